//! Own company, default terms, language, data: backup, restore, erase, history.

use leptos::prelude::*;

/// Own company, default terms, language, data: backup, restore, erase, history.
#[component]
pub fn SettingsPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
