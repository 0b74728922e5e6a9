//! CAMT.052, 053 and 054 of ISO 20022, in every version: account report, statement, notification of debits and credits.
//!
//! Read by the names of elements, so that a version, a bank's own additions or a missing namespace make no difference. A collective
//! booking is split into its parts where they add up to it.

use super::ReadError;
use super::reading::{Format, IssueKind, ReadBankLine, Reading};
use super::statements::{Doubt, Draft, finished, issue, kinds, said, told};
use super::xml::{self, Node, Step, Tree, Xml};
use crate::basis::money::{Currency, Money};
use crate::ledger::{BankLine, BankLineKind};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::ops::ControlFlow;

/// A statement, an account report, a notification.
const STATEMENTS: [&str; 3] = ["Stmt", "Rpt", "Ntfctn"];

/// Reads a whole file.
///
/// # Errors
/// No statement in it, not well formed from the start, a document type, stopped.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let text = xml::decode(bytes);
    let mut reading = Reading::new(Format::Camt);
    let mut draft = None;
    let outcome = all(&text, &mut reading, &mut draft, progress);
    if let Some(draft) = draft.filter(Draft::has_anything) {
        draft.end(&mut reading);
    }
    match outcome {
        Ok(()) => finished(reading),
        // What stands before a break is read, where there is any.
        Err(ReadError::BrokenXml { line, reason }) if !reading.statements.is_empty() => {
            reading.issues.push(issue(line, "", "", IssueKind::CutShort { reason }));
            finished(reading)
        }
        Err(error) => Err(error),
    }
}

fn all(
    text: &str,
    reading: &mut Reading,
    draft: &mut Option<Draft>,
    progress: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<(), ReadError> {
    let mut xml = Xml::new(text);
    let mut tree = Tree::default();
    let (mut inside, mut parts) = (0, 0_u32);
    loop {
        match (xml.step()?, draft.as_mut()) {
            (Step::Open(tag), None) if STATEMENTS.contains(&tag.name()) => {
                *draft = Some(Draft::new(tag.line()));
                inside = xml.depth();
            }
            (Step::Open(tag), Some(draft)) => {
                xml.whole(tag, &mut tree)?;
                if let Some(part) = tree.root() {
                    take(part, draft);
                }
                parts = parts.wrapping_add(1);
                if parts.is_multiple_of(1024) {
                    told(progress, u32::try_from(xml.position().saturating_mul(1000) / text.len().max(1)).unwrap_or(1000))?;
                }
            }
            (Step::Close, Some(_)) if xml.depth() < inside => {
                if let Some(draft) = draft.take() {
                    draft.end(reading);
                }
            }
            (Step::Open(_) | Step::Close, _) => {}
            (Step::End, _) => return Ok(()),
        }
    }
}

/// One part of a statement.
fn take(part: Node<'_>, draft: &mut Draft) {
    match part.name() {
        "Id" => draft.statement.number = said::clean(part.text()),
        "CreDtTm" => draft.made_on = said::iso_day(part.text()),
        "FrToDt" => {
            let day = |names: [&str; 2]| names.iter().find_map(|name| said::iso_day(part.say(name)));
            draft.statement.period = day(["FrDtTm", "FrDt"]).zip(day(["ToDtTm", "ToDt"])).filter(|(first, last)| first <= last);
        }
        "Acct" => {
            draft.statement.account = account(part.child("Id"));
            if let Some(code) = part.child("Ccy") {
                draft.statement.currency = draft.currency_of(code.text(), code.line(), "Ccy");
            }
        }
        "Bal" => balance(part, draft),
        "Ntry" => entry(part, draft),
        _ => {}
    }
}

/// An account: IBAN, or the bank's own number.
fn account(id: Option<Node<'_>>) -> String {
    let Some(id) = id else { return String::new() };
    let paths: [&str; 5] = ["IBAN", "Othr/Id", "PrtryAcct/Id", "BBAN", "UPIC"];
    said::account(paths.iter().map(|path| id.say(path)).find(|text| !text.is_empty()).unwrap_or_default())
}

/// The amount of an `Amt` and its currency, unsigned.
fn amount(element: Node<'_>, draft: &mut Draft) -> Option<Money> {
    let amount = said::decimal(element.text())?;
    let currency = match element.tag().attribute("Ccy") {
        Some(code) => draft.currency_of(&code, element.line(), "Ccy"),
        None => draft.statement.currency,
    };
    Some(said::money(amount, currency))
}

fn negative(money: Money) -> Money {
    Money::new(-money.amount(), money.currency())
}

/// `CRDT` or `DBIT`.
fn comes_in(element: Node<'_>) -> Option<bool> {
    match element.say("CdtDbtInd") {
        "CRDT" | "true" => Some(true),
        "DBIT" | "false" => Some(false),
        _ => None,
    }
}

fn day_in(element: Option<Node<'_>>) -> Option<NaiveDate> {
    let element = element?;
    said::iso_day(element.say("Dt")).or_else(|| said::iso_day(element.say("DtTm")))
}

fn balance(part: Node<'_>, draft: &mut Draft) {
    let code = part.say("Tp/CdOrPrtry/Cd");
    let code = if code.is_empty() { part.say("Tp/Cd") } else { code };
    let opens = matches!(code, "OPBD" | "PRCD");
    if !opens && code != "CLBD" {
        // Of another kind, of no use here: it tells at least what the account is kept in.
        if let Some(money) = part.child("Amt").and_then(|written| amount(written, draft)) {
            draft.kept_in.get_or_insert(money.currency());
        }
        return;
    }
    let Some(written) = part.child("Amt") else { return };
    let Some(money) = amount(written, draft) else {
        return draft.issue(written.line(), "Amt", written.text(), IssueKind::NotAnAmount);
    };
    let money = if comes_in(part) == Some(false) { negative(money) } else { money };
    let Some(day) = day_in(part.child("Dt")).or(draft.made_on) else {
        return draft.issue(part.line(), "Dt", part.say("Dt/Dt"), IssueKind::NotADate);
    };
    let side = if opens { &mut draft.statement.opening } else { &mut draft.statement.closing };
    // The first of several pages opens, the last closes; a previous closing balance opens only where no opening one does.
    if !opens || side.is_none() || code == "OPBD" {
        *side = Some((day, money));
    }
}

/// One booking, as one line or as its parts.
fn entry(part: Node<'_>, draft: &mut Draft) {
    let Some(written) = part.child("Amt") else {
        return draft.issue(part.line(), "Amt", "", IssueKind::Missing);
    };
    let Some(unsigned) = amount(written, draft) else {
        return draft.issue(written.line(), "Amt", written.text(), IssueKind::NotAnAmount);
    };
    let Some(comes_in) = comes_in(part) else {
        return draft.issue(part.line(), "CdtDbtInd", part.say("CdtDbtInd"), IssueKind::Missing);
    };
    let whole = if comes_in { unsigned } else { negative(unsigned) };
    let status = part.child("Sts");
    let status = status.map_or("", |status| if status.text().is_empty() { status.say("Cd") } else { status.text() });
    let booked = !matches!(status, "PDNG" | "FUTR" | "INFO");
    let value_on = day_in(part.child("ValDt"));
    let booked_on = day_in(part.child("BookgDt")).or(value_on);
    let details: Vec<Node<'_>> = part.all("NtryDtls").flat_map(|details| details.all("TxDtls")).collect();
    let parts = if details.len() > 1 { parts(&details, whole, comes_in) } else { None };
    if details.len() > 1 && parts.is_none() {
        let parts = u32::try_from(details.len()).unwrap_or(u32::MAX);
        draft.doubt(part.line(), "TxDtls", "", Doubt::PartsDiffer { parts });
    }
    let part_of = parts.is_some().then(|| draft.next_collective());
    let amounts = parts.unwrap_or_else(|| vec![whole]);
    for (at, amount) in amounts.iter().enumerate() {
        let mut line = BankLine::new(booked_on.unwrap_or_default(), *amount);
        line.value_on = value_on;
        let described: &[Node<'_>] = if part_of.is_some() { details.get(at..=at).unwrap_or_default() } else { &details };
        describe(&mut line, part, described, &draft.statement.account);
        let source = described.first().filter(|_| part_of.is_some()).map_or(part.line(), |detail| detail.line());
        let line = ReadBankLine { said: line, part_of, booked, line: source };
        if booked_on.is_some() { draft.push(line) } else { draft.push_undated(line) }
    }
}

/// What each part is worth, signed; `None` where that is not known, or they do not add up to the whole.
fn parts(details: &[Node<'_>], whole: Money, comes_in: bool) -> Option<Vec<Money>> {
    let mut sum = Decimal::ZERO;
    let mut parts = Vec::with_capacity(details.len());
    for detail in details {
        let written = detail.child("Amt").or_else(|| detail.at("AmtDtls/TxAmt/Amt")).or_else(|| detail.at("AmtDtls/InstdAmt/Amt"))?;
        if written.tag().attribute("Ccy").is_some_and(|code| code != whole.currency().code()) {
            return None;
        }
        let amount = said::decimal(written.text())?;
        let signed = if self::comes_in(*detail).unwrap_or(comes_in) { amount } else { -amount };
        sum = sum.checked_add(signed)?;
        parts.push(said::money(signed, whole.currency()));
    }
    (sum == whole.amount()).then_some(parts)
}

/// What is said of a line: by its one detail, or by the texts of all where it has several.
fn describe(line: &mut BankLine, entry: Node<'_>, details: &[Node<'_>], own: &str) {
    for detail in details {
        remittance(line, *detail);
    }
    let detail = if details.len() == 1 { details.first().copied() } else { None };
    let says = |path: &str| detail.map_or("", |detail| detail.say(path));
    for text in [says("AddtlTxInf"), entry.say("AddtlNtryInf")] {
        if line.label.is_empty() {
            said::add(&mut line.label, text);
        }
    }
    line.end_to_end = said::reference(says("Refs/EndToEndId"));
    line.mandate = said::reference(says("Refs/MndtId"));
    let references = [says("Refs/AcctSvcrRef"), entry.say("AcctSvcrRef"), entry.say("NtryRef")];
    line.bank_reference = references.into_iter().map(said::reference).find(|text| !text.is_empty()).unwrap_or_default();
    let reasons: [&str; 3] = ["RtrInf/Rsn/Cd", "RtrInf/Rsn/Prtry", "RtrInf/AddtlInf"];
    line.returned = reasons.iter().map(|path| said::clean(says(path))).find(|text| !text.is_empty()).unwrap_or_default();
    line.kind = kind(entry, detail, !line.returned.is_empty());
    if let Some(detail) = detail {
        counterparty(line, detail, own);
        line.charges = charges(detail, line.amount.currency());
        line.ordered = detail.at("AmtDtls/InstdAmt/Amt").and_then(|ordered| self::ordered(ordered, line.amount));
    }
    line.charges = line.charges.or_else(|| charges(entry, line.amount.currency()).filter(|_| details.len() <= 1));
}

/// What the payer wrote.
fn remittance(line: &mut BankLine, detail: Node<'_>) {
    for information in detail.all("RmtInf") {
        for part in information.children() {
            if part.name() == "Ustrd" {
                said::add(&mut line.label, part.text());
                continue;
            }
            for inner in part.children() {
                match inner.name() {
                    "CdtrRefInf" => match (said::structured(inner.say("Ref")), line.structured.is_empty()) {
                        (Some(reference), true) => line.structured = reference,
                        _ => said::add(&mut line.label, inner.say("Ref")),
                    },
                    "RfrdDocInf" => said::add(&mut line.label, inner.say("Nb")),
                    "AddtlRmtInf" => said::add(&mut line.label, inner.text()),
                    _ => {}
                }
            }
        }
    }
}

fn kind(entry: Node<'_>, detail: Option<Node<'_>>, is_returned: bool) -> BankLineKind {
    let codes = detail.and_then(|detail| detail.child("BkTxCd")).into_iter().chain(entry.child("BkTxCd"));
    let mut kind = BankLineKind::Unsaid;
    for code in codes {
        let family = code.at("Domn/Fmly");
        let (family, sub) = family.map_or(("", ""), |family| (family.say("Cd"), family.say("SubFmlyCd")));
        kind = kinds::by_iso(code.say("Domn/Cd"), family, sub);
        // German banks put `NTRF+166+…` there: the SWIFT type and the posting code.
        let mut own = code.say("Prtry/Cd").split('+');
        let (swift, posting) = (own.next().unwrap_or_default(), own.next().unwrap_or_default());
        if kind == BankLineKind::Unsaid && posting.len() == 3 {
            kind = said::digits(posting).map_or(kind, |posting| kinds::by_posting_code(posting, ""));
        }
        if kind == BankLineKind::Unsaid && swift.len() == 4 {
            kind = kinds::by_swift(swift.get(1..).unwrap_or_default());
        }
        if kind != BankLineKind::Unsaid {
            break;
        }
    }
    if kind == BankLineKind::Unsaid {
        kind = kinds::by_words(entry.say("AddtlNtryInf"));
    }
    if is_returned || entry.say("RvslInd") == "true" { kinds::returned(kind) } else { kind }
}

/// Who is not us: by the account, else by the direction.
fn counterparty(line: &mut BankLine, detail: Node<'_>, own: &str) {
    let Some(parties) = detail.child("RltdPties") else { return };
    let side = |ultimate: &str, party: &str, of: &str| {
        let named = |name: &str| parties.child(name).map(name_of).unwrap_or_default();
        let ultimate = named(ultimate);
        let name = if ultimate.is_empty() { named(party) } else { ultimate };
        (name, account(parties.child(of).and_then(|account| account.child("Id"))))
    };
    let debtor = side("UltmtDbtr", "Dbtr", "DbtrAcct");
    let creditor = side("UltmtCdtr", "Cdtr", "CdtrAcct");
    let is_none = |side: &(String, String)| side.0.is_empty() && side.1.is_empty();
    let came_in = line.amount.amount().is_sign_positive();
    let is_returned = matches!(line.kind, BankLineKind::ReturnedDebit | BankLineKind::ReturnedCheque | BankLineKind::ReturnedTransfer);
    let takes_debtor = match () {
        () if is_none(&creditor) || (!own.is_empty() && creditor.1 == own) => true,
        () if is_none(&debtor) || (!own.is_empty() && debtor.1 == own) => false,
        () => came_in != is_returned,
    };
    (line.counterparty, line.counterparty_account) = if takes_debtor { debtor } else { creditor };
}

fn name_of(party: Node<'_>) -> String {
    let paths: [&str; 3] = ["Pty/Nm", "Nm", "Agt/FinInstnId/Nm"];
    said::clean(paths.iter().map(|path| party.say(path)).find(|text| !text.is_empty()).unwrap_or_default())
}

/// What was taken out of it; `None` where nothing was, or in another currency.
fn charges(of: Node<'_>, currency: Currency) -> Option<Money> {
    let mut sum = Decimal::ZERO;
    let mut add = |written: Node<'_>| {
        let same = written.tag().attribute("Ccy").is_none_or(|code| code == currency.code());
        let amount = said::decimal(written.text()).filter(|_| same)?;
        sum = sum.checked_add(amount)?;
        Some(())
    };
    for charges in of.all("Chrgs") {
        if let Some(total) = charges.child("TtlChrgsAndTaxAmt") {
            add(total)?;
            continue;
        }
        for record in charges.all("Rcrd").filter(|record| record.say("ChrgInclInd") != "false") {
            add(record.child("Amt")?)?;
        }
        if let Some(one) = charges.child("Amt") {
            add(one)?;
        }
    }
    (sum > Decimal::ZERO).then(|| said::money(sum, currency))
}

/// The amount that was ordered, signed as the line, where it is another one.
fn ordered(written: Node<'_>, line: Money) -> Option<Money> {
    let currency = written.tag().attribute("Ccy").map_or(Some(line.currency()), |code| said::currency(&code))?;
    let ordered = said::money(said::decimal(written.text())?, currency);
    let ordered = if line.amount().is_sign_negative() { negative(ordered) } else { ordered };
    (ordered != line).then_some(ordered)
}
