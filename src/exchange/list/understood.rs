//! One cell as a mapping reads it: what the mapping screen shows beside what is written.

use super::amounts;
use super::columns::Role;
use super::dates;
use super::mapping::Mapping;
use super::sketch::{is_amount, is_date};
use crate::basis::money::{Money, currency_from_code, minor_decimals};
use chrono::NaiveDate;

/// What a cell means under a mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Understood {
    /// Not read, or empty.
    Nothing,
    /// Text, as it stands.
    Text(String),
    /// An amount; in the mapping's currency where the cell names none.
    Amount(Money),
    /// A day.
    Day(NaiveDate),
    /// Not what the column's role asks for.
    Unreadable,
}

/// Reads `cell` of the column that becomes `role`.
#[must_use]
pub fn understood(mapping: &Mapping, role: Role, cell: &str) -> Understood {
    let raw = cell.as_bytes();
    if role == Role::Ignore || cell.trim().is_empty() {
        return Understood::Nothing;
    }
    if is_amount(role) {
        let read = amounts::amount(raw, mapping.dialect.decimals).and_then(|amount| {
            let currency = amount.currency.unwrap_or(mapping.currency);
            amount.minor(minor_decimals(currency)).ok().map(|minor| Money::from_minor(minor, currency))
        });
        return read.map_or(Understood::Unreadable, Understood::Amount);
    }
    if is_date(role) {
        if super::sketch::is_no_date(raw) {
            return Understood::Nothing;
        }
        return dates::date(raw, mapping.dialect.dates).map_or(Understood::Unreadable, Understood::Day);
    }
    if role == Role::Currency && currency_from_code(cell.trim()).is_none() {
        return Understood::Unreadable;
    }
    Understood::Text(cell.trim().to_owned())
}
