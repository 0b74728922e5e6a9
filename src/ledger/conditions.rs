//! What is agreed beside due dates: the discount for paying early, whose law governs, the contract's rate of interest.
//!
//! Each point is inherited by itself: a document has its own discount, or its customer's, or its segment's, or the company's.

use super::early_discount::EarlyDiscount;
use super::grouping::SegmentName;
use super::state::{CustomerIdx, Ledger};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What is agreed beside due dates. What says nothing is inherited.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Conditions {
    /// The discount for paying early; at nought per cent there is none, said expressly.
    pub discount: Option<EarlyDiscount>,
    /// The country whose law the parties chose, ISO 3166 alpha-2.
    pub law: Option<String>,
    /// The rate of late interest.
    pub interest: Option<InterestAgreed>,
}

/// The rate of late interest that a contract or the terms of sale set.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InterestAgreed {
    /// The law's own, said expressly.
    ByLaw,
    /// Per cent a year.
    Percent(Decimal),
}

/// Whose conditions they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ConditionsOf {
    /// Every customer's that has none of its own.
    Company,
    /// One customer's.
    Customer(CustomerIdx),
    /// Those of a segment's customers that have none of their own.
    Segment(SegmentName),
}

/// Conditions in force for documents issued from a day on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreedConditions {
    /// Whose.
    pub of: ConditionsOf,
    /// First date of issue; `None` from the beginning.
    pub from: Option<NaiveDate>,
    /// What was agreed.
    pub conditions: Conditions,
}

impl Ledger {
    /// What is agreed for documents of `customer` issued on `issued_on`, each point from the nearest that says something.
    #[must_use]
    pub fn conditions_for(&self, customer: CustomerIdx, issued_on: NaiveDate) -> Conditions {
        let segment = self.segment_on(customer, issued_on);
        let own = self.own_conditions(&ConditionsOf::Customer(customer), issued_on);
        let of_segment = self.own_conditions(&ConditionsOf::Segment(SegmentName(segment.to_owned())), issued_on);
        let company = self.own_conditions(&ConditionsOf::Company, issued_on);
        let mut found = Conditions::default();
        for conditions in [own, of_segment.filter(|_| !segment.is_empty()), company].into_iter().flatten() {
            found.discount = found.discount.or(conditions.discount);
            found.interest = found.interest.or(conditions.interest);
            if found.law.is_none() {
                found.law.clone_from(&conditions.law);
            }
        }
        found.discount = found.discount.filter(|discount| !discount.percent.is_zero());
        found
    }

    /// What was last agreed for one of them and a date of issue, without what it inherits.
    #[must_use]
    pub fn own_conditions(&self, of: &ConditionsOf, issued_on: NaiveDate) -> Option<&Conditions> {
        let fits = |agreed: &&AgreedConditions| agreed.of == *of && agreed.from.is_none_or(|from| from <= issued_on);
        self.conditions.iter().rev().find(fits).map(|agreed| &agreed.conditions)
    }
}
