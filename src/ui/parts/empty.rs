//! Empty state: nothing here yet, and the next step.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Nothing here, and what to do next.
#[component]
pub fn EmptyState(
    /// In a few words.
    #[prop(into)]
    title: TextProp,
    /// A sentence, then the next step.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="empty">
            <h2>{move || title.get()}</h2>
            {children()}
        </div>
    }
}
