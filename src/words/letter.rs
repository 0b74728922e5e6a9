//! The words of reminders and formal notices, in three tones: warm at the start, exact at the end.
//!
//! Facts, dates and rights only. Never a threat, never a cost that the law leaves to the creditor, never that a letter interrupts
//! limitation, never a court officer's name. Amounts and dates come written; whoever calls knows what may be asked.

use crate::law::RateTable;
use crate::ledger::{CustomerKind, Means};

/// What a letter states, already written in its language.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// How many documents.
    pub count: usize,
    /// The number of the only one; `None` where there are several.
    pub only: Option<&'a str>,
    /// What is late and open, without accessories.
    pub principal: &'a str,
    /// What is asked for.
    pub total: &'a str,
    /// The oldest due date.
    pub oldest_due: &'a str,
    /// How long ago that is, in words.
    pub oldest_age: &'a str,
    /// Days of earlier written reminders, oldest first.
    pub earlier: &'a [String],
    /// True where each of those named every document.
    pub earlier_named_all: bool,
    /// Days to pay, and the last day.
    pub deadline: Option<(u32, &'a str)>,
    /// Late interest to date.
    pub interest: Option<&'a str>,
    /// The fixed sum for recovery costs: for one document, in all, and for how many documents.
    pub compensation: Option<(&'a str, &'a str, usize)>,
    /// The articles of law, as one cites them.
    pub citations: &'a str,
    /// True for a mail, false for paper.
    pub is_mail: bool,
    /// The salutation without its comma, for the last sentence of a formal letter.
    pub salutation: &'a str,
    /// True where the creditor may ask a French court for an order for payment.
    pub payment_order: bool,
    /// What kind of debtor it is.
    pub kind: CustomerKind,
    /// True where Belgian law may protect it as a consumer: the term stands in every reminder, and that it is free.
    pub belgian_consumer: bool,
    /// What was paid of these documents.
    pub part_paid: Option<&'a str>,
    /// What the customer objects to of them, not asked for.
    pub in_dispute: Option<&'a str>,
    /// A promise that was not kept: how much, for which day.
    pub broken: Option<(&'a str, &'a str)>,
    /// The day on which a dispute about them ended.
    pub dispute_closed: Option<&'a str>,
    /// True where this customer pays in time.
    pub pays_in_time: bool,
    /// How many of the last year's invoices came late, where that is a habit; else 0.
    pub paid_late: usize,
}

/// What a text message states, already written.
#[derive(Debug, Clone, Copy)]
pub struct SmsFacts<'a> {
    /// The number of the only document.
    pub only: Option<&'a str>,
    /// How many.
    pub count: usize,
    /// What is asked for.
    pub sum: &'a str,
    /// The oldest due date, short.
    pub due: &'a str,
    /// The last day to pay, short.
    pub until: Option<&'a str>,
    /// Asked for with the payment.
    pub reference: &'a str,
    /// Who writes.
    pub sender: &'a str,
    /// Where to call back; empty where it is not known.
    pub phone: &'a str,
}

/// What a letter says, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Subject line.
    pub subject: String,
    /// Before the list of documents.
    pub before: Vec<String>,
    /// What is asked, and until when.
    pub demand: String,
    /// What lateness costs by law; `None` where nothing is said of it.
    pub accessory: Option<String>,
    /// After the list.
    pub after: Vec<String>,
    /// Above the signature.
    pub closing: String,
}

/// Why the rate is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateRule<'a> {
    /// The series of the rate; `None` for an agreed rate.
    pub table: Option<RateTable>,
    /// Points over its reference.
    pub points: u8,
    /// True where the sum is rounded up to the half point.
    pub up_to_half: bool,
    /// The article.
    pub citation: &'a str,
}

/// The words of letters.
pub struct LetterWords {
    /// Warm: an oversight.
    pub friendly: fn(&Facts<'_>) -> Said,
    /// Firm: the facts and a date.
    pub firm: fn(&Facts<'_>) -> Said,
    /// A formal notice.
    pub formal: fn(&Facts<'_>) -> Said,
    /// To a person by title and name, or to a firm; without comma.
    pub salutation: fn(&str) -> String,
    /// After a salutation.
    pub comma: &'static str,
    /// Place and day.
    pub place_and_day: fn(Option<&str>, &str) -> String,
    /// The person to write to, under the name of the firm.
    pub attention: fn(&str) -> String,
    /// Before the subject, with its punctuation.
    pub subject: &'static str,
    /// Above the subject of a registered letter.
    pub registered: &'static str,
    /// Before a French firm's number.
    pub siren: &'static str,
    /// Before a Belgian firm's number.
    pub enterprise_number: &'static str,
    /// Before a VAT number.
    pub vat: &'static str,
    /// Column: number.
    pub document: &'static str,
    /// Column.
    pub issued_on: &'static str,
    /// Column.
    pub due_on: &'static str,
    /// Column: with its VAT.
    pub amount: &'static str,
    /// Column.
    pub settled: &'static str,
    /// Column.
    pub open: &'static str,
    /// Row: sum of what is open.
    pub principal: &'static str,
    /// Row: late interest up to a day.
    pub interest_to: fn(&str) -> String,
    /// What was paid or given up of them before.
    pub settled_before: &'static str,
    /// Row: fixed sum, how many times, each.
    pub compensation: fn(usize, &str) -> String,
    /// Row: all together.
    pub total: &'static str,
    /// Above the lines of the interest.
    pub calculation: &'static str,
    /// Column: from, to.
    pub period: &'static str,
    /// Column.
    pub base: &'static str,
    /// Column.
    pub rate: &'static str,
    /// Column.
    pub days: &'static str,
    /// Column: late interest.
    pub interest: &'static str,
    /// Column: first day.
    pub from: &'static str,
    /// Column: last day.
    pub to: &'static str,
    /// What a rate is made of: the rate, its reference, points over it.
    pub rate_source: fn(&str, &str, u8) -> String,
    /// Under the payment code.
    pub code: &'static str,
    /// Between a page's number and how many there are.
    pub page_of: &'static str,
    /// How the interest is worked out, and by which rule.
    pub formula: fn(RateRule<'_>) -> String,
    /// Where the fixed sum is written.
    pub compensation_source: fn(&str) -> String,
    /// What one day more adds.
    pub per_day: fn(&str) -> String,
    /// Part payments went to interest first.
    pub interest_first: fn(&str) -> String,
    /// Above how to pay.
    pub to_pay: &'static str,
    /// Before the account.
    pub iban: &'static str,
    /// Before the reference.
    pub reference: &'static str,
    /// Before the code of our bank.
    pub bic: &'static str,
    /// Where to pay online.
    pub online: fn(&str) -> String,
    /// Other means that are taken.
    pub also: fn(&[String]) -> String,
    /// A means of payment; of cash up to how much.
    pub means: fn(Means, Option<&str>) -> String,
    /// One line of the list in a text: number, due date, open, and the total where part was paid.
    pub line: fn(&str, &str, &str, Option<&str>) -> String,
    /// A document that has no number.
    pub unnumbered: &'static str,
    /// A debt carried forward.
    pub carried_forward: &'static str,
    /// A payment that the bank took back.
    pub bounced: &'static str,
    /// A document of which a part is in dispute and not asked for: its number, that part.
    pub undisputed: fn(&str, &str) -> String,
    /// One of several due dates: its place, how many.
    pub instalment: fn(&str, usize, usize) -> String,
    /// A text message.
    pub sms: fn(&SmsFacts<'_>) -> String,
    /// Who answers: mail, telephone.
    pub contact: fn(&str, &str) -> String,
}

/// A number in words where there is a word for it here, in figures past that.
pub(super) fn small(number: usize, names: &[&'static str]) -> String {
    names.get(number).map_or_else(|| number.to_string(), |name| (*name).to_owned())
}

/// With a capital.
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Several things in one sentence.
pub(super) fn join(items: &[String], and: &str) -> String {
    match items {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

/// Mail and telephone on one line.
pub(super) fn contact(mail: &str, phone: &str) -> String {
    match (mail.is_empty(), phone.is_empty()) {
        (false, false) => format!("{mail}, {phone}"),
        (false, true) => mail.to_owned(),
        (true, _) => phone.to_owned(),
    }
}
