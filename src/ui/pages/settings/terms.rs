//! Default terms: when a document falls due that states no date itself, and how sure that is.

use crate::insight::{TermsOf, terms_effect};
use crate::journal::Deed;
use crate::ledger::{Command, DEFAULT_TERMS, DueBasis, MonthDay, Terms};
use crate::ui::parts::{Button, Entry, FieldKind, Section, Segments, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use leptos::prelude::*;

/// The rule, its number and its day of the month, as they stand in fields.
fn taken_apart(terms: Terms) -> (usize, u16, u8) {
    match terms {
        Terms::Net(days) => (0, days, 10),
        Terms::PlusThenEndOfMonth(days) => (1, days, 10),
        Terms::EndOfMonthThenPlus(days) => (2, days, 10),
        Terms::PlusThenEndOfMonthDay { days, day } => (3, days, day.get()),
        Terms::EndOfMonthThenPlusDay { days, day } => (4, days, day.get()),
        Terms::Months(months) => (5, months, 10),
        Terms::MonthsEndOfMonth(months) => (6, months, 10),
        Terms::Decade(days) => (7, days, 10),
        Terms::Cash => (8, 0, 10),
    }
}

fn put_together(rule: usize, number: u16, day: Option<MonthDay>) -> Option<Terms> {
    Some(match rule {
        0 => Terms::Net(number),
        1 => Terms::PlusThenEndOfMonth(number),
        2 => Terms::EndOfMonthThenPlus(number),
        3 => Terms::PlusThenEndOfMonthDay { days: number, day: day? },
        4 => Terms::EndOfMonthThenPlusDay { days: number, day: day? },
        5 => Terms::Months(number),
        6 => Terms::MonthsEndOfMonth(number),
        7 => Terms::Decade(number),
        _ => Terms::Cash,
    })
}

/// Default terms.
#[component]
pub fn DefaultTerms() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let held = Memo::new(move |_| workbench.with(|ledger| ledger.company_terms().last().copied().unwrap_or(DEFAULT_TERMS)));
    let rule = RwSignal::new(0_usize);
    let number = RwSignal::new(String::new());
    let day = RwSignal::new(String::new());
    let sure = RwSignal::new(false);
    let fault = RwSignal::new(None::<Fault>);
    let saved = RwSignal::new(false);
    Effect::new(move |_| {
        let held = held.get();
        let (its_rule, its_number, its_day) = taken_apart(held.terms);
        rule.set(its_rule);
        number.set(its_number.to_string());
        day.set(its_day.to_string());
        sure.set(held.basis == DueBasis::Confirmed);
    });
    let read_number = Memo::new(move |_| number.get().trim().parse::<u16>().ok().filter(|it| *it <= 365));
    let read_day = Memo::new(move |_| day.get().trim().parse::<u8>().ok().and_then(|it| MonthDay::try_from(it).ok()));
    let terms = Memo::new(move |_| match rule.get() {
        8 => Some(Terms::Cash),
        rule => put_together(rule, read_number.get()?, read_day.get()),
    });
    let has_day = Memo::new(move |_| matches!(rule.get(), 3 | 4));
    let rules =
        Signal::derive(move || words.get().settings.rules.iter().enumerate().map(|(at, it)| (at, (*it).to_owned())).collect::<Vec<_>>());
    let bases = Signal::derive(move || {
        let says = &words.get().settings;
        vec![(false, says.assumed.to_owned()), (true, says.confirmed.to_owned())]
    });
    let number_label = move || if matches!(rule.get(), 5 | 6) { words.get().settings.months } else { words.get().settings.days };
    let number_wrong = Signal::derive(move || read_number.get().is_none().then(|| words.get().settings.bad_number.to_owned()));
    let day_wrong = Signal::derive(move || read_day.get().is_none().then(|| words.get().settings.bad_day.to_owned()));
    let count = |it: usize| i64::try_from(it).unwrap_or(i64::MAX);
    let effect = move || {
        let words = words.get();
        let terms = terms.get()?;
        let found = workbench.with(|ledger| terms_effect(ledger, TermsOf::Company, terms, DueBasis::Assumed));
        let said = (words.settings.reages)(count(found.moved_open), count(found.customers));
        Some(format!("{}. {said}", crate::words::terms::terms(words.language, terms)))
    };
    let apply = move || {
        let Some(terms) = terms.get_untracked() else { return };
        let basis = if sure.get_untracked() { DueBasis::Confirmed } else { DueBasis::Assumed };
        leptos::task::spawn_local(async move {
            let command = Command::AgreeTerms { customers: Vec::new(), terms, from: None, basis };
            match workbench.write(&command, Deed::AgreeTerms).await {
                Ok(_) => {
                    fault.set(None);
                    saved.set(true);
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    view! {
        <Section title=move || words.get().settings.terms aside=move || view! { {move || words.get().settings.terms_aside} }>
            <div class="fields">
                <SelectField
                    label=move || words.get().settings.rule
                    options=rules
                    value=rule
                    on_choose=move |it| {
                        saved.set(false);
                        rule.set(it);
                    }
                />
                <Show when=move || rule.get() != 8>
                    <Entry
                        label=number_label
                        kind=FieldKind::Number
                        value=number
                        on_input=move |text| {
                            saved.set(false);
                            number.set(text);
                        }
                        wrong=number_wrong
                    />
                </Show>
                <Show when=move || has_day.get()>
                    <Entry
                        label=move || words.get().settings.day
                        kind=FieldKind::Number
                        value=day
                        on_input=move |text| {
                            saved.set(false);
                            day.set(text);
                        }
                        wrong=day_wrong
                    />
                </Show>
                <div class="field">
                    <span class="label">{move || words.get().settings.basis}</span>
                    <Segments label=move || words.get().settings.basis options=bases value=sure on_choose=move |it| sure.set(it) />
                    <span class="help">{move || words.get().settings.basis_means}</span>
                </div>
            </div>
            <p role="status">{effect}</p>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button on_press=apply>{move || words.get().settings.apply_terms}</Button>
                <span class="small soft" role="status">{move || saved.get().then(|| words.get().settings.saved)}</span>
            </div>
        </Section>
    }
}
