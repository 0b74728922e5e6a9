//! What was said or written, on trial.

use super::Deciding;
use crate::basis::id::Ref;
use crate::ledger::{Interaction, Refusal};

impl Deciding<'_> {
    pub(super) fn check_interaction(&self, said: &Interaction<Ref>) -> Result<(), Refusal> {
        self.who(said.customer)?;
        if said.text.trim().is_empty() { Err(Refusal::TextMissing) } else { Ok(()) }
    }
}
