//! The fixed sum for recovery costs (40 EUR in France and Belgium), and who may be charged at all.
//!
//! What is not known is treated with the most careful rule: a debtor of unknown kind has a consumer's protection, and an
//! assumed due date carries nothing until it is confirmed.

use super::{
    governing::GoverningLaw,
    rule_book::{CompensationRule, rule_book},
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
    /// A consumer: no fixed sum, and no interest without a notice; not covered here.
    #[error("the debtor is a consumer")]
    Consumer,
    /// A public body: under its own rules of procurement, not covered yet.
    #[error("the debtor is a public body")]
    PublicBody,
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

/// Whether lateness may cost this debtor anything at all, by the rules between businesses.
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

/// The fixed sum for one invoice on `as_of`: once, however many of its instalments are late, from the first day late.
/// `contracted_on` chooses the period of the rule book; without it, the first due date does.
///
/// # Errors
/// The reason why nothing is due.
pub fn fixed_compensation(
    law: GoverningLaw,
    contracted_on: Option<NaiveDate>,
    kind: CustomerKind,
    instalments: &[InstalmentDelay],
    as_of: NaiveDate,
) -> Result<FixedCompensation, NotCharged> {
    chargeable(kind, DueBasis::Stated)?;
    let mut late = instalments.iter().filter(|instalment| instalment.is_late(as_of)).peekable();
    late.peek().ok_or(NotCharged::NotLate)?;
    let sure = late.filter(|instalment| chargeable(kind, instalment.due).is_ok()).map(|instalment| instalment.due_on).min();
    let first_due_on = sure.ok_or(NotCharged::AssumedDueDate)?;
    let book = rule_book(law, contracted_on.unwrap_or(first_due_on));
    let rule: &CompensationRule = book.and_then(|book| book.compensation.as_ref()).ok_or(NotCharged::NoRule)?;
    Ok(FixedCompensation { amount: rule.amount(), source: &rule.source, per_invoice: &rule.per_invoice })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{basis::money::Currency, law::source::day};

    const AS_OF: NaiveDate = day(2026, 11, 23);

    fn instalment(due: DueBasis, due_on: NaiveDate, settled_on: Option<NaiveDate>) -> InstalmentDelay {
        InstalmentDelay { due, due_on, settled_on }
    }

    fn french(kind: CustomerKind, instalments: &[InstalmentDelay]) -> Result<Money, NotCharged> {
        fixed_compensation(GoverningLaw::Fr, None, kind, instalments, AS_OF).map(|sum| sum.amount)
    }

    #[test]
    fn two_late_instalments_of_one_invoice_carry_one_sum() {
        let late = [day(2026, 9, 30), day(2026, 10, 31)].map(|due_on| instalment(DueBasis::Stated, due_on, None));
        assert_eq!(french(CustomerKind::Business, &late), Ok(Money::from_minor(4000, Currency::EUR)));
    }

    #[test]
    fn nobody_but_a_business_is_charged() {
        let late = [instalment(DueBasis::Confirmed, day(2026, 9, 30), None)];
        assert_eq!(french(CustomerKind::Consumer, &late), Err(NotCharged::Consumer));
        assert_eq!(french(CustomerKind::Unknown, &late), Err(NotCharged::UnknownKind));
        assert_eq!(french(CustomerKind::PublicBody, &late), Err(NotCharged::PublicBody));
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
        let of =
            |contracted_on| fixed_compensation(GoverningLaw::Be, contracted_on, CustomerKind::Business, &late, AS_OF).map(|sum| sum.amount);
        assert_eq!(of(Some(day(2013, 3, 15))), Err(NotCharged::NoRule));
        assert_eq!(of(None), Ok(Money::from_minor(4000, Currency::EUR)));
    }
}
