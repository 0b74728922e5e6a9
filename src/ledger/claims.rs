//! Claims: what lateness costs the debtor by law, as it was asked for, paid or given up. Facts of their own, beside the books.
//!
//! Invariant: no balance knows them. What they come to is worked out by `law` and noted here, rounded, on the day on which it was asked.

use super::state::{ClaimIdx, CustomerIdx, ItemIdx, Ledger};
use super::{Command, Event};
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What is claimed.
///
/// Invariant: journal names, never changed; new ones come last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClaimKind {
    /// Late interest. What is asked later for the same document is asked in addition.
    LateInterest,
    /// The fixed sum for the costs of recovery: once a document.
    FixedCompensation,
}

impl ClaimKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::LateInterest, Self::FixedCompensation];
}

/// A part of a claim that was paid or given up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimPart {
    /// The day.
    pub on: NaiveDate,
    /// Positive, minor units of the claim's currency.
    pub amount: i64,
    /// Reference of the money, or the reason for giving it up.
    pub note: String,
}

/// Something claimed on a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// On which.
    pub document: ItemIdx,
    /// What.
    pub kind: ClaimKind,
    /// The day on which it was asked for.
    pub on: NaiveDate,
    /// Positive, minor units; rounded then, whatever is computed later.
    pub amount: i64,
    /// That of the law, which need not be the document's.
    pub currency: Currency,
    /// The last day of interest in it; `None` for a fixed sum.
    pub up_to: Option<NaiveDate>,
    /// The text by which it was asked for, as one cites it.
    pub law: String,
    /// What was paid of it, in the order in which it was noted.
    pub paid: Vec<ClaimPart>,
    /// What was given up of it, each with its reason.
    pub waived: Vec<ClaimPart>,
    pub(super) thing: (u32, u32),
}

/// What became of claims by the end of a day. Minor units of one currency, each positive.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ClaimSums {
    /// Asked for.
    pub asked: i64,
    /// Paid.
    pub paid: i64,
    /// Given up.
    pub waived: i64,
}

impl ClaimSums {
    /// What is still to be paid.
    #[must_use]
    pub fn open(&self) -> i64 {
        self.asked.saturating_sub(self.settled())
    }

    /// What is no longer to be paid.
    #[must_use]
    pub fn settled(&self) -> i64 {
        self.paid.saturating_add(self.waived)
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            asked: self.asked.saturating_add(other.asked),
            paid: self.paid.saturating_add(other.paid),
            waived: self.waived.saturating_add(other.waived),
        }
    }
}

impl Claim {
    /// What became of it by the end of `day`; nothing before it was asked for.
    #[must_use]
    pub fn sums_on(&self, day: NaiveDate) -> ClaimSums {
        if day < self.on {
            return ClaimSums::default();
        }
        let by = |parts: &[ClaimPart]| parts.iter().filter(|part| part.on <= day).fold(0_i64, |sum, part| sum.saturating_add(part.amount));
        ClaimSums { asked: self.amount, paid: by(&self.paid), waived: by(&self.waived) }
    }

    /// What is open of it when all is counted.
    #[must_use]
    pub fn open_now(&self) -> i64 {
        self.sums_on(NaiveDate::MAX).open()
    }
}

impl Ledger {
    /// All claims, in the order in which they were asked for.
    pub fn claims(&self) -> impl Iterator<Item = (ClaimIdx, &Claim)> {
        (0..).map(ClaimIdx).zip(&self.claims)
    }

    /// One claim; `None` for an index of another state.
    #[must_use]
    pub fn claim(&self, idx: ClaimIdx) -> Option<&Claim> {
        self.claims.get(idx.idx())
    }

    /// Whose document it is on.
    #[must_use]
    pub fn debtor_of(&self, claim: &Claim) -> CustomerIdx {
        self.item(claim.document).customer
    }

    /// The lasting name of a claim.
    #[must_use]
    pub fn claim_id(&self, claim: &Claim) -> ThingId {
        self.name_of(claim.thing)
    }

    /// What was asked for, paid and given up of one kind on a document, in one currency, by the end of a day.
    #[must_use]
    pub fn claimed_on(&self, document: ItemIdx, kind: ClaimKind, currency: Currency, day: NaiveDate) -> ClaimSums {
        let of = self.claims.iter().filter(|claim| claim.document == document && claim.kind == kind && claim.currency == currency);
        of.fold(ClaimSums::default(), |sum, claim| sum.plus(claim.sums_on(day)))
    }

    /// The events that would fulfil a command about claims, unchecked.
    pub(super) fn claims_wished(&self, command: &Command) -> Vec<Event> {
        match command {
            Command::AskClaims { asked, on } => asked
                .iter()
                .map(|asked| Event::ClaimAsked {
                    document: asked.document.into(),
                    kind: asked.kind,
                    on: *on,
                    amount: asked.amount,
                    up_to: asked.up_to,
                    law: asked.law.trim().to_owned(),
                })
                .collect(),
            Command::NoteClaimPaid { paid, on, reference } => paid
                .iter()
                .map(|(claim, amount)| Event::ClaimPaid {
                    claim: (*claim).into(),
                    on: *on,
                    amount: *amount,
                    reference: reference.trim().to_owned(),
                })
                .collect(),
            Command::WaiveClaim { waived, on, reason } => waived
                .iter()
                .map(|(claim, amount)| Event::ClaimWaived {
                    claim: (*claim).into(),
                    on: *on,
                    amount: *amount,
                    reason: reason.trim().to_owned(),
                })
                .collect(),
            _ => Vec::new(),
        }
    }
}

/// One sum to be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedClaim {
    /// On which document.
    pub document: ThingId,
    /// What.
    pub kind: ClaimKind,
    /// How much, positive.
    pub amount: Money,
    /// The last day of interest in it.
    pub up_to: Option<NaiveDate>,
    /// The text by which it is asked for.
    pub law: String,
}
