//! What may be expected of each open invoice, as `--forecast` prints it.

use chrono::NaiveDate;
use echeance::insight::{DisputesKnown, Forecast, forecasts};
use echeance::ledger::Ledger;
use echeance::words::forecast::ForecastWords;
use serde::Serialize;

#[derive(Serialize)]
pub(crate) struct Expected {
    document: String,
    customer: String,
    due_on: NaiveDate,
    p_late: f64,
    p10: NaiveDate,
    p50: NaiveDate,
    p90: NaiveDate,
    expected_days_late: f64,
    reasons: Vec<String>,
}

impl Expected {
    /// As a row of a table for people.
    pub(crate) fn cells(&self) -> [String; 7] {
        let why = self.reasons.join("; ");
        let days = [self.due_on, self.p50, self.p90].map(|day| day.to_string());
        let [due_on, half, nine] = days;
        [self.document.clone(), self.customer.clone(), due_on, half, nine, format!("{:.0} %", self.p_late * 100.0), why]
    }
}

/// Every open document at the end of `as_of`; empty where the past is too short.
pub(crate) fn expected(words: &ForecastWords, ledger: &Ledger, as_of: NaiveDate, disputes: DisputesKnown) -> Vec<Expected> {
    let said = forecasts(ledger, as_of, disputes);
    let one = |forecast: &Forecast| Expected {
        document: ledger.number(forecast.document).to_owned(),
        customer: ledger.customer(forecast.customer).key.clone(),
        due_on: forecast.due_on,
        p_late: rounded(forecast.p_late, 1e4),
        p10: forecast.p10,
        p50: forecast.p50,
        p90: forecast.p90,
        expected_days_late: rounded(forecast.expected_days_late, 1e2),
        reasons: forecast.reasons.iter().map(words.reason).collect(),
    };
    said.forecasts.iter().map(one).collect()
}

fn rounded(value: f64, parts: f64) -> f64 {
    (value * parts).round() / parts
}
