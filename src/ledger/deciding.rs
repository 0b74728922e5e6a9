//! Events on trial: each is checked against the ledger and against those before it, and nothing is written.
//!
//! The lines of a file depend on each other, so what earlier events would change lies over the ledger as a thin overlay. It can be fed
//! by slices: the page decides an import a few milliseconds at a time.

use super::state::{AllocationIdx, CustomerIdx, ItemIdx, Thing};
use super::{Due, Event, ItemKind, Ledger, Refusal, TermsScope};
use crate::basis::id::Ref;
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Events accepted so far, over a ledger.
pub struct Deciding<'a> {
    ledger: &'a Ledger,
    events: Vec<Event>,
    made: Vec<Made>,
    /// What the events so far would allocate more of the ledger's own items.
    allocated: HashMap<ItemIdx, i64>,
    ended: Vec<AllocationIdx>,
}

/// What an accepted event makes.
#[derive(Clone, Copy)]
enum Made {
    Nothing,
    Customer,
    Item(NewItem),
    Allocation,
}

#[derive(Clone, Copy)]
struct NewItem {
    customer: Who,
    kind: ItemKind,
    amount: i64,
    currency: Currency,
    allocated: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Who {
    Known(CustomerIdx),
    New(u32),
}

#[derive(Clone, Copy)]
enum What {
    Known(ItemIdx),
    New(usize),
}

impl<'a> Deciding<'a> {
    /// On `ledger`, with nothing accepted yet.
    #[must_use]
    pub fn new(ledger: &'a Ledger) -> Self {
        Self { ledger, events: Vec::new(), made: Vec::new(), allocated: HashMap::new(), ended: Vec::new() }
    }

    /// Accepts one more event.
    ///
    /// # Errors
    /// The event cannot follow; nothing has changed, and others may still be tried.
    pub fn push(&mut self, event: Event) -> Result<(), Refusal> {
        let made = self.check(&event)?;
        self.made.push(made);
        self.events.push(event);
        Ok(())
    }

    /// The accepted events.
    #[must_use]
    pub fn finish(self) -> Vec<Event> {
        self.events
    }

    fn check(&mut self, event: &Event) -> Result<Made, Refusal> {
        match event {
            Event::CompanyDescribed(_) | Event::BankChecked { .. } | Event::MappingRemembered { .. } => {}
            Event::CustomerAdded { key, details, .. } => {
                if key.trim().is_empty() || details.name.trim().is_empty() {
                    return Err(Refusal::NameEmpty);
                }
                return Ok(Made::Customer);
            }
            Event::CustomerDescribed { customer, details } => {
                self.who(*customer)?;
                if details.name.trim().is_empty() {
                    return Err(Refusal::NameEmpty);
                }
            }
            Event::CustomerKindSet { customer, .. } => {
                self.who(*customer)?;
            }
            Event::TermsAgreed { scope, .. } => {
                if let TermsScope::Customer(customer) = scope {
                    self.who(*customer)?;
                }
            }
            Event::DocumentIssued { customer, kind, amount, due, .. } => {
                let customer = self.who(*customer)?;
                let kind = ItemKind::from(*kind);
                let minor = countable(*amount)?;
                let sign_fits = match kind {
                    ItemKind::CreditNote => minor < 0,
                    ItemKind::Invoice | ItemKind::Deposit => minor > 0,
                    _ => minor != 0,
                };
                if !sign_fits {
                    return Err(Refusal::WrongSign { amount: *amount });
                }
                check_instalments(due, *amount, minor)?;
                return Ok(Made::Item(NewItem { customer, kind, amount: minor, currency: amount.currency(), allocated: 0 }));
            }
            Event::MoneyBooked { customer, kind, amount, .. } => {
                let customer = self.who(*customer)?;
                let kind = ItemKind::from(*kind);
                let minor = countable(*amount)?;
                let sign_fits = match kind {
                    ItemKind::Payment => minor < 0,
                    ItemKind::Bounce | ItemKind::Refund => minor > 0,
                    _ => minor != 0,
                };
                if !sign_fits {
                    return Err(Refusal::WrongSign { amount: *amount });
                }
                return Ok(Made::Item(NewItem { customer, kind, amount: minor, currency: amount.currency(), allocated: 0 }));
            }
            Event::Allocated { credit, debit, amount, .. } => {
                self.check_allocation(*credit, *debit, *amount)?;
                return Ok(Made::Allocation);
            }
            Event::AllocationEnded { allocation, on } => self.check_end(*allocation, *on)?,
            Event::DueDateAgreed { document, due_on } => {
                let what = self.what(*document)?;
                let (kind, issued_on) = match what {
                    What::Known(idx) => (self.ledger.item(idx).kind, Some(self.ledger.item(idx).on)),
                    What::New(_) => (self.new_item(what).kind, None),
                };
                if !kind.is_document() {
                    return Err(Refusal::NotAPair);
                }
                if let Some(begins) = issued_on.filter(|begins| due_on < begins) {
                    return Err(Refusal::TooEarly { on: *due_on, begins });
                }
            }
            Event::ReminderSent { customer, documents, .. } => {
                let customer = self.who(*customer)?;
                self.check_documents(documents, Some(customer))?;
            }
            Event::StepSkipped { customer, documents, reason, .. } => {
                let customer = self.who(*customer)?;
                self.check_documents(documents, Some(customer))?;
                if reason.trim().is_empty() {
                    return Err(Refusal::ReasonMissing);
                }
            }
            Event::ChaseStarted { documents, .. } => self.check_documents(documents, None)?,
        }
        Ok(Made::Nothing)
    }

    fn check_documents(&self, documents: &[super::Reminded], of: Option<Who>) -> Result<(), Refusal> {
        if documents.is_empty() {
            return Err(Refusal::Nothing);
        }
        for reminded in documents {
            let item = self.facts(self.what(reminded.document)?);
            if of.is_some_and(|of| of != item.customer) {
                return Err(Refusal::NotAPair);
            }
        }
        Ok(())
    }

    fn check_allocation(&mut self, credit: Ref, debit: Ref, amount: Money) -> Result<(), Refusal> {
        let (credit, debit) = (self.what(credit)?, self.what(debit)?);
        let minor = countable(amount)?;
        if minor <= 0 {
            return Err(Refusal::WrongSign { amount });
        }
        let (from, to) = (self.facts(credit), self.facts(debit));
        for side in [from, to] {
            if side.currency != amount.currency() {
                return Err(Refusal::CurrenciesDiffer { expected: side.currency, found: amount.currency() });
            }
        }
        let owed = from.kind.movement().is_some() && to.kind.movement().is_some();
        if from.customer != to.customer || from.amount >= 0 || to.amount <= 0 || !owed {
            return Err(Refusal::NotAPair);
        }
        for side in [from, to] {
            let open = side.amount.saturating_abs() - side.allocated;
            if minor > open {
                return Err(Refusal::ExceedsOpen { open: Money::from_minor(open, side.currency), asked: amount });
            }
        }
        for side in [credit, debit] {
            match side {
                What::Known(idx) => *self.allocated.entry(idx).or_default() += minor,
                What::New(at) => {
                    if let Some(Made::Item(item)) = self.made.get_mut(at) {
                        item.allocated += minor;
                    }
                }
            }
        }
        Ok(())
    }

    fn check_end(&mut self, allocation: Ref, on: NaiveDate) -> Result<(), Refusal> {
        let Ref::There(id) = allocation else { return Err(Refusal::AllocationNotFound { allocation }) };
        let idx =
            self.ledger.allocation_of(id).filter(|idx| !self.ended.contains(idx)).ok_or(Refusal::AllocationNotFound { allocation })?;
        let known = self.ledger.allocations().get(idx.idx()).filter(|known| known.until.is_none());
        let known = known.ok_or(Refusal::AllocationNotFound { allocation })?;
        if on < known.from {
            return Err(Refusal::TooEarly { on, begins: known.from });
        }
        for side in [known.credit, known.debit] {
            *self.allocated.entry(side).or_default() -= known.amount;
        }
        self.ended.push(idx);
        Ok(())
    }

    fn who(&self, customer: Ref) -> Result<Who, Refusal> {
        let found = match customer {
            Ref::Here(ordinal) => matches!(self.made.get(ordinal as usize), Some(Made::Customer)).then_some(Who::New(ordinal)),
            Ref::There(id) => self.ledger.customer_of(id).map(Who::Known),
        };
        found.ok_or(Refusal::CustomerNotFound { customer })
    }

    fn what(&self, item: Ref) -> Result<What, Refusal> {
        let found = match item {
            Ref::Here(ordinal) => matches!(self.made.get(ordinal as usize), Some(Made::Item(_))).then_some(What::New(ordinal as usize)),
            Ref::There(id) => match self.ledger.thing(id) {
                Thing::Item(idx) => Some(What::Known(idx)),
                _ => None,
            },
        };
        found.ok_or(Refusal::ItemNotFound { item })
    }

    /// One shape for what is in the ledger and what would come into it.
    fn facts(&self, what: What) -> NewItem {
        let What::Known(idx) = what else { return self.new_item(what) };
        let item = self.ledger.item(idx);
        let left = self.ledger.open_now(idx).saturating_abs();
        let allocated = item.amount.saturating_abs() - left + self.allocated.get(&idx).copied().unwrap_or_default();
        NewItem { customer: Who::Known(item.customer), kind: item.kind, amount: item.amount, currency: item.currency, allocated }
    }

    fn new_item(&self, what: What) -> NewItem {
        let none = NewItem { customer: Who::New(u32::MAX), kind: ItemKind::Accrual, amount: 0, currency: Currency::EUR, allocated: 0 };
        match what {
            What::New(at) => match self.made.get(at) {
                Some(Made::Item(item)) => *item,
                _ => none,
            },
            What::Known(_) => none,
        }
    }
}

fn countable(amount: Money) -> Result<i64, Refusal> {
    amount.to_minor().filter(|minor| *minor != i64::MIN).ok_or(Refusal::Uncountable { amount })
}

fn check_instalments(due: &Due, whole: Money, minor: i64) -> Result<(), Refusal> {
    let Due::Instalments(parts) = due else { return Ok(()) };
    let mut sum = 0_i64;
    for part in parts {
        if part.amount.currency() != whole.currency() {
            return Err(Refusal::CurrenciesDiffer { expected: whole.currency(), found: part.amount.currency() });
        }
        let amount = countable(part.amount)?;
        if amount.signum() != minor.signum() {
            return Err(Refusal::WrongSign { amount: part.amount });
        }
        sum = sum.checked_add(amount).ok_or(Refusal::Uncountable { amount: part.amount })?;
    }
    if sum == minor { Ok(()) } else { Err(Refusal::InstalmentsDiffer { whole }) }
}
