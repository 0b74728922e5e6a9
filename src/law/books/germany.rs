//! Germany: consumers, and all others (public bodies are no consumers).

use crate::{
    basis::money::Currency,
    law::{
        governing::GoverningLaw,
        rate_table::RateTable,
        rule_book::{
            AgreedRateRule, AppliesBy, CompensationRule, Compounding, DaysRule, Debtor, InterestRule, InterestStart, OrderRule, RateMode,
            RuleBook, TermsRule,
        },
        source::{
            Source,
            Status::{Derived, Earlier, Unverified, Verified},
            day,
        },
    },
};
use chrono::NaiveDate;

const BASE: InterestRule = InterestRule {
    table: RateTable::DeBusiness,
    private_creditor: None,
    margin_points: 9,
    up_to_half_point: false,
    mode: RateMode::HalfYear,
    starts: InterestStart::DayAfterDue,
    compounding: Compounding::None,
    agreed: AgreedRateRule::NotKnown,
    insolvency: None,
    source: Source::of("BGB § 247, § 288 Abs. 2", Verified),
    day_count: Source::of("Usage : 365 jours (DE)", Unverified),
    payment_day: Source::of("Usage : le jour du paiement compte (DE)", Unverified),
    order: OrderRule::CostsInterestPrincipal,
    payment_order: Source::of("BGB § 367", Unverified),
};

fn before_2014() -> InterestRule {
    InterestRule { table: RateTable::DeBusinessBefore2014, margin_points: 8, ..BASE }
}

fn consumer() -> InterestRule {
    InterestRule {
        table: RateTable::DeConsumer,
        margin_points: 5,
        starts: InterestStart::DayAfterDefault { thirty_days: true },
        source: Source::of("BGB § 247, § 288 Abs. 1, § 286", Verified),
        ..BASE
    }
}

const COMPENSATION: CompensationRule = CompensationRule {
    bands: &[(0, 4000)],
    currency: Currency::EUR,
    source: Source::of("BGB § 288 Abs. 5", Verified),
    per_invoice: Source::of("BGB § 288 Abs. 5", Derived),
    more: None,
};

const TERMS: TermsRule = TermsRule {
    default: DaysRule { days: 30, source: Source::of("BGB § 286 Abs. 3", Earlier) },
    maximum: DaysRule { days: 60, source: Source::of("BGB § 271a", Earlier) },
    end_of_month: None,
    periodic: None,
    too_long_becomes: None,
    longer_if_fair: true,
    acceptance: None,
    next_open_day: Some(Source::of("BGB § 193", Unverified)),
    fine: None,
};

const SINCE_2014: NaiveDate = day(2014, 7, 29);
const LAST_BEFORE: NaiveDate = day(2014, 7, 28);

fn book(debtor: Debtor, valid_from: NaiveDate, valid_to: Option<NaiveDate>, interest: InterestRule) -> RuleBook {
    RuleBook {
        law: GoverningLaw::De,
        debtor,
        applies_by: AppliesBy::Contract,
        valid_from,
        valid_to,
        interest: Some(interest),
        compensation: None,
        terms: None,
    }
}

pub(super) fn books() -> Vec<RuleBook> {
    vec![
        book(Debtor::Business, day(2002, 1, 1), Some(LAST_BEFORE), before_2014()),
        RuleBook { compensation: Some(COMPENSATION), terms: Some(TERMS), ..book(Debtor::Business, SINCE_2014, None, BASE) },
        book(Debtor::Consumer, day(2002, 1, 1), None, consumer()),
        book(Debtor::PublicBody, day(2002, 1, 1), Some(LAST_BEFORE), before_2014()),
        RuleBook {
            compensation: Some(COMPENSATION),
            terms: Some(TermsRule {
                maximum: DaysRule { days: 30, source: Source::of("BGB § 271a : acheteurs publics, 30 jours, au plus 60", Earlier) },
                ..TERMS
            }),
            ..book(Debtor::PublicBody, SINCE_2014, None, BASE)
        },
    ]
}
