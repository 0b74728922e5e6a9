//! Random ledgers for property tests: customers, documents, money, allocations that fit, terms, reminders, in several batches.
//!
//! Proptest draws plain [`Wish`]es; [`RandomLedger::of`] makes events of them, so that shrinking a failure leaves out wishes and what
//! remains is still a ledger.

use chrono::{Days, NaiveDate};
use echeance::basis::calendar::ClosedDays;
use echeance::basis::id::{BatchId, DeviceId, Ref, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::journal::{Batch, Cause, Chain, Deed, Draft, Head, Journal, Moment};
use echeance::ledger::{
    AccountFamily, AllocationBasis, BankLine, Billing, Bookkeeping, Channel, ChaseFact, ClaimKind, Company, Conditions, Contact,
    CountedFrom, CreditReport, CustomerDetails, CustomerKind, DebitAsk, DebitScheme, DebitSequence, DisputeOutcome, DisputeReason,
    DocumentDetails, DocumentKind, DocumentLine, DocumentLines, Due, DueBasis, EarlyDiscount, Event, Evidence, ExplainedBy, Factor,
    HandedOver, History, Indicator, Instalment, Interaction, InteractionWay, Ledger, Lesson, MandateTerms, MandateUse, Meaning, Means,
    MoneyKind, NotCustomers, OfferedMeans, PartEnd, PayerSign, PaymentDetails, Reminded, ScenarioKey, ScenarioRule, ScenarioSheet,
    ScenarioStep, Sector, SegmentName, Stage, StepKey, Supply, Terms, TermsPart, TermsParts, TermsScope, Tone,
};
use proptest::prelude::*;

/// One thing to happen. Numbers pick, modulo what there is.
#[derive(Debug, Clone)]
pub(crate) enum Wish {
    Customer,
    Document { customer: usize, kind: usize, day: u64, cents: i64, due: usize },
    Money { customer: usize, kind: usize, day: u64, cents: i64 },
    Allocate { credit: usize, debit: usize, share: i64 },
    EndAllocation { allocation: usize, day: u64 },
    DueDate { item: usize, day: u64 },
    Terms { customer: usize, days: u16, from: u64 },
    Kind { customer: usize, kind: usize },
    Describe { customer: usize },
    Company,
    Reminder { item: usize, day: u64, step: usize },
    Skip { item: usize, day: u64, step: usize },
    Chase { item: usize, day: u64, step: usize },
    BankChecked { day: u64 },
    Mapping { shape: usize },
    Dispute { item: usize, day: u64, cents: i64 },
    CloseDispute { dispute: usize, day: u64, outcome: usize },
    Promise { item: usize, day: u64, cents: i64 },
    EndPromise { promise: usize, day: u64 },
    Insolvency { customer: usize, day: u64 },
    EndInsolvency { insolvency: usize, day: u64 },
    Segment { customer: usize, name: usize, from: u64 },
    Responsible { customer: usize, name: usize, from: u64 },
    Parent { customer: usize, parent: usize, from: u64 },
    Contacts { customer: usize },
    Details { item: usize, day: u64, cents: i64 },
    Ask { item: usize, day: u64, kind: usize, cents: i64 },
    Settle { claim: usize, day: u64, share: i64 },
    Order { customer: usize, day: u64, cents: i64 },
    Deliver { order: usize, day: u64, share: i64 },
    Bill { order: usize, item: usize, share: i64 },
    CancelOrder { order: usize, day: u64 },
    SetOffDeposit { deposit: usize, set_off: usize },
    Close { day: u64 },
    Reopen { day: u64 },
    Statement { day: u64 },
    BankLine { statement: usize, day: u64, cents: i64 },
    Explain { line: usize, customer: usize, debit: usize },
    OpenLine { explanation: usize },
    Learn { customer: usize, says: usize },
    TakeSure { by_themselves: bool },
    Conditions { customer: usize, percent: i64, from: u64 },
    Reviewed { day: u64 },
    PaymentDetail { payment: usize, cents: i64 },
    Rate { day: u64, cents: i64 },
    SmallDifference { cents: i64 },
    Assign { item: usize, day: u64 },
    EndAssignment { assignment: usize, day: u64 },
    Books { cents: i64 },
    Doubt { item: usize, day: u64 },
    EndDoubt { item: usize, day: u64 },
    Impair { item: usize, day: u64, cents: i64 },
    HandOver { day: u64 },
    Exchange { customer: usize, day: u64, way: usize },
    Rated { customer: usize, day: u64, cents: i64 },
    Lined { item: usize, cents: i64 },
    Merge { customer: usize, into: usize, day: u64 },
    Split { item: usize, into: usize, day: u64 },
    Habit { pick: usize, day: u64 },
    Offer { customer: usize, means: usize, from: u64 },
    Sector { customer: usize, sector: usize, from: u64 },
    Mandate { customer: usize, day: u64 },
    EndMandate { mandate: usize, day: u64 },
    Debit { item: usize, day: u64, cents: i64 },
    GiveUpDebit { debit: usize, day: u64 },
    Scenario { pick: usize, from: u64 },
    Rules { customer: usize, pick: usize, from: u64 },
    Follow { customer: usize, pick: usize, from: u64 },
    PutOff { item: usize, day: u64, step: usize },
    NextBatch,
}

/// Any wish; documents, money and allocations most often.
pub(crate) fn wish() -> impl Strategy<Value = Wish> {
    let (pick, day) = (0_usize..1000, 0_u64..400);
    prop_oneof![
        2 => Just(Wish::Customer),
        8 => (pick.clone(), pick.clone(), day.clone(), 1_i64..500_000, pick.clone())
            .prop_map(|(customer, kind, day, cents, due)| Wish::Document { customer, kind, day, cents, due }),
        6 => (pick.clone(), pick.clone(), day.clone(), 1_i64..500_000)
            .prop_map(|(customer, kind, day, cents)| Wish::Money { customer, kind, day, cents }),
        8 => (pick.clone(), pick.clone(), 1_i64..=4).prop_map(|(credit, debit, share)| Wish::Allocate { credit, debit, share }),
        2 => (pick.clone(), day.clone()).prop_map(|(allocation, day)| Wish::EndAllocation { allocation, day }),
        1 => (pick.clone(), day.clone()).prop_map(|(item, day)| Wish::DueDate { item, day }),
        1 => (pick.clone(), 0_u16..120, day.clone()).prop_map(|(customer, days, from)| Wish::Terms { customer, days, from }),
        1 => (pick.clone(), pick.clone()).prop_map(|(customer, kind)| Wish::Kind { customer, kind }),
        1 => pick.clone().prop_map(|customer| Wish::Describe { customer }),
        1 => Just(Wish::Company),
        2 => (pick.clone(), day.clone(), pick.clone()).prop_map(|(item, day, step)| Wish::Reminder { item, day, step }),
        1 => (pick.clone(), day.clone(), pick.clone()).prop_map(|(item, day, step)| Wish::Skip { item, day, step }),
        1 => (pick.clone(), day.clone(), pick.clone()).prop_map(|(item, day, step)| Wish::Chase { item, day, step }),
        1 => day.prop_map(|day| Wish::BankChecked { day }),
        1 => pick.clone().prop_map(|shape| Wish::Mapping { shape }),
        2 => (pick.clone(), 0_u64..400, 0_i64..50_000).prop_map(|(item, day, cents)| Wish::Dispute { item, day, cents }),
        1 => (pick.clone(), 0_u64..400, pick.clone()).prop_map(|(dispute, day, outcome)| Wish::CloseDispute { dispute, day, outcome }),
        2 => (pick.clone(), 0_u64..400, 1_i64..50_000).prop_map(|(item, day, cents)| Wish::Promise { item, day, cents }),
        1 => (pick.clone(), 0_u64..400).prop_map(|(promise, day)| Wish::EndPromise { promise, day }),
        1 => (pick.clone(), 0_u64..400).prop_map(|(customer, day)| Wish::Insolvency { customer, day }),
        2 => (pick.clone(), 0_usize..4, day_or_ever()).prop_map(|(customer, name, from)| Wish::Segment { customer, name, from }),
        2 => (pick.clone(), 0_usize..4, day_or_ever()).prop_map(|(customer, name, from)| Wish::Responsible { customer, name, from }),
        2 => (pick.clone(), pick.clone(), day_or_ever()).prop_map(|(customer, parent, from)| Wish::Parent { customer, parent, from }),
        2 => (pick.clone(), 0_u64..400, pick.clone(), 1_i64..9_000).prop_map(|(item, day, kind, cents)| Wish::Ask { item, day, kind, cents }),
        2 => (pick.clone(), 0_u64..400, 1_i64..=4).prop_map(|(claim, day, share)| Wish::Settle { claim, day, share }),
        1 => pick.clone().prop_map(|customer| Wish::Contacts { customer }),
        1 => (pick.clone(), 0_i64..10, 0_u64..400).prop_map(|(customer, percent, from)| Wish::Conditions { customer, percent, from }),
        1 => (0_u64..400).prop_map(|day| Wish::Reviewed { day }),
        1 => (pick.clone(), 1_i64..500).prop_map(|(payment, cents)| Wish::PaymentDetail { payment, cents }),
        1 => (0_u64..400, 1_i64..500).prop_map(|(day, cents)| Wish::Rate { day, cents }),
        1 => (0_i64..500).prop_map(|cents| Wish::SmallDifference { cents }),
        1 => (pick.clone(), 0_u64..400).prop_map(|(item, day)| Wish::Assign { item, day }),
        1 => (pick.clone(), 0_u64..400).prop_map(|(assignment, day)| Wish::EndAssignment { assignment, day }),
        1 => (pick, 0_u64..400).prop_map(|(insolvency, day)| Wish::EndInsolvency { insolvency, day }),
        2 => (0_usize..1000, 0_u64..400, 0_i64..50_000).prop_map(|(item, day, cents)| Wish::Details { item, day, cents }),
        2 => (0_usize..1000, 0_u64..400, 12_i64..500_000).prop_map(|(customer, day, cents)| Wish::Order { customer, day, cents }),
        2 => (0_usize..1000, 0_u64..400, 1_i64..=4).prop_map(|(order, day, share)| Wish::Deliver { order, day, share }),
        2 => (0_usize..1000, 0_usize..1000, 1_i64..=4).prop_map(|(order, item, share)| Wish::Bill { order, item, share }),
        1 => (0_usize..1000, 0_u64..400).prop_map(|(order, day)| Wish::CancelOrder { order, day }),
        1 => (0_usize..1000, 0_usize..1000).prop_map(|(deposit, set_off)| Wish::SetOffDeposit { deposit, set_off }),
        1 => (0_u64..400).prop_map(|day| Wish::Close { day }),
        1 => (0_u64..400).prop_map(|day| Wish::Reopen { day }),
        2 => (0_u64..400).prop_map(|day| Wish::Statement { day }),
        5 => (0_usize..1000, 0_u64..400, -100_000_i64..500_000)
            .prop_map(|(statement, day, cents)| Wish::BankLine { statement, day, cents }),
        5 => (0_usize..1000, 0_usize..1000, 0_usize..1000)
            .prop_map(|(line, customer, debit)| Wish::Explain { line, customer, debit }),
        2 => (0_usize..1000).prop_map(|explanation| Wish::OpenLine { explanation }),
        1 => (0_usize..1000, 0_usize..4).prop_map(|(customer, says)| Wish::Learn { customer, says }),
        1 => any::<bool>().prop_map(|by_themselves| Wish::TakeSure { by_themselves }),
        1 => (0_i64..50).prop_map(|cents| Wish::Books { cents }),
        1 => (0_usize..1000, 0_u64..400).prop_map(|(item, day)| Wish::Doubt { item, day }),
        1 => (0_usize..1000, 0_u64..400).prop_map(|(item, day)| Wish::EndDoubt { item, day }),
        1 => (0_usize..1000, 0_u64..400, 0_i64..50_000).prop_map(|(item, day, cents)| Wish::Impair { item, day, cents }),
        1 => (0_u64..400).prop_map(|day| Wish::HandOver { day }),
        2 => (0_usize..1000, 0_u64..400, 0_usize..6).prop_map(|(customer, day, way)| Wish::Exchange { customer, day, way }),
        1 => (0_usize..1000, 0_i64..90_000).prop_map(|(item, cents)| Wish::Lined { item, cents }),
        1 => (0_usize..1000, 0_u64..400, 0_i64..90_000).prop_map(|(customer, day, cents)| Wish::Rated { customer, day, cents }),
        1 => (0_usize..1000, 0_usize..1000, 0_u64..400).prop_map(|(customer, into, day)| Wish::Merge { customer, into, day }),
        2 => (0_usize..1000, 0_usize..1000, 0_u64..400).prop_map(|(item, into, day)| Wish::Split { item, into, day }),
        1 => (0_usize..1000, 0_u64..400).prop_map(|(pick, day)| Wish::Habit { pick, day }),
        1 => (0_usize..1000, 0_usize..20, day_or_ever()).prop_map(|(customer, means, from)| Wish::Offer { customer, means, from }),
        1 => (0_usize..1000, 0_usize..7, day_or_ever()).prop_map(|(customer, sector, from)| Wish::Sector { customer, sector, from }),
        2 => (0_usize..1000, 0_u64..400).prop_map(|(customer, day)| Wish::Mandate { customer, day }),
        1 => (0_usize..1000, 0_u64..400).prop_map(|(mandate, day)| Wish::EndMandate { mandate, day }),
        2 => (0_usize..1000, 0_u64..400, 1_i64..9_000).prop_map(|(item, day, cents)| Wish::Debit { item, day, cents }),
        1 => (0_usize..1000, 0_u64..400).prop_map(|(debit, day)| Wish::GiveUpDebit { debit, day }),
        1 => (0_usize..1000, day_or_ever()).prop_map(|(pick, from)| Wish::Scenario { pick, from }),
        1 => (0_usize..1000, 0_usize..1000, day_or_ever()).prop_map(|(customer, pick, from)| Wish::Rules { customer, pick, from }),
        1 => (0_usize..1000, 0_usize..1000, day_or_ever()).prop_map(|(customer, pick, from)| Wish::Follow { customer, pick, from }),
        2 => (0_usize..1000, 0_u64..400, 0_usize..1000).prop_map(|(item, day, step)| Wish::PutOff { item, day, step }),
        4 => Just(Wish::NextBatch),
    ]
}

/// A day of the test's calendar, or 400 for the beginning of time.
fn day_or_ever() -> impl Strategy<Value = u64> {
    prop_oneof![2 => 0_u64..400, 1 => Just(400)]
}

fn ever(from: u64) -> Option<NaiveDate> {
    (from < 400).then(|| day(from))
}

fn scenario_key(pick: usize) -> ScenarioKey {
    ScenarioKey(["standard", "small", "own-1", "own-2"][pick % 4].to_owned())
}

fn sheet(pick: usize) -> ScenarioSheet {
    let step = |key: &str, days, channel| ScenarioStep {
        key: StepKey(key.to_owned()),
        name: String::new(),
        days,
        counted_from: CountedFrom::DueDate,
        channel,
        tone: Tone::Friendly,
        who: String::new(),
        at_least: pick.is_multiple_of(2).then(|| Money::from_minor(5_000, Currency::EUR)),
        deadline: (pick % 9) as u8,
    };
    let steps = vec![
        step("before_due", -((pick % 15) as i16), Some(Channel::Call)),
        step("courtesy", 1 + (pick % 9) as i16, Some(Channel::Mail)),
        step("decision", 30, None),
    ];
    ScenarioSheet {
        name: "À nous".to_owned(),
        steps,
        apart: (pick % 20) as u8,
        grace: (pick % 4) as u8,
        repeat: pick.is_multiple_of(3).then_some(14),
    }
}

fn chased(fact: ChaseFact) -> Event {
    Event::ChaseSaid(Box::new(fact))
}

/// A ledger of up to `most` wishes.
pub(crate) fn ledger(most: usize) -> impl Strategy<Value = RandomLedger> {
    prop::collection::vec(wish(), 0..most).prop_map(|wishes| RandomLedger::of(&wishes))
}

/// Batches of events that fit together: no allocation beyond what is open, none between two accounts.
#[derive(Debug, Clone)]
pub(crate) struct RandomLedger {
    /// In the order in which they were written; none is empty.
    pub(crate) batches: Vec<(BatchId, Vec<Event>)>,
}

struct Item {
    id: ThingId,
    customer: usize,
    currency: Currency,
    left: i64,
    allocable: bool,
    document: bool,
}

#[derive(Default)]
struct Making {
    /// With its customer and the day it was signed.
    mandates: Vec<(ThingId, usize, u64)>,
    debits: Vec<ThingId>,
    batches: Vec<(BatchId, Vec<Event>)>,
    now: Vec<Event>,
    customers: Vec<ThingId>,
    items: Vec<Item>,
    /// Credit, debit, amount, still counting.
    allocations: Vec<(ThingId, usize, usize, i64, bool)>,
    disputes: Vec<ThingId>,
    promises: Vec<ThingId>,
    insolvencies: Vec<ThingId>,
    /// What is left of each.
    claims: Vec<(ThingId, Currency, i64)>,
    payments: Vec<ThingId>,
    assignments: Vec<ThingId>,
    statements: Vec<ThingId>,
    lines: Vec<Line>,
    /// Which line, by which item if any.
    explanations: Vec<(ThingId, usize, Option<usize>)>,
    orders: Vec<Order>,
    /// Which customer became which.
    merged: Vec<(usize, usize)>,
    /// Items that count each other: deposits and set-offs.
    tied: Vec<(usize, usize)>,
}

struct Line {
    id: ThingId,
    cents: i64,
    day: u64,
    explained: bool,
}

struct Order {
    id: ThingId,
    customer: usize,
    currency: Currency,
    amount: i64,
    delivered: i64,
    billed: i64,
    billing: Billing,
}

/// The name of the `n`th batch of a test.
pub(crate) fn batch_id(n: usize) -> BatchId {
    let n = n as u64;
    let mut random = [0; 10];
    random[2..].copy_from_slice(&n.to_be_bytes());
    BatchId::new(1_790_000_000_000 + n * 60_000, random)
}

/// A day of the test's calendar, from 2025-11-01.
pub(crate) fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 11, 1).unwrap_or_default() + Days::new(n)
}

fn pick<T>(from: &[T], n: usize) -> Option<(usize, &T)> {
    (!from.is_empty()).then(|| n % from.len()).and_then(|n| from.get(n).map(|it| (n, it)))
}

impl Making {
    fn here(&self) -> ThingId {
        ThingId { batch: batch_id(self.batches.len()), ordinal: self.now.len() as u32 }
    }

    fn name(&self, thing: ThingId) -> Ref {
        if thing.batch == self.here().batch { Ref::Here(thing.ordinal) } else { thing.into() }
    }

    fn next_batch(&mut self) {
        if !self.now.is_empty() {
            let id = self.here().batch;
            self.batches.push((id, std::mem::take(&mut self.now)));
        }
    }

    fn reminded(&self, item: usize, step: usize) -> Option<(Ref, Vec<Reminded>)> {
        let documents: Vec<&Item> = self.items.iter().filter(|item| item.document).collect();
        let (_, item) = pick(&documents, item)?;
        let step = StepKey(["courtesy", "first", "second"][step % 3].to_owned());
        let customer = self.name(*self.customers.get(item.customer)?);
        Some((customer, vec![Reminded { document: self.name(item.id), step }]))
    }

    /// Who has what comes for a customer.
    fn survivor(&self, customer: usize) -> usize {
        let mut at = customer;
        while let Some((_, into)) = self.merged.iter().find(|(from, _)| *from == at) {
            at = *into;
        }
        at
    }

    /// An item with all that settles it or is settled by it, directly or not.
    fn tied_to(&self, item: usize) -> Vec<usize> {
        let mut found = vec![item];
        let mut at = 0;
        while let Some(one) = found.get(at).copied() {
            let settled = self.allocations.iter().map(|(_, credit, debit, ..)| (*credit, *debit));
            for (a, b) in settled.chain(self.tied.iter().copied()) {
                for (from, to) in [(a, b), (b, a)] {
                    if from == one && !found.contains(&to) {
                        found.push(to);
                    }
                }
            }
            at += 1;
        }
        found
    }

    fn take(&mut self, wish: &Wish) -> Option<()> {
        let event = match *wish {
            Wish::NextBatch => {
                self.next_batch();
                return None;
            }
            Wish::Customer => {
                let n = self.customers.len();
                self.customers.push(self.here());
                let details = CustomerDetails { name: format!("Maison {n}"), country: "FR".to_owned(), ..CustomerDetails::default() };
                Event::CustomerAdded { key: format!("C{n:04}"), details, kind: CustomerKind::Business }
            }
            Wish::Document { customer, kind, day: on, cents, due } => self.document(customer, kind, on, cents, due)?,
            Wish::Money { customer, kind, day: on, cents } => {
                let (customer, id) = pick(&self.customers, customer).map(|(at, id)| (at, *id))?;
                let currency = currency(cents);
                let (kind, sign) = [
                    (MoneyKind::Payment, -1),
                    (MoneyKind::Payment, -1),
                    (MoneyKind::Bounce, 1),
                    (MoneyKind::Refund, 1),
                    (MoneyKind::Discount, -1),
                    (MoneyKind::SetOff, -1),
                    (MoneyKind::ExchangeDifference, 1),
                    (MoneyKind::WriteOff, -1),
                ][kind % 8];
                let left = sign * cents;
                if kind == MoneyKind::Payment {
                    self.payments.push(self.here());
                }
                let owner = self.survivor(customer);
                self.items.push(Item { id: self.here(), customer: owner, currency, left, allocable: true, document: false });
                Event::MoneyBooked {
                    customer: self.name(id),
                    kind,
                    booked_on: day(on),
                    amount: Money::from_minor(left, currency),
                    reference: format!("VIR {cents}"),
                    account: AccountFamily::Customers,
                    label: String::new(),
                    line: None,
                    means: [Means::Unsaid, Means::Transfer, Means::Cheque][cents as usize % 3],
                }
            }
            Wish::Allocate { credit, debit, share } => {
                let of = |sign: i64| -> Vec<usize> {
                    (0..self.items.len()).filter(|at| self.items[*at].allocable && self.items[*at].left.signum() == sign).collect()
                };
                let (_, credit) = pick(&of(-1), credit).map(|(at, it)| (at, *it))?;
                let owed = &self.items[credit];
                let same: Vec<usize> = of(1)
                    .into_iter()
                    .filter(|at| self.items[*at].customer == owed.customer && self.items[*at].currency == owed.currency)
                    .collect();
                let (_, debit) = pick(&same, debit).map(|(at, it)| (at, *it))?;
                let amount = (self.items[credit].left.abs().min(self.items[debit].left) * share / 4).max(1);
                let currency = self.items[credit].currency;
                self.allocations.push((self.here(), credit, debit, amount, true));
                let event = Event::Allocated {
                    credit: self.name(self.items[credit].id),
                    debit: self.name(self.items[debit].id),
                    amount: Money::from_minor(amount, currency),
                    basis: AllocationBasis::Lettered,
                };
                self.items[credit].left += amount;
                self.items[debit].left -= amount;
                event
            }
            Wish::EndAllocation { allocation, day: on } => {
                let (at, (id, credit, debit, amount, counts)) = pick(&self.allocations, allocation).map(|(at, it)| (at, *it))?;
                if !counts {
                    return None;
                }
                self.allocations[at].4 = false;
                self.items[credit].left -= amount;
                self.items[debit].left += amount;
                Event::AllocationEnded { allocation: self.name(id), on: day(on) }
            }
            Wish::DueDate { item, day: on } => {
                let documents: Vec<ThingId> = self.items.iter().filter(|item| item.document).map(|item| item.id).collect();
                let (_, document) = pick(&documents, item)?;
                Event::DueDateAgreed { document: self.name(*document), due_on: day(on) }
            }
            Wish::Terms { customer, days, from } => {
                let scope = match pick(&self.customers, customer) {
                    Some((at, id)) if at % 2 == 0 => TermsScope::Customer(self.name(*id)),
                    _ if days % 2 == 0 => TermsScope::Segment(SegmentName("Artisans".to_owned())),
                    _ => TermsScope::Company,
                };
                let from = (from % 2 == 0).then(|| day(from));
                let half = |days| TermsPart { share: 5_000, days, end: PartEnd::Plain };
                let parts = TermsParts::try_from(vec![half(0), half(days + 1)]).ok();
                let terms = match parts.filter(|_| days % 3 == 0) {
                    Some(parts) => Terms::InParts(parts),
                    None => Terms::PlusThenEndOfMonth(days),
                };
                Event::TermsAgreed { scope, terms, from, basis: DueBasis::Confirmed }
            }
            Wish::Kind { customer, kind } => {
                let (_, customer) = pick(&self.customers, customer)?;
                let kind = [CustomerKind::Unknown, CustomerKind::Business, CustomerKind::Consumer, CustomerKind::PublicBody][kind % 4];
                Event::CustomerKindSet { customer: self.name(*customer), kind }
            }
            Wish::Describe { customer } => {
                let (_, customer) = pick(&self.customers, customer)?;
                let details = CustomerDetails { name: "Maison renommée".to_owned(), ..CustomerDetails::default() };
                Event::CustomerDescribed { customer: self.name(*customer), details }
            }
            Wish::Company => Event::CompanyDescribed(Company { name: "Atelier".to_owned(), ..Company::default() }),
            Wish::Reminder { item, day: on, step } => {
                let (customer, documents) = self.reminded(item, step)?;
                Event::ReminderSent {
                    customer,
                    sent_on: day(on),
                    channel: Channel::Mail,
                    tone: Tone::Friendly,
                    documents,
                    subject: "Votre facture".to_owned(),
                    body: "Bonjour,\n…".to_owned(),
                    bank_checked_up_to: None,
                }
            }
            Wish::Skip { item, day: on, step } => {
                let (customer, documents) = self.reminded(item, step)?;
                Event::StepSkipped { customer, on: day(on), documents, reason: "appelé".to_owned() }
            }
            Wish::Chase { item, day: on, step } => {
                let (_, documents) = self.reminded(item, step)?;
                Event::ChaseStarted { on: day(on), documents }
            }
            Wish::BankChecked { day: up_to } => Event::BankChecked { up_to: day(up_to) },
            Wish::Dispute { item, day: on, cents } => {
                let debts: Vec<&Item> = self.items.iter().filter(|item| item.document).collect();
                let (_, item) = pick(&debts, item)?;
                let amount = (cents % 2 == 1).then(|| Money::from_minor(cents, item.currency));
                let document = self.name(item.id);
                self.disputes.push(self.here());
                Event::DisputeOpened { document, on: day(on), amount, reason: DisputeReason::ALL[cents as usize % 7], note: String::new() }
            }
            Wish::CloseDispute { dispute, day: on, outcome } => {
                let (_, dispute) = pick(&self.disputes, dispute)?;
                Event::DisputeClosed { dispute: self.name(*dispute), on: day(on), outcome: DisputeOutcome::ALL[outcome % 3] }
            }
            Wish::Promise { item, day: on, cents } => {
                let debts: Vec<&Item> = self.items.iter().filter(|item| item.document).collect();
                let (_, item) = pick(&debts, item)?;
                let customer = self.name(*self.customers.get(item.customer)?);
                let (documents, amount) = (vec![self.name(item.id)], Money::from_minor(cents, item.currency));
                self.promises.push(self.here());
                Event::PromiseMade { customer, on: day(on), due_on: day(on + 14), amount, documents, note: "vendredi".to_owned() }
            }
            Wish::EndPromise { promise, day: on } => {
                let (_, promise) = pick(&self.promises, promise)?;
                Event::PromiseEnded { promise: self.name(*promise), on: day(on) }
            }
            Wish::Insolvency { customer, day: on } => {
                let (_, customer) = pick(&self.customers, customer)?;
                let customer = self.name(*customer);
                self.insolvencies.push(self.here());
                Event::InsolvencyOpened { customer, opened_on: day(on), published_on: Some(day(on + 7)), note: String::new() }
            }
            Wish::EndInsolvency { insolvency, day: on } => {
                let (_, insolvency) = pick(&self.insolvencies, insolvency)?;
                Event::InsolvencyEnded { insolvency: self.name(*insolvency), on: day(on) }
            }
            Wish::Details { item, day: on, cents } => {
                let documents: Vec<&Item> = self.items.iter().filter(|item| item.document).collect();
                let (_, item) = pick(&documents, item)?;
                let details = DocumentDetails {
                    net: (cents % 2 == 0).then(|| Money::from_minor(cents, item.currency)),
                    order_reference: if cents % 5 == 0 { String::new() } else { format!("BC-{cents}") },
                    released_on: (cents % 3 == 0).then(|| day(on + 300)),
                    ..DocumentDetails::default()
                };
                Event::DocumentDetailed { document: self.name(item.id), details: Box::new(details) }
            }
            Wish::Conditions { customer, percent, from } => {
                let scope = match pick(&self.customers, customer) {
                    Some((at, id)) if at % 2 == 0 => TermsScope::Customer(self.name(*id)),
                    _ => TermsScope::Company,
                };
                let discount = EarlyDiscount { percent: percent.into(), days: 10, ..EarlyDiscount::default() };
                let law = (percent % 2 == 0).then(|| "BE".to_owned());
                let conditions = Conditions { discount: Some(discount), law, interest: None };
                Event::ConditionsAgreed { scope, conditions, from: (from % 2 == 0).then(|| day(from)) }
            }
            Wish::Reviewed { day: on } => Event::TermsReviewed { on: day(on) },
            Wish::PaymentDetail { payment, cents } => {
                let (_, payment) = pick(&self.payments, payment)?;
                let details = PaymentDetails { charges: Some(Money::from_minor(cents, Currency::EUR)), ..PaymentDetails::default() };
                Event::PaymentDetailed { payment: self.name(*payment), details }
            }
            Wish::Rate { day: on, cents } => {
                let (one, of, source) = (Currency::USD, Currency::EUR, "journal".to_owned());
                Event::ExchangeRateStated { one, worth: Money::from_minor(cents, Currency::EUR).amount(), of, on: day(on), source }
            }
            Wish::SmallDifference { cents } => Event::SmallDifferencesAgreed { up_to: Money::from_minor(cents, Currency::EUR) },
            Wish::Assign { item, day: on } => {
                let debts: Vec<&Item> = self.items.iter().filter(|item| item.document).collect();
                let (_, item) = pick(&debts, item)?;
                let documents = vec![self.name(item.id)];
                self.assignments.push(self.here());
                Event::DocumentsAssigned { documents, factor: Factor { name: "Affacturage".to_owned(), ..Factor::default() }, on: day(on) }
            }
            Wish::EndAssignment { assignment, day: on } => {
                let (_, assignment) = pick(&self.assignments, assignment)?;
                Event::AssignmentEnded { assignment: self.name(*assignment), on: day(on) }
            }
            Wish::Order { customer, day: on, cents } => {
                let (of, id) = pick(&self.customers, customer).map(|(at, id)| (at, *id))?;
                let (amount, currency) = (Money::from_minor(cents, currency(cents)), currency(cents));
                let part =
                    |label: &str, on, cents| Stage { on: day(on), amount: Money::from_minor(cents, currency), label: label.to_owned() };
                let billing = match cents % 3 {
                    0 => Billing::OnDelivery,
                    1 => Billing::Stages(vec![part("Acompte", on + 10, cents / 3), part("Solde", on + 40, cents - cents / 3)]),
                    _ => Billing::Recurring { months: 1, first_on: day(on + 5), until: (cents % 2 == 0).then(|| day(on + 200)) },
                };
                let customer = self.name(id);
                self.orders.push(Order {
                    id: self.here(),
                    customer: self.survivor(of),
                    currency,
                    amount: cents,
                    delivered: 0,
                    billed: 0,
                    billing: billing.clone(),
                });
                let (number, label) = (format!("BC-{cents}"), "Fûts".to_owned());
                Event::OrderAgreed { customer, number, agreed_on: day(on), amount, label, billing }
            }
            Wish::Deliver { order, day: on, share } => {
                let (at, id) = pick(&self.orders, order).map(|(at, order)| (at, order.id))?;
                let named = self.name(id);
                let known = self.orders.get_mut(at).filter(|known| known.billing == Billing::OnDelivery)?;
                let amount = (known.amount - known.delivered) * share / 4;
                if amount <= 0 {
                    return None;
                }
                known.delivered += amount;
                Event::OrderDelivered { order: named, on: day(on), amount: Money::from_minor(amount, known.currency) }
            }
            Wish::Bill { order, item, share } => {
                let (at, known) = pick(&self.orders, order)?;
                let its: Vec<ThingId> = self
                    .items
                    .iter()
                    .filter(|item| item.document && item.customer == known.customer && item.currency == known.currency)
                    .map(|item| item.id)
                    .collect();
                let (_, document) = pick(&its, item)?;
                let (named, document) = (self.name(known.id), self.name(*document));
                let known = self.orders.get_mut(at)?;
                let amount = match known.billing {
                    Billing::Recurring { .. } => known.amount,
                    _ => (known.amount - known.billed) * share / 4,
                };
                if amount <= 0 {
                    return None;
                }
                known.billed += amount;
                let part = (known.billing != Billing::OnDelivery).then_some(u32::from(share % 2 == 0));
                Event::OrderInvoiced { order: named, document, amount: Money::from_minor(amount, known.currency), part }
            }
            Wish::CancelOrder { order, day: on } => {
                let (_, known) = pick(&self.orders, order)?;
                Event::OrderCancelled { order: self.name(known.id), on: day(on) }
            }
            Wish::SetOffDeposit { deposit, set_off } => {
                let ids: Vec<ThingId> = self.items.iter().map(|item| item.id).collect();
                let (one, deposit) = pick(&ids, deposit)?;
                let (other, set_off) = pick(&ids, set_off)?;
                self.tied.push((one, other));
                Event::DepositSetOff { deposit: self.name(*deposit), set_off: self.name(*set_off) }
            }
            Wish::Close { day: up_to } => Event::PeriodClosed { up_to: day(up_to) },
            Wish::Reopen { day: up_to } => {
                Event::PeriodReopened { up_to: (up_to % 2 == 0).then(|| day(up_to)), reason: "oubli".to_owned() }
            }
            Wish::Segment { customer, name, from } => {
                let (_, customer) = pick(&self.customers, customer)?;
                let segment = SegmentName(["", "Grands comptes", "Artisans", "Négoce"][name % 4].to_owned());
                Event::SegmentSet { customer: self.name(*customer), segment, from: ever(from) }
            }
            Wish::Responsible { customer, name, from } => {
                let (_, customer) = pick(&self.customers, customer)?;
                let person = ["", "Camille", "Dominique", "Maxence"][name % 4].to_owned();
                Event::ResponsibleSet { customer: self.name(*customer), person, from: ever(from) }
            }
            Wish::Parent { customer, parent, from } => {
                let (at, customer) = pick(&self.customers, customer)?;
                // Above it stands one that came before, so that nobody stands above itself.
                let parent = pick(&self.customers[..at], parent).map(|(_, parent)| self.name(*parent));
                let pays = parent.is_some() && from % 2 == 0;
                Event::ParentSet { customer: self.name(*customer), parent, pays, from: ever(from) }
            }
            Wish::Contacts { customer } => {
                let (_, customer) = pick(&self.customers, customer)?;
                let contact = Contact { name: "Mme Roche".to_owned(), email: "achats@example.org".to_owned(), ..Contact::default() };
                Event::ContactsDescribed { customer: self.name(*customer), contacts: vec![contact] }
            }
            Wish::Statement { day: on } => {
                self.statements.push(self.here());
                Event::StatementRead {
                    account: format!("FR{}", on % 3),
                    currency: Currency::EUR,
                    number: on.to_string(),
                    period: Some((day(on), day(on + 30))),
                    opening: None,
                    closing: (on % 2 == 0).then(|| (day(on + 30), Money::from_minor(1, Currency::EUR))),
                }
            }
            Wish::BankLine { statement, day: on, cents } => {
                let (_, statement) = pick(&self.statements, statement).map(|(at, id)| (at, *id))?;
                self.lines.push(Line { id: self.here(), cents, day: on, explained: false });
                let said = BankLine { label: format!("VIR {cents}"), ..BankLine::new(day(on), Money::from_minor(cents, Currency::EUR)) };
                Event::BankLineRead { statement: self.name(statement), said: Box::new(said), part_of: None, line: Some(1) }
            }
            Wish::Explain { line, customer, debit } => self.explain(line, customer, debit)?,
            Wish::OpenLine { explanation } => {
                let (at, (id, line, item)) = pick(&self.explanations, explanation).map(|(at, it)| (at, *it))?;
                self.explanations.swap_remove(at);
                self.lines[line].explained = false;
                if let Some(item) = item {
                    for at in 0..self.allocations.len() {
                        let (_, credit, debit, amount, counts) = self.allocations[at];
                        if counts && (credit == item || debit == item) {
                            self.allocations[at].4 = false;
                            self.items[credit].left -= amount;
                            self.items[debit].left += amount;
                        }
                    }
                    self.items[item].left = 0;
                }
                Event::BankLineReopened { explanation: self.name(id) }
            }
            Wish::Learn { customer, says } => {
                let customer = self.name(*pick(&self.customers, customer)?.1);
                let says =
                    [Lesson::Customer(customer), Lesson::NotCustomer(customer), Lesson::Nobody(NotCustomers::Supplier), Lesson::Forgotten]
                        [says % 4];
                let sign = PayerSign::Words("maison".to_owned());
                Event::MatchingLearned { sign, says }
            }
            Wish::TakeSure { by_themselves } => Event::SureMatchesTaken { by_themselves },
            Wish::Ask { item, day: on, kind, cents } => {
                let debts: Vec<&Item> = self.items.iter().filter(|item| item.document).collect();
                let (_, item) = pick(&debts, item)?;
                let (document, currency) = (self.name(item.id), item.currency);
                let kind = ClaimKind::ALL[kind % 2];
                let up_to = (kind == ClaimKind::LateInterest).then(|| day(on));
                self.claims.push((self.here(), currency, cents));
                Event::ClaimAsked { document, kind, on: day(on), amount: Money::from_minor(cents, currency), up_to, law: String::new() }
            }
            Wish::Settle { claim, day: on, share } => {
                let (at, (id, currency, left)) = pick(&self.claims, claim).map(|(at, it)| (at, *it))?;
                let part = left * share / 4;
                if part == 0 {
                    return None;
                }
                self.claims[at].2 -= part;
                let (claim, amount, on) = (self.name(id), Money::from_minor(part, currency), day(on));
                match share % 2 {
                    0 => Event::ClaimPaid { claim, on, amount, reference: String::new() },
                    _ => Event::ClaimWaived { claim, on, amount, reason: "geste".to_owned() },
                }
            }
            Wish::Books { cents } => Event::BookkeepingDescribed(Bookkeeping {
                tax_percent: (cents % 2 == 0).then(|| cents.into()),
                discount_lowers_tax: [None, Some(true), Some(false)][cents as usize % 3],
                loss_keeps_tax: cents % 5 == 0,
                ..Bookkeeping::default()
            }),
            Wish::Doubt { item, day: on } => {
                let (_, document) = self.debt(item)?;
                Event::DocumentDoubted { document, on: day(on), reason: String::new() }
            }
            Wish::EndDoubt { item, day: on } => Event::DoubtEnded { document: self.debt(item)?.1, on: day(on) },
            Wish::Impair { item, day: on, cents } => {
                let (currency, document) = self.debt(item)?;
                Event::DocumentImpaired { document, on: day(on), amount: Money::from_minor(cents, currency), reason: String::new() }
            }
            Wish::Exchange { customer, day: on, way } => {
                let (_, customer) = pick(&self.customers, customer)?;
                let (customer, text) = (self.name(*customer), format!("rappellera le {}", day(on + 7)));
                Event::ExchangeNoted(Interaction { customer, on: day(on), way: InteractionWay::ALL[way % 6], text })
            }
            Wish::Lined { item, cents } => {
                let (currency, document) = self.debt(item)?;
                let net = Money::from_minor(cents, currency);
                let line = DocumentLine { label: "Pose".to_owned(), quantity: Some(2.into()), net, percent: None };
                let n = usize::try_from(cents % 3).unwrap_or_default();
                Event::DocumentLined(DocumentLines { document, lines: vec![line; n] })
            }
            Wish::Rated { customer, day: on, cents } => {
                let (_, customer) = pick(&self.customers, customer)?;
                let limit = (cents % 3 > 0).then(|| Money::from_minor(cents, Currency::EUR));
                let (source, grade) = (format!("source {}", cents % 4), "B".to_owned());
                Event::CreditReported(CreditReport {
                    customer: self.name(*customer),
                    on: day(on),
                    source,
                    score: String::new(),
                    grade,
                    limit,
                })
            }
            Wish::Offer { customer, means, from } => {
                let scope = pick(&self.customers, customer).map_or(TermsScope::Company, |(_, id)| TermsScope::Customer(self.name(*id)));
                let link = if means % 2 == 0 { String::new() } else { "https://pay.example.org/{number}".to_owned() };
                let means = Means::ALL.into_iter().cycle().skip(1 + means % 6).take(means % 4).filter(|it| *it != Means::Unsaid).collect();
                Event::MeansOffered { scope, means: OfferedMeans { means, link }, from: ever(from) }
            }
            Wish::Sector { customer, sector, from } => {
                let scope = pick(&self.customers, customer).map_or(TermsScope::Company, |(_, id)| TermsScope::Customer(self.name(*id)));
                Event::SectorAgreed { scope, sector: Sector::ALL[sector % Sector::ALL.len()], from: ever(from) }
            }
            Wish::Mandate { customer, day: on } => {
                let (of, id) = pick(&self.customers, customer).map(|(at, id)| (at, *id))?;
                let terms = MandateTerms {
                    reference: format!("M-{}", self.mandates.len()),
                    signed_on: day(on),
                    scheme: DebitScheme::Core,
                    used: MandateUse::Recurring,
                    iban: "FR7630006000011234567890189".to_owned(),
                    bic: String::new(),
                    holder: String::new(),
                };
                self.mandates.push((self.here(), of, on));
                Event::MandateSigned { customer: self.name(id), terms }
            }
            Wish::EndMandate { mandate, day: on } => {
                let (_, (mandate, _, signed)) = pick(&self.mandates, mandate)?;
                Event::MandateEnded { mandate: self.name(*mandate), on: day(on.max(*signed)) }
            }
            Wish::Debit { item, day: on, cents } => {
                let debts: Vec<&Item> = self.items.iter().filter(|item| item.document && item.currency == Currency::EUR).collect();
                let (_, item) = pick(&debts, item)?;
                let (mandate, _, _) = *self.mandates.iter().find(|(_, of, _)| *of == item.customer)?;
                let (document, mandate) = (self.name(item.id), self.name(mandate));
                self.debits.push(self.here());
                let (asked_on, collect_on, amount) = (day(on), day(on + 5), Money::from_minor(cents, Currency::EUR));
                Event::DebitAsked(DebitAsk { document, mandate, asked_on, collect_on, amount, sequence: DebitSequence::Recurring })
            }
            Wish::GiveUpDebit { debit, day: on } => {
                let (_, debit) = pick(&self.debits, debit)?;
                Event::DebitGivenUp { debit: self.name(*debit), on: day(on), reason: "retour".to_owned() }
            }
            Wish::HandOver { day: on } => Event::EntriesHandedOver {
                on: day(on),
                entries: vec![HandedOver { number: format!("ESC-{on}"), on: day(on), lines: vec![("665".to_owned(), String::new(), 0)] }],
            },
            Wish::Merge { customer, into, day: on } => {
                let (at, from) = pick(&self.customers, customer).map(|(at, id)| (at, *id))?;
                let (into, to) = pick(&self.customers, into).map(|(at, id)| (self.survivor(at), *id))?;
                if self.survivor(at) != at || into == at {
                    return None;
                }
                self.merged.push((at, into));
                self.items.iter_mut().filter(|item| item.customer == at).for_each(|item| item.customer = into);
                self.orders.iter_mut().filter(|order| order.customer == at).for_each(|order| order.customer = into);
                Event::CustomersMerged { customer: self.name(from), into: self.name(to), on: day(on) }
            }
            Wish::Split { item, into, day: on } => {
                let (into, to) = pick(&self.customers, into).map(|(at, id)| (self.survivor(at), *id))?;
                let all: Vec<usize> = (0..self.items.len()).collect();
                let moving = self.tied_to(pick(&all, item)?.0);
                let items = moving.iter().map(|at| self.name(self.items[*at].id)).collect();
                for at in moving {
                    self.items[at].customer = into;
                }
                Event::ItemsMoved { items, into: self.name(to), on: day(on) }
            }
            Wish::Habit { pick, day: on } => match pick % 4 {
                0 => Event::OwnClosedDaysSaid {
                    days: vec![ClosedDays { first: day(on), last: day(on + 9), yearly: on % 2 == 0, label: String::new() }],
                },
                1 => Event::SupplySaid { supply: Supply::ALL[on as usize % 7] },
                2 => Event::ActionCostsSaid { costs: [(Channel::Mail, Money::from_minor(on as i64, Currency::EUR))].into() },
                _ => Event::TargetSaid { indicator: Indicator::ALL[on as usize % 17], target: (on % 3 > 0).then(|| on.into()) },
            },
            Wish::Scenario { pick, from } => {
                let sheet = (pick % 5 > 0).then(|| Box::new(sheet(pick)));
                chased(ChaseFact::ScenarioDefined { scenario: scenario_key(pick), sheet, from: ever(from) })
            }
            Wish::Rules { customer, pick: which, from } => {
                let (_, group) = pick(&self.customers, customer)?;
                let mut rule = ScenarioRule::<Ref>::everyone(scenario_key(which));
                match which % 5 {
                    0 => rule.kind = Some(CustomerKind::Consumer),
                    1 => rule.group = Some((*group).into()),
                    2 => rule.history = Some(History::ALL[which % 3]),
                    3 => rule.owes_at_least = Some(Money::from_minor(10_000, Currency::EUR)),
                    _ => rule.segment = "nord".to_owned(),
                }
                chased(ChaseFact::ScenarioRulesSaid { rules: vec![rule], from: ever(from) })
            }
            Wish::Follow { customer, pick: which, from } => {
                let customer = (*pick(&self.customers, customer)?.1).into();
                let scenario = (which % 4 > 0).then(|| scenario_key(which));
                chased(ChaseFact::ScenarioSet { customer, scenario, from: ever(from) })
            }
            Wish::PutOff { item, day: on, step } => {
                let (customer, documents) = self.reminded(item, step)?;
                chased(match step % 2 {
                    0 => ChaseFact::StepPutOff { customer, on: day(on), until: day(on + 9), documents },
                    _ => ChaseFact::StepHandedOver { customer, on: day(on), to: "Mme Roche".to_owned(), documents },
                })
            }
            Wish::Mapping { shape } => Event::MappingRemembered { fingerprint: format!("{:x}", shape % 5), mapping: "{}".to_owned() },
        };
        self.now.push(event);
        Some(())
    }

    /// Money of the line's amount for a customer, what it settles, and the explanation; a line that went out is nobody's.
    fn explain(&mut self, line: usize, customer: usize, debit: usize) -> Option<Event> {
        let open: Vec<usize> = (0..self.lines.len()).filter(|at| !self.lines[*at].explained).collect();
        let (_, line) = pick(&open, line).map(|(at, it)| (at, *it))?;
        let Line { id, cents, day: on, .. } = self.lines[line];
        let mut item = None;
        let mut evidence = vec![Evidence::BankCode];
        let meaning = if cents <= 0 {
            Meaning::NotCustomers { reason: NotCustomers::ALL[cents.unsigned_abs() as usize % 8] }
        } else {
            let (customer, who) = pick(&self.customers, customer).map(|(at, id)| (at, *id))?;
            let new = self.here();
            item = Some(self.items.len());
            let customer = self.survivor(customer);
            self.items.push(Item { id: new, customer, currency: Currency::EUR, left: -cents, allocable: true, document: false });
            let money = Event::MoneyBooked {
                customer: self.name(who),
                kind: MoneyKind::Payment,
                booked_on: day(on),
                amount: Money::from_minor(-cents, Currency::EUR),
                reference: String::new(),
                account: AccountFamily::Customers,
                label: format!("VIR {cents}"),
                line: Some(1),
                means: Means::Transfer,
            };
            self.now.push(money);
            evidence.push(Evidence::Name { customer: self.name(who), written: "MAISON".to_owned() });
            let credit = self.items.len() - 1;
            let fits = |at: &usize| {
                let it = &self.items[*at];
                it.allocable && it.left > 0 && it.customer == customer && it.currency == Currency::EUR
            };
            let debits: Vec<usize> = (0..credit).filter(fits).collect();
            if let Some((_, debit)) = pick(&debits, debit).map(|(at, it)| (at, *it)) {
                let amount = cents.min(self.items[debit].left);
                self.allocations.push((self.here(), credit, debit, amount, true));
                evidence.push(Evidence::Number { document: self.name(self.items[debit].id), written: "F".to_owned() });
                let (credit_name, debit_name) = (self.name(new), self.name(self.items[debit].id));
                let amount_of = Money::from_minor(amount, Currency::EUR);
                self.now.push(Event::Allocated {
                    credit: credit_name,
                    debit: debit_name,
                    amount: amount_of,
                    basis: AllocationBasis::Stated,
                });
                self.items[credit].left += amount;
                self.items[debit].left -= amount;
            }
            Meaning::Money { items: vec![self.name(new)], fees: None }
        };
        self.lines[line].explained = true;
        self.explanations.push((self.here(), line, item));
        Some(Event::BankLineExplained { line: self.name(id), meaning, by: ExplainedBy::Taken, confidence: Some(997), evidence })
    }

    fn debt(&self, item: usize) -> Option<(Currency, Ref)> {
        let debts: Vec<&Item> = self.items.iter().filter(|item| item.document).collect();
        pick(&debts, item).map(|(_, item)| (item.currency, self.name(item.id)))
    }

    fn document(&mut self, customer: usize, kind: usize, on: u64, cents: i64, due: usize) -> Option<Event> {
        let (customer, id) = pick(&self.customers, customer).map(|(at, id)| (at, *id))?;
        let currency = currency(cents);
        let (kind, sign) = [
            (DocumentKind::Invoice, 1),
            (DocumentKind::Invoice, 1),
            (DocumentKind::Invoice, 1),
            (DocumentKind::CreditNote, -1),
            (DocumentKind::Opening, 1),
            (DocumentKind::Opening, -1),
            (DocumentKind::Deposit, 1),
            (DocumentKind::Accrual, 1),
        ][kind % 8];
        let amount = sign * cents;
        let due = match due % 4 {
            0 => Due::On(day(on + 45)),
            1 if amount > 1 => Due::Instalments(vec![
                Instalment { due_on: day(on + 60), amount: Money::from_minor(amount / 2, currency) },
                Instalment { due_on: day(on + 30), amount: Money::from_minor(amount - amount / 2, currency) },
            ]),
            _ => Due::ByTerms,
        };
        let allocable = kind != DocumentKind::Accrual;
        let owner = self.survivor(customer);
        self.items.push(Item { id: self.here(), customer: owner, currency, left: amount, allocable, document: amount > 0 });
        Some(Event::DocumentIssued {
            customer: self.name(id),
            kind,
            number: format!("F-{}", self.items.len()),
            issued_on: day(on),
            due,
            amount: Money::from_minor(amount, currency),
            account: if allocable { AccountFamily::Customers } else { AccountFamily::Accrued },
            retention: cents % 10 == 0,
            label: String::new(),
            line: Some(self.items.len() as u32 + 1),
        })
    }
}

fn currency(cents: i64) -> Currency {
    if cents % 7 == 0 { Currency::USD } else { Currency::EUR }
}

impl RandomLedger {
    /// What these wishes come to; those that cannot be met are passed over.
    pub(crate) fn of(wishes: &[Wish]) -> Self {
        let mut making = Making::default();
        for wish in wishes {
            let _ = making.take(wish);
        }
        making.next_batch();
        Self { batches: making.batches }
    }

    /// The state, made directly.
    pub(crate) fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        for (id, events) in &self.batches {
            ledger.apply_batch(*id, events.iter().map(Some));
        }
        ledger
    }

    /// The journal that one device would have written.
    pub(crate) fn journal(&self) -> Journal {
        let mut journal = Journal::default();
        for (id, events) in &self.batches {
            add(&mut journal, *id, DEVICES[0], Cause::ByHand { deed: Deed::IssueDocument }, events);
        }
        journal
    }

    /// The journals of two devices that both wrote on from the first `together` batches, taking turns, without hearing of each other.
    pub(crate) fn two_copies(&self, together: usize) -> (Journal, Journal) {
        let (mut a, mut b) = (Journal::default(), Journal::default());
        for (n, (id, events)) in self.batches.iter().enumerate() {
            let deed = Cause::ByHand { deed: Deed::IssueDocument };
            if n < together {
                add(&mut a, *id, DEVICES[0], deed.clone(), events);
                add(&mut b, *id, DEVICES[0], deed, events);
            } else if n % 2 == 0 {
                add(&mut a, *id, DEVICES[0], deed, events);
            } else {
                add(&mut b, *id, DEVICES[1], deed, events);
            }
        }
        (a, b)
    }
}

/// Two browser profiles.
pub(crate) const DEVICES: [[u8; 16]; 2] = [[0xa; 16], [0xb; 16]];

/// A batch on the heads of `chain`.
pub(crate) fn write(chain: &Chain, id: BatchId, device: [u8; 16], cause: Cause, events: &[Event]) -> Batch {
    let mut seed = [0; 32];
    seed[..16].copy_from_slice(id.as_bytes());
    let parents: Vec<Head> = chain.heads();
    let recorded_at = Moment(u64::from_be_bytes(std::array::from_fn(|at| if at < 2 { 0 } else { id.as_bytes()[at - 2] })));
    let draft = Draft { id, device: DeviceId::new(device), parents, recorded_at, who: "Camille".to_owned(), cause };
    draft.write(events, seed).unwrap()
}

/// Writes a batch on the heads of `journal` and adds it.
pub(crate) fn add(journal: &mut Journal, id: BatchId, device: [u8; 16], cause: Cause, events: &[Event]) {
    journal.insert(write(journal.chain(), id, device, cause, events)).unwrap();
}
