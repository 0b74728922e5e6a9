//! A real year of books cut in two: the second half, opened by what the first carried forward, adds up to the whole.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::{Datelike, NaiveDate};
use echeance::basis::id::BatchId;
use echeance::basis::money::Currency;
use echeance::exchange::fec;
use echeance::exchange::plan::{Note, Plan, PlanOptions, plan};
use echeance::exchange::reading::{Extent, ReadAllocation, ReadItem, Reading};
use echeance::ledger::{CustomerKind, ItemKind, Ledger};
use libtest_mimic::{Arguments, Trial};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/fec/0000000001FEC20220831.txt");

fn main() {
    let there = Path::new(FILE).exists() || std::env::var_os("CI").is_some();
    let test = Trial::test("a_real_journal_cut_in_two_years_adds_up_to_the_whole", || {
        cut_in_two();
        Ok(())
    });
    libtest_mimic::run(&Arguments::from_args(), vec![test.with_ignored_flag(!there)]).exit();
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn options(extent: Extent) -> PlanOptions {
    PlanOptions::new(day("2026-11-23"), extent, CustomerKind::Unknown)
}

fn import(ledger: &mut Ledger, reading: &Reading, options: &PlanOptions) -> Plan {
    let plan = plan(ledger, reading, options);
    let n = u64::try_from(ledger.batches().count()).unwrap();
    ledger.apply_batch(BatchId::new(1_800_000_000_000 + n, [7; 10]), plan.events.iter().map(Some));
    assert_eq!(ledger.anomalies(), &[]);
    plan
}

fn pair(credit: u32, debit: u32, amount_minor: i64) -> ReadAllocation {
    ReadAllocation { credit, debit, amount_minor }
}

fn cut_in_two() {
    let read = |bytes: &[u8]| fec::read(bytes, &mut |_| ControlFlow::Continue(())).unwrap();
    let whole = read(&std::fs::read(Path::new(FILE)).unwrap());
    let mut all_at_once = Ledger::default();
    import(&mut all_at_once, &whole, &options(Extent::Flow));
    assert_eq!(plan(&all_at_once, &whole, &options(Extent::Flow)).events, []);
    // The same journal closed at the end of February: what is open then opens the second half, one line a customer.
    let cut = day("2022-03-01");
    let half = |keep: &dyn Fn(&ReadItem) -> bool| {
        let mut place = BTreeMap::new();
        let mut items = Vec::new();
        for (i, item) in (0_u32..).zip(&whole.items) {
            if keep(item) {
                place.insert(i, u32::try_from(items.len()).unwrap());
                items.push(item.clone());
            }
        }
        (place, items)
    };
    let (place, items) = half(&|item| item.on < cut);
    let within = |place: &BTreeMap<u32, u32>| {
        let both = |it: &ReadAllocation| Some(pair(*place.get(&it.credit)?, *place.get(&it.debit)?, it.amount_minor));
        whole.allocations.iter().filter_map(both).collect::<Vec<_>>()
    };
    let first = Reading {
        period: whole.period.map(|(start, _)| (start, cut.pred_opt().unwrap())),
        items,
        allocations: within(&place),
        ..whole.clone()
    };
    let (place, mut items) = half(&|item| item.on >= cut);
    let mut sums = BTreeMap::new();
    for item in whole.items.iter().filter(|item| item.on < cut) {
        *sums.entry((item.customer, item.account)).or_insert(0) += item.amount_minor;
    }
    for ((customer, account), sum) in sums.into_iter().filter(|(_, sum)| *sum != 0) {
        items.push(ReadItem { account, ..ReadItem::new(customer, ItemKind::Opening, cut, sum, Currency::EUR, 9) });
    }
    let second = Reading { items, allocations: within(&place), ..whole.clone() };
    let mut in_two = Ledger::default();
    import(&mut in_two, &first, &options(Extent::Flow));
    let join = import(&mut in_two, &second, &options(Extent::Flow));
    assert!(join.notes.iter().any(|note| matches!(note, Note::OpeningsJoined { .. })), "{:?}", join.notes);
    assert!(!join.notes.iter().any(|note| matches!(note, Note::OpeningDiffers { .. })), "{:?}", join.notes);
    let by_customer = |ledger: &Ledger| {
        let open = |balance: &echeance::ledger::Balance| (ledger.customer(balance.customer).key.clone(), balance.open());
        ledger.balances().iter().map(open).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(by_customer(&in_two), by_customer(&all_at_once));
    assert_eq!(whole.period.unwrap().1.year(), 2022);
}
