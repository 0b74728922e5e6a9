//! Terms of several days or several parts: the days of a month on which to fall due, and shares with a rule each.

use super::Terms;
use super::terms::{MonthDay, end_of_month, plus};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

/// Some days of a month, at least one; a day that a month lacks is its last. Written as a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthDays(u32);

/// No day, or one that no month has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected days of a month from 1 to 31, at least one")]
pub struct BadMonthDays;

impl TryFrom<Vec<u8>> for MonthDays {
    type Error = BadMonthDays;
    fn try_from(days: Vec<u8>) -> Result<Self, BadMonthDays> {
        let bits = days.iter().try_fold(0_u32, |bits, day| (1..=31).contains(day).then(|| bits | 1 << day));
        bits.filter(|bits| *bits != 0).map(Self).ok_or(BadMonthDays)
    }
}

impl MonthDays {
    /// Each, in ascending order.
    pub fn iter(self) -> impl Iterator<Item = MonthDay> {
        (1..=31_u8).filter(move |day| self.0 & (1 << day) != 0).filter_map(|day| MonthDay::try_from(day).ok())
    }

    /// The first of them on `date` or later.
    pub(super) fn next_from(self, date: NaiveDate) -> NaiveDate {
        let in_month = |of: NaiveDate| self.iter().map(|day| day.in_month_of(of)).filter(|day| *day >= date).min();
        in_month(date).or_else(|| in_month(plus(end_of_month(date), 1))).unwrap_or(date)
    }
}

impl Serialize for MonthDays {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(MonthDay::get))
    }
}

impl<'de> Deserialize<'de> for MonthDays {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(Vec::<u8>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// How the due date of a part is found from its days.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PartEnd {
    /// Issue + days.
    #[default]
    Plain,
    /// Issue + days, then the end of that month.
    DaysThenEndOfMonth,
    /// The end of the month of issue, then + days.
    EndOfMonthThenDays,
}

impl PartEnd {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 3] = [Self::Plain, Self::DaysThenEndOfMonth, Self::EndOfMonthThenDays];
}

/// A share of a document and when it falls due.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TermsPart {
    /// Hundredths of a per cent: 3000 for 30 %.
    pub share: u16,
    /// Days; none for a part that is due on issue.
    pub days: u16,
    /// What they are counted with.
    pub end: PartEnd,
}

impl TermsPart {
    /// Its rule alone.
    #[must_use]
    pub fn terms(self) -> Terms {
        match self.end {
            PartEnd::Plain if self.days == 0 => Terms::Cash,
            PartEnd::Plain => Terms::Net(self.days),
            PartEnd::DaysThenEndOfMonth => Terms::PlusThenEndOfMonth(self.days),
            PartEnd::EndOfMonthThenDays => Terms::EndOfMonthThenPlus(self.days),
        }
    }
}

/// The most parts that terms have.
pub const MOST_PARTS: usize = 6;

/// Two to six parts that make up the whole, in the order in which they are agreed. Written as a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermsParts([TermsPart; MOST_PARTS]);

/// Parts that are no terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadParts {
    /// One or none, or more than six.
    #[error("expected two to six parts, found {found}")]
    Count {
        /// How many.
        found: usize,
    },
    /// A part of nothing, or parts that are not the whole.
    #[error("expected shares that sum to 100 %, found {hundredths} hundredths of a per cent")]
    Sum {
        /// Their sum, in hundredths of a per cent.
        hundredths: u32,
    },
}

impl TryFrom<Vec<TermsPart>> for TermsParts {
    type Error = BadParts;
    fn try_from(parts: Vec<TermsPart>) -> Result<Self, BadParts> {
        if !(2..=MOST_PARTS).contains(&parts.len()) {
            return Err(BadParts::Count { found: parts.len() });
        }
        let hundredths = parts.iter().map(|part| u32::from(part.share)).sum();
        if hundredths != 10_000 || parts.iter().any(|part| part.share == 0) {
            return Err(BadParts::Sum { hundredths });
        }
        let mut all = [TermsPart::default(); MOST_PARTS];
        all.iter_mut().zip(parts).for_each(|(place, part)| *place = part);
        Ok(Self(all))
    }
}

impl TermsParts {
    /// Each, in order.
    pub fn iter(&self) -> impl Iterator<Item = TermsPart> + '_ {
        self.0.iter().copied().filter(|part| part.share != 0)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Never: there are two at least.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl Serialize for TermsParts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Its length is known, which a compact form asks for.
        self.iter().collect::<Vec<_>>().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for TermsParts {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(Vec::<TermsPart>::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_the_whole_or_no_terms() {
        let part = |share| TermsPart { share, ..TermsPart::default() };
        assert_eq!(TermsParts::try_from(vec![part(10_000)]), Err(BadParts::Count { found: 1 }));
        assert_eq!(TermsParts::try_from(vec![part(5_000); 7]), Err(BadParts::Count { found: 7 }));
        assert_eq!(TermsParts::try_from(vec![part(3_000), part(6_000)]), Err(BadParts::Sum { hundredths: 9_000 }));
        assert_eq!(TermsParts::try_from(vec![part(10_000), part(0)]), Err(BadParts::Sum { hundredths: 10_000 }));
        assert!(TermsParts::try_from(vec![part(3_000), part(7_000)]).is_ok_and(|parts| parts.len() == 2));
    }

    #[test]
    fn days_of_a_month_are_days_that_some_month_has() {
        for bad in [vec![], vec![0], vec![32], vec![1, 40]] {
            assert_eq!(MonthDays::try_from(bad), Err(BadMonthDays));
        }
    }
}
