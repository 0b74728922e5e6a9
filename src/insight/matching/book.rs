//! What is open, laid out for matching: debts by account, amounts, numbers, names, learned signs. Built once for all lines.

use super::names::Names;
use super::references::{Numbers, counter, plain};
use crate::basis::fold::folded;
use crate::basis::money::Currency;
use crate::ledger::{BalanceIdx, CustomerIdx, ItemIdx, ItemKind, Ledger, Lesson, NotCustomers, PayerSign};
use chrono::NaiveDate;
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::{BTreeMap, HashMap};

/// A document with something open; a credit note counts against the rest.
#[derive(Debug, Clone)]
pub(super) struct Debt {
    pub(super) item: ItemIdx,
    pub(super) on: NaiveDate,
    pub(super) due_on: NaiveDate,
    /// Signed: negative for a credit note.
    pub(super) open: i64,
    /// The last group of figures of its number.
    pub(super) counter: Option<u64>,
    /// A balance carried forward, not one document: that an amount agrees says little.
    pub(super) carried: bool,
    /// True once an earlier line took all of it.
    pub(super) taken: bool,
}

/// One customer's account in one currency.
#[derive(Debug, Clone)]
pub(super) struct Account {
    pub(super) customer: CustomerIdx,
    pub(super) currency: Currency,
    /// By date, then as entered.
    pub(super) debts: Vec<Debt>,
}

/// What was learned of a sign.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    /// Customers, the one learned last first.
    pub(super) customers: Vec<CustomerIdx>,
    pub(super) never: Vec<CustomerIdx>,
    pub(super) nobody: Option<NotCustomers>,
}

/// All that matching looks things up in.
#[derive(Debug)]
pub(super) struct Book<'l> {
    pub(super) ledger: &'l Ledger,
    pub(super) accounts: BTreeMap<BalanceIdx, Account>,
    /// The account and the place in it of each open document.
    pub(super) place: HashMap<ItemIdx, (BalanceIdx, usize)>,
    pub(super) by_amount: HashMap<(Currency, i64), Vec<(BalanceIdx, usize)>>,
    pub(super) numbers: Numbers,
    pub(super) names: Names,
    pub(super) signs: HashMap<PayerSign, Known>,
    /// Customers by their folded key.
    pub(super) keys: HashMap<String, CustomerIdx>,
    /// Documents by what a customer is to write when paying, and by their order.
    pub(super) references: HashMap<String, Vec<ItemIdx>>,
}

impl<'l> Book<'l> {
    /// How many steps lead from what is open to all by which a payer is known.
    pub(super) const STEPS: usize = 4;

    /// One of these steps, each a part of what takes long.
    pub(super) fn learn(&mut self, step: usize) {
        let ledger = self.ledger;
        match step {
            0 => {
                let documents = ledger.items().filter(|item| item.kind.is_document() && item.kind != ItemKind::Accrual);
                self.numbers = Numbers::of(ledger, documents.map(|item| item.idx));
            }
            1 => self.names = Names::of(ledger),
            2 => {
                for (item, details) in ledger.detailed() {
                    for reference in [&details.payment_reference, &details.order_reference] {
                        let reference = plain(reference);
                        if reference.len() >= 4 {
                            self.references.entry(reference).or_default().push(item);
                        }
                    }
                }
            }
            _ => {
                self.signs = signs(ledger);
                let keys = ledger.customers().map(|(idx, customer)| (plain(&customer.key), ledger.survivor_of(idx)));
                self.keys = keys.filter(|(key, _)| key.len() >= 4).collect();
            }
        }
    }

    /// What is open of some accounts, and their numbers: for money whose customer is known.
    pub(super) fn of_accounts(ledger: &'l Ledger, open: &[(ItemIdx, i64)], concerns: impl Fn(BalanceIdx) -> bool) -> Self {
        let columns = ledger.columns();
        let mut accounts: BTreeMap<BalanceIdx, Account> = BTreeMap::new();
        for (item, left) in open.iter().copied().filter(|(_, left)| *left != 0) {
            let at = item.idx();
            let kind = columns.kind[at];
            let counts = kind != ItemKind::Accrual && left.signum() == columns.amount[at].signum();
            // Money that settles nothing yet is matched itself, never matched with.
            if !counts || (left < 0 && kind != ItemKind::CreditNote) {
                continue;
            }
            let balance = columns.balance[at];
            if !concerns(balance) {
                continue;
            }
            let account = accounts.entry(balance).or_insert_with(|| {
                let known = ledger.balance(balance);
                Account { customer: known.customer, currency: known.currency, debts: Vec::new() }
            });
            let (on, due_on) = (columns.on[at], columns.due_on[at]);
            account.debts.push(Debt {
                item,
                on,
                due_on,
                open: left,
                counter: counter(ledger.number(item)),
                carried: is_carried_balance(ledger.label(item)),
                taken: false,
            });
        }
        let mut place = HashMap::new();
        let mut by_amount: HashMap<(Currency, i64), Vec<(BalanceIdx, usize)>> = HashMap::new();
        for (balance, account) in &mut accounts {
            account.debts.sort_by_key(|debt| (debt.on, debt.item));
            for (at, debt) in account.debts.iter().enumerate() {
                place.insert(debt.item, (*balance, at));
                by_amount.entry((account.currency, debt.open)).or_default().push((*balance, at));
            }
        }
        let numbers = Numbers::of(ledger, place.keys().copied());
        Self {
            ledger,
            accounts,
            place,
            by_amount,
            numbers,
            names: Names::default(),
            signs: HashMap::new(),
            keys: HashMap::new(),
            references: HashMap::new(),
        }
    }

    /// How many open documents of any customer have this amount, those taken left out.
    pub(super) fn n_of_amount(&self, currency: Currency, amount: i64) -> usize {
        let all = self.by_amount.get(&(currency, amount)).into_iter().flatten();
        all.filter(|(balance, at)| self.debt(*balance, *at).is_some_and(|debt| !debt.taken && debt.open == amount)).count()
    }

    pub(super) fn debt(&self, balance: BalanceIdx, at: usize) -> Option<&Debt> {
        self.accounts.get(&balance)?.debts.get(at)
    }

    /// The accounts of a customer in a currency.
    pub(super) fn account_of(&self, customer: CustomerIdx, currency: Currency) -> Option<BalanceIdx> {
        let balances = &self.ledger.customer(customer).balances;
        balances.iter().copied().find(|idx| self.ledger.balance(*idx).currency == currency)
    }

    pub(super) fn take(&mut self, items: impl Iterator<Item = ItemIdx>) {
        for item in items {
            self.set_taken(item, true);
        }
    }

    /// Less is open of a document: `minor` positive, of a credit note too.
    pub(super) fn reduce(&mut self, item: ItemIdx, minor: i64) {
        let Some((balance, at)) = self.place.get(&item).copied() else { return };
        let Some(account) = self.accounts.get_mut(&balance) else { return };
        let currency = account.currency;
        let Some(debt) = account.debts.get_mut(at) else { return };
        debt.open -= debt.open.signum() * minor.min(debt.open.saturating_abs());
        if debt.open == 0 {
            debt.taken = true;
        } else {
            self.by_amount.entry((currency, debt.open)).or_default().push((balance, at));
        }
    }

    pub(super) fn set_taken(&mut self, item: ItemIdx, taken: bool) {
        let Some((balance, at)) = self.place.get(&item).copied() else { return };
        if let Some(debt) = self.accounts.get_mut(&balance).and_then(|account| account.debts.get_mut(at)) {
            debt.taken = taken;
        }
    }

    /// The discount that a document offers to who pays on `paid_on`, minor units.
    pub(super) fn discount(&self, debt: &Debt, paid_on: NaiveDate) -> Option<i64> {
        let details = self.ledger.details(debt.item)?;
        let days = (paid_on - debt.on).num_days();
        // A receipt is taken to be a week after the issue at most: banks count days too.
        let offer = details.discounts.iter().find(|offer| days <= i64::from(offer.days) + 8)?;
        let exact = Decimal::from(debt.open) * offer.percent / Decimal::ONE_HUNDRED;
        exact.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64()
    }
}

fn signs(ledger: &Ledger) -> HashMap<PayerSign, Known> {
    let mut signs: HashMap<PayerSign, Known> = HashMap::new();
    for learned in ledger.learned() {
        let known = signs.entry(learned.sign.clone()).or_default();
        match learned.says {
            Lesson::Customer(customer) => {
                let customer = ledger.survivor_of(customer);
                known.customers.retain(|it| *it != customer);
                known.customers.insert(0, customer);
                known.never.retain(|it| *it != customer);
                known.nobody = None;
            }
            Lesson::NotCustomer(customer) => {
                let customer = ledger.survivor_of(customer);
                known.customers.retain(|it| *it != customer);
                known.never.push(customer);
            }
            Lesson::Nobody(reason) => known.nobody = Some(reason),
            Lesson::Forgotten => *known = Known::default(),
        }
    }
    signs
}

/// What packages write on the one line that stands for all that a customer owed before.
fn is_carried_balance(label: &str) -> bool {
    let folded = folded(label);
    ["reportanouveau", "soldeanouveau", "anouveau", "reprisedesolde", "balancebroughtforward", "openingbalance"]
        .iter()
        .any(|words| folded.contains(words))
}
