//! Undo line: what was done stays in words until the next thing is done.

use crate::ui::preferences::use_words;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What was done, and a way to take it back.
#[component]
pub fn UndoLine(
    /// What was done.
    #[prop(into)]
    done: TextProp,
    /// Takes it back.
    on_undo: impl Fn() + 'static,
) -> impl IntoView {
    let words = use_words();
    view! {
        <p class="undo-line" role="status">
            <span>{move || done.get()}</span>
            <button type="button" on:click=move |_| on_undo()>
                {move || words.get().frame().parts.undo}
            </button>
        </p>
    }
}
