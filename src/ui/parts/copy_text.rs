//! A button that copies a text, and says that it did.

use super::button::{Button, ButtonLook};
use super::icon::Icon;
use crate::ui::app::Announcer;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// Copies a text.
#[component]
pub fn CopyText(
    /// How much it asks for attention.
    #[prop(optional)]
    look: ButtonLook,
    /// Why it cannot be pressed now.
    #[prop(optional, into)]
    refused: MaybeProp<String>,
    /// The text, made when it is asked for.
    text: impl Fn() -> String + 'static,
    /// What is said once it is copied.
    #[prop(into)]
    copied: TextProp,
    /// Its words.
    children: Children,
) -> impl IntoView {
    let announcer = use_context::<Announcer>();
    let said = RwSignal::new(false);
    let told = copied.clone();
    let copy = move || {
        let promise = window().navigator().clipboard().write_text(&text());
        let copied = copied.get();
        leptos::task::spawn_local(async move {
            match wasm_bindgen_futures::JsFuture::from(promise).await {
                Ok(_) => {
                    said.set(true);
                    if let Some(announcer) = announcer {
                        announcer.say(copied.to_string());
                    }
                }
                Err(refused) => leptos::logging::warn!("copying was refused: {refused:?}"),
            }
        });
    };
    view! {
        <Button look icon=Icon::Copy refused on_press=copy>
            {children()}
        </Button>
        <span class="small soft" aria-hidden="true">
            {move || said.get().then(|| told.get().to_string())}
        </span>
    }
}
