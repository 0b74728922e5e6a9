//! Until when a document may be sued for: the day, and why.

use crate::insight::TimeBarOf;
use crate::ledger::Supply;
use crate::ui::parts::{Callout, Explanation, Reasons, Source, Tone, Why};
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A time bar as the sheet shows it.
pub(super) fn time_bar(bar: &Option<TimeBarOf>, as_of: NaiveDate, words: &'static Words) -> impl IntoView + use<> {
    let says = words.watch();
    bar.clone().map(|bar| {
        let day = words.format.full_date(bar.last_day);
        let left = bar.days_left(as_of);
        let near = bar.warning != Some(0);
        let said = if left < 0 { says.over.to_owned() } else { (says.last_day)(left) };
        let advice = (left < 0).then_some(says.over_advice);
        let explained = explained(&bar, words);
        let reasons = move || view! { <Reasons explanation=Signal::stored(explained.clone()) /> };
        let line = view! {
            <p class="small">
                {said} " " <Why title=says.time_bar reasons=reasons>{day}</Why> " " {advice}
            </p>
        };
        view! {
            <section>
                <h3 class="small soft">{says.time_bar}</h3>
                {if near { view! { <Callout tone=Tone::Doubt>{line}</Callout> }.into_any() } else { line.into_any() }}
            </section>
        }
    })
}

fn explained(bar: &TimeBarOf, words: &Words) -> Explanation {
    let says = words.watch();
    let pair = |name: &str, value: String| vec![name.to_owned(), value];
    let day = |day| words.format.full_date(day);
    let mut notes = Vec::new();
    if let Some((on, source)) = &bar.anew {
        notes.push((says.anew)(&day(*on), &source.citation));
    }
    if let Some((on, source)) = &bar.may_run_anew {
        notes.push((says.may_run_anew)(&day(*on), &source.citation));
    }
    if bar.supply == Supply::Unknown {
        notes.push(says.supply_unsaid.to_owned());
    }
    notes.push(says.no_conclusion.to_owned());
    let source = &bar.bar.source;
    Explanation {
        formula: (words.law().law)(bar.law).to_owned(),
        rows: vec![
            pair(says.due, day(bar.due_on)),
            pair(says.how_long, (says.months)(i64::from(bar.bar.months))),
            pair(says.runs_from, (says.starts)(bar.bar.starts).to_owned()),
        ],
        total: Some(vec![says.time_bar.to_owned(), day(bar.last_day)]),
        notes,
        sources: vec![Source {
            text: words.explain().source(&source.citation, &words.format.date(source.read_on), source.status),
            href: None,
        }],
        ..Explanation::default()
    }
}
