//! What went wrong, in the person's words: the sentences are in `words::faults`, the values come from the page and from storage.

use super::maker::NotMade;
use super::parts::{Callout, Tone};
use super::preferences::use_words;
use super::reader::Unread;
use super::workbench::Fault;
use crate::store::StoreFault;
use crate::words::Words;
use crate::words::faults::Trouble;
use crate::worker::NoAnswer;
use leptos::prelude::*;

/// Why what was asked for was not taken, in the place where it was asked.
pub fn fault_line(fault: RwSignal<Option<Fault>>) -> impl IntoView {
    let words = use_words();
    move || fault.get().map(|fault| view! { <Callout tone=Tone::Alarm>{move || said(words.get(), &fault)}</Callout> })
}

/// What happened, what was kept and what to do.
#[must_use]
pub fn said(words: &Words, fault: &Fault) -> String {
    let faults = words.faults();
    match fault {
        Fault::Refused(refusal) => (faults.refusal)(refusal),
        Fault::NotUndone(refusal) => (faults.undo_refusal)(*refusal),
        Fault::InThePast => faults.in_the_past.to_owned(),
        Fault::ReadOnly => faults.read_only.to_owned(),
        Fault::NotKept(fault) => said_of_storage(words, fault),
        Fault::Stopped => faults.stopped.to_owned(),
        Fault::Outdated => faults.outdated.to_owned(),
    }
}

/// The same, of the browser's storage.
#[must_use]
pub fn said_of_storage(words: &Words, fault: &StoreFault) -> String {
    let storage = &words.faults().storage;
    match fault {
        StoreFault::Denied => storage.denied.to_owned(),
        StoreFault::TooNew => storage.too_new.to_owned(),
        StoreFault::Full => storage.full.to_owned(),
        StoreFault::Conflict { .. } => storage.conflict.to_owned(),
        StoreFault::Outdated => storage.outdated.to_owned(),
        StoreFault::Closed => storage.closed.to_owned(),
        StoreFault::Header { .. } | StoreFault::Damaged(_) => (storage.damaged)(&fault.to_string()),
        StoreFault::Other { .. } => (storage.other)(&fault.to_string()),
    }
}

/// Why a file gave nothing.
#[must_use]
pub fn unread(words: &Words, unread: &Unread) -> Trouble {
    match unread {
        Unread::File(error) => (words.faults().read_error)(error),
        Unread::Worker(NoAnswer::OtherBuild) => (words.faults().worker_other_build)(),
        Unread::Worker(NoAnswer::Fell(reason)) => (words.faults().reader_fell)(reason),
    }
}

/// Why a file to save was not made.
#[must_use]
pub fn not_made(words: &Words, not_made: &NotMade) -> String {
    let trouble = match not_made {
        NotMade::Storage(fault) => return said_of_storage(words, fault),
        NotMade::Worker(NoAnswer::OtherBuild) => (words.faults().worker_other_build)(),
        NotMade::Worker(NoAnswer::Fell(reason)) => (words.faults().maker_fell)(reason),
    };
    format!("{} {}", trouble.what, trouble.advice)
}
