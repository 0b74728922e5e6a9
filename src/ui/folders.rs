//! Files that are dropped, those inside dropped folders among them, whatever folders these hold.
//!
//! What systems put into folders for themselves is passed over; more than [`MANY`] files are not taken.

use crate::exchange::archive::FILES as MANY;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File};

/// How deep folders are opened.
const DEEP: usize = 16;

#[wasm_bindgen]
extern "C" {
    /// A thing that is dropped; entries of a file system stand behind features of web-sys that nothing else needs.
    type Item;
    #[wasm_bindgen(method, catch, js_name = webkitGetAsEntry)]
    fn entry(this: &Item) -> Result<Option<Entry>, JsValue>;

    #[derive(Clone)]
    type Entry;
    #[wasm_bindgen(method, getter)]
    fn name(this: &Entry) -> String;
    #[wasm_bindgen(method, getter, js_name = isDirectory)]
    fn is_directory(this: &Entry) -> bool;
    #[wasm_bindgen(method, catch)]
    fn file(this: &Entry, done: &Function, failed: &Function) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch, js_name = createReader)]
    fn reader(this: &Entry) -> Result<EntryReader, JsValue>;

    type EntryReader;
    #[wasm_bindgen(method, catch, js_name = readEntries)]
    fn read(this: &EntryReader, done: &Function, failed: &Function) -> Result<(), JsValue>;
}

/// Hands on what was dropped; true where there is anything. Folders are opened first.
pub(super) fn take_dropped(transfer: Option<DataTransfer>, on_files: Callback<Vec<File>>) -> bool {
    let Some(transfer) = transfer else { return false };
    // The entries are there only while the event is handled.
    let items = transfer.items();
    let entries = (0..items.length()).filter_map(|at| Reflect::get_u32(&items, at).ok()?.unchecked_into::<Item>().entry().ok()?);
    let entries: Vec<Entry> = entries.collect();
    if entries.iter().any(Entry::is_directory) {
        leptos::task::spawn_local(async move {
            let files = all_in(entries).await;
            if !files.is_empty() {
                on_files.run(files);
            }
        });
        return true;
    }
    let files = listed(transfer.files());
    if files.is_empty() {
        return false;
    }
    on_files.run(files);
    true
}

/// Files of a list, without what systems put there for themselves.
pub(super) fn listed(files: Option<web_sys::FileList>) -> Vec<File> {
    let all: Vec<File> = files.map(|it| (0..it.length()).filter_map(|place| it.get(place)).collect()).unwrap_or_default();
    all.into_iter().filter(|file| !is_systems(&file.name())).take(MANY).collect()
}

fn is_systems(name: &str) -> bool {
    name.starts_with('.') || matches!(name, "Thumbs.db" | "desktop.ini")
}

async fn all_in(entries: Vec<Entry>) -> Vec<File> {
    let mut files = Vec::new();
    let mut waiting: Vec<(Entry, usize)> = entries.into_iter().rev().map(|entry| (entry, 0)).collect();
    while let Some((entry, depth)) = waiting.pop() {
        if files.len() >= MANY {
            break;
        }
        if is_systems(&entry.name()) {
            continue;
        }
        if entry.is_directory() {
            if depth < DEEP {
                let mut inside = inside(&entry).await;
                inside.sort_by_key(|entry| std::cmp::Reverse(entry.name()));
                waiting.extend(inside.into_iter().map(|entry| (entry, depth + 1)));
            }
        } else if let Some(file) = answer(|done, failed| entry.file(done, failed)).await {
            files.push(file.unchecked_into());
        }
    }
    files
}

/// What a folder holds: it is told in parts, until a part is empty.
async fn inside(folder: &Entry) -> Vec<Entry> {
    let mut all = Vec::new();
    let Ok(reader) = folder.reader() else { return all };
    while all.len() < MANY {
        let Some(part) = answer(|done, failed| reader.read(done, failed)).await else { break };
        let part: Array = part.unchecked_into();
        if part.length() == 0 {
            break;
        }
        all.extend(part.iter().map(JsCast::unchecked_into::<Entry>));
    }
    all
}

/// What is answered by one of two functions; nothing where it cannot be read.
async fn answer(mut ask: impl FnMut(&Function, &Function) -> Result<(), JsValue>) -> Option<JsValue> {
    let promise = Promise::new(&mut |done, failed| {
        if let Err(why) = ask(&done, &failed) {
            let _ = failed.call1(&JsValue::UNDEFINED, &why);
        }
    });
    JsFuture::from(promise).await.ok()
}
