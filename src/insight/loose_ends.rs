//! What makes figures less sure than they look, with its size: what a person can mend.
//!
//! Start at [`loose_ends`]. Not here: how old the bank data is (`dunning`, since it depends on open days), impossible things (`Ledger::anomalies`).

use super::proposals::proposals;
use crate::basis::money::Currency;
use crate::ledger::{CustomerKind, DueBasis, ItemKind, Ledger};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Money that settles nothing yet, in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnappliedSum {
    /// Which.
    pub currency: Currency,
    /// How many payments and other credits booked as money.
    pub n: u32,
    /// What is left of them, positive, minor units.
    pub rest: i64,
}

/// What is to be mended, at the end of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LooseEnds {
    /// Open debts whose due date nobody confirmed.
    pub n_assumed: u32,
    /// Customers with open debts of whom it is not known what they are to the law.
    pub n_unknown_kind: u32,
    /// One a currency that has any.
    pub unapplied: Vec<UnappliedSum>,
    /// Matches that are proposed and not done.
    pub n_proposals: usize,
}

/// The loose ends at the end of `as_of`. One pass over the items, and the proposals.
#[must_use]
pub fn loose_ends(ledger: &Ledger, as_of: NaiveDate) -> LooseEnds {
    let columns = ledger.columns();
    let mut found = LooseEnds { n_proposals: proposals(ledger, as_of).len(), ..LooseEnds::default() };
    let mut unknown = BTreeSet::new();
    let mut unapplied: BTreeMap<Currency, UnappliedSum> = BTreeMap::new();
    for (at, open) in ledger.open_on(as_of).into_iter().enumerate() {
        if open == 0 || columns.kind[at] == ItemKind::Accrual || columns.on[at] > as_of {
            continue;
        }
        let Some(item) = ledger.item_at(at).map(|idx| ledger.item(idx)) else { continue };
        if item.amount > 0 {
            found.n_assumed += u32::from(item.kind.is_document() && item.due_basis == DueBasis::Assumed);
            if ledger.customer(item.customer).kind == CustomerKind::Unknown {
                unknown.insert(item.customer);
            }
        } else if !item.kind.is_document() {
            let sum = unapplied.entry(item.currency).or_insert(UnappliedSum { currency: item.currency, n: 0, rest: 0 });
            sum.n += 1;
            sum.rest = sum.rest.saturating_sub(open);
        }
    }
    found.n_unknown_kind = u32::try_from(unknown.len()).unwrap_or(u32::MAX);
    found.unapplied = unapplied.into_values().collect();
    found
}
