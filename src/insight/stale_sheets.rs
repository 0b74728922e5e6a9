//! Customers' sheets that nobody looked at for a year: who owes something, and whose address may be another by now.
//!
//! Start at [`stale_sheets`]. A sheet is read on the day on which it came in or was last saved.

use crate::ledger::{CustomerIdx, Ledger};
use chrono::{Months, NaiveDate};

/// A sheet is to be looked at again after so many months: a choice, not a rule.
pub const SHEET_MONTHS: Months = Months::new(12);

/// The day on which a customer's sheet was last read, and the first on which it is stale; `None` where its day is not known.
#[must_use]
pub fn sheet_days(ledger: &Ledger, customer: CustomerIdx) -> Option<(NaiveDate, NaiveDate)> {
    let read_on = ledger.sheet_read_on(customer)?;
    Some((read_on, read_on.checked_add_months(SHEET_MONTHS).unwrap_or(NaiveDate::MAX)))
}

/// Customers that owe something at the end of `as_of` and whose sheet is stale then, the oldest first.
#[must_use]
pub fn stale_sheets(ledger: &Ledger, as_of: NaiveDate) -> Vec<(CustomerIdx, NaiveDate)> {
    let open = ledger.open_on(as_of);
    let accounts = ledger.accounts_on(as_of);
    let mut owes = vec![false; ledger.customers().count()];
    for (open, account) in open.iter().zip(accounts.iter()) {
        if *open > 0
            && let Some(owes) = owes.get_mut(ledger.balance(*account).customer.idx())
        {
            *owes = true;
        }
    }
    let stale = |idx: CustomerIdx| sheet_days(ledger, idx).filter(|(_, stale_on)| *stale_on <= as_of).map(|(read_on, _)| (idx, read_on));
    let mut found: Vec<(CustomerIdx, NaiveDate)> = ledger
        .customers_on(as_of)
        .filter(|(idx, _)| owes.get(idx.idx()).is_some_and(|owes| *owes))
        .filter_map(|(idx, _)| stale(idx))
        .collect();
    found.sort_by_key(|(idx, read_on)| (*read_on, *idx));
    found
}
