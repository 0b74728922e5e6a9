//! Who follows which scenario, and what each makes of a year of days. Days are worked out by hand from a calendar of 2026.

use super::world::{World, chased, day, eur};
use chrono::NaiveDate;
use echeance::dunning::{Chosen, ChosenBy, DaySettings, HeldReason, NotIncludedReason, Owing, Scenarios, WhyNow, built_in_sheet, day_list};
use echeance::ledger::{
    ChaseFact, ChaseWish, Command, CountedFrom, CustomerKind, Event, History, Ledger, Refusal, ScenarioFault, ScenarioKey, ScenarioRule,
    ScenarioSheet, Tone,
};

fn key(name: &str) -> ScenarioKey {
    ScenarioKey(name.into())
}

/// Each day of a span on which something comes, acting at once on every card, as "day step[ documents]".
fn acted(script: &str, from: &str, to: &str) -> Vec<String> {
    let mut world = World::of(script);
    let mut seen = Vec::new();
    let mut on = day(from);
    while on <= day(to) {
        let ledger = world.ledger();
        for card in day_list(&ledger, on, &DaySettings::default()).cards {
            seen.push(format!("{on} {}", card.step.0));
            let documents = card.finishes(&ledger).into_iter();
            let documents = documents.map(|(document, step)| echeance::ledger::Reminded { document: document.into(), step }).collect();
            world.push(Event::ReminderSent {
                customer: ledger.customer_id(card.customer).into(),
                sent_on: on,
                channel: card.channel,
                tone: card.tone,
                documents,
                subject: String::new(),
                body: String::new(),
                bank_checked_up_to: None,
            });
        }
        on = on.succ_opt().unwrap();
    }
    seen
}

fn followed(ledger: &Ledger, on: &str) -> Vec<(String, String, ChosenBy)> {
    let cards = day_list(ledger, day(on), &DaySettings::default()).cards;
    let name = |card: &echeance::dunning::Card| ledger.customer(card.customer).details.name.clone();
    let mut rows: Vec<_> = cards.iter().map(|card| (name(card), card.chosen.scenario.0.clone(), card.chosen.by)).collect();
    rows.sort();
    rows
}

#[test]
fn the_standard_scenario_runs_from_the_due_date_to_the_decision() {
    // Due on Tuesday 1 September 2026: 4 September, 16 September, 1 October, 16 October, 31 October (a Saturday, and Monday 2 November).
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 1000.00";
    assert_eq!(
        acted(script, "2026-08-01", "2026-12-31"),
        ["2026-09-04 courtesy", "2026-09-16 first_reminder", "2026-10-01 call", "2026-10-16 second_reminder", "2026-11-02 formal_notice"]
    );
    // The decision waits the fifteen days after the notice, 2 November + 15 = Tuesday 17.
    let sent = format!("{script}\nsent DUP 2026-11-02 formal_notice F1");
    let decided = |on: &str| day_list(&World::of(&sent).ledger(), day(on), &DaySettings::default()).to_decide.len();
    assert_eq!((decided("2026-11-16"), decided("2026-11-17")), (0, 1));
}

#[test]
fn a_large_amount_has_a_word_a_week_before_and_a_small_one_none() {
    // A week before Tuesday 1 September is Tuesday 25 August.
    let large = "customer DUP business\ninvoice DUP F1 2026-09-01 5000.00";
    assert_eq!(acted(large, "2026-08-01", "2026-09-10"), ["2026-08-25 before_due", "2026-09-04 courtesy"]);
    let list = day_list(&World::of(large).ledger(), day("2026-08-25"), &DaySettings::default());
    assert!(list.cards[0].is_before_due());
    assert_eq!(list.cards[0].why, WhyNow::DueDate { days: -7 });
    assert_eq!(acted(&large.replace("5000.00", "4999.99"), "2026-08-01", "2026-09-03"), [] as [&str; 0]);
    // Paid before: nothing is said.
    assert_eq!(acted(&format!("{large}\npay DUP 2026-08-20 5000.00 F1"), "2026-08-01", "2026-09-10"), [] as [&str; 0]);
    // Nobody looked until the due date had passed: the word before it has lapsed.
    assert_eq!(acted(large, "2026-09-02", "2026-09-10"), ["2026-09-04 courtesy"]);
}

#[test]
fn a_word_before_the_due_date_stays_apart_from_what_is_late() {
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 5000.00\ninvoice DUP F2 2026-09-24 9000.00";
    // On 17 September the word about F2 and the first reminder of F1 are due: the letter holds F1 alone, and says why.
    let sent = format!("{script}\nsent DUP 2026-09-04 courtesy F1");
    let ledger = World::of(&sent).ledger();
    let list = day_list(&ledger, day("2026-09-17"), &DaySettings::default());
    let [card] = list.cards.as_slice() else { panic!("{} cards", list.cards.len()) };
    assert_eq!((card.step.0.as_str(), card.at_stake), ("first_reminder", eur("5000.00")));
    assert!(matches!(card.not_included[0].reason, NotIncludedReason::OwnStepFirst { .. }));
}

#[test]
fn one_contact_at_most_in_a_week_whatever_the_documents() {
    // F1 on the 4th, F2 due on the 3rd + 3 = Sunday 6, so Monday 7: it waits until 4 + 7 = Friday 11.
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 1000.00\ninvoice DUP F2 2026-09-03 2000.00";
    assert_eq!(acted(script, "2026-09-01", "2026-09-14"), ["2026-09-04 courtesy", "2026-09-11 courtesy"]);
    let sent = World::of(&format!("{script}\nsent DUP 2026-09-04 courtesy F1")).ledger();
    let list = day_list(&sent, day("2026-09-08"), &DaySettings::default());
    assert_eq!(list.held[0].reason, HeldReason::Contacted { on: day("2026-09-04"), again_from: day("2026-09-11") });
    assert_eq!(list.next_on, Some(day("2026-09-11")));
}

#[test]
fn the_rules_look_at_the_kind_the_country_and_what_is_owed() {
    let ledger = World::of(
        "country FR
         customer ANNE consumer
         customer BIZ business
         customer MAIRIE public
         customer PETIT business
         customer QUI unknown
         invoice ANNE A1 2026-09-01 100.00
         invoice BIZ B1 2026-09-01 100.00
         invoice MAIRIE M1 2026-09-01 100.00
         invoice PETIT P1 2026-09-01 50.00
         invoice QUI Q1 2026-09-01 100.00",
    )
    .ledger();
    let by = |name: &str, scenario: &str, by| (name.to_owned(), scenario.to_owned(), by);
    assert_eq!(
        followed(&ledger, "2026-09-14"),
        [
            by("ANNE", "consumer", ChosenBy::Rule(1)),
            by("BIZ", "standard", ChosenBy::NoRule),
            by("MAIRIE", "public_body", ChosenBy::Rule(2)),
            by("PETIT", "small", ChosenBy::Rule(3)),
            by("QUI", "standard", ChosenBy::NoRule),
        ]
    );
}

#[test]
fn a_belgian_consumer_is_left_the_days_of_the_free_reminder() {
    // Due on Tuesday 1 September, the free reminder by mail on the 8th: fourteen days from the 9th, the 23rd is the last, and the next
    // step, a call 23 days later, on 1 October, is not moved. By a scenario that would call on the 12th it waits for the 24th.
    let script = "country BE\ncustomer ANNE consumer\ninvoice ANNE A1 2026-09-01 100.00";
    assert_eq!(acted(script, "2026-08-01", "2026-12-31"), ["2026-09-08 first_reminder", "2026-10-01 call", "2026-10-16 second_reminder"]);
    let firm = format!("{script}\nfollows ANNE firm");
    // Firm: after 3 days, then 7 days later (Friday 11) but for the law: 5th to 18th of September, from the 19th, a Saturday: Monday 21.
    let seen = acted(&firm, "2026-08-01", "2026-09-30");
    assert_eq!(seen[..2], ["2026-09-04 first_reminder", "2026-09-21 call"]);
    let french = firm.replace("country BE", "country FR");
    assert_eq!(acted(&french, "2026-08-01", "2026-09-15")[..2], ["2026-09-04 first_reminder", "2026-09-11 call"]);
}

#[test]
fn whom_a_notice_is_barred_for_is_reminded_once_more_and_then_decided() {
    let script = "customer QUI unknown\ninvoice QUI Q1 2026-09-01 1000.00";
    let seen = acted(script, "2026-08-01", "2027-06-30");
    // 16 October + 30 days = Sunday 15 November: Monday 16.
    assert_eq!(
        seen,
        ["2026-09-04 courtesy", "2026-09-16 first_reminder", "2026-10-01 call", "2026-10-16 second_reminder", "2026-11-16 second_reminder"]
    );
}

#[test]
fn a_public_body_is_looked_up_first_never_threatened_and_written_to_every_month_until_a_decision() {
    let script = "customer MAIRIE public\ninvoice MAIRIE M1 2026-09-01 1000.00";
    let seen = acted(script, "2026-08-01", "2026-12-31");
    assert_eq!(seen[..4], ["2026-09-03 portal", "2026-09-16 first_reminder", "2026-10-01 call", "2026-10-16 second_reminder"]);
    // From the day of the decision on (16 October + 30 = Sunday 15, so Monday 16 November), the last letter comes again every 30 days.
    assert_eq!(seen[4..], ["2026-11-16 second_reminder", "2026-12-16 second_reminder"]);
}

#[test]
fn what_is_put_off_comes_again_on_its_day_and_what_is_handed_over_says_to_whom() {
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 1000.00\nput_off DUP 2026-09-04 2026-09-10 courtesy F1";
    assert_eq!(acted(script, "2026-09-01", "2026-09-14"), ["2026-09-10 courtesy"]);
    // A word before the due date that is put off beyond it: nothing is said before that day, the step after it included.
    let large = "customer DUP business\ninvoice DUP F1 2026-09-01 5000.00\nput_off DUP 2026-08-25 2026-09-10 before_due F1";
    assert_eq!(acted(large, "2026-08-20", "2026-09-14"), ["2026-09-10 courtesy"]);
    let ledger = World::of(script).ledger();
    let list = day_list(&ledger, day("2026-09-08"), &DaySettings::default());
    assert_eq!(list.held[0].reason, HeldReason::PutOff { until: day("2026-09-10") });
    let ledger = World::of("customer DUP business\ninvoice DUP F1 2026-09-01 1000.00\nhanded DUP 2026-09-04 Roche courtesy F1").ledger();
    assert_eq!(day_list(&ledger, day("2026-09-08"), &DaySettings::default()).cards[0].who, "Roche");
}

#[test]
fn a_step_done_under_another_scenario_counts_for_what_it_was() {
    // Reminded friendly after 20 days under a scenario that is gone: what is next is the call, never the friendly word again.
    let script = "customer DUP business\ninvoice DUP F1 2026-09-01 1000.00\nsent DUP 2026-09-21 own_word F1";
    assert_eq!(acted(script, "2026-09-22", "2026-10-10"), ["2026-10-06 call"]);
}

#[test]
fn a_scenario_counts_from_its_day_and_taking_it_back_brings_the_built_in_one() {
    let mut sheet = built_in_sheet("standard").unwrap();
    sheet.steps[1].days = 5;
    let mut world = World::of("customer DUP business\ninvoice DUP F1 2026-09-01 1000.00");
    let define = |sheet: Option<ScenarioSheet>, from: Option<NaiveDate>| {
        chased(ChaseFact::ScenarioDefined { scenario: key("standard"), sheet: sheet.map(Box::new), from })
    };
    world.push(define(Some(sheet), Some(day("2026-09-03"))));
    let due = |world: &World, on: &str| day_list(&world.ledger(), day(on), &DaySettings::default()).cards.len();
    assert_eq!((due(&world, "2026-09-04"), due(&world, "2026-09-07")), (0, 1));
    world.push(define(None, Some(day("2026-09-04"))));
    assert_eq!(due(&world, "2026-09-04"), 1);
}

#[test]
fn rules_of_a_person_replace_the_built_in_ones_and_the_first_that_holds_counts() {
    let mut world =
        World::of("customer DUP business\ninvoice DUP F1 2026-09-01 1000.00\ncustomer ANNE consumer\ninvoice ANNE A1 2026-09-01 80.00");
    let rule = |scenario: &str| ScenarioRule::everyone(key(scenario));
    let rules = vec![
        ScenarioRule { kind: Some(CustomerKind::Business), owes_at_least: Some(eur("2000.00")), ..rule("courtesy") },
        ScenarioRule { kind: Some(CustomerKind::Business), late_at_least: Some(5), history: Some(History::New), ..rule("firm") },
        ScenarioRule { kind: Some(CustomerKind::Business), ..rule("small") },
        rule("gone"),
    ];
    world.push(chased(ChaseFact::ScenarioRulesSaid { rules, from: None }));
    let ledger = world.ledger();
    let scenarios = Scenarios::on(&ledger, day("2026-09-14"), None);
    let chosen = |name: &str, days_late: i64| {
        let customer = ledger.customers().find(|(_, customer)| customer.details.name == name).unwrap().0;
        let owing = Owing { net: vec![(eur("1.00").currency(), 100_000)], days_late };
        scenarios.chosen(&ledger, customer, &owing).unwrap()
    };
    assert_eq!(chosen("DUP", 13), Chosen { scenario: key("firm"), by: ChosenBy::Rule(1) });
    assert_eq!(chosen("DUP", 4), Chosen { scenario: key("small"), by: ChosenBy::Rule(2) });
    // A rule that names a scenario which is gone is passed over.
    assert_eq!(chosen("ANNE", 13), Chosen { scenario: key("standard"), by: ChosenBy::NoRule });
}

#[test]
fn a_scenario_that_nobody_could_follow_is_refused_in_words() {
    let ledger = World::default().ledger();
    let refused = |change: &dyn Fn(&mut ScenarioSheet)| {
        let mut sheet = built_in_sheet("standard").unwrap();
        change(&mut sheet);
        let wish = ChaseWish::Define { scenario: key("own-1"), sheet: Some(Box::new(sheet)), from: None };
        match ledger.decide(&Command::from(wish)) {
            Err(Refusal::NotAScenario { why }) => Some(why),
            Err(other) => panic!("{other}"),
            Ok(_) => None,
        }
    };
    assert_eq!(refused(&|_| {}), None);
    assert_eq!(refused(&|sheet| sheet.steps.clear()), Some(ScenarioFault::NoStep));
    assert!(matches!(refused(&|sheet| sheet.steps[2].days = 1), Some(ScenarioFault::OutOfOrder { .. })));
    assert!(matches!(refused(&|sheet| sheet.steps[2].key = sheet.steps[1].key.clone()), Some(ScenarioFault::StepTwice { .. })));
    assert!(matches!(refused(&|sheet| sheet.steps[1].tone = Tone::Formal), Some(ScenarioFault::FormalFirst { .. })));
    assert!(matches!(refused(&|sheet| sheet.steps[5].channel = None), Some(ScenarioFault::AfterDecision { .. })));
    assert_eq!(refused(&|sheet| sheet.apart = 91), Some(ScenarioFault::Pace));
    assert_eq!(refused(&|sheet| sheet.repeat = Some(6)), Some(ScenarioFault::Pace));
    // Counted from the step before, 75 days after 60 is still in order.
    assert_eq!(refused(&|sheet| sheet.steps[6].counted_from = CountedFrom::StepBefore), None);
}
