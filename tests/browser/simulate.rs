//! Simulate: figures that can be checked by hand, an answer that is turned, a slider moved by keys, and an address that keeps it all.

use crate::book::{EN, LONG, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use fantoccini::Locator;
use fantoccini::key::Key;
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![trial(house, "a_discount_is_tried_by_keys_and_its_address_keeps_it", early_payment)]
}

async fn early_payment(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Simulate").await?;
    // Nothing is settled in this list: nobody is known to take a discount.
    person.sees_within("No customer would take this discount", LONG).await?;
    person.clicks("button", "Change the answer of Northwind Timber").await?;
    // 2 % of 1,200.00 is 24; it came 70 days after issue, so 60 days earlier: 60 ÷ 365 × 1,200 = 197 lie in the account;
    // 2 ÷ 98 × 365 ÷ 60 = 12.4 %.
    person.sees("€24 a year").await?;
    person.sees("€197").await?;
    person.sees("12.4%").await?;
    person.sees("you said so").await?;
    // 11.5 % × 60 ÷ 365 ÷ (1 + 11.5 % × 60 ÷ 365) = 1.86 %.
    person.sees("Too dear above 1.9%").await?;
    let slider = person.client().wait().at_most(LONG).for_element(Locator::Css("main input[type=range]")).await?;
    slider.send_keys(&String::from(char::from(Key::End))).await?;
    person.sees("€60 a year").await?;
    person.reload().await?;
    person.sees_within("€60 a year", LONG).await?;
    person.pictures("simulate").await?;
    person.clicks("button", "€60 a year").await?;
    person.sees("Invoiced in twelve months to those who would take it").await?;
    person.presses(false, char::from(Key::Escape)).await?;
    person.clicks("link", "Make up a loss").await?;
    person.types("Loss without tax", "1000").await?;
    person.sees("€5,000").await?;
    person.clicks("link", "Expected receipts").await?;
    // None of the three is settled.
    person.sees("No forecast yet: 0 invoices settled of the 20 it takes").await?;
    person.clicks("link", "Make up a loss").await?;
    person.types("Loss without tax", "a lot").await?;
    person.sees("An amount is expected").await
}
