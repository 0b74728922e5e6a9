//! Data: how it is kept, in words; backup and export; restore, compared first; erasure, in two steps.

use crate::insight::{Holdings, holdings};
use crate::journal::backup::Originals;
use crate::journal::{Journal, backup};
use crate::store::room;
use crate::ui::download;
use crate::ui::last_backup::use_last_backup;
use crate::ui::maker::make;
use crate::ui::opening::state_of;
use crate::ui::parts::{Button, ButtonLook, Callout, Dialog, Entry, Figure, Icon, Section, Strip, Tone};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, Standing, use_workbench};
use crate::ui::wrong;
use crate::worker::output::Ask;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// A backup that was read and found sound, and what it holds.
#[derive(Clone)]
struct Found {
    journal: Journal,
    originals: Originals,
    holds: Holdings,
}

/// Data and backup.
#[component]
pub fn Data() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let last_backup = use_last_backup();
    let kept = RwSignal::new(None::<bool>);
    let space = RwSignal::new((None::<f64>, None::<f64>));
    let files = RwSignal::new(None::<usize>);
    let said = RwSignal::new(None::<String>);
    let fault = RwSignal::new(None::<String>);
    let found = RwSignal::new_local(None::<Found>);
    let erasing = RwSignal::new(false);
    let look = move || {
        leptos::task::spawn_local(async move {
            kept.set(room::is_kept().await.ok());
            if let Ok(room) = room::room().await {
                space.set((room.used, room.quota));
            }
            files.set(workbench.originals_size().await.ok());
        });
    };
    look();
    let told = move |fault_of: Fault| fault.set(Some(wrong::said(words.get_untracked(), &fault_of)));
    let save = move |lines: bool| {
        leptos::task::spawn_local(async move {
            let export = if lines { workbench.journal_lines().await } else { workbench.backup_lines().await };
            let export = match export {
                Ok(export) => export,
                Err(why) => return told(why),
            };
            let bytes = if lines { Ok(export) } else { make(&Ask::Pack, Some(&export)).await };
            let says = words.get_untracked().settings();
            let day = workbench.today().get_untracked().to_string();
            let (name, kind) =
                if lines { ((says.lines_name)(&day), "application/jsonl") } else { ((says.backup_name)(&day), "application/gzip") };
            match bytes {
                Ok(bytes) => {
                    fault.set(None);
                    match download::save(&name, kind, &bytes) {
                        Ok(_) if lines => {}
                        Ok(_) => last_backup.note(),
                        Err(refused) => leptos::logging::warn!("the file was not saved: {refused:?}"),
                    }
                }
                Err(why) => fault.set(Some(wrong::not_made(words.get_untracked(), &why))),
            }
        });
    };
    let ask = move || {
        leptos::task::spawn_local(async move {
            kept.set(room::ask_to_keep().await.ok());
        });
    };
    let input = NodeRef::<html::Input>::new();
    let chosen = move |_| {
        let Some(file) = input.get_untracked().and_then(|it| it.files()).and_then(|files| files.get(0)) else { return };
        leptos::task::spawn_local(async move {
            let Ok(buffer) = JsFuture::from(file.array_buffer()).await else { return };
            let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
            match backup::read_whole(&bytes) {
                Err(error) => fault.set(Some((words.get_untracked().faults().backup)(&error))),
                Ok((journal, originals)) => match state_of(&journal) {
                    Err(error) => fault.set(Some(wrong::said_of_storage(words.get_untracked(), &error))),
                    Ok(folded) => {
                        fault.set(None);
                        found.set(Some(Found { holds: holdings(&folded.ledger), journal, originals }));
                    }
                },
            }
        });
    };
    let restore = move || {
        let Some(it) = found.get_untracked() else { return };
        found.set(None);
        leptos::task::spawn_local(async move {
            match workbench.restore(it.journal, &it.originals).await {
                Ok(()) => {
                    last_backup.note(); // What was restored is in a file.
                    said.set(Some(words.get_untracked().settings().restored.to_owned()));
                }
                Err(why) => told(why),
            }
        });
    };
    let size = move |bytes: f64| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a size in bytes, rounded for the eye")]
        let bytes = bytes.max(0.0) as u64;
        words.get().format.file_size(bytes)
    };
    let standing = move || {
        let place = match workbench.standing().get() {
            Standing::Opening => 0,
            Standing::Writing => 1,
            Standing::Following => 2,
            Standing::InMemory(_) => 3,
            Standing::Sealed(_) => 4,
        };
        words.get().settings().standing_says.get(place).copied()
    };
    let durable = move || match kept.get() {
        Some(true) => words.get().settings().durable_yes,
        _ => words.get().settings().durable_no,
    };
    let deeds = move || (words.get().settings().deeds)(i64::try_from(workbench.history().len()).unwrap_or(i64::MAX));
    view! {
        <Section title=move || words.get().settings().data aside=move || view! { {move || words.get().settings().data_aside} }>
            <Strip small=true>
                <Figure name=move || words.get().settings().standing>{standing}</Figure>
                <Figure
                    name=move || words.get().settings().durable
                    more=move || view! { {move || (kept.get() != Some(true)).then(|| words.get().settings().durable_means)} }
                >
                    {durable}
                </Figure>
                <Figure
                    name=move || words.get().settings().room
                    more=move || view! { {move || space.get().1.map(|quota| (words.get().settings().room_of)(&size(quota)))} }
                >
                    {move || space.get().0.map_or_else(|| crate::words::format::NOTHING.to_owned(), size)}
                </Figure>
                <Figure name=move || words.get().settings().journal>{deeds}</Figure>
                <Figure
                    name=move || words.get().originals().all
                    more=move || view! { {move || words.get().originals().all_means} }
                >
                    {move || {
                        let held = files.get().and_then(|held| u64::try_from(held).ok()).filter(|held| *held > 0);
                        held.map_or_else(|| crate::words::format::NOTHING.to_owned(), |held| words.get().format.file_size(held))
                    }}
                </Figure>
            </Strip>
            {move || fault.get().map(|fault| view! { <Callout tone=Tone::Alarm>{fault}</Callout> })}
            <p role="status">{move || said.get()}</p>
            <input class="visually-hidden" type="file" tabindex="-1" aria-hidden="true" node_ref=input on:change=chosen />
            <div class="row">
                <Button look=ButtonLook::Primary icon=Icon::HardDriveDownload on_press=move || save(false)>
                    {move || words.get().settings().backup}
                </Button>
                <Button
                    icon=Icon::Upload
                    on_press=move || {
                        if let Some(input) = input.get_untracked() {
                            input.set_value("");
                            input.click();
                        }
                    }
                >
                    {move || words.get().settings().restore}
                </Button>
                <Button icon=Icon::Download on_press=move || save(true)>{move || words.get().settings().export}</Button>
                <Show when=move || kept.get() == Some(false)>
                    <Button icon=Icon::ShieldCheck on_press=ask>{move || words.get().settings().ask_durable}</Button>
                </Show>
                <Button look=ButtonLook::Quiet icon=Icon::Trash2 on_press=move || erasing.set(true)>
                    {move || words.get().settings().erase}
                </Button>
            </div>
        </Section>
        <Dialog
            open=Signal::derive(move || found.with(Option::is_some))
            on_close=move |()| found.set(None)
            title=move || words.get().settings().restore_title
            footer=move || {
                view! {
                    <Button on_press=move || found.set(None)>{move || words.get().frame().parts.cancel}</Button>
                    <Button look=ButtonLook::Primary on_press=restore>{move || words.get().settings().restore_yes}</Button>
                }
            }
        >
            <p>{move || words.get().settings().restore_means}</p>
            {move || {
                let here = workbench.with(holdings);
                found.with(|it| it.as_ref().map(|it| compared(words.get(), &here, &it.holds)))
            }}
        </Dialog>
        <Erase open=erasing on_fault=Callback::new(told) />
    }
}

fn compared(words: &'static crate::words::Words, here: &Holdings, there: &Holdings) -> impl IntoView + use<> {
    let says = words.settings();
    let count = |it: usize| words.format.number(i64::try_from(it).unwrap_or(i64::MAX));
    let owed = |it: &Holdings| it.owed.iter().map(|money| words.format.amount(*money)).collect::<Vec<_>>().join(", ");
    let cells = [
        (count(here.customers), count(there.customers)),
        (count(here.documents), count(there.documents)),
        (count(here.money), count(there.money)),
        (owed(here), owed(there)),
    ];
    let [_, head_here, head_there] = says.restore_heads;
    let rows = says.restore_rows.iter().zip(cells).map(|(name, (here, there))| {
        view! { <tr><th scope="row">{*name}</th><td class="num">{here}</td><td class="num">{there}</td></tr> }
    });
    let rows = rows.collect_view();
    view! {
        <div class="table plain">
            <table>
                <thead><tr><td></td><th scope="col" class="num">{head_here}</th><th scope="col" class="num">{head_there}</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// Erasure: asked, then a word typed.
#[component]
fn Erase(open: RwSignal<bool>, on_fault: Callback<Fault>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let typed = RwSignal::new(String::new());
    let refused = Signal::derive(move || {
        let word = words.get().settings().erase_word;
        (typed.get().trim() != word).then(|| (words.get().settings().erase_type)(word))
    });
    let erase = move || {
        open.set(false);
        leptos::task::spawn_local(async move {
            if let Err(why) = workbench.erase().await {
                on_fault.run(why);
            }
        });
    };
    view! {
        <Dialog
            open
            on_close=move |()| open.set(false)
            title=move || words.get().settings().erase_title
            footer=move || {
                view! {
                    <Button on_press=move || open.set(false)>{move || words.get().frame().parts.cancel}</Button>
                    <Button icon=Icon::Trash2 refused on_press=erase>{move || words.get().settings().erase}</Button>
                }
            }
        >
            <div class="stack">
                <p>{move || words.get().settings().erase_means}</p>
                <Entry
                    label=move || (words.get().settings().erase_type)(words.get().settings().erase_word)
                    value=typed
                    on_input=move |text| typed.set(text)
                />
            </div>
        </Dialog>
    }
}
