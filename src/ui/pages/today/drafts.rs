//! What a person chose for reminders that have not left yet: kept while they go to the letter and back, not in the books.

use crate::basis::id::{BatchId, ThingId};
use crate::dunning::Choices;
use crate::law::RateBook;
use crate::ui::preferences::use_words;
use crate::ui::rates::use_rates;
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The choices, in the context of every page.
#[derive(Clone, Copy)]
pub struct Drafts {
    choices: RwSignal<BTreeMap<ThingId, Choices>>,
    /// The day on which it was asked, and up to when the bank was looked at.
    bank: RwSignal<Option<(NaiveDate, NaiveDate)>>,
    /// Steps left out since the page was opened: whose, why, by which batch.
    skipped: RwSignal<Vec<(ThingId, String, BatchId)>>,
    rates: Memo<RateBook>,
    words: Signal<&'static Words>,
}

impl Drafts {
    /// Empty, and into the context.
    pub fn provide() -> Self {
        let drafts = Self {
            choices: RwSignal::new(BTreeMap::new()),
            bank: RwSignal::new(None),
            skipped: RwSignal::new(Vec::new()),
            rates: use_rates(),
            words: use_words(),
        };
        provide_context(drafts);
        drafts
    }

    /// The choices for a card. Reactive.
    pub(crate) fn of(self, key: ThingId) -> Choices {
        let otherwise = self.words.get().language;
        Choices { otherwise, ..self.choices.with(|it| it.get(&key).cloned()).unwrap_or_default() }
    }

    /// Changes the choices for a card.
    pub(crate) fn change(self, key: ThingId, change: impl FnOnce(&mut Choices)) {
        self.choices.update(|it| change(it.entry(key).or_default()));
    }

    /// Forgets the choices for a card: it has left.
    pub(crate) fn forget(self, key: ThingId) {
        self.choices.update(|it| {
            it.remove(&key);
        });
    }

    /// Up to when the bank was looked at, as said on that day.
    pub(crate) fn bank_said_on(self, day: NaiveDate) -> Option<NaiveDate> {
        self.bank.get_untracked().filter(|(on, _)| *on == day).map(|(_, up_to)| up_to)
    }

    /// Keeps the answer for the rest of the day.
    pub(crate) fn say_bank(self, day: NaiveDate, up_to: NaiveDate) {
        self.bank.set(Some((day, up_to)));
    }

    /// Keeps which batch left a step out.
    pub(crate) fn skipped_by(self, customer: ThingId, reason: String, batch: BatchId) {
        self.skipped.update(|it| it.push((customer, reason, batch)));
    }

    /// The batches that left steps of a customer out for a reason, newest last. Reactive.
    pub(crate) fn skips(self, customer: ThingId, reason: &str) -> Vec<BatchId> {
        self.skipped
            .with(|it| it.iter().filter(|(whose, why, _)| *whose == customer && why == reason).map(|(_, _, batch)| *batch).collect())
    }

    /// The rates of the law.
    pub(crate) fn with_rates<T>(self, look: impl FnOnce(&RateBook) -> T) -> T {
        self.rates.with(look)
    }
}

/// The choices in the context. Outside the frame, new ones.
#[must_use]
pub(crate) fn use_drafts() -> Drafts {
    use_context::<Drafts>().unwrap_or_else(Drafts::provide)
}
