//! Cases worked by hand, one or more for each country and kind of debtor, with the working beside them.

use crate::files::{Checked, Outcome, RATES, case, same};
use chrono::NaiveDate;
use echeance::{
    basis::money::{Currency, Money},
    law::{
        AgreedRate, CompensationClaim, FirstReminder, GoverningLaw, InstalmentDelay, InterestClaim, NoInterest, NotCharged, OwnRate,
        RateBook, RateTable, Reduction, ReductionKind, SentBy, fixed_compensation, late_interest,
    },
    ledger::{CustomerKind, DueBasis},
};
use libtest_mimic::Trial;
use rust_decimal::Decimal;

pub(crate) fn trials() -> Vec<Trial> {
    vec![
        case("a_french_business_over_a_new_year_with_a_credit_note", a_french_business),
        case("a_french_business_whose_contract_sets_nine_per_cent", a_french_contract),
        case("a_french_consumer_after_a_formal_notice", a_french_consumer),
        case("a_french_hospital_keeps_the_rate_of_its_first_day", a_french_public_buyer),
        case("a_belgian_business_over_three_rates", a_belgian_business),
        case("a_belgian_consumer_with_a_clause_and_without", a_belgian_consumer),
        case("a_belgian_public_buyer_owes_the_commercial_rate", a_belgian_public_buyer),
        case("a_luxembourg_business", a_luxembourg_business),
        case("a_luxembourg_consumer_whose_rate_is_typed", a_luxembourg_consumer),
        case("a_dutch_business_after_two_full_years", a_dutch_business),
        case("a_dutch_consumer_across_a_change_by_decree", a_dutch_consumer),
        case("a_german_business_by_the_date_of_its_contract", a_german_business),
        case("a_german_consumer_thirty_days_after_the_invoice", a_german_consumer),
        case("a_german_public_buyer_is_no_consumer", a_german_public_buyer),
        case("a_british_business_keeps_the_rate_of_its_first_day", a_british_business),
        case("an_italian_seller_counts_by_the_directives_minimum", another_member_state),
        case("one_cent_of_a_tie_is_rounded_away_from_zero", a_tie),
    ]
}

fn on(date: &str) -> Outcome<NaiveDate> {
    Ok(date.parse()?)
}

fn claim(law: GoverningLaw, kind: CustomerKind, principal: &str, due_on: &str, as_of: &str) -> Outcome<InterestClaim> {
    let currency = if law == GoverningLaw::Uk { Currency::GBP } else { Currency::EUR };
    Ok(InterestClaim::new(law, kind, DueBasis::Stated, Money::new(principal.parse()?, currency), on(due_on)?, on(as_of)?))
}

/// Days, the sum before rounding to six places, the total.
fn owes(claim: &InterestClaim, days: u32, exact: &str, total: &str) -> Checked {
    let found = late_interest(&RATES, claim)?;
    same("days", found.days(), days)?;
    same("exact", found.exact.round_dp(6).normalize(), exact.parse::<Decimal>()?.normalize())?;
    same("total", found.total.amount(), total.parse()?)
}

fn sum(claim: &InterestClaim) -> Result<Money, NotCharged> {
    let instalments = [InstalmentDelay { due: claim.due, due_on: claim.due_on, settled_on: None }];
    let asked = CompensationClaim {
        law: claim.law,
        contracted_on: claim.contracted_on,
        kind: claim.kind,
        debt: claim.principal,
        instalments: &instalments,
        insolvent_on: None,
        as_of: claim.as_of,
    };
    fixed_compensation(&asked).map(|sum| sum.amount)
}

/// 2,400.00 due 20 December 2025, credit note of 400.00 on 11 January 2026, asked on 20 January.
/// 21 to 31 December: 11 days x 12.15 % on 2,400.00: 2400 x 0.1215 x 11 / 365 = 8.788 (3207.6 / 365 = 8.787945)
/// 1 to 10 January:   10 days x 12.15 % on 2,400.00: 2916 / 365 = 7.989041
/// 11 to 20 January:  10 days x 12.15 % on 2,000.00: 2430 / 365 = 6.657534
/// together 23.434521 -> 23.43, and 40.00.
fn a_french_business() -> Checked {
    let mut debt = claim(GoverningLaw::Fr, CustomerKind::Business, "2400.00", "2025-12-20", "2026-01-20")?;
    let amount = Money::from_minor(40_000, Currency::EUR);
    debt.reductions = vec![Reduction { kind: ReductionKind::Credit, on: on("2026-01-11")?, amount }];
    owes(&debt, 31, "23.434521", "23.43")?;
    same("sum", sum(&debt), Ok(Money::from_minor(4000, Currency::EUR)))
}

/// 5,000.00 due 30 June 2024 at 9 % by contract, asked on 31 January 2025. The floor is 3 x 4.92 = 14.76 in 2024-S2 and
/// 3 x 3.71 = 11.13 in 2025-S1, both above 9.
/// 184 days x 14.76 % on 5,000.00: 5000 x 0.1476 x 184 / 365 = 135792 / 365 = 372.032877
///  31 days x 11.13 %:              5000 x 0.1113 x 31 / 365 = 17251.5 / 365 = 47.264384
/// together 419.297260 -> 419.30.
fn a_french_contract() -> Checked {
    let mut debt = claim(GoverningLaw::Fr, CustomerKind::Business, "5000.00", "2024-06-30", "2025-01-31")?;
    debt.agreed = Some(AgreedRate { percent: Decimal::from(9) });
    owes(&debt, 215, "419.29726", "419.30")
}

/// 450.00 due 15 May 2025, notice received on 20 June 2025, asked on 10 July 2025.
/// 21 to 30 June: 10 days x 3.71 % on 450.00: 166.95 / 365 = 0.457397
///  1 to 10 July: 10 days x 2.76 %:           124.2 / 365 = 0.340274
/// together 0.797671 -> 0.80; no sum of 40.
fn a_french_consumer() -> Checked {
    let mut debt = claim(GoverningLaw::Fr, CustomerKind::Consumer, "450.00", "2025-05-15", "2025-07-10")?;
    let refused = late_interest(&RATES, &debt);
    same("without a notice", refused, Err(NotCharged::NoticeNeeded.into()))?;
    debt.given.formal_notice_on = Some(on("2025-06-20")?);
    owes(&debt, 20, "0.797671", "0.80")?;
    same("sum", sum(&debt), Err(NotCharged::Consumer))
}

/// 18,000.00 due 24 June 2025, asked on 31 July 2025: from 25 June at 3.15 + 8 = 11.15 %, in July too.
/// 6 + 31 = 37 days: 18000 x 0.1115 x 37 / 365 = 74259 / 365 = 203.449315 -> 203.45, and 40.00.
fn a_french_public_buyer() -> Checked {
    let debt = claim(GoverningLaw::Fr, CustomerKind::PublicBody, "18000.00", "2025-06-24", "2025-07-31")?;
    owes(&debt, 37, "203.449315", "203.45")?;
    same("sum", sum(&debt), Ok(Money::from_minor(4000, Currency::EUR)))
}

/// 1,210.00 due 15 June 2023, asked on 15 January 2024.
/// 16 to 30 June 2023:      15 days x 10.5 %: 1210 x 0.105 x 15 / 365 = 1905.75 / 365 = 5.221233
/// 1 July to 31 December:  184 days x 12 %:   1210 x 0.12 x 184 / 365 = 26716.8 / 365 = 73.196712
/// 1 to 15 January 2024:    15 days x 12.5 %: 1210 x 0.125 x 15 / 365 = 2268.75 / 365 = 6.215753
/// together 84.633699 -> 84.63, and 40.00.
fn a_belgian_business() -> Checked {
    let debt = claim(GoverningLaw::Be, CustomerKind::Business, "1210.00", "2023-06-15", "2024-01-15")?;
    owes(&debt, 214, "84.633699", "84.63")?;
    same("sum", sum(&debt), Ok(Money::from_minor(4000, Currency::EUR)))
}

/// 600.00 due 1 April 2026, first reminder by mail on Friday 10 April: the days start on the 11th, end on the 25th.
/// Clause of 10 %, under the cap of 10.5: 26 April to 25 May = 30 days: 600 x 0.10 x 30 / 365 = 1800 / 365 = 4.931507 -> 4.93.
/// Without a clause and with a notice received on 4 May: 5 to 25 May = 21 days x 4.5 %: 567 / 365 = 1.553425 -> 1.55.
fn a_belgian_consumer() -> Checked {
    let mut debt = claim(GoverningLaw::Be, CustomerKind::Consumer, "600.00", "2026-04-01", "2026-05-25")?;
    same("without a reminder", late_interest(&RATES, &debt), Err(NotCharged::ReminderNeeded.into()))?;
    debt.given.first_reminder = Some(FirstReminder { sent_on: on("2026-04-10")?, by: SentBy::Electronic });
    debt.agreed = Some(AgreedRate { percent: Decimal::TEN });
    owes(&debt, 30, "4.931507", "4.93")?;
    debt.agreed = None;
    debt.given.formal_notice_on = Some(on("2026-05-04")?);
    owes(&debt, 21, "1.553425", "1.55")?;
    same("sum", sum(&debt), Err(NotCharged::Consumer))
}

/// 10,000.00 due 30 September 2026, asked on 31 October: 31 days x 10.5 %: 32550 / 365 = 89.178082 -> 89.18; no sum was found in a text.
fn a_belgian_public_buyer() -> Checked {
    let debt = claim(GoverningLaw::Be, CustomerKind::PublicBody, "10000.00", "2026-09-30", "2026-10-31")?;
    owes(&debt, 31, "89.178082", "89.18")?;
    same("sum", sum(&debt), Err(NotCharged::NoRule))
}

/// 730.00 due 31 December 2024, asked on 31 January 2025: 31 days x (3.15 + 8) %: 730 x 0.1115 x 31 / 365 = 6.913 -> 6.91.
fn a_luxembourg_business() -> Checked {
    let debt = claim(GoverningLaw::Lu, CustomerKind::Business, "730.00", "2024-12-31", "2025-01-31")?;
    owes(&debt, 31, "6.913", "6.91")?;
    same("sum", sum(&debt), Ok(Money::from_minor(4000, Currency::EUR)))
}

/// Supplied on 14 March 2026, so from 1 July; the rate of the year is asked for; typed as 3.5 %:
/// 730.00 x 0.035 x 31 / 365 = 2.17 for July.
fn a_luxembourg_consumer() -> Checked {
    let mut debt = claim(GoverningLaw::Lu, CustomerKind::Consumer, "730.00", "2026-04-15", "2026-07-31")?;
    debt.given.supplied_with_mention_on = Some(on("2026-03-14")?);
    match late_interest(&RATES, &debt) {
        Err(NoInterest::MissingRate(missing)) => same("asked for", missing.half_year.to_string().as_str(), "2026-S2")?,
        other => return Err(format!("{other:?}").into()),
    }
    let (from, read_on) = (on("2026-01-01")?, on("2026-11-24")?);
    let typed = OwnRate { series: RateTable::LuCivil, from, percent: Decimal::new(35, 1), source: "Mémorial".into(), read_on };
    let found = late_interest(&RateBook::built_in().with_own(vec![typed]), &debt)?;
    same("total", (found.days(), found.total.amount()), (31, Decimal::new(217, 2)))
}

/// 3,650.00 due 30 June 2022, asked on 10 July 2024. 8.00 % in 2022-S2, 10.50 and 12.00 in 2023, 12.50 and 12.25 in 2024;
/// 3650 / 365 = 10, so a day at r % is r / 10.
/// First year, to 30 June 2023:  184 x 0.80 + 181 x 1.05 = 147.20 + 190.05 = 337.25 joins: 3,987.25
/// Second year, to 30 June 2024: 3987.25 x (0.12 x 184 + 0.125 x 182) / 365 = 3987.25 x 44.83 / 365 = 489.721692 joins: 4,476.971692
/// 1 to 10 July 2024:            4476.971692 x 0.1225 x 10 / 365 = 15.025453
/// together 841.997145 -> 842.00.
fn a_dutch_business() -> Checked {
    let debt = claim(GoverningLaw::Nl, CustomerKind::Business, "3650.00", "2022-06-30", "2024-07-10")?;
    owes(&debt, 741, "841.997145", "842.00")?;
    same("sum", sum(&debt), Ok(Money::from_minor(4000, Currency::EUR)))
}

/// 365.00 due 20 December 2025, a date set by the contract, asked on 10 January 2026: 11 days x 6 % and 10 days x 4 %; a day at r % is
/// r / 100: 0.66 + 0.40 = 1.06.
fn a_dutch_consumer() -> Checked {
    let mut debt = claim(GoverningLaw::Nl, CustomerKind::Consumer, "365.00", "2025-12-20", "2026-01-10")?;
    same("without an act", late_interest(&RATES, &debt), Err(NotCharged::NoticeNeeded.into()))?;
    debt.given.date_agreed = true;
    owes(&debt, 21, "1.06", "1.06")?;
    same("sum", sum(&debt), Err(NotCharged::Consumer))
}

/// 3,650.00 due 31 December 2015, asked on 10 January 2016; Basiszins -0.83. A day at r % is r / 10.
/// Contract of 2015: 8.17 %: 10 x 0.817 = 8.17. Contract of 2013: 7.17 %: 7.17, and no sum of 40 is known of then.
fn a_german_business() -> Checked {
    let mut debt = claim(GoverningLaw::De, CustomerKind::Business, "3650.00", "2015-12-31", "2016-01-10")?;
    owes(&debt, 10, "8.17", "8.17")?;
    same("sum", sum(&debt), Ok(Money::from_minor(4000, Currency::EUR)))?;
    debt.contracted_on = Some(on("2013-05-02")?);
    owes(&debt, 10, "7.17", "7.17")?;
    same("sum", sum(&debt), Err(NotCharged::NoRule))
}

/// 365.00 due 1 March 2026, invoice received that day with the words on 30 days: default on 31 March, from 1 April.
/// 30 days x 6.27 %: 30 x 0.0627 = 1.881 -> 1.88.
fn a_german_consumer() -> Checked {
    let mut debt = claim(GoverningLaw::De, CustomerKind::Consumer, "365.00", "2026-03-01", "2026-04-30")?;
    debt.given.thirty_day_invoice_on = Some(on("2026-03-01")?);
    owes(&debt, 30, "1.881", "1.88")?;
    same("sum", sum(&debt), Err(NotCharged::Consumer))
}

/// As a business: 365.00, 10 days x 10.52 % = 1.052 -> 1.05.
fn a_german_public_buyer() -> Checked {
    let debt = claim(GoverningLaw::De, CustomerKind::PublicBody, "365.00", "2026-08-31", "2026-09-10")?;
    owes(&debt, 10, "1.052", "1.05")?;
    same("sum", sum(&debt), Ok(Money::from_minor(4000, Currency::EUR)))
}

/// 3,650.00 GBP due 20 June 2024, asked on 10 July 2024: from 21 June, so Bank Rate of 31 December 2023, 5.25 + 8 = 13.25 %,
/// in July too: 20 days x 1.325 = 26.50, and 70.00.
fn a_british_business() -> Checked {
    for kind in [CustomerKind::Business, CustomerKind::PublicBody] {
        let debt = claim(GoverningLaw::Uk, kind, "3650.00", "2024-06-20", "2024-07-10")?;
        owes(&debt, 20, "26.50", "26.50")?;
        same("sum", sum(&debt), Ok(Money::from_minor(7000, Currency::GBP)))?;
    }
    let debt = claim(GoverningLaw::Uk, CustomerKind::Consumer, "3650.00", "2024-06-20", "2024-07-10")?;
    same("a consumer", late_interest(&RATES, &debt).is_err(), true)
}

/// 365.00, 10 days x (2.40 + 8) % = 1.04.
fn another_member_state() -> Checked {
    let law = GoverningLaw::of_country("IT").ok_or("country")?;
    let debt = claim(law, CustomerKind::Business, "365.00", "2026-08-31", "2026-09-10")?;
    owes(&debt, 10, "1.04", "1.04")?;
    let found = late_interest(&RATES, &debt)?;
    same("not verified", found.status().is_verified(), false)
}

/// 1,825.00, 10 days x 12.15 % = 6.075 -> 6.08; 2 % by decree of 2015 in the Netherlands: 912.50 x 2 % x 3 / 365 = 0.15 exactly, and
/// 91.25 x 2 % x 3 / 365 = 0.015 -> 0.02.
fn a_tie() -> Checked {
    owes(&claim(GoverningLaw::Fr, CustomerKind::Business, "1825.00", "2026-02-28", "2026-03-10")?, 10, "6.075", "6.08")?;
    let mut dutch = claim(GoverningLaw::Nl, CustomerKind::Consumer, "91.25", "2020-02-28", "2020-03-02")?;
    dutch.given.date_agreed = true;
    owes(&dutch, 3, "0.015", "0.02")
}
