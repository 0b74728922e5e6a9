//! Identifiers against a list of right and wrong ones made apart from this program: every row is a test of its own.

use echeance::basis::identifiers::{BelgianEnterprise, BelgianReference, CreditorReference, FrenchVat, Iban, Siren, Siret};
use libtest_mimic::{Arguments, Failed, Trial};
use std::{path::PathBuf, process::ExitCode};

/// Passes the sum of Luhn, which is what the list says, and is refused on a rule of its own.
const ZERO: &str = "000000000";

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/data/law/id_vectors.csv");
    let rows = csv::Reader::from_path(path).and_then(|mut reader| reader.deserialize().collect::<Result<Vec<Row>, _>>());
    let trials = match rows {
        Ok(rows) => rows.into_iter().enumerate().map(trial).collect(),
        Err(error) => {
            let message = error.to_string();
            vec![Trial::test("id_vectors.csv", move || Err(message.into())).with_ignored_flag(std::env::var_os("CI").is_none())]
        }
    };
    libtest_mimic::run(&arguments, trials).exit_code()
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
