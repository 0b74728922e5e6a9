//! The question before a change is kept: who would follow another scenario, or have another step next.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::Desk;
use crate::dunning::{ComingStep, Follower, Moved, what_changes};
use crate::journal::Deed;
use crate::ledger::{ChaseWish, Command, Refusal};
use crate::ui::matches::use_matches;
use crate::ui::pages::today::sentences::{count, step_name};
use crate::ui::parts::{Button, ButtonLook, Callout, Dialog, Tone as Meant};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use crate::words::Words;
use leptos::prelude::*;

/// How many of those that move are named.
const NAMED: usize = 30;

/// A change that waits for a yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) wish: ChaseWish,
    pub(super) deed: Deed,
    pub(super) name: String,
    moves: Result<Vec<Moved>, Refusal>,
}

/// Changes that wait for a yes.
#[derive(Clone, Copy)]
pub(super) struct Keeping {
    asked: RwSignal<Option<Asked>>,
    fault: RwSignal<Option<Fault>>,
    /// Rises once a change is kept.
    pub(super) kept: RwSignal<u32>,
}

impl Keeping {
    pub(super) fn new() -> Self {
        Self { asked: RwSignal::new(None), fault: RwSignal::new(None), kept: RwSignal::new(0) }
    }

    pub(super) fn ask(self, wish: ChaseWish, deed: Deed, name: String) {
        let (workbench, matches) = (use_workbench(), use_matches());
        let settings = untrack(|| matches.day_settings());
        let as_of = workbench.as_of().get_untracked();
        let moves = workbench.with_untracked(|ledger| what_changes(ledger, as_of, &settings, &wish));
        self.fault.set(None);
        self.asked.set(Some(Asked { wish, deed, name, moves }));
    }

    pub(super) fn ask_sheet(self, desk: Desk) {
        let Some(sheet) = desk.draft.get_untracked() else { return };
        let scenario = desk.chosen.get_untracked();
        let name = desk.name_of(use_words().get_untracked(), &scenario);
        self.ask(ChaseWish::Define { scenario, sheet: Some(Box::new(sheet)), from: None }, Deed::DefineScenario, name);
    }

    pub(super) fn ask_original(self, desk: Desk) {
        let scenario = desk.chosen.get_untracked();
        let name = desk.name_of(use_words().get_untracked(), &scenario);
        self.ask(ChaseWish::Define { scenario, sheet: None, from: None }, Deed::DefineScenario, name);
    }
}

fn said(words: &Words, desk: Desk, follower: &Follower) -> String {
    let step = follower
        .next
        .as_ref()
        .map(|ComingStep { step, name, on }| (step_name(words, step, name, crate::ledger::Tone::Friendly), words.format.full_date(*on)));
    let scenario = desk.name_of(words, &follower.chosen.scenario);
    (words.scenarios().comes)(&scenario, step.as_ref().map(|(step, on)| (step.as_str(), on.as_str())))
}

/// The question.
#[component]
pub(super) fn Question(desk: Desk) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let Keeping { asked, fault, kept } = desk.keeping;
    let it = move || words.get().scenarios();
    let refusal = move || asked.with(|asked| asked.as_ref().and_then(|asked| asked.moves.as_ref().err().cloned()));
    let confirm = move || {
        let Some(Asked { wish, deed, name, .. }) = asked.get_untracked() else { return };
        let said = (words.get_untracked().scenarios().saved)(&name);
        leptos::task::spawn_local(async move {
            match workbench.write(&Command::from(wish), deed).await {
                Ok(batch) => {
                    asked.set(None);
                    desk.draft.set(None);
                    desk.step.set(None);
                    desk.done.set(Some((said, batch)));
                    kept.update(|n| *n += 1);
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let refused = Signal::derive(move || {
        let words = words.get();
        refusal().map(|refusal| (words.faults().refusal)(&refusal))
    });
    let body = move || {
        let words = words.get();
        let it = words.scenarios();
        asked.with(|asked| {
            let asked = asked.as_ref()?;
            Some(match &asked.moves {
                Err(refusal) => {
                    let said = (words.faults().refusal)(refusal);
                    view! { <Callout tone=Meant::Doubt>{said}</Callout> }.into_any()
                }
                Ok(moves) if moves.is_empty() => view! { <p>{it.moves_nothing}</p> }.into_any(),
                Ok(moves) => {
                    let rows = moves.iter().take(NAMED).map(|moved| {
                        let (before, after) = (said(words, desk, &moved.before), said(words, desk, &moved.after));
                        view! { <tr><th scope="row">{moved.before.name.clone()}</th><td>{before}</td><td>{after}</td></tr> }
                    });
                    view! {
                        <p>{(it.moves)(count(moves.len()))}</p>
                        <div class="table plain" tabindex="0" role="region" aria-label=it.preview>
                            <table>
                                <thead><tr>{it.move_heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view()}</tr></thead>
                                <tbody>{rows.collect_view()}</tbody>
                            </table>
                        </div>
                    }
                    .into_any()
                }
            })
        })
    };
    view! {
        <Dialog
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move |()| asked.set(None)
            title=move || it().preview
            footer=move || {
                view! {
                    <Button on_press=move || asked.set(None)>{move || it().back}</Button>
                    <Button look=ButtonLook::Primary refused on_press=confirm>{move || it().confirm}</Button>
                }
            }
        >
            {body}
            {wrong::fault_line(fault)}
        </Dialog>
    }
}
