//! A document entered by hand with all that it says: tax by rate, several due dates, a part held back, what it settles and bills.
//!
//! One wish, one batch: the document, what is said of it, the retention as an item of its own, its allocations. Invariant: a number that is
//! stated twice (without and with tax, whole and parts) is the same both times, or nothing is entered.

use super::command::{allocated, money_booked};
use super::state::ItemIdx;
use super::{
    AccountFamily, DocumentDetails, DocumentKind, DocumentLine, DocumentLines, Due, Event, ItemKind, Ledger, Means, MoneyKind, Refusal,
    TaxPart,
};
use crate::basis::id::{Ref, ThingId};
use crate::basis::money::{Money, minor_decimals};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// A document as a person enters it. All amounts are positive, those of a credit note too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewDocument {
    /// Whose.
    pub customer: ThingId,
    /// An invoice, a deposit invoice or a credit note.
    pub kind: DocumentKind,
    /// Its number.
    pub number: String,
    /// Its date.
    pub issued_on: NaiveDate,
    /// When it falls due; several parts sum to what is not held back.
    pub due: Due,
    /// The whole, with tax.
    pub total: Money,
    /// What it is for; empty where nothing is said.
    pub label: String,
    /// What it bills, line by line; empty where nothing is said.
    pub lines: Vec<DocumentLine>,
    /// What it says beside.
    pub details: DocumentDetails,
    /// The part kept by the customer as a guarantee.
    pub held_back: Option<HeldBack>,
    /// For a credit note: the invoices that it lowers, each with how much.
    pub settles: Vec<(ThingId, Money)>,
    /// For an invoice: deposits that it sets off, each with how much.
    pub deposits: Vec<(ThingId, Money)>,
    /// Orders that it bills.
    pub bills: Vec<Billed>,
}

/// A part that the customer keeps until a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HeldBack {
    /// How much, with tax.
    pub amount: Money,
    /// The day of its release; `None` while it is not known.
    pub released_on: Option<NaiveDate>,
}

/// What a document bills of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Billed {
    /// Which.
    pub order: ThingId,
    /// How much, with tax.
    pub amount: Money,
    /// Which stage or period of its plan, counted from 0.
    pub part: Option<u32>,
}

/// A deposit invoice, the set-off that counts it against the final invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DepositUse {
    /// The deposit invoice.
    pub deposit: ItemIdx,
    /// What counts it against the final invoice: money of kind set-off.
    pub set_off: ItemIdx,
}

impl NewDocument {
    /// A document with what each has, the rest empty.
    #[must_use]
    pub fn new(customer: ThingId, kind: DocumentKind, number: &str, issued_on: NaiveDate, total: Money) -> Self {
        Self {
            customer,
            kind,
            number: number.to_owned(),
            issued_on,
            due: Due::ByTerms,
            total,
            label: String::new(),
            lines: Vec::new(),
            details: DocumentDetails::default(),
            held_back: None,
            settles: Vec::new(),
            deposits: Vec::new(),
            bills: Vec::new(),
        }
    }

    /// The days that a person typed.
    pub(super) fn days(&self) -> Vec<NaiveDate> {
        let due = match &self.due {
            Due::ByTerms => Vec::new(),
            Due::On(day) => vec![*day],
            Due::Instalments(parts) => parts.iter().map(|part| part.due_on).collect(),
        };
        let released = self.held_back.and_then(|held| held.released_on);
        [Some(self.issued_on), self.details.released_on, released].into_iter().flatten().chain(due).collect()
    }
}

impl DocumentDetails {
    /// Whether what is said of tax makes `total`: bases make the net amount, net and taxes make the whole, each tax is its base at its rate.
    ///
    /// Some reckon tax line by line: five minor units, or a thousandth of the base, are left for that.
    ///
    /// # Errors
    /// What does not agree: what it should be and what was said.
    pub fn adds_up(&self, total: Money) -> Result<(), Refusal> {
        if self.net.is_none() && self.taxes.is_empty() {
            return Ok(());
        }
        let currency = total.currency();
        let said = self.net.into_iter().chain(self.taxes.iter().flat_map(|part| [part.base, part.tax]));
        for amount in said {
            if amount.currency() != currency {
                return Err(Refusal::CurrenciesDiffer { expected: currency, found: amount.currency() });
            }
        }
        let sum = |of: fn(&TaxPart) -> Money| self.taxes.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(of(part).amount()));
        let uncountable = || Refusal::Uncountable { amount: total };
        let bases = sum(|part| part.base).ok_or_else(uncountable)?;
        let taxes = sum(|part| part.tax).ok_or_else(uncountable)?;
        let differs = |expected: Decimal, found: Decimal| {
            if expected == found {
                Ok(())
            } else {
                Err(Refusal::TaxDiffers { expected: Money::new(expected, currency), found: Money::new(found, currency) })
            }
        };
        let net = self.net.map_or(bases, Money::amount);
        if !self.taxes.is_empty() {
            differs(net, bases)?;
        }
        differs(total.amount(), net.checked_add(taxes).ok_or_else(uncountable)?)?;
        let unit = Decimal::new(5, minor_decimals(currency));
        for part in &self.taxes {
            let reckoned = tax_on(part.base, part.percent).ok_or_else(uncountable)?;
            let room = unit.max(part.base.amount().abs() / Decimal::ONE_THOUSAND);
            if (reckoned.amount() - part.tax.amount()).abs() > room {
                return Err(Refusal::TaxDiffers { expected: reckoned, found: part.tax });
            }
        }
        Ok(())
    }

    /// The same with each amount's sign turned: of a credit note.
    fn turned(mut self) -> Self {
        let turn = |amount: Money| Money::new(-amount.amount(), amount.currency());
        self.net = self.net.map(turn);
        for part in &mut self.taxes {
            (part.base, part.tax) = (turn(part.base), turn(part.tax));
        }
        self
    }
}

/// The tax on `base` at `percent`, rounded to the minor unit, half away from zero; `None` beyond what can be counted.
#[must_use]
pub fn tax_on(base: Money, percent: Decimal) -> Option<Money> {
    let tax = base.amount().checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)?;
    Some(Money::new(tax, base.currency()).rounded())
}

/// `percent` of `whole`, rounded to the minor unit, half away from zero; `None` beyond what can be counted.
#[must_use]
pub fn share_of(whole: Money, percent: Decimal) -> Option<Money> {
    tax_on(whole, percent)
}

/// `whole` in `parts` equal amounts, the last of which takes what rounding leaves; empty for no part, or for parts of nothing.
#[must_use]
pub fn equal_parts(whole: Money, parts: u32) -> Vec<Money> {
    let Some(n) = (parts > 0).then(|| Decimal::from(parts)) else { return Vec::new() };
    let one = (whole.amount() / n).round_dp_with_strategy(minor_decimals(whole.currency()), RoundingStrategy::ToZero);
    if one.is_zero() {
        return Vec::new();
    }
    let mut all: Vec<Money> = (1..parts).map(|_| Money::new(one, whole.currency())).collect();
    all.push(Money::new(whole.amount() - one * Decimal::from(parts - 1), whole.currency()));
    all
}

impl Ledger {
    /// The events of a document entered by hand.
    pub(super) fn entering(&self, new: &NewDocument) -> Result<Vec<Event>, Refusal> {
        let NewDocument { customer, kind, number, issued_on, due, total, label, lines, details, held_back, settles, deposits, bills } = new;
        self.refuse_twin(*customer, *kind, number)?;
        let is_credit = *kind == DocumentKind::CreditNote;
        let misplaced =
            !settles.is_empty() && !is_credit || (!deposits.is_empty() || held_back.is_some()) && *kind != DocumentKind::Invoice;
        if misplaced || !matches!(kind, DocumentKind::Invoice | DocumentKind::Deposit | DocumentKind::CreditNote) {
            return Err(Refusal::NotAPair);
        }
        if total.amount() <= Decimal::ZERO {
            return Err(Refusal::WrongSign { amount: *total });
        }
        let first_due = match due {
            Due::ByTerms => None,
            Due::On(day) => Some(*day),
            Due::Instalments(parts) => parts.iter().map(|part| part.due_on).min(),
        };
        if let Some(on) = first_due.filter(|on| on < issued_on) {
            return Err(Refusal::TooEarly { on, begins: *issued_on });
        }
        details.adds_up(*total)?;
        let held = held_back.map_or(Decimal::ZERO, |held| held.amount.amount());
        if let Some(held) = held_back {
            if held.amount.currency() != total.currency() {
                return Err(Refusal::CurrenciesDiffer { expected: total.currency(), found: held.amount.currency() });
            }
            if held.amount.amount() <= Decimal::ZERO {
                return Err(Refusal::WrongSign { amount: held.amount });
            }
            if held.amount.amount() >= total.amount() {
                return Err(Refusal::ExceedsOpen { open: *total, asked: held.amount });
            }
        }
        let owner = Ref::from(*customer);
        let document = |due: Due, amount: Decimal, retention: bool| Event::DocumentIssued {
            customer: owner,
            kind: *kind,
            number: number.trim().to_owned(),
            issued_on: *issued_on,
            due,
            amount: Money::new(amount, total.currency()),
            account: AccountFamily::default(),
            retention,
            label: label.trim().to_owned(),
            line: None,
        };
        let amount = total.amount() - held;
        let due = if is_credit { Due::ByTerms } else { due.clone() };
        let mut events = vec![document(due, if is_credit { -amount } else { amount }, false)];
        let said = self.with_preceding(details.clone(), settles.iter().chain(deposits).map(|(document, _)| *document));
        let said = if is_credit { said.turned() } else { said };
        if !said.is_empty() {
            events.push(Event::DocumentDetailed { document: Ref::Here(0), details: Box::new(said) });
        }
        if !lines.is_empty() {
            let turned = |net: Money| if is_credit { Money::new(-net.amount(), net.currency()) } else { net };
            let lines = lines.iter().map(|line| DocumentLine { net: turned(line.net), ..line.clone() }).collect();
            events.push(Event::DocumentLined(DocumentLines { document: Ref::Here(0), lines }));
        }
        if let Some(held) = held_back {
            let at = here(&events);
            events.push(document(held.released_on.map_or(Due::ByTerms, Due::On), held.amount.amount(), true));
            let said = DocumentDetails {
                order_reference: details.order_reference.clone(),
                released_on: held.released_on,
                ..DocumentDetails::default()
            };
            if !said.is_empty() {
                events.push(Event::DocumentDetailed { document: at, details: Box::new(said) });
            }
        }
        events.extend(settles.iter().map(|(debit, amount)| allocated(Ref::Here(0), (*debit).into(), *amount)));
        for (deposit, amount) in deposits {
            let idx = self.item_of(*deposit).ok_or(Refusal::ItemNotFound { item: (*deposit).into() })?;
            let at = here(&events);
            events.push(money_booked(owner, MoneyKind::SetOff, *issued_on, *amount, Means::Unsaid, self.number(idx)));
            events.push(allocated(at, Ref::Here(0), *amount));
            events.push(Event::DepositSetOff { deposit: (*deposit).into(), set_off: at });
        }
        events.extend(bills.iter().map(|billed| Event::OrderInvoiced {
            order: billed.order.into(),
            document: Ref::Here(0),
            amount: billed.amount,
            part: billed.part,
        }));
        Ok(events)
    }

    /// The numbers of what it corrects or sets off stand among what it names.
    fn with_preceding(&self, mut details: DocumentDetails, named: impl Iterator<Item = ThingId>) -> DocumentDetails {
        for number in named.filter_map(|id| self.item_of(id)).map(|idx| self.number(idx)) {
            if !number.is_empty() && !details.preceding.iter().any(|known| known == number) {
                details.preceding.push(number.to_owned());
            }
        }
        details
    }

    /// Deposits counted against final invoices, in the order in which they were.
    #[must_use]
    pub fn deposit_uses(&self) -> &[DepositUse] {
        &self.deposit_uses
    }

    /// What is not set off yet of each deposit invoice of a customer, minor units, by [`ItemIdx`]; those that are used up are left out.
    #[must_use]
    pub fn deposits_left(&self, customer: super::CustomerIdx) -> BTreeMap<ItemIdx, i64> {
        let its = self.items().filter(|item| item.customer == customer && item.kind == ItemKind::Deposit);
        let mut left: BTreeMap<ItemIdx, i64> = its.map(|item| (item.idx, item.amount)).collect();
        for used in &self.deposit_uses {
            if let Some(left) = left.get_mut(&used.deposit) {
                *left = left.saturating_sub(self.item(used.set_off).amount.saturating_abs());
            }
        }
        left.retain(|_, left| *left > 0);
        left
    }

    /// What is not set off yet of one deposit invoice, minor units.
    #[must_use]
    pub fn deposit_left(&self, deposit: ItemIdx) -> i64 {
        let used = self.deposit_uses.iter().filter(|used| used.deposit == deposit);
        used.fold(self.item(deposit).amount, |left, used| left.saturating_sub(self.item(used.set_off).amount.saturating_abs()))
    }
}

fn here(events: &[Event]) -> Ref {
    Ref::Here(u32::try_from(events.len()).unwrap_or(u32::MAX))
}
