//! A step without a letter: a word before the due date, a look at the customer's portal. What there is to say or do, and that it was done.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::hand_over::copy;
use super::outbox::Outbox;
use super::sentences::number;
use crate::dunning::{CardRow, language_of};
use crate::ledger::{Channel, Ledger};
use crate::ui::parts::{Button, ButtonLook, Icon};
use crate::ui::preferences::use_words;
use crate::words::{Words, words as words_of};
use leptos::prelude::*;

/// Subject and words of a card without a letter; `None` for one with a letter.
pub(super) fn note_of(ledger: &Ledger, row: &CardRow, words: &'static Words) -> Option<(String, String)> {
    let is_portal = row.card.channel == Channel::Portal;
    if !is_portal && !row.card.is_before_due() {
        return None;
    }
    let language = ledger.customer_of(row.customer).and_then(|idx| language_of(&ledger.customer(idx).details));
    // A look at the portal is for ourselves, a word for the customer.
    let words = if is_portal { words } else { language.map_or(words, words_of) };
    let it = words.scenarios();
    let documents = &row.card.documents;
    let numbers: Vec<String> = documents.iter().map(|document| number(words, row, document.late.item)).collect();
    let numbers = words.format.list(&numbers);
    if is_portal {
        return Some(((it.portal_subject)(&numbers), (it.portal_body)(&numbers)));
    }
    let due = documents.first().map(|document| words.format.full_date(document.late.due_on)).unwrap_or_default();
    let with_sums: Vec<String> = documents
        .iter()
        .map(|document| format!("{} ({})", number(words, row, document.late.item), words.format.amount(document.late.open)))
        .collect();
    let company = ledger.company();
    let who = [company.signatory.trim(), company.name.trim()].into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ");
    Some(((it.note_subject)(&numbers, &due), (it.note_body)(&words.format.list(&with_sums), &due, &who)))
}

/// What there is to say or do.
#[component]
pub(super) fn Note(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let text = move || outbox.note().map(|(_, body)| body).unwrap_or_default();
    let take = move || {
        let text = untrack(text);
        leptos::task::spawn_local(async move {
            let said = &words.get_untracked().today().said;
            outbox.say(if copy(&text).await { said.copied.to_owned() } else { said.not_copied.to_owned() });
        });
    };
    view! {
        <section aria-label=move || words.get().scenarios().note>
            <h3>{move || words.get().scenarios().note}</h3>
            <p class="as-written">{text}</p>
            <p class="row">
                <Button look=ButtonLook::Quiet icon=Icon::Copy on_press=take>{move || words.get().reminder().sheet.copy}</Button>
            </p>
        </section>
    }
}
