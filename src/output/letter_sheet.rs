//! A letter as what stands on its paper: every text written, in order, nothing left to work out.
//!
//! The page makes it from a [`Letter`]; whoever draws it needs neither ledger nor words. So a worker gets no more than it draws.
//! Invariant: it says what [`Letter`] says, no figure more and none less.

use super::payment_code::PaymentCode;
use crate::basis::identifiers::CreditorReference;
use crate::basis::money::Money;
use crate::dunning::{Claimed, Letter, LetterLine, Payment};
use crate::law::RateBasis;
use crate::words::letter::LetterWords;
use crate::words::{Format, words};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The most characters that a payment code's free text holds.
const LONGEST_CODE_TEXT: usize = 140;

/// Where the window of the envelope is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Window {
    /// On the right, as in France, Belgium and Luxembourg.
    #[default]
    Right,
    /// On the left, as in Germany, the Netherlands and the United Kingdom.
    Left,
}

/// A letter, ready to be drawn.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterSheet {
    /// BCP 47 tag of its language.
    pub language: String,
    /// What it is called.
    pub title: String,
    /// Its day.
    pub on: NaiveDate,
    /// Where its address shows.
    pub window: Window,
    /// Who writes: the name, then lines under it.
    pub sender: Vec<String>,
    /// To whom.
    pub recipient: Vec<String>,
    /// Place and day.
    pub place_and_day: String,
    /// Above the subject, strong.
    pub registered: String,
    /// Subject with its label.
    pub subject: String,
    /// Under it.
    pub reference: String,
    /// In order.
    pub parts: Vec<Part>,
    /// On each page, at its foot.
    pub foot: String,
    /// On each page but the first, at its head.
    pub head: String,
    /// Between a page's number and how many there are: "sur", "of".
    pub of: String,
}

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A paragraph.
    Text(String),
    /// A paragraph that stands out.
    Strong(String),
    /// A heading; what follows belongs to it.
    Heading(String),
    /// A table.
    Table(SheetTable),
    /// How to pay.
    Pay {
        /// Its heading.
        title: String,
        /// Its lines.
        lines: Vec<String>,
        /// The content of the code; empty where there is none.
        code: String,
        /// What the code is, for who cannot see it, and under it.
        code_text: String,
    },
    /// The end: closing, then who signs.
    Sign {
        /// "Yours sincerely,".
        closing: String,
        /// Who.
        lines: Vec<String>,
    },
    /// Small print under a table.
    Note(String),
}

/// A table whose first column takes what room is left; all others are as wide as what they hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetTable {
    /// Headings of the columns.
    pub head: Vec<String>,
    /// The first column, from the left, that stands to the right: figures.
    pub figures_from: usize,
    /// Rows, as many cells each as there are headings.
    pub rows: Vec<Vec<String>>,
    /// Sums under them: label and amount; the last one is the total.
    pub sums: Vec<(String, String)>,
}

impl LetterSheet {
    /// The sheet of a letter.
    #[must_use]
    pub fn of(letter: &Letter) -> Self {
        let all = words(letter.language);
        let (said, format) = (all.letter(), all.format);
        let sender = &letter.sender;
        let filled = |lines: Vec<&String>| -> Vec<String> {
            lines.into_iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
        };
        let recipient = &letter.recipient;
        let reference = format!("{} {}", said.reference, letter.reference);
        let foot: Vec<String> = filled(vec![&sender.name, &sender.identity]);
        Self {
            language: letter.language.tag().to_owned(),
            title: format!("{}, {}", letter.subject, recipient.name),
            on: letter.on,
            window: window_of(&letter.sender.country),
            sender: filled([&sender.name].into_iter().chain(&sender.address).chain([&sender.identity, &sender.contact]).collect()),
            recipient: filled([&recipient.name].into_iter().chain(&recipient.attention).chain(&recipient.address).collect()),
            place_and_day: letter.place_and_day.clone(),
            registered: letter.registered.clone().unwrap_or_default(),
            subject: format!("{} {}", said.subject, letter.subject),
            parts: parts(letter, said, format),
            foot: foot.join(" · "),
            head: format!("{}, {}", recipient.name, reference),
            reference,
            of: said.page_of.to_owned(),
        }
    }
}

fn window_of(country: &str) -> Window {
    match country.trim().to_ascii_uppercase().as_str() {
        "" | "FR" | "BE" | "LU" | "CH" | "MC" | "ES" | "IT" | "PT" => Window::Right,
        _ => Window::Left,
    }
}

fn parts(letter: &Letter, said: &LetterWords, format: Format) -> Vec<Part> {
    let text = |text: &String| Part::Text(text.clone());
    let mut parts = vec![text(&letter.salutation)];
    parts.extend(letter.before.iter().map(text));
    if !letter.demand.is_empty() {
        parts.push(Part::Strong(letter.demand.clone()));
    }
    parts.extend(letter.accessory_text.iter().map(text));
    parts.push(Part::Table(claimed(letter, said, format)));
    parts.extend(letter.payment.as_ref().map(|payment| pay(letter, payment, said)));
    parts.extend(letter.after.iter().map(text));
    parts.push(Part::Sign { closing: letter.closing.clone(), lines: letter.signature.clone() });
    if let Some(sums) = letter.accessories.as_ref().filter(|sums| sums.claimed == Claimed::Yes) {
        parts.push(Part::Heading(said.calculation.to_owned()));
        parts.push(Part::Table(calculation(letter, said, format)));
        parts.extend(rate_sources(letter, said, format).into_iter().chain(sums.notes.iter().cloned()).map(Part::Note));
    }
    parts
}

/// The documents, and all that is claimed.
fn claimed(letter: &Letter, said: &LetterWords, format: Format) -> SheetTable {
    let rows = letter.lines.iter().map(|line| {
        vec![
            line.number.clone(),
            format.short_date(line.issued_on),
            format.short_date(line.due_on),
            format.amount(line.amount),
            format.amount(line.settled),
            format.amount(line.open),
        ]
    });
    let sum = |label: &str, money: Money| (label.to_owned(), format.amount(money));
    let mut sums = Vec::new();
    if let Some(it) = letter.accessories.as_ref().filter(|it| it.claimed == Claimed::Yes) {
        sums.push(sum(said.principal, letter.principal));
        sums.push(sum(&it.interest_label, it.interest));
        sums.extend(it.compensation_each.map(|_| sum(&it.compensation_label, it.compensation)));
        if !it.settled.amount().is_zero() {
            sums.push(sum(&it.settled_label, Money::new(-it.settled.amount(), it.settled.currency())));
        }
    }
    sums.push(sum(said.total, letter.total));
    let head = [said.document, said.issued_on, said.due_on, said.amount, said.settled, said.open];
    SheetTable { head: head.map(str::to_owned).to_vec(), figures_from: 3, rows: rows.collect(), sums }
}

/// How the interest that is claimed was worked out, a line a period.
fn calculation(letter: &Letter, said: &LetterWords, format: Format) -> SheetTable {
    let rows = letter.lines.iter().flat_map(|line| {
        line.interest.iter().flat_map(|interest| &interest.periods).map(move |period| {
            vec![
                line.number.clone(),
                format.short_date(period.from),
                format.short_date(period.to),
                format.number(i64::from(period.days)),
                format.amount(period.base),
                format.per_cent(period.rate, 2),
                format.amount(Money::new(period.exact, period.base.currency())),
            ]
        })
    });
    let total = letter.accessories.as_ref().map(|sums| (said.interest.to_owned(), format.amount(sums.interest)));
    let head = [said.document, said.from, said.to, said.days, said.base, said.rate, said.interest];
    SheetTable { head: head.map(str::to_owned).to_vec(), figures_from: 3, rows: rows.collect(), sums: total.into_iter().collect() }
}

/// What each rate is made of where it is a reference and points, once each, in the order of the table.
fn rate_sources(letter: &Letter, said: &LetterWords, format: Format) -> Vec<String> {
    let mut sources = Vec::new();
    for period in letter.lines.iter().flat_map(|line| line.interest.iter().flat_map(|interest| &interest.periods)) {
        let (RateBasis::Statutory { reference: Some(reference), margin_points }
        | RateBasis::OverReference { reference: Some(reference), margin_points, .. }) = period.basis
        else {
            continue;
        };
        let source = (said.rate_source)(&format.per_cent(period.rate, 2), &format.per_cent(reference, 2), margin_points);
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    sources
}

fn pay(letter: &Letter, payment: &Payment, said: &LetterWords) -> Part {
    let code = code_of(letter, payment).unwrap_or_default();
    let code_text = if code.is_empty() { String::new() } else { said.code.to_owned() };
    Part::Pay { title: said.to_pay.to_owned(), lines: payment.lines(letter.language), code, code_text }
}

/// What a banking app reads; `None` where there is no account, another currency, or an account that is none.
#[must_use]
pub fn code_of(letter: &Letter, payment: &Payment) -> Option<String> {
    if payment.iban.is_empty() {
        return None;
    }
    let name: String = letter.sender.name.chars().take(70).collect();
    let mut code = PaymentCode::of(name.trim(), &payment.iban, payment.amount, "")?;
    match payment.reference.parse::<CreditorReference>() {
        Ok(reference) => code.reference = reference.to_string(),
        Err(_) => code.text = code_text(&payment.reference, &letter.lines),
    }
    code.payload().ok()
}

/// The reference, and as many numbers as there is room for: whoever reads the bank statement finds them.
fn code_text(reference: &str, lines: &[LetterLine]) -> String {
    let mut text = reference.to_owned();
    let mut said: Vec<&str> = Vec::new();
    for number in lines.iter().map(|line| line.plain_number.trim()) {
        if number.is_empty() || said.contains(&number) || text.chars().count() + number.chars().count() + 1 > LONGEST_CODE_TEXT {
            continue;
        }
        said.push(number);
        text.push(' ');
        text.push_str(number);
    }
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
