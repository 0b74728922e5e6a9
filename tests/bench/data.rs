//! The book that is measured, ours and the peers': the same for a size on any machine and any day.
//!
//! Documents over two years and what was received for them: seven in ten paid whole, half of the rest in parts, dated from ten days
//! before the due date to two months after. A customer has about 190 documents.

use chrono::{Datelike, Days, NaiveDate};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The page's present day.
pub(crate) const TODAY: NaiveDate = match NaiveDate::from_ymd_opt(2026, 11, 23) {
    Some(day) => day,
    None => NaiveDate::MIN,
};

const SEED: u64 = 20_261_123;
const DOCUMENTS_A_CUSTOMER: u32 = 190;
const TRADES: [&str; 10] =
    ["Menuiserie", "Garage", "Boulangerie", "Imprimerie", "Électricité", "Librairie", "Transports", "Maçonnerie", "Pépinière", "Clinique"];
const NAMES: [&str; 9] = ["Durand", "Lefèvre", "Moreau & Fils", "du Port", "Saint-Martin", "Peeters", "de l’Ourthe", "Rousseau", "Lambert"];

/// One document.
pub(crate) struct Document {
    pub(crate) customer: u32,
    pub(crate) issued_on: NaiveDate,
    pub(crate) due_on: NaiveDate,
    /// Cents.
    pub(crate) amount: i64,
}

/// Money received for one document.
pub(crate) struct Payment {
    /// Its place among the documents.
    pub(crate) document: u32,
    pub(crate) received_on: NaiveDate,
    /// Cents.
    pub(crate) amount: i64,
}

/// Customers, documents, payments.
pub(crate) struct Book {
    pub(crate) size: u32,
    customers: u32,
    pub(crate) documents: Vec<Document>,
    pub(crate) payments: Vec<Payment>,
    /// A day in the past, drawn like the rest.
    pub(crate) as_of: NaiveDate,
}

/// Cents by column of the aged balance: not due, to 30, to 60, to 90 days late, later.
pub(crate) type Columns = [i64; 5];

impl Book {
    /// The book with so many documents.
    pub(crate) fn of(size: u32) -> Self {
        let mut chance = Chance(SEED);
        let customers = (size / DOCUMENTS_A_CUSTOMER).clamp(20, 2_000);
        let (mut documents, mut payments) = (Vec::new(), Vec::new());
        for document in 0..size {
            let issued_on = TODAY - Days::new(chance.below(730).into());
            let due_on = issued_on + Days::new([0, 15, 30, 30, 30, 45, 60][chance.below(7) as usize]);
            // Many small, few large.
            let amount = 2_000 + i64::from(chance.below(1_000)) * i64::from(chance.below(1_000)) + i64::from(chance.below(100));
            documents.push(Document { customer: chance.below(customers), issued_on, due_on, amount });
            let parts = match chance.below(100) {
                0..70 => vec![amount],
                70..77 => vec![amount / 2, amount - amount / 2],
                77..80 => vec![amount / 3, amount / 3, amount - 2 * (amount / 3)],
                80..90 => vec![amount / 4],
                _ => vec![],
            };
            let mut received_on = (due_on - Days::new(10)).max(issued_on) + Days::new(chance.below(60).into());
            for amount in parts {
                if received_on <= TODAY {
                    payments.push(Payment { document, received_on, amount });
                }
                received_on = received_on + Days::new(u64::from(chance.below(40)) + 1);
            }
        }
        let as_of = TODAY - Days::new(u64::from(chance.below(400)) + 30);
        Self { size, customers, documents, payments, as_of }
    }

    pub(crate) fn name(customer: u32) -> String {
        let (trade, name) = (TRADES[customer as usize % TRADES.len()], NAMES[customer as usize % NAMES.len()]);
        format!("{trade} {name} {customer}")
    }

    /// As an invoicing program exports it: about 100 bytes a line, a quoted cell with doubled quotes in each.
    pub(crate) fn documents_csv(&self) -> String {
        let mut text = String::from("Numéro de facture;Code client;Client;Date de facture;Date d’échéance;Montant TTC;Devise;Libellé\n");
        for (n, it) in self.documents.iter().enumerate() {
            let (code, name, number, lot) = (it.customer, Self::name(it.customer), n + 1, n % 97);
            let (issued, due, amount) = (french(it.issued_on), french(it.due_on), decimal(it.amount));
            let _ = writeln!(
                text,
                "FA{number:07};C{code:05};{name};{issued};{due};{amount};EUR;\"Chantier \"\"Les Tilleuls\"\", lot {lot:02}\""
            );
        }
        text
    }

    /// One line a payment, which names its document.
    pub(crate) fn payments_csv(&self) -> String {
        let mut text = String::from("Référence;Code client;Client;Date de règlement;Montant réglé;Facture\n");
        for (n, it) in self.payments.iter().enumerate() {
            let Some(document) = self.documents.get(it.document as usize) else { continue };
            let (code, name, number) = (document.customer, Self::name(document.customer), it.document + 1);
            let (on, amount) = (french(it.received_on), decimal(it.amount));
            let _ = writeln!(text, "RG{:07};C{code:05};{name};{on};{amount};FA{number:07}", n + 1);
        }
        text
    }

    /// As arrays, for the peers that hold objects or tables.
    pub(crate) fn json(&self) -> Value {
        json!({
            "customers": (0..self.customers).map(|it| json!([format!("C{it:05}"), Self::name(it)])).collect::<Vec<_>>(),
            "documents": self.documents.iter().enumerate().map(|(n, it)| {
                json!([format!("FA{:07}", n + 1), it.customer, day_number(it.issued_on), day_number(it.due_on), it.amount])
            }).collect::<Vec<_>>(),
            "payments": self.payments.iter().map(|it| json!([it.document, day_number(it.received_on), it.amount])).collect::<Vec<_>>(),
        })
    }

    /// Sum of all documents, cents.
    pub(crate) fn invoiced(&self) -> i64 {
        self.documents.iter().map(|it| it.amount).sum()
    }

    /// What is open on a day, by age: counted here once more, from nothing but the definition.
    pub(crate) fn aged(&self, as_of: NaiveDate) -> Columns {
        let mut paid = vec![0; self.documents.len()];
        for it in self.payments.iter().filter(|it| it.received_on <= as_of) {
            paid[it.document as usize] += it.amount;
        }
        let mut columns = Columns::default();
        for (it, paid) in self.documents.iter().zip(paid).filter(|(it, _)| it.issued_on <= as_of) {
            let column = match (as_of - it.due_on).num_days() {
                ..=0 => 0,
                1..=30 => 1,
                31..=60 => 2,
                61..=90 => 3,
                _ => 4,
            };
            columns[column] += it.amount - paid;
        }
        columns
    }
}

/// Days since 1970, as JavaScript counts them.
pub(crate) fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce() - 719_163
}

fn french(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

fn decimal(cents: i64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

/// The same numbers in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let drawn = ((self.0 >> 33) * u64::from(end)) >> 31;
        u32::try_from(drawn).unwrap_or_default()
    }
}
