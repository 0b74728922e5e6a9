//! Which lines make an entry, where numbers tell it and where they don't; which entries do not balance; which carry forward.

use super::{Journal, Row, columns};
use crate::exchange::reading::{Issue, IssueKind};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap, HashSet};

/// An entry: lines that belong together.
pub(super) struct Entry {
    /// Indices of its rows, in file order.
    pub(super) rows: Vec<u32>,
    /// It carries balances forward from the year before.
    pub(super) opening: bool,
    /// Its number tells it from the others of its journal.
    pub(super) numbered: bool,
}

/// All entries, in order of their first lines.
///
/// By journal, number and date; an entry over several dates by journal and number. Where a journal has no useful numbers (always 0,
/// always the same, a number for each line), by journal, date and piece, then by what balances together on a day, then in the journal.
pub(super) fn find(rows: &[Row<'_>], journals: &[Journal<'_>]) -> Vec<Entry> {
    let mut of_journal: Vec<Vec<u32>> = journals.iter().map(|_| Vec::new()).collect();
    for (idx, row) in (0_u32..).zip(rows) {
        if let Some(of) = of_journal.get_mut(row.journal as usize) {
            of.push(idx);
        }
    }
    let mut entries = Vec::new();
    for of in of_journal {
        let numbered = by_number(rows, &of);
        let is_numbered = numbered.is_some();
        for rows in numbered.unwrap_or_else(|| by_piece(rows, &of)) {
            entries.push(Entry { rows, opening: false, numbered: is_numbered });
        }
    }
    entries.sort_by_key(|entry| entry.rows.first().copied());
    let first_day = rows.iter().map(|row| row.on).min();
    let opening_journals: Vec<bool> = journals.iter().map(names_an_opening).collect();
    for entry in &mut entries {
        entry.opening = is_opening(rows, &entry.rows, &opening_journals, first_day);
    }
    entries
}

/// An issue for each entry whose debits and credits differ.
pub(super) fn report_unbalanced(rows: &[Row<'_>], journals: &[Journal<'_>], entries: &[Entry], issues: &mut Vec<Issue>) {
    for entry in entries {
        if balance(rows, &entry.rows) == 0 {
            continue;
        }
        let total = |side: fn(&Row<'_>) -> i64| {
            let cents: i128 = entry.rows.iter().filter_map(|&idx| rows.get(idx as usize)).map(|row| i128::from(side(row))).sum();
            format!("{}{}.{:02}", if cents < 0 { "-" } else { "" }, cents.abs() / 100, cents.abs() % 100)
        };
        let Some(first) = entry.rows.first().and_then(|&idx| rows.get(idx as usize)) else { continue };
        let journal = journals.get(first.journal as usize).map_or("", |journal| journal.code.as_ref());
        let found = format!("{journal} {} {}", first.num, first.on.format("%Y%m%d")).chars().take(200).collect();
        let kind = IssueKind::Unbalanced { debit: total(|row| row.debit), credit: total(|row| row.credit) };
        issues.push(Issue { line: first.line, column: String::new(), found, kind });
    }
}

/// The shortest runs of consecutive lines that balance: what one number or one day holds may be several entries.
///
/// The whole where a run would have customers' accounts alone, for these follow from the other lines.
pub(super) fn runs<'r>(rows: &[Row<'_>], entry: &'r [u32]) -> Vec<&'r [u32]> {
    let mut runs = Vec::new();
    let (mut start, mut sum) = (0, 0_i128);
    for (at, &idx) in entry.iter().enumerate() {
        sum += rows.get(idx as usize).map_or(0, |row| i128::from(row.amount()));
        if sum == 0 {
            runs.extend(entry.get(start..=at));
            start = at + 1;
        }
    }
    if let Some(rest) = entry.get(start..).filter(|rest| !rest.is_empty()) {
        runs.push(rest);
    }
    let customers_alone = |run: &&[u32]| run.iter().all(|&idx| rows.get(idx as usize).is_some_and(|row| row.posting.is_some()));
    if runs.len() > 1 && runs.iter().any(customers_alone) && !runs.iter().all(customers_alone) { vec![entry] } else { runs }
}

fn balance(rows: &[Row<'_>], of: &[u32]) -> i128 {
    of.iter().filter_map(|&idx| rows.get(idx as usize)).map(|row| i128::from(row.amount())).sum()
}

/// Groups in order of first lines.
fn group<K: std::hash::Hash + Eq>(of: &[u32], key: impl Fn(u32) -> Option<K>) -> Vec<Vec<u32>> {
    let mut place: HashMap<K, usize> = HashMap::new();
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for &idx in of {
        let Some(key) = key(idx) else { continue };
        let at = *place.entry(key).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(idx),
            None => groups.push(vec![idx]),
        }
    }
    groups
}

/// Entries by number; `None` where the numbers of this journal tell nothing.
fn by_number(rows: &[Row<'_>], of: &[u32]) -> Option<Vec<Vec<u32>>> {
    let row = |idx: u32| rows.get(idx as usize);
    let mut nums: HashSet<&str> = HashSet::new();
    let mut days: HashSet<NaiveDate> = HashSet::new();
    for row in of.iter().filter_map(|&idx| row(idx)) {
        nums.insert(&row.num);
        days.insert(row.on);
    }
    if nums.iter().all(|num| num.trim_matches('0').is_empty()) || (nums.len() == 1 && days.len() > 1) {
        return None;
    }
    let (mut entries, open): (Vec<_>, Vec<_>) =
        group(of, |idx| row(idx).map(|row| (row.num.as_ref(), row.on))).into_iter().partition(|group| balance(rows, group) == 0);
    let n_open = open.len();
    let mut by_num: BTreeMap<&str, Vec<Vec<u32>>> = BTreeMap::new();
    for group in open {
        let num = group.first().and_then(|&idx| row(idx)).map_or("", |row| row.num.as_ref());
        by_num.entry(num).or_default().push(group);
    }
    let mut unbalanced = 0;
    for groups in by_num.into_values() {
        let mut together = groups.concat();
        if groups.len() > 1 && balance(rows, &together) == 0 {
            together.sort_unstable();
            entries.push(together);
        } else {
            unbalanced += groups.len();
            entries.extend(groups);
        }
    }
    let useless = unbalanced > 1 && unbalanced * 2 > entries.len();
    (!useless || n_open == 0).then_some(entries)
}

/// Entries of a journal without useful numbers.
fn by_piece(rows: &[Row<'_>], of: &[u32]) -> Vec<Vec<u32>> {
    let row = |idx: u32| rows.get(idx as usize);
    let settle = |groups: Vec<Vec<u32>>, entries: &mut Vec<Vec<u32>>| -> Vec<u32> {
        let (balanced, open): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| balance(rows, group) == 0);
        entries.extend(balanced);
        let mut rest = open.concat();
        rest.sort_unstable();
        rest
    };
    let mut entries = Vec::new();
    let rest = settle(group(of, |idx| row(idx).map(|row| (row.on, row.piece.as_ref()))), &mut entries);
    let days = group(&rest, |idx| row(idx).map(|row| row.on));
    let rest = settle(days, &mut entries);
    if rest.is_empty() {
        return entries;
    }
    if balance(rows, &rest) == 0 {
        entries.push(rest);
    } else {
        entries.extend(group(&rest, |idx| row(idx).map(|row| row.on)));
    }
    entries
}

fn names_an_opening(journal: &Journal<'_>) -> bool {
    let (code, name) = (columns::fold(&journal.code), columns::fold(&journal.name));
    says_carried_forward(&name)
        || matches!(code.as_str(), "an" | "ano" | "ran" | "anouveau" | "anouveaux" | "anx" | "rano" | "and" | "ouv" | "an1")
}

fn says_carried_forward(folded: &str) -> bool {
    ["anouveau", "reportnouveau", "soldeouverture", "soldedouverture", "bilandouverture", "bilanouverture", "ouverturedexercice"]
        .iter()
        .any(|words| folded.contains(words))
}

/// Only accounts of the balance sheet (and 890, the opening balance sheet), and: a journal or a label that says so, or the first day and
/// the look of a whole balance sheet, or the result carried forward (110, 119, 120, 129) or 890 on the other side of what is carried.
fn is_opening(rows: &[Row<'_>], entry: &[u32], opening_journals: &[bool], first_day: Option<NaiveDate>) -> bool {
    let mut classes = [false; 10];
    let mut carries = false;
    let lines = || entry.iter().filter_map(|&idx| rows.get(idx as usize));
    for row in lines() {
        carries |= ["110", "119", "120", "129", "890"].iter().any(|account| row.account.starts_with(account));
        match row.account.bytes().next() {
            Some(class @ b'1'..=b'5') => classes[usize::from(class - b'0')] = true,
            _ if row.account.starts_with("890") => {}
            _ => return false,
        }
    }
    let Some(first) = lines().next() else { return false };
    if opening_journals.get(first.journal as usize) == Some(&true) {
        return true;
    }
    if Some(first.on) != first_day {
        return false;
    }
    let n_classes = classes.iter().filter(|&&there| there).count();
    carries || (classes[1] && n_classes >= 3 && entry.len() >= 6) || lines().any(|row| says_carried_forward(&columns::fold(&row.label)))
}
