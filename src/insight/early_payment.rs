//! What a discount for early payment would cost and bring: 2 % at 10 days, or any other, on the firm's own last twelve months.
//!
//! Start at [`early_payment`]. For each customer: what was invoiced, after how many days it is really paid, whether it would take the discount
//! and why, what that costs a year and how much money it leaves in the account. The yearly rate of a discount is
//! `rate ÷ (1 − rate) × 365 ÷ days gained` (the textbook's: 2/10 net 30 is 37.2449 %), compounded `(1 + rate ÷ (1 − rate))^(365 ÷ days gained) − 1`.
//!
//! Invariants: rows sum to totals; 0 % costs and changes nothing; more days never lower the number of takers.
//! Amounts are minor units, with tax, rounded once each; rates are statistics (floats, per cent).

use crate::basis::money::Currency;
use crate::insight::forecast::{PastDocument, past_documents};
use crate::ledger::{Customer, CustomerIdx, CustomerKind, ItemKind, Ledger};
use chrono::{Days, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};

/// What is tried.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlyPaymentOffer {
    /// Per cent of the amount with tax.
    pub percent: f64,
    /// Days from issue in which to pay.
    pub days: u16,
    /// What own short-term money costs, per cent a year: overdraft, factoring.
    pub own_cost_percent: f64,
    /// Assumption: what short-term money costs a customer, per cent a year. One whom the discount pays more would take it.
    pub customer_cost_percent: f64,
    /// Customers of whom the person said whether they would.
    pub said: BTreeMap<CustomerIdx, bool>,
}

/// Whether a customer would take the discount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WouldTake {
    /// Counted.
    Yes,
    /// Not counted.
    No,
    /// Not known: not counted, and said.
    Unknown,
}

/// Why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TakeReason {
    /// The person said so.
    Said,
    /// It took discounts before.
    TookBefore {
        /// How many in the twelve months.
        n: usize,
    },
    /// It pays within these days already: it would take the discount and bring nothing.
    PaysAsEarly,
    /// A public buyer pays in its own time.
    PublicBuyer,
    /// It pays long after the due date: money is short there.
    ShortOfMoney {
        /// Mean days after the due date.
        days_late: f64,
    },
    /// Too few of its documents are settled to tell.
    LittlePast {
        /// How many are.
        n: usize,
    },
    /// The discount pays it more than its money costs it, as assumed.
    PaysIt {
        /// Per cent a year that the discount is worth to it.
        yearly_percent: f64,
    },
    /// The discount pays it less than its money costs it, as assumed.
    DoesNotPay {
        /// Per cent a year that the discount is worth to it.
        yearly_percent: f64,
    },
}

/// One customer in one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlyPaymentRow {
    /// Who.
    pub customer: CustomerIdx,
    /// Invoiced in the twelve months, with tax, minor units.
    pub invoiced: i64,
    /// Days from issue to payment, each document by its amount; what is open counts at its age. `None` with nothing to count.
    pub days_to_pay: Option<f64>,
    /// Whether it would take the discount.
    pub would_take: WouldTake,
    /// Why.
    pub reason: TakeReason,
    /// Discount given a year, minor units; 0 where it is not taken.
    pub cost: i64,
    /// Money that lies in the account earlier, on the mean of all days, minor units.
    pub brought_forward: i64,
}

/// The discount at another rate, the same customers taking it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RatePoint {
    /// Per cent.
    pub percent: f64,
    /// Per cent a year, simple.
    pub simple: f64,
    /// Per cent a year, compounded.
    pub compounded: f64,
    /// Cost a year, minor units.
    pub cost: i64,
}

/// What the offer would cost and bring, in one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct EarlyPayment {
    /// Of all amounts.
    pub currency: Currency,
    /// First day of the twelve months.
    pub from: NaiveDate,
    /// Their last day.
    pub to: NaiveDate,
    /// The most invoiced first.
    pub rows: Vec<EarlyPaymentRow>,
    /// Invoiced in all.
    pub invoiced: i64,
    /// Invoiced to those who would take it.
    pub invoiced_takers: i64,
    /// Sum of the rows.
    pub cost: i64,
    /// Sum of the rows.
    pub brought_forward: i64,
    /// Cost if every customer took it.
    pub cost_if_all: i64,
    /// What of the cost goes to those who pay as early already.
    pub cost_free_riders: i64,
    /// Days that the takers' money comes earlier, by amount; `None` where none comes earlier.
    pub days_gained: Option<f64>,
    /// Mean days from issue to payment of all, by amount: as it is, and with the offer.
    pub days_to_pay: Option<(f64, f64)>,
    /// The price of the money brought forward, per cent a year, simple and compounded; `None` where none comes.
    pub yearly_percent: Option<(f64, f64)>,
    /// The rate above which the discount is dearer than own money, per cent.
    pub break_even_percent: Option<f64>,
    /// The price at other rates, rising by half a point; empty where no money comes earlier.
    pub curve: Vec<RatePoint>,
}

/// Fewer settled documents than this tell nothing of a customer.
const FEWEST: usize = 3;
/// Later than this on the mean, a customer is short of money. A convention of this page, said there.
pub const SHORT_OF_MONEY_DAYS: f64 = 15.0;
/// The curve ends here, per cent, or at the offer where that is higher.
const CURVE_TO: f64 = 3.0;

/// The yearly price of a discount of `percent` for money that comes `days` earlier: simple and compounded, per cent.
///
/// `None` where no day is gained or the discount is not below the whole.
#[must_use]
pub fn yearly_percent(percent: f64, days: f64) -> Option<(f64, f64)> {
    if days <= 0.0 || !(0.0..100.0).contains(&percent) {
        return None;
    }
    let part = percent / (100.0 - percent);
    let periods = 365.0 / days;
    Some((part * periods * 100.0, ((part.ln_1p() * periods).exp() - 1.0) * 100.0))
}

/// The discount whose simple yearly price is `yearly` per cent, for money that comes `days` earlier.
#[must_use]
pub fn break_even_percent(yearly: f64, days: f64) -> Option<f64> {
    if days <= 0.0 || yearly < 0.0 {
        return None;
    }
    let part = yearly / 100.0 * days / 365.0;
    Some(part / (1.0 + part) * 100.0)
}

/// What `offer` would have cost and brought in the twelve months up to `as_of`, among invoices in `currency`.
#[must_use]
pub fn early_payment(ledger: &Ledger, as_of: NaiveDate, currency: Currency, offer: &EarlyPaymentOffer) -> EarlyPayment {
    let from = as_of.checked_sub_days(Days::new(364)).unwrap_or(as_of);
    let mut rows: Vec<EarlyPaymentRow> = Vec::new();
    let mut sums: BTreeMap<CustomerIdx, Own> = BTreeMap::new();
    let columns = ledger.columns();
    for document in past_documents(ledger, as_of).iter().filter(|it| it.issued_on >= from) {
        let at = document.item.idx();
        if ledger.balance(columns.balance[at]).currency == currency {
            sums.entry(document.customer).or_default().add(document, columns.amount[at], as_of);
        }
    }
    let took = discounts_taken(ledger, from, as_of);
    for (customer, own) in &sums {
        let days_to_pay = (own.amount > 0.0).then(|| own.days_by_amount / own.amount);
        let (would_take, reason) = would_take(ledger.customer(*customer), *customer, own, days_to_pay, took.get(customer).copied(), offer);
        let gained = days_to_pay.map_or(0.0, |days| (days - f64::from(offer.days)).max(0.0));
        let takes = would_take == WouldTake::Yes && offer.percent > 0.0;
        rows.push(EarlyPaymentRow {
            customer: *customer,
            invoiced: own.invoiced,
            days_to_pay,
            would_take,
            reason,
            cost: if takes { share(own.invoiced, offer.percent / 100.0) } else { 0 },
            brought_forward: if takes { share(own.invoiced, gained / 365.0) } else { 0 },
        });
    }
    rows.sort_by(|a, b| b.invoiced.cmp(&a.invoiced).then(a.customer.cmp(&b.customer)));
    totals(rows, (from, as_of), currency, offer)
}

fn totals(rows: Vec<EarlyPaymentRow>, (from, to): (NaiveDate, NaiveDate), currency: Currency, offer: &EarlyPaymentOffer) -> EarlyPayment {
    let takers = || rows.iter().filter(|row| row.would_take == WouldTake::Yes);
    let invoiced_takers: i64 = takers().map(|row| row.invoiced).sum();
    let brought_forward: i64 = rows.iter().map(|row| row.brought_forward).sum();
    let known = || rows.iter().filter_map(|row| row.days_to_pay.map(|days| (days, row)));
    let weight: f64 = known().map(|(_, row)| row.invoiced as f64).sum();
    let days_to_pay = (weight > 0.0).then(|| {
        let now: f64 = known().map(|(days, row)| days * row.invoiced as f64).sum();
        let then: f64 = known()
            .map(|(days, row)| {
                let takes = row.would_take == WouldTake::Yes && offer.percent > 0.0;
                (if takes { days.min(f64::from(offer.days)) } else { days }) * row.invoiced as f64
            })
            .sum();
        (now / weight, then / weight)
    });
    let days_gained = (brought_forward > 0).then(|| brought_forward as f64 * 365.0 / invoiced_takers as f64);
    let yearly = days_gained.and_then(|days| yearly_percent(offer.percent, days));
    let steps = (CURVE_TO.max(offer.percent) * 2.0).ceil() as u32;
    let point = |percent: f64| {
        let (simple, compounded) = days_gained.and_then(|days| yearly_percent(percent, days))?;
        Some(RatePoint { percent, simple, compounded, cost: share(invoiced_takers, percent / 100.0) })
    };
    EarlyPayment {
        currency,
        from,
        to,
        invoiced: rows.iter().map(|row| row.invoiced).sum(),
        invoiced_takers,
        cost: rows.iter().map(|row| row.cost).sum(),
        brought_forward,
        cost_if_all: rows.iter().map(|row| share(row.invoiced, offer.percent / 100.0)).sum(),
        cost_free_riders: takers().filter(|row| row.brought_forward == 0).map(|row| row.cost).sum(),
        days_gained,
        days_to_pay,
        yearly_percent: yearly,
        break_even_percent: days_gained.and_then(|days| break_even_percent(offer.own_cost_percent, days)),
        curve: (0..=steps).filter_map(|at| point(f64::from(at) / 2.0)).collect(),
        rows,
    }
}

/// What one customer did.
#[derive(Default)]
struct Own {
    invoiced: i64,
    amount: f64,
    days_by_amount: f64,
    n_settled: usize,
    days_late: f64,
}

impl Own {
    fn add(&mut self, document: &PastDocument, amount: i64, as_of: NaiveDate) {
        self.invoiced = self.invoiced.saturating_add(amount);
        let until = document.settled_on.unwrap_or(as_of);
        self.amount += amount as f64;
        self.days_by_amount += (until - document.issued_on).num_days().max(0) as f64 * amount as f64;
        if document.settled_on.is_some() {
            self.n_settled += 1;
            self.days_late += document.days_late(until) as f64;
        }
    }
}

/// How many documents each customer paid less a discount in those days.
fn discounts_taken(ledger: &Ledger, from: NaiveDate, to: NaiveDate) -> BTreeMap<CustomerIdx, usize> {
    let mut taken: BTreeMap<CustomerIdx, BTreeSet<usize>> = BTreeMap::new();
    let columns = ledger.columns();
    for allocation in ledger.allocations().iter().filter(|it| it.counts_on(to)) {
        let credit = allocation.credit.idx();
        if columns.kind[credit] == ItemKind::Discount && columns.on[credit] >= from {
            let customer = ledger.balance(columns.balance[credit]).customer;
            taken.entry(customer).or_default().insert(allocation.debit.idx());
        }
    }
    taken.into_iter().map(|(customer, documents)| (customer, documents.len())).collect()
}

fn would_take(
    sheet: &Customer,
    customer: CustomerIdx,
    own: &Own,
    days_to_pay: Option<f64>,
    took: Option<usize>,
    offer: &EarlyPaymentOffer,
) -> (WouldTake, TakeReason) {
    if let Some(said) = offer.said.get(&customer) {
        return (if *said { WouldTake::Yes } else { WouldTake::No }, TakeReason::Said);
    }
    if let Some(n) = took {
        return (WouldTake::Yes, TakeReason::TookBefore { n });
    }
    if sheet.kind == CustomerKind::PublicBody {
        return (WouldTake::No, TakeReason::PublicBuyer);
    }
    let (Some(days), true) = (days_to_pay, own.n_settled >= FEWEST) else {
        return (WouldTake::Unknown, TakeReason::LittlePast { n: own.n_settled });
    };
    let days_late = own.days_late / own.n_settled as f64;
    if days_late > SHORT_OF_MONEY_DAYS {
        return (WouldTake::No, TakeReason::ShortOfMoney { days_late });
    }
    let Some((yearly, _)) = yearly_percent(offer.percent, days - f64::from(offer.days)) else {
        return (WouldTake::Yes, TakeReason::PaysAsEarly);
    };
    if yearly >= offer.customer_cost_percent {
        (WouldTake::Yes, TakeReason::PaysIt { yearly_percent: yearly })
    } else {
        (WouldTake::No, TakeReason::DoesNotPay { yearly_percent: yearly })
    }
}

/// Part of an amount, rounded half away from zero to the minor unit. A projection, not a booking: floats do.
fn share(amount: i64, part: f64) -> i64 {
    (amount as f64 * part).round() as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 5e-5
    }

    /// 2/10 net 30: 2 ÷ 98 × 365 ÷ 20 = 37.2449 %, compounded (1 + 2 ÷ 98)^18.25 − 1 = 44.5853 %.
    #[test]
    fn the_textbooks_rate() {
        let (simple, compounded) = yearly_percent(2.0, 20.0).unwrap_or_default();
        assert!(near(simple, 37.2449) && near(compounded, 44.5853), "{simple} {compounded}");
        assert_eq!(yearly_percent(2.0, 0.0), None);
        assert_eq!(yearly_percent(100.0, 20.0), None);
    }

    #[test]
    fn the_break_even_rate_costs_what_own_money_costs() {
        let rate = break_even_percent(11.5, 28.53).unwrap_or_default();
        assert!((rate - 0.89).abs() < 0.005, "{rate}");
        let (simple, _) = yearly_percent(rate, 28.53).unwrap_or_default();
        assert!(near(simple, 11.5), "{simple}");
    }

    fn row(invoiced: i64, days: f64, takes: bool, percent: f64) -> EarlyPaymentRow {
        EarlyPaymentRow {
            customer: first_customer(),
            invoiced,
            days_to_pay: Some(days),
            would_take: if takes { WouldTake::Yes } else { WouldTake::No },
            reason: TakeReason::Said,
            cost: if takes { share(invoiced, percent / 100.0) } else { 0 },
            brought_forward: if takes { share(invoiced, (days - 10.0) / 365.0) } else { 0 },
        }
    }

    fn first_customer() -> CustomerIdx {
        use crate::basis::id::BatchId;
        use crate::ledger::{CustomerDetails, Event};
        let mut ledger = Ledger::default();
        let added = Event::CustomerAdded { key: "A".into(), details: CustomerDetails::default(), kind: CustomerKind::Business };
        ledger.apply_batch(BatchId::new(1, [0; 10]), [Some(&added)]);
        ledger.customer_at(0).unwrap_or_else(|| unreachable!("it was just added"))
    }

    /// Four customers that would take 2 % at 10 days: 62,400 paid after 39 days, 38,700 after 45, 27,400 after 32, 18,200 after 33.
    /// By hand: cost 2,934.00; (29 × 62,400 + 35 × 38,700 + 22 × 27,400 + 23 × 18,200) ÷ 365 = 11,467.13 brought forward, each rounded; 28.53 days;
    /// 2 ÷ 98 × 365 ÷ 28.53 = 26.11 %, compounded 29.49 %; an overdraft at 11.5 % is dearer up to 0.891 %.
    #[test]
    fn figures_agree_with_each_other() {
        let rows = vec![
            row(6_240_000, 39.0, true, 2.0),
            row(3_870_000, 45.0, true, 2.0),
            row(2_740_000, 32.0, true, 2.0),
            row(1_820_000, 33.0, true, 2.0),
        ];
        let day = NaiveDate::default();
        let offer = EarlyPaymentOffer { percent: 2.0, days: 10, own_cost_percent: 11.5, customer_cost_percent: 8.0, said: BTreeMap::new() };
        let found = totals(rows, (day, day), Currency::EUR, &offer);
        assert_eq!((found.invoiced, found.cost, found.brought_forward), (14_670_000, 293_400, 1_146_713));
        let (simple, compounded) = found.yearly_percent.unwrap_or_default();
        assert!((simple - 26.11).abs() < 0.01 && (compounded - 29.49).abs() < 0.02, "{simple} {compounded}");
        assert!((found.break_even_percent.unwrap_or_default() - 0.891).abs() < 0.001);
        assert!((found.days_gained.unwrap_or_default() - 28.53).abs() < 0.005);
        // Everybody takes it: the cost is the rate times all that is invoiced.
        assert_eq!(found.cost_if_all, found.cost);
    }
}
