//! In: bytes of a file become a [`Reading`](reading::Reading), one file a format; and a reading becomes the differences it would make.
//!
//! Invariant: no input of any bytes panics a reader, and a reader never stops at the first bad line.

pub mod archive;
pub mod bank_csv;
pub mod camt;
pub mod cfonb;
pub mod cii;
pub mod coda;
pub mod einvoice;
pub mod example;
pub mod fec;
pub mod lines;
pub mod list;
pub mod mt940;
pub mod ofx;
mod open_document;
pub mod pdf;
pub mod plan;
pub mod qif;
pub mod reading;
pub mod recognise;
pub mod spreadsheet;
pub mod statements;
pub mod text;
pub mod ubl;
pub mod vcard;
pub mod xml;

use chrono::NaiveDate;
use reading::Reading;
use recognise::{Recognised, Seems};
use serde::{Deserialize, Serialize};
use sha2::Digest as _;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// What the person chose about a file before it is read; the default lets the content decide everything.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadOptions {
    /// The day that dates what a list leaves undated; `None`: the last day that the list itself names.
    pub today: Option<NaiveDate>,
    /// How a list is read, where the person or an earlier file of the same header shape said so.
    pub mapping: Option<list::Mapping>,
    /// Which sheet of a workbook, from the left, first = 0; `None`: the one that holds the most of a list of ours.
    pub sheet: Option<u32>,
    /// Who we are, to tell sales from purchases.
    pub own: einvoice::Own,
}

/// Why a file as a whole gave nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadError {
    /// Columns that the format cannot do without are not there.
    #[error("columns are missing: {}", missing.join(", "))]
    NotThisFormat {
        /// Their names as the format has them.
        missing: Vec<Cow<'static, str>>,
    },
    /// A format that is not read; what it seems to be.
    #[error("not a format that is read: {0:?}")]
    NotRead(Seems),
    /// XML that is not well formed: what the parser said, and where.
    #[error("line {line}: {reason}")]
    BrokenXml {
        /// Line in the file, first = 1.
        line: u32,
        /// In the parser's words.
        reason: String,
    },
    /// XML with a document type: refused, since entities are a door for attacks and no accounting export has one.
    #[error("XML with a DOCTYPE is refused")]
    Doctype,
    /// Cells in columns that no list of what customers owe has.
    #[error(transparent)]
    NotAList(list::NotAList),
    /// A list without a column that it cannot do without; one of these would do.
    #[error("no column for one of {0:?}")]
    NotMapped(Vec<list::Role>),
    /// A list that names no day, and none was given.
    #[error("the list names no day")]
    NoDay,
    /// A bank's format without a statement in it.
    #[error("no statement in it")]
    NoStatement(reading::Format),
    /// The person stopped it.
    #[error("stopped")]
    Stopped,
    /// An e-invoice that is no receivable of ours, or cannot be one.
    #[error(transparent)]
    NoSale(einvoice::NoSale),
    /// Larger than is read, or than can be believed.
    #[error("too large")]
    TooLarge,
    /// Under a password.
    #[error("under a password")]
    Locked,
}

/// Reads a file of any known format, recognised by its content. `name` is only for formats whose content does not say all; it never decides.
///
/// `progress` is told how much is done, in per mille, and may stop the reading.
///
/// # Errors
/// See [`ReadError`].
pub fn read(
    name: &str,
    bytes: &[u8],
    options: &ReadOptions,
    progress: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<Reading, ReadError> {
    let _ = name;
    match recognise::recognise(bytes) {
        Recognised::Fec => fec::read(bytes, progress),
        Recognised::Statement(reading::Format::Camt) => camt::read(bytes, progress),
        Recognised::Statement(reading::Format::Mt940) => mt940::read(bytes, progress),
        Recognised::Statement(reading::Format::Coda) => coda::read(bytes, progress),
        Recognised::Statement(reading::Format::Cfonb) => cfonb::read(bytes, progress),
        Recognised::Statement(reading::Format::Ofx) => ofx::read(bytes, progress),
        Recognised::Statement(reading::Format::Qif) => qif::read(bytes, progress),
        Recognised::Statement(reading::Format::BankCsv) => bank_csv::read(bytes, progress),
        Recognised::Statement(_) => Err(ReadError::NotRead(Seems::PlainText)),
        Recognised::List => {
            let text = text::decode(bytes).text;
            let mapping = match &options.mapping {
                Some(mapping) => Cow::Borrowed(mapping),
                None => Cow::Owned(list::inspect(&text, &list::Wishes::default()).map_err(ReadError::NotAList)?.mapping),
            };
            read_list(&text, &mapping, options, progress)
        }
        Recognised::Spreadsheet => {
            let (text, mapping) = spreadsheet::as_list(bytes, options.sheet, options.mapping.as_ref())?;
            read_list(&text, &mapping, options, progress)
        }
        Recognised::VCard => vcard::read(bytes, progress),
        Recognised::Archive => Err(ReadError::NotRead(Seems::Zip)),
        Recognised::EInvoice => einvoice::read(bytes, &options.own, None).map(|reading| naming(reading, bytes)),
        Recognised::Pdf => {
            let reading = einvoice::read(&pdf::invoice_xml(bytes)?, &options.own, Some(reading::Format::FacturX))?;
            Ok(naming(reading, bytes))
        }
        Recognised::Unknown(seems) => Err(ReadError::NotRead(seems)),
    }
}

/// Each document with the file that it is: one e-invoice is one file.
fn naming(mut reading: Reading, bytes: &[u8]) -> Reading {
    let hash = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(bytes));
    for item in reading.items.iter_mut().filter(|item| item.kind.is_document()) {
        item.details.get_or_insert_default().original.clone_from(&hash);
    }
    reading
}

/// Reads a text as a list; where no day is given, the last one that it names dates what it leaves undated.
///
/// # Errors
/// See [`ReadError`].
pub fn read_list(
    text: &str,
    mapping: &list::Mapping,
    options: &ReadOptions,
    progress: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<Reading, ReadError> {
    let today = match options.today {
        Some(today) => today,
        None => list::read(text, mapping, NaiveDate::MIN, progress)?.period.ok_or(ReadError::NoDay)?.1,
    };
    list::read(text, mapping, today, progress)
}
