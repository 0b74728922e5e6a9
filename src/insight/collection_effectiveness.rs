//! Collection effectiveness (CEI): of what could have been collected in a period, the share that was.
//!
//! (begin + sales − end) ÷ (begin + sales − end not due), with the sales *of the whole period*. Another convention divides the sales by the
//! number of months and gives quite another figure from the same books (55.9 % for 79.6 %); comparing the two means nothing.

use super::period::Period;

/// The terms, minor units, VAT included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CollectionEffectiveness {
    /// Of which days: three calendar months, the last up to the day.
    pub period: Period,
    /// Owed at the evening before.
    pub begin: i64,
    /// Invoices and deposits less credit notes of the period.
    pub sales: i64,
    /// Owed at its end.
    pub end: i64,
    /// Part of it that was not due. Never more than `end`: money that settles nothing yet was collected all the same.
    pub end_not_due: i64,
}

impl CollectionEffectiveness {
    /// What was collected, or cancelled: begin + sales − end.
    #[must_use]
    pub fn collected(&self) -> i64 {
        self.begin.saturating_add(self.sales).saturating_sub(self.end)
    }

    /// What could have been: begin + sales − end not due.
    #[must_use]
    pub fn collectable(&self) -> i64 {
        self.begin.saturating_add(self.sales).saturating_sub(self.end_not_due)
    }

    /// The share, 0 to 1 (below 0 where what is owed grew by more than sales); `None` where nothing could be collected.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a statistic, never money again")]
    pub fn share(&self) -> Option<f64> {
        let collectable = self.collectable();
        (collectable > 0).then(|| self.collected() as f64 / collectable as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    fn of(begin: i64, sales: i64, end: i64, end_not_due: i64) -> CollectionEffectiveness {
        let day = NaiveDate::default();
        CollectionEffectiveness { period: Period { first: day, last: day }, begin, sales, end, end_not_due }
    }

    /// The published example: begin 6,200; sales of January to March 10,890; end 6,340, of which 3,590 not due. 10,750 ÷ 13,500.
    #[test]
    fn the_sales_are_those_of_the_whole_period() {
        let published = of(620_000, 1_089_000, 634_000, 359_000);
        assert_eq!((published.collected(), published.collectable()), (1_075_000, 1_350_000));
        assert!(published.share().is_some_and(|share| (share - 0.7963).abs() < 0.000_05), "{:?}", published.share());
    }

    #[test]
    fn nothing_to_collect_is_no_figure() {
        assert_eq!(of(0, 0, 0, 0).share(), None);
        assert_eq!(of(0, 1_000, 1_000, 1_000).share(), None, "all of it sold and none of it due");
        assert_eq!(of(1_000, 0, 0, 0).share(), Some(1.0));
    }
}
