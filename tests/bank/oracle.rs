//! Every shared file against `oracle.csv`, which independent libraries wrote.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::{bookings, in_and_out, on_data, read_shared, shared};
use chrono::NaiveDate;
use echeance::basis::money::{Money, currency_from_code, no_currency};
use echeance::exchange::ReadError;
use echeance::exchange::reading::{ReadStatement, Reading};
use echeance::exchange::statements::Doubt;
use libtest_mimic::{Failed, Trial};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

type Row = BTreeMap<String, String>;

/// The first column of the oracle's format, and what the shared README says that a right import gives over all of it, generated files
/// left out: statements, lines, credits, debits.
const FORMATS: [(&str, usize, usize, &str, &str); 8] = [
    ("camt.053", 299, 1_341, "213213245.22", "216529753.52"),
    ("camt.052", 28, 8, "", ""),
    ("camt.054", 26, 26, "", ""),
    // The oracle counts a credit taken back (`RC`, twice 204.88, in two copies of one file) as a credit.
    ("mt940", 171, 571, "34116848.39", "41563282.25"),
    ("cfonb120", 31, 16, "0", "10483.20"),
    ("coda", 7, 15, "28152.64", "2235.083"),
    ("qif", 7, 23, "2299.00", "713.07"),
    ("ofx", 36, 159, "89497.9931", "106059.6483"),
];

pub(crate) fn trials() -> Vec<Trial> {
    let formats = ["camt", "mt940", "coda", "cfonb", "ofx", "qif"];
    let mut trials: Vec<Trial> = formats
        .into_iter()
        .map(|format| on_data(format!("every_{format}_file_reads_to_what_its_oracle_says"), move || agrees(format)))
        .collect();
    trials.extend(FORMATS.into_iter().map(|(format, statements, lines, credits, debits)| {
        on_data(format!("all_of_{format}_adds_up"), move || adds_up(format, statements, lines, credits, debits))
    }));
    trials
}

fn rows(format: &str) -> BTreeMap<String, Vec<Row>> {
    let mut reader = csv::Reader::from_path(shared("bank/oracle.csv")).unwrap();
    let headers = reader.headers().unwrap().clone();
    let mut files: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for record in reader.records() {
        let row: Row = headers.iter().map(str::to_owned).zip(record.unwrap().iter().map(str::to_owned)).collect();
        if row["format"].starts_with(format) {
            files.entry(row["file"].clone()).or_default().push(row);
        }
    }
    files
}

/// Per folder: files read right, read otherwise, refused.
fn agrees(format: &str) -> Result<(), Failed> {
    let mut folders: BTreeMap<String, [usize; 3]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (file, rows) in rows(format) {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let counts = folders.entry(folder).or_default();
        // What is no statement, or broken on purpose, is refused or told of; what the oracle found beside it is read.
        let sound: Vec<&Row> = rows.iter().filter(|row| row["error"].is_empty() && !row["statement"].is_empty()).collect();
        let reading = read_shared(&format!("bank/{file}"));
        let outcome = match &reading {
            Err(_) if sound.is_empty() => {
                counts[2] += 1;
                continue;
            }
            // One that says nothing but its own number is refused as none.
            Err(ReadError::NoStatement(_)) if sound.iter().all(|row| row["entries"] == "0" && row["account"].is_empty()) => {
                counts[2] += 1;
                continue;
            }
            Err(error) => Err(format!("refused: {error}")),
            Ok(reading) if sound.len() < rows.len() && reading.issues.is_empty() => Err("read without a word".to_owned()),
            Ok(_) if sound.is_empty() => Ok(()),
            Ok(reading) => same(&sound, reading),
        };
        match outcome {
            Ok(()) => counts[0] += 1,
            Err(why) => {
                counts[1] += 1;
                wrong.push(format!("{file}: {why}"));
            }
        }
    }
    println!("{:>5} {:>5} {:>7}", "read", "wrong", "refused");
    for (folder, [read, wrong, refused]) in &folders {
        println!("{read:>5} {wrong:>5} {refused:>7}  {folder}");
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

fn same(rows: &[&Row], reading: &Reading) -> Result<(), String> {
    if rows.len() != reading.statements.len() {
        return Err(format!("{} statements, expected {}", reading.statements.len(), rows.len()));
    }
    for (row, in_order) in rows.iter().zip(&reading.statements) {
        // By its id in CAMT, by its place elsewhere.
        let placed = row["statement"].parse::<usize>().ok().and_then(|place| reading.statements.get(place.checked_sub(1)?));
        let by_id = reading.statements.iter().find(|statement| statement.number == row["statement"]);
        let statement = if row["format"].starts_with("camt") { by_id } else { placed }.unwrap_or(in_order);
        let mut differences = differences(row, statement);
        if reading.issues.iter().any(|issue| issue.kind == Doubt::OutOfPlace.into()) {
            // The oracle takes the last of two closing balances; here the second was said to be out of place.
            differences.retain(|difference| !difference.starts_with("closing"));
        }
        if !differences.is_empty() {
            return Err(format!("statement {}: {}", row["statement"], differences.join(", ")));
        }
    }
    Ok(())
}

/// What the oracle says and the reading does not.
fn differences(row: &Row, statement: &ReadStatement) -> Vec<String> {
    let mut found = Vec::new();
    let mut expect = |what: &str, expected: String, read: String| {
        if expected != read {
            found.push(format!("{what} {read}, expected {expected}"));
        }
    };
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    // National numbers are read as the IBAN that holds them; text of a movement in the place of an account is none.
    let account = bare(&row["account"]).to_uppercase();
    if !account.contains('?') && !statement.account.contains(&account) {
        expect("account", account, statement.account.clone());
    }
    if !row["currency"].is_empty() {
        let currency = currency_from_code(&row["currency"]).unwrap_or_else(no_currency);
        expect("currency", currency.code().to_owned(), statement.currency.code().to_owned());
    }
    for (side, balance) in [("opening", statement.opening), ("closing", statement.closing)] {
        // Digits for a currency: the oracle cut an amount in two.
        let was_cut = row["currency"].chars().any(|c| c.is_ascii_digit());
        if let Some(expected) = row[side].parse::<Decimal>().ok().filter(|_| !was_cut) {
            expect(side, plain(expected), balance.map(|(_, money)| plain(money.amount())).unwrap_or_default());
        }
        if let Ok(expected) = row[&format!("{side}_date")].parse::<NaiveDate>() {
            expect(side, expected.to_string(), balance.map(|(day, _)| day.to_string()).unwrap_or_default());
        }
    }
    let bookings = bookings(statement);
    let (credits, debits) = in_and_out(&bookings);
    expect("lines", row["entries"].clone(), bookings.len().to_string());
    // Where the oracle's own sums do not lead from balance to balance and ours do, ours are right.
    let number = |column: &str| row[column].parse::<Decimal>().ok();
    if row["balance_checks"] == "no" && number("opening").zip(number("closing")).is_some_and(|(a, b)| a + credits - debits == b) {
        return found;
    }
    expect("credits", plain(row["sum_credits"].parse().unwrap()), plain(credits));
    expect("debits", plain(row["sum_debits"].parse().unwrap()), plain(debits));
    found
}

fn plain(amount: Decimal) -> String {
    amount.normalize().to_string()
}

fn adds_up(format: &str, statements: usize, lines: usize, credits: &str, debits: &str) -> Result<(), Failed> {
    let (mut n, mut bookings_of_all) = (0, Vec::new());
    for (file, rows) in rows(format) {
        if file.starts_with("generated/") || rows.iter().all(|row| !row["error"].is_empty() || row["statement"].is_empty()) {
            continue;
        }
        let says_nothing =
            |row: &Row| ["account", "currency", "opening", "closing"].iter().all(|column| row[*column].is_empty()) && row["entries"] == "0";
        if rows.iter().all(says_nothing) {
            n += rows.len();
            continue;
        }
        let reading = read_shared(&format!("bank/{file}")).map_err(|error| format!("{file}: {error}"))?;
        n += reading.statements.len();
        bookings_of_all.extend(reading.statements.iter().flat_map(bookings));
        assert!(reading.statements.iter().all(adds), "{file}");
    }
    assert_eq!((n, bookings_of_all.len()), (statements, lines));
    let (came_in, went_out) = in_and_out(&bookings_of_all);
    if !credits.is_empty() {
        assert_eq!((came_in, went_out), (credits.parse().unwrap(), debits.parse().unwrap()));
    }
    Ok(())
}

/// What a statement says in money is in its own currency, or in none.
fn adds(statement: &ReadStatement) -> bool {
    let is_of = |money: Money| money.currency() == statement.currency || money.currency() == no_currency();
    statement.opening.is_none_or(|(_, money)| is_of(money))
}
