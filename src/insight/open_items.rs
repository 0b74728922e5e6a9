//! The rows of the page of invoices: documents of a scope, filtered, sorted and grouped, with their totals.
//!
//! Start at [`open_items`]. Documents and debits booked as money (a bounced payment) are rows; money received is not, unless it is asked for.
//!
//! Invariant: amounts are signed (an open credit note lowers the total); the groups, and the rows, sum to the totals.

use super::aged_balance::{AgeClass, AgedBalanceSettings, Ageing};
use super::outstanding::open_parts;
use super::search::Needle;
use crate::basis::fold::folded;
use crate::basis::money::{Currency, minor_decimals};
use crate::ledger::{CustomerIdx, ItemIdx, ItemKind, Ledger};
use chrono::{Datelike, NaiveDate};
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What the caller asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItemsRequest {
    /// Which documents at all.
    pub scope: ItemScope,
    /// Only this customer's.
    pub customer: Option<CustomerIdx>,
    /// Only in this currency.
    pub currency: Option<Currency>,
    /// Only those with a part in this column of the aged balance.
    pub class: Option<AgeClass>,
    /// The columns meant.
    pub ageing: AgedBalanceSettings,
    /// Only those whose number, label, customer or amount fits; blank for all.
    pub text: String,
    /// Sorted by.
    pub sort: SortKey,
    /// In which direction.
    pub direction: SortDirection,
    /// Put together by, before sorting.
    pub grouping: Grouping,
}

/// Which documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemScope {
    /// With something open.
    Open,
    /// With something late.
    Overdue,
    /// All that were there by the day, settled ones too.
    All,
    /// Not documents but money received, and other credits booked as money, with what is left to allocate.
    Money,
}

/// What rows are sorted by; equal ones in the order of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortKey {
    /// Figures in it count as numbers: F-9 before F-10.
    Number,
    /// Name, without case and accents.
    Customer,
    /// Date of the document.
    Issued,
    /// The oldest due date with something open.
    Due,
    /// Days late; those that do not fall due last.
    DaysLate,
    /// Whole amount; by currency first.
    Amount,
    /// Open amount; by currency first.
    Open,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortDirection {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// What rows are put together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// One group of all.
    Together,
    /// One a customer, by name.
    Customer,
    /// One a column of the aged balance, by the oldest open part.
    Class,
    /// One a month of the due date.
    DueMonth,
}

/// One document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenRow {
    /// Which.
    pub item: ItemIdx,
    /// Open, signed, minor units of its currency.
    pub open: i64,
    /// The oldest due date with something open, or the last one where all is settled; `None` for a retention without one.
    pub due_on: Option<NaiveDate>,
    /// Days after that due date where something is late; 0 otherwise.
    pub days_late: i64,
}

impl OpenRow {
    /// Days after its due date, negative before; `None` without one, or where nothing is left to pay.
    #[must_use]
    pub fn days_past_due(&self, as_of: NaiveDate) -> Option<i64> {
        self.due_on.filter(|_| self.open > 0).map(|due_on| (as_of - due_on).num_days())
    }
}

/// Sums of rows in one currency, minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ItemTotals {
    /// Which currency.
    pub currency: Currency,
    /// Rows.
    pub n: u32,
    /// Rows with something late.
    pub n_late: u32,
    /// Whole amounts, signed.
    pub amount: i64,
    /// Open amounts, signed.
    pub open: i64,
    /// Late parts of open amounts.
    pub overdue: i64,
}

/// Rows that belong together: `rows[first..first + n]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemGroup {
    /// The customer, where grouped so.
    pub customer: Option<CustomerIdx>,
    /// The column, where grouped so.
    pub class: Option<AgeClass>,
    /// The first day of the month, where grouped so; `None` for what has no due date.
    pub month: Option<NaiveDate>,
    /// Place of its first row.
    pub first: usize,
    /// How many rows.
    pub n: usize,
    /// One a currency.
    pub totals: Vec<ItemTotals>,
}

/// Rows, groups, totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenItems {
    /// In order.
    pub rows: Vec<OpenRow>,
    /// In order; one for all rows with [`Grouping::Together`], none where there are no rows.
    pub groups: Vec<ItemGroup>,
    /// One a currency.
    pub totals: Vec<ItemTotals>,
}

struct Candidate<'l> {
    row: OpenRow,
    /// Empty where rows are not sorted by it.
    number: &'l str,
    group: GroupKey,
    overdue: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct GroupKey {
    /// Place of the customer by name.
    rank: usize,
    class: Option<AgeClass>,
    month: Option<NaiveDate>,
}

/// The documents that `request` asks for, as they stood at the end of `as_of`.
///
/// Sketch: 100,000 documents: one pass to choose, one sort of 40-byte rows; names are ranked once a call. Budget 50 ms with text, 20 without.
#[must_use]
pub fn open_items(ledger: &Ledger, as_of: NaiveDate, request: &OpenItemsRequest) -> OpenItems {
    let ageing = Ageing::new(as_of, &request.ageing);
    let needle = Needle::new(&request.text);
    let by_name = request.sort == SortKey::Customer || request.grouping == Grouping::Customer;
    let ranks = if by_name { ranks_by_name(ledger) } else { Vec::new() };
    let named: Vec<bool> = if needle.is_blank() {
        Vec::new()
    } else {
        ledger.customers().map(|(_, customer)| needle.fit_of_name(&customer.details.name).is_some()).collect()
    };
    let open = ledger.open_on(as_of);
    let columns = ledger.columns();
    let mut buffer = Vec::new();
    let mut chosen: Vec<Candidate<'_>> = Vec::new();
    for (at, open) in open.iter().copied().enumerate() {
        let (kind, amount) = (columns.kind[at], columns.amount[at]);
        let is_asked = (kind.is_document() || amount > 0) != (request.scope == ItemScope::Money);
        let is_row = is_asked && kind != ItemKind::Accrual && columns.on[at] <= as_of;
        if !is_row || (open == 0 && matches!(request.scope, ItemScope::Open | ItemScope::Overdue)) {
            continue;
        }
        let account = ledger.balance(columns.balance[at]);
        if request.customer.is_some_and(|customer| customer != account.customer)
            || request.currency.is_some_and(|currency| currency != account.currency)
        {
            continue;
        }
        let Some(item) = ledger.item_at(at) else { continue };
        let (row, overdue) = row(ledger, as_of, item, open);
        if request.scope == ItemScope::Overdue && overdue == 0 {
            continue;
        }
        if let Some(class) = request.class
            && !ageing.classes(ledger, item, open).any(|(its, _)| its == class)
        {
            continue;
        }
        if !needle.is_blank() && !named.get(account.customer.idx()).is_some_and(|named| *named) {
            let item = ledger.item(item);
            let decimals = minor_decimals(item.currency);
            let fits = needle.fit_of_number(item.number, &mut buffer).is_some()
                || needle.is_amount(item.amount, || decimals)
                || needle.is_amount(open, || decimals)
                || needle.fit_of_name(item.label).is_some();
            if !fits {
                continue;
            }
        }
        let rank = ranks.get(account.customer.idx()).copied().unwrap_or_default();
        let group = match request.grouping {
            Grouping::Together => GroupKey { rank: 0, class: None, month: None },
            Grouping::Customer => GroupKey { rank, class: None, month: None },
            Grouping::Class => GroupKey { rank: 0, class: ageing.classes(ledger, item, open).next().map(|(class, _)| class), month: None },
            Grouping::DueMonth => GroupKey { rank: 0, class: None, month: row.due_on.and_then(|due_on| due_on.with_day(1)) },
        };
        let number = if request.sort == SortKey::Number { ledger.number(item) } else { "" };
        chosen.push(Candidate { row, number, group, overdue });
    }
    chosen.sort_by(|a, b| {
        let order = compare(ledger, &ranks, request.sort, a, b);
        let order = if request.direction == SortDirection::Descending { order.reverse() } else { order };
        a.group.cmp(&b.group).then(order)
    });
    let mut groups: Vec<ItemGroup> = Vec::new();
    let mut totals = Sums::default();
    for of_group in chosen.chunk_by(|a, b| a.group == b.group) {
        let mut sums = Sums::default();
        for candidate in of_group {
            sums.add(ledger, candidate);
            totals.add(ledger, candidate);
        }
        let first = groups.last().map_or(0, |before| before.first + before.n);
        let Some(candidate) = of_group.first() else { continue };
        groups.push(ItemGroup {
            customer: (request.grouping == Grouping::Customer).then(|| ledger.item(candidate.row.item).customer),
            class: candidate.group.class,
            month: candidate.group.month,
            first,
            n: of_group.len(),
            totals: sums.by_currency.into_values().collect(),
        });
    }
    OpenItems {
        rows: chosen.into_iter().map(|candidate| candidate.row).collect(),
        groups,
        totals: totals.by_currency.into_values().collect(),
    }
}

fn row(ledger: &Ledger, as_of: NaiveDate, item: ItemIdx, open: i64) -> (OpenRow, i64) {
    let (mut overdue, mut oldest_open, mut last) = (0_i64, None, None);
    for part in open_parts(ledger, item, open) {
        if part.is_late(as_of) {
            overdue = overdue.saturating_add(part.open);
        }
        if part.open != 0 {
            oldest_open = oldest_open.or(Some(part.due_on));
        }
        last = part.due_on;
    }
    let due_on = oldest_open.unwrap_or(last);
    let days_late = due_on.filter(|_| overdue > 0).map_or(0, |due_on| (as_of - due_on).num_days());
    (OpenRow { item, open, due_on, days_late }, overdue)
}

#[derive(Default)]
struct Sums {
    by_currency: BTreeMap<Currency, ItemTotals>,
}

impl Sums {
    fn add(&mut self, ledger: &Ledger, candidate: &Candidate<'_>) {
        let columns = ledger.columns();
        let at = candidate.row.item.idx();
        let currency = ledger.balance(columns.balance[at]).currency;
        let sums = self.by_currency.entry(currency).or_insert(ItemTotals { currency, n: 0, n_late: 0, amount: 0, open: 0, overdue: 0 });
        sums.n += 1;
        sums.n_late += u32::from(candidate.overdue > 0);
        sums.amount = sums.amount.saturating_add(columns.amount[at]);
        sums.open = sums.open.saturating_add(candidate.row.open);
        sums.overdue = sums.overdue.saturating_add(candidate.overdue);
    }
}

/// The place of each customer by name, then by order of entry.
fn ranks_by_name(ledger: &Ledger) -> Vec<usize> {
    let mut order: Vec<(String, usize)> = ledger.customers().map(|(idx, customer)| (folded(&customer.details.name), idx.idx())).collect();
    order.sort();
    let mut ranks = vec![0; order.len()];
    for (rank, (_, place)) in order.into_iter().enumerate() {
        ranks[place] = rank;
    }
    ranks
}

fn compare(ledger: &Ledger, ranks: &[usize], key: SortKey, left: &Candidate<'_>, right: &Candidate<'_>) -> Ordering {
    let (a, b) = (&left.row, &right.row);
    let columns = ledger.columns();
    let (i, j) = (a.item.idx(), b.item.idx());
    let currency = |at: usize| ledger.balance(columns.balance[at]).currency;
    let rank = |at: usize| ranks.get(ledger.balance(columns.balance[at]).customer.idx());
    match key {
        SortKey::Number => natural(left.number, right.number),
        SortKey::Customer => rank(i).cmp(&rank(j)),
        SortKey::Issued => columns.on[i].cmp(&columns.on[j]),
        // A retention without a date falls due after everything else.
        SortKey::Due => (a.due_on.is_none(), a.due_on).cmp(&(b.due_on.is_none(), b.due_on)),
        SortKey::DaysLate => (a.days_late, b.due_on).cmp(&(b.days_late, a.due_on)),
        SortKey::Amount => currency(i).cmp(&currency(j)).then(columns.amount[i].cmp(&columns.amount[j])),
        SortKey::Open => currency(i).cmp(&currency(j)).then(a.open.cmp(&b.open)),
    }
}

/// Runs of figures compare by value, everything else by letter.
fn natural(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    loop {
        let (Some(x), Some(y)) = (a.first(), b.first()) else { return a.len().cmp(&b.len()) };
        if x.is_ascii_digit() && y.is_ascii_digit() {
            let (m, rest_a) = figures(a);
            let (n, rest_b) = figures(b);
            let order = m.len().cmp(&n.len()).then_with(|| m.cmp(n));
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (rest_a, rest_b);
        } else {
            let order = x.to_ascii_lowercase().cmp(&y.to_ascii_lowercase());
            if order != Ordering::Equal {
                return order;
            }
            (a, b) = (&a[1..], &b[1..]);
        }
    }
}

/// The leading run of figures without its zeros, and the rest.
fn figures(text: &[u8]) -> (&[u8], &[u8]) {
    let n = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (run, rest) = text.split_at(n);
    let zeros = run.iter().take_while(|byte| **byte == b'0').count();
    (&run[zeros..], rest)
}
