//! Every letter: tone × way × kind of debtor × language × country × case, each without a hole. All stand on one sheet, `target/letters.html`,
//! to be read.

use super::letters::{debtor, sender, world, write};
use echeance::dunning::{Letter, NoLetter};
use echeance::ledger::{Channel, Company, CustomerDetails, CustomerKind, Tone};
use echeance::output::letter_pdf::letter_pdf;
use echeance::output::letter_sheet::LetterSheet;
use echeance::output::plain_text::{letter_text, mail_body};
use echeance::output::rich_text::letter_html;
use echeance::words::Language;
use std::fmt::Write as _;

const ONE: &str = "invoice TRE F-2026-0302 2026-10-10 2148.00";
const SEVERAL: &str = "invoice TRE F-2026-0302 2026-10-10 2148.00\ninvoice TRE F-2026-0187 2026-05-15 8640.00";
const PAID_IN_TIME: &str = "
    invoice TRE P1 2026-03-01 500.00\npay TRE 2026-02-28 500.00 P1
    invoice TRE P2 2026-04-01 500.00\npay TRE 2026-04-03 500.00 P2
    invoice TRE P3 2026-05-01 500.00\npay TRE 2026-05-01 500.00 P3";
const PAID_LATE: &str = "
    invoice TRE P1 2026-03-01 500.00\npay TRE 2026-03-28 500.00 P1
    invoice TRE P2 2026-04-01 500.00\npay TRE 2026-05-03 500.00 P2
    invoice TRE P3 2026-05-01 500.00\npay TRE 2026-07-01 500.00 P3";

/// What happened, and a word of the French letter that says so; none where nothing is said of it.
pub(crate) fn cases() -> Vec<(&'static str, String, &'static str)> {
    let after = |more: &str| format!("{ONE}\n{more}");
    vec![
        ("one", ONE.into(), "F-2026-0302"),
        ("several", SEVERAL.into(), "deux factures"),
        ("reminded", after("sent TRE 2026-10-20 courtesy F-2026-0302"), "20 octobre"),
        ("reminded of some", format!("{SEVERAL}\nsent TRE 2026-10-20 courtesy F-2026-0302"), "d’une partie d’entre elles"),
        ("part paid", after("pay TRE 2026-11-02 148.00 F-2026-0302"), "Nous avons bien reçu 148,00"),
        ("broken promise", after("promise TRE F-2026-0302 2026-10-20 2026-11-05 2148.00"), "annoncé pour le 5 novembre"),
        ("after a dispute", after("dispute F-2026-0302 2026-10-12\nundisputed F-2026-0302 2026-11-12"), "clos depuis le 12 novembre"),
        ("part in dispute", after("dispute F-2026-0302 2026-10-12 148.00"), "que vous contestez ne vous sont pas demandés"),
        ("pays in time", after(PAID_IN_TIME), ""),
        ("often late", after(PAID_LATE), ""),
    ]
}

/// What no letter may hold, whatever its case.
pub(crate) fn holes(text: &str, language: Language) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate() {
        let mut bad = |what: &str| found.push(format!("{what} in line {}: {line}", at + 1));
        if line.contains(['{', '}', '_', '\t']) {
            bad("a placeholder");
        }
        if line.contains("  ")
            || line != line.trim()
            || line.contains(" ,")
            || line.contains(" .")
            || line.contains("..")
            || line.contains(",,")
        {
            bad("a blank too many");
        }
        if line.ends_with(':') && line.len() < 3 {
            bad("a label without a value");
        }
        if language == Language::Fr {
            let before = |mark: char| {
                line.match_indices(mark).any(|(at, _)| line[..at].ends_with([' ', '\u{a0}']) || !line[..at].ends_with('\u{202f}'))
            };
            if line.contains('\'') {
                bad("a straight apostrophe");
            }
            if ['?', '!', ';', '€', '%'].into_iter().any(before) {
                bad("no thin blank");
            }
        } else if line.contains('\u{202f}') {
            bad("a French blank");
        }
    }
    found
}

pub(crate) fn details(country: &str) -> CustomerDetails {
    let address = if country == "BE" { "Rue Haute 1\n1000 Bruxelles".to_owned() } else { debtor().address };
    CustomerDetails { country: country.into(), address, ..debtor() }
}

#[test]
fn every_letter_is_whole_and_asks_nothing_that_the_law_forbids() {
    let mut sheet = String::from(
        "<!doctype html><meta charset=utf-8><title>Letters</title><style>body{font:14px/1.4 sans-serif;max-width:60em;margin:auto}section{border-top:2px solid;margin-top:2em}table{border-collapse:collapse}</style>",
    );
    let mut made = 0;
    let mut wrong = Vec::new();
    for country in ["FR", "BE"] {
        for kind in [CustomerKind::Business, CustomerKind::Consumer, CustomerKind::PublicBody, CustomerKind::Unknown] {
            for (case, script, said) in cases() {
                let ledger = world(Company { country: country.into(), ..sender() }, details(country), kind, &script).ledger();
                for tone in [Tone::Friendly, Tone::Firm, Tone::Formal] {
                    for channel in [Channel::Mail, Channel::Letter, Channel::RegisteredLetter] {
                        for language in Language::ALL {
                            let name = format!("{country} {kind:?} {tone:?} {channel:?} {} {case}", language.tag());
                            let letter = match write_open(&ledger, tone, channel, language) {
                                Ok(letter) => letter,
                                Err(NoLetter::Barred { .. }) if tone == Tone::Formal && kind != CustomerKind::Business => continue,
                                Err(reason) => panic!("{name}: {reason}"),
                            };
                            made += 1;
                            let text = if channel == Channel::Mail { mail_body(&letter) } else { letter_text(&letter) };
                            wrong.extend(holes(&text, language).into_iter().map(|hole| format!("{name}: {hole}")));
                            if language == Language::Fr && !said.is_empty() && !text.contains(said) {
                                wrong.push(format!("{name}: does not say {said:?}"));
                            }
                            forbidden(&name, kind, &letter, &text, &mut wrong);
                            if channel == Channel::Letter || tone == Tone::Formal {
                                let _ =
                                    write!(sheet, "<section><h3>{name}</h3><h4>{}</h4>{}</section>", letter.subject, letter_html(&letter));
                            }
                            // Paper is drawn for one of each: it says what the text says, which is tested beside.
                            if channel == Channel::RegisteredLetter && case == "part paid" && country == "BE" {
                                assert!(letter_pdf(&LetterSheet::of(&letter)).is_ok(), "{name}");
                            }
                        }
                    }
                }
            }
        }
    }
    let target = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let _ = std::fs::write(target.join("letters.html"), sheet);
    assert!(wrong.is_empty(), "{} of {made} letters:\n{}", wrong.len(), wrong.join("\n"));
    // Per country and case: business three tones, others two, three ways, two languages.
    assert_eq!(made, 2 * 10 * (3 + 2 + 2 + 2) * 3 * 2);
}

/// Of what is open: what a script paid is not asked for.
pub(crate) fn write_open(ledger: &echeance::ledger::Ledger, tone: Tone, channel: Channel, language: Language) -> Result<Letter, NoLetter> {
    let mut request = super::letters::request(ledger, tone, channel, Some(language));
    let open = ledger.open_on(super::world::day(super::letters::AS_OF));
    request.documents.retain(|item| open[item.idx()] > 0);
    echeance::dunning::letter(
        ledger,
        &echeance::law::RateBook::built_in(),
        &request,
        super::world::day(super::letters::AS_OF),
        &echeance::dunning::DaySettings::default(),
    )
}

fn forbidden(name: &str, kind: CustomerKind, letter: &Letter, text: &str, wrong: &mut Vec<String>) {
    let plain = text.to_lowercase();
    let mut never = vec!["huissier", "bailiff", "interrom", "interrupt", "poursuites", "saisie", "frais de dossier", "frais de relance"];
    if kind != CustomerKind::Business {
        never.extend(["l441-10", "d441-5", "mise en demeure", "formal notice"]);
    }
    if matches!(kind, CustomerKind::Consumer | CustomerKind::Unknown) {
        never.extend([" 40,00", "€40.00", "indemnité", "fixed sum", "pénalité", "compensation"]);
        if letter.accessories.is_some() || letter.total != letter.principal {
            wrong.push(format!("{name}: asks for more than the principal"));
        }
    }
    wrong.extend(never.iter().filter(|word| plain.contains(*word)).map(|word| format!("{name}: says {word:?}")));
}

#[test]
fn a_belgian_consumer_is_told_that_the_first_reminder_is_free_and_until_when() {
    for kind in [CustomerKind::Consumer, CustomerKind::Unknown] {
        let ledger =
            world(Company { country: "BE".into(), legal_id: "0403.170.701".into(), ..sender() }, details("BE"), kind, ONE).ledger();
        let first = write(&ledger, Tone::Friendly, Channel::Letter, Some(Language::Fr)).unwrap();
        let text = letter_text(&first);
        // CDE XIX: what is left, the firm and its number, the due date, the term of fourteen days from the third working day.
        for mention in [
            "2\u{202f}148,00\u{202f}€",
            "Atelier Lescure SARL",
            "0403.170.701",
            "10 octobre 2026",
            "10 décembre 2026",
            "gratuit",
            "aucuns frais",
        ] {
            assert!(text.contains(mention), "{mention:?} is not in {text}");
        }
    }
}

#[test]
fn what_was_said_before_is_not_said_again() {
    let script = format!("{ONE}\npromise TRE F-2026-0302 2026-10-20 2026-11-05 2148.00\nsent TRE 2026-11-10 first_reminder F-2026-0302");
    let ledger = world(sender(), debtor(), CustomerKind::Business, &script).ledger();
    let firm = write(&ledger, Tone::Firm, Channel::Letter, Some(Language::Fr)).unwrap();
    assert!(!letter_text(&firm).contains("annoncé"));
    let formal = write(&ledger, Tone::Formal, Channel::Letter, Some(Language::Fr)).unwrap();
    assert!(letter_text(&formal).contains("annoncé pour le 5 novembre"));
}

#[test]
fn a_habit_is_named_where_it_is_one() {
    let of = |script: &str, tone| {
        let ledger = world(sender(), debtor(), CustomerKind::Business, &format!("{ONE}\n{script}")).ledger();
        letter_text(&write_open(&ledger, tone, Channel::Letter, Language::Fr).unwrap())
    };
    assert!(of(PAID_IN_TIME, Tone::Friendly).contains("Vous nous réglez toujours à l’échéance"));
    assert!(!of(PAID_LATE, Tone::Friendly).contains("toujours"));
    assert!(of(PAID_LATE, Tone::Firm).contains("trois de vos factures nous ont été réglées après leur échéance"));
    assert!(!of(PAID_IN_TIME, Tone::Firm).contains("après leur échéance"));
    // Two are no habit.
    let two =
        "invoice TRE P1 2026-03-01 500.00\npay TRE 2026-02-28 500.00 P1\ninvoice TRE P2 2026-04-01 500.00\npay TRE 2026-04-03 500.00 P2";
    assert!(!of(two, Tone::Friendly).contains("toujours"));
}
