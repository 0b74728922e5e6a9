//! Belgium: between businesses, consumers, public buyers.

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
    table: RateTable::BeCommercial,
    private_creditor: None,
    margin_points: 8,
    up_to_half_point: true,
    mode: RateMode::HalfYear,
    starts: InterestStart::DayAfterDue,
    compounding: Compounding::None,
    agreed: AgreedRateRule::Free { source: Source::of("C. civ. belge, art. 5.88 ; CDE, art. VI.91/5", Earlier) },
    insolvency: None,
    source: Source::of("Loi du 2 août 2002, art. 5", Verified),
    day_count: Source::of("Usage : 365 jours", Derived),
    payment_day: Source::of("Usage : le jour du paiement compte", Derived),
    order: OrderRule::InterestFirst,
    payment_order: Source::of("C. civ. belge, livre 5 (ancien art. 1254)", Unverified),
};

fn before_2013() -> InterestRule {
    InterestRule { table: RateTable::BeCommercialBefore2013, margin_points: 7, ..BASE }
}

/// The legal rate of the year, from a formal notice.
fn civil() -> InterestRule {
    InterestRule {
        table: RateTable::BeCivil,
        margin_points: 0,
        up_to_half_point: false,
        mode: RateMode::Year,
        starts: InterestStart::DayAfterNotice,
        agreed: AgreedRateRule::NotKnown,
        source: Source::of("Loi du 5 mai 1865, art. 2 ; C. civ. belge, art. 5.240", Verified),
        ..BASE
    }
}

/// A clause under the cap of book XIX; without one, the legal rate of the year. Nothing before the free reminder and its days.
fn consumer() -> InterestRule {
    InterestRule {
        starts: InterestStart::AfterFreeReminder,
        agreed: AgreedRateRule::Cap {
            table: RateTable::BeCommercial,
            source: Source::of("CDE, art. XIX.4 (loi du 4 mai 2023) ; loi du 2 août 2002, art. 5, al. 2", Verified),
        },
        source: Source::of("CDE, art. XIX.2 ; loi du 5 mai 1865, art. 2 ; C. civ. belge, art. 5.240", Verified),
        ..civil()
    }
}

const COMPENSATION: CompensationRule = CompensationRule {
    bands: &[(0, 4000)],
    currency: Currency::EUR,
    source: Source::of("Loi du 2 août 2002, art. 6", Verified),
    per_invoice: Source::of("Loi du 2 août 2002, art. 6", Derived),
    more: Some(Source::of("Loi du 2 août 2002, art. 6 : autres frais raisonnables", Verified)),
};

const TERMS_SOURCE: Source = Source::of("Loi du 2 août 2002, art. 4, modifié par la loi du 14 août 2021", Verified);
const TERMS: TermsRule = TermsRule {
    default: DaysRule { days: 30, source: TERMS_SOURCE },
    maximum: DaysRule { days: 60, source: TERMS_SOURCE },
    end_of_month: None,
    periodic: None,
    too_long_becomes: Some(30),
    longer_if_fair: false,
    acceptance: None,
    next_open_day: None,
    fine: None,
};

const PUBLIC_TERMS_SOURCE: Source = Source::of("Loi du 2 août 2002 ; arrêté royal du 14 janvier 2013", Unverified);
/// Works and supplies; health care has 60 days.
fn public_terms() -> TermsRule {
    TermsRule {
        default: DaysRule { days: 30, source: PUBLIC_TERMS_SOURCE },
        maximum: DaysRule { days: 30, source: PUBLIC_TERMS_SOURCE },
        too_long_becomes: None,
        ..TERMS
    }
}

fn book(debtor: Debtor, from: (i32, u32, u32), to: Option<(i32, u32, u32)>, interest: InterestRule) -> RuleBook {
    RuleBook {
        law: GoverningLaw::Be,
        debtor,
        applies_by: AppliesBy::Contract,
        valid_from: day(from.0, from.1, from.2),
        valid_to: to.map(|(year, month, date)| day(year, month, date)),
        interest: Some(interest),
        compensation: None,
        terms: None,
    }
}

pub(super) fn books() -> Vec<RuleBook> {
    vec![
        book(Debtor::Business, (2002, 8, 7), Some((2013, 3, 15)), before_2013()),
        RuleBook { compensation: Some(COMPENSATION), ..book(Debtor::Business, (2013, 3, 16), Some((2022, 1, 31)), BASE) },
        RuleBook { compensation: Some(COMPENSATION), terms: Some(TERMS), ..book(Debtor::Business, (2022, 2, 1), None, BASE) },
        RuleBook { applies_by: AppliesBy::Delay, ..book(Debtor::Consumer, (2007, 1, 1), Some((2023, 8, 31)), civil()) },
        // By the day of the delay: older contracts follow from 1 December 2023 for delays after 1 September 2023, and the debtor's side
        // is taken for the three months between.
        RuleBook { applies_by: AppliesBy::Delay, ..book(Debtor::Consumer, (2023, 9, 1), None, consumer()) },
        RuleBook {
            terms: Some(public_terms()),
            ..book(Debtor::PublicBody, (2013, 3, 16), None, InterestRule { agreed: AgreedRateRule::NotKnown, ..BASE })
        },
    ]
}
