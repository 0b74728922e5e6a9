//! What about this document? The table of all, and a sheet of one.

use leptos::prelude::*;

/// What about this document? The table of all, and a sheet of one.
#[component]
pub fn InvoicesPage() -> impl IntoView {
    view! { <div class="page"></div> }
}
