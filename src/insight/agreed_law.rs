//! Whose law governs what a customer owes, and the rate of interest that was agreed with them.

use crate::law::{AgreedRate, Governed, NotCovered, claims_law};
use crate::ledger::{CustomerIdx, InterestAgreed, Ledger};
use chrono::NaiveDate;

/// The law of claims on documents of `customer` issued on `issued_on`: between businesses the one agreed, else the seller's.
///
/// # Errors
/// Names the country that is not covered.
pub fn agreed_law(ledger: &Ledger, customer: CustomerIdx, issued_on: NaiveDate) -> Result<Governed, NotCovered> {
    let seller = match ledger.company().country.trim() {
        "" => "FR",
        country => country,
    };
    let debtor = ledger.customer(customer);
    let agreed = ledger.conditions_for(customer, issued_on).law;
    claims_law(debtor.kind, seller, &debtor.details.country, agreed.as_deref())
}

/// The rate of late interest agreed for such documents; `None` where the law's own applies.
#[must_use]
pub fn agreed_rate(ledger: &Ledger, customer: CustomerIdx, issued_on: NaiveDate) -> Option<AgreedRate> {
    match ledger.conditions_for(customer, issued_on).interest {
        Some(InterestAgreed::Percent(percent)) => Some(AgreedRate { percent }),
        Some(InterestAgreed::ByLaw) | None => None,
    }
}
