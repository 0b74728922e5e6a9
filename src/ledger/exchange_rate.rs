//! Rates between two currencies on a day, as the person read them, and an amount in the other currency.

use super::state::Ledger;
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// What one unit of a currency is worth in another on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExchangeRate {
    /// One unit of this.
    pub one: Currency,
    /// Is worth this much.
    pub worth: Decimal,
    /// Of that.
    pub of: Currency,
    /// On this day.
    pub on: NaiveDate,
    /// Where it was read, in the person's words.
    pub source: String,
}

/// How old a rate may be: it stands until the next is read, over a week-end and a holiday.
pub const RATE_STANDS_DAYS: i64 = 7;

impl ExchangeRate {
    /// `money` at this rate, rounded to the minor unit; as it is where it is in the wanted currency already, so that converting twice
    /// is converting once. `None` for a third currency, or where it cannot be counted.
    #[must_use]
    pub fn convert(&self, money: Money, into: Currency) -> Option<Money> {
        let amount = if money.currency() == into {
            return Some(money);
        } else if money.currency() == self.one && into == self.of {
            money.amount().checked_mul(self.worth)?
        } else if money.currency() == self.of && into == self.one {
            money.amount().checked_div(self.worth)?
        } else {
            return None;
        };
        Some(Money::new(amount, into).rounded())
    }
}

impl Ledger {
    /// The rate between two currencies in either direction that stood on a day: the latest read on it or in the week before it.
    #[must_use]
    pub fn exchange_rate(&self, one: Currency, other: Currency, on: NaiveDate) -> Option<&ExchangeRate> {
        let fits = |rate: &&ExchangeRate| {
            let age = (on - rate.on).num_days();
            ((rate.one, rate.of) == (one, other) || (rate.of, rate.one) == (one, other)) && (0..=RATE_STANDS_DAYS).contains(&age)
        };
        // Of two of one day, the one stated last.
        self.exchange_rates.iter().filter(fits).max_by_key(|rate| rate.on)
    }

    /// All rates between currencies, in the order in which they were stated.
    #[must_use]
    pub fn exchange_rates(&self) -> &[ExchangeRate] {
        &self.exchange_rates
    }
}
