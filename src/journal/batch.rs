//! A batch: one command or import, as it is stored; and the writer that makes one.

use super::chunk::{Chunk, ChunkFault, EVENTS_PER_CHUNK, Entry};
use super::hash::{HashOfHashes, Salts};
use super::header::{Cause, ChunkSeal, FORMAT, Head, Header, HeaderFields, Moment};
use super::standing;
use crate::basis::id::{BatchId, DeviceId};
use crate::ledger::Event;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A header and its chunks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Its header.
    pub header: Header,
    /// Its chunks, in order.
    pub chunks: Vec<Chunk>,
}

/// Stored bytes that are not what was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Damage {
    /// Not as many chunks as the header says.
    #[error("batch {batch}: expected {expected} chunks, found {found}")]
    ChunkCount {
        /// Where.
        batch: BatchId,
        /// In the header.
        expected: usize,
        /// There.
        found: usize,
    },
    /// A chunk that cannot be unpacked.
    #[error("batch {batch}, chunk {chunk}: {fault}")]
    Chunk {
        /// Where.
        batch: BatchId,
        /// Which, from 0.
        chunk: usize,
        /// How.
        fault: ChunkFault,
    },
    /// An event that cannot be read.
    #[error("batch {batch}, event {ordinal}: cannot be read")]
    Event {
        /// Where.
        batch: BatchId,
        /// Which, from 0.
        ordinal: u32,
    },
    /// A chunk that holds other events than those that were sealed.
    #[error("batch {batch}, chunk {chunk}: events {first} to {last} are not what was written")]
    Changed {
        /// Where.
        batch: BatchId,
        /// Which, from 0.
        chunk: usize,
        /// Its first event, from 0.
        first: u32,
        /// Its last event, from 0.
        last: u32,
    },
    /// A batch that others were written on is missing.
    #[error("batch {batch}: its parent {parent} is missing")]
    ParentMissing {
        /// Where.
        batch: BatchId,
        /// Which.
        parent: BatchId,
    },
    /// A batch that others were written on is not the one they were written on.
    #[error("batch {batch}: its parent {parent} was changed")]
    ParentChanged {
        /// Where.
        batch: BatchId,
        /// Which.
        parent: BatchId,
    },
}

impl Batch {
    /// Holds every event against the hashes in the header. The header itself is vouched for by its children and by the heads.
    ///
    /// # Errors
    /// The first damage.
    pub fn verify(&self) -> Result<(), Damage> {
        let batch = self.header.id;
        self.check_count()?;
        for (chunk, ((first, seal), stored)) in self.header.seals().zip(&self.chunks).enumerate() {
            let (events, hash) = stored.hash().map_err(|fault| damage(batch, chunk, first, fault))?;
            if events != seal.events || hash != seal.hash {
                let last = first.saturating_add(seal.events.saturating_sub(1));
                return Err(Damage::Changed { batch, chunk, first, last });
            }
        }
        Ok(())
    }

    /// What its events say, each with its place in the batch, without holding them against the hashes.
    ///
    /// # Errors
    /// The first event that cannot be read; those before it were handed out.
    pub fn each(&self, mut each: impl FnMut(u32, Entry)) -> Result<(), Damage> {
        self.check_count()?;
        for (chunk, ((first, _), stored)) in self.header.seals().zip(&self.chunks).enumerate() {
            stored.each(|at, entry| each(first.saturating_add(at), entry)).map_err(|fault| damage(self.header.id, chunk, first, fault))?;
        }
        Ok(())
    }

    /// The same batch with its chunks deflated.
    #[must_use]
    pub fn compressed(&self) -> Self {
        Self { header: self.header.clone(), chunks: self.chunks.iter().map(Chunk::compressed).collect() }
    }

    /// The same batch without the content of the events at `places`. Its hashes hold as before.
    ///
    /// # Errors
    /// A chunk that cannot be read.
    pub fn redacted(&self, places: &BTreeSet<u32>) -> Result<Self, Damage> {
        self.check_count()?;
        let mut chunks = Vec::with_capacity(self.chunks.len());
        for (chunk, ((first, seal), stored)) in self.header.seals().zip(&self.chunks).enumerate() {
            let end = first.saturating_add(seal.events);
            chunks.push(if places.range(first..end).next().is_none() {
                stored.clone()
            } else {
                let redacted = stored.redacted(|at| places.contains(&first.saturating_add(at)));
                redacted.map_err(|fault| damage(self.header.id, chunk, first, fault))?
            });
        }
        Ok(Self { header: self.header.clone(), chunks })
    }

    /// Places in the batch whose content was taken out.
    ///
    /// # Errors
    /// A chunk that cannot be read.
    pub fn redactions(&self) -> Result<BTreeSet<u32>, Damage> {
        let mut places = BTreeSet::new();
        for (chunk, ((first, _), stored)) in self.header.seals().zip(&self.chunks).enumerate() {
            let found = stored.redactions().map_err(|fault| damage(self.header.id, chunk, first, fault))?;
            places.extend(found.into_iter().map(|at| first.saturating_add(at)));
        }
        Ok(places)
    }

    fn check_count(&self) -> Result<(), Damage> {
        let (expected, found) = (self.header.chunks.len(), self.chunks.len());
        if expected == found { Ok(()) } else { Err(Damage::ChunkCount { batch: self.header.id, expected, found }) }
    }
}

pub(super) fn damage(batch: BatchId, chunk: usize, first: u32, fault: ChunkFault) -> Damage {
    match fault {
        ChunkFault::Line { at } => Damage::Event { batch, ordinal: first.saturating_add(at) },
        fault => Damage::Chunk { batch, chunk, fault },
    }
}

/// What a batch says of itself before its events are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Its name, fresh.
    pub id: BatchId,
    /// This browser profile.
    pub device: DeviceId,
    /// The heads as they are now: [`super::Chain::heads`].
    pub parents: Vec<Head>,
    /// Now.
    pub recorded_at: Moment,
    /// Who; empty where nobody said.
    pub who: String,
    /// Why.
    pub cause: Cause,
}

/// An event that could not be written as JSON.
#[derive(Debug, thiserror::Error)]
#[error("could not be written: {0}")]
pub struct Unwritable(#[from] serde_json::Error);

/// Makes a batch. A large one is fed in slices, so that the page never freezes.
pub struct BatchWriter {
    salts: Salts,
    stands_on: BTreeSet<BatchId>,
    open: Open,
    events: u32,
    seals: Vec<ChunkSeal>,
    chunks: Vec<Chunk>,
}

struct Open {
    chunk: Chunk,
    hashes: HashOfHashes,
    events: u32,
}

impl Open {
    /// A chunk is about as large as the one before it.
    fn after(bytes: usize) -> Self {
        Self { chunk: Chunk::begin(bytes), hashes: HashOfHashes::default(), events: 0 }
    }
}

impl BatchWriter {
    /// `seed`: 32 fresh random bytes, used for nothing else and kept nowhere.
    #[must_use]
    pub fn new(seed: [u8; 32]) -> Self {
        Self { salts: Salts::new(seed), stands_on: BTreeSet::new(), open: Open::after(0), events: 0, seals: Vec::new(), chunks: Vec::new() }
    }

    /// How many events it has so far: the next one's ordinal.
    #[must_use]
    pub fn events(&self) -> u32 {
        self.events
    }

    /// Writes the next event.
    ///
    /// # Errors
    /// It has no JSON form; the batch is as it was.
    pub fn push(&mut self, event: &Event) -> Result<(), Unwritable> {
        let hash = self.open.chunk.push(self.salts.next(), event)?;
        self.open.hashes.push(hash);
        self.open.events += 1;
        self.events += 1;
        standing::note(event, &mut self.stands_on);
        if self.open.events == EVENTS_PER_CHUNK {
            self.close_chunk();
        }
        Ok(())
    }

    fn close_chunk(&mut self) {
        let next = Open::after(self.open.chunk.stored().len());
        let Open { chunk, hashes, events } = std::mem::replace(&mut self.open, next);
        self.seals.push(ChunkSeal { events, hash: hashes.finish() });
        self.chunks.push(chunk);
    }

    /// Seals the batch: what it says of itself is said only now.
    ///
    /// # Errors
    /// The header has no JSON form.
    pub fn finish(mut self, draft: Draft) -> Result<Batch, Unwritable> {
        if self.open.events > 0 {
            self.close_chunk();
        }
        let Draft { id, device, parents, recorded_at, who, cause } = draft;
        self.stands_on.remove(&id);
        let stands_on = self.stands_on.into_iter().collect();
        let (events, chunks) = (self.events, self.seals);
        let fields = HeaderFields { format: FORMAT, id, device, parents, recorded_at, who, cause, stands_on, events, chunks };
        Ok(Batch { header: Header::write(fields)?, chunks: self.chunks })
    }
}

impl Draft {
    /// A whole batch at once; `seed` as for [`BatchWriter::new`].
    ///
    /// # Errors
    /// Something has no JSON form.
    pub fn write<'e>(self, events: impl IntoIterator<Item = &'e Event>, seed: [u8; 32]) -> Result<Batch, Unwritable> {
        let mut writer = BatchWriter::new(seed);
        for event in events {
            writer.push(event)?;
        }
        writer.finish(self)
    }
}
