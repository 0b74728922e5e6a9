//! What is said of each open invoice: how likely it is late, when it comes, and why.

use super::DisputesKnown;
use super::delay_model::DelayModel;
use super::past::{PastDocument, past_documents};
use crate::ledger::{CustomerIdx, Delivery, ItemIdx, Ledger};
use chrono::{Datelike, Days, NaiveDate, Weekday};

/// What may be expected of one open document.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Which.
    pub document: ItemIdx,
    /// Whose.
    pub customer: CustomerIdx,
    /// Its last due date.
    pub due_on: NaiveDate,
    /// Chance, from 0 to 1, that it is paid after its due date; 1 once that has passed.
    pub p_late: f64,
    /// Paid by then in one case out of ten.
    pub p10: NaiveDate,
    /// Paid by then in half of the cases.
    pub p50: NaiveDate,
    /// Paid by then in nine cases out of ten.
    pub p90: NaiveDate,
    /// Mean of the delay, days; negative for early.
    pub expected_days_late: f64,
    /// What the expectation stands on, the most telling first.
    pub reasons: Vec<ForecastReason>,
}

/// What an expectation stands on. Days are later (positive) or earlier.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ForecastReason {
    /// The customer's own past.
    OwnPast {
        /// Own settled documents.
        n: usize,
        /// Mean of their delays.
        mean_days_late: f64,
    },
    /// Little is known of the customer: the firm's other customers weigh in.
    Borrowed {
        /// Own settled documents.
        n: usize,
        /// As many own documents as all others weigh together.
        strength: f64,
    },
    /// It is disputed.
    Disputed {
        /// Later by.
        days: f64,
    },
    /// How it was sent.
    Sent {
        /// In which way.
        delivery: Delivery,
        /// Later by.
        days: f64,
    },
    /// It is past due already: only what was at least so late compares.
    AlreadyLate {
        /// By so many days.
        days: i64,
    },
}

/// All forecasts of a day.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecasts {
    /// The day whose evening is meant.
    pub as_of: NaiveDate,
    /// One an open document, in the order of entry; empty where the past is too short.
    pub forecasts: Vec<Forecast>,
    /// What was learned; `None` where the past is too short ([`super::FEWEST_SETTLED`]).
    pub model: Option<DelayModel>,
    /// Settled documents that the past holds.
    pub n_settled: usize,
    /// Whether money comes on Saturdays and Sundays too, as the past shows.
    pub weekends: bool,
}

/// What may be expected of every open document at the end of `as_of`.
#[must_use]
pub fn forecasts(ledger: &Ledger, as_of: NaiveDate, disputes: DisputesKnown) -> Forecasts {
    let seen = past_documents(ledger, as_of);
    let morning = as_of.succ_opt().unwrap_or(as_of);
    let model = DelayModel::learned(&seen, morning, disputes);
    let n_settled = seen.iter().filter(|it| it.settled_on.is_some()).count();
    let weekends = comes_on_weekends(&seen);
    let said = |model: &DelayModel| {
        let open = seen.iter().filter(|it| it.settled_on.is_none());
        open.map(|document| forecast(model, document, as_of, weekends)).collect()
    };
    Forecasts { as_of, forecasts: model.as_ref().map(said).unwrap_or_default(), model, n_settled, weekends }
}

/// Whether more than one settlement in fifty fell on a Saturday or Sunday. Banks book on working days; tills and cards on all.
fn comes_on_weekends(seen: &[PastDocument]) -> bool {
    let settled = || seen.iter().filter_map(|it| it.settled_on);
    let on_weekend = settled().filter(|on| is_weekend(*on)).count();
    on_weekend * 50 > settled().count()
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

fn forecast(model: &DelayModel, document: &PastDocument, as_of: NaiveDate, weekends: bool) -> Forecast {
    // It was not paid by the evening: the delay is at least a day more.
    let at_least = document.days_late(as_of) as f64 + 0.5;
    let on = |p: f64| {
        let days = model.days_within(document, p, at_least).round().max(document.days_late(as_of) as f64 + 1.0);
        let day = day_after(document.due_on, days as i64);
        if weekends { day } else { on_working_day(day) }
    };
    Forecast {
        document: document.item,
        customer: document.customer,
        due_on: document.due_on,
        p_late: model.chance_later(document, 0.5, at_least),
        p10: on(0.1),
        p50: on(0.5),
        p90: on(0.9),
        expected_days_late: model.mean_days(document, at_least),
        reasons: reasons(model, document, as_of),
    }
}

fn day_after(day: NaiveDate, days: i64) -> NaiveDate {
    let moved = Days::new(days.unsigned_abs());
    let there = if days < 0 { day.checked_sub_days(moved) } else { day.checked_add_days(moved) };
    there.unwrap_or(day)
}

fn on_working_day(mut day: NaiveDate) -> NaiveDate {
    while is_weekend(day) {
        let Some(next) = day.succ_opt() else { break };
        day = next;
    }
    day
}

fn reasons(model: &DelayModel, document: &PastDocument, as_of: NaiveDate) -> Vec<ForecastReason> {
    let mut reasons = Vec::new();
    let late = document.days_late(as_of);
    if late > 0 {
        reasons.push(ForecastReason::AlreadyLate { days: late });
    }
    let known = model.customer(document.customer);
    let n = known.map_or(0, |known| known.n_settled);
    if let Some(known) = known.filter(|known| known.n_settled > 0) {
        reasons.push(ForecastReason::OwnPast { n, mean_days_late: known.mean_days_late });
    }
    // Said where the others weigh at least a quarter.
    if (n as f64) < 3.0 * model.strength {
        reasons.push(ForecastReason::Borrowed { n, strength: model.strength });
    }
    if model.counts_dispute(document) {
        reasons.push(ForecastReason::Disputed { days: model.disputed_days() });
    }
    let days = model.delivery_days(document.delivery);
    if days.abs() >= 1.0 {
        reasons.push(ForecastReason::Sent { delivery: document.delivery, days });
    }
    reasons
}
