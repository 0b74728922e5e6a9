//! What the crate stands on: every licence is one that may be shipped with it, and nothing is asked for that is not used.
//! Looked up with `cargo metadata`, which is there wherever the tests are.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Licences that ask for no more than their own text beside the program (MPL-2.0: and its own files' source).
const ALLOWED: [&str; 15] = [
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "0BSD",
    "ISC",
    "Zlib",
    "MPL-2.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "CC0-1.0",
    "Unlicense",
    "BSL-1.0",
];

/// Asked for though no line of ours names it, and why.
const USED_UNNAMED: [(&str, &str); 1] = [("getrandom", "its feature wasm_js gives other crates their randomness in a browser")];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The crates that are compiled for one target, with every feature of ours on.
fn metadata(target: &str) -> Value {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--all-features", "--filter-platform", target])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn host() -> String {
    let output = Command::new("rustc").arg("-vV").output().unwrap();
    String::from_utf8(output.stdout).unwrap().lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[test]
fn every_licence_may_be_shipped() {
    let mut licences = BTreeMap::new();
    for target in [host().as_str(), "wasm32-unknown-unknown"] {
        let metadata = metadata(target);
        let compiled: Vec<_> =
            metadata.pointer("/resolve/nodes").unwrap().as_array().unwrap().iter().map(|node| text(node, "id")).collect();
        for package in metadata.get("packages").unwrap().as_array().unwrap() {
            if compiled.contains(&text(package, "id")) {
                licences.insert(format!("{} {}", text(package, "name"), text(package, "version")), text(package, "license").to_owned());
            }
        }
    }
    assert!(licences.len() > 50, "only {} crates were seen", licences.len());
    let refused: Vec<_> =
        licences.iter().filter(|(_, licence)| !allows(licence)).map(|(name, licence)| format!("{name}: {licence:?}")).collect();
    assert!(refused.is_empty(), "licences that are not in the list:\n  {}", refused.join("\n  "));
}

/// Whether a licence expression can be satisfied by the allowed licences. `/` is the old way to write OR.
fn allows(expression: &str) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ").replace(" WITH ", "\u{0}");
    let words: Vec<_> = spaced.split_whitespace().map(|word| word.replace('\u{0}', " WITH ")).collect();
    let mut at = 0;
    let allowed = either(&words, &mut at);
    allowed && at == words.len()
}

fn either(words: &[String], at: &mut usize) -> bool {
    let mut any = both(words, at);
    while words.get(*at).is_some_and(|word| word == "OR") {
        *at += 1;
        any |= both(words, at);
    }
    any
}

fn both(words: &[String], at: &mut usize) -> bool {
    let mut all = one(words, at);
    while words.get(*at).is_some_and(|word| word == "AND") {
        *at += 1;
        all &= one(words, at);
    }
    all
}

fn one(words: &[String], at: &mut usize) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if word == "(" {
        let inside = either(words, at);
        *at += 1;
        return inside;
    }
    ALLOWED.contains(&word.as_str())
}

#[test]
fn a_licence_expression_is_read_as_it_is_meant() {
    for good in ["MIT", "MIT OR GPL-3.0", "GPL-3.0/MIT", "(MIT OR Apache-2.0) AND Unicode-3.0", "Apache-2.0 WITH LLVM-exception OR GPL-2.0"]
    {
        assert!(allows(good), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR Apache-2.0) AND GPL-3.0", "MIT MIT", "AGPL-3.0 WITH x"] {
        assert!(!allows(bad), "{bad}");
    }
}

#[test]
fn every_dependency_is_used() {
    let metadata = metadata(&host());
    let us = metadata.get("packages").unwrap().as_array().unwrap().iter().find(|package| text(package, "name") == "echeance").unwrap();
    let mut code = String::new();
    for folder in ["src", "tests"] {
        read(&root().join(folder), &mut code);
    }
    let words: std::collections::BTreeSet<_> = code.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut unused = Vec::new();
    for dependency in us.get("dependencies").unwrap().as_array().unwrap() {
        let name = text(dependency, "name");
        let named = match text(dependency, "rename") {
            "" => name.replace('-', "_"),
            renamed => renamed.replace('-', "_"),
        };
        if !words.contains(named.as_str()) && !USED_UNNAMED.iter().any(|(unnamed, _)| *unnamed == name) {
            unused.push(name);
        }
    }
    assert!(unused.is_empty(), "asked for in Cargo.toml and named nowhere in src or tests: {}", unused.join(", "));
}

/// The code in a folder, without comments: a crate that is only talked about is not used.
fn read(folder: &Path, code: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, code);
        } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("tests/dependencies.rs") {
            for line in fs::read_to_string(&path).unwrap().lines() {
                code.push_str(line.split("//").next().unwrap_or_default());
                code.push('\n');
            }
        }
    }
}
