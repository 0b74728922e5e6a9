//! Which open documents sum to an amount: all of them, a row of them, those of a few days, a few of many. Bounded, and aware of chance:
//! where so many sums lie so close that one would fit by accident, none is shown.

use super::book::Debt;
use crate::ledger::ItemIdx;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How a sum was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SumKind {
    /// Everything.
    All,
    /// Everything due.
    AllDue,
    /// A row by date without a gap.
    Row,
    /// Whole days of issue or of due dates.
    Days,
    /// A few of many.
    Few,
}

/// Documents that sum to an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundSum {
    pub(super) items: Vec<ItemIdx>,
    pub(super) kind: SumKind,
    /// Other sets of the same kind fit too.
    pub(super) others: Vec<Vec<ItemIdx>>,
}

/// An account with more open documents than this (a till) settles in too many ways for sums to mean anything.
pub(super) const MOST_IN_A_ROW: usize = 400;
/// Of so many units at most, any few are tried.
const MOST_UNITS: usize = 18;
/// A few are so many at most.
const MOST_OF_MANY: usize = 6;
/// So many accidental fits are borne: one in fifty.
const CHANCE: f64 = 0.02;

/// The likeliest set of `debts` (by date) that sums to `amount`; `None` where none does or chance would do as well.
pub(super) fn summing_to(debts: &[&Debt], amount: i64, on: NaiveDate) -> Option<FoundSum> {
    if debts.len() < 2 || debts.len() > MOST_IN_A_ROW {
        return None;
    }
    let of = |items: &[&Debt]| items.iter().map(|debt| debt.item).collect::<Vec<_>>();
    let sum = |items: &[&Debt]| items.iter().fold(0_i64, |sum, debt| sum.saturating_add(debt.open));
    if sum(debts) == amount {
        return Some(FoundSum { items: of(debts), kind: SumKind::All, others: Vec::new() });
    }
    let due: Vec<&Debt> = debts.iter().copied().filter(|debt| debt.due_on <= on).collect();
    if due.len() >= 2 && sum(&due) == amount {
        let due = of(&due);
        let others = rows(debts, amount).into_iter().filter(|row| *row != due).collect();
        return Some(FoundSum { items: due, kind: SumKind::AllDue, others });
    }
    let rows = rows(debts, amount);
    if let Some((first, others)) = rows.split_first() {
        return Some(FoundSum { items: first.clone(), kind: SumKind::Row, others: others.to_vec() });
    }
    for day in [|debt: &Debt| debt.on, |debt: &Debt| debt.due_on] {
        let mut days: BTreeMap<NaiveDate, Vec<&Debt>> = BTreeMap::new();
        for debt in debts {
            days.entry(day(debt)).or_default().push(debt);
        }
        let units: Vec<(i64, Vec<ItemIdx>)> = days.values().map(|of_day| (sum(of_day), of(of_day))).collect();
        if let Some(found) = few(&units, amount, SumKind::Days) {
            return Some(found);
        }
    }
    let units: Vec<(i64, Vec<ItemIdx>)> = debts.iter().map(|debt| (debt.open, vec![debt.item])).collect();
    few(&units, amount, SumKind::Few)
}

/// The one set of a few debts, of any customers, that sums to `amount`; `None` where chance would do as well, or two fit.
pub(super) fn few_of_many(debts: &[&Debt], amount: i64) -> Option<Vec<ItemIdx>> {
    let spread: i64 = debts.iter().map(|debt| debt.open).fold(0, i64::saturating_add);
    let n = debts.len();
    if !(2..=300).contains(&n) || spread <= 0 {
        return None;
    }
    let mut found: Option<Vec<ItemIdx>> = None;
    let most = debts.iter().map(|debt| debt.open).max().unwrap_or_default().max(1);
    for (at, first) in debts.iter().enumerate() {
        for second in debts.iter().skip(at + 1) {
            // Pairs of n lie among sums of up to twice the largest.
            if first.open + second.open == amount && found.replace(vec![first.item, second.item]).is_some() {
                return None;
            }
        }
    }
    let chance = choose(n, 2) / (2.0 * most as f64);
    found.filter(|_| chance <= CHANCE)
}

/// Rows by date, of two documents at least, without a gap.
fn rows(debts: &[&Debt], amount: i64) -> Vec<Vec<ItemIdx>> {
    let mut found = Vec::new();
    let only_debts = debts.iter().all(|debt| debt.open > 0);
    for first in 0..debts.len() {
        let mut sum = 0_i64;
        for (n, debt) in debts.iter().skip(first).enumerate() {
            sum = sum.saturating_add(debt.open);
            if sum == amount && n > 0 {
                found.push(debts.iter().skip(first).take(n + 1).map(|debt| debt.item).collect());
            }
            if (only_debts && sum > amount) || n > 120 || found.len() > 3 {
                break;
            }
        }
    }
    found
}

fn few(units: &[(i64, Vec<ItemIdx>)], amount: i64, kind: SumKind) -> Option<FoundSum> {
    let usable: Vec<&(i64, Vec<ItemIdx>)> = units.iter().filter(|(minor, _)| *minor <= amount).collect();
    if usable.len() < 2 || usable.len() > MOST_UNITS {
        return None;
    }
    let spread: i64 = usable.iter().map(|(minor, _)| minor.saturating_abs()).fold(0, i64::saturating_add);
    let tried: f64 = (2..=MOST_OF_MANY.min(usable.len())).map(|k| choose(usable.len(), k)).sum();
    // Sums lie about evenly between nothing and all, in steps of a cent.
    if spread <= 0 || tried / spread as f64 > CHANCE {
        return None;
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut chosen = Vec::new();
    search(&usable, amount, 0, &mut chosen, &mut found);
    let sets: Vec<Vec<ItemIdx>> =
        found.iter().map(|set| set.iter().filter_map(|at| usable.get(*at)).flat_map(|(_, items)| items.clone()).collect()).collect();
    let (first, others) = sets.split_first()?;
    Some(FoundSum { items: first.clone(), kind, others: others.to_vec() })
}

fn search(units: &[&(i64, Vec<ItemIdx>)], left: i64, from: usize, chosen: &mut Vec<usize>, found: &mut Vec<Vec<usize>>) {
    if found.len() > 3 {
        return;
    }
    if left == 0 && chosen.len() >= 2 {
        found.push(chosen.clone());
        return;
    }
    if chosen.len() >= MOST_OF_MANY {
        return;
    }
    for at in from..units.len() {
        let Some((minor, _)) = units.get(at) else { continue };
        // A credit note later on may bring a sum back that is past the amount.
        chosen.push(at);
        search(units, left.saturating_sub(*minor), at + 1, chosen, found);
        chosen.pop();
    }
}

fn choose(n: usize, k: usize) -> f64 {
    (0..k).fold(1.0, |ways, at| ways * (n - at) as f64 / (at + 1) as f64)
}
