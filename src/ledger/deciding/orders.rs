//! Orders and deposits on trial.

use super::{Deciding, What, Who, countable, not_before};
use crate::basis::id::Ref;
use crate::basis::money::Money;
use crate::ledger::orders::{Billing, Order};
use crate::ledger::state::{ItemIdx, OrderIdx};
use crate::ledger::{Event, ItemKind, Refusal};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What the events so far would change of orders and deposits.
#[derive(Default)]
pub(super) struct Overlay {
    /// What they would deliver more of an order.
    delivered: HashMap<OrderIdx, i64>,
    /// What they would bill more of an order, and which parts of its plan.
    billed: HashMap<OrderIdx, (i64, Vec<u32>)>,
    /// What they would set off more of a deposit.
    deposits: HashMap<ItemIdx, i64>,
}

impl<'a> Deciding<'a> {
    pub(super) fn check_order(&mut self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::OrderAgreed { customer, agreed_on, amount, billing, .. } => {
                self.who(*customer)?;
                if countable(*amount)? <= 0 {
                    return Err(Refusal::WrongSign { amount: *amount });
                }
                billing.fits(*amount, *agreed_on)
            }
            Event::OrderDelivered { order, on, amount } => self.check_delivery(*order, *on, *amount),
            Event::OrderInvoiced { order, document, amount, part } => self.check_billing(*order, *document, *amount, *part),
            Event::OrderCancelled { order, on } => {
                let known = self.order(*order)?.1;
                if known.cancelled_on.is_some() {
                    return Err(Refusal::OrderCancelled);
                }
                not_before(*on, known.agreed_on)
            }
            Event::DepositSetOff { deposit, set_off } => self.check_deposit(*deposit, *set_off),
            _ => Ok(()),
        }
    }

    fn order(&self, order: Ref) -> Result<(OrderIdx, &'a Order), Refusal> {
        let ledger = self.ledger;
        let found = match order {
            Ref::There(id) => ledger.order_of(id).and_then(|idx| ledger.order(idx).map(|known| (idx, known))),
            Ref::Here(_) => None,
        };
        found.ok_or(Refusal::OrderNotFound { order })
    }

    /// The order, and `amount` in minor units of its currency.
    fn of_order(&self, order: Ref, amount: Money) -> Result<(OrderIdx, &'a Order, i64), Refusal> {
        let (idx, known) = self.order(order)?;
        if amount.currency() != known.currency {
            return Err(Refusal::CurrenciesDiffer { expected: known.currency, found: amount.currency() });
        }
        let minor = countable(amount)?;
        if minor <= 0 {
            return Err(Refusal::WrongSign { amount });
        }
        Ok((idx, known, minor))
    }

    fn check_delivery(&mut self, order: Ref, on: NaiveDate, amount: Money) -> Result<(), Refusal> {
        let (idx, known, minor) = self.of_order(order, amount)?;
        if known.billing != Billing::OnDelivery {
            return Err(Refusal::NotAPair);
        }
        not_before(on, known.agreed_on)?;
        if known.cancelled_on.is_some_and(|cancelled| cancelled <= on) {
            return Err(Refusal::OrderCancelled);
        }
        let more = self.orders.delivered.entry(idx).or_default();
        let before = known.delivered(NaiveDate::MAX).saturating_add(*more);
        let left = known.amount.saturating_sub(before).max(0);
        if minor > left {
            return Err(Refusal::ExceedsOpen { open: known.money(left), asked: amount });
        }
        *more = more.saturating_add(minor);
        Ok(())
    }

    fn check_billing(&mut self, order: Ref, document: Ref, amount: Money, part: Option<u32>) -> Result<(), Refusal> {
        let (idx, known, minor) = self.of_order(order, amount)?;
        let by = self.facts(self.what(document)?);
        if by.customer != Who::Known(known.customer) || !matches!(by.kind, ItemKind::Invoice | ItemKind::Deposit) {
            return Err(Refusal::NotAPair);
        }
        if part.is_some_and(|part| !known.has_part(part)) {
            return Err(Refusal::OrderNotFound { order });
        }
        let now = self.orders.billed.entry(idx).or_default();
        let twice = |part: u32| known.billed.iter().any(|billed| billed.part == Some(part)) || now.1.contains(&part);
        if matches!(known.billing, Billing::Recurring { .. }) && part.is_some_and(twice) {
            return Err(Refusal::BilledAlready);
        }
        if let Some(left) = known.left_to_bill().map(|left| left.saturating_sub(now.0).max(0))
            && minor > left
        {
            return Err(Refusal::ExceedsOpen { open: known.money(left), asked: amount });
        }
        now.0 = now.0.saturating_add(minor);
        now.1.extend(part);
        Ok(())
    }

    fn check_deposit(&mut self, deposit: Ref, set_off: Ref) -> Result<(), Refusal> {
        let (what, by) = (self.what(deposit)?, self.facts(self.what(set_off)?));
        let known = self.facts(what);
        if known.kind != ItemKind::Deposit || by.kind != ItemKind::SetOff || by.customer != known.customer || by.amount >= 0 {
            return Err(Refusal::NotAPair);
        }
        if by.currency != known.currency {
            return Err(Refusal::CurrenciesDiffer { expected: known.currency, found: by.currency });
        }
        let What::Known(idx) = what else { return Ok(()) };
        let used = self.orders.deposits.entry(idx).or_default();
        let left = self.ledger.deposit_left(idx).saturating_sub(*used).max(0);
        let minor = by.amount.saturating_abs();
        if minor > left {
            let (open, asked) = (Money::from_minor(left, known.currency), Money::from_minor(minor, known.currency));
            return Err(Refusal::ExceedsOpen { open, asked });
        }
        *used = used.saturating_add(minor);
        Ok(())
    }
}
