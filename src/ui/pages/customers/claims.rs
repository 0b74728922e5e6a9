//! What lateness cost this customer: asked for, paid, given up, document by document.

use super::look::{Look, item_name};
use crate::basis::money::Money;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route, Show as Which};
use crate::ui::workbench::Workbench;
use leptos::prelude::*;

/// The section; nothing where nothing was claimed.
pub(super) fn claims_section(look: &Look, workbench: Workbench) -> Option<impl IntoView + use<>> {
    let words = use_words();
    let navigator = use_navigator();
    if look.claims.is_empty() {
        return None;
    }
    let rows = StoredValue::new(look.claims.clone());
    let table = move || {
        let words = words.get();
        let it = words.claims();
        let [_, asked, paid, waived, left] = it.heads;
        let lines = rows.with_value(|rows| {
            rows.iter()
                .map(|row| {
                    let (document, name) =
                        workbench.with_untracked(|ledger| (ledger.item_id(row.document), item_name(ledger, row.document, words)));
                    let to = InvoicesAsked { selected: Some(document), show: Which::All, ..Default::default() };
                    let amount = |minor: i64| {
                        if minor == 0 {
                            view! { <span class="quiet">"·"</span> }.into_any()
                        } else {
                            view! { <Amount money=Money::from_minor(minor, row.currency) /> }.into_any()
                        }
                    };
                    view! {
                        <tr>
                            <th scope="row">
                                <a href=navigator.href(Route::Invoices(to))>{name}</a>
                                <span class="small quiet">" " {(it.kind)(row.kind)}</span>
                            </th>
                            <td class="num">{amount(row.sums.asked)}</td>
                            <td class="num">{amount(row.sums.paid)}</td>
                            <td class="num">{amount(row.sums.waived)}</td>
                            <td class="num">{amount(row.sums.open())}</td>
                        </tr>
                    }
                })
                .collect_view()
        });
        view! {
            <div class="scroll" tabindex="0" role="region" aria-label=it.section>
                <table class="note-table">
                    <thead>
                        <tr>
                            <th scope="col">{it.heads[0]}</th>
                            <th scope="col" class="num">{asked}</th>
                            <th scope="col" class="num">{paid}</th>
                            <th scope="col" class="num">{waived}</th>
                            <th scope="col" class="num">{left}</th>
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
        }
    };
    Some(view! {
        <Section title=move || words.get().claims().section>
            <p class="small soft">{move || words.get().claims().beside}</p>
            {table}
        </Section>
    })
}
