//! Which day it is: the one on the person's wall, up to midnight and through the nights in which clocks are put.

use crate::book::{EN, small_taken_in, takes_in, today_of};
use crate::house::{House, Outcome, Stage, trial};
use chrono::Days;
use libtest_mimic::Trial;
use serde_json::json;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "an_invoice_is_late_from_midnight_on_and_not_before", midnight),
        trial(house, "a_debt_that_nears_its_time_bar_is_said_on_the_overview", time_bar),
    ]
}

/// Paris: an hour or two ahead of the time that computers keep, which is another day for as long.
async fn midnight(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": "Europe/Paris" })).await?;
    person.set_clock_at("2026-03-28T23:59:00").await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    let list = "Invoice number,Customer,Invoice date,Due date,Total\nN-1,Northwind Timber,2026-02-26,2026-03-28,100.00\n\
                N-2,Harbour Books,2026-09-24,2026-10-24,100.00\n";
    takes_in(&person, &EN, &stage.write("nights.csv", list)?, true).await?;
    for (moment, day, late) in [
        ("2026-03-28T23:59:00", "28 Mar 2026", None),
        ("2026-03-29T00:01:00", "29 Mar 2026", Some("1 d")),
        // The hour from two to three is not there.
        ("2026-03-29T03:01:00", "29 Mar 2026", Some("1 d")),
        ("2026-03-29T23:59:00", "29 Mar 2026", Some("1 d")),
        ("2026-03-30T00:01:00", "30 Mar 2026", Some("2 d")),
        // The hour from two to three is there twice.
        ("2026-10-24T23:59:00", "24 Oct 2026", Some("210 d")),
        ("2026-10-25T00:01:00", "25 Oct 2026", Some("1 d")),
        ("2026-10-25T23:59:00", "25 Oct 2026", Some("1 d")),
        ("2026-10-26T00:01:00", "26 Oct 2026", Some("2 d")),
    ] {
        person.set_clock_at(moment).await?;
        person.open("").await?;
        person.reload().await?;
        person.open("#/invoices?show=overdue").await?;
        person.sees(day).await?;
        match late {
            Some(late) => person.sees(late).await?,
            None => person.misses("N-1").await?,
        }
    }
    Ok(())
}

/// Nobody said what is sold, so the shortest time that could apply counts, which is carriage: a year from the due date. 300 days on, the
/// oldest debt, 40 days late today, has 25 left.
async fn time_bar(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    let later = today_of(&person).await? + Days::new(300);
    person.set_clock(&later.to_string()).await?;
    person.reload().await?;
    person.clicks("link", EN.overview).await?;
    person.sees("the time bar; the first,").await?;
    person.sees("INV-101").await?;
    person.pictures("time-bar-alert").await
}
