//! Sheets of an OpenDocument, looked through before they are laid out: a few hundred bytes can claim a million rows of thousands of cells.

use super::xml::{Step, Xml, decode};
use super::{ReadError, archive};

/// How large the sheets may be as XML.
const XML: u64 = 512 * 1024 * 1024;
/// As many columns as a sheet has.
const COLUMNS: u64 = 16_384;
/// As many rows as a sheet has.
const ROWS: u64 = 1_048_576;

/// Refuses a document of more than `spanned` cells up to the last that holds something, each counted as often as it is said to be
/// repeated.
///
/// # Errors
/// [`ReadError::TooLarge`]. What is wrong otherwise is left to the reader.
pub(super) fn check_span(bytes: &[u8], spanned: u64) -> Result<(), ReadError> {
    let Some(content) = archive::part(bytes, "content.xml", XML) else { return Ok(()) };
    let text = decode(&content);
    let mut xml = Xml::new(text.trim_start());
    let (mut rows, mut widest, mut filled_rows) = (0_u64, 0_u64, 0_u64);
    let (mut in_row, mut waiting) = (0_u64, 0_u64);
    let mut laid = 0_u64;
    loop {
        let tag = match xml.step() {
            Ok(Step::Open(tag)) => tag,
            Ok(Step::Close) => continue,
            Ok(Step::End) | Err(_) => return Ok(()),
        };
        let repeats = |name: &str, most: u64| {
            let said = tag.attribute(name).and_then(|said| said.parse::<u64>().ok());
            said.unwrap_or(1).min(most)
        };
        match tag.name() {
            "table" => (rows, widest, filled_rows, in_row, waiting) = (0, 0, 0, 0, 0),
            "table-row" => {
                rows = rows.saturating_add(repeats("number-rows-repeated", ROWS)).min(ROWS);
                (in_row, waiting) = (0, 0);
            }
            "table-cell" | "covered-table-cell" => {
                let many = repeats("number-columns-repeated", COLUMNS);
                in_row = in_row.saturating_add(many).min(COLUMNS);
                // What a cell holds stands in its attributes; text alone has a type too.
                let says = tag.attribute("value-type").is_some() || tag.attribute("formula").is_some();
                if says {
                    laid = laid.saturating_add(waiting).saturating_add(many);
                    waiting = 0;
                    widest = widest.max(in_row);
                    filled_rows = rows;
                } else {
                    waiting = waiting.saturating_add(many);
                }
            }
            _ => {}
        }
        if laid > spanned || filled_rows.saturating_mul(widest) > spanned {
            return Err(ReadError::TooLarge);
        }
    }
}
