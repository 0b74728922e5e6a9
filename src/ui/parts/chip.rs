//! Chips: a state in words, or a filter in force. Square, like a stamp.

use super::Tone;
use super::icon::{Glyph, Icon};
use leptos::prelude::*;

/// A state in words.
#[component]
pub fn Chip(
    /// How it is meant.
    #[prop(optional, into)]
    tone: Signal<Tone>,
    /// Before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <span class="chip" data-state=move || tone.get().state()>
            {icon.map(|icon| view! { <Glyph icon /> })}
            {children()}
        </span>
    }
}

/// A filter that is in force or not.
#[component]
pub fn FilterChip(
    /// Whether it is in force.
    #[prop(into)]
    pressed: Signal<bool>,
    /// It was pressed.
    on_press: impl Fn() + 'static,
    /// Before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button class="chip" type="button" aria-pressed=move || if pressed.get() { "true" } else { "false" } on:click=move |_| on_press()>
            {icon.map(|icon| view! { <Glyph icon /> })}
            {children()}
            {move || pressed.get().then(|| view! { <Glyph icon=Icon::X /> })}
        </button>
    }
}
