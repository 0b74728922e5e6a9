//! The lines that did not go in, as a file that a person can mend and import.

use super::amounts::{SignEvidence, sign_evidence};
use super::mapping::{Mapping, Separator};
use super::records::{Record, Records};
use crate::exchange::reading::{Issue, Reading};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// The lines of `text` that `reading` left out, under the header of the file, with one column more: `title`, and why.
///
/// In the separator of the file. A cell that a spreadsheet would run as a formula is written with an apostrophe before it; amounts stay.
#[must_use]
pub fn left_out_lines(text: &str, mapping: &Mapping, reading: &Reading, title: &str, reason: impl Fn(&Issue) -> String) -> String {
    let mut reasons: BTreeMap<u32, String> = BTreeMap::new();
    for issue in reading.issues.iter().filter(|issue| issue.kind.leaves_out()) {
        let all = reasons.entry(issue.line).or_default();
        let between = if all.is_empty() { "" } else { " / " };
        let _ = write!(all, "{between}{}", reason(issue)); // Writing to a String cannot fail.
    }
    let separator = mapping.dialect.separator;
    let mut out = String::new();
    let mut records = Records::new(text, separator.byte(), true);
    let mut record = Record::default();
    while records.read(&mut record) {
        let last = if Some(record.line) == mapping.dialect.header {
            title
        } else if let Some(reason) = reasons.get(&record.line) {
            reason
        } else {
            continue;
        };
        let mut cells = record.texts(text);
        cells.resize(cells.len().max(mapping.columns.len()), String::new());
        cells.push(last.to_owned());
        let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell), separator)).collect();
        out.push_str(&cells.join(char::from(separator.byte()).encode_utf8(&mut [0; 4])));
        out.push_str("\r\n");
    }
    out
}

fn harmless(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '@', '+', '-', '\t', '\r']) && sign_evidence(cell.as_bytes()) == SignEvidence::NotAnAmount;
    if is_formula { format!("'{cell}") } else { cell.to_owned() }
}

fn quoted(cell: &str, separator: Separator) -> String {
    if cell.contains(['"', '\n', '\r', char::from(separator.byte())]) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell.to_owned()
    }
}
