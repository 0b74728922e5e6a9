//! What stands in a calendar that is taken along: due dates, promises, reminders to send, things to invoice, debits that come in.

use super::calendar::Entry;
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::dunning::{DaySettings, NotIncludedReason, day_list};
use crate::insight::{PromiseState, ToInvoiceReason, open_parts, promise_state, to_invoice};
use crate::ledger::{ItemIdx, Ledger};
use crate::words::Words;
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// How many days ahead things to invoice are told.
const AHEAD: u64 = 92;

fn name(thing: ThingId) -> String {
    format!("{}.{}", thing.batch, thing.ordinal)
}

/// The entries as known on `as_of`, from that day on, in the order of their days.
#[must_use]
pub fn calendar_entries(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings, words: &Words) -> Vec<Entry> {
    let mut entries = Vec::new();
    due_dates(ledger, as_of, words, &mut entries);
    promises(ledger, as_of, words, &mut entries);
    reminders(ledger, as_of, settings, words, &mut entries);
    invoices(ledger, as_of, words, &mut entries);
    debits(ledger, as_of, words, &mut entries);
    entries.sort_by(|one, other| (one.on, &one.uid).cmp(&(other.on, &other.uid)));
    entries
}

fn customer(ledger: &Ledger, item: ItemIdx) -> &str {
    &ledger.customer(ledger.item(item).customer).details.name
}

fn due_dates(ledger: &Ledger, as_of: NaiveDate, words: &Words, entries: &mut Vec<Entry>) {
    let it = words.calendar();
    // Several parts of a document may fall due on one day: one entry a day.
    let mut sums: BTreeMap<(ItemIdx, NaiveDate), i64> = BTreeMap::new();
    let open = ledger.open_on(as_of);
    for item in ledger.items().filter(|item| item.amount > 0 && item.kind.is_document()) {
        let left = open.get(item.idx.idx()).copied().unwrap_or_default();
        if left <= 0 {
            continue;
        }
        for part in open_parts(ledger, item.idx, left) {
            if let Some(due_on) = part.due_on.filter(|due_on| *due_on >= as_of && part.open > 0) {
                let sum = sums.entry((item.idx, due_on)).or_default();
                *sum = sum.saturating_add(part.open);
            }
        }
    }
    for ((document, on), open) in sums {
        let item = ledger.item(document);
        let amount = words.format.amount_minor(open, item.currency);
        entries.push(Entry {
            uid: format!("{}-due-{}", name(ledger.item_id(document)), on.format("%Y%m%d")),
            on,
            title: (it.due)(customer(ledger, document), item.number, &amount),
            more: (it.issued)(&words.format.full_date(item.on)),
            category: it.categories[0].to_owned(),
            rings: false,
        });
    }
}

fn promises(ledger: &Ledger, as_of: NaiveDate, words: &Words, entries: &mut Vec<Entry>) {
    let it = words.calendar();
    for (_, promise) in ledger.promises() {
        if promise.from > as_of || promise_state(ledger, promise, as_of) != PromiseState::Waiting {
            continue;
        }
        let currency = promise.documents.first().map_or(Currency::EUR, |document| ledger.item(*document).currency);
        entries.push(Entry {
            uid: format!("{}-promise", name(ledger.promise_id(promise))),
            on: promise.due_on,
            title: (it.promise)(&ledger.customer(promise.customer).details.name, &words.format.amount_minor(promise.amount, currency)),
            more: promise.note.clone(),
            category: it.categories[1].to_owned(),
            rings: true,
        });
    }
}

fn reminders(ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings, words: &Words, entries: &mut Vec<Entry>) {
    let it = words.calendar();
    for card in day_list(ledger, as_of, settings).cards {
        let who = &ledger.customer(card.customer).details.name;
        let uid = |on: NaiveDate| format!("{}-remind-{}", name(ledger.customer_id(card.customer)), on.format("%Y%m%d"));
        let mut days: BTreeMap<NaiveDate, Money> = BTreeMap::from([(as_of, card.at_stake)]);
        for left in &card.not_included {
            if let NotIncludedReason::NotYet { on, .. } = left.reason
                && on > as_of
            {
                let sum = days.entry(on).or_insert(Money::from_minor(0, left.late.open.currency()));
                *sum = sum.plus(left.late.open).unwrap_or(*sum);
            }
        }
        for (on, sum) in days {
            entries.push(Entry {
                uid: uid(on),
                on,
                title: (it.remind)(who, &words.format.amount(sum)),
                more: String::new(),
                category: it.categories[2].to_owned(),
                rings: true,
            });
        }
    }
}

fn invoices(ledger: &Ledger, as_of: NaiveDate, words: &Words, entries: &mut Vec<Entry>) {
    let it = words.calendar();
    let until = as_of.checked_add_days(Days::new(AHEAD)).unwrap_or(as_of);
    for row in to_invoice(ledger, as_of, until).rows {
        let Some(on) = row.on else { continue };
        let order = row.order.and_then(|idx| ledger.order(idx)).map(|order| ledger.order_id(order));
        let of = order.or(row.item.map(|item| ledger.item_id(item))).map(name).unwrap_or_default();
        let part = match row.reason {
            ToInvoiceReason::Period { part } | ToInvoiceReason::Stage { part } => part.to_string(),
            ToInvoiceReason::Delivered => "delivered".to_owned(),
            ToInvoiceReason::Retention => "retention".to_owned(),
            ToInvoiceReason::Accrued => "accrued".to_owned(),
        };
        // What is late already rings today.
        let on = on.max(as_of);
        entries.push(Entry {
            uid: format!("{of}-bill-{part}"),
            on,
            title: (it.bill)(&ledger.customer(row.customer).details.name, &words.format.amount(row.amount)),
            more: (words.to_invoice().reason)(row.reason),
            category: it.categories[3].to_owned(),
            rings: true,
        });
    }
}

fn debits(ledger: &Ledger, as_of: NaiveDate, words: &Words, entries: &mut Vec<Entry>) {
    let it = words.calendar();
    for (_, debit) in ledger.debits().filter(|(_, debit)| debit.counts_on(as_of) && debit.collect_on >= as_of) {
        let item = ledger.item(debit.document);
        entries.push(Entry {
            uid: format!("{}-debit", name(ledger.debit_id(debit))),
            on: debit.collect_on,
            title: (it.debit)(customer(ledger, debit.document), item.number, &words.format.amount_minor(debit.amount, item.currency)),
            more: String::new(),
            category: it.categories[4].to_owned(),
            rings: false,
        });
    }
}
