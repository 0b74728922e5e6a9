//! What a page may do: look at the ledger, and send commands.
//!
//! The ledger lives outside the signals and is mutated in place; `revision` rises once a batch, and views look again. A batch is
//! durable before it is applied; one is written at a time, in the order in which they were wished.

use super::changes::Changes;
use super::imports::Planned;
use super::keeping::Keeping;
use super::turn::next_turn;
use crate::basis::id::{BatchId, DeviceId};
use crate::exchange::plan::{Plan, PlanOptions, Planner};
use crate::exchange::reading::Reading;
use crate::journal::{BatchWriter, Cause, Chain, Deed, Draft, Hash, Moment, Testimony, UndoPlan, UndoRefusal};
use crate::ledger::{Command, Event, Ledger, Refusal, Touched};
use crate::store::{Notice, StoreFault, Tabs, fresh};
use chrono::NaiveDate;
use futures_util::lock::{Mutex, MutexGuard};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;

/// Events from which a batch is large enough for deflating it to be worth a worker.
const LARGE: usize = 1_000;

/// Why something was not done. `words` says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// The ledger refused.
    Refused(Refusal),
    /// That cannot be undone.
    NotUndone(UndoRefusal),
    /// A past day is shown: nothing is entered then.
    InThePast,
    /// Another tab writes, or the journal must not be written.
    ReadOnly,
    /// The browser could not keep it. Nothing changed.
    NotKept(StoreFault),
    /// The person stopped it. Nothing changed.
    Stopped,
    /// The ledger changed since the preview: look at it again.
    Outdated,
}

/// How the journal is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Standing {
    /// Being read.
    Opening,
    /// This tab writes.
    Writing,
    /// Another tab writes; this one follows it.
    Following,
    /// Nothing is kept after the page is closed: the browser gives no storage.
    InMemory(StoreFault),
    /// May be looked at, not written: a newer version wrote it, or it is damaged.
    Sealed(StoreFault),
}

/// A batch as history shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastBatch {
    /// Which.
    pub id: BatchId,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// Why.
    pub cause: Cause,
    /// How many events.
    pub events: u32,
    /// Whether it counts: no effective undo names it.
    pub effective: bool,
}

/// Long work under way: what it does, how far it is, and whether it was asked to stop.
#[derive(Clone, Copy)]
pub struct Progress {
    /// Per mille done.
    pub done: RwSignal<u16>,
    /// Set to stop: what was begun leaves nothing.
    pub stop: RwSignal<bool>,
}

impl Progress {
    /// At the beginning.
    #[must_use]
    pub fn new() -> Self {
        Self { done: RwSignal::new(0), stop: RwSignal::new(false) }
    }
}

impl Default for Progress {
    fn default() -> Self {
        Self::new()
    }
}

pub(super) struct Held {
    pub(super) ledger: RefCell<Ledger>,
    pub(super) chain: RefCell<Chain>,
    pub(super) keeping: RefCell<Rc<Keeping>>,
    pub(super) tabs: RefCell<Option<Tabs>>,
    pub(super) device: Cell<Option<DeviceId>>,
    pub(super) gate: Mutex<()>,
    /// Files that are known to be kept: storage need not be asked again each time a sheet is drawn.
    pub(super) originals: RefCell<BTreeSet<Hash>>,
    /// How many wait at the gate: what only reads, and can be done later, makes room.
    pub(super) waiting: Cell<u32>,
}

/// The handle that every component may hold.
#[derive(Clone, Copy)]
pub struct Workbench {
    held: StoredValue<Rc<Held>, LocalStorage>,
    revision: RwSignal<u64>,
    changes: StoredValue<Changes>,
    standing: RwSignal<Standing>,
    fault: RwSignal<Option<Fault>>,
    testimony: RwSignal<Testimony>,
    today: Signal<NaiveDate>,
    as_of: Signal<NaiveDate>,
}

impl Held {
    /// Through the gate, one at a time.
    async fn enter(&self) -> MutexGuard<'_, ()> {
        self.waiting.set(self.waiting.get().saturating_add(1));
        let guard = self.gate.lock().await;
        self.waiting.set(self.waiting.get().saturating_sub(1));
        guard
    }
}

impl Workbench {
    /// Empty, nothing kept, and into the context.
    pub fn provide(today: Signal<NaiveDate>, as_of: Signal<NaiveDate>) -> Self {
        let held = Held {
            ledger: RefCell::default(),
            chain: RefCell::default(),
            keeping: RefCell::new(Rc::new(Keeping::in_memory())),
            tabs: RefCell::new(None),
            device: Cell::new(None),
            gate: Mutex::new(()),
            originals: RefCell::default(),
            waiting: Cell::new(0),
        };
        let this = Self {
            held: StoredValue::new_local(Rc::new(held)),
            revision: RwSignal::new(0),
            changes: StoredValue::new(Changes::default()),
            standing: RwSignal::new(Standing::Opening),
            fault: RwSignal::new(None),
            testimony: RwSignal::new(Testimony::Whole),
            today,
            as_of,
        };
        provide_context(this);
        super::rates::provide(this);
        this
    }

    pub(super) fn held(self) -> Rc<Held> {
        self.held.get_value()
    }

    // Looking.

    /// Rises once a batch.
    #[must_use]
    pub fn revision(self) -> Signal<u64> {
        self.revision.into()
    }

    /// The day that every page shows.
    #[must_use]
    pub fn as_of(self) -> Signal<NaiveDate> {
        self.as_of
    }

    /// The present day.
    #[must_use]
    pub fn today(self) -> Signal<NaiveDate> {
        self.today
    }

    /// How the journal is held.
    #[must_use]
    pub fn standing(self) -> RwSignal<Standing> {
        self.standing
    }

    /// What the word kept outside storage says of the journal that was found at the start.
    #[must_use]
    pub fn testimony(self) -> RwSignal<Testimony> {
        self.testimony
    }

    /// What went wrong last and was not said where it happened.
    #[must_use]
    pub fn fault(self) -> RwSignal<Option<Fault>> {
        self.fault
    }

    /// Looks at the ledger, and again whenever it changes.
    pub fn with<R>(self, view: impl FnOnce(&Ledger) -> R) -> R {
        self.revision.track();
        self.with_untracked(view)
    }

    /// Looks at the ledger once.
    pub fn with_untracked<R>(self, view: impl FnOnce(&Ledger) -> R) -> R {
        view(&self.held().ledger.borrow())
    }

    /// A view on the day shown, worked out again when the ledger or the day changes.
    pub fn view<T: PartialEq + Send + Sync + 'static>(self, view: impl Fn(&Ledger, NaiveDate) -> T + Send + Sync + 'static) -> Memo<T> {
        Memo::new(move |_| {
            let as_of = self.as_of.get();
            self.with(|ledger| view(ledger, as_of))
        })
    }

    /// Whether commands are taken: the present day is shown and this tab writes.
    #[must_use]
    pub fn may_write(self) -> bool {
        self.standing.with(|standing| matches!(standing, Standing::Writing | Standing::InMemory(_))) && self.as_of.get() == self.today.get()
    }

    /// Batches, newest first.
    #[must_use]
    pub fn history(self) -> Vec<PastBatch> {
        self.revision.track();
        let held = self.held();
        let chain = held.chain.borrow();
        let effective = chain.effective();
        let past = |id: &BatchId| {
            let header = chain.get(*id)?;
            let (recorded_at, cause) = (header.recorded_at, header.cause.clone());
            Some(PastBatch { id: *id, recorded_at, cause, events: header.events, effective: effective.contains(id) })
        };
        chain.order().iter().rev().filter_map(past).collect()
    }

    /// The batch that one undo would take back: the newest that counts and is no undo itself.
    #[must_use]
    pub fn last_undoable(self) -> Option<PastBatch> {
        self.history()
            .into_iter()
            .find(|batch| batch.effective && !matches!(batch.cause, Cause::Undo { .. } | Cause::Merge | Cause::Redaction { .. }))
    }

    // Writing.

    /// Sends a command; what goes wrong is said above the page.
    pub fn send(self, command: Command, deed: Deed) {
        self.send_then(command, deed, |_| {});
    }

    /// Sends a command, and goes on with the batch once it is durable.
    pub fn send_then(self, command: Command, deed: Deed, then: impl FnOnce(BatchId) + 'static) {
        leptos::task::spawn_local(async move {
            match self.write(&command, deed).await {
                Ok(batch) => then(batch),
                Err(fault) => self.fault.set(Some(fault)),
            }
        });
    }

    /// Decides a command, keeps its batch, applies it.
    ///
    /// # Errors
    /// Nothing has changed.
    pub async fn write(self, command: &Command, deed: Deed) -> Result<BatchId, Fault> {
        let held = self.held();
        let _one_at_a_time = held.enter().await;
        self.check_may_write()?;
        let events = held.ledger.borrow().decide(command).map_err(Fault::Refused)?;
        let writer = BatchWriter::new(fresh::bytes().map_err(no_chance)?);
        self.keep(&held, &[&events], writer, Cause::ByHand { deed }, None, None).await
    }

    pub(super) fn check_may_write(self) -> Result<(), Fault> {
        if self.as_of.get_untracked() != self.today.get_untracked() {
            return Err(Fault::InThePast);
        }
        match self.standing.get_untracked() {
            Standing::Writing | Standing::InMemory(_) => Ok(()),
            Standing::Opening | Standing::Following | Standing::Sealed(_) => Err(Fault::ReadOnly),
        }
    }

    /// `writer` holds the first of `events` already.
    async fn keep(
        self,
        held: &Held,
        events: &[&[Event]],
        mut writer: BatchWriter,
        cause: Cause,
        original: Option<&[u8]>,
        progress: Option<Progress>,
    ) -> Result<BatchId, Fault> {
        let count = events.iter().map(|part| part.len()).sum();
        let events = || events.iter().copied().flatten();
        let mut slice = Slice::begin();
        for (n, event) in events().enumerate().skip(writer.events() as usize) {
            writer.push(event).map_err(|_| Fault::NotKept(unwritable()))?;
            if let Some(progress) = progress.filter(|_| slice.is_over(n)) {
                progress.done.set(500 + per_mille(n, count) / 4);
                slice = self.turn(progress).await?;
            }
        }
        let draft = draft(held, cause)?;
        let id = draft.id;
        let batch = writer.finish(draft).map_err(|_| Fault::NotKept(unwritable()))?;
        let keeping = held.keeping.borrow().clone();
        keeping.append(&batch, original).await.map_err(Fault::NotKept)?;
        let touched = held.ledger.borrow_mut().apply_batch(id, events().map(Some));
        let _ = held.chain.borrow_mut().insert(batch.header);
        self.changed(held, id, touched);
        if count >= LARGE {
            self.deflate_when_idle();
        }
        Ok(id)
    }

    /// After a batch is in: pages look again, word is left of the journal, other tabs are told.
    fn changed(self, held: &Held, batch: BatchId, touched: Touched) {
        super::opening::leave_word(&held.chain.borrow());
        if let Some(tabs) = &*held.tabs.borrow() {
            tabs.tell(Notice::Appended(batch));
        }
        self.look_again(touched);
        self.snapshot_when_idle();
    }

    pub(super) fn look_again(self, touched: Touched) {
        let next = self.revision.get_untracked().saturating_add(1);
        self.changes.update_value(|changes| changes.note(next, touched));
        self.revision.set(next);
    }

    /// Whom the changes after a revision concern.
    pub(super) fn touched_since(self, revision: u64) -> Touched {
        self.changes.with_value(|changes| changes.since(revision))
    }

    pub(super) async fn turn(self, progress: Progress) -> Result<Slice, Fault> {
        next_turn().await;
        if progress.stop.get_untracked() { Err(Fault::Stopped) } else { Ok(Slice::begin()) }
    }

    // Files.

    /// What a reading would change, worked out a few milliseconds at a time.
    ///
    /// # Errors
    /// Only [`Fault::Stopped`].
    #[expect(clippy::await_holding_refcell_ref, reason = "the gate keeps writers out while the plan reads the ledger; views only read")]
    pub async fn plan(self, reading: &Reading, options: &PlanOptions, progress: Progress) -> Result<Plan, Fault> {
        let held = self.held();
        let _one_at_a_time = held.enter().await;
        let ledger = held.ledger.borrow();
        let mut planner = Planner::new(&ledger, reading, options.clone());
        let mut slice = Slice::begin();
        while let Some(at) = planner.step(256) {
            if slice.is_over_now() {
                progress.done.set(at.0 / 2);
                slice = self.turn(progress).await?;
            }
        }
        Ok(planner.finish())
    }

    /// Takes a plan in and `more` with it, as one batch. The plan must be of the ledger as it is; what of it is written `ahead` is
    /// not written again. The `original` file is kept with it.
    ///
    /// # Errors
    /// Nothing has changed.
    pub(super) async fn take_in(
        self,
        planned: &Planned,
        more: &[Event],
        ahead: Option<BatchWriter>,
        cause: Cause,
        original: &[u8],
        progress: Progress,
    ) -> Result<BatchId, Fault> {
        let held = self.held();
        let _one_at_a_time = held.enter().await;
        self.check_may_write()?;
        if self.revision.get_untracked() != planned.on {
            return Err(Fault::Outdated);
        }
        let writer = match ahead {
            Some(writer) => writer,
            None => BatchWriter::new(fresh::bytes().map_err(no_chance)?),
        };
        self.keep(&held, &[&planned.plan.events, more], writer, cause, Some(original), Some(progress)).await
    }

    // Undo.

    /// What undoing a batch takes along.
    ///
    /// # Errors
    /// See [`UndoRefusal`].
    pub fn undo_plan(self, batch: BatchId) -> Result<UndoPlan, UndoRefusal> {
        self.held().chain.borrow().undo_plan(batch)
    }

    /// Takes the newest batch back, with what stands on it; what goes wrong is said above the page.
    pub fn undo_last(self) {
        leptos::task::spawn_local(async move {
            // What is being written comes first: pressed twice, two batches are taken back.
            let held = self.held();
            drop(held.gate.lock().await);
            if let Some(last) = untrack(|| self.last_undoable()) {
                self.undo_then(last.id, |_| {});
            }
        });
    }

    /// Takes a batch back, with what stands on it, and goes on with the undo's own batch.
    pub fn undo_then(self, batch: BatchId, then: impl FnOnce(BatchId) + 'static) {
        leptos::task::spawn_local(async move {
            let done = match self.undo_plan(batch) {
                Ok(plan) => self.undo(plan, Progress::new()).await,
                Err(refusal) => Err(Fault::NotUndone(refusal)),
            };
            match done {
                Ok(undo) => then(undo),
                Err(fault) => self.fault.set(Some(fault)),
            }
        });
    }

    /// Undoes what `plan` names: the effective batches are folded anew.
    ///
    /// # Errors
    /// Nothing has changed.
    pub async fn undo(self, plan: UndoPlan, progress: Progress) -> Result<BatchId, Fault> {
        let held = self.held();
        let _one_at_a_time = held.enter().await;
        self.check_may_write()?;
        let draft = draft(&held, Cause::Undo { of: plan.of.clone() })?;
        let id = draft.id;
        let batch = draft.write(&[], fresh::bytes().map_err(no_chance)?).map_err(|_| Fault::NotKept(unwritable()))?;
        let mut chain = held.chain.borrow().clone();
        let _ = chain.insert(batch.header.clone());
        let keeping = held.keeping.borrow().clone();
        let ledger = self.folded(&chain, None, &keeping, progress).await?.ledger;
        plan.check_open_books(&held.ledger.borrow(), &ledger).map_err(Fault::NotUndone)?;
        keeping.append(&batch, None).await.map_err(Fault::NotKept)?;
        *held.ledger.borrow_mut() = ledger;
        *held.chain.borrow_mut() = chain;
        self.changed(&held, id, Touched::Everything);
        Ok(id)
    }
}

/// The workbench of the page.
///
/// # Panics
/// Outside the frame.
#[must_use]
pub fn use_workbench() -> Workbench {
    expect_context::<Workbench>()
}

pub(super) fn per_mille(n: usize, of: usize) -> u16 {
    u16::try_from(n.saturating_mul(1000) / of.max(1)).unwrap_or(1000)
}

/// A few milliseconds of work, after which the page gets its turn.
pub(super) struct Slice(f64);

impl Slice {
    const MS: f64 = 8.0;

    pub(super) fn begin() -> Self {
        Self(super::clock::ticks_ms())
    }

    pub(super) fn is_over_now(&self) -> bool {
        super::clock::ticks_ms() - self.0 > Self::MS
    }

    /// Asks the clock only now and then.
    pub(super) fn is_over(&self, n: usize) -> bool {
        n % 128 == 127 && self.is_over_now()
    }
}

/// What a batch says of itself, written now.
fn draft(held: &Held, cause: Cause) -> Result<Draft, Fault> {
    let recorded_at = super::clock::moment();
    let id = fresh::batch_id(recorded_at).map_err(no_chance)?;
    let device = match held.device.get() {
        Some(device) => device,
        None => fresh::device_id().map_err(no_chance)?,
    };
    held.device.set(Some(device));
    let parents = held.chain.borrow().heads();
    Ok(Draft { id, device, parents, recorded_at, who: String::new(), cause })
}

fn no_chance(_: fresh::NoChance) -> Fault {
    Fault::NotKept(StoreFault::Other { name: "crypto".to_owned(), message: "no random bytes".to_owned() })
}

/// An event without a JSON form: none of ours is.
fn unwritable() -> StoreFault {
    StoreFault::Other { name: "write".to_owned(), message: "no JSON form".to_owned() }
}
