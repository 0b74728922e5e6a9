//! Own company, default terms, language, data: backup, restore, erase, history.

pub mod anomalies;
pub mod bookkeeping;
pub mod closing;
pub mod company;
pub mod conditions;
pub mod data;
pub mod habits;
pub mod history;
pub mod leaving;
pub mod paying;
pub mod payments;
pub mod rates;
pub mod terms;

use crate::ui::parts::{PageBody, Section, Segments};
use crate::ui::preferences::{Preferences, Scheme, use_words};
use crate::ui::workbench::{Standing, use_workbench};
use crate::words::Language;
use leptos::prelude::*;

/// Own company, default terms, language, data: backup, restore, erase, history.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let answer = move || {
        let is_kept = !workbench.standing().with(|standing| matches!(standing, Standing::InMemory(_)));
        (words.get().settings().answer)(&workbench.with(|ledger| ledger.company().name.clone()), is_kept)
    };
    view! {
        <PageBody name="settings" title=move || words.get().frame().nav.settings answer=move || view! { {answer} }>
            <company::OwnCompany />
            <terms::DefaultTerms />
            <conditions::OwnConditions />
            <conditions::OverTheLimit />
            <paying::MeansOfPayment />
            <payments::SmallDifferences />
            <payments::ExchangeRates />
            <rates::LegalRates />
            <habits::WhatIsSold />
            <habits::OwnClosedDays />
            <habits::ActionCosts />
            <bookkeeping::Accounts />
            <closing::Closing />
            <Look />
            <data::Data />
            <leaving::Leaving />
            <anomalies::Anomalies />
            <history::History />
        </PageBody>
    }
}

/// Language and scheme.
#[component]
fn Look() -> impl IntoView {
    let words = use_words();
    let preferences = use_context::<Preferences>();
    let languages = Signal::derive(|| Language::ALL.map(|it| (it, it.own_name().to_owned())).to_vec());
    let schemes = Signal::derive(move || {
        let top = &words.get().frame().top;
        vec![
            (Scheme::Auto, top.scheme_auto.to_owned()),
            (Scheme::Light, top.scheme_light.to_owned()),
            (Scheme::Dark, top.scheme_dark.to_owned()),
        ]
    });
    let chosen = move |preferences: Preferences| {
        view! {
            <div class="fields">
                <div class="field">
                    <span class="label">{move || words.get().settings().language}</span>
                    <Segments
                        label=move || words.get().settings().language
                        options=languages
                        value=preferences.language
                        on_choose=move |it| preferences.language.set(it)
                    />
                </div>
                <div class="field">
                    <span class="label">{move || words.get().settings().scheme}</span>
                    <Segments
                        label=move || words.get().settings().scheme
                        options=schemes
                        value=preferences.scheme
                        on_choose=move |it| preferences.scheme.set(it)
                    />
                </div>
            </div>
        }
    };
    view! { <Section title=move || words.get().settings().display>{preferences.map(chosen)}</Section> }
}
