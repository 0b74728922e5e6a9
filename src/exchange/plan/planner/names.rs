//! Lines that name what they settle, correct, take back or give back: joined with the file's own items and with the ledger's.

use super::{Planner, Stands, Who};
use crate::basis::id::Ref;
use crate::exchange::reading::ReadItem;
use crate::ledger::{Allocation, AllocationBasis, AllocationIdx, Event, ItemIdx, ItemKind, Refusal};

impl Planner<'_> {
    /// Money given back of a credit note goes before all else that is named: what was given back corrects no invoice, and the payments
    /// of that invoice need its room.
    pub(super) fn given_back(&mut self, i: usize) {
        let read = &self.reading.items[i];
        if self.gives_back_a_credit_note(i, read) {
            self.join(i, read);
        }
    }

    pub(super) fn names(&mut self, i: usize) {
        let read = &self.reading.items[i];
        let is_open_question = !read.settles.is_empty() && matches!(self.stands[i], Stands::New(_));
        if is_open_question && !self.gives_back_a_credit_note(i, read) {
            self.join(i, read);
        }
    }

    fn gives_back_a_credit_note(&self, i: usize, read: &ReadItem) -> bool {
        let is_credit_note = |named: &Ref| self.deciding.kind(*named) == Some(ItemKind::CreditNote);
        read.kind == ItemKind::Refund
            && matches!(self.stands[i], Stands::New(_))
            && read.settles.iter().any(|settles| self.named(read, &settles.number).iter().any(is_credit_note))
    }

    fn join(&mut self, i: usize, read: &ReadItem) {
        let place = u32::try_from(i).unwrap_or(u32::MAX);
        let own = self.references(place);
        for settles in &read.settles {
            let others = self.named(read, &settles.number);
            if others.is_empty() {
                self.notes.push(super::Note::NotFound { number: settles.number.clone(), line: read.line });
                continue;
            }
            let most = settles.amount_minor.unwrap_or(i64::MAX);
            match read.kind {
                ItemKind::Bounce => self.take_back(&others, read),
                ItemKind::Refund => {
                    self.give_back(&own, &others, most, read);
                    continue;
                }
                _ => {}
            }
            if read.amount_minor < 0 {
                self.settle(&own, &others, most, read, AllocationBasis::Stated);
            } else {
                self.settle(&others, &own, most, read, AllocationBasis::Stated);
            }
        }
    }

    /// Documents of that number and of the other sign, of the same customer: in the file and in the ledger.
    fn named(&self, read: &ReadItem, number: &str) -> Vec<Ref> {
        let opposite = |amount: i64| amount.signum() == -read.amount_minor.signum();
        let of_file = self.numbered.get(&(read.customer, number)).into_iter().flatten();
        let mut found: Vec<Ref> = of_file
            .filter(|at| self.reading.items.get(**at as usize).is_some_and(|item| opposite(item.amount_minor)))
            .flat_map(|at| self.references(*at))
            .collect();
        if let Some(Who::Known(customer)) = self.who_of(read) {
            let known = self.known.numbered(customer, number).iter().filter(|idx| opposite(self.ledger.item(**idx).amount));
            for reference in known.map(|idx| Ref::from(self.ledger.item_id(*idx))) {
                if !found.contains(&reference) {
                    found.push(reference);
                }
            }
        }
        found
    }

    /// A payment that the bank took back settles nothing from that day on: what it settled is owed again.
    fn take_back(&mut self, payments: &[Ref], bounce: &ReadItem) {
        let known = payments.iter().filter_map(|payment| if let Ref::There(id) = payment { self.ledger.item_of(*id) } else { None });
        let ended: Vec<Ref> = known
            .flat_map(|payment| self.running_of(payment))
            .map(|(idx, _)| self.ledger.allocation_id(idx).into())
            .chain(self.deciding.allocations_of(payments))
            .collect();
        for allocation in ended {
            let end = |on| Event::AllocationEnded { allocation, on };
            if let Err(Refusal::TooEarly { begins, .. }) = self.deciding.push(end(bounce.on)) {
                let _ = self.deciding.push(end(begins));
            }
        }
    }

    /// Settles a refund with the credits that it names. A credit note that the list of documents had set off against the invoice it
    /// corrects is free of it for what is given back, from the first day on: it never lowered that invoice.
    fn give_back(&mut self, refund: &[Ref], credits: &[Ref], most: i64, read: &ReadItem) {
        let mut rest = most.min(read.amount_minor);
        for credit in credits {
            let known = if let Ref::There(id) = credit { self.ledger.item_of(*id) } else { None };
            let note = known.filter(|idx| self.ledger.item(*idx).kind == ItemKind::CreditNote);
            let lacking = rest - self.deciding.open(*credit).unwrap_or(0);
            let corrected = note.map(|note| self.free(note, lacking)).unwrap_or_default();
            rest = self.settle(&[*credit], refund, rest, read, AllocationBasis::Stated);
            for (invoice, minor) in corrected {
                self.settle(&[*credit], &[invoice], minor, read, AllocationBasis::Stated);
                self.refill(invoice, read);
            }
        }
    }

    /// Ends what a credit note was set off against, until `lacking` is free; what a person or the books set off stays. Returns the
    /// invoices, each with what it had.
    fn free(&mut self, note: ItemIdx, mut lacking: i64) -> Vec<(Ref, i64)> {
        let mut freed = Vec::new();
        for (idx, allocation) in self.running_of(note) {
            if lacking <= 0 {
                break;
            }
            let end = Event::AllocationEnded { allocation: self.ledger.allocation_id(idx).into(), on: allocation.from };
            if allocation.basis == AllocationBasis::Stated && self.deciding.push(end).is_ok() {
                lacking -= allocation.amount;
                freed.push((self.ledger.item_id(allocation.debit).into(), allocation.amount));
            }
        }
        freed
    }

    /// Payments that named an invoice before and found too little room in it take what became free.
    fn refill(&mut self, invoice: Ref, read: &ReadItem) {
        let Ref::There(id) = invoice else { return };
        let Some(idx) = self.ledger.item_of(id) else { return };
        for (_, allocation) in self.running_of(idx) {
            if allocation.basis == AllocationBasis::Stated && self.ledger.item(allocation.credit).kind == ItemKind::Payment {
                let payment = self.ledger.item_id(allocation.credit).into();
                self.settle(&[payment], &[invoice], i64::MAX, read, AllocationBasis::Stated);
            }
        }
    }

    /// Allocations of the ledger that an item has part in and that have not ended.
    fn running_of(&self, item: ItemIdx) -> Vec<(AllocationIdx, Allocation)> {
        let places = self.running.get(&item).into_iter().flatten();
        places.filter_map(|idx| Some((*idx, self.ledger.allocations().get(idx.idx())?.clone()))).collect()
    }
}
