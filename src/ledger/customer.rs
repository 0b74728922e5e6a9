//! A customer's sheet.

use serde::{Deserialize, Serialize};

/// What is known of a customer. Empty text where nothing is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerDetails {
    /// Its name.
    pub name: String,
    /// ISO 3166 alpha-2.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub country: String,
    /// Language of letters, ISO 639-1; empty follows the country.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub language: String,
    /// Postal address in lines.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// The person to write to.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub contact: String,
    /// Where mails go.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Where calls go.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// SIREN, enterprise or VAT number as written.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub legal_id: String,
}
