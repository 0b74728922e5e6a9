//! What a payment would settle, before it is entered: the debtor's own indication, then the order that the law proposes; what it leaves of
//! each document and what that may be; cash beyond the cap.

use super::agreed_law::agreed_law;
use super::outstanding::open_parts;
use crate::basis::money::{Currency, Money};
use crate::law::{
    CashCap, Debt, DiscountCase, DiscountVat, DiscountVerdict, EarlyPayment, GoverningLaw, ShareReason, Source, cash_cap, early_payment,
    payment_order, payment_order_source,
};
use crate::ledger::{CustomerIdx, EarlyDiscount, InterestAgreed, ItemIdx, ItemKind, Ledger, Means};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A payment as it is being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptAsked {
    /// Whose debts.
    pub customer: CustomerIdx,
    /// In which currency they are.
    pub currency: Currency,
    /// The day of the money.
    pub on: NaiveDate,
    /// How much, minor units.
    pub amount: i64,
    /// Documents that the payer named.
    pub indicated: Vec<ItemIdx>,
}

/// One document that it may settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptLine {
    /// Which.
    pub item: ItemIdx,
    /// What is open of it when all is counted, minor units.
    pub open: i64,
    /// When it falls due, the first date of which something is open.
    pub due_on: NaiveDate,
    /// The share proposed, minor units; nought for none.
    pub amount: i64,
    /// Why it gets that; `None` where it gets nothing.
    pub reason: Option<ShareReason>,
    /// What the payment leaves of it, where it settles a part.
    pub rest: Option<RestSays>,
}

/// What a payment would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptProposal {
    /// Every open document in that currency that was issued by then, the debts due first.
    pub lines: Vec<ReceiptLine>,
    /// What nothing takes, minor units.
    pub left: i64,
    /// The text of the order.
    pub source: &'static Source,
}

/// What may become of a rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum RestChoice {
    /// It stays owed.
    #[default]
    StaysOwed,
    /// A discount, the tax unchanged.
    Discount,
    /// A discount with its credit note.
    CreditNote,
    /// Given up.
    GivenUp,
    /// The customer objects.
    Disputed,
}

impl RestChoice {
    /// All, as a person chooses among them.
    pub const ALL: [Self; 5] = [Self::StaysOwed, Self::Discount, Self::CreditNote, Self::GivenUp, Self::Disputed];
}

/// What a payment leaves of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestSays {
    /// How much, minor units, positive.
    pub amount: i64,
    /// What is proposed for it.
    pub proposed: RestChoice,
    /// What it makes of the discount, where one is offered.
    pub verdict: Option<DiscountVerdict>,
    /// It is within the person's rule for small differences.
    pub is_small: bool,
}

/// What a payment would settle.
///
/// Sketch: one pass over items for those of the customer; budget 5 ms for 100,000.
#[must_use]
pub fn receipt_proposal(ledger: &Ledger, asked: &ReceiptAsked) -> ReceiptProposal {
    let mut open: Vec<(ItemIdx, i64, NaiveDate)> = Vec::new();
    for item in ledger.items().filter(|item| item.customer == asked.customer && item.currency == asked.currency) {
        let left = ledger.open_now(item.idx);
        if left <= 0 || item.kind == ItemKind::Accrual || item.on > asked.on {
            continue;
        }
        let due_on = open_parts(ledger, item.idx, left).filter(|part| part.open > 0).find_map(|part| part.due_on).unwrap_or(item.due_on);
        open.push((item.idx, left, due_on));
    }
    open.sort_by_key(|(idx, _, due_on)| (*due_on > asked.on, ledger.item(*idx).on, *idx));
    let debts: Vec<Debt> = open
        .iter()
        .map(|(idx, open, due_on)| {
            let item = ledger.item(*idx);
            let rate = match ledger.conditions_for(ledger.issued_to(item.idx), item.on).interest {
                Some(InterestAgreed::Percent(percent)) => percent,
                Some(InterestAgreed::ByLaw) | None => Decimal::ZERO,
            };
            Debt { arose_on: item.on, due_on: *due_on, open: *open, rate, indicated: asked.indicated.contains(idx) }
        })
        .collect();
    let shares = payment_order(asked.on, asked.amount, &debts);
    let given: i64 = shares.iter().map(|share| share.amount).sum();
    let lines = open
        .iter()
        .enumerate()
        .map(|(at, (item, open, due_on))| {
            let share = shares.iter().find(|share| share.debt == at);
            let amount = share.map_or(0, |share| share.amount);
            let rest = (amount > 0).then(|| rest_of(ledger, *item, *open, asked.on, amount)).flatten();
            ReceiptLine { item: *item, open: *open, due_on: *due_on, amount, reason: share.map(|share| share.reason), rest }
        })
        .collect();
    let law = agreed_law(ledger, asked.customer, asked.on).map_or(GoverningLaw::Eu, |governed| governed.law);
    ReceiptProposal { lines, left: asked.amount.max(0).saturating_sub(given), source: payment_order_source(law) }
}

/// What a payment of `amount` on a day leaves of a document of which `open` is left, and what that may be; `None` where it leaves nothing.
#[must_use]
pub fn rest_of(ledger: &Ledger, item: ItemIdx, open: i64, on: NaiveDate, amount: i64) -> Option<RestSays> {
    let rest = open.checked_sub(amount).filter(|rest| *rest > 0)?;
    let verdict = discount_of(ledger, item, open, on, amount);
    let is_small = rest <= ledger.small_difference(ledger.item(item).currency);
    let proposed = match verdict.as_ref().map(|verdict| (verdict.case, verdict.vat)) {
        Some((DiscountCase::Taken { .. } | DiscountCase::TakenInPart, DiscountVat::CreditNote)) => RestChoice::CreditNote,
        Some((DiscountCase::Taken { .. } | DiscountCase::TakenInPart, _)) => RestChoice::Discount,
        // A discount kept back too late is owed, however small: the person decides.
        Some((DiscountCase::Late { .. }, _)) => RestChoice::StaysOwed,
        _ if is_small => RestChoice::GivenUp,
        _ => RestChoice::StaysOwed,
    };
    Some(RestSays { amount: rest, proposed, verdict, is_small })
}

/// What a payment makes of the discount offered on a document: its own, else its customer's. Of several the one that serves the customer
/// best: taken before late before a part payment.
fn discount_of(ledger: &Ledger, idx: ItemIdx, open: i64, on: NaiveDate, amount: i64) -> Option<DiscountVerdict> {
    let item = ledger.item(idx);
    if !matches!(item.kind, ItemKind::Invoice | ItemKind::Deposit) {
        return None;
    }
    let seller = GoverningLaw::of_seller(&ledger.company().country)?;
    let details = ledger.details(idx);
    let own = details.map(|details| details.discounts.as_slice()).unwrap_or_default();
    let agreed = if own.is_empty() { ledger.conditions_for(ledger.issued_to(item.idx), item.on).discount } else { None };
    let verdict = |discount: &EarlyDiscount| {
        early_payment(&EarlyPayment {
            discount,
            seller,
            issued_on: item.on,
            received_on: None,
            whole: item.money(),
            open: Money::from_minor(open, item.currency),
            taxes: details.map(|details| details.taxes.as_slice()).unwrap_or_default(),
            paid_on: on,
            paid: Money::from_minor(amount, item.currency),
        })
    };
    let rank = |verdict: &DiscountVerdict| match verdict.case {
        DiscountCase::NotTaken | DiscountCase::Taken { .. } | DiscountCase::TakenInPart => 0,
        DiscountCase::Late { .. } => 1,
        DiscountCase::PartPayment { .. } => 2,
    };
    own.iter().chain(&agreed).filter_map(verdict).min_by_key(rank)
}

/// Cash beyond the cap for one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CashOver {
    /// The cap and its text.
    pub cap: CashCap,
    /// What would have been taken in cash for it, what came before included.
    pub sum: Money,
}

/// Whether `amount` more in cash on a document would pass the cap of the seller's country; parts count together.
#[must_use]
pub fn cash_over(ledger: &Ledger, idx: ItemIdx, amount: i64) -> Option<CashOver> {
    let item = ledger.item(idx);
    let customer = ledger.customer(item.customer);
    let seller = GoverningLaw::of_seller(&ledger.company().country)?;
    let cap = cash_cap(seller, &customer.details.country, customer.kind)?;
    if cap.most.currency() != item.currency {
        return None;
    }
    let before: i64 = ledger
        .allocations()
        .iter()
        .filter(|known| known.debit == idx && known.until.is_none() && ledger.item(known.credit).means == Means::Cash)
        .map(|known| known.amount)
        .sum();
    let sum = Money::from_minor(before.saturating_add(amount), item.currency);
    (sum.amount() > cap.most.amount()).then_some(CashOver { cap, sum })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::{BatchId, ThingId};
    use crate::ledger::{
        Command, Conditions, CustomerDetails, CustomerKind, DocumentDetails, DocumentKind, Due, MoneyKind, TaxPart, TermsScope,
    };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn eur(cents: i64) -> Money {
        Money::from_minor(cents, Currency::EUR)
    }

    #[derive(Default)]
    struct Book {
        ledger: Ledger,
        batches: u64,
    }

    impl Book {
        fn does(&mut self, command: &Command) -> ThingId {
            let events = self.ledger.decide(command).unwrap();
            self.batches += 1;
            let batch = BatchId::new(1_790_000_000_000 + self.batches, [0; 10]);
            self.ledger.apply_batch(batch, events.iter().map(Some));
            ThingId { batch, ordinal: 0 }
        }

        fn customer(&mut self) -> ThingId {
            let details = CustomerDetails { name: "Halles".into(), country: "FR".into(), ..CustomerDetails::default() };
            self.does(&Command::AddCustomer { details, kind: CustomerKind::Business })
        }

        fn invoice(&mut self, customer: ThingId, number: &str, on: &str, due: &str, cents: i64) -> ThingId {
            let (number, issued_on, due) = (number.to_owned(), day(on), Due::On(day(due)));
            self.does(&Command::IssueDocument { customer, kind: DocumentKind::Invoice, number, issued_on, due, amount: eur(cents) })
        }

        fn asks(&self, customer: ThingId, on: &str, amount: i64, indicated: &[ThingId]) -> ReceiptProposal {
            let customer = self.ledger.customer_of(customer).unwrap();
            let indicated = indicated.iter().map(|id| self.ledger.item_of(*id).unwrap()).collect();
            receipt_proposal(&self.ledger, &ReceiptAsked { customer, currency: Currency::EUR, on: day(on), amount, indicated })
        }
    }

    #[test]
    fn what_was_named_comes_first_then_what_is_due_then_the_oldest() {
        let mut book = Book::default();
        let customer = book.customer();
        let _old = book.invoice(customer, "F-1", "2026-01-05", "2026-02-04", 10_000);
        let _new = book.invoice(customer, "F-2", "2026-01-20", "2026-02-19", 20_000);
        let later = book.invoice(customer, "F-3", "2026-02-10", "2026-05-11", 30_000);
        let _ahead = book.invoice(customer, "F-4", "2026-04-01", "2026-05-01", 30_000);
        let told = |proposal: &ReceiptProposal| -> Vec<(i64, Option<ShareReason>)> {
            proposal.lines.iter().map(|line| (line.amount, line.reason)).collect()
        };
        let silent = book.asks(customer, "2026-03-01", 25_000, &[]);
        let oldest = Some(ShareReason::DueAndOldest);
        assert_eq!(told(&silent), [(10_000, oldest), (15_000, oldest), (0, None)]);
        assert_eq!(silent.source.citation, "C. civ., art. 1342-10");
        let named = book.asks(customer, "2026-03-01", 70_000, &[later]);
        assert_eq!(told(&named), [(10_000, oldest), (20_000, oldest), (30_000, Some(ShareReason::Indicated))]);
        assert_eq!(named.left, 10_000);
    }

    #[test]
    fn a_rest_is_a_discount_in_time_and_owed_when_late() {
        let mut book = Book::default();
        let customer = book.customer();
        let id = book.invoice(customer, "F-1", "2026-03-01", "2026-03-31", 120_000);
        let idx = book.ledger.item_of(id).unwrap();
        let rest = |book: &Book, on: &str, paid: i64| rest_of(&book.ledger, idx, 120_000, day(on), paid).unwrap();
        assert_eq!(rest(&book, "2026-03-05", 117_600).proposed, RestChoice::StaysOwed, "no discount was offered");
        let discount = EarlyDiscount { percent: 2.into(), days: 10, ..EarlyDiscount::default() };
        let conditions = Conditions { discount: Some(discount), ..Conditions::default() };
        book.does(&Command::AgreeConditions { scopes: vec![TermsScope::Company], conditions, from: None });
        let taken = rest(&book, "2026-03-11", 117_600);
        assert_eq!((taken.proposed, taken.amount), (RestChoice::CreditNote, 2_400));
        assert_eq!(rest(&book, "2026-03-12", 117_600).proposed, RestChoice::StaysOwed);
        book.does(&Command::AgreeSmallDifferences { up_to: eur(5_000) });
        assert_eq!(rest(&book, "2026-03-12", 117_600).proposed, RestChoice::StaysOwed, "late, not a small difference");
        assert_eq!(rest(&book, "2026-03-12", 119_000).verdict.unwrap().case, DiscountCase::Late { days_late: 1 });
        assert_eq!(rest(&book, "2026-03-05", 60_000).proposed, RestChoice::StaysOwed);
        // The document's own discount comes before the customer's, and its tax makes the credit note.
        let taxes = vec![TaxPart { percent: 20.into(), base: eur(100_000), tax: eur(20_000) }];
        let discounts = vec![EarlyDiscount { percent: 3.into(), days: 5, ..EarlyDiscount::default() }];
        let details = Box::new(DocumentDetails { taxes, discounts, ..DocumentDetails::default() });
        book.does(&Command::DetailDocument { document: id, details });
        let own = rest(&book, "2026-03-06", 116_400);
        assert_eq!(own.verdict.unwrap().credit_note, Some((eur(3_000), eur(600))));
    }

    #[test]
    fn a_small_difference_is_given_up_by_the_rule_and_cash_has_its_cap() {
        let mut book = Book::default();
        let customer = book.customer();
        let id = book.invoice(customer, "F-1", "2026-03-01", "2026-03-31", 120_000);
        let idx = book.ledger.item_of(id).unwrap();
        book.does(&Command::AgreeSmallDifferences { up_to: eur(100) });
        assert_eq!(rest_of(&book.ledger, idx, 120_000, day("2026-03-31"), 119_900).unwrap().proposed, RestChoice::GivenUp);
        assert_eq!(rest_of(&book.ledger, idx, 120_000, day("2026-03-31"), 119_899).unwrap().proposed, RestChoice::StaysOwed);
        assert!(rest_of(&book.ledger, idx, 120_000, day("2026-03-31"), 120_000).is_none());
        assert!(cash_over(&book.ledger, idx, 100_000).is_none());
        assert_eq!(cash_over(&book.ledger, idx, 100_001).unwrap().sum, eur(100_001));
        book.does(&Command::BookMoney {
            customer,
            kind: MoneyKind::Payment,
            booked_on: day("2026-03-10"),
            amount: eur(60_000),
            means: Means::Cash,
            reference: String::new(),
            settles: vec![(id, eur(60_000))],
            rest: Vec::new(),
        });
        assert_eq!(cash_over(&book.ledger, idx, 50_000).unwrap().sum, eur(110_000), "in parts too");
    }
}
