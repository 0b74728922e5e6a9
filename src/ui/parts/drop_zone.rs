//! Drop zone: files in, by dropping or by choosing. The whole page takes files too.

use super::icon::{Glyph, Icon};
use crate::ui::folders::{listed, take_dropped};
use crate::ui::preferences::use_words;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A place to drop files on, with a button to choose them.
#[component]
pub fn DropZone(
    /// What can be dropped.
    #[prop(into)]
    title: TextProp,
    /// What happens then.
    #[prop(optional, into)]
    sentence: MaybeProp<String>,
    /// What the file dialog shows first: `.txt,.csv`; empty for all.
    #[prop(optional)]
    accept: &'static str,
    /// Several at once.
    #[prop(default = true)]
    many: bool,
    /// Its button is the page's primary.
    #[prop(optional)]
    primary: bool,
    /// Files came.
    #[prop(into)]
    on_files: Callback<Vec<web_sys::File>>,
) -> impl IntoView {
    let words = use_words();
    let over = RwSignal::new(false);
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        if let Some(input) = input.get_untracked() {
            let files = listed(input.files());
            input.set_value(""); // The same file can be chosen again.
            if !files.is_empty() {
                on_files.run(files);
            }
        }
    };
    let dropped = move |event: ev::DragEvent| {
        // Not stopped: the page sees that it was taken, and that nothing hangs over it any longer.
        event.prevent_default();
        over.set(false);
        take_dropped(event.data_transfer(), on_files);
    };
    let folder = NodeRef::<html::Input>::new();
    let chosen_folder = move |_| {
        if let Some(input) = folder.get_untracked() {
            let files = listed(input.files());
            input.set_value("");
            if !files.is_empty() {
                on_files.run(files);
            }
        }
    };
    view! {
        <div
            class="drop"
            data-state=move || over.get().then_some("over")
            on:dragover=move |event| {
                event.prevent_default();
                over.set(true);
            }
            on:dragleave=move |_| over.set(false)
            on:drop=dropped
        >
            <Glyph icon=Icon::Upload />
            <p>
                <strong>{move || title.get()}</strong>
            </p>
            {move || sentence.get().map(|it| view! { <p class="small soft">{it}</p> })}
            <input class="visually-hidden" type="file" tabindex="-1" aria-hidden="true" multiple=many accept=accept node_ref=input on:change=chosen />
            <input
                class="visually-hidden"
                type="file"
                tabindex="-1"
                aria-hidden="true"
                prop:webkitdirectory=true
                node_ref=folder
                on:change=chosen_folder
            />
            <div class="row">
            <button
                class=if primary { "button primary" } else { "button" }
                type="button"
                on:click=move |_| {
                    if let Some(input) = input.get_untracked() {
                        input.click();
                    }
                }
            >
                {move || words.get().frame().parts.choose_file}
            </button>
            <Show when=move || many>
                <button
                    class="button quiet"
                    type="button"
                    on:click=move |_| {
                        if let Some(input) = folder.get_untracked() {
                            input.click();
                        }
                    }
                >
                    {move || words.get().frame().parts.choose_folder}
                </button>
            </Show>
            </div>
        </div>
    }
}

/// Takes files dropped anywhere on the page, and says so while they hang over it.
#[component]
pub fn PageDrop(
    /// Files came.
    #[prop(into)]
    on_files: Callback<Vec<web_sys::File>>,
) -> impl IntoView {
    let words = use_words();
    let hanging = RwSignal::new(0_u32);
    let over = window_event_listener(ev::dragover, move |event| {
        if let Some(count) = files_in(&event) {
            event.prevent_default();
            if hanging.get_untracked() != count {
                hanging.set(count);
            }
        }
    });
    let leave = window_event_listener(ev::dragleave, move |event| {
        if event.related_target().is_none() {
            hanging.set(0);
        }
    });
    let drop = window_event_listener(ev::drop, move |event| {
        hanging.set(0);
        if event.default_prevented() {
            return;
        }
        if take_dropped(event.data_transfer(), on_files) {
            event.prevent_default();
        }
    });
    on_cleanup(move || {
        over.remove();
        leave.remove();
        drop.remove();
    });
    move || {
        (hanging.get() > 0).then(|| {
            view! {
                <div class="page-drop" aria-hidden="true">
                    <div class="drop" data-state="over">
                        <Glyph icon=Icon::Upload />
                        <p>
                            <strong>{move || (words.get().frame().parts.release)(i64::from(hanging.get()))}</strong>
                        </p>
                    </div>
                </div>
            }
        })
    }
}

/// How many things hang, if they are files.
fn files_in(event: &ev::DragEvent) -> Option<u32> {
    let transfer = event.data_transfer()?;
    transfer.types().iter().any(|it| it.as_string().as_deref() == Some("Files")).then(|| transfer.items().length().max(1))
}
