//! What if? Nothing is kept here: the address holds what is tried, so that it can be sent and come back to.

mod early_payment;
mod loss;
mod receipts;

use crate::basis::money::Currency;
use crate::insight::currencies_by_use;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{ButtonLook, EmptyState, Icon, LinkButton, PageBody, Segments, Tab, Tabs};
use crate::ui::preferences::use_words;
use crate::ui::route::{Route, SimulateAsked, Simulation};
use crate::ui::workbench::use_workbench;
use early_payment::EarlyPaymentSimulation;
use leptos::prelude::*;
use loss::LossSimulation;
use receipts::ReceiptsForecast;

/// What if?
#[component]
pub fn SimulatePage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let route = navigator.route();
    let asked = Memo::new(move |before: Option<&SimulateAsked>| match route.get() {
        Route::Simulate(asked) => asked,
        _ => before.cloned().unwrap_or_default(),
    });
    let currencies = workbench.view(currencies_by_use);
    let chosen = RwSignal::new(None::<Currency>);
    let currency = Memo::new(move |_| {
        let chosen = chosen.get();
        currencies.with(|all| all.iter().find(|it| Some(**it) == chosen).or(all.first()).copied())
    });
    let what = Memo::new(move |_| asked.with(|it| it.what));

    let choice = move || {
        (currencies.with(Vec::len) > 1).then(|| {
            view! {
                <Segments
                    label=move || words.get().overview().currency
                    options=Signal::derive(move || currencies.get().into_iter().map(|it| (Some(it), it.code().to_owned())).collect())
                    value=currency
                    on_choose=move |currency| chosen.set(currency)
                />
            }
        })
    };
    let tab = move |simulation: Simulation| {
        let name = move || {
            let it = words.get().simulate();
            match simulation {
                Simulation::EarlyPayment => it.early.tab,
                Simulation::Loss => it.loss.tab,
                Simulation::Receipts => it.receipts.tab,
            }
        };
        view! {
            <Tab
                href=move || navigator.href(Route::Simulate(SimulateAsked { what: simulation, ..asked.get() }))
                current=Signal::derive(move || what.get() == simulation)
            >
                {name}
            </Tab>
        }
    };
    let nothing = move || {
        view! {
            <EmptyState title=move || words.get().reports().empty_title>
                <p>{move || words.get().simulate().early.nothing}</p>
                <LinkButton look=ButtonLook::Primary icon=Icon::Upload href=move || navigator.href(Route::Import)>
                    {move || words.get().invoices().empty_act}
                </LinkButton>
            </EmptyState>
        }
    };
    view! {
        <PageBody name="simulate" title=move || words.get().frame().nav.simulate answer=move || words.get().simulate().answer acts=choice>
            <Tabs label=move || words.get().simulate().tabs>{Simulation::ALL.iter().map(|it| tab(*it)).collect_view()}</Tabs>
            {move || match (what.get(), currency.get()) {
                (Simulation::Loss, currency) => view! { <LossSimulation currency=currency.unwrap_or(Currency::EUR) /> }.into_any(),
                (Simulation::EarlyPayment, Some(currency)) => view! { <EarlyPaymentSimulation asked currency /> }.into_any(),
                (Simulation::Receipts, Some(currency)) => view! { <ReceiptsForecast currency /> }.into_any(),
                (Simulation::EarlyPayment | Simulation::Receipts, None) => nothing().into_any(),
            }}
        </PageBody>
    }
}
