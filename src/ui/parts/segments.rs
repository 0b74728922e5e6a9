//! Segments: one of a few answers, all of them in sight. Radio buttons drawn as one strip.

use super::fresh_id;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// One of a few answers.
#[component]
pub fn Segments<T: Clone + PartialEq + Send + Sync + 'static>(
    /// What is asked, for who cannot see it.
    #[prop(into)]
    label: TextProp,
    /// The answers, each with its words.
    #[prop(into)]
    options: Signal<Vec<(T, String)>>,
    /// The answer in force.
    #[prop(into)]
    value: Signal<T>,
    /// Another was chosen.
    #[prop(into)]
    on_choose: Callback<T>,
) -> impl IntoView {
    let name = fresh_id("segments");
    view! {
        <span class="segments" role="radiogroup" aria-label=move || label.get()>
            {move || {
                options
                    .get()
                    .into_iter()
                    .map(|(option, words)| {
                        let here = option.clone();
                        view! {
                            <label>
                                <input
                                    type="radio"
                                    name=name.clone()
                                    prop:checked=move || value.with(|it| *it == here)
                                    on:change=move |_| on_choose.run(option.clone())
                                />
                                {words}
                            </label>
                        }
                    })
                    .collect_view()
            }}
        </span>
    }
}
