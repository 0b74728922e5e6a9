//! Half-years: the time for which most late-payment rates hold.

use super::source::day;
use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Cow, fmt, str::FromStr};

/// Half of a civil year: S1 from 1 January to 30 June, S2 from 1 July to 31 December. Written `2026-S1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HalfYear {
    year: i32,
    second: bool,
}

impl HalfYear {
    /// The one in which `date` lies.
    #[must_use]
    pub fn of(date: NaiveDate) -> Self {
        Self { year: date.year(), second: date.month() > 6 }
    }

    /// Its first day: 1 January or 1 July.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        day(self.year, if self.second { 7 } else { 1 }, 1)
    }

    /// Its last day: 30 June or 31 December.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        if self.second { day(self.year, 12, 31) } else { day(self.year, 6, 30) }
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        if self.second { Self { year: self.year.saturating_add(1), second: false } } else { Self { second: true, ..self } }
    }

    /// The one before it.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.second { Self { second: false, ..self } } else { Self { year: self.year.saturating_sub(1), second: true } }
    }

    /// The civil year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// 1 or 2.
    #[must_use]
    pub fn number(self) -> u8 {
        1 + u8::from(self.second)
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-S{}", self.year, self.number())
    }
}

/// Not of the form `2026-S1`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected a half-year like `2026-S1`")]
pub struct BadHalfYear;

impl FromStr for HalfYear {
    type Err = BadHalfYear;
    fn from_str(text: &str) -> Result<Self, BadHalfYear> {
        let (year, half) = text.split_once("-S").ok_or(BadHalfYear)?;
        let year = year.parse().ok().filter(|year| (1900..=9999).contains(year)).ok_or(BadHalfYear)?;
        match half {
            "1" => Ok(Self { year, second: false }),
            "2" => Ok(Self { year, second: true }),
            _ => Err(BadHalfYear),
        }
    }
}

impl Serialize for HalfYear {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for HalfYear {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Cow::<'de, str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn a_half_year_begins_and_ends_on_its_days_and_knows_its_neighbour() {
        let second: HalfYear = "2026-S2".parse().unwrap();
        assert_eq!((second.first_day(), second.last_day()), (day(2026, 7, 1), day(2026, 12, 31)));
        assert_eq!(second.next().to_string(), "2027-S1");
        assert_eq!(second.next().next().to_string(), "2027-S2");
        assert_eq!((second.previous().to_string(), second.next().previous()), ("2026-S1".into(), second));
        assert_eq!(HalfYear::of(day(2026, 6, 30)).to_string(), "2026-S1");
        assert!("2026-S3".parse::<HalfYear>().is_err() && "26-S1".parse::<HalfYear>().is_err());
    }
}
