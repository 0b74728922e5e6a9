//! A workbook as an XLSX file: titles that stay in sight, sums as formulas that live on, dates and amounts as what they are.
//!
//! Text is always written as text: what begins like a formula runs in no spreadsheet. A formula bears its value too, for programs that
//! do not reckon. The same workbook gives the same bytes.

use super::csv::Cell;
use super::table::{Book, Foot, Sheet};
use crate::basis::money::{Currency, currency_from_code, minor_decimals};
use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError, utility::row_col_to_cell};
use std::collections::BTreeMap;

/// The row of titles; above it what the sheet is, and an empty row.
const HEADER: u32 = 2;

/// The file. `on` is the day that it says it was made.
///
/// # Errors
/// What the writer says: a sheet with more rows than the format has.
pub fn xlsx(book: &Book, on: NaiveDate) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let year = u16::try_from(on.year()).unwrap_or(2000);
    let (month, day) = (u8::try_from(on.month()).unwrap_or(1), u8::try_from(on.day()).unwrap_or(1));
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(year, month, day)?));
    let mut names: Vec<String> = Vec::new();
    for sheet in &book.sheets {
        let name = tab(&sheet.name, &names);
        let worksheet = workbook.add_worksheet();
        worksheet.set_name(&name)?;
        names.push(name.to_lowercase());
        write(worksheet, sheet)?;
    }
    workbook.save_to_buffer()
}

/// A name that the format allows: 31 characters, none of `[]:*?/\`, not twice.
fn tab(wanted: &str, taken: &[String]) -> String {
    let allowed: String = wanted.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).collect();
    let allowed = if allowed.trim().is_empty() { "1".to_owned() } else { allowed.trim().to_owned() };
    let mut name: String = allowed.chars().take(31).collect();
    let mut number = 2;
    while taken.contains(&name.to_lowercase()) {
        let short: String = allowed.chars().take(27).collect();
        name = format!("{short} {number}");
        number += 1;
    }
    name
}

fn write(worksheet: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold();
    let head = Format::new().set_bold().set_text_wrap().set_background_color("EDEDED");
    worksheet.write_string_with_format(0, 0, &sheet.title, &bold.clone().set_font_size(14))?;
    let columns = u16::try_from(sheet.table.header.len()).unwrap_or(u16::MAX);
    for (column, title) in (0_u16..).zip(&sheet.table.header) {
        worksheet.write_string_with_format(HEADER, column, title, &head)?;
        worksheet.set_column_width(column, width(sheet, column as usize))?;
    }
    let mut formats = Formats::default();
    let mut row = HEADER + 1;
    for cells in &sheet.table.rows {
        for (column, cell) in (0_u16..).zip(cells) {
            put(worksheet, row, column, cell, &mut formats, false)?;
        }
        row += 1;
    }
    worksheet.set_freeze_panes(HEADER + 1, 1)?;
    if columns > 0 && row > HEADER + 1 {
        worksheet.autofilter(HEADER, 0, row - 1, columns - 1)?;
    }
    if let Some(foot) = &sheet.foot {
        write_foot(worksheet, sheet, foot, row, &mut formats)?;
    }
    worksheet.set_landscape();
    worksheet.set_print_fit_to_pages(1, 0);
    worksheet.set_repeat_rows(HEADER, HEADER)?;
    Ok(())
}

/// One row a currency: `=SUMIF(C4:C29,"EUR",D4:D29)`.
fn write_foot(worksheet: &mut Worksheet, sheet: &Sheet, foot: &Foot, row: u32, formats: &mut Formats) -> Result<(), XlsxError> {
    let mut sums: BTreeMap<String, BTreeMap<u16, Decimal>> = BTreeMap::new();
    for cells in &sheet.table.rows {
        let Some(Cell::Text(code)) = cells.get(foot.currency as usize) else { continue };
        let sums = sums.entry(code.clone()).or_default();
        for column in &foot.columns {
            if let Some(Cell::Amount(money) | Cell::Sum { value: money, .. }) = cells.get(*column as usize) {
                *sums.entry(*column).or_default() += money.amount();
            }
        }
    }
    let (first, last) = (HEADER + 1, row.saturating_sub(1).max(HEADER + 1));
    let bold = Format::new().set_bold();
    for (at, (code, sums)) in (row..).zip(sums) {
        let currency = currency_from_code(&code).unwrap_or(Currency::EUR);
        worksheet.write_string_with_format(at, 0, &foot.label, &bold)?;
        worksheet.write_string_with_format(at, foot.currency, &code, &bold)?;
        let codes = format!("{}:{}", fixed(first, foot.currency), fixed(last, foot.currency));
        for column in &foot.columns {
            let value = sums.get(column).copied().unwrap_or_default();
            let range = format!("{}:{}", row_col_to_cell(first, *column), row_col_to_cell(last, *column));
            let formula = Formula::new(format!("=SUMIF({codes},\"{code}\",{range})")).set_result(value.to_string());
            worksheet.write_formula_with_format(at, *column, formula, formats.amount(currency, true))?;
        }
    }
    Ok(())
}

fn fixed(row: u32, column: u16) -> String {
    rust_xlsxwriter::utility::row_col_to_cell_absolute(row, column)
}

fn put(worksheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, formats: &mut Formats, bold: bool) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) => worksheet.write_string(row, column, shortened(text))?,
        Cell::Amount(money) => {
            worksheet.write_number_with_format(row, column, number(money.rounded().amount()), formats.amount(money.currency(), bold))?
        }
        Cell::Sum { from, to, value } => {
            let range = format!("{}:{}", row_col_to_cell(row, *from), row_col_to_cell(row, *to));
            let formula = Formula::new(format!("=SUM({range})")).set_result(value.rounded().amount().to_string());
            worksheet.write_formula_with_format(row, column, formula, formats.amount(value.currency(), bold))?
        }
        #[expect(clippy::cast_precision_loss, reason = "a count of what a ledger holds")]
        Cell::Number(count) => worksheet.write_number(row, column, *count as f64)?,
        Cell::Decimal(value) => worksheet.write_number(row, column, number(value.round_dp(2)))?,
        Cell::Day(day) => match (u16::try_from(day.year()), u8::try_from(day.month()), u8::try_from(day.day())) {
            // The format's days begin in 1900.
            (Ok(year), Ok(month), Ok(of_month)) if (1900..10_000).contains(&year) => {
                let date = ExcelDateTime::from_ymd(year, month, of_month)?;
                worksheet.write_datetime_with_format(row, column, &date, formats.day())?
            }
            _ => worksheet.write_string(row, column, day.to_string())?,
        },
        Cell::Empty => worksheet,
    };
    Ok(())
}

/// As long as a cell may be.
fn shortened(text: &str) -> String {
    text.chars().take(32_000).collect()
}

/// What a cell of a spreadsheet holds is a binary fraction; it is made at the very end, of a rounded decimal.
fn number(value: Decimal) -> f64 {
    value.to_string().parse().unwrap_or_default()
}

/// Wide enough for the first rows.
fn width(sheet: &Sheet, column: usize) -> f64 {
    let title = sheet.table.header.get(column).map_or(0, |title| title.chars().count().min(18));
    let cells = sheet.table.rows.iter().take(200).filter_map(|row| row.get(column)).map(|cell| match cell {
        Cell::Text(text) => text.chars().count(),
        Cell::Amount(_) | Cell::Sum { .. } => 14,
        Cell::Day(_) => 11,
        Cell::Number(_) | Cell::Decimal(_) => 9,
        Cell::Empty => 0,
    });
    let widest = cells.max().unwrap_or_default().max(title).clamp(6, 44);
    f64::from(u8::try_from(widest).unwrap_or(44)) + 2.0
}

/// Formats, each made once.
#[derive(Default)]
struct Formats {
    amounts: BTreeMap<(u32, bool), Format>,
    day: Option<Format>,
}

impl Formats {
    fn amount(&mut self, currency: Currency, bold: bool) -> &Format {
        let decimals = minor_decimals(currency);
        self.amounts.entry((decimals, bold)).or_insert_with(|| {
            let fraction = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals as usize)) };
            let format = Format::new().set_num_format(format!("#,##0{fraction}"));
            if bold { format.set_bold() } else { format }
        })
    }

    /// The short date of whoever opens it.
    fn day(&mut self) -> &Format {
        self.day.get_or_insert_with(|| Format::new().set_num_format_index(14))
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::money::Money;
    use crate::exchange::list::Wishes;
    use crate::exchange::spreadsheet;
    use crate::output::table::Table;

    fn euros(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    #[test]
    fn a_workbook_reads_back_with_its_sums_dates_and_no_formula_of_anybody_elses() {
        let row = |name: &str, a: i64, b: i64| {
            vec![
                Cell::Text(name.into()),
                Cell::Text("EUR".into()),
                Cell::Amount(euros(a)),
                Cell::Amount(euros(b)),
                Cell::Sum { from: 2, to: 3, value: euros(a + b) },
                Cell::Day("2026-11-23".parse().unwrap()),
            ]
        };
        let header = ["Client", "Devise", "Montant HT", "TVA", "Montant TTC", "Date"].map(str::to_owned).to_vec();
        let table = Table { header, rows: vec![row("=HYPERLINK(\"x\")", 10_000, 2_000), row("Garage", 5_050, -50)] };
        let foot = Some(Foot { label: "Total".into(), currency: 1, columns: vec![2, 3, 4] });
        let book = Book { sheets: vec![Sheet { name: "Balance/âgée".into(), title: "Au 23 novembre".into(), table, foot }] };
        assert_eq!(Book::from_bytes(&book.to_bytes()), Some(book.clone()));
        let on = "2026-11-23".parse().unwrap();
        let bytes = xlsx(&book, on).unwrap();
        assert_eq!(bytes, xlsx(&book, on).unwrap());
        let sheet = spreadsheet::sheet(&bytes, &Wishes::default()).unwrap();
        assert_eq!(sheet.names, ["Balance âgée"]);
        let lines: Vec<&str> = sheet.text.lines().collect();
        assert_eq!(lines[3], "=HYPERLINK(\"x\")\tEUR\t100\t20\t120\t2026-11-23");
        assert_eq!(lines[5], "Total\tEUR\t150.50\t19.50\t170\t");
    }

    #[test]
    fn tabs_are_named_as_the_format_allows() {
        assert_eq!(tab("a/b:c", &[]), "a b c");
        assert_eq!(tab("Relevé", &["relevé".to_owned()]), "Relevé 2");
        assert_eq!(tab("", &[]), "1");
        assert_eq!(tab(&"x".repeat(50), &[]).chars().count(), 31);
    }
}
