//! Where a rule or a rate comes from, when it was read, and how sure it is: shown beside every figure that rests on it.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How sure a rule or a rate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read, on the day given, in the source that is named.
    Verified,
    /// Computed or concluded from verified rules.
    Derived,
    /// Read before, not again on the day given.
    Earlier,
    /// Typed by the person, with a source of theirs.
    Typed,
    /// General knowledge: never in a letter without the person's confirmation.
    Unverified,
    /// The last known one, carried into a time for which none is known: in projections only.
    Estimated,
}

impl Status {
    /// True where the interface needs no word of caution beside the figure.
    #[must_use]
    pub fn is_verified(self) -> bool {
        self == Self::Verified
    }

    /// The weaker of two: a figure is as sure as the least sure of what it rests on.
    #[must_use]
    pub fn weaker(self, other: Self) -> Self {
        self.max(other)
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Some(match word {
            "verified" => Self::Verified,
            "derived" => Self::Derived,
            "earlier" => Self::Earlier,
            "unverified" => Self::Unverified,
            _ => return None,
        })
    }
}

/// A text is read again after so many months even where no newer version is known: a choice, not a rule of law.
pub const REVIEW_MONTHS: Months = Months::new(12);

/// The text on which a rule or a rate rests.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Source {
    /// As one cites it, in the language of that law: "C. com., art. L441-10, II".
    pub citation: Cow<'static, str>,
    /// The day it was read.
    pub read_on: NaiveDate,
    /// How sure it is.
    pub status: Status,
    /// Last day of the version that was read, where a later version is known: past it the text is to be read again.
    pub version_until: Option<NaiveDate>,
}

impl Source {
    /// The first day on which it is stale: the day after the version that was read, at the latest [`REVIEW_MONTHS`] after the reading.
    #[must_use]
    pub fn stale_on(&self) -> NaiveDate {
        let review = self.read_on.checked_add_months(REVIEW_MONTHS).unwrap_or(NaiveDate::MAX);
        self.version_until.and_then(|last| last.succ_opt()).map_or(review, |day| day.min(review))
    }

    /// True from the day on which it is stale.
    #[must_use]
    pub fn is_to_be_read_again(&self, today: NaiveDate) -> bool {
        today >= self.stale_on()
    }

    pub(super) const fn of(citation: &'static str, status: Status) -> Self {
        Self { citation: Cow::Borrowed(citation), read_on: day(2026, 11, 23), status, version_until: None }
    }

    /// A version of the text that a later one is known to replace on the day after `last`.
    pub(super) const fn version_of(citation: &'static str, status: Status, last: NaiveDate) -> Self {
        Self { citation: Cow::Borrowed(citation), read_on: day(2026, 11, 23), status, version_until: Some(last) }
    }
}

/// A date of the rule books; the first day of the calendar for one that does not exist (a test sees that none is).
pub(super) const fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(year, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}
