//! Until when each open debt may be sued for, by the law of its claim.
//!
//! Start at [`time_bar_of`] and [`time_bars`]. The product watches and never concludes: an assumed due date, an unknown supply or debtor
//! take the earliest day that could be the last.

use super::agreed_law::agreed_law;
use crate::basis::money::Currency;
use crate::law::{Debtor, Effect, GoverningLaw, Interruption, Source, TimeBar, interruption, time_bar, time_bar_warning};
use crate::ledger::{Allocation, CustomerIdx, ItemIdx, ItemKind, Ledger, Supply};
use chrono::NaiveDate;

/// The time bar of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeBarOf {
    /// Which.
    pub item: ItemIdx,
    /// Whose.
    pub customer: CustomerIdx,
    /// What is open of it, minor units.
    pub open: i64,
    /// In which currency.
    pub currency: Currency,
    /// Whose law.
    pub law: GoverningLaw,
    /// The rule.
    pub bar: &'static TimeBar,
    /// What is sold, as far as the person said.
    pub supply: Supply,
    /// The first due date of what is open.
    pub due_on: NaiveDate,
    /// The day of a part payment from which the whole time runs anew, with the text; `None` where it runs from the due date.
    pub anew: Option<(NaiveDate, Source)>,
    /// A part payment from which a court may let it run anew: the old day stays the limit.
    pub may_run_anew: Option<(NaiveDate, Source)>,
    /// The last day on which it may be sued for.
    pub last_day: NaiveDate,
    /// How many of the warnings (180, 90, 30 days) have passed; `None` once the day is over.
    pub warning: Option<usize>,
}

impl TimeBarOf {
    /// Days left; negative once it is over.
    #[must_use]
    pub fn days_left(&self, as_of: NaiveDate) -> i64 {
        (self.last_day - as_of).num_days()
    }
}

/// The time bar of a debt of which `open` is left at the end of `as_of`; `None` for what is no debt, for what is not due yet, and where
/// no rule is known.
#[must_use]
pub fn time_bar_of(ledger: &Ledger, as_of: NaiveDate, idx: ItemIdx, open: i64) -> Option<TimeBarOf> {
    let paid = ledger.allocations().iter().filter(|it| it.debit == idx);
    let last_paid = paid.filter_map(|it| paid_on(ledger, it, as_of)).max();
    of(ledger, as_of, (idx, open), last_paid)
}

/// The time bar of a debt with what is open of it, from the day of the last money that paid a part of it.
fn of(ledger: &Ledger, as_of: NaiveDate, (idx, open): (ItemIdx, i64), last_paid: Option<NaiveDate>) -> Option<TimeBarOf> {
    let item = ledger.item(idx);
    let is_debt = matches!(item.kind, ItemKind::Invoice | ItemKind::Deposit | ItemKind::Opening | ItemKind::Bounce) && item.amount > 0;
    if !is_debt || open <= 0 || ledger.is_held_back(idx) {
        return None;
    }
    let due_on = super::outstanding::open_parts(ledger, idx, open).find(|part| part.open > 0)?.due_on.filter(|due_on| *due_on <= as_of)?;
    let law = agreed_law(ledger, ledger.issued_to(idx), item.on).ok()?.law;
    let supply = ledger.supply();
    let bar = time_bar(law, Debtor::of(ledger.customer(item.customer).kind), supply)?;
    let part_paid = last_paid.filter(|on| *on > due_on).zip(interruption(law, Interruption::PartPayment));
    let (mut anew, mut may_run_anew) = (None, None);
    match part_paid {
        Some((on, (Effect::Anew, source))) => anew = Some((on, source)),
        Some((on, (Effect::MayRunAnew, source))) => may_run_anew = Some((on, source)),
        _ => {}
    }
    let last_day = bar.last_day(anew.as_ref().map_or(due_on, |(on, _)| *on))?;
    Some(TimeBarOf {
        item: idx,
        customer: item.customer,
        open,
        currency: item.currency,
        law,
        bar,
        supply,
        due_on,
        anew,
        may_run_anew,
        last_day,
        warning: time_bar_warning(last_day, as_of),
    })
}

/// The day of the money, where it is that, by which a part was paid at the end of a day.
fn paid_on(ledger: &Ledger, allocation: &Allocation, as_of: NaiveDate) -> Option<NaiveDate> {
    let credit = allocation.credit.idx();
    let columns = ledger.columns();
    (columns.kind[credit] == ItemKind::Payment && allocation.counts_on(as_of)).then(|| columns.on[credit])
}

/// Debts whose last day is near or over, the nearest first.
///
/// Sketch: one pass over what is open, one over allocations.
#[must_use]
pub fn time_bars(ledger: &Ledger, as_of: NaiveDate) -> Vec<TimeBarOf> {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let columns = ledger.columns();
    let open = ledger.open_on(as_of);
    let mut last_paid: Vec<Option<NaiveDate>> = vec![None; open.len()];
    for allocation in ledger.allocations() {
        let debit = allocation.debit.idx();
        // Of what is settled nothing is left to sue for.
        if open[debit] > 0 {
            last_paid[debit] = last_paid[debit].max(paid_on(ledger, allocation, as_of));
        }
    }
    // No law has a time below six months, and what is not due for so long is not near its end.
    let owed = (0..open.len()).filter(|at| open[*at] > 0 && columns.due_on[*at] <= as_of);
    let mut found: Vec<TimeBarOf> = owed
        .filter_map(|at| of(ledger, as_of, (ledger.item_at(at)?, open[at]), last_paid[at]))
        .filter(|bar| bar.warning != Some(0))
        .collect();
    found.sort_by_key(|bar| (bar.last_day, bar.item));
    found
}
