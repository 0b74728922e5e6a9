//! United Kingdom: commercial debts, public authorities among the debtors; nothing is known of consumers.

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

const INTEREST: InterestRule = InterestRule {
    table: RateTable::UkStatutory,
    private_creditor: None,
    margin_points: 8,
    up_to_half_point: false,
    mode: RateMode::FrozenAtStart,
    starts: InterestStart::DayAfterDue,
    compounding: Compounding::None,
    agreed: AgreedRateRule::NotKnown,
    insolvency: None,
    source: Source::of("Late Payment of Commercial Debts (Interest) Act 1998, s. 4 ; SI 2002/1675, art. 4", Verified),
    day_count: Source::of("Usage : 365 jours (UK)", Unverified),
    payment_day: Source::of("Usage : le jour du paiement compte (UK)", Unverified),
    order: OrderRule::CreditorChooses,
    payment_order: Source::of("Au choix du créancier (UK)", Unverified),
};

const COMPENSATION: CompensationRule = CompensationRule {
    bands: &[(0, 4000), (100_000, 7000), (1_000_000, 10_000)],
    currency: Currency::GBP,
    source: Source::of("Late Payment of Commercial Debts (Interest) Act 1998, s. 5A", Verified),
    per_invoice: Source::of("Late Payment of Commercial Debts (Interest) Act 1998, s. 5A", Derived),
    more: Some(Source::of("Late Payment of Commercial Debts (Interest) Act 1998, s. 5A : frais raisonnables au-delà", Verified)),
};

const TERMS_SOURCE: Source = Source::of("Late Payment of Commercial Debts (Interest) Act 1998, s. 4", Earlier);
const TERMS: TermsRule = TermsRule {
    default: DaysRule { days: 30, source: TERMS_SOURCE },
    maximum: DaysRule { days: 60, source: TERMS_SOURCE },
    end_of_month: None,
    periodic: None,
    too_long_becomes: None,
    longer_if_fair: true,
    acceptance: None,
    next_open_day: None,
    fine: None,
};

fn book(debtor: Debtor, terms: TermsRule) -> RuleBook {
    RuleBook {
        law: GoverningLaw::Uk,
        debtor,
        applies_by: AppliesBy::Delay,
        valid_from: day(2002, 8, 7),
        valid_to: None,
        interest: Some(INTEREST),
        compensation: Some(COMPENSATION),
        terms: Some(terms),
    }
}

pub(super) fn books() -> Vec<RuleBook> {
    vec![
        book(Debtor::Business, TERMS),
        book(Debtor::PublicBody, TermsRule { maximum: DaysRule { days: 30, source: TERMS_SOURCE }, longer_if_fair: false, ..TERMS }),
    ]
}
