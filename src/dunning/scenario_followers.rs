//! Who follows which scenario and what comes next for each, and what a change to scenarios or rules would move, before it is made.

use super::day_list::DaySettings;
use super::scenario_choice::{Chosen, Owing, Scenarios};
use super::standing::{Standing, standings};
use crate::basis::id::{BatchId, ThingId};
use crate::ledger::{ChaseWish, Command, CustomerIdx, Ledger, Refusal, StepKey};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A step that comes for a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComingStep {
    /// Which.
    pub step: StepKey,
    /// What it is called; empty where its key says it.
    pub name: String,
    /// The open day on which it came, or comes.
    pub on: NaiveDate,
}

/// A customer and its scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follower {
    /// Who.
    pub customer: ThingId,
    /// Their name.
    pub name: String,
    /// Which scenario, and why.
    pub chosen: Chosen,
    /// The first step that comes; `None` where nothing waits for one.
    pub next: Option<ComingStep>,
}

/// Something that a change moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// As it is.
    pub before: Follower,
    /// As it would be.
    pub after: Follower,
}

/// Every customer with its scenario, in the order in which they came.
#[must_use]
pub fn followers(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings) -> Vec<Follower> {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let found = standings(ledger, as_of, settings);
    let scenarios = Scenarios::on(ledger, as_of, settings.rules.as_deref().map(Vec::as_slice));
    let mut next: BTreeMap<CustomerIdx, ComingStep> = BTreeMap::new();
    for (document, standing, _) in &found.documents {
        let (place, on) = match standing {
            Standing::Due { place, since, .. } => (*place, *since),
            Standing::Coming { place, on } => (*place, *on),
            Standing::Held(_) | Standing::Finished { .. } => continue,
        };
        let customer = document.customer(ledger);
        let Some(step) = found.scenario_of(customer).and_then(|(scenario, _)| scenario.step(place)) else { continue };
        let comes = ComingStep { step: step.key.clone(), name: step.name.clone(), on };
        match next.get(&customer) {
            Some(known) if known.on <= on => {}
            _ => {
                next.insert(customer, comes);
            }
        }
    }
    let nothing = Owing::default();
    let here = ledger.customers().filter(|(_, customer)| customer.merged.is_none_or(|merged| merged.on > as_of));
    here.filter_map(|(idx, customer)| {
        let chosen = match found.scenario_of(idx) {
            Some((scenario, by)) => Chosen { scenario: scenario.key.clone(), by },
            None => scenarios.chosen(ledger, idx, &nothing)?,
        };
        Some(Follower { customer: ledger.customer_id(idx), name: customer.details.name.clone(), chosen, next: next.remove(&idx) })
    })
    .collect()
}

/// Later than any batch of a person: the batch of a change that is only looked at.
fn looked_at() -> BatchId {
    BatchId::new(u64::MAX >> 16, [u8::MAX; 10])
}

/// Who would follow another scenario, or have another step next or on another day, were the wish fulfilled.
///
/// # Errors
/// The wish would be refused.
pub fn what_changes(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings, wish: &ChaseWish) -> Result<Vec<Moved>, Refusal> {
    let events = ledger.decide(&Command::from(wish.clone()))?;
    let before = followers(ledger, as_of, settings);
    let mut changed = ledger.clone();
    changed.apply_batch(looked_at(), events.iter().map(Some));
    let mut after: BTreeMap<ThingId, Follower> =
        followers(&changed, as_of, settings).into_iter().map(|follower| (follower.customer, follower)).collect();
    let pairs = before.into_iter().filter_map(|before| Some(Moved { after: after.remove(&before.customer)?, before }));
    Ok(pairs.filter(|moved| moved.before.next != moved.after.next || moved.before.chosen.scenario != moved.after.chosen.scenario).collect())
}
