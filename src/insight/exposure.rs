//! Exposure: what is open, and what is agreed and not billed yet.
//!
//! Start at [`exposure_of`]. Invariant: exposure = outstanding + open orders, by customer and currency, on any day.

use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, Ledger};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Of one customer in one currency, minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Exposure {
    /// Documents less credits and unapplied cash.
    pub outstanding: i64,
    /// Orders that are agreed and not billed.
    pub orders: i64,
}

impl Exposure {
    /// Both.
    #[must_use]
    pub fn total(self) -> i64 {
        self.outstanding.saturating_add(self.orders)
    }
}

/// Open orders at the end of `as_of`, by customer and currency, minor units; those without any are left out.
#[must_use]
pub fn open_orders(ledger: &Ledger, as_of: NaiveDate) -> BTreeMap<(CustomerIdx, Currency), i64> {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let mut sums = BTreeMap::new();
    for (_, order) in ledger.orders() {
        let open = order.open(ledger, as_of);
        if open > 0 {
            let sum: &mut i64 = sums.entry((order.customer, order.currency)).or_default();
            *sum = sum.saturating_add(open);
        }
    }
    sums
}

/// The exposure to one customer at the end of `as_of`, by currency.
#[must_use]
pub fn exposure_of(ledger: &Ledger, as_of: NaiveDate, customer: CustomerIdx) -> BTreeMap<Currency, Exposure> {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let mut all: BTreeMap<Currency, Exposure> = BTreeMap::new();
    let columns = ledger.columns();
    for (((balance, on), amount), kind) in columns.balance.iter().zip(columns.on).zip(columns.amount).zip(columns.kind) {
        let account = ledger.balance(*balance);
        if account.customer == customer && *on <= as_of && kind.movement().is_some() {
            let sum = &mut all.entry(account.currency).or_default().outstanding;
            *sum = sum.saturating_add(*amount);
        }
    }
    for ((of, currency), orders) in open_orders(ledger, as_of) {
        if of == customer {
            all.entry(currency).or_default().orders = orders;
        }
    }
    all
}
