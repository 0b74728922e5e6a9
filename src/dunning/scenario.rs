//! Who is chased how: an ordered list of steps, each a number of days from the due date.
//!
//! A scenario is data: those built in, and those that a person wrote ([`crate::ledger::ScenarioSheet`]). Steps that mean the same have the
//! same key in each, so that a customer who changes from one to another goes on where it was.

use crate::basis::money::{Currency, Money};
use crate::ledger::{Channel, CountedFrom, ScenarioKey, ScenarioSheet, ScenarioStep, StepKey, Tone};

/// The steps of the built-in scenarios. Names are kept for ever: journals hold them.
pub mod keys {
    /// Before the due date: a word, while all is well.
    pub const BEFORE_DUE: &str = "before_due";
    /// A look at the customer's invoicing portal.
    pub const PORTAL: &str = "portal";
    /// A word, in case it was forgotten.
    pub const COURTESY: &str = "courtesy";
    /// The first reminder.
    pub const FIRST_REMINDER: &str = "first_reminder";
    /// A call, to understand what is in the way.
    pub const CALL: &str = "call";
    /// The second reminder.
    pub const SECOND_REMINDER: &str = "second_reminder";
    /// The formal notice.
    pub const FORMAL_NOTICE: &str = "formal_notice";
    /// Nobody is written to: the person decides.
    pub const DECISION: &str = "decision";
}

/// The built-in scenarios. Names are kept for ever: journals hold them.
pub mod built_in {
    /// For whom no other is meant.
    pub const STANDARD: &str = "standard";
    /// Large customers and loyal ones: a call before the due date, spaced, kind.
    pub const COURTESY: &str = "courtesy";
    /// Who often pays late: sooner and closer.
    pub const FIRM: &str = "firm";
    /// Private persons.
    pub const CONSUMER: &str = "consumer";
    /// Private persons in Belgium: the first reminder is free, and leaves its days.
    pub const CONSUMER_BE: &str = "consumer_be";
    /// Public bodies: their portal first, never a threat.
    pub const PUBLIC_BODY: &str = "public_body";
    /// Small amounts: three mails, and stop.
    pub const SMALL: &str = "small";

    /// All, as a person chooses among them.
    pub const ALL: [&str; 7] = [STANDARD, COURTESY, FIRM, CONSUMER, CONSUMER_BE, PUBLIC_BODY, SMALL];
}

/// The least for which a word before the due date is worth it, in cents: an assumption, to be changed.
const LARGE_MINOR: i64 = 500_000;

/// One thing to do, so many days from the due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its lasting name.
    pub key: StepKey,
    /// What it is called; empty where its key says it.
    pub name: String,
    /// Calendar days after the due date; negative before it. A step before the due date lapses when that has passed.
    pub days: i32,
    /// In which tone.
    pub tone: Tone,
    /// By which way; `None` where the person decides, and nobody is written to.
    pub channel: Option<Channel>,
    /// Who on our side does it; empty for whoever looks after the customer.
    pub who: String,
    /// Left out where less than that is open of a document.
    pub at_least: Option<Money>,
    /// Working days that it leaves the customer.
    pub deadline: u8,
}

impl Step {
    /// Whether it is done for so much: money of another currency than the bound is not held against it.
    #[must_use]
    pub fn is_for(&self, open: Money) -> bool {
        self.at_least.is_none_or(|least| least.currency() != open.currency() || open.amount() >= least.amount())
    }

    /// Whether the customer is reached by it.
    #[must_use]
    pub fn reaches(&self) -> bool {
        self.channel.is_some_and(Channel::reaches)
    }
}

/// A scenario as it is followed: steps in the order of their days, each key once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its lasting name.
    pub key: ScenarioKey,
    /// What it is called; empty where its key says it.
    pub name: String,
    /// A customer is reached at most once in so many days; 0 for no such bound.
    pub apart: u8,
    /// Days after the due date before anything is said of lateness.
    pub grace: u8,
    /// The last step comes again after so many days, until the person decides.
    pub repeat: Option<u16>,
    steps: Vec<Step>,
}

impl Scenario {
    /// As a person wrote it; of two steps with one key the first stays.
    #[must_use]
    pub fn of(key: ScenarioKey, sheet: &ScenarioSheet) -> Self {
        let mut steps: Vec<Step> = Vec::new();
        for (step, days) in sheet.days() {
            if steps.iter().any(|known| known.key == step.key) {
                continue;
            }
            let ScenarioStep { key, name, tone, channel, who, at_least, deadline, .. } = step.clone();
            steps.push(Step { key, name, days, tone, channel, who, at_least, deadline });
        }
        steps.sort_by_key(|step| step.days);
        Self { key, name: sheet.name.clone(), apart: sheet.apart, grace: sheet.grace, repeat: sheet.repeat, steps }
    }

    /// The one that is followed where nothing else is said.
    #[must_use]
    pub fn standard() -> Self {
        let key = ScenarioKey(built_in::STANDARD.to_owned());
        Self::of(key, &standard_sheet())
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

    /// How many days before a due date its first step comes; 0 where none comes before it.
    pub(super) fn lead(&self) -> i64 {
        self.steps.first().map_or(0, |step| i64::from(-step.days)).max(0)
    }
}

type Row = (&'static str, i16, Option<Channel>, Tone, u8);

const MAIL: Option<Channel> = Some(Channel::Mail);
const CALL: Option<Channel> = Some(Channel::Call);
const LETTER: Option<Channel> = Some(Channel::Letter);
const REGISTERED: Option<Channel> = Some(Channel::RegisteredLetter);

/// The built-in scenario of that name, as it would be written; `None` for any other.
#[must_use]
pub fn built_in_sheet(key: &str) -> Option<ScenarioSheet> {
    use Tone::{Firm, Formal, Friendly};
    let rows: (&[Row], u8, Option<u16>) = match key {
        built_in::STANDARD => return Some(standard_sheet()),
        built_in::COURTESY => (
            &[
                (keys::BEFORE_DUE, -7, CALL, Friendly, 0),
                (keys::COURTESY, 7, MAIL, Friendly, 0),
                (keys::CALL, 21, CALL, Friendly, 0),
                (keys::FIRST_REMINDER, 35, MAIL, Friendly, 5),
                (keys::SECOND_REMINDER, 60, LETTER, Firm, 8),
                (keys::FORMAL_NOTICE, 75, REGISTERED, Formal, 8),
                (keys::DECISION, 90, None, Formal, 0),
            ],
            14,
            None,
        ),
        built_in::FIRM => (
            &[
                (keys::FIRST_REMINDER, 3, MAIL, Friendly, 3),
                (keys::CALL, 10, CALL, Firm, 0),
                (keys::SECOND_REMINDER, 20, LETTER, Firm, 8),
                (keys::FORMAL_NOTICE, 35, REGISTERED, Formal, 8),
                (keys::DECISION, 50, None, Formal, 0),
            ],
            5,
            None,
        ),
        built_in::CONSUMER => (
            &[
                (keys::COURTESY, 5, MAIL, Friendly, 0),
                (keys::FIRST_REMINDER, 20, MAIL, Friendly, 5),
                (keys::CALL, 35, CALL, Friendly, 0),
                (keys::SECOND_REMINDER, 50, LETTER, Firm, 8),
                (keys::DECISION, 80, None, Firm, 0),
            ],
            10,
            None,
        ),
        built_in::CONSUMER_BE => (
            &[
                (keys::FIRST_REMINDER, 7, MAIL, Friendly, 10),
                (keys::CALL, 30, CALL, Friendly, 0),
                (keys::SECOND_REMINDER, 45, LETTER, Firm, 8),
                (keys::DECISION, 75, None, Firm, 0),
            ],
            10,
            None,
        ),
        built_in::PUBLIC_BODY => (
            &[
                (keys::PORTAL, 2, Some(Channel::Portal), Friendly, 0),
                (keys::FIRST_REMINDER, 15, MAIL, Friendly, 5),
                (keys::CALL, 30, CALL, Friendly, 0),
                (keys::SECOND_REMINDER, 45, LETTER, Firm, 8),
                (keys::DECISION, 75, None, Firm, 0),
            ],
            10,
            Some(30),
        ),
        built_in::SMALL => (
            &[
                (keys::COURTESY, 7, MAIL, Friendly, 0),
                (keys::FIRST_REMINDER, 21, MAIL, Friendly, 0),
                (keys::SECOND_REMINDER, 40, MAIL, Firm, 8),
                (keys::DECISION, 60, None, Firm, 0),
            ],
            10,
            None,
        ),
        _ => return None,
    };
    let (steps, apart, repeat) = rows;
    Some(sheet(steps, apart, repeat))
}

/// A word before the due date of large amounts, then after 3 days, a reminder after 15, a call after 30, a firm letter after 45, a formal
/// notice by registered letter after 60, a decision after 75.
fn standard_sheet() -> ScenarioSheet {
    use Tone::{Firm, Formal, Friendly};
    let mut standard = sheet(
        &[
            (keys::BEFORE_DUE, -7, MAIL, Friendly, 0),
            (keys::COURTESY, 3, MAIL, Friendly, 0),
            (keys::FIRST_REMINDER, 15, MAIL, Friendly, 0),
            (keys::CALL, 30, CALL, Friendly, 0),
            (keys::SECOND_REMINDER, 45, LETTER, Firm, 8),
            (keys::FORMAL_NOTICE, 60, REGISTERED, Formal, 8),
            (keys::DECISION, 75, None, Formal, 0),
        ],
        7,
        None,
    );
    if let Some(first) = standard.steps.first_mut() {
        first.at_least = Some(Money::from_minor(LARGE_MINOR, Currency::EUR));
    }
    standard
}

fn sheet(rows: &[Row], apart: u8, repeat: Option<u16>) -> ScenarioSheet {
    let step = |(key, days, channel, tone, deadline): &Row| ScenarioStep {
        key: StepKey((*key).to_owned()),
        name: String::new(),
        days: *days,
        counted_from: CountedFrom::DueDate,
        channel: *channel,
        tone: *tone,
        who: String::new(),
        at_least: None,
        deadline: *deadline,
    };
    ScenarioSheet { name: String::new(), steps: rows.iter().map(step).collect(), apart, grace: 0, repeat }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn the_standard_scenario_has_its_steps_in_the_order_of_their_days() {
        let standard = Scenario::standard();
        let steps: Vec<_> = standard.steps().iter().map(|step| (step.key.0.as_str(), step.days, step.tone, step.channel)).collect();
        assert_eq!(
            steps,
            [
                ("before_due", -7, Tone::Friendly, Some(Channel::Mail)),
                ("courtesy", 3, Tone::Friendly, Some(Channel::Mail)),
                ("first_reminder", 15, Tone::Friendly, Some(Channel::Mail)),
                ("call", 30, Tone::Friendly, Some(Channel::Call)),
                ("second_reminder", 45, Tone::Firm, Some(Channel::Letter)),
                ("formal_notice", 60, Tone::Formal, Some(Channel::RegisteredLetter)),
                ("decision", 75, Tone::Formal, None),
            ]
        );
        assert_eq!((1..7).map(|place| standard.gap_before(place)).collect::<Vec<_>>(), [3, 12, 15, 15, 15, 15]);
        assert_eq!((standard.first_after_due(), standard.lead()), (1, 7));
    }

    #[test]
    fn every_built_in_scenario_may_be_written_as_it_stands_and_ends_in_a_decision() {
        for key in built_in::ALL {
            let sheet = built_in_sheet(key).unwrap();
            assert_eq!(sheet.check(), Ok(()), "{key}");
            assert_eq!(sheet.steps.last().map(|step| step.channel), Some(None), "{key}");
            // Only businesses are written a formal notice.
            let formal = sheet.steps.iter().any(|step| step.tone == Tone::Formal && step.channel.is_some());
            assert_eq!(formal, [built_in::STANDARD, built_in::COURTESY, built_in::FIRM].contains(&key), "{key}");
        }
        assert_eq!(built_in_sheet("own-1"), None);
    }

    #[test]
    fn days_from_the_step_before_are_added_up() {
        let mut sheet = built_in_sheet(built_in::SMALL).unwrap();
        for step in sheet.steps.iter_mut().skip(1) {
            step.counted_from = CountedFrom::StepBefore;
        }
        let scenario = Scenario::of(ScenarioKey("own-1".into()), &sheet);
        // 7, 7 + 21, 28 + 40, 68 + 60.
        assert_eq!(scenario.steps().iter().map(|step| step.days).collect::<Vec<_>>(), [7, 28, 68, 128]);
    }
}
