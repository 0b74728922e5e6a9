//! A customer's statement of account: what was owed, each line of a period with the balance after it, what is owed at its end.
//!
//! Start at [`statement`]. Invariant: opening + lines = closing; the balance of the last line is the closing balance.
//! Allocations are no lines: they move nothing between a customer and us. What came from another customer by a merge or a split stands in
//! the account of whoever has it on the last day, from its own day on.

use super::aged_balance::{AgedBalanceSettings, aged_balance_of};
use super::period::Period;
use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, ItemIdx, ItemKind, Ledger};
use chrono::NaiveDate;

/// A line: a document or money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatementLine {
    /// Which item.
    pub item: ItemIdx,
    /// Its day.
    pub on: NaiveDate,
    /// When a debt falls due (the first of several dates); `None` for credits and money.
    pub due_on: Option<NaiveDate>,
    /// What it changed, signed, minor units.
    pub amount: i64,
    /// Owed after it.
    pub balance: i64,
}

/// One currency, minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementAccount {
    /// Which.
    pub currency: Currency,
    /// Owed at the evening before the period.
    pub opening: i64,
    /// By day, then in the order of entry.
    pub lines: Vec<StatementLine>,
    /// Owed at the evening of its last day.
    pub closing: i64,
    /// Debts in it that have passed their due date by then, before credits.
    pub overdue: i64,
    /// Received and not yet put against a document by then, positive: already taken off the closing balance.
    pub unapplied: i64,
}

/// The statement of one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Whose.
    pub customer: CustomerIdx,
    /// Of which days.
    pub period: Period,
    /// One a currency in which something was owed or moved, in the order of currencies.
    pub accounts: Vec<StatementAccount>,
}

/// The statement of `customer`; what is dated after the period is not seen.
///
/// Two looks at what was open and one pass over the items; budget 5 ms for 100,000.
#[must_use]
pub fn statement(ledger: &Ledger, customer: CustomerIdx, period: Period) -> Statement {
    let columns = ledger.columns();
    let its = ledger.customer(customer).balances.as_slice();
    let before = period.eve().map(|eve| ledger.open_on(eve)).unwrap_or_default();
    let mut after = ledger.open_on(period.last);
    let empty = |balance: &crate::ledger::BalanceIdx| StatementAccount {
        currency: ledger.balance(*balance).currency,
        opening: 0,
        lines: Vec::new(),
        closing: 0,
        overdue: 0,
        unapplied: 0,
    };
    let owned = ledger.accounts_on(period.last);
    let mut accounts: Vec<StatementAccount> = its.iter().map(empty).collect();
    for (at, after) in after.iter_mut().enumerate() {
        let place = its.iter().position(|balance| *balance == owned[at]).filter(|_| columns.kind[at] != ItemKind::Accrual);
        let (Some(account), Some(item)) = (place.and_then(|place| accounts.get_mut(place)), ledger.item_at(at)) else {
            *after = 0;
            continue;
        };
        account.opening = account.opening.saturating_add(before.get(at).copied().unwrap_or_default());
        account.closing = account.closing.saturating_add(*after);
        let (on, amount, kind) = (columns.on[at], columns.amount[at], columns.kind[at]);
        if period.holds(on) {
            let owed = kind.is_document() && amount > 0 && !ledger.is_held_back(item);
            account.lines.push(StatementLine { item, on, due_on: owed.then_some(columns.due_on[at]), amount, balance: 0 });
        }
    }
    for row in aged_balance_of(ledger, period.last, &AgedBalanceSettings::by_due_date(), &after).rows {
        if let Some(account) = accounts.iter_mut().find(|account| account.currency == row.currency) {
            account.overdue = row.amounts.overdue();
            account.unapplied = row.amounts.unapplied.saturating_neg();
        }
    }
    for account in &mut accounts {
        account.lines.sort_by_key(|line| line.on);
        let mut balance = account.opening;
        for line in &mut account.lines {
            balance = balance.saturating_add(line.amount);
            line.balance = balance;
        }
    }
    accounts.retain(|account| account.opening != 0 || account.closing != 0 || !account.lines.is_empty());
    accounts.sort_by_key(|account| account.currency);
    Statement { customer, period, accounts }
}
