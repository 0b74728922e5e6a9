//! What merging two copies or taking something back from under another left, each with the way to mend it.
//!
//! Start at [`anomalies_left`]. What was mended since is no longer told.

use crate::basis::id::{BatchId, ThingId};
use crate::ledger::{Anomaly, BankLineIdx, ItemIdx, Ledger};

/// How one is mended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mend {
    /// Take the batch back: what it says does not count anyway.
    TakeBack(BatchId),
    /// Take away an allocation of this item.
    Unallocate(ItemIdx),
    /// Look at what was claimed on this document.
    SeeClaims(ItemIdx),
    /// Open the bank line again, and explain it once.
    Reopen(ThingId),
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnomalyLeft {
    /// What it is.
    pub anomaly: Anomaly,
    /// The way to mend it.
    pub mend: Mend,
    /// The document, payment or line that it is about, where there is one: an item.
    pub item: Option<ItemIdx>,
    /// The bank line that it is about.
    pub line: Option<BankLineIdx>,
}

/// All that are left, in the order in which they came; one a batch, item, claim or line.
#[must_use]
pub fn anomalies_left(ledger: &Ledger) -> Vec<AnomalyLeft> {
    let mut found: Vec<AnomalyLeft> = Vec::new();
    for anomaly in ledger.anomalies() {
        let left = match *anomaly {
            Anomaly::Dangling { event } | Anomaly::Mismatched { event } | Anomaly::Uncountable { event } => event
                .id(ledger.batches())
                .map(|id| AnomalyLeft { anomaly: *anomaly, mend: Mend::TakeBack(id.batch), item: None, line: None }),
            Anomaly::OverAllocated { item } => ledger.is_over_allocated(item).then_some(AnomalyLeft {
                anomaly: *anomaly,
                mend: Mend::Unallocate(item),
                item: Some(item),
                line: None,
            }),
            Anomaly::ClaimOverSettled { claim } => ledger.claim(claim).filter(|claim| claim.open_now() < 0).map(|claim| AnomalyLeft {
                anomaly: *anomaly,
                mend: Mend::SeeClaims(claim.document),
                item: Some(claim.document),
                line: None,
            }),
            Anomaly::ExplainedTwice { line } => ledger
                .bank_line(line)
                .filter(|row| row.explained.is_some())
                .and_then(|_| ledger.bank_line_id(line))
                .map(|id| AnomalyLeft { anomaly: *anomaly, mend: Mend::Reopen(id), item: None, line: Some(line) }),
        };
        if let Some(left) = left
            && !found.iter().any(|known| known.mend == left.mend)
        {
            found.push(left);
        }
    }
    found
}
