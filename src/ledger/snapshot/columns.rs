//! Columns of rows of one width, read at the speed of a copy: a reader of tagged fields would take ten times as long.

use crate::ledger::event::AllocationBasis;
use crate::ledger::state::{Allocation, Cold, Thing};
use crate::ledger::texts::Span;
use crate::ledger::{
    AccountFamily, AllocationIdx, AssignmentIdx, BalanceIdx, BankLineIdx, ClaimIdx, CustomerIdx, DebitIdx, DisputeIdx, DueBasis,
    ExplanationIdx, InsolvencyIdx, ItemIdx, ItemKind, MandateIdx, Means, OrderIdx, PromiseIdx, ReminderIdx, StatementIdx,
};
use chrono::{Datelike, NaiveDate};

/// A value that takes always as many bytes.
trait Row: Sized {
    const WIDTH: usize;

    fn put(&self, bytes: &mut Vec<u8>);

    /// From so many bytes at least; `None` for what [`Row::put`] never writes.
    fn take(bytes: &mut &[u8]) -> Option<Self>;
}

macro_rules! rows_of_numbers {
    ($($number:ty),*) => {$(
        impl Row for $number {
            const WIDTH: usize = size_of::<$number>();

            fn put(&self, bytes: &mut Vec<u8>) {
                bytes.extend_from_slice(&self.to_le_bytes());
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                let (number, rest) = bytes.split_first_chunk()?;
                *bytes = rest;
                Some(Self::from_le_bytes(*number))
            }
        }
    )*};
}
rows_of_numbers!(u8, u32, i32, i64);

macro_rules! rows_of_places {
    ($($place:ident),*) => {$(
        impl Row for $place {
            const WIDTH: usize = u32::WIDTH;

            fn put(&self, bytes: &mut Vec<u8>) {
                self.0.put(bytes);
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                u32::take(bytes).map(Self)
            }
        }
    )*};
}
rows_of_places!(BalanceIdx, ItemIdx);

/// A new variant that is not named here does not compile.
macro_rules! rows_of_variants {
    ($($type:ident { $($variant:ident),* })*) => {$(
        impl Row for $type {
            const WIDTH: usize = u8::WIDTH;

            fn put(&self, bytes: &mut Vec<u8>) {
                match self {
                    $(Self::$variant => bytes.push(Self::$variant as u8),)*
                }
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                let byte = u8::take(bytes)?;
                $(if byte == Self::$variant as u8 {
                    return Some(Self::$variant);
                })*
                None
            }
        }
    )*};
}
rows_of_variants! {
    ItemKind { Opening, Invoice, CreditNote, Deposit, Accrual, Payment, Bounce, Refund, Discount, SetOff, ExchangeDifference, WriteOff, Bill }
    Means { Unsaid, Transfer, Card, Cheque, DirectDebit, Cash, Bill }
    AccountFamily { Customers, Bills, Doubtful, Accrued, Advances }
    DueBasis { Stated, Assumed, Confirmed }
    AllocationBasis { Lettered, Stated, ByHand }
}

/// What an event made, as a number for the kind and the place.
macro_rules! rows_of_things {
    ($($kind:literal $variant:ident($place:ident)),*) => {
        impl Row for Thing {
            const WIDTH: usize = u8::WIDTH + u32::WIDTH;

            fn put(&self, bytes: &mut Vec<u8>) {
                let (kind, place): (u8, u32) = match self {
                    Self::Nothing => (0, 0),
                    $(Self::$variant(place) => ($kind, place.0),)*
                };
                kind.put(bytes);
                place.put(bytes);
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                let (kind, place) = (u8::take(bytes)?, u32::take(bytes)?);
                match kind {
                    0 => Some(Self::Nothing),
                    $($kind => Some(Self::$variant($place(place))),)*
                    _ => None,
                }
            }
        }
    };
}
rows_of_things!(
    1 Customer(CustomerIdx), 2 Item(ItemIdx), 3 Allocation(AllocationIdx), 4 Reminder(ReminderIdx), 5 Dispute(DisputeIdx),
    6 Promise(PromiseIdx), 7 Insolvency(InsolvencyIdx), 8 Statement(StatementIdx), 9 BankLine(BankLineIdx),
    10 Explanation(ExplanationIdx), 11 Claim(ClaimIdx), 12 Assignment(AssignmentIdx), 13 Order(OrderIdx), 14 Mandate(MandateIdx),
    15 Debit(DebitIdx)
);

impl Row for NaiveDate {
    const WIDTH: usize = i32::WIDTH;

    fn put(&self, bytes: &mut Vec<u8>) {
        self.num_days_from_ce().put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Self::from_num_days_from_ce_opt(i32::take(bytes)?)
    }
}

impl<One: Row, Other: Row> Row for (One, Other) {
    const WIDTH: usize = One::WIDTH + Other::WIDTH;

    fn put(&self, bytes: &mut Vec<u8>) {
        self.0.put(bytes);
        self.1.put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some((One::take(bytes)?, Other::take(bytes)?))
    }
}

impl Row for bool {
    const WIDTH: usize = u8::WIDTH;

    fn put(&self, bytes: &mut Vec<u8>) {
        bytes.push(u8::from(*self));
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Some(u8::take(bytes)? != 0)
    }
}

/// Whether there is one, and what it is; what stands in the place of none is not looked at.
impl<Value: Row + Default> Row for Option<Value> {
    const WIDTH: usize = bool::WIDTH + Value::WIDTH;

    fn put(&self, bytes: &mut Vec<u8>) {
        Row::put(&self.is_some(), bytes);
        self.as_ref().unwrap_or(&Value::default()).put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        let (is_there, value) = (bool::take(bytes)?, Value::take(bytes)?);
        Some(is_there.then_some(value))
    }
}

impl Row for Span {
    const WIDTH: usize = <(u32, u32)>::WIDTH;

    fn put(&self, bytes: &mut Vec<u8>) {
        self.to_numbers().put(bytes);
    }

    fn take(bytes: &mut &[u8]) -> Option<Self> {
        Row::take(bytes).map(Self::from_numbers)
    }
}

/// A row of several fields, each written and read in the order named.
macro_rules! rows_of_fields {
    ($($type:ident { $($field:ident: $of:ty),* })*) => {$(
        impl Row for $type {
            const WIDTH: usize = 0 $(+ <$of as Row>::WIDTH)*;

            fn put(&self, bytes: &mut Vec<u8>) {
                let Self { $($field),* } = self;
                $(Row::put($field, bytes);)*
            }

            fn take(bytes: &mut &[u8]) -> Option<Self> {
                Some(Self { $($field: <$of as Row>::take(bytes)?),* })
            }
        }
    )*};
}
rows_of_fields! {
    Cold {
        means: Means, account: AccountFamily, retention: bool, due_basis: DueBasis, by_terms: bool, number: Span, label: Span,
        instalments: (u32, u32), line: Option<u32>, thing: (u32, u32)
    }
    Allocation {
        credit: ItemIdx, debit: ItemIdx, amount: i64, from: NaiveDate, until: Option<NaiveDate>, basis: AllocationBasis, thing: (u32, u32)
    }
}

fn bytes_of<Value: Row>(column: &[Value]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(column.len() * Value::WIDTH);
    for value in column {
        value.put(&mut bytes);
    }
    bytes
}

fn column_of<Value: Row>(bytes: &[u8]) -> Option<Vec<Value>> {
    if !bytes.len().is_multiple_of(Value::WIDTH) {
        return None;
    }
    let mut column = Vec::with_capacity(bytes.len() / Value::WIDTH);
    for mut row in bytes.chunks_exact(Value::WIDTH) {
        column.push(Value::take(&mut row)?);
    }
    Some(column)
}

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident of $value:ty;)*) => {$(
        $(#[$doc])*
        pub(in crate::ledger) mod $name {
            use super::*;
            use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

            pub(in crate::ledger) fn serialize<S: Serializer>(column: &[$value], serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_bytes(&bytes_of(column))
            }

            pub(in crate::ledger) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<$value>, D::Error> {
                let bytes = <&[u8]>::deserialize(deserializer)?;
                column_of(bytes).ok_or_else(|| D::Error::custom("not such a column"))
            }
        }
    )*};
}
columns! {
    /// Days, counted from the common era.
    days of NaiveDate;
    /// Minor units.
    amounts of i64;
    /// Places of accounts.
    balances of BalanceIdx;
    /// Kinds of items.
    kinds of ItemKind;
    /// What only the reader of one item needs.
    cold of Cold;
    /// Allocations.
    allocations of Allocation;
    /// What the events of a batch made.
    things of Thing;
    /// Places in a text.
    places of u32;
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    fn holds<Value: Row + PartialEq + std::fmt::Debug>(column: &[Value]) {
        let bytes = bytes_of(column);
        assert_eq!(bytes.len(), column.len() * Value::WIDTH);
        assert_eq!(column_of::<Value>(&bytes).unwrap(), column);
        assert!(bytes.is_empty() || Value::WIDTH == 1 || column_of::<Value>(bytes.get(1..).unwrap()).is_none());
    }

    #[test]
    fn a_column_comes_back() {
        let day = |n| NaiveDate::from_num_days_from_ce_opt(n).unwrap();
        let cold = Cold {
            means: Means::Bill,
            account: AccountFamily::Advances,
            retention: true,
            due_basis: DueBasis::Confirmed,
            by_terms: false,
            number: Span::from_numbers((7, 12)),
            label: Span::from_numbers((u32::MAX, 1)),
            instalments: (3, 4),
            line: Some(0),
            thing: (5, 6),
        };
        let allocation = Allocation {
            credit: ItemIdx(1),
            debit: ItemIdx(2),
            amount: i64::MIN,
            from: day(700_000),
            until: None,
            basis: AllocationBasis::ByHand,
            thing: (8, 9),
        };
        holds(&[cold.clone(), Cold { line: None, retention: false, by_terms: true, ..cold }]);
        holds(&[allocation.clone(), Allocation { until: Some(day(-5)), ..allocation }]);
        holds(&[Thing::Nothing, Thing::Debit(DebitIdx(u32::MAX)), Thing::Item(ItemIdx(3))]);
        holds(&[NaiveDate::MIN, NaiveDate::MAX]);
        holds(&[i64::MIN, -1, 0, i64::MAX]);
        holds::<ItemKind>(&[]);
        holds(&[ItemKind::Opening, ItemKind::Bill]);
    }

    #[test]
    fn what_was_never_written_is_no_column() {
        assert_eq!(column_of::<ItemKind>(&[13]), None);
        assert_eq!(column_of::<Thing>(&[16, 0, 0, 0, 0]), None);
        assert_eq!(column_of::<NaiveDate>(&i32::MAX.to_le_bytes()), None);
    }
}
