//! Means of payment offered to all customers or to a segment, our bank and creditor identifier, the trade.

use crate::basis::bic::Bic;
use crate::basis::creditor_id::CreditorId;
use crate::basis::identifiers::BadIdentifier;
use crate::journal::Deed;
use crate::ledger::{Command, ConditionsOf, OfferedMeans, OwnAccount, PayingWish};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, ButtonLook, Entry, LinkButton, Section};
use crate::ui::paying_fields::PayingFields;
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::scope_field::{conditions_of, scope_field, scope_of};
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use leptos::prelude::*;

/// Means of payment, our account, the trade.
#[component]
pub fn MeansOfPayment() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let today = workbench.today();
    // Empty for all customers.
    let segment = RwSignal::new(String::new());
    let held = Memo::new(move |_| {
        let of = conditions_of(&segment.get());
        workbench.with(|ledger| {
            // What a segment does not say is that of all.
            let means = ledger.own_means(&of, today.get()).or(ledger.own_means(&ConditionsOf::Company, today.get())).cloned();
            let sector = ledger.own_sector(&of, today.get()).or(ledger.own_sector(&ConditionsOf::Company, today.get()));
            let sector = sector.unwrap_or_default();
            (means.unwrap_or_else(|| OfferedMeans { means: vec![crate::ledger::Means::Transfer], ..OfferedMeans::default() }), sector)
        })
    });
    let own_held = Memo::new(move |_| workbench.with(|ledger| ledger.own_account().clone()));
    let fields = {
        let (means, sector) = held.get_untracked();
        PayingFields::new(&means, sector)
    };
    let own = RwSignal::new(own_held.get_untracked());
    Effect::new(move |_| {
        let (means, sector) = held.get();
        untrack(|| fields.hold(&means, sector));
    });
    Effect::new(move |_| own.set(own_held.get()));
    let fault = RwSignal::new(None::<Fault>);
    let kept = RwSignal::new(false);
    let keep = move || {
        kept.set(false);
        let Some((means, sector)) = untrack(|| fields.read()) else { return };
        let (before, account) = (held.get_untracked(), own.get_untracked());
        let scope = scope_of(&segment.get_untracked());
        leptos::task::spawn_local(async move {
            let mut wishes: Vec<(Command, Deed)> = Vec::new();
            if account != own_held.get_untracked() {
                wishes.push((PayingWish::DescribeAccount(account).into(), Deed::OfferMeans));
            }
            if means != before.0 {
                let wish = PayingWish::Offer { scopes: vec![scope.clone()], means, from: None };
                wishes.push((wish.into(), Deed::OfferMeans));
            }
            if sector != before.1 {
                let wish = PayingWish::AgreeSector { scopes: vec![scope], sector, from: None };
                wishes.push((wish.into(), Deed::AgreeSector));
            }
            for (command, deed) in wishes {
                if let Err(why) = workbench.write(&command, deed).await {
                    fault.set(Some(why));
                    return;
                }
            }
            fault.set(None);
            kept.set(true);
        });
    };
    let wrong_of = move |read: fn(&OwnAccount) -> &String, check: fn(&str) -> Option<BadIdentifier>| {
        Signal::derive(move || {
            let text = own.with(|it| read(it).trim().to_owned());
            (!text.is_empty()).then(|| check(&text)).flatten().map(|bad| (words.get().faults().identifier)(bad))
        })
    };
    let says = move || words.get().paying();
    view! {
        <Section title=move || says().section aside=move || view! { {move || says().aside} }>
            {scope_field(segment)}
            {fields.view()}
            <div class="fields">
                <Entry
                    label=move || says().bic
                    value=Signal::derive(move || own.with(|it| it.bic.clone()))
                    on_input=move |text| own.update(|it| it.bic = text)
                    wrong=wrong_of(|it| &it.bic, |text| text.parse::<Bic>().err())
                />
                <Entry
                    label=move || says().creditor_id
                    value=Signal::derive(move || own.with(|it| it.creditor_id.clone()))
                    on_input=move |text| own.update(|it| it.creditor_id = text)
                    wrong=wrong_of(|it| &it.creditor_id, |text| text.parse::<CreditorId>().err())
                    help=Signal::derive(move || Some(says().creditor_id_help.to_owned()))
                />
            </div>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button on_press=keep>{move || says().keep}</Button>
                <LinkButton look=ButtonLook::Quiet href=move || navigator.href(Route::Debits)>
                    {move || says().debits}
                </LinkButton>
                <span class="small soft" role="status">{move || kept.get().then(|| says().kept)}</span>
            </div>
        </Section>
    }
}
