//! A chunk: up to 5,000 events as they are stored.
//!
//! One codec byte (0 plain, 1 deflate without envelope, RFC 1951), then text: one line an event, joined by a line feed.
//! `["<salt>",<event>]` holds an event, `["-","<hash>"]` what is left of one whose content was taken out. Salt: base64url
//! of 16 bytes; hash: SHA-256 in hexadecimal of the salt's bytes and the event's, as stored. A chunk's own hash is the SHA-256
//! of its events' hashes one after another, so that neither compressing nor redacting changes it.

use super::hash::{Hash, HashOfHashes, Salt};
use crate::ledger::Event;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The most events that a chunk holds when it is written. A reader takes any number.
pub const EVENTS_PER_CHUNK: u32 = 5_000;

const PLAIN: u8 = 0;
const DEFLATED: u8 = 1;
/// Where deflate costs a little more than it saves.
const LEVEL: u8 = 6;
/// No honest chunk is larger once unpacked; a crafted one must not fill the memory.
const LARGEST_TEXT: usize = 512 << 20;

/// A chunk as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct Chunk(Vec<u8>);

/// A chunk whose bytes cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChunkFault {
    /// No byte at all.
    #[error("empty")]
    Empty,
    /// Stored in a way that this version does not know.
    #[error("codec {0} is not known")]
    UnknownCodec(u8),
    /// What is deflated does not unpack.
    #[error("does not unpack")]
    DoesNotUnpack,
    /// A line that is none of the two forms, or holds no JSON.
    #[error("line {at} cannot be read")]
    Line {
        /// Place in the chunk, from 0.
        at: u32,
    },
}

/// One line of a chunk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line<'a> {
    /// An event that is there.
    Kept {
        /// Its salt.
        salt: Salt,
        /// Its JSON, as stored.
        stored: &'a [u8],
    },
    /// One that was taken out.
    Redacted(Hash),
}

impl Line<'_> {
    /// The salted hash, the same before and after redaction.
    #[must_use]
    pub fn hash(&self) -> Hash {
        match self {
            Self::Kept { salt, stored } => Hash::of_event(*salt, stored),
            Self::Redacted(hash) => *hash,
        }
    }
}

/// What a line says.
#[expect(clippy::large_enum_variant, reason = "handed on one by one, never kept")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entry {
    /// A fact.
    Event(Event),
    /// It was taken out.
    Redacted,
    /// Well formed, and not understood: written by a newer version. Its bytes stay as they are.
    Newer,
}

impl Chunk {
    /// As it came out of storage; read only when asked.
    #[must_use]
    pub fn from_stored(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// An empty plain chunk with room for `capacity` bytes of text.
    pub(super) fn begin(capacity: usize) -> Self {
        let mut bytes = Vec::with_capacity(capacity + 1);
        bytes.push(PLAIN);
        Self(bytes)
    }

    /// A plain chunk of these lines, each without its line feed.
    pub(super) fn of_lines<'l>(lines: impl IntoIterator<Item = &'l [u8]>) -> Self {
        let mut chunk = Self::begin(0);
        for line in lines {
            chunk.separate();
            chunk.0.extend_from_slice(line);
        }
        chunk
    }

    fn separate(&mut self) {
        if self.0.len() > 1 {
            self.0.push(b'\n');
        }
    }

    /// Writes an event and answers its salted hash.
    pub(super) fn push(&mut self, salt: Salt, event: &Event) -> Result<Hash, serde_json::Error> {
        let before = self.0.len();
        self.separate();
        self.0.extend_from_slice(b"[\"");
        salt.write(&mut self.0);
        self.0.extend_from_slice(b"\",");
        let start = self.0.len();
        if let Err(error) = serde_json::to_writer(&mut self.0, event) {
            self.0.truncate(before);
            return Err(error);
        }
        let hash = Hash::of_event(salt, &self.0[start..]);
        self.0.push(b']');
        Ok(hash)
    }

    /// The bytes to store.
    #[must_use]
    pub fn stored(&self) -> &[u8] {
        &self.0
    }

    /// Whether it is stored deflated.
    #[must_use]
    pub fn is_compressed(&self) -> bool {
        self.0.first() == Some(&DEFLATED)
    }

    /// The same chunk deflated; itself where that saves nothing or it already is.
    #[must_use]
    pub fn compressed(&self) -> Self {
        let Some((&PLAIN, text)) = self.0.split_first() else { return self.clone() };
        let deflated = miniz_oxide::deflate::compress_to_vec(text, LEVEL);
        if deflated.len() >= text.len() {
            return self.clone();
        }
        let mut bytes = Vec::with_capacity(deflated.len() + 1);
        bytes.push(DEFLATED);
        bytes.extend_from_slice(&deflated);
        Self(bytes)
    }

    /// Its lines, joined by line feeds.
    ///
    /// # Errors
    /// An unknown codec, or bytes that do not unpack.
    pub fn text(&self) -> Result<Cow<'_, [u8]>, ChunkFault> {
        match self.0.split_first() {
            None => Err(ChunkFault::Empty),
            Some((&PLAIN, text)) => Ok(Cow::Borrowed(text)),
            Some((&DEFLATED, text)) => miniz_oxide::inflate::decompress_to_vec_with_limit(text, LARGEST_TEXT)
                .map(Cow::Owned)
                .map_err(|_| ChunkFault::DoesNotUnpack),
            Some((codec, _)) => Err(ChunkFault::UnknownCodec(*codec)),
        }
    }

    /// How many lines it has and the hash of their hashes.
    ///
    /// # Errors
    /// A line that cannot be read.
    pub fn hash(&self) -> Result<(u32, Hash), ChunkFault> {
        let text = self.text()?;
        let (mut count, mut hashes) = (0, HashOfHashes::default());
        for line in lines(&text) {
            hashes.push(line?.hash());
            count += 1;
        }
        Ok((count, hashes.finish()))
    }

    /// What its lines say, each with its place from 0.
    ///
    /// # Errors
    /// The first line that is no JSON. Lines before it were handed out.
    pub fn each(&self, mut each: impl FnMut(u32, Entry)) -> Result<(), ChunkFault> {
        let text = self.text()?;
        for (at, line) in (0..).zip(lines(&text)) {
            each(at, line?.entry().ok_or(ChunkFault::Line { at })?);
        }
        Ok(())
    }

    /// The chunk without the content of the events at `places` (from 0): only their salted hashes stay. Plain.
    ///
    /// # Errors
    /// A line that cannot be read.
    pub fn redacted(&self, places: impl Fn(u32) -> bool) -> Result<Self, ChunkFault> {
        let text = self.text()?;
        let mut out = Self::begin(text.len());
        for ((at, line), stored) in (0..).zip(lines(&text)).zip(text.split(|byte| *byte == b'\n')) {
            let line = line?;
            out.separate();
            match line {
                Line::Kept { .. } if places(at) => out.0.extend_from_slice(format!("[\"-\",\"{}\"]", line.hash()).as_bytes()),
                _ => out.0.extend_from_slice(stored),
            }
        }
        Ok(out)
    }

    /// Places whose content was taken out.
    ///
    /// # Errors
    /// A line that cannot be read.
    pub fn redactions(&self) -> Result<Vec<u32>, ChunkFault> {
        let text = self.text()?;
        let mut places = Vec::new();
        for (at, line) in (0..).zip(lines(&text)) {
            if let Line::Redacted(_) = line? {
                places.push(at);
            }
        }
        Ok(places)
    }
}

impl std::fmt::Debug for Chunk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Chunk({} bytes, codec {:?})", self.0.len(), self.0.first())
    }
}

/// The lines of a chunk's text.
pub(super) fn lines(text: &[u8]) -> impl Iterator<Item = Result<Line<'_>, ChunkFault>> {
    let any = (!text.is_empty()).then(|| text.split(|byte| *byte == b'\n'));
    (0..).zip(any.into_iter().flatten()).map(|(at, line)| parse(line).ok_or(ChunkFault::Line { at }))
}

fn parse(line: &[u8]) -> Option<Line<'_>> {
    let inner = line.strip_prefix(b"[\"")?.strip_suffix(b"]")?;
    if let Some(hash) = inner.strip_prefix(b"-\",\"") {
        let hash = std::str::from_utf8(hash.strip_suffix(b"\"")?).ok()?;
        return hash.parse().ok().map(Line::Redacted);
    }
    let (salt, rest) = inner.split_at_checked(Salt::WRITTEN)?;
    Some(Line::Kept { salt: Salt::read(salt)?, stored: rest.strip_prefix(b"\",")? })
}

impl Line<'_> {
    /// `None` where it holds no JSON.
    #[must_use]
    pub fn entry(&self) -> Option<Entry> {
        let Self::Kept { stored, .. } = self else { return Some(Entry::Redacted) };
        match serde_json::from_slice(stored) {
            Ok(event) => Some(Entry::Event(event)),
            Err(_) => serde_json::from_slice::<serde::de::IgnoredAny>(stored).ok().map(|_| Entry::Newer),
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::journal::hash::Salts;
    use chrono::NaiveDate;

    fn chunk(events: u32) -> Chunk {
        let mut salts = Salts::new([1; 32]);
        let mut chunk = Chunk::begin(0);
        for day in 1..=events {
            chunk.push(salts.next(), &Event::BankChecked { up_to: NaiveDate::from_ymd_opt(2026, 1, day).unwrap() }).unwrap();
        }
        chunk
    }

    #[test]
    fn a_chunk_reads_the_same_plain_and_compressed() {
        let plain = chunk(31);
        let compressed = plain.compressed();
        assert!(compressed.is_compressed() && compressed.stored().len() < plain.stored().len());
        assert_eq!(plain.text().unwrap(), compressed.text().unwrap());
        assert_eq!(plain.hash().unwrap(), compressed.hash().unwrap());
        assert_eq!(plain.hash().unwrap().0, 31);
        assert_eq!(compressed.compressed(), compressed);
    }

    #[test]
    fn a_redacted_chunk_keeps_its_hash_and_loses_the_content() {
        let whole = chunk(5);
        let redacted = whole.redacted(|at| at == 1 || at == 3).unwrap();
        assert_eq!(whole.hash().unwrap(), redacted.hash().unwrap());
        assert_eq!(redacted.redactions().unwrap(), [1, 3]);
        let text = String::from_utf8(redacted.text().unwrap().into_owned()).unwrap();
        assert!(!text.contains("2026-01-02") && text.contains("2026-01-03"));
        assert_eq!(redacted.redacted(|at| at == 1).unwrap(), redacted);
    }

    #[test]
    fn an_event_of_a_newer_version_is_told_from_a_damaged_one() {
        let line = |json: &str| Chunk::of_lines([format!("[\"AAAAAAAAAAAAAAAAAAAAAA\",{json}]").as_bytes()]);
        let mut entries = Vec::new();
        line("{\"teleported\":{\"to\":\"Mars\"}}").each(|_, entry| entries.push(entry)).unwrap();
        line("\"vanished\"").each(|_, entry| entries.push(entry)).unwrap();
        assert_eq!(entries, [Entry::Newer, Entry::Newer]);
        assert_eq!(line("{\"bank_checked\":").each(|_, _| ()), Err(ChunkFault::Line { at: 0 }));
        assert_eq!(Chunk::from_stored(vec![9]).hash(), Err(ChunkFault::UnknownCodec(9)));
        assert_eq!(Chunk::from_stored(Vec::new()).hash(), Err(ChunkFault::Empty));
        assert_eq!(Chunk::from_stored(vec![1, 2, 3]).hash(), Err(ChunkFault::DoesNotUnpack));
    }
}
