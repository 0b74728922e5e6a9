//! What others say of a customer's credit: a score, a grade, a limit, each with its source and its day. It moves no balance and decides
//! nothing by itself.

use super::apply::{Applying, Unfit, count};
use super::customer_merge::Owned;
use super::state::{CustomerIdx, Ledger};
use crate::basis::id::Ref;
use crate::basis::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One report on one customer, the customer being named by `C`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditReport<C> {
    /// On whom.
    pub customer: C,
    /// The day of the report.
    pub on: NaiveDate,
    /// Who says so: an agency, an insurer; empty where nobody is named.
    pub source: String,
    /// The score as the source writes it, since each has its own scale; empty where there is none.
    pub score: String,
    /// The grade as the source writes it; empty where there is none.
    pub grade: String,
    /// The most that the source would have one be owed; nothing is said by `None`, nothing is granted by nought.
    pub limit: Option<Money>,
}

impl<C> CreditReport<C> {
    /// True where it says nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.score.trim().is_empty() && self.grade.trim().is_empty() && self.limit.is_none()
    }

    /// The same on a customer of another name.
    #[must_use]
    pub fn on_customer<D>(&self, customer: D) -> CreditReport<D> {
        let Self { on, source, score, grade, limit, .. } = self;
        CreditReport { customer, on: *on, source: source.clone(), score: score.clone(), grade: grade.clone(), limit: *limit }
    }
}

impl Applying<'_> {
    pub(super) fn take_in_credit_report(&mut self, report: &CreditReport<Ref>) -> Result<(), Unfit> {
        let (customer, through) = self.owner(report.customer, report.on)?;
        self.ledger.remember_hands(Owned::CreditReport(count(self.ledger.credit_reports.len())), through);
        self.ledger.credit_reports.push(report.on_customer(customer));
        Ok(())
    }
}

impl Ledger {
    /// What others said of customers' credit, in the order in which it came in.
    #[must_use]
    pub fn credit_reports(&self) -> &[CreditReport<CustomerIdx>] {
        &self.credit_reports
    }
}
