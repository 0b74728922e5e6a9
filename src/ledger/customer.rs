//! A customer's sheet.

use serde::{Deserialize, Serialize};

/// What is known of a customer. Empty text where nothing is.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerDetails {
    /// Its name.
    pub name: String,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Language of letters, ISO 639-1; empty follows the country.
    pub language: String,
    /// Postal address in lines.
    pub address: String,
    /// The person to write to.
    pub contact: String,
    /// Where mails go.
    pub email: String,
    /// Where calls go.
    pub phone: String,
    /// SIREN, enterprise or VAT number as written.
    pub legal_id: String,
}

/// One more person to reach at a customer, beside the one on its sheet. Empty text where nothing is known.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Contact {
    /// Name.
    pub name: String,
    /// What they see to.
    pub role: ContactRole,
    /// Language to write in, ISO 639-1; empty follows the customer.
    pub language: String,
    /// Where mails go.
    pub email: String,
    /// Where calls go.
    pub phone: String,
}

impl Contact {
    /// Without blanks around its texts.
    #[must_use]
    pub fn trimmed(&self) -> Self {
        let trimmed = |text: &str| text.trim().to_owned();
        let Self { name, role, language, email, phone } = self;
        Self { name: trimmed(name), role: *role, language: trimmed(language), email: trimmed(email), phone: trimmed(phone) }
    }
}

/// What a contact sees to.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    /// Pays the invoices.
    #[default]
    Payables,
    /// Orders.
    Purchasing,
    /// Checks what is delivered.
    Delivery,
    /// Decides.
    Management,
    /// Answers for disputes and the law.
    Legal,
    /// Something else.
    Other,
}

impl ContactRole {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 6] = [Self::Payables, Self::Purchasing, Self::Delivery, Self::Management, Self::Legal, Self::Other];
}
