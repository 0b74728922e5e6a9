//! Progress: how far long work is, in words, and a way to stop it.

use super::fresh_id;
use crate::ui::preferences::use_words;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// How far long work is.
#[component]
pub fn Progress(
    /// What is being done and how far: "Reading 12,400 lines of 40,000".
    #[prop(into)]
    label: TextProp,
    /// How much is done, 0 to 1; none while that is not known.
    #[prop(into)]
    done: Signal<Option<f64>>,
    /// Stops the work; what was begun leaves nothing half done. None: it cannot be stopped.
    #[prop(optional, into)]
    on_stop: Option<Callback<()>>,
) -> impl IntoView {
    let words = use_words();
    let id = fresh_id("progress");
    view! {
        <div class="progress">
            <label for=id.clone()>{move || label.get()}</label>
            {on_stop
                .map(|stop| {
                    view! {
                        <button class="button quiet" type="button" on:click=move |_| stop.run(())>
                            {move || words.get().frame().parts.stop}
                        </button>
                    }
                })}
            <progress id=id max="1" value=move || done.get().map(|it| it.clamp(0.0, 1.0).to_string())></progress>
        </div>
    }
}
