//! Reads a list by its mapping into a [`Reading`]. Start at [`read`].
//!
//! Promise: every line of data is read or stands in the issues with its column, what was there and what is wrong; sums over ages and
//! sums at the foot of a list become no customers.
//!
//! What a list means, where it does not say:
//! - An amount paid without a date becomes a payment of `today` with [`ReadItem::on_assumed`]: it counts from the import on, and no
//!   earlier day is claimed for it. The same holds for what a customer owes in an aged balance, whose due date is the youngest
//!   that its age allows.
//! - A document without an issue date is issued on its due date.
//! - A credit note lowers what is owed whichever sign the list gives it; the sign, the kind or both say it is one.

use super::amounts::{Amount, DecimalSign, NoAmount, amount};
use super::columns::Role;
use super::dates::{DateOrder, date};
use super::mapping::{ListKind, Mapping};
use super::records::{Record, Records};
use super::sketch::is_no_date;
use super::titles::folded;
use super::{aged_balance, credit_reports, customers::Customers, documents, entries, interactions, payments};
use crate::basis::money::{Currency, minor_decimals};
use crate::exchange::ReadError;
use crate::exchange::reading::{Format, Issue, IssueKind, ReadAllocation, ReadCreditReport, ReadInteraction, ReadItem, Reading};
use chrono::NaiveDate;
use std::borrow::Cow;
use std::ops::ControlFlow;

/// How many records are read between two looks at `progress`.
const STEP: u32 = 4_096;
/// Longest cell that an issue repeats, in characters.
const FOUND_MAX: usize = 200;

/// Reads `text` as `mapping` says. `today` dates what the list leaves undated; `progress` is told per mille done.
///
/// # Errors
/// [`ReadError::NotMapped`] where no column names the customer or bears an amount; [`ReadError::Stopped`].
pub fn read(
    text: &str,
    mapping: &Mapping,
    today: NaiveDate,
    progress: &mut dyn FnMut(u32) -> ControlFlow<()>,
) -> Result<Reading, ReadError> {
    let mut list = List::new(text, mapping, today);
    list.check()?;
    let mut kept = Kept::new(mapping.kind, &list);
    let mut records = Records::new(text, mapping.dialect.separator.byte(), true);
    let mut record = Record::default();
    let mut n = 0_u32;
    while records.read(&mut record) {
        if n.is_multiple_of(STEP) {
            let per_mille = records.position().saturating_mul(990) / text.len().max(1);
            if progress(u32::try_from(per_mille).unwrap_or(990)).is_break() {
                return Err(ReadError::Stopped);
            }
        }
        n = n.wrapping_add(1);
        if Some(record.line) == mapping.dialect.header {
            list.header = record.texts(text);
        }
        if record.line < mapping.dialect.first || record.is_blank_from(text, 0) || list.is_foot(&record) {
            continue;
        }
        list.lines = list.lines.saturating_add(1);
        if let Err(issue) = list.fits(&record).and_then(|()| kept.take(&mut list, &record)) {
            list.issues.push(issue);
        }
    }
    kept.close(&mut list);
    if progress(1_000).is_break() {
        return Err(ReadError::Stopped);
    }
    Ok(list.into_reading())
}

/// What the kinds of lists remember between lines.
enum Kept {
    Documents(documents::Seen),
    Payments(payments::Seen),
    Customers,
    AgedBalance,
    Entries(entries::Seen),
    Interactions,
    CreditReports,
}

impl Kept {
    fn new(kind: ListKind, list: &List<'_>) -> Self {
        match kind {
            ListKind::Documents | ListKind::OpenItems => Self::Documents(documents::Seen::default()),
            ListKind::Payments => Self::Payments(payments::Seen::default()),
            ListKind::Customers => Self::Customers,
            ListKind::AgedBalance => Self::AgedBalance,
            ListKind::Entries => Self::Entries(entries::Seen::of(list)),
            ListKind::Interactions => Self::Interactions,
            ListKind::CreditReports => Self::CreditReports,
        }
    }

    fn take(&mut self, list: &mut List<'_>, record: &Record) -> Result<(), Issue> {
        match self {
            Self::Documents(seen) => documents::take(list, record, seen),
            Self::Payments(seen) => payments::take(list, record, seen),
            Self::Customers => list.customer_of_list(record),
            Self::AgedBalance => aged_balance::take(list, record),
            Self::Entries(seen) => entries::take(list, record, seen),
            Self::Interactions => interactions::take(list, record),
            Self::CreditReports => credit_reports::take(list, record),
        }
    }

    fn close(self, list: &mut List<'_>) {
        match self {
            Self::Payments(seen) => payments::close(list, seen),
            Self::Entries(seen) => entries::close(list, seen),
            Self::Documents(_) | Self::Customers | Self::AgedBalance | Self::Interactions | Self::CreditReports => {}
        }
    }
}

/// Where each role stands.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    /// By the slot of the role.
    single: [Option<usize>; Role::SLOTS],
    /// Columns of the gross in parts.
    pub(crate) parts: Vec<usize>,
    /// Columns of ages.
    pub(crate) ages: Vec<(usize, Role)>,
    /// Columns that say how it stands.
    pub(crate) statuses: Vec<usize>,
    /// Lines of the address.
    pub(crate) addresses: Vec<usize>,
    /// Numbers of a register.
    pub(crate) legal_ids: Vec<usize>,
}

impl Places {
    fn of(columns: &[Role]) -> Self {
        let mut places = Self {
            single: [None; Role::SLOTS],
            parts: Vec::new(),
            ages: Vec::new(),
            statuses: Vec::new(),
            addresses: Vec::new(),
            legal_ids: Vec::new(),
        };
        for (idx, role) in columns.iter().enumerate() {
            match role {
                Role::Net | Role::Tax => places.parts.push(idx),
                Role::Late { .. } | Role::NotDue => places.ages.push((idx, *role)),
                Role::Status => places.statuses.push(idx),
                Role::Address => places.addresses.push(idx),
                Role::LegalId => places.legal_ids.push(idx),
                _ => {}
            }
            if let Some(place) = places.single.get_mut(role.slot()) {
                place.get_or_insert(idx);
            }
        }
        places
    }

    /// The first column of this role.
    #[inline]
    pub(crate) fn at(&self, role: Role) -> Option<usize> {
        self.single.get(role.slot()).copied().flatten()
    }
}

/// A list on its way to a reading.
pub(crate) struct List<'a> {
    pub(crate) text: &'a str,
    pub(crate) mapping: &'a Mapping,
    pub(crate) today: NaiveDate,
    pub(crate) places: Places,
    pub(crate) customers: Customers,
    pub(crate) items: Vec<ReadItem>,
    pub(crate) allocations: Vec<ReadAllocation>,
    pub(crate) interactions: Vec<ReadInteraction>,
    pub(crate) credit_reports: Vec<ReadCreditReport>,
    pub(crate) issues: Vec<Issue>,
    header: Vec<String>,
    lines: u32,
    /// Fewest cells that a line must have: all that is read but texts.
    needed: usize,
    /// Cells that a line may have.
    width: usize,
    foot: Vec<usize>,
    decimals: DecimalSign,
    dates: DateOrder,
    currency_at: Option<usize>,
    default_decimals: u32,
    last_currency: (String, Currency),
}

impl<'a> List<'a> {
    fn new(text: &'a str, mapping: &'a Mapping, today: NaiveDate) -> Self {
        let places = Places::of(&mapping.columns);
        let needed = mapping
            .columns
            .iter()
            .rposition(|role| super::sketch::is_amount(*role) || super::sketch::is_date(*role) || *role == Role::DocumentNumber);
        let foot = [Role::DocumentNumber, Role::CustomerCode, Role::CustomerName]
            .into_iter()
            .filter_map(|role| places.at(role))
            .chain([0])
            .collect();
        Self {
            text,
            mapping,
            today,
            customers: Customers::default(),
            items: Vec::with_capacity(text.len() / 120),
            allocations: Vec::new(),
            interactions: Vec::new(),
            credit_reports: Vec::new(),
            issues: Vec::new(),
            header: Vec::new(),
            lines: 0,
            needed: needed.map_or(0, |idx| idx + 1),
            width: mapping.columns.len(),
            foot,
            decimals: mapping.dialect.decimals,
            dates: mapping.dialect.dates,
            currency_at: places.at(Role::Currency),
            default_decimals: minor_decimals(mapping.currency),
            last_currency: (String::new(), mapping.currency),
            places,
        }
    }

    fn check(&self) -> Result<(), ReadError> {
        let has = |roles: &[Role]| roles.iter().any(|role| self.places.at(*role).is_some());
        let needs = |roles: &[Role]| if has(roles) { Ok(()) } else { Err(ReadError::NotMapped(roles.to_vec())) };
        let party = [Role::CustomerCode, Role::CustomerName];
        match self.mapping.kind {
            ListKind::Documents | ListKind::OpenItems => {
                needs(&party)?;
                needs(&[Role::IssuedOn, Role::DueOn])?;
                if self.places.ages.is_empty() {
                    needs(&[Role::Gross, Role::Open, Role::Net, Role::UnitPrice, Role::Amount])?;
                }
                Ok(())
            }
            ListKind::Payments => {
                needs(&[Role::PaidOn])?;
                needs(&[Role::Amount, Role::Allocated])?;
                needs(&party)
            }
            ListKind::Customers => needs(&[Role::CustomerCode, Role::CustomerName, Role::LastName, Role::FirstName, Role::ContactName]),
            ListKind::CreditReports => {
                needs(&party)?;
                needs(&[Role::Score, Role::Grade, Role::CreditLimit])
            }
            ListKind::Interactions => {
                needs(&party)?;
                needs(&[Role::IssuedOn, Role::DueOn])?;
                needs(&[Role::Label, Role::Notes])
            }
            ListKind::AgedBalance => {
                needs(&party)?;
                if self.places.ages.is_empty() { Err(ReadError::NotMapped(vec![Role::NotDue])) } else { Ok(()) }
            }
            ListKind::Entries => {
                needs(&[Role::IssuedOn])?;
                needs(&[Role::CustomerCode, Role::CustomerName, Role::Account])?;
                needs(&[Role::Debit, Role::Credit, Role::Amount])
            }
        }
    }

    /// A sum at the foot of the list, or of one customer: "Total", and "Total Dupont" without number, code and date.
    fn is_foot(&self, record: &Record) -> bool {
        let mut is_whole = false;
        let mut is_part = false;
        for idx in &self.foot {
            let cell = record.raw(self.text, *idx);
            if cell.is_empty() {
                continue;
            }
            if !matches!(cell.first(), Some(b'a' | b'A' | b't' | b'T' | b's' | b'S' | b'g' | b'G' | b'e' | b'E' | b'"')) {
                return false;
            }
            let cell = record.cell(self.text, *idx);
            match (is_sum(&cell), begins_a_sum(&cell)) {
                (true, _) => is_whole = true,
                (_, true) => is_part = true,
                _ => return false,
            }
        }
        is_whole || (is_part && self.lacks_all(record, [Role::IssuedOn, Role::DueOn]) && self.lacks_one(record))
    }

    /// There is a column for one of them, and none holds anything.
    fn lacks_all(&self, record: &Record, roles: [Role; 2]) -> bool {
        let places = || roles.iter().filter_map(|role| self.places.at(*role));
        places().next().is_some() && places().all(|idx| record.raw(self.text, idx).trim_ascii().is_empty())
    }

    /// The column of numbers or of codes is there and holds nothing.
    fn lacks_one(&self, record: &Record) -> bool {
        let blank = |role| self.places.at(role).is_some_and(|idx| record.raw(self.text, idx).trim_ascii().is_empty());
        blank(Role::DocumentNumber) || blank(Role::CustomerCode)
    }

    fn fits(&self, record: &Record) -> Result<(), Issue> {
        let len = record.len();
        let is_short = len < self.needed;
        let is_long = len > self.width && !record.is_blank_from(self.text, self.width) && self.mapping.dialect.header.is_some();
        if is_short || is_long {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let found = self.text.get(record.bytes.clone()).unwrap_or_default();
            return Err(Issue {
                line: record.line,
                column: String::new(),
                found: cut(found),
                kind: IssueKind::CellCount { expected: count(self.width), found: count(len) },
            });
        }
        Ok(())
    }

    /// The text of the cell with this role; empty where there is none.
    #[inline]
    pub(crate) fn cell<'r>(&self, record: &Record, role: Role) -> Cow<'r, str>
    where
        'a: 'r,
    {
        self.places.at(role).map_or(Cow::Borrowed(""), |idx| record.cell(self.text, idx))
    }

    /// An issue with the cell at `idx`.
    pub(crate) fn issue(&self, record: &Record, idx: usize, kind: IssueKind) -> Issue {
        let column = self.header.get(idx).filter(|header| !header.is_empty()).cloned().unwrap_or_else(|| (idx + 1).to_string());
        Issue { line: record.line, column, found: cut(&record.cell(self.text, idx)), kind }
    }

    /// An issue with the cell of `role`, or with the line where no column has it.
    pub(crate) fn issue_with(&self, record: &Record, role: Role, kind: IssueKind) -> Issue {
        match self.places.at(role) {
            Some(idx) => self.issue(record, idx, kind),
            None => Issue { line: record.line, column: String::new(), found: String::new(), kind },
        }
    }

    /// The header of the column at `idx`, as the file writes it.
    pub(crate) fn header(&self, idx: usize) -> Option<&str> {
        self.header.get(idx).map(String::as_str)
    }

    /// The header of the column of `role`, as the file writes it.
    pub(crate) fn title(&self, role: Role) -> String {
        self.places.at(role).and_then(|idx| self.header.get(idx)).cloned().unwrap_or_default()
    }

    /// The date in the cell of `role`; `None` where it is blank or there is none.
    #[inline]
    pub(crate) fn date(&self, record: &Record, role: Role) -> Result<Option<NaiveDate>, Issue> {
        let Some(idx) = self.places.at(role) else { return Ok(None) };
        let raw = record.raw(self.text, idx);
        if raw.is_empty() {
            return Ok(None);
        }
        match date(raw, self.dates) {
            Some(date) => Ok(Some(date)),
            None if is_no_date(raw) => Ok(None),
            None => Err(self.issue(record, idx, IssueKind::NotADate)),
        }
    }

    /// The amount in the cell at `idx` as written; `None` where it is blank.
    #[inline]
    pub(crate) fn amount(&self, record: &Record, idx: usize) -> Result<Option<Amount>, Issue> {
        let raw = record.raw(self.text, idx);
        if raw.is_empty() {
            return Ok(None);
        }
        match amount(raw, self.decimals) {
            Some(amount) => Ok(Some(amount)),
            None if raw.trim_ascii().is_empty() || raw == b"-" => Ok(None),
            None => Err(self.issue(record, idx, IssueKind::NotAnAmount)),
        }
    }

    /// The currency of the line: its own column, then the sign beside `amount`, then the list's.
    #[inline]
    pub(crate) fn currency(&mut self, record: &Record, beside: Option<Currency>) -> Result<(Currency, u32), Issue> {
        if let Some(idx) = self.currency_at {
            let cell = record.cell(self.text, idx);
            if !cell.is_empty() {
                if self.last_currency.0 != cell {
                    let currency = super::amounts::currency_word(&cell).flatten();
                    let currency = currency.ok_or_else(|| self.issue(record, idx, IssueKind::NotACurrency))?;
                    self.last_currency = (cell.into_owned(), currency);
                }
                return Ok((self.last_currency.1, minor_decimals(self.last_currency.1)));
            }
        }
        Ok(match beside {
            Some(currency) => (currency, minor_decimals(currency)),
            None => (self.mapping.currency, self.default_decimals),
        })
    }

    /// In minor units.
    #[inline]
    pub(crate) fn minor(&self, record: &Record, idx: usize, amount: Amount, decimals: u32) -> Result<i64, Issue> {
        amount.minor(decimals).map_err(|no| {
            let kind = match no {
                NoAmount::NotAnAmount => IssueKind::NotAnAmount,
                NoAmount::TooFine => IssueKind::TooFine,
            };
            self.issue(record, idx, kind)
        })
    }

    /// The amount of `role` in minor units of the currency; `None` where it is blank.
    pub(crate) fn minor_of(&self, record: &Record, role: Role, decimals: u32) -> Result<Option<i64>, Issue> {
        let Some(idx) = self.places.at(role) else { return Ok(None) };
        match self.amount(record, idx)? {
            Some(amount) => self.minor(record, idx, amount, decimals).map(Some),
            None => Ok(None),
        }
    }

    /// Adds an item and tells its index.
    pub(crate) fn push(&mut self, item: ReadItem) -> u32 {
        let idx = u32::try_from(self.items.len()).unwrap_or(u32::MAX);
        self.items.push(item);
        idx
    }

    /// Adds an allocation of `amount_minor`, where it is positive.
    pub(crate) fn allocate(&mut self, credit: u32, debit: u32, amount_minor: i64) {
        if amount_minor > 0 {
            self.allocations.push(ReadAllocation { credit, debit, amount_minor });
        }
    }

    fn into_reading(self) -> Reading {
        let mut period: Option<(NaiveDate, NaiveDate)> = None;
        let days = self.items.iter().filter(|item| !item.on_assumed).map(|item| item.on);
        let reports = self.credit_reports.iter().map(|report| report.said.on);
        for on in days.chain(self.interactions.iter().map(|said| said.on)).chain(reports) {
            period = Some(period.map_or((on, on), |(first, last)| (first.min(on), last.max(on))));
        }
        Reading {
            extent: self.mapping.extent,
            period,
            customers: self.customers.into_list(),
            items: self.items,
            allocations: self.allocations,
            interactions: self.interactions,
            credit_reports: self.credit_reports,
            issues: self.issues,
            lines: self.lines,
            ..Reading::new(Format::List)
        }
    }
}

/// At most [`FOUND_MAX`] characters.
fn cut(text: &str) -> String {
    text.chars().take(FOUND_MAX).collect()
}

fn begins_a_sum(cell: &str) -> bool {
    let folded = folded(cell);
    ["total ", "sous total ", "subtotal ", "totaal ", "subtotaal ", "gesamt ", "summe ", "somme ", "zwischensumme "]
        .iter()
        .any(|start| folded.starts_with(start))
}

fn is_sum(cell: &str) -> bool {
    matches!(
        folded(cell).as_str(),
        "total"
            | "total general"
            | "totaux"
            | "total generaux"
            | "grand total"
            | "sous total"
            | "subtotal"
            | "sub total"
            | "totaal"
            | "eindtotaal"
            | "algemeen totaal"
            | "gesamt"
            | "gesamtsumme"
            | "summe"
            | "somme"
            | "total clients"
            | "total tiers"
            | "totals"
            | "endsumme"
            | "total due"
    )
}
