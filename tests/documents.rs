//! What documents say beside their amount, what is held back of them, and what each does to the account.
//!
//! Amounts and days are worked out by hand beside each.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::exchange::plan::{Change, PlanOptions, plan};
use echeance::exchange::reading::{Extent, Format, ReadCustomer, ReadItem, Reading};
use echeance::insight::open_parts;
use echeance::ledger::{
    Command, CustomerDetails, CustomerKind, DocumentDetails, DocumentKind, Due, DueBasis, Event, ItemKind, Ledger, Refusal, TaxPart, Terms,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn eur(text: &str) -> Money {
    Money::new(text.parse().unwrap(), Currency::EUR)
}

/// A ledger that takes commands; each batch is named by its place.
#[derive(Default)]
struct Desk {
    ledger: Ledger,
    batches: u64,
}

impl Desk {
    /// Decides and applies; the name of the batch's first event.
    fn does(&mut self, command: &Command) -> ThingId {
        let events = self.ledger.decide(command).unwrap();
        self.applies(&events)
    }

    fn applies(&mut self, events: &[Event]) -> ThingId {
        self.batches += 1;
        let batch = BatchId::new(1_790_000_000_000 + self.batches, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        assert_eq!(self.ledger.anomalies(), []);
        for balance in self.ledger.balances() {
            assert_eq!(balance.moved.iter().sum::<i64>(), balance.open_documents - balance.unapplied);
        }
        ThingId { batch, ordinal: 0 }
    }

    /// Refuses, and is as it was.
    fn refuses(&self, command: &Command) -> Refusal {
        let before = self.ledger.clone();
        let refusal = self.ledger.decide(command).unwrap_err();
        assert_eq!(self.ledger, before);
        refusal
    }

    fn customer(&mut self, name: &str) -> ThingId {
        let details = CustomerDetails { name: name.to_owned(), country: "FR".to_owned(), ..CustomerDetails::default() };
        self.does(&Command::AddCustomer { details, kind: CustomerKind::Business })
    }

    fn invoice(&mut self, customer: ThingId, number: &str, on: &str, amount: &str) -> ThingId {
        self.does(&Command::IssueDocument {
            customer,
            kind: DocumentKind::Invoice,
            number: number.to_owned(),
            issued_on: day(on),
            due: Due::ByTerms,
            amount: eur(amount),
        })
    }

    fn due_on(&self, document: ThingId) -> Option<NaiveDate> {
        let idx = self.ledger.item_of(document).unwrap();
        open_parts(&self.ledger, idx, self.ledger.open_now(idx)).next().and_then(|part| part.due_on)
    }
}

fn detail(document: ThingId, details: DocumentDetails) -> Command {
    Command::DetailDocument { document, details: Box::new(details) }
}

fn released(on: &str) -> DocumentDetails {
    DocumentDetails { released_on: Some(day(on)), ..DocumentDetails::default() }
}

#[test]
fn what_a_document_says_replaces_what_it_said_and_moves_no_balance() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let invoice = desk.invoice(customer, "F-1", "2026-01-05", "120.00");
    let idx = desk.ledger.item_of(invoice).unwrap();
    let balances = desk.ledger.balances().to_vec();
    let first = DocumentDetails { order_reference: "BC-12".to_owned(), title_retained: true, ..DocumentDetails::default() };
    desk.does(&detail(invoice, first.clone()));
    assert_eq!(desk.ledger.details(idx), Some(&first));
    assert_eq!(desk.refuses(&detail(invoice, first)), Refusal::Nothing);
    let second = DocumentDetails { guarantee: "caution bancaire".to_owned(), ..DocumentDetails::default() };
    desk.does(&detail(invoice, second.clone()));
    assert_eq!(desk.ledger.details(idx), Some(&second));
    desk.does(&detail(invoice, DocumentDetails::default()));
    assert_eq!((desk.ledger.details(idx), desk.ledger.detailed().count()), (None, 0));
    assert_eq!(desk.ledger.balances(), balances);
}

#[test]
fn a_day_of_release_is_the_due_date_until_it_is_taken_back() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let invoice = desk.invoice(customer, "F-1", "2026-01-05", "120.00");
    assert_eq!(desk.due_on(invoice), Some(day("2026-02-04")));
    desk.does(&detail(invoice, released("2027-01-05")));
    let item = desk.ledger.item(desk.ledger.item_of(invoice).unwrap());
    assert_eq!((item.due_on, item.due_basis, item.retention), (day("2027-01-05"), DueBasis::Stated, true));
    // Terms of payment are not about a release; once it is taken back they count again, as they are by then.
    let net = |days| Command::AgreeTerms { customers: vec![customer], terms: Terms::Net(days), from: None, basis: DueBasis::Confirmed };
    desk.does(&net(60));
    assert_eq!(desk.due_on(invoice), Some(day("2027-01-05")));
    desk.does(&detail(invoice, DocumentDetails::default()));
    let item = desk.ledger.item(desk.ledger.item_of(invoice).unwrap());
    assert_eq!((item.due_on, item.due_basis, item.retention), (day("2026-03-06"), DueBasis::Confirmed, false));
    // What was agreed after it was said stays.
    desk.does(&detail(invoice, released("2027-01-05")));
    desk.does(&Command::AgreeDueDate { document: invoice, due_on: day("2026-12-01") });
    desk.does(&detail(invoice, DocumentDetails { order_reference: "BC".to_owned(), ..released("2027-01-05") }));
    assert_eq!(desk.due_on(invoice), Some(day("2026-12-01")));
    desk.does(&detail(invoice, DocumentDetails::default()));
    assert_eq!(desk.due_on(invoice), Some(day("2026-12-01")));
}

#[test]
fn terms_are_not_about_the_release_of_a_retention() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    desk.does(&Command::AgreeTerms { customers: vec![customer], terms: Terms::Net(30), from: None, basis: DueBasis::Confirmed });
    let mut events = desk.ledger.decide(&Command::IssueDocument {
        customer,
        kind: DocumentKind::Invoice,
        number: "F-1".to_owned(),
        issued_on: day("2026-01-05"),
        due: Due::ByTerms,
        amount: eur("60.00"),
    });
    for event in events.iter_mut().flatten() {
        if let Event::DocumentIssued { retention, .. } = event {
            *retention = true;
        }
    }
    let held = desk.applies(&events.unwrap());
    assert_eq!(desk.due_on(held), None);
    desk.does(&detail(held, released("2027-01-05")));
    assert_eq!(desk.due_on(held), Some(day("2027-01-05")));
}

#[test]
fn details_that_cannot_be_are_refused() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let invoice = desk.invoice(customer, "F-1", "2026-01-05", "120.00");
    assert_eq!(
        desk.refuses(&detail(invoice, released("2026-01-04"))),
        Refusal::TooEarly { on: day("2026-01-04"), begins: day("2026-01-05") }
    );
    assert_eq!(desk.refuses(&detail(invoice, released("2126-01-04"))), Refusal::Implausible { on: day("2126-01-04") });
    let net = |net| detail(invoice, DocumentDetails { net: Some(net), ..DocumentDetails::default() });
    let dollars = Money::from_minor(100, Currency::USD);
    assert_eq!(desk.refuses(&net(dollars)), Refusal::CurrenciesDiffer { expected: Currency::EUR, found: Currency::USD });
    assert_eq!(desk.refuses(&net(eur("1.005"))), Refusal::Uncountable { amount: eur("1.005") });
    assert_eq!(desk.refuses(&detail(customer, DocumentDetails::default())), Refusal::ItemNotFound { item: customer.into() });
}

#[test]
fn a_file_brings_details_once_and_leaves_what_is_known() {
    let mut desk = Desk::default();
    let reading = |details: DocumentDetails| Reading {
        customers: vec![ReadCustomer { key: "C1".to_owned(), name: "Garage Petit".to_owned(), line: 2, ..ReadCustomer::default() }],
        items: vec![ReadItem {
            number: "F-1".to_owned(),
            details: Some(Box::new(details)),
            ..ReadItem::new(0, ItemKind::Invoice, day("2026-01-05"), 12_000, Currency::EUR, 2)
        }],
        lines: 1,
        ..Reading::new(Format::List)
    };
    let taxes = vec![TaxPart { percent: 20.into(), base: eur("100.00"), tax: eur("20.00") }];
    let found = DocumentDetails { net: Some(eur("100.00")), taxes, buyer_reference: "SERVICE-7".to_owned(), ..DocumentDetails::default() };
    let options = PlanOptions {
        today: day("2026-02-01"),
        extent: Extent::Flow,
        new_customers: CustomerKind::Business,
        gone: std::collections::BTreeMap::new(),
    };
    let first = plan(&desk.ledger, &reading(found.clone()), &options);
    desk.applies(&first.events);
    let idx = desk.ledger.item_at(0).unwrap();
    assert_eq!(desk.ledger.details(idx), Some(&found));
    // The same again plans nothing; what a person changed since stays, and what is new comes in.
    assert_eq!(plan(&desk.ledger, &reading(found.clone()), &options).events, []);
    let typed = DocumentDetails { buyer_reference: "SERVICE-8".to_owned(), ..found.clone() };
    desk.does(&detail(desk.ledger.item_id(idx), typed.clone()));
    assert_eq!(plan(&desk.ledger, &reading(found.clone()), &options).events, []);
    let more = plan(&desk.ledger, &reading(DocumentDetails { order_reference: "BC-12".to_owned(), ..found }), &options);
    assert!(matches!(more.differences.changes[..], [Change::Details { .. }]));
    desk.applies(&more.events);
    assert_eq!(desk.ledger.details(idx), Some(&DocumentDetails { order_reference: "BC-12".to_owned(), ..typed }));
}
