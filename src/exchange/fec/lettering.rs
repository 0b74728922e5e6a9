//! Lettering becomes allocations: within a customer's family of accounts, lines of one letter settle each other.

use super::items::{Built, Part};
use super::{Posting, Row};
use crate::exchange::reading::{Issue, IssueKind, ReadAllocation};
use crate::ledger::AccountFamily;
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, VecDeque};

/// A lettered part of a posting.
#[derive(Clone, Copy)]
struct Lettered {
    item: u32,
    amount: i64,
    on: NaiveDate,
    line: u32,
    lettered_on: Option<NaiveDate>,
}

/// Allocations in order of their credits' and debits' places.
///
/// A letter used again is told apart by the date of lettering, else by what balances in order of date. Within a group equal amounts
/// first, then oldest first. What does not balance gives an issue, and what can be allocated is.
pub(super) fn allocate(
    rows: &[Row<'_>],
    postings: &[Posting<'_>],
    owners: &[u32],
    built: &Built,
    (letter_header, issues): (&str, &mut Vec<Issue>),
) -> Vec<ReadAllocation> {
    let mut groups: BTreeMap<(u32, AccountFamily, &str), Vec<Lettered>> = BTreeMap::new();
    for &Part { posting: at, item, amount } in &built.parts {
        let Some(posting) = postings.get(at as usize).filter(|posting| !posting.letter.is_empty()) else { continue };
        let (Some(row), Some(&owner)) = (rows.get(posting.row as usize), owners.get(at as usize)) else { continue };
        let lettered = Lettered { item, amount, on: row.on, line: row.line, lettered_on: posting.lettered_on };
        groups.entry((owner, posting.family, posting.letter.as_ref())).or_default().push(lettered);
    }
    let mut sums: BTreeMap<(u32, u32), i64> = BTreeMap::new();
    for ((_, _, letter), mut group) in groups {
        group.sort_by_key(|lettered| (lettered.on, lettered.line));
        let mut open = Vec::new();
        for set in sets(group, &mut open) {
            settle(&set, &mut sums);
        }
        settle(&open, &mut sums);
        if let Some(first) = open.iter().map(|lettered| lettered.line).min() {
            let found = letter.chars().take(200).collect();
            let letter = letter.chars().take(50).collect();
            issues.push(Issue { line: first, column: letter_header.to_owned(), found, kind: IssueKind::LetteringOpen { letter } });
        }
    }
    sums.into_iter().map(|((credit, debit), amount_minor)| ReadAllocation { credit, debit, amount_minor }).collect()
}

fn balance(set: &[Lettered]) -> i128 {
    set.iter().map(|lettered| i128::from(lettered.amount)).sum()
}

/// The sets of a group that balance; what is left goes to `open`.
fn sets(group: Vec<Lettered>, open: &mut Vec<Lettered>) -> Vec<Vec<Lettered>> {
    let mut by_day: BTreeMap<Option<NaiveDate>, Vec<Lettered>> = BTreeMap::new();
    for &lettered in &group {
        by_day.entry(lettered.lettered_on).or_default().push(lettered);
    }
    if by_day.values().all(|set| balance(set) == 0) {
        return by_day.into_values().flat_map(|set| cut_where_balanced(set).0).collect();
    }
    if balance(&group) == 0 {
        return cut_where_balanced(group).0;
    }
    let mut balanced = Vec::new();
    let mut rest = Vec::new();
    for set in by_day.into_values() {
        if balance(&set) == 0 { balanced.push(set) } else { rest.extend(set) }
    }
    rest.sort_by_key(|lettered| (lettered.on, lettered.line));
    let (more, left) = cut_where_balanced(rest);
    balanced.extend(more);
    open.extend(left);
    balanced
}

/// In order of date, a set each time the sum comes back to zero; and the rest.
fn cut_where_balanced(group: Vec<Lettered>) -> (Vec<Vec<Lettered>>, Vec<Lettered>) {
    let mut sets = Vec::new();
    let mut set = Vec::new();
    let mut sum = 0_i128;
    for lettered in group {
        sum += i128::from(lettered.amount);
        set.push(lettered);
        if sum == 0 {
            sets.push(std::mem::take(&mut set));
        }
    }
    (sets, set)
}

/// Equal amounts first, then oldest first, until one side is used up.
fn settle(set: &[Lettered], sums: &mut BTreeMap<(u32, u32), i64>) {
    let mut note = |credit: u32, debit: u32, amount: i64| {
        let sum = sums.entry((credit, debit)).or_default();
        *sum = sum.saturating_add(amount);
    };
    let mut debits: Vec<(u32, i64)> = Vec::new();
    let mut equal: HashMap<i64, VecDeque<usize>> = HashMap::new();
    for lettered in set.iter().filter(|lettered| lettered.amount > 0) {
        equal.entry(lettered.amount).or_default().push_back(debits.len());
        debits.push((lettered.item, lettered.amount));
    }
    let mut credits: VecDeque<(u32, i64)> = VecDeque::new();
    for lettered in set.iter().filter(|lettered| lettered.amount < 0) {
        match equal.get_mut(&-lettered.amount).and_then(VecDeque::pop_front).and_then(|at| debits.get_mut(at)) {
            Some(debit) => {
                note(lettered.item, debit.0, -lettered.amount);
                debit.1 = 0;
            }
            None => credits.push_back((lettered.item, -lettered.amount)),
        }
    }
    for (debit, mut open) in debits {
        while open > 0 {
            let Some(credit) = credits.front_mut() else { return };
            let amount = open.min(credit.1);
            note(credit.0, debit, amount);
            open -= amount;
            credit.1 -= amount;
            if credit.1 == 0 {
                credits.pop_front();
            }
        }
    }
}
