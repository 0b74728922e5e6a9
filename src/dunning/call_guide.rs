//! A call: what is at hand, and what becomes of each answer. What to say stands in `words::call`.
//!
//! Invariant: an answer becomes facts that there are already (a promise, a dispute, a step put off, an exchange, a person), and asks for
//! no more than the card does.

use super::day_list::Card;
use super::day_rows::CardRow;
use crate::basis::id::ThingId;
use crate::basis::money::Money;
use crate::insight::{PaidOrOpen, PromiseState, payment_dots, promise_state};
use crate::ledger::{Channel, ChaseWish, Command, Contact, ContactRole, DisputeReason, Interaction, InteractionWay, ItemIdx, Ledger};
use crate::words::call::{Answer, CallWords};
use chrono::NaiveDate;

/// One answer, as the person noted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Which.
    pub answer: Answer,
    /// The day of the call.
    pub on: NaiveDate,
    /// Until when, or for when; the next day where none is given.
    pub day: Option<NaiveDate>,
    /// How much; `None` for all that is asked for, or the whole of a disputed document.
    pub amount: Option<Money>,
    /// The disputed document; the oldest where none is given.
    pub document: Option<ThingId>,
    /// What the dispute is about.
    pub reason: DisputeReason,
    /// Who else is to be called.
    pub contact: Contact,
    /// What was said, in the person's words.
    pub note: String,
}

/// What is at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallGuide {
    /// Who is called; empty where nobody is named.
    pub contact: String,
    /// Where; empty where it is not known.
    pub phone: String,
    /// Who calls: the person who signs, and the firm.
    pub caller: (String, String),
    /// Documents: which, number, days late, open of it.
    pub lines: Vec<(ThingId, String, i64, Money)>,
    /// What is asked for.
    pub to_ask: Money,
    /// What the customer objects to and is not asked for.
    pub disputed: Option<Money>,
    /// Median days after the due date of what was paid, where three or more were.
    pub usual_days: Option<i64>,
    /// Promises kept, of those whose day came; `None` where there were none.
    pub promises: Option<(usize, usize)>,
    /// The last promise, where it was not kept: how much, for which day.
    pub broken: Option<(Money, NaiveDate)>,
    /// Reminders about any of these documents, and the last one.
    pub reminders: (usize, Option<NaiveDate>),
    /// Up to which day the bank is known.
    pub bank_up_to: Option<NaiveDate>,
}

/// What is at hand for a card on a day; `None` where the row means nothing in this state any more.
#[must_use]
pub fn call_guide(ledger: &Ledger, row: &CardRow, as_of: NaiveDate) -> Option<CallGuide> {
    if !row.holds_in(ledger) {
        return None;
    }
    let card = &row.card;
    let customer = ledger.customer(card.customer);
    let items: Vec<ItemIdx> = card.documents.iter().map(|document| document.late.item).collect();
    let is_in = |item: &ItemIdx| items.contains(item);
    let lines = card.documents.iter().map(|document| {
        let late = document.late;
        (ledger.item_id(late.item), ledger.number(late.item).to_owned(), (as_of - late.due_on).num_days(), late.open)
    });
    let currency = card.at_stake.currency();
    let disputes = ledger.disputes().map(|(_, it)| it).filter(|it| is_in(&it.document) && it.counts_on(as_of));
    let disputed = disputes.filter_map(|it| it.amount).fold(0_i64, i64::saturating_add);
    let mut paid: Vec<i64> = payment_dots(ledger, as_of, Some(card.customer))
        .iter()
        .filter(|dot| dot.state == PaidOrOpen::Paid)
        .map(|dot| dot.days_late)
        .collect();
    paid.sort_unstable();
    let usual_days = if paid.len() < 3 { None } else { paid.get(paid.len() / 2).copied() };
    let states: Vec<_> = ledger
        .promises()
        .filter(|(_, it)| it.customer == card.customer)
        .map(|(_, it)| (it, promise_state(ledger, it, as_of)))
        .filter(|(_, state)| matches!(state, PromiseState::Kept | PromiseState::Broken))
        .collect();
    let kept = states.iter().filter(|(_, state)| *state == PromiseState::Kept).count();
    let last = states.iter().max_by_key(|(promise, _)| promise.due_on).filter(|(_, state)| *state == PromiseState::Broken);
    let written: Vec<NaiveDate> =
        ledger.reminders().iter().filter(|it| it.documents.iter().any(|(item, _)| is_in(item))).map(|it| it.sent_on).collect();
    let company = ledger.company();
    Some(CallGuide {
        contact: customer.details.contact.trim().to_owned(),
        phone: customer.details.phone.trim().to_owned(),
        caller: (company.signatory.split(',').next().unwrap_or_default().trim().to_owned(), company.name.trim().to_owned()),
        lines: lines.collect(),
        to_ask: card.at_stake,
        disputed: (disputed > 0).then(|| Money::from_minor(disputed, currency)),
        usual_days,
        promises: (!states.is_empty()).then_some((kept, states.len())),
        broken: last.map(|(promise, _)| (Money::from_minor(promise.amount, currency), promise.due_on)),
        reminders: (written.len(), written.iter().max().copied()),
        bank_up_to: ledger.bank_checked_up_to(),
    })
}

/// What an answer becomes, in order. The call finishes the card's step where that is a call and somebody answered.
#[must_use]
pub fn answer_commands(ledger: &Ledger, row: &CardRow, answered: &Answered, words: &CallWords) -> Vec<Command> {
    let card = &row.card;
    let Answered { answer, on, note, .. } = answered;
    let note = note.trim().to_owned();
    let day = answered.day.or_else(|| on.succ_opt()).unwrap_or(*on);
    let documents: Vec<ThingId> = row.documents.iter().filter(|named| holds(card, named.item)).map(|named| named.id).collect();
    let said = if note.is_empty() { (words.noted)(*answer).to_owned() } else { format!("{}\n{note}", (words.noted)(*answer)) };
    let exchange = || Command::from(Interaction { customer: row.customer, on: *on, way: InteractionWay::Call, text: said.clone() });
    let put_off = || Command::from(ChaseWish::PutOff { customer: row.customer, on: *on, until: day, documents: card.finishes(ledger) });
    let done = || {
        (card.channel == Channel::Call).then(|| Command::MarkSent {
            customer: row.customer,
            sent_on: *on,
            channel: Channel::Call,
            tone: card.tone,
            documents: card.finishes(ledger),
            subject: (words.noted)(*answer).to_owned(),
            body: note.clone(),
            bank_checked_up_to: ledger.bank_checked_up_to(),
        })
    };
    let promise = || Command::NotePromise {
        customer: row.customer,
        on: *on,
        due_on: day,
        amount: answered.amount.unwrap_or(card.at_stake),
        documents: documents.clone(),
        note: said.clone(),
    };
    match answer {
        Answer::Promise | Answer::ShortOfCash => done().into_iter().chain([promise()]).collect(),
        Answer::NotSatisfied => {
            let document = answered.document.or_else(|| documents.first().copied());
            let dispute = document.map(|document| Command::OpenDispute {
                document,
                on: *on,
                amount: answered.amount,
                reason: answered.reason,
                note: note.clone(),
            });
            done().into_iter().chain(dispute).collect()
        }
        Answer::WrongPerson => {
            let mut contacts = ledger.customer(card.customer).contacts.clone();
            contacts.push(Contact { role: ContactRole::Payables, ..answered.contact.trimmed() });
            vec![Command::DescribeContacts { customer: row.customer, contacts }]
        }
        Answer::Paid | Answer::NotReceived | Answer::Waiting | Answer::Away | Answer::NobodyThere => vec![exchange(), put_off()],
    }
}

fn holds(card: &Card, item: ItemIdx) -> bool {
    card.documents.iter().any(|document| document.late.item == item)
}
