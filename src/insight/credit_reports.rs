//! What others say of a customer's credit, newest first, beside the exposure.

use super::exposure::exposure_of;
use crate::basis::money::Money;
use crate::ledger::{CreditReport, CustomerIdx, Ledger};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The newest report of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditSeen {
    /// What it says.
    pub report: CreditReport<CustomerIdx>,
    /// The exposure beyond its limit, in the limit's currency; `None` where there is no limit, or it is kept.
    pub beyond: Option<Money>,
}

/// The newest report of each source on `customer` that was made by `as_of`, newest first.
#[must_use]
pub fn credit_seen(ledger: &Ledger, customer: CustomerIdx, as_of: NaiveDate) -> Vec<CreditSeen> {
    let seen = ledger.seen_on(as_of);
    let reports = seen.credit_reports().iter().filter(|it| it.customer == customer && it.on <= as_of);
    let mut reports: Vec<&CreditReport<CustomerIdx>> = reports.collect();
    if reports.is_empty() {
        return Vec::new();
    }
    // Of one day, what came in last counts.
    reports.reverse();
    reports.sort_by_key(|report| std::cmp::Reverse(report.on));
    let mut sources = BTreeSet::new();
    reports.retain(|report| sources.insert(report.source.to_lowercase()));
    let exposures = exposure_of(ledger, as_of, customer);
    let beyond = |limit: Money| {
        let owed = exposures.get(&limit.currency()).map_or(0, |exposure| exposure.total());
        let over = owed.saturating_sub(limit.to_minor()?);
        (over > 0).then(|| Money::from_minor(over, limit.currency()))
    };
    reports.into_iter().map(|report| CreditSeen { report: report.clone(), beyond: report.limit.and_then(beyond) }).collect()
}
