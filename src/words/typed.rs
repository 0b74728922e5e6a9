//! What a person types into a field of an amount, in either language's way.

use crate::basis::money::{Currency, Money, minor_decimals};
use rust_decimal::Decimal;

/// The amount in `text`: blanks and apostrophes part thousands, the last comma or point stands before the decimals; `None` for what is
/// no amount, or finer than the currency.
#[must_use]
pub fn parsed_amount(text: &str, currency: Currency) -> Option<Money> {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '\'' | '’' | '€')).collect();
    let decimals = minor_decimals(currency) as usize;
    let mark = kept.rfind([',', '.']).filter(|at| {
        let after = kept.len() - at - 1;
        // Three digits after a lone mark part thousands: 1,234 and 1.234 are not one and a bit.
        after != 3
            || decimals == 3
            || kept.matches([',', '.']).count() > 1
                && kept.get(..*at).is_some_and(|head| !head.contains(kept.get(*at..=*at).unwrap_or_default()))
    });
    let (whole, fraction) =
        mark.map_or((kept.as_str(), ""), |at| (kept.get(..at).unwrap_or_default(), kept.get(at + 1..).unwrap_or_default()));
    let whole: String = whole.chars().filter(|c| !matches!(c, ',' | '.')).collect();
    let plain = if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") };
    let amount: Decimal = plain.replace('−', "-").parse().ok()?;
    (amount.scale() as usize <= decimals).then(|| Money::new(amount, currency))
}

/// A plain number as people type it: `12,5`, `1 200`, `3`; `None` where it is none.
#[must_use]
pub fn parsed_decimal(text: &str) -> Option<Decimal> {
    parsed_per_cent(text).filter(|_| !text.contains('%'))
}

/// A rate in `text`, in per cent: `12,4`, `12.40 %`, `−0.88`; `None` for what is no number.
#[must_use]
pub fn parsed_per_cent(text: &str) -> Option<Decimal> {
    let kept: String = text.chars().filter(|c| !c.is_whitespace() && *c != '%').collect();
    kept.replace(',', ".").replace('−', "-").parse().ok()
}

/// Days of the month in `text`, however they are parted: `10, 25`, `10 et 25`; `None` where there is none, or one too large.
#[must_use]
pub fn parsed_days(text: &str) -> Option<Vec<u8>> {
    let figures = text.split(|c: char| !c.is_ascii_digit()).filter(|figures| !figures.is_empty());
    figures.map(|figures| figures.parse().ok()).collect::<Option<Vec<u8>>>().filter(|days| !days.is_empty())
}

/// A share in `text`, in hundredths of a per cent: 3000 for `30` or `30 %`; `None` for what is no share.
#[must_use]
pub fn parsed_share(text: &str) -> Option<u16> {
    let hundredths = parsed_per_cent(text)?.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    let whole = (hundredths.scale() == 0 && Decimal::ONE <= hundredths && hundredths <= Decimal::from(10_000)).then_some(hundredths)?;
    whole.to_string().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_shares_are_read_as_people_write_them() {
        assert_eq!(parsed_days("10, 25"), Some(vec![10, 25]));
        assert_eq!(parsed_days("le 10 ou le 25"), Some(vec![10, 25]));
        assert_eq!([parsed_days("dix"), parsed_days("300"), parsed_days("")], [None, None, None]);
        assert_eq!([parsed_share("30 %"), parsed_share("33,33"), parsed_share("100")], [Some(3_000), Some(3_333), Some(10_000)]);
        assert_eq!([parsed_share("0"), parsed_share("33,333"), parsed_share("101"), parsed_share("-5")], [None, None, None, None]);
    }

    #[test]
    fn a_rate_may_be_typed_in_either_language() {
        for (text, rate) in
            [("12,4", Some("12.4")), ("12.40 %", Some("12.40")), ("−0,88\u{202f}%", Some("-0.88")), ("1,2,3", None), ("", None)]
        {
            assert_eq!(parsed_per_cent(text), rate.and_then(|rate| rate.parse().ok()), "{text}");
        }
    }

    #[test]
    fn an_amount_may_be_typed_in_either_language() {
        for (text, minor) in [
            ("1 234,56", Some(123_456)),
            ("1,234.56", Some(123_456)),
            ("1.234,56 €", Some(123_456)),
            ("1\u{202f}234", Some(123_400)),
            ("1,234", Some(123_400)),
            ("12,5", Some(1_250)),
            ("0.05", Some(5)),
            ("-7,00", Some(-700)),
            ("12,345.6", Some(1_234_560)),
            ("1,005", Some(100_500)),
            ("1,2345", None),
            ("", None),
            ("douze", None),
        ] {
            assert_eq!(parsed_amount(text, Currency::EUR).and_then(Money::to_minor), minor, "{text}");
        }
    }
}
