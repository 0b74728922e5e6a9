//! Until when a direct debit may come back.

use super::source::{Source, Status};
use chrono::{Days, Months, NaiveDate};

/// In which time a direct debit came back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DebitReturn {
    /// Within eight weeks: without a reason.
    WithoutReason,
    /// Within thirteen months: only where it was not authorised.
    Unauthorised,
    /// Later than that.
    Later,
}

/// How late a debit of `paid_on` came back, and the text.
#[must_use]
pub fn debit_return(paid_on: NaiveDate, returned_on: NaiveDate) -> (DebitReturn, &'static Source) {
    static RULEBOOK: Source = Source::of("Règlement du prélèvement SEPA (SDD Core)", Status::Unverified);
    let within = |last: Option<NaiveDate>| last.is_some_and(|last| returned_on <= last);
    let found = if within(paid_on.checked_add_days(Days::new(56))) {
        DebitReturn::WithoutReason
    } else if within(paid_on.checked_add_months(Months::new(13))) {
        DebitReturn::Unauthorised
    } else {
        DebitReturn::Later
    };
    (found, &RULEBOOK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::source::day;

    #[test]
    fn eight_weeks_then_thirteen_months() {
        let came = |on| debit_return(day(2026, 1, 5), on).0;
        assert_eq!(came(day(2026, 3, 2)), DebitReturn::WithoutReason);
        assert_eq!(came(day(2026, 3, 3)), DebitReturn::Unauthorised);
        assert_eq!(came(day(2027, 2, 5)), DebitReturn::Unauthorised);
        assert_eq!(came(day(2027, 2, 6)), DebitReturn::Later);
    }
}
