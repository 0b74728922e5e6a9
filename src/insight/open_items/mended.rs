//! A list after a batch that concerns few customers: their rows are chosen anew, the others stay where they are.

use super::{Grouping, ItemGroup, ItemTotals, OpenItems, OpenItemsRequest, OpenRow, SortDirection, SortKey, Sums, chosen, natural};
use crate::ledger::{CustomerIdx, Ledger};
use chrono::NaiveDate;
use std::cmp::Ordering;
use std::collections::BTreeSet;

impl OpenItems {
    /// What [`open_items`](super::open_items) would give now, if this is what it gave before a batch that concerned `touched` and nobody
    /// else. `None` where putting the rows together, or by name, has to look at all.
    ///
    /// Sketch: two passes over the rows without looking at what they stand for, then a search for the place of each new row.
    #[must_use]
    pub fn mended(&self, ledger: &Ledger, as_of: NaiveDate, request: &OpenItemsRequest, touched: &BTreeSet<CustomerIdx>) -> Option<Self> {
        let by_amount = matches!(request.sort, SortKey::Amount | SortKey::Open);
        let otherwise_owned = ledger.changes_hands_after(as_of);
        if otherwise_owned
            || request.grouping != Grouping::Together
            || request.sort == SortKey::Customer
            || (by_amount && !is_of_one_currency(ledger))
        {
            return None;
        }
        let is_touched: Vec<bool> = ledger.balances().iter().map(|account| touched.contains(&account.customer)).collect();
        let columns = ledger.columns();
        let mut gone = Sums::default();
        let mut kept = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            if is_touched[columns.balance[row.item.idx()].idx()] {
                gone.add(ledger, row);
            } else {
                kept.push(*row);
            }
        }
        let mut new = chosen(ledger, as_of, request, |customer| touched.contains(&customer));
        new.sort_unstable_by(|a, b| compare(ledger, request, a, b));
        let mut sums = Sums(self.totals.clone());
        sums.take_away(&gone);
        let mut rows = Vec::with_capacity(kept.len() + new.len());
        let mut rest = kept.as_slice();
        for row in &new {
            sums.add(ledger, row);
            let (before, after) = rest.split_at(rest.partition_point(|other| compare(ledger, request, other, row) == Ordering::Less));
            rows.extend_from_slice(before);
            rows.push(*row);
            rest = after;
        }
        rows.extend_from_slice(rest);
        sums.0.retain(|it| it.n > 0);
        let totals = sums.in_order();
        let all = ItemGroup { customer: None, class: None, month: None, first: 0, n: rows.len(), totals: totals.clone() };
        let groups = if rows.is_empty() { Vec::new() } else { vec![all] };
        Some(Self { rows, groups, totals })
    }
}

/// Whether amounts compare without looking at their currency.
fn is_of_one_currency(ledger: &Ledger) -> bool {
    let mut currencies = ledger.balances().iter().map(|account| account.currency);
    let first = currencies.next();
    currencies.all(|currency| Some(currency) == first)
}

/// The order of two rows; it is that of the list as a whole.
fn compare(ledger: &Ledger, request: &OpenItemsRequest, a: &OpenRow, b: &OpenRow) -> Ordering {
    let columns = ledger.columns();
    // What falls due on no day falls due after everything else, or is the least late.
    let by_key = match request.sort {
        SortKey::Number | SortKey::Customer => natural(ledger.number(a.item), ledger.number(b.item)),
        SortKey::Issued => columns.on[a.item.idx()].cmp(&columns.on[b.item.idx()]),
        SortKey::Due => (a.due_on.is_none(), a.due_on).cmp(&(b.due_on.is_none(), b.due_on)),
        SortKey::DaysLate => a.days_late.cmp(&b.days_late).then_with(|| b.due_on.cmp(&a.due_on)),
        SortKey::Amount => columns.amount[a.item.idx()].cmp(&columns.amount[b.item.idx()]),
        SortKey::Open => a.open.cmp(&b.open),
    };
    let by_key = if request.direction == SortDirection::Descending { by_key.reverse() } else { by_key };
    by_key.then(a.item.cmp(&b.item))
}

impl Sums {
    fn take_away(&mut self, others: &Self) {
        for ItemTotals { currency, n, n_late, amount, open, overdue } in &others.0 {
            let sums = self.of(*currency);
            sums.n = sums.n.saturating_sub(*n);
            sums.n_late = sums.n_late.saturating_sub(*n_late);
            sums.amount = sums.amount.saturating_sub(*amount);
            sums.open = sums.open.saturating_sub(*open);
            sums.overdue = sums.overdue.saturating_sub(*overdue);
        }
    }
}
