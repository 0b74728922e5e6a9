//! What a person notes on an invoice and a payment beyond entering them: each by its form, with what follows from it on other pages.

use crate::book::{EN, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use crate::person::Person;
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "a_dispute_and_a_promise_hold_a_reminder_back", held),
        trial(house, "a_payment_leaves_a_discount_and_the_bank_takes_it_back", money),
        trial(house, "closed_books_refuse_an_invoice_until_they_are_opened", closed),
    ]
}

/// Opens the sheet of the invoice that is 40 days late.
async fn the_late_one(person: &Person) -> Outcome {
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "INV-101").await
}

async fn held(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    the_late_one(&person).await?;
    person.clicks("button", "Dispute").await?;
    person.types("Note", "two boxes broken").await?;
    person.clicks("button", "Note the dispute").await?;
    person.sees("In dispute since").await?;
    person.sees("two boxes broken").await?;
    person.pictures("dispute").await?;
    person.clicks("link", EN.today).await?;
    person.sees("To be settled before anything is sent").await?;
    the_late_one(&person).await?;
    person.clicks("button", "Close the dispute").await?;
    person.clicks("button", "Close the dispute").await?;
    person.sees("Dispute closed on").await?;
    // A promise without a last day is no promise.
    person.clicks("button", "Promise").await?;
    person.clicks("button", "Note the promise").await?;
    person.sees("A date is expected").await?;
    person.types("At the latest on", "2099-12-31").await?;
    person.clicks("button", "Note the promise").await?;
    person.sees("is not a likely date").await
}

async fn money(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    the_late_one(&person).await?;
    person.clicks("button", "Enter payment").await?;
    person.types("Amount", "1").await?;
    person.sees("will be left").await?;
    person.chooses("INV-101", "is a discount, tax unchanged").await?;
    person.clicks("button", "Enter payment").await?;
    person.sees("Payment of €1.00 entered").await?;
    person.open("#/invoices?show=money").await?;
    person.clicks("row", "Payment Northwind").await?;
    person.clicks("button", "Taken back by the bank").await?;
    person.pictures("taken-back").await?;
    person.clicks("button", "Enter the return").await?;
    person.sees("Return entered").await
}

async fn closed(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    let today = crate::book::today_of(&person).await?.to_string();
    person.clicks("link", "Settings").await?;
    person.sees("Nothing is closed").await?;
    person.types("Close up to", &today).await?;
    person.clicks("button", "Close").await?;
    person.sees("Closed up to and with").await?;
    person.pictures("closing").await?;
    the_late_one(&person).await?;
    person.clicks("button", "Enter payment").await?;
    person.clicks("button", "Enter payment").await?;
    person.sees("lies in a closed period").await?;
    person.clicks("button", "Do nothing").await?;
    person.clicks("link", "Settings").await?;
    person.types("Why", "one was forgotten").await?;
    person.clicks("button", "Open again").await?;
    person.sees("Nothing is closed").await
}
