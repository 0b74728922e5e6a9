//! The days that a command names, and which of them are slips of the pen.

use super::Command;
use crate::ledger::{Due, Refusal};
use chrono::{Datelike, NaiveDate};

impl Command {
    /// The days that a person typed. What a file says was judged by its reader.
    pub(super) fn days(&self) -> impl Iterator<Item = NaiveDate> {
        let days: [Option<NaiveDate>; 2] = match self {
            Self::IssueDocument { issued_on, due: Due::On(due_on), .. } => [Some(*issued_on), Some(*due_on)],
            Self::IssueDocument { issued_on, .. } => [Some(*issued_on), None],
            Self::AgreeDueDate { due_on, .. } => [Some(*due_on), None],
            Self::BookMoney { booked_on: on, .. }
            | Self::TakeBack { on, .. }
            | Self::RecoverWrittenOff { received_on: on, .. }
            | Self::OpenDispute { on, .. }
            | Self::CloseDispute { on, .. }
            | Self::EndPromise { on, .. }
            | Self::DeliverOrder { on, .. }
            | Self::CancelOrder { on, .. }
            | Self::EndInsolvency { on, .. }
            | Self::AskClaims { on, .. }
            | Self::NoteClaimPaid { on, .. }
            | Self::WaiveClaim { on, .. }
            | Self::ReviewTerms { on }
            | Self::AssignDocuments { on, .. }
            | Self::EndAssignment { on, .. }
            | Self::ReturnBill { on, .. }
            | Self::ClosePeriod { up_to: on } => [Some(*on), None],
            Self::SetSegment { from, .. } | Self::SetResponsible { from, .. } | Self::SetParent { from, .. } => [*from, None],
            Self::DetailDocument { details, .. } => [details.released_on, None],
            Self::Receive(receipt) => [Some(receipt.on), receipt.details.bank_on],
            Self::StateExchangeRate(rate) => [Some(rate.on), None],
            Self::AcceptBill { on, due_on, .. } => [Some(*on), Some(*due_on)],
            Self::Book(wish) => [wish.day(), None],
            Self::NoteExchange(said) => [Some(said.on), None],
            Self::ChangeHands(wish) => [Some(wish.day()), None],
            Self::Paying(wish) => wish.days(),
            Self::Chase(wish) => wish.days(),
            Self::StateRate(rate) => [Some(rate.from), Some(rate.read_on)],
            Self::NotePromise { on, due_on, .. } => [Some(*on), Some(*due_on)],
            Self::NoteInsolvency { opened_on, published_on, .. } => [Some(*opened_on), *published_on],
            _ => [None, None],
        };
        let many = match self {
            Self::EnterDocument(new) => new.days(),
            Self::AgreeOrder(new) => new.days(),
            Self::Practise(wish) => wish.days(),
            _ => Vec::new(),
        };
        days.into_iter().flatten().chain(many)
    }
}

/// A slip of the pen, not a day of this business: 1026 for 2026.
pub(super) fn plausible(day: NaiveDate) -> Result<(), Refusal> {
    if (1980..2080).contains(&day.year()) { Ok(()) } else { Err(Refusal::Implausible { on: day }) }
}
