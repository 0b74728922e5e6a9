//! Bank statements: dropped with the page's own question, matched by the keyboard alone, undone with what stands on them, and again.

use crate::book::{EN, FR, LONG, Said, small_taken_in, takes_in, today_of};
use crate::house::{House, Outcome, Stage, trial};
use crate::person::Person;
use chrono::{Days, NaiveDate};
use fantoccini::key::Key;
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "a_statement_is_matched_by_the_keyboard_alone_in_french", async |stage| by_keys(stage, &FR).await),
        trial(house, "a_statement_is_matched_by_the_keyboard_alone_in_english", async |stage| by_keys(stage, &EN).await),
        trial(house, "a_statement_once_and_again_in_two_formats_and_undone", once_and_again),
        trial(house, "a_line_is_shared_out_by_hand_with_typed_amounts_and_a_rest", by_hand),
    ]
}

/// A payment that names its invoice, one of nobody known, and the bank's charges, as CAMT.053.
fn camt(today: NaiveDate) -> String {
    let day = today - Days::new(2);
    let entry = |amount: &str, sign: &str, family: &str, text: &str, name: &str| {
        format!(
            "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>{day}</Dt></BookgDt>\
             <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>{family}</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>\
             <NtryDtls><TxDtls><RltdPties><Dbtr><Nm>{name}</Nm></Dbtr></RltdPties><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        )
    };
    let balance = |code: &str, amount: &str| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>{day}</Dt></Dt></Bal>"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>\
         <GrpHdr><MsgId>1</MsgId><CreDtTm>{day}T20:00:00</CreDtTm></GrpHdr><Stmt><Id>7</Id><CreDtTm>{day}T20:00:00</CreDtTm>\
         <Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>{}{}{}{}{}</Stmt></BkToCstmrStmt></Document>",
        balance("OPBD", "1000.00"),
        balance("CLBD", "2292.00"),
        entry("1200.00", "CRDT", "RCDT", "PAYMENT INV-101", "NORTHWIND"),
        entry("98.50", "CRDT", "RCDT", "QQ 77", ""),
        entry("6.50", "DBIT", "MDOP", "FRAIS TENUE DE COMPTE", ""),
    )
}

/// The same three lines as a bank's list.
fn list(today: NaiveDate) -> String {
    let day = (today - Days::new(2)).format("%d/%m/%Y");
    format!("Date;Libellé;Débit;Crédit\n{day};PAYMENT INV-101 NORTHWIND;;1200,00\n{day};QQ 77;;98,50\n{day};FRAIS TENUE DE COMPTE;6,50;\n")
}

async fn takes_statement(person: &Person, stage: &Stage, name: &str, text: &str, yes: &str) -> Outcome {
    let file = stage.write(name, text)?;
    person.open("#/import").await?;
    person.chooses_file(&file).await?;
    let there = "const it = find('button', arguments[0]); return it !== null && it.ariaDisabled !== 'true'";
    person.until_given("the yes", there, vec![yes.into()], LONG).await
}

struct Says {
    yes: &'static str,
    page: &'static str,
    progress: [&'static str; 3],
    named: &'static str,
    no_longer: &'static str,
}

async fn by_keys(stage: &Stage, said: &Said) -> Outcome {
    let says = if said.language == "fr" {
        Says {
            yes: "Enregistrer ces 3 lignes",
            page: "Encaissements",
            progress: ["0 sur 3 lignes expliquées", "1 sur 3 lignes expliquées", "2 sur 3 lignes expliquées"],
            named: "Le libellé nomme INV-101",
            no_longer: "Plus à relancer aujourd’hui",
        }
    } else {
        Says {
            yes: "Record these 3 lines",
            page: "Receipts",
            progress: ["0 of 3 lines explained", "1 of 3 lines explained", "2 of 3 lines explained"],
            named: "The text names INV-101",
            no_longer: "No longer to be chased today",
        }
    };
    let (person, _) = small_taken_in(stage, said).await?;
    let today = today_of(&person).await?;
    takes_statement(&person, stage, "releve.xml", &camt(today), says.yes).await?;
    person.pictures(&format!("statement-import-{}", said.language)).await?;
    person.clicks("button", says.yes).await?;
    person.clicks("link", says.page).await?;
    person.sees(says.progress[0]).await?;
    person.sees_within("INV-101", LONG).await?;
    // From here on no mouse: into the list, to the line that names its invoice, and yes.
    person.presses(false, 'j').await?;
    let on_it = "return document.querySelector(\"[aria-selected='true']\")?.textContent.includes('INV-101') ?? false";
    for _ in 0..3 {
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        if person.look(on_it, vec![]).await? == serde_json::Value::Bool(true) {
            break;
        }
        person.presses(false, 'j').await?;
    }
    person.until_given("the line that names its invoice", on_it, vec![], LONG).await?;
    person.sees(says.named).await?;
    person.pictures(&format!("bank-{}", said.language)).await?;
    person.presses(false, char::from(Key::Enter)).await?;
    person.sees_within(says.progress[1], LONG).await?;
    person.sees(says.no_longer).await?;
    // The charges by their letter.
    person.presses(false, 'k').await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    person.presses(false, 'k').await?;
    tokio::time::sleep(std::time::Duration::from_millis(800)).await;
    person.presses(false, 'a').await?;
    person.sees_within(says.progress[2], LONG).await?;
    // One gesture back, and it is to be looked at again.
    person.presses(true, 'z').await?;
    person.sees_within(says.progress[1], LONG).await?;
    person.reload().await?;
    person.sees_within(says.progress[1], LONG).await
}

async fn once_and_again(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    let today = today_of(&person).await?;
    takes_statement(&person, stage, "statement.xml", &camt(today), "Record these 3 lines").await?;
    person.clicks("button", "Record these 3 lines").await?;
    person.sees_within("3 statement lines", LONG).await?;
    person.clicks("link", "See the 3 lines to explain").await?;
    person.sees_within("Northwind", LONG).await?;
    person.presses(false, 't').await?;
    person.sees_within("2 to look at", LONG).await?;
    // The same again, and the same as a bank's list: nothing new.
    for (name, text) in [("statement.xml", camt(today)), ("list.csv", list(today))] {
        let file = stage.write(name, &text)?;
        person.open("#/import").await?;
        person.chooses_file(&file).await?;
        person.sees_within("This file brings nothing new.", LONG).await?;
        person.sees("Its 3 lines are known already.").await?;
        person.clicks("button", "Fine").await?;
    }
    // Undone with what stands on it, it comes in again.
    person.open("#/settings").await?;
    person.presses(true, 'z').await?;
    person.presses(true, 'z').await?;
    person.open("#/bank").await?;
    person.sees_within("No statement was read yet.", LONG).await?;
    takes_statement(&person, stage, "statement.xml", &camt(today), "Record these 3 lines").await
}

/// Two invoices paid in one sum, less charges, by the keyboard: the line, its documents, what each gets, what becomes of the rest.
async fn by_hand(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    let today = today_of(&person).await?;
    let (issued, due, day) = (today - Days::new(50), today - Days::new(20), (today - Days::new(2)).format("%d/%m/%Y"));
    let head = "Invoice number,Customer,Invoice date,Due date,Total incl. VAT";
    let rows = format!("{head}\nH-1,Northwind Timber,{issued},{due},1000.00\nH-2,Northwind Timber,{issued},{due},500.00\n");
    takes_in(&person, &EN, &stage.write("invoices.csv", &rows)?, true).await?;
    let list = format!("Date;Libellé;Débit;Crédit\n{day};QQ 77;;1485,00\n");
    takes_statement(&person, stage, "bank.csv", &list, "Record this line").await?;
    person.clicks("button", "Record this line").await?;
    person.sees_within("1 statement line", LONG).await?;
    person.open("#/bank").await?;
    person.sees_within("QQ 77", LONG).await?;
    person.presses(false, 'o').await?;
    // Opened by its key, the field takes what is typed; Enter takes the first that fits.
    let in_field = "return document.activeElement?.matches('.by-hand input') ?? false";
    person.until("the field for a customer to have focus", in_field).await?;
    person.types("Customer, invoice or amount", "northw").await?;
    person.sees("Northwind Timber").await?;
    person.presses(false, char::from(Key::Enter)).await?;
    person.sees("Open with Northwind Timber").await?;
    person.until("the first document to have focus", "return document.activeElement?.matches('.by-hand table input') ?? false").await?;
    person.presses(false, ' ').await?;
    person.clicks("tick", "Allocate to H-2").await?;
    person.sees("H-2: €15.00 is left").await?;
    // More than is open, more than came, and no amount at all: each is said, and nothing is allocated.
    person.types("Amount for H-2", "500.01").await?;
    person.sees("H-2: €500.00 at most").await?;
    // What is not typed takes what there is; once it is typed too, the line no longer holds both.
    person.types("Amount for H-2", "490").await?;
    person.sees("H-1: €5.00 is left").await?;
    person.types("Amount for H-1", "1000").await?;
    person.sees("€5.00 more than the line").await?;
    person.types("Amount for H-2", "four").await?;
    person.sees("What is written for H-2 is no amount").await?;
    person.types("Amount for H-2", "485").await?;
    person.misses("is no amount").await?;
    person.chooses("H-2: €15.00 is left", "charges of the payer’s bank").await?;
    person.pictures("allocated-by-hand").await?;
    person.holds_telephone(true).await?;
    person.pictures("allocated-by-hand-narrow").await?;
    person.holds_telephone(false).await?;
    person.types("Amount for H-2", "485").await?;
    person.presses(false, char::from(Key::Enter)).await?;
    person.sees_within("One line is explained.", LONG).await?;
    person.sees("The line is explained.").await?;
    person.open("#/invoices").await?;
    person.misses("H-1").await?;
    person.misses("H-2").await?;
    // One gesture back: both are owed again, and the line is open; and so it stays.
    person.presses(true, 'z').await?;
    person.sees_within("H-2", LONG).await?;
    person.reload().await?;
    person.sees_within("H-1", LONG).await?;
    person.open("#/bank").await?;
    person.sees_within("0 of 1 lines explained", LONG).await
}
