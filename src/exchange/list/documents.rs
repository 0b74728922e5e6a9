//! A line is a document: invoice, credit note or deposit, paid or not, whole, by instalment or by line of its content.

use super::amounts::{Side, side};
use super::columns::Role;
use super::lookup::{Lookup, hash_of};
use super::reader::List;
use super::records::Record;
use super::titles::{Meaning, folded, meaning};
use crate::basis::money::Currency;
use crate::exchange::reading::{Issue, IssueKind, ReadItem, Settles};
use crate::ledger::{Delivery, DocumentDetails, ItemKind};

/// Documents met so far.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    /// By all that makes two lines one.
    same: Lookup<u64, u32>,
    /// By what the lines of one document share; only where lines add up.
    documents: Lookup<u64, u32>,
    /// The kind cell of the line before, and what it means.
    last_kind: (String, Option<ItemKind>),
    /// What a status or kind cell means, by its text.
    kinds: Lookup<String, Option<ItemKind>>,
    /// By column.
    statuses: Vec<Statuses>,
}

/// What the cells of one column of statuses mean, by their text.
#[derive(Debug)]
struct Statuses {
    /// "Réglée ?": its cells answer yes or no.
    asks_if_paid: bool,
    told: Lookup<String, Standing>,
}

/// How a document stands, as a status says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Issued,
    Paid,
    NotIssued,
}

pub(crate) fn take(list: &mut List<'_>, record: &Record, seen: &mut Seen) -> Result<(), Issue> {
    let standing = standing(list, record, seen)?;
    let kind = kind(list, record, seen)?;
    let customer = list.customer(record)?;
    let (amount, currency, decimals) = gross(list, record)?;
    let due_on = list.date(record, Role::DueOn)?;
    let issued_on = list.date(record, Role::IssuedOn)?;
    let Some(on) = issued_on.or(due_on) else {
        return Err(list.issue_with(
            record,
            if list.places.at(Role::IssuedOn).is_some() { Role::IssuedOn } else { Role::DueOn },
            IssueKind::Missing,
        ));
    };
    let paid_on = list.date(record, Role::PaidOn)?;
    let open = list.minor_of(record, Role::Open, decimals)?;
    let paid = list.minor_of(record, Role::Paid, decimals)?;
    let (amount, open) = match (amount, open, paid) {
        (Some(amount), ..) => (amount, open),
        // What is left and what was paid make the whole; what was paid of a credit note may stand without its sign.
        (None, Some(left), Some(paid)) if paid != 0 => {
            let paid = if left < 0 { paid.saturating_abs().saturating_neg() } else { paid };
            (left.saturating_add(paid), open)
        }
        // A list with the open amount only speaks of it as the whole.
        (None, Some(left), _) => (left, None),
        (None, None, _) => return Err(list.issue_with(record, Role::Gross, IssueKind::Missing)),
    };
    let number = list.cell(record, Role::DocumentNumber);
    if number.is_empty() && amount > 0 && list.places.at(Role::DocumentNumber).is_some() {
        return Err(list.issue_with(record, Role::DocumentNumber, IssueKind::Missing));
    }
    let is_credit = side(&list.cell(record, Role::Side)) == Some(Side::Credit);
    let flips = (is_credit || matches!(kind, Some(ItemKind::CreditNote | ItemKind::Payment))) && amount > 0;
    let sign = |minor: i64| if flips { -minor } else { minor };
    let amount = sign(amount);
    let kind = match kind {
        Some(ItemKind::Invoice | ItemKind::Deposit) if amount < 0 => ItemKind::CreditNote,
        Some(kind) => kind,
        None if amount < 0 => ItemKind::CreditNote,
        None => ItemKind::Invoice,
    };
    if amount == 0 && open.unwrap_or(0) == 0 {
        return Err(list.issue_with(
            record,
            if list.places.at(Role::Gross).is_some() { Role::Gross } else { Role::Open },
            IssueKind::Nothing,
        ));
    }
    let label = list.cell(record, Role::Label);
    let corrected = list.cell(record, Role::SettledNumber);
    let item = ReadItem {
        settles: if corrected == number { Vec::new() } else { named(&corrected, None) },
        number: number.into_owned(),
        label: if label.is_empty() { list.cell(record, Role::Order).into_owned() } else { label.into_owned() },
        due_on,
        disputed: is_said(&list.cell(record, Role::Disputed)),
        details: sent(&list.cell(record, Role::SentBy)),
        ..ReadItem::new(customer, kind, on, amount, currency, record.line)
    };
    match seen.known(list, &item) {
        Known::New => {}
        Known::Again => return Err(list.issue_with(record, Role::DocumentNumber, IssueKind::Twice)),
        Known::LineOf => return Ok(()),
        Known::MoreOf(idx) => {
            if let Some(item) = usize::try_from(idx).ok().and_then(|idx| list.items.get_mut(idx)) {
                item.amount_minor = item.amount_minor.saturating_add(amount);
            }
            return Ok(());
        }
    }
    seen.keep(list, &item);
    let document = list.push(item);
    settle(list, record, document, Money { amount, currency }, Told { open: open.map(sign), paid: paid.map(sign), paid_on, standing })
}

struct Money {
    amount: i64,
    currency: Currency,
}

struct Told {
    open: Option<i64>,
    paid: Option<i64>,
    paid_on: Option<chrono::NaiveDate>,
    standing: Standing,
}

/// What the list says has been paid becomes a payment that settles the document.
fn settle(list: &mut List<'_>, record: &Record, document: u32, money: Money, told: Told) -> Result<(), Issue> {
    let Money { amount, currency } = money;
    // A list may write what was paid of a credit note without its sign.
    let paid = told.paid.map(|paid| if amount < 0 && paid > 0 { -paid } else { paid });
    let settled = match (told.open, paid) {
        (Some(open), Some(paid)) if amount.checked_sub(open) == Some(paid) => paid,
        (Some(open), told_paid) => {
            if told_paid.is_some_and(|paid| paid != 0) {
                let issue = list.issue_with(record, Role::Open, IssueKind::Inconsistent);
                list.issues.push(issue);
            }
            amount.saturating_sub(open)
        }
        (None, Some(paid)) => paid,
        (None, None) if told.paid_on.is_some() || told.standing == Standing::Paid => amount,
        (None, None) => 0,
    };
    if settled == 0 {
        return Ok(());
    }
    let goes_with = (settled > 0) == (amount > 0);
    if !goes_with || settled.unsigned_abs() > amount.unsigned_abs() {
        let role = if told.open.is_some() { Role::Open } else { Role::Paid };
        let issue = list.issue_with(record, role, IssueKind::Inconsistent);
        list.issues.push(issue);
    }
    if !goes_with {
        return Ok(()); // More open than the document is worth: the document counts.
    }
    let on = told.paid_on.unwrap_or(list.today);
    let issued_on = usize::try_from(document).ok().and_then(|idx| list.items.get(idx)).map(|item| item.on);
    if told.paid_on.is_some() && Some(on) < issued_on {
        let issue = list.issue_with(record, Role::PaidOn, IssueKind::Inconsistent);
        list.issues.push(issue);
    }
    let customer = usize::try_from(document).ok().and_then(|idx| list.items.get(idx)).map_or(0, |item| item.customer);
    let kind = match (amount > 0, told.paid_on.is_some()) {
        (true, _) => ItemKind::Payment,
        // A credit note used up: given back where there is a day, else set off against an invoice that the list does not name.
        (false, true) => ItemKind::Refund,
        (false, false) => ItemKind::SetOff,
    };
    let number = list.cell(record, Role::PaymentReference).into_owned();
    let mut item = ReadItem::new(customer, kind, on, settled.saturating_neg(), currency, record.line);
    item.number = number;
    item.on_assumed = told.paid_on.is_none();
    let payment = list.push(item);
    let part = i64::try_from(settled.unsigned_abs().min(amount.unsigned_abs())).unwrap_or(i64::MAX);
    if amount > 0 {
        list.allocate(payment, document, part)
    } else {
        list.allocate(document, payment, part)
    }
    Ok(())
}

/// The documents that a cell names, one or several.
pub(crate) fn named(cell: &str, amount_minor: Option<i64>) -> Vec<Settles> {
    let is_one = !cell.bytes().any(|b| matches!(b, b',' | b';' | b'+' | b'&' | b'\n' | b'|'));
    if is_one {
        return if cell.is_empty() { Vec::new() } else { vec![Settles { number: cell.to_owned(), amount_minor }] };
    }
    let numbers: Vec<&str> = cell.split([',', ';', '+', '&', '\n', '|']).map(str::trim).filter(|number| !number.is_empty()).collect();
    let amount_minor = if numbers.len() == 1 { amount_minor } else { None };
    numbers.into_iter().map(|number| Settles { number: number.to_owned(), amount_minor }).collect()
}

/// What the document is worth with tax, as written; `None` where no cell says it.
fn gross(list: &mut List<'_>, record: &Record) -> Result<(Option<i64>, Currency, u32), Issue> {
    let at = list.places.at(Role::Gross).or_else(|| list.places.at(Role::Amount));
    if let Some(idx) = at {
        let written = list.amount(record, idx)?;
        let beside = match written {
            Some(amount) => amount.currency,
            None => None,
        };
        let (currency, decimals) = list.currency(record, beside)?;
        let minor = written.map(|amount| list.minor(record, idx, amount, decimals)).transpose()?;
        return Ok((minor, currency, decimals));
    }
    let beside = match list.places.at(Role::Open) {
        Some(idx) => list.amount(record, idx)?.and_then(|amount| amount.currency),
        None => None,
    };
    let (currency, decimals) = list.currency(record, beside)?;
    if list.places.at(Role::Open).is_some() {
        return Ok((None, currency, decimals));
    }
    if let Some(idx) = list.places.at(Role::UnitPrice) {
        return Ok((line_amount(list, record, idx, decimals)?, currency, decimals));
    }
    let columns: Vec<usize> =
        if list.places.parts.is_empty() { list.places.ages.iter().map(|(idx, _)| *idx).collect() } else { list.places.parts.clone() };
    let mut sum = None;
    for idx in columns {
        if let Some(amount) = list.amount(record, idx)? {
            let minor = list.minor(record, idx, amount, decimals)?;
            sum = Some(sum.unwrap_or(0_i64).checked_add(minor).ok_or_else(|| list.issue(record, idx, IssueKind::NotAnAmount))?);
        }
    }
    Ok((sum, currency, decimals))
}

/// Quantity times price, rounded half away from zero.
fn line_amount(list: &List<'_>, record: &Record, idx: usize, decimals: u32) -> Result<Option<i64>, Issue> {
    let Some(price) = list.amount(record, idx)? else { return Ok(None) };
    let quantity = match list.places.at(Role::Quantity) {
        Some(idx) => list.amount(record, idx)?,
        None => None,
    };
    let (times, times_decimals) = quantity.map_or((1, 0), |quantity| (i128::from(quantity.digits), quantity.decimals));
    let product = i128::from(price.digits) * times;
    let written = price.decimals + times_decimals;
    let no_amount = || list.issue(record, idx, IssueKind::NotAnAmount);
    let scaled = if written <= decimals {
        product.checked_mul(10_i128.pow(decimals - written)).ok_or_else(no_amount)?
    } else {
        let unit = 10_i128.checked_pow(written - decimals).ok_or_else(no_amount)?;
        let half = if product < 0 { -(unit / 2) } else { unit / 2 };
        (product + half) / unit
    };
    i64::try_from(scaled).map(Some).map_err(|_| no_amount())
}

fn standing(list: &List<'_>, record: &Record, seen: &mut Seen) -> Result<Standing, Issue> {
    if let Some(idx) = list.places.at(Role::CancelledOn)
        && list.date(record, Role::CancelledOn)?.is_some()
    {
        return Err(list.issue(record, idx, IssueKind::NotIssued));
    }
    if seen.statuses.len() < list.places.statuses.len() {
        let asks = |idx: &usize| list.header(*idx).is_some_and(|header| meaning(header).0 == Meaning::Is(Role::Paid));
        let of = |idx: &usize| Statuses { asks_if_paid: asks(idx), told: Lookup::default() };
        seen.statuses = list.places.statuses.iter().map(of).collect();
    }
    let mut standing = Standing::Issued;
    for (idx, seen) in list.places.statuses.iter().zip(&mut seen.statuses) {
        let cell = record.cell(list.text, *idx);
        if cell.is_empty() {
            continue;
        }
        let told = match seen.told.get(&*cell) {
            Some(told) => *told,
            None => {
                let told = if seen.asks_if_paid && says_yes(&cell) { Standing::Paid } else { standing_of(&cell) };
                if seen.told.len() < 1_000 {
                    seen.told.insert(cell.clone().into_owned(), told);
                }
                told
            }
        };
        match told {
            Standing::NotIssued => return Err(list.issue(record, *idx, IssueKind::NotIssued)),
            Standing::Paid => standing = Standing::Paid,
            Standing::Issued => {}
        }
    }
    Ok(standing)
}

fn says_yes(cell: &str) -> bool {
    matches!(folded(cell).as_str(), "oui" | "o" | "yes" | "y" | "ja" | "j" | "x" | "vrai" | "true" | "ok" | "1")
}

fn standing_of(cell: &str) -> Standing {
    match folded(cell).as_str() {
        "draft" | "brouillon" | "entwurf" | "concept" | "ontwerp" | "void" | "voided" | "cancelled" | "canceled" | "annulee" | "annule"
        | "deleted" | "storniert" | "geannuleerd" | "proforma" | "pro forma" | "a valider" | "submitted" => Standing::NotIssued,
        "paid" | "payee" | "paye" | "reglee" | "regle" | "soldee" | "solde" | "acquittee" | "acquitte" | "encaissee" | "betaald"
        | "bezahlt" | "settled" | "closed" | "totalement payee" | "entierement payee" | "fully paid" => Standing::Paid,
        _ => Standing::Issued,
    }
}

/// Whether a column that answers yes or no, or holds a reason, says yes.
fn is_said(cell: &str) -> bool {
    !matches!(folded(cell).as_str(), "" | "0" | "n" | "no" | "non" | "nee" | "nein" | "false" | "faux" | "aucun" | "none")
}

/// How a document was sent, where the cell says so in a word that is known.
fn sent(cell: &str) -> Option<Box<DocumentDetails>> {
    let delivery = match folded(cell).as_str() {
        "paper" | "papier" | "courrier" | "poste" | "post" | "letter" | "lettre" | "brief" => Delivery::Paper,
        "electronic" | "electronique" | "electronisch" | "elektronisch" | "email" | "e mail" | "courriel" | "peppol" | "chorus" | "pdp"
        | "paperless" | "edi" => Delivery::Electronic,
        _ => return None,
    };
    Some(Box::new(DocumentDetails { delivery, ..DocumentDetails::default() }))
}

/// What the kind column says; `None` where it says nothing known.
fn kind(list: &List<'_>, record: &Record, seen: &mut Seen) -> Result<Option<ItemKind>, Issue> {
    let Some(idx) = list.places.at(Role::Kind) else { return Ok(None) };
    let cell = record.cell(list.text, idx);
    if seen.last_kind.0 == cell {
        return Ok(seen.last_kind.1);
    }
    if let Some(kind) = seen.kinds.get(&*cell).copied() {
        cell.as_ref().clone_into(&mut seen.last_kind.0);
        seen.last_kind.1 = kind;
        return Ok(kind);
    }
    if is_supplier(&cell) {
        return Err(list.issue(record, idx, IssueKind::Supplier));
    }
    let kind = kind_of(&cell);
    if seen.kinds.len() < 1_000 {
        seen.kinds.insert(cell.into_owned(), kind);
    }
    Ok(kind)
}

/// True for a cell that says the other party is a supplier.
pub(crate) fn is_supplier(cell: &str) -> bool {
    folded(cell).split(' ').any(|word| {
        matches!(
            word,
            "fournisseur"
                | "fournisseurs"
                | "supplier"
                | "suppliers"
                | "vendor"
                | "leverancier"
                | "lieferant"
                | "achat"
                | "achats"
                | "bill"
                | "accpay"
        )
    })
}

pub(crate) fn kind_of(cell: &str) -> Option<ItemKind> {
    let folded = folded(cell);
    let has = |words: &[&str]| folded.split(' ').any(|word| words.contains(&word));
    Some(
        if has(&["avoir", "avoirs", "av", "credit", "creditnote", "creditnota", "gutschrift", "cn", "accreccredit", "381", "refund"])
            && !has(&["carte"])
        {
            ItemKind::CreditNote
        } else if has(&["acompte", "deposit", "voorschot", "anzahlung", "prepayment", "386"]) {
            ItemKind::Deposit
        } else if has(&["reglement", "paiement", "payment", "encaissement", "betaling", "zahlung", "virement"]) {
            ItemKind::Payment
        } else if has(&["nouveau", "nouveaux", "opening", "ouverture", "saldovortrag", "beginsaldo"]) {
            ItemKind::Opening
        } else if has(&[
            "facture",
            "fact",
            "fa",
            "fac",
            "invoice",
            "inv",
            "factuur",
            "verkoopfactuur",
            "rechnung",
            "debit",
            "380",
            "accrec",
        ]) {
            ItemKind::Invoice
        } else {
            return None;
        },
    )
}

enum Known {
    New,
    /// The same line.
    Again,
    /// A line of the content of a document already read: its totals are repeated.
    LineOf,
    /// A line that adds to a document already read.
    MoreOf(u32),
}

impl Seen {
    fn known(&self, list: &List<'_>, item: &ReadItem) -> Known {
        if item.number.is_empty() {
            return Known::New;
        }
        let get = |idx: u32| usize::try_from(idx).ok().and_then(|idx| list.items.get(idx));
        let of_one = |other: &ReadItem| other.customer == item.customer && other.number == item.number && other.due_on == item.due_on;
        if adds_up(list) {
            let idx = self.documents.get(&document_hash(item)).copied();
            return idx.filter(|idx| get(*idx).is_some_and(of_one)).map_or(Known::New, Known::MoreOf);
        }
        let again = self.same.get(&same_hash(item)).and_then(|idx| get(*idx)).is_some_and(|other| {
            of_one(other) && other.kind == item.kind && other.amount_minor == item.amount_minor && other.on == item.on
        });
        match (again, list.places.at(Role::LineDetail).is_some()) {
            (false, _) => Known::New,
            (true, true) => Known::LineOf,
            (true, false) => Known::Again,
        }
    }

    fn keep(&mut self, list: &List<'_>, item: &ReadItem) {
        let idx = u32::try_from(list.items.len()).unwrap_or(u32::MAX);
        if item.number.is_empty() {
            return;
        }
        if adds_up(list) {
            self.documents.insert(document_hash(item), idx);
        } else {
            self.same.insert(same_hash(item), idx);
        }
    }
}

/// True where each line is a part of a document.
fn adds_up(list: &List<'_>) -> bool {
    list.places.at(Role::UnitPrice).is_some() && list.places.at(Role::Gross).is_none() && list.places.at(Role::Open).is_none()
}

fn document_hash(item: &ReadItem) -> u64 {
    hash_of(&(item.customer, item.number.as_str(), item.due_on))
}

fn same_hash(item: &ReadItem) -> u64 {
    hash_of(&(item.customer, item.number.as_str(), item.due_on, item.on, item.amount_minor))
}
