//! QIF of Quicken: one letter and a value a line, `^` after each movement. It knows no currency, no balance and no account number.
//!
//! Neither its days nor its decimal sign are of one form: the whole file tells both, and what it leaves open is said.

use super::ReadError;
use super::list::amounts::{self, DecimalSign, SignEvidence};
use super::list::dates::{self, DateOrder, OrderEvidence};
use super::reading::{Format, IssueKind, ReadBankLine, Reading};
use super::statements::{Doubt, Draft, finished, kinds, said, told};
use super::text;
use crate::basis::money::Currency;
use crate::ledger::BankLine;
use std::ops::ControlFlow;

/// Lists of movements on an account of money; investments, categories and what else is there say nothing to receivables.
const ACCOUNTS: [&str; 5] = ["bank", "ccard", "cash", "oth a", "oth l"];

#[derive(Default)]
struct Movement {
    line: u32,
    day: String,
    amount: String,
    payee: String,
    memo: String,
    check: String,
}

/// An account as far as it is named, and its movements.
struct Account {
    line: u32,
    name: String,
    movements: Vec<Movement>,
}

/// True where a line of `text` opens a list of such a file.
pub(crate) fn looks_like(text: &str) -> bool {
    let marks = ["!type:", "!account", "!option:", "!clear:"];
    let starts = |line: &str| marks.iter().any(|mark| line.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)));
    text.lines().take(40).any(|line| starts(line.trim_start()))
}

/// Reads a whole file.
///
/// # Errors
/// No movement in it, stopped.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let decoded = text::decode(bytes);
    let accounts = collect(&decoded.text);
    told(progress, 500)?;
    let all = || accounts.iter().flat_map(|account| &account.movements);
    let (order, is_sure) = order(all().map(|movement| movement.day.as_str()));
    let sign = sign(all().map(|movement| movement.amount.as_str()));
    let mut reading = Reading::new(Format::Qif);
    for account in accounts.iter().filter(|account| !account.movements.is_empty()) {
        let mut draft = Draft::new(account.line);
        let currency = Currency::EUR;
        draft.statement.account = said::account(&account.name);
        (draft.statement.currency, draft.statement.currency_assumed) = (currency, true);
        draft.doubt(account.line, "", "", Doubt::CurrencyAssumed { currency });
        if !is_sure {
            draft.doubt(account.line, "D", "", Doubt::DayOrderAssumed { day_first: order == DateOrder::DayFirst });
        }
        for movement in &account.movements {
            let Some(day) = dates::date(movement.day.as_bytes(), order) else {
                draft.issue(movement.line, "D", &movement.day, IssueKind::NotADate);
                continue;
            };
            let written = amounts::amount(movement.amount.as_bytes(), sign);
            let Some(amount) = written.and_then(|amount| said::scaled(i128::from(amount.digits), amount.decimals)) else {
                draft.issue(movement.line, "T", &movement.amount, IssueKind::NotAnAmount);
                continue;
            };
            let mut line = BankLine::new(day, said::money(amount, currency));
            let (payee, memo) = (said::clean(&movement.payee), said::clean(&movement.memo));
            if memo.is_empty() {
                line.label = payee;
            } else {
                (line.label, line.counterparty) = (memo, payee);
            }
            line.kind = kinds::by_words(&line.label);
            if !movement.check.is_empty() && !line.label.contains(movement.check.as_str()) {
                said::add(&mut line.label, &movement.check);
            }
            draft.push(ReadBankLine { said: line, part_of: None, booked: true, line: movement.line });
        }
        draft.end(&mut reading);
    }
    finished(reading)
}

fn collect(text: &str) -> Vec<Account> {
    let mut accounts: Vec<Account> = Vec::new();
    let (mut in_account, mut in_list) = (false, false);
    let mut name = String::new();
    let mut movement = Movement::default();
    for (at, line) in text.lines().enumerate() {
        let number = u32::try_from(at + 1).unwrap_or(u32::MAX);
        let line = line.trim_end();
        if let Some(mark) = line.trim_start().strip_prefix('!') {
            let mark = mark.to_ascii_lowercase();
            let list = mark.strip_prefix("type:").map(str::trim);
            in_account = mark.starts_with("account");
            in_list = list.is_some_and(|list| ACCOUNTS.contains(&list));
            movement = Movement::default();
            if in_list {
                accounts.push(Account { line: number, name: std::mem::take(&mut name), movements: Vec::new() });
            }
            continue;
        }
        let mut letters = line.chars();
        let (Some(letter), value) = (letters.next(), letters.as_str()) else { continue };
        if in_account && letter == 'N' {
            value.trim().clone_into(&mut name);
        }
        if !in_list {
            continue;
        }
        if movement.line == 0 {
            movement.line = number;
        }
        match letter {
            'D' => day(value, &mut movement.day),
            'T' => value.trim().clone_into(&mut movement.amount),
            // The same with more digits; it stands for one that is missing.
            'U' if movement.amount.is_empty() => value.trim().clone_into(&mut movement.amount),
            'P' => value.clone_into(&mut movement.payee),
            'M' => value.clone_into(&mut movement.memo),
            'N' => value.trim().clone_into(&mut movement.check),
            '^' => {
                let whole = std::mem::take(&mut movement);
                push(&mut accounts, whole);
            }
            _ => {}
        }
    }
    push(&mut accounts, movement);
    accounts
}

fn push(accounts: &mut [Account], movement: Movement) {
    if let Some(account) = accounts.last_mut()
        && !(movement.day.is_empty() && movement.amount.is_empty())
    {
        account.movements.push(movement);
    }
}

/// `1/ 2'10` as `1/2/2010`: an apostrophe says that the year is of this century.
fn day(value: &str, out: &mut String) {
    out.clear();
    for c in value.trim().chars().take(40) {
        match c {
            ' ' => {}
            '\'' => {
                if !out.ends_with('/') {
                    out.push('/');
                }
            }
            c => out.push(c),
        }
    }
}

/// What stands first in days, and whether that is told.
pub(super) fn order<'t>(days: impl Iterator<Item = &'t str>) -> (DateOrder, bool) {
    let (mut day_first, mut month_first, mut either) = (0_u32, 0_u32, 0_u32);
    for day in days {
        match dates::order_evidence(day.trim().as_bytes()) {
            OrderEvidence::Only(DateOrder::DayFirst) => day_first += 1,
            OrderEvidence::Only(DateOrder::MonthFirst) => month_first += 1,
            OrderEvidence::Either => either += 1,
            _ => {}
        }
    }
    let order = if month_first > day_first { DateOrder::MonthFirst } else { DateOrder::DayFirst };
    (order, either == 0 || day_first != month_first)
}

/// The decimal sign of a column of amounts.
pub(super) fn sign<'t>(amounts: impl Iterator<Item = &'t str>) -> DecimalSign {
    let (mut comma, mut point) = (0_u32, 0_u32);
    let mut either = None;
    for amount in amounts {
        match amounts::sign_evidence(amount.as_bytes()) {
            SignEvidence::Only(DecimalSign::Comma) => comma += 1,
            SignEvidence::Only(DecimalSign::Point) => point += 1,
            SignEvidence::Either(sign) => either = Some(sign),
            _ => {}
        }
    }
    match (comma, point, either) {
        // `1,234` alone parts thousands.
        (0, 0, Some(DecimalSign::Comma)) => DecimalSign::Point,
        (0, 0, _) => DecimalSign::Comma,
        _ if comma >= point => DecimalSign::Comma,
        _ => DecimalSign::Point,
    }
}
