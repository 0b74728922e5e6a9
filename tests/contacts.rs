//! Address books and exports of CRMs: people, companies and what was said with them, as these programs write them.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

use echeance::basis::id::BatchId;
use echeance::exchange::list::{ListKind, Role, Wishes, inspect};
use echeance::exchange::plan::{Note, Plan, PlanOptions, plan};
use echeance::exchange::reading::{Extent, Reading};
use echeance::exchange::{ReadOptions, read};
use echeance::ledger::{ContactRole, CustomerKind, Event, InteractionWay, Ledger};
use std::ops::ControlFlow;

fn read_text(text: &str) -> Reading {
    read("file", text.as_bytes(), &ReadOptions { today: "2026-11-23".parse().ok(), ..ReadOptions::default() }, &mut |_| {
        ControlFlow::Continue(())
    })
    .unwrap()
}

fn planned(ledger: &Ledger, reading: &Reading) -> Plan {
    let today = "2026-11-23".parse().unwrap();
    let options = PlanOptions::new(today, Extent::Flow, CustomerKind::Unknown);
    plan(ledger, reading, &options)
}

fn take_in(ledger: &mut Ledger, n: u64, text: &str) -> Plan {
    let plan = planned(ledger, &read_text(text));
    ledger.apply_batch(BatchId::new(n, [0; 10]), plan.events.iter().map(Some));
    plan
}

/// The column titles that these programs give their exports, in English and French.
#[test]
fn exports_of_contacts_are_known_by_their_titles() {
    use Role::{City, ContactName, Country, CustomerName, Email, FirstName, JobTitle, LastName, Phone};
    type Wanted = &'static [(usize, Role)];
    let cases: &[(&str, &str, Wanted)] = &[
        (
            "HubSpot",
            "Record ID,First Name,Last Name,Email,Phone Number,Company Name,Job Title",
            &[(1, FirstName), (2, LastName), (3, Email), (4, Phone), (5, CustomerName), (6, JobTitle)],
        ),
        (
            "Salesforce",
            "First Name,Last Name,Title,Account Name,Phone,Email",
            &[(0, FirstName), (1, LastName), (2, JobTitle), (3, CustomerName), (4, Phone), (5, Email)],
        ),
        (
            "Outlook",
            "First Name,Last Name,Company,Job Title,Business City,E-mail Address",
            &[(0, FirstName), (1, LastName), (2, CustomerName), (3, JobTitle), (5, Email)],
        ),
        ("Pipedrive", "Name,Organization,Email,Phone", &[(1, CustomerName), (2, Email), (3, Phone)]),
        (
            "French CRM",
            "Société;Prénom;Nom;Fonction;Email;Téléphone;Ville;Pays",
            &[(0, CustomerName), (1, FirstName), (2, LastName), (3, JobTitle), (4, Email), (5, Phone), (6, City), (7, Country)],
        ),
        ("Accounting program", "Client;Interlocuteur;Courriel", &[(0, CustomerName), (1, ContactName), (2, Email)]),
    ];
    for (program, header, wanted) in cases {
        let sketch = inspect(header, &Wishes::default()).unwrap();
        assert_eq!(sketch.mapping.kind, ListKind::Customers, "{program}");
        for (at, role) in *wanted {
            assert_eq!(sketch.columns[*at].role, *role, "{program}: {}", sketch.columns[*at].header);
        }
    }
}

#[test]
fn exports_of_activities_are_known_by_their_titles() {
    for header in [
        "Date;Type;Client;Objet;Commentaire",
        "Activity date,Activity type,Company,Subject,Notes",
        "Date d'activité;Canal;Société;Compte rendu",
        "Type,Subject,Due date,Organization,Note",
    ] {
        let sketch = inspect(header, &Wishes::default());
        assert_eq!(sketch.map(|sketch| sketch.mapping.kind), Ok(ListKind::Interactions), "{header}");
    }
    // A list of customers with a date and a remark is one of customers.
    let sketch = inspect("Client;Date de création;Email;Ville;Commentaire", &Wishes::default()).unwrap();
    assert_eq!(sketch.mapping.kind, ListKind::Customers);
}

#[test]
fn people_come_to_their_customer_and_are_not_doubled() {
    let mut ledger = Ledger::default();
    let list = "Société;Prénom;Nom;Fonction;Email;Téléphone\nGarage Lenoir;Anne;Petit;Comptable;a.petit@lenoir.example;01 02\nGarage Lenoir;Luc;Moreau;Acheteur;l.moreau@lenoir.example;\nMarie Seule;;;;;\n";
    take_in(&mut ledger, 1, list);
    let (_, garage) = ledger.customers().next().unwrap();
    assert_eq!((garage.details.name.as_str(), garage.details.contact.as_str()), ("Garage Lenoir", "Anne Petit"));
    assert_eq!((garage.details.email.as_str(), garage.details.phone.as_str()), ("a.petit@lenoir.example", "01 02"));
    let others: Vec<_> = garage.contacts.iter().map(|it| (it.name.as_str(), it.role, it.email.as_str())).collect();
    assert_eq!(others, [("Luc Moreau", ContactRole::Purchasing, "l.moreau@lenoir.example")]);
    assert_eq!(ledger.customers().count(), 2);
    // The same again brings nothing; a card of the same person brings what was not known.
    assert_eq!(planned(&ledger, &read_text(list)).events, []);
    let card = "BEGIN:VCARD\nVERSION:4.0\nFN:Luc Moreau\nORG:Garage Lenoir\nTEL:tel:+33 1 02 03\nEMAIL:autre@lenoir.example\nEND:VCARD\n";
    let plan = take_in(&mut ledger, 2, card);
    assert!(matches!(plan.events.as_slice(), [Event::ContactsDescribed { .. }]), "{:?}", plan.events);
    let (_, garage) = ledger.customers().next().unwrap();
    let luc = &garage.contacts[0];
    assert_eq!((garage.contacts.len(), luc.phone.as_str(), luc.email.as_str()), (1, "+33 1 02 03", "l.moreau@lenoir.example"));
}

#[test]
fn a_person_without_a_company_is_a_customer() {
    let reading = read_text("First Name,Last Name,Email\nPaul,Martin,paul@martin.example\n");
    let who: Vec<_> = reading.customers.iter().map(|it| (it.name.as_str(), it.email.as_deref(), it.contacts.len())).collect();
    assert_eq!(who, [("Paul Martin", Some("paul@martin.example"), 0)]);
}

#[test]
fn what_was_said_comes_to_who_is_known_once_and_makes_nobody_a_customer() {
    let mut ledger = Ledger::default();
    take_in(&mut ledger, 1, "Client;Ville\nGarage Lenoir;Lille\n");
    let list = "Date;Type;Client;Objet;Commentaire\n04/03/2026;Appel;Garage Lenoir;Relance;Rappellera vendredi\n04/03/2026;Appel;Garage Lenoir;Relance;Rappellera vendredi\n05/03/2026;Rendez-vous;Garage Lenoir;Visite;\n05/03/2026;Email;Prospect Inconnu;Bonjour;\n;Appel;Garage Lenoir;Sans date;\n";
    let plan = take_in(&mut ledger, 2, list);
    let said: Vec<_> = ledger.interactions().iter().map(|it| (it.on.to_string(), it.way, it.text.as_str())).collect();
    let call = ("2026-03-04".to_owned(), InteractionWay::Call, "Relance\nRappellera vendredi");
    assert_eq!(said, [call.clone(), call, ("2026-03-05".to_owned(), InteractionWay::Meeting, "Visite")]);
    assert_eq!(ledger.customers().count(), 1);
    assert!(matches!(plan.notes.as_slice(), [Note::NotFound { number, .. }] if number == "Prospect Inconnu"), "{:?}", plan.notes);
    assert_eq!(read_text(list).issues.len(), 1);
    let again = planned(&ledger, &read_text(list));
    assert_eq!((again.events, again.differences.interactions.same), (Vec::new(), 3));
}
