//! A payment link of one's own: where a customer pays online. Only `https` to a named host; what is put into it is encoded.

use std::{fmt, fmt::Write as _, str::FromStr};

/// An address that may stand in a letter. `{number}` and `{amount}` stand for the document's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayLink(String);

/// Why an address is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadLink {
    /// Anything but `https://`: not protected on its way, or no address at all.
    #[error("only https")]
    NotHttps,
    /// No host, or one that hides another (`https://bank@elsewhere`).
    #[error("no plain host")]
    Host,
    /// A blank, a quote or another sign that has no place in an address.
    #[error("unexpected character `{0}`")]
    Character(char),
    /// A place to fill in that is not known.
    #[error("unknown placeholder")]
    Placeholder,
    /// Longer than a letter can print.
    #[error("too long")]
    TooLong,
}

/// The most characters.
const MOST: usize = 400;

/// What can be filled in.
const PLACES: [&str; 2] = ["{number}", "{amount}"];

impl FromStr for PayLink {
    type Err = BadLink;
    fn from_str(text: &str) -> Result<Self, BadLink> {
        let text = text.trim();
        if text.len() > MOST {
            return Err(BadLink::TooLong);
        }
        let is_https = text.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"));
        let rest = text.get(8..).filter(|_| is_https).ok_or(BadLink::NotHttps)?;
        let mut plain = text.to_owned();
        for place in PLACES {
            plain = plain.replace(place, "");
        }
        if plain.contains(['{', '}']) {
            return Err(BadLink::Placeholder);
        }
        let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&()*+,;=%".contains(c);
        if let Some(found) = plain.chars().find(|c| !allowed(*c)) {
            return Err(BadLink::Character(found));
        }
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let name = host.split(':').next().unwrap_or_default();
        let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
        let is_host = name.contains('.') && !name.starts_with('.') && !name.ends_with('.') && name.chars().all(named);
        let port = host.strip_prefix(name).unwrap_or_default();
        let is_port =
            port.is_empty() || port.strip_prefix(':').is_some_and(|port| !port.is_empty() && port.bytes().all(|c| c.is_ascii_digit()));
        if is_host && is_port { Ok(Self(text.to_owned())) } else { Err(BadLink::Host) }
    }
}

impl PayLink {
    /// For a document: its number, and what is to be paid with a point before its decimals.
    #[must_use]
    pub fn filled(&self, number: &str, amount: &str) -> String {
        self.0.replace("{number}", &encoded(number)).replace("{amount}", &encoded(amount))
    }

    /// Whether it names a document's number or amount.
    #[must_use]
    pub fn has_places(&self) -> bool {
        PLACES.iter().any(|place| self.0.contains(place))
    }
}

fn encoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            out.push(char::from(byte));
        } else if write!(out, "%{byte:02X}").is_err() {
            return out; // Writing to a String does not fail.
        }
    }
    out
}

impl fmt::Display for PayLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_a_protected_address_of_a_named_host_is_taken() {
        let refused = |text: &str| text.parse::<PayLink>().err();
        for text in
            ["javascript:alert(1)", "http://pay.example.org", "data:text/html,x", "//pay.example.org", "", "JaVaScRiPt:https://x.org"]
        {
            assert_eq!(refused(text), Some(BadLink::NotHttps), "{text}");
        }
        for text in [
            "https://",
            "https:///x",
            "https://localhost/x",
            "https://bank.example.org@evil.example",
            "https://{number}.",
            "https://a.b:x/",
        ] {
            assert_eq!(refused(text), Some(BadLink::Host), "{text}");
        }
        assert_eq!(refused("https://pay.example.org/a b"), Some(BadLink::Character(' ')));
        assert_eq!(refused("https://pay.example.org/\"><script>"), Some(BadLink::Character('"')));
        assert_eq!(refused("https://pay.example.org/{iban}"), Some(BadLink::Placeholder));
        assert_eq!(refused("https://pay.example.org/?n={number}&a={amount}"), None);
    }

    #[test]
    fn what_is_filled_in_stays_a_value() {
        let link: PayLink = "https://pay.example.org/?n={number}&a={amount}".parse().unwrap();
        assert_eq!(link.filled("F-1&x=/é", "1234.50"), "https://pay.example.org/?n=F-1%26x%3D%2F%C3%A9&a=1234.50");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,60}", number in "\\PC{0,20}") {
            for text in [text.clone(), format!("https://pay.example.org/{text}"), format!("https://{text}")] {
                if let Ok(link) = text.parse::<PayLink>() {
                    let filled = link.filled(&number, "1");
                    prop_assert!(filled.to_lowercase().starts_with("https://"));
                    let sound = filled.is_ascii() && !filled.contains([' ', '"', '<', '>']);
                    prop_assert!(sound, "{}", filled);
                }
            }
        }
    }
}
