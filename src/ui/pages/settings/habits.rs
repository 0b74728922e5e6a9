//! What the firm does by habit: the days on which it is closed, what it sells, what an action costs it.

use crate::basis::calendar::ClosedDays;
use crate::basis::money::{Currency, minor_decimals};
use crate::journal::Deed;
use crate::ledger::{Channel, Command, PracticeWish, Supply};
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Icon, Section, SelectField, TickField};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, Workbench, use_workbench};
use crate::ui::wrong;
use crate::words::typed::parsed_amount;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Sends a habit; what goes wrong is said beneath the form.
fn send(workbench: Workbench, wish: PracticeWish, deed: Deed, fault: RwSignal<Option<Fault>>, then: impl FnOnce() + 'static) {
    leptos::task::spawn_local(async move {
        match workbench.write(&Command::from(wish), deed).await {
            Ok(_) => {
                fault.set(None);
                then();
            }
            Err(why) => fault.set(Some(why)),
        }
    });
}

/// Own closed days.
#[component]
pub fn OwnClosedDays() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let known = Memo::new(move |_| workbench.with(|ledger| ledger.own_closed_days().to_vec()));
    let (first, last, label) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (yearly, tried, fault) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Fault>));
    let day = |text: RwSignal<String>| move || text.get().parse::<NaiveDate>().ok();
    let (first_day, last_day) = (day(first), day(last));
    let says = move || words.get().habits();
    let first_wrong = Signal::derive(move || (tried.get() && first_day().is_none()).then(|| words.get().deeds().bad_day.to_owned()));
    let last_wrong = Signal::derive(move || match (first_day(), last_day()) {
        (Some(first), Some(last)) if last < first => Some(says().bad_span.to_owned()),
        (_, None) if last.with(|it| !it.is_empty()) => Some(words.get().deeds().bad_day.to_owned()),
        _ => None,
    });
    let add = move || {
        tried.set(true);
        let (Some(first_on), None) = (untrack(first_day), last_wrong.get_untracked()) else { return };
        let last_on = untrack(last_day).unwrap_or(first_on);
        let mut days = known.get_untracked();
        days.push(ClosedDays { first: first_on, last: last_on, yearly: yearly.get_untracked(), label: label.get_untracked() });
        days.sort_by_key(|it| (it.first, it.last));
        send(workbench, PracticeWish::Close(days), Deed::SayClosedDays, fault, move || {
            tried.set(false);
            yearly.set(false);
            for field in [first, last, label] {
                field.set(String::new());
            }
        });
    };
    let lines = move || {
        let words = words.get();
        let each = known.get().into_iter().enumerate().map(|(place, it)| {
            let said = (words.habits().span)(&words.format.date(it.first), &words.format.date(it.last), &it.label, it.yearly);
            let name = (words.habits().remove)(&said);
            let remove = move || {
                let mut days = known.get_untracked();
                if place < days.len() {
                    days.remove(place);
                }
                send(workbench, PracticeWish::Close(days), Deed::SayClosedDays, fault, || {});
            };
            view! {
                <li class="row">
                    <span>{said}</span>
                    <Button look=ButtonLook::Quiet icon=Icon::X on_press=remove>
                        <span class="visually-hidden">{name}</span>
                    </Button>
                </li>
            }
        });
        each.collect_view()
    };
    view! {
        <Section title=move || says().closed aside=move || view! { {move || says().closed_aside} }>
            <Show
                when=move || known.with(|known| !known.is_empty())
                fallback=move || view! { <p class="soft">{move || says().none_closed}</p> }
            >
                <ul class="plain-list">{lines}</ul>
            </Show>
            <div class="fields">
                <Entry label=move || says().first kind=FieldKind::Date value=first on_input=move |it| first.set(it) wrong=first_wrong />
                <Entry label=move || says().last kind=FieldKind::Date value=last on_input=move |it| last.set(it) wrong=last_wrong />
                <Entry label=move || says().label value=label on_input=move |it| label.set(it) />
            </div>
            <TickField ticked=yearly on_tick=move |it| yearly.set(it)>
                {move || says().yearly}
            </TickField>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button on_press=add>{move || says().add_closed}</Button>
            </div>
        </Section>
    }
}

/// What is sold.
#[component]
pub fn WhatIsSold() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let known = Memo::new(move |_| workbench.with(|ledger| ledger.supply()));
    let fault = RwSignal::new(None::<Fault>);
    let says = move || words.get().habits();
    view! {
        <Section title=move || says().supply aside=move || view! { {move || says().supply_aside} }>
            <div class="fields">
                <SelectField
                    label=move || says().supply_field
                    options=Signal::derive(move || Supply::ALL.map(|it| (it, (says().supplies)(it).to_owned())).to_vec())
                    value=known
                    on_choose=move |it| send(workbench, PracticeWish::Sell(it), Deed::SaySupply, fault, || {})
                />
            </div>
            {wrong::fault_line(fault)}
        </Section>
    }
}

/// The channels that cost something, in the order of the form.
const CHANNELS: [Channel; 4] = [Channel::Mail, Channel::Letter, Channel::RegisteredLetter, Channel::Call];

/// What an action costs: empty until the person says so.
#[component]
pub fn ActionCosts() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let currency = workbench.with_untracked(|ledger| ledger.balances().first().map_or(Currency::EUR, |balance| balance.currency));
    let known = Memo::new(move |_| workbench.with(|ledger| ledger.action_costs().clone()));
    let fields = CHANNELS.map(|channel| (channel, RwSignal::new(String::new())));
    let (fault, kept) = (RwSignal::new(None::<Fault>), RwSignal::new(false));
    Effect::new(move |_| {
        for (channel, text) in fields {
            let cost = known.with(|known| known.get(&channel).copied());
            let said = cost.map(|cost| words.get_untracked().format.decimal(cost.amount(), minor_decimals(cost.currency())));
            text.set(said.unwrap_or_default());
        }
    });
    let is_wrong = move |text: RwSignal<String>| {
        text.with(|it| !it.trim().is_empty() && parsed_amount(it, currency).is_none_or(|it| it.amount().is_sign_negative()))
    };
    let says = move || words.get().habits();
    let keep = move || {
        kept.set(false);
        if fields.iter().any(|(_, text)| untrack(|| is_wrong(*text))) {
            return;
        }
        let costs: BTreeMap<Channel, crate::basis::money::Money> =
            fields.iter().filter_map(|(channel, text)| Some((*channel, parsed_amount(&text.get_untracked(), currency)?))).collect();
        send(workbench, PracticeWish::Cost(costs), Deed::SayActionCosts, fault, move || kept.set(true));
    };
    let each = fields
        .map(|(channel, text)| {
            let wrong = Signal::derive(move || is_wrong(text).then(|| words.get().deeds().bad_amount.to_owned()));
            view! {
                <Entry
                    label=move || words.get().format.pair((says().cost_of)(channel), currency.code())
                    kind=FieldKind::Amount
                    value=text
                    on_input=move |it| text.set(it)
                    wrong
                />
            }
        })
        .into_iter()
        .collect_view();
    view! {
        <Section title=move || says().costs aside=move || view! { {move || says().costs_aside} }>
            <div class="fields">{each}</div>
            <p class="small soft">{move || says().costs_help}</p>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button on_press=keep>{move || says().keep}</Button>
                <span class="small soft" role="status">{move || kept.get().then(|| says().kept)}</span>
            </div>
        </Section>
    }
}
