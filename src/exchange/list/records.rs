//! A text as records and cells: quotes, doubled quotes, line ends of any kind, line breaks inside quotes.
//!
//! Promise: no allocation per cell, every byte looked at about once, no input panics. What RFC 4180 says is read as the `csv`
//! crate reads it. What it does not say is read so that one wrong quote cannot swallow a file: a quoted cell that runs over
//! several lines must end right before a separator or a line end, within [`LINES_MAX`] lines, or its quote is a plain character.

use std::borrow::Cow;

/// How many lines one quoted cell may run over.
const LINES_MAX: u32 = 100;

/// Where a cell's text lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Cell {
    start: usize,
    end: usize,
    /// True where quotes stand inside that must be taken out.
    escaped: bool,
}

/// Reads one record after the other. Empty lines are passed over.
#[derive(Debug, Clone)]
pub(crate) struct Records<'a> {
    text: &'a str,
    separator: u8,
    quotes: bool,
    pos: usize,
    line: u32,
}

/// One record; kept and refilled by [`Records::read`].
#[derive(Debug, Clone, Default)]
pub(crate) struct Record {
    /// Line of its first byte, the file's first being 1.
    pub(crate) line: u32,
    /// Its bytes in the text, without the line end.
    pub(crate) bytes: std::ops::Range<usize>,
    cells: Vec<Cell>,
}

impl Record {
    /// How many cells.
    pub(crate) fn len(&self) -> usize {
        self.cells.len()
    }

    /// The cell's text, blanks around it taken off; empty where there is no such cell.
    #[inline]
    pub(crate) fn cell<'a>(&self, text: &'a str, idx: usize) -> Cow<'a, str> {
        let Some(cell) = self.cells.get(idx) else { return Cow::Borrowed("") };
        let raw = text.get(cell.start..cell.end).unwrap_or("");
        if cell.escaped { Cow::Owned(bare(trimmed(&unescaped(raw))).to_owned()) } else { Cow::Borrowed(bare(trimmed(raw))) }
    }

    /// The cell's bytes as they stand: right for dates and amounts, which hold no quotes.
    #[inline]
    pub(crate) fn raw<'a>(&self, text: &'a str, idx: usize) -> &'a [u8] {
        self.cells.get(idx).and_then(|cell| text.as_bytes().get(cell.start..cell.end)).unwrap_or(&[])
    }

    /// True where every cell from `from` on is blank.
    pub(crate) fn is_blank_from(&self, text: &str, from: usize) -> bool {
        (from..self.len()).all(|idx| self.raw(text, idx).trim_ascii().is_empty())
    }

    /// All cells' text.
    pub(crate) fn texts(&self, text: &str) -> Vec<String> {
        (0..self.len()).map(|idx| self.cell(text, idx).into_owned()).collect()
    }
}

fn trimmed(raw: &str) -> &str {
    match (raw.as_bytes().first(), raw.as_bytes().last()) {
        (Some(first), Some(last)) if first.is_ascii_graphic() && last.is_ascii_graphic() => raw,
        _ => raw.trim(),
    }
}

/// Without the apostrophe that keeps a spreadsheet from running a text ("'+33 1…"): it is none of the text.
fn bare(text: &str) -> &str {
    match text.as_bytes() {
        [b'\'', b'=' | b'+' | b'-' | b'@', ..] => text.get(1..).unwrap_or(text),
        _ => text,
    }
}

/// Takes quotes out as the `csv` crate does: doubled ones stand for one, a lone one ends the quoted part.
fn unescaped(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut quoted = true;
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        if quoted && c == '"' {
            if chars.next_if_eq(&'"').is_some() {
                out.push('"');
            } else {
                quoted = false;
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// How a quoted cell ends.
enum Quoted {
    /// The cell, and where its separator or line end stands.
    Cell(Cell, usize, u32),
    /// The quote opened nothing.
    Plain,
}

impl<'a> Records<'a> {
    /// Reads `text` from its beginning; a byte order mark is passed over.
    pub(crate) fn new(text: &'a str, separator: u8, quotes: bool) -> Self {
        let pos = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
        Self { text, separator, quotes, pos, line: 1 }
    }

    /// How many bytes have been read.
    pub(crate) fn position(&self) -> usize {
        self.pos
    }

    /// Fills `record` with the next one; false at the end.
    pub(crate) fn read(&mut self, record: &mut Record) -> bool {
        let bytes = self.text.as_bytes();
        // Empty lines.
        loop {
            match bytes.get(self.pos) {
                None => return false,
                Some(b'\n') => self.line += 1,
                Some(b'\r') if bytes.get(self.pos + 1) != Some(&b'\n') => self.line += 1,
                Some(b'\r') => {}
                Some(_) => break,
            }
            self.pos += 1;
        }
        record.cells.clear();
        record.line = self.line;
        let start = self.pos;
        let end = loop {
            let first = bytes.get(self.pos).copied();
            if first == Some(b'"')
                && self.quotes
                && let Quoted::Cell(cell, end, lines) = self.quoted(bytes, self.pos + 1)
            {
                record.cells.push(cell);
                self.pos = end;
                self.line = self.line.saturating_add(lines);
            } else {
                let rest = bytes.get(self.pos..).unwrap_or(&[]);
                let separator = self.separator;
                let len = rest.iter().position(|&b| b == separator || b == b'\n' || b == b'\r').unwrap_or(rest.len());
                record.cells.push(Cell { start: self.pos, end: self.pos + len, escaped: false });
                self.pos += len;
            }
            match bytes.get(self.pos) {
                Some(b) if *b == self.separator => self.pos += 1,
                Some(b'\r') => {
                    let end = self.pos;
                    self.pos += if bytes.get(end + 1) == Some(&b'\n') { 2 } else { 1 };
                    self.line = self.line.saturating_add(1);
                    break end;
                }
                Some(_) => {
                    let end = self.pos;
                    self.pos += 1;
                    self.line = self.line.saturating_add(1);
                    break end;
                }
                None => break self.pos,
            }
        };
        record.bytes = start..end;
        true
    }

    /// The cell whose opening quote stands before `start`.
    fn quoted(&self, bytes: &[u8], start: usize) -> Quoted {
        let mut pos = start;
        let mut lines = 0;
        let mut escaped = false;
        loop {
            match bytes.get(pos) {
                None => return Quoted::Plain,
                Some(b'\n') => lines += 1,
                Some(b'\r') if bytes.get(pos + 1) != Some(&b'\n') => lines += 1,
                Some(b'"') if bytes.get(pos + 1) == Some(&b'"') => {
                    escaped = true;
                    pos += 1;
                }
                Some(b'"') => break,
                Some(_) => {}
            }
            if lines > LINES_MAX {
                return Quoted::Plain;
            }
            pos += 1;
        }
        let is_end = |b: Option<&u8>| b.is_none_or(|&b| b == self.separator || b == b'\n' || b == b'\r');
        if is_end(bytes.get(pos + 1)) {
            return Quoted::Cell(Cell { start, end: pos, escaped }, pos + 1, lines);
        }
        if lines > 0 {
            return Quoted::Plain;
        }
        // Text after the closing quote belongs to the cell.
        while !is_end(bytes.get(pos)) {
            pos += 1;
        }
        Quoted::Cell(Cell { start, end: pos, escaped: true }, pos, lines)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn all(text: &str, separator: u8) -> Vec<Vec<String>> {
        let mut records = Records::new(text, separator, true);
        let mut record = Record::default();
        let mut out = Vec::new();
        while records.read(&mut record) {
            out.push(record.texts(text));
        }
        out
    }

    fn by_the_csv_crate(text: &str, separator: u8) -> Vec<Vec<String>> {
        csv::ReaderBuilder::new()
            .delimiter(separator)
            .has_headers(false)
            .flexible(true)
            .from_reader(text.as_bytes())
            .records()
            .filter_map(Result::ok)
            .map(|record| record.iter().map(|cell| cell.trim().to_owned()).collect())
            .collect()
    }

    proptest! {
        #[test]
        fn what_a_csv_writer_writes_is_read_as_the_csv_crate_reads_it(
            rows in prop::collection::vec(prop::collection::vec("[a-z0-9;,|\t\"\r\n é.-]{0,12}", 1..6), 1..12),
            separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
            crlf in any::<bool>(),
            always in any::<bool>(),
        ) {
            let mut writer = csv::WriterBuilder::new()
                .delimiter(separator)
                .flexible(true)
                .quote_style(if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary })
                .terminator(if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') })
                .from_writer(Vec::new());
            for row in &rows {
                prop_assert!(writer.write_record(row).is_ok());
            }
            let text = String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default();
            prop_assert_eq!(all(&text, separator), by_the_csv_crate(&text, separator));
        }

        #[test]
        fn no_text_panics_and_every_line_is_counted(text in "[\"\\PC,;\r\n]{0,200}") {
            let mut records = Records::new(&text, b',', true);
            let mut record = Record::default();
            while records.read(&mut record) {
                prop_assert!(record.line >= 1);
                prop_assert!(text.get(record.bytes.clone()).is_some());
            }
            prop_assert_eq!(records.position(), text.len());
        }
    }

    #[test]
    fn one_open_quote_does_not_swallow_what_follows() {
        let text = "a,b\n\"open,1\n2,3\n4,\"five\"\n";
        assert_eq!(all(text, b','), [vec!["a", "b"], vec!["\"open", "1"], vec!["2", "3"], vec!["4", "five"]]);
    }

    #[test]
    fn a_line_break_in_quotes_counts_as_a_line_of_the_file() {
        let text = "a\r\n\"b\r\nc\"\r\nd";
        let mut records = Records::new(text, b',', true);
        let mut record = Record::default();
        let mut lines = Vec::new();
        while records.read(&mut record) {
            lines.push(record.line);
        }
        assert_eq!(lines, [1, 2, 4]);
    }
}
