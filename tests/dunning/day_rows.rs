//! The day's list with names, due dates confirmed from it, and words changed before a letter leaves.

use crate::world::{World, day, eur};
use echeance::dunning::{
    CardRow, DaySettings, DueDateConfirmation, LetterRequest, LetterText, confirm_due_dates, day_rows, due_date_confirmation, letter,
};
use echeance::law::RateBook;
use echeance::ledger::{Command, DueBasis, Ledger, Terms};

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
