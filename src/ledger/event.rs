//! Events: facts of the business, in the past tense, refused never.
//!
//! Invariant: journals outlive code. A released variant or field is never renamed, removed or given another meaning;
//! a field may be added with `#[serde(default)]`; a new meaning is a new variant. `tests/journal` holds the stored form of each.

mod chase;
mod due;

pub use chase::ChaseFact;
pub use due::{AllocationBasis, Due, Instalment, TermsScope};

use super::bank::{ExplainedBy, Lesson, Meaning, PayerSign};
use super::bank_line::{BankLine, stored};
use super::direct_debits::{DebitAsk, MandateTerms};
use super::holds::{DisputeOutcome, DisputeReason};
use super::paying::{OfferedMeans, OwnAccount, Sector};
use super::{
    AccountFamily, Bookkeeping, Channel, ClaimKind, Company, Conditions, Contact, CreditReport, CustomerDetails, CustomerKind,
    DocumentDetails, DocumentKind, DocumentLines, DueBasis, Factor, HandedOver, Indicator, Interaction, Means, MoneyKind, PaymentDetails,
    Reminded, SegmentName, Supply, Terms, Tone,
};
use super::{evidence::Evidence, orders::Billing};
use crate::basis::calendar::ClosedDays;
use crate::basis::id::Ref;
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One fact about the business.
///
/// It carries what was decided, never what can be computed. The thing that an event makes is named by the event's own place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// Who we are: the whole sheet, replacing the one before.
    CompanyDescribed(Company),
    /// A customer enters the ledger. Makes a customer.
    CustomerAdded {
        /// What identifies it in the software it came from; unique among customers that come from the same kind of file.
        key: String,
        /// Its sheet.
        details: CustomerDetails,
        /// As the law looks at it.
        #[serde(default, skip_serializing_if = "is_default")]
        kind: CustomerKind,
    },
    /// The customer's whole sheet, replacing the one before.
    CustomerDescribed {
        /// Whose.
        customer: Ref,
        /// The new sheet.
        details: CustomerDetails,
    },
    /// The person said who the customer is to the law.
    CustomerKindSet {
        /// Whose.
        customer: Ref,
        /// From now on.
        kind: CustomerKind,
    },
    /// When documents fall due that state no date themselves.
    TermsAgreed {
        /// For whom.
        scope: TermsScope,
        /// The rule.
        terms: Terms,
        /// First date of issue for which it counts; `None` for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
        /// `Confirmed` where the person says that these are the terms agreed; `Assumed` where it is a guess.
        basis: DueBasis,
    },
    /// A document that raises (positive) or lowers (negative) what a customer owes. Makes an item.
    DocumentIssued {
        /// Whose.
        customer: Ref,
        /// What it is.
        kind: DocumentKind,
        /// Its number as written; empty where it has none.
        number: String,
        /// Its date.
        issued_on: NaiveDate,
        /// When it falls due.
        #[serde(default, skip_serializing_if = "is_default")]
        due: Due,
        /// Signed: positive raises what is owed.
        amount: Money,
        /// In which family of accounts.
        #[serde(default, skip_serializing_if = "is_default")]
        account: AccountFamily,
        /// A retention: never chased before its release.
        #[serde(default, skip_serializing_if = "is_default")]
        retention: bool,
        /// Label; empty where there is none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        label: String,
        /// Line of the file it came from, header = 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<u32>,
    },
    /// Money, or an adjustment, moved a customer's account. Makes an item.
    MoneyBooked {
        /// Whose.
        customer: Ref,
        /// What it is.
        kind: MoneyKind,
        /// The day of the money.
        booked_on: NaiveDate,
        /// Signed: negative lowers what is owed, as a payment does.
        amount: Money,
        /// Reference as written; empty where there is none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reference: String,
        /// In which family of accounts.
        #[serde(default, skip_serializing_if = "is_default")]
        account: AccountFamily,
        /// Label; empty where there is none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        label: String,
        /// Line of the file it came from, header = 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<u32>,
        /// By which means it came or went.
        #[serde(default, skip_serializing_if = "is_default")]
        means: Means,
    },
    /// Part of a credit settles part of a debit, from the later of their two dates. Makes an allocation.
    Allocated {
        /// An item with a negative amount: a payment, a credit note.
        credit: Ref,
        /// An item with a positive amount: an invoice.
        debit: Ref,
        /// Positive.
        amount: Money,
        /// Who said so.
        basis: AllocationBasis,
    },
    /// An allocation no longer counts.
    AllocationEnded {
        /// Which.
        allocation: Ref,
        /// First day on which it no longer counts.
        on: NaiveDate,
    },
    /// A due date agreed for one document, replacing what terms or the file said.
    DueDateAgreed {
        /// Which.
        document: Ref,
        /// The whole of it falls due then.
        due_on: NaiveDate,
    },
    /// A reminder was sent. Makes a reminder.
    ReminderSent {
        /// To whom.
        customer: Ref,
        /// The day.
        sent_on: NaiveDate,
        /// By which way.
        channel: Channel,
        /// In which tone.
        tone: Tone,
        /// The documents in it, each with the step it thereby finished.
        documents: Vec<Reminded>,
        /// Subject line.
        subject: String,
        /// The words, as sent.
        body: String,
        /// Bank data known up to this day when it was sent, as the person said; `None` where the data itself said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        bank_checked_up_to: Option<NaiveDate>,
    },
    /// A step was left out on purpose.
    StepSkipped {
        /// To whom.
        customer: Ref,
        /// The day.
        on: NaiveDate,
        /// The documents, each with the step left out.
        documents: Vec<Reminded>,
        /// Why, in the person's words.
        reason: String,
    },
    /// For debts that were old when they came in: the step with which chasing begins; those before it lapse.
    ChaseStarted {
        /// The day.
        on: NaiveDate,
        /// Each document with its first step.
        documents: Vec<Reminded>,
    },
    /// The person looked at the bank.
    BankChecked {
        /// Every receipt up to this day is known.
        up_to: NaiveDate,
    },
    /// How the columns of a list with this header are read.
    MappingRemembered {
        /// The header's shape.
        fingerprint: String,
        /// The mapping as the list reader writes it (JSON).
        mapping: String,
    },
    /// The customer objects to a document, or to part of it. Makes a dispute.
    DisputeOpened {
        /// Which.
        document: Ref,
        /// The day.
        on: NaiveDate,
        /// The part objected to, positive; `None` for the whole.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amount: Option<Money>,
        /// What it is about.
        reason: DisputeReason,
        /// In the person's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// A dispute is over.
    DisputeClosed {
        /// Which.
        dispute: Ref,
        /// First day on which it no longer holds anything back.
        on: NaiveDate,
        /// How it ended.
        outcome: DisputeOutcome,
    },
    /// The customer said when they would pay. Makes a promise.
    PromiseMade {
        /// Whose.
        customer: Ref,
        /// The day on which it was said.
        on: NaiveDate,
        /// The last day on which the money is to come.
        due_on: NaiveDate,
        /// How much, positive.
        amount: Money,
        /// For which documents.
        documents: Vec<Ref>,
        /// In the person's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// A promise no longer counts: withdrawn, or replaced by another.
    PromiseEnded {
        /// Which.
        promise: Ref,
        /// First day on which it no longer counts.
        on: NaiveDate,
    },
    /// A court opened proceedings on the customer's insolvency. Makes an insolvency.
    InsolvencyOpened {
        /// Whose.
        customer: Ref,
        /// The day of the judgment.
        opened_on: NaiveDate,
        /// The day on which it was published (in France in the BODACC): the time to declare runs from it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        published_on: Option<NaiveDate>,
        /// Court, reference, representative, in the person's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        note: String,
    },
    /// The proceedings are over.
    InsolvencyEnded {
        /// Which.
        insolvency: Ref,
        /// First day on which they no longer hold anything back.
        on: NaiveDate,
    },
    /// The books are closed: no fact dated up to this day enters or leaves them any more.
    PeriodClosed {
        /// The last closed day.
        up_to: NaiveDate,
    },
    /// Closed books are opened again.
    PeriodReopened {
        /// The last day that stays closed; `None` for none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        up_to: Option<NaiveDate>,
        /// Why, in the person's words.
        reason: String,
    },
    /// A rate that the law fixes by period, as the person read it: one that this version does not know, or a correction.
    RateStated {
        /// Its series, by the name that `law` gives it.
        series: String,
        /// First day on which it holds.
        from: NaiveDate,
        /// Percent a year.
        percent: Decimal,
        /// Where it was read, in the person's words.
        source: String,
        /// The day on which it was read.
        read_on: NaiveDate,
    },
    /// The segment of a customer, from a day on.
    SegmentSet {
        /// Whose.
        customer: Ref,
        /// Its segment; empty for none.
        #[serde(default, skip_serializing_if = "SegmentName::is_none")]
        segment: SegmentName,
        /// First day; `None` from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// Who on our side looks after a customer, from a day on.
    ResponsibleSet {
        /// Whose.
        customer: Ref,
        /// Their name; empty for nobody.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        person: String,
        /// First day; `None` from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// The group that a customer is part of, from a day on.
    ParentSet {
        /// Whose.
        customer: Ref,
        /// The customer above it; `None` for none.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<Ref>,
        /// The parent pays, and is written to.
        #[serde(default, skip_serializing_if = "is_default")]
        pays: bool,
        /// First day; `None` from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// The people to reach at a customer beside the one on its sheet: all of them, replacing those before.
    ContactsDescribed {
        /// Whose.
        customer: Ref,
        /// The people.
        contacts: Vec<Contact>,
    },
    /// What a document says beside its amount and its days, replacing what was known of that.
    DocumentDetailed {
        /// Which.
        document: Ref,
        /// All of it; empty where nothing is to be known any more.
        details: Box<DocumentDetails>,
    },
    /// A bank statement was read. Makes a statement.
    StatementRead {
        /// Our account, without blanks; empty where the file names none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        account: String,
        /// Its currency.
        currency: Currency,
        /// The bank's own number; empty where there is none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        number: String,
        /// First and last day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        period: Option<(NaiveDate, NaiveDate)>,
        /// Balance before the first line, and its day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        opening: Option<(NaiveDate, Money)>,
        /// Balance after the last line, and its day.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        closing: Option<(NaiveDate, Money)>,
    },
    /// A line of a statement was read. Makes a bank line; moves no balance.
    BankLineRead {
        /// Of which statement.
        statement: Ref,
        /// What the bank says.
        #[serde(with = "stored")]
        said: Box<BankLine>,
        /// The collective booking it is a part of, counted from 1 within the statement.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part_of: Option<u32>,
        /// Line of the file it came from, first = 1.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        line: Option<u32>,
    },
    /// What a bank line is, and why. Makes an explanation; the money that it names is booked by events of its own before it.
    BankLineExplained {
        /// Which line.
        line: Ref,
        /// What it is.
        meaning: Meaning<Ref>,
        /// Who said so.
        by: ExplainedBy,
        /// How likely it was said to be, per thousand.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        confidence: Option<u16>,
        /// Why.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        evidence: Vec<Evidence<Ref, Ref>>,
    },
    /// An explanation never held: the money booked for it is nothing, and the line is open again.
    BankLineReopened {
        /// Which.
        explanation: Ref,
    },
    /// What matching learned from a yes or a no.
    MatchingLearned {
        /// Of which sign.
        sign: PayerSign,
        /// What it stands for.
        says: Lesson<Ref>,
    },
    /// Whether sure matches are taken without being asked.
    SureMatchesTaken {
        /// By themselves, or one by one.
        by_themselves: bool,
    },
    /// What lateness costs by law was asked for. Makes a claim; no balance knows it.
    ClaimAsked {
        /// On which document.
        document: Ref,
        /// What.
        kind: ClaimKind,
        /// The day.
        on: NaiveDate,
        /// Positive, rounded on that day; in addition to what was asked for before.
        amount: Money,
        /// The last day of interest in it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        up_to: Option<NaiveDate>,
        /// The text by which it was asked for.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        law: String,
    },
    /// A claim, or a part of it, was paid.
    ClaimPaid {
        /// Which.
        claim: Ref,
        /// The day of the money.
        on: NaiveDate,
        /// Positive.
        amount: Money,
        /// As written by the payer.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reference: String,
    },
    /// A claim, or a part of it, was given up.
    ClaimWaived {
        /// Which.
        claim: Ref,
        /// The day.
        on: NaiveDate,
        /// Positive.
        amount: Money,
        /// Why, in the person's words.
        reason: String,
    },
    /// What counts beside due dates: discount, law, rate of interest.
    ConditionsAgreed {
        /// For whom.
        scope: TermsScope,
        /// All of it for that scope, replacing what was agreed before; what says nothing is inherited.
        conditions: Conditions,
        /// First date of issue for which it counts; `None` for all.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// The person went through the terms of payment, as one does each year.
    TermsReviewed {
        /// The day.
        on: NaiveDate,
    },
    /// What is known of a payment beside its amount and its day, replacing what was known of that.
    PaymentDetailed {
        /// Which.
        payment: Ref,
        /// All of it.
        details: PaymentDetails,
    },
    /// What a currency is worth in another, as the person read it.
    ExchangeRateStated {
        /// One unit of this.
        one: Currency,
        /// Is worth this much.
        worth: Decimal,
        /// Of that.
        of: Currency,
        /// On this day.
        on: NaiveDate,
        /// Where it was read, in the person's words.
        source: String,
    },
    /// Up to how much a difference that a payment leaves is given up without asking.
    SmallDifferencesAgreed {
        /// The most, in one currency; nought for none.
        up_to: Money,
    },
    /// Documents go to a factor, who is to be paid in our place. Makes an assignment.
    DocumentsAssigned {
        /// Which.
        documents: Vec<Ref>,
        /// To whom.
        factor: Factor,
        /// First day on which it counts.
        on: NaiveDate,
    },
    /// The factor gave the documents back.
    AssignmentEnded {
        /// Which.
        assignment: Ref,
        /// First day on which it no longer counts.
        on: NaiveDate,
    },
    /// A deposit invoice is counted against the final invoice.
    DepositSetOff {
        /// The deposit invoice.
        deposit: Ref,
        /// What counts it: money of kind set-off.
        set_off: Ref,
    },
    /// A customer ordered something that is to be invoiced later. Makes an order.
    OrderAgreed {
        /// Whose.
        customer: Ref,
        /// Its number; empty where it has none.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        number: String,
        /// The day.
        agreed_on: NaiveDate,
        /// The whole with tax, of one period where it recurs; positive.
        amount: Money,
        /// What it is for; empty where nothing is said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        label: String,
        /// How it is to be billed.
        #[serde(default, skip_serializing_if = "is_default")]
        billing: Billing,
    },
    /// An order was delivered, in whole or in part.
    OrderDelivered {
        /// Which.
        order: Ref,
        /// The day.
        on: NaiveDate,
        /// How much with tax, positive.
        amount: Money,
    },
    /// A document bills an order, in whole or in part, from the day of the document.
    OrderInvoiced {
        /// Which.
        order: Ref,
        /// By which document.
        document: Ref,
        /// How much with tax, positive.
        amount: Money,
        /// Which stage or period of its plan, counted from 0.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<u32>,
    },
    /// The rest of an order no longer counts.
    OrderCancelled {
        /// Which.
        order: Ref,
        /// First day on which it no longer does.
        on: NaiveDate,
    },
    /// How the accounting is kept: the whole of it, replacing what was said before.
    BookkeepingDescribed(Bookkeeping),
    /// Payment of a document is in doubt.
    DocumentDoubted {
        /// Which.
        document: Ref,
        /// First day.
        on: NaiveDate,
        /// Why, in the person's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Payment of a document is no longer in doubt.
    DoubtEnded {
        /// Which document.
        document: Ref,
        /// First day on which it no longer is.
        on: NaiveDate,
    },
    /// So much of a document is expected to be lost, replacing what was expected before.
    DocumentImpaired {
        /// Which.
        document: Ref,
        /// First day.
        on: NaiveDate,
        /// Without tax; zero takes an impairment back.
        amount: Money,
        /// Why, in the person's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// Entries were handed to the accounting.
    EntriesHandedOver {
        /// The day.
        on: NaiveDate,
        /// Which, as they were.
        entries: Vec<HandedOver>,
    },
    /// A customer and we had to do with each other beside reminders.
    ExchangeNoted(Interaction<Ref>),
    /// Two customers are one: all that is the first's is the second's from a day on, and what comes for the first later.
    CustomersMerged {
        /// Whose things change hands.
        customer: Ref,
        /// To whom.
        into: Ref,
        /// First day on which they are the other's.
        on: NaiveDate,
    },
    /// Documents and money of one customer are another's from a day on.
    ItemsMoved {
        /// Which.
        items: Vec<Ref>,
        /// To whom.
        into: Ref,
        /// First day on which they are the other's.
        on: NaiveDate,
    },
    /// The days on which the firm is closed beside week-ends and public holidays: all of them, replacing those before.
    OwnClosedDaysSaid {
        /// The days.
        days: Vec<ClosedDays>,
    },
    /// What is sold, where a law has a shorter time to sue for it.
    SupplySaid {
        /// What.
        supply: Supply,
    },
    /// What an action costs, by its channel, as the person estimates it: all of it, replacing what was said before.
    ActionCostsSaid {
        /// Each not negative, all in one currency.
        costs: std::collections::BTreeMap<Channel, Money>,
    },
    /// What a figure is to be.
    TargetSaid {
        /// Which figure.
        indicator: Indicator,
        /// Days, or a share of 1; `None` for nothing any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        target: Option<Decimal>,
    },
    /// What is known of our account beside its number, replacing what was known of that.
    OwnAccountDescribed(OwnAccount),
    /// By which means one may pay.
    MeansOffered {
        /// For whom.
        scope: TermsScope,
        /// All of it for that scope, replacing what was said before; what is empty is inherited.
        means: OfferedMeans,
        /// First day on which it counts; `None` from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// In which trade one buys.
    SectorAgreed {
        /// For whom.
        scope: TermsScope,
        /// Which.
        sector: Sector,
        /// First date of issue for which it counts; `None` from the beginning.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
    },
    /// A customer signed a mandate for direct debits. Makes a mandate.
    MandateSigned {
        /// Who.
        customer: Ref,
        /// As signed.
        terms: MandateTerms,
    },
    /// A mandate no longer counts.
    MandateEnded {
        /// Which.
        mandate: Ref,
        /// First day on which it no longer does.
        on: NaiveDate,
    },
    /// A debit was asked of the bank. Makes a debit; no balance knows it.
    DebitAsked(DebitAsk),
    /// A debit came to nothing: refused, returned, taken back.
    DebitGivenUp {
        /// Which.
        debit: Ref,
        /// First day on which it no longer counts.
        on: NaiveDate,
        /// Why, in the person's words.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        reason: String,
    },
    /// What somebody says of a customer's credit.
    CreditReported(CreditReport<Ref>),
    /// About who is chased how.
    ChaseSaid(Box<ChaseFact>),
    /// What a document bills, line by line, replacing what was known of that.
    DocumentLined(DocumentLines<Ref>),
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
