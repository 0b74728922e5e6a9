//! Date choice: the day as of which everything is seen, and the way back to today.

use super::dialog::show_as_asked;
use super::fresh_id;
use super::icon::{Glyph, Icon};
use crate::ui::preferences::use_words;
use chrono::NaiveDate;
use leptos::html;
use leptos::prelude::*;

/// The day as of which everything is seen.
#[component]
pub fn DateChoice(
    /// The day in force.
    #[prop(into)]
    date: Signal<NaiveDate>,
    /// The present day.
    #[prop(into)]
    today: Signal<NaiveDate>,
    /// Another was chosen; none is today, however often the day changes.
    #[prop(into)]
    on_choose: Callback<Option<NaiveDate>>,
) -> impl IntoView {
    let words = use_words();
    let open = RwSignal::new(false);
    let node = NodeRef::<html::Dialog>::new();
    let id = fresh_id("as-of");
    show_as_asked(node, open.into());
    let chosen = move |event| {
        if let Ok(day) = event_target_value(&event).parse::<NaiveDate>() {
            on_choose.run((day != today.get_untracked()).then_some(day));
        }
    };
    view! {
        <button class="as-of" type="button" aria-haspopup="dialog" aria-expanded=move || if open.get() { "true" } else { "false" } on:click=move |_| open.set(true)>
            <Glyph icon=Icon::Calendar />
            <span class="only-wide">{move || words.get().frame().top.as_of}</span>
            <strong>{move || words.get().format.date(date.get())}</strong>
            <span class="visually-hidden">{move || words.get().frame().top.change_date}</span>
            <Glyph icon=Icon::ChevronDown />
        </button>
        <dialog
            class="popover as-of-sheet"
            node_ref=node
            aria-label=move || words.get().frame().top.date_label
            on:close=move |_| open.set(false)
            on:click=move |event| {
                if event.target() == event.current_target() {
                    open.set(false);
                }
            }
        >
            <div class="stack">
                <div class="field">
                    <label for=id.clone()>{move || words.get().frame().top.date_label}</label>
                    <input id=id class="input" type="date" prop:value=move || date.get().to_string() on:change=chosen />
                </div>
                <div class="row">
                    <button
                        class="button"
                        type="button"
                        on:click=move |_| {
                            on_choose.run(None);
                            open.set(false);
                        }
                    >
                        {move || words.get().frame().top.back_to_today}
                    </button>
                    <button class="button quiet push" type="button" on:click=move |_| open.set(false)>
                        {move || words.get().frame().parts.close}
                    </button>
                </div>
            </div>
        </dialog>
    }
}
