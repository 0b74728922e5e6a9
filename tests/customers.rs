//! Customers: where they belong, from which day on, and what is refused.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

#[expect(dead_code, reason = "each test uses what it needs of the random ledgers")]
mod random_ledger;

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::insight::{AgeBasis, AgeEdges, AgedAmounts, AgedBalanceSettings, AgedBy, AgedKey, aged_balance, aged_groups, told_in};
use echeance::ledger::{
    Command, Contact, ContactRole, CustomerDetails, CustomerIdx, CustomerKind, DocumentKind, Due, ExchangeRate, Item, Ledger, Refusal,
};
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

#[test]
fn the_aged_balance_by_group_and_segment_on_its_day() {
    // Filiale owes 1,000.00 due 31 January, Tête 500.00 due 28 February, Autre 300.00 due 31 March. On 10 March: 38 and 10 days late,
    // and not due. The segment of Filiale changes on 15 March, its group begins on 1 March.
    let mut desk = Desk::default();
    let (head, leaf, other) = (desk.customer("Tête"), desk.customer("Filiale"), desk.customer("Autre"));
    for (customer, amount, due_on) in [(leaf, 100_000, "2026-01-31"), (head, 50_000, "2026-02-28"), (other, 30_000, "2026-03-31")] {
        desk.does(&Command::IssueDocument {
            customer,
            kind: DocumentKind::Invoice,
            number: format!("F-{amount}"),
            issued_on: day("2026-01-01"),
            due: Due::On(day(due_on)),
            amount: Money::from_minor(amount, Currency::EUR),
        });
    }
    desk.does(&under(leaf, head, true, Some("2026-03-01")));
    desk.segment(&[leaf, other], "Artisans", None);
    desk.segment(&[leaf], "Négoce", Some("2026-03-15"));
    let shown = |by: AgedBy, on: &str| -> Vec<String> {
        let settings = AgedBalanceSettings { bucket_ends_days: AgeEdges::read("15 30").unwrap().days().to_vec(), by: AgeBasis::DueDate };
        let aged = aged_balance(&desk.ledger, day(on), &settings);
        let name = |key: &AgedKey| match key {
            AgedKey::Customer(idx) => desk.ledger.customer(*idx).details.name.clone(),
            AgedKey::Named(name) => format!("«{name}»"),
            AgedKey::Currency => String::new(),
        };
        let groups = aged_groups(&desk.ledger, &aged, by);
        groups
            .iter()
            .map(|group| {
                let amounts = &group.amounts;
                format!("{} {} {:?} n{} late{}", name(&group.key), amounts.not_due, amounts.buckets, group.n_customers, group.n_late)
            })
            .collect()
    };
    assert_eq!(shown(AgedBy::Group, "2026-03-10"), ["Tête 0 [50000, 0, 100000] n2 late2", "Autre 30000 [0, 0, 0] n1 late0"]);
    assert_eq!(shown(AgedBy::Group, "2026-02-10").len(), 3);
    assert_eq!(shown(AgedBy::Segment, "2026-03-10"), ["«Artisans» 30000 [0, 0, 100000] n2 late1", "«» 0 [50000, 0, 0] n1 late1"]);
    assert_eq!(
        shown(AgedBy::Segment, "2026-03-15"),
        ["«Négoce» 0 [0, 0, 100000] n1 late1", "«» 0 [50000, 0, 0] n1 late1", "«Artisans» 30000 [0, 0, 0] n1 late0"]
    );
    assert_eq!(shown(AgedBy::Country, "2026-03-10"), ["«FR» 30000 [50000, 0, 100000] n3 late2"]);
    assert_eq!(shown(AgedBy::Responsible, "2026-03-10"), ["«» 30000 [50000, 0, 100000] n3 late2"]);
    // A day to come: what would be open if nothing came.
    assert_eq!(shown(AgedBy::Currency, "2027-01-01"), [" 0 [0, 0, 180000] n3 late3"]);
}

#[test]
fn all_currencies_are_told_in_one_by_the_rates_known_on_the_day() {
    // 1,000.00 EUR and 500.00 USD; 1 USD = 0.92 EUR on 6 March: 500 x 0.92 = 460.00, in all 1,460.00; the other way 1,000 / 0.92 =
    // 1,086.956... -> 1,086.96, in all 1,586.96. A rate stands a week; before and after it none is known.
    let mut desk = Desk::default();
    let customer = desk.customer("Nord");
    for (number, amount, currency) in [("F-1", 100_000, Currency::EUR), ("F-2", 50_000, Currency::USD)] {
        desk.does(&Command::IssueDocument {
            customer,
            kind: DocumentKind::Invoice,
            number: number.to_owned(),
            issued_on: day("2026-01-01"),
            due: Due::On(day("2026-01-31")),
            amount: Money::from_minor(amount, currency),
        });
    }
    let (one, of, worth) = (Currency::USD, Currency::EUR, "0.92".parse().unwrap());
    desk.does(&Command::StateExchangeRate(ExchangeRate { one, worth, of, on: day("2026-03-06"), source: "BCE".to_owned() }));
    let told = |on: &str, into| {
        let aged = aged_balance(&desk.ledger, day(on), &AgedBalanceSettings::by_due_date());
        told_in(&desk.ledger, &aged, into).total
    };
    assert_eq!(told("2026-03-10", Currency::EUR), Some(Money::from_minor(146_000, Currency::EUR)));
    assert_eq!(told("2026-03-10", Currency::USD), Some(Money::from_minor(158_696, Currency::USD)));
    assert_eq!((told("2026-03-05", Currency::EUR), told("2026-03-14", Currency::EUR)), (None, None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// For every grouping, age basis and choice of columns the rows sum to the totals, column by column, and to what is owed.
    #[test]
    fn every_grouping_sums_to_what_is_owed(random in ledger(80), on in 0_u64..700, by_issue in any::<bool>(), edges in "[0-9]{1,3}(-[0-9]{1,3}){0,5}") {
        let ledger = random.ledger();
        let counted = if by_issue { AgeBasis::IssueDate } else { AgeBasis::DueDate };
        let edges = AgeEdges::read(&edges).unwrap_or_default();
        let aged = aged_balance(&ledger, nth_day(on), &AgedBalanceSettings { bucket_ends_days: edges.days().to_vec(), by: counted });
        let open = ledger.open_on(nth_day(on));
        for by in AgedBy::ALL {
            let groups = aged_groups(&ledger, &aged, by);
            for total in &aged.totals {
                let mut sum = AgedAmounts::default();
                groups.iter().filter(|group| group.currency == total.currency).for_each(|group| sum.add(&group.amounts));
                prop_assert_eq!(&sum, &total.amounts);
                let counted = |item: &Item<'_>| item.currency == total.currency && item.kind.movement().is_some();
                let owed: i64 = ledger.items().filter(counted).map(|item| open[item.idx.idx()]).sum();
                prop_assert_eq!(sum.total(), owed);
                let n: u32 = groups.iter().filter(|group| group.currency == total.currency).map(|group| group.n_open).sum();
                prop_assert_eq!(n, total.n_open);
            }
            let mut keys: Vec<_> = groups.iter().map(|group| (group.currency.code(), group.key.clone())).collect();
            keys.sort();
            keys.dedup();
            prop_assert_eq!(keys.len(), groups.len());
        }
    }

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
