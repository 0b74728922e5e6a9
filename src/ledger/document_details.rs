//! What a document says beside its amount and its days: tax by rate, references, securities. None of it moves a balance.

use super::EarlyDiscount;
use crate::basis::money::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a document says beside its amount. Empty where it says nothing.
///
/// Every field is always written in the snapshot, which has no names by which to miss one; in the journal a missing one is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DocumentDetails {
    /// Without tax; `None` where it is not known.
    pub net: Option<Money>,
    /// Tax by rate, in the document's order.
    pub taxes: Vec<TaxPart>,
    /// The customer's order.
    pub order_reference: String,
    /// Whom or what the customer wants named: a service code, a cost centre, a person.
    pub buyer_reference: String,
    /// What the customer should write when paying, without blanks: `RF…`, a Belgian communication, a number.
    pub payment_reference: String,
    /// Numbers of the documents that it corrects or follows.
    pub preceding: Vec<String>,
    /// True for an invoice that the customer wrote in our name.
    pub self_billed: bool,
    /// True where the goods stay ours until paid.
    pub title_retained: bool,
    /// A guarantee or bond for it, in the person's words.
    pub guarantee: String,
    /// What is offered for paying early, best first.
    pub discounts: Vec<EarlyDiscount>,
    /// For a retention: the day from which it may be asked for.
    pub released_on: Option<NaiveDate>,
    /// Terms in the document's own words.
    pub terms_text: String,
    /// The account it asks to be paid to, without blanks.
    pub pay_to: String,
    /// The original file: its SHA-256 in hexadecimal.
    pub original: String,
}

/// Tax at one rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxPart {
    /// Per cent; zero for what is exempt.
    pub percent: Decimal,
    /// What it is counted on.
    pub base: Money,
    /// The tax itself.
    pub tax: Money,
}
