//! Payment codes, against cases made apart from this program.

use crate::files::{Checked, Row, cell, rows_of, same};
use echeance::output::payment_code::{CodeVersion, PaymentCode};
use libtest_mimic::Trial;

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    rows_of(&mut trials, "epc_qr_cases.csv", "case_id", payment_code_case, &[]);
    trials
}

fn payment_code_case(row: &Row) -> Checked {
    let text = |column: &str| cell(row, column).map(str::to_owned);
    let amount = text("amount")?;
    let code = PaymentCode {
        version: if cell(row, "version")? == "001" { CodeVersion::One } else { CodeVersion::Two },
        bic: text("bic")?,
        name: text("name")?,
        iban: text("iban")?,
        amount: if amount.is_empty() { None } else { Some(amount.parse()?) },
        purpose: text("purpose")?,
        reference: text("creditor_reference")?,
        text: text("text")?,
        info: text("info")?,
    };
    match code.payload() {
        Ok(payload) => {
            same("valid", "yes", cell(row, "valid")?)?;
            same("bytes", payload.len().to_string().as_str(), cell(row, "bytes")?)?;
            same("payload", payload.replace('\n', "\\n").as_str(), cell(row, "payload")?)
        }
        Err(wrong) => {
            let wrong: Vec<String> = wrong.iter().map(ToString::to_string).collect();
            same("errors", wrong.join(";").as_str(), cell(row, "errors")?)
        }
    }
}
