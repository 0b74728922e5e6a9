//! Wishes about bank lines: what each is, and what to learn from it.

use super::allocated;
use crate::basis::id::{Ref, ThingId};
use crate::basis::money::Money;
use crate::ledger::{
    AccountFamily, BankLineKind, BankLineRow, Event, Evidence, ExplainedBy, Ledger, Lesson, Meaning, Means, MoneyKind, NotCustomers,
    PayerSign, Refusal,
};

/// What a bank line is to be explained by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineExplanation {
    /// Which line.
    pub line: ThingId,
    /// What it is.
    pub meaning: LineMeaning,
    /// How likely it was said to be, per thousand; `None` where nothing was proposed.
    pub confidence: Option<u16>,
    /// Why.
    pub evidence: Vec<Evidence<ThingId, ThingId>>,
    /// What to learn from it.
    pub learn: Vec<(PayerSign, Lesson<ThingId>)>,
}

/// What a bank line is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineMeaning {
    /// Customers' money, less what a platform kept of it.
    Customers {
        /// Whose, and what it settles: several for a lump sum.
        money: Vec<CustomersMoney>,
        /// Kept before the rest came, positive.
        fees: Option<Money>,
    },
    /// The books hold it already.
    AlreadyBooked {
        /// Payments, what was taken back, what was given back.
        items: Vec<ThingId>,
    },
    /// The bank took a payment back. What it settled is owed again from the line's day.
    TakenBack {
        /// Which payment.
        payment: ThingId,
    },
    /// No customer's.
    NotCustomers(NotCustomers),
}

/// One customer's money in a bank line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomersMoney {
    /// Whose.
    pub customer: ThingId,
    /// Positive: received, or given back where the line is negative.
    pub amount: Money,
    /// What it settles, each with how much: documents, or for money given back the credits.
    pub settles: Vec<(ThingId, Money)>,
    /// Credit notes taken off: which, against which document, how much.
    pub netted: Vec<(ThingId, ThingId, Money)>,
    /// What is left of a document and given up with it, as what: a discount taken, charges, a small difference.
    pub rest: Vec<(ThingId, Money, MoneyKind)>,
}

impl Ledger {
    pub(super) fn explaining(&self, explanations: &[LineExplanation], by: ExplainedBy) -> Result<Vec<Event>, Refusal> {
        let mut events = Vec::new();
        for explanation in explanations {
            let named = Ref::There(explanation.line);
            let line = self.bank_line_of(explanation.line).and_then(|idx| self.bank_line(idx));
            let line = line.ok_or(Refusal::BankLineNotFound { named })?;
            if line.explained.is_some() {
                return Err(Refusal::Explained);
            }
            let meaning = match &explanation.meaning {
                LineMeaning::Customers { money, fees } => {
                    let mut items = Vec::new();
                    for part in money {
                        book(part, &line, &mut events, &mut items);
                    }
                    Meaning::Money { items, fees: *fees }
                }
                LineMeaning::AlreadyBooked { items } => {
                    Meaning::Money { items: items.iter().map(|item| (*item).into()).collect(), fees: None }
                }
                LineMeaning::TakenBack { payment } => {
                    events.extend(self.taking_back(*payment, line.booked_on, reference(&line), here(&events))?);
                    let bounce = events.iter().rposition(|event| matches!(event, Event::MoneyBooked { .. }));
                    let items = bounce.and_then(|at| u32::try_from(at).ok()).map(Ref::Here).into_iter().collect();
                    Meaning::Money { items, fees: None }
                }
                LineMeaning::NotCustomers(reason) => Meaning::NotCustomers { reason: *reason },
            };
            let there = |id: ThingId| Some(Ref::There(id));
            let evidence = explanation.evidence.iter().filter_map(|reason| reason.map(there, there)).collect();
            events.push(Event::BankLineExplained { line: named, meaning, by, confidence: explanation.confidence, evidence });
            events.extend(explanation.learn.iter().map(|(sign, says)| learned(sign, *says)));
        }
        if events.is_empty() { Err(Refusal::Nothing) } else { Ok(events) }
    }

    pub(super) fn reopening(&self, lines: &[ThingId]) -> Result<Vec<Event>, Refusal> {
        let mut events = Vec::new();
        for line in lines {
            let row = self.bank_line_of(*line).and_then(|idx| self.bank_line(idx));
            let row = row.ok_or(Refusal::BankLineNotFound { named: (*line).into() })?;
            let explanation = row.explained.and_then(|idx| self.explanation_id(idx)).ok_or(Refusal::NotExplained)?;
            events.push(Event::BankLineReopened { explanation: explanation.into() });
        }
        if events.is_empty() { Err(Refusal::Nothing) } else { Ok(events) }
    }
}

pub(super) fn learned(sign: &PayerSign, says: Lesson<ThingId>) -> Event {
    let says = match says {
        Lesson::Customer(customer) => Lesson::Customer(customer.into()),
        Lesson::NotCustomer(customer) => Lesson::NotCustomer(customer.into()),
        Lesson::Nobody(reason) => Lesson::Nobody(reason),
        Lesson::Forgotten => Lesson::Forgotten,
    };
    Event::MatchingLearned { sign: sign.clone(), says }
}

fn here(events: &[Event]) -> u32 {
    u32::try_from(events.len()).unwrap_or(u32::MAX)
}

/// What the payer wrote to be known by.
fn reference<'l>(line: &BankLineRow<'l>) -> &'l str {
    if line.structured.is_empty() { line.end_to_end } else { line.structured }
}

fn book(part: &CustomersMoney, line: &BankLineRow<'_>, events: &mut Vec<Event>, items: &mut Vec<Ref>) {
    let received = line.amount >= 0;
    let means = match line.kind {
        BankLineKind::Transfer | BankLineKind::ReturnedTransfer => Means::Transfer,
        BankLineKind::Card => Means::Card,
        BankLineKind::Cheque | BankLineKind::ReturnedCheque => Means::Cheque,
        BankLineKind::DirectDebit | BankLineKind::ReturnedDebit => Means::DirectDebit,
        BankLineKind::Cash => Means::Cash,
        BankLineKind::Bill => Means::Bill,
        BankLineKind::Unsaid | BankLineKind::Charge => Means::Unsaid,
    };
    let mut money = |kind, positive: Money, raises: bool, reference: &str, label: &str, means, events: &mut Vec<Event>| {
        let new = Ref::Here(here(events));
        items.push(new);
        events.push(Event::MoneyBooked {
            customer: part.customer.into(),
            kind,
            booked_on: line.booked_on,
            amount: Money::new(if raises { positive.amount() } else { -positive.amount() }, positive.currency()),
            reference: reference.to_owned(),
            account: AccountFamily::default(),
            label: label.to_owned(),
            line: line.line,
            means,
        });
        new
    };
    let kind = if received { MoneyKind::Payment } else { MoneyKind::Refund };
    let new = money(kind, part.amount, !received, reference(line), line.label, means, events);
    for (item, amount) in &part.settles {
        events.push(if received { allocated(new, (*item).into(), *amount) } else { allocated((*item).into(), new, *amount) });
    }
    for (credit, debit, amount) in &part.netted {
        events.push(allocated((*credit).into(), (*debit).into(), *amount));
    }
    for (document, amount, kind) in &part.rest {
        let at = money(*kind, *amount, false, "", "", Means::Unsaid, events);
        events.push(allocated(at, (*document).into(), *amount));
    }
}
