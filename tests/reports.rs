//! Reports: indicators worked by hand, movements and statements that tie on random ledgers, and what a tie-out proposes.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test may stop")]

#[expect(dead_code, reason = "other tests use the rest")]
mod random_ledger;

use chrono::{Days, NaiveDate};
use echeance::basis::id::{BatchId, Ref};
use echeance::basis::money::{Currency, Money};
use echeance::insight::{
    AgedBalanceSettings, AmountFit, Indicator, Indicators, Period, SERIES_MONTHS, aged_balance, change_in_a_month, indicators_by_month,
    movements_of_period, recovery_by_month, statement, tie_out,
};
use echeance::ledger::{
    AccountFamily, AllocationBasis, CustomerDetails, CustomerKind, DocumentKind, Due, Event, Instalment, Ledger, Means, MoneyKind, Movement,
};
use echeance::output::report_tables::{indicators_table, movements_table, recovery_table, statement_table};
use echeance::output::table::Table;
use echeance::words::{Language, words};
use proptest::prelude::*;
use random_ledger::RandomLedger;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A ledger by hand. Amounts in euros and cents, as minor units.
#[derive(Default)]
struct Book {
    events: Vec<Event>,
}

impl Book {
    fn push(&mut self, event: Event) -> Ref {
        self.events.push(event);
        Ref::Here(u32::try_from(self.events.len() - 1).unwrap())
    }

    fn customer(&mut self, name: &str) -> Ref {
        let details = CustomerDetails { name: name.to_owned(), ..CustomerDetails::default() };
        self.push(Event::CustomerAdded { key: name.to_owned(), details, kind: CustomerKind::Business })
    }

    fn document(&mut self, kind: DocumentKind, customer: Ref, on: &str, due: Due, minor: i64, currency: Currency) -> Ref {
        let number = format!("F-{}", self.events.len());
        self.push(Event::DocumentIssued {
            customer,
            kind,
            number,
            issued_on: day(on),
            due,
            amount: Money::from_minor(minor, currency),
            account: AccountFamily::Customers,
            retention: false,
            label: String::new(),
            line: None,
        })
    }

    fn invoice(&mut self, customer: Ref, on: &str, due: &str, minor: i64) -> Ref {
        self.document(DocumentKind::Invoice, customer, on, Due::On(day(due)), minor, Currency::EUR)
    }

    fn money(&mut self, kind: MoneyKind, customer: Ref, on: &str, minor: i64, account: AccountFamily) -> Ref {
        self.push(Event::MoneyBooked {
            customer,
            kind,
            booked_on: day(on),
            amount: Money::from_minor(minor, Currency::EUR),
            reference: "VIR".to_owned(),
            account,
            label: String::new(),
            line: None,
            means: Means::Transfer,
        })
    }

    fn allocate(&mut self, credit: Ref, debit: Ref, minor: i64) {
        let amount = Money::from_minor(minor, Currency::EUR);
        self.push(Event::Allocated { credit, debit, amount, basis: AllocationBasis::Lettered });
    }

    /// A payment of `minor` that settles as much of `debit`.
    fn paid(&mut self, customer: Ref, debit: Ref, on: &str, minor: i64) {
        let payment = self.money(MoneyKind::Payment, customer, on, -minor, AccountFamily::Customers);
        self.allocate(payment, debit, minor);
    }

    fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        ledger.apply_batch(BatchId::new(1, [0; 10]), self.events.iter().map(Some));
        assert!(ledger.anomalies().is_empty(), "{:?}", ledger.anomalies());
        ledger
    }
}

fn on_day(ledger: &Ledger, as_of: &str) -> Indicators {
    indicators_by_month(ledger, day(as_of), Currency::EUR, SERIES_MONTHS).pop().unwrap()
}

fn close(found: Option<f64>, expected: f64) {
    assert!(found.is_some_and(|it| (it - expected).abs() < 0.005), "{found:?}, not {expected}");
}

/// 2,500 owed at the end of November; sales of November 1,200, October 800, September 700: 30 + 31 + 500 ÷ 700 × 30 = 82.43.
#[test]
fn counting_back_takes_whole_months_and_a_share_of_the_last() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    let september = book.invoice(nord, "2026-09-10", "2026-10-10", 70_000);
    book.invoice(nord, "2026-10-10", "2026-11-10", 80_000);
    book.invoice(nord, "2026-11-10", "2026-12-10", 120_000);
    book.paid(nord, september, "2026-10-30", 20_000);
    let ledger = book.ledger();
    let now = on_day(&ledger, "2026-11-30");
    close(now.figure(Indicator::CountBackDays), 82.43);
    // Not due: November's 1,200, which is the whole of that month's sales.
    close(now.figure(Indicator::BestDays), 30.0);
    close(now.figure(Indicator::DelinquentDays), 52.43);
    // 2,500 ÷ (700 + 800 + 1,200) × (30 + 31 + 30).
    close(now.figure(Indicator::SimpleDays), 2_500.0 / 2_700.0 * 91.0);
    close(now.figure(Indicator::NotDueShare), 0.48);
    close(now.figure(Indicator::LateTo30Share), 0.32);
    close(now.figure(Indicator::LateTo60Share), 0.20);
    close(now.figure(Indicator::TopFiveShare), 1.0);
    close(now.figure(Indicator::ConcentrationIndex), 1.0);
}

/// The published table: 6,200 owed at the end of December; 10,890 sold from January to March; 6,340 owed at its end, 3,590 of it not due.
#[test]
fn collection_effectiveness_is_that_of_the_published_example() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    let before = book.invoice(nord, "2025-12-01", "2025-12-31", 620_000);
    let winter = book.invoice(nord, "2026-01-15", "2026-02-15", 730_000);
    book.invoice(nord, "2026-03-15", "2026-04-15", 359_000);
    book.paid(nord, before, "2026-01-20", 620_000);
    book.paid(nord, winter, "2026-03-20", 455_000);
    let terms = on_day(&book.ledger(), "2026-03-31").effectiveness.unwrap();
    assert_eq!((terms.begin, terms.sales, terms.end, terms.end_not_due), (620_000, 1_089_000, 634_000, 359_000));
    close(terms.share(), 0.796);
    assert_eq!(on_day(&book.ledger(), "2026-02-28").effectiveness.map(|it| it.begin), None, "the books begin within the three months");
}

#[test]
fn days_to_pay_show_paid_documents_beside_late_ones_at_their_age() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    let quick = book.invoice(nord, "2026-09-01", "2026-10-01", 10_000);
    let slow = book.invoice(nord, "2026-08-01", "2026-08-31", 30_000);
    book.invoice(nord, "2026-05-04", "2026-06-03", 60_000); // Open and late, 200 days old on 20 November.
    book.invoice(nord, "2026-11-10", "2026-12-10", 99_000); // Open and not late: counts nowhere.
    let old = book.invoice(nord, "2026-01-01", "2026-01-31", 50_000);
    book.paid(nord, old, "2026-05-20", 50_000); // Six months before, to the day: no longer counts.
    book.paid(nord, quick, "2026-09-21", 10_000); // 20 days.
    book.paid(nord, slow, "2026-09-30", 30_000); // 60 days.
    let now = on_day(&book.ledger(), "2026-11-20");
    close(now.figure(Indicator::DaysToPay), 40.0);
    close(now.figure(Indicator::DaysToPayByAmount), 50.0); // (20 × 100 + 60 × 300) ÷ 400.
    close(now.figure(Indicator::DaysToPayWithOpen), 280.0 / 3.0);
    close(now.figure(Indicator::DaysToPayByAmountWithOpen), 140.0); // (20 × 100 + 60 × 300 + 200 × 600) ÷ 1,000.
    assert_eq!((now.days_to_pay.paid.n, now.days_to_pay.open_late.n), (2, 1));
}

#[test]
fn doubtful_customers_are_shown_apart_in_the_simple_figure() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    book.invoice(nord, "2026-11-01", "2026-12-01", 100_000);
    book.money(MoneyKind::SetOff, nord, "2026-11-10", -40_000, AccountFamily::Customers);
    book.money(MoneyKind::SetOff, nord, "2026-11-10", 40_000, AccountFamily::Doubtful);
    let simple = on_day(&book.ledger(), "2026-11-30").simple.unwrap();
    assert_eq!((simple.owed, simple.doubtful, simple.sales), (100_000, 40_000, 100_000));
    close(Some(simple.days()), 30.0);
    close(Some(simple.days_without_doubtful()), 18.0);
}

#[test]
fn recovery_counts_each_due_date_from_the_day_after_it() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    // Due on 31 July: overdue on 1 August, a debt of August. 300 paid on the 30th day, 500 on the 31st, 200 on the 90th.
    let august = book.invoice(nord, "2026-07-01", "2026-07-31", 100_000);
    book.paid(nord, august, "2026-08-30", 30_000);
    book.paid(nord, august, "2026-08-31", 50_000);
    book.paid(nord, august, "2026-10-29", 20_000);
    // Paid on its due date: never overdue.
    let in_time = book.invoice(nord, "2026-07-01", "2026-08-05", 77_000);
    book.paid(nord, in_time, "2026-08-05", 77_000);
    // Two due dates, half paid in advance: the first is settled in time, of the second half is overdue, then a credit note.
    let both = Due::Instalments(vec![
        Instalment { due_on: day("2026-08-10"), amount: Money::from_minor(40_000, Currency::EUR) },
        Instalment { due_on: day("2026-08-20"), amount: Money::from_minor(40_000, Currency::EUR) },
    ]);
    let split = book.document(DocumentKind::Invoice, nord, "2026-07-01", both, 80_000, Currency::EUR);
    book.paid(nord, split, "2026-08-01", 60_000);
    let credit = book.document(DocumentKind::CreditNote, nord, "2026-09-01", Due::On(day("2026-09-01")), -15_000, Currency::EUR);
    book.allocate(credit, split, 15_000);
    // Another currency is another report.
    book.document(DocumentKind::Invoice, nord, "2026-07-01", Due::On(day("2026-08-01")), 5_500, Currency::USD);
    let ledger = book.ledger();
    let months = recovery_by_month(&ledger, day("2026-12-01"), Currency::EUR, 12);
    assert_eq!(months.len(), 12);
    let august = months.iter().find(|month| month.first == day("2026-08-01")).unwrap();
    assert_eq!((august.fell_overdue, august.n, august.paid_within), (120_000, 2, [30_000, 80_000, 100_000]));
    assert_eq!((august.cancelled, august.still_open), (15_000, 5_000));
    close(august.share(0), 0.25);
    close(august.share(2), 1_000.0 / 1_200.0);
    // The last of August was due on the 30th: its 60 days end on 29 October, its 90 days on 28 November.
    let seen_on = |as_of: &str| {
        recovery_by_month(&ledger, day(as_of), Currency::EUR, 12)
            .into_iter()
            .find(|month| month.first == day("2026-08-01"))
            .unwrap()
            .complete
    };
    assert_eq!(seen_on("2026-10-28"), [true, false, false]);
    assert_eq!(seen_on("2026-10-29"), [true, true, false]);
    assert_eq!(seen_on("2026-11-28"), [true, true, true]);
}

#[test]
fn concentration_is_the_sum_of_squared_shares() {
    let mut book = Book::default();
    for (name, minor) in [("A", 50_000), ("B", 30_000), ("C", 10_000), ("D", 4_000), ("E", 3_000), ("F", 3_000)] {
        let customer = book.customer(name);
        book.invoice(customer, "2026-11-01", "2026-12-01", minor);
    }
    let found = on_day(&book.ledger(), "2026-11-24").concentration.unwrap();
    close(Some(found.index), 0.25 + 0.09 + 0.01 + 0.0016 + 0.0009 + 0.0009);
    close(Some(found.top_share()), 0.97);
    assert_eq!((found.n_customers, found.top.len()), (6, 5));
}

#[test]
fn an_empty_ledger_and_one_of_a_single_month_have_no_false_figures() {
    assert_eq!(indicators_by_month(&Ledger::default(), day("2026-11-24"), Currency::EUR, 12), vec![]);
    let mut book = Book::default();
    let nord = book.customer("Nord");
    book.invoice(nord, "2026-11-02", "2026-12-02", 100_000);
    let ledger = book.ledger();
    assert_eq!(indicators_by_month(&ledger, day("2026-11-01"), Currency::EUR, 12), vec![], "before the first invoice");
    let series = indicators_by_month(&ledger, day("2026-11-24"), Currency::EUR, 12);
    assert_eq!(series.len(), 1);
    let now = series.last().unwrap();
    close(now.figure(Indicator::SimpleDays), 24.0);
    assert_eq!(now.figure(Indicator::Effectiveness), None);
    assert_eq!(now.figure(Indicator::DaysToPay), None);
    assert_eq!(change_in_a_month(&series, Indicator::SimpleDays), None);
    for which in Indicator::ALL {
        assert!(now.figure(which).is_none_or(f64::is_finite), "{which:?}");
    }
}

#[test]
fn the_change_is_that_since_the_end_of_the_month_before() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    book.invoice(nord, "2026-10-01", "2026-11-05", 100_000);
    book.invoice(nord, "2026-11-01", "2026-12-01", 300_000);
    let series = indicators_by_month(&book.ledger(), day("2026-11-24"), Currency::EUR, 12);
    assert_eq!(series.iter().map(|it| it.on).collect::<Vec<_>>(), [day("2026-10-31"), day("2026-11-24")]);
    close(change_in_a_month(&series, Indicator::NotDueShare), 0.75 - 1.0);
}

#[test]
fn movements_show_each_kind_between_two_balances() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    let first = book.invoice(nord, "2026-10-31", "2026-11-30", 100_000);
    book.paid(nord, first, "2026-11-01", 40_000);
    book.invoice(nord, "2026-11-30", "2026-12-30", 25_000);
    book.money(MoneyKind::WriteOff, nord, "2026-12-01", -10_000, AccountFamily::Customers);
    book.document(DocumentKind::Accrual, nord, "2026-11-15", Due::ByTerms, 999_900, Currency::EUR);
    let ledger = book.ledger();
    let november = movements_of_period(&ledger, Period { first: day("2026-11-01"), last: day("2026-11-30") });
    let sums = november.total(Currency::EUR).unwrap().sums;
    assert_eq!((sums.opening, sums.closing), (100_000, 85_000));
    assert_eq!((sums.of(Movement::Invoiced), sums.of(Movement::Paid), sums.of(Movement::WrittenOff)), (25_000, -40_000, 0));
    assert!(november.ties());
    let nothing = movements_of_period(&ledger, Period { first: day("2026-11-02"), last: day("2026-11-01") });
    let sums = nothing.total(Currency::EUR).unwrap().sums;
    assert_eq!((sums.opening, sums.all_moved(), sums.closing), (60_000, 0, 60_000));
}

#[test]
fn a_statement_runs_from_one_balance_to_the_other() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    let sud = book.customer("Sud");
    book.invoice(sud, "2026-11-02", "2026-12-02", 777_700);
    let first = book.invoice(nord, "2026-10-01", "2026-10-31", 234_000);
    book.paid(nord, first, "2026-11-12", 234_000);
    book.invoice(nord, "2026-11-20", "2026-12-20", 276_000);
    book.invoice(nord, "2026-11-05", "2026-11-15", 451_260); // Entered after, dated before.
    let period = Period { first: day("2026-11-01"), last: day("2026-11-24") };
    let ledger = book.ledger();
    let of = statement(&ledger, ledger.customer_at(0).unwrap(), period);
    let [account] = of.accounts.as_slice() else { panic!("{:?}", of.accounts) };
    let lines: Vec<(String, i64, i64)> = account.lines.iter().map(|line| (line.on.to_string(), line.amount, line.balance)).collect();
    assert_eq!(account.opening, 234_000);
    let expected = [("2026-11-05", 451_260, 685_260), ("2026-11-12", -234_000, 451_260), ("2026-11-20", 276_000, 727_260)];
    assert_eq!(lines, expected.map(|(on, amount, balance)| (on.to_owned(), amount, balance)));
    assert_eq!((account.closing, account.overdue, account.unapplied), (727_260, 451_260, 0));
}

#[test]
fn a_tie_out_proposes_what_has_the_amount_of_the_difference_or_half_of_it() {
    let mut book = Book::default();
    let nord = book.customer("Nord");
    book.invoice(nord, "2026-08-01", "2026-09-01", 100_000);
    book.invoice(nord, "2026-11-30", "2026-12-30", 12_345);
    book.invoice(nord, "2026-12-07", "2026-12-30", 50_000);
    book.invoice(nord, "2026-12-08", "2026-12-30", 50_000); // Eight days after: another month's matter.
    book.money(MoneyKind::Payment, nord, "2026-11-23", -30_000, AccountFamily::Advances);
    let ledger = book.ledger();
    let eur = |theirs| tie_out(&ledger, day("2026-11-30"), Currency::EUR, theirs);
    let ours = 100_000 + 12_345 - 30_000;
    let numbers = |items: &[echeance::ledger::ItemIdx]| items.iter().map(|idx| ledger.item(*idx).amount).collect::<Vec<_>>();

    assert!(eur(ours).ties() && eur(ours).near.is_empty());
    // The accounts lack November's last invoice.
    let lacking = eur(ours - 12_345);
    assert_eq!((lacking.ours, lacking.difference), (ours, -12_345));
    assert_eq!(numbers(&lacking.near), [12_345, 50_000, -30_000]);
    assert_eq!(lacking.fitting.iter().map(|it| (ledger.item(it.item).amount, it.fit)).collect::<Vec<_>>(), [(12_345, AmountFit::Whole)]);
    assert_eq!(lacking.unapplied.iter().map(|(_, rest)| *rest).collect::<Vec<_>>(), [-30_000]);
    // August's invoice was booked as a credit.
    let turned = eur(ours - 200_000);
    assert_eq!(turned.fitting.iter().map(|it| it.fit).collect::<Vec<_>>(), [AmountFit::Half]);
    // What was typed is account 411 alone, without the advance in 419.
    let of_411 = eur(ours + 30_000);
    assert_eq!(
        of_411.families.iter().map(|it| (it.family, it.balance, it.explains)).collect::<Vec<_>>(),
        [(AccountFamily::Advances, -30_000, true)]
    );
}

fn span() -> impl Strategy<Value = (u64, u64)> {
    (0_u64..500, 0_u64..200)
}

fn period(from: u64, length: u64) -> Period {
    Period { first: random_ledger::day(from), last: random_ledger::day(from) + Days::new(length) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn opening_and_movements_make_the_closing_balance(books in random_ledger::ledger(120), (from, length) in span()) {
        let ledger = RandomLedger::ledger(&books);
        let of = period(from, length);
        let movements = movements_of_period(&ledger, of);
        prop_assert!(movements.ties());
        for total in &movements.totals {
            let sum = |of: fn(&echeance::insight::MovementSums) -> i64| movements.rows_in(total.currency).map(|row| of(&row.sums)).sum::<i64>();
            prop_assert_eq!(sum(|it| it.opening), total.sums.opening);
            prop_assert_eq!(sum(|it| it.closing), total.sums.closing);
            prop_assert_eq!(sum(echeance::insight::MovementSums::all_moved), total.sums.all_moved());
            for kind in Movement::ALL {
                prop_assert_eq!(movements.rows_in(total.currency).map(|row| row.sums.of(kind)).sum::<i64>(), total.sums.of(kind));
            }
        }
        // The aged balance of its last evening says the same.
        let aged = aged_balance(&ledger, of.last, &AgedBalanceSettings::by_due_date());
        for currency in [Currency::EUR, Currency::USD] {
            let closing = movements.total(currency).map_or(0, |total| total.sums.closing);
            prop_assert_eq!(closing, aged.total(currency).map_or(0, |total| total.amounts.total()));
        }
    }

    #[test]
    fn a_period_cut_in_two_moves_what_the_whole_moves(books in random_ledger::ledger(120), (from, length) in span(), cut in 0_u64..200) {
        let ledger = RandomLedger::ledger(&books);
        let whole = period(from, length + cut + 1);
        let (first, second) = (period(from, length), period(from + length + 1, cut));
        let (of_whole, of_first, of_second) =
            (movements_of_period(&ledger, whole), movements_of_period(&ledger, first), movements_of_period(&ledger, second));
        for currency in [Currency::EUR, Currency::USD] {
            let sums = |of: &echeance::insight::Movements| of.total(currency).map(|total| total.sums).unwrap_or_default();
            let (whole, first, second) = (sums(&of_whole), sums(&of_first), sums(&of_second));
            prop_assert_eq!((whole.opening, first.closing, whole.closing), (first.opening, second.opening, second.closing));
            for kind in Movement::ALL {
                prop_assert_eq!(whole.of(kind), first.of(kind) + second.of(kind));
            }
        }
    }

    #[test]
    fn every_statement_ends_where_the_movements_do(books in random_ledger::ledger(120), (from, length) in span()) {
        let ledger = RandomLedger::ledger(&books);
        let of = period(from, length);
        let movements = movements_of_period(&ledger, of);
        for (customer, _) in ledger.customers() {
            let its = statement(&ledger, customer, of);
            for account in &its.accounts {
                let moved = account.lines.iter().map(|line| line.amount).sum::<i64>();
                prop_assert_eq!(account.opening + moved, account.closing);
                prop_assert_eq!(account.lines.last().map_or(account.opening, |line| line.balance), account.closing);
                let row = movements.rows_in(account.currency).find(|row| row.customer == customer);
                prop_assert_eq!(row.map(|row| (row.sums.opening, row.sums.closing)), Some((account.opening, account.closing)));
            }
            prop_assert_eq!(its.accounts.len(), movements.rows.iter().filter(|row| row.customer == customer).count());
        }
    }

    #[test]
    fn indicators_are_finite_and_shares_make_a_whole(books in random_ledger::ledger(150), at in 0_u64..600) {
        let ledger = RandomLedger::ledger(&books);
        let as_of = random_ledger::day(at);
        for currency in [Currency::EUR, Currency::USD] {
            for of in indicators_by_month(&ledger, as_of, currency, SERIES_MONTHS) {
                for which in Indicator::ALL {
                    prop_assert!(of.figure(which).is_none_or(f64::is_finite), "{:?}", which);
                }
                prop_assert!(of.effectiveness.and_then(|it| it.share()).is_none_or(|share| share <= 1.0));
                prop_assert!(of.concentration.as_ref().is_none_or(|it| it.index > 0.0 && it.index <= 1.0 + 1e-9 && it.top_share() <= 1.0));
            }
            for month in recovery_by_month(&ledger, as_of, currency, SERIES_MONTHS) {
                let [within_30, within_60, within_90] = month.paid_within;
                prop_assert!(0 <= within_30 && within_30 <= within_60 && within_60 <= within_90);
                prop_assert!(within_90 + month.cancelled + month.still_open <= month.fell_overdue);
            }
        }
    }

    #[test]
    fn a_tie_out_of_our_own_balance_finds_no_difference(books in random_ledger::ledger(120), at in 0_u64..600) {
        let ledger = RandomLedger::ledger(&books);
        let on = random_ledger::day(at);
        let aged = aged_balance(&ledger, on, &AgedBalanceSettings::by_due_date());
        for currency in [Currency::EUR, Currency::USD] {
            let ours = aged.total(currency).map_or(0, |total| total.amounts.total());
            prop_assert!(tie_out(&ledger, on, currency, ours).ties());
            prop_assert_eq!(tie_out(&ledger, on, currency, ours + 1).difference, 1);
        }
    }
}

#[test]
fn files_of_reports_keep_formulas_out_and_amounts_whole() {
    let mut book = Book::default();
    let nord = book.customer("=cmd()");
    let first = book.invoice(nord, "2026-10-20", "2026-11-20", 123_456);
    book.paid(nord, first, "2026-11-21", 23_456);
    let ledger = book.ledger();
    let november = Period { first: day("2026-11-01"), last: day("2026-11-24") };
    let words = words(Language::Fr);
    let read = |table: Table| String::from_utf8(table.csv(Language::Fr)).unwrap();

    let moved = read(movements_table(&ledger, &movements_of_period(&ledger, november), words));
    let line = moved.lines().nth(1).unwrap();
    assert_eq!(line, "'=cmd();'=cmd();EUR;2026-11-01;2026-11-24;1234,56;0,00;0,00;0,00;-234,56;0,00;0,00;0,00;0,00;0,00;0,00;1000,00");

    let stated = read(statement_table(&ledger, &statement(&ledger, ledger.customer_at(0).unwrap(), november), words));
    let lines: Vec<&str> = stated.lines().skip(1).collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[0].ends_with("Report;;;;1234,56") && lines[2].ends_with("Solde dû;;;;1000,00"), "{lines:?}");
    assert!(lines[1].ends_with(";-234,56;1000,00"), "{lines:?}");

    let series = indicators_by_month(&ledger, day("2026-11-24"), Currency::EUR, SERIES_MONTHS);
    let told = read(indicators_table(&series, Currency::EUR, words));
    let cells: Vec<&str> = told.lines().nth(2).unwrap().split(';').collect();
    // 1,000 ÷ 1,234.56 × 55 days from 1 October; the whole is one customer's.
    assert_eq!(cells[..6], ["2026-11-24", "EUR", "1000,00", "0,00", "1234,56", "44,55"]);
    // Nobody said what an action costs.
    assert_eq!(cells[cells.len() - 2..], ["10000", ""]);
    let recovered = read(recovery_table(&recovery_by_month(&ledger, day("2026-11-24"), Currency::EUR, 1), Currency::EUR, words));
    assert_eq!(recovered.lines().nth(1), Some("2026-11-01;EUR;1;1234,56;234,56;;234,56;;234,56;;0,00;1000,00"));
}
