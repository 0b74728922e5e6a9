//! Open documents of one customer in one currency: what a credit note or a deposit may be counted against.

use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::ledger::{CustomerIdx, ItemKind, Ledger};

/// A document with something left of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debt {
    /// Which.
    pub document: ThingId,
    /// Its number.
    pub number: String,
    /// What is left, all counted.
    pub open: Money,
}

impl Debt {
    /// As much of it as `most` covers.
    #[must_use]
    pub fn at_most(&self, most: Money) -> Money {
        if most.currency() == self.open.currency() && most.amount() < self.open.amount() { most } else { self.open }
    }
}

/// Invoices and deposits with something left to pay, latest first.
#[must_use]
pub fn open_debts(ledger: &Ledger, customer: CustomerIdx, currency: Currency) -> Vec<Debt> {
    let kinds = |kind: ItemKind| matches!(kind, ItemKind::Invoice | ItemKind::Deposit | ItemKind::Opening);
    let its = ledger.items().filter(|item| item.customer == customer && item.currency == currency && item.amount > 0 && kinds(item.kind));
    let mut all: Vec<_> = its.map(|item| (item.on, item.idx, ledger.open_now(item.idx))).filter(|(.., open)| *open > 0).collect();
    all.sort_by_key(|(on, idx, _)| std::cmp::Reverse((*on, *idx)));
    all.into_iter()
        .map(|(_, idx, open)| Debt {
            document: ledger.item_id(idx),
            number: ledger.number(idx).to_owned(),
            open: Money::from_minor(open, currency),
        })
        .collect()
}
