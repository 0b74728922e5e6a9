//! What is forecast, held against what came true: walking forward over a real ledger, beside the plain ways.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::basis::money::Currency;
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::reading::Extent;
use echeance::exchange::{ReadOptions, read};
use echeance::insight::{BackTest, DisputesKnown, Forecasts, PastDocument, back_test, expected_receipts, forecasts, past_documents};
use echeance::ledger::{CustomerKind, Ledger};
use libtest_mimic::{Arguments, Failed, Trial};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = vec![
        on_the_ledger("dates_of_payment_are_closer_than_by_the_best_plain_way", closer_than_the_plain_ways),
        on_the_ledger("knowing_disputes_makes_them_closer_still", closer_with_disputes),
        on_the_ledger("eight_of_ten_are_paid_within_the_range", ranges_hold),
        on_the_ledger("a_forecast_knows_nothing_of_later_days", nothing_of_later_days),
        on_the_ledger("the_host_program_prints_one_line_an_open_document", printed),
        on_the_ledger("what_is_expected_by_week_sums_to_what_is_open", weeks_sum),
        on_the_ledger("who_stopped_paying_does_not_look_better", silence_is_no_virtue),
    ];
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn ledger_file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ledger/ibm_ledger_2013-05-06.csv")
}

fn on_the_ledger(name: &'static str, test: fn(&Ledger) -> Result<(), Failed>) -> Trial {
    let missing = !ledger_file().exists() && std::env::var_os("CI").is_none();
    Trial::test(name, move || test(&late_payment_ledger())).with_ignored_flag(missing)
}

/// 1,725 invoices of 100 customers, 1,623 of them settled, as known on 2013-05-06.
fn late_payment_ledger() -> Ledger {
    let bytes = std::fs::read(ledger_file()).unwrap();
    let today = day("2013-05-06");
    let options = ReadOptions { today: Some(today), ..ReadOptions::default() };
    let reading = read("", &bytes, &options, &mut |_| ControlFlow::Continue(())).unwrap();
    let mut ledger = Ledger::default();
    let options = PlanOptions::new(today, Extent::Flow, CustomerKind::Business);
    let events = plan(&ledger, &reading, &options).events;
    ledger.apply_batch(BatchId::new(1, [0; 10]), events.iter().map(Some));
    ledger
}

fn seen(ledger: &Ledger) -> Vec<PastDocument> {
    past_documents(ledger, day("2013-05-06"))
}

/// From the ninth month on, each week anew, over all that is settled but the last weeks, of which only the quick ones are.
fn walked(seen: &[PastDocument], disputes: DisputesKnown) -> BackTest {
    let test = back_test(seen, day("2012-09-01"), day("2013-05-06"), 7, disputes).unwrap();
    println!("{disputes:?}: {test:#?}");
    assert!(test.n >= 650, "{}", test.n);
    test
}

fn closer_than_the_plain_ways(ledger: &Ledger) -> Result<(), Failed> {
    let test = walked(&seen(ledger), DisputesKnown::Ignored);
    assert!(test.ours.mean_error_days <= 5.75, "{test:?}");
    assert!(test.ours.mean_error_days < test.customer_mean.mean_error_days);
    assert!(test.customer_mean.mean_error_days < test.firm_mean.mean_error_days);
    assert!(test.firm_mean.mean_error_days < test.due_date.mean_error_days);
    assert!(test.ours.late_told_apart.unwrap() >= 0.88, "{test:?}");
    assert!(test.ours.late_told_apart.unwrap() > test.shrunk_late_rate);
    Ok(())
}

fn closer_with_disputes(ledger: &Ledger) -> Result<(), Failed> {
    let test = walked(&seen(ledger), DisputesKnown::Counted);
    assert!(test.ours.mean_error_days <= 4.5, "{test:?}");
    assert!(test.ours.late_told_apart.unwrap() >= 0.92, "{test:?}");
    Ok(())
}

fn ranges_hold(ledger: &Ledger) -> Result<(), Failed> {
    for disputes in [DisputesKnown::Counted, DisputesKnown::Ignored] {
        let test = walked(&seen(ledger), disputes);
        assert!((0.76..=0.84).contains(&test.within_range), "{test:?}");
    }
    Ok(())
}

/// What the ledger says of a past day is what a ledger says that ends on it.
fn nothing_of_later_days(ledger: &Ledger) -> Result<(), Failed> {
    let then = day("2013-01-31");
    let said = forecasts(ledger, then, DisputesKnown::Counted);
    let mut known = past_documents(ledger, day("2013-05-06"));
    known.retain(|it| it.issued_on <= then);
    assert_eq!(said.forecasts.len(), known.iter().filter(|it| it.settled_on.is_none_or(|on| on > then)).count());
    for forecast in &said.forecasts {
        assert!(forecast.p10 > then && forecast.p10 <= forecast.p50 && forecast.p50 <= forecast.p90, "{forecast:?}");
        assert!((0.0..=1.0).contains(&forecast.p_late), "{forecast:?}");
        assert!(forecast.due_on > then || (forecast.p_late - 1.0).abs() < 1e-9, "{forecast:?}");
        assert!(!forecast.reasons.is_empty());
    }
    Ok(())
}

/// The customer with most open documents, seen a year on with nothing more paid: the longer it is silent, the later it is expected.
fn silence_is_no_virtue(ledger: &Ledger) -> Result<(), Failed> {
    let mean_of = |said: &Forecasts, customer| {
        let own: Vec<f64> = said.forecasts.iter().filter(|it| it.customer == customer).map(|it| it.expected_days_late).collect();
        own.iter().sum::<f64>() / own.len() as f64
    };
    let soon = forecasts(ledger, day("2013-05-06"), DisputesKnown::Counted);
    let mut counts = BTreeMap::new();
    for forecast in &soon.forecasts {
        *counts.entry(forecast.customer).or_insert(0) += 1;
    }
    let (customer, _) = counts.iter().max_by_key(|(_, n)| **n).unwrap();
    let own = |said: &Forecasts| said.model.as_ref().unwrap().customer(*customer).unwrap().own_days;
    let later = forecasts(ledger, day("2013-09-30"), DisputesKnown::Counted);
    assert!(mean_of(&later, *customer) > mean_of(&soon, *customer) + 60.0);
    assert!(own(&later) > own(&soon), "{} {}", own(&later), own(&soon));
    Ok(())
}

fn printed(ledger: &Ledger) -> Result<(), Failed> {
    let output = Command::new(env!("CARGO_BIN_EXE_inspect"))
        .args(["--json", "--forecast", "--as-of", "2013-05-06"])
        .arg(ledger_file())
        .output()
        .unwrap();
    let printed: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let rows = printed["forecasts"].as_array().unwrap();
    // 102 documents are open in the file's README.
    assert_eq!((rows.len(), forecasts(ledger, day("2013-05-06"), DisputesKnown::Counted).forecasts.len()), (102, 102));
    for row in rows {
        assert!(row["p10"].as_str().unwrap() > "2013-05-06" && row["reasons"].as_array().is_some_and(|it| !it.is_empty()), "{row}");
    }
    Ok(())
}

/// What is expected in each week and later sums to what is open; each week's mean lies in its range or at its edge.
fn weeks_sum(ledger: &Ledger) -> Result<(), Failed> {
    let as_of = day("2013-05-06");
    let said = expected_receipts(ledger, as_of, Currency::EUR, 13).unwrap();
    // 102 documents for 6,171.94 are open in the file's README.
    assert_eq!((said.n, said.open, said.weeks.len()), (102, 617_194, 13));
    assert_eq!(said.weeks.iter().map(|week| week.expected).sum::<i64>() + said.later, said.open);
    // The invoices fall due within 30 days and this firm is paid within three weeks of it: next to nothing is left.
    assert!(said.later * 20 < said.open, "{said:?}");
    let (mean, low, high) = said.together;
    assert!(0 < low && low <= mean && mean <= high && high <= said.open, "{said:?}");
    for week in &said.weeks {
        assert!(0 <= week.low && week.low <= week.high && week.high <= said.open, "{week:?}");
    }
    assert_eq!(expected_receipts(&Ledger::default(), as_of, Currency::EUR, 13), None);
    Ok(())
}
