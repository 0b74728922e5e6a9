//! Whether statements of one account follow on: what is missing between two of them, what stands in both.

use super::Doubt;
use crate::basis::money::{Currency, Money};
use crate::exchange::reading::ReadStatement;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// As much of a statement as tells whether another follows on: of a file, or known to the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The account, as in [`ReadStatement::account`].
    pub account: String,
    /// Its currency.
    pub currency: Currency,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// Balance before, where it is known.
    pub opening: Option<Money>,
    /// Balance after, where it is known.
    pub closing: Option<Money>,
}

/// Where two statements do not follow on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Break {
    /// Place of the later one.
    pub at: usize,
    /// Place of the one before it.
    pub before: usize,
    /// What is wrong.
    pub kind: BreakKind,
}

/// How two statements do not follow on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BreakKind {
    /// Movements between them are missing.
    Gap,
    /// They cover the same days in part.
    Overlap,
    /// They are the same.
    Again,
}

impl Break {
    /// What to say of it; `spans` are those that it was found in.
    pub(super) fn doubt(self, spans: &[Span]) -> Doubt {
        let later = spans.get(self.at);
        let account = later.map(|span| span.account.clone()).unwrap_or_default();
        let (Some(later), Some(before)) = (later, spans.get(self.before)) else { return Doubt::Again { account } };
        match (self.kind, before.closing, later.opening) {
            (BreakKind::Gap, Some(ended_with), Some(begins_with)) => Doubt::Gap { account, ended_on: before.to, ended_with, begins_with },
            (BreakKind::Overlap, _, _) => Doubt::Overlap { account, from: later.from, to: before.to.min(later.to) },
            _ => Doubt::Again { account },
        }
    }
}

/// One for each statement, in their order.
#[must_use]
pub fn spans(statements: &[ReadStatement]) -> Vec<Span> {
    let epoch = NaiveDate::default();
    statements
        .iter()
        .map(|statement| {
            let (from, to) = statement.period.unwrap_or((epoch, epoch));
            let balance = |side: Option<(NaiveDate, Money)>| side.map(|(_, money)| money).filter(|_| statement.period.is_some());
            Span {
                account: statement.account.clone(),
                currency: statement.currency,
                from,
                to,
                opening: balance(statement.opening),
                closing: balance(statement.closing),
            }
        })
        .collect()
}

/// Where statements of one account and currency do not follow on, whatever order they stand in.
///
/// Balances decide: a bank that numbers its days otherwise than we do leaves no gap. A statement without any balance (a notification, a
/// report within the day) says nothing of what follows.
#[must_use]
pub fn breaks(spans: &[Span]) -> Vec<Break> {
    let mut accounts: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (at, span) in spans.iter().enumerate() {
        if span.opening.is_some() || span.closing.is_some() {
            accounts.entry((&span.account, span.currency.code())).or_default().push(at);
        }
    }
    let mut found = Vec::new();
    for (_, mut places) in accounts {
        places.sort_by_key(|at| spans.get(*at).map(|span| (span.to, span.from)));
        let mut ordered: Vec<usize> = Vec::with_capacity(places.len());
        for group in places.chunk_by(|a, b| days(spans, *a) == days(spans, *b)) {
            chain(spans, group, &mut ordered);
        }
        found.extend(ordered.windows(2).filter_map(|pair| match pair {
            [before, at] => between(spans.get(*before)?, spans.get(*at)?).map(|kind| Break { at: *at, before: *before, kind }),
            _ => None,
        }));
    }
    found.sort_by_key(|found| found.at);
    found
}

/// Which statements of a file follow on without a break, one number a statement: those of one number hold no line twice.
///
/// Without balances on both sides nothing tells, and a statement is a run of its own.
#[must_use]
pub fn runs(spans: &[Span]) -> Vec<u32> {
    let mut runs = Vec::with_capacity(spans.len());
    let mut run = 0_u32;
    let mut first = 0;
    for (at, span) in spans.iter().enumerate() {
        let in_run = || spans.get(first..at).unwrap_or_default();
        let follows = in_run().last().is_some_and(|before| {
            before.closing.is_some() && before.closing == span.opening && before.to <= span.from && is_same_account(before, span)
        });
        // Another account shares no line with it either; the same once more does.
        let apart = in_run().iter().all(|other| !is_same_account(other, span));
        // So many that looking back would take long are begun anew.
        let is_long = at - first > 1_000;
        if at > 0 && (!(follows || apart) || is_long || in_run().contains(span)) {
            run += 1;
            first = at;
        }
        runs.push(run);
    }
    runs
}

fn is_same_account(one: &Span, other: &Span) -> bool {
    one.account == other.account && one.currency == other.currency
}

/// What to say of how each of `read` follows on, with those that are `known` between them; what is known already says nothing.
#[must_use]
pub fn doubts_with_known(known: &[Span], read: &[Span]) -> Vec<(usize, Doubt)> {
    let new: Vec<usize> = (0..read.len()).filter(|at| read.get(*at).is_some_and(|span| !known.contains(span))).collect();
    let all: Vec<Span> = known.iter().chain(new.iter().filter_map(|at| read.get(*at))).cloned().collect();
    let place = |at: usize| at.checked_sub(known.len()).and_then(|at| new.get(at)).copied();
    let found = breaks(&all).into_iter();
    found.filter_map(|found| Some((place(found.at).or_else(|| place(found.before))?, found.doubt(&all)))).collect()
}

fn days(spans: &[Span], at: usize) -> Option<(NaiveDate, NaiveDate)> {
    spans.get(at).map(|span| (span.from, span.to))
}

/// Statements of the same days in the order in which their balances follow on.
fn chain(spans: &[Span], group: &[usize], ordered: &mut Vec<usize>) {
    // Many statements of one day do not come about; a file made of nothing else is taken as it stands.
    if group.len() > 64 {
        ordered.extend_from_slice(group);
        return;
    }
    let mut left = group.to_vec();
    while !left.is_empty() {
        let closing = ordered.last().and_then(|at| spans.get(*at)).and_then(|span| span.closing);
        let opening_of = |at: usize| spans.get(at).and_then(|span| span.opening);
        let closing_of = |at: usize| spans.get(at).and_then(|span| span.closing);
        // What follows on; else what follows on none of those that are left.
        let follows = left.iter().position(|at| closing.is_some() && opening_of(*at) == closing);
        let begins = || left.iter().position(|at| left.iter().all(|other| other == at || closing_of(*other) != opening_of(*at)));
        let next = follows.or_else(begins).unwrap_or(0);
        ordered.push(left.remove(next));
    }
}

fn between(before: &Span, later: &Span) -> Option<BreakKind> {
    let same_days = before.from == later.from && before.to == later.to;
    let moved = before.opening != before.closing;
    if same_days && moved && before.opening == later.opening && before.closing == later.closing {
        return Some(BreakKind::Again);
    }
    match (before.closing, later.opening) {
        (Some(closing), Some(opening)) if closing == opening => None,
        _ if later.from < before.to => Some(BreakKind::Overlap),
        (Some(_), Some(_)) => Some(BreakKind::Gap),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;

    fn span(from: u32, to: u32, opening: i64, closing: i64) -> Span {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).unwrap();
        let money = |minor| Some(Money::from_minor(minor, Currency::EUR));
        Span {
            account: "A".into(),
            currency: Currency::EUR,
            from: day(from),
            to: day(to),
            opening: money(opening),
            closing: money(closing),
        }
    }

    fn kinds(spans: &[Span]) -> Vec<(usize, usize, BreakKind)> {
        breaks(spans).into_iter().map(|found| (found.before, found.at, found.kind)).collect()
    }

    #[test]
    fn statements_that_follow_on_leave_nothing_to_say_in_any_order() {
        assert_eq!(kinds(&[span(8, 14, 200, 50), span(1, 7, 100, 200), span(14, 20, 50, 60)]), []);
        // Several of one day, and one of another account.
        assert_eq!(kinds(&[span(1, 1, 30, 40), span(1, 1, 20, 30), span(1, 1, 10, 20)]), []);
        assert_eq!(kinds(&[span(1, 7, 100, 200), Span { account: "B".into(), ..span(8, 9, 1, 2) }]), []);
    }

    #[test]
    fn what_is_missing_and_what_is_there_twice_is_found() {
        assert_eq!(kinds(&[span(1, 7, 100, 200), span(15, 21, 300, 250)]), [(0, 1, BreakKind::Gap)]);
        assert_eq!(kinds(&[span(1, 10, 100, 200), span(7, 14, 150, 250)]), [(0, 1, BreakKind::Overlap)]);
        assert_eq!(kinds(&[span(1, 7, 100, 200), span(1, 7, 100, 200)]), [(0, 1, BreakKind::Again)]);
        // A day without movements, told twice, harms nobody.
        assert_eq!(kinds(&[span(1, 1, 100, 100), span(1, 1, 100, 100)]), []);
    }

    #[test]
    fn a_run_is_of_statements_that_hold_no_line_twice() {
        assert_eq!(runs(&[span(1, 1, 10, 20), span(1, 1, 20, 30), span(2, 9, 30, 5)]), [0, 0, 0]);
        // The same file twice in one; days that overlap; another account between.
        assert_eq!(runs(&[span(1, 1, 10, 20), span(2, 2, 20, 10), span(1, 1, 10, 20), span(2, 2, 20, 10)]), [0, 0, 1, 1]);
        assert_eq!(runs(&[span(1, 10, 100, 200), span(7, 14, 150, 250)]), [0, 1]);
        assert_eq!(runs(&[span(1, 7, 1, 2), Span { account: "B".into(), ..span(1, 7, 5, 6) }, span(8, 9, 2, 3)]), [0, 0, 1]);
    }

    #[test]
    fn a_statement_that_the_ledger_knows_fills_the_gap_of_a_file() {
        let (january, february, march) = (span(1, 7, 100, 200), span(8, 14, 200, 150), span(15, 21, 150, 300));
        assert_eq!(doubts_with_known(std::slice::from_ref(&february), &[january.clone(), march.clone()]), []);
        let gap = doubts_with_known(std::slice::from_ref(&january), std::slice::from_ref(&march));
        assert!(matches!(gap.as_slice(), [(0, Doubt::Gap { .. })]), "{gap:?}");
        // The earlier one comes later; the same again says nothing.
        assert!(matches!(
            doubts_with_known(std::slice::from_ref(&march), std::slice::from_ref(&january)).as_slice(),
            [(0, Doubt::Gap { .. })]
        ));
        assert_eq!(doubts_with_known(&[january.clone(), february], &[january]), []);
    }

    #[test]
    fn what_knows_no_balance_leaves_no_gap() {
        let silent = Span { opening: None, closing: None, ..span(3, 4, 0, 0) };
        assert_eq!(kinds(&[span(1, 7, 100, 200), silent, span(8, 9, 200, 300)]), []);
        let half = Span { opening: None, ..span(8, 9, 0, 300) };
        assert_eq!(kinds(&[span(1, 7, 100, 200), half, span(10, 11, 300, 350)]), []);
    }
}
