//! What became of a promise to pay.
//!
//! Kept: by its last day the documents that it names are settled, or as much was allocated to them since it was made as it promised.

use crate::ledger::{Ledger, Promise};
use chrono::NaiveDate;

/// What became of a promise, as seen on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromiseState {
    /// Its last day is not over, and it is not kept yet.
    Waiting,
    /// The money came in time.
    Kept,
    /// Its last day is over and the money had not come.
    Broken,
    /// It was withdrawn, or replaced by another.
    Ended,
}

/// What became of `promise` at the end of `as_of`.
#[must_use]
pub fn promise_state(ledger: &Ledger, promise: &Promise, as_of: NaiveDate) -> PromiseState {
    let last = promise.due_on.min(as_of);
    let (mut since, mut whole) = (0_i64, 0_i64);
    for allocation in ledger.allocations() {
        if allocation.counts_on(last) && promise.documents.contains(&allocation.debit) {
            whole = whole.saturating_add(allocation.amount);
            if allocation.from >= promise.from {
                since = since.saturating_add(allocation.amount);
            }
        }
    }
    let asked = promise.documents.iter().fold(0_i64, |sum, document| sum.saturating_add(ledger.item(*document).amount));
    if since >= promise.amount || whole >= asked {
        PromiseState::Kept
    } else if !promise.counts_on(as_of) {
        PromiseState::Ended
    } else if as_of <= promise.due_on {
        PromiseState::Waiting
    } else {
        PromiseState::Broken
    }
}
