//! The witness: a word about the journal kept outside its storage, so that a journal which the browser cleared is missed.

use super::chain::Chain;
use super::hash::Hash;
use serde::{Deserialize, Serialize};

/// How many batches there were, and the hashes of the heads.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Witness {
    /// Batches.
    pub batches: usize,
    /// Hashes of the heads.
    pub heads: Vec<Hash>,
}

/// What the witness says of the journal that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Testimony {
    /// Nothing is missing.
    Whole,
    /// All is gone: the browser cleared it.
    Cleared {
        /// How many batches there were.
        batches: usize,
    },
    /// Some is gone, or another journal stands in its place.
    Missing {
        /// How many batches there were.
        expected: usize,
        /// How many there are.
        found: usize,
    },
}

impl Witness {
    /// The word to keep about `chain`.
    #[must_use]
    pub fn of(chain: &Chain) -> Self {
        Self { batches: chain.len(), heads: chain.heads().iter().map(|head| head.hash).collect() }
    }

    /// One line of JSON.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What [`Witness::to_text`] wrote; `None` for anything else.
    #[must_use]
    pub fn from_text(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// Holds the journal that was found against the word. More than was known is no loss: another tab may have written last.
    #[must_use]
    pub fn holds(&self, chain: &Chain) -> Testimony {
        if chain.is_empty() && self.batches > 0 {
            return Testimony::Cleared { batches: self.batches };
        }
        if self.heads.iter().all(|hash| chain.iter().any(|header| header.hash() == *hash)) && chain.len() >= self.batches {
            return Testimony::Whole;
        }
        Testimony::Missing { expected: self.batches, found: chain.len() }
    }
}
