//! Entries as files: the eighteen columns of the FEC, which accounting software takes in, and a table for a spreadsheet.
//!
//! The first is made like a FEC (article A47 A-1 of the livre des procédures fiscales): tabs, commas before cents, days as eight digits. It
//! is no FEC: entries are to be checked and validated in the books, so no day of validation is in it.
//! Invariant: what comes from a name or a label never breaks a line or a column.

use super::csv::{Cell, Dialect, csv};
use crate::basis::money::{Money, minor_decimals};
use crate::insight::{AccountingEntries, Entry, EntryLine};
use crate::ledger::Ledger;
use crate::words::Words;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// The columns, as the text names them.
pub const COLUMNS: [&str; 18] = [
    "JournalCode",
    "JournalLib",
    "EcritureNum",
    "EcritureDate",
    "CompteNum",
    "CompteLib",
    "CompAuxNum",
    "CompAuxLib",
    "PieceRef",
    "PieceDate",
    "EcritureLib",
    "Debit",
    "Credit",
    "EcritureLet",
    "DateLet",
    "ValidDate",
    "Montantdevise",
    "Idevise",
];

/// The entries in the columns of the FEC, in UTF-8.
#[must_use]
pub fn entries_fec(ledger: &Ledger, of: &AccountingEntries, entries: &[&Entry], words: &Words) -> Vec<u8> {
    let mut out = COLUMNS.join("\t");
    out.push_str("\r\n");
    for (entry, line) in lines(entries) {
        let cells: [String; 18] = [
            of.journal.clone(),
            words.accounting().journal.to_owned(),
            entry.number.clone(),
            eight_digits(entry.on),
            line.account.clone(),
            account_name(line, words),
            line.auxiliary.clone(),
            auxiliary_name(ledger, line),
            if entry.piece.is_empty() { entry.number.clone() } else { entry.piece.clone() },
            eight_digits(entry.piece_on.unwrap_or(entry.on)),
            label(ledger, entry, words),
            figure(line.amount.max(0), of),
            figure(line.amount.min(0).saturating_neg(), of),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
            String::new(),
        ];
        out.push_str(&cells.map(|cell| one_line(&cell)).join("\t"));
        out.push_str("\r\n");
    }
    out.into_bytes()
}

/// The same as a table.
#[must_use]
pub fn entries_csv(ledger: &Ledger, of: &AccountingEntries, entries: &[&Entry], words: &Words) -> Vec<u8> {
    let rows = lines(entries).map(|(entry, line)| {
        let side = |minor: i64| if minor > 0 { Cell::Amount(Money::from_minor(minor, of.currency)) } else { Cell::Empty };
        vec![
            Cell::Text(of.journal.clone()),
            Cell::Text(entry.number.clone()),
            Cell::Day(entry.on),
            Cell::Text(line.account.clone()),
            Cell::Text(account_name(line, words)),
            Cell::Text(line.auxiliary.clone()),
            Cell::Text(auxiliary_name(ledger, line)),
            Cell::Text(entry.piece.clone()),
            Cell::Text(label(ledger, entry, words)),
            side(line.amount),
            side(line.amount.saturating_neg()),
            Cell::Text(of.currency.code().to_owned()),
        ]
    });
    csv(&words.accounting().file_heads, &rows.collect::<Vec<_>>(), Dialect::of(words.language))
}

/// What an entry is, in a line: its kind, the document, the customer.
#[must_use]
pub fn label(ledger: &Ledger, entry: &Entry, words: &Words) -> String {
    let kind = entry.kind.map(|kind| (words.accounting().kind)(kind)).unwrap_or_default();
    let customer = entry.customer.map_or("", |customer| ledger.customer(customer).details.name.as_str());
    let said = [kind, entry.piece.as_str(), customer].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    if entry.state == crate::insight::EntryState::TakesBack { (words.accounting().taken_back)(&said) } else { said }
}

fn lines<'e>(entries: &'e [&'e Entry]) -> impl Iterator<Item = (&'e Entry, &'e EntryLine)> {
    entries.iter().flat_map(|entry| entry.lines.iter().map(|line| (*entry, line)))
}

fn account_name(line: &EntryLine, words: &Words) -> String {
    line.role.map_or(line.account.clone(), |role| (words.accounting().role)(role).to_owned())
}

fn auxiliary_name(ledger: &Ledger, line: &EntryLine) -> String {
    if line.auxiliary.is_empty() {
        return String::new();
    }
    let named = ledger.customers().find(|(_, customer)| customer.key == line.auxiliary);
    named.map_or_else(String::new, |(_, customer)| customer.details.name.clone())
}

fn eight_digits(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

fn figure(minor: i64, of: &AccountingEntries) -> String {
    let mut amount: Decimal = Money::from_minor(minor, of.currency).amount();
    amount.rescale(minor_decimals(of.currency).max(2));
    amount.to_string().replace('.', ",")
}

/// Without what would end a line or a column.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_control() || c == '|').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
