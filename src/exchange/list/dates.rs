//! Dates in cells: one order for the whole file, whatever parts them; a time after the day is passed over.
//!
//! Promise: what begins with a year of four digits is year, month, day in any file; the order only speaks of the rest.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What comes first in a date that does not begin with the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// 31/12/2026
    DayFirst,
    /// 12/31/2026
    MonthFirst,
    /// 2026-12-31, 26-12-31
    YearFirst,
}

/// What a cell tells of the file's order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OrderEvidence {
    /// Not a date.
    NotADate,
    /// Only right in this order.
    Only(DateOrder),
    /// Another day in another order.
    Either,
    /// The same day in any: 05/05/2026, 5 May 2026.
    Same,
}

/// Reads the cell.
pub(crate) fn date(raw: &[u8], order: DateOrder) -> Option<NaiveDate> {
    match parts(raw)? {
        Parts::Named(date) => Some(date),
        Parts::YearFirst(y, m, d) => ymd(y, m, d),
        Parts::Numbers(a, b, c) => match order {
            DateOrder::DayFirst => ymd(full_year(c)?, b, a),
            DateOrder::MonthFirst => ymd(full_year(c)?, a, b),
            DateOrder::YearFirst if c < 100 => ymd(full_year(a)?, b, c),
            DateOrder::YearFirst => None,
        },
    }
}

/// What the cell tells.
pub(crate) fn order_evidence(raw: &[u8]) -> OrderEvidence {
    let (a, b, c) = match parts(raw) {
        None => return OrderEvidence::NotADate,
        Some(Parts::Named(_)) => return OrderEvidence::Same,
        Some(Parts::YearFirst(y, m, d)) => {
            return if ymd(y, m, d).is_some() { OrderEvidence::Only(DateOrder::YearFirst) } else { OrderEvidence::NotADate };
        }
        Some(Parts::Numbers(a, b, c)) => (a, b, c),
    };
    let year = full_year(c);
    let day_first = year.and_then(|y| ymd(y, b, a));
    let month_first = year.and_then(|y| ymd(y, a, b));
    match (day_first, month_first) {
        (None, None) => OrderEvidence::NotADate,
        (Some(_), None) => OrderEvidence::Only(DateOrder::DayFirst),
        (None, Some(_)) => OrderEvidence::Only(DateOrder::MonthFirst),
        (Some(one), Some(other)) if one == other => OrderEvidence::Same,
        (Some(_), Some(_)) => OrderEvidence::Either,
    }
}

enum Parts {
    YearFirst(u32, u32, u32),
    Numbers(u32, u32, u32),
    Named(NaiveDate),
}

fn ymd(y: u32, m: u32, d: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::try_from(y).ok().filter(|y| (1900..2200).contains(y))?, m, d)
}

/// A year of two digits lies in 1970 to 2069.
fn full_year(y: u32) -> Option<u32> {
    match y {
        0..70 => Some(2000 + y),
        70..100 => Some(1900 + y),
        1900..2200 => Some(y),
        _ => None,
    }
}

#[inline]
fn parts(raw: &[u8]) -> Option<Parts> {
    plain(raw).or_else(|| any(raw))
}

/// The common case: `31/12/2026` or `2026-12-31`, parted by any of / - .
#[inline]
fn plain(raw: &[u8]) -> Option<Parts> {
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0_u32, |sum, b| if b.is_ascii_digit() { Some(sum * 10 + u32::from(b - b'0')) } else { None })
    };
    let raw: &[u8; 10] = raw.try_into().ok()?;
    match raw {
        [a, b, b'/' | b'-' | b'.', c, d, b'/' | b'-' | b'.', year @ ..] => {
            Some(Parts::Numbers(number(&[*a, *b])?, number(&[*c, *d])?, number(year)?))
        }
        [year @ .., b'/' | b'-' | b'.', a, b, b'/' | b'-' | b'.', c, d] => {
            Some(Parts::YearFirst(number(year)?, number(&[*a, *b])?, number(&[*c, *d])?))
        }
        _ => None,
    }
}

fn any(raw: &[u8]) -> Option<Parts> {
    let raw = raw.trim_ascii();
    let mut numbers = [0_u32; 3];
    let mut lens = [0_usize; 3];
    let mut n = 0;
    let mut rest = raw;
    // Up to three numbers parted by one of / - . blank.
    while let Some(&b) = rest.first() {
        let len = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        if len == 0 || len > 8 {
            return if b.is_ascii_alphabetic() || n > 0 || len == 0 { named(raw) } else { None };
        }
        let (digits, after) = rest.split_at(len);
        *numbers.get_mut(n)? = digits.iter().fold(0, |sum, b| sum * 10 + u32::from(b - b'0'));
        *lens.get_mut(n)? = len;
        n += 1;
        rest = after;
        if n == 3 || lens[0] == 8 {
            break;
        }
        match rest.first() {
            Some(b'/' | b'-' | b'.' | b' ') => rest = rest.get(1..)?,
            _ => return named(raw),
        }
    }
    // A time, or the ".0" of a number, may follow.
    let followed_by_time = matches!(rest.first(), None | Some(b' ' | b'T')) && rest.iter().all(|b| b.is_ascii() && !matches!(b, b'/'));
    match (n, lens) {
        (1, [8, ..]) if followed_by_time || rest == b".0" => {
            let packed = numbers[0];
            let (y, m, d) = (packed / 10_000, packed / 100 % 100, packed % 100);
            Some(if ymd(y, m, d).is_some() {
                Parts::YearFirst(y, m, d)
            } else {
                Parts::Numbers(packed / 1_000_000, packed / 10_000 % 100, packed % 10_000)
            })
        }
        (3, [4, 1..=2, 1..=2]) if followed_by_time => Some(Parts::YearFirst(numbers[0], numbers[1], numbers[2])),
        (3, [1..=2, 1..=2, 2 | 4]) if followed_by_time => Some(Parts::Numbers(numbers[0], numbers[1], numbers[2])),
        _ => named(raw),
    }
}

/// `5 mai 2026`, `05-May-26`, `May 5, 2026`, `1er févr. 2026`.
fn named(raw: &[u8]) -> Option<Parts> {
    if raw.len() > 32 {
        return None;
    }
    let text = std::str::from_utf8(raw).ok()?.to_lowercase();
    let mut month = None;
    let mut numbers = Vec::new();
    for word in text.split([' ', '-', '/', '.', ',', '\u{A0}']).filter(|word| !word.is_empty()) {
        if let Some(m) = month_named(word) {
            if month.replace(m).is_some() {
                return None;
            }
        } else if let Some(number) = word.trim_end_matches(|c: char| c.is_alphabetic()).parse::<u32>().ok().filter(|_| word.len() <= 4) {
            numbers.push(number);
        } else if !matches!(word, "de" | "of" | "le") {
            return None;
        }
    }
    let month = month?;
    let &[a, b] = numbers.as_slice() else { return None };
    let (day, year) = if a > 31 { (b, a) } else { (a, b) };
    ymd(full_year(year)?, month, day).map(Parts::Named)
}

fn month_named(word: &str) -> Option<u32> {
    const NAMES: [&[&str]; 12] = [
        &["jan", "janv", "janvier", "january", "januari", "januar", "jän", "jänner"],
        &["feb", "févr", "fév", "fevr", "fev", "février", "fevrier", "february", "februari", "februar"],
        &["mar", "mars", "march", "maart", "mrt", "märz", "mär"],
        &["apr", "avr", "avril", "april"],
        &["may", "mai", "mei"],
        &["jun", "juin", "june", "juni"],
        &["jul", "juil", "juillet", "july", "juli"],
        &["aug", "août", "aout", "august", "augustus"],
        &["sep", "sept", "septembre", "september"],
        &["oct", "octobre", "october", "okt", "oktober"],
        &["nov", "novembre", "november"],
        &["dec", "déc", "décembre", "decembre", "december", "dez", "dezember"],
    ];
    NAMES.iter().zip(1..).find(|(names, _)| names.contains(&word)).map(|(_, month)| month)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn every_way_to_write_a_day_is_read() {
        let expected = NaiveDate::from_ymd_opt(2026, 2, 5).unwrap();
        for text in [
            "05/02/2026",
            "5/2/2026",
            "05-02-2026",
            "05.02.2026",
            "05 02 2026",
            "5/2/26",
            "05022026",
            "2026-02-05",
            "20260205",
            "20260205.0",
            "2026/02/05",
            "2026-02-05T10:11:12.123Z",
            "05/02/2026 23:59",
            "5 févr. 2026",
            "5 Feb 2026",
            "05-Feb-26",
            "Feb 5, 2026",
            "5 februari 2026",
        ] {
            assert_eq!(date(text.as_bytes(), DateOrder::DayFirst), Some(expected), "{text}");
        }
        assert_eq!(date(b"2/5/2026", DateOrder::MonthFirst), Some(expected));
        assert_eq!(date(b"26-02-05", DateOrder::YearFirst), Some(expected));
    }

    #[test]
    fn what_is_no_day_of_the_calendar_is_no_date() {
        for text in [
            "31/02/2026",
            "13/13/2026",
            "2026-13-01",
            "",
            "0",
            "12",
            "F-12",
            "1/2",
            "1/2/3/4",
            "05/02/2026x",
            "99999999",
            "05/02/1026",
            "1 mai",
        ] {
            assert_eq!(date(text.as_bytes(), DateOrder::DayFirst), None, "{text}");
        }
    }

    #[test]
    fn a_day_above_twelve_tells_the_order() {
        assert_eq!(order_evidence(b"13/02/2026"), OrderEvidence::Only(DateOrder::DayFirst));
        assert_eq!(order_evidence(b"02/13/2026"), OrderEvidence::Only(DateOrder::MonthFirst));
        assert_eq!(order_evidence(b"02/03/2026"), OrderEvidence::Either);
        assert_eq!(order_evidence(b"03/03/2026"), OrderEvidence::Same);
        assert_eq!(order_evidence(b"2026-03-04"), OrderEvidence::Only(DateOrder::YearFirst));
    }
}
