//! vCard 2.1, 3.0 and 4.0 (RFC 2426, RFC 6350): the address book of a telephone, of a mail program, of a CRM.
//!
//! A card with an organisation is a person of that customer; one without is a customer itself. Several cards of one organisation are
//! one customer with several people. Properties of programs' own are passed over; a card without any name is told.

use super::ReadError;
use super::list::country;
use super::reading::{Format, Issue, IssueKind, ReadCustomer, Reading};
use super::text;
use crate::basis::fold::fold_words;
use crate::ledger::{Contact, ContactRole};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use std::collections::HashMap;
use std::ops::ControlFlow;

/// Longest property that is kept, in bytes: a picture in a card is longer, and nothing of ours.
const LONGEST: usize = 16 * 1024;

/// Whether a text begins as a card.
pub(super) fn looks_like(text: &str) -> bool {
    text.get(..11).is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCARD"))
}

/// Reads cards.
///
/// # Errors
/// [`ReadError::Stopped`].
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let decoded = text::decode(bytes).text;
    let mut book = Book { reading: Reading::new(Format::VCard), by_name: HashMap::new() };
    let mut card = None;
    let mut lines = Lines { text: &decoded, at: 0, line: 0 };
    let mut n = 0_u32;
    while let Some((line, property)) = lines.next_property() {
        if n.is_multiple_of(4_096) {
            let done = u64::try_from(lines.at).unwrap_or_default().saturating_mul(990) / u64::try_from(decoded.len().max(1)).unwrap_or(1);
            if progress(u32::try_from(done).unwrap_or(990)).is_break() {
                return Err(ReadError::Stopped);
            }
        }
        n = n.wrapping_add(1);
        let Some(property) = Property::of(&property) else { continue };
        match property.name.as_str() {
            // A card that ends nowhere ends where the next begins.
            "BEGIN" if property.value.eq_ignore_ascii_case("VCARD") => book.take(card.replace(Card { line, ..Card::default() })),
            "END" => book.take(card.take()),
            _ => {
                if let Some(card) = &mut card {
                    card.say(&property);
                }
            }
        }
    }
    book.take(card);
    Ok(book.reading)
}

/// Lines joined where they were folded.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    fn next_line(&mut self) -> Option<&'t str> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let end = rest.find('\n').unwrap_or(rest.len());
        self.at += end + 1;
        self.line = self.line.saturating_add(1);
        rest.get(..end).map(|line| line.trim_end_matches('\r'))
    }

    fn follows(&self, with: [char; 2]) -> bool {
        self.text.get(self.at..).is_some_and(|rest| rest.starts_with(with))
    }

    /// The next property with its folded lines, and the line on which it begins.
    fn next_property(&mut self) -> Option<(u32, String)> {
        let mut whole = self.next_line()?.to_owned();
        let begins = self.line;
        let head = whole.split(':').next().unwrap_or_default().to_ascii_uppercase();
        let is_quoted = head.contains("QUOTED-PRINTABLE");
        loop {
            let more = if is_quoted && whole.ends_with('=') {
                whole.pop();
                self.next_line()
            } else if self.follows([' ', '\t']) {
                // What is folded begins with one blank that is none of the text.
                self.next_line().and_then(|line| line.get(1..))
            } else {
                None
            };
            match more {
                Some(more) if whole.len() < LONGEST => whole.push_str(more),
                Some(_) => {}
                None => return Some((begins, whole)),
            }
        }
    }
}

/// A property: its name, what is said of it, its value with nothing decoded but the encoding of characters.
struct Property {
    name: String,
    /// In capitals: `TYPE=WORK,PREF`, or bare `WORK` in version 2.1.
    parameters: String,
    value: String,
}

impl Property {
    fn of(line: &str) -> Option<Self> {
        // A colon within quotes parts nothing.
        let mut is_quoted = false;
        let colon = line.char_indices().find_map(|(at, c)| {
            is_quoted ^= c == '"';
            (c == ':' && !is_quoted).then_some(at)
        })?;
        let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
        let (name, parameters) = head.split_once(';').unwrap_or((head, ""));
        // "item1.EMAIL": the group says nothing here.
        let name = name.rsplit('.').next().unwrap_or_default().trim().to_ascii_uppercase();
        let upper = parameters.to_ascii_uppercase();
        let value = if upper.contains("QUOTED-PRINTABLE") {
            let charset = upper.split(';').find_map(|one| one.strip_prefix("CHARSET="));
            unquoted(value, charset.and_then(|label| Encoding::for_label(label.trim_matches('"').as_bytes())))
        } else {
            value.to_owned()
        };
        Some(Self { name, parameters: upper, value })
    }

    fn is_preferred(&self) -> bool {
        self.parameters.contains("PREF")
    }

    /// Parts between semicolons, each with its escapes taken out.
    fn parts(&self) -> Vec<String> {
        let mut parts = vec![String::new()];
        let mut chars = self.value.chars();
        while let Some(c) = chars.next() {
            let last = parts.last_mut();
            match (c, last) {
                ('\\', Some(last)) => match chars.next() {
                    Some('n' | 'N') => last.push('\n'),
                    Some(escaped) => last.push(escaped),
                    None => {}
                },
                (';', _) => parts.push(String::new()),
                (c, Some(last)) => last.push(c),
                (_, None) => {}
            }
        }
        parts.iter_mut().for_each(|part| *part = tidy(part));
        parts
    }

    /// The whole value with its escapes taken out.
    fn text(&self) -> String {
        let parts = self.parts();
        parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join("; ")
    }
}

/// Blanks at the ends and zeros taken off.
fn tidy(text: &str) -> String {
    text.replace('\0', "").trim().to_owned()
}

/// Quoted-printable (RFC 2045, 6.7), in the encoding that the card names, else as it seems.
fn unquoted(value: &str, encoding: Option<&'static Encoding>) -> String {
    let digit = |b: Option<&u8>| b.and_then(|b| char::from(*b).to_digit(16)).and_then(|d| u8::try_from(d).ok());
    let raw = value.as_bytes();
    let mut bytes = Vec::with_capacity(raw.len());
    let mut at = 0;
    while let Some(b) = raw.get(at) {
        match (b, digit(raw.get(at + 1)), digit(raw.get(at + 2))) {
            (b'=', Some(high), Some(low)) => {
                bytes.push(high << 4 | low);
                at += 3;
            }
            _ => {
                bytes.push(*b);
                at += 1;
            }
        }
    }
    let fitting = if std::str::from_utf8(&bytes).is_ok() { UTF_8 } else { WINDOWS_1252 };
    encoding.unwrap_or(fitting).decode_without_bom_handling(&bytes).0.into_owned()
}

/// A card in the making.
#[derive(Default)]
struct Card {
    line: u32,
    formatted: String,
    /// Family, given, additional, before, after.
    name: Vec<String>,
    organisation: String,
    title: String,
    is_organisation: bool,
    language: String,
    email: Option<(bool, String)>,
    phone: Option<(bool, String)>,
    address: Option<(bool, Vec<String>)>,
}

impl Card {
    fn say(&mut self, property: &Property) {
        let text = |prefix: &str| {
            let text = property.text();
            // Version 4.0 writes some values as addresses of the web.
            let has_scheme = text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
            if has_scheme { text.get(prefix.len()..).unwrap_or_default().to_owned() } else { text }
        };
        let keep = |known: &mut Option<(bool, String)>, found: String| {
            if !found.is_empty() && known.as_ref().is_none_or(|(preferred, _)| !preferred && property.is_preferred()) {
                *known = Some((property.is_preferred(), found));
            }
        };
        match property.name.as_str() {
            "FN" if self.formatted.is_empty() => self.formatted = text(""),
            "N" if self.name.is_empty() => self.name = property.parts(),
            "ORG" if self.organisation.is_empty() => self.organisation = property.parts().into_iter().next().unwrap_or_default(),
            "TITLE" | "ROLE" if self.title.is_empty() => self.title = text(""),
            "KIND" | "X-ADDRESSBOOKSERVER-KIND" => self.is_organisation |= text("").eq_ignore_ascii_case("org"),
            "X-ABSHOWAS" => self.is_organisation |= text("").eq_ignore_ascii_case("company"),
            "LANG" if self.language.is_empty() => {
                self.language = text("").chars().take(2).filter(char::is_ascii_alphabetic).collect::<String>().to_ascii_lowercase();
            }
            "EMAIL" => keep(&mut self.email, Some(text("mailto:")).filter(|mail| mail.contains('@')).unwrap_or_default()),
            "TEL" if !property.parameters.contains("FAX") => keep(&mut self.phone, text("tel:")),
            "ADR" => {
                let is_new = self.address.as_ref().is_none_or(|(preferred, _)| !preferred && property.is_preferred());
                let parts = property.parts();
                if is_new && parts.iter().any(|part| !part.is_empty()) {
                    self.address = Some((property.is_preferred(), parts));
                }
            }
            _ => {}
        }
    }

    /// The person, or the organisation where that is what the card is of.
    fn own_name(&self) -> String {
        if !self.formatted.is_empty() {
            return self.formatted.clone();
        }
        let part = |at: usize| self.name.get(at).map(String::as_str).unwrap_or_default();
        let parts = [part(3), part(1), part(2), part(0)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// What several cards make.
struct Book {
    reading: Reading,
    by_name: HashMap<String, usize>,
}

impl Book {
    fn take(&mut self, card: Option<Card>) {
        let Some(card) = card else { return };
        self.reading.lines = self.reading.lines.saturating_add(1);
        let own = card.own_name();
        let is_person = !card.organisation.is_empty() && !card.is_organisation && !own.is_empty() && own != card.organisation;
        let name = if card.organisation.is_empty() { own.clone() } else { card.organisation.clone() };
        let mut key = String::new();
        fold_words(&name, &mut key);
        if key.is_empty() {
            let issue = Issue { line: card.line, column: "FN".to_owned(), found: String::new(), kind: IssueKind::Missing };
            self.reading.issues.push(issue);
            return;
        }
        let at = match self.by_name.get(&key) {
            Some(at) => *at,
            None => {
                let at = self.reading.customers.len();
                self.by_name.insert(key.clone(), at);
                self.reading.customers.push(ReadCustomer { key, name, line: card.line, ..ReadCustomer::default() });
                at
            }
        };
        let Some(customer) = self.reading.customers.get_mut(at) else { return };
        let (email, phone) = (card.email.map(|(_, it)| it), card.phone.map(|(_, it)| it));
        if let Some((_, parts)) = card.address {
            let part = |at: usize| parts.get(at).map(String::as_str).unwrap_or_default();
            let town = format!("{} {}", part(5), part(3));
            let lines = [part(0), part(1), part(2), town.trim()];
            let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
            if customer.address.is_none() && !lines.is_empty() {
                customer.address = Some(lines.join("\n"));
            }
            customer.country = customer.country.take().or_else(|| country(part(6)));
        }
        if is_person {
            let role = role_of(&card.title);
            let text = |it: Option<String>| it.unwrap_or_default();
            customer.contacts.push(Contact { name: own, role, language: card.language, email: text(email), phone: text(phone) });
        } else {
            customer.email = customer.email.take().or(email);
            customer.phone = customer.phone.take().or(phone);
        }
    }
}

/// What a title says of what somebody sees to.
pub(super) fn role_of(title: &str) -> ContactRole {
    let mut folded = String::new();
    fold_words(title, &mut folded);
    let has = |starts: &[&str]| folded.split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)));
    match () {
        () if has(&["compta", "account", "payable", "factur", "tresor", "financ", "daf", "boekhoud", "buchhalt"]) => ContactRole::Payables,
        () if has(&["achat", "acheteu", "purchas", "procure", "inkoop", "einkauf"]) => ContactRole::Purchasing,
        () if has(&["livrais", "logist", "recept", "magasin", "delivery", "warehouse", "goods", "received"]) => ContactRole::Delivery,
        () if has(&["juri", "legal", "avocat", "contentieux"]) => ContactRole::Legal,
        () if has(&["direct", "gerant", "president", "ceo", "pdg", "owner", "manage", "zaakvoerder", "geschaft"]) => {
            ContactRole::Management
        }
        () => ContactRole::Other,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use proptest::prelude::*;

    fn cards(text: &str) -> Reading {
        read(text.as_bytes(), &mut |_| ControlFlow::Continue(())).unwrap()
    }

    #[test]
    fn three_versions_of_one_person_read_alike() {
        // The examples of RFC 2426 and RFC 6350, and the vCard 2.1 specification, in our own words.
        let old = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Lef=E8vre;Aur=E9lie\r\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Aur=E9lie=\r\n Lef=E8vre\r\nORG:Garage Lenoir;Atelier\r\nTEL;WORK;FAX:+33 1 00\r\nTEL;WORK;VOICE:+33 3 20 00 00 01\r\nEMAIL;INTERNET:a.lefevre@example.org\r\nADR;WORK:;;12 rue Neuve;Lille;;59000;France\r\nTITLE:Comptable\r\nEND:VCARD\r\n";
        let three = "BEGIN:VCARD\nVERSION:3.0\nN:Lefèvre;Aurélie;;;\nFN:Aurélie Lefèvre\nORG:Garage Lenoir;Atelier\nitem1.TEL;TYPE=WORK,VOICE:+33 3 20 00 00 01\nEMAIL;TYPE=HOME:privee@example.org\nEMAIL;TYPE=PREF:a.lefevre@exam\n ple.org\nADR;TYPE=WORK:;;12 rue Neuve;Lille;;59000;France\nTITLE:Comptable\nPHOTO;ENCODING=b:AAAA\nEND:VCARD\n";
        let four = "BEGIN:VCARD\nVERSION:4.0\nFN:Aurélie Lefèvre\nORG:Garage Lenoir\nTEL;VALUE=uri;TYPE=\"voice,work\":tel:+33 3 20 00 00 01\nEMAIL:mailto:a.lefevre@example.org\nADR;LABEL=\"12 rue: Neuve\":;;12 rue Neuve;Lille;;59000;France\nTITLE:Comptable\nEND:VCARD\n";
        let [old, three, four] = [old, three, four].map(|text| cards(text).customers);
        assert_eq!(old.len(), 1);
        let customer = &old[0];
        assert_eq!(
            (customer.key.as_str(), customer.name.as_str(), customer.country.as_deref()),
            ("garage lenoir", "Garage Lenoir", Some("FR"))
        );
        assert_eq!(customer.address.as_deref(), Some("12 rue Neuve\n59000 Lille"));
        let person = Contact {
            name: "Aurélie Lefèvre".to_owned(),
            role: ContactRole::Payables,
            language: String::new(),
            email: "a.lefevre@example.org".to_owned(),
            phone: "+33 3 20 00 00 01".to_owned(),
        };
        assert_eq!(customer.contacts.len(), 1);
        assert_eq!(customer.contacts[0].email, person.email);
        assert_eq!(three[0].contacts, std::slice::from_ref(&person));
        assert_eq!(four[0].contacts, [person]);
    }

    #[test]
    fn a_card_without_organisation_is_a_customer_and_one_without_a_name_is_told() {
        let reading = cards("BEGIN:VCARD\nN:Martin;Paul;;M.;\nTEL:06\\, 07\nEND:VCARD\nBEGIN:VCARD\nEMAIL:x@example.org\nEND:VCARD\n");
        assert_eq!(reading.customers.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["M. Paul Martin"]);
        assert_eq!(reading.customers[0].phone.as_deref(), Some("06, 07"));
        assert_eq!(reading.issues.iter().map(|it| it.line).collect::<Vec<_>>(), [5]);
        assert_eq!(reading.lines, 2);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(BEGIN:VCARD\n|END:VCARD\n|[NFO;:=\\\\\r\n \tA-Z0-9é\"]|ENCODING=QUOTED-PRINTABLE){0,60}") {
            let reading = cards(&text);
            prop_assert!(reading.customers.iter().all(|customer| !customer.key.is_empty()));
        }
    }
}
