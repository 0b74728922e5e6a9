//! Ids that survive merge and undo: a thing is named by the batch that made it and its place in that batch.
//!
//! Dense integers exist only in memory and in the snapshot, never in the journal.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// A batch of events: time-ordered (UUID version 7) and unique across devices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct BatchId(Uuid);

impl BatchId {
    /// From the moment (milliseconds since 1970, UTC) and ten fresh random bytes, both the shell's.
    #[must_use]
    pub fn new(recorded_at_ms: u64, random: [u8; 10]) -> Self {
        Self(uuid::Builder::from_unix_timestamp_millis(recorded_at_ms, &random).into_uuid())
    }

    /// The day (UTC) of the moment in it; `None` for a name that is not made of one.
    #[must_use]
    pub fn day(&self) -> Option<chrono::NaiveDate> {
        let (seconds, _) = self.0.get_timestamp()?.to_unix();
        chrono::DateTime::from_timestamp(i64::try_from(seconds).ok()?, 0).map(|moment| moment.date_naive())
    }

    /// Its sixteen bytes, in the order that sorts by time.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl fmt::Display for BatchId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for BatchId {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

/// A browser profile on a machine that writes batches.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DeviceId(Uuid);

impl DeviceId {
    /// From sixteen fresh random bytes.
    #[must_use]
    pub fn new(random: [u8; 16]) -> Self {
        Self(uuid::Builder::from_random_bytes(random).into_uuid())
    }
}

impl fmt::Display for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The lasting name of a thing: the batch that made it, and the place (from 0) of the event in that batch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ThingId {
    /// The batch that made it.
    pub batch: BatchId,
    /// The place of the making event in the batch, from 0.
    pub ordinal: u32,
}

impl fmt::Display for ThingId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}#{}", self.batch, self.ordinal)
    }
}

/// How one event names a thing: made earlier in the same batch, or in another one.
///
/// Written `#17` or `0192…#17`. The short form keeps a large import small and its events free of their batch's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ref {
    /// Made by the event at this place of the same batch.
    Here(u32),
    /// Made in another batch.
    There(ThingId),
}

impl Ref {
    /// The lasting name, given the batch in which the reference stands.
    #[must_use]
    pub fn resolve(self, batch: BatchId) -> ThingId {
        match self {
            Self::Here(ordinal) => ThingId { batch, ordinal },
            Self::There(thing) => thing,
        }
    }
}

impl From<ThingId> for Ref {
    fn from(thing: ThingId) -> Self {
        Self::There(thing)
    }
}

impl fmt::Display for Ref {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Here(ordinal) => write!(f, "#{ordinal}"),
            Self::There(thing) => thing.fmt(f),
        }
    }
}

impl FromStr for Ref {
    type Err = BadRef;
    fn from_str(text: &str) -> Result<Self, BadRef> {
        let (batch, ordinal) = text.split_once('#').ok_or(BadRef)?;
        let ordinal = ordinal.parse().map_err(|_| BadRef)?;
        if batch.is_empty() {
            return Ok(Self::Here(ordinal));
        }
        Ok(Self::There(ThingId { batch: batch.parse().map_err(|_| BadRef)?, ordinal }))
    }
}

/// Not of the form `#17` or `<batch>#17`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("expected `#17` or `<batch>#17`")]
pub struct BadRef;

impl Serialize for Ref {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Ref {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
        text.parse().map_err(D::Error::custom)
    }
}
