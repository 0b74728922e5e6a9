//! What is open, part by part: the sums every other view stands on.
//!
//! Start at [`open_parts`]. Invariant: the open parts of an item sum to what is open of it.

use crate::ledger::{ItemIdx, Ledger};
use chrono::NaiveDate;

/// One due date of an item, with what is open of its share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenPart {
    /// When it falls due; `None` for a retention whose release has no date yet: it is owed, and never late.
    pub due_on: Option<NaiveDate>,
    /// Its share, minor units, of the item's sign.
    pub amount: i64,
    /// What is open of the share.
    pub open: i64,
}

impl OpenPart {
    /// Days after the due date; negative before it, 0 on the day itself, `None` without a date.
    #[must_use]
    pub fn days_late(&self, as_of: NaiveDate) -> Option<i64> {
        self.due_on.map(|due_on| (as_of - due_on).num_days())
    }

    /// True from the day after the due date, while something of a debt is open.
    #[must_use]
    pub fn is_late(&self, as_of: NaiveDate) -> bool {
        self.open > 0 && self.due_on.is_some_and(|due_on| due_on < as_of)
    }
}

/// The one part of an item that has one due date, given what is open of it; `None` where it has several.
///
/// Most items have one: a view of all of them takes this way round [`open_parts`].
pub(super) fn only_part(ledger: &Ledger, idx: ItemIdx, open: i64) -> Option<OpenPart> {
    let columns = ledger.columns();
    if !ledger.instalments(idx).is_empty() {
        return None;
    }
    let due_on = columns.due_on.get(idx.idx()).copied().filter(|_| !ledger.is_held_back(idx));
    Some(OpenPart { due_on, amount: columns.amount.get(idx.idx()).copied()?, open })
}

/// The due dates of an item, oldest first, given what is open of the whole (`Ledger::open_on`). Payments fill the oldest first.
///
/// One part where the document has one due date. The sum of `open` over the parts is exactly the `open` given, whatever it is.
pub fn open_parts(ledger: &Ledger, idx: ItemIdx, open: i64) -> impl Iterator<Item = OpenPart> + '_ {
    let amount = ledger.columns().amount.get(idx.idx()).copied().unwrap_or_default();
    let shares = ledger.instalments(idx);
    let held_back = ledger.is_held_back(idx);
    let last = shares.len().saturating_sub(1);
    let mut settled = amount.saturating_sub(open);
    let several = shares.iter().enumerate().map(move |(at, share)| {
        let taken = if at == last { settled } else { settled.clamp(share.amount.min(0), share.amount.max(0)) };
        settled = settled.saturating_sub(taken);
        let due_on = (!held_back).then_some(share.due_on);
        OpenPart { due_on, amount: share.amount, open: share.amount.saturating_sub(taken) }
    });
    only_part(ledger, idx, open).into_iter().chain(several)
}
