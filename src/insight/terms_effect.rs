//! What new terms would change, told before they are agreed.
//!
//! Start at [`terms_effect`]. Documents whose due date a file or a person set are never touched, nor is anything by this view.

use crate::ledger::{AgreedTerms, CustomerIdx, DueBasis, Item, ItemKind, Ledger, Terms};
use chrono::{Months, NaiveDate};
use std::collections::BTreeSet;

/// Whose terms would be new.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsOf<'a> {
    /// Our own: they count for customers that have none.
    Company,
    /// Of each of these.
    Customers(&'a [CustomerIdx]),
    /// Of a segment's customers that have none of their own.
    Segment(&'a str),
}

/// What would change.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TermsEffect {
    /// Documents that follow these terms, settled ones too.
    pub following: usize,
    /// Of these, with another due date than now.
    pub moved: usize,
    /// Of the moved, those not settled.
    pub moved_open: usize,
    /// Customers of the moved that are not settled.
    pub customers: usize,
    /// Of those that follow, whose due date is a guess now and would be one no longer.
    pub confirmed: usize,
}

/// What `terms`, agreed for any date of issue, would change.
///
/// What was carried forward moves with the terms, yet its date stays a guess. Sketch: one pass over items.
#[must_use]
pub fn terms_effect(ledger: &Ledger, of: TermsOf<'_>, terms: Terms, basis: DueBasis) -> TermsEffect {
    let concerned: BTreeSet<CustomerIdx> = match of {
        TermsOf::Company | TermsOf::Segment(_) => BTreeSet::new(),
        TermsOf::Customers(customers) => customers.iter().copied().collect(),
    };
    let mut effect = TermsEffect::default();
    let mut with_open = BTreeSet::new();
    for item in ledger.items() {
        let follows = match of {
            TermsOf::Company => !has_own(ledger, &item) && !has_of_segment(ledger, &item),
            TermsOf::Segment(segment) => !has_own(ledger, &item) && ledger.segment_on(item.customer, item.on) == segment,
            TermsOf::Customers(_) => concerned.contains(&item.customer),
        };
        if !follows || !ledger.follows_terms(item.idx) {
            continue;
        }
        effect.following += 1;
        if falls_due_otherwise(ledger, &item, terms) {
            effect.moved += 1;
            if ledger.open_now(item.idx) != 0 {
                effect.moved_open += 1;
                with_open.insert(item.customer);
            }
        }
        let becomes_sure = basis == DueBasis::Confirmed && item.kind != ItemKind::Opening;
        effect.confirmed += usize::from(becomes_sure && item.due_basis == DueBasis::Assumed);
    }
    effect.customers = with_open.len();
    effect
}

fn has_own(ledger: &Ledger, item: &Item<'_>) -> bool {
    ledger.customer(item.customer).terms.iter().any(|agreed| agreed.from.is_none_or(|from| from <= item.on))
}

fn has_of_segment(ledger: &Ledger, item: &Item<'_>) -> bool {
    let its = ledger.segment_on(item.customer, item.on);
    let fits = |agreed: &AgreedTerms| agreed.from.is_none_or(|from| from <= item.on);
    !its.is_empty() && ledger.segment_terms().iter().any(|(name, agreed)| name.0 == its && fits(agreed))
}

fn falls_due_otherwise(ledger: &Ledger, item: &Item<'_>, terms: Terms) -> bool {
    let (parts, held) = (terms.instalments(item.on, item.amount), ledger.instalments(item.idx));
    let same_parts = parts.iter().copied().eq(held.iter().map(|part| (part.due_on, part.amount)));
    !same_parts || (parts.is_empty() && terms.due_on(item.on) != item.due_on)
}

/// Whether the terms are to be gone through again: a year after the last time; where that never was, a year after the first terms were
/// in force, as far as the oldest document says.
#[must_use]
pub fn terms_review_is_due(ledger: &Ledger, as_of: NaiveDate) -> bool {
    let since = ledger.terms_reviewed_on().or_else(|| ledger.columns().on.iter().min().copied());
    since.and_then(|day| day.checked_add_months(Months::new(12))).is_some_and(|again| again <= as_of)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::{BatchId, Ref};
    use crate::basis::money::{Currency, Money};
    use crate::ledger::{AccountFamily, CustomerDetails, CustomerKind, DocumentKind, Due, Event, TermsScope};
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
    fn terms_are_gone_through_once_a_year() {
        let mut ledger = Ledger::default();
        let day = |text: &str| text.parse().unwrap();
        assert!(!terms_review_is_due(&ledger, day("2026-12-01")), "nothing is there");
        let added = Event::CustomerAdded { key: "A".into(), details: CustomerDetails::default(), kind: CustomerKind::Business };
        let issued = invoice(0, "F1", DocumentKind::Invoice, Due::ByTerms);
        ledger.apply_batch(BatchId::new(1, [1; 10]), [Some(&added), Some(&issued)]);
        let first = ledger.columns().on[0];
        let a_year_on = first.checked_add_months(Months::new(12)).unwrap();
        assert!(!terms_review_is_due(&ledger, a_year_on.pred_opt().unwrap()));
        assert!(terms_review_is_due(&ledger, a_year_on));
        ledger.apply_batch(BatchId::new(2, [1; 10]), [Some(&Event::TermsReviewed { on: a_year_on })]);
        assert!(!terms_review_is_due(&ledger, a_year_on));
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
        let of_a = TermsOf::Customers(&a);
        let unchanged = TermsEffect { following: 2, moved: 0, moved_open: 0, customers: 0, confirmed: 1 };
        assert_eq!(terms_effect(&ledger, of_a, Terms::Net(30), DueBasis::Confirmed), unchanged);
        let longer = TermsEffect { following: 2, moved: 2, moved_open: 2, customers: 1, confirmed: 0 };
        assert_eq!(terms_effect(&ledger, of_a, Terms::Net(45), DueBasis::Assumed), longer);
        assert_eq!(terms_effect(&ledger, TermsOf::Customers(&[]), Terms::Cash, DueBasis::Confirmed), TermsEffect::default());
        let everyone = TermsEffect { following: 3, moved: 3, moved_open: 3, customers: 2, confirmed: 0 };
        assert_eq!(terms_effect(&ledger, TermsOf::Company, Terms::Net(45), DueBasis::Assumed), everyone);
        let own = Event::TermsAgreed {
            scope: TermsScope::Customer(ledger.customer_id(a[0]).into()),
            terms: Terms::Net(10),
            from: None,
            basis: DueBasis::Confirmed,
        };
        ledger.apply_batch(BatchId::new(1_795_000_000_001, [1; 10]), [Some(&own)]);
        let others = TermsEffect { following: 1, moved: 1, moved_open: 1, customers: 1, confirmed: 0 };
        assert_eq!(terms_effect(&ledger, TermsOf::Company, Terms::Net(45), DueBasis::Assumed), others, "who has own terms keeps them");
    }
}
