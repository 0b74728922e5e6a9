//! Rates that the law fixes by period, as the person read them: what the law makes of them is its own business.

use super::state::Ledger;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A rate that the law fixes by period, as the person read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StatedRate {
    /// Its series, by the name that `law` gives it.
    pub series: String,
    /// First day on which it holds.
    pub from: NaiveDate,
    /// Percent a year.
    pub percent: Decimal,
    /// Where it was read, in the person's words.
    pub source: String,
    /// The day on which it was read.
    pub read_on: NaiveDate,
}

impl Ledger {
    /// Rates of the law that the person stated, in the order in which they did: of two for one series and day the later counts.
    #[must_use]
    pub fn stated_rates(&self) -> &[StatedRate] {
        &self.rates
    }
}
