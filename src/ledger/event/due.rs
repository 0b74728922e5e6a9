//! For whom terms count, when a document falls due, and who said what settles it.

use crate::basis::id::Ref;
use crate::basis::money::Money;
use crate::ledger::SegmentName;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// For whom terms count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermsScope {
    /// Every customer without terms of its own.
    Company,
    /// One customer.
    Customer(Ref),
    /// Every customer of a segment without terms of its own.
    Segment(SegmentName),
}

/// When a document falls due.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// By the terms in force at its date of issue.
    #[default]
    ByTerms,
    /// On the day the document or file states.
    On(NaiveDate),
    /// In several parts that sum to the document's amount, each on its day.
    Instalments(Vec<Instalment>),
}

/// One due date of a document with its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Instalment {
    /// The day.
    pub due_on: NaiveDate,
    /// Its share, of the document's sign.
    pub amount: Money,
}

/// Who said that a credit settles a debit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AllocationBasis {
    /// The books: lettering.
    Lettered,
    /// The file or the payer.
    Stated,
    /// The person.
    ByHand,
}
