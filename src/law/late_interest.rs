//! Late interest: what lateness costs, to the cent, with the lines it is made of.
//!
//! ```text
//! segments = [first day .. last day] cut at 1 January, 1 July, at every part payment and, where interest joins the base, each year
//! interest = Σ base × rate % × days / 365      exact inside; 365 also in leap years
//! total    = rounded once, half away from zero, to the cent
//! ```
//!
//! The one exception to "once": interest to which money was allocated is rounded when it is allocated, for money has cents.
//! Letter, screen and test show the same [`LateInterest`]. The count itself stands in [`super::interest_count`].

use super::{
    compensation::NotCharged,
    governing::GoverningLaw,
    interest_count::Count,
    interest_start::{NoticesGiven, Start, interest_start},
    rate_table::RateTable,
    rates::{MissingRate, RateBook},
    rule_book::{AgreedRateRule, Compounding, Debtor, InterestRule, rule_book},
    source::{Source, Status},
};
use crate::{
    basis::money::{CurrencyMismatch, Money},
    ledger::{CustomerKind, DueBasis},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Whether the day of payment carries interest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentDay {
    /// Days = day of payment − due date.
    #[default]
    Counts,
    /// One day fewer.
    LeftOut,
}

/// What a part payment pays first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaymentOrder {
    /// Interest, then principal: the order of the law in France and Belgium; in Germany and the Netherlands after costs.
    #[default]
    InterestFirst,
    /// Principal, then interest: by the creditor's agreement.
    PrincipalFirst,
}

/// What lowers a debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReductionKind {
    /// Lowers the principal from its day, whatever the order of payments: a credit note, a discount.
    Credit,
    /// Money received; lowers the base from the next day, or from its day where [`PaymentDay::LeftOut`].
    Payment,
}

/// Something that lowered the debt on one day. A payment that the bank took back is left out by the caller: it paid nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Reduction {
    /// What.
    pub kind: ReductionKind,
    /// The day it counts from.
    pub on: NaiveDate,
    /// How much, in the principal's currency; never negative.
    pub amount: Money,
}

/// A rate set by the contract or the terms of sale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct AgreedRate {
    /// Percent a year.
    pub percent: Decimal,
}

/// Who is owed, where the law tells creditors apart.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Creditor {
    /// Acts in its trade.
    #[default]
    InBusiness,
    /// A private person: France has a higher legal rate for them.
    PrivatePerson,
}

/// Whether interest joins the base at the end of each full year.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Capitalisation {
    /// Where the law says so without more: in the Netherlands.
    #[default]
    ByLaw,
    /// By contract or judgment, where the law allows that: in France.
    Agreed,
    /// Not, even where the law would: the creditor leaves it, or compares.
    Never,
}

/// One instalment for which late interest is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterestClaim {
    /// Whose rule book.
    pub law: GoverningLaw,
    /// Date of the contract, which chooses the period of the rule book in Belgium and Germany; without it the due date does.
    pub contracted_on: Option<NaiveDate>,
    /// Who owes.
    pub kind: CustomerKind,
    /// How sure the due date is.
    pub due: DueBasis,
    /// The amount due with its VAT, before any reduction.
    pub principal: Money,
    /// The due date: between businesses interest runs from the day after.
    pub due_on: NaiveDate,
    /// What was done and agreed that the law of a consumer's debt asks for.
    pub given: NoticesGiven,
    /// Credits and payments in any order; those after `as_of` are passed over.
    pub reductions: Vec<Reduction>,
    /// The day up to which it is counted, as if what is left were paid on it.
    pub as_of: NaiveDate,
    /// The day of the judgment that opened the debtor's insolvency: where the law says so, interest ends the day before.
    pub insolvent_on: Option<NaiveDate>,
    /// What part payments pay first.
    pub order: PaymentOrder,
    /// Whether a day of payment carries interest.
    pub payment_day: PaymentDay,
    /// The agreed rate; none where the law's applies.
    pub agreed: Option<AgreedRate>,
    /// Who is owed.
    pub creditor: Creditor,
    /// Whether interest joins the base each year.
    pub capitalisation: Capitalisation,
}

impl InterestClaim {
    /// A claim without payments, agreements or acts: interest first, the day of payment counts.
    #[must_use]
    pub fn new(law: GoverningLaw, kind: CustomerKind, due: DueBasis, principal: Money, due_on: NaiveDate, as_of: NaiveDate) -> Self {
        Self {
            law,
            contracted_on: None,
            kind,
            due,
            principal,
            due_on,
            given: NoticesGiven::default(),
            reductions: Vec::new(),
            as_of,
            insolvent_on: None,
            order: PaymentOrder::default(),
            payment_day: PaymentDay::default(),
            agreed: None,
            creditor: Creditor::default(),
            capitalisation: Capitalisation::default(),
        }
    }
}

/// Why a period has its rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateBasis {
    /// The law's where nothing is agreed.
    Statutory {
        /// The ECB's rate in percent; none where it is not known.
        reference: Option<Decimal>,
        /// Points added to it.
        margin_points: u8,
    },
    /// The law's where nothing is agreed, over the rate of another bank than the ECB.
    OverReference {
        /// Which.
        series: RateTable,
        /// In percent; none where it is not known.
        reference: Option<Decimal>,
        /// Points added to it.
        margin_points: u8,
    },
    /// The law's where nothing is agreed, published as such.
    Legal,
    /// Agreed.
    Agreed,
    /// The law's floor under the agreed rate.
    Floor {
        /// The rate of which the floor is a multiple, in percent.
        legal: Decimal,
        /// How many times.
        times: u8,
    },
    /// The law's cap over the agreed rate.
    Cap {
        /// What was agreed, in percent.
        agreed: Decimal,
    },
}

/// Days with one base and one rate, within one half-year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// First day that carries interest.
    pub from: NaiveDate,
    /// Last day that carries interest.
    pub to: NaiveDate,
    /// How many, both ends counted.
    pub days: u32,
    /// Percent a year.
    pub rate: Decimal,
    /// What was unpaid; where interest joined it, with up to ten decimals.
    pub base: Money,
    /// base × rate × days / 36,500 in units of the currency, to the 28 digits that a `Decimal` holds.
    pub exact: Decimal,
    /// Why this rate.
    pub basis: RateBasis,
    /// The series that was looked up.
    pub series: RateTable,
    /// Where the rate was read.
    pub source: Source,
}

impl Period {
    /// How sure the rate is.
    #[must_use]
    pub fn status(&self) -> Status {
        self.source.status
    }
}

/// Late interest and what it is made of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LateInterest {
    /// In order of time; empty where nothing was late.
    pub periods: Vec<Period>,
    /// The first day that carries interest where something is unpaid on it.
    pub starts_on: NaiveDate,
    /// The sum of the periods before any rounding.
    pub exact: Decimal,
    /// To the cent. It may differ by a cent from the sum of the periods as shown rounded.
    pub total: Money,
    /// The part of `total` that payments have paid; principal first, only what was paid beyond the principal.
    pub paid: Money,
    /// The principal left after the reductions, without interest that joined the base.
    pub principal_left: Money,
    /// What was received beyond principal and interest.
    pub excess: Money,
    /// What one day more adds, rounded to the cent; none where no rate is known for that day.
    pub per_day: Option<Money>,
    /// The text that sets the rate.
    pub rule: &'static Source,
    /// The rule book's entry, for whoever asks why.
    pub interest_rule: &'static InterestRule,
}

impl LateInterest {
    /// How many days carry interest.
    #[must_use]
    pub fn days(&self) -> u32 {
        self.periods.iter().fold(0, |sum, period| sum.saturating_add(period.days))
    }

    /// The weakest status among the rates used and the rule.
    #[must_use]
    pub fn status(&self) -> Status {
        self.periods.iter().fold(self.rule.status, |weakest, period| weakest.weaker(period.status()))
    }

    /// True where a rate was carried into a half-year for which none is known: never for a claim or a letter.
    #[must_use]
    pub fn is_estimate(&self) -> bool {
        self.status() == Status::Estimated
    }

    /// What is owed of it after what was paid.
    #[must_use]
    pub fn unpaid(&self) -> Money {
        Money::new(self.total.amount().saturating_sub(self.paid.amount()), self.total.currency())
    }
}

/// Why there is no figure.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoInterest {
    /// This debtor is not charged.
    #[error(transparent)]
    NotCharged(#[from] NotCharged),
    /// A rate is to be typed first.
    #[error(transparent)]
    MissingRate(#[from] MissingRate),
    /// No rule book for that law on that day.
    #[error("no rule book of {law:?} on {on}")]
    NoRuleBook {
        /// The law.
        law: GoverningLaw,
        /// The contract's day, or the due date.
        on: NaiveDate,
    },
    /// Nothing is known under this law of interest on interest by agreement.
    #[error("interest on interest by agreement is not covered under the law of {law:?}")]
    CapitalisationNotCovered {
        /// The law.
        law: GoverningLaw,
    },
    /// Nothing is known of the limits that this law sets to an agreed rate.
    #[error("an agreed rate is not covered under the law of {law:?}")]
    AgreedRateNotCovered {
        /// The law.
        law: GoverningLaw,
    },
    /// A principal, a reduction or an agreed rate below zero.
    #[error("an amount or a rate is negative")]
    Negative,
    /// A reduction in another currency.
    #[error(transparent)]
    Currency(#[from] CurrencyMismatch),
    /// An amount or a date beyond what can be counted exactly.
    #[error("an amount or a date is too large")]
    TooLarge,
}

/// The interest of one instalment. Nothing late gives no period and a total of zero.
///
/// # Errors
/// Says why there is no figure; a rate that is not known is named with its half-year.
pub fn late_interest(rates: &RateBook, claim: &InterestClaim) -> Result<LateInterest, NoInterest> {
    count(rates, claim, false)
}

/// For projections only: as [`late_interest`], with the last known rate, marked [`Status::Estimated`], where none is known.
///
/// # Errors
/// Says why there is no figure.
pub fn projected_interest(rates: &RateBook, claim: &InterestClaim) -> Result<LateInterest, NoInterest> {
    count(rates, claim, true)
}

/// The two figures that stand side by side wherever a part payment was received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BothOrders {
    /// Part payments pay interest first.
    pub interest_first: LateInterest,
    /// Part payments pay principal first.
    pub principal_first: LateInterest,
}

/// [`late_interest`] in both orders, whatever the claim's.
///
/// # Errors
/// Says why there is no figure.
pub fn late_interest_both_orders(rates: &RateBook, claim: &InterestClaim) -> Result<BothOrders, NoInterest> {
    let of = |order| late_interest(rates, &InterestClaim { order, ..claim.clone() });
    Ok(BothOrders { interest_first: of(PaymentOrder::InterestFirst)?, principal_first: of(PaymentOrder::PrincipalFirst)? })
}

fn count(rates: &RateBook, claim: &InterestClaim, carry_rates: bool) -> Result<LateInterest, NoInterest> {
    match (claim.kind, claim.due) {
        (CustomerKind::Unknown, _) => return Err(NotCharged::UnknownKind.into()),
        (_, DueBasis::Assumed) => return Err(NotCharged::AssumedDueDate.into()),
        (_, DueBasis::Stated | DueBasis::Confirmed) => {}
    }
    let delay_from = claim.due_on.succ_opt().ok_or(NoInterest::TooLarge)?;
    let on = claim.contracted_on.unwrap_or(delay_from);
    let book = rule_book(claim.law, Debtor::of(claim.kind), claim.contracted_on, delay_from);
    let book = book.ok_or(NoInterest::NoRuleBook { law: claim.law, on })?;
    let rule: &'static InterestRule = book.interest.as_ref().ok_or(NotCharged::NoRule)?;
    if claim.agreed.is_some() && rule.agreed == AgreedRateRule::NotKnown {
        return Err(NoInterest::AgreedRateNotCovered { law: claim.law });
    }
    let joins_base = match (&rule.compounding, claim.capitalisation) {
        (_, Capitalisation::Never) | (Compounding::None | Compounding::OnAgreement { .. }, Capitalisation::ByLaw) => false,
        (Compounding::Yearly { .. }, _) | (Compounding::OnAgreement { .. }, Capitalisation::Agreed) => true,
        (Compounding::None, Capitalisation::Agreed) => return Err(NoInterest::CapitalisationNotCovered { law: claim.law }),
    };
    if claim.principal.amount() < Decimal::ZERO || claim.agreed.is_some_and(|agreed| agreed.percent < Decimal::ZERO) {
        return Err(NoInterest::Negative);
    }
    let start = interest_start(rule, claim.due_on, &claim.given, claim.agreed.is_some())?;
    let last = last_day(rule, claim)?;
    let mut count = Count::new(rates, rule, claim, start.on, joins_base, carry_rates);
    if is_excused(claim, start) {
        count.pass_over(last)?;
    }
    for (effective_on, reduction) in in_order_of_effect(claim)? {
        if let Some(day_before) = effective_on.pred_opt() {
            count.run_to(day_before.min(last))?;
        }
        count.reduce(reduction.kind, reduction.amount.amount())?;
    }
    count.run_to(last)?;
    let stopped = rule.insolvency.is_some() && claim.insolvent_on.is_some_and(|judgment| judgment <= claim.as_of);
    let found = count.finish()?;
    let nothing = Money::zero(claim.principal.currency());
    Ok(if stopped { LateInterest { per_day: Some(nothing), ..found } } else { found })
}

/// The last day that carries interest.
fn last_day(rule: &InterestRule, claim: &InterestClaim) -> Result<NaiveDate, NoInterest> {
    let day_before = |day: NaiveDate| day.pred_opt().ok_or(NoInterest::TooLarge);
    let last = match claim.payment_day {
        PaymentDay::Counts => claim.as_of,
        PaymentDay::LeftOut => day_before(claim.as_of)?,
    };
    match claim.insolvent_on.filter(|_| rule.insolvency.is_some()) {
        Some(judgment) => Ok(last.min(day_before(judgment)?)),
        None => Ok(last),
    }
}

/// True while the debtor may still pay without interest, and for ever where all was paid by then.
fn is_excused(claim: &InterestClaim, start: Start) -> bool {
    let Some(until) = start.excused_until else { return false };
    let in_time = claim.reductions.iter().filter(|reduction| reduction.on <= until.min(claim.as_of));
    let paid = in_time.fold(Decimal::ZERO, |sum, reduction| sum.saturating_add(reduction.amount.amount()));
    claim.as_of <= until || paid >= claim.principal.amount()
}

/// Reductions up to the as-of day, each with the first day on which the lower base counts.
fn in_order_of_effect(claim: &InterestClaim) -> Result<Vec<(NaiveDate, &Reduction)>, NoInterest> {
    let expected = claim.principal.currency();
    let mut reductions = Vec::with_capacity(claim.reductions.len());
    for reduction in claim.reductions.iter().filter(|reduction| reduction.on <= claim.as_of) {
        if reduction.amount.currency() != expected {
            return Err(CurrencyMismatch { expected, found: reduction.amount.currency() }.into());
        }
        if reduction.amount.amount() < Decimal::ZERO {
            return Err(NoInterest::Negative);
        }
        let effective_on = match (reduction.kind, claim.payment_day) {
            (ReductionKind::Payment, PaymentDay::Counts) => reduction.on.succ_opt().ok_or(NoInterest::TooLarge)?,
            (ReductionKind::Payment, PaymentDay::LeftOut) | (ReductionKind::Credit, _) => reduction.on,
        };
        reductions.push((effective_on, reduction));
    }
    reductions.sort_by_key(|(effective_on, reduction)| (*effective_on, reduction.on, reduction.kind));
    Ok(reductions)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::{
        basis::money::Currency,
        law::{
            first_reminder::{FirstReminder, SentBy},
            rates::OwnRate,
            source::day,
        },
    };

    fn eur(text: &str) -> Money {
        Money::new(text.parse().unwrap(), Currency::EUR)
    }

    fn claim(principal: &str, due_on: NaiveDate, as_of: NaiveDate) -> InterestClaim {
        InterestClaim::new(GoverningLaw::Fr, CustomerKind::Business, DueBasis::Stated, eur(principal), due_on, as_of)
    }

    fn paid(amount: &str, on: NaiveDate) -> Reduction {
        Reduction { kind: ReductionKind::Payment, on, amount: eur(amount) }
    }

    fn ask(claim: &InterestClaim) -> LateInterest {
        late_interest(&RateBook::built_in(), claim).unwrap()
    }

    #[test]
    fn a_debt_over_30_june_has_two_rates() {
        // 1,000.00 due 15 June 2026, paid 15 July 2026.
        // 16 to 30 June:  15 days x 12.15 % -> 1000 x 0.1215 x 15 / 365 = 4.993151
        //  1 to 15 July:  15 days x 12.40 % -> 1000 x 0.1240 x 15 / 365 = 5.095890
        //  sum 10.089041 -> 10.09
        let found = ask(&claim("1000.00", day(2026, 6, 15), day(2026, 7, 15)));
        let lines: Vec<_> =
            found.periods.iter().map(|period| (period.days, period.rate.to_string(), period.exact.round_dp(6).to_string())).collect();
        assert_eq!(lines, [(15, "12.15".to_owned(), "4.993151".to_owned()), (15, "12.40".to_owned(), "5.095890".to_owned())]);
        assert_eq!(found.exact.round_dp(6).to_string(), "10.089041");
        assert_eq!(found.total, eur("10.09"));
        assert_eq!(found.rule.citation, "C. com., art. L441-10, II");
        // 1000 x 12.40 / 36500 = 0.339726
        assert_eq!(found.per_day, Some(eur("0.34")));
    }

    #[test]
    fn a_part_payment_pays_interest_first_and_rounds_it_then() {
        // 1,000.00 due 31 January 2026; 400.00 on 15 March; settled 15 May.
        // Interest first:  43 days x 12.15 % on 1000.00 = 14.313699 -> 14.31 paid; 385.69 to principal, 614.31 left
        //                  61 days x 12.15 % on  614.31 = 12.473859 -> 12.47;      14.31 + 12.47 = 26.78
        // Principal first: 14.313699 + 61 days on 600.00 (12.183288) = 26.496986 -> 26.50
        let mut part_paid = claim("1000.00", day(2026, 1, 31), day(2026, 5, 15));
        part_paid.reductions = vec![paid("400.00", day(2026, 3, 15))];
        let found = ask(&part_paid);
        assert_eq!((found.total, found.paid, found.principal_left), (eur("26.78"), eur("14.31"), eur("614.31")));
        part_paid.order = PaymentOrder::PrincipalFirst;
        let found = ask(&part_paid);
        assert_eq!((found.total, found.paid, found.principal_left), (eur("26.50"), eur("0.00"), eur("600.00")));
        assert_eq!(found.exact.round_dp(6).to_string(), "26.496986");
    }

    #[test]
    fn an_invoice_carries_nothing_on_its_due_date() {
        let found = ask(&claim("1000.00", day(2026, 6, 30), day(2026, 6, 30)));
        assert_eq!((found.days(), found.total), (0, eur("0.00")));
        assert_eq!(found.per_day, Some(eur("0.34")));
    }

    #[test]
    fn a_credit_note_lowers_the_base_from_its_day_and_pays_no_interest() {
        let mut credited = claim("1000.00", day(2026, 7, 31), day(2026, 8, 20));
        credited.reductions = vec![Reduction { kind: ReductionKind::Credit, on: day(2026, 8, 11), amount: eur("400.00") }];
        let found = ask(&credited);
        let bases: Vec<_> = found.periods.iter().map(|period| (period.days, period.base)).collect();
        assert_eq!(bases, [(10, eur("1000.00")), (10, eur("600.00"))]);
        assert_eq!(found.paid, eur("0.00"));
    }

    #[test]
    fn a_debt_overpaid_says_by_how_much_and_stops() {
        let mut overpaid = claim("1000.00", day(2026, 7, 31), day(2026, 11, 23));
        overpaid.reductions = vec![paid("1100.00", day(2026, 8, 10))];
        let found = ask(&overpaid);
        // 10 days x 12.40 % on 1000 = 3.397260 -> 3.40
        assert_eq!((found.total, found.paid, found.excess), (eur("3.40"), eur("3.40"), eur("96.60")));
        assert_eq!((found.days(), found.per_day), (10, Some(eur("0.00"))));
    }

    #[test]
    fn a_missing_half_year_is_named_and_the_next_day_is_not_guessed() {
        let rates = RateBook::built_in();
        let missing = late_interest(&rates, &claim("1000.00", day(2026, 12, 1), day(2027, 1, 1))).unwrap_err();
        let half_year = "2027-S1".parse().unwrap();
        assert_eq!(missing, MissingRate { table: RateTable::FrDefault, half_year }.into());
        assert_eq!(ask(&claim("1000.00", day(2026, 12, 1), day(2026, 12, 31))).per_day, None);
    }

    #[test]
    fn nothing_is_asked_of_whom_the_law_protects() {
        for (kind, due, reason) in [
            (CustomerKind::Unknown, DueBasis::Stated, NotCharged::UnknownKind),
            (CustomerKind::Unknown, DueBasis::Assumed, NotCharged::UnknownKind),
            (CustomerKind::Consumer, DueBasis::Stated, NotCharged::NoticeNeeded),
            (CustomerKind::Consumer, DueBasis::Assumed, NotCharged::AssumedDueDate),
            (CustomerKind::PublicBody, DueBasis::Assumed, NotCharged::AssumedDueDate),
            (CustomerKind::Business, DueBasis::Assumed, NotCharged::AssumedDueDate),
        ] {
            let asked = InterestClaim { kind, due, ..claim("1000.00", day(2026, 6, 15), day(2026, 7, 15)) };
            assert_eq!(late_interest(&RateBook::built_in(), &asked), Err(reason.into()));
        }
    }

    #[test]
    fn interest_stops_the_day_before_the_judgment_of_insolvency() {
        // 1,000.00 due 30 June 2026, judgment on 11 July: 1 to 10 July, 10 days x 12.40 % = 3.397260 -> 3.40, and no day adds more.
        let mut insolvent = claim("1000.00", day(2026, 6, 30), day(2026, 8, 31));
        insolvent.insolvent_on = Some(day(2026, 7, 11));
        let found = ask(&insolvent);
        assert_eq!((found.days(), found.total, found.per_day), (10, eur("3.40"), Some(eur("0.00"))));
        // No such rule is known of Germany: 62 days x 10.52 %.
        insolvent.law = GoverningLaw::De;
        assert_eq!(ask(&insolvent).days(), 62);
    }

    #[test]
    fn a_projection_carries_the_last_rate_and_says_that_it_is_an_estimate() {
        let rates = RateBook::built_in();
        let ahead = claim("1000.00", day(2026, 12, 1), day(2027, 1, 31));
        assert!(matches!(late_interest(&rates, &ahead), Err(NoInterest::MissingRate(_))));
        let found = projected_interest(&rates, &ahead).unwrap();
        let statuses: Vec<_> = found.periods.iter().map(Period::status).collect();
        assert_eq!((statuses, found.is_estimate()), (vec![Status::Verified, Status::Estimated], true));
        assert!(!projected_interest(&rates, &claim("1000.00", day(2026, 6, 15), day(2026, 7, 15))).unwrap().is_estimate());
    }

    #[test]
    fn a_rate_that_the_person_typed_is_shown_with_their_source() {
        let percent = "2.65".parse().unwrap();
        let typed = OwnRate { series: RateTable::EcbRefi, from: day(2027, 1, 1), percent, source: "BCE".into(), read_on: day(2027, 1, 4) };
        let rates = RateBook::built_in().with_own(vec![typed]);
        let found = late_interest(&rates, &claim("1000.00", day(2026, 12, 31), day(2027, 1, 10))).unwrap();
        let period = found.periods.first().unwrap();
        assert_eq!((period.rate.to_string().as_str(), period.source.citation.as_ref(), period.status()), ("12.65", "BCE", Status::Typed));
        assert_eq!(period.basis, RateBasis::Statutory { reference: Some(percent), margin_points: 10 });
    }

    #[test]
    fn an_agreed_rate_over_the_belgian_consumers_cap_is_cut_to_it() {
        let mut capped = claim("300.00", day(2026, 1, 31), day(2026, 6, 30));
        (capped.law, capped.kind) = (GoverningLaw::Be, CustomerKind::Consumer);
        capped.given.first_reminder = Some(FirstReminder { sent_on: day(2026, 2, 1), by: SentBy::Post });
        capped.agreed = Some(AgreedRate { percent: Decimal::from(15) });
        // From 19 February: 132 days x 10.5 % on 300 = 11.391781.
        let found = ask(&capped);
        assert_eq!((found.starts_on, found.total), (day(2026, 2, 19), eur("11.39")));
        assert_eq!(found.periods.first().unwrap().basis, RateBasis::Cap { agreed: Decimal::from(15) });
        capped.agreed = Some(AgreedRate { percent: Decimal::from(6) });
        assert_eq!(ask(&capped).periods.first().unwrap().basis, RateBasis::Agreed);
    }

    #[test]
    fn a_small_belgian_creditor_asks_nothing_of_whom_pays_within_the_days_of_grace() {
        let mut reminded = claim("300.00", day(2026, 1, 31), day(2026, 2, 18));
        (reminded.law, reminded.kind) = (GoverningLaw::Be, CustomerKind::Consumer);
        reminded.agreed = Some(AgreedRate { percent: Decimal::TEN });
        reminded.given.first_reminder = Some(FirstReminder { sent_on: day(2026, 2, 1), by: SentBy::Post });
        reminded.given.small_creditor = true;
        assert_eq!(ask(&reminded).total, eur("0.00"));
        // Not paid by the 18th: on the 19th, 18 days from 2 February x 10 % on 300 = 1.479452.
        reminded.as_of = day(2026, 2, 19);
        assert_eq!(ask(&reminded).total, eur("1.48"));
        reminded.reductions = vec![paid("300.00", day(2026, 2, 18))];
        assert_eq!(ask(&reminded).total, eur("0.00"));
    }

    #[test]
    fn interest_of_a_full_year_joins_the_base_where_the_law_or_the_contract_says_so() {
        // 1,000.00 due 31 January 2024; to 31 January 2025: 151 days x 12.50 + 184 x 12.25 + 31 x 11.15 = 122.935616 -> joins on
        // 1 February: base 1,122.935616.
        let mut dutch = claim("1000.00", day(2024, 1, 31), day(2025, 2, 10));
        dutch.law = GoverningLaw::Nl;
        let found = ask(&dutch);
        let last = found.periods.last().unwrap();
        assert_eq!((last.from, last.base.rounded(), found.principal_left), (day(2025, 2, 1), eur("1122.94"), eur("1000.00")));
        dutch.capitalisation = Capitalisation::Never;
        assert_eq!(ask(&dutch).periods.last().unwrap().base, eur("1000.00"));
        let mut french = claim("1000.00", day(2024, 1, 31), day(2025, 2, 10));
        assert_eq!(ask(&french).periods.last().unwrap().base, eur("1000.00"));
        french.capitalisation = Capitalisation::Agreed;
        // 151 x 14.50 + 184 x 14.25 + 31 x 13.15 = 142.99...
        assert_eq!(ask(&french).periods.last().unwrap().base.rounded(), eur("1142.99"));
        french.law = GoverningLaw::De;
        let refused = late_interest(&RateBook::built_in(), &french);
        assert_eq!(refused, Err(NoInterest::CapitalisationNotCovered { law: GoverningLaw::De }));
    }

    #[test]
    fn a_payment_takes_the_interest_that_joined_the_base_before_the_principal() {
        // Dutch debt of 1,000.00 due 31 January 2024. On 1 February 2025, before that day's interest is counted: nothing; the day
        // counts, so 122.935616 joined + 1,122.935616 x 11.15 % x 1 / 365 = 0.343034 is owed: 123.28.
        let mut dutch = claim("1000.00", day(2024, 1, 31), day(2025, 2, 1));
        dutch.law = GoverningLaw::Nl;
        dutch.reductions = vec![paid("150.00", day(2025, 2, 1))];
        let found = ask(&dutch);
        assert_eq!((found.paid, found.principal_left, found.unpaid()), (eur("123.28"), eur("973.28"), eur("0.00")));
        dutch.reductions = vec![paid("100.00", day(2025, 2, 1))];
        dutch.as_of = day(2025, 2, 2);
        let found = ask(&dutch);
        // 1,122.935616 - 100.00 joined is the base of the next day.
        assert_eq!((found.principal_left, found.periods.last().unwrap().base.rounded()), (eur("1000.00"), eur("1022.94")));
    }

    #[test]
    fn both_orders_stand_side_by_side() {
        let mut part_paid = claim("1000.00", day(2026, 1, 31), day(2026, 5, 15));
        part_paid.reductions = vec![paid("400.00", day(2026, 3, 15))];
        let both = late_interest_both_orders(&RateBook::built_in(), &part_paid).unwrap();
        assert_eq!((both.interest_first.total, both.principal_first.total), (eur("26.78"), eur("26.50")));
    }

    #[test]
    fn an_older_belgian_contract_changes_rate_in_the_middle_of_a_half_year() {
        let mut older = claim("1000.00", day(2015, 2, 28), day(2015, 3, 31));
        (older.law, older.contracted_on) = (GoverningLaw::Be, Some(day(2012, 5, 2)));
        let lines: Vec<_> = ask(&older).periods.iter().map(|period| (period.days, period.rate.to_string())).collect();
        assert_eq!(lines, [(15, "7.5".to_owned()), (16, "8.5".to_owned())]);
    }

    #[test]
    fn what_cannot_be_counted_exactly_is_refused() {
        let rates = RateBook::built_in();
        let mut wrong = claim("1000.00", day(2026, 6, 15), day(2026, 7, 15));
        wrong.principal = Money::new(Decimal::MAX, Currency::EUR);
        assert_eq!(late_interest(&rates, &wrong), Err(NoInterest::TooLarge));
        wrong.principal = eur("-1.00");
        assert_eq!(late_interest(&rates, &wrong), Err(NoInterest::Negative));
        wrong = claim("1000.00", NaiveDate::MAX, NaiveDate::MAX);
        assert_eq!(late_interest(&rates, &wrong), Err(NoInterest::TooLarge));
        wrong = claim("1000.00", day(2026, 6, 15), day(2026, 7, 15));
        wrong.reductions = vec![Reduction { kind: ReductionKind::Payment, on: day(2026, 7, 1), amount: Money::zero(Currency::USD) }];
        assert!(matches!(late_interest(&rates, &wrong), Err(NoInterest::Currency(_))));
        wrong.reductions.clear();
        (wrong.law, wrong.agreed) = (GoverningLaw::De, Some(AgreedRate { percent: Decimal::TEN }));
        assert_eq!(late_interest(&rates, &wrong), Err(NoInterest::AgreedRateNotCovered { law: GoverningLaw::De }));
    }
}
