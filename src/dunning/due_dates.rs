//! Confirming due dates that nobody stated, so that lateness may cost what the law says.

use crate::ledger::{Command, Customer, CustomerIdx, DueBasis, ItemIdx, Ledger, Terms};

/// How assumed due dates are confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DueDateConfirmation {
    /// All follow one rule and the customer has agreed no other: the rule is confirmed, for what comes too.
    Terms(Terms),
    /// Each as it stands.
    EachDate,
}

/// How the assumed due dates among `items` can be confirmed; `None` where none is assumed.
#[must_use]
pub fn due_date_confirmation(ledger: &Ledger, customer: CustomerIdx, items: &[ItemIdx]) -> Option<DueDateConfirmation> {
    let mut assumed = items.iter().map(|item| ledger.item(*item)).filter(|item| item.due_basis == DueBasis::Assumed).peekable();
    let terms = ledger.terms_for(customer, assumed.peek()?.on).terms;
    let follows = assumed.all(|item| {
        ledger.issued_to(item.idx) == customer && ledger.terms_for(customer, item.on).terms == terms && terms.due_on(item.on) == item.due_on
    });
    let no_other = |sheet: &Customer| sheet.terms.iter().all(|agreed| agreed.terms == terms && agreed.from.is_none());
    let by_terms = follows && no_other(ledger.customer(customer));
    Some(if by_terms { DueDateConfirmation::Terms(terms) } else { DueDateConfirmation::EachDate })
}

/// The commands that confirm the assumed due dates among `items`; empty where none is assumed.
#[must_use]
pub fn confirm_due_dates(ledger: &Ledger, customer: CustomerIdx, items: &[ItemIdx]) -> Vec<Command> {
    match due_date_confirmation(ledger, customer, items) {
        None => Vec::new(),
        Some(DueDateConfirmation::Terms(terms)) => {
            let customers = vec![ledger.customer_id(customer)];
            vec![Command::AgreeTerms { customers, terms, from: None, basis: DueBasis::Confirmed }]
        }
        Some(DueDateConfirmation::EachDate) => {
            let assumed = items.iter().map(|item| ledger.item(*item)).filter(|item| item.due_basis == DueBasis::Assumed);
            assumed.map(|item| Command::AgreeDueDate { document: ledger.item_id(item.idx), due_on: item.due_on }).collect()
        }
    }
}
