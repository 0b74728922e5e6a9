//! Deadlines of procedures: orders for payment, insolvency, grace. In France a last day that is closed gives way to the next open one.

use super::source::{
    Source,
    Status::{Derived, Verified},
    day,
};
use crate::basis::calendar::{Zone, next_open_day};
use chrono::{Days, Months, NaiveDate};

/// Something that must be done, or may be done, by or from a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Deadline {
    /// France: an order for payment must be served; the time is that of the day of the order.
    OrderService,
    /// France: the debtor may oppose an order that was served.
    Opposition,
    /// France: an order of September 2026 or later that nobody opposed may be enforced.
    Enforcement,
    /// France: the debtor may contest a payment command between traders.
    CommandContest,
    /// France: the earliest report that nobody contested it.
    NoContestReport,
    /// France: an insolvent debtor's creditor declares the debt.
    InsolvencyClaim,
    /// France: the same, of a creditor outside metropolitan France.
    InsolvencyClaimAbroad,
    /// France: relief is asked where that was missed.
    InsolvencyRelief,
    /// France: the most that a judge may give the debtor.
    Grace,
}

/// The first day of the order for payment's shorter time (decree 2026-96).
const ORDERS_OF_2026: NaiveDate = day(2026, 9, 1);

impl Deadline {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::OrderService,
        Self::Opposition,
        Self::Enforcement,
        Self::CommandContest,
        Self::NoContestReport,
        Self::InsolvencyClaim,
        Self::InsolvencyClaimAbroad,
        Self::InsolvencyRelief,
        Self::Grace,
    ];

    /// The day, by the calendar alone, and moved to the next open day where the law moves it; `None` at the end of the calendar.
    #[must_use]
    pub fn from(self, start: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
        let months = |n| start.checked_add_months(Months::new(n));
        let raw = match self {
            Self::OrderService if start < ORDERS_OF_2026 => months(6)?,
            Self::OrderService => months(3)?,
            Self::Opposition | Self::CommandContest => months(1)?,
            Self::Enforcement | Self::InsolvencyClaim => months(2)?,
            Self::InsolvencyClaimAbroad => months(4)?,
            Self::InsolvencyRelief => months(6)?,
            Self::Grace => months(24)?,
            // A month, and eight days that begin after it.
            Self::NoContestReport => months(1)?.checked_add_days(Days::new(8))?,
        };
        Some((raw, if self.moves() { next_open_day(Zone::Fr, raw) } else { raw }))
    }

    /// Whether a closed last day gives way: time limits of procedure do, a delay that is given does not.
    fn moves(self) -> bool {
        !matches!(self, Self::Grace | Self::NoContestReport)
    }

    /// The text.
    #[must_use]
    pub fn source(self) -> Source {
        match self {
            Self::OrderService => Source::of("CPC, art. 1411, 641 et 642 ; décret 2026-96, art. 9", Verified),
            Self::Opposition => Source::of("CPC, art. 1416, 641 et 642", Verified),
            Self::Enforcement => Source::of("CPC, art. 1422 ; report au jour ouvrable : lecture prudente", Derived),
            Self::CommandContest | Self::NoContestReport => Source::of("CPCE, art. L126-1 à L126-5", Verified),
            Self::InsolvencyClaim | Self::InsolvencyClaimAbroad => Source::of("C. com., art. R622-24", Verified),
            Self::InsolvencyRelief => Source::of("C. com., art. L622-26", Verified),
            Self::Grace => Source::of("C. civ., art. 1343-5", Verified),
        }
    }
}
