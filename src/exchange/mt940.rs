//! MT940 and MT942 of SWIFT: the skeleton of tags, which all banks share, and the movements in it.
//!
//! What stands behind `:86:` is each country's own affair: see `details`.

mod details;

use super::ReadError;
use super::reading::{Format, IssueKind, ReadBankLine, Reading};
use super::statements::{Draft, finished, kinds, said, told};
use super::text;
use crate::basis::identifiers::Iban;
use crate::basis::money::{Money, no_currency};
use crate::ledger::{BankLine, BankLineKind};
use chrono::{Datelike, NaiveDate};
use std::ops::ControlFlow;

/// Tags that begin a field. Text may break a line before anything that looks like one (a time of day), so no other does.
const TAGS: [&str; 22] = [
    "20", "21", "25", "25P", "28", "28C", "60F", "60M", "61", "86", "62F", "62M", "64", "65", "34F", "13", "13D", "90C", "90D", "NS", "12",
    "940",
];

/// Those that end the free text of `:86:`.
const AFTER_TEXT: [&str; 13] = ["20", "25", "25P", "60F", "60M", "61", "86", "62F", "62M", "64", "65", "90D", "90C"];

/// True where `text` begins as such a file does, headers of the network and of the bank passed over.
pub(crate) fn looks_like(text: &str) -> bool {
    let mut tags = text.lines().take(40).filter_map(tag);
    let first = tags.next().map(|(tag, _)| tag);
    match first {
        Some("20" | "25" | "25P" | "940") => true,
        Some("28C" | "60F" | "60M" | "61" | "62F" | "NS") => !text.trim_start().starts_with('{') || text.contains("{4:"),
        _ => false,
    }
}

/// Reads a whole file.
///
/// # Errors
/// No statement in it, stopped.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let decoded = text::decode(bytes);
    let mut state = State { reading: Reading::new(Format::Mt940), draft: None, movement: None };
    let (mut field, mut passed): (Option<Field<'_>>, usize) = (None, 0);
    for (at, line) in decoded.text.lines().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        passed += line.len() + 1;
        if number.is_multiple_of(4096) {
            told(progress, u32::try_from(passed.saturating_mul(1000) / decoded.text.len().max(1)).unwrap_or(1000))?;
        }
        let in_text = field.as_ref().is_some_and(|field| field.tag == "86");
        match tag(line).filter(|(tag, _)| !in_text || AFTER_TEXT.contains(tag)) {
            Some((tag, rest)) => {
                if let Some(field) = field.replace(Field { tag, lines: vec![rest], line: number }) {
                    state.take(&field);
                }
            }
            None if matches!(line.trim(), "-" | "-}") => {
                if let Some(field) = field.take() {
                    state.take(&field);
                }
            }
            None => {
                if let Some(field) = &mut field
                    && field.lines.len() < 64
                {
                    field.lines.push(line);
                }
            }
        }
    }
    if let Some(field) = field {
        state.take(&field);
    }
    state.end();
    finished(state.reading)
}

/// The tag at the start of a line, and what follows it.
fn tag(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start_matches(['\u{feff}', '\u{1}', '\u{3}']);
    // The first field of a message may stand behind its headers.
    let line = if line.starts_with('{') { line.split_once("{4:").map_or("", |(_, rest)| rest) } else { line };
    let (tag, rest) = line.strip_prefix(':')?.split_once(':')?;
    TAGS.contains(&tag).then_some((tag, rest))
}

struct Field<'t> {
    tag: &'t str,
    lines: Vec<&'t str>,
    line: u32,
}

struct State {
    reading: Reading,
    draft: Option<Draft>,
    /// The movement whose details come next, and the line that it begins on.
    movement: Option<Movement>,
}

/// A movement and what its free text says so far.
struct Movement {
    line: ReadBankLine,
    swift: BankLineKind,
    is_reversal: bool,
    text: String,
    supplement: String,
}

impl State {
    fn take(&mut self, field: &Field<'_>) {
        let first = field.lines.first().copied().unwrap_or_default().trim();
        match field.tag {
            "20" => {
                self.end();
                self.draft = Some(Draft::new(field.line));
            }
            "25" | "25P" => {
                let draft = self.draft(field.line);
                if draft.statement.account.is_empty() || draft.statement.lines.is_empty() && draft.statement.opening.is_none() {
                    let account = said::account(first);
                    // Dutch banks put the currency behind an IBAN.
                    let bare = account.get(..account.len().saturating_sub(3)).filter(|bare| bare.parse::<Iban>().is_ok());
                    draft.statement.account = bare.map_or(account.clone(), str::to_owned);
                }
            }
            "28" | "28C" => self.draft(field.line).statement.number = said::clean(first),
            "34F" => {
                let draft = self.draft(field.line);
                if let Some(currency) = first.get(..3).and_then(said::currency) {
                    draft.kept_in.get_or_insert(currency);
                }
            }
            "60F" | "60M" => {
                self.settle();
                if self.draft.as_ref().is_some_and(|draft| draft.statement.closing.is_some()) {
                    self.end();
                }
                let found = self.balance(field, first);
                self.draft(field.line).statement.opening = found;
            }
            "62F" | "62M" => {
                self.settle();
                let found = self.balance(field, first);
                self.draft(field.line).statement.closing = found;
            }
            "61" => {
                self.settle();
                self.movement = self.movement(field);
            }
            "86" => {
                if let Some(movement) = &mut self.movement
                    && movement.text.len() < 8192
                {
                    details::join(&mut movement.text, &field.lines);
                }
            }
            _ => {}
        }
    }

    fn draft(&mut self, line: u32) -> &mut Draft {
        self.draft.get_or_insert_with(|| Draft::new(line))
    }

    /// The movement is whole: it goes into its statement.
    fn settle(&mut self) {
        let Some(mut movement) = self.movement.take() else { return };
        details::describe(&mut movement.line.said, &movement.text, &movement.supplement, movement.swift);
        if movement.is_reversal {
            movement.line.said.kind = kinds::returned(movement.line.said.kind);
        }
        let number = movement.line.line;
        self.draft(number).push(movement.line);
    }

    fn end(&mut self) {
        self.settle();
        let Some(mut draft) = self.draft.take().filter(|draft| draft.has_anything() || !draft.statement.number.is_empty()) else { return };
        // Lines that came before anything told the currency.
        let statement = &mut draft.statement;
        let told = [statement.opening, statement.closing].into_iter().flatten().map(|(_, money)| money.currency());
        if let Some(currency) = told.chain(draft.kept_in).find(|currency| *currency != no_currency()) {
            for line in &mut statement.lines {
                if line.said.amount.currency() == no_currency() {
                    line.said.amount = said::money(line.said.amount.amount(), currency);
                }
            }
            for side in [&mut statement.opening, &mut statement.closing] {
                *side = side.map(|(day, money)| {
                    (day, if money.currency() == no_currency() { said::money(money.amount(), currency) } else { money })
                });
            }
        }
        draft.end(&mut self.reading);
    }

    /// `C260331EUR1234,56`; some banks leave the currency out.
    fn balance(&mut self, field: &Field<'_>, text: &str) -> Option<(NaiveDate, Money)> {
        let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
        let (is_debit, rest) = match text.strip_prefix('D') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('C').unwrap_or(&text)),
        };
        let draft = self.draft(field.line);
        let day = rest.get(..6).and_then(short_day);
        let after = rest.get(6..).unwrap_or_default();
        let (currency, written) = match after.get(..3) {
            Some(code) if code.bytes().all(|b| b.is_ascii_alphabetic()) => {
                (draft.currency_of(code, field.line, field.tag), after.get(3..).unwrap_or_default())
            }
            _ => (draft.kept_in.unwrap_or_else(no_currency), after),
        };
        let Some(amount) = said::decimal(written) else {
            draft.issue(field.line, field.tag, &text, IssueKind::NotAnAmount);
            return None;
        };
        let Some(day) = day else {
            draft.issue(field.line, field.tag, &text, IssueKind::NotADate);
            return None;
        };
        Some((day, said::money(if is_debit { -amount } else { amount }, currency)))
    }

    /// One `:61:`: value day, booking day, mark, amount, type, references.
    fn movement(&mut self, field: &Field<'_>) -> Option<Movement> {
        let mut lines = field.lines.iter().copied();
        let first = lines.next().unwrap_or_default();
        let joined: String;
        let mut head = head(first);
        if head.is_none()
            && let Some(second) = lines.next()
        {
            // The amount broke off to the next line.
            joined = format!("{first}{second}");
            head = self::head(&joined);
        }
        let draft = self.draft(field.line);
        let Some(head) = head else {
            draft.issue(field.line, "61", first, IssueKind::NotAnAmount);
            return None;
        };
        let Some(day) = head.booked_on.or(head.value_on) else {
            draft.issue(field.line, "61", first, IssueKind::NotADate);
            return None;
        };
        let told = [draft.statement.opening, draft.statement.closing].into_iter().flatten().map(|(_, money)| money.currency()).next();
        let currency = told.or(draft.kept_in).unwrap_or_else(no_currency);
        let mut line = BankLine::new(day, said::money(head.amount, currency));
        line.value_on = head.value_on;
        line.end_to_end = said::reference(head.reference);
        line.bank_reference = said::reference(head.bank_reference);
        let mut supplement = String::new();
        details::join(&mut supplement, &lines.collect::<Vec<_>>());
        if supplement.trim().parse::<Iban>().is_ok() {
            line.counterparty_account = said::account(&supplement);
            supplement.clear();
        }
        let line = ReadBankLine { said: line, part_of: None, booked: true, line: field.line };
        let swift = kinds::by_swift(head.kind);
        Some(Movement { line, swift, is_reversal: head.is_reversal, text: String::new(), supplement })
    }
}

/// What the first line of a `:61:` says.
struct Head<'t> {
    value_on: Option<NaiveDate>,
    booked_on: Option<NaiveDate>,
    amount: rust_decimal::Decimal,
    is_reversal: bool,
    /// Three letters after N, F or S.
    kind: &'t str,
    reference: &'t str,
    bank_reference: &'t str,
}

fn head(line: &str) -> Option<Head<'_>> {
    let value = line.get(..6)?;
    said::digits(value)?;
    let value_on = short_day(value);
    let rest = line.get(6..)?;
    let (entry, rest) = match rest.get(..4).filter(|four| said::digits(four).is_some()) {
        Some(four) => (Some(four), rest.get(4..)?),
        None => (None, rest),
    };
    let booked_on = entry.and_then(|entry| near(entry, value));
    let rest = rest.trim_start();
    let (is_reversal, rest) = match rest.strip_prefix('R').or_else(|| rest.strip_prefix('E').filter(|rest| rest.starts_with(['C', 'D']))) {
        Some(after) => (rest.starts_with('R'), after),
        None => (false, rest),
    };
    let mark = rest.chars().next().filter(|c| matches!(c, 'C' | 'D'))?;
    let rest = rest.get(1..)?;
    let rest = rest.strip_prefix(|c: char| c.is_ascii_uppercase()).unwrap_or(rest);
    let length = rest.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.')).count();
    let amount = said::decimal(rest.get(..length)?)?;
    // A credit taken back goes out.
    let goes_out = (mark == 'D') != is_reversal;
    let rest = rest.get(length..)?;
    let kind = rest.get(1..4).unwrap_or_default();
    let references = rest.get(4..).unwrap_or_default();
    let (reference, bank_reference) = references.split_once("//").unwrap_or((references, ""));
    Some(Head { value_on, booked_on, amount: if goes_out { -amount } else { amount }, is_reversal, kind, reference, bank_reference })
}

/// `YYMMDD`.
fn short_day(text: &str) -> Option<NaiveDate> {
    said::short_day(text.get(..2)?, text.get(2..4)?, text.get(4..6)?)
}

/// `MMDD` in the year that brings it nearest to the day of value.
fn near(entry: &str, value: &str) -> Option<NaiveDate> {
    let (month, day) = (said::digits(entry.get(..2)?)?, said::digits(entry.get(2..4)?)?);
    let year = said::short_day(value.get(..2)?, "01", "01")?.year();
    let value_month = said::digits(value.get(2..4)?)?;
    let year = match () {
        () if month >= value_month.saturating_add(7) => year - 1,
        () if value_month >= month.saturating_add(7) => year + 1,
        () => year,
    };
    NaiveDate::from_ymd_opt(year, month, day)
}
