//! Command palette: any page, customer, invoice or action, by a few letters.

use super::actions::{ACTIONS, Action, key_caps, row_of};
use super::keyboard::Keyboard;
use super::parts::{Glyph, Icon};
use super::preferences::use_words;
use crate::words::Words;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// One thing that the palette offers.
#[derive(Clone)]
pub struct PaletteEntry {
    /// Under which heading.
    pub group: String,
    /// Before the words.
    pub icon: Icon,
    /// What it is.
    pub label: String,
    /// At the end, quiet: an amount, a key.
    pub detail: String,
    /// What choosing it does. Not a callback of the reactive kind: it runs once the palette is gone, and with it what it owned.
    pub choose: Arc<dyn Fn() + Send + Sync>,
}

/// The most entries shown of one group.
const MOST_OF_A_GROUP: usize = 8;

/// The palette. Pages and actions come from the table of actions; `find` brings what the books hold.
#[component]
pub fn Palette(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What the books hold that answers to these words, best first, at most a few dozen. Never called with nothing typed.
    #[prop(into)]
    find: Callback<String, Vec<PaletteEntry>>,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let words = use_words();
    super::parts::show_as_asked(node, open.into());
    view! {
        <dialog
            class="dialog palette"
            node_ref=node
            aria-label=move || words.get().frame().palette.title
            on:close=move |_| open.set(false)
            on:click=move |event| {
                if event.target() == event.current_target() {
                    open.set(false);
                }
            }
        >
            <Show when=move || open.get()>
                <Inside open find />
            </Show>
        </dialog>
    }
}

#[component]
fn Inside(open: RwSignal<bool>, find: Callback<String, Vec<PaletteEntry>>) -> impl IntoView {
    let words = use_words();
    let keyboard = use_context::<Keyboard>();
    let typed = RwSignal::new(String::new());
    let current = RwSignal::new(0_usize);
    let found = Memo::new_with_compare(
        move |_| {
            let typed = typed.get();
            let mut entries = if typed.trim().is_empty() { Vec::new() } else { find.run(typed.clone()) };
            entries.extend(commands(words.get(), &typed, keyboard));
            trimmed(entries)
        },
        |_, _| true,
    );
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            super::parts::focus_on(Some(field.into()));
        }
    });
    let choose = move |place: usize| {
        if let Some(act) = found.with_untracked(|it| it.get(place).map(|entry| Arc::clone(&entry.choose))) {
            open.set(false);
            // After the dialog has closed and given focus back, so that the action may move it.
            request_animation_frame(move || act());
        }
    };
    let on_key = move |event: leptos::ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        let here = current.get_untracked();
        match event.key().as_str() {
            "ArrowDown" => current.set(if here + 1 < count { here + 1 } else { 0 }),
            "ArrowUp" => current.set(here.checked_sub(1).unwrap_or(count.saturating_sub(1))),
            "Enter" => choose(here),
            "k" if event.ctrl_key() || event.meta_key() => open.set(false),
            _ => return,
        }
        event.prevent_default();
    };
    Effect::new(move |_| {
        let place = current.get();
        if let Some(option) = document().get_element_by_id(&option_id(place)) {
            let how = web_sys::ScrollIntoViewOptions::new();
            how.set_block(web_sys::ScrollLogicalPosition::Nearest);
            option.scroll_into_view_with_scroll_into_view_options(&how);
        }
    });

    view! {
        <div class="ask">
            <Glyph icon=Icon::Search />
            <input
                type="text"
                role="combobox"
                aria-expanded="true"
                aria-controls="palette-found"
                aria-autocomplete="list"
                aria-activedescendant=move || found.with(|it| (!it.is_empty()).then(|| option_id(current.get())))
                aria-label=move || words.get().frame().palette.ask
                autocomplete="off"
                spellcheck="false"
                node_ref=field
                prop:value=move || typed.get()
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    current.set(0);
                }
                on:keydown=on_key
            />
            <kbd>{move || words.get().frame().help.key_names.escape}</kbd>
        </div>
        <div class="body">
            <ul role="listbox" id="palette-found" aria-label=move || words.get().frame().palette.found>
                {move || {
                    let typed = typed.get();
                    let mut group = String::new();
                    found
                        .get()
                        .into_iter()
                        .enumerate()
                        .map(|(place, entry)| {
                            let heading = (entry.group != group)
                                .then(|| {
                                    group.clone_from(&entry.group);
                                    view! { <li class="group-name" role="presentation">{entry.group.clone()}</li> }
                                });
                            view! {
                                {heading}
                                <li
                                    role="option"
                                    id=option_id(place)
                                    aria-selected=move || if current.get() == place { "true" } else { "false" }
                                    on:click=move |_| choose(place)
                                    on:pointermove=move |_| {
                                        if current.get_untracked() != place {
                                            current.set(place);
                                        }
                                    }
                                >
                                    <Glyph icon=entry.icon />
                                    <span>{marked(&entry.label, &typed)}</span>
                                    <span class="small quiet">{entry.detail}</span>
                                </li>
                            }
                        })
                        .collect_view()
                }}
            </ul>
            {move || {
                found
                    .with(Vec::is_empty)
                    .then(|| view! { <p class="group-name">{move || (words.get().frame().palette.nothing)(&typed.get())}</p> })
            }}
        </div>
        <footer>
            <span class="row">
                <kbd>"↑"</kbd>
                <kbd>"↓"</kbd>
                {move || words.get().frame().palette.choose}
            </span>
            <span class="row">
                <kbd>{move || words.get().frame().help.key_names.enter}</kbd>
                {move || words.get().frame().palette.open}
            </span>
            <span class="visually-hidden" role="status">
                {move || (words.get().frame().palette.count)(found.with(|it| i64::try_from(it.len()).unwrap_or(i64::MAX)))}
            </span>
        </footer>
    }
}

fn option_id(place: usize) -> String {
    format!("palette-option-{place}")
}

/// The actions that answer to what was typed and that somebody listens to now.
fn commands(words: &'static Words, typed: &str, keyboard: Option<Keyboard>) -> Vec<PaletteEntry> {
    let Some(keyboard) = keyboard else { return Vec::new() };
    ACTIONS
        .iter()
        .filter(|row| row.in_palette && keyboard.listens(row.action))
        .filter(|row| answers((row.words)(words), typed))
        .map(|row| PaletteEntry {
            group: words.frame().palette.actions.to_owned(),
            icon: icon_of(row.action),
            label: (row.words)(words).to_owned(),
            detail: row_of(row.action).and_then(|it| it.keys.first()).map(|keys| key_caps(words, keys).join(" ")).unwrap_or_default(),
            choose: Arc::new(move || {
                keyboard.act(row.action);
            }),
        })
        .collect()
}

fn icon_of(action: Action) -> Icon {
    match action {
        Action::Undo => Icon::Undo2,
        Action::Keys => Icon::Keyboard,
        Action::GoToday => Icon::ListChecks,
        Action::GoOverview => Icon::LayoutDashboard,
        Action::GoInvoices => Icon::ReceiptText,
        Action::GoCustomers => Icon::Users,
        Action::GoSimulate => Icon::SlidersHorizontal,
        Action::GoReports => Icon::Printer,
        Action::GoToInvoice => Icon::CalendarPlus,
        Action::GoScenarios => Icon::Route,
        Action::GoBank => Icon::Landmark,
        Action::GoImport => Icon::Upload,
        Action::GoSettings => Icon::Settings,
        _ => Icon::ArrowRight,
    }
}

/// A few of each group, groups in the order in which they first come.
fn trimmed(entries: Vec<PaletteEntry>) -> Vec<PaletteEntry> {
    let mut groups: Vec<(String, Vec<PaletteEntry>)> = Vec::new();
    for entry in entries {
        match groups.iter_mut().find(|(name, _)| *name == entry.group) {
            Some((_, members)) if members.len() < MOST_OF_A_GROUP => members.push(entry),
            Some(_) => {}
            None => groups.push((entry.group.clone(), vec![entry])),
        }
    }
    groups.into_iter().flat_map(|(_, members)| members).collect()
}

/// Whether each word typed begins a word of the text. Case and accents do not count.
#[must_use]
pub fn answers(text: &str, typed: &str) -> bool {
    let text = plain(text);
    plain(typed).split_whitespace().all(|asked| text.split(|it: char| !it.is_alphanumeric()).any(|word| word.starts_with(asked)))
}

/// The text with what was typed marked, where the first word typed stands in it.
fn marked(text: &str, typed: &str) -> impl IntoView + use<> {
    let letters: Vec<char> = text.chars().collect();
    let folded: Vec<char> = letters.iter().map(|it| plain_letter(*it)).collect();
    let asked: Vec<char> = plain(typed).split_whitespace().next().unwrap_or_default().chars().collect();
    let start = (!asked.is_empty()).then(|| folded.windows(asked.len()).position(|it| it == asked)).flatten();
    match start {
        Some(start) => {
            let end = start + asked.len();
            let part = |from: usize, to: usize| letters.iter().skip(from).take(to.saturating_sub(from)).collect::<String>();
            (part(0, start), view! { <mark>{part(start, end)}</mark> }, part(end, letters.len())).into_any()
        }
        None => text.to_owned().into_any(),
    }
}

fn plain(text: &str) -> String {
    text.chars().map(plain_letter).collect()
}

/// One letter for one letter, so that places in a text stay.
fn plain_letter(letter: char) -> char {
    let letter = letter.to_lowercase().next().unwrap_or(letter);
    match letter {
        'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'î' | 'ï' | 'í' | 'ì' => 'i',
        'ñ' => 'n',
        'ô' | 'ö' | 'ó' | 'ò' | 'õ' => 'o',
        'ù' | 'û' | 'ü' | 'ú' => 'u',
        'ÿ' | 'ý' => 'y',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::answers;

    #[test]
    fn accents_and_case_do_not_hide_what_is_looked_for() {
        assert!(answers("Tréguier Bâtiment SAS", "TREG bat"));
        assert!(answers("F-2026-0187", "0187"));
        assert!(!answers("Tréguier Bâtiment SAS", "guier"));
        assert!(answers("anything", ""));
    }
}
