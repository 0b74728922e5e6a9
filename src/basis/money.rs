//! Money: an exact amount in one currency.
//!
//! Two forms of one thing: [`Money`] (a `Decimal` with its currency) at the edges, and plain `i64` minor units
//! (cents, for the euro) in hot columns. No float touches either.

use iso_currency::IntoEnumIterator;
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::fmt;

/// A currency of ISO 4217.
pub use iso_currency::Currency;

/// How many decimals the currency's minor unit has: 2 for EUR, 0 for JPY, 3 for TND.
///
/// Zero where ISO 4217 gives none (gold, test codes).
#[must_use]
pub fn minor_decimals(currency: Currency) -> u32 {
    currency.exponent().map_or(0, u32::from)
}

/// The currency of a three-letter code in either case; `None` when ISO 4217 has no such code.
#[must_use]
pub fn currency_from_code(code: &str) -> Option<Currency> {
    Currency::from_code(&code.trim().to_ascii_uppercase())
}

/// What ISO 4217 writes where no currency is involved: an amount in it is known to be in none that we know, and goes into no books.
#[must_use]
pub fn no_currency() -> Currency {
    Currency::from_numeric(999).unwrap_or(Currency::XTS)
}

/// Every currency, in the order of its code.
pub fn currencies() -> impl Iterator<Item = Currency> {
    Currency::iter()
}

/// An amount in one currency.
///
/// Unrounded until [`Money::rounded`]; two currencies never meet in one sum. Written `1234.50 EUR` in the journal.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    amount: Decimal,
    currency: Currency,
}

/// Two currencies met in one sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found {found}")]
pub struct CurrencyMismatch {
    /// The currency of the sum so far.
    pub expected: Currency,
    /// The currency that came.
    pub found: Currency,
}

impl Money {
    /// `amount` in whole units of `currency` (euros, not cents).
    #[must_use]
    pub fn new(amount: Decimal, currency: Currency) -> Self {
        Self { amount, currency }
    }

    /// `minor` in the currency's smallest unit (cents).
    #[must_use]
    pub fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { amount: Decimal::new(minor, minor_decimals(currency)), currency }
    }

    /// Nothing, in `currency`.
    #[must_use]
    pub fn zero(currency: Currency) -> Self {
        Self::from_minor(0, currency)
    }

    /// In whole units.
    #[must_use]
    pub fn amount(self) -> Decimal {
        self.amount
    }

    /// Its currency.
    #[must_use]
    pub fn currency(self) -> Currency {
        self.currency
    }

    /// In minor units, exact; `None` where the amount has finer decimals than the currency or does not fit.
    #[must_use]
    pub fn to_minor(self) -> Option<i64> {
        let scaled = self.amount.checked_mul(Decimal::from(10_u64.checked_pow(minor_decimals(self.currency))?))?;
        if !scaled.fract().is_zero() {
            return None;
        }
        i64::try_from(scaled.trunc().mantissa()).ok().filter(|_| scaled.trunc().scale() == 0)
    }

    /// Rounded to the minor unit, half away from zero: 0.005 EUR is 0.01, −0.005 is −0.01.
    #[must_use]
    pub fn rounded(self) -> Self {
        let decimals = minor_decimals(self.currency);
        let mut amount = self.amount.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        amount.rescale(decimals);
        Self { amount, ..self }
    }

    /// The sum, unrounded.
    ///
    /// # Errors
    /// Two currencies never meet in one sum.
    pub fn plus(self, other: Self) -> Result<Self, CurrencyMismatch> {
        if self.currency != other.currency {
            return Err(CurrencyMismatch { expected: self.currency, found: other.currency });
        }
        Ok(Self { amount: self.amount + other.amount, ..self })
    }
}

impl fmt::Debug for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency.code())
    }
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{} {}", self.amount, self.currency.code()))
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        parse(&text).ok_or_else(|| D::Error::custom(format!("expected an amount and a currency like `12.50 EUR`, found `{text}`")))
    }
}

fn parse(text: &str) -> Option<Money> {
    let (amount, code) = text.split_once(' ')?;
    Some(Money { amount: amount.parse().ok()?, currency: Currency::from_code(code)? })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    fn eur(text: &str) -> Money {
        Money::new(text.parse().unwrap(), Currency::EUR)
    }

    #[test]
    fn rounding_is_half_away_from_zero_to_the_currencys_minor_unit() {
        assert_eq!(eur("0.005").rounded(), eur("0.01"));
        assert_eq!(eur("-0.005").rounded(), eur("-0.01"));
        assert_eq!(eur("2.675").rounded(), eur("2.68"));
        assert_eq!(Money::new("10.5".parse().unwrap(), Currency::JPY).rounded().amount().to_string(), "11");
    }

    #[test]
    fn minor_units_are_exact_or_refused() {
        assert_eq!(eur("12.34").to_minor(), Some(1234));
        assert_eq!(eur("-12.3").to_minor(), Some(-1230));
        assert_eq!(eur("12.345").to_minor(), None);
        assert_eq!(Money::new(Decimal::MAX, Currency::EUR).to_minor(), None);
        assert_eq!(Money::from_minor(1234, Currency::TND).amount().to_string(), "1.234");
    }

    #[test]
    fn the_written_form_reads_back_with_its_scale() {
        let text = serde_json::to_string(&eur("1234.50")).unwrap();
        assert_eq!(text, "\"1234.50 EUR\"");
        assert_eq!(serde_json::from_str::<Money>(&text).unwrap().amount().to_string(), "1234.50");
        assert!(serde_json::from_str::<Money>("\"12,50 EUR\"").is_err());
        assert!(serde_json::from_str::<Money>("\"12.50 XXY\"").is_err());
    }

    #[test]
    fn two_currencies_never_meet() {
        assert!(eur("1").plus(Money::zero(Currency::USD)).is_err());
    }
}
