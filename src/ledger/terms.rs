//! Terms: when a document falls due.
//!
//! The rule language is that of the trade: net days, end of month in both readings, a fixed day. No rule moves a due date
//! off a week-end: none was found in French or Belgian law.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// When a document falls due, counted from its date of issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Terms {
    /// Issue + N calendar days.
    Net(u16),
    /// Issue + N days, then the last day of that month: what most French software means by "30 jours fin de mois".
    PlusThenEndOfMonth(u16),
    /// Last day of the month of issue, then + N days.
    EndOfMonthThenPlus(u16),
}

impl Terms {
    /// The due date of a document issued on `issued_on`; the last day of the calendar where it would pass it.
    #[must_use]
    pub fn due_on(self, issued_on: NaiveDate) -> NaiveDate {
        match self {
            Self::Net(days) => plus(issued_on, days),
            Self::PlusThenEndOfMonth(days) => end_of_month(plus(issued_on, days)),
            Self::EndOfMonthThenPlus(days) => plus(end_of_month(issued_on), days),
        }
    }
}

fn plus(date: NaiveDate, days: u16) -> NaiveDate {
    date.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

fn end_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).and_then(|next| next.pred_opt()).unwrap_or(date)
}
