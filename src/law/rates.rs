//! Rates by period: the tables of the build, and the rows that a person types with their source.
//!
//! Promise: a rate asked for a day that no row covers is an error that names the half-year; the last known rate is never
//! carried over. Percent a year throughout: 12.40 is 12.40 %.

use super::source::{Source, Status, day};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{borrow::Cow, collections::BTreeMap, fmt, str::FromStr};

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

/// One series of rates.
///
/// Invariant: journals hold these names with the rates that a person typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RateTable {
    /// France, between professionals, nothing agreed: ECB refinancing rate on 1 January or 1 July + 10 points.
    FrDefault,
    /// France, legal rate of a creditor in business ("all other cases"); three times it is the floor of an agreed rate.
    FrLegalProfessionals,
    /// Belgium, commercial transactions, contracts from 16 March 2013: ECB + 8 points, up to the half point.
    BeCommercial,
    /// Belgium, older contracts: ECB + 7 points, up to the half point; one with [`RateTable::BeCommercial`] from
    /// 16 March 2015. Starts in 2009: before October 2008 the reference was the marginal rate of a variable tender.
    BeCommercialBefore2013,
}

impl RateTable {
    /// All series of the build.
    pub const ALL: [Self; 4] = [Self::FrDefault, Self::FrLegalProfessionals, Self::BeCommercial, Self::BeCommercialBefore2013];

    fn text(self) -> &'static str {
        match self {
            Self::FrDefault => include_str!("rates/fr_default.csv"),
            Self::FrLegalProfessionals => include_str!("rates/fr_legal_professionals.csv"),
            Self::BeCommercial => include_str!("rates/be_commercial.csv"),
            Self::BeCommercialBefore2013 => include_str!("rates/be_commercial_before_2013.csv"),
        }
    }

    /// The series that holds the rate of `date` where two have become one.
    fn on(self, date: NaiveDate) -> Self {
        if self == Self::BeCommercialBefore2013 && date >= day(2015, 3, 16) { Self::BeCommercial } else { self }
    }
}

/// One rate and the days on which it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateRow {
    /// Its series.
    pub table: RateTable,
    /// First day on which it holds.
    pub from: NaiveDate,
    /// Last day on which it holds.
    pub to: NaiveDate,
    /// Percent a year.
    pub rate: Decimal,
    /// The rate of the ECB's main refinancing operations from which it follows, in percent; none for other series.
    pub reference: Option<Decimal>,
    /// Where it was read.
    pub source: Source,
}

/// A rate that a person typed for one half-year; it comes before the build's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedRate {
    /// Which series.
    pub table: RateTable,
    /// Which half-year.
    pub half_year: HalfYear,
    /// Percent a year.
    pub rate: Decimal,
    /// Where the person read it, in their words.
    pub source: String,
    /// The day they typed it.
    pub added_on: NaiveDate,
}

/// No rate is known for a day: to be typed with its source, never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no rate known in {table:?} for {half_year}")]
pub struct MissingRate {
    /// The series that has none.
    pub table: RateTable,
    /// The half-year that it lacks.
    pub half_year: HalfYear,
}

/// All rates known: those of the build and those added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateBook {
    rows: BTreeMap<(RateTable, NaiveDate), RateRow>,
    added: BTreeMap<(RateTable, HalfYear), RateRow>,
}

impl RateBook {
    /// The tables of the build.
    #[must_use]
    pub fn built_in() -> Self {
        let rows = RateTable::ALL
            .into_iter()
            .flat_map(|table| table.text().lines().skip(1).filter_map(move |line| row(table, line)))
            .map(|row| ((row.table, row.from), row))
            .collect();
        Self { rows, added: BTreeMap::new() }
    }

    /// With the person's rows, which come before the build's; of two for the same half-year the later in the list counts.
    #[must_use]
    pub fn with_added(mut self, added: Vec<AddedRate>) -> Self {
        for AddedRate { table, half_year, rate, source, added_on } in added {
            let source = Source { citation: Cow::Owned(source), read_on: added_on, status: Status::Typed, version_until: None };
            let (from, to) = (half_year.first_day(), half_year.last_day());
            self.added.insert((table, half_year), RateRow { table, from, to, rate, reference: None, source });
        }
        self
    }

    /// The row that holds on `date`.
    ///
    /// # Errors
    /// Names the half-year for which nothing is known.
    pub fn on(&self, table: RateTable, date: NaiveDate) -> Result<&RateRow, MissingRate> {
        let (table, half_year) = (table.on(date), HalfYear::of(date));
        if let Some(row) = self.added.get(&(table, half_year)) {
            return Ok(row);
        }
        let latest = self.rows.range((table, NaiveDate::MIN)..=(table, date)).next_back().map(|(_, row)| row);
        latest.filter(|row| date <= row.to).ok_or(MissingRate { table, half_year })
    }

    /// All rows of a series in order of date, the person's in place of the build's: for a page that shows them.
    #[must_use]
    pub fn rows(&self, table: RateTable) -> Vec<&RateRow> {
        let is_replaced = |row: &RateRow| self.added.contains_key(&(row.table, HalfYear::of(row.from)));
        let built_in = self.rows.values().filter(|row| row.table == table && !is_replaced(row));
        let mut rows: Vec<_> = built_in.chain(self.added.values().filter(|row| row.table == table)).collect();
        rows.sort_by_key(|row| row.from);
        rows
    }
}

/// `from,to,rate,reference,status,read_on,source`; the source comes last and may hold commas.
fn row(table: RateTable, line: &'static str) -> Option<RateRow> {
    let mut cells = line.splitn(7, ',');
    let mut next = || cells.next();
    let (from, to) = (next()?.parse().ok()?, next()?.parse().ok()?);
    let rate = next()?.parse().ok()?;
    let reference = next()?;
    let reference = if reference.is_empty() { None } else { Some(reference.parse().ok()?) };
    let status = Status::from_word(next()?)?;
    let read_on = next()?.parse().ok()?;
    let source = Source { citation: Cow::Borrowed(next()?), read_on, status, version_until: None };
    Some(RateRow { table, from, to, rate, reference, source })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    fn on(date: &str) -> NaiveDate {
        date.parse().unwrap()
    }

    #[test]
    fn every_line_of_every_table_is_read_and_the_periods_leave_no_gap() {
        let book = RateBook::built_in();
        for table in RateTable::ALL {
            let rows = book.rows(table);
            assert_eq!(rows.len(), table.text().lines().count() - 1, "{table:?}");
            for pair in rows.windows(2) {
                let [one, next] = pair else { continue };
                assert_eq!(one.to.succ_opt(), Some(next.from), "{table:?}");
                assert!(one.from <= one.to);
            }
        }
    }

    #[test]
    fn the_rates_follow_from_their_reference() {
        let book = RateBook::built_in();
        for row in book.rows(RateTable::FrDefault) {
            assert_eq!(row.rate, row.reference.unwrap() + Decimal::TEN);
        }
        for (table, margin) in [(RateTable::BeCommercial, 8), (RateTable::BeCommercialBefore2013, 7)] {
            for row in book.rows(table) {
                let doubled = (row.reference.unwrap() + Decimal::from(margin)) * Decimal::TWO;
                assert_eq!(row.rate * Decimal::TWO, doubled.ceil(), "{table:?} {}", row.from);
            }
        }
    }

    #[test]
    fn a_half_year_that_is_not_in_the_table_is_an_error_that_names_it() {
        let book = RateBook::built_in();
        let missing = book.on(RateTable::FrDefault, on("2027-01-01")).unwrap_err();
        assert_eq!(missing, MissingRate { table: RateTable::FrDefault, half_year: "2027-S1".parse().unwrap() });
        assert!(book.on(RateTable::FrDefault, on("2008-12-31")).is_err());
        assert!(book.on(RateTable::BeCommercial, on("2013-03-15")).is_err());
        assert!(book.on(RateTable::BeCommercialBefore2013, on("2008-09-30")).is_err());
    }

    #[test]
    fn older_belgian_contracts_join_the_other_series_on_16_march_2015() {
        let book = RateBook::built_in();
        let rate = |date| book.on(RateTable::BeCommercialBefore2013, on(date)).unwrap().rate.to_string();
        assert_eq!((rate("2015-03-15"), rate("2015-03-16")), ("7.5".into(), "8.5".into()));
    }

    #[test]
    fn a_rate_that_a_person_types_counts_with_their_source() {
        let added = AddedRate {
            table: RateTable::FrDefault,
            half_year: "2027-S1".parse().unwrap(),
            rate: "12.65".parse().unwrap(),
            source: "Banque de France".into(),
            added_on: on("2027-01-04"),
        };
        let written = serde_json::to_string(&added).unwrap();
        assert!(written.contains(r#""table":"fr_default","half_year":"2027-S1","rate":"12.65""#), "{written}");
        let book = RateBook::built_in().with_added(vec![serde_json::from_str(&written).unwrap()]);
        let row = book.on(RateTable::FrDefault, on("2027-06-30")).unwrap();
        assert_eq!((row.rate.to_string().as_str(), row.source.status), ("12.65", Status::Typed));
        assert!(book.on(RateTable::FrDefault, on("2027-07-01")).is_err());
    }
}
