//! Who is chased how? Scenarios as a line of steps, who follows which and why, and what a change moves before it is kept.

mod followers;
mod keeping;
mod line;
mod rules;
mod step_sheet;

use crate::basis::id::BatchId;
use crate::dunning::{Follower, Scenarios, add_step, built_in, followers as followers_of, sheet_on};
use crate::ledger::{ScenarioKey, ScenarioSheet, ScenarioStep};
use crate::ui::matches::use_matches;
use crate::ui::pages::today::sentences::{channel_icon, count, scenario_name, step_name};
use crate::ui::parts::{Button, ButtonLook, Chip, Entry, FieldKind, Glyph, Icon, PageBody, Section, UndoLine};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use followers::WhoFollows;
use keeping::{Keeping, Question};
use leptos::prelude::*;
use line::Line;
use rules::Rules;
use step_sheet::StepSheet;

/// What is looked at and changed.
#[derive(Clone, Copy)]
struct Desk {
    /// All scenarios of the day, as they would be written.
    all: Memo<Vec<(ScenarioKey, ScenarioSheet)>>,
    /// Every customer with its scenario.
    followers: Memo<Vec<Follower>>,
    chosen: RwSignal<ScenarioKey>,
    /// The chosen one with changes that are not kept; `None` without any.
    draft: RwSignal<Option<ScenarioSheet>>,
    /// The step that is open beside.
    step: RwSignal<Option<usize>>,
    keeping: Keeping,
    /// What was kept, to be taken back.
    done: RwSignal<Option<(String, BatchId)>>,
}

impl Desk {
    /// The chosen scenario, with what was changed.
    fn sheet(self) -> Option<ScenarioSheet> {
        self.draft.get().or_else(|| {
            let chosen = self.chosen.get();
            self.all.with(|all| all.iter().find(|(key, _)| *key == chosen).map(|(_, sheet)| sheet.clone()))
        })
    }

    /// Changes it, without keeping it.
    fn change(self, with: impl FnOnce(&mut ScenarioSheet)) {
        if let Some(mut sheet) = untrack(|| self.sheet()) {
            with(&mut sheet);
            self.draft.set(Some(sheet));
        }
    }

    fn name_of(self, words: &Words, key: &ScenarioKey) -> String {
        let own = self.all.with(|all| all.iter().find(|(known, _)| known == key).map(|(_, sheet)| sheet.name.clone()));
        scenario_name(words, key, &own.unwrap_or_default())
    }

    fn choose(self, key: ScenarioKey) {
        self.draft.set(None);
        self.step.set(None);
        self.chosen.set(key);
    }
}

/// What a step is called.
fn name_of_step(words: &Words, step: &ScenarioStep) -> String {
    step_name(words, &step.key, &step.name, step.tone)
}

/// The sign of a step.
fn icon_of(step: &ScenarioStep) -> Icon {
    step.channel.map_or(Icon::Scale, channel_icon)
}

/// Who is chased how?
#[component]
pub fn ScenariosPage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let matches = use_matches();
    let all = workbench.view(|ledger, as_of| {
        let all = Scenarios::on(ledger, as_of, None);
        let keys = all.all().iter().map(|scenario| scenario.key.clone());
        keys.filter_map(|key| Some((key.clone(), sheet_on(ledger, as_of, &key)?))).collect::<Vec<_>>()
    });
    let followers = workbench.view(move |ledger, as_of| followers_of(ledger, as_of, &matches.day_settings()));
    let desk = Desk {
        all,
        followers,
        chosen: RwSignal::new(ScenarioKey(built_in::STANDARD.to_owned())),
        draft: RwSignal::new(None),
        step: RwSignal::new(None),
        keeping: Keeping::new(),
        done: RwSignal::new(None),
    };
    let answer = move || (words.get().scenarios().answer)(count(all.with(Vec::len)), count(followers.with(Vec::len)));
    let is_open = Memo::new(move |_| desk.step.get().is_some());
    view! {
        <PageBody name="scenarios" title=move || words.get().frame().nav.scenarios answer=move || view! { {answer} }>
            {move || {
                desk.done
                    .get()
                    .map(|(said, batch)| {
                        view! { <UndoLine done=move || said.clone() on_undo=move || {
                            desk.done.set(None);
                            workbench.undo_then(batch, |_| {});
                        } /> }
                    })
            }}
            <List desk />
            <Chosen desk />
            <Rules desk />
            <WhoFollows desk />
            <p class="small soft">{move || words.get().scenarios().nothing_sent}</p>
        </PageBody>
        <Show when=move || is_open.get()>
            <StepSheet desk />
        </Show>
        <Question desk />
    }
}

#[component]
fn List(desk: Desk) -> impl IntoView {
    let words = use_words();
    let rows = move || {
        let words = words.get();
        let it = words.scenarios();
        let row = |(key, sheet): &(ScenarioKey, ScenarioSheet)| {
            let (name, pick, here) = (scenario_name(words, key, &sheet.name), key.clone(), key.clone());
            let followed = desk.followers.with(|all| all.iter().filter(|follower| follower.chosen.scenario == *key).count());
            let is_changed = crate::dunning::built_in_sheet(&key.0).is_some_and(|original| original != *sheet);
            view! {
                <tr aria-selected=move || (desk.chosen.get() == here).then_some("true")>
                    <th scope="row" data-cell="who">
                        <button type="button" class="link" on:click=move |_| desk.choose(pick.clone())>
                            {name}
                        </button>
                        {is_changed.then(|| view! { " " <Chip>{it.changed}</Chip> })}
                    </th>
                    <td class="num" data-cell="much">{words.format.number(count(followed))}</td>
                    <td class="soft" data-cell="more">{(it.meant_for)(&key.0)}</td>
                </tr>
            }
        };
        desk.all.with(|all| all.iter().map(row).collect_view())
    };
    let head = move |at: usize| move || words.get().scenarios().heads[at];
    view! {
        <div class="table plain as-cards">
            <table aria-label=move || words.get().frame().nav.scenarios>
                <thead>
                    <tr>
                        <th scope="col">{head(0)}</th>
                        <th scope="col" class="num">{head(1)}</th>
                        <th scope="col">{head(2)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// The chosen scenario: its line, its steps, its pace.
#[component]
fn Chosen(desk: Desk) -> impl IntoView {
    let words = use_words();
    let sheet = Memo::new(move |_| desk.sheet());
    let title = move || {
        let (words, key) = (words.get(), desk.chosen.get());
        desk.name_of(words, &key)
    };
    let pace = move || sheet.with(|sheet| sheet.as_ref().map(|sheet| (words.get().scenarios().pace)(i64::from(sheet.apart))));
    let steps = move || {
        let words = words.get();
        let it = words.scenarios();
        let row = |(at, (step, day)): (usize, (&ScenarioStep, i32))| {
            let (name, icon) = (name_of_step(words, step), icon_of(step));
            let tone = if step.channel.is_some() { (it.tone)(step.tone) } else { "" };
            let left = (step.deadline > 0).then(|| words.format.number(i64::from(step.deadline)));
            view! {
                <tr aria-selected=move || (desk.step.get() == Some(at)).then_some("true")>
                    <td class="num" data-cell="much">{(it.day)(i64::from(day))}</td>
                    <th scope="row" data-cell="who">
                        <button type="button" class="link" on:click=move |_| desk.step.set(Some(at))>
                            {name}
                        </button>
                    </th>
                    <td data-cell="late">
                        <span class="row way">
                            <Glyph icon />
                            {if step.channel.is_some() { (it.way)(step.channel) } else { it.decides }}
                        </span>
                    </td>
                    <td data-cell="do">{tone}</td>
                    <td class="num opt-2">{left}</td>
                    <td class="opt-3">{step.who.clone()}</td>
                </tr>
            }
        };
        sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.days().enumerate().map(row).collect_view()))
    };
    let add = move || {
        let mut at = 0;
        desk.change(|sheet| at = add_step(sheet, sheet.steps.len().saturating_sub(1)));
        desk.step.set(Some(at));
    };
    let head = move |at: usize| move || words.get().scenarios().step_heads[at];
    view! {
        <Section title aside=move || view! { {pace} }>
            <Line desk />
            <div class="table as-cards">
                <table aria-label=move || words.get().scenarios().line>
                    <thead>
                        <tr>
                            <th scope="col" class="num">{head(0)}</th>
                            <th scope="col">{head(1)}</th>
                            <th scope="col">{head(2)}</th>
                            <th scope="col">{head(3)}</th>
                            <th scope="col" class="num opt-2">{head(4)}</th>
                            <th scope="col" class="opt-3">{head(5)}</th>
                        </tr>
                    </thead>
                    <tbody>{steps}</tbody>
                </table>
            </div>
            <Pace desk sheet />
            <div class="row">
                <Button icon=Icon::Plus on_press=add>{move || words.get().scenarios().add_step}</Button>
                <SaveOrDiscard desk />
            </div>
        </Section>
    }
}

/// Keeps or gives up what was changed.
#[component]
fn SaveOrDiscard(desk: Desk) -> impl IntoView {
    let words = use_words();
    let is_changed = Memo::new(move |_| desk.draft.with(Option::is_some));
    let may_restore = Memo::new(move |_| {
        let key = desk.chosen.get();
        let original = crate::dunning::built_in_sheet(&key.0);
        let now = desk.all.with(|all| all.iter().find(|(known, _)| *known == key).map(|(_, sheet)| sheet.clone()));
        original.is_some() && now != original
    });
    let it = move || words.get().scenarios();
    view! {
        <Show when=move || is_changed.get()>
            <Button look=ButtonLook::Primary on_press=move || desk.keeping.ask_sheet(desk)>{move || it().save}</Button>
            <Button look=ButtonLook::Quiet on_press=move || desk.draft.set(None)>{move || it().discard}</Button>
            <span class="small soft" role="status">{move || it().unsaved}</span>
        </Show>
        <Show when=move || may_restore.get() && !is_changed.get()>
            <Button look=ButtonLook::Quiet icon=Icon::RotateCcw on_press=move || desk.keeping.ask_original(desk)>
                {move || it().restore}
            </Button>
        </Show>
    }
}

/// How close contacts come, and whether the last one comes again.
#[component]
fn Pace(desk: Desk, sheet: Memo<Option<ScenarioSheet>>) -> impl IntoView {
    let words = use_words();
    let label = move |at: usize| move || words.get().scenarios().pace_fields[at].to_owned();
    let shown = move |of: fn(&ScenarioSheet) -> Option<u16>| {
        Signal::derive(move || sheet.with(|sheet| sheet.as_ref().and_then(of).map(|days| days.to_string()).unwrap_or_default()))
    };
    let days = |text: &str| text.trim().parse::<u16>().ok();
    let small = move |text: &str| days(text).and_then(|it| u8::try_from(it).ok()).unwrap_or(0);
    view! {
        <div class="fields" role="group" aria-label=move || words.get().scenarios().pace_title>
            <Entry
                label=label(0)
                kind=FieldKind::Number
                value=shown(|sheet| Some(u16::from(sheet.apart)))
                on_input=move |text: String| desk.change(|sheet| sheet.apart = small(&text))
            />
            <Entry
                label=label(1)
                kind=FieldKind::Number
                value=shown(|sheet| Some(u16::from(sheet.grace)))
                on_input=move |text: String| desk.change(|sheet| sheet.grace = small(&text))
            />
            <Entry
                label=label(2)
                kind=FieldKind::Number
                value=shown(|sheet| sheet.repeat)
                on_input=move |text: String| desk.change(|sheet| sheet.repeat = days(&text))
            />
        </div>
    }
}
