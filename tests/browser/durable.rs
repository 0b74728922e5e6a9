//! What was recorded stays, whole or not at all; and never do two tabs write.

use crate::book::{EN, FR, LONG, SMALL_TOTAL, in_english, large, small, small_taken_in, takes_in, today_of};
use crate::house::{House, Outcome, Stage, trial};
use crate::person::Person;
use libtest_mimic::Trial;
use serde_json::json;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

const LINES: u32 = 100_000;

/// Where the random moments begin: the same in each run.
const SEED: u64 = 20_261_123;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "a_second_tab_reads_only_and_takes_over_when_the_first_closes", second_tab),
        trial(house, "a_browser_that_keeps_nothing_says_so_and_gives_a_copy", denied),
        trial(house, "a_full_disk_is_said_and_records_nothing", full),
        trial(house, "a_browser_killed_while_it_records_holds_all_or_nothing", killed),
    ]
}

async fn second_tab(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &FR).await?;
    let first = person.client().window().await?;
    let second = person.client().new_window(true).await?.handle;
    person.client().switch_to_window(second.clone()).await?;
    person.open("#/overview").await?;
    person.sees(SMALL_TOTAL[1]).await?;
    person.sees(FR.follower).await?;
    // It takes no entries: Ctrl+Z does nothing.
    person.presses(true, 'z').await?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    person.sees(SMALL_TOTAL[1]).await?;
    person.client().switch_to_window(first).await?;
    person.client().close_window().await?;
    person.client().switch_to_window(second).await?;
    person.misses(FR.follower).await?;
    let alarm = "return document.querySelector('.callout[data-tone=alarm]') === null";
    person.until("no alarm to be left", alarm).await?;
    for _ in 0..5 {
        if !person.has(SMALL_TOTAL[1]).await? {
            break;
        }
        person.presses(true, 'z').await?;
        tokio::time::sleep(Duration::from_millis(1500)).await;
    }
    person.misses(SMALL_TOTAL[1]).await
}

/// As a private window of some browsers does.
const DENIED: &str = "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };";

/// Keeps what the page gives to the person to save.
const SAVED: &str = "globalThis.saved = [];
    const made = URL.createObjectURL, sizes = new Map();
    URL.createObjectURL = (blob) => { const address = made.call(URL, blob); sizes.set(address, blob.size); return address; };
    HTMLAnchorElement.prototype.click = function () { if (this.download) saved.push(sizes.get(this.href) ?? 0); };";

async fn denied(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": format!("{DENIED}{SAVED}") })).await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    let file = stage.write("invoices.csv", &small(today_of(&person).await?))?;
    takes_in(&person, &EN, &file, true).await?;
    person.sees("This browser keeps nothing here").await?;
    person.clicks("link", EN.to_overview).await?;
    person.sees(SMALL_TOTAL[0]).await?;
    person.clicks("link", EN.settings).await?;
    person.clicks("button", EN.backup).await?;
    person.until("the copy", "return saved.length === 1 && saved[0] > 300").await?;
    person.sees("Backed up on").await
}

/// Every write is refused while `full` is true.
const FULL: &str = "globalThis.full = false;
    for (const name of ['put', 'add']) {
      const write = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...given) {
        if (globalThis.full) throw new DOMException('full', 'QuotaExceededError');
        return write.apply(this, given);
      };
    }";

async fn full(stage: &Stage) -> Outcome {
    let person = stage.browser("en").await?;
    person.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": FULL })).await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    let file = stage.write("invoices.csv", &small(today_of(&person).await?))?;
    takes_up(&person, &file).await?;
    person.look("globalThis.full = true", vec![]).await?;
    person.clicks("button", EN.record).await?;
    person.sees("is full").await?;
    if person.has(EN.recorded).await? {
        return Err("what was not kept is said to be recorded".into());
    }
    // Room was made: the same yes does it.
    person.look("globalThis.full = false", vec![]).await?;
    person.clicks("button", EN.record).await?;
    person.sees_within(EN.recorded, LONG).await?;
    person.reload().await?;
    person.open("#/overview").await?;
    person.sees(SMALL_TOTAL[0]).await
}

async fn killed(stage: &Stage) -> Outcome {
    let person = stage.browser_of("whole", "en").await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    let (csv, sum) = large(today_of(&person).await?, LINES);
    let (file, total) = (stage.write("large.csv", &csv)?, in_english(sum));
    // Once undisturbed: how long recording takes.
    takes_up(&person, &file).await?;
    let began = Instant::now();
    person.clicks("button", EN.record).await?;
    person.sees_within(EN.recorded, LONG).await?;
    let span = began.elapsed();
    person.clicks("link", EN.to_overview).await?;
    person.sees_within(&total, LONG).await?;
    stage.kill(person).await?;
    let person = stage.browser_of("whole", "en").await?;
    holds(&person, &total, Some(true)).await?;
    stage.close(person).await?;

    let mut chance = SEED;
    for round in 0..3 {
        let profile = format!("killed-{round}");
        let person = stage.browser_of(&profile, "en").await?;
        person.open("").await?;
        person.sees(EN.welcome).await?;
        takes_up(&person, &file).await?;
        person.clicks("button", EN.record).await?;
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let share = f64::from(u32::try_from(chance >> 33).unwrap_or_default()) / f64::from(u32::MAX >> 1);
        let moment = span.mul_f64(share);
        tokio::time::sleep(moment).await;
        stage.kill(person).await?;
        let person = stage.browser_of(&profile, "en").await?;
        let all = holds(&person, &total, None).await?;
        println!("killed after {moment:.1?} of {span:.1?}: {}", if all { "all" } else { "nothing" });
        if !all {
            // And it goes on from there.
            person.open("#/import").await?;
            takes_in(&person, &EN, &file, false).await?;
            holds(&person, &total, Some(true)).await?;
        }
        stage.close(person).await?;
    }
    Ok(())
}

/// Drops the file and waits for the yes.
async fn takes_up(person: &Person, file: &Path) -> Outcome {
    person.chooses_file(file).await?;
    let yes = "const it = find('button', arguments[0]); return it !== null && it.ariaDisabled !== 'true'";
    person.until_given("the yes", yes, vec![EN.record.into()], LONG).await
}

/// Whether the browser holds all of the list; an error where it holds a part.
async fn holds(person: &Person, total: &str, expected: Option<bool>) -> Outcome<bool> {
    person.open("").await?;
    let all = person.sees_any(&[EN.welcome, "To do"], LONG).await? == 1;
    if all {
        person.open("#/overview").await?;
        person.sees_within(total, LONG).await?;
        person.clicks("link", "Invoices").await?;
        person.sees("100,000").await?;
    }
    if person.has("erased data").await? || person.has("damaged").await? {
        return Err("something was lost".into());
    }
    match expected {
        Some(expected) if expected != all => Err("what was recorded is gone".into()),
        _ => Ok(all),
    }
}
