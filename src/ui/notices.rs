//! What must be said above every page: storage that fails, another tab that writes, data that the browser cleared.

use super::app::front_of;
use super::navigation::use_navigator;
use super::parts::{Button, Callout, Tone};
use super::preferences::use_words;
use super::route::Page;
use super::workbench::{Fault, Standing, use_workbench};
use crate::journal::Testimony;
use crate::store::StoreFault;
use crate::words::Words;
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
    let said = move || {
        fault.get().map(|what| {
            let sentence = move || sentence(words.get(), &what);
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
                let sentence = store_sentence(words.get(), &fault);
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
    view! { {missing} {held} {said} }
}

/// What went wrong, in a sentence.
#[must_use]
pub fn sentence(words: &Words, fault: &Fault) -> String {
    match fault {
        Fault::Refused(refusal) => (words.faults.refusal)(refusal),
        Fault::NotUndone(refusal) => (words.faults.undo_refusal)(*refusal),
        Fault::InThePast => words.faults.in_the_past.to_owned(),
        Fault::ReadOnly => words.faults.read_only.to_owned(),
        Fault::Stopped => words.faults.stopped.to_owned(),
        Fault::Outdated => words.faults.outdated.to_owned(),
        Fault::NotKept(fault) => store_sentence(words, fault),
    }
}

/// What storage refused, in a sentence.
#[must_use]
pub fn store_sentence(words: &Words, fault: &StoreFault) -> String {
    let storage = &words.faults.storage;
    match fault {
        StoreFault::Denied => storage.denied.to_owned(),
        StoreFault::TooNew => storage.too_new.to_owned(),
        StoreFault::Full => storage.full.to_owned(),
        StoreFault::Conflict { .. } => storage.conflict.to_owned(),
        StoreFault::Outdated => storage.outdated.to_owned(),
        StoreFault::Closed => storage.closed.to_owned(),
        StoreFault::Header { batch, .. } => (storage.damaged)(batch),
        StoreFault::Damaged(damage) => (storage.damaged)(&damage.to_string()),
        StoreFault::Other { name, .. } => (storage.other)(name),
    }
}
