//! Statements and their lines: those that enter.

use super::{Note, Planner};
use crate::basis::id::Ref;
use crate::exchange::plan::statements::{FileLine, is_told_anywhere, line_of, stated};
use crate::ledger::{Event, Refusal};
use std::collections::HashSet;

/// Something of a statement that enters, in the order of the file.
#[derive(Debug, Clone, Copy)]
pub(super) enum Entering {
    /// The statement itself.
    Statement(u32),
    /// One of its lines.
    Line(FileLine),
}

impl Planner<'_> {
    /// Decides what of one statement enters; after the last, how they follow on.
    pub(super) fn statement(&mut self, at: usize) {
        if at == 0 {
            self.statements.ready(self.ledger, self.reading);
        }
        self.statements.decide(self.ledger, self.reading, at, &self.options.anyway);
        if at + 1 < self.reading.statements.len() {
            return;
        }
        self.statements.follow_on(self.ledger, self.reading);
        for ((place, read), fate) in (0_u32..).zip(&self.reading.statements).zip(&self.statements.fates) {
            let known = fate.left_out.iter().map(|it| it.line).filter(|line| !self.options.anyway.contains(line));
            let left_out: HashSet<FileLine> = known.chain(fate.uncountable.iter().copied()).collect();
            for line in fate.uncountable.iter().filter_map(|line| line_of(self.reading, *line)) {
                self.notes.push(Note::Refused { line: line.line, refusal: Refusal::Uncountable { amount: line.said.amount } });
            }
            if fate.new == 0 && is_told_anywhere(self.ledger, read, &fate.account) {
                continue;
            }
            self.entering.push(Entering::Statement(place));
            let lines = (0_u32..).zip(&read.lines).filter(|(_, line)| line.booked).map(|(line, _)| (place, line));
            self.entering.extend(lines.filter(|line| !left_out.contains(line)).map(Entering::Line));
        }
        let counts = &mut self.differences.bank_lines;
        for fate in &self.statements.fates {
            counts.new = counts.new.saturating_add(fate.new);
            counts.same = counts.same.saturating_add(fate.known);
        }
    }

    /// Enters one statement, or one line of it.
    pub(super) fn line(&mut self, i: usize) {
        match self.entering.get(i).copied() {
            Some(Entering::Statement(place)) => self.enter_statement(place as usize),
            Some(Entering::Line(here)) => self.enter_line(here),
            None => {}
        }
    }

    fn enter_statement(&mut self, place: usize) {
        let (Some(read), Some(fate)) = (self.reading.statements.get(place), self.statements.fates.get(place)) else { return };
        self.statement_at = None;
        let at = self.deciding.len();
        let (period, opening, closing) = stated(read);
        let event = Event::StatementRead {
            account: fate.account.clone(),
            currency: read.currency,
            number: read.number.clone(),
            period,
            opening,
            closing,
        };
        match self.deciding.push(event) {
            Ok(()) => self.statement_at = Some(at),
            Err(refusal) => self.notes.push(Note::Refused { line: read.line, refusal }),
        }
    }

    fn enter_line(&mut self, here: FileLine) {
        let (Some(read), Some(at)) = (line_of(self.reading, here), self.statement_at) else { return };
        let said = Box::new(read.said.clone());
        let event = Event::BankLineRead { statement: Ref::Here(at), said, part_of: read.part_of, line: Some(read.line) };
        if let Err(refusal) = self.deciding.push(event) {
            self.notes.push(Note::Refused { line: read.line, refusal });
            let counts = &mut self.differences.bank_lines;
            counts.new = counts.new.saturating_sub(1);
        }
    }
}
