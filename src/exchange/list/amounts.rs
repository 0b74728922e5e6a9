//! Amounts in cells: digits with one decimal sign for the whole file, whatever stands around them.
//!
//! Promise: a cell is an amount in the file's decimal sign or it is none: `12.50` in a file with decimal commas is refused, never
//! read as 1250. Blanks of any width and apostrophes part thousands; so does the other sign, where every group has three digits.

use crate::basis::money::{Currency, currency_from_code};
use serde::{Deserialize, Serialize};

/// The sign before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSign {
    /// `1 234,56`
    Comma,
    /// `1,234.56`
    Point,
}

impl DecimalSign {
    fn bytes(self) -> (u8, u8) {
        match self {
            Self::Comma => (b',', b'.'),
            Self::Point => (b'.', b','),
        }
    }
}

/// The letter beside an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// D, Dt, S (Soll): owed.
    Debit,
    /// C, Ct, Cr, H (Haben): to the customer's credit.
    Credit,
}

/// An amount as a cell writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Amount {
    /// All digits, with the sign of the number: a trailing minus and parentheses count.
    pub(crate) digits: i64,
    /// How many of them are decimals.
    pub(crate) decimals: u32,
    /// The letter beside it.
    pub(crate) side: Option<Side>,
    /// The currency beside it, where that is clear.
    pub(crate) currency: Option<Currency>,
}

/// Why a cell gives no minor units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NoAmount {
    /// Not a number in this decimal sign.
    NotAnAmount,
    /// More decimals than the currency has.
    TooFine,
}

impl Amount {
    /// In minor units of a currency with `decimals`; a credit letter makes it negative, a debit letter leaves the sign.
    pub(crate) fn minor(self, decimals: u32) -> Result<i64, NoAmount> {
        let mut digits = self.digits;
        let mut written = self.decimals;
        while written > decimals {
            if digits % 10 != 0 {
                return Err(NoAmount::TooFine);
            }
            digits /= 10;
            written -= 1;
        }
        while written < decimals {
            digits = digits.checked_mul(10).ok_or(NoAmount::NotAnAmount)?;
            written += 1;
        }
        Ok(if self.side == Some(Side::Credit) { -digits } else { digits })
    }
}

/// What a cell's separators tell of the file's decimal sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SignEvidence {
    /// Not a number.
    NotAnAmount,
    /// No separator at all.
    Plain,
    /// Only right with this sign.
    Only(DecimalSign),
    /// Right with either; the sign it has: `1,234`.
    Either(DecimalSign),
}

/// Reads the cell with `sign` for decimals.
pub(crate) fn amount(raw: &[u8], sign: DecimalSign) -> Option<Amount> {
    let (decimal, group) = sign.bytes();
    if let Some(amount) = plain(raw, decimal) {
        return Some(amount);
    }
    let core = core(raw)?;
    let mut digits: i64 = 0;
    let mut decimals = None;
    // Digits since the last thousands sign, and whether one stood before.
    let mut run = 0_u32;
    let mut grouped = false;
    let mut any = false;
    for &b in core.number() {
        match b {
            b'0'..=b'9' => {
                digits = digits.checked_mul(10)?.checked_add(i64::from(b - b'0'))?;
                any = true;
                run += 1;
                if let Some(n) = &mut decimals {
                    *n += 1;
                }
            }
            _ if b == decimal && decimals.is_none() => {
                if grouped && run != 3 {
                    return None;
                }
                decimals = Some(0);
            }
            _ if (b == group || b == BLANK || b == b'\'') && decimals.is_none() => {
                if (grouped && run != 3) || run == 0 || run > 3 {
                    return None;
                }
                grouped = true;
                run = 0;
            }
            _ => return None,
        }
    }
    if !any || (decimals.is_none() && grouped && run != 3) {
        return None;
    }
    Some(Amount {
        digits: if core.is_negative { -digits } else { digits },
        decimals: decimals.unwrap_or(0),
        side: core.side,
        currency: core.currency,
    })
}

/// The common case: digits, perhaps a minus before them, perhaps the decimal sign once.
#[inline]
fn plain(raw: &[u8], decimal: u8) -> Option<Amount> {
    let (is_negative, rest) = match raw {
        [b'-', rest @ ..] => (true, rest),
        _ => (false, raw),
    };
    if rest.is_empty() || rest.len() > 18 {
        return None;
    }
    let mut digits: i64 = 0;
    let mut point = None;
    for (idx, &b) in rest.iter().enumerate() {
        match b {
            b'0'..=b'9' => digits = digits * 10 + i64::from(b - b'0'),
            _ if b == decimal && point.is_none() && idx > 0 => point = Some(idx),
            _ => return None,
        }
    }
    let decimals = point.map_or(0, |idx| rest.len() - idx - 1);
    Some(Amount { digits: if is_negative { -digits } else { digits }, decimals: u32::try_from(decimals).ok()?, side: None, currency: None })
}

/// The decimal sign without which the cell would be no amount; `None` where it proves neither.
#[must_use]
pub fn only_decimal_sign(cell: &[u8]) -> Option<DecimalSign> {
    match sign_evidence(cell) {
        SignEvidence::Only(sign) => Some(sign),
        _ => None,
    }
}

/// What the cell's separators say.
pub(crate) fn sign_evidence(raw: &[u8]) -> SignEvidence {
    plain_evidence(raw).unwrap_or_else(|| any_evidence(raw))
}

/// The common case: digits, perhaps a minus before them, perhaps one separator.
#[inline]
fn plain_evidence(raw: &[u8]) -> Option<SignEvidence> {
    let digits = raw.strip_prefix(b"-").unwrap_or(raw);
    if digits.len() > 18 || !digits.first()?.is_ascii_digit() {
        return None;
    }
    let mut sign = None;
    for (idx, &b) in digits.iter().enumerate() {
        match b {
            b'0'..=b'9' => {}
            b',' if sign.is_none() => sign = Some((DecimalSign::Comma, idx)),
            b'.' if sign.is_none() => sign = Some((DecimalSign::Point, idx)),
            _ => return None,
        }
    }
    let Some((sign, before)) = sign else { return Some(SignEvidence::Plain) };
    let parts_thousands = digits.len() - before - 1 == 3 && before <= 3 && digits.first() != Some(&b'0');
    Some(if parts_thousands { SignEvidence::Either(sign) } else { SignEvidence::Only(sign) })
}

fn any_evidence(raw: &[u8]) -> SignEvidence {
    let Some(core) = core(raw) else { return SignEvidence::NotAnAmount };
    let number = core.number();
    let commas = number.iter().filter(|&&b| b == b',').count();
    let points = number.iter().filter(|&&b| b == b'.').count();
    let comma = amount(raw, DecimalSign::Comma).is_some();
    let point = amount(raw, DecimalSign::Point).is_some();
    match (comma, point) {
        (false, false) => SignEvidence::NotAnAmount,
        (true, false) => SignEvidence::Only(DecimalSign::Comma),
        (false, true) => SignEvidence::Only(DecimalSign::Point),
        (true, true) if commas + points == 0 => SignEvidence::Plain,
        (true, true) => {
            // `0,125`: nobody writes a thousand as 0 thousand 125.
            let leads_with_zero = number.first() == Some(&b'0');
            let sign = if commas > 0 { DecimalSign::Comma } else { DecimalSign::Point };
            if leads_with_zero { SignEvidence::Only(sign) } else { SignEvidence::Either(sign) }
        }
    }
}

/// Stands for any blank inside a number.
const BLANK: u8 = b' ';
/// Longest number that is looked at.
const LEN_MAX: usize = 48;

struct Core {
    number: [u8; LEN_MAX],
    len: usize,
    is_negative: bool,
    side: Option<Side>,
    currency: Option<Currency>,
}

impl Core {
    fn number(&self) -> &[u8] {
        self.number.get(..self.len).unwrap_or(&[])
    }
}

/// Takes off what stands around the digits: signs, parentheses, currencies, D or C.
fn core(raw: &[u8]) -> Option<Core> {
    let text = std::str::from_utf8(raw).ok()?.trim();
    if text.len() > 4 * LEN_MAX {
        return None;
    }
    let mut core = Core { number: [0; LEN_MAX], len: 0, is_negative: false, side: None, currency: None };
    let mut word = String::new();
    let mut signs = 0;
    let mut opened = false;
    let mut closed = false;
    let mut pending_blank = false;
    let mut digits_over = false;
    for c in text.chars() {
        let is_word = c.is_alphabetic() || matches!(c, '€' | '$' | '£' | '¥');
        if !is_word && !word.is_empty() {
            take_word(&mut core, &word)?;
            word.clear();
        }
        match c {
            '0'..='9' | ',' | '.' | '\'' | '’' => {
                // "12,50.": a dot after a word ("Fr.") belongs to the word.
                if c == '.' && core.len == 0 && core.currency.is_some() {
                    continue;
                }
                if digits_over || closed {
                    return None;
                }
                if pending_blank && core.len > 0 {
                    push(&mut core, BLANK)?;
                }
                pending_blank = false;
                push(&mut core, if c == '’' { b'\'' } else { u8::try_from(c).ok()? })?;
            }
            c if c.is_whitespace() => pending_blank = true,
            '-' | '−' | '–' => {
                signs += 1;
                core.is_negative = true;
                if core.len > 0 {
                    digits_over = true;
                }
            }
            '+' if core.len == 0 => signs += 1,
            '(' if core.len == 0 && !opened => opened = true,
            ')' if opened && !closed => {
                closed = true;
                signs += 1;
                core.is_negative = true;
            }
            _ if is_word => {
                if core.len > 0 {
                    digits_over = true;
                }
                word.push(c);
                if word.len() > 12 {
                    return None;
                }
            }
            _ => return None,
        }
    }
    if !word.is_empty() {
        take_word(&mut core, &word)?;
    }
    (signs <= 1 && opened == closed && core.number().iter().any(u8::is_ascii_digit)).then_some(core)
}

fn push(core: &mut Core, b: u8) -> Option<()> {
    *core.number.get_mut(core.len)? = b;
    core.len += 1;
    Some(())
}

/// A word beside a number: a currency, or the side of the account (only after the digits).
fn take_word(core: &mut Core, word: &str) -> Option<()> {
    if core.len > 0
        && core.side.is_none()
        && let Some(side) = side(word)
    {
        core.side = Some(side);
        return Some(());
    }
    if core.currency.is_some() {
        return None;
    }
    core.currency = currency_word(word)?;
    Some(())
}

/// The side that a word names.
pub(crate) fn side(word: &str) -> Option<Side> {
    let is = |words: &[&str]| words.iter().any(|other| other.eq_ignore_ascii_case(word));
    if is(&["D", "DB", "DT", "DR", "DEB", "DEBIT", "DÉBIT", "DEBET", "SOLL", "S"]) {
        Some(Side::Debit)
    } else if is(&["C", "CT", "CR", "CRED", "CREDIT", "CRÉDIT", "HABEN", "H"]) {
        Some(Side::Credit)
    } else {
        None
    }
}

/// The currency that a sign or word names: `Some(None)` for a sign that several currencies share, `None` for another word.
pub(crate) fn currency_word(word: &str) -> Option<Option<Currency>> {
    let upper = word.to_uppercase();
    Some(match upper.as_str() {
        "€" | "EURO" | "EUROS" => Some(Currency::EUR),
        "£" => Some(Currency::GBP),
        "FCFA" | "CFA" => Some(Currency::XOF),
        "XPF" => Some(Currency::XPF),
        "FR" | "SFR" => Some(Currency::CHF),
        "$" | "¥" | "KR" => None,
        _ if word.len() == 3 => Some(currency_from_code(&upper)?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cents(text: &str, sign: DecimalSign) -> Option<i64> {
        amount(text.as_bytes(), sign)?.minor(2).ok()
    }

    #[test]
    fn what_stands_around_the_digits_does_not_change_them() {
        for text in [
            "-110,7 €",
            "-110,70",
            "110,70-",
            "(110,70)",
            "−110,70 EUR",
            "€ -110,70",
            "EUR -110,7",
            "-€110,70",
            "110,70 C",
            "110,70 CR",
            "110,7c",
            "(110,70 €)",
        ] {
            assert_eq!(cents(text, DecimalSign::Comma), Some(-11_070), "{text}");
        }
        for text in
            ["1 234,56", "1\u{A0}234,56 €", "1\u{202F}234,56", "1.234,56", "1'234,56", "1’234,56", "1234,56 D", "+1234,56", "CHF 1'234,56"]
        {
            assert_eq!(cents(text, DecimalSign::Comma), Some(123_456), "{text}");
        }
        assert_eq!(cents(",50", DecimalSign::Comma), Some(50));
        assert_eq!(cents("1,234,567.8", DecimalSign::Point), Some(123_456_780));
        assert_eq!(cents("12.3400", DecimalSign::Point), Some(1_234));
    }

    #[test]
    fn a_number_in_the_other_sign_is_refused_and_never_misread() {
        for text in
            ["12.50", "1,234.56", "1.23.456", "12,34,56", "1 23,4", "douze", "", "-", "€", "1e5", "--1", "1-2", "12/05", "5 days", "1 2"]
        {
            assert_eq!(cents(text, DecimalSign::Comma), None, "{text}");
        }
        assert_eq!(amount(b"1,234", DecimalSign::Comma).map(|a| a.minor(2)), Some(Err(NoAmount::TooFine)));
        assert_eq!(amount(b"99999999999999999999", DecimalSign::Comma), None);
    }

    proptest::proptest! {
        #[test]
        fn the_common_case_tells_what_the_general_one_tells(text in "-?[0-9]{1,7}([.,][0-9]{0,4})?") {
            proptest::prop_assert_eq!(plain_evidence(text.as_bytes()), Some(any_evidence(text.as_bytes())));
        }
    }

    #[test]
    fn only_separators_that_have_one_sense_are_evidence() {
        use SignEvidence::{Either, NotAnAmount, Only, Plain};
        for (text, expected) in [
            ("1,234", Either(DecimalSign::Comma)),
            ("1.234", Either(DecimalSign::Point)),
            ("12", Plain),
            ("1 234", Plain),
            ("12,5", Only(DecimalSign::Comma)),
            ("1.234.567", Only(DecimalSign::Comma)),
            ("1234.567", Only(DecimalSign::Point)),
            ("0,125", Only(DecimalSign::Comma)),
            ("1,234.56", Only(DecimalSign::Point)),
            ("-110.7 €", Only(DecimalSign::Point)),
            ("F-12", NotAnAmount),
        ] {
            assert_eq!(sign_evidence(text.as_bytes()), expected, "{text}");
        }
    }
}
