//! What is agreed, on trial: conditions, and the parts in which a document falls due.

use super::countable;
use crate::basis::money::Money;
use crate::ledger::{Conditions, Due, InterestAgreed, Refusal};
use rust_decimal::Decimal;

pub(super) fn check_conditions(conditions: &Conditions) -> Result<(), Refusal> {
    if let Some(discount) = &conditions.discount {
        if !(Decimal::ZERO..Decimal::ONE_HUNDRED).contains(&discount.percent) || discount.percent.normalize().scale() > 6 {
            return Err(Refusal::NotADiscount);
        }
        if discount.short_tolerated.is_sign_negative() {
            return Err(Refusal::NotADiscount);
        }
    }
    if let Some(InterestAgreed::Percent(percent)) = conditions.interest
        && (!(Decimal::ZERO..=Decimal::from(60)).contains(&percent) || percent.normalize().scale() > 6)
    {
        return Err(Refusal::NotARate);
    }
    match &conditions.law {
        Some(law) if law.len() != 2 || !law.bytes().all(|it| it.is_ascii_uppercase()) => Err(Refusal::NotACountry { found: law.clone() }),
        _ => Ok(()),
    }
}

pub(super) fn check_instalments(due: &Due, whole: Money, minor: i64) -> Result<(), Refusal> {
    let Due::Instalments(parts) = due else { return Ok(()) };
    let mut sum = 0_i64;
    for part in parts {
        if part.amount.currency() != whole.currency() {
            return Err(Refusal::CurrenciesDiffer { expected: whole.currency(), found: part.amount.currency() });
        }
        let amount = countable(part.amount)?;
        if amount.signum() != minor.signum() {
            return Err(Refusal::WrongSign { amount: part.amount });
        }
        sum = sum.checked_add(amount).ok_or(Refusal::Uncountable { amount: part.amount })?;
    }
    if sum == minor { Ok(()) } else { Err(Refusal::InstalmentsDiffer { whole }) }
}
