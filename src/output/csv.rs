//! A table as a CSV file that spreadsheets open as it is meant.
//!
//! Text that a spreadsheet would run as a formula is written with an apostrophe before it; amounts and numbers of ours never are,
//! so that sums still work. Cells with separators, quotes or line breaks are quoted (RFC 4180); lines end with CR LF; a byte order
//! mark says UTF-8 to Excel.

use crate::basis::money::{Money, minor_decimals};
use crate::words::Language;
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

/// One cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cell {
    /// Text from anywhere: a name, a number of an invoice.
    Text(String),
    /// An amount, without its currency.
    Amount(Money),
    /// The sum of cells of its row, from and to a column; in a workbook a formula.
    Sum {
        /// First column, from 0.
        from: u16,
        /// Last column.
        to: u16,
        /// What they come to.
        value: Money,
    },
    /// A whole number.
    Number(i64),
    /// A statistic, rounded to two decimals.
    Decimal(Decimal),
    /// A day, written `2026-11-23`.
    Day(NaiveDate),
    /// Nothing.
    Empty,
}

/// How the file is written: what the country's spreadsheets expect.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Semicolons and decimal commas.
    Semicolon,
    /// Commas and decimal points.
    Comma,
}

/// The file: `header`, then `rows`.
#[must_use]
pub fn csv(header: &[&str], rows: &[Vec<Cell>], dialect: Dialect) -> Vec<u8> {
    let mut out = String::from('\u{feff}');
    line(&mut out, header.iter().map(|name| quoted(&neutral(name), dialect)), dialect);
    for row in rows {
        line(&mut out, row.iter().map(|cell| written(cell, dialect)), dialect);
    }
    out.into_bytes()
}

fn line(out: &mut String, cells: impl Iterator<Item = String>, dialect: Dialect) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(dialect.separator());
        }
        out.push_str(&cell);
    }
    out.push_str("\r\n");
}

impl Dialect {
    /// What spreadsheets of people who read this language expect.
    #[must_use]
    pub fn of(language: Language) -> Self {
        match language {
            Language::Fr => Self::Semicolon,
            Language::En => Self::Comma,
        }
    }

    fn decimal(self, number: Decimal) -> String {
        let plain = number.to_string();
        if self == Self::Semicolon { plain.replace('.', ",") } else { plain }
    }

    fn separator(self) -> char {
        match self {
            Self::Semicolon => ';',
            Self::Comma => ',',
        }
    }
}

fn written(cell: &Cell, dialect: Dialect) -> String {
    match cell {
        Cell::Text(text) => quoted(&neutral(text), dialect),
        Cell::Amount(money) | Cell::Sum { value: money, .. } => {
            let mut amount = money.rounded().amount();
            amount.rescale(minor_decimals(money.currency()));
            dialect.decimal(amount)
        }
        Cell::Decimal(number) => dialect.decimal(number.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)),
        Cell::Number(number) => number.to_string(),
        Cell::Day(day) => day.to_string(),
        Cell::Empty => String::new(),
    }
}

/// With an apostrophe before what a spreadsheet would take for a formula.
fn neutral(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn quoted(text: &str, dialect: Dialect) -> String {
    let needs_quotes = text.contains([dialect.separator(), '"', '\n', '\r']) || text != text.trim();
    if needs_quotes { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::money::Currency;

    fn text(rows: &[Vec<Cell>], dialect: Dialect) -> String {
        String::from_utf8(csv(&["Client", "Solde"], rows, dialect)).unwrap()
    }

    #[test]
    fn a_name_that_looks_like_a_formula_is_neutralised_and_an_amount_is_not() {
        for name in ["=1+1", "+33 1", "-x", "@SUM(A1)", "\t=1", "\r=1"] {
            let row = vec![Cell::Text(name.into()), Cell::Amount(Money::from_minor(-123_456, Currency::EUR))];
            let written = text(&[row], Dialect::Semicolon);
            let line = written.split_once("\r\n").unwrap().1;
            assert!(line.trim_start_matches('"').starts_with('\''), "{line:?}");
            assert!(line.ends_with(";-1234,56\r\n"), "{line:?}");
        }
    }

    #[test]
    fn separators_quotes_and_line_breaks_are_quoted() {
        let row =
            vec![Cell::Text("Rue \"Neuve\"; 3\nLille".into()), Cell::Number(-3), Cell::Day("2026-11-23".parse().unwrap()), Cell::Empty];
        assert_eq!(text(&[row], Dialect::Semicolon), "\u{feff}Client;Solde\r\n\"Rue \"\"Neuve\"\"; 3\nLille\";-3;2026-11-23;\r\n");
        assert_eq!(text(&[vec![Cell::Text("a;b".into())]], Dialect::Comma), "\u{feff}Client,Solde\r\na;b\r\n");
    }
}
