//! What others say of customers' credit, as lists: read, held against the ledger, seen on a day, merged with its customer.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::basis::money::{Currency, Money};
use echeance::exchange::list::{ListKind, Role, Wishes, inspect};
use echeance::exchange::plan::{Note, Plan, PlanOptions, plan};
use echeance::exchange::reading::{Extent, IssueKind, Reading};
use echeance::exchange::{ReadOptions, read};
use echeance::insight::credit_seen;
use echeance::ledger::{CustomerKind, Ledger};
use std::ops::ControlFlow;

fn today() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn read_text(text: &str) -> Reading {
    let options = ReadOptions { today: Some(today()), ..ReadOptions::default() };
    read("file", text.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn take_in(ledger: &mut Ledger, n: u64, text: &str) -> Plan {
    let options = PlanOptions::new(today(), Extent::Flow, CustomerKind::Business);
    let plan = plan(ledger, &read_text(text), &options);
    ledger.apply_batch(BatchId::new(n, [0; 10]), plan.events.iter().map(Some));
    plan
}

#[test]
fn reports_are_known_by_their_titles() {
    use Role::{CreditLimit, CustomerCode, CustomerName, Grade, IssuedOn, LegalId, Score, Source};
    type Wanted = &'static [(usize, Role)];
    let cases: &[(&str, Wanted)] = &[
        (
            "SIREN;Raison sociale;Score;Cotation;Limite de crédit;Date du rapport",
            &[(0, LegalId), (1, CustomerName), (2, Score), (3, Grade), (4, CreditLimit), (5, IssuedOn)],
        ),
        (
            "Code client;Client;Cote de risque;Plafond;Source;Date",
            &[(0, CustomerCode), (2, Grade), (3, CreditLimit), (4, Source), (5, IssuedOn)],
        ),
        ("Client;Score;Encours conseillé", &[(0, CustomerName), (1, Score), (2, CreditLimit)]),
        (
            "Company name,Rating,Credit score,Recommended credit limit,Report date",
            &[(1, Grade), (2, Score), (3, CreditLimit), (4, IssuedOn)],
        ),
        ("Klantnaam;Score;Kredietlimiet;Datum", &[(0, CustomerName), (1, Score), (2, CreditLimit), (3, IssuedOn)]),
    ];
    for (header, wanted) in cases {
        let sketch = inspect(header, &Wishes::default()).unwrap();
        assert_eq!(sketch.mapping.kind, ListKind::CreditReports, "{header}");
        for (at, role) in *wanted {
            assert_eq!(sketch.columns[*at].role, *role, "{header}: {}", sketch.columns[*at].header);
        }
    }
    // A list of customers that says a limit beside is one of customers.
    let sketch = inspect("Code client;Client;Email;Ville;Plafond de crédit", &Wishes::default()).unwrap();
    assert_eq!(sketch.mapping.kind, ListKind::Customers);
}

const CUSTOMERS: &str = "Code client;Client;Ville\nC1;Garage Lenoir;Lille\nC2;Café du Port;Brest\n";

#[test]
fn a_report_comes_to_who_is_known_once_and_the_newest_of_each_source_is_seen() {
    let mut ledger = Ledger::default();
    take_in(&mut ledger, 1, CUSTOMERS);
    take_in(
        &mut ledger,
        2,
        "N° facture;Code client;Client;Date;Échéance;Montant TTC\nF1;C1;Garage Lenoir;01/09/2026;01/10/2026;12000,00\n",
    );
    let list = "Code client;Client;Source;Score;Cote;Limite de crédit;Date\n\
                C1;Garage Lenoir;Agence A;7/10;B+;15 000,00;01/03/2026\n\
                C1;Garage Lenoir;Agence A;4/10;C;10 000,00;01/10/2026\n\
                C1;Garage Lenoir;Assureur B;;;0,00;15/05/2026\n\
                C9;Inconnu;Agence A;9/10;A;;01/10/2026\n\
                C2;Café du Port;Agence A;;;;01/10/2026\n\
                C2;Café du Port;Agence A;8/10;;douze;01/10/2026\n";
    let reading = read_text(list);
    let issues: Vec<_> = reading.issues.iter().map(|it| (it.line, it.kind.clone())).collect();
    assert_eq!(issues, [(6, IssueKind::Missing), (7, IssueKind::NotAnAmount)]);
    let plan = take_in(&mut ledger, 3, list);
    assert_eq!(plan.differences.credit_reports.new, 3);
    assert!(matches!(plan.notes.as_slice(), [Note::NotFound { number, .. }] if number == "Inconnu"), "{:?}", plan.notes);
    assert_eq!(ledger.customers().count(), 2);
    let again = take_in(&mut ledger, 4, list);
    assert_eq!((again.events.len(), again.differences.credit_reports.same), (0, 3));
    let garage = ledger.customers().next().unwrap().0;
    let eur = |minor| Some(Money::from_minor(minor, Currency::EUR));
    let seen = |day: &str| {
        let all = credit_seen(&ledger, garage, day.parse().unwrap());
        all.into_iter().map(|it| (it.report.source, it.report.score, it.report.limit, it.beyond)).collect::<Vec<_>>()
    };
    assert_eq!(seen("2026-02-28"), []);
    assert_eq!(
        seen("2026-06-01"),
        [("Assureur B".into(), String::new(), eur(0), None), ("Agence A".into(), "7/10".into(), eur(1_500_000), None)]
    );
    // 12,000.00 owed by then: 2,000.00 beyond the one limit, all of it beyond the other.
    assert_eq!(
        seen("2026-11-23"),
        [("Agence A".into(), "4/10".into(), eur(1_000_000), eur(200_000)), ("Assureur B".into(), String::new(), eur(0), eur(1_200_000))]
    );
}

#[test]
fn a_list_without_a_day_speaks_of_the_day_it_comes() {
    let mut ledger = Ledger::default();
    take_in(&mut ledger, 1, CUSTOMERS);
    take_in(&mut ledger, 2, "Code client;Client;Score\nC2;Café du Port;61\n");
    let report = &ledger.credit_reports()[0];
    assert_eq!((report.on, report.score.as_str(), report.grade.as_str(), report.limit), (today(), "61", "", None));
}
