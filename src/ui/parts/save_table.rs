//! Buttons that save a table: for the person's spreadsheet, and as a workbook that the worker makes.

use super::Tone;
use super::button::{Button, ButtonLook};
use super::callout::Callout;
use super::icon::Icon;
use crate::output::csv::Dialect;
use crate::output::table::Book;
use crate::ui::preferences::use_words;
use crate::ui::{download, maker, wrong};
use crate::words::{Language, Words, words as words_of};
use crate::worker::output::Ask;
use chrono::NaiveDate;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::rc::Rc;

/// What is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The file's name without its ending.
    pub name: String,
    /// The day that it shows.
    pub on: NaiveDate,
    /// As a workbook; as CSV, its first sheet.
    pub book: Book,
}

/// Saves a table as a file.
#[component]
pub fn SaveTable(
    /// What is saved, for who cannot see where the button stands.
    #[prop(into)]
    what: TextProp,
    /// Made when it is asked for.
    make: impl Fn(&'static Words) -> Option<Saved> + 'static,
) -> impl IntoView {
    let words = use_words();
    let failed = RwSignal::new(None::<String>);
    let make = StoredValue::new_local(Rc::new(make) as Rc<dyn Fn(&'static Words) -> Option<Saved>>);
    let made = move || make.get_value()(words.get_untracked());
    let save = move |name: String, media_type: &str, bytes: &[u8]| {
        let done = download::save(&name, media_type, bytes).is_ok();
        failed.set((!done).then(|| words.get_untracked().tables().not_saved.to_owned()));
    };
    let as_csv = move || {
        if let Some(Saved { name, book, .. }) = made()
            && let Some(sheet) = book.sheets.first()
        {
            save(format!("{name}.csv"), "text/csv", &sheet.table.csv(words.get_untracked().language));
        }
    };
    let as_neutral = move || {
        // In the words of one language, so that a program finds the same titles wherever the file was made.
        if let Some(Saved { name, book, .. }) = make.get_value()(words_of(Language::En))
            && let Some(sheet) = book.sheets.first()
        {
            save(format!("{name}.csv"), "text/csv", &sheet.table.neutral_csv());
        }
    };
    // Where the person's own spreadsheet expects the neutral form one button does for both.
    let has_own = move || Dialect::of(words.get().language) != Dialect::Comma;
    let as_xlsx = move || {
        let Some(Saved { name, on, book }) = made() else { return };
        leptos::task::spawn_local(async move {
            match maker::make(&Ask::Workbook { on }, Some(&book.to_bytes())).await {
                Ok(bytes) => save(format!("{name}.xlsx"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", &bytes),
                Err(why) => failed.set(Some(wrong::not_made(words.get_untracked(), &why))),
            }
        });
    };
    let csv_of = what.clone();
    let neutral_of = StoredValue::new_local(what.clone());
    view! {
        <Button look=ButtonLook::Quiet icon=Icon::Download on_press=as_csv>
            <span aria-hidden="true">{move || words.get().tables().csv}</span>
            <span class="visually-hidden">{move || (words.get().tables().csv_what)(&csv_of.get())}</span>
        </Button>
        <Show when=has_own>
            <Button look=ButtonLook::Quiet icon=Icon::Download on_press=as_neutral>
                <span aria-hidden="true">{move || words.get().tables().neutral}</span>
                <span class="visually-hidden">
                    {move || (words.get().tables().neutral_what)(&neutral_of.with_value(|what| what.get()))}
                </span>
            </Button>
        </Show>
        <Button look=ButtonLook::Quiet icon=Icon::Download on_press=as_xlsx>
            <span aria-hidden="true">{move || words.get().tables().xlsx}</span>
            <span class="visually-hidden">{move || (words.get().tables().xlsx_what)(&what.get())}</span>
        </Button>
        {move || failed.get().map(|why| view! { <Callout tone=Tone::Alarm>{why}</Callout> })}
    }
}
