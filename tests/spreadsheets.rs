//! Spreadsheets: one list in seven ways reads alike, odd workbooks crash nothing, and what must be refused is.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use echeance::exchange::list::{NotAList, Wishes};
use echeance::exchange::reading::Reading;
use echeance::exchange::{ReadError, ReadOptions, archive, read, spreadsheet};
use echeance::ledger::ItemKind;
use libtest_mimic::{Arguments, Failed, Trial};
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;

fn main() {
    let arguments = Arguments::from_args();
    let trials = vec![
        on_data("the_same_list_in_six_ways_reads_alike", six_ways),
        on_data("an_aged_balance_has_its_customers_and_ages_and_no_total_as_a_customer", aged_balance),
        on_data("no_odd_workbook_crashes_and_a_password_is_said", odd_ones),
        on_data("an_archive_of_workbooks_is_its_files", archives),
    ];
    libtest_mimic::run(&arguments, trials).exit();
}

fn shared(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/xlsx").join(path)
}

/// A trial over shared data: ignored where there is none, unless CI is set.
fn on_data(name: &str, run: fn() -> Result<(), Failed>) -> Trial {
    let is_missing = !shared("generated/totals.json").exists() && std::env::var_os("CI").is_none();
    Trial::test(name, run).with_ignored_flag(is_missing)
}

fn read_file(path: &str) -> Result<Reading, ReadError> {
    let options = ReadOptions { today: "2026-11-23".parse().ok(), ..ReadOptions::default() };
    read(path, &std::fs::read(shared(path)).unwrap(), &options, &mut |_| ControlFlow::Continue(()))
}

/// Documents, credit notes among them, their sum, first and last day, and what was left out.
fn summary(reading: &Reading) -> String {
    let documents: Vec<_> = reading.items.iter().filter(|item| item.kind.is_document()).collect();
    let credits = documents.iter().filter(|item| item.kind == ItemKind::CreditNote).count();
    let sum: i64 = documents.iter().map(|item| item.amount_minor).sum();
    let (first, last) = (documents.iter().map(|item| item.on).min(), documents.iter().map(|item| item.on).max());
    let issues: Vec<_> = reading.issues.iter().take(3).collect();
    format!("{} documents, {credits} credit notes, {sum} cents, {first:?} to {last:?}, {issues:?}", documents.len())
}

fn six_ways() -> Result<(), Failed> {
    // totals.json, worked out beside the generator of the files.
    let wanted = "300 documents, 10 credit notes, 63496000 cents, Some(2024-07-01) to Some(2025-02-10), []";
    let mut told = String::new();
    let names = ["01_plain", "02_title_merged_total", "03_all_text", "04_dates_1904", "05_formula_without_value", "06_serial_dates"];
    for name in names {
        let found = match read_file(&format!("generated/{name}.xlsx")) {
            Ok(reading) => summary(&reading),
            Err(error) => error.to_string(),
        };
        if found != wanted {
            writeln!(told, "{name}: {found}")?;
        }
    }
    if told.is_empty() { Ok(()) } else { Err(told.into()) }
}

fn aged_balance() -> Result<(), Failed> {
    let reading = read_file("generated/07_aged_balance.xlsx")?;
    let total: i64 = reading.items.iter().map(|item| item.amount_minor).sum();
    let found = (reading.customers.len(), total, reading.issues.len());
    if found == (25, 10_559_154, 0) { Ok(()) } else { Err(format!("{found:?}: {:?}", reading.issues.first()).into()) }
}

fn odd_ones() -> Result<(), Failed> {
    let mut told = String::new();
    let mut names: Vec<_> = std::fs::read_dir(shared("calamine"))?.map(|entry| entry.unwrap().path()).collect();
    names.sort();
    for path in names {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let found = spreadsheet::sheet(&std::fs::read(&path)?, &Wishes::default());
        let is_locked = found.as_ref().err() == Some(&ReadError::Locked);
        // An empty sheet is the one thing that gives no text.
        let is_fine = found.is_ok() || found.as_ref().err() == Some(&ReadError::NotAList(NotAList::Empty));
        if is_locked != name.starts_with("pass_protected") || (!is_locked && !is_fine) {
            writeln!(told, "{name}: {:?}", found.map(|sheet| sheet.text.len()))?;
        }
    }
    // What these hold, by another reader (calamine_oracle.csv): days, counted from either epoch.
    for name in ["date.xlsx", "date_1904.xlsx", "date.xls", "date_1904.xls"] {
        let text = spreadsheet::sheet(&std::fs::read(shared("calamine").join(name))?, &Wishes::default())?.text;
        if !text.starts_with("2021-01-01\t15\n2021-01-02\t16\n") {
            writeln!(told, "{name}: {text:?}")?;
        }
    }
    if told.is_empty() { Ok(()) } else { Err(told.into()) }
}

fn archives() -> Result<(), Failed> {
    use std::io::Write as _;
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let files = ["generated/01_plain.xlsx", "generated/07_aged_balance.xlsx"];
    for name in files.iter().copied().chain(["__MACOSX/._01_plain.xlsx"]) {
        writer.start_file(name, zip::write::SimpleFileOptions::default())?;
        writer.write_all(&std::fs::read(shared(name)).unwrap_or_default())?;
    }
    let packed = writer.finish()?.into_inner();
    let found = archive::unpack(&packed)?;
    let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["01_plain.xlsx", "07_aged_balance.xlsx"]);
    assert!(echeance::exchange::recognise::is_archive(&packed));
    assert_eq!(
        archive::unpack(&packed[..packed.len() / 2]).map(|files| files.len()),
        Err(ReadError::NotRead(echeance::exchange::recognise::Seems::Zip))
    );
    // What swells beyond all bounds is refused: a gigabyte of zeros in a megabyte.
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("zeros.csv", zip::write::SimpleFileOptions::default())?;
    let megabyte = vec![0_u8; 1024 * 1024];
    for _ in 0..300 {
        writer.write_all(&megabyte)?;
    }
    let bomb = writer.finish()?.into_inner();
    assert_eq!(archive::unpack(&bomb).map(|files| files.len()), Err(ReadError::TooLarge));
    Ok(())
}
