//! A line is what somebody says of a customer's credit: a score, a grade, a limit.

use super::columns::Role;
use super::reader::List;
use super::records::Record;
use crate::basis::money::Money;
use crate::exchange::reading::{Issue, IssueKind, ReadCreditReport};
use crate::ledger::CreditReport;

pub(crate) fn take(list: &mut List<'_>, record: &Record) -> Result<(), Issue> {
    let on = match list.date(record, Role::IssuedOn)? {
        Some(on) => on,
        // A list without days speaks of the day on which it comes.
        None if list.places.at(Role::IssuedOn).is_none() => list.today,
        None => return Err(list.issue_with(record, Role::IssuedOn, IssueKind::Missing)),
    };
    let limit = match list.places.at(Role::CreditLimit) {
        Some(idx) => match list.amount(record, idx)? {
            Some(amount) => {
                let (currency, decimals) = list.currency(record, amount.currency)?;
                let minor = list.minor(record, idx, amount, decimals)?;
                if minor < 0 {
                    return Err(list.issue(record, idx, IssueKind::NotAnAmount));
                }
                Some(Money::from_minor(minor, currency))
            }
            None => None,
        },
        None => None,
    };
    let text = |role| list.cell(record, role).into_owned();
    let (source, score, grade) = (text(Role::Source), text(Role::Score), text(Role::Grade));
    let report = CreditReport { customer: 0, on, source, score, grade, limit };
    if report.is_empty() {
        return Err(list.issue_with(record, Role::Score, IssueKind::Missing));
    }
    let customer = list.customer(record)?;
    list.credit_reports.push(ReadCreditReport { said: report.on_customer(customer), line: record.line });
    Ok(())
}
