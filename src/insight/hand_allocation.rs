//! A bank line allocated by hand: what of a customer's account it may settle, how its amount is shared among what was chosen, and what
//! becomes of what is left of a document.

use super::matching::{Choice, Proposed, ProposedPart};
use super::receipt_proposal::{RestChoice, rest_of};
use crate::basis::money::Money;
use crate::ledger::{BankLineIdx, CustomerIdx, Evidence, ItemIdx, ItemKind, Ledger, MoneyKind};
use chrono::NaiveDate;

/// What a person says of one document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HandShare {
    /// Which.
    pub item: ItemIdx,
    /// How much of the line it gets, minor units; `None` for as much as there is.
    pub amount: Option<i64>,
    /// What becomes of what is left of it; `None` as proposed.
    pub rest: Option<HandRest>,
}

/// What becomes of what a line leaves of a document.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum HandRest {
    /// It stays owed.
    #[default]
    StaysOwed,
    /// A discount for early payment.
    Discount,
    /// The payer's bank kept it.
    Charges,
    /// A small difference, given up.
    GivenUp,
}

impl HandRest {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 4] = [Self::StaysOwed, Self::Discount, Self::Charges, Self::GivenUp];
}

/// Something that the line may settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MaySettle {
    /// A document; for money that went out, a credit.
    pub item: ItemIdx,
    /// When it falls due.
    pub due_on: NaiveDate,
    /// What is open of it, positive, minor units.
    pub open: i64,
    /// What it gets of the line, minor units; nought where it is not chosen, or nothing is left.
    pub amount: i64,
    /// Whether it was chosen.
    pub chosen: bool,
    /// What is left of it and what becomes of that; nothing where it gets nothing, is settled whole, or the money went out.
    pub rest: Option<(i64, HandRest)>,
}

/// Why a line cannot be shared out so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HandWrong {
    /// A document would get more than is open of it, or less than nothing.
    NotOpen {
        /// Which.
        item: ItemIdx,
        /// What is open of it, minor units.
        open: i64,
    },
    /// More is given than the line holds.
    TooMuch {
        /// By how much, minor units.
        over: i64,
    },
}

/// A line shared out by hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandAllocation {
    /// Everything of the customer that is open in the line's currency by its day, oldest due first.
    pub may_settle: Vec<MaySettle>,
    /// What stays money that settles nothing, positive, minor units.
    pub left: i64,
    /// What a yes would be; why not, where there is none.
    pub choice: Result<Choice, HandWrong>,
}

/// A line as `customer`'s money, for what was `chosen`: what was said of each first, then oldest due first until nothing is left.
///
/// Nothing for a line that is not there, and for one of no amount. Budget 5 ms for 100,000 items.
#[must_use]
pub fn hand_allocation(ledger: &Ledger, line: BankLineIdx, customer: CustomerIdx, chosen: &[HandShare]) -> Option<HandAllocation> {
    let row = ledger.bank_line(line).filter(|row| row.amount != 0)?;
    let (amount, came_in) = (row.amount.saturating_abs(), row.amount > 0);
    let said = |item: ItemIdx| chosen.iter().find(|share| share.item == item);
    let mut may_settle: Vec<MaySettle> = Vec::new();
    for item in ledger.items().filter(|item| item.customer == customer && item.currency == row.currency) {
        let open = ledger.open_now(item.idx);
        // Money that came in settles debts; money given back settles credits.
        let fits = if came_in { open > 0 } else { open < 0 };
        if fits && item.kind != ItemKind::Accrual && item.on <= row.booked_on {
            let (open, chosen) = (open.saturating_abs(), said(item.idx).is_some());
            may_settle.push(MaySettle { item: item.idx, due_on: item.due_on, open, amount: 0, chosen, rest: None });
        }
    }
    may_settle.sort_by_key(|it| (it.due_on, it.item));
    let mut wrong = None;
    let mut left = amount;
    for it in &mut may_settle {
        let Some(typed) = said(it.item).and_then(|share| share.amount) else { continue };
        if !(0..=it.open).contains(&typed) {
            wrong = wrong.or(Some(HandWrong::NotOpen { item: it.item, open: it.open }));
        }
        it.amount = typed;
        left = left.saturating_sub(typed);
    }
    for it in may_settle.iter_mut().filter(|it| said(it.item).is_some_and(|share| share.amount.is_none())) {
        it.amount = it.open.min(left.max(0));
        left -= it.amount;
    }
    if left < 0 {
        wrong = wrong.or(Some(HandWrong::TooMuch { over: left.saturating_neg() }));
    }
    for it in may_settle.iter_mut().filter(|it| came_in && 0 < it.amount && it.amount < it.open) {
        let becomes = said(it.item).and_then(|share| share.rest).unwrap_or_else(|| {
            match rest_of(ledger, it.item, it.open, row.booked_on, it.amount).map(|rest| rest.proposed) {
                Some(RestChoice::Discount | RestChoice::CreditNote) => HandRest::Discount,
                Some(RestChoice::GivenUp) => HandRest::GivenUp,
                _ => HandRest::StaysOwed,
            }
        });
        it.rest = Some((it.open - it.amount, becomes));
    }
    let settles = may_settle.iter().filter(|it| it.amount > 0).map(|it| (it.item, it.amount)).collect();
    let mut evidence = vec![Evidence::ByHand];
    let mut rest = Vec::new();
    for (item, (minor, becomes)) in may_settle.iter().filter_map(|it| Some((it.item, it.rest?))) {
        let kind = match becomes {
            HandRest::StaysOwed => continue,
            HandRest::Discount => MoneyKind::Discount,
            HandRest::Charges => {
                evidence.push(Evidence::Charges { amount: Money::from_minor(minor, row.currency), stated: false });
                MoneyKind::WriteOff
            }
            HandRest::GivenUp => MoneyKind::WriteOff,
        };
        rest.push((item, minor, kind));
    }
    let part = ProposedPart { customer, amount, settles, netted: Vec::new(), rest };
    let choice = Choice { proposed: Proposed::Money { parts: vec![part], fees: None }, confidence: 1000, evidence };
    Some(HandAllocation { may_settle, left: left.max(0), choice: wrong.map_or(Ok(choice), Err) })
}

#[cfg(test)]
#[expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]
mod tests {
    use super::*;
    use crate::basis::id::{BatchId, Ref};
    use crate::basis::money::Currency;
    use crate::ledger::{BankLine, Due, Event};

    /// What is settled, and what is given up as what.
    type Parts = (Vec<(ItemIdx, i64)>, Vec<(ItemIdx, i64, MoneyKind)>);

    const HERE: Ref = Ref::Here(0);

    /// A customer with invoices of 1,000.00 and 500.00, and a line of `amount` minor units ten days after.
    fn ledger(amount: i64) -> (Ledger, [ItemIdx; 2]) {
        let day = |day| NaiveDate::from_ymd_opt(2026, 5, day).unwrap();
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        let mut events = vec![Event::CustomerAdded {
            key: "C1".into(),
            details: crate::ledger::CustomerDetails { name: "Northwind".into(), ..Default::default() },
            kind: crate::ledger::CustomerKind::Business,
        }];
        for (number, minor) in [("A", 100_000), ("B", 50_000)] {
            events.push(Event::DocumentIssued {
                customer: HERE,
                kind: crate::ledger::DocumentKind::Invoice,
                number: number.into(),
                issued_on: day(1),
                due: Due::On(day(5)),
                amount: eur(minor),
                account: crate::ledger::AccountFamily::default(),
                retention: false,
                label: String::new(),
                line: None,
            });
        }
        events.push(Event::StatementRead {
            account: "FR76".into(),
            currency: Currency::EUR,
            number: String::new(),
            period: None,
            opening: None,
            closing: None,
        });
        let said = Box::new(BankLine::new(day(11), eur(amount)));
        events.push(Event::BankLineRead { statement: Ref::Here(3), said, part_of: None, line: None });
        let mut ledger = Ledger::default();
        ledger.apply_batch(BatchId::new(1, [0; 10]), events.iter().map(Some));
        let items: Vec<ItemIdx> = ledger.items().map(|item| item.idx).collect();
        (ledger, [items[0], items[1]])
    }

    fn share(item: ItemIdx, amount: Option<i64>, rest: Option<HandRest>) -> HandShare {
        HandShare { item, amount, rest }
    }

    fn by_hand(ledger: &Ledger, chosen: &[HandShare]) -> HandAllocation {
        let line = ledger.bank_lines().next().unwrap().idx;
        hand_allocation(ledger, line, ledger.item(ledger.items().next().unwrap().idx).customer, chosen).unwrap()
    }

    fn parts(choice: &Result<Choice, HandWrong>) -> Parts {
        let Ok(Choice { proposed: Proposed::Money { parts, .. }, .. }) = choice else { panic!("{choice:?}") };
        (parts[0].settles.clone(), parts[0].rest.clone())
    }

    #[test]
    fn what_is_typed_comes_first_and_the_rest_goes_to_the_oldest() {
        let (ledger, [a, b]) = ledger(120_000);
        let shared = by_hand(&ledger, &[share(a, None, None), share(b, Some(40_000), None)]);
        assert_eq!(parts(&shared.choice).0, [(a, 80_000), (b, 40_000)]);
        assert_eq!(shared.left, 0);
        assert_eq!(shared.may_settle[0].rest, Some((20_000, HandRest::StaysOwed)));
    }

    #[test]
    fn the_rest_of_a_document_becomes_what_is_said_of_it() {
        let (ledger, [a, b]) = ledger(146_500);
        let said = [share(a, Some(98_000), Some(HandRest::Discount)), share(b, Some(48_500), Some(HandRest::Charges))];
        let shared = by_hand(&ledger, &said);
        assert_eq!(parts(&shared.choice).1, [(a, 2_000, MoneyKind::Discount), (b, 1_500, MoneyKind::WriteOff)]);
        let charges = Evidence::Charges { amount: Money::from_minor(1_500, Currency::EUR), stated: false };
        assert_eq!(shared.choice.unwrap().evidence, [Evidence::ByHand, charges]);
    }

    #[test]
    fn more_than_is_open_and_more_than_came_are_said() {
        let (ledger, [a, b]) = ledger(120_000);
        let said = |minor| by_hand(&ledger, &[share(a, Some(minor), None), share(b, Some(50_000), None)]).choice;
        assert_eq!(said(100_001), Err(HandWrong::NotOpen { item: a, open: 100_000 }));
        assert_eq!(said(-1), Err(HandWrong::NotOpen { item: a, open: 100_000 }));
        assert_eq!(said(70_001), Err(HandWrong::TooMuch { over: 1 }));
        assert!(said(70_000).is_ok());
    }

    #[test]
    fn what_no_document_gets_stays_unapplied() {
        let (ledger, [_, b]) = ledger(120_000);
        let shared = by_hand(&ledger, &[share(b, None, None)]);
        assert_eq!((parts(&shared.choice).0, shared.left), (vec![(b, 50_000)], 70_000));
        assert_eq!(parts(&by_hand(&ledger, &[]).choice), (Vec::new(), Vec::new()));
    }
}
