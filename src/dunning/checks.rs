//! The gesture before: what was looked at before a card is sent, and whether it still holds at the moment of sending.

use super::day_list::{Card, DaySettings, bank_data, sum};
use super::standing::{HeldReason, LateDocument, Standing, Standings, open_day_for, standings};
use crate::basis::money::Money;
use crate::law::{NotCharged, chargeable};
use crate::ledger::{Channel, CustomerKind, DueBasis, ItemIdx, Ledger, StepKey, Tone};
use chrono::NaiveDate;

/// A reminder within so many days before is said.
const RECENT_DAYS: i64 = 3;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What.
    pub what: Checked,
    /// How it came out.
    pub state: CheckState,
}

/// How a check came out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CheckState {
    /// Nothing to say.
    Ok,
    /// The person decides.
    Doubt,
    /// It must not be sent so.
    Stop,
}

/// What was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Checked {
    /// How old the bank data is. Stale: marking as sent asks up to which day the bank was looked at.
    Bank {
        /// Known up to this day; `None` where nothing is known.
        known_up_to: Option<NaiveDate>,
        /// Open days since then.
        open_days: Option<u32>,
    },
    /// Receipts and credit notes that may settle what is asked for.
    MatchingCredit {
        /// Why it is held; `None` where none fits.
        held: Option<HeldReason>,
    },
    /// Receipts and credit notes of the customer that settle nothing yet.
    OpenCredit {
        /// Receipts, zero where there are none.
        unapplied: Money,
        /// Credit notes, zero where there are none.
        credit_notes: Money,
    },
    /// Due dates that nobody stated or confirmed.
    DueDates {
        /// The documents with an assumed one.
        assumed: Vec<ItemIdx>,
    },
    /// Who the customer is to the law; a consumer's protection where it is not known.
    Kind(CustomerKind),
    /// Whether there is an address for the way it goes.
    Address {
        /// The way.
        channel: Channel,
        /// True where it is there.
        known: bool,
    },
    /// A formal notice that the law, or what is not known, forbids.
    FormalNotice {
        /// The first reason.
        barred: Option<NotCharged>,
    },
    /// The same customer was written to a short while ago.
    RecentContact {
        /// The day; `None` where it is long ago or never.
        on: Option<NaiveDate>,
    },
    /// The day is closed, here or where the customer is.
    ClosedDay {
        /// The first day on which both are open.
        next_open: NaiveDate,
    },
    /// The amounts, worked out anew now.
    Amounts {
        /// Their sum now.
        now: Money,
        /// What changed since the card was drawn.
        changed: Option<Changed>,
    },
}

/// What changed since a card was drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changed {
    /// Nothing is late of it any more: paid, credited, or its due date moved.
    NotLate {
        /// Which.
        item: ItemIdx,
    },
    /// Another amount is late.
    Amount {
        /// Which.
        item: ItemIdx,
        /// On the card.
        was: Money,
        /// Now.
        now: Money,
    },
    /// Another due date.
    DueDate {
        /// Which.
        item: ItemIdx,
        /// On the card.
        was: NaiveDate,
        /// Now.
        now: NaiveDate,
    },
    /// A doubt holds it back now.
    Held {
        /// Which.
        item: ItemIdx,
        /// Why.
        reason: HeldReason,
    },
    /// Its step is done, or not yet due: sent from another tab, say.
    Step {
        /// Which.
        item: ItemIdx,
        /// On the card.
        was: StepKey,
    },
    /// The formal notice is not allowed any more: the kind or the due date is not sure now.
    Barred {
        /// Which.
        item: ItemIdx,
        /// Why.
        reason: NotCharged,
    },
}

/// What was looked at before `card` is sent, in the order in which a person reads it.
#[must_use]
pub fn checks(ledger: &Ledger, card: &Card, as_of: NaiveDate, settings: &DaySettings) -> Vec<Check> {
    let customer = ledger.customer(card.customer);
    let currency = card.at_stake.currency();
    let is_formal = card.tone == Tone::Formal;
    let found = standings(ledger, as_of, settings);
    let changed = compare(card, ledger, &found).err();
    let doubt = |ok: bool| if ok { CheckState::Ok } else { CheckState::Doubt };
    let stop = |ok: bool| if ok { CheckState::Ok } else { CheckState::Stop };

    let bank = bank_data(ledger, as_of, settings);
    let held = match &changed {
        Some(Changed::Held { reason, .. }) => Some(reason.clone()),
        _ => None,
    };
    let account = found.accounts.get(&card.balance).cloned().unwrap_or_default();
    let assumed: Vec<ItemIdx> = card
        .documents
        .iter()
        .map(|document| &document.late)
        .filter(|late| late.due_basis == DueBasis::Assumed)
        .map(|late| late.item)
        .collect();
    let barred = card.documents.iter().find_map(|document| chargeable(customer.kind, document.late.due_basis).err());
    let recent = card.last_done.map(|last| last.on).filter(|on| (as_of - *on).num_days() <= RECENT_DAYS);
    let known = match card.channel {
        Channel::Mail => !customer.details.email.trim().is_empty(),
        Channel::Letter | Channel::RegisteredLetter => !customer.details.address.trim().is_empty(),
        Channel::Call | Channel::Sms => !customer.details.phone.trim().is_empty(),
        Channel::Portal => true,
    };
    let is_in_card = |late: &&LateDocument| card.documents.iter().any(|document| document.late.item == late.item);
    let now = sum(found.documents.iter().map(|(late, ..)| late).filter(is_in_card), currency);

    let mut checks = vec![
        Check { state: doubt(!bank.is_stale), what: Checked::Bank { known_up_to: bank.known_up_to, open_days: bank.open_days } },
        Check { state: stop(held.is_none()), what: Checked::MatchingCredit { held } },
        Check {
            state: doubt(account.credit() == 0),
            what: Checked::OpenCredit {
                unapplied: Money::from_minor(account.unapplied, currency),
                credit_notes: Money::from_minor(account.credit_notes, currency),
            },
        },
        Check { state: doubt(assumed.is_empty()), what: Checked::DueDates { assumed } },
        Check { state: doubt(customer.kind != CustomerKind::Unknown), what: Checked::Kind(customer.kind) },
        Check {
            state: if known {
                CheckState::Ok
            } else if card.channel == Channel::RegisteredLetter {
                CheckState::Stop
            } else {
                CheckState::Doubt
            },
            what: Checked::Address { channel: card.channel, known },
        },
    ];
    if is_formal {
        checks.push(Check { state: stop(barred.is_none()), what: Checked::FormalNotice { barred } });
    }
    let next_open = open_day_for(ledger, card.customer, as_of, settings);
    if next_open > as_of {
        checks.push(Check { state: CheckState::Doubt, what: Checked::ClosedDay { next_open } });
    }
    checks.push(Check { state: doubt(recent.is_none()), what: Checked::RecentContact { on: recent } });
    checks.push(Check { state: stop(changed.is_none()), what: Checked::Amounts { now, changed } });
    checks
}

/// Whether every document of `card` still is what the card says. A mark as sent is refused where it is not.
///
/// # Errors
/// The first thing that changed, in the order of the card's documents.
pub fn recheck(card: &Card, ledger: &Ledger, as_of: NaiveDate, settings: &DaySettings) -> Result<(), Changed> {
    compare(card, ledger, &standings(ledger, as_of, settings))
}

fn compare(card: &Card, ledger: &Ledger, found: &Standings) -> Result<(), Changed> {
    let kind = ledger.customer(card.customer).kind;
    for document in &card.documents {
        let LateDocument { item, open: was, due_on, .. } = document.late;
        let Some((late, standing, _)) = found.documents.iter().find(|(late, ..)| late.item == item) else {
            return Err(Changed::NotLate { item });
        };
        if late.open != was {
            return Err(Changed::Amount { item, was, now: late.open });
        }
        if late.due_on != due_on {
            return Err(Changed::DueDate { item, was: due_on, now: late.due_on });
        }
        if card.tone == Tone::Formal {
            chargeable(kind, late.due_basis).map_err(|reason| Changed::Barred { item, reason })?;
        }
        let place = match standing {
            Standing::Held(reason) => return Err(Changed::Held { item, reason: reason.clone() }),
            Standing::Due { place, .. } => Some(*place),
            Standing::Coming { .. } | Standing::Finished { .. } => None,
        };
        if place.is_none() || place != found.scenario_of(card.customer).and_then(|(scenario, _)| scenario.place_of(&document.step)) {
            return Err(Changed::Step { item, was: document.step.clone() });
        }
    }
    Ok(())
}
