//! Customers merged and split: as of a day, what was one customer's is another's.
//!
//! The state says who owns what once all is counted; each thing that changed hands remembers when. [`Ledger::seen_on`] gives it back to
//! whoever owned it on a day, so that a view of an earlier day shows both customers as they were.
//!
//! Invariant: an allocation counts only on days on which its two items are one customer's. So the sum rule holds by customer, on any day.
//! Due dates do not move with a change of hands: they follow the customer to whom a document was issued.

use super::state::{
    BalanceIdx, Customer, CustomerIdx, InsolvencyIdx, ItemIdx, Ledger, OrderIdx, PromiseIdx, ReminderIdx, counts_as_document,
};
use super::{Command, CustomerDetails, CustomerKind, Event, ItemKind, Refusal};
use crate::basis::id::{Ref, ThingId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

/// A wish about whose things are whose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandsWish {
    /// Two customers are one: all that is the first's becomes the second's, and what comes for the first later.
    Merge {
        /// Whose things change hands.
        customer: ThingId,
        /// To whom.
        into: ThingId,
        /// First day on which they are the other's.
        on: NaiveDate,
    },
    /// One customer is two: chosen documents and money become another's.
    Split {
        /// Which, all of one customer.
        items: Vec<ThingId>,
        /// To whom.
        into: SplitInto,
        /// First day on which they are the other's.
        on: NaiveDate,
    },
}

/// To whom a part of a customer's documents and money goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SplitInto {
    /// To a customer who is there.
    Known(ThingId),
    /// To a new one.
    New {
        /// Its sheet; the name is its key.
        details: Box<CustomerDetails>,
        /// To the law.
        kind: CustomerKind,
    },
}

/// To whom a customer's things went, all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct MergedInto {
    /// To whom.
    pub customer: CustomerIdx,
    /// First day on which they are that customer's.
    pub on: NaiveDate,
}

/// Something that may change hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Owned {
    Item(ItemIdx),
    Order(OrderIdx),
    Promise(PromiseIdx),
    Insolvency(InsolvencyIdx),
    Reminder(ReminderIdx),
    /// By its place.
    Interaction(u32),
    /// By its place.
    CreditReport(u32),
}

/// From a day on it is another's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Moved {
    pub(super) on: NaiveDate,
    pub(super) from: CustomerIdx,
    pub(super) to: CustomerIdx,
}

/// What changed hands, each in the order in which it was said.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Hands {
    moved: BTreeMap<Owned, Vec<Moved>>,
    /// The last day on which something changes hands; from then on the state is as it is.
    last_day: Option<NaiveDate>,
}

impl Hands {
    /// Who owned it on a day: of what had begun, what was said last; `None` for what never changed hands.
    fn owner_on(&self, thing: Owned, day: NaiveDate) -> Option<CustomerIdx> {
        let moved = self.moved.get(&thing)?;
        moved.iter().rev().find(|it| it.on <= day).map(|it| it.to).or_else(|| moved.first().map(|it| it.from))
    }

    fn days_of(&self, thing: Owned) -> impl Iterator<Item = NaiveDate> + '_ {
        self.moved.get(&thing).into_iter().flatten().map(|it| it.on)
    }
}

impl Ledger {
    /// To whom a customer's things went; `None` while they are its own.
    #[must_use]
    pub fn merged_into(&self, customer: CustomerIdx) -> Option<MergedInto> {
        self.customers.get(customer.idx())?.merged
    }

    /// Who has a customer's things once all is counted: itself, unless it was merged.
    #[must_use]
    pub fn survivor_of(&self, customer: CustomerIdx) -> CustomerIdx {
        self.survivor_on(customer, NaiveDate::MAX)
    }

    /// The same on a day.
    #[must_use]
    pub fn survivor_on(&self, customer: CustomerIdx, day: NaiveDate) -> CustomerIdx {
        let mut at = customer;
        // Nobody is merged twice, nor into one that was merged into it: each step goes to another.
        for _ in 0..self.customers.len() {
            match self.merged_into(at).filter(|merged| merged.on <= day) {
                Some(merged) => at = merged.customer,
                None => break,
            }
        }
        at
    }

    /// The customers of a day, in the order in which they came: those merged by then are left out.
    pub fn customers_on(&self, day: NaiveDate) -> impl Iterator<Item = (CustomerIdx, &Customer)> {
        self.customers().filter(move |(_, customer)| customer.merged.is_none_or(|merged| merged.on > day))
    }

    /// The customers that are this one's on a day, by a merge, each with its first day as such.
    #[must_use]
    pub fn merged_with(&self, customer: CustomerIdx, day: NaiveDate) -> Vec<(CustomerIdx, NaiveDate)> {
        let merged = self.customers().filter_map(|(idx, known)| known.merged.map(|merged| (idx, merged.on)));
        merged.filter(|(idx, on)| *on <= day && self.survivor_on(*idx, day) == customer).collect()
    }

    /// Whose an item was at the end of a day.
    #[must_use]
    pub fn owner_on(&self, item: ItemIdx, day: NaiveDate) -> CustomerIdx {
        self.holder_on(Owned::Item(item), day).unwrap_or_else(|| self.item(item).customer)
    }

    /// Who had something that changed hands: of a customer that was merged by then, whom it became. A command never dates a merge before
    /// what its customer handed over, but two copies that meet may.
    fn holder_on(&self, thing: Owned, day: NaiveDate) -> Option<CustomerIdx> {
        self.hands.owner_on(thing, day).map(|owner| self.survivor_on(owner, day))
    }

    /// To whom an item was issued: its terms are those agreed with that customer, whoever owns it now.
    #[must_use]
    pub fn issued_to(&self, item: ItemIdx) -> CustomerIdx {
        let first = self.hands.moved.get(&Owned::Item(item)).and_then(|moved| moved.first());
        first.map_or_else(|| self.item(item).customer, |it| it.from)
    }

    /// The days from which an item was another customer's, in the order in which that was said, each with who had it before and after.
    pub fn changed_hands(&self, item: ItemIdx) -> impl Iterator<Item = (NaiveDate, CustomerIdx, CustomerIdx)> + '_ {
        self.hands.moved.get(&Owned::Item(item)).into_iter().flatten().map(|it| (it.on, it.from, it.to))
    }

    /// Whether something changes hands after a day: then that day is not seen as the state has it.
    #[must_use]
    pub fn changes_hands_after(&self, day: NaiveDate) -> bool {
        self.hands.last_day.is_some_and(|last| last > day)
    }

    /// The ledger with everything in the hands that had it at the end of a day: itself, unless something changes hands later.
    ///
    /// Views that tell customers apart look at this one. What changes hands is rare, and of days before it rarer: a copy then.
    #[must_use]
    pub fn seen_on(&self, day: NaiveDate) -> Cow<'_, Self> {
        if !self.changes_hands_after(day) {
            return Cow::Borrowed(self);
        }
        let mut seen = self.clone();
        for thing in self.hands.moved.keys() {
            if let Some(owner) = self.holder_on(*thing, day) {
                seen.give(*thing, owner);
            }
        }
        for moved in seen.hands.moved.values_mut() {
            moved.retain(|it| it.on <= day);
        }
        seen.hands.moved.retain(|_, moved| !moved.is_empty());
        seen.hands.last_day = None;
        for customer in &mut seen.customers {
            customer.merged = customer.merged.filter(|merged| merged.on <= day);
        }
        Cow::Owned(seen)
    }

    /// The account in which each item stood at the end of a day, by [`ItemIdx`]: all that a view of sums by customer needs of it.
    #[must_use]
    pub fn accounts_on(&self, day: NaiveDate) -> Cow<'_, [BalanceIdx]> {
        if !self.changes_hands_after(day) {
            return Cow::Borrowed(&self.items.balance);
        }
        let mut accounts = self.items.balance.clone();
        for thing in self.hands.moved.keys() {
            let Owned::Item(idx) = thing else { continue };
            let Some(owner) = self.holder_on(*thing, day) else { continue };
            let currency = self.item(*idx).currency;
            let its = &self.customers[owner.idx()].balances;
            if let Some(account) = its.iter().find(|account| self.balances[account.idx()].currency == currency) {
                accounts[idx.idx()] = *account;
            }
        }
        Cow::Owned(accounts)
    }

    /// The first day from which two items are one customer's for good; `None` where they always were.
    pub(super) fn together_from(&self, one: ItemIdx, other: ItemIdx) -> Option<NaiveDate> {
        let (one, other) = (Owned::Item(one), Owned::Item(other));
        if !self.hands.moved.contains_key(&one) && !self.hands.moved.contains_key(&other) {
            return None;
        }
        let owner = |thing: Owned, day| self.holder_on(thing, day).or_else(|| self.owner_now(thing));
        let merges = self.customers.iter().filter_map(|known| known.merged.map(|merged| merged.on));
        let days = self.hands.days_of(one).chain(self.hands.days_of(other)).chain(merges);
        days.filter(|day| day.pred_opt().is_some_and(|eve| owner(one, eve) != owner(other, eve))).max()
    }

    fn owner_now(&self, thing: Owned) -> Option<CustomerIdx> {
        match thing {
            Owned::Item(idx) => {
                self.items.balance.get(idx.idx()).and_then(|balance| self.balances.get(balance.idx())).map(|it| it.customer)
            }
            Owned::Order(idx) => self.orders.get(idx.idx()).map(|it| it.customer),
            Owned::Promise(idx) => self.promises.get(idx.idx()).map(|it| it.customer),
            Owned::Insolvency(idx) => self.insolvencies.get(idx.idx()).map(|it| it.customer),
            Owned::Reminder(idx) => self.reminders.get(idx.idx()).map(|it| it.customer),
            Owned::Interaction(place) => self.interactions.get(place as usize).map(|it| it.customer),
            Owned::CreditReport(place) => self.credit_reports.get(place as usize).map(|it| it.customer),
        }
    }

    /// What comes for `customer` dated `day`: who has it once all is counted, and the hands through which it went.
    pub(super) fn hands_of(&self, customer: CustomerIdx, day: NaiveDate) -> (CustomerIdx, Vec<Moved>) {
        let (mut at, mut through) = (customer, Vec::new());
        for _ in 0..self.customers.len() {
            let Some(merged) = self.merged_into(at) else { break };
            if merged.on > day || !through.is_empty() {
                // It cannot go on before it came.
                let on = through.last().map_or(merged.on, |before: &Moved| merged.on.max(before.on));
                through.push(Moved { on, from: at, to: merged.customer });
            }
            at = merged.customer;
        }
        (at, through)
    }

    /// Remembers through which hands a new thing went.
    pub(super) fn remember_hands(&mut self, thing: Owned, through: Vec<Moved>) {
        if let Some(last) = through.iter().map(|it| it.on).max() {
            self.hands.last_day = self.hands.last_day.max(Some(last));
            self.hands.moved.insert(thing, through);
        }
    }

    /// Hands a thing over, from a day on; to one who was merged, it goes on to whom that one became.
    fn hand_over(&mut self, thing: Owned, to: CustomerIdx, on: NaiveDate) {
        let Some(from) = self.owner_now(thing).filter(|from| *from != to) else { return };
        let (last, onwards) = self.hands_of(to, NaiveDate::MIN);
        let mut through = vec![Moved { on, from, to }];
        through.extend(onwards);
        let moved = self.hands.moved.entry(thing).or_default();
        for Moved { on, from, to } in through {
            // It cannot go on before it came.
            let on = moved.last().map_or(on, |before| on.max(before.on));
            moved.push(Moved { on, from, to });
            self.hands.last_day = self.hands.last_day.max(Some(on));
        }
        self.give(thing, last);
    }

    /// Puts a thing into the hands of a customer, with what it adds to their account.
    fn give(&mut self, thing: Owned, to: CustomerIdx) {
        match thing {
            Owned::Item(idx) => self.give_item(idx, to),
            Owned::Order(idx) => self.orders.iter_mut().skip(idx.idx()).take(1).for_each(|it| it.customer = to),
            Owned::Promise(idx) => self.promises.iter_mut().skip(idx.idx()).take(1).for_each(|it| it.customer = to),
            Owned::Insolvency(idx) => self.insolvencies.iter_mut().skip(idx.idx()).take(1).for_each(|it| it.customer = to),
            Owned::Reminder(idx) => self.reminders.iter_mut().skip(idx.idx()).take(1).for_each(|it| it.customer = to),
            Owned::Interaction(place) => self.interactions.iter_mut().skip(place as usize).take(1).for_each(|it| it.customer = to),
            Owned::CreditReport(place) => self.credit_reports.iter_mut().skip(place as usize).take(1).for_each(|it| it.customer = to),
        }
    }

    fn give_item(&mut self, idx: ItemIdx, to: CustomerIdx) {
        let at = idx.idx();
        let before = self.items.balance[at];
        let after = self.balance_for(to, self.balances[before.idx()].currency);
        if before == after {
            return;
        }
        let (amount, open, kind) = (self.items.amount[at], self.open_now(idx), self.items.kind[at]);
        let family = self.items.cold[at].account as usize;
        for (account, sign) in [(before, -1), (after, 1)] {
            let account = &mut self.balances[account.idx()];
            account.families[family] = account.families[family].saturating_add(sign * amount);
            if let Some(movement) = kind.movement() {
                let moved = &mut account.moved[movement.idx()];
                *moved = moved.saturating_add(sign * amount);
                if counts_as_document(kind, amount) {
                    account.open_documents = account.open_documents.saturating_add(sign * open);
                } else {
                    account.unapplied = account.unapplied.saturating_sub(sign * open);
                }
            }
        }
        self.items.balance[at] = after;
    }

    /// Everything of one customer becomes another's. False where it cannot: it was merged before, or would be merged into itself.
    pub(super) fn merge(&mut self, customer: CustomerIdx, into: CustomerIdx, on: NaiveDate) -> bool {
        let last = self.survivor_of(into);
        if last == customer || self.merged_into(customer).is_some() {
            return false;
        }
        // On some day each of its accounts may be the other's.
        let accounts = self.customers.get(customer.idx()).map(|known| known.balances.clone()).unwrap_or_default();
        for account in accounts {
            let currency = self.balances[account.idx()].currency;
            let _ = self.balance_for(into, currency);
            let _ = self.balance_for(last, currency);
        }
        let things = self.things_of(customer);
        for thing in things {
            self.hand_over(thing, into, on);
        }
        if let Some(known) = self.customers.get_mut(customer.idx()) {
            known.merged = Some(MergedInto { customer: into, on });
        }
        self.hands.last_day = self.hands.last_day.max(Some(on));
        true
    }

    /// Documents and money become another customer's, and what is about nothing else. False where an allocation would join two customers.
    pub(super) fn split(&mut self, items: &[ItemIdx], into: CustomerIdx, on: NaiveDate) -> bool {
        let moving: BTreeSet<ItemIdx> = items.iter().copied().collect();
        if self.ties_across(&moving, on).next().is_some() {
            return false;
        }
        let promises = (0..).map(PromiseIdx).zip(&self.promises);
        let promises = promises.filter(|(_, it)| it.documents.iter().all(|document| moving.contains(document)));
        let reminders = (0..).map(ReminderIdx).zip(&self.reminders);
        let reminders = reminders
            .filter(|(_, it)| !it.documents.is_empty() && it.documents.iter().all(|(document, _)| moving.contains(document)))
            .map(|(idx, _)| Owned::Reminder(idx));
        let along: Vec<Owned> = promises.map(|(idx, _)| Owned::Promise(idx)).chain(reminders).collect();
        for thing in moving.iter().copied().map(Owned::Item).chain(along) {
            self.hand_over(thing, into, on);
        }
        true
    }

    /// What ties one of these items to an item that is not among them, on a day from `on`: an allocation, or a deposit and what counts it.
    pub fn ties_across<'a>(&'a self, moving: &'a BTreeSet<ItemIdx>, on: NaiveDate) -> impl Iterator<Item = (ItemIdx, ItemIdx)> + 'a {
        let counts = move |it: &&super::Allocation| it.until.is_none_or(|until| until > it.from.max(on));
        let settled = self.allocations.iter().filter(counts).map(|it| (it.credit, it.debit));
        let deposits = self.deposit_uses.iter().map(|it| (it.deposit, it.set_off));
        settled.chain(deposits).filter_map(|(one, other)| match (moving.contains(&one), moving.contains(&other)) {
            (true, false) => Some((one, other)),
            (false, true) => Some((other, one)),
            _ => None,
        })
    }

    fn things_of(&self, customer: CustomerIdx) -> Vec<Owned> {
        let items = (0..).map(ItemIdx).zip(&self.items.balance);
        let items = items.filter(|(_, balance)| self.balances[balance.idx()].customer == customer).map(|(idx, _)| Owned::Item(idx));
        let its = |of: &CustomerIdx| *of == customer;
        let orders = (0..).map(OrderIdx).zip(&self.orders).filter(|(_, it)| its(&it.customer)).map(|(idx, _)| Owned::Order(idx));
        let promises = (0..).map(PromiseIdx).zip(&self.promises).filter(|(_, it)| its(&it.customer)).map(|(idx, _)| Owned::Promise(idx));
        let insolvencies = (0..).map(InsolvencyIdx).zip(&self.insolvencies);
        let insolvencies = insolvencies.filter(|(_, it)| its(&it.customer)).map(|(idx, _)| Owned::Insolvency(idx));
        let reminders = (0..).map(ReminderIdx).zip(&self.reminders);
        let reminders = reminders.filter(|(_, it)| its(&it.customer)).map(|(idx, _)| Owned::Reminder(idx));
        let said = (0..).zip(&self.interactions).filter(|(_, it)| its(&it.customer)).map(|(place, _)| Owned::Interaction(place));
        let reports = (0..).zip(&self.credit_reports).filter(|(_, it)| its(&it.customer)).map(|(place, _)| Owned::CreditReport(place));
        items.chain(orders).chain(promises).chain(insolvencies).chain(reminders).chain(said).chain(reports).collect()
    }

    /// The last day on which something came to a customer from another, or went.
    pub(super) fn last_change_of(&self, customer: CustomerIdx) -> Option<NaiveDate> {
        let moved = self.hands.moved.values().flatten();
        moved.filter(|it| it.from == customer || it.to == customer).map(|it| it.on).max()
    }

    /// The last day on which an item changed hands.
    pub(super) fn last_change_of_item(&self, item: ItemIdx) -> Option<NaiveDate> {
        self.hands.days_of(Owned::Item(item)).max()
    }

    /// What a customer's accounts hold that is owed or owing on a day, by document and money: what a split chooses from, oldest first.
    #[must_use]
    pub fn items_to_split(&self, customer: CustomerIdx) -> Vec<ItemIdx> {
        let its = |item: &super::Item<'_>| item.customer == customer && item.kind != ItemKind::Accrual && item.amount != 0;
        let mut items: Vec<(NaiveDate, ItemIdx)> = self.items().filter(its).map(|item| (item.on, item.idx)).collect();
        items.sort_unstable();
        items.into_iter().map(|(_, idx)| idx).collect()
    }

    /// The events that would fulfil a wish about whose things are whose, unchecked.
    pub(super) fn hands_wished(&self, wish: &HandsWish) -> Result<Vec<Event>, Refusal> {
        Ok(match wish {
            HandsWish::Merge { customer, into, on } => {
                vec![Event::CustomersMerged { customer: (*customer).into(), into: (*into).into(), on: *on }]
            }
            HandsWish::Split { items, into, on } => {
                let items = items.iter().map(|item| (*item).into()).collect();
                match into {
                    SplitInto::Known(into) => vec![Event::ItemsMoved { items, into: (*into).into(), on: *on }],
                    SplitInto::New { details, kind } => {
                        let new = Command::AddCustomer { details: (**details).clone(), kind: *kind };
                        let mut events = self.wished(&new)?;
                        events.push(Event::ItemsMoved { items, into: Ref::Here(0), on: *on });
                        events
                    }
                }
            }
        })
    }
}

impl HandsWish {
    /// The days that a person typed.
    pub(super) fn day(&self) -> NaiveDate {
        match self {
            Self::Merge { on, .. } | Self::Split { on, .. } => *on,
        }
    }
}

impl From<HandsWish> for Command {
    fn from(wish: HandsWish) -> Self {
        Self::ChangeHands(wish)
    }
}
