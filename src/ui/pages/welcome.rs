//! The first visit: one sentence, three doors, the promise and how to check it.

use crate::basis::money::{Currency, Money};
use crate::journal::Deed;
use crate::ledger::{Command, CustomerDetails, CustomerKind, DocumentKind, Due};
use crate::ui::app::{LanguageButton, SchemeButton, front_of};
use crate::ui::imports::use_imports;
use crate::ui::later::{Errand, Later};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Button, ButtonLook, Check, Checks, DropZone, Entry, FieldKind, Glyph, Icon, Mark, Progress, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::Page;
use crate::ui::workbench::{Fault, Workbench, use_workbench};
use crate::ui::wrong;
use crate::words::typed::parsed_amount;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The first visit: one sentence, three doors, the promise and how to check it.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let words = use_words();
    let imports = use_imports();
    let later = expect_context::<Later>();
    later.run(Errand::ExpectFiles(imports));
    let navigator = use_navigator();
    let by_hand = RwSignal::new(false);
    let opening = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let example = move |_| {
        if opening.get_untracked() {
            return;
        }
        opening.set(true);
        fault.set(None);
        later.run(Errand::Example { imports, opening, fault, navigator });
    };
    view! {
        <main class="welcome" id="main" tabindex="-1">
            <header class="row">
                <span class="brand"><Mark />"Échéance"</span>
                <span class="push row"><LanguageButton /><SchemeButton /></span>
            </header>
            <h1 id="page-title" tabindex="-1">{move || words.get().welcome().sentence}</h1>
            <div class="cols">
                <section class="doors" aria-label=move || words.get().welcome().begin>
                    <DropZone
                        title=move || words.get().welcome().drop_title
                        sentence=Signal::derive(move || Some(words.get().welcome().drop_sentence.to_owned()))
                        primary=true
                        on_files=move |files| later.run(Errand::Files(imports, files))
                    />
                    <button class="door" type="button" on:click=example>
                        <Glyph icon=Icon::BookOpen />
                        <span>
                            <strong>{move || words.get().welcome().example}</strong>
                            <span class="soft">{move || words.get().welcome().example_more}</span>
                        </span>
                        <Glyph icon=Icon::ArrowRight />
                    </button>
                    <Show when=move || opening.get()>
                        <Progress
                            label=move || (words.get().welcome().example_working)(i64::from(imports.progress.done.get()) / 10)
                            done=Signal::derive(move || Some(f64::from(imports.progress.done.get()) / 1000.0))
                            on_stop=Callback::new(move |()| imports.stop())
                        />
                    </Show>
                    {wrong::fault_line(fault)}
                    <button
                        class="door"
                        type="button"
                        aria-expanded=move || if by_hand.get() { "true" } else { "false" }
                        on:click=move |_| by_hand.update(|it| *it = !*it)
                    >
                        <Glyph icon=Icon::Pencil />
                        <span>
                            <strong>{move || words.get().welcome().by_hand}</strong>
                            <span class="soft">{move || words.get().welcome().by_hand_more}</span>
                        </span>
                        <Glyph icon=Icon::ArrowRight />
                    </button>
                    <Show when=move || by_hand.get()>
                        <FirstInvoice />
                    </Show>
                </section>
                <section class="promise" aria-labelledby="promise">
                    <h2 id="promise">{move || words.get().welcome().promise}</h2>
                    <p>{move || words.get().welcome().promise_means}</p>
                    <h3>{move || words.get().welcome().check}</h3>
                    <Checks>
                        <Check icon=Icon::WifiOff>{move || words.get().welcome().check_network}</Check>
                        <Check icon=Icon::Search>{move || words.get().welcome().check_tools}</Check>
                        <Check icon=Icon::Lock>
                            {move || words.get().welcome().check_rule}
                            " "
                            <code>"default-src 'none'; connect-src 'self'"</code>
                        </Check>
                    </Checks>
                    <p class="small soft">{move || words.get().welcome().data}</p>
                </section>
            </div>
        </main>
    }
}

/// A first customer with a first invoice, by hand.
#[component]
fn FirstInvoice() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let customer = RwSignal::new(String::new());
    let number = RwSignal::new(String::new());
    let amount = RwSignal::new(String::new());
    let issued_on = RwSignal::new(workbench.today().get_untracked().to_string());
    let due_on = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let money = Memo::new(move |_| parsed_amount(&amount.get(), Currency::EUR));
    let day = |text: RwSignal<String>| text.get().parse::<NaiveDate>().ok();
    let missing = move |text: RwSignal<String>| {
        Signal::derive(move || (tried.get() && text.with(|it| it.trim().is_empty())).then(|| words.get().welcome().missing.to_owned()))
    };
    let amount_wrong =
        Signal::derive(move || (tried.get() && money.get().is_none()).then(|| words.get().welcome().not_an_amount.to_owned()));
    let due_wrong = Signal::derive(move || match (day(issued_on), day(due_on)) {
        _ if !tried.get() => None,
        (_, None) => Some(words.get().welcome().missing.to_owned()),
        (Some(issued), Some(due)) if due < issued => Some(words.get().welcome().due_too_early.to_owned()),
        _ => None,
    });
    let record = move || {
        tried.set(true);
        let wrong = [missing(customer), missing(number), missing(issued_on), amount_wrong, due_wrong];
        if wrong.iter().any(|it| it.get_untracked().is_some()) {
            return;
        }
        let read = |text: RwSignal<String>| text.get_untracked().parse::<NaiveDate>().ok();
        let (Some(money), Some(issued), Some(due)) = (money.get_untracked(), read(issued_on), read(due_on)) else { return };
        leptos::task::spawn_local(async move {
            let done = first_invoice(workbench, &customer.get_untracked(), &number.get_untracked(), money, issued, due).await;
            match done {
                Ok(()) => navigator.go(front_of(Page::Today)),
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    view! {
        <Section title=move || words.get().welcome().form_title>
            <div class="fields">
                <Entry
                    label=move || words.get().welcome().customer
                    value=customer
                    on_input=move |text| customer.set(text)
                    wrong=missing(customer)
                    autocomplete="organization"
                />
                <Entry label=move || words.get().welcome().number value=number on_input=move |text| number.set(text) wrong=missing(number) />
                <Entry
                    label=move || words.get().welcome().amount
                    kind=FieldKind::Amount
                    value=amount
                    on_input=move |text| amount.set(text)
                    help=Signal::derive(move || Some(words.get().welcome().amount_help.to_owned()))
                    wrong=amount_wrong
                />
                <Entry
                    label=move || words.get().welcome().issued_on
                    kind=FieldKind::Date
                    value=issued_on
                    on_input=move |text| issued_on.set(text)
                    wrong=missing(issued_on)
                />
                <Entry
                    label=move || words.get().welcome().due_on
                    kind=FieldKind::Date
                    value=due_on
                    on_input=move |text| due_on.set(text)
                    wrong=due_wrong
                />
            </div>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button look=ButtonLook::Primary on_press=record>{move || words.get().welcome().record}</Button>
            </div>
        </Section>
    }
}

/// The customer, unless it is there already, then its invoice.
async fn first_invoice(
    workbench: Workbench,
    name: &str,
    number: &str,
    amount: Money,
    issued_on: NaiveDate,
    due_on: NaiveDate,
) -> Result<(), Fault> {
    let name = name.trim();
    let by_name = || {
        workbench.with_untracked(|ledger| {
            ledger.customers().find(|(_, customer)| customer.details.name == name).map(|(idx, _)| ledger.customer_id(idx))
        })
    };
    if by_name().is_none() {
        let details = CustomerDetails { name: name.to_owned(), ..CustomerDetails::default() };
        workbench.write(&Command::AddCustomer { details, kind: CustomerKind::Unknown }, Deed::AddCustomer).await?;
    }
    let Some(customer) = by_name() else { return Ok(()) };
    let invoice = Command::IssueDocument {
        customer,
        kind: DocumentKind::Invoice,
        number: number.to_owned(),
        issued_on,
        due: Due::On(due_on),
        amount,
    };
    workbench.write(&invoice, Deed::IssueDocument).await.map(|_| ())
}
