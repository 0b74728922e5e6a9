//! Whom a batch concerns, so that what is drawn of others need not be worked out again.

use super::apply::Applying;
use super::state::Thing;
use super::{ChaseFact, CustomerIdx, Event};
use crate::basis::id::Ref;
use std::collections::BTreeSet;

/// Beyond so many customers, working everything out again is as quick.
const MANY: usize = 32;

/// Whose figures may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Touched {
    /// Anybody's.
    Everything,
    /// Those of these customers alone.
    Customers(BTreeSet<CustomerIdx>),
}

impl Touched {
    /// Nobody's.
    #[must_use]
    pub fn nothing() -> Self {
        Self::Customers(BTreeSet::new())
    }

    /// Both.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Customers(mut these), Self::Customers(those)) => {
                these.extend(those);
                if these.len() > MANY { Self::Everything } else { Self::Customers(these) }
            }
            _ => Self::Everything,
        }
    }
}

impl Applying<'_> {
    /// Whom an event concerns that was taken in. What is not known to concern one customer concerns all.
    pub(super) fn touches(&self, event: &Event) -> Touched {
        // Of one that was merged, whom it became.
        let of_customer = |customer: &Ref| self.customer(*customer).ok().map(|idx| self.ledger.survivor_of(idx));
        let of_item = |item: &Ref| self.item(*item).ok().map(|idx| self.ledger.item(idx).customer);
        let one = match event {
            Event::DocumentIssued { customer, .. }
            | Event::MoneyBooked { customer, .. }
            | Event::ReminderSent { customer, .. }
            | Event::StepSkipped { customer, .. }
            | Event::PromiseMade { customer, .. } => of_customer(customer),
            Event::ChaseSaid(fact) => match &**fact {
                ChaseFact::StepPutOff { customer, .. } | ChaseFact::StepHandedOver { customer, .. } => of_customer(customer),
                _ => None,
            },
            // Both are the same customer's.
            Event::Allocated { debit, .. } => of_item(debit),
            Event::AllocationEnded { allocation, .. } => match self.find(*allocation) {
                Thing::Allocation(idx) => self.ledger.allocations().get(idx.idx()).map(|it| self.ledger.item(it.debit).customer),
                _ => None,
            },
            Event::DueDateAgreed { document, .. } | Event::DisputeOpened { document, .. } | Event::ClaimAsked { document, .. } => {
                of_item(document)
            }
            Event::PaymentDetailed { payment, .. } => of_item(payment),
            _ => None,
        };
        one.map_or(Touched::Everything, |customer| Touched::Customers(BTreeSet::from([customer])))
    }
}
