//! Late interest, row by row: days, segments, exact sum, total, principal left.

use crate::{
    compensation::kind_of,
    files::{Checked, Outcome, RATES, Row, cell, date, decimal, rows_of, same},
};
use chrono::NaiveDate;
use echeance::{
    basis::money::{Currency, Money, currency_from_code},
    law::{
        AgreedRate, Capitalisation, CompensationClaim, Creditor, FirstReminder, GoverningLaw, InstalmentDelay, InterestClaim, LateInterest,
        PaymentDay, PaymentOrder, Period, Reduction, ReductionKind, SentBy, fixed_compensation, late_interest,
    },
    ledger::{CustomerKind, DueBasis},
};
use libtest_mimic::Trial;
use rust_decimal::{Decimal, RoundingStrategy};

pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    rows_of(&mut trials, "interest_cases.csv", "case_id", interest_case, &[]);
    rows_of(&mut trials, "day_convention_cases.csv", "case_id", day_convention_case, &[]);
    trials
}

pub(crate) fn claim(principal: Money, due_on: NaiveDate, as_of: NaiveDate) -> InterestClaim {
    InterestClaim::new(GoverningLaw::Fr, CustomerKind::Business, DueBasis::Stated, principal, due_on, as_of)
}

fn claim_of(row: &Row) -> Outcome<InterestClaim> {
    let currency = currency_from_code(cell(row, "currency")?).ok_or("currency")?;
    let due_on = date(row, "due_date")?;
    let mut claim = claim(Money::new(decimal(row, "principal")?, currency), due_on, due_on);
    claim.law = GoverningLaw::of_country(cell(row, "country")?).ok_or("country")?;
    claim.kind = kind_of(cell(row, "type")?)?;
    for payment in cell(row, "payments")?.split('|') {
        let (on, amount) = payment.split_once(':').ok_or("payment")?;
        claim.as_of = on.parse()?;
        if amount != "settle" {
            let amount = Money::new(amount.parse()?, currency);
            claim.reductions.push(Reduction { kind: ReductionKind::Payment, on: claim.as_of, amount });
        }
    }
    claim.order = if cell(row, "allocation")? == "interest_first" { PaymentOrder::InterestFirst } else { PaymentOrder::PrincipalFirst };
    claim.payment_day = if cell(row, "payment_day")? == "in" { PaymentDay::Counts } else { PaymentDay::LeftOut };
    claim.agreed = match cell(row, "contract_rate")? {
        "" => None,
        percent => Some(AgreedRate { percent: percent.parse()? }),
    };
    claim.capitalisation = match (cell(row, "compounding")?, claim.law) {
        ("none", GoverningLaw::Nl) => Capitalisation::Never,
        ("none", _) | ("yearly", GoverningLaw::Nl) => Capitalisation::ByLaw,
        (other, law) => return Err(format!("compounding {other} under {law:?}").into()),
    };
    acts(row, &mut claim)?;
    Ok(claim)
}

/// What the file says in its notes: from which act the interest of a consumer's debt runs.
fn acts(row: &Row, claim: &mut InterestClaim) -> Outcome<()> {
    let first_day = date(row, "interest_from")?;
    let posted = |day| Some(FirstReminder { sent_on: NaiveDate::from_ymd_opt(2026, 2, day).unwrap_or_default(), by: SentBy::Post });
    match cell(row, "case_id")? {
        "FR-50" | "FR-51" => claim.given.formal_notice_on = first_day.pred_opt(),
        "FR-52" => {
            claim.given.formal_notice_on = first_day.pred_opt();
            claim.creditor = Creditor::PrivatePerson;
        }
        // A notice, after a first reminder whose days of grace are over.
        "BE-05" => {
            claim.given.first_reminder = posted(1);
            claim.given.formal_notice_on = first_day.pred_opt();
        }
        // A clause above the cap, and a first reminder posted on 1 February.
        "BE-06" | "BE-08" => {
            claim.given.first_reminder = posted(1);
            claim.given.small_creditor = cell(row, "case_id")? == "BE-08";
            claim.agreed = Some(AgreedRate { percent: Decimal::from(12) });
        }
        // The due date is the contract's.
        "DE-03" | "DE-05" | "NL-05" => claim.given.date_agreed = true,
        "FR-60" | "FR-61" => claim.insolvent_on = NaiveDate::from_ymd_opt(2026, 5, 12),
        _ => {}
    }
    // The judgment of FR-60 is of the day after the last one that carries interest: as of that day, or any later one, it is the same.
    if cell(row, "case_id")? == "FR-60" {
        claim.as_of = NaiveDate::from_ymd_opt(2026, 6, 30).ok_or("date")?;
    }
    Ok(())
}

/// `from..to;days;rate;base;exact`, as the file writes its segments.
fn segments(found: &LateInterest) -> String {
    let away = RoundingStrategy::MidpointAwayFromZero;
    let segment = |period: &Period| {
        let exact = format!("{:.6}", period.exact.round_dp_with_strategy(6, away));
        let (from, to, days, rate) = (period.from, period.to, period.days, period.rate.normalize());
        format!("{from}..{to};days={days};rate={rate};base={:.2};exact={exact}", period.base.amount().round_dp_with_strategy(2, away))
    };
    found.periods.iter().map(segment).collect::<Vec<_>>().join("|")
}

fn interest_case(row: &Row) -> Checked {
    let claim = claim_of(row)?;
    let found = late_interest(&RATES, &claim)?;
    same("first day", found.starts_on, date(row, "interest_from")?)?;
    same("segments", segments(&found).as_str(), cell(row, "segments")?)?;
    same("days", found.days(), cell(row, "days")?.parse()?)?;
    same("exact", found.exact.round_dp(6).normalize(), decimal(row, "exact_interest")?.normalize())?;
    same("total", found.total.amount(), decimal(row, "expected_interest")?)?;
    if !cell(row, "principal_left")?.is_empty() {
        same("principal left", found.principal_left.amount(), decimal(row, "principal_left")?)?;
    }
    let instalments = [InstalmentDelay { due: claim.due, due_on: claim.due_on, settled_on: Some(claim.as_of) }];
    let compensation = fixed_compensation(&CompensationClaim {
        law: claim.law,
        contracted_on: None,
        kind: claim.kind,
        debt: claim.principal,
        instalments: &instalments,
        insolvent_on: claim.insolvent_on,
        as_of: claim.as_of,
    });
    // Where the file leaves the sum open, the debtor is a consumer.
    let expected = match cell(row, "fixed_compensation")? {
        "" => Decimal::ZERO,
        sum => sum.parse()?,
    };
    same("compensation", compensation.map_or(Decimal::ZERO, |sum| sum.amount.amount()), expected)
}

/// The second column of the file counts from the due date to the day before payment; that is the same number of days one day
/// earlier, which shows that the convention matters only where the two ends lie in different half-years.
fn day_convention_case(row: &Row) -> Checked {
    let (due_on, paid_on) = (date(row, "due_date")?, date(row, "payment_date")?);
    let principal = Money::new(decimal(row, "principal")?, Currency::EUR);
    let rates = &RATES;
    let found = late_interest(rates, &claim(principal, due_on, paid_on))?;
    same("days", found.days(), cell(row, "days")?.parse()?)?;
    same("after due to payment", found.total.amount(), decimal(row, "interest_day_after_due_to_payment_day")?)?;
    let day_before = |date: NaiveDate| date.pred_opt().ok_or("no day before");
    let earlier = late_interest(rates, &claim(principal, day_before(due_on)?, day_before(paid_on)?))?;
    same("due to before payment", earlier.total.amount(), decimal(row, "interest_due_day_to_day_before_payment")?)
}
