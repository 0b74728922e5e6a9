//! Days to pay: from the date of a document to the day that settled the last of it.
//!
//! Start at [`days_to_pay`]. Trap: a mean over what was paid flatters a customer who stopped paying. So open late documents are counted
//! beside, at their age of the day: they will take at least that long (censored).
//! Not counted: what was carried forward, what a credit note alone settled, what is open and not late.

use super::payment_behaviour::{PaidOrOpen, PaymentDot};
use super::period::Period;
use crate::basis::money::Currency;
use crate::ledger::Ledger;
use chrono::{Months, NaiveDate};

/// Months of payments that count: enough for most customers to have paid, few enough to show a change.
pub(super) const MONTHS: u32 = 6;

/// Documents with their days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DaySum {
    /// How many.
    pub n: u32,
    /// Sum of their days.
    pub days: i64,
    /// Sum of their amounts, minor units.
    pub amount: i64,
    /// Sum of days × amount.
    pub days_by_amount: i128,
}

impl DaySum {
    /// Each document counts as one; `None` where there are none.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a statistic")]
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.days as f64 / f64::from(self.n))
    }

    /// Each document counts by its amount; `None` where there are none.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a statistic")]
    pub fn mean_by_amount(&self) -> Option<f64> {
        (self.amount > 0).then(|| self.days_by_amount as f64 / self.amount as f64)
    }

    /// Both together.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            n: self.n.saturating_add(other.n),
            days: self.days.saturating_add(other.days),
            amount: self.amount.saturating_add(other.amount),
            days_by_amount: self.days_by_amount.saturating_add(other.days_by_amount),
        }
    }

    fn add(&mut self, days: i64, amount: i64) {
        let one = Self { n: 1, days, amount, days_by_amount: i128::from(days).saturating_mul(i128::from(amount)) };
        *self = self.with(one);
    }
}

/// How long payment took, and is taking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaysToPay {
    /// Days in which the last payment fell.
    pub period: Period,
    /// Documents settled in the period.
    pub paid: DaySum,
    /// Documents open and late on its last day, at their age.
    pub open_late: DaySum,
}

impl DaysToPay {
    /// Both together: the lower bound of what it will have been.
    #[must_use]
    pub fn with_open(&self) -> DaySum {
        self.paid.with(self.open_late)
    }
}

/// Days to pay in one currency over the [`MONTHS`] months up to `as_of`, from the dots of that day (of one customer, or of all).
#[must_use]
pub fn days_to_pay<'d>(ledger: &Ledger, dots: impl IntoIterator<Item = &'d PaymentDot>, as_of: NaiveDate, currency: Currency) -> DaysToPay {
    let mut found = DaysToPayTally::new(as_of, currency);
    for dot in dots {
        found.add(ledger, dot);
    }
    found.done
}

/// Days to pay while dots come.
pub(super) struct DaysToPayTally {
    currency: Currency,
    done: DaysToPay,
}

impl DaysToPayTally {
    pub(super) fn new(as_of: NaiveDate, currency: Currency) -> Self {
        let first = as_of.checked_sub_months(Months::new(MONTHS)).and_then(|before| before.succ_opt()).unwrap_or(NaiveDate::MIN);
        let period = Period { first, last: as_of };
        Self { currency, done: DaysToPay { period, paid: DaySum::default(), open_late: DaySum::default() } }
    }

    pub(super) fn add(&mut self, ledger: &Ledger, dot: &PaymentDot) {
        let Some(issued_on) = ledger.columns().on.get(dot.item.idx()).filter(|_| dot.currency == self.currency) else { return };
        let days = (dot.on - *issued_on).num_days();
        match dot.state {
            PaidOrOpen::Paid if self.done.period.holds(dot.on) => self.done.paid.add(days, dot.amount),
            PaidOrOpen::Paid => {}
            PaidOrOpen::Open => self.done.open_late.add(days, dot.amount),
        }
    }

    pub(super) fn done(self) -> DaysToPay {
        self.done
    }
}
