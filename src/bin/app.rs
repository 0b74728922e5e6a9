//! The page: mounts the frame and the page of the address.

use chrono::NaiveDate;
use echeance::ui::app::{Frame, HelpPage, NotFoundPage, provide_shell};
use echeance::ui::navigation::use_navigator;
use echeance::ui::route::Page;
use leptos::prelude::*;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    provide_shell();
    let navigator = use_navigator();
    let page = move || match navigator.page().get() {
        Page::Help => view! { <HelpPage /> }.into_any(),
        #[cfg(debug_assertions)]
        Page::Parts => view! { <echeance::ui::gallery::Gallery /> }.into_any(),
        _ => view! { <NotFoundPage /> }.into_any(),
    };
    view! {
        <Frame today=today() on_undo=|()| {} find=|_: String| Vec::new() on_files={|_: Vec<web_sys::File>| {}}>
            {page}
        </Frame>
    }
}

/// The clock is read here and nowhere else.
fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    i32::try_from(now.get_full_year())
        .ok()
        .and_then(|year| NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()))
        .unwrap_or_default()
}
