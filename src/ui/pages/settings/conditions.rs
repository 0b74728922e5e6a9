//! Discount, law and rate of interest for all customers without their own, or for a segment; and the documents that fall due later than the law allows.

use crate::insight::over_limit;
use crate::journal::Deed;
use crate::law::GoverningLaw;
use crate::ledger::Command;
use crate::ui::conditions_fields::{ConditionsFields, Inherits};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, Button, ButtonLook, LinkButton, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::{ClausesAsked, InvoicesAsked, Route, Show as Shown};
use crate::ui::scope_field::{conditions_of, scope_field, scope_of};
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use leptos::prelude::*;

/// Discount, law, rate of interest.
#[component]
pub fn OwnConditions() -> impl IntoView {
    let words = use_words();
    let says = move || &words.get().terms_forms().conditions;
    let segment = RwSignal::new(String::new());
    view! {
        <Section title=move || says().title aside=move || view! { {move || says().aside} }>
            {scope_field(segment)}
            {move || agreed(segment.get())}
        </Section>
    }
}

/// The fields of one scope; a segment inherits what it does not say.
fn agreed(segment: String) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let today = workbench.today();
    let (scope, of) = (scope_of(&segment), conditions_of(&segment));
    let held = Memo::new(move |_| workbench.with(|ledger| ledger.own_conditions(&of, today.get()).cloned().unwrap_or_default()));
    let law = workbench.with_untracked(|ledger| GoverningLaw::of_seller(&ledger.company().country));
    let net_days = workbench.with_untracked(|ledger| {
        let day = today.get_untracked();
        let terms = ledger.company_terms().last().copied().unwrap_or(crate::ledger::DEFAULT_TERMS).terms;
        u16::try_from((terms.due_on(day) - day).num_days()).ok()
    });
    let fields = ConditionsFields::new(&held.get_untracked(), if segment.is_empty() { Inherits::No } else { Inherits::Yes }, law);
    Effect::new(move |_| {
        let held = held.get();
        untrack(|| fields.hold(&held));
    });
    let fault = RwSignal::new(None::<Fault>);
    let kept = RwSignal::new(false);
    let keep = move || {
        kept.set(false);
        let Some((conditions, from)) = untrack(|| fields.conditions()) else { return };
        let command = Command::AgreeConditions { scopes: vec![scope.clone()], conditions, from };
        leptos::task::spawn_local(async move {
            match workbench.write(&command, Deed::AgreeConditions).await {
                Ok(_) => {
                    fault.set(None);
                    kept.set(true);
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let says = move || &words.get().terms_forms().conditions;
    let navigator = use_navigator();
    view! {
        {fields.view(net_days)}
        {wrong::fault_line(fault)}
        <div class="row">
            <Button on_press=keep>{move || says().keep}</Button>
            <LinkButton look=ButtonLook::Quiet href=move || navigator.href(Route::Clauses(ClausesAsked::default()))>
                {move || words.get().clauses().link}
            </LinkButton>
            <span class="small soft" role="status">{move || kept.get().then(|| says().kept)}</span>
        </div>
    }
}

/// Lines of the list shown.
const MOST_SHOWN: usize = 20;

/// Open documents between businesses that fall due later than the law allows.
#[component]
pub fn OverTheLimit() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let found = workbench.view(|ledger, as_of| {
        let name = |over: &crate::insight::OverLimit| {
            let item = ledger.item(over.item);
            (ledger.item_id(over.item), item.number.to_owned(), ledger.customer(over.customer).details.name.clone())
        };
        over_limit(ledger, as_of).into_iter().map(|over| (name(&over), over)).collect::<Vec<_>>()
    });
    let says = move || &words.get().terms_forms().over;
    let rows = move || {
        let words = words.get();
        let says = &words.terms_forms().over;
        found.with(|found| {
            found
                .iter()
                .take(MOST_SHOWN)
                .map(|((id, number, customer), over)| {
                    let href =
                        navigator.href(Route::Invoices(InvoicesAsked { selected: Some(*id), show: Shown::All, ..Default::default() }));
                    let text =
                        words.explain().source(&over.article.citation, &words.format.short_date(over.article.read_on), over.article.status);
                    let note = if over.unless_end_of_month {
                        Some(says.unless.to_owned())
                    } else {
                        over.becomes_on.map(|day| (says.becomes)(&words.format.short_date(day)))
                    };
                    view! {
                        <tr>
                            <th scope="row">
                                <a href=href>{number.clone()}</a>
                                <span class="note small soft">{text}</span>
                            </th>
                            <td>{customer.clone()}</td>
                            <td class="num">{words.format.short_date(over.due_on)}</td>
                            <td class="num">
                                {words.format.short_date(over.allowed_on)}
                                {note.map(|note| view! { <span class="note small soft">{note}</span> })}
                            </td>
                            <td class="num"><Amount money=over.open /></td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let count = move || i64::try_from(found.with(Vec::len)).unwrap_or(i64::MAX);
    view! {
        <Section title=move || says().title aside=move || view! { {move || (says().aside)(count())} }>
            <Show when=move || { count() > 0 } fallback=move || view! { <p class="soft">{move || says().none}</p> }>
                <table class="note-table">
                    <thead>
                        <tr>
                            {move || {
                                let [document, customer, due, latest, open] = says().heads;
                                view! {
                                    <th scope="col">{document}</th>
                                    <th scope="col">{customer}</th>
                                    <th scope="col" class="num">{due}</th>
                                    <th scope="col" class="num">{latest}</th>
                                    <th scope="col" class="num">{open}</th>
                                }
                            }}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                {move || {
                    let hidden = count() - i64::try_from(MOST_SHOWN).unwrap_or_default();
                    (hidden > 0).then(|| view! { <p class="small soft">{(says().more)(hidden)}</p> })
                }}
            </Show>
        </Section>
    }
}
