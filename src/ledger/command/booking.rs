//! The events that book money and settle documents with it.

use crate::basis::id::Ref;
use crate::basis::money::Money;
use crate::ledger::{AccountFamily, AllocationBasis, Event, Means, MoneyKind};
use chrono::NaiveDate;

/// Whether money of this kind raises what is owed.
pub(super) fn raises(kind: MoneyKind) -> bool {
    matches!(kind, MoneyKind::Bounce | MoneyKind::Refund)
}

/// `amount` is positive; the sign is that of the kind.
pub(in crate::ledger) fn money_booked(
    customer: Ref,
    kind: MoneyKind,
    booked_on: NaiveDate,
    amount: Money,
    means: Means,
    reference: &str,
) -> Event {
    let signed = if raises(kind) { amount.amount() } else { -amount.amount() };
    Event::MoneyBooked {
        customer,
        kind,
        booked_on,
        amount: Money::new(signed, amount.currency()),
        reference: reference.trim().to_owned(),
        account: AccountFamily::default(),
        label: String::new(),
        line: None,
        means,
    }
}

pub(in crate::ledger) fn allocated(credit: Ref, debit: Ref, amount: Money) -> Event {
    Event::Allocated { credit, debit, amount, basis: AllocationBasis::ByHand }
}
