//! The page.

use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <main><h1>"Échéance"</h1><p>{echeance::BUILD}</p></main> });
}
