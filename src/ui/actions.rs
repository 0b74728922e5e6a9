//! The one table of actions: what can be done from the keyboard, where, with which keys, and what it is called.
//!
//! The key map, the palette, the sheet of keys and the tool tips are drawn from [`ACTIONS`]. To add an action: a member of [`Action`],
//! a row in the table, its words in `words`. A page listens with [`super::keyboard::use_action`].

use crate::words::Words;

/// Something a person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the words of each stand in the table")]
pub enum Action {
    OpenPalette,
    Search,
    Undo,
    Keys,
    Back,
    GoToday,
    GoOverview,
    GoInvoices,
    GoCustomers,
    GoSimulate,
    GoReports,
    GoToInvoice,
    /// Who is chased how.
    GoScenarios,
    GoBank,
    GoImport,
    GoSettings,
    NextRow,
    PreviousRow,
    FirstRow,
    LastRow,
    PageDown,
    PageUp,
    OpenRow,
    TickRow,
    MarkSent,
    PrintLetter,
    CopyWords,
    MailDraft,
    SkipStep,
    AcceptLine,
    RejectLine,
    NextReading,
    ByHand,
    TakeSure,
}

/// Where an action can be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// On every page.
    Everywhere,
    /// Where there is a list with a current row. Keys that bear a word (arrows, Enter, Home) act only while focus is in the list.
    List,
    /// In the open sheet of a reminder, or its letter.
    Reminder,
    /// On the page of bank lines.
    Bank,
}

/// A row of the table.
pub struct ActionRow {
    /// What is done.
    pub action: Action,
    /// Where.
    pub scope: Scope,
    /// Any of these does it: `Mod+K` (Ctrl, or ⌘ on a Mac), `J`, `ArrowDown`, `G T` (one after the other).
    pub keys: &'static [&'static str],
    /// What it is called.
    pub words: fn(&'static Words) -> &'static str,
    /// Whether the palette offers it.
    pub in_palette: bool,
}

const fn row(
    action: Action,
    scope: Scope,
    keys: &'static [&'static str],
    in_palette: bool,
    words: fn(&'static Words) -> &'static str,
) -> ActionRow {
    ActionRow { action, scope, keys, words, in_palette }
}

/// Every action.
pub static ACTIONS: &[ActionRow] = &[
    row(Action::OpenPalette, Scope::Everywhere, &["Mod+K"], false, |w| w.frame().actions.open_palette),
    row(Action::Search, Scope::Everywhere, &["/"], false, |w| w.frame().actions.search),
    row(Action::Back, Scope::Everywhere, &["Escape"], false, |w| w.frame().actions.back),
    row(Action::GoToday, Scope::Everywhere, &["G T"], true, |w| w.frame().actions.go_today),
    row(Action::GoOverview, Scope::Everywhere, &["G O"], true, |w| w.frame().actions.go_overview),
    row(Action::GoInvoices, Scope::Everywhere, &["G I"], true, |w| w.frame().actions.go_invoices),
    row(Action::GoCustomers, Scope::Everywhere, &["G C"], true, |w| w.frame().actions.go_customers),
    row(Action::GoSimulate, Scope::Everywhere, &["G L"], true, |w| w.frame().actions.go_simulate),
    row(Action::GoReports, Scope::Everywhere, &["G R"], true, |w| w.frame().actions.go_reports),
    row(Action::GoToInvoice, Scope::Everywhere, &["G A"], true, |w| w.frame().actions.go_to_invoice),
    row(Action::GoScenarios, Scope::Everywhere, &["G N"], true, |w| w.frame().actions.go_scenarios),
    row(Action::GoBank, Scope::Everywhere, &["G B"], true, |w| w.frame().actions.go_bank),
    row(Action::GoImport, Scope::Everywhere, &["G M"], true, |w| w.frame().actions.go_import),
    row(Action::GoSettings, Scope::Everywhere, &["G S"], true, |w| w.frame().actions.go_settings),
    row(Action::Undo, Scope::Everywhere, &["Mod+Z"], true, |w| w.frame().actions.undo),
    row(Action::Keys, Scope::Everywhere, &["?"], true, |w| w.frame().actions.keys),
    row(Action::NextRow, Scope::List, &["ArrowDown", "J"], false, |w| w.frame().actions.next_row),
    row(Action::PreviousRow, Scope::List, &["ArrowUp", "K"], false, |w| w.frame().actions.previous_row),
    row(Action::FirstRow, Scope::List, &["Home"], false, |w| w.frame().actions.first_row),
    row(Action::LastRow, Scope::List, &["End"], false, |w| w.frame().actions.last_row),
    row(Action::PageDown, Scope::List, &["PageDown"], false, |w| w.frame().actions.page_down),
    row(Action::PageUp, Scope::List, &["PageUp"], false, |w| w.frame().actions.page_up),
    row(Action::OpenRow, Scope::List, &["Enter"], false, |w| w.frame().actions.open_row),
    row(Action::TickRow, Scope::List, &["Space", "X"], false, |w| w.frame().actions.tick_row),
    row(Action::MarkSent, Scope::Reminder, &["S"], true, |w| w.frame().actions.mark_sent),
    row(Action::PrintLetter, Scope::Reminder, &["L"], true, |w| w.frame().actions.print_letter),
    row(Action::CopyWords, Scope::Reminder, &["C"], true, |w| w.frame().actions.copy_words),
    row(Action::MailDraft, Scope::Reminder, &["M"], true, |w| w.frame().actions.mail_draft),
    row(Action::SkipStep, Scope::Reminder, &["P"], true, |w| w.frame().actions.skip_step),
    row(Action::AcceptLine, Scope::Bank, &["A"], true, |w| w.frame().actions.accept_line),
    row(Action::RejectLine, Scope::Bank, &["R"], true, |w| w.frame().actions.reject_line),
    row(Action::NextReading, Scope::Bank, &["V"], true, |w| w.frame().actions.next_reading),
    row(Action::ByHand, Scope::Bank, &["O"], true, |w| w.frame().actions.by_hand),
    row(Action::TakeSure, Scope::Bank, &["T"], true, |w| w.frame().actions.take_sure),
];

/// A key as it was pressed, with what was held down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// The browser's name of the key: `k`, `?`, `Enter`, `ArrowDown`, ` `.
    pub key: String,
    /// Ctrl, or ⌘.
    pub modifier: bool,
    /// Alt.
    pub alt: bool,
    /// Shift.
    pub shift: bool,
}

/// Where the focus was when a key was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Focus {
    /// In a field that takes text: single letters are the text's.
    pub typing: bool,
    /// In a list, on a row.
    pub in_list: bool,
    /// Single letters act (a preference; off for who dictates).
    pub single_keys: bool,
}

/// What a key press means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    /// Do this.
    Do(Action),
    /// The first of two keys: wait for the next.
    Wait,
    /// Nothing of ours.
    Nothing,
}

/// What `pressed` means after `before` (the first key of two, if one is pending).
#[must_use]
pub fn meaning(before: Option<&Pressed>, pressed: &Pressed, focus: Focus) -> Meaning {
    if pressed.alt {
        return Meaning::Nothing;
    }
    let mut waits = false;
    for row in ACTIONS {
        for keys in row.keys {
            let found = match (keys.split_once(' '), before) {
                (Some((first, second)), Some(before)) => matches(first, before) && matches(second, pressed),
                (Some((first, _)), None) => {
                    waits |= matches(first, pressed) && allowed(first, row.scope, focus);
                    false
                }
                (None, None) => matches(keys, pressed),
                (None, Some(_)) => false,
            };
            if found && allowed(keys, row.scope, focus) {
                return Meaning::Do(row.action);
            }
        }
    }
    match before {
        Some(_) => meaning(None, pressed, focus),
        None if waits => Meaning::Wait,
        None => Meaning::Nothing,
    }
}

/// Whether a key may act where the focus is.
fn allowed(keys: &str, scope: Scope, focus: Focus) -> bool {
    if keys.starts_with("Mod+") {
        return !(focus.typing && keys == "Mod+Z"); // In a field, Ctrl+Z takes back letters.
    }
    let single = keys.split(' ').all(|it| it.chars().count() == 1);
    match (single, scope) {
        (true, _) => focus.single_keys && !focus.typing,
        (false, Scope::Everywhere | Scope::Reminder | Scope::Bank) => true,
        (false, Scope::List) => focus.in_list && !focus.typing,
    }
}

fn matches(key: &str, pressed: &Pressed) -> bool {
    let (key, modifier) = key.strip_prefix("Mod+").map_or((key, false), |key| (key, true));
    if modifier != pressed.modifier {
        return false;
    }
    if key == "Space" {
        return pressed.key == " " && !pressed.shift;
    }
    // Which of `/` and `?` wants Shift depends on the keyboard; a letter or a named key never does here.
    let sign = key.chars().all(|it| !it.is_alphabetic());
    (sign || !pressed.shift) && key.eq_ignore_ascii_case(&pressed.key)
}

/// The row of an action.
#[must_use]
pub fn row_of(action: Action) -> Option<&'static ActionRow> {
    ACTIONS.iter().find(|row| row.action == action)
}

/// A key as a person reads it on a keyboard, in pieces: `["Ctrl", "K"]`, `["G", "T"]`, `["↓"]`.
#[must_use]
pub fn key_caps(words: &'static Words, keys: &str) -> Vec<&'static str> {
    let names = &words.frame().help.key_names;
    keys.split([' ', '+'])
        .filter_map(|key| {
            Some(match key {
                "Mod" => names.control,
                "Enter" => names.enter,
                "Escape" => names.escape,
                "Space" => names.space,
                "Home" => names.home,
                "End" => names.end,
                "PageUp" => names.page_up,
                "PageDown" => names.page_down,
                "ArrowDown" => "↓",
                "ArrowUp" => "↑",
                other => CAPS.iter().copied().find(|cap| *cap == other)?,
            })
        })
        .collect()
}

/// The keys that are drawn as they are written.
const CAPS: &[&str] = &[
    "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S", "T", "U", "V", "W", "X", "Y", "Z", "0",
    "1", "2", "3", "4", "5", "6", "7", "8", "9", "/", "?",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Language, words};
    use std::collections::BTreeMap;

    fn press(key: &str) -> Pressed {
        Pressed { key: key.to_owned(), modifier: false, alt: false, shift: false }
    }

    const FREE: Focus = Focus { typing: false, in_list: false, single_keys: true };
    const LIST: Focus = Focus { in_list: true, ..FREE };
    const TYPING: Focus = Focus { typing: true, ..FREE };

    #[test]
    fn no_key_means_two_things_in_one_place() {
        let mut seen: BTreeMap<&str, Action> = BTreeMap::new();
        for row in ACTIONS {
            for keys in row.keys {
                assert_eq!(seen.insert(keys, row.action), None, "{keys}: a list lies on every page, so its keys are nobody else's");
                let first = keys.split(' ').next().unwrap_or_default();
                assert!(first == *keys || !seen.contains_key(first), "{keys}: {first} alone already acts");
            }
        }
    }

    #[test]
    fn every_action_has_words_and_drawable_keys_in_each_language() {
        for language in Language::ALL {
            for row in ACTIONS {
                assert!(!(row.words)(words(language)).is_empty(), "{:?}", row.action);
                assert!(!row.keys.is_empty(), "{:?}", row.action);
                for keys in row.keys {
                    assert_eq!(key_caps(words(language), keys).len(), keys.split([' ', '+']).count(), "{keys}");
                }
            }
        }
    }

    #[test]
    fn every_action_stands_once_in_the_table() {
        for row in ACTIONS {
            assert_eq!(ACTIONS.iter().filter(|it| it.action == row.action).count(), 1, "{:?}", row.action);
            assert!(row_of(row.action).is_some());
        }
    }

    #[test]
    fn single_letters_are_silent_while_a_person_types() {
        for key in ["j", "/", "?", "g"] {
            assert_eq!(meaning(None, &press(key), TYPING), Meaning::Nothing, "{key}");
        }
        assert_eq!(meaning(None, &press("Escape"), TYPING), Meaning::Do(Action::Back));
    }

    #[test]
    fn single_letters_are_silent_when_switched_off() {
        let quiet = Focus { single_keys: false, ..LIST };
        assert_eq!(meaning(None, &press("j"), quiet), Meaning::Nothing);
        assert_eq!(meaning(None, &press("ArrowDown"), quiet), Meaning::Do(Action::NextRow));
    }

    #[test]
    fn the_palette_opens_from_a_field_but_undo_there_is_the_fields_own() {
        let with_control = |key: &str| Pressed { modifier: true, ..press(key) };
        assert_eq!(meaning(None, &with_control("k"), TYPING), Meaning::Do(Action::OpenPalette));
        assert_eq!(meaning(None, &with_control("z"), TYPING), Meaning::Nothing);
        assert_eq!(meaning(None, &with_control("z"), FREE), Meaning::Do(Action::Undo));
    }

    #[test]
    fn named_keys_of_a_list_act_only_inside_it_and_letters_from_anywhere() {
        assert_eq!(meaning(None, &press("ArrowDown"), FREE), Meaning::Nothing);
        assert_eq!(meaning(None, &press("ArrowDown"), LIST), Meaning::Do(Action::NextRow));
        assert_eq!(meaning(None, &press("j"), FREE), Meaning::Do(Action::NextRow));
        assert_eq!(meaning(None, &press("Enter"), FREE), Meaning::Nothing);
        assert_eq!(meaning(None, &press(" "), LIST), Meaning::Do(Action::TickRow));
    }

    #[test]
    fn a_question_mark_acts_whether_or_not_the_keyboard_wants_shift() {
        assert_eq!(meaning(None, &Pressed { shift: true, ..press("?") }, FREE), Meaning::Do(Action::Keys));
        assert_eq!(meaning(None, &Pressed { shift: true, ..press("/") }, FREE), Meaning::Do(Action::Search));
        assert_eq!(meaning(None, &Pressed { shift: true, ..press("J") }, FREE), Meaning::Nothing);
    }

    #[test]
    fn two_keys_make_one_action_and_a_stranger_after_the_first_acts_alone() {
        let g = press("g");
        assert_eq!(meaning(None, &g, FREE), Meaning::Wait);
        assert_eq!(meaning(Some(&g), &press("t"), FREE), Meaning::Do(Action::GoToday));
        assert_eq!(meaning(Some(&g), &press("j"), FREE), Meaning::Do(Action::NextRow));
        assert_eq!(meaning(Some(&g), &press("q"), FREE), Meaning::Nothing);
        // Second of a pair alone, and a letter that is both.
        assert_eq!(meaning(Some(&g), &press("b"), FREE), Meaning::Do(Action::GoBank));
        assert_eq!(meaning(None, &press("b"), FREE), Meaning::Nothing);
        assert_eq!(meaning(None, &press("t"), FREE), Meaning::Do(Action::TakeSure));
    }
}
