//! Files on their way in, as they come in life: several at once, a whole folder, columns that mislead; an import taken back after
//! it was matched; and what a browser gave out, read by another one.

use crate::book::{EN, LONG, small_taken_in, today_of};
use crate::house::{House, Outcome, Stage, on_data, shared, trial};
use crate::person::Person;
use chrono::Days;
use echeance::journal::Hash;
use libtest_mimic::Trial;
use std::path::PathBuf;
use std::sync::Arc;

const FEC: &str = "fec/111111111FEC20221231.TXT";
const FACTUR_X: &str = "einvoice/akretion/pdf/invoice_EN16931.pdf";
const STATEMENT: &str = "bank/camt/genkgo/camt053.v2.with-account-name.xml";
const WORKBOOK: &str = "xlsx/generated/01_plain.xlsx";

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        on_data(trial(house, "several_real_files_are_dropped_at_once_and_the_original_is_kept", at_once), FACTUR_X),
        trial(house, "a_folder_is_dropped_with_what_the_system_put_in_it", folder),
        trial(house, "columns_are_put_right_by_hand_and_remembered", by_hand),
        trial(house, "an_import_is_undone_with_what_was_matched_on_it", undone_after_matching),
        trial(house, "a_workbook_that_was_saved_reads_back_in_a_fresh_browser", workbook_round),
    ]
}

/// The yes, once it can be pressed; where the file has to be told apart first, it is said to be only what is new.
async fn says_yes(person: &Person, file: &str) -> Outcome {
    let up = "const it = find('heading', 'What would change'); return it !== null && page().includes(arguments[0])";
    person.until_given(&format!("{file} to come up"), up, vec![file.into()], LONG).await?;
    if person.has("First say what this file holds").await? {
        person.clicks("answer", "Only what is new").await?;
    }
    let ready =
        "const it = find('button', 'Record the') ?? find('button', 'Record this'); return it !== null && it.ariaDisabled !== 'true'";
    person.until_given("the yes", ready, vec![], LONG).await?;
    let button = if person.finds("button", "Record the").await? { "Record the" } else { "Record this" };
    person.clicks("button", button).await
}

/// What the page saves next, as text made by `what`; workers start from such an address too, and are no files.
async fn saved_by(person: &Person, button: &str, what: &str) -> Outcome<String> {
    let watch = format!(
        "window.savedFile = null; const make = URL.createObjectURL;
         URL.createObjectURL = (it) => {{ if (it.type !== 'text/javascript') it.arrayBuffer().then({what}).then((it) => {{ window.savedFile = it; }}); return make.call(URL, it); }}; return true"
    );
    person.look(&watch, vec![]).await?;
    person.clicks("button", button).await?;
    person.until_given("the file to be saved", "return window.savedFile !== null", vec![], LONG).await?;
    Ok(person.look("return window.savedFile", vec![]).await?.as_str().unwrap_or_default().to_owned())
}

const AS_HASH: &str = "(it) => crypto.subtle.digest('SHA-256', it).then((it) => [...new Uint8Array(it)].map((it) => it.toString(16).padStart(2, '0')).join(''))";
const AS_HEX: &str = "(it) => [...new Uint8Array(it)].map((it) => it.toString(16).padStart(2, '0')).join('')";

async fn at_once(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    person.open("#/import").await?;
    person.drops(&[shared(STATEMENT), shared(WORKBOOK), shared(FACTUR_X), shared(FEC)]).await?;
    // What says where to let go is gone once that is done.
    person.misses("Release to read").await?;
    // Books first, then lists and invoices as they came, statements last: what they pay is known then.
    for file in [FEC, WORKBOOK, FACTUR_X, STATEMENT] {
        let name = file.rsplit('/').next().unwrap_or_default();
        says_yes(&person, name).await?;
    }
    person.sees_within("See where the money stands", LONG).await?;
    for file in [FEC, WORKBOOK, FACTUR_X] {
        person.sees(&format!("{} is recorded", file.rsplit('/').next().unwrap_or_default())).await?;
    }
    person.pictures("several-files").await?;
    // The original, from its document: byte for byte what was dropped.
    person.open("#/invoices?show=all").await?;
    person.types("Filter", "F20260023").await?;
    person.clicks("row", "F20260023").await?;
    person.sees("Original file").await?;
    person.sees("invoice_EN16931.pdf").await?;
    person.pictures("original-of-an-invoice").await?;
    let given = saved_by(&person, "Save the file", AS_HASH).await?;
    let dropped = Hash::of(&std::fs::read(shared(FACTUR_X))?).to_string();
    if given != dropped {
        return Err(format!("the original is another file: {given}, not {dropped}").into());
    }
    Ok(())
}

async fn folder(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    let today = today_of(&person).await?;
    let books = stage.folder().join("books");
    std::fs::create_dir_all(books.join("2026/deep"))?;
    let head = "Invoice number,Customer,Invoice date,Due date,Total incl. VAT\n";
    let (issued, due) = (today - Days::new(60), today - Days::new(30));
    std::fs::write(books.join("first.csv"), format!("{head}F-1,Northwind Timber,{issued},{due},100.00\n"))?;
    std::fs::write(books.join("2026/deep/second.csv"), format!("{head}F-2,Harbour Books,{issued},{due},200.00\n"))?;
    std::fs::write(books.join(".DS_Store"), [0, 0, 0, 1, 66, 117, 100, 49])?;
    std::fs::write(books.join("2026/Thumbs.db"), [0xd0, 0xcf, 0x11, 0xe0])?;
    person.open("#/import").await?;
    person.drops(&[books]).await?;
    // What lies deeper comes first: by name.
    person.sees_within("1 file to come", LONG).await?;
    says_yes(&person, "second.csv").await?;
    says_yes(&person, "first.csv").await?;
    person.sees_within("See where the money stands", LONG).await?;
    person.misses("Thumbs.db").await?;
    person.misses("DS_Store").await?;
    person.open("#/invoices?show=all").await?;
    person.sees("F-1").await?;
    person.sees("F-2").await
}

async fn by_hand(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    let today = today_of(&person).await?;
    let (issued, due) = (today - Days::new(60), today - Days::new(30));
    // The program that wrote it has its two dates the wrong way round.
    let line = |number: &str| {
        format!("Invoice number,Customer,Due date,Invoice date,Total incl. VAT\n{number},Northwind Timber,{issued},{due},100.00\n")
    };
    person.open("#/import").await?;
    person.chooses_file(&stage.write("turned.csv", &line("T-1"))?).await?;
    person.sees_within(EN.would_change, LONG).await?;
    person.chooses("Due date becomes", "Date of issue").await?;
    person.chooses("Invoice date becomes", "Due date").await?;
    let put_right = "return find('choice', 'Due date becomes')?.selectedOptions[0].text === 'Date of issue'
        && find('choice', 'Invoice date becomes')?.selectedOptions[0].text === 'Due date'";
    person.until_given("the columns put right", put_right, vec![], LONG).await?;
    person.pictures("columns-by-hand").await?;
    says_yes(&person, "turned.csv").await?;
    person.sees_within("turned.csv is recorded", LONG).await?;
    // The next file of that shape is read so.
    person.chooses_file(&stage.write("turned-2.csv", &line("T-2"))?).await?;
    person.sees_within("columns kept from a file of the same shape", LONG).await?;
    person.until_given("the columns remembered", put_right, vec![], LONG).await?;
    says_yes(&person, "turned-2.csv").await?;
    person.sees_within("turned-2.csv is recorded", LONG).await?;
    person.open("#/invoices?show=all").await?;
    person.clicks("row", "T-2").await?;
    // Issued, then due: not the other way round.
    let says = |day: chrono::NaiveDate| day.format("%-d %b %Y").to_string();
    person.sees(&format!("issued on {}", says(issued))).await?;
    person.sees(&format!("was due on {}", says(due))).await
}

async fn undone_after_matching(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    let today = today_of(&person).await?;
    let day = (today - Days::new(2)).format("%d/%m/%Y");
    let list = format!("Date;Libellé;Débit;Crédit\n{day};PAYMENT INV-101 NORTHWIND;;1200,00\n{day};FRAIS TENUE DE COMPTE;6,50;\n");
    let file = stage.write("bank.csv", &list)?;
    person.open("#/import").await?;
    person.chooses_file(&file).await?;
    says_yes(&person, "bank.csv").await?;
    person.sees_within("2 statement lines", LONG).await?;
    person.clicks("link", "See the 2 lines to explain").await?;
    person.sees_within("Northwind", LONG).await?;
    person.presses(false, 't').await?;
    person.sees_within("1 of 2 lines explained", LONG).await?;
    person.clicks("link", "Invoices").await?;
    person.sees("INV-102").await?;
    person.misses("INV-101").await?;
    // The import's own way back takes along what stands on it.
    person.open("#/import").await?;
    let undo = "const line = [...document.querySelectorAll('.undo-line')].find((it) => it.textContent.includes('bank.csv'));
        line?.querySelector('button').click(); return line !== undefined";
    person.until("the way back of bank.csv", undo).await?;
    person.sees_within("bank.csv is undone", LONG).await?;
    person.clicks("link", "Invoices").await?;
    person.sees_within("INV-101", LONG).await?;
    person.open("#/bank").await?;
    person.sees_within("No statement was read yet.", LONG).await?;
    // And it is new again.
    person.open("#/import").await?;
    person.chooses_file(&file).await?;
    says_yes(&person, "bank.csv").await?;
    person.sees_within("2 statement lines", LONG).await
}

async fn workbook_round(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", EN.settings).await?;
    person.sees("Take your data along").await?;
    let hex = saved_by(&person, "Save as XLSX workbook: Customer accounts", AS_HEX).await?;
    let bytes: Vec<u8> = (0..hex.len() / 2).filter_map(|at| u8::from_str_radix(hex.get(at * 2..at * 2 + 2)?, 16).ok()).collect();
    if !bytes.starts_with(b"PK") {
        return Err("no workbook was saved".into());
    }
    let file: PathBuf = stage.folder().join("accounts.xlsx");
    std::fs::write(&file, bytes)?;
    let other = stage.browser("en").await?;
    other.open("").await?;
    other.sees(EN.welcome).await?;
    other.open("#/import").await?;
    other.chooses_file(&file).await?;
    says_yes(&other, "accounts.xlsx").await?;
    other.clicks("link", EN.to_overview).await?;
    other.sees(EN.small_total()).await?;
    other.open("#/invoices?show=all").await?;
    for number in ["INV-101", "INV-102", "INV-103"] {
        other.sees(number).await?;
    }
    Ok(())
}
