//! A line is a customer with what it owes by age: each age becomes an item carried forward.
//!
//! The item counts from the day of the list, since nothing is known of the days before, and falls due on the youngest day that its age
//! allows: "31-60" on that day less 31, "not due" on the day itself. So it never looks later than it is.

use super::columns::Role;
use super::documents::is_supplier;
use super::reader::List;
use super::records::Record;
use crate::exchange::reading::{Issue, IssueKind, ReadItem};
use crate::ledger::ItemKind;
use chrono::Days;

pub(crate) fn take(list: &mut List<'_>, record: &Record) -> Result<(), Issue> {
    if let Some(idx) = list.places.at(Role::Kind)
        && is_supplier(&record.cell(list.text, idx))
    {
        return Err(list.issue(record, idx, IssueKind::Supplier));
    }
    // All cells first: a line goes in whole or not at all.
    let mut found = Vec::new();
    let ages = list.places.ages.clone();
    let mut sum = 0_i64;
    for (idx, role) in ages {
        let Some(amount) = list.amount(record, idx)? else { continue };
        let (currency, decimals) = list.currency(record, amount.currency)?;
        let minor = list.minor(record, idx, amount, decimals)?;
        sum = sum.checked_add(minor).ok_or_else(|| list.issue(record, idx, IssueKind::NotAnAmount))?;
        if minor != 0 {
            let late = if let Role::Late { from } = role { u64::from(from) } else { 0 };
            found.push((minor, currency, decimals, late));
        }
    }
    let decimals = found.first().map_or(2, |(_, _, decimals, _)| *decimals);
    if let Some(total) = list.minor_of(record, Role::Total, decimals)?
        && total != sum
    {
        let issue = list.issue_with(record, Role::Total, IssueKind::Inconsistent);
        list.issues.push(issue);
    }
    let customer = list.customer(record)?;
    for (minor, currency, _, late) in found {
        let due_on = list.today.checked_sub_days(Days::new(late));
        let item =
            ReadItem { due_on, on_assumed: true, ..ReadItem::new(customer, ItemKind::Opening, list.today, minor, currency, record.line) };
        list.push(item);
    }
    Ok(())
}
