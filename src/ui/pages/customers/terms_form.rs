//! Terms typed in: a rule and its numbers, what they would change, and the command.

use super::acting::Acting;
use crate::basis::id::ThingId;
use crate::insight::{TermsOf, agreed_law, terms_effect};
use crate::journal::Deed;
use crate::ledger::{Command, ConditionsOf, DueBasis, Terms, TermsScope};
use crate::ui::conditions_fields::{ConditionsFields, Inherits};
use crate::ui::parts::{Button, ButtonLook, Segments};
use crate::ui::preferences::use_words;
use crate::ui::terms_fields::{TermsFields, law_says};
use crate::ui::wrong::fault_line;
use crate::words::terms::terms as said;
use leptos::prelude::*;

/// Asks for the terms of some customers, and says what they change before they are agreed.
pub(super) fn terms_form(customers: Vec<ThingId>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let workbench = acting.workbench;
    let today = workbench.today();
    let now = workbench.with_untracked(|ledger| {
        let first = customers.first().and_then(|id| ledger.customer_of(*id))?;
        Some(ledger.terms_for(first, today.get_untracked()).terms)
    });
    let fields = TermsFields::new(now.unwrap_or(Terms::Net(30)));
    let customers = StoredValue::new(customers);
    let basis = RwSignal::new(DueBasis::Confirmed);
    let typed = Memo::new(move |_| fields.terms());
    let effect = move || {
        let typed = typed.get()?;
        let effect = workbench.with(|ledger| {
            let concerned: Vec<_> = customers.with_value(|ids| ids.iter().filter_map(|id| ledger.customer_of(*id)).collect());
            terms_effect(ledger, TermsOf::Customers(&concerned), typed, basis.get())
        });
        Some((words.get().customers().form.effect)(&effect))
    };
    let example = move || {
        let words = words.get();
        let issued = today.get();
        typed.get().map(|it| (words.customers().form.example)(&words.format.full_date(issued), &words.format.full_date(it.due_on(issued))))
    };
    let law = move || {
        workbench.with(|ledger| {
            let first = customers.with_value(|ids| ids.iter().find_map(|id| ledger.customer_of(*id)))?;
            let law = agreed_law(ledger, first, today.get()).ok()?.law;
            Some((law, ledger.sector_for(first, today.get())))
        })
    };
    let judged = move || law_says(words.get(), law()?, typed.get()?, today.get());
    let agree = move || {
        let Some(terms) = typed.get_untracked() else { return };
        let words = words.get_untracked();
        let customers = customers.get_value();
        let done = (words.customers().done.terms)(i64::try_from(customers.len()).unwrap_or(i64::MAX), &said(words.language, terms));
        acting.send(Command::AgreeTerms { customers, terms, from: None, basis: basis.get_untracked() }, Deed::AgreeTerms, done, |_| {});
    };
    view! {
        <div class="stack">
            {fields.view()}
            <p class="soft">{example}</p>
            {judged}
            <div class="row">
                <span class="soft" aria-hidden="true">
                    {move || words.get().customers().form.basis}
                </span>
                <Segments
                    label=move || words.get().customers().form.basis
                    options=Signal::derive(move || {
                        let form = &words.get().customers().form;
                        vec![(DueBasis::Confirmed, form.confirmed.to_owned()), (DueBasis::Assumed, form.assumed.to_owned())]
                    })
                    value=basis
                    on_choose=move |it| basis.set(it)
                />
            </div>
            <p class="soft">
                {move || {
                    let form = &words.get().customers().form;
                    if basis.get() == DueBasis::Confirmed { form.confirmed_means } else { form.assumed_means }
                }}
            </p>
            <p role="status">
                <strong>{effect}</strong>
            </p>
            {fault_line(acting.fault)}
            <div class="row">
                <Button look=ButtonLook::Quiet on_press=move || acting.close()>
                    {move || words.get().frame().parts.cancel}
                </Button>
                <Button
                    look=ButtonLook::Primary
                    refused=Signal::derive(move || {
                        acting.refused().get().or_else(|| typed.get().is_none().then(|| words.get().terms_forms().number_wrong.to_owned()))
                    })
                    on_press=agree
                >
                    {move || words.get().customers().form.apply}
                </Button>
            </div>
        </div>
    }
}

/// Asks for the discount, the law and the rate of some customers.
pub(super) fn conditions_form(customers: Vec<ThingId>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let workbench = acting.workbench;
    let today = workbench.today();
    let (own, law) = workbench.with_untracked(|ledger| {
        let first = customers.first().and_then(|id| ledger.customer_of(*id));
        let own = first.and_then(|idx| ledger.own_conditions(&ConditionsOf::Customer(idx), today.get_untracked()).cloned());
        (own.unwrap_or_default(), first.and_then(|idx| agreed_law(ledger, idx, today.get_untracked()).ok()).map(|governed| governed.law))
    });
    let net_days = workbench.with_untracked(|ledger| {
        let first = customers.first().and_then(|id| ledger.customer_of(*id))?;
        let day = today.get_untracked();
        u16::try_from((ledger.terms_for(first, day).terms.due_on(day) - day).num_days()).ok()
    });
    let fields = ConditionsFields::new(&own, Inherits::Yes, law);
    let keep = move || {
        let Some((conditions, from)) = untrack(|| fields.conditions()) else { return };
        let scopes = customers.iter().map(|id| TermsScope::Customer((*id).into())).collect();
        let done = words.get_untracked().terms_forms().conditions.kept.to_owned();
        acting.send(Command::AgreeConditions { scopes, conditions, from }, Deed::AgreeConditions, done, |_| {});
    };
    view! {
        <div class="stack">
            {fields.view(net_days)}
            {fault_line(acting.fault)}
            {super::forms::buttons(acting, move || words.get().terms_forms().conditions.keep, keep)}
        </div>
    }
}
