//! Bank statements as they were read, for the report.

use super::ReadFile;
use chrono::NaiveDate;
use echeance::basis::money::{Money, minor_decimals};
use echeance::exchange::reading::ReadStatement;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeMap;

/// One statement of one account.
#[derive(Serialize)]
pub(crate) struct Statement {
    pub(crate) file: String,
    pub(crate) account: String,
    pub(crate) currency: &'static str,
    pub(crate) number: String,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) to: Option<NaiveDate>,
    pub(crate) opening: Option<String>,
    pub(crate) closing: Option<String>,
    pub(crate) credits: String,
    pub(crate) debits: String,
    /// As the bank counts them: a collective booking is one.
    pub(crate) lines: usize,
    /// With collective bookings as their parts.
    pub(crate) parts: usize,
    pub(crate) announced: usize,
}

/// All of them, in the order of the files.
pub(crate) fn statements(files: &[ReadFile]) -> Vec<Statement> {
    files.iter().flat_map(|file| file.reading.statements.iter().map(|statement| one(&file.name, statement))).collect()
}

fn one(file: &str, statement: &ReadStatement) -> Statement {
    let mut bookings: Vec<Decimal> = Vec::new();
    let mut together: BTreeMap<u32, Decimal> = BTreeMap::new();
    for line in statement.lines.iter().filter(|line| line.booked) {
        let amount = line.said.amount.amount();
        match line.part_of {
            None => bookings.push(amount),
            Some(number) => {
                let sum = together.entry(number).or_default();
                *sum = sum.checked_add(amount).unwrap_or(*sum);
            }
        }
    }
    bookings.extend(together.into_values());
    let sum = |is_in: bool| {
        let of_side = bookings.iter().filter(|amount| amount.is_sign_positive() == is_in);
        of_side.fold(Decimal::ZERO, |sum, amount| sum.checked_add(amount.abs()).unwrap_or(sum))
    };
    let written = |amount: Decimal| {
        let mut amount = amount.normalize();
        amount.rescale(amount.scale().max(minor_decimals(statement.currency)));
        amount.to_string()
    };
    let balance = |side: Option<(NaiveDate, Money)>| side.map(|(_, money)| written(money.amount()));
    Statement {
        file: file.to_owned(),
        account: statement.account.clone(),
        currency: statement.currency.code(),
        number: statement.number.clone(),
        from: statement.period.map(|(first, _)| first),
        to: statement.period.map(|(_, last)| last),
        opening: balance(statement.opening),
        closing: balance(statement.closing),
        credits: written(sum(true)),
        debits: written(sum(false)),
        lines: bookings.len(),
        parts: statement.lines.iter().filter(|line| line.booked).count(),
        announced: statement.lines.iter().filter(|line| !line.booked).count(),
    }
}
