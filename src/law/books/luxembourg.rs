//! Luxembourg: known by formula; the text itself was not read.

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
            Status::{Derived, Unverified, Verified},
            day,
        },
    },
};

const LAW: Source = Source::of("Loi du 18 avril 2004 modifiée par la loi du 29 mars 2013 (LU)", Unverified);

const BASE: InterestRule = InterestRule {
    table: RateTable::LuCommercial,
    private_creditor: None,
    margin_points: 8,
    up_to_half_point: false,
    mode: RateMode::HalfYear,
    starts: InterestStart::DayAfterDue,
    compounding: Compounding::None,
    agreed: AgreedRateRule::NotKnown,
    insolvency: None,
    source: LAW,
    day_count: Source::of("cdm.lu : somme × jours × taux / 36 500", Verified),
    payment_day: Source::of("Usage : le jour du paiement compte", Derived),
    order: OrderRule::InterestFirst,
    payment_order: Source::of("Intérêts d'abord (LU)", Unverified),
};

/// Its rate of today is not known here: it is asked for.
fn consumer() -> InterestRule {
    InterestRule {
        table: RateTable::LuCivil,
        margin_points: 0,
        mode: RateMode::Year,
        starts: InterestStart::AfterThirdMonth,
        source: Source::of("Loi du 18 avril 2004 (LU), consommateurs ; cdm.lu, 2012", Unverified),
        ..BASE
    }
}

pub(super) fn books() -> Vec<RuleBook> {
    vec![
        RuleBook {
            law: GoverningLaw::Lu,
            debtor: Debtor::Business,
            applies_by: AppliesBy::Delay,
            valid_from: day(2013, 4, 15),
            valid_to: None,
            interest: Some(BASE),
            compensation: Some(CompensationRule {
                bands: &[(0, 4000)],
                currency: Currency::EUR,
                source: Source::of("Loi du 18 avril 2004 (LU), art. 5", Unverified),
                per_invoice: Source::of("Loi du 18 avril 2004 (LU), art. 5", Unverified),
                more: None,
            }),
            terms: Some(TermsRule {
                default: DaysRule { days: 30, source: LAW },
                maximum: DaysRule { days: 60, source: LAW },
                end_of_month: None,
                periodic: None,
                too_long_becomes: None,
                longer_if_fair: true,
                acceptance: None,
                next_open_day: None,
                fine: None,
            }),
        },
        RuleBook {
            law: GoverningLaw::Lu,
            debtor: Debtor::Consumer,
            applies_by: AppliesBy::Delay,
            valid_from: day(2013, 4, 15),
            valid_to: None,
            interest: Some(consumer()),
            compensation: None,
            terms: None,
        },
    ]
}
