//! What was done, newest first; each can be undone, and what that takes along is shown first.

use crate::journal::{Cause, Moment, UndoPlan};
use crate::ui::parts::{Button, ButtonLook, Dialog, Section};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, PastBatch, Progress, use_workbench};
use crate::ui::wrong;
use crate::words::Words;
use leptos::prelude::*;

/// How many are shown.
const SHOWN: usize = 100;

/// What a batch was.
#[must_use]
pub fn said_of(words: &Words, cause: &Cause) -> String {
    let says = words.settings();
    match cause {
        Cause::ByHand { deed } => (says.deed)(*deed).to_owned(),
        Cause::Import { file, .. } => (says.import_of)(file),
        Cause::Undo { .. } => says.undo_of.to_owned(),
        Cause::Merge => says.merge.to_owned(),
        Cause::Redaction { .. } => says.redaction.to_owned(),
    }
}

/// The history.
#[component]
pub fn History() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let asked = RwSignal::new(None::<UndoPlan>);
    let fault = RwSignal::new(None::<Fault>);
    let history = move || workbench.history();
    let undo = move |plan: UndoPlan| {
        asked.set(None);
        leptos::task::spawn_local(async move { fault.set(workbench.undo(plan, Progress::new()).await.err()) });
    };
    let ask = move |batch: &PastBatch| match workbench.undo_plan(batch.id) {
        Ok(plan) if plan.of.len() > 1 || plan.redo => asked.set(Some(plan)),
        Ok(plan) => undo(plan),
        Err(refusal) => fault.set(Some(Fault::NotUndone(refusal))),
    };
    let rows = move || {
        let words = words.get();
        history()
            .into_iter()
            .take(SHOWN)
            .map(|batch| {
                let what = said_of(words, &batch.cause);
                let facts = words.format.number(i64::from(batch.events));
                let undoable = batch.effective && !matches!(batch.cause, Cause::Merge | Cause::Redaction { .. });
                let when = moment(words, batch.recorded_at);
                let state = (!batch.effective).then_some("settled");
                let act = if undoable {
                    view! { <Button look=ButtonLook::Quiet on_press=move || ask(&batch)>{words.settings().undo}</Button> }.into_any()
                } else {
                    (!batch.effective).then(|| view! { <span class="quiet small">{words.settings().undone}</span> }).into_any()
                };
                view! {
                    <tr data-state=state>
                        <td class="quiet nowrap" data-cell="late">{when}</td>
                        <th scope="row" data-cell="who">{what}</th>
                        <td class="num soft opt-1" data-cell="much">{facts}</td>
                        <td class="num" data-cell="do">{act}</td>
                    </tr>
                }
            })
            .collect_view()
    };
    let along = move || {
        let words = words.get();
        let plan = asked.get()?;
        let causes: Vec<String> = history()
            .into_iter()
            .filter(|batch| plan.of.contains(&batch.id) || plan.lost.contains(&batch.id))
            .map(|batch| format!("{}, {}", said_of(words, &batch.cause), moment(words, batch.recorded_at)))
            .collect();
        let reminders = workbench.with(|ledger| plan.reminders(ledger).count());
        let reminders = (reminders > 0).then(|| (words.settings().undo_reminders)(i64::try_from(reminders).unwrap_or(i64::MAX)));
        Some(view! {
            <ul class="plain-list">{causes.into_iter().map(|it| view! { <li>{it}</li> }).collect_view()}</ul>
            {reminders.map(|it| view! { <p>{it}</p> })}
        })
    };
    view! {
        <Section title=move || words.get().settings().history aside=move || view! { {move || words.get().settings().history_aside} }>
            {wrong::fault_line(fault)}
            <Show
                when=move || !history().is_empty()
                fallback=move || view! { <p class="soft">{move || words.get().settings().nothing_done}</p> }
            >
                <div class="table as-cards">
                    <table>
                        <thead>
                            <tr>
                                <th scope="col">{move || words.get().settings().history_heads[0]}</th>
                                <th scope="col">{move || words.get().settings().history_heads[1]}</th>
                                <th scope="col" class="num opt-1">{move || words.get().settings().history_heads[2]}</th>
                                <th scope="col" class="num"><span class="visually-hidden">{move || words.get().settings().history_heads[3]}</span></th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </Show>
        </Section>
        <Dialog
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move |()| asked.set(None)
            title=move || words.get().settings().undo_title
            footer=move || {
                view! {
                    <Button on_press=move || asked.set(None)>{move || words.get().frame().parts.cancel}</Button>
                    <Button
                        look=ButtonLook::Primary
                        on_press=move || {
                            if let Some(plan) = asked.get_untracked() {
                                undo(plan);
                            }
                        }
                    >
                        {move || words.get().settings().undo}
                    </Button>
                }
            }
        >
            <p>{move || words.get().settings().undo_along}</p>
            {along}
        </Dialog>
    }
}

/// A moment in the browser's own zone, to the minute.
fn moment(words: &Words, moment: Moment) -> String {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds since 1970 stay below 2^53")]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(moment.0 as f64));
    let year = i32::try_from(date.get_full_year()).unwrap_or_default();
    let day = chrono::NaiveDate::from_ymd_opt(year, date.get_month() + 1, date.get_date()).unwrap_or_default();
    let time = chrono::NaiveTime::from_hms_opt(date.get_hours(), date.get_minutes(), 0).unwrap_or_default();
    format!("{}, {}", words.format.date(day), words.format.time(time))
}
