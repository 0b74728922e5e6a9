//! Whole letters, as they read.

use super::world::{World, day, eur};
use echeance::basis::id::{BatchId, ThingId};
use echeance::basis::money::Money;
use echeance::dunning::{
    Card, Claimed, DaySettings, Letter, LetterRequest, NoLetter, claimable, day_list, document_claim, language_of, letter,
};
use echeance::law::{GoverningLaw, NotCharged, RateBook, Status};
use echeance::ledger::{AskedClaim, Channel, ClaimKind, Command, Company, CustomerDetails, CustomerKind, Ledger, Tone};
use echeance::output::plain_text::{letter_text, mail_body};
use echeance::words::Language;
use expect_test::{expect, expect_file};

pub(crate) const AS_OF: &str = "2026-11-23";

pub(crate) fn sender() -> Company {
    Company {
        name: "Atelier Lescure SARL".into(),
        address: "14, quai des Charpentiers\n44100 Nantes".into(),
        country: "FR".into(),
        legal_id: "000 000 000".into(),
        vat_id: "FR00 000000000".into(),
        email: "compta@atelier-lescure.example".into(),
        phone: String::new(),
        iban: "FR7630006000011234567890189".into(),
        signatory: "Claire Lescure, gérante".into(),
    }
}

pub(crate) fn debtor() -> CustomerDetails {
    CustomerDetails {
        name: "Tréguier Bâtiment SAS".into(),
        country: "FR".into(),
        address: "3, rue du Four-à-Chaux\n35000 Rennes".into(),
        contact: "M. Yann Tréguier".into(),
        email: "y.treguier@treguier-batiment.example".into(),
        ..CustomerDetails::default()
    }
}

pub(crate) const THREE: &str = "
    invoice TRE F-2026-0187 2026-05-15 8640.00
    invoice TRE F-2026-0231 2026-07-18 3216.00
    invoice TRE F-2026-0302 2026-10-10 2148.00";

pub(crate) fn world(company: Company, details: CustomerDetails, kind: CustomerKind, script: &str) -> World {
    let mut world = World::default();
    world.company(company);
    world.describe("TRE", "411TRE", details, kind);
    world.tell_all(script);
    world
}

pub(crate) fn request(ledger: &Ledger, tone: Tone, channel: Channel, language: Option<Language>) -> LetterRequest {
    let documents: Vec<_> = ledger.items().filter(|item| item.amount > 0).map(|item| item.idx).collect();
    let balance = ledger.item(documents[0]).balance;
    LetterRequest { balance, documents, expected: None, tone, channel, language, otherwise: Language::default() }
}

pub(crate) fn write(ledger: &Ledger, tone: Tone, channel: Channel, language: Option<Language>) -> Result<Letter, NoLetter> {
    letter(ledger, &RateBook::built_in(), &request(ledger, tone, channel, language), day(AS_OF), &DaySettings::default())
}

pub(crate) fn three(tone: Tone, channel: Channel, language: Language) -> Letter {
    let script = format!("{THREE}\nsent TRE 2026-06-03 courtesy F-2026-0187\nsent TRE 2026-06-24 first_reminder F-2026-0187");
    let ledger = world(sender(), debtor(), CustomerKind::Business, &script).ledger();
    write(&ledger, tone, channel, Some(language)).unwrap()
}

macro_rules! letters {
    ($($name:ident: $tone:ident $channel:ident $language:ident $shape:ident $file:literal;)*) => {
        $(
            #[test]
            fn $name() {
                let text = $shape(&three(Tone::$tone, Channel::$channel, Language::$language));
                expect_file![concat!("golden/", $file)].assert_eq(&text);
            }
        )*
    };
}

letters! {
    a_friendly_letter_reads_well_in_french: Friendly Mail Fr mail_body "friendly_fr.txt";
    a_friendly_letter_reads_well_in_english: Friendly Mail En mail_body "friendly_en.txt";
    a_firm_letter_reads_well_in_french: Firm Letter Fr letter_text "firm_fr.txt";
    a_firm_letter_reads_well_in_english: Firm Letter En letter_text "firm_en.txt";
    a_formal_notice_reads_well_in_french: Formal RegisteredLetter Fr letter_text "formal_fr.txt";
    a_formal_notice_reads_well_in_english: Formal RegisteredLetter En letter_text "formal_en.txt";
}

#[test]
fn the_formal_notice_claims_interest_and_fixed_sums_to_the_cent() {
    // F-2026-0187: 8640 x 12.15 % x 46 / 365 = 132.299...; 8640 x 12.40 % x 146 / 365 = 428.544; together 560.84
    // F-2026-0231: 3216 x 12.40 % x 128 / 365 = 139.85; F-2026-0302: 2148 x 12.40 % x 44 / 365 = 32.11
    let letter = three(Tone::Formal, Channel::RegisteredLetter, Language::Fr);
    let interests: Vec<_> = letter.lines.iter().map(|line| line.interest.as_ref().unwrap().total).collect();
    assert_eq!(interests, [eur("560.84"), eur("139.85"), eur("32.11")]);
    let periods: Vec<_> = letter.lines[0].interest.as_ref().unwrap().periods.iter().map(|it| (it.days, money(it.exact))).collect();
    assert_eq!(periods, [(46, eur("132.30")), (146, eur("428.54"))]);
    let sums = letter.accessories.as_ref().unwrap();
    assert_eq!(
        (sums.claimed, sums.interest, sums.compensation, sums.per_day),
        (Claimed::Yes, eur("732.80"), eur("120.00"), Some(eur("4.76")))
    );
    assert_eq!((letter.principal, letter.total), (eur("14004.00"), eur("14856.80")));
    assert_eq!(letter.deadline.map(|it| (it.on, it.days)), Some((day("2026-12-01"), 8)));
    assert_eq!(letter.payment.as_ref().unwrap().amount, letter.total);
    assert_eq!(letter.reference, "TRE-2026-1123");
    assert_eq!(letter.needs_confirmation, []);
}

#[test]
fn what_was_paid_or_given_up_of_a_claim_is_not_asked_again() {
    // As above, 14,856.80 in all. Of 100.00 of interest asked on F-2026-0187, 60.00 were paid; the 40.00 on F-2026-0231 were given up.
    let script = format!("{THREE}\nsent TRE 2026-06-03 courtesy F-2026-0187\nsent TRE 2026-06-24 first_reminder F-2026-0187");
    let mut ledger = world(sender(), debtor(), CustomerKind::Business, &script).ledger();
    let number = |ledger: &Ledger, number: &str| {
        let item = ledger.items().find(|item| item.number == number).unwrap();
        ledger.item_id(item.idx)
    };
    let asked = |document, kind, amount: &str| AskedClaim { document, kind, amount: eur(amount), up_to: None, law: String::new() };
    let documents = [number(&ledger, "F-2026-0187"), number(&ledger, "F-2026-0231")];
    let asked = vec![asked(documents[0], ClaimKind::LateInterest, "100.00"), asked(documents[1], ClaimKind::FixedCompensation, "40.00")];
    let batch = |n: u64| BatchId::new(1_799_000_000_000 + n, [7; 10]);
    let claim = |ordinal| ThingId { batch: batch(1), ordinal };
    let commands = [
        Command::AskClaims { asked, on: day("2026-10-01") },
        Command::NoteClaimPaid { paid: vec![(claim(0), eur("60.00"))], on: day("2026-10-15"), reference: String::new() },
        Command::WaiveClaim { waived: vec![(claim(1), eur("40.00"))], on: day("2026-10-15"), reason: "geste".into() },
    ];
    for (n, command) in (1..).zip(&commands) {
        let events = ledger.decide(command).unwrap();
        ledger.apply_batch(batch(n), events.iter().map(Some));
    }
    let letter = write(&ledger, Tone::Formal, Channel::RegisteredLetter, Some(Language::Fr)).unwrap();
    let sums = letter.accessories.as_ref().unwrap();
    assert_eq!((sums.interest, sums.compensation, sums.settled), (eur("732.80"), eur("120.00"), eur("100.00")));
    assert_eq!((letter.principal, letter.total), (eur("14004.00"), eur("14756.80")));
    assert!(letter_text(&letter).contains("Déjà réglé ou abandonné de ces sommes"));
    // What is left to ask for: the interest to the day less the 100.00; the fixed sum once.
    let open = ledger.open_on(day(AS_OF));
    let left = |document: ThingId| {
        let item = ledger.item_of(document).unwrap();
        let claim = document_claim(&ledger, &RateBook::built_in(), GoverningLaw::Fr, item, open[item.idx()], day(AS_OF));
        claimable(&ledger, &claim).iter().map(|it| it.to_ask).collect::<Vec<_>>()
    };
    assert_eq!(left(documents[0]), [eur("460.84"), eur("40.00")]);
    assert_eq!(left(documents[1]), [eur("139.85"), eur("0.00")]);
}

fn money(exact: rust_decimal::Decimal) -> Money {
    Money::new(exact, echeance::basis::money::Currency::EUR).rounded()
}

#[test]
fn a_firm_letter_names_interest_and_asks_for_the_principal() {
    let letter = three(Tone::Firm, Channel::Letter, Language::Fr);
    assert_eq!(letter.total, eur("14004.00"));
    assert!(letter.accessory_text.as_ref().unwrap().contains("732,80"));
    let friendly = three(Tone::Friendly, Channel::Mail, Language::Fr);
    assert_eq!((friendly.total, friendly.accessories, friendly.deadline), (eur("14004.00"), None, None));
}

#[test]
fn a_public_buyer_is_told_its_own_interest_and_sent_no_formal_notice() {
    let ledger = world(Company { country: "FR".into(), ..sender() }, debtor(), CustomerKind::PublicBody, THREE).ledger();
    let firm = write(&ledger, Tone::Firm, Channel::Letter, None).unwrap();
    assert_eq!(firm.total, eur("14004.00"));
    let text = letter_text(&firm);
    assert!(text.contains("CCP, art. L2192-13") && !text.contains("L441-10"), "{text}");
    assert!(matches!(write(&ledger, Tone::Formal, Channel::RegisteredLetter, None), Err(NoLetter::Barred { .. })));
}

#[test]
fn whom_the_law_protects_is_asked_for_the_principal_alone() {
    for kind in [CustomerKind::Consumer, CustomerKind::Unknown] {
        for country in ["FR", "BE"] {
            let ledger = world(Company { country: country.into(), ..sender() }, debtor(), kind, THREE).ledger();
            let firm = write(&ledger, Tone::Firm, Channel::Letter, None).unwrap();
            assert_eq!((firm.accessories.is_none(), firm.total), (true, eur("14004.00")));
            let text = letter_text(&firm);
            assert!(!text.contains("pénalité") && !text.contains(" 40,00") && !text.contains("indemnité"), "{text}");
            assert!(matches!(write(&ledger, Tone::Formal, Channel::RegisteredLetter, None), Err(NoLetter::Barred { .. })));
        }
    }
}

#[test]
fn an_assumed_due_date_is_reminded_without_interest_and_never_put_on_notice() {
    let script = "assumed TRE F1 2026-05-15 100.00\ninvoice TRE F2 2026-10-10 2148.00";
    let ledger = world(sender(), debtor(), CustomerKind::Business, script).ledger();
    let firm = write(&ledger, Tone::Firm, Channel::Letter, None).unwrap();
    assert_eq!(firm.accessories.as_ref().unwrap().interest, eur("32.11"));
    assert_eq!(firm.accessories.as_ref().unwrap().compensation, eur("40.00"));
    assert_eq!(firm.not_charged, [(firm.lines[0].item, NotCharged::AssumedDueDate.into())]);
    let item = firm.lines[0].item;
    let refused = write(&ledger, Tone::Formal, Channel::RegisteredLetter, None);
    assert_eq!(refused, Err(NoLetter::Barred { item, reason: NotCharged::AssumedDueDate }));
}

#[test]
fn a_belgian_consumer_has_fourteen_days_from_the_third_working_day() {
    // Monday 23 November: the third working day after is Thursday 26; fourteen days later is 10 December.
    let details = CustomerDetails { country: "BE".into(), address: "Rue Haute 1\n1000 Bruxelles".into(), ..debtor() };
    let ledger = world(Company { country: "BE".into(), ..sender() }, details, CustomerKind::Consumer, THREE).ledger();
    let firm = write(&ledger, Tone::Firm, Channel::Letter, None).unwrap();
    assert_eq!(firm.deadline.unwrap().on, day("2026-12-10"));
}

#[test]
fn a_belgian_rate_that_was_not_read_in_its_notice_asks_to_be_confirmed() {
    let ledger = world(Company { country: "BE".into(), ..sender() }, debtor(), CustomerKind::Business, THREE).ledger();
    let formal = write(&ledger, Tone::Formal, Channel::RegisteredLetter, None).unwrap();
    assert!(formal.needs_confirmation.iter().any(|unsure| unsure.status == Status::Derived && unsure.days.is_some()));
    assert!(!letter_text(&formal).contains("injonction"));
}

#[test]
fn a_part_payment_lowers_what_is_asked_and_goes_to_interest_first() {
    // 1000.00 due 31 January, 400.00 on 15 March, to 15 May 2026: 14.31 + 12.47 = 26.78; 600.00 open by the books.
    let script = "invoice TRE F1 2026-01-31 1000.00\npay TRE 2026-03-15 400.00 F1";
    let ledger = world(sender(), debtor(), CustomerKind::Business, script).ledger();
    let request = request(&ledger, Tone::Formal, Channel::RegisteredLetter, None);
    let letter = letter(&ledger, &RateBook::built_in(), &request, day("2026-05-15"), &DaySettings::default()).unwrap();
    assert_eq!((letter.principal, letter.accessories.as_ref().unwrap().interest), (eur("600.00"), eur("26.78")));
    assert_eq!(letter.total, eur("666.78"));
    assert!(letter.accessories.unwrap().notes.iter().any(|note| note.contains("1343-1")));
}

#[test]
fn several_instalments_stand_on_their_own_lines_and_carry_one_fixed_sum() {
    let script = "parts TRE F1 2026-08-01 2026-09-01 600.00 2026-10-01 300.00 2026-12-01 100.00\npay TRE 2026-09-15 200.00 F1";
    let ledger = world(sender(), debtor(), CustomerKind::Business, script).ledger();
    let formal = write(&ledger, Tone::Formal, Channel::RegisteredLetter, None).unwrap();
    let lines: Vec<_> = formal.lines.iter().map(|line| (line.number.as_str(), line.amount, line.settled, line.open)).collect();
    assert_eq!(
        lines,
        [
            ("F1, échéance 1 sur 3", eur("600.00"), eur("200.00"), eur("400.00")),
            ("F1, échéance 2 sur 3", eur("300.00"), eur("0.00"), eur("300.00")),
        ]
    );
    assert_eq!((formal.documents(), formal.accessories.unwrap().compensation), (1, eur("40.00")));
}

#[test]
fn a_card_that_no_longer_fits_the_ledger_makes_no_letter() {
    let before = world(sender(), debtor(), CustomerKind::Business, THREE);
    let list = day_list(&before.ledger(), day(AS_OF), &DaySettings::default());
    let card: &Card = &list.cards[0];
    let after = world(sender(), debtor(), CustomerKind::Business, &format!("{THREE}\npay TRE 2026-11-20 40.00 F-2026-0302")).ledger();
    let made = letter(&after, &RateBook::built_in(), &LetterRequest::of(card), day(AS_OF), &DaySettings::default());
    assert_eq!(made, Err(NoLetter::AmountsDiffer { expected: eur("14004.00"), found: eur("13964.00") }));
    let paid = world(sender(), debtor(), CustomerKind::Business, &format!("{THREE}\npay TRE 2026-11-20 2148.00 F-2026-0302")).ledger();
    let made = letter(&paid, &RateBook::built_in(), &LetterRequest::of(card), day(AS_OF), &DaySettings::default());
    assert!(matches!(made, Err(NoLetter::NotLate { .. })));
}

#[test]
fn a_missing_rate_stops_a_formal_notice_and_is_left_out_of_a_firm_letter() {
    let ledger = world(sender(), debtor(), CustomerKind::Business, THREE).ledger();
    let ask = |tone| {
        let request = request(&ledger, tone, Channel::Letter, None);
        letter(&ledger, &RateBook::built_in(), &request, day("2027-02-01"), &DaySettings::default())
    };
    assert!(matches!(ask(Tone::Formal), Err(NoLetter::NoFigure { .. })));
    assert_eq!(ask(Tone::Firm).unwrap().not_charged.len(), 3);
}

#[test]
fn no_letter_threatens_or_says_what_is_not_so() {
    for language in Language::ALL {
        for (tone, channel) in [(Tone::Friendly, Channel::Mail), (Tone::Firm, Channel::Letter), (Tone::Formal, Channel::RegisteredLetter)] {
            let text = letter_text(&three(tone, channel, language)).to_lowercase();
            for word in ["huissier", "bailiff", "interrom", "interrupt", "frais", "poursuites", "saisie", "fee"] {
                assert!(!text.contains(word), "{word} in {text}");
            }
        }
    }
}

#[test]
fn the_language_follows_the_customer() {
    let of = |language: &str, country: &str, address: &str| {
        language_of(&CustomerDetails {
            language: language.into(),
            country: country.into(),
            address: address.into(),
            ..CustomerDetails::default()
        })
    };
    assert_eq!(of("", "", ""), None);
    assert_eq!(of("en", "FR", ""), Some(Language::En));
    assert_eq!(of("nl", "BE", ""), Some(Language::En));
    assert_eq!(of("", "BE", "Rue Neuve 3\n4000 Liège"), Some(Language::Fr));
    assert_eq!(of("", "BE", "Meir 3\n2000 Antwerpen"), Some(Language::En));
    assert_eq!(of("", "DE", ""), Some(Language::En));
}

#[test]
fn a_customer_of_unknown_language_is_written_to_in_the_one_in_which_the_person_works() {
    let unknown = CustomerDetails { language: String::new(), country: String::new(), ..debtor() };
    for (details, expected) in [(unknown, Language::En), (CustomerDetails { language: "fr".into(), ..debtor() }, Language::Fr)] {
        let ledger = world(sender(), details, CustomerKind::Business, "invoice TRE F-2026-0302 2026-11-18 2148.00").ledger();
        let request = LetterRequest { otherwise: Language::En, ..request(&ledger, Tone::Friendly, Channel::Mail, None) };
        assert_eq!(letter(&ledger, &RateBook::built_in(), &request, day(AS_OF), &DaySettings::default()).unwrap().language, expected);
    }
}

#[test]
fn one_invoice_alone_is_named_in_the_sentence() {
    let ledger = world(sender(), debtor(), CustomerKind::Business, "invoice TRE F-2026-0302 2026-11-18 2148.00").ledger();
    let letter = write(&ledger, Tone::Friendly, Channel::Mail, None).unwrap();
    let expected = expect![[r#"
        Monsieur,

        Sauf erreur de notre part, la facture F-2026-0302 de 2 148,00 €, échue le 18 novembre 2026, n’est pas encore réglée. Sans doute a-t-elle simplement échappé à votre attention."#]];
    let text = mail_body(&letter);
    let start: Vec<&str> = text.lines().take(3).collect();
    expected.assert_eq(&start.join("\n"));
    assert_eq!(letter.subject, "Votre facture F-2026-0302, échue le 18 novembre 2026");
}

/// Case FR-60 of the law's worked cases: 8 000.00 due on 28 February 2026, judgment of 12 May: 72 days at 12.15 %.
#[test]
fn interest_stops_the_day_before_a_judgment_of_insolvency() {
    let script = "country FR\ncustomer DUP business\ninvoice DUP F1 2026-02-28 8000.00\ninsolvent DUP 2026-05-12 2026-05-20";
    let ledger = World::of(script).ledger();
    let item = ledger.item_at(0).unwrap();
    let claim = document_claim(&ledger, &RateBook::built_in(), GoverningLaw::Fr, item, 800_000, day("2026-09-30"));
    assert_eq!(claim.interest(), Some(eur("191.74")));
    assert_eq!(claim.compensation.map(|(sum, _)| sum), Ok(eur("40.00")));
}

/// The same debt with 3 000.00 of it in dispute: 5 000.00 for 72 days to 11 May at 12.15 % a year of 365 days is 119.8356…
#[test]
fn what_is_disputed_bears_no_interest_and_is_not_asked_for() {
    let script = "country FR\ncustomer DUP business\ninvoice DUP F1 2026-02-28 8000.00\ndispute F1 2026-03-10 3000.00";
    let ledger = World::of(script).ledger();
    let item = ledger.item_at(0).unwrap();
    let claim = document_claim(&ledger, &RateBook::built_in(), GoverningLaw::Fr, item, 800_000, day("2026-05-11"));
    assert_eq!(claim.interest(), Some(eur("119.84")));
    assert_eq!(claim.parts.iter().map(|part| (part.open, part.disputed)).collect::<Vec<_>>(), [(eur("5000.00"), eur("3000.00"))]);
}

#[test]
fn a_letter_asks_for_the_undisputed_part_and_says_so() {
    let script =
        "country FR\ncustomer DUP business\ninvoice DUP F1 2026-09-01 100.00\nsent DUP 2026-09-04 courtesy F1\ndispute F1 2026-09-10 30.00";
    let ledger = World::of(script).ledger();
    let list = day_list(&ledger, day("2026-09-21"), &DaySettings::default());
    let card = &list.cards[0];
    let made = letter(&ledger, &RateBook::built_in(), &LetterRequest::of(card), day("2026-09-21"), &DaySettings::default()).unwrap();
    let line = &made.lines[0];
    assert_eq!((line.amount, line.settled, line.open), (eur("70.00"), eur("0.00"), eur("70.00")));
    assert_eq!(line.number, "F1, hors 30,00\u{202f}€ en litige");
    assert_eq!(made.principal, eur("70.00"));
}
