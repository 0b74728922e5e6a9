//! What may be expected to come in, week by week: each open document's chance to be paid in a week, summed.
//!
//! The range of a week is that of the sum of documents that are paid or not, each by its chance and independently of the others: worked
//! out exactly but for a grid of amounts, without drawing lots. Documents of one customer are not independent: where one customer
//! holds much of what is open, the true range is wider, and the page says so.

use super::DisputesKnown;
use super::delay_model::DelayModel;
use super::past::{PastDocument, past_documents};
use crate::basis::money::Currency;
use crate::ledger::Ledger;
use chrono::{Datelike, Days, NaiveDate};

/// One week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExpectedWeek {
    /// Its first day that is still to come: a Monday, or the day after the as-of date.
    pub from: NaiveDate,
    /// Its Sunday.
    pub to: NaiveDate,
    /// What is expected on the mean, minor units.
    pub expected: i64,
    /// One week out of ten brings no more than this.
    pub low: i64,
    /// One week out of ten brings more than this.
    pub high: i64,
}

/// What is expected of all open documents in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExpectedReceipts {
    /// Of all amounts.
    pub currency: Currency,
    /// The weeks to come.
    pub weeks: Vec<ExpectedWeek>,
    /// All of these weeks together: on the mean, at least in nine cases out of ten, at most in nine.
    pub together: (i64, i64, i64),
    /// What is open of debts and counted.
    pub open: i64,
    /// What of it is expected after the last week, or never: the rest.
    pub later: i64,
    /// Documents counted.
    pub n: usize,
    /// What the customer with most of it holds.
    pub largest_customer: i64,
}

/// Steps of the grid of amounts.
const STEPS: usize = 400;

/// What the open documents in `currency` may bring in the next `n_weeks` weeks. `None` where the past is too short to tell.
#[must_use]
pub fn expected_receipts(ledger: &Ledger, as_of: NaiveDate, currency: Currency, n_weeks: u32) -> Option<ExpectedReceipts> {
    let seen = past_documents(ledger, as_of);
    let model = DelayModel::learned(&seen, as_of.succ_opt()?, DisputesKnown::Counted)?;
    let columns = ledger.columns();
    let open = ledger.open_on(as_of);
    let documents: Vec<(&PastDocument, i64)> = seen
        .iter()
        .filter(|it| it.settled_on.is_none() && ledger.balance(columns.balance[it.item.idx()]).currency == currency)
        .map(|it| (it, open[it.item.idx()].max(0)))
        .collect();
    let ends = week_ends(as_of, n_weeks);
    // By the end of each week, the chance that a document is paid.
    let paid_by = |document: &PastDocument, day: NaiveDate| {
        let at_least = document.days_late(as_of) as f64 + 0.5;
        1.0 - model.chance_later(document, document.days_late(day) as f64 + 0.5, at_least)
    };
    let chances: Vec<Vec<f64>> =
        documents.iter().map(|(document, _)| ends.iter().map(|(_, to)| paid_by(document, *to)).collect()).collect();
    let amounts: Vec<i64> = documents.iter().map(|(_, amount)| *amount).collect();
    let of_week = |at: usize| -> Vec<f64> {
        chances.iter().map(|by| by[at] - if at == 0 { 0.0 } else { by[at - 1] }).map(|it| it.clamp(0.0, 1.0)).collect()
    };
    let mean_by = |at: usize| chances.iter().zip(&amounts).map(|(by, amount)| by[at] * *amount as f64).sum::<f64>().round() as i64;
    let weeks: Vec<ExpectedWeek> = ends
        .iter()
        .enumerate()
        .map(|(at, (from, to))| {
            let (_, low, high) = sum_of(&amounts, &of_week(at));
            // Rounded as sums up to each week, so that the weeks never sum to more than is open.
            let expected = mean_by(at) - if at == 0 { 0 } else { mean_by(at - 1) };
            ExpectedWeek { from: *from, to: *to, expected, low, high }
        })
        .collect();
    let by_end: Vec<f64> = chances.iter().map(|by| by.last().copied().unwrap_or_default()).collect();
    let (_, low, high) = sum_of(&amounts, &by_end);
    let expected: i64 = weeks.iter().map(|week| week.expected).sum();
    let whole: i64 = amounts.iter().sum();
    let mut by_customer = std::collections::BTreeMap::new();
    for (document, amount) in &documents {
        *by_customer.entry(document.customer).or_insert(0_i64) += amount;
    }
    Some(ExpectedReceipts {
        currency,
        weeks,
        together: (expected, low.min(expected), high.max(expected)),
        open: whole,
        later: whole - expected,
        n: documents.len(),
        largest_customer: by_customer.values().copied().max().unwrap_or_default(),
    })
}

/// The days from the one after `as_of`, cut after each Sunday.
fn week_ends(as_of: NaiveDate, n_weeks: u32) -> Vec<(NaiveDate, NaiveDate)> {
    let mut weeks = Vec::new();
    let mut from = as_of.succ_opt().unwrap_or(as_of);
    for _ in 0..n_weeks {
        let to = from.checked_add_days(Days::new(u64::from(6 - from.weekday().num_days_from_monday()))).unwrap_or(from);
        weeks.push((from, to));
        from = to.succ_opt().unwrap_or(to);
    }
    weeks
}

/// The mean, the first and the ninth tenth of the sum of `amounts`, each of which comes with its chance.
fn sum_of(amounts: &[i64], chances: &[f64]) -> (i64, i64, i64) {
    let mean: f64 = amounts.iter().zip(chances).map(|(amount, chance)| *amount as f64 * chance).sum();
    let whole: i64 = amounts.iter().zip(chances).filter(|(_, chance)| **chance > 1e-9).map(|(amount, _)| *amount).sum();
    if whole <= 0 {
        return (0, 0, 0);
    }
    let step = whole as f64 / STEPS as f64;
    let mut shares = vec![0.0; STEPS + 2];
    shares[0] = 1.0;
    let mut top = 0;
    for (amount, chance) in amounts.iter().zip(chances).filter(|(_, chance)| **chance > 1e-9) {
        // An amount between two steps is split over both, so that the mean is kept.
        let place = *amount as f64 / step;
        let (low, part) = (place.floor() as usize, place.fract());
        let reach = (top + low + 1).min(STEPS + 1);
        for at in (0..=reach).rev() {
            let from = |by: usize| if at >= by { shares[at - by] } else { 0.0 };
            shares[at] = shares[at] * (1.0 - chance) + chance * (from(low) * (1.0 - part) + from(low + 1) * part);
        }
        top = reach;
    }
    let tenth = |wanted: f64| {
        let mut sum = 0.0;
        let at = shares.iter().position(|share| {
            sum += share;
            sum >= wanted
        });
        ((at.unwrap_or(STEPS) as f64 * step).round() as i64).min(whole)
    };
    (mean.round() as i64, tenth(0.1), tenth(0.9))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two documents of 100 with one chance in two: nothing, 100 or 200 in 1, 2, 1 of four cases.
    #[test]
    fn the_sum_of_two_documents_by_hand() {
        assert_eq!(sum_of(&[10_000, 10_000], &[0.5, 0.5]), (10_000, 0, 20_000));
        assert_eq!(sum_of(&[10_000], &[1.0]), (10_000, 10_000, 10_000));
        assert_eq!(sum_of(&[10_000, 5], &[0.0, 0.0]), (0, 0, 0));
        assert_eq!(sum_of(&[], &[]), (0, 0, 0));
    }

    /// Of a hundred equal ones with one chance in five, 20 come; one case out of ten brings 15 or fewer, one 25 or more (binomial).
    #[test]
    fn many_documents_are_told_more_closely() {
        let (mean, low, high) = sum_of(&[100; 100], &[0.2; 100]);
        assert_eq!((mean, low, high), (2_000, 1_500, 2_500));
    }

    #[test]
    fn weeks_end_on_sundays() {
        // 2026-11-28 is a Saturday.
        let day = |text: &str| text.parse::<NaiveDate>().unwrap_or_default();
        let weeks = week_ends(day("2026-11-28"), 2);
        assert_eq!(weeks, [(day("2026-11-29"), day("2026-11-29")), (day("2026-11-30"), day("2026-12-06"))]);
    }
}
