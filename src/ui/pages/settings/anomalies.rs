//! What merging copies or taking something back left broken, each with the way to mend it.

use crate::insight::{AnomalyLeft, Mend, anomalies_left};
use crate::journal::Deed;
use crate::ledger::{Command, Ledger};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, ButtonLook, Icon, LinkButton, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route, Show as Shown};
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use crate::words::Words;
use leptos::prelude::*;

/// All of them.
#[component]
pub fn Anomalies() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let left = Memo::new(move |_| workbench.with(anomalies_left));
    let (fault, mended) = (RwSignal::new(None::<Fault>), RwSignal::new(false));
    let refused = Signal::derive(move || (!workbench.may_write()).then(|| words.get().customers().not_now.to_owned()));
    let act = move |it: &AnomalyLeft| {
        let says = words.get().watch();
        match it.mend {
            Mend::TakeBack(batch) => view! {
                <Button look=ButtonLook::Quiet refused on_press=move || workbench.undo_then(batch, move |_| mended.set(true))>
                    {says.take_back}
                </Button>
            }
            .into_any(),
            Mend::Reopen(line) => {
                let reopen = move || {
                    leptos::task::spawn_local(async move {
                        match workbench.write(&Command::ReopenBankLines { lines: vec![line] }, Deed::ReopenBankLines).await {
                            Ok(_) => mended.set(true),
                            Err(why) => fault.set(Some(why)),
                        }
                    });
                };
                view! {
                    <Button look=ButtonLook::Quiet refused on_press=reopen>
                        {says.reopen}
                    </Button>
                }
                .into_any()
            }
            Mend::Unallocate(item) | Mend::SeeClaims(item) => {
                let id = workbench.with_untracked(|ledger| ledger.item_id(item));
                let asked = InvoicesAsked { show: Shown::All, selected: Some(id), ..InvoicesAsked::default() };
                view! {
                    <LinkButton look=ButtonLook::Quiet href=move || navigator.href(Route::Invoices(asked.clone()))>
                        {says.see_item}
                    </LinkButton>
                }
                .into_any()
            }
        }
    };
    let lines = move || {
        left.get()
            .iter()
            .map(|it| {
                let said = (words.get().watch().anomaly)(&it.anomaly);
                let about = workbench.with_untracked(|ledger| about(ledger, it, words.get()));
                view! {
                    <li data-state="alarm">
                        <crate::ui::parts::Glyph icon=Icon::OctagonAlert />
                        <span>{said} " " <strong>{about}</strong> " " {act(it)}</span>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <Section
            title=move || words.get().watch().anomalies
            aside=move || view! { {move || words.get().watch().anomalies_aside} }
        >
            <Show
                when=move || left.with(|left| !left.is_empty())
                fallback=move || view! { <p class="soft">{move || words.get().watch().no_anomaly}</p> }
            >
                <ul class="checks">{lines}</ul>
            </Show>
            {wrong::fault_line(fault)}
            <p class="small soft" role="status">{move || mended.get().then(|| words.get().watch().mended)}</p>
        </Section>
    }
}

/// The document, payment or bank line that one is about.
fn about(ledger: &Ledger, it: &AnomalyLeft, words: &Words) -> String {
    if let Some(line) = it.line.and_then(|line| ledger.bank_line(line)) {
        return format!("{} {}", words.format.date(line.booked_on), words.format.amount(line.money()));
    }
    let Some(item) = it.item.map(|item| ledger.item(item)) else { return String::new() };
    format!("{} {}", (words.customers().sheet.item)(item.kind, item.number), ledger.customer(item.customer).details.name)
}
