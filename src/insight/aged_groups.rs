//! The aged balance put together as a person asks: by customer, group, segment, person responsible, currency or country.
//!
//! Invariant: for every grouping, the rows of a currency sum, column by column, to the aged balance's total of that currency.

use super::aged_balance::{AgedAmounts, AgedBalance, AgedTotal};
use crate::basis::money::{Currency, Money};
use crate::ledger::{CustomerIdx, ExchangeRate, Ledger};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What the rows are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgedBy {
    /// One a customer.
    #[default]
    Customer,
    /// One a group: all that have one head.
    Group,
    /// One a segment.
    Segment,
    /// One a person responsible.
    Responsible,
    /// One a currency.
    Currency,
    /// One a country.
    Country,
}

impl AgedBy {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 6] = [Self::Customer, Self::Group, Self::Segment, Self::Responsible, Self::Country, Self::Currency];
}

/// Whose row it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgedKey {
    /// A customer, or the head of a group.
    Customer(CustomerIdx),
    /// A segment, a person or a country; empty where none was said.
    Named(String),
    /// All of one currency.
    Currency,
}

/// One row: open amounts by age, of all who belong to it, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedGroup {
    /// Whose.
    pub key: AgedKey,
    /// In which currency.
    pub currency: Currency,
    /// By age.
    pub amounts: AgedAmounts,
    /// Customers in it with something open.
    pub n_customers: u32,
    /// Debts with something open.
    pub n_open: u32,
    /// Of these, with something late.
    pub n_late: u32,
    /// The oldest due date that has passed; `None` where nothing is late.
    pub oldest_late_on: Option<NaiveDate>,
}

/// The rows of an aged balance put together, those that owe most first; equal ones in the order of their keys. Who belongs where is
/// as it was on the day of the balance.
#[must_use]
pub fn aged_groups(ledger: &Ledger, aged: &AgedBalance, by: AgedBy) -> Vec<AgedGroup> {
    let mut groups: BTreeMap<(Currency, AgedKey), AgedGroup> = BTreeMap::new();
    for row in &aged.rows {
        let key = match by {
            AgedBy::Customer => AgedKey::Customer(row.customer),
            AgedBy::Group => AgedKey::Customer(ledger.head_of_group(row.customer, aged.as_of)),
            AgedBy::Segment => AgedKey::Named(ledger.segment_on(row.customer, aged.as_of).to_owned()),
            AgedBy::Responsible => AgedKey::Named(ledger.responsible_on(row.customer, aged.as_of).to_owned()),
            AgedBy::Country => AgedKey::Named(ledger.customer(row.customer).details.country.trim().to_ascii_uppercase()),
            AgedBy::Currency => AgedKey::Currency,
        };
        let group = groups.entry((row.currency, key.clone())).or_insert_with(|| AgedGroup {
            key,
            currency: row.currency,
            amounts: AgedAmounts::default(),
            n_customers: 0,
            n_open: 0,
            n_late: 0,
            oldest_late_on: None,
        });
        group.amounts.add(&row.amounts);
        group.n_customers = group.n_customers.saturating_add(1);
        group.n_open = group.n_open.saturating_add(row.n_open);
        group.n_late = group.n_late.saturating_add(row.n_late);
        group.oldest_late_on = match (group.oldest_late_on, row.oldest_late_on) {
            (Some(one), Some(other)) => Some(one.min(other)),
            (one, other) => one.or(other),
        };
    }
    let mut groups: Vec<AgedGroup> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.amounts.documents()));
    groups
}

/// What is owed in one currency, told in another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldPart {
    /// What is owed.
    pub owed: Money,
    /// The rate used; `None` for the currency itself, or where none is known.
    pub rate: Option<ExchangeRate>,
    /// In the currency told, rounded once; `None` where no rate is known.
    pub told: Option<Money>,
}

/// Everything owed, in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldTotal {
    /// One a currency, in the order of the totals.
    pub parts: Vec<ToldPart>,
    /// The sum of what is told; `None` where a rate is missing: it is never guessed.
    pub total: Option<Money>,
}

/// The totals of an aged balance in one currency, by the rates known on its day.
#[must_use]
pub fn told_in(ledger: &Ledger, aged: &AgedBalance, into: Currency) -> ToldTotal {
    let part = |total: &AgedTotal| {
        let owed = Money::from_minor(total.amounts.total(), total.currency);
        let rate = ledger.exchange_rate(total.currency, into, aged.as_of).filter(|_| total.currency != into).cloned();
        let told = if total.currency == into { Some(owed) } else { rate.as_ref().and_then(|rate| rate.convert(owed, into)) };
        ToldPart { owed, rate, told }
    };
    let parts: Vec<ToldPart> = aged.totals.iter().map(part).collect();
    let total = parts.iter().try_fold(Money::zero(into), |sum, part| sum.plus(part.told?).ok());
    ToldTotal { parts, total }
}

/// Ends of buckets that a person may ask for at most.
pub const MOST_EDGES: usize = 6;

/// Ends of buckets in days, ascending: 30, 60, 90 makes four buckets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AgeEdges {
    days: [u16; MOST_EDGES],
    n: usize,
}

impl AgeEdges {
    /// What most ledgers print.
    pub const USUAL: Self = Self { days: [30, 60, 90, 0, 0, 0], n: 3 };
    /// Offered beside one's own.
    pub const PRESETS: [Self; 3] =
        [Self::USUAL, Self { days: [15, 30, 45, 60, 0, 0], n: 4 }, Self { days: [30, 60, 90, 120, 180, 365], n: 6 }];

    /// The edges that a text names: one to six whole numbers of days from 1 to 3,650 with anything between them, in any order, each
    /// once. `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut all = Vec::new();
        for word in text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty()) {
            all.push(word.parse::<u16>().ok().filter(|days| (1..=3_650).contains(days))?);
        }
        all.sort_unstable();
        all.dedup();
        let mut days = [0; MOST_EDGES];
        if all.is_empty() || all.len() > MOST_EDGES {
            return None;
        }
        for (slot, day) in days.iter_mut().zip(&all) {
            *slot = *day;
        }
        Some(Self { days, n: all.len() })
    }

    /// The days, ascending.
    #[must_use]
    pub fn days(&self) -> &[u16] {
        self.days.get(..self.n).unwrap_or_default()
    }

    /// As [`AgeEdges::read`] takes them.
    #[must_use]
    pub fn text(&self, between: &str) -> String {
        self.days().iter().map(u16::to_string).collect::<Vec<_>>().join(between)
    }
}

impl Default for AgeEdges {
    fn default() -> Self {
        Self::USUAL
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edges_are_read_as_a_person_writes_them() {
        let read = |text: &str| AgeEdges::read(text).map(|edges| edges.text(" "));
        assert_eq!(read("30, 60, 90").as_deref(), Some("30 60 90"));
        assert_eq!(read("90/30/30-60").as_deref(), Some("30 60 90"));
        assert_eq!(read("7").as_deref(), Some("7"));
        for wrong in ["", " , ", "0", "30 jours", "-x", "3651", "99999", "1 2 3 4 5 6 7"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics_and_what_is_read_is_read_again(text in ".{0,40}") {
            if let Some(edges) = AgeEdges::read(&text) {
                prop_assert_eq!(AgeEdges::read(&edges.text("-")).unwrap(), edges);
                prop_assert!(edges.days().windows(2).all(|two| two[0] < two[1]));
            }
        }
    }
}
