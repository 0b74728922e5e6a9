//! Tabs are links to a place in the address.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A row of places.
#[component]
pub fn Tabs(
    /// What the places are of.
    #[prop(into)]
    label: TextProp,
    /// The [`Tab`]s.
    children: Children,
) -> impl IntoView {
    view! {
        <nav class="tabs" aria-label=move || label.get()>
            {children()}
        </nav>
    }
}

/// One place.
#[component]
pub fn Tab(
    /// Where it leads.
    #[prop(into)]
    href: TextProp,
    /// One is there.
    #[prop(into)]
    current: Signal<bool>,
    /// How many things are there.
    #[prop(optional, into)]
    count: MaybeProp<i64>,
    /// Its name.
    children: Children,
) -> impl IntoView {
    view! {
        <a href=move || href.get() aria-current=move || current.get().then_some("true")>
            {children()}
            {move || count.get().map(|count| view! { <span class="n">{count}</span> })}
        </a>
    }
}
