//! Whose rule book a claim follows: between businesses the seller's country, unless the parties agreed otherwise; for a consumer
//! the country in which they live; for a public buyer its own.
//!
//! Between businesses the customer's country never decides by itself: a French firm's Belgian customer falls under French rates.

use super::source::{Source, Status};
use crate::ledger::CustomerKind;
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
    /// Luxembourg.
    Lu,
    /// Netherlands.
    Nl,
    /// Germany.
    De,
    /// United Kingdom.
    Uk,
    /// Another member state of the European Union: the least that the directive asks of each.
    Eu,
}

/// Member states without a rule book of their own.
const OTHER_MEMBER_STATES: [&str; 22] =
    ["AT", "BG", "CY", "CZ", "DK", "EE", "ES", "FI", "GR", "HR", "HU", "IE", "IT", "LT", "LV", "MT", "PL", "PT", "RO", "SE", "SI", "SK"];

impl GoverningLaw {
    /// All that are covered.
    pub const ALL: [Self; 7] = [Self::Fr, Self::Be, Self::Lu, Self::Nl, Self::De, Self::Uk, Self::Eu];

    /// The code of ISO 3166-1; `EU`, which that list reserves, for [`GoverningLaw::Eu`].
    #[must_use]
    pub fn country(self) -> &'static str {
        match self {
            Self::Fr => "FR",
            Self::Be => "BE",
            Self::Lu => "LU",
            Self::Nl => "NL",
            Self::De => "DE",
            Self::Uk => "GB",
            Self::Eu => "EU",
        }
    }

    /// The law of a seller's country; France's while the seller has not said where they are.
    #[must_use]
    pub fn of_seller(country: &str) -> Option<Self> {
        if country.trim().is_empty() { Some(Self::Fr) } else { Self::of_country(country.trim()) }
    }

    /// The law of a country by its code of ISO 3166-1 in either case; `UK` and `EL`, as the Union writes them, are read too.
    #[must_use]
    pub fn of_country(code: &str) -> Option<Self> {
        let code = code.trim().to_ascii_uppercase();
        let code = match code.as_str() {
            "UK" => "GB",
            "EL" => "GR",
            other => other,
        };
        if OTHER_MEMBER_STATES.contains(&code) {
            return Some(Self::Eu);
        }
        Self::ALL.into_iter().find(|law| law.country() == code)
    }
}

/// Why that law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChosenBy {
    /// The parties chose it.
    Agreement,
    /// Nothing was agreed: the seller's country.
    SellersCountry,
    /// A consumer, or a debtor of unknown kind: the country in which they live.
    ConsumersCountry,
    /// A public buyer: its own country's rules of procurement.
    PublicBuyersCountry,
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

const AGREED: Source = Source::of("Règlement (CE) 593/2008 (Rome I), art. 3", Status::Unverified);
const SELLER: Source = Source::of("Règlement (CE) 593/2008 (Rome I), art. 4, § 1, a et b", Status::Unverified);
const CONSUMER: Source = Source::of("Règlement (CE) 593/2008 (Rome I), art. 6", Status::Verified);
const PUBLIC: Source = Source::of("Règles de la commande publique de l'acheteur", Status::Unverified);

/// The law of a claim between businesses: `agreed` where the parties chose a country's law, else that of `seller`. Codes of
/// ISO 3166-1 in either case.
///
/// # Errors
/// Names the country that is not covered; an agreed law that is not covered never falls back to the seller's.
pub fn governing_law(seller: &str, agreed: Option<&str>) -> Result<Governed, NotCovered> {
    match agreed {
        Some(country) => governed(country, ChosenBy::Agreement, AGREED),
        None => governed(seller, ChosenBy::SellersCountry, SELLER),
    }
}

/// The law of a claim on a debtor of any kind. A choice of law never takes a consumer's protection away, and a debtor of unknown
/// kind is protected as one; a public buyer pays by its own rules. Where the debtor's country is blank, the seller's counts.
///
/// # Errors
/// Names the country that is not covered.
pub fn claims_law(kind: CustomerKind, seller: &str, debtor: &str, agreed: Option<&str>) -> Result<Governed, NotCovered> {
    let country = if debtor.trim().is_empty() { seller } else { debtor };
    match kind {
        CustomerKind::Business => governing_law(seller, agreed),
        CustomerKind::Consumer | CustomerKind::Unknown => governed(country, ChosenBy::ConsumersCountry, CONSUMER),
        CustomerKind::PublicBody => governed(country, ChosenBy::PublicBuyersCountry, PUBLIC),
    }
}

fn governed(country: &str, by: ChosenBy, source: Source) -> Result<Governed, NotCovered> {
    match GoverningLaw::of_country(country) {
        Some(law) => Ok(Governed { law, by, source }),
        None => Err(NotCovered { country: country.trim().to_ascii_uppercase() }),
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
    fn every_country_with_a_book_is_found_and_other_member_states_have_the_directives() {
        for law in GoverningLaw::ALL {
            assert_eq!(GoverningLaw::of_country(law.country()), Some(law));
        }
        for (code, law) in [("uk", GoverningLaw::Uk), ("GB", GoverningLaw::Uk), ("it", GoverningLaw::Eu), ("EL", GoverningLaw::Eu)] {
            assert_eq!(governing_law(code, None).unwrap().law, law);
        }
    }

    #[test]
    fn a_law_that_is_not_covered_is_said_and_never_replaced() {
        assert_eq!(governing_law("CH", None), Err(NotCovered { country: "CH".into() }));
        assert_eq!(governing_law("FR", Some("us")), Err(NotCovered { country: "US".into() }));
    }

    #[test]
    fn a_consumer_keeps_the_law_of_the_country_they_live_in() {
        for kind in [CustomerKind::Consumer, CustomerKind::Unknown] {
            let found = claims_law(kind, "FR", "BE", Some("FR")).unwrap();
            assert_eq!((found.law, found.by), (GoverningLaw::Be, ChosenBy::ConsumersCountry));
        }
        assert_eq!(claims_law(CustomerKind::PublicBody, "FR", "BE", None).unwrap().by, ChosenBy::PublicBuyersCountry);
        assert_eq!(claims_law(CustomerKind::Business, "FR", "BE", None).unwrap().law, GoverningLaw::Fr);
        assert_eq!(claims_law(CustomerKind::Consumer, "FR", " ", None).unwrap().law, GoverningLaw::Fr);
    }
}
