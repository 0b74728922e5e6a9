//! What the ledger already holds, arranged so that each line of a file is looked up once.

use crate::basis::fold::folded;
use crate::basis::money::Currency;
use crate::exchange::einvoice::body;
use crate::exchange::reading::{Format, ReadCustomer, ReadItem, Reading};
use crate::ledger::{AccountFamily, CustomerIdx, ItemIdx, ItemKind, Ledger};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet, VecDeque};

/// Customers by key and by folded name.
pub(super) struct KnownCustomers {
    by_key: HashMap<String, CustomerIdx>,
    /// `None` where two customers bear the name.
    by_name: HashMap<String, Option<CustomerIdx>>,
    /// By what their identifier says of the body; `None` where two customers are of one body.
    by_body: HashMap<String, Option<CustomerIdx>>,
    keys_of_file: HashSet<String>,
}

impl KnownCustomers {
    pub(super) fn new(ledger: &Ledger, reading: &Reading) -> Self {
        let mut by_key = HashMap::new();
        let mut by_name: HashMap<String, Option<CustomerIdx>> = HashMap::new();
        let mut by_body: HashMap<String, Option<CustomerIdx>> = HashMap::new();
        for (own, customer) in ledger.customers().filter(|_| !reading.customers.is_empty()) {
            // What a merged customer was known by brings the one that it became.
            let idx = ledger.survivor_of(own);
            by_key.insert(customer.key.clone(), idx);
            by_name.entry(folded(&customer.details.name)).and_modify(|one| *one = one.filter(|one| *one == idx)).or_insert(Some(idx));
            let body = body(&customer.details.legal_id);
            if !body.is_empty() {
                by_body.entry(body).and_modify(|one| *one = one.filter(|one| *one == idx)).or_insert(Some(idx));
            }
        }
        Self { by_key, by_name, by_body, keys_of_file: reading.customers.iter().map(|customer| customer.key.clone()).collect() }
    }

    /// By key; by what identifies the body, but in books, where one body may have several accounts; by name only where one side has no
    /// code of its own, or the file is of another program: two accounts of one name in one set of books stay two customers, and so do
    /// two bodies of one name.
    pub(super) fn find(&self, ledger: &Ledger, reading: &Reading, read: &ReadCustomer) -> Option<CustomerIdx> {
        if let Some(idx) = self.by_key.get(&read.key) {
            return Some(*idx);
        }
        let read_body = read.legal_id.as_deref().map(body).unwrap_or_default();
        if reading.format != Format::Fec
            && let Some(Some(idx)) = self.by_body.get(&read_body)
        {
            return Some(*idx);
        }
        let name = folded(&read.name);
        let twin = (*self.by_name.get(&name)?)?;
        let twin_key = &ledger.customer(twin).key;
        let twin_body = body(&ledger.customer(twin).details.legal_id);
        if !read_body.is_empty() && !twin_body.is_empty() && read_body != twin_body {
            return None;
        }
        // A key that is only what identifies the body is no code of a program's own.
        let codeless = folded(twin_key) == name || folded(&read.key) == name || (!twin_body.is_empty() && *twin_key == twin_body);
        let fits = codeless || reading.format == Format::List || reading.format.is_e_invoice();
        (fits && !self.keys_of_file.contains(twin_key)).then_some(twin)
    }
}

/// What makes two items the same line.
#[derive(PartialEq, Eq, Hash)]
struct Print {
    customer: CustomerIdx,
    kind: ItemKind,
    account: AccountFamily,
    on: NaiveDate,
    amount: i64,
    currency: Currency,
    number: String,
}

/// Items by print and documents by number.
#[derive(Default)]
pub(super) struct KnownItems {
    by_print: HashMap<Print, VecDeque<ItemIdx>>,
    by_number: HashMap<(CustomerIdx, String), Vec<ItemIdx>>,
    /// Items that a line of the file stands for.
    pub(super) taken: HashSet<ItemIdx>,
}

impl KnownItems {
    /// Takes the next of the ledger's items in.
    pub(super) fn add(&mut self, ledger: &Ledger, idx: ItemIdx) {
        let item = ledger.item(idx);
        let number = item.number.to_owned();
        if !number.is_empty() {
            self.by_number.entry((item.customer, number.clone())).or_default().push(idx);
        }
        let print = Print {
            customer: item.customer,
            kind: item.kind,
            account: item.account,
            on: item.on,
            amount: item.amount,
            currency: item.currency,
            number,
        };
        self.by_print.entry(print).or_default().push_back(idx);
    }

    /// The known item that is this very line; the n-th here answers the n-th there.
    pub(super) fn take_same(&mut self, customer: CustomerIdx, read: &ReadItem) -> Option<ItemIdx> {
        let print = Print {
            customer,
            kind: read.kind,
            account: read.account,
            on: read.on,
            amount: read.amount_minor,
            currency: read.currency,
            number: read.number.clone(),
        };
        let idx = self.by_print.get_mut(&print)?.pop_front()?;
        self.taken.insert(idx);
        Some(idx)
    }

    /// Known items of that number, of the customer, in the order in which they came.
    pub(super) fn numbered(&self, customer: CustomerIdx, number: &str) -> &[ItemIdx] {
        self.by_number.get(&(customer, number.to_owned())).map_or(&[], Vec::as_slice)
    }
}
