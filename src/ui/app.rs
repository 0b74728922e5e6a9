//! The frame around every page: navigation, top bar, palette, keys, time band; and what it shares with them.

use super::actions::{ACTIONS, Action, Scope, key_caps};
use super::keyboard::{Keyboard, use_action};
use super::navigation::{Navigator, use_navigator};
use super::palette::{Palette, PaletteEntry};
use super::parts::{Button, DateChoice, Dialog, Glyph, HatchPattern, Icon, Mark, PageBody, PageDrop, Section, TickField, focus_on};
use super::preferences::{Preferences, Scheme, use_words};
use super::route::{BankRoute, ClausesAsked, CustomersAsked, InvoicesAsked, Page, ReportsAsked, Route, SimulateAsked};
use crate::words::{Language, Words};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What was done or happened, said aloud to who cannot see it.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Says it, once what is being said is over.
    pub fn say(&self, text: impl Into<String>) {
        self.0.set(text.into());
    }
}

/// Puts into the context what every component may ask for: preferences, navigator, keyboard, announcer.
pub fn provide_shell() {
    let preferences = Preferences::provide();
    Navigator::provide();
    Keyboard::provide(preferences);
    provide_context(Announcer(RwSignal::new(String::new())));
}

/// How many things wait on a page, beside its name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Customers to chase today.
    pub today: i64,
}

/// The frame. Its children draw the page of the route.
#[component]
pub fn Frame(
    /// The present day.
    #[prop(into)]
    today: Signal<NaiveDate>,
    /// How many things wait.
    #[prop(optional, into)]
    counts: Signal<Counts>,
    /// Whose books these are.
    #[prop(optional, into)]
    company: MaybeProp<String>,
    /// How they are kept, in words, beneath.
    #[prop(optional, into)]
    kept: MaybeProp<String>,
    /// What must be said above every page: storage that fails, another tab that writes. Callouts.
    #[prop(optional, into)]
    notices: ViewFn,
    /// What the undo button would take back; none when nothing was done.
    #[prop(optional, into)]
    undo_label: MaybeProp<String>,
    /// Takes the last thing back.
    #[prop(into)]
    on_undo: Callback<()>,
    /// What the books hold that answers to words, for the palette.
    #[prop(into)]
    find: Callback<String, Vec<PaletteEntry>>,
    /// Files were dropped on the page.
    #[prop(into)]
    on_files: Callback<Vec<web_sys::File>>,
    /// The page.
    children: ChildrenFn,
) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let palette = RwSignal::new(false);
    let keys = RwSignal::new(false);
    let more = RwSignal::new(false);
    let framed = Memo::new(move |_| navigator.page().get() != Page::Welcome);
    let announced = use_context::<Announcer>().map(|it| it.0);

    use_action(Action::OpenPalette, move || palette.set(true));
    use_action(Action::Search, move || {
        if !focus_search_field() {
            palette.set(true);
        }
    });
    use_action(Action::Keys, move || keys.set(true));
    let announcer = use_context::<Announcer>();
    let take_back = move || {
        let Some(what) = undo_label.get_untracked() else { return };
        on_undo.run(());
        // What was said of it before no longer holds.
        if let Some(announcer) = announcer {
            announcer.say((words.get_untracked().history().taken_back)(&what));
        }
    };
    use_action(Action::Undo, take_back);
    for (action, page) in [
        (Action::GoToday, Page::Today),
        (Action::GoOverview, Page::Overview),
        (Action::GoInvoices, Page::Invoices),
        (Action::GoCustomers, Page::Customers),
        (Action::GoSimulate, Page::Simulate),
        (Action::GoReports, Page::Reports),
        (Action::GoToInvoice, Page::ToInvoice),
        (Action::GoBank, Page::Bank),
        (Action::GoScenarios, Page::Scenarios),
        (Action::GoImport, Page::Import),
        (Action::GoSettings, Page::Settings),
    ] {
        use_action(action, move || navigator.go(front_of(page)));
    }
    Effect::new(move |_| document().set_title(&format!("{} · Échéance", title_of(navigator.page().get(), words.get()))));

    let children = StoredValue::new(children);
    let notices = StoredValue::new(notices);
    let bar = move || {
        view! {
            <header class="top">
                <DateChoice
                    date=Signal::derive(move || navigator.as_of().get().unwrap_or_else(|| today.get()))
                    today
                    on_choose=move |day| navigator.see_as_of(day)
                />
                <span class="spacer"></span>
                <button class="find only-wide" type="button" aria-haspopup="dialog" on:click=move |_| palette.set(true)>
                    <Glyph icon=Icon::Search />
                    <span class="words">{move || words.get().frame().top.find}</span>
                    <kbd>{move || words.get().frame().help.key_names.control}</kbd>
                    <kbd>"K"</kbd>
                </button>
                <span class="spacer only-wide"></span>
                <button
                    class="button quiet icon-only only-narrow"
                    type="button"
                    aria-haspopup="dialog"
                    aria-label=move || words.get().frame().top.find_short
                    on:click=move |_| palette.set(true)
                >
                    <Glyph icon=Icon::Search />
                </button>
                <button
                    class="button quiet"
                    type="button"
                    aria-disabled=move || undo_label.get().is_none().then_some("true")
                    title=move || {
                        let top = &words.get().frame().top;
                        undo_label.get().map_or_else(|| top.undo_nothing.to_owned(), |what| (top.undo_what)(&what))
                    }
                    on:click=move |_| take_back()
                >
                    <Glyph icon=Icon::Undo2 />
                    <span class="words only-wide">{move || words.get().frame().top.undo}</span>
                    <span class="visually-hidden">{move || undo_label.get()}</span>
                </button>
                <LanguageButton />
                <SchemeButton />
            </header>
        }
    };

    view! {
        <HatchPattern />
        <p class="visually-hidden" role="status" aria-live="polite">
            {move || announced.map(|it| it.get())}
        </p>
        <PageDrop on_files />
        <Palette open=palette find />
        <KeysSheet open=keys />
        <Show when=move || framed.get() fallback=move || children.with_value(|it| it())>
            <a
                class="skip"
                href="#main"
                on:click=move |event| {
                    event.prevent_default();
                    super::parts::focus_on(document().get_element_by_id("main"));
                }
            >
                {move || words.get().frame().skip}
            </a>
            <div class="app">
                <nav class="rail" aria-label=move || words.get().frame().pages>
                    <a class="mark" href=move || navigator.href(front_of(Page::Today))>
                        <Mark />
                        <span>"Échéance"</span>
                    </a>
                    <div class="group">
                        {FIRST.into_iter().chain(NEXT).map(|(page, icon)| view! { <NavLink page icon counts /> }).collect_view()}
                    </div>
                    <div class="group end">
                        {LAST.map(|(page, icon)| view! { <NavLink page icon counts /> }).collect_view()}
                    </div>
                    <p class="who">
                        <span>{move || company.get()}</span>
                        <span>{move || kept.get()}</span>
                    </p>
                </nav>
                {bar()}
                <div class="bands">
                    {notices.with_value(ViewFn::run)}
                    {move || {
                        navigator
                            .as_of()
                            .get()
                            .map(|day| {
                                let said = move || {
                                    let words = words.get();
                                    (words.frame().top.time_band)(&words.format.full_date(day))
                                };
                                view! {
                                    <p class="time-band" role="status">
                                        <span>{said}</span>
                                        <button type="button" on:click=move |_| navigator.see_as_of(None)>
                                            {move || words.get().frame().top.back_to_today}
                                        </button>
                                    </p>
                                }
                            })
                    }}
                </div>
                {children.with_value(|it| it())}
                <nav class="bottom" aria-label=move || words.get().frame().pages>
                    {FIRST.map(|(page, icon)| view! { <NavLink page icon counts short=true /> }).collect_view()}
                    <button
                        type="button"
                        aria-haspopup="dialog"
                        data-current=move || NEXT.iter().chain(&LAST).any(|(page, _)| *page == navigator.page().get()).then_some("true")
                        on:click=move |_| more.set(true)
                    >
                        <Glyph icon=Icon::Ellipsis />
                        {move || words.get().frame().nav.more}
                    </button>
                </nav>
                <Dialog open=more on_close=move |()| more.set(false) title=move || words.get().frame().nav.more>
                    <nav class="more-pages" aria-label=move || words.get().frame().nav.more on:click=move |_| more.set(false)>
                        {NEXT.into_iter().chain(LAST).map(|(page, icon)| view! { <NavLink page icon counts /> }).collect_view()}
                    </nav>
                </Dialog>
            </div>
        </Show>
    }
}

/// What is used every day; five with "more" where there is little room.
const FIRST: [(Page, Icon); 4] = [
    (Page::Today, Icon::ListChecks),
    (Page::Overview, Icon::LayoutDashboard),
    (Page::Invoices, Icon::ReceiptText),
    (Page::Customers, Icon::Users),
];
/// What is used once in a while; with the last ones under "more" where there is little room.
const NEXT: [(Page, Icon); 5] = [
    (Page::Bank, Icon::Landmark),
    (Page::Scenarios, Icon::Route),
    (Page::ToInvoice, Icon::CalendarPlus),
    (Page::Simulate, Icon::SlidersHorizontal),
    (Page::Reports, Icon::Printer),
];
/// What is used now and then.
const LAST: [(Page, Icon); 3] = [(Page::Import, Icon::Upload), (Page::Settings, Icon::Settings), (Page::Help, Icon::CircleQuestionMark)];

/// A page with nothing asked of it.
#[must_use]
pub fn front_of(page: Page) -> Route {
    match page {
        Page::Today | Page::Letter | Page::Call => Route::Today { selected: None },
        Page::Welcome => Route::Welcome,
        Page::Overview => Route::Overview,
        Page::Invoices => Route::Invoices(InvoicesAsked::default()),
        Page::Customers | Page::Customer => Route::Customers(CustomersAsked::default()),
        Page::Simulate => Route::Simulate(SimulateAsked::default()),
        Page::Reports => Route::Reports(ReportsAsked::default()),
        Page::ToInvoice => Route::ToInvoice,
        Page::Bank => Route::Bank(BankRoute::default()),
        Page::Import => Route::Import,
        Page::Settings => Route::Settings,
        Page::Clauses => Route::Clauses(ClausesAsked::default()),
        Page::Debits => Route::Debits,
        Page::Scenarios => Route::Scenarios,
        Page::Help => Route::Help,
        Page::Parts => Route::Parts,
        Page::NotFound => Route::NotFound,
    }
}

/// What a page is called.
#[must_use]
pub fn title_of(page: Page, words: &'static Words) -> &'static str {
    let nav = &words.frame().nav;
    match page {
        Page::Welcome => nav.welcome,
        Page::Today => nav.today,
        Page::Overview => nav.overview,
        Page::Invoices => nav.invoices,
        Page::Customers | Page::Customer => nav.customers,
        Page::Letter => nav.letter,
        Page::Call => nav.call,
        Page::Simulate => nav.simulate,
        Page::Reports => nav.reports,
        Page::ToInvoice => nav.to_invoice,
        Page::Bank => nav.bank,
        Page::Import => nav.import,
        Page::Settings => nav.settings,
        Page::Clauses => nav.clauses,
        Page::Debits => nav.debits,
        Page::Scenarios => nav.scenarios,
        Page::Help | Page::Parts => nav.help,
        Page::NotFound => words.frame().not_found.title,
    }
}

/// An entry of the navigation.
#[component]
fn NavLink(page: Page, icon: Icon, counts: Signal<Counts>, #[prop(optional)] short: bool) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let name = move || {
        let words = words.get();
        if short && page == Page::Overview { words.frame().nav.overview_short } else { title_of(page, words) }
    };
    let count = move || if page == Page::Today { counts.get().today } else { 0 };
    view! {
        <a
            href=move || navigator.href(front_of(page))
            aria-current=move || (navigator.page().get().in_navigation() == page).then_some("page")
            title=move || (!short).then(name)
        >
            <Glyph icon />
            <span>{name}</span>
            {move || {
                (count() > 0)
                    .then(|| {
                        view! {
                            <span class="count">
                                <span aria-hidden="true">{move || words.get().format.number(count())}</span>
                                <span class="visually-hidden">{move || (words.get().frame().nav.waiting)(count())}</span>
                            </span>
                        }
                    })
            }}
        </a>
    }
}

/// Turns through the languages.
#[component]
pub fn LanguageButton() -> impl IntoView {
    let words = use_words();
    let preferences = use_context::<Preferences>();
    let turn = move |_| {
        if let Some(preferences) = preferences {
            preferences.language.update(|it| *it = after(&Language::ALL, *it));
        }
    };
    view! {
        <button class="button quiet" type="button" on:click=turn>
            {move || words.get().language.short_name()}
            <span class="visually-hidden">{move || (words.get().frame().top.change_language)(words.get().language.own_name())}</span>
        </button>
    }
}

/// Turns through the schemes.
#[component]
pub fn SchemeButton() -> impl IntoView {
    let words = use_words();
    let preferences = use_context::<Preferences>();
    let label = move || {
        let top = &words.get().frame().top;
        let name = match preferences.map(|it| it.scheme.get()).unwrap_or_default() {
            Scheme::Auto => top.scheme_auto,
            Scheme::Light => top.scheme_light,
            Scheme::Dark => top.scheme_dark,
        };
        (top.change_scheme)(name)
    };
    let turn = move |_| {
        if let Some(preferences) = preferences {
            preferences.scheme.update(|it| *it = after(&Scheme::ALL, *it));
        }
    };
    view! {
        <button class="button quiet icon-only" type="button" aria-label=label title=label on:click=turn>
            <Glyph icon=Icon::SunMoon />
        </button>
    }
}

/// The page's own field for words, where it shows one: the filter of a list.
fn focus_search_field() -> bool {
    let field = document().query_selector("main input[type=search]").ok().flatten();
    let is_there = field.is_some();
    focus_on(field);
    is_there
}

/// The one after, round and round.
fn after<T: Copy + PartialEq>(all: &[T], current: T) -> T {
    let place = all.iter().position(|it| *it == current).map_or(0, |it| it + 1);
    all.get(place).or_else(|| all.first()).copied().unwrap_or(current)
}

/// The sheet of keys.
#[component]
fn KeysSheet(open: RwSignal<bool>) -> impl IntoView {
    let words = use_words();
    view! {
        <Dialog
            open
            on_close=move |()| open.set(false)
            title=move || words.get().frame().help.keys_title
            footer=move || view! { <Button on_press=move || open.set(false)>{move || words.get().frame().parts.close}</Button> }
        >
            <Keys />
        </Dialog>
    }
}

/// Every key, drawn from the table of actions.
#[component]
pub fn Keys() -> impl IntoView {
    let words = use_words();
    let preferences = use_context::<Preferences>();
    let of_scope = move |scope: Scope| {
        let words = words.get();
        let help = &words.frame().help;
        let rows = ACTIONS
            .iter()
            .filter(|row| row.scope == scope)
            .map(|row| {
                let mut caps: Vec<AnyView> = Vec::new();
                for (place, keys) in row.keys.iter().enumerate() {
                    if place > 0 {
                        caps.push(view! { <span class="quiet note">{format!(" {} ", help.or)}</span> }.into_any());
                    }
                    let between = if keys.contains(' ') { format!(" {} ", help.then) } else { " ".to_owned() };
                    for (place, cap) in key_caps(words, keys).into_iter().enumerate() {
                        if place > 0 {
                            caps.push(view! { <span class="quiet note">{between.clone()}</span> }.into_any());
                        }
                        caps.push(view! { <kbd>{cap}</kbd> }.into_any());
                    }
                }
                view! {
                    <div>
                        <dt>{caps}</dt>
                        <dd>{(row.words)(words)}</dd>
                    </div>
                }
            })
            .collect_view();
        let name = match scope {
            Scope::Everywhere => help.everywhere,
            Scope::List => help.in_list,
            Scope::Reminder => help.in_reminder,
            Scope::Bank => help.in_bank,
        };
        view! {
            <h3>{name}</h3>
            <dl class="keys">{rows}</dl>
        }
    };
    view! {
        <div class="stack">
            {move || of_scope(Scope::Everywhere)}
            {move || of_scope(Scope::List)}
            {move || of_scope(Scope::Reminder)}
            {move || of_scope(Scope::Bank)}
            {preferences
                .map(|it| {
                    view! {
                        <TickField ticked=it.single_keys on_tick=move |ticked| it.single_keys.set(ticked)>
                            {move || words.get().frame().help.single_keys}
                        </TickField>
                        <p class="small soft">{move || words.get().frame().help.single_keys_help}</p>
                    }
                })}
        </div>
    }
}

/// Keys, and what the tool cannot do yet.
#[component]
pub fn HelpPage() -> impl IntoView {
    let words = use_words();
    view! {
        <PageBody name="help" title=move || words.get().frame().nav.help>
            <Section title=move || words.get().frame().help.keys_title>
                <Keys />
            </Section>
            <Section title=move || words.get().frame().help.cannot_title>
                <ul class="plain-list">
                    {move || words.get().frame().help.cannot.iter().map(|it| view! { <li>{*it}</li> }).collect_view()}
                </ul>
                <p class="note quiet">
                    {move || words.get().format.pair("Échéance", crate::BUILD)}
                    " · "
                    <a href="licences.txt">{move || words.get().frame().help.licences}</a>
                </p>
            </Section>
        </PageBody>
    }
}

/// An address that names no page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    view! {
        <PageBody
            name="not-found"
            title=move || words.get().frame().not_found.title
            answer=move || view! { {move || words.get().frame().not_found.sentence} }
        >
            <p>
                <a class="button primary" href=move || navigator.href(front_of(Page::Today))>
                    {move || words.get().frame().not_found.go_today}
                </a>
            </p>
        </PageBody>
    }
}
