//! Proposals for bank lines, worked out while nothing else is to be done and kept for the pages that show them.
//!
//! What is kept here is data alone; what works it out comes with the second module ([`follow`]), so that the first screen does not wait
//! for it. A person who writes goes first: the work is dropped and begun again on what was written.

use super::imports::Imports;
use super::turn::next_turn;
use super::workbench::{Fault, Slice, Workbench};
use crate::basis::id::BatchId;
use crate::dunning::DaySettings;
use crate::insight::{LineProposal, Matcher, PossiblePayments, explanation, possible_payments, sure_lines};
use crate::journal::Deed;
use crate::ledger::{Command, ExplainedBy, Ledger};
use leptos::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

/// What bank lines seem to be, in the context of every page.
#[derive(Clone, Copy)]
pub struct Matches {
    /// Proposals, of the ledger as it was a moment ago: a line explained since has none.
    pub found: RwSignal<Arc<Vec<LineProposal>>>,
    /// What they may pay; `None` until it is known.
    pub payments: RwSignal<Option<Arc<PossiblePayments>>>,
    /// True once they are those of the ledger as it is.
    pub ready: RwSignal<bool>,
    /// How many sure ones were taken by themselves since the page was opened.
    pub taken: RwSignal<usize>,
    turn: StoredValue<u64>,
    /// Of the app: what follows the ledger lives as long.
    owner: StoredValue<Option<Owner>, LocalStorage>,
}

impl Matches {
    /// Nothing yet, into the context.
    pub fn provide() -> Self {
        let this = Self {
            found: RwSignal::new(Arc::default()),
            payments: RwSignal::new(None),
            ready: RwSignal::new(false),
            taken: RwSignal::new(0),
            turn: StoredValue::new(0),
            owner: StoredValue::new_local(Owner::current()),
        };
        provide_context(this);
        this
    }
}

/// The proposals of the page.
///
/// # Panics
/// Outside the app.
#[must_use]
pub fn use_matches() -> Matches {
    expect_context::<Matches>()
}

impl Matches {
    /// How the day's list is made, with what the bank may show. Reactive.
    #[must_use]
    pub fn day_settings(self) -> DaySettings {
        DaySettings { in_statement: self.payments.get().unwrap_or_default(), on_closed_days: true, ..DaySettings::default() }
    }
}

/// Whether any line is to be explained.
#[must_use]
pub fn has_open_lines(ledger: &Ledger) -> bool {
    ledger.bank_lines().any(|row| row.explained.is_none())
}

/// A moment after the last change, so that lines taken one after the other are looked at once.
const SOON: Duration = Duration::from_millis(150);

/// Works out the proposals now and after each change, and takes the sure ones of what was imported where the person asked for that.
pub fn follow(workbench: Workbench, matches: Matches, imports: Imports) {
    let Some(owner) = matches.owner.get_value() else { return };
    owner.with(|| follow_owned(workbench, matches, imports));
}

fn follow_owned(workbench: Workbench, matches: Matches, imports: Imports) {
    let handled = StoredValue::new(BTreeSet::<BatchId>::new());
    Effect::new(move |before: Option<Vec<BatchId>>| {
        workbench.revision().track();
        let (now, open) = workbench.with_untracked(|ledger| (ledger.batches().collect::<Vec<_>>(), has_open_lines(ledger)));
        // Folded anew: places of lines and documents may mean others.
        if before.is_none_or(|before| !now.starts_with(&before)) {
            matches.found.set(Arc::default());
            matches.payments.set(None);
        }
        matches.turn.update_value(|turn| *turn = turn.wrapping_add(1));
        let mine = matches.turn.get_value();
        if open {
            matches.ready.set(false);
            set_timeout(move || leptos::task::spawn_local(async move { look(workbench, matches, imports, mine, handled).await }), SOON);
        } else {
            matches.found.set(Arc::default());
            matches.payments.set(Some(Arc::default()));
            matches.ready.set(true);
        }
        now
    });
}

async fn look(workbench: Workbench, matches: Matches, imports: Imports, mine: u64, handled: StoredValue<BTreeSet<BatchId>>) {
    while matches.turn.get_value() == mine {
        let Some(found) = workbench.matched().await else {
            next_turn().await;
            continue;
        };
        if matches.turn.get_value() != mine {
            return;
        }
        let payments = workbench.with_untracked(|ledger| possible_payments(ledger, &found));
        matches.found.set(Arc::new(found));
        matches.payments.set(Some(Arc::new(payments)));
        matches.ready.set(true);
        return take_sure(workbench, matches, imports, handled).await;
    }
}

/// The sure ones of what was imported since the page was opened, as a batch of their own.
async fn take_sure(workbench: Workbench, matches: Matches, imports: Imports, handled: StoredValue<BTreeSet<BatchId>>) {
    let imported: BTreeSet<BatchId> = imports.taken.with_untracked(|taken| taken.iter().map(|it| it.batch).collect());
    let new: BTreeSet<BatchId> = handled.with_value(|handled| imported.difference(handled).copied().collect());
    handled.update_value(|handled| handled.extend(imported));
    if new.is_empty() || !workbench.with_untracked(Ledger::takes_sure) {
        return;
    }
    let found = matches.found.get_untracked();
    let explanations: Vec<_> = workbench.with_untracked(|ledger| {
        let sure = sure_lines(ledger, &found, &BTreeSet::new());
        let of_import = sure.into_iter().filter(|it| ledger.bank_line_id(it.line).is_some_and(|id| new.contains(&id.batch)));
        of_import.filter_map(|it| explanation(ledger, it.line, it.first()?)).collect()
    });
    let n = explanations.len();
    if n == 0 {
        return;
    }
    let command = Command::ExplainBankLines { explanations, by: ExplainedBy::Automatic };
    match workbench.write(&command, Deed::ExplainBankLines).await {
        Ok(_) => matches.taken.set(n),
        Err(Fault::ReadOnly | Fault::InThePast) => {}
        Err(fault) => workbench.fault().set(Some(fault)),
    }
}

impl Workbench {
    /// Proposals for the open lines, a few milliseconds at a time; `None` where somebody wants to write.
    #[expect(clippy::await_holding_refcell_ref, reason = "the gate keeps writers out while the ledger is read; views only read")]
    async fn matched(self) -> Option<Vec<LineProposal>> {
        let held = self.held();
        let _one_at_a_time = held.gate.lock().await;
        let ledger = held.ledger.borrow();
        let mut matcher = Matcher::new(&ledger);
        let mut slice = Slice::begin();
        while matcher.step(8).is_some() {
            if slice.is_over_now() {
                next_turn().await;
                if held.waiting.get() > 0 {
                    return None;
                }
                slice = Slice::begin();
            }
        }
        Some(matcher.finish())
    }
}
