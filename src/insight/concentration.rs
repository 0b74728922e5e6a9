//! Concentration: how much of what is owed hangs on a few customers.
//!
//! Start at [`concentration`]. The index (Herfindahl and Hirschman) is the sum of squared shares: 1 for one customer, 1/n for n equal ones.

use super::aged_balance::{AgedBalance, AgedRow};
use crate::basis::money::Currency;
use crate::ledger::CustomerIdx;

/// How many customers stand first.
pub(super) const TOP: usize = 5;

/// What is owed by whom, in one currency, minor units.
#[derive(Debug, Clone, PartialEq)]
pub struct Concentration {
    /// The sum of what customers owe, those with a credit left out. Positive.
    pub owed: i64,
    /// Customers that owe something.
    pub n_customers: u32,
    /// The sum of squared shares, above 0, at most 1.
    pub index: f64,
    /// At most [`TOP`], most first.
    pub top: Vec<(CustomerIdx, i64)>,
}

impl Concentration {
    /// What those of `top` owe.
    #[must_use]
    pub fn owed_by_top(&self) -> i64 {
        self.top.iter().fold(0, |sum, (_, owed)| sum.saturating_add(*owed))
    }

    /// What all others owe.
    #[must_use]
    pub fn owed_by_others(&self) -> i64 {
        self.owed.saturating_sub(self.owed_by_top())
    }

    /// Their share of all, 0 to 1.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a statistic, never money again")]
    pub fn top_share(&self) -> f64 {
        self.owed_by_top() as f64 / self.owed as f64
    }
}

/// Concentration of open documents (before unapplied cash) in one currency; `None` where nobody owes anything.
#[must_use]
pub fn concentration(aged: &AgedBalance, currency: Currency) -> Option<Concentration> {
    let owes = |row: &AgedRow| (row.currency == currency && row.amounts.documents() > 0).then(|| (row.customer, row.amounts.documents()));
    let mut top: Vec<(CustomerIdx, i64)> = aged.rows.iter().filter_map(owes).collect();
    let owed = top.iter().fold(0_i64, |sum, (_, owed)| sum.saturating_add(*owed));
    let n_customers = u32::try_from(top.len()).unwrap_or(u32::MAX);
    if owed <= 0 {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "a statistic, never money again")]
    let index = top.iter().map(|(_, part)| (*part as f64 / owed as f64).powi(2)).sum();
    top.sort_by_key(|(_, owed)| std::cmp::Reverse(*owed));
    top.truncate(TOP);
    Some(Concentration { owed, n_customers, index, top })
}
