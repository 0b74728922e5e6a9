//! Documents that a list says are disputed.

use super::{Planner, Stands};
use crate::basis::id::Ref;
use crate::ledger::{DisputeOutcome, DisputeReason, Event, ItemIdx};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

impl Planner<'_> {
    /// Opens a dispute about each document that the file says is disputed and about which none is open. A list knows no day for it: for a new
    /// document it counts from its date, and is over when the file's own payments settle the whole; for a known one from today.
    pub(super) fn disputes(&mut self) {
        let today = self.options.today;
        let known: HashSet<ItemIdx> =
            self.ledger.disputes().filter(|(_, dispute)| dispute.closed.is_none()).map(|(_, dispute)| dispute.document).collect();
        let settled = self.settled_by_the_file();
        for (at, read) in (0_u32..).zip(&self.reading.items).filter(|(_, read)| read.disputed) {
            let (document, on, over) = match self.stands.get(at as usize) {
                Some(Stands::New(event)) => (Ref::Here(*event), read.on, settled.get(&at).copied()),
                Some(Stands::Known(idx)) if !known.contains(idx) && self.ledger.open_now(*idx) > 0 => {
                    (self.ledger.item_id(*idx).into(), today, None)
                }
                _ => continue,
            };
            let dispute = Ref::Here(self.deciding.len());
            let opened = Event::DisputeOpened { document, on, amount: None, reason: DisputeReason::Other, note: String::new() };
            if let (Ok(()), Some(over)) = (self.deciding.push(opened), over) {
                // Paid in full: in the end the whole was due.
                let closed = Event::DisputeClosed { dispute, on: over.max(on), outcome: DisputeOutcome::Rejected };
                let _ = self.deciding.push(closed);
            }
        }
    }

    /// The last day of what settles a document of the file, where it settles the whole.
    fn settled_by_the_file(&self) -> HashMap<u32, NaiveDate> {
        let items = &self.reading.items;
        let mut sums: HashMap<u32, (i64, NaiveDate)> = HashMap::new();
        for allocation in &self.reading.allocations {
            let (Some(credit), Some(debit)) = (items.get(allocation.credit as usize), items.get(allocation.debit as usize)) else {
                continue;
            };
            if debit.disputed {
                let sum = sums.entry(allocation.debit).or_insert((0, credit.on));
                *sum = (sum.0.saturating_add(allocation.amount_minor), sum.1.max(credit.on));
            }
        }
        let whole = |at: u32, sum: i64| items.get(at as usize).is_some_and(|debit| sum >= debit.amount_minor);
        sums.into_iter().filter(|(at, (sum, _))| whole(*at, *sum)).map(|(at, (_, on))| (at, on)).collect()
    }
}
