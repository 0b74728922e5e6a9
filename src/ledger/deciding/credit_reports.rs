//! Reports on customers' credit, on trial.

use super::{Deciding, countable};
use crate::basis::id::Ref;
use crate::ledger::{CreditReport, Refusal};

impl Deciding<'_> {
    pub(super) fn check_credit_report(&self, report: &CreditReport<Ref>) -> Result<(), Refusal> {
        self.who(report.customer)?;
        if report.is_empty() {
            return Err(Refusal::Nothing);
        }
        match report.limit {
            Some(limit) if countable(limit)? < 0 => Err(Refusal::WrongSign { amount: limit }),
            _ => Ok(()),
        }
    }
}
