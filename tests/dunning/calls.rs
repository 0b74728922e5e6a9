//! A call: what is at hand, and what each answer becomes.

use super::letter_matrix::{cases, details, holes, write_open};
use super::letters::{AS_OF, debtor, sender, world};
use super::world::{World, day, eur};
use echeance::basis::id::BatchId;
use echeance::dunning::{Answer, Answered, CardRow, DaySettings, answer_commands, call_guide, day_rows};
use echeance::ledger::{Channel, Command, Company, Contact, CustomerDetails, CustomerKind, DisputeReason, Ledger, Tone};
use echeance::output::plain_text::sms_text;
use echeance::words::call::CallFacts;
use echeance::words::{Language, words};

const TWO: &str = "
    bank 2026-11-20
    invoice TRE F-1 2026-10-10 1000.00
    invoice TRE F-2 2026-11-10 500.00
    promise TRE F-1 2026-10-20 2026-11-05 1000.00
    invoice TRE P1 2026-03-01 500.00\npay TRE 2026-03-18 500.00 P1
    invoice TRE P2 2026-04-01 500.00\npay TRE 2026-04-21 500.00 P2
    invoice TRE P3 2026-05-01 500.00\npay TRE 2026-05-13 500.00 P3";

fn two() -> World {
    let details = CustomerDetails { phone: "02 00 00 00 00".into(), ..debtor() };
    world(sender(), details, CustomerKind::Business, TWO)
}

fn card(ledger: &Ledger, on: &str) -> Option<CardRow> {
    day_rows(ledger, day(on), &DaySettings::default()).cards.first().cloned()
}

fn answered(answer: Answer) -> Answered {
    Answered {
        answer,
        on: day(AS_OF),
        day: Some(day("2026-12-04")),
        amount: None,
        document: None,
        reason: DisputeReason::Price,
        contact: Contact { name: "Mme Kervadec".into(), phone: "02 11 11 11 11".into(), ..Contact::default() },
        note: "Le directeur signe les virements le vendredi.".into(),
    }
}

/// The ledger after an answer, and the commands.
fn after(answered: &Answered) -> (Ledger, Vec<Command>) {
    let mut ledger = two().ledger();
    let row = card(&ledger, AS_OF).unwrap();
    let commands = answer_commands(&ledger, &row, answered, words(Language::Fr).call());
    for (n, command) in (1_u64..).zip(&commands) {
        let events = ledger.decide(command).unwrap_or_else(|refusal| panic!("{:?}: {refusal:?} to {command:?}", answered.answer));
        assert!(!events.is_empty());
        ledger.apply_batch(BatchId::new(1_799_000_000_000 + n, [7; 10]), events.iter().map(Some));
    }
    assert_eq!(ledger.anomalies(), []);
    (ledger, commands)
}

#[test]
fn what_is_at_hand_is_what_the_books_say() {
    let ledger = two().ledger();
    let row = card(&ledger, AS_OF).unwrap();
    let guide = call_guide(&ledger, &row, day(AS_OF)).unwrap();
    assert_eq!(
        (guide.phone.as_str(), guide.caller.0.as_str(), guide.caller.1.as_str()),
        ("02 00 00 00 00", "Claire Lescure", "Atelier Lescure SARL")
    );
    assert_eq!(guide.to_ask, row.card.at_stake);
    let lines: Vec<_> = guide.lines.iter().map(|(_, number, days, open)| (number.as_str(), *days, *open)).collect();
    assert!(lines.contains(&("F-1", 44, eur("1000.00"))), "{lines:?}");
    // 17, 20 and 12 days late: the middle one.
    assert_eq!(guide.usual_days, Some(17));
    assert_eq!((guide.promises, guide.broken), (Some((0, 1)), Some((eur("1000.00"), day("2026-11-05")))));
    assert_eq!(guide.bank_up_to, Some(day("2026-11-20")));
}

#[test]
fn a_promise_pauses_until_its_day_and_a_part_of_it_may_be_promised() {
    for (answer, amount) in [(Answer::Promise, None), (Answer::ShortOfCash, Some(eur("400.00")))] {
        let (ledger, _) = after(&Answered { amount, ..answered(answer) });
        let (_, promise) = ledger.promises().last().unwrap();
        let asked = amount.unwrap_or(card(&two().ledger(), AS_OF).unwrap().card.at_stake);
        assert_eq!((promise.due_on, Some(promise.amount)), (day("2026-12-04"), asked.to_minor()));
        assert!(promise.note.contains("Au téléphone") && promise.note.contains("le vendredi"), "{}", promise.note);
        assert!(card(&ledger, AS_OF).is_none(), "{answer:?}: still to be chased");
        // Broken, it comes back.
        assert!(card(&ledger, "2026-12-08").is_some(), "{answer:?}: lost");
    }
}

#[test]
fn a_dispute_is_about_one_document_the_whole_or_a_part() {
    let (ledger, _) = after(&answered(Answer::NotSatisfied));
    let (_, dispute) = ledger.disputes().last().unwrap();
    assert_eq!((dispute.amount, dispute.reason, ledger.number(dispute.document)), (None, DisputeReason::Price, "F-1"));
    let (ledger, _) = after(&Answered { amount: Some(eur("120.00")), ..answered(Answer::NotSatisfied) });
    assert_eq!(ledger.disputes().last().unwrap().1.amount, Some(12_000));
}

#[test]
fn what_is_put_off_comes_back_on_its_day_and_the_call_is_in_the_chronology() {
    for answer in [Answer::Paid, Answer::NotReceived, Answer::Waiting, Answer::Away, Answer::NobodyThere] {
        let (ledger, commands) = after(&answered(answer));
        assert_eq!(commands.len(), 2);
        let noted = ledger.interactions().last().unwrap();
        assert!(noted.text.starts_with((words(Language::Fr).call().noted)(answer)), "{}", noted.text);
        assert!(card(&ledger, "2026-11-24").is_none(), "{answer:?}: not put off");
        assert!(card(&ledger, "2026-12-04").is_some(), "{answer:?}: lost");
    }
}

#[test]
fn someone_else_to_call_stands_on_the_sheet_beside_those_before() {
    let (ledger, _) = after(&answered(Answer::WrongPerson));
    let row = card(&ledger, AS_OF).unwrap();
    let contacts = &ledger.customer(row.card.customer).contacts;
    assert_eq!(contacts.last().map(|it| (it.name.as_str(), it.phone.as_str())), Some(("Mme Kervadec", "02 11 11 11 11")));
}

#[test]
fn every_sentence_of_a_call_is_whole() {
    for language in Language::ALL {
        let it = words(language).call();
        let mut said: Vec<String> = Vec::new();
        for (contact, caller, firm) in [("", "", ""), ("", "", "Atelier Lescure"), ("Mme Kervadec", "Claire Lescure", "Atelier Lescure")] {
            for (only, disputed, broken, reminded, bank) in [
                (None, None, None, false, None),
                (Some("F-1"), None, None, true, Some("day")),
                (Some("F-1"), Some("sum"), None, true, Some("day")),
                (None, None, Some(("sum", "day")), false, None),
            ] {
                let facts =
                    CallFacts { contact, caller, firm, sum: "sum", count: 3, only, oldest_due: "day", disputed, broken, reminded, bank };
                said.push((it.purpose)(&facts));
                said.extend((it.opening_lines)(&facts));
                said.extend(Answer::ALL.map(|answer| (it.reply)(answer, &facts)));
            }
        }
        for answer in Answer::ALL {
            said.extend([it.they_say, it.becomes, it.noted, it.record, it.done].map(|text| text(answer).to_owned()));
        }
        said.extend(it.question_lines.map(str::to_owned));
        said.push(it.closing_line.to_owned());
        said.extend([(0, 1), (1, 1), (0, 3), (1, 3), (2, 3)].map(|(kept, of)| (it.promises)(kept, of)));
        let text = said.join("\n");
        assert_eq!(holes(&text, language), Vec::<String>::new());
        let plain = text.to_lowercase();
        for word in ["huissier", "tribunal", "court", "bailiff", "frais", "pénalité", "penalt", "40"] {
            assert!(!plain.contains(word), "{word} is a threat or a cost, said on the telephone");
        }
    }
}

#[test]
fn a_text_message_is_short_plain_and_asks_for_what_the_letter_asks() {
    for country in ["FR", "BE"] {
        for kind in [CustomerKind::Business, CustomerKind::Consumer, CustomerKind::PublicBody, CustomerKind::Unknown] {
            for (case, script, _) in cases() {
                let company = Company { country: country.into(), phone: "02 40 00 00 00".into(), ..sender() };
                let ledger = world(company, details(country), kind, &script).ledger();
                for tone in [Tone::Friendly, Tone::Firm] {
                    for language in Language::ALL {
                        let letter = write_open(&ledger, tone, Channel::Sms, language).unwrap();
                        let text = sms_text(&letter);
                        let name = format!("{country} {kind:?} {tone:?} {case}: {text}");
                        assert!(text.chars().count() <= 306, "more than two pieces: {name}");
                        assert!(!text.contains(['\u{202f}', '\u{a0}', '’', '\n', '{', '}']) && !text.contains("  "), "{name}");
                        let total = words(language).format.amount(letter.total).replace(['\u{202f}', '\u{a0}'], " ");
                        assert!(text.contains(&total) && text.contains("Atelier Lescure SARL") && text.contains("TRE-2026-1123"), "{name}");
                        assert!(!text.contains(" 40,00") && !text.contains("€40.00"), "{name}");
                    }
                }
            }
        }
    }
}
