//! People at customers, and what was said or written with them.

use super::{Change, Planner, Who};
use crate::basis::fold::folded;
use crate::exchange::plan::Note;
use crate::exchange::reading::ReadCustomer;
use crate::ledger::{Contact, CustomerDetails, CustomerIdx, Event, Interaction, InteractionWay};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What makes two notes the same.
pub(super) type Said = (CustomerIdx, NaiveDate, InteractionWay, String);

impl Planner<'_> {
    /// The people of the file that nobody knows yet, added to those known; what is known of one already stays. True where there are any.
    pub(super) fn people(&mut self, who: Who, details: &CustomerDetails, read: &ReadCustomer) -> bool {
        if read.contacts.is_empty() {
            return false;
        }
        let before: Vec<Contact> = match who {
            Who::Known(idx) => self.ledger.customer(idx).contacts.clone(),
            Who::New(_) => Vec::new(),
        };
        let mut after = before.clone();
        for found in &read.contacts {
            let is_on_sheet = !found.name.is_empty() && folded(&found.name) == folded(&details.contact);
            if !is_on_sheet {
                add(&mut after, found);
            }
        }
        let customer = self.reference(who);
        after != before && self.deciding.push(Event::ContactsDescribed { customer, contacts: after }).is_ok()
    }

    /// What was noted already, how often.
    pub(super) fn index_interactions(&mut self) {
        for said in self.ledger.interactions() {
            *self.said.entry((said.customer, said.on, said.way, said.text.clone())).or_default() += 1;
        }
    }

    /// One thing that was said; the n-th like it here answers the n-th like it there.
    pub(super) fn interaction(&mut self, i: usize) {
        let Some(read) = self.reading.interactions.get(i) else { return };
        let Some(who) = self.who.get(read.customer as usize).copied().flatten() else { return };
        let text = read.text.trim().to_owned();
        if let Who::Known(customer) = who
            && let Some(known) = self.said.get_mut(&(customer, read.on, read.way, text.clone())).filter(|known| **known > 0)
        {
            *known -= 1;
            self.differences.interactions.same += 1;
            return;
        }
        let customer = self.reference(who);
        match self.deciding.push(Event::ExchangeNoted(Interaction { customer, on: read.on, way: read.way, text })) {
            Ok(()) => self.differences.interactions.new += 1,
            Err(refusal) => self.notes.push(Note::Refused { line: read.line, refusal }),
        }
    }

    /// What somebody says of a customer's credit; what is known already in all its words enters once.
    pub(super) fn credit_report(&mut self, i: usize) {
        let Some(read) = self.reading.credit_reports.get(i) else { return };
        let Some(who) = self.who.get(read.said.customer as usize).copied().flatten() else { return };
        if let Who::Known(customer) = who {
            let same = read.said.on_customer(customer);
            if self.ledger.credit_reports().contains(&same) {
                self.differences.credit_reports.same += 1;
                return;
            }
        }
        match self.deciding.push(Event::CreditReported(read.said.on_customer(self.reference(who)))) {
            Ok(()) => self.differences.credit_reports.new += 1,
            Err(refusal) => self.notes.push(Note::Refused { line: read.line, refusal }),
        }
    }

    /// A customer that the file only names and nobody knows is none: it is told, once.
    pub(super) fn nobody(&mut self, read: &ReadCustomer) {
        self.notes.push(Note::NotFound { number: read.name.clone(), line: read.line });
    }

    /// Counts what came to a known customer.
    pub(super) fn count_known(&mut self, customer: CustomerIdx, is_changed: bool) {
        if is_changed {
            self.differences.customers.changed += 1;
            self.differences.changes.push(Change::Sheet { customer });
        } else {
            self.differences.customers.same += 1;
        }
    }
}

/// Adds a person, or what is not known of them.
fn add(people: &mut Vec<Contact>, found: &Contact) {
    let same = |known: &&mut Contact| {
        (!found.email.is_empty() && known.email.eq_ignore_ascii_case(&found.email))
            || (!found.name.is_empty() && folded(&known.name) == folded(&found.name))
    };
    match people.iter_mut().find(same) {
        Some(known) => {
            for (field, more) in [(&mut known.name, &found.name), (&mut known.email, &found.email), (&mut known.phone, &found.phone)] {
                if field.is_empty() {
                    field.clone_from(more);
                }
            }
        }
        None => people.push(found.clone()),
    }
}

/// The person who goes onto the sheet: the one that is named first, where none stands there.
pub(super) fn with_person(mut details: CustomerDetails, read: &ReadCustomer) -> CustomerDetails {
    let Some(first) = read.contacts.first() else { return details };
    if details.contact.is_empty() {
        details.contact.clone_from(&first.name);
    }
    let is_first = folded(&details.contact) == folded(&first.name);
    for (field, more) in [(&mut details.email, &first.email), (&mut details.phone, &first.phone)] {
        if is_first && field.is_empty() {
            field.clone_from(more);
        }
    }
    details
}

/// Notes that stand in the ledger, counted.
pub(super) type Counted = HashMap<Said, u32>;
