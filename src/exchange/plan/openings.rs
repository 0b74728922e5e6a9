//! Joins the opening entries of a year's books with what the ledger carried into that year, so that nothing is counted twice.

use crate::basis::money::Currency;
use crate::ledger::{AccountFamily, CustomerIdx, ItemIdx, Ledger};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// One customer's account of one family, carried over the turn of the year.
pub(super) type Carried = (CustomerIdx, AccountFamily, Currency);

/// What the ledger carried into a day.
pub(super) struct CarriedForward {
    /// Sum of all movements before the day, signed.
    pub(super) sum: BTreeMap<Carried, i64>,
    /// What was open before the day, oldest due first.
    pub(super) open: BTreeMap<Carried, Vec<(ItemIdx, i64)>>,
}

impl CarriedForward {
    /// Into the books that open on `opening_on`.
    pub(super) fn into_day(ledger: &Ledger, opening_on: NaiveDate) -> Self {
        let mut carried = Self { sum: BTreeMap::new(), open: BTreeMap::new() };
        let Some(eve) = opening_on.checked_sub_days(Days::new(1)) else { return carried };
        let open = ledger.open_on(eve);
        for item in ledger.items().filter(|item| item.on <= eve) {
            let key = (item.customer, item.account, item.currency);
            *carried.sum.entry(key).or_default() += item.amount;
            let left = open.get(item.idx.idx()).copied().unwrap_or_default();
            if left != 0 {
                carried.open.entry(key).or_default().push((item.idx, left));
            }
        }
        for items in carried.open.values_mut() {
            items.sort_by_key(|(idx, _)| ledger.item(*idx).due_on);
        }
        carried
    }

    /// The known items that an opening line of `amount` stands for: one of exactly that amount (its number preferred), else the oldest
    /// of its sign until the amount is reached. They are taken: the next line finds what is left.
    pub(super) fn take(&mut self, ledger: &Ledger, key: Carried, amount: i64, number: &str) -> Vec<ItemIdx> {
        let Some(pool) = self.open.get_mut(&key) else { return Vec::new() };
        let exact = pool
            .iter()
            .position(|(idx, left)| *left == amount && !number.is_empty() && ledger.item(*idx).number == number)
            .or_else(|| pool.iter().position(|(_, left)| *left == amount));
        if let Some(at) = exact {
            return vec![pool.remove(at).0];
        }
        let mut taken = Vec::new();
        let mut rest = amount;
        for (idx, left) in pool.iter_mut().filter(|(_, left)| left.signum() == amount.signum()) {
            if rest == 0 {
                break;
            }
            let part = if left.abs() <= rest.abs() { *left } else { rest };
            *left -= part;
            rest -= part;
            taken.push(*idx);
        }
        pool.retain(|(_, left)| *left != 0);
        taken
    }
}
