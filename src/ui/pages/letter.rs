//! A letter as it will leave: on paper, as a mail draft, or copied.

use leptos::prelude::*;

/// A letter as it will leave: on paper, as a mail draft, or copied.
#[component]
pub fn LetterPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
