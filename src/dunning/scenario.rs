//! Who is chased how: an ordered list of steps, each a number of days from the due date.
//!
//! A scenario is data. The one built in is used where a person wrote none of their own; any number of steps is possible.

use crate::ledger::{Channel, StepKey, Tone};
use serde::{Deserialize, Serialize};

/// The steps of the built-in scenario. Names are kept for ever: journals hold them.
pub mod keys {
    /// Three days late: a word, in case it was forgotten.
    pub const COURTESY: &str = "courtesy";
    /// Fifteen days late.
    pub const FIRST_REMINDER: &str = "first_reminder";
    /// Forty-five days late.
    pub const SECOND_REMINDER: &str = "second_reminder";
    /// Sixty days late.
    pub const FORMAL_NOTICE: &str = "formal_notice";
}

/// One thing to do, so many days from the due date.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its lasting name.
    pub key: StepKey,
    /// Calendar days after the due date; negative before it. A step before the due date lapses when that has passed.
    pub days: i16,
    /// In which tone.
    pub tone: Tone,
    /// By which way.
    pub channel: Channel,
}

/// Steps in the order of their days, each key once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scenario {
    steps: Vec<Step>,
}

impl Scenario {
    /// Of these steps, put in the order of their days; of two with one key the first stays.
    #[must_use]
    pub fn of(steps: impl IntoIterator<Item = Step>) -> Self {
        let mut kept: Vec<Step> = Vec::new();
        for step in steps {
            if kept.iter().all(|known| known.key != step.key) {
                kept.push(step);
            }
        }
        kept.sort_by_key(|step| step.days);
        Self { steps: kept }
    }

    /// A word after 3 days, a reminder after 15, a firm letter after 45, a formal notice by registered letter after 60.
    #[must_use]
    pub fn built_in() -> Self {
        let step = |key: &str, days, tone, channel| Step { key: StepKey(key.to_owned()), days, tone, channel };
        Self::of([
            step(keys::COURTESY, 3, Tone::Friendly, Channel::Mail),
            step(keys::FIRST_REMINDER, 15, Tone::Friendly, Channel::Mail),
            step(keys::SECOND_REMINDER, 45, Tone::Firm, Channel::Letter),
            step(keys::FORMAL_NOTICE, 60, Tone::Formal, Channel::RegisteredLetter),
        ])
    }

    /// All steps, in the order of their days.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The step at a place counted from 0; `None` past the end.
    #[must_use]
    pub fn step(&self, place: usize) -> Option<&Step> {
        self.steps.get(place)
    }

    /// Where the step of that name stands, counted from 0; `None` for a step of another scenario.
    #[must_use]
    pub fn place_of(&self, key: &StepKey) -> Option<usize> {
        self.steps.iter().position(|step| step.key == *key)
    }

    /// The first place whose step comes after the due date; the number of steps where none does.
    #[must_use]
    pub fn first_after_due(&self) -> usize {
        self.steps.iter().position(|step| step.days > 0).unwrap_or(self.steps.len())
    }

    /// Days between a step and the one before it; from the due date for the first that comes after it.
    pub(super) fn gap_before(&self, place: usize) -> i64 {
        let days = |place: usize| self.steps.get(place).map_or(0, |step| i64::from(step.days));
        if place <= self.first_after_due() { days(place) } else { days(place) - days(place - 1) }
    }
}

impl Default for Scenario {
    fn default() -> Self {
        Self::built_in()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_scenario_has_four_steps_in_the_order_of_their_days() {
        let built_in = Scenario::built_in();
        let steps: Vec<_> = built_in.steps().iter().map(|step| (step.key.0.as_str(), step.days, step.tone, step.channel)).collect();
        assert_eq!(
            steps,
            [
                ("courtesy", 3, Tone::Friendly, Channel::Mail),
                ("first_reminder", 15, Tone::Friendly, Channel::Mail),
                ("second_reminder", 45, Tone::Firm, Channel::Letter),
                ("formal_notice", 60, Tone::Formal, Channel::RegisteredLetter),
            ]
        );
        assert_eq!((0..4).map(|place| built_in.gap_before(place)).collect::<Vec<_>>(), [3, 12, 30, 15]);
    }

    #[test]
    fn steps_are_sorted_and_a_key_stands_once() {
        let step = |key: &str, days| Step { key: StepKey(key.into()), days, tone: Tone::Friendly, channel: Channel::Call };
        let scenario = Scenario::of([step("late", 20), step("early", -5), step("late", 40), step("soon", 2)]);
        let days: Vec<_> = scenario.steps().iter().map(|step| step.days).collect();
        assert_eq!(days, [-5, 2, 20]);
        assert_eq!(scenario.first_after_due(), 1);
        assert_eq!(scenario.gap_before(1), 2);
        assert_eq!(scenario.gap_before(2), 18);
    }
}
