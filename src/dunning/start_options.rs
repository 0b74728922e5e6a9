//! Debts that were already old when they came in: by age, the step with which chasing them begins.
//!
//! Nothing begins with a formal notice: whoever was never reminded is reminded first.

use super::day_list::{DaySettings, sum};
use super::scenario::Scenario;
use super::scenario_choice::Scenarios;
use super::standing::{LateDocument, standings};
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::ledger::{BalanceIdx, Command, Ledger, StepKey, Tone};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Ages, in days, at which a band of very old debts begins.
const OLD_BANDS: [i64; 2] = [91, 366];

/// Late documents that went through no step yet, by age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartOptions {
    /// The day.
    pub as_of: NaiveDate,
    /// Youngest first; empty bands are left out.
    pub bands: Vec<StartBand>,
    /// The steps one may begin with, in the scenario's order: all but formal notices.
    pub choices: Vec<StepKey>,
}

/// Late documents of one age.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StartBand {
    /// Days late, from.
    pub from_days: i64,
    /// Days late, up to and with; `None` for the last band.
    pub to_days: Option<i64>,
    /// Oldest due date first.
    pub documents: Vec<LateDocument>,
    /// How many customers.
    pub customers: usize,
    /// What is late and open of them, one sum a currency, in the order of their codes.
    pub late: Vec<Money>,
    /// The step proposed: the last one whose day has come for all of the band.
    pub proposed: StepKey,
}

/// The late documents for which the person may choose where chasing begins; none where every one went through a step already.
#[must_use]
pub fn start_options(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings) -> StartOptions {
    let begun: BTreeSet<_> = ledger.steps_done().iter().filter(|step| step.on <= as_of).map(|step| step.item).collect();
    let found = standings(ledger, as_of, settings);
    let scenario = found.scenarios.as_ref().and_then(Scenarios::usual).cloned().unwrap_or_else(Scenario::standard);
    let all = found.documents.into_iter().map(|(late, ..)| late);
    let mut late: Vec<LateDocument> = all.filter(|late| late.days_late > 0 && !begun.contains(&late.item)).collect();
    late.sort_by_key(|late| (late.due_on, late.item));
    let may_begin: Vec<_> = scenario.steps().iter().filter(|step| step.days > 0 && step.tone != Tone::Formal && step.reaches()).collect();
    let edges: BTreeSet<i64> = may_begin.iter().skip(1).map(|step| i64::from(step.days)).chain(OLD_BANDS).chain([1]).collect();
    let edges: Vec<i64> = edges.into_iter().collect();
    let bands = edges.iter().enumerate().filter_map(|(at, from)| {
        let next = edges.get(at + 1);
        let documents: Vec<_> =
            late.iter().filter(|late| late.days_late >= *from && next.is_none_or(|next| late.days_late < *next)).copied().collect();
        let step = may_begin.iter().rev().find(|step| i64::from(step.days) <= *from).or(may_begin.first())?;
        let customers: BTreeSet<_> = documents.iter().map(|late| late.customer(ledger)).collect();
        (!documents.is_empty()).then(|| StartBand {
            from_days: *from,
            to_days: next.map(|next| next - 1),
            customers: customers.len(),
            late: sums(&documents),
            proposed: step.key.clone(),
            documents,
        })
    });
    StartOptions { as_of, bands: bands.collect(), choices: may_begin.iter().map(|step| step.key.clone()).collect() }
}

fn sums(documents: &[LateDocument]) -> Vec<Money> {
    let currencies: BTreeMap<&str, Currency> = documents.iter().map(|late| (late.currency().code(), late.currency())).collect();
    currencies.into_values().map(|currency| sum(documents.iter().filter(|late| late.currency() == currency), currency)).collect()
}

impl StartOptions {
    /// The command for one choice a band, in the order of the bands; a band without a choice, or with a step one may not begin with,
    /// takes what is proposed. `None` where there is nothing to begin.
    #[must_use]
    pub fn command(&self, ledger: &Ledger, chosen: &[Option<StepKey>]) -> Option<Command> {
        let mut documents: Vec<(ThingId, StepKey)> = Vec::new();
        for (at, band) in self.bands.iter().enumerate() {
            let choice = chosen.get(at).and_then(Option::as_ref).filter(|step| self.choices.contains(step));
            let step = choice.unwrap_or(&band.proposed);
            documents.extend(band.documents.iter().map(|late| (ledger.item_id(late.item), step.clone())));
        }
        (!documents.is_empty()).then_some(Command::StartChase { on: self.as_of, documents })
    }

    /// The accounts in it.
    #[must_use]
    pub fn accounts(&self) -> BTreeSet<BalanceIdx> {
        self.bands.iter().flat_map(|band| &band.documents).map(|late| late.balance).collect()
    }
}
