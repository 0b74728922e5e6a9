//! The day's actions: whom to chase today, one card a customer, the most valuable first.
//!
//! A function of (ledger, as-of date, settings), worked out anew each time: a paid document cannot be in it, a day on which nobody
//! looked is caught up, and taking a reminder back brings its card back.

use super::scenario::{Scenario, Step};
use super::scenario_choice::{Chosen, ChosenBy};
use super::standing::{HeldReason, LateDocument, Standing, Stop, WhyNow, standings};
use crate::basis::calendar::{Zone, is_closed_for, next_open_day_for};
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money, minor_decimals};
use crate::insight::{PossiblePayments, bank_known_up_to};
use crate::law::NotCharged;
use crate::ledger::{BalanceIdx, Channel, CustomerIdx, ItemIdx, Ledger, ScenarioRule, StepEnd, StepKey, Tone};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// How the day's list is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaySettings {
    /// Whose closed days are skipped; `None` for those of our own country.
    pub zone: Option<Zone>,
    /// Bank data older than this many open days is stale.
    pub stale_after: u16,
    /// What lines of bank statements may pay that nobody explained yet.
    pub in_statement: Arc<PossiblePayments>,
    /// Rules to be tried instead of those that count: to see what they would change.
    pub rules: Option<Arc<Vec<ScenarioRule<CustomerIdx>>>>,
    /// On a closed day what is due is shown all the same, to be prepared: a check says on which day it had better leave.
    pub on_closed_days: bool,
    /// A reason for which nothing is sent that is not heeded: for the test alone that shows that each is needed.
    pub without: Option<Stop>,
}

impl Default for DaySettings {
    fn default() -> Self {
        Self { zone: None, stale_after: 5, in_statement: Arc::default(), rules: None, on_closed_days: false, without: None }
    }
}

impl DaySettings {
    /// Whose closed days are skipped for this ledger.
    #[must_use]
    pub fn zone_for(&self, ledger: &Ledger) -> Zone {
        self.zone.unwrap_or_else(|| zone_of_country(&ledger.company().country))
    }
}

/// The closed days of a country (ISO 3166); those of France where it is not known or has no calendar here.
#[must_use]
pub fn zone_of_country(country: &str) -> Zone {
    match country.trim().to_ascii_uppercase().as_str() {
        "BE" => Zone::Be,
        "LU" => Zone::Lu,
        "NL" => Zone::Nl,
        "DE" => Zone::De,
        "GB" | "UK" => Zone::Uk,
        _ => Zone::Fr,
    }
}

/// What is to be done on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayList {
    /// The day.
    pub as_of: NaiveDate,
    /// To do, most valuable first.
    pub cards: Vec<Card>,
    /// Late, and not to be chased while a doubt lasts; most valuable first.
    pub held: Vec<Held>,
    /// Every step is done: for the person to decide; most valuable first.
    pub to_decide: Vec<ToDecide>,
    /// Done on that day, in the order in which it was noted.
    pub done_today: Vec<Done>,
    /// How old the bank data is.
    pub bank: BankData,
    /// What the cards ask for, one sum a currency, in the order of their codes.
    pub at_stake: Vec<Money>,
    /// The next day on which something will be due, if nothing changes.
    pub next_on: Option<NaiveDate>,
}

/// One customer to chase, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Whom.
    pub customer: CustomerIdx,
    /// Their account.
    pub balance: BalanceIdx,
    /// The highest step that is due.
    pub step: StepKey,
    /// Its tone.
    pub tone: Tone,
    /// Its way.
    pub channel: Channel,
    /// The scenario that the customer follows, and why.
    pub chosen: Chosen,
    /// What the scenario is called; empty where its key says it.
    pub scenario_name: String,
    /// What the step is called; empty where its key says it.
    pub step_name: String,
    /// Why the day of that step is the one it is, of the document for which it came first.
    pub why: WhyNow,
    /// Who on our side is to do it: to whom it was handed, else whom the step names, else who looks after the customer; empty for nobody.
    pub who: String,
    /// The open day on which the first of its documents' steps came.
    pub due_on: NaiveDate,
    /// What it asks for, oldest due date first.
    pub documents: Vec<CardDocument>,
    /// Late documents of the same account that are not in it, and why; oldest due date first.
    pub not_included: Vec<NotIncluded>,
    /// Sum of what is late and open of its documents.
    pub at_stake: Money,
    /// What it is sorted by.
    pub value: Value,
    /// Of its documents.
    pub oldest_days_late: i64,
    /// The last reminder to this customer.
    pub last_done: Option<LastDone>,
}

/// A document in a card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardDocument {
    /// Its late part.
    pub late: LateDocument,
    /// Its own step: the one that sending the card finishes.
    pub step: StepKey,
    /// The open day on which its step came.
    pub step_due_on: NaiveDate,
    /// Set where a formal notice would be next and is barred.
    pub barred: Option<NotCharged>,
    /// Why its day is that day.
    pub why: WhyNow,
}

/// What cards are sorted by: Σ open × days late over the documents, in whole units of the currency times days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Value(pub Decimal);

impl Value {
    /// The part of one document.
    #[must_use]
    pub fn of(document: &LateDocument) -> Self {
        Self(document.open.amount().saturating_mul(Decimal::from(document.days_late.max(0))))
    }
}

/// A late document that a card leaves out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotIncluded {
    /// Its late part.
    pub late: LateDocument,
    /// Why.
    pub reason: NotIncludedReason,
}

/// Why a card leaves a document out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotIncludedReason {
    /// Its own step is due by itself: a formal notice holds only what went through the reminders, a reminder nothing that is not late.
    OwnStepFirst {
        /// Its step.
        step: StepKey,
        /// Set where its formal notice is barred.
        barred: Option<NotCharged>,
    },
    /// Its step comes later.
    NotYet {
        /// Its step.
        step: StepKey,
        /// The open day.
        on: NaiveDate,
    },
    /// Held.
    Held(HeldReason),
    /// Every step is done.
    Finished,
}

/// The last reminder to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LastDone {
    /// The day.
    pub on: NaiveDate,
    /// By which way.
    pub channel: Channel,
    /// In which tone.
    pub tone: Tone,
}

/// Late documents of one account that are held for one reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Whose.
    pub customer: CustomerIdx,
    /// Their account.
    pub balance: BalanceIdx,
    /// Why.
    pub reason: HeldReason,
    /// Which, oldest due date first.
    pub documents: Vec<LateDocument>,
    /// Sum of what is late and open of them.
    pub late: Money,
    /// Of them.
    pub oldest_days_late: i64,
}

/// Late documents of one account for which every step is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToDecide {
    /// Whose.
    pub customer: CustomerIdx,
    /// Their account.
    pub balance: BalanceIdx,
    /// Day of the last step.
    pub since: NaiveDate,
    /// Which, oldest due date first.
    pub documents: Vec<LateDocument>,
    /// Sum of what is late and open of them.
    pub late: Money,
}

/// Something done on the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// To whom.
    pub customer: CustomerIdx,
    /// Which documents, each with the step it finished.
    pub documents: Vec<(ItemIdx, StepKey)>,
    /// What.
    pub what: DoneWhat,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoneWhat {
    /// A reminder was sent.
    Sent {
        /// Its lasting name: undo takes its batch back.
        reminder: ThingId,
        /// By which way.
        channel: Channel,
        /// In which tone.
        tone: Tone,
    },
    /// A step was left out.
    Skipped {
        /// Why, in the person's words.
        reason: String,
    },
}

/// How old the bank data is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BankData {
    /// The later of the last receipt in the books and what the person said; never after the as-of date. `None` where nothing is known.
    pub known_up_to: Option<NaiveDate>,
    /// True where the person said so.
    pub said: bool,
    /// Open days after that day, up to and with the as-of date.
    pub open_days: Option<u32>,
    /// True where it is too old to chase safely, or nothing is known.
    pub is_stale: bool,
}

/// The day's actions.
#[must_use]
pub fn day_list(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings) -> DayList {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let zone = settings.zone_for(ledger);
    let own = ledger.own_closed_days();
    let mut found = standings(ledger, as_of, settings);
    found.documents.sort_by_cached_key(|(late, ..)| (late.balance, late.due_on, late.item));
    let last_done = last_done(ledger, as_of);
    let mut list = DayList {
        as_of,
        cards: Vec::new(),
        held: Vec::new(),
        to_decide: Vec::new(),
        done_today: done_today(ledger, as_of),
        bank: bank_data(ledger, as_of, settings),
        at_stake: Vec::new(),
        next_on: None,
    };
    let first_coming = found.first_coming.map(|day| next_open_day_for(zone, own, day));
    let coming = found.documents.iter().filter_map(|(_, standing, _)| match standing {
        Standing::Coming { on, .. } | Standing::Held(HeldReason::PutOff { until: on } | HeldReason::Contacted { again_from: on, .. }) => {
            Some(*on)
        }
        // A promise that is not kept is seen on the day after its last.
        Standing::Held(HeldReason::Promised { until, .. }) => until.succ_opt().map(|day| next_open_day_for(zone, own, day)),
        _ => None,
    });
    list.next_on = coming.chain(first_coming).min();
    for group in found.documents.chunk_by(|(one, ..), (other, ..)| one.balance == other.balance) {
        let Some((first, ..)) = group.first() else { continue };
        let account = ledger.balance(first.balance);
        let Some((scenario, by)) = found.scenario_of(account.customer) else { continue };
        let whose = Whose { customer: account.customer, balance: first.balance, currency: account.currency, scenario, by };
        let last = last_done.get(&account.customer).copied();
        list.cards.extend(card(ledger, as_of, group, &whose, last));
        gather_held(&mut list.held, group, &whose);
        list.to_decide.extend(to_decide(group, &whose));
    }
    list.cards.sort_by_key(|card| (Reverse(card.value), card.balance));
    list.held.sort_by_key(|held| (Reverse(value_of(&held.documents)), held.balance));
    list.to_decide.sort_by_key(|group| (Reverse(value_of(&group.documents)), group.balance));
    let mut sums: BTreeMap<&str, Money> = BTreeMap::new();
    for card in &list.cards {
        let sum = sums.entry(card.at_stake.currency().code()).or_insert_with(|| Money::zero(card.at_stake.currency()));
        *sum = sum.plus(card.at_stake).unwrap_or(*sum);
    }
    list.at_stake = sums.into_values().collect();
    list
}

/// Whose documents are looked at, and what is followed.
struct Whose<'s> {
    customer: CustomerIdx,
    balance: BalanceIdx,
    currency: Currency,
    scenario: &'s Scenario,
    by: ChosenBy,
}

/// A document, where it stands, and the place among the steps done at which its step was handed to someone.
type Stands = (LateDocument, Standing, Option<usize>);

fn card(ledger: &Ledger, as_of: NaiveDate, group: &[Stands], whose: &Whose<'_>, last_done: Option<LastDone>) -> Option<Card> {
    let Whose { customer, balance, currency, scenario, by } = *whose;
    let due = |standing: &Standing| if let Standing::Due { place, .. } = standing { Some(*place) } else { None };
    let highest = scenario.step(group.iter().filter_map(|(_, standing, _)| due(standing)).max()?)?;
    let channel = highest.channel?;
    let mut documents = Vec::new();
    let mut not_included = Vec::new();
    let mut handed = None;
    for (late, standing, handed_at) in group {
        let step = |place: usize| scenario.step(place);
        let reason = match standing {
            Standing::Due { place, since, barred, why } => {
                let Some(own) = step(*place) else { continue };
                if fits(highest, own) {
                    let (step, step_due_on, barred, why) = (own.key.clone(), *since, *barred, *why);
                    documents.push(CardDocument { late: *late, step, step_due_on, barred, why });
                    handed = handed.max(*handed_at);
                    continue;
                }
                NotIncludedReason::OwnStepFirst { step: own.key.clone(), barred: *barred }
            }
            Standing::Coming { place, on } => {
                let Some(own) = step(*place).filter(|_| late.days_late > 0) else { continue };
                NotIncludedReason::NotYet { step: own.key.clone(), on: *on }
            }
            Standing::Held(reason) => NotIncludedReason::Held(reason.clone()),
            Standing::Finished { .. } => NotIncludedReason::Finished,
        };
        not_included.push(NotIncluded { late: *late, reason });
    }
    let first = documents.iter().filter(|document| document.step == highest.key).min_by_key(|document| document.step_due_on);
    let why = first.or(documents.first())?.why;
    let to = handed.and_then(|at| match &ledger.steps_done().get(at)?.end {
        StepEnd::HandedTo(name) => Some(name.clone()),
        _ => None,
    });
    let named = Some(highest.who.clone()).filter(|who| !who.is_empty());
    let who = to.or(named).unwrap_or_else(|| ledger.responsible_on(customer, as_of).to_owned());
    let due_on = documents.iter().map(|document| document.step_due_on).min()?;
    Some(Card {
        customer,
        balance,
        step: highest.key.clone(),
        tone: highest.tone,
        channel,
        chosen: Chosen { scenario: scenario.key.clone(), by },
        scenario_name: scenario.name.clone(),
        step_name: highest.name.clone(),
        why,
        who,
        due_on,
        at_stake: sum(documents.iter().map(|document| &document.late), currency),
        value: documents.iter().fold(Value::default(), |value, document| plus(value, Value::of(&document.late))),
        oldest_days_late: documents.iter().map(|document| document.late.days_late).max()?,
        documents,
        not_included,
        last_done,
    })
}

/// A formal notice holds only what is due for one, a look at a portal only what is looked up there, a word before the due date nothing
/// late; any other card holds all that is due.
fn fits(card: &Step, own: &Step) -> bool {
    let same_side = (card.days > 0) == (own.days > 0);
    same_side && card.reaches() == own.reaches() && (card.tone != Tone::Formal || own.tone == Tone::Formal)
}

fn gather_held(out: &mut Vec<Held>, group: &[Stands], whose: &Whose<'_>) {
    let Whose { customer, balance, currency, .. } = *whose;
    let start = out.len();
    for (late, standing, _) in group {
        let Standing::Held(reason) = standing else { continue };
        match out.iter_mut().skip(start).find(|held| held.reason == *reason) {
            Some(held) => held.documents.push(*late),
            None => out.push(Held {
                customer,
                balance,
                reason: reason.clone(),
                documents: vec![*late],
                late: Money::zero(currency),
                oldest_days_late: 0,
            }),
        }
    }
    for held in out.iter_mut().skip(start) {
        held.late = sum(&held.documents, currency);
        held.oldest_days_late = held.documents.iter().map(|late| late.days_late).max().unwrap_or_default();
    }
}

fn to_decide(group: &[Stands], whose: &Whose<'_>) -> Option<ToDecide> {
    let Whose { customer, balance, currency, .. } = *whose;
    let finished: Vec<_> = group
        .iter()
        .filter_map(|(late, standing, _)| if let Standing::Finished { on } = standing { Some((*late, *on)) } else { None })
        .collect();
    let since = finished.iter().map(|(_, on)| *on).max()?;
    let documents: Vec<_> = finished.into_iter().map(|(late, _)| late).collect();
    Some(ToDecide { customer, balance, since, late: sum(&documents, currency), documents })
}

pub(super) fn sum<'a>(documents: impl IntoIterator<Item = &'a LateDocument>, currency: Currency) -> Money {
    let zero = Money::new(Decimal::new(0, minor_decimals(currency)), currency);
    documents.into_iter().fold(zero, |sum, document| sum.plus(document.open).unwrap_or(sum))
}

fn plus(one: Value, other: Value) -> Value {
    Value(one.0.saturating_add(other.0))
}

fn value_of(documents: &[LateDocument]) -> Value {
    documents.iter().fold(Value::default(), |value, document| plus(value, Value::of(document)))
}

fn last_done(ledger: &Ledger, as_of: NaiveDate) -> HashMap<CustomerIdx, LastDone> {
    let mut last: HashMap<CustomerIdx, LastDone> = HashMap::new();
    for reminder in ledger.reminders().iter().filter(|reminder| reminder.sent_on <= as_of) {
        let this = LastDone { on: reminder.sent_on, channel: reminder.channel, tone: reminder.tone };
        let known = last.entry(reminder.customer).or_insert(this);
        if known.on <= this.on {
            *known = this;
        }
    }
    last
}

fn done_today(ledger: &Ledger, as_of: NaiveDate) -> Vec<Done> {
    let key = |step| ledger.step_key(step).clone();
    let sent = ledger.reminders().iter().filter(|reminder| reminder.sent_on == as_of).map(|reminder| Done {
        customer: reminder.customer,
        documents: reminder.documents.iter().map(|(item, step)| (*item, key(*step))).collect(),
        what: DoneWhat::Sent { reminder: ledger.reminder_id(reminder), channel: reminder.channel, tone: reminder.tone },
    });
    let mut done: Vec<Done> = sent.collect();
    for step in ledger.steps_done().iter().filter(|step| step.on == as_of) {
        let StepEnd::Skipped(reason) = &step.end else { continue };
        let customer = ledger.item(step.item).customer;
        let document = (step.item, key(step.step));
        let what = DoneWhat::Skipped { reason: reason.clone() };
        match done.iter_mut().find(|known| known.customer == customer && known.what == what) {
            Some(known) => known.documents.push(document),
            None => done.push(Done { customer, documents: vec![document], what }),
        }
    }
    done
}

/// How old the bank data is on `as_of`.
#[must_use]
pub fn bank_data(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings) -> BankData {
    let known_up_to = bank_known_up_to(ledger, as_of).map(|day| day.min(as_of));
    let said = ledger.bank_checked_up_to().map(|day| day.min(as_of));
    let zone = settings.zone_for(ledger);
    let open_days = known_up_to.map(|known| open_days_after(ledger, zone, known, as_of));
    let is_stale = open_days.is_none_or(|days| days > u32::from(settings.stale_after));
    BankData { known_up_to, said: said.is_some() && said == known_up_to, open_days, is_stale }
}

/// Open days after `from`, up to and with `to`; none where `to` is not later.
fn open_days_after(ledger: &Ledger, zone: Zone, from: NaiveDate, to: NaiveDate) -> u32 {
    let open =
        from.iter_days().skip(1).take_while(|day| *day <= to).filter(|day| !is_closed_for(zone, ledger.own_closed_days(), *day)).count();
    u32::try_from(open).unwrap_or(u32::MAX)
}

impl Card {
    /// True where nothing of it is late yet: a word before the due date.
    #[must_use]
    pub fn is_before_due(&self) -> bool {
        self.oldest_days_late <= 0
    }

    /// The same card with only some of its documents, as the person ticked them; `None` where none is left.
    ///
    /// The step, its tone and its way stay those of the whole card, so that unticking never makes a letter harder or softer.
    #[must_use]
    pub fn keeping(&self, keep: impl Fn(ItemIdx) -> bool) -> Option<Self> {
        let mut card = self.clone();
        card.documents.retain(|document| keep(document.late.item));
        card.due_on = card.documents.iter().map(|document| document.step_due_on).min()?;
        card.at_stake = sum(card.documents.iter().map(|document| &document.late), self.at_stake.currency());
        card.value = card.documents.iter().fold(Value::default(), |value, document| plus(value, Value::of(&document.late)));
        card.oldest_days_late = card.documents.iter().map(|document| document.late.days_late).max()?;
        Some(card)
    }

    /// Its documents with the steps that sending it finishes, by their lasting names: what `Command::MarkSent` and
    /// `Command::SkipStep` take.
    #[must_use]
    pub fn finishes(&self, ledger: &Ledger) -> Vec<(ThingId, StepKey)> {
        self.documents.iter().map(|document| (ledger.item_id(document.late.item), document.step.clone())).collect()
    }
}
