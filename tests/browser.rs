//! The built page in a real Chromium, used as a person uses it: by visible words and roles, with the mouse and the keyboard.
//!
//! The folder served is that of `ECHEANCE_DIST`, else `dist`. Each trial has a profile of its own; it fails on a request to any
//! other origin, read from the browser's own network log, and on any error in the console. A failing trial leaves a picture,
//! the console and what was on the page in `target/browser-failures`.

#![expect(clippy::disallowed_methods, reason = "patience is measured by the clock")]

#[path = "browser/api_page.rs"]
mod api_page;
#[path = "browser/bank.rs"]
mod bank;
#[path = "browser/book.rs"]
mod book;
#[path = "browser/clauses.rs"]
mod clauses;
#[path = "browser/clock.rs"]
mod clock;
#[path = "browser/customers.rs"]
mod customers;
#[path = "browser/deeds.rs"]
mod deeds;
#[path = "browser/documents.rs"]
mod documents;
#[path = "browser/durable.rs"]
mod durable;
#[path = "browser/files.rs"]
mod files;
#[path = "browser/house.rs"]
mod house;
#[path = "browser/incoming.rs"]
mod incoming;
#[path = "browser/keys.rs"]
mod keys;
#[path = "browser/later.rs"]
mod later;
#[path = "browser/letters.rs"]
mod letters;
#[path = "browser/main_line.rs"]
mod main_line;
#[path = "browser/nothing_leaves.rs"]
mod nothing_leaves;
#[path = "browser/paying.rs"]
mod paying;
#[path = "browser/person.rs"]
mod person;
#[path = "browser/receipts.rs"]
mod receipts;
#[path = "browser/reports.rs"]
mod reports;
#[path = "browser/scenarios.rs"]
mod scenarios;
#[path = "browser/sight.rs"]
mod sight;
#[path = "browser/simulate.rs"]
mod simulate;

use house::House;
use libtest_mimic::Arguments;
use std::sync::Arc;

fn main() -> std::process::ExitCode {
    let mut arguments = Arguments::from_args();
    // A browser takes a core and half a gigabyte.
    arguments.test_threads = arguments.test_threads.or(Some(2));
    let house = Arc::new(House::new());
    let trials = [
        main_line::trials(&house),
        nothing_leaves::trials(&house),
        bank::trials(&house),
        customers::trials(&house),
        deeds::trials(&house),
        documents::trials(&house),
        durable::trials(&house),
        files::trials(&house),
        incoming::trials(&house),
        keys::trials(&house),
        clauses::trials(&house),
        clock::trials(&house),
        later::trials(&house),
        letters::trials(&house),
        paying::trials(&house),
        receipts::trials(&house),
        reports::trials(&house),
        scenarios::trials(&house),
        sight::trials(&house),
        simulate::trials(&house),
        api_page::trials(&house),
    ];
    let conclusion = libtest_mimic::run(&arguments, trials.into_iter().flatten().collect());
    // Ends the driver, which would outlive an exit.
    drop(house);
    conclusion.exit_code()
}
