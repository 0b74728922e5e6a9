//! Which case files are read by a test, and which by none: printed, and a new file is noticed.

use crate::files::{Checked, folder, same};
use libtest_mimic::Trial;
use std::collections::BTreeSet;

/// Files that tests of the law read, row by row.
const READ_HERE: [&str; 23] = [
    "be_civil_legal_rate.csv",
    "be_consumer_cap_cases.csv",
    "be_rate.csv",
    "day_convention_cases.csv",
    "de_basiszins.csv",
    "deadline_cases.csv",
    "early_discount_cases.csv",
    "early_discount_vat_cases.csv",
    "ecb_refi_rate.csv",
    "fixed_compensation_cases.csv",
    "fr_legal_rate.csv",
    "fr_penalty_rate.csv",
    "holidays_fr_be_lu.csv",
    "interest_cases.csv",
    "lu_rate.csv",
    "nl_collection_cost_cases.csv",
    "nl_rate.csv",
    "rulebook.csv",
    "term_cases.csv",
    "term_legality_fr.csv",
    "uk_base_rate.csv",
    "uk_statutory_rate.csv",
    "epc_qr_cases.csv",
];

/// Files that other tests read.
const READ_ELSEWHERE: [&str; 1] = ["id_vectors.csv"];

/// Files for which nothing is built yet.
const NOT_BUILT: [&str; 1] = ["scoring_cases.csv"];

pub(crate) fn trials() -> Vec<Trial> {
    let found = files();
    let is_ignored = found.is_none() && std::env::var_os("CI").is_none();
    let title = format!("every_case_file_is_read_but_{}", NOT_BUILT.map(|file| file.trim_end_matches(".csv")).join("_and_"));
    vec![Trial::test(title, move || every_file_is_known(found)).with_ignored_flag(is_ignored)]
}

fn files() -> Option<BTreeSet<String>> {
    let listed = std::fs::read_dir(folder()).ok()?;
    Some(listed.filter_map(|file| file.ok()?.file_name().into_string().ok()).filter(|name| name.ends_with(".csv")).collect())
}

fn every_file_is_known(found: Option<BTreeSet<String>>) -> Checked {
    let known: BTreeSet<String> = READ_HERE.iter().chain(&READ_ELSEWHERE).chain(&NOT_BUILT).map(|name| (*name).to_owned()).collect();
    same("case files", found.ok_or("no case files")?, known)
}
