//! Lists of a bank account's movements (CSV, TSV), as banks in several languages let people download them.
//!
//! Told from a list of invoices by its titles: days of booking and value, debit and credit, balance, and no customer, no due date.

use super::ReadError;
use super::list::amounts;
use super::list::dates;
use super::list::records::{Record, Records};
use super::qif::{order, sign};
use super::reading::{Format, IssueKind, ReadBankLine, Reading};
use super::statements::{Doubt, Draft, finished, kinds, said, told};
use super::text;
use crate::basis::fold::folded;
use crate::basis::money::{Currency, Money};
use crate::ledger::BankLine;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

/// Lines before the titles that are looked at.
const PREAMBLE: usize = 40;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Holds {
    Booked,
    Value,
    Amount,
    Debit,
    Credit,
    Gross,
    Net,
    Fee,
    Currency,
    Label,
    Free,
    Name,
    CounterAccount,
    OwnAccount,
    Structured,
    Balance,
    Id,
    Reference,
    Statement,
    Status,
    Side,
}

/// Titles as banks write them, folded.
const TITLES: [(Holds, &[&str]); 21] = [
    (
        Holds::Booked,
        &[
            "date",
            "dateop",
            "dateoperation",
            "datedoperation",
            "datedecomptabilisation",
            "datecomptable",
            "datecomptabilisation",
            "buchungstag",
            "buchungsdatum",
            "bookingdate",
            "transactiondate",
            "settlementdateutc",
            "completeddate",
            "datecompletedutc",
            "datum",
            "fecha",
            "fechaoperacion",
            "boekingsdatum",
            "boekdatum",
            "postingdate",
            "dateecriture",
            "uitvoeringsdatum",
            "data",
        ],
    ),
    (
        Holds::Value,
        &[
            "datevaleur",
            "dateval",
            "datedevaleur",
            "valuedate",
            "valutadate",
            "valuta",
            "valutadatum",
            "wertstellung",
            "fechavalor",
            "rentedatum",
        ],
    ),
    (
        Holds::Amount,
        &[
            "montant",
            "amount",
            "betrag",
            "bedrag",
            "importe",
            "totalamountinclvat",
            "montantoperation",
            "montantdeloperation",
            "umsatz",
            "importo",
        ],
    ),
    (Holds::Debit, &["debit", "debits", "debet", "soll", "cargo", "paidout", "moneyout", "withdrawal", "montantdebit", "debiteuros"]),
    (Holds::Credit, &["credit", "credits", "haben", "abono", "paidin", "moneyin", "deposit", "montantcredit", "crediteuros"]),
    (Holds::Gross, &["gross", "brut", "avantcommission"]),
    (Holds::Net, &["net"]),
    (Holds::Fee, &["fee", "commission"]),
    (Holds::Currency, &["devise", "currency", "ccy", "munt", "wahrung", "waehrung", "moneda", "paymentcurrency", "devisecompte"]),
    (
        Holds::Label,
        &[
            "libelle",
            "label",
            "description",
            "details",
            "omschrijving",
            "verwendungszweck",
            "concepto",
            "transaction",
            "libelleoperation",
            "libelledeloperation",
            "intitule",
            "memo",
            "buchungstext",
            "detail",
            "libellesimplifie",
            "subject",
            "motif",
        ],
    ),
    (Holds::Free, &["communications", "communication", "vrijemededeling", "communicationlibre", "mededeling", "mededelingen"]),
    (
        Holds::Name,
        &[
            "counterpartyname",
            "nomcontrepartiecontient",
            "nomcontrepartie",
            "nomdelacontrepartie",
            "naamtegenpartij",
            "name",
            "payer",
            "supplierfound",
            "beneficiaire",
            "merchantname",
            "contrepartie",
            "tiers",
            "naamtegenpartijbevat",
            "empfanger",
            "nom",
        ],
    ),
    (
        Holds::CounterAccount,
        &[
            "comptecontrepartie",
            "rekeningnummertegenpartij",
            "rekeningtegenpartij",
            "beneficiaryiban",
            "ibantegenpartij",
            "ibancontrepartie",
            "tegenrekening",
        ],
    ),
    (Holds::OwnAccount, &["compte", "rekeningnummer", "rekening", "iban", "account", "accountnum", "cuenta", "konto", "numerodecompte"]),
    (Holds::Structured, &["gestructureerdemededeling", "communicationstructuree"]),
    (Holds::Balance, &["solde", "saldo", "balance", "accountbalance", "runningbalance", "kontostand", "soldeapresoperation"]),
    (Holds::Id, &["numerodetransaction", "transactionid", "id", "transactienummer", "numerooperation"]),
    (Holds::Reference, &["reference", "ref", "referencia", "referenz", "referentie"]),
    (Holds::Statement, &["numerodextrait", "afschriftnummer", "numeroextrait"]),
    (Holds::Status, &["status", "state", "statetype", "statut", "etat"]),
    (Holds::Side, &["sens", "debitcredit", "afbij", "creditdebit"]),
];

/// Parts of titles that a bank's list does not have.
const NOT_A_BANKS: [&str; 16] = [
    "facture",
    "invoice",
    "echeance",
    "duedate",
    "client",
    "customer",
    "debiteur",
    "journal",
    "lettrage",
    "piece",
    "comptenum",
    "comptelib",
    "ecriture",
    "factuur",
    "rechnung",
    "fournisseur",
];

struct Layout {
    separator: u8,
    columns: Vec<Option<Holds>>,
    titles: Vec<String>,
    /// Line of the titles.
    line: u32,
}

fn holds(title: &str) -> Option<Holds> {
    let title = folded(title);
    TITLES.iter().find(|(_, titles)| titles.contains(&title.as_str())).map(|(holds, _)| *holds)
}

fn layout(text: &str) -> Option<Layout> {
    [b';', b',', b'\t', b'|']
        .into_iter()
        .filter_map(|separator| layout_with(text, separator))
        .max_by_key(|layout| layout.columns.iter().flatten().count())
}

fn layout_with(text: &str, separator: u8) -> Option<Layout> {
    let mut records = Records::new(text, separator, true);
    let mut record = Record::default();
    for _ in 0..PREAMBLE {
        if !records.read(&mut record) {
            return None;
        }
        if record.len() > 200 {
            return None;
        }
        let titles = record.texts(text);
        let columns: Vec<Option<Holds>> = titles.iter().map(|title| holds(title)).collect();
        if is_banks(&titles, &columns) {
            return Some(Layout { separator, columns, titles, line: record.line });
        }
    }
    None
}

fn is_banks(titles: &[String], columns: &[Option<Holds>]) -> bool {
    let has = |wanted: Holds| columns.contains(&Some(wanted));
    let is_dated = has(Holds::Booked) || has(Holds::Value);
    let is_valued = has(Holds::Amount) || has(Holds::Net) || (has(Holds::Debit) && has(Holds::Credit));
    let says = has(Holds::Label) || has(Holds::Name) || has(Holds::Free);
    if !(is_dated && is_valued && says) {
        return false;
    }
    // A platform's list names invoices, and its own fees.
    if has(Holds::Gross) && has(Holds::Net) && has(Holds::Balance) {
        return true;
    }
    let titles: Vec<String> = titles.iter().map(|title| folded(title)).filter(|title| !title.is_empty()).collect();
    if titles.iter().any(|title| NOT_A_BANKS.iter().any(|not| title.contains(not))) {
        return false;
    }
    let known = columns.iter().flatten().count();
    let banks_own = [Holds::Value, Holds::Balance, Holds::CounterAccount, Holds::Statement, Holds::Status].into_iter().any(has);
    // Nothing but a day, a text and an amount is a bank's as well; so are debit and credit without an account of a ledger.
    banks_own || (known == titles.len() && has(Holds::Label) && !has(Holds::Name) && (!has(Holds::OwnAccount) || has(Holds::Currency)))
}

/// True where the titles are those of a bank's list.
pub(crate) fn looks_like(text: &str) -> bool {
    layout(text).is_some()
}

/// Reads a whole list.
///
/// # Errors
/// No movement in it, stopped.
pub fn read(bytes: &[u8], progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Reading, ReadError> {
    let decoded = text::decode(bytes);
    let text = decoded.text.as_ref();
    let mut reading = Reading::new(Format::BankCsv);
    let Some(layout) = layout(text) else { return finished(reading) };
    let rows = rows(text, &layout, progress)?;
    let written = Written::of(text, &layout, &rows);
    let mut drafts: BTreeMap<(String, String), Kept> = BTreeMap::new();
    let mut order_of_drafts: Vec<(String, String)> = Vec::new();
    for row in &rows {
        let list = List { text, layout: &layout, written: &written, row };
        let account = said::account(&list.cell(Holds::OwnAccount));
        let key = (account.clone(), list.cell(Holds::Currency).to_ascii_uppercase());
        if !drafts.contains_key(&key) {
            // A bank has a few accounts of one firm; a column that differs on each line is none.
            if drafts.len() >= 100 {
                continue;
            }
            let mut draft = Draft::new(layout.line);
            draft.statement.account = account;
            head(&mut draft, &key.1, &written, &layout);
            order_of_drafts.push(key.clone());
            drafts.insert(key.clone(), (draft, Vec::new()));
        }
        if let Some((draft, balances)) = drafts.get_mut(&key)
            && let Some(line) = list.line(draft)
        {
            balances.push(list.number(Holds::Balance, written.balance_sign));
            draft.push(line);
        }
    }
    let is_one = order_of_drafts.len() == 1;
    for key in order_of_drafts {
        let Some((mut draft, balances)) = drafts.remove(&key) else { continue };
        running(&mut draft, &balances);
        if is_one && draft.statement.closing.is_none() {
            draft.statement.closing = last_balance(text, &layout, &draft);
        }
        draft.end(&mut reading);
    }
    finished(reading)
}

fn rows(text: &str, layout: &Layout, progress: &mut dyn FnMut(u32) -> ControlFlow<()>) -> Result<Vec<Record>, ReadError> {
    let mut records = Records::new(text, layout.separator, true);
    let mut record = Record::default();
    let mut rows = Vec::new();
    while records.read(&mut record) {
        if record.line <= layout.line || record.is_blank_from(text, 0) {
            continue;
        }
        rows.push(record.clone());
        if rows.len().is_multiple_of(4096) {
            told(progress, u32::try_from(records.position().saturating_mul(500) / text.len().max(1)).unwrap_or(500))?;
        }
    }
    Ok(rows)
}

/// A statement in the making, and the balance after each of its lines.
type Kept = (Draft, Vec<Option<Decimal>>);

/// How the list writes days and amounts.
struct Written {
    order: dates::DateOrder,
    order_is_sure: bool,
    sign: amounts::DecimalSign,
    balance_sign: amounts::DecimalSign,
}

impl Written {
    fn of(text: &str, layout: &Layout, rows: &[Record]) -> Self {
        let cells = |wanted: &'static [Holds]| {
            let places: Vec<usize> = layout
                .columns
                .iter()
                .enumerate()
                .filter(|(_, holds)| holds.is_some_and(|holds| wanted.contains(&holds)))
                .map(|(at, _)| at)
                .collect();
            rows.iter().flat_map(move |row| places.clone().into_iter().map(move |at| row.cell(text, at).into_owned()))
        };
        let days: Vec<String> = cells(&[Holds::Booked, Holds::Value]).collect();
        let (order, order_is_sure) = order(days.iter().map(String::as_str));
        let sums: Vec<String> = cells(&[Holds::Amount, Holds::Debit, Holds::Credit, Holds::Gross, Holds::Net, Holds::Fee]).collect();
        let balances: Vec<String> = cells(&[Holds::Balance]).collect();
        Self { order, order_is_sure, sign: sign(sums.iter().map(String::as_str)), balance_sign: sign(balances.iter().map(String::as_str)) }
    }
}

fn head(draft: &mut Draft, code: &str, written: &Written, layout: &Layout) {
    if code.is_empty() {
        let currency = Currency::EUR;
        (draft.statement.currency, draft.statement.currency_assumed) = (currency, true);
        draft.doubt(layout.line, "", "", Doubt::CurrencyAssumed { currency });
    } else {
        draft.statement.currency = draft.currency_of(code, layout.line, "");
    }
    if !written.order_is_sure {
        draft.doubt(layout.line, "", "", Doubt::DayOrderAssumed { day_first: written.order == dates::DateOrder::DayFirst });
    }
}

/// One line of the list.
struct List<'a> {
    text: &'a str,
    layout: &'a Layout,
    written: &'a Written,
    row: &'a Record,
}

impl List<'_> {
    fn places(&self, wanted: Holds) -> impl Iterator<Item = usize> {
        self.layout.columns.iter().enumerate().filter(move |(_, holds)| **holds == Some(wanted)).map(|(at, _)| at)
    }

    /// The first cell that says something.
    fn cell(&self, wanted: Holds) -> String {
        self.places(wanted).map(|at| self.row.cell(self.text, at)).find(|cell| !cell.is_empty()).unwrap_or_default().into_owned()
    }

    fn title(&self, wanted: Holds) -> &str {
        self.places(wanted).next().and_then(|at| self.layout.titles.get(at)).map_or("", String::as_str)
    }

    fn number(&self, wanted: Holds, sign: amounts::DecimalSign) -> Option<Decimal> {
        let cell = self.cell(wanted);
        let amount = amounts::amount(cell.as_bytes(), sign)?;
        let number = said::scaled(i128::from(amount.digits), amount.decimals)?;
        Some(if amount.side == Some(amounts::Side::Debit) { -number } else { number })
    }

    fn day(&self, wanted: Holds) -> Option<NaiveDate> {
        dates::date(self.cell(wanted).as_bytes(), self.written.order)
    }

    /// What the line is worth: a net amount, an amount less a fee, what came in less what went out.
    fn amount(&self) -> Result<Decimal, (Holds, IssueKind)> {
        let sign = self.written.sign;
        let read = |wanted: Holds| match self.number(wanted, sign) {
            Some(number) => Ok(Some(number)),
            None if self.cell(wanted).is_empty() => Ok(None),
            None => Err((wanted, IssueKind::NotAnAmount)),
        };
        if let Some(net) = read(Holds::Net)? {
            return Ok(net);
        }
        if let Some(amount) = read(Holds::Amount)? {
            let side = self.cell(Holds::Side);
            let amount = match amounts::side(&side) {
                Some(amounts::Side::Debit) => -amount.abs(),
                Some(amounts::Side::Credit) => amount.abs(),
                None if side.eq_ignore_ascii_case("af") => -amount.abs(),
                None => amount,
            };
            let fee = read(Holds::Fee)?.unwrap_or_default();
            return amount.checked_sub(fee).ok_or((Holds::Amount, IssueKind::NotAnAmount));
        }
        match (read(Holds::Debit)?, read(Holds::Credit)?) {
            (Some(debit), credit) if !debit.is_zero() => Ok(credit.unwrap_or_default() - debit.abs()),
            (debit, Some(credit)) => Ok(if debit.is_none() || !credit.is_zero() { credit } else { Decimal::ZERO }),
            (Some(debit), None) => Ok(debit),
            (None, None) => Err((Holds::Amount, IssueKind::Missing)),
        }
    }

    fn line(&self, draft: &mut Draft) -> Option<ReadBankLine> {
        let number = self.row.line;
        let value_on = self.day(Holds::Value);
        let Some(booked_on) = self.day(Holds::Booked).or(value_on) else {
            // A sum or a remark at the foot has no day, and no amount either.
            if self.amount().is_ok() {
                draft.issue(number, self.title(Holds::Booked), &self.cell(Holds::Booked), IssueKind::NotADate);
            }
            return None;
        };
        let amount = match self.amount() {
            Ok(amount) => amount,
            Err((column, kind)) => {
                draft.issue(number, self.title(column), &self.cell(column), kind);
                return None;
            }
        };
        let status = folded(&self.cell(Holds::Status));
        if matches!(status.as_str(), "reverted" | "declined" | "failed" | "cancelled" | "canceled" | "denied" | "refuse" | "rejected") {
            draft.issue(number, self.title(Holds::Status), &self.cell(Holds::Status), IssueKind::NotIssued);
            return None;
        }
        let booked = !matches!(status.as_str(), "pending" | "encours" | "processing" | "enattente");
        let mut line = BankLine::new(booked_on, said::money(amount, draft.statement.currency));
        line.value_on = value_on;
        self.describe(&mut line);
        Some(ReadBankLine { said: line, part_of: None, booked, line: number })
    }

    fn describe(&self, line: &mut BankLine) {
        let mut bank = String::new();
        for at in self.places(Holds::Label) {
            said::add(&mut bank, &self.row.cell(self.text, at));
        }
        let (free, id, reference) = (self.cell(Holds::Free), self.cell(Holds::Id), self.cell(Holds::Reference));
        // Beside an id, a reference is what the payer wrote.
        let mut payers = said::clean(&free);
        if !id.is_empty() {
            said::add(&mut payers, &reference);
        }
        line.bank_reference = said::reference(if id.is_empty() { &reference } else { &id });
        line.kind = kinds::by_words(&bank);
        let structured = said::structured(&self.cell(Holds::Structured)).or_else(|| said::structured(&payers));
        line.structured = structured.unwrap_or_default();
        line.label = if payers.is_empty() || !line.structured.is_empty() { bank } else { payers };
        line.counterparty = said::clean(&self.cell(Holds::Name));
        line.counterparty_account = said::account(&self.cell(Holds::CounterAccount));
        let currency = line.amount.currency();
        let fee = self.number(Holds::Fee, self.written.sign).map(|fee| fee.abs()).filter(|fee| !fee.is_zero());
        line.charges = fee.map(|fee| said::money(fee, currency));
        line.ordered =
            self.number(Holds::Gross, self.written.sign).map(|gross| said::money(gross, currency)).filter(|gross| *gross != line.amount);
    }
}

/// Opening and closing balance from a column of balances, whichever end of the list is the newer.
fn running(draft: &mut Draft, balances: &[Option<Decimal>]) {
    let statement = &mut draft.statement;
    let amount = |at: usize| statement.lines.get(at).map(|line| (line.said.booked_on, line.said.amount.amount()));
    let last = balances.len().saturating_sub(1);
    let (Some(Some(first_balance)), Some(Some(last_balance))) = (balances.first(), balances.get(last)) else { return };
    let (Some((first_day, first)), Some((last_day, last_amount))) = (amount(0), amount(last)) else { return };
    let leads = |newest_first: bool| {
        let follows = |at: usize, one: Decimal, other: Decimal| match newest_first {
            true => amount(at).is_some_and(|(_, amount)| one.checked_sub(amount) == Some(other)),
            false => amount(at + 1).is_some_and(|(_, amount)| one.checked_add(amount) == Some(other)),
        };
        let pairs = balances.windows(2).enumerate();
        pairs.filter(|(at, pair)| matches!(pair, [Some(one), Some(other)] if follows(*at, *one, *other))).count()
    };
    let newest_first = if first_day == last_day { leads(true) > leads(false) } else { first_day > last_day };
    let currency = statement.currency;
    let money = |amount: Decimal| said::money(amount, currency);
    let (opens, closes) = if newest_first {
        ((last_day, last_balance.checked_sub(last_amount)), (first_day, *first_balance))
    } else {
        ((first_day, first_balance.checked_sub(first)), (last_day, *last_balance))
    };
    statement.opening = opens.1.map(|amount| (opens.0, money(amount)));
    statement.closing = Some((closes.0, money(closes.1)));
}

/// `Dernier solde;69.462,74 EUR` above the titles.
fn last_balance(text: &str, layout: &Layout, draft: &Draft) -> Option<(NaiveDate, Money)> {
    let day = draft.statement.lines.iter().map(|line| line.said.booked_on).max()?;
    let mut records = Records::new(text, layout.separator, true);
    let mut record = Record::default();
    while records.read(&mut record) && record.line < layout.line {
        let title = folded(&record.cell(text, 0));
        if ["solde", "saldo", "balance", "kontostand"].iter().any(|word| title.contains(word)) {
            let cell = record.cell(text, 1);
            let amount = amounts::amount(cell.as_bytes(), sign(std::iter::once(cell.as_ref())))?;
            let amount = said::scaled(i128::from(amount.digits), amount.decimals)?;
            return Some((day, said::money(amount, draft.statement.currency)));
        }
    }
    None
}
