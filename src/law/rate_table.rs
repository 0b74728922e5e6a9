//! The series of rates: what each is called, where its rows stand, and from which other rate it follows.
//!
//! A final rate (what the debtor owes) and a reference (the central bank's rate) are both series here: whoever types the European
//! Central Bank's rate of a half-year has typed the rates of France, its public buyers, Belgium, Luxembourg and the Netherlands.

use super::{governing::GoverningLaw, half_year::HalfYear, source::day};
use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

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
    /// 16 March 2015. Before 2009 the reference was the marginal rate of a variable tender: rates as published.
    BeCommercialBefore2013,
    /// France, legal rate of a creditor who is a private person outside business.
    FrLegalIndividuals,
    /// France, public buyers: ECB + 8 points; frozen at the half-year in which interest began.
    FrPublic,
    /// Belgium, legal rate in civil matters, by year.
    BeCivil,
    /// Netherlands, trade: ECB + 8 points (7 before 16 March 2013).
    NlTrade,
    /// Netherlands, all else: by decree.
    NlCivil,
    /// Luxembourg, trade: ECB + 8 points.
    LuCommercial,
    /// Luxembourg, legal rate of the year, for consumers: no row is known here.
    LuCivil,
    /// Germany, no consumer: Basiszins + 9 points, contracts from 29 July 2014.
    DeBusiness,
    /// Germany, no consumer, older contracts: Basiszins + 8 points.
    DeBusinessBefore2014,
    /// Germany, consumers: Basiszins + 5 points.
    DeConsumer,
    /// United Kingdom: Bank Rate before the half-year in which interest began + 8 points; frozen.
    UkStatutory,
    /// The least that the European directive asks of each member state: ECB + 8 points.
    EuMinimum,
    /// Reference: European Central Bank, main refinancing operations, by day of effect.
    EcbRefi,
    /// Reference: Germany's Basiszinssatz (BGB, section 247), by half-year.
    Basiszins,
    /// Reference: Bank of England, Bank Rate, by day of effect.
    BankRate,
}

/// How long a row of a series holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RatePeriod {
    /// From 1 January or 1 July to the end of that half-year.
    HalfYear,
    /// A civil year.
    Year,
    /// Until a decree or a decision changes it; what is typed holds to the end of its half-year.
    Decision,
}

/// How a final rate follows from a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Follows {
    /// The reference.
    pub reference: RateTable,
    /// Points added.
    pub margin_points: u8,
    /// True where the sum is rounded up to the half point.
    pub up_to_half_point: bool,
    /// True where the reference counts on the day before the half-year, false where on its first day.
    pub on_the_day_before: bool,
}

impl Follows {
    /// The day on which the reference counts for a half-year.
    #[must_use]
    pub fn reference_day(self, half_year: HalfYear) -> NaiveDate {
        let first = half_year.first_day();
        if self.on_the_day_before { first.pred_opt().unwrap_or(first) } else { first }
    }

    /// The final rate in percent; none where the sum cannot be held.
    #[must_use]
    pub fn rate(self, reference: Decimal) -> Option<Decimal> {
        let sum = reference.checked_add(Decimal::from(self.margin_points))?;
        if !self.up_to_half_point {
            return Some(sum);
        }
        let halves = sum.checked_mul(Decimal::TWO)?.round_dp_with_strategy(0, RoundingStrategy::ToPositiveInfinity);
        halves.checked_div(Decimal::TWO)
    }
}

impl RateTable {
    /// All series of the build, final rates first.
    pub const ALL: [Self; 19] = [
        Self::FrDefault,
        Self::FrPublic,
        Self::FrLegalProfessionals,
        Self::FrLegalIndividuals,
        Self::BeCommercial,
        Self::BeCommercialBefore2013,
        Self::BeCivil,
        Self::LuCommercial,
        Self::LuCivil,
        Self::NlTrade,
        Self::NlCivil,
        Self::DeBusiness,
        Self::DeBusinessBefore2014,
        Self::DeConsumer,
        Self::UkStatutory,
        Self::EuMinimum,
        Self::EcbRefi,
        Self::Basiszins,
        Self::BankRate,
    ];

    /// How long before a half-year begins its rates are asked for, in days: most are published within the weeks around it.
    pub const ASKED_AHEAD_DAYS: u16 = 14;

    /// The series that serve a law today, and the references from which they follow, each once.
    #[must_use]
    pub fn serving(law: GoverningLaw) -> Vec<Self> {
        let older = |table: &Self| matches!(table, Self::BeCommercialBefore2013 | Self::DeBusinessBefore2014);
        let mut serving: Vec<Self> = Self::ALL.into_iter().filter(|table| table.law() == Some(law) && !older(table)).collect();
        for table in serving.clone() {
            if let Some(follows) = table.follows()
                && !serving.contains(&follows.reference)
            {
                serving.push(follows.reference);
            }
        }
        serving
    }

    /// Its name in journals.
    #[must_use]
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
    }

    /// The series of that name; `None` for one that this version does not know.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// The rows of the build, with their head.
    pub(super) fn text(self) -> &'static str {
        match self {
            Self::FrDefault => include_str!("rates/fr_default.csv"),
            Self::FrPublic => include_str!("rates/fr_public.csv"),
            Self::FrLegalProfessionals => include_str!("rates/fr_legal_professionals.csv"),
            Self::FrLegalIndividuals => include_str!("rates/fr_legal_individuals.csv"),
            Self::BeCommercial => include_str!("rates/be_commercial.csv"),
            Self::BeCommercialBefore2013 => include_str!("rates/be_commercial_before_2013.csv"),
            Self::BeCivil => include_str!("rates/be_civil.csv"),
            Self::LuCommercial => include_str!("rates/lu_commercial.csv"),
            Self::LuCivil => "",
            Self::NlTrade => include_str!("rates/nl_trade.csv"),
            Self::NlCivil => include_str!("rates/nl_civil.csv"),
            Self::DeBusiness => include_str!("rates/de_business.csv"),
            Self::DeBusinessBefore2014 => include_str!("rates/de_business_before_2014.csv"),
            Self::DeConsumer => include_str!("rates/de_consumer.csv"),
            Self::UkStatutory => include_str!("rates/uk_statutory.csv"),
            Self::EuMinimum => include_str!("rates/eu_minimum.csv"),
            Self::EcbRefi => include_str!("rates/ecb_refi.csv"),
            Self::Basiszins => include_str!("rates/basiszins.csv"),
            Self::BankRate => include_str!("rates/bank_rate.csv"),
        }
    }

    /// The series that holds the rate of `date` where two have become one.
    pub(super) fn on(self, date: NaiveDate) -> Self {
        if self == Self::BeCommercialBefore2013 && date >= day(2015, 3, 16) { Self::BeCommercial } else { self }
    }

    /// Whose law it serves; none for the rates of central banks.
    #[must_use]
    pub fn law(self) -> Option<GoverningLaw> {
        match self {
            Self::FrDefault | Self::FrPublic | Self::FrLegalProfessionals | Self::FrLegalIndividuals => Some(GoverningLaw::Fr),
            Self::BeCommercial | Self::BeCommercialBefore2013 | Self::BeCivil => Some(GoverningLaw::Be),
            Self::LuCommercial | Self::LuCivil => Some(GoverningLaw::Lu),
            Self::NlTrade | Self::NlCivil => Some(GoverningLaw::Nl),
            Self::DeBusiness | Self::DeBusinessBefore2014 | Self::DeConsumer => Some(GoverningLaw::De),
            Self::UkStatutory => Some(GoverningLaw::Uk),
            Self::EuMinimum => Some(GoverningLaw::Eu),
            Self::EcbRefi | Self::Basiszins | Self::BankRate => None,
        }
    }

    /// How long its rows hold.
    #[must_use]
    pub fn period(self) -> RatePeriod {
        match self {
            Self::BeCivil | Self::LuCivil => RatePeriod::Year,
            Self::NlCivil | Self::EcbRefi | Self::BankRate => RatePeriod::Decision,
            _ => RatePeriod::HalfYear,
        }
    }

    /// The last day on which a rate typed from `from` on holds.
    pub(super) fn holds_until(self, from: NaiveDate) -> NaiveDate {
        match self.period() {
            RatePeriod::HalfYear | RatePeriod::Decision => HalfYear::of(from).last_day(),
            RatePeriod::Year => day(from.year(), 12, 31),
        }
    }

    /// From which reference its rate follows today; none for a rate that is published as such.
    #[must_use]
    pub fn follows(self) -> Option<Follows> {
        let (reference, margin_points) = match self {
            Self::FrDefault => (Self::EcbRefi, 10),
            Self::FrPublic | Self::BeCommercial | Self::LuCommercial | Self::NlTrade | Self::EuMinimum => (Self::EcbRefi, 8),
            Self::BeCommercialBefore2013 => (Self::EcbRefi, 7),
            Self::DeBusiness => (Self::Basiszins, 9),
            Self::DeBusinessBefore2014 => (Self::Basiszins, 8),
            Self::DeConsumer => (Self::Basiszins, 5),
            Self::UkStatutory => (Self::BankRate, 8),
            _ => return None,
        };
        let up_to_half_point = matches!(self, Self::BeCommercial | Self::BeCommercialBefore2013);
        Some(Follows { reference, margin_points, up_to_half_point, on_the_day_before: self == Self::UkStatutory })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_in_a_journal_never_change() {
        let names = RateTable::ALL.map(RateTable::name);
        let expected = [
            "fr_default",
            "fr_public",
            "fr_legal_professionals",
            "fr_legal_individuals",
            "be_commercial",
            "be_commercial_before2013",
            "be_civil",
            "lu_commercial",
            "lu_civil",
            "nl_trade",
            "nl_civil",
            "de_business",
            "de_business_before2014",
            "de_consumer",
            "uk_statutory",
            "eu_minimum",
            "ecb_refi",
            "basiszins",
            "bank_rate",
        ];
        assert_eq!(names, expected.map(str::to_owned));
        assert!(names.iter().zip(RateTable::ALL).all(|(name, table)| RateTable::from_name(name) == Some(table)));
        assert_eq!(RateTable::from_name("mars"), None);
    }

    #[test]
    fn a_law_is_served_by_its_series_and_what_they_follow_from() {
        let french = RateTable::serving(GoverningLaw::Fr);
        assert!(french.contains(&RateTable::FrDefault) && french.contains(&RateTable::EcbRefi) && !french.contains(&RateTable::BankRate));
        assert!(!RateTable::serving(GoverningLaw::Be).contains(&RateTable::BeCommercialBefore2013));
    }
}
