//! Nothing leaves the browser, and nothing is needed from outside it.

use crate::book::{EN, FR, SMALL_TOTAL, small_taken_in};
use crate::house::{House, Outcome, Program, Stage, trial};
use crate::person::Person;
use libtest_mimic::Trial;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        // A build for debugging keeps no files: it changes under the page.
        trial(house, "without_a_network_the_page_opens_and_the_figures_are_there", no_network).with_ignored_flag(house.is_debug_build()),
        trial(house, "a_newer_build_is_offered_and_taken_when_the_person_says_so", newer_build).with_ignored_flag(house.is_debug_build()),
        trial(house, "the_page_may_ask_no_other_host", from_the_page),
        trial(house, "no_worker_may_ask_another_host", from_workers),
    ]
}

async fn no_network(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &FR).await?;
    person.until("the files to be kept", "return navigator.serviceWorker.controller !== null").await?;
    stage.cut_the_network();
    let offline = json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    person.devtools("Network.emulateNetworkConditions", offline).await?;
    person.reload().await?;
    person.clicks("link", FR.overview).await?;
    person.sees(SMALL_TOTAL[1]).await?;
    person.clicks("link", FR.today).await?;
    person.sees(FR.to_chase).await?;
    // A page that was never opened.
    person.clicks("link", FR.settings).await?;
    person.sees(FR.backup).await
}

/// A host where the page is updated while somebody uses it.
async fn newer_build(stage: &Stage) -> Outcome {
    let folder = stage.folder().join("updated");
    copy(stage.dist(), &folder)?;
    let server = Program::serve(&folder)?;
    let person = stage.browser_at(&server.address, "en").await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    person.until("the files to be kept", "return navigator.serviceWorker.controller !== null").await?;
    let csv = crate::book::small(crate::book::today_of(&person).await?);
    crate::book::takes_in(&person, &EN, &stage.write("invoices.csv", &csv)?, true).await?;
    let kept = "return caches.keys().then((names) => names.length === 1 && names[0].endsWith(' newer') === arguments[0])";
    let patience = std::time::Duration::from_secs(60);
    person.until_given("the old build to be kept", kept, vec![false.into()], patience).await?;

    let worker = folder.join("service-worker.js");
    let text = std::fs::read_to_string(&worker)?;
    let line = text.lines().find(|line| line.starts_with("const WHOLE = ")).ok_or("the build names itself otherwise")?;
    std::fs::write(&worker, text.replace(line, "const WHOLE = \"newer\";"))?;
    person.reload().await?;
    person.sees("A newer version").await?;
    // Offered, not forced: the old one serves on.
    person.until("the old build to be kept beside", "return caches.keys().then((names) => names.length === 2)").await?;
    person.clicks("link", EN.overview).await?;
    person.sees(SMALL_TOTAL[0]).await?;
    person.clicks("button", "Take it").await?;
    person.until_given("the newer build alone", kept, vec![true.into()], patience).await?;
    person.until("the app to have started", "return !document.getElementById('boot') && document.querySelector('main') !== null").await?;
    person.misses("A newer version").await?;
    person.clicks("link", EN.overview).await?;
    person.sees(SMALL_TOTAL[0]).await
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let to = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to)?;
        } else {
            std::fs::copy(entry.path(), to)?;
        }
    }
    Ok(())
}

/// Asks another host and tells what came of it; and what the policy said.
const PROBE: &str = "
  const tell = new BroadcastChannel('probe');
  self.addEventListener('securitypolicyviolation', (event) => tell.postMessage({ violated: event.effectiveDirective, by: event.blockedURI }));
  fetch('https://example.org/').then(() => tell.postMessage({ answered: true }), () => tell.postMessage({ refused: true }));
";

async fn from_the_page(stage: &Stage) -> Outcome {
    stage.expect_console("example.org");
    let person = stage.browser("en").await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    person.look(LISTEN, vec![]).await?;
    person.look(PROBE, vec![]).await?;
    is_refused(&person, 1).await?;
    for attempt in [
        "new Image().src = 'https://example.org/i.png'",
        "navigator.sendBeacon('https://example.org/b', 'x')",
        "try { new WebSocket('wss://example.org/') } catch {}",
        "document.head.append(Object.assign(document.createElement('script'), { src: 'https://example.org/s.js' }))",
    ] {
        person.look(attempt, vec![]).await?;
    }
    // The network log is read when the trial ends.
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    Ok(())
}

/// Each worker that the page starts runs the probe before its own code; a worker started as the page does runs it alone.
async fn from_workers(stage: &Stage) -> Outcome {
    stage.expect_console("example.org");
    let person = stage.browser("en").await?;
    let before_each = format!(
        "{LISTEN}
         globalThis.probed = {{ made: 0 }};
         const probe = {probe};
         const made = URL.createObjectURL;
         URL.createObjectURL = (blob) => {{
           const isScript = blob instanceof Blob && blob.type.includes('javascript');
           return made.call(URL, isScript ? new Blob([probe, ';', blob], {{ type: blob.type }}) : blob);
         }};
         const Real = Worker;
         globalThis.Worker = class extends Real {{ constructor(...given) {{ super(...given); globalThis.probed.made += 1; }} }};",
        probe = json!(format!("{{{PROBE}}}"))
    );
    person.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": before_each })).await?;
    person.open("").await?;
    person.sees(EN.welcome).await?;
    // A worker as the page starts its own: from a blob, which inherits the page's policy.
    person.look("new Worker(URL.createObjectURL(new Blob(['0'], { type: 'text/javascript' })))", vec![]).await?;
    // Whatever workers a whole import starts; the first of them is there before the file.
    let csv = crate::book::small(crate::book::today_of(&person).await?);
    let file = stage.write("invoices.csv", &csv)?;
    crate::book::takes_in(&person, &EN, &file, true).await?;
    let made = person.look("return globalThis.probed.made", vec![]).await?.as_u64().unwrap_or_default();
    is_refused(&person, made).await
}

/// Gathers what probes tell.
const LISTEN: &str =
    "globalThis.told = []; globalThis.ear = new BroadcastChannel('probe'); ear.onmessage = (event) => told.push(event.data);
    addEventListener('securitypolicyviolation', (event) => told.push({ violated: event.effectiveDirective, by: event.blockedURI }));";

async fn is_refused(person: &Person, times: u64) -> Outcome {
    let script = "return told.filter((it) => it.refused).length >= arguments[0] && told.filter((it) => it.violated === 'connect-src').length >= arguments[0]";
    let patience = std::time::Duration::from_secs(60);
    person.until_given("the policy to refuse", script, vec![times.into()], patience).await?;
    match person.look("return told.some((it) => it.answered)", vec![]).await? {
        Value::Bool(false) => Ok(()),
        _ => Err("another host answered".into()),
    }
}
