//! Takes in what holds a reminder back.

use super::{Applying, Unfit, count};
use crate::ledger::Event;
use crate::ledger::customer_merge::Owned;
use crate::ledger::holds::{Dispute, Insolvency, Promise};
use crate::ledger::state::{DisputeIdx, InsolvencyIdx, ItemIdx, PromiseIdx, Thing};

impl Applying<'_> {
    /// What holds a reminder back.
    pub(super) fn take_in_hold(&mut self, event: &Event) -> Result<Thing, Unfit> {
        let thing = self.here();
        match event {
            Event::DisputeOpened { document, on, amount, reason, note } => {
                let document = self.item(*document)?;
                let amount = match amount {
                    Some(amount) => Some(self.minor_of(document, *amount)?),
                    None => None,
                };
                let idx = DisputeIdx(count(self.ledger.disputes.len()));
                let dispute = Dispute { document, from: *on, closed: None, amount, reason: *reason, note: note.clone(), thing };
                self.ledger.disputes.push(dispute);
                return Ok(Thing::Dispute(idx));
            }
            Event::DisputeClosed { dispute, on, outcome } => {
                let Thing::Dispute(idx) = self.find(*dispute) else { return Err(Unfit::Dangling) };
                self.ledger.disputes[idx.idx()].closed.get_or_insert((*on, *outcome));
            }
            Event::PromiseMade { customer, on, due_on, amount, documents, note } => {
                let (customer, through) = self.owner(*customer, *on)?;
                let documents: Vec<ItemIdx> = documents.iter().filter_map(|document| self.item(*document).ok()).collect();
                let first = documents.first().ok_or(Unfit::Dangling)?;
                let amount = self.minor_of(*first, *amount)?;
                let idx = PromiseIdx(count(self.ledger.promises.len()));
                self.ledger.remember_hands(Owned::Promise(idx), through);
                let (from, due_on) = (*on, *due_on);
                self.ledger.promises.push(Promise { customer, from, due_on, until: None, amount, documents, note: note.clone(), thing });
                return Ok(Thing::Promise(idx));
            }
            Event::PromiseEnded { promise, on } => {
                let Thing::Promise(idx) = self.find(*promise) else { return Err(Unfit::Dangling) };
                self.ledger.promises[idx.idx()].until.get_or_insert(*on);
            }
            Event::InsolvencyOpened { customer, opened_on, published_on, note } => {
                let (customer, through) = self.owner(*customer, *opened_on)?;
                let idx = InsolvencyIdx(count(self.ledger.insolvencies.len()));
                self.ledger.remember_hands(Owned::Insolvency(idx), through);
                let (opened_on, published_on) = (*opened_on, *published_on);
                self.ledger.insolvencies.push(Insolvency { customer, opened_on, published_on, until: None, note: note.clone(), thing });
                return Ok(Thing::Insolvency(idx));
            }
            Event::InsolvencyEnded { insolvency, on } => {
                let Thing::Insolvency(idx) = self.find(*insolvency) else { return Err(Unfit::Dangling) };
                self.ledger.insolvencies[idx.idx()].until.get_or_insert(*on);
            }
            _ => {}
        }
        Ok(Thing::Nothing)
    }
}
