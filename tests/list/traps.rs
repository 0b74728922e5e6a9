//! One trap a file: what the sketch finds and what is read, as golden text beside it.
#![expect(clippy::unwrap_used, reason = "a test may stop")]

use crate::support::{euros, read_with};
use echeance::exchange::list::{Finding, Role, Wishes, inspect};
use echeance::exchange::reading::{ReadItem, Reading};
use libtest_mimic::{Failed, Trial};
use std::fmt::{Debug, Write as _};
use std::path::{Path, PathBuf};

pub(crate) fn trials() -> Vec<Trial> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/list/traps");
    let mut paths: Vec<PathBuf> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "csv" || extension == "tsv"));
    paths.sort();
    paths
        .into_iter()
        .map(|path| {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            Trial::test(name, move || trap(&path))
        })
        .collect()
}

fn trap(path: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut out = String::new();
    match inspect(&text, &Wishes::default()) {
        Err(no) => {
            let _ = writeln!(out, "{no:?}");
        }
        Ok(sketch) => {
            let dialect = &sketch.mapping.dialect;
            let mapping = &sketch.mapping;
            let _ = writeln!(out, "{:?}, {:?}, {}, {} lines", mapping.kind, mapping.extent, mapping.currency.code(), sketch.lines);
            let _ = writeln!(out, "separator {:?}, header {:?}, data from {}", dialect.separator, dialect.header, dialect.first);
            let _ = writeln!(out, "decimals {}", finding(&sketch.decimals));
            let _ = writeln!(out, "dates {}", finding(&sketch.dates));
            for column in &sketch.columns {
                if column.role == Role::Ignore && column.remarks.is_empty() {
                    continue;
                }
                let _ = writeln!(out, "column {:?}: {:?} ({:?}) {:?}", column.header, column.role, column.confidence, column.remarks);
            }
            told(&mut out, &read_with(&text, &sketch.mapping));
        }
    }
    expect_test::expect_file![path.with_extension("txt")].assert_eq(&out);
    Ok(())
}

fn finding<T: Debug>(finding: &Finding<T>) -> String {
    let Finding { value, certainty, proofs, against, either } = finding;
    format!("{value:?} {certainty:?}: {proofs} for, {against} against, {either} either")
}

fn told(out: &mut String, reading: &Reading) {
    for customer in &reading.customers {
        let _ = write!(out, "customer {} {}", customer.key, customer.name);
        for text in [&customer.country, &customer.email, &customer.phone, &customer.address, &customer.legal_id].into_iter().flatten() {
            let _ = write!(out, " | {}", text.replace('\n', " / "));
        }
        let _ = writeln!(out, "{}", customer.terms.map(|terms| format!(" | {terms:?}")).unwrap_or_default());
    }
    for (idx, item) in reading.items.iter().enumerate() {
        let _ = writeln!(out, "{idx}: {}", line(reading, item));
    }
    for allocation in &reading.allocations {
        let _ = writeln!(out, "{} settles {} for {}", allocation.credit, allocation.debit, euros(allocation.amount_minor));
    }
    for issue in &reading.issues {
        let _ = writeln!(out, "line {}, {:?}: found {:?}: {:?}", issue.line, issue.column, issue.found, issue.kind);
    }
}

fn line(reading: &Reading, item: &ReadItem) -> String {
    let customer = &reading.customers[item.customer as usize].key;
    let mut out = format!("{:?} {:?} of {customer} on {}", item.kind, item.number, item.on);
    if item.on_assumed {
        out.push_str(" (assumed)");
    }
    if let Some(due_on) = item.due_on {
        let _ = write!(out, " due {due_on}");
    }
    let _ = write!(out, ": {} minor {}", item.amount_minor, item.currency.code());
    if !item.label.is_empty() {
        let _ = write!(out, " {:?}", item.label);
    }
    for name in &item.settles {
        let _ = write!(out, " names {} {:?}", name.number, name.amount_minor);
    }
    out
}
