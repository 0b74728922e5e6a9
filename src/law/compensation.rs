//! The fixed sum for recovery costs (40 EUR in the Union, more for larger debts in the United Kingdom), and who may be charged at all.
//!
//! What is not known is treated with the most careful rule: a debtor of unknown kind has a consumer's protection, and an
//! assumed due date carries nothing until it is confirmed.

use super::{
    governing::GoverningLaw,
    rule_book::{Debtor, rule_book},
    source::Source,
};
use crate::{
    basis::money::Money,
    ledger::{CustomerKind, DueBasis},
};
use chrono::NaiveDate;

/// Why no interest, no compensation and no formal notice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum NotCharged {
    /// The debtor's kind is not known: protected as a consumer until the person says.
    #[error("the kind of the debtor is not known")]
    UnknownKind,
    /// A consumer: no fixed sum.
    #[error("the debtor is a consumer")]
    Consumer,
    /// A public body, where the question is that of businesses: it has its own rules of procurement.
    #[error("the debtor is a public body")]
    PublicBody,
    /// Interest runs only from a formal notice, or another act that the law asks for, and none is known.
    #[error("a formal notice is needed first")]
    NoticeNeeded,
    /// Nothing may be asked before a free first reminder and its days of grace, and none is known.
    #[error("a free first reminder is needed first")]
    ReminderNeeded,
    /// The judgment of insolvency came before the due date: it forbade to pay then.
    #[error("the debtor was insolvent before the due date")]
    Insolvent,
    /// The due date is assumed: to be confirmed first.
    #[error("the due date is assumed")]
    AssumedDueDate,
    /// Nothing was late.
    #[error("nothing is late")]
    NotLate,
    /// The rule books hold no such sum for that time.
    #[error("no rule is known for that time")]
    NoRule,
}

/// Whether this debtor may be treated by the rules between businesses: charged without notice, and sent a formal notice.
///
/// # Errors
/// The reason why not: of several, the debtor's kind comes before the due date.
pub fn chargeable(kind: CustomerKind, due: DueBasis) -> Result<(), NotCharged> {
    match (kind, due) {
        (CustomerKind::Unknown, _) => Err(NotCharged::UnknownKind),
        (CustomerKind::Consumer, _) => Err(NotCharged::Consumer),
        (CustomerKind::PublicBody, _) => Err(NotCharged::PublicBody),
        (CustomerKind::Business, DueBasis::Assumed) => Err(NotCharged::AssumedDueDate),
        (CustomerKind::Business, DueBasis::Stated | DueBasis::Confirmed) => Ok(()),
    }
}

/// One instalment of an invoice, as lateness sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct InstalmentDelay {
    /// How sure the due date is.
    pub due: DueBasis,
    /// The due date.
    pub due_on: NaiveDate,
    /// The day on which it was wholly settled; none while something is open.
    pub settled_on: Option<NaiveDate>,
}

impl InstalmentDelay {
    /// True when it was, or is on `as_of`, open after its due date.
    #[must_use]
    pub fn is_late(&self, as_of: NaiveDate) -> bool {
        self.settled_on.map_or(as_of, |day| day.min(as_of)) > self.due_on
    }
}

/// The fixed sum of one invoice: a claim of its own, outside the base of interest and without VAT.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedCompensation {
    /// In the currency of the law.
    pub amount: Money,
    /// The text.
    pub source: &'static Source,
    /// That it is due once for an invoice.
    pub per_invoice: &'static Source,
}

/// One invoice for which the fixed sum is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompensationClaim<'a> {
    /// Whose rule book.
    pub law: GoverningLaw,
    /// Date of the contract, which chooses the period of the rule book in Belgium and Germany; without it the first due date does.
    pub contracted_on: Option<NaiveDate>,
    /// Who owes.
    pub kind: CustomerKind,
    /// The debt with its VAT: the sum grows with it in the United Kingdom.
    pub debt: Money,
    /// The instalments of the invoice.
    pub instalments: &'a [InstalmentDelay],
    /// The day of the judgment that opened the debtor's insolvency.
    pub insolvent_on: Option<NaiveDate>,
    /// On which day it is asked.
    pub as_of: NaiveDate,
}

/// The fixed sum for one invoice: once, however many of its instalments are late, from the first day late.
///
/// # Errors
/// The reason why nothing is due.
pub fn fixed_compensation(claim: &CompensationClaim<'_>) -> Result<FixedCompensation, NotCharged> {
    match claim.kind {
        CustomerKind::Unknown => return Err(NotCharged::UnknownKind),
        CustomerKind::Consumer => return Err(NotCharged::Consumer),
        CustomerKind::Business | CustomerKind::PublicBody => {}
    }
    let mut late = claim.instalments.iter().filter(|instalment| instalment.is_late(claim.as_of)).peekable();
    late.peek().ok_or(NotCharged::NotLate)?;
    let first_due_on = late.filter(|instalment| instalment.due != DueBasis::Assumed).map(|instalment| instalment.due_on).min();
    let first_due_on = first_due_on.ok_or(NotCharged::AssumedDueDate)?;
    let delay_from = first_due_on.succ_opt().ok_or(NotCharged::NoRule)?;
    let book = rule_book(claim.law, Debtor::of(claim.kind), claim.contracted_on, delay_from).ok_or(NotCharged::NoRule)?;
    let forbids_payment = book.interest.as_ref().is_some_and(|rule| rule.insolvency.is_some());
    if forbids_payment && claim.insolvent_on.is_some_and(|judgment| judgment <= first_due_on) {
        return Err(NotCharged::Insolvent);
    }
    let rule = book.compensation.as_ref().ok_or(NotCharged::NoRule)?;
    Ok(FixedCompensation { amount: rule.amount(claim.debt), source: &rule.source, per_invoice: &rule.per_invoice })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{basis::money::Currency, law::source::day};

    const AS_OF: NaiveDate = day(2026, 11, 23);

    fn instalment(due: DueBasis, due_on: NaiveDate, settled_on: Option<NaiveDate>) -> InstalmentDelay {
        InstalmentDelay { due, due_on, settled_on }
    }

    fn claim(law: GoverningLaw, kind: CustomerKind, instalments: &[InstalmentDelay]) -> CompensationClaim<'_> {
        let debt = Money::from_minor(100_000, Currency::EUR);
        CompensationClaim { law, contracted_on: None, kind, debt, instalments, insolvent_on: None, as_of: AS_OF }
    }

    fn french(kind: CustomerKind, instalments: &[InstalmentDelay]) -> Result<Money, NotCharged> {
        fixed_compensation(&claim(GoverningLaw::Fr, kind, instalments)).map(|sum| sum.amount)
    }

    #[test]
    fn two_late_instalments_of_one_invoice_carry_one_sum() {
        let late = [day(2026, 9, 30), day(2026, 10, 31)].map(|due_on| instalment(DueBasis::Stated, due_on, None));
        assert_eq!(french(CustomerKind::Business, &late), Ok(Money::from_minor(4000, Currency::EUR)));
    }

    #[test]
    fn neither_a_consumer_nor_a_debtor_of_unknown_kind_is_charged() {
        let late = [instalment(DueBasis::Confirmed, day(2026, 9, 30), None)];
        assert_eq!(french(CustomerKind::Consumer, &late), Err(NotCharged::Consumer));
        assert_eq!(french(CustomerKind::Unknown, &late), Err(NotCharged::UnknownKind));
        assert_eq!(french(CustomerKind::PublicBody, &late), Ok(Money::from_minor(4000, Currency::EUR)));
    }

    #[test]
    fn an_assumed_due_date_carries_nothing_but_a_sure_one_beside_it_does() {
        let assumed = instalment(DueBasis::Assumed, day(2026, 9, 30), None);
        assert_eq!(french(CustomerKind::Business, &[assumed]), Err(NotCharged::AssumedDueDate));
        let sure = instalment(DueBasis::Stated, day(2026, 10, 31), None);
        assert!(french(CustomerKind::Business, &[assumed, sure]).is_ok());
    }

    #[test]
    fn an_invoice_is_not_late_on_its_due_date() {
        let due_on = day(2026, 9, 30);
        assert_eq!(french(CustomerKind::Business, &[instalment(DueBasis::Stated, due_on, Some(due_on))]), Err(NotCharged::NotLate));
        assert!(french(CustomerKind::Business, &[instalment(DueBasis::Stated, due_on, due_on.succ_opt())]).is_ok());
        assert_eq!(french(CustomerKind::Business, &[instalment(DueBasis::Stated, AS_OF, None)]), Err(NotCharged::NotLate));
    }

    #[test]
    fn an_older_belgian_contract_has_no_known_sum() {
        let late = [instalment(DueBasis::Stated, day(2026, 9, 30), None)];
        let of = |contracted_on| {
            let claim = claim(GoverningLaw::Be, CustomerKind::Business, &late);
            fixed_compensation(&CompensationClaim { contracted_on, ..claim }).map(|sum| sum.amount)
        };
        assert_eq!(of(Some(day(2013, 3, 15))), Err(NotCharged::NoRule));
        assert_eq!(of(None), Ok(Money::from_minor(4000, Currency::EUR)));
    }

    #[test]
    fn a_judgment_before_the_due_date_takes_the_french_sum_away() {
        let late = [instalment(DueBasis::Stated, day(2026, 9, 30), None)];
        let of = |law, insolvent_on| {
            let claim = claim(law, CustomerKind::Business, &late);
            fixed_compensation(&CompensationClaim { insolvent_on, ..claim }).map(|sum| sum.amount)
        };
        assert_eq!(of(GoverningLaw::Fr, Some(day(2026, 9, 30))), Err(NotCharged::Insolvent));
        assert!(of(GoverningLaw::Fr, Some(day(2026, 10, 1))).is_ok());
        assert!(of(GoverningLaw::Be, Some(day(2026, 9, 30))).is_ok());
    }
}
