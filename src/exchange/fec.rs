//! FEC: the French accounting journals' file (article A47 A-1 of the livre des procédures fiscales), as text or as XML.
//!
//! Customers are the accounts 411 with their auxiliary, or one account each where there is none; 413, 416, 418 and 419 stand in
//! their own families. What a posting is follows from the accounts on the other side of its entry, never from the journal's code.
//!
//! Promise: each posting on a customer's account whose line could be read is in the reading, so for each customer and family
//! the sum of the items is the file's own balance, to the cent. A line that could not be read is an issue, and reading goes on.
//!
//! Numbers of documents: the `PieceRef`. Where a journal gives one `PieceRef` to the documents of several entries (a month's
//! sales), `PieceRef/EcritureNum`, or `PieceRef/YYYYMMDD` where entries have no number; elsewhere so for a customer's second document
//! of that `PieceRef` only, and `PieceRef-2` within one entry. A retention's share of an invoice is `PieceRef/RG`; several balances
//! carried forward under one `PieceRef` are `PieceRef/1`, `/2` by customer. A document without `PieceRef` has no number.

mod cells;
pub(super) mod columns;
mod customers;
mod entries;
mod flat;
mod items;
mod kinds;
mod lettering;
mod xml;

use super::ReadError;
use super::reading::{Format, Issue, IssueKind, Reading};
use super::text;
use crate::ledger::AccountFamily;
use chrono::NaiveDate;
use columns::{Column, Header};
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Fewer postings on customers' accounts than this, in a file of more than [`LINES_OF_A_BUSINESS`], are next to nothing to follow up.
const POSTINGS_TO_FOLLOW: usize = 10;
/// See [`POSTINGS_TO_FOLLOW`].
const LINES_OF_A_BUSINESS: u32 = 1000;

/// Reads a FEC.
///
/// # Errors
/// [`ReadError::NotThisFormat`] where the header lacks what a FEC cannot do without; [`ReadError::Doctype`] and
/// [`ReadError::BrokenXml`] for XML; [`ReadError::Stopped`] when `progress` breaks off.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let decoded = text::decode(bytes);
    let table =
        if decoded.text.trim_start().starts_with('<') { xml::read(&decoded.text, progress)? } else { flat::read(&decoded.text, progress)? };
    told(progress, 900)?;
    let reading = assemble(table);
    told(progress, 1000)?;
    Ok(reading)
}

fn told(progress: &mut dyn FnMut(u32) -> ControlFlow<()>, per_mille: u32) -> Result<(), ReadError> {
    if progress(per_mille).is_break() { Err(ReadError::Stopped) } else { Ok(()) }
}

fn assemble(table: Table<'_>) -> Reading {
    let letter_header = table.header.name(Column::EcritureLet);
    let Table { rows, postings, journals, lines, mut issues, period, .. } = table;
    let (customers, owners) = customers::find(&rows, &postings);
    let entries = entries::find(&rows, &journals);
    entries::report_unbalanced(&rows, &journals, &entries, &mut issues);
    let built = items::build(&rows, &postings, &journals, &owners, &entries);
    let allocations = lettering::allocate(&rows, &postings, &owners, &built, (&letter_header, &mut issues));
    if postings.len() < POSTINGS_TO_FOLLOW && lines > LINES_OF_A_BUSINESS {
        let postings = u32::try_from(postings.len()).unwrap_or(u32::MAX);
        issues.push(Issue { line: 0, column: String::new(), found: String::new(), kind: IssueKind::LittleToFollow { postings, lines } });
    }
    issues.sort_by_key(|issue| issue.line);
    Reading { period, customers, items: built.items, allocations, issues, lines, ..Reading::new(Format::Fec) }
}

/// A journal of the file.
struct Journal<'t> {
    code: Cow<'t, str>,
    name: Cow<'t, str>,
}

/// A line of an entry, in the file's order.
struct Row<'t> {
    line: u32,
    /// Index of its journal.
    journal: u32,
    num: Cow<'t, str>,
    on: NaiveDate,
    account: Cow<'t, str>,
    piece: Cow<'t, str>,
    label: Cow<'t, str>,
    debit: i64,
    credit: i64,
    /// Index in the postings where the account is a customer's.
    posting: Option<u32>,
}

impl Row<'_> {
    /// Positive for a debit, in cents.
    fn amount(&self) -> i64 {
        self.debit.saturating_sub(self.credit)
    }
}

/// What only lines on customers' accounts need.
struct Posting<'t> {
    /// Index of its row.
    row: u32,
    family: AccountFamily,
    account_name: Cow<'t, str>,
    aux: Cow<'t, str>,
    aux_name: Cow<'t, str>,
    piece_on: Option<NaiveDate>,
    letter: Cow<'t, str>,
    lettered_on: Option<NaiveDate>,
    due_on: Option<NaiveDate>,
}

/// All lines that could be read, and what could not.
struct Table<'t> {
    header: Header,
    rows: Vec<Row<'t>>,
    postings: Vec<Posting<'t>>,
    journals: Vec<Journal<'t>>,
    journal_idx: HashMap<Cow<'t, str>, u32>,
    lines: u32,
    issues: Vec<Issue>,
    period: Option<(NaiveDate, NaiveDate)>,
}

impl<'t> Table<'t> {
    fn new(header: Header) -> Self {
        Self {
            header,
            rows: Vec::new(),
            postings: Vec::new(),
            journals: Vec::new(),
            journal_idx: HashMap::new(),
            lines: 0,
            issues: Vec::new(),
            period: None,
        }
    }

    fn issue(&mut self, line: u32, column: Option<Column>, found: &str, kind: IssueKind) {
        let column = column.map(|column| self.header.name(column)).unwrap_or_default();
        self.issues.push(Issue { line, column, found: found.chars().take(200).collect(), kind });
    }

    /// Takes a line in, or says what is wrong with it.
    fn take(&mut self, line: u32, cell: &dyn Fn(Column) -> Cow<'t, str>) {
        self.lines += 1;
        let on = match cells::date(&cell(Column::EcritureDate)) {
            Ok(Some(on)) => on,
            Ok(None) => return self.issue(line, Some(Column::EcritureDate), &cell(Column::EcritureDate), IssueKind::Missing),
            Err(kind) => return self.issue(line, Some(Column::EcritureDate), &cell(Column::EcritureDate), kind),
        };
        let account = trimmed(cell(Column::CompteNum));
        if account.is_empty() {
            return self.issue(line, Some(Column::CompteNum), "", IssueKind::Missing);
        }
        let (debit, credit) = match self.sides(cell) {
            Ok(sides) => sides,
            Err((column, kind)) => return self.issue(line, Some(column), &cell(column), kind),
        };
        self.period = Some(self.period.map_or((on, on), |(first, last)| (first.min(on), last.max(on))));
        let journal = self.journal(trimmed(cell(Column::JournalCode)), cell);
        let row = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let posting = family_of(&account).map(|family| {
            let day = |column| cells::date(&cell(column)).ok().flatten();
            self.postings.push(Posting {
                row,
                family,
                account_name: trimmed(cell(Column::CompteLib)),
                aux: trimmed(cell(Column::CompAuxNum)),
                aux_name: trimmed(cell(Column::CompAuxLib)),
                piece_on: day(Column::PieceDate),
                letter: trimmed(cell(Column::EcritureLet)),
                lettered_on: day(Column::DateLet),
                due_on: day(Column::Echeance),
            });
            u32::try_from(self.postings.len() - 1).unwrap_or(u32::MAX)
        });
        self.rows.push(Row {
            line,
            journal,
            num: trimmed(cell(Column::EcritureNum)),
            on,
            account,
            piece: trimmed(cell(Column::PieceRef)),
            label: trimmed(cell(Column::EcritureLib)),
            debit,
            credit,
            posting,
        });
    }

    /// Debit and credit in cents, from two columns or from an amount and its side.
    fn sides(&self, cell: &dyn Fn(Column) -> Cow<'t, str>) -> Result<(i64, i64), (Column, IssueKind)> {
        let amount = |column: Column| {
            if self.header.place(column).is_none() { Ok(0) } else { cells::amount(&cell(column)).map_err(|kind| (column, kind)) }
        };
        let whole = self.header.place(Column::Montant).is_some()
            && (self.header.place(Column::Debit).is_none() || !cell(Column::Montant).is_empty());
        if !whole {
            return Ok((amount(Column::Debit)?, amount(Column::Credit)?));
        }
        let minor = amount(Column::Montant)?;
        let side = if self.header.place(Column::Sens).is_none() { Some(true) } else { cells::side(&cell(Column::Sens)) };
        match side {
            Some(true) => Ok((minor, 0)),
            Some(false) => Ok((0, minor)),
            None => Err((Column::Sens, IssueKind::Missing)),
        }
    }

    fn journal(&mut self, code: Cow<'t, str>, cell: &dyn Fn(Column) -> Cow<'t, str>) -> u32 {
        if let Some(&known) = self.journal_idx.get(&code) {
            return known;
        }
        let idx = u32::try_from(self.journals.len()).unwrap_or(u32::MAX);
        self.journals.push(Journal { code: code.clone(), name: trimmed(cell(Column::JournalLib)) });
        self.journal_idx.insert(code, idx);
        idx
    }
}

/// The family of customers' accounts that an account belongs to.
fn family_of(account: &str) -> Option<AccountFamily> {
    AccountFamily::ALL.into_iter().find(|family| account.starts_with(family.code()))
}

fn trimmed(cell: Cow<'_, str>) -> Cow<'_, str> {
    match cell {
        Cow::Borrowed(text) => Cow::Borrowed(cells::trim(text)),
        Cow::Owned(text) => Cow::Owned(cells::trim(&text).to_owned()),
    }
}

/// With each run of blanks, stray line ends included, made one blank.
fn squeezed(text: &str) -> String {
    let mut squeezed = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if !squeezed.is_empty() {
            squeezed.push(' ');
        }
        squeezed.push_str(word);
    }
    squeezed
}
