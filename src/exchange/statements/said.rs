//! What banks write in any format, cleaned: texts, accounts, references, amounts, days.

use crate::basis::identifiers::{BelgianReference, CreditorReference};
use crate::basis::money::{Currency, Money, currency_from_code, minor_decimals};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// Longest label that is kept, in characters; no bank writes more on one movement.
const LONGEST: usize = 2000;

/// Most digits of an amount, and most of them decimals.
const DIGITS: usize = 20;
const DECIMALS: u32 = 8;

/// In one line: blanks of any kind are one space, controls are none.
pub(crate) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(LONGEST));
    add(&mut out, text);
    out
}

/// Appends `text`, cleaned, after one space where something stands before.
pub(crate) fn add(out: &mut String, text: &str) {
    let mut room = LONGEST.saturating_sub(out.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty()) {
        if word.len() >= room {
            return;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
        room = room.saturating_sub(word.len() + 1);
    }
}

/// Without blanks, in capitals: an account, a BIC.
pub(crate) fn account(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).take(64).map(|c| c.to_ascii_uppercase()).collect()
}

/// An identifier as written; nothing for the words by which banks say that there is none.
pub(crate) fn reference(text: &str) -> String {
    let text = clean(text);
    let folded: String = text.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_uppercase()).collect();
    let says_none =
        matches!(folded.as_str(), "NOTPROVIDED" | "NONREF" | "NOREF" | "NONE" | "NOTAVAILABLE" | "KREF" | "NONFOURNI" | "UNKNOWN")
            || folded.starts_with("NOTPROVIDED") && folded.len() < 16;
    if says_none || folded.is_empty() { String::new() } else { text }
}

/// A structured reference without blanks or signs; `None` for what is not one by its check digits.
pub(crate) fn structured(text: &str) -> Option<String> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '+' | '*' | '/')).take(40).collect();
    let bare = bare.to_ascii_uppercase();
    if bare.len() == 12 && bare.bytes().all(|b| b.is_ascii_digit()) {
        return bare.parse::<BelgianReference>().is_ok().then_some(bare);
    }
    if bare.starts_with("RF") {
        return bare.parse::<CreditorReference>().is_ok().then_some(bare);
    }
    None
}

/// Digits with at most one decimal sign, and a sign before them: nothing else is an amount here.
pub(crate) fn decimal(text: &str) -> Option<Decimal> {
    let (negative, rest) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    let mut digits = 0_i128;
    let mut count = 0;
    let mut decimals: Option<u32> = None;
    for &b in rest {
        match b {
            b'0'..=b'9' => {
                digits = digits.checked_mul(10)?.checked_add(i128::from(b - b'0'))?;
                count += 1;
                if let Some(decimals) = &mut decimals {
                    *decimals += 1;
                }
            }
            b'.' | b',' if decimals.is_none() => decimals = Some(0),
            _ => return None,
        }
    }
    if count == 0 || count > DIGITS || decimals.is_some_and(|n| n > DECIMALS) {
        return None;
    }
    scaled(if negative { -digits } else { digits }, decimals.unwrap_or(0))
}

/// `digits` with `decimals` of them after the point.
pub(crate) fn scaled(digits: i128, decimals: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(digits, decimals).ok()
}

/// An amount with as many decimals as its currency has; more only where they say something.
pub(crate) fn money(amount: Decimal, currency: Currency) -> Money {
    let decimals = minor_decimals(currency);
    let mut amount = if amount.scale() > decimals { amount.normalize() } else { amount };
    if amount.scale() < decimals {
        amount.rescale(decimals);
    }
    Money::new(amount, currency)
}

/// The currency of a code; that which stands for none where it is not one of ISO 4217.
pub(crate) fn currency(code: &str) -> Option<Currency> {
    let code = code.trim();
    if code == "EUR" {
        return Some(Currency::EUR);
    }
    currency_from_code(code)
}

/// `2026-03-31`, `20260331`, each with or without a time after it.
pub(crate) fn iso_day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let number = |from: usize, to: usize| digits(text.get(from..to)?);
    if text.as_bytes().get(4) == Some(&b'-') {
        return NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(5, 7)?, number(8, 10)?);
    }
    NaiveDate::from_ymd_opt(i32::try_from(number(0, 4)?).ok()?, number(4, 6)?, number(6, 8)?)
}

/// Two digits of a year, a month and a day, in the order in which the format has them.
pub(crate) fn short_day(year: &str, month: &str, day: &str) -> Option<NaiveDate> {
    let year = digits(year)?;
    let year = if year >= 80 { 1900 + year } else { 2000 + year };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, digits(month)?, digits(day)?)
}

/// The IBAN of a French account by bank, branch and account number; the three as they stand where they are not of that form.
pub(crate) fn french_account(bank: &str, branch: &str, number: &str) -> String {
    let bare = account(&format!("{bank}{branch}{number}"));
    let is_french = [(bank.trim(), 5), (branch.trim(), 5), (number.trim(), 11)].iter().all(|(part, length)| part.len() == *length);
    let letters = |c: char| match c {
        '0'..='9' => c.to_digit(10),
        'A'..='R' => u32::from(c).checked_sub(u32::from('A')).map(|at| at % 9 + 1),
        'S'..='Z' => u32::from(c).checked_sub(u32::from('S')).map(|at| at + 2),
        _ => None,
    };
    let modulo = bare.chars().try_fold(0_u64, |rest, c| Some((rest * 10 + u64::from(letters(c)?)) % 97));
    let Some(rest) = modulo.filter(|_| is_french) else { return bare };
    with_check("FR", &format!("{bare}{:02}", 97 - rest * 100 % 97)).unwrap_or(bare)
}

/// The IBAN of a Belgian account of twelve digits; anything else as it stands.
pub(crate) fn belgian_account(number: &str) -> String {
    let bare = account(number);
    if bare.len() == 12 && bare.bytes().all(|b| b.is_ascii_digit()) { with_check("BE", &bare).unwrap_or(bare) } else { bare }
}

/// Country, check digits, and the account of that country.
fn with_check(country: &str, account: &str) -> Option<String> {
    let rest = format!("{account}{country}00").chars().try_fold(0_u64, |rest, c| {
        let value = u64::from(c.to_digit(36)?);
        Some(if value > 9 { (rest * 100 + value) % 97 } else { (rest * 10 + value) % 97 })
    })?;
    Some(format!("{country}{:02}{account}", 98 - rest))
}

/// Characters `from..from + length` of a record of fixed columns; what a cut line lacks is empty.
pub(crate) fn columns(record: &str, from: usize, length: usize) -> &str {
    if record.is_ascii() {
        return record.get(from.min(record.len())..from.saturating_add(length).min(record.len())).unwrap_or_default();
    }
    let place = |at: usize| record.char_indices().nth(at).map_or(record.len(), |(place, _)| place);
    record.get(place(from)..place(from.saturating_add(length))).unwrap_or_default()
}

/// All of it digits, nine at most.
pub(crate) fn digits(text: &str) -> Option<u32> {
    let all = !text.is_empty() && text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
    if all { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_one_line() {
        assert_eq!(clean("  VIR \r\n SEPA\u{a0}\tDUPONT\0 "), "VIR SEPA DUPONT");
        assert_eq!(account("fr76 3000 6000"), "FR7630006000");
        assert_eq!(clean(&"a ".repeat(5000)).len(), LONGEST - 1);
    }

    #[test]
    fn a_reference_that_says_there_is_none_is_none() {
        for none in ["NOTPROVIDED", "not provided", "NONREF", "NOTPROVIDED 0", ""] {
            assert_eq!(reference(none), "", "{none}");
        }
        assert_eq!(reference("SCT/2407/4657"), "SCT/2407/4657");
    }

    #[test]
    fn a_structured_reference_is_one_by_its_check_digits() {
        assert_eq!(structured("+++010/8068/17183+++").as_deref(), Some("010806817183"));
        assert_eq!(structured("010806817184"), None);
        assert_eq!(structured("RF18 5390 0754 7034").as_deref(), Some("RF18539007547034"));
        assert_eq!(structured("RF19539007547034"), None);
        assert_eq!(structured("FACT 12"), None);
    }

    #[test]
    fn national_accounts_become_ibans() {
        assert_eq!(french_account("30006", "00001", "12345678901"), "FR7630006000011234567890189");
        assert_eq!(french_account("20041", "01005", "0500013M026"), "FR1420041010050500013M02606");
        assert_eq!(belgian_account("539007547034"), "BE68539007547034");
        assert_eq!(belgian_account("732ABC"), "732ABC");
        assert_eq!((columns("0123é567", 3, 2), columns("abc", 2, 9), columns("abc", 9, 1)), ("3é", "c", ""));
    }

    #[test]
    fn amounts_are_digits_and_one_sign() {
        let written = |text: &str| decimal(text).map(|amount| money(amount, Currency::EUR).amount().to_string());
        assert_eq!(written("8.850").as_deref(), Some("8.85"));
        assert_eq!(written("-1234,5").as_deref(), Some("-1234.50"));
        assert_eq!(written("0.0048").as_deref(), Some("0.0048"));
        for bad in ["", ".", "12..34", "1 234", "1_000", "1e5", "123456789012345678901", "0.123456789"] {
            assert_eq!(decimal(bad), None, "{bad}");
        }
    }

    #[test]
    fn days_are_of_the_calendar() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 31);
        assert_eq!([iso_day("2026-03-31T20:00:00Z"), iso_day("20260331120000[-5:EST]")], [day; 2]);
        assert_eq!([iso_day("2026-02-30"), iso_day("é026-03-31"), iso_day("2026-3-1")], [None; 3]);
    }
}
