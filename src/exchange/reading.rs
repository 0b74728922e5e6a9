//! What any file says, in one shape: customers, items of their accounts, which settles which, and what could not be read.
//!
//! A reader turns bytes into this and knows no ledger; `exchange::plan` holds it against the ledger. It crosses the border
//! between worker and page as compact bytes ([`Reading::to_bytes`]).

use super::einvoice::Assumed;
use super::statements::Doubt;
use crate::basis::money::{Currency, Money};
use crate::ledger::{AccountFamily, BankLine, Contact, CreditReport, DocumentDetails, DocumentLine, InteractionWay, ItemKind, Terms};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The formats that are recognised, by content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Fichier des écritures comptables, article A47 A-1 of the livre des procédures fiscales.
    Fec,
    /// A list with columns: CSV, TSV, pasted cells.
    List,
    /// An e-invoice in UBL.
    Ubl,
    /// An e-invoice in Cross Industry Invoice.
    Cii,
    /// An e-invoice inside a PDF: Factur-X, ZUGFeRD.
    FacturX,
    /// Bank statement, ISO 20022: CAMT.052, 053, 054.
    Camt,
    /// Bank statement, SWIFT MT940 and MT942.
    Mt940,
    /// Bank statement, Belgian CODA.
    Coda,
    /// Bank statement, French CFONB 120.
    Cfonb,
    /// Bank statement, OFX and QFX.
    Ofx,
    /// Bank statement, QIF.
    Qif,
    /// A list of a bank account's movements with columns.
    BankCsv,
    /// Cards of an address book: vCard.
    VCard,
}

impl Format {
    /// An e-invoice of any syntax.
    #[must_use]
    pub fn is_e_invoice(self) -> bool {
        matches!(self, Self::Ubl | Self::Cii | Self::FacturX)
    }

    /// True for what a bank writes of one of our accounts.
    #[must_use]
    pub fn is_statement(self) -> bool {
        matches!(self, Self::Camt | Self::Mt940 | Self::Coda | Self::Cfonb | Self::Ofx | Self::Qif | Self::BankCsv)
    }
}

/// Whether what is not in the file still exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// All open items of a day: what it no longer holds is asked about.
    Stock,
    /// New ones, or a period: what is not in it is not concerned.
    Flow,
    /// The file does not tell; the person is asked.
    Unsaid,
}

/// What was read, and what could not be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reading {
    /// The format it was read as.
    pub format: Format,
    /// Stock or flow.
    pub extent: Extent,
    /// First and last day of the file's entries, where it has any.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Each customer once, in order of appearance.
    pub customers: Vec<ReadCustomer>,
    /// Each posting or document that moves a customer's account, in file order.
    pub items: Vec<ReadItem>,
    /// Which credit settles which debit, as the file itself says.
    pub allocations: Vec<ReadAllocation>,
    /// Bank statements, in file order.
    pub statements: Vec<ReadStatement>,
    /// What was said or written with customers, in file order.
    pub interactions: Vec<ReadInteraction>,
    /// What others say of customers' credit, in file order.
    pub credit_reports: Vec<ReadCreditReport>,
    /// What documents bill, line by line, where the file says.
    pub document_lines: Vec<ReadDocumentLines>,
    /// What could not be read, or was read with a doubt.
    pub issues: Vec<Issue>,
    /// Lines that hold data, header not counted.
    pub lines: u32,
}

/// A customer as the file names it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadCustomer {
    /// What identifies it in that software: the auxiliary account, the code; the folded name where there is neither.
    pub key: String,
    /// Its name.
    pub name: String,
    /// ISO 3166 alpha-2, where the file says.
    pub country: Option<String>,
    /// Where the file says.
    pub email: Option<String>,
    /// Where the file says.
    pub phone: Option<String>,
    /// Postal address in lines, where the file says.
    pub address: Option<String>,
    /// SIREN, SIRET, enterprise or VAT number as written, where the file says.
    pub legal_id: Option<String>,
    /// Terms as the file writes them and we read them.
    pub terms: Option<Terms>,
    /// People there, where the file names any.
    pub contacts: Vec<Contact>,
    /// The file says something that happened with it, and nothing of it: where nobody knows it, it is no customer.
    pub named_only: bool,
    /// Line of first appearance, header = 1.
    pub line: u32,
}

/// One item of a customer's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadItem {
    /// Index in [`Reading::customers`].
    pub customer: u32,
    /// What it is.
    pub kind: ItemKind,
    /// Document number or payment reference; empty where there is none.
    pub number: String,
    /// Date of the document or of the money.
    #[serde(with = "day")]
    pub on: NaiveDate,
    /// Due date where the file states one; `None` leaves it to the terms.
    #[serde(with = "maybe_day")]
    pub due_on: Option<NaiveDate>,
    /// Signed, in minor units of `currency`: positive raises what is owed, negative lowers it.
    pub amount_minor: i64,
    /// Its currency.
    pub currency: Currency,
    /// Family of accounts; `Customers` where the file has none.
    pub account: AccountFamily,
    /// A retention (4117): never chased before its release.
    pub retention: bool,
    /// Label of the entry; empty where there is none.
    pub label: String,
    /// True where the file knows no date for it and `on` is the day of the list: a part paid before, a carried balance.
    pub on_assumed: bool,
    /// The customer objects to it, as the file says.
    pub disputed: bool,
    /// What the document says beside; `None` where it says nothing more.
    pub details: Option<Box<DocumentDetails>>,
    /// Items of other files or lines that it names and that [`Reading::allocations`] does not settle: to be joined with the ledger.
    pub settles: Vec<Settles>,
    /// Line in the file.
    pub line: u32,
}

impl ReadItem {
    /// An item with what each has; the rest empty: `ReadItem { number, ..ReadItem::new(…) }`.
    #[must_use]
    pub fn new(customer: u32, kind: ItemKind, on: NaiveDate, amount_minor: i64, currency: Currency, line: u32) -> Self {
        Self {
            customer,
            kind,
            number: String::new(),
            on,
            due_on: None,
            amount_minor,
            currency,
            account: AccountFamily::Customers,
            retention: false,
            label: String::new(),
            on_assumed: false,
            disputed: false,
            details: None,
            settles: Vec::new(),
            line,
        }
    }
}

/// A document or payment of the same customer that an item names as what it settles, corrects or takes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settles {
    /// Its number, as the file writes it.
    pub number: String,
    /// How much of it, positive, in minor units; `None` where the file does not say: as much as is open.
    pub amount_minor: Option<i64>,
}

/// A credit settles a debit, as the file says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadAllocation {
    /// Index in [`Reading::items`] of an item with a negative amount.
    pub credit: u32,
    /// Index in [`Reading::items`] of an item with a positive amount.
    pub debit: u32,
    /// Positive, in minor units.
    pub amount_minor: i64,
}

/// Something that happened between a customer and us.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadInteraction {
    /// Index in [`Reading::customers`].
    pub customer: u32,
    /// The day.
    pub on: NaiveDate,
    /// By which way.
    pub way: InteractionWay,
    /// What was said.
    pub text: String,
    /// Line in the file.
    pub line: u32,
}

/// What one document bills.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadDocumentLines {
    /// Index in [`Reading::items`].
    pub item: u32,
    /// In the document's order, of its sign.
    pub lines: Vec<DocumentLine>,
}

/// What somebody says of a customer's credit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadCreditReport {
    /// What is said; the customer by its index in [`Reading::customers`].
    pub said: CreditReport<u32>,
    /// Line in the file.
    pub line: u32,
}

/// One statement of one bank account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadStatement {
    /// Our account: IBAN without blanks, or what the file has instead; empty where it names none.
    pub account: String,
    /// Its currency; that which stands for none where it is not one of ISO 4217.
    pub currency: Currency,
    /// True where the format names no currency and the one of the person's books was taken.
    pub currency_assumed: bool,
    /// The bank's own number or id of the statement; empty where there is none.
    pub number: String,
    /// First and last day, where the file says or its lines tell.
    pub period: Option<(NaiveDate, NaiveDate)>,
    /// Balance before the first line, signed, and its day.
    pub opening: Option<(NaiveDate, Money)>,
    /// Balance after the last line, signed, and its day.
    pub closing: Option<(NaiveDate, Money)>,
    /// Its movements, in file order. A collective booking whose parts are known stands as its parts.
    pub lines: Vec<ReadBankLine>,
    /// Line in the file on which it begins, first = 1.
    pub line: u32,
}

/// A movement and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadBankLine {
    /// What the bank says.
    pub said: BankLine,
    /// The number of the collective booking it is a part of, counted from 1 within the statement; `None` for one that stands alone.
    pub part_of: Option<u32>,
    /// False for what is announced and not booked yet.
    pub booked: bool,
    /// Line in the file, first = 1.
    pub line: u32,
}

/// Something that could not be read, or was read with a doubt: where, what was there, and what was expected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// Line in the file, header = 1; 0 for the file as a whole.
    pub line: u32,
    /// The column's header as the file writes it; empty for the line as a whole.
    pub column: String,
    /// What was there; cut at 200 characters.
    pub found: String,
    /// What is wrong.
    pub kind: IssueKind,
}

/// What is wrong with a line or a cell. `words` says it in the person's language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IssueKind {
    /// Not a date of the calendar. The line was left out.
    NotADate,
    /// Not an amount. The line was left out.
    NotAnAmount,
    /// More decimals than the currency has. The line was left out.
    TooFine,
    /// Not a currency of ISO 4217. The line was left out.
    NotACurrency,
    /// Not the number of cells that the header announces. The line was left out.
    CellCount {
        /// Cells in the header.
        expected: u32,
        /// Cells in the line.
        found: u32,
    },
    /// A cell that must not be empty is. The line was left out.
    Missing,
    /// An entry whose debits and credits differ. Its lines were read all the same.
    Unbalanced {
        /// Debit total as written.
        debit: String,
        /// Credit total as written.
        credit: String,
    },
    /// A lettering whose debits and credits differ: what can be allocated was, oldest first.
    LetteringOpen {
        /// The letter.
        letter: String,
    },
    /// The same document stands twice in the file; the second was left out.
    Twice,
    /// Settled before or for more than it is worth. Read all the same.
    Inconsistent,
    /// The file as a whole: so few postings on customers' accounts that there is next to nothing to follow up (sales go through the till).
    LittleToFollow {
        /// Postings on customers' accounts.
        postings: u32,
        /// Lines of the file.
        lines: u32,
    },
    /// The file breaks off or cannot be read from here on; what stands before went in.
    CutShort {
        /// In the parser's words.
        reason: String,
    },
    /// A draft, or cancelled, as the file says. The line was left out.
    NotIssued,
    /// A supplier's: nothing to receive. The line was left out.
    Supplier,
    /// An amount of nothing. The line was left out.
    Nothing,
    /// Of an e-invoice: what had to be assumed, or what to know of it. Read all the same.
    Assumed(Assumed),
    /// In a bank statement.
    Statement(Box<Doubt>),
}

impl From<Doubt> for IssueKind {
    fn from(doubt: Doubt) -> Self {
        Self::Statement(Box::new(doubt))
    }
}

impl IssueKind {
    /// True where the line did not go in.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        if let Self::Statement(doubt) = self {
            return doubt.leaves_out();
        }
        !matches!(
            self,
            Self::Unbalanced { .. }
                | Self::LetteringOpen { .. }
                | Self::Inconsistent
                | Self::LittleToFollow { .. }
                | Self::CutShort { .. }
                | Self::Assumed(_)
        )
    }
}

/// The bytes are not a reading of this build.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a reading of this build")]
pub struct NotAReading;

impl Reading {
    /// A reading of nothing: `Reading { items, lines, ..Reading::new(format) }`.
    #[must_use]
    pub fn new(format: Format) -> Self {
        Self {
            format,
            extent: Extent::Flow,
            period: None,
            customers: Vec::new(),
            items: Vec::new(),
            allocations: Vec::new(),
            statements: Vec::new(),
            interactions: Vec::new(),
            credit_reports: Vec::new(),
            document_lines: Vec::new(),
            issues: Vec::new(),
            lines: 0,
        }
    }

    /// Compact bytes for the way from worker to page of one build; never stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The reading that [`Reading::to_bytes`] wrote.
    ///
    /// # Errors
    /// Bytes of another build, or damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, NotAReading> {
        postcard::from_bytes(bytes).map_err(|_| NotAReading)
    }
}

/// A date as the number of its day: a sixth of the time and half the bytes of its text.
mod day {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
        day.num_days_from_ce().serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
        let days = i32::deserialize(deserializer)?;
        NaiveDate::from_num_days_from_ce_opt(days).ok_or_else(|| D::Error::custom("not a day of the calendar"))
    }
}

/// A date or none, as [`day`].
mod maybe_day {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    pub(super) fn serialize<S: Serializer>(day: &Option<NaiveDate>, serializer: S) -> Result<S::Ok, S::Error> {
        day.map(|day| day.num_days_from_ce()).serialize(serializer)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
        Ok(Option::<i32>::deserialize(deserializer)?.and_then(NaiveDate::from_num_days_from_ce_opt))
    }
}
