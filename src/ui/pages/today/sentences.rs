//! Values of the day's list in words: which words belong to which value.

use crate::basis::money::Money;
use crate::dunning::{Card, CardRow, Changed, Check, CheckState, Checked, HeldReason, NoLetter, NotIncludedReason, WhyNow};
use crate::ledger::{Channel, ItemIdx, ScenarioKey, StepKey, Tone};
use crate::ui::parts::{Icon, Tone as Meant};
use crate::words::Words;
use crate::words::today::ReasonFacts;

/// What a step is called: as its scenario says, else by its key, else by its tone.
pub(crate) fn step_name(words: &Words, step: &StepKey, own: &str, tone: Tone) -> String {
    match own {
        "" => (words.chase().step)(&step.0).unwrap_or_else(|| (words.today().tone)(tone)).to_owned(),
        own => own.to_owned(),
    }
}

/// A step alone, whose tone is not at hand.
fn step_alone(words: &Words, step: &StepKey) -> String {
    step_name(words, step, "", Tone::Friendly)
}

/// What a scenario is called.
pub(crate) fn scenario_name(words: &Words, key: &ScenarioKey, own: &str) -> String {
    match own {
        "" => (words.chase().scenario)(&key.0).map_or_else(|| key.0.clone(), str::to_owned),
        own => own.to_owned(),
    }
}

/// Which scenario a card follows, and why its step comes now.
pub(crate) fn why_now(words: &Words, card: &Card) -> String {
    let (it, day) = (words.chase(), |on: chrono::NaiveDate| words.format.day_month(on));
    let why = match card.why {
        WhyNow::DueDate { days } => (it.why_due)(days),
        WhyNow::LastStep { on, days } => (it.why_last)(days, &day(on)),
        WhyNow::DaysToPay { on, days } => (it.why_days_to_pay)(i64::from(days), &day(on)),
        WhyNow::FreeReminder { on } => (it.why_free)(&day(on)),
        WhyNow::Again { on } => (it.why_again)(&day(on)),
        WhyNow::PutOff { until } => (it.why_put_off)(&day(until)),
    };
    format!("{}, {why}", (it.follows)(&scenario_name(words, &card.chosen.scenario, &card.scenario_name)))
}

/// The sign of a way.
pub(crate) fn channel_icon(channel: Channel) -> Icon {
    match channel {
        Channel::Mail => Icon::Mail,
        Channel::Letter => Icon::FileText,
        Channel::RegisteredLetter => Icon::Stamp,
        Channel::Call => Icon::Phone,
        Channel::Sms => Icon::MessageSquareText,
        Channel::Portal => Icon::Landmark,
    }
}

/// Why this customer, as facts with dates.
pub(crate) fn reason(words: &Words, row: &CardRow) -> String {
    let documents = &row.card.documents;
    let oldest = documents.first().map(|document| words.format.full_date(document.late.due_on)).unwrap_or_default();
    let only = match documents.as_slice() {
        [only] => row.document(only.late.item).map(|document| document.number.as_str()),
        _ => None,
    };
    if row.card.is_before_due() {
        return (words.chase().before_due)(count(documents.len()), only, &oldest);
    }
    (words.today().list.reason)(&ReasonFacts {
        count: count(documents.len()),
        only,
        oldest_due: &oldest,
        reminders: count(row.reminders),
        barred: documents.iter().find_map(|document| document.barred),
        assumed: count(row.assumed),
    })
}

/// Why something is held.
pub(crate) fn held(words: &Words, reason: &HeldReason, by: &str) -> String {
    let list = &words.today().list;
    match reason {
        HeldReason::MayBeSettled { credit, on, exact, .. } => {
            (list.may_be_settled)(by, &words.format.full_date(*on), &words.format.amount(*credit), *exact)
        }
        HeldReason::OwesNothing { .. } => list.owes_nothing.to_owned(),
        HeldReason::BillInHand => list.bill.to_owned(),
        HeldReason::Disputed { since, reason } => {
            (words.deeds().held.disputed)(&words.format.full_date(*since), (words.deeds().reason)(*reason))
        }
        HeldReason::Promised { until, amount } => {
            (words.deeds().held.promised)(&words.format.full_date(*until), &words.format.amount(*amount))
        }
        HeldReason::Assigned { factor, since } => (words.deeds().held.assigned)(factor, &words.format.full_date(*since)),
        HeldReason::Debited { collect_on, until } => {
            (words.deeds().held.debited)(&words.format.full_date(*collect_on), &words.format.full_date(*until))
        }
        HeldReason::InStatement { on, amount, sure } => {
            (words.deeds().held.in_statement)(&words.format.amount(*amount), &words.format.full_date(*on), *sure)
        }
        HeldReason::Insolvent { opened_on, .. } => (words.deeds().held.insolvent)(&words.format.full_date(*opened_on)),
        HeldReason::Contacted { on, again_from } => {
            (words.chase().contacted)(&words.format.full_date(*on), &words.format.full_date(*again_from))
        }
        HeldReason::PutOff { until } => (words.chase().put_off)(&words.format.full_date(*until)),
    }
}

/// The same in a word or two.
pub(crate) fn held_chip(words: &Words, reason: &HeldReason) -> &'static str {
    let [settled, nothing, bill] = words.today().list.held_chips;
    let [dispute, promise, insolvency, assigned, debited, in_statement] = words.deeds().held.chips;
    match reason {
        HeldReason::MayBeSettled { .. } => settled,
        HeldReason::OwesNothing { .. } => nothing,
        HeldReason::BillInHand => bill,
        HeldReason::Disputed { .. } => dispute,
        HeldReason::Promised { .. } => promise,
        HeldReason::Insolvent { .. } => insolvency,
        HeldReason::Assigned { .. } => assigned,
        HeldReason::Debited { .. } => debited,
        HeldReason::InStatement { .. } => in_statement,
        HeldReason::Contacted { .. } => words.chase().chips[0],
        HeldReason::PutOff { .. } => words.chase().chips[1],
    }
}

/// Why a late document is not in the card.
pub(crate) fn not_included(words: &Words, reason: &NotIncludedReason) -> String {
    let sheet = &words.reminder().sheet;
    match reason {
        NotIncludedReason::OwnStepFirst { step, .. } => (sheet.own_step_first)(&step_alone(words, step)),
        NotIncludedReason::NotYet { step, on } => (sheet.not_yet)(&step_alone(words, step), &words.format.date(*on)),
        NotIncludedReason::Held(reason) => held(words, reason, ""),
        NotIncludedReason::Finished => sheet.finished.to_owned(),
    }
}

/// The number of a document of the row, or a word for one that has none.
pub(crate) fn number(words: &Words, row: &CardRow, item: ItemIdx) -> String {
    let number = row.document(item).map(|document| document.number.trim()).filter(|number| !number.is_empty());
    number.unwrap_or(words.reminder().sheet.unnumbered).to_owned()
}

/// Why there is no letter.
pub(crate) fn no_letter(words: &Words, reason: &NoLetter) -> String {
    let sheet = &words.reminder().sheet;
    match reason {
        NoLetter::Empty => sheet.none_ticked.to_owned(),
        NoLetter::Barred { reason, .. } => format!("{} {}", sheet.no_formal, (words.explain().not_charged)(*reason)),
        NoLetter::NoFigure { reason, .. } => format!("{} {}", sheet.no_formal, (words.explain().no_interest)(reason)),
        NoLetter::OtherAccount { .. } | NoLetter::NotLate { .. } | NoLetter::AmountsDiffer { .. } => sheet.changed.to_owned(),
    }
}

/// What a check showed.
pub(crate) fn check(words: &Words, row: &CardRow, check: &Check) -> String {
    let checks = &words.reminder().checks;
    let format = words.format;
    let amount = |money: &Money| format.amount(*money);
    match &check.what {
        Checked::Bank { known_up_to: None, .. } => checks.bank_unknown.to_owned(),
        Checked::Bank { known_up_to: Some(day), open_days } => match check.state {
            CheckState::Ok => (checks.bank)(&format.long_date(*day)),
            _ => (checks.bank_stale)(&format.full_date(*day), i64::from(open_days.unwrap_or_default())),
        },
        Checked::MatchingCredit { held: None } => checks.no_match.to_owned(),
        Checked::MatchingCredit { held: Some(reason) } => held(words, reason, ""),
        Checked::OpenCredit { unapplied, credit_notes } => {
            let some = |money: &Money| (!money.amount().is_zero()).then(|| amount(money));
            (checks.credit)(some(unapplied).as_deref(), some(credit_notes).as_deref())
        }
        Checked::DueDates { assumed } if assumed.is_empty() => checks.due_dates.to_owned(),
        Checked::DueDates { assumed } => (checks.due_dates_assumed)(count(assumed.len())),
        Checked::Kind(kind) => (checks.kind)(*kind).to_owned(),
        Checked::Address { channel, known } => (checks.address)(*channel, *known).to_owned(),
        Checked::FormalNotice { barred: None } => checks.formal.to_owned(),
        Checked::FormalNotice { barred: Some(reason) } => {
            format!("{} {}", words.reminder().sheet.no_formal, (words.explain().not_charged)(*reason))
        }
        Checked::ClosedDay { next_open } => (words.chase().closed_day)(&format.long_date(*next_open)),
        Checked::RecentContact { on: None } => checks.not_recent.to_owned(),
        Checked::RecentContact { on: Some(day) } => (checks.recent)(&format.full_date(*day)),
        Checked::Amounts { now, changed: None } => (checks.amounts)(&amount(now)),
        Checked::Amounts { changed: Some(what), .. } => changed(words, row, what),
    }
}

/// What changed since the card was drawn.
pub(crate) fn changed(words: &Words, row: &CardRow, what: &Changed) -> String {
    let checks = &words.reminder().checks;
    let (amount, day) = (|money: Money| words.format.amount(money), |day| words.format.date(day));
    match what {
        Changed::NotLate { item } => (checks.gone)(&number(words, row, *item)),
        Changed::Amount { item, was, now } => (checks.amount_changed)(&number(words, row, *item), &amount(*was), &amount(*now)),
        Changed::DueDate { item, was, now } => (checks.due_date_changed)(&number(words, row, *item), &day(*was), &day(*now)),
        Changed::Held { reason, .. } => held(words, reason, ""),
        Changed::Step { item, .. } => (checks.step_changed)(&number(words, row, *item)),
        Changed::Barred { reason, .. } => format!("{} {}", words.reminder().sheet.no_formal, (words.explain().not_charged)(*reason)),
    }
}

/// How a check is drawn, and what that is called.
pub(crate) fn state(words: &Words, state: CheckState) -> (Meant, &'static str) {
    let [ok, doubt, stop] = words.reminder().checks.states;
    match state {
        CheckState::Ok => (Meant::Plain, ok),
        CheckState::Doubt => (Meant::Doubt, doubt),
        CheckState::Stop => (Meant::Alarm, stop),
    }
}

/// A number of things, for the words.
pub(crate) fn count(things: usize) -> i64 {
    i64::try_from(things).unwrap_or(i64::MAX)
}
