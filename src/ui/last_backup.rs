//! When this browser last gave a backup, remembered beside the preferences: it is of the browser, not of the books.

use super::clock;
use super::workbench::Workbench;
use crate::insight::{BackupAge, BackupTaken, backup_age};
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;

const LAST_BACKUP: &str = "echeance.last-backup";

/// The last backup, in the context of every page.
#[derive(Clone, Copy)]
pub struct LastBackup {
    taken: RwSignal<Option<BackupTaken>>,
    workbench: Workbench,
}

impl LastBackup {
    /// Reads what was remembered and puts itself in the context.
    pub fn provide(workbench: Workbench) -> Self {
        let last = Self { taken: RwSignal::new(remembered()), workbench };
        provide_context(last);
        last
    }

    /// How old it is. Follows the journal.
    #[must_use]
    pub fn age(self) -> BackupAge {
        backup_age(self.taken.get(), self.workbench.history().len(), self.workbench.today().get())
    }

    /// A backup of all that is in the journal was given just now.
    pub fn note(self) {
        let taken = BackupTaken { on: clock::today(), batches: self.workbench.history().len() };
        self.taken.set(Some(taken));
        // Without local storage nothing is remembered, and a backup is asked for again.
        let _ = LocalStorage::set(LAST_BACKUP, (taken.on, taken.batches));
    }
}

/// The last backup.
///
/// # Panics
/// Outside the app.
#[must_use]
pub fn use_last_backup() -> LastBackup {
    expect_context::<LastBackup>()
}

fn remembered() -> Option<BackupTaken> {
    // Asked first: where storage is refused, asking for a value would panic.
    matches!(window().local_storage(), Ok(Some(_)))
        .then(|| LocalStorage::get(LAST_BACKUP).ok())
        .flatten()
        .map(|(on, batches)| BackupTaken { on, batches })
}
