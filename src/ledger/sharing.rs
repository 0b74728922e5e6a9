//! Sums of a document that is being entered: what its lines make, what is left to share or to pay. Forms show them; the ledger decides by
//! the same.

use super::{HeldBack, Instalment, TaxPart, equal_parts};
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use chrono::{Months, NaiveDate};
use rust_decimal::Decimal;

/// Without tax, the tax, with tax; `None` for two currencies, or beyond what can be counted.
#[must_use]
pub fn total_of(currency: Currency, taxes: &[TaxPart]) -> Option<(Money, Money, Money)> {
    let sum = |of: fn(&TaxPart) -> Money| {
        taxes.iter().try_fold(Decimal::ZERO, |sum, part| {
            let amount = of(part);
            (amount.currency() == currency).then(|| sum.checked_add(amount.amount())).flatten()
        })
    };
    let (net, tax) = (sum(|part| part.base)?, sum(|part| part.tax)?);
    let total = net.checked_add(tax)?;
    Some((Money::new(net, currency), Money::new(tax, currency), Money::new(total, currency)))
}

/// What is due without waiting for a release.
#[must_use]
pub fn not_held_back(total: Money, held: Option<HeldBack>) -> Money {
    let held = held.filter(|held| held.amount.currency() == total.currency()).map_or(Decimal::ZERO, |held| held.amount.amount());
    Money::new(total.amount().saturating_sub(held), total.currency())
}

/// What is left of `whole` once `parts` are shared, negative where they are more; `None` for two currencies.
#[must_use]
pub fn left_to_share(whole: Money, parts: &[Money]) -> Option<Money> {
    let left = parts
        .iter()
        .try_fold(whole.amount(), |left, part| (part.currency() == whole.currency()).then(|| left.checked_sub(part.amount())).flatten())?;
    Some(Money::new(left, whole.currency()))
}

/// What is left to pay of `total` once these are set off; nothing where they are more, or of another currency.
#[must_use]
pub fn to_pay(total: Money, set_off: &[(ThingId, Money)]) -> Money {
    let amounts: Vec<Money> = set_off.iter().map(|(_, amount)| *amount).collect();
    let left = left_to_share(total, &amounts).map_or(Decimal::ZERO, Money::amount);
    Money::new(left.max(Decimal::ZERO), total.currency())
}

/// `whole` in equal parts, the first due on `first`, the others each a month later.
#[must_use]
pub fn monthly_parts(first: NaiveDate, whole: Money, parts: u32) -> Vec<Instalment> {
    let months = |n: u32| first.checked_add_months(Months::new(n)).unwrap_or(first);
    (0..).zip(equal_parts(whole, parts)).map(|(n, amount)| Instalment { due_on: months(n), amount }).collect()
}

/// The same day a year on; the last of February for its 29th.
#[must_use]
pub fn a_year_later(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(Months::new(12)).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    fn eur(text: &str) -> Money {
        Money::new(text.parse().unwrap(), Currency::EUR)
    }

    #[test]
    fn lines_make_the_whole() {
        let part = |percent: &str, base, tax| TaxPart { percent: percent.parse().unwrap(), base: eur(base), tax: eur(tax) };
        let lines = [part("20", "800.00", "160.00"), part("5.5", "250.00", "13.75")];
        assert_eq!(total_of(Currency::EUR, &lines), Some((eur("1050.00"), eur("173.75"), eur("1223.75"))));
        assert_eq!(total_of(Currency::USD, &lines), None);
    }

    #[test]
    fn parts_fall_a_month_apart_and_leave_nothing() {
        let parts = monthly_parts("2026-01-31".parse().unwrap(), eur("100.00"), 3);
        let days: Vec<String> = parts.iter().map(|part| part.due_on.to_string()).collect();
        assert_eq!(days, ["2026-01-31", "2026-02-28", "2026-03-31"]);
        let amounts: Vec<Money> = parts.iter().map(|part| part.amount).collect();
        assert_eq!(amounts, [eur("33.33"), eur("33.33"), eur("33.34")]);
        assert_eq!(left_to_share(eur("100.00"), &amounts), Some(eur("0.00")));
        assert_eq!(left_to_share(eur("100.00"), &[eur("100.01")]), Some(eur("-0.01")));
        assert_eq!(left_to_share(eur("1.00"), &[Money::from_minor(1, Currency::USD)]), None);
    }
}
