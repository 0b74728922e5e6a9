//! The files that documents came from: which, whether they are kept, their bytes.

use super::workbench::{Fault, Workbench};
use crate::basis::id::ThingId;
use crate::journal::{Cause, Hash};

/// A file that something came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its name.
    pub name: String,
    /// Of its bytes.
    pub hash: Hash,
}

impl Workbench {
    /// The file that a thing came from: the one that the document names as its own (`stated`, a hash), else that of its batch; `None`
    /// for what was entered by hand.
    #[must_use]
    pub fn origin_of(self, thing: ThingId, stated: &str) -> Option<Origin> {
        let held = self.held();
        let chain = held.chain.borrow();
        let origin = |cause: &Cause| match cause {
            Cause::Import { file, sha256, .. } => Some(Origin { name: file.clone(), hash: *sha256 }),
            _ => None,
        };
        let named = stated
            .parse::<Hash>()
            .ok()
            .and_then(|hash| chain.iter().filter_map(|header| origin(&header.cause)).find(|found| found.hash == hash));
        named.or_else(|| chain.get(thing.batch).and_then(|header| origin(&header.cause)))
    }

    /// Whether storage said before that a file is kept.
    #[must_use]
    pub fn knows_original(self, hash: Hash) -> bool {
        self.held().originals.borrow().contains(&hash)
    }

    /// Whether a file is kept.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn has_original(self, hash: Hash) -> Result<bool, Fault> {
        let keeping = self.held().keeping.borrow().clone();
        let is_kept = keeping.has_original(hash).await.map_err(Fault::NotKept)?;
        if is_kept {
            self.held().originals.borrow_mut().insert(hash);
        }
        Ok(is_kept)
    }

    /// Its bytes; `None` where it is not kept.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn original(self, hash: Hash) -> Result<Option<Vec<u8>>, Fault> {
        let keeping = self.held().keeping.borrow().clone();
        keeping.original(hash).await.map_err(Fault::NotKept)
    }

    /// How large all that are kept are together, in bytes.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn originals_size(self) -> Result<usize, Fault> {
        let keeping = self.held().keeping.borrow().clone();
        keeping.originals_size().await.map_err(Fault::NotKept)
    }
}
