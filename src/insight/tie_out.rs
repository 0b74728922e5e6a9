//! Tie-out: our balance on a day beside the one that the accounts show, and what could explain the difference.
//!
//! Start at [`tie_out`]. Nothing is judged and nothing is stored: each candidate is a fact with its amount, and the person decides.

use super::period::Period;
use crate::basis::money::Currency;
use crate::ledger::{AccountFamily, ItemIdx, ItemKind, Ledger};
use chrono::{Days, NaiveDate};

/// Days before and after the day within which an item may stand on the other side of it in the accounts.
pub const NEAR_DAYS: u64 = 7;

/// How the amount of an item answers to the difference, signs aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AmountFit {
    /// It is the difference: booked on one side only.
    Whole,
    /// It is half of it: booked with the opposite sign on one side.
    Half,
}

/// An item that could explain the difference by its amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FittingItem {
    /// Which.
    pub item: ItemIdx,
    /// How it fits.
    pub fit: AmountFit,
}

/// A family of accounts with what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FamilySum {
    /// Which.
    pub family: AccountFamily,
    /// Its balance on the day, signed, minor units.
    pub balance: i64,
    /// Leaving it out of our balance (taking it in, for what is to be invoiced) gives theirs.
    pub explains: bool,
}

/// Two balances of one currency on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TieOut {
    /// The day whose evening is meant.
    pub on: NaiveDate,
    /// The currency of all amounts, minor units.
    pub currency: Currency,
    /// Open documents less unapplied cash.
    pub ours: i64,
    /// What the person typed.
    pub theirs: i64,
    /// Theirs − ours.
    pub difference: i64,
    /// Items within [`NEAR_DAYS`] of the day, on either side, nearest first: one may be dated otherwise in the accounts.
    pub near: Vec<ItemIdx>,
    /// Items of any date up to [`NEAR_DAYS`] after the day whose amount is the difference or half of it, nearest to the day first.
    pub fitting: Vec<FittingItem>,
    /// Money that settles nothing yet on the day, with what is left of it (negative), largest first: often booked elsewhere (471, 4191).
    pub unapplied: Vec<(ItemIdx, i64)>,
    /// Families other than 411 that hold something: the balance typed may be that of one account.
    pub families: Vec<FamilySum>,
    /// Impossible things in the journal (of any currency).
    pub n_anomalies: usize,
}

impl TieOut {
    /// What is left of all unapplied cash, negative.
    #[must_use]
    pub fn unapplied_sum(&self) -> i64 {
        self.unapplied.iter().fold(0, |sum, (_, rest)| sum.saturating_add(*rest))
    }

    /// Whether both are the same.
    #[must_use]
    pub fn ties(&self) -> bool {
        self.difference == 0
    }
}

/// Holds our balance on `on` against `theirs`, in minor units of `currency`. Where they are the same, nothing is looked for.
#[must_use]
pub fn tie_out(ledger: &Ledger, on: NaiveDate, currency: Currency, theirs: i64) -> TieOut {
    let columns = ledger.columns();
    let open = ledger.open_on(on);
    let mut ours = 0_i64;
    let mut families = [0_i64; AccountFamily::ALL.len()];
    let its: Vec<ItemIdx> = (0..ledger.n_items())
        .filter(|at| ledger.balance(columns.balance[*at]).currency == currency)
        .filter_map(|at| ledger.item_at(at))
        .collect();
    for idx in &its {
        let item = ledger.item(*idx);
        if item.kind != ItemKind::Accrual {
            ours = ours.saturating_add(open[idx.idx()]);
        }
        if item.on <= on
            && let Some(family) = families.get_mut(item.account as usize)
        {
            *family = family.saturating_add(item.amount);
        }
    }
    let difference = theirs.saturating_sub(ours);
    let mut found = TieOut {
        on,
        currency,
        ours,
        theirs,
        difference,
        near: vec![],
        fitting: vec![],
        unapplied: vec![],
        families: vec![],
        n_anomalies: 0,
    };
    if difference == 0 {
        return found;
    }
    let near = Period {
        first: on.checked_sub_days(Days::new(NEAR_DAYS)).unwrap_or(on),
        last: on.checked_add_days(Days::new(NEAR_DAYS)).unwrap_or(on),
    };
    for idx in its {
        let (kind, amount, day) = (columns.kind[idx.idx()], columns.amount[idx.idx()], columns.on[idx.idx()]);
        if kind == ItemKind::Accrual || day > near.last {
            continue;
        }
        if near.holds(day) {
            found.near.push(idx);
        }
        let (size, sought) = (amount.unsigned_abs(), difference.unsigned_abs());
        if size == sought {
            found.fitting.push(FittingItem { item: idx, fit: AmountFit::Whole });
        } else if size.checked_mul(2) == Some(sought) {
            found.fitting.push(FittingItem { item: idx, fit: AmountFit::Half });
        }
        if open[idx.idx()] < 0 && !kind.is_document() {
            found.unapplied.push((idx, open[idx.idx()]));
        }
    }
    let away = |idx: &ItemIdx| (columns.on[idx.idx()] - on).num_days().abs();
    found.near.sort_by_key(away);
    found.fitting.sort_by_key(|fitting| (fitting.fit, away(&fitting.item)));
    found.unapplied.sort_by_key(|(_, rest)| *rest);
    for (family, balance) in AccountFamily::ALL.into_iter().zip(families) {
        if family == AccountFamily::Customers || balance == 0 {
            continue;
        }
        // What is to be invoiced is no part of ours; the others are.
        let without = if family == AccountFamily::Accrued { balance } else { balance.saturating_neg() };
        found.families.push(FamilySum { family, balance, explains: without == difference });
    }
    found.n_anomalies = ledger.anomalies().len();
    found
}
