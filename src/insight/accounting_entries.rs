//! Entries for the accounting: what the books of account do not know yet of discounts, losses, exchange differences, doubt and impairments.
//!
//! Start at [`accounting_entries`].
//!
//! Invariant: debits = credits in each entry; an entry's number follows from the fact it stands for, so that the same facts give the same
//! entries, on any device and on any day. What was handed over and has changed since, or is gone, is taken back by an opposite entry.
//! Absent on purpose: documents and money themselves (the invoicing software and the bank bring those), and what a file of the books brought.

use super::period::Period;
use crate::basis::id::ThingId;
use crate::basis::money::Currency;
use crate::law::{Status, chart_account, discount_lowers_tax};
use crate::ledger::{AccountRole, ClaimKind, CustomerIdx, HandedOver, Item, ItemIdx, ItemKind, Ledger};
use chrono::{Datelike, NaiveDate};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What an entry stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryKind {
    /// Discount for early payment.
    Discount,
    /// A loss.
    Loss,
    /// Money for what was given up.
    Recovery,
    /// Gain or loss on a currency.
    Exchange,
    /// A debt becomes doubtful.
    Doubt,
    /// It is no longer.
    DoubtEnded,
    /// An impairment, more of one, or less.
    Impairment,
    /// Late interest asked for.
    Interest,
    /// The fixed sum for recovery costs asked for.
    Compensation,
    /// A claim given up, wholly or in part.
    ClaimWaived,
}

impl EntryKind {
    /// The letters with which its number begins.
    #[must_use]
    pub fn prefix(self) -> &'static str {
        match self {
            Self::Discount => "ESC",
            Self::Loss => "PER",
            Self::Recovery => "REN",
            Self::Exchange => "CHG",
            Self::Doubt => "DOU",
            Self::DoubtEnded => "FDO",
            Self::Impairment => "DEP",
            Self::Interest => "INT",
            Self::Compensation => "IND",
            Self::ClaimWaived => "ABA",
        }
    }
}

/// Whether an entry was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntryState {
    /// Not yet.
    New,
    /// As it is.
    HandedOver,
    /// It takes back one that was handed over and has changed since, or is gone.
    TakesBack,
}

/// One line: a debit or a credit of an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryLine {
    /// What the account is for; `None` in an entry that takes another back.
    pub role: Option<AccountRole>,
    /// Its number.
    pub account: String,
    /// The customer's own account; empty for others.
    pub auxiliary: String,
    /// Minor units: positive for a debit.
    pub amount: i64,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: NaiveDate,
    /// What it stands for; `None` where it takes back what is there no more.
    pub kind: Option<EntryKind>,
    /// Whose; `None` where it takes back what is there no more.
    pub customer: Option<CustomerIdx>,
    /// The document it is about; empty where there is none, or several.
    pub piece: String,
    /// Date of that document.
    pub piece_on: Option<NaiveDate>,
    /// Its lines.
    pub lines: Vec<EntryLine>,
    /// True where the tax share is not known and the whole stands without tax.
    pub tax_unknown: bool,
    /// Whether it was handed over.
    pub state: EntryState,
}

impl Entry {
    /// Sum of the debits.
    #[must_use]
    pub fn debit(&self) -> i64 {
        self.lines.iter().map(|line| line.amount.max(0)).fold(0, i64::saturating_add)
    }

    /// Sum of the credits, positive.
    #[must_use]
    pub fn credit(&self) -> i64 {
        self.lines.iter().map(|line| line.amount.min(0)).fold(0, i64::saturating_sub)
    }

    /// As it is remembered once handed over.
    #[must_use]
    pub fn handed_over(&self) -> HandedOver {
        let lines = self.lines.iter().map(|line| (line.account.clone(), line.auxiliary.clone(), line.amount)).collect();
        HandedOver { number: self.number.clone(), on: self.on, lines }
    }
}

/// Why a fact has no entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WhyLeftOut {
    /// A file brought it: the books have it.
    Imported,
    /// In another currency than the books': no rate is known here.
    OtherCurrency,
    /// No account is set for it.
    NoAccount,
}

/// Facts of one kind without an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Why.
    pub why: WhyLeftOut,
    /// How many.
    pub n: usize,
}

/// The entries of a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountingEntries {
    /// Which.
    pub period: Period,
    /// The books' currency.
    pub currency: Currency,
    /// Code of the journal.
    pub journal: String,
    /// By day, then number.
    pub entries: Vec<Entry>,
    /// Facts of the period without an entry.
    pub left_out: Vec<LeftOut>,
    /// Accounts in use that nobody confirmed, with their numbers.
    pub unconfirmed: Vec<(AccountRole, String)>,
}

impl AccountingEntries {
    /// Sum of the debits, and of the credits.
    #[must_use]
    pub fn totals(&self) -> (i64, i64) {
        self.entries
            .iter()
            .fold((0, 0), |(debit, credit), entry| (entry.debit().saturating_add(debit), entry.credit().saturating_add(credit)))
    }

    /// Whether each entry balances.
    #[must_use]
    pub fn balances(&self) -> bool {
        self.entries.iter().all(|entry| entry.debit() == entry.credit())
    }

    /// Those that were not handed over yet.
    pub fn to_hand_over(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.state != EntryState::HandedOver)
    }
}

/// The journal in which miscellaneous entries stand where nobody named one.
const JOURNAL: &str = "OD";

/// The entries of `period`, as of its last day.
#[must_use]
pub fn accounting_entries(ledger: &Ledger, period: Period) -> AccountingEntries {
    let mut making = Making::new(ledger, period);
    making.adjustments();
    making.doubts();
    making.impairments();
    making.claims();
    making.finish()
}

struct Making<'a> {
    ledger: &'a Ledger,
    period: Period,
    country: &'a str,
    currency: Currency,
    entries: Vec<Entry>,
    left_out: BTreeMap<WhyLeftOut, usize>,
    unconfirmed: BTreeSet<AccountRole>,
    /// What settles what, by the adjustment: the last word of the books, whatever the period, so that an entry is the same in each.
    settled: HashMap<ItemIdx, Vec<(ItemIdx, i64)>>,
}

/// An amount without its tax, the tax, and whether the share was known.
#[derive(Clone, Copy)]
struct Split {
    net: i64,
    tax: i64,
    known: bool,
}

impl<'a> Making<'a> {
    fn new(ledger: &'a Ledger, period: Period) -> Self {
        let country = ledger.company().country.as_str();
        let currency = if country.eq_ignore_ascii_case("GB") { Currency::GBP } else { Currency::EUR };
        let mut settled: HashMap<ItemIdx, Vec<(ItemIdx, i64)>> = HashMap::new();
        let adjusts = |idx| matches!(ledger.item(idx).kind, ItemKind::Discount | ItemKind::WriteOff | ItemKind::ExchangeDifference);
        for allocation in ledger.allocations().iter().filter(|allocation| allocation.until.is_none()) {
            for (one, other) in [(allocation.credit, allocation.debit), (allocation.debit, allocation.credit)] {
                if adjusts(one) {
                    settled.entry(one).or_default().push((other, allocation.amount));
                }
            }
        }
        let (entries, left_out, unconfirmed) = (Vec::new(), BTreeMap::new(), BTreeSet::new());
        Self { ledger, period, country, currency, entries, left_out, unconfirmed, settled }
    }

    fn account(&self, role: AccountRole) -> Option<String> {
        let chosen = self.ledger.bookkeeping().accounts.get(&role).cloned();
        chosen.or_else(|| chart_account(self.country, role).map(|account| account.number.to_owned()))
    }

    fn leave_out(&mut self, why: WhyLeftOut) {
        *self.left_out.entry(why).or_default() += 1;
    }

    /// Discounts, losses, recoveries and exchange differences: items of the customers' accounts.
    fn adjustments(&mut self) {
        let ledger = self.ledger;
        let period = self.period;
        for item in ledger.items().filter(|item| period.holds(item.on)) {
            let kind = match item.kind {
                ItemKind::Discount => EntryKind::Discount,
                ItemKind::WriteOff if item.amount > 0 => EntryKind::Recovery,
                ItemKind::WriteOff => EntryKind::Loss,
                ItemKind::ExchangeDifference => EntryKind::Exchange,
                _ => continue,
            };
            if item.line.is_some() {
                self.leave_out(WhyLeftOut::Imported);
                continue;
            }
            if item.currency != self.currency {
                self.leave_out(WhyLeftOut::OtherCurrency);
                continue;
            }
            let split = self.split(&item, kind);
            let (other, tax) = match kind {
                EntryKind::Discount => (AccountRole::Discount, AccountRole::SalesTax),
                EntryKind::Loss => (AccountRole::Loss, AccountRole::LossTax),
                EntryKind::Recovery => (AccountRole::Recovery, AccountRole::LossTax),
                _ if item.amount < 0 => (AccountRole::ExchangeLoss, AccountRole::SalesTax),
                _ => (AccountRole::ExchangeGain, AccountRole::SalesTax),
            };
            let documents = self.settled.get(&item.idx).cloned().unwrap_or_default();
            let piece = match documents.as_slice() {
                [(document, _)] => Some(*document),
                _ => None,
            };
            let customers = self.customers_lines(&item, &documents);
            let mut lines = vec![(other, split.net), (tax, split.tax)];
            lines.extend(customers);
            self.push(ledger.item_id(item.idx), item.on, kind, ledger.owner_on(item.idx, item.on), piece, lines, !split.known);
        }
    }

    /// The customer's side of an item: doubtful documents stand in an account of their own.
    fn customers_lines(&self, item: &Item<'_>, documents: &[(ItemIdx, i64)]) -> [(AccountRole, i64); 2] {
        let sign = item.amount.signum();
        let is_doubted = |document: &&(ItemIdx, i64)| self.ledger.is_doubted(document.0, item.on);
        let doubtful: i64 = documents.iter().filter(is_doubted).map(|(_, amount)| *amount).sum();
        let doubtful = sign * doubtful.min(item.amount.saturating_abs());
        [(AccountRole::Customers, item.amount - doubtful), (AccountRole::Doubtful, doubtful)]
    }

    /// What a discount or a loss is without tax, by the documents that it settles; rounded once.
    fn split(&self, item: &Item<'_>, kind: EntryKind) -> Split {
        let books = self.ledger.bookkeeping();
        let has_tax = match kind {
            EntryKind::Discount => {
                books.discount_lowers_tax.or_else(|| discount_lowers_tax(self.country).map(|(lowers, _)| lowers)).unwrap_or(false)
            }
            EntryKind::Loss | EntryKind::Recovery => !books.loss_keeps_tax,
            _ => false,
        };
        let whole = -item.amount;
        if !has_tax {
            return Split { net: whole, tax: 0, known: true };
        }
        if kind == EntryKind::Recovery {
            let share = self.share_of_losses(item);
            let tax = share.map_or(0, |share| rounded(Decimal::from(whole) * share));
            return Split { net: whole - tax, tax, known: share.is_some() };
        }
        let documents = self.settled.get(&item.idx).map_or(&[][..], Vec::as_slice);
        let settled: i64 = documents.iter().map(|(_, amount)| *amount).sum();
        let rest = item.amount.saturating_abs().saturating_sub(settled).max(0);
        let mut known = true;
        let mut tax = Decimal::ZERO;
        let parts = documents.iter().map(|(document, amount)| (Some(*document), *amount)).chain([(None, rest)]);
        for (document, amount) in parts.filter(|(_, amount)| *amount > 0) {
            match self.tax_share(document) {
                Some(share) => tax += Decimal::from(amount) * share,
                None => known = false,
            }
        }
        let tax = rounded(tax).saturating_mul(whole.signum());
        Split { net: whole - tax, tax, known }
    }

    /// Which share of a document is tax: as it says itself, else by the rate that the person gave.
    fn tax_share(&self, document: Option<ItemIdx>) -> Option<Decimal> {
        if let Some(share) = document.and_then(|document| self.stated_share(document)) {
            return Some(share);
        }
        let percent = self.ledger.bookkeeping().tax_percent?;
        percent.checked_div(percent.checked_add(Decimal::ONE_HUNDRED)?)
    }

    /// Which share of what was given up of the customer before was tax; `None` where it differs, or is not known.
    fn share_of_losses(&self, recovery: &Item<'_>) -> Option<Decimal> {
        let lost = |idx: &ItemIdx| {
            let item = self.ledger.item(*idx);
            item.kind == ItemKind::WriteOff && item.amount < 0 && item.customer == recovery.customer && item.on <= recovery.on
        };
        let documents = self.settled.iter().filter(|(idx, _)| lost(idx)).flat_map(|(_, documents)| documents);
        let mut shares: Vec<_> = documents.map(|(document, _)| self.tax_share(Some(*document))).collect();
        shares.sort_unstable();
        shares.dedup();
        match shares.as_slice() {
            [] => self.tax_share(None),
            [share] => *share,
            _ => None,
        }
    }

    /// Which share of a document is tax by its own words: its amount without tax, else its tax by rate.
    fn stated_share(&self, document: ItemIdx) -> Option<Decimal> {
        let details = self.ledger.details(document)?;
        let whole = self.ledger.item(document).money();
        let tax = match details.net {
            Some(net) => whole.amount().checked_sub(net.amount())?,
            None if details.taxes.is_empty() => return None,
            None => details.taxes.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.tax.amount()))?,
        };
        let share = tax.checked_div(whole.amount())?;
        (Decimal::ZERO..Decimal::ONE).contains(&share).then_some(share)
    }

    /// Debts that become doubtful, and those that no longer are: what is open of them on the day, with its tax.
    fn doubts(&mut self) {
        let ledger = self.ledger;
        for doubt in ledger.doubts() {
            let item = ledger.item(doubt.document);
            let (began, ended) = ledger.doubt_ids(doubt);
            let both = [(Some(doubt.from), Some(began), EntryKind::Doubt, 1), (doubt.until, ended, EntryKind::DoubtEnded, -1)];
            for (on, of, kind, sign) in both {
                let Some((on, of)) = on.zip(of).filter(|(on, _)| self.period.holds(*on)) else { continue };
                if item.currency != self.currency {
                    self.leave_out(WhyLeftOut::OtherCurrency);
                    continue;
                }
                let open = ledger.open_on(on).get(item.idx.idx()).copied().unwrap_or_default().max(0) * sign;
                let lines = vec![(AccountRole::Doubtful, open), (AccountRole::Customers, -open)];
                self.push(of, on, kind, ledger.owner_on(item.idx, on), Some(item.idx), lines, false);
            }
        }
    }

    /// Impairments: the difference from what was expected to be lost before.
    fn impairments(&mut self) {
        let ledger = self.ledger;
        let mut known: Vec<_> = ledger.impairments().iter().collect();
        known.sort_by_key(|impairment| impairment.on);
        let mut before: HashMap<ItemIdx, i64> = HashMap::new();
        for impairment in known {
            let item = ledger.item(impairment.document);
            let more = impairment.amount - before.insert(item.idx, impairment.amount).unwrap_or_default();
            if !self.period.holds(impairment.on) {
                continue;
            }
            if item.currency != self.currency {
                self.leave_out(WhyLeftOut::OtherCurrency);
                continue;
            }
            let other = if more > 0 { AccountRole::ImpairmentExpense } else { AccountRole::ImpairmentIncome };
            let lines = vec![(other, more), (AccountRole::Impairment, -more)];
            let of = ledger.impairment_id(impairment);
            let whose = ledger.owner_on(item.idx, impairment.on);
            self.push(of, impairment.on, EntryKind::Impairment, whose, Some(item.idx), lines, false);
        }
    }

    /// Interest and fixed sums asked for, and what was given up of them: no tax on either. What was paid of them the bank's journal knows.
    fn claims(&mut self) {
        let ledger = self.ledger;
        for (_, claim) in ledger.claims() {
            let item = ledger.item(claim.document);
            let id = ledger.claim_id(claim);
            let (kind, role) = match claim.kind {
                ClaimKind::LateInterest => (EntryKind::Interest, AccountRole::Interest),
                ClaimKind::FixedCompensation => (EntryKind::Compensation, AccountRole::Compensation),
            };
            let mut waived: Vec<(NaiveDate, i64)> = claim.waived.iter().map(|part| (part.on, part.amount)).collect();
            waived.sort_unstable();
            let given_up = waived.into_iter().zip(1_u32..).map(|((on, amount), n)| {
                // A part has no name of its own: it is told by its claim and its place among what was given up.
                let of = ThingId { ordinal: id.ordinal.wrapping_add(n.wrapping_mul(0x0100_0000)), ..id };
                (of, on, EntryKind::ClaimWaived, -amount)
            });
            for (of, on, kind, amount) in std::iter::once((id, claim.on, kind, claim.amount)).chain(given_up) {
                if !self.period.holds(on) {
                    continue;
                }
                if claim.currency != self.currency {
                    self.leave_out(WhyLeftOut::OtherCurrency);
                    continue;
                }
                let lines = vec![(AccountRole::Customers, amount), (role, -amount)];
                self.push(of, on, kind, ledger.owner_on(item.idx, on), Some(item.idx), lines, false);
            }
        }
    }

    #[expect(clippy::too_many_arguments, reason = "an entry's own parts, once")]
    fn push(
        &mut self,
        of: ThingId,
        on: NaiveDate,
        kind: EntryKind,
        customer: CustomerIdx,
        document: Option<ItemIdx>,
        lines: Vec<(AccountRole, i64)>,
        tax_unknown: bool,
    ) {
        let mut written = Vec::new();
        for (role, amount) in lines.into_iter().filter(|(_, amount)| *amount != 0) {
            let Some(account) = self.account(role) else { return self.leave_out(WhyLeftOut::NoAccount) };
            if !self.ledger.bookkeeping().accounts.contains_key(&role) && self.is_unverified(role) {
                self.unconfirmed.insert(role);
            }
            let is_customers = matches!(role, AccountRole::Customers | AccountRole::Doubtful);
            let auxiliary = if is_customers { self.ledger.customer(customer).key.clone() } else { String::new() };
            written.push(EntryLine { role: Some(role), account, auxiliary, amount });
        }
        if written.is_empty() {
            return;
        }
        // Debits first, as an entry is read.
        written.sort_by_key(|line| line.amount < 0);
        let piece = document.map(|document| self.ledger.number(document).to_owned()).unwrap_or_default();
        let piece_on = document.map(|document| self.ledger.item(document).on);
        let number = number(kind, on, of);
        self.entries.push(Entry {
            number,
            on,
            kind: Some(kind),
            customer: Some(customer),
            piece,
            piece_on,
            lines: written,
            tax_unknown,
            state: EntryState::New,
        });
    }

    fn is_unverified(&self, role: AccountRole) -> bool {
        chart_account(self.country, role).is_some_and(|account| account.source.status == Status::Unverified)
    }

    /// Holds the entries against what was handed over.
    fn finish(mut self) -> AccountingEntries {
        let mut entries = std::mem::take(&mut self.entries);
        let given: Vec<&HandedOver> = self.ledger.handed_over().iter().collect();
        let by_number: HashMap<String, usize> = entries.iter().enumerate().map(|(at, entry)| (entry.number.clone(), at)).collect();
        let mut again = Vec::new();
        for (root, Versions { last, standing }) in versions(&given) {
            let now = by_number.get(root).and_then(|at| entries.get_mut(*at));
            let Some(standing) = standing else {
                // Taken back since: what is there again is a new version.
                if let Some(entry) = now {
                    entry.number = format!("{root}-{}", last + 1);
                }
                continue;
            };
            match now {
                Some(entry) if entry.on == standing.on && entry.handed_over().lines == standing.lines => {
                    entry.number.clone_from(&standing.number);
                    entry.state = EntryState::HandedOver;
                }
                found => {
                    let (kind, customer) = found.as_ref().map_or((None, None), |entry| (entry.kind, entry.customer));
                    if let Some(entry) = found {
                        entry.number = format!("{root}-{}", last + 1);
                    }
                    if self.period.holds(standing.on) {
                        again.push(taking_back(standing, kind, customer));
                    }
                }
            }
        }
        entries.extend(again);
        entries.sort_by(|a, b| (a.on, &a.number).cmp(&(b.on, &b.number)));
        let journal = self.ledger.bookkeeping().journal.as_str();
        AccountingEntries {
            period: self.period,
            currency: self.currency,
            journal: if journal.is_empty() { JOURNAL.to_owned() } else { journal.to_owned() },
            entries,
            left_out: self.left_out.iter().map(|(why, n)| LeftOut { why: *why, n: *n }).collect(),
            unconfirmed: self.unconfirmed.iter().filter_map(|role| Some((*role, self.account(*role)?))).collect(),
        }
    }
}

/// To whole minor units, half away from zero.
fn rounded(minor: Decimal) -> i64 {
    i64::try_from(minor.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)).unwrap_or_default()
}

/// Ends the number of an entry that takes another back.
const TAKEN_BACK: &str = "-AN";

/// What was handed over of one fact: its highest version, and that which stands: handed over and not taken back.
#[derive(Default)]
struct Versions<'h> {
    last: u32,
    standing: Option<&'h HandedOver>,
}

/// By the number of their first version. Nothing depends on the order: what two devices handed over meets here.
fn versions<'h>(given: &[&'h HandedOver]) -> BTreeMap<&'h str, Versions<'h>> {
    let taken: BTreeSet<&str> = given.iter().filter_map(|handed| handed.number.strip_suffix(TAKEN_BACK)).collect();
    let mut all: BTreeMap<&str, Versions<'_>> = BTreeMap::new();
    for handed in given.iter().filter(|handed| !handed.number.ends_with(TAKEN_BACK)) {
        let (root, version) = version_of(&handed.number);
        let known = all.entry(root).or_default();
        let stands = !taken.contains(handed.number.as_str());
        if stands && (known.standing.is_none() || version > known.last) {
            known.standing = Some(handed);
        }
        known.last = known.last.max(version);
    }
    all
}

/// A number without its version, and that: 2 of `ESC261128-0A1B2C3D-2`, 1 of one without.
fn version_of(number: &str) -> (&str, u32) {
    let parted = number.match_indices('-').nth(1).and_then(|(at, _)| Some((number.get(..at)?, number.get(at + 1..)?)));
    match parted.and_then(|(root, version)| Some((root, version.parse().ok()?))) {
        Some(parts) => parts,
        None => (number, 1),
    }
}

fn taking_back(standing: &HandedOver, kind: Option<EntryKind>, customer: Option<CustomerIdx>) -> Entry {
    let lines = standing.lines.iter().map(|(account, auxiliary, amount)| EntryLine {
        role: None,
        account: account.clone(),
        auxiliary: auxiliary.clone(),
        amount: -amount,
    });
    let mut lines: Vec<EntryLine> = lines.collect();
    lines.sort_by_key(|line| line.amount < 0);
    Entry {
        number: format!("{}{TAKEN_BACK}", standing.number),
        on: standing.on,
        kind,
        customer,
        piece: String::new(),
        piece_on: None,
        lines,
        tax_unknown: false,
        state: EntryState::TakesBack,
    }
}

/// The number of an entry: its kind, its day, and eight signs of the fact it stands for.
fn number(kind: EntryKind, on: NaiveDate, of: ThingId) -> String {
    let bytes = of.batch.as_bytes();
    let tail = bytes.iter().skip(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte));
    // Two facts of one batch differ by their place, facts of two batches by chance: multiplied, so that neither meets the other.
    let mixed = tail.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(u64::from(of.ordinal).wrapping_mul(0xD1B5_4A32_D192_ED03));
    format!("{}{:02}{:02}{:02}-{:08X}", kind.prefix(), on.year() % 100, on.month(), on.day(), mixed >> 32)
}
