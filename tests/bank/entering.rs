//! The same movements in eight files: they enter the ledger once, whichever comes first, and each file again brings nothing.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::{on_data, read_bytes, read_shared, shared};
use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::reading::{Extent, Reading};
use echeance::ledger::{CustomerKind, Ledger};
use libtest_mimic::{Failed, Trial};
use std::path::{Path, PathBuf};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        on_data("eight_formats_of_one_account_enter_once", eight_formats_enter_once),
        on_data("every_file_again_brings_nothing", every_file_again_brings_nothing),
    ]
}

fn import(ledger: &mut Ledger, reading: &Reading) -> (u32, u32, usize) {
    let options = PlanOptions::new(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap(), Extent::Flow, CustomerKind::Unknown);
    let plan = plan(ledger, reading, &options);
    let batch = u64::try_from(ledger.batches().count()).unwrap();
    ledger.apply_batch(BatchId::new(1_800_000_000_000 + batch, [1; 10]), plan.events.iter().map(Some));
    (plan.differences.bank_lines.new, plan.differences.bank_lines.same, plan.events.len())
}

/// The Belgian files are of an account of their own.
const FILES: [&str; 8] = [
    "statement.camt053.xml",
    "statement.mt940.sta",
    "statement.mt940-tags.sta",
    "statement.cfonb120.txt",
    "statement.ofx",
    "statement.qif",
    "bank_debit_credit.csv",
    "bank_signed_spaces.csv",
];

fn eight_formats_enter_once() -> Result<(), Failed> {
    for turn in 0..FILES.len() {
        let mut ledger = Ledger::default();
        let mut files = FILES;
        files.rotate_left(turn);
        for (at, file) in files.iter().enumerate() {
            let reading = read_shared(&format!("bank/generated/{file}"))?;
            let accounts: Vec<&str> = reading.statements.iter().map(|it| it.account.as_str()).collect();
            let (new, known, _) = import(&mut ledger, &reading);
            let expected = if at == 0 { (200, 0) } else { (0, 200) };
            assert_eq!((new, known), expected, "{file} ({accounts:?}) after {:?}", &files[..at]);
        }
        assert_eq!(ledger.n_bank_lines(), 200);
    }
    Ok(())
}

fn files_in(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files_in(&path) } else { vec![path] }).collect()
}

fn every_file_again_brings_nothing() -> Result<(), Failed> {
    let mut read = 0;
    let mut again = Vec::new();
    for folder in ["camt", "mt940", "coda", "cfonb", "ofx", "qif", "csv", "mixed"] {
        for path in files_in(&shared(&format!("bank/{folder}"))) {
            let Ok(reading) = read_bytes(&std::fs::read(&path)?) else { continue };
            if reading.statements.is_empty() {
                continue;
            }
            read += 1;
            let mut ledger = Ledger::default();
            import(&mut ledger, &reading);
            let (new, _, events) = import(&mut ledger, &reading);
            if (new, events) != (0, 0) {
                again.push(format!("{}: {new} lines, {events} events {:?}", path.display(), ledger.statements().collect::<Vec<_>>()));
            }
        }
    }
    println!("{read} files read twice");
    assert!(read > 100);
    if again.is_empty() { Ok(()) } else { Err(again.join("\n").into()) }
}
