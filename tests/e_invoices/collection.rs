//! The collection of real files against `oracle.csv`, which other libraries read. What differs is printed by folder.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::{on_data, shared};
use echeance::exchange::einvoice::{self, EInvoice, Own, Syntax};
use echeance::exchange::{ReadError, ReadOptions, pdf, read};
use libtest_mimic::{Failed, Trial};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::ControlFlow;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        on_data("the_collection_reads_to_what_an_independent_reader_found", fields),
        on_data("what_is_booked_is_open_for_what_is_to_be_paid", open_amounts),
        on_data("lines_come_to_the_net_amount_that_the_document_states", lines),
    ]
}

/// BG-25 with BG-20 and BG-21 make BT-109 (rules BR-CO-10 and BR-CO-13 of the norm), where a file states both.
fn lines() -> Result<(), Failed> {
    let (mut with, mut right, mut told) = (0_u32, 0_u32, String::new());
    for row in oracle().into_iter().filter(|row| row["error"].is_empty()) {
        let Ok(invoice) = parsed(&row["file"]) else { continue };
        let nets: Option<Vec<Decimal>> = invoice.items.iter().map(|line| line.net).collect();
        let (Some(nets), Some(stated)) = (nets.filter(|nets| !nets.is_empty()), invoice.net) else { continue };
        // The profiles below BASIC state allowances and no lines.
        if invoice.lines == 0 {
            continue;
        }
        with += 1;
        let sum: Decimal = nets.iter().map(|net| net.round_dp(2)).sum();
        if (sum - stated).abs() <= Decimal::new(1, 2) {
            right += 1;
        } else {
            writeln!(told, "  {}: lines {sum}, stated {stated}", row["file"]).unwrap();
        }
    }
    println!("documents whose lines come to what they state: {right} of {with}\n{told}");
    if right * 100 >= with * 95 { Ok(()) } else { Err(format!("only {right} of {with}:\n{told}").into()) }
}

type Row = BTreeMap<String, String>;

fn oracle() -> Vec<Row> {
    let mut csv = csv::Reader::from_path(shared("einvoice/oracle.csv")).unwrap();
    csv.deserialize().map(Result::unwrap).collect()
}

fn parsed(file: &str) -> Result<EInvoice, ReadError> {
    let bytes = std::fs::read(shared("einvoice").join(file)).unwrap();
    if bytes.starts_with(b"%PDF") { einvoice::parse(&pdf::invoice_xml(&bytes)?) } else { einvoice::parse(&bytes) }
}

fn folder(file: &str) -> &str {
    file.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Read, wrong and refused.
#[derive(Default)]
struct Count([u32; 3]);

fn fields() -> Result<(), Failed> {
    let mut folders: BTreeMap<String, Count> = BTreeMap::new();
    let (mut told, mut wrong_or_refused, mut valid) = (String::new(), 0, 0);
    for row in oracle() {
        let file = &row["file"];
        let count = &mut folders.entry(folder(file).to_owned()).or_default().0;
        let must_fail = !row["error"].is_empty();
        valid += u32::from(!must_fail);
        match parsed(file) {
            Err(error) if must_fail => {
                count[2] += 1;
                writeln!(told, "refused, as it must be: {file}: {error}").unwrap();
            }
            Err(error) => {
                count[2] += 1;
                wrong_or_refused += 1;
                writeln!(told, "refused: {file}: {error}").unwrap();
            }
            Ok(_) if must_fail => {
                count[1] += 1;
                wrong_or_refused += 1;
                writeln!(told, "read, and must not be: {file}").unwrap();
            }
            Ok(invoice) => {
                let differ = differences(&row, &invoice);
                count[usize::from(!differ.is_empty())] += 1;
                if !differ.is_empty() {
                    wrong_or_refused += 1;
                    writeln!(told, "wrong: {file}: {}", differ.join("; ")).unwrap();
                }
            }
        }
    }
    println!("e-invoices by folder: read, wrong, refused");
    for (folder, Count([read, wrong, refused])) in &folders {
        println!("  {folder}: {read}, {wrong}, {refused}");
    }
    println!("{told}{wrong_or_refused} of {valid} valid files not right");
    // At least 99 of 100 valid ones with all fields right; none that must fail is read.
    if wrong_or_refused * 100 > valid || told.contains("must not be") {
        return Err(told.into());
    }
    Ok(())
}

fn differences(row: &Row, invoice: &EInvoice) -> Vec<String> {
    let mut differ = Vec::new();
    let mut same = |field: &str, found: &str| {
        let (wanted, found) = (squeezed(&row[field]), squeezed(found));
        // The other reader takes a VAT number only where its scheme is written "VAT", and a currency only where the norm wants it.
        let more = wanted.is_empty() && matches!(field, "seller_vat" | "buyer_vat" | "currency");
        if wanted != found && !more {
            differ.push(format!("{field} “{found}” instead of “{wanted}”"));
        }
    };
    same("number", &invoice.number);
    same("type_code", &invoice.type_code);
    same("profile", &invoice.profile);
    same("issue_date", &invoice.issued_on.map(|day| day.to_string()).unwrap_or_default());
    let due: Vec<String> = invoice.due.iter().map(|part| part.on.to_string()).collect();
    if row["due_dates"].parse::<usize>().unwrap_or_default() < 2 {
        same("due_date", &due.first().cloned().unwrap_or_default());
    } else if !due.contains(&row["due_date"]) {
        same("due_date", &due.join(" "));
    }
    same("currency", &invoice.currency);
    same("buyer_reference", &invoice.buyer_reference);
    same("order_reference", &invoice.order_reference);
    same("preceding_invoices", &invoice.preceding.join(" "));
    same("lines", &invoice.lines.to_string());
    same("seller_vat", &invoice.seller.vat);
    same("seller_legal_id", &invoice.seller.legal_id);
    same("buyer_vat", &invoice.buyer.vat);
    same("buyer_legal_id", &invoice.buyer.legal_id);
    same("payment_reference", &invoice.payment_reference);
    same("terms", &invoice.terms.join(" "));
    same("seller", &invoice.seller.name);
    same("buyer", &invoice.buyer.name);
    // Each once, in any order; where an account has an IBAN and a local number, we keep the IBAN.
    let codes: BTreeSet<&str> = invoice.means.iter().map(|means| means.code.as_str()).filter(|code| !code.is_empty()).collect();
    let wanted: BTreeSet<&str> = row["payment_means"].split_whitespace().collect();
    if codes != wanted {
        differ.push(format!("payment_means {codes:?} instead of {wanted:?}"));
    }
    let accounts = invoice.means.iter().map(|means| squeezed(&means.account)).filter(|account| !account.is_empty());
    let accounts: BTreeSet<String> = accounts.collect();
    let wanted = squeezed(&row["ibans"]);
    let all_there = accounts.iter().all(|account| wanted.contains(account.as_str())) && accounts.is_empty() == wanted.is_empty();
    if !all_there {
        differ.push(format!("ibans {accounts:?} instead of {wanted}"));
    }
    let mut amount = |field: &str, found: Option<Decimal>| {
        let wanted: Option<Decimal> = row[field].parse().ok();
        if wanted != found {
            differ.push(format!("{field} {found:?} instead of {wanted:?}"));
        }
    };
    amount("total_without_vat", invoice.net);
    amount("total_vat", invoice.tax);
    amount("total_with_vat", invoice.gross);
    amount("prepaid", invoice.prepaid);
    amount("rounding", invoice.rounding);
    amount("payable", invoice.payable);
    let syntax = match invoice.syntax {
        Syntax::UblInvoice => "UBL-Invoice",
        Syntax::UblCreditNote => "UBL-CreditNote",
        Syntax::Cii => "CII",
        Syntax::Zugferd1 => "ZUGFeRD1",
    };
    if row["syntax"] != syntax {
        differ.push(format!("syntax {syntax} instead of {}", row["syntax"]));
    }
    differ
}

/// Blanks are written in many ways.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What stays open of what was booked is what the file asks to be paid, credit notes lowered; the sum in euros too.
fn open_amounts() -> Result<(), Failed> {
    let mut told = String::new();
    for row in oracle().into_iter().filter(|row| row["error"].is_empty() && !row["currency"].is_empty()) {
        let file = &row["file"];
        let bytes = std::fs::read(shared("einvoice").join(file)).unwrap();
        let options = ReadOptions { own: Own::default(), ..ReadOptions::default() };
        let reading = match read(file, &bytes, &options, &mut |_| ControlFlow::Continue(())) {
            Ok(reading) => reading,
            Err(error) => {
                writeln!(told, "refused: {file}: {error}").unwrap();
                continue;
            }
        };
        let open: i64 = reading.items.iter().map(|item| item.amount_minor).sum();
        let code = row["type_code"].as_str();
        let credit = row["syntax"] == "UBL-CreditNote" || matches!(code, "381" | "81");
        let stated = if row["payable"].is_empty() { &row["total_with_vat"] } else { &row["payable"] };
        let wanted = stated.parse::<Decimal>().unwrap() * Decimal::from(if credit { -1 } else { 1 });
        let wanted = echeance::basis::money::Money::new(wanted, reading.items[0].currency).rounded().to_minor().unwrap();
        if open != wanted {
            writeln!(told, "{file}: {open} instead of {wanted} cents").unwrap();
        }
    }
    if told.is_empty() { Ok(()) } else { Err(told.into()) }
}
