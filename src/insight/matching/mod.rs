//! Bank lines matched: what each line of a statement is, with the reasons and how likely it is. Proposed, never done.
//!
//! Start at [`match_bank_lines`], or at [`Matcher`] for a page that must not stand still. A pure function of (open documents, known customers, open bank lines, what was learned): an index of all
//! that is open is built once, and each line looks into it, in the order of the lines, so that what one takes is not there for the next.
//!
//! Invariant: a sure proposal has one reading only: twins of an amount, two sets that fit, a name that contradicts make it less than sure.
//! Absent on purpose: learning (events of the ledger; [`lessons`] says what a yes teaches).

mod book;
mod confidence;
mod fit;
mod in_books;
mod names;
mod nobody;
mod references;
mod sums;

pub(super) use self::fit::Tie;
pub(super) use self::in_books::allocations_in_books;

use self::book::{Book, Known};
use self::confidence::{Who, rate};
use self::fit::{Fit, Sought, fits};
use self::names::telling_words;

use self::references::{Named, Naming, Runs, plain};
use crate::basis::money::{Currency, Money};
use crate::ledger::{
    BankLineIdx, BankLineKind, BankLineRow, CustomerIdx, CustomersMoney, Evidence, ItemIdx, ItemKind, Ledger, Lesson, LineExplanation,
    LineMeaning, MoneyKind, NotCustomers, PayerSign,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

type Reason = Evidence<ItemIdx, CustomerIdx>;

/// How far a proposal may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Surety {
    /// May be taken together with the others.
    Sure,
    /// To be looked at.
    Likely,
    /// Several readings, or little to go by: the person chooses.
    Choose,
}

/// What a line seems to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Proposed {
    /// Customers' money.
    Money {
        /// Whose, and what it settles.
        parts: Vec<ProposedPart>,
        /// Kept by a platform, minor units.
        fees: Option<i64>,
    },
    /// The books hold it already.
    AlreadyBooked(ItemIdx),
    /// The bank took this payment back.
    TakenBack(ItemIdx),
    /// No customer's.
    NotCustomers(NotCustomers),
}

/// One customer's part of a line. Minor units, positive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedPart {
    /// Whose.
    pub customer: CustomerIdx,
    /// Received, or given back where the line is negative.
    pub amount: i64,
    /// Documents with how much of each; for money given back, the credits.
    pub settles: Vec<(ItemIdx, i64)>,
    /// Credit notes taken off: which, against which document, how much.
    pub netted: Vec<(ItemIdx, ItemIdx, i64)>,
    /// Given up with a document, as what.
    pub rest: Vec<(ItemIdx, i64, MoneyKind)>,
}

/// One reading of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What the line would be.
    pub proposed: Proposed,
    /// How likely, per thousand.
    pub confidence: u16,
    /// Why.
    pub evidence: Vec<Reason>,
}

impl Choice {
    /// Documents that it settles or nets, in the ledger's order.
    #[must_use]
    pub fn documents(&self) -> BTreeSet<ItemIdx> {
        match &self.proposed {
            Proposed::Money { parts, .. } => {
                let settled = parts.iter().flat_map(|part| part.settles.iter().map(|(item, _)| *item));
                settled.chain(parts.iter().flat_map(|part| part.netted.iter().map(|(note, _, _)| *note))).collect()
            }
            _ => BTreeSet::new(),
        }
    }
}

/// What a line seems to be, the likeliest reading first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineProposal {
    /// Which line.
    pub line: BankLineIdx,
    /// How far it may be trusted.
    pub surety: Surety,
    /// One for what is sure or likely; several to choose among. Never empty.
    pub choices: Vec<Choice>,
}

impl LineProposal {
    /// The likeliest reading.
    #[must_use]
    pub fn first(&self) -> Option<&Choice> {
        self.choices.first()
    }
}

/// Readings shown of one line.
const MOST_CHOICES: usize = 4;
/// Customers looked at for one line.
const MOST_CUSTOMERS: usize = 6;

/// Proposals for the open lines of all statements, in the order of their days; a line of which nothing can be said has none.
#[must_use]
pub fn match_bank_lines(ledger: &Ledger) -> Vec<LineProposal> {
    let mut matcher = Matcher::new(ledger);
    while matcher.step(usize::MAX).is_some() {}
    matcher.finish()
}

/// Matching under way: the whole at once is [`match_bank_lines`]; a page goes step by step.
pub struct Matcher<'l> {
    /// Open lines in the order of their days.
    rows: Vec<BankLineRow<'l>>,
    matching: Option<Matching<'l>>,
    prepared: usize,
    at: usize,
    found: Vec<LineProposal>,
}

impl<'l> Matcher<'l> {
    /// Of all open lines, with nothing looked at yet.
    #[must_use]
    pub fn new(ledger: &'l Ledger) -> Self {
        let mut rows: Vec<BankLineRow<'_>> = ledger.bank_lines().filter(|row| row.explained.is_none() && row.amount != 0).collect();
        rows.sort_by_key(|row| (row.booked_on, row.idx));
        let matching = rows.last().map(|row| Matching::new(ledger, row.booked_on));
        Self { rows, matching, prepared: 0, at: 0, found: Vec::new() }
    }

    /// One step more: a part of the preparation, or up to `budget` lines. Per mille done; `None` when all is.
    pub fn step(&mut self, budget: usize) -> Option<u16> {
        let matching = self.matching.as_mut()?;
        if self.prepared < Book::STEPS {
            matching.book.learn(self.prepared);
            self.prepared += 1;
            return Some(0);
        }
        let upto = self.at.saturating_add(budget.max(1)).min(self.rows.len());
        self.found.extend(self.rows.get(self.at..upto).unwrap_or_default().iter().filter_map(|row| matching.line(row)));
        self.at = upto;
        (upto < self.rows.len()).then(|| u16::try_from(upto.saturating_mul(1000) / self.rows.len().max(1)).unwrap_or(1000))
    }

    /// What was found.
    #[must_use]
    pub fn finish(self) -> Vec<LineProposal> {
        self.found
    }
}

/// The wish that a yes to one reading of a line is, with what it teaches.
///
/// Nothing where the reading names what is no longer there.
#[must_use]
pub fn explanation(ledger: &Ledger, line: BankLineIdx, choice: &Choice) -> Option<LineExplanation> {
    let row = ledger.bank_line(line)?;
    let money = |minor: i64| Money::from_minor(minor, row.currency);
    let item = |idx: ItemIdx| ledger.item_id(idx);
    let mut learn = Vec::new();
    let meaning = match &choice.proposed {
        Proposed::Money { parts, fees } => {
            if let ([only], true) = (parts.as_slice(), row.amount > 0) {
                learn = lessons(ledger, line, only.customer);
            }
            let part = |part: &ProposedPart| CustomersMoney {
                customer: ledger.customer_id(part.customer),
                amount: money(part.amount),
                settles: part.settles.iter().map(|(idx, minor)| (item(*idx), money(*minor))).collect(),
                netted: part.netted.iter().map(|(note, document, minor)| (item(*note), item(*document), money(*minor))).collect(),
                rest: part.rest.iter().map(|(idx, minor, kind)| (item(*idx), money(*minor), *kind)).collect(),
            };
            LineMeaning::Customers { money: parts.iter().map(part).collect(), fees: fees.map(money) }
        }
        Proposed::AlreadyBooked(payment) => LineMeaning::AlreadyBooked { items: vec![item(*payment)] },
        Proposed::TakenBack(payment) => LineMeaning::TakenBack { payment: item(*payment) },
        Proposed::NotCustomers(reason) => LineMeaning::NotCustomers(*reason),
    };
    let named = |says| match says {
        Lesson::Customer(customer) => Lesson::Customer(ledger.customer_id(customer)),
        Lesson::NotCustomer(customer) => Lesson::NotCustomer(ledger.customer_id(customer)),
        Lesson::Nobody(reason) => Lesson::Nobody(reason),
        Lesson::Forgotten => Lesson::Forgotten,
    };
    let who = |customer: CustomerIdx| Some(ledger.customer_id(customer));
    Some(LineExplanation {
        line: ledger.bank_line_id(line)?,
        meaning,
        confidence: Some(choice.confidence),
        evidence: choice.evidence.iter().filter_map(|reason| reason.map(|idx| Some(item(idx)), who)).collect(),
        learn: learn.into_iter().map(|(sign, says)| (sign, named(says))).collect(),
    })
}

/// What a yes to `customer` for a line teaches: its account, or else the words of the payer's name.
#[must_use]
pub fn lessons(ledger: &Ledger, line: BankLineIdx, customer: CustomerIdx) -> Vec<(PayerSign, Lesson<CustomerIdx>)> {
    let Some(row) = ledger.bank_line(line) else { return Vec::new() };
    let sign = sign_of(&row);
    let is_known = |sign: &PayerSign| {
        let last = ledger.learned().iter().rev().find(|learned| learned.sign == *sign);
        last.is_some_and(|learned| matches!(learned.says, Lesson::Customer(known) if ledger.survivor_of(known) == customer))
    };
    sign.into_iter().filter(|sign| !is_known(sign)).map(|sign| (sign, Lesson::Customer(customer))).collect()
}

/// By what the payer of a line is known again; `None` where the line says nothing of them.
#[must_use]
pub fn sign_of(row: &BankLineRow<'_>) -> Option<PayerSign> {
    if !row.counterparty_account.is_empty() {
        return Some(PayerSign::Account(row.counterparty_account.to_owned()));
    }
    let words = telling_words(row.counterparty).join(" ");
    (words.len() >= 4).then_some(PayerSign::Words(words))
}

struct Matching<'l> {
    book: Book<'l>,
    /// Payments of the books that no line is explained by, by currency and signed amount.
    booked: BTreeMap<(Currency, i64), Vec<(NaiveDate, ItemIdx)>>,
    /// Credits that earlier lines gave or took back.
    given_back: BTreeSet<ItemIdx>,
}

/// A customer that a line may be of, and why.
struct Candidate {
    customer: CustomerIdx,
    who: Who,
    evidence: Vec<Reason>,
}

impl<'l> Matching<'l> {
    fn new(ledger: &'l Ledger, last: NaiveDate) -> Self {
        let book = Book::of_accounts(ledger, &ledger.open_of(last, |_| true), |_| true);
        let mut booked: BTreeMap<(Currency, i64), Vec<(NaiveDate, ItemIdx)>> = BTreeMap::new();
        let explained: BTreeSet<ItemIdx> = ledger
            .explanations()
            .filter(|(_, it)| !it.taken_back)
            .flat_map(|(_, it)| match &it.meaning {
                crate::ledger::Meaning::Money { items, .. } => items.clone(),
                crate::ledger::Meaning::NotCustomers { .. } => Vec::new(),
            })
            .collect();
        for item in ledger.items() {
            if matches!(item.kind, ItemKind::Payment | ItemKind::Bounce | ItemKind::Refund)
                && item.amount != 0
                && !explained.contains(&item.idx)
            {
                booked.entry((item.currency, -item.amount)).or_default().push((item.on, item.idx));
            }
        }
        Self { book, booked, given_back: BTreeSet::new() }
    }

    fn line(&mut self, row: &BankLineRow<'_>) -> Option<LineProposal> {
        let (surety, choices) = self.booked_already(row).or_else(|| self.read(row))?;
        if surety < Surety::Choose
            && let Some(first) = choices.first()
        {
            // What is only paid in part stays there for later lines.
            match &first.proposed {
                Proposed::Money { parts, .. } => {
                    for part in parts {
                        part.settles.iter().for_each(|(item, minor)| self.book.reduce(*item, *minor));
                        part.rest.iter().for_each(|(item, minor, _)| self.book.reduce(*item, *minor));
                        for (note, document, minor) in &part.netted {
                            self.book.reduce(*note, *minor);
                            self.book.reduce(*document, *minor);
                        }
                        if row.amount < 0 {
                            self.given_back.extend(part.settles.iter().map(|(item, _)| *item));
                        }
                    }
                }
                Proposed::TakenBack(payment) => {
                    self.given_back.insert(*payment);
                }
                Proposed::AlreadyBooked(_) | Proposed::NotCustomers(_) => {}
            }
        }
        Some(LineProposal { line: row.idx, surety, choices })
    }

    /// A payment of the same amount that the books hold, within days of the line: never booked twice.
    fn booked_already(&mut self, row: &BankLineRow<'_>) -> Option<(Surety, Vec<Choice>)> {
        let known = self.booked.get_mut(&(row.currency, row.amount))?;
        let days = |on: NaiveDate| (row.booked_on - on).num_days().unsigned_abs();
        let near: Vec<(u64, ItemIdx)> = known.iter().map(|(on, item)| (days(*on), *item)).filter(|(days, _)| *days <= 7).collect();
        let nearest = near.iter().map(|(days, _)| *days).min()?;
        let best: Vec<ItemIdx> = near.iter().filter(|(days, _)| *days == nearest).map(|(_, item)| *item).collect();
        let choice = |item: ItemIdx, confidence| Choice {
            proposed: Proposed::AlreadyBooked(item),
            confidence,
            evidence: vec![Evidence::AlreadyBooked { payment: item, days: u32::try_from(nearest).unwrap_or(u32::MAX) }],
        };
        match best.as_slice() {
            [one] if near.len() == 1 => {
                known.retain(|(_, item)| item != one);
                Some((Surety::Likely, vec![choice(*one, 960)]))
            }
            _ => Some((Surety::Choose, best.into_iter().take(MOST_CHOICES).map(|item| choice(item, 600)).collect())),
        }
    }

    fn read(&self, row: &BankLineRow<'_>) -> Option<(Surety, Vec<Choice>)> {
        if let Some(choice) = nobody::by_code(row) {
            return Some((Surety::Likely, vec![choice]));
        }
        let sign = sign_of(row).and_then(|sign| self.book.signs.get(&sign));
        if let Some(reason) = sign.and_then(|known| known.nobody) {
            let sign = sign_of(row).map_or_else(String::new, |sign| sign.text().to_owned());
            let evidence = vec![Evidence::LearnedNobody { sign }];
            return Some((Surety::Likely, vec![Choice { proposed: Proposed::NotCustomers(reason), confidence: 970, evidence }]));
        }
        if row.amount < 0 {
            return nobody::money_out(self.book.ledger, row, &self.book.names, &self.given_back)
                .or_else(|| nobody::by_wording(row))
                .map(decided);
        }
        let runs = Runs::of(row.label);
        let mut named = self.book.numbers.named_in(&runs, |_| true);
        // An id that the payer's software makes holds days and counters of its own: only whole numbers count.
        let own = self.book.numbers.named_in(&Runs::of(&format!("{} {}", row.end_to_end, row.structured)), |_| true);
        for it in own.into_iter().filter(|it| it.naming == Naming::Whole) {
            named.retain(|known| known.item != it.item);
            named.push(it);
        }
        self.by_reference(row, &runs, &mut named);
        let candidates = self.candidates(row, sign, &named, &runs);
        let mut choices: Vec<(Choice, Fit, Who)> = Vec::new();
        for candidate in &candidates {
            choices.extend(self.of_customer(row, candidate, &candidates, &named, &runs));
        }
        choices.sort_by(|a, b| b.0.confidence.cmp(&a.0.confidence).then(a.0.documents().cmp(&b.0.documents())));
        if choices.is_empty() {
            if let Some(lump) = self.lump_sum(row, &runs) {
                return Some(lump);
            }
            return nobody::by_wording(row).map(decided).or_else(|| self.without_a_name(row));
        }
        if let Some(noise) =
            nobody::by_wording(row).filter(|noise| choices.first().is_none_or(|(best, _, _)| best.confidence < noise.confidence))
        {
            return Some(decided(noise));
        }
        Some(Self::decide(choices))
    }

    /// References that documents ask to be paid under, orders among them.
    fn by_reference(&self, row: &BankLineRow<'_>, runs: &Runs, named: &mut Vec<Named>) {
        let mut add = |written: &str| {
            let Some(items) = self.book.references.get(&plain(written)) else { return };
            for item in items.iter().take(6) {
                let naming = if items.len() == 1 { Naming::Whole } else { Naming::Nearly };
                if !named.iter().any(|it| it.item == *item && it.naming <= naming) {
                    named.retain(|it| it.item != *item);
                    named.push(Named { item: *item, naming, written: written.to_owned(), at: usize::MAX });
                }
            }
        };
        add(row.structured);
        for first in 0..runs.runs.len() {
            for n in 1..=4 {
                add(&runs.runs.iter().skip(first).take(n).map(String::as_str).collect::<Vec<_>>().join(" "));
            }
        }
    }

    /// Customers that a line may be of, the surest first.
    fn candidates(&self, row: &BankLineRow<'_>, sign: Option<&Known>, named: &[Named], runs: &Runs) -> Vec<Candidate> {
        let ledger = self.book.ledger;
        let mut found: Vec<Candidate> = Vec::new();
        let mut add = |customer: CustomerIdx, who: Who, reason: Option<Reason>| {
            if let Some(known) = found.iter_mut().find(|known| known.customer == customer) {
                known.who = known.who.min(who);
                known.evidence.extend(reason);
            } else {
                found.push(Candidate { customer, who, evidence: reason.into_iter().collect() });
            }
        };
        let by_name = if row.counterparty.is_empty() { self.book.names.fits(row.label) } else { self.book.names.fits(row.counterparty) };
        let learned = sign.map(|known| known.customers.as_slice()).unwrap_or_default();
        for customer in learned {
            // Somebody else's name on it: who pays for one customer today may pay for another tomorrow.
            let is_named = row.counterparty.is_empty() || by_name.iter().any(|fit| fit.customer == *customer && fit.share >= 0.3);
            let who = match (learned.len() == 1 && is_named, row.counterparty_account.is_empty()) {
                (true, false) => Who::Account,
                (true, true) => Who::Name,
                (false, _) => Who::SharedAccount,
            };
            let reason = if row.counterparty_account.is_empty() {
                Evidence::LearnedWords { customer: *customer, words: telling_words(row.counterparty).join(" ") }
            } else {
                Evidence::Account { customer: *customer, account: row.counterparty_account.to_owned() }
            };
            add(*customer, who, Some(reason));
        }
        for run in &runs.runs {
            if let Some(customer) = self.book.keys.get(run) {
                add(*customer, Who::Key, Some(Evidence::CustomerKey { customer: *customer, written: run.clone() }));
            }
        }
        let best = by_name.first().map_or(0.0, |fit| fit.share);
        let rivals = by_name.iter().filter(|fit| fit.share >= best - 0.05).count();
        for fit in by_name.iter().filter(|fit| fit.share >= 0.5 && fit.share >= best - 0.25).take(MOST_CUSTOMERS) {
            let who = match (fit.share >= 0.98, rivals) {
                (true, 1) => Who::Name,
                (true, _) => Who::SharedName,
                _ => Who::PartOfName,
            };
            add(fit.customer, who, Some(Evidence::Name { customer: fit.customer, written: fit.written.clone() }));
        }
        // A number within nobody's account says little; whole numbers and near ones name their customer.
        for it in named.iter().filter(|it| it.naming <= Naming::Nearly) {
            add(ledger.item(it.item).customer, Who::Document, None);
        }
        if let Some(known) = sign {
            found.retain(|candidate| !known.never.contains(&candidate.customer));
        }
        found.sort_by_key(|candidate| candidate.who);
        found.truncate(MOST_CUSTOMERS);
        found
    }

    fn of_customer(
        &self,
        row: &BankLineRow<'_>,
        candidate: &Candidate,
        all: &[Candidate],
        named: &[Named],
        runs: &Runs,
    ) -> Vec<(Choice, Fit, Who)> {
        let Some(account) = self.book.account_of(candidate.customer, row.currency).and_then(|balance| self.book.accounts.get(&balance))
        else {
            return Vec::new();
        };
        let says = |words: &[&str]| runs.runs.iter().any(|run| words.iter().any(|word| run.starts_with(word)));
        let sought = Sought {
            on: row.booked_on,
            amount: row.amount,
            charges: row.charges.and_then(|charges| charges.to_minor()).or_else(|| stated_difference(row)),
            says_discount: says(&["ESCOMPTE", "ESC", "SKONTO", "DISCOUNT", "KORTING", "REMISE"]),
            says_interest: says(&["INTERET", "INTÉRÊT", "PENALITE", "PÉNALITÉ", "INTEREST", "RENTE", "IFR", "INDEMNITE"]),
        };
        // Another customer whose account or whole name this is.
        let contradicted =
            candidate.who == Who::Document && all.iter().any(|other| other.customer != candidate.customer && other.who <= Who::Name);
        let mut choices = Vec::new();
        for fit in fits(&self.book, account, sought, named, runs).into_iter().take(MOST_CHOICES) {
            let confidence = rate(&fit, candidate.who, contradicted);
            let mut evidence = fit.evidence.clone();
            evidence.extend(candidate.evidence.iter().cloned());
            let part = part_of(&fit, candidate.customer, row.amount);
            let proposed = Proposed::Money { parts: vec![part], fees: None };
            choices.push((Choice { proposed, confidence, evidence }, fit, candidate.who));
        }
        choices
    }

    fn decide(choices: Vec<(Choice, Fit, Who)>) -> (Surety, Vec<Choice>) {
        let Some((best, fit, who)) = choices.first() else { return (Surety::Choose, Vec::new()) };
        let documents = best.documents();
        let rival = choices.iter().skip(1).find(|(other, _, _)| other.documents() != documents).map_or(0, |(other, _, _)| other.confidence);
        let surety = confidence::surety(best.confidence, rival, fit, *who);
        let n = if surety == Surety::Choose { MOST_CHOICES } else { 1 };
        let mut shown: Vec<Choice> = Vec::new();
        for (choice, _, _) in choices {
            if shown.len() < n && !shown.iter().any(|known| known.proposed == choice.proposed) {
                shown.push(choice);
            }
        }
        (surety, shown)
    }

    /// A platform's, an acquirer's or a factor's sum, or cheques paid in together: debts of several customers, fees taken off where told.
    fn lump_sum(&self, row: &BankLineRow<'_>, runs: &Runs) -> Option<(Surety, Vec<Choice>)> {
        let has = |words: &[&str]| runs.runs.iter().position(|run| words.contains(&run.as_str()));
        let payer = Runs::of(row.counterparty);
        let platform = payer
            .runs
            .iter()
            .find(|run| PLATFORMS.contains(&run.as_str()))
            .or_else(|| runs.runs.iter().find(|run| PLATFORMS.contains(&run.as_str())));
        let cheques = row.kind == BankLineKind::Cheque || has(&["CHQ", "CHEQUES", "CHEQUE", "REMISE"]).is_some();
        if platform.is_none() && !cheques {
            return None;
        }
        let fees = stated_fees(row.label).filter(|_| platform.is_some());
        let gross = row.amount.saturating_add(fees.unwrap_or_default());
        if platform.is_some() && fees.is_none() {
            return None;
        }
        let mut all: Vec<(&book::Debt, CustomerIdx)> = self
            .book
            .accounts
            .values()
            .filter(|account| account.currency == row.currency)
            .flat_map(|account| account.debts.iter().map(move |debt| (debt, account.customer)))
            .filter(|(debt, _)| !debt.taken && debt.on <= row.booked_on && debt.open > 0 && debt.open <= gross)
            .collect();
        all.sort_by_key(|(debt, _)| (debt.on, debt.item));
        let one: Vec<ItemIdx> = all.iter().filter(|(debt, _)| debt.open == gross).map(|(debt, _)| debt.item).collect();
        let items = match one.as_slice() {
            [one] => vec![*one],
            [] => {
                let debts: Vec<&book::Debt> = all.iter().map(|(debt, _)| *debt).collect();
                sums::few_of_many(&debts, gross)?
            }
            _ => return None,
        };
        let mut parts: Vec<ProposedPart> = Vec::new();
        for (debt, customer) in all.iter().filter(|(debt, _)| items.contains(&debt.item)) {
            match parts.iter_mut().find(|part| part.customer == *customer) {
                Some(part) => {
                    part.amount += debt.open;
                    part.settles.push((debt.item, debt.open));
                }
                None => parts.push(ProposedPart {
                    customer: *customer,
                    amount: debt.open,
                    settles: vec![(debt.item, debt.open)],
                    netted: Vec::new(),
                    rest: Vec::new(),
                }),
            }
        }
        let n = u32::try_from(items.len()).unwrap_or(u32::MAX);
        let mut evidence = match platform {
            Some(written) => vec![Evidence::LumpSum { written: written.clone(), n }],
            None => vec![Evidence::ChequesTogether { n }],
        };
        evidence.extend(fees.map(|fees| Evidence::Fees { amount: Money::from_minor(fees, row.currency) }));
        let confidence = if items.len() == 1 { 900 } else { 880 };
        Some((Surety::Likely, vec![Choice { proposed: Proposed::Money { parts, fees }, confidence, evidence }]))
    }

    /// Nothing says who: the one open document of that amount, to choose.
    fn without_a_name(&self, row: &BankLineRow<'_>) -> Option<(Surety, Vec<Choice>)> {
        let says_who = !row.counterparty_account.is_empty() || telling_words(row.counterparty).concat().len() > 3;
        let places = self.book.by_amount.get(&(row.currency, row.amount))?;
        let open = places.iter().filter(|(balance, at)| {
            self.book.debt(*balance, *at).is_some_and(|debt| !debt.taken && debt.open == row.amount && debt.on <= row.booked_on)
        });
        let mut choices = Vec::new();
        for (balance, at) in open.take(MOST_CHOICES) {
            let (Some(account), Some(debt)) = (self.book.accounts.get(balance), self.book.debt(*balance, *at)) else { continue };
            let part = ProposedPart {
                customer: account.customer,
                amount: row.amount,
                settles: vec![(debt.item, debt.open)],
                netted: Vec::new(),
                rest: Vec::new(),
            };
            let evidence = vec![Evidence::ExactAmount];
            choices.push(Choice { proposed: Proposed::Money { parts: vec![part], fees: None }, confidence: 500, evidence });
        }
        if let ([one], false, BankLineKind::Cheque | BankLineKind::Card | BankLineKind::Cash | BankLineKind::Bill) =
            (choices.as_mut_slice(), says_who, row.kind)
        {
            one.confidence = 900;
            one.evidence.push(Evidence::OnlyOneOfAmount);
            return Some((Surety::Likely, choices));
        }
        (!choices.is_empty()).then_some((Surety::Choose, choices))
    }
}

/// Who pays several customers' debts in one sum, as they stand on statements.
const PLATFORMS: [&str; 22] = [
    "STRIPE",
    "PAYPAL",
    "SUMUP",
    "MOLLIE",
    "ADYEN",
    "GOCARDLESS",
    "WORLDLINE",
    "KLARNA",
    "ALMA",
    "STANCER",
    "PAYPLUG",
    "ZETTLE",
    "SQUARE",
    "LYDIA",
    "VIVA",
    "AMAZON",
    "PAYOUT",
    "PAYMENTS",
    "FACTOR",
    "FACTORING",
    "AFFACTURAGE",
    "BIBBY",
];

/// Fees that the text tells: an amount after the word.
fn stated_fees(label: &str) -> Option<i64> {
    let words: Vec<&str> = label.split_whitespace().collect();
    let at = words.iter().position(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_uppercase();
        matches!(word.as_str(), "FEE" | "FEES" | "FRAIS" | "COMMISSION" | "COM")
    })?;
    let told = words.iter().skip(at + 1).take(3).find(|word| word.chars().any(|c| c.is_ascii_digit()))?;
    let plain = told.replace(',', ".");
    let amount: rust_decimal::Decimal = plain.trim_matches(|c: char| !c.is_ascii_digit()).parse().ok()?;
    let minor = Money::new(amount, Currency::EUR).to_minor()?;
    (minor > 0).then_some(minor)
}

fn decided(choice: Choice) -> (Surety, Vec<Choice>) {
    let surety = if choice.confidence >= 900 { Surety::Likely } else { Surety::Choose };
    (surety, vec![choice])
}

/// What was ordered less what came, where the bank says both in one currency.
fn stated_difference(row: &BankLineRow<'_>) -> Option<i64> {
    let ordered = row.ordered.filter(|ordered| ordered.currency() == row.currency)?.to_minor()?;
    (ordered > row.amount).then(|| ordered - row.amount)
}

/// Credit notes are taken off the debts in order; money settles what is left.
fn part_of(fit: &Fit, customer: CustomerIdx, amount: i64) -> ProposedPart {
    let mut settles = fit.settles.clone();
    let mut netted = Vec::new();
    for (note, minor) in &fit.credit_notes {
        let mut left = *minor;
        for (item, open) in &mut settles {
            let part = left.min(*open);
            if part > 0 {
                netted.push((*note, *item, part));
                *open -= part;
                left -= part;
            }
        }
    }
    settles.retain(|(_, minor)| *minor > 0);
    ProposedPart { customer, amount, settles, netted, rest: fit.rest.clone() }
}
