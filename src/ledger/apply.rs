//! Takes facts in. Never refuses: the journal is the truth. What cannot be is noted as an [`Anomaly`] and passed over.

mod bank;
mod holds;
mod orders;

use super::agreed_terms::AgreedTerms;
use super::anomaly::EventPlace;
use super::claims::{Claim, ClaimPart};
use super::customer_merge::{Moved, Owned};
use super::reminders::{Reminder, StepDone, StepEnd};
use super::state::{
    Allocation, AllocationIdx, Balance, BalanceIdx, ClaimIdx, Cold, Customer, CustomerIdx, InstalmentRow, ItemIdx, ReminderIdx, Slot,
    StepIdx, Thing, counts_as_document,
};
use super::stated_rate::StatedRate;
use super::touched::Touched;
use super::{
    AccountFamily, Anomaly, Belonging, Due, DueBasis, Event, ItemKind, Ledger, Means, Parent, Reminded, Since, StepKey, TermsScope,
};
use crate::basis::id::{BatchId, Ref};
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// Why an event could not be taken in.
pub(super) enum Unfit {
    Dangling,
    Mismatched,
    Uncountable,
}

/// A batch on its way into the ledger. Due dates that new terms move are worked out once, at the end.
pub struct Applying<'a> {
    pub(super) ledger: &'a mut Ledger,
    slot: u32,
    batch: BatchId,
    re_age: ReAge,
    touched: Touched,
    balance_of: HashMap<(CustomerIdx, Currency), BalanceIdx>,
}

#[derive(Default)]
struct ReAge {
    all: bool,
    customers: BTreeSet<CustomerIdx>,
}

impl Ledger {
    /// Takes in a whole batch, and says whom it concerns. `None` stands for an event whose content was taken out (redacted).
    pub fn apply_batch<'e>(&mut self, batch: BatchId, events: impl IntoIterator<Item = Option<&'e Event>>) -> Touched {
        let mut applying = self.begin(batch);
        for event in events {
            applying.apply(event);
        }
        applying.finish()
    }

    /// Begins a batch, so that a large one can be taken in by slices. Nothing may look at the ledger before [`Applying::finish`].
    pub fn begin(&mut self, batch: BatchId) -> Applying<'_> {
        let slot = u32::try_from(self.slots.len()).unwrap_or(u32::MAX);
        self.slots.push(Slot { id: batch, things: Vec::new(), first_day: None });
        self.slot_of.insert(batch, slot);
        Applying { ledger: self, slot, batch, re_age: ReAge::default(), touched: Touched::nothing(), balance_of: HashMap::new() }
    }
}

impl Applying<'_> {
    /// Takes in the next event of the batch.
    pub fn apply(&mut self, event: Option<&Event>) {
        let made = match event.map(|event| self.take_in(event)) {
            None => Thing::Nothing,
            Some(Ok(thing)) => {
                if let (Some(event), Touched::Customers(_)) = (event, &self.touched) {
                    self.touched = self.touches(event).and(&self.touched);
                }
                thing
            }
            Some(Err(unfit)) => {
                self.touched = Touched::Everything;
                let event = EventPlace { batch: self.slot, ordinal: self.ordinal() };
                self.ledger.anomalies.push(match unfit {
                    Unfit::Dangling => Anomaly::Dangling { event },
                    Unfit::Mismatched => Anomaly::Mismatched { event },
                    Unfit::Uncountable => Anomaly::Uncountable { event },
                });
                Thing::Nothing
            }
        };
        if let Some(slot) = self.ledger.slots.get_mut(self.slot as usize) {
            slot.things.push(made);
        }
    }

    /// Ends the batch. Whom it concerns.
    pub fn finish(self) -> Touched {
        let Self { ledger, re_age, touched, .. } = self;
        if re_age.all || !re_age.customers.is_empty() {
            ledger.re_age(|customer| re_age.all || re_age.customers.contains(&customer));
        }
        touched
    }

    fn ordinal(&self) -> u32 {
        self.ledger.slots.get(self.slot as usize).and_then(|slot| u32::try_from(slot.things.len()).ok()).unwrap_or(u32::MAX)
    }

    pub(super) fn here(&self) -> (u32, u32) {
        (self.slot, self.ordinal())
    }

    pub(super) fn find(&self, reference: Ref) -> Thing {
        self.ledger.thing(reference.resolve(self.batch))
    }

    pub(super) fn customer(&self, reference: Ref) -> Result<CustomerIdx, Unfit> {
        match self.find(reference) {
            Thing::Customer(idx) => Ok(idx),
            _ => Err(Unfit::Dangling),
        }
    }

    /// Who has what comes for a customer on a day, and the hands through which it went.
    pub(super) fn owner(&self, reference: Ref, on: NaiveDate) -> Result<(CustomerIdx, Vec<Moved>), Unfit> {
        self.customer(reference).map(|customer| self.ledger.hands_of(customer, on))
    }

    pub(super) fn item(&self, reference: Ref) -> Result<ItemIdx, Unfit> {
        match self.find(reference) {
            Thing::Item(idx) => Ok(idx),
            _ => Err(Unfit::Dangling),
        }
    }

    fn take_in(&mut self, event: &Event) -> Result<Thing, Unfit> {
        match event {
            Event::CompanyDescribed(company) => self.ledger.company = company.clone(),
            Event::CustomerAdded { key, details, kind } => {
                let idx = CustomerIdx(count(self.ledger.customers.len()));
                let thing = self.here();
                self.ledger.folded.add_customer(key, details);
                let (key, details, kind) = (key.clone(), details.clone(), *kind);
                let customer = Customer {
                    key,
                    details,
                    kind,
                    terms: Vec::new(),
                    balances: Vec::new(),
                    belonging: Belonging::default(),
                    contacts: Vec::new(),
                    sheet_in: self.slot,
                    merged: None,
                    thing,
                };
                self.ledger.customers.push(customer);
                return Ok(Thing::Customer(idx));
            }
            Event::CustomerDescribed { customer, details } => {
                let idx = self.customer(*customer)?;
                let customer = &mut self.ledger.customers[idx.idx()];
                customer.details = details.clone();
                customer.sheet_in = self.slot;
                self.ledger.folded.describe_customer(idx, details);
            }
            Event::CustomerKindSet { customer, kind } => {
                let idx = self.customer(*customer)?;
                self.ledger.customers[idx.idx()].kind = *kind;
            }
            Event::TermsAgreed { scope, terms, from, basis } => {
                let agreed = AgreedTerms { from: *from, terms: *terms, basis: *basis };
                match scope {
                    TermsScope::Company => {
                        self.ledger.company_terms.push(agreed);
                        self.re_age.all = true;
                    }
                    TermsScope::Customer(customer) => {
                        let idx = self.customer(*customer)?;
                        self.ledger.customers[idx.idx()].terms.push(agreed);
                        self.re_age.customers.insert(idx);
                    }
                    TermsScope::Segment(segment) => {
                        self.ledger.segment_terms.push((segment.clone(), agreed));
                        self.re_age.all = true;
                    }
                }
            }
            Event::DocumentIssued { customer, kind, number, issued_on, due, amount, account, retention, label, line } => {
                let (customer, through) = self.owner(*customer, *issued_on)?;
                let new = NewItem {
                    customer,
                    through,
                    kind: (*kind).into(),
                    on: *issued_on,
                    due: Some(due),
                    amount: *amount,
                    account: *account,
                    retention: *retention,
                    number,
                    label,
                    line: *line,
                    means: Means::Unsaid,
                };
                return self.add_item(new);
            }
            Event::MoneyBooked { customer, kind, booked_on, amount, reference, account, label, line, means } => {
                let (customer, through) = self.owner(*customer, *booked_on)?;
                let new = NewItem {
                    customer,
                    through,
                    kind: (*kind).into(),
                    on: *booked_on,
                    due: None,
                    amount: *amount,
                    account: *account,
                    retention: false,
                    number: reference,
                    label,
                    line: *line,
                    means: *means,
                };
                return self.add_item(new);
            }
            Event::Allocated { credit, debit, amount, basis } => {
                let (credit, debit) = (self.item(*credit)?, self.item(*debit)?);
                let thing = self.here();
                return self.ledger.allocate(credit, debit, *amount, *basis, thing);
            }
            Event::AllocationEnded { allocation, on } => {
                let Thing::Allocation(idx) = self.find(*allocation) else { return Err(Unfit::Dangling) };
                self.ledger.end_allocation(idx, *on);
            }
            Event::DueDateAgreed { document, due_on } => {
                let idx = self.item(*document)?;
                self.ledger.items.due_on[idx.idx()] = *due_on;
                let cold = &mut self.ledger.items.cold[idx.idx()];
                cold.due_basis = DueBasis::Confirmed;
                cold.by_terms = false;
                cold.instalments = (0, 0);
            }
            Event::ReminderSent { customer, sent_on, channel, tone, documents, subject, body, bank_checked_up_to } => {
                let (customer, through) = self.owner(*customer, *sent_on)?;
                let idx = ReminderIdx(count(self.ledger.reminders.len()));
                self.ledger.remember_hands(Owned::Reminder(idx), through);
                let documents = self.note_steps(documents, *sent_on, &StepEnd::Sent(idx));
                let thing = self.here();
                let (sent_on, channel, tone, bank_checked_up_to) = (*sent_on, *channel, *tone, *bank_checked_up_to);
                let (subject, body) = (subject.clone(), body.clone());
                self.ledger.reminders.push(Reminder {
                    customer,
                    sent_on,
                    channel,
                    tone,
                    documents,
                    subject,
                    body,
                    bank_checked_up_to,
                    thing,
                });
                return Ok(Thing::Reminder(idx));
            }
            Event::StepSkipped { customer, on, documents, reason } => {
                self.customer(*customer)?;
                self.note_steps(documents, *on, &StepEnd::Skipped(reason.clone()));
            }
            Event::ChaseStarted { on, documents } => {
                self.note_steps(documents, *on, &StepEnd::StartsHere);
            }
            Event::BankChecked { up_to } => {
                let latest = self.ledger.bank_checked_up_to.map_or(*up_to, |before| before.max(*up_to));
                self.ledger.bank_checked_up_to = Some(latest);
            }
            Event::MappingRemembered { fingerprint, mapping } => {
                self.ledger.mappings.insert(fingerprint.clone(), mapping.clone());
            }
            Event::DisputeOpened { .. }
            | Event::DisputeClosed { .. }
            | Event::PromiseMade { .. }
            | Event::PromiseEnded { .. }
            | Event::InsolvencyOpened { .. }
            | Event::InsolvencyEnded { .. } => return self.take_in_hold(event),
            Event::StatementRead { .. }
            | Event::BankLineRead { .. }
            | Event::BankLineExplained { .. }
            | Event::BankLineReopened { .. }
            | Event::MatchingLearned { .. }
            | Event::SureMatchesTaken { .. } => return self.take_in_bank(event),
            Event::RateStated { series, from, percent, source, read_on } => {
                let (series, source) = (series.clone(), source.clone());
                self.ledger.rates.push(StatedRate { series, from: *from, percent: *percent, source, read_on: *read_on });
            }
            Event::SegmentSet { .. } | Event::ResponsibleSet { .. } | Event::ParentSet { .. } | Event::ContactsDescribed { .. } => {
                self.take_in_belonging(event)?;
            }
            Event::OrderAgreed { .. }
            | Event::OrderDelivered { .. }
            | Event::OrderInvoiced { .. }
            | Event::OrderCancelled { .. }
            | Event::DepositSetOff { .. } => return self.take_in_order(event),
            Event::DocumentDetailed { document, details } => {
                let idx = self.item(*document)?;
                if self.ledger.detail(idx, details) {
                    self.re_age.customers.insert(self.ledger.issued_to(idx));
                }
            }
            Event::ClaimAsked { .. } | Event::ClaimPaid { .. } | Event::ClaimWaived { .. } => return self.take_in_claim(event),
            Event::ConditionsAgreed { .. }
            | Event::TermsReviewed { .. }
            | Event::PaymentDetailed { .. }
            | Event::ExchangeRateStated { .. }
            | Event::SmallDifferencesAgreed { .. }
            | Event::DocumentsAssigned { .. }
            | Event::AssignmentEnded { .. } => return self.take_in_agreement(event),
            Event::BookkeepingDescribed(_)
            | Event::DocumentDoubted { .. }
            | Event::DoubtEnded { .. }
            | Event::DocumentImpaired { .. }
            | Event::EntriesHandedOver { .. } => self.take_in_book(event)?,
            Event::ExchangeNoted(said) => self.take_in_interaction(said)?,
            Event::CreditReported(report) => self.take_in_credit_report(report)?,
            Event::DocumentLined(said) => self.take_in_lines(said)?,
            Event::CustomersMerged { customer, into, on } => {
                let (customer, into) = (self.customer(*customer)?, self.customer(*into)?);
                if !self.ledger.merge(customer, into, *on) {
                    return Err(Unfit::Mismatched);
                }
                self.touch_books(*on);
            }
            Event::ItemsMoved { items, into, on } => {
                let items = items.iter().map(|item| self.item(*item)).collect::<Result<Vec<ItemIdx>, Unfit>>()?;
                let into = self.customer(*into)?;
                if !self.ledger.split(&items, into, *on) {
                    return Err(Unfit::Mismatched);
                }
                self.touch_books(*on);
            }
            Event::OwnClosedDaysSaid { .. } | Event::SupplySaid { .. } | Event::ActionCostsSaid { .. } | Event::TargetSaid { .. } => {
                self.take_in_practice(event)?;
            }
            Event::ChaseSaid(fact) => self.take_in_chase(fact)?,
            Event::OwnAccountDescribed(_)
            | Event::MeansOffered { .. }
            | Event::SectorAgreed { .. }
            | Event::MandateSigned { .. }
            | Event::MandateEnded { .. }
            | Event::DebitAsked(_)
            | Event::DebitGivenUp { .. } => return self.take_in_paying(event),
            Event::PeriodClosed { up_to } => self.ledger.closed_up_to = self.ledger.closed_up_to.max(Some(*up_to)),
            Event::PeriodReopened { up_to, .. } => self.ledger.closed_up_to = self.ledger.closed_up_to.min(*up_to),
        }
        Ok(Thing::Nothing)
    }

    /// What is claimed beside the books.
    fn take_in_claim(&mut self, event: &Event) -> Result<Thing, Unfit> {
        let (claim, on, amount, note, is_paid) = match event {
            Event::ClaimAsked { document, kind, on, amount, up_to, law } => {
                let document = self.item(*document)?;
                let minor = amount.to_minor().filter(|minor| *minor > 0).ok_or(Unfit::Uncountable)?;
                let idx = ClaimIdx(count(self.ledger.claims.len()));
                let (kind, on, currency, up_to, law, thing) = (*kind, *on, amount.currency(), *up_to, law.clone(), self.here());
                let (paid, waived) = (Vec::new(), Vec::new());
                self.ledger.claims.push(Claim { document, kind, on, amount: minor, currency, up_to, law, paid, waived, thing });
                return Ok(Thing::Claim(idx));
            }
            Event::ClaimPaid { claim, on, amount, reference } => (claim, on, amount, reference, true),
            Event::ClaimWaived { claim, on, amount, reason } => (claim, on, amount, reason, false),
            _ => return Ok(Thing::Nothing),
        };
        let Thing::Claim(idx) = self.find(*claim) else { return Err(Unfit::Dangling) };
        let known = &mut self.ledger.claims[idx.idx()];
        if amount.currency() != known.currency {
            return Err(Unfit::Mismatched);
        }
        let minor = amount.to_minor().filter(|minor| *minor > 0).ok_or(Unfit::Uncountable)?;
        let part = ClaimPart { on: *on, amount: minor, note: note.clone() };
        if is_paid {
            known.paid.push(part)
        } else {
            known.waived.push(part)
        }
        if known.open_now() < 0 {
            self.ledger.anomalies.push(Anomaly::ClaimOverSettled { claim: idx });
        }
        Ok(Thing::Nothing)
    }

    /// Where a customer belongs, and whom to reach there.
    fn take_in_belonging(&mut self, event: &Event) -> Result<(), Unfit> {
        match event {
            Event::SegmentSet { customer, segment, from } => {
                let idx = self.customer(*customer)?;
                self.ledger.customers[idx.idx()].belonging.segments.push(Since { from: *from, value: segment.clone() });
                if !self.ledger.segment_terms.is_empty() {
                    self.re_age.customers.insert(idx);
                }
            }
            Event::ResponsibleSet { customer, person, from } => {
                let idx = self.customer(*customer)?;
                self.ledger.customers[idx.idx()].belonging.responsibles.push(Since { from: *from, value: person.clone() });
            }
            Event::ParentSet { customer, parent, pays, from } => {
                let idx = self.customer(*customer)?;
                let parent = match parent {
                    Some(parent) => Some(Parent { customer: self.customer(*parent)?, pays: *pays }),
                    None => None,
                };
                if parent.is_some_and(|parent| parent.customer == idx) {
                    return Err(Unfit::Mismatched);
                }
                self.ledger.customers[idx.idx()].belonging.parents.push(Since { from: *from, value: parent });
            }
            Event::ContactsDescribed { customer, contacts } => {
                let idx = self.customer(*customer)?;
                self.ledger.customers[idx.idx()].contacts.clone_from(contacts);
            }
            _ => {}
        }
        Ok(())
    }

    /// A positive amount in the currency of an item, in minor units.
    pub(super) fn minor_of(&self, item: ItemIdx, amount: Money) -> Result<i64, Unfit> {
        if amount.currency() != self.ledger.item(item).currency {
            return Err(Unfit::Mismatched);
        }
        amount.to_minor().filter(|minor| *minor > 0).ok_or(Unfit::Uncountable)
    }

    /// Notes that this batch has a fact of the books dated `day`.
    pub(super) fn touch_books(&mut self, day: NaiveDate) {
        if let Some(slot) = self.ledger.slots.get_mut(self.slot as usize) {
            slot.first_day = Some(slot.first_day.map_or(day, |first| first.min(day)));
        }
    }

    /// Documents that are not there any more are left out: the reminder was sent all the same.
    pub(super) fn note_steps(&mut self, documents: &[Reminded], on: NaiveDate, end: &StepEnd) -> Vec<(ItemIdx, StepIdx)> {
        let mut noted = Vec::new();
        for Reminded { document, step } in documents {
            let Ok(item) = self.item(*document) else { continue };
            let step = self.ledger.step(step);
            self.ledger.steps_done.push(StepDone { item, step, on, end: end.clone() });
            noted.push((item, step));
        }
        noted
    }

    fn balance(&mut self, customer: CustomerIdx, currency: Currency) -> BalanceIdx {
        let ledger = &mut *self.ledger;
        *self.balance_of.entry((customer, currency)).or_insert_with(|| ledger.balance_for(customer, currency))
    }

    fn add_item(&mut self, new: NewItem<'_>) -> Result<Thing, Unfit> {
        let amount = new.amount.to_minor().ok_or(Unfit::Uncountable)?;
        let mut instalments = match new.due {
            Some(Due::Instalments(parts)) => instalment_rows(parts, new.amount.currency(), amount)?,
            _ => Vec::new(),
        };
        let balance = self.balance(new.customer, new.amount.currency());
        let thing = self.here();
        let ledger = &mut *self.ledger;
        let account = &mut ledger.balances[balance.idx()];
        let family = &mut account.families[new.account as usize];
        *family = family.checked_add(amount).ok_or(Unfit::Uncountable)?;
        if let Some(movement) = new.kind.movement() {
            account.moved[movement.idx()] = account.moved[movement.idx()].saturating_add(amount);
            if counts_as_document(new.kind, amount) {
                account.open_documents = account.open_documents.saturating_add(amount);
            } else {
                account.unapplied = account.unapplied.saturating_sub(amount);
            }
        }
        let (due_on, due_basis, by_terms) = match new.due {
            _ if amount < 0 => (new.on, DueBasis::Stated, false),
            None => (new.on, DueBasis::Assumed, false),
            Some(Due::On(day)) => (*day, DueBasis::Stated, false),
            Some(Due::Instalments(_)) if !instalments.is_empty() => (instalments[0].due_on, DueBasis::Stated, false),
            Some(_) => {
                let issued_to = new.through.first().map_or(new.customer, |moved| moved.from);
                let (due_on, basis, parts) = ledger.due_by_terms(issued_to, new.kind, new.on, amount);
                instalments = parts;
                (due_on, basis, true)
            }
        };
        let idx = ItemIdx(count(ledger.items.amount.len()));
        let start = count(ledger.instalments.len());
        let parts = count(instalments.len());
        ledger.instalments.extend(instalments);
        ledger.folded.add_item(new.number);
        let (number, label) = (ledger.texts.keep(new.number), ledger.texts.keep(new.label));
        let items = &mut ledger.items;
        items.on.push(new.on);
        items.due_on.push(due_on);
        items.amount.push(amount);
        items.allocated.push(0);
        items.balance.push(balance);
        items.kind.push(new.kind);
        items.cold.push(Cold {
            means: new.means,
            account: new.account,
            retention: new.retention,
            due_basis,
            by_terms,
            number,
            label,
            instalments: if parts == 0 { (0, 0) } else { (start, parts) },
            line: new.line,
            thing,
        });
        for moved in &new.through {
            let _ = self.balance(moved.from, new.amount.currency());
        }
        self.ledger.remember_hands(Owned::Item(idx), new.through);
        self.touch_books(new.on);
        Ok(Thing::Item(idx))
    }
}

struct NewItem<'e> {
    customer: CustomerIdx,
    /// The hands through which it went.
    through: Vec<Moved>,
    kind: ItemKind,
    on: NaiveDate,
    /// `None` for money.
    due: Option<&'e Due>,
    amount: Money,
    account: AccountFamily,
    retention: bool,
    number: &'e str,
    label: &'e str,
    line: Option<u32>,
    means: Means,
}

/// In the order of their days. Parts that do not sum to the whole are uncountable.
fn instalment_rows(parts: &[super::Instalment], currency: Currency, whole: i64) -> Result<Vec<InstalmentRow>, Unfit> {
    let mut rows = Vec::with_capacity(parts.len());
    let mut sum = 0_i64;
    for part in parts {
        let amount = (part.amount.currency() == currency).then(|| part.amount.to_minor()).flatten().ok_or(Unfit::Uncountable)?;
        sum = sum.checked_add(amount).ok_or(Unfit::Uncountable)?;
        rows.push(InstalmentRow { due_on: part.due_on, amount });
    }
    if sum != whole && !rows.is_empty() {
        return Err(Unfit::Uncountable);
    }
    rows.sort_by_key(|row| row.due_on);
    Ok(rows)
}

impl Ledger {
    pub(super) fn balance_for(&mut self, customer: CustomerIdx, currency: Currency) -> BalanceIdx {
        let known = self.customers[customer.idx()].balances.iter().find(|idx| self.balances[idx.idx()].currency == currency);
        if let Some(idx) = known {
            return *idx;
        }
        let idx = BalanceIdx(count(self.balances.len()));
        self.balances.push(Balance { customer, currency, moved: [0; 10], open_documents: 0, unapplied: 0, families: [0; 5] });
        self.customers[customer.idx()].balances.push(idx);
        idx
    }

    fn allocate(
        &mut self,
        credit: ItemIdx,
        debit: ItemIdx,
        amount: Money,
        basis: super::AllocationBasis,
        thing: (u32, u32),
    ) -> Result<Thing, Unfit> {
        let (c, d) = (credit.idx(), debit.idx());
        let one_account = self.items.balance[c] == self.items.balance[d];
        let account = &self.balances[self.items.balance[d].idx()];
        let counted = self.items.kind[c].movement().is_some() && self.items.kind[d].movement().is_some();
        if !one_account || amount.currency() != account.currency || self.items.amount[c] >= 0 || self.items.amount[d] <= 0 || !counted {
            return Err(Unfit::Mismatched);
        }
        let minor = amount.to_minor().filter(|minor| *minor > 0).ok_or(Unfit::Uncountable)?;
        let from = self.items.on[c].max(self.items.on[d]).max(self.together_from(credit, debit).unwrap_or(NaiveDate::MIN));
        let idx = AllocationIdx(count(self.allocations.len()));
        self.allocations.push(Allocation { credit, debit, amount: minor, from, until: None, basis, thing });
        self.last_allocation_day = self.last_allocation_day.max(Some(from));
        self.count_allocation(credit, debit, minor);
        for item in [credit, debit] {
            if self.items.allocated[item.idx()] > self.items.amount[item.idx()].abs() {
                self.anomalies.push(Anomaly::OverAllocated { item });
            }
        }
        Ok(Thing::Allocation(idx))
    }

    /// `minor` negative takes it back.
    fn count_allocation(&mut self, credit: ItemIdx, debit: ItemIdx, minor: i64) {
        let account = &mut self.balances[self.items.balance[debit.idx()].idx()];
        account.open_documents = account.open_documents.saturating_sub(minor);
        if counts_as_document(self.items.kind[credit.idx()], self.items.amount[credit.idx()]) {
            account.open_documents = account.open_documents.saturating_add(minor);
        } else {
            account.unapplied = account.unapplied.saturating_sub(minor);
        }
        for item in [credit, debit] {
            let allocated = &mut self.items.allocated[item.idx()];
            *allocated = allocated.saturating_add(minor);
        }
    }

    fn end_allocation(&mut self, idx: AllocationIdx, on: NaiveDate) {
        let allocation = &mut self.allocations[idx.idx()];
        if allocation.until.is_some() {
            return;
        }
        allocation.until = Some(on);
        let (credit, debit, minor) = (allocation.credit, allocation.debit, allocation.amount);
        self.last_allocation_day = self.last_allocation_day.max(Some(on));
        self.count_allocation(credit, debit, -minor);
    }

    fn step(&mut self, key: &StepKey) -> StepIdx {
        let at = self.step_keys.iter().position(|known| known == key).unwrap_or_else(|| {
            self.step_keys.push(key.clone());
            self.step_keys.len() - 1
        });
        StepIdx(count(at))
    }

    /// What was carried forward bears the date of the new books, not its own: its due date stays a guess whatever the terms.
    ///
    /// The first due date, and each with its share where the terms have several.
    fn due_by_terms(
        &self,
        customer: CustomerIdx,
        kind: ItemKind,
        issued_on: NaiveDate,
        amount: i64,
    ) -> (NaiveDate, DueBasis, Vec<InstalmentRow>) {
        let agreed = self.terms_for(customer, issued_on);
        let basis = if kind == ItemKind::Opening { DueBasis::Assumed } else { agreed.basis };
        let parts = agreed.terms.instalments(issued_on, amount);
        let parts: Vec<InstalmentRow> = parts.into_iter().map(|(due_on, amount)| InstalmentRow { due_on, amount }).collect();
        (parts.first().map_or_else(|| agreed.terms.due_on(issued_on), |part| part.due_on), basis, parts)
    }

    fn re_age(&mut self, concerns: impl Fn(CustomerIdx) -> bool) {
        for i in 0..self.items.amount.len() {
            if !self.items.cold[i].by_terms {
                continue;
            }
            let customer = self.issued_to(ItemIdx(count(i)));
            if concerns(customer) {
                let (due_on, basis, parts) = self.due_by_terms(customer, self.items.kind[i], self.items.on[i], self.items.amount[i]);
                let (start, held) = self.items.cold[i].instalments;
                let place = start as usize..(start + held) as usize;
                if self.instalments.get(place.clone()).is_none_or(|held| held != parts) {
                    self.items.cold[i].instalments =
                        if parts.is_empty() { (0, 0) } else { (count(self.instalments.len()), count(parts.len())) };
                    self.instalments.extend(parts);
                }
                self.items.due_on[i] = due_on;
                self.items.cold[i].due_basis = basis;
            }
        }
    }
}

/// Places are counted in 32 bits; a browser's memory ends long before.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
