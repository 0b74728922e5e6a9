//! What has to arrive before the first screen, what each module weighs, and what lies in memory.

use crate::Bench;
use crate::data::{Book, day_number};
use crate::house::{Outcome, Stage};
use crate::person::Person;
use crate::site::{Site, number};
use crate::table::{Bar, Unit};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// kB of wasm, compressed by brotli, that the first screen may take.
const MOST: f64 = 600.0;

pub(crate) async fn measure(stage: &Stage, bench: &Bench) -> Outcome {
    let person = stage.browser("en").await?;
    person.open("").await?;
    // What the page itself asked for; what the service worker puts by for later is no part of it, nor is the second module, which
    // the page fetches once the first screen has been drawn.
    let asked = person.look("return performance.getEntriesByType('resource').map((it) => it.name)", vec![]).await?;
    let here = person.look("return new URL('.', location.href).href", vec![]).await?;
    let here = here.as_str().unwrap_or_default().to_owned();
    let asked = asked.as_array().cloned().unwrap_or_default();
    let names = asked
        .iter()
        .filter_map(Value::as_str)
        .filter_map(|it| it.strip_prefix(&here))
        .filter(|it| !it.contains('?') && !it.ends_with("-later.wasm"));
    let mut first: Vec<PathBuf> = names.map(PathBuf::from).chain([PathBuf::from("index.html")]).filter(|it| is_file(stage, it)).collect();
    first.sort();
    first.dedup();
    let first = weighed(stage, &first)?;
    let sum = |of: fn(&Weight) -> f64, only: &str| first.iter().filter(|it| it.name.contains(only)).map(of).sum::<f64>();
    let table = &bench.table;
    table.ours("first screen, gzip", None, Unit::Kilobytes, sum(|it| it.gzip, ""), None);
    table.ours("first screen, brotli", None, Unit::Kilobytes, sum(|it| it.brotli, ""), None);
    table.ours("first screen's wasm, gzip", None, Unit::Kilobytes, sum(|it| it.gzip, ".wasm"), None);
    table.ours("first screen's wasm, brotli", None, Unit::Kilobytes, sum(|it| it.brotli, ".wasm"), Some(Bar::AtMost(MOST)));
    table.note(format!("First screen: {}.", first.iter().map(|it| it.name.clone()).collect::<Vec<_>>().join(", ")));
    for module in weighed(stage, &modules(stage)?)? {
        let Weight { name, raw, gzip, brotli } = module;
        table.note(format!("{name}: {raw:.0} kB, gzip {gzip:.0} kB, brotli {brotli:.0} kB"));
    }
    of_peers(stage, bench).await
}

/// The same data as objects and in an engine.
async fn of_peers(stage: &Stage, bench: &Bench) -> Outcome {
    let site = Site::build(stage)?;
    let person = site.browser(stage).await?;
    for size in bench.sizes {
        let book = Book::of(*size);
        site.lay_out(&book)?;
        let given = vec![json!(size), json!(day_number(book.as_of))];
        site.run(&person, "aged_loop", given.clone()).await?;
        let (objects, _) = memory(&person, "return 0").await?;
        bench.table.theirs("memory at rest: page's objects", Some(*size), Unit::Megabytes, ("plain loop", objects));
        let engine = number(&site.run(&person, "aged_sqlite", given).await?, "memory")?;
        bench.table.theirs("memory at rest: module's", Some(*size), Unit::Megabytes, ("sqlite-wasm, memory", engine / 1e6));
    }
    Ok(())
}

/// Megabytes of a page's objects once collected, and of its modules as `script` tells.
pub(crate) async fn memory(person: &Person, script: &str) -> Outcome<(f64, f64)> {
    person.devtools("HeapProfiler.collectGarbage", json!({})).await?;
    let heap = person.devtools("Runtime.getHeapUsage", json!({})).await?;
    let modules = person.look(script, vec![]).await?.as_f64().unwrap_or_default();
    Ok((number(&heap, "usedSize")? / 1e6, modules / 1e6))
}

fn is_file(stage: &Stage, name: &Path) -> bool {
    stage.dist().join(name).is_file()
}

/// The modules of the build.
fn modules(stage: &Stage) -> Outcome<Vec<PathBuf>> {
    let mut found = Vec::new();
    for folder in ["", "api"] {
        for entry in std::fs::read_dir(stage.dist().join(folder))? {
            let name = Path::new(folder).join(entry?.file_name());
            found.extend((name.extension().is_some_and(|it| it == "wasm")).then_some(name));
        }
    }
    found.sort();
    Ok(found)
}

/// Kilobytes of one file.
struct Weight {
    name: String,
    raw: f64,
    gzip: f64,
    brotli: f64,
}

/// As a host that compresses once and well would send them.
fn weighed(stage: &Stage, names: &[PathBuf]) -> Outcome<Vec<Weight>> {
    let script = "const { readFileSync } = require('fs'), { gzipSync, brotliCompressSync, constants } = require('zlib');
        console.log(JSON.stringify(process.argv.slice(1).map((name) => {
          const it = readFileSync(name), best = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: it.length } };
          return { raw: it.length / 1e3, gzip: gzipSync(it, { level: 9 }).length / 1e3, brotli: brotliCompressSync(it, best).length / 1e3 };
        })))";
    let output = std::process::Command::new("node").args(["-e", script, "--"]).args(names).current_dir(stage.dist()).output()?;
    let found: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    let weight = |(name, found): (&PathBuf, &Value)| -> Outcome<Weight> {
        let of = |name| number(found, name);
        Ok(Weight { name: name.display().to_string(), raw: of("raw")?, gzip: of("gzip")?, brotli: of("brotli")? })
    };
    names.iter().zip(&found).map(weight).collect()
}
