//! Every customer of the chosen scenario: why it follows it, what comes next, and the choice by hand.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::{Desk, rules};
use crate::basis::id::ThingId;
use crate::dunning::{ChosenBy, Follower};
use crate::journal::Deed;
use crate::ledger::{ChaseWish, ScenarioKey, Tone};
use crate::ui::navigation::use_navigator;
use crate::ui::pages::today::sentences::{count, step_name};
use crate::ui::parts::{Button, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use leptos::prelude::*;

/// How many customers are drawn at once.
const A_SCREENFUL: usize = 30;

#[component]
pub(super) fn WhoFollows(desk: Desk) -> impl IntoView {
    let words = use_words();
    let shown = RwSignal::new(A_SCREENFUL);
    let here = Memo::new(move |_| {
        let chosen = desk.chosen.get();
        desk.followers.with(|all| all.iter().filter(|it| it.chosen.scenario == chosen).cloned().collect::<Vec<_>>())
    });
    let rows = move || {
        let words = words.get();
        here.with(|here| here.iter().take(shown.get()).map(|follower| row(words, desk, follower)).collect_view())
    };
    let head = move |at: usize| move || words.get().scenarios().follower_heads[at];
    let more = move || {
        let rest = here.with(Vec::len).saturating_sub(shown.get());
        (rest > 0).then(|| {
            let more = rest.min(A_SCREENFUL);
            view! {
                <p class="row">
                    <Button on_press=move || shown.update(|it| *it += A_SCREENFUL)>
                        {move || (words.get().scenarios().more)(count(more))}
                    </Button>
                </p>
            }
        })
    };
    let name = move || {
        let (words, key) = (words.get(), desk.chosen.get());
        desk.name_of(words, &key)
    };
    view! {
        <Show when=move || here.with(|here| !here.is_empty())>
            <Section title=move || words.get().scenarios().followers aside=move || view! { {name} }>
                <div class="table as-cards">
                    <table aria-label=move || words.get().scenarios().followers>
                        <thead>
                            <tr>
                                <th scope="col">{head(0)}</th>
                                <th scope="col">{head(2)}</th>
                                <th scope="col">{head(3)}</th>
                                <th scope="col">{head(1)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
                {more}
            </Section>
        </Show>
    }
}

fn row(words: &'static Words, desk: Desk, follower: &Follower) -> impl IntoView + use<> {
    let navigator = use_navigator();
    let it = words.scenarios();
    let customer = follower.customer;
    let why = match follower.chosen.by {
        ChosenBy::Hand => it.by_hand.to_owned(),
        ChosenBy::Rule(at) => {
            let who = use_workbench().with_untracked(|ledger| rules::in_force(ledger).get(at).map(|rule| rules::who(words, rule)));
            (it.by_rule)(count(at + 1), &who.unwrap_or_default())
        }
        ChosenBy::NoRule => it.no_rule.to_owned(),
    };
    let next = follower
        .next
        .as_ref()
        .map(|next| format!("{}, {}", step_name(words, &next.step, &next.name, Tone::Friendly), words.format.full_date(next.on)));
    let is_by_hand = follower.chosen.by == ChosenBy::Hand;
    let options = desk.all.with_untracked(|all| {
        let named = all.iter().map(|(key, _)| (key.clone(), desk.name_of(words, key)));
        named.collect::<Vec<_>>()
    });
    let now = follower.chosen.scenario.clone();
    let label = (it.scenario_of)(&follower.name);
    view! {
        <tr>
            <th scope="row" data-cell="who">
                <a href=move || navigator.href(Route::Customer { customer })>{follower.name.clone()}</a>
            </th>
            <td class="soft" data-cell="more">{why}</td>
            <td data-cell="late">{next}</td>
            <td data-cell="do">
                <select
                    class="select"
                    aria-label=label
                    on:change=move |event| {
                        let said = event_target_value(&event);
                        follow(desk, customer, (!said.is_empty()).then_some(ScenarioKey(said)));
                    }
                >
                    <option value="" selected=!is_by_hand>{it.follow_rules}</option>
                    {options
                        .into_iter()
                        .map(|(key, name)| {
                            let selected = is_by_hand && key == now;
                            view! { <option value=key.0 selected=selected>{name}</option> }
                        })
                        .collect_view()}
                </select>
            </td>
        </tr>
    }
}

fn follow(desk: Desk, customer: ThingId, scenario: Option<ScenarioKey>) {
    let (workbench, words) = (use_workbench(), use_words().get_untracked());
    let name = workbench.with_untracked(|ledger| ledger.customer_of(customer).map(|idx| ledger.customer(idx).details.name.clone()));
    let said = (words.scenarios().saved)(&name.unwrap_or_default());
    let wish = ChaseWish::Follow { customers: vec![customer], scenario, from: None };
    workbench.send_then(wish.into(), Deed::AssignScenarios, move |batch| desk.done.set(Some((said, batch))));
}
