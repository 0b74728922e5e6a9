//! The day's list as rows to be drawn: names, lasting names and what was said before, beside each card.
//!
//! A row may be kept while a person reads it. Dense indices die with the state that gave them: [`CardRow::holds_in`] says whether they
//! still mean the same things.

use super::day_list::{BankData, Card, DayList, DaySettings, Done, Held, ToDecide, day_list};
use super::standing::{HeldReason, LateDocument};
use crate::basis::id::ThingId;
use crate::basis::money::Money;
use crate::ledger::{CustomerIdx, CustomerKind, DueBasis, ItemIdx, Ledger, Reminder};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};

/// The day's list with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRows {
    /// To do, most valuable first.
    pub cards: Vec<CardRow>,
    /// Late and not to be chased while a doubt lasts, most valuable first.
    pub held: Vec<HeldRow>,
    /// Every step is done, most valuable first.
    pub to_decide: Vec<DecideRow>,
    /// Done on that day, in the order in which it was noted.
    pub done: Vec<DoneRow>,
    /// How old the bank data is.
    pub bank: BankData,
    /// What the cards ask for, one sum a currency.
    pub at_stake: Vec<Money>,
    /// How many customers the cards are for: one may have an account in each of several currencies.
    pub customers: usize,
    /// The next day on which something will be due, if nothing changes.
    pub next_on: Option<NaiveDate>,
    /// True where the ledger holds nothing at all.
    pub is_empty_ledger: bool,
}

/// A card with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CardRow {
    /// What an address calls it: the customer, or the first document where the customer has a more valuable card in another currency.
    pub key: ThingId,
    /// Whom.
    pub customer: ThingId,
    /// Their name.
    pub name: String,
    /// The person to write to; empty where nobody is named.
    pub contact: String,
    /// Who they are to the law.
    pub kind: CustomerKind,
    /// The card.
    pub card: Card,
    /// Its documents and those it leaves out, by lasting name and number.
    pub documents: Vec<NamedDocument>,
    /// Reminders sent up to the day that named any of its documents.
    pub reminders: usize,
    /// How many of its documents have an assumed due date.
    pub assumed: usize,
}

/// A document by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedDocument {
    /// In the state that gave the row.
    pub item: ItemIdx,
    /// Its lasting name.
    pub id: ThingId,
    /// Its number; empty where it has none.
    pub number: String,
}

/// What is held, with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldRow {
    /// Whose.
    pub customer: ThingId,
    /// Their name.
    pub name: String,
    /// What, and why.
    pub held: Held,
    /// Number of the receipt or credit note that fits best; empty where there is none.
    pub by: String,
}

/// What is to be decided, with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecideRow {
    /// Whose.
    pub customer: ThingId,
    /// Their name.
    pub name: String,
    /// What.
    pub to_decide: ToDecide,
    /// Of its documents.
    pub oldest_days_late: i64,
}

/// What was done, with names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneRow {
    /// To whom.
    pub customer: ThingId,
    /// Their name.
    pub name: String,
    /// What.
    pub done: Done,
}

/// The day's list as rows.
#[must_use]
pub fn day_rows(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings) -> DayRows {
    let DayList { cards, held, to_decide, done_today, bank, at_stake, next_on, .. } = day_list(ledger, as_of, settings);
    let name = |customer: CustomerIdx| (ledger.customer_id(customer), ledger.customer(customer).details.name.clone());
    let mut sent: HashMap<CustomerIdx, Vec<&Reminder>> = HashMap::new();
    for reminder in ledger.reminders().iter().filter(|reminder| reminder.sent_on <= as_of) {
        sent.entry(reminder.customer).or_default().push(reminder);
    }
    let mut seen = BTreeSet::new();
    let cards = cards.into_iter().map(|card| card_row(ledger, &sent, card, &mut seen)).collect();
    let held = held.into_iter().map(|held| {
        let (customer, name) = name(held.customer);
        let by = match held.reason {
            HeldReason::MayBeSettled { by, .. } => ledger.item(by).number.to_owned(),
            HeldReason::OwesNothing { .. }
            | HeldReason::BillInHand
            | HeldReason::Disputed { .. }
            | HeldReason::Promised { .. }
            | HeldReason::Assigned { .. }
            | HeldReason::Debited { .. }
            | HeldReason::InStatement { .. }
            | HeldReason::Contacted { .. }
            | HeldReason::PutOff { .. }
            | HeldReason::Insolvent { .. } => String::new(),
        };
        HeldRow { customer, name, held, by }
    });
    let to_decide = to_decide.into_iter().map(|to_decide| {
        let (customer, name) = name(to_decide.customer);
        let oldest_days_late = oldest(&to_decide.documents);
        DecideRow { customer, name, to_decide, oldest_days_late }
    });
    let done = done_today.into_iter().map(|done| {
        let (customer, name) = name(done.customer);
        DoneRow { customer, name, done }
    });
    DayRows {
        held: held.collect(),
        to_decide: to_decide.collect(),
        done: done.collect(),
        bank,
        at_stake,
        customers: seen.len(),
        next_on,
        is_empty_ledger: ledger.n_items() == 0,
        cards,
    }
}

fn oldest(documents: &[LateDocument]) -> i64 {
    documents.iter().map(|late| late.days_late).max().unwrap_or_default()
}

fn card_row(ledger: &Ledger, sent: &HashMap<CustomerIdx, Vec<&Reminder>>, card: Card, seen: &mut BTreeSet<CustomerIdx>) -> CardRow {
    let sheet = ledger.customer(card.customer);
    let customer = ledger.customer_id(card.customer);
    let first = card.documents.first().map(|document| ledger.item_id(document.late.item));
    let key = if seen.insert(card.customer) { customer } else { first.unwrap_or(customer) };
    let named = |item: ItemIdx| NamedDocument { item, id: ledger.item_id(item), number: ledger.item(item).number.to_owned() };
    let in_card = card.documents.iter().map(|document| document.late.item);
    let left_out = card.not_included.iter().map(|document| document.late.item);
    let documents = in_card.chain(left_out).map(named).collect();
    let names_one = |items: &[(ItemIdx, _)]| items.iter().any(|(item, _)| card.documents.iter().any(|own| own.late.item == *item));
    let to_them = sent.get(&card.customer).map_or(&[][..], Vec::as_slice);
    let reminders = to_them.iter().filter(|sent| names_one(&sent.documents)).count();
    let assumed = card.documents.iter().filter(|document| document.late.due_basis == DueBasis::Assumed).count();
    CardRow {
        key,
        customer,
        name: sheet.details.name.clone(),
        contact: sheet.details.contact.trim().to_owned(),
        kind: sheet.kind,
        documents,
        reminders,
        assumed,
        card,
    }
}

impl DayRows {
    /// The card that an address names: by its key, its customer, or one of its documents; of several the most valuable.
    #[must_use]
    pub fn card(&self, thing: ThingId) -> Option<&CardRow> {
        let by_key = self.cards.iter().find(|row| row.key == thing);
        by_key.or_else(|| self.cards.iter().find(|row| row.customer == thing || row.documents.iter().any(|document| document.id == thing)))
    }

    /// The card so many places after that of `key`, counted within the list; the first or the last where it is in none.
    #[must_use]
    pub fn neighbour(&self, key: Option<ThingId>, step: isize) -> Option<&CardRow> {
        let last = self.cards.len().checked_sub(1)?;
        let place = key.and_then(|key| self.cards.iter().position(|row| row.key == key));
        let wanted = match place {
            Some(place) => place.saturating_add_signed(step).min(last),
            None if step < 0 => last,
            None => 0,
        };
        self.cards.get(wanted)
    }

    /// The card to go on with once that of `key` is done: the next, else the one before; `None` where it is alone.
    #[must_use]
    pub fn after(&self, key: ThingId) -> Option<ThingId> {
        let place = self.cards.iter().position(|row| row.key == key)?;
        let next = self.cards.get(place + 1).or_else(|| self.cards.get(place.checked_sub(1)?));
        next.map(|row| row.key)
    }
}

impl CardRow {
    /// Whether its indices still mean the same things: the state may have been folded anew since.
    #[must_use]
    pub fn holds_in(&self, ledger: &Ledger) -> bool {
        let account = ledger.balances().get(self.card.balance.idx());
        ledger.customer_of(self.customer) == Some(self.card.customer)
            && account.is_some_and(|account| account.customer == self.card.customer && account.currency == self.card.at_stake.currency())
            && self.documents.iter().all(|document| ledger.item_of(document.id) == Some(document.item))
    }

    /// The lasting name and number of one of its documents.
    #[must_use]
    pub fn document(&self, item: ItemIdx) -> Option<&NamedDocument> {
        self.documents.iter().find(|document| document.item == item)
    }
}
