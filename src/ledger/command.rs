//! Commands: what the interface and the importers may wish. [`Ledger::decide`] answers with events or a refusal and changes nothing.

mod bank;
mod booking;
mod days;
mod documents;
mod reminding;

pub use bank::{CustomersMoney, LineExplanation, LineMeaning};

pub(super) use booking::{allocated, money_booked};

use super::deciding::Deciding;
use super::new_document::NewDocument;
use super::orders::NewOrder;
use super::paying::PayingWish;
use super::scenarios::ChaseWish;
use super::{
    AccountFamily, AskedClaim, BookWish, Channel, Company, Conditions, Contact, CustomerDetails, CustomerKind, DisputeOutcome,
    DisputeReason, DocumentDetails, DocumentKind, Due, DueBasis, Event, ExchangeRate, ExplainedBy, Factor, HandsWish, Interaction, Item,
    ItemKind, Ledger, Lesson, Means, MoneyKind, PayerSign, PracticeWish, Receipt, Refusal, StatedRate, StepKey, Terms, TermsScope, Tone,
};
use crate::basis::id::{Ref, ThingId};
use crate::basis::money::Money;
use booking::raises;
use chrono::NaiveDate;

/// A wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Replace our own sheet.
    DescribeCompany(Company),
    /// A new customer, by hand.
    AddCustomer {
        /// Its sheet; the name is its key.
        details: CustomerDetails,
        /// To the law.
        kind: CustomerKind,
    },
    /// Replace a customer's sheet.
    DescribeCustomer {
        /// Whose.
        customer: ThingId,
        /// The new one.
        details: CustomerDetails,
    },
    /// Say who some customers are to the law.
    SetCustomerKind {
        /// Whose.
        customers: Vec<ThingId>,
        /// From now on.
        kind: CustomerKind,
    },
    /// Agree terms for the company (`customers` empty) or for some customers.
    AgreeTerms {
        /// For whom; empty for all that have none of their own.
        customers: Vec<ThingId>,
        /// The rule.
        terms: Terms,
        /// First date of issue; `None` for all.
        from: Option<NaiveDate>,
        /// Confirmed or assumed.
        basis: DueBasis,
    },
    /// Agree a due date for one document.
    AgreeDueDate {
        /// Which.
        document: ThingId,
        /// The whole falls due then.
        due_on: NaiveDate,
    },
    /// A document by hand.
    IssueDocument {
        /// Whose.
        customer: ThingId,
        /// What it is.
        kind: DocumentKind,
        /// Its number.
        number: String,
        /// Its date.
        issued_on: NaiveDate,
        /// When it falls due.
        due: Due,
        /// Signed.
        amount: Money,
    },
    /// Money or an adjustment by hand, and what it settles.
    BookMoney {
        /// Whose.
        customer: ThingId,
        /// What it is. A payment that the bank takes back is [`Command::TakeBack`].
        kind: MoneyKind,
        /// The day of the money.
        booked_on: NaiveDate,
        /// Positive, whichever way the money went.
        amount: Money,
        /// By which means.
        means: Means,
        /// As written by the payer.
        reference: String,
        /// What it settles, each with how much: documents, or for a refund the credits that are given back.
        settles: Vec<(ThingId, Money)>,
        /// What is left of a document and given up with it, as what: a discount taken, a small difference.
        rest: Vec<(ThingId, Money, MoneyKind)>,
    },
    /// The bank takes a payment back: a cheque without cover, a direct debit returned. What it settled is owed again from that day.
    TakeBack {
        /// Which payment.
        payment: ThingId,
        /// The day on which the bank did.
        on: NaiveDate,
        /// As the bank writes it.
        reference: String,
    },
    /// Money comes for what was written off.
    RecoverWrittenOff {
        /// The write-off.
        write_off: ThingId,
        /// The day of the money.
        received_on: NaiveDate,
        /// Positive, no more than was written off.
        amount: Money,
        /// By which means.
        means: Means,
        /// As written by the payer.
        reference: String,
    },
    /// A credit settles another document than the one it was allocated to, as if it always had.
    MoveAllocation {
        /// Which.
        allocation: ThingId,
        /// The document that it settles instead.
        debit: ThingId,
    },
    /// A credit settles a debit.
    Allocate {
        /// An item with a negative amount.
        credit: ThingId,
        /// An item with a positive amount.
        debit: ThingId,
        /// Positive.
        amount: Money,
    },
    /// An allocation no longer counts.
    EndAllocation {
        /// Which.
        allocation: ThingId,
        /// First day on which it no longer counts.
        on: NaiveDate,
    },
    /// A reminder was sent.
    MarkSent {
        /// To whom.
        customer: ThingId,
        /// The day.
        sent_on: NaiveDate,
        /// By which way.
        channel: Channel,
        /// In which tone.
        tone: Tone,
        /// The documents in it, each with the step it finishes.
        documents: Vec<(ThingId, StepKey)>,
        /// Subject line.
        subject: String,
        /// The words.
        body: String,
        /// What the person said of the bank.
        bank_checked_up_to: Option<NaiveDate>,
    },
    /// A step is left out on purpose.
    SkipStep {
        /// To whom.
        customer: ThingId,
        /// The day.
        on: NaiveDate,
        /// The documents, each with the step.
        documents: Vec<(ThingId, StepKey)>,
        /// Why.
        reason: String,
    },
    /// With which step chasing of old debts begins.
    StartChase {
        /// The day.
        on: NaiveDate,
        /// Each document with its first step.
        documents: Vec<(ThingId, StepKey)>,
    },
    /// The person looked at the bank.
    CheckBank {
        /// Every receipt up to this day is known.
        up_to: NaiveDate,
    },
    /// Keep how a list's columns are read.
    RememberMapping {
        /// The header's shape.
        fingerprint: String,
        /// The mapping, as the list reader writes it.
        mapping: String,
    },
    /// The customer objects to a document.
    OpenDispute {
        /// Which.
        document: ThingId,
        /// The day.
        on: NaiveDate,
        /// The part objected to, positive; `None` for the whole.
        amount: Option<Money>,
        /// What it is about.
        reason: DisputeReason,
        /// In the person's words.
        note: String,
    },
    /// A dispute is over.
    CloseDispute {
        /// Which.
        dispute: ThingId,
        /// First day on which it no longer holds anything back.
        on: NaiveDate,
        /// How it ended.
        outcome: DisputeOutcome,
    },
    /// The customer said when they would pay. A promise for one of the documents that still counts is replaced.
    NotePromise {
        /// Whose.
        customer: ThingId,
        /// The day on which it was said.
        on: NaiveDate,
        /// The last day on which the money is to come.
        due_on: NaiveDate,
        /// How much, positive.
        amount: Money,
        /// For which documents.
        documents: Vec<ThingId>,
        /// In the person's words.
        note: String,
    },
    /// A promise no longer counts.
    EndPromise {
        /// Which.
        promise: ThingId,
        /// First day on which it no longer counts.
        on: NaiveDate,
    },
    /// A court opened insolvency proceedings.
    NoteInsolvency {
        /// Whose.
        customer: ThingId,
        /// The day of the judgment.
        opened_on: NaiveDate,
        /// The day on which it was published.
        published_on: Option<NaiveDate>,
        /// In the person's words.
        note: String,
    },
    /// The proceedings are over.
    EndInsolvency {
        /// Which.
        insolvency: ThingId,
        /// First day on which they no longer hold anything back.
        on: NaiveDate,
    },
    /// Close the books.
    ClosePeriod {
        /// The last closed day.
        up_to: NaiveDate,
    },
    /// Open closed books again.
    ReopenPeriod {
        /// The last day that stays closed; `None` for none.
        up_to: Option<NaiveDate>,
        /// Why.
        reason: String,
    },
    /// An invoice, a deposit invoice or a credit note with all that it says.
    EnterDocument(Box<NewDocument>),
    /// A customer orders something that is to be invoiced later.
    AgreeOrder(Box<NewOrder>),
    /// An order is delivered, in whole or in part.
    DeliverOrder {
        /// Which.
        order: ThingId,
        /// The day.
        on: NaiveDate,
        /// How much with tax.
        amount: Money,
    },
    /// The rest of an order no longer counts.
    CancelOrder {
        /// Which.
        order: ThingId,
        /// First day on which it no longer does.
        on: NaiveDate,
    },
    /// Replace what a document says beside its amount.
    DetailDocument {
        /// Which.
        document: ThingId,
        /// All of it.
        details: Box<DocumentDetails>,
    },
    /// State a rate that the law fixes by period.
    StateRate(StatedRate),
    /// Put customers in a segment.
    SetSegment {
        /// Whose.
        customers: Vec<ThingId>,
        /// The segment as the person writes it; blank for none.
        segment: String,
        /// First day; `None` from the beginning.
        from: Option<NaiveDate>,
    },
    /// Say who looks after customers.
    SetResponsible {
        /// Whose.
        customers: Vec<ThingId>,
        /// Their name; blank for nobody.
        person: String,
        /// First day; `None` from the beginning.
        from: Option<NaiveDate>,
    },
    /// Put customers under a parent.
    SetParent {
        /// Whose.
        customers: Vec<ThingId>,
        /// The customer above them; `None` for none.
        parent: Option<ThingId>,
        /// The parent pays, and is written to.
        pays: bool,
        /// First day; `None` from the beginning.
        from: Option<NaiveDate>,
    },
    /// Replace the people to reach at a customer beside the one on its sheet.
    DescribeContacts {
        /// Whose.
        customer: ThingId,
        /// All of them.
        contacts: Vec<Contact>,
    },
    /// Say what bank lines are.
    ExplainBankLines {
        /// Each line once.
        explanations: Vec<LineExplanation>,
        /// Who says so.
        by: ExplainedBy,
    },
    /// Take back what bank lines were said to be: they are open again, and the money booked for them is nothing.
    ReopenBankLines {
        /// Which.
        lines: Vec<ThingId>,
    },
    /// Say what a payer's account or words stand for.
    TeachMatching {
        /// The account or the words.
        sign: PayerSign,
        /// What it stands for.
        says: Lesson<ThingId>,
    },
    /// Say whether sure matches are taken without being asked.
    TakeSureMatches {
        /// By themselves, or one by one.
        by_themselves: bool,
    },
    /// Ask for what lateness costs by law.
    AskClaims {
        /// Each sum.
        asked: Vec<AskedClaim>,
        /// The day.
        on: NaiveDate,
    },
    /// Claims were paid, wholly or in part.
    NoteClaimPaid {
        /// Each with how much of it, positive.
        paid: Vec<(ThingId, Money)>,
        /// The day of the money.
        on: NaiveDate,
        /// As written by the payer.
        reference: String,
    },
    /// Give claims up, wholly or in part.
    WaiveClaim {
        /// Each with how much of it, positive.
        waived: Vec<(ThingId, Money)>,
        /// The day.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// Money came in, with all that is entered in one go with it.
    Receive(Box<Receipt>),
    /// Agree terms for the customers of a segment that have none of their own.
    AgreeSegmentTerms {
        /// Its name.
        segment: String,
        /// The rule.
        terms: Terms,
        /// First date of issue; `None` for all.
        from: Option<NaiveDate>,
        /// Confirmed or assumed.
        basis: DueBasis,
    },
    /// Agree what counts beside due dates.
    AgreeConditions {
        /// For whom.
        scopes: Vec<TermsScope>,
        /// All of it; what says nothing is inherited.
        conditions: Conditions,
        /// First date of issue; `None` for all.
        from: Option<NaiveDate>,
    },
    /// The person went through the terms of payment.
    ReviewTerms {
        /// The day.
        on: NaiveDate,
    },
    /// State what a currency is worth in another on a day.
    StateExchangeRate(ExchangeRate),
    /// Up to how much a difference that a payment leaves is given up without asking.
    AgreeSmallDifferences {
        /// The most; nought for none.
        up_to: Money,
    },
    /// Documents go to a factor.
    AssignDocuments {
        /// Which.
        documents: Vec<ThingId>,
        /// To whom.
        factor: Factor,
        /// First day on which it counts.
        on: NaiveDate,
    },
    /// The factor gave the documents back.
    EndAssignment {
        /// Which.
        assignment: ThingId,
        /// First day on which it no longer counts.
        on: NaiveDate,
    },
    /// The customer accepted a bill of exchange for some documents.
    AcceptBill {
        /// Whose.
        customer: ThingId,
        /// The bill's number.
        number: String,
        /// The day on which it was accepted.
        on: NaiveDate,
        /// The day on which it falls due.
        due_on: NaiveDate,
        /// What it stands for, each with how much.
        documents: Vec<(ThingId, Money)>,
    },
    /// A bill comes back unpaid. What it stood for is owed again from that day.
    ReturnBill {
        /// Which.
        bill: ThingId,
        /// The day on which it came back.
        on: NaiveDate,
        /// As the bank writes it.
        reference: String,
    },
    /// About the accounting.
    Book(BookWish),
    /// Note something said or written beside reminders.
    NoteExchange(Interaction<ThingId>),
    /// About whose things are whose.
    ChangeHands(HandsWish),
    /// About habits of the firm.
    Practise(PracticeWish),
    /// About how customers pay.
    Paying(Box<PayingWish>),
    /// About who is chased how.
    Chase(Box<ChaseWish>),
    /// What a file brings, as [`crate::exchange::plan`] worked it out.
    Import {
        /// In order; references are to this batch or to things of the ledger.
        events: Vec<Event>,
    },
}

impl Ledger {
    /// The events that fulfil `command`, or why it is refused. Changes nothing.
    ///
    /// # Errors
    /// The first [`Refusal`] in the order of its variants.
    pub fn decide(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        command.days().try_for_each(days::plausible)?;
        let mut deciding = Deciding::new(self);
        for event in self.wished(command)? {
            deciding.push(event)?;
        }
        Ok(deciding.finish())
    }

    /// The events that would fulfil `command`, unchecked.
    pub(super) fn wished(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
        Ok(match command {
            Command::DescribeCompany(company) => vec![Event::CompanyDescribed(company.clone())],
            Command::AddCustomer { details, kind } => {
                let key = details.name.trim().to_owned();
                let twin = self.customers().find(|(_, customer)| customer.key == key).map(|(idx, _)| idx);
                if let Some(customer) = twin {
                    return Err(Refusal::CustomerExists { customer });
                }
                vec![Event::CustomerAdded { key, details: details.clone(), kind: *kind }]
            }
            Command::DescribeCustomer { customer, details } => {
                vec![Event::CustomerDescribed { customer: (*customer).into(), details: details.clone() }]
            }
            Command::SetCustomerKind { customers, kind } => {
                customers.iter().map(|customer| Event::CustomerKindSet { customer: (*customer).into(), kind: *kind }).collect()
            }
            Command::AgreeTerms { customers, terms, from, basis } => {
                let agreed = |scope| Event::TermsAgreed { scope, terms: *terms, from: *from, basis: *basis };
                if customers.is_empty() {
                    vec![agreed(TermsScope::Company)]
                } else {
                    customers.iter().map(|customer| agreed(TermsScope::Customer((*customer).into()))).collect()
                }
            }
            Command::AgreeDueDate { document, due_on } => vec![Event::DueDateAgreed { document: (*document).into(), due_on: *due_on }],
            Command::IssueDocument { customer, kind, number, issued_on, due, amount } => {
                self.refuse_twin(*customer, *kind, number)?;
                if let Due::On(on) = due
                    && on < issued_on
                {
                    return Err(Refusal::TooEarly { on: *on, begins: *issued_on });
                }
                vec![Event::DocumentIssued {
                    customer: (*customer).into(),
                    kind: *kind,
                    number: number.trim().to_owned(),
                    issued_on: *issued_on,
                    due: due.clone(),
                    amount: *amount,
                    account: AccountFamily::default(),
                    retention: false,
                    label: String::new(),
                    line: None,
                }]
            }
            Command::BookMoney { customer, kind, booked_on, amount, means, reference, settles, rest } => {
                let money = |kind, amount, means, reference| money_booked((*customer).into(), kind, *booked_on, amount, means, reference);
                let mut events = vec![money(*kind, *amount, *means, reference)];
                let new = Ref::Here(0);
                events.extend(settles.iter().map(|(item, amount)| match raises(*kind) {
                    false => allocated(new, (*item).into(), *amount),
                    true => allocated((*item).into(), new, *amount),
                }));
                for (document, amount, kind) in rest {
                    let at = Ref::Here(u32::try_from(events.len()).unwrap_or(u32::MAX));
                    events.push(money(*kind, *amount, Means::Unsaid, ""));
                    events.push(allocated(at, (*document).into(), *amount));
                }
                events
            }
            Command::TakeBack { payment, on, reference } => self.taking_back(*payment, *on, reference, 0)?,
            Command::RecoverWrittenOff { write_off, received_on, amount, means, reference } => {
                self.recovering(*write_off, *received_on, *amount, (*means, reference))?
            }
            Command::Allocate { credit, debit, amount } => vec![allocated((*credit).into(), (*debit).into(), *amount)],
            Command::MoveAllocation { allocation, debit } => {
                let not_found = Refusal::AllocationNotFound { allocation: (*allocation).into() };
                let known = self.allocation_of(*allocation).and_then(|idx| self.allocations().get(idx.idx())).ok_or(not_found)?;
                let to = self.item_of(*debit).ok_or(Refusal::ItemNotFound { item: (*debit).into() })?;
                let amount = known.amount.min(self.open_now(to).max(0));
                let amount = Money::from_minor(amount, self.item(to).currency);
                vec![
                    Event::AllocationEnded { allocation: (*allocation).into(), on: known.from },
                    allocated(self.item_id(known.credit).into(), (*debit).into(), amount),
                ]
            }
            Command::EndAllocation { allocation, on } => vec![Event::AllocationEnded { allocation: (*allocation).into(), on: *on }],
            Command::MarkSent { .. } | Command::SkipStep { .. } | Command::StartChase { .. } => reminding::wished(command),
            Command::CheckBank { up_to } => vec![Event::BankChecked { up_to: *up_to }],
            Command::RememberMapping { fingerprint, mapping } => {
                vec![Event::MappingRemembered { fingerprint: fingerprint.clone(), mapping: mapping.clone() }]
            }
            Command::OpenDispute { document, on, amount, reason, note } => vec![Event::DisputeOpened {
                document: (*document).into(),
                on: *on,
                amount: *amount,
                reason: *reason,
                note: note.trim().to_owned(),
            }],
            Command::CloseDispute { dispute, on, outcome } => {
                vec![Event::DisputeClosed { dispute: (*dispute).into(), on: *on, outcome: *outcome }]
            }
            Command::NotePromise { customer, on, due_on, amount, documents, note } => {
                let named: Vec<_> = documents.iter().filter_map(|document| self.item_of(*document)).collect();
                let replaced = self.promises().filter(|(_, promise)| {
                    promise.counts_on(*on) && promise.due_on >= *on && promise.documents.iter().any(|document| named.contains(document))
                });
                let mut events: Vec<Event> =
                    replaced.map(|(_, promise)| Event::PromiseEnded { promise: self.promise_id(promise).into(), on: *on }).collect();
                events.push(Event::PromiseMade {
                    customer: (*customer).into(),
                    on: *on,
                    due_on: *due_on,
                    amount: *amount,
                    documents: documents.iter().map(|document| (*document).into()).collect(),
                    note: note.trim().to_owned(),
                });
                events
            }
            Command::EndPromise { promise, on } => vec![Event::PromiseEnded { promise: (*promise).into(), on: *on }],
            Command::NoteInsolvency { customer, opened_on, published_on, note } => vec![Event::InsolvencyOpened {
                customer: (*customer).into(),
                opened_on: *opened_on,
                published_on: *published_on,
                note: note.trim().to_owned(),
            }],
            Command::EndInsolvency { insolvency, on } => vec![Event::InsolvencyEnded { insolvency: (*insolvency).into(), on: *on }],
            Command::ClosePeriod { up_to } => vec![Event::PeriodClosed { up_to: *up_to }],
            Command::ReopenPeriod { up_to, reason } => vec![Event::PeriodReopened { up_to: *up_to, reason: reason.trim().to_owned() }],
            Command::StateRate(StatedRate { series, from, percent, source, read_on }) => vec![Event::RateStated {
                series: series.clone(),
                from: *from,
                percent: *percent,
                source: source.trim().to_owned(),
                read_on: *read_on,
            }],
            Command::SetSegment { .. } | Command::SetResponsible { .. } | Command::SetParent { .. } | Command::DescribeContacts { .. } => {
                self.belonging_wished(command)
            }
            Command::EnterDocument(_)
            | Command::AgreeOrder(_)
            | Command::DeliverOrder { .. }
            | Command::CancelOrder { .. }
            | Command::DetailDocument { .. } => self.documents_wished(command)?,
            Command::ExplainBankLines { explanations, by } => self.explaining(explanations, *by)?,
            Command::ReopenBankLines { lines } => self.reopening(lines)?,
            Command::TeachMatching { sign, says } => vec![bank::learned(sign, *says)],
            Command::TakeSureMatches { by_themselves } => vec![Event::SureMatchesTaken { by_themselves: *by_themselves }],
            Command::AskClaims { .. } | Command::NoteClaimPaid { .. } | Command::WaiveClaim { .. } => self.claims_wished(command),
            Command::Receive(receipt) => self.receiving(receipt)?,
            Command::AgreeSegmentTerms { segment, terms, from, basis } => {
                let scope = TermsScope::Segment(self.spelling_of(segment));
                vec![Event::TermsAgreed { scope, terms: *terms, from: *from, basis: *basis }]
            }
            Command::AgreeConditions { scopes, conditions, from } => {
                let agreed =
                    |scope: &TermsScope| Event::ConditionsAgreed { scope: scope.clone(), conditions: conditions.clone(), from: *from };
                scopes.iter().map(agreed).collect()
            }
            Command::ReviewTerms { on } => vec![Event::TermsReviewed { on: *on }],
            Command::StateExchangeRate(ExchangeRate { one, worth, of, on, source }) => {
                vec![Event::ExchangeRateStated { one: *one, worth: *worth, of: *of, on: *on, source: source.trim().to_owned() }]
            }
            Command::AgreeSmallDifferences { up_to } => vec![Event::SmallDifferencesAgreed { up_to: *up_to }],
            Command::AssignDocuments { documents, factor, on } => {
                let documents = documents.iter().map(|document| (*document).into()).collect();
                vec![Event::DocumentsAssigned { documents, factor: factor.clone(), on: *on }]
            }
            Command::EndAssignment { assignment, on } => vec![Event::AssignmentEnded { assignment: (*assignment).into(), on: *on }],
            Command::AcceptBill { customer, number, on, due_on, documents } => {
                self.accepting_bill((*customer, number), (*on, *due_on), documents)?
            }
            Command::ReturnBill { bill, on, reference } => self.returning_bill(*bill, *on, reference)?,
            Command::Book(wish) => vec![wish.wished()],
            Command::NoteExchange(said) => vec![said.wished()],
            Command::ChangeHands(wish) => self.hands_wished(wish)?,
            Command::Practise(wish) => vec![wish.wished()],
            Command::Paying(wish) => wish.wished(),
            Command::Chase(wish) => wish.wished(),
            Command::Import { events } => events.clone(),
        })
    }

    pub(super) fn known_item(&self, id: ThingId, kind: ItemKind) -> Result<Item<'_>, Refusal> {
        let idx = self.item_of(id).ok_or(Refusal::ItemNotFound { item: id.into() })?;
        let item = self.item(idx);
        if item.kind == kind { Ok(item) } else { Err(Refusal::NotAPair) }
    }
}
