//! The figures of receivables by name: a target can be set for each. How each is worked out stands in `insight`.

use serde::{Deserialize, Serialize};

/// A figure of the receivables that is followed month by month.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Indicator {
    /// Owed ÷ sales × days.
    SimpleDays,
    /// Days of sales by counting back.
    CountBackDays,
    /// The same of what is not due: if everyone paid on the due date.
    BestDays,
    /// Counting back less best possible (average days delinquent).
    DelinquentDays,
    /// Mean days from issue to payment, by amount.
    DaysToPayByAmount,
    /// The same with open late documents at their age.
    DaysToPayByAmountWithOpen,
    /// Mean days from issue to payment, each document as one.
    DaysToPay,
    /// The same with open late documents at their age.
    DaysToPayWithOpen,
    /// Collection effectiveness over three months.
    Effectiveness,
    /// Share of debts not due.
    NotDueShare,
    /// Share of debts 1 to 30 days late.
    LateTo30Share,
    /// Share of debts 31 to 60 days late.
    LateTo60Share,
    /// Share of debts 61 to 90 days late.
    LateTo90Share,
    /// Share of debts over 90 days late.
    LateOver90Share,
    /// Share of the five customers that owe most.
    TopFiveShare,
    /// Sum of squared shares.
    ConcentrationIndex,
    /// Cost of actions over what was recovered late, three months.
    RecoveryCostShare,
}

/// In what a figure is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Days.
    Days,
    /// A share, 1 for the whole.
    Share,
    /// An index, above 0, at most 1.
    Index,
}

impl Indicator {
    /// All of them, in the order of a report.
    pub const ALL: [Self; 17] = [
        Self::SimpleDays,
        Self::CountBackDays,
        Self::BestDays,
        Self::DelinquentDays,
        Self::DaysToPayByAmount,
        Self::DaysToPayByAmountWithOpen,
        Self::DaysToPay,
        Self::DaysToPayWithOpen,
        Self::Effectiveness,
        Self::NotDueShare,
        Self::LateTo30Share,
        Self::LateTo60Share,
        Self::LateTo90Share,
        Self::LateOver90Share,
        Self::TopFiveShare,
        Self::ConcentrationIndex,
        Self::RecoveryCostShare,
    ];

    /// In what it is counted.
    #[must_use]
    pub fn unit(self) -> Unit {
        match self {
            Self::SimpleDays
            | Self::CountBackDays
            | Self::BestDays
            | Self::DelinquentDays
            | Self::DaysToPayByAmount
            | Self::DaysToPayByAmountWithOpen
            | Self::DaysToPay
            | Self::DaysToPayWithOpen => Unit::Days,
            Self::Effectiveness
            | Self::NotDueShare
            | Self::LateTo30Share
            | Self::LateTo60Share
            | Self::LateTo90Share
            | Self::LateOver90Share
            | Self::TopFiveShare
            | Self::RecoveryCostShare => Unit::Share,
            Self::ConcentrationIndex => Unit::Index,
        }
    }

    /// Whether more of it is better: the others are better low.
    #[must_use]
    pub fn is_better_high(self) -> bool {
        matches!(self, Self::Effectiveness | Self::NotDueShare)
    }
}
