//! Letters as PDF, read back by another library than the one that writes them.

use super::letters::{AS_OF, THREE, debtor, request, sender, three, world, write};
use super::pdf_reader::{ReadPdf, Said, read};
use super::world::{World, day};
use echeance::basis::money::{Currency, Money};
use echeance::dunning::{DaySettings, Letter, letter};
use echeance::law::RateBook;
use echeance::ledger::{AccountFamily, Channel, Company, CustomerDetails, CustomerKind, DocumentDetails, DocumentKind, Due, Event, Tone};
use echeance::output::letter_pdf::{NoPdf, code_modules, letter_pdf};
use echeance::output::letter_sheet::{LetterSheet, Part, Window};
use echeance::output::plain_text::letter_text;
use echeance::output::rich_text::letter_html;
use echeance::words::Language;
use expect_test::expect_file;
use proptest::prelude::*;

fn pdf(letter: &Letter) -> ReadPdf {
    read(&letter_pdf(&LetterSheet::of(letter)).unwrap())
}

#[test]
fn a_formal_notice_reads_the_same_on_paper_in_french() {
    expect_file!["golden/formal_fr.pdf.txt"].assert_eq(&pdf(&three(Tone::Formal, Channel::RegisteredLetter, Language::Fr)).flowing());
}

#[test]
fn a_firm_letter_reads_the_same_on_paper_in_english() {
    expect_file!["golden/firm_en.pdf.txt"].assert_eq(&pdf(&three(Tone::Firm, Channel::Letter, Language::En)).flowing());
}

#[test]
fn paper_says_all_that_the_text_says() {
    for language in Language::ALL {
        for (tone, channel) in [(Tone::Friendly, Channel::Mail), (Tone::Firm, Channel::Letter), (Tone::Formal, Channel::RegisteredLetter)] {
            let letter = three(tone, channel, language);
            let paper = pdf(&letter).flowing();
            let payment = letter.payment.as_ref().unwrap().lines(language);
            let said = letter.before.iter().chain(&letter.after).chain([&letter.demand, &letter.closing, &letter.salutation]);
            for text in said.chain(&letter.accessory_text).chain(&letter.signature).chain(&payment) {
                let text = text.replace('\u{a0}', " ");
                assert!(paper.contains(&text), "{text:?} is not in {paper}");
            }
            let html = letter_html(&letter);
            for line in &letter.lines {
                assert!(paper.contains(&line.number) && html.contains(&line.number));
            }
        }
    }
}

#[test]
fn it_is_for_archives_and_for_readers_of_screens() {
    let letter = three(Tone::Formal, Channel::RegisteredLetter, Language::Fr);
    let bytes = letter_pdf(&LetterSheet::of(&letter)).unwrap();
    assert_eq!(bytes, letter_pdf(&LetterSheet::of(&letter)).unwrap(), "the same letter gives the same bytes");
    let pdf = read(&bytes);
    for claim in ["<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>A</pdfaid:conformance>", "<pdfuaid:part>1</pdfuaid:part>"] {
        assert!(pdf.metadata.contains(claim), "{claim} in {}", pdf.metadata);
    }
    assert_eq!((pdf.language.as_str(), pdf.pages), ("fr", 2));
    assert!(pdf.metadata.contains("Mise en demeure de payer") && pdf.metadata.contains("2026-11-23"), "{}", pdf.metadata);
    assert_eq!(pdf.fonts.len(), 2);
    assert!(pdf.fonts.iter().all(|font| font.contains("+EcheanceText-")), "subsets: {:?}", pdf.fonts);
    let count = |name: &str| pdf.structure.iter().filter(|it| *it == name).count();
    // Two tables: three documents and four sums under six columns; four periods and their sum under seven.
    assert_eq!((count("H1"), count("H2"), count("Table"), count("Figure")), (1, 1, 2, 1));
    assert_eq!((count("TR"), count("TH"), count("TD")), (1 + 3 + 4 + 1 + 4 + 1, 6 + 4 + 7 + 1, 3 * 6 + 4 + 4 * 7 + 1));
}

/// What shows in the window of a long envelope (110 × 220 mm, window 45 × 100 mm, 20 mm from the edges), wherever the folded sheet lies.
fn in_window(said: &Said, from_left: f32) -> bool {
    let mm = |points: f32| points * 25.4 / 72.0;
    (from_left..from_left + 83.0).contains(&mm(said.x)) && (45.0..79.5).contains(&mm(said.y))
}

#[test]
fn the_address_shows_in_the_window() {
    let long = CustomerDetails {
        name: "Société coopérative d’exploitation des carrières et sablières réunies de la vallée de la Vilaine et de ses affluents".into(),
        address:
            "Bâtiment C, escalier 12\nZone artisanale des Quatre-Chemins\n1287, avenue du Général-de-Gaulle\nBP 40123\n35042 Rennes Cedex"
                .into(),
        ..debtor()
    };
    for (country, from_left) in [("FR", 105.0), ("BE", 105.0), ("DE", 20.0)] {
        for details in [debtor(), long.clone()] {
            let company = Company { country: country.into(), ..sender() };
            let ledger = world(company, details, CustomerKind::Business, THREE).ledger();
            let letter = write(&ledger, Tone::Firm, Channel::Letter, Some(Language::Fr)).unwrap();
            let pdf = pdf(&letter);
            let first = letter.recipient.name.split(' ').next().unwrap();
            let start = pdf.said.iter().position(|said| said.text.starts_with(first)).unwrap();
            let end = pdf.said.iter().position(|said| said.text.starts_with("35")).unwrap();
            assert!(start < end);
            for said in &pdf.said[start..=end] {
                assert!(in_window(said, from_left), "{country}: {said:?}");
            }
        }
    }
    assert_eq!(LetterSheet::of(&three(Tone::Firm, Channel::Letter, Language::En)).window, Window::Right);
}

#[test]
fn forty_invoices_go_over_pages_with_their_headings() {
    let script: String = (1..=40).map(|n| format!("invoice TRE F-2026-{n:04} 2026-0{}-10 {}.50\n", 1 + n % 9, 100 + n)).collect();
    let ledger = world(sender(), debtor(), CustomerKind::Business, &script).ledger();
    for tone in [Tone::Friendly, Tone::Firm, Tone::Formal] {
        let letter = write(&ledger, tone, Channel::Letter, Some(Language::Fr)).unwrap();
        let pdf = pdf(&letter);
        assert!(pdf.pages >= 2, "{} pages", pdf.pages);
        let text = pdf.text();
        let named = if tone == Tone::Formal { 2 } else { 1 };
        for n in 1..=40 {
            assert!(text.matches(&format!("F-2026-{n:04}")).count() >= named, "{n}");
        }
        for page in 0..pdf.pages {
            let said = pdf.on_page(page);
            let has = |text: &str| said.iter().any(|it| it.text == text);
            assert!(has(&format!("{} sur {}", page + 1, pdf.pages)), "page {page} has no number");
            assert_eq!(said.iter().any(|it| it.text.starts_with("F-2026-")), has("Facture"), "page {page}: rows without headings");
            for it in &said {
                assert!((30.0..812.0).contains(&it.y) && (50.0..545.0).contains(&it.x), "{it:?} is outside");
            }
            // Nothing stands on something else: two texts at one height do not begin at one place.
            for (at, one) in said.iter().enumerate() {
                assert!(said[at + 1..].iter().all(|other| (one.x - other.x).abs() + (one.y - other.y).abs() > 2.0), "{one:?}");
            }
        }
        let total = echeance::words::words(Language::Fr).format.amount(letter.total);
        assert!(text.contains(&total), "{total}");
    }
}

fn zero_decimals(currency: &str, amount: i64) -> Letter {
    let mut world = World::default();
    world.company(sender());
    world.describe("TRE", "411TRE", debtor(), CustomerKind::Business);
    let customer = world.events[1].0;
    world.push(Event::DocumentIssued {
        customer: echeance::basis::id::ThingId { batch: customer, ordinal: 0 }.into(),
        kind: DocumentKind::Invoice,
        number: "F1".into(),
        issued_on: day("2026-04-15"),
        due: Due::On(day("2026-05-15")),
        amount: Money::new(amount.into(), currency.parse::<Currency>().unwrap()),
        account: AccountFamily::Customers,
        retention: false,
        label: String::new(),
        line: None,
    });
    let ledger = world.ledger();
    let request = request(&ledger, Tone::Firm, Channel::Letter, Some(Language::Fr));
    letter(&ledger, &RateBook::built_in(), &request, day(AS_OF), &DaySettings::default()).unwrap()
}

#[test]
fn a_currency_without_decimals_has_none_and_no_payment_code() {
    let letter = zero_decimals("JPY", 123_456_789);
    let sheet = LetterSheet::of(&letter);
    assert!(sheet.parts.iter().all(|part| !matches!(part, Part::Pay { code, .. } if !code.is_empty())));
    let text = pdf(&letter).text();
    assert!(text.contains("123\u{202f}456\u{202f}789"), "{text}");
    assert!(!text.contains("789,00"), "{text}");
}

#[test]
fn hostile_names_stay_text_and_stay_on_the_page() {
    let endless = "W".repeat(400);
    let names = [
        "Évil\u{202e}lave\u{200b}\u{0} SARL\r\n%%EOF",
        "<script>alert(1)</script> \\(unbalanced ((",
        "Ελληνική Εταιρεία Α.Ε. / Общество «Ромашка»",
        "Cafe\u{301} de l’E\u{301}toile",
        &endless,
    ];
    for name in names {
        let details = CustomerDetails { name: name.into(), ..debtor() };
        let script = format!("invoice TRE {}X 2026-05-15 8640.00", "9".repeat(250));
        let ledger = world(sender(), details, CustomerKind::Business, &script).ledger();
        let letter = write(&ledger, Tone::Formal, Channel::RegisteredLetter, Some(Language::Fr)).unwrap();
        let pdf = pdf(&letter);
        assert!(pdf.said.iter().all(|it| (30.0..812.0).contains(&it.y) && (50.0..545.0).contains(&it.x)), "{name}");
        let html = letter_html(&letter);
        assert!(!html.contains("<script"), "{html}");
    }
}

#[test]
fn what_the_font_cannot_write_is_named_and_no_letter_is_made() {
    let details = CustomerDetails { name: "株式会社 Tréguier 🙂".into(), ..debtor() };
    let ledger = world(sender(), details, CustomerKind::Business, THREE).ledger();
    let letter = write(&ledger, Tone::Firm, Channel::Letter, None).unwrap();
    let refused = letter_pdf(&LetterSheet::of(&letter));
    let Err(NoPdf::Unwritable(missing)) = refused else { panic!("{refused:?}") };
    assert_eq!(missing.split(' ').count(), 5, "{missing}");
}

/// Drawn as a camera would see it: eight points a module, four modules of white around.
fn decoded(payload: &str) -> String {
    let modules = code_modules(payload).unwrap();
    let side = (modules.len() + 8) * 8;
    let dark = |x: usize, y: usize| {
        let module = |at: usize| (at / 8).checked_sub(4);
        module(y).and_then(|row| modules.get(row)).and_then(|row| row.get(module(x)?)).copied().unwrap_or_default()
    };
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, |x, y| if dark(x, y) { 0 } else { 255 });
    let grids = image.detect_grids();
    let (about, content) = grids.first().unwrap().decode().unwrap();
    assert!(about.version.0 <= 13, "version {}", about.version.0);
    content
}

#[test]
fn the_payment_code_says_the_sum_the_account_and_the_invoices() {
    let code_of = |letter: &Letter| {
        LetterSheet::of(letter)
            .parts
            .into_iter()
            .find_map(|part| if let Part::Pay { code, .. } = part { Some(code) } else { None })
            .unwrap()
    };
    let three = three(Tone::Formal, Channel::RegisteredLetter, Language::Fr);
    let code = decoded(&code_of(&three));
    assert_eq!(
        code,
        "BCD\n002\n1\nSCT\n\nAtelier Lescure SARL\nFR7630006000011234567890189\nEUR14856.80\n\n\nTRE-2026-1123 F-2026-0187 F-2026-0231 F-2026-0302"
    );
    // One invoice with a reference that banks check: that reference, where its kind belongs.
    for (reference, printed, tail) in [
        ("RF18539007547034", "RF18 5390 0754 7034", "EUR2148.00\n\nRF18539007547034"),
        ("+++090/9337/55493+++", "+++090/9337/55493+++", "EUR2148.00\n\n\n+++090/9337/55493+++"),
    ] {
        let mut world = world(sender(), debtor(), CustomerKind::Business, "invoice TRE F-2026-0302 2026-10-10 2148.00");
        let document = echeance::basis::id::ThingId { batch: world.events.last().unwrap().0, ordinal: 0 };
        let details = DocumentDetails { payment_reference: reference.into(), ..DocumentDetails::default() };
        world.push(Event::DocumentDetailed { document: document.into(), details: Box::new(details) });
        let letter = write(&world.ledger(), Tone::Friendly, Channel::Letter, None).unwrap();
        assert!(letter_text(&letter).contains(printed));
        let code = decoded(&code_of(&letter));
        assert!(code.starts_with("BCD") && code.contains(tail), "{code}");
    }
}

#[test]
fn a_short_letter_is_one_page() {
    for language in Language::ALL {
        let ledger = world(sender(), debtor(), CustomerKind::Business, "invoice TRE F-2026-0302 2026-11-18 2148.00").ledger();
        assert_eq!(pdf(&write(&ledger, Tone::Friendly, Channel::Letter, Some(language)).unwrap()).pages, 1);
        assert_eq!(pdf(&write(&ledger, Tone::Firm, Channel::Letter, Some(language)).unwrap()).pages, 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn no_text_panics_and_what_is_made_can_be_read(
        name in ".{0,60}", number in "[^\\s]{1,40}", address in "(.{0,50}\n){0,9}", words in ".{0,900}",
    ) {
        let mut letter = three(Tone::Formal, Channel::RegisteredLetter, Language::Fr);
        letter.recipient.name = name;
        letter.recipient.address = address.lines().map(str::to_owned).collect();
        letter.before = vec![words];
        letter.lines[0].number = number;
        if let Ok(bytes) = letter_pdf(&LetterSheet::of(&letter)) {
            prop_assert!(read(&bytes).pages >= 1);
        }
        let _ = letter_html(&letter);
    }
}
