//! From a file to a letter that stays sent, in both languages; and the way back.

use crate::book::{EN, FR, SMALL_TOTAL, Said, interest, small_taken_in, takes_in, today_of};
use crate::house::{House, Outcome, Stage, on_data, shared, trial};
use crate::person::Person;
use fantoccini::key::Key;
use libtest_mimic::Trial;
use std::sync::Arc;
use std::time::Duration;

const FEC: &str = "fec/111111111FEC20221231.TXT";

/// What the 411 accounts of [`FEC`] hold at its end, by an independent reading, as each language writes it.
fn balance_of_411(said: &Said) -> &'static str {
    if said.language == "fr" { "14 416,52" } else { "14,416.52" }
}

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        on_data(trial(house, "a_real_fec_becomes_a_letter_that_stays_sent_in_french", async |stage| a_real_fec(stage, &FR).await), FEC),
        on_data(trial(house, "a_real_fec_becomes_a_letter_that_stays_sent_in_english", async |stage| a_real_fec(stage, &EN).await), FEC),
        trial(house, "a_list_of_invoices_becomes_a_letter_with_interest_in_french", async |stage| a_list(stage, &FR).await),
        trial(house, "a_list_of_invoices_becomes_a_letter_with_interest_in_english", async |stage| a_list(stage, &EN).await),
        trial(house, "ctrl_z_takes_an_import_back_and_the_file_comes_in_again", undo),
        trial(house, "the_example_company_has_someone_to_chase", example),
    ]
}

async fn a_real_fec(stage: &Stage, said: &Said) -> Outcome {
    let person = stage.browser(said.language).await?;
    // A Monday four weeks after the last entry of the file: what it holds is late, but not yet old.
    person.set_clock("2023-08-28").await?;
    person.open("").await?;
    person.sees(said.welcome).await?;
    takes_in(&person, said, &shared(FEC), false).await?;
    person.clicks("link", said.to_overview).await?;
    person.sees(balance_of_411(said)).await?;
    let marked = chases_the_first(&person, said, "2023-08-28").await?;
    stays_after_reload(&person, said, &marked, balance_of_411(said)).await
}

async fn a_list(stage: &Stage, said: &Said) -> Outcome {
    let (person, csv) = small_taken_in(stage, said).await?;
    let today = today_of(&person).await?;
    person.clicks("link", said.to_overview).await?;
    person.sees(said.small_total()).await?;
    // The one 40 days late: between businesses it bears interest, and the fixed sum of 40 euros.
    let expected = said.amount(interest(&csv, "INV-101", today)?);
    person.clicks("link", said.invoices).await?;
    person.sees("INV-101").await?;
    person.clicks("row", "INV-101").await?;
    person.sees(&expected).await?;
    person.sees(said.forty_euros).await?;
    let marked = chases_the_first(&person, said, &today.to_string()).await?;
    stays_after_reload(&person, said, &marked, said.small_total()).await
}

/// Opens the first card of the day, reads its letter, marks it as sent; the line that says so.
async fn chases_the_first(person: &Person, said: &Said, today: &str) -> Outcome<String> {
    person.clicks("link", said.today).await?;
    person.sees(said.to_chase).await?;
    person.clicks("link", said.review).await?;
    person.sees(said.checked).await?;
    person.clicks("button", said.print).await?;
    let paper =
        "return document.querySelector('article') !== null && plain(document.querySelector('article').innerText).includes(arguments[0])";
    person.until_given("the letter on its sheet", paper, vec![said.subject.into()], Duration::from_secs(60)).await?;
    person.pictures(&format!("letter-{}", said.language)).await?;
    person.presses(false, char::from(Key::Escape)).await?;
    person.clicks("button", said.mark_sent).await?;
    if person.sees_any(&[said.noted, said.up_to_which_day], Duration::from_secs(60)).await? == 1 {
        person.types(said.bank_checked, today).await?;
        person.clicks("button", said.note_and_mark).await?;
    }
    person.sees(said.noted).await?;
    let line =
        person.look("return page().split('. ').find((it) => it.includes(plain(arguments[0]))) ?? ''", vec![said.noted.into()]).await?;
    let line = line.as_str().unwrap_or_default();
    Ok(line.chars().rev().take(45).collect::<Vec<_>>().into_iter().rev().collect())
}

/// After a reload the reminder is still sent, and the figures are what they were.
async fn stays_after_reload(person: &Person, said: &Said, marked: &str, total: &str) -> Outcome {
    person.reload().await?;
    person.clicks("link", said.today).await?;
    person.sees(said.noted).await?;
    person.sees(marked).await?;
    person.clicks("link", said.overview).await?;
    person.sees(total).await
}

async fn undo(stage: &Stage) -> Outcome {
    let (person, csv) = small_taken_in(stage, &EN).await?;
    person.clicks("link", EN.to_overview).await?;
    person.sees(SMALL_TOTAL[0]).await?;
    // What was answered about old debts first, then the import.
    for _ in 0..5 {
        if !person.has(SMALL_TOTAL[0]).await? {
            break;
        }
        person.presses(true, 'z').await?;
        tokio::time::sleep(Duration::from_millis(1500)).await;
    }
    person.misses(SMALL_TOTAL[0]).await?;
    person.clicks("link", EN.today).await?;
    person.sees(EN.empty).await?;
    person.reload().await?;
    person.misses("Northwind").await?;
    let file = stage.write("again.csv", &csv)?;
    person.open("#/import").await?;
    takes_in(&person, &EN, &file, true).await?;
    person.clicks("link", EN.to_overview).await?;
    person.sees(SMALL_TOTAL[0]).await
}

async fn example(stage: &Stage) -> Outcome {
    let person = stage.browser("fr").await?;
    person.open("").await?;
    person.clicks("button", FR.example).await?;
    person.sees_within(FR.to_chase, crate::book::LONG).await
}
