//! What the books hold that answers to the words typed into the palette: customers, numbers, amounts.

use super::navigation::use_navigator;
use super::palette::PaletteEntry;
use super::parts::Icon;
use super::preferences::use_words;
use super::route::{InvoicesAsked, Route, Show};
use super::workbench::use_workbench;
use crate::insight::{Found, search};
use crate::ledger::{CustomerIdx, ItemIdx, Ledger};
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::sync::Arc;

/// Answers asked of the ledger; the palette shows fewer of each group.
const MOST: usize = 24;

/// The palette's way into the books.
#[must_use]
pub fn use_find() -> Callback<String, Vec<PaletteEntry>> {
    let (workbench, navigator, words) = (use_workbench(), use_navigator(), use_words());
    Callback::new(move |typed: String| {
        let (words, as_of) = (words.get_untracked(), workbench.as_of().get_untracked());
        let answers = workbench.with_untracked(|ledger| {
            search(ledger, &typed, MOST).into_iter().map(|hit| answer(ledger, as_of, hit.found, words)).collect::<Vec<_>>()
        });
        let mut entries: Vec<PaletteEntry> = answers
            .into_iter()
            .map(|Answer { group, icon, label, detail, route }| PaletteEntry {
                group: group.to_owned(),
                icon,
                label,
                detail,
                choose: Arc::new(move || navigator.go(route.clone())),
            })
            .collect();
        // One heading a group, customers first; within a group the best first.
        entries.sort_by_key(|entry| entry.group != words.frame().nav.customers);
        entries
    })
}

struct Answer {
    group: &'static str,
    icon: Icon,
    label: String,
    detail: String,
    route: Route,
}

fn answer(ledger: &Ledger, as_of: NaiveDate, found: Found, words: &'static Words) -> Answer {
    match found {
        Found::Customer(customer) => of_customer(ledger, customer, words),
        Found::Item(item) => of_item(ledger, as_of, item, words),
    }
}

fn of_customer(ledger: &Ledger, idx: CustomerIdx, words: &'static Words) -> Answer {
    let customer = ledger.customer(idx);
    let accounts = customer.balances.iter().map(|balance| ledger.balance(*balance)).filter(|account| account.open() != 0);
    let open: Vec<String> = accounts.map(|account| words.format.amount_minor(account.open(), account.currency)).collect();
    Answer {
        group: words.frame().nav.customers,
        icon: Icon::Users,
        label: customer.details.name.clone(),
        detail: words.format.list(&open),
        route: Route::Customer { customer: ledger.customer_id(idx) },
    }
}

fn of_item(ledger: &Ledger, as_of: NaiveDate, idx: ItemIdx, words: &'static Words) -> Answer {
    let item = ledger.item(idx);
    let money = !item.kind.is_document() && item.amount < 0;
    let kind = (words.invoices().kind)(item.kind);
    let number = if item.number.is_empty() {
        (words.invoices().undated_name)(kind, &words.format.short_date(item.on))
    } else {
        item.number.to_owned()
    };
    let shown = if money { item.amount.saturating_neg() } else { item.amount };
    let amount = words.format.amount_minor(shown, item.currency);
    let when = words.format.short_date(item.on);
    let state = if ledger.open_now(idx) == 0 && item.on <= as_of { words.invoices().states.settled.to_owned() } else { when };
    let detail = format!("{amount}, {state}");
    let selected = Some(ledger.item_id(idx));
    Answer {
        group: words.frame().nav.invoices,
        icon: if money { Icon::Banknote } else { Icon::ReceiptText },
        label: format!("{number}, {}", ledger.customer(item.customer).details.name),
        detail,
        route: Route::Invoices(InvoicesAsked { selected, show: if money { Show::Money } else { Show::All }, ..Default::default() }),
    }
}
