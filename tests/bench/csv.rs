//! A file's bytes to mapped records.

use crate::Bench;
use crate::data::{Book, TODAY};
use crate::house::{Outcome, Stage};
use crate::site::{Site, agrees, number};
use crate::table::Bar;
use serde_json::json;

pub(crate) async fn measure(stage: &Stage, bench: &Bench) -> Outcome {
    let site = Site::build(stage)?;
    let person = site.browser(stage).await?;
    for size in bench.sizes {
        let book = Book::of(*size);
        site.lay_out(&book)?;
        let mut found = Vec::new();
        for test in ["csv_echeance", "csv_papaparse", "csv_udsv"] {
            let result = site.run(&person, test, vec![json!(size), json!(TODAY.to_string())]).await?;
            agrees(test, result.get("records"), &json!(size))?;
            agrees(test, result.get("cents"), &json!(book.invoiced()))?;
            found.push(number(&result, "ms")?);
        }
        let [ours, papaparse, udsv] = found[..] else { return Err("three sides".into()) };
        let what = "csv to mapped records";
        bench.table.beside(what, *size, ours, ("Papa Parse", papaparse), Some(Bar::Times(1.0)));
        bench.table.beside(what, *size, ours, ("uDSV", udsv), Some(Bar::Times(1.0)));
    }
    Ok(())
}
