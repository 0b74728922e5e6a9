//! The content of a payment code that banking apps read (EPC069-12): who is paid, on which account, how much, for what.
//!
//! Drawn at level M it fits version 13, which holds 331 bytes. A Belgian structured communication goes into the free text, as Belgian banks
//! read it (habit, unverified).

use crate::basis::bic::Bic;
use crate::basis::identifiers::{CreditorReference, Iban};
use crate::basis::money::{Currency, Money};
use rust_decimal::Decimal;

/// The most bytes that the code holds.
pub const MOST_BYTES: usize = 331;

/// The version of the content.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CodeVersion {
    /// With the bank's BIC.
    One,
    /// Without, or with: payments within the European Economic Area.
    #[default]
    Two,
}

/// What a payment code says. Empty text where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentCode {
    /// Its version.
    pub version: CodeVersion,
    /// The payee's bank.
    pub bic: String,
    /// The payee.
    pub name: String,
    /// Its account.
    pub iban: String,
    /// In euros; `None` where the payer types it.
    pub amount: Option<Decimal>,
    /// Up to four letters.
    pub purpose: String,
    /// A creditor's reference (RF); excludes `text`.
    pub reference: String,
    /// Free text.
    pub text: String,
    /// Shown to the payer.
    pub info: String,
}

/// Why there is no such code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, thiserror::Error)]
pub enum NoPaymentCode {
    /// The name has between one and seventy characters.
    #[error("name_1_to_70")]
    Name,
    /// No account, or one whose check does not hold.
    #[error("iban")]
    Iban,
    /// Version 001 wants the BIC.
    #[error("bic_required_in_001")]
    BicMissing,
    /// Not a BIC.
    #[error("bic")]
    Bic,
    /// From 0.01 to 999,999,999.99, in cents.
    #[error("amount_range")]
    Amount,
    /// At most four letters or digits.
    #[error("purpose_4")]
    Purpose,
    /// Either, not both.
    #[error("reference_or_text_not_both")]
    Both,
    /// Not a creditor's reference.
    #[error("reference")]
    Reference,
    /// At most 140 characters.
    #[error("text_140")]
    Text,
    /// At most 70 characters.
    #[error("info_70")]
    Info,
    /// More bytes than the code holds.
    #[error("payload_331_bytes")]
    TooLong,
}

impl PaymentCode {
    /// For a sum on an account of ours; only euros can be paid so.
    #[must_use]
    pub fn of(name: &str, iban: &str, money: Money, text: &str) -> Option<Self> {
        (money.currency() == Currency::EUR).then(|| Self {
            name: name.trim().to_owned(),
            iban: iban.to_owned(),
            amount: Some(money.amount()),
            text: text.trim().to_owned(),
            ..Self::default()
        })
    }

    /// The content, line by line; lines that are empty at the end are left out.
    ///
    /// # Errors
    /// All that is wrong, in the order of [`NoPaymentCode`].
    pub fn payload(&self) -> Result<String, Vec<NoPaymentCode>> {
        let mut wrong = Vec::new();
        let mut check = |holds: bool, why| {
            if !holds {
                wrong.push(why);
            }
        };
        let length = |text: &str| text.chars().count();
        let one_line = |text: &str| !text.chars().any(char::is_control);
        check((1..=70).contains(&length(&self.name)) && one_line(&self.name), NoPaymentCode::Name);
        let iban = self.iban.parse::<Iban>();
        check(iban.is_ok(), NoPaymentCode::Iban);
        check(self.version == CodeVersion::Two || !self.bic.is_empty(), NoPaymentCode::BicMissing);
        check(self.bic.is_empty() || self.bic.parse::<Bic>().is_ok(), NoPaymentCode::Bic);
        let (least, most) = (Decimal::new(1, 2), Decimal::new(99_999_999_999, 2));
        let payable = |amount: Decimal| (least..=most).contains(&amount) && amount.normalize().scale() <= 2;
        check(self.amount.is_none_or(payable), NoPaymentCode::Amount);
        check(self.purpose.len() <= 4 && self.purpose.bytes().all(|byte| byte.is_ascii_alphanumeric()), NoPaymentCode::Purpose);
        check(self.reference.is_empty() || self.text.is_empty(), NoPaymentCode::Both);
        check(self.reference.is_empty() || self.reference.parse::<CreditorReference>().is_ok(), NoPaymentCode::Reference);
        check(length(&self.text) <= 140 && one_line(&self.text), NoPaymentCode::Text);
        check(length(&self.info) <= 70 && one_line(&self.info), NoPaymentCode::Info);
        let payload = self.lines(iban.as_ref().map_or(self.iban.as_str(), Iban::as_str));
        check(payload.len() <= MOST_BYTES, NoPaymentCode::TooLong);
        if wrong.is_empty() { Ok(payload) } else { Err(wrong) }
    }

    fn lines(&self, iban: &str) -> String {
        let version = if self.version == CodeVersion::One { "001" } else { "002" };
        let amount = self.amount.map(|amount| format!("EUR{amount:.2}")).unwrap_or_default();
        let (bic, name, purpose) = (self.bic.as_str(), self.name.as_str(), self.purpose.as_str());
        let (reference, text, info) = (self.reference.as_str(), self.text.as_str(), self.info.as_str());
        let lines = ["BCD", version, "1", "SCT", bic, name, iban, &amount, purpose, reference, text, info];
        let last = lines.iter().rposition(|line| !line.is_empty()).map_or(0, |at| at + 1);
        lines.get(..last).unwrap_or_default().join("\n")
    }
}
