//! Terms: when a document falls due.
//!
//! The rule language is that of the trade: net days, end of month in both readings, a fixed day, months, ten-day periods.
//! "30 jours fin de mois" is [`Terms::PlusThenEndOfMonth`] in most French software and [`Terms::EndOfMonthThenPlus`] for some
//! sellers: whoever reads the words must ask, or compare with due dates that are known. No rule moves a due date off a
//! week-end: none was found in French or Belgian law.

use super::terms_parts::{MonthDays, TermsParts};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// When a document falls due, counted from its date of issue.
///
/// Invariant: old journals hold these names and, in compact forms, this order: a released one is never renamed, moved,
/// removed or given another meaning; new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Terms {
    /// Issue + N calendar days.
    Net(u16),
    /// Issue + N days, then the last day of that month: what most French software means by "30 jours fin de mois".
    PlusThenEndOfMonth(u16),
    /// Last day of the month of issue, then + N days.
    EndOfMonthThenPlus(u16),
    /// Issue + N days, end of that month, then the given day of the next month: "45 jours fin de mois le 10".
    PlusThenEndOfMonthDay {
        /// Days added to the date of issue.
        days: u16,
        /// Day of the following month.
        day: MonthDay,
    },
    /// Last day of the month of issue + N days, then the next such day: that day itself or later.
    EndOfMonthThenPlusDay {
        /// Days added to the end of the month.
        days: u16,
        /// Day on which to fall.
        day: MonthDay,
    },
    /// The same day N months on, or that month's last day where it has no such day.
    Months(u16),
    /// N months on, then the last day of that month.
    MonthsEndOfMonth(u16),
    /// End of the ten-day period of issue (the 10th, the 20th, the month's last day), then + N days.
    Decade(u16),
    /// On the day of issue.
    Cash,
    /// On receipt: the day of issue stands for it until another is agreed for the document.
    OnReceipt,
    /// Issue + N days, then the next of some days of the month: that day itself or later. "30 jours, le 10 ou le 25".
    PlusThenNextDay {
        /// Days added to the date of issue.
        days: u16,
        /// Days on which to fall.
        on: MonthDays,
    },
    /// In several parts, each a share of the whole with a rule of its own: 30 % on issue, 70 % at thirty days.
    InParts(TermsParts),
}

/// A day of a month, 1 to 31; in a shorter month it means the last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct MonthDay(u8);

/// Not a day that any month has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a day of a month from 1 to 31, found {found}")]
pub struct BadMonthDay {
    /// What was there.
    pub found: u8,
}

impl TryFrom<u8> for MonthDay {
    type Error = BadMonthDay;
    fn try_from(day: u8) -> Result<Self, BadMonthDay> {
        if (1..=31).contains(&day) { Ok(Self(day)) } else { Err(BadMonthDay { found: day }) }
    }
}

impl From<MonthDay> for u8 {
    fn from(day: MonthDay) -> Self {
        day.0
    }
}

impl MonthDay {
    /// 1 to 31.
    #[must_use]
    pub fn get(self) -> u8 {
        self.0
    }

    pub(super) fn in_month_of(self, date: NaiveDate) -> NaiveDate {
        let last = end_of_month(date);
        date.with_day(u32::from(self.0)).unwrap_or(last)
    }
}

impl Terms {
    /// The due date of a document issued on `issued_on`, the last one of several; the last day of the calendar where it would pass it.
    #[must_use]
    pub fn due_on(self, issued_on: NaiveDate) -> NaiveDate {
        match self {
            Self::Cash | Self::OnReceipt => issued_on,
            Self::PlusThenNextDay { days, on } => on.next_from(plus(issued_on, days)),
            Self::InParts(parts) => parts.iter().map(|part| part.terms().due_on(issued_on)).max().unwrap_or(issued_on),
            Self::Net(days) => plus(issued_on, days),
            Self::PlusThenEndOfMonth(days) => end_of_month(plus(issued_on, days)),
            Self::EndOfMonthThenPlus(days) => plus(end_of_month(issued_on), days),
            Self::PlusThenEndOfMonthDay { days, day } => day.in_month_of(plus(end_of_month(plus(issued_on, days)), 1)),
            Self::EndOfMonthThenPlusDay { days, day } => {
                let earliest = plus(end_of_month(issued_on), days);
                let here = day.in_month_of(earliest);
                if here >= earliest { here } else { day.in_month_of(plus(end_of_month(earliest), 1)) }
            }
            Self::Months(months) => plus_months(issued_on, months),
            Self::MonthsEndOfMonth(months) => end_of_month(plus_months(issued_on, months)),
            Self::Decade(days) => plus(end_of_decade(issued_on), days),
        }
    }
}

impl Terms {
    /// Due dates and shares of an amount in minor units, by day, for terms in several parts; empty where it falls due at once.
    ///
    /// The last part takes what rounding leaves, so that the parts sum to the whole.
    #[must_use]
    pub fn instalments(self, issued_on: NaiveDate, amount: i64) -> Vec<(NaiveDate, i64)> {
        let Self::InParts(parts) = self else { return Vec::new() };
        let mut left = amount;
        let mut found: Vec<(NaiveDate, i64)> = Vec::new();
        for (part, is_last) in parts.iter().enumerate().map(|(at, part)| (part, at + 1 == parts.len())) {
            let share = if is_last { left } else { share_of(amount, part.share) };
            left = left.saturating_sub(share);
            let due_on = part.terms().due_on(issued_on);
            match found.iter_mut().find(|(day, _)| *day == due_on) {
                Some((_, sum)) => *sum = sum.saturating_add(share),
                None => found.push((due_on, share)),
            }
        }
        found.retain(|(_, share)| *share != 0);
        found.sort_by_key(|(day, _)| *day);
        if found.len() > 1 { found } else { Vec::new() }
    }
}

/// `share` hundredths of a per cent of `amount`, half away from zero.
fn share_of(amount: i64, share: u16) -> i64 {
    let exact = i128::from(amount) * i128::from(share);
    let rounded = (exact.abs() + 5_000) / 10_000 * exact.signum();
    i64::try_from(rounded).unwrap_or(amount)
}

pub(super) fn plus(date: NaiveDate, days: u16) -> NaiveDate {
    date.checked_add_days(Days::new(u64::from(days))).unwrap_or(NaiveDate::MAX)
}

fn plus_months(date: NaiveDate, months: u16) -> NaiveDate {
    date.checked_add_months(Months::new(u32::from(months))).unwrap_or(NaiveDate::MAX)
}

pub(super) fn end_of_month(date: NaiveDate) -> NaiveDate {
    date.with_day(1).and_then(|first| first.checked_add_months(Months::new(1))).and_then(|next| next.pred_opt()).unwrap_or(date)
}

fn end_of_decade(date: NaiveDate) -> NaiveDate {
    match date.day() {
        ..=10 => date.with_day(10).unwrap_or(date),
        11..=20 => date.with_day(20).unwrap_or(date),
        _ => end_of_month(date),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::ledger::{PartEnd, TermsPart};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_names_in_a_journal_never_change() {
        let tenth = MonthDay::try_from(10).unwrap();
        for (terms, name) in [
            (Terms::Net(30), r#"{"net":30}"#),
            (Terms::PlusThenEndOfMonth(45), r#"{"plus_then_end_of_month":45}"#),
            (Terms::EndOfMonthThenPlus(45), r#"{"end_of_month_then_plus":45}"#),
            (Terms::PlusThenEndOfMonthDay { days: 45, day: tenth }, r#"{"plus_then_end_of_month_day":{"days":45,"day":10}}"#),
            (Terms::EndOfMonthThenPlusDay { days: 30, day: tenth }, r#"{"end_of_month_then_plus_day":{"days":30,"day":10}}"#),
            (Terms::Months(2), r#"{"months":2}"#),
            (Terms::MonthsEndOfMonth(1), r#"{"months_end_of_month":1}"#),
            (Terms::Decade(30), r#"{"decade":30}"#),
            (Terms::Cash, r#""cash""#),
            (Terms::OnReceipt, r#""on_receipt""#),
            (
                Terms::PlusThenNextDay { days: 30, on: MonthDays::try_from(vec![25, 10]).unwrap() },
                r#"{"plus_then_next_day":{"days":30,"on":[10,25]}}"#,
            ),
            (
                Terms::InParts(
                    TermsParts::try_from(vec![
                        TermsPart { share: 3_000, days: 0, end: PartEnd::Plain },
                        TermsPart { share: 7_000, days: 30, end: PartEnd::EndOfMonthThenDays },
                    ])
                    .unwrap(),
                ),
                r#"{"in_parts":[{"share":3000,"days":0,"end":"plain"},{"share":7000,"days":30,"end":"end_of_month_then_days"}]}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&terms).unwrap(), name);
            assert_eq!(serde_json::from_str::<Terms>(name).unwrap(), terms);
        }
        assert!(serde_json::from_str::<Terms>(r#"{"plus_then_end_of_month_day":{"days":45,"day":32}}"#).is_err());
    }

    #[test]
    fn the_next_of_several_days_is_that_day_or_a_later_one() {
        let on = MonthDays::try_from(vec![10, 25]).unwrap();
        let terms = |days| Terms::PlusThenNextDay { days, on };
        assert_eq!(terms(30).due_on(day("2026-01-11")), day("2026-02-10"));
        assert_eq!(terms(30).due_on(day("2026-01-12")), day("2026-02-25"));
        assert_eq!(terms(30).due_on(day("2026-01-27")), day("2026-03-10"));
        let last = MonthDays::try_from(vec![31]).unwrap();
        assert_eq!(Terms::PlusThenNextDay { days: 0, on: last }.due_on(day("2026-02-01")), day("2026-02-28"));
    }

    #[test]
    fn parts_by_share_sum_to_the_whole() {
        let parts = TermsParts::try_from(vec![
            TermsPart { share: 3_333, days: 0, end: PartEnd::Plain },
            TermsPart { share: 3_333, days: 30, end: PartEnd::Plain },
            TermsPart { share: 3_334, days: 45, end: PartEnd::DaysThenEndOfMonth },
        ])
        .unwrap();
        // 100.01: 33.333333 rounds to 33.33 twice; 33.35 is left.
        let found = Terms::InParts(parts).instalments(day("2026-01-15"), 10_001);
        assert_eq!(found, [(day("2026-01-15"), 3_333), (day("2026-02-14"), 3_333), (day("2026-03-31"), 3_335)]);
        assert_eq!(Terms::InParts(parts).due_on(day("2026-01-15")), day("2026-03-31"));
        assert_eq!(Terms::InParts(parts).instalments(day("2026-01-15"), -10_001)[2].1, -3_335);
        assert_eq!(Terms::InParts(parts).instalments(day("2026-01-15"), 1), [], "a cent has one due date");
    }

    #[test]
    fn a_fixed_day_that_a_month_lacks_is_its_last_day() {
        let last = MonthDay::try_from(31).unwrap();
        assert_eq!(Terms::PlusThenEndOfMonthDay { days: 0, day: last }.due_on(day("2026-01-15")), day("2026-02-28"));
        assert_eq!(Terms::EndOfMonthThenPlusDay { days: 0, day: last }.due_on(day("2026-02-01")), day("2026-02-28"));
        assert_eq!(MonthDay::try_from(0), Err(BadMonthDay { found: 0 }));
    }

    #[test]
    fn a_due_date_beyond_the_calendar_is_its_last_day() {
        for terms in [Terms::Net(u16::MAX), Terms::Months(u16::MAX), Terms::PlusThenEndOfMonth(9), Terms::Decade(9)] {
            assert!(terms.due_on(NaiveDate::MAX) == NaiveDate::MAX);
        }
    }
}
