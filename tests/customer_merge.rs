//! Customers merged and split: dated, exact when taken back, and the sums hold by customer on any day.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[expect(dead_code, reason = "each test uses what it needs of the random ledgers")]
mod random_ledger;

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, Ref, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::reading::{Extent, Format, ReadCustomer, ReadItem, Reading};
use echeance::insight::{
    AgedBalanceSettings, Found, Period, Proposed, aged_balance, customer_list, customer_sheet, exposure_of, match_bank_lines,
    movements_of_period, search, statement,
};
use echeance::ledger::{
    BankLine, Command, CustomerDetails, CustomerIdx, CustomerKind, DocumentKind, Due, DueBasis, Event, HandsWish, ItemIdx, ItemKind,
    Ledger, Lesson, Means, MoneyKind, PayerSign, Refusal, SplitInto, Terms,
};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn eur(cents: i64) -> Money {
    Money::from_minor(cents, Currency::EUR)
}

#[derive(Default)]
struct Desk {
    ledger: Ledger,
    batches: Vec<(BatchId, Vec<Event>)>,
}

impl Desk {
    fn does(&mut self, command: &Command) -> ThingId {
        let events = self.ledger.decide(command).unwrap();
        self.takes(events)
    }

    fn takes(&mut self, events: Vec<Event>) -> ThingId {
        let batch = BatchId::new(1_790_000_000_000 + self.batches.len() as u64, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        assert_eq!(self.ledger.anomalies(), []);
        self.batches.push((batch, events));
        ThingId { batch, ordinal: 0 }
    }

    fn refuses(&self, command: impl Into<Command>) -> Refusal {
        self.ledger.decide(&command.into()).unwrap_err()
    }

    fn customer(&mut self, name: &str) -> ThingId {
        let details = CustomerDetails { name: name.to_owned(), country: "FR".to_owned(), ..CustomerDetails::default() };
        self.does(&Command::AddCustomer { details, kind: CustomerKind::Business })
    }

    fn invoice(&mut self, customer: ThingId, number: &str, on: &str, cents: i64) -> ThingId {
        self.does(&Command::IssueDocument {
            customer,
            kind: DocumentKind::Invoice,
            number: number.to_owned(),
            issued_on: day(on),
            due: Due::ByTerms,
            amount: eur(cents),
        })
    }

    fn paid(&mut self, customer: ThingId, on: &str, cents: i64, settles: &[(ThingId, i64)]) -> ThingId {
        self.does(&Command::BookMoney {
            customer,
            kind: MoneyKind::Payment,
            booked_on: day(on),
            amount: eur(cents),
            means: Means::Transfer,
            reference: String::new(),
            settles: settles.iter().map(|(item, cents)| (*item, eur(*cents))).collect(),
            rest: Vec::new(),
        })
    }

    fn merge(&mut self, customer: ThingId, into: ThingId, on: &str) {
        self.does(&merged(customer, into, on));
    }

    fn idx(&self, customer: ThingId) -> CustomerIdx {
        self.ledger.customer_of(customer).unwrap()
    }

    /// What a customer owes at the end of a day, as the aged balance has it.
    fn owes(&self, customer: ThingId, on: &str) -> i64 {
        let aged = aged_balance(&self.ledger, day(on), &AgedBalanceSettings::by_due_date());
        aged.rows.iter().filter(|row| row.customer == self.idx(customer)).map(|row| row.amounts.total()).sum()
    }
}

fn merged(customer: ThingId, into: ThingId, on: &str) -> Command {
    HandsWish::Merge { customer, into, on: day(on) }.into()
}

fn split(items: &[ThingId], into: ThingId, on: &str) -> Command {
    HandsWish::Split { items: items.to_vec(), into: SplitInto::Known(into), on: day(on) }.into()
}

#[test]
fn before_the_day_both_are_shown_and_from_it_one() {
    // Petit owes 300.00 − 100.00 paid; Grand owes 50.00. Merged on 1 June: Grand owes 250.00 from then on.
    let mut desk = Desk::default();
    let (petit, grand) = (desk.customer("Petit"), desk.customer("Grand"));
    let first = desk.invoice(petit, "F1", "2026-04-01", 30_000);
    desk.paid(petit, "2026-05-01", 10_000, &[(first, 10_000)]);
    desk.invoice(grand, "G1", "2026-04-10", 5_000);
    let before = desk.ledger.clone();
    desk.merge(petit, grand, "2026-06-01");
    assert_eq!((desk.owes(petit, "2026-04-15"), desk.owes(grand, "2026-04-15")), (30_000, 5_000));
    assert_eq!((desk.owes(petit, "2026-05-31"), desk.owes(grand, "2026-05-31")), (20_000, 5_000));
    assert_eq!((desk.owes(petit, "2026-06-01"), desk.owes(grand, "2026-06-01")), (0, 25_000));
    let names = |on| {
        let rows = customer_list(&desk.ledger, day(on), &AgedBalanceSettings::by_due_date());
        rows.iter().map(|row| desk.ledger.customer(row.customer).details.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!((names("2026-05-31"), names("2026-06-01")), (vec!["Petit".to_owned(), "Grand".to_owned()], vec!["Grand".to_owned()]));
    // The day before is seen as if nothing had happened, to the last figure.
    let ageing = AgedBalanceSettings::by_due_date();
    for customer in [petit, grand] {
        let idx = desk.idx(customer);
        let eve = day("2026-05-31");
        assert_eq!(customer_sheet(&desk.ledger, eve, &ageing, idx), customer_sheet(&before, eve, &ageing, idx));
        assert_eq!(exposure_of(&desk.ledger, eve, idx), exposure_of(&before, eve, idx));
        let may = Period { first: day("2026-05-01"), last: eve };
        assert_eq!(statement(&desk.ledger, idx, may), statement(&before, idx, may));
    }
    // The sheet of the one that is left tells what happened to both.
    let sheet = customer_sheet(&desk.ledger, day("2026-06-01"), &ageing, desk.idx(grand));
    assert_eq!(sheet.chronology.len(), 3);
    assert_eq!(desk.ledger.merged_with(desk.idx(grand), day("2026-06-01")), [(desk.idx(petit), day("2026-06-01"))]);
    assert_eq!(desk.ledger.merged_with(desk.idx(grand), day("2026-05-31")), []);
}

#[test]
fn what_comes_for_the_old_customer_goes_to_the_one_that_is_left() {
    let mut desk = Desk::default();
    let (petit, grand) = (desk.customer("Petit"), desk.customer("Grand"));
    desk.merge(petit, grand, "2026-06-01");
    // Dated after the day it was always the other's; dated before it, it was the old one's until then.
    let late = desk.invoice(petit, "F2", "2026-06-15", 10_000);
    desk.invoice(petit, "F1", "2026-05-15", 4_000);
    assert_eq!((desk.owes(petit, "2026-05-31"), desk.owes(grand, "2026-05-31")), (4_000, 0));
    assert_eq!((desk.owes(petit, "2026-06-30"), desk.owes(grand, "2026-06-30")), (0, 14_000));
    assert_eq!(desk.ledger.item(desk.ledger.item_of(late).unwrap()).customer, desk.idx(grand));
    // A number given twice is a slip of the pen, under either name.
    let twin = Command::IssueDocument {
        customer: petit,
        kind: DocumentKind::Invoice,
        number: "F2".to_owned(),
        issued_on: day("2026-06-16"),
        due: Due::ByTerms,
        amount: eur(1),
    };
    assert!(matches!(desk.refuses(twin), Refusal::NumberTaken { .. }));
    // A search for the old name finds the one that is left, once.
    let found: Vec<Found> = search(&desk.ledger, "petit", 9).into_iter().map(|hit| hit.found).collect();
    assert_eq!(found, [Found::Customer(desk.idx(grand))]);
}

#[test]
fn the_next_import_of_the_old_account_goes_to_the_one_that_is_left_and_the_same_file_brings_nothing() {
    let customer = |key: &str, name: &str| ReadCustomer { key: key.to_owned(), name: name.to_owned(), ..ReadCustomer::default() };
    let invoice = |customer: u32, number: &str, on: &str, cents: i64| ReadItem {
        number: number.to_owned(),
        ..ReadItem::new(customer, ItemKind::Invoice, day(on), cents, Currency::EUR, 1)
    };
    let mut reading = Reading {
        customers: vec![customer("411PETIT", "Petit"), customer("411GRAND", "Grand")],
        items: vec![invoice(0, "F1", "2026-04-01", 30_000), invoice(1, "G1", "2026-04-10", 5_000)],
        lines: 2,
        ..Reading::new(Format::List)
    };
    let options = PlanOptions::new(day("2026-06-10"), Extent::Flow, CustomerKind::Business);
    let mut desk = Desk::default();
    let first = plan(&desk.ledger, &reading, &options).events;
    desk.takes(first);
    let id = |desk: &Desk, place| desk.ledger.customer_id(desk.ledger.customer_at(place).unwrap());
    let (petit, grand) = (id(&desk, 0), id(&desk, 1));
    desk.merge(petit, grand, "2026-06-01");
    assert_eq!(plan(&desk.ledger, &reading, &options).events, [], "the same file again");
    reading.items.push(invoice(0, "F2", "2026-06-10", 1_000));
    let next = plan(&desk.ledger, &reading, &options).events;
    assert_eq!(next.len(), 1);
    desk.takes(next);
    assert_eq!((desk.owes(petit, "2026-06-10"), desk.owes(grand, "2026-06-10")), (0, 36_000));
}

#[test]
fn a_learned_account_of_the_old_customer_brings_the_one_that_is_left() {
    let mut desk = Desk::default();
    let (petit, grand) = (desk.customer("Petit"), desk.customer("Grand"));
    desk.invoice(grand, "G1", "2026-06-02", 12_345);
    let sign = PayerSign::Account("FR7630006000011234567890189".to_owned());
    desk.does(&Command::TeachMatching { sign, says: Lesson::Customer(petit) });
    let said = BankLine {
        label: "VIR SEPA".to_owned(),
        counterparty_account: "FR7630006000011234567890189".to_owned(),
        ..BankLine::new(day("2026-07-01"), eur(12_345))
    };
    desk.takes(vec![
        Event::StatementRead {
            account: String::new(),
            currency: Currency::EUR,
            number: String::new(),
            period: None,
            opening: None,
            closing: None,
        },
        Event::BankLineRead { statement: Ref::Here(0), said: Box::new(said), part_of: None, line: None },
    ]);
    desk.merge(petit, grand, "2026-06-01");
    let proposals = match_bank_lines(&desk.ledger);
    let Proposed::Money { parts, .. } = &proposals[0].first().unwrap().proposed else { panic!("money was expected") };
    assert_eq!(parts[0].customer, desk.idx(grand));
}

#[test]
fn due_dates_stay_those_agreed_with_whom_a_document_was_issued_to() {
    let mut desk = Desk::default();
    let (petit, grand) = (desk.customer("Petit"), desk.customer("Grand"));
    let terms =
        |customer, days| Command::AgreeTerms { customers: vec![customer], terms: Terms::Net(days), from: None, basis: DueBasis::Confirmed };
    desk.does(&terms(petit, 10));
    desk.does(&terms(grand, 60));
    let old = desk.invoice(petit, "F1", "2026-05-01", 1_000);
    desk.merge(petit, grand, "2026-06-01");
    let new = desk.invoice(petit, "F2", "2026-06-01", 1_000);
    let due = |desk: &Desk, item| desk.ledger.item(desk.ledger.item_of(item).unwrap()).due_on;
    assert_eq!((due(&desk, old), due(&desk, new)), (day("2026-05-11"), day("2026-07-31")));
    // New terms of the one that is left re-age what was issued to it, and nothing else.
    desk.does(&terms(grand, 45));
    assert_eq!((due(&desk, old), due(&desk, new)), (day("2026-05-11"), day("2026-07-16")));
}

#[test]
fn a_part_of_a_customer_goes_with_what_settles_it_or_not_at_all() {
    let mut desk = Desk::default();
    let one = desk.customer("Groupe");
    let kept = desk.invoice(one, "F1", "2026-04-01", 10_000);
    let moved = desk.invoice(one, "F2", "2026-04-02", 20_000);
    let payment = desk.paid(one, "2026-05-01", 15_000, &[(moved, 15_000)]);
    let agency = desk.customer("Agence");
    let idx = |desk: &Desk, item: ThingId| desk.ledger.item_of(item).unwrap();
    let (item, other) = (idx(&desk, moved), idx(&desk, payment));
    assert_eq!(desk.refuses(split(&[moved], agency, "2026-06-01")), Refusal::TiesAcross { item, other });
    assert_eq!(desk.refuses(split(&[], agency, "2026-06-01")), Refusal::Nothing);
    assert_eq!(desk.refuses(split(&[moved, payment], one, "2026-06-01")), Refusal::SameCustomer);
    desk.does(&split(&[moved, payment], agency, "2026-06-01"));
    assert_eq!((desk.owes(one, "2026-05-31"), desk.owes(agency, "2026-05-31")), (15_000, 0));
    assert_eq!((desk.owes(one, "2026-06-01"), desk.owes(agency, "2026-06-01")), (10_000, 5_000));
    // Not before it changed hands last, nor of two customers at once, nor across them afterwards.
    let begins = day("2026-06-01");
    assert_eq!(desk.refuses(split(&[moved, payment], one, "2026-05-31")), Refusal::TooEarly { on: day("2026-05-31"), begins });
    let third = desk.customer("Tiers");
    assert_eq!(desk.refuses(split(&[moved, payment, kept], third, "2026-06-02")), Refusal::NotAPair);
    let across = Command::Allocate { credit: payment, debit: kept, amount: eur(1) };
    assert_eq!(desk.refuses(across), Refusal::NotAPair);
    // To a new customer in one go.
    let details = Box::new(CustomerDetails { name: "Nouvelle".to_owned(), ..CustomerDetails::default() });
    let into = SplitInto::New { details, kind: CustomerKind::Business };
    desk.does(&HandsWish::Split { items: vec![kept], into, on: day("2026-07-01") }.into());
    assert_eq!((desk.owes(one, "2026-06-30"), desk.owes(one, "2026-07-01")), (10_000, 0));
    assert_eq!(desk.ledger.customers().count(), 4);
}

#[test]
fn money_of_before_settles_a_document_of_the_other_from_the_day_they_are_one() {
    // Dated before the merge, the payment is Grand's and the invoice Petit's: until 1 June both stand, then neither.
    let mut desk = Desk::default();
    let (petit, grand) = (desk.customer("Petit"), desk.customer("Grand"));
    let invoice = desk.invoice(petit, "F1", "2026-04-01", 10_000);
    desk.merge(petit, grand, "2026-06-01");
    desk.paid(grand, "2026-05-01", 10_000, &[(invoice, 10_000)]);
    assert_eq!((desk.owes(petit, "2026-05-31"), desk.owes(grand, "2026-05-31")), (10_000, -10_000));
    assert_eq!((desk.owes(petit, "2026-06-01"), desk.owes(grand, "2026-06-01")), (0, 0));
    let open = |on| desk.ledger.open_on(day(on)).iter().map(|open| open.abs()).sum::<i64>();
    assert_eq!((open("2026-05-31"), open("2026-06-01")), (20_000, 0));
}

#[test]
fn a_merge_is_refused_where_it_cannot_be() {
    let mut desk = Desk::default();
    let (petit, grand, third) = (desk.customer("Petit"), desk.customer("Grand"), desk.customer("Tiers"));
    assert_eq!(desk.refuses(merged(petit, petit, "2026-06-01")), Refusal::SameCustomer);
    desk.invoice(petit, "F1", "2026-04-01", 10_000);
    desk.merge(petit, grand, "2026-06-01");
    let into = desk.idx(grand);
    assert_eq!(desk.refuses(merged(petit, third, "2026-06-01")), Refusal::MergedAlready { into });
    assert_eq!(desk.refuses(merged(grand, petit, "2026-06-01")), Refusal::SameCustomer);
    let (on, begins) = (day("2026-05-31"), day("2026-06-01"));
    assert_eq!(desk.refuses(merged(grand, third, "2026-05-31")), Refusal::TooEarly { on, begins });
    desk.does(&Command::ClosePeriod { up_to: day("2026-06-30") });
    let (on, up_to) = (day("2026-06-15"), day("2026-06-30"));
    assert_eq!(desk.refuses(merged(grand, third, "2026-06-15")), Refusal::PeriodClosed { on, up_to });
    assert_eq!(desk.refuses(merged(grand, third, "1026-06-15")), Refusal::Implausible { on: day("1026-06-15") });
    desk.merge(grand, third, "2026-07-01");
    // From hand to hand: each had it in its time.
    let has = |on| [petit, grand, third].map(|customer| desk.owes(customer, on));
    assert_eq!((has("2026-05-31"), has("2026-06-30"), has("2026-07-01")), ([10_000, 0, 0], [0, 10_000, 0], [0, 0, 10_000]));
}

#[test]
fn two_devices_that_merge_each_into_the_other_leave_one_and_an_anomaly() {
    let mut desk = Desk::default();
    let (petit, grand) = (desk.customer("Petit"), desk.customer("Grand"));
    desk.invoice(petit, "F1", "2026-04-01", 10_000);
    let here = desk.ledger.decide(&merged(petit, grand, "2026-06-01")).unwrap();
    let there = desk.ledger.decide(&merged(grand, petit, "2026-06-02")).unwrap();
    desk.takes(here);
    desk.ledger.apply_batch(BatchId::new(1_790_000_100_000, [1; 10]), there.iter().map(Some));
    assert_eq!(desk.ledger.anomalies().len(), 1);
    assert_eq!((desk.owes(petit, "2026-07-01"), desk.owes(grand, "2026-07-01")), (0, 10_000));
}

#[test]
fn a_merged_child_is_no_longer_under_its_parent_and_children_follow() {
    let mut desk = Desk::default();
    let (head, petit, leaf) = (desk.customer("Tête"), desk.customer("Petit"), desk.customer("Feuille"));
    for (customer, parent) in [(petit, head), (leaf, petit)] {
        desk.does(&Command::SetParent { customers: vec![customer], parent: Some(parent), pays: true, from: None });
    }
    desk.merge(petit, head, "2026-06-01");
    let (eve, on) = (day("2026-05-31"), day("2026-06-01"));
    let parent = |day| desk.ledger.parent_on(desk.idx(leaf), day).map(|it| it.customer);
    assert_eq!((parent(eve), parent(on)), (Some(desk.idx(petit)), Some(desk.idx(head))));
    assert_eq!(desk.ledger.parent_on(desk.idx(head), on), None);
    assert_eq!(desk.ledger.head_of_group(desk.idx(leaf), on), desk.idx(head));
}

/// Cents by customer and what they are.
type Sums = BTreeMap<(CustomerIdx, &'static str), i64>;

/// Sums of a ledger by customer and currency on a day, gone through item by item.
fn sums_on(ledger: &Ledger, day: NaiveDate) -> (Sums, Sums) {
    let (mut moved, mut open) = (BTreeMap::new(), BTreeMap::new());
    let open_of = ledger.open_on(day);
    for item in ledger.items().filter(|item| item.on <= day && item.kind.movement().is_some()) {
        let whose = (ledger.owner_on(item.idx, day), item.currency.code());
        *moved.entry(whose).or_default() += item.amount;
        *open.entry(whose).or_default() += open_of[item.idx.idx()];
    }
    (moved, open)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn what_moved_is_what_is_open_by_customer_on_any_day(random in random_ledger::ledger(160), at in 0_u64..460) {
        let ledger = random.ledger();
        let day = random_ledger::day(at);
        let (moved, open) = sums_on(&ledger, day);
        prop_assert_eq!(&moved, &open);
        // No allocation counts between two customers.
        for allocation in ledger.allocations().iter().filter(|it| it.counts_on(day)) {
            prop_assert_eq!(ledger.owner_on(allocation.credit, day), ledger.owner_on(allocation.debit, day));
        }
    }

    #[test]
    fn the_ledger_seen_on_a_day_is_whole_and_agrees_with_itself(random in random_ledger::ledger(160), at in 0_u64..460) {
        let ledger = random.ledger();
        let day = random_ledger::day(at);
        let seen = ledger.seen_on(day);
        // Running totals of each account, recomputed from the items that are in it.
        for (place, account) in seen.balances().iter().enumerate() {
            let its: Vec<_> = seen.items().filter(|item| item.balance.idx() == place && item.kind.movement().is_some()).collect();
            prop_assert_eq!(account.moved.iter().sum::<i64>(), its.iter().map(|item| item.amount).sum::<i64>());
            let open = |documents: bool| -> i64 {
                its.iter().filter(|item| item.counts_as_document() == documents).map(|item| seen.open_now(item.idx)).sum()
            };
            prop_assert_eq!((account.open_documents, account.unapplied), (open(true), -open(false)));
            let families: i64 = seen.items().filter(|item| item.balance.idx() == place).map(|item| item.amount).sum();
            prop_assert_eq!(account.families.iter().sum::<i64>(), families);
        }
        let accounts = ledger.accounts_on(day);
        for item in seen.items() {
            prop_assert_eq!(item.customer, ledger.owner_on(item.idx, day));
            prop_assert_eq!(seen.balance(accounts[item.idx.idx()]).customer, item.customer);
        }
        let period = Period { first: random_ledger::day(at.saturating_sub(30)), last: day };
        prop_assert_eq!(movements_of_period(&ledger, period), movements_of_period(&seen, period));
        // Nobody who was merged by then has anything.
        let aged = aged_balance(&ledger, day, &AgedBalanceSettings::by_due_date());
        let there: Vec<CustomerIdx> = ledger.customers_on(day).map(|(idx, _)| idx).collect();
        prop_assert!(aged.rows.iter().all(|row| there.contains(&row.customer)));
        prop_assert!(there.iter().all(|idx| ledger.survivor_on(*idx, day) == *idx));
    }

    #[test]
    fn a_merge_and_a_split_decided_are_taken_in_whole(random in random_ledger::ledger(120), picks in (0_usize..99, 0_usize..99), at in 0_u64..460) {
        let mut ledger = random.ledger();
        let n = ledger.customers().count();
        let who = |pick: usize| ledger.customer_at(pick.checked_rem(n).unwrap_or_default()).map(|idx| ledger.customer_id(idx));
        let (Some(customer), Some(into)) = (who(picks.0), who(picks.1)) else { return Ok(()) };
        let items: Vec<ThingId> = ledger.items().skip(picks.0).take(3).map(|item| ledger.item_id(item.idx)).collect();
        let on = random_ledger::day(at);
        let wishes = [
            HandsWish::Split { items, into: SplitInto::Known(into), on },
            HandsWish::Merge { customer, into, on },
        ];
        for (n, wish) in wishes.into_iter().enumerate() {
            let before = ledger.anomalies().len();
            if let Ok(events) = ledger.decide(&wish.into()) {
                ledger.apply_batch(random_ledger::batch_id(9_000 + n), events.iter().map(Some));
                prop_assert_eq!(ledger.anomalies().len(), before);
                for of in [on, on.pred_opt().unwrap(), random_ledger::day(500)] {
                    let (moved, open) = sums_on(&ledger, of);
                    prop_assert_eq!(moved, open);
                }
            }
        }
        let again = Ledger::from_snapshot("b", &ledger.to_snapshot("b")).unwrap();
        prop_assert_eq!(again, ledger);
    }
}

#[test]
fn items_of_a_customer_are_offered_for_a_split_in_the_order_of_their_days() {
    let mut desk = Desk::default();
    let one = desk.customer("Groupe");
    let later = desk.invoice(one, "F2", "2026-04-02", 20_000);
    let earlier = desk.invoice(one, "F1", "2026-04-01", 10_000);
    let offered: Vec<ItemIdx> = desk.ledger.items_to_split(desk.idx(one));
    assert_eq!(offered, [earlier, later].map(|item| desk.ledger.item_of(item).unwrap()));
}
