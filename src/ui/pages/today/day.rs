//! The day's list, worked out once for all that show something of it: its page, the letter, the number beside its name.

use super::drafts::Drafts;
use crate::dunning::{DayRows, day_rows};
use crate::ui::app::Counts;
use crate::ui::matches::use_matches;
use crate::ui::workbench::Workbench;
use leptos::prelude::*;
use std::time::Duration;

/// The day's list, in the context of every page.
#[derive(Clone, Copy)]
pub struct Day {
    rows: Memo<DayRows>,
    workbench: Workbench,
}

impl Day {
    /// Into the context, with the drafts of its letters. Follows the ledger and the day.
    pub fn provide(workbench: Workbench) -> Self {
        Drafts::provide();
        let matches = use_matches();
        let rows = workbench.view(move |ledger, as_of| day_rows(ledger, as_of, &matches.day_settings()));
        let day = Self { rows, workbench };
        provide_context(day);
        day
    }

    /// How many customers are to be chased, looked at anew once what the person did is drawn.
    #[must_use]
    pub fn counts(self) -> Signal<Counts> {
        let counts = RwSignal::new(Counts::default());
        Effect::new(move |_| {
            let seen = (self.workbench.revision().get(), self.workbench.as_of().get());
            let count = move || {
                if seen == (self.workbench.revision().get_untracked(), self.workbench.as_of().get_untracked()) {
                    let now = Counts { today: self.rows.with_untracked(|rows| i64::try_from(rows.cards.len()).unwrap_or(i64::MAX)) };
                    if counts.get_untracked() != now {
                        counts.set(now);
                    }
                }
            };
            request_animation_frame(move || set_timeout(count, Duration::ZERO));
        });
        counts.into()
    }
}

/// The day's list.
///
/// # Panics
/// Outside the app.
pub(crate) fn use_day() -> Memo<DayRows> {
    expect_context::<Day>().rows
}
