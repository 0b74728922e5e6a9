//! What a person takes along: customers, every movement of their accounts, what was said with them, as tables that read here again.
//!
//! Invariant: the accounts, read into an empty ledger, give the balance of each customer in each currency to the cent.

use super::csv::Cell;
use super::table::Table;
use crate::basis::money::Money;
use crate::ledger::{AccountFamily, ItemIdx, ItemKind, Ledger};
use crate::words::Words;
use chrono::NaiveDate;
use std::collections::HashMap;

fn text(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn heads<const N: usize>(heads: [&str; N]) -> Vec<String> {
    heads.map(str::to_owned).to_vec()
}

/// One row a customer, and one for each further person there.
#[must_use]
pub fn customers_table(ledger: &Ledger, words: &Words) -> Table {
    let mut rows = Vec::new();
    for (_, customer) in ledger.customers_on(chrono::NaiveDate::MAX) {
        let its = &customer.details;
        let who = || [text(&customer.key), text(&its.name)];
        let about = [&its.contact, "", &its.email, &its.phone, &its.address, &its.country, &its.legal_id];
        rows.push(who().into_iter().chain(about.map(text)).collect());
        for person in &customer.contacts {
            let about = [&person.name, (words.belonging().roles)(person.role), &person.email, &person.phone];
            rows.push(who().into_iter().chain(about.map(text)).collect());
        }
    }
    Table { header: heads(words.leaving().customer_heads), rows }
}

/// One row a movement, in the order of entry, up to `as_of`; what settles what bears one letter.
#[must_use]
pub fn accounts_table(ledger: &Ledger, as_of: NaiveDate, words: &Words) -> Table {
    let it = words.leaving();
    let letters = letters(ledger, as_of);
    let rows = ledger.items().filter(|item| item.on <= as_of).map(|item| {
        let customer = ledger.customer(item.customer);
        let journal = match item.kind {
            ItemKind::Opening => "AN",
            ItemKind::Payment | ItemKind::Bounce | ItemKind::Refund => "BQ",
            kind if kind.is_document() => "VE",
            _ => "OD",
        };
        // A retention has an account of its own.
        let is_retained = item.retention && item.account == AccountFamily::Customers;
        let account = if is_retained { "4117" } else { item.account.code() };
        let side = |raises: bool| {
            let minor = if raises { item.amount } else { item.amount.saturating_neg() };
            if minor > 0 { Cell::Amount(Money::from_minor(minor, item.currency)) } else { Cell::Empty }
        };
        vec![
            text(journal),
            Cell::Day(item.on),
            Cell::Text(account.to_owned()),
            text(&customer.key),
            text(&customer.details.name),
            text((it.kind)(item.kind)),
            text(item.number),
            text(item.label),
            side(true),
            side(false),
            text(item.currency.code()),
            if item.kind.is_document() { Cell::Day(item.due_on) } else { Cell::Empty },
            letters.get(&item.idx).map_or(Cell::Empty, |letter| Cell::Text(format!("L{letter}"))),
        ]
    });
    Table { rows: rows.collect(), header: heads(it.account_heads) }
}

/// A number for each group of items that settle each other, directly or by way of others, by the first of each.
fn letters(ledger: &Ledger, as_of: NaiveDate) -> HashMap<ItemIdx, usize> {
    let mut leader: HashMap<ItemIdx, ItemIdx> = HashMap::new();
    fn found(leader: &mut HashMap<ItemIdx, ItemIdx>, item: ItemIdx) -> ItemIdx {
        let mut at = item;
        while let Some(next) = leader.get(&at).copied().filter(|next| *next != at) {
            at = next;
        }
        // The way is made short for the next who asks.
        let mut step = item;
        while let Some(next) = leader.insert(step, at).filter(|next| *next != step) {
            step = next;
        }
        at
    }
    for allocation in ledger.allocations().iter().filter(|allocation| allocation.counts_on(as_of)) {
        let (credit, debit) = (found(&mut leader, allocation.credit), found(&mut leader, allocation.debit));
        let (first, second) = (credit.min(debit), credit.max(debit));
        leader.insert(second, first);
    }
    let mut members: Vec<ItemIdx> = leader.keys().copied().collect();
    members.sort_unstable();
    let mut numbers: HashMap<ItemIdx, usize> = HashMap::new();
    members
        .into_iter()
        .map(|item| {
            let group = found(&mut leader, item);
            let next = numbers.len() + 1;
            (item, *numbers.entry(group).or_insert(next))
        })
        .collect()
}

/// Reminders that were sent and what was noted beside them, by day.
#[must_use]
pub fn exchanges_table(ledger: &Ledger, as_of: NaiveDate, words: &Words) -> Table {
    let name = |customer| text(&ledger.customer(customer).details.name);
    let sent = ledger.reminders().iter().map(|sent| {
        let numbers: Vec<&str> = sent.documents.iter().map(|(item, _)| ledger.number(*item)).filter(|number| !number.is_empty()).collect();
        let what = (words.customers().sheet.reminder)(sent.channel, sent.tone, &words.format.list(&numbers));
        let said = if sent.subject.is_empty() { sent.body.clone() } else { format!("{}\n{}", sent.subject, sent.body) };
        let way = (words.today().channel)(sent.channel);
        (sent.sent_on, vec![Cell::Day(sent.sent_on), text(way), name(sent.customer), Cell::Text(what), text(said.trim())])
    });
    let noted = ledger.interactions().iter().map(|noted| {
        let way = (words.interactions().ways)(noted.way);
        let (subject, rest) = noted.text.split_once('\n').unwrap_or((&noted.text, ""));
        (noted.on, vec![Cell::Day(noted.on), text(way), name(noted.customer), text(subject), text(rest)])
    });
    let mut rows: Vec<(NaiveDate, Vec<Cell>)> = sent.chain(noted).filter(|(on, _)| *on <= as_of).collect();
    rows.sort_by_key(|(on, _)| *on);
    Table { header: heads(words.leaving().exchange_heads), rows: rows.into_iter().map(|(_, row)| row).collect() }
}
