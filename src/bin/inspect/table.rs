//! The report as tables for people: aligned, amounts to the right.

use super::report::Report;
use std::fmt::Write as _;

/// Warnings of one file that are written out; the JSON has all.
const N_WARNINGS: usize = 20;

/// All of it but the lists of documents, payments and allocations, which only the JSON has.
pub(crate) fn tables(report: &Report) -> String {
    let mut out = String::new();
    let mut files = Table::new(&["file", "format", "documents", "credit notes", "payments", "allocations", "warnings"], 2);
    for file in &report.files {
        let counts = [file.documents, file.credit_notes, file.payments, file.allocations, file.warnings.len()];
        let format = format!("{:?}", file.format).to_lowercase();
        files.row([file.name.clone(), format].into_iter().chain(counts.map(|count| count.to_string())));
    }
    section(&mut out, "Files", &files);
    for file in &report.files {
        for warning in file.warnings.iter().take(N_WARNINGS) {
            let place = if warning.line == 0 { file.name.clone() } else { format!("{}:{}", file.name, warning.line) };
            let cell = [&warning.column, &warning.found].map(|text| if text.is_empty() { String::new() } else { format!(" {text:?}") });
            let _ = writeln!(out, "  {place}:{} {}", cell.concat(), warning.message);
        }
        if file.warnings.len() > N_WARNINGS {
            let _ = writeln!(out, "  {}: {} more (see --json)", file.name, file.warnings.len() - N_WARNINGS);
        }
    }
    let headers = ["customer", "name", "", "opening", "invoiced", "credited", "paid", "other", "unapplied", "open", "411"];
    let mut customers = Table::new(&headers, 3);
    for customer in &report.customers {
        let other =
            [&customer.bounced, &customer.refunded, &customer.discount, &customer.set_off, &customer.exchange, &customer.written_off];
        customers.row([
            customer.key.clone(),
            customer.name.clone(),
            customer.currency.to_owned(),
            customer.opening.clone(),
            customer.invoiced.clone(),
            customer.credited.clone(),
            customer.paid.clone(),
            sum(&other),
            customer.unapplied.clone(),
            customer.open.clone(),
            customer.accounts.get("411").cloned().unwrap_or_default(),
        ]);
    }
    section(&mut out, &format!("Balances on {}", report.as_of), &customers);
    let headers: Vec<&str> =
        ["customer", ""].into_iter().chain(report.aged_balance.buckets.iter().map(String::as_str)).chain(["total"]).collect();
    let mut aged = Table::new(&headers, 2);
    for row in &report.aged_balance.rows {
        aged.row([row.customer.clone(), row.currency.to_owned()].into_iter().chain(row.amounts.clone()).chain([row.total.clone()]));
    }
    for total in &report.aged_balance.total {
        aged.row(["total".to_owned(), total.currency.to_owned()].into_iter().chain(total.amounts.clone()).chain([total.total.clone()]));
    }
    section(&mut out, &format!("Aged balance on {}, by days late", report.as_of), &aged);
    let mut actions = Table::new(&["customer", "step", "due on", "reason", "documents"], 5);
    for action in &report.actions {
        let documents = action.documents.join(" ");
        actions.row([action.customer.clone(), action.step.clone(), action.due_on.to_string(), action.reason.clone(), documents]);
    }
    section(&mut out, &format!("Actions on {}", report.as_of), &actions);
    if let Some(expected) = &report.forecasts {
        let mut forecasts = Table::new(&["document", "customer", "due on", "half by", "nine of ten by", "late", "why"], 2);
        for row in expected {
            forecasts.row(row.cells());
        }
        section(&mut out, &format!("Expected after {}", report.as_of), &forecasts);
    }
    let proposed = report.allocations.iter().filter(|allocation| allocation.proposed).count();
    let (documents, payments) = (report.documents.len(), report.payments.len());
    let _ = writeln!(
        out,
        "{documents} documents, {payments} payments, {} allocations done, {proposed} proposed",
        report.allocations.len() - proposed
    );
    out
}

fn sum(amounts: &[&String]) -> String {
    let sum = amounts.iter().filter_map(|amount| amount.parse::<rust_decimal::Decimal>().ok()).sum::<rust_decimal::Decimal>();
    sum.to_string()
}

fn section(out: &mut String, title: &str, table: &Table) {
    let _ = writeln!(out, "{title}\n{}", table.text());
}

struct Table {
    rows: Vec<Vec<String>>,
    /// Columns that begin at the left; the rest ends at the right.
    n_left: usize,
}

impl Table {
    fn new(headers: &[&str], n_left: usize) -> Self {
        Self { rows: vec![headers.iter().map(|header| (*header).to_owned()).collect()], n_left }
    }

    fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    fn text(&self) -> String {
        let n_columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
        let widths: Vec<usize> = (0..n_columns).map(|column| width(column).unwrap_or_default()).collect();
        let mut out = String::new();
        for row in &self.rows {
            let cells = row.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
                let width = *width;
                if column < self.n_left { format!("{cell:<width$}") } else { format!("{cell:>width$}") }
            });
            let line = cells.collect::<Vec<_>>().join("  ");
            let _ = writeln!(out, "  {}", line.trim_end());
        }
        out
    }
}
