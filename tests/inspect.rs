//! The host program that reads files and prints what the page would say: its JSON as it is kept, and real books against
//! an independent reading of them.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use expect_test::{expect, expect_file};
use libtest_mimic::{Arguments, Failed, Trial};
use rust_decimal::Decimal;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

type Checked = Result<(), Failed>;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = vec![
        Trial::test("the_json_of_a_small_file_is_kept", the_json_is_kept),
        Trial::test("a_past_day_shows_only_what_was_true_by_then", a_past_day),
        Trial::test("a_bad_line_is_a_warning_with_its_place_and_the_rest_goes_in", a_bad_line),
        Trial::test("the_tables_are_aligned", the_tables_are_aligned),
        Trial::test("the_same_file_twice_counts_once", the_same_file_twice),
        Trial::test("a_file_that_cannot_be_read_ends_with_1_and_a_wrong_command_line_with_2", exit_codes),
        Trial::test("the_help_names_every_key", the_help_names_every_key),
        Trial::test("a_folder_and_an_archive_are_the_files_in_them", folders_and_archives),
        Trial::test("hidden_lettering_is_proposed_again_with_its_reasons", hidden_lettering_is_proposed),
        Trial::test("the_letters_of_a_day_are_written_the_same_each_time", letters_of_a_day),
        Trial::test("the_actions_of_each_day_of_a_span_follow_one_another", actions_by_day),
    ];
    let files = ["0000000001FEC20220831.txt", "000000000FEC20231231.txt", "111111111FEC20221231.TXT", "123456789FEC20500930.txt"];
    for file in files {
        let name = format!("the_customers_of_{file}_owe_what_its_411_accounts_say");
        trials.push(on_real_books(&name, &shared().join(file), move |path| balances_are_the_files(path, file)));
    }
    let layouts = [
        "01_tab_iso8859-15.txt",
        "02_pipe_utf8.txt",
        "03_montant_sens_pipe.txt",
        "04_montant_sens_plus_minus_tab.txt",
        "05_semicolon_quoted_cp1252.csv",
        "06_utf16le_bom_tab.txt",
        "07_columns_reordered_uppercase.txt",
        "08_decimal_point.txt",
        "09_dates_slashed_empty_zero.txt",
        "10_thousands_spaces.txt",
        "11_signed_padded_fixed.txt",
        "12_extra_columns_trailing_pipe.txt",
        "13_no_final_newline_blank_lines.txt",
        "14_xml_a47a.xml",
    ];
    for file in layouts {
        let name = format!("the_layout_of_{file}_says_the_same");
        trials.push(on_real_books(&name, &shared().join("variants").join(file), move |path| balances_are_the_files(path, files[0])));
    }
    for (file, from, to) in [
        ("0000000001FEC20220831.txt", "2021-09-01", "2022-12-31"),
        ("000000000FEC20231231.txt", "2023-01-01", "2024-03-31"),
        ("111111111FEC20221231.TXT", "2022-01-01", "2023-03-31"),
    ] {
        let name = format!("no_action_on_{file}_is_wrong_on_any_day");
        trials.push(on_real_books(&name, &shared().join(file), move |path| no_action_is_wrong(path, from, to)));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/fec")
}

/// Ignored where the books are missing, unless this is a run that must have them.
fn on_real_books(name: &str, path: &Path, test: impl FnOnce(&Path) -> Checked + Send + 'static) -> Trial {
    let path = path.to_owned();
    let ignored = !path.exists() && std::env::var_os("CI").is_none();
    Trial::test(name, move || test(&path)).with_ignored_flag(ignored)
}

struct Ran {
    code: i32,
    out: String,
    error: String,
}

fn folders_and_archives() -> Result<(), Failed> {
    let plain = run(&["--json", "tests/inspect/small_fec.txt"]).out;
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("inspect_folder");
    std::fs::create_dir_all(folder.join("deeper"))?;
    let fec = std::fs::read("tests/inspect/small_fec.txt")?;
    std::fs::write(folder.join("deeper/small_fec.txt"), &fec)?;
    std::fs::write(folder.join(".hidden"), b"nothing of ours")?;
    let of_folder = run(&["--json", folder.to_str().unwrap_or_default()]).out;
    if of_folder != plain {
        return Err(format!("a folder says {of_folder}").into());
    }
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer.start_file("books/small_fec.txt", zip::write::SimpleFileOptions::default())?;
    std::io::Write::write_all(&mut writer, &fec)?;
    let archive = folder.with_extension("zip");
    std::fs::write(&archive, writer.finish()?.into_inner())?;
    let of_archive = run(&["--json", archive.to_str().unwrap_or_default()]).out;
    if of_archive == plain.replace("small_fec.txt", "inspect_folder.zip/small_fec.txt") {
        Ok(())
    } else {
        Err(format!("an archive says {of_archive}").into())
    }
}

fn run(arguments: &[&str]) -> Ran {
    let ran = Command::new(env!("CARGO_BIN_EXE_inspect")).args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap();
    Ran { code: ran.status.code().unwrap(), out: String::from_utf8(ran.stdout).unwrap(), error: String::from_utf8(ran.stderr).unwrap() }
}

fn json(arguments: &[&str]) -> Value {
    let ran = run(&[arguments, &["--json"]].concat());
    assert_eq!((ran.code, ran.error.as_str()), (0, ""));
    serde_json::from_str(&ran.out).unwrap()
}

fn decimal(value: &Value) -> Decimal {
    value.as_str().unwrap().parse().unwrap()
}

fn rows<'j>(json: &'j Value, key: &str) -> &'j [Value] {
    json[key].as_array().unwrap()
}

const SMALL: &str = "tests/inspect/small_fec.txt";

const MOVEMENTS: [&str; 10] =
    ["opening", "invoiced", "credited", "paid", "bounced", "refunded", "discount", "set_off", "exchange", "written_off"];

fn the_json_is_kept() -> Checked {
    let ran = run(&["--json", SMALL]);
    assert_eq!(ran.code, 0);
    expect_file!["inspect/small_fec.expected.json"].assert_eq(&ran.out);
    sums_hold(&json(&[SMALL]))
}

fn a_past_day() -> Checked {
    let then = json(&["--as-of", "2026-02-05", SMALL]);
    assert_eq!(then["as_of"], "2026-02-05");
    let open: Vec<&str> = rows(&then, "customers").iter().map(|customer| customer["open"].as_str().unwrap()).collect();
    assert_eq!(open, ["1440.00", "540.00"]);
    assert_eq!((rows(&then, "documents").len(), rows(&then, "payments").len(), rows(&then, "allocations").len()), (4, 0, 0));
    sums_hold(&then)
}

fn a_bad_line() -> Checked {
    let said = json(&["tests/inspect/bad_date_fec.txt"]);
    let warnings: Vec<String> = rows(&said["files"][0], "warnings").iter().map(Value::to_string).collect();
    expect![[r#"
        {"column":"EcritureDate","found":"20261310","line":5,"message":"Expected a date of the calendar. The line was left out."}
        {"column":"","found":"VE 2 20260110","line":6,"message":"Expected a balanced entry; debit 0.00, credit 600.00. Read as it stands."}"#]]
    .assert_eq(&warnings.join("\n"));
    let french = json(&["--lang", "fr", "tests/inspect/bad_date_fec.txt"]);
    expect!["Attendu : une date du calendrier. La ligne n’est pas reprise."]
        .assert_eq(french["files"][0]["warnings"][0]["message"].as_str().unwrap());
    assert_eq!((&said["files"][0]["documents"], &said["files"][0]["payments"]), (&Value::from(2), &Value::from(3)));
    sums_hold(&said)
}

fn the_tables_are_aligned() -> Checked {
    let ran = run(&[SMALL]);
    assert_eq!(ran.code, 0);
    expect![[r#"
        Files
          file           format  documents  credit notes  payments  allocations  warnings
          small_fec.txt  fec             3             1         3            1         0

        Balances on 2026-04-01
          customer  name               opening  invoiced  credited      paid  other  unapplied    open     411
          DURAND    Durand SARL   EUR     0.00   1440.00      0.00  -1440.00   0.00     240.00    0.00    0.00
          PETIT     Petit & fils  EUR     0.00    600.00    -60.00   -100.00   0.00     100.00  440.00  440.00

        Aged balance on 2026-04-01, by days late
          customer       not_due    1-30   31-60  61-90   91+  credits  unapplied   total
          DURAND    EUR     0.00  240.00    0.00   0.00  0.00     0.00    -240.00    0.00
          PETIT     EUR     0.00    0.00  600.00   0.00  0.00   -60.00    -100.00  440.00
          total     EUR     0.00  240.00  600.00   0.00  0.00   -60.00    -340.00  440.00

        Actions on 2026-04-01
          customer  step      due on      reason                                      documents
          PETIT     courtesy  2026-02-12  document late by up to 51 days, 600.00 EUR  F-002

        4 documents, 3 payments, 1 allocations done, 1 proposed
    "#]]
    .assert_eq(&ran.out);
    Ok(())
}

fn the_same_file_twice() -> Checked {
    let (once, twice) = (json(&[SMALL]), json(&[SMALL, SMALL]));
    for key in ["customers", "documents", "payments", "allocations", "aged_balance", "actions"] {
        assert_eq!(once[key], twice[key], "{key}");
    }
    Ok(())
}

fn exit_codes() -> Checked {
    let code = |arguments: &[&str]| run(arguments).code;
    assert_eq!(code(&["--help"]), 0);
    assert_eq!(code(&[]), 2);
    assert_eq!(code(&["--as-of", "31/12/2026", SMALL]), 2);
    assert_eq!(code(&["--nothing", SMALL]), 2);
    assert_eq!(code(&["--lang", "xx", SMALL]), 2);
    assert_eq!(code(&["tests/inspect/no_such_file.txt"]), 1);
    assert_eq!(code(&["Cargo.toml"]), 1);
    assert!(run(&["--as-of", "31/12/2026", SMALL]).error.contains("expected a day like 2026-03-31, found 31/12/2026"));
    Ok(())
}

fn the_help_names_every_key() -> Checked {
    let help = run(&["--help"]).out;
    let is_word = |key: &str| help.split(|char: char| !char.is_alphanumeric() && char != '_').any(|word| word == key);
    for key in keys(&json(&["tests/inspect/bad_date_fec.txt"])) {
        assert!(is_word(&key), "{key} is not in the help");
    }
    Ok(())
}

/// The lettering of a file is left out on demand; what is proposed instead names its lines and says why.
fn hidden_lettering_is_proposed() -> Checked {
    let file = "tests/fec/lettering.txt";
    let done = |report: &Value| rows(report, "allocations").iter().filter(|it| it["proposed"] == false).count();
    let (with, without) = (json(&[file]), json(&["--ignore-lettering", file]));
    assert!(done(&with) > 0);
    assert_eq!(done(&without), 0);
    assert!(rows(&without, "proposals").len() > rows(&with, "proposals").len());
    for proposal in rows(&without, "proposals") {
        let sum: Decimal = rows(proposal, "documents").iter().map(|document| decimal(&document["amount"])).sum();
        assert_eq!(sum, decimal(&proposal["amount"]));
        assert!(proposal["payment"]["line"].is_u64() && !rows(proposal, "reasons").is_empty());
    }
    Ok(())
}

/// Two invoices of February 2026: what is due on one day is done, and the next step comes by its own days.
fn letters_of_a_day() -> Checked {
    let folder = std::env::temp_dir().join(format!("echeance-letters-{}", std::process::id()));
    let written = || -> BTreeMap<String, Vec<u8>> {
        let outcome = run(&["--lang", "fr", "--letters", folder.to_str().unwrap(), SMALL]);
        assert_eq!((outcome.code, outcome.error.as_str()), (0, ""));
        let entries = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap());
        entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), std::fs::read(entry.path()).unwrap())).collect()
    };
    let (first, second) = (written(), written());
    std::fs::remove_dir_all(&folder).unwrap();
    assert!(first.keys().any(|name| name.ends_with(".pdf")), "{:?}", first.keys());
    assert!(first.iter().all(|(name, bytes)| !name.ends_with(".pdf") || bytes.starts_with(b"%PDF-1.7")));
    assert!(first.iter().all(|(name, bytes)| !name.ends_with(".eml") || String::from_utf8_lossy(bytes).contains("application/pdf")));
    assert_eq!(first, second);
    Ok(())
}

fn actions_by_day() -> Checked {
    let span = ["--actions-from", "2026-01-01", "--actions-to", "2026-06-30"];
    let said = json(&[&span[..], &[SMALL]].concat());
    let days = rows(&said, "days");
    assert_eq!(days.len(), 181);
    let actions: Vec<String> = days
        .iter()
        .flat_map(|day| rows(day, "actions").iter().map(|action| format!("{} {} {}", day["on"], action["customer"], action["step"])))
        .map(|line| line.replace('"', ""))
        .collect();
    expect![[r#"
        2026-02-09 DURAND courtesy
        2026-02-12 PETIT courtesy
        2026-02-24 PETIT first_reminder
        2026-03-11 PETIT call
        2026-03-26 PETIT second_reminder
        2026-04-27 PETIT second_reminder
    "#]]
    .assert_eq(&(actions.join("\n") + "\n"));
    let undone = json(&[&span[..], &["--actions-undone", SMALL]].concat());
    let n = |report: &Value| rows(report, "days").iter().map(|day| rows(day, "actions").len()).sum::<usize>();
    assert!(n(&undone) > n(&said));
    let help = run(&["--help"]).out;
    for key in keys(&said) {
        assert!(help.contains(&key), "{key} is not in the help");
    }
    let alone = run(&["--actions-from", "2026-01-01", SMALL]);
    assert_eq!(alone.code, 2);
    Ok(())
}

/// Over every day of real books, done as it comes: nothing on a closed day, nobody twice within a week, nothing of which nothing is open,
/// no step twice, each amount the sum of its documents, and no check that says stop.
fn no_action_is_wrong(path: &Path, from: &str, to: &str) -> Checked {
    let said = json(&["--actions-from", from, "--actions-to", to, path.to_str().unwrap()]);
    let mut reached: BTreeMap<String, chrono::NaiveDate> = BTreeMap::new();
    let mut done: std::collections::BTreeSet<(String, String, String)> = std::collections::BTreeSet::new();
    let mut n = 0;
    for day in rows(&said, "days") {
        let on: chrono::NaiveDate = day["on"].as_str().unwrap().parse()?;
        assert!(day["closed"] == false || rows(day, "actions").is_empty(), "{on}");
        for action in rows(day, "actions") {
            n += 1;
            let customer = action["customer"].as_str().unwrap().to_owned();
            if let Some(before) = reached.insert(customer.clone(), on) {
                assert!((on - before).num_days() >= 5, "{customer} on {before} and {on}");
            }
            let sum: Decimal = rows(action, "documents").iter().map(|document| decimal(&document["open"])).sum();
            assert_eq!(sum, decimal(&action["amount"]));
            assert!(sum > Decimal::ZERO);
            for document in rows(action, "documents") {
                let due_on: chrono::NaiveDate = document["due_on"].as_str().unwrap().parse()?;
                assert_eq!(document["days_late"].as_i64().unwrap(), (on - due_on).num_days());
                let step = document["step"].as_str().unwrap().to_owned();
                // A reminder that stands for a notice that is barred comes once more.
                let again = !done.insert((customer.clone(), format!("{} {due_on}", document["number"]), step.clone()));
                assert!(!again || step == "second_reminder" || document["number"] == "", "{customer} {step} again on {on}");
            }
            assert!(rows(action, "checks").iter().all(|check| check["state"] != "stop" || check["what"] == "address"), "{action}");
            // Nobody said what these customers are: no notice.
            assert_ne!(action["tone"], "formal");
        }
    }
    assert!(n > 0, "no action at all");
    Ok(())
}

fn keys(json: &Value) -> Vec<String> {
    match json {
        Value::Object(of) => of.iter().flat_map(|(key, value)| std::iter::once(key.clone()).chain(keys(value))).collect(),
        Value::Array(of) => of.iter().flat_map(keys).collect(),
        _ => Vec::new(),
    }
}

/// What must hold in any report, whatever the files.
fn sums_hold(json: &Value) -> Checked {
    let mut aged: BTreeMap<(&str, &str), Decimal> = BTreeMap::new();
    for row in rows(&json["aged_balance"], "rows") {
        let cells: Decimal = rows(row, "amounts").iter().map(decimal).sum();
        assert_eq!(cells, decimal(&row["total"]));
        aged.insert((row["customer"].as_str().unwrap(), row["currency"].as_str().unwrap()), cells);
    }
    for customer in rows(json, "customers") {
        let open = decimal(&customer["open"]);
        let moved: Decimal = MOVEMENTS.iter().map(|movement| decimal(&customer[movement])).sum();
        assert_eq!(moved, open, "{customer}");
        let of_family = |family| decimal(&customer["accounts"][family]);
        assert_eq!(["411", "413", "416", "419"].map(of_family).into_iter().sum::<Decimal>(), open, "{customer}");
        let key = (customer["key"].as_str().unwrap(), customer["currency"].as_str().unwrap());
        assert_eq!(aged.remove(&key).unwrap_or_default(), open, "{customer}");
    }
    assert!(aged.is_empty(), "{aged:?}");
    Ok(())
}

/// By customer (its auxiliary, or its account where there is none), the sum of its 411 accounts as the file has it.
fn oracle(file: &str) -> BTreeMap<String, Decimal> {
    let mut balances: BTreeMap<String, Decimal> = BTreeMap::new();
    let mut reader = csv::Reader::from_path(shared().join("oracle_customers.csv")).unwrap();
    for row in reader.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        if row["file"] == file && row["account"].starts_with("411") {
            let key = if row["aux"].is_empty() { &row["account"] } else { &row["aux"] };
            *balances.entry(key.clone()).or_default() += row["balance"].parse::<Decimal>().unwrap();
        }
    }
    balances
}

fn balances_are_the_files(path: &Path, file: &str) -> Checked {
    let json = json(&[path.to_str().unwrap()]);
    sums_hold(&json)?;
    let mut expected = oracle(file);
    assert!(!expected.is_empty());
    for customer in rows(&json, "customers") {
        let found = decimal(&customer["accounts"]["411"]);
        let of_file = expected.remove(customer["key"].as_str().unwrap()).unwrap_or_default();
        assert_eq!(found, of_file, "{customer}");
    }
    assert!(expected.values().all(Decimal::is_zero), "{expected:?}");
    Ok(())
}
