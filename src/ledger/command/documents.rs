//! Documents and orders entered by hand.

use super::Command;
use crate::basis::id::ThingId;
use crate::ledger::{DocumentKind, Event, Ledger, Refusal};

impl Ledger {
    /// The events that would fulfil a wish about documents and orders, unchecked.
    pub(super) fn documents_wished(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        Ok(match command {
            Command::EnterDocument(new) => self.entering(new)?,
            Command::AgreeOrder(new) => vec![Self::agreeing(new)],
            Command::DeliverOrder { order, on, amount } => {
                vec![Event::OrderDelivered { order: (*order).into(), on: *on, amount: *amount }]
            }
            Command::CancelOrder { order, on } => vec![Event::OrderCancelled { order: (*order).into(), on: *on }],
            Command::DetailDocument { document, details } => {
                let idx = self.item_of(*document).ok_or(Refusal::ItemNotFound { item: (*document).into() })?;
                if self.details(idx).is_some_and(|known| known == &**details) {
                    return Err(Refusal::Nothing);
                }
                vec![Event::DocumentDetailed { document: (*document).into(), details: details.clone() }]
            }
            _ => Vec::new(),
        })
    }

    /// A number given twice to one customer by hand is a slip of the pen.
    pub(in crate::ledger) fn refuse_twin(&self, customer: ThingId, kind: DocumentKind, number: &str) -> Result<(), Refusal> {
        let Some(customer) = self.customer_of(customer).map(|idx| self.survivor_of(idx)) else { return Ok(()) };
        let number = number.trim();
        let twin =
            self.items().find(|item| item.customer == customer && item.kind == kind.into() && !number.is_empty() && item.number == number);
        match twin {
            Some(item) => Err(Refusal::NumberTaken { item: item.idx }),
            None => Ok(()),
        }
    }
}
