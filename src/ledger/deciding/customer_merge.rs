//! Merges and splits of customers on trial.

use super::{Deciding, What, Who, not_before};
use crate::basis::id::Ref;
use crate::ledger::state::ItemIdx;
use crate::ledger::{Event, Refusal};
use chrono::NaiveDate;
use std::collections::BTreeSet;

impl Deciding<'_> {
    pub(super) fn check_hands(&self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::CustomersMerged { customer, into, on } => self.check_merge(*customer, *into, *on),
            Event::ItemsMoved { items, into, on } => self.check_split(items, *into, *on),
            _ => Ok(()),
        }
    }

    /// What it owned in between two days would be nobody's: a merge is not dated before the last change of hands.
    fn check_merge(&self, customer: Ref, into: Ref, on: NaiveDate) -> Result<(), Refusal> {
        let Ref::There(id) = customer else { return Err(Refusal::CustomerNotFound { customer }) };
        let idx = self.ledger.customer_of(id).ok_or(Refusal::CustomerNotFound { customer })?;
        if self.ledger.merged_into(idx).is_some() {
            return Err(Refusal::MergedAlready { into: self.ledger.survivor_of(idx) });
        }
        let Who::Known(into_idx) = self.who(into)? else { return Err(Refusal::CustomerNotFound { customer: into }) };
        if into_idx == idx {
            return Err(Refusal::SameCustomer);
        }
        self.in_open_books(on)?;
        self.ledger.last_change_of(idx).map_or(Ok(()), |last| not_before(on, last))
    }

    fn check_split(&self, items: &[Ref], into: Ref, on: NaiveDate) -> Result<(), Refusal> {
        let into = self.who(into)?;
        let mut moving: BTreeSet<ItemIdx> = BTreeSet::new();
        let mut whose = None;
        for item in items {
            let What::Known(idx) = self.what(*item)? else { return Err(Refusal::NotAPair) };
            let owner = self.facts(What::Known(idx)).customer;
            if owner == into {
                return Err(Refusal::SameCustomer);
            }
            if *whose.get_or_insert(owner) != owner {
                return Err(Refusal::NotAPair);
            }
            self.ledger.last_change_of_item(idx).map_or(Ok(()), |last| not_before(on, last))?;
            moving.insert(idx);
        }
        if moving.is_empty() {
            return Err(Refusal::Nothing);
        }
        self.in_open_books(on)?;
        match self.ledger.ties_across(&moving, on).next() {
            Some((item, other)) => Err(Refusal::TiesAcross { item, other }),
            None => Ok(()),
        }
    }
}
