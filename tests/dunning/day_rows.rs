//! The day's list with names, due dates confirmed from it, and words changed before a letter leaves.

use crate::world::{World, day, eur};
use echeance::dunning::{
    CardRow, Choices, DaySettings, DueDateConfirmation, LetterRequest, LetterText, NoLetter, Prepared, confirm_due_dates, day_rows,
    due_date_confirmation, letter, prepare, tones_for,
};
use echeance::law::RateBook;
use echeance::ledger::{Command, DueBasis, Ledger, Terms, Tone};

const TWO: &str = "
    customer DUP business
    customer MAR unknown
    invoice DUP F1 2026-10-01 900.00
    invoice DUP F2 2026-11-10 100.00
    assumed MAR M1 2026-09-01 50.00
    sent DUP 2026-10-05 courtesy F1";

fn rows(ledger: &Ledger) -> echeance::dunning::DayRows {
    day_rows(ledger, day("2026-11-23"), &DaySettings::default())
}

#[test]
fn a_row_names_its_customer_and_counts_what_was_sent_about_its_documents() {
    let ledger = World::of(TWO).ledger();
    let rows = rows(&ledger);
    let of = |row: &CardRow| (row.name.clone(), row.reminders, row.assumed);
    assert_eq!(rows.cards.iter().map(of).collect::<Vec<_>>(), [("DUP".to_owned(), 1, 0), ("MAR".to_owned(), 0, 1)]);
    assert_eq!(rows.customers, 2);
    assert_eq!(rows.at_stake, [eur("1050.00")]);
}

#[test]
fn an_address_finds_a_card_by_its_customer_and_by_any_of_its_documents() {
    let ledger = World::of(TWO).ledger();
    let rows = rows(&ledger);
    for row in &rows.cards {
        assert_eq!(rows.card(row.customer), Some(row));
        for document in &row.documents {
            assert_eq!(rows.card(document.id), Some(row));
        }
    }
}

#[test]
fn the_card_after_the_last_is_the_one_before_and_a_card_alone_has_none() {
    let ledger = World::of(TWO).ledger();
    let mut rows = rows(&ledger);
    let keys: Vec<_> = rows.cards.iter().map(|row| row.key).collect();
    assert_eq!(rows.after(keys[0]), Some(keys[1]));
    assert_eq!(rows.after(keys[1]), Some(keys[0]));
    assert_eq!(rows.neighbour(None, 1).map(|row| row.key), Some(keys[0]));
    assert_eq!(rows.neighbour(Some(keys[1]), 1).map(|row| row.key), Some(keys[1]));
    rows.cards.truncate(1);
    assert_eq!(rows.after(keys[0]), None);
}

#[test]
fn a_row_does_not_hold_in_a_state_that_knows_other_things() {
    let ledger = World::of(TWO).ledger();
    let other = World::of("customer MAR unknown").ledger();
    for row in rows(&ledger).cards {
        assert!(row.holds_in(&ledger));
        assert!(!row.holds_in(&other));
        assert!(!row.holds_in(&Ledger::default()));
    }
}

#[test]
fn assumed_due_dates_are_confirmed_by_the_rule_that_made_them_and_stay_where_they_were() {
    let ledger = World::of(TWO).ledger();
    let rows = rows(&ledger);
    let card = &rows.cards[1].card;
    let items: Vec<_> = card.documents.iter().map(|document| document.late.item).collect();
    assert_eq!(due_date_confirmation(&ledger, card.customer, &items), Some(DueDateConfirmation::Terms(Terms::Net(30))));
    let commands = confirm_due_dates(&ledger, card.customer, &items);
    let [Command::AgreeTerms { terms: Terms::Net(30), from: None, basis: DueBasis::Confirmed, .. }] = commands.as_slice() else {
        panic!("{commands:?}");
    };
    let sure = &rows.cards[0].card;
    let items: Vec<_> = sure.documents.iter().map(|document| document.late.item).collect();
    assert_eq!(confirm_due_dates(&ledger, sure.customer, &items), []);
}

#[test]
fn a_letter_given_its_own_words_is_unchanged_and_other_words_leave_its_sums_alone() {
    let ledger = World::of(TWO).ledger();
    let rows = rows(&ledger);
    let request = LetterRequest::of(&rows.cards[0].card);
    let letter = letter(&ledger, &RateBook::built_in(), &request, day("2026-11-23"), &DaySettings::default()).unwrap();
    assert_eq!(letter.with_text(&letter.text()), letter);
    let words = LetterText { before: "Bonjour.\nUn mot.\n\n\nMerci de payer.\n".into(), ..letter.text() };
    let changed = letter.with_text(&words);
    assert_eq!(changed.before, ["Bonjour. Un mot.", "Merci de payer."]);
    assert_eq!((changed.demand.as_str(), &changed.accessory_text), ("", &None));
    assert_eq!((changed.total, &changed.lines, &changed.after), (letter.total, &letter.lines, &letter.after));
}

fn prepared(ledger: &Ledger, row: &CardRow, choices: &Choices) -> Prepared {
    prepare(ledger, &RateBook::built_in(), row, choices, day("2026-11-23"), &DaySettings::default()).unwrap()
}

#[test]
fn a_document_left_out_is_not_claimed_and_with_none_left_there_is_no_letter() {
    let ledger = World::of(TWO).ledger();
    let row = rows(&ledger).cards.remove(0);
    let all = prepared(&ledger, &row, &Choices::default());
    assert_eq!(all.letter.as_ref().unwrap().principal, eur("1000.00"));
    let mut choices = Choices { left_out: [row.documents[0].id].into(), ..Choices::default() };
    let one = prepared(&ledger, &row, &choices);
    assert_eq!(one.letter.as_ref().unwrap().principal, eur("100.00"));
    choices.left_out.insert(row.documents[1].id);
    let none = prepared(&ledger, &row, &choices);
    assert_eq!(none.letter, Err(NoLetter::Empty));
    assert!(none.is_stopped());
}

#[test]
fn a_persons_words_count_until_what_they_were_written_for_changes() {
    let ledger = World::of(TWO).ledger();
    let row = rows(&ledger).cards.remove(0);
    let proposed = prepared(&ledger, &row, &Choices::default()).proposed.unwrap();
    let own = LetterText { subject: "Un rappel".into(), ..proposed.clone() };
    let mut choices = Choices { text: Some((proposed, own)), ..Choices::default() };
    let edited = prepared(&ledger, &row, &choices);
    assert!(edited.is_edited && !edited.is_remade);
    assert_eq!(edited.letter.unwrap().subject, "Un rappel");
    choices.left_out.insert(row.documents[0].id);
    let remade = prepared(&ledger, &row, &choices);
    assert!(remade.is_remade && !remade.is_edited);
    assert_ne!(remade.letter.unwrap().subject, "Un rappel");
}

#[test]
fn a_formal_notice_is_offered_only_where_it_is_the_step() {
    let ledger = World::of(TWO).ledger();
    let row = rows(&ledger).cards.remove(0);
    assert_eq!(tones_for(&row.card), [Tone::Friendly, Tone::Firm]);
    let choices = Choices { tone: Some(Tone::Formal), ..Choices::default() };
    assert_eq!(prepared(&ledger, &row, &choices).card.tone, row.card.tone);
}

#[test]
fn a_card_paid_while_it_was_read_is_stopped() {
    let mut world = World::of(TWO);
    let row = rows(&world.ledger()).cards.remove(0);
    world.tell_all("pay DUP 2026-11-23 900.00 F1");
    let later = prepared(&world.ledger(), &row, &Choices::default());
    assert!(later.is_stopped());
    assert!(later.letter.is_err());
}
