//! France: between businesses, consumers, public buyers.

use crate::{
    basis::money::Currency,
    law::{
        governing::GoverningLaw,
        rate_table::RateTable,
        rule_book::{
            AgreedRateRule, AppliesBy, CompensationRule, Compounding, DaysRule, Debtor, FineRule, InterestRule, InterestStart, OrderRule,
            RateMode, RuleBook, TermsRule,
        },
        source::{
            Source,
            Status::{Derived, Earlier, Verified},
            day,
        },
    },
};
use chrono::NaiveDate;

/// L441-10 is published anew on 1 January 2027 (order 2026-671); paragraph II stays word for word.
const L441_10_UNTIL: NaiveDate = day(2026, 12, 31);

const BASE: InterestRule = InterestRule {
    table: RateTable::FrDefault,
    private_creditor: None,
    margin_points: 10,
    up_to_half_point: false,
    mode: RateMode::HalfYear,
    starts: InterestStart::DayAfterDue,
    compounding: Compounding::OnAgreement { source: Source::of("C. civ., art. 1343-2", Verified) },
    agreed: AgreedRateRule::Floor {
        table: RateTable::FrLegalProfessionals,
        times: 3,
        source: Source::version_of("C. com., art. L441-10, II", Verified, L441_10_UNTIL),
    },
    insolvency: Some(Source::of("C. com., art. L622-28 et L641-3", Verified)),
    source: Source::version_of("C. com., art. L441-10, II", Verified, L441_10_UNTIL),
    day_count: Source::of("Usage de l'administration et du commerce : 365 jours", Earlier),
    payment_day: Source::of("Usage, par analogie avec CCP, art. R2192-32", Derived),
    order: OrderRule::InterestFirst,
    payment_order: Source::of("C. civ., art. 1343-1", Verified),
};

/// A part payment of a consumer, and whatever has no rule of its own, follows the civil code.
fn consumer() -> InterestRule {
    InterestRule {
        table: RateTable::FrLegalProfessionals,
        private_creditor: Some(RateTable::FrLegalIndividuals),
        margin_points: 0,
        starts: InterestStart::DayAfterNotice,
        agreed: AgreedRateRule::Free { source: Source::of("C. civ., art. 1231-5 ; C. conso., art. L212-1", Earlier) },
        source: Source::of("C. civ., art. 1231-6 et 1344-1 ; CMF, art. L313-2", Verified),
        ..BASE
    }
}

fn public() -> InterestRule {
    InterestRule {
        table: RateTable::FrPublic,
        margin_points: 8,
        mode: RateMode::FrozenAtStart,
        agreed: AgreedRateRule::NotKnown,
        source: Source::of("CCP, art. L2192-13 et R2192-31", Verified),
        payment_day: Source::of("CCP, art. R2192-32", Earlier),
        ..BASE
    }
}

const FORTY: &[(i64, i64)] = &[(0, 4000)];

const TERMS: TermsRule = TermsRule {
    default: DaysRule { days: 30, source: Source::version_of("C. com., art. L441-10, I, al. 1", Verified, L441_10_UNTIL) },
    maximum: DaysRule { days: 60, source: Source::version_of("C. com., art. L441-10, I, al. 2", Verified, L441_10_UNTIL) },
    end_of_month: Some(DaysRule { days: 45, source: Source::version_of("C. com., art. L441-10, I, al. 3", Verified, L441_10_UNTIL) }),
    periodic: Some(DaysRule { days: 45, source: Source::version_of("C. com., art. L441-10, I, al. 4", Verified, L441_10_UNTIL) }),
    too_long_becomes: None,
    longer_if_fair: false,
    acceptance: Some(DaysRule { days: 30, source: Source::version_of("C. com., art. L441-10, III", Earlier, L441_10_UNTIL) }),
    next_open_day: None,
    fine: Some(FineRule {
        person: 7_500_000,
        company: 200_000_000,
        currency: Currency::EUR,
        source: Source::of("C. com., art. L441-16", Verified),
    }),
};

/// State and local authorities; hospitals and public undertakings have longer ones.
const PUBLIC_TERMS: TermsRule = TermsRule {
    default: DaysRule { days: 30, source: Source::of("CCP, art. R2192-10", Verified) },
    maximum: DaysRule { days: 30, source: Source::of("CCP, art. R2192-10", Verified) },
    end_of_month: None,
    periodic: None,
    too_long_becomes: None,
    longer_if_fair: false,
    acceptance: None,
    next_open_day: None,
    fine: None,
};

pub(super) fn books() -> Vec<RuleBook> {
    vec![
        RuleBook {
            law: GoverningLaw::Fr,
            debtor: Debtor::Business,
            applies_by: AppliesBy::Delay,
            valid_from: day(2009, 1, 1),
            valid_to: None,
            interest: Some(BASE),
            compensation: Some(CompensationRule {
                bands: FORTY,
                currency: Currency::EUR,
                source: Source::of("C. com., art. L441-10, II et D441-5", Verified),
                per_invoice: Source::of("service-public.gouv.fr, fiche F23211", Verified),
                more: Some(Source::version_of("C. com., art. L441-10, II : davantage sur justification", Verified, L441_10_UNTIL)),
            }),
            terms: Some(TERMS),
        },
        RuleBook {
            law: GoverningLaw::Fr,
            debtor: Debtor::Consumer,
            applies_by: AppliesBy::Delay,
            valid_from: day(2015, 1, 1),
            valid_to: None,
            interest: Some(consumer()),
            compensation: None,
            terms: None,
        },
        RuleBook {
            law: GoverningLaw::Fr,
            debtor: Debtor::PublicBody,
            applies_by: AppliesBy::Delay,
            valid_from: day(2013, 4, 29),
            valid_to: None,
            interest: Some(public()),
            compensation: Some(CompensationRule {
                bands: FORTY,
                currency: Currency::EUR,
                source: Source::of("CCP, art. L2192-13 et D2192-35", Verified),
                per_invoice: Source::of("CCP, art. D2192-35", Derived),
                more: None,
            }),
            terms: Some(PUBLIC_TERMS),
        },
    ]
}
