//! The output worker: what is asked of it and what it tells. It makes files, and tends the storage while nothing else is done.

use super::Teller;
use crate::journal::backup;
use crate::output::mail_draft::{Draft, Stamp, eml};
use crate::output::table::Book;
use crate::output::xlsx::xlsx;
use crate::store::{DATABASE, Store, StoreFault, fresh};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The worker's module: `spawn(output::MODULE, …)`.
pub const MODULE: &str = "output";

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// The backup of the export that comes with this.
    Pack,
    /// Deflate what was stored plain. Told [`Told::Done`] without bytes at the end.
    Compress,
    /// The workbook of the [`Book`] that comes with this.
    Workbook {
        /// The day that it shows.
        on: NaiveDate,
    },
    /// A mail draft. The page knows the clock and chance.
    MailDraft {
        /// Name and address of who writes.
        from: (String, String),
        /// Name and address of the recipient.
        to: (String, String),
        /// Subject.
        subject: String,
        /// Text, lines ended by LF.
        body: String,
        /// Seconds since 1970, UTC.
        date: i64,
        /// Unique, of the form `something@domain`.
        message_id: String,
    },
}

/// What it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// Done; the bytes that come with this are the file.
    Done,
    /// Storage refused.
    Failed(StoreFault),
    /// Not made; why, in the words of the library that makes it.
    NotMade(String),
}

/// Answers one question, which `bytes` came with.
pub async fn answer(ask: Ask, bytes: Vec<u8>, teller: Teller<Told>) {
    let done = match ask {
        Ask::Pack => Ok(backup::pack(&bytes)),
        Ask::Workbook { on } => match xlsx(&Book::from_bytes(&bytes).unwrap_or_default(), on) {
            Ok(file) => Ok(file),
            Err(error) => return teller.tell(Told::NotMade(error.to_string())),
        },
        Ask::Compress => compress().await.map(|()| Vec::new()),
        Ask::MailDraft { from, to, subject, body, date, message_id } => {
            let draft = Draft { from: (&from.0, &from.1), to: (&to.0, &to.1), subject: &subject, body: &body, attachments: &[] };
            // Nothing is attached, so nothing is separated.
            Ok(eml(&draft, &Stamp { date, message_id: &message_id, boundary: "-" }))
        }
    };
    match done {
        Ok(file) => teller.tell_with(Told::Done, &file),
        Err(fault) => teller.tell(Told::Failed(fault)),
    }
}

async fn compress() -> Result<(), StoreFault> {
    // The page made the database, and its name for this device with it: the one offered here is not taken.
    let store = Store::open(DATABASE, fresh::device_id().map_err(|_| StoreFault::Denied)?, |_| ()).await?;
    let mut place = 0;
    while let Some(next) = store.compress_next(place).await? {
        place = next;
    }
    Ok(())
}
