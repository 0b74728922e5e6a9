//! Money that the books hold already, and what it settles: the customer is known, and only what has one reading is told.

use super::book::Book;
use super::fit::{Sought, Tie, fits};
use super::references::Runs;
use crate::ledger::{BalanceIdx, ItemIdx, ItemKind, Ledger};
use chrono::NaiveDate;
use std::collections::{BTreeMap, HashMap};

/// A credit with something left.
#[derive(Debug, Clone, Copy)]
struct Credit {
    item: ItemIdx,
    on: NaiveDate,
    /// Positive.
    left: i64,
}

/// What ties a credit, the debts with how much of each, and whether these are all that was open.
type Settled = (Tie, Vec<(ItemIdx, i64)>, bool);

/// A credit, what ties it, the debts it settles exactly with how much of each, and whether these are all that was open by its day.
pub(in crate::insight) type InBooks = (ItemIdx, Tie, Vec<(ItemIdx, i64)>, bool);

/// From what is open of items. Credits of the accounts in order, each by date: what one takes is not there for the next.
pub(in crate::insight) fn allocations_in_books(ledger: &Ledger, open: &[(ItemIdx, i64)]) -> Vec<InBooks> {
    let mut credits = credits(ledger, open);
    if credits.is_empty() {
        return Vec::new();
    }
    let mut book = Book::of_accounts(ledger, open, |balance| credits.contains_key(&balance));
    credits.retain(|balance, _| book.accounts.contains_key(balance));
    let mut found = Vec::new();
    for (balance, credits) in credits {
        let mut rivals: HashMap<i64, Vec<(NaiveDate, ItemIdx)>> = HashMap::new();
        for credit in &credits {
            rivals.entry(credit.left).or_default().push((credit.on, credit.item));
        }
        for credit in credits {
            let others: &[(NaiveDate, ItemIdx)] = rivals.get(&credit.left).map(Vec::as_slice).unwrap_or_default();
            // A credit note does not settle itself.
            book.set_taken(credit.item, true);
            let one = of_credit(&book, balance, credit, others);
            match one {
                Some((tie, debits, is_all)) => {
                    book.take(debits.iter().map(|(item, _)| *item));
                    if let Some(rivals) = rivals.get_mut(&credit.left) {
                        rivals.retain(|(_, item)| *item != credit.item);
                    }
                    found.push((credit.item, tie, debits, is_all));
                }
                None => book.set_taken(credit.item, false),
            }
        }
    }
    found
}

fn credits(ledger: &Ledger, open: &[(ItemIdx, i64)]) -> BTreeMap<BalanceIdx, Vec<Credit>> {
    let columns = ledger.columns();
    let mut credits: BTreeMap<BalanceIdx, Vec<Credit>> = BTreeMap::new();
    for (item, left) in open.iter().copied().filter(|(_, left)| *left < 0) {
        let at = item.idx();
        if columns.amount[at] < 0 && columns.kind[at] != ItemKind::Accrual {
            let credit = Credit { item, on: columns.on[at], left: left.saturating_neg() };
            credits.entry(columns.balance[at]).or_default().push(credit);
        }
    }
    for of in credits.values_mut() {
        of.sort_by_key(|credit| (credit.on, credit.item));
    }
    credits
}

fn of_credit(book: &Book<'_>, balance: BalanceIdx, credit: Credit, rivals: &[(NaiveDate, ItemIdx)]) -> Option<Settled> {
    let account = book.accounts.get(&balance)?;
    let ledger = book.ledger;
    let runs = Runs::of(&format!("{} {}", ledger.number(credit.item), ledger.label(credit.item)));
    let named = book.numbers.named_in(&runs, |item| book.place.get(&item).is_some_and(|(of, _)| *of == balance) && item != credit.item);
    let sought = Sought { on: credit.on, amount: credit.left, charges: None, says_discount: false, says_interest: false };
    let fit = fits(book, account, sought, &named, &runs).into_iter().next()?;
    let is_one_reading =
        matches!(fit.tie, Tie::Named | Tie::NearlyNamed | Tie::CounterNamed | Tie::Amount | Tie::WholeSum | Tie::RowSum) && fit.twins == 0;
    if !is_one_reading || !fit.credit_notes.is_empty() || !fit.rest.is_empty() || fit.passes_over_a_name {
        return None;
    }
    let exactly = fit.settles.iter().all(|(item, minor)| {
        let debt = book.place.get(item).and_then(|(balance, at)| book.debt(*balance, *at));
        debt.is_some_and(|debt| debt.open == *minor)
    });
    if !exactly || fit.settles.iter().map(|(_, minor)| minor).sum::<i64>() != credit.left {
        return None;
    }
    if matches!(fit.tie, Tie::Amount | Tie::CounterNamed) && is_contested(account, &fit.settles, credit, rivals) {
        return None;
    }
    let open_by_then = account.debts.iter().filter(|debt| !debt.taken && debt.open > 0 && debt.on <= credit.on).count();
    let is_all = fit.settles.len() == open_by_then;
    Some((fit.tie, fit.settles, is_all))
}

/// Whether another credit of the same amount could be for the document: one from before the next document of that amount.
fn is_contested(account: &super::book::Account, settles: &[(ItemIdx, i64)], credit: Credit, rivals: &[(NaiveDate, ItemIdx)]) -> bool {
    let Some((item, minor)) = settles.first() else { return false };
    let Some(debt) = account.debts.iter().find(|debt| debt.item == *item) else { return false };
    let same = account.debts.iter().filter(|other| !other.taken && other.open == *minor);
    let next = same.map(|other| other.on).find(|on| *on > credit.on);
    rivals.iter().any(|(on, other)| *other != credit.item && *on >= debt.on && next.is_none_or(|next| *on < next))
}
