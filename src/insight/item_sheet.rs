//! One document or movement of money, with all that touched it.
//!
//! Start at [`item_sheet`]. Invariant: amount = what is settled + what is open.

use super::outstanding::{OpenPart, open_parts};
use super::proposals::{Proposal, proposals_for};
use crate::ledger::{AllocationBasis, ItemIdx, Ledger, ReminderIdx, StepEnd, StepIdx};
use chrono::NaiveDate;

/// Part of it that another item settles, or that settles another item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SettledBy {
    /// Place in `Ledger::allocations`.
    pub allocation: usize,
    /// The other item.
    pub counterpart: ItemIdx,
    /// Positive, minor units.
    pub amount: i64,
    /// First day on which it counts.
    pub from: NaiveDate,
    /// Who said so.
    pub basis: AllocationBasis,
}

/// Something that happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemEvent {
    /// It was in a reminder, which finished this step.
    Reminded(ReminderIdx, StepIdx),
    /// A step was left out, with the person's reason.
    Skipped(StepIdx, String),
    /// Chasing began with this step.
    ChaseStarted(StepIdx),
    /// A step was put off to a day.
    PutOff(NaiveDate),
    /// A step was handed to someone.
    HandedOver(String),
}

/// A document or movement, as it stood on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemSheet {
    /// Which.
    pub item: ItemIdx,
    /// Open at the end of the day, signed, minor units; 0 before it was there.
    pub open: i64,
    /// Late part of it.
    pub overdue: i64,
    /// Days after the oldest open due date; 0 where nothing is late.
    pub days_late: i64,
    /// Its due dates, oldest first.
    pub parts: Vec<OpenPart>,
    /// What settled it by that day, oldest first.
    pub settled: Vec<SettledBy>,
    /// What happened to it by that day, newest first.
    pub history: Vec<(NaiveDate, ItemEvent)>,
    /// Matches that are proposed for it, and not done.
    pub proposals: Vec<Proposal>,
}

impl ItemSheet {
    /// What is settled of it, positive.
    #[must_use]
    pub fn settled_minor(&self) -> i64 {
        self.settled.iter().fold(0, |sum, part| sum.saturating_add(part.amount))
    }

    /// The oldest due date with something open, or the last one where all is settled; `None` for a retention without one.
    #[must_use]
    pub fn due_on(&self) -> Option<NaiveDate> {
        let oldest_open = self.parts.iter().find(|part| part.open != 0);
        oldest_open.or(self.parts.last()).and_then(|part| part.due_on)
    }
}

/// The sheet of `item` at the end of `as_of`.
///
/// One pass over allocations and steps: budget 1 ms for 100,000.
#[must_use]
pub fn item_sheet(ledger: &Ledger, as_of: NaiveDate, item: ItemIdx) -> ItemSheet {
    let whole = ledger.item(item);
    let mut settled = Vec::new();
    for (at, allocation) in ledger.allocations().iter().enumerate() {
        if !allocation.counts_on(as_of) {
            continue;
        }
        let counterpart = match (allocation.credit == item, allocation.debit == item) {
            (true, _) => allocation.debit,
            (_, true) => allocation.credit,
            _ => continue,
        };
        settled.push(SettledBy { allocation: at, counterpart, amount: allocation.amount, from: allocation.from, basis: allocation.basis });
    }
    settled.sort_by_key(|part| part.from);
    let sum = settled.iter().fold(0_i64, |sum, part| sum.saturating_add(part.amount));
    let open = if whole.on <= as_of { whole.amount.saturating_sub(whole.amount.signum() * sum) } else { 0 };
    let parts: Vec<OpenPart> = if whole.on <= as_of { open_parts(ledger, item, open).collect() } else { Vec::new() };
    let late = parts.iter().filter(|part| part.is_late(as_of));
    let overdue = late.clone().fold(0_i64, |sum, part| sum.saturating_add(part.open));
    let days_late = late.filter_map(|part| part.days_late(as_of)).max().unwrap_or_default();
    let mut history: Vec<(NaiveDate, ItemEvent)> = ledger
        .steps_done()
        .iter()
        .filter(|step| step.item == item && step.on <= as_of)
        .map(|step| {
            let event = match &step.end {
                StepEnd::Sent(reminder) => ItemEvent::Reminded(*reminder, step.step),
                StepEnd::Skipped(reason) => ItemEvent::Skipped(step.step, reason.clone()),
                StepEnd::StartsHere => ItemEvent::ChaseStarted(step.step),
                StepEnd::PutOff(until) => ItemEvent::PutOff(*until),
                StepEnd::HandedTo(name) => ItemEvent::HandedOver(name.clone()),
            };
            (step.on, event)
        })
        .collect();
    history.reverse();
    history.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    let proposals = proposals_for(ledger, as_of, whole.balance)
        .into_iter()
        .filter(|it| it.credit == item || it.debits.iter().any(|(debit, _)| *debit == item))
        .collect();
    ItemSheet { item, open, overdue, days_late, parts, settled, history, proposals }
}
