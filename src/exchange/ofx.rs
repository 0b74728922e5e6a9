//! OFX and QFX: the statement of Money and Quicken, as SGML without ends (1.x) and as XML (2.x), read by one scanner of tags.
//!
//! Banks write neither as the norm has it: ends are missing, ampersands stand alone, all is in one line. Tags are what all agree on.

use super::ReadError;
use super::reading::{Format, IssueKind, ReadBankLine, Reading};
use super::statements::{Doubt, Draft, finished, kinds, said, told};
use super::text;
use crate::basis::money::{Currency, no_currency};
use crate::ledger::{BankLine, BankLineKind};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// Elements that are a statement of one account.
const STATEMENTS: [&str; 3] = ["STMTRS", "CCSTMTRS", "INVSTMTRS"];

/// Those that hold others and matter here.
const HOLDERS: [&str; 12] = [
    "BANKACCTFROM",
    "CCACCTFROM",
    "INVACCTFROM",
    "BANKACCTTO",
    "CCACCTTO",
    "LEDGERBAL",
    "AVAILBAL",
    "BANKTRANLIST",
    "INVTRANLIST",
    "STMTTRN",
    "CURRENCY",
    "ORIGCURRENCY",
];

/// Reads a whole file.
///
/// # Errors
/// No statement in it, a document type, stopped.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let decoded = text::decode(bytes);
    let text = decoded.text.as_ref();
    let mut state =
        State { reading: Reading::new(Format::Ofx), draft: None, inside: Vec::new(), movement: None, account: Account::default() };
    let (mut at, mut line, mut seen) = (0_usize, 1_u32, 0_u32);
    while let Some(open) = text.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        line = line.saturating_add(newlines(text.get(at..open).unwrap_or_default()));
        let Some(close) = text.get(open..).and_then(|rest| rest.find('>')).map(|found| open + found) else { break };
        let tag = text.get(open + 1..close).unwrap_or_default().trim();
        if tag.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("!DOCTYPE")) {
            return Err(ReadError::Doctype);
        }
        let end = text.get(close + 1..).and_then(|rest| rest.find('<')).map_or(text.len(), |found| close + 1 + found);
        let value = text.get(close + 1..end).unwrap_or_default().trim();
        if let Some(name) = tag.strip_prefix('/') {
            state.close(name.trim());
        } else if !tag.starts_with(['?', '!']) {
            let is_empty = tag.ends_with('/');
            let name = tag.trim_end_matches('/').split_whitespace().next().unwrap_or_default();
            let name = name.rsplit_once(':').map_or(name, |(_, local)| local);
            state.open(name, if is_empty { "" } else { value }, line);
        }
        line = line.saturating_add(newlines(text.get(open..end).unwrap_or_default()));
        at = end;
        seen = seen.wrapping_add(1);
        if seen.is_multiple_of(16_384) {
            told(progress, u32::try_from(at.saturating_mul(1000) / text.len().max(1)).unwrap_or(1000))?;
        }
    }
    state.end();
    finished(state.reading)
}

fn newlines(text: &str) -> u32 {
    u32::try_from(text.bytes().filter(|b| *b == b'\n').count()).unwrap_or(u32::MAX)
}

#[derive(Default)]
struct Account {
    bank: String,
    branch: String,
    number: String,
}

impl Account {
    fn known(&self) -> String {
        if self.branch.is_empty() { said::account(&self.number) } else { said::french_account(&self.bank, &self.branch, &self.number) }
    }
}

#[derive(Default)]
struct Movement {
    line: u32,
    kind: String,
    posted: String,
    available: String,
    amount: String,
    id: String,
    check: String,
    name: String,
    memo: String,
    currency: String,
    to: Account,
    has_amount: bool,
}

struct State {
    reading: Reading,
    draft: Option<Draft>,
    /// Elements that hold what comes.
    inside: Vec<String>,
    movement: Option<Movement>,
    account: Account,
}

impl State {
    fn is_in(&self, name: &str) -> bool {
        self.inside.last().is_some_and(|last| last == name)
    }

    fn open(&mut self, name: &str, value: &str, line: u32) {
        let name = name.to_ascii_uppercase();
        if STATEMENTS.contains(&name.as_str()) {
            self.end();
            self.draft = Some(Draft::new(line));
            return;
        }
        if self.draft.is_none() {
            return;
        }
        if HOLDERS.contains(&name.as_str()) {
            if name == "STMTTRN" {
                self.settle();
                self.inside.retain(|holder| matches!(holder.as_str(), "BANKTRANLIST" | "INVTRANLIST"));
                self.movement = Some(Movement { line, ..Movement::default() });
            }
            // What ends nothing cannot nest for ever.
            if self.inside.len() < 16 {
                self.inside.push(name);
            }
            return;
        }
        let value = unescaped(value);
        match &mut self.movement {
            Some(movement) => detail(movement, self.inside.last().map_or("", String::as_str), &name, &value),
            None => self.head(&name, &value, line),
        }
    }

    /// What a statement says outside its movements.
    fn head(&mut self, name: &str, value: &str, line: u32) {
        let is_account = ["BANKACCTFROM", "CCACCTFROM", "INVACCTFROM"].iter().any(|holder| self.is_in(holder));
        let is_balance = self.is_in("LEDGERBAL");
        let Some(draft) = &mut self.draft else { return };
        match name {
            "CURDEF" => draft.statement.currency = draft.currency_of(value, line, "CURDEF"),
            "BANKID" if is_account => value.clone_into(&mut self.account.bank),
            "BRANCHID" if is_account => value.clone_into(&mut self.account.branch),
            "ACCTID" if is_account => value.clone_into(&mut self.account.number),
            "DTSTART" => draft.starts_on = said::iso_day(value),
            "DTEND" => draft.made_on = said::iso_day(value).or(draft.made_on),
            "BALAMT" if is_balance => match amount(value) {
                Some(amount) => {
                    let money = said::money(amount, draft.statement.currency);
                    draft.statement.closing = Some((NaiveDate::MIN, money));
                }
                None => draft.issue(line, "BALAMT", value, IssueKind::NotAnAmount),
            },
            "DTASOF" if is_balance => match (said::iso_day(value), draft.statement.closing) {
                (Some(day), Some((_, money))) => draft.statement.closing = Some((day, money)),
                (None, _) => draft.issue(line, "DTASOF", value, IssueKind::NotADate),
                _ => {}
            },
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        let name = name.to_ascii_uppercase();
        if name == "STMTTRN" {
            self.settle();
        }
        if STATEMENTS.contains(&name.as_str()) {
            self.end();
        }
        if let Some(at) = self.inside.iter().rposition(|holder| *holder == name) {
            self.inside.truncate(at);
        }
    }

    fn settle(&mut self) {
        let (Some(movement), Some(draft)) = (self.movement.take(), &mut self.draft) else { return };
        let Some(amount) = amount(&movement.amount) else {
            let kind = if movement.has_amount { IssueKind::NotAnAmount } else { IssueKind::Missing };
            return draft.issue(movement.line, "TRNAMT", &movement.amount, kind);
        };
        let value_on = said::iso_day(&movement.available);
        let Some(booked_on) = said::iso_day(&movement.posted).or(value_on) else {
            let kind = if movement.posted.is_empty() { IssueKind::Missing } else { IssueKind::NotADate };
            return draft.issue(movement.line, "DTPOSTED", &movement.posted, kind);
        };
        if movement.kind.is_empty() {
            draft.issue(movement.line, "TRNTYPE", "", Doubt::KindUnsaid.into());
        }
        let currency: Currency = match said::currency(&movement.currency) {
            Some(currency) => currency,
            None => draft.statement.currency,
        };
        let mut line = BankLine::new(booked_on, said::money(amount, currency));
        line.value_on = value_on;
        line.bank_reference = said::reference(&movement.id);
        let (name, memo) = (said::clean(&movement.name), said::clean(&movement.memo));
        // Where the memo begins with the name, the name is but its beginning: the field is short.
        let is_cut = if memo.is_empty() { kinds::by_words(&name) != BankLineKind::Unsaid } else { memo.starts_with(&name) };
        line.counterparty_account = movement.to.known();
        line.label = if memo.is_empty() { name.clone() } else { memo };
        line.kind = kind(&movement.kind, &line.label);
        if !is_cut {
            line.counterparty = name;
        }
        if !movement.check.is_empty() && !line.label.contains(movement.check.as_str()) {
            said::add(&mut line.label, &movement.check);
        }
        draft.push(ReadBankLine { said: line, part_of: None, booked: true, line: movement.line });
    }

    fn end(&mut self) {
        self.settle();
        self.inside.clear();
        let account = std::mem::take(&mut self.account);
        let Some(mut draft) = self.draft.take() else { return };
        draft.statement.account = account.known();
        if let Some((day, money)) = draft.statement.closing
            && day == NaiveDate::MIN
        {
            draft.statement.closing = draft.made_on.map(|day| (day, money));
        }
        if draft.statement.currency == no_currency() {
            draft.currency_of("", draft.statement.line, "CURDEF");
        }
        if let (Some(first), Some(last)) = (draft.starts_on, draft.made_on)
            && first <= last
        {
            draft.statement.period = Some((first, last));
        }
        draft.end(&mut self.reading);
    }
}

fn detail(movement: &mut Movement, holder: &str, name: &str, value: &str) {
    let into = match (holder, name) {
        ("BANKACCTTO" | "CCACCTTO", "BANKID") => &mut movement.to.bank,
        ("BANKACCTTO" | "CCACCTTO", "BRANCHID") => &mut movement.to.branch,
        ("BANKACCTTO" | "CCACCTTO", "ACCTID") => &mut movement.to.number,
        ("CURRENCY", "CURSYM") => &mut movement.currency,
        (_, "TRNTYPE") => &mut movement.kind,
        (_, "DTPOSTED") => &mut movement.posted,
        (_, "DTAVAIL") => &mut movement.available,
        (_, "TRNAMT") => {
            movement.has_amount = true;
            &mut movement.amount
        }
        (_, "FITID") => &mut movement.id,
        (_, "CHECKNUM") => &mut movement.check,
        (_, "NAME") => &mut movement.name,
        (_, "MEMO") => &mut movement.memo,
        _ => return,
    };
    value.clone_into(into);
}

/// A decimal point or comma, and perhaps the other sign between thousands.
fn amount(text: &str) -> Option<Decimal> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (comma, point) = (text.rfind(','), text.rfind('.'));
    match (comma, point) {
        (Some(comma), Some(point)) => {
            let thousands = if comma > point { '.' } else { ',' };
            said::decimal(&text.replace(thousands, ""))
        }
        _ => said::decimal(&text),
    }
}

/// By the bank's words where they say that it came back, else by the type.
fn kind(code: &str, label: &str) -> BankLineKind {
    let by_words = kinds::by_words(label);
    match by_words {
        BankLineKind::ReturnedDebit | BankLineKind::ReturnedCheque | BankLineKind::ReturnedTransfer => return by_words,
        _ => {}
    }
    match code.to_ascii_uppercase().as_str() {
        "INT" | "FEE" | "SRVCHG" => BankLineKind::Charge,
        "ATM" | "CASH" => BankLineKind::Cash,
        "POS" => BankLineKind::Card,
        "CHECK" => BankLineKind::Cheque,
        "DIRECTDEBIT" => BankLineKind::DirectDebit,
        "XFER" | "DIRECTDEP" | "PAYMENT" | "REPEATPMT" if by_words == BankLineKind::Unsaid => BankLineKind::Transfer,
        _ => by_words,
    }
}

/// The five of XML and character numbers; an ampersand that begins none of them stands for itself.
fn unescaped(value: &str) -> Cow<'_, str> {
    if !value.contains('&') {
        return Cow::Borrowed(value);
    }
    let mut out = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let reference = from.get(1..).and_then(|after| after.split_once(';')).filter(|(name, _)| name.len() <= 8);
        let found = reference.and_then(|(name, after)| {
            let c = match name {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                "nbsp" => ' ',
                _ => char::from_u32(name.strip_prefix('#')?.parse().ok()?)?,
            };
            Some((c, after))
        });
        match found {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = from.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}
