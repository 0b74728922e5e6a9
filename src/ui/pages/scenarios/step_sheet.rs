//! One step beside the page: every field of it, and what comes when nobody answers.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::{Desk, SaveOrDiscard, name_of_step};
use crate::basis::money::{Currency, Money, minor_decimals};
use crate::dunning::remove_step;
use crate::ledger::{Channel, CountedFrom, ScenarioStep, Tone};
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Icon, Segments, SelectField, SideSheet};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::typed::parsed_amount;
use leptos::prelude::*;

#[component]
pub(super) fn StepSheet(desk: Desk) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let at = Memo::new(move |before: Option<&usize>| desk.step.get().or(before.copied()).unwrap_or_default());
    let steps = Memo::new(move |_| {
        desk.sheet().map(|sheet| sheet.days().map(|(step, day)| (step.clone(), day)).collect::<Vec<_>>()).unwrap_or_default()
    });
    let own = Memo::new(move |_| steps.with(|steps| steps.get(at.get()).cloned()));
    let it = move || words.get().scenarios();
    let change = move |with: &dyn Fn(&mut ScenarioStep)| {
        desk.change(|sheet| {
            if let Some(step) = sheet.steps.get_mut(at.get_untracked()) {
                with(step);
            }
        });
    };
    let title = move || {
        let words = words.get();
        own.with(|own| {
            own.as_ref().map(|(step, day)| words.format.pair(&name_of_step(words, step), &(words.scenarios().day)(i64::from(*day))))
        })
        .unwrap_or_default()
    };
    let subtitle = move || {
        let (words, key) = (words.get(), desk.chosen.get());
        (words.chase().follows)(&desk.name_of(words, &key))
    };
    let of = move |get: fn(&ScenarioStep) -> String| {
        Signal::derive(move || own.with(|own| own.as_ref().map(|(step, _)| get(step)).unwrap_or_default()))
    };
    // What is typed stands as it was typed: a minus alone is the beginning of a number.
    let days = RwSignal::new(String::new());
    let least = RwSignal::new(String::new());
    let currency = workbench.with_untracked(|ledger| ledger.balances().first().map_or(Currency::EUR, |balance| balance.currency));
    Effect::new(move |_| {
        let (known_days, known_least) = own.with(|own| own.as_ref().map_or((0, None), |(step, _)| (step.days, step.at_least)));
        if untrack(|| days.with(|it| signed(it))) != Some(known_days) {
            days.set(known_days.to_string().replace('-', "−"));
        }
        let typed = untrack(|| least.with(|it| parsed_amount(it, currency)));
        if typed != known_least {
            let said = |sum: Money| words.get_untracked().format.decimal(sum.amount(), minor_decimals(sum.currency()));
            least.set(known_least.map(said).unwrap_or_default());
        }
    });
    let bad_days = Signal::derive(move || days.with(|it| signed(it)).is_none().then(|| it().bad_days.to_owned()));
    let bad_least = Signal::derive(move || {
        let is_bad = least.with(|it| !it.trim().is_empty() && parsed_amount(it, currency).is_none_or(|it| it.amount().is_sign_negative()));
        is_bad.then(|| it().bad_amount.to_owned())
    });
    let label = move |at: usize| move || it().fields[at].to_owned();
    let help = move |at: usize| Signal::derive(move || Some(it().help[at].to_owned()));
    let ways = Signal::derive(move || {
        let all = Channel::ALL.map(Some).into_iter().chain([None]);
        all.map(|way| (way, (it().way)(way).to_owned())).collect::<Vec<_>>()
    });
    let tones =
        Signal::derive(move || [Tone::Friendly, Tone::Firm, Tone::Formal].map(|tone| (tone, (it().tone)(tone).to_owned())).to_vec());
    let bases = Signal::derive(move || {
        [CountedFrom::DueDate, CountedFrom::StepBefore].map(|from| (from, (it().counted_from)(from).to_owned())).to_vec()
    });
    let count_from = move |from: CountedFrom| {
        let at = at.get_untracked();
        desk.change(|sheet| {
            let day = crate::dunning::day_of_step(sheet, at);
            if let Some(step) = sheet.steps.get_mut(at) {
                step.counted_from = from;
            }
            if let Some(day) = day {
                crate::dunning::place_step(sheet, at, day);
            }
        });
    };
    let then = move || {
        let words = words.get();
        let next = steps.with(|steps| {
            let (next, own) = (steps.get(at.get() + 1)?, steps.get(at.get())?);
            Some((name_of_step(words, &next.0), i64::from(next.1 - own.1)))
        });
        next.map_or_else(|| words.scenarios().then_nothing.to_owned(), |(name, days)| (words.scenarios().then)(&name, days))
    };
    let remove = move || {
        let at = at.get_untracked();
        desk.step.set(None);
        desk.change(|sheet| remove_step(sheet, at));
    };
    view! {
        <SideSheet
            title
            subtitle=move || view! { {subtitle} }
            on_close=move |()| desk.step.set(None)
            footer=move || view! { <SaveOrDiscard desk /> }
        >
            <div class="two-fields">
                <Entry
                    label=label(0)
                    kind=FieldKind::Number
                    value=days
                    help=help(0)
                    wrong=bad_days
                    on_input=move |text: String| {
                        if let Some(typed) = signed(&text) {
                            change(&move |step| step.days = typed);
                        }
                        days.set(text);
                    }
                />
                <SelectField
                    label=label(1)
                    options=bases
                    value=Signal::derive(move || own.with(|own| own.as_ref().map(|(step, _)| step.counted_from).unwrap_or_default()))
                    on_choose=count_from
                />
            </div>
            <SelectField
                label=label(2)
                options=ways
                value=Signal::derive(move || own.with(|own| own.as_ref().and_then(|(step, _)| step.channel)))
                on_choose=move |way| change(&move |step| step.channel = way)
            />
            <div class="field">
                <span class="label">{label(3)}</span>
                <Segments
                    label=label(3)
                    options=tones
                    value=Signal::derive(move || own.with(|own| own.as_ref().map_or(Tone::Friendly, |(step, _)| step.tone)))
                    on_choose=move |tone| change(&move |step| step.tone = tone)
                />
            </div>
            <Entry label=label(4) value=of(|step| step.name.clone()) on_input=move |text: String| change(&|step| step.name.clone_from(&text)) />
            <Entry label=label(5) value=of(|step| step.who.clone()) on_input=move |text: String| change(&|step| step.who.clone_from(&text)) />
            <div class="two-fields">
                <Entry
                    label=label(6)
                    kind=FieldKind::Amount
                    value=least
                    help=help(1)
                    wrong=bad_least
                    on_input=move |text: String| {
                        let sum = parsed_amount(&text, currency).filter(|it| !it.amount().is_sign_negative());
                        if sum.is_some() || text.trim().is_empty() {
                            change(&move |step| step.at_least = sum);
                        }
                        least.set(text);
                    }
                />
                <Entry
                    label=label(7)
                    kind=FieldKind::Number
                    value=of(|step| step.deadline.to_string())
                    help=help(2)
                    on_input=move |text: String| change(&|step| step.deadline = text.trim().parse().unwrap_or(0))
                />
            </div>
            <p class="soft">{then}</p>
            <div class="row">
                <Button look=ButtonLook::Quiet icon=Icon::Trash2 on_press=remove>{move || it().remove_step}</Button>
            </div>
        </SideSheet>
    }
}

/// A number of days with its sign, be it a hyphen or a minus.
fn signed(text: &str) -> Option<i16> {
    text.trim().replace('−', "-").parse().ok()
}
