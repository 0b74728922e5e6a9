//! What a person says of a customer and asks of it: segment, person, group, contacts, late interest; and the aged balance by them.

use crate::book::{EN, small_taken_in};
use crate::house::{House, Outcome, Stage, trial};
use libtest_mimic::Trial;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![
        trial(house, "a_customer_gets_a_segment_a_person_and_contacts", belongs),
        trial(house, "interest_is_asked_paid_and_given_up", claimed),
        trial(house, "two_customers_are_merged_and_split_again", merged),
    ]
}

async fn belongs(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Customers").await?;
    person.clicks("row", "Northwind").await?;
    person.clicks("button", "Segment…").await?;
    person.types("Segment", "Key accounts").await?;
    person.clicks("button", "Apply").await?;
    person.sees("segment Key accounts").await?;
    // What is agreed for all can be agreed for a segment.
    person.clicks("link", "Settings").await?;
    let choose =
        "const button = find('button', arguments[0]); const choice = [...(button?.closest('section')?.querySelectorAll('select') ?? [])]
        .find((it) => [...it.options].some((option) => option.text.includes('Key accounts'))); if (!choice) return false;
        const at = [...choice.options].find((option) => option.text.includes('Key accounts'));
        choice.value = at.value; choice.dispatchEvent(new Event('change', { bubbles: true })); return true";
    person.until_given("the segment for conditions", choose, vec!["Record these conditions".into()], crate::book::LONG).await?;
    person.sees("the segment Key accounts").await?;
    person.pictures("conditions-of-a-segment").await?;
    person.clicks("button", "Record these conditions").await?;
    person.sees("Recorded.").await?;
    person.until_given("the segment for means", choose, vec!["Keep".into()], crate::book::LONG).await?;
    person.clicks("link", "Customers").await?;
    person.clicks("row", "Northwind").await?;
    person.clicks("button", "Responsible…").await?;
    person.types("Responsible", "Camille").await?;
    person.clicks("button", "Apply").await?;
    person.sees("Camille is responsible").await?;
    person.clicks("button", "Group…").await?;
    person.clicks("button", "Apply").await?;
    person.sees("Choose a customer from the list").await?;
    person.clicks("button", "Do nothing").await?;
    person.clicks("button", "Edit contacts").await?;
    person.types("Name", "Mrs Roche").await?;
    person.clicks("button", "Save").await?;
    person.sees("Contacts recorded").await?;
    person.sees("Mrs Roche").await?;
    person.pictures("belongs").await?;
    person.open("#/reports?rows=segment&edges=10-20").await?;
    person.sees("Key accounts").await?;
    person.sees("11 to 20 d").await?;
    person.pictures("aged-by-segment").await
}

async fn claimed(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Invoices").await?;
    person.clicks("row", "INV-101").await?;
    person.clicks("button", "Note as asked for").await?;
    person.clicks("button", "Note what was asked").await?;
    person.sees("What was asked is noted").await?;
    person.sees("asked for on").await?;
    person.clicks("button", "Give up").await?;
    person.clicks("button", "Give up").await?;
    person.sees("Say why").await?;
    person.types("Reason", "goodwill").await?;
    person.clicks("button", "Give up").await?;
    person.sees("Noted as given up").await?;
    person.clicks("button", "Paid").await?;
    person.clicks("button", "Note the payment").await?;
    person.sees("Payment noted").await?;
    person.pictures("claimed").await?;
    person.open("#/reports").await?;
    person.sees("Interest and fixed sums asked for").await?;
    person.sees("Given up").await?;
    person.pictures("claims-report").await
}

async fn merged(stage: &Stage) -> Outcome {
    let (person, _) = small_taken_in(stage, &EN).await?;
    person.clicks("link", "Customers").await?;
    person.clicks("row", "Harbour").await?;
    person.clicks("link", "Open the sheet").await?;
    person.clicks("button", "Merge with another").await?;
    person.clicks("button", "Merge").await?;
    person.sees("Choose a customer from the list").await?;
    person.types("Customer that stays", "Northwind").await?;
    person.clicks("button", "Northwind").await?;
    // What moves is said before: one invoice, with what is open of it.
    person.sees("These change customer: 1 document").await?;
    person.sees("Outstanding that changes customer: €480.50").await?;
    person.pictures("merge").await?;
    person.clicks("button", "Merge").await?;
    person.sees("Harbour Books is merged with Northwind Timber").await?;
    // 1,200 + 480.50, and the alias is said.
    person.sees("1,680.50").await?;
    person.sees("Merged with Harbour Books").await?;
    person.pictures("merged").await?;
    person.reload().await?;
    person.sees("Merged with Harbour Books").await?;
    // Split again, to a new customer: nothing ticked is refused in words.
    person.clicks("button", "Split").await?;
    person.clicks("button", "Split").await?;
    person.sees("Tick one line at least").await?;
    person.sees("A name is needed").await?;
    person.clicks("tick", "Invoice INV-102").await?;
    person.types("Name of the new customer", "Harbour again").await?;
    person.sees("Outstanding that changes customer: €480.50").await?;
    person.pictures("split").await?;
    person.clicks("button", "Split").await?;
    person.sees("1 line went to Harbour again").await?;
    person.clicks("link", "Customers").await?;
    person.sees("Harbour again").await
}
