//! A slider: a quantity that is tried, with its value beside its name and its ends beneath.

use super::fresh_id;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A quantity that is tried. Its keys are the browser's: arrows, page up and down, home and end.
#[component]
pub fn Slider(
    /// What is tried.
    #[prop(into)]
    label: TextProp,
    /// Its value in words.
    #[prop(into)]
    said: TextProp,
    /// Its value.
    #[prop(into)]
    value: Signal<u16>,
    /// The least and the most.
    range: (u16, u16),
    /// The least and the most, in words.
    #[prop(into)]
    ends: Signal<(String, String)>,
    /// At each move.
    #[prop(into)]
    on_move: Callback<u16>,
    /// Said beneath.
    #[prop(optional, into)]
    help: MaybeProp<String>,
) -> impl IntoView {
    let id = fresh_id("slider");
    let note = format!("{id}-note");
    let described = note.clone();
    let (least, most) = range;
    let (spoken, shown) = (said.clone(), said);
    view! {
        <div class="range field">
            <label for=id.clone()>{move || label.get()}</label>
            <output for=id.clone()>{move || shown.get()}</output>
            <input
                id=id
                type="range"
                min=least
                max=most
                step="1"
                prop:value=move || value.get().to_string()
                aria-valuetext=move || spoken.get()
                aria-describedby=move || help.get().map(|_| described.clone())
                on:input=move |event| {
                    if let Ok(value) = event_target_value(&event).parse() {
                        on_move.run(value);
                    }
                }
            />
            <div class="ends" aria-hidden="true">
                <span>{move || ends.get().0}</span>
                <span>{move || ends.get().1}</span>
            </div>
            {move || help.get().map(|help| view! { <span class="help" id=note.clone()>{help}</span> })}
        </div>
    }
}
