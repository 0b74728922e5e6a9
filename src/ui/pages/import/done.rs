//! What came of it, in words, with a way back and the ways on; and where to begin with debts that were old already.

use crate::dunning::{DaySettings, StartOptions, start_options};
use crate::journal::Deed;
use crate::ledger::{DueBasis, StepKey};
use crate::ui::app::front_of;
use crate::ui::imports::{Imports, Taken};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, Button, ButtonLook, LinkButton, Section, UndoLine};
use crate::ui::preferences::use_words;
use crate::ui::route::Page;
use crate::ui::workbench::{Progress, use_workbench};
use leptos::prelude::*;

/// What went in since the page was opened.
#[component]
pub fn Done(
    /// The desk.
    imports: Imports,
) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let workbench = use_workbench();
    let undone = RwSignal::new(None::<String>);
    let undo = move |taken: Taken| {
        leptos::task::spawn_local(async move {
            let done = match workbench.undo_plan(taken.batch) {
                Ok(plan) => workbench.undo(plan, Progress::new()).await.map(|_| ()),
                Err(refusal) => Err(crate::ui::workbench::Fault::NotUndone(refusal)),
            };
            match done {
                Ok(()) => {
                    undone.set(Some(taken.name.clone()));
                    imports.taken.update(|all| all.retain(|other| other.batch != taken.batch));
                }
                Err(fault) => imports.fault.set(Some(fault)),
            }
        });
    };
    let lines = move || {
        imports
            .taken
            .get()
            .into_iter()
            .map(|taken| {
                let (name, plan) = (taken.name.clone(), taken.plan.clone());
                view! {
                    <UndoLine
                        done=move || {
                            let words = words.get();
                            let lines = plan.differences.bank_lines;
                            if plan.statements.is_empty() {
                                (words.import().done)(&name, &plan.differences)
                            } else {
                                (words.bank_import().done)(&name, i64::from(lines.new), i64::from(lines.same))
                            }
                        }
                        on_undo=move || undo(taken.clone())
                    />
                }
            })
            .collect_view()
    };
    let assumed = move || {
        let words = words.get();
        let (count, terms) = workbench.with(|ledger| {
            let assumed = |item: &crate::ledger::Item<'_>| {
                item.due_basis == DueBasis::Assumed && item.kind.is_document() && item.amount > 0 && ledger.open_now(item.idx) > 0
            };
            let count = ledger.items().filter(assumed).count();
            (count, ledger.company_terms().last().copied().unwrap_or(crate::ledger::DEFAULT_TERMS))
        });
        (count > 0).then(|| {
            let said = crate::words::terms::terms(words.language, terms.terms);
            view! {
                <p>
                    {(words.import().assumed)(i64::try_from(count).unwrap_or(i64::MAX), &said)}
                    " "
                    <a href=move || navigator.href(front_of(Page::Settings))>{words.import().assumed_change}</a>
                </p>
            }
        })
    };
    // Lines that a statement brought come before whom to chase.
    let open_lines = Memo::new(move |_| {
        let of_statement = imports.taken.with(|all| all.iter().any(|taken| !taken.plan.statements.is_empty()));
        let open = move || workbench.with(|ledger| ledger.bank_lines().filter(|row| row.explained.is_none()).count());
        i64::try_from(if of_statement { open() } else { 0 }).unwrap_or(i64::MAX)
    });
    let to_explain = move || {
        let n = open_lines.get();
        let href = move || navigator.href(front_of(Page::Bank));
        (n > 0).then(|| view! { <LinkButton look=ButtonLook::Primary href=href>{(words.get().bank_import().go_bank)(n)}</LinkButton> })
    };
    let look = if open_lines.get_untracked() > 0 { ButtonLook::default() } else { ButtonLook::Primary };
    view! {
        <Show when=move || imports.taken.with(|it| !it.is_empty())>
            <div class="stack">
                {lines}
                {assumed}
                <div class="row">
                    {to_explain}
                    <LinkButton look=look href=move || navigator.href(front_of(Page::Today))>
                        {move || words.get().import().go_today}
                    </LinkButton>
                    <LinkButton href=move || navigator.href(front_of(Page::Overview))>{move || words.get().import().go_overview}</LinkButton>
                </div>
            </div>
            <OldDebts />
        </Show>
        {move || undone.get().map(|name| view! { <p role="status">{(words.get().import().undone)(&name)}</p> })}
    }
}

/// By age, with which step chasing begins.
#[component]
fn OldDebts() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let options = workbench.view(|ledger, as_of| start_options(ledger, as_of, &DaySettings::default()));
    let chosen = RwSignal::new(Vec::<Option<StepKey>>::new());
    let later = RwSignal::new(false);
    let begin = move || {
        let command = workbench.with_untracked(|ledger| options.with_untracked(|it| it.command(ledger, &chosen.get_untracked())));
        if let Some(command) = command {
            workbench.send(command, Deed::StartChase);
        }
    };
    let bands = move || {
        let words = words.get();
        options.with(|StartOptions { bands, choices, .. }| {
            bands
                .iter()
                .enumerate()
                .map(|(at, band)| {
                    let title =
                        (words.import().start_band)(band.from_days, band.to_days, i64::try_from(band.documents.len()).unwrap_or(i64::MAX));
                    let steps = choices.clone();
                    let here = band.proposed.clone();
                    let picked = move || chosen.with(|it| it.get(at).cloned().flatten()).unwrap_or_else(|| here.clone());
                    let label = format!("{title}. {}", words.import().start_with);
                    let choices = choices
                        .iter()
                        .enumerate()
                        .map(|(place, step)| {
                            let (step, picked) = (step.clone(), picked.clone());
                            let name = (words.import().step)(&step.0);
                            view! { <option value=place.to_string() selected=move || picked() == step>{name}</option> }
                        })
                        .collect_view();
                    let choose = move |event| {
                        let step = event_target_value(&event).parse::<usize>().ok().and_then(|place| steps.get(place).cloned());
                        chosen.update(|it| {
                            it.resize(it.len().max(at + 1), None);
                            if let Some(slot) = it.get_mut(at) {
                                *slot = step;
                            }
                        });
                    };
                    let late = band.late.iter().map(|money| view! { <Amount money=*money /> }).collect_view();
                    view! {
                        <tr>
                            <th scope="row" data-cell="who">{title}</th>
                            <td class="num" data-cell="much">{late}</td>
                            <td data-cell="more"><select class="select" aria-label=label on:change=choose>{choices}</select></td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    view! {
        <Show when=move || !later.get() && options.with(|it| !it.bands.is_empty())>
            <Section title=move || words.get().import().start_title>
                <div class="stack">
                <p class="soft">{move || words.get().import().start_why}</p>
                <div class="table as-cards">
                    <table>
                        <tbody>{bands}</tbody>
                    </table>
                </div>
                <div class="row">
                    <Button on_press=begin>{move || words.get().import().start_apply}</Button>
                    <Button on_press=move || later.set(true)>{move || words.get().import().start_later}</Button>
                </div>
                </div>
            </Section>
        </Show>
    }
}
