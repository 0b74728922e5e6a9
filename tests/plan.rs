//! A reading held against the ledger: repeated, continued, corrected, and what a stock no longer holds.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::basis::money::Currency;
use echeance::exchange::plan::{Change, Counts, Gone, Note, Plan, PlanOptions, plan};
use echeance::exchange::reading::{Extent, Format, ReadAllocation, ReadCustomer, ReadItem, Reading, Settles};
use echeance::ledger::{CustomerKind, ItemKind, Ledger};
use std::collections::BTreeMap;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn options(extent: Extent) -> PlanOptions {
    PlanOptions::new(day("2026-11-23"), extent, CustomerKind::Unknown)
}

fn apply(ledger: &mut Ledger, plan: &Plan) {
    let n = u64::try_from(ledger.batches().count()).unwrap();
    ledger.apply_batch(BatchId::new(1_800_000_000_000 + n, [7; 10]), plan.events.iter().map(Some));
    assert_eq!(ledger.anomalies(), &[]);
}

fn import(ledger: &mut Ledger, reading: &Reading, options: &PlanOptions) -> Plan {
    let plan = plan(ledger, reading, options);
    apply(ledger, &plan);
    plan
}

fn reading(format: Format, items: Vec<ReadItem>, allocations: Vec<ReadAllocation>) -> Reading {
    let customer = |key: &str| ReadCustomer { key: key.into(), name: format!("{key} SARL"), line: 2, ..ReadCustomer::default() };
    let (first, last) = (items.iter().map(|item| item.on).min(), items.iter().map(|item| item.on).max());
    let lines = u32::try_from(items.len()).unwrap();
    let customers = vec![customer("A"), customer("B")];
    Reading { period: first.zip(last), customers, items, allocations, lines, ..Reading::new(format) }
}

fn item(customer: u32, kind: ItemKind, number: &str, on: &str, amount_minor: i64) -> ReadItem {
    ReadItem { number: number.into(), ..ReadItem::new(customer, kind, day(on), amount_minor, Currency::EUR, 2) }
}

fn pair(credit: u32, debit: u32, amount_minor: i64) -> ReadAllocation {
    ReadAllocation { credit, debit, amount_minor }
}

fn open(ledger: &Ledger) -> i64 {
    let total = ledger.balances().iter().map(|balance| balance.open()).sum();
    let moved: i64 = ledger.balances().iter().flat_map(|balance| balance.moved).sum();
    assert_eq!(total, moved);
    total
}

#[test]
fn the_same_file_again_brings_nothing_new() {
    let file = reading(
        Format::Fec,
        vec![
            item(0, ItemKind::Invoice, "F1", "2026-01-05", 12_000),
            item(0, ItemKind::Invoice, "F1", "2026-01-05", 12_000),
            item(0, ItemKind::Payment, "V1", "2026-02-05", -12_000),
        ],
        vec![pair(2, 1, 12_000)],
    );
    let mut ledger = Ledger::default();
    import(&mut ledger, &file, &options(Extent::Flow));
    assert_eq!(open(&ledger), 12_000);
    let again = plan(&ledger, &file, &options(Extent::Flow));
    assert_eq!(again.events, []);
    assert_eq!(again.differences.documents, Counts { new: 0, changed: 0, same: 2 });
    assert_eq!(again.differences.money.same, 1);
    assert_eq!(again.differences.allocations.same, 1);
}

#[test]
fn three_alike_lines_are_three_and_a_fourth_is_one_more() {
    let lines = |n| reading(Format::List, (0..n).map(|_| item(0, ItemKind::Payment, "", "2026-03-01", -5_000)).collect(), vec![]);
    let mut ledger = Ledger::default();
    import(&mut ledger, &lines(3), &options(Extent::Flow));
    let more = plan(&ledger, &lines(4), &options(Extent::Flow));
    assert_eq!(more.differences.money, Counts { new: 1, changed: 0, same: 3 });
}

#[test]
fn opening_entries_join_what_was_carried_and_their_lettering_settles_the_old_documents() {
    let year = reading(
        Format::Fec,
        vec![item(0, ItemKind::Invoice, "F1", "2025-11-05", 10_000), item(0, ItemKind::Invoice, "F2", "2025-12-05", 4_000)],
        vec![],
    );
    let next = reading(
        Format::Fec,
        vec![
            item(0, ItemKind::Opening, "RAN", "2026-01-01", 14_000),
            item(0, ItemKind::Payment, "V", "2026-01-20", -10_000),
            item(1, ItemKind::Opening, "RAN", "2026-01-01", 900),
        ],
        vec![pair(1, 0, 10_000)],
    );
    let mut ledger = Ledger::default();
    import(&mut ledger, &year, &options(Extent::Flow));
    let second = import(&mut ledger, &next, &options(Extent::Flow));
    assert!(second.notes.contains(&Note::OpeningsJoined { lines: 1 }));
    assert_eq!(open(&ledger), 4_900);
    let first = ledger.items().find(|item| item.number == "F1").unwrap().idx;
    assert_eq!(ledger.open_now(first), 0, "the oldest is settled");
    assert_eq!(plan(&ledger, &next, &options(Extent::Flow)).events, []);
}

#[test]
fn an_opening_that_differs_enters_the_difference_and_says_so() {
    let mut ledger = Ledger::default();
    import(
        &mut ledger,
        &reading(Format::Fec, vec![item(0, ItemKind::Invoice, "F1", "2025-11-05", 10_000)], vec![]),
        &options(Extent::Flow),
    );
    let next = reading(Format::Fec, vec![item(0, ItemKind::Opening, "RAN", "2026-01-01", 12_500)], vec![]);
    let second = import(&mut ledger, &next, &options(Extent::Flow));
    assert!(second.notes.contains(&Note::OpeningDiffers { customer: 0, file: 12_500, ledger: 10_000, currency: Currency::EUR }));
    assert_eq!(open(&ledger), 12_500);
}

#[test]
fn an_older_year_behind_later_openings_is_not_counted_twice() {
    let mut ledger = Ledger::default();
    let later = ReadItem { line: 2, ..item(0, ItemKind::Opening, "RAN", "2026-01-01", 10_000) };
    import(&mut ledger, &reading(Format::Fec, vec![later], vec![]), &options(Extent::Flow));
    let older = reading(Format::Fec, vec![item(0, ItemKind::Invoice, "F1", "2025-11-05", 10_000)], vec![]);
    let refused = plan(&ledger, &older, &options(Extent::Flow));
    assert_eq!(refused.notes, [Note::OlderThanOpenings { opening_on: day("2026-01-01") }]);
    assert!(refused.events.iter().all(|event| !matches!(event, echeance::ledger::Event::DocumentIssued { .. })));
}

fn list_of_two(paid: i64) -> Reading {
    let mut items = vec![item(0, ItemKind::Invoice, "F1", "2026-09-01", 10_000), item(0, ItemKind::Invoice, "F2", "2026-09-15", 5_000)];
    let mut allocations = Vec::new();
    if paid > 0 {
        items.push(ReadItem { on_assumed: true, ..item(0, ItemKind::Payment, "", "2026-11-23", -paid) });
        allocations.push(pair(2, 0, paid));
    }
    reading(Format::List, items, allocations)
}

#[test]
fn of_a_part_paid_before_only_what_is_more_than_known_enters() {
    let mut ledger = Ledger::default();
    import(&mut ledger, &list_of_two(3_000), &options(Extent::Stock));
    assert_eq!(open(&ledger), 12_000);
    assert_eq!(plan(&ledger, &list_of_two(3_000), &options(Extent::Stock)).events, []);
    let more = import(&mut ledger, &list_of_two(7_500), &options(Extent::Stock));
    assert_eq!(open(&ledger), 7_500);
    assert!(matches!(more.differences.changes[..], [Change::Paid { more: 4_500, .. }]));
}

#[test]
fn a_changed_due_date_is_a_change_and_a_changed_amount_is_a_conflict() {
    let mut ledger = Ledger::default();
    import(&mut ledger, &list_of_two(0), &options(Extent::Flow));
    let mut file = list_of_two(0);
    file.items[0].due_on = Some(day("2026-12-15"));
    file.items[1].amount_minor = 5_100;
    let plan = import(&mut ledger, &file, &options(Extent::Flow));
    assert!(matches!(plan.differences.changes[..], [Change::Due { .. }]));
    assert!(matches!(plan.notes[..], [Note::AmountDiffers { file: 5_100, .. }]));
    assert_eq!(open(&ledger), 15_000, "an invoice is never altered");
}

#[test]
fn what_a_stock_no_longer_holds_is_asked_and_stays_until_answered() {
    let mut ledger = Ledger::default();
    import(&mut ledger, &list_of_two(0), &options(Extent::Stock));
    let mut file = list_of_two(0);
    file.items.truncate(1);
    let asked = plan(&ledger, &file, &options(Extent::Stock));
    let [gone] = asked.differences.gone[..] else { unreachable!() };
    assert_eq!(asked.events, []);
    let answered = PlanOptions { gone: BTreeMap::from([(gone, Gone::Paid(day("2026-11-20")))]), ..options(Extent::Stock) };
    import(&mut ledger, &file, &answered);
    assert_eq!(open(&ledger), 10_000);
    assert_eq!(plan(&ledger, &file, &options(Extent::Flow)).differences.gone, [], "a flow says nothing of the rest");
}

#[test]
fn payments_in_a_second_file_settle_the_documents_they_name() {
    let mut ledger = Ledger::default();
    import(&mut ledger, &list_of_two(0), &options(Extent::Flow));
    let names = |number: &str| vec![Settles { number: number.into(), amount_minor: None }];
    let pays = ReadItem { settles: names("F1"), ..item(0, ItemKind::Payment, "P1", "2026-10-02", -10_000) };
    let lost = ReadItem { settles: names("F9"), ..item(0, ItemKind::Payment, "P2", "2026-10-02", -100) };
    let plan = import(&mut ledger, &reading(Format::List, vec![pays, lost], vec![]), &options(Extent::Flow));
    assert_eq!(plan.differences.allocations.new, 1);
    assert!(matches!(&plan.notes[..], [Note::NotFound { number, .. }] if number == "F9"));
    let back = ReadItem { settles: names("P1"), ..item(0, ItemKind::Bounce, "R1", "2026-10-09", 10_000) };
    import(&mut ledger, &reading(Format::List, vec![back], vec![]), &options(Extent::Flow));
    let first = ledger.items().find(|item| item.number == "F1").unwrap().idx;
    assert_eq!(ledger.open_now(first), 10_000, "what the bank took back is owed again");
    assert_eq!(ledger.open_on(day("2026-10-05"))[first.idx()], 0, "and was settled in between");
}

#[test]
fn a_credit_note_given_back_in_money_leaves_the_invoice_to_its_payment() {
    let names = |number: &str, minor| vec![Settles { number: number.into(), amount_minor: minor }];
    let documents = || {
        let credit_note = ReadItem { settles: names("F1", None), ..item(0, ItemKind::CreditNote, "A1", "2026-10-05", -3_000) };
        reading(Format::List, vec![item(0, ItemKind::Invoice, "F1", "2026-09-01", 10_000), credit_note], vec![])
    };
    let payment = || ReadItem { settles: names("F1", Some(10_000)), ..item(0, ItemKind::Payment, "P1", "2026-09-20", -10_000) };
    let refund = || ReadItem { settles: names("A1", Some(2_000)), ..item(0, ItemKind::Refund, "P2", "2026-10-20", 2_000) };
    let left = |ledger: &Ledger, day: NaiveDate| -> Vec<(String, i64)> {
        let open = ledger.open_on(day);
        ledger.items().map(|item| (item.number.to_owned(), open[item.idx.idx()])).filter(|(_, open)| *open != 0).collect()
    };
    let pair = |number: &str, minor| (number.to_owned(), minor);
    let together = vec![reading(Format::List, vec![payment(), refund()], vec![])];
    let apart = vec![reading(Format::List, vec![payment()], vec![]), reading(Format::List, vec![refund()], vec![])];
    for files in [together, apart] {
        let mut ledger = Ledger::default();
        import(&mut ledger, &documents(), &options(Extent::Flow));
        for file in &files {
            import(&mut ledger, file, &options(Extent::Flow));
        }
        assert_eq!(open(&ledger), -1_000);
        assert_eq!(
            left(&ledger, day("2026-10-06")),
            [pair("A1", -2_000), pair("P1", -1_000)],
            "what is not given back corrects the invoice"
        );
        assert_eq!(left(&ledger, day("2026-11-23")), [pair("P1", -1_000)]);
        for file in files.iter().chain([&documents()]) {
            assert_eq!(plan(&ledger, file, &options(Extent::Flow)).events, []);
        }
    }
}
