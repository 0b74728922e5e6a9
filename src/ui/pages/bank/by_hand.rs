//! A line allocated by hand: whose it is, and which documents it settles; what is left stays to the customer's credit.

use super::Acting;
use crate::basis::id::ThingId;
use crate::basis::money::Money;
use crate::insight::{Found, HandAllocation, Proposed, explanation, hand_allocation, search};
use crate::ledger::{BankLineIdx, ExplainedBy, ItemIdx};
use crate::ui::parts::{Amount, Button, ButtonLook, Entry, FieldKind, TickField};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// Answers shown to what is typed.
const MOST: usize = 8;
/// Documents shown of one customer.
const MOST_SHOWN: usize = 60;

/// The form, while it is open.
pub(super) fn by_hand(acting: Acting, line: BankLineIdx) -> impl IntoView {
    let proposed = untrack(|| acting.choice()).and_then(|choice| match choice.proposed {
        Proposed::Money { parts, .. } => parts.first().map(|part| part.customer),
        _ => None,
    });
    let proposed = acting.workbench.with_untracked(|ledger| proposed.map(|customer| ledger.customer_id(customer)));
    let customer = RwSignal::new(proposed);
    let find = RwSignal::new(String::new());
    let chosen = RwSignal::new(BTreeSet::<ThingId>::new());
    move || {
        acting
            .by_hand
            .get()
            .then(|| view! { <div class="stack">{who(acting, customer, find, chosen)} {what(acting, line, customer, chosen)}</div> })
    }
}

fn who(acting: Acting, customer: RwSignal<Option<ThingId>>, find: RwSignal<String>, chosen: RwSignal<BTreeSet<ThingId>>) -> impl IntoView {
    let words = use_words();
    let choose = move |who: ThingId, document: Option<ThingId>| {
        customer.set(Some(who));
        chosen.set(document.into_iter().collect());
        find.set(String::new());
    };
    let hits = move || {
        let typed = find.get();
        if typed.trim().is_empty() {
            return None;
        }
        let found: Vec<(String, ThingId, Option<ThingId>)> = acting.workbench.with(|ledger| {
            let hits = search(ledger, &typed, MOST).into_iter().map(|hit| match hit.found {
                Found::Customer(idx) => (ledger.customer(idx).details.name.clone(), ledger.customer_id(idx), None),
                Found::Item(idx) => {
                    let customer = ledger.item(idx).customer;
                    let name = format!("{} · {}", ledger.customer(customer).details.name, ledger.number(idx));
                    (name, ledger.customer_id(customer), Some(ledger.item_id(idx)))
                }
            });
            hits.collect()
        });
        if found.is_empty() {
            return Some(view! { <p class="small soft">{words.get().bank().nobody}</p> }.into_any());
        }
        let rows = found.into_iter().map(|(name, who, document)| {
            view! { <li><Button look=ButtonLook::Quiet on_press=move || choose(who, document)>{name}</Button></li> }
        });
        Some(view! { <ul class="plain-list">{rows.collect_view()}</ul> }.into_any())
    };
    view! {
        <Entry label=move || words.get().bank().find_customer value=find kind=FieldKind::Text on_input=move |text| find.set(text) />
        {hits}
    }
}

fn what(acting: Acting, line: BankLineIdx, customer: RwSignal<Option<ThingId>>, chosen: RwSignal<BTreeSet<ThingId>>) -> impl IntoView {
    let words = use_words();
    let shared = Memo::new(move |_| {
        let who = customer.get()?;
        acting.workbench.with(|ledger| {
            let idx = ledger.customer_of(who)?;
            let items: Vec<ItemIdx> = chosen.with(|chosen| chosen.iter().filter_map(|id| ledger.item_of(*id)).collect());
            hand_allocation(ledger, line, idx, &items).map(|it| (idx, it))
        })
    });
    move || {
        shared.get().map(|(who, shared)| {
            let words = words.get();
            let name = acting.workbench.with_untracked(|ledger| ledger.customer(who).details.name.clone());
            drawn(acting, line, shared, &name, chosen, words)
        })
    }
}

fn drawn(
    acting: Acting,
    line: BankLineIdx,
    shared: HandAllocation,
    name: &str,
    chosen: RwSignal<BTreeSet<ThingId>>,
    words: &'static Words,
) -> impl IntoView + use<> {
    let says = words.bank();
    let rows = acting.workbench.with_untracked(|ledger| {
        let currency = ledger.bank_line(line).map_or(crate::basis::money::Currency::EUR, |row| row.currency);
        let rows = shared.may_settle.iter().take(MOST_SHOWN).map(|it| {
            let id = ledger.item_id(it.item);
            let number = match ledger.number(it.item) {
                "" => words.reminder().sheet.unnumbered.to_owned(),
                number => number.to_owned(),
            };
            (id, number, it.due_on, Money::from_minor(it.open, currency), Money::from_minor(it.amount, currency), it.chosen)
        });
        (rows.collect::<Vec<_>>(), Money::from_minor(shared.left, currency))
    });
    let (rows, left) = rows;
    let none = rows.is_empty();
    let rows = rows.into_iter().map(|(id, number, due_on, open, amount, is_chosen)| {
        let tick = move |ticked: bool| {
            chosen.update(|chosen| {
                if ticked {
                    chosen.insert(id);
                } else {
                    chosen.remove(&id);
                }
            });
        };
        let label = (says.tick)(&number);
        view! {
            <tr>
                <th scope="row">
                    <TickField ticked=Signal::stored(is_chosen) on_tick=tick>
                        <span aria-hidden="true">{number}</span>
                        <span class="visually-hidden">{label}</span>
                    </TickField>
                </th>
                <td class="soft small nowrap">{words.format.short_date(due_on)}</td>
                <td class="num"><Amount money=open /></td>
                <td class="num">{is_chosen.then(|| view! { <Amount money=amount /> })}</td>
            </tr>
        }
    });
    let choice = shared.choice;
    let allocate = move || {
        let explained = acting.workbench.with_untracked(|ledger| explanation(ledger, line, &choice));
        let explained = explained.map(|it| crate::ledger::LineExplanation { confidence: None, ..it });
        acting.explain(explained.into_iter().collect(), ExplainedBy::ByHand, (words.bank().done)(1));
    };
    let has_left = left.to_minor().is_some_and(|minor| minor > 0);
    let rows = rows.collect_view();
    view! {
        {none.then(|| view! { <p class="small soft">{says.nothing_open}</p> })}
        <h3>{(says.open_of)(name)}</h3>
        <table class="note-table"><tbody>{rows}</tbody></table>
        <dl class="pairs">
            <dt class="total">{says.left}</dt>
            <dd class="amount total"><Amount money=left /></dd>
        </dl>
        {has_left.then(|| view! { <p class="small quiet">{says.left_means}</p> })}
        <div class="row"><Button look=ButtonLook::Primary refused=acting.refused() on_press=allocate>{says.allocate}</Button></div>
    }
}
