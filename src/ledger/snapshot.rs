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

/// A column as the bytes of its numbers, one after the other: read at the speed of a copy.
macro_rules! column_of_bytes {
    ($(#[$doc:meta])* $name:ident, $value:ty, $raw:ty, $to:expr, $from:expr) => {
        $(#[$doc])*
        pub(super) mod $name {
            use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

            const WIDTH: usize = size_of::<$raw>();

            pub(in crate::ledger) fn serialize<S: Serializer>(column: &[$value], serializer: S) -> Result<S::Ok, S::Error> {
                let to: fn(&$value) -> $raw = $to;
                let bytes: Vec<u8> = column.iter().flat_map(|value| to(value).to_le_bytes()).collect();
                serializer.serialize_bytes(&bytes)
            }

            pub(in crate::ledger) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<$value>, D::Error> {
                let from: fn($raw) -> Option<$value> = $from;
                let bytes = <&[u8]>::deserialize(deserializer)?;
                let (values, rest) = bytes.as_chunks::<WIDTH>();
                let column: Option<Vec<$value>> = values.iter().map(|value| from(<$raw>::from_le_bytes(*value))).collect();
                column.filter(|_| rest.is_empty()).ok_or_else(|| D::Error::custom("not such a column"))
            }
        }
    };
}

column_of_bytes!(
    /// Days since the common era.
    days, chrono::NaiveDate, i32, chrono::Datelike::num_days_from_ce, chrono::NaiveDate::from_num_days_from_ce_opt
);
column_of_bytes!(
    /// Minor units.
    amounts, i64, i64, |minor| *minor, Some
);
column_of_bytes!(
    /// Places of accounts.
    balances, crate::ledger::BalanceIdx, u32, |idx| idx.0, |place| Some(crate::ledger::BalanceIdx(place))
);

/// A day as a number: a text would take ten times as long to read.
pub(super) mod day {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(in crate::ledger) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i32(day.num_days_from_ce())
    }

    pub(in crate::ledger) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        NaiveDate::from_num_days_from_ce_opt(i32::deserialize(deserializer)?).ok_or_else(|| D::Error::custom("not a day"))
    }
}

/// A day as a number, or none.
pub(super) mod maybe_day {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    pub(in crate::ledger) fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.num_days_from_ce()).serialize(serializer)
    }

    pub(in crate::ledger) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        let day = Option::<i32>::deserialize(deserializer)?;
        day.map(|day| NaiveDate::from_num_days_from_ce_opt(day).ok_or_else(|| D::Error::custom("not a day"))).transpose()
    }
}
