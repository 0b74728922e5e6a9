//! Notes what a customer and we had to do with each other: a call taken, a visit, a mail that came.

use super::acting::{Acting, Asked};
use super::forms::buttons;
use crate::basis::id::ThingId;
use crate::journal::Deed;
use crate::ledger::{Interaction, InteractionWay};
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Icon, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::wrong::fault_line;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The button above the chronology.
pub(super) fn note_button(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="row">
            <Button
                look=ButtonLook::Quiet
                icon=Icon::Plus
                refused=acting.refused()
                on_press=move || acting.ask(Asked::Interaction(customer))
            >
                {move || words.get().interactions().note}
            </Button>
        </div>
    }
}

/// Asks for the day, the way and the words.
pub(super) fn interaction_form(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let today = acting.workbench.today();
    let (on, way, text) =
        (RwSignal::new(today.get_untracked().to_string()), RwSignal::new(InteractionWay::Call), RwSignal::new(String::new()));
    let tried = RwSignal::new(false);
    let day = move || on.get().parse::<NaiveDate>().ok();
    let day_wrong = Signal::derive(move || {
        let deeds = words.get().deeds();
        match day() {
            None => tried.get().then(|| deeds.bad_day.to_owned()),
            Some(day) => (day > today.get()).then(|| deeds.day_ahead.to_owned()),
        }
    });
    let text_wrong = Signal::derive(move || {
        (tried.get() && text.with(|it| it.trim().is_empty())).then(|| words.get().interactions().text_missing.to_owned())
    });
    let ways = Signal::derive(move || {
        InteractionWay::ALL.into_iter().map(|way| (way, (words.get().interactions().ways)(way).to_owned())).collect::<Vec<_>>()
    });
    let record = move || {
        tried.set(true);
        let (Some(on), None, None) = (untrack(day), day_wrong.get_untracked(), text_wrong.get_untracked()) else { return };
        let said = words.get_untracked().interactions().done.to_owned();
        let noted = Interaction { customer, on, way: way.get_untracked(), text: text.get_untracked() };
        acting.send(noted.into(), Deed::NoteExchange, said, |_| {});
    };
    view! {
        <div class="stack">
            <div class="fields">
                <Entry
                    label=move || words.get().interactions().on
                    kind=FieldKind::Date
                    value=on
                    on_input=move |it| on.set(it)
                    wrong=day_wrong
                />
                <SelectField label=move || words.get().interactions().way options=ways value=way on_choose=move |it| way.set(it) />
            </div>
            <Entry
                label=move || words.get().interactions().text
                kind=FieldKind::Lines
                value=text
                on_input=move |it| text.set(it)
                wrong=text_wrong
                help=Signal::derive(move || Some(words.get().interactions().text_help.to_owned()))
            />
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().interactions().enter, record)}
        </div>
    }
}
