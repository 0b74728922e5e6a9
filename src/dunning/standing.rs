//! Where each late document stands in the scenario, and what holds it back.
//!
//! ```text
//! next step = the lowest one that is not finished; those below a finished one, or below the one chasing began with, have lapsed
//! its day   = the later of (due date + its days) and (day of the last step + the days between the two), moved to an open day
//! ```
//!
//! So a missed day is caught up once, and a long absence never fires three letters in three days.
//! Steps done before the oldest open due date passed belong to an instalment that was paid since, or to a due date that was moved:
//! they do not count.

use super::scenario::{Scenario, Step};
use crate::basis::calendar::{ClosedDays, Zone, next_open_day_for};
use crate::basis::money::{Currency, Money};
use crate::insight::{PossiblePayments, Surety, debits_under_way, open_parts, proposals};
use crate::law::{NotCharged, chargeable};
use crate::ledger::{
    AccountFamily, Assignment, BalanceIdx, CustomerIdx, Dispute, DisputeReason, DueBasis, Insolvency, Item, ItemIdx, ItemKind, Ledger,
    Promise, StepEnd, Tone,
};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// Where the law bars the formal notice, the reminder before it comes again after this many days at the earliest.
pub const REPEAT_AFTER_DAYS: i64 = 30;

/// The late part of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LateDocument {
    /// Which.
    pub item: ItemIdx,
    /// Its account.
    pub balance: BalanceIdx,
    /// What is late and open of it: the due instalments less what settled them.
    pub open: Money,
    /// The oldest due date of which something is open.
    pub due_on: NaiveDate,
    /// Calendar days since then, at least 1.
    pub days_late: i64,
    /// How sure the due date is.
    pub due_basis: DueBasis,
}

/// Where a late document stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Its step's day has come.
    Due {
        /// Place of the step in the scenario.
        place: usize,
        /// The open day on which it came.
        since: NaiveDate,
        /// Set where a formal notice would be next and the law, or what is not known, forbids it: this is the reminder before.
        barred: Option<NotCharged>,
    },
    /// Its step's day is still to come.
    Coming {
        /// Place of the step in the scenario.
        place: usize,
        /// The open day.
        on: NaiveDate,
    },
    /// Nothing is sent while the doubt lasts.
    Held(HeldReason),
    /// Every step is done: to be decided by the person.
    Finished {
        /// Day of the last step.
        on: NaiveDate,
    },
}

/// Why nothing is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeldReason {
    /// A receipt or a credit note may settle it.
    MayBeSettled {
        /// What is open to the customer's credit.
        credit: Money,
        /// The one item that fits best.
        by: ItemIdx,
        /// Its day.
        on: NaiveDate,
        /// True where that item equals the debt to the cent, or a match is proposed.
        exact: bool,
    },
    /// All counted, the customer owes nothing.
    OwesNothing {
        /// Documents less credits; zero or negative.
        net: Money,
    },
    /// A line of a bank statement that nobody explained yet may pay it.
    InStatement {
        /// The day on which the bank booked it.
        on: NaiveDate,
        /// How much came.
        amount: Money,
        /// Whether nothing else fits.
        sure: bool,
    },
    /// A bill of exchange stands for it: the bank presents it.
    BillInHand,
    /// The customer objects to all that is late of it.
    Disputed {
        /// Since when.
        since: NaiveDate,
        /// What it is about.
        reason: DisputeReason,
    },
    /// The customer said when they would pay, and that day is not over.
    Promised {
        /// The last day on which the money is to come.
        until: NaiveDate,
        /// How much.
        amount: Money,
    },
    /// It was assigned to a factor, who is to be paid and who asks for it.
    Assigned {
        /// The factor's name.
        factor: String,
        /// Since when.
        since: NaiveDate,
    },
    /// A direct debit was asked for, and the days in which it may come back are not over.
    Debited {
        /// The day on which the money is to come.
        collect_on: NaiveDate,
        /// The last day on which it may come back.
        until: NaiveDate,
    },
    /// It is older than a judgment that opened insolvency proceedings: it may not be asked for, it must be declared (in France articles
    /// L622-7 and L622-24 of the Code de commerce).
    Insolvent {
        /// The day of the judgment.
        opened_on: NaiveDate,
        /// The day of its publication, where it is known: the time to declare runs from it.
        published_on: Option<NaiveDate>,
    },
}

/// What is open to the credit of one account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Account {
    /// Signed sum of what is open, minor units, accruals left out.
    pub(super) net: i64,
    /// Money not allocated, positive.
    pub(super) unapplied: i64,
    /// Credit notes and other credit documents not allocated, positive.
    pub(super) credit_notes: i64,
    /// Each open credit: what is open of it, positive.
    credits: Vec<(ItemIdx, i64)>,
}

impl Account {
    pub(super) fn credit(&self) -> i64 {
        self.unapplied.saturating_add(self.credit_notes)
    }
}

/// Everything late on one day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Standings {
    /// In the ledger's order.
    pub(super) documents: Vec<(LateDocument, Standing)>,
    pub(super) accounts: BTreeMap<BalanceIdx, Account>,
    /// The first day on which a debt that is not late yet will be.
    pub(super) first_due: Option<NaiveDate>,
}

/// What a document went through, within the scenario.
#[derive(Default, Clone, Copy)]
struct Progress {
    /// The highest step finished, and the last day it was.
    done: Option<(usize, NaiveDate)>,
    /// The step chasing began with.
    starts: Option<usize>,
}

pub(super) fn standings(ledger: &Ledger, as_of: NaiveDate, scenario: &Scenario, zone: Zone, in_statement: &PossiblePayments) -> Standings {
    let mut out = Standings::default();
    let late = late_documents(ledger, as_of, &mut out);
    let progress = progress(ledger, as_of, scenario, &late);
    let proposed = proposed_credits(ledger, as_of);
    let holds = Holds::on(ledger, as_of);
    let mut open_days = OpenDays { zone, own: ledger.own_closed_days(), known: HashMap::new() };
    for (mut document, progress) in late.into_iter().zip(progress) {
        let item = ledger.item(document.item);
        if let Some(reason) = holds.of(&item, &mut document) {
            out.documents.push((document, Standing::Held(reason)));
            continue;
        }
        let account = out.accounts.get(&document.balance);
        let kind = ledger.customer(item.customer).kind;
        let held = account.and_then(|account| held(ledger, &item, &document, account, proposed.get(&document.item)));
        let standing = match held.or_else(|| shown_by_the_bank(in_statement, document.item)) {
            Some(reason) => Standing::Held(reason),
            None => next_step(scenario, &mut open_days, as_of, &document, progress, chargeable(kind, document.due_basis).err()),
        };
        out.documents.push((document, standing));
    }
    out
}

/// Disputes, promises and insolvencies that count on one day.
struct Holds<'a> {
    disputes: HashMap<ItemIdx, &'a Dispute>,
    promises: HashMap<ItemIdx, &'a Promise>,
    assignments: HashMap<ItemIdx, &'a Assignment>,
    insolvencies: HashMap<CustomerIdx, &'a Insolvency>,
    /// The day of collection, and the last day on which it may come back.
    debits: BTreeMap<ItemIdx, (NaiveDate, NaiveDate)>,
}

impl<'a> Holds<'a> {
    fn on(ledger: &'a Ledger, as_of: NaiveDate) -> Self {
        let disputes = ledger.disputes().map(|(_, dispute)| dispute).filter(|dispute| dispute.counts_on(as_of));
        let promises = ledger.promises().map(|(_, promise)| promise);
        let promises = promises.filter(|promise| promise.counts_on(as_of) && as_of <= promise.due_on);
        let insolvencies = ledger.insolvencies().map(|(_, insolvency)| insolvency).filter(|insolvency| insolvency.counts_on(as_of));
        let assignments = ledger.assignments().map(|(_, assignment)| assignment).filter(|assignment| assignment.counts_on(as_of));
        Self {
            assignments: assignments.flat_map(|it| it.documents.iter().map(move |document| (*document, it))).collect(),
            disputes: disputes.map(|dispute| (dispute.document, dispute)).collect(),
            promises: promises.flat_map(|promise| promise.documents.iter().map(move |document| (*document, promise))).collect(),
            insolvencies: insolvencies.map(|insolvency| (insolvency.customer, insolvency)).collect(),
            debits: debits_under_way(ledger, as_of),
        }
    }

    /// Why nothing is sent for it; where only a part is disputed, the rest is what is late of it.
    fn of(&self, item: &Item<'_>, document: &mut LateDocument) -> Option<HeldReason> {
        if let Some(insolvency) = self.insolvencies.get(&item.customer).filter(|insolvency| item.on < insolvency.opened_on) {
            return Some(HeldReason::Insolvent { opened_on: insolvency.opened_on, published_on: insolvency.published_on });
        }
        if let Some(assignment) = self.assignments.get(&item.idx) {
            return Some(HeldReason::Assigned { factor: assignment.factor.name.clone(), since: assignment.from });
        }
        if let Some((collect_on, until)) = self.debits.get(&item.idx) {
            return Some(HeldReason::Debited { collect_on: *collect_on, until: *until });
        }
        if let Some(dispute) = self.disputes.get(&item.idx) {
            let late = document.open.to_minor().unwrap_or_default();
            let undisputed = dispute.amount.map_or(0, |part| late.saturating_sub(part));
            if undisputed <= 0 {
                return Some(HeldReason::Disputed { since: dispute.from, reason: dispute.reason });
            }
            document.open = Money::from_minor(undisputed, item.currency);
        }
        let promise = self.promises.get(&item.idx)?;
        Some(HeldReason::Promised { until: promise.due_on, amount: Money::from_minor(promise.amount, item.currency) })
    }
}

/// A debt that someone can be asked to pay. Retentions are not due before a day of release that a person said, accruals not invoiced,
/// refunds and adjustments not debts.
fn can_be_chased(ledger: &Ledger, item: &Item<'_>) -> bool {
    let is_debt = matches!(item.kind, ItemKind::Opening | ItemKind::Invoice | ItemKind::Deposit | ItemKind::Bounce);
    let held_back = item.retention && !ledger.is_released(item.idx);
    is_debt && item.amount > 0 && !held_back && !matches!(item.account, AccountFamily::Accrued | AccountFamily::Advances)
}

fn late_documents(ledger: &Ledger, as_of: NaiveDate, out: &mut Standings) -> Vec<LateDocument> {
    let columns = ledger.columns();
    let open = ledger.open_on(as_of);
    let mut late = Vec::new();
    for (place, (open, (balance, kind))) in open.iter().zip(columns.balance.iter().zip(columns.kind)).enumerate() {
        if *open == 0 || *kind == ItemKind::Accrual {
            continue;
        }
        let Some(idx) = ledger.item_at(place) else { continue };
        let account = out.accounts.entry(*balance).or_default();
        account.net = account.net.saturating_add(*open);
        if *open < 0 {
            let credit = open.saturating_neg();
            let sum = if kind.is_document() { &mut account.credit_notes } else { &mut account.unapplied };
            *sum = sum.saturating_add(credit);
            account.credits.push((idx, credit));
            continue;
        }
        let item = ledger.item(idx);
        if !can_be_chased(ledger, &item) {
            continue;
        }
        let mut sum = 0_i64;
        let mut oldest: Option<NaiveDate> = None;
        for part in open_parts(ledger, idx, *open).filter(|part| part.open > 0) {
            let Some(due_on) = part.due_on else { continue };
            if part.is_late(as_of) {
                sum = sum.saturating_add(part.open);
                oldest = Some(oldest.map_or(due_on, |day| day.min(due_on)));
            } else {
                out.first_due = Some(out.first_due.map_or(due_on, |day| day.min(due_on)));
            }
        }
        let Some(due_on) = oldest else { continue };
        late.push(LateDocument {
            item: idx,
            balance: *balance,
            open: Money::from_minor(sum, item.currency),
            due_on,
            days_late: (as_of - due_on).num_days(),
            due_basis: item.due_basis,
        });
    }
    late
}

fn progress(ledger: &Ledger, as_of: NaiveDate, scenario: &Scenario, late: &[LateDocument]) -> Vec<Progress> {
    let mut progress = vec![Progress::default(); late.len()];
    let at: HashMap<ItemIdx, usize> = late.iter().enumerate().map(|(at, document)| (document.item, at)).collect();
    for step in ledger.steps_done() {
        let Some((document, of)) = at.get(&step.item).and_then(|at| Some((late.get(*at)?, progress.get_mut(*at)?))) else { continue };
        if step.on > as_of || step.on <= document.due_on {
            continue;
        }
        let Some(place) = scenario.place_of(ledger.step_key(step.step)) else { continue };
        match step.end {
            StepEnd::StartsHere => of.starts = of.starts.max(Some(place)),
            StepEnd::Sent(_) | StepEnd::Skipped(_) => of.done = of.done.max(Some((place, step.on))),
        }
    }
    progress
}

/// What a line of a bank statement may pay is not asked for as if nothing had come.
fn shown_by_the_bank(in_statement: &PossiblePayments, item: ItemIdx) -> Option<HeldReason> {
    let line = in_statement.documents.get(&item)?;
    Some(HeldReason::InStatement { on: line.on, amount: line.amount, sure: line.surety == Surety::Sure })
}

/// The credit proposed for each debt.
fn proposed_credits(ledger: &Ledger, as_of: NaiveDate) -> HashMap<ItemIdx, ItemIdx> {
    let pairs = proposals(ledger, as_of).into_iter().flat_map(|proposal| {
        let credit = proposal.credit;
        proposal.debits.into_iter().map(move |(debit, _)| (debit, credit))
    });
    pairs.collect()
}

fn held(ledger: &Ledger, item: &Item<'_>, document: &LateDocument, account: &Account, proposed: Option<&ItemIdx>) -> Option<HeldReason> {
    let currency = item.currency;
    let debt = document.open.to_minor()?;
    if account.net <= 0 {
        return Some(HeldReason::OwesNothing { net: Money::from_minor(account.net, currency) });
    }
    if item.account == AccountFamily::Bills {
        return Some(HeldReason::BillInHand);
    }
    let credit = account.credit();
    if credit < debt && proposed.is_none() {
        return None;
    }
    let same = account.credits.iter().find(|(_, open)| *open == debt || item.money().to_minor() == Some(*open));
    let largest = account.credits.iter().max_by_key(|(idx, open)| (*open, std::cmp::Reverse(*idx)));
    let by = proposed.copied().or(same.map(|(idx, _)| *idx)).or(largest.map(|(idx, _)| *idx))?;
    let exact = proposed.is_some() || same.is_some();
    Some(HeldReason::MayBeSettled { credit: Money::from_minor(credit, currency), by, on: ledger.item(by).on, exact })
}

/// The open days of many documents: due dates are few, and a holiday takes long to work out.
struct OpenDays<'l> {
    zone: Zone,
    /// The firm's own closed days.
    own: &'l [ClosedDays],
    known: HashMap<NaiveDate, NaiveDate>,
}

impl OpenDays<'_> {
    fn from(&mut self, day: NaiveDate) -> NaiveDate {
        *self.known.entry(day).or_insert_with(|| next_open_day_for(self.zone, self.own, day))
    }
}

fn next_step(
    scenario: &Scenario,
    open_days: &mut OpenDays<'_>,
    as_of: NaiveDate,
    document: &LateDocument,
    progress: Progress,
    barred: Option<NotCharged>,
) -> Standing {
    let after_done = progress.done.map_or(0, |(place, _)| place + 1);
    let next = scenario.first_after_due().max(after_done).max(progress.starts.unwrap_or(0));
    let Some(step) = scenario.step(next) else {
        return Standing::Finished { on: progress.done.map_or(document.due_on, |(_, on)| on) };
    };
    let (place, planned, barred) = match barred.filter(|_| step.tone == Tone::Formal) {
        None => (next, planned(scenario, document, progress, next, step), None),
        Some(reason) => {
            let lower =
                (scenario.first_after_due()..next).rev().find(|place| scenario.step(*place).is_some_and(|it| it.tone != Tone::Formal));
            let Some((place, before)) = lower.and_then(|place| Some((place, scenario.step(place)?))) else {
                return Standing::Finished { on: progress.done.map_or(document.due_on, |(_, on)| on) };
            };
            let again = progress.done.map(|(_, on)| after(on, scenario.gap_before(next).max(REPEAT_AFTER_DAYS)));
            let first = after(document.due_on, i64::from(before.days));
            (place, again.map_or(first, |again| again.max(first)), Some(reason))
        }
    };
    let day = open_days.from(planned);
    if day <= as_of { Standing::Due { place, since: day, barred } } else { Standing::Coming { place, on: day } }
}

fn planned(scenario: &Scenario, document: &LateDocument, progress: Progress, next: usize, step: &Step) -> NaiveDate {
    let by_due_date = after(document.due_on, i64::from(step.days));
    let by_last = progress.done.and_then(|(place, on)| {
        let gap = i64::from(step.days) - i64::from(scenario.step(place)?.days);
        Some(after(on, gap.max(1)))
    });
    debug_assert!(progress.done.is_none_or(|(place, _)| place < next));
    by_last.map_or(by_due_date, |day| day.max(by_due_date))
}

fn after(day: NaiveDate, days: i64) -> NaiveDate {
    match u64::try_from(days) {
        Ok(days) => day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX),
        Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(NaiveDate::MIN),
    }
}

impl LateDocument {
    /// Who owes it.
    #[must_use]
    pub fn customer(&self, ledger: &Ledger) -> CustomerIdx {
        ledger.item(self.item).customer
    }

    /// In which currency.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.open.currency()
    }
}
