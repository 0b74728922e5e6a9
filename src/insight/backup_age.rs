//! How old the last backup is, and whether another one is due.

use chrono::NaiveDate;

/// A backup that was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupTaken {
    /// When.
    pub on: NaiveDate,
    /// How many batches were in it.
    pub batches: usize,
}

/// How old the last backup is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupAge {
    /// The last one; none where none was taken in this browser.
    pub last: Option<NaiveDate>,
    /// Batches that are not in it.
    pub since: usize,
    /// Another one is due.
    pub is_due: bool,
}

/// Many batches: so much is not done again by hand.
const MANY: usize = 100;
/// A beginning: from here on a first backup is due.
const FIRST: usize = 10;
/// A long time, in days, where anything was done since.
const LONG: i64 = 30;

/// How old the last backup is, `batches` being in the journal today.
///
/// One is due after 100 batches, or after 30 days and any batch; the first one after 10. A journal that is shorter than what was
/// backed up is another one: all of it counts as not backed up.
#[must_use]
pub fn backup_age(last: Option<BackupTaken>, batches: usize, today: NaiveDate) -> BackupAge {
    let last = last.filter(|taken| taken.batches <= batches);
    let since = batches - last.map_or(0, |taken| taken.batches);
    let is_due = match last {
        None => since >= FIRST,
        Some(taken) => since >= MANY || (since > 0 && (today - taken.on).num_days() >= LONG),
    };
    BackupAge { last: last.map(|taken| taken.on), since, is_due }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap_or_default()
    }

    #[test]
    fn a_backup_is_due_by_days_and_by_what_was_done_since() {
        let taken = |on, batches| Some(BackupTaken { on, batches });
        let today = day(11, 28);
        for (last, batches, since, is_due) in [
            (None, 0, 0, false),
            (None, 9, 9, false),
            (None, 10, 10, true),
            (taken(day(11, 27), 10), 10, 0, false),
            (taken(day(11, 27), 10), 109, 99, false),
            (taken(day(11, 27), 10), 110, 100, true),
            (taken(day(10, 30), 10), 11, 1, false),
            (taken(day(10, 29), 10), 11, 1, true),
            (taken(day(1, 1), 10), 10, 0, false),
            // Erased and begun anew.
            (taken(day(11, 27), 50), 12, 12, true),
        ] {
            let age = backup_age(last, batches, today);
            assert_eq!((age.since, age.is_due), (since, is_due), "{last:?} {batches}");
        }
    }
}
