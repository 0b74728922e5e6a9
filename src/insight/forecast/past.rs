//! What was seen of each document: when it fell due, when it was settled, whether it was disputed before.

use crate::basis::money::minor_decimals;
use crate::insight::outstanding::open_parts;
use crate::ledger::{CustomerIdx, Delivery, ItemIdx, ItemKind, Ledger};
use chrono::NaiveDate;

/// One document that was, or is to be, paid. Facts with their days, so that any earlier day can be asked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastDocument {
    /// Which.
    pub item: ItemIdx,
    /// Whose.
    pub customer: CustomerIdx,
    /// Its date.
    pub issued_on: NaiveDate,
    /// Its last due date.
    pub due_on: NaiveDate,
    /// The decimal logarithm of its amount in whole units of its currency.
    pub log_amount: f64,
    /// How it was sent.
    pub delivery: Delivery,
    /// First day of a dispute about it.
    pub disputed_from: Option<NaiveDate>,
    /// The day that settled the last of it.
    pub settled_on: Option<NaiveDate>,
}

impl PastDocument {
    /// Days from the due date to `on`; negative before it.
    #[must_use]
    pub fn days_late(&self, on: NaiveDate) -> i64 {
        (on - self.due_on).num_days()
    }

    /// The delay, where it was known on the morning of `day`.
    #[must_use]
    pub fn delay_known(&self, day: NaiveDate) -> Option<i64> {
        self.settled_on.filter(|on| *on < day).map(|on| self.days_late(on))
    }

    /// Whether a dispute about it was known on the morning of `day`.
    #[must_use]
    pub fn disputed_by(&self, day: NaiveDate) -> bool {
        self.disputed_from.is_some_and(|from| from <= day)
    }
}

/// Every invoice and deposit issued by the end of `as_of`, in the order of entry, with what was known by then.
///
/// Left out: what was carried forward (its date is that of the books), retentions, what credit notes, losses and set-offs alone settled (it says
/// nothing of how the customer pays). One pass over allocations, one over items.
#[must_use]
pub fn past_documents(ledger: &Ledger, as_of: NaiveDate) -> Vec<PastDocument> {
    let columns = ledger.columns();
    let mut settled_on: Vec<Option<NaiveDate>> = vec![None; ledger.n_items()];
    let mut by_payment = vec![false; ledger.n_items()];
    for allocation in ledger.allocations().iter().filter(|it| it.counts_on(as_of)) {
        let debit = allocation.debit.idx();
        settled_on[debit] = settled_on[debit].max(Some(allocation.from));
        by_payment[debit] |= columns.kind[allocation.credit.idx()] == ItemKind::Payment;
    }
    let mut disputed_from: Vec<Option<NaiveDate>> = vec![None; ledger.n_items()];
    for (_, dispute) in ledger.disputes().filter(|(_, dispute)| dispute.from <= as_of) {
        let first = &mut disputed_from[dispute.document.idx()];
        *first = Some(first.map_or(dispute.from, |known| known.min(dispute.from)));
    }
    let mut seen = Vec::new();
    for (at, open) in ledger.open_on(as_of).into_iter().enumerate() {
        let counts = matches!(columns.kind[at], ItemKind::Invoice | ItemKind::Deposit) && columns.amount[at] > 0 && columns.on[at] <= as_of;
        if !counts || (open <= 0 && !by_payment[at]) {
            continue;
        }
        let Some(item) = ledger.item_at(at) else { continue };
        let Some(due_on) = open_parts(ledger, item, open).last().and_then(|part| part.due_on) else { continue };
        let account = ledger.balance(columns.balance[at]);
        let decimals = i32::try_from(minor_decimals(account.currency)).unwrap_or(0);
        seen.push(PastDocument {
            item,
            customer: account.customer,
            issued_on: columns.on[at],
            due_on,
            log_amount: (columns.amount[at] as f64).log10() - f64::from(decimals),
            delivery: ledger.details(item).map_or(Delivery::Unsaid, |details| details.delivery),
            disputed_from: disputed_from[at],
            settled_on: (open <= 0).then_some(settled_on[at]).flatten(),
        });
    }
    seen
}
