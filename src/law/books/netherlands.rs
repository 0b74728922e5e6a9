//! Netherlands: trade and consumers.

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

const BASE: InterestRule = InterestRule {
    table: RateTable::NlTrade,
    private_creditor: None,
    margin_points: 8,
    up_to_half_point: false,
    mode: RateMode::HalfYear,
    starts: InterestStart::DayAfterDue,
    compounding: Compounding::Yearly { source: Source::of("BW 6:119a, lid 3", Earlier) },
    agreed: AgreedRateRule::NotKnown,
    insolvency: None,
    source: Source::of("BW 6:119a en 6:120, lid 2", Earlier),
    day_count: Source::of("Usage : 365 jours (NL)", Unverified),
    payment_day: Source::of("Usage : le jour du paiement compte (NL)", Unverified),
    order: OrderRule::CostsInterestPrincipal,
    payment_order: Source::of("BW 6:44", Unverified),
};

fn consumer() -> InterestRule {
    InterestRule {
        table: RateTable::NlCivil,
        margin_points: 0,
        mode: RateMode::Decree,
        starts: InterestStart::DayAfterDefault { thirty_days: false },
        compounding: Compounding::Yearly { source: Source::of("BW 6:119, lid 2", Earlier) },
        source: Source::of("BW 6:119", Earlier),
        ..BASE
    }
}

const TERMS_SOURCE: Source = Source::of("BW 6:119a, lid 6", Verified);

pub(super) fn books() -> Vec<RuleBook> {
    vec![
        RuleBook {
            law: GoverningLaw::Nl,
            debtor: Debtor::Business,
            applies_by: AppliesBy::Delay,
            valid_from: day(2013, 3, 16),
            valid_to: None,
            interest: Some(BASE),
            compensation: Some(CompensationRule {
                bands: &[(0, 4000)],
                currency: Currency::EUR,
                source: Source::of("BW 6:96, lid 4", Earlier),
                per_invoice: Source::of("BW 6:96, lid 4", Derived),
                more: None,
            }),
            terms: Some(TermsRule {
                default: DaysRule { days: 30, source: TERMS_SOURCE },
                maximum: DaysRule { days: 60, source: TERMS_SOURCE },
                end_of_month: None,
                periodic: None,
                too_long_becomes: None,
                longer_if_fair: false,
                acceptance: None,
                next_open_day: None,
                fine: None,
            }),
        },
        RuleBook {
            law: GoverningLaw::Nl,
            debtor: Debtor::Consumer,
            applies_by: AppliesBy::Delay,
            valid_from: day(2015, 1, 1),
            valid_to: None,
            interest: Some(consumer()),
            compensation: None,
            terms: None,
        },
    ]
}
