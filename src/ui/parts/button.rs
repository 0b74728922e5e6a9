//! Buttons: verbs that say what happens. One primary a view.

use super::icon::{Glyph, Icon};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// How much a button asks for attention.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ButtonLook {
    /// One of several.
    #[default]
    Plain,
    /// What is most likely wanted: one a view.
    Primary,
    /// Rarely wanted.
    Quiet,
}

impl ButtonLook {
    fn class(self) -> &'static str {
        match self {
            Self::Plain => "button",
            Self::Primary => "button primary",
            Self::Quiet => "button quiet",
        }
    }
}

/// A button with words.
#[component]
pub fn Button(
    /// How much it asks for attention.
    #[prop(optional)]
    look: ButtonLook,
    /// Before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Why it cannot be pressed now; then it stays in the tab order and says so. Nothing: it can.
    #[prop(optional, into)]
    refused: MaybeProp<String>,
    /// The letter that does the same.
    #[prop(optional)]
    key_cap: Option<&'static str>,
    /// What it does.
    on_press: impl Fn() + 'static,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class=look.class()
            type="button"
            aria-disabled=move || refused.get().map(|_| "true")
            title=move || refused.get()
            on:click=move |_| {
                if refused.get_untracked().is_none() {
                    on_press();
                }
            }
        >
            {icon.map(|icon| view! { <Glyph icon /> })}
            {children()}
            {key_cap.map(|key| view! { <span class="key" aria-hidden="true">{key}</span> })}
        </button>
    }
}

/// A button with an icon alone.
#[component]
pub fn IconButton(
    /// What it shows.
    icon: Icon,
    /// What it does, in words.
    #[prop(into)]
    label: TextProp,
    /// Quiet by default.
    #[prop(default = ButtonLook::Quiet)]
    look: ButtonLook,
    /// What it does.
    on_press: impl Fn() + 'static,
) -> impl IntoView {
    let tip = label.clone();
    view! {
        <button
            class=format!("{} icon-only", look.class())
            type="button"
            aria-label=move || label.get()
            title=move || tip.get()
            on:click=move |_| on_press()
        >
            <Glyph icon />
        </button>
    }
}

/// A link that looks like a button: it goes somewhere and changes nothing.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: TextProp,
    /// How much it asks for attention.
    #[prop(optional)]
    look: ButtonLook,
    /// Before the words.
    #[prop(optional, into)]
    icon: Option<Icon>,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class=look.class() href=move || href.get()>
            {icon.map(|icon| view! { <Glyph icon /> })}
            {children()}
        </a>
    }
}
