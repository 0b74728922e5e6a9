//! Files in: recognised, previewed as differences, applied as one batch.

use leptos::prelude::*;

/// Files in: recognised, previewed as differences, applied as one batch.
#[component]
pub fn ImportPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
