//! How the journal comes into the page and stays in step with storage and the other tabs; backup, restore and erasure.

use super::keeping::Keeping;
use super::maker::make;
use super::workbench::{Fault, Held, Progress, Standing, Workbench, per_mille};
use crate::BUILD;
use crate::basis::id::BatchId;
use crate::journal::backup::Originals;
use crate::journal::{Cause, Chain, Fold, Folded, Journal, Snapshot, Witness, backup};
use crate::ledger::Touched;
use crate::store::{DATABASE, Heard, Notice, Outside, Store, StoreFault, Tabs, fresh};
use crate::worker::output::Ask;
use futures_util::FutureExt;
use gloo_storage::{LocalStorage as Kept, Storage};
use leptos::prelude::*;
use std::rc::Rc;
use std::time::Duration;

/// Under which key the word of the journal is left in local storage.
const WITNESS: &str = "echeance.witness";

/// After the last batch, before the snapshot is written: the person has gone on to look.
const IDLE: Duration = Duration::from_secs(3);

/// After a large batch, before its chunks are deflated: the snapshot is written first.
const LATER: Duration = Duration::from_secs(10);

/// Leaves word of the journal outside its storage.
pub(super) fn leave_word(chain: &Chain) {
    // Without local storage there is no witness; nothing else depends on it.
    let _ = Kept::set(WITNESS, Witness::of(chain).to_text());
}

/// Runs a task up to where it first waits: what it asks of storage is under way while the page is drawn.
fn begin_now(task: impl Future<Output = ()> + 'static) {
    let mut task = Box::pin(task);
    if (&mut task).now_or_never().is_none() {
        leptos::task::spawn_local(task);
    }
}

impl Workbench {
    /// Opens the journal: which tab writes, what is stored, the state it makes. Says in [`Workbench::standing`] how that went.
    pub fn open(self, progress: Progress) {
        begin_now(async move {
            let heard = move |heard| self.hear(heard);
            let tabs = Tabs::join(DATABASE, heard);
            let held = self.held();
            let locks = tabs.is_ok();
            *held.tabs.borrow_mut() = tabs.ok();
            match self.load(&held, progress).await {
                Err(StoreFault::Denied) => self.standing().set(Standing::InMemory(StoreFault::Denied)),
                Err(fault) => self.standing().set(Standing::Sealed(fault)),
                Ok(newer) => {
                    let writes = held.tabs.borrow().as_ref().is_some_and(Tabs::writes);
                    self.standing().set(match (newer, locks, writes) {
                        (true, _, _) => Standing::Sealed(StoreFault::TooNew),
                        (_, false, _) => Standing::Sealed(StoreFault::Denied),
                        (_, _, true) => Standing::Writing,
                        (_, _, false) => Standing::Following,
                    });
                }
            }
            self.look_again(Touched::Everything);
        });
    }

    /// True where events of a newer version were found: nothing may be written then.
    async fn load(self, held: &Rc<Held>, progress: Progress) -> Result<bool, StoreFault> {
        let device = fresh::device_id().map_err(|_| StoreFault::Denied)?;
        let outside = move |outside: Outside| match outside {
            Outside::Blocked => self.fault().set(Some(Fault::NotKept(StoreFault::Outdated))),
            Outside::Outdated => self.standing().set(Standing::Sealed(StoreFault::Outdated)),
            Outside::Closed => self.standing().set(Standing::InMemory(StoreFault::Closed)),
        };
        let store = Store::open(DATABASE, device, outside).await?;
        held.device.set(Some(store.device()));
        let keeping = Rc::new(Keeping::Stored(store));
        *held.keeping.borrow_mut() = keeping.clone();
        let (chain, snapshot) = keeping.load(BUILD).await?;
        if let Some(witness) = Kept::get::<String>(WITNESS).ok().and_then(|text| Witness::from_text(&text)) {
            self.testimony().set(witness.holds(&chain));
        }
        let folded = self.folded(&chain, snapshot, &keeping, progress).await.map_err(|fault| match fault {
            Fault::NotKept(fault) => fault,
            _ => StoreFault::Closed,
        })?;
        *held.ledger.borrow_mut() = folded.ledger;
        *held.chain.borrow_mut() = chain;
        Ok(!folded.newer.is_empty())
    }

    /// The state that `chain` makes.
    pub(super) async fn folded(
        self,
        chain: &Chain,
        snapshot: Option<Snapshot>,
        keeping: &Keeping,
        progress: Progress,
    ) -> Result<Folded, Fault> {
        let mut fold = match snapshot {
            Some(snapshot) => Fold::resume(chain, snapshot),
            None => Fold::from_empty(chain),
        };
        let order: Vec<BatchId> = fold.to_come().to_vec();
        for (n, header) in order.iter().filter_map(|id| chain.get(*id)).enumerate() {
            let batch = keeping.batch(header).await.map_err(Fault::NotKept)?;
            fold = fold.batch(&batch).map_err(|damage| Fault::NotKept(damage.into()))?;
            progress.done.set(per_mille(n, order.len()));
            self.turn(progress).await?;
        }
        Ok(fold.finish())
    }

    // Other tabs.

    fn hear(self, heard: Heard) {
        match heard {
            Heard::Follows => {}
            Heard::Writes => self.catch_up(true),
            Heard::Notice(Notice::Appended(_)) => self.catch_up(false),
            Heard::Notice(Notice::Replaced) => reload(),
        }
    }

    /// Reads what another tab wrote; then, where this one is now the writer, takes commands.
    fn catch_up(self, then_write: bool) {
        if self.standing().with_untracked(|standing| *standing == Standing::Opening) {
            return;
        }
        leptos::task::spawn_local(async move {
            let held = self.held();
            let _one_at_a_time = held.gate.lock().await;
            match self.read_on(&held).await {
                Ok(()) => {
                    let following = self.standing().with_untracked(|standing| *standing == Standing::Following);
                    if then_write && following {
                        self.standing().set(Standing::Writing);
                    }
                }
                Err(Fault::NotKept(fault)) => self.standing().set(Standing::Sealed(fault)),
                Err(_) => {}
            }
            self.look_again(Touched::Everything);
        });
    }

    async fn read_on(self, held: &Rc<Held>) -> Result<(), Fault> {
        let keeping = held.keeping.borrow().clone();
        let (chain, _) = keeping.load(BUILD).await.map_err(Fault::NotKept)?;
        let known = held.chain.borrow().clone();
        let new: Vec<BatchId> = chain.order().into_iter().filter(|id| known.get(*id).is_none()).collect();
        let plain = |id: &BatchId| chain.get(*id).is_some_and(|header| matches!(header.cause, Cause::ByHand { .. } | Cause::Import { .. }));
        let appended = chain.fold_order().ends_with(&new);
        if new.iter().all(plain) && appended {
            // What only adds needs no fold of the rest.
            for header in new.iter().filter_map(|id| chain.get(*id)) {
                let batch = keeping.batch(header).await.map_err(Fault::NotKept)?;
                let mut ledger = held.ledger.borrow_mut();
                let mut applying = ledger.begin(header.id);
                let done = batch.each(|_, entry| match entry {
                    crate::journal::Entry::Event(event) => applying.apply(Some(&event)),
                    _ => applying.apply(None),
                });
                applying.finish();
                done.map_err(|damage| Fault::NotKept(damage.into()))?;
            }
        } else {
            let folded = self.folded(&chain, None, &keeping, Progress::new()).await?;
            *held.ledger.borrow_mut() = folded.ledger;
        }
        *held.chain.borrow_mut() = chain;
        Ok(())
    }

    // A quick start.

    pub(super) fn snapshot_when_idle(self) {
        let at = self.revision().get_untracked();
        let write = move || {
            if self.revision().get_untracked() != at {
                return;
            }
            leptos::task::spawn_local(async move { self.keep_snapshot().await });
        };
        let _ = set_timeout_with_handle(write, IDLE);
    }

    /// A large batch is stored plain, because deflating it would keep the person waiting; its chunks are deflated by a worker later.
    pub(super) fn deflate_when_idle(self) {
        let deflate = move || {
            if self.standing().get_untracked() == Standing::Writing {
                // What goes wrong loses nothing but room, and the next large batch asks for it again.
                leptos::task::spawn_local(async { drop(make(&Ask::Compress, None).await) });
            }
        };
        let _ = set_timeout_with_handle(deflate, LATER);
    }

    #[expect(clippy::await_holding_refcell_ref, reason = "the gate keeps writers out; the bytes are made before the first wait")]
    async fn keep_snapshot(self) {
        let held = self.held();
        let _one_at_a_time = held.gate.lock().await;
        let (keeping, heads) = (held.keeping.borrow().clone(), held.chain.borrow().heads());
        let ledger = held.ledger.borrow();
        keeping.keep_snapshot(BUILD, &heads, &ledger).await;
    }

    // Backup.

    /// All batches as JSON Lines.
    ///
    /// # Errors
    /// Some batch cannot be read.
    pub async fn journal_lines(self) -> Result<Vec<u8>, Fault> {
        backup::lines(&self.journal().await?).map_err(|damage| Fault::NotKept(damage.into()))
    }

    /// All batches and the files that they came from; deflated, they are the backup.
    ///
    /// # Errors
    /// Some batch cannot be read.
    pub async fn backup_lines(self) -> Result<Vec<u8>, Fault> {
        let journal = self.journal().await?;
        let keeping = self.held().keeping.borrow().clone();
        let originals = keeping.originals().await.map_err(Fault::NotKept)?;
        backup::lines_with(&journal, &originals).map_err(|damage| Fault::NotKept(damage.into()))
    }

    async fn journal(self) -> Result<Journal, Fault> {
        let held = self.held();
        let _one_at_a_time = held.gate.lock().await;
        let (keeping, chain) = (held.keeping.borrow().clone(), held.chain.borrow().clone());
        keeping.journal(&chain).await.map_err(Fault::NotKept)
    }

    /// Puts a backup that was read and verified in the place of everything, in one transaction.
    ///
    /// # Errors
    /// Everything is as it was.
    pub async fn restore(self, journal: Journal, originals: &Originals) -> Result<(), Fault> {
        let held = self.held();
        let _one_at_a_time = held.gate.lock().await;
        self.check_may_write()?;
        let folded = state_of(&journal).map_err(Fault::NotKept)?;
        let (keeping, found) = (held.keeping.borrow().clone(), held.chain.borrow().heads());
        keeping.replace_all(&found, &journal, originals).await.map_err(Fault::NotKept)?;
        *held.ledger.borrow_mut() = folded.ledger;
        *held.chain.borrow_mut() = journal.chain().clone();
        leave_word(&held.chain.borrow());
        if let Some(tabs) = &*held.tabs.borrow() {
            tabs.tell(Notice::Replaced);
        }
        self.look_again(Touched::Everything);
        self.snapshot_when_idle();
        Ok(())
    }

    /// Deletes everything, for good, and starts anew.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn erase(self) -> Result<(), Fault> {
        let held = self.held();
        let _one_at_a_time = held.gate.lock().await;
        self.check_may_write()?;
        let keeping = held.keeping.replace(Rc::new(Keeping::in_memory()));
        let keeping = Rc::try_unwrap(keeping).map_err(|_| Fault::ReadOnly)?;
        keeping.erase().await.map_err(Fault::NotKept)?;
        Kept::delete(WITNESS);
        if let Some(tabs) = &*held.tabs.borrow() {
            tabs.tell(Notice::Replaced);
        }
        reload();
        Ok(())
    }
}

/// The state that a whole journal makes: what a restored backup would show.
///
/// # Errors
/// Some event cannot be read, or is of a newer version.
pub fn state_of(journal: &Journal) -> Result<Folded, StoreFault> {
    let chain = journal.chain();
    let mut fold = Fold::from_empty(chain);
    for id in fold.to_come().to_vec() {
        let batch = journal.get(id).ok_or(StoreFault::Closed)?;
        fold = fold.batch(batch)?;
    }
    let folded = fold.finish();
    if folded.newer.is_empty() { Ok(folded) } else { Err(StoreFault::TooNew) }
}

fn reload() {
    let _ = window().location().reload();
}
