//! Lines of a form that are added and taken away: tax by rate, due dates, stages.

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};

/// One line: what is typed in its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::pages) struct Line {
    /// Which, among those of one form.
    pub(in crate::ui::pages) key: u32,
    pub(in crate::ui::pages) first: RwSignal<String>,
    pub(in crate::ui::pages) second: RwSignal<String>,
    pub(in crate::ui::pages) third: RwSignal<String>,
}

/// The lines of one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui::pages) struct Lines(RwSignal<Vec<Line>>);

impl Lines {
    pub(in crate::ui::pages) fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    pub(in crate::ui::pages) fn add(self, first: &str, second: &str, third: &str) {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let key = NEXT.fetch_add(1, Ordering::Relaxed);
        let text = |text: &str| RwSignal::new(text.to_owned());
        self.0.update(|all| all.push(Line { key, first: text(first), second: text(second), third: text(third) }));
    }

    pub(in crate::ui::pages) fn remove(self, key: u32) {
        self.0.update(|all| all.retain(|line| line.key != key));
    }

    pub(in crate::ui::pages) fn clear(self) {
        self.0.update(Vec::clear);
    }

    pub(in crate::ui::pages) fn get(self) -> Vec<Line> {
        self.0.get()
    }

    pub(in crate::ui::pages) fn is_empty(self) -> bool {
        self.0.with_untracked(Vec::is_empty)
    }

    pub(in crate::ui::pages) fn len(self) -> usize {
        self.0.with(Vec::len)
    }

    /// The place of a line as a person counts, from 1.
    pub(in crate::ui::pages) fn place(self, key: u32) -> usize {
        self.0.with(|all| all.iter().position(|line| line.key == key)).map_or(1, |place| place + 1)
    }
}
