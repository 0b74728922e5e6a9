//! The customers of a list, each once, and what the list says of them.

use super::columns::Role;
use super::lookup::Lookup;
use super::mapping::ListKind;
use super::reader::List;
use super::records::Record;
use super::titles::folded;
use crate::exchange::reading::{Issue, IssueKind, ReadCustomer};
use crate::exchange::vcard::role_of;
use crate::ledger::{Contact, Terms};
use std::borrow::Cow;

/// Customers by what identifies them.
#[derive(Debug, Default)]
pub(crate) struct Customers {
    list: Vec<ReadCustomer>,
    by_code: Lookup<String, u32>,
    /// As written.
    by_name: Lookup<String, u32>,
    by_folded_name: Lookup<String, u32>,
}

impl Customers {
    /// Each once, in order of appearance.
    pub(crate) fn into_list(self) -> Vec<ReadCustomer> {
        self.list
    }

    fn get(&self, code: &str, name: &str) -> Option<u32> {
        if code.is_empty() { self.by_name.get(name).copied() } else { self.by_code.get(code).copied() }
    }

    /// The customer of this code, or of this name where the code is empty; made where it is new.
    pub(crate) fn of(&mut self, code: &str, name: &str, line: u32, about: impl FnOnce() -> ReadCustomer) -> u32 {
        if let Some(idx) = self.get(code, name) {
            return idx;
        }
        let key = if code.is_empty() { folded(name) } else { code.to_owned() };
        if code.is_empty()
            && let Some(idx) = self.by_folded_name.get(&key).copied()
        {
            self.by_name.insert(name.to_owned(), idx);
            return idx;
        }
        let idx = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let shown = if name.is_empty() { code } else { name };
        if code.is_empty() {
            self.by_name.insert(name.to_owned(), idx);
            self.by_folded_name.insert(key.clone(), idx);
        } else {
            self.by_code.insert(key.clone(), idx);
        }
        self.list.push(ReadCustomer { key, name: shown.to_owned(), line, ..about() });
        idx
    }
}

impl List<'_> {
    /// The customer of the line.
    ///
    /// Where the list has a code, every line needs one: a name alone might be another customer's.
    #[inline]
    pub(crate) fn customer(&mut self, record: &Record) -> Result<u32, Issue> {
        let code = self.cell(record, Role::CustomerCode);
        let mut name = self.cell(record, Role::CustomerName);
        if name.is_empty() && self.mapping.kind == ListKind::Customers {
            // A person without a company is a customer.
            name = Cow::Owned(self.person(record));
        }
        if code.is_empty() && self.places.at(Role::CustomerCode).is_some() {
            return Err(self.issue_with(record, Role::CustomerCode, IssueKind::Missing));
        }
        if code.is_empty() && name.is_empty() {
            return Err(self.issue_with(record, Role::CustomerName, IssueKind::Missing));
        }
        if let Some(idx) = self.customers.get(&code, &name) {
            return Ok(idx);
        }
        let about = self.about(record);
        Ok(self.customers.of(&code, &name, record.line, || about))
    }

    /// The person that the line names; empty where it names none.
    fn person(&self, record: &Record) -> String {
        let whole = self.cell(record, Role::ContactName);
        if !whole.is_empty() {
            return whole.into_owned();
        }
        let parts = [self.cell(record, Role::FirstName), self.cell(record, Role::LastName)];
        parts.iter().map(|part| part.as_ref()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The person of the line as somebody at its customer; `None` where it names none, or is the customer itself.
    fn contact(&self, record: &Record) -> Option<Contact> {
        let name = self.person(record);
        let is_customer = self.cell(record, Role::CustomerName).is_empty() && self.cell(record, Role::CustomerCode).is_empty();
        let email = Some(self.cell(record, Role::Email).into_owned()).filter(|mail| mail.contains('@')).unwrap_or_default();
        (!name.is_empty() && !is_customer).then(|| Contact {
            name,
            role: role_of(&self.cell(record, Role::JobTitle)),
            language: String::new(),
            email,
            phone: self.cell(record, Role::Phone).into_owned(),
        })
    }

    /// A line of a list of customers: a customer, or one more person at one that stands above.
    pub(crate) fn customer_of_list(&mut self, record: &Record) -> Result<(), Issue> {
        let before = self.customers.list.len();
        let idx = self.customer(record)?;
        let person = self.contact(record);
        if let (Some(person), Some(customer)) = (person, self.customers.list.get_mut(idx as usize))
            && !customer.contacts.contains(&person)
        {
            customer.contacts.push(person);
            return Ok(());
        }
        if self.customers.list.len() == before {
            let role = if self.places.at(Role::CustomerCode).is_some() { Role::CustomerCode } else { Role::CustomerName };
            return Err(self.issue_with(record, role, IssueKind::Twice));
        }
        Ok(())
    }

    fn about(&self, record: &Record) -> ReadCustomer {
        let some = |text: Cow<'_, str>| if text.is_empty() { None } else { Some(text.into_owned()) };
        let mut address: Vec<String> = self.places.addresses.iter().filter_map(|idx| some(record.cell(self.text, *idx))).collect();
        let town = format!("{} {}", self.cell(record, Role::PostalCode), self.cell(record, Role::City));
        if !town.trim().is_empty() {
            address.push(town.trim().to_owned());
        }
        // A mail address beside a person is that person's.
        let is_somebodys = self.contact(record).is_some();
        ReadCustomer {
            country: country(&self.cell(record, Role::Country)),
            email: some(self.cell(record, Role::Email)).filter(|mail| mail.contains('@') && !is_somebodys),
            phone: some(self.cell(record, Role::Phone)).filter(|_| !is_somebodys),
            address: if address.is_empty() { None } else { Some(address.join("\n")) },
            legal_id: self.places.legal_ids.iter().find_map(|idx| some(record.cell(self.text, *idx))),
            named_only: matches!(self.mapping.kind, ListKind::Interactions | ListKind::CreditReports),
            terms: terms(&self.cell(record, Role::Terms), &self.cell(record, Role::EndOfMonth)),
            ..ReadCustomer::default()
        }
    }
}

/// ISO 3166 alpha-2 of a code or a name; `None` for anything else.
pub(in crate::exchange) fn country(cell: &str) -> Option<String> {
    if cell.len() == 2 && cell.bytes().all(|b| b.is_ascii_alphabetic()) {
        return Some(cell.to_ascii_uppercase());
    }
    let code = match folded(cell).as_str() {
        "france" | "frankrijk" | "frankreich" | "fra" => "FR",
        "belgique" | "belgium" | "belgie" | "belgien" | "bel" => "BE",
        "luxembourg" | "luxemburg" | "lux" => "LU",
        "pays bas" | "netherlands" | "the netherlands" | "nederland" | "niederlande" | "nld" => "NL",
        "allemagne" | "germany" | "duitsland" | "deutschland" | "deu" => "DE",
        "suisse" | "switzerland" | "zwitserland" | "schweiz" | "che" => "CH",
        "espagne" | "spain" | "spanje" | "spanien" | "esp" => "ES",
        "italie" | "italy" | "italien" | "ita" => "IT",
        "portugal" | "prt" => "PT",
        "royaume uni" | "united kingdom" | "uk" | "verenigd koninkrijk" | "grossbritannien" | "gbr" => "GB",
        "irlande" | "ireland" | "ierland" | "irland" | "irl" => "IE",
        "autriche" | "austria" | "oostenrijk" | "osterreich" | "aut" => "AT",
        "canada" | "can" => "CA",
        "etats unis" | "united states" | "usa" => "US",
        _ => return None,
    };
    Some(code.to_owned())
}

/// `30`, `30 jours`, `30 jours fin de mois`, `45 FDM`, `fin de mois 45`, `Net 30`, `à réception`; `None` for anything else.
pub(crate) fn terms(cell: &str, end_of_month: &str) -> Option<Terms> {
    let folded = folded(cell);
    if folded.is_empty() {
        return None;
    }
    let words: Vec<&str> = folded.split(' ').collect();
    // The number of "NAH4" is part of a code.
    let days: Vec<u16> =
        cell.split(|c: char| !c.is_alphanumeric()).filter_map(|word| word.trim_end_matches(char::is_alphabetic).parse().ok()).collect();
    let ends = |word: &str| matches!(word, "fin" | "fdm" | "eom" | "einde" | "ende" | "eind" | "end");
    let is_end = words.iter().any(|word| ends(word))
        || matches!(end_of_month.trim(), "1" | "oui" | "Oui" | "OUI" | "true" | "yes" | "ja" | "x" | "X");
    let at_once =
        words.iter().any(|word| matches!(*word, "reception" | "comptant" | "receipt" | "cash" | "contant" | "sofort" | "immediate"));
    match days.as_slice() {
        [] if at_once => Some(Terms::Net(0)),
        [] if is_end => Some(Terms::PlusThenEndOfMonth(0)),
        [days] if *days > 366 => None,
        [days] if is_end => {
            let end_first = words.iter().position(|word| ends(word)) < words.iter().position(|word| word.parse::<u16>().is_ok());
            let stands_in_words = words.iter().any(|word| ends(word));
            Some(if end_first && stands_in_words { Terms::EndOfMonthThenPlus(*days) } else { Terms::PlusThenEndOfMonth(*days) })
        }
        [days] => Some(Terms::Net(*days)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_read_in_both_readings_of_the_end_of_the_month() {
        for (text, end, expected) in [
            ("30", "0", Some(Terms::Net(30))),
            ("30", "1", Some(Terms::PlusThenEndOfMonth(30))),
            ("30 jours", "", Some(Terms::Net(30))),
            ("45 jours fin de mois", "", Some(Terms::PlusThenEndOfMonth(45))),
            ("Fin de mois + 45 jours", "", Some(Terms::EndOfMonthThenPlus(45))),
            ("à réception", "", Some(Terms::Net(0))),
            ("Net 30", "", Some(Terms::Net(30))),
            ("2/10 net 30", "", None),
            ("NAH4", "", None),
        ] {
            assert_eq!(terms(text, end), expected, "{text} {end}");
        }
    }
}
