//! Callout: one sentence that matters, and what to do.

use super::Tone;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// One sentence that matters, and what to do about it.
#[component]
pub fn Callout(
    /// How it is meant; an alarm is said aloud at once.
    #[prop(optional)]
    tone: Tone,
    /// The button that mends it.
    #[prop(optional, into)]
    act: ViewFn,
    /// The sentence.
    children: Children,
) -> impl IntoView {
    let icon = match tone {
        Tone::Plain | Tone::Held => Icon::Info,
        Tone::Doubt => Icon::TriangleAlert,
        Tone::Alarm => Icon::OctagonAlert,
    };
    view! {
        <div class="callout" data-state=tone.state() role=(tone == Tone::Alarm).then_some("alert")>
            <Glyph icon />
            <p>{children()}</p>
            {move || act.run()}
        </div>
    }
}
