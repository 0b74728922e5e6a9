//! How many days late a customer pays: one dot a document, and what they say together.
//!
//! Start at [`payment_dots`] and [`payment_behaviour`]. Statistics: floats, in days, never money.
//!
//! Both readings are given: paid documents only, which flatters who stopped paying, and with the open late ones at their age of the day.
//! Not counted: what was carried forward (its date is that of the books), retentions, what a credit note alone settled.

use super::outstanding::open_parts;
use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, DueBasis, ItemIdx, ItemKind, Ledger};
use chrono::{Months, NaiveDate};

/// Whether the document of a dot is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaidOrOpen {
    /// Settled, at least in part by a payment.
    Paid,
    /// Something of it is late.
    Open,
}

/// One document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentDot {
    /// Which.
    pub item: ItemIdx,
    /// Whose.
    pub customer: CustomerIdx,
    /// In which currency.
    pub currency: Currency,
    /// The day that settled the last of it; the as-of date where it is open.
    pub on: NaiveDate,
    /// Its last due date; where it is open, the oldest one with something late.
    pub due_on: NaiveDate,
    /// How sure that date is.
    pub due_basis: DueBasis,
    /// From the due date to `on`; negative for early.
    pub days_late: i64,
    /// Its whole amount, minor units.
    pub amount: i64,
    /// Which of the two.
    pub state: PaidOrOpen,
}

/// Whether payments come later than they did: the last six months against the twelve before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// More than five days later.
    Lengthening,
    /// Within five days.
    Steady,
    /// More than five days sooner.
    Shortening,
    /// Fewer than three payments on either side.
    TooFew,
}

/// What the dots say. Means are of signed days: early payment lowers them.
#[derive(Debug, Clone, PartialEq)]
pub struct PaymentBehaviour {
    /// Documents paid.
    pub n_paid: usize,
    /// Of these, after the due date.
    pub n_paid_late: usize,
    /// Documents open and late.
    pub n_open_late: usize,
    /// Mean over paid documents; `None` where there are none.
    pub mean_days_late: Option<f64>,
    /// The same, each by its amount. Amounts of several currencies are weighed as they stand.
    pub weighted_mean_days_late: Option<f64>,
    /// Mean with the open late ones at their age.
    pub mean_days_late_with_open: Option<f64>,
    /// The same, each by its amount.
    pub weighted_mean_days_late_with_open: Option<f64>,
    /// Where it goes.
    pub trend: Trend,
    /// Of these documents, how many fell due on a date that nobody confirmed.
    pub n_assumed_due: usize,
}

/// The documents of `customer` (of all with `None`) that were paid, or were late, by the end of `as_of`, in the order of entry.
///
/// Sketch: one pass over allocations, one over items; budget 5 ms for 100,000.
#[must_use]
pub fn payment_dots(ledger: &Ledger, as_of: NaiveDate, customer: Option<CustomerIdx>) -> Vec<PaymentDot> {
    let columns = ledger.columns();
    let mut settled_on: Vec<Option<NaiveDate>> = vec![None; ledger.n_items()];
    let mut by_payment = vec![false; ledger.n_items()];
    for allocation in ledger.allocations() {
        if allocation.counts_on(as_of) {
            let debit = allocation.debit.idx();
            settled_on[debit] = settled_on[debit].max(Some(allocation.from));
            by_payment[debit] |= columns.kind[allocation.credit.idx()] == ItemKind::Payment;
        }
    }
    let mut dots = Vec::new();
    for (at, open) in ledger.open_on(as_of).into_iter().enumerate() {
        let counts = matches!(columns.kind[at], ItemKind::Invoice | ItemKind::Deposit) && columns.amount[at] > 0 && columns.on[at] <= as_of;
        let whose = ledger.balance(columns.balance[at]).customer;
        if !counts || customer.is_some_and(|customer| customer != whose) || (open == 0 && !by_payment[at]) {
            continue;
        }
        let Some(idx) = ledger.item_at(at) else { continue };
        let (due_on, on, state) = if open <= 0 {
            let last = open_parts(ledger, idx, open).last().and_then(|part| part.due_on);
            (last, settled_on[at], PaidOrOpen::Paid)
        } else {
            let late = open_parts(ledger, idx, open).find(|part| part.is_late(as_of));
            (late.and_then(|part| part.due_on), Some(as_of), PaidOrOpen::Open)
        };
        let (Some(due_on), Some(on)) = (due_on, on) else { continue };
        let item = ledger.item(idx);
        dots.push(PaymentDot {
            item: idx,
            customer: whose,
            currency: item.currency,
            on,
            due_on,
            due_basis: item.due_basis,
            days_late: (on - due_on).num_days(),
            amount: item.amount,
            state,
        });
    }
    dots
}

/// What `dots` of one customer (or of any set) say as of a day.
#[must_use]
pub fn payment_behaviour<'d>(dots: impl IntoIterator<Item = &'d PaymentDot>, as_of: NaiveDate) -> PaymentBehaviour {
    let (paid, open): (Vec<&PaymentDot>, Vec<&PaymentDot>) = dots.into_iter().partition(|dot| dot.state == PaidOrOpen::Paid);
    let all = || paid.iter().chain(&open).copied();
    PaymentBehaviour {
        n_paid: paid.len(),
        n_paid_late: paid.iter().filter(|dot| dot.days_late > 0).count(),
        n_open_late: open.len(),
        mean_days_late: mean(paid.iter().copied()),
        weighted_mean_days_late: weighted_mean(paid.iter().copied()),
        mean_days_late_with_open: mean(all()),
        weighted_mean_days_late_with_open: weighted_mean(all()),
        trend: trend(&paid, as_of),
        n_assumed_due: all().filter(|dot| dot.due_basis == DueBasis::Assumed).count(),
    }
}

fn trend(paid: &[&PaymentDot], as_of: NaiveDate) -> Trend {
    let back = |months| as_of.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
    let (recent, before) = (back(6), back(18));
    let of_recent = || paid.iter().copied().filter(|dot| dot.on > recent);
    let of_before = || paid.iter().copied().filter(|dot| dot.on > before && dot.on <= recent);
    if of_recent().count() < 3 || of_before().count() < 3 {
        return Trend::TooFew;
    }
    match (mean(of_recent()), mean(of_before())) {
        (Some(now), Some(then)) if now > then + 5.0 => Trend::Lengthening,
        (Some(now), Some(then)) if now < then - 5.0 => Trend::Shortening,
        _ => Trend::Steady,
    }
}

fn mean<'d>(dots: impl Iterator<Item = &'d PaymentDot>) -> Option<f64> {
    let (sum, n) = dots.fold((0.0, 0.0), |(sum, n), dot| (sum + dot.days_late as f64, n + 1.0));
    (n > 0.0).then(|| sum / n)
}

fn weighted_mean<'d>(dots: impl Iterator<Item = &'d PaymentDot>) -> Option<f64> {
    let (sum, weight) = dots.fold((0.0, 0.0), |(sum, weight), dot| {
        let amount = dot.amount as f64;
        (sum + dot.days_late as f64 * amount, weight + amount)
    });
    (weight > 0.0).then(|| sum / weight)
}
