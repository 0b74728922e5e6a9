//! Takes in what is agreed, delivered and billed.

use super::{Applying, Unfit, count};
use crate::basis::id::Ref;
use crate::basis::money::{Currency, Money};
use crate::ledger::Event;
use crate::ledger::customer_merge::Owned;
use crate::ledger::new_document::DepositUse;
use crate::ledger::orders::{BilledPart, Order};
use crate::ledger::state::{OrderIdx, Thing};

impl Applying<'_> {
    /// What is agreed and billed.
    pub(super) fn take_in_order(&mut self, event: &Event) -> Result<Thing, Unfit> {
        let thing = self.here();
        let order_of = |this: &Self, order: Ref| match this.find(order) {
            Thing::Order(idx) => Ok(idx),
            _ => Err(Unfit::Dangling),
        };
        let minor = |amount: &Money, currency: Currency| {
            if amount.currency() != currency {
                return Err(Unfit::Mismatched);
            }
            amount.to_minor().filter(|minor| *minor > 0).ok_or(Unfit::Uncountable)
        };
        match event {
            Event::OrderAgreed { customer, number, agreed_on, amount, label, billing } => {
                let (customer, through) = self.owner(*customer, *agreed_on)?;
                let (currency, agreed_on) = (amount.currency(), *agreed_on);
                let amount = minor(amount, currency)?;
                let idx = OrderIdx(count(self.ledger.orders.len()));
                self.ledger.remember_hands(Owned::Order(idx), through);
                let (number, label, billing) = (number.clone(), label.clone(), billing.clone());
                let (deliveries, billed, cancelled_on) = (Vec::new(), Vec::new(), None);
                self.ledger.orders.push(Order {
                    customer,
                    number,
                    label,
                    agreed_on,
                    amount,
                    currency,
                    billing,
                    deliveries,
                    billed,
                    cancelled_on,
                    thing,
                });
                return Ok(Thing::Order(idx));
            }
            Event::OrderDelivered { order, on, amount } => {
                let idx = order_of(self, *order)?;
                let order = &mut self.ledger.orders[idx.idx()];
                order.deliveries.push((*on, minor(amount, order.currency)?));
            }
            Event::OrderInvoiced { order, document, amount, part } => {
                let (idx, document) = (order_of(self, *order)?, self.item(*document)?);
                let order = &mut self.ledger.orders[idx.idx()];
                order.billed.push(BilledPart { document, amount: minor(amount, order.currency)?, part: *part });
            }
            Event::OrderCancelled { order, on } => {
                let idx = order_of(self, *order)?;
                self.ledger.orders[idx.idx()].cancelled_on.get_or_insert(*on);
            }
            Event::DepositSetOff { deposit, set_off } => {
                let (deposit, set_off) = (self.item(*deposit)?, self.item(*set_off)?);
                self.ledger.deposit_uses.push(DepositUse { deposit, set_off });
            }
            _ => {}
        }
        Ok(Thing::Nothing)
    }
}
