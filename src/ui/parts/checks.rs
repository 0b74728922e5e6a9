//! Checks: what was looked at before speaking, and what it showed.

use super::Tone;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// A list of checks.
#[component]
pub fn Checks(
    /// The checks.
    children: Children,
) -> impl IntoView {
    view! { <ul class="checks">{children()}</ul> }
}

/// One thing that was looked at. Its icon follows its tone unless another is given.
#[component]
pub fn Check(
    /// What it showed.
    #[prop(optional)]
    tone: Tone,
    /// Another icon than the tone's.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// What was looked at, as a fact.
    children: Children,
) -> impl IntoView {
    let icon = icon.unwrap_or(match tone {
        Tone::Plain => Icon::Check,
        Tone::Doubt => Icon::TriangleAlert,
        Tone::Alarm => Icon::OctagonAlert,
        Tone::Held => Icon::Pause,
    });
    view! {
        <li data-state=tone.state()>
            <Glyph icon />
            <span>{children()}</span>
        </li>
    }
}
