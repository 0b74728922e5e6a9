//! Where batches are kept: in the browser's storage, or in memory where it gives none.

use crate::journal::backup::Originals;
use crate::journal::{Batch, Cause, Chain, Hash, Head, Header, Journal, Snapshot};
use crate::ledger::Ledger;
use crate::store::{Store, StoreFault};
use std::cell::RefCell;

/// Where batches are kept.
pub enum Keeping {
    /// Until the page is closed.
    Memory(RefCell<Journal>, RefCell<Originals>),
    /// In the browser's storage.
    Stored(Store),
}

impl Keeping {
    /// Until the page is closed.
    #[must_use]
    pub fn in_memory() -> Self {
        Self::Memory(RefCell::default(), RefCell::default())
    }

    /// Keeps a batch whole or not at all, with the file that it came from; durable when it returns.
    ///
    /// # Errors
    /// Nothing was kept.
    pub async fn append(&self, batch: &Batch, original: Option<&[u8]>) -> Result<(), StoreFault> {
        match self {
            Self::Stored(store) => store.append_with(batch, original).await,
            Self::Memory(journal, originals) => {
                if let (Cause::Import { sha256, .. }, Some(file)) = (&batch.header.cause, original) {
                    originals.borrow_mut().insert(*sha256, file.to_vec());
                }
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
            Self::Memory(journal, _) => journal.borrow().get(header.id).cloned().ok_or(StoreFault::Closed),
        }
    }

    /// All batches.
    ///
    /// # Errors
    /// Some cannot be read.
    pub async fn journal(&self, chain: &Chain) -> Result<Journal, StoreFault> {
        match self {
            Self::Stored(store) => store.journal(chain).await,
            Self::Memory(journal, _) => Ok(journal.borrow().clone()),
        }
    }

    /// Puts `journal` in the place of all that is kept. `found` are the heads on which this was decided.
    ///
    /// # Errors
    /// Everything is as it was.
    pub async fn replace_all(&self, found: &[Head], journal: &Journal, more: &Originals) -> Result<(), StoreFault> {
        match self {
            Self::Stored(store) => store.replace_all(found, journal, more).await,
            Self::Memory(held, originals) => {
                originals.borrow_mut().clone_from(more);
                *held.borrow_mut() = journal.clone();
                Ok(())
            }
        }
    }

    /// Whether the file of this hash is kept.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn has_original(&self, hash: Hash) -> Result<bool, StoreFault> {
        match self {
            Self::Stored(store) => store.has_original(hash).await,
            Self::Memory(_, originals) => Ok(originals.borrow().contains_key(&hash)),
        }
    }

    /// The file of this hash; `None` where it is not kept.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn original(&self, hash: Hash) -> Result<Option<Vec<u8>>, StoreFault> {
        match self {
            Self::Stored(store) => store.original(hash).await,
            Self::Memory(_, originals) => Ok(originals.borrow().get(&hash).cloned()),
        }
    }

    /// All files that imports came from.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn originals(&self) -> Result<Originals, StoreFault> {
        match self {
            Self::Stored(store) => store.originals().await,
            Self::Memory(_, originals) => Ok(originals.borrow().clone()),
        }
    }

    /// How large they are together, in bytes.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn originals_size(&self) -> Result<usize, StoreFault> {
        match self {
            Self::Stored(store) => store.originals_size().await,
            Self::Memory(_, originals) => Ok(originals.borrow().values().map(Vec::len).sum()),
        }
    }

    /// Headers and snapshot as they are kept now.
    ///
    /// # Errors
    /// See [`Store::load`].
    pub async fn load(&self, build: &str) -> Result<(Chain, Option<Snapshot>), StoreFault> {
        match self {
            Self::Stored(store) => store.load(build).await.map(|loaded| (loaded.chain, loaded.snapshot)),
            Self::Memory(journal, _) => Ok((journal.borrow().chain().clone(), None)),
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
            Self::Memory(..) => Ok(()),
        }
    }
}
