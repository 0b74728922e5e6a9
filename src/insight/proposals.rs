//! What is not allocated, matched where the case is unambiguous: proposed with its reason, never done.
//!
//! Start at [`proposals`]. Customer and currency are always the same, and the whole open amount of each document is settled exactly.
//!
//! Invariant: no item is in two proposals; what could be read in two ways is in none.
//! Measured on lettered books of two firms: see `tests/insight.rs`.

use crate::ledger::{BalanceIdx, ItemIdx, ItemKind, Ledger};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// Why a credit seems to settle these documents. Surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProposalReason {
    /// Its reference or label names the document, and the amount is exact.
    NamedAndExact,
    /// Its reference or label names the documents, and the amount is their sum.
    NamedAndSum,
    /// One open document of that very amount, and no other credit that could be for it.
    ExactAmount,
    /// The sum of all that was open by its date.
    AllOpen,
    /// The sum of documents that follow each other, in one way only.
    Consecutive,
}

/// A credit and what it seems to settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Money received, a credit note.
    pub credit: ItemIdx,
    /// Documents with the amount that would be allocated to each: all that is open of it. Minor units, positive.
    pub debits: Vec<(ItemIdx, i64)>,
    /// Their sum: all that is left of the credit.
    pub amount: i64,
    /// Why.
    pub reason: ProposalReason,
}

/// An account with more open documents than this (a till) settles in too many ways for sums to mean anything.
const N_DEBITS_FOR_SUMS: usize = 400;

/// All proposals at the end of `as_of`, in the order of accounts, then of the credits' dates.
#[must_use]
pub fn proposals(ledger: &Ledger, as_of: NaiveDate) -> Vec<Proposal> {
    gather(ledger, &ledger.open_on(as_of), None).into_values().flat_map(|account| account.match_up(ledger)).collect()
}

/// The proposals of one account, from what was open of each item on the day.
pub(super) fn proposals_for(ledger: &Ledger, open: &[i64], balance: BalanceIdx) -> Vec<Proposal> {
    gather(ledger, open, Some(balance)).into_values().flat_map(|account| account.match_up(ledger)).collect()
}

/// An item with something open.
#[derive(Debug, Clone, Copy)]
struct Side {
    item: ItemIdx,
    on: NaiveDate,
    /// Positive.
    open: i64,
}

#[derive(Default)]
struct Account {
    credits: Vec<Side>,
    debits: Vec<Side>,
}

fn gather(ledger: &Ledger, open: &[i64], only: Option<BalanceIdx>) -> BTreeMap<BalanceIdx, Account> {
    let columns = ledger.columns();
    let mut accounts: BTreeMap<BalanceIdx, Account> = BTreeMap::new();
    for (at, open) in open.iter().copied().enumerate() {
        let balance = columns.balance[at];
        // What was allocated twice over is an anomaly, not something to match.
        let has_rest = open.signum() == columns.amount[at].signum() && open != 0;
        if !has_rest || columns.kind[at] == ItemKind::Accrual || only.is_some_and(|only| only != balance) {
            continue;
        }
        let Some(item) = ledger.item_at(at) else { continue };
        let account = accounts.entry(balance).or_default();
        let side = if columns.amount[at] < 0 { &mut account.credits } else { &mut account.debits };
        side.push(Side { item, on: columns.on[at], open: open.saturating_abs() });
    }
    accounts.retain(|_, account| !account.credits.is_empty() && !account.debits.is_empty());
    for account in accounts.values_mut() {
        account.credits.sort_by_key(|side| (side.on, side.item));
        account.debits.sort_by_key(|side| (side.on, side.item));
    }
    accounts
}

impl Account {
    /// Credits in the order of their dates: what one takes is not there for the next.
    fn match_up(&self, ledger: &Ledger) -> Vec<Proposal> {
        let mut taken = vec![false; self.debits.len()];
        let mut by_number: HashMap<String, Vec<usize>> = HashMap::new();
        let mut debits_of: HashMap<i64, Vec<usize>> = HashMap::new();
        let mut credits_of: HashMap<i64, Vec<usize>> = HashMap::new();
        for (at, debit) in self.debits.iter().enumerate() {
            debits_of.entry(debit.open).or_default().push(at);
            if let Some(number) = tellable(ledger.item(debit.item).number) {
                by_number.entry(number).or_default().push(at);
            }
        }
        for (at, credit) in self.credits.iter().enumerate() {
            credits_of.entry(credit.open).or_default().push(at);
        }
        let mut proposals = Vec::new();
        for (at, credit) in self.credits.iter().enumerate() {
            let named = self.named_by(ledger, credit, &by_number, &taken);
            let found = if named.is_empty() {
                self.by_amount(at, &debits_of, &credits_of, &taken).map(|debit| (vec![debit], ProposalReason::ExactAmount)).or_else(|| {
                    let any_exact = debits_of.get(&credit.open).is_some_and(|of| of.iter().any(|at| self.is_before(*at, credit, &taken)));
                    if any_exact { None } else { self.by_sum(credit, &taken) }
                })
            } else {
                self.exactly_named(credit, named)
            };
            let Some((debits, reason)) = found else { continue };
            for debit in &debits {
                taken[*debit] = true;
                if let Some(of) = debits_of.get_mut(&self.debits[*debit].open) {
                    of.retain(|at| at != debit);
                }
            }
            if let Some(of) = credits_of.get_mut(&credit.open) {
                of.retain(|other| *other != at);
            }
            let debits = debits.into_iter().map(|at| (self.debits[at].item, self.debits[at].open)).collect();
            proposals.push(Proposal { credit: credit.item, debits, amount: credit.open, reason });
        }
        proposals
    }

    fn is_before(&self, debit: usize, credit: &Side, taken: &[bool]) -> bool {
        !taken[debit] && self.debits[debit].on <= credit.on
    }

    /// Documents whose number stands in the credit's reference or label. A number that several documents share names none.
    /// A document dated after the credit is named all the same: customers pay pro formas.
    fn named_by(&self, ledger: &Ledger, credit: &Side, by_number: &HashMap<String, Vec<usize>>, taken: &[bool]) -> Vec<usize> {
        let item = ledger.item(credit.item);
        let mut named = Vec::new();
        for text in [item.number, item.label] {
            let words: Vec<String> = text.split(|char: char| !char.is_alphanumeric()).filter(|it| !it.is_empty()).map(upper).collect();
            for first in 0..words.len() {
                let mut joined = String::new();
                for word in words.iter().skip(first).take(4) {
                    joined.push_str(word);
                    if let Some([one]) = by_number.get(&joined).map(Vec::as_slice)
                        && !taken[*one]
                        && !named.contains(one)
                    {
                        named.push(*one);
                    }
                }
            }
        }
        named.sort_unstable();
        named
    }

    fn exactly_named(&self, credit: &Side, named: Vec<usize>) -> Option<(Vec<usize>, ProposalReason)> {
        let mut exact = named.iter().filter(|at| self.debits[**at].open == credit.open);
        match (exact.next(), exact.next()) {
            (Some(one), None) => Some((vec![*one], ProposalReason::NamedAndExact)),
            (None, _) if self.sum(&named) == Some(credit.open) => Some((named, ProposalReason::NamedAndSum)),
            _ => None,
        }
    }

    fn sum(&self, debits: &[usize]) -> Option<i64> {
        debits.iter().try_fold(0_i64, |sum, at| sum.checked_add(self.debits[*at].open))
    }

    /// The one document of that amount by the credit's date, unless another credit could be for it: one of the same amount
    /// from before the next document of that amount.
    fn by_amount(
        &self,
        credit_at: usize,
        debits_of: &HashMap<i64, Vec<usize>>,
        credits_of: &HashMap<i64, Vec<usize>>,
        taken: &[bool],
    ) -> Option<usize> {
        let credit = &self.credits[credit_at];
        let debits = debits_of.get(&credit.open)?;
        let mut before = debits.iter().filter(|at| self.is_before(**at, credit, taken));
        let (Some(one), None) = (before.next(), before.next()) else { return None };
        let next = debits.iter().map(|at| self.debits[*at].on).find(|on| *on > credit.on);
        let rivals = credits_of.get(&credit.open).into_iter().flatten().filter(|at| **at != credit_at).map(|at| self.credits[*at].on);
        let contested = rivals.into_iter().any(|on| on >= self.debits[*one].on && next.is_none_or(|next| on < next));
        (!contested).then_some(*one)
    }

    /// Documents in the order of their dates, from one to another without a gap, that sum to the credit; where there is one such row only.
    fn by_sum(&self, credit: &Side, taken: &[bool]) -> Option<(Vec<usize>, ProposalReason)> {
        if self.debits.len() > N_DEBITS_FOR_SUMS {
            return None;
        }
        let before: Vec<usize> = (0..self.debits.len()).filter(|at| self.is_before(*at, credit, taken)).collect();
        let (mut first, mut sum, mut found) = (0, 0_i64, None);
        for (last, at) in before.iter().enumerate() {
            sum = sum.checked_add(self.debits[*at].open)?;
            while sum > credit.open && first < last {
                sum -= self.debits[before[first]].open;
                first += 1;
            }
            if sum == credit.open && last > first && found.replace((first, last)).is_some() {
                return None;
            }
        }
        let (first, last) = found?;
        let all = first == 0 && last + 1 == before.len();
        let reason = if all { ProposalReason::AllOpen } else { ProposalReason::Consecutive };
        before.get(first..=last).map(|row| (row.to_vec(), reason))
    }
}

/// A number long enough to be meant when it stands in a label; letters and figures only.
fn tellable(number: &str) -> Option<String> {
    let folded = upper(&number.chars().filter(|char| char.is_alphanumeric()).collect::<String>());
    let figures = folded.chars().filter(char::is_ascii_digit).count();
    (folded.len() >= 4 && figures >= 3).then_some(folded)
}

fn upper(text: &str) -> String {
    text.to_uppercase()
}
