//! Finding a customer, a number or an amount while the person types.
//!
//! Start at [`search`]. Case, accents and punctuation do not count. Invariant: no text of an item is copied; the answer has a bounded length.

use crate::basis::fold::{fold_words, folded};
use crate::basis::money::minor_decimals;
use crate::ledger::{Balance, CustomerIdx, ItemIdx, ItemKind, Ledger};
use std::collections::VecDeque;

/// What was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// By its name or key.
    Customer(CustomerIdx),
    /// By its number or amount.
    Item(ItemIdx),
}

/// One answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// What.
    pub found: Found,
    /// How well it fits; the best come first.
    pub fit: Fit,
}

/// How well a text fits what was typed, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// The whole text.
    Whole,
    /// Its beginning, or the end of a number: people type the last figures.
    Edge,
    /// The beginning of a word in it.
    Word,
    /// An amount.
    Amount,
    /// Somewhere in it.
    Within,
}

const N_FITS: usize = 5;

/// Hits by fit; of each the last `limit` that came.
struct Kept {
    limit: usize,
    by_fit: [VecDeque<Found>; N_FITS],
}

impl Kept {
    fn keep(&mut self, found: Found, fit: Fit) {
        let Some(hits) = self.by_fit.get_mut(fit as usize) else { return };
        if hits.len() == self.limit {
            hits.pop_front();
        }
        if self.limit > 0 {
            hits.push_back(found);
        }
    }
}

/// Customers and items that fit `query`, best first, at most `limit`; of equal fit customers first, then the newest items.
///
/// Every word of the query must be in a customer's name or key. A number is matched whole, blanks left out; an amount without decimals
/// matches any cents, and its sign does not count. Nothing for a blank query.
///
/// Sketch: numbers are folded in the state, so 100,000 of 12 bytes are one pass over 1 MB, and amounts one over 8 bytes each; budget 16 ms.
#[must_use]
pub fn search(ledger: &Ledger, query: &str, limit: usize) -> Vec<Hit> {
    let needle = Needle::new(query);
    if needle.words.is_empty() {
        return Vec::new();
    }
    let mut customers: [Vec<Found>; N_FITS] = Default::default();
    for (idx, _) in ledger.customers() {
        let Some(folded) = ledger.folded_customer(idx) else { continue };
        let fit = best(needle.fit_of_words(&folded.name), needle.fit_of_words(&folded.key));
        if let Some(hits) = fit.and_then(|fit| customers.get_mut(fit as usize))
            && hits.len() < limit
        {
            // One that was merged is found as what it became.
            let found = Found::Customer(ledger.survivor_of(idx));
            if !hits.contains(&found) {
                hits.push(found);
            }
        }
    }
    let columns = ledger.columns();
    let mut items = Kept { limit, by_fit: Default::default() };
    let mut by_amount = needle.items_of_amount(ledger).peekable();
    let mut keep = |idx: ItemIdx, fit| {
        if columns.kind[idx.idx()] != ItemKind::Accrual {
            items.keep(Found::Item(idx), fit);
        }
    };
    // Both come in the order of entry.
    for (idx, number, at) in ledger.numbers_with(&needle.joined) {
        while let Some(before) = by_amount.next_if(|other| *other < idx) {
            keep(before, Fit::Amount);
        }
        let fits_amount = by_amount.next_if_eq(&idx).is_some();
        keep(idx, best(Some(needle.fit_at(number, at)), fits_amount.then_some(Fit::Amount)).unwrap_or(Fit::Within));
    }
    for idx in by_amount {
        keep(idx, Fit::Amount);
    }
    let fits = [Fit::Whole, Fit::Edge, Fit::Word, Fit::Amount, Fit::Within];
    let both = customers.into_iter().zip(items.by_fit).zip(fits);
    both.flat_map(|((customers, items), fit)| {
        let found = customers.into_iter().chain(items.into_iter().rev());
        found.take(limit).map(move |found| Hit { found, fit })
    })
    .take(limit)
    .collect()
}

fn best(a: Option<Fit>, b: Option<Fit>) -> Option<Fit> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (one, other) => one.or(other),
    }
}

/// A query, folded once.
#[derive(Debug, Clone)]
pub(super) struct Needle {
    words: Vec<String>,
    joined: String,
    amount: Option<TypedAmount>,
}

#[derive(Debug, Clone, Copy)]
struct TypedAmount {
    digits: u64,
    /// Decimals as typed; `None` where none were.
    decimals: Option<u32>,
}

impl Needle {
    pub(super) fn new(query: &str) -> Self {
        let typed: String = query.split_whitespace().collect();
        Self { words: words(query).collect(), joined: folded(query), amount: typed_amount(&typed) }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.words.is_empty()
    }

    /// Every word is somewhere in `text`, of which the words are folded, one blank between them.
    pub(super) fn fit_of_words(&self, text: &str) -> Option<Fit> {
        let mut worst = Fit::Whole;
        for word in &self.words {
            let at = text.find(word.as_str())?;
            let fit = match at {
                0 if text.len() == word.len() => Fit::Whole,
                0 => Fit::Edge,
                _ if text.match_indices(word.as_str()).any(|(at, _)| text[..at].ends_with(' ')) => Fit::Word,
                _ => Fit::Within,
            };
            worst = worst.max(fit);
        }
        Some(if self.words.len() > 1 && text == self.words.join(" ") { Fit::Whole } else { worst })
    }

    /// Every word is somewhere in `text`. `buffer` is used again and again.
    pub(super) fn is_in(&self, text: &str, buffer: &mut String) -> bool {
        if text.len() < self.words.first().map_or(0, String::len) && text.is_ascii() {
            return false;
        }
        buffer.clear();
        fold_words(text, buffer);
        self.words.iter().all(|word| buffer.contains(word.as_str()))
    }

    /// The query as one piece is somewhere in `number`, which is folded; neither's blanks and punctuation count.
    pub(super) fn is_in_number(&self, number: &str) -> bool {
        !self.joined.is_empty() && number.contains(self.joined.as_str())
    }

    /// How well the query fits a folded number in which it stands at `at` first.
    fn fit_at(&self, number: &str, at: usize) -> Fit {
        match at {
            0 if number.len() == self.joined.len() => Fit::Whole,
            0 => Fit::Edge,
            _ if number.ends_with(self.joined.as_str()) => Fit::Edge,
            _ => Fit::Within,
        }
    }

    /// Items whose amount was typed, in the order of entry.
    fn items_of_amount<'l>(&'l self, ledger: &'l Ledger) -> impl Iterator<Item = ItemIdx> + 'l {
        let columns = ledger.columns();
        let decimals_of = |account: &Balance| minor_decimals(account.currency);
        // Whatever the currency: most amounts are out of this.
        let bounds = ledger.balances().iter().filter_map(|account| self.bounds(decimals_of(account)));
        let (least, most) = bounds.fold((u64::MAX, 0), |(least, most), bounds| (least.min(bounds.0), most.max(bounds.1)));
        let near = columns.amount.iter().enumerate().filter(move |(_, minor)| (least..=most).contains(&minor.unsigned_abs()));
        near.filter(move |(at, minor)| self.is_amount(**minor, || decimals_of(ledger.balance(columns.balance[*at]))))
            .filter_map(|(at, _)| ledger.item_at(at))
    }

    /// The least and the most minor units that fit the amount typed, sign left out, in a currency of these decimals.
    fn bounds(&self, decimals: u32) -> Option<(u64, u64)> {
        let typed = self.amount?;
        match typed.decimals {
            None => {
                let unit = 10_u64.checked_pow(decimals)?;
                let least = typed.digits.checked_mul(unit)?;
                Some((least, least.saturating_add(unit - 1)))
            }
            Some(typed_decimals) => {
                let minor = typed.digits.checked_mul(10_u64.checked_pow(decimals.checked_sub(typed_decimals)?)?)?;
                Some((minor, minor))
            }
        }
    }

    /// Whether `minor` units are the amount that was typed, whatever the sign.
    pub(super) fn is_amount(&self, minor: i64, decimals: impl Fn() -> u32) -> bool {
        self.amount.is_some() && self.bounds(decimals()).is_some_and(|(least, most)| (least..=most).contains(&minor.unsigned_abs()))
    }
}

/// `1284`, `1284,50`, `1.284,50`, `1,284.50`: the last separator before one to three figures at the end is the decimal one,
/// unless three figures follow it and it is the only kind there is.
fn typed_amount(text: &str) -> Option<TypedAmount> {
    let text = text.trim_end_matches(['€', '$', '£']).trim_start_matches(['-', '€', '$', '£']);
    if text.is_empty() || !text.chars().all(|char| char.is_ascii_digit() || matches!(char, ',' | '.' | '\'')) {
        return None;
    }
    let digits = text.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
    let decimals = text.rfind([',', '.']).map(|at| text.len() - at - 1).filter(|after| matches!(after, 1 | 2));
    Some(TypedAmount { digits, decimals: decimals.and_then(|after| u32::try_from(after).ok()) })
}

/// The words of a text, folded.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).map(folded)
}
