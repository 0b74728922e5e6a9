//! A year of a business on a clock: invoices and payments at random, a person who looks irregularly and acts on what the day's list says.
//! Never is anyone asked wrongly, never twice too soon, and nothing late is ever lost.
//!
//! What is wrong is judged from the events that were told, by plain code that knows nothing of how the list is made. Each reason for which
//! nothing is sent is then taken out of the list, one at a time, and the judge must find a violation: so each is needed, and is seen.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::{Datelike, Days, NaiveDate, Weekday};
use echeance::basis::calendar::ClosedDays;
use echeance::basis::id::{BatchId, Ref, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::dunning::{Card, DaySettings, HeldReason, Stop, day_list};
use echeance::insight::{PossiblePayment, PossiblePayments, Surety};
use echeance::ledger::{
    AccountFamily, AllocationBasis, BankLine, BankLineKind, ChaseFact, CustomerDetails, CustomerKind, DebitAsk, DebitScheme, DebitSequence,
    DisputeOutcome, DisputeReason, DocumentKind, Due, Event, Factor, Ledger, MandateTerms, MandateUse, Means, MoneyKind, Reminded, Tone,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const DAYS: u64 = 400;
/// The shortest of the built-in scenarios' days between two contacts.
const APART: i64 = 5;
/// French holidays of 2026 and of the beginning of 2027, from an almanac.
const HOLIDAYS: [(i32, u32, u32); 12] = [
    (2026, 1, 1),
    (2026, 4, 6),
    (2026, 5, 1),
    (2026, 5, 8),
    (2026, 5, 14),
    (2026, 5, 25),
    (2026, 7, 14),
    (2026, 8, 15),
    (2026, 11, 1),
    (2026, 11, 11),
    (2026, 12, 25),
    (2027, 1, 1),
];
/// The firm's own.
const AUGUST: ((i32, u32, u32), (i32, u32, u32)) = ((2026, 8, 3), (2026, 8, 21));

fn date(ymd: (i32, u32, u32)) -> NaiveDate {
    NaiveDate::from_ymd_opt(ymd.0, ymd.1, ymd.2).unwrap()
}

fn day(nth: u64) -> NaiveDate {
    date((2026, 1, 1)) + Days::new(nth)
}

fn is_closed(on: NaiveDate) -> bool {
    let own = date(AUGUST.0)..=date(AUGUST.1);
    matches!(on.weekday(), Weekday::Sat | Weekday::Sun) || HOLIDAYS.iter().any(|it| date(*it) == on) || own.contains(&on)
}

/// What becomes of one invoice.
#[derive(Debug, Clone)]
struct Bill {
    customer: usize,
    issued: u64,
    cents: i64,
    fate: Fate,
    at: u64,
    span: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    NeverPaid,
    Paid,
    PartPaid,
    PaidUnmatched,
    CreditUnmatched,
    Disputed,
    Promised,
    Assigned,
    Debited,
    Retention,
    OnStatement,
    Bill,
    Insolvent,
    PutOff,
}

const FATES: [Fate; 14] = [
    Fate::NeverPaid,
    Fate::Paid,
    Fate::PartPaid,
    Fate::PaidUnmatched,
    Fate::CreditUnmatched,
    Fate::Disputed,
    Fate::Promised,
    Fate::Assigned,
    Fate::Debited,
    Fate::Retention,
    Fate::OnStatement,
    Fate::Bill,
    Fate::Insolvent,
    Fate::PutOff,
];

#[derive(Debug, Clone)]
struct Year {
    bills: Vec<Bill>,
    /// Whether the person looks on a day, 0 to 9: on days of less than `diligence`.
    looks: Vec<u8>,
    diligence: u8,
}

fn any_year() -> impl Strategy<Value = Year> {
    let bill = (0_usize..8, 0_u64..200, 6_000_i64..900_000, 0_usize..FATES.len(), 0_u64..120, 1_u64..60)
        .prop_map(|(customer, issued, cents, fate, at, span)| Bill { customer, issued, cents, fate: FATES[fate], at, span });
    let looks = prop::collection::vec(0_u8..10, DAYS as usize);
    (prop::collection::vec(bill, 6..24), looks, 2_u8..9).prop_map(|(bills, looks, diligence)| Year { bills, looks, diligence })
}

/// A document, as the judge knows it.
#[derive(Debug, Clone)]
struct Known {
    id: ThingId,
    customer: usize,
    issued_on: NaiveDate,
    due_on: NaiveDate,
    cents: i64,
    /// Days from the first to the last on which nobody may be asked for it, and why.
    forbidden: Vec<(NaiveDate, NaiveDate, &'static str)>,
    /// From this day on it is no longer owed.
    gone_on: Option<NaiveDate>,
}

struct Desk {
    ledger: Ledger,
    n: u64,
}

impl Desk {
    fn tell(&mut self, event: Event) -> ThingId {
        self.n += 1;
        let batch = BatchId::new(1_700_000_000_000 + self.n, [0; 10]);
        self.ledger.apply_batch(batch, [Some(&event)]);
        ThingId { batch, ordinal: 0 }
    }
}

const FOREVER: NaiveDate = NaiveDate::MAX;

/// Kinds by customer: who is not to be written a notice is among them.
const KINDS: [CustomerKind; 8] = [
    CustomerKind::Business,
    CustomerKind::Business,
    CustomerKind::Consumer,
    CustomerKind::PublicBody,
    CustomerKind::Unknown,
    CustomerKind::Business,
    CustomerKind::Business,
    CustomerKind::Business,
];

fn money(cents: i64) -> Money {
    Money::from_minor(cents, Currency::EUR)
}

struct World {
    desk: Desk,
    customers: Vec<ThingId>,
    known: Vec<Known>,
    in_statement: Vec<(ThingId, NaiveDate, i64)>,
    insolvent: Vec<(usize, NaiveDate)>,
    /// The steps of which the person said that they wait, told on the day on which they come.
    put_off: BTreeMap<ThingId, u64>,
}

/// All that is told beforehand: facts are dated, so that on each day only what was true by then counts.
fn world(year: &Year) -> World {
    let mut desk = Desk { ledger: Ledger::default(), n: 0 };
    let first = ClosedDays { first: date(AUGUST.0), last: date(AUGUST.1), yearly: false, label: String::new() };
    desk.tell(Event::OwnClosedDaysSaid { days: vec![first] });
    let statement = desk.tell(Event::StatementRead {
        account: String::new(),
        currency: Currency::EUR,
        number: String::new(),
        period: None,
        opening: None,
        closing: None,
    });
    let said = Box::new(BankLine {
        booked_on: day(0),
        value_on: None,
        amount: money(1),
        kind: BankLineKind::Transfer,
        label: String::new(),
        counterparty: String::new(),
        counterparty_account: String::new(),
        end_to_end: String::new(),
        structured: String::new(),
        mandate: String::new(),
        bank_reference: String::new(),
        charges: None,
        ordered: None,
        returned: String::new(),
    });
    desk.tell(Event::BankLineRead { statement: statement.into(), said, part_of: None, line: None });
    let customers: Vec<ThingId> = KINDS
        .iter()
        .enumerate()
        .map(|(at, kind)| {
            let details = CustomerDetails { name: format!("C{at}"), ..CustomerDetails::default() };
            desk.tell(Event::CustomerAdded { key: format!("C{at}"), details, kind: *kind })
        })
        .collect();
    let mut world = World { desk, customers, known: Vec::new(), in_statement: Vec::new(), insolvent: Vec::new(), put_off: BTreeMap::new() };
    // A customer whose account may hold a credit is asked for nothing while it may settle what is asked: told apart by account.
    for bill in &year.bills {
        world.bill(bill);
    }
    for (customer, on) in &world.insolvent {
        let older = world.known.iter_mut().filter(|it| it.customer == *customer && it.issued_on < *on);
        older.for_each(|it| it.forbidden.push((*on, FOREVER, "older than a judgment")));
    }
    world
}

impl World {
    fn bill(&mut self, bill: &Bill) {
        let Bill { customer, issued, cents, fate, at, span } = bill.clone();
        let who: Ref = self.customers[customer].into();
        let (issued_on, due_on) = (day(issued), day(issued + 30));
        let account = if fate == Fate::Bill { AccountFamily::Bills } else { AccountFamily::Customers };
        let document = self.desk.tell(Event::DocumentIssued {
            customer: who,
            kind: DocumentKind::Invoice,
            number: format!("F{}", self.known.len()),
            issued_on,
            due: Due::On(due_on),
            amount: money(cents),
            account,
            retention: fate == Fate::Retention,
            label: String::new(),
            line: None,
        });
        let on = day(issued + 1 + at);
        let until = on + Days::new(span);
        let mut known = Known { id: document, customer, issued_on, due_on, cents, forbidden: Vec::new(), gone_on: None };
        let paid = |cents: i64| Event::MoneyBooked {
            customer: who,
            kind: MoneyKind::Payment,
            booked_on: on,
            amount: money(-cents),
            reference: String::new(),
            account: AccountFamily::Customers,
            label: String::new(),
            line: None,
            means: Means::Unsaid,
        };
        let allocated = |credit: ThingId, cents| Event::Allocated {
            credit: credit.into(),
            debit: document.into(),
            amount: money(cents),
            basis: AllocationBasis::ByHand,
        };
        match fate {
            Fate::NeverPaid => {}
            Fate::Paid => {
                let credit = self.desk.tell(paid(cents));
                self.desk.tell(allocated(credit, cents));
                known.gone_on = Some(on);
            }
            Fate::PartPaid => {
                let credit = self.desk.tell(paid(cents / 3));
                self.desk.tell(allocated(credit, cents / 3));
            }
            Fate::PaidUnmatched => {
                self.desk.tell(paid(cents));
                known.forbidden.push((on, FOREVER, "money that equals it"));
            }
            Fate::CreditUnmatched => {
                self.desk.tell(Event::DocumentIssued {
                    customer: who,
                    kind: DocumentKind::CreditNote,
                    number: String::new(),
                    issued_on: on,
                    due: Due::default(),
                    amount: money(-cents),
                    account: AccountFamily::Customers,
                    retention: false,
                    label: String::new(),
                    line: None,
                });
                known.forbidden.push((on, FOREVER, "a credit note that equals it"));
            }
            Fate::Disputed => {
                let dispute = self.desk.tell(Event::DisputeOpened {
                    document: document.into(),
                    on,
                    amount: None,
                    reason: DisputeReason::Quality,
                    note: String::new(),
                });
                self.desk.tell(Event::DisputeClosed { dispute: dispute.into(), on: until, outcome: DisputeOutcome::Rejected });
                known.forbidden.push((on, until - Days::new(1), "disputed"));
            }
            Fate::Promised => {
                let documents = vec![document.into()];
                self.desk.tell(Event::PromiseMade {
                    customer: who,
                    on,
                    due_on: until,
                    amount: money(cents),
                    documents,
                    note: String::new(),
                });
                known.forbidden.push((on, until, "promised"));
            }
            Fate::Assigned => {
                let factor = Factor { name: "Factor".to_owned(), iban: String::new() };
                let assignment = self.desk.tell(Event::DocumentsAssigned { documents: vec![document.into()], factor, on });
                self.desk.tell(Event::AssignmentEnded { assignment: assignment.into(), on: until });
                known.forbidden.push((on, until - Days::new(1), "assigned"));
            }
            Fate::Debited => {
                let terms = MandateTerms {
                    reference: format!("M{}", self.known.len()),
                    signed_on: issued_on,
                    scheme: DebitScheme::Core,
                    used: MandateUse::OneOff,
                    iban: "FR7630006000011234567890189".to_owned(),
                    bic: String::new(),
                    holder: String::new(),
                };
                let mandate = self.desk.tell(Event::MandateSigned { customer: who, terms });
                self.desk.tell(Event::DebitAsked(DebitAsk {
                    document: document.into(),
                    mandate: mandate.into(),
                    asked_on: on,
                    collect_on: on + Days::new(5),
                    amount: money(cents),
                    sequence: DebitSequence::OneOff,
                }));
                known.forbidden.push((on, on + Days::new(5), "debited"));
            }
            // Nobody says when it is released.
            Fate::Retention => known.forbidden.push((issued_on, FOREVER, "a retention")),
            Fate::OnStatement => {
                self.in_statement.push((document, on, cents));
                known.forbidden.push((on, FOREVER, "shown by the bank"));
            }
            Fate::Bill => known.forbidden.push((issued_on, FOREVER, "a bill of exchange")),
            Fate::Insolvent => {
                self.desk.tell(Event::InsolvencyOpened { customer: who, opened_on: on, published_on: None, note: String::new() });
                self.insolvent.push((customer, on));
            }
            Fate::PutOff => {
                self.put_off.insert(document, span);
            }
        }
        self.known.push(known);
    }
}

/// What went wrong, in a word.
fn violations(year: &Year, without: Option<Stop>) -> BTreeSet<&'static str> {
    let World { mut desk, customers, mut known, in_statement, mut put_off, .. } = world(year);
    let mut wrong = BTreeSet::new();
    let mut reached: BTreeMap<usize, NaiveDate> = BTreeMap::new();
    for nth in 0..DAYS {
        if year.looks[usize::try_from(nth).unwrap()] >= year.diligence {
            continue;
        }
        let on = day(nth);
        let shown = in_statement.iter().filter(|(_, since, _)| *since <= on).map(|(document, since, cents)| {
            let line = PossiblePayment {
                line: desk.ledger.bank_lines().next().unwrap().idx,
                on: *since,
                amount: money(*cents),
                surety: Surety::Sure,
            };
            (desk.ledger.item_of(*document).unwrap(), line)
        });
        let in_statement = PossiblePayments { documents: shown.collect(), ..PossiblePayments::default() };
        let settings = DaySettings { in_statement: Arc::new(in_statement), without, ..DaySettings::default() };
        let list = day_list(&desk.ledger, on, &settings);
        let mut places = BTreeSet::new();
        for card in &list.cards {
            judge(&desk.ledger, &customers, &known, card, on, &mut wrong);
            let customer = customers.iter().position(|id| *id == desk.ledger.customer_id(card.customer)).unwrap();
            if card.channel.reaches() && reached.get(&customer).is_some_and(|before| (on - *before).num_days() < APART) {
                wrong.insert("reached twice too soon");
            }
            places.extend(card.documents.iter().map(|document| document.late.item));
            places.extend(card.not_included.iter().map(|left| left.late.item));
        }
        // Nothing that is late is lost: it is in a card, held, to be decided, or a step of it comes on a day that is said.
        places.extend(
            list.held.iter().flat_map(|held| &held.documents).chain(list.to_decide.iter().flat_map(|it| &it.documents)).map(|it| it.item),
        );
        let open = desk.ledger.open_on(on).to_vec();
        for document in known.iter().filter(|it| it.due_on < on && it.forbidden.is_empty() && it.gone_on.is_none_or(|gone| on < gone)) {
            let item = desk.ledger.item_of(document.id).unwrap();
            if open[item.idx()] > 0 && !places.contains(&item) && list.next_on.is_none_or(|next| next <= on) {
                wrong.insert("late and nowhere");
            }
        }
        for held in &list.held {
            if matches!(held.reason, HeldReason::Contacted { again_from, .. } if (again_from - on).num_days() > 40) {
                wrong.insert("held for ever by a contact");
            }
        }
        let cards: Vec<Card> = list.cards.clone();
        for card in cards {
            let documents = card.finishes(&desk.ledger);
            let waits = documents.iter().find_map(|(document, _)| put_off.remove(document));
            let reminded: Vec<Reminded> =
                documents.iter().map(|(document, step)| Reminded { document: (*document).into(), step: step.clone() }).collect();
            let customer: Ref = desk.ledger.customer_id(card.customer).into();
            if let Some(days) = waits {
                let until = on + Days::new(days);
                for (document, _) in &documents {
                    let it = known.iter_mut().find(|it| it.id == *document).unwrap();
                    it.forbidden.push((on, until - Days::new(1), "put off"));
                }
                desk.tell(Event::ChaseSaid(Box::new(ChaseFact::StepPutOff { customer, on, until, documents: reminded })));
                continue;
            }
            if card.channel.reaches() {
                reached.insert(customers.iter().position(|id| Ref::from(*id) == customer).unwrap(), on);
            }
            desk.tell(Event::ReminderSent {
                customer,
                sent_on: on,
                channel: card.channel,
                tone: card.tone,
                documents: reminded,
                subject: String::new(),
                body: String::new(),
                bank_checked_up_to: None,
            });
        }
    }
    wrong
}

/// Whether a card asks for what may not be asked for.
fn judge(ledger: &Ledger, customers: &[ThingId], known: &[Known], card: &Card, on: NaiveDate, wrong: &mut BTreeSet<&'static str>) {
    if is_closed(on) {
        wrong.insert("on a closed day");
    }
    let customer = customers.iter().position(|id| *id == ledger.customer_id(card.customer)).unwrap();
    if card.tone == Tone::Formal && KINDS[customer] != CustomerKind::Business {
        wrong.insert("a notice that is forbidden");
    }
    for document in &card.documents {
        let it = known.iter().find(|it| ledger.item_of(it.id) == Some(document.late.item)).unwrap();
        if it.gone_on.is_some_and(|gone| gone <= on) {
            wrong.insert("paid");
        }
        if document.late.open.to_minor().unwrap() > it.cents {
            wrong.insert("more than it is");
        }
        wrong.extend(it.forbidden.iter().filter(|(from, to, _)| *from <= on && on <= *to).map(|(_, _, why)| *why));
    }
}

proptest! {
    #![proptest_config(Config::with_cases(24))]

    #[test]
    fn in_a_year_nobody_is_asked_wrongly_nobody_twice_too_soon_and_nothing_is_lost(year in any_year()) {
        let wrong = violations(&year, None);
        prop_assert!(wrong.is_empty(), "{:?}", wrong);
    }
}

/// Without one of them, something wrong is found in one of these years.
#[test]
fn each_reason_for_which_nothing_is_sent_is_needed() {
    let mut runner = TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &[7; 32]));
    let years: Vec<Year> = (0..12).map(|_| any_year().new_tree(&mut runner).unwrap().current()).collect();
    let needed = [
        (Stop::Settled, "paid"),
        (Stop::MatchingCredit, "money that equals it"),
        (Stop::MatchingCredit, "a credit note that equals it"),
        (Stop::InStatement, "shown by the bank"),
        (Stop::BillInHand, "a bill of exchange"),
        (Stop::Disputed, "disputed"),
        (Stop::Promised, "promised"),
        (Stop::Assigned, "assigned"),
        (Stop::Debited, "debited"),
        (Stop::Insolvent, "older than a judgment"),
        (Stop::Retention, "a retention"),
        (Stop::Forbidden, "a notice that is forbidden"),
        (Stop::ClosedDays, "on a closed day"),
        (Stop::Apart, "reached twice too soon"),
        (Stop::PutOff, "put off"),
    ];
    let mut missed = Vec::new();
    for (stop, expected) in needed {
        let found = years.iter().any(|year| violations(year, Some(stop)).contains(expected));
        if !found {
            missed.push((stop, expected));
        }
    }
    assert_eq!(missed, [], "nothing wrong was found without these");
}
