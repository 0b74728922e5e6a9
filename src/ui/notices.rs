//! What must be said above every page: storage that fails, another tab that writes, data that the browser cleared, a newer build.

use super::app::front_of;
use super::navigation::use_navigator;
use super::parts::{Button, Callout, Tone};
use super::preferences::use_words;
use super::route::Page;
use super::workbench::{Standing, use_workbench};
use super::wrong::{said, said_of_storage};
use crate::journal::Testimony;
use leptos::prelude::*;

/// The notices, the gravest first; nothing where all is well.
#[component]
pub fn Notices() -> impl IntoView {
    let workbench = use_workbench();
    let words = use_words();
    let navigator = use_navigator();
    let (standing, fault, testimony) = (workbench.standing(), workbench.fault(), workbench.testimony());
    let restore = move || {
        view! { <Button on_press=move || navigator.go(front_of(Page::Settings))>{move || words.get().frame().nav.settings}</Button> }
    };
    let went_wrong = move || {
        fault.get().map(|what| {
            let sentence = move || said(words.get(), &what);
            let close = move || view! { <Button on_press=move || fault.set(None)>{move || words.get().frame().parts.close}</Button> };
            view! { <Callout tone=Tone::Alarm act=close>{sentence}</Callout> }
        })
    };
    let held = move || {
        let storage = &words.get().frame().storage;
        match standing.get() {
            Standing::Opening | Standing::Writing => None,
            Standing::Following => Some(view! { <Callout tone=Tone::Doubt>{storage.follower}</Callout> }),
            Standing::InMemory(_) => Some(view! { <Callout tone=Tone::Doubt act=restore>{storage.none}</Callout> }),
            Standing::Sealed(fault) => {
                let sentence = said_of_storage(words.get(), &fault);
                Some(view! { <Callout tone=Tone::Alarm>{sentence}</Callout> })
            }
        }
    };
    let missing = move || {
        let words = words.get();
        match testimony.get() {
            Testimony::Whole => None,
            Testimony::Cleared { .. } | Testimony::Missing { .. } => {
                Some(view! { <Callout tone=Tone::Alarm act=restore>{words.frame().storage.cleared}</Callout> })
            }
        }
    };
    let newer_build = newer_build();
    let newer = move || {
        newer_build.get().then(|| {
            let take = move || view! { <Button on_press=take_newer_build>{move || words.get().frame().newer_build.take}</Button> };
            view! { <Callout act=take>{words.get().frame().newer_build.ready}</Callout> }
        })
    };
    view! { {missing} {held} {went_wrong} {newer} }
}

/// Whether a newer build waits for the person's yes. The boot file says so.
fn newer_build() -> RwSignal<bool> {
    let waits = RwSignal::new(document().document_element().is_some_and(|page| page.has_attribute("data-newer")));
    let listener = window_event_listener_untyped("echeance:update", move |_| waits.set(true));
    on_cleanup(move || listener.remove());
    waits
}

fn take_newer_build() {
    if let Ok(yes) = web_sys::Event::new("echeance:take-over")
        && let Err(refused) = window().dispatch_event(&yes)
    {
        leptos::logging::warn!("the newer build was not taken: {refused:?}");
    }
}
