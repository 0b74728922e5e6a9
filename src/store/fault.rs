//! What storage can refuse, each with enough to act on.

use crate::journal::{Damage, Head, HeaderFault};
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

/// Why storage did not do what was asked. Nothing was half done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StoreFault {
    /// The browser gives this page no storage: a private window, a policy, cookies refused.
    #[error("the browser gives this page no storage")]
    Denied,
    /// The database is of a newer version of the app. Nothing was touched.
    #[error("the database is of a newer version")]
    TooNew,
    /// The disk, or the share of it that the browser gives this site, is full.
    #[error("storage is full")]
    Full,
    /// Another tab wrote first: read on from these heads, and decide again.
    #[error("another tab wrote first")]
    Conflict {
        /// The heads that are stored.
        heads: Vec<Head>,
    },
    /// Another tab brought a newer version or erased everything; this one must be loaded anew.
    #[error("another tab changed the database; this one must be loaded anew")]
    Outdated,
    /// The browser closed the database: the site's data were cleared, or the disk failed.
    #[error("the browser closed the database")]
    Closed,
    /// A stored header that this version does not read.
    #[error("batch {batch}: {fault}")]
    Header {
        /// Which, as its key says.
        batch: String,
        /// How.
        fault: HeaderFault,
    },
    /// Stored bytes that are not what was written.
    #[error(transparent)]
    Damaged(#[from] Damage),
    /// Anything else that the browser says.
    #[error("{name}: {message}")]
    Other {
        /// The exception's name.
        name: String,
        /// Its message, in the browser's words.
        message: String,
    },
}

impl From<DomException> for StoreFault {
    fn from(exception: DomException) -> Self {
        match exception.name().as_str() {
            "QuotaExceededError" => Self::Full,
            "VersionError" => Self::TooNew,
            "SecurityError" | "NotAllowedError" => Self::Denied,
            "InvalidStateError" => Self::Closed,
            _ => Self::Other { name: exception.name(), message: exception.message() },
        }
    }
}

impl From<JsValue> for StoreFault {
    fn from(value: JsValue) -> Self {
        match value.dyn_into::<DomException>() {
            Ok(exception) => exception.into(),
            Err(value) => Self::Other { name: "js".to_owned(), message: format!("{value:?}") },
        }
    }
}
