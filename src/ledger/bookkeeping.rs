//! What the accounting needs beside documents and money: account numbers, doubt, impairments, and which entries were handed over.
//!
//! None of it moves a customer's balance. Each fact carries its day, so that a past day shows what held then.

use super::apply::{Applying, Unfit};
use super::deciding::Deciding;
use super::state::{ItemIdx, Ledger};
use super::{Command, Event, Refusal};
use crate::basis::id::{Ref, ThingId};
use crate::basis::money::Money;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an account of the chart is for.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountRole {
    /// Customers.
    Customers,
    /// Doubtful customers.
    Doubtful,
    /// Tax on sales, as it is given back by a discount.
    SalesTax,
    /// Tax got back on a loss.
    LossTax,
    /// Discount given for early payment.
    Discount,
    /// A debt that is lost, without tax.
    Loss,
    /// Money for what was given up.
    Recovery,
    /// A loss on a currency.
    ExchangeLoss,
    /// A gain on a currency.
    ExchangeGain,
    /// Late interest billed.
    Interest,
    /// The fixed sum for recovery costs.
    Compensation,
    /// Expense of an impairment.
    ImpairmentExpense,
    /// Income of an impairment taken back.
    ImpairmentIncome,
    /// The impairment itself.
    Impairment,
}

impl AccountRole {
    /// All, as a person reads them.
    pub const ALL: [Self; 14] = [
        Self::Customers,
        Self::Doubtful,
        Self::SalesTax,
        Self::LossTax,
        Self::Discount,
        Self::Loss,
        Self::Recovery,
        Self::ExchangeLoss,
        Self::ExchangeGain,
        Self::Interest,
        Self::Compensation,
        Self::ImpairmentExpense,
        Self::ImpairmentIncome,
        Self::Impairment,
    ];
}

/// How the accounting is kept, as the person said: where they said nothing, the usual chart of their country counts.
///
/// Every field is always written in the snapshot, which has no names by which to miss one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Bookkeeping {
    /// Account numbers that differ from the chart's.
    pub accounts: BTreeMap<AccountRole, String>,
    /// Code of the journal of miscellaneous entries; empty for the usual one.
    pub journal: String,
    /// Tax in per cent of documents that do not say theirs; `None` where nobody said.
    pub tax_percent: Option<Decimal>,
    /// Whether a discount lowers the tax: `None` as the country's rule has it.
    pub discount_lowers_tax: Option<bool>,
    /// True where the tax on losses is not got back, as for who owes it on receipts only.
    pub loss_keeps_tax: bool,
}

/// A document whose payment is in doubt, from a day to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// Which.
    pub document: ItemIdx,
    /// First day on which it counts.
    pub from: NaiveDate,
    /// First day on which it no longer does.
    pub until: Option<NaiveDate>,
    /// In the person's words.
    pub reason: String,
    pub(super) thing: (u32, u32),
    /// What ended it.
    pub(super) ended_by: Option<(u32, u32)>,
}

impl Doubt {
    /// Whether it counts on `day`.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

/// What is expected to be lost of a document, from a day on: it replaces what was expected before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Impairment {
    /// Which.
    pub document: ItemIdx,
    /// First day on which it counts.
    pub on: NaiveDate,
    /// Without tax, minor units of the document's currency, never negative.
    pub amount: i64,
    /// In the person's words.
    pub reason: String,
    pub(super) thing: (u32, u32),
}

/// An entry as it was handed to the accounting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOver {
    /// Its number.
    pub number: String,
    /// Its day.
    pub on: NaiveDate,
    /// Account, auxiliary account, and amount in minor units: positive for a debit.
    pub lines: Vec<(String, String, i64)>,
}

/// What the ledger knows of all that.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Books {
    kept: Bookkeeping,
    doubts: Vec<Doubt>,
    impairments: Vec<Impairment>,
    handed_over: Vec<HandedOver>,
}

/// A wish about the accounting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BookWish {
    /// Say how it is kept.
    Keep(Bookkeeping),
    /// Payment of a document is in doubt.
    Doubt {
        /// Which.
        document: ThingId,
        /// First day.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
    /// It is no longer.
    EndDoubt {
        /// Which document.
        document: ThingId,
        /// First day on which it no longer is.
        on: NaiveDate,
    },
    /// So much of a document is expected to be lost.
    Impair {
        /// Which.
        document: ThingId,
        /// First day.
        on: NaiveDate,
        /// Without tax; zero takes an impairment back.
        amount: Money,
        /// Why.
        reason: String,
    },
    /// Entries are handed to the accounting.
    HandOver {
        /// The day.
        on: NaiveDate,
        /// Which.
        entries: Vec<HandedOver>,
    },
}

impl BookWish {
    /// The days that a person typed.
    pub(super) fn day(&self) -> Option<NaiveDate> {
        match self {
            Self::Doubt { on, .. } | Self::EndDoubt { on, .. } | Self::Impair { on, .. } => Some(*on),
            Self::Keep(_) | Self::HandOver { .. } => None,
        }
    }

    /// The event that fulfils it, unchecked.
    pub(super) fn wished(&self) -> Event {
        let trimmed = |text: &str| text.trim().to_owned();
        match self {
            Self::Keep(kept) => {
                let accounts = kept.accounts.iter().map(|(role, number)| (*role, trimmed(number)));
                let accounts = accounts.filter(|(_, number)| !number.is_empty()).collect();
                Event::BookkeepingDescribed(Bookkeeping { accounts, journal: trimmed(&kept.journal), ..kept.clone() })
            }
            Self::Doubt { document, on, reason } => {
                Event::DocumentDoubted { document: (*document).into(), on: *on, reason: trimmed(reason) }
            }
            Self::EndDoubt { document, on } => Event::DoubtEnded { document: (*document).into(), on: *on },
            Self::Impair { document, on, amount, reason } => {
                Event::DocumentImpaired { document: (*document).into(), on: *on, amount: *amount, reason: trimmed(reason) }
            }
            Self::HandOver { on, entries } => Event::EntriesHandedOver { on: *on, entries: entries.clone() },
        }
    }
}

impl From<BookWish> for Command {
    fn from(wish: BookWish) -> Self {
        Self::Book(wish)
    }
}

/// Digits and letters, as accounting software takes them.
fn is_account(number: &str) -> bool {
    (2..=20).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

impl Deciding<'_> {
    /// A document of the ledger that raises what is owed, and the day of its issue.
    fn known_debt(&self, document: Ref) -> Result<(ItemIdx, NaiveDate), Refusal> {
        let Ref::There(id) = document else { return Err(Refusal::ItemNotFound { item: document }) };
        let idx = self.ledger.item_of(id).ok_or(Refusal::ItemNotFound { item: document })?;
        let item = self.ledger.item(idx);
        if item.amount > 0 && item.kind.is_document() { Ok((idx, item.on)) } else { Err(Refusal::NotAPair) }
    }

    /// Whether a fact of the accounting can follow.
    pub(super) fn check_book(&self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::BookkeepingDescribed(kept) => {
                let wrong = kept.accounts.values().find(|number| !is_account(number)).or({
                    let journal = &kept.journal;
                    (!journal.is_empty() && (journal.len() > 10 || !journal.bytes().all(|byte| byte.is_ascii_alphanumeric())))
                        .then_some(journal)
                });
                if let Some(number) = wrong {
                    return Err(Refusal::NotAnAccount { number: number.clone() });
                }
                let sane = kept.tax_percent.is_none_or(|percent| (Decimal::ZERO..=Decimal::from(60)).contains(&percent));
                if sane { Ok(()) } else { Err(Refusal::NotARate) }
            }
            Event::DocumentDoubted { document, on, .. } => {
                let (idx, issued_on) = self.known_debt(*document)?;
                super::deciding::not_before(*on, issued_on)?;
                self.in_open_books(*on)?;
                if self.ledger.books.running_doubt(idx).is_some() { Err(Refusal::Nothing) } else { Ok(()) }
            }
            Event::DoubtEnded { document, on } => {
                let (idx, _) = self.known_debt(*document)?;
                self.in_open_books(*on)?;
                let doubt = self.ledger.books.running_doubt(idx).ok_or(Refusal::Nothing)?;
                super::deciding::not_before(*on, doubt.from)
            }
            Event::DocumentImpaired { document, on, amount, .. } => {
                let (idx, issued_on) = self.known_debt(*document)?;
                super::deciding::not_before(*on, issued_on)?;
                self.in_open_books(*on)?;
                let item = self.ledger.item(idx);
                if amount.currency() != item.currency {
                    return Err(Refusal::CurrenciesDiffer { expected: item.currency, found: amount.currency() });
                }
                let minor = super::deciding::countable(*amount)?;
                if minor < 0 {
                    return Err(Refusal::WrongSign { amount: *amount });
                }
                if minor > item.amount {
                    return Err(Refusal::ExceedsOpen { open: item.money(), asked: *amount });
                }
                Ok(())
            }
            Event::EntriesHandedOver { entries, .. } if entries.is_empty() => Err(Refusal::Nothing),
            _ => Ok(()),
        }
    }
}

impl Applying<'_> {
    /// Takes in a fact of the accounting.
    pub(super) fn take_in_book(&mut self, event: &Event) -> Result<(), Unfit> {
        let thing = self.here();
        match event {
            Event::BookkeepingDescribed(kept) => self.ledger.books.kept = kept.clone(),
            Event::DocumentDoubted { document, on, reason } => {
                let document = self.item(*document)?;
                // Noted on two devices, it is one doubt: the first counts.
                if self.ledger.books.running_doubt(document).is_none() {
                    let doubt = Doubt { document, from: *on, until: None, reason: reason.clone(), thing, ended_by: None };
                    self.ledger.books.doubts.push(doubt);
                }
                self.touch_books(*on);
            }
            Event::DoubtEnded { document, on } => {
                let document = self.item(*document)?;
                let running = self.ledger.books.doubts.iter_mut().filter(|doubt| doubt.document == document && doubt.until.is_none());
                for doubt in running {
                    doubt.until = Some(*on);
                    doubt.ended_by = Some(thing);
                }
                self.touch_books(*on);
            }
            Event::DocumentImpaired { document, on, amount, reason } => {
                let document = self.item(*document)?;
                if amount.currency() != self.ledger.item(document).currency {
                    return Err(Unfit::Mismatched);
                }
                let amount = amount.to_minor().filter(|minor| *minor >= 0).ok_or(Unfit::Uncountable)?;
                self.ledger.books.impairments.push(Impairment { document, on: *on, amount, reason: reason.clone(), thing });
                self.touch_books(*on);
            }
            Event::EntriesHandedOver { entries, .. } => self.ledger.books.handed_over.extend(entries.iter().cloned()),
            _ => {}
        }
        Ok(())
    }
}

impl Books {
    fn running_doubt(&self, document: ItemIdx) -> Option<&Doubt> {
        self.doubts.iter().find(|doubt| doubt.document == document && doubt.until.is_none())
    }
}

impl Ledger {
    /// How the accounting is kept.
    #[must_use]
    pub fn bookkeeping(&self) -> &Bookkeeping {
        &self.books.kept
    }

    /// All doubts, in the order in which they were noted, ended ones included.
    #[must_use]
    pub fn doubts(&self) -> &[Doubt] {
        &self.books.doubts
    }

    /// All impairments, in the order in which they were noted.
    #[must_use]
    pub fn impairments(&self) -> &[Impairment] {
        &self.books.impairments
    }

    /// Entries as they were handed to the accounting, oldest first.
    #[must_use]
    pub fn handed_over(&self) -> &[HandedOver] {
        &self.books.handed_over
    }

    /// Whether payment of a document is in doubt on `day`.
    #[must_use]
    pub fn is_doubted(&self, document: ItemIdx, day: NaiveDate) -> bool {
        self.books.doubts.iter().any(|doubt| doubt.document == document && doubt.counts_on(day))
    }

    /// What is expected to be lost of a document on `day`, without tax, in minor units.
    #[must_use]
    pub fn impaired_on(&self, document: ItemIdx, day: NaiveDate) -> i64 {
        let known = self.books.impairments.iter().filter(|known| known.document == document && known.on <= day);
        // Of two on one day the later noted counts: max_by_key keeps the last.
        known.max_by_key(|known| known.on).map_or(0, |known| known.amount)
    }

    /// The lasting name of a doubt, and of what ended it.
    #[must_use]
    pub fn doubt_ids(&self, doubt: &Doubt) -> (ThingId, Option<ThingId>) {
        (self.name_of(doubt.thing), doubt.ended_by.map(|thing| self.name_of(thing)))
    }

    /// The lasting name of an impairment.
    #[must_use]
    pub fn impairment_id(&self, impairment: &Impairment) -> ThingId {
        self.name_of(impairment.thing)
    }
}
