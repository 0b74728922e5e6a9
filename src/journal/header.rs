//! The header of a batch: who wrote it, when, on what, why, and what its events hash to.
//!
//! Stored as one line of JSON and never written anew: its hash is that of the stored bytes. As these hold the parents' hashes and
//! the hashes of all chunks, the hash of one header vouches for everything that it stands on.
//!
//! Invariant: journals outlive code. A released name is never changed; a new field has a default; a change that an older version
//! must not pass over raises [`FORMAT`].

use super::hash::Hash;
use crate::basis::id::{BatchId, DeviceId};
use crate::ledger::Event;
use serde::{Deserialize, Serialize};

/// The stored form that this version writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// A moment: milliseconds since 1970-01-01T00:00:00 UTC.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(pub u64);

/// A batch that was the newest known when another was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Head {
    /// Which.
    pub id: BatchId,
    /// The hash of its header.
    pub hash: Hash,
}

/// Why a batch was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Cause {
    /// The person did something.
    ByHand {
        /// What.
        deed: Deed,
    },
    /// A file came in.
    Import {
        /// Its name, without folders.
        file: String,
        /// Of its bytes.
        sha256: Hash,
        /// As which format it was read.
        format: FileFormat,
    },
    /// Batches no longer count. To undo an undo is to do again.
    Undo {
        /// Which.
        of: Vec<BatchId>,
    },
    /// Two copies of the journal became one; its parents say which.
    Merge,
    /// Contents were taken out for good.
    Redaction {
        /// Which.
        events: Vec<Redacted>,
        /// Why, in the person's words.
        reason: String,
    },
}

/// What the person did, by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// Our own sheet.
    DescribeCompany,
    /// A new customer.
    AddCustomer,
    /// A customer's sheet.
    DescribeCustomer,
    /// What a customer is to the law.
    SetCustomerKind,
    /// Terms.
    AgreeTerms,
    /// A due date.
    AgreeDueDate,
    /// A document.
    IssueDocument,
    /// A payment.
    ReceivePayment,
    /// An allocation.
    Allocate,
    /// The end of one.
    EndAllocation,
    /// A reminder sent.
    MarkSent,
    /// A step left out.
    SkipStep,
    /// Where chasing begins.
    StartChase,
    /// A look at the bank.
    CheckBank,
    /// How a list's columns are read.
    RememberMapping,
    /// Money given back.
    Refund,
    /// A discount for early payment.
    Discount,
    /// A set-off.
    SetOff,
    /// An amount given up.
    WriteOff,
    /// A difference of exchange.
    ExchangeDifference,
    /// A payment that the bank took back.
    TakeBack,
    /// Money for what was given up.
    RecoverWrittenOff,
    /// An allocation to another document.
    MoveAllocation,
    /// A dispute.
    OpenDispute,
    /// The end of one.
    CloseDispute,
    /// A promise to pay.
    NotePromise,
    /// The end of one.
    EndPromise,
    /// Insolvency proceedings.
    NoteInsolvency,
    /// The end of them.
    EndInsolvency,
    /// Books closed.
    ClosePeriod,
    /// Closed books opened again.
    ReopenPeriod,
    /// A rate of the law.
    StateRate,
    /// The segment of customers.
    SetSegment,
    /// Who looks after customers.
    SetResponsible,
    /// The group that customers are part of.
    SetParent,
    /// The people to reach at a customer.
    DescribeContacts,
    /// What a document says beside its amount.
    DetailDocument,
    /// What bank lines are.
    ExplainBankLines,
    /// Bank lines opened again.
    ReopenBankLines,
    /// What a payer's account or words stand for.
    TeachMatching,
    /// Whether sure matches are taken by themselves.
    TakeSureMatches,
    /// What lateness costs, asked for.
    AskClaims,
    /// A claim paid.
    NoteClaimPaid,
    /// A claim given up.
    WaiveClaim,
    /// Discount, law or rate of interest agreed.
    AgreeConditions,
    /// Terms gone through.
    ReviewTerms,
    /// What a currency is worth.
    StateExchangeRate,
    /// A rule for small differences.
    AgreeSmallDifferences,
    /// Documents to a factor.
    AssignDocuments,
    /// Documents back from a factor.
    EndAssignment,
    /// A bill of exchange accepted.
    AcceptBill,
    /// A bill of exchange that came back unpaid.
    ReturnBill,
    /// An order.
    AgreeOrder,
    /// A delivery.
    DeliverOrder,
    /// The end of an order.
    CancelOrder,
    /// How the accounting is kept.
    KeepBooks,
    /// A payment in doubt.
    Doubt,
    /// The end of a doubt.
    EndDoubt,
    /// What is expected to be lost.
    Impair,
    /// Entries for the accounting.
    HandOver,
    /// Something said or written.
    NoteExchange,
    /// Two customers that are one.
    MergeCustomers,
    /// One customer that is two.
    SplitCustomer,
    /// Days on which the firm is closed.
    SayClosedDays,
    /// What is sold.
    SaySupply,
    /// What an action costs.
    SayActionCosts,
    /// What a figure is to be.
    SayTarget,
    /// Means of payment, or what is known of our account.
    OfferMeans,
    /// The trade in which customers buy.
    AgreeSector,
    /// A mandate for direct debits.
    SignMandate,
    /// The end of one.
    EndMandate,
    /// Debits asked of the bank.
    AskDebits,
    /// A debit that came to nothing.
    GiveUpDebit,
    /// A scenario.
    DefineScenario,
    /// Who follows which scenario.
    AssignScenarios,
    /// A step put off.
    PutOffStep,
    /// A step handed to someone.
    HandOverStep,
    /// Something that this version does not know; the stored bytes still say what.
    #[serde(other)]
    Other,
}

/// A format that files come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileFormat {
    /// Fichier des écritures comptables.
    Fec,
    /// A list with columns.
    List,
    /// An e-invoice in UBL.
    Ubl,
    /// An e-invoice in Cross Industry Invoice.
    Cii,
    /// An e-invoice inside a PDF.
    FacturX,
    /// ISO 20022 bank statement.
    Camt,
    /// SWIFT bank statement.
    Mt940,
    /// Belgian bank statement.
    Coda,
    /// French bank statement.
    Cfonb,
    /// OFX bank statement.
    Ofx,
    /// QIF bank statement.
    Qif,
    /// A list of a bank account's movements.
    BankCsv,
    /// Cards of an address book.
    #[serde(rename = "vcard")]
    VCard,
    /// One that this version does not know; the stored bytes still say which.
    #[serde(other)]
    Other,
}

/// An event whose content was taken out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redacted {
    /// Its batch.
    pub batch: BatchId,
    /// Its place there, from 0.
    pub ordinal: u32,
    /// What stands in its place from now on: a customer without a name, so that its accounts still add up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<Event>,
}

/// A chunk as the header vouches for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChunkSeal {
    /// How many events.
    pub events: u32,
    /// [`super::Chunk::hash`].
    pub hash: Hash,
}

/// What a header says. The fields in the order in which they are written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeaderFields {
    /// Stored form.
    pub format: u32,
    /// The batch.
    pub id: BatchId,
    /// The browser profile that wrote it.
    pub device: DeviceId,
    /// The heads it was written on: none for the first, two or more after a merge.
    pub parents: Vec<Head>,
    /// When.
    pub recorded_at: Moment,
    /// Who, as they call themselves; empty where nobody said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub who: String,
    /// Why.
    pub cause: Cause,
    /// Batches whose things its events name, ascending, without itself.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stands_on: Vec<BatchId>,
    /// How many events in all.
    pub events: u32,
    /// Its chunks, in order.
    pub chunks: Vec<ChunkSeal>,
}

/// A header with its stored bytes. Made only from these.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    fields: HeaderFields,
    stored: Vec<u8>,
    hash: Hash,
}

/// Bytes that are no header, or none that this version may read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeaderFault {
    /// Written in a newer form. Nothing was touched: a newer version reads it.
    #[error("format {found} is newer than {known}")]
    TooNew {
        /// Its form.
        found: u32,
        /// The newest that we read.
        known: u32,
    },
    /// Of a form that we read, and yet not understood: a cause of a newer version.
    #[error("written by a newer version")]
    NotUnderstood,
    /// No header at all.
    #[error("not a header")]
    NotAHeader,
    /// Its counts contradict each other.
    #[error("the counts do not add up")]
    Inconsistent,
}

#[derive(Deserialize)]
struct FormatOnly {
    format: u32,
}

impl Header {
    /// Reads the stored form.
    ///
    /// # Errors
    /// See [`HeaderFault`].
    pub fn from_stored(stored: Vec<u8>) -> Result<Self, HeaderFault> {
        let FormatOnly { format } = serde_json::from_slice(&stored).map_err(|_| HeaderFault::NotAHeader)?;
        if format > FORMAT {
            return Err(HeaderFault::TooNew { found: format, known: FORMAT });
        }
        if stored.contains(&b'\n') {
            return Err(HeaderFault::NotAHeader);
        }
        let fields: HeaderFields = serde_json::from_slice(&stored).map_err(|_| HeaderFault::NotUnderstood)?;
        let counted = fields.chunks.iter().try_fold(0_u32, |sum, chunk| sum.checked_add(chunk.events));
        if counted != Some(fields.events) || fields.chunks.iter().any(|chunk| chunk.events == 0) {
            return Err(HeaderFault::Inconsistent);
        }
        let hash = Hash::of(&stored);
        Ok(Self { fields, stored, hash })
    }

    /// Writes the stored form, once.
    pub(super) fn write(fields: HeaderFields) -> Result<Self, serde_json::Error> {
        let stored = serde_json::to_vec(&fields)?;
        let hash = Hash::of(&stored);
        Ok(Self { fields, stored, hash })
    }

    /// The bytes to store: one line of JSON.
    #[must_use]
    pub fn stored(&self) -> &[u8] {
        &self.stored
    }

    /// The hash of the stored bytes, and thereby of the batch and of all that it stands on.
    #[must_use]
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// Its name and hash, as a child of it writes them.
    #[must_use]
    pub fn head(&self) -> Head {
        Head { id: self.id, hash: self.hash }
    }

    /// Place of the first event of each chunk, with the chunk's seal.
    pub fn seals(&self) -> impl Iterator<Item = (u32, ChunkSeal)> {
        self.chunks.iter().scan(0_u32, |first, chunk| {
            let at = *first;
            *first = first.saturating_add(chunk.events);
            Some((at, *chunk))
        })
    }
}

impl std::ops::Deref for Header {
    type Target = HeaderFields;
    fn deref(&self) -> &HeaderFields {
        &self.fields
    }
}
