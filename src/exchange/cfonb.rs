//! CFONB 120, the statement of French banks: records of 120 characters; 01 and 07 balances, 04 movements, 05 what more is known of them.

use super::ReadError;
use super::reading::{Format, IssueKind, ReadBankLine, Reading};
use super::statements::{Doubt, Draft, finished, issue, kinds, said, told};
use super::text;
use crate::basis::money::Money;
use crate::ledger::{BankLine, BankLineKind};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use said::columns;
use std::ops::ControlFlow;

const LENGTH: usize = 120;

/// True where `text` begins with a record of such a statement.
pub(crate) fn looks_like(text: &str) -> bool {
    text.lines().map(str::trim_end).filter(|line| !line.is_empty()).take(3).any(|line| {
        let is_record = matches!(columns(line, 0, 2), "01" | "04" | "05" | "07") && said::digits(columns(line, 2, 5)).is_some();
        let currency = columns(line, 16, 3);
        is_record && line.len() >= 90 && currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase()) && decimals(line).is_some()
    })
}

/// Reads a whole file.
///
/// # Errors
/// No statement in it, stopped.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let decoded = text::decode(bytes);
    let mut state = State { reading: Reading::new(Format::Cfonb), draft: None, opening: None, movement: None };
    let mut passed = 0_usize;
    for (at, line) in decoded.text.lines().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        passed += line.len() + 1;
        if number.is_multiple_of(4096) {
            told(progress, u32::try_from(passed.saturating_mul(1000) / decoded.text.len().max(1)).unwrap_or(1000))?;
        }
        // Some banks break no lines at all.
        let mut rest = line;
        while !rest.trim_start().is_empty() {
            let record = rest.get(..LENGTH).unwrap_or_else(|| columns(rest, 0, LENGTH));
            state.take(record, number);
            rest = rest.get(record.len()..).unwrap_or_default();
        }
    }
    state.end(true);
    finished(state.reading)
}

struct Movement {
    line: ReadBankLine,
    remittance: String,
    ultimate: String,
}

struct State {
    reading: Reading,
    draft: Option<Draft>,
    /// An opening balance whose day could not be read.
    opening: Option<Money>,
    movement: Option<Movement>,
}

impl State {
    fn take(&mut self, record: &str, number: u32) {
        match columns(record, 0, 2) {
            "01" => {
                self.end(true);
                let mut draft = Draft::new(number);
                let account = said::french_account(columns(record, 2, 5), columns(record, 11, 5), columns(record, 21, 11));
                draft.statement.account = account;
                draft.statement.currency = draft.currency_of(columns(record, 16, 3), number, "01");
                let money = balance(&mut draft, record, number);
                match day(columns(record, 34, 6)) {
                    Some(day) => draft.statement.opening = money.map(|money| (day, money)),
                    None => self.opening = money,
                }
                self.draft = Some(draft);
            }
            "07" => {
                self.settle();
                let Some(mut draft) = self.draft.take() else { return self.out_of_place(record, number) };
                let money = balance(&mut draft, record, number);
                let dated = day(columns(record, 34, 6));
                if dated.is_none() {
                    draft.issue(number, "07", columns(record, 34, 6), IssueKind::NotADate);
                }
                draft.statement.closing = dated.zip(money);
                self.draft = Some(draft);
                self.end(false);
            }
            "04" => self.movement(record, number),
            "05" => self.more(record, number),
            _ => self.reading.issues.push(issue(number, "", record.trim_end(), Doubt::UnknownRecord.into())),
        }
    }

    fn out_of_place(&mut self, record: &str, number: u32) {
        self.reading.issues.push(issue(number, "", record.trim_end(), Doubt::OutOfPlace.into()));
    }

    fn movement(&mut self, record: &str, number: u32) {
        self.settle();
        let Some(draft) = &mut self.draft else { return self.out_of_place(record, number) };
        let Some(amount) = decimals(record).and_then(|decimals| signed(columns(record, 90, 14), decimals)) else {
            return draft.issue(number, "04", columns(record, 90, 14), IssueKind::NotAnAmount);
        };
        let value_on = day(columns(record, 42, 6));
        let Some(booked_on) = day(columns(record, 34, 6)).or(value_on) else {
            return draft.issue(number, "04", columns(record, 34, 6), IssueKind::NotADate);
        };
        let currency = draft.currency_of(columns(record, 16, 3), number, "04");
        let mut line = BankLine::new(booked_on, said::money(amount, currency));
        line.value_on = value_on;
        line.label = said::clean(columns(record, 48, 31));
        line.bank_reference = columns(record, 81, 7).trim().trim_start_matches('0').to_owned();
        line.returned = said::clean(columns(record, 40, 2));
        line.kind = kind(columns(record, 32, 2), &line.label, !line.returned.is_empty());
        let line = ReadBankLine { said: line, part_of: None, booked: true, line: number };
        self.movement = Some(Movement { line, remittance: String::new(), ultimate: String::new() });
    }

    fn more(&mut self, record: &str, number: u32) {
        let Some(movement) = &mut self.movement else { return self.out_of_place(record, number) };
        let line = &mut movement.line.said;
        let text = columns(record, 48, 70);
        match columns(record, 45, 3) {
            "NPY" | "NBE" => line.counterparty = said::clean(text),
            "NPO" | "NBU" => movement.ultimate = said::clean(text),
            // Two records of one text: what fills the first goes on in the second.
            "LCC" | "LC2" => movement.remittance.push_str(text),
            "LCS" => match said::structured(text) {
                Some(reference) => line.structured = reference,
                None => {
                    movement.remittance.push(' ');
                    movement.remittance.push_str(text);
                }
            },
            "RCN" => line.end_to_end = said::reference(columns(text, 0, 35)),
            "RUM" => line.mandate = said::reference(columns(text, 0, 35)),
            "LIB" => said::add(&mut line.label, text),
            "MMO" => {
                let decimals = columns(text, 3, 1).parse().unwrap_or(2);
                let ordered = said::currency(columns(text, 0, 3)).zip(said::digits(columns(text, 9, 9)));
                if let Some((currency, digits)) = ordered
                    && currency != line.amount.currency()
                    && let Some(amount) = said::scaled(i128::from(digits), decimals)
                {
                    let signed = if line.amount.amount().is_sign_negative() { -amount } else { amount };
                    line.ordered = Some(said::money(signed, currency));
                }
            }
            _ => {}
        }
    }

    fn settle(&mut self) {
        let (Some(mut movement), Some(draft)) = (self.movement.take(), &mut self.draft) else { return };
        let line = &mut movement.line.said;
        let remittance = said::clean(&movement.remittance);
        if !remittance.is_empty() {
            line.label = remittance;
        }
        if !movement.ultimate.is_empty() {
            line.counterparty = movement.ultimate;
        }
        draft.push(movement.line);
    }

    fn end(&mut self, is_open: bool) {
        self.settle();
        let undated = self.opening.take();
        let Some(mut draft) = self.draft.take() else { return };
        if is_open {
            draft.doubt(draft.statement.line, "07", "", Doubt::NotClosed);
        }
        if let Some(money) = undated {
            let taken = draft.statement.lines.first().map(|line| line.said.booked_on).or(draft.statement.closing.map(|(day, _)| day));
            draft.statement.opening = taken.map(|day| (day, money));
            if let Some(taken) = taken {
                draft.doubt(draft.statement.line, "01", "", Doubt::Undated { taken });
            }
        }
        draft.end(&mut self.reading);
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    said::short_day(text.get(4..6)?, text.get(2..4)?, text.get(..2)?)
}

fn decimals(record: &str) -> Option<u32> {
    said::digits(columns(record, 19, 1)).filter(|decimals| *decimals <= 4)
}

/// Thirteen digits, and one that is a digit and a sign in one: `{` 0, `A` to `I` 1 to 9, `}` −0, `J` to `R` −1 to −9.
fn signed(text: &str, decimals: u32) -> Option<Decimal> {
    let (digits, last) = text.split_at_checked(text.len().checked_sub(1)?)?;
    let last = last.chars().next()?;
    let (digit, is_negative) = match last {
        '{' => (0, false),
        '}' => (0, true),
        'A'..='I' => (u32::from(last) - u32::from('A') + 1, false),
        'J'..='R' => (u32::from(last) - u32::from('J') + 1, true),
        '0'..='9' => (last.to_digit(10)?, false),
        _ => return None,
    };
    if digits.is_empty() || digits.len() > 18 || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let amount = digits.parse::<i128>().ok()? * 10 + i128::from(digit);
    said::scaled(if is_negative { -amount } else { amount }, decimals)
}

fn balance(draft: &mut Draft, record: &str, number: u32) -> Option<Money> {
    let Some(amount) = decimals(record).and_then(|decimals| signed(columns(record, 90, 14), decimals)) else {
        draft.issue(number, columns(record, 0, 2), columns(record, 90, 14), IssueKind::NotAnAmount);
        return None;
    };
    let currency = draft.currency_of(columns(record, 16, 3), number, columns(record, 0, 2));
    Some(said::money(amount, currency))
}

/// By the words of the label first: banks use their own codes beside those of the norm.
fn kind(code: &str, label: &str, is_returned: bool) -> BankLineKind {
    let kind = match kinds::by_words(label) {
        BankLineKind::Unsaid => match code {
            "01" | "02" => BankLineKind::Cheque,
            "05" | "06" | "18" => BankLineKind::Transfer,
            "08" | "B1" => BankLineKind::DirectDebit,
            "62" => BankLineKind::Charge,
            _ => BankLineKind::Unsaid,
        },
        kind => kind,
    };
    if is_returned { kinds::returned(kind) } else { kind }
}
