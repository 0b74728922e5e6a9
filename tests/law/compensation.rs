//! The fixed sum, and the scales of costs that a consumer may be asked.

use crate::files::{Checked, Outcome, Row, cell, decimal, rows_of, same};
use chrono::NaiveDate;
use echeance::{
    basis::money::{Currency, Money, currency_from_code},
    law::{CompensationClaim, GoverningLaw, InstalmentDelay, NotCharged, consumer_cap, fixed_compensation},
    ledger::{CustomerKind, DueBasis},
};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    rows_of(&mut trials, "fixed_compensation_cases.csv", "", fixed_compensation_case, &[]);
    rows_of(&mut trials, "be_consumer_cap_cases.csv", "amount_due", consumer_cap_case, &[]);
    trials
}

pub(crate) fn kind_of(name: &str) -> Outcome<CustomerKind> {
    Ok(match name {
        "b2b" | "b2b-contract" => CustomerKind::Business,
        // Between private persons the debtor is one.
        "b2c" | "c2c" => CustomerKind::Consumer,
        "public" => CustomerKind::PublicBody,
        other => return Err(format!("kind {other}").into()),
    })
}

fn fixed_compensation_case(row: &Row) -> Checked {
    let law = GoverningLaw::of_country(cell(row, "country")?).ok_or("country")?;
    let kind = kind_of(cell(row, "type")?)?;
    let due_on = NaiveDate::from_ymd_opt(2026, 6, 30).ok_or("date")?;
    let as_of = if cell(row, "late")? == "yes" { due_on.succ_opt().ok_or("date")? } else { due_on };
    let instalments = [InstalmentDelay { due: DueBasis::Stated, due_on, settled_on: None }];
    let currency = currency_from_code(cell(row, "currency")?).ok_or("currency")?;
    let debt = Money::new(decimal(row, "amount")?, currency);
    let claim = CompensationClaim { law, contracted_on: None, kind, debt, instalments: &instalments, insolvent_on: None, as_of };
    let found = fixed_compensation(&claim);
    if let Err(reason) = found {
        same("reason", reason, if kind == CustomerKind::Consumer { NotCharged::Consumer } else { NotCharged::NotLate })?;
    }
    let expected = Money::new(decimal(row, "fixed_compensation")?, currency);
    same("sum", found.map_or(Money::zero(currency), |sum| sum.amount), expected)
}

fn consumer_cap_case(row: &Row) -> Checked {
    let due = Money::new(decimal(row, "amount_due")?, Currency::EUR);
    same("cap", consumer_cap(due).map(Money::amount), Some(decimal(row, "max_compensation")?))
}
