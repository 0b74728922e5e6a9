//! A first look at a list: how it is written, what each column seems to be, and the evidence for each finding.
//!
//! Start at [`inspect`]. Separator and header are told from the beginning of the file, decimal sign and order of dates from every
//! cell of the columns concerned. Nothing is told from one cell alone; what the file does not prove is said to be ambiguous.

use super::amounts::{self, DecimalSign, SignEvidence, sign_evidence};
use super::columns::{Confidence, Role};
use super::dates::{DateOrder, OrderEvidence, order_evidence};
use super::mapping::{Dialect, ListKind, Mapping, Separator, fingerprint};
use super::records::{Record, Records};
use super::roles::{Content, resolved};
use super::titles::{Meaning, currency_in, folded, meaning};
use crate::basis::money::Currency;
use crate::exchange::reading::Extent;
use serde::{Deserialize, Serialize};

/// How much of the file tells the separator, in bytes.
const SAMPLE: usize = 256 * 1024;
/// How many records tell what a column holds.
const SAMPLE_RECORDS: usize = 1000;
/// How many first rows a sketch keeps.
const ROWS: usize = 20;
/// Among how many first records the header is looked for.
const HEADER_WITHIN: usize = 25;
/// How many columns a list may have: as many as a sheet of a spreadsheet.
pub(crate) const COLUMNS: usize = 16_384;

/// How sure a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Certainty {
    /// The file proves it.
    Sure,
    /// No cell depends on it.
    Unneeded,
    /// The file proves nothing, or proves both: the person is asked.
    Ambiguous,
}

/// A finding and the cells (for the separator: lines) that speak for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding<T> {
    /// What was found; where ambiguous, a proposal.
    pub value: T,
    /// How sure.
    pub certainty: Certainty,
    /// How many have no other sense.
    pub proofs: u32,
    /// How many only have another sense.
    pub against: u32,
    /// How many have a sense either way.
    pub either: u32,
}

/// What a person should know about a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Remark {
    /// No cell of it holds anything.
    Empty,
    /// D or C stands beside the amounts.
    Sides,
    /// So many cells are not what the role asks for; the first stands in this line.
    Unreadable {
        /// How many.
        cells: u32,
        /// Line of the first.
        line: u32,
    },
    /// The header names the currency.
    CurrencyInHeader(Currency),
    /// It is added to others to make the gross amount.
    AddedUp,
    /// Prices without tax: tax is not in the list.
    TaxNotTold,
}

/// One column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// As the file writes it; empty where there is no header.
    pub header: String,
    /// What it becomes.
    pub role: Role,
    /// How sure that is.
    pub confidence: Confidence,
    /// What to say beside it.
    pub remarks: Vec<Remark>,
}

/// One line as the file has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its line.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A first look at a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sketch {
    /// How it would be read.
    pub mapping: Mapping,
    /// The separator; `proofs` are lines with as many cells as the header.
    pub separator: Finding<Separator>,
    /// The decimal sign.
    pub decimals: Finding<DecimalSign>,
    /// The order of dates.
    pub dates: Finding<DateOrder>,
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The first lines of data.
    pub rows: Vec<Row>,
    /// Lines of data in all.
    pub lines: u32,
    /// The shape of the header, to keep the mapping under; empty where there is none.
    pub fingerprint: String,
    /// Names of the sheets of the workbook that it lies in; none for a text.
    pub sheets: Vec<String>,
    /// Which of them it is, from the left, first = 0.
    pub sheet: u32,
}

/// What the person wants otherwise than found.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wishes {
    /// Between the cells.
    pub separator: Option<Separator>,
    /// Whether a line bears the titles.
    pub has_header: Option<bool>,
    /// Which sheet of a workbook, from the left, first = 0.
    pub sheet: Option<u32>,
}

/// Why a text is no list that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotAList {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// No separator gives the same number of cells in most lines.
    #[error("no columns found")]
    NoColumns,
    /// Columns, but none that says who owes or what.
    #[error("no column of customers, documents or payments found")]
    NothingKnown,
    /// More columns than any list has: another file, or a wrong separator.
    #[error("{found} columns, more than {most}")]
    TooWide {
        /// In its widest line, among the first.
        found: u32,
        /// How many are read.
        most: u32,
    },
    /// What the firm owes, not what it is owed.
    #[error("a list of suppliers")]
    SupplierList,
}

/// Looks at a list.
///
/// # Errors
/// See [`NotAList`].
pub fn inspect(text: &str, wishes: &Wishes) -> Result<Sketch, NotAList> {
    if text.trim_start_matches('\u{FEFF}').trim().is_empty() {
        return Err(NotAList::Empty);
    }
    let separator = match wishes.separator {
        Some(separator) => separator,
        None => separator_of(sample(text)).ok_or(NotAList::NoColumns)?,
    };
    let first_records = first_records(text, separator)?;
    let top = top(&first_records, wishes.has_header);
    let header: &[String] = top.header.and_then(|idx| first_records.get(idx)).map_or(&[], |row| row.cells.as_slice());
    let width = if header.is_empty() { width(&first_records) } else { trimmed_width(header) };
    if first_records.iter().take(top.data).any(|row| row.cells.iter().any(|cell| says_supplier(cell)))
        && !first_records.iter().take(top.data).any(|row| row.cells.iter().any(|cell| says_customer(cell)))
    {
        return Err(NotAList::SupplierList);
    }
    let mut meanings: Vec<(Meaning, Confidence)> =
        (0..width).map(|idx| header.get(idx).map_or((Meaning::Unknown, Confidence::None), |cell| meaning(cell))).collect();
    let data = first_records.get(top.data..).unwrap_or(&[]);
    let contents: Vec<Content> =
        (0..width).map(|idx| Content::of(data.iter().take(SAMPLE_RECORDS).filter_map(|row| row.cells.get(idx)))).collect();
    // An amount that is written nowhere, such as a formula whose value was not stored, leaves room for what the others make of it.
    let is_known =
        |wanted: Role| meanings.iter().zip(&contents).any(|((it, _), content)| *it == Meaning::Is(wanted) && !content.is_empty());
    if !data.is_empty() && is_known(Role::Net) && is_known(Role::Tax) {
        for ((meaning, confidence), content) in meanings.iter_mut().zip(&contents) {
            if *meaning == Meaning::Is(Role::Gross) && content.is_empty() {
                (*meaning, *confidence) = (Meaning::Unknown, Confidence::None);
            }
        }
    }
    let (kind, roles) = resolved(header, &meanings, &contents, is_rimport(&first_records)).ok_or(NotAList::NothingKnown)?;
    let first = data
        .first()
        .map_or_else(|| top.header.and_then(|idx| first_records.get(idx)).map_or(1, |row| row.line.saturating_add(1)), |row| row.line);
    let found = whole(text, separator, first, width, &roles);
    let currency = header
        .iter()
        .zip(&roles)
        .filter(|(_, (role, _))| is_amount(*role))
        .find_map(|(cell, _)| currency_in(cell))
        .or(found.currency)
        .unwrap_or(Currency::EUR);
    let columns: Vec<Role> = roles.iter().map(|(role, _)| *role).collect();
    let (has_gross, has_open) = (columns.contains(&Role::Gross), columns.contains(&Role::Open));
    let has_quantity = columns.contains(&Role::Quantity);
    let named = (0..width)
        .map(|idx| {
            let (role, confidence) = roles.get(idx).copied().unwrap_or((Role::Ignore, Confidence::None));
            let header = header.get(idx).cloned().unwrap_or_default();
            let mut remarks = Vec::new();
            let tally = found.tallies.get(idx).copied().unwrap_or_default();
            if found.lines > 0 && tally.filled == 0 {
                remarks.push(Remark::Empty);
            }
            if tally.sides > 0 {
                remarks.push(Remark::Sides);
            }
            if tally.unreadable > 0 {
                remarks.push(Remark::Unreadable { cells: tally.unreadable, line: tally.unreadable_line });
            }
            if let (true, Some(currency)) = (is_amount(role), currency_in(&header)) {
                remarks.push(Remark::CurrencyInHeader(currency));
            }
            if matches!(role, Role::Net | Role::Tax) && !has_gross && !has_open {
                remarks.push(Remark::AddedUp);
            }
            if role == Role::UnitPrice && !has_gross && has_quantity {
                remarks.push(Remark::TaxNotTold);
            }
            Column { header, role, confidence, remarks }
        })
        .collect();
    let extent = match kind {
        ListKind::OpenItems | ListKind::AgedBalance => Extent::Stock,
        ListKind::Payments | ListKind::Customers | ListKind::Interactions | ListKind::CreditReports => Extent::Flow,
        ListKind::Documents | ListKind::Entries => Extent::Unsaid,
    };
    let dialect = Dialect {
        separator,
        header: top.header.and_then(|idx| first_records.get(idx)).map(|row| row.line),
        first,
        decimals: found.decimals.value,
        dates: found.dates.value,
    };
    Ok(Sketch {
        fingerprint: fingerprint(header),
        separator: Finding {
            value: separator,
            certainty: Certainty::Sure,
            proofs: found.even,
            against: found.lines.saturating_sub(found.even),
            either: 0,
        },
        decimals: found.decimals,
        dates: found.dates,
        columns: named,
        rows: data.iter().take(ROWS).cloned().collect(),
        lines: found.lines,
        mapping: Mapping { dialect, kind, columns, extent, currency },
        sheets: Vec::new(),
        sheet: 0,
    })
}

/// True where the column holds amounts.
pub(crate) fn is_amount(role: Role) -> bool {
    matches!(
        role,
        Role::Gross
            | Role::Net
            | Role::Tax
            | Role::Paid
            | Role::Open
            | Role::Debit
            | Role::Credit
            | Role::Amount
            | Role::Allocated
            | Role::Discount
            | Role::Charges
            | Role::Interest
            | Role::UnitPrice
            | Role::Quantity
            | Role::NotDue
            | Role::Late { .. }
            | Role::Total
            | Role::CreditLimit
    )
}

/// True where the column holds dates.
pub(crate) fn is_date(role: Role) -> bool {
    matches!(role, Role::IssuedOn | Role::DueOn | Role::PaidOn | Role::CancelledOn)
}

fn says_supplier(cell: &str) -> bool {
    meaning(cell).0 == Meaning::Supplier
}

fn says_customer(cell: &str) -> bool {
    folded(cell).split(' ').any(|word| {
        matches!(
            word,
            "client" | "clients" | "customer" | "customers" | "klant" | "klanten" | "debiteur" | "debiteuren" | "kunde" | "kunden"
        )
    })
}

/// The beginning of the text, whole lines where it has any.
fn sample(text: &str) -> &str {
    if text.len() <= SAMPLE {
        return text;
    }
    let mut end = SAMPLE;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let head = text.get(..end).unwrap_or(text);
    head.rfind('\n').and_then(|end| head.get(..end)).unwrap_or(head)
}

/// The separator under which most lines have the same number of cells, more cells winning where it is a tie.
fn separator_of(sample: &str) -> Option<Separator> {
    let mut best: Option<(u64, Separator)> = None;
    for separator in Separator::ALL {
        let mut records = Records::new(sample, separator.byte(), true);
        let mut record = Record::default();
        let mut counts: Vec<u32> = Vec::new();
        let mut n = 0_u64;
        while records.read(&mut record) && n < 5_000 {
            n += 1;
            let len = record.len().min(1_000);
            if counts.len() <= len {
                counts.resize(len + 1, 0);
            }
            if let Some(count) = counts.get_mut(len) {
                *count += 1;
            }
        }
        // How even the lines are weighs squared: commas in numbers also repeat, but not in every line.
        let score = counts
            .iter()
            .enumerate()
            .skip(2)
            .map(|(len, &count)| {
                let share = u64::from(count) * 1_000 / n.max(1);
                share * share * (10 + u64::try_from(len.min(40)).unwrap_or(40))
            })
            .max()
            .unwrap_or(0);
        if score > best.map_or(0, |(score, _)| score) {
            best = Some((score, separator));
        }
    }
    best.map(|(_, separator)| separator)
}

fn first_records(text: &str, separator: Separator) -> Result<Vec<Row>, NotAList> {
    let mut records = Records::new(text, separator.byte(), true);
    let mut record = Record::default();
    let mut rows = Vec::new();
    while rows.len() < SAMPLE_RECORDS + HEADER_WITHIN && records.read(&mut record) {
        if record.len() > COLUMNS && !record.is_blank_from(text, COLUMNS) {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            return Err(NotAList::TooWide { found: count(record.len()), most: count(COLUMNS) });
        }
        if !record.is_blank_from(text, 0) {
            rows.push(Row { line: record.line, cells: record.texts(text) });
        }
    }
    Ok(rows)
}

fn width(rows: &[Row]) -> usize {
    let mut counts = std::collections::BTreeMap::<usize, u32>::new();
    for row in rows {
        *counts.entry(row.cells.len()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |(len, _)| len)
}

/// Without empty cells at its end.
fn trimmed_width(header: &[String]) -> usize {
    header.iter().rposition(|cell| !cell.is_empty()).map_or(0, |idx| idx + 1)
}

/// Where the header and the data begin, as indices of records.
struct Top {
    header: Option<usize>,
    data: usize,
}

fn top(rows: &[Row], has_header: Option<bool>) -> Top {
    if is_rimport(rows) {
        let data = rows.iter().position(|row| !row.cells.first().is_some_and(|cell| cell.starts_with("##"))).unwrap_or(rows.len());
        return Top { header: None, data };
    }
    let width = width(rows);
    let is_value = |cell: &String| {
        sign_evidence(cell.as_bytes()) != SignEvidence::NotAnAmount || order_evidence(cell.as_bytes()) != OrderEvidence::NotADate
    };
    let known = |row: &Row| row.cells.iter().filter(|cell| meaning(cell).0 != Meaning::Unknown).count();
    let candidates = || rows.iter().enumerate().take(HEADER_WITHIN);
    // A row of known titles; else, where most cells of a full row are words and the next row has values.
    let by_words = candidates()
        .filter(|(_, row)| {
            row.cells.len() >= 2 && row.cells.len() + 2 >= width && !row.cells.iter().any(|cell| is_value(cell) && !is_age(cell))
        })
        .map(|(idx, row)| (known(row), idx))
        .filter(|(known, _)| *known >= 2)
        .max_by_key(|(known, idx)| (*known, usize::MAX - idx))
        .map(|(_, idx)| idx);
    let by_shape = || {
        candidates()
            .find(|(_, row)| row.cells.len() >= width && row.cells.len() >= 2)
            .filter(|(idx, row)| {
                !row.cells.iter().any(|cell| is_value(cell) || cell.contains('@'))
                    && row.cells.iter().filter(|cell| !cell.is_empty()).count() * 2 > row.cells.len()
                    && rows.get(idx + 1).is_some_and(|next| next.cells.iter().any(is_value))
            })
            .map(|(idx, _)| idx)
    };
    let header = match has_header {
        Some(false) => None,
        Some(true) => by_words.or_else(by_shape).or_else(|| candidates().find(|(_, row)| row.cells.len() >= width).map(|(idx, _)| idx)),
        None => by_words.or_else(by_shape),
    };
    let data = header.map_or_else(|| candidates().find(|(_, row)| row.cells.len() >= width).map_or(0, |(idx, _)| idx), |idx| idx + 1);
    Top { header, data }
}

fn is_age(cell: &str) -> bool {
    matches!(meaning(cell).0, Meaning::Is(Role::Late { .. } | Role::NotDue))
}

/// The import form of one accounting program: no header, and two lines that begin with `##`.
fn is_rimport(rows: &[Row]) -> bool {
    rows.first().and_then(|row| row.cells.first()).is_some_and(|cell| cell.starts_with("##Fichier"))
}

/// What the whole file says.
struct Whole {
    decimals: Finding<DecimalSign>,
    dates: Finding<DateOrder>,
    tallies: Vec<Tally>,
    lines: u32,
    even: u32,
    currency: Option<Currency>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    filled: u32,
    sides: u32,
    unreadable: u32,
    unreadable_line: u32,
}

/// Votes for one of several values.
#[derive(Debug, Clone, Copy, Default)]
struct Votes {
    one: u32,
    other: u32,
    either: u32,
}

fn whole(text: &str, separator: Separator, first: u32, width: usize, roles: &[(Role, Confidence)]) -> Whole {
    let mut records = Records::new(text, separator.byte(), true);
    let mut record = Record::default();
    let mut tallies = vec![Tally::default(); width];
    let mut signs = Votes::default();
    let mut with_comma = 0_u32;
    let mut orders = Votes::default();
    let mut year_first = 0_u32;
    let mut lines = 0_u32;
    let mut even = 0_u32;
    let mut currency = None;
    let mut has_dollars = false;
    while records.read(&mut record) {
        if record.line < first || record.is_blank_from(text, 0) {
            continue;
        }
        lines += 1;
        even += u32::from(record.len() == width || (record.len() > width && record.is_blank_from(text, width)));
        // No further than the line goes: a wide header over many short lines costs no more than the file is long.
        for (idx, tally) in tallies.iter_mut().enumerate().take(record.len()) {
            let raw = record.raw(text, idx);
            if raw.is_empty() {
                continue;
            }
            tally.filled += 1;
            let role = roles.get(idx).map_or(Role::Ignore, |(role, _)| *role);
            let is_readable = if is_amount(role) {
                match sign_evidence(raw) {
                    SignEvidence::NotAnAmount => raw.trim_ascii().is_empty(),
                    SignEvidence::Plain => true,
                    SignEvidence::Only(DecimalSign::Comma) => {
                        signs.one += 1;
                        true
                    }
                    SignEvidence::Only(DecimalSign::Point) => {
                        signs.other += 1;
                        true
                    }
                    SignEvidence::Either(sign) => {
                        signs.either += 1;
                        with_comma += u32::from(sign == DecimalSign::Comma);
                        true
                    }
                }
            } else if is_date(role) {
                match order_evidence(raw) {
                    OrderEvidence::NotADate => is_no_date(raw),
                    OrderEvidence::Same => true,
                    OrderEvidence::Only(DateOrder::DayFirst) => {
                        orders.one += 1;
                        true
                    }
                    OrderEvidence::Only(DateOrder::MonthFirst) => {
                        orders.other += 1;
                        true
                    }
                    OrderEvidence::Only(DateOrder::YearFirst) => {
                        year_first += 1;
                        true
                    }
                    OrderEvidence::Either => {
                        orders.either += 1;
                        true
                    }
                }
            } else {
                true
            };
            if !is_readable {
                tally.unreadable += 1;
                if tally.unreadable_line == 0 {
                    tally.unreadable_line = record.line;
                }
            }
            has_dollars |= is_amount(role) && currency.is_none() && raw.contains(&b'$');
            if is_amount(role) && has_something_beside(raw) && (tally.sides == 0 || currency.is_none()) {
                let amount = amounts::amount(raw, DecimalSign::Comma).or_else(|| amounts::amount(raw, DecimalSign::Point));
                tally.sides += u32::from(amount.is_some_and(|amount| amount.side.is_some()));
                currency = currency.or(amount.and_then(|amount| amount.currency));
            }
        }
    }
    // Several currencies write their amounts with this sign; hardly any of them is the euro.
    let currency = currency.or(has_dollars.then_some(Currency::USD));
    Whole { decimals: decimals(signs, with_comma, separator), dates: dates(orders, year_first), tallies, lines, even, currency }
}

/// A currency or a side, before or after the digits.
fn has_something_beside(raw: &[u8]) -> bool {
    !raw.last().is_some_and(u8::is_ascii_digit) || !matches!(raw.first(), Some(b'0'..=b'9' | b'-' | b'+' | b' '))
}

/// Blank, or what programs write for "no date": 00/00/0000, -.
pub(crate) fn is_no_date(raw: &[u8]) -> bool {
    raw.iter().all(|b| matches!(b, b'0' | b'/' | b'-' | b'.' | b' '))
}

fn decimals(votes: Votes, with_comma: u32, separator: Separator) -> Finding<DecimalSign> {
    let (value, proofs, against) = match votes {
        Votes { one: 0, other: 0, either: 0 } => {
            // A comma between cells leaves only the point for decimals.
            let value = if separator == Separator::Comma { DecimalSign::Point } else { DecimalSign::Comma };
            return Finding { value, certainty: Certainty::Unneeded, proofs: 0, against: 0, either: 0 };
        }
        Votes { one: 0, other: 0, either } => {
            // Three digits follow everywhere: hardly decimals, in most currencies.
            let value = if with_comma * 2 >= either { DecimalSign::Point } else { DecimalSign::Comma };
            return Finding { value, certainty: Certainty::Ambiguous, proofs: 0, against: 0, either };
        }
        Votes { one, other, .. } if one >= other => (DecimalSign::Comma, one, other),
        Votes { one, other, .. } => (DecimalSign::Point, other, one),
    };
    // A few wrong cells do not make a file ambiguous: they are reported line by line.
    let certainty = if against == 0 || proofs / 20 >= against { Certainty::Sure } else { Certainty::Ambiguous };
    Finding { value, certainty, proofs, against, either: votes.either }
}

fn dates(votes: Votes, year_first: u32) -> Finding<DateOrder> {
    match votes {
        Votes { one: 0, other: 0, either: 0 } if year_first > 0 => {
            Finding { value: DateOrder::YearFirst, certainty: Certainty::Sure, proofs: year_first, against: 0, either: 0 }
        }
        Votes { one: 0, other: 0, either: 0 } => {
            Finding { value: DateOrder::DayFirst, certainty: Certainty::Unneeded, proofs: 0, against: 0, either: 0 }
        }
        Votes { one: 0, other: 0, either } => {
            Finding { value: DateOrder::DayFirst, certainty: Certainty::Ambiguous, proofs: 0, against: 0, either }
        }
        Votes { one, other, either } => {
            let (value, proofs, against) =
                if one >= other { (DateOrder::DayFirst, one, other) } else { (DateOrder::MonthFirst, other, one) };
            let certainty = if against == 0 || proofs / 20 >= against { Certainty::Sure } else { Certainty::Ambiguous };
            Finding { value, certainty, proofs, against, either }
        }
    }
}
