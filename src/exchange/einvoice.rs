//! E-invoices of any syntax as one value: what a receivable needs of EN 16931, as the file writes it.
//!
//! `ubl` and `cii` fill it, `pdf` finds the XML inside a PDF, `booked` makes a [`Reading`](super::reading::Reading) of it. Written by hand:
//! a young library for the norm reads all of the sample files but ZUGFeRD 1 (21 of 334), wants another tree of XML beside ours, and gives
//! no lines; it serves the tests as a second opinion.

mod booked;
mod parties;
mod terms_text;

pub use booked::{Assumed, Lacking, NoSale, Own};
pub(super) use parties::body;
pub use parties::same_body;
pub use terms_text::{Understood, understand};

use super::reading::Format;
use super::reading::Reading;
use super::xml;
use super::{ReadError, cii, ubl};
use crate::basis::money::Currency;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::str::FromStr as _;

/// An e-invoice as its file writes it. Empty text and `None` where it says nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct EInvoice {
    /// Which syntax.
    pub syntax: Syntax,
    /// The specification that it claims to follow (BT-24).
    pub profile: String,
    /// BT-1.
    pub number: String,
    /// BT-3, as written.
    pub type_code: String,
    /// BT-2.
    pub issued_on: Option<NaiveDate>,
    /// BT-9, and what extensions and older versions add: each due date, with its part of the amount where it is stated.
    pub due: Vec<DuePart>,
    /// BT-5, as written.
    pub currency: String,
    /// BG-4.
    pub seller: Party,
    /// BG-7.
    pub buyer: Party,
    /// BT-10.
    pub buyer_reference: String,
    /// BT-13.
    pub order_reference: String,
    /// BT-109.
    pub net: Option<Decimal>,
    /// BT-110.
    pub tax: Option<Decimal>,
    /// BT-112.
    pub gross: Option<Decimal>,
    /// BT-113.
    pub prepaid: Option<Decimal>,
    /// BT-114.
    pub rounding: Option<Decimal>,
    /// BT-115.
    pub payable: Option<Decimal>,
    /// BG-23: percent, base, tax.
    pub taxes: Vec<TaxLine>,
    /// BG-16, each way to pay.
    pub means: Vec<Means>,
    /// BT-83.
    pub payment_reference: String,
    /// BT-20, each.
    pub terms: Vec<String>,
    /// Discounts for early payment that stand in fields of their own.
    pub discounts: Vec<DiscountLine>,
    /// BT-25, each.
    pub preceding: Vec<String>,
    /// BG-1: subject code and text.
    pub notes: Vec<(String, String)>,
    /// How many lines.
    pub lines: u32,
    /// BG-25, and what is taken off or added for the whole (BG-20, BG-21).
    pub items: Vec<ItemLine>,
}

/// The syntaxes that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// UBL 2 `Invoice`.
    UblInvoice,
    /// UBL 2 `CreditNote`.
    UblCreditNote,
    /// Cross Industry Invoice.
    Cii,
    /// Its forerunner in ZUGFeRD 1.
    Zugferd1,
}

/// Seller or buyer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Party {
    /// Legal name; the trading name where there is no other.
    pub name: String,
    /// BT-31, BT-48.
    pub vat: String,
    /// BT-30, BT-47.
    pub legal_id: String,
    /// Every identifier there is: those above, tax number, electronic address, global ids.
    pub ids: Vec<String>,
    /// What the other side calls it: a customer number.
    pub assigned_id: String,
    /// Postal address in lines.
    pub address: String,
    /// ISO 3166 alpha-2.
    pub country: String,
    /// Of its contact.
    pub email: String,
    /// Of its contact.
    pub phone: String,
    /// Line in the file.
    pub line: u32,
}

/// A due date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DuePart {
    /// The day.
    pub on: NaiveDate,
    /// Its part of the amount, where stated.
    pub amount: Option<Decimal>,
}

/// Tax at one rate; what is exempt has no percent or zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TaxLine {
    /// Per cent.
    pub percent: Option<Decimal>,
    /// What it is counted on.
    pub base: Option<Decimal>,
    /// The tax.
    pub tax: Option<Decimal>,
}

/// One line.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ItemLine {
    /// BT-153; the description where there is no name; of an allowance its reason.
    pub label: String,
    /// BT-129.
    pub quantity: Option<Decimal>,
    /// BT-131, without tax.
    pub net: Option<Decimal>,
    /// BT-152.
    pub percent: Option<Decimal>,
}

/// A way to pay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Means {
    /// UNTDID 4461.
    pub code: String,
    /// IBAN or account number, as written.
    pub account: String,
}

/// A discount for early payment, as fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DiscountLine {
    /// Per cent.
    pub percent: Decimal,
    /// Days from issue, where stated as days.
    pub days: Option<u16>,
    /// Last day, where stated as a date.
    pub until: Option<NaiveDate>,
}

impl EInvoice {
    pub(super) fn new(syntax: Syntax) -> Self {
        Self {
            syntax,
            profile: String::new(),
            number: String::new(),
            type_code: String::new(),
            issued_on: None,
            due: Vec::new(),
            currency: String::new(),
            seller: Party::default(),
            buyer: Party::default(),
            buyer_reference: String::new(),
            order_reference: String::new(),
            net: None,
            tax: None,
            gross: None,
            prepaid: None,
            rounding: None,
            payable: None,
            taxes: Vec::new(),
            means: Vec::new(),
            payment_reference: String::new(),
            terms: Vec::new(),
            discounts: Vec::new(),
            preceding: Vec::new(),
            notes: Vec::new(),
            lines: 0,
            items: Vec::new(),
        }
    }

    /// Adds a due date, once.
    pub(super) fn due_on(&mut self, on: Option<NaiveDate>, amount: Option<Decimal>) {
        if let Some(on) = on
            && !self.due.iter().any(|part| part.on == on && (part.amount == amount || amount.is_none()))
        {
            self.due.push(DuePart { on, amount });
        }
    }

    /// The currency; `None` where it has none or one that ISO 4217 does not know.
    #[must_use]
    pub fn money(&self) -> Option<Currency> {
        crate::basis::money::currency_from_code(&self.currency)
    }
}

/// The e-invoice in the bytes of an XML file.
///
/// # Errors
/// Broken or refused XML; XML that is no invoice.
pub fn parse(bytes: &[u8]) -> Result<EInvoice, ReadError> {
    if let Some(named) = xml::unknown_encoding(bytes) {
        return Err(ReadError::BrokenXml { line: 1, reason: format!("encoding=\"{named}\"") });
    }
    let text = xml::decode(bytes);
    let tree = xml::tree(&text)?;
    let Some(root) = tree.root() else { return Err(ReadError::NotRead(super::recognise::Seems::Xml)) };
    match root.name() {
        "Invoice" | "CreditNote" => ubl::parse(root),
        "CrossIndustryInvoice" | "CrossIndustryDocument" => cii::parse(root),
        other => Err(ReadError::NotRead(super::recognise::seems_of_root(other))),
    }
}

/// Reads an e-invoice in XML; `format` where it came in another file.
///
/// # Errors
/// See [`parse`]; and what cannot be booked: without number, day, currency or amount, a purchase, another company's.
pub fn read(bytes: &[u8], own: &Own, format: Option<Format>) -> Result<Reading, ReadError> {
    let invoice = parse(bytes)?;
    let format = format.unwrap_or(match invoice.syntax {
        Syntax::UblInvoice | Syntax::UblCreditNote => Format::Ubl,
        Syntax::Cii | Syntax::Zugferd1 => Format::Cii,
    });
    booked::reading(&invoice, own, format)
}

/// An amount as XML writes it.
pub(super) fn amount(text: &str) -> Option<Decimal> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    Decimal::from_str(text).or_else(|_| Decimal::from_str_exact(text.trim_start_matches('+'))).ok().or_else(|| {
        // A decimal comma, which no schema allows and some programs write.
        let comma = text.replace(',', ".");
        (text.matches(',').count() == 1 && !text.contains('.')).then(|| Decimal::from_str(&comma).ok()).flatten()
    })
}

/// A day: `2026-01-31` with or without a time or zone behind, `20260131`.
pub(super) fn day(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some(iso) = text.get(..10)
        && let Ok(day) = NaiveDate::parse_from_str(iso, "%Y-%m-%d")
    {
        return Some(day);
    }
    let digits = text.get(..8).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    NaiveDate::parse_from_str(digits, "%Y%m%d").ok()
}
