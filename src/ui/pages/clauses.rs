//! What quotes, terms of sale and invoices may say of payment: each clause with its text of law, to be copied; what is left out, and why.

use crate::dunning::{WaysToPay, ways_to_pay};
use crate::insight::{ClausesFor, NoPaymentClauses, PaymentClauses, payment_clauses};
use crate::law::clauses::{Clause, Paper, Topic};
use crate::law::{Debtor, GoverningLaw, Source, Status};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    ButtonLook, Callout, Chip, CopyText, Entry, FieldKind, LinkButton, PageBody, Section, Segments, SelectField, TickField, Tone,
};
use crate::ui::preferences::use_words;
use crate::ui::rates::use_rates;
use crate::ui::route::{ClausesAsked, Route};
use crate::ui::workbench::use_workbench;
use crate::words::{Language, Words, words as words_of};
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is copied under the clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct ToPay {
    payee: String,
    iban: String,
    ways: WaysToPay,
}

/// What the page shows.
#[derive(Debug, Clone, PartialEq)]
struct Shown {
    found: Result<PaymentClauses, NoPaymentClauses>,
    to_pay: ToPay,
}

/// A source in words: citation, day of reading, caution.
fn source_said(source: &Source, words: &'static Words) -> String {
    words.explain().source(&source.citation, &words.format.short_date(source.read_on), source.status)
}

/// The lines under the clauses.
fn pay_lines(to_pay: &ToPay, paper: Paper, in_words: &'static Words) -> Vec<(&'static str, String)> {
    let it = in_words.clauses();
    let mut lines = Vec::new();
    if !to_pay.payee.is_empty() {
        lines.push((it.payee, to_pay.payee.clone()));
    }
    if !to_pay.iban.is_empty() {
        lines.push((in_words.letter().iban, to_pay.iban.clone()));
        if !to_pay.ways.bic.is_empty() {
            lines.push((in_words.letter().bic, to_pay.ways.bic.clone()));
        }
        lines.push((it.reference, (it.reference_to_name)(paper).to_owned()));
    }
    if !to_pay.ways.link.is_empty() {
        lines.push((it.online, to_pay.ways.link.clone()));
    }
    if !to_pay.ways.also.is_empty() {
        lines.push((it.also, to_pay.ways.also.join(", ")));
    }
    lines
}

/// What quotes, terms of sale and invoices may say of payment.
#[component]
pub fn ClausesPage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let route = navigator.route();
    let rates = use_rates();
    let asked = Memo::new(move |before: Option<&ClausesAsked>| match route.get() {
        Route::Clauses(asked) => asked,
        _ => before.copied().unwrap_or_default(),
    });
    let change = move |with: &dyn Fn(&mut ClausesAsked)| {
        let mut asked = asked.get_untracked();
        with(&mut asked);
        navigator.replace(Route::Clauses(asked));
    };
    let goods = RwSignal::new(false);
    let day = RwSignal::new(workbench.as_of().get_untracked().to_string());
    // None while nobody chose: then the customer's, or the page's own.
    let chosen_language = RwSignal::new(None::<Language>);
    // What the person ticked or unticked by hand.
    let ticked = RwSignal::new(BTreeMap::<Topic, bool>::new());
    let on = Memo::new(move |before: Option<&NaiveDate>| {
        day.get().parse().ok().or(before.copied()).unwrap_or_else(|| workbench.as_of().get_untracked())
    });
    let language = Memo::new(move |_| {
        let own = move || {
            let id = asked.get().customer?;
            workbench.with(|ledger| crate::dunning::language_of(&ledger.customer(ledger.customer_of(id)?).details))
        };
        chosen_language.get().or_else(own).unwrap_or(words.get().language)
    });
    let shown = Memo::new(move |_| {
        let asked = asked.get();
        workbench.with(|ledger| {
            let customer = asked.customer.and_then(|id| ledger.customer_of(id));
            let of = ClausesFor { paper: asked.paper, customer, debtor: asked.debtor, law: asked.law, goods: goods.get(), on: on.get() };
            let company = ledger.company();
            let ways = ways_to_pay(ledger, customer, on.get(), language.get());
            let iban = if ways.by_transfer { crate::dunning::in_fours(&company.iban) } else { String::new() };
            let to_pay = ToPay { payee: company.name.trim().to_owned(), iban, ways };
            Shown { found: rates.with(|rates| payment_clauses(ledger, rates, of)), to_pay }
        })
    });
    let in_words = move || words_of(language.get());
    let is_ticked = move |clause: &Clause| ticked.with(|it| it.get(&clause.topic).copied()).unwrap_or(clause.is_proposed());
    let text = move || {
        let (shown, in_words) = (shown.get_untracked(), words_of(language.get_untracked()));
        let Ok(found) = shown.found else { return String::new() };
        let clauses = found.clauses.clauses.iter().filter(|clause| untrack(|| is_ticked(clause)));
        let mut lines: Vec<String> = clauses.map(|clause| (in_words.clauses().clause)(clause)).collect();
        lines.extend(
            pay_lines(&shown.to_pay, found.asked.paper, in_words).into_iter().map(|(name, value)| in_words.format.pair(name, &value)),
        );
        lines.join("\n")
    };
    let nothing = Signal::derive(move || {
        let any = shown.with(|shown| shown.found.as_ref().is_ok_and(|found| found.clauses.clauses.iter().any(&is_ticked)));
        (!any).then(|| words.get().clauses().nothing_ticked.to_owned())
    });

    let papers = Signal::derive(move || Paper::ALL.map(|it| (it, (words.get().clauses().papers)(it).to_owned())).to_vec());
    let debtors = Signal::derive(move || Debtor::ALL.map(|it| (it, (words.get().law().debtor)(it).to_owned())).to_vec());
    let languages = Signal::derive(|| Language::ALL.map(|it| (it, it.own_name().to_owned())).to_vec());
    let laws = Signal::derive(move || {
        let words = words.get();
        let all = [GoverningLaw::Fr, GoverningLaw::Be].map(|law| (Some(law), (words.law().law)(law).to_owned()));
        std::iter::once((None, words.clauses().law_usual.to_owned())).chain(all).collect::<Vec<_>>()
    });
    let customers = Signal::derive(move || {
        let mut all: Vec<_> = workbench.with(|ledger| {
            ledger.customers().map(|(idx, customer)| (Some(ledger.customer_id(idx)), customer.details.name.clone())).collect()
        });
        all.sort_by_key(|(_, name)| name.to_lowercase());
        all.insert(0, (None, words.get().clauses().anyone.to_owned()));
        all
    });

    let choices = move || {
        view! {
            <div class="field">
                <span class="label">{move || words.get().clauses().paper}</span>
                <Segments
                    label=move || words.get().clauses().paper
                    options=papers
                    value=Signal::derive(move || asked.get().paper)
                    on_choose=move |paper| change(&|asked| asked.paper = paper)
                />
            </div>
            <div class="fields">
                <SelectField
                    label=move || words.get().clauses().customer
                    options=customers
                    value=Signal::derive(move || asked.get().customer)
                    on_choose=move |customer| change(&|asked| asked.customer = customer)
                />
                <Show when=move || asked.get().customer.is_none()>
                    <SelectField
                        label=move || words.get().clauses().debtor
                        options=debtors
                        value=Signal::derive(move || asked.get().debtor)
                        on_choose=move |debtor| change(&|asked| asked.debtor = debtor)
                    />
                    <SelectField
                        label=move || words.get().clauses().law
                        options=laws
                        value=Signal::derive(move || asked.get().law)
                        on_choose=move |law| change(&|asked| asked.law = law)
                    />
                </Show>
                <SelectField
                    label=move || words.get().clauses().language
                    options=languages
                    value=language
                    on_choose=move |it| chosen_language.set(Some(it))
                />
                <Entry
                    label=move || words.get().clauses().on
                    kind=FieldKind::Date
                    value=day
                    on_input=move |it| day.set(it)
                    help=Signal::derive(move || Some(words.get().clauses().on_help.to_owned()))
                />
            </div>
            <TickField ticked=goods on_tick=move |it| goods.set(it)>
                {move || words.get().clauses().goods}
            </TickField>
        }
    };
    let clause_row = move |clause: Clause| {
        let words = words.get();
        let topic = clause.topic;
        let said = (in_words().clauses().clause)(&clause);
        let unverified = clause.status() == Status::Unverified;
        let sources =
            clause.sources.iter().map(|source| view! { <p class="law small soft">{source_said(source, words)}</p> }).collect_view();
        let alone = clause.sources.is_empty().then(|| view! { <p class="law small soft">{words.clauses().agreed_alone}</p> });
        let value = Signal::derive(move || is_ticked(&clause));
        view! {
            <li class="clause">
                <div class="row">
                    <TickField
                        ticked=value
                        on_tick=move |yes| {
                            ticked
                                .update(|it| {
                                    it.insert(topic, yes);
                                })
                        }
                    >
                        <strong>{(words.clauses().topic)(topic)}</strong>
                    </TickField>
                    {unverified.then(|| view! { <Chip tone=Tone::Doubt>{words.clauses().unverified}</Chip> })}
                </div>
                <p class="said" lang=language.get().tag()>
                    {said}
                </p>
                {sources}
                {alone}
            </li>
        }
    };
    let inside = move || {
        let (words, Shown { found, to_pay }) = (words.get(), shown.get());
        let it = words.clauses();
        let found = match found {
            Err(NoPaymentClauses::NotCovered(none)) => {
                return view! { <Callout tone=Tone::Doubt>{(it.no_clauses)(&none.country)}</Callout> }.into_any();
            }
            Err(NoPaymentClauses::NoClauses(none)) => {
                return view! { <Callout tone=Tone::Doubt>{(it.no_clauses)((words.law().law)(none.law))}</Callout> }.into_any();
            }
            Ok(found) => found,
        };
        let title = (it.section)((words.law().law)(found.asked.law), (words.law().debtor)(found.asked.debtor));
        let lines = pay_lines(&to_pay, found.asked.paper, in_words());
        let no_account = to_pay.ways.by_transfer && to_pay.iban.is_empty();
        let pays = lines.into_iter().map(|(name, value)| view! { <dt>{name}</dt><dd>{value}</dd> }).collect_view();
        let withheld = found
            .clauses
            .withheld
            .iter()
            .map(|left| {
                let source = left.source.as_ref().map(|source| view! { <p class="law small soft">{source_said(source, words)}</p> });
                view! {
                    <li class="clause">
                        <p>
                            <strong>{(it.topic)(left.topic)}</strong>
                        </p>
                        <p>{(it.why)(&left.why)}</p>
                        {source}
                    </li>
                }
            })
            .collect::<Vec<_>>();
        let kind_unknown = found.kind_unknown.then(|| view! { <Callout tone=Tone::Doubt>{it.kind_unknown}</Callout> });
        let clauses = found.clauses.clauses.into_iter().map(clause_row).collect_view();
        view! {
            <Section title=move || title.clone()>
                {kind_unknown}
                <ul class="clauses-list">{clauses}</ul>
                <h3>{it.to_pay}</h3>
                <dl class="pairs said" lang=language.get().tag()>
                    {pays}
                </dl>
                {no_account
                    .then(|| {
                        let act = move || {
                            view! { <LinkButton href=navigator.href(Route::Settings)>{it.to_settings}</LinkButton> }
                        };
                        view! { <Callout tone=Tone::Doubt act>{it.no_account}</Callout> }
                    })}
                <p class="small soft">{it.ticks} " " {it.not_advice}</p>
                <div class="row">
                    <CopyText look=ButtonLook::Primary refused=nothing text copied=it.copied>
                        {it.copy}
                    </CopyText>
                </div>
            </Section>
            {(!withheld.is_empty())
                .then(|| {
                    view! {
                        <Section title=move || it.withheld>
                            <ul class="clauses-list">{withheld}</ul>
                        </Section>
                    }
                })}
        }
        .into_any()
    };
    view! {
        <PageBody
            name="clauses"
            title=move || words.get().clauses().title
            answer=move || words.get().clauses().answer
            trail=move || {
                view! {
                    <nav class="small">
                        <a class="soft" href=move || navigator.href(Route::Settings)>
                            {move || words.get().frame().nav.settings}
                        </a>
                    </nav>
                }
            }
        >
            <div class="stack">{choices}</div>
            {inside}
        </PageBody>
    }
}
