//! What recovery costs over what it brings: the actions of a period, each at what the person says one costs, over the payments of the
//! period that settled documents after their due date.
//!
//! Start at [`recovery_cost`]. The costs are assumptions of the person's: without them there is no figure.
//! Not here: what of it came because of an action and what would have come anyway; nobody can tell.

use super::period::Period;
use crate::basis::money::Currency;
use crate::ledger::{Channel, ItemKind, Ledger};
use std::collections::BTreeMap;

/// Cost and what came in late, minor units of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveryCost {
    /// Of which days.
    pub period: Period,
    /// By channel: how many actions, and what one costs.
    pub actions: Vec<(Channel, u32, i64)>,
    /// Paid on documents after their due date.
    pub recovered: i64,
}

impl RecoveryCost {
    /// All actions together.
    #[must_use]
    pub fn cost(&self) -> i64 {
        self.actions.iter().fold(0, |sum, (_, n, each)| sum.saturating_add(each.saturating_mul(i64::from(*n))))
    }

    /// Cost over recovered; `None` where nothing was recovered.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a statistic, never money again")]
    pub fn share(&self) -> Option<f64> {
        (self.recovered > 0).then(|| self.cost() as f64 / self.recovered as f64)
    }
}

/// Cost and recovered in `period`; `None` where no cost was said, or in another currency.
#[must_use]
pub fn recovery_cost(ledger: &Ledger, period: Period, currency: Currency) -> Option<RecoveryCost> {
    let costs = ledger.action_costs();
    if !costs.values().any(|cost| cost.currency() == currency) {
        return None;
    }
    let mut n: BTreeMap<Channel, u32> = BTreeMap::new();
    for reminder in ledger.reminders().iter().filter(|reminder| period.holds(reminder.sent_on)) {
        let is_in = |document| ledger.item(document).currency == currency;
        if reminder.documents.is_empty() || reminder.documents.iter().any(|(document, _)| is_in(*document)) {
            let count = n.entry(reminder.channel).or_default();
            *count = count.saturating_add(1);
        }
    }
    let each = |channel: Channel| costs.get(&channel).and_then(|cost| cost.to_minor()).unwrap_or_default();
    let columns = ledger.columns();
    let late = ledger.allocations().iter().filter(|allocation| {
        let (credit, debit) = (allocation.credit.idx(), allocation.debit.idx());
        period.holds(allocation.from)
            && allocation.counts_on(period.last)
            && columns.kind[credit] == ItemKind::Payment
            && columns.kind[debit].is_document()
            && allocation.from > columns.due_on[debit]
            && ledger.balance(columns.balance[debit]).currency == currency
    });
    Some(RecoveryCost {
        period,
        actions: n.into_iter().map(|(channel, n)| (channel, n, each(channel))).collect(),
        recovered: late.fold(0_i64, |sum, allocation| sum.saturating_add(allocation.amount)),
    })
}
