//! The clauses of payment for a customer, or for whoever will be one: by the law that governs and what is agreed.

use super::agreed_law;
use crate::law::clauses::{Clauses, ClausesAsked, NoClauses, Paper, clauses};
use crate::law::{Debtor, GoverningLaw, NotCovered, RateBook, claims_law};
use crate::ledger::{Conditions, ConditionsOf, CustomerIdx, CustomerKind, DEFAULT_TERMS, InterestAgreed, Ledger};
use chrono::NaiveDate;

/// What is written, and to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClausesFor {
    /// What is written.
    pub paper: Paper,
    /// To a known customer; none for whoever comes.
    pub customer: Option<CustomerIdx>,
    /// Without a customer: who will owe.
    pub debtor: Debtor,
    /// Without a customer: the law; none for the one that follows from the company's sheet and conditions.
    pub law: Option<GoverningLaw>,
    /// True where goods are sold.
    pub goods: bool,
    /// The day of the paper.
    pub on: NaiveDate,
}

/// Why there are none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPaymentClauses {
    /// No rule book for that country.
    NotCovered(NotCovered),
    /// A rule book, and no clauses written from it.
    NoClauses(NoClauses),
}

/// The clauses of a paper, with what they were worked out from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentClauses {
    /// What was worked out.
    pub asked: ClausesAsked,
    /// The clauses.
    pub clauses: Clauses,
    /// True for a customer of unknown kind, protected as a consumer.
    pub kind_unknown: bool,
}

/// The clauses of payment of a paper.
///
/// # Errors
/// Names the law for which there are none.
pub fn payment_clauses(ledger: &Ledger, rates: &RateBook, of: ClausesFor) -> Result<PaymentClauses, NoPaymentClauses> {
    let seller = match ledger.company().country.trim() {
        "" => "FR",
        country => country,
    };
    let (conditions, terms, kind) = match of.customer {
        Some(customer) => (ledger.conditions_for(customer, of.on), ledger.terms_for(customer, of.on).terms, ledger.customer(customer).kind),
        None => {
            let fits = |agreed: &&crate::ledger::AgreedTerms| agreed.from.is_none_or(|from| from <= of.on);
            let terms = ledger.company_terms().iter().rev().find(fits).unwrap_or(&DEFAULT_TERMS).terms;
            let conditions = ledger.own_conditions(&ConditionsOf::Company, of.on).cloned().unwrap_or_default();
            let kind = match of.debtor {
                Debtor::Business => CustomerKind::Business,
                Debtor::Consumer => CustomerKind::Consumer,
                Debtor::PublicBody => CustomerKind::PublicBody,
            };
            (conditions, terms, kind)
        }
    };
    let Conditions { discount, law: agreed, interest } = conditions;
    let governed = match of.customer {
        Some(customer) => agreed_law(ledger, customer, of.on),
        None => claims_law(kind, seller, of.law.map_or("", GoverningLaw::country), of.law.map(GoverningLaw::country).or(agreed.as_deref())),
    };
    let governed = governed.map_err(NoPaymentClauses::NotCovered)?;
    let asked = ClausesAsked {
        paper: of.paper,
        law: governed.law,
        seller: GoverningLaw::of_seller(seller).unwrap_or(governed.law),
        debtor: Debtor::of(kind),
        on: of.on,
        terms,
        sector: match of.customer {
            Some(customer) => ledger.sector_for(customer, of.on),
            None => ledger.own_sector(&ConditionsOf::Company, of.on).unwrap_or_default(),
        },
        discount: discount.filter(|discount| !discount.percent.is_zero()),
        agreed_percent: match interest {
            Some(InterestAgreed::Percent(percent)) => Some(percent),
            Some(InterestAgreed::ByLaw) | None => None,
        },
        law_chosen: agreed.is_some() && of.law.is_none(),
        goods: of.goods,
    };
    let clauses = clauses(&asked, rates).map_err(NoPaymentClauses::NoClauses)?;
    Ok(PaymentClauses { asked, clauses, kind_unknown: kind == CustomerKind::Unknown })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may stop")]
    use super::*;
    use crate::basis::id::BatchId;
    use crate::law::clauses::{Topic, Why};
    use crate::ledger::{Command, Company, CustomerDetails, TermsScope};

    fn take(ledger: &mut Ledger, n: u64, command: &Command) {
        let events = ledger.decide(command).unwrap();
        ledger.apply_batch(BatchId::new(n, [0; 10]), events.iter().map(Some));
    }

    fn of(customer: Option<CustomerIdx>) -> ClausesFor {
        let on = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        ClausesFor { paper: Paper::Invoice, customer, debtor: Debtor::Business, law: None, goods: false, on }
    }

    #[test]
    fn a_french_firms_belgian_consumer_keeps_the_belgian_law_and_its_belgian_business_has_the_french() {
        let mut ledger = Ledger::default();
        take(&mut ledger, 1, &Command::DescribeCompany(Company { country: "FR".into(), ..Company::default() }));
        for (n, name, kind) in [(2, "A", CustomerKind::Consumer), (3, "B", CustomerKind::Business), (4, "C", CustomerKind::Unknown)] {
            let details = CustomerDetails { name: name.into(), country: "BE".into(), ..CustomerDetails::default() };
            take(&mut ledger, n, &Command::AddCustomer { details, kind });
        }
        let rates = RateBook::built_in();
        let found = |at| payment_clauses(&ledger, &rates, of(ledger.customer_at(at))).unwrap();
        assert_eq!((found(0).asked.law, found(0).asked.debtor), (GoverningLaw::Be, Debtor::Consumer));
        assert_eq!((found(1).asked.law, found(1).asked.debtor), (GoverningLaw::Fr, Debtor::Business));
        assert_eq!((found(2).asked.debtor, found(2).kind_unknown), (Debtor::Consumer, true));
        assert!(found(2).clauses.clauses.iter().all(|clause| clause.topic != Topic::Compensation));
    }

    #[test]
    fn what_is_agreed_for_all_counts_where_no_customer_is_named() {
        let mut ledger = Ledger::default();
        let interest = Some(InterestAgreed::Percent(rust_decimal::Decimal::ONE));
        let conditions = Conditions { interest, ..Conditions::default() };
        take(&mut ledger, 1, &Command::AgreeConditions { scopes: vec![TermsScope::Company], conditions, from: None });
        let found = payment_clauses(&ledger, &RateBook::built_in(), of(None)).unwrap();
        assert!(found.clauses.withheld.iter().any(|it| matches!(it.why, Why::RateBelowFloor { .. })));
        let dutch = payment_clauses(&ledger, &RateBook::built_in(), ClausesFor { law: Some(GoverningLaw::Nl), ..of(None) });
        assert_eq!(dutch, Err(NoPaymentClauses::NoClauses(NoClauses { law: GoverningLaw::Nl })));
    }
}
