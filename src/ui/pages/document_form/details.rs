//! The form of what a document says beside its amount, changed afterwards.

use super::tax::{TaxFields, tax_fields};
use super::{Desk, buttons};
use crate::basis::id::ThingId;
use crate::journal::Deed;
use crate::ledger::{Command, DocumentDetails, Refusal};
use crate::ui::parts::{Callout, Entry, FieldKind, TickField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::wrong::fault_line;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Asks for the details of one document.
pub(in crate::ui::pages) fn details_form(document: ThingId, desk: Desk) -> impl IntoView {
    let words = use_words();
    let workbench = desk.workbench;
    let (before, name) = workbench
        .with_untracked(|ledger| {
            let idx = ledger.item_of(document)?;
            Some((ledger.details(idx).cloned().unwrap_or_default(), ledger.number(idx).to_owned()))
        })
        .unwrap_or_default();
    let released_on = RwSignal::new(before.released_on.map(|day| day.to_string()).unwrap_or_default());
    let whole = workbench.with_untracked(|ledger| ledger.item_of(document).map(|idx| ledger.item(idx).money()));
    let known = StoredValue::new((before.net, before.taxes.clone()));
    // Amounts of a credit note have its sign: its tax is entered with it.
    let tax = whole
        .filter(|whole| whole.amount().is_sign_positive())
        .map(|whole| TaxFields::of(&before.taxes, whole.currency(), words.get_untracked()));
    let taxed = move || {
        let (net, taxes) = known.get_value();
        match tax {
            Some(tax) if tax.is_by_rate() => Some((tax.net(), tax.parts().filter(|parts| !parts.is_empty())?)),
            Some(_) if !taxes.is_empty() => Some((None, Vec::new())),
            _ => Some((net, taxes)),
        }
    };
    let tax_differs = Memo::new(move |_| {
        let (tax, whole) = (tax?, whole?);
        let total = tax.is_by_rate().then(|| tax.by_rate_total()).flatten()?;
        (total != whole).then_some(Refusal::TaxDiffers { expected: whole, found: total })
    });
    let details = RwSignal::new(before);
    let typed = Memo::new(move |_| {
        let released = released_on.get();
        let day = released.parse::<NaiveDate>().ok();
        let (net, taxes) = taxed()?;
        (released.is_empty() || day.is_some()).then(|| DocumentDetails { released_on: day, net, taxes, ..trimmed(details.get()) })
    });
    let refusal = Memo::new(move |_| {
        let command = Command::DetailDocument { document, details: Box::new(typed.get()?) };
        // That nothing has changed yet is no reason to complain.
        let refusal = workbench.with(|ledger| ledger.decide(&command).err())?;
        (refusal != Refusal::Nothing).then_some(refusal)
    });
    let refusal = Memo::new(move |_| tax_differs.get().or_else(|| refusal.get()));
    let keep = move || {
        if let Some(tax) = tax {
            tax.tried.set(true);
        }
        let (Some(typed), None) = (typed.get_untracked(), refusal.get_untracked()) else { return };
        let said = (words.get_untracked().document_form().detailed)(&name);
        desk.send(Command::DetailDocument { document, details: Box::new(typed) }, Deed::DetailDocument, said);
    };
    let text = move |read: fn(&DocumentDetails) -> &String| Signal::derive(move || details.with(|it| read(it).clone()));
    view! {
        <div class="stack">
            <div class="fields">
                <Entry
                    label=move || words.get().document_form().order_reference
                    value=text(|it| &it.order_reference)
                    on_input=move |text| details.update(|it| it.order_reference = text)
                />
                <Entry
                    label=move || words.get().document_form().buyer_reference
                    value=text(|it| &it.buyer_reference)
                    on_input=move |text| details.update(|it| it.buyer_reference = text)
                />
                <Entry
                    label=move || words.get().document_form().payment_reference
                    value=text(|it| &it.payment_reference)
                    on_input=move |text| details.update(|it| it.payment_reference = text)
                />
                <Entry
                    label=move || words.get().document_form().guarantee
                    value=text(|it| &it.guarantee)
                    on_input=move |text| details.update(|it| it.guarantee = text)
                />
                <Entry
                    label=move || words.get().document_form().released_on
                    kind=FieldKind::Date
                    value=released_on
                    on_input=move |text| released_on.set(text)
                    help=Signal::derive(move || Some(words.get().document_form().released_help.to_owned()))
                />
            </div>
            {tax.map(|tax| tax_fields(tax, false))}
            <TickField
                ticked=Signal::derive(move || details.with(|it| it.title_retained))
                on_tick=move |it| details.update(|all| all.title_retained = it)
            >
                {move || words.get().document_form().title_retained}
            </TickField>
            <TickField
                ticked=Signal::derive(move || details.with(|it| it.self_billed))
                on_tick=move |it| details.update(|all| all.self_billed = it)
            >
                {move || words.get().document_form().self_billed}
            </TickField>
            {move || {
                refusal.get().map(|refusal| view! { <Callout tone=Tone::Doubt>{(words.get().faults().refusal)(&refusal)}</Callout> })
            }}
            {fault_line(desk.fault)}
            {buttons(desk, move || words.get().document_form().enter, keep)}
        </div>
    }
}

fn trimmed(details: DocumentDetails) -> DocumentDetails {
    let text = |text: &str| text.trim().to_owned();
    DocumentDetails {
        order_reference: text(&details.order_reference),
        buyer_reference: text(&details.buyer_reference),
        payment_reference: text(&details.payment_reference).replace(' ', ""),
        guarantee: text(&details.guarantee),
        ..details
    }
}
