//! Open documents that fall due later than the law allows between businesses.
//!
//! Where a file or a person set the date and no clause is known, a date that a clause of end of month would allow is told apart: it is
//! lawful only if such a clause was agreed.

use super::agreed_law::agreed_law;
use crate::basis::money::Money;
use crate::law::{NoTermsLimit, Source, TermsAnswer, TermsClause, terms_limit};
use crate::ledger::{CustomerIdx, ItemIdx, ItemKind, Ledger, TermsPart};
use chrono::NaiveDate;

/// A document that falls due too late.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverLimit {
    /// Which.
    pub item: ItemIdx,
    /// Whose.
    pub customer: CustomerIdx,
    /// Its date.
    pub issued_on: NaiveDate,
    /// When it falls due, the last of several due dates.
    pub due_on: NaiveDate,
    /// The last lawful due date.
    pub allowed_on: NaiveDate,
    /// The due date that the law puts in its place; none where it only fines.
    pub becomes_on: Option<NaiveDate>,
    /// Lawful all the same if a clause of end of month was agreed.
    pub unless_end_of_month: bool,
    /// The text.
    pub article: &'static Source,
    /// What is open of it.
    pub open: Money,
}

/// All of them on `as_of`, the longest first.
///
/// Sketch: one pass over items; a rule is looked up for each that is open.
#[must_use]
pub fn over_limit(ledger: &Ledger, as_of: NaiveDate) -> Vec<OverLimit> {
    let seen = ledger.seen_on(as_of);
    let ledger = &*seen;
    let open = ledger.open_on(as_of);
    let owed = open.iter().enumerate().filter(|(_, open)| **open > 0).filter_map(|(place, open)| Some((ledger.item_at(place)?, *open)));
    let mut found: Vec<OverLimit> = owed.filter_map(|(idx, open)| document_over_limit(ledger, idx, open)).collect();
    found.sort_by_key(|over| (over.unless_end_of_month, -(over.due_on - over.allowed_on).num_days(), over.item));
    found
}

/// Whether one document, of which `open` is left, falls due too late; `None` where it does not, or where no maximum is known for it.
#[must_use]
pub fn document_over_limit(ledger: &Ledger, idx: ItemIdx, open: i64) -> Option<OverLimit> {
    let item = ledger.item(idx);
    if item.amount <= 0 || !matches!(item.kind, ItemKind::Invoice | ItemKind::Deposit) || item.retention {
        return None;
    }
    let law = agreed_law(ledger, ledger.issued_to(idx), item.on).ok()?.law;
    let kind = ledger.customer(item.customer).kind;
    let sector = ledger.sector_for(item.customer, item.on);
    let ask = |clause, due_on| terms_limit((law, sector), kind, clause, item.on, due_on);
    let due_on = ledger.instalments(idx).iter().map(|part| part.due_on).max().unwrap_or(item.due_on);
    let (answer, unless_end_of_month) = if ledger.follows_terms(idx) {
        let terms = ledger.terms_for(ledger.issued_to(idx), item.on).terms;
        let rules = match terms {
            crate::ledger::Terms::InParts(parts) => parts.iter().map(TermsPart::terms).collect(),
            terms => vec![terms],
        };
        let answers = rules.into_iter().map(|rule| ask(TermsClause::from(rule), rule.due_on(item.on)));
        (first_over(answers)?, false)
    } else {
        let answer = first_over([ask(TermsClause::Days, due_on)].into_iter())?;
        (answer, ask(TermsClause::EndOfMonth, due_on).is_ok_and(|answer| matches!(answer, TermsAnswer::Lawful { .. })))
    };
    let TermsAnswer::Over { allowed_on, becomes_on, article } = answer else { return None };
    let open = Money::from_minor(open, item.currency);
    Some(OverLimit {
        item: idx,
        customer: item.customer,
        issued_on: item.on,
        due_on,
        allowed_on,
        becomes_on,
        unless_end_of_month,
        article,
        open,
    })
}

fn first_over(answers: impl Iterator<Item = Result<TermsAnswer, NoTermsLimit>>) -> Option<TermsAnswer> {
    answers.flatten().find(|answer| matches!(answer, TermsAnswer::Over { .. }))
}
