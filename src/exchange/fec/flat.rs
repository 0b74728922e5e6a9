//! A FEC as text: lines, separators and quotes.

use super::columns::{self, Column, Header};
use super::{Table, told};
use crate::exchange::ReadError;
use crate::exchange::reading::IssueKind;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// Lines between two reports of progress.
const STRIDE: u32 = 4096;

/// All lines of `text`.
pub(super) fn read<'t>(text: &'t str, progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Table<'t>, ReadError> {
    let mut lines = Lines::of(text);
    let Some((first_line, first)) = lines.next() else {
        return Err(ReadError::NotThisFormat { missing: Header::of(&[]).missing() });
    };
    let separator = columns::separator(first);
    let header_quoted = first.trim_start().starts_with('"');
    let cells = cells_of(first, separator);
    let named = Header::of(&cells);
    let headless = if named.known < 3 { Header::by_place(&cells) } else { None };
    let without_header = headless.is_some();
    let header = headless.unwrap_or(named);
    let missing = header.missing();
    if !missing.is_empty() {
        return Err(ReadError::NotThisFormat { missing });
    }
    let (width, needed) = (header.width, header.needed);
    let n_names = header.names.len().max(width);
    let mut usual: Option<usize> = None;
    let mut table = Table::new(header);
    table.rows.reserve(text.len() / 150);
    let mut row: Vec<Cow<'t, str>> = Vec::with_capacity(width + 2);
    let mut waiting = without_header.then_some((first_line, first));
    while let Some((line, mut content)) = waiting.take().or_else(|| lines.next()) {
        if line.is_multiple_of(STRIDE) {
            told(progress, per_mille(lines.at, text.len()))?;
        }
        if header_quoted && content.bytes().filter(|&b| b == b'"').count() % 2 == 1 {
            content = lines.until_quotes_close(content);
        }
        split(content, separator, &mut row);
        if row.iter().all(|cell| super::cells::trim(cell).is_empty()) {
            continue;
        }
        // Some packages end each line with a separator, and the header without.
        let allowed = (*usual.get_or_insert(row.len().min(n_names + 1))).max(n_names);
        if row.len() < needed || row.len() > allowed {
            let kind = IssueKind::CellCount { expected: count(width), found: count(row.len()) };
            table.lines += 1;
            table.issue(line, None, content, kind);
            continue;
        }
        let places: [Option<usize>; columns::COLUMNS] = table.header.places();
        table.take(line, &|column: Column| {
            places.get(column as usize).copied().flatten().and_then(|at| row.get(at)).cloned().unwrap_or(Cow::Borrowed(""))
        });
    }
    Ok(table)
}

fn per_mille(at: usize, of: usize) -> u32 {
    u32::try_from(at.saturating_mul(900) / of.max(1)).unwrap_or(900)
}

fn count(cells: usize) -> u32 {
    u32::try_from(cells).unwrap_or(u32::MAX)
}

/// Lines that are not blank, with their number.
///
/// A line ends at a line feed; at a carriage return only where the first line does, since some labels hold stray ones.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    number: u32,
    end: u8,
}

impl<'t> Lines<'t> {
    fn of(text: &'t str) -> Self {
        let first = text.trim_start().split('\n').next().unwrap_or_default().trim_end_matches('\r');
        Self { text, at: 0, number: 0, end: if first.contains('\r') { b'\r' } else { b'\n' } }
    }

    fn next(&mut self) -> Option<(u32, &'t str)> {
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let length = rest.bytes().position(|b| b == self.end).unwrap_or(rest.len());
            self.at += length + 1;
            self.number = self.number.saturating_add(1);
            let line = rest
                .get(..length)
                .unwrap_or_default()
                .trim_end_matches(['\r', '\n', '\u{1a}', '\0'])
                .trim_start_matches(['\n', '\u{feff}']);
            if !line.trim().is_empty() {
                return Some((self.number, line));
            }
        }
    }

    /// `line` with those after it up to the one that closes its quotes, 20 at most.
    fn until_quotes_close(&mut self, line: &'t str) -> &'t str {
        let before = (self.at, self.number);
        let start = line.as_ptr() as usize - self.text.as_ptr() as usize;
        for _ in 0..20 {
            let Some((_, next)) = self.next() else { break };
            if next.bytes().filter(|&b| b == b'"').count() % 2 == 1 {
                let end = next.as_ptr() as usize - self.text.as_ptr() as usize + next.len();
                return self.text.get(start..end).unwrap_or(line);
            }
        }
        (self.at, self.number) = before;
        line
    }
}

/// The cells of a header line, quotes taken off.
pub(super) fn cells_of(line: &str, separator: char) -> Vec<&str> {
    line.split(separator).map(|cell| cell.trim().trim_matches('"')).collect()
}

/// The cells of a line; a cell in quotes may hold separators and doubled quotes.
fn split<'t>(line: &'t str, separator: char, cells: &mut Vec<Cow<'t, str>>) {
    cells.clear();
    let mut rest = line;
    loop {
        if let Some((cell, after)) = quoted(rest, separator) {
            cells.push(cell);
            match after {
                Some(after) => rest = after,
                None => return,
            }
            continue;
        }
        match rest.split_once(separator) {
            Some((cell, after)) => {
                cells.push(Cow::Borrowed(cell));
                rest = after;
            }
            None => {
                cells.push(Cow::Borrowed(rest));
                return;
            }
        }
    }
}

/// A cell in quotes and what follows its separator; `None` where the quote is only a character of a label.
fn quoted(rest: &str, separator: char) -> Option<(Cow<'_, str>, Option<&str>)> {
    let inner = rest.strip_prefix('"')?;
    let mut from = 0;
    let mut doubled = false;
    loop {
        let close = from + inner.get(from..)?.find('"')?;
        let after = inner.get(close + 1..)?;
        if after.starts_with('"') {
            doubled = true;
            from = close + 2;
            continue;
        }
        let cell = inner.get(..close)?;
        let cell = if doubled { Cow::Owned(cell.replace("\"\"", "\"")) } else { Cow::Borrowed(cell) };
        let after = after.trim_start_matches([' ', '\r']);
        return match after.strip_prefix(separator) {
            Some(after) => Some((cell, Some(after))),
            None if after.is_empty() => Some((cell, None)),
            None => None,
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        let mut cells = Vec::new();
        split(line, ';', &mut cells);
        assert_eq!(cells, expected);
    }

    #[test]
    fn quotes_hold_separators_and_stray_quotes_are_characters() {
        check("a;b;", &["a", "b", ""]);
        check("\"a;b\";\"c\"\"d\"", &["a;b", "c\"d"]);
        check("\"a\" b;c", &["\"a\" b", "c"]);
        check("\"a;b", &["\"a", "b"]);
    }

    #[test]
    fn a_lone_carriage_return_ends_a_line_only_where_it_ends_the_first() {
        let lines = |text: &'static str| {
            let mut lines = Lines::of(text);
            std::iter::from_fn(move || lines.next()).collect::<Vec<_>>()
        };
        assert_eq!(lines("h\r\r\na\rb\r\n\r\nc"), [(1, "h"), (2, "a\rb"), (4, "c")]);
        assert_eq!(lines("h\ra\rb"), [(1, "h"), (2, "a"), (3, "b")]);
    }
}
