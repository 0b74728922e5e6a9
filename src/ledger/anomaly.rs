//! What cannot be, and yet is, after two copies were merged or a batch taken back from under another.
//!
//! A merge never fails: what became impossible is kept here, as a view with a way to mend each.

use super::bank::BankLineIdx;
use super::state::{ClaimIdx, ItemIdx};
use crate::basis::id::ThingId;
use serde::{Deserialize, Serialize};

/// Something impossible that the journal holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anomaly {
    /// The event names a thing that no effective batch made. It was passed over.
    Dangling {
        /// The event.
        event: EventPlace,
    },
    /// More was allocated to or from the item than it is worth: one invoice settled on two devices.
    OverAllocated {
        /// The item.
        item: ItemIdx,
    },
    /// An allocation between two customers, currencies or like signs. It was passed over.
    Mismatched {
        /// The event.
        event: EventPlace,
    },
    /// More was paid or given up of a claim than was asked for: one payment noted on two devices.
    ClaimOverSettled {
        /// The claim.
        claim: ClaimIdx,
    },
    /// An amount finer than its currency's minor unit, or too large to count. It was passed over.
    Uncountable {
        /// The event.
        event: EventPlace,
    },
    /// A bank line was explained on two devices: its money may stand in the books twice.
    ExplainedTwice {
        /// The line.
        line: BankLineIdx,
    },
}

/// An event by its place: slot in the order of application, ordinal in the batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct EventPlace {
    /// Place of its batch in [`super::Ledger::batches`].
    pub batch: u32,
    /// Place in the batch.
    pub ordinal: u32,
}

impl EventPlace {
    /// Its lasting name, given the batches in order.
    pub fn id(self, mut batches: impl Iterator<Item = crate::basis::id::BatchId>) -> Option<ThingId> {
        batches.nth(self.batch as usize).map(|batch| ThingId { batch, ordinal: self.ordinal })
    }
}
