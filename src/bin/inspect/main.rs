//! What the page would say of some files, without a browser: reads them into a fresh ledger and prints what went in, who owes what
//! and how late, and what there is to do. The same code as the page.
//!
//! Invariant: the keys of the JSON, described in [`HELP`], are kept; a later capability adds keys.

mod day_actions;
mod foresight;
mod letters;
mod report;
mod statements;
mod table;

use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::exchange::einvoice::Own;
use echeance::exchange::plan::{Note, PlanOptions, plan};
use echeance::exchange::reading::{Extent, Reading};
use echeance::exchange::recognise::is_archive;
use echeance::exchange::{ReadOptions, archive, read};
use echeance::insight::DisputesKnown;
use echeance::ledger::{CustomerKind, Ledger};
use echeance::words::{Language, words};
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "\
Reads accounting files into a fresh ledger and prints what went in, the balances, the aged balance and the day's actions.

Usage: inspect [--as-of YYYY-MM-DD] [--json] [--lang en|fr] [--own ID]… [--forecast [--ignore-disputes]] [--ignore-lettering]
               [--actions-from YYYY-MM-DD --actions-to YYYY-MM-DD [--actions-undone]] [--letters FOLDER] FILE…

A FILE may be a ZIP archive or a folder: each file in it is read.

  --as-of DATE  the day whose evening is shown; without it, the last day of the files (no clock is read)
  --json        one JSON object instead of tables
  --lang LANG   en or fr: the language of the warnings' messages and of reasons; en without it
  --own ID      an identifier of ours (SIREN, SIRET, enterprise or VAT number), to tell sales from purchases; may be said again;
                without it the seller of an e-invoice is taken for us
  --forecast    adds what may be expected of each open document, from the files' own past
  --ignore-disputes  forecasts as if no document were disputed
  --actions-from DATE, --actions-to DATE  adds the day's actions of each day of a span, with what was held back and why; each action
                is taken for done on its day, so that the next step follows, unless
  --actions-undone  nothing is done: what is due stays due
  --letters FOLDER  writes the letters of the day shown into that folder: PDFs, mail drafts with them, text messages
  --ignore-lettering  what the files say of what settles what is left out: payments are then proposals to be judged
  --help        this text

Files are recognised by their content. Several go in in the order of their periods, so that the books of two years join up.
Exit code: 0 when all files were read (warnings included), 1 when one could not be read, 2 for a wrong command line.

The JSON: amounts are decimal strings in whole units with the currency's decimals, dates are ISO 8601, null where nothing is known.
What is dated after `as_of` is left out of all lists and sums but `files`.

  files[]         name, format, documents, credit_notes, payments, allocations (how many went in), warnings[]
                    {line (0 for the file as a whole), column, found, message (as the page says it)}
  as_of           the day
  customers[]     one a customer and currency: key, name, kind, currency;
                    opening, invoiced, credited, paid, bounced, refunded, discount, set_off, exchange, written_off:
                    signed sums of movements (what is paid or credited is negative), which sum to `open`;
                    unapplied: money received and other credits booked as money that settle nothing, positive;
                    open: open documents less unapplied;
                    accounts: balance by family of accounts, {\"411\", \"413\", \"416\", \"418\", \"419\"}
  documents[]     kind (opening, invoice, credit_note, deposit, accrual), number, customer (its key), issued_on, due_on,
                    due_assumed (true where nobody stated or confirmed the due date), currency, total (signed),
                    open (signed; 0 for an accrual, which nobody owes yet), source {file, line}
  payments[]      customer, received_on, currency, amount (positive), unapplied, source {file, line}
  allocations[]   payment and document: the sources {file, line} of the credit and of the debit; amount (positive);
                    proposed: true where it is only proposed, and counted nowhere
  proposals[]     what money that settles nothing yet seems to be for, of payments in the books and of bank lines, counted nowhere:
                    payment (source {file, line}), documents[] (sources, with number and amount), amount (positive; negative went out),
                    sure (may be taken without a look), confidence (0 to 1), reasons[] (sentences, in --lang);
                    a line with several readings has one entry for each, none of them sure, with its rank (1 for the likeliest);
                    not_customers: what it is instead, null for customers' money
  aged_balance    buckets[]: names of the columns (days late; credits: open credit notes; unapplied);
                    rows[] {customer, currency, amounts[] (one a column), total}; total[] {currency, amounts[], total}
  forecasts[]     with --forecast, one an open document; empty where the past is too short: document, customer, due_on,
                    p_late (0 to 1), p10, p50, p90 (days by which it is paid in 1, 5 and 9 cases of 10),
                    expected_days_late (mean; negative for early), reasons[] (in words)
  actions[]       by the scenario that each customer follows: customer, step, due_on (the day on which the step came), reason, documents[] (numbers)
  days[]          with --actions-from and --actions-to: on, closed (nothing is due on a closed day);
                    actions[] {customer, scenario, chosen_by (hand, rule N, no rule), step, channel, tone, due_on, why,
                      documents[] {number, step, due_on, days_late (negative before the due date), open}, amount, currency, who,
                      checks[] {what, state (ok, doubt, stop)}, not_included[] {number, reason}};
                    held[] {customer, documents[], amount, currency, reason}; to_decide[] {customer, since, documents[], amount, currency}
  statements[]    of banks, as read: file, account, currency, number, from, to, opening, closing (signed), credits, debits (positive sums),
                    lines (a collective booking is one), parts (it stands as its parts), announced (not booked yet, in no sum)

Other movements than documents and payments (set-offs, refunds, bounced payments…) are in the sums of `customers`.
";

/// What the command line asks for.
struct Wish {
    files: Vec<PathBuf>,
    as_of: Option<NaiveDate>,
    json: bool,
    forecast: bool,
    disputes: DisputesKnown,
    language: Language,
    own: Own,
    ignores_lettering: bool,
    actions_from: Option<NaiveDate>,
    actions_to: Option<NaiveDate>,
    undone: bool,
    letters: Option<PathBuf>,
}

/// A file that was read.
pub(crate) struct ReadFile {
    /// Its name without folders.
    pub(crate) name: String,
    pub(crate) reading: Reading,
    /// What the ledger had to say of it.
    pub(crate) notes: Vec<Note>,
    pub(crate) batch: BatchId,
    pub(crate) counts: report::WentIn,
}

fn main() -> ExitCode {
    let wish = match wish() {
        Ok(Some(wish)) => wish,
        Ok(None) => return print(HELP, ExitCode::SUCCESS),
        Err(error) => {
            eprintln!(
                "inspect: {error}\n\nUsage: inspect [--as-of YYYY-MM-DD] [--json] [--lang en|fr] [--own ID]… [--forecast [--ignore-disputes]] [--ignore-lettering] [--actions-from YYYY-MM-DD --actions-to YYYY-MM-DD [--actions-undone]] [--letters FOLDER] FILE…"
            );
            return ExitCode::from(2);
        }
    };
    let named = match inputs(&wish.files) {
        Ok(named) => named,
        Err(error) => {
            eprintln!("inspect: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut files = Vec::new();
    for (at, (name, bytes)) in named.iter().enumerate() {
        match read_file(name, bytes, at, &wish) {
            Ok(mut file) => {
                if wish.ignores_lettering {
                    file.reading.allocations.clear();
                    file.reading.items.iter_mut().for_each(|item| item.settles.clear());
                }
                files.push(file);
            }
            Err(error) => {
                eprintln!("inspect: {name}: {error}");
                return ExitCode::FAILURE;
            }
        }
    }
    let Some(as_of) = wish.as_of.or_else(|| files.iter().filter_map(|file| last_day(&file.reading)).max()) else {
        eprintln!("inspect: the files hold no day; say one with --as-of");
        return ExitCode::FAILURE;
    };
    let ledger = take_in(&mut files, as_of);
    let span = wish.actions_from.zip(wish.actions_to);
    let days = span.map(|span| day_actions::days(&ledger, words(wish.language), span, !wish.undone));
    let lines = days.as_deref().map(day_actions::lines).unwrap_or_default();
    let mut report = report::report(words(wish.language), &ledger, &files, as_of);
    if wish.forecast {
        report.forecasts = Some(foresight::expected(words(wish.language).forecast(), &ledger, as_of, wish.disputes));
    }
    report.days = days;
    let written = match wish.letters.as_deref().map(|folder| letters::write(&ledger, as_of, wish.language, folder)) {
        Some(Err(error)) => {
            eprintln!("inspect: {error}");
            return ExitCode::FAILURE;
        }
        Some(Ok(written)) => written,
        None => String::new(),
    };
    let text = if wish.json {
        serde_json::to_string_pretty(&report).map(|json| json + "\n").unwrap_or_default()
    } else {
        table::tables(&report) + &lines + &written
    };
    print(&text, ExitCode::SUCCESS)
}

/// A reader that went away (`inspect … | head`) is no failure.
fn print(text: &str, code: ExitCode) -> ExitCode {
    let _ = std::io::stdout().write_all(text.as_bytes());
    code
}

/// `None` where help is asked for.
fn wish() -> Result<Option<Wish>, lexopt::Error> {
    use lexopt::prelude::{Long, Short, Value, ValueExt as _};
    let mut wish = Wish {
        files: Vec::new(),
        as_of: None,
        json: false,
        forecast: false,
        disputes: DisputesKnown::Counted,
        language: Language::En,
        own: Own::default(),
        ignores_lettering: false,
        actions_from: None,
        actions_to: None,
        undone: false,
        letters: None,
    };
    let mut parser = lexopt::Parser::from_env();
    while let Some(argument) = parser.next()? {
        match argument {
            Long(name @ ("as-of" | "actions-from" | "actions-to")) => {
                let name = name.to_owned();
                let said = parser.value()?.string()?;
                let day: NaiveDate = said.parse().map_err(|_| format!("--{name}: expected a day like 2026-03-31, found {said}"))?;
                match name.as_str() {
                    "as-of" => wish.as_of = Some(day),
                    "actions-from" => wish.actions_from = Some(day),
                    _ => wish.actions_to = Some(day),
                }
            }
            Long("actions-undone") => wish.undone = true,
            Long("letters") => wish.letters = Some(parser.value()?.into()),
            Long("json") => wish.json = true,
            Long("forecast") => wish.forecast = true,
            Long("ignore-disputes") => wish.disputes = DisputesKnown::Ignored,
            Long("lang") => {
                let said = parser.value()?.string()?;
                wish.language = Language::from_tag(&said).ok_or_else(|| format!("--lang: expected en or fr, found {said}"))?;
            }
            Long("own") => wish.own.ids.push(parser.value()?.string()?),
            Long("ignore-lettering") => wish.ignores_lettering = true,
            Long("help") | Short('h') => return Ok(None),
            Value(file) => wish.files.push(file.into()),
            _ => return Err(argument.unexpected()),
        }
    }
    if wish.files.is_empty() {
        return Err("no file named".into());
    }
    if wish.actions_from.is_some() != wish.actions_to.is_some() {
        return Err("--actions-from and --actions-to go together".into());
    }
    Ok(Some(wish))
}

/// Files as they are named, those of a folder in the order of their names, those of an archive in its place.
fn inputs(paths: &[PathBuf]) -> Result<Vec<(String, Vec<u8>)>, String> {
    let mut named = Vec::new();
    let mut waiting: Vec<PathBuf> = paths.iter().rev().cloned().collect();
    while let Some(path) = waiting.pop() {
        let said = |error: &dyn std::error::Error| format!("{}: {error}", path.display());
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
        if path.is_dir() {
            let inside = std::fs::read_dir(&path).map_err(|error| said(&error))?;
            let mut inside: Vec<PathBuf> = inside.filter_map(|entry| Some(entry.ok()?.path())).collect();
            inside.retain(|path| !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')));
            inside.sort_unstable_by(|a, b| b.cmp(a));
            waiting.extend(inside);
            continue;
        }
        let bytes = std::fs::read(&path).map_err(|error| said(&error))?;
        if is_archive(&bytes) {
            let files = archive::unpack(&bytes).map_err(|error| said(&error))?;
            named.extend(files.into_iter().map(|(inside, data)| (format!("{name}/{inside}"), data)));
        } else {
            named.push((name, bytes));
        }
    }
    Ok(named)
}

fn read_file(name: &str, bytes: &[u8], at: usize, wish: &Wish) -> Result<ReadFile, Box<dyn std::error::Error>> {
    let options = ReadOptions { today: wish.as_of, own: wish.own.clone(), ..ReadOptions::default() };
    let reading = read(name, bytes, &options, &mut |_| ControlFlow::Continue(()))?;
    let name = name.to_owned();
    // A name for its batch, the same in each run.
    let batch = BatchId::new(u64::try_from(at)?, [0; 10]);
    Ok(ReadFile { name, reading, notes: Vec::new(), batch, counts: report::WentIn::default() })
}

fn last_day(reading: &Reading) -> Option<NaiveDate> {
    reading.items.iter().map(|item| item.on).chain(reading.period.map(|(_, last)| last)).max()
}

/// All files as batches of one ledger, the oldest period first.
fn take_in(files: &mut [ReadFile], as_of: NaiveDate) -> Ledger {
    let mut ledger = Ledger::default();
    let mut order: Vec<usize> = (0..files.len()).collect();
    order.sort_by_key(|at| files.get(*at).map(|file| file.reading.period));
    for at in order {
        let Some(file) = files.get_mut(at) else { continue };
        let extent = match file.reading.extent {
            Extent::Stock => Extent::Stock,
            Extent::Flow | Extent::Unsaid => Extent::Flow,
        };
        let options = PlanOptions::new(last_day(&file.reading).unwrap_or(as_of), extent, CustomerKind::Unknown);
        let plan = plan(&ledger, &file.reading, &options);
        ledger.apply_batch(file.batch, plan.events.iter().map(Some));
        file.counts = report::WentIn::of(&plan.events);
        file.notes = plan.notes;
    }
    ledger
}
