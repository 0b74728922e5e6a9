//! A span of days for a report: both ends included.

use super::days_sales_outstanding::first_of_month;
use chrono::{Datelike, Months, NaiveDate};

/// Days from `first` to `last`, both included. Where `last` is before `first` there is no day in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// First day.
    pub first: NaiveDate,
    /// Last day.
    pub last: NaiveDate,
}

/// A period as a person asks for it, seen from a day. None of them reaches beyond that day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodChoice {
    /// From the first of the month to the day.
    ThisMonth,
    /// The whole month before.
    LastMonth,
    /// Three months: the day's and the two before, up to the day.
    ThreeMonths,
    /// From 1 January to the day.
    ThisYear,
    /// The whole calendar year before.
    LastYear,
    /// Twelve months: the day's and the eleven before, up to the day.
    TwelveMonths,
}

impl PeriodChoice {
    /// All of them, in the order of a choice.
    pub const ALL: [Self; 6] = [Self::ThisMonth, Self::LastMonth, Self::ThreeMonths, Self::ThisYear, Self::LastYear, Self::TwelveMonths];
}

impl Period {
    /// The period that `choice` means on `as_of`.
    #[must_use]
    pub fn chosen(choice: PeriodChoice, as_of: NaiveDate) -> Self {
        let month = first_of_month(as_of);
        let new_year = NaiveDate::from_ymd_opt(as_of.year(), 1, 1).unwrap_or(month);
        let eve = |day: NaiveDate| day.pred_opt().unwrap_or(day);
        let back = |months| month.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
        let (first, last) = match choice {
            PeriodChoice::ThisMonth => (month, as_of),
            PeriodChoice::LastMonth => (back(1), eve(month)),
            PeriodChoice::ThreeMonths => (back(2), as_of),
            PeriodChoice::ThisYear => (new_year, as_of),
            PeriodChoice::LastYear => (new_year.checked_sub_months(Months::new(12)).unwrap_or(new_year), eve(new_year)),
            PeriodChoice::TwelveMonths => (back(11), as_of),
        };
        Self { first, last }
    }

    /// Whether `day` is one of its days.
    #[must_use]
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// How many days it has; 0 where it has none.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days().saturating_add(1).max(0)
    }

    /// The day before its first, at whose evening its opening balance stands; `None` before all dates.
    #[must_use]
    pub fn eve(self) -> Option<NaiveDate> {
        self.first.pred_opt()
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_period_is_what_its_name_says_on_any_day() {
        let ends = |choice, on: &str| {
            let period = Period::chosen(choice, day(on));
            format!("{} {}", period.first, period.last)
        };
        assert_eq!(ends(PeriodChoice::ThisMonth, "2026-11-24"), "2026-11-01 2026-11-24");
        assert_eq!(ends(PeriodChoice::LastMonth, "2026-03-31"), "2026-02-01 2026-02-28");
        assert_eq!(ends(PeriodChoice::LastMonth, "2026-01-01"), "2025-12-01 2025-12-31");
        assert_eq!(ends(PeriodChoice::ThreeMonths, "2026-01-31"), "2025-11-01 2026-01-31");
        assert_eq!(ends(PeriodChoice::ThisYear, "2026-11-24"), "2026-01-01 2026-11-24");
        assert_eq!(ends(PeriodChoice::LastYear, "2024-02-29"), "2023-01-01 2023-12-31");
        assert_eq!(ends(PeriodChoice::TwelveMonths, "2026-11-24"), "2025-12-01 2026-11-24");
    }

    #[test]
    fn both_ends_of_a_period_are_in_it() {
        let period = Period { first: day("2026-01-30"), last: day("2026-02-01") };
        assert_eq!(period.days(), 3);
        assert!(period.holds(period.first) && period.holds(period.last) && !period.holds(day("2026-02-02")));
        assert_eq!(Period { first: period.last, last: period.first }.days(), 0);
    }
}
