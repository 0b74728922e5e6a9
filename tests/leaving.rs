//! What is taken along comes back: accounts, customers and cards read into an empty ledger give the same balances and people.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[expect(dead_code, reason = "other tests use the rest")]
mod random_ledger;

use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::exchange::list::ListKind;
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::reading::{Extent, IssueKind, Reading};
use echeance::exchange::{ReadOptions, list, read};
use echeance::ledger::{Contact, CustomerKind, Ledger};
use echeance::output::leaving::{accounts_table, customers_table, exchanges_table};
use echeance::output::vcard::cards;
use echeance::words::{Language, words};
use proptest::prelude::*;
use random_ledger::RandomLedger;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::PathBuf;

const END: &str = "2100-12-31";

fn end() -> NaiveDate {
    END.parse().unwrap()
}

fn read_bytes(bytes: &[u8]) -> Reading {
    read("file", bytes, &ReadOptions { today: Some(end()), ..ReadOptions::default() }, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn take_in(ledger: &mut Ledger, n: u64, reading: &Reading) {
    let options = PlanOptions::new(end(), Extent::Flow, CustomerKind::Unknown);
    let plan = plan(ledger, reading, &options);
    ledger.apply_batch(BatchId::new(n, [7; 10]), plan.events.iter().map(Some));
}

/// By the customer's key and currency, without those who owe nothing.
fn balances(ledger: &Ledger) -> BTreeMap<(String, &'static str), i64> {
    let mut sums = BTreeMap::new();
    for (_, customer) in ledger.customers() {
        for balance in &customer.balances {
            let balance = ledger.balance(*balance);
            *sums.entry((customer.key.clone(), balance.currency.code())).or_default() += balance.open();
        }
    }
    sums.retain(|_, sum| *sum != 0);
    sums
}

fn goes_round(ledger: &Ledger, language: Language, neutral: bool) -> Ledger {
    let table = accounts_table(ledger, end(), words(language));
    let csv = if neutral { table.neutral_csv() } else { table.csv(language) };
    let mut other = Ledger::default();
    let reading = read_bytes(&csv);
    let lost: Vec<_> = reading.issues.iter().filter(|issue| !matches!(issue.kind, IssueKind::LetteringOpen { .. })).collect();
    assert!(lost.is_empty(), "{lost:?}");
    take_in(&mut other, 1, &reading);
    other
}

#[test]
fn the_titles_say_what_they_are_in_both_languages() {
    for language in Language::ALL {
        let ledger = Ledger::default();
        let words = words(language);
        let kind = |csv: &[u8]| list::inspect(std::str::from_utf8(csv).unwrap(), &list::Wishes::default()).map(|it| it.mapping.kind);
        assert_eq!(kind(&accounts_table(&ledger, end(), words).csv(language)), Ok(ListKind::Entries));
        assert_eq!(kind(&customers_table(&ledger, words).csv(language)), Ok(ListKind::Customers));
        assert_eq!(kind(&exchanges_table(&ledger, end(), words).csv(language)), Ok(ListKind::Interactions));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn accounts_taken_along_give_the_same_balances(wishes in prop::collection::vec(random_ledger::wish(), 1..120), french in any::<bool>(), neutral in any::<bool>()) {
        let random = RandomLedger::of(&wishes);
        let ledger = random.ledger();
        let has_any = ledger.items().next().is_some();
        if has_any {
            let language = if french { Language::Fr } else { Language::En };
            let back = goes_round(&ledger, language, neutral);
            prop_assert_eq!(balances(&back), balances(&ledger));
        }
    }

    #[test]
    fn customers_and_cards_taken_along_give_the_same_people(wishes in prop::collection::vec(random_ledger::wish(), 1..80), french in any::<bool>()) {
        let random = RandomLedger::of(&wishes);
        let ledger = random.ledger();
        let language = if french { Language::Fr } else { Language::En };
        if ledger.customers().next().is_some() {
            let mut back = Ledger::default();
            take_in(&mut back, 1, &read_bytes(&customers_table(&ledger, words(language)).csv(language)));
            // The person named first comes onto the sheet where nobody stood there: who they are counts, not where.
            let people = |ledger: &Ledger| -> BTreeMap<String, _> {
                // One that was merged leaves as the one that it became.
                ledger
                    .customers()
                    .filter(|(idx, _)| ledger.survivor_of(*idx) == *idx)
                    .map(|(_, it)| {
                        let of = &it.details;
                        let all = |on_sheet: &String, of_each: fn(&Contact) -> &String| -> BTreeSet<String> {
                            let all = std::iter::once(on_sheet).chain(it.contacts.iter().map(of_each));
                            all.filter(|text| !text.is_empty()).cloned().collect()
                        };
                        let reached = [all(&of.contact, |it| &it.name), all(&of.email, |it| &it.email), all(&of.phone, |it| &it.phone)];
                        (it.key.clone(), (of.name.clone(), of.address.clone(), of.country.clone(), of.legal_id.clone(), reached))
                    })
                    .collect()
            };
            prop_assert_eq!(people(&back), people(&ledger));
            let names = |reading: &Reading| -> BTreeSet<String> { reading.customers.iter().map(|it| it.name.clone()).collect() };
            let left = ledger.customers().filter(|(idx, _)| ledger.survivor_of(*idx) == *idx);
            let wanted: BTreeSet<String> = left.map(|(_, it)| it.details.name.clone()).collect();
            prop_assert_eq!(names(&read_bytes(&cards(&ledger))), wanted);
        }
    }
}

/// Real books of the shared data; nothing is done where there are none, unless CI is set.
#[test]
fn real_books_taken_along_give_the_same_balances() {
    let shared = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data");
    if !shared.exists() {
        assert!(std::env::var_os("CI").is_none(), "no shared data");
        return;
    }
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(shared.join("fec")).unwrap().map(|it| it.unwrap().path()).filter(|it| it.is_file()).collect();
    files.retain(|path| path.extension().is_some_and(|it| it.eq_ignore_ascii_case("txt")));
    files.sort();
    let mut seen = 0;
    for path in files {
        let bytes = std::fs::read(&path).unwrap();
        let options = ReadOptions { today: Some(end()), ..ReadOptions::default() };
        let Ok(reading) = read("file", &bytes, &options, &mut |_| ControlFlow::Continue(())) else { continue };
        if reading.items.is_empty() {
            continue;
        }
        let mut ledger = Ledger::default();
        take_in(&mut ledger, 1, &reading);
        let back = goes_round(&ledger, Language::Fr, false);
        if balances(&back) != balances(&ledger) {
            panic!("{} does not come back", path.display());
        }
        seen += 1;
    }
    assert!(seen >= 2, "{seen} books");
}
