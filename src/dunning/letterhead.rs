//! Who writes to whom, in which language, under which reference, and to which account to pay.

use crate::basis::identifiers::{BelgianReference, CreditorReference};
use crate::basis::money::Money;
use crate::basis::pay_link::PayLink;
use crate::law::{GoverningLaw, cash_cap};
use crate::ledger::{Customer, CustomerDetails, CustomerIdx, CustomerKind, ItemIdx, Ledger, Means};
use crate::words::{Language, words};
use chrono::NaiveDate;

/// Who writes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sender {
    /// Name with its legal form.
    pub name: String,
    /// Postal address.
    pub address: Vec<String>,
    /// Number of the firm and VAT number with their labels; empty where neither is known.
    pub identity: String,
    /// Mail and telephone; empty where neither is known.
    pub contact: String,
    /// Mail, for the draft.
    pub email: String,
    /// ISO 3166 code of its country; empty where it is not known.
    pub country: String,
    /// Its telephone; empty where it is not known.
    pub phone: String,
}

/// To whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// Name.
    pub name: String,
    /// "For the attention of …"; `None` where nobody is named.
    pub attention: Option<String>,
    /// Postal address.
    pub address: Vec<String>,
    /// Mail; empty where it is not known.
    pub email: String,
}

/// How to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// Account, in fours; empty where no transfer is offered.
    pub iban: String,
    /// The code of our bank; empty where it is not known.
    pub bic: String,
    /// What the payer is to write.
    pub reference: String,
    /// How much.
    pub amount: Money,
    /// Other ways, a line each.
    pub more: Vec<String>,
}

/// The language of a customer's letters: their own where it is set, else that of their country and, in Belgium, of their postcode.
/// A language that we do not write falls back to English. `None` where neither language nor country is known.
#[must_use]
pub fn language_of(details: &CustomerDetails) -> Option<Language> {
    if !details.language.trim().is_empty() {
        return Some(Language::from_tag(details.language.trim()).unwrap_or(Language::En));
    }
    match details.country.trim().to_ascii_uppercase().as_str() {
        "" => None,
        "FR" | "LU" | "MC" => Some(Language::Fr),
        "BE" => Some(belgian_language(&details.address)),
        _ => Some(Language::En),
    }
}

/// Brussels and the French-speaking provinces by their postcodes; a Flemish address reads English while there is no Dutch.
fn belgian_language(address: &str) -> Language {
    let codes = address.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() == 4);
    match codes.filter_map(|digits| digits.parse::<u16>().ok()).next_back() {
        Some(1500..=3999 | 8000..=9999) => Language::En,
        _ => Language::Fr,
    }
}

pub(super) fn sender(ledger: &Ledger, language: Language) -> Sender {
    let company = ledger.company();
    let said = words(language).letter();
    let label = if company.country.trim().eq_ignore_ascii_case("BE") { said.enterprise_number } else { said.siren };
    let named = |label: &str, text: &str| (!text.trim().is_empty()).then(|| format!("{label} {}", text.trim()));
    let identity: Vec<String> = named(label, &company.legal_id).into_iter().chain(named(said.vat, &company.vat_id)).collect();
    Sender {
        name: company.name.clone(),
        address: address_lines(&company.address),
        identity: identity.join(", "),
        contact: (said.contact)(company.email.trim(), company.phone.trim()),
        email: company.email.trim().to_owned(),
        country: company.country.trim().to_ascii_uppercase(),
        phone: company.phone.trim().to_owned(),
    }
}

pub(super) fn recipient(customer: &Customer, language: Language) -> Recipient {
    let details = &customer.details;
    let contact = details.contact.trim();
    Recipient {
        name: details.name.clone(),
        attention: (!contact.is_empty()).then(|| (words(language).letter().attention)(contact)),
        address: address_lines(&details.address),
        email: details.email.trim().to_owned(),
    }
}

fn address_lines(address: &str) -> Vec<String> {
    address.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The town of an address: what follows a postcode of four or five digits; `None` where there is none.
pub(super) fn place_of(address: &str) -> Option<String> {
    let pieces = address.lines().flat_map(|line| line.split(',')).map(str::trim);
    let mut towns = pieces.filter_map(|piece| {
        let (code, town) = piece.split_once(' ')?;
        let is_code = (4..=5).contains(&code.len()) && code.chars().all(|letter| letter.is_ascii_digit());
        (is_code && !town.trim().is_empty()).then(|| town.trim().to_owned())
    });
    towns.next_back()
}

/// Three letters of the customer's name and the day: `TRE-2026-1123`; with a number after the letters where another customer before
/// it has the same.
pub(super) fn reference(ledger: &Ledger, customer: CustomerIdx, on: NaiveDate) -> String {
    let own = three_letters(&ledger.customer(customer).details.name);
    let before =
        ledger.customers().take_while(|(idx, _)| *idx != customer).filter(|(_, other)| three_letters(&other.details.name) == own).count();
    let again = if before == 0 { String::new() } else { (before + 1).to_string() };
    format!("{own}{again}-{}", on.format("%Y-%m%d"))
}

fn three_letters(name: &str) -> String {
    let plain = |letter: char| match letter {
        'À' | 'Â' | 'Ä' | 'Á' | 'Ã' | 'Å' => 'A',
        'É' | 'È' | 'Ê' | 'Ë' => 'E',
        'Î' | 'Ï' | 'Í' => 'I',
        'Ô' | 'Ö' | 'Ó' | 'Õ' | 'Ø' | 'Œ' => 'O',
        'Ù' | 'Û' | 'Ü' | 'Ú' => 'U',
        'Ç' => 'C',
        'Ñ' => 'N',
        other => other,
    };
    let letters: String = name.chars().flat_map(char::to_uppercase).map(plain).filter(char::is_ascii_alphanumeric).take(3).collect();
    if letters.is_empty() { "REF".to_owned() } else { letters }
}

/// An account as people read it, in fours.
#[must_use]
pub fn in_fours(iban: &str) -> String {
    let plain: Vec<char> = iban.chars().filter(|letter| !letter.is_whitespace()).collect();
    let fours: Vec<String> = plain.chunks(4).map(|four| four.iter().collect()).collect();
    fours.join(" ")
}

/// How one may pay, beside the account's number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WaysToPay {
    /// Whether a transfer is among them.
    pub by_transfer: bool,
    /// The code of our bank; empty where it is not known.
    pub bic: String,
    /// The address of ours where one pays online; empty where there is none.
    pub link: String,
    /// The other means in words, each; of cash up to which sum.
    pub also: Vec<String>,
}

/// The ways that are offered to a customer, or to whoever comes, on a day.
#[must_use]
pub fn ways_to_pay(ledger: &Ledger, customer: Option<CustomerIdx>, day: NaiveDate, language: Language) -> WaysToPay {
    let offered = customer.map_or_else(|| ledger.means_for_all(day), |customer| ledger.means_for(customer, day));
    let seller = GoverningLaw::of_seller(&ledger.company().country);
    let (country, kind) = customer.map_or(("", CustomerKind::Unknown), |idx| {
        let customer = ledger.customer(idx);
        (customer.details.country.as_str(), customer.kind)
    });
    let cash = seller.and_then(|seller| cash_cap(seller, country, kind)).map(|cap| words(language).format.whole_amount(cap.most));
    let others = offered.means.iter().filter(|means| **means != Means::Transfer && (**means != Means::Card || offered.link.is_empty()));
    WaysToPay {
        by_transfer: offered.means.contains(&Means::Transfer),
        bic: ledger.own_account().bic.clone(),
        also: others.map(|means| (words(language).letter().means)(*means, cash.as_deref())).collect(),
        link: offered.link,
    }
}

/// How to pay what a letter asks for; `None` where no way is known.
pub(super) fn payment(
    ledger: &Ledger,
    customer: CustomerIdx,
    on: NaiveDate,
    language: Language,
    (reference, number, amount): (&str, Option<&str>, Money),
    structured: Option<String>,
) -> Option<Payment> {
    let ways = ways_to_pay(ledger, Some(customer), on, language);
    let said = words(language).letter();
    let iban = if ways.by_transfer { in_fours(&ledger.company().iban) } else { String::new() };
    let mut more = Vec::new();
    if let Ok(link) = ways.link.parse::<PayLink>() {
        let plain = amount.rounded().amount().to_string();
        more.push((said.online)(&link.filled(number.unwrap_or(reference), &plain)));
    }
    if !ways.also.is_empty() {
        more.push((said.also)(&ways.also));
    }
    let bic = if iban.is_empty() { String::new() } else { ways.bic };
    let reference = structured.unwrap_or_else(|| reference.to_owned());
    (!iban.is_empty() || !more.is_empty()).then_some(Payment { iban, bic, reference, amount, more })
}

/// What the only document asks its payer to write, as it is printed, where banks check it: a creditor's reference or a Belgian
/// structured communication.
pub(super) fn structured(ledger: &Ledger, document: ItemIdx) -> Option<String> {
    let written = ledger.details(document)?.payment_reference.trim();
    let belgian = written.parse::<BelgianReference>().map(|reference| reference.to_string());
    belgian.or_else(|_| written.parse::<CreditorReference>().map(|reference| reference.in_fours())).ok()
}

impl Payment {
    /// Its lines, in order, in the language of a letter.
    #[must_use]
    pub fn lines(&self, language: Language) -> Vec<String> {
        let said = words(language).letter();
        let named = |label: &str, text: &str| (!text.is_empty()).then(|| format!("{label} {text}"));
        let first = [named(said.iban, &self.iban), named(said.bic, &self.bic), named(said.reference, &self.reference)];
        first.into_iter().flatten().chain(self.more.iter().cloned()).collect()
    }
}
