//! The rows of the page of customers: what each owes, how late, how it pays, when it last heard from us.
//!
//! Start at [`customer_list`]. Invariant: the rows' amounts are those of the aged balance.

use super::aged_balance::{AgedAmounts, AgedBalanceSettings, aged_balance_of};
use super::exposure::open_orders;
use super::payment_behaviour::{DotTally, PaymentBehaviour, TrendDays, each_dot};
use crate::basis::money::Currency;
use crate::ledger::{BalanceIdx, Channel, CustomerIdx, Ledger};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One customer in one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerRow {
    /// Who.
    pub customer: CustomerIdx,
    /// `None` for a customer who has no account yet.
    pub currency: Option<Currency>,
    /// What is open, by age; all zero where nothing is.
    pub aged: AgedAmounts,
    /// What is open, and what is ordered and not invoiced, minor units.
    pub exposure: i64,
    /// Debts with something open.
    pub n_open: u32,
    /// Of these, with something late.
    pub n_late: u32,
    /// The oldest due date that has passed.
    pub oldest_late_on: Option<NaiveDate>,
    /// How it pays, in this currency.
    pub behaviour: PaymentBehaviour,
    /// The last reminder.
    pub last_reminder: Option<(NaiveDate, Channel)>,
}

/// All customers at the end of `as_of`, settled ones too, in the order in which they came, then by currency.
#[must_use]
pub fn customer_list(ledger: &Ledger, as_of: NaiveDate, settings: &AgedBalanceSettings) -> Vec<CustomerRow> {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let open = ledger.open_on(as_of);
    let aged = aged_balance_of(ledger, as_of, settings, &open);
    let mut tallies = vec![DotTally::default(); ledger.balances().len()];
    let days = TrendDays::of(as_of);
    each_dot(ledger, as_of, &open, None, |dot, balance| tallies[balance.idx()].add(&dot, &days));
    let mut last_reminder: BTreeMap<CustomerIdx, (NaiveDate, Channel)> = BTreeMap::new();
    for reminder in ledger.reminders().iter().filter(|reminder| reminder.sent_on <= as_of) {
        let last = last_reminder.entry(reminder.customer).or_insert((reminder.sent_on, reminder.channel));
        if last.0 <= reminder.sent_on {
            *last = (reminder.sent_on, reminder.channel);
        }
    }
    let orders = open_orders(ledger, as_of);
    let mut rows = Vec::new();
    for (idx, customer) in ledger.customers_on(as_of) {
        let mut accounts: Vec<Option<(Currency, BalanceIdx)>> =
            customer.balances.iter().map(|balance| Some((ledger.balance(*balance).currency, *balance))).collect();
        accounts.sort_unstable();
        if accounts.is_empty() {
            accounts.push(None);
        }
        for account in accounts {
            let currency = account.map(|(currency, _)| currency);
            let row = currency
                .and_then(|currency| aged.rows.binary_search_by_key(&(idx, currency), |row| (row.customer, row.currency)).ok())
                .and_then(|at| aged.rows.get(at));
            let tally = account.and_then(|(_, balance)| tallies.get(balance.idx()));
            rows.push(CustomerRow {
                customer: idx,
                currency,
                aged: row.map(|row| row.amounts.clone()).unwrap_or_default(),
                exposure: row
                    .map_or(0, |row| row.amounts.total())
                    .saturating_add(currency.and_then(|currency| orders.get(&(idx, currency))).copied().unwrap_or_default()),
                n_open: row.map_or(0, |row| row.n_open),
                n_late: row.map_or(0, |row| row.n_late),
                oldest_late_on: row.and_then(|row| row.oldest_late_on),
                behaviour: tally.map_or_else(|| DotTally::default().behaviour(), DotTally::behaviour),
                last_reminder: last_reminder.get(&idx).copied(),
            });
        }
    }
    rows
}
