//! Views that are mended after a batch, beside the same views worked out whole.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

#[expect(dead_code, reason = "other tests use the rest")]
mod random_ledger;

use chrono::NaiveDate;
use echeance::insight::{
    AgeClass, AgedBalanceSettings, Grouping, ItemScope, OpenItemsRequest, Proposal, SortDirection, SortKey, TimeBarOf, open_items,
    proposals, proposals_of, time_bar_of, time_bars,
};
use echeance::ledger::{Ledger, Touched};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use random_ledger::{RandomLedger, Wish};

const SORTS: [SortKey; 7] =
    [SortKey::Number, SortKey::Customer, SortKey::Issued, SortKey::Due, SortKey::DaysLate, SortKey::Amount, SortKey::Open];
const SCOPES: [ItemScope; 4] = [ItemScope::Open, ItemScope::Overdue, ItemScope::All, ItemScope::Money];

fn request(sort: usize, scope: usize, down: bool, class: bool, text: bool) -> OpenItemsRequest {
    OpenItemsRequest {
        scope: SCOPES[scope],
        customer: None,
        currency: None,
        class: class.then_some(AgeClass::Bucket(0)),
        ageing: AgedBalanceSettings::by_due_date(),
        text: if text { "1".to_owned() } else { String::new() },
        sort: SORTS[sort],
        direction: if down { SortDirection::Descending } else { SortDirection::Ascending },
        grouping: Grouping::Together,
    }
}

/// How often a list was mended while batches came one by one.
fn mends(books: &RandomLedger, day: NaiveDate, request: &OpenItemsRequest) -> Result<u32, TestCaseError> {
    let mut ledger = Ledger::default();
    let (mut list, mut proposed) = (open_items(&ledger, day, request), proposals(&ledger, day));
    let mut mends = 0;
    for (batch, events) in &books.batches {
        let touched = ledger.apply_batch(*batch, events.iter().map(Some));
        let (whole, all) = (open_items(&ledger, day, request), proposals(&ledger, day));
        if let Touched::Customers(touched) = touched {
            if let Some(mended) = list.mended(&ledger, day, request, &touched) {
                prop_assert_eq!(&mended, &whole);
                mends += 1;
            }
            let others = proposed.into_iter().filter(|it| !touched.contains(&ledger.item(it.credit).customer));
            let mut mended: Vec<Proposal> = others.chain(proposals_of(&ledger, day, &touched)).collect();
            mended.sort_by_key(|it| it.credit);
            let mut expected = all.clone();
            expected.sort_by_key(|it| it.credit);
            prop_assert_eq!(mended, expected);
        }
        (list, proposed) = (whole, all);
    }
    told_apart(&ledger, day)?;
    Ok(mends)
}

/// What is worked out for all at once is what is worked out for each.
fn told_apart(ledger: &Ledger, day: NaiveDate) -> Result<(), TestCaseError> {
    let seen = ledger.seen_on(day);
    let open = seen.open_on(day);
    let each = seen.items().zip(&open).filter_map(|(item, open)| time_bar_of(&seen, day, item.idx, *open));
    let mut near: Vec<TimeBarOf> = each.filter(|bar| bar.warning != Some(0)).collect();
    near.sort_by_key(|bar| (bar.last_day, bar.item));
    prop_assert_eq!(time_bars(ledger, day), near);
    for (customer, _) in seen.customers() {
        let theirs = seen.open_of(day, |account| seen.balance(account).customer == customer);
        let expected: Vec<_> =
            seen.items().zip(&open).filter(|(it, _)| it.customer == customer).map(|(it, open)| (it.idx, *open)).collect();
        prop_assert_eq!(theirs, expected);
    }
    Ok(())
}

#[test]
fn what_is_mended_is_what_is_worked_out_whole() {
    let asked = (0..SORTS.len(), 0..SCOPES.len(), any::<bool>(), any::<bool>(), any::<bool>());
    let n = std::cell::Cell::new(0);
    let mut runner = TestRunner::new(Config { cases: 120, failure_persistence: None, ..Config::default() });
    // One thing a batch, as by hand.
    let one_by_one = |wishes: Vec<Wish>| {
        let apart: Vec<Wish> = wishes.into_iter().flat_map(|wish| [wish, Wish::NextBatch]).collect();
        RandomLedger::of(&apart)
    };
    let books = (prop::collection::vec(random_ledger::wish(), 0..60).prop_map(one_by_one), 0_u64..400, asked);
    let ran = runner.run(&books, |(books, day, (sort, scope, down, class, text))| {
        n.set(n.get() + mends(&books, random_ledger::day(day), &request(sort, scope, down, class, text))?);
        Ok(())
    });
    ran.unwrap();
    assert!(n.get() > 20, "only {} lists were mended", n.get());
}
