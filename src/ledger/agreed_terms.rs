//! Terms as they were agreed: the customer's own, else its segment's, else the company's.

use super::grouping::SegmentName;
use super::state::{CustomerIdx, Ledger};
use super::{DueBasis, Terms};
use crate::basis::money::Currency;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Terms in force for documents issued from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedTerms {
    /// First date of issue; `None` from the beginning.
    pub from: Option<NaiveDate>,
    /// The rule.
    pub terms: Terms,
    /// Confirmed by the person, or assumed.
    pub basis: DueBasis,
}

/// Used where neither customer nor company has terms: 30 days net, the default of article L441-10 I of the Code de commerce, assumed.
pub const DEFAULT_TERMS: AgreedTerms = AgreedTerms { from: None, terms: Terms::Net(30), basis: DueBasis::Assumed };

impl Ledger {
    /// Terms of customers that have none of their own, as agreed, oldest first; [`DEFAULT_TERMS`] where none fits.
    #[must_use]
    pub fn company_terms(&self) -> &[AgreedTerms] {
        &self.company_terms
    }

    /// Terms of the customers of a segment that have none of their own, as agreed, oldest first.
    #[must_use]
    pub fn segment_terms(&self) -> &[(SegmentName, AgreedTerms)] {
        &self.segment_terms
    }

    /// The terms that count for a document of `customer` issued on `issued_on`.
    #[must_use]
    pub fn terms_for(&self, customer: CustomerIdx, issued_on: NaiveDate) -> AgreedTerms {
        let fits = |agreed: &&AgreedTerms| agreed.from.is_none_or(|from| from <= issued_on);
        let own = self.customers.get(customer.idx()).and_then(|customer| customer.terms.iter().rev().find(fits));
        let of_segment = || {
            let segment = if self.segment_terms.is_empty() { "" } else { self.segment_on(customer, issued_on) };
            let its = |(name, _): &&(SegmentName, AgreedTerms)| !segment.is_empty() && name.0 == segment;
            self.segment_terms.iter().rev().filter(its).map(|(_, agreed)| agreed).find(fits)
        };
        own.or_else(of_segment).or_else(|| self.company_terms.iter().rev().find(fits)).copied().unwrap_or(DEFAULT_TERMS)
    }

    /// The day on which the person last went through the terms of payment.
    #[must_use]
    pub fn terms_reviewed_on(&self) -> Option<NaiveDate> {
        self.terms_reviewed_on
    }

    /// Up to how much a difference that a payment leaves is given up without asking, in one currency; nothing where no rule was set.
    #[must_use]
    pub fn small_difference(&self, currency: Currency) -> i64 {
        self.small_differences.get(currency.code()).copied().unwrap_or_default()
    }
}
