//! Names and numbers folded once, when they come in: a search reads them through and folds nothing.
//!
//! Derived from the rest of the state.

use super::state::{CustomerIdx, ItemIdx};
use super::{CustomerDetails, Ledger};
use crate::basis::fold::{fold_words, folded};
use serde::{Deserialize, Serialize};

/// Folded texts of customers and items.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Folded {
    customers: Vec<FoldedCustomer>,
    /// The items' numbers, each followed by [`END`].
    numbers: String,
    /// Where each number ends, its `END` not counted.
    #[serde(with = "super::snapshot::places")]
    ends: Vec<u32>,
}

/// Stands in no folded number.
const END: char = '\n';

/// What a customer is found by, in words without case and accents, one blank between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoldedCustomer {
    /// Its name.
    pub name: String,
    /// Its key.
    pub key: String,
}

impl Folded {
    /// Whether it has an entry for each customer and item of a state.
    pub(super) fn fits(&self, ledger: &Ledger) -> bool {
        self.customers.len() == ledger.customers().count() && self.ends.len() == ledger.n_items()
    }

    pub(super) fn add_customer(&mut self, key: &str, details: &CustomerDetails) {
        let mut new = FoldedCustomer::default();
        fold_words(key, &mut new.key);
        fold_words(&details.name, &mut new.name);
        self.customers.push(new);
    }

    pub(super) fn describe_customer(&mut self, idx: CustomerIdx, details: &CustomerDetails) {
        if let Some(customer) = self.customers.get_mut(idx.idx()) {
            customer.name.clear();
            fold_words(&details.name, &mut customer.name);
        }
    }

    pub(super) fn add_item(&mut self, number: &str) {
        if number.is_ascii() {
            let kept = number.bytes().filter(u8::is_ascii_alphanumeric);
            self.numbers.extend(kept.map(|byte| char::from(byte.to_ascii_lowercase())));
        } else {
            self.numbers.push_str(&folded(number));
        }
        self.ends.push(u32::try_from(self.numbers.len()).unwrap_or(u32::MAX));
        self.numbers.push(END);
    }
}

impl Ledger {
    /// What a customer is found by; empty for an index of another state.
    #[must_use]
    pub fn folded_customer(&self, idx: CustomerIdx) -> Option<&FoldedCustomer> {
        self.folded.customers.get(idx.idx())
    }

    /// The number of an item in small letters and digits alone, without accents; empty where there is none.
    #[must_use]
    pub fn folded_number(&self, idx: ItemIdx) -> &str {
        let Folded { numbers, ends, .. } = &self.folded;
        let start = idx.idx().checked_sub(1).map_or(0, |before| ends.get(before).map_or(0, |end| *end as usize + 1));
        ends.get(idx.idx()).and_then(|end| numbers.get(start..*end as usize)).unwrap_or_default()
    }

    /// Items whose folded number holds `part` (folded, not blank), in the order of entry: each with its folded number and the place in it.
    ///
    /// One pass over all numbers, 12 bytes each: a window of eight bytes moves on byte by byte, whatever is looked for.
    pub fn numbers_with<'l>(&'l self, part: &'l str) -> impl Iterator<Item = (ItemIdx, &'l str, usize)> + 'l {
        let Folded { numbers, ends, .. } = &self.folded;
        let (bytes, sought) = (numbers.as_bytes(), part.as_bytes());
        let tail = sought.get(sought.len().saturating_sub(8)..).unwrap_or_default();
        let wanted = tail.iter().fold(0_u64, |window, byte| window << 8 | u64::from(*byte));
        let mask = if tail.len() == 8 { u64::MAX } else { (1_u64 << (8 * tail.len())) - 1 };
        let (mut at, mut window, mut item) = (0_usize, 0_u64, 0_usize);
        std::iter::from_fn(move || {
            if sought.is_empty() {
                return None;
            }
            loop {
                let byte = *bytes.get(at)?;
                at += 1;
                window = window << 8 | u64::from(byte);
                if window & mask != wanted || !bytes.get(..at)?.ends_with(sought) {
                    continue;
                }
                while (*ends.get(item)? as usize) < at {
                    item += 1;
                }
                let idx = self.item_at(item)?;
                let number = self.folded_number(idx);
                let end = *ends.get(item)? as usize;
                let place = at - sought.len() - (end - number.len());
                // An item is told once, at the first place.
                at = end;
                return Some((idx, number, place));
            }
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::{BatchId, Ref};
    use crate::basis::money::{Currency, Money};
    use crate::ledger::{AccountFamily, CustomerKind, DocumentKind, Due, Event};

    fn ledger(numbers: &[&str]) -> Ledger {
        let details = |name: &str| CustomerDetails { name: name.to_owned(), ..CustomerDetails::default() };
        let mut events = vec![Event::CustomerAdded { key: "C-1".into(), details: details("Old"), kind: CustomerKind::Unknown }];
        events.extend(numbers.iter().map(|number| Event::DocumentIssued {
            customer: Ref::Here(0),
            kind: DocumentKind::Invoice,
            number: (*number).to_owned(),
            issued_on: "2026-01-05".parse().unwrap(),
            due: Due::ByTerms,
            amount: Money::from_minor(100, Currency::EUR),
            account: AccountFamily::default(),
            retention: false,
            label: String::new(),
            line: None,
        }));
        events.push(Event::CustomerDescribed { customer: Ref::Here(0), details: details("L'Été & Fils") });
        let mut ledger = Ledger::default();
        ledger.apply_batch(BatchId::new(1, [1; 10]), events.iter().map(Some));
        ledger
    }

    #[test]
    fn a_part_is_found_in_each_number_once_and_never_across_two() {
        let ledger = ledger(&["F-2026/0042", "", "42", "É42-42", "f20260042f20260042", "4", "2"]);
        let found = |part| -> Vec<(usize, usize)> { ledger.numbers_with(part).map(|(idx, _, place)| (idx.idx(), place)).collect() };
        assert_eq!(found("42"), [(0, 7), (2, 0), (3, 1), (4, 7)]);
        assert_eq!(found("f20260042"), [(0, 0), (4, 0)]);
        assert_eq!(found("0042f2026"), [(4, 5)]);
        assert_eq!(found("e4242"), [(3, 0)]);
        assert_eq!(found("zz"), []);
        assert_eq!(found(""), []);
        let folded: Vec<&str> = ledger.items().map(|item| ledger.folded_number(item.idx)).collect();
        assert_eq!(folded, ["f20260042", "", "42", "e4242", "f20260042f20260042", "4", "2"]);
    }

    #[test]
    fn what_is_folded_follows_the_state() {
        let ledger = ledger(&["F1", "é2"]);
        let customer = ledger.folded_customer(ledger.customer_at(0).unwrap()).unwrap();
        assert_eq!((customer.name.as_str(), customer.key.as_str()), ("l ete fils", "c 1"));
        assert_eq!(Ledger::from_snapshot("b", &ledger.to_snapshot("b")).unwrap().folded, ledger.folded);
    }
}
