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
