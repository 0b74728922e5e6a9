//! Time bars, deadlines of procedures, the days of grace of a first reminder, and the Dutch scale of costs.

use crate::files::{Checked, Outcome, Row, case, cell, date, decimal, rows_of, same};
use echeance::{
    basis::money::{Currency, Money},
    law::{
        Deadline, FirstReminder, GoverningLaw, SentBy, Supply, TIME_BARS, collection_cost,
        rule_book::{Debtor, rule_books},
        time_bar,
    },
};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = vec![case("every_time_bar_is_one_of_a_book_and_has_its_text", every_time_bar_has_its_text)];
    rows_of(&mut trials, "deadline_cases.csv", "case_id", deadline_case, &[]);
    rows_of(&mut trials, "nl_collection_cost_cases.csv", "principal", collection_cost_case, &[]);
    rows_of(&mut trials, "rulebook.csv", "", prescription_case, &[]);
    trials
}

fn bar(law: GoverningLaw, debtor: Debtor, supply: Supply, row: &Row) -> Outcome<(chrono::NaiveDate, chrono::NaiveDate)> {
    let last = time_bar(law, debtor, supply).ok_or("no time bar")?.last_day(date(row, "start_date")?).ok_or("no day")?;
    Ok((last, last))
}

fn deadline_case(row: &Row) -> Checked {
    use GoverningLaw::{Be, Fr};
    let start = date(row, "start_date")?;
    let by = |deadline: Deadline| deadline.from(start).ok_or("no day");
    let grace = |by| {
        let last = FirstReminder { sent_on: start, by }.days_of_grace().ok_or("no day")?.last_free_day;
        Ok::<_, &str>((last, last))
    };
    let found = match cell(row, "rule")? {
        "limitation_b2b_5y" => bar(Fr, Debtor::Business, Supply::General, row)?,
        "limitation_b2c_2y" => bar(Fr, Debtor::Consumer, Supply::General, row)?,
        "limitation_transport_1y" => bar(Fr, Debtor::Business, Supply::Carriage, row)?,
        "limitation_10y" => bar(Be, Debtor::Business, Supply::General, row)?,
        "limitation_consumer_goods_1y" => bar(Be, Debtor::Consumer, Supply::ConsumerGoods, row)?,
        "limitation_periodic_5y" => bar(Be, Debtor::Business, Supply::Periodic, row)?,
        "order_service_6m_before_2026-09-01" | "order_service_3m_from_2026-09-01" => by(Deadline::OrderService)?,
        "opposition_1m_after_service" => by(Deadline::Opposition)?,
        "enforcement_wait_2m_after_service" => by(Deadline::Enforcement)?,
        "l126_contest_1m" => by(Deadline::CommandContest)?,
        "l126_no_contest_report_earliest" => by(Deadline::NoContestReport)?,
        "insolvency_claim_2m_from_publication" => by(Deadline::InsolvencyClaim)?,
        "insolvency_claim_4m_creditor_outside" => by(Deadline::InsolvencyClaimAbroad)?,
        "insolvency_relief_6m" => by(Deadline::InsolvencyRelief)?,
        "grace_max_2y" => by(Deadline::Grace)?,
        "consumer_first_reminder_post" => grace(SentBy::Post)?,
        "consumer_first_reminder_electronic" => grace(SentBy::Electronic)?,
        other => return Err(format!("no rule {other}").into()),
    };
    same("last day", found, (date(row, "raw_end")?, date(row, "end_after_working_day_rule")?))
}

fn collection_cost_case(row: &Row) -> Checked {
    let of = Money::new(decimal(row, "principal")?, Currency::EUR);
    same("cost", collection_cost(of).map(Money::amount), Some(decimal(row, "max_collection_cost")?))
}

/// Years of limitation, and the fixed sum, as the table of rules has them.
fn prescription_case(row: &Row) -> Checked {
    let law = GoverningLaw::of_country(cell(row, "country")?).ok_or("country")?;
    let debtor = match cell(row, "debtor_type")? {
        "b2b" => Debtor::Business,
        "public" => Debtor::PublicBody,
        _ => Debtor::Consumer,
    };
    let years = cell(row, "prescription_years")?;
    let found = time_bar(law, debtor, Supply::General).map(|bar| bar.months / 12);
    same("years", found, if years.is_empty() { None } else { Some(years.parse()?) })?;
    let book = rule_books().filter(|book| book.law == law && book.debtor == debtor).last().ok_or("no book")?;
    if let Ok(maximum) = cell(row, "max_term_days")?.parse::<u16>() {
        same("longest terms", book.terms.as_ref().map(|terms| terms.maximum.days), Some(maximum))?;
    }
    if cell(row, "fixed_compensation")? == "40.00" {
        let sum = book.compensation.as_ref().map(|rule| rule.amount(Money::from_minor(100_000, Currency::EUR)).amount().to_string());
        same("fixed sum", sum.as_deref(), Some("40.00"))?;
    }
    Ok(())
}

fn every_time_bar_has_its_text() -> Checked {
    for bar in &TIME_BARS {
        same("text", bar.source.citation.is_empty() || bar.months == 0, false)?;
        same("a book", rule_books().any(|book| book.law == bar.law), true)?;
    }
    Ok(())
}
