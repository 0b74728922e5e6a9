//! What a cell of a FEC says: amounts, sides and dates in the ways that packages write them.

use crate::exchange::reading::IssueKind;
use chrono::NaiveDate;

/// Without blanks around it, no-break ones included, nor stray controls.
pub(super) fn trim(cell: &str) -> &str {
    cell.trim_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{feff}')
}

/// Ten thousand billion euros, in cents: more is a number that slipped into the wrong column.
const AMOUNT_MAX: i64 = 1_000_000_000_000_000;

/// Cents; an empty cell is 0.
///
/// Decimal comma or dot, blanks, apostrophes, dots or commas between thousands, a sign before or after, padding zeros.
pub(super) fn amount(cell: &str) -> Result<i64, IssueKind> {
    let text = trim(cell);
    if text.is_empty() {
        return Ok(0);
    }
    let bytes = text.as_bytes();
    let decimal = decimal_place(bytes).ok_or(IssueKind::NotAnAmount)?;
    let mut minor: i64 = 0;
    let (mut digits, mut decimals, mut negative, mut signs, mut group) = (0_u32, 0_u32, false, 0_u32, 0_u32);
    for (at, c) in text.char_indices() {
        match c {
            '0'..='9' => {
                let digit = i64::from(c as u8 - b'0');
                digits += 1;
                group += 1;
                if at > decimal {
                    decimals += 1;
                    if decimals > 2 {
                        if digit != 0 {
                            return Err(IssueKind::TooFine);
                        }
                        continue;
                    }
                }
                minor = minor.checked_mul(10).and_then(|m| m.checked_add(digit)).ok_or(IssueKind::NotAnAmount)?;
            }
            '-' | '+' | '(' | '\u{2212}' => {
                // Before the number or at the very end.
                if digits > 0 && at + c.len_utf8() < text.len() {
                    return Err(IssueKind::NotAnAmount);
                }
                negative |= c != '+';
                signs += 1;
            }
            ')' => {}
            ',' | '.' if at == decimal => {}
            ',' | '.' => {
                // A mark between thousands stands before three digits, and never begins the number.
                if digits == 0 || (signs > 0 && group == 0) || !three_digits_follow(bytes.get(at + 1..).unwrap_or_default()) {
                    return Err(IssueKind::NotAnAmount);
                }
                group = 0;
            }
            '\'' | '\u{2019}' => {}
            _ if c.is_whitespace() => {}
            '€' => {}
            _ => return Err(IssueKind::NotAnAmount),
        }
    }
    if digits == 0 || signs > 1 {
        return if digits == 0 && text.chars().all(|c| matches!(c, '-' | ',' | '.')) && text.len() == 1 {
            Ok(0)
        } else {
            Err(IssueKind::NotAnAmount)
        };
    }
    for _ in decimals.min(2)..2 {
        minor = minor.checked_mul(10).ok_or(IssueKind::NotAnAmount)?;
    }
    if minor > AMOUNT_MAX {
        return Err(IssueKind::NotAnAmount);
    }
    Ok(if negative { -minor } else { minor })
}

/// Where the decimal mark stands (past the end where there is none); `None` where marks contradict each other.
fn decimal_place(bytes: &[u8]) -> Option<usize> {
    let count = |mark: u8| bytes.iter().filter(|&&b| b == mark).count();
    let last = |mark: u8| bytes.iter().rposition(|&b| b == mark);
    match (count(b','), count(b'.')) {
        (0, 0) => Some(bytes.len()),
        (1, 0) => last(b','),
        (0, 1) => last(b'.'),
        // Several of one and none of the other: between thousands only.
        (_, 0) | (0, _) => Some(bytes.len()),
        (commas, dots) => {
            let (comma, dot) = (last(b',')?, last(b'.')?);
            match () {
                () if comma > dot && commas == 1 => Some(comma),
                () if dot > comma && dots == 1 => Some(dot),
                () => None,
            }
        }
    }
}

fn three_digits_follow(rest: &[u8]) -> bool {
    rest.iter().take_while(|b| b.is_ascii_digit()).count() == 3
}

/// True for a debit, false for a credit; `None` where the cell says neither.
pub(super) fn side(cell: &str) -> Option<bool> {
    match trim(cell) {
        "D" | "d" | "+1" | "1" | "+" | "DB" | "Débit" | "Debit" | "DEBIT" | "débit" | "debit" => Some(true),
        "C" | "c" | "-1" | "-" | "CR" | "Crédit" | "Credit" | "CREDIT" | "crédit" | "credit" => Some(false),
        _ => None,
    }
}

/// A day between 1950 and 2100; `Ok(None)` for an empty cell or one of zeros; an error for what is no day.
///
/// `YYYYMMDD`, `YYYY-MM-DD`, `YYYY/MM/DD`, `DD/MM/YYYY`, `DD-MM-YYYY`, `DD.MM.YYYY`, `DDMMYYYY`; a time of day after it is left out.
pub(super) fn date(cell: &str) -> Result<Option<NaiveDate>, IssueKind> {
    let text = trim(cell);
    if text.bytes().all(|b| matches!(b, b'0' | b'/' | b'-' | b'.')) {
        return Ok(None);
    }
    let day_only = text.split(['T', ' ']).next().unwrap_or_default();
    let bytes = day_only.as_bytes();
    let number = |range: std::ops::Range<usize>| -> Option<u32> {
        bytes.get(range)?.iter().try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    let day = |year: Option<u32>, month: Option<u32>, day: Option<u32>| {
        let year = year.filter(|year| (1950..=2100).contains(year))?;
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month?, day?)
    };
    let mark = |at: usize| bytes.get(at).is_some_and(|b| matches!(b, b'/' | b'-' | b'.'));
    let found = match bytes.len() {
        8 if bytes.iter().all(u8::is_ascii_digit) => {
            day(number(0..4), number(4..6), number(6..8)).or_else(|| day(number(4..8), number(2..4), number(0..2)))
        }
        10 if mark(4) && mark(7) => day(number(0..4), number(5..7), number(8..10)),
        10 if mark(2) && mark(5) => day(number(6..10), number(3..5), number(0..2)),
        8 if mark(2) && mark(5) => day(number(6..8).map(|year| 2000 + year), number(3..5), number(0..2)),
        _ => None,
    };
    found.map(Some).ok_or(IssueKind::NotADate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_packages_write_them() {
        for (cell, cents) in [
            ("", 0),
            ("0,00", 0),
            ("12,34", 1234),
            ("12.34", 1234),
            ("0000000069,60", 6960),
            ("+0000013500,00", 1_350_000),
            ("-12,3", -1230),
            ("12,34-", -1234),
            ("(12,34)", -1234),
            ("13\u{a0}500,00", 1_350_000),
            ("13\u{202f}500,5", 1_350_050),
            ("1.234,56", 123_456),
            ("1,234.56", 123_456),
            ("1.234.567,89", 123_456_789),
            ("1 234", 123_400),
            (",5", 50),
            ("12,3400", 1234),
            ("-", 0),
            ("1'234.50", 123_450),
        ] {
            assert_eq!(amount(cell), Ok(cents), "{cell}");
        }
        for cell in ["12,3,4", "abc", "1-2-3", "12,34,56.7.8", "--5", "99999999999999999999", "1e5"] {
            assert_eq!(amount(cell), Err(IssueKind::NotAnAmount), "{cell}");
        }
        assert_eq!(amount("12,345"), Err(IssueKind::TooFine));
    }

    #[test]
    fn dates_are_read_as_packages_write_them() {
        let first = NaiveDate::from_ymd_opt(2021, 9, 1);
        for cell in [
            "20210901",
            "2021-09-01",
            "2021/09/01",
            "01/09/2021",
            "01-09-2021",
            "01.09.2021",
            "01092021",
            "2021-09-01T00:00:00",
            "01/09/21",
            " 20210901 ",
        ] {
            assert_eq!(date(cell), Ok(first), "{cell}");
        }
        for cell in ["", "00000000", "0000-00-00", "00/00/0000"] {
            assert_eq!(date(cell), Ok(None), "{cell}");
        }
        for cell in ["20211301", "20210230", "hier", "2021", "32/01/2021"] {
            assert_eq!(date(cell), Err(IssueKind::NotADate), "{cell}");
        }
    }
}
