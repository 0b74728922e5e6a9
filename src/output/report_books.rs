//! The aged balance and the open items as tables, and any report as a workbook.

use super::csv::Cell;
use super::report_tables::amount;
use super::table::{Book, Foot, Sheet, Table};
use crate::basis::money::Money;
use crate::insight::{AgedBalanceSettings, Grouping, ItemScope, OpenItemsRequest, SortDirection, SortKey, aged_balance, open_items};
use crate::ledger::{DueBasis, Ledger};
use crate::words::Words;
use chrono::NaiveDate;

/// Columns before the first amount of the aged balance: key, name, currency.
const BEFORE: u16 = 3;

/// One row a customer and currency: not due, each age, credits, unapplied; the total is the sum of the row.
#[must_use]
pub fn aged_table(ledger: &Ledger, as_of: NaiveDate, words: &Words) -> Table {
    let aged = aged_balance(ledger, as_of, &AgedBalanceSettings::by_due_date());
    let it = words.tables();
    let mut header: Vec<String> = it.customer.map(str::to_owned).to_vec();
    header.extend(words.invoices().ages.map(str::to_owned));
    header.extend([words.invoices().credits.to_owned(), words.invoices().unapplied.to_owned(), it.owed.to_owned()]);
    let rows = aged.rows.iter().map(|row| {
        let its = ledger.customer(row.customer);
        let mut cells = vec![
            Cell::Text(its.key.clone()),
            Cell::Text(its.details.name.clone()),
            Cell::Text(row.currency.code().to_owned()),
            amount(row.amounts.not_due, row.currency),
        ];
        cells.extend(row.amounts.buckets.iter().map(|bucket| amount(*bucket, row.currency)));
        cells.extend([amount(row.amounts.credits, row.currency), amount(row.amounts.unapplied, row.currency)]);
        let last = u16::try_from(cells.len().saturating_sub(1)).unwrap_or(u16::MAX);
        cells.push(Cell::Sum { from: BEFORE, to: last, value: Money::from_minor(row.amounts.total(), row.currency) });
        cells
    });
    Table { rows: rows.collect(), header }
}

/// One row a document with something open, by customer and due date.
#[must_use]
pub fn open_items_table(ledger: &Ledger, as_of: NaiveDate, words: &Words) -> Table {
    let request = OpenItemsRequest {
        scope: ItemScope::Open,
        customer: None,
        currency: None,
        class: None,
        ageing: AgedBalanceSettings::by_due_date(),
        text: String::new(),
        sort: SortKey::Due,
        direction: SortDirection::Ascending,
        grouping: Grouping::Customer,
    };
    let found = open_items(ledger, as_of, &request);
    let it = words.tables();
    let header = it.customer.into_iter().chain(it.open_items).map(str::to_owned).collect();
    let rows = found.rows.iter().map(|row| {
        let item = ledger.item(row.item);
        let its = ledger.customer(item.customer);
        let assumed = item.due_basis == DueBasis::Assumed;
        vec![
            Cell::Text(its.key.clone()),
            Cell::Text(its.details.name.clone()),
            Cell::Text(item.currency.code().to_owned()),
            Cell::Text((words.invoices().kind)(item.kind).to_owned()),
            Cell::Text(item.number.to_owned()),
            Cell::Day(item.on),
            row.due_on.map_or(Cell::Empty, Cell::Day),
            if assumed && row.due_on.is_some() { Cell::Text(it.assumed.to_owned()) } else { Cell::Empty },
            if row.days_late > 0 { Cell::Number(row.days_late) } else { Cell::Empty },
            amount(item.amount, item.currency),
            amount(row.open, item.currency),
        ]
    });
    Table { rows: rows.collect(), header }
}

/// The aged balance, and the open items that it is made of.
#[must_use]
pub fn aged_book(ledger: &Ledger, as_of: NaiveDate, words: &Words) -> Book {
    let it = words.tables();
    let on = words.format.full_date(as_of);
    let aged = aged_table(ledger, as_of, words);
    let columns = u16::try_from(aged.header.len()).unwrap_or(u16::MAX);
    let foot = |columns: Vec<u16>| Some(Foot { label: it.total.to_owned(), currency: 2, columns });
    Book {
        sheets: vec![
            Sheet {
                name: words.overview().aged.to_owned(),
                title: (words.overview().aged_on)(&on),
                table: aged,
                foot: foot((BEFORE..columns).collect()),
            },
            Sheet {
                name: it.open_items_name.to_owned(),
                title: (it.open_items_on)(&on),
                table: open_items_table(ledger, as_of, words),
                foot: foot(vec![9, 10]),
            },
        ],
    }
}

/// A report as the one sheet of a workbook.
#[must_use]
pub fn book_of(title: &str, table: Table) -> Book {
    Book { sheets: vec![Sheet { name: title.to_owned(), title: title.to_owned(), table, foot: None }] }
}
