//! Recovery rate: of what fell overdue in a month, the share that was paid within 30, 60 and 90 days.
//!
//! Start at [`recovery_by_month`]. Each due date counts on its own; what was settled by its due date never fell overdue. A credit note or a
//! loss is not a payment: it stands beside. A share is given only once its days have passed for the whole month: a young month looks bad
//! without being so. Not counted: what was carried forward, retentions without a date of release.

use super::days_sales_outstanding::first_of_month;
use crate::basis::money::Currency;
use crate::ledger::{ItemKind, Ledger};
use chrono::{Days, Months, NaiveDate};

/// Days after the due date within which payments are counted, ascending.
pub const WITHIN_DAYS: [u16; 3] = [30, 60, 90];

/// What fell overdue in one month, minor units of one currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryMonth {
    /// First day of the month; what fell due on its eve was overdue on this day.
    pub first: NaiveDate,
    /// Debts whose first day late is in the month, as open on the evening of their due date.
    pub fell_overdue: i64,
    /// How many due dates.
    pub n: u32,
    /// Paid (set off, or taken from a credit carried forward) within each of [`WITHIN_DAYS`] after the due date.
    pub paid_within: [i64; WITHIN_DAYS.len()],
    /// Whether those days have passed for all of them.
    pub complete: [bool; WITHIN_DAYS.len()],
    /// Settled after the due date, by the day asked, in another way: credit notes, discounts, losses.
    pub cancelled: i64,
    /// Still open on the day asked.
    pub still_open: i64,
}

impl RecoveryMonth {
    /// The share paid within the `at`th of [`WITHIN_DAYS`]; `None` while its days run, and where nothing fell overdue.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a statistic, never money again")]
    pub fn share(&self, at: usize) -> Option<f64> {
        let paid = self.paid_within.get(at).filter(|_| self.complete.get(at) == Some(&true) && self.fell_overdue > 0)?;
        Some(*paid as f64 / self.fell_overdue as f64)
    }
}

/// Recovery of what fell overdue in each of the `months` months up to that of `as_of`, oldest first, as known at the end of `as_of`.
///
/// An allocation that no longer counts on `as_of` (a returned payment) never counted. One pass over allocations and items.
#[must_use]
pub fn recovery_by_month(ledger: &Ledger, as_of: NaiveDate, currency: Currency, months: u32) -> Vec<RecoveryMonth> {
    let this_month = first_of_month(as_of);
    let mut found: Vec<RecoveryMonth> = (0..months)
        .rev()
        .filter_map(|back| {
            let first = this_month.checked_sub_months(Months::new(back))?;
            // The last to fall overdue in a month was due the day before its last.
            let last_due = first.checked_add_months(Months::new(1))?.checked_sub_days(Days::new(2))?;
            let complete = WITHIN_DAYS.map(|days| last_due.checked_add_days(Days::new(u64::from(days))).is_some_and(|end| end <= as_of));
            let paid_within = [0; WITHIN_DAYS.len()];
            Some(RecoveryMonth { first, fell_overdue: 0, n: 0, paid_within, complete, cancelled: 0, still_open: 0 })
        })
        .collect();
    let pieces = settlements(ledger, as_of);
    let columns = ledger.columns();
    let mut from = 0;
    for at in 0..ledger.n_items() {
        // The pieces of one item stand together, in the order of items.
        let start = from;
        while pieces.get(from).is_some_and(|piece| piece.item == at) {
            from += 1;
        }
        let counts = matches!(columns.kind[at], ItemKind::Invoice | ItemKind::Deposit) && columns.amount[at] > 0 && columns.on[at] <= as_of;
        let Some(idx) = ledger.item_at(at).filter(|idx| counts && !ledger.is_held_back(*idx)) else { continue };
        if ledger.balance(columns.balance[at]).currency != currency {
            continue;
        }
        let of_item = pieces.get(start..from).unwrap_or_default();
        let parts = ledger.instalments(idx);
        if parts.is_empty() {
            fill(&mut found, columns.due_on[at], columns.amount[at], &mut Filling::new(of_item), as_of);
        } else {
            let mut filling = Filling::new(of_item);
            for part in parts {
                fill(&mut found, part.due_on, part.amount, &mut filling, as_of);
            }
        }
    }
    found
}

/// Part of an item that something settled.
#[derive(Debug, Clone, Copy)]
struct Piece {
    item: usize,
    on: NaiveDate,
    amount: i64,
    paid: bool,
}

fn settlements(ledger: &Ledger, as_of: NaiveDate) -> Vec<Piece> {
    let kinds = ledger.columns().kind;
    let mut pieces: Vec<Piece> = ledger
        .allocations()
        .iter()
        .filter(|allocation| allocation.counts_on(as_of))
        .map(|allocation| Piece {
            item: allocation.debit.idx(),
            on: allocation.from,
            amount: allocation.amount,
            paid: matches!(kinds[allocation.credit.idx()], ItemKind::Payment | ItemKind::SetOff | ItemKind::Opening),
        })
        .collect();
    pieces.sort_by_key(|piece| (piece.item, piece.on));
    pieces
}

/// Pieces of one item that are poured into its due dates, oldest first.
struct Filling<'p> {
    pieces: std::slice::Iter<'p, Piece>,
    rest: Option<Piece>,
}

impl<'p> Filling<'p> {
    fn new(pieces: &'p [Piece]) -> Self {
        Self { pieces: pieces.iter(), rest: None }
    }

    /// The next piece, of at most `most`.
    fn take(&mut self, most: i64) -> Option<Piece> {
        let piece = self.rest.take().or_else(|| self.pieces.next().copied())?;
        let taken = piece.amount.min(most);
        if taken < piece.amount {
            self.rest = Some(Piece { amount: piece.amount - taken, ..piece });
        }
        Some(Piece { amount: taken, ..piece })
    }
}

fn fill(months: &mut [RecoveryMonth], due_on: NaiveDate, share: i64, filling: &mut Filling<'_>, as_of: NaiveDate) {
    let mut left = share;
    let mut overdue = share;
    let mut paid_within = [0_i64; WITHIN_DAYS.len()];
    let mut cancelled = 0_i64;
    while left > 0 {
        let Some(piece) = filling.take(left) else { break };
        left = left.saturating_sub(piece.amount);
        if piece.on <= due_on {
            overdue = overdue.saturating_sub(piece.amount);
        } else if piece.paid {
            let days = (piece.on - due_on).num_days();
            for (sum, within) in paid_within.iter_mut().zip(WITHIN_DAYS) {
                if days <= i64::from(within) {
                    *sum = sum.saturating_add(piece.amount);
                }
            }
        } else {
            cancelled = cancelled.saturating_add(piece.amount);
        }
    }
    let Some(late_from) = due_on.succ_opt().filter(|day| *day <= as_of && overdue > 0) else { return };
    let month = first_of_month(late_from);
    let Some(month) = months.iter_mut().find(|it| it.first == month) else { return };
    month.fell_overdue = month.fell_overdue.saturating_add(overdue);
    month.n += 1;
    for (sum, paid) in month.paid_within.iter_mut().zip(paid_within) {
        *sum = sum.saturating_add(paid);
    }
    month.cancelled = month.cancelled.saturating_add(cancelled);
    month.still_open = month.still_open.saturating_add(left);
}
