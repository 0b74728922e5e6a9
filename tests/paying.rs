//! How customers pay: means offered and inherited, mandates and debits, and what they hold back; the calendar that is taken along.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::dunning::{DaySettings, HeldReason, LetterRequest, day_list, letter, ways_to_pay};
use echeance::insight::{NotCollected, collectables};
use echeance::law::{RateBook, TermsAnswer, TermsClause, terms_limit};
use echeance::ledger::*;
use echeance::output::calendar::calendar;
use echeance::output::calendar_entries::calendar_entries;
use echeance::output::debit_file::{ToCollect, debit_file};
use echeance::output::pain008::Version;
use echeance::words::{Language, words};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A desk at which one person writes.
struct Desk {
    ledger: Ledger,
    batches: u64,
}

impl Desk {
    fn new() -> Self {
        let mut desk = Self { ledger: Ledger::default(), batches: 0 };
        let company = Company {
            name: "Atelier Nord".to_owned(),
            country: "FR".to_owned(),
            iban: "FR7630006000011234567890189".to_owned(),
            ..Company::default()
        };
        desk.does(&Command::DescribeCompany(company));
        desk
    }

    fn does(&mut self, command: &Command) -> ThingId {
        let events = self.ledger.decide(command).unwrap();
        self.batches += 1;
        let batch = BatchId::new(self.batches, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        ThingId { batch, ordinal: 0 }
    }

    fn refuses(&self, command: &Command) -> Refusal {
        self.ledger.decide(command).unwrap_err()
    }

    fn customer(&mut self, name: &str) -> ThingId {
        let details = CustomerDetails { name: name.to_owned(), country: "FR".to_owned(), ..CustomerDetails::default() };
        self.does(&Command::AddCustomer { details, kind: CustomerKind::Business })
    }

    fn invoice(&mut self, customer: ThingId, number: &str, issued_on: &str, due_on: &str, cents: i64) -> ThingId {
        self.does(&Command::IssueDocument {
            customer,
            kind: DocumentKind::Invoice,
            number: number.to_owned(),
            issued_on: day(issued_on),
            due: Due::On(day(due_on)),
            amount: Money::from_minor(cents, Currency::EUR),
        })
    }

    fn mandate(&mut self, customer: ThingId, reference: &str, used: MandateUse) -> ThingId {
        self.does(&sign(customer, reference, used))
    }

    fn idx(&self, document: ThingId) -> ItemIdx {
        self.ledger.item_of(document).unwrap()
    }
}

fn sign(customer: ThingId, reference: &str, used: MandateUse) -> Command {
    let terms = MandateTerms {
        reference: reference.to_owned(),
        signed_on: day("2026-01-05"),
        scheme: DebitScheme::Core,
        used,
        iban: "BE68 5390 0754 7034".to_owned(),
        bic: String::new(),
        holder: String::new(),
    };
    PayingWish::Debit(DebitWish::Sign { customer, terms }).into()
}

fn ask(debits: &[(ThingId, ThingId, i64, DebitSequence)], asked_on: &str, collect_on: &str) -> Command {
    let debits = debits.iter().map(|(document, mandate, cents, sequence)| AskedDebit {
        document: *document,
        mandate: *mandate,
        amount: Money::from_minor(*cents, Currency::EUR),
        sequence: *sequence,
    });
    PayingWish::Debit(DebitWish::Ask { debits: debits.collect(), asked_on: day(asked_on), collect_on: day(collect_on) }).into()
}

#[test]
fn means_are_inherited_point_by_point_and_count_from_their_day() {
    let mut desk = Desk::new();
    let customer = desk.customer("Brasserie");
    let offer = |scope, means: &[Means], link: &str, from: Option<&str>| -> Command {
        let means = OfferedMeans { means: means.to_vec(), link: link.to_owned() };
        PayingWish::Offer { scopes: vec![scope], means, from: from.map(day) }.into()
    };
    let idx = desk.ledger.customer_of(customer).unwrap();
    assert_eq!(desk.ledger.means_for(idx, day("2026-11-23")).means, [Means::Transfer]);
    desk.does(&offer(TermsScope::Company, &[Means::Transfer, Means::Cash], "https://pay.example.org/{number}", None));
    desk.does(&offer(TermsScope::Customer(customer.into()), &[Means::Cheque], "", Some("2026-06-01")));
    let now = desk.ledger.means_for(idx, day("2026-11-23"));
    assert_eq!((now.means, now.link.as_str()), (vec![Means::Cheque], "https://pay.example.org/{number}"));
    assert_eq!(desk.ledger.means_for(idx, day("2026-05-31")).means, [Means::Transfer, Means::Cash]);
    // Up to 1,000 euros in cash between businesses in France (LAW.md, 1b).
    let ways = ways_to_pay(&desk.ledger, Some(idx), day("2026-05-31"), Language::Fr);
    assert!(ways.also[0].contains("1\u{202f}000"), "{:?}", ways.also);
    let refused = desk.refuses(&offer(TermsScope::Company, &[], "javascript:alert(1)", None));
    assert!(matches!(refused, Refusal::BadLink { .. }));
}

#[test]
fn a_letter_shows_the_means_and_fills_the_link_in() {
    let mut desk = Desk::new();
    let customer = desk.customer("Brasserie");
    let document = desk.invoice(customer, "F 1/é", "2026-01-10", "2026-02-10", 123_456);
    let means =
        OfferedMeans { means: vec![Means::Transfer, Means::Cheque], link: "https://pay.example.org/?n={number}&a={amount}".to_owned() };
    desk.does(&PayingWish::Offer { scopes: vec![TermsScope::Company], means, from: None }.into());
    desk.does(&PayingWish::DescribeAccount(OwnAccount { bic: "agrifrpp".to_owned(), creditor_id: String::new() }).into());
    let (ledger, idx) = (&desk.ledger, desk.idx(document));
    let request = LetterRequest {
        balance: ledger.item(idx).balance,
        documents: vec![idx],
        expected: None,
        tone: Tone::Friendly,
        channel: Channel::Mail,
        language: Some(Language::Fr),
        otherwise: Language::Fr,
    };
    let letter = letter(ledger, &RateBook::built_in(), &request, day("2026-11-23"), &DaySettings::default()).unwrap();
    let lines = letter.payment.unwrap().lines(Language::Fr);
    assert_eq!(lines[1], "BIC AGRIFRPP");
    assert!(lines.iter().any(|line| line.ends_with("https://pay.example.org/?n=F%201%2F%C3%A9&a=1234.56")), "{lines:?}");
    assert!(lines.iter().any(|line| line.contains("chèque")), "{lines:?}");
}

#[test]
fn a_debit_is_asked_once_holds_reminders_back_and_can_come_to_nothing() {
    let mut desk = Desk::new();
    let customer = desk.customer("Brasserie");
    let document = desk.invoice(customer, "F-1", "2026-01-10", "2026-02-10", 50_000);
    let mandate = desk.mandate(customer, "M-1", MandateUse::Recurring);
    let collect = day("2026-02-12");
    let rows = collectables(&desk.ledger, day("2026-02-11"), collect).rows;
    assert_eq!((rows.len(), rows[0].sequence, rows[0].open.to_minor()), (1, DebitSequence::First, Some(50_000)));
    let first = ask(&[(document, mandate, 50_000, DebitSequence::First)], "2026-02-11", "2026-02-12");
    let debit = desk.does(&first);
    assert_eq!(desk.refuses(&first), Refusal::DebitAsked { item: desk.idx(document) });
    let left = collectables(&desk.ledger, day("2026-02-11"), collect).left_out;
    assert_eq!(left, [(desk.idx(document), NotCollected::Asked { collect_on: collect })]);
    // 12 February and eight weeks are 9 April: held on that day, to be chased on the next.
    let held = |on: &str| day_list(&desk.ledger, day(on), &DaySettings::default()).held.into_iter().map(|held| held.reason).next();
    assert_eq!(held("2026-04-09"), Some(HeldReason::Debited { collect_on: collect, until: day("2026-04-09") }));
    assert_eq!(held("2026-04-10"), None);
    assert_eq!(held("2026-02-10"), None, "before it was asked for");
    let on = day("2026-02-20");
    desk.does(&PayingWish::Debit(DebitWish::GiveUp { debit, on, reason: "retour".to_owned() }).into());
    assert_eq!(day_list(&desk.ledger, day("2026-02-23"), &DaySettings::default()).held, []);
    assert_eq!(collectables(&desk.ledger, day("2026-02-23"), day("2026-02-24")).rows.len(), 1);
}

#[test]
fn mandates_and_debits_that_cannot_be_are_refused() {
    let mut desk = Desk::new();
    let (customer, other) = (desk.customer("Brasserie"), desk.customer("Étoile"));
    let document = desk.invoice(customer, "F-1", "2026-01-10", "2026-02-10", 50_000);
    let second = desk.invoice(customer, "F-2", "2026-01-11", "2026-02-10", 100);
    let foreign = desk.invoice(other, "F-3", "2026-01-10", "2026-02-10", 100);
    let mandate = desk.mandate(customer, "M-1", MandateUse::OneOff);
    assert_eq!(desk.refuses(&sign(customer, "m-1", MandateUse::OneOff)), Refusal::MandateTaken);
    for reference in ["", "RÉF", "A//B", "123456789012345678901234567890123456"] {
        assert_eq!(desk.refuses(&sign(customer, reference, MandateUse::OneOff)), Refusal::BadMandateReference, "{reference}");
    }
    let one = |document, cents, sequence, asked_on, on| ask(&[(document, mandate, cents, sequence)], asked_on, on);
    let only = DebitSequence::OneOff;
    assert_eq!(desk.refuses(&one(foreign, 100, only, "2026-02-11", "2026-02-12")), Refusal::NotAPair);
    assert!(matches!(desk.refuses(&one(document, 50_001, only, "2026-02-11", "2026-02-12")), Refusal::ExceedsOpen { .. }));
    assert!(matches!(desk.refuses(&one(document, 50_000, only, "2026-02-11", "2026-02-11")), Refusal::TooEarly { .. }));
    assert_eq!(desk.refuses(&one(document, 50_000, DebitSequence::First, "2026-02-11", "2026-02-12")), Refusal::DebitOutOfTurn);
    let twice = ask(&[(document, mandate, 1, only), (second, mandate, 1, only)], "2026-02-11", "2026-02-12");
    assert_eq!(desk.refuses(&twice), Refusal::DebitOutOfTurn);
    desk.does(&PayingWish::Debit(DebitWish::End { mandate, on: day("2026-02-01") }).into());
    assert_eq!(desk.refuses(&one(document, 50_000, only, "2026-02-11", "2026-02-12")), Refusal::MandateNotInForce);
    let own = OwnAccount { bic: String::new(), creditor_id: "FR73ZZZ123456".to_owned() };
    assert!(matches!(desk.refuses(&PayingWish::DescribeAccount(own).into()), Refusal::BadNumber { .. }));
}

#[test]
fn the_file_for_the_bank_needs_a_creditor_and_says_what_was_asked() {
    let mut desk = Desk::new();
    let customer = desk.customer("Brasserie de l’Étoile");
    let document = desk.invoice(customer, "F-1", "2026-01-10", "2026-02-10", 50_000);
    let mandate = desk.mandate(customer, "M-1", MandateUse::Recurring);
    let rows = [ToCollect {
        document: desk.idx(document),
        mandate: desk.ledger.mandate_of(mandate).unwrap(),
        cents: 50_000,
        sequence: DebitSequence::First,
    }];
    let days = (day("2026-02-11"), day("2026-02-12"));
    assert_eq!(debit_file(&desk.ledger, Version::V02, days, &rows), None, "no creditor identifier yet");
    desk.does(&PayingWish::DescribeAccount(OwnAccount { bic: String::new(), creditor_id: "fr72 zzz 123456".to_owned() }).into());
    let file = debit_file(&desk.ledger, Version::V02, days, &rows).unwrap();
    for expected in [
        "<CtrlSum>500.00</CtrlSum>",
        "<Id>FR72ZZZ123456</Id>",
        "<Nm>Brasserie de l'Etoile</Nm>",
        "<IBAN>BE68539007547034</IBAN>",
        "<DtOfSgntr>2026-01-05</DtOfSgntr>",
    ] {
        assert!(file.contains(expected), "{expected}\n{file}");
    }
}

#[test]
fn a_trade_has_its_own_longest_terms() {
    let mut desk = Desk::new();
    let customer = desk.customer("Transports");
    let idx = desk.ledger.customer_of(customer).unwrap();
    let scopes = vec![TermsScope::Customer(customer.into())];
    desk.does(&PayingWish::AgreeSector { scopes, sector: Sector::Transport, from: Some(day("2026-03-01")) }.into());
    let sector = |on: &str| desk.ledger.sector_for(idx, day(on));
    assert_eq!((sector("2026-02-28"), sector("2026-03-01")), (Sector::General, Sector::Transport));
    let law = echeance::law::GoverningLaw::Fr;
    let ask = |sector| terms_limit((law, sector), CustomerKind::Business, TermsClause::Days, day("2026-03-02"), day("2026-05-01")).unwrap();
    assert!(matches!(ask(Sector::General), TermsAnswer::Lawful { .. }));
    // 2 March + 30 days.
    assert!(matches!(ask(Sector::Transport), TermsAnswer::Over { allowed_on, .. } if allowed_on == day("2026-04-01")));
    // Issued in March: 60 days are too long for a carrier's customer.
    desk.invoice(customer, "F-1", "2026-03-02", "2026-05-01", 100);
    let over = echeance::insight::over_limit(&desk.ledger, day("2026-03-03"));
    assert_eq!(over.len(), 1);
}

#[test]
fn the_calendar_holds_what_comes_and_keeps_its_names() {
    let mut desk = Desk::new();
    let customer = desk.customer("Brasserie, Étoile");
    let document = desk.invoice(customer, "F-1", "2026-11-01", "2026-12-15", 50_000);
    let late = desk.invoice(customer, "F-0", "2026-08-01", "2026-09-01", 10_000);
    desk.does(&Command::NotePromise {
        customer,
        on: day("2026-11-20"),
        due_on: day("2026-12-01"),
        amount: Money::from_minor(10_000, Currency::EUR),
        documents: vec![late],
        note: "par virement".to_owned(),
    });
    let entries = |desk: &Desk, on: &str| calendar_entries(&desk.ledger, day(on), &DaySettings::default(), words(Language::Fr));
    let now = entries(&desk, "2026-11-23");
    let days: Vec<(NaiveDate, &str)> = now.iter().map(|entry| (entry.on, entry.category.as_str())).collect();
    assert_eq!(days, [(day("2026-12-01"), "Promesse"), (day("2026-12-15"), "Échéance")]);
    let uids = |entries: &[echeance::output::calendar::Entry]| entries.iter().map(|it| it.uid.clone()).collect::<Vec<_>>();
    assert_eq!(uids(&now), uids(&entries(&desk, "2026-11-25")), "the same things keep their names");
    let text = calendar("Échéance", day("2026-11-23"), &now);
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2);
    assert!(text.contains("SUMMARY:Promesse de Brasserie\\, Étoile\\, 100\\,00"), "{text}");
    // Once the promise is broken, the reminder of the day is what stands there.
    let after = entries(&desk, "2026-12-02");
    assert!(after.iter().any(|entry| entry.category == "Relance"), "{after:?}");
    let _ = document;
}
