//! The journal in IndexedDB: one atomic transaction a batch, on disk before anyone hears of it.
//!
//! Object stores: `headers` (batch id → header), `chunks` ([batch id, place] → chunk), `meta` (`format`, `device`, `heads`, `snapshot`,
//! `originals_size`), `originals` (hash → file).
//! All values are the stored bytes of [`crate::journal`]. Whatever moment the browser dies at, the state before or the state after
//! is found, since every change is one transaction that ends on disk.

use super::database::{CHUNKS, Database, HEADERS, META, Outside, Transaction};
use super::fault::StoreFault;
use super::originals;
use crate::basis::id::{BatchId, DeviceId};
use crate::journal::backup::Originals;
use crate::journal::{Batch, Chain, Chunk, FORMAT, Fold, Folded, Head, Header, HeaderFault, Journal, MergeFault, Snapshot, snapshot};
use crate::ledger::Ledger;
use futures_util::future::join;
use js_sys::{Array, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::IdbKeyRange;

/// The database of the app.
pub const DATABASE: &str = "echeance";
/// Raised when an older version of the app must not open the database any more.
const VERSION: u32 = 2;

/// The journal as it is stored.
pub struct Store {
    pub(super) database: Database,
    device: DeviceId,
}

/// What is read at the start: everything but the events.
#[derive(Debug)]
pub struct Loaded {
    /// All headers.
    pub chain: Chain,
    /// The state of an earlier moment, where one of this build is there.
    pub snapshot: Option<Snapshot>,
}

/// The format of what is stored, 0 where there is nothing, and this browser profile's name.
async fn known(all: &Transaction) -> Result<(u32, Option<DeviceId>), StoreFault> {
    let (format, device) = join(all.get(META, &"format".into()), all.get(META, &"device".into())).await;
    let format: u32 = match format? {
        Some(known) => serde_json::from_slice(&known).map_err(|_| StoreFault::TooNew)?,
        None => 0,
    };
    if format > FORMAT {
        return Err(StoreFault::TooNew);
    }
    Ok((format, device?.and_then(|text| serde_json::from_slice(&text).ok())))
}

impl Store {
    /// Opens the database `name`, making it where there is none. `fresh` becomes this browser profile's name, if it has none yet.
    /// `on_outside` hears what other tabs and the browser do to the database, now and later.
    ///
    /// # Errors
    /// [`StoreFault::Denied`], [`StoreFault::TooNew`], or what the browser says.
    pub async fn open(name: &str, fresh: DeviceId, on_outside: impl Fn(Outside) + 'static) -> Result<Self, StoreFault> {
        let database = Database::open(name, VERSION, Rc::new(on_outside)).await?;
        // Most often nothing is to be written: what comes next then does not wait for the disk.
        let device = match database.read(known).await? {
            (FORMAT, Some(device)) => device,
            _ => {
                database
                    .write(async |all| {
                        let (format, device) = known(all).await?;
                        if format < FORMAT {
                            all.put(META, &"format".into(), FORMAT.to_string().as_bytes())?;
                        }
                        if let Some(device) = device {
                            return Ok(device);
                        }
                        all.put(META, &"device".into(), &json(&fresh)?)?;
                        Ok(fresh)
                    })
                    .await?
            }
        };
        Ok(Self { database, device })
    }

    /// This browser profile's name.
    #[must_use]
    pub fn device(&self) -> DeviceId {
        self.device
    }

    /// All headers, and the snapshot where `build` wrote one.
    ///
    /// # Errors
    /// [`StoreFault::Header`] with a fault of a newer version: nothing was touched.
    pub async fn load(&self, build: &str) -> Result<Loaded, StoreFault> {
        let (keys, headers, snapshot) = self
            .database
            .read(async |all| {
                // Asked for at once: each answer is a way to the disk and back.
                let headers = join(all.keys(HEADERS), all.values(HEADERS, None));
                let ((keys, headers), snapshot) = join(headers, all.get(META, &"snapshot".into())).await;
                Ok((keys?, headers?, snapshot?))
            })
            .await?;
        let mut chain = Chain::default();
        for (key, stored) in keys.iter().zip(headers.iter()) {
            let fault = |fault| StoreFault::Header { batch: key.as_string().unwrap_or_default(), fault };
            let header = Header::from_stored(bytes(&stored)).map_err(fault)?;
            if key.as_string() != Some(header.id.to_string()) || chain.insert(header).is_err() {
                return Err(fault(HeaderFault::Inconsistent));
            }
        }
        Ok(Loaded { chain, snapshot: snapshot.and_then(|bytes| snapshot::read(build, &bytes)) })
    }

    /// A stored batch.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn batch(&self, header: &Header) -> Result<Batch, StoreFault> {
        let id = JsValue::from(header.id.to_string());
        // Every [id, number] lies between [id] and [id, []].
        let range = IdbKeyRange::bound(&Array::of1(&id), &Array::of2(&id, &Array::new()))?;
        let chunks = self.database.read(async |all| all.values(CHUNKS, Some(&range)).await).await?;
        Ok(Batch { header: header.clone(), chunks: chunks.iter().map(|chunk| Chunk::from_stored(bytes(&chunk))).collect() })
    }

    /// The state: from the snapshot where it fits, and the events that it lacks. `between` runs after each batch, for progress.
    ///
    /// # Errors
    /// [`StoreFault::Damaged`], or what the browser says.
    pub async fn fold(&self, chain: &Chain, snapshot: Option<Snapshot>, mut between: impl FnMut(usize)) -> Result<Folded, StoreFault> {
        let mut fold = match snapshot {
            Some(snapshot) => Fold::resume(chain, snapshot),
            None => Fold::from_empty(chain),
        };
        let to_come: Vec<BatchId> = fold.to_come().to_vec();
        for (done, header) in to_come.iter().filter_map(|id| chain.get(*id)).enumerate() {
            fold = fold.batch(&self.batch(header).await?)?;
            between(done + 1);
        }
        Ok(fold.finish())
    }

    /// The whole journal: for a backup, a check, a merge.
    ///
    /// # Errors
    /// [`StoreFault::Damaged`], or what the browser says.
    pub async fn journal(&self, chain: &Chain) -> Result<Journal, StoreFault> {
        let mut journal = Journal::default();
        for header in chain.iter() {
            journal.insert(self.batch(header).await?).map_err(|fault| match fault {
                MergeFault::Damage(damage) => damage.into(),
                MergeFault::Clash(_) => StoreFault::Header { batch: header.id.to_string(), fault: HeaderFault::Inconsistent },
            })?;
        }
        Ok(journal)
    }

    /// Adds a batch that was written on the stored heads.
    ///
    /// # Errors
    /// [`StoreFault::Conflict`] where the stored heads are others; [`StoreFault::Full`]; what the browser says. Then nothing of it stays.
    pub async fn append(&self, batch: &Batch) -> Result<(), StoreFault> {
        self.append_with(batch, None).await
    }

    /// As [`Store::append`], and keeps the file that an import came from, in the same transaction; one that is kept already is not
    /// written again, one that is too large is passed over.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub async fn append_with(&self, batch: &Batch, original: Option<&[u8]>) -> Result<(), StoreFault> {
        self.database
            .write(async |all| {
                expect_heads(all, &batch.header.parents).await?;
                if let Some(file) = original {
                    originals::put(all, batch, file).await?;
                }
                put_batch(all, batch)?;
                put_heads(all, &[batch.header.head()])
            })
            .await
    }

    /// Adds a redaction, and takes what it names out of the batches that are stored; the files that these came from go too.
    ///
    /// # Errors
    /// As [`Store::append`], and [`StoreFault::Damaged`].
    pub async fn redact(&self, redaction: &Batch, chain: &Chain) -> Result<(), StoreFault> {
        let crate::journal::Cause::Redaction { events, .. } = &redaction.header.cause else { return self.append(redaction).await };
        let mut rewritten: Vec<Batch> = Vec::new();
        for header in chain.iter() {
            let places = events.iter().filter(|event| event.batch == header.id).map(|event| event.ordinal).collect();
            if events.iter().any(|event| event.batch == header.id) {
                rewritten.push(self.batch(header).await?.redacted(&places)?);
            }
        }
        self.database
            .write(async |all| {
                expect_heads(all, &redaction.header.parents).await?;
                rewritten.iter().try_for_each(|batch| put_batch(all, batch))?;
                originals::forget(all, &rewritten).await?;
                put_batch(all, redaction)?;
                // It may hold what was taken out.
                all.remove(META, &"snapshot".into())?;
                put_heads(all, &[redaction.header.head()])
            })
            .await
    }

    /// Puts `journal` in the place of all that is stored, in one transaction: a restored backup, or a merge of this copy and another; with
    /// it the files that its imports came from, those of `more` and those that are stored.
    /// `found` are the heads on which this was decided.
    ///
    /// # Errors
    /// As [`Store::append`]. Then everything is as it was.
    pub async fn replace_all(&self, found: &[Head], journal: &Journal, more: &Originals) -> Result<(), StoreFault> {
        self.database
            .write(async |all| {
                expect_heads(all, found).await?;
                originals::replace(all, journal, more).await?;
                all.clear(HEADERS)?;
                all.clear(CHUNKS)?;
                all.remove(META, &"snapshot".into())?;
                journal.batches().try_for_each(|batch| put_batch(all, batch))?;
                put_heads(all, &journal.chain().heads())
            })
            .await
    }

    /// Keeps the state for a quick start, where `heads` are still those that are stored. `false` where they are not.
    ///
    /// # Errors
    /// [`StoreFault::Full`], or what the browser says. Nothing is lost by it.
    pub async fn write_snapshot(&self, build: &str, heads: &[Head], ledger: &Ledger) -> Result<bool, StoreFault> {
        let bytes = snapshot::write(build, heads, ledger);
        let kept = self
            .database
            .write(async |all| {
                expect_heads(all, heads).await?;
                all.put(META, &"snapshot".into(), &bytes)
            })
            .await;
        match kept {
            Ok(()) => Ok(true),
            Err(StoreFault::Conflict { .. }) => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    /// Deflates the next plain chunk after `place` in the order of the keys, from 0; answers the place to go on from, `None` at the end.
    /// To be called while nothing else is done, in a worker: a large chunk takes a tenth of a second.
    ///
    /// # Errors
    /// What the browser says. Nothing is lost by it.
    pub async fn compress_next(&self, place: u32) -> Result<Option<u32>, StoreFault> {
        self.database
            .write(async |all| {
                let keys = all.keys(CHUNKS).await?;
                for at in place..keys.length() {
                    let key = keys.get(at);
                    let Some(stored) = all.get(CHUNKS, &key).await?.map(Chunk::from_stored) else { continue };
                    let compressed = stored.compressed();
                    if compressed != stored {
                        all.put(CHUNKS, &key, compressed.stored())?;
                        return Ok(Some(at + 1));
                    }
                }
                Ok(None)
            })
            .await
    }

    /// Deletes everything, for good. Other tabs close for it.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn erase(self) -> Result<(), StoreFault> {
        self.database.erase().await
    }
}

pub(super) fn bytes(value: &JsValue) -> Vec<u8> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec).unwrap_or_default()
}

pub(super) fn json(value: &impl serde::Serialize) -> Result<Vec<u8>, StoreFault> {
    serde_json::to_vec(value).map_err(|error| StoreFault::Other { name: "json".to_owned(), message: error.to_string() })
}

async fn expect_heads(all: &Transaction, expected: &[Head]) -> Result<(), StoreFault> {
    let stored = all.get(META, &"heads".into()).await?.unwrap_or_else(|| b"[]".to_vec());
    let mut heads: Vec<Head> = serde_json::from_slice(&stored).unwrap_or_default();
    let mut expected = expected.to_vec();
    heads.sort_unstable();
    expected.sort_unstable();
    if heads == expected { Ok(()) } else { Err(StoreFault::Conflict { heads }) }
}

fn put_heads(all: &Transaction, heads: &[Head]) -> Result<(), StoreFault> {
    all.put(META, &"heads".into(), &json(&heads)?)
}

fn put_batch(all: &Transaction, batch: &Batch) -> Result<(), StoreFault> {
    let id = JsValue::from(batch.header.id.to_string());
    all.put(HEADERS, &id, batch.header.stored())?;
    for (place, chunk) in (0_u32..).zip(&batch.chunks) {
        all.put(CHUNKS, &Array::of2(&id, &place.into()), chunk.stored())?;
    }
    Ok(())
}
