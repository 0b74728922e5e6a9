//! A figure with its reason: the rule that made it, and the items that sum to it.
//!
//! Start at [`explain`]. The pages ask with the same [`Figure`] that they show, so what opens under a number is what made it.
//!
//! Invariant: the items' parts sum to the value (days of sales excepted: its months are its terms).

use super::aged_balance::{AgeClass, AgedBalanceSettings, Ageing};
use super::days_sales_outstanding::{DaysSalesOutstanding, days_sales_outstanding, first_of_month};
use super::outstanding::open_parts;
use crate::basis::money::Currency;
use crate::ledger::{CustomerIdx, ItemIdx, ItemKind, Ledger};
use chrono::{Months, NaiveDate};

/// What is asked about, in one currency, of one customer or of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// All that is owed.
    Outstanding,
    /// One column of the aged balance.
    Aged(AgeClass),
    /// What is past its due date.
    Overdue,
    /// What falls due in the month of the as-of date and is open.
    DueThisMonthOpen,
    /// What was received in the month, up to the as-of date.
    ReceivedThisMonth,
    /// Days of sales still owed; of all customers.
    DaysSalesOutstanding,
}

/// The rule that made a figure, with what it was given.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// Debts, less credits, less unapplied cash.
    Outstanding {
        /// Open debts.
        debts: i64,
        /// Open credit notes, negative.
        credits: i64,
        /// Unapplied cash, negative.
        unapplied: i64,
    },
    /// Open parts whose age falls in the column.
    Aged {
        /// Which column.
        class: AgeClass,
        /// Days late from, for a bucket.
        from_days: Option<i64>,
        /// Days late to, included; `None` without end.
        to_days: Option<i64>,
    },
    /// Open parts due before the day.
    Overdue {
        /// The day.
        as_of: NaiveDate,
    },
    /// Open parts due in these days, both included.
    DueWithin {
        /// First.
        first: NaiveDate,
        /// Last.
        last: NaiveDate,
    },
    /// Payments of these days, both included, less bounced ones.
    ReceivedWithin {
        /// First.
        first: NaiveDate,
        /// Last.
        last: NaiveDate,
    },
    /// Counting back.
    DaysSalesOutstanding(Option<DaysSalesOutstanding>),
}

/// A figure, why, and what is behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct Explained {
    /// The figure, minor units (for days of sales: what was owed).
    pub value: i64,
    /// The rule.
    pub why: Why,
    /// Each item with its part of the figure, in the order of entry.
    pub items: Vec<(ItemIdx, i64)>,
}

impl Explained {
    /// The `n` items with the largest parts, largest first, and how many others there are with their sum.
    #[must_use]
    pub fn largest(&self, n: usize) -> Largest {
        let mut items = self.items.clone();
        items.sort_by_key(|(_, part)| std::cmp::Reverse(part.saturating_abs()));
        let rest = items.split_off(n.min(items.len()));
        let others = (!rest.is_empty()).then(|| (rest.len(), rest.iter().fold(0_i64, |sum, (_, part)| sum.saturating_add(*part))));
        Largest { items, others }
    }
}

/// The largest parts of a figure, and the rest in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Largest {
    /// Items with their part, minor units, largest first.
    pub items: Vec<(ItemIdx, i64)>,
    /// How many others, with their sum; `None` where there are none.
    pub others: Option<(usize, i64)>,
}

/// Why `figure` is what it is, at the end of `as_of`.
#[must_use]
pub fn explain(
    ledger: &Ledger,
    as_of: NaiveDate,
    settings: &AgedBalanceSettings,
    figure: Figure,
    currency: Currency,
    customer: Option<CustomerIdx>,
) -> Explained {
    let accounts = ledger.accounts_on(as_of);
    let ageing = Ageing::new(as_of, settings);
    let first = first_of_month(as_of);
    let last = first.checked_add_months(Months::new(1)).and_then(|next| next.pred_opt()).unwrap_or(NaiveDate::MAX);
    let columns = ledger.columns();
    let mut by_class: (i64, i64, i64) = (0, 0, 0);
    let mut items = Vec::new();
    for (at, open) in ledger.open_on(as_of).into_iter().enumerate() {
        let account = ledger.balance(accounts[at]);
        let (kind, amount, on) = (columns.kind[at], columns.amount[at], columns.on[at]);
        if account.currency != currency || customer.is_some_and(|customer| customer != account.customer) || on > as_of {
            continue;
        }
        let Some(idx) = ledger.item_at(at).filter(|_| kind != ItemKind::Accrual) else { continue };
        let sum_where = |fits: &dyn Fn(AgeClass) -> bool| {
            ageing.classes(ledger, idx, open).filter(|(class, _)| fits(*class)).fold(0_i64, |sum, (_, open)| sum.saturating_add(open))
        };
        let part = match figure {
            Figure::Outstanding | Figure::DaysSalesOutstanding => {
                let side = match (amount < 0, kind.is_document()) {
                    (false, _) => &mut by_class.0,
                    (true, true) => &mut by_class.1,
                    (true, false) => &mut by_class.2,
                };
                *side = side.saturating_add(open);
                open
            }
            Figure::Aged(class) => sum_where(&|its| its == class),
            Figure::Overdue => sum_where(&|its| matches!(its, AgeClass::Bucket(_))),
            Figure::DueThisMonthOpen if amount > 0 => open_parts(ledger, idx, open)
                .filter(|part| part.due_on.is_some_and(|due_on| first <= due_on && due_on <= last))
                .fold(0_i64, |sum, part| sum.saturating_add(part.open)),
            Figure::ReceivedThisMonth if matches!(kind, ItemKind::Payment | ItemKind::Bounce) && on >= first => amount.saturating_neg(),
            Figure::DueThisMonthOpen | Figure::ReceivedThisMonth => 0,
        };
        if part != 0 {
            items.push((idx, part));
        }
    }
    let value = items.iter().fold(0_i64, |sum, (_, part)| sum.saturating_add(*part));
    let why = match figure {
        Figure::Outstanding => Why::Outstanding { debts: by_class.0, credits: by_class.1, unapplied: by_class.2 },
        Figure::Aged(class) => {
            let (from_days, to_days) = ageing.days_of(class);
            Why::Aged { class, from_days, to_days }
        }
        Figure::Overdue => Why::Overdue { as_of },
        Figure::DueThisMonthOpen => Why::DueWithin { first, last },
        Figure::ReceivedThisMonth => Why::ReceivedWithin { first, last: as_of },
        Figure::DaysSalesOutstanding => Why::DaysSalesOutstanding(days_sales_outstanding(ledger, as_of, currency, value)),
    };
    Explained { value, why, items }
}
