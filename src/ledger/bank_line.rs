//! What a bank says of one movement on an account of ours.
//!
//! The same content in every format: a reader fills what its format has, an event keeps it, matching reads it. A bank line moves no
//! customer's balance; the money that it is explained by does.

use crate::basis::money::Money;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// One movement on a bank account, as the statement says. Empty text where it says nothing.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankLine {
    /// The day on which the bank booked it.
    pub booked_on: NaiveDate,
    /// The day from which it bears interest.
    pub value_on: Option<NaiveDate>,
    /// Signed: positive came in, negative went out.
    pub amount: Money,
    /// What it is by the bank's own code.
    pub kind: BankLineKind,
    /// The free text, in one line; what the payer wrote, where the format tells it from what the bank adds.
    pub label: String,
    /// Who stands on the other side: payer of what came in, payee of what went out; the ultimate one where both are named.
    pub counterparty: String,
    /// Their account, without blanks.
    pub counterparty_account: String,
    /// End-to-end id, as the payer chose it; empty for `NOTPROVIDED` and its like.
    pub end_to_end: String,
    /// Structured reference without blanks or signs: `RF…`, or twelve digits of a Belgian communication.
    pub structured: String,
    /// Mandate of a direct debit.
    pub mandate: String,
    /// The bank's own reference.
    pub bank_reference: String,
    /// Charges taken out of it before it came, positive, where the bank says.
    pub charges: Option<Money>,
    /// The amount that was ordered, signed as `amount`, where it differs from it: charges, another currency.
    pub ordered: Option<Money>,
    /// Why it came back, as the bank's code says; empty for what did not.
    pub returned: String,
}

impl BankLine {
    /// A line with what each has; the rest empty: `BankLine { label, ..BankLine::new(…) }`.
    #[must_use]
    pub fn new(booked_on: NaiveDate, amount: Money) -> Self {
        Self {
            booked_on,
            value_on: None,
            amount,
            kind: BankLineKind::default(),
            label: String::new(),
            counterparty: String::new(),
            counterparty_account: String::new(),
            end_to_end: String::new(),
            structured: String::new(),
            mandate: String::new(),
            bank_reference: String::new(),
            charges: None,
            ordered: None,
            returned: String::new(),
        }
    }
}

impl BankLine {
    /// Whether its amount can go into the books: not too large, not too fine, of a currency.
    #[must_use]
    pub fn is_countable(&self) -> bool {
        super::deciding::countable(self.amount).is_ok()
    }
}

/// The stored form of a line in an event: what it does not say is not written.
///
/// Invariant: journal names, never changed. A field may be added with `#[serde(default)]`.
pub(super) mod stored {
    use super::{BankLine, BankLineKind};
    use crate::basis::money::Money;
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};
    use std::borrow::Cow;

    #[derive(Serialize, Deserialize)]
    #[serde(rename = "BankLine")]
    struct Stored<'l> {
        booked_on: NaiveDate,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value_on: Option<NaiveDate>,
        amount: Money,
        #[serde(default, skip_serializing_if = "is_unsaid")]
        kind: BankLineKind,
        #[serde(default, skip_serializing_if = "str::is_empty")]
        label: Cow<'l, str>,
        #[serde(default, skip_serializing_if = "str::is_empty")]
        counterparty: Cow<'l, str>,
        #[serde(default, skip_serializing_if = "str::is_empty")]
        counterparty_account: Cow<'l, str>,
        #[serde(default, skip_serializing_if = "str::is_empty")]
        end_to_end: Cow<'l, str>,
        #[serde(default, skip_serializing_if = "str::is_empty")]
        structured: Cow<'l, str>,
        #[serde(default, skip_serializing_if = "str::is_empty")]
        mandate: Cow<'l, str>,
        #[serde(default, skip_serializing_if = "str::is_empty")]
        bank_reference: Cow<'l, str>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        charges: Option<Money>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        ordered: Option<Money>,
        #[serde(default, skip_serializing_if = "str::is_empty")]
        returned: Cow<'l, str>,
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
    fn is_unsaid(kind: &BankLineKind) -> bool {
        *kind == BankLineKind::Unsaid
    }

    pub(in crate::ledger) fn serialize<S: Serializer>(line: &BankLine, serializer: S) -> Result<S::Ok, S::Error> {
        Stored {
            booked_on: line.booked_on,
            value_on: line.value_on,
            amount: line.amount,
            kind: line.kind,
            label: Cow::Borrowed(&line.label),
            counterparty: Cow::Borrowed(&line.counterparty),
            counterparty_account: Cow::Borrowed(&line.counterparty_account),
            end_to_end: Cow::Borrowed(&line.end_to_end),
            structured: Cow::Borrowed(&line.structured),
            mandate: Cow::Borrowed(&line.mandate),
            bank_reference: Cow::Borrowed(&line.bank_reference),
            charges: line.charges,
            ordered: line.ordered,
            returned: Cow::Borrowed(&line.returned),
        }
        .serialize(serializer)
    }

    pub(in crate::ledger) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Box<BankLine>, D::Error> {
        let stored = Stored::deserialize(deserializer)?;
        Ok(Box::new(BankLine {
            booked_on: stored.booked_on,
            value_on: stored.value_on,
            amount: stored.amount,
            kind: stored.kind,
            label: stored.label.into_owned(),
            counterparty: stored.counterparty.into_owned(),
            counterparty_account: stored.counterparty_account.into_owned(),
            end_to_end: stored.end_to_end.into_owned(),
            structured: stored.structured.into_owned(),
            mandate: stored.mandate.into_owned(),
            bank_reference: stored.bank_reference.into_owned(),
            charges: stored.charges,
            ordered: stored.ordered,
            returned: stored.returned.into_owned(),
        }))
    }
}

/// What a movement is by the bank's own code, as far as it matters to receivables.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BankLineKind {
    /// The bank does not say, or nothing that matters here.
    #[default]
    Unsaid,
    /// Transfer, instant ones among them.
    Transfer,
    /// Direct debit.
    DirectDebit,
    /// Card: a till's or platform's lump sum as a rule.
    Card,
    /// Cheque, or several deposited together.
    Cheque,
    /// Cash.
    Cash,
    /// Bill of exchange.
    Bill,
    /// A direct debit that came back.
    ReturnedDebit,
    /// A cheque that bounced.
    ReturnedCheque,
    /// A transfer of ours, or to us, that came back.
    ReturnedTransfer,
    /// The bank's own charges and interest.
    Charge,
}
