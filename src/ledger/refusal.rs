//! Why a command is not accepted: values, no sentences; `words` says them.

use super::scenarios::ScenarioFault;
use super::state::{CustomerIdx, ItemIdx};
use crate::basis::id::Ref;
use crate::basis::identifiers::BadIdentifier;
use crate::basis::money::{Currency, Money};
use crate::basis::pay_link::BadLink;

/// Why a command was not accepted, in the order in which it is checked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing is wished.
    #[error("nothing to do")]
    Nothing,
    /// No customer of that name is there (any more).
    #[error("no customer {customer}")]
    CustomerNotFound {
        /// Who was named.
        customer: Ref,
    },
    /// No document or payment of that name is there (any more).
    #[error("no item {item}")]
    ItemNotFound {
        /// What was named.
        item: Ref,
    },
    /// No allocation of that name is there, or it has ended.
    #[error("no allocation {allocation}")]
    AllocationNotFound {
        /// What was named.
        allocation: Ref,
    },
    /// A name must not be empty.
    #[error("the name is empty")]
    NameEmpty,
    /// A customer with that key is there already.
    #[error("the customer exists")]
    CustomerExists {
        /// Which.
        customer: CustomerIdx,
    },
    /// A document of that kind and number is there already.
    #[error("the number is taken")]
    NumberTaken {
        /// By which.
        item: ItemIdx,
    },
    /// Zero, or of the wrong sign for its kind.
    #[error("the amount {amount:?} has the wrong sign or is zero")]
    WrongSign {
        /// As wished.
        amount: Money,
    },
    /// Finer than the currency's minor unit, or too large to count.
    #[error("the amount {amount:?} is too fine or too large")]
    Uncountable {
        /// As wished.
        amount: Money,
    },
    /// Instalments that do not sum to the document.
    #[error("instalments do not sum to {whole:?}")]
    InstalmentsDiffer {
        /// The document's amount.
        whole: Money,
    },
    /// Two currencies in one allocation.
    #[error("currencies differ: {expected} and {found}")]
    CurrenciesDiffer {
        /// Of the items.
        expected: Currency,
        /// As wished.
        found: Currency,
    },
    /// Two customers in one allocation, or two like signs, or something that is not owed.
    #[error("these two do not settle each other")]
    NotAPair,
    /// More than is open.
    #[error("open {open:?}, asked {asked:?}")]
    ExceedsOpen {
        /// What is open of the item, unsigned.
        open: Money,
        /// As wished.
        asked: Money,
    },
    /// The day lies before the thing it is said of.
    #[error("{on} is before {begins}")]
    TooEarly {
        /// As wished.
        on: chrono::NaiveDate,
        /// First day possible.
        begins: chrono::NaiveDate,
    },
    /// A step may be left out, and closed books opened, only with a reason.
    #[error("a reason is needed")]
    ReasonMissing,
    /// What was said must not be empty.
    #[error("nothing is said")]
    TextMissing,
    /// A year that no business of today has to do with.
    #[error("{on} is no day of this business")]
    Implausible {
        /// As wished.
        on: chrono::NaiveDate,
    },
    /// A fact of closed books: they must be opened again first, or an opposite entry made after them.
    #[error("{on} lies in a period closed up to {up_to}")]
    PeriodClosed {
        /// As wished.
        on: chrono::NaiveDate,
        /// The last closed day.
        up_to: chrono::NaiveDate,
    },
    /// The document is in dispute already.
    #[error("in dispute already")]
    InDispute {
        /// Which.
        item: ItemIdx,
    },
    /// No claim of that name is there.
    #[error("no claim {claim}")]
    ClaimNotFound {
        /// What was named.
        claim: Ref,
    },
    /// The fixed sum is due once a document, and was asked for already.
    #[error("claimed already")]
    AlreadyClaimed {
        /// On which document.
        item: ItemIdx,
    },
    /// A customer would be above itself in its group.
    #[error("above itself")]
    AboveItself,
    /// No rate that a law could fix: below −5 % or above 60 % a year, or finer than six decimals.
    #[error("not a rate")]
    NotARate,
    /// A discount of less than nothing or more than the whole.
    #[error("not a discount")]
    NotADiscount,
    /// A country's code of two letters was expected.
    #[error("`{found}` is no country's code")]
    NotACountry {
        /// As wished.
        found: String,
    },
    /// A rate between a currency and itself, or of nothing.
    #[error("not a rate between two currencies")]
    NotAnExchangeRate,
    /// The document is with a factor already.
    #[error("assigned already")]
    Assigned {
        /// Which.
        item: ItemIdx,
    },
    /// Not the number of an account, or the code of a journal: letters and digits only, two at least.
    #[error("{number} is no account")]
    NotAnAccount {
        /// As wished.
        number: String,
    },
    /// A rate is taken only with its source.
    #[error("a source is needed")]
    SourceMissing,
    /// No dispute, promise or insolvency of that name is there, or it has ended.
    #[error("nothing of the name {hold} holds anything back")]
    HoldNotFound {
        /// What was named.
        hold: Ref,
    },
    /// No statement or bank line of that name is there (any more).
    #[error("nothing of the bank's is named {named}")]
    BankLineNotFound {
        /// What was named.
        named: Ref,
    },
    /// The bank line is explained already, or the payment is another line's.
    #[error("explained already")]
    Explained,
    /// The bank line is not explained, or was opened again.
    #[error("not explained")]
    NotExplained,
    /// The money does not sum to the bank line.
    #[error("the bank says {line:?}, the money sums to {money:?}")]
    SumDiffers {
        /// What the bank says.
        line: Money,
        /// What the money sums to, fees taken off.
        money: Money,
    },
    /// The money was given back or taken back since: it cannot become nothing.
    #[error("the money was used since")]
    MoneyUsed {
        /// Which payment.
        item: ItemIdx,
    },
    /// Tax and net amount do not make the whole, or a tax is not its base at its rate.
    #[error("expected {expected:?}, found {found:?}")]
    TaxDiffers {
        /// What it should be.
        expected: Money,
        /// As wished.
        found: Money,
    },
    /// No order of that name is there, or no such part of its plan.
    #[error("no order {order}")]
    OrderNotFound {
        /// What was named.
        order: Ref,
    },
    /// The rest of the order no longer counts.
    #[error("the order is cancelled")]
    OrderCancelled,
    /// That period was billed before.
    #[error("billed already")]
    BilledAlready,
    /// A number with check digits, or a bank's code, that is none.
    #[error("{why}")]
    BadNumber {
        /// What is wrong with it.
        why: BadIdentifier,
    },
    /// An address where nobody should be sent to pay.
    #[error("{why}")]
    BadLink {
        /// What is wrong with it.
        why: BadLink,
    },
    /// A mandate's reference: 1 to 35 characters that every bank carries.
    #[error("not a mandate's reference")]
    BadMandateReference,
    /// Another mandate has that reference.
    #[error("the reference is taken")]
    MandateTaken,
    /// The mandate was not signed yet on that day, or has ended.
    #[error("the mandate does not count on that day")]
    MandateNotInForce,
    /// A debit was asked for already.
    #[error("debited already")]
    DebitAsked {
        /// For which document.
        item: ItemIdx,
    },
    /// A place among the mandate's debits that does not follow: a first one after others, one more after the last.
    #[error("the debit is out of turn")]
    DebitOutOfTurn,
    /// What recurs needs a period of at least a month.
    #[error("a period of at least a month is needed")]
    PeriodMissing,
    /// The customer's things are another's already.
    #[error("merged already")]
    MergedAlready {
        /// Whose.
        into: CustomerIdx,
    },
    /// Things of a customer would become its own.
    #[error("it is the same customer")]
    SameCustomer,
    /// Closed for longer than a firm is.
    #[error("closed too long")]
    ClosedTooLong,
    /// Less than nothing, or beyond all that a figure can be.
    #[error("not a target")]
    NotATarget,
    /// What nobody could follow as a scenario, or as a rule.
    #[error("not a scenario")]
    NotAScenario {
        /// What is wrong with it.
        why: ScenarioFault,
    },
    /// What settles what would join two customers.
    #[error("an item that stays is tied to one that goes")]
    TiesAcross {
        /// What would go.
        item: ItemIdx,
        /// What would stay.
        other: ItemIdx,
    },
}
