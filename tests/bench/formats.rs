//! Bytes of a bank statement and of a workbook to records.

use crate::Bench;
use crate::data::{Book, TODAY};
use crate::house::{Outcome, Stage};
use crate::site::{Site, agrees, number};
use crate::table::Bar;
use echeance::basis::money::{Currency, Money};
use echeance::output::csv::Cell;
use echeance::output::table::{Book as Workbook, Sheet, Table};
use echeance::output::xlsx::xlsx;
use serde_json::json;
use std::fmt::Write as _;

/// Entries of the statement, rows of the workbook: a busy month of a small firm, many times over.
const MANY: u32 = 10_000;

pub(crate) async fn statement(stage: &Stage, bench: &Bench) -> Outcome {
    let site = Site::build(stage)?;
    let (xml, cents) = camt();
    site.lay("statement.xml", xml.as_bytes())?;
    let person = site.browser(stage).await?;
    let ours = site.run(&person, "camt_echeance", vec![json!(TODAY.to_string())]).await?;
    agrees("camt_echeance", ours.get("records"), &json!(MANY))?;
    for (test, peer) in [("camt_domparser", "DOMParser"), ("camt_fastxml", "fast-xml-parser")] {
        let theirs = site.run(&person, test, vec![]).await?;
        agrees(test, theirs.get("records"), &json!(MANY))?;
        agrees(test, theirs.get("cents"), &json!(cents))?;
        bench.table.beside_whole(
            "CAMT of 10,000 entries to records",
            number(&ours, "ms")?,
            (peer, number(&theirs, "ms")?),
            Bar::Times(3.0),
        );
    }
    Ok(())
}

pub(crate) async fn workbook(stage: &Stage, bench: &Bench) -> Outcome {
    let site = Site::build(stage)?;
    let book = Book::of(MANY);
    site.lay("documents.xlsx", &documents_xlsx(&book)?)?;
    let person = site.browser(stage).await?;
    let ours = site.run(&person, "xlsx_echeance", vec![json!(TODAY.to_string())]).await?;
    let theirs = site.run(&person, "xlsx_sheetjs", vec![]).await?;
    for (test, found) in [("xlsx_echeance", &ours), ("xlsx_sheetjs", &theirs)] {
        agrees(test, found.get("records"), &json!(MANY))?;
        agrees(test, found.get("cents"), &json!(book.invoiced()))?;
    }
    bench.table.beside_whole("XLSX of 10,000 rows to records", number(&ours, "ms")?, ("SheetJS", number(&theirs, "ms")?), Bar::Times(1.0));
    Ok(())
}

/// A statement of credits with what banks say of each, and their sum in cents.
fn camt() -> (String, i64) {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-01-31T20:00:00</CreDtTm></GrpHdr><Stmt><Id>S1</Id><Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id><Ccy>EUR</Ccy></Acct>\n",
    );
    let mut sum = 0;
    for n in 0..MANY {
        let cents = i64::from(n.wrapping_mul(7919) % 500_000) + 1_000;
        sum += cents;
        let (day, amount) = (n % 28 + 1, format!("{}.{:02}", cents / 100, cents % 100));
        let _ = writeln!(
            xml,
            "<Ntry><NtryRef>{n}</NtryRef><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-01-{day:02}</Dt></BookgDt><ValDt><Dt>2026-01-{day:02}</Dt></ValDt><AcctSvcrRef>BNK{n:08}</AcctSvcrRef><BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls><Refs><EndToEndId>E2E-{n:06}</EndToEndId></Refs><AmtDtls><TxAmt><Amt Ccy=\"EUR\">{amount}</Amt></TxAmt></AmtDtls><RltdPties><Dbtr><Nm>Client {:03} &amp; Fils</Nm></Dbtr><DbtrAcct><Id><IBAN>FR76300060000112345678{:05}</IBAN></Id></DbtrAcct></RltdPties><RmtInf><Ustrd>Facture FA{n:07} du mois</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            n % 300,
            n % 300,
        );
    }
    xml.push_str("</Stmt></BkToCstmrStmt></Document>\n");
    (xml, sum)
}

/// The same columns as the CSV of the book, with days and amounts as cells of their own kind.
fn documents_xlsx(book: &Book) -> Outcome<Vec<u8>> {
    let header = ["Numéro de facture", "Code client", "Client", "Date de facture", "Date d’échéance", "Montant TTC", "Devise", "Libellé"];
    let text = |text: String| Cell::Text(text);
    let rows = book.documents.iter().enumerate().map(|(n, it)| {
        vec![
            text(format!("FA{:07}", n + 1)),
            text(format!("C{:05}", it.customer)),
            text(Book::name(it.customer)),
            Cell::Day(it.issued_on),
            Cell::Day(it.due_on),
            Cell::Amount(Money::from_minor(it.amount, Currency::EUR)),
            text("EUR".to_owned()),
            text(format!("Chantier \"Les Tilleuls\", lot {:02}", n % 97)),
        ]
    });
    let table = Table { rows: rows.collect(), header: header.map(str::to_owned).to_vec() };
    let sheet = Sheet { name: "Factures".to_owned(), title: "Factures".to_owned(), table, foot: None };
    Ok(xlsx(&Workbook { sheets: vec![sheet] }, TODAY)?)
}
