//! The day's list, from what happened.

use super::world::{World, day};
use chrono::{Days, NaiveDate};
use echeance::basis::calendar::{Zone, is_closed};
use echeance::dunning::{
    Card, Changed, CheckState, Checked, DayList, DaySettings, HeldReason, NotIncludedReason, checks, day_list, recheck, start_options,
};
use echeance::ledger::{Command, Event, Ledger, StepKey};
use expect_test::{Expect, expect};
use proptest::prelude::*;
use std::fmt::Write as _;

fn list_on(ledger: &Ledger, as_of: NaiveDate) -> DayList {
    day_list(ledger, as_of, &DaySettings::default())
}

fn shown(ledger: &Ledger, list: &DayList) -> String {
    let mut out = String::new();
    let name = |idx| ledger.customer(idx).details.name.clone();
    let number = |idx| ledger.item(idx).number.to_owned();
    for card in &list.cards {
        let Card { customer, step, due_on, at_stake, oldest_days_late, .. } = card;
        write!(out, "{} {} since {due_on}, {at_stake:?}, {oldest_days_late} d:", name(*customer), step.0).unwrap();
        for document in &card.documents {
            write!(out, " {}", number(document.late.item)).unwrap();
            if document.step != *step {
                write!(out, "({})", document.step.0).unwrap();
            }
            if let Some(barred) = document.barred {
                write!(out, "[{barred}]").unwrap();
            }
        }
        for left in &card.not_included {
            write!(out, "; not {}: ", number(left.late.item)).unwrap();
            match &left.reason {
                NotIncludedReason::OwnStepFirst { step, .. } => write!(out, "{} first", step.0).unwrap(),
                NotIncludedReason::NotYet { step, on } => write!(out, "{} on {on}", step.0).unwrap(),
                NotIncludedReason::Held(_) => out.push_str("held"),
                NotIncludedReason::Finished => out.push_str("finished"),
            }
        }
        out.push('\n');
    }
    for held in &list.held {
        let numbers: Vec<_> = held.documents.iter().map(|late| number(late.item)).collect();
        let reason = match &held.reason {
            HeldReason::MayBeSettled { credit, on, exact, .. } => format!("may be settled by {credit:?} of {on}, exact {exact}"),
            HeldReason::OwesNothing { net } => format!("owes nothing: {net:?}"),
            HeldReason::InStatement { on, amount, sure } => format!("shown in the statement: {amount:?} of {on}, sure {sure}"),
            HeldReason::BillInHand => "bill in hand".to_owned(),
            HeldReason::Disputed { since, reason } => format!("disputed since {since}: {reason:?}"),
            HeldReason::Promised { until, amount } => format!("promised {amount:?} until {until}"),
            HeldReason::Assigned { factor, since } => format!("assigned to {factor} since {since}"),
            HeldReason::Debited { collect_on, until } => format!("debited on {collect_on}, may come back until {until}"),
            HeldReason::Contacted { on, again_from } => format!("contacted on {on}, again from {again_from}"),
            HeldReason::PutOff { until } => format!("put off to {until}"),
            HeldReason::Insolvent { opened_on, published_on } => format!("insolvent since {opened_on}, published {published_on:?}"),
        };
        writeln!(out, "{} held, {reason}: {}", name(held.customer), numbers.join(" ")).unwrap();
    }
    for group in &list.to_decide {
        let numbers: Vec<_> = group.documents.iter().map(|late| number(late.item)).collect();
        writeln!(out, "{} to decide since {}: {}", name(group.customer), group.since, numbers.join(" ")).unwrap();
    }
    for done in &list.done_today {
        let numbers: Vec<_> = done.documents.iter().map(|(item, step)| format!("{}/{}", number(*item), step.0)).collect();
        writeln!(out, "done: {} {}", name(done.customer), numbers.join(" ")).unwrap();
    }
    if out.is_empty() {
        writeln!(out, "nothing before {}", list.next_on.map_or("ever".to_owned(), |on| on.to_string())).unwrap();
    }
    out
}

fn check(script: &str, as_of: &str, expected: &Expect) {
    let ledger = World::of(script).ledger();
    expected.assert_eq(&shown(&ledger, &list_on(&ledger, day(as_of))));
}

#[test]
fn each_step_comes_on_its_day_and_a_missed_day_is_caught_up() {
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 100.00";
    check(script, "2026-09-03", &expect!["nothing before 2026-09-04\n"]);
    check(script, "2026-09-04", &expect!["DUP courtesy since 2026-09-04, 100.00 EUR, 3 d: F1\n"]);
    check(script, "2026-09-11", &expect!["DUP courtesy since 2026-09-04, 100.00 EUR, 10 d: F1\n"]);
    // A Saturday: nothing is due on a closed day, and nothing is lost.
    check(script, "2026-09-12", &expect!["nothing before 2026-09-14\n"]);
}

#[test]
fn an_invoice_is_not_chased_on_its_due_date() {
    check("customer DUP business\ninvoice DUP F1 2026-09-01 100.00", "2026-09-01", &expect!["nothing before 2026-09-04\n"]);
}

#[test]
fn a_closed_day_is_passed_over() {
    // 3 days after 8 May 2026 (a Friday) is a Monday; after 11 November 2026 (Armistice) come a Thursday and a Friday.
    let script = "customer DUP business\ninvoice DUP F1 2026-11-08 100.00";
    check(script, "2026-11-11", &expect!["nothing before 2026-11-12\n"]);
    check(script, "2026-11-12", &expect!["DUP courtesy since 2026-11-12, 100.00 EUR, 4 d: F1\n"]);
    // Whit Monday 25 May 2026 is kept in Belgium too; 21 July only there.
    let belgian = "country BE\ncustomer DUP business\ninvoice DUP F1 2026-07-18 100.00";
    check(belgian, "2026-07-21", &expect!["nothing before 2026-07-22\n"]);
}

#[test]
fn the_next_step_waits_for_the_days_between_the_two() {
    // The courtesy mail went out 27 days late: the reminder waits 12 days more, not none.
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 100.00\nsent DUP 2026-10-01 courtesy F1";
    check(script, "2026-10-12", &expect!["nothing before 2026-10-13\n"]);
    check(script, "2026-10-13", &expect!["DUP first_reminder since 2026-10-13, 100.00 EUR, 42 d: F1\n"]);
}

#[test]
fn a_long_absence_fires_one_step_only() {
    let script = "customer DUP business\ninvoice DUP F1 2026-03-02 100.00";
    check(script, "2026-11-23", &expect!["DUP courtesy since 2026-03-05, 100.00 EUR, 266 d: F1\n"]);
    let sent = format!("{script}\nsent DUP 2026-11-23 courtesy F1");
    check(&sent, "2026-11-23", &expect!["done: DUP F1/courtesy\n"]);
    check(&sent, "2026-12-04", &expect!["nothing before 2026-12-07\n"]);
}

#[test]
fn chasing_begins_where_the_person_says_and_earlier_steps_lapse() {
    let script = "customer DUP business\ninvoice DUP F1 2026-03-02 100.00\nstart 2026-11-20 second_reminder F1";
    check(script, "2026-11-23", &expect!["DUP second_reminder since 2026-04-16, 100.00 EUR, 266 d: F1\n"]);
    let sent = format!("{script}\nsent DUP 2026-11-23 second_reminder F1");
    check(&sent, "2026-12-08", &expect!["DUP formal_notice since 2026-12-08, 100.00 EUR, 281 d: F1\n"]);
}

#[test]
fn what_is_disputed_is_not_chased_and_the_rest_of_it_is() {
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 100.00\ndispute F1 2026-09-10";
    check(script, "2026-09-09", &expect!["DUP courtesy since 2026-09-04, 100.00 EUR, 8 d: F1\n"]);
    check(script, "2026-09-10", &expect!["DUP held, disputed since 2026-09-10: Quality: F1\n"]);
    let over = format!("{script}\nundisputed F1 2026-10-01");
    check(&over, "2026-09-30", &expect!["DUP held, disputed since 2026-09-10: Quality: F1\n"]);
    check(&over, "2026-10-01", &expect!["DUP courtesy since 2026-09-04, 100.00 EUR, 30 d: F1\n"]);
    let part = "customer DUP business\ninvoice DUP F1 2026-09-01 100.00\ndispute F1 2026-09-10 30.00";
    check(part, "2026-09-10", &expect!["DUP courtesy since 2026-09-04, 70.00 EUR, 9 d: F1\n"]);
    // What was paid of it leaves nothing but the disputed part.
    let paid = format!("{part}\npay DUP 2026-09-09 70.00 F1");
    check(&paid, "2026-09-10", &expect!["DUP held, disputed since 2026-09-10: Quality: F1\n"]);
}

#[test]
fn what_is_promised_waits_for_its_day_and_is_chased_after_it() {
    // 20 November 2026 is a Friday.
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 100.00\npromise DUP F1 2026-11-05 2026-11-20 100.00";
    check(script, "2026-11-20", &expect!["DUP held, promised 100.00 EUR until 2026-11-20: F1\n"]);
    check(script, "2026-11-21", &expect!["nothing before 2026-11-23\n"]);
    check(script, "2026-11-23", &expect!["DUP courtesy since 2026-09-04, 100.00 EUR, 83 d: F1\n"]);
    let list = list_on(&World::of(script).ledger(), day("2026-11-20"));
    assert_eq!(list.next_on, Some(day("2026-11-23")));
}

#[test]
fn what_is_older_than_an_insolvency_judgment_is_never_asked_for() {
    let script = "
        customer DUP business
        invoice DUP F1 2026-09-01 100.00
        invoice DUP F2 2026-10-05 50.00
        insolvent DUP 2026-09-05 2026-09-12";
    // F1 was issued on 2 August, F2 on 5 September, the day of the judgment: for the time after it.
    check(
        script,
        "2026-10-20",
        &expect![[r#"
            DUP courtesy since 2026-10-08, 50.00 EUR, 15 d: F2; not F1: held
            DUP held, insolvent since 2026-09-05, published Some(2026-09-12): F1
        "#]],
    );
}

#[test]
fn one_card_a_customer_takes_the_highest_step_and_each_document_its_own() {
    let script = "
        customer DUP business
        invoice DUP F1 2026-09-01 100.00
        invoice DUP F2 2026-11-10 50.00
        invoice DUP F3 2026-11-22 70.00
        sent DUP 2026-09-04 courtesy F1";
    check(
        script,
        "2026-11-23",
        &expect!["DUP first_reminder since 2026-09-16, 150.00 EUR, 83 d: F1 F2(courtesy); not F3: courtesy on 2026-11-25\n"],
    );
}

#[test]
fn a_formal_notice_holds_only_what_is_due_for_one() {
    let script = "
        customer DUP business
        invoice DUP F1 2026-09-01 100.00
        invoice DUP F2 2026-11-10 50.00
        sent DUP 2026-10-16 second_reminder F1";
    check(script, "2026-11-23", &expect!["DUP formal_notice since 2026-11-02, 100.00 EUR, 83 d: F1; not F2: courtesy first\n"]);
    let sent = format!("{script}\nsent DUP 2026-11-23 formal_notice F1");
    check(
        &sent,
        "2026-11-23",
        &expect![[r#"
            DUP held, contacted on 2026-11-23, again from 2026-11-30: F2
            done: DUP F1/formal_notice
        "#]],
    );
}

#[test]
fn a_formal_notice_that_the_law_bars_stays_at_the_reminder_before() {
    let script = "
        customer DUP unknown
        invoice DUP F1 2026-07-01 100.00
        sent DUP 2026-10-16 second_reminder F1";
    check(
        script,
        "2026-11-23",
        &expect!["DUP second_reminder since 2026-11-16, 100.00 EUR, 145 d: F1[the kind of the debtor is not known]\n"],
    );
    check(script, "2026-11-13", &expect!["nothing before 2026-11-16\n"]);
    check(&format!("{script}\nkind DUP business"), "2026-11-23", &expect!["DUP formal_notice since 2026-11-02, 100.00 EUR, 145 d: F1\n"]);
    let assumed = "
        customer DUP business
        assumed DUP F1 2026-06-01 100.00
        sent DUP 2026-10-16 second_reminder F1";
    check(assumed, "2026-11-23", &expect!["DUP second_reminder since 2026-11-16, 100.00 EUR, 145 d: F1[the due date is assumed]\n"]);
}

#[test]
fn a_part_paid_invoice_is_chased_for_its_rest() {
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 100.00\npay DUP 2026-09-10 40.00 F1";
    check(script, "2026-09-11", &expect!["DUP courtesy since 2026-09-04, 60.00 EUR, 10 d: F1\n"]);
    check(&format!("{script}\npay DUP 2026-09-12 60.00 F1"), "2026-09-14", &expect!["nothing before ever\n"]);
}

#[test]
fn a_receipt_that_may_match_holds_the_document() {
    let script = "
        customer DUP business
        invoice DUP F1 2026-09-01 1452.00
        invoice DUP F2 2026-09-01 9000.00
        pay DUP 2026-11-20 1452.00";
    check(
        script,
        "2026-11-23",
        &expect![[r#"
            DUP courtesy since 2026-09-04, 9000.00 EUR, 83 d: F2; not F1: held
            DUP held, may be settled by 1452.00 EUR of 2026-11-20, exact true: F1
        "#]],
    );
    check(
        "customer DUP business\ninvoice DUP F1 2026-09-01 100.00\ncredit DUP A1 2026-09-20 150.00",
        "2026-11-23",
        &expect!["DUP held, owes nothing: -50.00 EUR: F1\n"],
    );
}

#[test]
fn retentions_and_bills_are_not_chased() {
    let script = "customer DUP business\nretention DUP R1 2026-09-01 500.00\nbill DUP B1 2026-09-01 700.00";
    check(script, "2026-11-23", &expect!["DUP held, bill in hand: B1\n"]);
}

#[test]
fn a_retention_is_chased_from_its_release_and_never_before() {
    let script = "customer DUP business\nretention DUP R1 2026-09-01 500.00\nreleased R1 2026-11-16";
    check(script, "2026-11-18", &expect!["nothing before 2026-11-19\n"]);
    check(script, "2026-11-23", &expect!["DUP courtesy since 2026-11-19, 500.00 EUR, 7 d: R1\n"]);
}

#[test]
fn only_the_late_instalments_are_chased_and_the_next_one_begins_anew() {
    let script = "
        customer DUP business
        parts DUP F1 2026-08-01 2026-09-01 60.00 2026-11-02 30.00 2026-12-01 10.00";
    check(script, "2026-09-04", &expect!["DUP courtesy since 2026-09-04, 60.00 EUR, 3 d: F1\n"]);
    let paid = format!("{script}\nsent DUP 2026-09-04 courtesy F1\npay DUP 2026-09-10 60.00 F1");
    // 40.00 are owed in all: a small amount, of which a word comes after a week, which is a Monday.
    check(&paid, "2026-10-01", &expect!["nothing before 2026-11-09\n"]);
    check(&paid, "2026-11-23", &expect!["DUP courtesy since 2026-11-09, 30.00 EUR, 21 d: F1\n"]);
}

#[test]
fn the_most_valuable_card_stands_first() {
    // 100 x 83 = 8,300 and 500 x 13 = 6,500.
    let script = "
        customer NEW business
        invoice NEW F2 2026-11-10 500.00
        customer OLD business
        invoice OLD F1 2026-09-01 100.00";
    check(
        script,
        "2026-11-23",
        &expect![[r#"
            OLD courtesy since 2026-09-04, 100.00 EUR, 83 d: F1
            NEW courtesy since 2026-11-13, 500.00 EUR, 13 d: F2
        "#]],
    );
    let ledger = World::of(script).ledger();
    let list = list_on(&ledger, day("2026-11-23"));
    assert_eq!(format!("{:?} {:?}", list.at_stake, list.cards[0].value.0), "[600.00 EUR] 8300.00");
}

#[test]
fn a_left_out_document_stays_due_and_a_skipped_step_is_done() {
    let script =
        "customer DUP business\ninvoice DUP F1 2026-09-01 100.00\ninvoice DUP F2 2026-09-02 50.00\nsent DUP 2026-11-23 courtesy F1";
    check(
        script,
        "2026-11-23",
        &expect![[r#"
            DUP held, contacted on 2026-11-23, again from 2026-11-30: F2
            done: DUP F1/courtesy
        "#]],
    );
    let skipped = format!("{script}\nskip DUP 2026-11-23 courtesy F2");
    check(
        &skipped,
        "2026-11-23",
        &expect![[r#"
            done: DUP F1/courtesy
            done: DUP F2/courtesy
        "#]],
    );
}

#[test]
fn the_checks_say_what_was_looked_at() {
    let script = "
        customer DUP unknown
        assumed DUP F1 2026-08-01 100.00
        pay DUP 2026-11-10 30.00
        sent DUP 2026-11-20 courtesy F1
        bank 2026-11-13";
    let ledger = World::of(script).ledger();
    let as_of = day("2026-12-07");
    let list = list_on(&ledger, as_of);
    let lines: Vec<_> = checks(&ledger, &list.cards[0], as_of, &DaySettings::default())
        .iter()
        .map(|check| match &check.what {
            Checked::Bank { known_up_to, open_days } => format!("{:?} bank {} {}", check.state, known_up_to.unwrap(), open_days.unwrap()),
            Checked::OpenCredit { unapplied, .. } => format!("{:?} open credit {unapplied:?}", check.state),
            Checked::DueDates { assumed } => format!("{:?} assumed {}", check.state, assumed.len()),
            Checked::Kind(kind) => format!("{:?} {kind:?}", check.state),
            Checked::Address { channel, known } => format!("{:?} {channel:?} {known}", check.state),
            Checked::MatchingCredit { held } => format!("{:?} match {}", check.state, held.is_some()),
            Checked::FormalNotice { barred } => format!("{:?} formal {barred:?}", check.state),
            Checked::ClosedDay { next_open } => format!("closed day, open on {next_open}"),
            Checked::RecentContact { on } => format!("{:?} contact {on:?}", check.state),
            Checked::Amounts { now, .. } => format!("{:?} now {now:?}", check.state),
        })
        .collect();
    expect![[r#"
        Doubt bank 2026-11-13 16
        Ok match false
        Doubt open credit 30.00 EUR
        Doubt assumed 1
        Doubt Unknown
        Doubt Mail false
        Ok contact None
        Ok now 100.00 EUR"#]]
    .assert_eq(&lines.join("\n"));
}

#[test]
fn bank_data_is_fresh_for_five_open_days() {
    let ledger = World::of("customer DUP business\nbank 2026-11-20").ledger();
    let bank = |as_of| list_on(&ledger, day(as_of)).bank;
    assert_eq!((bank("2026-11-23").open_days, bank("2026-11-23").is_stale), (Some(1), false));
    assert!(!bank("2026-11-27").is_stale);
    assert!(bank("2026-11-30").is_stale);
    let none = World::of("customer DUP business").ledger();
    assert!(list_on(&none, day("2026-11-23")).bank.is_stale);
}

#[test]
fn what_changed_since_the_card_was_drawn_is_refused() {
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 100.00";
    let as_of = day("2026-11-23");
    let before = World::of(script).ledger();
    let card = list_on(&before, as_of).cards.remove(0);
    let again = |more: &str| {
        let world = World::of(&format!("{script}\n{more}"));
        recheck(&card, &world.ledger(), as_of, &DaySettings::default())
    };
    assert_eq!(again(""), Ok(()));
    assert!(matches!(again("pay DUP 2026-11-20 40.00 F1"), Err(Changed::Amount { .. })));
    assert!(matches!(again("pay DUP 2026-11-20 100.00 F1"), Err(Changed::NotLate { .. })));
    assert!(matches!(again("pay DUP 2026-11-20 100.00"), Err(Changed::Held { .. })));
    assert!(matches!(again("sent DUP 2026-11-23 courtesy F1"), Err(Changed::Step { .. })));
    let stopped = World::of(&format!("{script}\npay DUP 2026-11-20 100.00")).ledger();
    let checks = checks(&stopped, &card, as_of, &DaySettings::default());
    assert_eq!(checks.iter().filter(|check| check.state == CheckState::Stop).count(), 2);
}

#[test]
fn old_debts_begin_by_age_and_never_with_a_formal_notice() {
    let script = "
        customer DUP business
        invoice DUP F1 2026-11-16 10.00
        invoice DUP F2 2026-10-30 20.00
        invoice DUP F3 2026-09-01 40.00
        customer DEL business
        invoice DEL F4 2026-06-01 80.00
        invoice DEL F5 2024-06-01 160.00";
    let world = World::of(script);
    let ledger = world.ledger();
    let options = start_options(&ledger, day("2026-11-23"), &DaySettings::default());
    let lines: Vec<_> = options
        .bands
        .iter()
        .map(|band| format!("{}..{:?} {:?} of {}: {}", band.from_days, band.to_days, band.late, band.customers, band.proposed.0))
        .collect();
    expect![[r#"
        1..Some(14) [10.00 EUR] of 1: courtesy
        15..Some(29) [20.00 EUR] of 1: first_reminder
        45..Some(90) [40.00 EUR] of 1: second_reminder
        91..Some(365) [80.00 EUR] of 1: second_reminder
        366..None [160.00 EUR] of 1: second_reminder"#]]
    .assert_eq(&lines.join("\n"));
    let chosen = [None, None, Some(StepKey("first_reminder".into())), Some(StepKey("formal_notice".into()))];
    let Some(Command::StartChase { documents, .. }) = options.command(&ledger, &chosen) else { panic!("no command") };
    let steps: Vec<_> = documents.iter().map(|(_, step)| step.0.as_str()).collect();
    assert_eq!(steps, ["courtesy", "first_reminder", "first_reminder", "second_reminder", "second_reminder"]);
}

fn any_world() -> impl Strategy<Value = World> {
    let invoice = (0_u64..250, 1_i64..50_000, 0_u8..4, any::<bool>());
    let paid = (0_usize..12, 0_u64..250, 1_i64..60_000, any::<bool>());
    let sent = (0_usize..12, 0_u64..250, 0_usize..4);
    (prop::collection::vec(invoice, 1..12), prop::collection::vec(paid, 0..8), prop::collection::vec(sent, 0..8)).prop_map(
        |(invoices, paid, sent)| {
            let first = day("2026-04-01");
            let date = |days: u64| first + Days::new(days);
            let cents = |minor: i64| format!("{}.{:02}", minor / 100, minor % 100);
            let mut script = String::from("customer C0 business\ncustomer C1 unknown\ncustomer C2 consumer\ncustomer C3 business\n");
            for (at, (due, amount, who, stated)) in invoices.iter().enumerate() {
                let word = if *stated { "invoice" } else { "assumed" };
                writeln!(script, "{word} C{who} F{at} {} {}", date(*due), cents(*amount)).unwrap();
            }
            for (which, on, amount, allocated) in paid {
                let at = which % invoices.len();
                let (_, total, who, _) = invoices[at];
                let settles =
                    if allocated && amount <= total && !script.contains(&format!("F{at}\n")) { format!("F{at}") } else { String::new() };
                writeln!(script, "pay C{who} {} {} {settles}", date(on), cents(amount)).unwrap();
            }
            for (which, on, step) in sent {
                let at = which % invoices.len();
                let step = ["courtesy", "first_reminder", "second_reminder", "formal_notice"][step];
                writeln!(script, "sent C{} {} {step} F{at}", invoices[at].2, date(on)).unwrap();
            }
            World::of(&script)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn nothing_settled_is_asked_for_and_a_document_stands_in_one_place(world in any_world(), days in 0_u64..300) {
        let ledger = world.ledger();
        let as_of = day("2026-04-01") + Days::new(days);
        let list = list_on(&ledger, as_of);
        let open = ledger.open_on(as_of);
        let mut seen = std::collections::BTreeSet::new();
        for card in &list.cards {
            prop_assert!(!is_closed(Zone::Fr, card.due_on) && card.due_on <= as_of);
            for document in &card.documents {
                let late = document.late;
                prop_assert!(late.open.to_minor().unwrap() > 0);
                prop_assert!(late.open.to_minor().unwrap() <= open[late.item.idx()]);
                prop_assert!(late.due_on < as_of);
                prop_assert!(!is_closed(Zone::Fr, document.step_due_on));
                prop_assert!(seen.insert(late.item));
            }
        }
        for late in list.held.iter().flat_map(|held| &held.documents).chain(list.to_decide.iter().flat_map(|group| &group.documents)) {
            prop_assert!(seen.insert(late.item));
        }
    }

    #[test]
    fn a_step_marked_as_sent_is_not_proposed_again_that_day_and_taking_it_back_brings_the_card_back(world in any_world(), days in 0_u64..300) {
        let ledger = world.ledger();
        let as_of = day("2026-04-01") + Days::new(days);
        let before = list_on(&ledger, as_of);
        let Some(card) = before.cards.first() else { return Ok(()) };
        prop_assert_eq!(recheck(card, &ledger, as_of, &DaySettings::default()), Ok(()));
        let mut after = world.clone();
        let documents = card.finishes(&ledger);
        let documents = documents.into_iter().map(|(document, step)| echeance::ledger::Reminded { document: document.into(), step }).collect();
        after.push(Event::ReminderSent {
            customer: ledger.customer_id(card.customer).into(),
            sent_on: as_of,
            channel: card.channel,
            tone: card.tone,
            documents,
            subject: String::new(),
            body: String::new(),
            bank_checked_up_to: None,
        });
        let sent = after.ledger();
        let list = list_on(&sent, as_of);
        let again = list.cards.iter().flat_map(|card| &card.documents).any(|it| card.documents.iter().any(|sent| sent.late.item == it.late.item));
        prop_assert!(!again);
        prop_assert_eq!(list.done_today.len(), before.done_today.len() + 1);
        after.events.pop();
        prop_assert_eq!(list_on(&after.ledger(), as_of), before);
    }
}
