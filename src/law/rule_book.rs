//! The rule books: for each law and kind of debtor, by period, what lateness costs and how long terms may be.
//!
//! A rule is data with its source. The rows stand in [`super::books`], one file a country; the rates in [`super::rates`].

use super::{books, governing::GoverningLaw, rate_table::RateTable, source::Source};
use crate::{
    basis::money::{Currency, Money},
    ledger::CustomerKind,
};
use chrono::NaiveDate;

/// Kinds of debtor that laws tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Debtor {
    /// Acts in its trade.
    Business,
    /// A natural person outside any trade.
    Consumer,
    /// State, local authority, hospital, public undertaking.
    PublicBody,
}

impl Debtor {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Business, Self::Consumer, Self::PublicBody];

    /// As the ledger knows it; a debtor of unknown kind is protected as a consumer.
    #[must_use]
    pub fn of(kind: CustomerKind) -> Self {
        match kind {
            CustomerKind::Business => Self::Business,
            CustomerKind::Consumer | CustomerKind::Unknown => Self::Consumer,
            CustomerKind::PublicBody => Self::PublicBody,
        }
    }
}

/// What a law says of lateness of one kind of debtor, in one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleBook {
    /// Whose.
    pub law: GoverningLaw,
    /// Who owes.
    pub debtor: Debtor,
    /// Which day chooses the period.
    pub applies_by: AppliesBy,
    /// First day of the period.
    pub valid_from: NaiveDate,
    /// Last day of the period; none while it lasts.
    pub valid_to: Option<NaiveDate>,
    /// Late interest; none where no rule is known.
    pub interest: Option<InterestRule>,
    /// The fixed sum per invoice; none where no rule is known for the period.
    pub compensation: Option<CompensationRule>,
    /// How long terms may be; none where no rule is known for the period.
    pub terms: Option<TermsRule>,
}

/// Which day chooses the period of a rule book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AppliesBy {
    /// The contract's; where it is not known, the first day of delay.
    Contract,
    /// The first day of delay, on which interest may begin.
    Delay,
}

/// When the rate is fixed and when it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateMode {
    /// Each half-year crossed has its own.
    HalfYear,
    /// That of the half-year in which interest began holds to the end.
    FrozenAtStart,
    /// Each civil year has its own.
    Year,
    /// Changes on the days that a decree sets.
    Decree,
}

/// Late interest: days over 365 also in leap years, on the unpaid amount with its VAT; no VAT on the interest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterestRule {
    /// The series of the rate where nothing is agreed.
    pub table: RateTable,
    /// The series for a creditor who is a private person; none where it is the same.
    pub private_creditor: Option<RateTable>,
    /// Points added to the reference; 0 for a rate that is published as such.
    pub margin_points: u8,
    /// True where the sum is rounded up to the half point.
    pub up_to_half_point: bool,
    /// When the rate is fixed and changes.
    pub mode: RateMode,
    /// What makes it run.
    pub starts: InterestStart,
    /// Whether interest joins the base.
    pub compounding: Compounding,
    /// An agreed rate.
    pub agreed: AgreedRateRule,
    /// That it stops at the debtor's insolvency; none where no such rule is known.
    pub insolvency: Option<Source>,
    /// The rate, and the day it starts.
    pub source: Source,
    /// That the year counts 365 days.
    pub day_count: Source,
    /// That the day of payment counts.
    pub payment_day: Source,
    /// What a part payment pays first.
    pub order: OrderRule,
    /// The text that says so.
    pub payment_order: Source,
}

/// What makes interest run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InterestStart {
    /// The due date: from the day after, without any act.
    DayAfterDue,
    /// A formal notice: from the day after its receipt.
    DayAfterNotice,
    /// A free first reminder: from the end of its waiting days; where nothing is agreed, from the day after a formal notice too.
    AfterFreeReminder,
    /// A due date that the contract fixes by the calendar, or a formal notice; where the invoice says so, 30 days after its receipt.
    DayAfterDefault {
        /// True where 30 days after an invoice that says so put a consumer in default.
        thirty_days: bool,
    },
    /// The end of the third month after receipt of goods or work, where the invoice says so.
    AfterThirdMonth,
}

/// Whether interest joins the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Compounding {
    /// Never, as far as is known.
    None,
    /// At the end of each full year, by law.
    Yearly {
        /// The text.
        source: Source,
    },
    /// At the end of each full year, by contract or judgment only.
    OnAgreement {
        /// The text.
        source: Source,
    },
}

/// What a part payment pays first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrderRule {
    /// Interest, then principal.
    InterestFirst,
    /// Costs, interest, principal.
    CostsInterestPrincipal,
    /// As the creditor chooses.
    CreditorChooses,
}

/// The limits that a law sets to an agreed rate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgreedRateRule {
    /// Nothing is known of them: an agreed rate is not worked out.
    NotKnown,
    /// As agreed; a judge may moderate it.
    Free {
        /// The text.
        source: Source,
    },
    /// A floor under it, half-year by half-year; it never lifts the rate that applies where nothing is agreed.
    Floor {
        /// The series of which the floor is a multiple.
        table: RateTable,
        /// How many times.
        times: u8,
        /// The text.
        source: Source,
    },
    /// A cap over it, half-year by half-year.
    Cap {
        /// The series of the cap.
        table: RateTable,
        /// The text.
        source: Source,
    },
}

/// The fixed sum for recovery costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompensationRule {
    /// From which debt which sum, both in minor units, ascending from 0; one band where the sum is flat.
    pub(super) bands: &'static [(i64, i64)],
    pub(super) currency: Currency,
    /// The text.
    pub source: Source,
    /// That it is due once for an invoice, however many instalments are late.
    pub per_invoice: Source,
    /// More on proof, or against recovery costs; none where nothing is known of it.
    pub more: Option<Source>,
}

impl CompensationRule {
    /// The sum for a debt, in the currency of the law whatever the debt's. A debt in another currency than the bands' takes the
    /// lowest: no text says at which rate it would be compared.
    #[must_use]
    pub fn amount(&self, debt: Money) -> Money {
        let reached = |from: i64| debt.currency() == self.currency && debt.amount() >= Money::from_minor(from, self.currency).amount();
        let sum = self.bands.iter().rev().find(|(from, _)| reached(*from)).or(self.bands.first()).map_or(0, |(_, sum)| *sum);
        Money::from_minor(sum, self.currency)
    }

    /// The bands: from which debt which sum.
    pub fn scale(&self) -> impl Iterator<Item = (Money, Money)> {
        self.bands.iter().map(|(from, sum)| (Money::from_minor(*from, self.currency), Money::from_minor(*sum, self.currency)))
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

/// How long terms may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsRule {
    /// Where nothing is agreed: from receipt of the goods or performance.
    pub default: DaysRule,
    /// At most.
    pub maximum: DaysRule,
    /// At most with an end-of-month clause, in whichever of its two readings is later; none where the maximum holds for it too.
    pub end_of_month: Option<DaysRule>,
    /// At most for a periodic invoice, from the date of issue; none where the maximum holds for it too.
    pub periodic: Option<DaysRule>,
    /// What a clause that is too long becomes, in days; none where the law only fines it, or says nothing known.
    pub too_long_becomes: Option<u16>,
    /// True where an express clause that is not grossly unfair may go beyond the maximum.
    pub longer_if_fair: bool,
    /// A procedure of acceptance or checking may take so many days at most; none where nothing is known of it.
    pub acceptance: Option<DaysRule>,
    /// That a due date on a closed day moves to the next open one; none where no such rule was found.
    pub next_open_day: Option<Source>,
    /// The fine: in words, with its text; none where nothing is known of it.
    pub fine: Option<FineRule>,
}

/// The administrative fine for terms that are too long.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FineRule {
    /// For a natural person, in minor units.
    pub(super) person: i64,
    /// For a company, in minor units.
    pub(super) company: i64,
    pub(super) currency: Currency,
    /// The text.
    pub source: Source,
}

impl FineRule {
    /// The most a natural person and a company risk; doubled on repetition.
    #[must_use]
    pub fn most(&self) -> (Money, Money) {
        (Money::from_minor(self.person, self.currency), Money::from_minor(self.company, self.currency))
    }
}

/// The book of a law for a kind of debtor, by the day of the contract where the law goes by it and it is known, else by the first
/// day of delay; none before its first period.
#[must_use]
pub fn rule_book(law: GoverningLaw, debtor: Debtor, contracted_on: Option<NaiveDate>, delay_from: NaiveDate) -> Option<&'static RuleBook> {
    rule_books().find(|book| {
        let on = match book.applies_by {
            AppliesBy::Contract => contracted_on.unwrap_or(delay_from),
            AppliesBy::Delay => delay_from,
        };
        book.law == law && book.debtor == debtor && book.valid_from <= on && book.valid_to.is_none_or(|last| on <= last)
    })
}

/// Every book, by law, debtor and period: for a page that shows them.
pub fn rule_books() -> impl Iterator<Item = &'static RuleBook> {
    books::ALL.iter()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::law::source::day;

    #[test]
    fn the_books_of_a_law_and_a_debtor_follow_each_other_without_gap() {
        for law in GoverningLaw::ALL {
            for debtor in Debtor::ALL {
                let books: Vec<_> = rule_books().filter(|book| book.law == law && book.debtor == debtor).collect();
                for pair in books.windows(2) {
                    let [one, next] = pair else { continue };
                    assert_eq!(one.valid_to.and_then(|last| last.succ_opt()), Some(next.valid_from), "{law:?} {debtor:?}");
                }
                assert!(books.last().is_none_or(|book| book.valid_to.is_none()));
                assert!(books.iter().all(|book| book.valid_from > NaiveDate::MIN));
            }
        }
        assert!(GoverningLaw::ALL.iter().all(|law| rule_books().any(|book| book.law == *law && book.debtor == Debtor::Business)));
    }

    #[test]
    fn the_rule_and_its_series_name_the_same_margin() {
        for book in rule_books() {
            let Some(interest) = &book.interest else { continue };
            let followed = interest.table.follows();
            assert_eq!(followed.map_or(0, |follows| follows.margin_points), interest.margin_points, "{:?}", interest.table);
            assert_eq!(followed.is_some_and(|follows| follows.up_to_half_point), interest.up_to_half_point, "{:?}", interest.table);
            assert_eq!(interest.table.law(), Some(book.law));
        }
    }

    #[test]
    fn a_law_republished_in_2027_asks_to_be_read_again() {
        let book = rule_book(GoverningLaw::Fr, Debtor::Business, None, day(2026, 11, 23)).unwrap();
        let source = &book.interest.as_ref().unwrap().source;
        assert_eq!(source.citation, "C. com., art. L441-10, II");
        assert!(!source.is_to_be_read_again(day(2026, 12, 31)));
        assert!(source.is_to_be_read_again(day(2027, 1, 1)));
        // Nothing newer is known of the Belgian law: it is read again within a year.
        let belgian = rule_book(GoverningLaw::Be, Debtor::Business, None, day(2026, 11, 23)).unwrap();
        assert_eq!(belgian.interest.as_ref().unwrap().source.stale_on(), day(2027, 11, 23));
    }

    #[test]
    fn the_contract_chooses_the_belgian_and_german_period_and_the_delay_the_french_one() {
        let margin = |law, contracted_on| {
            let book = rule_book(law, Debtor::Business, contracted_on, day(2026, 10, 1));
            book.unwrap().interest.as_ref().unwrap().margin_points
        };
        assert_eq!((margin(GoverningLaw::Be, Some(day(2012, 1, 1))), margin(GoverningLaw::Be, None)), (7, 8));
        assert_eq!((margin(GoverningLaw::De, Some(day(2014, 7, 28))), margin(GoverningLaw::De, Some(day(2014, 7, 29)))), (8, 9));
        assert_eq!(margin(GoverningLaw::Fr, Some(day(2007, 1, 1))), 10);
    }

    #[test]
    fn the_british_sum_grows_with_the_debt_and_takes_the_lowest_where_it_cannot_be_compared() {
        let book = rule_book(GoverningLaw::Uk, Debtor::Business, None, day(2026, 10, 1)).unwrap();
        let sum = |minor, currency| book.compensation.as_ref().unwrap().amount(Money::from_minor(minor, currency)).amount().to_string();
        let bands = [1, 99_999, 100_000, 999_999, 1_000_000].map(|minor| sum(minor, Currency::GBP));
        assert_eq!(bands, ["40.00", "40.00", "70.00", "70.00", "100.00"]);
        assert_eq!(sum(99_999_999, Currency::EUR), "40.00");
    }
}
