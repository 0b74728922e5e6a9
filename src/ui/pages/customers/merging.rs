//! Two customers that are one, one customer that is two: the section of the sheet and its forms.

use super::acting::{Acting, Asked};
use super::belonging::customer_choice;
use super::forms::buttons;
use super::look::{Look, item_name};
use super::sheet::count;
use crate::basis::id::ThingId;
use crate::insight::{WhatMoves, merge_moves, split_moves, with_ties};
use crate::journal::Deed;
use crate::ledger::{CustomerDetails, CustomerIdx, HandsWish, ItemIdx, SplitInto};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, ButtonLook, Callout, Entry, FieldKind, Section, Segments, TickField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::wrong::fault_line;
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Lines offered at once: the newest; a search of the page finds the others.
const MOST_LINES: usize = 200;

/// A customer that became this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Alias {
    pub(super) name: String,
    pub(super) key: String,
    pub(super) on: NaiveDate,
}

/// Who a customer became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Became {
    pub(super) id: ThingId,
    pub(super) name: String,
    pub(super) on: NaiveDate,
}

/// Says of a customer that was merged where it went.
pub(super) fn became_line(look: &Look) -> impl IntoView + use<> {
    let words = use_words();
    let navigator = use_navigator();
    look.became.clone().map(|it| {
        let (customer, name, on) = (it.id, it.name, it.on);
        let other = name.clone();
        view! {
            <Callout>
                <p>{move || (words.get().customer_merge().merged_into)(&name, &words.get().format.full_date(on))}</p>
                <p class="small">
                    <a href=move || navigator.href(Route::Customer { customer })>{other}</a>
                </p>
            </Callout>
        }
    })
}

/// The section: what was merged into this one, and the two forms.
pub(super) fn merging_section(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let id = look.id;
    let aliases = look.aliases.clone();
    let none = aliases.is_empty();
    let each = aliases
        .into_iter()
        .map(|it| {
            let said = move || (words.get().customer_merge().merged_with)(&it.name, &it.key, &words.get().format.date(it.on));
            view! { <li>{said}</li> }
        })
        .collect::<Vec<_>>();
    look.became.is_none().then(|| {
        view! {
            <Section title=move || words.get().customer_merge().section>
                {none.then(|| view! { <p class="small soft">{move || words.get().customer_merge().help}</p> })}
                {(!none).then(|| view! { <ul class="plain-list small">{each}</ul> })}
                <div class="row">
                    <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || acting.ask(Asked::Merge(id))>
                        {move || words.get().customer_merge().merge}
                    </Button>
                    <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || acting.ask(Asked::Split(id))>
                        {move || words.get().customer_merge().split}
                    </Button>
                </div>
            </Section>
        }
    })
}

/// What would change hands, in words.
fn preview(moves: &WhatMoves, words: &Words) -> String {
    let says = words.customer_merge();
    let count = |n: u32| i64::from(n);
    if moves.n_documents == 0 && moves.n_money == 0 && moves.n_orders == 0 && moves.n_reminders == 0 {
        return says.moves_nothing.to_owned();
    }
    let many = (says.moves)(count(moves.n_documents), count(moves.n_money), count(moves.n_orders), count(moves.n_reminders));
    let sums: Vec<String> =
        moves.open.iter().filter(|(_, open)| *open != 0).map(|(currency, open)| words.format.amount_minor(*open, *currency)).collect();
    if sums.is_empty() { many } else { format!("{many} {}", (says.moves_open)(&words.format.list(&sums))) }
}

fn day_field(day: RwSignal<String>, wrong: Signal<Option<String>>) -> impl IntoView {
    let words = use_words();
    view! {
        <Entry
            label=move || words.get().customer_merge().on
            kind=FieldKind::Date
            value=day
            on_input=move |text| day.set(text)
            wrong
            help=Signal::derive(move || Some(words.get().customer_merge().on_help.to_owned()))
        />
    }
}

fn name_of(acting: Acting, customer: ThingId) -> String {
    acting
        .workbench
        .with_untracked(|ledger| ledger.customer_of(customer).map(|idx| ledger.customer(idx).details.name.clone()))
        .unwrap_or_default()
}

/// Asks with whom a customer is one, and from when.
pub(super) fn merge_form(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let name = StoredValue::new(name_of(acting, customer));
    let chosen: RwSignal<Option<(ThingId, String)>> = RwSignal::new(None);
    let day = RwSignal::new(acting.workbench.today().get_untracked().to_string());
    let tried = RwSignal::new(false);
    let on = move || day.get().parse::<NaiveDate>().ok();
    let missing =
        Signal::derive(move || (tried.get() && chosen.with(Option::is_none)).then(|| words.get().belonging().parent_missing.to_owned()));
    let day_wrong = Signal::derive(move || (tried.get() && on().is_none()).then(|| words.get().customers().form.date_missing.to_owned()));
    let moves = move || {
        let on = on()?;
        acting.workbench.with(|ledger| ledger.customer_of(customer).map(|idx| preview(&merge_moves(ledger, idx, on), words.get())))
    };
    let merge = move || {
        tried.set(true);
        let (Some((into, into_name)), Some(on)) = (chosen.get_untracked(), untrack(on)) else { return };
        let said = name.with_value(|name| (words.get_untracked().customer_merge().merged)(name, &into_name));
        let command = HandsWish::Merge { customer, into, on }.into();
        acting.send(command, Deed::MergeCustomers, said, move |_| navigator.go(Route::Customer { customer: into }));
    };
    view! {
        <div class="stack">
            <p class="small soft">{move || name.with_value(|name| (words.get().customer_merge().merge_help)(name))}</p>
            {customer_choice(move || words.get().customer_merge().into, customer, chosen, missing, acting)}
            {day_field(day, day_wrong)}
            <p role="status">{moves}</p>
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().customer_merge().do_merge, merge)}
        </div>
    }
}

/// Where what is chosen goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum To {
    Known,
    New,
}

/// Asks what of a customer becomes another's, whose, and from when.
pub(super) fn split_form(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let (to, new_name) = (RwSignal::new(To::New), RwSignal::new(String::new()));
    let chosen: RwSignal<Option<(ThingId, String)>> = RwSignal::new(None);
    let day = RwSignal::new(acting.workbench.today().get_untracked().to_string());
    let (settled_too, tried) = (RwSignal::new(false), RwSignal::new(false));
    let ticked: RwSignal<BTreeSet<ItemIdx>> = RwSignal::new(BTreeSet::new());
    let on = move || day.get().parse::<NaiveDate>().ok();
    let is_wrong = move |wrong: bool, said: &'static str| (tried.get() && wrong).then(|| said.to_owned());
    let missing =
        Signal::derive(move || is_wrong(to.get() == To::Known && chosen.with(Option::is_none), words.get().belonging().parent_missing));
    let name_missing =
        Signal::derive(move || is_wrong(new_name.with(|it| it.trim().is_empty()), words.get().customers().form.name_missing));
    let day_wrong = Signal::derive(move || is_wrong(on().is_none(), words.get().customers().form.date_missing));
    let lines = move || {
        acting.workbench.with(|ledger| {
            let Some(idx) = ledger.customer_of(customer) else { return Vec::new() };
            let kept = |item: &ItemIdx| settled_too.get() || ledger.open_now(*item) != 0 || ticked.with(|it| it.contains(item));
            let words = words.get();
            let said = |item: ItemIdx| {
                let known = ledger.item(item);
                let open = words.format.amount_minor(ledger.open_now(item), known.currency);
                (item, (words.customer_merge().item)(&item_name(ledger, item, words), &words.format.date(known.on), &open))
            };
            let all = ledger.items_to_split(idx);
            all.into_iter().rev().filter(kept).take(MOST_LINES).map(said).collect::<Vec<_>>()
        })
    };
    let moves = Memo::new(move |_| {
        let on = on()?;
        let items = ticked.get();
        (!items.is_empty()).then(|| acting.workbench.with(|ledger| split_moves(ledger, &items, on)))
    });
    let ties = move || {
        let moves = moves.get()?;
        let words = words.get();
        let (goes, stays) = *moves.ties.first()?;
        let said = acting
            .workbench
            .with(|ledger| (words.customer_merge().tied)(&item_name(ledger, goes, words), &item_name(ledger, stays, words)));
        let along = move || {
            let Some(on) = untrack(on) else { return };
            let all = acting.workbench.with_untracked(|ledger| ticked.with_untracked(|items| with_ties(ledger, items, on)));
            ticked.set(all);
        };
        Some(view! {
            <Callout tone=Tone::Doubt>
                <p>{said}</p>
                <div class="row">
                    <Button on_press=along>{words.customer_merge().take_along}</Button>
                </div>
            </Callout>
        })
    };
    let split = move || {
        tried.set(true);
        let Some(on) = untrack(on) else { return };
        let (into, whose) = match to.get_untracked() {
            To::Known => match chosen.get_untracked() {
                Some((id, name)) => (SplitInto::Known(id), name),
                None => return,
            },
            To::New => {
                let name = new_name.get_untracked().trim().to_owned();
                if name.is_empty() {
                    return;
                }
                let (details, kind) = acting.workbench.with_untracked(|ledger| like(ledger.customer_of(customer), ledger, &name));
                (SplitInto::New { details: Box::new(details), kind }, name)
            }
        };
        let items: Vec<ThingId> =
            acting.workbench.with_untracked(|ledger| ticked.with_untracked(|it| it.iter().map(|item| ledger.item_id(*item)).collect()));
        if items.is_empty() {
            return;
        }
        let said = (words.get_untracked().customer_merge().was_split)(count(items.len()), &whose);
        acting.send(HandsWish::Split { items, into, on }.into(), Deed::SplitCustomer, said, |_| {});
    };
    let none_chosen = move || is_wrong(ticked.with(BTreeSet::is_empty), words.get().customer_merge().none_chosen);
    view! {
        <div class="stack">
            <p class="small soft">{move || words.get().customer_merge().split_help}</p>
            <fieldset class="stack">
                <legend class="small soft">{move || words.get().customer_merge().choose}</legend>
                {move || {
                    let lines = lines();
                    if lines.is_empty() {
                        return view! { <p class="quiet">{words.get().customer_merge().nothing}</p> }.into_any();
                    }
                    lines
                        .into_iter()
                        .map(|(item, said)| {
                            let tick = move |on: bool| {
                                ticked
                                    .update(|it| {
                                        if on {
                                            it.insert(item);
                                        } else {
                                            it.remove(&item);
                                        }
                                    });
                            };
                            let is = Signal::derive(move || ticked.with(|it| it.contains(&item)));
                            view! { <TickField ticked=is on_tick=tick>{said.clone()}</TickField> }
                        })
                        .collect_view()
                        .into_any()
                }}
                <TickField ticked=settled_too on_tick=move |it| settled_too.set(it)>
                    {move || words.get().customer_merge().settled_too}
                </TickField>
            </fieldset>
            {move || none_chosen().map(|said| view! { <p class="wrong" role="alert">{said}</p> })}
            <div class="field">
                <span class="label">{move || words.get().customer_merge().to}</span>
                <Segments
                    label=move || words.get().customer_merge().to
                    options=Signal::derive(move || {
                        let it = words.get().customer_merge();
                        vec![(To::New, it.to_new.to_owned()), (To::Known, it.to_known.to_owned())]
                    })
                    value=to
                    on_choose=move |it| to.set(it)
                />
            </div>
            {move || match to.get() {
                To::Known => customer_choice(move || words.get().customer_merge().to_known, customer, chosen, missing, acting).into_any(),
                To::New => {
                    view! {
                        <Entry
                            label=move || words.get().customer_merge().new_name
                            value=new_name
                            on_input=move |text| new_name.set(text)
                            wrong=name_missing
                        />
                    }
                        .into_any()
                }
            }}
            {day_field(day, day_wrong)}
            <p role="status">{move || moves.get().map(|moves| preview(&moves, words.get()))}</p>
            {ties}
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().customer_merge().do_split, split)}
        </div>
    }
}

/// A new sheet of that name, with the country, language and kind of the one it comes from.
fn like(of: Option<CustomerIdx>, ledger: &crate::ledger::Ledger, name: &str) -> (CustomerDetails, crate::ledger::CustomerKind) {
    let Some(known) = of.map(|idx| ledger.customer(idx)) else { return (CustomerDetails::default(), Default::default()) };
    let (country, language) = (known.details.country.clone(), known.details.language.clone());
    (CustomerDetails { name: name.to_owned(), country, language, ..CustomerDetails::default() }, known.kind)
}
