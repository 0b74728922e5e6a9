//! Numbers and labels of a million items in one piece of memory.

use serde::{Deserialize, Serialize};

/// Where a text stands in [`Texts`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Span {
    start: u32,
    len: u32,
}

impl Span {
    pub(super) fn to_numbers(self) -> (u32, u32) {
        (self.start, self.len)
    }

    pub(super) fn from_numbers((start, len): (u32, u32)) -> Self {
        Self { start, len }
    }
}

/// Texts end to end. Derived: replaying the journal gives the same value.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Texts(String);

impl Texts {
    /// Keeps `text`; past 4 GiB in all, a later text reads as empty.
    pub(super) fn keep(&mut self, text: &str) -> Span {
        let (Ok(start), Ok(len)) = (u32::try_from(self.0.len()), u32::try_from(text.len())) else { return Span::default() };
        if text.is_empty() || start.checked_add(len).is_none() {
            return Span::default();
        }
        self.0.push_str(text);
        Span { start, len }
    }

    pub(super) fn get(&self, span: Span) -> &str {
        let start = span.start as usize;
        self.0.get(start..start + span.len as usize).unwrap_or_default()
    }
}
