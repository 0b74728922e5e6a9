//! Rates by period: the rows of the build, and those that a person types with their source.
//!
//! Promise: a rate asked for a day that no row covers is an error that names the half-year; the last known rate is never
//! carried over, save in a projection, where it is marked as an estimate. Percent a year throughout: 12.40 is 12.40 %.

use super::{
    half_year::HalfYear,
    rate_table::RateTable,
    source::{Source, Status},
};
use crate::ledger::Ledger;
use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{borrow::Cow, collections::BTreeMap};

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
    /// The central bank's rate from which it follows, in percent; none for a series that follows none, and where it is not known.
    pub reference: Option<Decimal>,
    /// Where it was read.
    pub source: Source,
}

/// A rate that a person types: next half-year's, or a correction. It comes before the build's.
///
/// It holds from its day to the end of that half-year (or year, for a yearly series), or until the next one typed for the series.
/// Typed for a reference, it also gives the rates that follow from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnRate {
    /// Which series.
    pub series: RateTable,
    /// First day on which it holds.
    pub from: NaiveDate,
    /// Percent a year.
    pub percent: Decimal,
    /// Where the person read it, in their words.
    pub source: String,
    /// The day they read it.
    pub read_on: NaiveDate,
}

/// No rate is known for a day: to be typed with its source, never guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[error("no rate known in {table:?} for {half_year}")]
pub struct MissingRate {
    /// The series that has none.
    pub table: RateTable,
    /// The half-year that it lacks.
    pub half_year: HalfYear,
}

/// All rates known: those of the build and the person's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RateBook {
    rows: BTreeMap<(RateTable, NaiveDate), RateRow>,
    own: BTreeMap<(RateTable, NaiveDate), RateRow>,
}

/// How far back a projection looks for the last known rate.
const HALF_YEARS_BACK: usize = 40;

impl RateBook {
    /// The rows of the build.
    #[must_use]
    pub fn built_in() -> Self {
        let rows = RateTable::ALL
            .into_iter()
            .flat_map(|table| table.text().lines().skip(1).filter_map(move |line| row(table, line)))
            .map(|row| ((row.table, row.from), row))
            .collect();
        Self { rows, own: BTreeMap::new() }
    }

    /// With the person's rates, which come before the build's; of two for the same series and day the later in the list counts.
    #[must_use]
    pub fn with_own(mut self, own: Vec<OwnRate>) -> Self {
        for OwnRate { series, from, percent, source, read_on } in own {
            let source = Source { citation: Cow::Owned(source), read_on, status: Status::Typed, version_until: None };
            let to = series.holds_until(from).max(from);
            let reference = series.follows().and_then(|follows| percent.checked_sub(Decimal::from(follows.margin_points)));
            // Rounded up, the rate does not tell its reference.
            let reference = reference.filter(|_| series.follows().is_some_and(|follows| !follows.up_to_half_point));
            self.own.insert((series, from), RateRow { table: series, from, to, rate: percent, reference, source });
        }
        self
    }

    /// The rates of the build and those that the person stated in the books. A series that this version does not know is passed over.
    #[must_use]
    pub fn known_to(ledger: &Ledger) -> Self {
        let stated = ledger.stated_rates().iter().filter_map(|rate| {
            let series = RateTable::from_name(&rate.series)?;
            Some(OwnRate { series, from: rate.from, percent: rate.percent, source: rate.source.clone(), read_on: rate.read_on })
        });
        Self::built_in().with_own(stated.collect())
    }

    /// The rate that holds on `date`. In order: what the person typed for the series, what follows from what they typed for its
    /// reference, the build's.
    ///
    /// # Errors
    /// Names the half-year for which nothing is known.
    pub fn on(&self, table: RateTable, date: NaiveDate) -> Result<RateRow, MissingRate> {
        let (table, half_year) = (table.on(date), HalfYear::of(date));
        let own = latest(&self.own, table, date).filter(|row| date <= row.to);
        if let Some(row) = own {
            let next = self.own.range((table, row.from)..=(table, row.to)).nth(1).and_then(|((_, from), _)| from.pred_opt());
            return Ok(RateRow { to: next.unwrap_or(row.to), ..row.clone() });
        }
        let built_in = latest(&self.rows, table, date).filter(|row| date <= row.to);
        let until = self.own.range((table, date)..=(table, NaiveDate::MAX)).next().and_then(|((_, from), _)| from.pred_opt());
        let cut = |row: RateRow| RateRow { to: until.map_or(row.to, |last| last.min(row.to)), ..row };
        self.following(table, date).or_else(|| built_in.cloned()).map(cut).ok_or(MissingRate { table, half_year })
    }

    /// What follows for the half-year of `date` from the reference that the person typed.
    fn following(&self, table: RateTable, date: NaiveDate) -> Option<RateRow> {
        let (follows, half_year) = (table.follows()?, HalfYear::of(date));
        let on = follows.reference_day(half_year);
        let typed = latest(&self.own, follows.reference, on).filter(|row| on <= row.to)?;
        let rate = follows.rate(typed.rate)?;
        let (from, to) = (half_year.first_day(), half_year.last_day());
        Some(RateRow { table, from, to, rate, reference: Some(typed.rate), source: typed.source.clone() })
    }

    /// For projections: as [`RateBook::on`], and where nothing is known the last known rate before, as [`Status::Estimated`], for
    /// the half-year of `date`.
    ///
    /// # Errors
    /// Names the half-year where the series has no earlier rate either.
    pub fn on_or_estimated(&self, table: RateTable, date: NaiveDate) -> Result<RateRow, MissingRate> {
        self.on(table, date).or_else(|missing| {
            let mut before = missing.half_year;
            for _ in 0..HALF_YEARS_BACK {
                before = before.previous();
                if let Ok(row) = self.on(table, before.last_day()) {
                    let (first, to) = (missing.half_year.first_day(), missing.half_year.last_day());
                    let from = row.to.succ_opt().map_or(first, |next| next.max(first)).min(date);
                    let source = Source { status: Status::Estimated, ..row.source.clone() };
                    return Ok(RateRow { from, to, source, ..row });
                }
            }
            Err(missing)
        })
    }

    /// Which of `tables` lack the rate of the half-year of `today`, or of the next one where it begins within `days`: what to
    /// ask for in time. A series without any row is left out: nothing was ever known of it.
    #[must_use]
    pub fn lacking(&self, tables: &[RateTable], today: NaiveDate, days: u16) -> Vec<MissingRate> {
        let now = HalfYear::of(today);
        let soon = today.checked_add_days(Days::new(u64::from(days))).is_some_and(|then| then >= now.next().first_day());
        let asked = [Some(now), soon.then(|| now.next())];
        let has_rows = |table: RateTable| {
            let all = (table, NaiveDate::MIN)..=(table, NaiveDate::MAX);
            self.rows.range(all.clone()).next().is_some() || self.own.range(all).next().is_some()
        };
        let known = tables.iter().copied().filter(|table| has_rows(*table));
        let mut lacking: Vec<_> = known
            .flat_map(|table| asked.into_iter().flatten().map(move |half_year| (table, half_year)))
            .filter_map(|(table, half_year)| self.on(table, half_year.first_day()).err())
            .collect();
        lacking.sort_unstable();
        lacking.dedup();
        lacking
    }

    /// The rate of `today`; where that is not known, the one of the half-year's first day, which claims follow.
    ///
    /// # Errors
    /// Names the half-year for which nothing is known.
    pub fn in_force(&self, table: RateTable, today: NaiveDate) -> Result<RateRow, MissingRate> {
        self.on(table, today).or_else(|_| self.on(table, HalfYear::of(today).first_day()))
    }

    /// What to ask a person for: as [`RateBook::lacking`], less the rates that follow from a reference that is lacking too, since
    /// typing that one gives them all.
    #[must_use]
    pub fn to_ask(&self, tables: &[RateTable], today: NaiveDate) -> Vec<MissingRate> {
        let lacking = self.lacking(tables, today, RateTable::ASKED_AHEAD_DAYS);
        let given = |missing: &MissingRate| {
            let reference = missing.table.follows().map(|follows| follows.reference);
            reference.is_some_and(|reference| lacking.iter().any(|it| it.table == reference && it.half_year == missing.half_year))
        };
        lacking.iter().filter(|missing| !given(missing)).copied().collect()
    }

    /// All rows of a series in order of date, the person's beside the build's: for a page that shows them. [`RateBook::on`] says
    /// which counts.
    #[must_use]
    pub fn rows(&self, table: RateTable) -> Vec<&RateRow> {
        let all = (table, NaiveDate::MIN)..=(table, NaiveDate::MAX);
        let mut rows: Vec<_> = self.rows.range(all.clone()).chain(self.own.range(all)).map(|(_, row)| row).collect();
        rows.sort_by_key(|row| row.from);
        rows
    }
}

fn latest(rows: &BTreeMap<(RateTable, NaiveDate), RateRow>, table: RateTable, date: NaiveDate) -> Option<&RateRow> {
    rows.range((table, NaiveDate::MIN)..=(table, date)).next_back().map(|(_, row)| row)
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

    fn own(series: RateTable, from: &str, percent: &str) -> OwnRate {
        OwnRate { series, from: on(from), percent: percent.parse().unwrap(), source: "Banque de France".into(), read_on: on("2027-01-04") }
    }

    #[test]
    fn every_line_of_every_table_is_read_and_the_periods_leave_no_gap() {
        let book = RateBook::built_in();
        for table in RateTable::ALL {
            let rows = book.rows(table);
            assert_eq!(rows.len(), table.text().lines().count().saturating_sub(1), "{table:?}");
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
        let mut followed = 0;
        for table in RateTable::ALL {
            let Some(follows) = table.follows() else { continue };
            for row in book.rows(table) {
                let Some(reference) = row.reference else { continue };
                // Netherlands: 7 points before 16 March 2013.
                let less = if table == RateTable::NlTrade && row.from < on("2013-03-16") { 1 } else { 0 };
                assert_eq!(row.rate + Decimal::from(less), follows.rate(reference).unwrap(), "{table:?} {}", row.from);
                let published = book.on(follows.reference, follows.reference_day(HalfYear::of(row.from))).unwrap();
                assert_eq!(published.rate, reference, "{table:?} {}", row.from);
                followed += 1;
            }
        }
        assert_eq!(followed, 368);
    }

    #[test]
    fn a_half_year_that_is_not_in_the_table_is_an_error_that_names_it() {
        let book = RateBook::built_in();
        let half_year = "2027-S1".parse().unwrap();
        for table in RateTable::ALL {
            // Two Belgian series have become one.
            let missing = MissingRate { table: table.on(on("2027-01-01")), half_year };
            assert_eq!(book.on(table, on("2027-01-01")).unwrap_err(), missing);
        }
        assert!(book.on(RateTable::FrDefault, on("2008-12-31")).is_err());
        assert!(book.on(RateTable::BeCommercial, on("2013-03-15")).is_err());
        assert!(book.on(RateTable::BeCommercialBefore2013, on("2002-08-06")).is_err());
        assert!(book.on(RateTable::LuCivil, on("2026-11-24")).is_err());
    }

    #[test]
    fn older_belgian_contracts_join_the_other_series_on_16_march_2015() {
        let book = RateBook::built_in();
        let rate = |date| book.on(RateTable::BeCommercialBefore2013, on(date)).unwrap().rate.to_string();
        assert_eq!((rate("2015-03-15"), rate("2015-03-16")), ("7.5".into(), "8.5".into()));
    }

    #[test]
    fn a_rate_that_a_person_types_counts_with_their_source_to_the_end_of_its_half_year() {
        let typed = own(RateTable::FrDefault, "2027-01-01", "12.65");
        let written = serde_json::to_string(&typed).unwrap();
        assert!(written.contains(r#""series":"fr_default","from":"2027-01-01","percent":"12.65""#), "{written}");
        let book = RateBook::built_in().with_own(vec![serde_json::from_str(&written).unwrap()]);
        let row = book.on(RateTable::FrDefault, on("2027-06-30")).unwrap();
        assert_eq!((row.rate.to_string().as_str(), row.source.status, row.to), ("12.65", Status::Typed, on("2027-06-30")));
        assert_eq!(row.reference, Some("2.65".parse().unwrap()));
        assert!(book.on(RateTable::FrDefault, on("2027-07-01")).is_err());
        let yearly = RateBook::built_in().with_own(vec![own(RateTable::LuCivil, "2026-01-01", "5")]);
        assert_eq!(yearly.on(RateTable::LuCivil, on("2026-12-31")).unwrap().to, on("2026-12-31"));
    }

    #[test]
    fn a_correction_counts_from_its_day_and_leaves_the_days_before_it() {
        let book = RateBook::built_in()
            .with_own(vec![own(RateTable::FrDefault, "2026-09-01", "13"), own(RateTable::FrDefault, "2026-10-01", "14")]);
        let at = |date| {
            let row = book.on(RateTable::FrDefault, on(date)).unwrap();
            (row.rate.to_string(), row.to)
        };
        assert_eq!(at("2026-08-31"), ("12.40".into(), on("2026-08-31")));
        assert_eq!(at("2026-09-01"), ("13".into(), on("2026-09-30")));
        assert_eq!(at("2026-12-31"), ("14".into(), on("2026-12-31")));
    }

    #[test]
    fn a_reference_that_a_person_types_gives_every_rate_that_follows_from_it() {
        let typed = [
            own(RateTable::EcbRefi, "2027-01-01", "2.65"),
            own(RateTable::Basiszins, "2027-01-01", "1.77"),
            own(RateTable::BankRate, "2026-12-31", "3.50"),
        ];
        let book = RateBook::built_in().with_own(typed.to_vec());
        for (table, expected) in [
            (RateTable::FrDefault, "12.65"),
            (RateTable::FrPublic, "10.65"),
            (RateTable::BeCommercial, "11"),
            (RateTable::NlTrade, "10.65"),
            (RateTable::LuCommercial, "10.65"),
            (RateTable::DeBusiness, "10.77"),
            (RateTable::DeConsumer, "6.77"),
            (RateTable::UkStatutory, "11.50"),
        ] {
            let row = book.on(table, on("2027-03-31")).unwrap();
            assert_eq!((row.rate, row.source.status), (expected.parse().unwrap(), Status::Typed), "{table:?}");
            assert!(book.on(table, on("2027-07-01")).is_err(), "{table:?}");
        }
        // No central bank sets the French legal rate.
        assert!(book.on(RateTable::FrLegalProfessionals, on("2027-01-01")).is_err());
    }

    #[test]
    fn a_projection_carries_the_last_known_rate_and_says_so() {
        let book = RateBook::built_in();
        let row = book.on_or_estimated(RateTable::FrDefault, on("2028-02-01")).unwrap();
        assert_eq!((row.rate.to_string().as_str(), row.source.status), ("12.40", Status::Estimated));
        assert_eq!((row.from, row.to), (on("2028-01-01"), on("2028-06-30")));
        assert_eq!(book.on_or_estimated(RateTable::FrDefault, on("2026-12-31")).unwrap().source.status, Status::Verified);
        assert!(book.on_or_estimated(RateTable::LuCivil, on("2027-01-01")).is_err());
        assert!(book.on_or_estimated(RateTable::FrDefault, on("2008-01-01")).is_err());
        let typed = book.with_own(vec![own(RateTable::EcbRefi, "2027-01-01", "2.65")]);
        assert_eq!(typed.on_or_estimated(RateTable::FrDefault, on("2027-07-01")).unwrap().rate.to_string(), "12.65");
    }

    #[test]
    fn the_next_half_year_is_asked_for_in_time() {
        let book = RateBook::built_in();
        let lacking = |today, days| book.lacking(&[RateTable::FrDefault, RateTable::LuCivil], on(today), days);
        assert_eq!(lacking("2026-11-24", 30), []);
        let half_year = "2027-S1".parse().unwrap();
        assert_eq!(lacking("2026-12-15", 30), [MissingRate { table: RateTable::FrDefault, half_year }]);
        assert_eq!(lacking("2027-01-01", 0), [MissingRate { table: RateTable::FrDefault, half_year }]);
    }
}
