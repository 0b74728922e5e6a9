//! What was said or written between a customer and us beside reminders: a call taken, a visit, a mail that came. It moves no balance.

use super::apply::{Applying, Unfit, count};
use super::customer_merge::Owned;
use super::state::{CustomerIdx, Ledger};
use super::{Command, Event};
use crate::basis::id::{Ref, ThingId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One thing that happened between a customer and us, the customer being named by `C`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Interaction<C> {
    /// With whom.
    pub customer: C,
    /// The day.
    pub on: NaiveDate,
    /// By which way.
    pub way: InteractionWay,
    /// What was said, in the person's words or those of the file; never empty.
    pub text: String,
}

/// By which way people had to do with each other.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InteractionWay {
    /// Telephone.
    #[default]
    Call,
    /// Electronic mail.
    Mail,
    /// Post.
    Letter,
    /// Face to face, or by video.
    Meeting,
    /// A short message: text message, chat.
    Message,
    /// Something else.
    Other,
}

impl InteractionWay {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 6] = [Self::Call, Self::Mail, Self::Letter, Self::Meeting, Self::Message, Self::Other];
}

impl From<Interaction<ThingId>> for Command {
    fn from(said: Interaction<ThingId>) -> Self {
        Self::NoteExchange(said)
    }
}

impl Interaction<ThingId> {
    pub(super) fn wished(&self) -> Event {
        let text = self.text.trim().to_owned();
        Event::ExchangeNoted(Interaction { customer: self.customer.into(), on: self.on, way: self.way, text })
    }
}

impl Applying<'_> {
    pub(super) fn take_in_interaction(&mut self, said: &Interaction<Ref>) -> Result<(), Unfit> {
        let (customer, through) = self.owner(said.customer, said.on)?;
        self.ledger.remember_hands(Owned::Interaction(count(self.ledger.interactions.len())), through);
        let Interaction { on, way, text, .. } = said.clone();
        self.ledger.interactions.push(Interaction { customer, on, way, text });
        Ok(())
    }
}

impl Ledger {
    /// What was noted beside reminders, in the order in which it was.
    #[must_use]
    pub fn interactions(&self) -> &[Interaction<CustomerIdx>] {
        &self.interactions
    }
}
