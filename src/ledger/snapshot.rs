//! The state as bytes, for a quick start. Derived: tagged with the build that wrote it, dropped when it does not fit.

use super::Ledger;
use super::folded::Folded;

/// The bytes are no snapshot of this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a snapshot of this build")]
pub struct NotASnapshot;

impl Ledger {
    /// The whole state, in a form that only the same build reads; empty where it could not be written.
    #[must_use]
    pub fn to_snapshot(&self, build: &str) -> Vec<u8> {
        postcard::to_allocvec(&(build, self)).unwrap_or_default()
    }

    /// The state that [`Ledger::to_snapshot`] wrote.
    ///
    /// # Errors
    /// Another build's, or damaged: replay the journal instead.
    pub fn from_snapshot(build: &str, bytes: &[u8]) -> Result<Self, NotASnapshot> {
        let (tag, rest) = postcard::take_from_bytes::<&str>(bytes).map_err(|_| NotASnapshot)?;
        if tag != build {
            return Err(NotASnapshot);
        }
        let mut ledger: Self = postcard::from_bytes(rest).map_err(|_| NotASnapshot)?;
        ledger.slot_of = (0..).zip(&ledger.slots).map(|(at, slot)| (slot.id, at)).collect();
        ledger.folded = Folded::of(&ledger);
        Ok(ledger)
    }
}

/// A column of dates as days since the common era: ten times faster to read than text.
pub(super) mod days {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(in crate::ledger) fn serialize<S: Serializer>(column: &[NaiveDate], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(column.iter().map(Datelike::num_days_from_ce))
    }

    pub(in crate::ledger) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
        let days = Vec::<i32>::deserialize(deserializer)?;
        days.into_iter().map(|day| NaiveDate::from_num_days_from_ce_opt(day).ok_or_else(|| D::Error::custom("not a day"))).collect()
    }
}
