//! What is to be invoiced as a calendar: how far ahead, which months, their weeks.

use super::ToInvoice;
use chrono::{Datelike, Days, Months, NaiveDate};

/// How far ahead is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// A month.
    Month,
    /// Three.
    Quarter,
    /// Twelve.
    Year,
}

impl Ahead {
    /// All, the nearest first.
    pub const ALL: [Self; 3] = [Self::Month, Self::Quarter, Self::Year];

    /// The last day that is looked at from `as_of`.
    #[must_use]
    pub fn until(self, as_of: NaiveDate) -> NaiveDate {
        let months = match self {
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        };
        as_of.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
    }
}

impl ToInvoice {
    /// The first day of each month that has something, in order.
    #[must_use]
    pub fn months(&self) -> Vec<NaiveDate> {
        let mut months: Vec<NaiveDate> = self.rows.iter().filter_map(|row| row.on?.with_day(1)).collect();
        months.sort_unstable();
        months.dedup();
        months
    }
}

/// The weeks of the month that begins on `first`, from Monday to Sunday; days of other months are empty.
#[must_use]
pub fn calendar_month(first: NaiveDate) -> Vec<[Option<NaiveDate>; 7]> {
    let before = u64::from(first.weekday().num_days_from_monday());
    let Some(monday) = first.checked_sub_days(Days::new(before)) else { return Vec::new() };
    let day = |week: u64, place: u64| {
        monday.checked_add_days(Days::new(week * 7 + place)).filter(|day| (day.year(), day.month()) == (first.year(), first.month()))
    };
    let weeks = (0..6).map(|week| std::array::from_fn(|place| day(week, u64::try_from(place).unwrap_or_default())));
    weeks.filter(|week: &[Option<NaiveDate>; 7]| week.iter().any(Option::is_some)).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn a_month_is_laid_out_in_its_weeks() {
        // November 2026 begins on a Sunday and has 30 days: six weeks touch it.
        let weeks = calendar_month("2026-11-01".parse().unwrap());
        assert_eq!(weeks.len(), 6);
        assert_eq!(weeks[0].iter().flatten().count(), 1);
        assert_eq!(weeks[0][6], Some("2026-11-01".parse().unwrap()));
        assert_eq!(weeks[5][0], Some("2026-11-30".parse().unwrap()));
        // February 2027 begins on a Monday: four weeks and no gap.
        assert!(calendar_month("2027-02-01".parse().unwrap()).iter().flatten().all(Option::is_some));
    }
}
