//! Who the customers of a FEC are: the auxiliary account where there is one, else the account itself.

use super::{Posting, Row, squeezed};
use crate::exchange::reading::ReadCustomer;
use crate::ledger::AccountFamily;
use std::collections::{HashMap, HashSet};

/// The customers in order of appearance, and for each posting the index of its customer.
pub(super) fn find(rows: &[Row<'_>], postings: &[Posting<'_>]) -> (Vec<ReadCustomer>, Vec<u32>) {
    let account_of = |posting: &Posting<'_>| -> &str { rows.get(posting.row as usize).map_or("", |row| row.account.as_ref()) };
    let own_accounts: HashSet<&str> =
        postings.iter().filter(|posting| posting.aux.is_empty()).map(account_of).filter(|account| is_base(account)).collect();
    // `account_of` cannot lend from `rows` through the closure and build keys at once; keys are owned only when new.
    let mut idx_of: HashMap<String, u32> = HashMap::new();
    let mut customers: Vec<ReadCustomer> = Vec::new();
    let mut owners = Vec::with_capacity(postings.len());
    for posting in postings {
        let account = account_of(posting);
        let related;
        let key: &str = if posting.aux.is_empty() {
            related = related_account(account, posting.family, &own_accounts);
            related.as_deref().unwrap_or(account)
        } else {
            &posting.aux
        };
        let idx = if let Some(&idx) = idx_of.get(key) {
            idx
        } else {
            let idx = u32::try_from(customers.len()).unwrap_or(u32::MAX);
            idx_of.insert(key.to_owned(), idx);
            let line = rows.get(posting.row as usize).map_or(0, |row| row.line);
            customers.push(ReadCustomer { key: key.to_owned(), line, ..ReadCustomer::default() });
            idx
        };
        if let Some(customer) = customers.get_mut(idx as usize)
            && customer.name.is_empty()
        {
            let named = if posting.aux.is_empty() || posting.aux_name.is_empty() { &posting.account_name } else { &posting.aux_name };
            // A collective account's name is nobody's: it waits for a line that names the auxiliary.
            if posting.aux.is_empty() || !posting.aux_name.is_empty() {
                customer.name = squeezed(named);
            }
        }
        owners.push(idx);
    }
    for (posting, &owner) in postings.iter().zip(&owners) {
        if let Some(customer) = customers.get_mut(owner as usize)
            && customer.name.is_empty()
        {
            customer.name = squeezed(&posting.account_name);
        }
    }
    (customers, owners)
}

/// An account 411 that is a customer's own, not a sub-account that follows another (4117).
fn is_base(account: &str) -> bool {
    account.starts_with("411") && !account.starts_with("4117")
}

/// The account 411 of the customer whose doubtful, bill, retention or advance account this is: the same digits after the family's.
///
/// Digits that are only zeros after the first are a collective account, nobody's.
fn related_account(account: &str, family: AccountFamily, own_accounts: &HashSet<&str>) -> Option<String> {
    if family == AccountFamily::Customers && is_base(account) {
        return None;
    }
    let tells = |tail: &str| tail.bytes().any(|b| b != b'0');
    let after_family = account.get(3..).filter(|tail| tail.get(1..).is_some_and(tells)).map(|tail| format!("411{tail}"));
    let after_sub = |start: &str| account.get(4..).filter(|tail| tells(tail)).map(|tail| format!("{start}{tail}"));
    [after_family, after_sub("4111"), after_sub("4110"), after_sub("411")]
        .into_iter()
        .flatten()
        .find(|candidate| own_accounts.contains(candidate.as_str()))
}
