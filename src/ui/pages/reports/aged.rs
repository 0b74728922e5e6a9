//! The aged balance as one asks for it: rows by customer, group, segment, person, country or currency; columns where one wants them.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::insight::{
    AgeBasis, AgeClass, AgeEdges, AgedAmounts, AgedBalance, AgedBalanceSettings, AgedBy, AgedGroup, AgedKey, Ageing, aged_balance,
    aged_groups, told_in,
};
use crate::ledger::Ledger;
use crate::output::report_books::book_of;
use crate::output::report_tables::aged_table;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Callout, Entry, FilterChip, SaveTable, Saved, Section, Segments, SelectField, Tone, WholeAmount};
use crate::ui::preferences::use_words;
use crate::ui::route::{ReportsAsked, Route};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Rows shown; a file has all of them.
const MOST: usize = 40;

fn settings(asked: ReportsAsked) -> AgedBalanceSettings {
    AgedBalanceSettings { bucket_ends_days: asked.edges.days().to_vec(), by: asked.counted }
}

/// A row as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    name: String,
    customer: Option<ThingId>,
    currency: Currency,
    amounts: AgedAmounts,
}

fn line(ledger: &Ledger, group: AgedGroup, words: &Words) -> Line {
    let (name, customer) = match group.key {
        AgedKey::Customer(idx) => (ledger.customer(idx).details.name.clone(), Some(ledger.customer_id(idx))),
        AgedKey::Named(name) if name.is_empty() => (words.aged().unsaid.to_owned(), None),
        AgedKey::Named(name) => (name, None),
        AgedKey::Currency => (group.currency.code().to_owned(), None),
    };
    Line { name, customer, currency: group.currency, amounts: group.amounts }
}

/// The columns between the row's name and its balance.
fn heads(as_of: NaiveDate, settings: &AgedBalanceSettings, words: &Words) -> Vec<String> {
    let ageing = Ageing::new(as_of, settings);
    let not_due = (settings.by == AgeBasis::DueDate).then(|| words.aged().not_due.to_owned());
    let buckets = (0..=settings.bucket_ends_days.len()).map(|at| {
        let (from, to) = ageing.days_of(AgeClass::Bucket(at));
        (words.aged().bucket)(from.unwrap_or_default(), to)
    });
    let rest = [words.aged().credits, words.aged().unapplied].map(str::to_owned);
    not_due.into_iter().chain(buckets).chain(rest).collect()
}

fn cells(amounts: &AgedAmounts, by: AgeBasis) -> Vec<i64> {
    let not_due = (by == AgeBasis::DueDate).then_some(amounts.not_due);
    not_due.into_iter().chain(amounts.buckets.iter().copied()).chain([amounts.credits, amounts.unapplied]).collect()
}

/// The aged balance of the reports.
#[component]
pub(super) fn AgedSection(asked: Memo<ReportsAsked>, currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let (as_of, today) = (workbench.as_of(), workbench.today());
    let aged = workbench.view(move |ledger, as_of| aged_balance(ledger, as_of, &settings(asked.get())));
    let lines = workbench.view(move |ledger, _| {
        let (words, by) = (words.get(), asked.get().by);
        let fits = |group: &AgedGroup| by == AgedBy::Currency || group.currency == currency;
        let groups = aged.with(|aged| aged_groups(ledger, aged, by));
        groups.into_iter().filter(fits).map(|group| line(ledger, group, words)).collect::<Vec<_>>()
    });
    let ask = move |change: &dyn Fn(&mut ReportsAsked)| {
        let mut now = asked.get_untracked();
        change(&mut now);
        navigator.replace(Route::Reports(now));
    };
    let save = move |words: &'static Words| {
        let (on, by) = (as_of.get_untracked(), asked.get_untracked());
        let heads = heads(on, &settings(by), words);
        let table =
            workbench.with_untracked(|ledger| aged.with_untracked(|aged| aged_table(ledger, aged, by.by, by.counted, &heads, words)));
        Some(Saved { name: (words.aged().file_name)(&on.to_string()), on, book: book_of(words.aged().section, table) })
    };
    let typed = RwSignal::new(asked.get_untracked().edges.text(", "));
    let edges_wrong =
        Signal::derive(move || typed.with(|it| AgeEdges::read(it).is_none()).then(|| words.get().aged().edges_wrong.to_owned()));
    let type_edges = move |text: String| {
        if let Some(edges) = AgeEdges::read(&text) {
            ask(&|it| it.edges = edges);
        }
        typed.set(text);
    };
    let amount = move |minor: i64, currency: Currency| {
        if minor == 0 {
            view! { <span class="quiet">"·"</span> }.into_any()
        } else {
            view! { <WholeAmount money=Money::from_minor(minor, currency) /> }.into_any()
        }
    };
    let row_cells = move |amounts: &AgedAmounts, currency: Currency| {
        let ages = cells(amounts, asked.get().counted)
            .into_iter()
            .map(|minor| view! { <td class="num opt-1">{amount(minor, currency)}</td> })
            .collect_view();
        view! {
            {ages}
            <td class="num" data-cell="much">{amount(amounts.total(), currency)}</td>
        }
    };
    let table = move || {
        let words = words.get();
        let it = words.aged();
        let (lines, now) = (lines.get(), asked.get());
        if lines.is_empty() {
            return view! { <p class="soft">{it.nothing}</p> }.into_any();
        }
        let heads = heads(as_of.get(), &settings(now), words)
            .into_iter()
            .map(|head| view! { <th scope="col" class="num opt-1">{head}</th> })
            .collect_view();
        let n = lines.len();
        let rows = lines
            .iter()
            .take(MOST)
            .map(|line| {
                let name = match line.customer {
                    Some(customer) => {
                        let href = navigator.href(Route::Customer { customer });
                        view! { <a href=href>{line.name.clone()}</a> }.into_any()
                    }
                    None => line.name.clone().into_any(),
                };
                view! {
                    <tr>
                        <th scope="row" class="clip" data-cell="who">{name}</th>
                        {row_cells(&line.amounts, line.currency)}
                    </tr>
                }
            })
            .collect_view();
        let others = (n > MOST).then(|| {
            let mut sum = AgedAmounts::default();
            lines.iter().skip(MOST).for_each(|line| sum.add(&line.amounts));
            view! {
                <tr class="soft">
                    <th scope="row" data-cell="who">{(it.others)(i64::try_from(n - MOST).unwrap_or(i64::MAX))}</th>
                    {row_cells(&sum, currency)}
                </tr>
            }
        });
        let total = (now.by != AgedBy::Currency)
            .then(|| aged.with(|aged: &AgedBalance| aged.total(currency).map(|total| row_cells(&total.amounts, currency))))
            .flatten()
            .map(|cells| view! { <tfoot><tr><th scope="row" data-cell="who">{words.frame().parts.total}</th>{cells}</tr></tfoot> });
        view! {
            <div class="table as-cards">
                <table aria-label=it.section>
                    <thead>
                        <tr>
                            <th scope="col">{(it.head)(now.by)}</th>
                            {heads}
                            <th scope="col" class="num">{it.balance}</th>
                        </tr>
                    </thead>
                    <tbody>{rows} {others}</tbody>
                    {total}
                </table>
            </div>
        }
        .into_any()
    };
    let told = workbench.view(move |ledger, _| aged.with(|aged| told_in(ledger, aged, currency)));
    let together = move || {
        let words = words.get();
        let (it, told) = (words.aged(), told.get());
        if told.parts.len() < 2 {
            return None;
        }
        let said = match told.total {
            Some(total) => {
                let rates = told.parts.iter().filter_map(|part| part.rate.as_ref()).map(|rate| {
                    let worth = format!("{} {}", words.format.decimal(rate.worth, rate.worth.normalize().scale()), rate.of.code());
                    (it.rate)(rate.one.code(), &worth, &words.format.short_date(rate.on))
                });
                std::iter::once((it.told)(&words.format.amount(total))).chain(rates).collect::<Vec<_>>().join(" ")
            }
            None => {
                let missing = told.parts.iter().filter(|part| part.told.is_none()).map(|part| part.owed.currency().code().to_owned());
                (it.no_rate)(&words.format.list(&missing.collect::<Vec<_>>()), &words.format.short_date(as_of.get()))
            }
        };
        Some(view! { <p class="small soft below">{said}</p> })
    };
    view! {
        <Section
            title=move || words.get().aged().section
            aside=move || view! { <SaveTable what=move || words.get().aged().section make=save /> }
        >
            <div class="fields">
                <SelectField
                    label=move || words.get().aged().by
                    options=Signal::derive(move || AgedBy::ALL.map(|by| (by, (words.get().aged().rows)(by).to_owned())).to_vec())
                    value=Signal::derive(move || asked.get().by)
                    on_choose=move |by| ask(&|it| it.by = by)
                />
                <Entry
                    label=move || words.get().aged().edges
                    value=typed
                    on_input=type_edges
                    wrong=edges_wrong
                    help=Signal::derive(move || Some(words.get().aged().edges_help.to_owned()))
                />
            </div>
            <div class="chips" role="group" aria-label=move || words.get().aged().edges>
                {AgeEdges::PRESETS
                    .map(|edges| {
                        let said = edges.text(" / ");
                        view! {
                            <FilterChip
                                pressed=Signal::derive(move || asked.get().edges == edges)
                                on_press=move || type_edges(edges.text(", "))
                            >
                                {said}
                            </FilterChip>
                        }
                    })
                    .into_iter()
                    .collect_view()}
            </div>
            <Segments
                label=move || words.get().aged().counted
                options=Signal::derive(move || {
                    let it = words.get().aged();
                    vec![(AgeBasis::DueDate, it.by_due.to_owned()), (AgeBasis::IssueDate, it.by_issue.to_owned())]
                })
                value=Signal::derive(move || asked.get().counted)
                on_choose=move |counted| ask(&|it| it.counted = counted)
            />
            <Show when=move || { today.get() < as_of.get() }>
                <Callout tone=Tone::Doubt>{move || words.get().aged().ahead}</Callout>
            </Show>
            <div class="below">{table}</div>
            {together}
        </Section>
    }
}
