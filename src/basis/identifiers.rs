//! Numbers that carry their own check: SIREN, SIRET, French VAT, Belgian enterprise, IBAN, creditor references.
//!
//! A value of these types has passed its check; it says nothing of whether the company or the account exists. Read in any form
//! that people print (blanks, dots, lower case), written without; nothing here asks a register.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Why a number is not what it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum BadIdentifier {
    /// Too many or too few characters, blanks left out.
    #[error("expected {expected} characters, found {found}")]
    Length {
        /// How many there should be; for a creditor reference, the most.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// A character that has no place there.
    #[error("unexpected character `{found}`")]
    Character {
        /// The first such character.
        found: char,
    },
    /// The beginning is not that of such a number: `FR`, `BE`, `RF`, a first digit 0 or 1.
    #[error("unexpected beginning")]
    Beginning,
    /// No country of the IBAN registry.
    #[error("unknown country")]
    Country,
    /// The check digits do not fit the rest: most likely a slip of the pen.
    #[error("the check digits do not fit")]
    Check,
    /// Zeros only: passes the check and names nobody.
    #[error("zeros only")]
    Zero,
}

/// Written as its text in the journal, and checked again when read.
macro_rules! as_text {
    ($($name:ident),+) => {$(
        impl TryFrom<String> for $name {
            type Error = BadIdentifier;
            fn try_from(text: String) -> Result<Self, BadIdentifier> {
                text.parse()
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.to_string()
            }
        }
    )+};
}

as_text!(Siren, Siret, FrenchVat, BelgianEnterprise, Iban, CreditorReference, BelgianReference);

/// A French company: nine digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Siren(u32);

impl FromStr for Siren {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let digits = digits(text, &[], 9)?;
        let number = number(&digits);
        if number == 0 {
            return Err(BadIdentifier::Zero);
        }
        if luhn(&digits) { u32::try_from(number).map(Self).map_err(|_| BadIdentifier::Check) } else { Err(BadIdentifier::Check) }
    }
}

impl fmt::Display for Siren {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:09}", self.0)
    }
}

impl Siren {
    /// Its French VAT number, by the usual key of digits.
    #[must_use]
    pub fn vat(self) -> FrenchVat {
        let key = self.usual_key();
        let digit = |value: u32| char::from_digit(value, 10).unwrap_or('0');
        FrenchVat { key: [digit(key / 10), digit(key % 10)], siren: self }
    }

    fn usual_key(self) -> u32 {
        (12 + 3 * (self.0 % 97)) % 97
    }
}

/// An establishment of a French company: fourteen digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Siret {
    siren: Siren,
    establishment: u32,
}

/// Its establishments, but the head office, follow a rule of their own: the sum of the digits is a multiple of five.
const LA_POSTE: Siren = Siren(356_000_000);

impl FromStr for Siret {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let digits = digits(text, &[], 14)?;
        let (company, establishment) = digits.split_at_checked(9).ok_or(BadIdentifier::Check)?;
        let siren: Siren = company.iter().map(|digit| char::from(b'0' + digit)).collect::<String>().parse()?;
        let is_la_postes = siren == LA_POSTE && digits.iter().map(|digit| u32::from(*digit)).sum::<u32>().is_multiple_of(5);
        if !luhn(&digits) && !is_la_postes {
            return Err(BadIdentifier::Check);
        }
        let establishment = u32::try_from(number(establishment)).map_err(|_| BadIdentifier::Check)?;
        Ok(Self { siren, establishment })
    }
}

impl fmt::Display for Siret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{:05}", self.siren, self.establishment)
    }
}

impl Siret {
    /// The company.
    #[must_use]
    pub fn siren(self) -> Siren {
        self.siren
    }
}

/// A French VAT number: FR, a key of two characters, the SIREN.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FrenchVat {
    key: [char; 2],
    siren: Siren,
}

impl FromStr for FrenchVat {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let text = letters_and_digits(text, &[])?;
        let rest = text.strip_prefix("FR").ok_or(BadIdentifier::Beginning)?;
        let mut characters = rest.chars();
        let (Some(first), Some(second)) = (characters.next(), characters.next()) else {
            return Err(BadIdentifier::Length { expected: 13, found: text.len() });
        };
        // Keys with letters leave out the two that are read as digits.
        if let Some(found) = [first, second].into_iter().find(|character| matches!(character, 'I' | 'O')) {
            return Err(BadIdentifier::Character { found });
        }
        let vat = Self { key: [first, second], siren: characters.as_str().parse()? };
        if vat.is_key_checked() && vat != vat.siren.vat() { Err(BadIdentifier::Check) } else { Ok(vat) }
    }
}

impl fmt::Display for FrenchVat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FR{}{}{}", self.key[0], self.key[1], self.siren)
    }
}

impl FrenchVat {
    /// The company.
    #[must_use]
    pub fn siren(self) -> Siren {
        self.siren
    }

    /// False for a key with a letter: such keys exist, and their rule is not known here.
    #[must_use]
    pub fn is_key_checked(self) -> bool {
        self.key.iter().all(char::is_ascii_digit)
    }
}

/// A Belgian enterprise, and its VAT number after BE: ten digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BelgianEnterprise(u32);

impl FromStr for BelgianEnterprise {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let text = letters_and_digits(text, &['.'])?;
        let rest = text.strip_prefix("BE").unwrap_or(&text);
        // The form of nine digits is from before 2005.
        let padded = if rest.len() == 9 { format!("0{rest}") } else { rest.to_owned() };
        let number = number(&digits(&padded, &[], 10)?);
        if number >= 2_000_000_000 {
            return Err(BadIdentifier::Beginning);
        }
        if 97 - (number / 100) % 97 != number % 100 {
            return Err(BadIdentifier::Check);
        }
        u32::try_from(number).map(Self).map_err(|_| BadIdentifier::Check)
    }
}

impl fmt::Display for BelgianEnterprise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:010}", self.0)
    }
}

/// A bank account, by the IBAN registry's lengths and the remainder by 97.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Iban(String);

impl FromStr for Iban {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let text = letters_and_digits(text, &[])?;
        let country = text.get(..2).ok_or(BadIdentifier::Country)?;
        let expected = LENGTHS.iter().find(|(code, _)| *code == country).map(|(_, length)| *length).ok_or(BadIdentifier::Country)?;
        if text.len() != expected {
            return Err(BadIdentifier::Length { expected, found: text.len() });
        }
        if let Some(found) = text.chars().skip(2).take(2).find(|character| !character.is_ascii_digit()) {
            return Err(BadIdentifier::Character { found });
        }
        if is_one_by_97(&text) { Ok(Self(text)) } else { Err(BadIdentifier::Check) }
    }
}

impl fmt::Display for Iban {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Iban {
    /// Without blanks.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// In groups of four, as it is printed.
    #[must_use]
    pub fn in_fours(&self) -> String {
        in_fours(&self.0)
    }

    /// Its country's code of ISO 3166-1.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// Whether the national key of a French account fits; none for other countries. An IBAN may pass its own check and fail
    /// this one: to be warned about, not refused.
    #[must_use]
    pub fn is_french_key_right(&self) -> Option<bool> {
        let account = self.0.strip_prefix("FR")?.get(2..)?;
        let digits: String = account.chars().map(french_digit).collect();
        let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u64>().ok();
        let (bank, branch, number, key) = (part(0, 5)?, part(5, 10)?, part(10, 21)?, part(21, 23)?);
        Some(97 - (89 * bank + 15 * branch + 3 * number) % 97 == key)
    }
}

/// A to I are 1 to 9, J to R 1 to 9, S to Z 2 to 9.
fn french_digit(character: char) -> char {
    let value = match u32::from(character) {
        letter @ 0x41..=0x49 => letter - 0x40,
        letter @ 0x4A..=0x52 => letter - 0x49,
        letter @ 0x53..=0x5A => letter - 0x51,
        _ => return character,
    };
    char::from_digit(value, 10).unwrap_or(character)
}

/// A creditor's reference of ISO 11649: RF, two check digits, up to 21 letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CreditorReference(String);

impl FromStr for CreditorReference {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let text = letters_and_digits(text, &[])?;
        let rest = text.strip_prefix("RF").ok_or(BadIdentifier::Beginning)?;
        if !(3..=23).contains(&rest.len()) {
            return Err(BadIdentifier::Length { expected: 25, found: text.len() });
        }
        if let Some(found) = rest.chars().take(2).find(|character| !character.is_ascii_digit()) {
            return Err(BadIdentifier::Character { found });
        }
        if is_one_by_97(&text) { Ok(Self(text)) } else { Err(BadIdentifier::Check) }
    }
}

impl fmt::Display for CreditorReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl CreditorReference {
    /// In groups of four, as it is printed.
    #[must_use]
    pub fn in_fours(&self) -> String {
        in_fours(&self.0)
    }
}

/// A Belgian structured communication: twelve digits, with or without its signs. Written `+++090/9337/55493+++`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct BelgianReference(u64);

impl FromStr for BelgianReference {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let number = number(&digits(text, &['+', '*', '/'], 12)?);
        let check = match (number / 100) % 97 {
            0 => 97,
            remainder => remainder,
        };
        if check == number % 100 { Ok(Self(number)) } else { Err(BadIdentifier::Check) }
    }
}

impl fmt::Display for BelgianReference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, second, third) = (self.0 / 1_000_000_000, self.0 / 100_000 % 10_000, self.0 % 100_000);
        write!(f, "+++{first:03}/{second:04}/{third:05}+++")
    }
}

impl BelgianReference {
    /// The twelve digits alone, as bank files hold them.
    #[must_use]
    pub fn digits(self) -> String {
        format!("{:012}", self.0)
    }
}

/// In capitals, blanks and `signs` left out.
pub(super) fn letters_and_digits(text: &str, signs: &[char]) -> Result<String, BadIdentifier> {
    let kept = text.chars().filter(|character| !character.is_whitespace() && !signs.contains(character));
    kept.map(|found| if found.is_ascii_alphanumeric() { Ok(found.to_ascii_uppercase()) } else { Err(BadIdentifier::Character { found }) })
        .collect()
}

fn digits(text: &str, signs: &[char], expected: usize) -> Result<Vec<u8>, BadIdentifier> {
    let text = letters_and_digits(text, signs)?;
    if let Some(found) = text.chars().find(|character| !character.is_ascii_digit()) {
        return Err(BadIdentifier::Character { found });
    }
    if text.len() != expected {
        return Err(BadIdentifier::Length { expected, found: text.len() });
    }
    Ok(text.bytes().map(|byte| byte.saturating_sub(b'0')).collect())
}

/// At most fourteen digits come here: no overflow.
fn number(digits: &[u8]) -> u64 {
    digits.iter().fold(0, |number, digit| number * 10 + u64::from(*digit))
}

pub(super) fn luhn(digits: &[u8]) -> bool {
    let doubled = |digit: u8| if digit > 4 { 2 * digit - 9 } else { 2 * digit };
    let sum: u32 =
        digits.iter().rev().enumerate().map(|(place, digit)| u32::from(if place % 2 == 1 { doubled(*digit) } else { *digit })).sum();
    sum.is_multiple_of(10)
}

/// The rule of ISO 7064 that IBAN and creditor references share: the first four characters moved to the end, letters as 10 to
/// 35, the remainder by 97 is one. `text` holds capitals and digits only.
pub(super) fn is_one_by_97(text: &str) -> bool {
    let Some((head, tail)) = text.split_at_checked(4) else { return false };
    let remainder = tail.chars().chain(head.chars()).fold(0, |remainder, character| match character.to_digit(36) {
        Some(value) if value > 9 => (remainder * 100 + value) % 97,
        Some(value) => (remainder * 10 + value) % 97,
        None => remainder,
    });
    remainder == 1
}

fn in_fours(text: &str) -> String {
    let mut printed = String::with_capacity(text.len() + text.len() / 4);
    for (place, character) in text.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            printed.push(' ');
        }
        printed.push(character);
    }
    printed
}

/// How long an IBAN is, by country.
const LENGTHS: [(&str, usize); 77] = [
    ("AD", 24),
    ("AE", 23),
    ("AL", 28),
    ("AT", 20),
    ("AZ", 28),
    ("BA", 20),
    ("BE", 16),
    ("BG", 22),
    ("BH", 22),
    ("BR", 29),
    ("BY", 28),
    ("CH", 21),
    ("CR", 22),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("DO", 28),
    ("EE", 20),
    ("EG", 29),
    ("ES", 24),
    ("FI", 18),
    ("FO", 18),
    ("FR", 27),
    ("GB", 22),
    ("GE", 22),
    ("GI", 23),
    ("GL", 18),
    ("GR", 27),
    ("GT", 28),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IL", 23),
    ("IQ", 23),
    ("IS", 26),
    ("IT", 27),
    ("JO", 30),
    ("KW", 30),
    ("KZ", 20),
    ("LB", 28),
    ("LC", 32),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MR", 27),
    ("MT", 31),
    ("MU", 30),
    ("NL", 18),
    ("NO", 15),
    ("PK", 24),
    ("PL", 28),
    ("PS", 29),
    ("PT", 25),
    ("QA", 29),
    ("RO", 24),
    ("RS", 22),
    ("SA", 24),
    ("SC", 31),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("ST", 25),
    ("SV", 28),
    ("TL", 23),
    ("TN", 24),
    ("TR", 26),
    ("UA", 29),
    ("VA", 22),
    ("VG", 24),
    ("XK", 20),
];

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn a_number_is_read_as_printed_and_written_plain() {
        assert_eq!("732 829 320".parse::<Siren>().unwrap().to_string(), "732829320");
        assert_eq!("FR 44 732829320".parse::<FrenchVat>().unwrap().to_string(), "FR44732829320");
        assert_eq!("be 0403.170.701".parse::<BelgianEnterprise>().unwrap().to_string(), "0403170701");
        assert_eq!("fr76 3000 6000 0112 3456 7890 189".parse::<Iban>().unwrap().in_fours(), "FR76 3000 6000 0112 3456 7890 189");
        assert_eq!("090933755493".parse::<BelgianReference>().unwrap().to_string(), "+++090/9337/55493+++");
    }

    #[test]
    fn an_error_says_why() {
        assert_eq!("000000000".parse::<Siren>(), Err(BadIdentifier::Zero));
        assert_eq!("73282932".parse::<Siren>(), Err(BadIdentifier::Length { expected: 9, found: 8 }));
        assert_eq!("73282932A".parse::<Siren>(), Err(BadIdentifier::Character { found: 'A' }));
        assert_eq!("732829321".parse::<Siren>(), Err(BadIdentifier::Check));
        assert_eq!("ZZ68539007547034".parse::<Iban>(), Err(BadIdentifier::Country));
        assert_eq!("2000000021".parse::<BelgianEnterprise>(), Err(BadIdentifier::Beginning));
        assert_eq!("".parse::<Iban>(), Err(BadIdentifier::Country));
        assert_eq!("FR".parse::<FrenchVat>(), Err(BadIdentifier::Length { expected: 13, found: 2 }));
    }

    #[test]
    fn a_vat_key_with_a_letter_is_taken_and_said_to_be_unchecked() {
        assert!(!"FRK7732829320".parse::<FrenchVat>().unwrap().is_key_checked());
        assert_eq!("732829320".parse::<Siren>().unwrap().vat().to_string(), "FR44732829320");
    }

    #[test]
    fn the_journal_holds_the_text_and_checks_it_again() {
        let siret: Siret = "35600000049837".parse().unwrap();
        assert_eq!(siret.siren().to_string(), "356000000");
        assert_eq!(serde_json::to_string(&siret).unwrap(), r#""35600000049837""#);
        assert!(serde_json::from_str::<Siret>(r#""35600000049838""#).is_err());
    }
}
