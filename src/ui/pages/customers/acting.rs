//! What the page does to the books: one command at a time, said in words, with a way back.

use crate::basis::id::{BatchId, ThingId};
use crate::journal::Deed;
use crate::ledger::{Command, CustomerKind};
use crate::ui::preferences::use_words;
use crate::ui::receipt_form::ReceiptOf;
use crate::ui::workbench::{Fault, Progress, Workbench};
use leptos::prelude::*;

/// The form that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// A new customer.
    New,
    /// The sheet of one.
    Details(ThingId),
    /// The kind of some.
    Kind(Vec<ThingId>),
    /// The terms of some.
    Terms(Vec<ThingId>),
    /// A new invoice for one.
    Invoice(ThingId),
    /// The segment of some.
    Segment(Vec<ThingId>),
    /// The person responsible for some.
    Responsible(Vec<ThingId>),
    /// The group of one.
    Group(ThingId),
    /// The other people at one.
    Contacts(ThingId),
    /// Insolvency proceedings of one.
    Insolvency(ThingId),
    /// Something said or written with one.
    Interaction(ThingId),
    /// With whom one is the same.
    Merge(ThingId),
    /// What of one is another's.
    Split(ThingId),
    /// Means of payment and trade of one.
    Paying(ThingId),
    /// A mandate of one.
    Mandate(ThingId),
    /// Discount, law and rate of some.
    Conditions(Vec<ThingId>),
}

/// Sends commands, and keeps what was last done in words.
#[derive(Clone, Copy)]
pub(super) struct Acting {
    pub(super) workbench: Workbench,
    /// What was done last, with its batch.
    pub(super) done: RwSignal<Option<(String, BatchId)>>,
    /// The form that is open.
    pub(super) asked: RwSignal<Option<Asked>>,
    /// Whose payment is being entered.
    pub(super) receiving: RwSignal<Option<ReceiptOf>>,
    /// Why the open form was not taken.
    pub(super) fault: RwSignal<Option<Fault>>,
}

impl Acting {
    pub(super) fn new(workbench: Workbench) -> Self {
        Self {
            workbench,
            done: RwSignal::new(None),
            asked: RwSignal::new(None),
            receiving: RwSignal::new(None),
            fault: RwSignal::new(None),
        }
    }

    /// Opens a form.
    pub(super) fn ask(self, asked: Asked) {
        self.fault.set(None);
        self.asked.set(Some(asked));
    }

    /// Closes the form.
    pub(super) fn close(self) {
        self.fault.set(None);
        self.asked.set(None);
    }

    /// Sends a command. Once it is durable the form closes and `said` is shown; what goes wrong is said in the form, or above the page.
    pub(super) fn send(self, command: Command, deed: Deed, said: String, then: impl FnOnce(BatchId) + 'static) {
        leptos::task::spawn_local(async move {
            match self.workbench.write(&command, deed).await {
                Ok(batch) => {
                    self.done.set(Some((said, batch)));
                    self.close();
                    then(batch);
                }
                Err(fault) if self.asked.with_untracked(Option::is_some) => self.fault.set(Some(fault)),
                Err(fault) => self.workbench.fault().set(Some(fault)),
            }
        });
    }

    /// Says what some customers are to the law.
    pub(super) fn set_kind(self, customers: Vec<ThingId>, kind: CustomerKind, said: String) {
        self.send(Command::SetCustomerKind { customers, kind }, Deed::SetCustomerKind, said, |_| {});
    }

    /// Takes the last thing back.
    pub(super) fn take_back(self) {
        let Some((_, batch)) = self.done.get_untracked() else { return };
        let workbench = self.workbench;
        match workbench.undo_plan(batch) {
            Ok(plan) => leptos::task::spawn_local(async move {
                match workbench.undo(plan, Progress::new()).await {
                    Ok(_) => self.done.set(None),
                    Err(fault) => workbench.fault().set(Some(fault)),
                }
            }),
            Err(refusal) => workbench.fault().set(Some(Fault::NotUndone(refusal))),
        }
    }

    /// Why nothing can be entered now.
    pub(super) fn refused(self) -> Signal<Option<String>> {
        let words = use_words();
        Signal::derive(move || (!self.workbench.may_write()).then(|| words.get().customers().not_now.to_owned()))
    }
}
