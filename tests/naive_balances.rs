//! Balances, movements and ages of random histories, beside a second way of working them out that shares no line with the first.

#![expect(clippy::unwrap_used, reason = "a test may stop")]

#[path = "naive_balances/model.rs"]
mod model;
#[expect(dead_code, reason = "other tests use the rest")]
mod random_ledger;

use chrono::NaiveDate;
use echeance::basis::id::{BatchId, Ref, ThingId};
use echeance::basis::money::Currency;
use echeance::insight::{AgedBalanceSettings, Period, aged_balance, movements_of_period};
use echeance::ledger::{Due, Event, ItemKind, Ledger, Meaning, Movement, Terms, TermsScope};
use model::{Facts, Posting, Settled};
use proptest::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// What each name stands for in the model, by the order in which events came.
#[derive(Default)]
struct Told {
    facts: Facts,
    customers: BTreeMap<ThingId, usize>,
    postings: BTreeMap<ThingId, usize>,
    settled: BTreeMap<ThingId, usize>,
    /// Money that was booked for a bank line, by what said so.
    booked_for: HashMap<ThingId, Vec<usize>>,
    /// By posting: the day of release of a retention, and how it fell due before it had one.
    released: HashMap<usize, (NaiveDate, model::Due, bool)>,
}

fn movement_of(kind: ItemKind) -> Option<&'static str> {
    Some(match kind {
        ItemKind::Opening => "opening",
        ItemKind::Invoice | ItemKind::Deposit => "invoiced",
        ItemKind::CreditNote => "credited",
        ItemKind::Accrual => return None,
        ItemKind::Payment => "paid",
        ItemKind::Bounce => "bounced",
        ItemKind::Refund => "refunded",
        ItemKind::Discount => "discount",
        ItemKind::SetOff | ItemKind::Bill => "set off",
        ItemKind::ExchangeDifference => "exchange",
        ItemKind::WriteOff => "written off",
    })
}

const NAMES: [&str; 10] =
    ["opening", "invoiced", "credited", "paid", "bounced", "refunded", "discount", "set off", "exchange", "written off"];

impl Told {
    fn of(batches: &[(BatchId, Vec<Event>)]) -> Self {
        let mut told = Self::default();
        for (batch, events) in batches {
            for (ordinal, event) in events.iter().enumerate() {
                told.take(event, ThingId { batch: *batch, ordinal: ordinal as u32 });
            }
        }
        told
    }

    fn take(&mut self, event: &Event, here: ThingId) {
        let at = |reference: &Ref| reference.resolve(here.batch);
        match event {
            Event::CustomerAdded { .. } => {
                self.customers.insert(here, self.customers.len());
            }
            Event::TermsAgreed { scope, terms: Terms::PlusThenEndOfMonth(days), from, .. } => {
                let customer = match scope {
                    TermsScope::Company => None,
                    TermsScope::Customer(customer) => Some(self.customers[&at(customer)]),
                    TermsScope::Segment(_) => return,
                };
                self.facts.terms.push(model::Terms { customer, from: *from, days: u64::from(*days) });
            }
            Event::DocumentIssued { customer, kind, issued_on, due, amount, retention, .. } => {
                let due = match due {
                    Due::ByTerms => model::Due::ByTerms,
                    Due::On(day) => model::Due::On(*day),
                    Due::Instalments(parts) => {
                        model::Due::Parts(parts.iter().map(|part| (part.due_on, part.amount.to_minor().unwrap())).collect())
                    }
                };
                self.post(here, at(customer), (*kind).into(), *issued_on, *amount, due, *retention);
            }
            Event::MoneyBooked { customer, kind, booked_on, amount, .. } => {
                self.post(here, at(customer), (*kind).into(), *booked_on, *amount, model::Due::Never, false);
            }
            Event::Allocated { credit, debit, amount, .. } => {
                self.settled.insert(here, self.facts.settled.len());
                let (credit, debit) = (self.postings[&at(credit)], self.postings[&at(debit)]);
                self.facts.settled.push(Settled { credit, debit, cents: amount.to_minor().unwrap(), ended_on: None });
            }
            Event::AllocationEnded { allocation, on } => {
                self.facts.settled[self.settled[&at(allocation)]].ended_on.get_or_insert(*on);
            }
            Event::DueDateAgreed { document, due_on } => {
                self.facts.postings[self.postings[&at(document)]].due = model::Due::Agreed(*due_on);
            }
            Event::BankLineExplained { meaning: Meaning::Money { items, .. }, .. } => {
                let booked = items.iter().map(at).filter(|item| item.batch == here.batch);
                let booked = booked.filter_map(|item| self.postings.get(&item).copied()).collect();
                self.booked_for.insert(here, booked);
            }
            Event::BankLineReopened { explanation } => {
                // Worth nothing from the beginning, with all that it settled.
                for posting in self.booked_for.remove(&at(explanation)).unwrap_or_default() {
                    self.facts.postings[posting].cents = 0;
                    let settled = self.facts.settled.iter_mut();
                    settled.filter(|it| it.credit == posting || it.debit == posting).for_each(|it| it.cents = 0);
                }
            }
            Event::CustomersMerged { customer, into, on } => {
                let (from, into) = (self.customers[&at(customer)], self.customers[&at(into)]);
                self.hand_over(|facts, posting| facts.owner(posting, NaiveDate::MAX) == from, into, *on);
                self.facts.merged.push(model::Merged { customer: from, into, on: *on });
            }
            Event::ItemsMoved { items, into, on } => {
                let into = self.customers[&at(into)];
                let moving: Vec<usize> = items.iter().map(|item| self.postings[&at(item)]).collect();
                self.hand_over(|_, posting| moving.contains(&posting), into, *on);
            }
            Event::DocumentDetailed { document, details } => self.release(self.postings[&at(document)], details.released_on),
            _ => {}
        }
    }

    fn hand_over(&mut self, moves: impl Fn(&Facts, usize) -> bool, to: usize, on: NaiveDate) {
        for posting in 0..self.facts.postings.len() {
            if moves(&self.facts, posting) && self.facts.owner(posting, NaiveDate::MAX) != to {
                self.facts.hand_over(posting, to, on);
            }
        }
    }

    /// A retention with a day of release falls due then; without one any more, as before, unless a day was agreed meanwhile.
    fn release(&mut self, at: usize, released_on: Option<NaiveDate>) {
        let before = self.released.remove(&at);
        let posting = &mut self.facts.postings[at];
        match (before, released_on) {
            (Some(before), Some(day)) if before.0 == day => {
                self.released.insert(at, before);
            }
            (before, Some(day)) => {
                let (due, retention) = before.map_or((posting.due.clone(), posting.retention), |(_, due, retention)| (due, retention));
                self.released.insert(at, (day, due, retention));
                (posting.due, posting.retention) = (model::Due::On(day), true);
            }
            (Some((day, due, retention)), None) => {
                posting.retention = retention;
                if matches!(posting.due, model::Due::On(now) if now == day) {
                    posting.due = due;
                }
            }
            (None, None) => {}
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of a posting, once")]
    fn post(
        &mut self,
        here: ThingId,
        customer: ThingId,
        kind: ItemKind,
        on: NaiveDate,
        amount: echeance::basis::money::Money,
        due: model::Due,
        retention: bool,
    ) {
        self.postings.insert(here, self.facts.postings.len());
        self.facts.postings.push(Posting {
            customer: self.customers[&customer],
            currency: amount.currency().code().to_owned(),
            on,
            cents: amount.to_minor().unwrap(),
            movement: movement_of(kind),
            is_document: kind.is_document(),
            retention,
            due,
        });
        self.facts.pass_on(self.facts.postings.len() - 1);
    }
}

/// Terms of a segment, and terms in parts, are not told to the model: it knows neither.
fn is_modelled(event: &Event) -> bool {
    match event {
        Event::TermsAgreed { scope, terms, .. } => {
            !matches!(scope, TermsScope::Segment(_)) && matches!(terms, Terms::PlusThenEndOfMonth(_))
        }
        _ => true,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn what_is_open_owed_late_and_moved_is_what_the_slow_way_finds(
        random in random_ledger::ledger(160),
        last in 0_u64..460,
        back in 0_u64..200,
    ) {
        let mut ledger = Ledger::default();
        for (batch, events) in &random.batches {
            ledger.apply_batch(*batch, events.iter().map(|event| is_modelled(event).then_some(event)));
        }
        let told = Told::of(&random.batches);
        let day = random_ledger::day(last);

        let open = ledger.open_on(day);
        for (id, at) in &told.postings {
            let idx = ledger.item_of(*id).unwrap();
            prop_assert_eq!(open[idx.idx()], told.facts.open(*at, day), "open of {}", id);
        }

        let period = Period { first: random_ledger::day(last.saturating_sub(back)), last: day };
        let movements = movements_of_period(&ledger, period);
        let mut owed = BTreeMap::new();
        for row in &movements.rows {
            owed.insert((row.customer.idx(), row.currency.code().to_owned()), row.sums.closing);
        }
        owed.retain(|_, cents| *cents != 0);
        prop_assert_eq!(owed, told.facts.owed(day));

        for currency in [Currency::EUR, Currency::USD] {
            let expected = told.facts.moved(currency.code(), period.first, period.last);
            let found: BTreeMap<&str, i64> = movements.total(currency).map_or_else(BTreeMap::new, |total| {
                let sums = Movement::ALL.map(|movement| (NAMES[movement.idx()], total.sums.of(movement)));
                sums.into_iter().filter(|(_, cents)| *cents != 0).collect()
            });
            prop_assert_eq!(found, expected);

            let aged = aged_balance(&ledger, day, &AgedBalanceSettings::by_due_date());
            let amounts = aged.totals.iter().find(|total| total.currency == currency).map(|total| total.amounts.clone()).unwrap_or_default();
            let bucket = |at: usize| amounts.buckets.get(at).copied().unwrap_or_default();
            let found = [amounts.not_due, bucket(0), bucket(1), bucket(2), bucket(3), amounts.credits, amounts.unapplied];
            prop_assert_eq!(found, told.facts.aged(currency.code(), day));
        }
    }
}
