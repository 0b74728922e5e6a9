//! Strip of figures: columns of a ledger, not boxes.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A row of a few large figures.
#[component]
pub fn Strip(
    /// Smaller figures, where they are not what the page is about.
    #[prop(optional)]
    small: bool,
    /// The [`Figure`]s.
    children: Children,
) -> impl IntoView {
    view! { <div class=if small { "strip small-figures" } else { "strip" }>{children()}</div> }
}

/// One figure: its name, itself, and a line that gives it sense.
#[component]
pub fn Figure(
    /// What it is.
    #[prop(into)]
    name: TextProp,
    /// Beneath: a comparison, a part, a link.
    #[prop(optional, into)]
    more: ViewFn,
    /// The figure itself: an amount, often in a [`super::Why`].
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <div class="name">{move || name.get()}</div>
            <div class="figure">{children()}</div>
            <div class="more">{move || more.run()}</div>
        </div>
    }
}
