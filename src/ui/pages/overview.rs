//! Where does my money stand?

use leptos::prelude::*;

/// Where does my money stand?
#[component]
pub fn OverviewPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
