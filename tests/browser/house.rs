//! What trials live in: one driver for all, a server and a profile for each, and what is looked at when one is over.

use crate::person::Person;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use libtest_mimic::{Failed, Trial};
use serde_json::{Value, json};
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// How a step of a trial ends.
pub(crate) type Outcome<T = ()> = Result<T, Failed>;

/// The folder below which the page is served: not the root, since any folder must do.
pub(crate) const BASE: &str = "/outils/echeance/";

/// What all trials share.
pub(crate) struct House {
    driver: OnceLock<Result<Program, String>>,
    /// The folder that is tested.
    pub(crate) dist: PathBuf,
}

/// A program that said where it listens.
pub(crate) struct Program {
    child: Child,
    pub(crate) address: String,
}

impl Program {
    /// Starts it and waits for the line in which `address` finds where it listens.
    fn start(command: &mut Command, address: fn(&str) -> Option<String>) -> Result<Self, String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().map_err(|e| format!("{name}: {e}"))?;
        let mut said = BufReader::new(child.stdout.take().ok_or("no output")?);
        let mut line = String::new();
        loop {
            line.clear();
            match said.read_line(&mut line) {
                Ok(0) | Err(_) => return Err(format!("{name} ended before it listened")),
                Ok(_) => {}
            }
            if let Some(address) = address(line.trim()) {
                // Read on, else it stops when the pipe is full.
                std::thread::spawn(move || std::io::copy(&mut said, &mut std::io::sink()));
                return Ok(Self { child, address });
            }
        }
    }

    /// The server of the project, on a folder.
    pub(crate) fn serve(folder: &Path) -> Outcome<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_serve"));
        command.args(["--port", "0", "--base", BASE]).arg(folder);
        Ok(Self::start(&mut command, |line| line.strip_prefix("ready ").map(str::to_owned))?)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl House {
    pub(crate) fn new() -> Self {
        let dist = std::env::var_os("ECHEANCE_DIST").map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"), PathBuf::from);
        Self { driver: OnceLock::new(), dist }
    }

    fn driver(&self) -> Outcome<String> {
        let started = self.driver.get_or_init(|| {
            let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
            Program::start(Command::new(program).arg("--port=0"), |line| {
                let port = line.split_once("started successfully on port ")?.1.trim_end_matches('.');
                Some(format!("http://127.0.0.1:{port}"))
            })
        });
        match started {
            Ok(driver) => Ok(driver.address.clone()),
            Err(why) => Err(format!("the browser tests need Chromium and chromedriver: {why}").into()),
        }
    }

    /// Whether the folder holds a build for debugging, which keeps no files for work without a network.
    pub(crate) fn is_debug_build(&self) -> bool {
        std::fs::read_to_string(self.dist.join("index.html")).is_ok_and(|page| page.contains("data-build=\"dev\""))
    }
}

/// A trial with a stage of its own.
pub(crate) fn trial(house: &Arc<House>, name: &str, run: impl AsyncFnOnce(&Stage) -> Outcome + Send + 'static) -> Trial {
    let (house, called) = (Arc::clone(house), name.to_owned());
    Trial::test(name, move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        runtime.block_on(async {
            let stage = Stage::set(house, &called)?;
            let outcome = run(&stage).await;
            stage.strike(outcome).await
        })
    })
}

/// Data shared between the project's copies; not everybody has it.
pub(crate) fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data").join(path)
}

/// Ignores a trial over shared data where there is none, unless CI is set.
pub(crate) fn on_data(trial: Trial, path: &str) -> Trial {
    let is_missing = !shared(path).exists() && std::env::var_os("CI").is_none();
    trial.with_ignored_flag(is_missing)
}

/// One trial's server, profiles and browsers.
pub(crate) struct Stage {
    house: Arc<House>,
    name: String,
    folder: PathBuf,
    server: RefCell<Option<Program>>,
    address: String,
    browsers: RefCell<Vec<Open>>,
    opened: Cell<u32>,
    /// Parts of console errors that the trial provokes.
    expected: RefCell<Vec<&'static str>>,
    /// Whether the page's own server may be missed.
    cut: Cell<bool>,
}

struct Open {
    client: Client,
    log: PathBuf,
    address: String,
    /// Closed or killed before the trial was over.
    gone: bool,
}

impl Stage {
    fn set(house: Arc<House>, name: &str) -> Outcome<Self> {
        let index = house.dist.join("index.html");
        if !index.exists() {
            return Err(format!("{} is missing: build the page first (make build)", index.display()).into());
        }
        let folder = std::env::temp_dir().join(format!("echeance-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let server = Program::serve(&house.dist)?;
        let address = server.address.clone();
        Ok(Self {
            house,
            name: name.to_owned(),
            folder,
            server: RefCell::new(Some(server)),
            address,
            browsers: RefCell::default(),
            opened: Cell::new(0),
            expected: RefCell::default(),
            cut: Cell::new(false),
        })
    }

    /// The folder that is tested.
    pub(crate) fn dist(&self) -> &Path {
        &self.house.dist
    }

    /// A folder of this trial's own.
    pub(crate) fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a file that a person could drop.
    pub(crate) fn write(&self, name: &str, content: &str) -> Outcome<PathBuf> {
        let path = self.folder.join(name);
        std::fs::write(&path, content)?;
        Ok(path)
    }

    /// Console errors with these words in them are part of the trial.
    pub(crate) fn expect_console(&self, part: &'static str) {
        self.expected.borrow_mut().push(part);
    }

    /// Stops the server for good: whatever works from now on works without a network.
    pub(crate) fn cut_the_network(&self) {
        self.cut.set(true);
        self.server.replace(None);
    }

    /// A person at a browser that was never used, on an empty page. `language` is what the browser asks for: `fr`, `en`.
    pub(crate) async fn browser(&self, language: &str) -> Outcome<Person> {
        self.browser_of(&format!("profile-{}", self.opened.get()), language).await
    }

    /// The same with a named profile, which may have been used before.
    pub(crate) async fn browser_of(&self, profile: &str, language: &str) -> Outcome<Person> {
        self.start(profile, &self.address, language).await
    }

    /// The same on another server's page.
    pub(crate) async fn browser_at(&self, address: &str, language: &str) -> Outcome<Person> {
        self.start("profile-elsewhere", address, language).await
    }

    async fn start(&self, profile: &str, address: &str, language: &str) -> Outcome<Person> {
        let n = self.opened.replace(self.opened.get() + 1);
        let (profile, log) = (self.folder.join(profile), self.folder.join(format!("network-{n}.json")));
        let mut arguments: Vec<String> = [
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-domain-reliability",
            "--disable-features=OptimizationHints,MediaRouter,Translate,AutofillServerCommunication",
            "--no-first-run",
            "--no-pings",
            "--disable-quic",
            "--window-size=1280,900",
        ]
        .map(str::to_owned)
        .into();
        arguments.push(format!("--user-data-dir={}", profile.display()));
        arguments.push(format!("--log-net-log={}", log.display()));
        arguments.push(format!("--accept-lang={language}"));
        let mut options = json!({ "args": arguments, "prefs": { "intl.accept_languages": language } });
        if let (Some(chrome), Some(options)) = (std::env::var("CHROME").ok(), options.as_object_mut()) {
            options.insert("binary".into(), chrome.into());
        }
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": options,
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "script": 60_000, "pageLoad": 60_000 },
            "unhandledPromptBehavior": "accept",
        });
        let Value::Object(wanted) = wanted else { return Err("no capabilities".into()) };
        let driver = self.house.driver()?;
        let client = ClientBuilder::new(HttpConnector::new()).capabilities(wanted).connect(&driver).await?;
        self.browsers.borrow_mut().push(Open { client: client.clone(), log, address: address.to_owned(), gone: false });
        Ok(Person::new(client, address.to_owned(), profile))
    }

    /// Closes the browser that was opened last, as a person does. One that the service worker served has asked the network for nothing.
    pub(crate) async fn close(&self, person: Person) -> Outcome {
        if let Some(open) = self.browsers.borrow_mut().last_mut() {
            open.gone = true;
        }
        Ok(person.into_client().close().await?)
    }

    /// Ends a browser as a power cut would.
    pub(crate) async fn kill(&self, person: Person) -> Outcome {
        let mark = format!("--user-data-dir={}", person.profile().display());
        let listed = Command::new("ps").args(["-axww", "-o", "pid=,command="]).output()?;
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        // The browser itself: its children, which bear the mark too, name what kind they are.
        let mine = listed.lines().filter(|line| line.contains(&mark) && !line.contains("--type=") && !line.contains("crashpad"));
        let pids: Vec<&str> = mine.filter_map(|line| line.split_whitespace().next()).collect();
        if pids.is_empty() {
            return Err("no browser process to kill".into());
        }
        for pid in &pids {
            Command::new("kill").args(["-KILL", pid]).status()?;
        }
        if let Some(open) = self.browsers.borrow_mut().last_mut() {
            open.gone = true;
        }
        // The driver learns of it by itself; closing what is gone is an error that says nothing.
        let _ = tokio::time::timeout(Duration::from_secs(20), person.into_client().close()).await;
        let began = Instant::now();
        while std::fs::symlink_metadata(format!("{}/SingletonLock", mark.split_once('=').map_or("", |it| it.1))).is_ok()
            && began.elapsed() < Duration::from_millis(300)
        {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Takes everything down; the outcome, or what else was wrong.
    async fn strike(self, outcome: Outcome) -> Outcome {
        let (mut wrong, mut told): (Vec<String>, Vec<String>) = Default::default();
        let failed = outcome.is_err();
        if let Err(why) = &outcome {
            wrong.push(why.message().unwrap_or("failed").to_owned());
        }
        let keep = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/browser-failures");
        for (n, open) in self.browsers.take().into_iter().enumerate() {
            if !open.gone {
                let lines = console(&open.client).await;
                let grave = lines.iter().filter(|(is_error, text)| {
                    let is_expected = self.expected.borrow().iter().any(|part| text.contains(part));
                    let is_cut = self.cut.get() && text.contains("ERR_");
                    *is_error && !is_expected && !is_cut
                });
                wrong.extend(grave.map(|(_, text)| format!("console: {text}")));
                told.extend(lines.into_iter().map(|(_, text)| text));
                if failed || !wrong.is_empty() {
                    leave_evidence(&open.client, &keep, &format!("{}-{n}", self.name), &told).await;
                }
                let _ = tokio::time::timeout(Duration::from_secs(20), open.client.close()).await;
            }
            let requests = requests_of_the_page(&open.log, &open.address);
            if requests.is_empty() && !open.gone {
                wrong.push("the network log names no request of the page".to_owned());
            }
            let own = format!("{}/", origin_of(&open.address));
            wrong.extend(requests.iter().filter(|url| !url.starts_with(&own)).map(|url| format!("a request to {url}")));
        }
        self.server.replace(None);
        if wrong.is_empty() {
            let _ = std::fs::remove_dir_all(&self.folder);
            return Ok(());
        }
        Err(wrong.join("\n").into())
    }
}

/// What the console said since it was last asked; whether each is an error.
async fn console(client: &Client) -> Vec<(bool, String)> {
    let told = crate::person::post(client, "se/log", json!({ "type": "browser" })).await;
    let entries = told.ok().and_then(|told| told.as_array().cloned()).unwrap_or_default();
    let line = |entry: &Value| {
        let level = entry["level"].as_str().unwrap_or_default();
        (level == "SEVERE", format!("{level} {}", entry["message"].as_str().unwrap_or_default()))
    };
    entries.iter().map(line).collect()
}

async fn leave_evidence(client: &Client, folder: &Path, name: &str, console: &[String]) {
    let name = name.replace(|letter: char| !letter.is_alphanumeric(), "_");
    let _ = std::fs::create_dir_all(folder);
    if let Ok(picture) = client.screenshot().await {
        let _ = std::fs::write(folder.join(format!("{name}.png")), picture);
    }
    let seen =
        client.execute("return location.href + '\\n\\n' + document.body.innerText + '\\n\\n' + document.body.outerHTML", vec![]).await;
    let seen = seen.ok().and_then(|seen| seen.as_str().map(str::to_owned)).unwrap_or_default();
    let _ = std::fs::write(folder.join(format!("{name}.txt")), format!("{}\n\n{seen}", console.join("\n")));
}

fn origin_of(address: &str) -> &str {
    address.split_once(BASE).map_or(address, |it| it.0)
}

/// Every address that the page, its workers or its service worker asked for, by the browser's own log.
///
/// The log holds one event a line, all processes together, and may break off where the browser was killed. What the browser
/// asks for on its own account (updates, the time) bears the initiator "not an origin" and is not the page's doing.
fn requests_of_the_page(log: &Path, address: &str) -> BTreeSet<String> {
    let origin = origin_of(address);
    let text = std::fs::read(log).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default();
    let event = |line: &str| serde_json::from_str::<Value>(line.trim().trim_end_matches(',').trim_end_matches(']')).ok();
    let asked = text.lines().filter(|line| line.contains("\"initiator\"")).filter_map(event).filter_map(|event| {
        let (by, url) = (event["params"]["initiator"].as_str()?, event["params"]["url"].as_str()?);
        by.contains(origin).then(|| url.to_owned())
    });
    asked.collect()
}
