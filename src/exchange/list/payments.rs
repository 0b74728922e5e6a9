//! A line is a payment, or the part of one that settles one document.
//!
//! Lines of one reference are one payment whose amount each of them repeats. What a discount or a fee settles beside the money becomes an
//! item of its own; interest within the money becomes what it pays. Money that goes back takes its payment back ([`ItemKind::Bounce`])
//! where it names a document or is given back ([`ItemKind::Refund`]) where it names none or a credit note.

use super::columns::Role;
use super::documents::named;
use super::lookup::{Lookup, hash_of};
use super::reader::List;
use super::records::Record;
use super::titles::folded;
use crate::basis::money::Currency;
use crate::exchange::reading::{Issue, IssueKind, ReadItem, Settles};
use crate::ledger::ItemKind;
use chrono::NaiveDate;

/// Payments met so far.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// By the hash of customer and reference.
    by_reference: Lookup<u64, u32>,
    /// What takes back a payment.
    taken_back: Vec<TakenBack>,
}

#[derive(Debug)]
struct TakenBack {
    /// The item that takes back.
    item: u32,
    /// Reference of the payment.
    reference: String,
    /// Document that is open again.
    document: String,
}

struct Line {
    customer: u32,
    on: NaiveDate,
    currency: Currency,
}

pub(crate) fn take(list: &mut List<'_>, record: &Record, seen: &mut Seen) -> Result<(), Issue> {
    let customer = list.customer(record)?;
    let amount_role = if list.places.at(Role::Amount).is_some() { Role::Amount } else { Role::Allocated };
    let written = match list.places.at(amount_role) {
        Some(idx) => list.amount(record, idx)?,
        None => None,
    };
    let (currency, decimals) = list.currency(record, written.and_then(|amount| amount.currency))?;
    let Some(amount) = list.minor_of(record, amount_role, decimals)? else {
        return Err(list.issue_with(record, amount_role, IssueKind::Missing));
    };
    let Some(on) = list.date(record, Role::PaidOn)? else { return Err(list.issue_with(record, Role::PaidOn, IssueKind::Missing)) };
    let allocated = list.minor_of(record, Role::Allocated, decimals)?;
    let discount = list.minor_of(record, Role::Discount, decimals)?.unwrap_or(0);
    let charges = list.minor_of(record, Role::Charges, decimals)?.unwrap_or(0);
    let interest = list.minor_of(record, Role::Interest, decimals)?.unwrap_or(0);
    if amount == 0 && discount == 0 && charges == 0 {
        return Err(list.issue_with(record, amount_role, IssueKind::Nothing));
    }
    let line = Line { customer, on, currency };
    let document = list.cell(record, Role::SettledNumber);
    let reference = list.cell(record, Role::PaymentReference);
    let reverses = list.cell(record, Role::Reverses);
    let key = hash_of(&(customer, &*reference));
    let part = allocated.map(|minor| minor.saturating_abs()).filter(|minor| *minor > 0);
    // Money without any amount allocated settles nothing, whatever it names.
    let names = if allocated == Some(0) { Vec::new() } else { named(&document, part) };
    let known = if reference.is_empty() { None } else { seen.by_reference.get(&key).copied() };
    let known = known.filter(|idx| {
        let item = usize::try_from(*idx).ok().and_then(|idx| list.items.get(idx));
        item.is_some_and(|item| {
            item.customer == customer
                && item.number == reference
                && item.on == on
                && item.amount_minor == amount.saturating_neg()
                && item.currency == currency
        })
    });
    // Without a column for the part, each line is money of its own; the very same line again is not.
    let has_parts = list.places.at(Role::Allocated).is_some();
    let payment = match known.and_then(|idx| usize::try_from(idx).ok().and_then(|at| list.items.get_mut(at)).map(|item| (idx, item))) {
        Some((_, item)) if names.iter().all(|name| item.settles.iter().any(|other| other.number == name.number)) => {
            return Err(list.issue_with(record, Role::PaymentReference, IssueKind::Twice));
        }
        Some((idx, item)) if has_parts => {
            item.settles.extend(names);
            idx
        }
        _ => {
            let kind = match (amount < 0, reverses.is_empty(), document.is_empty()) {
                (false, ..) => ItemKind::Payment,
                (true, false, false) => ItemKind::Bounce,
                (true, ..) if says_returned(&list.cell(record, Role::Label)) => ItemKind::Bounce,
                (true, ..) => ItemKind::Refund,
            };
            let settles = match (kind, reverses.is_empty()) {
                (ItemKind::Payment, _) if !has_parts => parts(names, amount),
                (ItemKind::Payment, _) | (_, true) => names,
                (_, false) => vec![Settles { number: reverses.clone().into_owned(), amount_minor: Some(amount.saturating_abs()) }],
            };
            let item = ReadItem {
                number: reference.clone().into_owned(),
                label: list.cell(record, Role::Label).into_owned(),
                settles,
                ..ReadItem::new(customer, kind, on, amount.saturating_neg(), currency, record.line)
            };
            let idx = list.push(item);
            if !reference.is_empty() {
                seen.by_reference.insert(key, idx);
            }
            if !reverses.is_empty() {
                seen.taken_back.push(TakenBack { item: idx, reference: reverses.into_owned(), document: document.clone().into_owned() });
            }
            idx
        }
    };
    beside(list, record, &line, &document, [(ItemKind::Discount, discount), (ItemKind::SetOff, charges)]);
    if interest > 0 {
        let label = list.title(Role::Interest);
        let debit = list.push(ReadItem { label, ..ReadItem::new(customer, ItemKind::SetOff, on, interest, currency, record.line) });
        list.allocate(payment, debit, interest);
    }
    Ok(())
}

/// Joins what takes back with its payment, where the list has both; the document that the payment had settled is open again.
pub(crate) fn close(list: &mut List<'_>, seen: Seen) {
    for TakenBack { item, reference, document } in seen.taken_back {
        let at = |idx: u32| usize::try_from(idx).unwrap_or(usize::MAX);
        let Some((customer, amount)) = list.items.get(at(item)).map(|item| (item.customer, item.amount_minor)) else { continue };
        let Some(payment) = seen.by_reference.get(&hash_of(&(customer, reference.as_str()))).copied() else { continue };
        let Some(paid) = list.items.get_mut(at(payment)) else { continue };
        if paid.amount_minor >= 0 || paid.customer != customer || paid.number != reference {
            continue;
        }
        let amount = amount.min(paid.amount_minor.saturating_neg());
        for name in &mut paid.settles {
            if name.number == document {
                name.amount_minor = name.amount_minor.map(|minor| minor.saturating_sub(amount).max(0));
            }
        }
        paid.settles.retain(|name| name.amount_minor != Some(0));
        if let Some(back) = list.items.get_mut(at(item)) {
            back.settles.clear();
        }
        list.allocate(payment, item, amount);
    }
}

/// True for the label of money that a bank took back.
fn says_returned(label: &str) -> bool {
    folded(label).split(' ').any(|word| {
        matches!(word, "rejet" | "rejete" | "impaye" | "retour" | "returned" | "bounced" | "chargeback" | "storno" | "rucklastschrift")
    })
}

/// One name without an amount is settled with the whole.
fn parts(mut names: Vec<Settles>, amount: i64) -> Vec<Settles> {
    if let [name] = names.as_mut_slice() {
        name.amount_minor = name.amount_minor.or(Some(amount.saturating_abs()));
    }
    names
}

/// What settles the document beside the money.
fn beside(list: &mut List<'_>, record: &Record, line: &Line, document: &str, amounts: [(ItemKind, i64); 2]) {
    for (kind, minor) in amounts {
        if minor == 0 {
            continue;
        }
        let role = if kind == ItemKind::Discount { Role::Discount } else { Role::Charges };
        let item = ReadItem {
            label: list.title(role),
            settles: named(document, Some(minor.saturating_abs())),
            ..ReadItem::new(line.customer, kind, line.on, minor.saturating_neg(), line.currency, record.line)
        };
        list.push(item);
    }
}
