//! What the books hold and no one allocated, matched where the case is unambiguous: proposed with its reason, never done.
//!
//! Start at [`proposals`]. Customer and currency are always the same, and the whole open amount of each document is settled exactly. What
//! fits is found as for bank lines (`matching`), whose customer has to be found first.
//!
//! Invariant: no item is in two proposals; what could be read in two ways is in none.
//! Measured on lettered books of two firms: see `tests/insight.rs`.

use super::matching::{Tie, allocations_in_books};
use crate::ledger::{BalanceIdx, CustomerIdx, ItemIdx, Ledger};
use chrono::NaiveDate;
use std::collections::BTreeSet;

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

/// All proposals at the end of `as_of`, in the order of accounts, then of the credits' dates.
#[must_use]
pub fn proposals(ledger: &Ledger, as_of: NaiveDate) -> Vec<Proposal> {
    gather(ledger, &ledger.open_of(as_of, |_| true))
}

/// Those of some customers alone; no proposal depends on what others owe.
#[must_use]
pub fn proposals_of(ledger: &Ledger, as_of: NaiveDate, customers: &BTreeSet<CustomerIdx>) -> Vec<Proposal> {
    gather(ledger, &ledger.open_of(as_of, |balance| customers.contains(&ledger.balance(balance).customer)))
}

/// The proposals of one account.
pub(super) fn proposals_for(ledger: &Ledger, as_of: NaiveDate, account: BalanceIdx) -> Vec<Proposal> {
    gather(ledger, &ledger.open_of(as_of, |balance| balance == account))
}

/// From what is open of each item that counts.
fn gather(ledger: &Ledger, open: &[(ItemIdx, i64)]) -> Vec<Proposal> {
    let found = allocations_in_books(ledger, open).into_iter();
    let proposals = found.map(|(credit, tie, debits, is_all)| {
        let amount = debits.iter().fold(0_i64, |sum, (_, minor)| sum.saturating_add(*minor));
        let reason = match tie {
            Tie::Named | Tie::NearlyNamed if debits.len() == 1 => ProposalReason::NamedAndExact,
            Tie::Named | Tie::NearlyNamed => ProposalReason::NamedAndSum,
            Tie::WholeSum if is_all => ProposalReason::AllOpen,
            _ if debits.len() == 1 => ProposalReason::ExactAmount,
            _ => ProposalReason::Consecutive,
        };
        Proposal { credit, debits, amount, reason }
    });
    proposals.collect()
}
