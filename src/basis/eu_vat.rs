//! VAT numbers of the European Union: the form of each country, and its check digits where their rule is known here.
//!
//! Nothing here asks a register: a number that holds may belong to nobody.

use super::identifiers::{BadIdentifier, BelgianEnterprise, FrenchVat, letters_and_digits, luhn};
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// The forms: 9 for a digit, A for a letter, X for either; other signs stand for themselves.
const FORMS: [(&str, &[&str]); 28] = [
    ("AT", &["U99999999"]),
    ("BE", &["9999999999"]),
    ("BG", &["999999999", "9999999999"]),
    ("CY", &["99999999A"]),
    ("CZ", &["99999999", "999999999", "9999999999"]),
    ("DE", &["999999999"]),
    ("DK", &["99999999"]),
    ("EE", &["999999999"]),
    ("EL", &["999999999"]),
    ("ES", &["X9999999X"]),
    ("FI", &["99999999"]),
    ("FR", &["XX999999999"]),
    ("HR", &["99999999999"]),
    ("HU", &["99999999"]),
    ("IE", &["9X99999A", "9X99999AA"]),
    ("IT", &["99999999999"]),
    ("LT", &["999999999", "999999999999"]),
    ("LU", &["99999999"]),
    ("LV", &["99999999999"]),
    ("MT", &["99999999"]),
    ("NL", &["999999999B99"]),
    ("PL", &["9999999999"]),
    ("PT", &["999999999"]),
    ("RO", &["99", "999", "9999", "99999", "999999", "9999999", "99999999", "999999999", "9999999999"]),
    ("SE", &["999999999999"]),
    ("SI", &["99999999"]),
    ("SK", &["9999999999"]),
    ("XI", &["999999999", "999999999999", "GD999", "HA999"]),
];

/// A VAT number, with its country before it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EuVat(String);

impl FromStr for EuVat {
    type Err = BadIdentifier;
    fn from_str(text: &str) -> Result<Self, BadIdentifier> {
        let text = letters_and_digits(text, &['.'])?;
        let (country, rest) = text.split_at_checked(2).ok_or(BadIdentifier::Country)?;
        // Greece writes EL; its code of ISO 3166 is read too.
        let country = if country == "GR" { "EL" } else { country };
        let forms = FORMS.iter().find(|(code, _)| *code == country).map(|(_, forms)| *forms).ok_or(BadIdentifier::Country)?;
        let rest = padded(country, rest);
        let fits = forms.iter().any(|form| fits(form, &rest));
        if !fits {
            let expected = forms.iter().map(|form| form.len()).max().unwrap_or_default() + 2;
            let of_a_length = forms.iter().any(|form| form.len() == rest.len());
            return Err(if of_a_length { BadIdentifier::Beginning } else { BadIdentifier::Length { expected, found: text.len() } });
        }
        if checked(country, &rest) == Some(false) { Err(BadIdentifier::Check) } else { Ok(Self(format!("{country}{rest}"))) }
    }
}

/// Older forms: nine digits in Belgium, fewer digits before the B in the Netherlands.
fn padded(country: &str, rest: &str) -> String {
    match country {
        "BE" if rest.len() == 9 => format!("0{rest}"),
        "NL" => match rest.split_once('B') {
            Some((digits, branch)) if digits.len() < 9 => format!("{digits:0>9}B{branch}"),
            _ => rest.to_owned(),
        },
        _ => rest.to_owned(),
    }
}

fn fits(form: &str, text: &str) -> bool {
    form.len() == text.len()
        && form.chars().zip(text.chars()).all(|(sign, found)| match sign {
            '9' => found.is_ascii_digit(),
            'A' => found.is_ascii_uppercase(),
            'X' => found.is_ascii_alphanumeric(),
            other => found == other,
        })
}

/// Whether the check digits hold; `None` where their rule is not known here.
fn checked(country: &str, rest: &str) -> Option<bool> {
    let digits: Vec<u32> = rest.chars().filter_map(|character| character.to_digit(10)).collect();
    let at = |place: usize| digits.get(place).copied().unwrap_or_default();
    let weighted = |weights: &[u32]| weights.iter().zip(&digits).map(|(weight, digit)| weight * digit).sum::<u32>();
    Some(match country {
        "AT" => {
            let sum: u32 =
                digits.iter().take(7).enumerate().map(|(place, digit)| if place % 2 == 0 { *digit } else { cross(2 * digit) }).sum();
            (10 - (sum + 4) % 10) % 10 == at(7)
        }
        "BE" => rest.parse::<BelgianEnterprise>().is_ok(),
        "DE" => {
            let product = digits.iter().take(8).fold(10, |product, digit| match (digit + product) % 10 {
                0 => 20 % 11,
                sum => 2 * sum % 11,
            });
            (11 - product) % 10 == at(8)
        }
        "ES" => return spanish(rest),
        "FR" => format!("FR{rest}").parse::<FrenchVat>().is_ok(),
        "IE" => {
            let letters: Vec<char> = rest.chars().skip(7).collect();
            let second = letters.get(1).map_or(0, |letter| (u32::from(*letter) - 64) * 9);
            // The old form has a letter in the second place, and its rule is another.
            if rest.chars().nth(1).is_some_and(|character| !character.is_ascii_digit()) {
                return None;
            }
            let place = (weighted(&[8, 7, 6, 5, 4, 3, 2]) + second) % 23;
            "WABCDEFGHIJKLMNOPQRSTUV".chars().nth(usize::try_from(place).ok()?) == letters.first().copied()
        }
        "IT" => luhn(&rest.bytes().map(|byte| byte.wrapping_sub(b'0')).collect::<Vec<u8>>()),
        "LU" => rest.get(..6)?.parse::<u32>().ok()? % 89 == rest.get(6..)?.parse::<u32>().ok()?,
        "NL" => (weighted(&[9, 8, 7, 6, 5, 4, 3, 2]) + 10 * at(8)) % 11 == 0 || is_one_by_97(&format!("NL{rest}")),
        "PL" => weighted(&[6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 == at(9),
        "PT" => (11 - weighted(&[9, 8, 7, 6, 5, 4, 3, 2]) % 11) % 11 % 10 == at(8),
        _ => return None,
    })
}

/// The sum of the digits of a number below 20.
fn cross(number: u32) -> u32 {
    number / 10 + number % 10
}

/// A natural person's number ends with a letter by its remainder by 23, a company's with a digit or a letter of its own.
fn spanish(rest: &str) -> Option<bool> {
    let (first, last) = (rest.chars().next()?, rest.chars().last()?);
    let middle = rest.get(1..8)?;
    let person = |digits: &str| {
        let number: u32 = digits.parse().ok()?;
        Some("TRWAGMYFPDXBNJZSQVHLCKE".chars().nth(usize::try_from(number % 23).ok()?)? == last)
    };
    match first {
        'X' => person(&format!("0{middle}")),
        'Y' => person(&format!("1{middle}")),
        'Z' => person(&format!("2{middle}")),
        'K' | 'L' | 'M' => person(middle),
        digit if digit.is_ascii_digit() => person(&format!("{digit}{middle}")),
        _ => {
            let digits = middle.chars().filter_map(|character| character.to_digit(10));
            let sum: u32 = digits.enumerate().map(|(place, digit)| if place % 2 == 0 { cross(2 * digit) } else { digit }).sum();
            let check = (10 - sum % 10) % 10;
            let letter = "JABCDEFGHI".chars().nth(usize::try_from(check).ok()?)?;
            Some(last.to_digit(10) == Some(check) || last == letter)
        }
    }
}

/// A to Z count 10 to 35; the whole leaves one.
fn is_one_by_97(text: &str) -> bool {
    let value = text.chars().try_fold(0_u32, |rest, character| {
        let digit = character.to_digit(36)?;
        Some(if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 })
    });
    value == Some(1)
}

impl EuVat {
    /// Its country as the Union writes it: EL for Greece, XI for Northern Ireland.
    #[must_use]
    pub fn country(&self) -> &str {
        self.0.get(..2).unwrap_or_default()
    }

    /// False where the rule of its check digits is not known here: only its form was looked at.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        self.0.split_at_checked(2).is_some_and(|(country, rest)| checked(country, rest).is_some())
    }
}

impl TryFrom<String> for EuVat {
    type Error = BadIdentifier;
    fn try_from(text: String) -> Result<Self, BadIdentifier> {
        text.parse()
    }
}

impl From<EuVat> for String {
    fn from(value: EuVat) -> Self {
        value.0
    }
}

impl fmt::Display for EuVat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
