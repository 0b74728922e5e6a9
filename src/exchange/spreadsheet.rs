//! Spreadsheets (XLSX, XLSM, XLSB, XLS, ODS): a sheet becomes the text of a list, one line a row, tabs between the cells, so that all
//! that a list can do holds for it.
//!
//! Line numbers are those of the rows. Numbers are written so that they have one sense only, dates as ISO 8601; a date that is only a
//! number is one where its column's title says so. A formula whose value was not stored is an empty cell, never zero.
//! Promises: no bytes panic this code; a cell at the far corner, a claim of size or an archive that swells are refused, not believed.

use super::ReadError;
use super::list::{self, Mapping, NotAList, Separator, Sketch, Wishes, titled_as_date};
use super::recognise::Seems;
use calamine::{Data, DataRef, Dimensions, Ods, OdsError, Reader, SheetVisible, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};
use chrono::{Days, NaiveDate};
use std::io::Cursor;

/// How many cells are read of one sheet.
const CELLS: usize = 4_000_000;
/// How large the text of one sheet may become, in bytes.
const TEXT: usize = 256 * 1024 * 1024;
/// How large all parts of a workbook may be together once inflated.
const INFLATED: u64 = 512 * 1024 * 1024;
/// How many cells, empty ones counted, the rows and columns of a sheet may span where the library lays them all out.
const SPANNED: u64 = 8_000_000;
/// How many sheets are looked at.
const SHEETS: usize = 64;
/// Among how many first rows titles are looked for.
const TITLES_WITHIN: u32 = 25;

type Bytes<'b> = Cursor<&'b [u8]>;

enum Book<'b> {
    Xlsx(Box<Xlsx<Bytes<'b>>>),
    Xlsb(Box<Xlsb<Bytes<'b>>>),
    Xls(Box<Xls<Bytes<'b>>>),
    Ods(Box<Ods<Bytes<'b>>>),
}

/// A sheet as a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Which, from the left, first = 0.
    pub at: u32,
    /// Names of all.
    pub names: Vec<String>,
    /// Its text.
    pub text: String,
    /// How it would be read; the names of all sheets are in it.
    pub sketch: Result<Sketch, NotAList>,
}

/// The sheet that the person wants, else the one that holds the most of what a list of ours holds.
///
/// # Errors
/// Not a workbook that can be read, one under a password, one too large.
pub fn sheet(bytes: &[u8], wishes: &Wishes) -> Result<Sheet, ReadError> {
    let mut book = open(bytes)?;
    let (names, hidden) = book.names();
    let is_1904 = book.is_1904();
    let mut best: Option<(u64, Sheet)> = None;
    let order: Vec<usize> = match wishes.sheet.and_then(|at| usize::try_from(at).ok()).filter(|at| *at < names.len()) {
        Some(at) => vec![at],
        None => (0..names.len().min(SHEETS)).collect(),
    };
    for at in order {
        let Some(name) = names.get(at) else { continue };
        let Some(text) = book.cells(name)?.map(|cells| cells.text(is_1904)).transpose()? else { continue };
        let sketch = list::inspect(&text, &Wishes { separator: Some(Separator::Tab), ..*wishes });
        let score = sketch.as_ref().map_or(0, |sketch| worth(sketch, hidden.get(at).copied().unwrap_or_default()));
        let place = u32::try_from(at).unwrap_or(u32::MAX);
        let sketch = sketch.map(|sketch| Sketch { sheets: names.clone(), sheet: place, ..sketch });
        if best.as_ref().is_none_or(|(known, _)| score > *known) {
            best = Some((score, Sheet { at: place, names: names.clone(), text, sketch }));
        }
    }
    best.map(|(_, sheet)| sheet).ok_or(ReadError::NotAList(NotAList::Empty))
}

/// What a sheet is worth to us: rows, and how many of its columns mean something. A hidden one is taken where there is no other.
fn worth(sketch: &Sketch, hidden: bool) -> u64 {
    let known = sketch.columns.iter().filter(|column| column.role != list::Role::Ignore).count() as u64;
    let worth = known.saturating_mul(known).saturating_mul(u64::from(sketch.lines).clamp(1, 1_000));
    if hidden { worth.min(1) } else { worth }
}

/// The text of the sheet that `mapping` was made for, or of the best.
///
/// # Errors
/// As [`sheet`]; and [`ReadError::NotAList`] where no mapping is given and none can be found.
pub fn as_list(bytes: &[u8], at: Option<u32>, mapping: Option<&Mapping>) -> Result<(String, Mapping), ReadError> {
    let found = sheet(bytes, &Wishes { sheet: at, ..Wishes::default() })?;
    let mapping = match mapping {
        Some(mapping) => mapping.clone(),
        None => found.sketch.map_err(ReadError::NotAList)?.mapping,
    };
    Ok((found.text, mapping))
}

fn open(bytes: &[u8]) -> Result<Book<'_>, ReadError> {
    let no = ReadError::NotRead(Seems::BadWorkbook);
    let start = || Cursor::new(bytes);
    if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        // A workbook of today under a password lies encrypted in a container of old.
        let marked: Vec<u8> = "EncryptedPackage".bytes().flat_map(|b| [b, 0]).collect();
        if bytes.windows(marked.len()).any(|window| window == marked) {
            return Err(ReadError::Locked);
        }
        return match Xls::new(start()) {
            Ok(book) => Ok(Book::Xls(Box::new(book))),
            Err(XlsError::Password) => Err(ReadError::Locked),
            Err(_) => Err(no),
        };
    }
    let parts = super::archive::parts(bytes).map_err(|_| no.clone())?;
    super::archive::check_inflated(bytes, &parts, INFLATED)?;
    let has = |name: &str| parts.iter().any(|part| part.name.eq_ignore_ascii_case(name));
    if has("content.xml") {
        super::open_document::check_span(bytes, SPANNED)?;
        return match Ods::new(start()) {
            Ok(book) => Ok(Book::Ods(Box::new(book))),
            Err(OdsError::Password) => Err(ReadError::Locked),
            Err(_) => Err(no),
        };
    }
    if has("xl/workbook.bin") {
        return match Xlsb::new(start()) {
            Ok(book) => Ok(Book::Xlsb(Box::new(book))),
            Err(XlsbError::Password) => Err(ReadError::Locked),
            Err(_) => Err(no),
        };
    }
    match Xlsx::new(start()) {
        Ok(book) => Ok(Book::Xlsx(Box::new(book))),
        Err(XlsxError::Password) => Err(ReadError::Locked),
        Err(_) => Err(no),
    }
}

impl Book<'_> {
    /// Names of the sheets, and which of them are hidden.
    fn names(&self) -> (Vec<String>, Vec<bool>) {
        let sheets = match self {
            Self::Xlsx(book) => book.sheets_metadata(),
            Self::Xlsb(book) => book.sheets_metadata(),
            Self::Xls(book) => book.sheets_metadata(),
            Self::Ods(book) => book.sheets_metadata(),
        };
        sheets.iter().map(|sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible)).unzip()
    }

    fn is_1904(&self) -> bool {
        matches!(self, Self::Xlsx(book) if book.has_1904_epoch())
    }

    /// The cells that hold something; `None` for a sheet of charts or one that cannot be read.
    fn cells(&mut self, name: &str) -> Result<Option<Cells>, ReadError> {
        let mut cells = Cells::default();
        match self {
            Self::Xlsx(book) => {
                let merged = book.merge_cells_by_sheet_name(name).unwrap_or_default();
                let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(None) };
                while let Ok(Some(cell)) = reader.next_cell() {
                    let (row, column) = cell.get_position();
                    cells.add(row, column, said(cell.get_value()))?;
                }
                cells.spread(&merged)?;
            }
            Self::Xlsb(book) => {
                let Ok(mut reader) = book.worksheet_cells_reader(name) else { return Ok(None) };
                while let Ok(Some(cell)) = reader.next_cell() {
                    let (row, column) = cell.get_position();
                    cells.add(row, column, said(cell.get_value()))?;
                }
            }
            Self::Xls(book) => {
                let Ok(range) = book.worksheet_range(name) else { return Ok(None) };
                cells.add_range(&range)?;
                cells.spread(&book.merge_cells_by_sheet_name(name).unwrap_or_default())?;
            }
            Self::Ods(book) => {
                let Ok(range) = book.worksheet_range(name) else { return Ok(None) };
                cells.add_range(&range)?;
            }
        }
        Ok(Some(cells))
    }
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq)]
enum Said {
    Text(String),
    Number(f64),
    Day(NaiveDate),
}

fn said(value: &DataRef<'_>) -> Option<Said> {
    Some(match value {
        DataRef::Empty => return None,
        #[expect(clippy::cast_precision_loss, reason = "a cell of a spreadsheet holds no more digits than this")]
        DataRef::Int(number) => Said::Number(*number as f64),
        DataRef::Float(number) => Said::Number(*number),
        DataRef::String(text) => Said::Text(text.clone()),
        DataRef::SharedString(text) => Said::Text((*text).to_owned()),
        DataRef::Bool(yes) => Said::Text(if *yes { "TRUE" } else { "FALSE" }.to_owned()),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            match NaiveDate::from_ymd_opt(year.into(), month.into(), day.into()) {
                // A time of day has no date.
                Some(day) if moment.as_f64() >= 1.0 => Said::Day(day),
                _ => Said::Number(moment.as_f64()),
            }
        }
        DataRef::DateTime(duration) => Said::Number(duration.as_f64()),
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(day) => Said::Day(day),
            None => Said::Text(text.clone()),
        },
        DataRef::DurationIso(text) => Said::Text(text.clone()),
        DataRef::Error(error) => Said::Text(error.to_string()),
    })
}

/// The cells of a sheet that hold something, in any order.
#[derive(Default)]
struct Cells {
    found: Vec<(u32, u32, Said)>,
}

impl Cells {
    fn add(&mut self, row: u32, column: u32, said: Option<Said>) -> Result<(), ReadError> {
        if let Some(said) = said {
            if self.found.len() >= CELLS {
                return Err(ReadError::TooLarge);
            }
            self.found.push((row, column, said));
        }
        Ok(())
    }

    fn add_range(&mut self, range: &calamine::Range<Data>) -> Result<(), ReadError> {
        let (top, left) = range.start().unwrap_or_default();
        for (row, column, value) in range.used_cells() {
            let row = top.saturating_add(u32::try_from(row).unwrap_or(u32::MAX));
            let column = left.saturating_add(u32::try_from(column).unwrap_or(u32::MAX));
            let value = match value {
                Data::Empty => DataRef::Empty,
                Data::Int(number) => DataRef::Int(*number),
                Data::Float(number) => DataRef::Float(*number),
                Data::String(text) => DataRef::SharedString(text),
                Data::Bool(yes) => DataRef::Bool(*yes),
                Data::DateTime(moment) => DataRef::DateTime(*moment),
                Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
                Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
                Data::Error(error) => DataRef::Error(error.clone()),
            };
            self.add(row, column, said(&value))?;
        }
        Ok(())
    }

    /// What is merged down a column counts in each of its rows; what is merged over several columns is a title.
    fn spread(&mut self, merged: &[Dimensions]) -> Result<(), ReadError> {
        let down = || merged.iter().filter(|area| area.start.1 == area.end.1 && area.end.0 > area.start.0).take(100_000);
        let starts: std::collections::HashSet<(u32, u32)> = down().map(|area| area.start).collect();
        let mut tops: std::collections::HashMap<(u32, u32), Said> = std::collections::HashMap::new();
        for (row, column, said) in self.found.iter().filter(|(row, column, _)| starts.contains(&(*row, *column))) {
            tops.entry((*row, *column)).or_insert_with(|| said.clone());
        }
        for area in down() {
            let Some(top) = tops.get(&area.start) else { continue };
            for row in area.start.0 + 1..=area.end.0.min(area.start.0.saturating_add(10_000)) {
                self.add(row, area.start.1, Some(top.clone()))?;
            }
        }
        Ok(())
    }

    fn text(mut self, is_1904: bool) -> Result<String, ReadError> {
        self.found.sort_by_key(|(row, column, _)| (*row, *column));
        self.found.dedup_by_key(|(row, column, _)| (*row, *column));
        let dated = self.dated_columns();
        let comma = self.writes_commas();
        let last = self.found.iter().map(|(_, column, _)| *column).max().unwrap_or_default();
        let mut text = String::new();
        let (mut row, mut column) = (0_u32, 0_u32);
        for (at_row, at_column, said) in &self.found {
            while row < *at_row {
                // A row that holds something has as many cells as the widest.
                if column > 0 || !(text.is_empty() || text.ends_with('\n')) {
                    text.extend(std::iter::repeat_n('\t', last.saturating_sub(column) as usize));
                }
                text.push('\n');
                row += 1;
                column = 0;
            }
            while column < *at_column {
                text.push('\t');
                column += 1;
            }
            match said {
                Said::Text(words) => push_text(&mut text, words),
                Said::Day(day) => text.push_str(&day.to_string()),
                Said::Number(number) => match serial(*number, is_1904).filter(|_| dated.contains(at_column)) {
                    Some(day) => text.push_str(&day.to_string()),
                    None => text.push_str(&written(*number, comma)),
                },
            }
            if text.len() > TEXT {
                return Err(ReadError::TooLarge);
            }
        }
        if !self.found.is_empty() {
            text.extend(std::iter::repeat_n('\t', last.saturating_sub(column) as usize));
        }
        text.push('\n');
        Ok(text)
    }

    /// Columns whose title says that they hold dates.
    fn dated_columns(&self) -> std::collections::BTreeSet<u32> {
        let first = self.found.first().map_or(0, |(row, ..)| *row);
        let near = self.found.iter().take_while(|(row, ..)| *row < first.saturating_add(TITLES_WITHIN));
        near.filter(|(_, _, said)| matches!(said, Said::Text(title) if titled_as_date(title))).map(|(_, column, _)| *column).collect()
    }

    /// True where amounts that are text use a comma: numbers are then written alike, since a list has one decimal sign.
    fn writes_commas(&self) -> bool {
        let texts = self.found.iter().filter_map(|(_, _, said)| if let Said::Text(text) = said { Some(text.as_bytes()) } else { None });
        let (mut commas, mut points) = (0_u32, 0_u32);
        for text in texts.filter(|text| text.len() < 40) {
            match list::only_decimal_sign(text) {
                Some(list::DecimalSign::Comma) => commas += 1,
                Some(list::DecimalSign::Point) => points += 1,
                None => {}
            }
        }
        commas > points
    }
}

/// In one line, and no tab that would part cells.
fn push_text(out: &mut String, words: &str) {
    if words.starts_with('"') {
        // What begins with a quote must be quoted.
        out.push('"');
        out.push_str(&words.replace(['\t', '\n', '\r'], " ").replace('"', "\"\""));
        out.push('"');
    } else {
        out.extend(words.chars().map(|c| if matches!(c, '\t' | '\n' | '\r') { ' ' } else { c }));
    }
}

/// Fifteen digits, which is what a cell holds; never exactly three decimals, which could be read as thousands.
fn written(number: f64, comma: bool) -> String {
    if !number.is_finite() {
        return String::new();
    }
    let exact = format!("{number:.14e}");
    let text = match rust_decimal::Decimal::from_scientific(&exact) {
        Ok(decimal) => decimal.normalize().to_string(),
        Err(_) => format!("{number}"),
    };
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    let padding = match decimals {
        1 | 3 => "0",
        _ => "",
    };
    let text = text + padding;
    if comma { text.replace('.', ",") } else { text }
}

/// The day of a number of days since the epoch of the workbook, for the years 1954 to 2118.
fn serial(number: f64, is_1904: bool) -> Option<NaiveDate> {
    let epoch = if is_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) }?;
    let range = if is_1904 { 18_538.0..=78_538.0 } else { 20_000.0..=80_000.0 };
    if !range.contains(&number) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few ten thousand, as just checked")]
    let days = number.trunc() as u64;
    epoch.checked_add_days(Days::new(days))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_is_written_with_one_sense() {
        for (number, text) in [
            (1234.5, "1234.50"),
            (0.1 + 0.2, "0.30"),
            (1_234.567, "1234.5670"),
            (12.0, "12"),
            (73_282_932_000_074.0, "73282932000074"),
            (-0.01, "-0.01"),
        ] {
            assert_eq!(written(number, false), text);
        }
        assert_eq!(written(1234.5, true), "1234,50");
        assert_eq!(written(f64::NAN, false), "");
    }

    #[test]
    fn days_are_counted_from_the_epoch_of_the_workbook() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        assert_eq!(serial(45_474.0, false), day("2024-07-01"));
        assert_eq!(serial(44_012.75, true), day("2024-07-01"));
        assert_eq!((serial(12.0, false), serial(2e9, false)), (None, None));
    }

    #[test]
    fn a_cell_at_the_far_corner_costs_no_memory() {
        let mut cells = Cells::default();
        for row in 0..100_000 {
            let _ = cells.add(row * 10, 16_383, Some(Said::Number(1.0)));
        }
        assert_eq!(cells.text(false), Err(ReadError::TooLarge));
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), old in any::<bool>()) {
            let mut all = if old { b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec() } else { b"PK\x03\x04".to_vec() };
            all.extend_from_slice(&bytes);
            prop_assert!(sheet(&all, &Wishes::default()).is_err());
        }
    }
}
