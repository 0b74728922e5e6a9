//! Files in: recognised, previewed as differences, applied as one batch.

pub mod changes;
pub mod columns;
pub mod done;
pub mod issues;
pub mod lecture;
pub mod statement;

use crate::ui::imports::{Draft, Imports, Stage, use_imports};
use crate::ui::parts::{Button, Callout, DropZone, Entry, FieldKind, PageBody, Progress, Section, Tone};
use crate::ui::preferences::use_words;
use crate::ui::wrong;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Files in: recognised, previewed as differences, applied as one batch.
#[component]
pub fn ImportPage() -> impl IntoView {
    let words = use_words();
    let imports = use_imports();
    imports.expect_files();
    let draft = Memo::new(move |_| imports.draft.get());
    let says_first = Memo::new(move |_| issues::leaves_out(draft));
    paste_anywhere(imports);
    let answer = move || {
        let says = words.get().import();
        draft.with(|draft| match draft {
            Some(Draft { file, reading, .. }) => {
                let lines = reading.as_ref().map_or(0, |reading| i64::from(reading.lines));
                (says.answer)(&file.name, lines)
            }
            None => says.promise.to_owned(),
        })
    };
    view! {
        <PageBody name="import" title=move || words.get().frame().nav.import answer=move || view! { {answer} }>
            <Work imports />
            <Troubles imports />
            <Show when=move || draft.with(Option::is_none)>
                <done::Done imports />
                <Show when=move || imports.stage.get() == Stage::Waiting>
                    <Doors imports />
                </Show>
            </Show>
            <Show when=move || draft.with(Option::is_some)>
                <lecture::Lecture imports draft />
                <Show when=move || draft.with(|it| it.as_ref().is_some_and(|it| it.mapping.is_some()))>
                    <columns::Columns imports draft />
                </Show>
                <Show when=move || says_first.get()>
                    <issues::Issues draft />
                </Show>
                <changes::Changes imports draft />
                <Show when=move || !says_first.get()>
                    <issues::Issues draft />
                </Show>
            </Show>
        </PageBody>
    }
}

/// Cells pasted on the page, outside any field, come in as a list; files as files.
fn paste_anywhere(imports: Imports) {
    let words = use_words();
    let listener = window_event_listener(ev::paste, move |event| {
        let typing = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
        if typing.is_some_and(|it| matches!(it.tag_name().as_str(), "TEXTAREA" | "INPUT" | "SELECT")) {
            return;
        }
        let Some(data) = event.clipboard_data() else { return };
        let files: Vec<web_sys::File> =
            data.files().map(|files| (0..files.length()).filter_map(|at| files.get(at)).collect()).unwrap_or_default();
        if !files.is_empty() {
            imports.take_files(files);
        } else if let Ok(text) = data.get_data("text")
            && !text.trim().is_empty()
        {
            imports.take_text(words.get_untracked().import().paste_name.to_owned(), &text);
        }
    });
    on_cleanup(move || listener.remove());
}

/// How far long work is.
#[component]
fn Work(imports: Imports) -> impl IntoView {
    let words = use_words();
    let label = move || {
        let says = words.get().import();
        let done = i64::from(imports.progress.done.get()) / 10;
        match imports.stage.get() {
            Stage::Waiting => String::new(),
            Stage::Reading => (says.reading)(done),
            Stage::Comparing => (says.comparing)(done),
            Stage::Applying => (says.applying)(done),
        }
    };
    let done = Signal::derive(move || Some(f64::from(imports.progress.done.get()) / 1000.0));
    view! {
        <Show when=move || imports.stage.get() != Stage::Waiting>
            <Progress label done on_stop=Callback::new(move |()| imports.stop()) />
        </Show>
        {move || {
            let waiting = imports.waiting.with(Vec::len);
            (waiting > 0).then(|| view! { <p class="small soft">{(words.get().import().waiting)(i64::try_from(waiting).unwrap_or(i64::MAX))}</p> })
        }}
        {move || {
            imports.fault.get().map(|fault| view! { <Callout tone=Tone::Alarm>{move || wrong::said(words.get(), &fault)}</Callout> })
        }}
    }
}

/// Files that gave nothing, each with why and what to do.
#[component]
fn Troubles(imports: Imports) -> impl IntoView {
    let words = use_words();
    move || {
        imports
            .refused
            .get()
            .into_iter()
            .map(|refused| {
                let trouble = wrong::unread(words.get(), &refused.error);
                view! {
                    <Section title=refused.name>
                        <Callout tone=Tone::Doubt>
                            <strong>{trouble.what}</strong>
                            " "
                            {trouble.advice}
                        </Callout>
                    </Section>
                }
            })
            .collect_view()
    }
}

/// Where files come in, and pasted cells.
#[component]
fn Doors(imports: Imports) -> impl IntoView {
    let words = use_words();
    let pasted = RwSignal::new(String::new());
    let read = move || {
        let text = pasted.get_untracked();
        if !text.trim().is_empty() {
            imports.take_text(words.get_untracked().import().paste_name.to_owned(), &text);
        }
    };
    view! {
        <div class="stack">
        <DropZone
            title=move || words.get().import().drop_title
            sentence=Signal::derive(move || Some(words.get().import().drop_sentence.to_owned()))
            primary=imports.taken.with_untracked(Vec::is_empty)
            on_files=move |files| imports.take_files(files)
        />
        <details class="figures paste">
            <summary>{move || words.get().import().paste}</summary>
            <div class="stack">
                <Entry
                    label=move || words.get().import().paste_label
                    kind=FieldKind::Lines
                    value=pasted
                    on_input=move |text| pasted.set(text)
                />
                <div class="row">
                    <Button on_press=read>{move || words.get().import().paste_read}</Button>
                </div>
            </div>
        </details>
        </div>
    }
}
