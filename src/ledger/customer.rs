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
