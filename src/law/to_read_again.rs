//! Texts that are to be read again: a newer version is known to have begun, or the reading is a year old.

use super::governing::GoverningLaw;
use super::rule_book::{AgreedRateRule, Compounding, RuleBook, rule_books};
use super::source::Source;
use super::time_bar::TIME_BARS;
use chrono::NaiveDate;

impl RuleBook {
    /// Every text on which it rests.
    #[must_use]
    pub fn sources(&self) -> Vec<&Source> {
        let mut all = Vec::new();
        if let Some(rule) = &self.interest {
            all.extend([&rule.source, &rule.day_count, &rule.payment_day, &rule.payment_order]);
            all.extend(&rule.insolvency);
            match &rule.compounding {
                Compounding::None => {}
                Compounding::Yearly { source } | Compounding::OnAgreement { source } => all.push(source),
            }
            match &rule.agreed {
                AgreedRateRule::NotKnown => {}
                AgreedRateRule::Free { source } | AgreedRateRule::Floor { source, .. } | AgreedRateRule::Cap { source, .. } => {
                    all.push(source)
                }
            }
        }
        if let Some(rule) = &self.compensation {
            all.extend([&rule.source, &rule.per_invoice]);
            all.extend(&rule.more);
        }
        if let Some(rule) = &self.terms {
            all.extend([&rule.default.source, &rule.maximum.source]);
            all.extend([&rule.end_of_month, &rule.periodic, &rule.acceptance].into_iter().flatten().map(|days| &days.source));
            all.extend(&rule.next_open_day);
            all.extend(rule.fine.as_ref().map(|fine| &fine.source));
        }
        all
    }
}

/// The texts of a law that are stale on `today`, each once, in the order of their citations. Books of times gone by are left out.
#[must_use]
pub fn to_read_again(law: GoverningLaw, today: NaiveDate) -> Vec<&'static Source> {
    let books = rule_books().filter(|book| book.law == law && book.valid_to.is_none_or(|last| last >= today));
    let bars = TIME_BARS.iter().filter(|bar| bar.law == law).map(|bar| &bar.source);
    let mut stale: Vec<&Source> =
        books.flat_map(RuleBook::sources).chain(bars).filter(|source| source.is_to_be_read_again(today)).collect();
    stale.sort_by(|one, other| one.citation.cmp(&other.citation));
    stale.dedup_by(|one, other| one.citation == other.citation);
    stale
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::source::day;

    #[test]
    fn the_french_text_of_2027_is_asked_for_on_its_first_day_and_all_others_after_a_year() {
        let cited = |on| to_read_again(GoverningLaw::Fr, on).iter().map(|source| source.citation.as_ref()).collect::<Vec<_>>();
        assert!(cited(day(2026, 12, 31)).is_empty());
        let new = cited(day(2027, 1, 1));
        assert!(new.contains(&"C. com., art. L441-10, II") && new.iter().all(|citation| citation.contains("L441-10")), "{new:?}");
        let year = cited(day(2027, 11, 23));
        assert!(year.len() > new.len() && year.windows(2).all(|pair| pair.first() < pair.last()));
        assert!(to_read_again(GoverningLaw::Be, day(2027, 11, 22)).is_empty());
    }
}
