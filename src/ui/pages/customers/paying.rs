//! How a customer may pay, on its sheet: means and trade of its own, and the mandates that it signed.

use super::acting::{Acting, Asked};
use super::forms::buttons;
use super::look::Look;
use crate::basis::bic::Bic;
use crate::basis::id::ThingId;
use crate::basis::identifiers::{BadIdentifier, Iban};
use crate::dunning::ways_to_pay;
use crate::journal::Deed;
use crate::ledger::{ConditionsOf, DebitScheme, DebitWish, MandateTerms, MandateUse, PayingWish, Sector, TermsScope};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, LinkButton, Section, SelectField};
use crate::ui::paying_fields::PayingFields;
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::wrong::fault_line;
use chrono::NaiveDate;
use leptos::prelude::*;

/// A mandate as the sheet shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    id: ThingId,
    terms: MandateTerms,
    until: Option<NaiveDate>,
}

/// Means, trade and mandates.
pub(super) fn paying_section(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let navigator = use_navigator();
    let (customer, workbench) = (look.id, acting.workbench);
    let offered = move || {
        let words = words.get();
        let as_of = workbench.as_of().get();
        workbench.with(|ledger| {
            let idx = ledger.customer_of(customer)?;
            let ways = ways_to_pay(ledger, Some(idx), as_of, words.language);
            let transfer = ways.by_transfer.then(|| (words.paying().means)(crate::ledger::Means::Transfer).to_owned());
            let all: Vec<String> = transfer.into_iter().chain(ways.also).chain((!ways.link.is_empty()).then_some(ways.link)).collect();
            let sector = ledger.sector_for(idx, as_of);
            let sector = (sector != Sector::General)
                .then(|| view! { <p class="small soft">{words.format.pair(words.paying().sector, (words.paying().sectors)(sector))}</p> });
            Some(view! {
                <p>{all.join(", ")}</p>
                {sector}
            })
        })
    };
    let mandates = workbench.view(move |ledger, _| {
        let of = ledger.customer_of(customer);
        let its = ledger.mandates().filter(|(_, mandate)| Some(mandate.customer) == of);
        its.map(|(_, mandate)| Shown { id: ledger.mandate_id(mandate), terms: mandate.terms.clone(), until: mandate.until })
            .collect::<Vec<_>>()
    });
    let each = move || {
        let words = words.get();
        let it = words.paying();
        mandates
            .get()
            .into_iter()
            .map(|shown| {
                let account: String = shown.terms.iban.chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
                let said = (it.mandate)(
                    &shown.terms.reference,
                    shown.terms.scheme,
                    &words.format.short_date(shown.terms.signed_on),
                    &format!("…{account}"),
                );
                let (mandate, reference) = (shown.id, shown.terms.reference.clone());
                let end = move || {
                    let on = workbench.today().get_untracked();
                    let said = (it.ended)(&reference);
                    acting.send(PayingWish::Debit(DebitWish::End { mandate, on }).into(), Deed::EndMandate, said, |_| {});
                };
                let after = match shown.until {
                    Some(until) => view! { <span class="soft">{(it.ended_on)(&words.format.short_date(until))}</span> }.into_any(),
                    None => view! { <Button look=ButtonLook::Quiet refused=acting.refused() on_press=end>{it.end}</Button> }.into_any(),
                };
                view! { <li class="row small"><span>{said}</span>{after}</li> }
            })
            .collect_view()
    };
    view! {
        <Section title=move || words.get().paying().section>
            <div class="stack">
                {offered}
                <div class="row">
                    <Button refused=acting.refused() on_press=move || acting.ask(Asked::Paying(customer))>
                        {move || words.get().paying().change}
                    </Button>
                </div>
                <h3 class="small">{move || words.get().paying().mandates}</h3>
                <Show
                    when=move || mandates.with(|all| !all.is_empty())
                    fallback=move || view! { <p class="small soft">{move || words.get().paying().no_mandate}</p> }
                >
                    <ul class="plain-rows">{each}</ul>
                </Show>
                <div class="row">
                    <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || acting.ask(Asked::Mandate(customer))>
                        {move || words.get().paying().new_mandate}
                    </Button>
                    <Show when=move || mandates.with(|all| !all.is_empty())>
                        <LinkButton look=ButtonLook::Quiet href=move || navigator.href(Route::Debits)>
                            {move || words.get().paying().go}
                        </LinkButton>
                    </Show>
                </div>
            </div>
        </Section>
    }
}

/// Asks for the means and the trade of one customer.
pub(super) fn paying_form(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let workbench = acting.workbench;
    let (means, sector) = workbench.with_untracked(|ledger| {
        let today = workbench.today().get_untracked();
        let of = ledger.customer_of(customer).map(ConditionsOf::Customer);
        let means = of.as_ref().and_then(|of| ledger.own_means(of, today)).cloned().unwrap_or_default();
        let sector = ledger.customer_of(customer).map(|idx| ledger.sector_for(idx, today)).unwrap_or_default();
        (means, sector)
    });
    let fields = PayingFields::new(&means, sector);
    let keep = move || {
        let Some((now, trade)) = untrack(|| fields.read()) else { return };
        let scopes = vec![TermsScope::Customer(customer.into())];
        let said = words.get_untracked().paying().kept.to_owned();
        let agree = PayingWish::AgreeSector { scopes: scopes.clone(), sector: trade, from: None };
        if now == means {
            acting.send(agree.into(), Deed::AgreeSector, said, |_| {});
            return;
        }
        let offer = PayingWish::Offer { scopes, means: now, from: None };
        acting.send(offer.into(), Deed::OfferMeans, said, move |_| {
            if trade != sector {
                acting.workbench.send(agree.into(), Deed::AgreeSector);
            }
        });
    };
    view! {
        <div class="stack">
            <p class="small soft">{move || words.get().paying().inherited}</p>
            {fields.view()}
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().paying().keep, keep)}
        </div>
    }
}

/// Asks for a mandate as it was signed.
pub(super) fn mandate_form(customer: ThingId, acting: Acting) -> impl IntoView {
    let words = use_words();
    let today = acting.workbench.today();
    let text = || RwSignal::new(String::new());
    let (reference, iban, bic, holder) = (text(), text(), text(), text());
    let signed_on = RwSignal::new(today.get_untracked().to_string());
    let (scheme, used) = (RwSignal::new(DebitScheme::Core), RwSignal::new(MandateUse::Recurring));
    let number_wrong = move |text: RwSignal<String>, check: fn(&str) -> Option<BadIdentifier>| {
        Signal::derive(move || {
            let text = text.get();
            (!text.trim().is_empty()).then(|| check(text.trim())).flatten().map(|bad| (words.get().faults().identifier)(bad))
        })
    };
    let keep = move || {
        let terms = MandateTerms {
            reference: reference.get_untracked(),
            signed_on: signed_on.get_untracked().parse().unwrap_or(today.get_untracked()),
            scheme: scheme.get_untracked(),
            used: used.get_untracked(),
            iban: iban.get_untracked(),
            bic: bic.get_untracked(),
            holder: holder.get_untracked(),
        };
        let said = (words.get_untracked().paying().signed)(terms.reference.trim());
        acting.send(PayingWish::Debit(DebitWish::Sign { customer, terms }).into(), Deed::SignMandate, said, |_| {});
    };
    let schemes = Signal::derive(move || {
        [DebitScheme::Core, DebitScheme::B2b].map(|it| (it, (words.get().paying().schemes)(it).to_owned())).to_vec()
    });
    let uses = Signal::derive(move || {
        [MandateUse::Recurring, MandateUse::OneOff].map(|it| (it, (words.get().paying().uses)(it).to_owned())).to_vec()
    });
    view! {
        <div class="stack">
            <div class="fields">
                <Entry
                    label=move || words.get().paying().reference
                    value=reference
                    on_input=move |it| reference.set(it)
                    help=Signal::derive(move || Some(words.get().paying().reference_help.to_owned()))
                />
                <Entry label=move || words.get().paying().signed_on kind=FieldKind::Date value=signed_on on_input=move |it| signed_on.set(it) />
                <SelectField label=move || words.get().paying().scheme options=schemes value=scheme on_choose=move |it| scheme.set(it) />
                <SelectField label=move || words.get().paying().used options=uses value=used on_choose=move |it| used.set(it) />
                <Entry
                    label=move || words.get().paying().debtor_iban
                    value=iban
                    on_input=move |it| iban.set(it)
                    wrong=number_wrong(iban, |text| text.parse::<Iban>().err())
                />
                <Entry
                    label=move || words.get().paying().debtor_bic
                    value=bic
                    on_input=move |it| bic.set(it)
                    wrong=number_wrong(bic, |text| text.parse::<Bic>().err())
                />
                <Entry
                    label=move || words.get().paying().holder
                    value=holder
                    on_input=move |it| holder.set(it)
                    help=Signal::derive(move || Some(words.get().paying().holder_help.to_owned()))
                />
            </div>
            {fault_line(acting.fault)}
            {buttons(acting, move || words.get().paying().sign, keep)}
        </div>
    }
}
