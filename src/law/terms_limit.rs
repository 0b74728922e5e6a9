//! How long terms between businesses may be.
//!
//! The general rules, and in France those of some trades ([`super::sector_terms`]); those of large companies towards small ones are not here.

use super::{
    governing::GoverningLaw,
    rule_book::{DaysRule, Debtor, rule_book},
    sector_terms::sector_limit,
    source::Source,
};
use crate::ledger::{CustomerKind, PartEnd, Sector, Terms, TermsPart};
use chrono::{Days, NaiveDate};

/// The kind of clause that set the due date; the maximum depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TermsClause {
    /// Days or months from the date of issue.
    Days,
    /// A number of days and the end of a month, in either order.
    EndOfMonth,
    /// A periodic invoice (CGI, art. 289, I, 3).
    Periodic,
}

impl From<Terms> for TermsClause {
    fn from(terms: Terms) -> Self {
        match terms {
            Terms::Net(_) | Terms::Months(_) | Terms::Decade(_) | Terms::Cash | Terms::OnReceipt | Terms::PlusThenNextDay { .. } => {
                Self::Days
            }
            Terms::InParts(parts) if parts.iter().all(|part| part.end == PartEnd::Plain) => Self::Days,
            Terms::PlusThenEndOfMonth(_)
            | Terms::EndOfMonthThenPlus(_)
            | Terms::PlusThenEndOfMonthDay { .. }
            | Terms::EndOfMonthThenPlusDay { .. }
            | Terms::MonthsEndOfMonth(_)
            | Terms::InParts(_) => Self::EndOfMonth,
        }
    }
}

/// What the law says of a due date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermsAnswer {
    /// Within the maximum.
    Lawful {
        /// The last lawful due date.
        allowed_on: NaiveDate,
        /// The text.
        article: &'static Source,
    },
    /// Beyond it.
    Over {
        /// The last lawful due date.
        allowed_on: NaiveDate,
        /// The due date that the law puts in place of a void clause; none where it only fines it.
        becomes_on: Option<NaiveDate>,
        /// The text.
        article: &'static Source,
    },
}

/// Why the law's maximum is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NoTermsLimit {
    /// The rules here are those between businesses.
    #[error("the customer is not known to be a business")]
    NotBusiness,
    /// No rule is known for that law on that day, or the day lies at the end of the calendar.
    #[error("no maximum is known for that day")]
    NoRule,
}

/// Whether a document issued on `issued_on` may fall due on `due_on`. Days are counted from the date of issue, in Belgium too,
/// where the law counts from receipt of the invoice or the goods: an answer of a day or two over is to be read with that.
///
/// # Errors
/// Says why there is no answer.
pub fn terms_limit(
    (law, sector): (GoverningLaw, Sector),
    kind: CustomerKind,
    clause: TermsClause,
    issued_on: NaiveDate,
    due_on: NaiveDate,
) -> Result<TermsAnswer, NoTermsLimit> {
    if kind != CustomerKind::Business {
        return Err(NoTermsLimit::NotBusiness);
    }
    if law == GoverningLaw::Fr
        && let Some((allowed_on, article)) = sector_limit(sector, clause, issued_on)
    {
        let over = TermsAnswer::Over { allowed_on, becomes_on: None, article };
        return Ok(if due_on <= allowed_on { TermsAnswer::Lawful { allowed_on, article } } else { over });
    }
    let rule =
        rule_book(law, Debtor::Business, Some(issued_on), issued_on).and_then(|book| book.terms.as_ref()).ok_or(NoTermsLimit::NoRule)?;
    let after_issue = |days: u16| issued_on.checked_add_days(Days::new(u64::from(days))).ok_or(NoTermsLimit::NoRule);
    let (allowed_on, article) = match (clause, &rule.end_of_month, &rule.periodic) {
        (TermsClause::EndOfMonth, Some(DaysRule { days, source }), _) => {
            let readings = [Terms::PlusThenEndOfMonth(*days), Terms::EndOfMonthThenPlus(*days)];
            (readings.map(|reading| reading.due_on(issued_on)).into_iter().fold(issued_on, NaiveDate::max), source)
        }
        (TermsClause::Periodic, _, Some(DaysRule { days, source })) => (after_issue(*days)?, source),
        (TermsClause::Days | TermsClause::EndOfMonth | TermsClause::Periodic, ..) => {
            (after_issue(rule.maximum.days)?, &rule.maximum.source)
        }
    };
    if due_on <= allowed_on {
        return Ok(TermsAnswer::Lawful { allowed_on, article });
    }
    let becomes_on = rule.too_long_becomes.map(after_issue).transpose()?;
    Ok(TermsAnswer::Over { allowed_on, becomes_on, article })
}

/// A document that terms would make fall due too late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TooLong {
    /// Its date of issue.
    pub issued_on: NaiveDate,
    /// The day on which it, or the part that is late most, would fall due.
    pub due_on: NaiveDate,
    /// The last lawful due date.
    pub allowed_on: NaiveDate,
    /// The due date that the law puts in place of a void clause; none where it only fines it.
    pub becomes_on: Option<NaiveDate>,
    /// The text.
    pub article: &'static Source,
}

/// The first document between businesses, issued in the year from `from` on, that `terms` would make fall due beyond the law's maximum;
/// `None` where each day of issue is lawful. Months are longer or shorter, so that terms may be lawful today and not tomorrow.
///
/// # Errors
/// Says why there is no answer.
pub fn terms_too_long(law: GoverningLaw, sector: Sector, terms: Terms, from: NaiveDate) -> Result<Option<TooLong>, NoTermsLimit> {
    for issued_on in from.iter_days().take(366) {
        let rules = match terms {
            Terms::InParts(parts) => parts.iter().map(TermsPart::terms).collect(),
            _ => vec![terms],
        };
        for rule in rules {
            let due_on = rule.due_on(issued_on);
            if let TermsAnswer::Over { allowed_on, becomes_on, article } =
                terms_limit((law, sector), CustomerKind::Business, rule.into(), issued_on, due_on)?
            {
                return Ok(Some(TooLong { issued_on, due_on, allowed_on, becomes_on, article }));
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
    use super::*;
    use crate::law::source::day;

    #[test]
    fn a_longer_belgian_clause_becomes_thirty_days() {
        let issued_on = day(2026, 1, 1);
        let due_on = Terms::EndOfMonthThenPlus(45).due_on(issued_on);
        let clause = Terms::EndOfMonthThenPlus(45).into();
        let answer = terms_limit((GoverningLaw::Be, Sector::General), CustomerKind::Business, clause, issued_on, due_on).unwrap();
        let TermsAnswer::Over { allowed_on, becomes_on, article } = answer else { panic!("lawful") };
        assert_eq!((allowed_on, becomes_on), (day(2026, 3, 2), Some(day(2026, 1, 31))));
        assert!(article.citation.contains("art. 4"));
    }

    #[test]
    fn both_readings_of_forty_five_days_end_of_month_are_lawful_in_france_on_any_day() {
        for issued_on in day(2023, 1, 1).iter_days().take(1500) {
            for terms in [Terms::PlusThenEndOfMonth(45), Terms::EndOfMonthThenPlus(45), Terms::Net(60)] {
                let answer = terms_limit(
                    (GoverningLaw::Fr, Sector::General),
                    CustomerKind::Business,
                    terms.into(),
                    issued_on,
                    terms.due_on(issued_on),
                );
                assert!(matches!(answer, Ok(TermsAnswer::Lawful { .. })), "{terms:?} {issued_on}");
            }
        }
    }

    #[test]
    fn terms_are_judged_on_every_day_of_a_year() {
        let ask = |terms| terms_too_long(GoverningLaw::Fr, Sector::General, terms, day(2026, 7, 1)).unwrap();
        assert_eq!(ask(Terms::Net(60)), None);
        assert_eq!(ask(Terms::EndOfMonthThenPlus(45)), None);
        let long = ask(Terms::Net(90)).unwrap();
        assert_eq!((long.issued_on, long.due_on, long.allowed_on), (day(2026, 7, 1), day(2026, 9, 29), day(2026, 8, 30)));
        // Two months from 1 July are 62 days; from 1 January they would be 59.
        assert_eq!(ask(Terms::Months(2)).unwrap().due_on, day(2026, 9, 1));
        let part = |share, days| TermsPart { share, days, end: PartEnd::Plain };
        let parts = |last| Terms::InParts(vec![part(3_000, 0), part(7_000, last)].try_into().unwrap());
        assert_eq!(ask(parts(60)), None);
        assert_eq!(ask(parts(61)).unwrap().due_on, day(2026, 8, 31));
    }

    #[test]
    fn what_is_not_known_is_not_answered() {
        let ask = |law, kind, issued_on| terms_limit((law, Sector::General), kind, TermsClause::Days, issued_on, issued_on);
        assert_eq!(ask(GoverningLaw::Fr, CustomerKind::Unknown, day(2026, 1, 1)), Err(NoTermsLimit::NotBusiness));
        assert_eq!(ask(GoverningLaw::Be, CustomerKind::Business, day(2022, 1, 31)), Err(NoTermsLimit::NoRule));
        assert_eq!(ask(GoverningLaw::Fr, CustomerKind::Business, NaiveDate::MAX), Err(NoTermsLimit::NoRule));
    }
}
