//! Which documents of one account a sum of money may settle, best first.

use super::book::{Account, Book, Debt};
use super::references::{Named, Naming, Runs, before_counter};
use super::sums::{SumKind, summing_to};
use crate::basis::money::Money;
use crate::ledger::{CustomerIdx, Evidence, ItemIdx, MoneyKind};
use chrono::NaiveDate;

type Reason = Evidence<ItemIdx, CustomerIdx>;
/// A document, how much is given up of it, and as what.
type GivenUp = (ItemIdx, i64, MoneyKind);

/// What ties the money to the documents, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::insight) enum Tie {
    /// Named as written, and the amount is exact.
    Named,
    /// Named nearly, and the amount is exact.
    NearlyNamed,
    /// The last figures of the number alone, and the amount is exact.
    CounterNamed,
    /// Named, and what differs is explained.
    NamedAndExplained,
    /// Named, and less comes than is open, or more.
    NamedOnly,
    /// One document of that amount.
    Amount,
    /// A sum that leaves nothing, or nothing due.
    WholeSum,
    /// A sum of a row or of days.
    RowSum,
    /// A sum of a few.
    FewSum,
    /// One document, and what differs is explained.
    AmountExplained,
    /// A balance carried forward of that amount.
    CarriedAmount,
    /// Only the customer is known: part of the one debt.
    PartOfOne,
    /// Only the customer is known: the oldest debts first, or nothing that is open.
    Oldest,
}

/// Money of a known or supposed customer.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sought {
    pub(super) on: NaiveDate,
    /// Positive.
    pub(super) amount: i64,
    /// Kept by the payer's bank, as the bank says.
    pub(super) charges: Option<i64>,
    /// The text speaks of a discount.
    pub(super) says_discount: bool,
    /// The text speaks of interest.
    pub(super) says_interest: bool,
}

/// Documents that the money may settle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Fit {
    pub(super) tie: Tie,
    /// Debts with how much of each, positive.
    pub(super) settles: Vec<(ItemIdx, i64)>,
    /// Credit notes taken off, positive.
    pub(super) credit_notes: Vec<(ItemIdx, i64)>,
    /// Given up with a debt, as what.
    pub(super) rest: Vec<(ItemIdx, i64, MoneyKind)>,
    pub(super) evidence: Vec<Reason>,
    /// Others of the same kind that fit as well.
    pub(super) twins: usize,
    /// The text names, as written, an open document that is not among these.
    pub(super) passes_over_a_name: bool,
}

impl Fit {
    pub(super) fn documents(&self) -> Vec<ItemIdx> {
        let mut all: Vec<ItemIdx> = self.settles.iter().chain(&self.credit_notes).map(|(item, _)| *item).collect();
        all.sort_unstable();
        all
    }
}

struct Seeking<'a, 'l> {
    book: &'a Book<'l>,
    account: &'a Account,
    sought: Sought,
    fits: Vec<Fit>,
}

/// All that fits in one account, best first.
pub(super) fn fits(book: &Book<'_>, account: &Account, sought: Sought, named: &[Named], runs: &Runs) -> Vec<Fit> {
    let mut seeking = Seeking { book, account, sought, fits: Vec::new() };
    let here = |least: Naming| -> Vec<(&Named, &Debt)> {
        let found = named.iter().filter(|it| it.naming <= least);
        found.filter_map(|it| account.debts.iter().find(|debt| debt.item == it.item && !debt.taken).map(|debt| (it, debt))).collect()
    };
    seeking.by_name(&here(Naming::Whole), Tie::Named, runs);
    if seeking.fits.is_empty() {
        seeking.by_name(&here(Naming::Nearly), Tie::NearlyNamed, runs);
    }
    if seeking.fits.is_empty() {
        let exact: Vec<_> = here(Naming::Counter).into_iter().collect();
        seeking.by_counter(&exact);
    }
    seeking.by_amount();
    if seeking.fits.is_empty() {
        seeking.by_sum();
        seeking.by_difference();
        seeking.by_part();
    }
    let mut fits = seeking.fits;
    let whole: Vec<ItemIdx> = here(Naming::Whole).into_iter().map(|(_, debt)| debt.item).collect();
    // A name that is settled already speaks against whatever else would fit.
    let own = |item: ItemIdx| book.ledger.item(item).customer == account.customer;
    let settled = named.iter().any(|it| it.naming == Naming::Whole && own(it.item) && !whole.contains(&it.item));
    for fit in &mut fits {
        let documents = fit.documents();
        let names_one = whole.iter().any(|item| documents.contains(item));
        fit.passes_over_a_name = whole.iter().any(|item| !documents.contains(item)) || (settled && !names_one);
    }
    fits.sort_by(|a, b| a.tie.cmp(&b.tie).then(a.twins.cmp(&b.twins)));
    fits
}

impl<'a> Seeking<'a, '_> {
    fn money(&self, minor: i64) -> Money {
        Money::from_minor(minor, self.account.currency)
    }

    /// Open by the day of the money.
    fn open_by_then(&self) -> Vec<&'a Debt> {
        self.account.debts.iter().filter(|debt| !debt.taken && debt.on <= self.sought.on).collect()
    }

    fn add(&mut self, tie: Tie, debts: &[&Debt], evidence: Vec<Reason>, twins: usize) {
        let settles: Vec<(ItemIdx, i64)> = debts.iter().filter(|debt| debt.open > 0).map(|debt| (debt.item, debt.open)).collect();
        let credit_notes: Vec<(ItemIdx, i64)> = debts.iter().filter(|debt| debt.open < 0).map(|debt| (debt.item, -debt.open)).collect();
        let mut evidence = evidence;
        evidence.extend(credit_notes.iter().map(|(document, _)| Evidence::CreditNote { document: *document }));
        let fit = Fit { tie, settles, credit_notes, rest: Vec::new(), evidence, twins, passes_over_a_name: false };
        if !self.fits.iter().any(|known| known.documents() == fit.documents()) {
            self.fits.push(fit);
        }
    }

    fn by_name(&mut self, named: &[(&Named, &Debt)], tie: Tie, runs: &Runs) {
        if named.is_empty() {
            return;
        }
        let amount = self.sought.amount;
        let debts: Vec<&Debt> = named.iter().map(|(_, debt)| *debt).collect();
        let reasons = |of: &[&Debt]| -> Vec<Reason> {
            let said = named.iter().filter(|(_, debt)| of.iter().any(|it| it.item == debt.item));
            said.map(|(it, debt)| {
                let (document, written) = (debt.item, it.written.clone());
                if it.naming == Naming::Whole {
                    Evidence::Number { document, written }
                } else {
                    Evidence::NumberNearly { document, written }
                }
            })
            .collect()
        };
        let sum = total(&debts);
        if sum == amount {
            let mut evidence = reasons(&debts);
            evidence.push(if debts.len() == 1 { Evidence::ExactAmount } else { Evidence::Sum { n: count(debts.len()) } });
            return self.add(tie, &debts, evidence, 0);
        }
        if self.by_range(named, tie, runs) {
            return;
        }
        // Some of those named, or those named less a credit note of the account.
        let mut exact = debts.iter().filter(|debt| debt.open == amount);
        if let (Some(one), None) = (exact.next(), exact.next()) {
            let mut evidence = reasons(&[one]);
            evidence.push(Evidence::ExactAmount);
            return self.add(tie, &[one], evidence, 0);
        }
        let open = self.open_by_then();
        let is_named = |debt: &Debt| debts.iter().any(|it| it.item == debt.item);
        let notes: Vec<&Debt> = open.iter().copied().filter(|debt| debt.open < 0 && !is_named(debt)).collect();
        let mut less: Vec<Vec<&Debt>> = notes.iter().map(|note| vec![*note]).collect();
        if notes.len() > 1 {
            less.push(notes.clone());
        }
        let with_notes: Vec<Vec<&Debt>> = less
            .into_iter()
            .map(|notes| debts.iter().copied().chain(notes).collect::<Vec<_>>())
            .filter(|all| total(all) == amount)
            .collect();
        if let Some(all) = with_notes.first() {
            let evidence = reasons(all);
            let all = all.clone();
            return self.add(Tie::NamedAndExplained, &all, evidence, with_notes.len() - 1);
        }
        // What is named, and others that make up the rest: a transfer for several names one of them.
        if amount > sum && debts.iter().all(|debt| debt.open > 0) {
            let span = self.span(named);
            let others: Vec<&Debt> =
                open.iter().copied().filter(|debt| !is_named(debt) && span.as_ref().is_none_or(|of| of.contains(&debt.item))).collect();
            let fitting: Vec<&&Debt> = others.iter().filter(|debt| debt.open == amount - sum).collect();
            let rest = match fitting.as_slice() {
                [] => summing_to(&others, amount - sum, self.sought.on).filter(|found| found.others.is_empty()).map(|found| found.items),
                [one] => Some(vec![one.item]),
                _ => None,
            };
            if let Some(rest) = rest {
                let all: Vec<&Debt> =
                    debts.iter().copied().chain(others.iter().copied().filter(|debt| rest.contains(&debt.item))).collect();
                let mut evidence = reasons(&all);
                evidence.push(Evidence::Sum { n: count(all.len()) });
                return self.add(Tie::NamedAndExplained, &all, evidence, 0);
            }
        }
        self.by_name_and_difference(&debts, sum, reasons(&debts));
    }

    /// Documents from the first to the last of exactly two named.
    fn span(&self, named: &[(&Named, &Debt)]) -> Option<Vec<ItemIdx>> {
        let [(_, a), (_, b)] = named else { return None };
        let (from, to) = (a.counter.min(b.counter)?, a.counter.max(b.counter)?);
        let prefix = |debt: &Debt| before_counter(self.book.ledger.number(debt.item));
        let own = prefix(a);
        let between = |debt: &&Debt| debt.counter.is_some_and(|counter| (from..=to).contains(&counter)) && prefix(debt) == own;
        (own == prefix(b)).then(|| self.account.debts.iter().filter(between).map(|debt| debt.item).collect())
    }

    /// First and last of a row of numbers: all between them.
    fn by_range(&mut self, named: &[(&Named, &Debt)], tie: Tie, runs: &Runs) -> bool {
        let ([(first, a), .., (last, b)], true) = (named, runs.runs.len() > 1) else { return false };
        let (Some(from), Some(to)) = (a.counter.min(b.counter), a.counter.max(b.counter)) else { return false };
        let prefix = before_counter(self.book.ledger.number(a.item));
        if prefix != before_counter(self.book.ledger.number(b.item)) {
            return false;
        }
        let between = |debt: &&&Debt| {
            debt.counter.is_some_and(|counter| (from..=to).contains(&counter))
                && before_counter(self.book.ledger.number(debt.item)) == prefix
        };
        let open: Vec<&Debt> = self.account.debts.iter().filter(|debt| !debt.taken).collect();
        let all: Vec<&Debt> = open.iter().filter(between).copied().collect();
        let debts_only: Vec<&Debt> = all.iter().copied().filter(|debt| debt.open > 0).collect();
        for set in [all, debts_only] {
            if set.len() > 2 && total(&set) == self.sought.amount {
                let written = format!("{} – {}", first.written, last.written);
                let mut evidence: Vec<Reason> =
                    set.iter().map(|debt| Evidence::NumberRange { document: debt.item, written: written.clone() }).collect();
                evidence.push(Evidence::Sum { n: count(set.len()) });
                self.add(tie, &set, evidence, 0);
                return true;
            }
        }
        false
    }

    /// Named, and the amount is another: a discount, charges, interest, a part.
    fn by_name_and_difference(&mut self, debts: &[&Debt], sum: i64, mut evidence: Vec<Reason>) {
        let amount = self.sought.amount;
        if sum <= 0 {
            return;
        }
        let positive: Vec<&Debt> = debts.iter().copied().filter(|debt| debt.open > 0).collect();
        let difference = sum - amount;
        let mut rest = Vec::new();
        let mut tie = Tie::NamedOnly;
        if difference > 0 {
            if let Some(given) = self.offered(&positive).filter(|offered| (offered - difference).abs() <= count64(positive.len())) {
                let _ = given;
                tie = Tie::NamedAndExplained;
                evidence.push(Evidence::Discount { amount: self.money(difference) });
                rest = self.spread(&positive, difference, MoneyKind::Discount);
            } else if self.sought.charges == Some(difference) {
                tie = Tie::NamedAndExplained;
                evidence.push(Evidence::Charges { amount: self.money(difference), stated: true });
                rest = self.spread(&positive, difference, MoneyKind::WriteOff);
            } else if self.sought.says_discount && difference.saturating_mul(12) < sum {
                evidence.push(Evidence::PartPayment { left: self.money(difference) });
                tie = Tie::NamedAndExplained;
            } else {
                evidence.push(Evidence::PartPayment { left: self.money(difference) });
            }
        } else {
            evidence.push(Evidence::Interest { amount: self.money(-difference) });
            // So much more was meant for something else too: what else, the person says.
            if difference.saturating_mul(-6) > sum && difference < -4_000 {
                tie = Tie::Oldest;
            }
        }
        let given_up: i64 = rest.iter().map(|(_, minor, _)| *minor).sum();
        let mut left = amount.min(sum - given_up);
        let mut settles = Vec::new();
        for debt in &positive {
            let given: i64 = rest.iter().filter(|(item, _, _)| *item == debt.item).map(|(_, minor, _)| *minor).sum();
            let part = (debt.open - given).min(left).max(0);
            left -= part;
            if part > 0 {
                settles.push((debt.item, part));
            }
        }
        self.fits.push(Fit { tie, settles, credit_notes: Vec::new(), rest, evidence, twins: 0, passes_over_a_name: false });
    }

    /// What the documents offer together for paying on that day.
    fn offered(&self, debts: &[&Debt]) -> Option<i64> {
        debts.iter().map(|debt| self.book.discount(debt, self.sought.on)).sum()
    }

    /// A difference shared among documents, the last taking what rounding leaves.
    fn spread(&self, debts: &[&Debt], difference: i64, kind: MoneyKind) -> Vec<(ItemIdx, i64, MoneyKind)> {
        let mut left = difference;
        let mut rest = Vec::new();
        for (n, debt) in debts.iter().enumerate() {
            let own = match kind {
                MoneyKind::Discount => self.book.discount(debt, self.sought.on).unwrap_or_default(),
                _ => left,
            };
            let part = if n + 1 == debts.len() { left } else { own.min(left) };
            left -= part;
            if part > 0 && part < debt.open {
                rest.push((debt.item, part, kind));
            }
        }
        rest
    }

    /// The last figures of a number, and the amount agrees.
    fn by_counter(&mut self, named: &[(&Named, &Debt)]) {
        let amount = self.sought.amount;
        let by_then: Vec<&(&Named, &Debt)> = named.iter().filter(|(_, debt)| debt.on <= self.sought.on).collect();
        let one: Vec<&&(&Named, &Debt)> = by_then.iter().filter(|(_, debt)| debt.open == amount).collect();
        if let [(named, debt)] = one.as_slice() {
            let written = named.written.clone();
            let evidence = vec![Evidence::NumberNearly { document: debt.item, written }, Evidence::ExactAmount];
            // Two figures do not choose between twins.
            let twins = self.open_by_then().iter().filter(|other| other.open == amount && other.item != debt.item).count();
            return self.add(Tie::CounterNamed, &[debt], evidence, twins);
        }
        let debts: Vec<&Debt> = by_then.iter().map(|(_, debt)| *debt).collect();
        if debts.len() > 1 && total(&debts) == amount {
            let mut evidence: Vec<Reason> = by_then
                .iter()
                .map(|(named, debt)| Evidence::NumberNearly { document: debt.item, written: named.written.clone() })
                .collect();
            evidence.push(Evidence::Sum { n: count(debts.len()) });
            self.add(Tie::CounterNamed, &debts, evidence, 0);
        } else if let ([(named, debt)], true) = (by_then.as_slice(), self.sought.amount > 0) {
            let evidence = vec![Evidence::NumberNearly { document: debt.item, written: named.written.clone() }];
            self.by_name_and_difference(&[debt], debt.open, evidence);
            // The last figures alone say little where the amount does not agree.
            if let Some(fit) = self.fits.last_mut()
                && fit.tie == Tie::NamedOnly
            {
                fit.tie = Tie::PartOfOne;
            }
        }
    }

    fn by_amount(&mut self) {
        let amount = self.sought.amount;
        let open = self.open_by_then();
        let exact: Vec<Debt> = open.iter().filter(|debt| debt.open == amount).map(|debt| (*debt).clone()).collect();
        let twins = exact.len().saturating_sub(1);
        let is_only = self.book.n_of_amount(self.account.currency, amount) == 1;
        for debt in exact.iter().take(4) {
            let mut evidence = vec![Evidence::ExactAmount];
            if is_only {
                evidence.push(Evidence::OnlyOneOfAmount);
            }
            if twins > 0 {
                evidence.push(Evidence::Twins { n: count(twins) });
            }
            self.add(if debt.carried { Tie::CarriedAmount } else { Tie::Amount }, &[debt], evidence, twins);
        }
        if exact.is_empty() {
            self.by_instalment();
        }
    }

    /// The amount of one due date of a document that has several.
    fn by_instalment(&mut self) {
        let mut found = Vec::new();
        for debt in self.open_by_then() {
            let parts = self.book.ledger.instalments(debt.item);
            let due = parts.iter().filter(|part| part.amount == self.sought.amount && part.amount < debt.open);
            found.extend(due.map(|part| (debt.item, part.due_on)).next());
        }
        let twins = found.len().saturating_sub(1);
        for (document, due_on) in found.into_iter().take(3) {
            self.fits.push(Fit {
                tie: Tie::AmountExplained,
                settles: vec![(document, self.sought.amount)],
                credit_notes: Vec::new(),
                rest: Vec::new(),
                evidence: vec![Evidence::Instalment { document, due_on }],
                twins,
                passes_over_a_name: false,
            });
        }
    }

    fn by_sum(&mut self) {
        let open: Vec<Debt> = self.open_by_then().into_iter().cloned().collect();
        let debts: Vec<&Debt> = open.iter().collect();
        let mut found = summing_to(&debts, self.sought.amount, self.sought.on);
        // Credit notes may be kept for later.
        if found.is_none() && debts.iter().any(|debt| debt.open < 0) {
            let without: Vec<&Debt> = debts.iter().copied().filter(|debt| debt.open > 0).collect();
            found = summing_to(&without, self.sought.amount, self.sought.on);
        }
        let Some(found) = found else { return };
        let (tie, n) = match found.kind {
            SumKind::All | SumKind::AllDue => (Tie::WholeSum, found.items.len()),
            SumKind::Row | SumKind::Days => (Tie::RowSum, found.items.len()),
            SumKind::Few => (Tie::FewSum, found.items.len()),
        };
        let n = count(n);
        let twins = found.others.len();
        for items in std::iter::once(&found.items).chain(&found.others).take(4) {
            let set: Vec<&Debt> = debts.iter().copied().filter(|debt| items.contains(&debt.item)).collect();
            let mut evidence = vec![Evidence::Sum { n: count(set.len()) }];
            evidence.extend(match found.kind {
                SumKind::All => Some(Evidence::AllOpen { n }),
                SumKind::AllDue => Some(Evidence::AllDue { n }),
                SumKind::Row => Some(Evidence::Consecutive { n: count(set.len()) }),
                SumKind::Days | SumKind::Few => None,
            });
            if twins > 0 {
                evidence.push(Evidence::Twins { n: count(twins) });
            }
            self.add(tie, &set, evidence, twins);
        }
    }

    /// One document, and what differs is a discount, charges that the bank states, or interest that the text speaks of.
    fn by_difference(&mut self) {
        let amount = self.sought.amount;
        let open: Vec<Debt> = self.open_by_then().into_iter().filter(|debt| debt.open > 0).cloned().collect();
        let mut found: Vec<(&Debt, Reason, Vec<GivenUp>)> = Vec::new();
        for debt in &open {
            let difference = debt.open - amount;
            if difference > 0 {
                if self.book.discount(debt, self.sought.on).is_some_and(|offered| (offered - difference).abs() <= 1) {
                    let rest = vec![(debt.item, difference, MoneyKind::Discount)];
                    found.push((debt, Evidence::Discount { amount: self.money(difference) }, rest));
                } else if self.sought.charges == Some(difference) {
                    let rest = vec![(debt.item, difference, MoneyKind::WriteOff)];
                    found.push((debt, Evidence::Charges { amount: self.money(difference), stated: true }, rest));
                } else if self.sought.says_discount && is_usual_discount(difference, debt.open) {
                    found.push((debt, Evidence::PartPayment { left: self.money(difference) }, Vec::new()));
                }
            } else if self.sought.says_interest && difference < 0 && difference.saturating_mul(-5) < debt.open + 20_000 {
                found.push((debt, Evidence::Interest { amount: self.money(-difference) }, Vec::new()));
            }
        }
        let twins = found.len().saturating_sub(1);
        let fits: Vec<Fit> = found
            .into_iter()
            .take(4)
            .map(|(debt, reason, rest)| {
                let given: i64 = rest.iter().map(|(_, minor, _)| *minor).sum();
                let mut evidence = vec![reason];
                if twins > 0 {
                    evidence.push(Evidence::Twins { n: count(twins) });
                }
                Fit {
                    tie: Tie::AmountExplained,
                    settles: vec![(debt.item, amount.min(debt.open - given))],
                    credit_notes: Vec::new(),
                    rest,
                    evidence,
                    twins,
                    passes_over_a_name: false,
                }
            })
            .collect();
        self.fits.extend(fits);
    }

    /// Nothing agrees: a part of the one debt, or the oldest first.
    fn by_part(&mut self) {
        if !self.fits.is_empty() {
            return;
        }
        let open: Vec<Debt> = self.open_by_then().into_iter().filter(|debt| debt.open > 0).cloned().collect();
        let amount = self.sought.amount;
        let fit = match open.as_slice() {
            [] => None,
            [one] if amount < one.open => Some(Fit {
                tie: Tie::PartOfOne,
                settles: vec![(one.item, amount)],
                credit_notes: Vec::new(),
                rest: Vec::new(),
                evidence: vec![Evidence::PartPayment { left: self.money(one.open - amount) }],
                twins: 0,
                passes_over_a_name: false,
            }),
            many => {
                let mut left = amount;
                let mut settles = Vec::new();
                for debt in many {
                    let part = debt.open.min(left);
                    if part <= 0 {
                        break;
                    }
                    left -= part;
                    settles.push((debt.item, part));
                }
                let evidence = vec![Evidence::OldestFirst];
                Some(Fit {
                    tie: Tie::Oldest,
                    settles,
                    credit_notes: Vec::new(),
                    rest: Vec::new(),
                    evidence,
                    twins: 0,
                    passes_over_a_name: false,
                })
            }
        };
        self.fits.extend(fit);
    }
}

fn total(debts: &[&Debt]) -> i64 {
    debts.iter().fold(0, |sum, debt| sum.saturating_add(debt.open))
}

/// Half per cents up to five.
fn is_usual_discount(difference: i64, open: i64) -> bool {
    (1..=10).any(|half| {
        let offered = (i128::from(open) * half + 100) / 200;
        (offered - i128::from(difference)).abs() <= 1
    })
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn count64(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
