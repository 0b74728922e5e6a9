//! What comes after the first screen: the other pages, the sheet of a reminder, and what takes files in.
//!
//! Their code is a second module, fetched once the first screen has had its turn, or at once when a person goes there before. One that
//! does not come is said in words, with a way to try again; never a blank page.

use super::app::{HelpPage, NotFoundPage, front_of, title_of};
use super::imports::Imports;
use super::matches::{self, Matches};
use super::navigation::{Navigator, use_navigator};
use super::pages::{
    BankPage, CallPage, CardSheet, ClausesPage, CustomersPage, DebitsPage, ImportPage, InvoicesPage, LetterPage, OverviewPage, ReportsPage,
    ScenariosPage, SettingsPage, SimulatePage, ToInvoicePage,
};
use super::parts::{Button, Callout, PageBody, SideSheet, Tone, focus_on};
use super::preferences::use_words;
use super::route::Page;
use super::workbench::{Fault, Workbench};
use crate::dunning::{CardRow, DayRows};
use leptos::prelude::*;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

/// Something that the second module does for the first.
pub enum Errand {
    /// Readies the worker that reads files: a page that asks for them is shown.
    ExpectFiles(Imports),
    /// Takes files in, from wherever they were dropped.
    Files(Imports, Vec<web_sys::File>),
    /// Works out what bank lines seem to be, from then on.
    Matching(Workbench, Matches, Imports),
    /// Opens the example company, then shows its day.
    Example {
        /// The desk.
        imports: Imports,
        /// Set while it is being opened.
        opening: RwSignal<bool>,
        /// What went wrong.
        fault: RwSignal<Option<Fault>>,
        /// Goes on from there.
        navigator: Navigator,
    },
}

impl Errand {
    /// Whether a person waits for it.
    fn is_wanted(&self) -> bool {
        !matches!(self, Self::ExpectFiles(_) | Self::Matching(..))
    }

    fn run(self) {
        match self {
            Self::ExpectFiles(imports) => imports.expect_files(),
            Self::Files(imports, files) => imports.take_files(files),
            Self::Matching(workbench, matches, imports) => matches::follow(workbench, matches, imports),
            Self::Example { imports, opening, fault, navigator } => leptos::task::spawn_local(async move {
                let taken = imports.take_example().await;
                opening.set(false);
                match taken {
                    Ok(_) => navigator.go(front_of(Page::Today)),
                    Err(why) => fault.set(Some(why)),
                }
            }),
        }
    }
}

type Errands = StoredValue<Vec<Errand>, LocalStorage>;

/// Something that the second module draws, or does.
#[derive(Clone, Copy)]
pub enum Piece {
    /// What it was asked to do before it was here. Draws nothing.
    Errands(Errands),
    /// A page that is not among the first ones.
    Page(Page),
    /// The sheet of a card of Today, with the words ready.
    Reminder {
        /// The card that is open.
        open: RwSignal<Option<CardRow>>,
        /// The day's list.
        rows: Memo<DayRows>,
    },
}

impl Piece {
    /// Draws it. Called by the program's split point and by nothing else: what can be reached in another way stays in the first module.
    #[must_use]
    pub fn draw(self) -> AnyView {
        match self {
            Self::Errands(errands) => {
                let all = errands.try_update_value(std::mem::take).unwrap_or_default();
                all.into_iter().for_each(Errand::run);
                ().into_any()
            }
            Self::Reminder { open, rows } => view! { <CardSheet open rows /> }.into_any(),
            Self::Page(Page::Overview) => view! { <OverviewPage /> }.into_any(),
            Self::Page(Page::Call) => view! { <CallPage /> }.into_any(),
            Self::Page(Page::Letter) => view! { <LetterPage /> }.into_any(),
            Self::Page(Page::Invoices) => view! { <InvoicesPage /> }.into_any(),
            Self::Page(Page::Customers | Page::Customer) => view! { <CustomersPage /> }.into_any(),
            Self::Page(Page::Import) => view! { <ImportPage /> }.into_any(),
            Self::Page(Page::Simulate) => view! { <SimulatePage /> }.into_any(),
            Self::Page(Page::Reports) => view! { <ReportsPage /> }.into_any(),
            Self::Page(Page::ToInvoice) => view! { <ToInvoicePage /> }.into_any(),
            Self::Page(Page::Debits) => view! { <DebitsPage /> }.into_any(),
            Self::Page(Page::Scenarios) => view! { <ScenariosPage /> }.into_any(),
            Self::Page(Page::Bank) => view! { <BankPage /> }.into_any(),
            Self::Page(Page::Clauses) => view! { <ClausesPage /> }.into_any(),
            Self::Page(Page::Settings) => view! { <SettingsPage /> }.into_any(),
            Self::Page(Page::Help) => view! { <HelpPage /> }.into_any(),
            #[cfg(debug_assertions)]
            Self::Page(Page::Parts) => view! { <super::gallery::Gallery /> }.into_any(),
            Self::Page(_) => view! { <NotFoundPage /> }.into_any(),
        }
    }
}

/// Fetches the second module; whether it came.
pub type Fetch = fn() -> Pin<Box<dyn Future<Output = bool>>>;

/// Draws by the second module; nothing while it is not there.
pub type Draw = fn(Piece) -> Option<AnyView>;

/// How far the second module is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    NotAsked,
    Coming,
    Here,
    Missed,
}

/// The second module, in the context of every page.
#[derive(Clone, Copy)]
pub struct Later {
    arrival: RwSignal<Arrival>,
    errands: Errands,
    navigator: Navigator,
    fetch: Fetch,
    draw: Draw,
}

/// After the start, before the second module is fetched: the first screen is drawn and its numbers are worked out.
const SOON: Duration = Duration::from_millis(600);

impl Later {
    /// Into the context. The module is fetched soon, so that every page opens at once and without a network from then on.
    pub fn provide(navigator: Navigator, fetch: Fetch, draw: Draw) -> Self {
        let (arrival, errands) = (RwSignal::new(Arrival::NotAsked), StoredValue::new_local(Vec::new()));
        let later = Self { arrival, errands, navigator, fetch, draw };
        provide_context(later);
        set_timeout(move || later.ask(), SOON);
        later
    }

    /// Does something by the second module, as soon as it is here. Where it does not come, the page for files says so and asks again.
    pub fn run(self, errand: Errand) {
        // Merely expected, it comes in its own time.
        let is_wanted = errand.is_wanted();
        self.errands.update_value(|errands| errands.push(errand));
        if is_wanted {
            self.ask();
        }
        self.run_errands();
    }

    fn run_errands(self) {
        let waits = self.errands.with_value(|errands| errands.iter().any(Errand::is_wanted));
        match self.arrival.get_untracked() {
            Arrival::Here => {
                let _drawn = (self.draw)(Piece::Errands(self.errands));
            }
            Arrival::Missed if waits => self.navigator.go(front_of(Page::Import)),
            Arrival::NotAsked | Arrival::Coming | Arrival::Missed => {}
        }
    }

    /// Fetches the module, unless it is here or on its way.
    fn ask(self) {
        if matches!(self.arrival.get_untracked(), Arrival::Coming | Arrival::Here) {
            return;
        }
        self.arrival.set(Arrival::Coming);
        leptos::task::spawn_local(async move {
            let came = (self.fetch)().await;
            self.arrival.set(if came { Arrival::Here } else { Arrival::Missed });
            self.run_errands();
        });
    }
}

/// Shows a piece as soon as its module is here.
#[component]
pub fn LaterPiece(
    /// What is shown.
    piece: Piece,
) -> impl IntoView {
    let later = expect_context::<Later>();
    later.ask();
    move || match later.arrival.get() {
        Arrival::NotAsked | Arrival::Coming => coming(piece),
        Arrival::Here => {
            keep_focus();
            (later.draw)(piece).or_else(|| missed(piece, later))
        }
        Arrival::Missed => missed(piece, later),
    }
}

/// The title of a page alone: focus comes to it already.
fn coming(piece: Piece) -> Option<AnyView> {
    let Piece::Page(page) = piece else { return None };
    let words = use_words();
    Some(view! { <PageBody name="coming" title=move || title_of(page, words.get())>""</PageBody> }.into_any())
}

/// The title of a page that was still coming had focus: that of the page itself takes it over.
fn keep_focus() {
    const TITLE: &str = "page-title";
    if document().active_element().is_some_and(|it| it.id() == TITLE) {
        request_animation_frame(|| focus_on(document().get_element_by_id(TITLE)));
    }
}

fn missed(piece: Piece, later: Later) -> Option<AnyView> {
    let words = use_words();
    let navigator = use_navigator();
    let say = move || {
        let again = move || view! { <Button on_press=move || later.ask()>{move || words.get().frame().later.try_again}</Button> };
        view! { <Callout tone=Tone::Alarm act=again>{move || words.get().frame().later.missed}</Callout> }
    };
    let title = move |page| move || title_of(page, words.get());
    let view = match piece {
        Piece::Page(page) => view! { <PageBody name="missed" title=title(page)>{say()}</PageBody> }.into_any(),
        Piece::Errands(_) => ().into_any(),
        Piece::Reminder { .. } => view! {
            <SideSheet title=title(Page::Today) on_close=move |()| navigator.go(front_of(Page::Today))>
                {say()}
            </SideSheet>
        }
        .into_any(),
    };
    Some(view)
}
