//! Who follows which scenario: rules in order, the first that holds counts; what a change moves is shown before it is kept.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::Desk;
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::dunning::built_in_rules;
use crate::journal::Deed;
use crate::ledger::{ChaseWish, CustomerIdx, CustomerKind, History, Ledger, ScenarioKey, ScenarioRule};
use crate::ui::pages::today::sentences::scenario_name;
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Icon, IconButton, Section, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use crate::words::typed::parsed_amount;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The rules that count from now on: a person's, else the built-in ones.
pub(super) fn in_force(ledger: &Ledger) -> Vec<ScenarioRule<CustomerIdx>> {
    ledger.scenario_rules(NaiveDate::MAX).map_or_else(built_in_rules, <[_]>::to_vec)
}

/// Whom a rule is for, in words, its group left out.
pub(super) fn who<C>(words: &Words, rule: &ScenarioRule<C>) -> String {
    let it = words.scenarios();
    let text = |said: &str, of: fn(&str) -> String| (!said.is_empty()).then(|| of(said));
    let sum = |said: Option<Money>, of: fn(&str) -> String| said.map(|sum| of(&words.format.amount(sum)));
    let said: Vec<String> = [
        rule.kind.map(|kind| (it.kind)(kind).to_owned()),
        text(&rule.country, it.in_country),
        text(&rule.segment, it.in_segment),
        text(&rule.responsible, it.of_responsible),
        sum(rule.owes_at_least, it.owes_at_least),
        sum(rule.owes_at_most, it.owes_at_most),
        rule.late_at_least.map(|days| (it.late_at_least)(i64::from(days))),
        rule.history.map(|history| (it.history)(history).to_owned()),
    ]
    .into_iter()
    .flatten()
    .collect();
    if said.is_empty() { it.everyone.to_owned() } else { capital(&said.join(", ")) }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// A rule by lasting names, as it is kept.
fn named(ledger: &Ledger, rule: ScenarioRule<CustomerIdx>) -> ScenarioRule<ThingId> {
    rule.naming(|group| ledger.customer_id(group))
}

#[component]
pub(super) fn Rules(desk: Desk) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let it = move || words.get().scenarios();
    let known =
        Memo::new(move |_| workbench.with(|ledger| in_force(ledger).into_iter().map(|rule| named(ledger, rule)).collect::<Vec<_>>()));
    let is_own = Memo::new(move |_| workbench.with(|ledger| ledger.scenario_rules(NaiveDate::MAX).is_some()));
    let draft = RwSignal::new(None::<Vec<ScenarioRule<ThingId>>>);
    Effect::new(move |_| {
        desk.keeping.kept.track();
        draft.set(None);
    });
    let rules = Memo::new(move |_| draft.get().unwrap_or_else(|| known.get()));
    let change = move |with: &dyn Fn(&mut Vec<ScenarioRule<ThingId>>)| {
        let mut rules = rules.get_untracked();
        with(&mut rules);
        draft.set(Some(rules));
    };
    let name_of = move |words: &Words, key: &ScenarioKey| desk.name_of(words, key);
    let lines = move || {
        let words = words.get();
        let it = words.scenarios();
        let line = |(at, rule): (usize, &ScenarioRule<ThingId>)| {
            let group = rule.group.and_then(|group| {
                workbench.with_untracked(|ledger| ledger.customer_of(group).map(|idx| (it.in_group)(&ledger.customer(idx).details.name)))
            });
            let who = [Some(who(words, rule)), group].into_iter().flatten().collect::<Vec<_>>().join(", ");
            let said = (it.rule)(&who, &name_of(words, &rule.scenario));
            let (up, remove) = ((it.up)(&said), (it.remove_rule)(&said));
            view! {
                <li class="rule">
                    <span>{said}</span>
                    <span class="row">
                        {(at > 0).then(|| view! {
                            <IconButton icon=Icon::ChevronUp label=move || up.clone() on_press=move || change(&|rules| rules.swap(at - 1, at)) />
                        })}
                        <IconButton
                            icon=Icon::X
                            label=move || remove.clone()
                            on_press=move || change(&|rules| {
                                if at < rules.len() {
                                    rules.remove(at);
                                }
                            })
                        />
                    </span>
                </li>
            }
        };
        rules.with(|rules| rules.iter().enumerate().map(line).collect_view())
    };
    let others = move || {
        let words = words.get();
        let standard = ScenarioKey(crate::dunning::built_in::STANDARD.to_owned());
        (words.scenarios().others)(&scenario_name(words, &standard, ""))
    };
    let is_changed = Memo::new(move |_| draft.with(Option::is_some));
    let save = move || {
        let Some(rules) = draft.get_untracked() else { return };
        desk.keeping.ask(ChaseWish::Assign { rules, from: None }, Deed::AssignScenarios, it().rules.to_owned());
    };
    view! {
        <Section title=move || it().rules aside=move || view! { {move || it().rules_aside} }>
            <ol class="rules">
                {lines}
                <li class="rule soft">{others}</li>
            </ol>
            <Show when=move || !is_own.get() && !is_changed.get()>
                <p class="small soft">{move || it().rules_built_in}</p>
            </Show>
            <NewRule desk on_add=Callback::new(move |rule: ScenarioRule<ThingId>| change(&|rules| rules.insert(0, rule.clone()))) />
            <Show when=move || is_changed.get()>
                <div class="row">
                    <Button look=ButtonLook::Primary on_press=save>{move || it().save}</Button>
                    <Button look=ButtonLook::Quiet on_press=move || draft.set(None)>{move || it().discard}</Button>
                    <span class="small soft" role="status">{move || it().unsaved}</span>
                </div>
            </Show>
        </Section>
    }
}

/// A rule to be added.
#[component]
fn NewRule(desk: Desk, on_add: Callback<ScenarioRule<ThingId>>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let it = move || words.get().scenarios();
    let currency = workbench.with_untracked(|ledger| ledger.balances().first().map_or(Currency::EUR, |balance| balance.currency));
    let label = move |at: usize| move || it().rule_fields[at].to_owned();
    let kind = RwSignal::new(None::<CustomerKind>);
    let history = RwSignal::new(None::<History>);
    let scenario = RwSignal::new(ScenarioKey(crate::dunning::built_in::FIRM.to_owned()));
    let [country, segment, responsible, least, most, late] = [(); 6].map(|()| RwSignal::new(String::new()));
    let bad_sum = move |text: RwSignal<String>| {
        Signal::derive(move || {
            let is_bad =
                text.with(|it| !it.trim().is_empty() && parsed_amount(it, currency).is_none_or(|it| it.amount().is_sign_negative()));
            is_bad.then(|| it().bad_amount.to_owned())
        })
    };
    let (bad_least, bad_most) = (bad_sum(least), bad_sum(most));
    let bad_late = Signal::derive(move || {
        let is_bad = late.with(|it| !it.trim().is_empty() && it.trim().parse::<u16>().is_err());
        is_bad.then(|| it().bad_days.to_owned())
    });
    let kinds = Signal::derive(move || {
        let all = [CustomerKind::Business, CustomerKind::Consumer, CustomerKind::PublicBody, CustomerKind::Unknown];
        let named = all.map(|kind| (Some(kind), (it().kind)(kind).to_owned()));
        std::iter::once((None, it().any.to_owned())).chain(named).collect::<Vec<_>>()
    });
    let histories = Signal::derive(move || {
        let named = History::ALL.map(|history| (Some(history), (it().history)(history).to_owned()));
        std::iter::once((None, it().any.to_owned())).chain(named).collect::<Vec<_>>()
    });
    let scenarios = Signal::derive(move || {
        let words = words.get();
        desk.all.with(|all| all.iter().map(|(key, sheet)| (key.clone(), scenario_name(words, key, &sheet.name))).collect::<Vec<_>>())
    });
    let add = move || {
        if [bad_least, bad_most, bad_late].iter().any(|wrong| wrong.get_untracked().is_some()) {
            return;
        }
        let text = |field: RwSignal<String>| field.get_untracked().trim().to_owned();
        let sum = |field: RwSignal<String>| parsed_amount(&field.get_untracked(), currency);
        on_add.run(ScenarioRule {
            kind: kind.get_untracked(),
            country: text(country).to_uppercase(),
            segment: text(segment),
            responsible: text(responsible),
            owes_at_least: sum(least),
            owes_at_most: sum(most),
            late_at_least: text(late).parse().ok(),
            history: history.get_untracked(),
            ..ScenarioRule::everyone(scenario.get_untracked())
        });
        kind.set(None);
        history.set(None);
        [country, segment, responsible, least, most, late].iter().for_each(|field| field.set(String::new()));
    };
    view! {
        <details class="figures new-rule">
            <summary>{move || it().new_rule}</summary>
            <div class="fields">
                <SelectField label=label(0) options=kinds value=kind on_choose=move |it| kind.set(it) />
                <Entry label=label(1) value=country on_input=move |it| country.set(it) />
                <Entry label=label(2) value=segment on_input=move |it| segment.set(it) />
                <Entry label=label(3) value=responsible on_input=move |it| responsible.set(it) />
                <Entry label=label(4) kind=FieldKind::Amount value=least on_input=move |it| least.set(it) wrong=bad_least />
                <Entry label=label(5) kind=FieldKind::Amount value=most on_input=move |it| most.set(it) wrong=bad_most />
                <Entry label=label(6) kind=FieldKind::Number value=late on_input=move |it| late.set(it) wrong=bad_late />
                <SelectField label=label(7) options=histories value=history on_choose=move |it| history.set(it) />
                <SelectField label=label(8) options=scenarios value=scenario on_choose=move |it| scenario.set(it) />
            </div>
            <div class="row">
                <Button icon=Icon::Plus on_press=add>{move || it().add_rule}</Button>
            </div>
        </details>
    }
}
