//! The day's actions of each day of a span, with what was held back and why, as if somebody looked every day.

use chrono::NaiveDate;
use echeance::basis::calendar::is_closed_for;
use echeance::basis::id::BatchId;
use echeance::dunning::{
    Card, CheckState, Checked, ChosenBy, DayList, DaySettings, HeldReason, NotIncludedReason, WhyNow, checks, day_list,
};
use echeance::ledger::{Channel, Event, ItemIdx, Ledger, Reminded, Tone};
use echeance::words::Words;
use serde::Serialize;

/// One day.
#[derive(Serialize)]
pub(crate) struct Day {
    on: NaiveDate,
    closed: bool,
    actions: Vec<Action>,
    held: Vec<HeldBack>,
    to_decide: Vec<Decide>,
}

#[derive(Serialize)]
struct Action {
    customer: String,
    scenario: String,
    chosen_by: String,
    step: String,
    channel: Channel,
    tone: Tone,
    due_on: NaiveDate,
    why: String,
    documents: Vec<Named>,
    amount: String,
    currency: &'static str,
    who: String,
    checks: Vec<Looked>,
    not_included: Vec<NotIncluded>,
}

#[derive(Serialize)]
struct Named {
    number: String,
    step: String,
    due_on: NaiveDate,
    days_late: i64,
    open: String,
}

#[derive(Serialize)]
struct Looked {
    what: &'static str,
    state: &'static str,
}

#[derive(Serialize)]
struct NotIncluded {
    number: String,
    reason: String,
}

#[derive(Serialize)]
struct HeldBack {
    customer: String,
    documents: Vec<String>,
    amount: String,
    currency: &'static str,
    reason: String,
}

#[derive(Serialize)]
struct Decide {
    customer: String,
    since: NaiveDate,
    documents: Vec<String>,
    amount: String,
    currency: &'static str,
}

/// Each day from the first to the last. Where they are done, each action is taken for done on its day, so that the next step follows.
pub(crate) fn days(ledger: &Ledger, words: &'static Words, (first, last): (NaiveDate, NaiveDate), done: bool) -> Vec<Day> {
    let settings = DaySettings::default();
    let mut ledger = ledger.clone();
    let mut seen = Vec::new();
    for (at, on) in first.iter_days().take_while(|day| *day <= last).enumerate() {
        let list = day_list(&ledger, on, &settings);
        let closed = is_closed_for(settings.zone_for(&ledger), ledger.own_closed_days(), on);
        seen.push(day(&ledger, words, &list, closed, &settings));
        if done {
            let events: Vec<Event> = list.cards.iter().map(|card| sent(&ledger, card, on)).collect();
            // Later than every file's, the same in each run.
            let batch = BatchId::new(1 << 40 | u64::try_from(at).unwrap_or_default(), [0; 10]);
            ledger.apply_batch(batch, events.iter().map(Some));
        }
    }
    seen
}

fn sent(ledger: &Ledger, card: &Card, on: NaiveDate) -> Event {
    let documents = card.finishes(ledger).into_iter().map(|(document, step)| Reminded { document: document.into(), step });
    Event::ReminderSent {
        customer: ledger.customer_id(card.customer).into(),
        sent_on: on,
        channel: card.channel,
        tone: card.tone,
        documents: documents.collect(),
        subject: String::new(),
        body: String::new(),
        bank_checked_up_to: None,
    }
}

fn day(ledger: &Ledger, words: &'static Words, list: &DayList, closed: bool, settings: &DaySettings) -> Day {
    let key = |customer| ledger.customer(customer).key.clone();
    let number = |item: ItemIdx| ledger.item(item).number.to_owned();
    let action = |card: &Card| Action {
        customer: key(card.customer),
        scenario: card.chosen.scenario.0.clone(),
        chosen_by: match card.chosen.by {
            ChosenBy::Hand => "hand".to_owned(),
            ChosenBy::Rule(at) => format!("rule {}", at + 1),
            ChosenBy::NoRule => "no rule".to_owned(),
        },
        step: card.step.0.clone(),
        channel: card.channel,
        tone: card.tone,
        due_on: card.due_on,
        why: why(words, card.why),
        documents: card
            .documents
            .iter()
            .map(|document| Named {
                number: number(document.late.item),
                step: document.step.0.clone(),
                due_on: document.late.due_on,
                days_late: document.late.days_late,
                open: document.late.open.amount().to_string(),
            })
            .collect(),
        amount: card.at_stake.amount().to_string(),
        currency: card.at_stake.currency().code(),
        who: card.who.clone(),
        checks: checks(ledger, card, list.as_of, settings)
            .iter()
            .map(|check| Looked {
                what: looked_at(&check.what),
                state: match check.state {
                    CheckState::Ok => "ok",
                    CheckState::Doubt => "doubt",
                    CheckState::Stop => "stop",
                },
            })
            .collect(),
        not_included: card
            .not_included
            .iter()
            .map(|left| NotIncluded {
                number: number(left.late.item),
                reason: match &left.reason {
                    NotIncludedReason::OwnStepFirst { step, .. } => format!("own step first: {}", step.0),
                    NotIncludedReason::NotYet { step, on } => format!("not yet: {} on {on}", step.0),
                    NotIncludedReason::Held(reason) => held_reason(reason),
                    NotIncludedReason::Finished => "every step is done".to_owned(),
                },
            })
            .collect(),
    };
    Day {
        on: list.as_of,
        closed,
        actions: list.cards.iter().map(action).collect(),
        held: list
            .held
            .iter()
            .map(|held| HeldBack {
                customer: key(held.customer),
                documents: held.documents.iter().map(|late| number(late.item)).collect(),
                amount: held.late.amount().to_string(),
                currency: held.late.currency().code(),
                reason: held_reason(&held.reason),
            })
            .collect(),
        to_decide: list
            .to_decide
            .iter()
            .map(|group| Decide {
                customer: key(group.customer),
                since: group.since,
                documents: group.documents.iter().map(|late| number(late.item)).collect(),
                amount: group.late.amount().to_string(),
                currency: group.late.currency().code(),
            })
            .collect(),
    }
}

fn why(words: &'static Words, why: WhyNow) -> String {
    let (it, day) = (words.chase(), |on: NaiveDate| on.to_string());
    match why {
        WhyNow::DueDate { days } => (it.why_due)(days),
        WhyNow::LastStep { on, days } => (it.why_last)(days, &day(on)),
        WhyNow::DaysToPay { on, days } => (it.why_days_to_pay)(i64::from(days), &day(on)),
        WhyNow::FreeReminder { on } => (it.why_free)(&day(on)),
        WhyNow::Again { on } => (it.why_again)(&day(on)),
        WhyNow::PutOff { until } => (it.why_put_off)(&day(until)),
    }
}

fn looked_at(what: &Checked) -> &'static str {
    match what {
        Checked::Bank { .. } => "bank",
        Checked::MatchingCredit { .. } => "matching_credit",
        Checked::OpenCredit { .. } => "open_credit",
        Checked::DueDates { .. } => "due_dates",
        Checked::Kind(_) => "kind",
        Checked::Address { .. } => "address",
        Checked::FormalNotice { .. } => "formal_notice",
        Checked::ClosedDay { .. } => "closed_day",
        Checked::RecentContact { .. } => "recent_contact",
        Checked::Amounts { .. } => "amounts",
    }
}

fn held_reason(reason: &HeldReason) -> String {
    match reason {
        HeldReason::MayBeSettled { credit, on, .. } => format!("may be settled by {} of {on}", credit.amount()),
        HeldReason::OwesNothing { net } => format!("owes nothing, all counted: {}", net.amount()),
        HeldReason::InStatement { on, amount, .. } => format!("a line of a statement may pay it: {} of {on}", amount.amount()),
        HeldReason::BillInHand => "a bill of exchange is in hand".to_owned(),
        HeldReason::Disputed { since, .. } => format!("disputed since {since}"),
        HeldReason::Promised { until, amount } => format!("promised {} until {until}", amount.amount()),
        HeldReason::Assigned { factor, since } => format!("assigned to {factor} since {since}"),
        HeldReason::Debited { collect_on, until } => format!("debited on {collect_on}, may come back until {until}"),
        HeldReason::Insolvent { opened_on, .. } => format!("insolvent since {opened_on}"),
        HeldReason::Contacted { on, again_from } => format!("contacted on {on}, again from {again_from}"),
        HeldReason::PutOff { until } => format!("put off to {until}"),
    }
}

/// The same as lines to be read.
pub(crate) fn lines(days: &[Day]) -> String {
    let mut out = String::from("\nActions by day\n");
    for day in days {
        for action in &day.actions {
            let numbers: Vec<&str> = action.documents.iter().map(|document| document.number.as_str()).collect();
            let Action { customer, step, amount, currency, why, scenario, .. } = action;
            out.push_str(&format!("{}  {customer}  {scenario}/{step}  {amount} {currency}  {}  ({why})\n", day.on, numbers.join(" ")));
        }
    }
    out
}
