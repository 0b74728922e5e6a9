//! What moved the accounts in a period: opening balance, each kind of movement, closing balance, by customer and in total.
//!
//! Start at [`movements_of_period`].
//!
//! Invariant: opening + movements = closing, in each row and each total; the rows of a currency sum to its total. The three are counted
//! apart, so that the first is a proof and not a definition: both balances from what is open of each item on the evening, movements from the
//! items of the days between.

use super::period::Period;
use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, ItemKind, Ledger, Movement};

/// An account over a period, minor units, signed: positive raises what is owed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MovementSums {
    /// Owed at the evening before the period.
    pub opening: i64,
    /// Sums of the period's items, in the order of [`Movement::ALL`].
    pub moved: [i64; Movement::ALL.len()],
    /// Owed at the evening of its last day.
    pub closing: i64,
}

impl MovementSums {
    /// The sum of one kind.
    #[must_use]
    pub fn of(&self, movement: Movement) -> i64 {
        self.moved.get(movement.idx()).copied().unwrap_or_default()
    }

    /// What all kinds come to.
    #[must_use]
    pub fn all_moved(&self) -> i64 {
        self.moved.iter().fold(0, |sum, moved| sum.saturating_add(*moved))
    }

    /// What moved beside invoices, credit notes and payments.
    #[must_use]
    pub fn otherwise_moved(&self) -> i64 {
        let named = [Movement::Invoiced, Movement::Credited, Movement::Paid];
        named.into_iter().fold(self.all_moved(), |rest, movement| rest.saturating_sub(self.of(movement)))
    }

    /// Whether opening + movements = closing. Always, where no amount is beyond counting.
    #[must_use]
    pub fn ties(&self) -> bool {
        self.opening.saturating_add(self.all_moved()) == self.closing
    }

    fn add(&mut self, other: &Self) {
        self.opening = self.opening.saturating_add(other.opening);
        for (sum, moved) in self.moved.iter_mut().zip(other.moved) {
            *sum = sum.saturating_add(moved);
        }
        self.closing = self.closing.saturating_add(other.closing);
    }
}

/// One customer in one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovementRow {
    /// Who.
    pub customer: CustomerIdx,
    /// In which currency.
    pub currency: Currency,
    /// Its account.
    pub sums: MovementSums,
}

/// All customers of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MovementTotal {
    /// Which.
    pub currency: Currency,
    /// Their accounts together.
    pub sums: MovementSums,
    /// Customers with a row.
    pub n_customers: u32,
}

/// Movements of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Movements {
    /// Which.
    pub period: Period,
    /// Customers that owed something before, moved, or owe something after, in the order of customers, then currencies.
    pub rows: Vec<MovementRow>,
    /// One a currency that has a row, in the order of currencies.
    pub totals: Vec<MovementTotal>,
}

impl Movements {
    /// The total of one currency; `None` where nothing was owed or moved in it.
    #[must_use]
    pub fn total(&self, currency: Currency) -> Option<&MovementTotal> {
        self.totals.iter().find(|total| total.currency == currency)
    }

    /// The rows of one currency.
    pub fn rows_in(&self, currency: Currency) -> impl Iterator<Item = &MovementRow> {
        self.rows.iter().filter(move |row| row.currency == currency)
    }

    /// The customers that owe most at the end, most first, at most `n`, and the others as one: how many, and their accounts together.
    /// Equal ones stand in the order of customers; where only one would be left out, it is not.
    #[must_use]
    pub fn largest(&self, currency: Currency, n: usize) -> (Vec<MovementRow>, Option<(usize, MovementSums)>) {
        let mut rows: Vec<MovementRow> = self.rows_in(currency).copied().collect();
        rows.sort_by_key(|row| std::cmp::Reverse(row.sums.closing));
        if rows.len() <= n.saturating_add(1) {
            return (rows, None);
        }
        let left_out = rows.split_off(n);
        let mut others = MovementSums::default();
        for row in &left_out {
            others.add(&row.sums);
        }
        (rows, Some((left_out.len(), others)))
    }

    /// Whether every row and total ties.
    #[must_use]
    pub fn ties(&self) -> bool {
        self.rows.iter().all(|row| row.sums.ties()) && self.totals.iter().all(|total| total.sums.ties())
    }
}

/// What moved between two days, both included; accruals are no part of it.
///
/// Two looks at what was open and one pass over the items; budget 5 ms for 100,000. A period without a day has no movement, and closes as
/// it opened.
#[must_use]
pub fn movements_of_period(ledger: &Ledger, period: Period) -> Movements {
    let columns = ledger.columns();
    let mut sums = vec![MovementSums::default(); ledger.balances().len()];
    let mut seen = vec![false; sums.len()];
    let accounts = ledger.accounts_on(period.last);
    let before = period.eve().map(|eve| ledger.open_on(eve)).unwrap_or_default();
    let after = ledger.open_on(if period.days() == 0 { period.eve().unwrap_or(period.last) } else { period.last });
    for (at, (((kind, on), amount), balance)) in columns.kind.iter().zip(columns.on).zip(columns.amount).zip(accounts.iter()).enumerate() {
        if *kind == ItemKind::Accrual {
            continue;
        }
        let opening = before.get(at).copied().unwrap_or_default();
        let closing = after.get(at).copied().unwrap_or_default();
        let (sum, seen) = (&mut sums[balance.idx()], &mut seen[balance.idx()]);
        sum.opening = sum.opening.saturating_add(opening);
        sum.closing = sum.closing.saturating_add(closing);
        *seen |= opening != 0 || closing != 0;
        if period.holds(*on)
            && let Some(moved) = kind.movement().and_then(|movement| sum.moved.get_mut(movement.idx()))
        {
            *moved = moved.saturating_add(*amount);
            *seen = true;
        }
    }
    let mut rows: Vec<MovementRow> = ledger
        .balances()
        .iter()
        .zip(&sums)
        .zip(seen)
        .filter(|(_, seen)| *seen)
        .map(|((account, sums), _)| MovementRow { customer: account.customer, currency: account.currency, sums: *sums })
        .collect();
    rows.sort_by_key(|row| (row.customer, row.currency));
    let mut totals: Vec<MovementTotal> = Vec::new();
    for row in &rows {
        let at = totals.iter().position(|total| total.currency == row.currency).unwrap_or_else(|| {
            totals.push(MovementTotal { currency: row.currency, sums: MovementSums::default(), n_customers: 0 });
            totals.len() - 1
        });
        totals[at].sums.add(&row.sums);
        totals[at].n_customers += 1;
    }
    totals.sort_by_key(|total| total.currency);
    Movements { period, rows, totals }
}
