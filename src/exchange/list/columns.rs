//! What a column of a list can hold.

use serde::{Deserialize, Serialize};

/// What a column becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Not read.
    Ignore,
    /// Number of the invoice, credit note or entry.
    DocumentNumber,
    /// What identifies the customer in that software.
    CustomerCode,
    /// Its name.
    CustomerName,
    /// Date of the document.
    IssuedOn,
    /// Due date.
    DueOn,
    /// Amount with tax. Several columns add up.
    Gross,
    /// Amount without tax; counts where no column has the gross. Several columns add up.
    Net,
    /// Tax; goes with [`Role::Net`].
    Tax,
    /// What has been paid of it.
    Paid,
    /// What is still owed of it.
    Open,
    /// Raises what is owed.
    Debit,
    /// Lowers what is owed.
    Credit,
    /// A signed amount: the money of a payment; what is owed of an entry.
    Amount,
    /// D or C beside an amount.
    Side,
    /// ISO code.
    Currency,
    /// Invoice, credit note, deposit; or customer, supplier.
    Kind,
    /// Paid, draft, cancelled.
    Status,
    /// When the document was settled; in a list of payments, when the money came.
    PaidOn,
    /// Where it holds a date the document was cancelled.
    CancelledOn,
    /// Reference of a payment.
    PaymentReference,
    /// Number of the document that a payment settles, or that a credit note corrects.
    SettledNumber,
    /// How much of that document the payment settles.
    Allocated,
    /// Discount granted with the payment.
    Discount,
    /// Fee kept by a bank, platform or factor: settles the document beside the money.
    Charges,
    /// Interest for lateness within the payment: money that settles no document.
    Interest,
    /// Reference of the payment that this one takes back.
    Reverses,
    /// Terms in words or days.
    Terms,
    /// Whether the terms run to the end of the month.
    EndOfMonth,
    /// Order.
    Order,
    /// Mail address.
    Email,
    /// Telephone.
    Phone,
    /// Street, or a line of the address. Several columns make several lines.
    Address,
    /// Postal code.
    PostalCode,
    /// Town.
    City,
    /// Country, code or name.
    Country,
    /// SIREN, SIRET, enterprise or VAT number.
    LegalId,
    /// Text.
    Label,
    /// General account of an entry.
    Account,
    /// Journal of an entry.
    Journal,
    /// Letter that says which entries settle each other.
    Lettering,
    /// Detail of a line of a document: several lines make one document.
    LineDetail,
    /// Quantity of a line.
    Quantity,
    /// Price without tax of one unit.
    UnitPrice,
    /// Amounts not due yet, in an aged balance.
    NotDue,
    /// Amounts late by so many days, in an aged balance.
    Late {
        /// Fewest days late.
        from: u16,
    },
    /// Sum over the ages: checks, and gives the amount where the list has one line a document.
    Total,
    /// Whether the customer objects to the document.
    Disputed,
    /// How the document was sent: on paper, electronically.
    SentBy,
    /// Name of a person at the customer.
    ContactName,
    /// Given name of a person; with [`Role::LastName`] the whole name.
    FirstName,
    /// Family name of a person.
    LastName,
    /// What that person sees to.
    JobTitle,
    /// By which way somebody had to do with the customer: call, meeting.
    Way,
    /// What was said then, beside the subject in [`Role::Label`].
    Notes,
    /// What a source makes of the customer's credit, as a number on its own scale.
    Score,
    /// The same as a class: A, B2, "high risk".
    Grade,
    /// The most that the customer should owe.
    CreditLimit,
    /// Who says so.
    Source,
}

impl Role {
    /// How many slots there are.
    pub(crate) const SLOTS: usize = 59;

    /// A number of its own for each role, all ages sharing one; known to the compiler where the role is.
    #[inline(always)]
    pub(crate) const fn slot(self) -> usize {
        match self {
            Self::Ignore => 0,
            Self::DocumentNumber => 1,
            Self::CustomerCode => 2,
            Self::CustomerName => 3,
            Self::IssuedOn => 4,
            Self::DueOn => 5,
            Self::Gross => 6,
            Self::Net => 7,
            Self::Tax => 8,
            Self::Paid => 9,
            Self::Open => 10,
            Self::Debit => 11,
            Self::Credit => 12,
            Self::Amount => 13,
            Self::Side => 14,
            Self::Currency => 15,
            Self::Kind => 16,
            Self::Status => 17,
            Self::PaidOn => 18,
            Self::CancelledOn => 19,
            Self::PaymentReference => 20,
            Self::SettledNumber => 21,
            Self::Allocated => 22,
            Self::Discount => 23,
            Self::Charges => 24,
            Self::Interest => 25,
            Self::Reverses => 26,
            Self::Terms => 27,
            Self::EndOfMonth => 28,
            Self::Order => 29,
            Self::Email => 30,
            Self::Phone => 31,
            Self::Address => 32,
            Self::PostalCode => 33,
            Self::City => 34,
            Self::Country => 35,
            Self::LegalId => 36,
            Self::Label => 37,
            Self::Account => 38,
            Self::Journal => 39,
            Self::Lettering => 40,
            Self::LineDetail => 41,
            Self::Quantity => 42,
            Self::UnitPrice => 43,
            Self::NotDue => 44,
            Self::Late { .. } => 45,
            Self::Total => 46,
            Self::Disputed => 47,
            Self::SentBy => 48,
            Self::ContactName => 49,
            Self::FirstName => 50,
            Self::LastName => 51,
            Self::JobTitle => 52,
            Self::Way => 53,
            Self::Notes => 54,
            Self::Score => 55,
            Self::Grade => 56,
            Self::CreditLimit => 57,
            Self::Source => 58,
        }
    }
}

/// How sure the sense of a header is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Nothing tells.
    None,
    /// By content, or part of the header.
    Likely,
    /// The whole header is known.
    Sure,
}
