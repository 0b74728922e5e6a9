//! Events on trial: each is checked against the ledger and against those before it, and nothing is written.
//!
//! The lines of a file depend on each other, so what earlier events would change lies over the ledger as a thin overlay. It can be fed
//! by slices: the page decides an import a few milliseconds at a time.

mod agreed;
mod bank;
mod claims;
mod credit_reports;
mod customer_merge;
mod interactions;
mod orders;

use agreed::{check_conditions, check_instalments};

use super::state::{AllocationIdx, ClaimIdx, CustomerIdx, ItemIdx, Thing};
use super::{Event, ItemKind, Ledger, Refusal, TermsScope};
use crate::basis::id::Ref;
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Events accepted so far, over a ledger.
pub struct Deciding<'a> {
    pub(super) ledger: &'a Ledger,
    events: Vec<Event>,
    made: Vec<Made>,
    /// What the events so far would allocate more of the ledger's own items.
    allocated: HashMap<ItemIdx, i64>,
    ended: Vec<AllocationIdx>,
    /// Documents on which the events so far ask for the fixed sum.
    compensated: Vec<ItemIdx>,
    /// What the events so far pay or give up of the ledger's own claims.
    claims_settled: HashMap<ClaimIdx, i64>,
    /// Places of the allocations among the events so far, by credit.
    allocated_from: HashMap<Ref, Vec<u32>>,
    bank: bank::Overlay,
    orders: orders::Overlay,
    pub(super) debits: super::direct_debits::Overlay,
}

/// What an accepted event makes.
#[derive(Clone, Copy)]
enum Made {
    Nothing,
    Customer,
    Item(NewItem),
    Allocation(NewAllocation),
    Statement,
    /// Its amount, minor units.
    BankLine(i64, Currency),
}

#[derive(Clone, Copy)]
struct NewAllocation {
    credit: What,
    debit: What,
    minor: i64,
    from: NaiveDate,
    ended: bool,
}

#[derive(Clone, Copy)]
struct NewItem {
    customer: Who,
    kind: ItemKind,
    amount: i64,
    currency: Currency,
    on: NaiveDate,
    allocated: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    Known(CustomerIdx),
    New(u32),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum What {
    Known(ItemIdx),
    New(usize),
}

impl<'a> Deciding<'a> {
    /// On `ledger`, with nothing accepted yet.
    #[must_use]
    pub fn new(ledger: &'a Ledger) -> Self {
        Self {
            ledger,
            events: Vec::new(),
            made: Vec::new(),
            allocated: HashMap::new(),
            ended: Vec::new(),
            allocated_from: HashMap::new(),
            bank: bank::Overlay::default(),
            orders: orders::Overlay::default(),
            debits: super::direct_debits::Overlay::default(),
            compensated: Vec::new(),
            claims_settled: HashMap::new(),
        }
    }

    /// Accepts one more event.
    ///
    /// # Errors
    /// The event cannot follow; nothing has changed, and others may still be tried.
    pub fn push(&mut self, event: Event) -> Result<(), Refusal> {
        let made = self.check(&event)?;
        if let Event::Allocated { credit, .. } = event {
            let at = self.len();
            self.allocated_from.entry(credit).or_default().push(at);
        }
        self.made.push(made);
        self.events.push(event);
        Ok(())
    }

    /// How many events were accepted: the place of the next one.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.events.len()).unwrap_or(u32::MAX)
    }

    /// True while nothing was accepted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty()
    }

    /// What would be open of an item after the events so far, unsigned, minor units; `None` where there is no such item.
    #[must_use]
    pub fn open(&self, item: Ref) -> Option<i64> {
        let item = self.facts(self.what(item).ok()?);
        Some((item.amount.saturating_abs() - item.allocated).max(0))
    }

    /// What an item is, known or among the events so far; `None` where there is no such item.
    #[must_use]
    pub fn kind(&self, item: Ref) -> Option<ItemKind> {
        self.what(item).ok().map(|what| self.facts(what).kind)
    }

    /// Allocations among the events so far whose credit is one of `credits` and that have not ended.
    #[must_use]
    pub fn allocations_of(&self, credits: &[Ref]) -> Vec<Ref> {
        let places = credits.iter().filter_map(|credit| self.allocated_from.get(credit)).flatten();
        let runs = |at: &&u32| matches!(self.made.get(**at as usize), Some(Made::Allocation(new)) if !new.ended);
        let mut running: Vec<u32> = places.filter(runs).copied().collect();
        running.sort_unstable();
        running.into_iter().map(Ref::Here).collect()
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
            Event::TermsAgreed { scope, .. } => self.check_scope(scope)?,
            Event::DocumentIssued { customer, kind, issued_on, amount, due, .. } => {
                let customer = self.who(*customer)?;
                let kind = ItemKind::from(*kind);
                let minor = countable(*amount)?;
                let sign_fits = match kind {
                    ItemKind::CreditNote => minor < 0,
                    ItemKind::Invoice | ItemKind::Deposit | ItemKind::Bill => minor > 0,
                    _ => minor != 0,
                };
                if !sign_fits {
                    return Err(Refusal::WrongSign { amount: *amount });
                }
                check_instalments(due, *amount, minor)?;
                self.in_open_books(*issued_on)?;
                return Ok(Made::Item(NewItem {
                    customer,
                    kind,
                    amount: minor,
                    currency: amount.currency(),
                    on: *issued_on,
                    allocated: 0,
                }));
            }
            Event::MoneyBooked { customer, kind, booked_on, amount, .. } => {
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
                self.in_open_books(*booked_on)?;
                return Ok(Made::Item(NewItem {
                    customer,
                    kind,
                    amount: minor,
                    currency: amount.currency(),
                    on: *booked_on,
                    allocated: 0,
                }));
            }
            Event::Allocated { credit, debit, amount, .. } => {
                return self.check_allocation(*credit, *debit, *amount).map(Made::Allocation);
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
            Event::DisputeOpened { document, on, amount, .. } => self.check_dispute(*document, *on, *amount)?,
            Event::DisputeClosed { dispute, on, .. } => {
                let known = self.hold(*dispute, |thing| match thing {
                    Thing::Dispute(idx) => self.ledger.disputes.get(idx.idx()).filter(|known| known.closed.is_none()),
                    _ => None,
                })?;
                not_before(*on, known.from)?;
            }
            Event::PromiseMade { customer, on, due_on, amount, documents, .. } => {
                let customer = self.who(*customer)?;
                not_before(*due_on, *on)?;
                if countable(*amount)? <= 0 {
                    return Err(Refusal::WrongSign { amount: *amount });
                }
                if documents.is_empty() {
                    return Err(Refusal::Nothing);
                }
                for document in documents {
                    let item = self.facts(self.what(*document)?);
                    if item.customer != customer || item.amount <= 0 {
                        return Err(Refusal::NotAPair);
                    }
                    if item.currency != amount.currency() {
                        return Err(Refusal::CurrenciesDiffer { expected: item.currency, found: amount.currency() });
                    }
                }
            }
            Event::PromiseEnded { promise, on } => {
                let known = self.hold(*promise, |thing| match thing {
                    Thing::Promise(idx) => self.ledger.promises.get(idx.idx()).filter(|known| known.until.is_none()),
                    _ => None,
                })?;
                not_before(*on, known.from)?;
            }
            Event::InsolvencyOpened { customer, opened_on, published_on, .. } => {
                self.who(*customer)?;
                if let Some(published_on) = published_on {
                    not_before(*published_on, *opened_on)?;
                }
            }
            Event::InsolvencyEnded { insolvency, on } => {
                let known = self.hold(*insolvency, |thing| match thing {
                    Thing::Insolvency(idx) => self.ledger.insolvencies.get(idx.idx()).filter(|known| known.until.is_none()),
                    _ => None,
                })?;
                not_before(*on, known.opened_on)?;
            }
            Event::RateStated { percent, source, .. } => {
                if !(Decimal::from(-5)..=Decimal::from(60)).contains(percent) || percent.normalize().scale() > 6 {
                    return Err(Refusal::NotARate);
                }
                if source.is_empty() {
                    return Err(Refusal::SourceMissing);
                }
            }
            Event::SegmentSet { customer, .. } | Event::ResponsibleSet { customer, .. } => {
                self.who(*customer)?;
            }
            Event::ParentSet { customer, parent, from, .. } => self.check_parent(*customer, *parent, *from)?,
            Event::ContactsDescribed { customer, contacts } => {
                self.who(*customer)?;
                if contacts.iter().any(|contact| contact.name.trim().is_empty() && contact.email.trim().is_empty()) {
                    return Err(Refusal::NameEmpty);
                }
            }
            Event::StatementRead { .. }
            | Event::BankLineRead { .. }
            | Event::BankLineExplained { .. }
            | Event::BankLineReopened { .. }
            | Event::MatchingLearned { .. }
            | Event::SureMatchesTaken { .. } => return self.check_bank(event),
            Event::ClaimAsked { document, kind, on, amount, .. } => self.check_claim(*document, *kind, *on, *amount)?,
            Event::ClaimPaid { claim, on, amount, .. } => self.check_claim_part(*claim, *on, *amount)?,
            Event::ClaimWaived { claim, on, amount, reason } => {
                if reason.is_empty() {
                    return Err(Refusal::ReasonMissing);
                }
                self.check_claim_part(*claim, *on, *amount)?;
            }
            Event::ConditionsAgreed { scope, conditions, .. } => {
                self.check_scope(scope)?;
                check_conditions(conditions)?;
            }
            Event::TermsReviewed { .. } => {}
            Event::PaymentDetailed { payment, .. } => {
                let item = self.facts(self.what(*payment)?);
                if item.kind != ItemKind::Payment {
                    return Err(Refusal::NotAPair);
                }
            }
            Event::ExchangeRateStated { one, worth, of, source, .. } => {
                if one == of || *worth <= Decimal::ZERO || *worth > Decimal::from(1_000_000_000) {
                    return Err(Refusal::NotAnExchangeRate);
                }
                if source.is_empty() {
                    return Err(Refusal::SourceMissing);
                }
            }
            Event::SmallDifferencesAgreed { up_to } => {
                if countable(*up_to)? < 0 {
                    return Err(Refusal::WrongSign { amount: *up_to });
                }
            }
            Event::DocumentsAssigned { documents, factor, on } => {
                if documents.is_empty() {
                    return Err(Refusal::Nothing);
                }
                if factor.name.trim().is_empty() {
                    return Err(Refusal::NameEmpty);
                }
                for document in documents {
                    let what = self.what(*document)?;
                    let item = self.facts(what);
                    if item.amount <= 0 || !item.kind.is_document() {
                        return Err(Refusal::NotAPair);
                    }
                    not_before(*on, item.on)?;
                    if let What::Known(idx) = what
                        && self.ledger.assignments.iter().any(|known| known.until.is_none() && known.documents.contains(&idx))
                    {
                        return Err(Refusal::Assigned { item: idx });
                    }
                }
            }
            Event::AssignmentEnded { assignment, on } => {
                let known = self.hold(*assignment, |thing| match thing {
                    Thing::Assignment(idx) => self.ledger.assignments.get(idx.idx()).filter(|known| known.until.is_none()),
                    _ => None,
                })?;
                not_before(*on, known.from)?;
            }
            Event::BookkeepingDescribed(_)
            | Event::DocumentDoubted { .. }
            | Event::DoubtEnded { .. }
            | Event::DocumentImpaired { .. }
            | Event::EntriesHandedOver { .. } => self.check_book(event)?,
            Event::ExchangeNoted(said) => self.check_interaction(said)?,
            Event::CreditReported(report) => self.check_credit_report(report)?,
            Event::DocumentLined(said) => {
                let item = self.facts(self.what(said.document)?);
                if !item.kind.is_document() {
                    return Err(Refusal::NotAPair);
                }
                said.fits(item.currency)?;
            }
            Event::OwnAccountDescribed(_)
            | Event::MeansOffered { .. }
            | Event::SectorAgreed { .. }
            | Event::MandateSigned { .. }
            | Event::MandateEnded { .. }
            | Event::DebitAsked(_)
            | Event::DebitGivenUp { .. } => self.check_paying(event)?,
            Event::PeriodClosed { up_to } => {
                if self.ledger.closed_up_to.is_some_and(|closed| *up_to <= closed) {
                    return Err(Refusal::Nothing);
                }
            }
            Event::OrderAgreed { .. }
            | Event::OrderDelivered { .. }
            | Event::OrderInvoiced { .. }
            | Event::OrderCancelled { .. }
            | Event::DepositSetOff { .. } => self.check_order(event)?,
            Event::OwnClosedDaysSaid { .. } | Event::SupplySaid { .. } | Event::ActionCostsSaid { .. } | Event::TargetSaid { .. } => {
                self.check_practice(event)?;
            }
            Event::ChaseSaid(fact) => self.check_chase(fact)?,
            Event::CustomersMerged { .. } | Event::ItemsMoved { .. } => self.check_hands(event)?,
            Event::DocumentDetailed { document, details } => {
                let item = self.facts(self.what(*document)?);
                if !item.kind.is_document() {
                    return Err(Refusal::NotAPair);
                }
                details.fits(item.currency, item.on)?;
            }
            Event::PeriodReopened { up_to, reason } => {
                if self.ledger.closed_up_to.is_none() || *up_to >= self.ledger.closed_up_to {
                    return Err(Refusal::Nothing);
                }
                if reason.is_empty() {
                    return Err(Refusal::ReasonMissing);
                }
            }
        }
        Ok(Made::Nothing)
    }

    /// Nobody is above itself.
    fn check_parent(&self, customer: Ref, parent: Option<Ref>, from: Option<NaiveDate>) -> Result<(), Refusal> {
        let who = self.who(customer)?;
        let Some(parent) = parent else { return Ok(()) };
        let above = self.who(parent)?;
        let turns = match (who, above) {
            (Who::Known(customer), Who::Known(parent)) => self.ledger.is_above(customer, parent, from),
            _ => false,
        };
        if who == above || turns { Err(Refusal::AboveItself) } else { Ok(()) }
    }

    /// Documents and money are facts of the books. What settles what moves no balance and may still be found out later.
    pub(super) fn in_open_books(&self, on: NaiveDate) -> Result<(), Refusal> {
        match self.ledger.closed_up_to {
            Some(up_to) if on <= up_to => Err(Refusal::PeriodClosed { on, up_to }),
            _ => Ok(()),
        }
    }

    fn check_dispute(&self, document: Ref, on: NaiveDate, amount: Option<Money>) -> Result<(), Refusal> {
        let what = self.what(document)?;
        let item = self.facts(what);
        if item.amount <= 0 || !item.kind.is_document() {
            return Err(Refusal::NotAPair);
        }
        not_before(on, item.on)?;
        if let Some(amount) = amount {
            if amount.currency() != item.currency {
                return Err(Refusal::CurrenciesDiffer { expected: item.currency, found: amount.currency() });
            }
            let minor = countable(amount)?;
            if minor <= 0 {
                return Err(Refusal::WrongSign { amount });
            }
            if minor > item.amount {
                return Err(Refusal::ExceedsOpen { open: Money::from_minor(item.amount, item.currency), asked: amount });
            }
        }
        match what {
            What::Known(idx) if self.ledger.disputes.iter().any(|known| known.document == idx && known.closed.is_none()) => {
                Err(Refusal::InDispute { item: idx })
            }
            _ => Ok(()),
        }
    }

    /// A dispute, promise or insolvency of the ledger that still counts.
    fn hold<T>(&self, hold: Ref, find: impl FnOnce(Thing) -> Option<T>) -> Result<T, Refusal> {
        let found = match hold {
            Ref::There(id) => find(self.ledger.thing(id)),
            Ref::Here(_) => None,
        };
        found.ok_or(Refusal::HoldNotFound { hold })
    }

    pub(super) fn check_documents(&self, documents: &[super::Reminded], of: Option<Who>) -> Result<(), Refusal> {
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

    fn check_allocation(&mut self, credit: Ref, debit: Ref, amount: Money) -> Result<NewAllocation, Refusal> {
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
        self.count(credit, minor);
        self.count(debit, minor);
        Ok(NewAllocation { credit, debit, minor, from: from.on.max(to.on), ended: false })
    }

    /// `minor` negative takes it back.
    fn count(&mut self, side: What, minor: i64) {
        match side {
            What::Known(idx) => *self.allocated.entry(idx).or_default() += minor,
            What::New(at) => {
                if let Some(Made::Item(item)) = self.made.get_mut(at) {
                    item.allocated += minor;
                }
            }
        }
    }

    fn check_end(&mut self, allocation: Ref, on: NaiveDate) -> Result<(), Refusal> {
        let not_found = Refusal::AllocationNotFound { allocation };
        let known = match allocation {
            Ref::Here(ordinal) => match self.made.get(ordinal as usize) {
                Some(Made::Allocation(known)) if !known.ended => *known,
                _ => return Err(not_found),
            },
            Ref::There(id) => {
                let idx = self.ledger.allocation_of(id).filter(|idx| !self.ended.contains(idx)).ok_or(not_found.clone())?;
                let known = self.ledger.allocations().get(idx.idx()).filter(|known| known.until.is_none()).ok_or(not_found)?;
                let (credit, debit) = (What::Known(known.credit), What::Known(known.debit));
                NewAllocation { credit, debit, minor: known.amount, from: known.from, ended: false }
            }
        };
        if on < known.from {
            return Err(Refusal::TooEarly { on, begins: known.from });
        }
        match allocation {
            Ref::Here(ordinal) => {
                if let Some(Made::Allocation(new)) = self.made.get_mut(ordinal as usize) {
                    new.ended = true;
                }
            }
            Ref::There(id) => self.ended.extend(self.ledger.allocation_of(id)),
        }
        self.count(known.credit, -known.minor);
        self.count(known.debit, -known.minor);
        Ok(())
    }

    pub(super) fn check_scope(&self, scope: &TermsScope) -> Result<(), Refusal> {
        match scope {
            TermsScope::Company => Ok(()),
            TermsScope::Customer(customer) => self.who(*customer).map(|_| ()),
            TermsScope::Segment(segment) if segment.is_none() => Err(Refusal::NameEmpty),
            TermsScope::Segment(_) => Ok(()),
        }
    }

    pub(super) fn who(&self, customer: Ref) -> Result<Who, Refusal> {
        let found = match customer {
            Ref::Here(ordinal) => matches!(self.made.get(ordinal as usize), Some(Made::Customer)).then_some(Who::New(ordinal)),
            Ref::There(id) => self.ledger.customer_of(id).map(|idx| Who::Known(self.ledger.survivor_of(idx))),
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
        NewItem {
            customer: Who::Known(item.customer),
            kind: item.kind,
            amount: if self.bank.is_withdrawn(idx) { 0 } else { item.amount },
            currency: item.currency,
            on: item.on,
            allocated,
        }
    }

    fn new_item(&self, what: What) -> NewItem {
        let on = NaiveDate::MIN;
        let none = NewItem { customer: Who::New(u32::MAX), kind: ItemKind::Accrual, amount: 0, currency: Currency::EUR, on, allocated: 0 };
        match what {
            What::New(at) => match self.made.get(at) {
                Some(Made::Item(item)) => *item,
                _ => none,
            },
            What::Known(_) => none,
        }
    }
}

/// Minor units that one item may have, signed: sums of a million of them still fit.
const LARGEST: i64 = 1_000_000_000_000_000;

pub(super) fn countable(amount: Money) -> Result<i64, Refusal> {
    amount.to_minor().filter(|minor| (-LARGEST..=LARGEST).contains(minor)).ok_or(Refusal::Uncountable { amount })
}

pub(super) fn not_before(on: NaiveDate, begins: NaiveDate) -> Result<(), Refusal> {
    if on < begins { Err(Refusal::TooEarly { on, begins }) } else { Ok(()) }
}
