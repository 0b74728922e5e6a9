//! The planner: one pass over what is known, one over the file's customers, items and allocations, by slices.

mod disputes;
mod document_lines;
mod lines;
mod names;
mod people;

use super::known::{KnownCustomers, KnownItems};
use super::openings::{Carried, CarriedForward};
use super::statements::Statements;
use super::{Change, Counts, Differences, Gone, Note, Plan, PlanOptions};
use crate::basis::id::Ref;
use crate::basis::money::Money;
use crate::exchange::reading::{Extent, Format, ReadCustomer, ReadItem, Reading};
use crate::ledger::{
    AllocationBasis, AllocationIdx, CustomerDetails, CustomerIdx, Deciding, DocumentDetails, DocumentKind, Due, DueBasis, Event, ItemIdx,
    ItemKind, Ledger, Means, MoneyKind, TermsScope,
};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, HashMap};

/// A customer of the file: known, or made by the event at this place.
#[derive(Clone, Copy)]
enum Who {
    Known(CustomerIdx),
    New(u32),
}

/// What stands for an item of the file.
#[derive(Clone)]
enum Stands {
    /// A known item.
    Known(ItemIdx),
    /// The event at this place.
    New(u32),
    /// Known items that an opening line sums up.
    Joined(Vec<ItemIdx>),
    /// Nothing: refused, or already counted.
    Nothing,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Index,
    Customers,
    Openings,
    Items,
    Allocations,
    GivenBack,
    Names,
    Disputes,
    Interactions,
    CreditReports,
    Gone,
    Bank,
    Statements,
    Lines,
    Done,
}

/// How far a planner is, in per mille.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PerMille(pub u16);

/// A plan in the making.
pub struct Planner<'a> {
    ledger: &'a Ledger,
    reading: &'a Reading,
    options: PlanOptions,
    deciding: Deciding<'a>,
    known_customers: KnownCustomers,
    known: KnownItems,
    /// Allocations of the ledger between two items, summed.
    paired: HashMap<(ItemIdx, ItemIdx), i64>,
    /// Running allocations of the ledger, by each of their two items.
    running: HashMap<ItemIdx, Vec<AllocationIdx>>,
    /// `None` for who is only named and not known.
    who: Vec<Option<Who>>,
    said: people::Counted,
    stands: Vec<Stands>,
    /// Documents of the file by customer and number, for lines that name them.
    numbered: HashMap<(u32, &'a str), Vec<u32>>,
    /// For a part paid before on an unknown day: the document it belongs to.
    paid_before: HashMap<u32, u32>,
    /// Bank statements, what of them enters, and the event that the statement under way is.
    statements: Statements,
    entering: Vec<lines::Entering>,
    statement_at: Option<u32>,
    phase: Phase,
    at: usize,
    differences: Differences,
    notes: Vec<Note>,
}

impl<'a> Planner<'a> {
    /// With nothing done yet.
    #[must_use]
    pub fn new(ledger: &'a Ledger, reading: &'a Reading, options: PlanOptions) -> Self {
        Self {
            ledger,
            reading,
            options,
            deciding: Deciding::new(ledger),
            known_customers: KnownCustomers::new(ledger, reading),
            known: KnownItems::default(),
            paired: HashMap::new(),
            running: HashMap::new(),
            who: Vec::with_capacity(reading.customers.len()),
            said: HashMap::new(),
            stands: vec![Stands::Nothing; reading.items.len()],
            numbered: HashMap::new(),
            paid_before: HashMap::new(),
            statements: Statements::default(),
            entering: Vec::new(),
            statement_at: None,
            phase: Phase::Index,
            at: 0,
            differences: Differences::default(),
            notes: Vec::new(),
        }
    }

    /// Works on up to `budget` lines; `None` when all is done.
    pub fn step(&mut self, budget: usize) -> Option<PerMille> {
        let mut left = budget.max(1);
        while left > 0 && self.phase != Phase::Done {
            let len = self.len_of(self.phase);
            let upto = self.at.saturating_add(left).min(len);
            left -= (upto - self.at).min(left).max(1);
            for i in self.at..upto {
                self.one(i);
            }
            self.at = upto;
            if upto == len {
                self.phase = self.next();
                self.at = 0;
            }
        }
        (self.phase != Phase::Done).then(|| self.progress())
    }

    /// The plan; empty where the file must not go in at all.
    #[must_use]
    pub fn finish(self) -> Plan {
        let statements = self.statements.fates;
        Plan { events: self.deciding.finish(), differences: self.differences, statements, notes: self.notes }
    }

    fn len_of(&self, phase: Phase) -> usize {
        match phase {
            // Nothing of the file is held against them.
            Phase::Index if self.reading.items.is_empty() => 0,
            Phase::Index => self.ledger.n_items(),
            Phase::Customers => self.reading.customers.len(),
            Phase::Openings | Phase::Disputes | Phase::Gone => 1,
            Phase::Items | Phase::GivenBack | Phase::Names => self.reading.items.len(),
            Phase::Allocations => self.reading.allocations.len(),
            Phase::Interactions => self.reading.interactions.len(),
            Phase::CreditReports => self.reading.credit_reports.len(),
            Phase::Bank if self.reading.statements.is_empty() => 0,
            Phase::Bank => self.ledger.n_bank_lines(),
            Phase::Statements => self.reading.statements.len(),
            Phase::Lines => self.entering.len(),
            Phase::Done => 0,
        }
    }

    fn next(&self) -> Phase {
        match self.phase {
            Phase::Index => Phase::Customers,
            Phase::Customers => Phase::Openings,
            Phase::Openings if matches!(self.notes.first(), Some(Note::OlderThanOpenings { .. })) => Phase::Done,
            Phase::Openings => Phase::Items,
            Phase::Items => Phase::Allocations,
            Phase::Allocations => Phase::GivenBack,
            Phase::GivenBack => Phase::Names,
            Phase::Names => Phase::Disputes,
            Phase::Disputes => Phase::Interactions,
            Phase::Interactions => Phase::CreditReports,
            Phase::CreditReports => Phase::Gone,
            Phase::Gone => Phase::Bank,
            Phase::Bank => Phase::Statements,
            Phase::Statements => Phase::Lines,
            Phase::Lines | Phase::Done => Phase::Done,
        }
    }

    fn progress(&self) -> PerMille {
        let phases = [
            Phase::Index,
            Phase::Customers,
            Phase::Openings,
            Phase::Items,
            Phase::Allocations,
            Phase::GivenBack,
            Phase::Names,
            Phase::Disputes,
            Phase::Interactions,
            Phase::CreditReports,
            Phase::Gone,
            Phase::Bank,
            Phase::Statements,
            Phase::Lines,
        ];
        let all: usize = phases.iter().map(|phase| self.len_of(*phase)).sum();
        let before: usize = phases.iter().take_while(|phase| **phase != self.phase).map(|phase| self.len_of(*phase)).sum();
        PerMille(u16::try_from((before + self.at).saturating_mul(1000) / all.max(1)).unwrap_or(1000))
    }

    fn one(&mut self, i: usize) {
        match self.phase {
            Phase::Index => {
                if let Some(idx) = self.ledger.item_at(i) {
                    self.known.add(self.ledger, idx);
                }
            }
            Phase::Customers => self.customer(i),
            Phase::Openings => {
                self.index_allocations();
                self.index_file();
                self.openings();
            }
            Phase::Items => self.item(i),
            Phase::Allocations => self.allocation(i),
            Phase::GivenBack => self.given_back(i),
            Phase::Names => self.names(i),
            Phase::Disputes => {
                self.disputes();
                self.document_lines();
                self.index_interactions();
            }
            Phase::Interactions => self.interaction(i),
            Phase::CreditReports => self.credit_report(i),
            Phase::Gone => self.gone(),
            Phase::Bank => self.statements.add_known(self.ledger, i),
            Phase::Statements => self.statement(i),
            Phase::Lines => self.line(i),
            Phase::Done => {}
        }
    }

    // Customers.

    fn customer(&mut self, i: usize) {
        let read = &self.reading.customers[i];
        let who = match self.known_customers.find(self.ledger, self.reading, read) {
            Some(idx) => {
                self.enrich(idx, read);
                Who::Known(idx)
            }
            None if read.named_only => {
                self.nobody(read);
                self.who.push(None);
                return;
            }
            None => {
                let at = self.deciding.len();
                let name = if read.name.trim().is_empty() { &read.key } else { &read.name };
                let details = sheet(&CustomerDetails { name: name.clone(), ..CustomerDetails::default() }, read);
                let added = Event::CustomerAdded { key: read.key.clone(), details: details.clone(), kind: self.options.new_customers };
                // A customer without any name cannot be shown to a person: the line number stands in.
                if self.deciding.push(added).is_err() {
                    let name = format!("#{}", read.line);
                    let details = CustomerDetails { name: name.clone(), ..CustomerDetails::default() };
                    let _ = self.deciding.push(Event::CustomerAdded { key: name, details, kind: self.options.new_customers });
                }
                self.differences.customers.new += 1;
                self.people(Who::New(at), &details, read);
                Who::New(at)
            }
        };
        if let (Some(terms), Who::New(at)) = (read.terms, who) {
            let scope = TermsScope::Customer(Ref::Here(at));
            let _ = self.deciding.push(Event::TermsAgreed { scope, terms, from: None, basis: DueBasis::Confirmed });
        }
        self.who.push(Some(who));
    }

    /// What the file knows and the sheet does not; what a person typed stays.
    fn enrich(&mut self, idx: CustomerIdx, read: &ReadCustomer) {
        let before = &self.ledger.customer(idx).details;
        let after = sheet(before, read);
        let customer = self.ledger.customer_id(idx).into();
        let is_described = after != *before && self.deciding.push(Event::CustomerDescribed { customer, details: after.clone() }).is_ok();
        let has_more = self.people(Who::Known(idx), &after, read);
        self.count_known(idx, is_described || has_more);
    }

    fn who_of(&self, read: &ReadItem) -> Option<Who> {
        self.who.get(read.customer as usize).copied().flatten()
    }

    // Items.

    fn index_allocations(&mut self) {
        if self.reading.items.is_empty() {
            return;
        }
        for (at, allocation) in self.ledger.allocations().iter().enumerate().filter(|(_, allocation)| allocation.until.is_none()) {
            *self.paired.entry((allocation.credit, allocation.debit)).or_default() += allocation.amount;
            for item in [allocation.credit, allocation.debit] {
                self.running.entry(item).or_default().extend(self.ledger.allocation_at(at));
            }
        }
    }

    fn index_file(&mut self) {
        for (i, item) in (0_u32..).zip(&self.reading.items) {
            if !item.number.is_empty() {
                self.numbered.entry((item.customer, item.number.as_str())).or_default().push(i);
            }
        }
        for allocation in &self.reading.allocations {
            let assumed = self.reading.items.get(allocation.credit as usize).is_some_and(|credit| credit.on_assumed);
            if assumed {
                self.paid_before.insert(allocation.credit, allocation.debit);
            }
        }
    }

    fn item(&mut self, i: usize) {
        let read = &self.reading.items[i];
        if !matches!(self.stands[i], Stands::Nothing) {
            return;
        }
        let Some(who) = self.who_of(read) else { return };
        if let Who::Known(customer) = who {
            if let Some(idx) = self.known.take_same(customer, read) {
                self.same(i, idx, read);
                return;
            }
            if self.known_otherwise(i, customer, read) {
                return;
            }
        }
        self.add(i, who, read, read.amount_minor, read.on);
    }

    /// What a document says beside its amount; where that cannot be, the document stays in without it.
    fn detail(&mut self, document: Ref, details: Box<DocumentDetails>, line: u32) -> bool {
        if details.is_empty() {
            return false;
        }
        match self.deciding.push(Event::DocumentDetailed { document, details }) {
            Ok(()) => true,
            Err(refusal) => {
                self.notes.push(Note::Refused { line, refusal });
                false
            }
        }
    }

    /// What the file says of a known document and the ledger does not; what is known already stays.
    fn enrich_document(&mut self, idx: ItemIdx, read: &ReadItem) -> bool {
        let Some(found) = &read.details else { return false };
        let known = self.ledger.details(idx).cloned().unwrap_or_default();
        let more = known.clone().or(found);
        more != known && self.detail(self.ledger.item_id(idx).into(), Box::new(more), read.line)
    }

    fn same(&mut self, i: usize, idx: ItemIdx, read: &ReadItem) {
        self.stands[i] = Stands::Known(idx);
        let enriched = self.enrich_document(idx, read);
        let item = self.ledger.item(idx);
        let moved = read.due_on.filter(|due_on| read.amount_minor > 0 && *due_on != item.due_on && item.kind.is_document());
        let Some(after) = moved.filter(|_| self.ledger.instalments(idx).is_empty()) else {
            let counts = count(&mut self.differences, read.kind);
            *(if enriched { &mut counts.changed } else { &mut counts.same }) += 1;
            if enriched {
                self.differences.changes.push(Change::Details { item: idx });
            }
            return;
        };
        let document = self.ledger.item_id(idx).into();
        if self.deciding.push(Event::DueDateAgreed { document, due_on: after }).is_ok() {
            count(&mut self.differences, read.kind).changed += 1;
            self.differences.changes.push(Change::Due { item: idx, before: item.due_on, after });
        }
    }

    /// A line that is known in another shape: the same number with another date or amount, or a part paid before.
    fn known_otherwise(&mut self, i: usize, customer: CustomerIdx, read: &ReadItem) -> bool {
        if read.on_assumed && !read.kind.is_document() {
            return self.paid_more(i, read);
        }
        let of_another_program = self.reading.format == Format::List || self.reading.format.is_e_invoice();
        if !of_another_program || read.number.is_empty() || !read.kind.is_document() {
            return false;
        }
        let alike = |idx: &&ItemIdx| {
            let item = self.ledger.item(**idx);
            item.kind == read.kind && item.currency == read.currency && !self.known.taken.contains(*idx)
        };
        let mut candidates = self.known.numbered(customer, &read.number).iter().filter(alike);
        let (Some(idx), None) = (candidates.next().copied(), candidates.next()) else { return false };
        self.known.taken.insert(idx);
        if self.ledger.item(idx).amount != read.amount_minor {
            self.notes.push(Note::AmountDiffers { item: idx, file: read.amount_minor, line: read.line });
        }
        self.same(i, idx, read);
        true
    }

    /// Of a document that is known, only what was paid more than is known enters.
    fn paid_more(&mut self, i: usize, read: &ReadItem) -> bool {
        let place = u32::try_from(i).unwrap_or(u32::MAX);
        let Some(document) = self.paid_before.get(&place).and_then(|at| self.stands.get(*at as usize)) else { return false };
        let Stands::Known(idx) = *document else { return false };
        let item = self.ledger.item(idx);
        let known = item.amount.saturating_abs() - self.ledger.open_now(idx).saturating_abs();
        let more = read.amount_minor.saturating_abs() - known;
        if more <= 0 {
            self.differences.money.same += 1;
            return true;
        }
        let who = Who::Known(item.customer);
        self.add(i, who, read, -more, self.options.today);
        self.differences.changes.push(Change::Paid { item: idx, more });
        true
    }

    fn add(&mut self, i: usize, who: Who, read: &ReadItem, amount: i64, on: NaiveDate) {
        let customer = self.reference(who);
        let money = Money::from_minor(amount, read.currency);
        let event = match read.kind.split() {
            Ok(kind) => Event::DocumentIssued {
                customer,
                kind: fitting(kind, amount),
                number: read.number.clone(),
                issued_on: on,
                due: read.due_on.map_or(Due::ByTerms, Due::On),
                amount: money,
                account: read.account,
                retention: read.retention,
                label: read.label.clone(),
                line: Some(read.line),
            },
            Err(kind) => Event::MoneyBooked {
                customer,
                kind: fitting_money(kind, amount),
                booked_on: on,
                amount: money,
                reference: read.number.clone(),
                account: read.account,
                label: read.label.clone(),
                line: Some(read.line),
                means: Means::Unsaid,
            },
        };
        let at = self.deciding.len();
        if let Err(refusal) = self.deciding.push(event) {
            self.notes.push(Note::Refused { line: read.line, refusal });
            return;
        }
        self.stands[i] = Stands::New(at);
        if let Some(details) = &read.details {
            self.detail(Ref::Here(at), details.clone(), read.line);
        }
        count(&mut self.differences, read.kind).new += 1;
        if let Some(movement) = read.kind.movement() {
            let year = self.differences.by_year.entry((on.year(), read.currency.code())).or_default();
            year[movement.idx()] += amount;
        }
    }

    fn reference(&self, who: Who) -> Ref {
        match who {
            Who::Known(idx) => self.ledger.customer_id(idx).into(),
            Who::New(at) => Ref::Here(at),
        }
    }

    // Opening entries.

    fn openings(&mut self) {
        let lines = (0..self.reading.items.len()).filter(|i| self.reading.items[*i].kind == ItemKind::Opening);
        let lines: Vec<usize> = if self.reading.format == Format::Fec { lines.collect() } else { Vec::new() };
        if self.reading.format == Format::Fec && self.is_older_year() {
            return;
        }
        let Some(opening_on) = lines.iter().map(|i| self.reading.items[*i].on).min() else { return };
        let mut carried = CarriedForward::into_day(self.ledger, opening_on);
        let mut of_account: BTreeMap<Carried, Vec<usize>> = BTreeMap::new();
        for i in lines {
            let read = &self.reading.items[i];
            let Some(Who::Known(customer)) = self.who_of(read) else { continue };
            if let Some(idx) = self.known.take_same(customer, read) {
                self.same(i, idx, read);
                continue;
            }
            of_account.entry((customer, read.account, read.currency)).or_default().push(i);
        }
        let mut joined = 0;
        for (key, lines) in of_account {
            let Some(ledger) = carried.sum.get(&key).copied() else { continue };
            let file: i64 = lines.iter().map(|i| self.reading.items[*i].amount_minor).sum();
            for i in &lines {
                let read = &self.reading.items[*i];
                self.stands[*i] = Stands::Joined(carried.take(self.ledger, key, read.amount_minor, &read.number));
                joined += 1;
            }
            if let (true, Some(i)) = (file != ledger, lines.first()) {
                self.opening_difference(*i, file, ledger);
            }
        }
        if joined > 0 {
            self.notes.push(Note::OpeningsJoined { lines: joined });
        }
    }

    fn opening_difference(&mut self, i: usize, file: i64, ledger: i64) {
        let read = &self.reading.items[i];
        self.notes.push(Note::OpeningDiffers { customer: read.customer, file, ledger, currency: read.currency });
        if let Some(who) = self.who_of(read) {
            let joined = std::mem::replace(&mut self.stands[i], Stands::Nothing);
            self.add(i, who, read, file - ledger, read.on);
            self.stands[i] = joined;
        }
    }

    /// Books that end before opening entries which the ledger already holds would count twice.
    fn is_older_year(&mut self) -> bool {
        let Some((_, last)) = self.reading.period else { return false };
        let later = self.ledger.items().find(|item| item.kind == ItemKind::Opening && item.on > last && item.line.is_some());
        if let Some(item) = later {
            self.notes.insert(0, Note::OlderThanOpenings { opening_on: item.on });
            return true;
        }
        false
    }

    // Allocations.

    fn references(&self, item: u32) -> Vec<Ref> {
        match self.stands.get(item as usize) {
            Some(Stands::Known(idx)) => vec![self.ledger.item_id(*idx).into()],
            Some(Stands::New(at)) => vec![Ref::Here(*at)],
            Some(Stands::Joined(items)) => items.iter().map(|idx| self.ledger.item_id(*idx).into()).collect(),
            Some(Stands::Nothing) | None => Vec::new(),
        }
    }

    fn allocation(&mut self, i: usize) {
        let allocation = self.reading.allocations[i];
        let Some(credit) = self.reading.items.get(allocation.credit as usize) else { return };
        if credit.on_assumed && matches!(self.stands[allocation.credit as usize], Stands::Nothing) {
            return;
        }
        let mut rest = allocation.amount_minor;
        if credit.on_assumed
            && let [one] = self.references(allocation.credit)[..]
        {
            rest = rest.min(self.deciding.open(one).unwrap_or(0));
        }
        rest -= self.paired_already(allocation.credit, allocation.debit, rest);
        if rest == 0 {
            self.differences.allocations.same += 1;
            return;
        }
        let basis = if self.reading.format == Format::Fec { AllocationBasis::Lettered } else { AllocationBasis::Stated };
        let left = self.settle(&self.references(allocation.credit), &self.references(allocation.debit), rest, credit, basis);
        if left > 0 {
            self.notes.push(Note::AllocationLeftOut { line: credit.line, amount: left, currency: credit.currency });
        }
    }

    /// How much of a file's allocation the ledger already holds.
    fn paired_already(&mut self, credit: u32, debit: u32, most: i64) -> i64 {
        let known = |stands: &Stands| match stands {
            Stands::Known(idx) => vec![*idx],
            Stands::Joined(items) => items.clone(),
            _ => Vec::new(),
        };
        let credits = self.stands.get(credit as usize).map(known).unwrap_or_default();
        let debits = self.stands.get(debit as usize).map(known).unwrap_or_default();
        let mut found = 0;
        for credit in credits {
            for debit in &debits {
                if let Some(amount) = self.paired.get_mut(&(credit, *debit)) {
                    let part = (*amount).min(most - found);
                    *amount -= part;
                    found += part;
                }
            }
        }
        found
    }

    /// Allocates up to `rest` from the credits to the debits, in their order; what does not fit is left.
    fn settle(&mut self, credits: &[Ref], debits: &[Ref], mut rest: i64, read: &ReadItem, basis: AllocationBasis) -> i64 {
        for credit in credits {
            for debit in debits {
                let part = rest.min(self.deciding.open(*credit).unwrap_or(0)).min(self.deciding.open(*debit).unwrap_or(0));
                if part <= 0 {
                    continue;
                }
                let amount = Money::from_minor(part, read.currency);
                if self.deciding.push(Event::Allocated { credit: *credit, debit: *debit, amount, basis }).is_ok() {
                    self.differences.allocations.new += 1;
                    rest -= part;
                }
            }
        }
        rest
    }

    // What a stock no longer holds.

    fn gone(&mut self) {
        if self.options.extent != Extent::Stock {
            return;
        }
        let missing = |idx: &ItemIdx| {
            let item = self.ledger.item(*idx);
            let owed = item.kind.is_document() && item.kind != ItemKind::Accrual && self.ledger.open_now(*idx) > 0;
            owed && !self.known.taken.contains(idx)
        };
        let joined: Vec<ItemIdx> = self
            .stands
            .iter()
            .filter_map(|stands| if let Stands::Joined(items) = stands { Some(items) } else { None })
            .flatten()
            .copied()
            .collect();
        let gone: Vec<ItemIdx> = (0..self.ledger.n_items())
            .filter_map(|at| self.ledger.item_at(at))
            .filter(missing)
            .filter(|idx| !joined.contains(idx))
            .collect();
        for idx in &gone {
            if let Some(Gone::Paid(on)) = self.options.gone.get(idx).copied() {
                self.pay(*idx, on);
            }
        }
        self.differences.gone = gone;
    }

    fn pay(&mut self, idx: ItemIdx, on: NaiveDate) {
        let item = self.ledger.item(idx);
        let debit = Ref::from(self.ledger.item_id(idx));
        let open = self.deciding.open(debit).unwrap_or(0);
        let at = self.deciding.len();
        let payment = Event::MoneyBooked {
            customer: self.ledger.customer_id(item.customer).into(),
            kind: MoneyKind::Payment,
            booked_on: on,
            amount: Money::from_minor(-open, item.currency),
            reference: item.number.to_owned(),
            account: item.account,
            label: String::new(),
            line: None,
            means: Means::Unsaid,
        };
        if self.deciding.push(payment).is_ok() {
            let amount = Money::from_minor(open, item.currency);
            let _ = self.deciding.push(Event::Allocated { credit: Ref::Here(at), debit, amount, basis: AllocationBasis::ByHand });
            self.differences.money.new += 1;
        }
    }
}

fn count(differences: &mut Differences, kind: ItemKind) -> &mut Counts {
    if kind.is_document() { &mut differences.documents } else { &mut differences.money }
}

/// A negative invoice is a credit note, and the other way round: files write both.
fn fitting(kind: DocumentKind, amount: i64) -> DocumentKind {
    match kind {
        DocumentKind::Invoice | DocumentKind::Deposit if amount < 0 => DocumentKind::CreditNote,
        DocumentKind::CreditNote if amount > 0 => DocumentKind::Invoice,
        _ => kind,
    }
}

/// Money that goes the other way round is a refund; money given back with the sign of a receipt is a payment.
fn fitting_money(kind: MoneyKind, amount: i64) -> MoneyKind {
    match kind {
        MoneyKind::Payment if amount > 0 => MoneyKind::Refund,
        MoneyKind::Refund | MoneyKind::Bounce if amount < 0 => MoneyKind::Payment,
        _ => kind,
    }
}

/// `before` with what only the file knows.
fn sheet(before: &CustomerDetails, read: &ReadCustomer) -> CustomerDetails {
    let fill = |field: &String, found: &Option<String>| if field.is_empty() { found.clone().unwrap_or_default() } else { field.clone() };
    let filled = CustomerDetails {
        country: fill(&before.country, &read.country),
        address: fill(&before.address, &read.address),
        email: fill(&before.email, &read.email),
        phone: fill(&before.phone, &read.phone),
        legal_id: fill(&before.legal_id, &read.legal_id),
        ..before.clone()
    };
    people::with_person(filled, read)
}
