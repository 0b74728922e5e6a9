//! From stored batches to the state: the one way in which a ledger comes about.

use super::Snapshot;
use super::batch::{Batch, Damage};
use super::chain::{Chain, Redactions};
use super::chunk::Entry;
use super::header::Head;
use crate::basis::id::{BatchId, ThingId};
use crate::ledger::Ledger;

/// A fold under way: from empty, or from a snapshot.
pub struct Fold<'c> {
    redactions: Redactions<'c>,
    ledger: Ledger,
    to_come: Vec<BatchId>,
    newer: Vec<ThingId>,
}

/// What came of a fold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The state.
    pub ledger: Ledger,
    /// Events of a newer version, which were passed over. Where there are any, nothing may be written.
    pub newer: Vec<ThingId>,
}

impl<'c> Fold<'c> {
    /// From nothing.
    #[must_use]
    pub fn from_empty(chain: &'c Chain) -> Self {
        Self { redactions: chain.redactions(), ledger: Ledger::default(), to_come: chain.fold_order(), newer: Vec::new() }
    }

    /// From a snapshot, where what it holds is how the fold of `chain` begins; otherwise from nothing.
    #[must_use]
    pub fn resume(chain: &'c Chain, snapshot: Snapshot) -> Self {
        let Snapshot { heads, ledger } = snapshot;
        let from_empty = Self::from_empty(chain);
        if !still_holds(chain, &heads, &ledger) {
            return from_empty;
        }
        match starts_with(&from_empty.to_come, ledger.batches()) {
            Some(done) => {
                let to_come = from_empty.to_come.get(done..).unwrap_or_default().to_vec();
                Self { ledger, to_come, ..from_empty }
            }
            None => from_empty,
        }
    }

    /// The batches that it wants, in this order.
    #[must_use]
    pub fn to_come(&self) -> &[BatchId] {
        &self.to_come
    }

    /// Takes in the next of [`Fold::to_come`].
    ///
    /// # Errors
    /// An event that cannot be read: this fold is lost.
    pub fn batch(mut self, batch: &Batch) -> Result<Self, Damage> {
        let id = batch.header.id;
        let left = self.redactions.get(&id);
        let mut applying = self.ledger.begin(id);
        let newer = &mut self.newer;
        let done = batch.each(|ordinal, entry| match entry {
            Entry::Event(event) => match left.and_then(|left| left.get(&ordinal)) {
                None => applying.apply(Some(&event)),
                Some(left) => applying.apply(*left),
            },
            Entry::Redacted => applying.apply(left.and_then(|left| left.get(&ordinal)).copied().flatten()),
            Entry::Newer => {
                newer.push(ThingId { batch: id, ordinal });
                applying.apply(None);
            }
        });
        applying.finish();
        done.map(|()| self)
    }

    /// The state. What was not handed in is not in it.
    #[must_use]
    pub fn finish(self) -> Folded {
        Folded { ledger: self.ledger, newer: self.newer }
    }
}

/// How many of `order` are `known`; `None` where it does not begin so.
fn starts_with(order: &[BatchId], known: impl Iterator<Item = BatchId>) -> Option<usize> {
    let mut done = 0;
    for id in known {
        if order.get(done) != Some(&id) {
            return None;
        }
        done += 1;
    }
    Some(done)
}

/// What was taken out since the snapshot may still be in it.
fn still_holds(chain: &Chain, heads: &[Head], ledger: &Ledger) -> bool {
    let mine = |head: &Head| chain.get(head.id).is_some_and(|header| header.hash() == head.hash);
    if !heads.iter().all(mine) {
        return false;
    }
    let known = chain.known_at(heads);
    let taken_out_since = chain.iter().filter(|header| !known.contains(&header.id)).any(|header| match &header.cause {
        super::Cause::Redaction { events, .. } => events.iter().any(|redacted| known.contains(&redacted.batch)),
        _ => false,
    });
    !taken_out_since && ledger.batches().all(|batch| known.contains(&batch))
}
