//! Claims beside the books: asked for, paid, given up; what is refused; and that no balance ever knows of them.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[expect(dead_code, reason = "each test uses what it needs of the random ledgers")]
mod random_ledger;

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::insight::{ClaimsMoved, ClaimsOf, Period, claims_of, claims_report};
use echeance::ledger::{
    AskedClaim, ClaimKind, ClaimSums, Command, CustomerDetails, CustomerKind, DocumentKind, Due, Event, Ledger, Refusal,
};
use proptest::prelude::*;
use random_ledger::{day as nth_day, ledger};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn eur(text: &str) -> Money {
    Money::new(text.parse().unwrap(), Currency::EUR)
}

/// One invoice of 1,000.00 of 1 January 2026, and what is done about it.
struct Desk {
    ledger: Ledger,
    batches: u64,
    invoice: ThingId,
}

impl Desk {
    fn new() -> Self {
        let mut desk = Self { ledger: Ledger::default(), batches: 0, invoice: ThingId { batch: BatchId::new(0, [0; 10]), ordinal: 0 } };
        let details = CustomerDetails { name: "Nord".to_owned(), ..CustomerDetails::default() };
        let customer = desk.does(&Command::AddCustomer { details, kind: CustomerKind::Business });
        desk.invoice = desk.does(&Command::IssueDocument {
            customer,
            kind: DocumentKind::Invoice,
            number: "F-1".to_owned(),
            issued_on: day("2026-01-01"),
            due: Due::On(day("2026-01-31")),
            amount: eur("1000.00"),
        });
        desk
    }

    fn does(&mut self, command: &Command) -> ThingId {
        let events = self.ledger.decide(command).unwrap();
        self.batches += 1;
        let batch = BatchId::new(1_790_000_000_000 + self.batches, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        assert_eq!(self.ledger.anomalies(), []);
        ThingId { batch, ordinal: 0 }
    }

    fn refuses(&self, command: &Command) -> Refusal {
        self.ledger.decide(command).unwrap_err()
    }

    fn ask(&self, kind: ClaimKind, amount: &str, on: &str) -> Command {
        let up_to = (kind == ClaimKind::LateInterest).then(|| day(on));
        let law = "C. com., art. L441-10, II".to_owned();
        Command::AskClaims { asked: vec![AskedClaim { document: self.invoice, kind, amount: eur(amount), up_to, law }], on: day(on) }
    }

    fn sums(&self, kind: ClaimKind, on: &str) -> (i64, i64, i64, i64) {
        let document = self.ledger.item_of(self.invoice).unwrap();
        let sums: ClaimSums = self.ledger.claimed_on(document, kind, Currency::EUR, day(on));
        (sums.asked, sums.paid, sums.waived, sums.open())
    }
}

fn paid(claim: ThingId, amount: &str, on: &str) -> Command {
    Command::NoteClaimPaid { paid: vec![(claim, eur(amount))], on: day(on), reference: "VIR 1".to_owned() }
}

fn waived(claim: ThingId, amount: &str, on: &str, reason: &str) -> Command {
    Command::WaiveClaim { waived: vec![(claim, eur(amount))], on: day(on), reason: reason.to_owned() }
}

#[test]
fn a_claim_is_asked_paid_and_given_up_on_its_days() {
    let mut desk = Desk::new();
    let ask = desk.ask(ClaimKind::LateInterest, "26.78", "2026-05-15");
    let claim = desk.does(&ask);
    desk.does(&paid(claim, "20.00", "2026-05-20"));
    desk.does(&waived(claim, "6.78", "2026-06-01", " geste commercial "));
    let interest = ClaimKind::LateInterest;
    assert_eq!(desk.sums(interest, "2026-05-14"), (0, 0, 0, 0));
    assert_eq!(desk.sums(interest, "2026-05-15"), (2_678, 0, 0, 2_678));
    assert_eq!(desk.sums(interest, "2026-05-31"), (2_678, 2_000, 0, 678));
    assert_eq!(desk.sums(interest, "2026-06-01"), (2_678, 2_000, 678, 0));
    // More days late: asked in addition.
    let ask = desk.ask(interest, "3.40", "2026-06-15");
    desk.does(&ask);
    assert_eq!(desk.sums(interest, "2026-06-15"), (3_018, 2_000, 678, 340));
    let known = desk.ledger.claims().next().unwrap().1;
    assert_eq!((known.waived[0].note.as_str(), known.up_to), ("geste commercial", Some(day("2026-05-15"))));
    // The invoice is as it was.
    assert_eq!(desk.ledger.balances()[0].open(), 100_000);
}

#[test]
fn what_was_paid_is_not_paid_again() {
    let mut desk = Desk::new();
    let ask = desk.ask(ClaimKind::FixedCompensation, "40.00", "2026-02-15");
    let claim = desk.does(&ask);
    let exceeds = |open: &str, asked: &str| Refusal::ExceedsOpen { open: eur(open), asked: eur(asked) };
    assert_eq!(desk.refuses(&paid(claim, "40.01", "2026-03-01")), exceeds("40.00", "40.01"));
    desk.does(&paid(claim, "40.00", "2026-03-01"));
    assert_eq!(desk.refuses(&paid(claim, "40.00", "2026-03-02")), exceeds("0.00", "40.00"));
    assert_eq!(desk.refuses(&waived(claim, "0.01", "2026-03-02", "geste")), exceeds("0.00", "0.01"));
    // Nor twice in one breath.
    let mut desk = Desk::new();
    let ask = desk.ask(ClaimKind::LateInterest, "10.00", "2026-02-15");
    let claim = desk.does(&ask);
    let twice =
        Command::NoteClaimPaid { paid: vec![(claim, eur("6.00")), (claim, eur("5.00"))], on: day("2026-03-01"), reference: String::new() };
    assert_eq!(desk.refuses(&twice), exceeds("4.00", "5.00"));
}

#[test]
fn what_cannot_be_claimed_is_refused_in_words() {
    let mut desk = Desk::new();
    let sum = |desk: &Desk| desk.ask(ClaimKind::FixedCompensation, "40.00", "2026-02-15");
    let claim = desk.does(&sum(&desk));
    assert!(matches!(desk.refuses(&sum(&desk)), Refusal::AlreadyClaimed { .. }));
    assert_eq!(
        desk.refuses(&desk.ask(ClaimKind::LateInterest, "1.00", "2025-12-31")),
        Refusal::TooEarly { on: day("2025-12-31"), begins: day("2026-01-01") }
    );
    assert_eq!(desk.refuses(&desk.ask(ClaimKind::LateInterest, "0.00", "2026-03-01")), Refusal::WrongSign { amount: eur("0.00") });
    assert_eq!(desk.refuses(&desk.ask(ClaimKind::LateInterest, "1.234", "2026-03-01")), Refusal::Uncountable { amount: eur("1.234") });
    assert_eq!(desk.refuses(&waived(claim, "1.00", "2026-03-01", " ")), Refusal::ReasonMissing);
    let begins = day("2026-02-15");
    assert_eq!(desk.refuses(&paid(claim, "1.00", "2026-02-14")), Refusal::TooEarly { on: day("2026-02-14"), begins });
    let nobody = desk.invoice;
    assert_eq!(desk.refuses(&paid(nobody, "1.00", "2026-03-01")), Refusal::ClaimNotFound { claim: nobody.into() });
    let dollars = Money::new("1.00".parse().unwrap(), Currency::USD);
    let command = Command::NoteClaimPaid { paid: vec![(claim, dollars)], on: day("2026-03-01"), reference: String::new() };
    assert_eq!(desk.refuses(&command), Refusal::CurrenciesDiffer { expected: Currency::EUR, found: Currency::USD });
}

#[test]
fn a_period_shows_what_was_open_before_and_what_is_left() {
    // Asked 26.78 on 15 May; paid 20.00 on 20 May; given up 6.78 on 1 June; 40.00 asked on 10 June.
    let mut desk = Desk::new();
    let ask = desk.ask(ClaimKind::LateInterest, "26.78", "2026-05-15");
    let claim = desk.does(&ask);
    desk.does(&paid(claim, "20.00", "2026-05-20"));
    desk.does(&waived(claim, "6.78", "2026-06-01", "geste"));
    let ask = desk.ask(ClaimKind::FixedCompensation, "40.00", "2026-06-10");
    desk.does(&ask);
    let june = claims_report(&desk.ledger, Period { first: day("2026-06-01"), last: day("2026-06-30") });
    let [row] = june.rows.as_slice() else { panic!("one customer, one currency") };
    let sums = |of: ClaimsMoved| (of.opening, of.moved.asked, of.moved.paid, of.moved.waived, of.closing);
    assert_eq!(sums(row.interest), (678, 0, 0, 678, 0));
    assert_eq!(sums(row.compensation), (0, 4_000, 0, 0, 4_000));
    assert_eq!(sums(row.both()), (678, 4_000, 0, 678, 4_000));
    let document = desk.ledger.item_of(desk.invoice).unwrap();
    let on = |on| claims_of(&desk.ledger, day(on), ClaimsOf::Document(document)).iter().map(|row| row.sums.open()).collect::<Vec<_>>();
    assert_eq!((on("2026-05-31"), on("2026-06-30")), (vec![678], vec![4_000, 0]));
}

fn is_claim(event: &Event) -> bool {
    matches!(event, Event::ClaimAsked { .. } | Event::ClaimPaid { .. } | Event::ClaimWaived { .. })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    /// Take every claim out of a history: each balance, each open amount on each day is the same.
    #[test]
    fn claims_never_move_a_balance(random in ledger(80), on in 0_u64..460) {
        let with = random.ledger();
        let mut without = Ledger::default();
        for (id, events) in &random.batches {
            without.apply_batch(*id, events.iter().map(|event| (!is_claim(event)).then_some(event)));
        }
        prop_assert_eq!(with.balances(), without.balances());
        prop_assert_eq!(with.open_on(nth_day(on)), without.open_on(nth_day(on)));
        prop_assert_eq!(without.claims().count(), 0);
    }

    /// Over any period what was open and was asked for is paid, given up or still open; rows sum to totals, and two periods to one.
    #[test]
    fn claims_of_a_period_tie(random in ledger(80), first in 0_u64..400, length in 1_u64..100) {
        let ledger = random.ledger();
        let (first, middle, last) = (nth_day(first), nth_day(first + length), nth_day(first + 2 * length));
        let report = |first, last| claims_report(&ledger, Period { first, last });
        let whole = report(first, last);
        let parts = [report(first, middle), report(middle.succ_opt().unwrap(), last)];
        let tie = |of: ClaimsMoved| of.opening + of.moved.asked - of.moved.paid - of.moved.waived == of.closing;
        prop_assert!(whole.rows.iter().all(|row| tie(row.interest) && tie(row.compensation) && tie(row.both())));
        for (currency, interest, compensation) in &whole.totals {
            let rows = || whole.rows.iter().filter(|row| row.currency == *currency);
            prop_assert_eq!(rows().map(|row| row.interest.moved.asked).sum::<i64>(), interest.moved.asked);
            prop_assert_eq!(rows().map(|row| row.compensation.closing).sum::<i64>(), compensation.closing);
            let of_parts = |sum: fn(ClaimsMoved) -> i64| -> i64 {
                let totals = parts.iter().flat_map(|part| part.totals.iter().filter(|(of, ..)| of == currency));
                totals.map(|(_, interest, compensation)| sum(interest.plus(*compensation))).sum()
            };
            let both = interest.plus(*compensation);
            prop_assert_eq!(of_parts(|of| of.moved.paid), both.moved.paid);
            prop_assert_eq!(of_parts(|of| of.moved.asked), both.moved.asked);
        }
        let open: i64 = ledger.claims().map(|(_, claim)| claim.sums_on(last).open()).sum();
        prop_assert_eq!(whole.totals.iter().map(|(_, interest, fixed)| interest.closing + fixed.closing).sum::<i64>(), open);
    }

    /// What is open of a claim is never less than nothing, whatever the order in which its parts were noted.
    #[test]
    fn a_claim_is_never_settled_twice(random in ledger(80)) {
        let ledger = random.ledger();
        for (_, claim) in ledger.claims() {
            prop_assert!((0..=claim.amount).contains(&claim.open_now()));
        }
    }
}
