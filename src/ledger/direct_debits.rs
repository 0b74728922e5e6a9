//! SEPA direct debits: the mandates that customers signed, and the debits that were asked of the bank under them.
//!
//! A debit that was asked for moves no balance: the money is booked when it comes. It holds reminders back, and it is not asked twice.

use super::apply::{Applying, Unfit, count};
use super::deciding::{Deciding, countable, not_before};
use super::state::{CustomerIdx, ItemIdx, Ledger, Thing};
use super::{Event, Refusal};
use crate::basis::bic::Bic;
use crate::basis::id::{Ref, ThingId};
use crate::basis::identifiers::Iban;
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

dense_index!(
    /// A mandate, in this state only.
    MandateIdx
);
dense_index!(
    /// A debit that was asked for, in this state only.
    DebitIdx
);

/// The scheme under which a mandate was signed.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebitScheme {
    /// For any debtor; it may come back.
    #[default]
    Core,
    /// Between businesses: the debtor's bank must know the mandate, and there is no refund.
    B2b,
}

/// How often a mandate may be used.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MandateUse {
    /// Again and again.
    #[default]
    Recurring,
    /// Once.
    OneOff,
}

/// The place of a debit in a mandate's.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DebitSequence {
    /// The first of several.
    First,
    /// One of several.
    #[default]
    Recurring,
    /// The last of several.
    Final,
    /// The only one.
    OneOff,
}

/// A mandate as it was signed.
///
/// Every field is always written: the snapshot has no names by which to miss one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MandateTerms {
    /// Its unique reference, at most 35 characters.
    pub reference: String,
    /// The day on which it was signed.
    pub signed_on: NaiveDate,
    /// Under which scheme.
    pub scheme: DebitScheme,
    /// How often.
    pub used: MandateUse,
    /// The debtor's account, without blanks.
    pub iban: String,
    /// The code of the debtor's bank; empty where it is not known.
    pub bic: String,
    /// Whose account it is; empty for the customer's own name.
    pub holder: String,
}

/// A mandate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mandate {
    /// Whose.
    pub customer: CustomerIdx,
    /// As it was signed.
    pub terms: MandateTerms,
    /// First day on which it no longer counts.
    pub until: Option<NaiveDate>,
    thing: (u32, u32),
}

impl Mandate {
    /// Whether it counts on `day`.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.terms.signed_on <= day && self.until.is_none_or(|until| day < until)
    }
}

/// A debit that was asked of the bank.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Debit {
    /// For which document.
    pub document: ItemIdx,
    /// Under which mandate.
    pub mandate: MandateIdx,
    /// The day on which it was asked for.
    pub asked_on: NaiveDate,
    /// The day on which the money is to come.
    pub collect_on: NaiveDate,
    /// Minor units of the document's currency, positive.
    pub amount: i64,
    /// Its place among the mandate's.
    pub sequence: DebitSequence,
    /// From when it no longer counts, and why: refused, returned, taken back.
    pub given_up: Option<(NaiveDate, String)>,
    thing: (u32, u32),
}

impl Debit {
    /// Whether it was asked for by `day` and counts then.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.asked_on <= day && self.given_up.as_ref().is_none_or(|(on, _)| day < *on)
    }
}

/// All that the ledger knows of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Debits {
    mandates: Vec<Mandate>,
    asked: Vec<Debit>,
}

/// What the events on trial would ask for.
#[derive(Default)]
pub(super) struct Overlay {
    documents: Vec<ItemIdx>,
    under: Vec<(MandateIdx, DebitSequence)>,
}

/// What is asked of the bank.
///
/// Invariant: journal names, never changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DebitAsk {
    /// For which document.
    pub document: Ref,
    /// Under which mandate.
    pub mandate: Ref,
    /// The day.
    pub asked_on: NaiveDate,
    /// The day on which the money is to come.
    pub collect_on: NaiveDate,
    /// Positive.
    pub amount: Money,
    /// Its place among the mandate's.
    pub sequence: DebitSequence,
}

/// A debit to be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AskedDebit {
    /// For which document.
    pub document: ThingId,
    /// Under which mandate.
    pub mandate: ThingId,
    /// Positive.
    pub amount: Money,
    /// Its place among the mandate's.
    pub sequence: DebitSequence,
}

/// A wish about direct debits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DebitWish {
    /// A customer signed a mandate.
    Sign {
        /// Who.
        customer: ThingId,
        /// As signed.
        terms: MandateTerms,
    },
    /// A mandate no longer counts.
    End {
        /// Which.
        mandate: ThingId,
        /// First day on which it no longer does.
        on: NaiveDate,
    },
    /// Debits are asked of the bank.
    Ask {
        /// Each.
        debits: Vec<AskedDebit>,
        /// The day.
        asked_on: NaiveDate,
        /// The day on which the money is to come.
        collect_on: NaiveDate,
    },
    /// A debit came to nothing.
    GiveUp {
        /// Which.
        debit: ThingId,
        /// First day on which it no longer counts.
        on: NaiveDate,
        /// Why.
        reason: String,
    },
}

impl DebitWish {
    pub(super) fn days(&self) -> [Option<NaiveDate>; 2] {
        match self {
            Self::Sign { terms, .. } => [Some(terms.signed_on), None],
            Self::End { on, .. } | Self::GiveUp { on, .. } => [Some(*on), None],
            Self::Ask { asked_on, collect_on, .. } => [Some(*asked_on), Some(*collect_on)],
        }
    }

    pub(super) fn wished(&self) -> Vec<Event> {
        let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_uppercase();
        match self {
            Self::Sign { customer, terms } => {
                let terms = MandateTerms {
                    reference: terms.reference.trim().to_owned(),
                    iban: plain(&terms.iban),
                    bic: plain(&terms.bic),
                    holder: terms.holder.trim().to_owned(),
                    ..terms.clone()
                };
                vec![Event::MandateSigned { customer: (*customer).into(), terms }]
            }
            Self::End { mandate, on } => vec![Event::MandateEnded { mandate: (*mandate).into(), on: *on }],
            Self::Ask { debits, asked_on, collect_on } => {
                let ask = |debit: &AskedDebit| {
                    Event::DebitAsked(DebitAsk {
                        document: debit.document.into(),
                        mandate: debit.mandate.into(),
                        asked_on: *asked_on,
                        collect_on: *collect_on,
                        amount: debit.amount,
                        sequence: debit.sequence,
                    })
                };
                debits.iter().map(ask).collect()
            }
            Self::GiveUp { debit, on, reason } => {
                vec![Event::DebitGivenUp { debit: (*debit).into(), on: *on, reason: reason.trim().to_owned() }]
            }
        }
    }
}

/// The characters that SEPA carries in any bank's files.
#[must_use]
pub fn is_sepa_text(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "/-?:().,'+ ".contains(c))
}

impl Deciding<'_> {
    pub(super) fn check_debit(&mut self, event: &Event) -> Result<(), Refusal> {
        match event {
            Event::MandateSigned { customer, terms } => {
                self.who(*customer)?;
                terms.iban.parse::<Iban>().map_err(|why| Refusal::BadNumber { why })?;
                if !terms.bic.is_empty() {
                    terms.bic.parse::<Bic>().map_err(|why| Refusal::BadNumber { why })?;
                }
                let reference = &terms.reference;
                if reference.is_empty() || reference.len() > 35 || !is_sepa_text(reference) || reference.contains("//") {
                    return Err(Refusal::BadMandateReference);
                }
                let twin = self.ledger.paying.debits.mandates.iter().any(|known| known.terms.reference.eq_ignore_ascii_case(reference));
                if twin { Err(Refusal::MandateTaken) } else { Ok(()) }
            }
            Event::MandateEnded { mandate, on } => {
                let (_, known) = self.mandate(*mandate)?;
                let signed_on = known.terms.signed_on;
                if known.until.is_some() { Err(Refusal::Nothing) } else { not_before(*on, signed_on) }
            }
            Event::DebitAsked(DebitAsk { document, mandate, asked_on, collect_on, amount, sequence }) => {
                let (idx, known) = self.mandate(*mandate)?;
                if !known.counts_on(*asked_on) {
                    return Err(Refusal::MandateNotInForce);
                }
                not_before(*collect_on, asked_on.succ_opt().unwrap_or(*asked_on))?;
                let Ref::There(id) = *document else { return Err(Refusal::ItemNotFound { item: *document }) };
                let item = self.ledger.item_of(id).map(|idx| self.ledger.item(idx)).ok_or(Refusal::ItemNotFound { item: *document })?;
                if self.ledger.survivor_of(item.customer) != self.ledger.survivor_of(known.customer)
                    || item.amount <= 0
                    || !item.kind.is_document()
                {
                    return Err(Refusal::NotAPair);
                }
                if item.currency != Currency::EUR || amount.currency() != Currency::EUR {
                    return Err(Refusal::CurrenciesDiffer { expected: Currency::EUR, found: item.currency });
                }
                not_before(*asked_on, item.on)?;
                let minor = countable(*amount)?;
                if minor <= 0 {
                    return Err(Refusal::WrongSign { amount: *amount });
                }
                let open = self.open(*document).unwrap_or_default();
                if minor > open {
                    return Err(Refusal::ExceedsOpen { open: Money::from_minor(open, item.currency), asked: *amount });
                }
                let asked = &self.ledger.paying.debits.asked;
                let runs = |debit: &&Debit| debit.document == item.idx && debit.given_up.is_none();
                if asked.iter().any(|debit| runs(&debit)) || self.debits.documents.contains(&item.idx) {
                    return Err(Refusal::DebitAsked { item: item.idx });
                }
                let before = asked.iter().filter(|debit| debit.mandate == idx && debit.given_up.is_none()).map(|debit| debit.sequence);
                let mut before =
                    before.chain(self.debits.under.iter().filter(|(of, _)| *of == idx).map(|(_, sequence)| *sequence)).peekable();
                let is_first = before.peek().is_none();
                let is_over = before.any(|sequence| sequence == DebitSequence::Final || sequence == DebitSequence::OneOff);
                let fits = match (known.terms.used, sequence) {
                    (MandateUse::OneOff, DebitSequence::OneOff) => is_first,
                    (MandateUse::OneOff, _) | (MandateUse::Recurring, DebitSequence::OneOff) => false,
                    (MandateUse::Recurring, DebitSequence::First) => is_first,
                    (MandateUse::Recurring, DebitSequence::Recurring | DebitSequence::Final) => !is_over,
                };
                if !fits {
                    return Err(Refusal::DebitOutOfTurn);
                }
                self.debits.documents.push(item.idx);
                self.debits.under.push((idx, *sequence));
                Ok(())
            }
            Event::DebitGivenUp { debit, on, .. } => {
                let not_found = Refusal::HoldNotFound { hold: *debit };
                let known = match debit {
                    Ref::There(id) => match self.ledger.thing(*id) {
                        Thing::Debit(idx) => self.ledger.paying.debits.asked.get(idx.idx()).filter(|known| known.given_up.is_none()),
                        _ => None,
                    },
                    Ref::Here(_) => None,
                };
                not_before(*on, known.ok_or(not_found)?.asked_on)
            }
            _ => Ok(()),
        }
    }

    fn mandate(&self, mandate: Ref) -> Result<(MandateIdx, Mandate), Refusal> {
        let found = match mandate {
            Ref::There(id) => self.ledger.mandate_of(id).and_then(|idx| self.ledger.mandate(idx).map(|known| (idx, known.clone()))),
            Ref::Here(_) => None,
        };
        found.ok_or(Refusal::HoldNotFound { hold: mandate })
    }
}

impl Applying<'_> {
    pub(super) fn take_in_debit(&mut self, event: &Event) -> Result<Thing, Unfit> {
        let thing = self.here();
        match event {
            Event::MandateSigned { customer, terms } => {
                let customer = self.customer(*customer)?;
                let mandates = &mut self.ledger.paying.debits.mandates;
                let idx = MandateIdx(count(mandates.len()));
                mandates.push(Mandate { customer, terms: terms.clone(), until: None, thing });
                return Ok(Thing::Mandate(idx));
            }
            Event::MandateEnded { mandate, on } => {
                let Thing::Mandate(idx) = self.find(*mandate) else { return Err(Unfit::Dangling) };
                self.ledger.paying.debits.mandates[idx.idx()].until.get_or_insert(*on);
            }
            Event::DebitAsked(DebitAsk { document, mandate, asked_on, collect_on, amount, sequence }) => {
                let Thing::Mandate(mandate) = self.find(*mandate) else { return Err(Unfit::Dangling) };
                let document = self.item(*document)?;
                if amount.currency() != self.ledger.item(document).currency {
                    return Err(Unfit::Mismatched);
                }
                let amount = amount.to_minor().filter(|minor| *minor > 0).ok_or(Unfit::Uncountable)?;
                let (asked_on, collect_on, sequence) = (*asked_on, *collect_on, *sequence);
                let asked = &mut self.ledger.paying.debits.asked;
                let idx = DebitIdx(count(asked.len()));
                asked.push(Debit { document, mandate, asked_on, collect_on, amount, sequence, given_up: None, thing });
                return Ok(Thing::Debit(idx));
            }
            Event::DebitGivenUp { debit, on, reason } => {
                let Thing::Debit(idx) = self.find(*debit) else { return Err(Unfit::Dangling) };
                self.ledger.paying.debits.asked[idx.idx()].given_up.get_or_insert_with(|| (*on, reason.clone()));
            }
            _ => {}
        }
        Ok(Thing::Nothing)
    }
}

impl Ledger {
    /// All mandates, in the order in which they were noted, ended ones included.
    pub fn mandates(&self) -> impl Iterator<Item = (MandateIdx, &Mandate)> {
        (0..).map(MandateIdx).zip(&self.paying.debits.mandates)
    }

    /// One mandate; `None` for an index of another state.
    #[must_use]
    pub fn mandate(&self, idx: MandateIdx) -> Option<&Mandate> {
        self.paying.debits.mandates.get(idx.idx())
    }

    /// The mandate of that name; `None` where the name is another thing's or nobody's.
    #[must_use]
    pub fn mandate_of(&self, id: ThingId) -> Option<MandateIdx> {
        match self.thing(id) {
            Thing::Mandate(idx) => Some(idx),
            _ => None,
        }
    }

    /// The lasting name of a mandate.
    #[must_use]
    pub fn mandate_id(&self, mandate: &Mandate) -> ThingId {
        self.name_of(mandate.thing)
    }

    /// All debits that were asked for, in their order, those given up included.
    pub fn debits(&self) -> impl Iterator<Item = (DebitIdx, &Debit)> {
        (0..).map(DebitIdx).zip(&self.paying.debits.asked)
    }

    /// The lasting name of a debit.
    #[must_use]
    pub fn debit_id(&self, debit: &Debit) -> ThingId {
        self.name_of(debit.thing)
    }

    /// The place that the next debit of a mandate would have on a day.
    #[must_use]
    pub fn next_sequence(&self, mandate: MandateIdx) -> DebitSequence {
        let known = |debit: &&Debit| debit.mandate == mandate && debit.given_up.is_none();
        match self.mandate(mandate).map(|mandate| mandate.terms.used) {
            Some(MandateUse::OneOff) => DebitSequence::OneOff,
            _ if self.paying.debits.asked.iter().any(|debit| known(&debit)) => DebitSequence::Recurring,
            _ => DebitSequence::First,
        }
    }
}
