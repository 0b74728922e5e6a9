//! The aged balance: what is open, by how late it is, on any day.
//!
//! Start at [`aged_balance`].
//!
//! Invariant: a row's columns sum to what its customer owes in its currency; the rows sum to the totals; no open item is left out.
//! Credits age in no bucket: an open credit note stands in `credits`, money that settles nothing in `unapplied`, both negative.
//! Not here: whom to chase (`dunning`), the documents behind a column (`open_items`, `explain`).

use super::outstanding::open_parts;
use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, ItemIdx, ItemKind, Ledger};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// What the caller decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedBalanceSettings {
    /// Last day of each bucket but the last, in days after the date counted from: 30, 60, 90 makes four buckets, the last without end.
    /// Taken in ascending order, each once.
    pub bucket_ends_days: Vec<u16>,
    /// From which date ages count.
    pub by: AgeBasis,
}

impl AgedBalanceSettings {
    /// What most ledgers print: 30, 60, 90 days after the due date.
    #[must_use]
    pub fn by_due_date() -> Self {
        Self { bucket_ends_days: vec![30, 60, 90], by: AgeBasis::DueDate }
    }
}

/// From which date ages count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeBasis {
    /// The due date of each instalment: up to and including that day it is not due.
    DueDate,
    /// The date of the document: nothing is "not due", the first bucket begins with the day itself.
    IssueDate,
}

/// Where an open amount stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AgeClass {
    /// Due on the day or later, or a retention without a date of release.
    NotDue,
    /// In this bucket, from 0.
    Bucket(usize),
    /// A credit note, or a credit carried forward, that settles nothing yet.
    Credit,
    /// Money received, or another credit booked as money, that settles nothing yet.
    Unapplied,
}

/// Open amounts by age, minor units of one currency.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgedAmounts {
    /// Due on the day or later. Positive.
    pub not_due: i64,
    /// One a bucket, youngest first. Positive.
    pub buckets: Vec<i64>,
    /// Open credit notes and credits carried forward. Negative.
    pub credits: i64,
    /// Unapplied cash. Negative.
    pub unapplied: i64,
}

impl AgedAmounts {
    /// What has passed its due date (with [`AgeBasis::IssueDate`]: all debts).
    #[must_use]
    pub fn overdue(&self) -> i64 {
        self.buckets.iter().fold(0, |sum, bucket| sum.saturating_add(*bucket))
    }

    /// Debts, late or not, before any credit.
    #[must_use]
    pub fn debts(&self) -> i64 {
        self.not_due.saturating_add(self.overdue())
    }

    /// What is owed: debts less credits and unapplied cash.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.debts().saturating_add(self.credits).saturating_add(self.unapplied)
    }

    /// What open documents come to: debts less open credit notes, before unapplied cash.
    #[must_use]
    pub fn documents(&self) -> i64 {
        self.debts().saturating_add(self.credits)
    }

    /// The shares of debts by step of lateness, from not due to the oldest, together 1; `None` where nothing is owed. For drawing only.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "shares of a drawing")]
    pub fn shares(&self) -> Option<[f64; 5]> {
        let debts = self.debts();
        if debts <= 0 {
            return None;
        }
        let mut shares = [0.0; 5];
        let steps = std::iter::once(&self.not_due).chain(&self.buckets);
        for (share, amount) in shares.iter_mut().zip(steps) {
            *share = *amount as f64 / debts as f64;
        }
        Some(shares)
    }

    /// The amount of one column; 0 for a bucket that is not there.
    #[must_use]
    pub fn of(&self, class: AgeClass) -> i64 {
        match class {
            AgeClass::NotDue => self.not_due,
            AgeClass::Bucket(at) => self.buckets.get(at).copied().unwrap_or_default(),
            AgeClass::Credit => self.credits,
            AgeClass::Unapplied => self.unapplied,
        }
    }

    /// Adds another sum, column by column.
    pub fn add(&mut self, other: &Self) {
        self.not_due = self.not_due.saturating_add(other.not_due);
        self.buckets.resize(self.buckets.len().max(other.buckets.len()), 0);
        for (sum, bucket) in self.buckets.iter_mut().zip(&other.buckets) {
            *sum = sum.saturating_add(*bucket);
        }
        self.credits = self.credits.saturating_add(other.credits);
        self.unapplied = self.unapplied.saturating_add(other.unapplied);
    }
}

/// One customer in one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedRow {
    /// Who.
    pub customer: CustomerIdx,
    /// In which currency.
    pub currency: Currency,
    /// By age.
    pub amounts: AgedAmounts,
    /// Debts with something open.
    pub n_open: u32,
    /// Of these, with something late.
    pub n_late: u32,
    /// The oldest due date that has passed (the oldest date of a document by [`AgeBasis::IssueDate`]); `None` where nothing is late.
    pub oldest_late_on: Option<NaiveDate>,
}

impl AgedRow {
    /// Days after the oldest due date that passed; `None` where nothing is late.
    #[must_use]
    pub fn oldest_days_late(&self, as_of: NaiveDate) -> Option<i64> {
        self.oldest_late_on.map(|day| (as_of - day).num_days())
    }
}

/// All customers of one currency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedTotal {
    /// Which.
    pub currency: Currency,
    /// By age.
    pub amounts: AgedAmounts,
    /// Customers with something open.
    pub n_customers: u32,
    /// Debts with something open.
    pub n_open: u32,
    /// Of these, with something late.
    pub n_late: u32,
}

/// The aged balance of all customers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgedBalance {
    /// The day whose evening it shows.
    pub as_of: NaiveDate,
    /// Ends of the buckets, as used.
    pub bucket_ends_days: Vec<u16>,
    /// Customers that have something open, in the order of customers, then currencies.
    pub rows: Vec<AgedRow>,
    /// One a currency that has a row.
    pub totals: Vec<AgedTotal>,
}

/// Customers that a short list leaves out, together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgedOthers {
    /// How many.
    pub n_customers: u32,
    /// By age.
    pub amounts: AgedAmounts,
}

impl AgedBalance {
    /// The customers that owe most in `currency` (open documents), most first, at most `n`, and all others together; equal ones in the
    /// order of customers. Where only one would be left out, it is not.
    #[must_use]
    pub fn largest(&self, currency: Currency, n: usize) -> (Vec<AgedRow>, Option<AgedOthers>) {
        let mut rows: Vec<AgedRow> = self.rows.iter().filter(|row| row.currency == currency).cloned().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.amounts.documents()));
        if rows.len() <= n.saturating_add(1) {
            return (rows, None);
        }
        let mut others = AgedOthers::default();
        for row in rows.split_off(n) {
            others.n_customers += 1;
            others.amounts.add(&row.amounts);
        }
        (rows, Some(others))
    }

    /// The customers with most late money in `currency`, most first, at most `n`; equal ones in the order of customers.
    #[must_use]
    pub fn latest(&self, currency: Currency, n: usize) -> Vec<&AgedRow> {
        let mut late: Vec<&AgedRow> =
            self.rows.iter().filter(|row| row.currency == currency && row.oldest_late_on.is_some() && row.amounts.overdue() > 0).collect();
        late.sort_by_key(|row| std::cmp::Reverse(row.amounts.overdue()));
        late.truncate(n);
        late
    }

    /// The total of one currency; `None` where nothing is open in it.
    #[must_use]
    pub fn total(&self, currency: Currency) -> Option<&AgedTotal> {
        self.totals.iter().find(|total| total.currency == currency)
    }
}

/// Turns dates into places in the aged balance of one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ageing {
    by: AgeBasis,
    ends_days: Vec<u16>,
    /// A date before `bounds[n]` and not before `bounds[n + 1]` stands in column n + 1; column 0 is "not due".
    bounds: Vec<NaiveDate>,
}

impl Ageing {
    /// Ages as of the end of `as_of`.
    #[must_use]
    pub fn new(as_of: NaiveDate, settings: &AgedBalanceSettings) -> Self {
        let mut ends_days = settings.bucket_ends_days.clone();
        ends_days.sort_unstable();
        ends_days.dedup();
        let first = match settings.by {
            AgeBasis::DueDate => as_of,
            AgeBasis::IssueDate => as_of.succ_opt().unwrap_or(as_of),
        };
        let back = |days: &u16| as_of.checked_sub_days(Days::new(u64::from(*days))).unwrap_or(NaiveDate::MIN);
        let bounds = std::iter::once(first).chain(ends_days.iter().map(back)).collect();
        Self { by: settings.by, ends_days, bounds }
    }

    /// The class of a debt that counts from `date`, the date of [`AgedBalanceSettings::by`].
    #[must_use]
    pub fn class(&self, date: NaiveDate) -> AgeClass {
        match self.column(date) {
            0 => AgeClass::NotDue,
            column => AgeClass::Bucket(column - 1),
        }
    }

    /// Where each part of an open item stands, with its open amount. Nothing for accruals.
    pub fn classes<'l>(&'l self, ledger: &'l Ledger, idx: ItemIdx, open: i64) -> impl Iterator<Item = (AgeClass, i64)> + use<'l> {
        let columns = ledger.columns();
        let (kind, amount, on) = (columns.kind[idx.idx()], columns.amount[idx.idx()], columns.on[idx.idx()]);
        open_parts(ledger, idx, open).filter(move |part| part.open != 0 && kind != ItemKind::Accrual).map(move |part| {
            let class = match (amount < 0, kind.is_document(), self.by) {
                (true, true, _) => AgeClass::Credit,
                (true, false, _) => AgeClass::Unapplied,
                (false, _, AgeBasis::IssueDate) => self.class(on),
                (false, _, AgeBasis::DueDate) => part.due_on.map_or(AgeClass::NotDue, |due_on| self.class(due_on)),
            };
            (class, part.open)
        })
    }

    /// First and last day of age of a bucket, both included; the last bucket has no end, other classes neither.
    #[must_use]
    pub fn days_of(&self, class: AgeClass) -> (Option<i64>, Option<i64>) {
        let AgeClass::Bucket(at) = class else { return (None, None) };
        let youngest = match self.by {
            AgeBasis::DueDate => 1,
            AgeBasis::IssueDate => 0,
        };
        let from = match at.checked_sub(1) {
            None => Some(youngest),
            Some(before) => self.ends_days.get(before).map(|end| i64::from(*end) + 1),
        };
        (from, self.ends_days.get(at).map(|end| i64::from(*end)))
    }

    fn column(&self, date: NaiveDate) -> usize {
        self.bounds.iter().map(|bound| usize::from(date < *bound)).sum()
    }
}

#[derive(Clone, Copy, Default)]
struct Tally {
    n_open: u32,
    n_late: u32,
    oldest_late_on: Option<NaiveDate>,
    open: bool,
}

/// The aged balance at the end of `as_of`.
///
/// Sketch: 100,000 items of 8 + 4 + 8 + 4 + 1 bytes and 120,000 allocations of 40: two passes over 7 MB, sums in one dense table
/// (customers × columns). Budget 2 ms; a bucket is found by comparing dates, no age is ever computed.
#[must_use]
pub fn aged_balance(ledger: &Ledger, as_of: NaiveDate, settings: &AgedBalanceSettings) -> AgedBalance {
    aged_balance_of(ledger, as_of, settings, &ledger.open_on(as_of))
}

/// The same, from what was open of each item on the day (zero for an item leaves it out).
pub(super) fn aged_balance_of(ledger: &Ledger, as_of: NaiveDate, settings: &AgedBalanceSettings, open: &[i64]) -> AgedBalance {
    let ageing = Ageing::new(as_of, settings);
    let columns = ledger.columns();
    let dates = match settings.by {
        AgeBasis::DueDate => columns.due_on,
        AgeBasis::IssueDate => columns.on,
    };
    let in_parts = ledger.has_instalments() && settings.by == AgeBasis::DueDate;
    let credits = ageing.bounds.len() + 1;
    let unapplied = credits + 1;
    let width = unapplied + 1;
    let mut sums = vec![0_i64; width * ledger.balances().len()];
    let mut tallies = vec![Tally::default(); ledger.balances().len()];
    let accounts = ledger.accounts_on(as_of);
    let hot = open.iter().zip(dates).zip(columns.amount).zip(accounts.iter()).zip(columns.kind).enumerate();
    for (at, ((((open, date), amount), balance), kind)) in hot {
        if *open == 0 || *kind == ItemKind::Accrual {
            continue;
        }
        let row = balance.idx() * width;
        let tally = &mut tallies[balance.idx()];
        tally.open = true;
        if *amount < 0 {
            let column = if kind.is_document() { credits } else { unapplied };
            sums[row + column] = sums[row + column].saturating_add(*open);
            continue;
        }
        tally.n_open += 1;
        let mut column = ageing.column(*date);
        if settings.by == AgeBasis::DueDate && (in_parts || column > 0) {
            let Some(idx) = ledger.item_at(at) else { continue };
            if in_parts && !ledger.instalments(idx).is_empty() {
                let mut oldest = None;
                for part in open_parts(ledger, idx, *open) {
                    let column = part.due_on.map_or(0, |due_on| ageing.column(due_on));
                    sums[row + column] = sums[row + column].saturating_add(part.open);
                    oldest = oldest.or(part.due_on.filter(|_| part.is_late(as_of)));
                }
                tally.late_from(oldest);
                continue;
            }
            if ledger.is_held_back(idx) {
                column = 0;
            }
        }
        sums[row + column] = sums[row + column].saturating_add(*open);
        tally.late_from((column > 0).then_some(*date));
    }
    let mut rows: Vec<AgedRow> = Vec::new();
    for ((account, sums), tally) in ledger.balances().iter().zip(sums.chunks_exact(width)).zip(&tallies) {
        if !tally.open {
            continue;
        }
        rows.push(AgedRow {
            customer: account.customer,
            currency: account.currency,
            amounts: AgedAmounts {
                not_due: sums[0],
                buckets: sums[1..credits].to_vec(),
                credits: sums[credits],
                unapplied: sums[unapplied],
            },
            n_open: tally.n_open,
            n_late: tally.n_late,
            oldest_late_on: tally.oldest_late_on,
        });
    }
    rows.sort_by_key(|row| (row.customer, row.currency));
    let totals = totals(&rows);
    AgedBalance { as_of, bucket_ends_days: ageing.ends_days, rows, totals }
}

impl Tally {
    fn late_from(&mut self, date: Option<NaiveDate>) {
        let Some(date) = date else { return };
        self.n_late += 1;
        self.oldest_late_on = Some(self.oldest_late_on.map_or(date, |oldest| oldest.min(date)));
    }
}

fn totals(rows: &[AgedRow]) -> Vec<AgedTotal> {
    let mut totals: BTreeMap<Currency, AgedTotal> = BTreeMap::new();
    for row in rows {
        let total = totals.entry(row.currency).or_insert_with(|| AgedTotal {
            currency: row.currency,
            amounts: AgedAmounts::default(),
            n_customers: 0,
            n_open: 0,
            n_late: 0,
        });
        total.amounts.add(&row.amounts);
        total.n_customers += 1;
        total.n_open += row.n_open;
        total.n_late += row.n_late;
    }
    totals.into_values().collect()
}
