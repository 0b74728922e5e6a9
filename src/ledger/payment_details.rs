//! What is known of money beside its amount and its day. None of it moves a balance.

use super::state::{ItemIdx, Ledger};
use crate::basis::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is known of a payment. Empty where nothing is.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PaymentDetails {
    /// Who paid in the customer's place; empty where the customer did.
    pub payer: String,
    /// What the banks kept on the way: part of the amount, since it settled the debt, but it never arrived. Positive.
    pub charges: Option<Money>,
    /// What arrived where it came in another currency than the debt's, positive.
    pub received: Option<Money>,
    /// For a cheque or a bill: the day on which it was handed to the bank.
    pub bank_on: Option<NaiveDate>,
}

impl Ledger {
    /// What is known of a payment beside its amount; `None` where nothing is.
    #[must_use]
    pub fn payment_details(&self, idx: ItemIdx) -> Option<&PaymentDetails> {
        self.payment_details.get(&idx)
    }
}
