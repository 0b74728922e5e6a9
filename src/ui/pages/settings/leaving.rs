//! Taking one's data along: tables and cards for other programs, the journal as it is stored.

use crate::output::leaving::{accounts_table, customers_table, exchanges_table};
use crate::output::report_books::book_of;
use crate::output::table::Table;
use crate::output::vcard::cards;
use crate::ui::download;
use crate::ui::parts::{Button, ButtonLook, Callout, Icon, SaveTable, Saved, Section, Tone};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::ui::wrong;
use crate::words::Words;
use crate::words::leaving::Leaving as LeavingWords;
use chrono::NaiveDate;
use leptos::prelude::*;

type Make = fn(&crate::ledger::Ledger, NaiveDate, &Words) -> Table;

/// The section.
#[component]
pub fn Leaving() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let failed = RwSignal::new(None::<String>);
    let table = move |place: usize, name: fn(&LeavingWords) -> &'static str, make: Make| {
        let made = move |words: &'static Words| {
            let on = workbench.as_of().get_untracked();
            let it = words.leaving();
            let file = it.file_names.get(place)?;
            let table = workbench.with_untracked(|ledger| make(ledger, on, words));
            Some(Saved { name: file(&on.to_string()), on, book: book_of(name(it), table) })
        };
        view! { <SaveTable what=move || name(words.get().leaving()) make=made /> }
    };
    let saved = move |name: String, kind: &str, bytes: &[u8]| {
        let done = download::save(&name, kind, bytes).is_ok();
        failed.set((!done).then(|| words.get_untracked().tables().not_saved.to_owned()));
    };
    let as_cards = move |_| {
        let on = workbench.as_of().get_untracked().to_string();
        let Some(name) = words.get_untracked().leaving().file_names.first().map(|name| name(&on)) else { return };
        saved(format!("{name}.vcf"), "text/vcard", &workbench.with_untracked(cards));
    };
    let as_lines = move |_| {
        leptos::task::spawn_local(async move {
            match workbench.journal_lines().await {
                Ok(lines) => {
                    let day = workbench.today().get_untracked().to_string();
                    saved((words.get_untracked().settings().lines_name)(&day), "application/jsonl", &lines);
                }
                Err(why) => failed.set(Some(wrong::said(words.get_untracked(), &why))),
            }
        });
    };
    let row = move |place: usize, name: fn(&LeavingWords) -> &'static str, buttons: AnyView| {
        view! {
            <div class="take-along">
                <div>
                    <h3>{move || name(words.get().leaving())}</h3>
                    <p class="small soft">{move || words.get().leaving().means.get(place).copied()}</p>
                </div>
                <div class="row">{buttons}</div>
            </div>
        }
    };
    let customers = view! {
        {table(0, |it| it.customers, |ledger, _, words| customers_table(ledger, words))}
        <Button look=ButtonLook::Quiet icon=Icon::Download on_press=move || as_cards(())>
            {move || words.get().leaving().cards}
        </Button>
    };
    let lines = view! {
        <Button look=ButtonLook::Quiet icon=Icon::Download on_press=move || as_lines(())>
            {move || words.get().leaving().lines}
        </Button>
    };
    view! {
        <Section title=move || words.get().leaving().title aside=move || view! { {move || words.get().leaving().aside} }>
            {row(0, |it| it.customers, customers.into_any())}
            {row(1, |it| it.accounts, table(1, |it| it.accounts, accounts_table).into_any())}
            {row(2, |it| it.exchanges, table(2, |it| it.exchanges, exchanges_table).into_any())}
            {row(3, |it| it.journal, lines.into_any())}
            {move || failed.get().map(|why| view! { <Callout tone=Tone::Alarm>{why}</Callout> })}
        </Section>
    }
}
