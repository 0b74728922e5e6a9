//! Which step of its scenario a document is at, and on which day that comes.

use super::{HeldReason, LateDocument, Progress, REPEAT_AFTER_DAYS, Standing, Stop, Today, WhyNow};
use crate::basis::calendar::{ClosedDays, Zone, is_closed_for, next_open_day_for};
use crate::dunning::day_list::zone_of_country;
use crate::dunning::scenario::{Scenario, Step};
use crate::dunning::scenario_choice::country_of;
use crate::law::{FirstReminder, NotCharged, SentBy, chargeable};
use crate::ledger::{Channel, CustomerIdx, CustomerKind, Ledger, Tone};
use chrono::{Days, NaiveDate};
use std::collections::HashMap;

/// Whose closed days count for a customer: ours, and those of where the customer is.
type Zones = (Zone, Zone);

/// The open days of many documents: due dates are few, and a holiday takes long to work out.
pub(super) struct OpenDays<'l> {
    ledger: &'l Ledger,
    zone: Zone,
    /// The firm's own closed days.
    own: &'l [ClosedDays],
    heeded: bool,
    known: HashMap<(Zones, NaiveDate), NaiveDate>,
}

impl<'l> OpenDays<'l> {
    pub(super) fn of(today: &Today<'l>) -> Self {
        Self {
            ledger: today.ledger,
            zone: today.settings.zone_for(today.ledger),
            own: today.ledger.own_closed_days(),
            heeded: today.heeds(Stop::ClosedDays),
            known: HashMap::new(),
        }
    }

    pub(super) fn zones_of(&self, customer: CustomerIdx) -> Zones {
        let said = self.ledger.customer(customer).details.country.trim();
        (self.zone, if said.is_empty() { self.zone } else { zone_of_country(said) })
    }

    /// The day itself where both are open on it, else the first day after it on which both are.
    pub(super) fn from(&mut self, zones: Zones, day: NaiveDate) -> NaiveDate {
        if !self.heeded {
            return day;
        }
        let own = self.own;
        *self.known.entry((zones, day)).or_insert_with(|| {
            let mut open = next_open_day_for(zones.0, own, day);
            while is_closed_for(zones.1, &[], open) {
                let Some(next) = open.succ_opt() else { return day };
                open = next_open_day_for(zones.0, own, next);
            }
            open
        })
    }

    /// The day after so many open ones.
    fn after(&mut self, zones: Zones, day: NaiveDate, open: u8) -> NaiveDate {
        (0..open).fold(day, |day, _| self.from(zones, after(day, 1)))
    }
}

/// The first day, of those after `as_of`, on which a step of a document comes of which nothing is late; not moved to an open day.
pub(super) fn soonest(scenario: &Scenario, document: &LateDocument, as_of: NaiveDate) -> Option<NaiveDate> {
    let step = scenario.steps().iter().filter(|step| step.is_for(document.open));
    step.map(|step| day_of(scenario, step, document)).find(|day| *day > as_of)
}

/// The day of a step by the due date alone.
fn day_of(scenario: &Scenario, step: &Step, document: &LateDocument) -> NaiveDate {
    let days = i64::from(step.days);
    after(document.due_on, if days > 0 { days.max(i64::from(scenario.grace) + 1) } else { days })
}

/// Where a document stands; `None` where nothing is to be said of it before it is late.
pub(super) fn next_step(
    today: &Today<'_>,
    scenario: &Scenario,
    (open_days, zones): (&mut OpenDays<'_>, Zones),
    document: &LateDocument,
    progress: &Progress,
    reached: Option<NaiveDate>,
) -> Option<Standing> {
    let is_late = document.days_late > 0;
    let kind = today.ledger.customer(document.customer(today.ledger)).kind;
    let barred = chargeable(kind, document.due_basis).err().filter(|_| today.heeds(Stop::Forbidden));
    let Some(next) = next_place(scenario, document, progress, barred) else {
        return is_late.then(|| again_or_finished(today, scenario, (open_days, zones), document, progress, reached));
    };
    if next.step.channel.is_none() {
        let (day, _) = planned(today, scenario, (open_days, zones), document, progress, &next);
        if open_days.from(zones, day) <= today.as_of {
            return is_late.then(|| again_or_finished(today, scenario, (open_days, zones), document, progress, reached));
        }
        return Some(Standing::Coming { place: next.place, on: open_days.from(zones, day) });
    }
    let (day, why) = planned(today, scenario, (open_days, zones), document, progress, &next);
    let day = open_days.from(zones, day);
    if !is_late && day > document.due_on {
        // The open day is after the due date: then it is too late for a word before it.
        return None;
    }
    Some(standing(today, scenario, (open_days, zones), &next, (day, why), progress, reached))
}

/// A step of the scenario that may be next.
struct Next<'s> {
    place: usize,
    step: &'s Step,
    barred: Option<NotCharged>,
}

fn next_place<'s>(scenario: &'s Scenario, document: &LateDocument, progress: &Progress, barred: Option<NotCharged>) -> Option<Next<'s>> {
    let after_due = scenario.first_after_due();
    let (first, end) = if document.days_late > 0 { (after_due, scenario.steps().len()) } else { (0, after_due) };
    let after_done = progress.done.map_or(0, |(place, _)| place + 1);
    let from = first.max(after_done).max(progress.starts.filter(|_| document.days_late > 0).unwrap_or(0));
    let mut places = (from..end).filter_map(|place| scenario.step(place).map(|step| (place, step)));
    let (place, step) = places.find(|(_, step)| step.is_for(document.open) && step.days <= i32::from(i16::MAX))?;
    let Some(reason) = barred.filter(|_| step.tone == Tone::Formal && step.channel.is_some()) else {
        return Some(Next { place, step, barred: None });
    };
    // In place of a notice that is barred the reminder before comes once more; then what follows.
    let before =
        (first..place).rev().find_map(|at| scenario.step(at).filter(|it| it.tone != Tone::Formal && it.reaches()).map(|it| (at, it)));
    let is_repeated = progress.times > 1 && progress.done.map(|(at, _)| at) >= before.map(|(at, _)| at);
    match before.filter(|_| !is_repeated) {
        Some((at, step)) => Some(Next { place: at, step, barred: Some(reason) }),
        None => places
            .find(|(_, step)| step.is_for(document.open) && (step.tone != Tone::Formal || step.channel.is_none()))
            .map(|(place, step)| Next { place, step, barred: None }),
    }
}

fn planned(
    today: &Today<'_>,
    scenario: &Scenario,
    (open_days, zones): (&mut OpenDays<'_>, Zones),
    document: &LateDocument,
    progress: &Progress,
    next: &Next<'_>,
) -> (NaiveDate, WhyNow) {
    let by_due_date = day_of(scenario, next.step, document);
    let mut found = (by_due_date, WhyNow::DueDate { days: (by_due_date - document.due_on).num_days() });
    let mut later = |day: NaiveDate, why: WhyNow| {
        if day > found.0 {
            found = (day, why);
        }
    };
    if let Some((place, on)) = progress.done {
        let last = scenario.step(place);
        let gap = match next.barred {
            Some(_) => scenario.gap_before(next.place + 1).max(REPEAT_AFTER_DAYS),
            None => i64::from(next.step.days) - last.map_or(0, |step| i64::from(step.days)),
        };
        let days = gap.max(1);
        later(after(on, days), WhyNow::LastStep { on, days });
        let deadline = last.map_or(0, |step| step.deadline);
        if deadline > 0 {
            let last_day = open_days.after(zones, on, deadline);
            later(after(last_day, 1), WhyNow::DaysToPay { on, days: deadline });
        }
    }
    if let Some((on, costs_from)) = belgian_wait(today, document, progress) {
        later(costs_from, WhyNow::FreeReminder { on });
    }
    found
}

/// Belgium: nothing follows the free first reminder to a private person before its days are over. Who is not known is protected as one.
fn belgian_wait(today: &Today<'_>, document: &LateDocument, progress: &Progress) -> Option<(NaiveDate, NaiveDate)> {
    let (sent_on, channel) = progress.first_sent.filter(|_| today.heeds(Stop::Forbidden))?;
    let customer = document.customer(today.ledger);
    let is_protected = matches!(today.ledger.customer(customer).kind, CustomerKind::Consumer | CustomerKind::Unknown);
    if !is_protected || !country_of(today.ledger, customer).eq_ignore_ascii_case("BE") {
        return None;
    }
    let by = if matches!(channel, Channel::Letter | Channel::RegisteredLetter) { SentBy::Post } else { SentBy::Electronic };
    Some((sent_on, FirstReminder { sent_on, by }.days_of_grace()?.costs_from))
}

/// Every step is done: the last one comes again where the scenario says so; else, and meanwhile, the person decides.
fn again_or_finished(
    today: &Today<'_>,
    scenario: &Scenario,
    (open_days, zones): (&mut OpenDays<'_>, Zones),
    document: &LateDocument,
    progress: &Progress,
    reached: Option<NaiveDate>,
) -> Standing {
    let finished = Standing::Finished { on: progress.done.map_or(document.due_on, |(_, on)| on) };
    let Some(((place, on), days)) = progress.done.zip(scenario.repeat) else { return finished };
    let Some(step) = scenario.step(place).filter(|step| step.reaches() && step.tone != Tone::Formal) else { return finished };
    let day = open_days.from(zones, after(on, i64::from(days)));
    let next = Next { place, step, barred: None };
    match standing(today, scenario, (open_days, zones), &next, (day, WhyNow::Again { on }), progress, reached) {
        Standing::Coming { .. } => finished,
        standing => standing,
    }
}

fn standing(
    today: &Today<'_>,
    scenario: &Scenario,
    (open_days, zones): (&mut OpenDays<'_>, Zones),
    next: &Next<'_>,
    (day, why): (NaiveDate, WhyNow),
    progress: &Progress,
    reached: Option<NaiveDate>,
) -> Standing {
    let place = next.place;
    let put_off = progress.put_off.filter(|_| today.heeds(Stop::PutOff)).map(|until| open_days.from(zones, until));
    let as_of = today.as_of;
    // On a closed day nothing is due.
    let first_open = if today.settings.on_closed_days { as_of } else { open_days.from(zones, as_of) };
    if day > as_of || first_open > as_of {
        return Standing::Coming { place, on: day.max(first_open).max(put_off.unwrap_or(day)) };
    }
    if let Some(until) = put_off.filter(|until| *until > as_of) {
        return Standing::Held(HeldReason::PutOff { until });
    }
    if let Some(on) = reached.filter(|_| next.step.reaches() && today.heeds(Stop::Apart)) {
        let again = after(on, i64::from(scenario.apart));
        if again > as_of {
            return Standing::Held(HeldReason::Contacted { on, again_from: open_days.from(zones, again) });
        }
    }
    match put_off.filter(|until| *until > day) {
        Some(until) => Standing::Due { place, since: until, barred: next.barred, why: WhyNow::PutOff { until } },
        None => Standing::Due { place, since: day, barred: next.barred, why },
    }
}

fn after(day: NaiveDate, days: i64) -> NaiveDate {
    match u64::try_from(days) {
        Ok(days) => day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX),
        Err(_) => day.checked_sub_days(Days::new(days.unsigned_abs())).unwrap_or(NaiveDate::MIN),
    }
}
