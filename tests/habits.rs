//! What the firm says of itself and what is watched with it: closed days, time bars, days to declare, stale sheets, costs and targets.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::{Days, NaiveDate};
use echeance::basis::calendar::{ClosedDays, Zone, is_closed, is_closed_for, next_open_day, next_open_day_for};
use echeance::basis::id::{BatchId, ThingId};
use echeance::basis::money::{Currency, Money};
use echeance::dunning::{DaySettings, day_list};
use echeance::insight::{
    Indicator, Mend, Period, SERIES_MONTHS, anomalies_left, declarations, indicators_by_month, recovery_cost, stale_sheets, time_bar_of,
    time_bars,
};
use echeance::ledger::{
    AllocationBasis, Channel, Command, CustomerDetails, CustomerKind, DocumentKind, Due, Event, Ledger, Means, MoneyKind, PracticeWish,
    Refusal, StepKey, Supply, Tone,
};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn eur(cents: i64) -> Money {
    Money::from_minor(cents, Currency::EUR)
}

fn closed(first: &str, last: &str, yearly: bool) -> ClosedDays {
    ClosedDays { first: day(first), last: day(last), yearly, label: String::new() }
}

#[derive(Default)]
struct Desk {
    ledger: Ledger,
    batches: u64,
}

impl Desk {
    fn does(&mut self, command: &Command) -> ThingId {
        let events = self.ledger.decide(command).unwrap();
        self.batches += 1;
        let batch = BatchId::new(1_790_000_000_000 + self.batches, [0; 10]);
        self.ledger.apply_batch(batch, events.iter().map(Some));
        ThingId { batch, ordinal: 0 }
    }

    fn customer(&mut self, name: &str, country: &str, kind: CustomerKind) -> ThingId {
        let details = CustomerDetails { name: name.to_owned(), country: country.to_owned(), ..CustomerDetails::default() };
        self.does(&Command::AddCustomer { details, kind })
    }

    fn seller(&mut self, country: &str) {
        let company = echeance::ledger::Company { name: "Atelier".to_owned(), country: country.to_owned(), ..Default::default() };
        self.does(&Command::DescribeCompany(company));
    }

    fn invoice(&mut self, customer: ThingId, number: &str, on: &str, due: &str, cents: i64) -> ThingId {
        let (issued_on, due, amount) = (day(on), Due::On(day(due)), eur(cents));
        self.does(&Command::IssueDocument { customer, kind: DocumentKind::Invoice, number: number.to_owned(), issued_on, due, amount })
    }

    fn paid(&mut self, customer: ThingId, on: &str, cents: i64, document: ThingId) -> ThingId {
        self.does(&Command::BookMoney {
            customer,
            kind: MoneyKind::Payment,
            booked_on: day(on),
            amount: eur(cents),
            means: Means::Transfer,
            reference: String::new(),
            settles: vec![(document, eur(cents))],
            rest: Vec::new(),
        })
    }

    fn reminded(&mut self, customer: ThingId, document: ThingId, on: &str, channel: Channel) {
        self.does(&Command::MarkSent {
            customer,
            sent_on: day(on),
            channel,
            tone: Tone::Friendly,
            documents: vec![(document, StepKey("first_reminder".to_owned()))],
            subject: String::new(),
            body: String::new(),
            bank_checked_up_to: None,
        });
    }

    fn refuses(&self, wish: PracticeWish) -> Refusal {
        self.ledger.decide(&wish.into()).unwrap_err()
    }
}

#[test]
fn own_closed_days_are_passed_over_once_or_every_year() {
    // 24 December 2026 is a Thursday; 4 January 2027 a Monday.
    let own = [closed("2026-12-24", "2027-01-03", true), closed("2026-11-27", "2026-11-27", false)];
    let next = |on| next_open_day_for(Zone::Fr, &own, day(on));
    assert_eq!(next("2026-11-27"), day("2026-11-30"));
    assert_eq!(next("2027-11-29"), day("2027-11-29"));
    assert_eq!(next("2026-12-24"), day("2027-01-04"));
    // Three years on, 3 January 2030 is a Thursday and closed, the 4th is open. Before the first year nothing was closed.
    assert_eq!(next("2030-01-02"), day("2030-01-04"));
    assert_eq!(next("2025-12-24"), day("2025-12-24"));
}

#[test]
fn a_reminder_waits_for_the_end_of_the_firms_own_closing() {
    let mut desk = Desk::default();
    desk.seller("FR");
    let nord = desk.customer("Nord", "FR", CustomerKind::Business);
    desk.invoice(nord, "F1", "2026-06-01", "2026-07-31", 100_000);
    let next = |desk: &Desk| day_list(&desk.ledger, day("2026-08-01"), &DaySettings::default()).next_on.unwrap();
    let before = next(&desk);
    assert!(before < day("2026-08-31"));
    desk.does(&PracticeWish::Close(vec![closed("2026-08-01", "2026-08-30", false)]).into());
    // 31 August 2026 is a Monday.
    assert_eq!(next(&desk), day("2026-08-31"));
}

#[test]
fn what_cannot_be_a_habit_is_refused() {
    let desk = Desk::default();
    let (on, begins) = (day("2026-08-01"), day("2026-08-02"));
    assert_eq!(desk.refuses(PracticeWish::Close(vec![closed("2026-08-02", "2026-08-01", false)])), Refusal::TooEarly { on, begins });
    assert_eq!(desk.refuses(PracticeWish::Close(vec![closed("2026-01-01", "2026-12-31", true)])), Refusal::ClosedTooLong);
    let on = day("1026-08-01");
    assert_eq!(desk.refuses(PracticeWish::Close(vec![closed("1026-08-01", "1026-08-01", false)])), Refusal::Implausible { on });
    let costs =
        |cents, other: Currency| PracticeWish::Cost([(Channel::Mail, eur(100)), (Channel::Call, Money::from_minor(cents, other))].into());
    assert!(matches!(desk.refuses(costs(-1, Currency::EUR)), Refusal::WrongSign { .. }));
    assert!(matches!(desk.refuses(costs(1, Currency::USD)), Refusal::CurrenciesDiffer { .. }));
    let target = Some((-1).into());
    assert_eq!(desk.refuses(PracticeWish::Aim { indicator: Indicator::SimpleDays, target }), Refusal::NotATarget);
}

/// Two mails at 1.50 and a registered letter at 9.00 from October to December: 12.00. Received late: 400.00 and 200.00; 100.00 came on
/// the due date. 12 ÷ 600 = 2 %.
#[test]
fn the_cost_of_recovery_is_that_of_actions_over_what_came_late() {
    let mut desk = Desk::default();
    let nord = desk.customer("Nord", "FR", CustomerKind::Business);
    let first = desk.invoice(nord, "F1", "2026-09-01", "2026-10-01", 40_000);
    let second = desk.invoice(nord, "F2", "2026-09-01", "2026-10-15", 50_000);
    let third = desk.invoice(nord, "F3", "2026-09-01", "2026-10-20", 10_000);
    desk.reminded(nord, first, "2026-09-30", Channel::Mail); // The day before the three months.
    for (document, on, channel) in
        [(first, "2026-10-05", Channel::Mail), (second, "2026-10-20", Channel::Mail), (second, "2026-11-20", Channel::RegisteredLetter)]
    {
        desk.reminded(nord, document, on, channel);
    }
    desk.paid(nord, "2026-10-12", 40_000, first);
    desk.paid(nord, "2026-12-01", 20_000, second);
    desk.paid(nord, "2026-10-20", 10_000, third);
    let period = Period { first: day("2026-10-01"), last: day("2026-12-31") };
    assert_eq!(recovery_cost(&desk.ledger, period, Currency::EUR), None, "nobody said what an action costs");
    desk.does(&PracticeWish::Cost([(Channel::Mail, eur(150)), (Channel::RegisteredLetter, eur(900))].into()).into());
    let found = recovery_cost(&desk.ledger, period, Currency::EUR).unwrap();
    assert_eq!((found.cost(), found.recovered), (1_200, 60_000));
    assert!((found.share().unwrap() - 0.02).abs() < 1e-9);
    assert_eq!(recovery_cost(&desk.ledger, period, Currency::USD), None);
    let series = indicators_by_month(&desk.ledger, day("2026-12-31"), Currency::EUR, SERIES_MONTHS);
    assert!((series.last().unwrap().figure(Indicator::RecoveryCostShare).unwrap() - 0.02).abs() < 1e-9);
    // A target is kept, and taken away again.
    let aim =
        |target: Option<&str>| PracticeWish::Aim { indicator: Indicator::CountBackDays, target: target.map(|it| it.parse().unwrap()) };
    desk.does(&aim(Some("45")).into());
    assert_eq!(desk.ledger.target(Indicator::CountBackDays), "45".parse().ok());
    desk.does(&aim(None).into());
    assert_eq!(desk.ledger.target(Indicator::CountBackDays), None);
}

#[test]
fn a_time_bar_is_the_shortest_until_the_person_says_what_is_sold() {
    let mut desk = Desk::default();
    desk.seller("FR");
    let nord = desk.customer("Nord", "FR", CustomerKind::Business);
    let invoice = desk.invoice(nord, "F1", "2026-01-01", "2026-01-31", 100_000);
    let bar = |desk: &Desk, on: &str| {
        let idx = desk.ledger.item_of(invoice).unwrap();
        time_bar_of(&desk.ledger, day(on), idx, desk.ledger.open_on(day(on))[idx.idx()])
    };
    assert_eq!(bar(&desk, "2026-01-30"), None, "not due yet");
    // Carriage: one year (C. com., L133-6); trade at large: five (L110-4).
    assert_eq!(bar(&desk, "2026-06-01").unwrap().last_day, day("2027-01-31"));
    assert_eq!(time_bars(&desk.ledger, day("2026-08-03")).len(), 0);
    assert_eq!(time_bars(&desk.ledger, day("2026-08-04")).len(), 1, "180 days before");
    assert_eq!(time_bars(&desk.ledger, day("2027-02-01"))[0].warning, None, "over");
    desk.does(&PracticeWish::Sell(Supply::General).into());
    assert_eq!(bar(&desk, "2026-06-01").unwrap().last_day, day("2031-01-31"));
    assert_eq!(time_bars(&desk.ledger, day("2027-02-01")).len(), 0);
    // A part payment may let it run anew under French law: the old day stays the limit, and that is said.
    desk.paid(nord, "2026-05-15", 10_000, invoice);
    let after = bar(&desk, "2026-06-01").unwrap();
    assert_eq!((after.last_day, after.anew.is_some()), (day("2031-01-31"), false));
    assert_eq!(after.may_run_anew.map(|(on, _)| on), Some(day("2026-05-15")));
    // What is settled is watched no more.
    desk.paid(nord, "2026-06-02", 90_000, invoice);
    assert_eq!(bar(&desk, "2026-06-03"), None);
}

#[test]
fn a_part_payment_begins_a_belgian_time_anew() {
    let mut desk = Desk::default();
    desk.seller("BE");
    desk.does(&PracticeWish::Sell(Supply::General).into());
    let sud = desk.customer("Sud", "BE", CustomerKind::Business);
    let invoice = desk.invoice(sud, "F1", "2026-01-01", "2026-01-31", 100_000);
    desk.paid(sud, "2026-05-15", 10_000, invoice);
    let idx = desk.ledger.item_of(invoice).unwrap();
    let bar = time_bar_of(&desk.ledger, day("2026-06-01"), idx, 90_000).unwrap();
    assert_eq!((bar.last_day, bar.anew.map(|(on, _)| on)), (day("2036-05-15"), Some(day("2026-05-15"))));
}

#[test]
fn a_debt_of_before_the_judgment_is_to_be_declared_in_time() {
    let mut desk = Desk::default();
    desk.seller("FR");
    let nord = desk.customer("Nord", "FR", CustomerKind::Business);
    desk.invoice(nord, "F1", "2026-04-01", "2026-05-01", 100_000);
    desk.invoice(nord, "F2", "2026-05-20", "2026-06-20", 7_000); // After the judgment: not to be declared.
    let note = |published: Option<&str>| Command::NoteInsolvency {
        customer: nord,
        opened_on: day("2026-05-05"),
        published_on: published.map(day),
        note: String::new(),
    };
    let noted = desk.does(&note(None));
    let found = declarations(&desk.ledger, day("2026-06-01"));
    assert_eq!((found.len(), found[0].declare_by), (1, None));
    assert_eq!(declarations(&desk.ledger, day("2026-05-04")), []);
    desk.does(&Command::EndInsolvency { insolvency: noted, on: day("2026-05-05") });
    desk.does(&note(Some("2026-05-12")));
    // Two months from 12 May: 12 July 2026 is a Sunday.
    let found = declarations(&desk.ledger, day("2026-06-01"));
    assert_eq!((found[0].declare_by, found[0].open.clone()), (Some(day("2026-07-13")), vec![(Currency::EUR, 100_000)]));
    assert_eq!(found[0].days_left(day("2026-07-14")), Some(-1));
}

#[test]
fn a_sheet_is_stale_a_year_after_it_was_read_while_something_is_owed() {
    // Batches of this test are of 21 September 2026 (1,790,000,000 seconds after 1970).
    let mut desk = Desk::default();
    let nord = desk.customer("Nord", "FR", CustomerKind::Business);
    let sud = desk.customer("Sud", "FR", CustomerKind::Business);
    desk.invoice(nord, "F1", "2026-04-01", "2026-05-01", 100_000);
    let idx = |desk: &Desk, id| desk.ledger.customer_of(id).unwrap();
    assert_eq!(desk.ledger.sheet_read_on(idx(&desk, nord)), Some(day("2026-09-21")));
    assert_eq!(stale_sheets(&desk.ledger, day("2027-09-20")), []);
    assert_eq!(stale_sheets(&desk.ledger, day("2027-09-21")), [(idx(&desk, nord), day("2026-09-21"))]);
    // Saved again later, as it was.
    let details = desk.ledger.customer(idx(&desk, nord)).details.clone();
    let events = desk.ledger.decide(&Command::DescribeCustomer { customer: nord, details }).unwrap();
    desk.ledger.apply_batch(BatchId::new(1_820_000_000_000, [3; 10]), events.iter().map(Some));
    assert_eq!(stale_sheets(&desk.ledger, day("2027-09-21")), []);
    assert!(desk.ledger.sheet_read_on(idx(&desk, sud)).is_some());
}

#[test]
fn what_a_merge_of_copies_left_is_told_once_with_the_way_to_mend_it_and_no_more_once_mended() {
    let mut desk = Desk::default();
    let nord = desk.customer("Nord", "FR", CustomerKind::Business);
    let invoice = desk.invoice(nord, "F1", "2026-04-01", "2026-05-01", 10_000);
    let first = desk.paid(nord, "2026-05-02", 10_000, invoice);
    // The other device booked it too, and settled something that this one never heard of.
    let money = |customer: ThingId| Event::MoneyBooked {
        customer: customer.into(),
        kind: MoneyKind::Payment,
        booked_on: day("2026-05-03"),
        amount: eur(-10_000),
        reference: String::new(),
        account: Default::default(),
        label: String::new(),
        line: None,
        means: Means::Transfer,
    };
    let gone = ThingId { batch: BatchId::new(5, [9; 10]), ordinal: 3 };
    let settle = |debit: ThingId| Event::Allocated {
        credit: echeance::basis::id::Ref::Here(0),
        debit: debit.into(),
        amount: eur(10_000),
        basis: AllocationBasis::ByHand,
    };
    let other = BatchId::new(1_790_000_900_000, [1; 10]);
    desk.ledger.apply_batch(other, [money(nord), settle(invoice), settle(gone)].iter().map(Some));
    let idx = desk.ledger.item_of(invoice).unwrap();
    let left: Vec<Mend> = anomalies_left(&desk.ledger).into_iter().map(|it| it.mend).collect();
    assert_eq!(left, [Mend::Unallocate(idx), Mend::TakeBack(other)]);
    let allocation = ThingId { batch: first.batch, ordinal: 1 };
    desk.does(&Command::EndAllocation { allocation, on: day("2026-05-03") });
    let left: Vec<Mend> = anomalies_left(&desk.ledger).into_iter().map(|it| it.mend).collect();
    assert_eq!(left, [Mend::TakeBack(other)]);
}

proptest! {
    #[test]
    fn the_next_open_day_is_open_and_none_before_it_is(
        from in 0_u64..4_000,
        spans in prop::collection::vec((0_u64..4_000, 0_u64..60, any::<bool>()), 0..5),
    ) {
        let of = |n: u64| day("2024-01-01") + Days::new(n);
        let own: Vec<ClosedDays> = spans
            .into_iter()
            .map(|(first, length, yearly)| ClosedDays { first: of(first), last: of(first + length), yearly, label: String::new() })
            .collect();
        let date = of(from);
        let next = next_open_day_for(Zone::Be, &own, date);
        prop_assert!(next >= next_open_day(Zone::Be, date));
        prop_assert!(!is_closed(Zone::Be, next) && !is_closed_for(Zone::Be, &own, next));
        prop_assert!(date.iter_days().take_while(|it| *it < next).all(|it| is_closed_for(Zone::Be, &own, it)));
    }
}
