//! Properties of late interest under random debts, payments and days, and a second count of the same.

use crate::{
    files::RATES,
    interest::claim,
    naive_interest::{self, Case, Found, Lowered, Regime},
};
use chrono::NaiveDate;
use echeance::{
    basis::money::{Currency, Money},
    law::{
        AgreedRate, Capitalisation, CompensationClaim, GoverningLaw, InstalmentDelay, InterestClaim, LateInterest, PaymentDay,
        PaymentOrder, Reduction, ReductionKind, fixed_compensation, late_interest,
    },
    ledger::{CustomerKind, DueBasis},
};
use libtest_mimic::Trial;
use proptest::{
    prelude::{Just, Strategy, any, prop_oneof},
    test_runner::{Config, TestCaseError, TestRunner},
};
use rust_decimal::Decimal;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        property("interest_is_what_a_count_day_by_day_gives", claims(), as_counted_day_by_day),
        property("cutting_the_time_at_any_day_changes_no_interest", (claims(), any::<u64>()), a_split_period),
        property("a_later_day_never_costs_less_and_a_larger_payment_never_more", (claims(), 0_i64..1_000_000), later_is_never_less),
        property("the_periods_make_the_total", claims(), periods_make_the_total),
        property("one_day_more_is_one_days_interest_at_that_days_rate", claims(), one_day_more),
        property("a_payment_split_in_two_on_its_day_changes_nothing", claims(), a_split_payment),
        property("only_who_owes_by_law_is_charged", anyone(), only_who_owes_by_law_is_charged),
    ]
}

fn property<S>(name: &str, values: S, check: fn(S::Value) -> Result<(), TestCaseError>) -> Trial
where
    S: Strategy + Send + 'static,
{
    Trial::test(name, move || {
        let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::default() });
        runner.run(&values, check).map_err(|error| error.to_string().into())
    })
}

fn held(holds: bool, what: impl FnOnce() -> String) -> Result<(), TestCaseError> {
    if holds { Ok(()) } else { Err(TestCaseError::fail(what())) }
}

fn count(claim: &InterestClaim) -> Result<LateInterest, TestCaseError> {
    late_interest(&RATES, claim).map_err(|error| TestCaseError::fail(format!("{claim:?}: {error}")))
}

/// Claims of every regime, due from 2015 on, counted up to a day before the end of 2026, with up to four reductions.
fn claims() -> impl Strategy<Value = InterestClaim> {
    let start = NaiveDate::from_ymd_opt(2015, 1, 1).unwrap_or_default();
    let day = move |offset: u64| start.checked_add_days(chrono::Days::new(offset)).unwrap_or(start);
    let euros = |range: std::ops::Range<i64>| range.prop_map(|cents| Money::from_minor(cents, Currency::EUR));
    let kind = prop_oneof![Just(ReductionKind::Credit), Just(ReductionKind::Payment), Just(ReductionKind::Payment)];
    let reduction = (kind, 0_u64..4300, euros(0..3_000_000)).prop_map(move |(kind, on, amount)| Reduction { kind, on: day(on), amount });
    let percent = proptest::option::of((0_i64..3_000).prop_map(|hundredths| AgreedRate { percent: Decimal::new(hundredths, 2) }));
    let regime = prop_oneof![
        Just(Regime::French),
        Just(Regime::French),
        Just(Regime::FrenchPublic),
        Just(Regime::Belgian),
        Just(Regime::Luxembourg),
        Just(Regime::Dutch),
        Just(Regime::Dutch),
        Just(Regime::German),
        Just(Regime::GermanConsumer),
        Just(Regime::British)
    ];
    let who = (regime, any::<bool>(), any::<bool>(), percent);
    (euros(1..10_000_000), 0_u64..4200, 0_u64..1500, proptest::collection::vec(reduction, 0..4), who).prop_map(
        move |(principal, due, late, reductions, (regime, principal_first, left_out, agreed))| {
            let mut claim = claim(principal, day(due), day((due + late).min(4350)));
            let (law, kind) = law_of(regime);
            (claim.law, claim.kind, claim.reductions) = (law, kind, reductions);
            claim.given.date_agreed = true;
            claim.order = if principal_first { PaymentOrder::PrincipalFirst } else { PaymentOrder::InterestFirst };
            claim.payment_day = if left_out { PaymentDay::LeftOut } else { PaymentDay::Counts };
            claim.agreed = agreed.filter(|_| matches!(regime, Regime::French | Regime::Belgian));
            claim
        },
    )
}

fn law_of(regime: Regime) -> (GoverningLaw, CustomerKind) {
    match regime {
        Regime::French => (GoverningLaw::Fr, CustomerKind::Business),
        Regime::FrenchPublic => (GoverningLaw::Fr, CustomerKind::PublicBody),
        Regime::Belgian => (GoverningLaw::Be, CustomerKind::Business),
        Regime::Luxembourg => (GoverningLaw::Lu, CustomerKind::Business),
        Regime::Dutch => (GoverningLaw::Nl, CustomerKind::Business),
        Regime::German => (GoverningLaw::De, CustomerKind::Business),
        Regime::GermanConsumer => (GoverningLaw::De, CustomerKind::Consumer),
        Regime::British => (GoverningLaw::Uk, CustomerKind::Business),
    }
}

fn regime_of(claim: &InterestClaim) -> Option<Regime> {
    use Regime::{Belgian, British, Dutch, French, FrenchPublic, German, GermanConsumer, Luxembourg};
    let all = [French, FrenchPublic, Belgian, Luxembourg, Dutch, German, GermanConsumer, British];
    all.into_iter().find(|regime| law_of(*regime) == (claim.law, claim.kind))
}

/// Against the count of [`naive_interest`], which shares no line with the program.
fn as_counted_day_by_day(claim: InterestClaim) -> Result<(), TestCaseError> {
    let cents = |money: Money| money.to_minor().map_or(i128::MIN, i128::from);
    let lowered = |reduction: &Reduction| Lowered {
        on: reduction.on,
        cents: cents(reduction.amount),
        is_payment: reduction.kind == ReductionKind::Payment,
    };
    let hundredths = |agreed: AgreedRate| {
        let mut percent = agreed.percent;
        percent.rescale(2);
        percent.mantissa()
    };
    let case = Case {
        regime: regime_of(&claim).ok_or_else(|| TestCaseError::fail("regime"))?,
        cents: cents(claim.principal),
        due_on: claim.due_on,
        as_of: claim.as_of,
        lowered: claim.reductions.iter().map(lowered).collect(),
        principal_first: claim.order == PaymentOrder::PrincipalFirst,
        payment_day_counts: claim.payment_day == PaymentDay::Counts,
        agreed: claim.agreed.map(hundredths),
    };
    let found = count(&claim)?;
    let left = Money::new(found.principal_left.amount(), Currency::EUR);
    let found = Found { total: cents(found.total), paid: cents(found.paid), principal_left: cents(left), excess: cents(found.excess) };
    let expected = naive_interest::count(&case);
    held(found == expected, || format!("found {found:?}, expected {expected:?}, {case:?}"))
}

/// Cutting the time at any day changes nothing: with a payment of nothing on that day, and, where each day has its own rate, with
/// two claims of which the second begins where the first ends.
fn a_split_period((claim, at): (InterestClaim, u64)) -> Result<(), TestCaseError> {
    let whole = count(&claim)?;
    let middle = claim.due_on + chrono::Days::new(at % 1500);
    if middle >= claim.as_of {
        return Ok(());
    }
    let mut cut = claim.clone();
    cut.reductions.push(Reduction { kind: ReductionKind::Payment, on: middle, amount: Money::zero(Currency::EUR) });
    let found = count(&cut)?;
    held((found.exact - whole.exact).abs() < Decimal::new(1, 12), || format!("{} {}", found.exact, whole.exact))?;
    held((found.total, found.paid, found.excess) == (whole.total, whole.paid, whole.excess), || format!("{found:?} {whole:?}"))?;
    let alone = InterestClaim { reductions: Vec::new(), capitalisation: Capitalisation::Never, payment_day: PaymentDay::Counts, ..claim };
    if matches!(regime_of(&alone), Some(Regime::FrenchPublic | Regime::British)) {
        return Ok(());
    }
    let first = count(&InterestClaim { as_of: middle, ..alone.clone() })?;
    let second = count(&InterestClaim { due_on: middle, ..alone.clone() })?;
    let whole = count(&alone)?;
    held((first.exact + second.exact - whole.exact).abs() < Decimal::new(1, 15), || format!("{first:?} {second:?} {whole:?}"))?;
    held(first.days() + second.days() == whole.days(), || format!("{first:?} {second:?} {whole:?}"))
}

/// A later day never costs less, and a larger payment never more.
fn later_is_never_less((claim, cents): (InterestClaim, i64)) -> Result<(), TestCaseError> {
    let today = count(&claim)?;
    let mut tomorrow = claim.clone();
    tomorrow.as_of = claim.as_of + chrono::Days::new(1);
    tomorrow.reductions.retain(|reduction| reduction.on <= claim.as_of);
    held(count(&tomorrow)?.exact >= today.exact, || format!("{claim:?}"))?;
    let mut paid_more = claim.clone();
    for reduction in &mut paid_more.reductions {
        reduction.amount = Money::new(reduction.amount.amount() + Decimal::new(cents, 2), Currency::EUR);
    }
    // An allocation rounds: the sums may differ by what a cent carries.
    let slack = Decimal::new(1 + i64::try_from(claim.reductions.len()).unwrap_or(9), 2);
    held(count(&paid_more)?.exact <= today.exact + slack, || format!("{claim:?}"))
}

fn periods_make_the_total(claim: InterestClaim) -> Result<(), TestCaseError> {
    let found = count(&claim)?;
    let sum: Decimal = found.periods.iter().map(|period| period.exact).sum();
    held((sum - found.exact).abs() < Decimal::new(1, 15), || format!("{sum} {}", found.exact))?;
    if found.paid.amount().is_zero() {
        held(Money::new(found.exact, Currency::EUR).rounded() == found.total, || format!("{} {:?}", found.exact, found.total))?;
    } else {
        // Each allocation rounds once, by less than a cent's half.
        let most = Decimal::new(5, 3) * Decimal::from(found.periods.len() + 1);
        held((found.exact - found.total.amount()).abs() <= most, || format!("{} {:?}", found.exact, found.total))?;
    }
    let mut next = claim.due_on.succ_opt();
    for period in &found.periods {
        // Dutch interest that joins the base carries interest again after the principal is gone.
        let follows = Some(period.from) == next || (claim.law == GoverningLaw::Nl && next.is_some_and(|day| day < period.from));
        held(follows && period.from <= period.to && period.base.amount() > Decimal::ZERO, || format!("{period:?}"))?;
        held(i64::from(period.days) == (period.to - period.from).num_days() + 1, || format!("{period:?}"))?;
        next = period.to.succ_opt();
    }
    let received: Decimal =
        claim.reductions.iter().filter(|reduction| reduction.on <= claim.as_of).map(|reduction| reduction.amount.amount()).sum();
    let accounted = claim.principal.amount() - found.principal_left.amount() + found.paid.amount() + found.excess.amount();
    held(received == accounted, || format!("received {received}, accounted for {accounted}"))
}

fn one_day_more(mut claim: InterestClaim) -> Result<(), TestCaseError> {
    claim.as_of = claim.as_of.max(claim.due_on.succ_opt().unwrap_or(claim.due_on));
    let before = claim.as_of;
    claim.reductions.retain(|reduction| reduction.on < before);
    let today = count(&claim)?;
    claim.as_of = before.succ_opt().unwrap_or(before);
    let tomorrow = count(&claim)?;
    let added = tomorrow.exact - today.exact;
    let last = tomorrow.periods.last().filter(|_| tomorrow.days() > today.days());
    let expected = last.map_or(Decimal::ZERO, |period| period.base.amount() * period.rate / Decimal::from(36_500));
    held((added - expected).abs() < Decimal::new(1, 15), || format!("added {added}, expected {expected}"))?;
    held(today.per_day.is_some_and(|day| day == Money::new(added, Currency::EUR).rounded()), || format!("{:?} {added}", today.per_day))
}

fn a_split_payment(mut claim: InterestClaim) -> Result<(), TestCaseError> {
    let whole = count(&claim)?;
    let halves = |reduction: &Reduction| {
        let amount = reduction.amount.amount();
        let half = (amount / Decimal::TWO).round_dp(2);
        [half, amount - half].map(|part| Reduction { amount: Money::new(part, Currency::EUR), ..*reduction })
    };
    claim.reductions = claim.reductions.iter().flat_map(halves).collect();
    let split = count(&claim)?;
    held(split == whole, || format!("{split:?} {whole:?}"))
}

fn anyone() -> impl Strategy<Value = (CustomerKind, DueBasis)> {
    let kind = prop_oneof![
        Just(CustomerKind::Unknown),
        Just(CustomerKind::Business),
        Just(CustomerKind::Consumer),
        Just(CustomerKind::PublicBody)
    ];
    (kind, prop_oneof![Just(DueBasis::Stated), Just(DueBasis::Assumed), Just(DueBasis::Confirmed)])
}

/// Without any act of the creditor: businesses everywhere, public bodies where a rule is known; never a consumer, never on an
/// assumed due date.
fn only_who_owes_by_law_is_charged((kind, due): (CustomerKind, DueBasis)) -> Result<(), TestCaseError> {
    let due_on = NaiveDate::from_ymd_opt(2026, 6, 15).unwrap_or_default();
    let as_of = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap_or_default();
    for law in GoverningLaw::ALL {
        let has_rule = match kind {
            CustomerKind::Business => true,
            CustomerKind::PublicBody => matches!(law, GoverningLaw::Fr | GoverningLaw::Be | GoverningLaw::De | GoverningLaw::Uk),
            CustomerKind::Consumer | CustomerKind::Unknown => false,
        };
        let is_charged = has_rule && due != DueBasis::Assumed;
        let debt = Money::from_minor(100_000, Currency::EUR);
        let asked = InterestClaim { law, kind, due, ..claim(debt, due_on, as_of) };
        held(late_interest(&RATES, &asked).is_ok() == is_charged, || format!("interest {law:?} {kind:?} {due:?}"))?;
        let instalments = [InstalmentDelay { due, due_on, settled_on: None }];
        let sum = fixed_compensation(&CompensationClaim {
            law,
            contracted_on: None,
            kind,
            debt,
            instalments: &instalments,
            insolvent_on: None,
            as_of,
        });
        // No text was read on the sum that Belgian public buyers owe.
        let has_sum = is_charged && (law, kind) != (GoverningLaw::Be, CustomerKind::PublicBody);
        held(sum.is_ok() == has_sum, || format!("compensation {law:?} {kind:?} {due:?}"))?;
    }
    Ok(())
}
