//! What could not be read, or was read with a doubt: where, what was there, what was expected; saved as a file on demand.

use crate::exchange::plan::Note;
use crate::exchange::reading::{Issue, IssueKind, Reading};
use crate::ui::download;
use crate::ui::imports::{Draft, lines_left_out, use_imports};
use crate::ui::parts::{Button, Callout, Check, Checks, Icon, Section, Tone};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use leptos::prelude::*;

/// How many are shown; the rest is in the file that one can save.
const SHOWN: usize = 50;

/// Whether some line of the file does not go in, or the file as a whole: then that is said first.
#[must_use]
pub fn leaves_out(draft: Memo<Option<Draft>>) -> bool {
    draft.with(|it| {
        let Some(draft) = it else { return false };
        let lines = draft.reading.as_ref().is_some_and(|reading| lines_left_out(reading) > 0);
        let older = |note: &Note| matches!(note, Note::OlderThanOpenings { .. });
        lines || draft.plan.as_ref().is_some_and(|planned| planned.plan.notes.iter().any(older))
    })
}

/// What is said here: how statements follow on is said beside what they would bring, with those that are known between them.
fn said(reading: &Reading) -> impl Iterator<Item = &Issue> {
    reading.issues.iter().filter(|issue| !matches!(&issue.kind, IssueKind::Statement(doubt) if doubt.is_of_order()))
}

/// What does not add up.
#[component]
pub fn Issues(
    /// The file on the desk.
    draft: Memo<Option<Draft>>,
) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let imports = use_imports();
    let reading = Memo::new(move |_| draft.with(|it| it.as_ref().and_then(|it| it.reading.clone())));
    let save = move || {
        let Some(draft) = draft.get_untracked() else { return };
        let words = words.get_untracked();
        leptos::task::spawn_local(async move {
            let why = |issue: &Issue| (words.faults().issue)(&issue.kind);
            let Ok(bytes) = imports.left_out(&draft, words.import().left_out_reason, why).await else { return };
            if let Err(refused) = download::save(&(words.import().left_out_name)(&draft.file.name), "text/csv", &bytes) {
                leptos::logging::warn!("the file was not saved: {refused:?}");
            }
        });
    };
    let headline = move || {
        let says = words.get().import();
        reading.with(|it| {
            let reading = it.as_deref()?;
            let out = lines_left_out(reading);
            let doubts = i64::try_from(said(reading).count()).unwrap_or(i64::MAX);
            Some(if out > 0 {
                let text = (says.left_out)(i64::from(out), i64::from(reading.lines));
                view! {
                    <Callout
                        tone=Tone::Alarm
                        act=move || {
                            view! { <Button icon=Icon::Download on_press=save>{move || words.get().import().save_left_out}</Button> }
                        }
                    >
                        <strong>{text}</strong>
                    </Callout>
                }
                .into_any()
            } else {
                view! { <Callout tone=Tone::Doubt>{(says.doubts)(doubts)}</Callout> }.into_any()
            })
        })
    };
    let rows = move || {
        let words = words.get();
        reading.with(|it| {
            let reading = it.as_deref()?;
            let rows = said(reading).take(SHOWN).map(|issue| {
                let found = if issue.line == 0 && issue.found.is_empty() {
                    ().into_any() // About the file as a whole.
                } else if issue.found.is_empty() {
                    view! { <span class="quiet">{words.import().blank}</span> }.into_any()
                } else {
                    let state = issue.kind.leaves_out().then_some("alarm");
                    view! { <code data-state=state>{issue.found.clone()}</code> }.into_any()
                };
                let line = if issue.line == 0 { String::new() } else { words.format.number(i64::from(issue.line)) };
                view! {
                    <tr>
                        <td class="num" data-cell="much">{line}</td>
                        <th scope="row" data-cell="who">{issue.column.clone()}</th>
                        <td data-cell="late">{found}</td>
                        <td data-cell="more" class="wrap">{(words.faults().issue)(&issue.kind)}</td>
                    </tr>
                }
            });
            Some(rows.collect_view())
        })
    };
    let more = move || {
        let rest = reading.with(|it| it.as_deref().map_or(0, |reading| said(reading).count().saturating_sub(SHOWN)));
        (rest > 0).then(|| view! { <p class="small soft">{(words.get().import().and_more)(i64::try_from(rest).unwrap_or(i64::MAX))}</p> })
    };
    let notes = move || {
        let words = words.get();
        draft.with(|it| {
            let draft = it.as_ref()?;
            let (planned, reading) = (draft.plan.as_ref()?, draft.reading.as_ref()?);
            if planned.plan.notes.is_empty() {
                return None;
            }
            let notes = planned.plan.notes.iter().take(SHOWN).map(|note| {
                let what = match note {
                    Note::OpeningDiffers { customer, .. } => {
                        reading.customers.get(*customer as usize).map(|it| it.name.clone()).unwrap_or_default()
                    }
                    Note::AmountDiffers { item, .. } => workbench.with_untracked(|ledger| ledger.item(*item).number.to_owned()),
                    _ => String::new(),
                };
                let tone = match note {
                    Note::OpeningsJoined { .. } => Tone::Plain,
                    Note::OlderThanOpenings { .. } => Tone::Alarm,
                    _ => Tone::Doubt,
                };
                let said = (words.faults().note)(note, &what);
                view! { <Check tone>{said}</Check> }
            });
            let notes = notes.collect_view();
            let rest = planned.plan.notes.len().saturating_sub(SHOWN);
            Some(view! {
                <Checks>{notes}</Checks>
                {(rest > 0)
                    .then(|| view! { <p class="small soft">{(words.import().and_more)(i64::try_from(rest).unwrap_or(i64::MAX))}</p> })}
            })
        })
    };
    let has_issues = Memo::new(move |_| reading.with(|it| it.as_ref().is_some_and(|it| said(it).next().is_some())));
    let has_notes =
        Memo::new(move |_| draft.with(|it| it.as_ref().and_then(|it| it.plan.as_ref()).is_some_and(|it| !it.plan.notes.is_empty())));
    let title = move || {
        let says = words.get().import();
        if leaves_out(draft) { says.issues_title } else { says.doubts_title }
    };
    view! {
        <Show when=move || has_issues.get() || has_notes.get()>
            <Section title=title>
                <Show when=move || has_issues.get()>
                    {headline}
                    <div class="table as-cards">
                        <table>
                            <caption class="visually-hidden">{move || words.get().import().issues_title}</caption>
                            <thead>
                                <tr>
                                    <th scope="col" class="num">{move || words.get().import().line}</th>
                                    <th scope="col">{move || words.get().import().column}</th>
                                    <th scope="col">{move || words.get().import().found}</th>
                                    <th scope="col">{move || words.get().import().expected}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                    {more}
                </Show>
                {notes}
            </Section>
        </Show>
    }
}
