//! The output worker: what is asked of it and what it tells. It makes files, and tends the storage while nothing else is done.

use super::Teller;
use crate::journal::backup;
use crate::output::letter_pdf::letter_pdf;
use crate::output::letter_sheet::LetterSheet;
use crate::output::mail_draft::{Attachment, Draft, Stamp, boundary, eml};
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
    MailDraft(Box<MailAsk>),
    /// A letter as PDF.
    Letter(Box<LetterSheet>),
}

/// A mail to be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MailAsk {
    /// Name and address of who writes.
    pub from: (String, String),
    /// Name and address of the recipient.
    pub to: (String, String),
    /// Subject.
    pub subject: String,
    /// Text, lines ended by LF.
    pub body: String,
    /// Seconds since 1970, UTC.
    pub date: i64,
    /// Unique, of the form `something@domain`.
    pub message_id: String,
    /// The letter that goes with it, as PDF, and the name of that file; `None` for none.
    pub letter: Option<(String, Box<LetterSheet>)>,
    /// The files that come with this, one after the other: name, kind, how many bytes.
    pub files: Vec<(String, String, usize)>,
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
        Ask::MailDraft(mail) => {
            let MailAsk { from, to, subject, body, date, message_id, letter, files } = *mail;
            let pdf = match letter.map(|(name, sheet)| letter_pdf(&sheet).map(|pdf| (name, pdf))).transpose() {
                Ok(pdf) => pdf,
                Err(reason) => return teller.tell(Told::NotMade(reason.to_string())),
            };
            let mut attachments: Vec<Attachment<'_>> =
                pdf.iter().map(|(name, bytes)| Attachment { name, media_type: "application/pdf", bytes }).collect();
            let mut rest = bytes.as_slice();
            for (name, media_type, length) in &files {
                let (own, after) = rest.split_at_checked(*length).unwrap_or_default();
                attachments.push(Attachment { name, media_type, bytes: own });
                rest = after;
            }
            let draft = Draft { from: (&from.0, &from.1), to: (&to.0, &to.1), subject: &subject, body: &body, attachments: &attachments };
            Ok(eml(&draft, &Stamp { date, message_id: &message_id, boundary: &boundary(&body, &message_id) }))
        }
        Ask::Letter(sheet) => match letter_pdf(&sheet) {
            Ok(file) => Ok(file),
            Err(reason) => return teller.tell(Told::NotMade(reason.to_string())),
        },
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
