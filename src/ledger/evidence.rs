//! Why a bank line is what it is said to be: evidence as data, kept with the answer, so that "why" is answered in five years as today.
//!
//! `D` names a document or a payment, `C` a customer: by their lasting names in events, by their places in the state and in proposals.

use crate::basis::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One reason. `words` says it.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence<D, C> {
    /// The document's number stands in the text.
    Number {
        /// Which.
        document: D,
        /// As it stands there.
        written: String,
    },
    /// What stands in the text is the document's number but for a slip: a prefix or zeros dropped, O for 0, a sign too many.
    NumberNearly {
        /// Which.
        document: D,
        /// As it stands there.
        written: String,
    },
    /// The document lies in a range of numbers in the text.
    NumberRange {
        /// Which.
        document: D,
        /// As it stands there.
        written: String,
    },
    /// A structured communication or creditor reference names the document.
    StructuredReference {
        /// Which.
        document: D,
        /// As it stands there.
        written: String,
    },
    /// The payer's own end-to-end id names the document.
    EndToEnd {
        /// Which.
        document: D,
        /// As it stands there.
        written: String,
    },
    /// The account is the customer's: it paid from there before, or a person said so.
    Account {
        /// Whose.
        customer: C,
        /// The account.
        account: String,
    },
    /// A person said that these words are the customer's.
    LearnedWords {
        /// Whose.
        customer: C,
        /// The words.
        words: String,
    },
    /// The customer's name, as a bank cuts and shouts it.
    Name {
        /// Whose.
        customer: C,
        /// As it stands there.
        written: String,
    },
    /// The customer's code stands in the text.
    CustomerKey {
        /// Whose.
        customer: C,
        /// As it stands there.
        written: String,
    },
    /// The amount is all that is open of the one document.
    ExactAmount,
    /// No other open document of any customer has that amount.
    OnlyOneOfAmount,
    /// The amount is the sum of what is open of the documents.
    Sum {
        /// How many.
        n: u32,
    },
    /// The documents are all that the customer owed on the day.
    AllOpen {
        /// How many.
        n: u32,
    },
    /// The documents follow each other without a gap.
    Consecutive {
        /// How many.
        n: u32,
    },
    /// The documents are those that were due by the day.
    AllDue {
        /// How many.
        n: u32,
    },
    /// A credit note is taken off.
    CreditNote {
        /// Which.
        document: D,
    },
    /// A discount for early payment is taken off, and the day fits.
    Discount {
        /// How much.
        amount: Money,
    },
    /// The payer's bank kept charges.
    Charges {
        /// How much.
        amount: Money,
        /// Whether the bank itself says so.
        stated: bool,
    },
    /// More than is open, by interest or compensation for lateness.
    Interest {
        /// How much.
        amount: Money,
    },
    /// Part of what is open.
    PartPayment {
        /// What stays open.
        left: Money,
    },
    /// The amount of one instalment.
    Instalment {
        /// Of which document.
        document: D,
        /// When it fell due.
        due_on: NaiveDate,
    },
    /// A platform, a card acquirer or a factor pays several customers' debts in one sum.
    LumpSum {
        /// Who, as it stands there.
        written: String,
        /// How many documents.
        n: u32,
    },
    /// What the platform kept of it.
    Fees {
        /// How much.
        amount: Money,
    },
    /// Cheques paid in together.
    ChequesTogether {
        /// How many documents.
        n: u32,
    },
    /// The books hold this payment already.
    AlreadyBooked {
        /// Which.
        payment: D,
        /// Days between the books and the bank.
        days: u32,
    },
    /// The payment that came back.
    CameBack {
        /// Which.
        payment: D,
    },
    /// The bank's own code says what it is.
    BankCode,
    /// Words that no customer's money has.
    Wording {
        /// As they stand there.
        written: String,
    },
    /// A person said that lines of this account or these words are no customer's.
    LearnedNobody {
        /// The account or the words.
        sign: String,
    },
    /// Against it: others fit as well.
    Twins {
        /// How many others.
        n: u32,
    },
    /// The oldest debts first, since nothing says which.
    OldestFirst,
    /// The person said so.
    ByHand,
}

impl<D: Copy, C: Copy> Evidence<D, C> {
    /// The same reason with other names for what it is about; `None` where one has no such name.
    pub fn map<E, F>(&self, document: impl Fn(D) -> Option<E>, customer: impl Fn(C) -> Option<F>) -> Option<Evidence<E, F>> {
        use Evidence as E;
        let written = |text: &String| text.clone();
        Some(match self {
            E::Number { document: of, written: w } => E::Number { document: document(*of)?, written: written(w) },
            E::NumberNearly { document: of, written: w } => E::NumberNearly { document: document(*of)?, written: written(w) },
            E::NumberRange { document: of, written: w } => E::NumberRange { document: document(*of)?, written: written(w) },
            E::StructuredReference { document: of, written: w } => E::StructuredReference { document: document(*of)?, written: written(w) },
            E::EndToEnd { document: of, written: w } => E::EndToEnd { document: document(*of)?, written: written(w) },
            E::Account { customer: of, account } => E::Account { customer: customer(*of)?, account: written(account) },
            E::LearnedWords { customer: of, words } => E::LearnedWords { customer: customer(*of)?, words: written(words) },
            E::Name { customer: of, written: w } => E::Name { customer: customer(*of)?, written: written(w) },
            E::CustomerKey { customer: of, written: w } => E::CustomerKey { customer: customer(*of)?, written: written(w) },
            E::ExactAmount => E::ExactAmount,
            E::OnlyOneOfAmount => E::OnlyOneOfAmount,
            E::Sum { n } => E::Sum { n: *n },
            E::AllOpen { n } => E::AllOpen { n: *n },
            E::Consecutive { n } => E::Consecutive { n: *n },
            E::AllDue { n } => E::AllDue { n: *n },
            E::CreditNote { document: of } => E::CreditNote { document: document(*of)? },
            E::Discount { amount } => E::Discount { amount: *amount },
            E::Charges { amount, stated } => E::Charges { amount: *amount, stated: *stated },
            E::Interest { amount } => E::Interest { amount: *amount },
            E::PartPayment { left } => E::PartPayment { left: *left },
            E::Instalment { document: of, due_on } => E::Instalment { document: document(*of)?, due_on: *due_on },
            E::LumpSum { written: w, n } => E::LumpSum { written: written(w), n: *n },
            E::Fees { amount } => E::Fees { amount: *amount },
            E::ChequesTogether { n } => E::ChequesTogether { n: *n },
            E::AlreadyBooked { payment, days } => E::AlreadyBooked { payment: document(*payment)?, days: *days },
            E::CameBack { payment } => E::CameBack { payment: document(*payment)? },
            E::BankCode => E::BankCode,
            E::Wording { written: w } => E::Wording { written: written(w) },
            E::LearnedNobody { sign } => E::LearnedNobody { sign: written(sign) },
            E::Twins { n } => E::Twins { n: *n },
            E::OldestFirst => E::OldestFirst,
            E::ByHand => E::ByHand,
        })
    }
}
