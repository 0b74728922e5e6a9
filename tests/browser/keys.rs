//! The day's work by keyboard alone: going, looking for, opening, sending, taking back.

use crate::book::{EN, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use crate::person::Person;
use fantoccini::key::Key;
use libtest_mimic::Trial;
use serde_json::Value;
use std::sync::Arc;
use std::time::Duration;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![trial(house, "a_day_is_worked_by_keyboard_alone", by_keyboard)]
}

async fn presses_each(person: &Person, keys: &str) -> Outcome {
    for key in keys.chars() {
        person.presses(false, key).await?;
    }
    Ok(())
}

/// Waits for the place in the page.
async fn is_at(person: &Person, place: &str) -> Outcome {
    let script = "return location.hash.startsWith(arguments[0])";
    person.until_given(&format!("the page {place}"), script, vec![place.into()], Duration::from_secs(30)).await
}

/// The focus follows with the next picture.
async fn goes_to_a_row(person: &Person) -> Outcome {
    person.presses(false, 'j').await?;
    person.until("a row to have the focus", "return document.activeElement?.matches('[data-row]') === true").await
}

async fn by_keyboard(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    let (enter, escape) = (char::from(Key::Enter), char::from(Key::Escape));
    presses_each(&person, "gi").await?;
    is_at(&person, "#/invoices").await?;
    person.sees("INV-101").await?;
    // To a row, open it, close it.
    goes_to_a_row(&person).await?;
    person.presses(false, enter).await?;
    is_at(&person, "#/invoices?selected=").await?;
    person.presses(false, escape).await?;
    person.until("the sheet to close", "return location.hash === '#/invoices'").await?;
    // The page's own filter.
    presses_each(&person, "/harbour").await?;
    person.misses("INV-101").await?;
    person.sees("INV-102").await?;
    // Anything, from anywhere: the palette closes before it acts.
    person.presses(true, 'k').await?;
    presses_each(&person, "north").await?;
    person.until("the customer to be found", "return document.querySelector('dialog[open] mark') !== null").await?;
    person.presses(false, enter).await?;
    is_at(&person, "#/customer/").await?;
    person.sees("Northwind Timber").await?;
    person.until("the palette to be gone", "return document.querySelector('dialog[open]') === null").await?;
    person.presses(false, '?').await?;
    person.sees("Find or command").await?;
    person.presses(false, escape).await?;
    person.until("the keys to be gone", "return document.querySelector('dialog[open]') === null").await?;
    // The first card, its letter, sent, taken back.
    presses_each(&person, "gt").await?;
    is_at(&person, "#/today").await?;
    person.sees(EN.to_chase).await?;
    goes_to_a_row(&person).await?;
    person.presses(false, enter).await?;
    person.sees(EN.checked).await?;
    presses_each(&person, "s").await?;
    if person.sees_any(&[EN.noted, EN.up_to_which_day], Duration::from_secs(60)).await? == 1 {
        person.presses(false, enter).await?;
    }
    person.sees(EN.noted).await?;
    person.presses(true, 'z').await?;
    person.misses(EN.noted).await?;
    match person.look("return document.activeElement !== document.body", vec![]).await? {
        Value::Bool(true) => Ok(()),
        _ => Err("the focus was lost".into()),
    }
}
