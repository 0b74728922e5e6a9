//! Recovery by month of falling overdue.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::money::{Currency, Money};
use crate::insight::{RecoveryMonth, SERIES_MONTHS, Unit, WITHIN_DAYS, recovery_by_month};
use crate::output::report_books::book_of;
use crate::output::report_tables::recovery_table;
use crate::ui::parts::{SaveTable, Saved, Section, WholeAmount};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use crate::words::format::NOTHING;
use crate::words::reports::figure;
use leptos::prelude::*;

/// What fell overdue in each month, and how much of it came within 30, 60 and 90 days.
#[component]
pub(super) fn RecoverySection(currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let months = workbench.view(move |ledger, as_of| {
        let months = recovery_by_month(ledger, as_of, currency, SERIES_MONTHS);
        months.into_iter().skip_while(|month| month.n == 0).collect::<Vec<_>>()
    });
    let save = move |words: &'static Words| {
        let on = workbench.as_of().get_untracked();
        let table = months.with_untracked(|months| recovery_table(months, currency, words));
        Some(Saved { name: (words.reports().file.names[1])(&on.to_string()), on, book: book_of(words.reports().recovery.title, table) })
    };
    let row = move |month: RecoveryMonth| {
        let shares = (0..WITHIN_DAYS.len())
            .map(|at| {
                let said = month.share(at).map_or_else(|| NOTHING.to_owned(), |share| figure(words.get().format, Unit::Share, share));
                let place = if at == 0 { "num opt-1" } else { "num" };
                let cell = match at {
                    1 => Some("late"),
                    2 => Some("do"),
                    _ => None,
                };
                let label = (words.get().reports().recovery.within)(WITHIN_DAYS[at]);
                view! {
                    <td class=place data-cell=cell>
                        <span class="only-narrow">{label} " "</span>
                        {said}
                    </td>
                }
            })
            .collect_view();
        let amount = move |minor: i64| view! { <WholeAmount money=Money::from_minor(minor, currency) /> };
        view! {
            <tr>
                <th scope="row" data-cell="who">{words.get().format.month_year(month.first)}</th>
                <td class="num" data-cell="much">{amount(month.fell_overdue)}</td>
                {shares}
                <td class="num opt-2 soft">{amount(month.cancelled)}</td>
                <td class="num opt-1">{amount(month.still_open)}</td>
            </tr>
        }
    };
    view! {
        <Section
            title=move || words.get().reports().recovery.title
            aside=move || {
                view! {
                    <span class="only-wide">{move || words.get().reports().recovery.aside}</span>
                    <SaveTable what=move || words.get().reports().recovery.title make=save />
                }
            }
        >
            <Show
                when=move || !months.with(Vec::is_empty)
                fallback=move || view! { <p class="soft">{move || words.get().reports().recovery.none}</p> }
            >
                <div class="table as-cards">
                    <table>
                        <thead>
                            <tr>
                                {move || {
                                    let it = &words.get().reports().recovery;
                                    let [month, overdue, cancelled, open] = it.heads;
                                    let within = WITHIN_DAYS
                                        .iter()
                                        .enumerate()
                                        .map(|(at, days)| {
                                            view! { <th scope="col" class=if at == 0 { "num opt-1" } else { "num" }>{(it.within)(*days)}</th> }
                                        })
                                        .collect_view();
                                    view! {
                                        <th scope="col">{month}</th>
                                        <th scope="col" class="num">{overdue}</th>
                                        {within}
                                        <th scope="col" class="num opt-2">{cancelled}</th>
                                        <th scope="col" class="num opt-1">{open}</th>
                                    }
                                }}
                            </tr>
                        </thead>
                        <tbody>{move || months.get().into_iter().rev().map(row).collect_view()}</tbody>
                    </table>
                </div>
            </Show>
            <p class="small quiet below">{move || words.get().reports().recovery.note}</p>
        </Section>
    }
}
