//! Orders: what is agreed and not yet invoiced, how it is to be billed, and what was billed of it.
//!
//! An order moves no balance. Its facts are dated: what is billed counts from the date of the document that bills it.

use super::state::{CustomerIdx, ItemIdx, Ledger, OrderIdx};
use super::{Event, Refusal};
use crate::basis::id::{Ref, ThingId};
use crate::basis::money::{Currency, Money};
use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// How an order is to be billed.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Billing {
    /// Once delivered, as much as was delivered.
    #[default]
    OnDelivery,
    /// By stages that sum to the order.
    Stages(Vec<Stage>),
    /// The same amount again and again; the order's amount is that of one period.
    Recurring {
        /// Every how many months.
        months: u16,
        /// The first day of billing.
        first_on: NaiveDate,
        /// No period begins after it; `None` for no end.
        until: Option<NaiveDate>,
    },
}

/// A stage of an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// The day on which it is to be billed.
    pub on: NaiveDate,
    /// How much, with tax.
    pub amount: Money,
    /// What it is called, in the person's words.
    #[serde(default)]
    pub label: String,
}

/// An order as a person enters it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// Whose.
    pub customer: ThingId,
    /// Its number: ours or the customer's.
    pub number: String,
    /// The day of the agreement.
    pub agreed_on: NaiveDate,
    /// The whole with tax; of one period where it recurs.
    pub amount: Money,
    /// What it is for.
    pub label: String,
    /// How it is to be billed.
    pub billing: Billing,
}

impl NewOrder {
    /// The days that a person typed.
    pub(super) fn days(&self) -> Vec<NaiveDate> {
        std::iter::once(self.agreed_on).chain(self.billing.days()).collect()
    }
}

/// What is agreed and not yet invoiced.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Whose.
    pub customer: CustomerIdx,
    /// Its number.
    pub number: String,
    /// What it is for.
    pub label: String,
    /// The day of the agreement.
    pub agreed_on: NaiveDate,
    /// The whole with tax, of one period where it recurs; minor units.
    pub amount: i64,
    /// Its currency.
    pub currency: Currency,
    /// How it is to be billed.
    pub billing: Billing,
    /// What was delivered, in the order of entry: the day and how much, minor units.
    pub deliveries: Vec<(NaiveDate, i64)>,
    /// What was billed.
    pub billed: Vec<BilledPart>,
    /// First day on which the rest no longer counts.
    pub cancelled_on: Option<NaiveDate>,
    pub(super) thing: (u32, u32),
}

/// What a document billed of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct BilledPart {
    /// By which document.
    pub document: ItemIdx,
    /// How much, minor units.
    pub amount: i64,
    /// Which stage or period.
    pub part: Option<u32>,
}

/// Periods looked at, at most: a hundred years of months.
const MOST_PERIODS: u32 = 1200;

impl Billing {
    /// The first day of the period counted from 0; `None` past the end of the plan, or where nothing recurs.
    #[must_use]
    pub fn period(&self, part: u32) -> Option<NaiveDate> {
        let Self::Recurring { months, first_on, until } = self else { return None };
        if part >= MOST_PERIODS || *months == 0 {
            return None;
        }
        // From the first day each time, so that the 31st stays the 31st.
        let day = first_on.checked_add_months(Months::new(u32::from(*months).checked_mul(part)?))?;
        until.is_none_or(|until| day <= until).then_some(day)
    }

    /// The days of the periods that begin up to `day`, each with its place.
    pub fn periods_up_to(&self, day: NaiveDate) -> impl Iterator<Item = (u32, NaiveDate)> {
        (0..MOST_PERIODS).map_while(|part| self.period(part).map(|on| (part, on))).take_while(move |(_, on)| *on <= day)
    }

    /// Whether the plan can be kept for an order of `amount` agreed on `agreed_on`.
    pub(super) fn fits(&self, amount: Money, agreed_on: NaiveDate) -> Result<(), Refusal> {
        match self {
            Self::OnDelivery => Ok(()),
            Self::Recurring { months: 0, .. } => Err(Refusal::PeriodMissing),
            Self::Recurring { first_on, until, .. } => match until {
                Some(until) if until < first_on => Err(Refusal::TooEarly { on: *until, begins: *first_on }),
                _ => Ok(()),
            },
            Self::Stages(stages) => {
                let mut sum = 0_i64;
                for stage in stages {
                    if stage.amount.currency() != amount.currency() {
                        return Err(Refusal::CurrenciesDiffer { expected: amount.currency(), found: stage.amount.currency() });
                    }
                    if stage.on < agreed_on {
                        return Err(Refusal::TooEarly { on: stage.on, begins: agreed_on });
                    }
                    let minor = stage.amount.to_minor().ok_or(Refusal::Uncountable { amount: stage.amount })?;
                    if minor <= 0 {
                        return Err(Refusal::WrongSign { amount: stage.amount });
                    }
                    sum = sum.checked_add(minor).ok_or(Refusal::Uncountable { amount: stage.amount })?;
                }
                if amount.to_minor() == Some(sum) { Ok(()) } else { Err(Refusal::InstalmentsDiffer { whole: amount }) }
            }
        }
    }

    /// The days that a person typed.
    pub(super) fn days(&self) -> Vec<NaiveDate> {
        match self {
            Self::OnDelivery => Vec::new(),
            Self::Stages(stages) => stages.iter().map(|stage| stage.on).collect(),
            Self::Recurring { first_on, until, .. } => std::iter::once(*first_on).chain(*until).collect(),
        }
    }
}

impl Order {
    /// Money of the order's currency.
    #[must_use]
    pub fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.currency)
    }

    /// What is not delivered yet when all is counted.
    #[must_use]
    pub fn undelivered(&self) -> Money {
        self.money(self.amount.saturating_sub(self.delivered(NaiveDate::MAX)).max(0))
    }

    /// Whether the rest no longer counts on `day`.
    #[must_use]
    pub fn is_cancelled(&self, day: NaiveDate) -> bool {
        self.cancelled_on.is_some_and(|on| on <= day)
    }

    /// What was delivered by the end of `day`, minor units.
    #[must_use]
    pub fn delivered(&self, day: NaiveDate) -> i64 {
        self.deliveries.iter().filter(|(on, _)| *on <= day).fold(0, |sum, (_, amount)| sum.saturating_add(*amount))
    }

    /// What was billed by documents dated up to `day`, minor units.
    #[must_use]
    pub fn billed(&self, ledger: &Ledger, day: NaiveDate) -> i64 {
        self.billed_parts(ledger, day).fold(0, |sum, part| sum.saturating_add(part.amount))
    }

    /// What documents dated up to `day` billed.
    pub fn billed_parts<'a>(&'a self, ledger: &'a Ledger, day: NaiveDate) -> impl Iterator<Item = &'a BilledPart> + 'a {
        let on = ledger.columns().on;
        self.billed.iter().filter(move |part| on.get(part.document.idx()).is_some_and(|on| *on <= day))
    }

    /// What is agreed and not billed by the end of `day`, minor units: what it adds to the exposure. Of a cancelled order what was delivered
    /// still counts; of one that recurs the periods that have begun.
    #[must_use]
    pub fn open(&self, ledger: &Ledger, day: NaiveDate) -> i64 {
        if self.agreed_on > day {
            return 0;
        }
        let billed = self.billed(ledger, day);
        let whole = match &self.billing {
            Billing::Recurring { .. } => {
                let until = self.cancelled_on.filter(|on| *on <= day).and_then(|on| on.pred_opt()).unwrap_or(day);
                let begun = self.billing.periods_up_to(until).count();
                self.amount.saturating_mul(i64::try_from(begun).unwrap_or(i64::MAX))
            }
            _ if self.is_cancelled(day) => self.delivered(day),
            _ => self.amount,
        };
        whole.saturating_sub(billed).max(0)
    }

    /// What may still be billed when all is counted, minor units; `None` for one that recurs, which has no whole.
    pub(super) fn left_to_bill(&self) -> Option<i64> {
        let billed = self.billed.iter().fold(0_i64, |sum, part| sum.saturating_add(part.amount));
        let recurs = matches!(self.billing, Billing::Recurring { .. });
        (!recurs).then(|| self.amount.saturating_sub(billed).max(0))
    }

    /// Whether a stage or period of its plan is there.
    pub(super) fn has_part(&self, part: u32) -> bool {
        match &self.billing {
            Billing::OnDelivery => false,
            Billing::Stages(stages) => (part as usize) < stages.len(),
            Billing::Recurring { .. } => self.billing.period(part).is_some(),
        }
    }
}

impl Ledger {
    /// All orders, in the order in which they were noted, billed and cancelled ones included.
    pub fn orders(&self) -> impl Iterator<Item = (OrderIdx, &Order)> {
        (0..).map(OrderIdx).zip(&self.orders)
    }

    /// One order; `None` for an index of another state.
    #[must_use]
    pub fn order(&self, idx: OrderIdx) -> Option<&Order> {
        self.orders.get(idx.idx())
    }

    /// The lasting name of an order.
    #[must_use]
    pub fn order_id(&self, order: &Order) -> ThingId {
        self.name_of(order.thing)
    }

    /// The order of that name; `None` where the name is another thing's or nobody's.
    #[must_use]
    pub fn order_of(&self, id: ThingId) -> Option<OrderIdx> {
        match self.thing(id) {
            super::state::Thing::Order(idx) => Some(idx),
            _ => None,
        }
    }

    /// The events of an order entered by hand.
    pub(super) fn agreeing(new: &NewOrder) -> Event {
        let NewOrder { customer, number, agreed_on, amount, label, billing } = new;
        Event::OrderAgreed {
            customer: Ref::from(*customer),
            number: number.trim().to_owned(),
            agreed_on: *agreed_on,
            amount: *amount,
            label: label.trim().to_owned(),
            billing: billing.clone(),
        }
    }
}
