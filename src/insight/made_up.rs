//! The turnover that makes up for a loss: what is not paid is earned again by the margin of other sales alone.

use rust_decimal::{Decimal, RoundingStrategy};

/// A mean margin, per cent of turnover without tax, by trade: rules of thumb of the trade press, to be replaced by one's own.
///
/// Assumptions, said as such wherever they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TradeMargin {
    /// Shops: 14 %.
    Shop,
    /// Wholesale: 21 %.
    Wholesale,
    /// Retail: 30 %.
    Retail,
    /// Nothing known: 20 %.
    Usual,
}

impl TradeMargin {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 4] = [Self::Usual, Self::Shop, Self::Wholesale, Self::Retail];

    /// Per cent of turnover without tax.
    #[must_use]
    pub fn percent(self) -> Decimal {
        Decimal::from(match self {
            Self::Shop => 14,
            Self::Wholesale => 21,
            Self::Retail => 30,
            Self::Usual => 20,
        })
    }
}

/// One's own margin: what of turnover without tax is left after expenses, per cent; `None` without turnover.
///
/// May be negative.
#[must_use]
pub fn own_margin(turnover: Decimal, expenses: Decimal) -> Option<Decimal> {
    (turnover > Decimal::ZERO).then(|| turnover.checked_sub(expenses)?.checked_div(turnover)?.checked_mul(Decimal::ONE_HUNDRED)).flatten()
}

/// The turnover without tax whose margin equals `loss`, in whole units of the same currency, rounded up to the unit.
///
/// `None` for a margin that is not above nought: no turnover makes it up.
#[must_use]
pub fn turnover_to_make_up(loss: Decimal, margin_percent: Decimal) -> Option<Decimal> {
    if margin_percent <= Decimal::ZERO || loss < Decimal::ZERO {
        return None;
    }
    let turnover = loss.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(margin_percent)?;
    Some(turnover.round_dp_with_strategy(0, RoundingStrategy::AwayFromZero))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(loss: i64, percent: i64) -> Option<i64> {
        turnover_to_make_up(loss.into(), percent.into()).and_then(|it| i64::try_from(it).ok())
    }

    /// 1,000 lost at 20 % is 5,000 of sales; at 14 %, 7,142.86, so 7,143.
    #[test]
    fn what_was_lost_is_earned_again_by_the_margin() {
        assert_eq!((of(1_000, 20), of(1_000, 14), of(1_000, 30), of(1_000, 21)), (Some(5_000), Some(7_143), Some(3_334), Some(4_762)));
        assert_eq!((of(0, 20), of(1_000, 0), of(1_000, -3)), (Some(0), None, None));
    }

    #[test]
    fn ones_own_margin_is_what_expenses_leave() {
        assert_eq!(own_margin(200_000.into(), 170_000.into()), Some(15.into()));
        assert_eq!(own_margin(100.into(), 130.into()), Some(Decimal::from(-30)));
        assert_eq!(own_margin(0.into(), 10.into()), None);
        assert_eq!(own_margin(Decimal::ONE, Decimal::MIN), None);
    }
}
