//! A discount for paying early (escompte): 2/10 net 30 is two per cent within ten days, the whole within thirty.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What is offered for paying early.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EarlyDiscount {
    /// Per cent of the base: 2 for 2 %.
    pub percent: Decimal,
    /// Days in which to pay, the last one included.
    pub days: u16,
    /// From when they are counted.
    pub counted_from: DiscountFrom,
    /// Of what it is a share.
    pub base: DiscountBase,
    /// Days late at which it is granted all the same.
    pub days_tolerated: u16,
    /// By how much more than the discount a payment may be short and still count as whole, in units of the currency.
    pub short_tolerated: Decimal,
}

impl Default for EarlyDiscount {
    fn default() -> Self {
        Self {
            percent: Decimal::ZERO,
            days: 0,
            counted_from: DiscountFrom::Issue,
            base: DiscountBase::WithTax,
            days_tolerated: 0,
            short_tolerated: Decimal::ZERO,
        }
    }
}

/// From when the days of a discount are counted.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiscountFrom {
    /// The document's date of issue.
    #[default]
    Issue,
    /// The day on which the customer received it.
    Receipt,
}

/// Of what a discount is a share.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DiscountBase {
    /// The amount with tax.
    #[default]
    WithTax,
    /// The amount without tax.
    WithoutTax,
}
