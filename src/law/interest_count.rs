//! How late interest is counted: piece by piece through time, exact until the end.
//!
//! Sums are kept in numerators over 36,500 (percent, and days of a year), so that no division rounds before the end. Interest that
//! joins the base is the one figure that is divided: it is kept to ten decimals.

use super::{
    half_year::HalfYear,
    late_interest::{Creditor, InterestClaim, LateInterest, NoInterest, PaymentOrder, Period, RateBasis, ReductionKind},
    rate_table::RateTable,
    rates::{RateBook, RateRow},
    rule_book::{AgreedRateRule, InterestRule, RateMode},
    source::Source,
};
use crate::basis::money::Money;
use chrono::{Months, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};

/// Percent and days of a year in one divisor: exact sums are kept in numerators over it.
const DIVISOR: i64 = 36_500;

/// Decimals of interest that joins the base.
const DECIMALS_OF_JOINED: u32 = 10;

/// The count as it moves through time. `sum` and `unpaid` are numerators over [`DIVISOR`]; the rest is money.
pub(super) struct Count<'a> {
    rates: &'a RateBook,
    rule: &'static InterestRule,
    claim: &'a InterestClaim,
    carry_rates: bool,
    joins_base: bool,
    starts_on: NaiveDate,
    periods: Vec<Period>,
    sum: Decimal,
    unpaid: Decimal,
    paid: Decimal,
    principal: Decimal,
    /// Interest of full years, unpaid, that carries interest itself.
    joined: Decimal,
    /// How many full years have joined.
    years: u32,
    excess: Decimal,
    next: NaiveDate,
}

struct Rate {
    percent: Decimal,
    to: NaiveDate,
    basis: RateBasis,
    series: RateTable,
    source: Source,
}

impl<'a> Count<'a> {
    pub(super) fn new(
        rates: &'a RateBook,
        rule: &'static InterestRule,
        claim: &'a InterestClaim,
        starts_on: NaiveDate,
        joins_base: bool,
        carry_rates: bool,
    ) -> Self {
        Self {
            rates,
            rule,
            claim,
            carry_rates,
            joins_base,
            starts_on,
            periods: Vec::new(),
            sum: Decimal::ZERO,
            unpaid: Decimal::ZERO,
            paid: Decimal::ZERO,
            principal: claim.principal.amount(),
            joined: Decimal::ZERO,
            years: 0,
            excess: Decimal::ZERO,
            next: starts_on,
        }
    }

    fn table(&self) -> RateTable {
        match (self.claim.creditor, self.rule.private_creditor) {
            (Creditor::PrivatePerson, Some(table)) => table,
            _ => self.rule.table,
        }
    }

    fn row(&self, table: RateTable, date: NaiveDate) -> Result<RateRow, NoInterest> {
        let row = if self.carry_rates { self.rates.on_or_estimated(table, date) } else { self.rates.on(table, date) };
        row.map_err(NoInterest::from)
    }

    fn rate_on(&self, date: NaiveDate) -> Result<Rate, NoInterest> {
        let half_year_ends = HalfYear::of(date).last_day();
        let Some(agreed) = self.claim.agreed else { return self.statutory_rate_on(date) };
        let agreed = agreed.percent;
        match &self.rule.agreed {
            AgreedRateRule::NotKnown => Err(NoInterest::AgreedRateNotCovered { law: self.claim.law }),
            AgreedRateRule::Free { source } => {
                let (series, source) = (self.table(), source.clone());
                Ok(Rate { percent: agreed, to: half_year_ends, basis: RateBasis::Agreed, series, source })
            }
            AgreedRateRule::Floor { table, times, source } => {
                let legal = self.row(*table, date)?;
                let (series, to) = (*table, legal.to.min(half_year_ends));
                let floor = legal.rate.checked_mul(Decimal::from(*times)).ok_or(NoInterest::TooLarge)?;
                if agreed >= floor {
                    return Ok(Rate { percent: agreed, to, basis: RateBasis::Agreed, series, source: source.clone() });
                }
                let basis = RateBasis::Floor { legal: legal.rate, times: *times };
                Ok(Rate { percent: floor, to, basis, series, source: legal.source })
            }
            AgreedRateRule::Cap { table, source } => {
                let cap = self.row(*table, date)?;
                let (series, to) = (*table, cap.to.min(half_year_ends));
                if agreed <= cap.rate {
                    return Ok(Rate { percent: agreed, to, basis: RateBasis::Agreed, series, source: source.clone() });
                }
                Ok(Rate { percent: cap.rate, to, basis: RateBasis::Cap { agreed }, series, source: cap.source })
            }
        }
    }

    fn statutory_rate_on(&self, date: NaiveDate) -> Result<Rate, NoInterest> {
        let (series, half_year_ends) = (self.table(), HalfYear::of(date).last_day());
        let (row, to) = match self.rule.mode {
            RateMode::FrozenAtStart => (self.row(series, self.starts_on)?, half_year_ends),
            RateMode::HalfYear | RateMode::Year | RateMode::Decree => {
                let row = self.row(series, date)?;
                let to = row.to.min(half_year_ends);
                (row, to)
            }
        };
        let (reference, margin_points) = (row.reference, self.rule.margin_points);
        let basis = match series.follows().map(|follows| follows.reference) {
            Some(RateTable::EcbRefi) => RateBasis::Statutory { reference, margin_points },
            Some(series) => RateBasis::OverReference { series, reference, margin_points },
            None => RateBasis::Legal,
        };
        Ok(Rate { percent: row.rate, to, basis, series, source: row.source })
    }

    fn base(&self) -> Result<Decimal, NoInterest> {
        exact_sum(self.principal, self.joined)
    }

    /// The last day of the year of interest that is running; none where interest never joins the base.
    fn year_ends(&self) -> Option<NaiveDate> {
        let months = Months::new(self.years.checked_add(1)?.checked_mul(12)?);
        self.starts_on.checked_add_months(months)?.pred_opt().filter(|_| self.joins_base)
    }

    /// No interest up to and with `last`.
    pub(super) fn pass_over(&mut self, last: NaiveDate) -> Result<(), NoInterest> {
        self.next = last.succ_opt().ok_or(NoInterest::TooLarge)?.max(self.next);
        Ok(())
    }

    /// Counts the days from the next one up to `last`, cut where the rate may change and where a year of interest ends.
    pub(super) fn run_to(&mut self, last: NaiveDate) -> Result<(), NoInterest> {
        while self.next <= last {
            let year_ends = self.year_ends();
            let base = self.base()?;
            if base.is_zero() && self.unpaid.is_zero() {
                return self.pass_over(last);
            }
            let year_to = year_ends.map_or(last, |end| end.min(last));
            let to = if base.is_zero() {
                year_to
            } else {
                let Rate { percent, to, basis, series, source } = self.rate_on(self.next)?;
                let to = to.min(year_to);
                let days = u32::try_from((to - self.next).num_days() + 1).map_err(|_| NoInterest::TooLarge)?;
                let numerator = numerator(base, percent, days)?;
                self.sum = exact_sum(self.sum, numerator)?;
                self.unpaid = exact_sum(self.unpaid, numerator)?;
                let (base, exact) = (self.money(base), over_divisor(numerator));
                self.periods.push(Period { from: self.next, to, days, rate: percent, base, exact, basis, series, source });
                to
            };
            self.next = to.succ_opt().ok_or(NoInterest::TooLarge)?;
            if year_ends == Some(to) {
                self.join()?;
            }
        }
        Ok(())
    }

    /// The interest of a full year joins the base.
    fn join(&mut self) -> Result<(), NoInterest> {
        let interest = over_divisor(self.unpaid).round_dp_with_strategy(DECIMALS_OF_JOINED, RoundingStrategy::MidpointAwayFromZero);
        self.joined = exact_sum(self.joined, interest)?;
        self.unpaid = Decimal::ZERO;
        self.years = self.years.saturating_add(1);
        Ok(())
    }

    pub(super) fn reduce(&mut self, kind: ReductionKind, amount: Decimal) -> Result<(), NoInterest> {
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
        let part = amount.min(self.principal);
        self.principal -= part;
        amount - part
    }

    /// What is left of `amount`. Interest wholly paid is rounded here, and the fraction of a cent is gone with it; paid in part, what
    /// joined the base goes first.
    fn pay_interest(&mut self, amount: Decimal) -> Result<Decimal, NoInterest> {
        let owed = self.owed()?;
        let part = amount.min(owed);
        if part.is_zero() {
            return Ok(amount);
        }
        if part == owed {
            (self.joined, self.unpaid) = (Decimal::ZERO, Decimal::ZERO);
        } else {
            let of_joined = part.min(self.joined);
            self.joined -= of_joined;
            let numerator = (part - of_joined).checked_mul(Decimal::from(DIVISOR)).ok_or(NoInterest::TooLarge)?;
            self.unpaid = exact_sum(self.unpaid, -numerator)?;
        }
        self.paid = self.paid.checked_add(part).ok_or(NoInterest::TooLarge)?;
        Ok(amount - part)
    }

    /// Interest not paid yet, to the cent.
    fn owed(&self) -> Result<Decimal, NoInterest> {
        let owed = self.joined.checked_add(over_divisor(self.unpaid)).ok_or(NoInterest::TooLarge)?;
        Ok(self.money(owed).rounded().amount())
    }

    fn money(&self, amount: Decimal) -> Money {
        Money::new(amount, self.claim.principal.currency())
    }

    pub(super) fn finish(self) -> Result<LateInterest, NoInterest> {
        let total = self.paid.checked_add(self.owed()?).ok_or(NoInterest::TooLarge)?;
        let base = self.base()?;
        let per_day = match self.rate_on(self.next) {
            _ if base.is_zero() => Some(self.money(Decimal::ZERO).rounded()),
            Ok(rate) => Some(self.money(over_divisor(numerator(base, rate.percent, 1)?)).rounded()),
            Err(NoInterest::MissingRate(_)) => None,
            Err(other) => return Err(other),
        };
        Ok(LateInterest {
            starts_on: self.starts_on,
            exact: over_divisor(self.sum),
            total: self.money(total).rounded(),
            paid: self.money(self.paid).rounded(),
            principal_left: self.money(self.principal),
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
