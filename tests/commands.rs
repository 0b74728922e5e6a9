//! What a person does by hand, as commands: what each brings about on any day, and what is refused.
//!
//! Amounts and days are worked out by hand beside each.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, Ref, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::insight::{PromiseState, promise_state};
use echeance::ledger::{
    BankLine, BankLineKind, Command, CustomerDetails, CustomerKind, CustomersMoney, DisputeOutcome, DisputeReason, DocumentKind, Due,
    Event, Evidence, ExplainedBy, ItemKind, Ledger, Lesson, LineExplanation, LineMeaning, Means, MoneyKind, Movement, NotCustomers,
    PayerSign, Refusal, StatedRate,
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
        self.batches += 1;
        let batch = BatchId::new(1_790_000_000_000 + self.batches, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        assert_eq!(self.ledger.anomalies(), []);
        self.sum_rule();
        ThingId { batch, ordinal: 0 }
    }

    /// Refuses, and is as it was.
    fn refuses(&self, command: &Command) -> Refusal {
        let before = self.ledger.clone();
        let refusal = self.ledger.decide(command).unwrap_err();
        assert_eq!(self.ledger, before);
        refusal
    }

    fn sum_rule(&self) {
        for balance in self.ledger.balances() {
            assert_eq!(balance.moved.iter().sum::<i64>(), balance.open_documents - balance.unapplied);
        }
    }

    fn customer(&mut self, name: &str) -> ThingId {
        let details = CustomerDetails { name: name.to_owned(), country: "FR".to_owned(), ..CustomerDetails::default() };
        self.does(&Command::AddCustomer { details, kind: CustomerKind::Business })
    }

    fn invoice(&mut self, customer: ThingId, number: &str, on: &str, amount: &str) -> ThingId {
        self.does(&invoice(customer, number, on, amount))
    }

    fn pays(&mut self, customer: ThingId, on: &str, amount: &str, settles: &[(ThingId, &str)]) -> ThingId {
        self.does(&money(customer, MoneyKind::Payment, on, amount, settles))
    }

    /// What is open of a document at the end of a day.
    fn open(&self, item: ThingId, on: &str) -> Money {
        let idx = self.ledger.item_of(item).unwrap();
        Money::from_minor(self.ledger.open_on(day(on))[idx.idx()], Currency::EUR)
    }

    fn moved(&self, movement: Movement) -> Money {
        Money::from_minor(self.ledger.balances()[0].moved[movement.idx()], Currency::EUR)
    }
}

fn invoice(customer: ThingId, number: &str, on: &str, amount: &str) -> Command {
    Command::IssueDocument {
        customer,
        kind: DocumentKind::Invoice,
        number: number.to_owned(),
        issued_on: day(on),
        due: Due::ByTerms,
        amount: eur(amount),
    }
}

fn money(customer: ThingId, kind: MoneyKind, on: &str, amount: &str, settles: &[(ThingId, &str)]) -> Command {
    Command::BookMoney {
        customer,
        kind,
        booked_on: day(on),
        amount: eur(amount),
        means: Means::Cheque,
        reference: "R 1".to_owned(),
        settles: settles.iter().map(|(item, amount)| (*item, eur(amount))).collect(),
        rest: Vec::new(),
    }
}

fn take_back(payment: ThingId, on: &str) -> Command {
    Command::TakeBack { payment, on: day(on), reference: "IMPAYE".to_owned() }
}

#[test]
fn a_cheque_that_bounces_opens_its_invoices_again_from_that_day_only() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let (a, b) = (desk.invoice(customer, "F-1", "2026-01-05", "100.00"), desk.invoice(customer, "F-2", "2026-01-06", "50.00"));
    let cheque = desk.pays(customer, "2026-02-10", "150.00", &[(a, "100.00"), (b, "50.00")]);
    assert_eq!(desk.open(a, "2026-02-10"), eur("0.00"));
    desk.does(&take_back(cheque, "2026-02-20"));
    for (item, whole) in [(a, "100.00"), (b, "50.00")] {
        assert_eq!(desk.open(item, "2026-02-19"), eur("0.00"));
        assert_eq!(desk.open(item, "2026-02-20"), eur(whole));
    }
    // The cheque settles what the bank took back, and nothing of it is left.
    assert_eq!(desk.open(cheque, "2026-02-20"), eur("0.00"));
    assert_eq!((desk.moved(Movement::Paid), desk.moved(Movement::Bounced)), (eur("-150.00"), eur("150.00")));
    assert_eq!(desk.ledger.balances()[0].open(), 15_000);
    // It cannot bounce twice.
    assert_eq!(desk.refuses(&take_back(cheque, "2026-03-01")), Refusal::Nothing);
    assert_eq!(desk.refuses(&take_back(a, "2026-03-01")), Refusal::NotAPair);
}

#[test]
fn what_was_given_back_of_a_payment_is_not_taken_back_by_the_bank_too() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    let cheque = desk.pays(customer, "2026-02-10", "130.00", &[(a, "100.00")]);
    desk.does(&money(customer, MoneyKind::Refund, "2026-02-12", "30.00", &[(cheque, "30.00")]));
    assert_eq!(desk.open(cheque, "2026-02-12"), eur("0.00"));
    desk.does(&take_back(cheque, "2026-02-20"));
    assert_eq!((desk.moved(Movement::Refunded), desk.moved(Movement::Bounced)), (eur("30.00"), eur("100.00")));
    assert_eq!(desk.ledger.balances()[0].open(), 10_000);
}

#[test]
fn a_payment_may_leave_a_rest_that_is_given_up_with_it() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let (a, b) = (desk.invoice(customer, "F-1", "2026-01-05", "100.00"), desk.invoice(customer, "F-2", "2026-01-06", "50.00"));
    desk.does(&Command::BookMoney {
        customer,
        kind: MoneyKind::Payment,
        booked_on: day("2026-01-14"),
        amount: eur("147.70"),
        means: Means::Transfer,
        reference: String::new(),
        settles: vec![(a, eur("98.00")), (b, eur("49.70"))],
        rest: vec![(a, eur("2.00"), MoneyKind::Discount), (b, eur("0.30"), MoneyKind::WriteOff)],
    });
    assert_eq!((desk.open(a, "2026-01-14"), desk.open(b, "2026-01-14")), (eur("0.00"), eur("0.00")));
    assert_eq!((desk.moved(Movement::Discount), desk.moved(Movement::WrittenOff)), (eur("-2.00"), eur("-0.30")));
}

#[test]
fn a_loss_that_is_recovered_shows_both_and_owes_nothing() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    let lost = desk.does(&money(customer, MoneyKind::WriteOff, "2026-06-30", "100.00", &[(a, "100.00")]));
    assert_eq!(desk.open(a, "2026-06-30"), eur("0.00"));
    let recover = |amount: &str| Command::RecoverWrittenOff {
        write_off: lost,
        received_on: day("2026-09-01"),
        amount: eur(amount),
        means: Means::Transfer,
        reference: String::new(),
    };
    assert_eq!(desk.refuses(&recover("100.01")), Refusal::ExceedsOpen { open: eur("100.00"), asked: eur("100.01") });
    desk.does(&recover("40.00"));
    assert_eq!((desk.moved(Movement::WrittenOff), desk.moved(Movement::Paid)), (eur("-60.00"), eur("-40.00")));
    assert_eq!(desk.ledger.balances()[0].open(), 0);
    assert_eq!(desk.open(a, "2026-09-01"), eur("0.00"));
}

#[test]
fn an_allocation_that_is_moved_never_settled_the_first_document() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let (a, b) = (desk.invoice(customer, "F-1", "2026-01-05", "100.00"), desk.invoice(customer, "F-2", "2026-01-06", "60.00"));
    let paid = desk.pays(customer, "2026-02-10", "100.00", &[(a, "100.00")]);
    let allocation = desk.ledger.allocation_id(desk.ledger.allocation_at(0).unwrap());
    desk.does(&Command::MoveAllocation { allocation, debit: b });
    assert_eq!((desk.open(a, "2026-02-10"), desk.open(b, "2026-02-10")), (eur("100.00"), eur("0.00")));
    assert_eq!(desk.open(paid, "2026-02-10"), eur("-40.00"));
}

#[test]
fn a_dispute_is_of_one_document_and_no_larger_than_it() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    let dispute = |on: &str, amount: Option<&str>| Command::OpenDispute {
        document: a,
        on: day(on),
        amount: amount.map(eur),
        reason: DisputeReason::Delivery,
        note: " un carton manque ".to_owned(),
    };
    assert_eq!(desk.refuses(&dispute("2026-01-04", None)), Refusal::TooEarly { on: day("2026-01-04"), begins: day("2026-01-05") });
    assert_eq!(desk.refuses(&dispute("2026-02-01", Some("100.01"))), Refusal::ExceedsOpen { open: eur("100.00"), asked: eur("100.01") });
    assert_eq!(desk.refuses(&dispute("2026-02-01", Some("0.00"))), Refusal::WrongSign { amount: eur("0.00") });
    let open = desk.does(&dispute("2026-02-01", Some("30.00")));
    let item = desk.ledger.item_of(a).unwrap();
    assert_eq!(desk.refuses(&dispute("2026-02-02", None)), Refusal::InDispute { item });
    let close = |on: &str| Command::CloseDispute { dispute: open, on: day(on), outcome: DisputeOutcome::Granted };
    assert_eq!(desk.refuses(&close("2026-01-31")), Refusal::TooEarly { on: day("2026-01-31"), begins: day("2026-02-01") });
    desk.does(&close("2026-03-01"));
    assert_eq!(desk.refuses(&close("2026-03-02")), Refusal::HoldNotFound { hold: open.into() });
    let (_, known) = desk.ledger.disputes().next().unwrap();
    assert_eq!(known.note, "un carton manque");
    let counts = ["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map(|on| known.counts_on(day(on)));
    assert_eq!(counts, [false, true, true, false]);
    // What is disputed is still owed.
    assert_eq!(desk.open(a, "2026-02-15"), eur("100.00"));
}

#[test]
fn a_promise_is_kept_when_the_money_is_there_by_its_last_day() {
    let promised = |pay: Option<(&str, &str)>, seen: &str| {
        let mut desk = Desk::default();
        let customer = desk.customer("Garage Petit");
        let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
        desk.pays(customer, "2026-02-01", "20.00", &[(a, "20.00")]);
        desk.does(&Command::NotePromise {
            customer,
            on: day("2026-03-02"),
            due_on: day("2026-03-13"),
            amount: eur("50.00"),
            documents: vec![a],
            note: String::new(),
        });
        if let Some((on, amount)) = pay {
            desk.pays(customer, on, amount, &[(a, amount)]);
        }
        let (_, promise) = desk.ledger.promises().next().unwrap();
        promise_state(&desk.ledger, promise, day(seen))
    };
    assert_eq!(promised(None, "2026-03-13"), PromiseState::Waiting);
    assert_eq!(promised(None, "2026-03-14"), PromiseState::Broken);
    assert_eq!(promised(Some(("2026-03-13", "50.00")), "2026-03-14"), PromiseState::Kept);
    assert_eq!(promised(Some(("2026-03-14", "50.00")), "2026-03-20"), PromiseState::Broken);
    // The 20.00 of before do not keep it.
    assert_eq!(promised(Some(("2026-03-10", "30.00")), "2026-03-14"), PromiseState::Broken);
    assert_eq!(promised(Some(("2026-03-10", "80.00")), "2026-03-10"), PromiseState::Kept);
}

#[test]
fn a_second_promise_takes_the_place_of_the_first() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    let promise = |on: &str, due_on: &str| Command::NotePromise {
        customer,
        on: day(on),
        due_on: day(due_on),
        amount: eur("100.00"),
        documents: vec![a],
        note: String::new(),
    };
    assert_eq!(desk.refuses(&promise("2026-03-02", "2026-03-01")), Refusal::TooEarly { on: day("2026-03-01"), begins: day("2026-03-02") });
    desk.does(&promise("2026-03-02", "2026-03-13"));
    desk.does(&promise("2026-03-10", "2026-03-31"));
    let states: Vec<_> = desk.ledger.promises().map(|(_, it)| promise_state(&desk.ledger, it, day("2026-03-20"))).collect();
    assert_eq!(states, [PromiseState::Ended, PromiseState::Waiting]);
}

#[test]
fn closed_books_take_no_document_and_no_money_until_they_are_opened_with_a_reason() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    let paid = desk.pays(customer, "2026-01-31", "100.00", &[]);
    desk.does(&Command::ClosePeriod { up_to: day("2026-01-31") });
    let closed = |on: &str| Refusal::PeriodClosed { on: day(on), up_to: day("2026-01-31") };
    assert_eq!(desk.refuses(&invoice(customer, "F-2", "2026-01-31", "1.00")), closed("2026-01-31"));
    assert_eq!(desk.refuses(&money(customer, MoneyKind::Payment, "2026-01-20", "1.00", &[])), closed("2026-01-20"));
    assert_eq!(desk.refuses(&Command::ClosePeriod { up_to: day("2026-01-31") }), Refusal::Nothing);
    // What settles what moves no balance.
    desk.does(&Command::Allocate { credit: paid, debit: a, amount: eur("100.00") });
    desk.invoice(customer, "F-2", "2026-02-01", "1.00");
    let reopen = |reason: &str| Command::ReopenPeriod { up_to: Some(day("2025-12-31")), reason: reason.to_owned() };
    assert_eq!(desk.refuses(&reopen("  ")), Refusal::ReasonMissing);
    desk.does(&reopen("facture oubliée"));
    assert_eq!(desk.ledger.closed_up_to(), Some(day("2025-12-31")));
    desk.invoice(customer, "F-3", "2026-01-31", "1.00");
    assert_eq!(
        desk.refuses(&invoice(customer, "F-4", "2025-12-31", "1.00")),
        Refusal::PeriodClosed { on: day("2025-12-31"), up_to: day("2025-12-31") }
    );
}

#[test]
fn a_slip_of_the_pen_is_refused_and_changes_nothing() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    for on in ["1026-01-05", "1900-01-01", "2100-01-01"] {
        assert_eq!(desk.refuses(&invoice(customer, "F-2", on, "1.00")), Refusal::Implausible { on: day(on) });
    }
    for amount in ["0.00", "-5.00"] {
        assert_eq!(desk.refuses(&invoice(customer, "F-2", "2026-01-05", amount)), Refusal::WrongSign { amount: eur(amount) });
    }
    for amount in ["1000000000000000.00", "1.000000000000001"] {
        assert_eq!(desk.refuses(&invoice(customer, "F-2", "2026-01-05", amount)), Refusal::Uncountable { amount: eur(amount) });
    }
    let mut early = invoice(customer, "F-2", "2026-01-05", "1.00");
    if let Command::IssueDocument { due, .. } = &mut early {
        *due = Due::On(day("2026-01-04"));
    }
    assert_eq!(desk.refuses(&early), Refusal::TooEarly { on: day("2026-01-04"), begins: day("2026-01-05") });
    let item = desk.ledger.item_of(a).unwrap();
    assert_eq!(desk.refuses(&invoice(customer, "F-1", "2026-01-05", "1.00")), Refusal::NumberTaken { item });
    let more = money(customer, MoneyKind::Payment, "2026-02-01", "150.00", &[(a, "100.01")]);
    assert_eq!(desk.refuses(&more), Refusal::ExceedsOpen { open: eur("100.00"), asked: eur("100.01") });
    let mut dollars = money(customer, MoneyKind::Payment, "2026-02-01", "100.00", &[]);
    if let Command::BookMoney { settles, .. } = &mut dollars {
        settles.push((a, Money::new("100.00".parse().unwrap(), Currency::USD)));
    }
    assert!(matches!(desk.refuses(&dollars), Refusal::CurrenciesDiffer { .. }));
    // Another customer may have the same number, and money may come before the invoice.
    let other = desk.customer("Menuiserie Blanc");
    desk.invoice(other, "F-1", "2026-01-05", "1.00");
    let early = desk.pays(customer, "2025-12-20", "100.00", &[(a, "100.00")]);
    assert_eq!(desk.open(early, "2026-01-04"), eur("-100.00"));
    assert_eq!((desk.open(early, "2026-01-05"), desk.open(a, "2026-01-05")), (eur("0.00"), eur("0.00")));
}

#[test]
fn a_refund_gives_back_a_credit_and_no_more() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let over = desk.pays(customer, "2026-02-10", "130.00", &[]);
    let refund = |amount: &str| money(customer, MoneyKind::Refund, "2026-02-12", amount, &[(over, amount)]);
    assert_eq!(desk.refuses(&refund("130.01")), Refusal::ExceedsOpen { open: eur("130.00"), asked: eur("130.01") });
    let given = desk.does(&refund("130.00"));
    assert_eq!(desk.ledger.item(desk.ledger.item_of(given).unwrap()).kind, ItemKind::Refund);
    assert_eq!(desk.ledger.balances()[0].open(), 0);
}

#[test]
fn insolvency_is_published_after_the_judgment() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let note = |published: Option<&str>| Command::NoteInsolvency {
        customer,
        opened_on: day("2026-05-12"),
        published_on: published.map(day),
        note: String::new(),
    };
    assert_eq!(desk.refuses(&note(Some("2026-05-11"))), Refusal::TooEarly { on: day("2026-05-11"), begins: day("2026-05-12") });
    let opened = desk.does(&note(Some("2026-05-20")));
    desk.does(&Command::EndInsolvency { insolvency: opened, on: day("2027-05-12") });
    let (_, known) = desk.ledger.insolvencies().next().unwrap();
    assert_eq!(["2026-05-11", "2026-05-12", "2027-05-12"].map(|on| known.counts_on(day(on))), [false, true, false]);
}

#[test]
fn a_stated_rate_serves_its_half_year_and_needs_a_source() {
    use echeance::law::{RateBook, RateTable, Status};
    let mut desk = Desk::default();
    let rate = |percent: &str, source: &str| {
        Command::StateRate(StatedRate {
            series: RateTable::EcbRefi.name(),
            from: day("2027-01-01"),
            percent: percent.parse().unwrap(),
            source: source.to_owned(),
            read_on: day("2027-01-04"),
        })
    };
    assert!(RateBook::known_to(&desk.ledger).on(RateTable::FrDefault, day("2027-02-01")).is_err());
    assert_eq!(desk.refuses(&rate("2.15", " ")), Refusal::SourceMissing);
    assert_eq!(desk.refuses(&rate("61", "BCE")), Refusal::NotARate);
    desk.does(&rate("2.15", "BCE, taux de refinancement"));
    let known = RateBook::known_to(&desk.ledger);
    // 2.15 + 10 points in France, 2.15 + 8 up to the half point in Belgium.
    for (table, expected) in [(RateTable::FrDefault, "12.15"), (RateTable::BeCommercial, "10.5")] {
        let row = known.on(table, day("2027-02-01")).unwrap();
        assert_eq!((row.rate, row.source.status), (expected.parse().unwrap(), Status::Typed));
    }
    assert!(known.on(RateTable::FrDefault, day("2027-07-01")).is_err());
}

#[test]
fn a_rate_is_asked_for_two_weeks_before_its_half_year_and_the_reference_alone() {
    use echeance::law::{GoverningLaw, RateBook, RateTable};
    let book = RateBook::built_in();
    let series = RateTable::serving(GoverningLaw::Be);
    assert_eq!(book.to_ask(&series, day("2026-12-17")), []);
    let asked: Vec<_> = book.to_ask(&series, day("2026-12-18")).into_iter().map(|missing| missing.table).collect();
    assert_eq!(asked, [RateTable::BeCivil, RateTable::EcbRefi]);
    // The European Central Bank's of 1 July 2026 made the 12.40 % of the half-year.
    assert_eq!(book.in_force(RateTable::EcbRefi, day("2026-11-24")).map(|row| row.rate), Ok("2.40".parse().unwrap()));
}

/// A statement of these amounts, all booked on 2026-03-02, as an import would bring it; the name of its first line.
fn statement(desk: &mut Desk, lines: &[&str]) -> ThingId {
    let on = day("2026-03-02");
    let mut events = vec![Event::StatementRead {
        account: "FR7630006000011234567890189".into(),
        currency: Currency::EUR,
        number: "3".into(),
        period: Some((on, day("2026-03-31"))),
        opening: None,
        closing: None,
    }];
    events.extend(lines.iter().map(|amount| Event::BankLineRead {
        statement: Ref::Here(0),
        said: Box::new(BankLine { label: "VIR PETIT".into(), kind: BankLineKind::Transfer, ..BankLine::new(on, eur(amount)) }),
        part_of: None,
        line: Some(7),
    }));
    let batch = desk.does(&Command::Import { events }).batch;
    ThingId { batch, ordinal: 1 }
}

fn explain(line: ThingId, meaning: LineMeaning) -> Command {
    let explanation = LineExplanation { line, meaning, confidence: Some(995), evidence: vec![Evidence::ExactAmount], learn: Vec::new() };
    Command::ExplainBankLines { explanations: vec![explanation], by: ExplainedBy::Taken }
}

fn theirs(customer: ThingId, amount: &str, settles: &[(ThingId, &str)], rest: &[(ThingId, &str, MoneyKind)]) -> CustomersMoney {
    CustomersMoney {
        customer,
        amount: eur(amount),
        settles: settles.iter().map(|(item, amount)| (*item, eur(amount))).collect(),
        netted: Vec::new(),
        rest: rest.iter().map(|(item, amount, kind)| (*item, eur(amount), *kind)).collect(),
    }
}

#[test]
fn a_bank_line_moves_nothing_until_its_money_is_booked_on_its_own_day() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    let line = statement(&mut desk, &["98.00", "-12.50"]);
    let charge = ThingId { ordinal: 2, ..line };
    assert_eq!(desk.open(a, "2026-12-31"), eur("100.00"));
    assert_eq!(echeance::insight::bank_known_up_to(&desk.ledger, day("2026-04-15")), Some(day("2026-03-31")));
    assert_eq!(echeance::insight::bank_known_up_to(&desk.ledger, day("2026-03-30")), None);
    // 98.00 with a discount of 2.00 settles 100.00.
    let customers = |part| LineMeaning::Customers { money: vec![part], fees: None };
    let taken = customers(theirs(customer, "98.00", &[(a, "98.00")], &[(a, "2.00", MoneyKind::Discount)]));
    let short = customers(theirs(customer, "97.99", &[(a, "97.99")], &[]));
    assert_eq!(desk.refuses(&explain(line, short)), Refusal::SumDiffers { line: eur("98.00"), money: eur("97.99") });
    assert_eq!(desk.refuses(&explain(a, taken.clone())), Refusal::BankLineNotFound { named: a.into() });
    desk.does(&explain(line, taken.clone()));
    desk.does(&explain(charge, LineMeaning::NotCustomers(NotCustomers::Charge)));
    assert_eq!([desk.open(a, "2026-03-01"), desk.open(a, "2026-03-02")], [eur("100.00"), eur("0.00")]);
    assert_eq!(desk.refuses(&explain(line, taken)), Refusal::Explained);
    let payment = desk.ledger.items().find(|item| item.kind == ItemKind::Payment).unwrap();
    assert_eq!((payment.label, payment.means, payment.line), ("VIR PETIT", Means::Transfer, Some(7)));
    let why = desk.ledger.explanation_of(payment.idx).unwrap();
    assert_eq!((why.by, why.confidence, why.evidence.as_slice()), (ExplainedBy::Taken, Some(995), &[Evidence::ExactAmount][..]));
    assert!(desk.ledger.bank_lines().all(|line| line.explained.is_some()));
}

#[test]
fn a_bank_line_opened_again_leaves_no_money_behind() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    let line = statement(&mut desk, &["60.00"]);
    let meaning = LineMeaning::Customers { money: vec![theirs(customer, "60.00", &[(a, "60.00")], &[])], fees: None };
    let reopen = Command::ReopenBankLines { lines: vec![line] };
    assert_eq!(desk.refuses(&reopen), Refusal::NotExplained);
    desk.does(&explain(line, meaning.clone()));
    assert_eq!(desk.open(a, "2026-03-02"), eur("40.00"));
    desk.does(&reopen);
    assert_eq!(desk.open(a, "2026-03-02"), eur("100.00"));
    assert_eq!(desk.ledger.balances().iter().map(|balance| balance.unapplied).collect::<Vec<_>>(), [0]);
    assert_eq!(desk.refuses(&reopen), Refusal::NotExplained);
    // Again, and this time the bank takes the money back: it cannot become nothing any more.
    desk.does(&explain(line, meaning));
    let payment = desk.ledger.items().filter(|item| item.kind == ItemKind::Payment && item.amount != 0).last().unwrap().idx;
    let named = desk.ledger.item_id(payment);
    desk.does(&Command::TakeBack { payment: named, on: day("2026-03-09"), reference: String::new() });
    assert_eq!(desk.refuses(&reopen), Refusal::MoneyUsed { item: payment });
    assert_eq!(desk.open(a, "2026-03-31"), eur("100.00"));
}

#[test]
fn what_the_books_held_before_is_not_booked_twice_by_its_bank_line() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let a = desk.invoice(customer, "F-1", "2026-01-05", "100.00");
    let payment = desk.pays(customer, "2026-03-01", "100.00", &[(a, "100.00")]);
    let line = statement(&mut desk, &["100.00", "100.00", "-100.00"]);
    let [twin, back] = [2, 3].map(|ordinal| ThingId { ordinal, ..line });
    let booked = LineMeaning::AlreadyBooked { items: vec![payment] };
    desk.does(&explain(line, booked.clone()));
    assert_eq!(desk.refuses(&explain(twin, booked)), Refusal::Explained);
    // The bank takes it back: owed again from the day of that line.
    desk.does(&explain(back, LineMeaning::TakenBack { payment }));
    assert_eq!([desk.open(a, "2026-03-01"), desk.open(a, "2026-03-02")], [eur("0.00"), eur("100.00")]);
    // Opening the first line again leaves the payment as the books have it.
    desk.does(&Command::ReopenBankLines { lines: vec![line] });
    assert_eq!(desk.ledger.items().filter(|item| item.kind == ItemKind::Payment && item.amount == -10_000).count(), 1);
}

#[test]
fn what_matching_learned_is_kept_and_names_a_customer() {
    let mut desk = Desk::default();
    let customer = desk.customer("Garage Petit");
    let teach = |sign: PayerSign, says| Command::TeachMatching { sign, says };
    let words = |text: &str| PayerSign::Words(text.into());
    assert_eq!(desk.refuses(&teach(words(" "), Lesson::Forgotten)), Refusal::NameEmpty);
    let line = statement(&mut desk, &["1.00"]);
    assert_eq!(desk.refuses(&teach(words("petit"), Lesson::Customer(line))), Refusal::CustomerNotFound { customer: line.into() });
    desk.does(&teach(words("petit"), Lesson::Customer(customer)));
    let who = desk.ledger.customer_of(customer).unwrap();
    assert_eq!(desk.ledger.learned().iter().map(|it| it.says).collect::<Vec<_>>(), [Lesson::Customer(who)]);
    assert!(!desk.ledger.takes_sure());
    desk.does(&Command::TakeSureMatches { by_themselves: true });
    assert!(desk.ledger.takes_sure());
}
