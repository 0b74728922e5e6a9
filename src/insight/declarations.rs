//! Debts that must be declared in insolvency proceedings, each with the last day to do so.
//!
//! Start at [`declarations`]. What arose after the judgment is paid as it falls due, and is not here.

use crate::basis::money::Currency;
use crate::law::{DECLARATION, Source, last_day_to_declare};
use crate::ledger::{CustomerIdx, Ledger};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What is to be declared of one customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// Whose.
    pub customer: CustomerIdx,
    /// The day of the judgment.
    pub opened_on: NaiveDate,
    /// The day of its publication, where it is known: the time runs from it.
    pub published_on: Option<NaiveDate>,
    /// The last day; `None` without the publication, or where the law is not covered.
    pub declare_by: Option<NaiveDate>,
    /// What is open of documents dated before the judgment, minor units, in the order of currencies.
    pub open: Vec<(Currency, i64)>,
    /// The text.
    pub source: Source,
}

impl Declaration {
    /// Days left; negative once it is over; `None` where the day is not known.
    #[must_use]
    pub fn days_left(&self, as_of: NaiveDate) -> Option<i64> {
        self.declare_by.map(|by| (by - as_of).num_days())
    }
}

/// All of them at the end of `as_of` of which something is open, the nearest first, those without a day before them.
#[must_use]
pub fn declarations(ledger: &Ledger, as_of: NaiveDate) -> Vec<Declaration> {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let running: Vec<_> = ledger.insolvencies().map(|(_, it)| it).filter(|it| it.counts_on(as_of)).collect();
    if running.is_empty() {
        return Vec::new();
    }
    let open_of = ledger.open_on(as_of);
    let creditor = ledger.company().country.to_ascii_uppercase();
    let creditor = if creditor.is_empty() { "FR".to_owned() } else { creditor };
    let mut found: Vec<Declaration> = Vec::new();
    for insolvency in running {
        let mut open: BTreeMap<Currency, i64> = BTreeMap::new();
        for item in ledger.items().filter(|item| item.customer == insolvency.customer && item.on < insolvency.opened_on) {
            let minor = open_of.get(item.idx.idx()).copied().unwrap_or_default();
            if minor > 0 && item.kind.is_document() && item.kind.movement().is_some() {
                let sum = open.entry(item.currency).or_default();
                *sum = sum.saturating_add(minor);
            }
        }
        if open.is_empty() {
            continue;
        }
        let debtor = ledger.customer(insolvency.customer).details.country.to_ascii_uppercase();
        found.push(Declaration {
            customer: insolvency.customer,
            opened_on: insolvency.opened_on,
            published_on: insolvency.published_on,
            declare_by: insolvency.published_on.and_then(|on| last_day_to_declare(&debtor, &creditor, on)),
            open: open.into_iter().collect(),
            source: DECLARATION,
        });
    }
    found.sort_by_key(|it| (it.declare_by, it.customer));
    found
}
