//! The ledger as a whole: what a backup is compared by, and what other terms would move.

use crate::basis::money::{Currency, Money};
use crate::ledger::{DueBasis, Ledger, Terms};
use std::collections::{BTreeMap, BTreeSet};

/// How much a ledger holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Customers.
    pub customers: usize,
    /// Documents.
    pub documents: usize,
    /// Money and adjustments.
    pub money: usize,
    /// Open documents less unapplied cash, one sum a currency, in the order of their codes.
    pub owed: Vec<Money>,
}

/// How much `ledger` holds.
#[must_use]
pub fn holdings(ledger: &Ledger) -> Holdings {
    let mut owed: BTreeMap<&'static str, (Currency, i64)> = BTreeMap::new();
    for balance in ledger.balances() {
        owed.entry(balance.currency.code()).or_insert((balance.currency, 0)).1 += balance.open();
    }
    let documents = ledger.items().filter(|item| item.kind.is_document()).count();
    Holdings {
        customers: ledger.customers().count(),
        documents,
        money: ledger.n_items() - documents,
        owed: owed.into_values().map(|(currency, minor)| Money::from_minor(minor, currency)).collect(),
    }
}

/// What other terms of the company would change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reageing {
    /// Open documents whose due date rests on the company's terms.
    pub documents: usize,
    /// Of these, those that would fall due on another day.
    pub moved: usize,
    /// Customers of these.
    pub customers: usize,
}

/// What `terms` for all that have none of their own would change among open documents.
#[must_use]
pub fn reageing(ledger: &Ledger, terms: Terms) -> Reageing {
    let mut found = Reageing::default();
    let mut customers = BTreeSet::new();
    for item in ledger.items() {
        let own = ledger.customer(item.customer).terms.iter().any(|agreed| agreed.from.is_none_or(|from| from <= item.on));
        if item.due_basis == DueBasis::Stated || own || !item.kind.is_document() || ledger.open_now(item.idx) == 0 {
            continue;
        }
        // A date agreed for this very document does not follow terms.
        if ledger.terms_for(item.customer, item.on).terms.due_on(item.on) != item.due_on {
            continue;
        }
        found.documents += 1;
        if terms.due_on(item.on) != item.due_on {
            found.moved += 1;
            customers.insert(item.customer);
        }
    }
    found.customers = customers.len();
    found
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::{BatchId, Ref};
    use crate::ledger::{AccountFamily, CustomerDetails, CustomerKind, DocumentKind, Due, Event};

    fn ledger() -> Ledger {
        let invoice = |number: &str, due| Event::DocumentIssued {
            customer: Ref::Here(0),
            kind: DocumentKind::Invoice,
            number: number.into(),
            issued_on: "2026-10-01".parse().unwrap(),
            due,
            amount: Money::from_minor(10_000, Currency::EUR),
            account: AccountFamily::default(),
            retention: false,
            label: String::new(),
            line: None,
        };
        let details = CustomerDetails { name: "Atelier".into(), ..CustomerDetails::default() };
        let events = [
            Event::CustomerAdded { key: "A".into(), details, kind: CustomerKind::Unknown },
            invoice("1", Due::ByTerms),
            invoice("2", Due::On("2026-10-31".parse().unwrap())),
        ];
        let mut ledger = Ledger::default();
        ledger.apply_batch(BatchId::new(1, [1; 10]), events.iter().map(Some));
        ledger
    }

    #[test]
    fn other_terms_move_what_rests_on_terms_and_nothing_else() {
        assert_eq!(reageing(&ledger(), Terms::Net(60)), Reageing { documents: 1, moved: 1, customers: 1 });
        assert_eq!(reageing(&ledger(), Terms::Net(30)), Reageing { documents: 1, moved: 0, customers: 0 });
    }

    #[test]
    fn a_ledger_is_counted_whole() {
        let euros = Money::from_minor(20_000, Currency::EUR);
        assert_eq!(holdings(&ledger()), Holdings { customers: 1, documents: 2, money: 0, owed: vec![euros] });
    }
}
