//! A plan as a person looks through it before saying yes: the first new documents, what changes, what is gone, and the sums.

use super::{Change, Plan};
use crate::basis::id::Ref;
use crate::basis::money::{Currency, Money};
use crate::ledger::{DocumentKind, Due, Event, ItemIdx, Ledger, Movement};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What a plan would do, ready to be drawn.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// The first new documents, in the order of the file.
    pub new_documents: Vec<NewDocument>,
    /// Fields that change.
    pub changed: Vec<Changed>,
    /// Open documents that a stock no longer holds.
    pub gone: Vec<GoneDocument>,
    /// One a currency, in the order of their codes.
    pub owed: Vec<Owed>,
    /// Oldest first.
    pub years: Vec<YearOfPlan>,
    /// New documents that state no due date: terms will give them one.
    pub without_due_date: u32,
}

/// A document that would be new.
#[derive(Debug, Clone, PartialEq)]
pub struct NewDocument {
    /// Its number; empty where it has none.
    pub number: String,
    /// Whose.
    pub customer: String,
    /// Its date.
    pub issued_on: NaiveDate,
    /// As the file states it.
    pub due_on: Option<NaiveDate>,
    /// Signed.
    pub amount: Money,
}

/// A field that would change.
#[derive(Debug, Clone, PartialEq)]
pub struct Changed {
    /// Number of the document; empty for a customer's sheet.
    pub number: String,
    /// Whose.
    pub customer: String,
    /// Which field, before and after.
    pub field: ChangedField,
}

/// Which field changes.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangedField {
    /// Its due date.
    Due {
        /// As known.
        before: NaiveDate,
        /// As stated.
        after: NaiveDate,
    },
    /// What is left to pay.
    Open {
        /// As known.
        before: Money,
        /// As stated.
        after: Money,
    },
    /// The sheet gains what it did not have.
    Sheet,
    /// The document gains what was not known of it: tax by rate, references.
    Details,
}

/// An open document that a stock no longer holds.
#[derive(Debug, Clone, PartialEq)]
pub struct GoneDocument {
    /// Which.
    pub item: ItemIdx,
    /// Its number.
    pub number: String,
    /// Whose.
    pub customer: String,
    /// What is open of it.
    pub open: Money,
}

/// What is owed in one currency, unapplied cash taken off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Owed {
    /// Now.
    pub before: Money,
    /// Documents that would come.
    pub documents: Money,
    /// Money and adjustments that would come.
    pub money: Money,
    /// Afterwards.
    pub after: Money,
}

/// New items of one year in one currency, signed: what raises and what lowers.
#[derive(Debug, Clone, PartialEq)]
pub struct YearOfPlan {
    /// The year.
    pub year: i32,
    /// Carried forward and invoiced.
    pub invoiced: Money,
    /// Credited.
    pub credited: Money,
    /// Paid, less what the bank took back and what was given back.
    pub paid: Money,
    /// All the rest.
    pub other: Money,
}

/// What `plan` would do to `ledger`, with the first `most` new documents.
#[must_use]
pub fn preview(ledger: &Ledger, plan: &Plan, most: usize) -> Preview {
    let mut shown = Preview::default();
    let mut sums: BTreeMap<&'static str, (Currency, i64, i64, i64)> = BTreeMap::new();
    for balance in ledger.balances() {
        sums.entry(balance.currency.code()).or_insert((balance.currency, 0, 0, 0)).1 += balance.open();
    }
    let name = |reference: Ref| match reference {
        Ref::There(id) => ledger.customer_of(id).map(|idx| ledger.customer(idx).details.name.clone()).unwrap_or_default(),
        Ref::Here(at) => match plan.events.get(at as usize) {
            Some(Event::CustomerAdded { details, .. }) => details.name.clone(),
            _ => String::new(),
        },
    };
    for event in &plan.events {
        match event {
            Event::DocumentIssued { customer, kind, number, issued_on, due, amount, .. } => {
                shown.without_due_date += u32::from(matches!(due, Due::ByTerms));
                if *kind != DocumentKind::Accrual {
                    let minor = amount.to_minor().unwrap_or_default();
                    sums.entry(amount.currency().code()).or_insert((amount.currency(), 0, 0, 0)).2 += minor;
                }
                if shown.new_documents.len() < most {
                    shown.new_documents.push(NewDocument {
                        number: number.clone(),
                        customer: name(*customer),
                        issued_on: *issued_on,
                        due_on: if let Due::On(day) = due { Some(*day) } else { None },
                        amount: *amount,
                    });
                }
            }
            Event::MoneyBooked { amount, .. } => {
                let minor = amount.to_minor().unwrap_or_default();
                sums.entry(amount.currency().code()).or_insert((amount.currency(), 0, 0, 0)).3 += minor;
            }
            _ => {}
        }
    }
    shown.owed = sums
        .into_values()
        .map(|(currency, before, documents, money)| Owed {
            before: Money::from_minor(before, currency),
            documents: Money::from_minor(documents, currency),
            money: Money::from_minor(money, currency),
            after: Money::from_minor(before + documents + money, currency),
        })
        .collect();
    shown.changed = plan.differences.changes.iter().map(|change| changed(ledger, change)).collect();
    shown.gone = plan.differences.gone.iter().map(|idx| gone(ledger, *idx)).collect();
    shown.years = years(plan);
    shown
}

fn changed(ledger: &Ledger, change: &Change) -> Changed {
    let of_item = |idx: ItemIdx, field| {
        let item = ledger.item(idx);
        Changed { number: item.number.to_owned(), customer: ledger.customer(item.customer).details.name.clone(), field }
    };
    match change {
        Change::Due { item, before, after } => of_item(*item, ChangedField::Due { before: *before, after: *after }),
        Change::Paid { item, more } => {
            let open = ledger.open_now(*item);
            let currency = ledger.item(*item).currency;
            let after = open - more * open.signum();
            of_item(*item, ChangedField::Open { before: Money::from_minor(open, currency), after: Money::from_minor(after, currency) })
        }
        Change::Details { item } => of_item(*item, ChangedField::Details),
        Change::Sheet { customer } => {
            Changed { number: String::new(), customer: ledger.customer(*customer).details.name.clone(), field: ChangedField::Sheet }
        }
    }
}

fn gone(ledger: &Ledger, idx: ItemIdx) -> GoneDocument {
    let item = ledger.item(idx);
    GoneDocument {
        item: idx,
        number: item.number.to_owned(),
        customer: ledger.customer(item.customer).details.name.clone(),
        open: Money::from_minor(ledger.open_now(idx), item.currency),
    }
}

fn years(plan: &Plan) -> Vec<YearOfPlan> {
    let by_year = plan.differences.by_year.iter();
    by_year
        .filter_map(|((year, code), moved)| {
            let currency = crate::basis::money::currency_from_code(code)?;
            let sum = |movements: &[Movement]| {
                let minor = movements.iter().map(|movement| moved.get(movement.idx()).copied().unwrap_or_default()).sum();
                Money::from_minor(minor, currency)
            };
            Some(YearOfPlan {
                year: *year,
                invoiced: sum(&[Movement::Opening, Movement::Invoiced]),
                credited: sum(&[Movement::Credited]),
                paid: sum(&[Movement::Paid, Movement::Bounced, Movement::Refunded]),
                other: sum(&[Movement::Discount, Movement::SetOff, Movement::ExchangeDifference, Movement::WrittenOff]),
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::exchange::plan::{PlanOptions, plan};
    use crate::exchange::reading::{Extent, Format, ReadCustomer, ReadItem, Reading};
    use crate::ledger::{CustomerKind, ItemKind};

    #[test]
    fn what_is_owed_afterwards_is_what_was_owed_and_what_comes() {
        let on = |text: &str| text.parse::<NaiveDate>().unwrap();
        let item = |kind, on, amount| ReadItem { number: "F1".into(), ..ReadItem::new(0, kind, on, amount, Currency::EUR, 2) };
        let reading = Reading {
            customers: vec![ReadCustomer { key: "A".into(), name: "Atelier".into(), ..ReadCustomer::default() }],
            items: vec![item(ItemKind::Invoice, on("2026-10-01"), 12_000), item(ItemKind::Payment, on("2026-11-01"), -2_000)],
            lines: 2,
            ..Reading::new(Format::List)
        };
        let options = PlanOptions::new(on("2026-11-23"), Extent::Flow, CustomerKind::Unknown);
        let ledger = Ledger::default();
        let shown = preview(&ledger, &plan(&ledger, &reading, &options), 10);
        let euros = |minor| Money::from_minor(minor, Currency::EUR);
        assert_eq!(shown.owed, [Owed { before: euros(0), documents: euros(12_000), money: euros(-2_000), after: euros(10_000) }]);
        assert_eq!((shown.new_documents.len(), shown.without_due_date), (1, 1));
        assert_eq!(shown.new_documents[0].customer, "Atelier");
        assert_eq!((shown.years[0].year, shown.years[0].paid), (2026, euros(-2_000)));
    }
}
