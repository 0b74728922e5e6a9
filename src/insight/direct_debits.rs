//! What can be collected by direct debit: due documents of customers with a mandate, and why the others are left out.

use crate::basis::money::{Currency, Money};
use crate::law::debit_hold_until;
use crate::ledger::{CustomerIdx, Debit, DebitScheme, DebitSequence, ItemIdx, ItemKind, Ledger, MandateIdx};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// A document that can be collected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collectable {
    /// Which.
    pub document: ItemIdx,
    /// Whose.
    pub customer: CustomerIdx,
    /// Under which mandate.
    pub mandate: MandateIdx,
    /// When it falls due.
    pub due_on: NaiveDate,
    /// What is open of it.
    pub open: Money,
    /// Under which scheme.
    pub scheme: DebitScheme,
    /// The place that it would have among the mandate's.
    pub sequence: DebitSequence,
}

/// Why a document of a customer with a mandate is not collected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCollected {
    /// Asked for already.
    Asked {
        /// The day on which the money is to come.
        collect_on: NaiveDate,
    },
    /// The customer objects to it.
    Disputed,
    /// The customer is insolvent.
    Insolvent,
    /// It was assigned to a factor.
    Assigned,
    /// Another currency than the euro.
    NotEuro,
    /// It falls due after the day of collection.
    NotDue,
    /// The mandate may be used once, and was.
    MandateUsed,
}

/// What can be collected on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Collectables {
    /// What can be, oldest due date first.
    pub rows: Vec<Collectable>,
    /// What cannot, and why.
    pub left_out: Vec<(ItemIdx, NotCollected)>,
}

/// What can be collected on `collect_on`, as known on `as_of`.
#[must_use]
pub fn collectables(ledger: &Ledger, as_of: NaiveDate, collect_on: NaiveDate) -> Collectables {
    let mandates: BTreeMap<CustomerIdx, MandateIdx> = ledger
        .mandates()
        .filter(|(_, mandate)| mandate.counts_on(as_of))
        .map(|(idx, mandate)| (ledger.survivor_of(mandate.customer), idx))
        .collect();
    let mut found = Collectables::default();
    if mandates.is_empty() {
        return found;
    }
    let open = ledger.open_on(as_of);
    let disputed: BTreeSet<ItemIdx> =
        ledger.disputes().map(|(_, dispute)| dispute).filter(|dispute| dispute.counts_on(as_of)).map(|dispute| dispute.document).collect();
    let insolvent: BTreeSet<CustomerIdx> =
        ledger.insolvencies().map(|(_, known)| known).filter(|known| known.counts_on(as_of)).map(|known| known.customer).collect();
    let mut under: BTreeMap<MandateIdx, usize> = BTreeMap::new();
    let mut owed: Vec<_> = ledger
        .items()
        .filter(|item| mandates.contains_key(&item.customer))
        .filter(|item| item.amount > 0 && matches!(item.kind, ItemKind::Invoice | ItemKind::Deposit | ItemKind::Opening) && !item.retention)
        .filter_map(|item| Some((item, *open.get(item.idx.idx())?)))
        .filter(|(_, open)| *open > 0)
        .collect();
    owed.sort_by_key(|(item, _)| (item.due_on, item.idx));
    for (item, open) in owed {
        let Some(mandate) = mandates.get(&item.customer).copied() else { continue };
        let Some(known) = ledger.mandate(mandate) else { continue };
        let next = ledger.next_sequence(mandate);
        let before = under.entry(mandate).or_default();
        let once_more = next == DebitSequence::OneOff
            && (*before > 0 || ledger.debits().any(|(_, debit)| debit.mandate == mandate && debit.given_up.is_none()));
        let why = if let Some(debit) = debit_of(ledger, item.idx, as_of) {
            Some(NotCollected::Asked { collect_on: debit.collect_on })
        } else if insolvent.contains(&item.customer) {
            Some(NotCollected::Insolvent)
        } else if disputed.contains(&item.idx) {
            Some(NotCollected::Disputed)
        } else if ledger.assignment_of(item.idx, as_of).is_some() {
            Some(NotCollected::Assigned)
        } else if item.currency != Currency::EUR {
            Some(NotCollected::NotEuro)
        } else if item.due_on > collect_on {
            Some(NotCollected::NotDue)
        } else if once_more {
            Some(NotCollected::MandateUsed)
        } else {
            None
        };
        if let Some(why) = why {
            found.left_out.push((item.idx, why));
            continue;
        }
        let sequence = if next == DebitSequence::First && *before > 0 { DebitSequence::Recurring } else { next };
        *before += 1;
        found.rows.push(Collectable {
            document: item.idx,
            customer: item.customer,
            mandate,
            due_on: item.due_on,
            open: Money::from_minor(open, item.currency),
            scheme: known.terms.scheme,
            sequence,
        });
    }
    found
}

/// The debit of a document that was asked for and counts on a day.
#[must_use]
pub fn debit_of(ledger: &Ledger, document: ItemIdx, as_of: NaiveDate) -> Option<&Debit> {
    ledger.debits().map(|(_, debit)| debit).find(|debit| debit.document == document && debit.counts_on(as_of))
}

/// Documents whose debit is under way on a day: asked for, and the days in which it may still come back are not over. Each with the last
/// of those days.
#[must_use]
pub fn debits_under_way(ledger: &Ledger, as_of: NaiveDate) -> BTreeMap<ItemIdx, (NaiveDate, NaiveDate)> {
    let counting = ledger.debits().map(|(_, debit)| debit).filter(|debit| debit.counts_on(as_of));
    counting
        .map(|debit| (debit.document, (debit.collect_on, debit_hold_until(debit.collect_on))))
        .filter(|(_, (_, until))| as_of <= *until)
        .collect()
}
