//! The state with the heads it was made at, for a quick start. Derived: dropped when it does not fit.
//!
//! Stored form: a line of JSON with the heads and a sum over the rest, then the ledger's own snapshot. It is read only by the build that wrote it.

use super::header::Head;
use crate::ledger::Ledger;
use serde::{Deserialize, Serialize};

/// A state and the heads of the journal that it is the fold of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// [`super::Chain::heads`] at that time.
    pub heads: Vec<Head>,
    /// The fold.
    pub ledger: Ledger,
}

#[derive(Serialize, Deserialize)]
struct Label {
    heads: Vec<Head>,
    sum: String,
}

/// Writes the stored form; `build` names the build, which alone reads it. Empty where it could not be written.
#[must_use]
pub fn write(build: &str, heads: &[Head], ledger: &Ledger) -> Vec<u8> {
    let state = ledger.to_snapshot(build);
    let label = Label { heads: heads.to_vec(), sum: format!("{:016x}", sum(&state)) };
    let Ok(mut bytes) = serde_json::to_vec(&label) else { return Vec::new() };
    bytes.push(b'\n');
    bytes.extend_from_slice(&state);
    bytes
}

/// Reads the stored form; `None` where it is another build's or damaged: fold the journal instead.
#[must_use]
pub fn read(build: &str, bytes: &[u8]) -> Option<Snapshot> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let (label, state) = (bytes.get(..end)?, bytes.get(end + 1..)?);
    let label: Label = serde_json::from_slice(label).ok()?;
    if label.sum != format!("{:016x}", sum(state)) {
        return None;
    }
    Some(Snapshot { heads: label.heads, ledger: Ledger::from_snapshot(build, state).ok()? })
}

/// Finds chance damage at a few gigabytes a second. Not for anything that outlives a build: the journal has SHA-256.
fn sum(bytes: &[u8]) -> u64 {
    let step = |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let (words, rest) = bytes.as_chunks::<8>();
    let sum = words.iter().fold(bytes.len() as u64, |sum, word| step(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte)))
}
