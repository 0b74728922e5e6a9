//! Reports: a figure that can be checked by hand, why it is what it is, a statement, and a balance that ties.

use crate::book::{EN, LONG, SMALL_TOTAL, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use fantoccini::Locator;
use fantoccini::key::Key;
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![trial(house, "the_reports_show_figures_a_statement_and_a_balance_that_ties", reports)]
}

async fn reports(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Reports").await?;
    // 999.99 of 2,680.49 is not due; the squared shares of 1,200, 480.50 and 999.99 sum to 0.3717.
    person.sees_within("37.3%", LONG).await?;
    person.sees("3,717").await?;
    person.clicks("button", "37.3%").await?;
    person.sees("999.99").await?;
    person.presses(false, char::from(Key::Escape)).await?;
    // The movements of three months end at what is owed.
    person.sees(SMALL_TOTAL[0]).await?;
    let statement = Locator::XPath("//main//a[contains(@href, '#/reports?') and contains(., 'Harbour Books')]");
    person.client().wait().at_most(LONG).for_element(statement).await?.click().await?;
    person.sees("Statement of account, Harbour Books").await?;
    person.sees("INV-102").await?;
    person.types("Balance in the accounts, in EUR", "2 680.49").await?;
    person.sees("Both balances agree").await?;
    person.types("Balance in the accounts, in EUR", "2199.99").await?;
    person.sees("the amount of the difference").await?;
    person.client().wait().at_most(LONG).for_element(Locator::Css("main a[href*='invoices?show=all&selected=']")).await?;
    Ok(())
}
