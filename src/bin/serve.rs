//! Serves a folder of static files on this machine, for `make serve` and for the browser tests.
//!
//! `serve [--port PORT] [--base /SUB/FOLDER/] [--open] DIR`. Prints `ready http://127.0.0.1:PORT/SUB/FOLDER/` once it
//! answers. Without `--port` it takes the first free port from 8080 on; `--port 0` lets the system choose. Answers GET and
//! HEAD below the base and nothing else, never leaves the folder, asks browsers to check again each time. Not a server
//! for the world: it listens to this machine only.
//!
//! Uses the standard library alone, so that `rustc` compiles it in two seconds without the crate's dependencies.

// On the browser's target there is no network to listen on; the program is for the host.
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

const USAGE: &str = "usage: serve [--port PORT] [--base /SUB/FOLDER/] [--open] DIR";
const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8179;
/// More than any browser sends; a longer request is refused.
const LONGEST_REQUEST: u64 = 64 * 1024;

struct Options {
    port: Option<u16>,
    /// Begins and ends with a slash.
    base: String,
    open: bool,
    folder: PathBuf,
}

fn main() -> ExitCode {
    let Some(options) = options(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    match run(options) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("serve: {message}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut words: impl Iterator<Item = String>) -> Option<Options> {
    let (mut port, mut base, mut open, mut folder) = (None, "/".to_owned(), false, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => port = Some(words.next()?.parse().ok()?),
            "--base" => base = format!("/{}/", words.next()?.trim_matches('/')).replace("//", "/"),
            "--open" => open = true,
            _ if word.starts_with('-') || folder.is_some() => return None,
            _ => folder = Some(PathBuf::from(word)),
        }
    }
    Some(Options { port, base, open, folder: folder? })
}

fn run(options: Options) -> Result<(), String> {
    let folder = options.folder.canonicalize().map_err(|e| format!("{}: {e}", options.folder.display()))?;
    let listener = listen(options.port)?;
    let port = listener.local_addr().map_err(|e| e.to_string())?.port();
    let address = format!("http://127.0.0.1:{port}{}", options.base);
    println!("ready {address}");
    io::stdout().flush().map_err(|e| e.to_string())?;
    if options.open {
        open(&address);
    }
    let (folder, base): (Arc<Path>, Arc<str>) = (folder.into(), options.base.into());
    for stream in listener.incoming() {
        // A browser that hangs up is its own affair.
        let Ok(stream) = stream else { continue };
        let (folder, base) = (Arc::clone(&folder), Arc::clone(&base));
        std::thread::spawn(move || converse(&stream, &folder, &base).ok());
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    match port {
        Some(port) => bind(port).map_err(|e| format!("port {port}: {e}")),
        None => (FIRST_PORT..=LAST_PORT)
            .find_map(|port| bind(port).ok())
            .ok_or_else(|| format!("no free port from {FIRST_PORT} to {LAST_PORT}; choose one with --port")),
    }
}

/// Opens a browser where there is a screen to show it on; elsewhere the printed address has to do.
fn open(address: &str) {
    let screen = cfg!(target_os = "macos") || ["DISPLAY", "WAYLAND_DISPLAY"].iter().any(|name| std::env::var_os(name).is_some());
    if !screen || std::env::var_os("CI").is_some() {
        return;
    }
    let opener = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let null = std::process::Stdio::null;
    let started = std::process::Command::new(opener).arg(address).stdin(null()).stdout(null()).stderr(null()).spawn();
    if let Ok(mut child) = started {
        std::thread::spawn(move || child.wait());
    }
}

/// Answers the requests of one connection until the browser closes it.
fn converse(stream: &TcpStream, folder: &Path, base: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(60)))?;
    stream.set_nodelay(true)?;
    loop {
        let mut reader = BufReader::new(stream.take(LONGEST_REQUEST));
        let mut first = String::new();
        if reader.read_line(&mut first)? == 0 {
            return Ok(());
        }
        let mut close = false;
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let line = line.trim_end().to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            close |= line == "connection: close";
        }
        let mut words = first.split_ascii_whitespace();
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        match method {
            "GET" | "HEAD" => respond(stream, &answer(folder, base, target), method == "GET")?,
            // What follows would have a body, which is not read: the connection ends with it.
            _ => return respond(stream, &Answer::plain("405 Method Not Allowed", "GET only\n"), true),
        }
        if close {
            return Ok(());
        }
    }
}

struct Answer {
    status: &'static str,
    kind: &'static str,
    location: Option<String>,
    body: Vec<u8>,
}

impl Answer {
    fn plain(status: &'static str, body: &str) -> Self {
        Self { status, kind: "text/plain; charset=utf-8", location: None, body: body.into() }
    }
}

fn respond(mut stream: &TcpStream, answer: &Answer, with_body: bool) -> io::Result<()> {
    let Answer { status, kind, location, body } = answer;
    let mut head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n",
        body.len()
    );
    if let Some(location) = location {
        head.push_str(&format!("Location: {location}\r\n"));
    }
    head.push_str("\r\n");
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

/// The answer to one address. A folder's address without its last slash is redirected, as static hosts do.
fn answer(folder: &Path, base: &str, target: &str) -> Answer {
    let not_found = || Answer::plain("404 Not Found", "not found\n");
    let path = target.split(['?', '#']).next().unwrap_or_default();
    let redirect = |to: String| Answer { location: Some(to), ..Answer::plain("302 Found", "") };
    if base != "/" && path == base.trim_end_matches('/') {
        return redirect(base.to_owned());
    }
    let Some(inside) = path.strip_prefix(base).and_then(decode) else { return not_found() };
    let inside = Path::new(&inside);
    // Names only: no `..`, no absolute path, no hidden file.
    let plain = inside.components().all(|c| matches!(c, Component::Normal(name) if !name.as_encoded_bytes().starts_with(b".")));
    if !plain {
        return not_found();
    }
    let mut file = folder.join(inside);
    if file.is_dir() {
        if !path.ends_with('/') {
            return redirect(format!("{path}/"));
        }
        file.push("index.html");
    }
    // A link that leads out of the folder is not followed.
    match file.canonicalize().ok().filter(|real| real.starts_with(folder)).and_then(|real| std::fs::read(real).ok()) {
        Some(body) => Answer { status: "200 OK", kind: kind(&file), location: None, body },
        None => not_found(),
    }
}

/// Undoes percent-encoding; `None` for what is not UTF-8 or not an encoding.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            out.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok().filter(|text| !text.contains('\0'))
}

/// The media type by the file's ending. A browser compiles a module while it arrives only under its right type.
fn kind(file: &Path) -> &'static str {
    match file.extension().and_then(|e| e.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    fn status(base: &str, target: &str) -> &'static str {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).canonicalize().unwrap();
        answer(&folder, base, target).status
    }

    #[test]
    fn files_below_the_base_are_served_and_others_are_not() {
        assert_eq!(status("/", "/Cargo.toml"), "200 OK");
        assert_eq!(status("/tools/echeance/", "/tools/echeance/Cargo.toml?build=1"), "200 OK");
        assert_eq!(status("/tools/echeance/", "/Cargo.toml"), "404 Not Found");
        assert_eq!(status("/tools/echeance/", "/tools/echeance"), "302 Found");
        assert_eq!(status("/", "/src"), "302 Found");
    }

    #[test]
    fn nothing_outside_the_folder_is_served() {
        for target in
            ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/src/../../x", "//etc/passwd", "/%2fetc/passwd", "/.gitignore", "/%00", "/%zz", ""]
        {
            assert_eq!(status("/", target), "404 Not Found", "{target}");
        }
    }

    #[test]
    fn a_base_is_written_with_or_without_its_slashes() {
        for base in ["a/b", "/a/b", "/a/b/"] {
            let words = ["--base", base, "dist"].map(str::to_owned);
            assert_eq!(options(words.into_iter()).unwrap().base, "/a/b/");
        }
        assert_eq!(options(["dist".to_owned()].into_iter()).unwrap().base, "/");
    }
}
