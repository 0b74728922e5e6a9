//! Customers: where they belong, from which day on, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

#[expect(dead_code, reason = "each test uses what it needs of the random ledgers")]
mod random_ledger;

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, ThingId};
use echeance::ledger::{Command, Contact, ContactRole, CustomerDetails, CustomerIdx, CustomerKind, Ledger, Refusal};
use proptest::prelude::*;
use random_ledger::{day as nth_day, ledger};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A ledger that takes commands; each batch is named by its place.
#[derive(Default)]
struct Desk {
    ledger: Ledger,
    batches: u64,
}

impl Desk {
    fn does(&mut self, command: &Command) -> ThingId {
        let events = self.ledger.decide(command).unwrap();
        self.batches += 1;
        let batch = BatchId::new(1_790_000_000_000 + self.batches, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        assert_eq!(self.ledger.anomalies(), []);
        ThingId { batch, ordinal: 0 }
    }

    fn customer(&mut self, name: &str) -> ThingId {
        let details = CustomerDetails { name: name.to_owned(), country: "FR".to_owned(), ..CustomerDetails::default() };
        self.does(&Command::AddCustomer { details, kind: CustomerKind::Business })
    }

    fn idx(&self, customer: ThingId) -> CustomerIdx {
        self.ledger.customer_of(customer).unwrap()
    }

    fn segment(&mut self, customers: &[ThingId], segment: &str, from: Option<&str>) {
        self.does(&Command::SetSegment { customers: customers.to_vec(), segment: segment.to_owned(), from: from.map(day) });
    }
}

fn under(customer: ThingId, parent: ThingId, pays: bool, from: Option<&str>) -> Command {
    Command::SetParent { customers: vec![customer], parent: Some(parent), pays, from: from.map(day) }
}

#[test]
fn a_segment_counts_from_its_day_and_is_spelled_one_way() {
    let mut desk = Desk::default();
    let (north, south) = (desk.customer("Nord"), desk.customer("Sud"));
    desk.segment(&[north, south], " Négoce ", None);
    desk.segment(&[north], "Grands comptes", Some("2026-03-01"));
    let on = |desk: &Desk, customer, on| desk.ledger.segment_on(desk.idx(customer), day(on)).to_owned();
    assert_eq!(on(&desk, north, "2026-02-28"), "Négoce");
    assert_eq!(on(&desk, north, "2026-03-01"), "Grands comptes");
    assert_eq!(on(&desk, south, "2030-01-01"), "Négoce");
    assert_eq!(desk.ledger.segments_on(day("2026-03-01")), ["Grands comptes", "Négoce"]);
    // Another way to write the same name is no second segment.
    desk.segment(&[south], "NEGOCE", Some("2026-04-01"));
    assert_eq!(on(&desk, south, "2026-04-01"), "Négoce");
    // None from a day on.
    desk.segment(&[south], " ", Some("2026-05-01"));
    assert_eq!(on(&desk, south, "2026-05-01"), "");
    assert_eq!(on(&desk, south, "2026-04-30"), "Négoce");
    let someone = Command::SetResponsible { customers: vec![north], person: "Camille".to_owned(), from: Some(day("2026-02-01")) };
    desk.does(&someone);
    assert_eq!(desk.ledger.responsible_on(desk.idx(north), day("2026-01-31")), "");
    assert_eq!(desk.ledger.responsibles_on(day("2026-02-01")), ["Camille"]);
}

#[test]
fn a_group_has_one_head_and_nobody_is_above_itself() {
    let mut desk = Desk::default();
    let (head, middle, leaf) = (desk.customer("Tête"), desk.customer("Filiale"), desk.customer("Agence"));
    desk.does(&under(leaf, middle, false, None));
    desk.does(&under(middle, head, true, Some("2026-06-01")));
    let (early, late) = (day("2026-05-31"), day("2026-06-01"));
    let idx = |customer| desk.idx(customer);
    assert_eq!(desk.ledger.head_of_group(idx(leaf), early), idx(middle));
    assert_eq!(desk.ledger.head_of_group(idx(leaf), late), idx(head));
    // The agency pays itself; the subsidiary's bills go to its parent from the day on.
    assert_eq!(desk.ledger.payer_of(idx(leaf), late), idx(leaf));
    assert_eq!(desk.ledger.payer_of(idx(middle), early), idx(middle));
    assert_eq!(desk.ledger.payer_of(idx(middle), late), idx(head));
    let refused = |command| desk.ledger.decide(&command).unwrap_err();
    assert_eq!(refused(under(head, head, false, None)), Refusal::AboveItself);
    assert_eq!(refused(under(head, leaf, false, Some("2026-07-01"))), Refusal::AboveItself);
    // Before the middle had a parent the head could have been below the leaf, but would stand above itself later.
    assert_eq!(refused(under(head, leaf, false, Some("2026-01-01"))), Refusal::AboveItself);
}

#[test]
fn contacts_are_people_with_a_name_or_an_address() {
    let mut desk = Desk::default();
    let customer = desk.customer("Nord");
    let roche = Contact { name: " Mme Roche ".to_owned(), role: ContactRole::Purchasing, ..Contact::default() };
    desk.does(&Command::DescribeContacts { customer, contacts: vec![roche] });
    let known = &desk.ledger.customer(desk.idx(customer)).contacts;
    assert_eq!((known[0].name.as_str(), known[0].role), ("Mme Roche", ContactRole::Purchasing));
    let nobody = Command::DescribeContacts { customer, contacts: vec![Contact::default()] };
    assert_eq!(desk.ledger.decide(&nobody).unwrap_err(), Refusal::NameEmpty);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Whatever was said, each customer is in one group, whose head is its own head and has no parent.
    #[test]
    fn the_head_of_a_group_is_its_own(random in ledger(60), on in 0_u64..420) {
        let ledger = random.ledger();
        let on = nth_day(on);
        for (customer, _) in ledger.customers() {
            let head = ledger.head_of_group(customer, on);
            prop_assert_eq!(ledger.head_of_group(head, on), head);
            prop_assert!(ledger.parent_on(head, on).is_none());
        }
    }
}
