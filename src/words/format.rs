//! The one formatter: amounts, numbers, days and counts as a person reads them, on screens, in letters and in files.
//!
//! French puts U+202F (narrow, no break) between thousands and before `€` and `%`; both languages write minus as U+2212.
//! Amounts are rounded here to what is shown, half away from zero, and nowhere else.

use super::language::Language;
use crate::basis::money::{Currency, Money, minor_decimals};
use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
use rust_decimal::{Decimal, RoundingStrategy};

/// Narrow no-break space: between thousands and before double punctuation in French.
pub const THIN: char = '\u{202f}';
/// No-break space.
pub const NO_BREAK: char = '\u{a0}';
/// The minus sign; a hyphen is not one.
pub const MINUS: char = '\u{2212}';
/// What a grid shows for nothing.
pub const NOTHING: &str = "·";

/// Writes values in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Format {
    /// The language of what is written.
    pub language: Language,
}

/// An amount in pieces, so that the currency can be drawn quiet beside its figures. Read one after the other they are the amount.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AmountParts {
    /// The minus sign, or nothing.
    pub sign: String,
    /// The currency where the language puts it first, with its space if any.
    pub before: String,
    /// The digits.
    pub figures: String,
    /// The currency where the language puts it last, with its space.
    pub after: String,
}

impl AmountParts {
    /// The whole amount on one line.
    #[must_use]
    pub fn text(&self) -> String {
        format!("{}{}{}{}", self.sign, self.before, self.figures, self.after)
    }
}

const MONTHS_FR: [&str; 12] =
    ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];
const SHORT_MONTHS_FR: [&str; 12] = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."];
const DAYS_FR: [&str; 7] = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const SHORT_MONTHS_EN: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl Format {
    /// Writes in `language`.
    #[must_use]
    pub const fn new(language: Language) -> Self {
        Self { language }
    }

    /// An amount with the decimals of its currency: `1 234,56 €`, `€1,234.56`.
    #[must_use]
    pub fn amount(self, money: Money) -> String {
        self.amount_parts(money).text()
    }

    /// [`Format::amount`] of minor units (cents).
    #[must_use]
    pub fn amount_minor(self, minor: i64, currency: Currency) -> String {
        self.amount(Money::from_minor(minor, currency))
    }

    /// An amount without decimals, rounded half away from zero: `1 235 €`, `€1,235`.
    #[must_use]
    pub fn whole_amount(self, money: Money) -> String {
        self.whole_amount_parts(money).text()
    }

    /// [`Format::amount`] in pieces.
    #[must_use]
    pub fn amount_parts(self, money: Money) -> AmountParts {
        self.parts(money.amount(), money.currency(), minor_decimals(money.currency()), "")
    }

    /// [`Format::whole_amount`] in pieces.
    #[must_use]
    pub fn whole_amount_parts(self, money: Money) -> AmountParts {
        self.parts(money.amount(), money.currency(), 0, "")
    }

    /// An amount for an axis or a bar, rounded to three figures at most: `850 €`, `8,4 k€`, `39 k€`, `1,2 M€`; `€850`, `€8.4k`, `€39k`, `€1.2M`.
    #[must_use]
    pub fn rough_amount(self, money: Money) -> String {
        let size = money.amount().abs();
        let (scale, suffix) = if size >= Decimal::from(999_500) {
            (Decimal::from(1_000_000), "M")
        } else if size >= Decimal::from(1_000) {
            (Decimal::from(1_000), "k")
        } else {
            return self.whole_amount(money);
        };
        let scaled = money.amount().checked_div(scale).unwrap_or_default();
        let decimals = u32::from(rounded(scaled, 1).abs() < Decimal::TEN);
        self.parts(scaled, money.currency(), decimals, suffix).text()
    }

    /// A whole number with its thousands apart: `12 400`, `12,400`.
    #[must_use]
    pub fn number(self, number: i64) -> String {
        self.decimal(Decimal::from(number), 0)
    }

    /// A number with exactly `decimals` decimals, rounded half away from zero: `2,50`, `2.50`.
    #[must_use]
    pub fn decimal(self, number: Decimal, decimals: u32) -> String {
        let (sign, figures) = self.figures(number, decimals);
        sign + &figures
    }

    /// A rate given in points, with exactly `decimals` decimals: 12.4 with two is `12,40 %`, `12.40%`.
    #[must_use]
    pub fn per_cent(self, points: Decimal, decimals: u32) -> String {
        match self.language {
            Language::Fr => format!("{}{THIN}%", self.decimal(points, decimals)),
            Language::En => format!("{}%", self.decimal(points, decimals)),
        }
    }

    /// What share `part` is of `whole`, in whole per cent; `·` when the whole is nothing.
    #[must_use]
    pub fn share(self, part: i64, whole: i64) -> String {
        match Decimal::from(part).checked_mul(Decimal::ONE_HUNDRED).and_then(|it| it.checked_div(Decimal::from(whole))) {
            Some(points) => self.per_cent(points, 0),
            None => NOTHING.to_owned(),
        }
    }

    /// The size of a file: `812 o`, `1,2 Mo`; `812 B`, `1.2 MB`.
    #[must_use]
    pub fn file_size(self, bytes: u64) -> String {
        let unit = |fr: &'static str, en: &'static str| if self.language == Language::Fr { fr } else { en };
        let bytes = Decimal::from(bytes);
        let (scaled, decimals, unit) = if bytes < Decimal::from(1_000) {
            (bytes, 0, unit("o", "B"))
        } else if bytes < Decimal::from(1_000_000) {
            (bytes / Decimal::from(1_000), 0, unit("ko", "kB"))
        } else {
            (bytes / Decimal::from(1_000_000), 1, unit("Mo", "MB"))
        };
        format!("{}{NO_BREAK}{unit}", self.decimal(scaled, decimals))
    }

    /// A day for a column, always ten characters in French: `23/11/2026`, `23 Nov 2026`.
    ///
    /// English writes the month in letters, since day and month change places between countries.
    #[must_use]
    pub fn short_date(self, date: NaiveDate) -> String {
        match self.language {
            Language::Fr => format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()),
            Language::En => self.date(date),
        }
    }

    /// A day in a sentence: `23 nov. 2026`, `1er déc. 2026`, `23 Nov 2026`.
    #[must_use]
    pub fn date(self, date: NaiveDate) -> String {
        format!("{} {}", self.day_month(date), date.year())
    }

    /// A day whose year is plain: `23 nov.`, `1er déc.`, `23 Nov`.
    #[must_use]
    pub fn day_month(self, date: NaiveDate) -> String {
        format!("{} {}", self.day_of_month(date), self.short_month(date))
    }

    /// A day seen from another: with its year where that is not the same.
    #[must_use]
    pub fn date_from(self, date: NaiveDate, seen_from: NaiveDate) -> String {
        if date.year() == seen_from.year() { self.day_month(date) } else { self.date(date) }
    }

    /// A day in full: `lundi 23 novembre 2026`, `Monday 23 November 2026`.
    #[must_use]
    pub fn long_date(self, date: NaiveDate) -> String {
        format!("{} {}", self.weekday(date), self.full_date(date))
    }

    /// A day in full without its weekday: `23 novembre 2026`, `1er décembre 2026`, `23 November 2026`.
    #[must_use]
    pub fn full_date(self, date: NaiveDate) -> String {
        format!("{} {}", self.day_of_month(date), self.month_year(date))
    }

    /// A month: `novembre 2026`, `November 2026`.
    #[must_use]
    pub fn month_year(self, date: NaiveDate) -> String {
        format!("{} {}", self.month(date), date.year())
    }

    /// The name of the month: `novembre`, `November`.
    #[must_use]
    pub fn month(self, date: NaiveDate) -> &'static str {
        named(if self.language == Language::Fr { &MONTHS_FR } else { &MONTHS_EN }, date.month0())
    }

    /// The short name of the month: `nov.`, `Nov`.
    #[must_use]
    pub fn short_month(self, date: NaiveDate) -> &'static str {
        named(if self.language == Language::Fr { &SHORT_MONTHS_FR } else { &SHORT_MONTHS_EN }, date.month0())
    }

    /// The name of the day: `lundi`, `Monday`.
    #[must_use]
    pub fn weekday(self, date: NaiveDate) -> &'static str {
        named(if self.language == Language::Fr { &DAYS_FR } else { &DAYS_EN }, date.weekday().num_days_from_monday())
    }

    /// A time of the day: `8 h 52`, `8:52`.
    #[must_use]
    pub fn time(self, time: NaiveTime) -> String {
        match self.language {
            Language::Fr => format!("{}{NO_BREAK}h{NO_BREAK}{:02}", time.hour(), time.minute()),
            Language::En => format!("{}:{:02}", time.hour(), time.minute()),
        }
    }

    /// Days where there is little room: `46 j`, `−3 d`.
    #[must_use]
    pub fn days_short(self, days: i64) -> String {
        match self.language {
            Language::Fr => format!("{}{NO_BREAK}j", self.number(days)),
            Language::En => format!("{}{NO_BREAK}d", self.number(days)),
        }
    }

    /// How late: 192 is `192 j` / `192 d`, 0 is `aujourd’hui` / `today`, −3 is `dans 3 j` / `in 3 d`.
    #[must_use]
    pub fn days_late(self, days: i64) -> String {
        let count = self.number(days.saturating_abs());
        match (self.language, days) {
            (Language::Fr, 0) => "aujourd’hui".to_owned(),
            (Language::En, 0) => "today".to_owned(),
            (Language::Fr, 1..) => format!("{count}{NO_BREAK}j"),
            (Language::En, 1..) => format!("{count}{NO_BREAK}d"),
            (Language::Fr, _) => format!("dans {count}{NO_BREAK}j"),
            (Language::En, _) => format!("in {count}{NO_BREAK}d"),
        }
    }

    /// A number of days in words: `1 jour`, `3 jours`, `1 day`, `0 days`.
    #[must_use]
    pub fn days(self, days: i64) -> String {
        match self.language {
            Language::Fr => self.count(days, "jour", "jours"),
            Language::En => self.count(days, "day", "days"),
        }
    }

    /// A number with its noun in the right form: `1 facture`, `2 factures`.
    #[must_use]
    pub fn count(self, number: i64, one: &str, many: &str) -> String {
        format!("{}{NO_BREAK}{}", self.number(number), self.plural(number, one, many))
    }

    /// The form of a word for a number: French counts nought and one as one, English one only.
    #[must_use]
    pub fn plural<'a>(self, number: i64, one: &'a str, many: &'a str) -> &'a str {
        let single = match self.language {
            Language::Fr => number.unsigned_abs() < 2,
            Language::En => number.unsigned_abs() == 1,
        };
        if single { one } else { many }
    }

    /// A bank account as banks print it: an IBAN in groups of four, anything else as it stands.
    #[must_use]
    pub fn account(self, account: &str) -> String {
        let is_iban = account.len() >= 15 && account.is_ascii() && account.bytes().take(2).all(|b| b.is_ascii_uppercase());
        if !is_iban {
            return account.to_owned();
        }
        let groups: Vec<&str> = account.as_bytes().chunks(4).filter_map(|group| std::str::from_utf8(group).ok()).collect();
        groups.join("\u{a0}")
    }

    /// A place in an order: `1er`, `2e`; `1st`, `2nd`, `3rd`, `11th`.
    #[must_use]
    pub fn ordinal(self, number: u32) -> String {
        let ending = match (self.language, number % 10, number % 100) {
            (Language::Fr, _, _) if number == 1 => "er",
            (Language::Fr, _, _) => "e",
            (Language::En, _, 11..=13) => "th",
            (Language::En, 1, _) => "st",
            (Language::En, 2, _) => "nd",
            (Language::En, 3, _) => "rd",
            (Language::En, _, _) => "th",
        };
        format!("{number}{ending}")
    }

    /// Several things in one sentence: `a, b et c`, `a, b and c`; empty for none.
    #[must_use]
    pub fn list<S: AsRef<str>>(self, items: &[S]) -> String {
        let and = if self.language == Language::Fr { " et " } else { " and " };
        match items {
            [] => String::new(),
            [only] => only.as_ref().to_owned(),
            [first @ .., last] => format!("{}{and}{}", first.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(", "), last.as_ref()),
        }
    }

    /// A name and its value: `Total : 12` with a thin space in French, `Total: 12`.
    #[must_use]
    pub fn pair(self, name: &str, value: &str) -> String {
        match self.language {
            Language::Fr => format!("{name}{THIN}: {value}"),
            Language::En => format!("{name}: {value}"),
        }
    }

    /// Words as someone said or wrote them: `« oui »`, `“yes”`.
    #[must_use]
    pub fn quoted(self, words: &str) -> String {
        match self.language {
            Language::Fr => format!("«{THIN}{words}{THIN}»"),
            Language::En => format!("“{words}”"),
        }
    }

    fn parts(self, amount: Decimal, currency: Currency, decimals: u32, suffix: &str) -> AmountParts {
        let (sign, figures) = self.figures(amount, decimals);
        let symbol = self.symbol(currency);
        match self.language {
            Language::Fr => AmountParts { sign, before: String::new(), figures, after: format!("{THIN}{suffix}{symbol}") },
            Language::En => {
                let space = if symbol.ends_with(char::is_alphabetic) { NO_BREAK.to_string() } else { String::new() };
                AmountParts { sign, before: format!("{symbol}{space}"), figures, after: suffix.to_owned() }
            }
        }
    }

    /// The sign that a reader of this language expects; the ISO code where a sign would be read as another currency.
    fn symbol(self, currency: Currency) -> &'static str {
        match (currency, self.language) {
            (Currency::EUR, _) => "€",
            (Currency::GBP, _) => "£",
            (Currency::USD, Language::Fr) => "$US",
            (Currency::USD, Language::En) => "US$",
            (other, _) => other.code(),
        }
    }

    /// The sign, and the digits grouped by three. What rounds to nought has no sign.
    fn figures(self, number: Decimal, decimals: u32) -> (String, String) {
        let (group, point) = match self.language {
            Language::Fr => (THIN, ','),
            Language::En => (',', '.'),
        };
        let mut shown = rounded(number, decimals);
        shown.rescale(decimals);
        let plain = shown.abs().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut figures = String::with_capacity(plain.len() + plain.len() / 3);
        for (place, digit) in whole.chars().enumerate() {
            if place > 0 && (whole.len() - place) % 3 == 0 {
                figures.push(group);
            }
            figures.push(digit);
        }
        if !fraction.is_empty() {
            figures.push(point);
            figures.push_str(fraction);
        }
        let sign = if shown.is_sign_negative() && !shown.is_zero() { MINUS.to_string() } else { String::new() };
        (sign, figures)
    }

    fn day_of_month(self, date: NaiveDate) -> String {
        match self.language {
            Language::Fr if date.day() == 1 => "1er".to_owned(),
            _ => date.day().to_string(),
        }
    }
}

fn rounded(number: Decimal, decimals: u32) -> Decimal {
    number.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

fn named(names: &[&'static str], place: u32) -> &'static str {
    usize::try_from(place).ok().and_then(|place| names.get(place)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    const FR: Format = Format::new(Language::Fr);
    const EN: Format = Format::new(Language::En);

    fn eur(text: &str) -> Money {
        Money::new(text.parse().unwrap(), Currency::EUR)
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn an_amount_stands_as_each_language_writes_it() {
        assert_eq!(FR.amount(eur("1234.56")), "1\u{202f}234,56\u{202f}€");
        assert_eq!(EN.amount(eur("1234.56")), "€1,234.56");
        assert_eq!(FR.amount(eur("12345678.9")), "12\u{202f}345\u{202f}678,90\u{202f}€");
        assert_eq!(FR.amount(eur("999")), "999,00\u{202f}€");
        assert_eq!(EN.amount(eur("-1234.5")), "\u{2212}€1,234.50");
        assert_eq!(FR.amount(eur("-1234.5")), "\u{2212}1\u{202f}234,50\u{202f}€");
        assert_eq!(FR.amount_minor(-5, Currency::EUR), "\u{2212}0,05\u{202f}€");
    }

    #[test]
    fn an_amount_has_the_decimals_of_its_currency() {
        assert_eq!(EN.amount(Money::from_minor(1234, Currency::JPY)), "JPY\u{a0}1,234");
        assert_eq!(FR.amount(Money::from_minor(1234, Currency::TND)), "1,234\u{202f}TND");
        assert_eq!(FR.amount(Money::from_minor(1234, Currency::USD)), "12,34\u{202f}$US");
        assert_eq!(EN.amount(Money::from_minor(1234, Currency::USD)), "US$12.34");
        assert_eq!(EN.amount(Money::from_minor(1234, Currency::GBP)), "£12.34");
    }

    #[test]
    fn what_is_shown_is_rounded_half_away_from_zero() {
        assert_eq!(FR.amount(eur("0.005")), "0,01\u{202f}€");
        assert_eq!(FR.whole_amount(eur("1234.5")), "1\u{202f}235\u{202f}€");
        assert_eq!(EN.whole_amount(eur("-0.5")), "\u{2212}€1");
    }

    #[test]
    fn what_rounds_to_nought_has_no_minus() {
        assert_eq!(FR.whole_amount(eur("-0.4")), "0\u{202f}€");
        assert_eq!(EN.amount(eur("-0.001")), "€0.00");
    }

    #[test]
    fn the_pieces_of_an_amount_read_together_are_the_amount() {
        let parts = FR.amount_parts(eur("-8640"));
        assert_eq!(parts.figures, "8\u{202f}640,00");
        assert_eq!(parts.after, "\u{202f}€");
        for text in ["-8640", "0", "12.345", "999999.995"] {
            assert_eq!(FR.amount_parts(eur(text)).text(), FR.amount(eur(text)));
            assert_eq!(EN.amount_parts(eur(text)).text(), EN.amount(eur(text)));
        }
    }

    #[test]
    fn a_bar_says_its_amount_in_two_or_three_figures() {
        assert_eq!(FR.rough_amount(eur("850.4")), "850\u{202f}€");
        assert_eq!(FR.rough_amount(eur("8412")), "8,4\u{202f}k€");
        assert_eq!(FR.rough_amount(eur("9960")), "10\u{202f}k€");
        assert_eq!(FR.rough_amount(eur("39132.4")), "39\u{202f}k€");
        assert_eq!(FR.rough_amount(eur("1234567")), "1,2\u{202f}M€");
        assert_eq!(FR.rough_amount(eur("999600")), "1,0\u{202f}M€");
        assert_eq!(EN.rough_amount(eur("8412")), "€8.4k");
        assert_eq!(EN.rough_amount(eur("-39132")), "\u{2212}€39k");
    }

    #[test]
    fn numbers_and_rates_follow_the_language() {
        assert_eq!(FR.number(12_400), "12\u{202f}400");
        assert_eq!(EN.number(-12_400), "\u{2212}12,400");
        assert_eq!(FR.number(i64::MIN), "\u{2212}9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808");
        assert_eq!(FR.per_cent("12.4".parse().unwrap(), 2), "12,40\u{202f}%");
        assert_eq!(EN.per_cent("12.4".parse().unwrap(), 2), "12.40%");
        assert_eq!(FR.share(1, 3), "33\u{202f}%");
        assert_eq!(FR.share(1, 0), NOTHING);
        assert_eq!(FR.file_size(1_234_567), "1,2\u{a0}Mo");
        assert_eq!(EN.file_size(812), "812\u{a0}B");
    }

    #[test]
    fn days_stand_as_each_language_writes_them() {
        let monday = day(2026, 11, 23);
        assert_eq!(FR.short_date(monday), "23/11/2026");
        assert_eq!(EN.short_date(monday), "23 Nov 2026");
        assert_eq!(FR.date(monday), "23 nov. 2026");
        assert_eq!(FR.day_month(monday), "23 nov.");
        assert_eq!(EN.day_month(monday), "23 Nov");
        assert_eq!(FR.date_from(monday, day(2026, 1, 1)), "23 nov.");
        assert_eq!(FR.date_from(monday, day(2027, 1, 1)), "23 nov. 2026");
        assert_eq!(FR.long_date(monday), "lundi 23 novembre 2026");
        assert_eq!(EN.long_date(monday), "Monday 23 November 2026");
        assert_eq!(FR.month_year(monday), "novembre 2026");
    }

    #[test]
    fn the_first_of_a_month_is_an_ordinal_in_french() {
        assert_eq!(FR.long_date(day(2026, 12, 1)), "mardi 1er décembre 2026");
        assert_eq!(FR.day_month(day(2026, 12, 1)), "1er déc.");
        assert_eq!(FR.short_date(day(2026, 12, 1)), "01/12/2026");
        assert_eq!(EN.date(day(2026, 12, 1)), "1 Dec 2026");
    }

    #[test]
    fn lateness_says_past_today_and_future_apart() {
        assert_eq!(FR.days_late(192), "192\u{a0}j");
        assert_eq!(FR.days_late(0), "aujourd’hui");
        assert_eq!(FR.days_late(-3), "dans 3\u{a0}j");
        assert_eq!(EN.days_late(192), "192\u{a0}d");
        assert_eq!(EN.days_late(-3), "in 3\u{a0}d");
        assert_eq!(EN.days_late(i64::MIN), "in 9,223,372,036,854,775,807\u{a0}d");
    }

    #[test]
    fn nought_is_singular_in_french_and_plural_in_english() {
        assert_eq!(FR.days(0), "0\u{a0}jour");
        assert_eq!(EN.days(0), "0\u{a0}days");
        assert_eq!(FR.count(1, "facture", "factures"), "1\u{a0}facture");
        assert_eq!(EN.count(2_000, "invoice", "invoices"), "2,000\u{a0}invoices");
    }

    #[test]
    fn ordinals_lists_quotes_and_times_follow_the_language() {
        assert_eq!(FR.ordinal(1), "1er");
        assert_eq!(FR.ordinal(21), "21e");
        assert_eq!([1, 2, 3, 4, 11, 12, 13, 21, 112].map(|it| EN.ordinal(it)).join(" "), "1st 2nd 3rd 4th 11th 12th 13th 21st 112th");
        assert_eq!(FR.list(&["a", "b", "c"]), "a, b et c");
        assert_eq!(EN.list(&["a"]), "a");
        assert_eq!(FR.list::<&str>(&[]), "");
        assert_eq!(FR.pair("Total", "12"), "Total\u{202f}: 12");
        assert_eq!(FR.quoted("oui"), "«\u{202f}oui\u{202f}»");
        let time = NaiveTime::from_hms_opt(8, 5, 0).unwrap();
        assert_eq!((FR.time(time), EN.time(time)), ("8\u{a0}h\u{a0}05".to_owned(), "8:05".to_owned()));
    }
}
