//! What a person prefers on this machine: language, light or dark, single-letter keys. Remembered in the browser, not in the books.

use crate::words::{Format, Language, Words, words};
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;

const LANGUAGE: &str = "echeance.language";
const SCHEME: &str = "echeance.scheme";
const SINGLE_KEYS: &str = "echeance.single-keys";

/// Light or dark.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scheme {
    /// As the system is set.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Scheme {
    /// All of them, in the order in which a button turns through them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in storage and in `data-scheme`; nothing for `Auto`.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Auto => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    fn from_name(name: &str) -> Self {
        Self::ALL.into_iter().find(|it| it.name() == Some(name)).unwrap_or_default()
    }
}

/// The preferences in force, in the context of every component.
#[derive(Debug, Clone, Copy)]
pub struct Preferences {
    /// The language of screens.
    pub language: RwSignal<Language>,
    /// Light or dark.
    pub scheme: RwSignal<Scheme>,
    /// Whether single letters act.
    pub single_keys: RwSignal<bool>,
}

impl Preferences {
    /// Reads what was remembered, else what the browser says; puts it in the context and on `<html>`, and remembers every change.
    pub fn provide() -> Self {
        let language = read(LANGUAGE).and_then(|it| Language::from_tag(&it)).unwrap_or_else(|| {
            let tags = window().navigator().languages();
            Language::preferred(tags.iter().filter_map(|it| it.as_string()))
        });
        let preferences = Self {
            language: RwSignal::new(language),
            scheme: RwSignal::new(read(SCHEME).map(|it| Scheme::from_name(&it)).unwrap_or_default()),
            single_keys: RwSignal::new(read(SINGLE_KEYS).as_deref() != Some("off")),
        };
        provide_context(preferences);
        Effect::new(move |before: Option<()>| {
            let tag = preferences.language.get().tag();
            on_root("lang", Some(tag));
            if before.is_some() {
                remember(LANGUAGE, Some(tag));
            }
        });
        Effect::new(move |before: Option<()>| {
            let name = preferences.scheme.get().name();
            on_root("data-scheme", name);
            if before.is_some() {
                remember(SCHEME, name);
            }
        });
        Effect::new(move |before: Option<()>| {
            let single_keys = preferences.single_keys.get();
            if before.is_some() {
                remember(SINGLE_KEYS, Some(if single_keys { "on" } else { "off" }));
            }
        });
        preferences
    }
}

/// The words of the language in force. Outside an app (a part alone in a test) they are French.
#[must_use]
pub fn use_words() -> Signal<&'static Words> {
    let language = use_context::<Preferences>().map(|it| it.language);
    Signal::derive(move || words(language.map(|it| it.get()).unwrap_or_default()))
}

/// The formatter of the language in force.
#[must_use]
pub fn use_format() -> Signal<Format> {
    let words = use_words();
    Signal::derive(move || words.get().format)
}

fn on_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else { return };
    let done = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    if let Err(refused) = done {
        leptos::logging::warn!("{name} was refused: {refused:?}");
    }
}

/// A browser may refuse storage altogether; then nothing is remembered and nothing breaks.
fn storage_is_open() -> bool {
    matches!(window().local_storage(), Ok(Some(_)))
}

fn read(key: &str) -> Option<String> {
    if storage_is_open() { LocalStorage::get(key).ok() } else { None }
}

fn remember(key: &str, value: Option<&str>) {
    if !storage_is_open() {
        return;
    }
    match value {
        Some(value) => {
            if let Err(refused) = LocalStorage::set(key, value) {
                leptos::logging::warn!("{key} could not be remembered: {refused}");
            }
        }
        None => LocalStorage::delete(key),
    }
}
