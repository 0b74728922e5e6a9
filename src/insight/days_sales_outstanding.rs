//! Days sales outstanding by counting back (épuisement): how many days of sales are still owed.
//!
//! Start at [`days_sales_outstanding`]. It returns the months it counted, so that the figure can be reckoned again by hand.

use crate::basis::money::Currency;
use crate::ledger::{ItemKind, Ledger};
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
    count_back(&sales_by_month(ledger, as_of, currency), as_of, owed)
}

/// Sales by first day of month, up to `as_of`.
pub(super) fn sales_by_month(ledger: &Ledger, as_of: NaiveDate, currency: Currency) -> BTreeMap<NaiveDate, i64> {
    let columns = ledger.columns();
    let mut sales: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    let of_currency: Vec<bool> = ledger.balances().iter().map(|account| account.currency == currency).collect();
    for (((kind, on), amount), balance) in columns.kind.iter().zip(columns.on).zip(columns.amount).zip(columns.balance) {
        let is_sale = matches!(kind, ItemKind::Invoice | ItemKind::Deposit | ItemKind::CreditNote);
        if is_sale && *on <= as_of && of_currency[balance.idx()] {
            let month = sales.entry(first_of_month(*on)).or_default();
            *month = month.saturating_add(*amount);
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
