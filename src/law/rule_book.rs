//! The rule books: for each law, by period, what lateness between businesses costs and how long terms may be.
//!
//! A rule is data with its source. Another law is another row here, with its series in [`super::rates`].

use super::{
    governing::GoverningLaw,
    rates::RateTable,
    source::{Source, Status, day},
};
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;

/// What a law says of lateness between businesses, in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleBook {
    /// Whose.
    pub law: GoverningLaw,
    /// First day of the period: of the contract in Belgium, of the delay in France.
    pub valid_from: NaiveDate,
    /// Last day of the period; none while it lasts.
    pub valid_to: Option<NaiveDate>,
    /// Late interest.
    pub interest: InterestRule,
    /// The fixed sum per invoice; none where no rule is known for the period.
    pub compensation: Option<CompensationRule>,
    /// How long terms may be; none where no rule is known for the period.
    pub terms: Option<TermsRule>,
}

/// Late interest: simple, days over 365 also in leap years, from the day after the due date, on the unpaid amount with its VAT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterestRule {
    /// The series of the rate where nothing is agreed.
    pub table: RateTable,
    /// Points added to the ECB's rate.
    pub margin_points: u8,
    /// True where the sum is rounded up to the half point.
    pub up_to_half_point: bool,
    /// An agreed rate; none where nothing is known of the limits that the law sets to it.
    pub agreed: Option<AgreedRateRule>,
    /// The rate, and the day it starts.
    pub source: Source,
    /// That the year counts 365 days.
    pub day_count: Source,
    /// That the day of payment counts.
    pub payment_day: Source,
    /// That a part payment goes to interest first, unless the creditor agrees otherwise.
    pub payment_order: Source,
}

/// The floor under an agreed rate, half-year by half-year; it never lifts the rate that applies where nothing is agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedRateRule {
    /// The series of which the floor is a multiple.
    pub floor_table: RateTable,
    /// How many times.
    pub floor_times: u8,
    /// The text.
    pub source: Source,
}

/// The fixed sum for recovery costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompensationRule {
    minor: i64,
    currency: Currency,
    /// The text.
    pub source: Source,
    /// That it is due once for an invoice, however many instalments are late.
    pub per_invoice: Source,
}

impl CompensationRule {
    /// The sum, in the currency of the law whatever the invoice's.
    #[must_use]
    pub fn amount(&self) -> Money {
        Money::from_minor(self.minor, self.currency)
    }
}

/// A number of days and the text that sets it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DaysRule {
    /// Calendar days.
    pub days: u16,
    /// The text.
    pub source: Source,
}

/// How long terms between businesses may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsRule {
    /// Where nothing is agreed: from receipt of the goods or performance.
    pub default: DaysRule,
    /// At most, from the date of issue.
    pub maximum: DaysRule,
    /// At most with an end-of-month clause, in whichever of its two readings is later; none where the maximum holds for it too.
    pub end_of_month: Option<DaysRule>,
    /// At most for a periodic invoice, from the date of issue; none where the maximum holds for it too.
    pub periodic: Option<DaysRule>,
    /// What a clause that is too long becomes, in days; none where the law only fines it.
    pub too_long_becomes: Option<u16>,
}

use Status::{Derived, Earlier, Unverified, Verified};

/// L441-10 is published anew on 1 January 2027 (order 2026-671); paragraph II stays word for word.
const L441_10_UNTIL: NaiveDate = day(2026, 12, 31);
const FR_365: Source = Source::of("Usage de l'administration et du commerce : 365 jours", Earlier);
const FR_TERMS: TermsRule = TermsRule {
    default: DaysRule { days: 30, source: Source::version_of("C. com., art. L441-10, I, al. 1", Verified, L441_10_UNTIL) },
    maximum: DaysRule { days: 60, source: Source::version_of("C. com., art. L441-10, I, al. 2", Verified, L441_10_UNTIL) },
    end_of_month: Some(DaysRule { days: 45, source: Source::version_of("C. com., art. L441-10, I, al. 3", Verified, L441_10_UNTIL) }),
    periodic: Some(DaysRule { days: 45, source: Source::version_of("C. com., art. L441-10, I, al. 4", Verified, L441_10_UNTIL) }),
    too_long_becomes: None,
};

const BE_TERMS_SOURCE: Source = Source::of("Loi du 2 août 2002, art. 4, modifié par la loi du 14 août 2021", Verified);
const BE_TERMS: TermsRule = TermsRule {
    default: DaysRule { days: 30, source: BE_TERMS_SOURCE },
    maximum: DaysRule { days: 60, source: BE_TERMS_SOURCE },
    end_of_month: None,
    periodic: None,
    too_long_becomes: Some(30),
};
const BE_COMPENSATION: CompensationRule = CompensationRule {
    minor: 4000,
    currency: Currency::EUR,
    source: Source::of("Loi du 2 août 2002, art. 6", Verified),
    per_invoice: Source::of("Loi du 2 août 2002, art. 6", Derived),
};

const fn belgian_interest(table: RateTable, margin_points: u8) -> InterestRule {
    InterestRule {
        table,
        margin_points,
        up_to_half_point: true,
        agreed: None,
        source: Source::of("Loi du 2 août 2002, art. 5", Verified),
        day_count: Source::of("Usage : 365 jours", Derived),
        payment_day: Source::of("Usage : le jour du paiement compte", Derived),
        payment_order: Source::of("C. civ. belge, livre 5 (ancien art. 1254)", Unverified),
    }
}

static BOOKS: [RuleBook; 4] = [
    RuleBook {
        law: GoverningLaw::Fr,
        valid_from: day(2009, 1, 1),
        valid_to: None,
        interest: InterestRule {
            table: RateTable::FrDefault,
            margin_points: 10,
            up_to_half_point: false,
            agreed: Some(AgreedRateRule {
                floor_table: RateTable::FrLegalProfessionals,
                floor_times: 3,
                source: Source::version_of("C. com., art. L441-10, II", Verified, L441_10_UNTIL),
            }),
            source: Source::version_of("C. com., art. L441-10, II", Verified, L441_10_UNTIL),
            day_count: FR_365,
            payment_day: Source::of("Usage, par analogie avec CCP, art. R2192-32", Derived),
            payment_order: Source::of("C. civ., art. 1343-1", Verified),
        },
        compensation: Some(CompensationRule {
            minor: 4000,
            currency: Currency::EUR,
            source: Source::of("C. com., art. L441-10, II et D441-5", Verified),
            per_invoice: Source::of("service-public.gouv.fr, fiche F23211", Verified),
        }),
        terms: Some(FR_TERMS),
    },
    RuleBook {
        law: GoverningLaw::Be,
        valid_from: day(2002, 8, 7),
        valid_to: Some(day(2013, 3, 15)),
        interest: belgian_interest(RateTable::BeCommercialBefore2013, 7),
        compensation: None,
        terms: None,
    },
    RuleBook {
        law: GoverningLaw::Be,
        valid_from: day(2013, 3, 16),
        valid_to: Some(day(2022, 1, 31)),
        interest: belgian_interest(RateTable::BeCommercial, 8),
        compensation: Some(BE_COMPENSATION),
        terms: None,
    },
    RuleBook {
        law: GoverningLaw::Be,
        valid_from: day(2022, 2, 1),
        valid_to: None,
        interest: belgian_interest(RateTable::BeCommercial, 8),
        compensation: Some(BE_COMPENSATION),
        terms: Some(BE_TERMS),
    },
];

/// The book of a law on a day; none before its first period. For a Belgian claim the day is the contract's.
#[must_use]
pub fn rule_book(law: GoverningLaw, on: NaiveDate) -> Option<&'static RuleBook> {
    BOOKS.iter().find(|book| book.law == law && book.valid_from <= on && book.valid_to.is_none_or(|last| on <= last))
}

/// Every book, by law and period: for a page that shows them.
pub fn rule_books() -> impl Iterator<Item = &'static RuleBook> {
    BOOKS.iter()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    #[test]
    fn the_books_of_a_law_follow_each_other_without_gap() {
        for law in GoverningLaw::ALL {
            let books: Vec<_> = rule_books().filter(|book| book.law == law).collect();
            for pair in books.windows(2) {
                let [one, next] = pair else { continue };
                assert_eq!(one.valid_to.and_then(|last| last.succ_opt()), Some(next.valid_from));
            }
            assert_eq!(books.last().unwrap().valid_to, None);
            assert!(books.iter().all(|book| book.valid_from > NaiveDate::MIN));
        }
    }

    #[test]
    fn a_law_republished_in_2027_asks_to_be_read_again() {
        let source = &rule_book(GoverningLaw::Fr, day(2026, 11, 23)).unwrap().interest.source;
        assert_eq!(source.citation, "C. com., art. L441-10, II");
        assert!(!source.is_to_be_read_again(day(2026, 12, 31)));
        assert!(source.is_to_be_read_again(day(2027, 1, 1)));
    }
}
