//! Days of sales by division: what is owed over the sales of three months, in days. Both with VAT.
//!
//! Start at [`simple_days_of_sales`]. Quick to reckon anywhere, and swayed by seasons; counting back (`days_sales_outstanding`) is not.
//! Trap: doubtful customers (416) in what is owed make the figure that of a few old debts, so both readings are given.

use super::days_sales_outstanding::first_of_month;
use super::period::Period;
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// The figure's terms, minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SimpleDaysOfSales {
    /// Whose sales count: three calendar months, the last up to the day; from the first month of sales where the books are younger.
    pub period: Period,
    /// Owed on the day: documents less unapplied cash.
    pub owed: i64,
    /// Part of it that stands as doubtful.
    pub doubtful: i64,
    /// Invoices and deposits less credit notes of the period. Positive.
    pub sales: i64,
}

impl SimpleDaysOfSales {
    /// Owed ÷ sales × days of the period.
    #[must_use]
    pub fn days(&self) -> f64 {
        self.of(self.owed)
    }

    /// The same without doubtful customers.
    #[must_use]
    pub fn days_without_doubtful(&self) -> f64 {
        self.of(self.owed.saturating_sub(self.doubtful))
    }

    #[expect(clippy::cast_precision_loss, reason = "a statistic, never money again")]
    fn of(&self, owed: i64) -> f64 {
        owed as f64 / self.sales as f64 * self.period.days() as f64
    }
}

/// The figure on `on`, given sales by first day of month up to that day; `None` where there were no sales in the period.
#[must_use]
pub fn simple_days_of_sales(sales: &BTreeMap<NaiveDate, i64>, on: NaiveDate, owed: i64, doubtful: i64) -> Option<SimpleDaysOfSales> {
    let oldest = *sales.keys().next()?;
    let period = Period { first: three_months_to(on).first.max(oldest), last: on };
    if period.days() == 0 {
        return None;
    }
    let sales = sales.range(period.first..=on).fold(0_i64, |sum, (_, of_month)| sum.saturating_add(*of_month));
    (sales > 0).then_some(SimpleDaysOfSales { period, owed, doubtful, sales })
}

/// The month of `on` up to it, and the two before.
pub(super) fn three_months_to(on: NaiveDate) -> Period {
    let month = first_of_month(on);
    Period { first: month.checked_sub_months(Months::new(2)).unwrap_or(month), last: on }
}
