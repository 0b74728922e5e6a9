//! Rates: every row of every table, and that a half-year without a row is refused.

use crate::files::{Checked, Outcome, RATES, Row, cell, date, decimal, same, whole_file};
use chrono::NaiveDate;
use echeance::law::RateTable;
use libtest_mimic::Trial;
use rust_decimal::Decimal;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    whole_file(&mut trials, "fr_penalty_rate.csv", "the_french_penalty_rates_are_those_of_the_table", french_penalty_rates);
    whole_file(&mut trials, "fr_legal_rate.csv", "the_french_legal_rates_are_those_of_the_table", french_legal_rates);
    whole_file(&mut trials, "be_rate.csv", "the_belgian_rates_are_those_of_the_table", belgian_rates);
    whole_file(&mut trials, "be_civil_legal_rate.csv", "the_belgian_civil_rates_are_those_of_the_table", belgian_civil_rates);
    whole_file(&mut trials, "de_basiszins.csv", "the_german_rates_are_those_of_the_table", german_rates);
    whole_file(&mut trials, "nl_rate.csv", "the_dutch_rates_are_those_of_the_table", dutch_rates);
    whole_file(&mut trials, "lu_rate.csv", "the_luxembourg_rates_are_those_of_the_table", luxembourg_rates);
    whole_file(&mut trials, "uk_statutory_rate.csv", "the_british_rates_are_those_of_the_table", british_rates);
    whole_file(&mut trials, "uk_base_rate.csv", "the_bank_rate_is_that_of_the_table", bank_rate);
    whole_file(&mut trials, "ecb_refi_rate.csv", "the_refinancing_rate_is_that_of_the_table", refinancing_rate);
    trials
}

fn rate(table: RateTable, on: NaiveDate) -> Outcome<Decimal> {
    Ok(RATES.on(table, on)?.rate)
}

/// The rate on the row's day and, since it holds until the next row, on the day before that.
fn holds(table: RateTable, rows: &[&Row], column: &str) -> Checked {
    for (place, row) in rows.iter().enumerate() {
        let (on, expected) = (date(row, "date_from")?, decimal(row, column)?);
        same("rate", rate(table, on)?, expected)?;
        if let Some(next) = rows.get(place + 1) {
            let last = date(next, "date_from")?.pred_opt().ok_or("date")?;
            same("rate to the day before the next", (last, rate(table, last)?), (last, expected))?;
        }
    }
    Ok(())
}

fn all(rows: &[Row]) -> Vec<&Row> {
    rows.iter().collect()
}

fn french_penalty_rates(rows: &[Row]) -> Checked {
    let rates = &RATES;
    for row in rows {
        let on = date(row, "date_from")?;
        let default = rates.on(RateTable::FrDefault, on)?;
        same("default", default.rate, decimal(row, "default_b2b_rate")?)?;
        same("reference", default.reference, Some(decimal(row, "ecb_refi")?))?;
        let legal = rates.on(RateTable::FrLegalProfessionals, on)?.rate;
        same("legal", legal, decimal(row, "legal_rate_professionals")?)?;
        same("floor", legal * Decimal::from(3), decimal(row, "contract_floor_3x_legal")?)?;
        match cell(row, "public_buyer_rate")? {
            "" => same("public", rates.on(RateTable::FrPublic, on).is_err(), true)?,
            _ => same("public", rates.on(RateTable::FrPublic, on)?.rate, decimal(row, "public_buyer_rate")?)?,
        }
    }
    same("rows", rows.len(), 36)
}

fn french_legal_rates(rows: &[Row]) -> Checked {
    holds(RateTable::FrLegalProfessionals, &all(rows), "professionals")?;
    holds(RateTable::FrLegalIndividuals, &all(rows), "individuals")?;
    same("rows", rows.len(), 40)
}

fn belgian_rates(rows: &[Row]) -> Checked {
    let of = |applies_to: &str| rows.iter().filter(|row| row.get("applies_to").is_some_and(|cell| cell == applies_to)).collect::<Vec<_>>();
    let (older, newer) = (of("contract_before_2013-03-16"), of("contract_from_2013-03-16"));
    holds(RateTable::BeCommercialBefore2013, &older, "rate")?;
    holds(RateTable::BeCommercial, &newer, "rate")?;
    same("rows", (older.len(), newer.len(), rows.len()), (12, 28, 40))
}

fn belgian_civil_rates(rows: &[Row]) -> Checked {
    holds(RateTable::BeCivil, &all(rows), "rate")?;
    same("rows", rows.len(), 20)
}

/// The table prints + 8 up to the half-year in which the law changed (29 July 2014) and + 9 after.
fn german_rates(rows: &[Row]) -> Checked {
    let change = NaiveDate::from_ymd_opt(2014, 7, 29).ok_or("date")?;
    holds(RateTable::Basiszins, &all(rows), "basiszins")?;
    holds(RateTable::DeConsumer, &all(rows), "b2c_rate_plus5")?;
    for row in rows {
        let on = date(row, "date_from")?;
        let (table, other) = match on < change {
            true => (RateTable::DeBusinessBefore2014, RateTable::DeBusiness),
            false => (RateTable::DeBusiness, RateTable::DeBusinessBefore2014),
        };
        same("rate", rate(table, on)?, decimal(row, "b2b_rate")?)?;
        let other = RATES.on(other, on);
        same("the other", other.is_ok_and(|other| other.rate == rate(table, on).unwrap_or_default()), false)?;
    }
    let basis = rate(RateTable::Basiszins, change)?;
    same("from the change", rate(RateTable::DeBusiness, change)?, basis + Decimal::from(9))?;
    same("rows", rows.len(), 50)
}

fn dutch_rates(rows: &[Row]) -> Checked {
    let of = |kind: &str| rows.iter().filter(|row| row.get("kind").is_some_and(|cell| cell == kind)).collect::<Vec<_>>();
    let (trade, civil) = (of("trade"), of("non_trade"));
    holds(RateTable::NlTrade, &trade, "rate")?;
    holds(RateTable::NlCivil, &civil, "rate")?;
    same("rows", (trade.len(), civil.len(), rows.len()), (46, 14, 60))
}

fn luxembourg_rates(rows: &[Row]) -> Checked {
    holds(RateTable::LuCommercial, &all(rows), "rate")?;
    // The directive's minimum is the same formula.
    holds(RateTable::EuMinimum, &all(rows), "rate")?;
    same("rows", rows.len(), 27)
}

fn british_rates(rows: &[Row]) -> Checked {
    let rates = &RATES;
    for row in rows {
        let found = rates.on(RateTable::UkStatutory, date(row, "interest_starts_from")?)?;
        same("rate", found.rate, decimal(row, "statutory_rate")?)?;
        same("reference", found.reference, Some(decimal(row, "bank_rate_on_reference_date")?))?;
        same("bank rate", rate(RateTable::BankRate, date(row, "reference_date")?)?, decimal(row, "bank_rate_on_reference_date")?)?;
    }
    same("rows", rows.len(), 48)
}

fn bank_rate(rows: &[Row]) -> Checked {
    holds(RateTable::BankRate, &all(rows), "bank_rate")?;
    same("rows", rows.len(), 48)
}

fn refinancing_rate(rows: &[Row]) -> Checked {
    holds(RateTable::EcbRefi, &all(rows), "rate")?;
    // Nothing is known after 1 July 2026.
    let after = NaiveDate::from_ymd_opt(2026, 7, 2).ok_or("date")?;
    same("after the last day known", rate(RateTable::EcbRefi, after).is_err(), true)?;
    same("rows", rows.len(), 62)
}
