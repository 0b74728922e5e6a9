//! The checklist of an invoice's mentions, with a field for its text.

use super::acting::Acting;
use crate::basis::id::ThingId;
use crate::insight::{InvoiceMentions, MentionLine, MentionState, Seen, invoice_mentions};
use crate::law::mentions::Need;
use crate::law::{Debtor, GoverningLaw};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Callout, Check, Checks, Entry, FieldKind, Icon, LinkButton, Tone};
use crate::ui::preferences::use_words;
use crate::ui::route::{ClausesAsked, Route};
use crate::words::Words;
use leptos::prelude::*;

/// The checklist.
pub(super) fn mentions_check(document: ThingId, customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let pasted = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        acting.workbench.with(|ledger| {
            let idx = ledger.item_of(document)?;
            Some(pasted.with(|text| invoice_mentions(ledger, idx, text)))
        })
    });
    let list = move || {
        let words = words.get();
        let it = words.mentions();
        match found.get() {
            None => ().into_any(),
            Some(Err(none)) => view! { <Callout tone=Tone::Doubt>{(it.no_list)(&none.country)}</Callout> }.into_any(),
            Some(Ok(found)) if found.lines.is_empty() => {
                view! { <Callout tone=Tone::Doubt>{(it.no_list)((words.law().law)(found.law))}</Callout> }.into_any()
            }
            Some(Ok(found)) => checklist(&found, pasted.with(|text| !text.trim().is_empty()), words).into_any(),
        }
    };
    view! {
        <div class="stack">
            {list}
            <Entry
                label=move || words.get().mentions().paste
                kind=FieldKind::Lines
                value=pasted
                on_input=move |it| pasted.set(it)
                help=Signal::derive(move || Some(words.get().mentions().paste_help.to_owned()))
            />
            <div class="row">
                <LinkButton href=move || {
                    navigator.href(Route::Clauses(ClausesAsked { customer: Some(customer), ..ClausesAsked::default() }))
                }>{move || words.get().mentions().write_them}</LinkButton>
            </div>
        </div>
    }
}

fn checklist(found: &InvoiceMentions, in_text: bool, words: &'static Words) -> impl IntoView + use<> {
    let it = words.mentions();
    let by = (it.by_law)((words.law().law)(found.law), (words.law().debtor)(found.debtor));
    let through = if in_text { it.looked_in_text } else { (it.looked_through)(found.from_file) };
    let wanted = found.lines.iter().filter(|line| line.looked.need == Need::Wanted);
    let missing = wanted.clone().filter(|line| matches!(line.state, MentionState::Missing | MentionState::RuleOnly(_))).count();
    let (missing, wanted) = (i64::try_from(missing).unwrap_or(i64::MAX), i64::try_from(wanted.count()).unwrap_or(i64::MAX));
    let lines = found.lines.iter().map(|line| check(line, words)).collect_view();
    let stays = found.law == GoverningLaw::Fr && found.debtor == Debtor::Business;
    view! {
        <p role="status">
            <strong>{(it.summary)(missing, wanted)}</strong>
        </p>
        <p class="small soft">{by} ". " {through}</p>
        <Checks>{lines}</Checks>
        {stays.then(|| view! { <p class="small soft">{it.right_stays}</p> })}
    }
}

fn check(line: &MentionLine, words: &'static Words) -> impl IntoView + use<> {
    let it = words.mentions();
    let tone = match &line.state {
        MentionState::Present(_) => Tone::Plain,
        MentionState::Missing if line.looked.need == Need::Wanted => Tone::Alarm,
        MentionState::RuleOnly(_) | MentionState::Missing => Tone::Doubt,
        MentionState::CannotTell | MentionState::NothingToLookFor => Tone::Held,
    };
    let icon = match &line.state {
        MentionState::Present(Seen::InBooks) => Icon::Info,
        MentionState::Present(_) => Icon::Check,
        MentionState::Missing if line.looked.need == Need::Wanted => Icon::OctagonAlert,
        MentionState::RuleOnly(_) | MentionState::Missing => Icon::TriangleAlert,
        MentionState::CannotTell | MentionState::NothingToLookFor => Icon::CircleQuestionMark,
    };
    let need = (it.need)(line.looked.need);
    let source = line.looked.source.as_ref().map(|source| {
        let said = words.explain().source(&source.citation, &words.format.short_date(source.read_on), source.status);
        view! { <span class="note quiet">{said}</span> }
    });
    let (mention, state) = ((it.mention)(line.looked.mention), (it.state)(&line.state));
    view! {
        <Check tone icon>
            <strong>{mention}</strong>
            {(!need.is_empty()).then(|| format!(" ({need})"))}
            ", "
            {state}
            {source}
        </Check>
    }
}
