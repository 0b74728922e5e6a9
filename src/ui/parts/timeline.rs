//! Timeline: a line, a day, what happened, who spoke.

use super::Tone;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// What happened, latest first.
#[component]
pub fn Timeline(
    /// The [`Moment`]s.
    children: Children,
) -> impl IntoView {
    view! { <ol class="timeline">{children()}</ol> }
}

/// One thing that happened, or will.
#[component]
pub fn Moment(
    /// The day, in words.
    #[prop(into)]
    when: TextProp,
    /// Of what kind.
    icon: Icon,
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// It is yet to come.
    #[prop(optional)]
    ahead: bool,
    /// What was said, word for word or in short.
    #[prop(optional, into)]
    said: MaybeProp<String>,
    /// What happened.
    children: Children,
) -> impl IntoView {
    let state = if ahead { Some("ahead") } else { tone.state() };
    view! {
        <li data-state=state>
            <time>{move || when.get()}</time>
            <Glyph icon />
            <div>
                {children()}
                {move || said.get().map(|said| view! { <div class="said">{said}</div> })}
            </div>
        </li>
    }
}
