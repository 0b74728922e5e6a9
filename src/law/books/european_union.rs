//! Member states without a book of their own: the least that the directive asks of each. National law may give more, and says the
//! rest; so nothing here is more than derived.

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
            Status::{Derived, Earlier, Unverified},
            day,
        },
    },
};

const MINIMUM: Source = Source::of("Directive 2011/7/UE, art. 2, 3 et 6 : minimum ; le droit national peut donner davantage", Derived);
const PUBLIC: Source = Source::of("Directive 2011/7/UE, art. 4", Earlier);

const TERMS: TermsRule = TermsRule {
    default: DaysRule { days: 30, source: MINIMUM },
    maximum: DaysRule { days: 60, source: MINIMUM },
    end_of_month: None,
    periodic: None,
    too_long_becomes: None,
    longer_if_fair: true,
    acceptance: None,
    next_open_day: None,
    fine: None,
};

fn book(debtor: Debtor) -> RuleBook {
    RuleBook {
        law: GoverningLaw::Eu,
        debtor,
        applies_by: AppliesBy::Delay,
        valid_from: day(2013, 3, 16),
        valid_to: None,
        interest: None,
        compensation: None,
        terms: None,
    }
}

pub(super) fn books() -> Vec<RuleBook> {
    vec![
        RuleBook {
            interest: Some(InterestRule {
                table: RateTable::EuMinimum,
                private_creditor: None,
                margin_points: 8,
                up_to_half_point: false,
                mode: RateMode::HalfYear,
                starts: InterestStart::DayAfterDue,
                compounding: Compounding::None,
                agreed: AgreedRateRule::NotKnown,
                insolvency: None,
                source: MINIMUM,
                day_count: Source::of("Usage : 365 jours (UE)", Unverified),
                payment_day: Source::of("Usage : le jour du paiement compte (UE)", Unverified),
                order: OrderRule::InterestFirst,
                payment_order: Source::of("Droit national, non lu (UE)", Unverified),
            }),
            compensation: Some(CompensationRule {
                bands: &[(0, 4000)],
                currency: Currency::EUR,
                source: MINIMUM,
                per_invoice: MINIMUM,
                more: None,
            }),
            terms: Some(TERMS),
            ..book(Debtor::Business)
        },
        RuleBook {
            terms: Some(TermsRule {
                default: DaysRule { days: 30, source: PUBLIC },
                maximum: DaysRule { days: 30, source: PUBLIC },
                longer_if_fair: false,
                ..TERMS
            }),
            ..book(Debtor::PublicBody)
        },
    ]
}
