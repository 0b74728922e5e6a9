//! Late interest: what lateness costs a business that pays late, to the cent, with the lines it is made of.
//!
//! ```text
//! segments = [due + 1 .. last day] cut at 1 January, 1 July and at every part payment
//! interest = Σ base × rate % × days / 365      exact inside; 365 also in leap years
//! total    = rounded once, half away from zero, to the cent
//! ```
//!
//! The one exception to "once": interest to which money was allocated is rounded when it is allocated, for money has cents.
//! Letter, screen and test show the same [`LateInterest`].

use super::{
    compensation::{NotCharged, chargeable},
    governing::GoverningLaw,
    rates::{HalfYear, MissingRate, RateBook},
    rule_book::{InterestRule, rule_book},
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
    /// Interest, then principal: the law's order in France and Belgium.
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

/// One instalment for which late interest is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterestClaim {
    /// Whose rule book.
    pub law: GoverningLaw,
    /// Date of the contract, which chooses the period of the rule book in Belgium; without it the due date does.
    pub contracted_on: Option<NaiveDate>,
    /// Who owes.
    pub kind: CustomerKind,
    /// How sure the due date is.
    pub due: DueBasis,
    /// The amount due with its VAT, before any reduction.
    pub principal: Money,
    /// Interest runs from the day after.
    pub due_on: NaiveDate,
    /// Credits and payments in any order; those after `as_of` are passed over.
    pub reductions: Vec<Reduction>,
    /// The day up to which it is counted, as if what is left were paid on it. At the debtor's insolvency: the day before the
    /// judgment (C. com., art. L622-28).
    pub as_of: NaiveDate,
    /// What part payments pay first.
    pub order: PaymentOrder,
    /// Whether a day of payment carries interest.
    pub payment_day: PaymentDay,
    /// The agreed rate; none where the law's applies.
    pub agreed: Option<AgreedRate>,
}

/// Why a period has its rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RateBasis {
    /// The law's where nothing is agreed.
    Statutory {
        /// The ECB's rate in percent; none for a rate that a person typed.
        reference: Option<Decimal>,
        /// Points added to it.
        margin_points: u8,
    },
    /// Agreed.
    Agreed,
    /// The law's floor under the agreed rate.
    Floor {
        /// The rate of which the floor is a multiple, in percent.
        legal: Decimal,
        /// How many times.
        times: u8,
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
    /// What was unpaid.
    pub base: Money,
    /// base × rate × days / 36,500 in units of the currency, to the 28 digits that a `Decimal` holds.
    pub exact: Decimal,
    /// Why this rate.
    pub basis: RateBasis,
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
    /// The sum of the periods before any rounding.
    pub exact: Decimal,
    /// To the cent. It may differ by a cent from the sum of the periods as shown rounded.
    pub total: Money,
    /// The part of `total` that payments have paid; principal first, only what was paid beyond the principal.
    pub paid: Money,
    /// The principal left after the reductions.
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

/// Percent and days of a year in one divisor: exact sums are kept in numerators over it.
const DIVISOR: i64 = 36_500;

/// The interest of one instalment. Nothing late gives no period and a total of zero.
///
/// # Errors
/// Says why there is no figure; a rate that is not known is named with its half-year.
pub fn late_interest(rates: &RateBook, claim: &InterestClaim) -> Result<LateInterest, NoInterest> {
    chargeable(claim.kind, claim.due)?;
    let on = claim.contracted_on.unwrap_or(claim.due_on);
    let rule = &rule_book(claim.law, on).ok_or(NoInterest::NoRuleBook { law: claim.law, on })?.interest;
    if claim.agreed.is_some() && rule.agreed.is_none() {
        return Err(NoInterest::AgreedRateNotCovered { law: claim.law });
    }
    if claim.principal.amount() < Decimal::ZERO || claim.agreed.is_some_and(|agreed| agreed.percent < Decimal::ZERO) {
        return Err(NoInterest::Negative);
    }
    let last = match claim.payment_day {
        PaymentDay::Counts => claim.as_of,
        PaymentDay::LeftOut => claim.as_of.pred_opt().ok_or(NoInterest::TooLarge)?,
    };
    let first = claim.due_on.succ_opt().ok_or(NoInterest::TooLarge)?;
    let mut count = Count {
        rates,
        rule,
        claim,
        periods: Vec::new(),
        sum: Decimal::ZERO,
        unpaid: Decimal::ZERO,
        paid: Decimal::ZERO,
        base: claim.principal.amount(),
        excess: Decimal::ZERO,
        next: first,
    };
    for (effective_on, reduction) in in_order_of_effect(claim)? {
        if let Some(day_before) = effective_on.pred_opt() {
            count.run_to(day_before.min(last))?;
        }
        count.reduce(reduction.kind, reduction.amount.amount())?;
    }
    count.run_to(last)?;
    count.finish()
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

/// The count as it moves through time. `sum` and `unpaid` are numerators over [`DIVISOR`]; the rest is money.
struct Count<'a> {
    rates: &'a RateBook,
    rule: &'static InterestRule,
    claim: &'a InterestClaim,
    periods: Vec<Period>,
    sum: Decimal,
    unpaid: Decimal,
    paid: Decimal,
    base: Decimal,
    excess: Decimal,
    next: NaiveDate,
}

struct Rate {
    percent: Decimal,
    to: NaiveDate,
    basis: RateBasis,
    source: Source,
}

impl Count<'_> {
    fn rate_on(&self, date: NaiveDate) -> Result<Rate, NoInterest> {
        let half_year_ends = HalfYear::of(date).last_day();
        let (Some(agreed), Some(limits)) = (self.claim.agreed, &self.rule.agreed) else {
            let row = self.rates.on(self.rule.table, date)?;
            let basis = RateBasis::Statutory { reference: row.reference, margin_points: self.rule.margin_points };
            return Ok(Rate { percent: row.rate, to: row.to.min(half_year_ends), basis, source: row.source.clone() });
        };
        let legal = self.rates.on(limits.floor_table, date)?;
        let to = legal.to.min(half_year_ends);
        let floor = legal.rate.checked_mul(Decimal::from(limits.floor_times)).ok_or(NoInterest::TooLarge)?;
        if agreed.percent >= floor {
            return Ok(Rate { percent: agreed.percent, to, basis: RateBasis::Agreed, source: limits.source.clone() });
        }
        let basis = RateBasis::Floor { legal: legal.rate, times: limits.floor_times };
        Ok(Rate { percent: floor, to, basis, source: legal.source.clone() })
    }

    /// Counts the days from the next one up to `last`, cut where the rate may change.
    fn run_to(&mut self, last: NaiveDate) -> Result<(), NoInterest> {
        while self.next <= last {
            if self.base.is_zero() {
                self.next = last.succ_opt().ok_or(NoInterest::TooLarge)?;
                return Ok(());
            }
            let Rate { percent, to, basis, source } = self.rate_on(self.next)?;
            let to = to.min(last);
            let days = u32::try_from((to - self.next).num_days() + 1).map_err(|_| NoInterest::TooLarge)?;
            let numerator = numerator(self.base, percent, days)?;
            self.sum = exact_sum(self.sum, numerator)?;
            self.unpaid = exact_sum(self.unpaid, numerator)?;
            let base = Money::new(self.base, self.claim.principal.currency());
            self.periods.push(Period { from: self.next, to, days, rate: percent, base, exact: over_divisor(numerator), basis, source });
            self.next = to.succ_opt().ok_or(NoInterest::TooLarge)?;
        }
        Ok(())
    }

    fn reduce(&mut self, kind: ReductionKind, amount: Decimal) -> Result<(), NoInterest> {
        let left = match (kind, self.claim.order) {
            (ReductionKind::Credit, _) => self.pay_principal(amount),
            (ReductionKind::Payment, PaymentOrder::PrincipalFirst) => {
                let left = self.pay_principal(amount);
                self.pay_interest(left)?
            }
            (ReductionKind::Payment, PaymentOrder::InterestFirst) => {
                let left = self.pay_interest(amount)?;
                self.pay_principal(left)
            }
        };
        self.excess = self.excess.checked_add(left).ok_or(NoInterest::TooLarge)?;
        Ok(())
    }

    /// What is left of `amount`.
    fn pay_principal(&mut self, amount: Decimal) -> Decimal {
        let part = amount.min(self.base);
        self.base -= part;
        amount - part
    }

    /// What is left of `amount`. Interest wholly paid is rounded here, and the fraction of a cent is gone with it.
    fn pay_interest(&mut self, amount: Decimal) -> Result<Decimal, NoInterest> {
        let owed = self.money(over_divisor(self.unpaid)).rounded().amount();
        let part = amount.min(owed);
        if part.is_zero() {
            return Ok(amount);
        }
        self.unpaid = if part == owed {
            Decimal::ZERO
        } else {
            let numerator = part.checked_mul(Decimal::from(DIVISOR)).ok_or(NoInterest::TooLarge)?;
            exact_sum(self.unpaid, -numerator)?
        };
        self.paid = self.paid.checked_add(part).ok_or(NoInterest::TooLarge)?;
        Ok(amount - part)
    }

    fn money(&self, amount: Decimal) -> Money {
        Money::new(amount, self.claim.principal.currency())
    }

    fn finish(self) -> Result<LateInterest, NoInterest> {
        let unpaid = self.money(over_divisor(self.unpaid)).rounded().amount();
        let total = self.paid.checked_add(unpaid).ok_or(NoInterest::TooLarge)?;
        let per_day = match self.rate_on(self.next) {
            _ if self.base.is_zero() => Some(self.money(Decimal::ZERO).rounded()),
            Ok(rate) => Some(self.money(over_divisor(numerator(self.base, rate.percent, 1)?)).rounded()),
            Err(NoInterest::MissingRate(_)) => None,
            Err(other) => return Err(other),
        };
        Ok(LateInterest {
            exact: over_divisor(self.sum),
            total: self.money(total).rounded(),
            paid: self.money(self.paid).rounded(),
            principal_left: self.money(self.base),
            excess: self.money(self.excess),
            per_day,
            rule: &self.rule.source,
            interest_rule: self.rule,
            periods: self.periods,
        })
    }
}

/// Exact or refused: a product that a `Decimal` would have to round does not pass.
fn numerator(base: Decimal, percent: Decimal, days: u32) -> Result<Decimal, NoInterest> {
    let (base, percent) = (base.normalize(), percent.normalize());
    let product = base.checked_mul(percent).filter(|product| product.scale() == base.scale() + percent.scale() || product.is_zero());
    let product = product.and_then(|product| product.checked_mul(Decimal::from(days)).filter(|whole| whole.scale() == product.scale()));
    product.ok_or(NoInterest::TooLarge)
}

fn exact_sum(one: Decimal, other: Decimal) -> Result<Decimal, NoInterest> {
    let is_exact = |sum: &Decimal| one.is_zero() || other.is_zero() || sum.scale() >= one.scale().max(other.scale());
    one.checked_add(other).filter(is_exact).ok_or(NoInterest::TooLarge)
}

/// To 28 digits. A cent's half is hit exactly or missed by at least 1/36,500 of the numerator's last place, which is far more
/// than the 28th digit of any sum of money: the rounding that follows is that of the exact quotient.
fn over_divisor(numerator: Decimal) -> Decimal {
    numerator.checked_div(Decimal::from(DIVISOR)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::{
        basis::money::Currency,
        law::{rates::RateTable, source::day},
    };

    fn eur(text: &str) -> Money {
        Money::new(text.parse().unwrap(), Currency::EUR)
    }

    fn claim(principal: &str, due_on: NaiveDate, as_of: NaiveDate) -> InterestClaim {
        InterestClaim {
            law: GoverningLaw::Fr,
            contracted_on: None,
            kind: CustomerKind::Business,
            due: DueBasis::Stated,
            principal: eur(principal),
            due_on,
            reductions: Vec::new(),
            as_of,
            order: PaymentOrder::InterestFirst,
            payment_day: PaymentDay::Counts,
            agreed: None,
        }
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
            (CustomerKind::Consumer, DueBasis::Stated, NotCharged::Consumer),
            (CustomerKind::PublicBody, DueBasis::Stated, NotCharged::PublicBody),
            (CustomerKind::Business, DueBasis::Assumed, NotCharged::AssumedDueDate),
        ] {
            let asked = InterestClaim { kind, due, ..claim("1000.00", day(2026, 6, 15), day(2026, 7, 15)) };
            assert_eq!(late_interest(&RateBook::built_in(), &asked), Err(reason.into()));
        }
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
        (wrong.law, wrong.agreed) = (GoverningLaw::Be, Some(AgreedRate { percent: Decimal::TEN }));
        assert_eq!(late_interest(&rates, &wrong), Err(NoInterest::AgreedRateNotCovered { law: GoverningLaw::Be }));
    }
}
