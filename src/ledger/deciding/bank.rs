//! What the bank says and what explains it, on trial.

use super::{Deciding, Made, What, countable, not_before};
use crate::basis::id::Ref;
use crate::basis::money::{Currency, Money};
use crate::ledger::bank::{BankLineIdx, Lesson, Meaning};
use crate::ledger::state::{ItemIdx, Thing};
use crate::ledger::{Event, ItemKind, Refusal};
use std::collections::HashSet;

/// What the events so far would change of what the ledger knows of the bank.
#[derive(Default)]
pub(super) struct Overlay {
    explained: HashSet<Line>,
    reopened: HashSet<BankLineIdx>,
    withdrawn: HashSet<ItemIdx>,
    /// Money of the events so far that a line was explained by.
    used: HashSet<What>,
    /// Money of the ledger that a line is explained by; worked out when first asked for.
    used_before: Option<HashSet<ItemIdx>>,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Line {
    Known(BankLineIdx),
    New(u32),
}

impl Overlay {
    pub(super) fn is_withdrawn(&self, item: ItemIdx) -> bool {
        self.withdrawn.contains(&item)
    }
}

impl Deciding<'_> {
    pub(super) fn check_bank(&mut self, event: &Event) -> Result<Made, Refusal> {
        match event {
            Event::StatementRead { currency, period, opening, closing, .. } => {
                for (_, balance) in [opening, closing].into_iter().flatten() {
                    if balance.currency() != *currency {
                        return Err(Refusal::CurrenciesDiffer { expected: *currency, found: balance.currency() });
                    }
                }
                if let Some((first, last)) = period {
                    not_before(*last, *first)?;
                }
                return Ok(Made::Statement);
            }
            Event::BankLineRead { statement, said, .. } => {
                let known = match statement {
                    Ref::Here(ordinal) => matches!(self.made.get(*ordinal as usize), Some(Made::Statement)),
                    Ref::There(id) => matches!(self.ledger.thing(*id), Thing::Statement(_)),
                };
                if !known {
                    return Err(Refusal::BankLineNotFound { named: *statement });
                }
                return Ok(Made::BankLine(countable(said.amount)?, said.amount.currency()));
            }
            Event::BankLineExplained { line, meaning, .. } => self.check_explanation(*line, meaning)?,
            Event::BankLineReopened { explanation } => self.check_reopening(*explanation)?,
            Event::MatchingLearned { sign, says } => {
                if sign.text().trim().is_empty() {
                    return Err(Refusal::NameEmpty);
                }
                if let Lesson::Customer(customer) | Lesson::NotCustomer(customer) = says {
                    self.who(*customer)?;
                }
            }
            _ => {}
        }
        Ok(Made::Nothing)
    }

    fn check_explanation(&mut self, named: Ref, meaning: &Meaning<Ref>) -> Result<(), Refusal> {
        let (line, minor, currency) = self.bank_line(named)?;
        let is_explained = match line {
            Line::Known(idx) => {
                let explained = self.ledger.bank_line(idx).is_some_and(|row| row.explained.is_some());
                explained && !self.bank.reopened.contains(&idx)
            }
            Line::New(_) => false,
        };
        if is_explained || self.bank.explained.contains(&line) {
            return Err(Refusal::Explained);
        }
        let mut used = Vec::new();
        if let Meaning::Money { items, fees } = meaning {
            if items.is_empty() {
                return Err(Refusal::Nothing);
            }
            let mut sum = 0_i64;
            for item in items {
                let what = self.what(*item)?;
                let facts = self.facts(what);
                if facts.currency != currency {
                    return Err(Refusal::CurrenciesDiffer { expected: currency, found: facts.currency });
                }
                if self.is_used(what) || used.contains(&what) {
                    return Err(Refusal::Explained);
                }
                if matches!(facts.kind, ItemKind::Payment | ItemKind::Bounce | ItemKind::Refund) {
                    sum = sum.saturating_sub(facts.amount);
                }
                used.push(what);
            }
            if let Some(fees) = fees {
                if fees.currency() != currency {
                    return Err(Refusal::CurrenciesDiffer { expected: currency, found: fees.currency() });
                }
                let kept = countable(*fees)?;
                if kept <= 0 {
                    return Err(Refusal::WrongSign { amount: *fees });
                }
                sum = sum.saturating_sub(kept);
            }
            if sum != minor {
                return Err(Refusal::SumDiffers { line: Money::from_minor(minor, currency), money: Money::from_minor(sum, currency) });
            }
        }
        self.bank.used.extend(used);
        self.bank.explained.insert(line);
        Ok(())
    }

    fn bank_line(&self, named: Ref) -> Result<(Line, i64, Currency), Refusal> {
        let found = match named {
            Ref::Here(ordinal) => match self.made.get(ordinal as usize) {
                Some(Made::BankLine(minor, currency)) => Some((Line::New(ordinal), *minor, *currency)),
                _ => None,
            },
            Ref::There(id) => {
                let row = self.ledger.bank_line_of(id).and_then(|idx| self.ledger.bank_line(idx));
                row.map(|row| (Line::Known(row.idx), row.amount, row.currency))
            }
        };
        found.ok_or(Refusal::BankLineNotFound { named })
    }

    /// Whether the money explains another line.
    fn is_used(&mut self, what: What) -> bool {
        if self.bank.used.contains(&what) {
            return true;
        }
        match what {
            What::Known(item) => self.used_before().contains(&item),
            What::New(_) => false,
        }
    }

    fn used_before(&mut self) -> &mut HashSet<ItemIdx> {
        let ledger = self.ledger;
        self.bank.used_before.get_or_insert_with(|| {
            let counting = ledger.explanations().map(|(_, it)| it).filter(|it| !it.taken_back);
            let items = counting.filter_map(|it| match &it.meaning {
                Meaning::Money { items, .. } => Some(items),
                Meaning::NotCustomers { .. } => None,
            });
            items.flatten().copied().collect()
        })
    }

    fn check_reopening(&mut self, named: Ref) -> Result<(), Refusal> {
        let found = match named {
            Ref::There(id) => match self.ledger.thing(id) {
                Thing::Explanation(idx) => self.ledger.explanation(idx),
                _ => None,
            },
            Ref::Here(_) => None,
        };
        let known = found.filter(|known| !known.taken_back && !self.bank.reopened.contains(&known.line)).ok_or(Refusal::NotExplained)?;
        let mut freed = Vec::new();
        let mut withdrawn = Vec::new();
        if let Meaning::Money { items, .. } = &known.meaning {
            freed.extend(items.iter().copied());
            withdrawn.extend(items.iter().copied().filter(|item| self.ledger.was_booked_for(known, *item)));
        }
        let mut ended = Vec::new();
        for (place, allocation) in self.ledger.allocations().iter().enumerate() {
            let concerned = withdrawn.contains(&allocation.credit) || withdrawn.contains(&allocation.debit);
            let Some(idx) = self.ledger.allocation_at(place).filter(|_| concerned && allocation.until.is_none()) else { continue };
            if matches!(self.ledger.item(allocation.debit).kind, ItemKind::Bounce | ItemKind::Refund)
                && !withdrawn.contains(&allocation.debit)
            {
                return Err(Refusal::MoneyUsed { item: allocation.credit });
            }
            if !self.ended.contains(&idx) {
                ended.push((idx, allocation.credit, allocation.debit, allocation.amount));
            }
        }
        for item in &withdrawn {
            self.in_open_books(self.ledger.item(*item).on)?;
        }
        self.bank.reopened.insert(known.line);
        for (idx, credit, debit, minor) in ended {
            self.ended.push(idx);
            self.count(What::Known(credit), -minor);
            self.count(What::Known(debit), -minor);
        }
        self.used_before().retain(|item| !freed.contains(item));
        self.bank.withdrawn.extend(withdrawn);
        Ok(())
    }
}
