//! Holds a reading against the ledger: what is new, what changed, what is the same, what a stock no longer holds.
//!
//! The preview is the import: [`Planner`] works out the very events that a yes appends, and the differences shown are counted from them.
//! It runs by slices ([`Planner::step`]), so that the page never freezes.
//!
//! Invariants: the same file again plans no event; an identical line is matched by multiset (the n-th here with the n-th there), never
//! guessed away; what a person did by hand is never overwritten, but shown as a conflict.

mod known;
mod openings;
mod planner;
mod preview;
mod statement_preview;
mod statements;

pub use planner::Planner;
pub use preview::{Changed, ChangedField, GoneDocument, NewDocument, Owed, Preview, YearOfPlan, preview};
pub use statement_preview::{AccountPreview, LinePreview, StatementPreview, TwinPreview, statement_preview};
pub use statements::{FileLine, LeftOut, StatementPlan, Twin, line_of};

use super::reading::{Extent, Reading};
use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, CustomerKind, Event, ItemIdx, Ledger, Movement, Refusal};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What the person decides before the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanOptions {
    /// The day of the import: the date of parts that a list says were paid before, without saying when.
    pub today: NaiveDate,
    /// Stock or flow, once the person was asked where the file does not tell.
    pub extent: Extent,
    /// Who the new customers are to the law.
    pub new_customers: CustomerKind,
    /// For open documents that a stock no longer holds; those without an answer stay as they are.
    pub gone: BTreeMap<ItemIdx, Gone>,
    /// Bank lines that enter though the ledger knows one like them.
    pub anyway: BTreeSet<FileLine>,
}

impl PlanOptions {
    /// With nothing answered yet.
    #[must_use]
    pub fn new(today: NaiveDate, extent: Extent, new_customers: CustomerKind) -> Self {
        Self { today, extent, new_customers, gone: BTreeMap::new(), anyway: BTreeSet::new() }
    }
}

/// What became of an open document that a stock no longer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gone {
    /// Paid in full on that day.
    Paid(NaiveDate),
    /// Nothing: it stays open.
    Left,
}

/// What a yes would append, and what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// In order, checked against the ledger and each other.
    pub events: Vec<Event>,
    /// What they change.
    pub differences: Differences,
    /// What each bank statement of the file brings, in its order.
    pub statements: Vec<StatementPlan>,
    /// What the person should know.
    pub notes: Vec<Note>,
}

/// What a plan changes, counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Differences {
    /// Customers.
    pub customers: Counts,
    /// Documents.
    pub documents: Counts,
    /// Money and adjustments.
    pub money: Counts,
    /// Allocations.
    pub allocations: Counts,
    /// What was said or written with customers.
    pub interactions: Counts,
    /// What others say of customers' credit.
    pub credit_reports: Counts,
    /// Lines of bank statements.
    pub bank_lines: Counts,
    /// New items by year, currency and movement, signed minor units.
    pub by_year: BTreeMap<(i32, &'static str), [i64; Movement::ALL.len()]>,
    /// Fields that change, document by document.
    pub changes: Vec<Change>,
    /// Open documents that a stock no longer holds.
    pub gone: Vec<ItemIdx>,
}

/// New, changed and same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Not there yet.
    pub new: u32,
    /// There, and some field differs.
    pub changed: u32,
    /// There, equal in all.
    pub same: u32,
}

/// A field that changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// The file states another due date.
    Due {
        /// Which document.
        item: ItemIdx,
        /// As known.
        before: NaiveDate,
        /// As stated.
        after: NaiveDate,
    },
    /// More of the document was paid than is known.
    Paid {
        /// Which document.
        item: ItemIdx,
        /// More, minor units.
        more: i64,
    },
    /// The sheet of a customer gains what it did not have.
    Sheet {
        /// Which customer.
        customer: CustomerIdx,
    },
    /// The document gains what was not known of it.
    Details {
        /// Which document.
        item: ItemIdx,
    },
}

/// Something that the person should know before saying yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// The ledger already holds opening entries later than this file's end: importing it would count twice. Nothing is planned.
    OlderThanOpenings {
        /// Date of those entries.
        opening_on: NaiveDate,
    },
    /// The opening entries stand for documents that are known: joined, not doubled.
    OpeningsJoined {
        /// How many lines.
        lines: u32,
    },
    /// The opening balance of a customer differs from what the ledger carried forward; the difference is entered as one opening line.
    OpeningDiffers {
        /// Index in [`Reading::customers`].
        customer: u32,
        /// As the file says, minor units.
        file: i64,
        /// As the ledger says, minor units.
        ledger: i64,
        /// Of both.
        currency: Currency,
    },
    /// A document is known with another amount. Nothing is changed.
    AmountDiffers {
        /// The known one.
        item: ItemIdx,
        /// As the file says, minor units.
        file: i64,
        /// Line in the file.
        line: u32,
    },
    /// An allocation of the file does not fit what was allocated by hand or before. It was left out.
    AllocationLeftOut {
        /// Line in the file of the credit.
        line: u32,
        /// Minor units that do not fit.
        amount: i64,
        /// Currency.
        currency: Currency,
    },
    /// The ledger does not take a line in: the books of its day are closed, the amount is too large to count. It was left out.
    Refused {
        /// Line in the file.
        line: u32,
        /// Why.
        refusal: Refusal,
    },
    /// The file names a document that is not known.
    NotFound {
        /// The number as written.
        number: String,
        /// Line in the file.
        line: u32,
    },
}

/// The whole plan at once: for files small enough not to need slices, and for the host.
#[must_use]
pub fn plan(ledger: &Ledger, reading: &Reading, options: &PlanOptions) -> Plan {
    let mut planner = Planner::new(ledger, reading, options.clone());
    while planner.step(usize::MAX).is_some() {}
    planner.finish()
}
