//! Reports as tables for a spreadsheet: indicators with their terms, recovery, movements, a statement of account.
//!
//! Amounts are whole and unrounded, with their currency in a column of its own; a figure that the books do not give is an empty cell.

use super::csv::Cell;
use super::table::Table;
use crate::basis::money::{Currency, Money};
use crate::insight::{
    AgeBasis, AgedAmounts, AgedBalance, AgedBy, AgedKey, ClaimsReport, Indicator, Indicators, MovementRow, Movements, RecoveryMonth,
    Statement, StatementAccount, WITHIN_DAYS, aged_groups,
};
use crate::ledger::{ClaimKind, Ledger, Movement};
use crate::words::Words;
use crate::words::reports::shown;
use rust_decimal::Decimal;

/// One row a month, one column an indicator: days, per cent, points of ten thousand.
#[must_use]
pub fn indicators_table(series: &[Indicators], currency: Currency, words: &Words) -> Table {
    let it = words.reports();
    let mut header: Vec<String> = it.file.indicators.map(str::to_owned).to_vec();
    header.extend(Indicator::ALL.map(|which| format!("{} ({})", (it.indicators.name)(which), (it.file.unit)(which.unit()))));
    let rows = series.iter().map(|of| {
        let mut row = vec![
            Cell::Day(of.on),
            Cell::Text(currency.code().to_owned()),
            amount(of.aged.total(), currency),
            amount(of.aged.not_due, currency),
            of.simple.map_or(Cell::Empty, |simple| amount(simple.sales, currency)),
        ];
        row.extend(Indicator::ALL.map(|which| statistic(of.figure(which).map(|value| shown(which.unit(), value)))));
        row
    });
    Table { header, rows: rows.collect() }
}

/// One row a month: what fell overdue, and the shares paid in time, in per cent.
#[must_use]
pub fn recovery_table(months: &[RecoveryMonth], currency: Currency, words: &Words) -> Table {
    let it = words.reports();
    let [month, its_currency, n, overdue, cancelled, open] = it.file.recovery.map(str::to_owned);
    let mut header = vec![month, its_currency, n, overdue];
    for days in WITHIN_DAYS {
        let within = (it.recovery.within)(days);
        header.push(within.clone());
        header.push(format!("{within} (%)"));
    }
    header.extend([cancelled, open]);
    let rows = months.iter().map(|month| {
        let mut row = vec![
            Cell::Day(month.first),
            Cell::Text(currency.code().to_owned()),
            Cell::Number(i64::from(month.n)),
            amount(month.fell_overdue, currency),
        ];
        for (at, paid) in month.paid_within.iter().enumerate() {
            row.push(amount(*paid, currency));
            row.push(statistic(month.share(at).map(|share| share * 100.0)));
        }
        row.extend([amount(month.cancelled, currency), amount(month.still_open, currency)]);
        row
    });
    Table { header, rows: rows.collect() }
}

/// One row a customer and currency: opening, each kind of movement, closing.
#[must_use]
pub fn movements_table(ledger: &Ledger, movements: &Movements, words: &Words) -> Table {
    let [code, customer, currency, from, to, opening, closing] = words.reports().file.movements.map(str::to_owned);
    let mut header = vec![code, customer, currency, from, to, opening];
    header.extend(Movement::ALL.map(|movement| (words.customers().sheet.movement)(movement).to_owned()));
    header.push(closing);
    let rows = movements.rows.iter().map(|MovementRow { customer, currency, sums }| {
        let its = ledger.customer(*customer);
        let mut row = vec![
            Cell::Text(its.key.clone()),
            Cell::Text(its.details.name.clone()),
            Cell::Text(currency.code().to_owned()),
            Cell::Day(movements.period.first),
            Cell::Day(movements.period.last),
            amount(sums.opening, *currency),
        ];
        row.extend(sums.moved.map(|moved| amount(moved, *currency)));
        row.push(amount(sums.closing, *currency));
        row
    });
    Table { header, rows: rows.collect() }
}

/// One row a group and currency, its open amounts by age. `heads` names the columns of ages, credits and unapplied cash.
#[must_use]
pub fn aged_table(ledger: &Ledger, aged: &AgedBalance, by: AgedBy, counted: AgeBasis, heads: &[String], words: &Words) -> Table {
    let it = words.aged();
    let mut header: Vec<String> = it.file_heads.map(str::to_owned).to_vec();
    header.extend(heads.iter().cloned());
    header.push(it.balance.to_owned());
    let rows = aged_groups(ledger, aged, by).into_iter().map(|group| {
        let name = match &group.key {
            AgedKey::Customer(idx) => ledger.customer(*idx).details.name.clone(),
            AgedKey::Named(name) if name.is_empty() => it.unsaid.to_owned(),
            AgedKey::Named(name) => name.clone(),
            AgedKey::Currency => group.currency.code().to_owned(),
        };
        let mut row = vec![
            Cell::Day(aged.as_of),
            Cell::Text(name),
            Cell::Text(group.currency.code().to_owned()),
            Cell::Number(i64::from(group.n_customers)),
            Cell::Number(i64::from(group.n_open)),
            Cell::Number(i64::from(group.n_late)),
        ];
        let AgedAmounts { not_due, buckets, credits, unapplied } = &group.amounts;
        let not_due = (counted == AgeBasis::DueDate).then_some(not_due);
        let ages = not_due.into_iter().chain(buckets).chain([credits, unapplied]);
        row.extend(ages.map(|minor| amount(*minor, group.currency)));
        row.push(amount(group.amounts.total(), group.currency));
        row
    });
    Table { header, rows: rows.collect() }
}

/// One row a customer, currency and kind: what was open before, asked for, paid, given up, what is left.
#[must_use]
pub fn claims_table(ledger: &Ledger, report: &ClaimsReport, words: &Words) -> Table {
    let it = words.claims();
    let mut header: Vec<String> = it.file_heads.map(str::to_owned).to_vec();
    header.extend(it.report_heads.iter().skip(1).map(|head| (*head).to_owned()));
    let mut rows = Vec::new();
    for row in &report.rows {
        let customer = ledger.customer(row.customer);
        for (kind, of) in [(ClaimKind::LateInterest, row.interest), (ClaimKind::FixedCompensation, row.compensation)] {
            let sums = [of.opening, of.moved.asked, of.moved.paid, of.moved.waived, of.closing];
            if sums.iter().all(|sum| *sum == 0) {
                continue;
            }
            let mut cells = vec![
                Cell::Text(customer.key.clone()),
                Cell::Text(customer.details.name.clone()),
                Cell::Text(row.currency.code().to_owned()),
                Cell::Day(report.period.first),
                Cell::Day(report.period.last),
                Cell::Text((it.kind)(kind).to_owned()),
            ];
            cells.extend(sums.map(|sum| amount(sum, row.currency)));
            rows.push(cells);
        }
    }
    Table { header, rows }
}

/// One row a line, between what was brought forward and the balance due, for each currency.
#[must_use]
pub fn statement_table(ledger: &Ledger, statement: &Statement, words: &Words) -> Table {
    let header: Vec<String> = words.reports().file.statement.map(str::to_owned).to_vec();
    let name = Cell::Text(ledger.customer(statement.customer).details.name.clone());
    let mut rows = Vec::new();
    for StatementAccount { currency, opening, lines, closing, .. } in &statement.accounts {
        let start = || vec![name.clone(), Cell::Text(currency.code().to_owned())];
        let edge = |on, what: &str, balance| {
            let mut row = start();
            row.extend([Cell::Day(on), Cell::Empty, Cell::Text(what.to_owned())]);
            row.extend([Cell::Empty, Cell::Empty, Cell::Empty, amount(balance, *currency)]);
            row
        };
        rows.push(edge(statement.period.first, words.reports().statement.opening, *opening));
        for line in lines {
            let item = ledger.item(line.item);
            let mut row = start();
            row.extend([
                Cell::Day(line.on),
                line.due_on.map_or(Cell::Empty, Cell::Day),
                Cell::Text((words.invoices().kind)(item.kind).to_owned()),
                Cell::Text(item.number.to_owned()),
                Cell::Text(item.label.to_owned()),
                amount(line.amount, *currency),
                amount(line.balance, *currency),
            ]);
            rows.push(row);
        }
        rows.push(edge(statement.period.last, words.reports().statement.closing, *closing));
    }
    Table { header, rows }
}

pub(super) fn amount(minor: i64, currency: Currency) -> Cell {
    Cell::Amount(Money::from_minor(minor, currency))
}

fn statistic(value: Option<f64>) -> Cell {
    value.and_then(|value| Decimal::try_from(value).ok()).map_or(Cell::Empty, Cell::Decimal)
}
