//! Bank lines that nobody explained yet and that may pay a document: while there is one, nobody is asked for it as if nothing had come.

use super::matching::{LineProposal, Proposed, Surety};
use crate::basis::money::Money;
use crate::ledger::{BankLineIdx, CustomerIdx, ItemIdx, Ledger};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A bank line that may pay something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PossiblePayment {
    /// Which.
    pub line: BankLineIdx,
    /// The day on which the bank booked it.
    pub on: NaiveDate,
    /// How much came.
    pub amount: Money,
    /// How far the proposal may be trusted.
    pub surety: Surety,
}

/// What bank lines may pay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PossiblePayments {
    /// By document: the line that may most surely pay it.
    pub documents: BTreeMap<ItemIdx, PossiblePayment>,
    /// By customer: the same of any line that may be theirs.
    pub customers: BTreeMap<CustomerIdx, PossiblePayment>,
}

/// What the open lines may pay, by what is proposed for them.
#[must_use]
pub fn possible_payments(ledger: &Ledger, proposals: &[LineProposal]) -> PossiblePayments {
    let mut found = PossiblePayments::default();
    for proposal in proposals {
        let Some(row) = ledger.bank_line(proposal.line).filter(|row| row.explained.is_none() && row.amount > 0) else { continue };
        let this = PossiblePayment { line: row.idx, on: row.booked_on, amount: row.money(), surety: proposal.surety };
        let surer = |known: &mut PossiblePayment| {
            if this.surety < known.surety {
                *known = this;
            }
        };
        for choice in &proposal.choices {
            let Proposed::Money { parts, .. } = &choice.proposed else { continue };
            for part in parts {
                found.customers.entry(part.customer).and_modify(surer).or_insert(this);
            }
            for document in choice.documents() {
                found.documents.entry(document).and_modify(surer).or_insert(this);
            }
        }
    }
    found
}
