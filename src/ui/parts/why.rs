//! Why: a number is a question you can press. It answers with the formula in words, its terms, the rule and its source.

use super::fresh_id;
use super::icon::{Glyph, Icon};
use crate::ui::preferences::use_words;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What stands behind a figure.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// The formula in words.
    pub formula: String,
    /// Heads of the columns of `rows`; none for a plain list of terms.
    pub heads: Vec<String>,
    /// The terms: words first, then figures.
    pub rows: Vec<Vec<String>>,
    /// The sum beneath, ruled twice.
    pub total: Option<Vec<String>>,
    /// What else counts, one sentence each.
    pub notes: Vec<String>,
    /// The rule and where it is written.
    pub sources: Vec<Source>,
}

/// Where a rule is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The rule and its place: "C. com., art. L441‑10 II".
    pub text: String,
    /// Its official text, where it has an address.
    pub href: Option<String>,
}

/// A figure that can be asked why. Its answer opens beside it and Escape closes it.
#[component]
pub fn Why(
    /// The title of the answer: what the figure is, of whom.
    #[prop(into)]
    title: TextProp,
    /// The answer, most often a [`Reasons`]. Made only when asked for.
    #[prop(into)]
    reasons: ViewFn,
    /// The figure.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let open = RwSignal::new(false);
    let button = NodeRef::<html::Button>::new();
    let dialog = NodeRef::<html::Dialog>::new();
    let left = RwSignal::new(String::new());
    let top = RwSignal::new(String::new());
    let bottom = RwSignal::new(String::new());
    let heading = fresh_id("why");
    let labelled = heading.clone();

    let ask = move |_| {
        let Some(button) = button.get_untracked() else { return };
        let place = button.get_bounding_client_rect();
        let size = |it: Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>| it.ok().and_then(|it| it.as_f64()).unwrap_or_default();
        let (wide, high) = (size(window().inner_width()), size(window().inner_height()));
        left.set(format!("{:.0}px", place.left().min(wide - 400.0).max(16.0)));
        if place.bottom() + 360.0 < high || place.top() < high / 2.0 {
            top.set(format!("{:.0}px", (place.bottom() + 6.0).min(high - 240.0).max(16.0)));
            bottom.set("auto".to_owned());
        } else {
            top.set("auto".to_owned());
            bottom.set(format!("{:.0}px", high - place.top() + 6.0));
        }
        open.set(true);
    };
    Effect::new(move |_| {
        if let Some(dialog) = dialog.get()
            && open.get()
            && !dialog.open()
            && let Err(refused) = dialog.show_modal()
        {
            leptos::logging::warn!("an explanation did not open: {refused:?}");
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };

    view! {
        <button
            class="why"
            type="button"
            node_ref=button
            title=move || words.get().frame().parts.why
            aria-haspopup="dialog"
            aria-expanded=move || if open.get() { "true" } else { "false" }
            on:click=ask
        >
            {children()}
        </button>
        <Show when=move || open.get()>
            <dialog
                class="popover"
                node_ref=dialog
                aria-labelledby=labelled.clone()
                style:left=move || left.get()
                style:top=move || top.get()
                style:bottom=move || bottom.get()
                on:close=move |_| open.set(false)
                on:click=move |event| {
                    if event.target() == event.current_target() {
                        close();
                    }
                }
            >
                <div class="stack">
                    <div class="row">
                        <h3 id=heading.clone()>
                            {
                                let title = title.clone();
                                move || title.get()
                            }
                        </h3>
                        <button class="button quiet icon-only push" type="button" aria-label=move || words.get().frame().parts.close on:click=move |_| close()>
                            <Glyph icon=Icon::X />
                        </button>
                    </div>
                    {
                        let reasons = reasons.clone();
                        move || reasons.run()
                    }
                </div>
            </dialog>
        </Show>
    }
}

/// The formula, its terms, the rule and its source.
#[component]
pub fn Reasons(
    /// What stands behind the figure.
    #[prop(into)]
    explanation: Signal<Explanation>,
) -> impl IntoView {
    let cells = |row: Vec<String>| {
        row.into_iter().enumerate().map(|(place, text)| view! { <td class=if place == 0 { "" } else { "num" }>{text}</td> }).collect_view()
    };
    move || {
        let Explanation { formula, heads, rows, total, notes, sources } = explanation.get();
        view! {
            <div class="reasons">
                <p>{formula}</p>
                {(!rows.is_empty())
                    .then(|| {
                        view! {
                            <table>
                                {(!heads.is_empty())
                                    .then(|| {
                                        let heads = heads
                                            .into_iter()
                                            .enumerate()
                                            .map(|(place, text)| view! { <th scope="col" class=if place == 0 { "" } else { "num" }>{text}</th> })
                                            .collect_view();
                                        view! { <thead><tr>{heads}</tr></thead> }
                                    })}
                                <tbody>{rows.into_iter().map(|row| view! { <tr>{cells(row)}</tr> }).collect_view()}</tbody>
                                {total.map(|row| view! { <tfoot><tr>{cells(row)}</tr></tfoot> })}
                            </table>
                        }
                    })}
                {notes.into_iter().map(|note| view! { <p>{note}</p> }).collect_view()}
                {sources
                    .into_iter()
                    .map(|Source { text, href }| match href {
                        Some(href) => view! { <p class="law"><a href=href target="_blank" rel="noopener noreferrer">{text}</a></p> }.into_any(),
                        None => view! { <p class="law">{text}</p> }.into_any(),
                    })
                    .collect_view()}
            </div>
        }
    }
}
