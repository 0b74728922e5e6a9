//! Terms of payment as people and codes write them: days net, discounts for paying early, in French, English, German, Dutch and Swedish.
//!
//! Only what is plain is understood. A month's end, days from receipt, a part in advance: the words are kept and shown, and nothing is
//! worked out from them.

use crate::basis::fold::fold_words;
use crate::ledger::{DiscountBase, DiscountFrom, EarlyDiscount};
use chrono::{Days, Months, NaiveDate};
use rust_decimal::Decimal;
use std::str::FromStr as _;

/// What terms say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Understood {
    /// When the whole is due, counted from issue.
    pub due: Option<DueInWords>,
    /// Best first.
    pub discounts: Vec<EarlyDiscount>,
    /// True where the words speak of a time of payment that is not plain enough.
    pub unclear: bool,
}

/// When the whole is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueInWords {
    /// Days from issue.
    Days(u16),
    /// Months from issue.
    Months(u16),
    /// On that day.
    On(NaiveDate),
    /// At once.
    AtOnce,
}

impl DueInWords {
    /// The day, for a document of that day.
    #[must_use]
    pub fn day(self, issued_on: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Days(days) => issued_on.checked_add_days(Days::new(days.into())),
            Self::Months(months) => issued_on.checked_add_months(Months::new(months.into())),
            Self::On(day) => Some(day),
            Self::AtOnce => Some(issued_on),
        }
    }
}

/// What `texts` say together.
#[must_use]
pub fn understand<'a>(texts: impl IntoIterator<Item = &'a str>) -> Understood {
    let mut found = Found::default();
    for text in texts {
        let rest = found.codes(text);
        let mut before: Option<(u16, bool)> = None;
        for clause in clauses(&rest) {
            before = found.clause(&clause, before);
        }
    }
    found.understood()
}

#[derive(Default)]
struct Found {
    due: Vec<DueInWords>,
    discounts: Vec<EarlyDiscount>,
    unclear: bool,
}

impl Found {
    /// Takes `#SKONTO#TAGE=7#PROZENT=2.00#` out; the rest is left for people's words. Zero per cent is the time for the whole.
    fn codes(&mut self, text: &str) -> String {
        let mut rest = String::new();
        for line in text.split(['\n', '\r']) {
            let mut line = line;
            while let Some((before, after)) = line.split_once("#SKONTO#") {
                rest.push_str(before);
                let (mut days, mut percent) = (None, None);
                line = after;
                while let Some((field, next)) = line.split_once('#') {
                    let field = field.trim();
                    match field.split_once('=') {
                        Some(("TAGE", value)) => days = value.trim().parse::<u16>().ok(),
                        Some(("PROZENT", value)) => percent = Decimal::from_str(value.trim()).ok(),
                        Some(("BASISBETRAG", _)) => {}
                        _ => break,
                    }
                    line = next;
                }
                match (days, percent) {
                    (Some(days), Some(percent)) if percent.is_zero() => self.due.push(DueInWords::Days(days)),
                    (Some(days), Some(percent)) => self.discount(percent, days),
                    _ => {}
                }
            }
            rest.push_str(line);
            rest.push('\n');
        }
        rest
    }

    fn discount(&mut self, percent: Decimal, days: u16) {
        let percent = percent.normalize();
        let sound = percent > Decimal::ZERO && percent < Decimal::from(50);
        if sound && !self.discounts.iter().any(|known| known.percent == percent && known.days == days) {
            self.discounts.push(EarlyDiscount {
                percent,
                days,
                counted_from: DiscountFrom::Issue,
                base: DiscountBase::WithTax,
                ..EarlyDiscount::default()
            });
        }
    }

    /// One clause; `before` is the time that the clause before it named, and whether it said that it is for the whole.
    fn clause(&mut self, clause: &str, before: Option<(u16, bool)>) -> Option<(u16, bool)> {
        let words = words_of(clause);
        let has = |stems: &[&str]| words.iter().any(|word| stems.iter().any(|stem| word.starts_with(stem)));
        if has(&["acompte", "avance", "prepaid", "advance", "anzahlung", "forskott", "voorschot", "solde", "balance"]) {
            self.unclear = true;
            return None;
        }
        if let [percent, days, rest @ ..] = words.as_slice()
            && let Some((percent, days)) = slashed(percent, days, clause)
        {
            self.discount(percent, days);
            if let [net, whole, ..] = rest
                && matches!(net.as_str(), "net" | "n")
                && let Ok(whole) = whole.parse()
            {
                self.due.push(DueInWords::Days(whole));
            }
            return None;
        }
        let days = number_before(&words, &["jour", "jours", "jrs", "j", "day", "days", "tag", "tage", "tagen", "dagar", "dag", "dagen"]);
        let percent = percent(clause);
        let discount = has(&["skonto", "escompte", "discount", "korting", "kassarabatt", "rabais"]);
        let for_whole = has(&["net", "netto", "rein"]) || clause.contains("ohne Abzug");
        if discount {
            if has(&["pas", "aucun", "sans", "neant", "ne", "no", "kein", "keine", "ohne", "geen"]) && percent.is_none() {
                return None;
            }
            match (percent, days.or_else(|| before.filter(|(_, whole)| !whole).map(|(days, _)| days))) {
                (Some(percent), Some(given)) => {
                    if days.is_none() {
                        // The time named before was the discount's.
                        self.due.retain(|due| *due != DueInWords::Days(given));
                    }
                    self.discount(percent, given);
                }
                _ => self.unclear = true,
            }
            return None;
        }
        if percent.is_some() && days.is_some() {
            self.unclear = true;
            return None;
        }
        if has(&["fin", "monatsende", "ultimo", "eom", "fdm", "einde"]) || clause.to_lowercase().contains("end of month") {
            self.unclear |= days.is_some() || has(&["mois", "month", "maand"]);
            return None;
        }
        let from_receipt = has(&["erhalt", "reception", "receipt", "ontvangst", "mottag", "livraison", "delivery", "lieferung"]);
        if let Some(days) = days {
            if from_receipt {
                self.unclear = true;
                return None;
            }
            if is_about_payment(&words) {
                self.due.push(DueInWords::Days(days));
                return Some((days, for_whole));
            }
            return None;
        }
        if let Some(months) = number_before(&words, &["mois", "month", "months", "monat", "monaten", "maand", "maanden"]) {
            if from_receipt || !is_about_payment(&words) {
                self.unclear = true;
            } else {
                self.due.push(DueInWords::Months(months));
            }
            return None;
        }
        if let Some(day) = written_day(clause)
            && has(&["bis", "echeance", "avant", "tard", "before", "by", "until", "due", "uiterlijk", "payable"])
        {
            self.due.push(DueInWords::On(day));
            return None;
        }
        if has(&["sofort", "comptant", "immediat", "immediately"]) || (from_receipt && has(&["payable", "due", "paiement", "reglement"])) {
            self.due.push(DueInWords::AtOnce);
        }
        None
    }

    fn understood(mut self) -> Understood {
        // What says both "at once" and a time means the time.
        if self.due.len() > 1 {
            self.due.retain(|due| *due != DueInWords::AtOnce);
        }
        self.due.dedup();
        // A stated day beside its days says the same twice; the day is the plainer.
        if let Some(on) = self.due.iter().find(|due| matches!(due, DueInWords::On(_))).copied() {
            self.due = vec![on];
        }
        let due = if let [one] = self.due.as_slice() { Some(*one) } else { None };
        self.discounts.sort_by_key(|one| std::cmp::Reverse(one.percent));
        Understood { due: due.filter(|_| !self.unclear), unclear: self.unclear || self.due.len() > 1, discounts: self.discounts }
    }
}

/// Clauses, each without what it says of late payment.
fn clauses(text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let mut clauses = vec![String::new()];
    for (at, &c) in characters.iter().enumerate() {
        let digit = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        let within_number = digit(at.checked_sub(1).and_then(|at| characters.get(at))) && digit(characters.get(at + 1));
        let ends = matches!(c, ';' | '\n' | '\r') || (matches!(c, ',' | '.') && !within_number);
        if ends {
            clauses.push(String::new());
        } else if let Some(last) = clauses.last_mut() {
            last.push(c);
        }
    }
    clauses.into_iter().map(|clause| before_penalty(&clause)).filter(|clause| !clause.trim().is_empty()).collect()
}

fn before_penalty(clause: &str) -> String {
    let lower = clause.to_lowercase();
    let late = [
        "pénalité",
        "penalite",
        "retard",
        "intérêt",
        "indemnité",
        "penalty",
        "late ",
        "overdue",
        "dröjsmål",
        "verzug",
        "rente",
        "zinsen",
        "påminnelse",
        "försenad",
        "mahn",
    ];
    let at = late.iter().filter_map(|word| lower.find(word)).min();
    // Lower case may be longer than what was written: cut by characters.
    at.map_or_else(|| clause.to_owned(), |at| clause.chars().take(lower.get(..at).unwrap_or_default().chars().count()).collect())
}

fn words_of(clause: &str) -> Vec<String> {
    let mut folded = String::new();
    // "30j" is a number and a word.
    let mut spaced = String::with_capacity(clause.len() + 8);
    let mut last: Option<char> = None;
    for c in clause.chars() {
        if last.is_some_and(|last| last.is_ascii_digit() && c.is_alphabetic()) {
            spaced.push(' ');
        }
        spaced.push(c);
        last = Some(c);
    }
    fold_words(&spaced, &mut folded);
    folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

fn number_before(words: &[String], units: &[&str]) -> Option<u16> {
    let numbers = |word: &str| match word {
        "un" | "une" | "one" | "einem" | "einen" | "een" => Some(1),
        "deux" | "two" | "zwei" => Some(2),
        "trente" | "thirty" => Some(30),
        digits => digits.parse().ok(),
    };
    let at = words.iter().position(|word| units.contains(&word.as_str()))?;
    let before = words.get(..at)?;
    let fits = |word: &&String| !matches!(word.as_str(), "calendar" | "calendaires" | "kalender" | "ouvres");
    before.iter().rev().find(fits).and_then(|word| numbers(word)).filter(|days| *days <= 720)
}

/// The number before the first per cent sign.
fn percent(clause: &str) -> Option<Decimal> {
    let lower = clause.to_lowercase();
    let at = ["%", "prozent", "pour cent", "percent"].iter().filter_map(|sign| lower.find(sign)).min()?;
    let before = lower.get(..at)?.trim_end();
    let start = before
        .rfind(|c: char| !c.is_ascii_digit() && c != '.' && c != ',')
        .map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    Decimal::from_str(&before.get(start..)?.replace(',', ".")).ok()
}

/// `2/10`.
fn slashed(percent: &str, days: &str, clause: &str) -> Option<(Decimal, u16)> {
    let (percent, days): (u16, u16) = (percent.parse().ok()?, days.parse().ok()?);
    clause.trim().replace(' ', "").starts_with(&format!("{percent}/{days}")).then_some((percent.into(), days))
}

/// A day written as `31.01.2026`, `31/01/2026` or `2026-01-31`.
fn written_day(clause: &str) -> Option<NaiveDate> {
    clause.split_whitespace().find_map(|word| {
        let word = word.trim_matches(|c: char| !c.is_ascii_digit());
        ["%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d"].iter().find_map(|form| NaiveDate::parse_from_str(word, form).ok())
    })
}

/// True where a time is one to pay in: a word of paying, or hardly any word beside.
fn is_about_payment(words: &[String]) -> bool {
    let pays = [
        "pay",
        "paie",
        "reg",
        "zahl",
        "betal",
        "uberweis",
        "fallig",
        "due",
        "net",
        "conditions",
        "terms",
        "ech",
        "invoice",
        "factu",
        "rechnung",
        "beleg",
    ];
    words.len() <= 3 || words.iter().any(|word| pays.iter().any(|stem| word.starts_with(stem)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, due: Option<DueInWords>, discounts: &[(&str, u16)], unclear: bool) {
        let understood = understand([text]);
        let found: Vec<(String, u16)> = understood.discounts.iter().map(|one| (one.percent.to_string(), one.days)).collect();
        let wanted: Vec<(String, u16)> = discounts.iter().map(|(percent, days)| ((*percent).to_owned(), *days)).collect();
        assert_eq!((understood.due, found, understood.unclear), (due, wanted, unclear), "{text}");
    }

    #[test]
    fn terms_that_real_files_bear_are_understood_or_left() {
        use DueInWords::{AtOnce, Days, Months, On};
        let on = |text: &str| text.parse().ok().map(On);
        // Codes.
        check(
            "#SKONTO#TAGE=7#PROZENT=2.00#\n#SKONTO#TAGE=14#PROZENT=1.00#\n#SKONTO#TAGE=30#PROZENT=0.00#\n",
            Some(Days(30)),
            &[("2", 7), ("1", 14)],
            false,
        );
        check("#SKONTO#TAGE=14#PROZENT=2.25#BASISBETRAG=100.00#", None, &[("2.25", 14)], false);
        // Days net.
        check("PAIEMENT 30 JOURS NET", Some(Days(30)), &[], false);
        check("30 jours net", Some(Days(30)), &[], false);
        check("30 days after invoice date", Some(Days(30)), &[], false);
        check("14 Tage", Some(Days(14)), &[], false);
        check("30 dagar netto. Dröjsmålsränta:12 %", Some(Days(30)), &[], false);
        check("30 days net. Penalty rate 12 %\nLine break should be respected here.", Some(Days(30)), &[], false);
        check("Payable within 1 calendar month from the invoice date", Some(Months(1)), &[], false);
        check("Zahlbar sofort ohne Abzug.", Some(AtOnce), &[], false);
        check("Paiement comptant", Some(AtOnce), &[], false);
        check("Zahlbar ohne Abzug bis 22.12.2020", on("2020-12-22"), &[], false);
        // Discounts.
        check(
            "Zahlbar innerhalb 30 Tagen netto bis 04.07.2018, 3% Skonto innerhalb 10 Tagen bis 15.06.2018",
            Some(Days(30)),
            &[("3", 10)],
            false,
        );
        check("10 Tage 3% Skonto, 30 Tage netto", Some(Days(30)), &[("3", 10)], false);
        check("Payment within 10 days, 2% discount", None, &[("2", 10)], false);
        check("Bei Zahlung innerhalb 14 Tagen gewähren wir 2,0% Skonto.", None, &[("2", 14)], false);
        check("2/10 net 30", Some(Days(30)), &[("2", 10)], false);
        check("Escompte de 2 % pour paiement sous 10 jours ; 45 jours net", Some(Days(45)), &[("2", 10)], false);
        check("2 % discount if paid within 2 days\nPenalty percentage 10% from due date", None, &[("2", 2)], false);
        check("Pas d'escompte pour paiement anticipé", None, &[], false);
        check("Les réglements reçus avant la date d'échéance ne donneront pas lieu à escompte.", None, &[], false);
        // Not plain enough.
        check("45 jours fin de mois", None, &[], true);
        check("Zahlbar innerhalb 14 Tagen nach Erhalt der Rechnung.", None, &[], true);
        check("30% d'acompte, solde à 30 j", None, &[], true);
        check("Arbetet påbörjas 7 dagar efter mottagen förskottsbetalning.", None, &[], true);
        // Nothing about time.
        check("Enligt avtal", None, &[], false);
        check("Tout retard de paiement engendre une pénalité de 12 % dès 30 jours", None, &[], false);
    }

    proptest! {
        #[test]
        fn no_words_panic(text in "[\\PC#%/.,;\n]{0,80}", code in "[#=A-Z0-9.]{0,40}") {
            let _ = understand([text.as_str(), code.as_str(), &format!("#SKONTO#{code}")]);
        }
    }
}
