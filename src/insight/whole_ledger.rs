//! The ledger as a whole: what a backup is compared by.

use crate::basis::money::{Currency, Money};
use crate::ledger::Ledger;
use std::collections::BTreeMap;

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
    fn a_ledger_is_counted_whole() {
        let euros = Money::from_minor(20_000, Currency::EUR);
        assert_eq!(holdings(&ledger()), Holdings { customers: 1, documents: 2, money: 0, owed: vec![euros] });
    }
}
