//! Figures behind a chart: the table, one key away.

use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// Folds the table that stands behind a chart.
#[component]
pub fn Figures(
    /// What the summary says; by default "Show the figures".
    #[prop(optional, into)]
    summary: MaybeProp<String>,
    /// A `<table>`.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let text = move || summary.get().unwrap_or_else(|| words.get().frame().parts.figures.to_owned());
    view! {
        <details class="figures">
            <summary>{text}</summary>
            <div class="table plain" tabindex="0" role="region" aria-label=text>
                {children()}
            </div>
        </details>
    }
}
