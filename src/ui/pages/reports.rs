//! What do I give my accountant? Indicators, recovery, movements that tie, a customer's statement, a tie-out: as of any day, in one currency.

mod accounting;
mod aged;
mod claims;
mod indicators;
mod movements;
mod recovery;
mod statement;
mod targets;
mod tie_out;
mod why;

use crate::basis::money::Currency;
use crate::insight::{Period, currencies_by_use};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{ButtonLook, EmptyState, Icon, LinkButton, PageBody, SaveCalendar, Segments};
use crate::ui::preferences::use_words;
use crate::ui::route::{ReportsAsked, Route};
use crate::ui::workbench::use_workbench;
use accounting::AccountingSection;
use aged::AgedSection;
use claims::ClaimsSection;
use indicators::IndicatorsSection;
use leptos::prelude::*;
use movements::MovementsSection;
use recovery::RecoverySection;
use statement::StatementSection;
use tie_out::TieOutSection;

/// What do I give my accountant?
#[component]
pub fn ReportsPage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let as_of = workbench.as_of();
    let route = navigator.route();
    let asked = Memo::new(move |before: Option<&ReportsAsked>| match route.get() {
        Route::Reports(asked) => asked,
        _ => before.copied().unwrap_or_default(),
    });
    let period = Memo::new(move |_| Period::chosen(asked.get().period, as_of.get()));
    let currencies = workbench.view(currencies_by_use);
    let chosen = RwSignal::new(None::<Currency>);
    let currency = Memo::new(move |_| {
        let chosen = chosen.get();
        currencies.with(|all| all.iter().find(|it| Some(**it) == chosen).or(all.first()).copied())
    });

    let answer = move || {
        let words = words.get();
        currency.get().map(|_| (words.reports().answer)(&words.format.full_date(as_of.get())))
    };
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
    let nothing = move || {
        view! {
            <EmptyState title=move || words.get().reports().empty_title>
                <p>{move || words.get().reports().empty}</p>
                <LinkButton look=ButtonLook::Primary icon=Icon::Upload href=move || navigator.href(Route::Import)>
                    {move || words.get().invoices().empty_act}
                </LinkButton>
            </EmptyState>
        }
    };
    view! {
        <PageBody
            name="reports"
            title=move || words.get().frame().nav.reports
            answer
            acts=move || view! { {choice()} <SaveCalendar /> }
        >
            {move || match currency.get() {
                None => nothing().into_any(),
                Some(currency) => view! {
                    <StatementSection asked period />
                    <AgedSection asked currency />
                    <IndicatorsSection currency />
                    <RecoverySection currency />
                    <MovementsSection asked period currency />
                    <ClaimsSection period currency />
                    <AccountingSection period />
                    <TieOutSection currency />
                }
                    .into_any(),
            }}
        </PageBody>
    }
}
