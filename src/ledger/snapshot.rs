//! The state as bytes, for a quick start. Derived: tagged with the build that wrote it, dropped when it does not fit.
//!
//! What there is one of a document or a payment stands in columns of rows of one width (`columns.rs`), the rest as it comes.

mod columns;

pub(super) use columns::{allocations, amounts, balances, cold, days, kinds, places, things};

use super::Ledger;

/// The bytes are no snapshot of this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a snapshot of this build")]
pub struct NotASnapshot;

impl Ledger {
    /// The whole state, in a form that only the same build reads; empty where it could not be written.
    #[must_use]
    pub fn to_snapshot(&self, build: &str) -> Vec<u8> {
        postcard::to_allocvec(&(build, self)).unwrap_or_default()
    }

    /// The state that [`Ledger::to_snapshot`] wrote.
    ///
    /// # Errors
    /// Another build's, or damaged: replay the journal instead.
    pub fn from_snapshot(build: &str, bytes: &[u8]) -> Result<Self, NotASnapshot> {
        let (tag, rest) = postcard::take_from_bytes::<&str>(bytes).map_err(|_| NotASnapshot)?;
        if tag != build {
            return Err(NotASnapshot);
        }
        let mut ledger: Self = postcard::from_bytes(rest).map_err(|_| NotASnapshot)?;
        ledger.slot_of = (0..).zip(&ledger.slots).map(|(at, slot)| (slot.id, at)).collect();
        if !ledger.folded.fits(&ledger) {
            return Err(NotASnapshot);
        }
        Ok(ledger)
    }
}
