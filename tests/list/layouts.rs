//! The header lines of accounting programs: each is recognised, and what a firm owes is refused.

use crate::support::{on_data, text_of};
use echeance::exchange::list::{Role, Wishes, inspect};
use libtest_mimic::{Failed, Trial};
use std::fmt::Write as _;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        on_data("the_header_lines_of_31_programs_are_recognised", every_layout),
        on_data("of_the_columns_that_must_be_found_95_in_100_are", found_without_help),
    ]
}

fn every_layout() -> Result<(), Failed> {
    let layouts = text_of("ar/headers.psv");
    let mut out = String::new();
    for line in layouts.lines().skip(1) {
        let cells: Vec<&str> = line.splitn(7, '|').collect();
        let (program, header) = (cells[0], cells[6]);
        // Notes stand behind the last bar.
        let header = header.rsplit_once('|').map_or(header, |(header, _)| header);
        let header = header.replace("Balance âgée;<kind> then ", "Balance âgée;Clients\n");
        let _ = writeln!(out, "{program}: {}", told(&header));
    }
    expect_test::expect_file!["layouts.txt"].assert_eq(&out);
    Ok(())
}

/// The header lines of the collection, by program and kind.
fn headers() -> Vec<(String, String)> {
    let headers = text_of("ar/headers.psv");
    let of = |line: &str| {
        let cells: Vec<&str> = line.splitn(7, '|').collect();
        let header = cells[6].rsplit_once('|').map_or(cells[6], |(header, _)| header);
        (format!("{}|{}", cells[0], cells[1]), header.to_owned())
    };
    headers.lines().skip(1).map(of).collect()
}

/// `must_find.psv` was written by hand from the header lines alone: what a person takes each column for.
fn found_without_help() -> Result<(), Failed> {
    let headers = headers();
    let (mut wanted, mut found, mut missed) = (0_u32, 0_u32, String::new());
    for line in include_str!("must_find.psv").lines() {
        let mut cells = line.split('|');
        let program = format!("{}|{}", cells.next().unwrap_or_default(), cells.next().unwrap_or_default());
        let header = headers.iter().find(|(name, _)| *name == program).map(|(_, header)| header).ok_or(format!("no {program}"))?;
        let sketch = inspect(header, &Wishes::default()).map_err(|no| format!("{program}: {no}"))?;
        for (title, role) in cells.filter_map(|cell| cell.rsplit_once('=')) {
            wanted += 1;
            let told = sketch.columns.iter().find(|column| column.header == title).map(|column| format!("{:?}", column.role));
            if told.as_deref() == Some(role) {
                found += 1;
            } else {
                let _ = writeln!(missed, "  {program}: {title} is {role}, found {told:?}");
            }
        }
    }
    println!("columns recognised without help: {found} of {wanted}\n{missed}");
    if found * 100 >= wanted * 95 { Ok(()) } else { Err(format!("only {found} of {wanted}:\n{missed}").into()) }
}

fn told(header: &str) -> String {
    match inspect(header, &Wishes::default()) {
        Err(no) => format!("{no:?}"),
        Ok(sketch) => {
            let mut out = format!("{:?}", sketch.mapping.kind);
            for column in sketch.columns.iter().filter(|column| column.role != Role::Ignore) {
                let _ = write!(out, "\n    {} = {:?}", column.header, column.role);
            }
            out
        }
    }
}
