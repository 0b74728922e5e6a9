//! What a document settles as it is entered: a credit note the invoices that it lowers, a final invoice the deposits before it.

use super::{Begin, positive, written};
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::insight::{Debt, open_debts};
use crate::ledger::to_pay;
use crate::ui::parts::{Entry, FieldKind, TickField};
use crate::ui::preferences::use_words;
use crate::ui::workbench::Workbench;
use leptos::prelude::*;

/// Invoices offered to a credit note; the rest is one allocation away.
const MOST_SHOWN: usize = 20;

/// What is ticked and typed.
#[derive(Clone, Copy)]
pub(super) struct Settling {
    /// Each open invoice ticked, with the amount typed; empty for as much as can be.
    lowers: RwSignal<Vec<(ThingId, String)>>,
    set_off: RwSignal<Vec<ThingId>>,
    debts: Memo<Vec<Debt>>,
    left: Memo<Vec<Debt>>,
    currency: Signal<Currency>,
    total: Signal<Option<Money>>,
}

impl Settling {
    pub(super) fn new(begin: &Begin, currency: Signal<Currency>, total: Signal<Option<Money>>, workbench: Workbench) -> Self {
        let (customer, named) = (begin.customer, begin.lowers);
        let debts = Memo::new(move |_| {
            workbench.with(|ledger| {
                let mut all = ledger.customer_of(customer).map(|idx| open_debts(ledger, idx, currency.get())).unwrap_or_default();
                // The one the form was opened for comes first.
                all.sort_by_key(|debt| Some(debt.document) != named);
                all.truncate(MOST_SHOWN);
                all
            })
        });
        let left = Memo::new(move |_| {
            let currency = currency.get();
            workbench.with(|ledger| {
                let left = ledger.customer_of(customer).map(|idx| ledger.deposits_left(idx)).unwrap_or_default();
                let its = left.into_iter().filter(|(idx, _)| ledger.item(*idx).currency == currency);
                its.map(|(idx, left)| Debt {
                    document: ledger.item_id(idx),
                    number: ledger.number(idx).to_owned(),
                    open: Money::from_minor(left, currency),
                })
                .collect::<Vec<_>>()
            })
        });
        let lowers = RwSignal::new(begin.lowers.map(|document| (document, String::new())).into_iter().collect());
        Self { lowers, set_off: RwSignal::new(Vec::new()), debts, left, currency, total }
    }

    /// Each invoice with how much of it is lowered; `None` while an amount is not one.
    pub(super) fn lowered(self) -> Option<Vec<(ThingId, Money)>> {
        let (lowers, debts) = (self.lowers.get(), self.debts.get());
        let mut rest = self.total.get()?;
        let mut all = Vec::new();
        for (document, typed) in lowers {
            let Some(debt) = debts.iter().find(|debt| debt.document == document) else { continue };
            let amount = if typed.trim().is_empty() { debt.at_most(rest) } else { positive(&typed, self.currency.get())? };
            rest = to_pay(rest, &[(document, amount)]);
            if !amount.amount().is_zero() {
                all.push((document, amount));
            }
        }
        Some(all)
    }

    /// Each deposit with how much of it is set off.
    pub(super) fn deposits(self) -> Vec<(ThingId, Money)> {
        let (ticked, left) = (self.set_off.get(), self.left.get());
        left.into_iter().filter(|debt| ticked.contains(&debt.document)).map(|debt| (debt.document, debt.open)).collect()
    }
}

pub(super) fn settling_fields(settling: Settling, is_invoice: Memo<bool>, is_credit: Memo<bool>) -> impl IntoView {
    let words = use_words();
    let pays = move || {
        let words = words.get();
        let deposits = settling.deposits();
        let total = settling.total.get().filter(|_| !deposits.is_empty())?;
        Some((words.document_form().to_pay)(&words.format.amount(to_pay(total, &deposits))))
    };
    view! {
        <Show when=move || is_invoice.get() && settling.left.with(|left| !left.is_empty())>
            <fieldset class="stack">
                <legend class="label">{move || words.get().document_form().deposits}</legend>
                <For each=move || settling.left.get() key=|debt| debt.document let:debt>
                    {deposit_line(settling, debt)}
                </For>
                <p class="small soft">{pays}</p>
            </fieldset>
        </Show>
        <Show when=move || is_credit.get()>
            <fieldset class="stack">
                <legend class="label">{move || words.get().document_form().lowers}</legend>
                <For each=move || settling.debts.get() key=|debt| debt.document let:debt>
                    {debt_line(settling, debt)}
                </For>
                <Show when=move || settling.lowers.with(Vec::is_empty)>
                    <p class="small soft">{move || words.get().document_form().lowers_none}</p>
                </Show>
            </fieldset>
        </Show>
    }
}

fn deposit_line(settling: Settling, debt: Debt) -> impl IntoView {
    let words = use_words();
    let document = debt.document;
    let tick = move |ticked: bool| {
        settling.set_off.update(|all| {
            all.retain(|it| *it != document);
            if ticked {
                all.push(document);
            }
        });
    };
    view! {
        <TickField ticked=Signal::derive(move || settling.set_off.with(|all| all.contains(&document))) on_tick=tick>
            {move || (words.get().document_form().deposit)(&debt.number, &words.get().format.amount(debt.open))}
        </TickField>
    }
}

fn debt_line(settling: Settling, debt: Debt) -> impl IntoView {
    let words = use_words();
    let document = debt.document;
    let ticked = Memo::new(move |_| settling.lowers.with(|all| all.iter().any(|(it, _)| *it == document)));
    let tick = move |ticked: bool| {
        settling.lowers.update(|all| {
            all.retain(|(it, _)| *it != document);
            if ticked {
                all.push((document, String::new()));
            }
        });
    };
    // What was not typed is as much as the credit note covers.
    let shown = Signal::derive(move || {
        let typed = settling.lowers.with(|all| all.iter().find(|(it, _)| *it == document).map(|(_, typed)| typed.clone()));
        match typed {
            Some(typed) if !typed.is_empty() => typed,
            _ => {
                let amount = settling.lowered().and_then(|all| all.into_iter().find(|(it, _)| *it == document).map(|(_, amount)| amount));
                amount.map(|amount| written(words.get(), amount)).unwrap_or_default()
            }
        }
    });
    let type_in = move |text: String| {
        settling.lowers.update(|all| {
            if let Some((_, typed)) = all.iter_mut().find(|(it, _)| *it == document) {
                *typed = text;
            }
        });
    };
    let (number, open) = (debt.number.clone(), debt.open);
    view! {
        <div class="form-line">
            <TickField ticked on_tick=tick>
                {move || (words.get().document_form().lowered)(&debt.number, &words.get().format.amount(open))}
            </TickField>
            <Show when=move || ticked.get()>
                {
                    let number = number.clone();
                    view! {
                        <Entry
                            label=move || (words.get().document_form().lowered_amount)(&number)
                            kind=FieldKind::Amount
                            value=shown
                            on_input=type_in
                        />
                    }
                }
            </Show>
        </div>
    }
}
