//! Whose rule book a claim follows: between businesses the seller's country, unless the parties agreed otherwise.
//!
//! The customer's country never decides by itself: a French firm's Belgian customer falls under French rates.

use super::source::{Source, Status};
use serde::{Deserialize, Serialize};

/// A law whose rule book is here.
///
/// Invariant: journals hold these names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoverningLaw {
    /// France.
    Fr,
    /// Belgium.
    Be,
}

impl GoverningLaw {
    /// All that are covered.
    pub const ALL: [Self; 2] = [Self::Fr, Self::Be];

    /// The code of ISO 3166-1.
    #[must_use]
    pub fn country(self) -> &'static str {
        match self {
            Self::Fr => "FR",
            Self::Be => "BE",
        }
    }
}

/// Why that law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChosenBy {
    /// The parties chose it.
    Agreement,
    /// Nothing was agreed: the seller's country.
    SellersCountry,
}

/// A law and why it applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Governed {
    /// The law.
    pub law: GoverningLaw,
    /// Why.
    pub by: ChosenBy,
    /// The text that says so.
    pub source: Source,
}

/// No rule book for that country: no interest and no compensation can be worked out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no rule book for the law of `{country}`")]
pub struct NotCovered {
    /// The country's code as it was given, in capitals.
    pub country: String,
}

/// The law of a claim between businesses: `agreed` where the parties chose a country's law, else that of `seller`. Codes of
/// ISO 3166-1 in either case.
///
/// # Errors
/// Names the country that is not covered; an agreed law that is not covered never falls back to the seller's.
pub fn governing_law(seller: &str, agreed: Option<&str>) -> Result<Governed, NotCovered> {
    const AGREED: Source = Source::of("Règlement (CE) 593/2008 (Rome I), art. 3", Status::Unverified);
    const SELLER: Source = Source::of("Règlement (CE) 593/2008 (Rome I), art. 4, § 1, a et b", Status::Unverified);
    let (country, by, source) = match agreed {
        Some(country) => (country, ChosenBy::Agreement, AGREED),
        None => (seller, ChosenBy::SellersCountry, SELLER),
    };
    let country = country.trim().to_ascii_uppercase();
    match GoverningLaw::ALL.into_iter().find(|law| law.country() == country) {
        Some(law) => Ok(Governed { law, by, source }),
        None => Err(NotCovered { country }),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn the_sellers_country_decides_unless_the_parties_agreed() {
        assert_eq!(governing_law("fr", None).unwrap().law, GoverningLaw::Fr);
        let agreed = governing_law("FR", Some("BE")).unwrap();
        assert_eq!((agreed.law, agreed.by), (GoverningLaw::Be, ChosenBy::Agreement));
    }

    #[test]
    fn a_law_that_is_not_covered_is_said_and_never_replaced() {
        assert_eq!(governing_law("DE", None), Err(NotCovered { country: "DE".into() }));
        assert_eq!(governing_law("FR", Some("nl")), Err(NotCovered { country: "NL".into() }));
    }
}
