//! A whole journal in memory: to merge two copies, to restore a backup, to check.
//!
//! Merging is union: of the batches, and of what was taken out of them, so that a redaction is never brought back by an older copy.

use super::batch::{Batch, Damage};
use super::chain::{Chain, Clash};
use super::fold::{Fold, Folded};
use crate::basis::id::BatchId;
use std::collections::{BTreeMap, BTreeSet};

/// All batches of a journal.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    chain: Chain,
    batches: BTreeMap<BatchId, Batch>,
}

/// Why two copies cannot become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MergeFault {
    /// See [`Clash`].
    #[error(transparent)]
    Clash(#[from] Clash),
    /// See [`Damage`].
    #[error(transparent)]
    Damage(#[from] Damage),
}

impl Journal {
    /// Takes a batch in. One that is there already stays, less what was taken out of either.
    ///
    /// # Errors
    /// Another batch has its name, or a chunk to redact cannot be read.
    pub fn insert(&mut self, batch: Batch) -> Result<(), MergeFault> {
        let id = batch.header.id;
        let new = self.chain.insert(batch.header.clone())?;
        let named = match &batch.header.cause {
            super::Cause::Redaction { events, .. } => events.iter().map(|redacted| redacted.batch).collect(),
            _ => BTreeSet::new(),
        };
        let kept = match self.batches.remove(&id) {
            Some(known) if !new => unite(known, &batch)?,
            _ => batch,
        };
        self.batches.insert(id, kept);
        self.enforce(&named.into_iter().chain([id]).collect())
    }

    /// Takes out of `batches` what redactions name in them.
    fn enforce(&mut self, batches: &BTreeSet<BatchId>) -> Result<(), MergeFault> {
        let redactions = self.chain.redactions();
        for id in batches {
            let Some(places) = redactions.get(id) else { continue };
            if let Some(batch) = self.batches.get_mut(id) {
                *batch = batch.redacted(&places.keys().copied().collect())?;
            }
        }
        Ok(())
    }

    /// The union of two copies: the same whichever is merged into which, in any order, any number of times.
    ///
    /// # Errors
    /// A batch differs between them. This copy then holds a part of the other: drop it.
    pub fn merge(&mut self, other: Self) -> Result<(), MergeFault> {
        other.batches.into_values().try_for_each(|batch| self.insert(batch))
    }

    /// Its headers.
    #[must_use]
    pub fn chain(&self) -> &Chain {
        &self.chain
    }

    /// A batch.
    #[must_use]
    pub fn get(&self, batch: BatchId) -> Option<&Batch> {
        self.batches.get(&batch)
    }

    /// All batches, parents first.
    pub fn batches(&self) -> impl Iterator<Item = &Batch> {
        self.chain.order().into_iter().filter_map(|id| self.batches.get(&id))
    }

    /// Holds everything against every hash.
    ///
    /// # Errors
    /// The first damage.
    pub fn verify(&self) -> Result<(), Damage> {
        self.chain.verify()?;
        self.batches.values().try_for_each(Batch::verify)
    }

    /// The state.
    ///
    /// # Errors
    /// An event that cannot be read.
    pub fn fold(&self) -> Result<Folded, Damage> {
        self.go_on(Fold::from_empty(&self.chain))
    }

    /// Hands a fold what it still wants.
    ///
    /// # Errors
    /// An event that cannot be read.
    pub fn go_on(&self, mut fold: Fold<'_>) -> Result<Folded, Damage> {
        for id in fold.to_come().to_vec() {
            if let Some(batch) = self.get(id) {
                fold = fold.batch(batch)?;
            }
        }
        Ok(fold.finish())
    }
}

/// Of two stored forms of one batch, what neither took out.
fn unite(known: Batch, other: &Batch) -> Result<Batch, Damage> {
    let more: BTreeSet<u32> = other.redactions()?;
    if more.is_empty() { Ok(known) } else { known.redacted(&more) }
}

impl Journal {
    /// Of these batches, in any order.
    ///
    /// # Errors
    /// As [`Journal::insert`].
    pub fn of(batches: impl IntoIterator<Item = Batch>) -> Result<Self, MergeFault> {
        let mut journal = Self::default();
        batches.into_iter().try_for_each(|batch| journal.insert(batch))?;
        Ok(journal)
    }
}
