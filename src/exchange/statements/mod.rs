//! What all bank statements have in common, whatever their format: put together line by line, then checked as a whole.
//!
//! Promise: a difference between balances and lines, a gap, an overlap is said, never refused: samples, cut exports and banks' own
//! habits have them, and the lines are right all the same.

mod continuity;
pub(crate) mod kinds;
pub(crate) mod said;

pub use continuity::{Break, BreakKind, Span, breaks, doubts_with_known, runs, spans};

use super::ReadError;
use super::reading::{Issue, IssueKind, ReadBankLine, ReadStatement, Reading};
use crate::basis::money::{Currency, Money, no_currency};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::ops::ControlFlow;

/// What is doubtful in a statement or one of its lines. Nothing is left out for it but what says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Opening balance and lines do not make the closing balance.
    BalanceDiffers {
        /// Before the first line.
        opening: Money,
        /// Sum of the lines.
        lines: Money,
        /// After the last line, as the statement says.
        closing: Money,
    },
    /// The statement before ends on another balance than this one begins with: movements between them are missing.
    Gap {
        /// The account.
        account: String,
        /// Last day of the one before.
        ended_on: NaiveDate,
        /// Its closing balance.
        ended_with: Money,
        /// Opening balance of this one.
        begins_with: Money,
    },
    /// Some days are covered by the statement before as well.
    Overlap {
        /// The account.
        account: String,
        /// First day covered twice.
        from: NaiveDate,
        /// Last day covered twice.
        to: NaiveDate,
    },
    /// The same statement stands before.
    Again {
        /// The account.
        account: String,
    },
    /// The currency is none of ISO 4217, so that its amounts cannot go into the books.
    CurrencyNotKnown,
    /// The line has no day of its own that can be read; this one was taken.
    Undated {
        /// The day that was taken: of value, or of the statement.
        taken: NaiveDate,
    },
    /// The parts of a collective booking do not add up to it: it stays one line.
    PartsDiffer {
        /// How many parts.
        parts: u32,
    },
    /// A record where it does not belong: a movement outside a statement, a detail without its movement. Left out.
    OutOfPlace,
    /// A record of a kind that the format does not have. Left out.
    UnknownRecord,
    /// The movement has no type, though its format asks for one.
    KindUnsaid,
    /// No day tells whether the month stands first; this was taken.
    DayOrderAssumed {
        /// True where the day was taken to stand first.
        day_first: bool,
    },
    /// The format names no currency; this one was taken.
    CurrencyAssumed {
        /// Its code.
        currency: Currency,
    },
    /// A statement that ends without saying its balance, or begins without.
    NotClosed,
}

impl Doubt {
    /// True for how statements follow on, which depends on those that are known beside the file's.
    #[must_use]
    pub fn is_of_order(&self) -> bool {
        matches!(self, Self::Gap { .. } | Self::Overlap { .. } | Self::Again { .. })
    }

    /// True where the line did not go in.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        matches!(self, Self::OutOfPlace | Self::UnknownRecord)
    }
}

/// A statement in the making.
pub(crate) struct Draft {
    pub(crate) statement: ReadStatement,
    /// Day on which the file says that it was made, for lines that have none.
    pub(crate) made_on: Option<NaiveDate>,
    /// First day, where the file says it apart.
    pub(crate) starts_on: Option<NaiveDate>,
    /// Currency of the account as something beside its balances tells it.
    pub(crate) kept_in: Option<Currency>,
    issues: Vec<Issue>,
    undated: Vec<usize>,
    collective: u32,
    doubted_currency: bool,
}

impl Draft {
    /// Of nothing yet; begins on that line.
    pub(crate) fn new(line: u32) -> Self {
        Self {
            statement: ReadStatement {
                account: String::new(),
                currency: no_currency(),
                currency_assumed: false,
                number: String::new(),
                period: None,
                opening: None,
                closing: None,
                lines: Vec::new(),
                line,
            },
            made_on: None,
            starts_on: None,
            kept_in: None,
            issues: Vec::new(),
            undated: Vec::new(),
            collective: 0,
            doubted_currency: false,
        }
    }

    /// True where it says anything at all.
    pub(crate) fn has_anything(&self) -> bool {
        let statement = &self.statement;
        !statement.lines.is_empty() || statement.opening.is_some() || statement.closing.is_some() || !statement.account.is_empty()
    }

    pub(crate) fn issue(&mut self, line: u32, column: &str, found: &str, kind: IssueKind) {
        self.issues.push(issue(line, column, found, kind));
    }

    pub(crate) fn doubt(&mut self, line: u32, column: &str, found: &str, doubt: Doubt) {
        self.issue(line, column, found, doubt.into());
    }

    /// The currency of a code; that which stands for none, with a doubt said once a statement, where it is none.
    pub(crate) fn currency_of(&mut self, code: &str, line: u32, column: &str) -> Currency {
        match said::currency(code) {
            Some(currency) => currency,
            None => {
                if !std::mem::replace(&mut self.doubted_currency, true) {
                    self.doubt(line, column, code, Doubt::CurrencyNotKnown);
                }
                no_currency()
            }
        }
    }

    pub(crate) fn push(&mut self, line: ReadBankLine) {
        self.statement.lines.push(line);
    }

    /// A line without a day of its own: it gets that of the statement once it is known.
    pub(crate) fn push_undated(&mut self, line: ReadBankLine) {
        self.undated.push(self.statement.lines.len());
        self.statement.lines.push(line);
    }

    /// Number of a new collective booking.
    pub(crate) fn next_collective(&mut self) -> u32 {
        self.collective = self.collective.saturating_add(1);
        self.collective
    }

    /// The statement is whole, as far as it goes.
    pub(crate) fn end(mut self, reading: &mut Reading) {
        self.date_what_is_undated();
        let statement = &mut self.statement;
        if statement.currency == no_currency() {
            let known = [statement.opening, statement.closing].into_iter().flatten().map(|(_, money)| money.currency());
            if let Some(currency) = known.chain(self.kept_in).chain(statement.lines.first().map(|line| line.said.amount.currency())).next()
            {
                statement.currency = currency;
            }
        }
        let days = statement.lines.iter().filter(|line| line.booked).map(|line| line.said.booked_on);
        let balances = [statement.opening, statement.closing].into_iter().flatten().map(|(day, _)| day);
        if statement.period.is_none() {
            let closes = statement.closing.map(|(day, _)| day);
            let first = days.clone().min().or_else(|| balances.clone().min());
            let last = days.clone().chain(closes).max().or_else(|| balances.clone().max());
            statement.period = first.zip(last).map(|(first, last)| (first.min(last), last));
        }
        check_balance(statement, &mut self.issues);
        reading.issues.append(&mut self.issues);
        reading.statements.push(self.statement);
    }

    fn date_what_is_undated(&mut self) {
        let statement = &mut self.statement;
        let days = statement.lines.iter().enumerate().filter(|(at, _)| !self.undated.contains(at)).map(|(_, line)| line.said.booked_on);
        let taken = statement.closing.map(|(day, _)| day).or(statement.period.map(|(_, last)| last)).or(self.made_on).or(days.max());
        let Some(first) = self.undated.first().and_then(|at| statement.lines.get(*at)).map(|line| line.line) else { return };
        let Some(taken) = taken else {
            // Nothing in the statement tells a day: its lines cannot go in.
            for at in self.undated.drain(..).rev() {
                let line = statement.lines.remove(at);
                self.issues.push(issue(line.line, "", "", IssueKind::NotADate));
            }
            return;
        };
        for at in &self.undated {
            if let Some(line) = statement.lines.get_mut(*at) {
                line.said.booked_on = taken;
            }
        }
        self.issues.push(issue(first, "", "", Doubt::Undated { taken }.into()));
    }
}

/// Something to say of a line.
pub(crate) fn issue(line: u32, column: &str, found: &str, kind: IssueKind) -> Issue {
    Issue { line, column: column.to_owned(), found: found.chars().take(200).collect(), kind }
}

/// Sum of the booked lines of one currency.
fn sum(statement: &ReadStatement, currency: Currency) -> Option<Money> {
    let mut sum = Money::zero(currency).amount();
    for line in statement.lines.iter().filter(|line| line.booked) {
        if line.said.amount.currency() != currency {
            return None;
        }
        sum = sum.checked_add(line.said.amount.amount())?;
    }
    Some(said::money(sum, currency))
}

fn check_balance(statement: &ReadStatement, issues: &mut Vec<Issue>) {
    let (Some((_, opening)), Some((_, closing))) = (statement.opening, statement.closing) else { return };
    if opening.currency() != closing.currency() {
        return;
    }
    let Some(lines) = sum(statement, opening.currency()) else { return };
    if opening.amount().checked_add(lines.amount()).is_some_and(|expected| expected != closing.amount()) {
        let doubt = Doubt::BalanceDiffers { opening, lines, closing };
        issues.push(issue(statement.line, "", &statement.number, doubt.into()));
    }
}

/// The reading as a whole: its period, how much is in it, and how its statements follow on.
///
/// # Errors
/// No statement in it.
pub(crate) fn finished(mut reading: Reading) -> Result<Reading, ReadError> {
    if reading.statements.is_empty() {
        return Err(ReadError::NoStatement(reading.format));
    }
    let periods = || reading.statements.iter().filter_map(|statement| statement.period);
    reading.period = periods().map(|(first, _)| first).min().zip(periods().map(|(_, last)| last).max());
    reading.lines = u32::try_from(reading.statements.iter().map(|statement| statement.lines.len()).sum::<usize>()).unwrap_or(u32::MAX);
    let spans = spans(&reading.statements);
    for found in breaks(&spans) {
        let Some(statement) = reading.statements.get(found.at) else { continue };
        reading.issues.push(issue(statement.line, "", &statement.number, found.doubt(&spans).into()));
    }
    Ok(reading)
}

/// Says how much is done; stops where the person wants it.
pub(crate) fn told(progress: &mut dyn FnMut(u32) -> ControlFlow<()>, per_mille: u32) -> Result<(), ReadError> {
    match progress(per_mille) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(ReadError::Stopped),
    }
}
