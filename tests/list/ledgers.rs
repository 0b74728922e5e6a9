//! Whole ledgers, against totals counted by others.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::{euros, on_data, read_with, sketch, text_of, today};
use echeance::basis::id::BatchId;
use echeance::exchange::list::{Certainty, DateOrder, ListKind, left_out_lines};
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::reading::{Extent, ReadItem, Reading};
use echeance::ledger::{Balance, CustomerKind, ItemKind, Ledger, Terms};
use libtest_mimic::{Failed, Trial};
use std::collections::{BTreeMap, BTreeSet};

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        on_data("month_first_and_day_first_copies_of_a_ledger_are_the_same_ledger", two_date_styles),
        on_data("the_documents_of_a_generated_firm_add_up", documents),
        on_data("the_payments_of_a_generated_firm_add_up", payments),
        on_data("documents_less_payments_leave_what_is_open", open),
        on_data("three_lists_imported_leave_open_and_unapplied_what_the_firm_says", imported),
        on_data("the_customers_of_a_generated_firm_are_read_with_their_terms", customers),
        on_data("three_bad_lines_leave_the_others_in", three_bad_lines),
    ]
}

fn sum(items: &[ReadItem], kind: ItemKind) -> (usize, i64) {
    let of_kind = || items.iter().filter(|item| item.kind == kind);
    (of_kind().count(), of_kind().map(|item| item.amount_minor).sum())
}

type Paid = Vec<(chrono::NaiveDate, i64)>;
type Document = (String, String, chrono::NaiveDate, Option<chrono::NaiveDate>, i64, Paid);

/// What a ledger says, whatever the order of its lines.
fn content(reading: &Reading) -> BTreeSet<Document> {
    let mut paid: BTreeMap<u32, Paid> = BTreeMap::new();
    for allocation in &reading.allocations {
        paid.entry(allocation.debit).or_default().push((reading.items[allocation.credit as usize].on, allocation.amount_minor));
    }
    let documents = reading.items.iter().zip(0..).filter(|(item, _)| item.kind == ItemKind::Invoice);
    documents
        .map(|(item, idx)| {
            let paid = paid.remove(&idx).unwrap_or_default();
            (reading.customers[item.customer as usize].key.clone(), item.number.clone(), item.on, item.due_on, item.amount_minor, paid)
        })
        .collect()
}

fn two_date_styles() -> Result<(), Failed> {
    let mut contents = Vec::new();
    let copies =
        [("ledger/ibm_ledger_2013-05-06.csv", DateOrder::MonthFirst), ("ledger/ibm_ledger_2013-05-06_dayfirst.csv", DateOrder::DayFirst)];
    for (path, order) in copies {
        let text = text_of(path);
        let sketch = sketch(&text);
        assert_eq!((sketch.dates.value, sketch.dates.certainty, sketch.dates.against), (order, Certainty::Sure, 0));
        let reading = read_with(&text, &sketch.mapping);
        assert_eq!(reading.issues, []);
        assert_eq!(reading.customers.len(), 100);
        let (n, amount) = sum(&reading.items, ItemKind::Invoice);
        let (n_paid, paid) = sum(&reading.items, ItemKind::Payment);
        assert_eq!((n, euros(amount).as_str()), (1_725, "102989.74"));
        assert_eq!((n_paid, euros(-paid).as_str()), (1_623, "96817.80"));
        assert_eq!((n - n_paid, euros(amount + paid).as_str()), (102, "6171.94"));
        contents.push(content(&reading));
    }
    assert_eq!(contents[0].len(), 1_725);
    assert!(contents[0] == contents[1]);
    Ok(())
}

fn generated(name: &str) -> Reading {
    let text = text_of(&format!("ledger/generated-1k/{name}.csv"));
    let sketch = sketch(&text);
    let reading = read_with(&text, &sketch.mapping);
    assert_eq!(reading.issues, [], "{:#?}", sketch.mapping);
    reading
}

fn documents() -> Result<(), Failed> {
    let items = generated("documents").items;
    let (invoices, deposits, credited) =
        (sum(&items, ItemKind::Invoice), sum(&items, ItemKind::Deposit), sum(&items, ItemKind::CreditNote));
    assert_eq!((invoices.0, deposits.0, euros(invoices.1 + deposits.1).as_str()), (974, 16, "1940191.99"));
    assert_eq!((credited.0, euros(credited.1).as_str()), (38, "-41691.37"));
    assert_eq!(items.len(), 1_028);
    assert!(items.iter().filter(|item| item.kind == ItemKind::CreditNote).all(|item| item.settles.len() == 1));
    Ok(())
}

fn payments() -> Result<(), Failed> {
    let text = text_of("ledger/generated-1k/payments.csv");
    let mapping = sketch(&text).mapping;
    assert_eq!((mapping.kind, mapping.extent), (ListKind::Payments, Extent::Flow));
    let reading = read_with(&text, &mapping);
    assert_eq!(reading.issues, []);
    let items = &reading.items;
    let (paid, bounced, refunded) = (sum(items, ItemKind::Payment), sum(items, ItemKind::Bounce), sum(items, ItemKind::Refund));
    assert_eq!(paid.0 + bounced.0 + refunded.0, 743);
    assert_eq!(euros(-(paid.1 + bounced.1 + refunded.1)), "1796027.60");
    assert_eq!(euros(bounced.1), "5094.07");
    assert_eq!(euros(refunded.1), "3938.37");
    assert_eq!(euros(-sum(items, ItemKind::Discount).1), "2732.37");
    let set_off = |sign: i64| -> i64 {
        items.iter().filter(|item| item.kind == ItemKind::SetOff && item.amount_minor.signum() == sign).map(|item| item.amount_minor).sum()
    };
    assert_eq!(euros(-set_off(-1)), "309.82");
    assert_eq!(euros(set_off(1)), "426.56");
    Ok(())
}

/// The sum rule of the generated firm, with the names joined as a plan would.
fn open() -> Result<(), Failed> {
    let (documents, payments) = (generated("documents"), generated("payments"));
    let mut open: BTreeMap<&str, i64> = documents.items.iter().map(|item| (item.number.as_str(), item.amount_minor)).collect();
    let mut unapplied = 0;
    for (item, idx) in payments.items.iter().zip(0..) {
        let mut left = item.amount_minor;
        for name in &item.settles {
            let Some(document) = open.get_mut(name.number.as_str()) else { continue };
            let part = name.amount_minor.unwrap_or(0) * item.amount_minor.signum();
            *document += part;
            left -= part;
        }
        for allocation in &payments.allocations {
            if allocation.credit == idx {
                left += allocation.amount_minor;
            }
            if allocation.debit == idx {
                left -= allocation.amount_minor;
            }
        }
        unapplied -= left;
    }
    assert_eq!(euros(unapplied), "10.00");
    for item in documents.items.iter().filter(|item| item.kind == ItemKind::CreditNote) {
        let credit = open.remove(item.number.as_str()).unwrap();
        *open.get_mut(item.settles[0].number.as_str()).unwrap() += credit;
    }
    assert_eq!(euros(open.values().sum()), "99867.39");
    assert_eq!(open.values().filter(|amount| **amount != 0).count(), 105);
    Ok(())
}

/// The three lists one after the other, as a person imports them.
fn imported() -> Result<(), Failed> {
    let mut ledger = Ledger::default();
    let options = PlanOptions::new(today(), Extent::Flow, CustomerKind::Unknown);
    for (name, at) in ["customers", "documents", "payments"].iter().zip(1..) {
        let plan = plan(&ledger, &generated(name), &options);
        assert_eq!(plan.notes, []);
        ledger.apply_batch(BatchId::new(at, [0; 10]), plan.events.iter().map(Some));
    }
    let sum = |of: fn(&Balance) -> i64| -> String { euros(ledger.balances().iter().map(of).sum()) };
    assert_eq!(sum(|balance| balance.open_documents), "99867.39");
    assert_eq!(sum(|balance| balance.unapplied), "10.00");
    let open_of_number: BTreeMap<&str, i64> =
        ledger.items().filter(|item| item.kind.is_document()).map(|item| (item.number, ledger.open_now(item.idx))).collect();
    let truth = text_of("ledger/generated-1k/truth_open.csv");
    let mut n_open = 0;
    for line in truth.lines().skip(1) {
        let (number, open) = line.split_once(';').unwrap();
        let open: i64 = open.replace(',', "").parse().unwrap();
        assert_eq!(open_of_number.get(number).copied().unwrap_or_default(), open, "{number}");
        n_open += usize::from(open != 0);
    }
    assert_eq!(n_open, 105);
    Ok(())
}

fn customers() -> Result<(), Failed> {
    let reading = generated("customers");
    assert_eq!((reading.customers.len(), reading.items.len()), (60, 0));
    let first = &reading.customers[0];
    assert_eq!((first.key.as_str(), first.name.as_str(), first.country.as_deref()), ("C00001", "SCI Fico Jardins", Some("FR")));
    assert_eq!((first.legal_id.as_deref(), first.email.as_deref()), (Some("391500089"), Some("compta@sci-fico-jardins.example")));
    assert_eq!(first.terms, Some(Terms::Net(45)));
    Ok(())
}

fn three_bad_lines() -> Result<(), Failed> {
    let text = text_of("ledger/generated-1k/documents.csv");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    lines[10] = lines[10].replacen("/2024", "/20x4", 1);
    lines[20] = lines[20].replace(',', ".");
    lines[30] = "=cmd|' /C calc';oops".to_owned();
    let text = lines.join("\n");
    let mapping = sketch(&text).mapping;
    let reading = read_with(&text, &mapping);
    assert_eq!(reading.items.len(), 1_028 - 3);
    let mut told: Vec<String> =
        reading.issues.iter().map(|issue| format!("{} {} {} {:?}", issue.line, issue.column, issue.found, issue.kind)).collect();
    told.push(left_out_lines(&text, &mapping, &reading, "Pourquoi", |issue| format!("{:?}", issue.kind)));
    expect_test::expect_file!["three_bad_lines.txt"].assert_eq(&told.join("\n").replace('\r', ""));
    Ok(())
}
