//! The identifier under which a creditor collects by SEPA direct debit: country, two check digits, three characters of the creditor's own
//! choice that the check leaves out, then the national identifier.

use super::identifiers::{BadIdentifier, is_one_by_97, letters_and_digits};
use std::{fmt, str::FromStr};

/// A creditor identifier with right check digits. Written without blanks, in capitals.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CreditorId(String);

/// The most characters.
const MOST: usize = 35;

impl FromStr for CreditorId {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let plain = letters_and_digits(text, &[])?;
        let (Some(country), Some(check), Some(national)) = (plain.get(0..2), plain.get(2..4), plain.get(7..)) else {
            return Err(BadIdentifier::Length { expected: MOST, found: plain.len() });
        };
        if national.is_empty() || plain.len() > MOST {
            return Err(BadIdentifier::Length { expected: MOST, found: plain.len() });
        }
        if !country.bytes().all(|c| c.is_ascii_uppercase()) {
            return Err(BadIdentifier::Beginning);
        }
        if let Some(found) = check.chars().find(|c| !c.is_ascii_digit()) {
            return Err(BadIdentifier::Character { found });
        }
        if is_one_by_97(&format!("{country}{check}{national}")) { Ok(Self(plain)) } else { Err(BadIdentifier::Check) }
    }
}

impl CreditorId {
    /// As it is written in files.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CreditorId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_check_leaves_out_the_business_code() {
        // The example of the French banks' guide, and that of the European Payments Council.
        for right in ["FR72ZZZ123456", "FR72ABC123456", "DE98ZZZ09999999999", "de98 zzz 0999 9999 999"] {
            assert!(right.parse::<CreditorId>().is_ok(), "{right}");
        }
        let wrong = |text: &str| text.parse::<CreditorId>().err();
        assert_eq!(wrong("DE97ZZZ09999999999"), Some(BadIdentifier::Check));
        assert_eq!(wrong("98DEZZZ09999999999"), Some(BadIdentifier::Beginning));
        assert!(matches!(wrong("DE98ZZZ"), Some(BadIdentifier::Length { .. })));
        assert_eq!("fr72 zzz 123456".parse::<CreditorId>().map(|id| id.to_string()), Ok("FR72ZZZ123456".into()));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}") {
            let _ = text.parse::<CreditorId>();
        }
    }
}
