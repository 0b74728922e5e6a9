//! A letter leaves as a file: as PDF, as a mail draft with that PDF.

use crate::book::{EN, FR, Said, small, takes_in, today_of};
use crate::house::{House, Outcome, Stage, trial};
use crate::person::Person;
use libtest_mimic::Trial;
use serde_json::json;
use std::sync::Arc;
use std::time::Duration;

const LONG: Duration = Duration::from_secs(90);

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "a_letter_leaves_as_a_pdf_and_with_a_mail_draft_in_french", async |stage| leaves(stage, &FR).await),
        trial(house, "a_letter_leaves_as_a_pdf_and_with_a_mail_draft_in_english", async |stage| leaves(stage, &EN).await),
        trial(house, "a_call_is_answered_by_keys_and_taken_back_in_french", async |stage| calls(stage, &FR).await),
        trial(house, "a_call_is_answered_by_keys_and_taken_back_in_english", async |stage| calls(stage, &EN).await),
    ]
}

/// Keeps what the page gives to the person to save: names, and bytes as text of Latin-1.
const SAVED: &str = "globalThis.saved = [];
    const made = URL.createObjectURL, blobs = new Map();
    URL.createObjectURL = (blob) => { const address = made.call(URL, blob); blobs.set(address, blob); return address; };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
      if (!this.download) return click.call(this);
      const name = this.download;
      blobs.get(this.href).arrayBuffer().then((bytes) => {
        saved.push([name, Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join('')]);
      });
    };";

async fn saves(person: &Person, ending: &str, beginning: &str) -> Outcome {
    let script = "return saved.some(([name, text]) => name.endsWith(arguments[0]) && text.includes(arguments[1]))";
    person.until_given(&format!("a file {ending}"), script, vec![ending.into(), beginning.into()], LONG).await
}

/// Nothing is chased on a closed day.
async fn on_a_monday(stage: &Stage, said: &Said) -> Outcome<Person> {
    let person = stage.browser(said.language).await?;
    person.set_clock("2026-11-30").await?;
    person.open("").await?;
    person.sees(said.welcome).await?;
    let file = stage.write("invoices.csv", &small(today_of(&person).await?))?;
    takes_in(&person, said, &file, true).await?;
    Ok(person)
}

async fn leaves(stage: &Stage, said: &Said) -> Outcome {
    let person = on_a_monday(stage, said).await?;
    person.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": SAVED })).await?;
    person.reload().await?;
    person.clicks("link", said.today).await?;
    person.sees(said.to_chase).await?;
    person.clicks("link", said.review).await?;
    person.sees(said.checked).await?;
    // The draft, by its key, holds the letter.
    person.presses(false, 'm').await?;
    saves(&person, ".eml", "application/pdf").await?;
    person.clicks("button", said.print).await?;
    let (save, told) = if said.language == "fr" { ("Enregistrer en PDF", "Lettre enregistrée") } else { ("Save as PDF", "Letter saved") };
    person.sees(save).await?;
    person.pictures(&format!("letter-page-{}", said.language)).await?;
    person.clicks("button", save).await?;
    person.sees(told).await?;
    saves(&person, ".pdf", "%PDF-1.7").await
}

/// A call, by keys alone: its answers noted, a wrong one answered in words, undone.
async fn calls(stage: &Stage, said: &Said) -> Outcome {
    let french = said.language == "fr";
    let person = on_a_monday(stage, said).await?;
    person.clicks("link", said.today).await?;
    person.sees(said.to_chase).await?;
    person.clicks("link", said.review).await?;
    person.sees(said.checked).await?;
    person.clicks("link", if french { "Guide d’appel" } else { "Call guide" }).await?;
    person.until("the guide", "return location.hash.startsWith('#/call/')").await?;
    person.sees(if french { "On vous répond" } else { "They answer" }).await?;
    person.pictures(&format!("call-{}", said.language)).await?;
    // Too much, and a day that has passed: said in words, nothing noted.
    person.presses(false, '2').await?;
    let amount = if french { "Montant" } else { "Amount" };
    person.types(amount, "999999").await?;
    let note = if french { "Noter la promesse" } else { "Note the promise" };
    person.clicks("button", note).await?;
    person.sees(if french { "Un montant positif, au plus" } else { "A positive amount, at most" }).await?;
    person.pictures(&format!("call-promise-{}", said.language)).await?;
    person.types(amount, if french { "10,00" } else { "10.00" }).await?;
    person.clicks("button", note).await?;
    person.until("the day", "return location.hash.startsWith('#/today')").await?;
    person.sees(if french { "Promesse" } else { "Promise" }).await?;
    person.reload().await?;
    person.sees(if french { "Promesse" } else { "Promise" }).await?;
    person.presses(true, 'z').await?;
    person.clicks("link", said.review).await?;
    person.sees(said.checked).await?;
    person.clicks("link", if french { "Guide d’appel" } else { "Call guide" }).await?;
    person.sees(if french { "On vous répond" } else { "They answer" }).await?;
    // Nobody there: one key, Enter on its button.
    person.presses(false, '9').await?;
    person.clicks("button", if french { "Noter et reporter" } else { "Note and put off" }).await?;
    person.until("the day", "return location.hash.startsWith('#/today')").await
}
