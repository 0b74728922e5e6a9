//! Balances worked out the slow way: a list of facts, gone through anew for every question. Knows nothing of the program that it judges:
//! plain numbers, names and days, no columns, no running totals.

use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// A document or a movement of money.
#[derive(Debug, Clone)]
pub(crate) struct Posting {
    pub(crate) customer: usize,
    pub(crate) currency: String,
    pub(crate) on: NaiveDate,
    pub(crate) cents: i64,
    /// `None` for what is no part of a balance.
    pub(crate) movement: Option<&'static str>,
    pub(crate) is_document: bool,
    pub(crate) retention: bool,
    pub(crate) due: Due,
}

/// When something falls due.
#[derive(Debug, Clone)]
pub(crate) enum Due {
    Never,
    ByTerms,
    On(NaiveDate),
    Parts(Vec<(NaiveDate, i64)>),
    /// Agreed afterwards.
    Agreed(NaiveDate),
}

/// So many days, then the end of that month, for documents from a day on.
#[derive(Debug, Clone)]
pub(crate) struct Terms {
    /// `None` for all customers without any of their own that fit.
    pub(crate) customer: Option<usize>,
    pub(crate) from: Option<NaiveDate>,
    pub(crate) days: u64,
}

/// Part of one posting that settles part of another.
#[derive(Debug, Clone)]
pub(crate) struct Settled {
    pub(crate) credit: usize,
    pub(crate) debit: usize,
    pub(crate) cents: i64,
    pub(crate) ended_on: Option<NaiveDate>,
}

/// From a day on a posting is another customer's.
#[derive(Debug, Clone)]
pub(crate) struct Hand {
    pub(crate) posting: usize,
    pub(crate) on: NaiveDate,
    pub(crate) to: usize,
}

/// A customer that became another.
#[derive(Debug, Clone)]
pub(crate) struct Merged {
    pub(crate) customer: usize,
    pub(crate) into: usize,
    pub(crate) on: NaiveDate,
}

/// All facts, in the order in which they were written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Facts {
    pub(crate) postings: Vec<Posting>,
    pub(crate) settled: Vec<Settled>,
    pub(crate) terms: Vec<Terms>,
    pub(crate) hands: Vec<Hand>,
    pub(crate) merged: Vec<Merged>,
}

impl Facts {
    /// What is open of a posting at the end of a day, of its own sign.
    pub(crate) fn open(&self, at: usize, day: NaiveDate) -> i64 {
        let posting = &self.postings[at];
        if posting.on > day {
            return 0;
        }
        let mut open = posting.cents;
        for settled in &self.settled {
            let begins = self.postings[settled.credit].on.max(self.postings[settled.debit].on).max(self.together(settled));
            let counts = begins <= day && settled.ended_on.is_none_or(|ended| day < ended);
            if counts && settled.debit == at {
                open -= settled.cents;
            }
            if counts && settled.credit == at {
                open += settled.cents;
            }
        }
        open
    }

    /// Whose a posting is at the end of a day: of what had begun by then, what was said last.
    pub(crate) fn owner(&self, at: usize, day: NaiveDate) -> usize {
        let mut begun = self.hands.iter().filter(|hand| hand.posting == at && hand.on <= day);
        let mut owner = begun.next_back().map_or(self.postings[at].customer, |hand| hand.to);
        while let Some(merged) = self.merged.iter().find(|merged| merged.customer == owner && merged.on <= day) {
            owner = merged.into;
        }
        owner
    }

    /// The day after the last on which the two were not one customer's: looked at day by day.
    fn together(&self, settled: &Settled) -> NaiveDate {
        let moved = |at: usize| self.hands.iter().any(|hand| hand.posting == at);
        let first = NaiveDate::MIN;
        if !moved(settled.credit) && !moved(settled.debit) {
            return first;
        }
        let days = self.hands.iter().map(|hand| hand.on).chain(self.merged.iter().map(|merged| merged.on));
        let Some((from, to)) = days.clone().min().zip(days.max()) else { return first };
        let mut together = first;
        let mut day = from - Days::new(1);
        while day <= to {
            if self.owner(settled.credit, day) != self.owner(settled.debit, day) {
                together = day + Days::new(1);
            }
            day = day + Days::new(1);
        }
        together
    }

    /// What comes for a customer after it became another passes on to that one, and so on; before the day it is the customer's own.
    pub(crate) fn pass_on(&mut self, at: usize) {
        let mut whose = self.postings[at].customer;
        let mut passed = false;
        while let Some(merged) = self.merged.iter().find(|merged| merged.customer == whose).cloned() {
            if merged.on <= self.postings[at].on && !passed {
                self.postings[at].customer = merged.into;
            } else {
                passed = true;
                let on = self.not_before_it_came(at, merged.on);
                self.hands.push(Hand { posting: at, on, to: merged.into });
            }
            whose = merged.into;
        }
    }

    /// A posting cannot go on before it came.
    pub(crate) fn not_before_it_came(&self, at: usize, on: NaiveDate) -> NaiveDate {
        self.hands.iter().filter(|hand| hand.posting == at).map(|hand| hand.on).max().map_or(on, |came| on.max(came))
    }

    /// Hands a posting over; to one who became another, it goes on to that one.
    pub(crate) fn hand_over(&mut self, at: usize, to: usize, on: NaiveDate) {
        let (mut on, mut to) = (self.not_before_it_came(at, on), to);
        self.hands.push(Hand { posting: at, on, to });
        while let Some(merged) = self.merged.iter().find(|merged| merged.customer == to) {
            (on, to) = (on.max(merged.on), merged.into);
            self.hands.push(Hand { posting: at, on, to });
        }
    }

    /// What customers owe, by customer and currency, as the sum of what moved.
    pub(crate) fn owed(&self, day: NaiveDate) -> BTreeMap<(usize, String), i64> {
        let mut owed = BTreeMap::new();
        for at in 0..self.postings.len() {
            let posting = &self.postings[at];
            if posting.on > day || posting.movement.is_none() {
                continue;
            }
            *owed.entry((self.owner(at, day), posting.currency.clone())).or_default() += posting.cents;
        }
        owed.retain(|_, cents| *cents != 0);
        owed
    }

    /// Sums by kind of movement in a currency between two days, both included.
    pub(crate) fn moved(&self, currency: &str, first: NaiveDate, last: NaiveDate) -> BTreeMap<&'static str, i64> {
        let mut moved = BTreeMap::new();
        for posting in self.postings.iter().filter(|posting| posting.currency == currency && posting.on >= first && posting.on <= last) {
            if let Some(movement) = posting.movement {
                *moved.entry(movement).or_default() += posting.cents;
            }
        }
        moved.retain(|_, cents| *cents != 0);
        moved
    }

    /// Not due, then 1 to 30, 31 to 60, 61 to 90 and more days late, then credits, then money that settles nothing: of one currency.
    pub(crate) fn aged(&self, currency: &str, day: NaiveDate) -> [i64; 7] {
        let mut aged = [0; 7];
        for at in 0..self.postings.len() {
            let posting = &self.postings[at];
            if posting.currency != currency || posting.movement.is_none() {
                continue;
            }
            let open = self.open(at, day);
            if posting.cents < 0 {
                aged[if posting.is_document { 5 } else { 6 }] += open;
                continue;
            }
            for (due, cents) in self.open_by_due(at, open) {
                let late = due.map_or(0, |due| (day - due).num_days());
                let column = match late {
                    ..=0 => 0,
                    1..=30 => 1,
                    31..=60 => 2,
                    61..=90 => 3,
                    _ => 4,
                };
                aged[column] += cents;
            }
        }
        aged
    }

    /// What is open of a debt by due date: what was paid fills the oldest first. No date for a retention that is held back.
    fn open_by_due(&self, at: usize, open: i64) -> Vec<(Option<NaiveDate>, i64)> {
        let posting = &self.postings[at];
        match &posting.due {
            Due::Never => vec![(Some(posting.on), open)],
            Due::On(due) | Due::Agreed(due) => vec![(Some(*due), open)],
            Due::ByTerms if posting.retention => vec![(None, open)],
            Due::ByTerms => vec![(Some(self.by_terms(posting)), open)],
            Due::Parts(parts) => {
                let mut parts = parts.clone();
                parts.sort_by_key(|(due, _)| *due);
                let mut paid = posting.cents - open;
                let mut left = Vec::new();
                for (due, cents) in parts {
                    let taken = paid.min(cents);
                    paid -= taken;
                    left.push((Some(due), cents - taken));
                }
                left
            }
        }
    }

    /// The last that were agreed for its customer and fit its day, else the last for all.
    fn terms_of(&self, posting: &Posting) -> Option<&Terms> {
        let fits = |terms: &&Terms| terms.from.is_none_or(|from| from <= posting.on);
        let own = self.terms.iter().filter(|terms| terms.customer == Some(posting.customer)).rfind(fits);
        own.or_else(|| self.terms.iter().filter(|terms| terms.customer.is_none()).rfind(fits))
    }

    /// Thirty days where nothing was agreed.
    fn by_terms(&self, posting: &Posting) -> NaiveDate {
        match self.terms_of(posting) {
            None => posting.on + Days::new(30),
            Some(terms) => {
                let mut day = posting.on + Days::new(terms.days);
                let month = day.month();
                while (day + Days::new(1)).month() == month {
                    day = day + Days::new(1);
                }
                day
            }
        }
    }
}
