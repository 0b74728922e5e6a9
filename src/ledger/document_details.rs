//! What a document says beside its amount and its days: tax by rate, references, securities. None of it moves a balance.

use super::state::ItemIdx;
use super::{DueBasis, EarlyDiscount, Ledger, Refusal};
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What a document says beside its amount. Empty where it says nothing.
///
/// Amounts have the document's sign: those of a credit note are negative.
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
    /// How it was sent.
    pub delivery: Delivery,
    /// The original file: its SHA-256 in hexadecimal.
    pub original: String,
}

/// How a document was sent.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Nobody said.
    #[default]
    Unsaid,
    /// On paper.
    Paper,
    /// By mail, by a platform, as an e-invoice.
    Electronic,
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

/// What is known of one document, and when it fell due before a day of release was said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Detailed {
    details: DocumentDetails,
    due_before: Option<DueBefore>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct DueBefore {
    due_on: NaiveDate,
    basis: DueBasis,
    by_terms: bool,
    retention: bool,
    instalments: (u32, u32),
}

impl DocumentDetails {
    /// True where nothing is said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// These, and where they are silent what `other` says.
    #[must_use]
    pub fn or(self, other: &Self) -> Self {
        let text = |ours: String, theirs: &String| if ours.is_empty() { theirs.clone() } else { ours };
        let (net, taxes) =
            if self.net.is_some() || !self.taxes.is_empty() { (self.net, self.taxes) } else { (other.net, other.taxes.clone()) };
        Self {
            net,
            taxes,
            order_reference: text(self.order_reference, &other.order_reference),
            buyer_reference: text(self.buyer_reference, &other.buyer_reference),
            payment_reference: text(self.payment_reference, &other.payment_reference),
            preceding: if self.preceding.is_empty() { other.preceding.clone() } else { self.preceding },
            self_billed: self.self_billed || other.self_billed,
            title_retained: self.title_retained || other.title_retained,
            guarantee: text(self.guarantee, &other.guarantee),
            discounts: if self.discounts.is_empty() { other.discounts.clone() } else { self.discounts },
            released_on: self.released_on.or(other.released_on),
            terms_text: text(self.terms_text, &other.terms_text),
            pay_to: text(self.pay_to, &other.pay_to),
            delivery: if self.delivery == Delivery::Unsaid { other.delivery } else { self.delivery },
            original: text(self.original, &other.original),
        }
    }

    /// Whether it can be said of a document in `currency` issued on `on`.
    pub(super) fn fits(&self, currency: Currency, on: NaiveDate) -> Result<(), Refusal> {
        let amounts = self.net.into_iter().chain(self.taxes.iter().flat_map(|part| [part.base, part.tax]));
        for amount in amounts {
            if amount.currency() != currency {
                return Err(Refusal::CurrenciesDiffer { expected: currency, found: amount.currency() });
            }
            amount.to_minor().ok_or(Refusal::Uncountable { amount })?;
        }
        match self.released_on {
            Some(released) if released < on => Err(Refusal::TooEarly { on: released, begins: on }),
            _ => Ok(()),
        }
    }
}

impl Ledger {
    /// What a document says beside its amount; `None` where nothing is known.
    #[must_use]
    pub fn details(&self, idx: ItemIdx) -> Option<&DocumentDetails> {
        self.details.get(&idx).map(|known| &known.details)
    }

    /// All documents of which something more is known, in the ledger's order.
    pub fn detailed(&self) -> impl Iterator<Item = (ItemIdx, &DocumentDetails)> {
        self.details.iter().map(|(idx, known)| (*idx, &known.details))
    }

    /// A day of release makes a retention of it that falls due then. One that is taken back, or changed after a due date was agreed,
    /// leaves what was agreed last.
    ///
    /// True where the due date follows the terms again: they may have changed meanwhile.
    pub(super) fn detail(&mut self, idx: ItemIdx, details: &DocumentDetails) -> bool {
        let mut by_terms = false;
        let before = self.details.remove(&idx);
        let (released_before, mut due_before) = before.map_or((None, None), |known| (known.details.released_on, known.due_before));
        if released_before != details.released_on
            && let (Some(cold), Some(due_on)) = (self.items.cold.get_mut(idx.idx()), self.items.due_on.get_mut(idx.idx()))
        {
            if let Some(released_on) = details.released_on {
                due_before.get_or_insert(DueBefore {
                    due_on: *due_on,
                    basis: cold.due_basis,
                    by_terms: cold.by_terms,
                    retention: cold.retention,
                    instalments: cold.instalments,
                });
                *due_on = released_on;
                cold.due_basis = DueBasis::Stated;
                (cold.by_terms, cold.retention, cold.instalments) = (false, true, (0, 0));
            } else if let Some(known) = due_before.take() {
                cold.retention = known.retention;
                if Some(*due_on) == released_before && cold.due_basis == DueBasis::Stated {
                    *due_on = known.due_on;
                    cold.due_basis = known.basis;
                    (cold.by_terms, cold.instalments) = (known.by_terms, known.instalments);
                    by_terms = known.by_terms;
                }
            }
        }
        if !details.is_empty() {
            self.details.insert(idx, Detailed { details: details.clone(), due_before });
        }
        by_terms
    }

    /// A retention of which the day of release is known: it may be asked for from its due date on.
    #[must_use]
    pub fn is_released(&self, idx: ItemIdx) -> bool {
        self.details(idx).is_some_and(|details| details.released_on.is_some())
            || self.items.cold.get(idx.idx()).is_some_and(|cold| cold.due_basis == DueBasis::Confirmed && !cold.by_terms)
    }
}
