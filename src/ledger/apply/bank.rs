//! Takes in what the bank says and what explains it.

use super::{Applying, Thing, Unfit, count};
use crate::ledger::bank::{BankLineIdx, BankStatement, Explanation, ExplanationIdx, Learned, Lesson, Line, Meaning, StatementIdx};
use crate::ledger::state::{AllocationIdx, ItemIdx, counts_as_document};
use crate::ledger::{Anomaly, BankLine, Event, Ledger};

impl Applying<'_> {
    pub(super) fn take_in_bank(&mut self, event: &Event) -> Result<Thing, Unfit> {
        let thing = self.here();
        match event {
            Event::StatementRead { account, currency, number, period, opening, closing } => {
                let idx = StatementIdx(count(self.ledger.bank.statements.len()));
                let (account, number) = (account.clone(), number.clone());
                let (currency, period, opening, closing) = (*currency, *period, *opening, *closing);
                self.ledger.bank.statements.push(BankStatement { account, currency, number, period, opening, closing, thing });
                return Ok(Thing::Statement(idx));
            }
            Event::BankLineRead { statement, said, part_of, line } => {
                let Thing::Statement(statement) = self.find(*statement) else { return Err(Unfit::Dangling) };
                return self.add_line(statement, said, *part_of, *line);
            }
            Event::BankLineExplained { line, meaning, by, confidence, evidence } => {
                let Thing::BankLine(line) = self.find(*line) else { return Err(Unfit::Dangling) };
                let meaning = match meaning {
                    Meaning::Money { items, fees } => {
                        let items = items.iter().map(|item| self.item(*item)).collect::<Result<_, _>>()?;
                        Meaning::Money { items, fees: *fees }
                    }
                    Meaning::NotCustomers { reason } => Meaning::NotCustomers { reason: *reason },
                };
                // What a reason names may be gone after a merge; the other reasons still hold.
                let evidence =
                    evidence.iter().filter_map(|it| it.map(|item| self.item(item).ok(), |who| self.customer(who).ok())).collect();
                let idx = ExplanationIdx(count(self.ledger.bank.explanations.len()));
                let (by, confidence) = (*by, *confidence);
                let known = self.ledger.bank.lines.get_mut(line.idx()).ok_or(Unfit::Dangling)?;
                if known.explained.replace(idx).is_some() {
                    self.ledger.anomalies.push(Anomaly::ExplainedTwice { line });
                }
                self.ledger.bank.explanations.push(Explanation { line, meaning, by, confidence, evidence, taken_back: false, thing });
                return Ok(Thing::Explanation(idx));
            }
            Event::BankLineReopened { explanation } => {
                let Thing::Explanation(idx) = self.find(*explanation) else { return Err(Unfit::Dangling) };
                self.reopen(idx);
            }
            Event::MatchingLearned { sign, says } => {
                let says = match says {
                    Lesson::Customer(customer) => Lesson::Customer(self.customer(*customer)?),
                    Lesson::NotCustomer(customer) => Lesson::NotCustomer(self.customer(*customer)?),
                    Lesson::Nobody(reason) => Lesson::Nobody(*reason),
                    Lesson::Forgotten => Lesson::Forgotten,
                };
                self.ledger.bank.learned.push(Learned { sign: sign.clone(), says });
            }
            Event::SureMatchesTaken { by_themselves } => self.ledger.bank.takes_sure = *by_themselves,
            _ => {}
        }
        Ok(Thing::Nothing)
    }

    fn add_line(&mut self, statement: StatementIdx, said: &BankLine, part_of: Option<u32>, line: Option<u32>) -> Result<Thing, Unfit> {
        let amount = said.amount.to_minor().ok_or(Unfit::Uncountable)?;
        let thing = self.here();
        let idx = BankLineIdx(count(self.ledger.bank.lines.len()));
        let texts = &mut self.ledger.texts;
        let new = Line {
            statement,
            booked_on: said.booked_on,
            value_on: said.value_on,
            amount,
            currency: said.amount.currency(),
            kind: said.kind,
            label: texts.keep(&said.label),
            counterparty: texts.keep(&said.counterparty),
            counterparty_account: texts.keep(&said.counterparty_account),
            end_to_end: texts.keep(&said.end_to_end),
            structured: texts.keep(&said.structured),
            mandate: texts.keep(&said.mandate),
            bank_reference: texts.keep(&said.bank_reference),
            returned: texts.keep(&said.returned),
            charges: said.charges,
            ordered: said.ordered,
            part_of,
            line,
            explained: None,
            thing,
        };
        self.ledger.bank.lines.push(new);
        Ok(Thing::BankLine(idx))
    }

    /// The line is open again, unless another explanation counts by now; the money booked for it becomes nothing.
    fn reopen(&mut self, idx: ExplanationIdx) {
        let Some(explanation) = self.ledger.bank.explanations.get_mut(idx.idx()) else { return };
        if std::mem::replace(&mut explanation.taken_back, true) {
            return;
        }
        let explanation = explanation.clone();
        if let Some(line) = self.ledger.bank.lines.get_mut(explanation.line.idx())
            && line.explained == Some(idx)
        {
            line.explained = None;
        }
        if let Meaning::Money { items, .. } = &explanation.meaning {
            for item in items {
                if self.ledger.was_booked_for(&explanation, *item) {
                    self.touch_books(self.ledger.item(*item).on);
                    self.ledger.withdraw(*item);
                }
            }
        }
    }
}

impl Ledger {
    /// The item is worth nothing, and settles nothing, from its own day on.
    fn withdraw(&mut self, item: ItemIdx) {
        for at in 0..self.allocations.len() {
            let known = &self.allocations[at];
            if known.credit == item || known.debit == item {
                let from = known.from;
                self.end_allocation(AllocationIdx(count(at)), from);
                self.allocations[at].until = Some(from);
            }
        }
        let at = item.idx();
        let (amount, kind, family) = (self.items.amount[at], self.items.kind[at], self.items.cold[at].account);
        let account = &mut self.balances[self.items.balance[at].idx()];
        account.families[family as usize] = account.families[family as usize].saturating_sub(amount);
        if let Some(movement) = kind.movement() {
            account.moved[movement.idx()] = account.moved[movement.idx()].saturating_sub(amount);
            if counts_as_document(kind, amount) {
                account.open_documents = account.open_documents.saturating_sub(amount);
            } else {
                account.unapplied = account.unapplied.saturating_add(amount);
            }
        }
        self.items.amount[at] = 0;
    }
}
