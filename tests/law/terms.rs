//! Due dates, and how long terms may be.

use crate::files::{Checked, Outcome, Row, cell, date, rows_of, same};
use echeance::{
    basis::calendar::{self, Zone},
    law::{GoverningLaw, TermsAnswer, TermsClause, terms_limit},
    ledger::{CustomerKind, MonthDay, Terms},
};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    rows_of(&mut trials, "term_cases.csv", "case_id", term_case, &[]);
    rows_of(&mut trials, "term_legality_fr.csv", "", term_legality_case, &[]);
    trials
}

fn terms_of(rule: &str) -> Outcome<Terms> {
    let parts: Vec<&str> = rule.split(':').collect();
    Ok(match parts.as_slice() {
        ["cash"] => Terms::Cash,
        ["net", days] => Terms::Net(days.parse()?),
        ["plus_then_eom", days] => Terms::PlusThenEndOfMonth(days.parse()?),
        ["eom_then_plus", days] => Terms::EndOfMonthThenPlus(days.parse()?),
        ["plus_then_eom_day", days, day] => {
            Terms::PlusThenEndOfMonthDay { days: days.parse()?, day: MonthDay::try_from(day.parse::<u8>()?)? }
        }
        ["eom_then_plus_day", days, day] => {
            Terms::EndOfMonthThenPlusDay { days: days.parse()?, day: MonthDay::try_from(day.parse::<u8>()?)? }
        }
        ["months", months] => Terms::Months(months.parse()?),
        ["months_eom", months] => Terms::MonthsEndOfMonth(months.parse()?),
        ["decade", days] => Terms::Decade(days.parse()?),
        _ => return Err(format!("rule {rule}").into()),
    })
}

pub(crate) fn zone_of(name: &str) -> Outcome<Zone> {
    Ok(match name {
        "FR" => Zone::Fr,
        "FR-AM" => Zone::FrAm,
        "BE" => Zone::Be,
        "LU" => Zone::Lu,
        "TARGET" => Zone::Target,
        _ => return Err(format!("zone {name}").into()),
    })
}

fn term_case(row: &Row) -> Checked {
    let by_terms = terms_of(cell(row, "rule")?)?.due_on(date(row, "invoice_date")?);
    let due_on = match cell(row, "business_day_rule")? {
        "none" => by_terms,
        "next_business_day" => calendar::next_open_day(zone_of(cell(row, "calendar")?)?, by_terms),
        other => return Err(format!("business day rule {other}").into()),
    };
    same("due date", due_on, date(row, "due_date")?)
}

fn term_legality_case(row: &Row) -> Checked {
    let clause = match cell(row, "clause")? {
        "60_net" => TermsClause::Days,
        "45_eom" => TermsClause::EndOfMonth,
        "periodic" => TermsClause::Periodic,
        other => return Err(format!("clause {other}").into()),
    };
    let (issued_on, due_on) = (date(row, "invoice_date")?, date(row, "due_date")?);
    let answer = terms_limit((GoverningLaw::Fr, echeance::ledger::Sector::General), CustomerKind::Business, clause, issued_on, due_on)?;
    same("lawful", matches!(answer, TermsAnswer::Lawful { .. }), cell(row, "within_legal_maximum")? == "yes")
}
