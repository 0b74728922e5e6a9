//! The model as a module for JavaScript. What JavaScript sees is exported here and nowhere else; the types come out as TypeScript.
//!
//! Amounts are decimal strings in whole units, days are `YYYY-MM-DD`. Nothing is kept: a model lives as long as its handle.

use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::basis::money::{Currency, Money};
use echeance::dunning::{DaySettings, day_list, document_claim};
use echeance::exchange::plan::{PlanOptions, plan};
use echeance::exchange::reading::Reading;
use echeance::exchange::{ReadOptions, read};
use echeance::insight::{self, AgedBalanceSettings, AgedTotal, aged_balance};
use echeance::law::{RateBook, governing_law};
use echeance::ledger::{CustomerKind, Ledger};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::{JsError, wasm_bindgen};

fn main() {
    console_error_panic_hook::set_once();
}

/// The build that this module is of: the same for every module of one page.
#[wasm_bindgen]
#[must_use]
pub fn build() -> String {
    echeance::BUILD.to_owned()
}

/// Reads a file as a model would take it in, and gives its figures. `today` dates what a list leaves undated.
///
/// # Errors
/// It cannot be read as a whole.
#[wasm_bindgen(js_name = readFile)]
pub fn read_file(name: &str, bytes: &[u8], today: &str) -> Result<Ts<FileRead>, JsError> {
    let reading = reading(name, bytes, day(today)?)?;
    let mut sums: BTreeMap<Currency, i64> = BTreeMap::new();
    for item in &reading.items {
        let sum = sums.entry(item.currency).or_default();
        *sum = sum.saturating_add(item.amount_minor);
    }
    let of = |(currency, minor): (Currency, i64)| Sum { currency: currency.code().to_owned(), amount: amount(minor, currency) };
    let read = FileRead {
        lines: reading.lines,
        customers: reading.customers.len(),
        items: reading.items.len(),
        warnings: reading.issues.len(),
        sums: sums.into_iter().map(of).collect(),
    };
    Ok(read.into_ts()?)
}

/// A ledger in memory.
#[wasm_bindgen]
#[derive(Default)]
pub struct Model {
    ledger: Ledger,
    opened: u64,
}

/// What a file brought.
#[derive(Serialize, Tsify)]
pub struct Opened {
    /// Documents that were not there yet.
    pub documents: u32,
    /// Money and adjustments that were not there yet.
    pub payments: u32,
    /// Allocations that were not there yet.
    pub allocations: u32,
    /// Lines that could not be read, or were read with a doubt.
    pub warnings: usize,
}

/// Open amounts by age: one row a customer and currency.
#[derive(Serialize, Tsify)]
pub struct AgedBalance {
    /// Customers with something open.
    pub rows: Vec<AgedRow>,
}

/// One customer in one currency.
#[derive(Serialize, Tsify)]
pub struct AgedRow {
    /// Its name.
    pub customer: String,
    /// ISO 4217.
    pub currency: String,
    /// Due on the day or later.
    pub not_due: String,
    /// Late by 1 to 30, 31 to 60, 61 to 90 and more days.
    pub late: Vec<String>,
    /// Open credit notes; negative.
    pub credits: String,
    /// Unapplied cash; negative.
    pub unapplied: String,
    /// What is owed.
    pub total: String,
}

/// What a page draws of an aged balance: the sums, and who is latest.
#[derive(Serialize, Tsify)]
pub struct AgedFigures {
    /// One a currency.
    pub totals: Vec<AgedSum>,
    /// Most late money first.
    pub latest: Vec<AgedRow>,
}

/// All customers in one currency.
#[derive(Serialize, Tsify)]
pub struct AgedSum {
    /// ISO 4217.
    pub currency: String,
    /// Customers with something open.
    pub customers: u32,
    /// Due on the day or later.
    pub not_due: String,
    /// Late by 1 to 30, 31 to 60, 61 to 90 and more days.
    pub late: Vec<String>,
    /// Open credit notes; negative.
    pub credits: String,
    /// Unapplied cash; negative.
    pub unapplied: String,
    /// What is owed.
    pub total: String,
}

/// What a file says, held against no ledger.
#[derive(Serialize, Tsify)]
pub struct FileRead {
    /// Lines that hold data.
    pub lines: u32,
    /// Customers that it names.
    pub customers: usize,
    /// Documents and money.
    pub items: usize,
    /// Lines that could not be read, or were read with a doubt.
    pub warnings: usize,
    /// One a currency: what raises the customers' accounts, less what lowers them.
    pub sums: Vec<Sum>,
}

/// An amount in a currency.
#[derive(Serialize, Tsify)]
pub struct Sum {
    /// ISO 4217.
    pub currency: String,
    /// Signed.
    pub amount: String,
}

/// The actions of a day.
#[derive(Serialize, Tsify)]
pub struct Actions {
    /// Most valuable first.
    pub actions: Vec<Action>,
}

/// One customer to remind.
#[derive(Serialize, Tsify)]
pub struct Action {
    /// Whom.
    pub customer: String,
    /// The step of the scenario.
    pub step: String,
    /// Day on which it came.
    pub due_on: String,
    /// Sum of what is late.
    pub at_stake: String,
    /// ISO 4217.
    pub currency: String,
    /// Numbers of the documents.
    pub documents: Vec<String>,
}

/// Late interest on one document, or why there is none.
#[derive(Serialize, Tsify)]
pub struct Interest {
    /// Rounded once; absent where none is due.
    pub total: Option<String>,
    /// How it comes about.
    pub periods: Vec<InterestPeriod>,
    /// The fixed compensation; absent where none is due.
    pub compensation: Option<String>,
    /// Why there is none.
    pub none_because: Option<String>,
}

/// Days at one rate on one base.
#[derive(Serialize, Tsify)]
pub struct InterestPeriod {
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// How many.
    pub days: i64,
    /// Per cent a year.
    pub rate: String,
    /// What bears interest.
    pub base: String,
    /// Unrounded.
    pub exact: String,
    /// Where the rate was read.
    pub source: String,
}

/// Who all customers of a file are to the law.
#[derive(Clone, Copy, Deserialize, Tsify)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Not known: the most careful rule.
    Unknown,
    /// They act in their trade.
    Business,
}

#[wasm_bindgen]
impl Model {
    /// An empty ledger.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a file in: a FEC, or a list with columns. `today` dates what a list leaves undated.
    ///
    /// # Errors
    /// It cannot be read as a whole; nothing has changed.
    pub fn open(&mut self, name: &str, bytes: &[u8], today: &str, kind: Ts<Kind>) -> Result<Ts<Opened>, JsError> {
        let today = day(today)?;
        let reading = reading(name, bytes, today)?;
        let new_customers = match kind.to_rust()? {
            Kind::Unknown => CustomerKind::Unknown,
            Kind::Business => CustomerKind::Business,
        };
        let asked = PlanOptions::new(today, reading.extent, new_customers);
        let plan = plan(&self.ledger, &reading, &asked);
        // The model keeps no journal, so its batches only need names that differ.
        self.ledger.apply_batch(BatchId::new(self.opened, [0; 10]), plan.events.iter().map(Some));
        self.opened += 1;
        let new = &plan.differences;
        let opened = Opened {
            documents: new.documents.new,
            payments: new.money.new,
            allocations: new.allocations.new,
            warnings: reading.issues.len() + plan.notes.len(),
        };
        Ok(opened.into_ts()?)
    }

    /// Open amounts by age at the end of a day.
    ///
    /// # Errors
    /// Not a day.
    #[wasm_bindgen(js_name = agedBalance)]
    pub fn aged_balance(&self, as_of: &str) -> Result<Ts<AgedBalance>, JsError> {
        let balance = aged_balance(&self.ledger, day(as_of)?, &AgedBalanceSettings::by_due_date());
        Ok(AgedBalance { rows: balance.rows.iter().map(|row| self.aged_row(row)).collect() }.into_ts()?)
    }

    /// The sums of the aged balance at the end of a day, and of each currency the `n` customers with most late money: what a page
    /// shows first. The rows of all customers are most of what [`Model::aged_balance`] hands over.
    ///
    /// # Errors
    /// Not a day.
    #[wasm_bindgen(js_name = agedFigures)]
    pub fn aged_figures(&self, as_of: &str, n: usize) -> Result<Ts<AgedFigures>, JsError> {
        let balance = aged_balance(&self.ledger, day(as_of)?, &AgedBalanceSettings::by_due_date());
        let sum = |total: &AgedTotal| {
            let text = |minor| amount(minor, total.currency);
            AgedSum {
                currency: total.currency.code().to_owned(),
                customers: total.n_customers,
                not_due: text(total.amounts.not_due),
                late: total.amounts.buckets.iter().map(|bucket| text(*bucket)).collect(),
                credits: text(total.amounts.credits),
                unapplied: text(total.amounts.unapplied),
                total: text(total.amounts.total()),
            }
        };
        let latest = balance.totals.iter().flat_map(|total| balance.latest(total.currency, n));
        let latest = latest.map(|row| self.aged_row(row)).collect();
        Ok(AgedFigures { totals: balance.totals.iter().map(sum).collect(), latest }.into_ts()?)
    }

    /// Whom to remind on a day, by the built-in scenario.
    ///
    /// # Errors
    /// Not a day.
    #[wasm_bindgen(js_name = dayActions)]
    pub fn day_actions(&self, as_of: &str) -> Result<Ts<Actions>, JsError> {
        let list = day_list(&self.ledger, day(as_of)?, &DaySettings::default());
        let actions = list.cards.iter().map(|card| Action {
            customer: self.ledger.customer(card.customer).details.name.clone(),
            step: card.step.0.clone(),
            due_on: card.due_on.to_string(),
            at_stake: card.at_stake.amount().to_string(),
            currency: card.at_stake.currency().code().to_owned(),
            documents: card.documents.iter().map(|document| self.ledger.item(document.late.item).number.to_owned()).collect(),
        });
        Ok(Actions { actions: actions.collect() }.into_ts()?)
    }

    /// Late interest and compensation on the document of that number, by the law of a seller's country (ISO 3166).
    ///
    /// # Errors
    /// Not a day, no such document, or a country whose law is not covered.
    pub fn interest(&self, number: &str, as_of: &str, country: &str) -> Result<Ts<Interest>, JsError> {
        let as_of = day(as_of)?;
        let law = governing_law(country, None).map_err(|_| JsError::new("the law of this country is not covered"))?.law;
        let found = self.ledger.items().find(|item| item.number == number && item.kind.is_document());
        let item = found.ok_or_else(|| JsError::new("no document of this number"))?;
        let open = self.ledger.open_on(as_of).get(item.idx.idx()).copied().unwrap_or_default();
        let claim = document_claim(&self.ledger, &RateBook::known_to(&self.ledger), law, item.idx, open, as_of);
        let of_parts = claim.parts.iter().filter_map(|part| part.interest.as_ref().ok()).flat_map(|interest| &interest.periods);
        let periods = of_parts.map(|period| InterestPeriod {
            from: period.from.to_string(),
            to: period.to.to_string(),
            days: i64::from(period.days),
            rate: period.rate.to_string(),
            base: period.base.amount().to_string(),
            exact: period.exact.to_string(),
            source: period.source.citation.to_string(),
        });
        let none = claim.parts.iter().find_map(|part| part.interest.as_ref().err());
        let interest = Interest {
            total: claim.interest().map(|total| total.amount().to_string()),
            periods: periods.collect(),
            compensation: claim.compensation.as_ref().ok().map(|(sum, _)| sum.amount().to_string()),
            none_because: none.map(|reason| format!("{reason:?}")),
        };
        Ok(interest.into_ts()?)
    }
}

impl Model {
    fn aged_row(&self, row: &insight::AgedRow) -> AgedRow {
        let text = |minor| amount(minor, row.currency);
        AgedRow {
            customer: self.ledger.customer(row.customer).details.name.clone(),
            currency: row.currency.code().to_owned(),
            not_due: text(row.amounts.not_due),
            late: row.amounts.buckets.iter().map(|bucket| text(*bucket)).collect(),
            credits: text(row.amounts.credits),
            unapplied: text(row.amounts.unapplied),
            total: text(row.amounts.total()),
        }
    }
}

fn reading(name: &str, bytes: &[u8], today: NaiveDate) -> Result<Reading, JsError> {
    let options = ReadOptions { today: Some(today), ..ReadOptions::default() };
    Ok(read(name, bytes, &options, &mut |_| ControlFlow::Continue(()))?)
}

fn day(text: &str) -> Result<NaiveDate, JsError> {
    text.parse().map_err(|_| JsError::new("expected a day like 2026-11-23"))
}

fn amount(minor: i64, currency: Currency) -> String {
    Money::from_minor(minor, currency).amount().to_string()
}
