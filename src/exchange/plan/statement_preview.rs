//! What a file of statements would bring, as a person looks through it: by account, the first new lines, and each line that is known
//! already beside the one that it is.

use super::Plan;
use super::statements::{FileLine, StatementPlan, Twin, line_of};
use crate::basis::money::{Currency, Money};
use crate::exchange::reading::{ReadBankLine, Reading};
use crate::exchange::statements::Doubt;
use crate::ledger::Ledger;
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashSet};

/// What a file of statements would bring.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StatementPreview {
    /// One an account and currency, in the order of the file.
    pub accounts: Vec<AccountPreview>,
    /// The first lines that would enter.
    pub new_lines: Vec<LinePreview>,
    /// Lines that would not, each beside what it is already; the first of them.
    pub left_out: Vec<TwinPreview>,
    /// How many lines are like a known one in all.
    pub n_left_out: u32,
}

/// What the statements of one account say together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountPreview {
    /// The account; empty where nobody names one.
    pub account: String,
    /// True where the file names none, and the ledger's was taken.
    pub account_taken: bool,
    /// Its currency.
    pub currency: Currency,
    /// How many statements.
    pub statements: u32,
    /// First and last day.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Balance before the first.
    pub opening: Option<Money>,
    /// Balance after the last.
    pub closing: Option<Money>,
    /// Lines that enter.
    pub new: u32,
    /// Lines that are known.
    pub known: u32,
    /// Lines that are announced and wait for their booking.
    pub announced: u32,
    /// How they follow on.
    pub doubts: Vec<Doubt>,
}

/// A line, to be recognised by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinePreview {
    /// The day on which the bank booked it.
    pub on: NaiveDate,
    /// Who stands on the other side, or else its text.
    pub who: String,
    /// Its text.
    pub label: String,
    /// Signed.
    pub amount: Money,
}

/// A line that is known, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TwinPreview {
    /// Which.
    pub line: FileLine,
    /// As the file has it.
    pub here: LinePreview,
    /// What is known.
    pub twin: LinePreview,
    /// True where the twin is a line of the same file.
    pub in_file: bool,
}

/// What `plan` would bring, with the first `most` of each kind of line.
#[must_use]
pub fn statement_preview(ledger: &Ledger, reading: &Reading, plan: &Plan, anyway: &BTreeSet<FileLine>, most: usize) -> StatementPreview {
    let mut shown = StatementPreview::default();
    for (read, fate) in reading.statements.iter().zip(&plan.statements) {
        let at = shown.accounts.iter().position(|it| it.account == fate.account && it.currency == fate.currency);
        let of_account = match at.and_then(|at| shown.accounts.get_mut(at)) {
            Some(known) => known,
            None => {
                shown.accounts.push(begun(fate));
                let Some(new) = shown.accounts.last_mut() else { continue };
                new
            }
        };
        let is_first = of_account.period.zip(read.period).is_none_or(|((first, _), (from, _))| from <= first);
        let is_last = of_account.period.zip(read.period).is_none_or(|((_, last), (_, to))| to >= last);
        if let Some((_, opening)) = read.opening.filter(|_| of_account.opening.is_none() || is_first && of_account.period != read.period) {
            of_account.opening = Some(opening);
        }
        if let Some((_, closing)) = read.closing.filter(|_| of_account.closing.is_none() || is_last) {
            of_account.closing = Some(closing);
        }
        of_account.period = match (of_account.period, read.period) {
            (Some((first, last)), Some((from, to))) => Some((first.min(from), last.max(to))),
            (one, other) => one.or(other),
        };
        of_account.statements += 1;
        of_account.new = of_account.new.saturating_add(fate.new);
        of_account.known = of_account.known.saturating_add(fate.known);
        of_account.announced = of_account.announced.saturating_add(fate.announced);
        of_account.account_taken |= fate.account_taken;
        of_account.doubts.extend(fate.doubts.iter().cloned());
        shown.n_left_out = shown.n_left_out.saturating_add(u32::try_from(fate.left_out.len()).unwrap_or(u32::MAX));
    }
    for ((statement, read), fate) in (0_u32..).zip(&reading.statements).zip(&plan.statements) {
        let known: HashSet<FileLine> = fate.left_out.iter().map(|it| it.line).filter(|line| !anyway.contains(line)).collect();
        for (at, line) in (0_u32..).zip(&read.lines).filter(|(_, line)| line.booked) {
            if shown.new_lines.len() >= most {
                break;
            }
            if !known.contains(&(statement, at)) {
                shown.new_lines.push(of_file(line));
            }
        }
        for left_out in &fate.left_out {
            if shown.left_out.len() >= most {
                break;
            }
            let (Some(here), Some(twin)) = (line_of(reading, left_out.line).map(of_file), twin(ledger, reading, left_out.twin)) else {
                continue;
            };
            let in_file = matches!(left_out.twin, Twin::InFile(_));
            shown.left_out.push(TwinPreview { line: left_out.line, here, twin, in_file });
        }
    }
    shown
}

fn begun(fate: &StatementPlan) -> AccountPreview {
    AccountPreview {
        account: fate.account.clone(),
        account_taken: false,
        currency: fate.currency,
        statements: 0,
        period: None,
        opening: None,
        closing: None,
        new: 0,
        known: 0,
        announced: 0,
        doubts: Vec::new(),
    }
}

fn of_file(line: &ReadBankLine) -> LinePreview {
    let said = &line.said;
    let who = if said.counterparty.is_empty() { &said.label } else { &said.counterparty };
    LinePreview { on: said.booked_on, who: who.clone(), label: said.label.clone(), amount: said.amount }
}

fn twin(ledger: &Ledger, reading: &Reading, twin: Twin) -> Option<LinePreview> {
    match twin {
        Twin::InFile(here) => line_of(reading, here).map(of_file),
        Twin::Known(idx) => ledger.bank_line(idx).map(|row| {
            let who = if row.counterparty.is_empty() { row.label } else { row.counterparty };
            LinePreview { on: row.booked_on, who: who.to_owned(), label: row.label.to_owned(), amount: row.money() }
        }),
    }
}
