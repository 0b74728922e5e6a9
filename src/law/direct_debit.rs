//! Until when a direct debit may come back.

use super::source::{Source, Status};
use crate::basis::calendar::{Zone, next_open_day};
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

/// Calendar days between telling a debtor of a debit and the debit, where nothing else is agreed.
pub const NOTICE_DAYS: u16 = 14;

/// That the debtor is told before: by an invoice that names the day, say.
pub const NOTICE: Source = Source::of("Règlement du prélèvement SEPA : information préalable, 14 jours sauf accord", Status::Unverified);

/// That a bank takes a file one business day before the debit; many ask for more.
pub const LEAD: Source = Source::of("Règlement du prélèvement SEPA : remise un jour ouvré avant", Status::Unverified);

/// The last day on which a debit of `collect_on` may come back without a reason: until then it may still be paid by it.
#[must_use]
pub fn debit_hold_until(collect_on: NaiveDate) -> NaiveDate {
    collect_on.checked_add_days(Days::new(56)).unwrap_or(collect_on)
}

/// The first day on which a debit asked for on `asked_on` can be collected: the business day of banks (TARGET) after it.
#[must_use]
pub fn earliest_collection(asked_on: NaiveDate) -> NaiveDate {
    next_open_day(Zone::Target, asked_on.succ_opt().unwrap_or(asked_on))
}

/// The first day on which banks collect, of `day` and those after it.
#[must_use]
pub fn collection_day(day: NaiveDate) -> NaiveDate {
    next_open_day(Zone::Target, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::source::day;

    #[test]
    fn banks_collect_on_their_open_days_from_the_day_after_on() {
        // 25 and 26 December 2026 are closed (Friday, Saturday), 27 is a Sunday.
        assert_eq!(earliest_collection(day(2026, 12, 24)), day(2026, 12, 28));
        assert_eq!(earliest_collection(day(2026, 11, 23)), day(2026, 11, 24));
        assert_eq!(collection_day(day(2026, 11, 28)), day(2026, 11, 30));
        assert_eq!(debit_hold_until(day(2026, 1, 5)), day(2026, 3, 2));
    }

    #[test]
    fn eight_weeks_then_thirteen_months() {
        let came = |on| debit_return(day(2026, 1, 5), on).0;
        assert_eq!(came(day(2026, 3, 2)), DebitReturn::WithoutReason);
        assert_eq!(came(day(2026, 3, 3)), DebitReturn::Unauthorised);
        assert_eq!(came(day(2027, 2, 5)), DebitReturn::Unauthorised);
        assert_eq!(came(day(2027, 2, 6)), DebitReturn::Later);
    }
}
