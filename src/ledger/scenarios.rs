//! Who is chased how: scenarios as a person wrote them, the rules by which customers follow them, and what was chosen by hand. Each counts
//! from a day on, so that a past day is seen as it was.
//!
//! What nobody wrote stands in `dunning`: the built-in scenarios and rules. None of it moves a balance.

use super::apply::{Applying, Unfit};
use super::deciding::{Deciding, countable, not_before};
use super::grouping::{Since, on_day};
use super::reminders::{StepEnd, StepKey, reminded};
use super::state::{CustomerIdx, Ledger};
use super::{Channel, ChaseFact, Command, CustomerKind, Event, Refusal, Sector, Tone};
use crate::basis::id::{Ref, ThingId};
use crate::basis::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The lasting name of a scenario: `standard` and the like are built in.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ScenarioKey(pub String);

/// From where the days of a step are counted.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedFrom {
    /// From the due date.
    #[default]
    DueDate,
    /// From the step before it in the list; from the due date where it is the first.
    StepBefore,
}

/// One step, as a person wrote it.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioStep {
    /// Its lasting name.
    pub key: StepKey,
    /// What it is called; empty where its key says it.
    #[serde(default)]
    pub name: String,
    /// Calendar days; negative before the due date.
    pub days: i16,
    /// From where they are counted.
    #[serde(default)]
    pub counted_from: CountedFrom,
    /// By which way; `None` where the person decides what comes next, and nobody is written to.
    pub channel: Option<Channel>,
    /// In which tone.
    pub tone: Tone,
    /// Who on our side does it; empty for whoever looks after the customer.
    #[serde(default)]
    pub who: String,
    /// Left out where less than that is open of a document.
    #[serde(default)]
    pub at_least: Option<Money>,
    /// Working days that it leaves the customer: the next step does not come before they are over.
    #[serde(default)]
    pub deadline: u8,
}

/// A scenario, as a person wrote it.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScenarioSheet {
    /// What it is called; empty where its key says it.
    #[serde(default)]
    pub name: String,
    /// In order.
    pub steps: Vec<ScenarioStep>,
    /// A customer is reached at most once in so many days, whatever the documents; 0 for no such bound.
    #[serde(default)]
    pub apart: u8,
    /// Days after the due date before anything is said of lateness.
    #[serde(default)]
    pub grace: u8,
    /// The last step comes again after so many days, until the person decides; `None` where it comes once.
    #[serde(default)]
    pub repeat: Option<u16>,
}

/// How a customer paid before. The bounds are assumptions, said where they are used.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum History {
    /// Nothing was paid by it yet.
    New,
    /// Of the documents it paid in a year, more than half came more than ten days late.
    OftenLate,
    /// Five documents paid in a year at least, and not one of ten came more than ten days late.
    Loyal,
}

impl History {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 3] = [Self::New, Self::OftenLate, Self::Loyal];
}

/// Which customers follow a scenario, a group being named by `C`. What says nothing holds of everyone; all that is said must hold.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(bound(deserialize = "C: Deserialize<'de>"))]
pub struct ScenarioRule<C> {
    /// Which scenario they follow.
    pub scenario: ScenarioKey,
    /// What they are to the law.
    #[serde(default)]
    pub kind: Option<CustomerKind>,
    /// Where they are, ISO 3166 alpha-2; empty for anywhere.
    #[serde(default)]
    pub country: String,
    /// In which trade they buy.
    #[serde(default)]
    pub sector: Option<Sector>,
    /// Their segment; empty for any.
    #[serde(default)]
    pub segment: String,
    /// Who looks after them; empty for anyone.
    #[serde(default)]
    pub responsible: String,
    /// The head of their group.
    #[serde(default)]
    pub group: Option<C>,
    /// They owe that at least, in its currency.
    #[serde(default)]
    pub owes_at_least: Option<Money>,
    /// They owe that at most, in its currency.
    #[serde(default)]
    pub owes_at_most: Option<Money>,
    /// Something of theirs is late by so many days at least.
    #[serde(default)]
    pub late_at_least: Option<u16>,
    /// How they paid before.
    #[serde(default)]
    pub history: Option<History>,
}

impl<C> ScenarioRule<C> {
    /// Everyone follows it.
    #[must_use]
    pub fn everyone(scenario: ScenarioKey) -> Self {
        Self {
            scenario,
            kind: None,
            country: String::new(),
            sector: None,
            segment: String::new(),
            responsible: String::new(),
            group: None,
            owes_at_least: None,
            owes_at_most: None,
            late_at_least: None,
            history: None,
        }
    }

    /// The same rule, its group by another name.
    #[must_use]
    pub fn naming<D>(self, name: impl FnOnce(C) -> D) -> ScenarioRule<D> {
        let Self { scenario, kind, country, sector, segment, responsible, group, .. } = self;
        let Self { owes_at_least, owes_at_most, late_at_least, history, .. } = self;
        let group = group.map(name);
        ScenarioRule { scenario, kind, country, sector, segment, responsible, group, owes_at_least, owes_at_most, late_at_least, history }
    }
}

/// What is wrong with a scenario or a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ScenarioFault {
    /// It has no name.
    NameMissing,
    /// It has no step.
    NoStep,
    /// It has more steps or rules than anyone reads.
    TooMany,
    /// Two steps have one lasting name.
    StepTwice {
        /// Which.
        step: StepKey,
    },
    /// A step more than a year before the due date or more than two years after it, or not in the order of their days.
    OutOfOrder {
        /// Which.
        step: StepKey,
    },
    /// A formal notice with no reminder after the due date before it.
    FormalFirst {
        /// Which.
        step: StepKey,
    },
    /// Something follows the decision.
    AfterDecision {
        /// Which.
        step: StepKey,
    },
    /// Days that are no pace: more than 90 apart, more than 60 of grace or of a deadline, a repeat in less than a week or more than a year.
    Pace,
    /// The most that is owed is less than the least.
    AmountsCross,
}

/// All that the ledger knows of it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Chasing {
    sheets: BTreeMap<ScenarioKey, Vec<Since<Option<ScenarioSheet>>>>,
    rules: Vec<Since<Vec<ScenarioRule<CustomerIdx>>>>,
    by_hand: BTreeMap<CustomerIdx, Vec<Since<Option<ScenarioKey>>>>,
}

/// A wish about who is chased how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChaseWish {
    /// Write a scenario; `None` gives a built-in one back, and ends one of our own.
    Define {
        /// Which.
        scenario: ScenarioKey,
        /// As it is to be.
        sheet: Option<Box<ScenarioSheet>>,
        /// First day; `None` from the beginning.
        from: Option<NaiveDate>,
    },
    /// Say who follows which: all rules, the first that holds counts.
    Assign {
        /// The rules.
        rules: Vec<ScenarioRule<ThingId>>,
        /// First day; `None` from the beginning.
        from: Option<NaiveDate>,
    },
    /// Choose a customer's scenario by hand; `None` goes by the rules again.
    Follow {
        /// Whose.
        customers: Vec<ThingId>,
        /// Which.
        scenario: Option<ScenarioKey>,
        /// First day; `None` from the beginning.
        from: Option<NaiveDate>,
    },
    /// Put steps off to a day: they are not finished.
    PutOff {
        /// Whose.
        customer: ThingId,
        /// The day on which that is said.
        on: NaiveDate,
        /// They come again on that day.
        until: NaiveDate,
        /// The documents, each with its step.
        documents: Vec<(ThingId, StepKey)>,
    },
    /// Hand steps to someone: they are not finished.
    HandOver {
        /// Whose.
        customer: ThingId,
        /// The day on which that is said.
        on: NaiveDate,
        /// To whom.
        to: String,
        /// The documents, each with its step.
        documents: Vec<(ThingId, StepKey)>,
    },
}

impl From<ChaseWish> for Command {
    fn from(wish: ChaseWish) -> Self {
        Self::Chase(Box::new(wish))
    }
}

impl ChaseWish {
    /// The days that a person typed.
    pub(super) fn days(&self) -> [Option<NaiveDate>; 2] {
        match self {
            Self::Define { from, .. } | Self::Assign { from, .. } | Self::Follow { from, .. } => [*from, None],
            Self::PutOff { on, until, .. } => [Some(*on), Some(*until)],
            Self::HandOver { on, .. } => [Some(*on), None],
        }
    }

    /// The events that fulfil it, unchecked.
    pub(super) fn wished(&self) -> Vec<Event> {
        let facts = match self {
            Self::Define { scenario, sheet, from } => {
                vec![ChaseFact::ScenarioDefined { scenario: scenario.clone(), sheet: sheet.clone().map(trimmed), from: *from }]
            }
            Self::Assign { rules, from } => {
                let rules = rules.iter().map(|rule| rule.clone().naming(Ref::from)).collect();
                vec![ChaseFact::ScenarioRulesSaid { rules, from: *from }]
            }
            Self::Follow { customers, scenario, from } => {
                let set =
                    |customer: &ThingId| ChaseFact::ScenarioSet { customer: (*customer).into(), scenario: scenario.clone(), from: *from };
                customers.iter().map(set).collect()
            }
            Self::PutOff { customer, on, until, documents } => {
                vec![ChaseFact::StepPutOff { customer: (*customer).into(), on: *on, until: *until, documents: reminded(documents) }]
            }
            Self::HandOver { customer, on, to, documents } => {
                let to = to.trim().to_owned();
                vec![ChaseFact::StepHandedOver { customer: (*customer).into(), on: *on, to, documents: reminded(documents) }]
            }
        };
        facts.into_iter().map(|fact| Event::ChaseSaid(Box::new(fact))).collect()
    }
}

fn trimmed(mut sheet: Box<ScenarioSheet>) -> Box<ScenarioSheet> {
    sheet.name = sheet.name.trim().to_owned();
    for step in &mut sheet.steps {
        step.name = step.name.trim().to_owned();
        step.who = step.who.trim().to_owned();
    }
    sheet
}

/// More steps or rules than that are a slip.
const MOST: usize = 40;

impl ScenarioSheet {
    /// The day of each step from the due date, in the order of the steps.
    pub fn days(&self) -> impl Iterator<Item = (&ScenarioStep, i32)> {
        let mut before = 0_i32;
        self.steps.iter().map(move |step| {
            let own = i32::from(step.days);
            before = if step.counted_from == CountedFrom::StepBefore { before.saturating_add(own) } else { own };
            (step, before)
        })
    }

    /// Whether it can be followed.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn check(&self) -> Result<(), ScenarioFault> {
        if self.steps.is_empty() {
            return Err(ScenarioFault::NoStep);
        }
        if self.steps.len() > MOST {
            return Err(ScenarioFault::TooMany);
        }
        let (mut keys, mut last, mut was_reminded, mut decided) = (BTreeSet::new(), i32::MIN, false, false);
        for (step, day) in self.days() {
            let named = || step.key.clone();
            if step.key.0.trim().is_empty() {
                return Err(ScenarioFault::NameMissing);
            }
            if !keys.insert(&step.key) {
                return Err(ScenarioFault::StepTwice { step: named() });
            }
            if day < last || !(-365..=730).contains(&day) {
                return Err(ScenarioFault::OutOfOrder { step: named() });
            }
            if decided {
                return Err(ScenarioFault::AfterDecision { step: named() });
            }
            let reaches = step.channel.is_some_and(Channel::reaches);
            if step.tone == Tone::Formal && reaches && !was_reminded {
                return Err(ScenarioFault::FormalFirst { step: named() });
            }
            was_reminded |= reaches && day > 0;
            decided = step.channel.is_none();
            last = day;
        }
        let is_paced = self.apart <= 90 && self.grace <= 60 && self.steps.iter().all(|step| step.deadline <= 60);
        if is_paced && self.repeat.is_none_or(|days| (7..=365).contains(&days)) { Ok(()) } else { Err(ScenarioFault::Pace) }
    }
}

impl Deciding<'_> {
    /// Whether a fact of who is chased how can be taken in.
    pub(super) fn check_chase(&self, fact: &ChaseFact) -> Result<(), Refusal> {
        let not = |why| Refusal::NotAScenario { why };
        match fact {
            ChaseFact::ScenarioDefined { scenario, sheet, .. } => {
                if scenario.0.trim().is_empty() {
                    return Err(not(ScenarioFault::NameMissing));
                }
                let Some(sheet) = sheet else { return Ok(()) };
                sheet.check().map_err(not)?;
                sheet.steps.iter().filter_map(|step| step.at_least).try_for_each(not_negative)
            }
            ChaseFact::ScenarioRulesSaid { rules, .. } => {
                if rules.len() > MOST {
                    return Err(not(ScenarioFault::TooMany));
                }
                for rule in rules {
                    if rule.scenario.0.trim().is_empty() {
                        return Err(not(ScenarioFault::NameMissing));
                    }
                    rule.owes_at_least.into_iter().chain(rule.owes_at_most).try_for_each(not_negative)?;
                    if let (Some(least), Some(most)) = (rule.owes_at_least, rule.owes_at_most) {
                        if least.currency() != most.currency() {
                            return Err(Refusal::CurrenciesDiffer { expected: least.currency(), found: most.currency() });
                        }
                        if most.amount() < least.amount() {
                            return Err(not(ScenarioFault::AmountsCross));
                        }
                    }
                    if let Some(group) = rule.group {
                        self.who(group)?;
                    }
                }
                Ok(())
            }
            ChaseFact::ScenarioSet { customer, .. } => self.who(*customer).map(|_| ()),
            ChaseFact::StepPutOff { customer, on, until, documents } => {
                not_before(*until, *on)?;
                let customer = self.who(*customer)?;
                self.check_documents(documents, Some(customer))
            }
            ChaseFact::StepHandedOver { customer, to, documents, .. } => {
                if to.trim().is_empty() {
                    return Err(Refusal::NameEmpty);
                }
                let customer = self.who(*customer)?;
                self.check_documents(documents, Some(customer))
            }
        }
    }
}

fn not_negative(amount: Money) -> Result<(), Refusal> {
    if countable(amount)? < 0 { Err(Refusal::WrongSign { amount }) } else { Ok(()) }
}

impl Applying<'_> {
    /// Takes in a fact of who is chased how.
    pub(super) fn take_in_chase(&mut self, fact: &ChaseFact) -> Result<(), Unfit> {
        match fact {
            ChaseFact::ScenarioDefined { scenario, sheet, from } => {
                let said = Since { from: *from, value: sheet.as_deref().cloned() };
                self.ledger.chasing.sheets.entry(scenario.clone()).or_default().push(said);
            }
            ChaseFact::ScenarioRulesSaid { rules, from } => {
                let known = |rule: &ScenarioRule<Ref>| {
                    let group = rule.group.map(|group| self.customer(group)).transpose()?;
                    Ok(ScenarioRule { group, ..rule.clone().naming(|_| CustomerIdx(0)) })
                };
                let rules = rules.iter().map(known).collect::<Result<_, Unfit>>()?;
                self.ledger.chasing.rules.push(Since { from: *from, value: rules });
            }
            ChaseFact::ScenarioSet { customer, scenario, from } => {
                let customer = self.customer(*customer)?;
                self.ledger.chasing.by_hand.entry(customer).or_default().push(Since { from: *from, value: scenario.clone() });
            }
            ChaseFact::StepPutOff { customer, on, until, documents } => {
                self.customer(*customer)?;
                self.note_steps(documents, *on, &StepEnd::PutOff(*until));
            }
            ChaseFact::StepHandedOver { customer, on, to, documents } => {
                self.customer(*customer)?;
                self.note_steps(documents, *on, &StepEnd::HandedTo(to.clone()));
            }
        }
        Ok(())
    }
}

impl Ledger {
    /// The scenarios that a person wrote, with what counts on a day; `None` where they took it back.
    pub fn scenario_sheets(&self, day: NaiveDate) -> impl Iterator<Item = (&ScenarioKey, Option<&ScenarioSheet>)> {
        self.chasing.sheets.iter().filter_map(move |(key, said)| Some((key, on_day(said, day)?.as_ref())))
    }

    /// The rules that a person said, as they count on a day; `None` where nobody said any.
    #[must_use]
    pub fn scenario_rules(&self, day: NaiveDate) -> Option<&[ScenarioRule<CustomerIdx>]> {
        on_day(&self.chasing.rules, day).map(Vec::as_slice)
    }

    /// The scenario chosen by hand for each customer on a day.
    pub fn scenarios_by_hand(&self, day: NaiveDate) -> impl Iterator<Item = (CustomerIdx, &ScenarioKey)> {
        let chosen = self.chasing.by_hand.iter().filter_map(move |(customer, said)| Some((*customer, on_day(said, day)?.as_ref()?)));
        chosen.map(move |(customer, key)| (self.survivor_on(customer, day), key))
    }
}
