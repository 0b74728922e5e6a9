//! A table as a value, before it is a file: the same one becomes CSV here and a sheet of a workbook in the worker that makes files.

use super::csv::{Cell, Dialect, csv};
use crate::words::Language;
use serde::{Deserialize, Serialize};

/// Titles and rows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// One a column.
    pub header: Vec<String>,
    /// As many cells as columns, or fewer.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// As a file for the spreadsheets of people who read this language.
    #[must_use]
    pub fn csv(&self, language: Language) -> Vec<u8> {
        let header: Vec<&str> = self.header.iter().map(String::as_str).collect();
        csv(&header, &self.rows, Dialect::of(language))
    }

    /// As a file for programs, the same wherever it is made: commas, decimal points, days as 2026-11-23.
    #[must_use]
    pub fn neutral_csv(&self) -> Vec<u8> {
        let header: Vec<&str> = self.header.iter().map(String::as_str).collect();
        csv(&header, &self.rows, Dialect::Comma)
    }
}

/// A workbook to be made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Book {
    /// From the left.
    pub sheets: Vec<Sheet>,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// What its tab says.
    pub name: String,
    /// The line above the table: what it is, of whom, on which day.
    pub title: String,
    /// The table.
    pub table: Table,
    /// The table's foot; `None` where nothing is summed.
    pub foot: Option<Foot>,
}

/// Sums under a table, one row a currency, as formulas.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Foot {
    /// What it says before the currency.
    pub label: String,
    /// Which column holds the currency's code.
    pub currency: u16,
    /// Which columns are summed.
    pub columns: Vec<u16>,
}

impl Book {
    /// Compact bytes for the way from page to worker of one build; never stored.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).unwrap_or_default()
    }

    /// The book that [`Book::to_bytes`] wrote; `None` for other bytes.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        postcard::from_bytes(bytes).ok()
    }
}
