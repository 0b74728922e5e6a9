//! The files that documents came from: each stored once, under the hash of its bytes, in the transaction of the batch that it became.
//!
//! What is missing is `None`, never a fault: a file may have been too large, or have come before files were kept.

use super::database::{META, ORIGINALS, Transaction};
use super::fault::StoreFault;
use super::journal::{Store, bytes, json};
use crate::journal::backup::{ORIGINALS_ALL, ORIGINALS_ONE, Originals};
use crate::journal::{Batch, Cause, Hash, Journal};
use wasm_bindgen::JsValue;

/// Under which key the size of all originals together stands, in bytes.
const SIZE: &str = "originals_size";

impl Store {
    /// Whether a file is kept.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn has_original(&self, hash: Hash) -> Result<bool, StoreFault> {
        self.database.read(async |all| all.has(ORIGINALS, &key(hash)).await).await
    }

    /// A file that a batch came from; `None` where it is not kept, or is no longer what it was.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn original(&self, hash: Hash) -> Result<Option<Vec<u8>>, StoreFault> {
        let found = self.database.read(async |all| all.get(ORIGINALS, &key(hash)).await).await?;
        Ok(found.filter(|bytes| Hash::of(bytes) == hash))
    }

    /// All files that are kept: for a backup.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn originals(&self) -> Result<Originals, StoreFault> {
        let (keys, values) = self.database.read(async |all| Ok((all.keys(ORIGINALS).await?, all.values(ORIGINALS, None).await?))).await?;
        let kept = keys.iter().zip(values.iter()).filter_map(|(key, value)| {
            let (hash, bytes): (Hash, _) = (key.as_string()?.parse().ok()?, bytes(&value));
            (Hash::of(&bytes) == hash).then_some((hash, bytes))
        });
        Ok(kept.collect())
    }

    /// How large all files are together, in bytes.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn originals_size(&self) -> Result<usize, StoreFault> {
        self.database.read(size).await
    }
}

fn key(hash: Hash) -> JsValue {
    JsValue::from(hash.to_string())
}

async fn size(all: &Transaction) -> Result<usize, StoreFault> {
    let stored = all.get(META, &SIZE.into()).await?;
    Ok(stored.and_then(|text| serde_json::from_slice(&text).ok()).unwrap_or_default())
}

/// Keeps the file that `batch` came from, where it is not kept yet and there is room for it.
pub(super) async fn put(all: &Transaction, batch: &Batch, file: &[u8]) -> Result<(), StoreFault> {
    let Cause::Import { sha256, .. } = &batch.header.cause else { return Ok(()) };
    let so_far = size(all).await?;
    let fits = file.len() <= ORIGINALS_ONE && so_far.saturating_add(file.len()) <= ORIGINALS_ALL;
    if !fits || Hash::of(file) != *sha256 || all.has(ORIGINALS, &key(*sha256)).await? {
        return Ok(());
    }
    all.put(ORIGINALS, &key(*sha256), file)?;
    all.put(META, &SIZE.into(), &json(&(so_far + file.len()))?)
}

/// Forgets the files that these batches came from.
pub(super) async fn forget(all: &Transaction, batches: &[Batch]) -> Result<(), StoreFault> {
    for batch in batches {
        if let Cause::Import { sha256, .. } = &batch.header.cause
            && let Some(file) = all.get(ORIGINALS, &key(*sha256)).await?
        {
            all.remove(ORIGINALS, &key(*sha256))?;
            let left = size(all).await?.saturating_sub(file.len());
            all.put(META, &SIZE.into(), &json(&left)?)?;
        }
    }
    Ok(())
}

/// What stays when `journal` takes the place of everything: the files that come with it, and those known that its batches came from.
pub(super) async fn replace(all: &Transaction, journal: &Journal, more: &Originals) -> Result<(), StoreFault> {
    let mut kept = Originals::new();
    for header in journal.chain().iter() {
        if let Cause::Import { sha256, .. } = &header.cause
            && !kept.contains_key(sha256)
        {
            let known = match more.get(sha256) {
                Some(file) => Some(file.clone()),
                None => all.get(ORIGINALS, &key(*sha256)).await?,
            };
            kept.extend(known.map(|file| (*sha256, file)));
        }
    }
    all.clear(ORIGINALS)?;
    for (hash, file) in &kept {
        all.put(ORIGINALS, &key(*hash), file)?;
    }
    all.put(META, &SIZE.into(), &json(&kept.values().map(Vec::len).sum::<usize>())?)
}
