//! Netherlands: the most that out-of-court costs may be asked of a consumer, by the debt, after a letter that leaves fourteen days.

use super::source::{Source, Status::Verified};
use crate::basis::money::{Currency, Money};
use rust_decimal::Decimal;

/// The scale and its letter.
pub const COLLECTION_COST: Source =
    Source::of("BW 6:96, leden 5 en 6 ; Besluit vergoeding voor buitengerechtelijke incassokosten (2012)", Verified);

/// How much of the debt each band takes, and at which rate in tenths of a per cent.
const BANDS: [(i64, i64); 5] = [(2_500, 150), (2_500, 100), (5_000, 50), (190_000, 10), (i64::MAX, 5)];

/// The most that may be asked for `principal`, rounded once: 15 % of the first 2,500 (40 at least), 10 % of the next 2,500, 5 % of the next
/// 5,000, 1 % of the next 190,000, 0.5 % above, 6,775 at most. None for another currency than the euro or nothing due.
#[must_use]
pub fn collection_cost(principal: Money) -> Option<Money> {
    if principal.currency() != Currency::EUR || principal.amount() <= Decimal::ZERO {
        return None;
    }
    let mut left = principal.amount();
    let mut cost = Decimal::ZERO;
    for (width, per_mille) in BANDS {
        let part = left.min(Decimal::from(width));
        cost = cost.checked_add(part.checked_mul(Decimal::new(per_mille, 3))?)?;
        left = left.checked_sub(part)?;
    }
    let cost = cost.clamp(Decimal::from(40), Decimal::from(6_775));
    Some(Money::new(cost, Currency::EUR).rounded())
}
