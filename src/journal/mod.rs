//! The journal: batches of events as they are kept for years, their order, what was undone, and how two copies become one.
//!
//! Write with a [`Draft`] and a [`BatchWriter`]; keep the headers in a [`Chain`]; get the state by a [`Fold`].
//!
//! Invariants: stored bytes are never written anew from what they mean; the state is the fold of the effective batches in the
//! chain's order and nothing else; no bytes, however damaged, panic a reader. `tests/journal` holds the stored form of everything.
//! Not here: what events mean (`ledger`), where bytes are kept (`store`).

pub mod backup;
mod batch;
mod chain;
mod chunk;
mod fold;
mod hash;
mod header;
pub mod snapshot;
mod standing;
mod whole;
mod witness;

pub use batch::{Batch, BatchWriter, Damage, Draft, Unwritable};
pub use chain::{Chain, Clash, Redactions, UndoPlan, UndoRefusal};
pub use chunk::{Chunk, ChunkFault, EVENTS_PER_CHUNK, Entry, Line};
pub use fold::{Fold, Folded};
pub use hash::{Hash, NotAHash, Salt};
pub use header::{Cause, ChunkSeal, Deed, FORMAT, FileFormat, Head, Header, HeaderFault, HeaderFields, Moment, Redacted};
pub use snapshot::Snapshot;
pub use whole::{Journal, MergeFault};
pub use witness::{Testimony, Witness};
