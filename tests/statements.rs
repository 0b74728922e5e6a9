//! Bank statements held against the ledger: what enters once, what is known already, how they follow on.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test may stop")]

use chrono::{Days, NaiveDate};
use echeance::basis::id::{BatchId, Ref};
use echeance::basis::money::{Currency, Money};
use echeance::dunning::{DaySettings, HeldReason, NotIncludedReason, day_list};
use echeance::exchange::plan::{Plan, PlanOptions, Twin, plan, statement_preview};
use echeance::exchange::reading::{Extent, Format, ReadBankLine, ReadStatement, Reading};
use echeance::exchange::statements::Doubt;
use echeance::insight::{match_bank_lines, possible_payments};
use echeance::ledger::{AccountFamily, BankLine, CustomerDetails, CustomerKind, DocumentKind, Due, Event, ItemIdx, Ledger};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

fn day(n: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 1).unwrap().checked_add_days(Days::new(n)).unwrap()
}

fn euros(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

fn options() -> PlanOptions {
    PlanOptions::new(day(60), Extent::Flow, CustomerKind::Unknown)
}

fn line(on: u64, minor: i64, label: &str) -> ReadBankLine {
    let said = BankLine { label: label.into(), ..BankLine::new(day(on), euros(minor)) };
    ReadBankLine { said, part_of: None, booked: true, line: 1 }
}

fn of(account: &str, lines: Vec<ReadBankLine>) -> ReadStatement {
    let days = || lines.iter().map(|line| line.said.booked_on);
    ReadStatement {
        account: account.into(),
        currency: Currency::EUR,
        currency_assumed: false,
        number: String::new(),
        period: days().min().zip(days().max()),
        opening: None,
        closing: None,
        lines,
        line: 1,
    }
}

/// With these balances before and after.
fn between(statement: ReadStatement, opening: i64, closing: i64) -> ReadStatement {
    let (first, last) = statement.period.unwrap();
    ReadStatement { opening: Some((first, euros(opening))), closing: Some((last, euros(closing))), ..statement }
}

fn file(statements: Vec<ReadStatement>) -> Reading {
    Reading { statements, ..Reading::new(Format::Camt) }
}

const OURS: &str = "FR1420041010050500013M02606";

fn apply(ledger: &mut Ledger, plan: &Plan) {
    let n = u64::try_from(ledger.batches().count()).unwrap();
    ledger.apply_batch(BatchId::new(1_800_000_000_000 + n, [7; 10]), plan.events.iter().map(Some));
    assert_eq!(ledger.anomalies(), &[]);
}

fn import(ledger: &mut Ledger, reading: &Reading) -> Plan {
    let plan = plan(ledger, reading, &options());
    apply(ledger, &plan);
    plan
}

/// New, known.
fn counts(plan: &Plan) -> (u32, u32) {
    (plan.differences.bank_lines.new, plan.differences.bank_lines.same)
}

/// Day, amount and label of all lines, in order.
fn lines_of(ledger: &Ledger) -> Vec<(NaiveDate, i64, String)> {
    let mut all: Vec<_> = ledger.bank_lines().map(|row| (row.booked_on, row.amount, row.label.to_owned())).collect();
    all.sort();
    all
}

/// A customer who owes two invoices since long, and pays one of them.
#[test]
fn what_the_statement_may_pay_is_held_and_nothing_else() {
    let due = Due::On(day(0));
    let issued = |number: &str, minor| Event::DocumentIssued {
        customer: Ref::Here(0),
        kind: DocumentKind::Invoice,
        number: number.to_owned(),
        issued_on: day(0),
        due: due.clone(),
        amount: euros(minor),
        account: AccountFamily::Customers,
        retention: false,
        label: String::new(),
        line: None,
    };
    let details = CustomerDetails { name: "Menuiserie Valadier".to_owned(), ..CustomerDetails::default() };
    let added = Event::CustomerAdded { key: "V1".to_owned(), details, kind: CustomerKind::Business };
    let mut ledger = Ledger::default();
    ledger.apply_batch(BatchId::new(1, [1; 10]), [added, issued("F-2041", 48_000), issued("F-2057", 31_550)].iter().map(Some));
    let on = day(80);
    let numbers = |ledger: &Ledger, items: Vec<ItemIdx>| items.into_iter().map(|it| ledger.number(it).to_owned()).collect::<Vec<_>>();
    let chased = |ledger: &Ledger| {
        let settings =
            DaySettings { in_statement: Arc::new(possible_payments(ledger, &match_bank_lines(ledger))), ..DaySettings::default() };
        let list = day_list(ledger, on, &settings);
        let cards = list.cards.iter().flat_map(|card| card.documents.iter().map(|it| it.late.item)).collect();
        let by_bank = |reason: &HeldReason| matches!(reason, HeldReason::InStatement { .. });
        let left_out = list.cards.iter().flat_map(|card| &card.not_included).filter_map(|it| match &it.reason {
            NotIncludedReason::Held(reason) if by_bank(reason) => Some(it.late.item),
            _ => None,
        });
        (numbers(ledger, cards), numbers(ledger, left_out.collect()))
    };
    let all = |of: &[&str]| of.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>();
    assert_eq!(chased(&ledger), (all(&["F-2041", "F-2057"]), all(&[])));
    import(&mut ledger, &file(vec![of(OURS, vec![line(79, 48_000, "VIR MENUISERIE VALADIER FACT F-2041")])]));
    assert_eq!(chased(&ledger), (all(&["F-2057"]), all(&["F-2041"])));
}

#[test]
fn three_equal_payments_on_one_day_are_three_and_stay_three() {
    let three = || file(vec![of(OURS, vec![line(1, -4_250, "CB CANTINE"), line(1, -4_250, "CB CANTINE"), line(1, -4_250, "CB CANTINE")])]);
    let mut ledger = Ledger::default();
    assert_eq!(counts(&import(&mut ledger, &three())), (3, 0));
    let again = import(&mut ledger, &three());
    assert_eq!((counts(&again), again.events.len()), ((0, 3), 0));
    // A fuller file of the same day brings the fourth, and nothing else.
    let mut fuller = three();
    fuller.statements[0].lines.push(line(1, -4_250, "CB CANTINE"));
    assert_eq!(counts(&import(&mut ledger, &fuller)), (1, 3));
}

#[test]
fn what_was_undone_comes_in_again() {
    let reading = file(vec![between(of(OURS, vec![line(1, 100, "A"), line(2, 200, "B")]), 0, 300)]);
    let first = plan(&Ledger::default(), &reading, &options());
    // The ledger after an undo is that of the batches that count: none.
    assert_eq!(plan(&Ledger::default(), &reading, &options()), first);
    assert_eq!(counts(&first), (2, 0));
}

#[test]
fn of_two_of_one_amount_the_one_with_the_same_words_is_known() {
    let mut ledger = Ledger::default();
    import(&mut ledger, &file(vec![of(OURS, vec![line(1, 5_000, "VIR SEPA MARTIN FACTURE 12")])]));
    // Another format cuts and shouts otherwise, and has the newer payment first.
    let both = file(vec![of(OURS, vec![line(1, 5_000, "VIR DUPONT F-13"), line(1, 5_000, "Virement Martin, facture 12")])]);
    let plan = plan(&ledger, &both, &options());
    let left_out: Vec<_> = plan.statements[0].left_out.iter().map(|it| it.line).collect();
    assert_eq!(left_out, [(0, 1)]);
    assert!(matches!(plan.statements[0].left_out[0].twin, Twin::Known(_)));
    let shown = statement_preview(&ledger, &both, &plan, &BTreeSet::new(), 10);
    assert_eq!(shown.new_lines[0].label, "VIR DUPONT F-13");
    assert_eq!(shown.left_out[0].twin.label, "VIR SEPA MARTIN FACTURE 12");
    // The person says that it is another movement all the same.
    let asked = PlanOptions { anyway: BTreeSet::from([(0, 1)]), ..options() };
    let plan = echeance::exchange::plan::plan(&ledger, &both, &asked);
    assert_eq!(counts(&plan), (2, 0));
    apply(&mut ledger, &plan);
    assert_eq!(ledger.n_bank_lines(), 3);
}

#[test]
fn a_collective_booking_is_known_by_its_sum_and_by_its_parts() {
    let part = |minor, label: &str| ReadBankLine { part_of: Some(1), ..line(3, minor, label) };
    let parts = || file(vec![of(OURS, vec![part(1_000, "A"), part(2_500, "B"), line(3, 3_500, "ANOTHER")])]);
    let whole = || file(vec![of(OURS, vec![line(3, 3_500, "REMISE"), line(3, 3_500, "ANOTHER")])]);
    for (first, second) in [(parts(), whole()), (whole(), parts())] {
        let mut ledger = Ledger::default();
        let n = import(&mut ledger, &first).differences.bank_lines.new;
        assert_eq!(n as usize, first.statements[0].lines.len());
        let again = import(&mut ledger, &second);
        assert_eq!(again.differences.bank_lines.new, 0, "{again:?}");
        // Each way round, a third booking of that sum is so much more, as one line or as parts.
        let before: i64 = ledger.bank_lines().map(|row| row.amount).sum();
        let mut more = second.clone();
        more.statements[0].lines.push(line(3, 3_500, "A THIRD"));
        import(&mut ledger, &more);
        assert_eq!(ledger.bank_lines().map(|row| row.amount).sum::<i64>() - before, 3_500);
    }
}

#[test]
fn an_account_is_the_same_by_its_iban_its_number_or_for_want_of_any() {
    let mut ledger = Ledger::default();
    let lines = || vec![line(1, 100, "A"), line(2, 200, "B"), line(3, 300, "C")];
    import(&mut ledger, &file(vec![of(OURS, lines())]));
    for account in ["20041 01005 0500013M026", "0500013M026", ""] {
        let again = plan(&ledger, &file(vec![of(account, lines())]), &options());
        assert_eq!(counts(&again), (0, 3), "{account}");
        assert_eq!(again.statements[0].account, OURS);
        assert_eq!(again.statements[0].account_taken, account.is_empty());
    }
    // Another account of ours with the same movements is another account.
    assert_eq!(counts(&import(&mut ledger, &file(vec![of("FR7630006000011234567890189", lines())]))), (3, 0));
    // Two are known now: a nameless list is that of the one that holds these lines, or nobody's.
    let mut other = vec![line(1, 100, "A"), line(9, 900, "D")];
    assert_eq!(plan(&ledger, &file(vec![of("", other.clone())]), &options()).statements[0].account, "");
    other.push(line(2, 200, "B"));
    assert!(plan(&ledger, &file(vec![of("", other)]), &options()).statements[0].account_taken);
}

#[test]
fn another_currency_is_another_line() {
    let mut ledger = Ledger::default();
    import(&mut ledger, &file(vec![of(OURS, vec![line(1, 100, "A")])]));
    let usd = iso_currency::Currency::USD;
    let said = BankLine { label: "A".into(), ..BankLine::new(day(1), Money::from_minor(100, usd)) };
    let statement = ReadStatement { currency: usd, ..of(OURS, vec![ReadBankLine { said, part_of: None, booked: true, line: 1 }]) };
    assert_eq!(counts(&import(&mut ledger, &file(vec![statement]))), (1, 0));
}

#[test]
fn what_is_announced_waits_for_its_booking() {
    let mut ledger = Ledger::default();
    let announced = ReadBankLine { booked: false, ..line(2, 700, "A") };
    let plan = import(&mut ledger, &file(vec![of(OURS, vec![line(1, 100, "B"), announced])]));
    assert_eq!((counts(&plan), plan.statements[0].announced), ((1, 0), 1));
    assert_eq!(counts(&import(&mut ledger, &file(vec![of(OURS, vec![line(2, 700, "A")])]))), (1, 0));
}

#[test]
fn what_is_missing_between_statements_is_said_over_all_that_is_known() {
    let january = || between(of(OURS, vec![line(0, 100, "A")]), 0, 100);
    let february = || between(of(OURS, vec![line(5, 50, "B")]), 100, 150);
    let march = || between(of(OURS, vec![line(9, 25, "C")]), 150, 175);
    let mut ledger = Ledger::default();
    import(&mut ledger, &file(vec![january()]));
    let gap = import(&mut ledger, &file(vec![march()]));
    let [Doubt::Gap { ended_with, begins_with, .. }] = gap.statements[0].doubts.as_slice() else { panic!("{gap:?}") };
    assert_eq!((*ended_with, *begins_with), (euros(100), euros(150)));
    // The one between fills it; and a statement that is there says nothing more.
    assert_eq!(import(&mut ledger, &file(vec![february()])).statements[0].doubts, []);
    let all = import(&mut ledger, &file(vec![january(), february(), march()]));
    assert_eq!((all.events.len(), all.statements.iter().flat_map(|it| &it.doubts).count()), (0, 0));
}

#[test]
fn a_month_without_a_movement_is_read_and_said_once() {
    let quiet = || {
        let none = ReadStatement { period: Some((day(0), day(30))), ..of(OURS, Vec::new()) };
        file(vec![between(none, 500, 500)])
    };
    let mut ledger = Ledger::default();
    assert!(matches!(import(&mut ledger, &quiet()).events.as_slice(), [Event::StatementRead { .. }]));
    assert_eq!(import(&mut ledger, &quiet()).events, []);
}

#[test]
fn pages_of_one_day_in_one_file_hold_different_lines_and_the_file_twice_the_same() {
    let page = |opening| between(of(OURS, vec![line(1, 50, "CB")]), opening, opening + 50);
    let mut ledger = Ledger::default();
    assert_eq!(counts(&import(&mut ledger, &file(vec![page(100), page(150), page(200)]))), (3, 0));
    assert_eq!(import(&mut ledger, &file(vec![page(100), page(150), page(200)])).events, []);
    assert_eq!(counts(&import(&mut Ledger::default(), &file(vec![page(100), page(150), page(100), page(150)]))), (2, 2));
}

/// Lines of a few days, amounts and words, so that they meet.
fn some_lines(most: usize) -> impl Strategy<Value = Vec<ReadBankLine>> {
    let label = prop::sample::select(vec!["VIR MARTIN F12", "CB CANTINE", "PRLV EDF", ""]);
    let one = (0_u64..4, prop::sample::select(vec![-300_i64, -100, 100, 200, 300]), label, prop::option::weighted(0.2, 1_u32..3));
    prop::collection::vec(one.prop_map(|(on, minor, label, part_of)| ReadBankLine { part_of, ..line(on, minor, label) }), 0..most)
}

fn some_file() -> impl Strategy<Value = Reading> {
    // A format names its accounts or none; what names none, a bank's list, is of one account and knows no collective bookings.
    let accounts = prop::sample::select(vec![vec![OURS, "FR7630006000011234567890189"], vec![""]]);
    accounts.prop_flat_map(some_file_of).prop_map(|mut reading| {
        if reading.statements.first().is_some_and(|it| it.account.is_empty()) {
            reading.statements.truncate(1);
        }
        for statement in reading.statements.iter_mut().filter(|it| it.account.is_empty()) {
            statement.lines.iter_mut().for_each(|line| line.part_of = None);
        }
        reading
    })
}

fn some_file_of(accounts: Vec<&'static str>) -> impl Strategy<Value = Reading> {
    let statement =
        (prop::sample::select(accounts), some_lines(9), prop::option::of(-500_i64..500)).prop_map(|(account, lines, opening)| {
            let sum: i64 = lines.iter().map(|line| line.said.amount.to_minor().unwrap()).sum();
            match (of(account, lines), opening) {
                (statement, Some(opening)) if statement.period.is_some() => between(statement, opening, opening + sum),
                (statement, _) => statement,
            }
        });
    prop::collection::vec(statement, 1..5).prop_map(file)
}

fn multiset(lines: &[ReadBankLine]) -> BTreeMap<(NaiveDate, i64), usize> {
    let mut all = BTreeMap::new();
    for line in lines {
        *all.entry((line.said.booked_on, line.said.amount.to_minor().unwrap())).or_default() += 1;
    }
    all
}

proptest! {
    /// Whatever came before, the same file again brings nothing, and says so of each line.
    #[test]
    fn a_file_twice_is_once(before in some_file(), reading in some_file()) {
        let mut ledger = Ledger::default();
        import(&mut ledger, &before);
        import(&mut ledger, &reading);
        let known = lines_of(&ledger);
        let again = import(&mut ledger, &reading);
        prop_assert_eq!(again.events.as_slice(), &[]);
        let booked: usize = reading.statements.iter().map(|it| it.lines.len()).sum();
        prop_assert_eq!(again.differences.bank_lines.same as usize, booked);
        prop_assert_eq!(again.statements.iter().map(|it| it.left_out.len()).sum::<usize>(), booked);
        prop_assert_eq!(lines_of(&ledger), known);
    }

    /// Two exports that share days are together what the account had: of each day and amount as many as the fuller one has.
    #[test]
    fn exports_that_share_days_are_the_fuller_of_both(all in some_lines(12), shared in 0_usize..12) {
        let all: Vec<ReadBankLine> = all.into_iter().map(|line| ReadBankLine { part_of: None, ..line }).collect();
        let some = all.iter().take(shared).cloned().collect::<Vec<_>>();
        for (first, second) in [(&all, &some), (&some, &all)] {
            let mut ledger = Ledger::default();
            import(&mut ledger, &file(vec![of(OURS, first.clone())]));
            import(&mut ledger, &file(vec![of(OURS, second.clone())]));
            let mut expected: Vec<_> = all.iter().map(|line| {
                (line.said.booked_on, line.said.amount.to_minor().unwrap(), line.said.label.clone())
            }).collect();
            expected.sort();
            prop_assert_eq!(lines_of(&ledger), expected);
        }
    }

    /// What enters and what is left out are all lines of the file; what enters of one statement is no more than it holds.
    #[test]
    fn no_line_is_lost(before in some_file(), reading in some_file()) {
        let mut ledger = Ledger::default();
        import(&mut ledger, &before);
        let n = ledger.n_bank_lines();
        let plan = import(&mut ledger, &reading);
        let booked: usize = reading.statements.iter().map(|it| it.lines.len()).sum();
        prop_assert_eq!((plan.differences.bank_lines.new + plan.differences.bank_lines.same) as usize, booked);
        prop_assert_eq!(ledger.n_bank_lines() - n, plan.differences.bank_lines.new as usize);
        // Of one statement alone, nothing is left out of an empty ledger.
        for statement in &reading.statements {
            let mut alone = Ledger::default();
            import(&mut alone, &file(vec![statement.clone()]));
            let entered = alone.bank_lines().fold(BTreeMap::new(), |mut all, row| {
                *all.entry((row.booked_on, row.amount)).or_insert(0_usize) += 1;
                all
            });
            prop_assert_eq!(entered, multiset(&statement.lines));
        }
    }
}
