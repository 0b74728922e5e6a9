//! The aged balance on a day in the past, with part payments of many days.

use crate::Bench;
use crate::data::{Book, TODAY, day_number};
use crate::house::{Outcome, Stage};
use crate::site::{Site, agrees, number};
use crate::table::Bar;
use serde_json::{Value, json};

pub(crate) async fn measure(stage: &Stage, bench: &Bench) -> Outcome {
    let site = Site::build(stage)?;
    let person = site.browser(stage).await?;
    for size in bench.sizes {
        let book = Book::of(*size);
        site.lay_out(&book)?;
        let as_of = json!(day_number(book.as_of));
        let ours = site.run(&person, "aged_echeance", vec![json!(size), json!(book.as_of.to_string()), json!(TODAY.to_string())]).await?;
        let sqlite = site.run(&person, "aged_sqlite", vec![json!(size), as_of.clone()]).await?;
        let plain = site.run(&person, "aged_loop", vec![json!(size), as_of]).await?;
        for (who, found) in [("ours", &ours), ("sqlite-wasm", &sqlite), ("plain loop", &plain)] {
            agrees(who, found.get("columns"), &json!(book.aged(book.as_of)))?;
            agrees(who, found.get("latest"), ours.get("latest").unwrap_or(&Value::Null))?;
        }
        for (what, name) in [("aged, every customer", "rows"), ("aged, figures", "figures")] {
            let ours = number(&ours, name)?;
            bench.table.beside(what, *size, ours, ("sqlite-wasm, memory", number(&sqlite, name)?), Some(Bar::Times(20.0)));
            bench.table.beside(what, *size, ours, ("plain loop", number(&plain, name)?), Some(Bar::Times(1.0)));
        }
    }
    Ok(())
}
