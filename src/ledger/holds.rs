//! What holds a reminder back: disputes, promises, insolvency proceedings. None of them changes a balance.
//!
//! Each counts from one day to another, so that a past day shows what held then.

use super::state::{CustomerIdx, DisputeIdx, InsolvencyIdx, ItemIdx, Ledger, PromiseIdx};
use crate::basis::id::ThingId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a dispute is about.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeReason {
    /// Goods or work not as agreed.
    Quality,
    /// Not delivered, or not all of it.
    Delivery,
    /// The price, a discount, the tax.
    Price,
    /// Nothing of the kind was ordered.
    NotOrdered,
    /// It is said to be paid already.
    Paid,
    /// An order number, an address, a form that is missing.
    Formality,
    /// Something else: the note says what.
    Other,
}

impl DisputeReason {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 7] = [Self::Quality, Self::Delivery, Self::Price, Self::NotOrdered, Self::Paid, Self::Formality, Self::Other];
}

/// How a dispute ended.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DisputeOutcome {
    /// The customer was right: a credit note follows.
    Granted,
    /// Each gave way for a part.
    Settled,
    /// The whole is due.
    Rejected,
}

impl DisputeOutcome {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 3] = [Self::Granted, Self::Settled, Self::Rejected];
}

/// The customer objects to a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// To which.
    pub document: ItemIdx,
    /// First day on which it counts.
    pub from: NaiveDate,
    /// First day on which it no longer does, and how it ended.
    pub closed: Option<(NaiveDate, DisputeOutcome)>,
    /// The part objected to, positive minor units of the document's currency; `None` for the whole.
    pub amount: Option<i64>,
    /// What it is about.
    pub reason: DisputeReason,
    /// In the person's words.
    pub note: String,
    pub(super) thing: (u32, u32),
}

impl Dispute {
    /// Whether it counts on `day`.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.closed.is_none_or(|(until, _)| day < until)
    }
}

/// The customer said when they would pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promise {
    /// Who.
    pub customer: CustomerIdx,
    /// The day on which it was said.
    pub from: NaiveDate,
    /// The last day on which the money is to come.
    pub due_on: NaiveDate,
    /// First day on which it no longer counts, where it was withdrawn.
    pub until: Option<NaiveDate>,
    /// How much, positive minor units of its documents' currency.
    pub amount: i64,
    /// For which documents.
    pub documents: Vec<ItemIdx>,
    /// In the person's words.
    pub note: String,
    pub(super) thing: (u32, u32),
}

impl Promise {
    /// Whether it counts on `day`, its own last day included: whether it was kept is another question.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A court opened proceedings on a customer's insolvency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insolvency {
    /// Whose.
    pub customer: CustomerIdx,
    /// The day of the judgment.
    pub opened_on: NaiveDate,
    /// The day on which it was published.
    pub published_on: Option<NaiveDate>,
    /// First day on which it no longer counts.
    pub until: Option<NaiveDate>,
    /// In the person's words.
    pub note: String,
    pub(super) thing: (u32, u32),
}

impl Insolvency {
    /// Whether it counts on `day`.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.opened_on <= day && self.until.is_none_or(|until| day < until)
    }
}

impl Ledger {
    /// All disputes, in the order in which they were noted, closed ones included.
    pub fn disputes(&self) -> impl Iterator<Item = (DisputeIdx, &Dispute)> {
        (0..).map(DisputeIdx).zip(&self.disputes)
    }

    /// All promises, in the order in which they were noted, withdrawn ones included.
    pub fn promises(&self) -> impl Iterator<Item = (PromiseIdx, &Promise)> {
        (0..).map(PromiseIdx).zip(&self.promises)
    }

    /// All insolvencies, in the order in which they were noted, ended ones included.
    pub fn insolvencies(&self) -> impl Iterator<Item = (InsolvencyIdx, &Insolvency)> {
        (0..).map(InsolvencyIdx).zip(&self.insolvencies)
    }

    /// The lasting name of a dispute.
    #[must_use]
    pub fn dispute_id(&self, dispute: &Dispute) -> ThingId {
        self.name_of(dispute.thing)
    }

    /// The lasting name of a promise.
    #[must_use]
    pub fn promise_id(&self, promise: &Promise) -> ThingId {
        self.name_of(promise.thing)
    }

    /// The lasting name of an insolvency.
    #[must_use]
    pub fn insolvency_id(&self, insolvency: &Insolvency) -> ThingId {
        self.name_of(insolvency.thing)
    }
}
