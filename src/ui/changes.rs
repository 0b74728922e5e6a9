//! What changed lately, and views that look only there.
//!
//! A view of many rows is worked out whole once; after a payment it is mended: the rows of the customer who paid are worked out again,
//! the others stay. Invariant: a mended view equals the one worked out whole. Each says so of itself in tests.

use super::workbench::Workbench;
use crate::ledger::{CustomerIdx, Ledger, Touched};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::{BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

/// So many changes are remembered; a page that looked before them works everything out again.
const REMEMBERED: usize = 16;

/// The last changes of the ledger, each with the revision that it made.
#[derive(Debug, Default)]
pub(super) struct Changes(VecDeque<(u64, Touched)>);

impl Changes {
    pub(super) fn note(&mut self, revision: u64, touched: Touched) {
        if self.0.len() == REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back((revision, touched));
    }

    pub(super) fn since(&self, revision: u64) -> Touched {
        match self.0.back() {
            Some((last, _)) if *last > revision => {}
            _ => return Touched::nothing(),
        }
        // The one that followed what was seen must still be remembered.
        if self.0.front().is_none_or(|(first, _)| *first > revision.saturating_add(1)) {
            return Touched::Everything;
        }
        self.0.iter().filter(|(made, _)| *made > revision).fold(Touched::nothing(), |sum, (_, touched)| sum.and(touched))
    }
}

struct Worked<K, T> {
    asked: K,
    as_of: NaiveDate,
    revision: u64,
    view: Arc<T>,
}

impl Workbench {
    /// A view on the day shown of what is `asked`. It is worked out `whole`, or, where a batch concerned few customers, `mended` from what
    /// it was; a mend that gives `None` leaves it to the whole.
    #[must_use]
    pub fn mended_view<K, T>(
        self,
        asked: impl Fn() -> K + Send + Sync + 'static,
        whole: impl Fn(&Ledger, NaiveDate, &K) -> T + Send + Sync + 'static,
        mended: impl Fn(&T, &Ledger, NaiveDate, &K, &BTreeSet<CustomerIdx>) -> Option<T> + Send + Sync + 'static,
    ) -> Memo<Arc<T>>
    where
        K: PartialEq + Send + Sync + 'static,
        T: PartialEq + Send + Sync + 'static,
    {
        let before: Mutex<Option<Worked<K, T>>> = Mutex::new(None);
        Memo::new(move |_| {
            let (asked, as_of, revision) = (asked(), self.as_of().get(), self.revision().get());
            let mut before = before.lock().unwrap_or_else(PoisonError::into_inner);
            let view = self.with_untracked(|ledger| {
                let same = before.as_ref().filter(|it| it.asked == asked && it.as_of == as_of);
                let mended = same.and_then(|it| match self.touched_since(it.revision) {
                    Touched::Customers(none) if none.is_empty() => Some(Arc::clone(&it.view)),
                    Touched::Customers(touched) => mended(&it.view, ledger, as_of, &asked, &touched).map(Arc::new),
                    Touched::Everything => None,
                });
                mended.unwrap_or_else(|| Arc::new(whole(ledger, as_of, &asked)))
            });
            *before = Some(Worked { asked, as_of, revision, view: Arc::clone(&view) });
            view
        })
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    fn of(customers: &[u32]) -> Touched {
        Touched::Customers(customers.iter().map(|it| serde_json::from_value(serde_json::json!(it)).unwrap()).collect())
    }

    #[test]
    fn changes_are_summed_from_what_was_seen() {
        let mut changes = Changes::default();
        assert_eq!(changes.since(0), Touched::nothing());
        changes.note(1, of(&[3]));
        changes.note(2, of(&[5]));
        assert_eq!(changes.since(0), of(&[3, 5]));
        assert_eq!(changes.since(1), of(&[5]));
        assert_eq!(changes.since(2), Touched::nothing());
        changes.note(3, Touched::Everything);
        assert_eq!(changes.since(1), Touched::Everything);
        assert_eq!(changes.since(3), Touched::nothing());
    }

    #[test]
    fn what_is_no_longer_remembered_is_everything() {
        let mut changes = Changes::default();
        for revision in 1..=20 {
            changes.note(revision, of(&[1]));
        }
        assert_eq!(changes.since(2), Touched::Everything);
        assert_eq!(changes.since(4), of(&[1]));
    }
}
