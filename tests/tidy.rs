//! What no compiler checks: that the layers keep apart, that names say something, that nothing of one machine is in the files.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Folders that run anywhere: no browser, no clock, no chance.
const PURE: [&str; 9] = ["basis", "ledger", "journal", "law", "insight", "dunning", "words", "exchange", "output"];

const BANNED_IN_PURE: [&str; 11] = [
    "web_sys",
    "js_sys",
    "wasm_bindgen",
    "leptos",
    "gloo",
    "SystemTime",
    "Instant::now",
    "thread_rng",
    "getrandom",
    "Utc::now",
    "Local::now",
];

/// What each folder of `src` may use beside itself. `ui`, `worker` and the programs may use everything.
const MAY_USE: [(&str, &[&str]); 10] = [
    ("basis", &[]),
    ("ledger", &["basis"]),
    ("journal", &["basis", "ledger"]),
    ("law", &["basis", "ledger"]),
    ("insight", &["basis", "ledger", "law"]),
    ("words", &["basis", "ledger", "journal", "law", "insight", "exchange"]),
    ("dunning", &["basis", "ledger", "law", "insight", "words"]),
    ("exchange", &["basis", "ledger"]),
    ("output", &PURE),
    ("store", &["basis", "ledger", "journal"]),
];

/// Names under which things get lost.
const NAMES_THAT_SAY_NOTHING: [&str; 6] = ["utils", "util", "helpers", "helper", "common", "misc"];

const LONGEST_BEFORE_TESTS: usize = 700;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file of the project, by its path from the root: what git knows or would add.
fn files() -> Vec<PathBuf> {
    let listed = Command::new("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(root()).output();
    let listed = match listed {
        Ok(output) if output.status.success() => String::from_utf8(output.stdout).unwrap(),
        // Not a clone (an unpacked archive): then what is built lies beside the sources and is left out by name.
        _ => return walk(Path::new("")),
    };
    listed.split('\0').filter(|path| !path.is_empty()).map(PathBuf::from).filter(|path| root().join(path).exists()).collect()
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join(folder)).unwrap() {
        let path = folder.join(entry.unwrap().file_name());
        match path.to_str() {
            Some("target" | "dist" | ".git" | "node_modules") => {}
            _ if root().join(&path).is_dir() => found.extend(walk(&path)),
            _ => found.push(path),
        }
    }
    found
}

fn with_ending(ending: &str) -> impl Iterator<Item = (PathBuf, String)> {
    let ending = ending.to_owned();
    files().into_iter().filter(move |path| path.extension().is_some_and(|e| *e == *ending)).map(|path| {
        let text = fs::read_to_string(root().join(&path)).unwrap();
        (path, text)
    })
}

/// The folder of `src` that a Rust file belongs to.
fn folder(path: &Path) -> Option<&str> {
    path.strip_prefix("src").ok()?.components().next()?.as_os_str().to_str().map(|name| name.trim_end_matches(".rs"))
}

/// Lines of code with their number: comments say things that code may not do.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().map(|(at, line)| (at + 1, line.split("//").next().unwrap_or_default()))
}

fn report(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n  {}", found.join("\n  "));
}

#[test]
fn pure_folders_see_no_browser_no_clock_and_no_chance() {
    let mut found = Vec::new();
    for (path, text) in with_ending("rs") {
        if !folder(&path).is_some_and(|f| PURE.contains(&f)) {
            continue;
        }
        for (at, line) in code(&text) {
            found.extend(BANNED_IN_PURE.iter().filter(|name| line.contains(**name)).map(|name| format!("{}:{at}: {name}", path.display())));
        }
    }
    report("a pure folder names what only the shell may", &found);
}

#[test]
fn folders_use_only_what_stands_below_them() {
    let mut found = Vec::new();
    for (path, text) in with_ending("rs") {
        let Some((from, allowed)) = folder(&path).and_then(|f| MAY_USE.iter().find(|(name, _)| *name == f)) else { continue };
        for (at, line) in code(&text) {
            for used in used_folders(line) {
                if used != *from && !allowed.contains(&used.as_str()) {
                    found.push(format!("{}:{at}: {from} uses {used}", path.display()));
                }
            }
        }
    }
    report("a folder uses one above it", &found);
}

/// The folders that a line names after `crate::`, in `crate::x::…` and in `crate::{x::…, y}`.
fn used_folders(line: &str) -> Vec<String> {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
    let mut used = Vec::new();
    for after in line.split("crate::").skip(1) {
        if let Some(list) = after.strip_prefix('{') {
            let mut depth = 0;
            let mut name = String::new();
            for c in list.chars() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => break,
                    '}' => depth -= 1,
                    ',' if depth == 0 => used.push(std::mem::take(&mut name)),
                    _ if depth == 0 => name.push(c),
                    _ => {}
                }
            }
            used.push(name);
        } else {
            used.push(after.to_owned());
        }
    }
    used.into_iter()
        .map(|path| path.trim_start().chars().take_while(|c| is_name(*c)).collect::<String>())
        .filter(|name| !name.is_empty())
        .collect()
}

#[test]
fn the_reader_of_imports_sees_lists_and_paths() {
    assert_eq!(used_folders("use crate::ledger::Event;"), ["ledger"]);
    assert_eq!(used_folders("use crate::{basis::{money::Money, id}, law, words::Text};"), ["basis", "law", "words"]);
    assert_eq!(used_folders("let x: crate::law::Rate = crate::insight::y();"), ["law", "insight"]);
    assert!(used_folders("use crate::Everything;").is_empty());
}

#[test]
fn names_say_what_is_inside() {
    let found: Vec<_> = files()
        .iter()
        .filter(|path| {
            path.components().any(|part| {
                let name = part.as_os_str().to_string_lossy();
                NAMES_THAT_SAY_NOTHING.contains(&name.split('.').next().unwrap_or_default())
            })
        })
        .map(|path| path.display().to_string())
        .collect();
    report("a name that says nothing", &found);
}

#[test]
fn no_file_is_too_long_to_read() {
    let mut found = Vec::new();
    for (path, text) in with_ending("rs") {
        let before_tests = text.lines().take_while(|line| line.trim() != "#[cfg(test)]").count();
        if before_tests > LONGEST_BEFORE_TESTS && path.starts_with("src") {
            found.push(format!("{}: {before_tests} lines before its tests, at most {LONGEST_BEFORE_TESTS}", path.display()));
        }
    }
    report("a file with more than one capability", &found);
}

#[test]
fn nothing_is_left_for_later() {
    let mut found = Vec::new();
    // Put together here, so that this file does not find itself.
    let words = ["TO", "FIX", "XX"].iter().zip(["DO", "ME", "X"]).map(|(a, b)| format!("{a}{b}")).collect::<Vec<_>>();
    let ignored = format!("#[{}", "ignore");
    for (path, text) in with_ending("rs").chain(with_ending("js")).chain(with_ending("css")) {
        for (at, line) in text.lines().enumerate() {
            let left = words.iter().any(|word| line.split(|c: char| !c.is_alphanumeric()).any(|part| part == word));
            if left || line.trim_start().starts_with(&ignored) {
                found.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
            }
        }
    }
    report("something left for later", &found);
}

#[test]
fn colours_stand_in_the_tokens_only() {
    let mut found = Vec::new();
    for (path, text) in with_ending("css") {
        if path.ends_with("tokens.css") {
            continue;
        }
        for (at, line) in text.lines().enumerate() {
            let line = line.split("/*").next().unwrap_or_default();
            let function =
                ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "hwb(", "lab(", "lch("].iter().any(|f| names_function(line, f));
            if function || has_hex_colour(line) {
                found.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
            }
        }
    }
    report("a literal colour outside style/tokens.css", &found);
}

/// A colour computed from another (`oklch(from var(--ink) …)`) is not a literal.
fn names_function(line: &str, function: &str) -> bool {
    line.match_indices(function).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + function.len()..]);
        !before.ends_with(|c: char| c.is_alphanumeric() || c == '-') && !after.trim_start().starts_with("from ")
    })
}

/// `#` and 3, 4, 6 or 8 hexadecimal digits in a value; an id in a selector has other letters or stands before `{`.
fn has_hex_colour(line: &str) -> bool {
    let Some((_, value)) = line.split_once(':') else { return false };
    value.match_indices('#').any(|(at, _)| {
        let digits = value[at + 1..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect::<String>();
        matches!(digits.len(), 3 | 4 | 6 | 8) && digits.chars().all(|c| c.is_ascii_hexdigit()) && !value[at..].contains('{')
    })
}

#[test]
fn no_path_of_one_machine_is_in_the_files() {
    let mut found = Vec::new();
    // Put together here, so that this file does not find itself.
    let paths = ["/home", "/root", "/Users", "/work", "/tmp"].map(|path| format!("{path}/"));
    for path in files() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else { continue };
        for (at, line) in text.lines().enumerate() {
            for machine in &paths {
                let alone = line
                    .match_indices(machine.as_str())
                    .any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "._-)}/*".contains(c)));
                if alone && !path.ends_with("Cargo.lock") {
                    found.push(format!("{}:{}: {}", path.display(), at + 1, line.trim()));
                }
            }
        }
    }
    report("a path of one machine", &found);
}

#[test]
fn the_page_asks_nobody_but_its_own_host() {
    let page = fs::read_to_string(root().join("index.html")).unwrap();
    let policy = page.lines().find(|line| line.contains("Content-Security-Policy")).unwrap_or_else(|| panic!("index.html has no policy"));
    assert!(policy.contains("default-src 'none'"), "{policy}");
    for weak in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", " *", "ws:"] {
        assert!(!policy.contains(weak), "the policy allows {weak}");
    }
    for (path, text) in [("index.html", page)].map(|(p, t)| (PathBuf::from(p), t)).into_iter().chain(with_ending("css")) {
        let foreign = text.lines().filter(|line| line.contains("http://") || line.contains("https://")).collect::<Vec<_>>();
        assert!(foreign.is_empty(), "{} names another host: {foreign:?}", path.display());
    }
}
