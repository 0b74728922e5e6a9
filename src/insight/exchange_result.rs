//! What was gained or lost on a currency when a debt was paid in another: at the rate of the invoice's day against what arrived.

use crate::basis::money::{Currency, Money, minor_decimals};
use crate::ledger::{ItemIdx, ItemKind, Ledger};
use chrono::NaiveDate;
use rust_decimal::{Decimal, RoundingStrategy};

/// What a payment in another currency made of one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeResult {
    /// The payment.
    pub payment: ItemIdx,
    /// The document that it settles.
    pub document: ItemIdx,
    /// How much of it, in its own currency.
    pub settled: Money,
    /// Its part of what arrived.
    pub received: Money,
    /// What that part of the document was worth on its day, and by which rate.
    pub worth: Result<(Money, Decimal), RateUnknown>,
    /// Positive for a gain; `None` where the rate is not known.
    pub gain: Option<Money>,
}

/// No rate between two currencies stood on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateUnknown {
    /// One unit of this.
    pub one: Currency,
    /// In that.
    pub of: Currency,
    /// On this day.
    pub on: NaiveDate,
}

/// The realised differences of one payment, one for each document it settles by now; nothing where it came in the debt's currency.
///
/// What arrived is shared out so that its parts sum to it to the cent.
#[must_use]
pub fn exchange_results(ledger: &Ledger, payment: ItemIdx) -> Vec<ExchangeResult> {
    let paid = ledger.item(payment);
    let received =
        ledger.payment_details(payment).and_then(|details| details.received).filter(|received| received.currency() != paid.currency);
    let (Some(received), ItemKind::Payment) = (received, paid.kind) else { return Vec::new() };
    let whole = Decimal::from(paid.amount.saturating_abs().max(1));
    let (mut settled_so_far, mut received_so_far) = (0_i64, Decimal::ZERO);
    let running = ledger.allocations().iter().filter(|known| known.credit == payment && known.until.is_none());
    running
        .map(|known| {
            settled_so_far = settled_so_far.saturating_add(known.amount);
            let up_to = received.amount() * Decimal::from(settled_so_far) / whole;
            let up_to = up_to.round_dp_with_strategy(minor_decimals(received.currency()), RoundingStrategy::MidpointAwayFromZero);
            let part = Money::new(up_to - received_so_far, received.currency()).rounded();
            received_so_far = up_to;
            let document = ledger.item(known.debit);
            let settled = Money::from_minor(known.amount, paid.currency);
            let unknown = RateUnknown { one: paid.currency, of: received.currency(), on: document.on };
            let worth = ledger
                .exchange_rate(paid.currency, received.currency(), document.on)
                .and_then(|rate| Some((rate.convert(settled, received.currency())?, rate.worth)))
                .ok_or(unknown);
            let gain = worth.ok().map(|(worth, _)| Money::new(part.amount() - worth.amount(), part.currency()));
            ExchangeResult { payment, document: known.debit, settled, received: part, worth, gain }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::{BatchId, ThingId};
    use crate::ledger::{Command, CustomerDetails, CustomerKind, DocumentKind, Due, ExchangeRate, Means, PaymentDetails, Receipt};

    #[test]
    fn a_dollar_invoice_paid_in_euros_gains_or_loses_what_the_rate_moved() {
        let mut ledger = Ledger::default();
        let mut n = 0;
        let mut does = |command: &Command| {
            let events = ledger.decide(command).unwrap();
            n += 1;
            let batch = BatchId::new(1_790_000_000_000 + n, [0; 10]);
            ledger.apply_batch(batch, events.iter().map(Some));
            ThingId { batch, ordinal: 0 }
        };
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let usd = |cents| Money::from_minor(cents, Currency::USD);
        let details = CustomerDetails { name: "Harbor".into(), ..CustomerDetails::default() };
        let customer = does(&Command::AddCustomer { details, kind: CustomerKind::Business });
        let mut invoice = |number: &str, on: &str, cents| {
            let (number, issued_on) = (number.to_owned(), day(on));
            does(&Command::IssueDocument {
                customer,
                kind: DocumentKind::Invoice,
                number,
                issued_on,
                due: Due::ByTerms,
                amount: usd(cents),
            })
        };
        let first = invoice("F-1", "2026-01-05", 100_000);
        let second = invoice("F-2", "2026-02-05", 50_000);
        let worth: Decimal = "0.90".parse().unwrap();
        does(&Command::StateExchangeRate(ExchangeRate {
            one: Currency::USD,
            worth,
            of: Currency::EUR,
            on: day("2026-01-02"),
            source: "BCE".into(),
        }));
        // 1,500 dollars paid with 1,380.01 euros.
        let received = Some(Money::from_minor(138_001, Currency::EUR));
        let payment = does(&Command::Receive(Box::new(Receipt {
            customer,
            on: day("2026-03-02"),
            amount: usd(150_000),
            means: Means::Transfer,
            reference: String::new(),
            details: PaymentDetails { received, ..PaymentDetails::default() },
            settles: vec![(first, usd(100_000)), (second, usd(50_000))],
            rest: Vec::new(),
            keeps_surplus: false,
        })));
        let found = exchange_results(&ledger, ledger.item_of(payment).unwrap());
        let eur = |cents| Money::from_minor(cents, Currency::EUR);
        // Two thirds of 1,380.01 are 920.006…: 920.01, and 460.00 are left.
        assert_eq!(found.iter().map(|it| it.received).collect::<Vec<_>>(), [eur(92_001), eur(46_000)]);
        // 1,000 dollars at 0.90 were 900.00 on the day of the invoice: 20.01 gained. No rate stood on 5 February.
        assert_eq!(found[0].gain, Some(eur(2_001)));
        assert_eq!(found[1].worth, Err(RateUnknown { one: Currency::USD, of: Currency::EUR, on: day("2026-02-05") }));
        assert!(exchange_results(&ledger, ledger.item_of(first).unwrap()).is_empty());
    }
}
