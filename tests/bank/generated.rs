//! The same two hundred movements in ten files: each gives the same lines, and as much of what is known of them as it holds.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::{on_data, read_shared, shared};
use chrono::NaiveDate;
use echeance::exchange::reading::{IssueKind, ReadBankLine, Reading};
use echeance::exchange::statements::Doubt;
use echeance::ledger::BankLineKind;
use libtest_mimic::{Failed, Trial};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A file, and how many of its lines carry a name, an account, an end-to-end id, a structured reference.
const FILES: [(&str, [usize; 4]); 10] = [
    ("statement.camt053.xml", [151, 97, 77, 7]),
    ("statement.mt940.sta", [151, 97, 77, 7]),
    ("statement.mt940-tags.sta", [151, 97, 77, 7]),
    ("statement.coda.cod", [151, 97, 77, 7]),
    ("statement.cfonb120.txt", [151, 0, 77, 7]),
    ("statement.ofx", [151, 3, 0, 0]),
    ("statement.qif", [151, 0, 0, 0]),
    ("bank_belfius_like.csv", [151, 97, 0, 7]),
    ("bank_debit_credit.csv", [0, 0, 0, 0]),
    ("bank_signed_spaces.csv", [0, 0, 0, 0]),
];

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> =
        FILES.into_iter().map(|(file, holds)| on_data(format!("{file}_gives_the_same_lines"), move || same_lines(file, holds))).collect();
    trials.push(on_data("kinds_are_kept_where_the_format_knows_them", kinds));
    trials
}

fn truth() -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b';').from_path(shared("ledger/generated-1k/bank.csv")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let rows = reader.records().map(|record| headers.iter().map(str::to_owned).zip(record.unwrap().iter().map(str::to_owned)).collect());
    rows.filter(|row: &BTreeMap<String, String>| row["currency"] == "EUR").take(200).collect()
}

fn lines(reading: &Reading) -> Vec<&ReadBankLine> {
    reading.statements.iter().flat_map(|statement| &statement.lines).collect()
}

fn same_lines(file: &str, holds: [usize; 4]) -> Result<(), Failed> {
    let reading = read_shared(&format!("bank/generated/{file}"))?;
    let lines = lines(&reading);
    let mut found: Vec<(NaiveDate, Decimal)> =
        lines.iter().map(|line| (line.said.booked_on, line.said.amount.amount().normalize())).collect();
    let mut expected: Vec<(NaiveDate, Decimal)> = truth()
        .iter()
        .map(|row| {
            let day = NaiveDate::parse_from_str(&row["booking_date"], "%d/%m/%Y").unwrap();
            (day, row["amount"].replace(',', ".").parse::<Decimal>().unwrap().normalize())
        })
        .collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert!(found == expected, "lines differ");
    let count = |says: fn(&ReadBankLine) -> bool| lines.iter().filter(|line| says(line)).count();
    let held = [
        count(|line| !line.said.counterparty.is_empty()),
        count(|line| !line.said.counterparty_account.is_empty()),
        count(|line| !line.said.end_to_end.is_empty()),
        count(|line| !line.said.structured.is_empty()),
    ];
    println!("{file}: names, accounts, end-to-end ids, structured references: {held:?}");
    if holds[0] > 0 {
        assert_eq!(held, holds, "{file}");
    }
    // Nothing is wrong with any of them: balances and lines fit, statements follow on.
    let wrong: Vec<_> = reading
        .issues
        .iter()
        .filter(|issue| !matches!(&issue.kind, IssueKind::Statement(doubt) if matches!(**doubt, Doubt::CurrencyAssumed { .. })))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    if let Some((_, closing)) = reading.statements.last().unwrap().closing {
        assert_eq!(closing.amount(), "415201.86".parse::<Decimal>()?);
    }
    Ok(())
}

fn expected_kind(operation: &str) -> BankLineKind {
    match operation {
        "cheque_deposit" | "cheque_out" => BankLineKind::Cheque,
        "cheque_returned" => BankLineKind::ReturnedCheque,
        "direct_debit_in" | "direct_debit_out" => BankLineKind::DirectDebit,
        "direct_debit_returned" => BankLineKind::ReturnedDebit,
        "card_in" | "card_out" => BankLineKind::Card,
        "charges" => BankLineKind::Charge,
        _ => BankLineKind::Transfer,
    }
}

fn kinds() -> Result<(), Failed> {
    let mut wrong = Vec::new();
    let truth: BTreeMap<String, BankLineKind> =
        truth().iter().map(|row| (row["line_id"].clone(), expected_kind(&row["operation"]))).collect();
    for file in [
        "statement.camt053.xml",
        "statement.mt940.sta",
        "statement.mt940-tags.sta",
        "statement.coda.cod",
        "statement.cfonb120.txt",
        "statement.ofx",
        "bank_belfius_like.csv",
    ] {
        let reading = read_shared(&format!("bank/generated/{file}"))?;
        for line in lines(&reading) {
            let id = line.said.bank_reference.trim_start_matches('G');
            match truth.get(id) {
                Some(expected) if *expected == line.said.kind => {}
                expected => wrong.push(format!("{file} {id}: {:?}, expected {expected:?} ({})", line.said.kind, line.said.label)),
            }
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}
