//! A FEC as XML (the norm's other form): `comptabilite / exercice / journal / ecriture / ligne`, each level giving cells to those inside.

use super::columns::{self, COLUMNS, Column, Header};
use super::{Table, told};
use crate::exchange::ReadError;
use crate::exchange::reading::IssueKind;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// Which element holds a cell: the cell counts until that element ends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    Outside,
    Journal,
    Entry,
    Line,
}

/// All lines of `text`.
pub(super) fn read<'t>(text: &'t str, progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Table<'t>, ReadError> {
    let mut reader = Reader::from_str(text);
    let mut table = Table::new(Header::named());
    let mut cells: [(Level, String); COLUMNS] = std::array::from_fn(|_| (Level::Outside, String::new()));
    let mut level = Level::Outside;
    let mut open: Option<(Column, String)> = None;
    let (mut counted_to, mut number, mut line_starts) = (0_usize, 1_u32, 1_u32);
    let (mut lines_seen, mut depth) = (0_u32, 0_u32);
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(error) => return cut_short(table, line_at(text, reader.error_position()), error.to_string()),
        };
        let at = usize::try_from(reader.buffer_position()).unwrap_or(text.len()).min(text.len());
        match event {
            Event::Start(start) => {
                depth += 1;
                let name = start.local_name();
                let entered = level_of(name.as_ref());
                if let Some(entered) = entered {
                    level = entered;
                    if entered == Level::Line {
                        number = number.saturating_add(newlines(text, counted_to, at));
                        counted_to = at;
                        line_starts = number;
                    }
                }
                open = columns::column_of_element(name.as_ref()).filter(|_| entered.is_none()).map(|column| (column, String::new()));
            }
            Event::Text(content) => {
                if let Some((_, value)) = &mut open {
                    value.push_str(&content.xml10_content());
                }
            }
            Event::CData(content) => {
                if let Some((_, value)) = &mut open {
                    value.push_str(&content.xml10_content());
                }
            }
            Event::GeneralRef(reference) => {
                if let Some((_, value)) = &mut open {
                    match (reference.resolve_char_ref(), reference.xml10_content().as_ref()) {
                        (Ok(Some(c)), _) => value.push(c),
                        (_, "amp") => value.push('&'),
                        (_, "lt") => value.push('<'),
                        (_, "gt") => value.push('>'),
                        (_, "apos") => value.push('\''),
                        (_, "quot") => value.push('"'),
                        _ => {}
                    }
                }
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                if let Some((column, value)) = open.take() {
                    if let Some(cell) = cells.get_mut(column as usize) {
                        *cell = (level, value);
                    }
                    continue;
                }
                let Some(left) = level_of(end.local_name().as_ref()) else { continue };
                if left == Level::Line {
                    table.take(line_starts, &|column| {
                        Cow::Owned(cells.get(column as usize).map(|(_, value)| value.clone()).unwrap_or_default())
                    });
                    lines_seen += 1;
                    if lines_seen.is_multiple_of(4096) {
                        told(progress, u32::try_from(at.saturating_mul(900) / text.len().max(1)).unwrap_or(900))?;
                    }
                }
                level = match left {
                    Level::Line => Level::Entry,
                    Level::Entry => Level::Journal,
                    _ => Level::Outside,
                };
                for cell in &mut cells {
                    if cell.0 >= left {
                        *cell = (Level::Outside, String::new());
                    }
                }
            }
            Event::DocType(_) => return Err(ReadError::Doctype),
            Event::Eof if depth > 0 => {
                return cut_short(table, line_at(text, reader.buffer_position()), "the end is missing".to_owned());
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if table.lines == 0 {
        return Err(ReadError::NotThisFormat { missing: vec!["ligne".into()] });
    }
    Ok(table)
}

fn level_of(name: &str) -> Option<Level> {
    match name {
        "journal" | "Journal" => Some(Level::Journal),
        "ecriture" | "Ecriture" => Some(Level::Entry),
        "ligne" | "Ligne" => Some(Level::Line),
        _ => None,
    }
}

fn newlines(text: &str, from: usize, to: usize) -> u32 {
    let lines = text.as_bytes().get(from..to).unwrap_or_default().iter().filter(|&&b| b == b'\n').count();
    u32::try_from(lines).unwrap_or(u32::MAX)
}

fn line_at(text: &str, at: u64) -> u32 {
    newlines(text, 0, usize::try_from(at).unwrap_or(text.len()).min(text.len())).saturating_add(1)
}

/// Broken XML: what stands before the break is read, where there is any.
fn cut_short(mut table: Table<'_>, line: u32, reason: String) -> Result<Table<'_>, ReadError> {
    let reason: String = reason.chars().take(200).collect();
    if table.lines == 0 {
        return Err(ReadError::BrokenXml { line, reason });
    }
    table.issue(line, None, "", IssueKind::CutShort { reason });
    Ok(table)
}
