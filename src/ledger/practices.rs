//! What the firm does by habit: the days on which it is closed, what it sells, what an action costs it, what it aims at.
//!
//! All said by the person: nothing here is ever assumed. None of it moves a balance.

use super::apply::{Applying, Unfit};
use super::deciding::{Deciding, countable};
use super::state::Ledger;
use super::{Channel, Command, Event, Indicator, Refusal};
use crate::basis::calendar::ClosedDays;
use crate::basis::money::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What is sold, where a law has a shorter time to sue for it.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Supply {
    /// Nothing special, as the person said.
    General,
    /// Nobody said: the shortest time of those that could apply, since acting early costs nothing.
    #[default]
    Unknown,
    /// Carriage of goods within the country.
    Carriage,
    /// Goods sold by a trader to a private person.
    ConsumerGoods,
    /// Periodic supplies: energy, water, telecommunications.
    Periodic,
    /// Hotels and restaurants.
    Lodging,
    /// Doctors and hospitals.
    Medical,
}

impl Supply {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 7] =
        [Self::Unknown, Self::General, Self::Carriage, Self::ConsumerGoods, Self::Periodic, Self::Lodging, Self::Medical];
}

/// All that was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Practices {
    closed: Vec<ClosedDays>,
    supply: Supply,
    costs: BTreeMap<Channel, Money>,
    targets: BTreeMap<Indicator, Decimal>,
}

/// A wish about habits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PracticeWish {
    /// Say on which days the firm is closed: all of them.
    Close(Vec<ClosedDays>),
    /// Say what is sold.
    Sell(Supply),
    /// Say what an action costs, by its channel: all of them.
    Cost(BTreeMap<Channel, Money>),
    /// Say what a figure is to be; `None` for nothing.
    Aim {
        /// Which figure.
        indicator: Indicator,
        /// Days, or a share of 1.
        target: Option<Decimal>,
    },
}

impl PracticeWish {
    /// The days that a person typed.
    pub(super) fn days(&self) -> Vec<NaiveDate> {
        match self {
            Self::Close(days) => days.iter().flat_map(|it| [it.first, it.last]).collect(),
            _ => Vec::new(),
        }
    }

    /// The event that fulfils it, unchecked.
    pub(super) fn wished(&self) -> Event {
        match self {
            Self::Close(days) => {
                let trimmed = |it: &ClosedDays| ClosedDays { label: it.label.trim().to_owned(), ..it.clone() };
                Event::OwnClosedDaysSaid { days: days.iter().map(trimmed).collect() }
            }
            Self::Sell(supply) => Event::SupplySaid { supply: *supply },
            Self::Cost(costs) => Event::ActionCostsSaid { costs: costs.clone() },
            Self::Aim { indicator, target } => Event::TargetSaid { indicator: *indicator, target: *target },
        }
    }
}

impl From<PracticeWish> for Command {
    fn from(wish: PracticeWish) -> Self {
        Self::Practise(wish)
    }
}

/// A year of closed days is no calendar.
const LONGEST_CLOSED: i64 = 200;

impl Deciding<'_> {
    /// Whether a habit can be taken in.
    pub(super) fn check_practice(&self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::OwnClosedDaysSaid { days } => {
                for it in days {
                    super::deciding::not_before(it.last, it.first)?;
                    if (it.last - it.first).num_days() > LONGEST_CLOSED {
                        return Err(Refusal::ClosedTooLong);
                    }
                }
                Ok(())
            }
            Event::ActionCostsSaid { costs } => costs.values().try_for_each(|cost| match countable(*cost)? {
                minor if minor < 0 => Err(Refusal::WrongSign { amount: *cost }),
                _ => match costs.values().next() {
                    Some(first) if first.currency() != cost.currency() => {
                        Err(Refusal::CurrenciesDiffer { expected: first.currency(), found: cost.currency() })
                    }
                    _ => Ok(()),
                },
            }),
            Event::TargetSaid { target: Some(target), .. } => {
                let sane = (Decimal::ZERO..=Decimal::from(10_000)).contains(target);
                if sane { Ok(()) } else { Err(Refusal::NotATarget) }
            }
            _ => Ok(()),
        }
    }
}

impl Applying<'_> {
    /// Takes in a habit.
    pub(super) fn take_in_practice(&mut self, event: &Event) -> Result<(), Unfit> {
        let known = &mut self.ledger.practices;
        match event {
            Event::OwnClosedDaysSaid { days } => known.closed.clone_from(days),
            Event::SupplySaid { supply } => known.supply = *supply,
            Event::ActionCostsSaid { costs } => known.costs.clone_from(costs),
            Event::TargetSaid { indicator, target } => {
                match target {
                    Some(target) => known.targets.insert(*indicator, *target),
                    None => known.targets.remove(indicator),
                };
            }
            _ => {}
        }
        Ok(())
    }
}

impl Ledger {
    /// The days on which the firm is closed beside week-ends and public holidays.
    #[must_use]
    pub fn own_closed_days(&self) -> &[ClosedDays] {
        &self.practices.closed
    }

    /// What is sold, as far as a law asks.
    #[must_use]
    pub fn supply(&self) -> Supply {
        self.practices.supply
    }

    /// What an action costs by its channel, as the person estimated it; empty until they did.
    #[must_use]
    pub fn action_costs(&self) -> &BTreeMap<Channel, Money> {
        &self.practices.costs
    }

    /// What a figure is to be, in its own unit; `None` where nothing was said.
    #[must_use]
    pub fn target(&self, indicator: Indicator) -> Option<Decimal> {
        self.practices.targets.get(&indicator).copied()
    }
}
