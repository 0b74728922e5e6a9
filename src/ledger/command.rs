//! Commands: what the interface and the importers may wish. [`Ledger::decide`] answers with events or a refusal and changes nothing.

use super::deciding::Deciding;
use super::{
    AllocationBasis, Channel, Company, CustomerDetails, CustomerKind, DocumentKind, Due, DueBasis, Event, Ledger, MoneyKind, Refusal,
    Reminded, StepKey, Terms, TermsScope, Tone,
};
use crate::basis::id::{Ref, ThingId};
use crate::basis::money::Money;
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
    /// Money received, and what it settles.
    ReceivePayment {
        /// Whose.
        customer: ThingId,
        /// The day of the money.
        received_on: NaiveDate,
        /// Positive.
        amount: Money,
        /// As written by the payer.
        reference: String,
        /// Documents it settles, each with how much.
        settles: Vec<(ThingId, Money)>,
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
        let mut deciding = Deciding::new(self);
        for event in self.wished(command)? {
            deciding.push(event)?;
        }
        Ok(deciding.finish())
    }

    /// The events that would fulfil `command`, unchecked.
    fn wished(&self, command: &Command) -> Result<Vec<Event>, Refusal> {
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
                vec![Event::DocumentIssued {
                    customer: (*customer).into(),
                    kind: *kind,
                    number: number.trim().to_owned(),
                    issued_on: *issued_on,
                    due: due.clone(),
                    amount: *amount,
                    account: super::AccountFamily::default(),
                    retention: false,
                    label: String::new(),
                    line: None,
                }]
            }
            Command::ReceivePayment { customer, received_on, amount, reference, settles } => {
                let payment = Event::MoneyBooked {
                    customer: (*customer).into(),
                    kind: MoneyKind::Payment,
                    booked_on: *received_on,
                    amount: Money::new(-amount.amount(), amount.currency()),
                    reference: reference.trim().to_owned(),
                    account: super::AccountFamily::default(),
                    label: String::new(),
                    line: None,
                };
                let allocations = settles.iter().map(|(document, amount)| Event::Allocated {
                    credit: Ref::Here(0),
                    debit: (*document).into(),
                    amount: *amount,
                    basis: AllocationBasis::ByHand,
                });
                std::iter::once(payment).chain(allocations).collect()
            }
            Command::Allocate { credit, debit, amount } => {
                vec![Event::Allocated { credit: (*credit).into(), debit: (*debit).into(), amount: *amount, basis: AllocationBasis::ByHand }]
            }
            Command::EndAllocation { allocation, on } => vec![Event::AllocationEnded { allocation: (*allocation).into(), on: *on }],
            Command::MarkSent { customer, sent_on, channel, tone, documents, subject, body, bank_checked_up_to } => {
                vec![Event::ReminderSent {
                    customer: (*customer).into(),
                    sent_on: *sent_on,
                    channel: *channel,
                    tone: *tone,
                    documents: reminded(documents),
                    subject: subject.clone(),
                    body: body.clone(),
                    bank_checked_up_to: *bank_checked_up_to,
                }]
            }
            Command::SkipStep { customer, on, documents, reason } => {
                vec![Event::StepSkipped {
                    customer: (*customer).into(),
                    on: *on,
                    documents: reminded(documents),
                    reason: reason.trim().to_owned(),
                }]
            }
            Command::StartChase { on, documents } => vec![Event::ChaseStarted { on: *on, documents: reminded(documents) }],
            Command::CheckBank { up_to } => vec![Event::BankChecked { up_to: *up_to }],
            Command::RememberMapping { fingerprint, mapping } => {
                vec![Event::MappingRemembered { fingerprint: fingerprint.clone(), mapping: mapping.clone() }]
            }
            Command::Import { events } => events.clone(),
        })
    }

    /// A number given twice to one customer by hand is a slip of the pen.
    fn refuse_twin(&self, customer: ThingId, kind: DocumentKind, number: &str) -> Result<(), Refusal> {
        let Some(customer) = self.customer_of(customer) else { return Ok(()) };
        let number = number.trim();
        let twin =
            self.items().find(|item| item.customer == customer && item.kind == kind.into() && !number.is_empty() && item.number == number);
        match twin {
            Some(item) => Err(Refusal::NumberTaken { item: item.idx }),
            None => Ok(()),
        }
    }
}

fn reminded(documents: &[(ThingId, StepKey)]) -> Vec<Reminded> {
    documents.iter().map(|(document, step)| Reminded { document: (*document).into(), step: step.clone() }).collect()
}
