//! Claims as a person reads them: on one document, of one customer, and over a period. They are summed apart from every balance.
//!
//! Invariant: of each row, opening + asked − paid − given up = closing; the rows of a currency sum to its total.

use super::period::Period;
use crate::basis::money::Currency;
use crate::ledger::{Claim, ClaimIdx, ClaimKind, ClaimSums, CustomerIdx, ItemIdx, Ledger};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Whose claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimsOf {
    /// On one document.
    Document(ItemIdx),
    /// On all of a customer's.
    Customer(CustomerIdx),
}

/// One claim as it stood on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRow {
    /// Which.
    pub claim: ClaimIdx,
    /// On which document.
    pub document: ItemIdx,
    /// What.
    pub kind: ClaimKind,
    /// The day on which it was asked for.
    pub on: NaiveDate,
    /// The last day of interest in it.
    pub up_to: Option<NaiveDate>,
    /// Its currency.
    pub currency: Currency,
    /// What became of it.
    pub sums: ClaimSums,
}

/// The claims that had been asked for by the end of `as_of`, latest first.
#[must_use]
pub fn claims_of(ledger: &Ledger, as_of: NaiveDate, of: ClaimsOf) -> Vec<ClaimRow> {
    let fits = |claim: &Claim| match of {
        ClaimsOf::Document(item) => claim.document == item,
        ClaimsOf::Customer(customer) => ledger.debtor_of(claim) == customer,
    };
    let mut rows: Vec<ClaimRow> = ledger
        .claims()
        .filter(|(_, claim)| claim.on <= as_of && fits(claim))
        .map(|(idx, claim)| ClaimRow {
            claim: idx,
            document: claim.document,
            kind: claim.kind,
            on: claim.on,
            up_to: claim.up_to,
            currency: claim.currency,
            sums: claim.sums_on(as_of),
        })
        .collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.on), row.claim));
    rows
}

/// What was asked for, paid and given up in a period, between what was open on both its evenings. Minor units.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClaimsMoved {
    /// Open on the eve of the period.
    pub opening: i64,
    /// Asked for, paid and given up in it.
    pub moved: ClaimSums,
    /// Open at its end.
    pub closing: i64,
}

impl ClaimsMoved {
    /// Both together.
    #[must_use]
    pub fn plus(mut self, other: Self) -> Self {
        self.add(other);
        self
    }

    fn add(&mut self, other: Self) {
        self.opening = self.opening.saturating_add(other.opening);
        self.moved = self.moved.plus(other.moved);
        self.closing = self.closing.saturating_add(other.closing);
    }
}

/// One customer's claims in one currency, over a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimsRow {
    /// Who.
    pub customer: CustomerIdx,
    /// In which currency.
    pub currency: Currency,
    /// Late interest.
    pub interest: ClaimsMoved,
    /// The fixed sums.
    pub compensation: ClaimsMoved,
}

impl ClaimsRow {
    /// Both kinds together.
    #[must_use]
    pub fn both(&self) -> ClaimsMoved {
        self.interest.plus(self.compensation)
    }
}

/// All claims over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimsReport {
    /// Which days.
    pub period: Period,
    /// Customers of whom something was open or moved, in the order of customers, then currencies.
    pub rows: Vec<ClaimsRow>,
    /// The sum of the rows of each currency: interest, fixed sums.
    pub totals: Vec<(Currency, ClaimsMoved, ClaimsMoved)>,
}

/// What was asked for, paid and given up in a period.
#[must_use]
pub fn claims_report(ledger: &Ledger, period: Period) -> ClaimsReport {
    let mut by: BTreeMap<(CustomerIdx, Currency), ClaimsRow> = BTreeMap::new();
    for (_, claim) in ledger.claims() {
        let before = period.eve().map(|eve| claim.sums_on(eve)).unwrap_or_default();
        let after = claim.sums_on(period.last);
        let moved = ClaimSums {
            asked: after.asked.saturating_sub(before.asked),
            paid: after.paid.saturating_sub(before.paid),
            waived: after.waived.saturating_sub(before.waived),
        };
        let of = ClaimsMoved { opening: before.open(), moved, closing: after.open() };
        if of == ClaimsMoved::default() {
            continue;
        }
        let (customer, currency) = (ledger.debtor_of(claim), claim.currency);
        let empty = ClaimsRow { customer, currency, interest: ClaimsMoved::default(), compensation: ClaimsMoved::default() };
        let row = by.entry((customer, currency)).or_insert(empty);
        match claim.kind {
            ClaimKind::LateInterest => row.interest.add(of),
            ClaimKind::FixedCompensation => row.compensation.add(of),
        }
    }
    let rows: Vec<ClaimsRow> = by.into_values().collect();
    let mut totals: BTreeMap<Currency, (ClaimsMoved, ClaimsMoved)> = BTreeMap::new();
    for row in &rows {
        let (interest, compensation) = totals.entry(row.currency).or_default();
        interest.add(row.interest);
        compensation.add(row.compensation);
    }
    let totals = totals.into_iter().map(|(currency, (interest, compensation))| (currency, interest, compensation)).collect();
    ClaimsReport { period, rows, totals }
}
