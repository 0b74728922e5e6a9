//! Days sales outstanding by counting back (épuisement): how many days of sales are still owed.
//!
//! Start at [`days_sales_outstanding`]. It returns the months it counted, so that the figure can be reckoned again by hand.

use super::aged_balance::{AgedBalanceSettings, aged_balance};
use crate::basis::money::Currency;
use crate::ledger::{Balance, ItemKind, Ledger};
use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeMap;

/// One month of sales, as counted.
#[derive(Debug, Clone, PartialEq)]
pub struct SalesMonth {
    /// First day, included.
    pub first: NaiveDate,
    /// Last day, included: the month's, or `as_of`.
    pub last: NaiveDate,
    /// Invoices and deposits less credit notes, tax included, minor units.
    pub sales: i64,
    /// Part of what is owed that this month's sales stand for, minor units.
    pub taken: i64,
    /// Days counted: all of the month, or a share of the last one by amount.
    pub counted_days: f64,
}

/// The figure and its terms.
#[derive(Debug, Clone, PartialEq)]
pub struct DaysSalesOutstanding {
    /// Sum of `counted_days`.
    pub days: f64,
    /// What was owed, minor units, tax included.
    pub owed: i64,
    /// Newest first.
    pub months: Vec<SalesMonth>,
}

/// Counts back from `as_of` (included) the days of sales that `owed` stands for.
///
/// Whole calendar months of sales are taken off what is owed, with all their days (the first one from its first day to `as_of`), until
/// a month covers the rest: of its days, that share. A month of more credit than sales takes off nothing.
///
/// `None` where nothing is owed, or where the sales in the ledger do not reach back far enough to explain it.
#[must_use]
pub fn days_sales_outstanding(ledger: &Ledger, as_of: NaiveDate, currency: Currency, owed: i64) -> Option<DaysSalesOutstanding> {
    count_back(sales_by_month(ledger, as_of).get(&currency)?, as_of, owed)
}

impl DaysSalesOutstanding {
    /// In whole days, half up: what is shown.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "days since the ledger began, far below 2^63")]
    pub fn whole_days(&self) -> i64 {
        self.days.round() as i64
    }
}

/// The figure on one day, beside what it would be if everyone paid on the due date.
#[derive(Debug, Clone, PartialEq)]
pub struct DaysSalesOutstandingOn {
    /// The evening it shows: the end of a month, or the day asked.
    pub on: NaiveDate,
    /// Of what was owed.
    pub actual: Option<DaysSalesOutstanding>,
    /// Of what was not due.
    pub best: Option<DaysSalesOutstanding>,
}

/// The figure at the end of each of the `months` months up to that of `as_of`, oldest first; of the last one, at the end of `as_of`.
///
/// One aged balance a month: budget 3 ms a month for 100,000 items.
#[must_use]
pub fn days_sales_outstanding_by_month(ledger: &Ledger, as_of: NaiveDate, currency: Currency, months: u32) -> Vec<DaysSalesOutstandingOn> {
    let this_month = first_of_month(as_of);
    let ends = (0..months).rev().filter_map(|back| match back.checked_sub(1) {
        None => Some(as_of),
        Some(back) => this_month.checked_sub_months(Months::new(back))?.pred_opt(),
    });
    let settings = AgedBalanceSettings::by_due_date();
    // Months after a day are not counted back to, so one count up to the last day does for all.
    let sales = sales_by_month(ledger, as_of).remove(&currency).unwrap_or_default();
    ends.map(|on| {
        let amounts = aged_balance(ledger, on, &settings).total(currency).map(|total| total.amounts.clone()).unwrap_or_default();
        DaysSalesOutstandingOn { on, actual: count_back(&sales, on, amounts.total()), best: count_back(&sales, on, amounts.not_due) }
    })
    .collect()
}

/// Sales by currency and first day of month, up to `as_of`.
///
/// One pass: months are places in a table from the first to the last of them.
pub(super) fn sales_by_month(ledger: &Ledger, as_of: NaiveDate) -> BTreeMap<Currency, BTreeMap<NaiveDate, i64>> {
    let columns = ledger.columns();
    let mut currencies: Vec<Currency> = ledger.balances().iter().map(|account| account.currency).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let place = |account: &Balance| currencies.binary_search(&account.currency).unwrap_or_default();
    let places: Vec<usize> = ledger.balances().iter().map(place).collect();
    let sold = || {
        let all = columns.kind.iter().zip(columns.on).zip(columns.amount.iter().zip(columns.balance));
        all.filter(|((kind, on), _)| matches!(kind, ItemKind::Invoice | ItemKind::Deposit | ItemKind::CreditNote) && **on <= as_of)
    };
    let days = || sold().map(|((_, on), _)| *on);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return BTreeMap::new() };
    // A year later is twelve places on.
    let month = |day: NaiveDate| usize::try_from(day.year() - first.year()).unwrap_or_default() * 12 + day.month0() as usize;
    let width = month(last) + 1;
    let mut sums: Vec<Option<i64>> = vec![None; width * currencies.len()];
    for ((_, on), (amount, balance)) in sold() {
        let sum = sums[places[balance.idx()] * width + month(*on)].get_or_insert(0);
        *sum = sum.saturating_add(*amount);
    }
    let mut sales: BTreeMap<Currency, BTreeMap<NaiveDate, i64>> = BTreeMap::new();
    for (currency, sums) in currencies.iter().zip(sums.chunks(width)) {
        let january = NaiveDate::from_ymd_opt(first.year(), 1, 1).unwrap_or(first);
        let months = (0..).zip(sums).filter_map(|(at, sum)| Some((january.checked_add_months(Months::new(at))?, (*sum)?)));
        let months: BTreeMap<NaiveDate, i64> = months.collect();
        if !months.is_empty() {
            sales.insert(*currency, months);
        }
    }
    // The final invoice bears the whole: what was invoiced as a deposit before is not sold twice.
    for used in ledger.deposit_uses() {
        let item = ledger.item(used.set_off);
        if let Some(month) = sales.get_mut(&item.currency).and_then(|months| months.get_mut(&first_of_month(item.on)))
            && item.on <= as_of
        {
            *month = month.saturating_add(item.amount);
        }
    }
    sales
}

pub(super) fn count_back(sales: &BTreeMap<NaiveDate, i64>, as_of: NaiveDate, owed: i64) -> Option<DaysSalesOutstanding> {
    let oldest = *sales.keys().next()?;
    let (mut left, mut first, mut last) = (owed, first_of_month(as_of), as_of);
    let mut months = Vec::new();
    if left <= 0 {
        return None;
    }
    while left > 0 {
        if first < oldest {
            return None;
        }
        let of_month = sales.get(&first).copied().unwrap_or_default();
        let taken = of_month.clamp(0, left);
        let days = f64::from(last.day());
        let counted_days = if of_month > left { days * as_ratio(left, of_month) } else { days };
        months.push(SalesMonth { first, last, sales: of_month, taken, counted_days });
        left -= taken;
        last = first.pred_opt()?;
        first = first.checked_sub_months(Months::new(1))?;
    }
    Some(DaysSalesOutstanding { days: months.iter().map(|month| month.counted_days).sum(), owed, months })
}

pub(super) fn first_of_month(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

/// A statistic, never money again.
fn as_ratio(part: i64, whole: i64) -> f64 {
    part as f64 / whole as f64
}
