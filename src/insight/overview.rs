//! Where the money stands: what was expected and received this month, what is late, who holds most of it.
//!
//! Start at [`overview`]. One entry a currency: two currencies never meet in one sum.
//!
//! Invariant: `debts` + `credits` + `unapplied` = `outstanding`, which equals the aged balance's total.

use super::aged_balance::{AgedAmounts, AgedBalanceSettings, AgedRow, aged_balance, aged_balance_of};
use super::days_sales_outstanding::{DaysSalesOutstanding, count_back, first_of_month, sales_by_month};
use super::outstanding::open_parts;
use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, ItemKind, Ledger};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// A customer with late money.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateCustomer {
    /// Who.
    pub customer: CustomerIdx,
    /// Late, minor units.
    pub overdue: i64,
    /// The oldest due date that has passed.
    pub oldest_due_on: NaiveDate,
    /// Documents with something late.
    pub n_late: u32,
}

impl LateCustomer {
    /// Days after the oldest due date.
    #[must_use]
    pub fn oldest_days_late(&self, as_of: NaiveDate) -> i64 {
        (as_of - self.oldest_due_on).num_days()
    }
}

/// Figures of one currency, minor units.
#[derive(Debug, Clone, PartialEq)]
pub struct CurrencyOverview {
    /// Which.
    pub currency: Currency,
    /// Owed: debts less credits and unapplied cash.
    pub outstanding: i64,
    /// By age.
    pub aged: AgedAmounts,
    /// Of `aged.debts()`, past the due date.
    pub overdue: i64,
    /// The same, one month before.
    pub overdue_a_month_ago: i64,
    /// Documents with something open.
    pub n_open: u32,
    /// Of these, with something late.
    pub n_late: u32,
    /// Customers with something open.
    pub n_customers: u32,
    /// Falls due in the month of `as_of`, and was not settled before the month began.
    pub due_this_month: i64,
    /// Of it, still open: what may yet come, or is late by now.
    pub due_this_month_open: i64,
    /// Of that, late by now.
    pub due_this_month_late: i64,
    /// Money received from the first of the month to `as_of`, less what the bank took back.
    pub received_this_month: i64,
    /// Payments in it.
    pub n_received_this_month: u32,
    /// Days of sales still owed; `None` where sales do not explain what is owed.
    pub days_sales_outstanding: Option<DaysSalesOutstanding>,
    /// The same of what is not due yet: what it would be if everyone paid on the due date.
    pub best_possible_days_sales_outstanding: Option<DaysSalesOutstanding>,
    /// At most five, most late money first.
    pub latest: Vec<LateCustomer>,
}

impl CurrencyOverview {
    /// Of what falls due this month, what was settled since the month began.
    #[must_use]
    pub fn settled_this_month(&self) -> i64 {
        self.due_this_month.saturating_sub(self.due_this_month_open)
    }

    /// Of what falls due this month, what is open and not due yet.
    #[must_use]
    pub fn due_this_month_ahead(&self) -> i64 {
        self.due_this_month_open.saturating_sub(self.due_this_month_late)
    }

    /// How much more is late than one month before; negative for less.
    #[must_use]
    pub fn overdue_change(&self) -> i64 {
        self.overdue.saturating_sub(self.overdue_a_month_ago)
    }

    /// What the customers of `latest` owe late, together.
    #[must_use]
    pub fn overdue_of_latest(&self) -> i64 {
        self.latest.iter().fold(0, |sum, late| sum.saturating_add(late.overdue))
    }
}

/// Figures of all currencies.
#[derive(Debug, Clone, PartialEq)]
pub struct Overview {
    /// The day whose evening it shows.
    pub as_of: NaiveDate,
    /// One a currency with any account, most documents first.
    pub currencies: Vec<CurrencyOverview>,
    /// Customers in the ledger.
    pub n_customers: usize,
    /// See [`bank_known_up_to`].
    pub bank_known_up_to: Option<NaiveDate>,
}

/// The last day up to which receipts are known: that of the last payment dated by `as_of`, the last day of which a statement speaks, or
/// the day that the person vouched for, whichever is latest.
///
/// A payment dated after `as_of` is not counted: one slip of the year would make old bank data look fresh. Nor is such a statement.
#[must_use]
pub fn bank_known_up_to(ledger: &Ledger, as_of: NaiveDate) -> Option<NaiveDate> {
    let columns = ledger.columns();
    let payments = columns.kind.iter().zip(columns.on).filter(|(kind, on)| **kind == ItemKind::Payment && **on <= as_of);
    let statements = ledger.statements().filter_map(|(_, statement)| statement.known_up_to()).filter(|on| *on <= as_of);
    payments.map(|(_, on)| *on).max().max(statements.max()).max(ledger.bank_checked_up_to())
}

/// The overview at the end of `as_of`.
///
/// Sketch: two aged balances and two more passes over the columns; budget 10 ms for 100,000 items.
#[must_use]
pub fn overview(ledger: &Ledger, as_of: NaiveDate, settings: &AgedBalanceSettings) -> Overview {
    let open = ledger.open_on(as_of);
    let aged = aged_balance_of(ledger, as_of, settings, &open);
    let a_month_ago = as_of.checked_sub_months(Months::new(1)).map(|before| aged_balance(ledger, before, settings));
    let months = month_figures(ledger, as_of, &open);
    let (sales, no_sales) = (sales_by_month(ledger, as_of), BTreeMap::new());
    let mut known: Vec<Currency> = ledger.balances().iter().map(|account| account.currency).collect();
    known.sort_unstable();
    known.dedup();
    let mut currencies: Vec<CurrencyOverview> = known
        .into_iter()
        .map(|currency| {
            let total = aged.total(currency);
            let amounts = total.map(|total| total.amounts.clone()).unwrap_or_default();
            let before = a_month_ago.as_ref().and_then(|before| before.total(currency)).map_or(0, |total| total.amounts.overdue());
            let month = months.iter().find(|(its, _)| *its == currency).map(|(_, month)| *month).unwrap_or_default();
            let sales = sales.get(&currency).unwrap_or(&no_sales);
            CurrencyOverview {
                currency,
                outstanding: amounts.total(),
                overdue: amounts.overdue(),
                overdue_a_month_ago: before,
                n_open: total.map_or(0, |total| total.n_open),
                n_late: total.map_or(0, |total| total.n_late),
                n_customers: total.map_or(0, |total| total.n_customers),
                due_this_month: month.due,
                due_this_month_open: month.due_open,
                due_this_month_late: month.due_late,
                received_this_month: month.received,
                n_received_this_month: month.n_received,
                days_sales_outstanding: count_back(sales, as_of, amounts.total()),
                best_possible_days_sales_outstanding: count_back(sales, as_of, amounts.not_due),
                latest: aged.latest(currency, 5).into_iter().filter_map(late_customer).collect(),
                aged: amounts,
            }
        })
        .collect();
    currencies.sort_by_key(|of| std::cmp::Reverse(of.n_open));
    Overview { as_of, currencies, n_customers: ledger.customers_on(as_of).count(), bank_known_up_to: bank_known_up_to(ledger, as_of) }
}

fn late_customer(row: &AgedRow) -> Option<LateCustomer> {
    let oldest_due_on = row.oldest_late_on?;
    Some(LateCustomer { customer: row.customer, overdue: row.amounts.overdue(), oldest_due_on, n_late: row.n_late })
}

#[derive(Clone, Copy, Default)]
struct MonthFigures {
    due: i64,
    due_open: i64,
    due_late: i64,
    received: i64,
    n_received: u32,
}

fn month_figures(ledger: &Ledger, as_of: NaiveDate, now: &[i64]) -> Vec<(Currency, MonthFigures)> {
    let first = first_of_month(as_of);
    let next = first.checked_add_months(Months::new(1)).unwrap_or(NaiveDate::MAX);
    let in_month = |day: NaiveDate| first <= day && day < next;
    let then = first.pred_opt().map(|eve| ledger.open_on(eve)).unwrap_or_default();
    let columns = ledger.columns();
    let mut by_account = vec![MonthFigures::default(); ledger.balances().len()];
    for (at, open) in now.iter().copied().enumerate() {
        let (kind, amount, on) = (columns.kind[at], columns.amount[at], columns.on[at]);
        let figures = &mut by_account[columns.balance[at].idx()];
        if on > as_of || kind == ItemKind::Accrual {
            continue;
        }
        if matches!(kind, ItemKind::Payment | ItemKind::Bounce) && on >= first {
            figures.received = figures.received.saturating_sub(amount);
            figures.n_received += u32::from(kind == ItemKind::Payment);
        }
        let has_parts = ledger.has_instalments();
        if amount <= 0 || (!has_parts && !in_month(columns.due_on[at])) {
            continue;
        }
        let Some(idx) = ledger.item_at(at) else { continue };
        let before = if on < first { then.get(at).copied().unwrap_or_default() } else { amount };
        for part in open_parts(ledger, idx, before).filter(|part| part.due_on.is_some_and(in_month)) {
            figures.due = figures.due.saturating_add(part.open);
        }
        for part in open_parts(ledger, idx, open).filter(|part| part.due_on.is_some_and(in_month)) {
            figures.due_open = figures.due_open.saturating_add(part.open);
            if part.is_late(as_of) {
                figures.due_late = figures.due_late.saturating_add(part.open);
            }
        }
    }
    let mut sums: BTreeMap<Currency, MonthFigures> = BTreeMap::new();
    for (account, figures) in ledger.balances().iter().zip(&by_account) {
        let sum = sums.entry(account.currency).or_default();
        sum.due = sum.due.saturating_add(figures.due);
        sum.due_open = sum.due_open.saturating_add(figures.due_open);
        sum.due_late = sum.due_late.saturating_add(figures.due_late);
        sum.received = sum.received.saturating_add(figures.received);
        sum.n_received += figures.n_received;
    }
    sums.into_iter().collect()
}
