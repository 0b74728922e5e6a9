//! Where batches are kept: in the browser's storage, or in memory where it gives none.

use crate::journal::{Batch, Chain, Head, Header, Journal, Snapshot};
use crate::ledger::Ledger;
use crate::store::{Store, StoreFault};
use std::cell::RefCell;

/// Where batches are kept.
pub enum Keeping {
    /// Until the page is closed.
    Memory(RefCell<Journal>),
    /// In the browser's storage.
    Stored(Store),
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
            Self::Stored(store) => store.append(batch).await,
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
    pub async fn batch(&self, header: &Header) -> Result<Batch, StoreFault> {
        match self {
            Self::Stored(store) => store.batch(header).await,
            Self::Memory(journal) => journal.borrow().get(header.id).cloned().ok_or(StoreFault::Closed),
        }
    }

    /// All batches.
    ///
    /// # Errors
    /// Some cannot be read.
    pub async fn journal(&self, chain: &Chain) -> Result<Journal, StoreFault> {
        match self {
            Self::Stored(store) => store.journal(chain).await,
            Self::Memory(journal) => Ok(journal.borrow().clone()),
        }
    }

    /// Puts `journal` in the place of all that is kept. `found` are the heads on which this was decided.
    ///
    /// # Errors
    /// Everything is as it was.
    pub async fn replace_all(&self, found: &[Head], journal: &Journal) -> Result<(), StoreFault> {
        match self {
            Self::Stored(store) => store.replace_all(found, journal).await,
            Self::Memory(held) => {
                *held.borrow_mut() = journal.clone();
                Ok(())
            }
        }
    }

    /// Headers and snapshot as they are kept now.
    ///
    /// # Errors
    /// See [`Store::load`].
    pub async fn load(&self, build: &str) -> Result<(Chain, Option<Snapshot>), StoreFault> {
        match self {
            Self::Stored(store) => store.load(build).await.map(|loaded| (loaded.chain, loaded.snapshot)),
            Self::Memory(journal) => Ok((journal.borrow().chain().clone(), None)),
        }
    }

    /// Keeps the state for a quick start. Nothing is lost where it cannot.
    pub async fn keep_snapshot(&self, build: &str, heads: &[Head], ledger: &Ledger) {
        if let Self::Stored(store) = self {
            let _ = store.write_snapshot(build, heads, ledger).await;
        }
    }

    /// Deletes everything, for good.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn erase(self) -> Result<(), StoreFault> {
        match self {
            Self::Stored(store) => store.erase().await,
            Self::Memory(_) => Ok(()),
        }
    }
}
