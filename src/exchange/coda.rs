//! CODA, the coded statement of Belgian banks (Febelfin): records of 128 characters, movements in up to three of them and more of information.
//!
//! A movement that the bank globalised stands as its details where they add up to it.

use super::ReadError;
use super::reading::{Format, IssueKind, ReadBankLine, Reading};
use super::statements::{Doubt, Draft, finished, kinds, said, told};
use super::text;
use crate::basis::money::{Currency, Money};
use crate::ledger::{BankLine, BankLineKind};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use said::columns;
use std::ops::ControlFlow;

/// True where `text` begins with a header record and a balance.
pub(crate) fn looks_like(text: &str) -> bool {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let header = lines.next().unwrap_or_default();
    let is_header =
        header.starts_with("0000") && said::digits(columns(header, 5, 6)).is_some() && (100..=130).contains(&header.chars().count());
    is_header && lines.next().is_some_and(|second| second.starts_with('1'))
}

/// Reads a whole file.
///
/// # Errors
/// No statement in it, stopped.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let decoded = text::decode(bytes);
    let mut state = State { reading: Reading::new(Format::Coda), draft: None, movements: Vec::new() };
    let mut passed = 0_usize;
    for (at, record) in decoded.text.lines().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        passed += record.len() + 1;
        if number.is_multiple_of(4096) {
            told(progress, u32::try_from(passed.saturating_mul(1000) / decoded.text.len().max(1)).unwrap_or(1000))?;
        }
        if !record.trim().is_empty() {
            state.take(record, number);
        }
    }
    state.end(true);
    finished(state.reading)
}

/// A movement with all its records.
struct Movement {
    line: BankLine,
    number: u32,
    /// Sequence number and detail number; detail 0 is the movement itself.
    sequence: String,
    is_detail: bool,
    /// First digit of the transaction code: simple, globalised, detail of what.
    of: char,
    /// The communication, in its fixed columns.
    communication: String,
    is_structured: bool,
    reason: String,
    text_of_information: String,
}

struct State {
    reading: Reading,
    draft: Option<Draft>,
    movements: Vec<Movement>,
}

impl State {
    fn take(&mut self, record: &str, number: u32) {
        match (columns(record, 0, 1), columns(record, 1, 1)) {
            ("0", _) => {
                self.end(true);
                let mut draft = Draft::new(number);
                draft.made_on = day(columns(record, 5, 6));
                self.draft = Some(draft);
            }
            ("1", structure) => {
                if self.draft.as_ref().is_some_and(|draft| draft.statement.opening.is_some()) {
                    self.end(true);
                }
                let draft = self.draft.get_or_insert_with(|| Draft::new(number));
                let (account, code) = account(columns(record, 5, 37), structure);
                draft.statement.account = account;
                draft.statement.currency = draft.currency_of(code, number, "1");
                draft.statement.number = columns(record, 2, 3).to_owned();
                draft.statement.opening = balance(draft, record, [42, 43, 58], number);
            }
            ("2", "1") => self.movement(record, number),
            ("2" | "3", _) => self.more(record, number),
            ("8", _) => {
                self.settle();
                let Some(draft) = &mut self.draft else { return self.out_of_place(record, number) };
                draft.statement.closing = balance(draft, record, [41, 42, 57], number);
                self.end(false);
            }
            ("4" | "9", _) => {}
            _ => self.unknown(record, number),
        }
    }

    fn out_of_place(&mut self, record: &str, number: u32) {
        self.reading.issues.push(super::statements::issue(number, "", record.trim_end(), Doubt::OutOfPlace.into()));
    }

    fn unknown(&mut self, record: &str, number: u32) {
        self.reading.issues.push(super::statements::issue(number, "", record.trim_end(), Doubt::UnknownRecord.into()));
    }

    /// Record 21.
    fn movement(&mut self, record: &str, number: u32) {
        let Some(draft) = &mut self.draft else { return self.out_of_place(record, number) };
        let Some(amount) = amount(columns(record, 31, 1), columns(record, 32, 15)) else {
            return draft.issue(number, "21", columns(record, 31, 16), IssueKind::NotAnAmount);
        };
        let value_on = day(columns(record, 47, 6));
        let Some(booked_on) = day(columns(record, 115, 6)).or(value_on) else {
            return draft.issue(number, "21", columns(record, 115, 6), IssueKind::NotADate);
        };
        let code = columns(record, 53, 8);
        let mut line = BankLine::new(booked_on, said::money(amount, draft.statement.currency));
        line.value_on = value_on;
        line.kind = kind(code);
        line.bank_reference = said::clean(columns(record, 10, 21));
        self.movements.push(Movement {
            line,
            number,
            sequence: columns(record, 2, 4).to_owned(),
            is_detail: !columns(record, 6, 4).trim_matches('0').is_empty(),
            of: code.chars().next().unwrap_or('0'),
            communication: format!("{:<53}", columns(record, 62, 53)),
            is_structured: columns(record, 61, 1) == "1",
            reason: String::new(),
            text_of_information: String::new(),
        });
    }

    /// Records 22, 23, 31, 32, 33: they belong to the movement before, or to a detail of it.
    fn more(&mut self, record: &str, number: u32) {
        let sequence = columns(record, 2, 4);
        let Some(movement) = self.movements.last_mut().filter(|movement| movement.sequence == sequence) else {
            return self.out_of_place(record, number);
        };
        let line = &mut movement.line;
        match columns(record, 0, 2) {
            "22" => {
                movement.communication.push_str(&format!("{:<53}", columns(record, 10, 53)));
                line.end_to_end = said::reference(columns(record, 63, 35));
                movement.reason = said::clean(columns(record, 113, 4));
            }
            "23" => {
                line.counterparty_account = said::belgian_account(columns(record, 10, 34));
                line.counterparty = said::clean(columns(record, 47, 35));
                movement.communication.push_str(columns(record, 82, 43));
            }
            "31" => {
                let text = columns(record, 40, 73);
                match (columns(record, 39, 1), text.get(..3)) {
                    // The whole name, which record 23 cuts.
                    ("1", Some("001")) => line.counterparty = said::clean(columns(text, 3, 70)),
                    // Who pays in the end.
                    ("1", Some("009")) => line.counterparty = said::clean(columns(text, 3, 70)),
                    ("1", _) => {}
                    _ => match text.strip_prefix("MANDAT ") {
                        Some(mandate) => line.mandate = said::reference(mandate),
                        None => movement.text_of_information.push_str(text),
                    },
                }
            }
            _ => {}
        }
    }

    /// The movements of one sequence number after the other, each as one line or as its details.
    fn settle(&mut self) {
        let movements = std::mem::take(&mut self.movements);
        let Some(draft) = &mut self.draft else { return };
        for group in movements.chunk_by(|a, b| a.sequence == b.sequence && b.is_detail) {
            let Some((whole, details)) = group.split_first() else { continue };
            if whole.is_detail {
                draft.doubt(whole.number, "21", "", Doubt::OutOfPlace);
                continue;
            }
            // Details of what the bank put together; those of one amount (its charges, its tax) are parts of none.
            let parts: Vec<&Movement> = details.iter().filter(|detail| matches!(detail.of, '5' | '6' | '7')).collect();
            let sum = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.line.amount.amount()));
            if parts.len() > 1 && matches!(whole.of, '1' | '2') {
                if sum == Some(whole.line.amount.amount()) {
                    let number = draft.next_collective();
                    for part in parts {
                        draft.push(finish(part, Some(number)));
                    }
                    continue;
                }
                draft.doubt(whole.number, "21", "", Doubt::PartsDiffer { parts: u32::try_from(parts.len()).unwrap_or(u32::MAX) });
            }
            draft.push(finish(whole, None));
        }
    }

    fn end(&mut self, is_open: bool) {
        self.settle();
        let Some(mut draft) = self.draft.take().filter(Draft::has_anything) else { return };
        if is_open {
            draft.doubt(draft.statement.line, "8", "", Doubt::NotClosed);
        }
        draft.end(&mut self.reading);
    }
}

fn finish(movement: &Movement, part_of: Option<u32>) -> ReadBankLine {
    let mut line = movement.line.clone();
    if movement.is_structured {
        structured(&mut line, &movement.communication);
    } else {
        said::add(&mut line.label, &movement.communication);
    }
    if line.label.is_empty() && line.structured.is_empty() {
        said::add(&mut line.label, &movement.text_of_information);
    }
    if line.kind == BankLineKind::Unsaid {
        line.kind = kinds::by_words(&line.label);
    }
    if !movement.reason.is_empty() {
        line.kind = kinds::returned(line.kind);
        line.returned.clone_from(&movement.reason);
    }
    ReadBankLine { said: line, part_of, booked: true, line: movement.number }
}

/// A communication of a type: 100 a creditor reference, 101 and 102 a Belgian one, 127 a direct debit; the rest as it stands.
fn structured(line: &mut BankLine, communication: &str) {
    let (kind, text) = (columns(communication, 0, 3), columns(communication, 3, 200));
    match kind {
        "100" | "101" | "102" => {
            let reference = if kind == "100" { text } else { columns(text, 0, 12) };
            match said::structured(reference) {
                Some(reference) => line.structured = reference,
                None => said::add(&mut line.label, reference),
            }
        }
        // Day, type, scheme, paid or not, creditor, mandate, text.
        "127" => {
            line.mandate = said::reference(columns(text, 44, 35));
            said::add(&mut line.label, columns(text, 79, 62));
        }
        _ => said::add(&mut line.label, text),
    }
}

/// The account in the form that its record's structure says, and the code of its currency.
fn account<'r>(field: &'r str, structure: &str) -> (String, &'r str) {
    match structure {
        "0" => (said::belgian_account(columns(field, 0, 12)), columns(field, 13, 3)),
        "2" => (said::account(columns(field, 0, 31)), columns(field, 34, 3)),
        _ => (said::account(columns(field, 0, 34)), columns(field, 34, 3)),
    }
}

/// Three decimals, and 1 before what is owed.
fn amount(sign: &str, digits: &str) -> Option<Decimal> {
    if digits.len() != 15 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let amount = said::scaled(digits.parse().ok()?, 3)?;
    match sign {
        "0" => Some(amount),
        "1" => Some(-amount),
        _ => None,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    said::short_day(text.get(4..6)?, text.get(2..4)?, text.get(..2)?)
}

fn balance(draft: &mut Draft, record: &str, [sign, digits, on]: [usize; 3], number: u32) -> Option<(NaiveDate, Money)> {
    let currency: Currency = draft.statement.currency;
    let Some(amount) = amount(columns(record, sign, 1), columns(record, digits, 15)) else {
        draft.issue(number, columns(record, 0, 1), columns(record, sign, 16), IssueKind::NotAnAmount);
        return None;
    };
    let Some(day) = day(columns(record, on, 6)).or(draft.made_on) else {
        draft.issue(number, columns(record, 0, 1), columns(record, on, 6), IssueKind::NotADate);
        return None;
    };
    Some((day, said::money(amount, currency)))
}

/// By the transaction code: type, family, transaction, category.
fn kind(code: &str) -> BankLineKind {
    match (columns(code, 1, 2), columns(code, 3, 2)) {
        (_, "37") | ("35" | "80", _) => BankLineKind::Charge,
        ("05", "03" | "05") => BankLineKind::ReturnedDebit,
        ("03" | "43", "38" | "15") => BankLineKind::ReturnedCheque,
        ("01" | "41", _) => BankLineKind::Transfer,
        ("03" | "43", _) => BankLineKind::Cheque,
        ("04", _) => BankLineKind::Card,
        ("05", _) => BankLineKind::DirectDebit,
        ("07" | "47", _) => BankLineKind::Bill,
        ("09", _) => BankLineKind::Cash,
        _ => BankLineKind::Unsaid,
    }
}
