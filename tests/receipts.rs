//! Money that comes in by every way a person may enter it, and what is refused. Amounts and days are worked out by hand.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::ledger::{
    AccountFamily, Command, Conditions, CustomerDetails, CustomerKind, DisputeReason, DocumentKind, Due, DueBasis, EarlyDiscount,
    ExchangeRate, Factor, InterestAgreed, ItemKind, Ledger, Means, Movement, PartEnd, PaymentDetails, Receipt, Refusal, Rest, Terms,
    TermsPart, TermsParts, TermsScope,
};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn eur(text: &str) -> Money {
    Money::new(text.parse().unwrap(), Currency::EUR)
}

#[derive(Default)]
struct Desk {
    ledger: Ledger,
    batches: u64,
}

impl Desk {
    /// With one customer and one invoice of 1,000.00 on 2026-01-10.
    fn with_invoice() -> (Self, ThingId, ThingId) {
        let mut desk = Self::default();
        let details = CustomerDetails { name: "Halles".into(), country: "FR".into(), ..CustomerDetails::default() };
        let customer = desk.does(&Command::AddCustomer { details, kind: CustomerKind::Business });
        let invoice = desk.invoice(customer, "F-1", "2026-01-10", "1000");
        (desk, customer, invoice)
    }

    fn does(&mut self, command: &Command) -> ThingId {
        let events = self.ledger.decide(command).unwrap();
        self.batches += 1;
        let batch = BatchId::new(1_790_000_000_000 + self.batches, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        assert_eq!(self.ledger.anomalies(), []);
        for balance in self.ledger.balances() {
            assert_eq!(balance.moved.iter().sum::<i64>(), balance.open_documents - balance.unapplied);
        }
        ThingId { batch, ordinal: 0 }
    }

    fn refuses(&self, command: &Command) -> Refusal {
        let before = self.ledger.clone();
        let refusal = self.ledger.decide(command).unwrap_err();
        assert_eq!(self.ledger, before);
        refusal
    }

    fn invoice(&mut self, customer: ThingId, number: &str, on: &str, amount: &str) -> ThingId {
        let (number, issued_on, due, amount) = (number.to_owned(), day(on), Due::ByTerms, eur(amount));
        self.does(&Command::IssueDocument { customer, kind: DocumentKind::Invoice, number, issued_on, due, amount })
    }

    fn open(&self, item: ThingId, on: &str) -> Money {
        let idx = self.ledger.item_of(item).unwrap();
        Money::from_minor(self.ledger.open_on(day(on))[idx.idx()], Currency::EUR)
    }

    /// What the customer owes at the end of a day.
    fn owes(&self, on: &str) -> Money {
        Money::from_minor(self.ledger.open_on(day(on)).iter().sum(), Currency::EUR)
    }

    fn moved(&self, movement: Movement) -> Money {
        Money::from_minor(self.ledger.balances()[0].moved[movement.idx()], Currency::EUR)
    }
}

fn receipt(customer: ThingId, on: &str, amount: &str, settles: &[(ThingId, &str)]) -> Receipt {
    Receipt {
        customer,
        on: day(on),
        amount: eur(amount),
        means: Means::Transfer,
        reference: String::new(),
        details: PaymentDetails::default(),
        settles: settles.iter().map(|(document, part)| (*document, eur(part))).collect(),
        rest: Vec::new(),
        keeps_surplus: false,
    }
}

fn receive(receipt: Receipt) -> Command {
    Command::Receive(Box::new(receipt))
}

#[test]
fn a_payment_of_several_documents_with_a_discount_and_a_dispute_is_one_batch() {
    let (mut desk, customer, first) = Desk::with_invoice();
    let second = desk.invoice(customer, "F-2", "2026-01-12", "500");
    let third = desk.invoice(customer, "F-3", "2026-01-13", "300");
    let mut paid = receipt(customer, "2026-01-18", "1680", &[(first, "980"), (second, "450"), (third, "250")]);
    paid.rest = vec![
        (first, eur("20"), Rest::CreditNote { number: "A-1".into() }),
        (second, eur("50"), Rest::Disputed(DisputeReason::Price)),
        (third, eur("50"), Rest::GivenUp),
    ];
    desk.does(&receive(paid));
    let open = [first, second, third].map(|document| desk.open(document, "2026-01-18"));
    assert_eq!(open, [eur("0.00"), eur("50.00"), eur("0.00")]);
    assert_eq!(desk.moved(Movement::Credited), eur("-20.00"));
    assert_eq!(desk.moved(Movement::WrittenOff), eur("-50.00"));
    assert_eq!(desk.ledger.disputes().next().unwrap().1.amount, Some(5_000));
}

#[test]
fn what_the_banks_kept_has_paid_the_debt() {
    let (mut desk, customer, invoice) = Desk::with_invoice();
    let mut paid = receipt(customer, "2026-02-01", "1000", &[(invoice, "1000")]);
    paid.details = PaymentDetails { charges: Some(eur("15")), payer: "Maison mère".into(), ..PaymentDetails::default() };
    let payment = desk.does(&receive(paid.clone()));
    assert_eq!(desk.open(invoice, "2026-02-01"), eur("0.00"));
    let idx = desk.ledger.item_of(payment).unwrap();
    assert_eq!(desk.ledger.payment_details(idx), Some(&paid.details));
    paid.details.charges = Some(eur("1000"));
    assert!(matches!(desk.refuses(&receive(paid.clone())), Refusal::ExceedsOpen { .. }));
    paid.details.charges = Some(eur("-1"));
    assert!(matches!(desk.refuses(&receive(paid.clone())), Refusal::WrongSign { .. }));
    paid.details.charges = Some(Money::from_minor(100, Currency::USD));
    assert!(matches!(desk.refuses(&receive(paid)), Refusal::CurrenciesDiffer { .. }));
}

#[test]
fn a_surplus_of_cents_is_kept_or_stays_to_the_customers_credit() {
    let (mut desk, customer, invoice) = Desk::with_invoice();
    let mut paid = receipt(customer, "2026-02-01", "1000.02", &[(invoice, "1000")]);
    desk.does(&receive(paid.clone()));
    assert_eq!(desk.owes("2026-02-01"), eur("-0.02"));
    let second = desk.invoice(customer, "F-2", "2026-02-02", "1000");
    (paid.on, paid.settles, paid.keeps_surplus) = (day("2026-02-03"), vec![(second, eur("1000"))], true);
    desk.does(&receive(paid.clone()));
    assert_eq!(desk.owes("2026-02-03"), eur("-0.02"), "the second surplus is gone");
    assert_eq!(desk.moved(Movement::WrittenOff), eur("0.02"));
    let third = desk.invoice(customer, "F-3", "2026-02-04", "1000.02");
    (paid.on, paid.settles) = (day("2026-02-05"), vec![(third, eur("1000.02"))]);
    assert!(matches!(desk.refuses(&receive(paid)), Refusal::WrongSign { .. }), "there is no surplus to keep");
}

#[test]
fn bad_receipts_are_refused_and_change_nothing() {
    let (mut desk, customer, invoice) = Desk::with_invoice();
    let why = |desk: &Desk, on: &str, amount: &str, part: &str| desk.refuses(&receive(receipt(customer, on, amount, &[(invoice, part)])));
    assert!(matches!(why(&desk, "2026-02-01", "0", "0"), Refusal::WrongSign { .. }));
    assert!(matches!(why(&desk, "2026-02-01", "-5", "5"), Refusal::WrongSign { .. }));
    assert!(matches!(why(&desk, "2026-02-01", "1000000000000000", "5"), Refusal::Uncountable { .. }));
    assert!(matches!(why(&desk, "2026-02-01", "5.000000000000001", "5"), Refusal::Uncountable { .. }));
    assert!(matches!(why(&desk, "2026-02-01", "2000", "1000.01"), Refusal::ExceedsOpen { .. }), "above what is open");
    assert!(matches!(why(&desk, "2026-02-01", "5", "5.01"), Refusal::ExceedsOpen { .. }), "above what came");
    assert_eq!(why(&desk, "2026-01-09", "5", "5"), Refusal::TooEarly { on: day("2026-01-09"), begins: day("2026-01-10") });
    assert_eq!(why(&desk, "1900-01-09", "5", "5"), Refusal::Implausible { on: day("1900-01-09") });
    assert_eq!(why(&desk, "2100-01-09", "5", "5"), Refusal::Implausible { on: day("2100-01-09") });
    let mut other = receipt(customer, "2026-02-01", "5", &[(invoice, "5")]);
    other.amount = Money::from_minor(500, Currency::USD);
    assert!(matches!(desk.refuses(&receive(other)), Refusal::CurrenciesDiffer { .. }));
    desk.does(&Command::ClosePeriod { up_to: day("2026-02-28") });
    assert!(matches!(why(&desk, "2026-02-01", "5", "5"), Refusal::PeriodClosed { .. }));
    let gone = ThingId { batch: invoice.batch, ordinal: 9 };
    assert!(matches!(desk.refuses(&receive(receipt(customer, "2026-03-01", "5", &[(gone, "5")]))), Refusal::ItemNotFound { .. }));
}

/// Accepted on 2026-02-01 for the whole invoice, due on 2026-03-31.
fn bill(customer: ThingId, invoice: ThingId) -> Command {
    let (on, due_on) = (day("2026-02-01"), day("2026-03-31"));
    Command::AcceptBill { customer, number: "LC-1".into(), on, due_on, documents: vec![(invoice, eur("1000"))] }
}

#[test]
fn a_bill_stands_for_the_invoice_until_it_is_paid() {
    let (mut desk, customer, invoice) = Desk::with_invoice();
    let bill = desk.does(&bill(customer, invoice));
    assert_eq!([desk.open(invoice, "2026-02-01"), desk.open(bill, "2026-02-01")], [eur("0.00"), eur("1000.00")]);
    assert_eq!(desk.open(invoice, "2026-01-31"), eur("1000.00"));
    assert_eq!(desk.owes("2026-02-01"), eur("1000.00"), "as much as before");
    let families = desk.ledger.balances()[0].families;
    assert_eq!((families[AccountFamily::Customers as usize], families[AccountFamily::Bills as usize]), (0, 100_000));
    assert_eq!(desk.moved(Movement::SetOff), eur("0.00"));
    let idx = desk.ledger.item_of(bill).unwrap();
    assert_eq!((desk.ledger.item(idx).kind, desk.ledger.item(idx).due_on), (ItemKind::Bill, day("2026-03-31")));
    // Discounted: the bank pays 1,000 less 12 of its own.
    let mut advanced = receipt(customer, "2026-02-10", "1000", &[(bill, "1000")]);
    (advanced.means, advanced.details.charges) = (Means::Bill, Some(eur("12")));
    desk.does(&receive(advanced));
    assert_eq!(desk.owes("2026-02-10"), eur("0.00"));
    // It comes back all the same: the invoice is owed again, from that day.
    desk.does(&Command::ReturnBill { bill, on: day("2026-04-02"), reference: "impayé".into() });
    assert_eq!(desk.owes("2026-04-01"), eur("0.00"));
    assert_eq!([desk.open(invoice, "2026-04-02"), desk.open(bill, "2026-04-02")], [eur("1000.00"), eur("0.00")]);
    assert_eq!(desk.owes("2026-04-02"), eur("1000.00"));
    assert_eq!(desk.moved(Movement::Bounced), eur("1000.00"));
    assert_eq!(desk.refuses(&Command::ReturnBill { bill, on: day("2026-04-03"), reference: String::new() }), Refusal::Nothing);
}

#[test]
fn a_bill_that_comes_back_before_anyone_paid_it_undoes_its_acceptance() {
    let (mut desk, customer, invoice) = Desk::with_invoice();
    let id = desk.does(&bill(customer, invoice));
    desk.does(&Command::ReturnBill { bill: id, on: day("2026-04-01"), reference: String::new() });
    assert_eq!([desk.open(invoice, "2026-03-31"), desk.open(id, "2026-03-31")], [eur("0.00"), eur("1000.00")]);
    assert_eq!([desk.open(invoice, "2026-04-01"), desk.open(id, "2026-04-01")], [eur("1000.00"), eur("0.00")]);
    assert_eq!(desk.moved(Movement::Bounced), eur("0.00"));
}

#[test]
fn bad_bills_are_refused() {
    let (mut desk, customer, invoice) = Desk::with_invoice();
    let made = |on: &str, due_on: &str, part: &str| Command::AcceptBill {
        customer,
        number: "LC-1".into(),
        on: day(on),
        due_on: day(due_on),
        documents: vec![(invoice, eur(part))],
    };
    assert!(matches!(desk.refuses(&made("2026-02-01", "2026-01-31", "1")), Refusal::TooEarly { .. }));
    assert!(matches!(desk.refuses(&made("2026-01-01", "2026-03-31", "1")), Refusal::TooEarly { .. }), "before the invoice");
    assert!(matches!(desk.refuses(&made("2026-02-01", "2026-03-31", "1000.01")), Refusal::ExceedsOpen { .. }));
    let none =
        Command::AcceptBill { customer, number: "L".into(), on: day("2026-02-01"), due_on: day("2026-03-01"), documents: Vec::new() };
    assert_eq!(desk.refuses(&none), Refusal::Nothing);
    let id = desk.does(&bill(customer, invoice));
    assert!(matches!(desk.refuses(&bill(customer, invoice)), Refusal::NumberTaken { .. }));
    let early = Command::ReturnBill { bill: id, on: day("2026-01-31"), reference: String::new() };
    assert!(matches!(desk.refuses(&early), Refusal::TooEarly { .. }));
    let not_one = Command::ReturnBill { bill: invoice, on: day("2026-04-01"), reference: String::new() };
    assert_eq!(desk.refuses(&not_one), Refusal::NotAPair);
}

#[test]
fn an_assigned_document_is_the_factors_until_it_comes_back() {
    let (mut desk, _, invoice) = Desk::with_invoice();
    let idx = desk.ledger.item_of(invoice).unwrap();
    let factor = Factor { name: "Affacturage du Nord".into(), iban: String::new() };
    let assign = |on: &str| Command::AssignDocuments { documents: vec![invoice], factor: factor.clone(), on: day(on) };
    assert!(matches!(desk.refuses(&assign("2026-01-09")), Refusal::TooEarly { .. }));
    let id = desk.does(&assign("2026-01-20"));
    assert_eq!(desk.refuses(&assign("2026-01-21")), Refusal::Assigned { item: idx });
    assert!(desk.ledger.assignment_of(idx, day("2026-01-19")).is_none());
    assert_eq!(desk.ledger.assignment_of(idx, day("2026-01-20")).unwrap().factor, factor);
    desk.does(&Command::EndAssignment { assignment: id, on: day("2026-03-01") });
    assert!(desk.ledger.assignment_of(idx, day("2026-02-28")).is_some());
    assert!(desk.ledger.assignment_of(idx, day("2026-03-01")).is_none());
    desk.does(&assign("2026-03-02"));
    let unnamed = Command::AssignDocuments { documents: vec![invoice], factor: Factor::default(), on: day("2026-03-02") };
    assert_eq!(desk.refuses(&unnamed), Refusal::NameEmpty);
}

#[test]
fn each_condition_is_inherited_by_itself_and_from_a_date_of_issue_on() {
    let (mut desk, customer, _) = Desk::with_invoice();
    let who = desk.ledger.customer_of(customer).unwrap();
    let discount = |percent: i64| EarlyDiscount { percent: percent.into(), days: 10, ..EarlyDiscount::default() };
    let company = Conditions { discount: Some(discount(2)), law: None, interest: Some(InterestAgreed::Percent(15.into())) };
    desk.does(&Command::AgreeConditions { scopes: vec![TermsScope::Company], conditions: company, from: None });
    let own = Conditions { law: Some("BE".into()), interest: Some(InterestAgreed::ByLaw), discount: None };
    desk.does(&Command::AgreeConditions {
        scopes: vec![TermsScope::Customer(customer.into())],
        conditions: own,
        from: Some(day("2026-03-01")),
    });
    let before = desk.ledger.conditions_for(who, day("2026-02-28"));
    assert_eq!((before.law, before.interest), (None, Some(InterestAgreed::Percent(15.into()))));
    let after = desk.ledger.conditions_for(who, day("2026-03-01"));
    assert_eq!((after.law.as_deref(), after.interest, after.discount), (Some("BE"), Some(InterestAgreed::ByLaw), Some(discount(2))));
    let none = Conditions { discount: Some(discount(0)), ..Conditions::default() };
    desk.does(&Command::AgreeConditions {
        scopes: vec![TermsScope::Customer(customer.into())],
        conditions: none,
        from: Some(day("2026-04-01")),
    });
    assert_eq!(desk.ledger.conditions_for(who, day("2026-04-01")).discount, None, "none, said expressly");
    let bad = |conditions| desk.refuses(&Command::AgreeConditions { scopes: vec![TermsScope::Company], conditions, from: None });
    assert_eq!(bad(Conditions { discount: Some(discount(100)), ..Conditions::default() }), Refusal::NotADiscount);
    assert_eq!(bad(Conditions { interest: Some(InterestAgreed::Percent(61.into())), ..Conditions::default() }), Refusal::NotARate);
    assert_eq!(bad(Conditions { law: Some("fra".into()), ..Conditions::default() }), Refusal::NotACountry { found: "fra".into() });
}

#[test]
fn terms_by_share_make_instalments_and_changing_them_re_ages() {
    let (mut desk, customer, invoice) = Desk::with_invoice();
    let idx = desk.ledger.item_of(invoice).unwrap();
    let part = |share, days| TermsPart { share, days, end: PartEnd::Plain };
    let parts = TermsParts::try_from(vec![part(3_000, 0), part(7_000, 30)]).unwrap();
    let agree = |terms| Command::AgreeTerms { customers: vec![customer], terms, from: None, basis: DueBasis::Confirmed };
    desk.does(&agree(Terms::InParts(parts)));
    let rows: Vec<_> = desk.ledger.instalments(idx).iter().map(|row| (row.due_on, row.amount)).collect();
    assert_eq!(rows, [(day("2026-01-10"), 30_000), (day("2026-02-09"), 70_000)]);
    assert_eq!(desk.ledger.item(idx).due_on, day("2026-01-10"));
    desk.does(&agree(Terms::Net(45)));
    assert_eq!((desk.ledger.instalments(idx).len(), desk.ledger.item(idx).due_on), (0, day("2026-02-24")));
    desk.does(&agree(Terms::InParts(parts)));
    let next = desk.invoice(customer, "F-2", "2026-05-01", "0.01");
    assert!(desk.ledger.instalments(desk.ledger.item_of(next).unwrap()).is_empty(), "a cent has one due date");
    assert_eq!(desk.ledger.instalments(idx).len(), 2);
}

#[test]
fn rates_between_currencies_have_a_day_and_a_source() {
    let (mut desk, ..) = Desk::with_invoice();
    let rate = |worth: &str, on: &str, source: &str| ExchangeRate {
        one: Currency::USD,
        worth: worth.parse().unwrap(),
        of: Currency::EUR,
        on: day(on),
        source: source.into(),
    };
    desk.does(&Command::StateExchangeRate(rate("0.92", "2026-03-02", "BCE")));
    let known = desk.ledger.exchange_rate(Currency::EUR, Currency::USD, day("2026-03-09")).unwrap().clone();
    let usd = |cents| Money::from_minor(cents, Currency::USD);
    assert_eq!(known.convert(usd(100_000), Currency::EUR), Some(eur("920.00")));
    // 920 / 0.92 = 1,000; and what is in euros already stays as it is.
    assert_eq!(known.convert(eur("920"), Currency::USD), Some(usd(100_000)));
    assert_eq!(known.convert(known.convert(usd(12_345), Currency::EUR).unwrap(), Currency::EUR), known.convert(usd(12_345), Currency::EUR));
    assert_eq!(known.convert(Money::from_minor(1, Currency::GBP), Currency::EUR), None);
    assert!(desk.ledger.exchange_rate(Currency::USD, Currency::EUR, day("2026-03-10")).is_none(), "a week is over");
    assert!(desk.ledger.exchange_rate(Currency::USD, Currency::EUR, day("2026-03-01")).is_none(), "not yet read");
    assert_eq!(desk.refuses(&Command::StateExchangeRate(rate("0", "2026-03-02", "BCE"))), Refusal::NotAnExchangeRate);
    assert_eq!(desk.refuses(&Command::StateExchangeRate(rate("1", "2026-03-02", " "))), Refusal::SourceMissing);
    desk.does(&Command::AgreeSmallDifferences { up_to: eur("2") });
    assert_eq!((desk.ledger.small_difference(Currency::EUR), desk.ledger.small_difference(Currency::USD)), (200, 0));
    assert!(matches!(desk.refuses(&Command::AgreeSmallDifferences { up_to: eur("-2") }), Refusal::WrongSign { .. }));
}

#[test]
fn a_segments_terms_count_for_its_customers_without_their_own_from_the_day_they_are_in_it() {
    let (mut desk, customer, invoice) = Desk::with_invoice();
    let later = desk.invoice(customer, "F-2", "2026-03-01", "10");
    let due = |desk: &Desk, item: ThingId| desk.ledger.item(desk.ledger.item_of(item).unwrap()).due_on;
    let terms = |days| Command::AgreeSegmentTerms {
        segment: "grands comptes".into(),
        terms: Terms::Net(days),
        from: None,
        basis: DueBasis::Confirmed,
    };
    desk.does(&Command::SetSegment { customers: vec![customer], segment: "Grands comptes".into(), from: Some(day("2026-02-01")) });
    desk.does(&terms(60));
    // 2026-01-10 + 30; 2026-03-01 + 60.
    assert_eq!([due(&desk, invoice), due(&desk, later)], [day("2026-02-09"), day("2026-04-30")]);
    desk.does(&Command::SetSegment { customers: vec![customer], segment: "Grands comptes".into(), from: None });
    assert_eq!(due(&desk, invoice), day("2026-03-11"), "in the segment from the beginning");
    desk.does(&Command::AgreeTerms { customers: vec![customer], terms: Terms::Net(10), from: None, basis: DueBasis::Confirmed });
    desk.does(&terms(45));
    assert_eq!(due(&desk, invoice), day("2026-01-20"), "its own come first");
    let unnamed = Command::AgreeSegmentTerms { segment: " ".into(), terms: Terms::Cash, from: None, basis: DueBasis::Confirmed };
    assert_eq!(desk.refuses(&unnamed), Refusal::NameEmpty);
}
