//! BIC: the code of a bank (ISO 9362). It has no check digits: only its form is known.

use super::identifiers::{BadIdentifier, letters_and_digits};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// A bank: four letters, its country, its place, and for a branch three signs more.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Bic(String);

impl FromStr for Bic {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let text = letters_and_digits(text, &[])?;
        if text.len() != 8 && text.len() != 11 {
            return Err(BadIdentifier::Length { expected: 8, found: text.len() });
        }
        match text.chars().take(6).find(|character| !character.is_ascii_uppercase()) {
            Some(found) => Err(BadIdentifier::Character { found }),
            None => Ok(Self(text)),
        }
    }
}

impl TryFrom<String> for Bic {
    type Error = BadIdentifier;
    fn try_from(text: String) -> Result<Self, BadIdentifier> {
        text.parse()
    }
}

impl From<Bic> for String {
    fn from(value: Bic) -> Self {
        value.0
    }
}

impl fmt::Display for Bic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
