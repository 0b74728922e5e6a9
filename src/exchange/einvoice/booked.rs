//! An e-invoice as a reading: whose it is, what is owed of it, when it is due, and everything that had to be assumed.
//!
//! Who we are is told by identifiers: a file of ours is a sale; a file that names us as the buyer is a purchase and refused. While no
//! identifier of ours is known, the seller is taken for us, and that is said.

use super::parties::body;
use super::terms_text::{Understood, understand};
use super::{EInvoice, ItemLine, Party, Syntax};
use crate::basis::fold::folded;
use crate::basis::identifiers::{BelgianReference, CreditorReference};
use crate::basis::money::{Currency, Money};
use crate::exchange::ReadError;
use crate::exchange::reading::{Format, Issue, IssueKind, ReadAllocation, ReadCustomer, ReadDocumentLines, ReadItem, Reading, Settles};
use crate::ledger::{
    Company, Delivery, DiscountBase, DiscountFrom, DocumentDetails, DocumentLine, EarlyDiscount, ItemKind, MOST_LINES, TaxPart,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// Who we are, to tell sales from purchases.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Own {
    /// SIREN, SIRET, enterprise and VAT numbers, electronic addresses, as written.
    pub ids: Vec<String>,
    /// Name with its legal form; empty where it is not known.
    pub name: String,
}

impl Own {
    /// Of our own sheet.
    #[must_use]
    pub fn of(company: &Company) -> Self {
        let ids = [&company.legal_id, &company.vat_id].into_iter().filter(|id| !id.trim().is_empty()).cloned();
        Self { ids: ids.collect(), name: company.name.clone() }
    }

    fn is(&self, party: &Party) -> bool {
        let ours: Vec<String> = self.ids.iter().map(|id| body(id)).filter(|id| !id.is_empty()).collect();
        let theirs = party.ids.iter().chain([&party.vat, &party.legal_id]);
        theirs.map(|id| body(id)).any(|id| !id.is_empty() && ours.contains(&id))
    }

    fn is_named(&self, party: &Party) -> bool {
        let name = folded(&self.name);
        !name.is_empty() && name == folded(&party.name)
    }
}

/// Why an e-invoice is no receivable of ours, or cannot be one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoSale {
    /// We are the buyer.
    #[error("a purchase from {seller}")]
    Purchase {
        /// From whom.
        seller: String,
    },
    /// Neither seller nor buyer are we.
    #[error("an invoice of {seller}, not ours")]
    OfOthers {
        /// Whose.
        seller: String,
        /// Its identifier.
        id: String,
    },
    /// Something without which nothing can be owed.
    #[error("the e-invoice has no {0:?}")]
    Lacks(Lacking),
    /// A currency that ISO 4217 does not know.
    #[error("not a currency: {0}")]
    NotACurrency(String),
    /// A pro forma invoice (type 325) is not one.
    #[error("a pro forma invoice")]
    ProForma,
    /// Larger than can be counted.
    #[error("an amount too large to count")]
    TooLarge,
}

/// What an invoice cannot do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lacking {
    /// Its number.
    Number,
    /// Its date, or one of the calendar.
    Day,
    /// Its currency.
    Currency,
    /// What is to be paid.
    Amount,
    /// Whom it is for.
    Buyer,
}

/// What was assumed of an e-invoice, or what the person should know of it. Said beside the preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumed {
    /// No identifier of ours is known: the seller was taken for us.
    SellerIsUs,
    /// The seller bears our name and none of our identifiers.
    SellerByName,
    /// No due date; the terms in words gave this one.
    DueFromWords {
        /// The day.
        due_on: NaiveDate,
    },
    /// No due date, and terms that are not plain: our own terms count.
    TermsUnclear,
    /// Several due dates without amounts: the last counts.
    SeveralDueDates,
    /// A credit note written with a minus: it lowers what is owed all the same.
    NegativeCredit,
    /// More decimals than the currency has: rounded.
    Rounded {
        /// After rounding.
        amount: Money,
    },
    /// Corrects an earlier invoice by taking its place (384).
    Replaces {
        /// Number of the earlier one.
        number: String,
    },
    /// What is to be paid does not follow from the totals: it counts as the file says.
    PayableDiffers {
        /// By the totals.
        total: Money,
        /// As stated.
        payable: Money,
    },
    /// Paid in part or whole before, on a day that the file does not name.
    PaidBefore {
        /// How much.
        amount: Money,
    },
}

/// What the amounts of an invoice come to, in minor units, signed by what they do to what is owed.
struct Amounts {
    /// The document.
    whole: i64,
    /// What was settled before: takes the same sign.
    before: i64,
}

struct Booking<'i> {
    invoice: &'i EInvoice,
    currency: Currency,
    /// −1 where the file's positive amounts lower what is owed.
    sign: Decimal,
    issues: Vec<Issue>,
}

/// A reading of one invoice.
pub(super) fn reading(invoice: &EInvoice, own: &Own, format: Format) -> Result<Reading, ReadError> {
    let no = |why: NoSale| Err(ReadError::NoSale(why));
    let mut assumed_self = None;
    if own.ids.iter().any(|id| !body(id).is_empty()) {
        if !own.is(&invoice.seller) {
            if own.is(&invoice.buyer) {
                return no(NoSale::Purchase { seller: invoice.seller.name.clone() });
            }
            if !own.is_named(&invoice.seller) {
                let ids = [&invoice.seller.legal_id, &invoice.seller.vat].into_iter().chain(&invoice.seller.ids);
                let id = ids.into_iter().find(|id| !id.is_empty()).cloned().unwrap_or_default();
                return no(NoSale::OfOthers { seller: invoice.seller.name.clone(), id });
            }
            assumed_self = Some(Assumed::SellerByName);
        }
    } else if own.is_named(&invoice.buyer) && !own.is_named(&invoice.seller) {
        return no(NoSale::Purchase { seller: invoice.seller.name.clone() });
    } else if !own.is_named(&invoice.seller) {
        assumed_self = Some(Assumed::SellerIsUs);
    }
    let code = invoice.type_code.trim();
    if code == "325" {
        return no(NoSale::ProForma);
    }
    if invoice.number.is_empty() {
        return no(NoSale::Lacks(Lacking::Number));
    }
    let Some(issued_on) = invoice.issued_on else { return no(NoSale::Lacks(Lacking::Day)) };
    if invoice.currency.trim().is_empty() {
        return no(NoSale::Lacks(Lacking::Currency));
    }
    let Some(currency) = invoice.money() else { return no(NoSale::NotACurrency(invoice.currency.clone())) };
    if invoice.buyer.name.is_empty() && invoice.buyer.ids.is_empty() {
        return no(NoSale::Lacks(Lacking::Buyer));
    }
    let credit = invoice.syntax == Syntax::UblCreditNote || is_credit(code);
    let mut booking = Booking { invoice, currency, sign: if credit { Decimal::NEGATIVE_ONE } else { Decimal::ONE }, issues: Vec::new() };
    if let Some(assumed) = assumed_self {
        booking.tell(&invoice.seller.name, assumed, invoice.seller.line);
    }
    let amounts = booking.amounts(credit)?;
    let kind = match () {
        () if amounts.whole < 0 => ItemKind::CreditNote,
        () if code == "386" => ItemKind::Deposit,
        () => ItemKind::Invoice,
    };
    let understood = understand(invoice.terms.iter().map(String::as_str).chain(discount_notes(invoice)));
    let details = booking.details(&understood);
    let parts = booking.parts(&amounts, &understood, issued_on);
    let line = invoice.buyer.line.max(1);
    let item =
        |on: NaiveDate, amount: i64| ReadItem { number: invoice.number.clone(), ..ReadItem::new(0, kind, on, amount, currency, line) };
    let mut items: Vec<ReadItem> = parts.iter().map(|(due_on, amount)| ReadItem { due_on: *due_on, ..item(issued_on, *amount) }).collect();
    if let Some(first) = items.first_mut() {
        first.settles = booking.settles(kind, amounts.whole);
        first.details = (details != DocumentDetails::default()).then(|| Box::new(details));
    }
    let document_lines = booking.lines();
    let mut allocations = Vec::new();
    if amounts.before != 0 {
        booking.before(&amounts, &mut items, &mut allocations, issued_on);
    }
    Ok(Reading {
        period: Some((issued_on, issued_on)),
        customers: vec![customer(&invoice.buyer)],
        items,
        allocations,
        issues: booking.issues,
        document_lines,
        lines: 1,
        ..Reading::new(format)
    })
}

/// UNTDID 1001: what lowers what is owed.
fn is_credit(code: &str) -> bool {
    matches!(code, "81" | "83" | "261" | "262" | "296" | "308" | "381" | "396" | "420" | "458" | "502" | "503" | "532")
}

/// UNTDID 1001: what the buyer wrote in our name.
fn is_self_billed(code: &str) -> bool {
    matches!(code, "261" | "389" | "500" | "501" | "502" | "503" | "527")
}

/// Notes of the subject AAB speak of discounts.
fn discount_notes(invoice: &EInvoice) -> impl Iterator<Item = &str> {
    invoice.notes.iter().filter(|(code, _)| code == "AAB").map(|(_, text)| text.as_str())
}

impl Booking<'_> {
    fn tell(&mut self, found: &str, assumed: Assumed, line: u32) {
        let found = found.chars().take(200).collect();
        self.issues.push(Issue { line, column: String::new(), found, kind: IssueKind::Assumed(assumed) });
    }

    fn minor(&mut self, amount: Decimal) -> Result<i64, ReadError> {
        let exact = Money::new(amount, self.currency);
        let rounded = exact.rounded();
        if rounded.amount() != amount {
            self.tell(&amount.to_string(), Assumed::Rounded { amount: rounded }, 1);
        }
        rounded.to_minor().ok_or(ReadError::NoSale(NoSale::TooLarge))
    }

    fn amounts(&mut self, credit: bool) -> Result<Amounts, ReadError> {
        let found = self.invoice;
        let sum = |a: Decimal, b: Option<Decimal>| a.checked_add(b.unwrap_or_default()).ok_or(ReadError::NoSale(NoSale::TooLarge));
        // With tax, else what makes it up.
        let gross = match (found.gross, found.net, found.tax) {
            (Some(gross), _, _) => Some(gross),
            (None, Some(net), tax) if tax.is_some() || found.payable.is_none() => Some(sum(net, tax)?),
            _ => None,
        };
        let whole = match gross {
            Some(gross) => Some(sum(gross, found.rounding)?),
            None => found.payable.map(|payable| sum(payable, found.prepaid)).transpose()?,
        };
        let Some(mut whole) = whole else { return Err(ReadError::NoSale(NoSale::Lacks(Lacking::Amount))) };
        let mut payable = found.payable;
        // A credit note that someone wrote with a minus.
        if credit && whole.is_sign_negative() && !whole.is_zero() {
            self.tell(&whole.to_string(), Assumed::NegativeCredit, 1);
            (whole, payable) = (-whole, payable.map(|payable| -payable));
        }
        let (whole, payable) = (whole * self.sign, payable.map(|payable| payable * self.sign));
        let whole = self.minor(whole)?;
        let payable = match payable {
            Some(payable) => self.minor(payable)?,
            None => whole - self.minor(found.prepaid.unwrap_or_default() * self.sign)?,
        };
        let before = whole.checked_sub(payable).ok_or(ReadError::NoSale(NoSale::TooLarge))?;
        if whole == 0 && payable == 0 {
            return Ok(Amounts { whole, before: 0 });
        }
        // More to pay than the totals say, or a credit that grew: no payment explains it, so what the file asks for counts.
        if before != 0 && (whole == 0 || (before > 0) != (whole > 0)) {
            let (total, stated) = (Money::from_minor(whole, self.currency), Money::from_minor(payable, self.currency));
            self.tell("", Assumed::PayableDiffers { total, payable: stated }, 1);
            return Ok(Amounts { whole: payable, before: 0 });
        }
        Ok(Amounts { whole, before })
    }

    /// The document, one part a due date.
    fn parts(&mut self, amounts: &Amounts, understood: &Understood, issued_on: NaiveDate) -> Vec<(Option<NaiveDate>, i64)> {
        let stated = &self.invoice.due;
        let minor = |amount: Decimal| Money::new(amount * self.sign, self.currency).rounded().to_minor();
        if stated.len() > 1 {
            let each: Option<Vec<i64>> = stated.iter().map(|part| part.amount.and_then(minor)).collect();
            if let Some(each) = each {
                let sum: i64 = each.iter().copied().fold(0, i64::saturating_add);
                let sound = each.iter().all(|part| part.signum() == amounts.whole.signum());
                let mut days: Vec<(Option<NaiveDate>, i64)> = stated.iter().map(|part| Some(part.on)).zip(each).collect();
                days.sort_by_key(|(on, _)| *on);
                if sound && sum == amounts.whole {
                    return days;
                }
                // The parts are of what is left to pay: what was paid before was due at once.
                if sound && sum == amounts.whole - amounts.before && amounts.before != 0 {
                    days.insert(0, (Some(issued_on), amounts.before));
                    return days;
                }
            }
            let texts = stated.iter().map(|part| part.on.to_string()).collect::<Vec<_>>().join(", ");
            self.tell(&texts, Assumed::SeveralDueDates, 1);
        }
        let mut due_on = self.invoice.due.iter().map(|part| part.on).max();
        if due_on.is_none() && amounts.whole > 0 {
            let words = self.invoice.terms.join(" / ");
            match understood.due.and_then(|due| due.day(issued_on)).filter(|due| *due >= issued_on) {
                Some(day) => {
                    due_on = Some(day);
                    self.tell(&words, Assumed::DueFromWords { due_on: day }, 1);
                }
                None if understood.unclear => self.tell(&words, Assumed::TermsUnclear, 1),
                None => {}
            }
        }
        vec![(due_on, amounts.whole)]
    }

    /// What a credit or a correction names as what it is about.
    fn settles(&mut self, kind: ItemKind, whole: i64) -> Vec<Settles> {
        let others = self.invoice.preceding.iter().filter(|number| **number != self.invoice.number);
        if kind == ItemKind::CreditNote && whole < 0 {
            return others.map(|number| Settles { number: number.clone(), amount_minor: None }).collect();
        }
        let replaced = others.cloned().collect::<Vec<_>>();
        if self.invoice.type_code.trim() == "384" {
            for number in replaced {
                self.tell(&number.clone(), Assumed::Replaces { number }, 1);
            }
        }
        Vec::new()
    }

    /// What was paid before, and for a credit what was given back.
    fn before(&mut self, amounts: &Amounts, items: &mut Vec<ReadItem>, allocations: &mut Vec<ReadAllocation>, on: NaiveDate) {
        self.tell("", Assumed::PaidBefore { amount: Money::from_minor(amounts.before, self.currency) }, 1);
        let line = items.first().map_or(1, |item| item.line);
        let documents = items.len();
        let kind = if amounts.before > 0 { ItemKind::Payment } else { ItemKind::Refund };
        let settled = ReadItem {
            number: self.invoice.number.clone(),
            on_assumed: true,
            ..ReadItem::new(0, kind, on, amounts.before.saturating_neg(), self.currency, line)
        };
        let at = u32::try_from(documents).unwrap_or(u32::MAX);
        items.push(settled);
        let mut left = amounts.before.saturating_abs();
        for (document, item) in (0_u32..).zip(items.iter().take(documents)) {
            let part = left.min(item.amount_minor.saturating_abs());
            if part > 0 {
                let (credit, debit) = if amounts.before > 0 { (at, document) } else { (document, at) };
                allocations.push(ReadAllocation { credit, debit, amount_minor: part });
                left -= part;
            }
        }
    }

    /// Signed as the document is, a credit written with a minus too.
    fn signed(&self, amount: Decimal) -> Money {
        let found = self.invoice;
        let flip = self.sign.is_sign_negative() && found.gross.or(found.payable).is_some_and(|sum| sum.is_sign_negative());
        Money::new(if flip { amount } else { amount * self.sign }, self.currency).rounded()
    }

    /// What it bills, line by line: of the first due date's item, which carries what is said of the whole.
    fn lines(&self) -> Vec<ReadDocumentLines> {
        let line = |line: &ItemLine| {
            let quantity = line.quantity.map(|it| it.normalize());
            Some(DocumentLine {
                label: line.label.clone(),
                quantity,
                net: self.signed(line.net?),
                percent: line.percent.map(|it| it.normalize()),
            })
        };
        let lines: Vec<DocumentLine> = self.invoice.items.iter().take(MOST_LINES).filter_map(line).collect();
        // A part of the lines would come to another sum.
        let is_whole = !lines.is_empty() && lines.len() == self.invoice.items.len();
        is_whole.then_some(ReadDocumentLines { item: 0, lines }).into_iter().collect()
    }

    fn details(&self, understood: &Understood) -> DocumentDetails {
        let found = self.invoice;
        let money = |amount: Decimal| self.signed(amount);
        let taxes = found.taxes.iter().filter_map(|line| {
            let (base, tax) = (line.base?, line.tax.or_else(|| line.percent.filter(Decimal::is_zero))?);
            Some(TaxPart { percent: line.percent.unwrap_or_default().normalize(), base: money(base), tax: money(tax) })
        });
        let mut discounts: Vec<EarlyDiscount> = found
            .discounts
            .iter()
            .filter_map(|line| {
                let by_date = || u16::try_from((line.until? - found.issued_on?).num_days()).ok();
                let days = line.days.or_else(by_date)?;
                Some(EarlyDiscount {
                    percent: line.percent.normalize(),
                    days,
                    counted_from: DiscountFrom::Issue,
                    base: DiscountBase::WithTax,
                    ..EarlyDiscount::default()
                })
            })
            .filter(|one| one.percent > Decimal::ZERO && one.percent < Decimal::from(50))
            .collect();
        for one in &understood.discounts {
            if !discounts.iter().any(|known| known.percent == one.percent && known.days == one.days) {
                discounts.push(*one);
            }
        }
        discounts.sort_by_key(|one| std::cmp::Reverse(one.percent));
        let retains = ["réserve de propriété", "eigentumsvorbehalt", "eigendomsvoorbehoud", "retention of title"];
        let said = found.notes.iter().map(|(_, text)| text).chain(&found.terms);
        let title_retained = said.clone().any(|text| retains.iter().any(|words| text.to_lowercase().contains(words)));
        DocumentDetails {
            net: found.net.map(money),
            taxes: taxes.collect(),
            order_reference: found.order_reference.clone(),
            buyer_reference: found.buyer_reference.clone(),
            payment_reference: reference(&found.payment_reference),
            preceding: found.preceding.iter().filter(|number| **number != found.number).cloned().collect(),
            self_billed: is_self_billed(found.type_code.trim()),
            title_retained,
            discounts,
            terms_text: terms_text(found),
            delivery: Delivery::Electronic,
            pay_to: found.means.iter().map(|means| without_blanks(&means.account)).find(|account| !account.is_empty()).unwrap_or_default(),
            ..DocumentDetails::default()
        }
    }
}

/// Terms in the file's own words: those of payment, and the notes that French e-invoices mark as the discount, the rate of late interest
/// and the fixed sum.
fn terms_text(found: &EInvoice) -> String {
    let notes = found.notes.iter().filter(|(code, _)| matches!(code.as_str(), "AAB" | "PMD" | "PMT")).map(|(_, text)| text);
    let mut lines: Vec<&str> = Vec::new();
    for text in found.terms.iter().chain(notes).map(|text| text.trim()) {
        if !text.is_empty() && !lines.contains(&text) {
            lines.push(text);
        }
    }
    lines.join("\n")
}

/// A structured reference in its bare form, any other with single blanks.
fn reference(text: &str) -> String {
    if let Ok(creditor) = text.parse::<CreditorReference>() {
        return creditor.to_string();
    }
    if let Ok(belgian) = text.parse::<BelgianReference>() {
        return belgian.digits();
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The buyer. Its key is what identifies it everywhere, else the number that we gave it, else its name.
fn customer(buyer: &Party) -> ReadCustomer {
    let legal = [&buyer.legal_id, &buyer.vat].into_iter().find(|id| !body(id).is_empty());
    let name = folded(&buyer.name);
    let key = match legal {
        Some(id) => body(id),
        None if !name.is_empty() => name,
        None => buyer.ids.first().cloned().unwrap_or_default(),
    };
    let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    ReadCustomer {
        key,
        name: if buyer.name.is_empty() { buyer.ids.first().cloned().unwrap_or_default() } else { buyer.name.clone() },
        country: some(&buyer.country).filter(|country| country.len() == 2),
        email: some(&buyer.email).filter(|mail| mail.contains('@')),
        phone: some(&buyer.phone),
        address: some(&buyer.address),
        legal_id: legal.cloned(),
        terms: None,
        line: buyer.line.max(1),
        ..ReadCustomer::default()
    }
}
