//! A letter leaves as a file: as PDF, as a mail draft with that PDF.

use crate::book::{EN, FR, Said, small_taken_in};
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

async fn leaves(stage: &Stage, said: &Said) -> Outcome {
    let (person, _) = small_taken_in(stage, said).await?;
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
