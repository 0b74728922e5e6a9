//! Money in and what is agreed, each by its form: several documents at once, a discount, bills, a factor, rules, terms, conditions.

use crate::book::{EN, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "a_payment_of_a_customer_is_shared_out_in_the_order_of_the_law", shared_out),
        trial(house, "a_discount_is_agreed_taken_and_credited", discount),
        trial(house, "a_bill_and_a_factor_stand_for_an_invoice", bill_and_factor),
        trial(house, "rules_for_differences_and_rates_between_currencies", rules),
        trial(house, "terms_in_parts_and_terms_that_are_too_long", terms),
    ]
}

async fn shared_out(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Customers").await?;
    person.clicks("row", "Northwind").await?;
    person.clicks("link", "Open the sheet").await?;
    person.clicks("button", "Enter a payment").await?;
    person.types("Amount", "1250").await?;
    person.sees("C. civ., art. 1342-10").await?;
    person.sees("due, the oldest").await?;
    person.sees("€50.00 will stay unapplied").await?;
    person.pictures("shared-out").await?;
    person.types("Settled of INV-101", "1300").await?;
    person.sees("more settled than came").await?;
    person.clicks("button", "Enter payment").await?;
    person.sees("is left;").await?;
    person.types("Settled of INV-101", "1200").await?;
    person.clicks("button", "Enter payment").await?;
    person.sees("Payment of €1,250.00 entered, 1 document settled").await
}

async fn discount(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Settings").await?;
    person.clicks("answer", "Agreed").await?;
    person.types("Discount in per cent", "2").await?;
    person.types("If paid within", "75").await?;
    person.sees("CGI, art. 267").await?;
    person.pictures("conditions").await?;
    person.clicks("button", "Record these conditions").await?;
    person.sees("Recorded.").await?;
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "INV-101").await?;
    person.clicks("button", "Enter payment").await?;
    person.types("Amount", "1176").await?;
    person.sees("Discount of €24.00 taken in time").await?;
    person.pictures("discount-taken").await?;
    person.clicks("button", "Enter payment").await?;
    person.sees("The credit note needs a number").await?;
    person.types("Number of the credit note", "CN-1").await?;
    person.clicks("button", "Enter payment").await?;
    person.sees("Payment of €1,176.00 entered").await
}

async fn bill_and_factor(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "INV-101").await?;
    person.clicks("button", "Bill accepted").await?;
    person.types("Number of the bill", "LC-7").await?;
    person.types("Bill due on", "2079-01-31").await?;
    person.clicks("button", "Enter the bill").await?;
    person.sees("Bill entered").await?;
    person.clicks("row", "LC-7").await?;
    person.clicks("button", "Returned unpaid").await?;
    person.clicks("button", "Enter the return of the bill").await?;
    person.sees("Return of the bill entered").await?;
    person.clicks("row", "INV-102").await?;
    person.clicks("button", "Assign to a factor").await?;
    person.clicks("button", "Assign").await?;
    person.sees("A name is needed").await?;
    person.types("Factor", "Northern Factors").await?;
    person.clicks("button", "Assign").await?;
    person.sees("Assigned to Northern Factors since").await?;
    person.pictures("assigned").await?;
    person.clicks("link", EN.today).await?;
    person.sees("the factor is paid, and asks for it").await
}

async fn rules(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Settings").await?;
    person.types("Give up to", "2").await?;
    person.clicks("button", "Record the rule").await?;
    person.sees("Recorded.").await?;
    person.types("Is worth", "0.92").await?;
    person.clicks("button", "Record the rate of exchange").await?;
    person.sees("Say where you read it").await?;
    person.types("Source", "European Central Bank").await?;
    person.pictures("rates").await?;
    person.clicks("button", "Record the rate of exchange").await?;
    person.sees("1 USD = 0.92 EUR").await?;
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "INV-102").await?;
    person.clicks("button", "Enter payment").await?;
    person.types("Amount", "479").await?;
    person.sees("A small difference, by your rule").await?;
    person.clicks("button", "Enter payment").await?;
    person.sees("Payment of €479.00 entered").await
}

async fn terms(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Settings").await?;
    person.types("Days (N)", "90").await?;
    person.sees("beyond the most between businesses").await?;
    person.sees("L441-10").await?;
    person.pictures("too-long").await?;
    person.chooses("Due", "In several parts").await?;
    person.sees("Within the legal maximum").await?;
    person.types("Share in per cent", "40").await?;
    person.sees("they must make 100%").await?;
    person.types("Share in per cent", "30").await?;
    person.pictures("parts").await?;
    person.clicks("button", "Apply these terms").await?;
    person.clicks("button", "I went through them").await?;
    person.sees("Terms gone through on").await
}
