//! The folder from which the peers' pages are served, and how one of them is run.

use crate::data::Book;
use crate::house::{Outcome, Program, Stage};
use crate::person::Person;
use fantoccini::wd::TimeoutConfiguration;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Longest that a peer may take for one thing.
const LONGEST: Duration = Duration::from_secs(1_800);

/// The peers' packages that pages load, where `.ci/setup bench` put them.
const PACKAGES: [&str; 6] = ["papaparse", "udsv", "dexie", "@sqlite.org/sqlite-wasm", "fast-xml-parser", "xlsx"];

/// Pages, packages, our module and the data, on a server of their own.
pub(crate) struct Site {
    folder: PathBuf,
    server: Program,
}

impl Site {
    pub(crate) fn build(stage: &Stage) -> Outcome<Self> {
        let folder = stage.folder().join("site");
        copied(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/peers"), &folder)?;
        copied(&stage.dist().join("api"), &folder.join("api"))?;
        let peers = std::env::var_os("ECHEANCE_PEERS").ok_or("ECHEANCE_PEERS does not say where the peers are (.ci/setup bench)")?;
        for package in PACKAGES {
            copied(&Path::new(&peers).join("node_modules").join(package), &folder.join("node_modules").join(package))?;
        }
        std::fs::create_dir_all(folder.join("data"))?;
        let server = Program::serve(&folder)?;
        Ok(Self { folder, server })
    }

    /// Lays a file among the data.
    pub(crate) fn lay(&self, name: &str, bytes: &[u8]) -> Outcome {
        Ok(std::fs::write(self.folder.join("data").join(name), bytes)?)
    }

    /// Lays the book out in each form that a page reads.
    pub(crate) fn lay_out(&self, book: &Book) -> Outcome {
        let data = self.folder.join("data");
        std::fs::write(data.join(format!("documents-{}.csv", book.size)), book.documents_csv())?;
        std::fs::write(data.join(format!("payments-{}.csv", book.size)), book.payments_csv())?;
        Ok(std::fs::write(data.join(format!("book-{}.json", book.size)), serde_json::to_vec(&book.json())?)?)
    }

    /// A browser for the peers' pages, always of the same profile.
    pub(crate) async fn browser(&self, stage: &Stage) -> Outcome<Person> {
        let person = stage.browser_at(&self.server.address, "en").await?;
        person.client().update_timeouts(TimeoutConfiguration::new(Some(LONGEST), None, None)).await?;
        Ok(person)
    }

    /// Opens the page of a test, fresh.
    pub(crate) async fn open(&self, person: &Person, test: &str, more: &str) -> Outcome {
        // From elsewhere: the same address again would keep what the page before held.
        person.client().goto("about:blank").await?;
        person.client().goto(&format!("{}page.html?test={test}{more}", self.server.address)).await?;
        person.until("the test's module", "return window.test !== undefined || window.broken !== undefined").await?;
        match person.look("return window.broken ?? null", vec![]).await? {
            Value::Null => Ok(()),
            why => Err(format!("{test}: {why}").into()),
        }
    }

    /// Opens the page of a test and runs it.
    pub(crate) async fn run(&self, person: &Person, test: &str, given: Vec<Value>) -> Outcome<Value> {
        self.open(person, test, "").await?;
        run(person, test, given).await
    }
}

/// Runs the test of the page that is open.
async fn run(person: &Person, test: &str, given: Vec<Value>) -> Outcome<Value> {
    let script = "const [given, done] = arguments; test.run(...given).then(done, (why) => done({ broken: String(why?.stack ?? why) }))";
    let found = person.client().execute_async(script, vec![json!(given)]).await?;
    match found.get("broken") {
        Some(why) => Err(format!("{test}: {why}").into()),
        None => Ok(found),
    }
}

/// A number in what a page found.
pub(crate) fn number(found: &Value, name: &str) -> Outcome<f64> {
    found.get(name).and_then(Value::as_f64).ok_or_else(|| format!("no {name} in {found}").into())
}

/// What a page found must be what is expected.
pub(crate) fn agrees(who: &str, found: Option<&Value>, expected: &Value) -> Outcome {
    let found = found.unwrap_or(&Value::Null);
    if is_same(found, expected) { Ok(()) } else { Err(format!("{who} gives {found}, not {expected}").into()) }
}

/// Equal, whichever way a number is written.
fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b)),
        _ => a == b,
    }
}

fn copied(from: &Path, to: &Path) -> Outcome {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from).map_err(|why| format!("{}: {why}", from.display()))? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() { copied(&entry.path(), &to)? } else { std::fs::copy(entry.path(), to).map(drop)? }
    }
    Ok(())
}
