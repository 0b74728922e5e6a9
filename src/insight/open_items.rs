//! The rows of the page of invoices: documents of a scope, filtered, sorted and grouped, with their totals.
//!
//! Start at [`open_items`]. Documents and debits booked as money (a bounced payment) are rows; money received is not, unless it is asked for.
//!
//! Invariant: amounts are signed (an open credit note lowers the total); the groups, and the rows, sum to the totals.

mod mended;

use super::aged_balance::{AgeClass, AgedBalanceSettings, Ageing};
use super::outstanding::{only_part, open_parts};
use super::search::Needle;
use crate::basis::money::{Currency, minor_decimals};
use crate::ledger::{Balance, CustomerIdx, ItemIdx, ItemKind, Ledger};
use chrono::{Datelike, NaiveDate};
use std::cmp::Ordering;

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
    /// The late parts of what is open, minor units.
    pub overdue: i64,
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

struct Candidate {
    row: OpenRow,
    /// [`GroupKey::place`] of its group.
    group: i64,
}

/// At most one of the three says which group; the others are the same in all.
#[derive(Clone, Copy)]
struct GroupKey {
    /// Place of the customer by name.
    rank: usize,
    class: Option<AgeClass>,
    month: Option<NaiveDate>,
}

impl GroupKey {
    /// Groups in order: what has no column or no month first, then as columns stand and months come.
    fn place(self) -> i64 {
        let by_class = match self.class {
            None => 0,
            Some(AgeClass::NotDue) => 1,
            Some(AgeClass::Bucket(at)) => i64::try_from(at).map_or(i64::MAX / 4, |at| at + 2),
            Some(AgeClass::Credit) => i64::MAX / 4 + 1,
            Some(AgeClass::Unapplied) => i64::MAX / 4 + 2,
        };
        let by_month = self.month.map_or(0, |month| i64::from(month.num_days_from_ce()) - i64::from(NaiveDate::MIN.num_days_from_ce()) + 1);
        by_class + by_month + i64::try_from(self.rank).unwrap_or(i64::MAX / 4)
    }
}

/// By what a row is sorted, worked out once a row: whole numbers in the order asked for.
type Key = (i64, i64);

/// The documents that `request` asks for, as they stood at the end of `as_of`.
///
/// Sketch: 100,000 documents: one pass to choose, one sort of keys of 40 bytes; names and numbers are ranked once a call. Budget 50 ms
/// with text, 20 without.
#[must_use]
pub fn open_items(ledger: &Ledger, as_of: NaiveDate, request: &OpenItemsRequest) -> OpenItems {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let ageing = Ageing::new(as_of, &request.ageing);
    let by_name = request.sort == SortKey::Customer || request.grouping == Grouping::Customer;
    let ranks = if by_name { ranks_by_name(ledger) } else { Vec::new() };
    let columns = ledger.columns();
    let group_of = |row: &OpenRow| {
        let account = ledger.balance(columns.balance[row.item.idx()]);
        let (rank, class, month) = match request.grouping {
            Grouping::Together => (0, None, None),
            Grouping::Customer => (ranks.get(account.customer.idx()).copied().unwrap_or_default(), None, None),
            Grouping::Class => (0, ageing.classes(ledger, row.item, row.open).next().map(|(class, _)| class), None),
            Grouping::DueMonth => (0, None, row.due_on.and_then(|due_on| due_on.with_day(1))),
        };
        GroupKey { rank, class, month }
    };
    let chosen = chosen(ledger, as_of, request, |_| true);
    let chosen: Vec<Candidate> = chosen.into_iter().map(|row| Candidate { group: group_of(&row).place(), row }).collect();
    let order = in_order(ledger, &ranks, request, &chosen);
    let mut rows = Vec::with_capacity(chosen.len());
    let mut groups: Vec<ItemGroup> = Vec::new();
    let mut totals = Sums::default();
    for of_group in order.chunk_by(|a, b| chosen[*a].group == chosen[*b].group) {
        let mut sums = Sums::default();
        for at in of_group {
            sums.add(ledger, &chosen[*at].row);
            rows.push(chosen[*at].row);
        }
        totals.add_all(&sums);
        let Some(candidate) = of_group.first().map(|at| &chosen[*at]) else { continue };
        let group = group_of(&candidate.row);
        groups.push(ItemGroup {
            customer: (request.grouping == Grouping::Customer).then(|| ledger.item(candidate.row.item).customer),
            class: group.class,
            month: group.month,
            first: rows.len() - of_group.len(),
            n: of_group.len(),
            totals: sums.in_order(),
        });
    }
    OpenItems { rows, groups, totals: totals.in_order() }
}

/// The rows asked for, of customers who count, in the order of entry.
fn chosen(ledger: &Ledger, as_of: NaiveDate, request: &OpenItemsRequest, counts: impl Fn(CustomerIdx) -> bool) -> Vec<OpenRow> {
    let ageing = Ageing::new(as_of, &request.ageing);
    let needle = Needle::new(&request.text);
    let fits_name = |text: &str| needle.fit_of_words(text).is_some();
    let named: Vec<bool> = if needle.is_blank() {
        Vec::new()
    } else {
        ledger.customers().map(|(idx, _)| ledger.folded_customer(idx).is_some_and(|folded| fits_name(&folded.name))).collect()
    };
    let is_of = |account: &Balance| {
        counts(account.customer)
            && request.customer.is_none_or(|customer| customer == account.customer)
            && request.currency.is_none_or(|currency| currency == account.currency)
    };
    let open = ledger.open_of(as_of, |balance| is_of(ledger.balance(balance)));
    let columns = ledger.columns();
    let mut buffer = String::new();
    let mut chosen = Vec::with_capacity(if request.scope == ItemScope::All { open.len() } else { 0 });
    for (item, open) in open.iter().copied() {
        let at = item.idx();
        let (kind, amount) = (columns.kind[at], columns.amount[at]);
        let is_asked = (kind.is_document() || amount > 0) != (request.scope == ItemScope::Money);
        let is_row = is_asked && kind != ItemKind::Accrual && columns.on[at] <= as_of;
        if !is_row || (open == 0 && matches!(request.scope, ItemScope::Open | ItemScope::Overdue)) {
            continue;
        }
        let account = ledger.balance(columns.balance[at]);
        if !needle.is_blank() && !named.get(account.customer.idx()).is_some_and(|named| *named) {
            let decimals = minor_decimals(account.currency);
            let fits = needle.is_in_number(ledger.folded_number(item))
                || needle.is_amount(amount, || decimals)
                || needle.is_amount(open, || decimals)
                || needle.is_in(ledger.label(item), &mut buffer);
            if !fits {
                continue;
            }
        }
        let row = row(ledger, as_of, item, open);
        if request.scope == ItemScope::Overdue && row.overdue == 0 {
            continue;
        }
        if let Some(class) = request.class
            && !ageing.classes(ledger, item, open).any(|(its, _)| its == class)
        {
            continue;
        }
        chosen.push(row);
    }
    chosen
}

fn row(ledger: &Ledger, as_of: NaiveDate, item: ItemIdx, open: i64) -> OpenRow {
    if let Some(part) = only_part(ledger, item, open) {
        let late_by = part.due_on.filter(|_| part.is_late(as_of)).map(|due_on| (as_of - due_on).num_days());
        return OpenRow { item, open, due_on: part.due_on, days_late: late_by.unwrap_or(0), overdue: late_by.map_or(0, |_| open) };
    }
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
    OpenRow { item, open, due_on, days_late, overdue }
}

/// One a currency, of which there are few.
#[derive(Default)]
struct Sums(Vec<ItemTotals>);

impl Sums {
    fn of(&mut self, currency: Currency) -> &mut ItemTotals {
        let at = self.0.iter().position(|sums| sums.currency == currency).unwrap_or_else(|| {
            self.0.push(ItemTotals { currency, n: 0, n_late: 0, amount: 0, open: 0, overdue: 0 });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    fn add(&mut self, ledger: &Ledger, row: &OpenRow) {
        let columns = ledger.columns();
        let at = row.item.idx();
        let sums = self.of(ledger.balance(columns.balance[at]).currency);
        sums.n += 1;
        sums.n_late += u32::from(row.overdue > 0);
        sums.amount = sums.amount.saturating_add(columns.amount[at]);
        sums.open = sums.open.saturating_add(row.open);
        sums.overdue = sums.overdue.saturating_add(row.overdue);
    }

    fn add_all(&mut self, others: &Self) {
        for other in &others.0 {
            let sums = self.of(other.currency);
            sums.n += other.n;
            sums.n_late += other.n_late;
            sums.amount = sums.amount.saturating_add(other.amount);
            sums.open = sums.open.saturating_add(other.open);
            sums.overdue = sums.overdue.saturating_add(other.overdue);
        }
    }

    fn in_order(mut self) -> Vec<ItemTotals> {
        self.0.sort_by_key(|sums| sums.currency);
        self.0
    }
}

/// The place of each customer by name, then by order of entry.
fn ranks_by_name(ledger: &Ledger) -> Vec<usize> {
    let name = |idx| ledger.folded_customer(idx).map(|folded| folded.name.replace(' ', "")).unwrap_or_default();
    let mut order: Vec<(String, usize)> = ledger.customers().map(|(idx, _)| (name(idx), idx.idx())).collect();
    order.sort();
    let mut ranks = vec![0; order.len()];
    for (rank, (_, place)) in order.into_iter().enumerate() {
        ranks[place] = rank;
    }
    ranks
}

/// The places of `chosen`, sorted by group, then as asked, then in the order of entry.
fn in_order(ledger: &Ledger, ranks: &[usize], request: &OpenItemsRequest, chosen: &[Candidate]) -> Vec<usize> {
    let columns = ledger.columns();
    let wide = |rank: Option<&usize>| rank.map_or(0, |rank| i64::try_from(*rank).unwrap_or(i64::MAX));
    let down = request.direction == SortDirection::Descending;
    let turned = |key: i64| if down { !key } else { key };
    let mut currencies: Vec<Currency> = ledger.balances().iter().map(|account| account.currency).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let currency = |at: usize| wide(currencies.binary_search(&ledger.balance(columns.balance[at]).currency).as_ref().ok());
    let number_ranks = if request.sort == SortKey::Number { ranks_by_number(ledger, chosen) } else { Vec::new() };
    let day = |day: NaiveDate| i64::from(day.num_days_from_ce());
    let key = |place: usize, candidate: &Candidate| -> Key {
        let row = &candidate.row;
        let at = row.item.idx();
        let (first, then) = match request.sort {
            SortKey::Number => (wide(number_ranks.get(place)), 0),
            SortKey::Customer => (wide(ranks.get(ledger.balance(columns.balance[at]).customer.idx())), 0),
            SortKey::Issued => (day(columns.on[at]), 0),
            // A retention without a date falls due after everything else.
            SortKey::Due => (row.due_on.map_or(i64::MAX, day), 0),
            SortKey::DaysLate => (row.days_late, !row.due_on.map_or(i64::MIN, day)),
            SortKey::Amount => (currency(at), columns.amount[at]),
            SortKey::Open => (currency(at), row.open),
        };
        (turned(first), turned(then))
    };
    let mut keyed: Vec<(i64, Key, usize)> =
        chosen.iter().enumerate().map(|(place, candidate)| (candidate.group, key(place, candidate), place)).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, _, place)| place).collect()
}

/// For each row the rank of its number; equal numbers have one rank.
fn ranks_by_number(ledger: &Ledger, chosen: &[Candidate]) -> Vec<usize> {
    let mut order: Vec<(u128, usize)> =
        chosen.iter().enumerate().map(|(place, candidate)| (natural_beginning(ledger.number(candidate.row.item)), place)).collect();
    let number = |place: usize| ledger.number(chosen[place].row.item);
    // Mostly the beginning decides, and no text is looked at.
    order.sort_unstable_by(|(a, i), (b, j)| a.cmp(b).then_with(|| natural(number(*i), number(*j))));
    let mut ranks = vec![0; chosen.len()];
    let mut rank = 0;
    for (at, (beginning, place)) in order.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| order.get(before));
        let is_same =
            before.is_some_and(|(other, before)| other == beginning && natural(number(*before), number(*place)) == Ordering::Equal);
        rank += usize::from(!is_same);
        ranks[*place] = rank;
    }
    ranks
}

/// The first 16 bytes of a text in which bytes compare as [`natural`] does: before a run of figures its length stands, its zeros do not.
fn natural_beginning(text: &str) -> u128 {
    let (mut rest, mut beginning, mut n) = (text.as_bytes(), 0_u128, 0);
    let mut put = |byte: u8| {
        if n < 16 {
            beginning |= u128::from(byte) << (8 * (15 - n));
        }
        n += 1;
        n < 16
    };
    while let Some(byte) = rest.first() {
        if !byte.is_ascii_digit() {
            rest = &rest[1..];
            if !put(byte.to_ascii_lowercase()) {
                break;
            }
            continue;
        }
        let (run, after) = figures(rest);
        // Any figure: it stands to other letters as figures do.
        let fits =
            put(b'0') && put(u8::try_from(run.len()).unwrap_or(u8::MAX)) && (run.len() < 255) && run.iter().all(|figure| put(*figure));
        if !fits {
            break;
        }
        rest = after;
    }
    beginning
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
