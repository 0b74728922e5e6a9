//! Finding a customer, a number or an amount while the person types.
//!
//! Start at [`search`]. Case, accents and punctuation do not count. Invariant: no text of an item is copied; the answer has a bounded length.

use crate::basis::fold::folded;
use crate::basis::money::minor_decimals;
use crate::ledger::{CustomerIdx, ItemIdx, ItemKind, Ledger};

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

/// Customers and items that fit `query`, best first, at most `limit`; of equal fit customers first, then the newest items.
///
/// Every word of the query must be in a customer's name or key. A number is matched whole, blanks left out; an amount without decimals
/// matches any cents, and its sign does not count. Nothing for a blank query.
///
/// Sketch: 100,000 numbers of 12 bytes are one pass over 1 MB, without copying; budget 16 ms.
#[must_use]
pub fn search(ledger: &Ledger, query: &str, limit: usize) -> Vec<Hit> {
    let needle = Needle::new(query);
    if needle.words.is_empty() {
        return Vec::new();
    }
    let mut by_fit: [Vec<Hit>; N_FITS] = Default::default();
    let mut keep = |found, fit: Option<Fit>| {
        if let Some(fit) = fit
            && let Some(hits) = by_fit.get_mut(fit as usize)
            && hits.len() < limit
        {
            hits.push(Hit { found, fit });
        }
    };
    for (idx, customer) in ledger.customers() {
        let fit = needle.fit_of_name(&customer.details.name);
        keep(Found::Customer(idx), best(fit, needle.fit_of_name(&customer.key)));
    }
    let columns = ledger.columns();
    let mut buffer = Vec::new();
    for place in (0..ledger.n_items()).rev() {
        let Some(idx) = ledger.item_at(place).filter(|_| columns.kind[place] != ItemKind::Accrual) else { continue };
        let fit = needle.fit_of_number(ledger.number(idx), &mut buffer);
        let decimals = || minor_decimals(ledger.balance(columns.balance[place]).currency);
        let by_amount = fit.is_none_or(|fit| fit > Fit::Amount) && needle.is_amount(columns.amount[place], decimals);
        keep(Found::Item(idx), best(fit, by_amount.then_some(Fit::Amount)));
    }
    let mut hits: Vec<Hit> = by_fit.into_iter().flatten().collect();
    hits.truncate(limit);
    hits
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

    /// Every word is somewhere in `text`.
    pub(super) fn fit_of_name(&self, text: &str) -> Option<Fit> {
        let text = words(text).collect::<Vec<String>>().join(" ");
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

    /// The query as one piece is somewhere in `number`, neither's blanks and punctuation counted. `buffer` is used again and again.
    pub(super) fn fit_of_number(&self, number: &str, buffer: &mut Vec<u8>) -> Option<Fit> {
        let needle = self.joined.as_bytes();
        if needle.is_empty() || number.len() < needle.len() {
            return None;
        }
        buffer.clear();
        if number.is_ascii() {
            buffer.extend(number.bytes().filter(u8::is_ascii_alphanumeric).map(|byte| byte.to_ascii_lowercase()));
        } else {
            buffer.extend_from_slice(folded(number).as_bytes());
        }
        // Numbers are short: a plain scan is quicker than preparing a search.
        let at = buffer.windows(needle.len()).position(|part| part == needle)?;
        Some(match at {
            0 if buffer.len() == needle.len() => Fit::Whole,
            0 => Fit::Edge,
            _ if buffer.ends_with(needle) => Fit::Edge,
            _ => Fit::Within,
        })
    }

    /// Whether `minor` units are the amount that was typed, whatever the sign.
    pub(super) fn is_amount(&self, minor: i64, decimals: impl Fn() -> u32) -> bool {
        let Some(typed) = self.amount else { return false };
        let decimals = decimals();
        let Some(unit) = 10_u64.checked_pow(decimals) else { return false };
        let minor = minor.unsigned_abs();
        match typed.decimals {
            None => minor / unit == typed.digits,
            Some(typed_decimals) if typed_decimals <= decimals => {
                10_u64.checked_pow(decimals - typed_decimals).and_then(|factor| typed.digits.checked_mul(factor)) == Some(minor)
            }
            Some(_) => false,
        }
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
