//! Insolvency proceedings of a customer: noted here, with what they forbid and what they oblige to.

use super::acting::{Acting, Asked};
use super::forms::buttons;
use super::look::Look;
use crate::basis::id::ThingId;
use crate::journal::Deed;
use crate::ledger::Command;
use crate::ui::parts::{Button, ButtonLook, Callout, Entry, FieldKind, Section, Tone};
use crate::ui::preferences::use_words;
use crate::ui::wrong::fault_line;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Proceedings as the page shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Proceedings {
    pub(super) id: ThingId,
    pub(super) opened_on: NaiveDate,
    /// The last day to declare what arose before, where it is known.
    pub(super) declare_by: Option<NaiveDate>,
    pub(super) note: String,
}

/// The section: what is open, or the button that notes it.
pub(super) fn insolvency_section(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let customer = look.id;
    let each = look
        .proceedings
        .iter()
        .cloned()
        .map(|it| {
            let insolvency = it.id;
            let end = move || {
                let on = acting.workbench.today().get_untracked();
                let said = words.get_untracked().deeds().insolvency.ended.to_owned();
                acting.send(Command::EndInsolvency { insolvency, on }, Deed::EndInsolvency, said, |_| {});
            };
            let it = StoredValue::new(it);
            let opened = move || {
                let words = words.get();
                it.with_value(|it| (words.deeds().insolvency.opened)(&words.format.full_date(it.opened_on)))
            };
            let declare = move || {
                let words = words.get();
                let by = it.with_value(|it| it.declare_by.map(|by| words.format.full_date(by)));
                (words.deeds().insolvency.declare_by)(by.as_deref())
            };
            let note = it.with_value(|it| it.note.clone());
            view! {
                <div class="stack">
                    <Callout tone=Tone::Alarm>
                        <p>{opened}</p>
                        <p class="small">{declare}</p>
                        {(!note.is_empty()).then(|| view! { <p class="small soft">{note}</p> })}
                    </Callout>
                    <div class="row">
                        <Button refused=acting.refused() on_press=end>{move || words.get().deeds().insolvency.end}</Button>
                    </div>
                </div>
            }
        })
        .collect::<Vec<_>>();
    let is_open = !each.is_empty();
    view! {
        <Section title=move || words.get().deeds().insolvency.form.open>
            {each}
            {(!is_open)
                .then(|| {
                    view! {
                        <div class="row">
                            <Button
                                look=ButtonLook::Quiet
                                refused=acting.refused()
                                on_press=move || acting.ask(Asked::Insolvency(customer))
                            >
                                {move || words.get().deeds().insolvency.form.enter}
                            </Button>
                        </div>
                    }
                })}
        </Section>
    }
}

/// Asks for the judgment and its publication.
pub(super) fn insolvency_form(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let (opened, published, note) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let today = acting.workbench.today();
    let opened_on = move || opened.get().parse::<NaiveDate>().ok();
    let published_on = move || published.get().parse::<NaiveDate>().ok();
    let opened_wrong = Signal::derive(move || {
        let deeds = words.get().deeds();
        match opened_on() {
            None => tried.get().then(|| deeds.bad_day.to_owned()),
            Some(day) => (day > today.get()).then(|| deeds.day_ahead.to_owned()),
        }
    });
    let published_wrong = Signal::derive(move || {
        let typed = published.with(|it| !it.is_empty());
        let before = published_on().zip(opened_on()).is_some_and(|(published, opened)| published < opened);
        ((typed && published_on().is_none()) || before).then(|| words.get().deeds().bad_day.to_owned())
    });
    let record = move || {
        tried.set(true);
        let (Some(opened_on), None, None) = (untrack(opened_on), opened_wrong.get_untracked(), published_wrong.get_untracked()) else {
            return;
        };
        let said = words.get_untracked().deeds().insolvency.form.done.to_owned();
        let command = Command::NoteInsolvency { customer, opened_on, published_on: untrack(published_on), note: note.get_untracked() };
        acting.send(command, Deed::NoteInsolvency, said, |_| {});
    };
    view! {
        <div class="stack">
            <p class="small soft">{move || words.get().deeds().insolvency.form.help}</p>
            <Entry
                label=move || words.get().deeds().insolvency.opened_on
                kind=FieldKind::Date
                value=opened
                on_input=move |it| opened.set(it)
                wrong=opened_wrong
            />
            <Entry
                label=move || words.get().deeds().insolvency.published_on
                kind=FieldKind::Date
                value=published
                on_input=move |it| published.set(it)
                wrong=published_wrong
                help=Signal::derive(move || Some(words.get().deeds().insolvency.published_help.to_owned()))
            />
            <Entry label=move || words.get().deeds().note value=note on_input=move |it| note.set(it) />
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().deeds().insolvency.form.enter, record)}
        </div>
    }
}
