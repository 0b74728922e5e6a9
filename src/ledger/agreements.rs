//! Takes in what was agreed and noted beside documents and money: conditions, rates between currencies, assignments.

use super::apply::{Applying, Unfit, count};
use super::assignment::Assignment;
use super::conditions::{AgreedConditions, ConditionsOf};
use super::exchange_rate::ExchangeRate;
use super::state::{AssignmentIdx, ItemIdx, Thing};
use super::{Event, TermsScope};

impl Applying<'_> {
    pub(super) fn take_in_agreement(&mut self, event: &Event) -> Result<Thing, Unfit> {
        match event {
            Event::ConditionsAgreed { scope, conditions, from } => {
                let of = match scope {
                    TermsScope::Company => ConditionsOf::Company,
                    TermsScope::Customer(customer) => ConditionsOf::Customer(self.customer(*customer)?),
                    TermsScope::Segment(segment) => ConditionsOf::Segment(segment.clone()),
                };
                self.ledger.conditions.push(AgreedConditions { of, from: *from, conditions: conditions.clone() });
            }
            Event::TermsReviewed { on } => self.ledger.terms_reviewed_on = self.ledger.terms_reviewed_on.max(Some(*on)),
            Event::PaymentDetailed { payment, details } => {
                let idx = self.item(*payment)?;
                self.ledger.payment_details.insert(idx, details.clone());
            }
            Event::ExchangeRateStated { one, worth, of, on, source } => {
                let (one, worth, of, on, source) = (*one, *worth, *of, *on, source.clone());
                self.ledger.exchange_rates.push(ExchangeRate { one, worth, of, on, source });
            }
            Event::SmallDifferencesAgreed { up_to } => {
                let most = up_to.to_minor().filter(|most| *most >= 0).ok_or(Unfit::Uncountable)?;
                self.ledger.small_differences.insert(up_to.currency().code().to_owned(), most);
            }
            Event::DocumentsAssigned { documents, factor, on } => {
                // A document that is not there any more is left out: the others went all the same.
                let documents: Vec<ItemIdx> = documents.iter().filter_map(|document| self.item(*document).ok()).collect();
                let idx = AssignmentIdx(count(self.ledger.assignments.len()));
                let thing = self.here();
                self.ledger.assignments.push(Assignment { documents, factor: factor.clone(), from: *on, until: None, thing });
                return Ok(Thing::Assignment(idx));
            }
            Event::AssignmentEnded { assignment, on } => {
                let Thing::Assignment(idx) = self.find(*assignment) else { return Err(Unfit::Dangling) };
                self.ledger.assignments[idx.idx()].until.get_or_insert(*on);
            }
            _ => {}
        }
        Ok(Thing::Nothing)
    }
}
