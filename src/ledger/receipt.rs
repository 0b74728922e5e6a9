//! Money that came in, as a person enters it: what it settles, what it leaves and what becomes of that, what the banks kept.

use super::command::{allocated, money_booked};
use super::payment_details::PaymentDetails;
use super::{AccountFamily, DisputeReason, DocumentKind, Due, Event, ItemKind, Ledger, Means, MoneyKind, Refusal};
use crate::basis::id::{Ref, ThingId};
use crate::basis::money::Money;
use chrono::NaiveDate;

/// Money received, and all that is entered with it in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Whose debts it settles, whoever paid.
    pub customer: ThingId,
    /// The day of the money.
    pub on: NaiveDate,
    /// Positive: what counts against the debts, in their currency, what the banks kept included.
    pub amount: Money,
    /// By which means.
    pub means: Means,
    /// As written by the payer.
    pub reference: String,
    /// Who paid, what the banks kept, what arrived in another currency.
    pub details: PaymentDetails,
    /// The documents it settles, each with how much.
    pub settles: Vec<(ThingId, Money)>,
    /// What it leaves of a document, positive, and what becomes of that.
    pub rest: Vec<(ThingId, Money, Rest)>,
    /// What came over and above is small, and kept.
    pub keeps_surplus: bool,
}

/// What becomes of what a payment leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rest {
    /// A discount for early payment, the tax unchanged.
    Discount,
    /// A discount for early payment with its credit note, which lowers the tax.
    CreditNote {
        /// Of the credit note.
        number: String,
    },
    /// Given up.
    GivenUp,
    /// The customer says that it is not owed.
    Disputed(DisputeReason),
}

impl Ledger {
    /// The events of a receipt, unchecked but for what only the whole of it shows.
    pub(super) fn receiving(&self, receipt: &Receipt) -> Result<Vec<Event>, Refusal> {
        let Receipt { customer, on, amount, means, reference, details, settles, rest, keeps_surplus } = receipt;
        for document in settles.iter().map(|(document, _)| document).chain(rest.iter().map(|(document, ..)| document)) {
            self.refuse_not_there_yet(*document, *on)?;
        }
        check_details(details, *amount)?;
        let customer: Ref = (*customer).into();
        let mut events = vec![money_booked(customer, MoneyKind::Payment, *on, *amount, *means, reference)];
        let payment = Ref::Here(0);
        if *details != PaymentDetails::default() {
            events.push(Event::PaymentDetailed { payment, details: details.clone() });
        }
        events.extend(settles.iter().map(|(document, part)| allocated(payment, (*document).into(), *part)));
        for (document, left, becomes) in rest {
            let at = Ref::Here(u32::try_from(events.len()).unwrap_or(u32::MAX));
            let document = (*document).into();
            match becomes {
                Rest::Discount => events.push(money_booked(customer, MoneyKind::Discount, *on, *left, Means::Unsaid, "")),
                Rest::GivenUp => events.push(money_booked(customer, MoneyKind::WriteOff, *on, *left, Means::Unsaid, "")),
                Rest::CreditNote { number } => {
                    self.refuse_twin(receipt.customer, DocumentKind::CreditNote, number)?;
                    events.push(Event::DocumentIssued {
                        customer,
                        kind: DocumentKind::CreditNote,
                        number: number.trim().to_owned(),
                        issued_on: *on,
                        due: Due::ByTerms,
                        amount: Money::new(-left.amount(), left.currency()),
                        account: AccountFamily::default(),
                        retention: false,
                        label: String::new(),
                        line: None,
                    });
                }
                Rest::Disputed(reason) => {
                    let (amount, note) = (Some(*left), String::new());
                    events.push(Event::DisputeOpened { document, on: *on, amount, reason: *reason, note });
                    continue;
                }
            }
            events.push(allocated(at, document, *left));
        }
        if *keeps_surplus {
            let settled = settles.iter().try_fold(Money::zero(amount.currency()), |sum, (_, part)| {
                sum.plus(*part).map_err(|it| Refusal::CurrenciesDiffer { expected: it.expected, found: it.found })
            })?;
            let over = Money::new(amount.amount() - settled.amount(), amount.currency());
            let at = Ref::Here(u32::try_from(events.len()).unwrap_or(u32::MAX));
            let given_back = Money::new(-over.amount(), over.currency());
            events.push(money_booked(customer, MoneyKind::WriteOff, *on, given_back, Means::Unsaid, ""));
            events.push(allocated(payment, at, over));
        }
        Ok(events)
    }

    /// Nothing is settled before it was issued: money that came before is an advance, allocated once the document is there.
    pub(super) fn refuse_not_there_yet(&self, document: ThingId, on: NaiveDate) -> Result<(), Refusal> {
        let idx = self.item_of(document).ok_or(Refusal::ItemNotFound { item: document.into() })?;
        let begins = self.item(idx).on;
        if on < begins { Err(Refusal::TooEarly { on, begins }) } else { Ok(()) }
    }

    /// With `before` events before these. The allocations of the payment end, and what the bank took back stands against it.
    pub(super) fn taking_back(&self, payment: ThingId, on: NaiveDate, reference: &str, before: u32) -> Result<Vec<Event>, Refusal> {
        let paid = self.known_item(payment, ItemKind::Payment)?;
        let mut left = self.open_now(paid.idx).saturating_abs();
        let mut events = Vec::new();
        for place in 0..self.allocations().len() {
            let Some((idx, known)) = self.allocation_at(place).and_then(|idx| Some((idx, self.allocations().get(place)?))) else {
                continue;
            };
            // What was given or taken back already stays so.
            let back = matches!(self.item(known.debit).kind, ItemKind::Refund | ItemKind::Bounce);
            let settles = known.credit == paid.idx && known.until.is_none() && !back;
            if settles {
                left = left.saturating_add(known.amount);
                events.push(Event::AllocationEnded { allocation: self.allocation_id(idx).into(), on: on.max(known.from) });
            }
        }
        if left == 0 {
            return Err(Refusal::Nothing);
        }
        let amount = Money::from_minor(left, paid.currency);
        let at = Ref::Here(u32::try_from(events.len()).unwrap_or(u32::MAX).saturating_add(before));
        events.push(money_booked(self.customer_id(paid.customer).into(), MoneyKind::Bounce, on, amount, paid.means, reference));
        events.push(allocated(payment.into(), at, amount));
        Ok(events)
    }

    /// Money comes for what was written off: the loss is taken back by as much, and the money settles that.
    pub(super) fn recovering(
        &self,
        write_off: ThingId,
        received_on: NaiveDate,
        amount: Money,
        (means, reference): (Means, &str),
    ) -> Result<Vec<Event>, Refusal> {
        let lost = self.known_item(write_off, ItemKind::WriteOff)?;
        let most = Money::from_minor(lost.amount.saturating_abs(), lost.currency);
        if amount.currency() == most.currency() && amount.amount() > most.amount() {
            return Err(Refusal::ExceedsOpen { open: most, asked: amount });
        }
        let customer = self.customer_id(lost.customer).into();
        let again = Event::MoneyBooked {
            customer,
            kind: MoneyKind::WriteOff,
            booked_on: received_on,
            amount,
            reference: lost.number.to_owned(),
            account: AccountFamily::default(),
            label: String::new(),
            line: None,
            means: Means::Unsaid,
        };
        let payment = money_booked(customer, MoneyKind::Payment, received_on, amount, means, reference);
        Ok(vec![again, payment, allocated(Ref::Here(1), Ref::Here(0), amount)])
    }

    /// A bill accepted: what it stands for is settled by it, and it falls due on its own day.
    pub(super) fn accepting_bill(
        &self,
        (customer, number): (ThingId, &str),
        (on, due_on): (NaiveDate, NaiveDate),
        documents: &[(ThingId, Money)],
    ) -> Result<Vec<Event>, Refusal> {
        if due_on < on {
            return Err(Refusal::TooEarly { on: due_on, begins: on });
        }
        self.refuse_twin(customer, DocumentKind::Bill, number)?;
        let first = documents.first().ok_or(Refusal::Nothing)?.1;
        let mut whole = Money::zero(first.currency());
        for (document, part) in documents {
            self.refuse_not_there_yet(*document, on)?;
            whole = whole.plus(*part).map_err(|it| Refusal::CurrenciesDiffer { expected: it.expected, found: it.found })?;
        }
        let customer = customer.into();
        let mut events = vec![
            Event::DocumentIssued {
                customer,
                kind: DocumentKind::Bill,
                number: number.trim().to_owned(),
                issued_on: on,
                due: Due::On(due_on),
                amount: whole,
                account: AccountFamily::Bills,
                retention: false,
                label: String::new(),
                line: None,
            },
            money_booked(customer, MoneyKind::SetOff, on, whole, Means::Bill, number),
        ];
        events.extend(documents.iter().map(|(document, part)| allocated(Ref::Here(1), (*document).into(), *part)));
        Ok(events)
    }

    /// A bill comes back unpaid: what it stood for is owed again from that day, and what the bank had advanced is taken back.
    pub(super) fn returning_bill(&self, bill: ThingId, on: NaiveDate, reference: &str) -> Result<Vec<Event>, Refusal> {
        let back = self.known_item(bill, ItemKind::Bill)?;
        if on < back.on {
            return Err(Refusal::TooEarly { on, begins: back.on });
        }
        let accepted = ThingId { batch: bill.batch, ordinal: bill.ordinal.saturating_add(1) };
        let set_off = self.known_item(accepted, ItemKind::SetOff)?;
        let customer: Ref = self.customer_id(back.customer).into();
        let mut events = Vec::new();
        let here = |events: &Vec<Event>| Ref::Here(u32::try_from(events.len()).unwrap_or(u32::MAX));
        for place in 0..self.allocations().len() {
            let Some((idx, known)) = self.allocation_at(place).and_then(|idx| Some((idx, self.allocations().get(place)?))) else {
                continue;
            };
            if known.until.is_some() || (known.debit != back.idx && known.credit != set_off.idx) {
                continue;
            }
            if known.credit == set_off.idx && self.item(known.debit).kind == ItemKind::SetOff {
                // It came back already.
                return Err(Refusal::Nothing);
            }
            if on < known.from {
                return Err(Refusal::TooEarly { on, begins: known.from });
            }
            events.push(Event::AllocationEnded { allocation: self.allocation_id(idx).into(), on });
            let credit = self.item(known.credit);
            if known.debit == back.idx && credit.kind == ItemKind::Payment {
                // A payment on it was an advance of the bank's, who takes it back.
                let (at, amount) = (here(&events), Money::from_minor(known.amount, back.currency));
                events.push(money_booked(customer, MoneyKind::Bounce, on, amount, credit.means, reference));
                events.push(allocated(self.item_id(known.credit).into(), at, amount));
            }
        }
        let (whole, taken) = (back.money(), Money::from_minor(set_off.amount.saturating_abs(), back.currency));
        let undone = here(&events);
        events.push(money_booked(customer, MoneyKind::SetOff, on, whole, Means::Bill, reference));
        events.push(allocated(undone, bill.into(), whole));
        let owed_again = here(&events);
        events.push(money_booked(customer, MoneyKind::SetOff, on, Money::new(-taken.amount(), taken.currency()), Means::Bill, reference));
        events.push(allocated(accepted.into(), owed_again, taken));
        Ok(events)
    }
}

fn check_details(details: &PaymentDetails, amount: Money) -> Result<(), Refusal> {
    if let Some(charges) = details.charges {
        if charges.currency() != amount.currency() {
            return Err(Refusal::CurrenciesDiffer { expected: amount.currency(), found: charges.currency() });
        }
        if charges.amount() <= rust_decimal::Decimal::ZERO {
            return Err(Refusal::WrongSign { amount: charges });
        }
        if charges.amount() >= amount.amount() {
            return Err(Refusal::ExceedsOpen { open: amount, asked: charges });
        }
    }
    match details.received {
        Some(received) if received.amount() <= rust_decimal::Decimal::ZERO => Err(Refusal::WrongSign { amount: received }),
        _ => Ok(()),
    }
}
