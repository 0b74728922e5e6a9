//! The model as a module: a plain page that opens a file through it, without the app.

use crate::book::{in_english, interest, small, today_of};
use crate::house::{House, Outcome, Program, Stage, trial};
use libtest_mimic::Trial;
use std::path::Path;
use std::sync::Arc;

pub(crate) fn trials(house: &Arc<House>) -> Vec<Trial> {
    vec![trial(house, "a_plain_page_shows_a_files_figures_through_the_module", plain_page)]
}

async fn plain_page(stage: &Stage) -> Outcome {
    let site = stage.folder().join("site");
    std::fs::create_dir_all(site.join("api"))?;
    std::fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/api/index.html"), site.join("index.html"))?;
    for entry in std::fs::read_dir(stage.dist().join("api"))? {
        let entry = entry?;
        std::fs::copy(entry.path(), site.join("api").join(entry.file_name()))?;
    }
    let server = Program::serve(&site)?;
    let person = stage.browser_at(&server.address, "en").await?;
    person.client().goto(&server.address).await?;
    let today = today_of(&person).await?;
    let csv = small(today);
    let file = stage.write("invoices.csv", &csv)?;
    person.until("the module", "return document.body.dataset.state === 'ready'").await?;
    person.chooses_file(&file).await?;
    person.sees("Northwind Timber").await?;
    // Owed, late by 31 to 60 days, and to be reminded.
    person.sees("1200.00").await?;
    person.sees("999.99").await?;
    person.types("Document", "INV-101").await?;
    person.clicks("button", "Interest").await?;
    let expected = in_english(interest(&csv, "INV-101", today)?).replace(',', "");
    person.sees(&expected).await?;
    person.sees("40").await
}
