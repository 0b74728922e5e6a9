//! What was written to customers, and which steps of their scenario documents went through.

use super::state::{CustomerIdx, ItemIdx, Ledger, ReminderIdx, StepIdx};
use crate::basis::id::{Ref, ThingId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// By which way a reminder goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Electronic mail.
    Mail,
    /// Letter by post.
    Letter,
    /// Registered letter with acknowledgement of receipt.
    RegisteredLetter,
    /// Telephone.
    Call,
    /// Text message.
    Sms,
    /// The portal on which the customer takes invoices: their status is looked at, nobody is written to.
    Portal,
}

impl Channel {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 6] = [Self::Mail, Self::Call, Self::Letter, Self::RegisteredLetter, Self::Sms, Self::Portal];

    /// Whether the customer is reached by it: looking at a portal is no contact.
    #[must_use]
    pub fn reaches(self) -> bool {
        self != Self::Portal
    }
}

/// In which tone a reminder speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Warm: an oversight.
    Friendly,
    /// Firm: the facts and a date.
    Firm,
    /// Exact: a formal notice.
    Formal,
}

/// The name of a step in its scenario, kept for ever once something was done under it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StepKey(pub String);

/// A document and a step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminded {
    /// Which.
    pub document: Ref,
    /// The step.
    pub step: StepKey,
}

/// A reminder that was sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reminder {
    /// To whom.
    pub customer: CustomerIdx,
    /// The day.
    pub sent_on: NaiveDate,
    /// By which way.
    pub channel: Channel,
    /// In which tone.
    pub tone: Tone,
    /// The documents in it, each with the step it finished.
    pub documents: Vec<(ItemIdx, StepIdx)>,
    /// Subject line.
    pub subject: String,
    /// The words, as sent.
    pub body: String,
    /// What the person said of the bank when it was sent.
    pub bank_checked_up_to: Option<NaiveDate>,
    pub(super) thing: (u32, u32),
}

/// How a step of a document was finished.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepEnd {
    /// By a reminder.
    Sent(ReminderIdx),
    /// Left out, with the person's reason.
    Skipped(String),
    /// Chasing began at this step; it is not finished, those before it lapsed.
    StartsHere,
    /// Put off to a day; it is not finished.
    PutOff(NaiveDate),
    /// Handed to someone; it is not finished.
    HandedTo(String),
}

/// A step that a document went through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepDone {
    /// Which document.
    pub item: ItemIdx,
    /// Which step.
    pub step: StepIdx,
    /// The day.
    pub on: NaiveDate,
    /// How.
    pub end: StepEnd,
}

impl Ledger {
    /// Reminders sent, in the order in which they were noted.
    #[must_use]
    pub fn reminders(&self) -> &[Reminder] {
        &self.reminders
    }

    /// Steps that documents went through, in the order in which they were noted.
    #[must_use]
    pub fn steps_done(&self) -> &[StepDone] {
        &self.steps_done
    }

    /// The key of a step.
    ///
    /// # Panics
    /// With an index of another state.
    #[must_use]
    pub fn step_key(&self, idx: StepIdx) -> &StepKey {
        &self.step_keys[idx.idx()]
    }

    /// The batch that made a reminder.
    #[must_use]
    pub fn reminder_id(&self, reminder: &Reminder) -> ThingId {
        self.name_of(reminder.thing)
    }
}

/// Documents with their steps, as an event has them.
pub(super) fn reminded(documents: &[(ThingId, StepKey)]) -> Vec<Reminded> {
    documents.iter().map(|(document, step)| Reminded { document: (*document).into(), step: step.clone() }).collect()
}
