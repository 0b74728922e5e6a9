//! The case files, read row by row.

use chrono::NaiveDate;
use echeance::law::RateBook;
use libtest_mimic::{Failed, Trial};
use rust_decimal::Decimal;
use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fmt::Debug,
    path::PathBuf,
    sync::LazyLock,
};

pub(crate) type Row = BTreeMap<String, String>;
pub(crate) type Checked = Result<(), Failed>;
pub(crate) type Outcome<T> = Result<T, Box<dyn Error>>;

/// The rates of the build, read once.
pub(crate) static RATES: LazyLock<RateBook> = LazyLock::new(RateBook::built_in);

/// A trial that reads no file.
pub(crate) fn case(name: &str, check: fn() -> Checked) -> Trial {
    Trial::test(name, check)
}

pub(crate) fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/law")
}

pub(crate) fn read(file: &str) -> Outcome<Vec<Row>> {
    let mut reader = csv::Reader::from_path(folder().join(file))?;
    let headers = reader.headers()?.clone();
    reader.records().map(|record| Ok(headers.iter().map(str::to_owned).zip(record?.iter().map(str::to_owned)).collect())).collect()
}

/// One trial a row; where the files are missing, one ignored trial, or on a build server one that fails.
pub(crate) fn rows_of(
    trials: &mut Vec<Trial>,
    file: &'static str,
    id: &str,
    check: fn(&Row) -> Checked,
    not_covered: &'static [(&str, &[&str])],
) {
    let rows = match read(file) {
        Ok(rows) => rows,
        Err(error) => {
            let message = format!("{file}: {error}");
            trials.push(
                Trial::test(format!("{file}::rows"), move || Err(message.into())).with_ignored_flag(std::env::var_os("CI").is_none()),
            );
            return;
        }
    };
    let name_of = |(line, row): (usize, &Row)| match row.get(id) {
        Some(name) => name.clone(),
        None => match (row.get("country"), row.get("type")) {
            (Some(country), Some(kind)) => format!("{country}-{kind}-{}", line + 2),
            _ => format!("line-{}", line + 2),
        },
    };
    let names: Vec<String> = rows.iter().enumerate().map(name_of).collect();
    let left_out: BTreeSet<&str> = not_covered.iter().flat_map(|(_, names)| names.iter().copied()).collect();
    let mut covered = 0;
    for (name, row) in names.iter().zip(rows).filter(|(name, _)| !left_out.contains(name.as_str())) {
        covered += 1;
        trials.push(Trial::test(format!("{file}::{name}"), move || check(&row)));
    }
    let unknown: Vec<&str> = left_out.iter().copied().filter(|left| !names.iter().any(|name| name == left)).collect();
    let message = format!("{covered} rows covered, {} not; no such row: {unknown:?}", left_out.len());
    let all_named = unknown.is_empty() && covered + left_out.len() == names.len() && covered > 0;
    let title = format!("{file}::{covered}_rows_covered_and_{}_named_as_not", left_out.len());
    trials.push(Trial::test(title, move || if all_named { Ok(()) } else { Err(message.into()) }));
}

pub(crate) fn whole_file(trials: &mut Vec<Trial>, file: &'static str, name: &str, check: fn(&[Row]) -> Checked) {
    let rows = read(file);
    let is_ignored = rows.is_err() && std::env::var_os("CI").is_none();
    let rows = rows.map_err(|error| format!("{file}: {error}"));
    trials.push(Trial::test(name, move || check(&rows?)).with_ignored_flag(is_ignored));
}

pub(crate) fn cell<'a>(row: &'a Row, column: &str) -> Outcome<&'a str> {
    row.get(column).map(String::as_str).ok_or_else(|| format!("no column {column}").into())
}

pub(crate) fn date(row: &Row, column: &str) -> Outcome<NaiveDate> {
    Ok(cell(row, column)?.parse()?)
}

pub(crate) fn decimal(row: &Row, column: &str) -> Outcome<Decimal> {
    Ok(cell(row, column)?.parse()?)
}

pub(crate) fn same<T: PartialEq + Debug>(what: &str, found: T, expected: T) -> Checked {
    if found == expected { Ok(()) } else { Err(format!("{what}: found {found:?}, expected {expected:?}").into()) }
}
