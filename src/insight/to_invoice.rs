//! What is to be invoiced, and what falls due without an invoice: periods, stages, deliveries, retentions, what the books have accrued.
//!
//! Start at [`to_invoice`]. Invariant: what a document has billed is not asked for again; the rows of a day sum to its totals.

use super::outstanding::open_parts;
use crate::basis::money::{Currency, Money};
use crate::ledger::{Billing, CustomerIdx, ItemIdx, ItemKind, Ledger, Order, OrderIdx};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Why something is to be invoiced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ToInvoiceReason {
    /// A period of an order that recurs.
    Period {
        /// Which, counted from 0.
        part: u32,
    },
    /// A stage of an order.
    Stage {
        /// Which, counted from 0.
        part: u32,
    },
    /// Delivered, and not billed.
    Delivered,
    /// A retention: billed already, to be asked for from the day of its release.
    Retention,
    /// Accrued in the books, and not billed.
    Accrued,
}

/// One thing to invoice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToInvoiceRow {
    /// Whose.
    pub customer: CustomerIdx,
    /// Why.
    pub reason: ToInvoiceReason,
    /// Of which order.
    pub order: Option<OrderIdx>,
    /// The retention, or the first of what is accrued.
    pub item: Option<ItemIdx>,
    /// The day; `None` for a retention whose release has none.
    pub on: Option<NaiveDate>,
    /// How much, with tax.
    pub amount: Money,
}

impl ToInvoiceRow {
    /// Days since its day passed; `None` on that day, before it and without one.
    #[must_use]
    pub fn days_late(&self, as_of: NaiveDate) -> Option<i64> {
        self.on.map(|on| (as_of - on).num_days()).filter(|days| *days > 0)
    }
}

/// Sums of one currency.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ToInvoiceTotal {
    /// Rows.
    pub n: u32,
    /// All of them, minor units.
    pub amount: i64,
    /// Rows whose day has passed, retentions left out: an invoice is missing.
    pub n_late: u32,
    /// These, minor units.
    pub late: i64,
}

/// What is to be invoiced up to a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToInvoice {
    /// By day, those without one last.
    pub rows: Vec<ToInvoiceRow>,
    /// By currency.
    pub totals: BTreeMap<Currency, ToInvoiceTotal>,
}

/// What is to be invoiced by the end of `until`, as known at the end of `as_of`.
#[must_use]
pub fn to_invoice(ledger: &Ledger, as_of: NaiveDate, until: NaiveDate) -> ToInvoice {
    let mut rows = Vec::new();
    for (idx, order) in ledger.orders().filter(|(_, order)| order.agreed_on <= as_of) {
        of_order(ledger, as_of, until, idx, order, &mut rows);
    }
    retentions(ledger, as_of, until, &mut rows);
    accrued(ledger, as_of, &mut rows);
    rows.sort_by_key(|row| (row.on.is_none(), row.on, row.customer, row.reason));
    let mut totals: BTreeMap<Currency, ToInvoiceTotal> = BTreeMap::new();
    for row in &rows {
        let total = totals.entry(row.amount.currency()).or_default();
        let minor = row.amount.to_minor().unwrap_or_default();
        total.n += 1;
        total.amount = total.amount.saturating_add(minor);
        if row.reason != ToInvoiceReason::Retention && row.days_late(as_of).is_some() {
            total.n_late += 1;
            total.late = total.late.saturating_add(minor);
        }
    }
    ToInvoice { rows, totals }
}

fn of_order(ledger: &Ledger, as_of: NaiveDate, until: NaiveDate, idx: OrderIdx, order: &Order, rows: &mut Vec<ToInvoiceRow>) {
    let row = |reason, on, minor| ToInvoiceRow {
        customer: order.customer,
        reason,
        order: Some(idx),
        item: None,
        on: Some(on),
        amount: order.money(minor),
    };
    let billed_of = |part: u32| -> i64 {
        let its = order.billed_parts(ledger, as_of).filter(|billed| billed.part == Some(part));
        its.fold(0, |sum, billed| sum.saturating_add(billed.amount))
    };
    // What falls on the day of a cancellation or later is not billed any more.
    let counts = |on: NaiveDate| on <= until && order.cancelled_on.filter(|at| *at <= as_of).is_none_or(|at| on < at);
    match &order.billing {
        Billing::OnDelivery => {
            let mut billed = order.billed(ledger, as_of);
            let mut deliveries: Vec<_> = order.deliveries.iter().filter(|(on, _)| *on <= as_of).copied().collect();
            deliveries.sort_unstable();
            let mut left = 0_i64;
            let mut first = None;
            for (on, amount) in deliveries {
                let settled = billed.min(amount);
                billed -= settled;
                if amount > settled {
                    first = first.or(Some(on));
                    left = left.saturating_add(amount - settled);
                }
            }
            rows.extend(first.map(|on| row(ToInvoiceReason::Delivered, on, left)));
        }
        Billing::Stages(stages) => {
            for (part, stage) in (0_u32..).zip(stages).filter(|(_, stage)| counts(stage.on)) {
                let left = stage.amount.to_minor().unwrap_or_default().saturating_sub(billed_of(part));
                if left > 0 {
                    rows.push(row(ToInvoiceReason::Stage { part }, stage.on, left));
                }
            }
        }
        Billing::Recurring { .. } => {
            for (part, on) in order.billing.periods_up_to(until).filter(|(_, on)| counts(*on)) {
                // A period is billed once, for whatever it came to.
                if billed_of(part) == 0 {
                    rows.push(row(ToInvoiceReason::Period { part }, on, order.amount));
                }
            }
        }
    }
}

fn retentions(ledger: &Ledger, as_of: NaiveDate, until: NaiveDate, rows: &mut Vec<ToInvoiceRow>) {
    let open = ledger.open_on(as_of);
    for item in ledger.items().filter(|item| item.retention && item.amount > 0) {
        let left = open.get(item.idx.idx()).copied().unwrap_or_default();
        if left <= 0 {
            continue;
        }
        for part in open_parts(ledger, item.idx, left).filter(|part| part.open > 0 && part.due_on.is_none_or(|on| on <= until)) {
            rows.push(ToInvoiceRow {
                customer: item.customer,
                reason: ToInvoiceReason::Retention,
                order: None,
                item: Some(item.idx),
                on: part.due_on,
                amount: Money::from_minor(part.open, item.currency),
            });
        }
    }
}

/// One row an account: an accrual is taken back by an opposite entry, not by a settlement.
fn accrued(ledger: &Ledger, as_of: NaiveDate, rows: &mut Vec<ToInvoiceRow>) {
    let columns = ledger.columns();
    let mut sums: BTreeMap<crate::ledger::BalanceIdx, (i64, Option<ItemIdx>)> = BTreeMap::new();
    for (at, ((kind, on), (balance, amount))) in
        columns.kind.iter().zip(columns.on).zip(columns.balance.iter().zip(columns.amount)).enumerate()
    {
        if *kind != ItemKind::Accrual || *on > as_of {
            continue;
        }
        let (sum, first) = sums.entry(*balance).or_default();
        *sum = sum.saturating_add(*amount);
        // Where all before was taken back, the next one begins anew.
        *first = if *sum > 0 { first.or(ledger.item_at(at)) } else { None };
    }
    for (balance, (sum, first)) in sums.into_iter().filter(|(_, (sum, _))| *sum > 0) {
        let account = ledger.balance(balance);
        rows.push(ToInvoiceRow {
            customer: account.customer,
            reason: ToInvoiceReason::Accrued,
            order: None,
            item: first,
            on: first.map(|idx| ledger.item(idx).on),
            amount: Money::from_minor(sum, account.currency),
        });
    }
}
