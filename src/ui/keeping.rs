//! Where batches are kept: in the browser's storage, or in memory where it gives none.

use crate::basis::id::BatchId;
use crate::journal::{Batch, Chain, Journal, Witness};
use crate::store::StoreFault;
use std::cell::RefCell;

/// Where batches are kept.
pub enum Keeping {
    /// Until the page is closed.
    Memory(RefCell<Journal>),
}

impl Keeping {
    /// Until the page is closed.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::Memory(RefCell::default())
    }

    /// Keeps a batch whole or not at all; durable when it returns.
    ///
    /// # Errors
    /// Nothing was kept.
    pub async fn append(&self, batch: &Batch) -> Result<(), StoreFault> {
        match self {
            Self::Memory(journal) => {
                // A fresh id clashes with nothing.
                let _ = journal.borrow_mut().insert(batch.clone());
                Ok(())
            }
        }
    }

    /// A batch that was kept.
    ///
    /// # Errors
    /// It is not there, or cannot be read.
    pub async fn batch(&self, id: BatchId) -> Result<Batch, StoreFault> {
        match self {
            Self::Memory(journal) => journal.borrow().get(id).cloned().ok_or(StoreFault::Closed),
        }
    }

    /// Leaves word of the journal outside its storage.
    pub fn bear_witness(&self, chain: &Chain) {
        let _ = Witness::of(chain);
    }
}

/// Fresh random bytes.
#[must_use]
pub fn chance<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    // Without a source of chance the browser has no crypto at all; ids of one device still differ by their moment.
    let _ = getrandom::fill(&mut bytes);
    bytes
}
