//! What a merge or a split of customers would move, before it does: so many documents and payments, and what is open of them.
//!
//! Start at [`merge_moves`] and [`split_moves`]. Invariant: the sums are what the one owes less and the other more from the day on.

use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, ItemIdx, ItemKind, Ledger};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// What would change hands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WhatMoves {
    /// Documents, settled ones too.
    pub n_documents: u32,
    /// Payments and adjustments.
    pub n_money: u32,
    /// Orders.
    pub n_orders: u32,
    /// Reminders that were sent.
    pub n_reminders: u32,
    /// What is open of it on the day, documents less money, minor units, in the order of currencies.
    pub open: Vec<(Currency, i64)>,
    /// What would go, with what would stay, where a payment, a credit or a deposit ties the two: it goes with both or not at all.
    pub ties: Vec<(ItemIdx, ItemIdx)>,
}

/// What merging a customer into another on `on` moves.
#[must_use]
pub fn merge_moves(ledger: &Ledger, customer: CustomerIdx, on: NaiveDate) -> WhatMoves {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    let its: BTreeSet<ItemIdx> = ledger.items().filter(|item| item.customer == customer).map(|item| item.idx).collect();
    WhatMoves {
        n_orders: count(ledger.orders().filter(|(_, order)| order.customer == customer).count()),
        n_reminders: count(ledger.reminders().iter().filter(|reminder| reminder.customer == customer).count()),
        ..split_moves(ledger, &its, on)
    }
}

/// What moving these items from `on` moves, and what it would tear apart.
#[must_use]
pub fn split_moves(ledger: &Ledger, items: &BTreeSet<ItemIdx>, on: NaiveDate) -> WhatMoves {
    let open_of = ledger.open_on(on);
    let mut moves = WhatMoves::default();
    let mut open: BTreeMap<Currency, i64> = BTreeMap::new();
    for item in items.iter().map(|item| ledger.item(*item)).filter(|item| item.kind != ItemKind::Accrual) {
        let n = if item.kind.is_document() { &mut moves.n_documents } else { &mut moves.n_money };
        *n = n.saturating_add(1);
        let sum = open.entry(item.currency).or_default();
        *sum = sum.saturating_add(open_of.get(item.idx.idx()).copied().unwrap_or_default());
    }
    moves.open = open.into_iter().collect();
    moves.ties = ledger.ties_across(items, on).collect();
    moves
}

/// The items, and all that settles them or that they settle, directly or not: what can go together.
#[must_use]
pub fn with_ties(ledger: &Ledger, items: &BTreeSet<ItemIdx>, on: NaiveDate) -> BTreeSet<ItemIdx> {
    let mut all = items.clone();
    loop {
        let more: Vec<ItemIdx> = ledger.ties_across(&all, on).map(|(_, other)| other).collect();
        if more.is_empty() {
            return all;
        }
        all.extend(more);
    }
}
