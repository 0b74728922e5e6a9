//! Orders and what is to be invoiced: what each fact changes on any day, and what is refused.
//!
//! Amounts and days are worked out by hand beside each.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::insight::{ToInvoiceReason, exposure_of, to_invoice};
use echeance::ledger::{
    AccountFamily, Billed, Billing, Command, CustomerDetails, CustomerKind, DocumentDetails, DocumentKind, Due, Event, HeldBack, Ledger,
    NewDocument, NewOrder, Refusal, Stage,
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
    fn does(&mut self, command: &Command) -> ThingId {
        let events = self.ledger.decide(command).unwrap();
        self.applies(&events)
    }

    fn applies(&mut self, events: &[Event]) -> ThingId {
        self.batches += 1;
        let batch = BatchId::new(1_790_000_000_000 + self.batches, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        assert_eq!(self.ledger.anomalies(), []);
        ThingId { batch, ordinal: 0 }
    }

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

    /// Each row up to a day: its day, why, how much.
    fn rows(&self, as_of: &str, until: &str) -> Vec<(Option<NaiveDate>, ToInvoiceReason, Money)> {
        let found = to_invoice(&self.ledger, day(as_of), day(until));
        let sum: i64 = found.totals.values().map(|total| total.amount).sum();
        assert_eq!(sum, found.rows.iter().filter_map(|row| row.amount.to_minor()).sum::<i64>());
        found.rows.into_iter().map(|row| (row.on, row.reason, row.amount)).collect()
    }

    /// What is open, what is ordered.
    fn exposure(&self, customer: ThingId, as_of: &str) -> (i64, i64) {
        let all = exposure_of(&self.ledger, day(as_of), self.ledger.customer_of(customer).unwrap());
        all.get(&Currency::EUR).map_or((0, 0), |exposure| (exposure.outstanding, exposure.orders))
    }
}

fn agree(customer: ThingId, on: &str, amount: &str, billing: Billing) -> Command {
    Command::AgreeOrder(Box::new(NewOrder {
        customer,
        number: " BC-1 ".to_owned(),
        agreed_on: day(on),
        amount: eur(amount),
        label: String::new(),
        billing,
    }))
}

fn deliver(order: ThingId, on: &str, amount: &str) -> Command {
    Command::DeliverOrder { order, on: day(on), amount: eur(amount) }
}

fn bill(customer: ThingId, number: &str, on: &str, amount: &str, order: ThingId, part: Option<u32>) -> Command {
    let bills = vec![Billed { order, amount: eur(amount), part }];
    Command::EnterDocument(Box::new(NewDocument {
        bills,
        ..NewDocument::new(customer, DocumentKind::Invoice, number, day(on), eur(amount))
    }))
}

#[test]
fn what_is_delivered_is_to_be_invoiced_until_a_document_bills_it() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let order = desk.does(&agree(customer, "2026-01-05", "1000.00", Billing::OnDelivery));
    assert_eq!(desk.exposure(customer, "2026-01-04"), (0, 0));
    assert_eq!(desk.exposure(customer, "2026-01-05"), (0, 100_000));
    desk.does(&deliver(order, "2026-01-20", "300.00"));
    desk.does(&deliver(order, "2026-02-10", "500.00"));
    assert_eq!(desk.rows("2026-01-19", "2026-12-31"), []);
    assert_eq!(desk.rows("2026-01-20", "2026-12-31"), [(Some(day("2026-01-20")), ToInvoiceReason::Delivered, eur("300.00"))]);
    desk.does(&bill(customer, "F-1", "2026-02-15", "400.00", order, None));
    // Of 800 delivered 400 are billed: all of the first delivery and 100 of the second, whose day it then bears.
    assert_eq!(desk.rows("2026-02-14", "2026-12-31"), [(Some(day("2026-01-20")), ToInvoiceReason::Delivered, eur("800.00"))]);
    assert_eq!(desk.rows("2026-02-15", "2026-12-31"), [(Some(day("2026-02-10")), ToInvoiceReason::Delivered, eur("400.00"))]);
    // What is billed moves from the orders to what is open; the sum stays.
    assert_eq!(desk.exposure(customer, "2026-02-14"), (0, 100_000));
    assert_eq!(desk.exposure(customer, "2026-02-15"), (40_000, 60_000));
    desk.does(&Command::CancelOrder { order, on: day("2026-03-01") });
    // 800 delivered less 400 billed stays to be invoiced; 200 that never came does not.
    assert_eq!(desk.exposure(customer, "2026-02-28"), (40_000, 60_000));
    assert_eq!(desk.exposure(customer, "2026-03-01"), (40_000, 40_000));
    assert_eq!(desk.rows("2026-03-01", "2026-12-31").len(), 1);
}

#[test]
fn an_order_is_not_delivered_nor_billed_beyond_itself() {
    let mut desk = Desk::default();
    let (customer, other) = (desk.customer("Garage Petit"), desk.customer("Menuiserie Blanc"));
    let order = desk.does(&agree(customer, "2026-01-05", "1000.00", Billing::OnDelivery));
    let over = Refusal::ExceedsOpen { open: eur("1000.00"), asked: eur("1000.01") };
    assert_eq!(desk.refuses(&deliver(order, "2026-01-20", "1000.01")), over);
    assert_eq!(desk.refuses(&deliver(order, "2026-01-20", "0")), Refusal::WrongSign { amount: eur("0") });
    assert_eq!(desk.refuses(&deliver(order, "2026-01-20", "1.005")), Refusal::Uncountable { amount: eur("1.005") });
    assert_eq!(desk.refuses(&deliver(order, "2026-01-04", "1")), Refusal::TooEarly { on: day("2026-01-04"), begins: day("2026-01-05") });
    assert_eq!(desk.refuses(&deliver(order, "1026-01-20", "1")), Refusal::Implausible { on: day("1026-01-20") });
    assert_eq!(desk.refuses(&deliver(customer, "2026-01-20", "1")), Refusal::OrderNotFound { order: customer.into() });
    let dollars = Command::DeliverOrder { order, on: day("2026-01-20"), amount: Money::from_minor(1, Currency::USD) };
    assert_eq!(desk.refuses(&dollars), Refusal::CurrenciesDiffer { expected: Currency::EUR, found: Currency::USD });
    assert_eq!(desk.refuses(&bill(customer, "F-1", "2026-01-20", "1000.01", order, None)), over);
    assert_eq!(desk.refuses(&bill(other, "F-1", "2026-01-20", "10.00", order, None)), Refusal::NotAPair);
    desk.does(&Command::CancelOrder { order, on: day("2026-02-01") });
    assert_eq!(desk.refuses(&Command::CancelOrder { order, on: day("2026-02-02") }), Refusal::OrderCancelled);
    assert_eq!(desk.refuses(&deliver(order, "2026-02-01", "1")), Refusal::OrderCancelled);
    desk.does(&deliver(order, "2026-01-31", "1"));
}

#[test]
fn stages_sum_to_the_order_and_each_is_billed_on_its_day() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let stage = |on: &str, amount: &str| Stage { on: day(on), amount: eur(amount), label: String::new() };
    let stages = |amounts: [&str; 2]| Billing::Stages(vec![stage("2026-02-01", amounts[0]), stage("2026-06-01", amounts[1])]);
    let whole = Refusal::InstalmentsDiffer { whole: eur("1000.00") };
    assert_eq!(desk.refuses(&agree(customer, "2026-01-05", "1000.00", stages(["300.00", "699.99"]))), whole);
    assert_eq!(desk.refuses(&agree(customer, "2026-01-05", "1000.00", Billing::Stages(Vec::new()))), whole);
    let early = Refusal::TooEarly { on: day("2026-02-01"), begins: day("2026-02-02") };
    assert_eq!(desk.refuses(&agree(customer, "2026-02-02", "1000.00", stages(["300.00", "700.00"]))), early);
    let order = desk.does(&agree(customer, "2026-01-05", "1000.00", stages(["300.00", "700.00"])));
    let first = (Some(day("2026-02-01")), ToInvoiceReason::Stage { part: 0 }, eur("300.00"));
    let second = (Some(day("2026-06-01")), ToInvoiceReason::Stage { part: 1 }, eur("700.00"));
    assert_eq!(desk.rows("2026-01-10", "2026-05-31"), [first]);
    assert_eq!(desk.rows("2026-01-10", "2026-06-01"), [first, second]);
    assert_eq!(
        desk.refuses(&bill(customer, "F-1", "2026-02-01", "300.00", order, Some(2))),
        Refusal::OrderNotFound { order: order.into() }
    );
    desk.does(&bill(customer, "F-1", "2026-02-01", "300.00", order, Some(0)));
    assert_eq!(desk.rows("2026-02-01", "2026-06-01"), [second]);
    // Cancelled from May: the stage of June is not billed any more.
    desk.does(&Command::CancelOrder { order, on: day("2026-05-01") });
    assert_eq!(desk.rows("2026-04-30", "2026-06-01"), [second]);
    assert_eq!(desk.rows("2026-05-01", "2026-06-01"), []);
    assert_eq!(desk.refuses(&deliver(order, "2026-02-01", "1.00")), Refusal::NotAPair);
}

#[test]
fn what_recurs_is_billed_once_a_period_from_its_first_day() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let monthly = |months, until: Option<&str>| Billing::Recurring { months, first_on: day("2026-01-31"), until: until.map(day) };
    assert_eq!(desk.refuses(&agree(customer, "2026-01-05", "50.00", monthly(0, None))), Refusal::PeriodMissing);
    let early = Refusal::TooEarly { on: day("2026-01-30"), begins: day("2026-01-31") };
    assert_eq!(desk.refuses(&agree(customer, "2026-01-05", "50.00", monthly(1, Some("2026-01-30")))), early);
    let order = desk.does(&agree(customer, "2026-01-05", "50.00", monthly(1, Some("2026-05-30"))));
    let period = |part, on: &str| (Some(day(on)), ToInvoiceReason::Period { part }, eur("50.00"));
    // The 31st where there is one; that of May comes after the end.
    let all = [period(0, "2026-01-31"), period(1, "2026-02-28"), period(2, "2026-03-31"), period(3, "2026-04-30")];
    assert_eq!(desk.rows("2026-01-05", "2027-12-31"), all);
    // Only periods that have begun are owed for.
    assert_eq!(desk.exposure(customer, "2026-01-30"), (0, 0));
    assert_eq!(desk.exposure(customer, "2026-02-28"), (0, 10_000));
    desk.does(&bill(customer, "F-1", "2026-02-28", "50.00", order, Some(1)));
    assert_eq!(desk.rows("2026-02-28", "2026-03-31"), [all[0], all[2]]);
    assert_eq!(desk.exposure(customer, "2026-02-28"), (5_000, 5_000));
    assert_eq!(desk.refuses(&bill(customer, "F-2", "2026-03-01", "50.00", order, Some(1))), Refusal::BilledAlready);
    assert_eq!(desk.refuses(&bill(customer, "F-2", "2026-03-01", "50.00", order, Some(4))), Refusal::OrderNotFound { order: order.into() });
    desk.does(&Command::CancelOrder { order, on: day("2026-03-31") });
    assert_eq!(desk.rows("2026-03-31", "2026-12-31"), [all[0]]);
    assert_eq!(desk.exposure(customer, "2026-12-31"), (5_000, 5_000));
}

#[test]
fn retentions_and_accruals_stand_among_what_is_to_be_invoiced() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let held = |released_on: Option<&str>| Some(HeldBack { amount: eur("60.00"), released_on: released_on.map(day) });
    let invoice = |number: &str, released_on| {
        Command::EnterDocument(Box::new(NewDocument {
            held_back: held(released_on),
            ..NewDocument::new(customer, DocumentKind::Invoice, number, day("2026-01-05"), eur("1200.00"))
        }))
    };
    let first = desk.does(&invoice("F-1", Some("2027-01-05")));
    desk.does(&invoice("F-2", None));
    let retention = |on: Option<&str>| (on.map(day), ToInvoiceReason::Retention, eur("60.00"));
    assert_eq!(desk.rows("2026-02-01", "2027-01-04"), [retention(None)]);
    assert_eq!(desk.rows("2026-02-01", "2027-01-05"), [retention(Some("2027-01-05")), retention(None)]);
    // A day of release that is said later.
    let second = ThingId { batch: BatchId::new(1_790_000_000_003, [0; 10]), ordinal: 1 };
    let released = DocumentDetails { released_on: Some(day("2026-12-01")), ..DocumentDetails::default() };
    desk.does(&Command::DetailDocument { document: second, details: Box::new(released) });
    assert_eq!(desk.rows("2026-02-01", "2027-01-05"), [retention(Some("2026-12-01")), retention(Some("2027-01-05"))]);
    // The release passed without money is a debt that is late, not an invoice that is missing.
    let late = to_invoice(&desk.ledger, day("2027-06-01"), day("2027-06-01"));
    assert_eq!((late.totals[&Currency::EUR].n, late.totals[&Currency::EUR].n_late), (2, 0));
    assert_eq!(desk.ledger.item(desk.ledger.item_of(first).unwrap()).money(), eur("1140.00"));
    let accrual = |on: &str, amount: &str| Event::DocumentIssued {
        customer: customer.into(),
        kind: DocumentKind::Accrual,
        number: String::new(),
        issued_on: day(on),
        due: Due::ByTerms,
        amount: eur(amount),
        account: AccountFamily::Accrued,
        retention: false,
        label: String::new(),
        line: None,
    };
    desk.applies(&[accrual("2025-12-31", "500.00"), accrual("2026-01-01", "-500.00"), accrual("2026-01-31", "80.00")]);
    assert_eq!(desk.rows("2025-12-31", "2026-01-01"), [(Some(day("2025-12-31")), ToInvoiceReason::Accrued, eur("500.00"))]);
    let accrued = (Some(day("2026-01-31")), ToInvoiceReason::Accrued, eur("80.00"));
    assert_eq!(desk.rows("2026-02-01", "2026-02-01"), [accrued]);
}
