//! What should I do now? The day's actions, one card a customer, with the words ready.

use leptos::prelude::*;

/// What should I do now? The day's actions, one card a customer, with the words ready.
#[component]
pub fn TodayPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
