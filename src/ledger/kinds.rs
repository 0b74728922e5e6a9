//! The closed sets of the ledger: what moves a balance, in which family of accounts, who owes.

use serde::{Deserialize, Serialize};

/// What an item of a customer's account is.
///
/// Invariant: old journals hold these names; a released one is never renamed, removed or given another meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Carried forward from before: a debt (positive) or a credit (negative) whose origin is in older books.
    Opening,
    /// What a customer was asked to pay.
    Invoice,
    /// What lowers an invoice, or stands to the customer's credit.
    CreditNote,
    /// An invoice for an advance (acompte).
    Deposit,
    /// Delivered and not yet invoiced (418): shown apart, never part of what is owed, never chased.
    Accrual,
    /// Money received.
    Payment,
    /// A payment taken back by the bank.
    Bounce,
    /// Money given back.
    Refund,
    /// A discount for early payment.
    Discount,
    /// Settled against another account: a supplier's, an advance, a transfer between accounts.
    SetOff,
    /// Gain or loss on a currency.
    ExchangeDifference,
    /// Given up.
    WriteOff,
    /// A bill of exchange that the customer accepted (413): what it stands for is settled by it, and it falls due on its own day.
    Bill,
}

impl ItemKind {
    /// True for what has a due date of its own; false for money and adjustments.
    #[must_use]
    pub fn is_document(self) -> bool {
        matches!(self, Self::Opening | Self::Invoice | Self::CreditNote | Self::Deposit | Self::Accrual | Self::Bill)
    }

    /// The kind of movement that the sum rule counts; `None` for what is no part of a balance.
    #[must_use]
    pub fn movement(self) -> Option<Movement> {
        Some(match self {
            Self::Opening => Movement::Opening,
            Self::Invoice | Self::Deposit => Movement::Invoiced,
            Self::CreditNote => Movement::Credited,
            Self::Accrual => return None,
            Self::Payment => Movement::Paid,
            Self::Bounce => Movement::Bounced,
            Self::Refund => Movement::Refunded,
            Self::Discount => Movement::Discount,
            // What it stands for is set off by it, and the two sum to nothing.
            Self::SetOff | Self::Bill => Movement::SetOff,
            Self::ExchangeDifference => Movement::ExchangeDifference,
            Self::WriteOff => Movement::WrittenOff,
        })
    }
}

/// The closed kinds of movement of the sum rule: the sum of all signed movements = open documents − unapplied cash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Movement {
    /// Carried forward.
    Opening,
    /// Invoiced.
    Invoiced,
    /// Credited by a credit note.
    Credited,
    /// Paid.
    Paid,
    /// Taken back by the bank.
    Bounced,
    /// Given back.
    Refunded,
    /// Discount for early payment.
    Discount,
    /// Set off.
    SetOff,
    /// Exchange difference.
    ExchangeDifference,
    /// Written off.
    WrittenOff,
}

impl Movement {
    /// All of them, in the order in which a person reads an account.
    pub const ALL: [Self; 10] = [
        Self::Opening,
        Self::Invoiced,
        Self::Credited,
        Self::Paid,
        Self::Bounced,
        Self::Refunded,
        Self::Discount,
        Self::SetOff,
        Self::ExchangeDifference,
        Self::WrittenOff,
    ];

    /// Its place in [`Movement::ALL`].
    #[must_use]
    pub fn idx(self) -> usize {
        self as usize
    }
}

/// The family of accounts of the French chart in which an item stands. Lists without accounts use `Customers`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountFamily {
    /// 411: customers.
    #[default]
    Customers,
    /// 413: bills receivable.
    Bills,
    /// 416: doubtful customers.
    Doubtful,
    /// 418: to be invoiced.
    Accrued,
    /// 419: deposits received, credits to be granted.
    Advances,
}

impl AccountFamily {
    /// All, in the order of the chart.
    pub const ALL: [Self; 5] = [Self::Customers, Self::Bills, Self::Doubtful, Self::Accrued, Self::Advances];

    /// The first three digits of its accounts.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Customers => "411",
            Self::Bills => "413",
            Self::Doubtful => "416",
            Self::Accrued => "418",
            Self::Advances => "419",
        }
    }
}

/// Who owes, as the law looks at it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CustomerKind {
    /// Not known yet: treated with a consumer's protection, and said.
    #[default]
    Unknown,
    /// Acts in its trade.
    Business,
    /// A natural person outside any trade.
    Consumer,
    /// State, local authority, hospital, public undertaking.
    PublicBody,
}

/// How sure a due date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueBasis {
    /// Stated by the document or the file.
    Stated,
    /// Worked out from terms that nobody confirmed: never carries interest, compensation or a formal notice.
    Assumed,
    /// Worked out from terms that the person confirmed.
    Confirmed,
}

/// A kind of document: has a number, a date of issue, and falls due.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Carried forward from older books; negative for a credit.
    Opening,
    /// An invoice.
    Invoice,
    /// A credit note.
    CreditNote,
    /// An invoice for an advance.
    Deposit,
    /// To be invoiced: no part of what is owed.
    Accrual,
    /// A bill of exchange that was accepted.
    Bill,
}

/// A kind of money or adjustment: has a date, and falls due never.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MoneyKind {
    /// Received.
    Payment,
    /// Taken back by the bank.
    Bounce,
    /// Given back.
    Refund,
    /// Discount for early payment.
    Discount,
    /// Settled against another account.
    SetOff,
    /// Gain or loss on a currency.
    ExchangeDifference,
    /// Given up.
    WriteOff,
}

/// By which means money came or went.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Nobody said.
    #[default]
    Unsaid,
    /// Transfer from bank to bank.
    Transfer,
    /// Card.
    Card,
    /// Cheque: it may still bounce.
    Cheque,
    /// Direct debit: it may still be returned.
    DirectDebit,
    /// Cash.
    Cash,
    /// Bill of exchange.
    Bill,
}

impl Means {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 7] = [Self::Unsaid, Self::Transfer, Self::Card, Self::Cheque, Self::DirectDebit, Self::Cash, Self::Bill];
}

impl From<DocumentKind> for ItemKind {
    fn from(kind: DocumentKind) -> Self {
        match kind {
            DocumentKind::Opening => Self::Opening,
            DocumentKind::Invoice => Self::Invoice,
            DocumentKind::CreditNote => Self::CreditNote,
            DocumentKind::Deposit => Self::Deposit,
            DocumentKind::Accrual => Self::Accrual,
            DocumentKind::Bill => Self::Bill,
        }
    }
}

impl From<MoneyKind> for ItemKind {
    fn from(kind: MoneyKind) -> Self {
        match kind {
            MoneyKind::Payment => Self::Payment,
            MoneyKind::Bounce => Self::Bounce,
            MoneyKind::Refund => Self::Refund,
            MoneyKind::Discount => Self::Discount,
            MoneyKind::SetOff => Self::SetOff,
            MoneyKind::ExchangeDifference => Self::ExchangeDifference,
            MoneyKind::WriteOff => Self::WriteOff,
        }
    }
}

impl ItemKind {
    /// The kind of document, or of money, that it is.
    ///
    /// # Errors
    /// Not an error: money is the other of the two sides.
    pub fn split(self) -> Result<DocumentKind, MoneyKind> {
        match self {
            Self::Opening => Ok(DocumentKind::Opening),
            Self::Invoice => Ok(DocumentKind::Invoice),
            Self::CreditNote => Ok(DocumentKind::CreditNote),
            Self::Deposit => Ok(DocumentKind::Deposit),
            Self::Accrual => Ok(DocumentKind::Accrual),
            Self::Bill => Ok(DocumentKind::Bill),
            Self::Payment => Err(MoneyKind::Payment),
            Self::Bounce => Err(MoneyKind::Bounce),
            Self::Refund => Err(MoneyKind::Refund),
            Self::Discount => Err(MoneyKind::Discount),
            Self::SetOff => Err(MoneyKind::SetOff),
            Self::ExchangeDifference => Err(MoneyKind::ExchangeDifference),
            Self::WriteOff => Err(MoneyKind::WriteOff),
        }
    }
}
