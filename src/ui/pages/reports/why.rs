//! Why each indicator is what it is, in the terms of the views that made it.

use crate::basis::money::Currency;
use crate::insight::{DaySum, DaysSalesOutstanding, Indicator, Indicators};
use crate::ledger::Ledger;
use crate::ui::parts::Explanation;
use crate::words::Words;
use crate::words::reports::figure;
use rust_decimal::Decimal;

/// The terms of `which` as of the day of `of`.
pub(super) fn indicator(ledger: &Ledger, of: &Indicators, which: Indicator, currency: Currency, words: &'static Words) -> Explanation {
    let (format, why) = (words.format, &words.reports().why);
    let amount = |minor: i64| format.amount_minor(minor, currency);
    let said = |value: Option<f64>| value.map(|value| figure(format, which.unit(), value)).unwrap_or_default();
    let result = |columns: usize| {
        let mut row = vec![String::new(); columns.max(2)];
        if let Some(first) = row.first_mut() {
            why.result.clone_into(first);
        }
        if let Some(last) = row.last_mut() {
            *last = said(of.figure(which));
        }
        Some(row)
    };
    let formula = format!("{}.", capital((words.reports().indicators.definition)(which)));
    let pair = |name: String, value: String| vec![name, value];
    match which {
        Indicator::SimpleDays => {
            let Some(simple) = of.simple else { return Explanation { formula, ..Explanation::default() } };
            let (first, last) = (format.full_date(simple.period.first), format.full_date(simple.period.last));
            let without = (simple.doubtful != 0).then(|| (why.without_doubtful)(&said(Some(simple.days_without_doubtful()))));
            Explanation {
                formula,
                rows: vec![
                    pair((why.owed)(&format.full_date(of.on)), amount(simple.owed)),
                    pair((why.sales)(&first, &last), amount(simple.sales)),
                    pair(why.days.to_owned(), format.number(simple.period.days())),
                ],
                total: result(2),
                notes: without.into_iter().collect(),
                ..Explanation::default()
            }
        }
        Indicator::CountBackDays => counted_back(of.count_back.as_ref(), currency, words),
        Indicator::BestDays => Explanation { notes: vec![formula], ..counted_back(of.best.as_ref(), currency, words) },
        Indicator::DelinquentDays => {
            let term = |which: Indicator| {
                let value = of.figure(which).map(|value| figure(format, which.unit(), value)).unwrap_or_default();
                pair((words.reports().indicators.name)(which).to_owned(), value)
            };
            let rows = vec![term(Indicator::CountBackDays), term(Indicator::BestDays)];
            Explanation { formula, rows, total: result(2), ..Explanation::default() }
        }
        Indicator::DaysToPay | Indicator::DaysToPayByAmount | Indicator::DaysToPayWithOpen | Indicator::DaysToPayByAmountWithOpen => {
            let with_open = matches!(which, Indicator::DaysToPayWithOpen | Indicator::DaysToPayByAmountWithOpen);
            let period = of.days_to_pay.period;
            let row = |name: String, sum: DaySum| vec![name, format.number(i64::from(sum.n)), format.number(sum.days), amount(sum.amount)];
            let mut rows = vec![row((why.paid)(&format.date(period.first), &format.date(period.last)), of.days_to_pay.paid)];
            if with_open {
                rows.push(row(why.open_late.to_owned(), of.days_to_pay.open_late));
            }
            Explanation { formula, heads: why.pay_heads.map(str::to_owned).to_vec(), rows, total: result(4), ..Explanation::default() }
        }
        Indicator::Effectiveness => {
            let Some(terms) = of.effectiveness else { return Explanation { formula, ..Explanation::default() } };
            let (first, last) = (format.full_date(terms.period.first), format.full_date(terms.period.last));
            let eve = terms.period.eve().unwrap_or(terms.period.first);
            let [collected, collectable] = why.collected;
            Explanation {
                formula,
                rows: vec![
                    pair((why.owed)(&format.full_date(eve)), amount(terms.begin)),
                    pair((why.sales)(&first, &last), amount(terms.sales)),
                    pair((why.owed)(&last), amount(terms.end)),
                    pair(why.not_due.to_owned(), amount(terms.end_not_due)),
                    pair(collected.to_owned(), amount(terms.collected())),
                    pair(collectable.to_owned(), amount(terms.collectable())),
                ],
                total: result(2),
                notes: vec![why.convention.to_owned()],
                ..Explanation::default()
            }
        }
        Indicator::NotDueShare
        | Indicator::LateTo30Share
        | Indicator::LateTo60Share
        | Indicator::LateTo90Share
        | Indicator::LateOver90Share => {
            let steps = std::iter::once(&of.aged.not_due).chain(&of.aged.buckets);
            Explanation {
                formula,
                rows: why.ages.into_iter().zip(steps).map(|(name, minor)| pair(name.to_owned(), amount(*minor))).collect(),
                total: Some(vec![words.frame().parts.total.to_owned(), amount(of.aged.debts())]),
                ..Explanation::default()
            }
        }
        Indicator::RecoveryCostShare => {
            let says = words.habits();
            let Some(found) = &of.recovery_cost else {
                return Explanation { formula, notes: vec![says.no_costs.to_owned()], ..Explanation::default() };
            };
            let action = |(channel, n, each): &(crate::ledger::Channel, u32, i64)| {
                let each_said = amount(*each);
                let said = (says.actions)((words.today().channel)(*channel), i64::from(*n), &each_said);
                pair(said, amount(each.saturating_mul(i64::from(*n))))
            };
            let mut rows: Vec<Vec<String>> = found.actions.iter().map(action).collect();
            rows.push(pair(says.cost.to_owned(), amount(found.cost())));
            rows.push(pair(says.recovered.to_owned(), amount(found.recovered)));
            Explanation { formula, rows, total: result(2), notes: vec![says.assumption.to_owned()], ..Explanation::default() }
        }
        Indicator::TopFiveShare | Indicator::ConcentrationIndex => {
            let Some(found) = &of.concentration else { return Explanation { formula, ..Explanation::default() } };
            let mut rows: Vec<Vec<String>> =
                found.top.iter().map(|(customer, owed)| pair(ledger.customer(*customer).details.name.clone(), amount(*owed))).collect();
            if found.owed_by_others() != 0 {
                rows.push(pair(why.other_customers.to_owned(), amount(found.owed_by_others())));
            }
            Explanation {
                formula,
                rows,
                total: Some(vec![(why.all_customers)(i64::from(found.n_customers)), amount(found.owed)]),
                ..Explanation::default()
            }
        }
    }
}

/// Month by month, as on the overview.
fn counted_back(found: Option<&DaysSalesOutstanding>, currency: Currency, words: &'static Words) -> Explanation {
    let (format, why) = (words.format, &words.overview().why);
    let amount = |minor: i64| format.amount_minor(minor, currency);
    let days = |days: f64| format.decimal(Decimal::try_from(days).unwrap_or_default(), 1);
    let months = found.iter().flat_map(|found| &found.months);
    Explanation {
        formula: why.delay.to_owned(),
        heads: why.delay_heads.map(str::to_owned).to_vec(),
        rows: months
            .map(|month| vec![format.month_year(month.first), amount(month.sales), amount(month.taken), days(month.counted_days)])
            .collect(),
        total: found.map(|found| vec![why.total.to_owned(), String::new(), amount(found.owed), days(found.days)]),
        ..Explanation::default()
    }
}

/// A definition as a sentence.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
