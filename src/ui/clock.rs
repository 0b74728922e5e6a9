//! The one place that reads a clock: the day here, the moment, and a stopwatch.

use crate::journal::Moment;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The day in the browser's own zone.
#[must_use]
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}

/// The moment.
#[must_use]
pub fn moment() -> Moment {
    // Milliseconds since 1970 stay below 2^53 for 280,000 years.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a clock before 1970 counts as 1970")]
    Moment(js_sys::Date::now().max(0.0) as u64)
}

/// Milliseconds of a stopwatch that only runs forward.
#[must_use]
pub fn ticks_ms() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |performance| performance.now())
}

/// The day, moving at midnight and when the page is looked at again after a night.
#[must_use]
pub fn running_today() -> Signal<NaiveDate> {
    let day = RwSignal::new(today());
    let look = move || {
        let now = today();
        if day.get_untracked() != now {
            day.set(now);
        }
    };
    let _ = set_interval_with_handle(look, std::time::Duration::from_secs(30));
    let handle = window_event_listener(leptos::ev::focus, move |_| look());
    on_cleanup(move || handle.remove());
    day.into()
}
