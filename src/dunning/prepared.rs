//! One reminder about to leave: a card with what the person chose for it, the checks, and the letter.

use super::checks::{Check, CheckState, checks};
use super::claim::Unsure;
use super::day_list::{Card, DaySettings};
use super::day_rows::CardRow;
use super::letter::{Letter, LetterRequest, NoLetter, letter};
use super::letter_text::LetterText;
use crate::basis::id::ThingId;
use crate::law::RateBook;
use crate::ledger::{Channel, Ledger, Tone};
use crate::words::Language;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// What the person chose for one reminder.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// Another tone than the card's.
    pub tone: Option<Tone>,
    /// Another way than the card's.
    pub channel: Option<Channel>,
    /// Another language than the customer's.
    pub language: Option<Language>,
    /// The language for a customer of whom none is known: the one in which the person works.
    pub otherwise: Language,
    /// Documents that stay due and are not in it.
    pub left_out: BTreeSet<ThingId>,
    /// The words proposed when the person began to change them, and the changed ones. They count while the proposal is the same.
    pub text: Option<(LetterText, LetterText)>,
    /// The figures of which the person said that they looked them up.
    pub confirmed: Vec<Unsure>,
}

/// A reminder about to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The card with the documents, tone and way chosen; the whole card where no document is left.
    pub card: Card,
    /// What was looked at.
    pub checks: Vec<Check>,
    /// The letter with the words chosen, or why there is none.
    pub letter: Result<Letter, NoLetter>,
    /// The words proposed; `None` without a letter.
    pub proposed: Option<LetterText>,
    /// True where the letter has words of the person's.
    pub is_edited: bool,
    /// True where the person's words were given up, since what they were written for changed.
    pub is_remade: bool,
    /// True where figures are to be confirmed before it leaves.
    pub is_unconfirmed: bool,
}

/// The tones that may be chosen for a card: a formal notice only where it is its step.
#[must_use]
pub fn tones_for(card: &Card) -> Vec<Tone> {
    let formal = (card.tone == Tone::Formal).then_some(Tone::Formal);
    [Tone::Friendly, Tone::Firm].into_iter().chain(formal).collect()
}

/// The reminder of `row` as chosen; `None` where the row means nothing in this state any more.
#[must_use]
pub fn prepare(
    ledger: &Ledger,
    rates: &RateBook,
    row: &CardRow,
    choices: &Choices,
    as_of: NaiveDate,
    settings: &DaySettings,
) -> Option<Prepared> {
    if !row.holds_in(ledger) {
        return None;
    }
    let is_kept = |item| row.document(item).is_none_or(|document| !choices.left_out.contains(&document.id));
    let kept = row.card.keeping(is_kept);
    let is_empty = kept.is_none();
    let mut card = kept.unwrap_or_else(|| row.card.clone());
    card.tone = choices.tone.filter(|tone| tones_for(&row.card).contains(tone)).unwrap_or(card.tone);
    card.channel = choices.channel.unwrap_or(card.channel);
    let request = LetterRequest { language: choices.language, otherwise: choices.otherwise, ..LetterRequest::of(&card) };
    let proposal = if is_empty { Err(NoLetter::Empty) } else { letter(ledger, rates, &request, as_of, settings) };
    let proposed = proposal.as_ref().ok().map(Letter::text);
    let own = choices.text.as_ref().filter(|(before, after)| before != after);
    let still_fits = own.filter(|(before, _)| proposed.as_ref() == Some(before));
    let is_unconfirmed = proposal.as_ref().is_ok_and(|letter| letter.needs_confirmation.iter().any(|it| !choices.confirmed.contains(it)));
    Some(Prepared {
        checks: checks(ledger, &card, as_of, settings),
        letter: proposal.map(|letter| still_fits.map_or_else(|| letter.clone(), |(_, words)| letter.with_text(words))),
        is_edited: still_fits.is_some(),
        is_remade: own.is_some() && still_fits.is_none() && proposed.is_some(),
        is_unconfirmed,
        proposed,
        card,
    })
}

impl Prepared {
    /// Whether it may not be sent so: a check stands against it, or there is no letter.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.letter.is_err() || self.is_held_by_a_check()
    }

    /// Whether a check stands against it.
    #[must_use]
    pub fn is_held_by_a_check(&self) -> bool {
        self.checks.iter().any(|check| check.state == CheckState::Stop)
    }
}
