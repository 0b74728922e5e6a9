//! Why each figure of the overview is what it is, in the terms of the views that made it.

use crate::basis::money::{Currency, Money};
use crate::insight::{AgedBalanceSettings, CurrencyOverview, Explained, Figure, Largest, Why, explain};
use crate::ledger::Ledger;
use crate::ui::parts::Explanation;
use crate::words::Words;
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Items shown behind a figure; the others are summed.
const MOST_ITEMS: usize = 8;

/// What falls due in the month, and what became of it.
pub(super) fn expected(of: &CurrencyOverview, as_of: NaiveDate, words: &'static Words) -> Explanation {
    let why = &words.overview().why;
    let amount = |minor: i64| words.format.amount_minor(minor, of.currency);
    let terms = [
        (why.settled_since, of.settled_this_month()),
        (why.open_late, of.due_this_month_late),
        (why.open_ahead, of.due_this_month_ahead()),
    ];
    Explanation {
        formula: (why.expected)(words.format.month(as_of)),
        rows: terms.into_iter().map(|(name, minor)| vec![name.to_owned(), amount(minor)]).collect(),
        total: Some(vec![why.total.to_owned(), amount(of.due_this_month)]),
        ..Explanation::default()
    }
}

/// A figure that `insight` explains: its rule, and the largest items behind it.
pub(super) fn figure(ledger: &Ledger, as_of: NaiveDate, which: Figure, currency: Currency, words: &'static Words) -> Explanation {
    let explained = explain(ledger, as_of, &AgedBalanceSettings::by_due_date(), which, currency, None);
    let format = words.format;
    let why = &words.overview().why;
    let amount = |minor: i64| format.amount(Money::from_minor(minor, currency));
    match &explained.why {
        Why::Outstanding { debts, credits, unapplied } => {
            let terms = why.net_terms.into_iter().zip([debts, credits, unapplied]);
            Explanation {
                formula: why.net.to_owned(),
                rows: terms.map(|(name, minor)| vec![name.to_owned(), amount(*minor)]).collect(),
                total: Some(vec![why.total.to_owned(), amount(explained.value)]),
                ..Explanation::default()
            }
        }
        Why::DaysSalesOutstanding(found) => {
            let months = found.iter().flat_map(|found| &found.months);
            let days = |days: f64| format.decimal(Decimal::try_from(days).unwrap_or_default(), 1);
            Explanation {
                formula: why.delay.to_owned(),
                heads: why.delay_heads.map(str::to_owned).to_vec(),
                rows: months
                    .map(|month| vec![format.month_year(month.first), amount(month.sales), amount(month.taken), days(month.counted_days)])
                    .collect(),
                total: found.as_ref().map(|found| vec![why.total.to_owned(), String::new(), amount(found.owed), days(found.days)]),
                ..Explanation::default()
            }
        }
        Why::ReceivedWithin { first, last } => {
            with_items(ledger, &explained, currency, (why.received)(&format.full_date(*first), &format.full_date(*last)), words)
        }
        Why::Overdue { .. } | Why::Aged { .. } | Why::DueWithin { .. } => {
            with_items(ledger, &explained, currency, (why.overdue)(&format.full_date(as_of)), words)
        }
    }
}

fn with_items(ledger: &Ledger, explained: &Explained, currency: Currency, formula: String, words: &'static Words) -> Explanation {
    let why = &words.overview().why;
    let amount = |minor: i64| words.format.amount_minor(minor, currency);
    let Largest { items, others } = explained.largest(MOST_ITEMS);
    let mut rows: Vec<Vec<String>> = items
        .into_iter()
        .map(|(idx, part)| {
            let item = ledger.item(idx);
            let name = if item.number.is_empty() { words.format.short_date(item.on) } else { item.number.to_owned() };
            vec![ledger.customer(item.customer).details.name.clone(), name, amount(part)]
        })
        .collect();
    if let Some((n, rest)) = others {
        rows.push(vec![(why.others)(i64::try_from(n).unwrap_or(i64::MAX)), String::new(), amount(rest)]);
    }
    Explanation {
        formula,
        heads: why.item_heads.map(str::to_owned).to_vec(),
        rows,
        total: Some(vec![why.total.to_owned(), String::new(), amount(explained.value)]),
        ..Explanation::default()
    }
}
