//! Reports: a figure that can be checked by hand, why it is what it is, a statement, and a balance that ties.

use crate::book::{EN, LONG, SMALL_TOTAL, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use fantoccini::Locator;
use fantoccini::key::Key;
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "the_reports_show_figures_a_statement_and_a_balance_that_ties", reports),
        trial(house, "entries_for_the_accounting_are_saved_and_handed_over_once", entries),
        trial(house, "a_target_is_set_and_shown_and_a_preset_changes_the_columns", targets),
    ]
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

async fn entries(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "INV-101").await?;
    person.clicks("button", "Write off").await?;
    person.clicks("button", "Write off").await?;
    person.clicks("link", "Reports").await?;
    person.sees_within("Entries for the accounting", LONG).await?;
    person.sees("654").await?;
    person.pictures("entries").await?;
    person.clicks("button", "File in the FEC").await?;
    person.clicks("button", "CSV table").await?;
    person.misses("was not saved").await?;
    person.clicks("button", "Note as handed over").await?;
    person.sees("1 entry noted as handed over").await?;
    // A second time there is nothing to hand over.
    person.sees("1 entry, handed over").await?;
    assert!(!person.finds("button", "Note as handed over").await?);
    Ok(())
}

async fn targets(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Reports").await?;
    person.clicks("button", "Set the target: DSO, simple").await?;
    person.types("Target, in days", "many").await?;
    person.sees("A positive number is expected").await?;
    person.types("Target, in days", "45").await?;
    person.clicks("button", "Save").await?;
    person.sees("45.0 d").await?;
    person.pictures("target").await?;
    person.clicks("button", "15 / 30 / 45 / 60").await?;
    person.sees("46 to 60 d").await?;
    person.open("#/settings").await?;
    person.sees("Your closed days").await?;
    person.types("First day", "2099-12-24").await?;
    person.types("Last day", "2099-12-20").await?;
    person.sees("The last day comes after the first").await?;
    person.types("First day", "2026-12-24").await?;
    person.types("Last day", "2027-01-03").await?;
    person.clicks("tick", "Every year").await?;
    person.clicks("button", "Add").await?;
    person.sees("every year").await?;
    person.types("A mail (assumption)", "1.50").await?;
    person.clicks("button", "Save").await?;
    person.pictures("habits").await?;
    person.reload().await?;
    person.sees("every year").await
}
