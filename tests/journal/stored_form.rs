//! The stored form, byte by byte, in the files beside this one: a contract for as long as anyone keeps a journal.
//!
//! A file here that changes means that old journals may no longer be read. A new event or cause adds lines; `UPDATE_EXPECT=1` writes them.

use crate::random_ledger::{DEVICES, batch_id, day};
use echeance::basis::calendar::ClosedDays;
use echeance::basis::id::{BatchId, DeviceId, Ref, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::journal::{
    Batch, Cause, Chunk, ChunkFault, Deed, Draft, Entry, FileFormat, Hash, Head, Header, HeaderFault, Journal, Moment, Redacted, backup,
};
use echeance::ledger::{
    AccountFamily, AccountRole, AllocationBasis, BankLine, BankLineKind, Billing, Bookkeeping, Channel, ChaseFact, ClaimKind, Company,
    Conditions, Contact, ContactRole, CountedFrom, CreditReport, CustomerDetails, CustomerKind, DebitAsk, DebitScheme, DebitSequence,
    Delivery, DiscountBase, DiscountFrom, DisputeOutcome, DisputeReason, DocumentDetails, DocumentKind, DocumentLine, DocumentLines, Due,
    DueBasis, EarlyDiscount, Event, Evidence, ExplainedBy, Factor, HandedOver, History, Indicator, Instalment, Interaction, InteractionWay,
    InterestAgreed, Lesson, MandateTerms, MandateUse, Meaning, Means, MoneyKind, NotCustomers, OfferedMeans, OwnAccount, PayerSign,
    PaymentDetails, Reminded, ScenarioKey, ScenarioRule, ScenarioSheet, ScenarioStep, Sector, SegmentName, Stage, StepKey, Supply, TaxPart,
    Terms, TermsScope, Tone,
};
use expect_test::expect_file;
use std::path::PathBuf;

fn eur(cents: i64) -> Money {
    Money::from_minor(cents, Currency::EUR)
}

/// Every event, and every variant of what stands in events. A new one does not compile until it is added here and below.
fn every_event() -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    let reminded = |ordinal| vec![Reminded { document: Ref::Here(ordinal), step: StepKey("first_reminder".to_owned()) }];
    let details = CustomerDetails {
        name: "Brasserie de l'Étoile SARL".to_owned(),
        country: "FR".to_owned(),
        language: "fr".to_owned(),
        address: "12 rue Neuve\n59000 Lille".to_owned(),
        contact: "Mme Petit".to_owned(),
        email: "compta@example.org".to_owned(),
        phone: "+33 3 20 00 00 00".to_owned(),
        legal_id: "732 829 320".to_owned(),
    };
    let document = |kind, number: &str, due, cents, account| Event::DocumentIssued {
        customer: Ref::Here(1),
        kind,
        number: number.to_owned(),
        issued_on: day(10),
        due,
        amount: eur(cents),
        account,
        retention: false,
        label: String::new(),
        line: None,
    };
    let money = |kind, cents, account| Event::MoneyBooked {
        customer: Ref::Here(1),
        kind,
        booked_on: day(40),
        amount: eur(cents),
        reference: String::new(),
        account,
        label: String::new(),
        line: None,
        means: Means::Unsaid,
    };
    let by = |means| Event::MoneyBooked {
        customer: Ref::Here(1),
        kind: MoneyKind::Payment,
        booked_on: day(41),
        amount: eur(-7),
        reference: String::new(),
        account: AccountFamily::Customers,
        label: String::new(),
        line: None,
        means,
    };
    let dispute =
        |amount, reason, note: &str| Event::DisputeOpened { document: Ref::Here(10), on: day(64), amount, reason, note: note.to_owned() };
    let closed = |at, outcome| Event::DisputeClosed { dispute: Ref::Here(at), on: day(65), outcome };
    let sent = |channel, tone, bank| Event::ReminderSent {
        customer: Ref::Here(1),
        sent_on: day(60),
        channel,
        tone,
        documents: reminded(10),
        subject: "Facture F-1 échue".to_owned(),
        body: "Bonjour,\n\n« 1 234,50 € » restent dus.\n".to_owned(),
        bank_checked_up_to: bank,
    };
    let terms = |scope, terms, from, basis| Event::TermsAgreed { scope, terms, from, basis };
    let parts = vec![Instalment { due_on: day(40), amount: eur(60_000) }, Instalment { due_on: day(70), amount: eur(63_450) }];
    let company = Company {
        name: "Atelier Nord SAS".to_owned(),
        address: "1 quai du Port\n59140 Dunkerque".to_owned(),
        country: "FR".to_owned(),
        legal_id: "552 100 554".to_owned(),
        vat_id: "FR27552100554".to_owned(),
        email: "factures@example.org".to_owned(),
        phone: "+33 3 28 00 00 00".to_owned(),
        iban: "FR76 3000 6000 0112 3456 7890 189".to_owned(),
        signatory: "C. Martin".to_owned(),
    };
    let mut events = vec![
        Event::CompanyDescribed(company),
        Event::CustomerAdded { key: "411ETOILE".to_owned(), details: details.clone(), kind: CustomerKind::Business },
        Event::CustomerAdded { key: "411ANON".to_owned(), details: CustomerDetails::default(), kind: CustomerKind::Unknown },
        Event::CustomerDescribed { customer: Ref::Here(2), details },
        Event::CustomerKindSet { customer: there(3), kind: CustomerKind::Consumer },
        Event::CustomerKindSet { customer: Ref::Here(2), kind: CustomerKind::PublicBody },
        terms(TermsScope::Company, Terms::Net(45), None, DueBasis::Assumed),
        terms(TermsScope::Customer(Ref::Here(1)), Terms::PlusThenEndOfMonth(30), Some(day(0)), DueBasis::Confirmed),
        terms(TermsScope::Customer(there(3)), Terms::EndOfMonthThenPlus(10), None, DueBasis::Stated),
        Event::DocumentIssued {
            customer: Ref::Here(1),
            kind: DocumentKind::Invoice,
            number: "F-0".to_owned(),
            issued_on: day(10),
            due: Due::On(day(40)),
            amount: eur(100_000),
            account: AccountFamily::Bills,
            retention: true,
            label: "Retenue de garantie".to_owned(),
            line: Some(17),
        },
        document(DocumentKind::Invoice, "F-1", Due::Instalments(parts), 123_450, AccountFamily::Customers),
        document(DocumentKind::CreditNote, "A-1", Due::ByTerms, -5_000, AccountFamily::Customers),
        document(DocumentKind::Opening, "", Due::ByTerms, 7_700, AccountFamily::Doubtful),
        document(DocumentKind::Deposit, "D-1", Due::ByTerms, 20_000, AccountFamily::Advances),
        document(DocumentKind::Accrual, "", Due::ByTerms, 900, AccountFamily::Accrued),
        Event::MoneyBooked {
            customer: Ref::Here(1),
            kind: MoneyKind::Payment,
            booked_on: day(40),
            amount: Money::new("-1234.5".parse().unwrap_or_default(), Currency::EUR),
            reference: "VIR 0042".to_owned(),
            account: AccountFamily::Customers,
            label: "Virement".to_owned(),
            line: Some(18),
            means: Means::Unsaid,
        },
        money(MoneyKind::Bounce, 1, AccountFamily::Customers),
        money(MoneyKind::Refund, 2, AccountFamily::Customers),
        money(MoneyKind::Discount, -3, AccountFamily::Customers),
        money(MoneyKind::SetOff, -4, AccountFamily::Advances),
        money(MoneyKind::ExchangeDifference, 5, AccountFamily::Customers),
        money(MoneyKind::WriteOff, -6, AccountFamily::Doubtful),
        Event::Allocated { credit: Ref::Here(15), debit: Ref::Here(10), amount: eur(1_000), basis: AllocationBasis::Lettered },
        Event::Allocated { credit: there(8), debit: Ref::Here(10), amount: eur(2_000), basis: AllocationBasis::Stated },
        Event::Allocated { credit: Ref::Here(11), debit: Ref::Here(10), amount: eur(3_000), basis: AllocationBasis::ByHand },
        Event::AllocationEnded { allocation: Ref::Here(22), on: day(50) },
        Event::DueDateAgreed { document: Ref::Here(10), due_on: day(90) },
        sent(Channel::Mail, Tone::Friendly, None),
        sent(Channel::Letter, Tone::Firm, Some(day(59))),
        sent(Channel::RegisteredLetter, Tone::Formal, None),
        sent(Channel::Call, Tone::Friendly, None),
        Event::StepSkipped { customer: Ref::Here(1), on: day(61), documents: reminded(10), reason: "appelé, paiera vendredi".to_owned() },
        Event::ChaseStarted { on: day(62), documents: reminded(10) },
        Event::BankChecked { up_to: day(63) },
        Event::MappingRemembered { fingerprint: "a1b2".to_owned(), mapping: "{\"date\":0}".to_owned() },
        by(Means::Transfer),
        by(Means::Card),
        by(Means::Cheque),
        by(Means::DirectDebit),
        by(Means::Cash),
        by(Means::Bill),
        dispute(None, DisputeReason::Quality, "deux fûts abîmés"),
        dispute(Some(eur(5_000)), DisputeReason::Delivery, ""),
        dispute(None, DisputeReason::Price, ""),
        dispute(None, DisputeReason::NotOrdered, ""),
        dispute(None, DisputeReason::Paid, ""),
        dispute(None, DisputeReason::Formality, ""),
        dispute(None, DisputeReason::Other, ""),
        closed(41, DisputeOutcome::Granted),
        closed(42, DisputeOutcome::Settled),
        closed(43, DisputeOutcome::Rejected),
        Event::PromiseMade {
            customer: Ref::Here(1),
            on: day(66),
            due_on: day(70),
            amount: eur(60_000),
            documents: vec![Ref::Here(10), there(9)],
            note: "par virement".to_owned(),
        },
        Event::PromiseEnded { promise: Ref::Here(51), on: day(67) },
        Event::InsolvencyOpened { customer: Ref::Here(2), opened_on: day(68), published_on: Some(day(75)), note: "TC Lille".to_owned() },
        Event::InsolvencyOpened { customer: there(3), opened_on: day(68), published_on: None, note: String::new() },
        Event::InsolvencyEnded { insolvency: Ref::Here(53), on: day(300) },
        Event::PeriodClosed { up_to: day(30) },
        Event::PeriodReopened { up_to: Some(day(20)), reason: "facture oubliée".to_owned() },
        Event::PeriodReopened { up_to: None, reason: "erreur".to_owned() },
        Event::RateStated {
            series: "ecb_refi".to_owned(),
            from: day(61),
            percent: "2.15".parse().unwrap_or_default(),
            source: "Banque de France".to_owned(),
            read_on: day(65),
        },
        Event::SegmentSet { customer: Ref::Here(1), segment: SegmentName("Grands comptes".to_owned()), from: Some(day(20)) },
        Event::SegmentSet { customer: there(3), segment: SegmentName::default(), from: None },
        Event::ResponsibleSet { customer: Ref::Here(1), person: "Camille".to_owned(), from: Some(day(20)) },
        Event::ResponsibleSet { customer: there(3), person: String::new(), from: None },
        Event::ParentSet { customer: Ref::Here(1), parent: Some(there(3)), pays: true, from: Some(day(20)) },
        Event::ParentSet { customer: Ref::Here(2), parent: Some(Ref::Here(1)), pays: false, from: None },
        Event::ParentSet { customer: Ref::Here(2), parent: None, pays: false, from: None },
        Event::ContactsDescribed {
            customer: Ref::Here(1),
            contacts: ContactRole::ALL
                .map(|role| Contact {
                    name: "Mme Roche".to_owned(),
                    role,
                    language: "nl".to_owned(),
                    email: "achats@example.org".to_owned(),
                    phone: "+33 3 20 00 00 01".to_owned(),
                })
                .to_vec(),
        },
        Event::DocumentDetailed { document: Ref::Here(10), details: Box::new(everything_said()) },
        Event::DocumentDetailed { document: there(9), details: Box::default() },
    ];
    events.extend(of_the_bank(u32::try_from(events.len()).unwrap_or_default()));
    events.extend(of_claims(u32::try_from(events.len()).unwrap_or_default()));
    events.extend(of_terms_and_receipts(u32::try_from(events.len()).unwrap_or_default()));
    events.extend(of_orders());
    events.extend(of_the_books());
    events.extend(of_more_channels());
    events.extend(of_credit());
    events.extend(of_scenarios());
    let lined = |lines| Event::DocumentLined(DocumentLines { document: Ref::Here(10), lines });
    events.push(lined(vec![DocumentLine {
        label: "Pose de parquet".to_owned(),
        quantity: "12.5".parse().ok(),
        net: eur(50_000),
        percent: "20".parse().ok(),
    }]));
    events.push(lined(Vec::new()));
    events
}

/// Claims beside the books; `first` is the place of the first of them.
fn of_claims(first: u32) -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    vec![
        Event::ClaimAsked {
            document: Ref::Here(10),
            kind: ClaimKind::LateInterest,
            on: day(120),
            amount: eur(1_234),
            up_to: Some(day(120)),
            law: "C. com., art. L441-10, II".to_owned(),
        },
        Event::ClaimAsked {
            document: there(9),
            kind: ClaimKind::FixedCompensation,
            on: day(120),
            amount: eur(4_000),
            up_to: None,
            law: String::new(),
        },
        Event::ClaimPaid { claim: Ref::Here(first), on: day(130), amount: eur(1_000), reference: "VIR 7".to_owned() },
        Event::ClaimPaid { claim: there(5), on: day(130), amount: eur(1), reference: String::new() },
        Event::ClaimWaived { claim: Ref::Here(first + 1), on: day(131), amount: eur(4_000), reason: "geste commercial".to_owned() },
    ]
}

/// Every event of the bank's, and every variant of what stands in them; `first` is the place of the first of them.
fn of_the_bank(first: u32) -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    let plain = |kind| BankLine { kind, ..BankLine::new(day(80), eur(-1)) };
    let whole = BankLine {
        booked_on: day(80),
        value_on: Some(day(79)),
        amount: eur(98_500),
        kind: BankLineKind::Transfer,
        label: "VIR BRASSERIE DE L ETOILE F-1".to_owned(),
        counterparty: "BRASSERIE DE L ETOILE".to_owned(),
        counterparty_account: "FR7630006000011234567890189".to_owned(),
        end_to_end: "F-1".to_owned(),
        structured: "090933755493".to_owned(),
        mandate: "M-7".to_owned(),
        bank_reference: "BQ0001".to_owned(),
        charges: Some(eur(1_500)),
        ordered: Some(Money::from_minor(110_000, Currency::USD)),
        returned: "AC04".to_owned(),
    };
    let kinds = [
        BankLineKind::DirectDebit,
        BankLineKind::Card,
        BankLineKind::Cheque,
        BankLineKind::Cash,
        BankLineKind::Bill,
        BankLineKind::ReturnedDebit,
        BankLineKind::ReturnedCheque,
        BankLineKind::ReturnedTransfer,
        BankLineKind::Charge,
    ];
    let line = |said| Event::BankLineRead { statement: Ref::Here(first), said: Box::new(said), part_of: None, line: None };
    let explained =
        |meaning, by, evidence| Event::BankLineExplained { line: Ref::Here(first + 2), meaning, by, confidence: None, evidence };
    let (document, customer, written) = (Ref::Here(10), Ref::Here(1), || "F 1".to_owned());
    let evidence = vec![
        Evidence::Number { document, written: written() },
        Evidence::NumberNearly { document, written: written() },
        Evidence::NumberRange { document, written: written() },
        Evidence::StructuredReference { document, written: written() },
        Evidence::EndToEnd { document, written: written() },
        Evidence::Account { customer, account: "FR76".to_owned() },
        Evidence::LearnedWords { customer, words: "etoile".to_owned() },
        Evidence::Name { customer, written: "ETOILE".to_owned() },
        Evidence::CustomerKey { customer, written: "411ETOILE".to_owned() },
        Evidence::ExactAmount,
        Evidence::OnlyOneOfAmount,
        Evidence::Sum { n: 2 },
        Evidence::AllOpen { n: 2 },
        Evidence::Consecutive { n: 2 },
        Evidence::AllDue { n: 2 },
        Evidence::CreditNote { document },
        Evidence::Discount { amount: eur(100) },
        Evidence::Charges { amount: eur(100), stated: true },
        Evidence::Interest { amount: eur(100) },
        Evidence::PartPayment { left: eur(100) },
        Evidence::Instalment { document, due_on: day(40) },
        Evidence::LumpSum { written: "STRIPE".to_owned(), n: 3 },
        Evidence::Fees { amount: eur(100) },
        Evidence::ChequesTogether { n: 3 },
        Evidence::AlreadyBooked { payment: there(15), days: 2 },
        Evidence::CameBack { payment: Ref::Here(15) },
        Evidence::BankCode,
        Evidence::Wording { written: "SALAIRE".to_owned() },
        Evidence::LearnedNobody { sign: "loyer".to_owned() },
        Evidence::Twins { n: 1 },
        Evidence::OldestFirst,
        Evidence::ByHand,
    ];
    let nobody = |reason| explained(Meaning::NotCustomers { reason }, ExplainedBy::ByHand, Vec::new());
    let learned = |sign, says| Event::MatchingLearned { sign, says };
    let words = || PayerSign::Words("etoile".to_owned());
    let mut events = vec![
        Event::StatementRead {
            account: "FR7630006000011234567890189".to_owned(),
            currency: Currency::EUR,
            number: "2026-3".to_owned(),
            period: Some((day(80), day(110))),
            opening: Some((day(80), eur(-5))),
            closing: Some((day(110), eur(98_495))),
        },
        Event::StatementRead {
            account: String::new(),
            currency: Currency::USD,
            number: String::new(),
            period: None,
            opening: None,
            closing: None,
        },
        Event::BankLineRead { statement: Ref::Here(first), said: Box::new(whole), part_of: Some(1), line: Some(12) },
        line(BankLine::new(day(80), eur(1))),
    ];
    events.extend(kinds.map(|kind| line(plain(kind))));
    events.push(Event::BankLineExplained {
        line: Ref::Here(first + 2),
        meaning: Meaning::Money { items: vec![Ref::Here(15), there(16)], fees: Some(eur(1_500)) },
        by: ExplainedBy::Automatic,
        confidence: Some(998),
        evidence,
    });
    events.push(explained(Meaning::Money { items: vec![Ref::Here(15)], fees: None }, ExplainedBy::Taken, Vec::new()));
    events.extend(NotCustomers::ALL.map(nobody));
    events.extend([
        Event::BankLineReopened { explanation: Ref::Here(first + 13) },
        learned(PayerSign::Account("FR76".to_owned()), Lesson::Customer(customer)),
        learned(words(), Lesson::NotCustomer(there(3))),
        learned(words(), Lesson::Nobody(NotCustomers::Supplier)),
        learned(words(), Lesson::Forgotten),
        Event::SureMatchesTaken { by_themselves: true },
    ]);
    events
}

/// Every event of terms and receipts; `first` is the place of the first of them.
fn of_terms_and_receipts(first: u32) -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    let terms = |scope, terms, from, basis| Event::TermsAgreed { scope, terms, from, basis };
    vec![
        Event::ConditionsAgreed { scope: TermsScope::Company, conditions: Conditions::default(), from: None },
        Event::ConditionsAgreed {
            scope: TermsScope::Customer(Ref::Here(1)),
            conditions: Conditions {
                discount: Some(EarlyDiscount {
                    percent: "2".parse().unwrap_or_default(),
                    days: 10,
                    counted_from: DiscountFrom::Receipt,
                    base: DiscountBase::WithoutTax,
                    days_tolerated: 2,
                    short_tolerated: "0.5".parse().unwrap_or_default(),
                }),
                law: Some("BE".to_owned()),
                interest: Some(InterestAgreed::Percent("12.5".parse().unwrap_or_default())),
            },
            from: Some(day(5)),
        },
        Event::ConditionsAgreed {
            scope: TermsScope::Customer(there(3)),
            conditions: Conditions { interest: Some(InterestAgreed::ByLaw), ..Conditions::default() },
            from: None,
        },
        terms(TermsScope::Company, Terms::OnReceipt, None, DueBasis::Confirmed),
        terms(TermsScope::Segment(SegmentName("Grands comptes".to_owned())), Terms::Cash, None, DueBasis::Confirmed),
        Event::TermsReviewed { on: day(70) },
        Event::PaymentDetailed { payment: Ref::Here(15), details: PaymentDetails::default() },
        Event::PaymentDetailed {
            payment: Ref::Here(15),
            details: PaymentDetails {
                payer: "Maison mère".to_owned(),
                charges: Some(eur(1_500)),
                received: Some(Money::from_minor(130_000, Currency::USD)),
                bank_on: Some(day(42)),
            },
        },
        Event::ExchangeRateStated {
            one: Currency::USD,
            worth: "0.92".parse().unwrap_or_default(),
            of: Currency::EUR,
            on: day(40),
            source: "BCE".to_owned(),
        },
        Event::SmallDifferencesAgreed { up_to: eur(200) },
        Event::DocumentsAssigned {
            documents: vec![Ref::Here(10), there(9)],
            factor: Factor { name: "Affacturage du Nord".to_owned(), iban: "FR76 3000 6000 0112 3456 7890 189".to_owned() },
            on: day(45),
        },
        Event::AssignmentEnded { assignment: Ref::Here(first + 10), on: day(80) },
        Event::DocumentIssued {
            customer: Ref::Here(1),
            kind: DocumentKind::Bill,
            number: "LC-1".to_owned(),
            issued_on: day(40),
            due: Due::On(day(90)),
            amount: eur(50_000),
            account: AccountFamily::Bills,
            retention: false,
            label: String::new(),
            line: None,
        },
    ]
}

/// Every event of orders and deposits.
fn of_orders() -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    let order = |billing| Event::OrderAgreed {
        customer: there(3),
        number: String::new(),
        agreed_on: day(6),
        amount: eur(120_000),
        label: String::new(),
        billing,
    };
    vec![
        Event::OrderAgreed {
            customer: Ref::Here(1),
            number: "BC-12".to_owned(),
            agreed_on: day(5),
            amount: eur(120_000),
            label: "Fûts".to_owned(),
            billing: Billing::OnDelivery,
        },
        order(Billing::Stages(vec![Stage { on: day(8), amount: eur(120_000), label: "Acompte".to_owned() }])),
        order(Billing::Recurring { months: 3, first_on: day(30), until: Some(day(400)) }),
        order(Billing::Recurring { months: 1, first_on: day(30), until: None }),
        Event::OrderDelivered { order: there(4), on: day(9), amount: eur(60_000) },
        Event::OrderInvoiced { order: there(4), document: Ref::Here(10), amount: eur(60_000), part: None },
        Event::OrderInvoiced { order: there(5), document: Ref::Here(10), amount: eur(63_450), part: Some(2) },
        Event::OrderCancelled { order: there(5), on: day(90) },
        Event::DepositSetOff { deposit: Ref::Here(13), set_off: Ref::Here(19) },
    ]
}

/// Every event of the accounting, and every variant of what stands in them.
fn of_the_books() -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    vec![
        Event::BookkeepingDescribed(Bookkeeping {
            accounts: AccountRole::ALL.map(|role| (role, format!("{}", 411 + role as u32))).into(),
            journal: "ODV".to_owned(),
            tax_percent: Some("20".parse().unwrap_or_default()),
            discount_lowers_tax: Some(false),
            loss_keeps_tax: true,
        }),
        Event::BookkeepingDescribed(Bookkeeping::default()),
        Event::DocumentDoubted { document: Ref::Here(10), on: day(80), reason: "dossier à l'huissier".to_owned() },
        Event::DoubtEnded { document: Ref::Here(10), on: day(81) },
        Event::DocumentImpaired { document: there(9), on: day(82), amount: eur(51_000), reason: String::new() },
        Event::EntriesHandedOver {
            on: day(90),
            entries: vec![HandedOver {
                number: "ESC260101-0A1B2C3D".to_owned(),
                on: day(61),
                lines: vec![("665".to_owned(), String::new(), 2_000), ("411".to_owned(), "411ETOILE".to_owned(), -2_000)],
            }],
        },
        Event::ExchangeNoted(Interaction {
            customer: there(1),
            on: day(91),
            way: InteractionWay::Call,
            text: "A reçu la facture, la fait suivre au siège.".to_owned(),
        }),
        Event::CustomersMerged { customer: there(3), into: Ref::Here(1), on: day(70) },
        Event::ItemsMoved { items: vec![there(4), Ref::Here(5)], into: Ref::Here(2), on: day(71) },
        Event::OwnClosedDaysSaid {
            days: vec![
                ClosedDays { first: day(53), last: day(62), yearly: true, label: "congés de fin d'année".to_owned() },
                ClosedDays { first: day(80), last: day(80), yearly: false, label: String::new() },
            ],
        },
        Event::SupplySaid { supply: Supply::Carriage },
        Event::ActionCostsSaid { costs: [(Channel::Mail, eur(150)), (Channel::RegisteredLetter, eur(900))].into() },
        Event::TargetSaid { indicator: Indicator::CountBackDays, target: "45".parse().ok() },
        Event::TargetSaid { indicator: Indicator::Effectiveness, target: None },
        Event::OwnAccountDescribed(OwnAccount { bic: "AGRIFRPP".to_owned(), creditor_id: "FR72ZZZ123456".to_owned() }),
        Event::MeansOffered {
            scope: TermsScope::Company,
            means: OfferedMeans {
                means: vec![Means::Transfer, Means::Card, Means::DirectDebit, Means::Cheque, Means::Cash],
                link: "https://pay.example.org/?n={number}".to_owned(),
            },
            from: None,
        },
        Event::MeansOffered { scope: TermsScope::Customer(there(1)), means: OfferedMeans::default(), from: Some(day(92)) },
        sector(TermsScope::Company, Sector::General),
        sector(TermsScope::Segment(SegmentName("Vrac".to_owned())), Sector::Transport),
        sector(TermsScope::Customer(there(1)), Sector::PerishableFood),
        sector(TermsScope::Company, Sector::Meat),
        sector(TermsScope::Company, Sector::Spirits),
        sector(TermsScope::Company, Sector::Wine),
        sector(TermsScope::Company, Sector::Export),
        mandate("M-1", DebitScheme::Core, MandateUse::Recurring),
        mandate("M-2", DebitScheme::B2b, MandateUse::OneOff),
        debited(DebitSequence::First),
        debited(DebitSequence::Recurring),
        debited(DebitSequence::Final),
        debited(DebitSequence::OneOff),
        Event::DebitGivenUp { debit: there(7), on: day(99), reason: "refusé".to_owned() },
        Event::MandateEnded { mandate: there(8), on: day(100) },
    ]
}

/// Every event of what others say of a customer's credit.
fn of_credit() -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    vec![Event::CreditReported(CreditReport {
        customer: there(1),
        on: day(92),
        source: "Agence de cotation".to_owned(),
        score: "7/10".to_owned(),
        grade: "B+".to_owned(),
        limit: Some(eur(1_500_000)),
    })]
}

/// Reminders by the channels that came last.
fn of_more_channels() -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    let sent = |channel| Event::ReminderSent {
        customer: Ref::Here(1),
        sent_on: day(101),
        channel,
        tone: Tone::Friendly,
        documents: vec![Reminded { document: there(9), step: StepKey("call".to_owned()) }],
        subject: "Facture".to_owned(),
        body: "Bonjour".to_owned(),
        bank_checked_up_to: None,
    };
    vec![sent(Channel::Sms), sent(Channel::Portal)]
}

/// Every event of who is chased how.
fn of_scenarios() -> Vec<Event> {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    let reminded = || vec![Reminded { document: there(9), step: StepKey("call".to_owned()) }];
    let said = |fact| Event::ChaseSaid(Box::new(fact));
    let key = || ScenarioKey("own-1".to_owned());
    let step = |key: &str, days, channel, tone| ScenarioStep {
        key: StepKey(key.to_owned()),
        name: String::new(),
        days,
        counted_from: CountedFrom::DueDate,
        channel,
        tone,
        who: String::new(),
        at_least: None,
        deadline: 0,
    };
    let sheet = ScenarioSheet {
        name: "Grands comptes".to_owned(),
        steps: vec![
            ScenarioStep {
                name: "Un mot".to_owned(),
                at_least: Some(eur(500_000)),
                ..step("before_due", -7, Some(Channel::Call), Tone::Friendly)
            },
            ScenarioStep { deadline: 8, who: "Mme Roche".to_owned(), ..step("first_reminder", 15, Some(Channel::Mail), Tone::Firm) },
            ScenarioStep { counted_from: CountedFrom::StepBefore, ..step("decision", 30, None, Tone::Formal) },
        ],
        apart: 7,
        grace: 3,
        repeat: Some(30),
    };
    let everyone = ScenarioRule::<Ref>::everyone(key());
    let rules = vec![
        ScenarioRule {
            kind: Some(CustomerKind::PublicBody),
            country: "BE".to_owned(),
            sector: Some(Sector::Wine),
            segment: "Collectivités".to_owned(),
            responsible: "Mme Roche".to_owned(),
            group: Some(Ref::Here(1)),
            owes_at_least: Some(eur(100_000)),
            owes_at_most: Some(eur(900_000)),
            late_at_least: Some(30),
            history: Some(History::New),
            ..everyone.clone()
        },
        ScenarioRule { history: Some(History::OftenLate), ..everyone.clone() },
        ScenarioRule { history: Some(History::Loyal), ..everyone.clone() },
        everyone,
    ];
    vec![
        said(ChaseFact::ScenarioDefined { scenario: key(), sheet: Some(Box::new(sheet)), from: Some(day(102)) }),
        said(ChaseFact::ScenarioDefined { scenario: key(), sheet: None, from: None }),
        said(ChaseFact::ScenarioRulesSaid { rules, from: Some(day(103)) }),
        said(ChaseFact::ScenarioSet { customer: Ref::Here(1), scenario: Some(key()), from: Some(day(104)) }),
        said(ChaseFact::ScenarioSet { customer: Ref::Here(1), scenario: None, from: None }),
        said(ChaseFact::StepPutOff { customer: Ref::Here(1), on: day(105), until: day(107), documents: reminded() }),
        said(ChaseFact::StepHandedOver { customer: Ref::Here(1), on: day(106), to: "Mme Roche".to_owned(), documents: reminded() }),
    ]
}

fn sector(scope: TermsScope, sector: Sector) -> Event {
    Event::SectorAgreed { scope, sector, from: None }
}

fn mandate(reference: &str, scheme: DebitScheme, used: MandateUse) -> Event {
    let terms = MandateTerms {
        reference: reference.to_owned(),
        signed_on: day(93),
        scheme,
        used,
        iban: "FR7630006000011234567890189".to_owned(),
        bic: String::new(),
        holder: String::new(),
    };
    Event::MandateSigned { customer: Ref::Here(1), terms }
}

fn debited(sequence: DebitSequence) -> Event {
    let there = |ordinal| Ref::There(ThingId { batch: batch_id(0), ordinal });
    let (asked_on, collect_on) = (day(94), day(110));
    Event::DebitAsked(DebitAsk { document: there(9), mandate: there(8), asked_on, collect_on, amount: eur(100), sequence })
}

fn everything_said() -> DocumentDetails {
    let tax = |percent: &str, base, tax| TaxPart { percent: percent.parse().unwrap_or_default(), base: eur(base), tax: eur(tax) };
    DocumentDetails {
        net: Some(eur(105_000)),
        taxes: vec![tax("20", 80_000, 16_000), tax("5.5", 25_000, 1_375)],
        order_reference: "BC-12".to_owned(),
        buyer_reference: "SERVICE-7".to_owned(),
        payment_reference: "RF18539007547034".to_owned(),
        preceding: vec!["D-1".to_owned()],
        self_billed: true,
        title_retained: true,
        guarantee: "caution bancaire".to_owned(),
        discounts: vec![EarlyDiscount {
            percent: "2".parse().unwrap_or_default(),
            days: 10,
            counted_from: DiscountFrom::Receipt,
            base: DiscountBase::WithoutTax,
            ..EarlyDiscount::default()
        }],
        released_on: Some(day(375)),
        terms_text: "30 jours nets".to_owned(),
        pay_to: "FR7630006000011234567890189".to_owned(),
        delivery: Delivery::Paper,
        original: "00".repeat(32),
    }
}

/// Its place among the variants. To be made longer with them.
fn variant(event: &Event) -> usize {
    match event {
        Event::CompanyDescribed(_) => 0,
        Event::CustomerAdded { .. } => 1,
        Event::CustomerDescribed { .. } => 2,
        Event::CustomerKindSet { .. } => 3,
        Event::TermsAgreed { .. } => 4,
        Event::DocumentIssued { .. } => 5,
        Event::MoneyBooked { .. } => 6,
        Event::Allocated { .. } => 7,
        Event::AllocationEnded { .. } => 8,
        Event::DueDateAgreed { .. } => 9,
        Event::ReminderSent { .. } => 10,
        Event::StepSkipped { .. } => 11,
        Event::ChaseStarted { .. } => 12,
        Event::BankChecked { .. } => 13,
        Event::MappingRemembered { .. } => 14,
        Event::DisputeOpened { .. } => 15,
        Event::DisputeClosed { .. } => 16,
        Event::PromiseMade { .. } => 17,
        Event::PromiseEnded { .. } => 18,
        Event::InsolvencyOpened { .. } => 19,
        Event::InsolvencyEnded { .. } => 20,
        Event::PeriodClosed { .. } => 21,
        Event::PeriodReopened { .. } => 22,
        Event::RateStated { .. } => 23,
        Event::SegmentSet { .. } => 24,
        Event::ResponsibleSet { .. } => 25,
        Event::ParentSet { .. } => 26,
        Event::ContactsDescribed { .. } => 27,
        Event::DocumentDetailed { .. } => 28,
        Event::StatementRead { .. } => 29,
        Event::BankLineRead { .. } => 30,
        Event::BankLineExplained { .. } => 31,
        Event::BankLineReopened { .. } => 32,
        Event::MatchingLearned { .. } => 33,
        Event::SureMatchesTaken { .. } => 34,
        Event::ClaimAsked { .. } => 35,
        Event::ClaimPaid { .. } => 36,
        Event::ClaimWaived { .. } => 37,
        Event::ConditionsAgreed { .. } => 38,
        Event::TermsReviewed { .. } => 39,
        Event::PaymentDetailed { .. } => 40,
        Event::ExchangeRateStated { .. } => 41,
        Event::SmallDifferencesAgreed { .. } => 42,
        Event::DocumentsAssigned { .. } => 43,
        Event::AssignmentEnded { .. } => 44,
        Event::DepositSetOff { .. } => 45,
        Event::OrderAgreed { .. } => 46,
        Event::OrderDelivered { .. } => 47,
        Event::OrderInvoiced { .. } => 48,
        Event::OrderCancelled { .. } => 49,
        Event::BookkeepingDescribed(_) => 50,
        Event::DocumentDoubted { .. } => 51,
        Event::DoubtEnded { .. } => 52,
        Event::DocumentImpaired { .. } => 53,
        Event::EntriesHandedOver { .. } => 54,
        Event::ExchangeNoted(_) => 55,
        Event::CustomersMerged { .. } => 56,
        Event::ItemsMoved { .. } => 57,
        Event::OwnClosedDaysSaid { .. } => 58,
        Event::SupplySaid { .. } => 59,
        Event::ActionCostsSaid { .. } => 60,
        Event::TargetSaid { .. } => 61,
        Event::OwnAccountDescribed(_) => 62,
        Event::MeansOffered { .. } => 63,
        Event::SectorAgreed { .. } => 64,
        Event::MandateSigned { .. } => 65,
        Event::MandateEnded { .. } => 66,
        Event::DebitAsked(_) => 67,
        Event::DebitGivenUp { .. } => 68,
        Event::CreditReported(_) => 69,
        Event::ChaseSaid(_) => 70,
        Event::DocumentLined(_) => 71,
    }
}

/// Each deed once.
const DEEDS: &[Deed] = &[
    Deed::DescribeCompany,
    Deed::AddCustomer,
    Deed::DescribeCustomer,
    Deed::SetCustomerKind,
    Deed::AgreeTerms,
    Deed::AgreeDueDate,
    Deed::IssueDocument,
    Deed::ReceivePayment,
    Deed::Allocate,
    Deed::EndAllocation,
    Deed::MarkSent,
    Deed::SkipStep,
    Deed::StartChase,
    Deed::CheckBank,
    Deed::RememberMapping,
    Deed::Refund,
    Deed::Discount,
    Deed::SetOff,
    Deed::WriteOff,
    Deed::ExchangeDifference,
    Deed::TakeBack,
    Deed::RecoverWrittenOff,
    Deed::MoveAllocation,
    Deed::OpenDispute,
    Deed::CloseDispute,
    Deed::NotePromise,
    Deed::EndPromise,
    Deed::NoteInsolvency,
    Deed::EndInsolvency,
    Deed::ClosePeriod,
    Deed::ReopenPeriod,
    Deed::StateRate,
    Deed::SetSegment,
    Deed::SetResponsible,
    Deed::SetParent,
    Deed::DescribeContacts,
    Deed::DetailDocument,
    Deed::ExplainBankLines,
    Deed::ReopenBankLines,
    Deed::TeachMatching,
    Deed::TakeSureMatches,
    Deed::AskClaims,
    Deed::NoteClaimPaid,
    Deed::WaiveClaim,
    Deed::AgreeConditions,
    Deed::ReviewTerms,
    Deed::StateExchangeRate,
    Deed::AgreeSmallDifferences,
    Deed::AssignDocuments,
    Deed::EndAssignment,
    Deed::AcceptBill,
    Deed::ReturnBill,
    Deed::AgreeOrder,
    Deed::DeliverOrder,
    Deed::CancelOrder,
    Deed::KeepBooks,
    Deed::Doubt,
    Deed::EndDoubt,
    Deed::Impair,
    Deed::HandOver,
    Deed::NoteExchange,
    Deed::MergeCustomers,
    Deed::SplitCustomer,
    Deed::SayClosedDays,
    Deed::SaySupply,
    Deed::SayActionCosts,
    Deed::SayTarget,
    Deed::OfferMeans,
    Deed::AgreeSector,
    Deed::SignMandate,
    Deed::EndMandate,
    Deed::AskDebits,
    Deed::GiveUpDebit,
    Deed::DefineScenario,
    Deed::AssignScenarios,
    Deed::PutOffStep,
    Deed::HandOverStep,
];

fn batch(cause: Cause, events: &[Event]) -> Batch {
    let parents = vec![Head { id: batch_id(0), hash: Hash::of(b"a parent") }];
    let recorded_at = Moment(1_795_430_400_000);
    let draft = Draft { id: batch_id(1), device: DeviceId::new(DEVICES[0]), parents, recorded_at, who: "Camille".to_owned(), cause };
    draft.write(events, [42; 32]).unwrap()
}

fn import() -> Cause {
    Cause::Import { file: "552100554FEC20251231.txt".to_owned(), sha256: Hash::of(b"the file"), format: FileFormat::Fec }
}

fn file(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "journal", name].iter().collect()
}

fn check(name: &str, stored: &[u8]) {
    expect_file![file(name)].assert_eq(std::str::from_utf8(stored).unwrap());
}

fn kept(name: &str) -> Vec<u8> {
    std::fs::read(file(name)).unwrap()
}

#[test]
fn every_event_has_its_stored_form_and_reads_back() {
    let events = every_event();
    let seen: std::collections::BTreeSet<usize> = events.iter().map(variant).collect();
    assert!(seen.iter().copied().eq(0..72), "an event is missing above");
    let written = batch(import(), &events);
    check("header_import.json", written.header.stored());
    check("every_event.jsonl", &written.chunks[0].stored()[1..]);
    let mut chunk = vec![0];
    chunk.extend(kept("every_event.jsonl"));
    let read = Batch { header: Header::from_stored(kept("header_import.json")).unwrap(), chunks: vec![Chunk::from_stored(chunk)] };
    assert_eq!(read.verify(), Ok(()));
    let mut back = Vec::new();
    read.each(|_, entry| back.push(entry)).unwrap();
    assert_eq!(back, events.into_iter().map(Entry::Event).collect::<Vec<_>>());
}

#[test]
fn every_cause_has_its_stored_form_and_reads_back() {
    let left = Event::CustomerAdded { key: "411ETOILE".to_owned(), details: CustomerDetails::default(), kind: CustomerKind::Consumer };
    let taken = |ordinal, left| Redacted { batch: batch_id(0), ordinal, left };
    let reason = "demande d'effacement".to_owned();
    let causes = [
        ("header_undo.json", Cause::Undo { of: vec![batch_id(0), batch_id(7)] }),
        ("header_merge.json", Cause::Merge),
        ("header_redaction.json", Cause::Redaction { events: vec![taken(1, Some(left)), taken(3, None)], reason }),
    ];
    for (name, cause) in causes {
        let written = batch(cause.clone(), &[]);
        check(name, written.header.stored());
        let read = Header::from_stored(kept(name)).unwrap();
        assert_eq!(read.cause, cause);
        assert_eq!(read, written.header);
    }
    let mut deeds = String::new();
    for deed in DEEDS.iter().copied() {
        match deed {
            Deed::DescribeCompany | Deed::AddCustomer | Deed::DescribeCustomer | Deed::SetCustomerKind | Deed::AgreeTerms => {}
            Deed::AgreeDueDate | Deed::IssueDocument | Deed::ReceivePayment | Deed::Allocate | Deed::EndAllocation => {}
            Deed::MarkSent | Deed::SkipStep | Deed::StartChase | Deed::CheckBank | Deed::RememberMapping | Deed::Other => {}
            Deed::Refund | Deed::Discount | Deed::SetOff | Deed::WriteOff | Deed::ExchangeDifference | Deed::TakeBack => {}
            Deed::RecoverWrittenOff | Deed::MoveAllocation | Deed::OpenDispute | Deed::CloseDispute | Deed::NotePromise => {}
            Deed::KeepBooks | Deed::Doubt | Deed::EndDoubt | Deed::Impair | Deed::HandOver | Deed::NoteExchange => {}
            Deed::MergeCustomers | Deed::SplitCustomer | Deed::SayClosedDays | Deed::SaySupply | Deed::SayActionCosts | Deed::SayTarget => {
            }
            Deed::EndPromise | Deed::NoteInsolvency | Deed::EndInsolvency | Deed::ClosePeriod | Deed::ReopenPeriod | Deed::StateRate => {}
            Deed::SetSegment | Deed::SetResponsible | Deed::SetParent | Deed::DescribeContacts => {}
            Deed::DetailDocument | Deed::AgreeOrder | Deed::DeliverOrder | Deed::CancelOrder => {}
            Deed::ExplainBankLines | Deed::ReopenBankLines | Deed::TeachMatching | Deed::TakeSureMatches => {}
            Deed::OfferMeans | Deed::AgreeSector | Deed::SignMandate | Deed::EndMandate | Deed::AskDebits | Deed::GiveUpDebit => {}
            Deed::AskClaims | Deed::NoteClaimPaid | Deed::WaiveClaim => {}
            Deed::DefineScenario | Deed::AssignScenarios | Deed::PutOffStep | Deed::HandOverStep => {}
            Deed::AgreeConditions | Deed::ReviewTerms | Deed::StateExchangeRate | Deed::AgreeSmallDifferences => {}
            Deed::AssignDocuments | Deed::EndAssignment | Deed::AcceptBill | Deed::ReturnBill => {}
        }
        let written = batch(Cause::ByHand { deed }, &[]);
        let line = std::str::from_utf8(written.header.stored()).unwrap();
        deeds.push_str(line);
        deeds.push('\n');
        assert_eq!(Header::from_stored(line.as_bytes().to_vec()).unwrap().cause, Cause::ByHand { deed });
    }
    check("header_by_hand.jsonl", deeds.as_bytes());
    let list = serde_json::to_string(&FileFormat::List).unwrap();
    assert_eq!((list.as_str(), serde_json::from_str::<FileFormat>("\"telex\"").unwrap()), ("\"list\"", FileFormat::Other));
    let statements = [
        (FileFormat::Camt, "camt"),
        (FileFormat::Mt940, "mt940"),
        (FileFormat::Coda, "coda"),
        (FileFormat::Cfonb, "cfonb"),
        (FileFormat::Ofx, "ofx"),
        (FileFormat::Qif, "qif"),
        (FileFormat::BankCsv, "bank_csv"),
        (FileFormat::VCard, "vcard"),
    ];
    for (format, name) in statements {
        assert_eq!(serde_json::to_string(&format).unwrap(), format!("\"{name}\""));
    }
    assert_eq!(serde_json::from_str::<Deed>("\"teleport\"").unwrap(), Deed::Other);
}

#[test]
fn a_redacted_chunk_has_its_stored_form_and_verifies() {
    let written = batch(import(), &every_event());
    let redacted = written.redacted(&[1, 3].into()).unwrap();
    check("redacted.jsonl", &redacted.chunks[0].stored()[1..]);
    let mut chunk = vec![0];
    chunk.extend(kept("redacted.jsonl"));
    assert_eq!(Batch { header: written.header, chunks: vec![Chunk::from_stored(chunk)] }.verify(), Ok(()));
}

/// The file was written once. What deflates may change with time, what it unpacks to may not.
#[test]
fn a_deflated_chunk_written_once_reads_for_ever() {
    if std::env::var_os("UPDATE_EXPECT").is_some() && !file("every_event.deflated").exists() {
        std::fs::write(file("every_event.deflated"), batch(import(), &every_event()).chunks[0].compressed().stored()).unwrap();
    }
    let chunk = Chunk::from_stored(kept("every_event.deflated"));
    assert!(chunk.is_compressed());
    let (events, _) = chunk.hash().unwrap();
    let plain = kept("every_event.jsonl");
    assert!(plain.starts_with(&chunk.text().unwrap()) && events > 30);
}

#[test]
fn a_backup_has_its_form_and_restores() {
    let mut first = batch(Cause::ByHand { deed: Deed::CheckBank }, &[Event::BankChecked { up_to: day(1) }]).header;
    let draft = |id: BatchId, parents| Draft {
        id,
        device: DeviceId::new(DEVICES[1]),
        parents,
        recorded_at: Moment(1_795_430_400_000),
        who: String::new(),
        cause: Cause::ByHand { deed: Deed::CheckBank },
    };
    let mut journal = Journal::default();
    for n in 0..2 {
        let written = draft(batch_id(n), journal.chain().heads()).write(&[Event::BankChecked { up_to: day(n as u64) }], [9; 32]).unwrap();
        first = written.header.clone();
        journal.insert(written).unwrap();
    }
    assert_eq!(first.parents.len(), 1);
    check("backup.jsonl", &backup::lines(&journal).unwrap());
    assert_eq!(backup::read(&kept("backup.jsonl")).unwrap(), journal);
    let mut newer = kept("backup.jsonl");
    let at = newer.windows(10).position(|word| word == b"\"format\":1").unwrap();
    newer[at + 9] = b'9';
    assert_eq!(backup::read(&newer), Err(backup::BackupError::TooNew { found: 9, known: 2 }));
}

#[test]
fn what_a_newer_version_wrote_is_refused_politely() {
    let stored = String::from_utf8(kept("header_import.json")).unwrap();
    let newer = stored.replacen("\"format\":1", "\"format\":2", 1);
    assert_eq!(Header::from_stored(newer.into_bytes()), Err(HeaderFault::TooNew { found: 2, known: 1 }));
    let unknown = stored.replacen("{\"import\":", "{\"inherited\":", 1);
    assert_eq!(Header::from_stored(unknown.into_bytes()), Err(HeaderFault::NotUnderstood));
    let miscounted = stored.replacen("\"events\":", "\"events\":1", 1);
    assert_eq!(Header::from_stored(miscounted.into_bytes()), Err(HeaderFault::Inconsistent));
    assert_eq!(Header::from_stored(b"{}".to_vec()), Err(HeaderFault::NotAHeader));
    assert_eq!(Chunk::from_stored(vec![2, 0]).text(), Err(ChunkFault::UnknownCodec(2)));
    // A field that a newer version added is passed over, and its bytes are kept.
    let more = stored.replacen("\"who\":", "\"mood\":\"calm\",\"who\":", 1);
    let header = Header::from_stored(more.clone().into_bytes()).unwrap();
    assert_eq!(header.stored(), more.as_bytes());
}
