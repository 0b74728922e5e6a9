//! What must be said above every page: storage that fails, another tab that writes, data that the browser cleared.

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
        view! { <Button on_press=move || navigator.go(front_of(Page::Settings))>{move || words.get().frame.nav.settings}</Button> }
    };
    let went_wrong = move || {
        fault.get().map(|what| {
            let sentence = move || said(words.get(), &what);
            let close = move || view! { <Button on_press=move || fault.set(None)>{move || words.get().frame.parts.close}</Button> };
            view! { <Callout tone=Tone::Alarm act=close>{sentence}</Callout> }
        })
    };
    let held = move || {
        let storage = &words.get().frame.storage;
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
                Some(view! { <Callout tone=Tone::Alarm act=restore>{words.frame.storage.cleared}</Callout> })
            }
        }
    };
    view! { {missing} {held} {went_wrong} }
}
