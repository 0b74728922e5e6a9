//! From a file to figures, from storage to figures, and one payment: the app as it is built, and what stands beside each.

use crate::Bench;
use crate::book::{EN, LONG, in_english};
use crate::data::{Book, TODAY, day_number};
use crate::house::{Outcome, Stage};
use crate::person::Person;
use crate::site::{Site, agrees, number};
use crate::table::{Bar, Unit, median};
use serde_json::{Value, json};
use std::path::Path;
use std::time::Duration;

/// Notes when things happened in a page.
const PROBE: &str = include_str!("probe.js");
const STARTS: usize = 5;
const PAYMENTS: usize = 7;
/// The app writes its snapshot three seconds after the last change.
const UNTIL_QUIET: Duration = Duration::from_secs(8);
/// A person looks at a preview before saying yes; meanwhile the page writes ahead what a yes would keep.
const TO_SAY_YES: Duration = Duration::from_secs(2);
/// Rows that Actual Budget is given: at its pace, enough.
const ROWS_FOR_ACTUAL: u32 = 5_000;
const TO_RECORD: &str = "Record the";

const IMPORT: &str = "import, file to figures";
const START: &str = "start from storage";

/// Ours.
pub(crate) async fn ours(stage: &Stage, bench: &Bench) -> Outcome {
    for size in bench.sizes {
        let (size, table) = (*size, &bench.table);
        let book = Book::of(size);
        let owed = book.invoiced() - book.payments.iter().map(|it| it.amount).sum::<i64>();
        let profile = format!("profile-{size}");
        let person = prepared(stage, &profile, None).await?;
        person.open("").await?;
        person.sees(EN.welcome).await?;

        let file = stage.write("documents.csv", &book.documents_csv())?;
        let given = takes_in(&person, &file, &in_english(book.invoiced())).await?;
        bench.keep(IMPORT, size, given.whole());
        table.ours(IMPORT, Some(size), Unit::Milliseconds, given.whole(), Some(Bar::AtMost(1_500.0)));
        table.ours("- given to preview", Some(size), Unit::Milliseconds, given.preview, None);
        table.ours("- yes to durable", Some(size), Unit::Milliseconds, given.durable, None);
        table.ours("- yes to figures", Some(size), Unit::Milliseconds, given.figures, None);
        let file = stage.write("payments.csv", &book.payments_csv())?;
        let given = takes_in(&person, &file, &in_english(owed)).await?;
        table.ours("import of their payments", Some(size), Unit::Milliseconds, given.whole(), None);
        tokio::time::sleep(UNTIL_QUIET).await;
        let mut last = person;

        let mut starts = Vec::new();
        for _ in 0..STARTS {
            stage.close(last).await?;
            last = prepared(stage, &profile, Some(&in_english(owed))).await?;
            last.open("#/overview").await?;
            starts.push(mark(&last, "figures").await?);
        }
        let start = median(starts);
        bench.keep(START, size, start);
        table.ours(START, Some(size), Unit::Milliseconds, start, None);
        tokio::time::sleep(UNTIL_QUIET).await;
        at_rest(&last, bench, size).await?;
        payments(&last, bench, size).await?;
        stage.close(last).await?;
    }
    Ok(())
}

/// A browser whose page notes when things happen, from its very beginning; `figures` are noted when they are in sight.
async fn prepared(stage: &Stage, profile: &str, figures: Option<&str>) -> Outcome<Person> {
    let person = stage.browser_of(profile, "en").await?;
    person.set_clock(&TODAY.to_string()).await?;
    let awaited = figures.map(|words| format!("bench.note('figures', bench.shows({}));", json!(words))).unwrap_or_default();
    person.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": format!("{PROBE}\n{awaited}") })).await?;
    Ok(person)
}

/// Waits for what the page notes under a name.
async fn mark(person: &Person, name: &str) -> Outcome<f64> {
    person.until_given(name, "return bench.marks[arguments[0]] !== undefined", vec![name.into()], LONG).await?;
    let found = person.look("return bench.marks", vec![]).await?;
    number(&found, name)
}

/// What taking a file in took, in milliseconds.
struct Given {
    preview: f64,
    durable: f64,
    figures: f64,
}

impl Given {
    fn whole(&self) -> f64 {
        self.preview + self.figures
    }
}

async fn takes_in(person: &Person, file: &Path, figures: &str) -> Outcome<Given> {
    person.look("location.hash = '#/import'; bench.note('preview', () => bench.pressable(arguments[0]))", vec![TO_RECORD.into()]).await?;
    person.chooses_file(file).await?;
    let preview = mark(person, "preview").await? - mark(person, "dropped").await?;
    tokio::time::sleep(TO_SAY_YES).await;
    // The figures to come stand on the preview already; those that count are on the next page, to which the script goes at once.
    let script = "bench.note('recorded', bench.shows(arguments[0]), () => { location.hash = '#/overview' });
        const there = bench.shows(arguments[1]);
        bench.note('figures', () => document.querySelector('.page.overview') !== null && there())";
    person.look(script, vec![EN.recorded.into(), figures.into()]).await?;
    person.clicks("button", EN.record).await?;
    let seen = mark(person, "figures").await?;
    let pressed = mark(person, "pressed").await?;
    Ok(Given { preview, durable: mark(person, "durable").await? - pressed, figures: seen - pressed })
}

/// What the page holds when nothing happens.
async fn at_rest(person: &Person, bench: &Bench, size: u32) -> Outcome {
    let (objects, modules) = crate::weight::memory(person, "return bench.memory()").await?;
    bench.table.ours("memory at rest: page's objects", Some(size), Unit::Megabytes, objects, None);
    bench.table.ours("memory at rest: module's", Some(size), Unit::Megabytes, modules, None);
    Ok(())
}

/// One euro after another for the first invoice of the list.
async fn payments(person: &Person, bench: &Bench, size: u32) -> Outcome {
    person.open("#/invoices").await?;
    person.clicks("row", "FA0").await?;
    let (mut computing, mut durable, mut whole) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..PAYMENTS {
        person.clicks("button", "Enter payment").await?;
        person.types("Amount", "1").await?;
        person.clicks("button", "Enter payment").await?;
        let quiet = "return bench.marks.drawn !== undefined && performance.now() - bench.marks.drawn > 700";
        person.until_given("the payment to be drawn", quiet, vec![], LONG).await?;
        person.sees("Payment of €1.00 entered").await?;
        let at = person.look("return bench.marks", vec![]).await?;
        let at = |name| number(&at, name);
        computing.push(at("begun")? - at("pressed")? + at("drawn")? - at("durable")?);
        durable.push(at("durable")? - at("begun")?);
        whole.push(at("drawn")? - at("pressed")?);
    }
    let table = &bench.table;
    table.ours("payment: computing", Some(size), Unit::Milliseconds, median(computing), Some(Bar::AtMost(16.0)));
    table.ours("payment: the disk", Some(size), Unit::Milliseconds, median(durable), None);
    table.ours("payment: press to last redraw", Some(size), Unit::Milliseconds, median(whole), None);
    Ok(())
}

/// Theirs, beside ours.
pub(crate) async fn peers(stage: &Stage, bench: &Bench) -> Outcome {
    let site = Site::build(stage)?;
    for size in bench.sizes {
        let book = Book::of(*size);
        site.lay_out(&book)?;
        let mut person = site.browser(stage).await?;
        let file = stage.write("documents.csv", &book.documents_csv())?;
        let dexie = dropped_on_dexie(&site, &person, &file).await?;
        agrees("Papa Parse + Dexie", dexie.get("records"), &json!(size))?;
        agrees("Papa Parse + Dexie", dexie.get("wrong"), &json!(0))?;
        let took = number(&dexie, "drawn")? - number(&dexie, "dropped")?;
        bench.journey(IMPORT, *size, ("Papa Parse + Dexie", took), Bar::Times(5.0));

        site.run(&person, "cold_sqlite", vec![json!(size)]).await?;
        let mut starts = Vec::new();
        for _ in 0..STARTS {
            stage.close(person).await?;
            person = site.browser(stage).await?;
            site.open(&person, "cold_sqlite", &format!("&as_of={}", day_number(TODAY))).await?;
            person.until_given("the figures", "return window.started !== undefined", vec![], LONG).await?;
            let started = person.look("return window.started", vec![]).await?;
            agrees("sqlite-wasm, OPFS", started.get("columns"), &json!(book.aged(TODAY)))?;
            starts.push(number(&started, "ms")?);
        }
        bench.journey(START, *size, ("sqlite-wasm, OPFS", median(starts)), Bar::Times(1.0));
        stage.close(person).await?;
    }
    actual_budget(stage, bench)
}

async fn dropped_on_dexie(site: &Site, person: &Person, file: &Path) -> Outcome<Value> {
    site.open(person, "drop_dexie", "").await?;
    let waits = "test.run(arguments[0]).then((it) => { window.found = it }, (why) => { window.found = { broken: String(why) } })";
    person.look(waits, vec![json!(day_number(TODAY))]).await?;
    person.chooses_file(file).await?;
    person.until_given("the first figures", "return window.found !== undefined", vec![], LONG).await?;
    person.look("return window.found", vec![]).await
}

/// A local-first budget's own engine, in a process of its own: it has no page that takes a file of invoices.
fn actual_budget(stage: &Stage, bench: &Bench) -> Outcome {
    let Some(folder) = std::env::var_os("ECHEANCE_ACTUAL").filter(|it| Path::new(it).exists()) else {
        bench.table.note("Actual Budget was left out: its engine is not installed (.ci/setup bench says why).".to_owned());
        return Ok(());
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/actual.mjs");
    let file = stage.write("actual.json", &Book::of(ROWS_FOR_ACTUAL).json().to_string())?;
    let output = std::process::Command::new("node").arg(script).arg(folder).arg(file).arg(stage.folder()).output()?;
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    // It talks on the same stream.
    match said.lines().find_map(|line| serde_json::from_str::<Value>(line).ok().filter(|found| found.get("ms").is_some())) {
        Some(found) => {
            let peer = ("Actual Budget", number(&found, "ms")?);
            bench.table.theirs("import into its engine", Some(ROWS_FOR_ACTUAL), Unit::Milliseconds, peer);
        }
        None => {
            let why = String::from_utf8_lossy(&output.stderr).into_owned();
            let why = why.lines().find(|line| line.contains("Error")).unwrap_or("it said nothing").to_owned();
            bench.table.note(format!("Actual Budget was left out: {why}"));
        }
    }
    Ok(())
}
