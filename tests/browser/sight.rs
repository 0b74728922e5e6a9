//! What each page is for the eye and for who cannot see: light and dark, both languages, a wide and a narrow screen.

use crate::book::{EN, FR, LONG, Said};
use crate::house::{House, Outcome, Stage, trial};
use crate::person::Person;
use fantoccini::Locator;
use libtest_mimic::Trial;
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "axe_finds_nothing_on_any_page_in_french", async |stage| axe(stage, &FR).await),
        trial(house, "axe_finds_nothing_on_any_page_in_english", async |stage| axe(stage, &EN).await),
        trial(house, "a_telephone_shows_every_page_without_scrolling_sideways", narrow),
    ]
}

/// The example company taken in, and the addresses of every page, each with a name for pictures.
async fn every_page(stage: &Stage, said: &Said) -> Outcome<(Person, Vec<(&'static str, String)>)> {
    let person = stage.browser(said.language).await?;
    person.open("").await?;
    person.clicks("button", said.example).await?;
    person.sees_within(said.to_chase, LONG).await?;
    let mut pages: Vec<(&'static str, String)> = [
        ("welcome", "#/welcome"),
        ("today", "#/today"),
        ("overview", "#/overview"),
        ("invoices", "#/invoices"),
        ("customers", "#/customers"),
        ("simulate", "#/simulate"),
        ("loss", "#/simulate?what=loss"),
        ("receipts", "#/simulate?what=receipts"),
        ("reports", "#/reports"),
        ("to-invoice", "#/to-invoice"),
        ("import", "#/import"),
        ("settings", "#/settings"),
        ("clauses", "#/clauses"),
        ("debits", "#/debits"),
        ("scenarios", "#/scenarios"),
        ("help", "#/help"),
    ]
    .map(|(name, address)| (name, address.to_owned()))
    .into();
    for (name, page, first) in [
        ("card", "#/today", "main a[data-row]"),
        ("invoice", "#/invoices", "main tr[data-row]"),
        ("customer", "#/customers", "main tr[data-row]"),
    ] {
        person.open(page).await?;
        let first = person.client().wait().at_most(LONG).for_element(Locator::Css(first)).await?;
        let before = person.client().current_url().await?;
        first.click().await?;
        person.until_given(&format!("a {name}"), "return location.href !== arguments[0]", vec![before.as_str().into()], LONG).await?;
        let address = person.client().current_url().await?;
        pages.push((name, format!("#{}", address.fragment().unwrap_or_default())));
    }
    if let Some((_, customer)) = pages.iter().find(|(name, _)| *name == "customer") {
        let statement = customer.replace("#/customers?selected=", "#/reports?period=twelve-months&customer=");
        pages.push(("statement", statement));
    }
    if let Some((_, card)) = pages.iter().find(|(name, _)| *name == "card") {
        let letter = card.replace("#/today?selected=", "#/letter/");
        pages.push(("letter", letter));
    }
    Ok((person, pages))
}

/// Where `.ci/setup test` puts axe-core, or what `AXE_CORE` names.
fn axe_source() -> Outcome<String> {
    let cache = std::env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .or_else(|| std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache")))
        .unwrap_or_default();
    let tools = std::env::var_os("TOOLS").map_or_else(|| cache.join("echeance/tools"), PathBuf::from);
    let installed = std::fs::read_dir(tools).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<PathBuf> = installed
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("axe-core-")))
        .map(|path| path.join("node_modules/axe-core/axe.min.js"))
        .collect();
    found.sort();
    let path = std::env::var_os("AXE_CORE").map(PathBuf::from).or_else(|| found.pop());
    let path = path.ok_or("axe-core is missing: run .ci/setup test, or name axe.min.js in AXE_CORE")?;
    Ok(std::fs::read_to_string(path)?)
}

async fn axe(stage: &Stage, said: &Said) -> Outcome {
    let source = axe_source()?;
    let (person, pages) = every_page(stage, said).await?;
    let mut found = Vec::new();
    for dark in [false, true] {
        person.prefers_dark(dark).await?;
        for (name, address) in &pages {
            person.open(address).await?;
            person.until("the page's title", "return document.querySelector('h1') !== null").await?;
            // Charts and sheets come in with a short movement.
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            // The page scrolls inside its frame; a window that scrolls as well shows two bars.
            let twice = "const main = document.querySelector('main.main');
                return main !== null && getComputedStyle(main).overflowY === 'auto' && document.documentElement.scrollHeight > innerHeight";
            if person.look(twice, vec![]).await? == Value::Bool(true) {
                found.push(format!("{name}: the window scrolls beside the page"));
            }
            let scheme = if dark { "dark" } else { "light" };
            person.pictures(&format!("{name}-{}-{scheme}", said.language)).await?;
            person.client().execute(&format!("if (!globalThis.axe) {{ {source} }}"), vec![]).await?;
            let script = "const done = arguments[arguments.length - 1];
                axe.run(document, { preload: false, resultTypes: ['violations'] }).then(
                  (it) => done(it.violations.map((rule) => `${rule.id}: ${rule.help}; ` +
                    rule.nodes.slice(0, 4).map((node) => `${node.target} ${node.html.slice(0, 160)} ${node.failureSummary?.split('\\n')[1]?.trim() ?? ''}`).join(' | '))),
                  (why) => done([String(why)]))";
            let told = person.client().execute_async(script, vec![]).await?;
            let rules = told.as_array().cloned().unwrap_or_else(|| vec![json!("no answer")]);
            found.extend(rules.iter().filter_map(Value::as_str).map(|rule| format!("{name}, {}, {scheme}: {rule}", said.language)));
        }
    }
    if found.is_empty() { Ok(()) } else { Err(found.join("\n").into()) }
}

async fn narrow(stage: &Stage) -> Outcome {
    let (person, pages) = every_page(stage, &FR).await?;
    person.holds_telephone(true).await?;
    let mut wrong = Vec::new();
    for (name, address) in &pages {
        person.open(address).await?;
        person.until("the page's title", "return document.querySelector('h1') !== null").await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        person.pictures(&format!("{name}-narrow")).await?;
        let script = "const wide = document.documentElement.scrollWidth;
            const out = [...document.querySelectorAll('body *')].filter((it) => seen(it) && it.getBoundingClientRect().right > innerWidth + 1)
              .slice(-3).map((it) => it.outerHTML.slice(0, 120));
            return wide > 390 || innerWidth > 390 ? `${wide} px wide: ${out.join(' | ')}` : ''";
        let told = person.look(script, vec![]).await?;
        if let Some(told) = told.as_str().filter(|told| !told.is_empty()) {
            wrong.push(format!("{name}: {told}"));
        }
        let bar = "const bar = document.querySelector('nav.bottom'); return bar !== null && seen(bar) && bar.getBoundingClientRect().bottom <= innerHeight + 1";
        let has_bar = person.look(bar, vec![]).await? == Value::Bool(true);
        // The first visit has no frame yet; a sheet covers the page and its bar.
        if !has_bar && !["welcome", "card", "invoice", "letter"].contains(name) {
            wrong.push(format!("{name}: no bar at the bottom"));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}
