//! The setup script on machines that are made up: a folder of stand-ins for cargo, rustc, npm and the rest, and nothing
//! else in the path. What matters: it installs once, says nothing the second time, leaves nothing half done, and tells
//! a person on an unknown machine what to do.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Programs of any system that the script itself calls.
const SYSTEM: [&str; 19] = [
    "bash", "sh", "env", "sed", "awk", "grep", "cut", "head", "tail", "id", "mkdir", "rm", "mv", "chmod", "dirname", "cat", "cp", "ls",
    "flock",
];

struct Machine {
    folder: PathBuf,
}

struct Told {
    good: bool,
    said: String,
}

impl Machine {
    /// A machine with a Rust that can build for the browser, npm, and the tools of any system.
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("setup-{name}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let machine = Self { folder };
        for made in ["bin", "home", "sysroot"] {
            fs::create_dir_all(machine.folder.join(made)).unwrap();
        }
        for program in SYSTEM {
            let found = ["/usr/bin", "/bin", "/usr/local/bin", "/opt/homebrew/bin"]
                .iter()
                .map(|at| Path::new(at).join(program))
                .find(|at| at.exists());
            if let Some(found) = found {
                symlink(found, machine.folder.join("bin").join(program)).unwrap();
            }
        }
        machine.put("cc", "");
        machine.rust("1.99.0", true);
        machine.cargo("");
        machine.put(
            "npm",
            r#"echo "npm $*" >> "$CALLS"; mkdir -p "$3/node_modules/binaryen/bin" "$3/node_modules/axe-core"; : > "$3/node_modules/axe-core/axe.min.js"; printf '#!/bin/sh\necho "wasm-opt version 132"\n' > "$3/node_modules/binaryen/bin/wasm-opt""#,
        );
        machine.put("node", r#"exec sh "$@""#);
        machine
    }

    fn put(&self, program: &str, script: &str) {
        let path = self.folder.join("bin").join(program);
        let _ = fs::remove_file(&path);
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn rust(&self, version: &str, for_the_browser: bool) {
        let library = self.folder.join("sysroot/libstd-0.rlib");
        let _ = fs::remove_file(&library);
        if for_the_browser {
            fs::write(library, "").unwrap();
        }
        let sysroot = self.folder.join("sysroot");
        self.put(
            "rustc",
            &format!(r#"case "$*" in *target-libdir*) echo "{}" ;; *) echo "rustc {version} (stand-in)" ;; esac"#, sysroot.display()),
        );
    }

    /// A cargo whose `install` leaves programs that know their version; `first` runs in the middle of it, the program being
    /// there and not yet whole.
    fn cargo(&self, first: &str) {
        self.put(
            "cargo",
            &format!(
                r#"[ "$1" = install ] || exit 1
echo "cargo $*" >> "$CALLS"
for word; do
  case $last in --root) root=$word ;; --version) version=${{word#=}} ;; esac
  last=$word
done
mkdir -p "$root/bin"
tool=$last
case $tool in wasm-bindgen-cli) tool=wasm-bindgen ;; wasm_split_cli_support) tool=wasm-split-cli ;; esac
for program in "$tool" "$tool-test-runner"; do
  : > "$root/bin/$program"
  {first}
  printf '#!/bin/sh\necho "%s %s"\n' "$program" "$version" > "$root/bin/$program"
  chmod +x "$root/bin/$program"
done"#
            ),
        );
    }

    fn without(&self, program: &str) {
        fs::remove_file(self.folder.join("bin").join(program)).unwrap();
    }

    fn setup(&self, mode: &str) -> Told {
        let nowhere = self.folder.join("nowhere");
        let output = Command::new(self.folder.join("bin/bash"))
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/setup"))
            .arg(mode)
            .env_clear()
            .env("PATH", self.folder.join("bin"))
            .env("HOME", self.folder.join("home"))
            .env("CALLS", self.folder.join("calls"))
            .env("DEBIAN_RUSTC", &nowhere)
            .output()
            .unwrap();
        Told {
            good: output.status.success(),
            said: String::from_utf8_lossy(&output.stderr).into_owned() + &String::from_utf8_lossy(&output.stdout),
        }
    }

    /// What was asked of cargo and npm.
    fn calls(&self) -> Vec<String> {
        fs::read_to_string(self.folder.join("calls")).unwrap_or_default().lines().map(str::to_owned).collect()
    }

    fn tools(&self) -> Vec<String> {
        let Ok(listed) = fs::read_dir(self.folder.join("home/.cache/echeance/tools")) else { return Vec::new() };
        let mut names: Vec<_> = listed.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn locked_wasm_bindgen() -> String {
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    let after = lock.split("name = \"wasm-bindgen\"\nversion = \"").nth(1).unwrap();
    after.split('"').next().unwrap().to_owned()
}

#[test]
fn the_second_run_does_nothing_and_says_nothing() {
    let machine = Machine::new("twice");
    let first = machine.setup("build");
    assert!(first.good, "{}", first.said);
    assert_eq!(machine.calls().len(), 3, "{:?}", machine.calls());
    assert!(
        first.said.lines().all(|line| line.contains("installing") && line.contains("(about") || line.contains("about")),
        "{}",
        first.said
    );
    let second = machine.setup("build");
    assert!(second.good && second.said.is_empty(), "{}", second.said);
    assert_eq!(machine.calls().len(), 3, "{:?}", machine.calls());
}

#[test]
fn the_version_of_wasm_bindgen_is_that_of_the_lock_file() {
    let machine = Machine::new("versions");
    assert!(machine.setup("build").good);
    let version = locked_wasm_bindgen();
    assert!(machine.calls().iter().any(|call| call.contains(&format!("--version ={version} wasm-bindgen-cli"))), "{:?}", machine.calls());
    assert!(machine.tools().contains(&format!("wasm-bindgen-cli-{version}")), "{:?}", machine.tools());
}

#[test]
fn an_interrupted_install_leaves_no_half_tool_and_goes_on_the_next_time() {
    let machine = Machine::new("interrupted");
    // The script's whole group is gone in the middle of an installation, as by Ctrl-C or a closed lid.
    machine.cargo("kill -9 $PPID; kill -9 $$");
    let broken = machine.setup("build");
    assert!(!broken.good);
    assert!(machine.tools().iter().all(|name| name.starts_with(".part-")), "{:?}", machine.tools());
    machine.cargo("");
    let mended = machine.setup("build");
    assert!(mended.good, "{}", mended.said);
    assert!(machine.tools().iter().all(|name| !name.starts_with(".part-")), "{:?}", machine.tools());
    assert!(machine.setup("build").said.is_empty());
}

#[test]
fn a_failed_download_says_what_to_do() {
    let machine = Machine::new("no-network");
    machine.cargo("echo 'error: could not reach the registry' >&2; exit 101");
    let told = machine.setup("build");
    assert!(!told.good);
    assert!(told.said.contains("could not reach the registry") && told.said.contains("HTTPS_PROXY"), "{}", told.said);
    assert!(machine.tools().iter().all(|name| name.starts_with(".part-")), "{:?}", machine.tools());
}

#[test]
fn a_machine_without_rust_is_told_where_to_get_it() {
    let machine = Machine::new("no-rust");
    machine.without("cargo");
    machine.without("rustc");
    let told = machine.setup("build");
    assert!(!told.good && told.said.contains("https://rustup.rs"), "{}", told.said);
    assert_eq!(told.said.lines().count(), 1, "{}", told.said);
}

#[test]
fn an_old_rust_is_named_with_the_version_that_is_needed() {
    let machine = Machine::new("old-rust");
    machine.rust("1.70.0", true);
    let told = machine.setup("build");
    assert!(!told.good && told.said.contains("1.70.0") && told.said.contains("rustup update"), "{}", told.said);
}

#[test]
fn an_unknown_machine_without_the_browsers_library_is_told_the_command() {
    let machine = Machine::new("unknown");
    machine.rust("1.99.0", false);
    let told = machine.setup("build");
    assert!(!told.good && told.said.contains("rustup target add wasm32-unknown-unknown"), "{}", told.said);
    assert!(machine.calls().is_empty());
}

#[test]
fn a_missing_browser_is_said_and_not_skipped() {
    let machine = Machine::new("no-browser");
    machine.cargo("");
    let told = machine.setup("test");
    // This stand-in's cargo has no fmt either, which is asked for first.
    assert!(!told.good && told.said.contains("rustup component add rustfmt clippy"), "{}", told.said);
    machine.put("cargo", "exit 0");
    let told = machine.setup("test");
    assert!(!told.good && told.said.contains("chromedriver of the same major version"), "{}", told.said);
    machine.put("chromium", "echo Chromium 156.0.1");
    machine.put("chromedriver", "echo ChromeDriver 140.0.1");
    let told = machine.setup("test");
    assert!(!told.good && told.said.contains("156.0.1") && told.said.contains("140.0.1"), "{}", told.said);
    machine.put("chromedriver", "echo ChromeDriver 156.0.2");
    let told = machine.setup("test");
    assert!(told.good && told.said.contains("axe-core"), "{}", told.said);
    let told = machine.setup("test");
    assert!(told.good && told.said.is_empty(), "{}", told.said);
}

#[test]
fn the_bench_goes_on_without_the_peer_that_does_not_compile() {
    let machine = Machine::new("bench");
    machine.put("chromium", "echo Chromium 156.0.1");
    machine.put("chromedriver", "echo ChromeDriver 156.0.2");
    assert!(machine.setup("build").good);
    machine.put("npm", r#"[ "$1" != rebuild ] || exit 1; mkdir -p "$3/node_modules""#);
    let told = machine.setup("bench");
    assert!(told.good && told.said.contains("Papa Parse") && told.said.contains("Going on without it"), "{}", told.said);
    assert!(machine.tools().iter().any(|name| name.starts_with("peers-")), "{:?}", machine.tools());
    let told = machine.setup("bench");
    assert!(told.good && told.said.is_empty(), "{}", told.said);
}
