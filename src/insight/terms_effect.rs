//! What new terms would change, told before they are agreed.
//!
//! Start at [`terms_effect`]. Documents whose due date a file or a person set are never touched, nor is anything by this view.

use crate::ledger::{CustomerIdx, DueBasis, ItemKind, Ledger, Terms};

/// What would change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TermsEffect {
    /// Documents that follow the terms of these customers, settled ones too.
    pub following: usize,
    /// Of these, with another due date than now.
    pub moved: usize,
    /// Of these, whose due date is a guess now and would be one no longer.
    pub confirmed: usize,
}

/// What `terms`, agreed with all of `customers` for any date of issue, would change.
///
/// What was carried forward moves with the terms, yet its date stays a guess. Sketch: one pass over items.
#[must_use]
pub fn terms_effect(ledger: &Ledger, customers: &[CustomerIdx], terms: Terms, basis: DueBasis) -> TermsEffect {
    let mut concerned: Vec<CustomerIdx> = customers.to_vec();
    concerned.sort_unstable();
    let mut effect = TermsEffect::default();
    for item in ledger.items() {
        if !ledger.follows_terms(item.idx) || concerned.binary_search(&item.customer).is_err() {
            continue;
        }
        effect.following += 1;
        effect.moved += usize::from(terms.due_on(item.on) != item.due_on);
        let becomes_sure = basis == DueBasis::Confirmed && item.kind != ItemKind::Opening;
        effect.confirmed += usize::from(becomes_sure && item.due_basis == DueBasis::Assumed);
    }
    effect
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::{BatchId, Ref};
    use crate::basis::money::{Currency, Money};
    use crate::ledger::{AccountFamily, CustomerDetails, CustomerKind, DocumentKind, Due, Event};
    use chrono::NaiveDate;

    fn invoice(customer: u32, number: &str, kind: DocumentKind, due: Due) -> Event {
        Event::DocumentIssued {
            customer: Ref::Here(customer),
            kind,
            number: number.to_owned(),
            issued_on: NaiveDate::from_ymd_opt(2026, 1, 15).unwrap(),
            due,
            amount: Money::from_minor(10_000, Currency::EUR),
            account: AccountFamily::default(),
            retention: false,
            label: String::new(),
            line: None,
        }
    }

    #[test]
    fn new_terms_move_what_follows_terms_and_nothing_else() {
        let added = |name: &str| Event::CustomerAdded {
            key: name.to_owned(),
            details: CustomerDetails { name: name.to_owned(), ..CustomerDetails::default() },
            kind: CustomerKind::Business,
        };
        let stated = Due::On(NaiveDate::from_ymd_opt(2026, 2, 1).unwrap());
        let events = [
            added("A"),
            added("B"),
            invoice(0, "F1", DocumentKind::Invoice, Due::ByTerms),
            invoice(0, "F2", DocumentKind::Invoice, stated),
            invoice(0, "", DocumentKind::Opening, Due::ByTerms),
            invoice(1, "F3", DocumentKind::Invoice, Due::ByTerms),
        ];
        let mut ledger = Ledger::default();
        ledger.apply_batch(BatchId::new(1_795_000_000_000, [1; 10]), events.iter().map(Some));
        let a = [ledger.customer_at(0).unwrap()];
        let same = terms_effect(&ledger, &a, Terms::Net(30), DueBasis::Confirmed);
        assert_eq!(same, TermsEffect { following: 2, moved: 0, confirmed: 1 });
        let longer = terms_effect(&ledger, &a, Terms::Net(45), DueBasis::Assumed);
        assert_eq!(longer, TermsEffect { following: 2, moved: 2, confirmed: 0 });
        assert_eq!(terms_effect(&ledger, &[], Terms::Cash, DueBasis::Confirmed), TermsEffect::default());
    }
}
