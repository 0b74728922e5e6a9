//! What makes the figures less sure than they look.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::id::ThingId;
use crate::basis::money::Currency;
use crate::dunning::{BankData, DaySettings, bank_data};
use crate::insight::{BackupAge, LooseEnds, anomalies_left, declarations, loose_ends, stale_sheets, terms_review_is_due, time_bars};
use crate::law::{GoverningLaw, MissingRate, RateTable, to_read_again};
use crate::ledger::Ledger;
use crate::ui::app::front_of;
use crate::ui::last_backup::use_last_backup;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Check, Checks, Icon, Section, Tone};
use crate::ui::preferences::use_words;
use crate::ui::rates::use_rates;
use crate::ui::route::{InvoicesAsked, Page, Route, Show as Shown};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Each of them with the page where it is mended.
#[component]
pub(super) fn Alerts() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let found = workbench
        .view(|ledger, as_of| (loose_ends(ledger, as_of), bank_data(ledger, as_of, &DaySettings::default()), anomalies_left(ledger).len()));
    let watched = workbench.view(watched);
    let last_backup = use_last_backup();
    let rates = use_rates();
    let law = workbench.view(|ledger, _| GoverningLaw::of_seller(&ledger.company().country));
    let lacking = Memo::new(move |_| {
        let series = law.get().map(RateTable::serving).unwrap_or_default();
        rates.with(|rates| rates.to_ask(&series, workbench.as_of().get()))
    });
    let review = workbench.view(|ledger, as_of| (terms_review_is_due(ledger, as_of), ledger.terms_reviewed_on()));
    let stale = Memo::new(move |_| {
        let texts = law.get().map(|law| to_read_again(law, workbench.as_of().get())).unwrap_or_default();
        texts.into_iter().map(|source| source.citation.clone().into_owned()).collect::<Vec<String>>()
    });
    let alerts = move || {
        let words = words.get();
        let mut all = watched.with(|watched| watch_alerts(watched, words));
        all.extend(found.with(|(ends, bank, n_anomalies)| alerts(ends, bank, *n_anomalies, words)));
        // One is enough to open the form; it shows them all.
        all.extend(review.with(|(is_due, last)| is_due.then(|| review_alert(*last, words))));
        all.extend(stale.with(|stale| text_alert(stale, words)));
        all.extend(lacking.with(|lacking| lacking.first().map(|missing| rate_alert(missing, words))));
        all.extend(backup_alert(last_backup.age(), words));
        all
    };
    view! {
        <Section title=move || words.get().overview().alerts>
            {move || {
                let found = alerts();
                if found.is_empty() {
                    return view! { <p class="soft">{words.get().overview().no_alert}</p> }.into_any();
                }
                let each = found
                    .into_iter()
                    .map(|Alert { tone, icon, said, act, route }| {
                        view! {
                            <Check tone icon>
                                {said}
                                " "
                                <a href=move || navigator.href(route.clone())>{act}</a>
                            </Check>
                        }
                    })
                    .collect_view();
                view! { <div class="alerts-list"><Checks>{each}</Checks></div> }.into_any()
            }}
        </Section>
    }
}

struct Alert {
    tone: Tone,
    icon: Icon,
    said: String,
    act: &'static str,
    route: Route,
}

/// What is to be declared of one customer: its name, what is open, by when.
#[derive(Debug, Clone, PartialEq)]
struct ToDeclare {
    customer: ThingId,
    name: String,
    open: Vec<(Currency, i64)>,
    by: Option<NaiveDate>,
}

/// What runs out, as the alerts say it.
#[derive(Debug, Clone, PartialEq)]
struct Watched {
    as_of: NaiveDate,
    /// Debts near their last day: how many, the first with its number and its day.
    near: Option<(i64, ThingId, String, NaiveDate)>,
    /// Debts past it: how many, the first.
    over: Option<(i64, ThingId)>,
    /// To declare.
    declare: Vec<ToDeclare>,
    /// Sheets gone stale: how many, the oldest with its name and its day.
    sheets: Option<(i64, ThingId, String, NaiveDate)>,
}

fn watched(ledger: &Ledger, as_of: NaiveDate) -> Watched {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let (near, over): (Vec<_>, Vec<_>) = time_bars(ledger, as_of).into_iter().partition(|bar| bar.warning.is_some());
    let named = |idx| ledger.customer(idx).details.name.clone();
    let stale = stale_sheets(ledger, as_of);
    Watched {
        as_of,
        near: near.first().map(|bar| {
            let name = format!("{} {}", ledger.number(bar.item), named(bar.customer));
            (count(near.len()), ledger.item_id(bar.item), name.trim().to_owned(), bar.last_day)
        }),
        over: over.first().map(|bar| (count(over.len()), ledger.item_id(bar.item))),
        declare: declarations(ledger, as_of)
            .into_iter()
            .map(|it| ToDeclare { customer: ledger.customer_id(it.customer), name: named(it.customer), open: it.open, by: it.declare_by })
            .collect(),
        sheets: stale.first().map(|(idx, on)| (count(stale.len()), ledger.customer_id(*idx), named(*idx), *on)),
    }
}

fn watch_alerts(watched: &Watched, words: &'static Words) -> Vec<Alert> {
    let says = words.watch();
    let item = |id: ThingId| Route::Invoices(InvoicesAsked { show: Shown::All, selected: Some(id), ..Default::default() });
    let mut found = Vec::new();
    for ToDeclare { customer, name, open, by } in &watched.declare {
        let sums: Vec<String> = open.iter().map(|(currency, minor)| words.format.amount_minor(*minor, *currency)).collect();
        let sum = words.format.list(&sums);
        let said = match by.map(|by| (by, (by - watched.as_of).num_days())) {
            None => (says.declare_unknown)(name, &sum),
            Some((by, left)) if left < 0 => (says.declare_over)(name, &sum, &words.format.full_date(by)),
            Some((by, left)) => (says.declare)(name, &sum, &words.format.full_date(by), left),
        };
        let route = Route::Customer { customer: *customer };
        found.push(Alert { tone: Tone::Alarm, icon: Icon::OctagonAlert, said, act: says.see, route });
    }
    if let Some((n, first, name, day)) = &watched.near {
        let said = (says.bars_near)(*n, name, &words.format.full_date(*day));
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Clock, said, act: says.see, route: item(*first) });
    }
    if let Some((n, first)) = &watched.over {
        found.push(Alert { tone: Tone::Alarm, icon: Icon::Clock, said: (says.bars_over)(*n), act: says.see, route: item(*first) });
    }
    if let Some((n, customer, name, day)) = &watched.sheets {
        let said = (says.sheets)(*n, name, &words.format.date(*day));
        let route = Route::Customer { customer: *customer };
        found.push(Alert { tone: Tone::Plain, icon: Icon::Users, said, act: says.see_sheet, route });
    }
    found
}

fn backup_alert(age: BackupAge, words: &'static Words) -> Option<Alert> {
    let it = &words.overview().alert;
    let said = (it.backup)(age.last.map(|day| words.format.date(day)).as_deref(), i64::try_from(age.since).unwrap_or(i64::MAX));
    age.is_due.then_some(Alert { tone: Tone::Doubt, icon: Icon::HardDriveDownload, said, act: it.take_backup, route: Route::Settings })
}

fn review_alert(last: Option<chrono::NaiveDate>, words: &'static Words) -> Alert {
    let said = (words.terms_forms().review.due)(last.map(|day| words.format.full_date(day)).as_deref());
    Alert { tone: Tone::Plain, icon: Icon::Clock, said, act: words.terms_forms().review.go, route: Route::Settings }
}

/// The texts of the law that are to be read again.
fn text_alert(stale: &[String], words: &'static Words) -> Option<Alert> {
    let n = i64::try_from(stale.len()).unwrap_or(i64::MAX);
    let first = stale.first()?;
    let said = (words.overview().alert.read_again)(first, n.saturating_sub(1));
    Some(Alert { tone: Tone::Doubt, icon: Icon::Clock, said, act: words.overview().alert.see_rates, route: Route::Settings })
}

fn rate_alert(missing: &MissingRate, words: &'static Words) -> Alert {
    let said = (words.explain().missing)(missing);
    Alert { tone: Tone::Doubt, icon: Icon::Clock, said, act: words.overview().alert.state_rate, route: Route::Settings }
}

fn alerts(ends: &LooseEnds, bank: &BankData, n_anomalies: usize, words: &'static Words) -> Vec<Alert> {
    let it = &words.overview().alert;
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let money = || Route::Invoices(InvoicesAsked { show: Shown::Money, ..Default::default() });
    let mut found = Vec::new();
    if n_anomalies > 0 {
        found.push(Alert {
            tone: Tone::Alarm,
            icon: Icon::OctagonAlert,
            said: (it.anomalies)(n(n_anomalies)),
            act: it.see_history,
            route: Route::Settings,
        });
    }
    if bank.is_stale {
        let said = match bank.known_up_to.zip(bank.open_days) {
            Some((day, days)) => (it.stale)(&words.format.date(day), &(words.overview().open_days)(i64::from(days))),
            None => it.no_bank.to_owned(),
        };
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Landmark, said, act: it.import, route: Route::Import });
    }
    if ends.n_proposals > 0 {
        found.push(Alert {
            tone: Tone::Doubt,
            icon: Icon::Handshake,
            said: (it.proposals)(n(ends.n_proposals)),
            act: it.see_money,
            route: money(),
        });
    }
    if !ends.unapplied.is_empty() {
        let sums: Vec<String> = ends.unapplied.iter().map(|sum| words.format.amount_minor(sum.rest, sum.currency)).collect();
        let count = ends.unapplied.iter().map(|sum| i64::from(sum.n)).sum();
        let said = (it.unapplied)(count, &words.format.list(&sums));
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Banknote, said, act: it.see_money, route: money() });
    }
    if ends.n_assumed > 0 {
        let said = (it.assumed)(i64::from(ends.n_assumed));
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Clock, said, act: it.set_terms, route: Route::Settings });
    }
    if ends.n_unknown_kind > 0 {
        let said = (it.unknown)(i64::from(ends.n_unknown_kind));
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Users, said, act: it.set_kinds, route: front_of(Page::Customers) });
    }
    found
}
