//! Identifiers against a list of right and wrong ones made apart from this program: every row is a test of its own.

#![expect(clippy::panic, reason = "a test may stop")]

use echeance::basis::bic::Bic;
use echeance::basis::eu_vat::EuVat;
use echeance::basis::identifiers::{BelgianEnterprise, BelgianReference, CreditorReference, FrenchVat, Iban, Siren, Siret};
use libtest_mimic::{Arguments, Failed, Trial};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Passes the sum of Luhn, which is what the list says, and is refused on a rule of its own.
const ZERO: &str = "000000000";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/law/id_vectors.csv");
    let rows = csv::Reader::from_path(path).and_then(|mut reader| reader.deserialize().collect::<Result<Vec<Row>, _>>());
    let mut trials: Vec<Trial> = match rows {
        Ok(rows) => rows.into_iter().enumerate().map(trial).collect(),
        Err(error) => {
            let message = error.to_string();
            vec![Trial::test("id_vectors.csv", move || Err(message.into())).with_ignored_flag(std::env::var_os("CI").is_none())]
        }
    };
    for (name, taken) in JUDGED {
        let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/ids").join(name);
        let is_ignored = !file.exists() && std::env::var_os("CI").is_none();
        trials.push(Trial::test(format!("ids::{name}"), move || judged(&file, taken)).with_ignored_flag(is_ignored));
    }
    trials.push(Trial::test("any_text_is_taken_or_refused", || {
        any_text();
        Ok(())
    }));
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// Reads a number and writes it in its plain form.
type Taken = fn(&str) -> Option<String>;

/// Files of numbers judged by another library, with our reader of each.
const JUDGED: [(&str, Taken); 9] = [
    ("bic.csv", |text| text.parse::<Bic>().ok().map(|it| it.to_string())),
    ("eu_vat.csv", |text| text.parse::<EuVat>().ok().map(|it| it.to_string())),
    ("iban.csv", |text| text.parse::<Iban>().ok().map(|it| it.to_string())),
    ("creditor_reference.csv", |text| text.parse::<CreditorReference>().ok().map(|it| it.to_string())),
    ("siren.csv", |text| text.parse::<Siren>().ok().map(|it| it.to_string())),
    ("siret.csv", |text| text.parse::<Siret>().ok().map(|it| it.to_string())),
    ("vat_fr.csv", |text| text.parse::<FrenchVat>().ok().map(|it| it.to_string())),
    ("vat_be.csv", |text| text.parse::<BelgianEnterprise>().ok().map(|it| it.to_string())),
    ("belgian_communication.csv", |text| text.parse::<BelgianReference>().ok().map(|it| it.to_string())),
];

/// Pass the check of an IBAN, and fail that of Belgian account numbers inside it, which is no part of it.
const NATIONAL_CHECK: [&str; 2] = ["BE50690604431918", "BE11889093100248"];

/// Every row is taken or refused as that library does, but for three habits of ours: dots are taken or not as the number is printed, a
/// number of zeros names nobody, and a French VAT number is read with its country only.
fn judged(file: &Path, taken: Taken) -> Result<(), Failed> {
    let mut reader = csv::Reader::from_path(file)?;
    let mut wrong = Vec::new();
    for row in reader.records() {
        let row = row?;
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let (value, valid, made_by) = (cell(0), cell(1) == "yes", cell(4));
        let ours = taken(value);
        let zeros = value.chars().all(|character| !matches!(character, '1'..='9' | 'A'..='Z' | 'a'..='z'));
        let without_country = file.ends_with("vat_fr.csv") && !value.trim_start().to_ascii_uppercase().starts_with("FR");
        if made_by == "dotted" || zeros || without_country || NATIONAL_CHECK.contains(&value) {
            continue;
        }
        if ours.is_some() != valid {
            wrong.push(format!("{value:?} ({made_by}): taken is {}", ours.is_some()));
        }
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong.join("\n").into()) }
}

/// Nothing that is typed stops the reader, and what it takes it takes again as it writes it.
fn any_text() {
    let text = proptest::string::string_regex("[A-Za-z0-9 .+*/é１]{0,30}").unwrap_or_else(|error| panic!("{error}"));
    proptest::proptest!(|(text in text)| {
        for (_, taken) in JUDGED {
            if let Some(plain) = taken(&text) {
                proptest::prop_assert_eq!(taken(&plain), Some(plain));
            }
        }
    });
}

type Row = (String, String, String, String);

fn trial((place, (kind, value, valid, _note)): (usize, Row)) -> Trial {
    Trial::test(format!("line_{}::{kind}", place + 2), move || check(&kind, &value, valid == "yes" && value != ZERO))
}

fn check(kind: &str, value: &str, expected: bool) -> Result<(), Failed> {
    let found = match kind {
        "siren" => value.parse::<Siren>().is_ok(),
        "siret" => value.parse::<Siret>().is_ok(),
        "fr_vat" => value.parse::<FrenchVat>().is_ok(),
        "be_enterprise" => value.parse::<BelgianEnterprise>().is_ok(),
        "iban" => value.parse::<Iban>().is_ok(),
        "fr_rib_key_of_iban" => value.parse::<Iban>().is_ok_and(|iban| iban.is_french_key_right() == Some(true)),
        "iso11649" => value.parse::<CreditorReference>().is_ok(),
        "be_structured" => value.parse::<BelgianReference>().is_ok(),
        other => return Err(format!("no test for {other}").into()),
    };
    if found == expected { Ok(()) } else { Err(format!("{value}: taken is {found}").into()) }
}
