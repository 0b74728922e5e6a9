//! The indicators of receivables in one currency on one day, and month by month.
//!
//! Start at [`indicators_by_month`]; [`Indicator`] names each figure. Each has its own file with its definition; this one brings them to the
//! same days. Statistics: floats, in days or shares, never money.

use super::aged_balance::{AgedAmounts, AgedBalanceSettings, aged_balance_of};
use super::collection_effectiveness::CollectionEffectiveness;
use super::concentration::{Concentration, concentration};
use super::days_sales_outstanding::{DaysSalesOutstanding, count_back, first_of_month, sales_by_month};
use super::days_to_pay::{DaysToPay, DaysToPayTally};
use super::payment_behaviour::each_dot;
use super::recovery_cost::{RecoveryCost, recovery_cost};
use super::simple_days_of_sales::{SimpleDaysOfSales, simple_days_of_sales, three_months_to};
use crate::basis::money::Currency;
use crate::ledger::{AccountFamily, Indicator, ItemKind, Ledger};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// Months in a series.
pub const SERIES_MONTHS: u32 = 12;
/// Months between the two balances of the collection effectiveness.
const BETWEEN: usize = 3;

/// All figures of one day, with their terms.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicators {
    /// The evening it shows: the end of a month, or the day asked.
    pub on: NaiveDate,
    /// What is open by age, minor units.
    pub aged: AgedAmounts,
    /// `None` without sales in the three months.
    pub simple: Option<SimpleDaysOfSales>,
    /// `None` where nothing is owed, or sales do not explain it.
    pub count_back: Option<DaysSalesOutstanding>,
    /// The same of what is not due.
    pub best: Option<DaysSalesOutstanding>,
    /// Payments of six months, and what is late.
    pub days_to_pay: DaysToPay,
    /// Over three months; `None` where the books begin later.
    pub effectiveness: Option<CollectionEffectiveness>,
    /// `None` where nobody owes anything.
    pub concentration: Option<Concentration>,
    /// Over three months; `None` where the person did not say what an action costs, or in another currency.
    pub recovery_cost: Option<RecoveryCost>,
}

impl Indicators {
    /// Days of sales if everyone paid on the due date: 0 where nothing owed is not due.
    #[must_use]
    pub fn best_days(&self) -> Option<f64> {
        if self.aged.not_due <= 0 { self.count_back.as_ref().map(|_| 0.0) } else { self.best.as_ref().map(|it| it.days) }
    }

    /// The figure; `None` where the books do not give it.
    #[must_use]
    pub fn figure(&self, which: Indicator) -> Option<f64> {
        let share = |step: usize| self.aged.shares().and_then(|shares| shares.get(step).copied());
        match which {
            Indicator::SimpleDays => self.simple.as_ref().map(SimpleDaysOfSales::days),
            Indicator::CountBackDays => self.count_back.as_ref().map(|it| it.days),
            Indicator::BestDays => self.best_days(),
            Indicator::DelinquentDays => Some(self.count_back.as_ref()?.days - self.best_days()?),
            Indicator::DaysToPayByAmount => self.days_to_pay.paid.mean_by_amount(),
            Indicator::DaysToPayByAmountWithOpen => self.days_to_pay.with_open().mean_by_amount(),
            Indicator::DaysToPay => self.days_to_pay.paid.mean(),
            Indicator::DaysToPayWithOpen => self.days_to_pay.with_open().mean(),
            Indicator::Effectiveness => self.effectiveness.as_ref().and_then(CollectionEffectiveness::share),
            Indicator::NotDueShare => share(0),
            Indicator::LateTo30Share => share(1),
            Indicator::LateTo60Share => share(2),
            Indicator::LateTo90Share => share(3),
            Indicator::LateOver90Share => share(4),
            Indicator::TopFiveShare => self.concentration.as_ref().map(Concentration::top_share),
            Indicator::ConcentrationIndex => self.concentration.as_ref().map(|it| it.index),
            Indicator::RecoveryCostShare => self.recovery_cost.as_ref().and_then(RecoveryCost::share),
        }
    }
}

/// The figure of the last day of `series` less that of the month before; `None` where either is missing.
#[must_use]
pub fn change_in_a_month(series: &[Indicators], which: Indicator) -> Option<f64> {
    let [.., before, last] = series else { return None };
    Some(last.figure(which)? - before.figure(which)?)
}

/// The figures at the end of each of the `months` months up to that of `as_of`, oldest first; of the last one, at the end of `as_of`.
/// Months before the first document or money in the currency are left out: empty where there is none by `as_of`.
///
/// An aged balance and a look at all payments a month; budget 8 ms a month for 100,000 items.
#[must_use]
pub fn indicators_by_month(ledger: &Ledger, as_of: NaiveDate, currency: Currency, months: u32) -> Vec<Indicators> {
    let Some(begins) = first_day_in(ledger, as_of, currency) else { return Vec::new() };
    let this_month = first_of_month(as_of);
    let between = u32::try_from(BETWEEN).unwrap_or_default();
    let ends: Vec<NaiveDate> = (0..months.saturating_add(between))
        .rev()
        .filter_map(|back| match back.checked_sub(1) {
            None => Some(as_of),
            Some(back) => this_month.checked_sub_months(Months::new(back))?.pred_opt(),
        })
        .collect();
    let sales = sales_by_month(ledger, as_of).remove(&currency).unwrap_or_default();
    let doubtful = doubtful_items(ledger, as_of, currency);
    let settings = AgedBalanceSettings::by_due_date();
    let mut owed: Vec<i64> = Vec::new();
    let mut found = Vec::new();
    for (at, on) in ends.into_iter().enumerate() {
        let open = ledger.open_on(on);
        let aged = aged_balance_of(ledger, on, &settings, &open);
        let amounts = aged.total(currency).map(|total| total.amounts.clone()).unwrap_or_default();
        owed.push(amounts.total());
        let Some(begin) = at.checked_sub(BETWEEN).and_then(|at| owed.get(at)).copied() else { continue };
        if on < begins {
            continue;
        }
        let period = three_months_to(on);
        let effectiveness = (begins < period.first).then(|| CollectionEffectiveness {
            period,
            begin,
            sales: sales.range(period.first..=period.last).fold(0_i64, |sum, (_, of_month)| sum.saturating_add(*of_month)),
            end: amounts.total(),
            end_not_due: amounts.not_due.min(amounts.total()),
        });
        let mut tally = DaysToPayTally::new(on, currency);
        each_dot(ledger, on, &open, None, |dot, _| tally.add(ledger, &dot));
        let in_doubt = doubtful.iter().filter(|(day, _)| *day <= on).fold(0_i64, |sum, (_, amount)| sum.saturating_add(*amount));
        found.push(Indicators {
            on,
            simple: simple_days_of_sales(&sales, on, amounts.total(), in_doubt),
            count_back: count_back(&sales, on, amounts.total()),
            best: count_back(&sales, on, amounts.not_due),
            days_to_pay: tally.done(),
            effectiveness,
            concentration: concentration(&aged, currency),
            recovery_cost: recovery_cost(ledger, three_months_to(on), currency),
            aged: amounts,
        });
    }
    found
}

/// Currencies with an item by `as_of`, accruals aside, most items first.
#[must_use]
pub fn currencies_by_use(ledger: &Ledger, as_of: NaiveDate) -> Vec<Currency> {
    let columns = ledger.columns();
    let mut by_account = vec![0_usize; ledger.balances().len()];
    for ((on, kind), balance) in columns.on.iter().zip(columns.kind).zip(columns.balance) {
        if *on <= as_of && *kind != ItemKind::Accrual {
            by_account[balance.idx()] += 1;
        }
    }
    let mut found: BTreeMap<Currency, usize> = BTreeMap::new();
    for (account, n) in ledger.balances().iter().zip(by_account).filter(|(_, n)| *n > 0) {
        *found.entry(account.currency).or_default() += n;
    }
    let mut currencies: Vec<(Currency, usize)> = found.into_iter().collect();
    currencies.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    currencies.into_iter().map(|(currency, _)| currency).collect()
}

/// The day of the first item of the currency by `as_of`, accruals aside.
fn first_day_in(ledger: &Ledger, as_of: NaiveDate, currency: Currency) -> Option<NaiveDate> {
    let columns = ledger.columns();
    let items = columns.on.iter().zip(columns.kind).zip(columns.balance);
    items
        .filter(|((on, kind), balance)| **on <= as_of && **kind != ItemKind::Accrual && ledger.balance(**balance).currency == currency)
        .map(|((on, _), _)| *on)
        .min()
}

/// What moved accounts of doubtful customers, with its day.
fn doubtful_items(ledger: &Ledger, as_of: NaiveDate, currency: Currency) -> Vec<(NaiveDate, i64)> {
    ledger
        .items()
        .filter(|item| {
            item.account == AccountFamily::Doubtful && item.currency == currency && item.on <= as_of && item.kind != ItemKind::Accrual
        })
        .map(|item| (item.on, item.amount))
        .collect()
}
