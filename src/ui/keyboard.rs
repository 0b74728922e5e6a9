//! Keys: listens once for the whole page, finds the action in the table, and hands it to whoever listens last.

use super::actions::{Action, Focus, Meaning, Pressed, meaning};
use super::preferences::Preferences;
use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Who listens to which action, in the context of every component.
#[derive(Clone, Copy)]
pub struct Keyboard {
    listeners: StoredValue<Vec<Listener>>,
    next: StoredValue<u64>,
}

#[derive(Clone, Copy)]
struct Listener {
    id: u64,
    action: Action,
    act: Callback<()>,
}

impl Keyboard {
    /// Puts the keyboard in the context and begins to listen.
    pub fn provide(preferences: Preferences) -> Self {
        let keyboard = Self { listeners: StoredValue::new(Vec::new()), next: StoredValue::new(0) };
        provide_context(keyboard);
        let before = StoredValue::new(None::<Pressed>);
        let handle = window_event_listener(ev::keydown, move |event| {
            if event.default_prevented() || event.is_composing() || matches!(event.key().as_str(), "Shift" | "Control" | "Alt" | "Meta") {
                return;
            }
            let target = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            // A dialog that covers the page has its own keys.
            if document().query_selector("dialog:modal").is_ok_and(|it| it.is_some()) {
                return;
            }
            let pressed = Pressed {
                key: event.key(),
                modifier: event.ctrl_key() || event.meta_key(),
                alt: event.alt_key(),
                shift: event.shift_key(),
            };
            let focus = Focus {
                typing: target.as_ref().is_some_and(takes_text),
                in_list: target.as_ref().is_some_and(|it| it.has_attribute("data-row")),
                single_keys: preferences.single_keys.get_untracked(),
            };
            match meaning(before.get_value().as_ref(), &pressed, focus) {
                Meaning::Do(action) => {
                    before.set_value(None);
                    if keyboard.act(action) {
                        event.prevent_default();
                    }
                }
                Meaning::Wait => before.set_value(Some(pressed)),
                Meaning::Nothing => before.set_value(None),
            }
        });
        on_cleanup(move || handle.remove());
        keyboard
    }

    /// Does an action; false when nobody listens.
    pub fn act(&self, action: Action) -> bool {
        let last = self.listeners.with_value(|it| it.iter().rev().find(|listener| listener.action == action).copied());
        match last {
            Some(listener) => {
                listener.act.run(());
                true
            }
            None => false,
        }
    }

    /// Whether anybody listens to this action now.
    #[must_use]
    pub fn listens(&self, action: Action) -> bool {
        self.listeners.with_value(|it| it.iter().any(|listener| listener.action == action))
    }
}

/// Does `act` when a person asks for `action`, as long as the component lives. Who began to listen last is asked alone.
pub fn use_action(action: Action, act: impl Fn() + Send + Sync + 'static) {
    let Some(keyboard) = use_context::<Keyboard>() else { return };
    let id = keyboard.next.get_value();
    keyboard.next.set_value(id.wrapping_add(1));
    let listener = Listener { id, action, act: Callback::new(move |()| act()) };
    keyboard.listeners.update_value(|it| it.push(listener));
    on_cleanup(move || {
        let _gone = keyboard.listeners.try_update_value(|it| it.retain(|listener| listener.id != id));
    });
}

/// Whether letters typed here are text.
fn takes_text(element: &web_sys::Element) -> bool {
    if element.closest("[contenteditable='true']").is_ok_and(|it| it.is_some()) {
        return true;
    }
    match element.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => !matches!(element.get_attribute("type").as_deref(), Some("checkbox" | "radio" | "button" | "submit" | "file" | "range")),
        _ => false,
    }
}
