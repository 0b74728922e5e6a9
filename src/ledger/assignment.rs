//! Documents assigned to a factor: still owed, but to be paid to the factor's account, and never asked for by us meanwhile.

use super::state::{AssignmentIdx, ItemIdx, Ledger};
use crate::basis::id::ThingId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Who took the debts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Factor {
    /// Its name.
    pub name: String,
    /// The account to pay to, as written.
    pub iban: String,
}

/// Documents assigned on one day to one factor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Which.
    pub documents: Vec<ItemIdx>,
    /// To whom.
    pub factor: Factor,
    /// First day on which it counts.
    pub from: NaiveDate,
    /// First day on which it no longer does: the factor gave them back.
    pub until: Option<NaiveDate>,
    pub(super) thing: (u32, u32),
}

impl Assignment {
    /// Whether it counts on `day`.
    #[must_use]
    pub fn counts_on(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }
}

impl Ledger {
    /// All assignments, in the order in which they were noted, ended ones included.
    pub fn assignments(&self) -> impl Iterator<Item = (AssignmentIdx, &Assignment)> {
        (0..).map(AssignmentIdx).zip(&self.assignments)
    }

    /// The assignment of a document that counts on a day.
    #[must_use]
    pub fn assignment_of(&self, document: ItemIdx, day: NaiveDate) -> Option<&Assignment> {
        self.assignments.iter().rev().find(|assignment| assignment.counts_on(day) && assignment.documents.contains(&document))
    }

    /// The lasting name of an assignment.
    #[must_use]
    pub fn assignment_id(&self, assignment: &Assignment) -> ThingId {
        self.name_of(assignment.thing)
    }
}
