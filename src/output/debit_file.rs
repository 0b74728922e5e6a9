//! The collection file of debits, from what the ledger knows.

use super::pain008::{Collected, Collection, Creditor, Version};
use crate::basis::creditor_id::CreditorId;
use crate::basis::identifiers::Iban;
use crate::ledger::{DebitSequence, ItemIdx, Ledger, MandateIdx};
use chrono::NaiveDate;

/// One debit to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToCollect {
    /// For which document.
    pub document: ItemIdx,
    /// Under which mandate.
    pub mandate: MandateIdx,
    /// Cents of a euro.
    pub cents: i64,
    /// Its place among the mandate's.
    pub sequence: DebitSequence,
}

/// Who collects; `None` while a name, a right account or a creditor identifier is missing.
#[must_use]
pub fn creditor(ledger: &Ledger) -> Option<Creditor> {
    let (company, own) = (ledger.company(), ledger.own_account());
    let iban = company.iban.parse::<Iban>().ok()?.as_str().to_owned();
    let creditor_id = own.creditor_id.parse::<CreditorId>().ok()?.to_string();
    let name = company.name.trim().to_owned();
    (!name.is_empty()).then(|| Creditor { name, iban, bic: own.bic.clone(), creditor_id })
}

/// The file; `None` where we cannot collect yet or there is nothing to.
#[must_use]
pub fn debit_file(ledger: &Ledger, version: Version, (asked_on, collect_on): (NaiveDate, NaiveDate), rows: &[ToCollect]) -> Option<String> {
    let debits: Vec<Collected> = rows
        .iter()
        .filter_map(|row| {
            let mandate = ledger.mandate(row.mandate)?;
            let holder = mandate.terms.holder.trim();
            let name = if holder.is_empty() { ledger.customer(mandate.customer).details.name.as_str() } else { holder };
            Some(Collected {
                scheme: mandate.terms.scheme,
                sequence: row.sequence,
                cents: row.cents,
                mandate: mandate.terms.reference.clone(),
                signed_on: mandate.terms.signed_on,
                debtor: name.to_owned(),
                iban: mandate.terms.iban.clone(),
                bic: mandate.terms.bic.clone(),
                number: ledger.number(row.document).to_owned(),
            })
        })
        .collect();
    let creditor = creditor(ledger)?;
    (!debits.is_empty()).then(|| Collection { version, creditor, asked_on, collect_on, debits }.xml())
}
