//! What the sheet of one item shows, gathered from the views in one look at the ledger.

use super::doubt::Doubted;
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
pub(super) use crate::dunning::Claimable;
use crate::dunning::{DocumentClaim, claimable, document_claim};
use crate::insight::{
    AgedBalanceSettings, ClaimRow, ClaimsOf, ExchangeResult, Grouping, ItemEvent, ItemScope, ItemSheet, LinesSeen, OpenItemsRequest,
    OverLimit, PromiseState, ProposalReason, SortDirection, SortKey, TimeBarOf, agreed_law, claims_of, document_over_limit,
    exchange_results, item_sheet, lines_seen, open_items, promise_state, time_bar_of,
};
use crate::law::{RateBook, TermsClause, terms_limit};
use crate::ledger::{
    AllocationBasis, Channel, ClaimKind, ClaimSums, CustomerIdx, CustomerKind, DisputeOutcome, DisputeReason, DocumentDetails, DueBasis,
    Evidence, ExplainedBy, Factor, ItemIdx, ItemKind, Ledger, Means, PaymentDetails, Tone,
};
use crate::words::Words;
use chrono::NaiveDate;

/// An item by what a person calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Named {
    pub(super) id: ThingId,
    pub(super) kind: ItemKind,
    pub(super) number: String,
    pub(super) on: NaiveDate,
}

impl Named {
    fn of(ledger: &Ledger, idx: ItemIdx) -> Self {
        let item = ledger.item(idx);
        Self { id: ledger.item_id(idx), kind: item.kind, number: item.number.to_owned(), on: item.on }
    }

    /// `Facture F-2026-0187`, or what it is and its day where it has no number.
    pub(super) fn text(&self, words: &'static Words) -> String {
        let kind = (words.invoices().kind)(self.kind);
        if self.number.is_empty() {
            (words.invoices().undated_name)(kind, &words.format.date(self.on))
        } else {
            format!("{kind} {}", self.number)
        }
    }

    /// Its number alone, where it has one.
    pub(super) fn short(&self, words: &'static Words) -> String {
        if self.number.is_empty() { self.text(words) } else { self.number.clone() }
    }
}

/// Part of it that another item settles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SettledLine {
    pub(super) with: Named,
    pub(super) allocation: Option<ThingId>,
    pub(super) amount: i64,
    pub(super) from: NaiveDate,
    pub(super) basis: AllocationBasis,
    /// Why the bank's line is said to be this, and who said so; empty where no line explains it.
    pub(super) why: Vec<Evidence<ItemIdx, CustomerIdx>>,
    pub(super) by: Option<ExplainedBy>,
}

/// A match that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ProposalLine {
    pub(super) credit: Named,
    pub(super) debits: Vec<(Named, i64)>,
    pub(super) amount: i64,
    pub(super) reason: ProposalReason,
}

/// A document that a credit could settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct CouldSettle {
    pub(super) document: Named,
    pub(super) open: i64,
    /// As much of it as the credit covers.
    pub(super) amount: i64,
}

/// What holds reminders back, or did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Hold {
    Dispute {
        id: ThingId,
        from: NaiveDate,
        closed: Option<(NaiveDate, DisputeOutcome)>,
        /// `None` for the whole.
        amount: Option<i64>,
        reason: DisputeReason,
        note: String,
    },
    Promise {
        id: ThingId,
        due_on: NaiveDate,
        amount: i64,
        state: PromiseState,
        note: String,
    },
}

/// One claim on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ClaimLine {
    pub(super) id: ThingId,
    pub(super) kind: ClaimKind,
    pub(super) on: NaiveDate,
    pub(super) up_to: Option<NaiveDate>,
    pub(super) currency: Currency,
    pub(super) sums: ClaimSums,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Happened {
    Issued,
    FellDue,
    Settled(i64, Named),
    Reminded(Tone, Channel, String),
    Skipped(String),
    ChaseStarted,
    PutOff(NaiveDate),
    HandedOver(String),
}

/// All that the sheet shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Look {
    pub(super) named: Named,
    pub(super) customer: ThingId,
    pub(super) customer_name: String,
    pub(super) customer_kind: CustomerKind,
    pub(super) label: String,
    pub(super) line: Option<u32>,
    pub(super) currency: Currency,
    pub(super) amount: i64,
    pub(super) due_basis: DueBasis,
    pub(super) retention: bool,
    pub(super) details: Option<DocumentDetails>,
    pub(super) lines: Option<LinesSeen>,
    pub(super) sheet: ItemSheet,
    /// Until when it may be sued for.
    pub(super) time_bar: Option<TimeBarOf>,
    /// It falls due later than the law allows.
    pub(super) over: Option<OverLimit>,
    /// Open by all that is known, later payments included.
    pub(super) open_now: i64,
    pub(super) settled: Vec<SettledLine>,
    pub(super) proposals: Vec<ProposalLine>,
    pub(super) could_settle: Vec<CouldSettle>,
    pub(super) claim: Option<DocumentClaim>,
    /// What could be asked for now.
    pub(super) claimable: Vec<Claimable>,
    /// What was asked for, latest first.
    pub(super) claims: Vec<ClaimLine>,
    /// Latest first.
    pub(super) holds: Vec<Hold>,
    pub(super) doubted: Doubted,
    pub(super) happened: Vec<(NaiveDate, Happened)>,
    pub(super) means: Means,
    /// With a factor.
    pub(super) assigned: Option<Assigned>,
    /// What is known of a payment beside its amount.
    pub(super) known: Option<PaymentDetails>,
    /// What a payment in another currency made of each document.
    pub(super) exchange: Vec<(Named, ExchangeResult)>,
}

/// With a factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Assigned {
    pub(super) id: ThingId,
    pub(super) factor: Factor,
    pub(super) from: NaiveDate,
}

/// Documents shown that a credit could settle; the list of all is one key away.
const MOST_COULD_SETTLE: usize = 12;

impl Look {
    pub(super) fn at(ledger: &Ledger, as_of: NaiveDate, rates: &RateBook, id: ThingId) -> Option<Self> {
        let idx = ledger.item_of(id)?;
        let item = ledger.item(idx);
        let customer = ledger.customer(item.customer);
        let sheet = item_sheet(ledger, as_of, idx);
        let explained = |counterpart| ledger.explanation_of(counterpart).or_else(|| ledger.explanation_of(idx));
        let settled = sheet
            .settled
            .iter()
            .map(|part| SettledLine {
                with: Named::of(ledger, part.counterpart),
                allocation: ledger.allocation_at(part.allocation).map(|it| ledger.allocation_id(it)),
                amount: part.amount,
                from: part.from,
                basis: part.basis,
                why: explained(part.counterpart).map(|it| it.evidence.clone()).unwrap_or_default(),
                by: explained(part.counterpart).map(|it| it.by),
            })
            .collect::<Vec<_>>();
        let proposals = sheet
            .proposals
            .iter()
            .map(|it| ProposalLine {
                credit: Named::of(ledger, it.credit),
                debits: it.debits.iter().map(|(debit, amount)| (Named::of(ledger, *debit), *amount)).collect(),
                amount: it.amount,
                reason: it.reason,
            })
            .collect();
        let law = agreed_law(ledger, ledger.issued_to(item.idx), item.on).ok().map(|governed| governed.law);
        let claim = law
            .filter(|_| sheet.overdue > 0 && item.kind.is_document())
            .map(|law| document_claim(ledger, rates, law, idx, sheet.open, as_of));
        Some(Self {
            named: Named::of(ledger, idx),
            customer: ledger.customer_id(item.customer),
            customer_name: customer.details.name.clone(),
            customer_kind: customer.kind,
            label: item.label.to_owned(),
            line: item.line,
            currency: item.currency,
            amount: item.amount,
            due_basis: item.due_basis,
            retention: item.retention,
            details: ledger.details(idx).cloned(),
            lines: lines_seen(ledger, idx),
            time_bar: time_bar_of(ledger, as_of, idx, sheet.open),
            over: document_over_limit(ledger, idx, sheet.open).filter(|_| sheet.open > 0),
            open_now: ledger.open_now(idx),
            could_settle: could_settle(ledger, as_of, idx, sheet.open),
            doubted: Doubted::at(ledger, as_of, idx),
            happened: happened(ledger, as_of, idx, &sheet),
            holds: holds(ledger, as_of, idx),
            means: item.means,
            assigned: ledger.assignment_of(idx, as_of).map(|it| Assigned {
                id: ledger.assignment_id(it),
                factor: it.factor.clone(),
                from: it.from,
            }),
            known: ledger.payment_details(idx).cloned(),
            exchange: exchange_results(ledger, idx).into_iter().map(|it| (Named::of(ledger, it.document), it)).collect(),
            sheet,
            settled,
            proposals,
            claimable: claim.as_ref().map(|claim| claimable(ledger, claim)).unwrap_or_default(),
            claims: claim_lines(ledger, as_of, idx),
            claim,
        })
    }

    /// It lowers what is owed: money received, a credit note.
    pub(super) fn is_credit(&self) -> bool {
        self.amount < 0
    }

    pub(super) fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.currency)
    }

    /// Days after its due date, negative before; `None` without one, or where nothing is left to pay.
    pub(super) fn days_past_due(&self, as_of: NaiveDate) -> Option<i64> {
        self.sheet.parts.iter().find(|part| part.open > 0).and_then(|part| part.days_late(as_of))
    }
}

fn holds(ledger: &Ledger, as_of: NaiveDate, idx: ItemIdx) -> Vec<Hold> {
    let disputes = ledger.disputes().map(|(_, it)| it).filter(|it| it.document == idx && it.from <= as_of).map(|it| {
        let closed = it.closed.filter(|(on, _)| *on <= as_of);
        let hold =
            Hold::Dispute { id: ledger.dispute_id(it), from: it.from, closed, amount: it.amount, reason: it.reason, note: it.note.clone() };
        (it.from, hold)
    });
    let promises = ledger.promises().map(|(_, it)| it).filter(|it| it.documents.contains(&idx) && it.from <= as_of).map(|it| {
        let state = promise_state(ledger, it, as_of);
        (it.from, Hold::Promise { id: ledger.promise_id(it), due_on: it.due_on, amount: it.amount, state, note: it.note.clone() })
    });
    let mut all: Vec<_> = disputes.chain(promises).collect();
    all.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
    all.into_iter().map(|(_, hold)| hold).collect()
}

fn claim_lines(ledger: &Ledger, as_of: NaiveDate, idx: ItemIdx) -> Vec<ClaimLine> {
    let line = |row: ClaimRow| {
        let ClaimRow { claim, kind, on, up_to, currency, sums, .. } = row;
        Some(ClaimLine { id: ledger.claim_id(ledger.claim(claim)?), kind, on, up_to, currency, sums })
    };
    claims_of(ledger, as_of, ClaimsOf::Document(idx)).into_iter().filter_map(line).collect()
}

fn could_settle(ledger: &Ledger, as_of: NaiveDate, idx: ItemIdx, open: i64) -> Vec<CouldSettle> {
    let item = ledger.item(idx);
    if open >= 0 {
        return Vec::new();
    }
    let request = OpenItemsRequest {
        scope: ItemScope::Open,
        customer: Some(item.customer),
        currency: Some(item.currency),
        class: None,
        ageing: AgedBalanceSettings::by_due_date(),
        text: String::new(),
        sort: SortKey::Due,
        direction: SortDirection::Ascending,
        grouping: Grouping::Together,
    };
    let debts = open_items(ledger, as_of, &request).rows.into_iter().filter(|row| row.open > 0);
    debts
        .take(MOST_COULD_SETTLE)
        .map(|row| CouldSettle { document: Named::of(ledger, row.item), open: row.open, amount: row.open.min(open.saturating_neg()) })
        .collect()
}

/// Latest first.
fn happened(ledger: &Ledger, as_of: NaiveDate, idx: ItemIdx, sheet: &ItemSheet) -> Vec<(NaiveDate, Happened)> {
    let item = ledger.item(idx);
    let mut all = vec![(item.on, Happened::Issued)];
    if let Some(due_on) = sheet.due_on().filter(|due_on| *due_on < as_of && item.amount > 0 && item.kind.is_document()) {
        all.push((due_on, Happened::FellDue));
    }
    all.extend(sheet.settled.iter().map(|part| (part.from, Happened::Settled(part.amount, Named::of(ledger, part.counterpart)))));
    all.extend(sheet.history.iter().rev().filter_map(|(on, event)| {
        let happened = match event {
            ItemEvent::Reminded(reminder, _) => {
                let reminder = ledger.reminders().get(reminder.idx())?;
                Happened::Reminded(reminder.tone, reminder.channel, reminder.subject.clone())
            }
            ItemEvent::Skipped(_, reason) => Happened::Skipped(reason.clone()),
            ItemEvent::ChaseStarted(_) => Happened::ChaseStarted,
            ItemEvent::PutOff(until) => Happened::PutOff(*until),
            ItemEvent::HandedOver(to) => Happened::HandedOver(to.clone()),
        };
        Some((*on, happened))
    }));
    all.retain(|(on, _)| *on <= as_of);
    all.sort_by_key(|(on, _)| *on);
    all.reverse();
    all
}

/// The last lawful due date and its text, where `due_on` lies beyond it.
pub(super) fn beyond_the_law(ledger: &Ledger, document: ThingId, due_on: NaiveDate) -> Option<(NaiveDate, String)> {
    let item = ledger.item(ledger.item_of(document)?);
    let law = agreed_law(ledger, ledger.issued_to(item.idx), item.on).ok()?.law;
    let kind = ledger.customer(item.customer).kind;
    let sector = ledger.sector_for(item.customer, item.on);
    match terms_limit((law, sector), kind, TermsClause::Days, item.on, due_on).ok()? {
        crate::law::TermsAnswer::Over { allowed_on, article, .. } => Some((allowed_on, article.citation.to_string())),
        crate::law::TermsAnswer::Lawful { .. } => None,
    }
}
