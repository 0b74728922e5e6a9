//! Files of every kind, several at once; the file that an invoice came from; what is taken along and comes back; what was said noted.

use crate::book::{EN, LONG, small_taken_in, takes_in};
use crate::house::{House, Outcome, Stage, on_data, shared, trial};
use crate::person::Person;
use libtest_mimic::Trial;
use std::io::Write as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

const UBL: &str = "einvoice/peppol/2026.5/billing/base-example.xml";

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        on_data(trial(house, "several_real_files_at_once_and_the_original_of_one", several), UBL),
        trial(house, "a_folder_is_the_files_in_it", folder),
        trial(house, "what_is_taken_along_comes_back_with_the_same_balances", round),
        trial(house, "what_was_said_is_noted_and_stays", noted),
    ]
}

/// The page's yes, once it can be given; then the next file is looked at. Where the page asks what a list holds, it is told.
async fn says_yes(person: &Person) -> Outcome {
    let asked = "const it = find('button', arguments[0]); return it !== null && (it.ariaDisabled !== 'true' || document.body.innerText.includes(arguments[1]))";
    person.until_given("the yes or the question", asked, vec![EN.record.into(), "First say what this file holds".into()], LONG).await?;
    if person.has("First say what this file holds").await? {
        person.clicks("answer", "Only what is new").await?;
    }
    let yes = "const it = find('button', arguments[0]); return it !== null && it.ariaDisabled !== 'true'";
    person.until_given("the yes", yes, vec![EN.record.into()], LONG).await?;
    person.clicks("button", EN.record).await
}

/// The bytes of the file that the page gives next, as text: saving is watched in the page, nothing is written to a disk.
async fn saved_by(person: &Person, button: &str) -> Outcome<String> {
    let watch = "window.savedFile = null; const make = URL.createObjectURL; URL.createObjectURL = (it) => { it.text().then((text) => { window.savedFile = text; }); return make.call(URL, it); }; return true";
    person.look(watch, vec![]).await?;
    person.clicks("button", button).await?;
    person.until("the file to be saved", "return window.savedFile !== null").await?;
    Ok(person.look("return window.savedFile", vec![]).await?.as_str().unwrap_or_default().to_owned())
}

async fn several(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.open("#/import").await?;
    // A UBL invoice, a workbook, and an archive with a list in it.
    let xml = std::fs::read_to_string(shared(UBL))?;
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive.start_file("deep/list.csv", zip::write::SimpleFileOptions::default())?;
    archive.write_all(b"Invoice number,Customer,Invoice date,Due date,Total incl. VAT\nZ-1,Zeta,2026-01-05,2026-02-05,10.00\n")?;
    let zip = stage.write("files.zip", "")?;
    std::fs::write(&zip, archive.finish()?.into_inner())?;
    let workbook = shared("xlsx/generated/01_plain.xlsx");
    let all: Vec<PathBuf> = [shared(UBL), workbook, zip].iter().map(|path| path.canonicalize()).collect::<Result<_, _>>()?;
    person.chooses_files(&all).await?;
    for _ in 0..3 {
        person.sees_within(EN.would_change, LONG).await?;
        says_yes(&person).await?;
    }
    person.sees_within("files.zip/list.csv is recorded", LONG).await?;
    person.pictures("several-files").await?;
    // The invoice's own file is on its sheet, and is what was dropped, byte for byte.
    let number = between(&xml, "<cbc:ID>", "</cbc:ID>").ok_or("a number")?;
    person.open("#/invoices?show=all").await?;
    person.types("Find", number).await?;
    person.clicks("row", number).await?;
    person.sees("Original file").await?;
    person.pictures("original-file").await?;
    let saved = saved_by(&person, "Save the file").await?;
    if saved != xml {
        return Err("another file was saved than was dropped".into());
    }
    person.reload().await?;
    person.sees_within("Save the file", Duration::from_secs(60)).await
}

fn between<'t>(text: &'t str, start: &str, end: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

async fn folder(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.open("#/import").await?;
    // As the browser tells a dropped folder: an entry with entries in it, told in two parts.
    let drop = "const file = (name, text) => ({ isFile: true, isDirectory: false, name, file: (done) => done(new File([text], name)) });
const folder = (name, parts) => ({ isFile: false, isDirectory: true, name, createReader: () => { let at = 0; return { readEntries: (done) => done(parts[at++] ?? []) }; } });
const head = 'Invoice number,Customer,Invoice date,Due date,Total incl. VAT\\n';
const entry = folder('books', [[file('b.csv', head + 'B-1,Beta,2026-01-05,2026-02-05,20.00\\n'), file('.DS_Store', 'x')], [folder('more', [[file('c.csv', head + 'C-1,Gamma,2026-01-06,2026-02-06,30.00\\n')]])]]);
const event = new Event('drop', { bubbles: true, cancelable: true });
event.dataTransfer = { items: [{ webkitGetAsEntry: () => entry }], files: null, types: ['Files'] };
document.querySelector('main .drop').dispatchEvent(event); return true";
    person.look(drop, vec![]).await?;
    for _ in 0..2 {
        person.sees_within(EN.would_change, LONG).await?;
        says_yes(&person).await?;
    }
    person.open("#/overview").await?;
    person.sees_within("50.00", LONG).await
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
