//! Documents and orders by their forms: what each asks, refuses while it is typed, and brings about on other pages.

use crate::book::{EN, small_taken_in, today_of};
use crate::house::{House, Outcome, Stage, trial};
use crate::person::Person;
use chrono::Days;
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "an_invoice_says_tax_by_rate_due_dates_and_what_is_held_back", invoice),
        trial(house, "a_credit_note_lowers_its_invoice_and_details_are_changed_afterwards", credit),
        trial(house, "a_deposit_is_set_off_in_the_final_invoice", deposit),
        trial(house, "a_delivered_order_is_invoiced_by_one_key", order),
        trial(house, "what_is_held_back_is_an_amount_too", held_amount),
        trial(house, "an_invoice_says_its_lines_and_what_they_come_to", lined),
    ]
}

/// The form of a new document for the customer of the invoice that is not due yet.
async fn new_document(person: &Person) -> Outcome {
    person.clicks("link", "Customers").await?;
    person.clicks("row", "Mill Lane Bakery").await?;
    person.clicks("link", "Open the sheet").await?;
    person.clicks("button", "New invoice").await
}

async fn invoice(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    new_document(&person).await?;
    person.types("Number", "F-900").await?;
    person.clicks("answer", "Without tax, tax by rate").await?;
    person.types("Tax rate (%)", "20").await?;
    person.types("Amount without tax", "1000").await?;
    person.sees("€1,000.00 without tax, €200.00 tax, €1,200.00 with tax.").await?;
    // A tax that is not its base at its rate is refused while it is typed.
    person.types("Tax", "150").await?;
    person.sees("Net amount and tax do not make the whole").await?;
    person.types("Tax", "200").await?;
    person.clicks("answer", "In several parts").await?;
    person.sees("2 due dates, which make the whole.").await?;
    person.clicks("tick", "The customer holds a part back").await?;
    person.sees("€60.00 is held back until").await?;
    // What is held back is not shared among the due dates.
    person.sees("€60.00 is still to be shared.").await?;
    person.sees("The instalments do not make €1,140.00.").await?;
    person.pictures("invoice-form-refused").await?;
    person.clicks("button", "In 3 equal parts").await?;
    person.sees("3 due dates, which make the whole.").await?;
    person.pictures("invoice-form").await?;
    person.clicks("button", "Enter").await?;
    person.sees("Invoice F-900 entered.").await?;
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "F-900").await?;
    person.pictures("invoice-sheet").await?;
    // The retention has its day on the page of what is to be invoiced, a year ahead.
    person.clicks("link", "To invoice").await?;
    person.clicks("answer", "1 year").await?;
    person.sees("Retention").await?;
    person.sees("€60.00").await
}

async fn credit(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "INV-101").await?;
    person.clicks("button", "Credit note").await?;
    person.types("Number", "CN-1").await?;
    person.types("Amount, tax included", "200").await?;
    // As much of the invoice as the credit note covers, and no more than is open.
    person.types("Part of INV-101", "1200.01").await?;
    person.sees("is left;").await?;
    person.types("Part of INV-101", "200").await?;
    person.pictures("credit-form").await?;
    person.clicks("button", "Enter").await?;
    person.sees("Credit note CN-1 entered.").await?;
    person.sees("€1,000.00").await?;
    person.clicks("button", "Change the details").await?;
    person.types("Customer’s order", "PO-77").await?;
    person.types("Retention released on", "2001-01-01").await?;
    person.sees("Not before").await?;
    person.types("Retention released on", "").await?;
    person.clicks("button", "Enter").await?;
    person.sees("Details of INV-101 kept.").await?;
    person.sees("PO-77").await
}

async fn deposit(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    new_document(&person).await?;
    person.clicks("answer", "Deposit").await?;
    person.types("Number", "D-1").await?;
    person.types("Amount, tax included", "300").await?;
    person.clicks("button", "Enter").await?;
    person.sees("Deposit invoice D-1 entered.").await?;
    person.clicks("button", "New invoice").await?;
    person.types("Number", "F-901").await?;
    person.types("Amount, tax included", "1000").await?;
    person.clicks("tick", "D-1, €300.00").await?;
    person.sees("Left to pay on this invoice: €700.00.").await?;
    person.pictures("final-invoice").await?;
    person.clicks("button", "Enter").await?;
    person.sees("Invoice F-901 entered.").await?;
    person.clicks("button", "New invoice").await?;
    // What is used up is not offered again.
    person.misses("Deposits invoiced already").await
}

async fn held_amount(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    new_document(&person).await?;
    person.types("Number", "F-960").await?;
    person.types("Amount", "1000").await?;
    person.clicks("tick", "The customer holds a part back").await?;
    person.sees("€50.00 is held back until").await?;
    person.types("Or amount held back", "77.50").await?;
    person.sees("€77.50 is held back until").await?;
    person.clicks("button", "Enter").await?;
    person.sees("Invoice F-960 entered.").await?;
    person.clicks("link", "To invoice").await?;
    person.clicks("answer", "1 year").await?;
    person.sees("€77.50").await
}

async fn lined(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    new_document(&person).await?;
    person.types("Number", "F-950").await?;
    person.clicks("answer", "Without tax, tax by rate").await?;
    person.types("Tax rate (%)", "20").await?;
    person.types("Amount without tax", "1000").await?;
    person.clicks("button", "Lines, if you want them").await?;
    person.clicks("button", "Add a line").await?;
    person.types("Description, line 1", "Oak shelves").await?;
    person.types("Quantity, line 1", "4").await?;
    person.types("Without tax, line 1", "nine hundred").await?;
    person.clicks("button", "Enter").await?;
    person.misses("Invoice F-950 entered.").await?;
    person.types("Without tax, line 1", "900").await?;
    person.sees("The lines come to €900.00 without tax, the document to €1,000.00.").await?;
    person.clicks("button", "Add a line").await?;
    person.types("Description, line 2", "Delivery").await?;
    person.types("Without tax, line 2", "100").await?;
    person.sees("The lines come to €1,000.00 without tax.").await?;
    person.pictures("lines-form").await?;
    person.clicks("button", "Enter").await?;
    person.sees("Invoice F-950 entered.").await?;
    person.reload().await?;
    person.open("#/invoices").await?;
    person.clicks("row", "F-950").await?;
    person.sees("Oak shelves").await?;
    person.sees("Lines without tax").await?;
    person.misses("The lines come to").await?;
    person.pictures("lines-sheet").await
}

async fn order(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    let today = today_of(&person).await?;
    person.clicks("link", "To invoice").await?;
    person.clicks("button", "New order").await?;
    person.types("Number", "PO-1").await?;
    person.types("Subject", "Shelves").await?;
    person.types("Amount, tax included", "500").await?;
    person.clicks("answer", "In stages").await?;
    person.types("Stage 1, amount", "100").await?;
    person.types("Stage 2, amount", "399").await?;
    person.sees("The instalments do not make €500.00.").await?;
    person.clicks("answer", "On delivery").await?;
    person.clicks("button", "Note the order").await?;
    person.sees("Order PO-1 noted.").await?;
    person.clicks("button", "Deliver").await?;
    person.types("For an amount", "500.01").await?;
    person.sees("Only €500.00 is left").await?;
    person.types("For an amount", "400").await?;
    person.clicks("button", "Note the delivery").await?;
    person.sees("1 invoice to make for €400.00.").await?;
    person.clicks("answer", "Calendar").await?;
    person.pictures("calendar").await?;
    person.clicks("answer", "List").await?;
    person.clicks("row", "Delivered").await?;
    person.sees("Bills the order PO-1.").await?;
    person.types("Number", "F-902").await?;
    person.clicks("button", "Enter").await?;
    person.sees("Invoice F-902 entered.").await?;
    person.sees("Nothing is to be invoiced until then.").await?;
    // A period that began yesterday is late to be billed.
    person.clicks("button", "New order").await?;
    person.types("Number", "SUB-1").await?;
    person.types("Agreed on", &(today - Days::new(1)).to_string()).await?;
    person.types("Amount, tax included", "50").await?;
    person.clicks("answer", "Recurring").await?;
    person.types("First invoice on", &(today - Days::new(1)).to_string()).await?;
    person.clicks("button", "Note the order").await?;
    person.sees("1 day late").await?;
    person.pictures("to-invoice").await?;
    person.clicks("button", "Undo").await?;
    person.misses("1 day late").await
}
