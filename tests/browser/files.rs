//! What is taken along and comes back; what was said noted.

use crate::book::{EN, LONG, small_taken_in, takes_in};
use crate::house::{House, Outcome, Stage, trial};
use crate::person::Person;
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "what_is_taken_along_comes_back_with_the_same_balances", round),
        trial(house, "what_was_said_is_noted_and_stays", noted),
    ]
}

/// The bytes of the file that the page gives next, as text: saving is watched in the page, nothing is written to a disk.
async fn saved_by(person: &Person, button: &str) -> Outcome<String> {
    let watch = "window.savedFile = null; const make = URL.createObjectURL; URL.createObjectURL = (it) => { it.text().then((text) => { window.savedFile = text; }); return make.call(URL, it); }; return true";
    person.look(watch, vec![]).await?;
    person.clicks("button", button).await?;
    person.until("the file to be saved", "return window.savedFile !== null").await?;
    Ok(person.look("return window.savedFile", vec![]).await?.as_str().unwrap_or_default().to_owned())
}

async fn round(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", EN.settings).await?;
    person.sees("Take your data along").await?;
    person.pictures("take-along").await?;
    let accounts = saved_by(&person, "Save as CSV: Customer accounts").await?;
    let file = stage.write("accounts.csv", &accounts)?;
    // Another browser, which knows nothing.
    let other = stage.browser("en").await?;
    other.open("").await?;
    other.sees(EN.welcome).await?;
    takes_in(&other, &EN, &file, true).await?;
    other.clicks("link", EN.to_overview).await?;
    other.sees(EN.small_total()).await?;
    other.open("#/invoices?show=all").await?;
    other.sees("INV-103").await
}

async fn noted(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Customers").await?;
    person.clicks("row", "Northwind").await?;
    person.clicks("button", "Note an exchange").await?;
    person.clicks("button", "Note it").await?;
    person.sees("Say in a few words").await?;
    person.types("What was said", "Will pay on Friday").await?;
    person.pictures("note-an-exchange").await?;
    person.clicks("button", "Note it").await?;
    person.sees("Exchange noted").await?;
    person.sees("Telephone call").await?;
    person.pictures("exchange-noted").await?;
    person.reload().await?;
    person.sees_within("Will pay on Friday", LONG).await
}
