//! A letter as plain text: the body of a mail, and a copy for any other program.
//!
//! No table drawn in characters: mail programs use fonts in which columns do not stand. Lines end with LF.

use crate::basis::money::Money;
use crate::dunning::{Claimed, Letter};
use crate::words::letter::SmsFacts;
use crate::words::words;
use std::fmt::Write as _;

/// The body of a mail: the list of documents, what is asked, how to pay.
#[must_use]
pub fn mail_body(letter: &Letter) -> String {
    let mut text = Text::default();
    text.paragraph(&letter.salutation);
    body(&mut text, letter);
    text.finish()
}

/// The whole letter, with sender, recipient, day and subject.
#[must_use]
pub fn letter_text(letter: &Letter) -> String {
    let said = &words(letter.language).letter();
    let mut text = Text::default();
    let sender = &letter.sender;
    let identity = [&sender.name].into_iter().chain(&sender.address).chain([&sender.identity, &sender.contact]);
    text.block(identity.map(String::as_str));
    let recipient = &letter.recipient;
    text.block([&recipient.name].into_iter().chain(&recipient.attention).chain(&recipient.address).map(String::as_str));
    text.paragraph(&letter.place_and_day);
    let subject = format!("{} {}", said.subject, letter.subject);
    let reference = format!("{} {}", said.reference, letter.reference);
    text.block(letter.registered.iter().chain([&subject, &reference]).map(String::as_str));
    text.paragraph(&letter.salutation);
    body(&mut text, letter);
    text.finish()
}

/// A text message: one paragraph, with plain blanks and apostrophes, so that it goes in as few pieces as can be. A formal notice is no
/// message: it says what a reminder says.
#[must_use]
pub fn sms_text(letter: &Letter) -> String {
    let said = words(letter.language).letter();
    let format = words(letter.language).format;
    let oldest = letter.lines.iter().map(|line| line.due_on).min().unwrap_or(letter.on);
    let only = match letter.lines.as_slice() {
        [only] => Some(only.name.as_str()),
        _ => None,
    };
    let until = letter.deadline.map(|deadline| format.short_date(deadline.on));
    let reference = letter.payment.as_ref().map_or(letter.reference.as_str(), |payment| payment.reference.as_str());
    let text = (said.sms)(&SmsFacts {
        only,
        count: letter.documents(),
        sum: &format.amount(letter.total),
        due: &format.short_date(oldest),
        until: until.as_deref(),
        reference,
        sender: &letter.sender.name,
        phone: &letter.sender.phone,
    });
    let plain = text.chars().map(|letter| match letter {
        '\u{202f}' | '\u{a0}' => ' ',
        '’' => '\'',
        '−' => '-',
        letter if letter.is_control() => ' ',
        letter => letter,
    });
    plain.collect::<String>().trim().to_owned()
}

fn body(text: &mut Text, letter: &Letter) {
    let said = &words(letter.language).letter();
    let format = words(letter.language).format;
    let amount = |money: Money| format.amount(money);
    for paragraph in &letter.before {
        text.paragraph(paragraph);
    }
    let lines: Vec<String> = letter
        .lines
        .iter()
        .map(|line| {
            let total = (!line.settled.amount().is_zero()).then(|| amount(line.amount));
            format!("- {}", (said.line)(&line.number, &format.short_date(line.due_on), &amount(line.open), total.as_deref()))
        })
        .collect();
    text.block(lines.iter().map(String::as_str));
    if let Some(sums) = letter.accessories.as_ref().filter(|sums| sums.claimed == Claimed::Yes) {
        let row = |label: &str, money: Money| format!("{label}{} {}", colon(letter), amount(money));
        let mut rows = vec![row(said.principal, letter.principal), row(&sums.interest_label, sums.interest)];
        if sums.compensation_each.is_some() {
            rows.push(row(&sums.compensation_label, sums.compensation));
        }
        if !sums.settled.amount().is_zero() {
            rows.push(row(&sums.settled_label, Money::new(-sums.settled.amount(), sums.settled.currency())));
        }
        rows.push(row(said.total, letter.total));
        text.block(rows.iter().map(String::as_str));
    }
    text.paragraph(&letter.demand);
    if let Some(accessory) = &letter.accessory_text {
        text.paragraph(accessory);
    }
    calculation(text, letter);
    if let Some(payment) = &letter.payment {
        let head = format!("{}{}", said.to_pay, colon(letter));
        let lines = payment.lines(letter.language);
        text.block(std::iter::once(head.as_str()).chain(lines.iter().map(String::as_str)));
    }
    for paragraph in &letter.after {
        text.paragraph(paragraph);
    }
    text.paragraph(&letter.closing);
    text.block(letter.signature.iter().map(String::as_str));
}

/// The lines of the interest, where it is claimed.
fn calculation(text: &mut Text, letter: &Letter) {
    let Some(sums) = letter.accessories.as_ref().filter(|sums| sums.claimed == Claimed::Yes) else { return };
    let said = &words(letter.language).letter();
    let format = words(letter.language).format;
    let mut rows = vec![format!("{}{}", said.calculation, colon(letter))];
    for line in &letter.lines {
        for period in line.interest.iter().flat_map(|interest| &interest.periods) {
            let exact = format.amount(Money::new(period.exact, period.base.currency()));
            let (from, to) = (format.short_date(period.from), format.short_date(period.to));
            let (base, rate, days) = (format.amount(period.base), format.per_cent(period.rate, 2), format.days(i64::from(period.days)));
            rows.push(format!("- {}, {from} – {to}{} {base} × {rate} × {days} = {exact}", line.number, colon(letter)));
        }
    }
    text.block(rows.iter().map(String::as_str));
    text.block(sums.notes.iter().map(String::as_str));
}

fn colon(letter: &Letter) -> &'static str {
    match letter.language {
        crate::words::Language::Fr => "\u{202f}:",
        crate::words::Language::En => ":",
    }
}

#[derive(Default)]
struct Text(String);

impl Text {
    fn paragraph(&mut self, line: &str) {
        self.block([line]);
    }

    /// Lines that belong together; empty ones are left out.
    fn block<'a>(&mut self, lines: impl IntoIterator<Item = &'a str>) {
        let mut any = false;
        for line in lines.into_iter().filter(|line| !line.trim().is_empty()) {
            if !any && !self.0.is_empty() {
                self.0.push('\n');
            }
            any = true;
            // Writing to a String does not fail.
            let _ = writeln!(self.0, "{line}");
        }
    }

    fn finish(self) -> String {
        self.0
    }
}
