//! The ledger: the words of the trade, what may be wished (commands), what happened (events), and the state they make.
//!
//! A command is a wish: [`Ledger::decide`] reads and may refuse. An event is a fact: [`Ledger::apply_batch`] writes and never
//! refuses. Replay runs only the second.
//!
//! Invariant: the sum of signed movements = open documents − unapplied cash, by customer and currency and in total, on any day.
//! Not here: law, ages, reminders that are due (`law`, `insight`, `dunning`), and how it is stored (`journal`).

#[macro_use]
mod dense_index;

mod agreed_terms;
mod agreements;
mod anomaly;
mod apply;
mod assignment;
mod bank;
mod bank_line;
mod bookkeeping;
mod claims;
mod command;
mod company;
mod conditions;
mod credit_report;
mod customer;
mod customer_merge;
mod deciding;
mod direct_debits;
mod document_details;
mod document_lines;
mod early_discount;
mod event;
mod evidence;
mod exchange_rate;
mod folded;
mod grouping;
mod holds;
mod indicator;
mod interactions;
mod kinds;
mod new_document;
mod orders;
mod paying;
mod payment_details;
mod practices;
mod receipt;
mod refusal;
mod reminders;
mod scenarios;
mod sharing;
mod snapshot;
mod state;
mod stated_rate;
mod terms;
mod terms_parts;
mod texts;
mod touched;

pub use agreed_terms::{AgreedTerms, DEFAULT_TERMS};
pub use anomaly::{Anomaly, EventPlace};
pub use apply::Applying;
pub use assignment::{Assignment, Factor};
pub use bank::{
    BankLineIdx, BankLineRow, BankStatement, ExplainedBy, Explanation, ExplanationIdx, Learned, Lesson, Meaning, NotCustomers, PayerSign,
    StatementIdx,
};
pub use bank_line::{BankLine, BankLineKind};
pub use bookkeeping::{AccountRole, BookWish, Bookkeeping, Doubt, HandedOver, Impairment};
pub use claims::{AskedClaim, Claim, ClaimKind, ClaimPart, ClaimSums};
pub use command::{Command, CustomersMoney, LineExplanation, LineMeaning};
pub use company::Company;
pub use conditions::{AgreedConditions, Conditions, ConditionsOf, InterestAgreed};
pub use credit_report::CreditReport;
pub use customer::{Contact, ContactRole, CustomerDetails};
pub use customer_merge::{HandsWish, MergedInto, SplitInto};
pub use deciding::Deciding;
pub use direct_debits::{
    AskedDebit, Debit, DebitAsk, DebitIdx, DebitScheme, DebitSequence, DebitWish, Mandate, MandateIdx, MandateTerms, MandateUse,
    is_sepa_text,
};
pub use document_details::{Delivery, DocumentDetails, TaxPart};
pub use document_lines::{DocumentLine, DocumentLines, MOST_LINES};
pub use early_discount::{DiscountBase, DiscountFrom, EarlyDiscount};
pub use event::{AllocationBasis, ChaseFact, Due, Event, Instalment, TermsScope};
pub use evidence::Evidence;
pub use exchange_rate::{ExchangeRate, RATE_STANDS_DAYS};
pub use folded::FoldedCustomer;
pub use grouping::{Belonging, Parent, SegmentName, Since, on_day};
pub use holds::{Dispute, DisputeOutcome, DisputeReason, Insolvency, Promise};
pub use indicator::{Indicator, Unit};
pub use interactions::{Interaction, InteractionWay};
pub use kinds::{AccountFamily, CustomerKind, DocumentKind, DueBasis, ItemKind, Means, MoneyKind, Movement};
pub use new_document::{Billed, DepositUse, HeldBack, NewDocument, equal_parts, share_of, tax_on};
pub use orders::{BilledPart, Billing, NewOrder, Order, Stage};
pub use paying::{OfferedMeans, OwnAccount, PayingWish, Sector};
pub use payment_details::PaymentDetails;
pub use practices::{PracticeWish, Supply};
pub use receipt::{Receipt, Rest};
pub use refusal::Refusal;
pub use reminders::{Channel, Reminded, Reminder, StepDone, StepEnd, StepKey, Tone};
pub use scenarios::{ChaseWish, CountedFrom, History, ScenarioFault, ScenarioKey, ScenarioRule, ScenarioSheet, ScenarioStep};
pub use sharing::{a_year_later, left_to_share, monthly_parts, not_held_back, to_pay, total_of};
pub use snapshot::NotASnapshot;
pub use state::{
    Allocation, AllocationIdx, AssignmentIdx, Balance, BalanceIdx, ClaimIdx, Columns, Customer, CustomerIdx, DisputeIdx, InsolvencyIdx,
    InstalmentRow, Item, ItemIdx, Ledger, OrderIdx, PromiseIdx, ReminderIdx, StepIdx,
};
pub use stated_rate::StatedRate;
pub use terms::{BadMonthDay, MonthDay, Terms};
pub use terms_parts::{BadMonthDays, BadParts, MOST_PARTS, MonthDays, PartEnd, TermsPart, TermsParts};
pub use touched::Touched;
