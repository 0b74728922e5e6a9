//! What stands further down a page, drawn once the first of it is on the screen.

use leptos::prelude::*;
use std::time::Duration;

/// Draws `view` after the next frame; until then there is nothing in its place, so only what is above may be looked at first.
pub fn soon<View: IntoView + 'static>(view: impl Fn() -> View + Send + 'static) -> impl IntoView {
    let has_come = RwSignal::new(false);
    request_animation_frame(move || {
        set_timeout(
            move || {
                // The page may have been left meanwhile.
                let _left = has_come.try_set(true);
            },
            Duration::ZERO,
        );
    });
    move || has_come.get().then(&view)
}
