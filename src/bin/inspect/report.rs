//! The report as a value: what is printed as JSON as it stands, and as tables for people.

use super::ReadFile;
use super::day_actions::Day;
use super::foresight::Expected;
use super::statements::{Statement, statements};
use chrono::NaiveDate;
use echeance::basis::id::BatchId;
use echeance::basis::money::{Currency, Money};
use echeance::dunning::{Card, DaySettings, day_list};
use echeance::exchange::plan::Note;
use echeance::exchange::reading::{Format, Issue};
use echeance::insight::{AgedAmounts, AgedBalanceSettings, ProposalReason, Proposed, Surety, aged_balance, match_bank_lines, proposals};
use echeance::ledger::{AccountFamily, CustomerKind, DocumentKind, DueBasis, Event, Item, ItemIdx, ItemKind, Ledger, MoneyKind, Movement};
use echeance::words::Words;
use echeance::words::faults::Faults;
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};

/// How much of a file went in.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct WentIn {
    documents: usize,
    credit_notes: usize,
    payments: usize,
    allocations: usize,
}

impl WentIn {
    pub(crate) fn of(events: &[Event]) -> Self {
        let mut went_in = Self::default();
        for event in events {
            match event {
                Event::DocumentIssued { kind: DocumentKind::CreditNote, .. } => went_in.credit_notes += 1,
                Event::DocumentIssued { .. } => went_in.documents += 1,
                Event::MoneyBooked { kind: MoneyKind::Payment, .. } => went_in.payments += 1,
                Event::Allocated { .. } => went_in.allocations += 1,
                _ => {}
            }
        }
        went_in
    }
}

#[derive(Serialize)]
pub(crate) struct Report {
    pub(crate) files: Vec<File>,
    pub(crate) as_of: NaiveDate,
    pub(crate) customers: Vec<Customer>,
    pub(crate) documents: Vec<Document>,
    pub(crate) payments: Vec<Payment>,
    pub(crate) allocations: Vec<Allocation>,
    pub(crate) statements: Vec<Statement>,
    pub(crate) proposals: Vec<ProposalRow>,
    pub(crate) aged_balance: Aged,
    pub(crate) actions: Vec<Action>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) forecasts: Option<Vec<Expected>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) days: Option<Vec<Day>>,
}

#[derive(Serialize)]
pub(crate) struct File {
    pub(crate) name: String,
    pub(crate) format: Format,
    pub(crate) documents: usize,
    pub(crate) credit_notes: usize,
    pub(crate) payments: usize,
    pub(crate) allocations: usize,
    pub(crate) warnings: Vec<Warning>,
}

#[derive(Serialize)]
pub(crate) struct Warning {
    pub(crate) line: u32,
    pub(crate) column: String,
    pub(crate) found: String,
    pub(crate) message: String,
}

#[derive(Serialize)]
pub(crate) struct Customer {
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) kind: CustomerKind,
    pub(crate) currency: &'static str,
    pub(crate) opening: String,
    pub(crate) invoiced: String,
    pub(crate) credited: String,
    pub(crate) paid: String,
    pub(crate) bounced: String,
    pub(crate) refunded: String,
    pub(crate) discount: String,
    pub(crate) set_off: String,
    pub(crate) exchange: String,
    pub(crate) written_off: String,
    pub(crate) unapplied: String,
    pub(crate) open: String,
    pub(crate) accounts: BTreeMap<&'static str, String>,
}

#[derive(Clone, Serialize)]
pub(crate) struct Source {
    pub(crate) file: String,
    pub(crate) line: Option<u32>,
}

#[derive(Serialize)]
pub(crate) struct Document {
    pub(crate) kind: ItemKind,
    pub(crate) number: String,
    pub(crate) customer: String,
    pub(crate) issued_on: NaiveDate,
    pub(crate) due_on: NaiveDate,
    pub(crate) due_assumed: bool,
    pub(crate) currency: &'static str,
    pub(crate) total: String,
    pub(crate) open: String,
    pub(crate) source: Source,
}

#[derive(Serialize)]
pub(crate) struct Payment {
    pub(crate) customer: String,
    pub(crate) received_on: NaiveDate,
    pub(crate) currency: &'static str,
    pub(crate) amount: String,
    pub(crate) unapplied: String,
    pub(crate) source: Source,
}

#[derive(Serialize)]
pub(crate) struct Allocation {
    pub(crate) payment: Source,
    pub(crate) document: Source,
    pub(crate) amount: String,
    pub(crate) proposed: bool,
}

#[derive(Serialize)]
pub(crate) struct ProposedDocument {
    pub(crate) number: String,
    pub(crate) amount: String,
    pub(crate) source: Source,
}

#[derive(Serialize)]
pub(crate) struct ProposalRow {
    pub(crate) payment: Source,
    pub(crate) documents: Vec<ProposedDocument>,
    pub(crate) amount: String,
    pub(crate) sure: bool,
    pub(crate) confidence: f64,
    pub(crate) reasons: Vec<String>,
    pub(crate) rank: usize,
    pub(crate) not_customers: Option<&'static str>,
}

#[derive(Serialize)]
pub(crate) struct Aged {
    pub(crate) buckets: Vec<String>,
    pub(crate) rows: Vec<AgedRow>,
    pub(crate) total: Vec<AgedTotal>,
}

#[derive(Serialize)]
pub(crate) struct AgedRow {
    pub(crate) customer: String,
    pub(crate) currency: &'static str,
    pub(crate) amounts: Vec<String>,
    pub(crate) total: String,
}

#[derive(Serialize)]
pub(crate) struct AgedTotal {
    pub(crate) currency: &'static str,
    pub(crate) amounts: Vec<String>,
    pub(crate) total: String,
}

#[derive(Serialize)]
pub(crate) struct Action {
    pub(crate) customer: String,
    pub(crate) step: String,
    pub(crate) due_on: NaiveDate,
    pub(crate) reason: String,
    pub(crate) documents: Vec<String>,
}

/// Everything at the end of `as_of`, said in `words`.
pub(crate) fn report(words: &Words, ledger: &Ledger, files: &[ReadFile], as_of: NaiveDate) -> Report {
    let faults = &words.faults();
    let open = ledger.open_on(as_of);
    let open_of = |idx: ItemIdx| open.get(idx.idx()).copied().unwrap_or_default();
    let names: HashMap<BatchId, &str> = files.iter().map(|file| (file.batch, file.name.as_str())).collect();
    let source = |item: &Item<'_>| Source {
        file: names.get(&ledger.item_id(item.idx).batch).copied().unwrap_or_default().to_owned(),
        line: item.line,
    };
    let key = |item: &Item<'_>| ledger.customer(item.customer).key.clone();
    let by_then = || ledger.items().filter(|item| item.on <= as_of);
    let documents = by_then().filter(|item| item.kind.is_document()).map(|item| Document {
        kind: item.kind,
        number: item.number.to_owned(),
        customer: key(&item),
        issued_on: item.on,
        due_on: item.due_on,
        due_assumed: item.due_basis == DueBasis::Assumed,
        currency: item.currency.code(),
        total: amount(item.amount, item.currency),
        open: amount(if item.kind == ItemKind::Accrual { 0 } else { open_of(item.idx) }, item.currency),
        source: source(&item),
    });
    let payments = by_then().filter(|item| item.kind == ItemKind::Payment).map(|item| Payment {
        customer: key(&item),
        received_on: item.on,
        currency: item.currency.code(),
        amount: amount(item.amount.saturating_neg(), item.currency),
        unapplied: amount(open_of(item.idx).saturating_neg(), item.currency),
        source: source(&item),
    });
    let pair = |credit: ItemIdx, debit: ItemIdx, minor: i64, proposed: bool| {
        let (credit, debit) = (ledger.item(credit), ledger.item(debit));
        Allocation { payment: source(&credit), document: source(&debit), amount: amount(minor, debit.currency), proposed }
    };
    let done = ledger.allocations().iter().filter(|allocation| allocation.counts_on(as_of));
    let mut allocations: Vec<Allocation> = done.map(|it| pair(it.credit, it.debit, it.amount, false)).collect();
    for proposal in proposals(ledger, as_of) {
        allocations.extend(proposal.debits.iter().map(|(debit, minor)| pair(proposal.credit, *debit, *minor, true)));
    }
    Report {
        files: files.iter().map(|file| file_report(faults, ledger, file)).collect(),
        as_of,
        customers: customers(ledger, &open, as_of),
        documents: documents.collect(),
        payments: payments.collect(),
        allocations,
        proposals: proposal_rows(words, ledger, as_of, &names),
        aged_balance: aged(ledger, as_of),
        actions: actions(ledger, as_of),
        statements: statements(files),
        forecasts: None,
        days: None,
    }
}

/// Money of the books that settles nothing yet, then bank lines that nothing explains, in their order.
fn proposal_rows(words: &Words, ledger: &Ledger, as_of: NaiveDate, names: &HashMap<BatchId, &str>) -> Vec<ProposalRow> {
    let file = |batch: BatchId| names.get(&batch).copied().unwrap_or_default().to_owned();
    let of_item = |idx: ItemIdx| Source { file: file(ledger.item_id(idx).batch), line: ledger.item(idx).line };
    let document = |idx: ItemIdx, minor: i64| {
        let item = ledger.item(idx);
        ProposedDocument { number: item.number.to_owned(), amount: amount(minor, item.currency), source: of_item(idx) }
    };
    let mut rows = Vec::new();
    for proposal in proposals(ledger, as_of) {
        let sure = proposal.reason == ProposalReason::NamedAndExact || proposal.reason == ProposalReason::NamedAndSum;
        rows.push(ProposalRow {
            payment: of_item(proposal.credit),
            documents: proposal.debits.iter().map(|(debit, minor)| document(*debit, *minor)).collect(),
            amount: amount(proposal.amount, ledger.item(proposal.credit).currency),
            sure,
            confidence: if sure { 0.99 } else { 0.97 },
            reasons: vec![(words.invoices().sheet.reason)(proposal.reason).to_owned()],
            rank: 1,
            not_customers: None,
        });
    }
    for proposal in match_bank_lines(ledger) {
        let (Some(line), Some(id)) = (ledger.bank_line(proposal.line), ledger.bank_line_id(proposal.line)) else { continue };
        for (at, choice) in proposal.choices.iter().enumerate() {
            let mut documents = Vec::new();
            if let Proposed::Money { parts, .. } = &choice.proposed {
                for part in parts {
                    documents.extend(part.settles.iter().map(|(item, minor)| document(*item, *minor)));
                    documents.extend(part.netted.iter().map(|(note, _, minor)| document(*note, -minor)));
                }
            }
            rows.push(ProposalRow {
                payment: Source { file: file(id.batch), line: line.line },
                documents,
                amount: amount(line.amount, line.currency),
                sure: proposal.surety == Surety::Sure,
                confidence: f64::from(choice.confidence) / 1000.0,
                reasons: choice.evidence.iter().map(|reason| (words.matching().reason)(ledger, reason)).collect(),
                rank: at + 1,
                not_customers: match choice.proposed {
                    Proposed::NotCustomers(reason) => Some((words.matching().not_customers)(reason)),
                    _ => None,
                },
            });
        }
    }
    rows
}

/// The cards of the day, by the scenario that each customer follows.
fn actions(ledger: &Ledger, as_of: NaiveDate) -> Vec<Action> {
    let list = day_list(ledger, as_of, &DaySettings::default());
    let action = |card: &Card| {
        let n = card.documents.len();
        let documents = if n == 1 { "document".to_owned() } else { format!("{n} documents") };
        let (amount, code) = (card.at_stake.amount(), card.at_stake.currency().code());
        Action {
            customer: ledger.customer(card.customer).key.clone(),
            step: card.step.0.clone(),
            due_on: card.due_on,
            reason: format!("{documents} late by up to {} days, {amount} {code}", card.oldest_days_late),
            documents: card.documents.iter().map(|document| ledger.item(document.late.item).number.to_owned()).collect(),
        }
    };
    list.cards.iter().map(action).collect()
}

fn amount(minor: i64, currency: Currency) -> String {
    Money::from_minor(minor, currency).amount().to_string()
}

fn customers(ledger: &Ledger, open: &[i64], as_of: NaiveDate) -> Vec<Customer> {
    #[derive(Clone, Default)]
    struct Sums {
        moved: [i64; Movement::ALL.len()],
        families: [i64; AccountFamily::ALL.len()],
        unapplied: i64,
        open: i64,
    }
    let mut sums = vec![Sums::default(); ledger.balances().len()];
    for item in ledger.items().filter(|item| item.on <= as_of) {
        let Some(of) = sums.get_mut(item.balance.idx()) else { continue };
        let left = open.get(item.idx.idx()).copied().unwrap_or_default();
        if let Some(family) = of.families.get_mut(item.account as usize) {
            *family = family.saturating_add(item.amount);
        }
        if let Some(moved) = item.kind.movement().and_then(|movement| of.moved.get_mut(movement.idx())) {
            *moved = moved.saturating_add(item.amount);
            of.open = of.open.saturating_add(left);
            if !item.counts_as_document() {
                of.unapplied = of.unapplied.saturating_sub(left);
            }
        }
    }
    let mut rows: Vec<Customer> = Vec::new();
    for (_, customer) in ledger.customers() {
        for balance in &customer.balances {
            let currency = ledger.balance(*balance).currency;
            let Some(of) = sums.get(balance.idx()) else { continue };
            let moved = |movement: Movement| amount(of.moved.get(movement.idx()).copied().unwrap_or_default(), currency);
            rows.push(Customer {
                key: customer.key.clone(),
                name: customer.details.name.clone(),
                kind: customer.kind,
                currency: currency.code(),
                opening: moved(Movement::Opening),
                invoiced: moved(Movement::Invoiced),
                credited: moved(Movement::Credited),
                paid: moved(Movement::Paid),
                bounced: moved(Movement::Bounced),
                refunded: moved(Movement::Refunded),
                discount: moved(Movement::Discount),
                set_off: moved(Movement::SetOff),
                exchange: moved(Movement::ExchangeDifference),
                written_off: moved(Movement::WrittenOff),
                unapplied: amount(of.unapplied, currency),
                open: amount(of.open, currency),
                accounts: AccountFamily::ALL.iter().zip(of.families).map(|(family, sum)| (family.code(), amount(sum, currency))).collect(),
            });
        }
    }
    rows
}

fn aged(ledger: &Ledger, as_of: NaiveDate) -> Aged {
    let settings = AgedBalanceSettings::by_due_date();
    let aged = aged_balance(ledger, as_of, &settings);
    let cells = |amounts: &AgedAmounts, currency: Currency| -> Vec<String> {
        let columns = std::iter::once(amounts.not_due).chain(amounts.buckets.iter().copied());
        columns.chain([amounts.credits, amounts.unapplied]).map(|minor| amount(minor, currency)).collect()
    };
    let mut buckets = vec!["not_due".to_owned()];
    let mut first = 1;
    for end in &aged.bucket_ends_days {
        buckets.push(format!("{first}-{end}"));
        first = end.saturating_add(1);
    }
    buckets.extend([format!("{first}+"), "credits".to_owned(), "unapplied".to_owned()]);
    let row = |row: &echeance::insight::AgedRow| AgedRow {
        customer: ledger.customer(row.customer).key.clone(),
        currency: row.currency.code(),
        amounts: cells(&row.amounts, row.currency),
        total: amount(row.amounts.total(), row.currency),
    };
    let total = |total: &echeance::insight::AgedTotal| AgedTotal {
        currency: total.currency.code(),
        amounts: cells(&total.amounts, total.currency),
        total: amount(total.amounts.total(), total.currency),
    };
    Aged { buckets, rows: aged.rows.iter().map(row).collect(), total: aged.totals.iter().map(total).collect() }
}

fn file_report(faults: &Faults, ledger: &Ledger, file: &ReadFile) -> File {
    let WentIn { documents, credit_notes, payments, allocations } = file.counts;
    let mut warnings: Vec<Warning> = file.reading.issues.iter().map(|issue| warning(faults, issue)).collect();
    warnings.extend(file.notes.iter().map(|note| note_warning(faults, ledger, file, note)));
    File { name: file.name.clone(), format: file.reading.format, documents, credit_notes, payments, allocations, warnings }
}

fn warning(faults: &Faults, issue: &Issue) -> Warning {
    Warning { line: issue.line, column: issue.column.clone(), found: issue.found.clone(), message: (faults.doubt)(&issue.kind) }
}

fn note_warning(faults: &Faults, ledger: &Ledger, file: &ReadFile, note: &Note) -> Warning {
    let customer = |at: u32| file.reading.customers.get(at as usize);
    let (line, found, what) = match note {
        Note::OlderThanOpenings { .. } | Note::OpeningsJoined { .. } => (0, String::new(), String::new()),
        Note::OpeningDiffers { customer: at, .. } => {
            (0, customer(*at).map(|it| it.key.clone()).unwrap_or_default(), customer(*at).map(|it| it.name.clone()).unwrap_or_default())
        }
        Note::AmountDiffers { item, file: said, line } => {
            let item = ledger.item(*item);
            (*line, amount(*said, item.currency), item.number.to_owned())
        }
        Note::AllocationLeftOut { line, amount: left, currency } => (*line, amount(*left, *currency), String::new()),
        Note::Refused { line, .. } => (*line, String::new(), String::new()),
        Note::NotFound { number, line } => (*line, number.clone(), String::new()),
    };
    Warning { line, column: String::new(), found, message: (faults.note)(note, &what) }
}
