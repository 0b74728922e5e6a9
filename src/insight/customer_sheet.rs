//! One customer: what it owes by age, how its account came to be, how it pays, on which terms, and all that happened.
//!
//! Start at [`customer_sheet`]. Invariant: the movements of an account sum to its outstanding amount, on any day.

use super::aged_balance::{AgedAmounts, AgedBalanceSettings, aged_balance_of};
use super::payment_behaviour::{PaymentBehaviour, PaymentDot, each_dot, payment_behaviour};
use super::proposals::{Proposal, proposals_for};
use crate::basis::money::Currency;
use crate::ledger::{AccountFamily, AgreedTerms, BalanceIdx, CustomerIdx, ItemIdx, Ledger, Movement, StepEnd, StepIdx};
use chrono::NaiveDate;

/// Its account in one currency, minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustomerAccount {
    /// Which account.
    pub balance: BalanceIdx,
    /// In which currency.
    pub currency: Currency,
    /// What is open, by age.
    pub aged: AgedAmounts,
    /// Debts with something open.
    pub n_open: u32,
    /// Of these, with something late.
    pub n_late: u32,
    /// The oldest due date that has passed.
    pub oldest_late_on: Option<NaiveDate>,
    /// Sums of movements by the day, signed, in the order of [`Movement::ALL`].
    pub moved: [i64; Movement::ALL.len()],
    /// Sums by family of accounts by the day, in the order of [`AccountFamily::ALL`]; accruals included.
    pub families: [i64; AccountFamily::ALL.len()],
    /// Matches that are proposed, and not done.
    pub proposals: Vec<Proposal>,
}

impl CustomerAccount {
    /// Days after the oldest due date that passed; `None` where nothing is late.
    #[must_use]
    pub fn oldest_days_late(&self, as_of: NaiveDate) -> Option<i64> {
        self.oldest_late_on.map(|day| (as_of - day).num_days())
    }
}

/// Where terms come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TermsSource {
    /// The customer's own.
    Customer,
    /// Its segment's.
    Segment,
    /// The company's, for customers without their own.
    Company,
    /// Nobody said: the default of the law.
    Default,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happening {
    /// A document was issued.
    Document(ItemIdx),
    /// Money, or an adjustment, moved the account.
    Money(ItemIdx),
    /// A reminder was sent: its place in `Ledger::reminders`.
    Reminder(usize),
    /// A step was left out for this document, with the person's reason.
    Skipped(ItemIdx, StepIdx, String),
    /// Chasing of this document began with this step.
    ChaseStarted(ItemIdx, StepIdx),
    /// A step was put off to a day.
    PutOff(ItemIdx, NaiveDate),
    /// A step was handed to someone.
    HandedOver(ItemIdx, String),
    /// Something was said or written beside reminders: its place in `Ledger::interactions`.
    Interaction(usize),
}

/// One entry of the chronology.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChronicleEntry {
    /// The day.
    pub on: NaiveDate,
    /// What.
    pub what: Happening,
}

/// All of one customer.
#[derive(Debug, Clone, PartialEq)]
pub struct CustomerSheet {
    /// Who.
    pub customer: CustomerIdx,
    /// One a currency.
    pub accounts: Vec<CustomerAccount>,
    /// One a document that was paid or is late, in the order of entry.
    pub dots: Vec<PaymentDot>,
    /// What they say.
    pub behaviour: PaymentBehaviour,
    /// The terms of a document issued on the day.
    pub terms: AgreedTerms,
    /// Where they come from.
    pub terms_source: TermsSource,
    /// What happened by the day, newest first.
    pub chronology: Vec<ChronicleEntry>,
}

/// The sheet of `customer` at the end of `as_of`.
///
/// Sketch: a few passes over all columns, none over text; budget 10 ms for 100,000 items.
#[must_use]
pub fn customer_sheet(ledger: &Ledger, as_of: NaiveDate, settings: &AgedBalanceSettings, customer: CustomerIdx) -> CustomerSheet {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let columns = ledger.columns();
    let its = ledger.customer(customer).balances.as_slice();
    let mut open = ledger.open_on(as_of);
    for (open, balance) in open.iter_mut().zip(columns.balance) {
        if !its.contains(balance) {
            *open = 0;
        }
    }
    let of_customer = aged_balance_of(ledger, as_of, settings, &open).rows;
    let mut accounts: Vec<CustomerAccount> = ledger
        .customer(customer)
        .balances
        .iter()
        .map(|balance| {
            let currency = ledger.balance(*balance).currency;
            let row = of_customer.iter().find(|row| row.currency == currency);
            CustomerAccount {
                balance: *balance,
                currency,
                aged: row.map(|row| row.amounts.clone()).unwrap_or_default(),
                n_open: row.map_or(0, |row| row.n_open),
                n_late: row.map_or(0, |row| row.n_late),
                oldest_late_on: row.and_then(|row| row.oldest_late_on),
                moved: [0; Movement::ALL.len()],
                families: [0; AccountFamily::ALL.len()],
                proposals: proposals_for(ledger, as_of, *balance),
            }
        })
        .collect();
    let mut chronology = Vec::new();
    for (at, (balance, on)) in columns.balance.iter().zip(columns.on).enumerate() {
        let Some(account) = accounts.iter_mut().find(|account| account.balance == *balance) else { continue };
        let Some(idx) = ledger.item_at(at).filter(|_| *on <= as_of) else { continue };
        let item = ledger.item(idx);
        if let Some(moved) = item.kind.movement().and_then(|movement| account.moved.get_mut(movement.idx())) {
            *moved = moved.saturating_add(item.amount);
        }
        if let Some(family) = account.families.get_mut(item.account as usize) {
            *family = family.saturating_add(item.amount);
        }
        let what = if item.kind.is_document() { Happening::Document(idx) } else { Happening::Money(idx) };
        chronology.push(ChronicleEntry { on: *on, what });
    }
    for (place, reminder) in ledger.reminders().iter().enumerate() {
        if reminder.customer == customer && reminder.sent_on <= as_of {
            chronology.push(ChronicleEntry { on: reminder.sent_on, what: Happening::Reminder(place) });
        }
    }
    for (place, noted) in ledger.interactions().iter().enumerate() {
        if noted.customer == customer && noted.on <= as_of {
            chronology.push(ChronicleEntry { on: noted.on, what: Happening::Interaction(place) });
        }
    }
    for step in ledger.steps_done() {
        if step.on > as_of || ledger.item(step.item).customer != customer {
            continue;
        }
        let what = match &step.end {
            StepEnd::Sent(_) => continue,
            StepEnd::Skipped(reason) => Happening::Skipped(step.item, step.step, reason.clone()),
            StepEnd::StartsHere => Happening::ChaseStarted(step.item, step.step),
            StepEnd::PutOff(until) => Happening::PutOff(step.item, *until),
            StepEnd::HandedTo(name) => Happening::HandedOver(step.item, name.clone()),
        };
        chronology.push(ChronicleEntry { on: step.on, what });
    }
    chronology.reverse();
    chronology.sort_by_key(|entry| std::cmp::Reverse(entry.on));
    accounts.sort_by_key(|account| account.currency);
    let mut dots = Vec::new();
    each_dot(ledger, as_of, &open, Some(customer), |dot, _| dots.push(dot));
    let (terms, terms_source) = terms_of(ledger, as_of, customer);
    CustomerSheet { customer, accounts, behaviour: payment_behaviour(&dots, as_of), dots, terms, terms_source, chronology }
}

fn terms_of(ledger: &Ledger, as_of: NaiveDate, customer: CustomerIdx) -> (AgreedTerms, TermsSource) {
    let fits = |agreed: &AgreedTerms| agreed.from.is_none_or(|from| from <= as_of);
    let source = if ledger.customer(customer).terms.iter().any(fits) {
        TermsSource::Customer
    } else if ledger.segment_terms().iter().any(|(name, agreed)| name.0 == ledger.segment_on(customer, as_of) && fits(agreed)) {
        TermsSource::Segment
    } else if ledger.company_terms().iter().any(fits) {
        TermsSource::Company
    } else {
        TermsSource::Default
    };
    (ledger.terms_for(customer, as_of), source)
}
