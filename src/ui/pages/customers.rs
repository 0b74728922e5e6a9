//! Can I trust them, and what have we said? The list, and the sheet of one.

use leptos::prelude::*;

/// Can I trust them, and what have we said? The list, and the sheet of one.
#[component]
pub fn CustomersPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
