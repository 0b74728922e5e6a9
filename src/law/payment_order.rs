//! Which debts a payment settles where there are several: the debtor's own indication first, then the order that the law proposes.
//!
//! Always to principal, as books are lettered: interest first is a matter of claims (`late_interest`).

use super::governing::GoverningLaw;
use super::source::{Source, Status};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// One debt that a payment may settle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Debt {
    /// The day on which it arose.
    pub arose_on: NaiveDate,
    /// The day on which it falls due.
    pub due_on: NaiveDate,
    /// What is open of it, minor units, positive.
    pub open: i64,
    /// What being late costs on it, per cent a year: the debtor is most interested in paying the dearest.
    pub rate: Decimal,
    /// The debtor said that the payment is for it.
    pub indicated: bool,
}

/// Why a debt gets a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ShareReason {
    /// The debtor said so.
    Indicated,
    /// Due, and the dearest to leave unpaid.
    DueAndDearest,
    /// Due, as dear as others, and the oldest.
    DueAndOldest,
    /// As dear and as old as others: a proportional part.
    Proportional,
    /// Not due yet, once all that is due is paid.
    NotDueYet,
}

/// Part of a payment that goes to one debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The debt, by its place.
    pub debt: usize,
    /// Minor units, positive.
    pub amount: i64,
    /// Why.
    pub reason: ShareReason,
}

/// How a payment of `amount` minor units made on `paid_on` is shared out; what no debt takes is left over. Nothing is lost: shares and
/// rest sum to the amount.
#[must_use]
pub fn payment_order(paid_on: NaiveDate, amount: i64, debts: &[Debt]) -> Vec<Share> {
    let mut left = amount.max(0);
    let mut shares = Vec::new();
    for (at, debt) in debts.iter().enumerate().filter(|(_, debt)| debt.indicated) {
        let part = debt.open.min(left).max(0);
        left -= part;
        push(&mut shares, at, part, ShareReason::Indicated);
    }
    let mut rest: Vec<usize> = (0..debts.len()).filter(|at| debts.get(*at).is_some_and(|debt| !debt.indicated && debt.open > 0)).collect();
    let rank = |at: usize| debts.get(at).map(|debt| (debt.due_on > paid_on, std::cmp::Reverse(debt.rate), debt.arose_on));
    rest.sort_by_key(|at| (rank(*at), *at));
    let rates: Vec<Decimal> = rest.iter().filter_map(|at| debts.get(*at)).filter(|debt| debt.due_on <= paid_on).map(|it| it.rate).collect();
    let one_rate = rates.windows(2).all(|pair| pair.first() == pair.last());
    for group in rest.chunk_by(|one, other| rank(*one) == rank(*other)) {
        let members: Vec<(usize, Debt)> = group.iter().filter_map(|at| Some((*at, *debts.get(*at)?))).collect();
        let whole: i128 = members.iter().map(|(_, debt)| i128::from(debt.open)).sum();
        let not_due = members.first().is_some_and(|(_, debt)| debt.due_on > paid_on);
        let reason = if not_due {
            ShareReason::NotDueYet
        } else if one_rate {
            ShareReason::DueAndOldest
        } else {
            ShareReason::DueAndDearest
        };
        if whole <= i128::from(left) {
            for (at, debt) in members {
                left -= debt.open;
                push(&mut shares, at, debt.open, reason);
            }
        } else {
            // In proportion; the places summed up so far are rounded, so that the parts sum to the whole to the cent.
            let shared = left;
            let (mut open, mut given) = (0_i128, 0_i64);
            let reason = if members.len() > 1 { ShareReason::Proportional } else { reason };
            for (at, debt) in members {
                open += i128::from(debt.open);
                let up_to = i64::try_from(i128::from(shared) * open / whole.max(1)).unwrap_or(shared);
                push(&mut shares, at, up_to - given, reason);
                left -= up_to - given;
                given = up_to;
            }
        }
    }
    shares
}

fn push(shares: &mut Vec<Share>, debt: usize, amount: i64, reason: ShareReason) {
    if amount > 0 {
        shares.push(Share { debt, amount, reason });
    }
}

/// The text on which the order rests.
#[must_use]
pub fn payment_order_source(law: GoverningLaw) -> &'static Source {
    static FR: Source = Source::of("C. civ., art. 1342-10", Status::Verified);
    static BE: Source = Source::of("C. civ. belge, livre 5, imputation des paiements (ancien art. 1256)", Status::Unverified);
    static LU: Source = Source::of("C. civ. luxembourgeois, art. 1256", Status::Unverified);
    static NL: Source = Source::of("BW, art. 6:43", Status::Unverified);
    static DE: Source = Source::of("BGB, § 366", Status::Unverified);
    static UK: Source = Source::of("Common law, appropriation of payments", Status::Unverified);
    static EU: Source = Source::of("Sans texte commun\u{202f}: ordre du C. civ. français, art. 1342-10", Status::Unverified);
    match law {
        GoverningLaw::Fr => &FR,
        GoverningLaw::Be => &BE,
        GoverningLaw::Lu => &LU,
        GoverningLaw::Nl => &NL,
        GoverningLaw::De => &DE,
        GoverningLaw::Uk => &UK,
        GoverningLaw::Eu => &EU,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::law::source::day;
    use proptest::prelude::*;

    fn debt(arose: u32, due: u32, open: i64) -> Debt {
        Debt { arose_on: day(2026, 1, arose), due_on: day(2026, 2, due), open, rate: Decimal::TEN, indicated: false }
    }

    fn told(amount: i64, debts: &[Debt]) -> Vec<(usize, i64, ShareReason)> {
        payment_order(day(2026, 2, 15), amount, debts).into_iter().map(|it| (it.debt, it.amount, it.reason)).collect()
    }

    #[test]
    fn the_debtors_word_comes_first_then_what_is_due_then_the_oldest() {
        use ShareReason::{DueAndOldest, Indicated, NotDueYet};
        let mut debts = [debt(3, 20, 100), debt(5, 10, 200), debt(2, 12, 300), debt(9, 25, 50)];
        assert_eq!(told(550, &debts), [(2, 300, DueAndOldest), (1, 200, DueAndOldest), (0, 50, NotDueYet)]);
        debts[3].indicated = true;
        assert_eq!(told(400, &debts), [(3, 50, Indicated), (2, 300, DueAndOldest), (1, 50, DueAndOldest)]);
        assert_eq!(told(0, &debts), []);
    }

    #[test]
    fn the_dearest_goes_before_the_oldest() {
        use ShareReason::DueAndDearest;
        let mut debts = [debt(3, 1, 100), debt(5, 2, 100)];
        debts[1].rate = Decimal::from(15);
        assert_eq!(told(150, &debts), [(1, 100, DueAndDearest), (0, 50, DueAndDearest)]);
    }

    #[test]
    fn debts_alike_in_all_share_in_proportion() {
        use ShareReason::Proportional;
        let debts = [debt(3, 1, 100), debt(3, 2, 200), debt(3, 3, 33)];
        // 100/333, 300/333 and the whole of 100: 30.03, 90.09 and 100.
        assert_eq!(told(100, &debts), [(0, 30, Proportional), (1, 60, Proportional), (2, 10, Proportional)]);
    }

    proptest! {
        #[test]
        fn no_cent_is_lost_and_no_debt_is_overpaid(
            amount in 0_i64..1_000_000,
            drawn in prop::collection::vec((1_u32..28, 1_u32..28, 1_i64..400_000, 0_i64..3, any::<bool>()), 0..8),
        ) {
            let debts: Vec<Debt> = drawn.into_iter().map(|(arose, due, open, rate, indicated)| Debt { rate: rate.into(), indicated, ..debt(arose, due, open) }).collect();
            let shares = payment_order(day(2026, 2, 15), amount, &debts);
            let given: i64 = shares.iter().map(|share| share.amount).sum();
            let owed: i64 = debts.iter().map(|debt| debt.open).sum();
            prop_assert_eq!(given, amount.min(owed));
            for (at, debt) in debts.iter().enumerate() {
                let of_it: i64 = shares.iter().filter(|share| share.debt == at).map(|share| share.amount).sum();
                prop_assert!(of_it <= debt.open);
            }
        }
    }
}
