//! The first visit: one sentence, three doors, the promise and how to check it.

use leptos::prelude::*;

/// The first visit: one sentence, three doors, the promise and how to check it.
#[component]
pub fn WelcomePage() -> impl IntoView {
    view! { <div class="page"></div> }
}
