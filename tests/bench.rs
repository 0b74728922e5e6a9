//! The release build measured in Chromium beside its peers, on the same data and in the same run: `make bench`.
//!
//! Prints a table. A line is one thing done with so many invoices: our figure, a peer's, how many times ours the peer's is, and at
//! 100,000 invoices the bar that was set and whether it is met. A missed bar is printed and fails nothing: this measures, it does not test.
//! `make bench` takes the sizes 1,000, 10,000 and 100,000; `.ci/bench --million` takes 1,000,000 alone, without bars, and
//! `--thousand` 1,000, for a quick look. A word (`.ci/bench aged`) chooses the parts whose name holds it.
//!
//! How to read it:
//! - Figures of one run compare; figures of two machines, or of a busy and an idle one, do not.
//! - Reads are medians of seven runs after at least three and a second and a half to warm up, short ones repeated until the clock can
//!   tell; cold starts are medians of five, each in a new browser process over the same profile; what writes is timed once, payments
//!   as a median of seven.
//! - The first file of a page also pays for the start of the import worker, as a person's first file does; that of the payments does not.
//! - "csv": bytes to records with days and cents. Ours stay in the module's memory as theirs stay in the page's.
//! - "CAMT", "XLSX": a statement of 10,000 entries, a workbook of 10,000 rows, bytes to records with days and cents. Ours also tells currencies,
//!   kinds, parties and doubts.
//! - "aged, every customer" hands each row to JavaScript, amounts as decimal strings on our side. "aged, figures" is what a page
//!   shows: the sums and the twenty latest. The app itself draws from the module's memory and pays for neither.
//! - "import" is from the file given to the first figures, by way of the kept journal, less the time a person takes to say yes:
//!   (given → preview) + (yes → durable → figures). The person takes two seconds, in which the page writes ahead. The peer asks nothing and keeps no journal; both wait for the disk.
//! - "payment" is from the press to the last change on the screen: computing is without the wait for the disk.
//!
//! Every side is checked to give the same sums before it is timed. The peers come from npm by `.ci/setup bench`, which names their versions.
//! Without `ECHEANCE_DIST`, the folder of the build, there is nothing to measure and nothing is done.

#![expect(clippy::disallowed_methods, reason = "patience is measured by the clock")]

#[path = "bench/aged.rs"]
mod aged;
#[path = "browser/book.rs"]
#[expect(dead_code, reason = "the browser tests need more of it")]
mod book;
#[path = "bench/csv.rs"]
mod csv;
#[path = "bench/data.rs"]
mod data;
#[path = "bench/formats.rs"]
mod formats;
#[path = "browser/house.rs"]
#[expect(dead_code, reason = "the browser tests need more of it")]
mod house;
#[path = "bench/journey.rs"]
mod journey;
#[path = "browser/person.rs"]
#[expect(dead_code, reason = "the browser tests need more of it")]
mod person;
#[path = "bench/site.rs"]
mod site;
#[path = "bench/table.rs"]
mod table;
#[path = "bench/weight.rs"]
mod weight;

use house::{House, Outcome, Stage, trial};
use libtest_mimic::{Arguments, Trial};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use table::{Bar, Table, Unit};

const SIZES: &[u32] = &[1_000, 10_000, 100_000];
const MILLION: &[u32] = &[1_000_000];

/// What all parts share.
struct Bench {
    sizes: &'static [u32],
    table: Table,
    /// What our side of a journey took, for the line with its peer.
    ours: Mutex<BTreeMap<(&'static str, u32), f64>>,
}

impl Bench {
    /// Keeps what our side of a journey took.
    fn keep(&self, what: &'static str, size: u32, ours: f64) {
        if let Ok(mut kept) = self.ours.lock() {
            kept.insert((what, size), ours);
        }
    }

    /// A peer's journey beside ours, where ours was measured in this run.
    fn journey(&self, what: &'static str, size: u32, peer: (&'static str, f64), bar: Bar) {
        match self.ours.lock().ok().and_then(|kept| kept.get(&(what, size)).copied()) {
            Some(ours) => self.table.beside(what, size, ours, peer, Some(bar)),
            None => self.table.theirs(what, Some(size), Unit::Milliseconds, peer),
        }
    }
}

fn main() -> std::process::ExitCode {
    if std::env::var_os("ECHEANCE_DIST").is_none() {
        println!("bench: nothing to measure without ECHEANCE_DIST (make bench)");
        return std::process::ExitCode::SUCCESS;
    }
    let (mut sizes, mut others) = (SIZES, Vec::new());
    for word in std::env::args() {
        match word.as_str() {
            "--thousand" => sizes = &SIZES[..1],
            "--million" => sizes = MILLION,
            _ => others.push(word),
        }
    }
    let mut arguments = Arguments::from_iter(others);
    // One thing at a time: two would measure each other.
    arguments.test_threads = Some(1);
    let bench = Arc::new(Bench { sizes, table: Table::default(), ours: Mutex::default() });
    let house = Arc::new(House::new());
    let trials = vec![
        part(&house, &bench, "csv_to_records", csv::measure),
        part(&house, &bench, "statement_to_records", formats::statement),
        part(&house, &bench, "workbook_to_records", formats::workbook),
        part(&house, &bench, "aged_balance", aged::measure),
        part(&house, &bench, "import_start_and_payment", journey::ours),
        part(&house, &bench, "import_and_start_of_peers", journey::peers),
        part(&house, &bench, "weight", weight::measure),
    ];
    let conclusion = libtest_mimic::run(&arguments, trials);
    bench.table.print();
    // Ends the driver, which would outlive an exit.
    drop(house);
    conclusion.exit_code()
}

fn part(house: &Arc<House>, bench: &Arc<Bench>, name: &str, run: impl AsyncFnOnce(&Stage, &Bench) -> Outcome + Send + 'static) -> Trial {
    let bench = Arc::clone(bench);
    trial(house, name, async move |stage| run(stage, &bench).await)
}
