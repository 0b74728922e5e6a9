//! How much may be taken in cash.

use super::governing::GoverningLaw;
use super::source::{Source, Status};
use crate::basis::money::{Currency, Money};
use crate::ledger::CustomerKind;
use rust_decimal::Decimal;

/// The most that may be taken in cash for one debt, in parts too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashCap {
    /// The most.
    pub most: Money,
    /// The text.
    pub article: &'static Source,
}

/// The cap for a seller of that country; `None` where none is known here. In France it is higher for private persons who live abroad.
#[must_use]
pub fn cash_cap(seller: GoverningLaw, customer_country: &str, kind: CustomerKind) -> Option<CashCap> {
    static FR: Source = Source::of("CMF, art. L112-6, D112-3 et L112-7", Status::Verified);
    static BE: Source = Source::of("Loi belge du 18 septembre 2017, art. 67", Status::Verified);
    let country = customer_country.trim();
    let lives_abroad = kind == CustomerKind::Consumer && !country.is_empty() && !country.eq_ignore_ascii_case("FR");
    let (most, article) = match seller {
        GoverningLaw::Fr if lives_abroad => (15_000, &FR),
        GoverningLaw::Fr => (1_000, &FR),
        GoverningLaw::Be => (3_000, &BE),
        _ => return None,
    };
    Some(CashCap { most: Money::new(Decimal::from(most), Currency::EUR), article })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_in_france_three_in_belgium() {
        let most = |seller, country, kind| cash_cap(seller, country, kind).map(|cap| cap.most.amount().to_string());
        assert_eq!(most(GoverningLaw::Fr, "FR", CustomerKind::Business).as_deref(), Some("1000"));
        assert_eq!(most(GoverningLaw::Fr, "DE", CustomerKind::Business).as_deref(), Some("1000"));
        assert_eq!(most(GoverningLaw::Fr, "DE", CustomerKind::Consumer).as_deref(), Some("15000"));
        assert_eq!(most(GoverningLaw::Fr, "", CustomerKind::Consumer).as_deref(), Some("1000"));
        assert_eq!(most(GoverningLaw::Be, "BE", CustomerKind::Consumer).as_deref(), Some("3000"));
        assert_eq!(most(GoverningLaw::De, "DE", CustomerKind::Consumer), None);
    }
}
