//! Customers and the people there as cards of an address book: vCard 3.0 (RFC 2426), which every program reads.

use crate::ledger::Ledger;

/// Longest line, in bytes; the rest goes onto lines that begin with a blank.
const LINE: usize = 75;

/// One card a customer, and one a person.
#[must_use]
pub fn cards(ledger: &Ledger) -> Vec<u8> {
    let mut out = String::new();
    for (_, customer) in ledger.customers_on(chrono::NaiveDate::MAX) {
        let its = &customer.details;
        let mut card = Card::new(&its.name, &its.name);
        card.line("X-ABSHOWAS", "COMPANY");
        let lines: Vec<&str> = its.address.lines().collect();
        if !its.address.is_empty() || !its.country.is_empty() {
            let street = lines.iter().map(|line| escaped(line)).collect::<Vec<_>>().join("\\n");
            card.raw(&format!("ADR;TYPE=WORK:;;{street};;;;{}", escaped(&its.country)));
        }
        if its.contact.is_empty() {
            card.reach(&its.email, &its.phone);
        }
        card.end(&mut out);
        let first = (!its.contact.is_empty()).then_some((&its.contact, &its.email, &its.phone));
        for (name, email, phone) in first.into_iter().chain(customer.contacts.iter().map(|it| (&it.name, &it.email, &it.phone))) {
            let mut card = Card::new(if name.is_empty() { email } else { name }, &its.name);
            card.reach(email, phone);
            card.end(&mut out);
        }
    }
    out.into_bytes()
}

struct Card(String);

impl Card {
    fn new(name: &str, organisation: &str) -> Self {
        let mut card = Self(String::new());
        card.raw("BEGIN:VCARD");
        card.raw("VERSION:3.0");
        card.line("FN", name);
        card.raw(&format!("N:{};;;;", escaped(name)));
        card.line("ORG", organisation);
        card
    }

    fn reach(&mut self, email: &str, phone: &str) {
        if !email.is_empty() {
            self.line("EMAIL;TYPE=INTERNET", email);
        }
        if !phone.is_empty() {
            self.line("TEL;TYPE=WORK,VOICE", phone);
        }
    }

    fn line(&mut self, name: &str, value: &str) {
        self.raw(&format!("{name}:{}", escaped(value)));
    }

    /// Folded between characters.
    fn raw(&mut self, line: &str) {
        let mut length = 0;
        for c in line.chars() {
            if length + c.len_utf8() > LINE {
                self.0.push_str("\r\n ");
                length = 1;
            }
            self.0.push(c);
            length += c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn end(mut self, out: &mut String) {
        self.raw("END:VCARD");
        out.push_str(&self.0);
    }
}

/// With a backslash before what parts values; line ends as `\n`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}
