//! Where each document stands in its customer's scenario, and what holds it back.
//!
//! ```text
//! next step = the lowest one that is not finished and whose bound is met; those below a finished one, or below the one chasing began
//!             with, have lapsed, and so have those before the due date once it has passed
//! its day   = the latest of (due date + its days), (day of the last step + the days between the two), the end of the days that the last
//!             step left, moved to an open day
//! ```
//!
//! So a missed day is caught up once, and a long absence never fires three letters in three days. On a closed day nothing is due.
//! Steps done before the oldest open due date passed belong to an instalment that was paid since, or to a due date that was moved:
//! they do not count.

mod next_step;

use super::day_list::DaySettings;
use super::scenario::Scenario;
use super::scenario::Step;
use super::scenario_choice::{ChosenBy, Owing, Scenarios};
use crate::basis::money::{Currency, Money};
use crate::insight::{Surety, debits_under_way, open_parts, proposals};
use crate::law::NotCharged;
use crate::ledger::{
    AccountFamily, Assignment, BalanceIdx, Channel, CustomerIdx, Dispute, DisputeReason, DueBasis, Insolvency, Item, ItemIdx, ItemKind,
    Ledger, Promise, StepEnd, Tone,
};
use chrono::NaiveDate;
use next_step::{OpenDays, next_step, soonest};
use std::collections::{BTreeMap, HashMap};

/// Where the law bars the formal notice, the reminder before it comes again after this many days at the earliest.
pub const REPEAT_AFTER_DAYS: i64 = 30;

/// The late part of one document; of one that is not late yet, the part that falls due next.
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
    /// Calendar days since then, at least 1; none or negative where it is not late yet.
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
        /// Why its day is that day.
        why: WhyNow,
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

/// Why the day of a step is the one it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNow {
    /// So many days after the due date; before it where negative.
    DueDate {
        /// Calendar days.
        days: i64,
    },
    /// So many days after the step before.
    LastStep {
        /// The day of that.
        on: NaiveDate,
        /// Calendar days.
        days: i64,
    },
    /// The days to pay that the step before left are over.
    DaysToPay {
        /// The day of that.
        on: NaiveDate,
        /// Working days.
        days: u8,
    },
    /// The days that Belgian law gives a consumer after the first, free reminder are over.
    FreeReminder {
        /// The day of that.
        on: NaiveDate,
    },
    /// The last step comes again until the person decides.
    Again {
        /// The day of the last time.
        on: NaiveDate,
    },
    /// It was put off to that day.
    PutOff {
        /// The day.
        until: NaiveDate,
    },
}

/// A reason for which nothing is sent, taken out one by one by the test that shows that each is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// What is settled is not asked for.
    Settled,
    /// Money or a credit note that may settle it.
    MatchingCredit,
    /// A line of a statement.
    InStatement,
    /// A bill of exchange.
    BillInHand,
    /// A dispute.
    Disputed,
    /// A promise.
    Promised,
    /// A factor.
    Assigned,
    /// A direct debit under way.
    Debited,
    /// Insolvency proceedings.
    Insolvent,
    /// A retention before its release.
    Retention,
    /// What the law, or what is not known, forbids.
    Forbidden,
    /// Closed days.
    ClosedDays,
    /// Contacts at least so many days apart.
    Apart,
    /// A day to which the person put it off.
    PutOff,
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
    /// The customer was reached a short while ago, be it about something else.
    Contacted {
        /// That day.
        on: NaiveDate,
        /// The first day on which they may be reached again.
        again_from: NaiveDate,
    },
    /// The person put it off to a day.
    PutOff {
        /// The open day on which it comes again.
        until: NaiveDate,
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
#[derive(Debug, Clone, Default)]
pub(super) struct Standings {
    /// In the ledger's order: what is late, then what is to be said a word of before it is.
    pub(super) documents: Vec<(LateDocument, Standing, Option<usize>)>,
    pub(super) accounts: BTreeMap<BalanceIdx, Account>,
    /// The first day on which a step of a debt that is not late yet comes, not moved to an open day.
    pub(super) first_coming: Option<NaiveDate>,
    /// The scenarios of the day.
    pub(super) scenarios: Option<Scenarios>,
    /// The place of each customer's, and why.
    chosen: HashMap<CustomerIdx, (usize, ChosenBy)>,
}

impl Standings {
    /// What a customer follows that has something late, and why.
    pub(super) fn scenario_of(&self, customer: CustomerIdx) -> Option<(&Scenario, ChosenBy)> {
        let (place, by) = *self.chosen.get(&customer)?;
        Some((self.scenarios.as_ref()?.all().get(place)?, by))
    }
}

/// What a document went through, within the scenario.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Progress {
    /// The highest step finished, and the last day it was.
    done: Option<(usize, NaiveDate)>,
    /// How often that one was done.
    times: u32,
    /// The step chasing began with.
    starts: Option<usize>,
    /// The first reminder sent to the customer, and how.
    first_sent: Option<(NaiveDate, Channel)>,
    /// The day to which the person put it off last, whatever its step then.
    put_off: Option<NaiveDate>,
    /// The place among the steps done at which it was handed to someone.
    pub(super) handed: Option<usize>,
}

/// What holds of one day, for all documents.
pub(super) struct Today<'l> {
    pub(super) ledger: &'l Ledger,
    pub(super) as_of: NaiveDate,
    pub(super) settings: &'l DaySettings,
}

impl Today<'_> {
    /// Whether a reason counts for which nothing is sent.
    pub(super) fn heeds(&self, stop: Stop) -> bool {
        self.settings.without != Some(stop)
    }
}

pub(super) fn standings(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings) -> Standings {
    let today = Today { ledger, as_of, settings };
    let mut out = Standings::default();
    let found = late_documents(&today, &mut out);
    let scenarios = Scenarios::on(ledger, as_of, settings.rules.as_deref().map(Vec::as_slice));
    let lead = scenarios.all().iter().map(Scenario::lead).max().unwrap_or(0);
    let owing = owing(ledger, &out.accounts, &found.late);
    let nothing = Owing::default();
    let mut choose = |customer: CustomerIdx| {
        let owes = owing.get(&customer).unwrap_or(&nothing);
        *out.chosen.entry(customer).or_insert_with(|| scenarios.choose(ledger, customer, owes))
    };
    let mut open_days = OpenDays::of(&today);
    let mut documents = found.late;
    let n_late = documents.len();
    let mut first_coming: Option<NaiveDate> = None;
    for document in found.coming {
        let (place, _) = choose(document.customer(ledger));
        let Some(scenario) = scenarios.all().get(place) else { continue };
        if let Some(day) = soonest(scenario, &document, as_of) {
            first_coming = Some(first_coming.map_or(day, |known| known.min(day)));
        }
        if -document.days_late <= lead && scenario.lead() >= -document.days_late {
            documents.push(document);
        }
    }
    out.first_coming = first_coming;
    let places: Vec<usize> = documents.iter().map(|document| choose(document.customer(ledger)).0).collect();
    let scenario_at = |at: usize| places.get(at).and_then(|place| scenarios.all().get(*place));
    let progress = progress(ledger, as_of, &documents, scenario_at);
    let proposed = if today.heeds(Stop::MatchingCredit) { proposed_credits(ledger, as_of) } else { HashMap::new() };
    let holds = Holds::on(&today);
    let reached = last_reached(&today);
    for (at, (mut document, progress)) in documents.into_iter().zip(progress).enumerate() {
        let Some(scenario) = scenario_at(at) else { continue };
        let item = ledger.item(document.item);
        let is_late = at < n_late;
        if let Some(reason) = holds.of(&item, &mut document) {
            if is_late {
                out.documents.push((document, Standing::Held(reason), progress.handed));
            }
            continue;
        }
        let account = out.accounts.get(&document.balance);
        let held = account.and_then(|account| held(&today, &item, &document, account, proposed.get(&document.item)));
        let held = held.or_else(|| shown_by_the_bank(&today, document.item));
        let standing = match held {
            Some(reason) => Some(Standing::Held(reason)),
            None => {
                let zones = open_days.zones_of(item.customer);
                next_step(&today, scenario, (&mut open_days, zones), &document, &progress, reached.get(&item.customer).copied())
            }
        };
        match standing {
            // Before the due date nothing is to be held: nobody is asked for anything yet.
            Some(Standing::Held(_)) if !is_late => {}
            Some(standing) => out.documents.push((document, standing, progress.handed)),
            None => {}
        }
    }
    out.scenarios = Some(scenarios);
    out
}

/// The day itself where both we and the customer are open on it, else the first day after it on which both are.
pub(super) fn open_day_for(ledger: &Ledger, customer: CustomerIdx, as_of: NaiveDate, settings: &DaySettings) -> NaiveDate {
    let mut open_days = OpenDays::of(&Today { ledger, as_of, settings });
    let zones = open_days.zones_of(customer);
    open_days.from(zones, as_of)
}

/// What each customer owes that has something late or coming.
fn owing(ledger: &Ledger, accounts: &BTreeMap<BalanceIdx, Account>, late: &[LateDocument]) -> HashMap<CustomerIdx, Owing> {
    let mut owing: HashMap<CustomerIdx, Owing> = HashMap::new();
    for (balance, account) in accounts {
        let of = ledger.balance(*balance);
        owing.entry(of.customer).or_default().net.push((of.currency, account.net));
    }
    for document in late {
        let of = owing.entry(document.customer(ledger)).or_default();
        of.days_late = of.days_late.max(document.days_late);
    }
    owing
}

/// The last day on which each customer was reached.
fn last_reached(today: &Today<'_>) -> HashMap<CustomerIdx, NaiveDate> {
    let mut last: HashMap<CustomerIdx, NaiveDate> = HashMap::new();
    for reminder in today.ledger.reminders().iter().filter(|it| it.sent_on <= today.as_of && it.channel.reaches()) {
        let known = last.entry(reminder.customer).or_insert(reminder.sent_on);
        *known = reminder.sent_on.max(*known);
    }
    last
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
    fn on(today: &Today<'a>) -> Self {
        let (ledger, as_of) = (today.ledger, today.as_of);
        let disputes = ledger.disputes().map(|(_, dispute)| dispute).filter(|dispute| dispute.counts_on(as_of));
        let promises = ledger.promises().map(|(_, promise)| promise);
        let promises = promises.filter(|promise| promise.counts_on(as_of) && as_of <= promise.due_on);
        let insolvencies = ledger.insolvencies().map(|(_, insolvency)| insolvency).filter(|insolvency| insolvency.counts_on(as_of));
        let assignments = ledger.assignments().map(|(_, assignment)| assignment).filter(|assignment| assignment.counts_on(as_of));
        let heeds = |stop| today.heeds(stop);
        let assignments = assignments.filter(|_| heeds(Stop::Assigned));
        let disputes = disputes.filter(|_| heeds(Stop::Disputed));
        let promises = promises.filter(|_| heeds(Stop::Promised));
        // Of several, the last judgment: what is older than any of them may not be asked for.
        let mut insolvencies: Vec<&Insolvency> = insolvencies.filter(|_| heeds(Stop::Insolvent)).collect();
        insolvencies.sort_by_key(|insolvency| insolvency.opened_on);
        Self {
            assignments: assignments.flat_map(|it| it.documents.iter().map(move |document| (*document, it))).collect(),
            disputes: disputes.map(|dispute| (dispute.document, dispute)).collect(),
            promises: promises.flat_map(|promise| promise.documents.iter().map(move |document| (*document, promise))).collect(),
            insolvencies: insolvencies.into_iter().map(|insolvency| (insolvency.customer, insolvency)).collect(),
            debits: if heeds(Stop::Debited) { debits_under_way(ledger, as_of) } else { BTreeMap::new() },
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
fn can_be_chased(today: &Today<'_>, item: &Item<'_>) -> bool {
    let is_debt = matches!(item.kind, ItemKind::Opening | ItemKind::Invoice | ItemKind::Deposit | ItemKind::Bounce);
    let held_back = item.retention && !today.ledger.is_released(item.idx) && today.heeds(Stop::Retention);
    is_debt && item.amount > 0 && !held_back && !matches!(item.account, AccountFamily::Accrued | AccountFamily::Advances)
}

/// What is open on a day of what may be asked for.
#[derive(Default)]
struct Found {
    late: Vec<LateDocument>,
    /// Nothing of these is late yet.
    coming: Vec<LateDocument>,
}

fn late_documents(today: &Today<'_>, out: &mut Standings) -> Found {
    let (ledger, as_of) = (today.ledger, today.as_of);
    let columns = ledger.columns();
    let open = ledger.open_on(as_of);
    let mut found = Found::default();
    for (place, (open, (balance, kind))) in open.iter().zip(columns.balance.iter().zip(columns.kind)).enumerate() {
        let Some(idx) = ledger.item_at(place) else { continue };
        let counted = if today.heeds(Stop::Settled) { *open } else { unsettled(ledger, idx, *open, as_of) };
        if counted == 0 || *kind == ItemKind::Accrual {
            continue;
        }
        let account = out.accounts.entry(*balance).or_default();
        account.net = account.net.saturating_add(counted);
        if counted < 0 {
            let credit = counted.saturating_neg();
            let sum = if kind.is_document() { &mut account.credit_notes } else { &mut account.unapplied };
            *sum = sum.saturating_add(credit);
            account.credits.push((idx, credit));
            continue;
        }
        let item = ledger.item(idx);
        if !can_be_chased(today, &item) {
            continue;
        }
        let mut sum = 0_i64;
        let (mut oldest, mut next): (Option<NaiveDate>, Option<(NaiveDate, i64)>) = (None, None);
        for part in open_parts(ledger, idx, counted).filter(|part| part.open > 0) {
            let Some(due_on) = part.due_on else { continue };
            if part.is_late(as_of) {
                sum = sum.saturating_add(part.open);
                oldest = Some(oldest.map_or(due_on, |day| day.min(due_on)));
            } else if next.is_none_or(|(day, _)| due_on < day) {
                next = Some((due_on, part.open));
            }
        }
        let document = |due_on: NaiveDate, open: i64| LateDocument {
            item: idx,
            balance: *balance,
            open: Money::from_minor(open, item.currency),
            due_on,
            days_late: (as_of - due_on).num_days(),
            due_basis: item.due_basis,
        };
        found.late.extend(oldest.map(|due_on| document(due_on, sum)));
        // Of a document in parts, the part that comes next is looked at once nothing is late of it.
        found.coming.extend(next.filter(|_| oldest.is_none()).map(|(due_on, open)| document(due_on, open)));
    }
    found
}

/// What would be open had nothing settled it: for the test alone that shows that settling is heeded.
fn unsettled(ledger: &Ledger, idx: ItemIdx, open: i64, as_of: NaiveDate) -> i64 {
    let item = ledger.item(idx);
    if item.on <= as_of && item.amount > 0 { item.amount } else { open }
}

fn progress<'s>(
    ledger: &Ledger,
    as_of: NaiveDate,
    documents: &[LateDocument],
    scenario_at: impl Fn(usize) -> Option<&'s Scenario>,
) -> Vec<Progress> {
    let mut progress = vec![Progress::default(); documents.len()];
    let at: HashMap<ItemIdx, usize> = documents.iter().enumerate().map(|(at, document)| (document.item, at)).collect();
    for (nth, step) in ledger.steps_done().iter().enumerate() {
        let Some(at) = at.get(&step.item).copied() else { continue };
        let (Some(document), Some(of), Some(scenario)) = (documents.get(at), progress.get_mut(at), scenario_at(at)) else { continue };
        if let StepEnd::PutOff(until) = step.end
            && step.on <= as_of
        {
            of.put_off = Some(until);
        }
        let sent = if let StepEnd::Sent(reminder) = step.end { ledger.reminders().get(reminder.idx()) } else { None };
        // A step of another scenario counts for what it was: the last one here that had come by then and is no harder.
        let same_as = || {
            let hardest = sent.map_or(Tone::Firm, |reminder| reminder.tone);
            let by_then = |it: &Step| i64::from(it.days) <= (step.on - document.due_on).num_days() && it.tone <= hardest;
            scenario.steps().iter().rposition(|it| by_then(it) && it.channel.is_some())
        };
        let Some(place) = scenario.place_of(ledger.step_key(step.step)).or_else(same_as) else { continue };
        let Some(planned) = scenario.step(place) else { continue };
        let counts = match document.days_late > 0 {
            true => step.on > document.due_on,
            // What was said before an earlier instalment fell due says nothing of this one.
            false => planned.days <= 0 && (document.due_on - step.on).num_days() <= i64::from(-planned.days),
        };
        if step.on > as_of || !counts {
            continue;
        }
        match &step.end {
            StepEnd::StartsHere => of.starts = of.starts.max(Some(place)),
            StepEnd::PutOff(_) => {}
            StepEnd::HandedTo(_) => of.handed = Some(nth),
            StepEnd::Sent(_) | StepEnd::Skipped(_) => {
                if of.done.is_none_or(|(known, _)| known < place) {
                    of.times = 0;
                }
                of.times += u32::from(of.done.is_none_or(|(known, _)| known <= place));
                of.done = of.done.max(Some((place, step.on)));
                if let Some(reminder) = sent.filter(|it| it.channel.reaches() && it.channel != Channel::Call) {
                    of.first_sent = Some(of.first_sent.unwrap_or((step.on, reminder.channel)));
                }
            }
        }
    }
    progress
}

/// What a line of a bank statement may pay is not asked for as if nothing had come.
fn shown_by_the_bank(today: &Today<'_>, item: ItemIdx) -> Option<HeldReason> {
    let line = today.settings.in_statement.documents.get(&item).filter(|_| today.heeds(Stop::InStatement))?;
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

fn held(today: &Today<'_>, item: &Item<'_>, document: &LateDocument, account: &Account, proposed: Option<&ItemIdx>) -> Option<HeldReason> {
    let ledger = today.ledger;
    let currency = item.currency;
    let debt = document.open.to_minor()?;
    if account.net <= 0 && today.heeds(Stop::MatchingCredit) {
        return Some(HeldReason::OwesNothing { net: Money::from_minor(account.net, currency) });
    }
    if item.account == AccountFamily::Bills && today.heeds(Stop::BillInHand) {
        return Some(HeldReason::BillInHand);
    }
    let credit = account.credit();
    if !today.heeds(Stop::MatchingCredit) || (credit < debt && proposed.is_none()) {
        return None;
    }
    let same = account.credits.iter().find(|(_, open)| *open == debt || item.money().to_minor() == Some(*open));
    let largest = account.credits.iter().max_by_key(|(idx, open)| (*open, std::cmp::Reverse(*idx)));
    let by = proposed.copied().or(same.map(|(idx, _)| *idx)).or(largest.map(|(idx, _)| *idx))?;
    let exact = proposed.is_some() || same.is_some();
    Some(HeldReason::MayBeSettled { credit: Money::from_minor(credit, currency), by, on: ledger.item(by).on, exact })
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
