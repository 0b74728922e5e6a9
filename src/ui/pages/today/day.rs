//! The day's list, worked out once for all that show something of it: its page, the letter, the number beside its name.

use crate::dunning::{DayRows, DaySettings, day_rows};
use crate::ui::app::Counts;
use crate::ui::workbench::Workbench;
use leptos::prelude::*;

/// The day's list, in the context of every page.
#[derive(Clone, Copy)]
pub struct Day(Memo<DayRows>);

impl Day {
    /// Into the context. Follows the ledger and the day.
    pub fn provide(workbench: Workbench) -> Self {
        let day = Self(workbench.view(|ledger, as_of| day_rows(ledger, as_of, &DaySettings::default())));
        provide_context(day);
        day
    }

    /// How many customers are to be chased.
    #[must_use]
    pub fn counts(self) -> Signal<Counts> {
        Signal::derive(move || Counts { today: self.0.with(|rows| i64::try_from(rows.cards.len()).unwrap_or(i64::MAX)) })
    }
}

/// The day's list.
///
/// # Panics
/// Outside the app.
pub(crate) fn use_day() -> Memo<DayRows> {
    expect_context::<Day>().0
}
