//! Means of payment, mandates and debits, the calendar, as a person uses them.

use crate::book::{EN, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "a_payment_link_is_checked_and_stands_in_the_letter", link),
        trial(house, "a_due_invoice_is_collected_once_and_undone", debits),
        trial(house, "due_dates_leave_as_a_calendar", calendar),
    ]
}

async fn link(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.open("#/settings").await?;
    person.types("Online payment link", "javascript:alert(1)").await?;
    person.sees("A payment link begins with https").await?;
    person.types("Online payment link", "https://pay.example.org/?n={number}").await?;
    person.misses("A payment link begins with https").await?;
    person.clicks("tick", "cheque").await?;
    person.chooses("Trade", "carriage, vehicle hire, freight, customs").await?;
    person.clicks("button", "Keep").await?;
    person.sees("Kept.").await?;
    person.pictures("means").await?;
    person.reload().await?;
    person.open("#/clauses").await?;
    person.sees("https://pay.example.org/?n={number}").await?;
    person.open("#/customers").await?;
    person.clicks("row", "Northwind Timber").await?;
    person.clicks("link", "Review the reminder").await?;
    person.sees("https://pay.example.org/?n=INV-101").await?;
    person.sees("Also taken: cheque").await
}

async fn debits(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.open("#/settings").await?;
    person.types("Name and legal form", "Atelier Nord").await?;
    person.types("IBAN to pay to", "FR7630006000011234567890189").await?;
    person.clicks("button", "Record").await?;
    person.sees("Recorded").await?;
    person.types("SEPA creditor identifier", "FR73ZZZ123456").await?;
    person.sees("check digits").await?;
    person.types("SEPA creditor identifier", "FR72ZZZ123456").await?;
    person.clicks("button", "Keep").await?;
    person.sees("Kept.").await?;
    person.open("#/customers").await?;
    person.clicks("row", "Northwind Timber").await?;
    person.clicks("button", "Note a mandate").await?;
    person.types("Unique mandate reference", "M-1").await?;
    person.types("The customer’s IBAN", "BE68539007547034").await?;
    person.clicks("button", "Keep the mandate").await?;
    person.sees("Mandate M-1 noted.").await?;
    person.pictures("mandate").await?;
    person.clicks("link", "Collect due invoices").await?;
    person.sees("INV-101").await?;
    person.pictures("debits").await?;
    person.clicks("button", "Save the file (1").await?;
    person.sees("1 debit of").await?;
    person.sees("Save the file again").await?;
    person.open("#/today").await?;
    person.sees("A direct debit was asked for").await?;
    person.open("#/debits").await?;
    person.clicks("button", "Came to nothing").await?;
    person.sees("can be chased").await?;
    person.clicks("button", "Undo").await?;
    person.sees("Save the file again").await
}

async fn calendar(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.open("#/reports").await?;
    person.clicks("button", "Calendar (.ics)").await?;
    person.sees("saved in the calendar").await
}
