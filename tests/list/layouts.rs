//! The header lines of accounting programs: each is recognised, and what a firm owes is refused.

use crate::support::{on_data, text_of};
use echeance::exchange::list::{Role, Wishes, inspect};
use libtest_mimic::{Failed, Trial};
use std::fmt::Write as _;

pub(crate) fn trials() -> Vec<Trial> {
    vec![on_data("the_header_lines_of_31_programs_are_recognised", every_layout)]
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
