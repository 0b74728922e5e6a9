//! What lateness costs on one document by law: late interest by instalment, and one fixed sum. Claims beside the books, never in a balance.

use crate::basis::money::Money;
use crate::insight::{agreed_rate, open_parts};
use crate::law::{
    CompensationClaim, GoverningLaw, InstalmentDelay, InterestClaim, LateInterest, NoInterest, NotCharged, PaymentOrder, RateBook,
    Reduction, ReductionKind, Source, Status, fixed_compensation, late_interest,
};
use crate::ledger::{ClaimKind, Item, ItemIdx, ItemKind, Ledger};
use chrono::NaiveDate;

/// One late instalment of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartClaim {
    /// When it fell due.
    pub due_on: NaiveDate,
    /// Its place among the document's due dates, from 1, and how many there are.
    pub place: (usize, usize),
    /// Its share of the document.
    pub amount: Money,
    /// What is open of it, by the books, less what is disputed.
    pub open: Money,
    /// What the customer objects to of it.
    pub disputed: Money,
    /// Late interest on it to the day asked, or why there is none.
    pub interest: Result<LateInterest, NoInterest>,
}

/// What is late of a document, and what that costs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentClaim {
    /// Which.
    pub item: ItemIdx,
    /// Its late and open instalments, oldest first.
    pub parts: Vec<PartClaim>,
    /// The fixed sum and the text that sets it, or why there is none.
    pub compensation: Result<(Money, Source), NotCharged>,
    /// Late interest on all parts if payments settled the principal before interest; `None` where it comes to the same.
    pub principal_first: Option<Money>,
}

/// What could be asked for on a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimable {
    /// What.
    pub kind: ClaimKind,
    /// As worked out to the day.
    pub total: Money,
    /// What was asked for before that day's end.
    pub before: Money,
    /// What is left to ask for; zero where all of it was.
    pub to_ask: Money,
    /// The text on which it rests, as one cites it.
    pub law: String,
}

/// What could be asked for on a document, beyond what was asked for before: whatever the day of that.
#[must_use]
pub fn claimable(ledger: &Ledger, claim: &DocumentClaim) -> Vec<Claimable> {
    let of = |kind, total: Money, law: String| {
        let asked = ledger.claimed_on(claim.item, kind, total.currency(), NaiveDate::MAX).asked;
        let before = Money::from_minor(asked, total.currency());
        let left = total.to_minor().unwrap_or_default().saturating_sub(asked).max(0);
        let again = kind == ClaimKind::FixedCompensation && asked > 0;
        let to_ask = Money::from_minor(if again { 0 } else { left }, total.currency());
        Claimable { kind, total, before, to_ask, law }
    };
    let rule = claim.parts.iter().find_map(|part| part.interest.as_ref().ok()).map(|interest| interest.rule.citation.to_string());
    let interest = claim.interest().map(|total| of(ClaimKind::LateInterest, total.rounded(), rule.unwrap_or_default()));
    let fixed = claim.compensation.as_ref().ok();
    let fixed = fixed.map(|(sum, source)| of(ClaimKind::FixedCompensation, *sum, source.citation.to_string()));
    interest.into_iter().chain(fixed).collect()
}

/// A figure whose rule or rate was not read in a named source: the person confirms it before a letter shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Unsure {
    /// Where it was read, as one cites it.
    pub citation: String,
    /// How sure it is.
    pub status: Status,
    /// First and last day of the rate; `None` for a rule.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// What is late of `item` on `as_of`, given what is open of the whole on that day, and what that costs under `law`.
///
/// A part that is disputed on that day is left out, as if it had never been owed: the debtor's side.
#[must_use]
pub fn document_claim(ledger: &Ledger, rates: &RateBook, law: GoverningLaw, item: ItemIdx, open: i64, as_of: NaiveDate) -> DocumentClaim {
    let item = ledger.item(item);
    let kind = ledger.customer(item.customer).kind;
    let disputed = disputed_part(ledger, item.idx, as_of).min(open.max(0));
    let mut reductions = reductions(ledger, &item, as_of);
    if disputed > 0 {
        reductions.insert(0, (ReductionKind::Credit, item.on, disputed));
    }
    let insolvent_on = judgment_after(ledger, &item, as_of);
    let mut parts = Vec::new();
    let mut principal_first = Some(Money::zero(item.currency));
    let several = ledger.instalments(item.idx).len().max(1);
    let undisputed = open_parts(ledger, item.idx, open.saturating_sub(disputed));
    for (at, (part, whole)) in undisputed.zip(open_parts(ledger, item.idx, open)).enumerate() {
        let own = take(&mut reductions, part.amount, item.currency);
        let Some(due_on) = part.due_on.filter(|_| part.is_late(as_of)) else { continue };
        let principal = Money::from_minor(part.amount, item.currency);
        let claim = InterestClaim::new(law, kind, item.due_basis, principal, due_on, as_of);
        let claim =
            InterestClaim { reductions: own, insolvent_on, agreed: agreed_rate(ledger, ledger.issued_to(item.idx), item.on), ..claim };
        let other_way = late_interest(rates, &InterestClaim { order: PaymentOrder::PrincipalFirst, ..claim.clone() });
        principal_first = principal_first.zip(other_way.ok()).and_then(|(sum, part)| sum.plus(part.total).ok());
        parts.push(PartClaim {
            due_on,
            place: (at + 1, several),
            amount: claim.principal,
            open: Money::from_minor(part.open, item.currency),
            disputed: Money::from_minor(whole.open.saturating_sub(part.open), item.currency),
            interest: late_interest(rates, &claim),
        });
    }
    let late: Vec<_> = parts.iter().map(|part| InstalmentDelay { due: item.due_basis, due_on: part.due_on, settled_on: None }).collect();
    let debt = CompensationClaim { law, contracted_on: None, kind, debt: item.money(), instalments: &late, insolvent_on, as_of };
    let compensation = fixed_compensation(&debt).map(|sum| (sum.amount, sum.source.clone()));
    let claim = DocumentClaim { item: item.idx, parts, compensation, principal_first };
    let differs = claim.interest() != claim.principal_first;
    DocumentClaim { principal_first: claim.principal_first.filter(|_| differs && !claim.parts.is_empty()), ..claim }
}

/// The day of a judgment that opened the customer's insolvency after the document was issued, where it counts on a day.
fn judgment_after(ledger: &Ledger, item: &Item<'_>, as_of: NaiveDate) -> Option<NaiveDate> {
    let of_them = ledger.insolvencies().map(|(_, it)| it).filter(|it| it.customer == item.customer && it.counts_on(as_of));
    of_them.map(|it| it.opened_on).filter(|opened_on| item.on < *opened_on).min()
}

/// The part of a document that the customer objects to on a day, in minor units; nothing where all of it is disputed, since then
/// nothing is asked for at all.
fn disputed_part(ledger: &Ledger, item: ItemIdx, as_of: NaiveDate) -> i64 {
    ledger.disputes().filter(|(_, it)| it.document == item && it.counts_on(as_of)).find_map(|(_, it)| it.amount).unwrap_or_default()
}

/// What lowered the debt by `as_of`, in order of time: (kind, day, minor units).
fn reductions(ledger: &Ledger, item: &Item<'_>, as_of: NaiveDate) -> Vec<(ReductionKind, NaiveDate, i64)> {
    let mut found: Vec<_> = ledger
        .allocations()
        .iter()
        .filter(|allocation| allocation.debit == item.idx && allocation.counts_on(as_of))
        .map(|allocation| match ledger.item(allocation.credit).kind {
            ItemKind::Payment | ItemKind::SetOff => (ReductionKind::Payment, allocation.from, allocation.amount),
            // What corrects the price corrects it from the start: the debtor's side.
            _ => (ReductionKind::Credit, item.on, allocation.amount),
        })
        .collect();
    found.sort_by_key(|(kind, on, _)| (*on, *kind));
    found
}

/// Takes from the front what fills one share.
fn take(reductions: &mut Vec<(ReductionKind, NaiveDate, i64)>, share: i64, currency: crate::basis::money::Currency) -> Vec<Reduction> {
    let mut left = share.max(0);
    let mut taken = Vec::new();
    for (kind, on, amount) in reductions.iter_mut() {
        let part = (*amount).min(left);
        if part > 0 {
            *amount -= part;
            left -= part;
            taken.push(Reduction { kind: *kind, on: *on, amount: Money::from_minor(part, currency) });
        }
    }
    reductions.retain(|(_, _, amount)| *amount > 0);
    taken
}

impl DocumentClaim {
    /// Late interest on all its parts; `None` where there is none on any.
    #[must_use]
    pub fn interest(&self) -> Option<Money> {
        let sums = self.parts.iter().filter_map(|part| part.interest.as_ref().ok()).map(|interest| interest.total);
        sums.reduce(|one, other| one.plus(other).unwrap_or(one))
    }

    /// Figures that the person is to confirm: those that rest on a rate or a rule that was not verified.
    #[must_use]
    pub fn unsure(&self) -> Vec<Unsure> {
        let of = |source: &Source, days| Unsure { citation: source.citation.to_string(), status: source.status, days };
        let interests = self.parts.iter().filter_map(|part| part.interest.as_ref().ok());
        let mut unsure: Vec<_> = interests
            .flat_map(|interest| {
                let periods = interest.periods.iter().map(|period| {
                    let days = (period.from, period.to);
                    of(&period.source, Some(days))
                });
                periods.chain([of(interest.rule, None)])
            })
            .chain(self.compensation.iter().map(|(_, source)| of(source, None)))
            .filter(|unsure| !unsure.status.is_verified())
            .collect();
        unsure.sort();
        unsure.dedup();
        unsure
    }
}
