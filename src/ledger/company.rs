//! Who we are: what letters are signed with and which law and calendar follow.

use serde::{Deserialize, Serialize};

/// Our own sheet. Empty text where nothing is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Company {
    /// Name with its legal form.
    pub name: String,
    /// Postal address in lines.
    pub address: String,
    /// ISO 3166 alpha-2; empty is France, the first country served. The law between businesses is that of this country.
    pub country: String,
    /// SIREN or enterprise number as written.
    pub legal_id: String,
    /// VAT number as written.
    pub vat_id: String,
    /// For answers.
    pub email: String,
    /// For answers.
    pub phone: String,
    /// Account to pay to, as written.
    pub iban: String,
    /// Who signs.
    pub signatory: String,
}
