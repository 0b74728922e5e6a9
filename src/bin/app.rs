//! The page: mounts the frame and the page of the address.
//!
//! What a person sees first is in the program's own module; the rest is in a second one, which `.ci/build` takes out of a release at
//! the split point below. A build for debugging is one module.

use echeance::ui::app::{Frame, provide_shell};
use echeance::ui::clock;
use echeance::ui::find::use_find;
use echeance::ui::imports::Imports;
use echeance::ui::last_backup::LastBackup;
use echeance::ui::later::{Errand, Later, LaterPiece, Piece};
use echeance::ui::matches::Matches;
use echeance::ui::navigation::{Navigator, use_navigator};
use echeance::ui::notices::Notices;
use echeance::ui::pages::{Day, TodayPage, WelcomePage};
use echeance::ui::preferences::use_words;
use echeance::ui::route::{Page, Route};
use echeance::ui::workbench::{Progress, Standing, Workbench};
use futures_util::FutureExt;
use leptos::prelude::*;
use leptos::wasm_split::SplitLoaderError;

fn main() {
    console_error_panic_hook::set_once();
    mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    provide_shell();
    let navigator = use_navigator();
    let later = Later::provide(
        navigator,
        || Box::pin(async { fetch_later().await.is_ok() }),
        // At once, since it was fetched.
        |piece| draw_later(piece).now_or_never().and_then(Result::ok),
    );
    let today = clock::running_today();
    let as_of = Signal::derive(move || navigator.as_of().get().unwrap_or_else(|| today.get()));
    let workbench = Workbench::provide(today, as_of);
    let imports = Imports::provide(workbench, navigator);
    later.run(Errand::Matching(workbench, Matches::provide(), imports));
    let counts = Day::provide(workbench).counts();
    let last_backup = LastBackup::provide(workbench);
    workbench.open(Progress::new());
    greet_the_first_visit(workbench, navigator);
    let page = move || match navigator.page().get() {
        Page::Welcome => view! { <WelcomePage /> }.into_any(),
        Page::Today => view! { <TodayPage /> }.into_any(),
        page => view! { <LaterPiece piece=Piece::Page(page) /> }.into_any(),
    };
    let take_files = move |files: Vec<web_sys::File>| later.run(Errand::Files(imports, files));
    let words = use_words();
    let undo_label = Signal::derive(move || workbench.last_undoable().map(|batch| words.get().history().cause(&batch.cause)));
    let company = Signal::derive(move || workbench.with(|ledger| ledger.company().name.clone()));
    let kept = Signal::derive(move || {
        let (age, words) = (last_backup.age(), words.get());
        let day = age.last.map(|day| words.format.date_from(day, today.get()));
        if age.since == 0 && day.is_none() { String::new() } else { (words.frame().storage.backed_up)(day.as_deref()) }
    });
    view! {
        <Frame today counts company kept notices=Notices undo_label on_undo=move |()| workbench.undo_last() find=use_find() on_files=take_files>
            {page}
        </Frame>
    }
}

/// Draws what comes after the first screen.
#[cfg(not(debug_assertions))]
#[leptos::wasm_split::wasm_split(later, wasm_split_path = leptos::wasm_split, fallible, preload(fetch_later))]
fn draw_later(piece: Piece) -> Result<AnyView, SplitLoaderError> {
    Ok(piece.draw())
}

#[cfg(debug_assertions)]
async fn draw_later(piece: Piece) -> Result<AnyView, SplitLoaderError> {
    Ok(piece.draw())
}

#[cfg(debug_assertions)]
async fn fetch_later() -> Result<(), SplitLoaderError> {
    Ok(())
}

/// Where there is nothing yet, the first page is the one with the three doors. Once only: whoever goes on from there is let go.
fn greet_the_first_visit(workbench: Workbench, navigator: Navigator) {
    let greeted = StoredValue::new(false);
    Effect::new(move |_| {
        let opened = workbench.standing().with(|standing| matches!(standing, Standing::Writing | Standing::InMemory(_)));
        if !opened || greeted.get_value() {
            return;
        }
        greeted.set_value(true);
        let empty = workbench.with_untracked(|ledger| ledger.batches().next().is_none());
        if empty && navigator.page().get_untracked() == Page::Today {
            navigator.go(Route::Welcome);
        }
    });
}
