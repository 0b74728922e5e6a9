//! How many days late a customer pays: one dot a document, and what they say together.
//!
//! Start at [`payment_dots`] and [`payment_behaviour`]. Statistics: floats, in days, never money.
//!
//! Both readings are given: paid documents only, which flatters who stopped paying, and with the open late ones at their age of the day.
//! Not counted: what was carried forward (its date is that of the books), retentions, what a credit note alone settled.

use super::outstanding::{OpenPart, only_part, open_parts};
use crate::basis::money::Currency;
use crate::ledger::{BalanceIdx, CustomerIdx, DueBasis, ItemIdx, ItemKind, Ledger};
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
    let mut dots = Vec::new();
    each_dot(ledger, as_of, &ledger.open_on(as_of), customer, |dot, _| dots.push(dot));
    dots
}

/// Hands each dot, with its account, to `take`, in the order of entry. `open` is what was open on the day.
pub(super) fn each_dot(
    ledger: &Ledger,
    as_of: NaiveDate,
    open: &[i64],
    customer: Option<CustomerIdx>,
    mut take: impl FnMut(PaymentDot, BalanceIdx),
) {
    let columns = ledger.columns();
    let accounts = ledger.balances();
    let owned = ledger.accounts_on(as_of);
    let concerns = |balance: BalanceIdx| customer.is_none_or(|customer| accounts[balance.idx()].customer == customer);
    let mut settled_on: Vec<Option<NaiveDate>> = vec![None; ledger.n_items()];
    let mut by_payment = vec![false; ledger.n_items()];
    for allocation in ledger.allocations() {
        let debit = allocation.debit.idx();
        if concerns(owned[debit]) && allocation.counts_on(as_of) {
            settled_on[debit] = settled_on[debit].max(Some(allocation.from));
            by_payment[debit] |= columns.kind[allocation.credit.idx()] == ItemKind::Payment;
        }
    }
    for (at, open) in open.iter().copied().enumerate() {
        let counts = matches!(columns.kind[at], ItemKind::Invoice | ItemKind::Deposit) && columns.amount[at] > 0 && columns.on[at] <= as_of;
        let balance = owned[at];
        if !counts || (open == 0 && !by_payment[at]) || !concerns(balance) {
            continue;
        }
        let Some(idx) = ledger.item_at(at) else { continue };
        let one = only_part(ledger, idx, open);
        let (due_on, on, state) = if open <= 0 {
            let last = one.or_else(|| open_parts(ledger, idx, open).last());
            (last.and_then(|part| part.due_on), settled_on[at], PaidOrOpen::Paid)
        } else {
            let is_late = |part: &OpenPart| part.is_late(as_of);
            let late = if one.is_some() { one.filter(is_late) } else { open_parts(ledger, idx, open).find(is_late) };
            (late.and_then(|part| part.due_on), Some(as_of), PaidOrOpen::Open)
        };
        let (Some(due_on), Some(on)) = (due_on, on) else { continue };
        let account = &accounts[balance.idx()];
        let dot = PaymentDot {
            item: idx,
            customer: account.customer,
            currency: account.currency,
            on,
            due_on,
            due_basis: ledger.due_basis(idx),
            days_late: (on - due_on).num_days(),
            amount: columns.amount[at],
            state,
        };
        take(dot, balance);
    }
}

/// What `dots` of one customer (or of any set) say as of a day.
#[must_use]
pub fn payment_behaviour<'d>(dots: impl IntoIterator<Item = &'d PaymentDot>, as_of: NaiveDate) -> PaymentBehaviour {
    let days = TrendDays::of(as_of);
    let mut tally = DotTally::default();
    for dot in dots {
        tally.add(dot, &days);
    }
    tally.behaviour()
}

/// Where the last six months and the twelve before begin: the days before their first.
pub(super) struct TrendDays {
    recent: NaiveDate,
    before: NaiveDate,
}

impl TrendDays {
    pub(super) fn of(as_of: NaiveDate) -> Self {
        let back = |months| as_of.checked_sub_months(Months::new(months)).unwrap_or(NaiveDate::MIN);
        Self { recent: back(6), before: back(18) }
    }
}

/// Sums of days of some dots.
#[derive(Clone, Copy, Default)]
struct DaySums {
    n: usize,
    days: i64,
    /// Days by amount.
    weighted: i128,
    amounts: i64,
}

impl DaySums {
    fn add(&mut self, dot: &PaymentDot) {
        self.n += 1;
        self.days = self.days.saturating_add(dot.days_late);
        self.weighted = self.weighted.saturating_add(i128::from(dot.days_late.saturating_mul(dot.amount)));
        self.amounts = self.amounts.saturating_add(dot.amount);
    }

    fn with(self, other: Self) -> Self {
        Self {
            n: self.n + other.n,
            days: self.days.saturating_add(other.days),
            weighted: self.weighted.saturating_add(other.weighted),
            amounts: self.amounts.saturating_add(other.amounts),
        }
    }

    fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.days as f64 / self.n as f64)
    }

    fn weighted_mean(&self) -> Option<f64> {
        (self.amounts > 0).then(|| self.weighted as f64 / self.amounts as f64)
    }
}

/// Dots summed one by one, so that all customers take one pass.
#[derive(Clone, Default)]
pub(super) struct DotTally {
    paid: DaySums,
    open: DaySums,
    recent: DaySums,
    before: DaySums,
    n_paid_late: usize,
    n_assumed_due: usize,
}

impl DotTally {
    pub(super) fn add(&mut self, dot: &PaymentDot, days: &TrendDays) {
        self.n_assumed_due += usize::from(dot.due_basis == DueBasis::Assumed);
        if dot.state == PaidOrOpen::Open {
            self.open.add(dot);
            return;
        }
        self.paid.add(dot);
        self.n_paid_late += usize::from(dot.days_late > 0);
        if dot.on > days.recent {
            self.recent.add(dot);
        } else if dot.on > days.before {
            self.before.add(dot);
        }
    }

    pub(super) fn behaviour(&self) -> PaymentBehaviour {
        let all = self.paid.with(self.open);
        PaymentBehaviour {
            n_paid: self.paid.n,
            n_paid_late: self.n_paid_late,
            n_open_late: self.open.n,
            mean_days_late: self.paid.mean(),
            weighted_mean_days_late: self.paid.weighted_mean(),
            mean_days_late_with_open: all.mean(),
            weighted_mean_days_late_with_open: all.weighted_mean(),
            trend: self.trend(),
            n_assumed_due: self.n_assumed_due,
        }
    }

    fn trend(&self) -> Trend {
        if self.recent.n < 3 || self.before.n < 3 {
            return Trend::TooFew;
        }
        match (self.recent.mean(), self.before.mean()) {
            (Some(now), Some(then)) if now > then + 5.0 => Trend::Lengthening,
            (Some(now), Some(then)) if now < then - 5.0 => Trend::Shortening,
            _ => Trend::Steady,
        }
    }
}
