//! The documents of one customer: what is open, and how late each was paid.

use super::look::{Look, chart_dots, item_name};
use super::sheet::count;
use crate::basis::money::Money;
use crate::insight::{OpenRow, PaidOrOpen};
use crate::ledger::DueBasis;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Age, Amount, ChartLine, DotPlot, Figures, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route};
use crate::ui::workbench::use_workbench;
use crate::words::customers::whole_days;
use leptos::prelude::*;

/// How many open documents the sheet lists; the page of invoices has them all.
const LISTED: usize = 25;

/// From how many documents on a chart says something.
const CHARTED: usize = 3;

/// The open documents.
pub(super) fn statement(look: &Look) -> impl IntoView + use<> {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let customer = look.id;
    let rows = StoredValue::new(look.open.clone());
    let more = look.open.len().saturating_sub(LISTED);
    let line = move |row: &OpenRow| {
        let words = words.get();
        let (name, id, currency, basis) = workbench.with_untracked(|ledger| {
            let item = ledger.item(row.item);
            (item_name(ledger, row.item, words), ledger.item_id(row.item), item.currency, item.due_basis)
        });
        let days = row.days_late;
        let href =
            move || navigator.href(Route::Invoices(InvoicesAsked { selected: Some(id), customer: Some(customer), ..Default::default() }));
        let assumed = (basis == DueBasis::Assumed).then(|| view! { " " <span class="quiet small">{words.customers().assumed}</span> });
        view! {
            <tr>
                <th scope="row" data-cell="who">
                    <a href=href>{name}</a>
                </th>
                <td class="num opt-1">{row.due_on.map(|day| words.format.short_date(day))} {assumed}</td>
                <td data-cell="late">{(days > 0).then(|| view! { <Age days=Signal::stored(days) /> })}</td>
                <td class="num" data-cell="much">
                    <Amount money=Money::from_minor(row.open, currency) />
                </td>
            </tr>
        }
    };
    let none = look.open.is_empty();
    view! {
        <Section title=move || words.get().customers().sheet.open_documents>
            {if none {
                view! { <p class="quiet">{move || words.get().customers().sheet.nothing_open}</p> }.into_any()
            } else {
                view! {
                    <div class="table plain as-cards">
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">{move || words.get().customers().sheet.document}</th>
                                    <th scope="col" class="num opt-1">
                                        {move || words.get().customers().sheet.due}
                                    </th>
                                    <th scope="col">{move || words.get().customers().sheet.late}</th>
                                    <th scope="col" class="num">
                                        {move || words.get().customers().sheet.open}
                                    </th>
                                </tr>
                            </thead>
                            <tbody>{move || rows.with_value(|rows| rows.iter().take(LISTED).map(line).collect_view())}</tbody>
                        </table>
                    </div>
                }
                    .into_any()
            }}
            {(more > 0)
                .then(|| {
                    view! {
                        <p class="small">
                            <a href=move || {
                                navigator.href(Route::Invoices(InvoicesAsked { customer: Some(customer), ..Default::default() }))
                            }>{move || (words.get().customers().sheet.more_documents)(count(more))}</a>
                        </p>
                    }
                })}
        </Section>
    }
}

/// How late each document was, and what that says.
pub(super) fn plot(look: &Look) -> impl IntoView + use<> {
    let words = use_words();
    let workbench = use_workbench();
    let dots = StoredValue::new(look.dots_in_order());
    let behaviour = StoredValue::new(look.sheet.behaviour.clone());
    let n = dots.with_value(Vec::len);
    let mean = behaviour.with_value(|it| it.mean_days_late_with_open).unwrap_or_default();
    let said = move || behaviour.with_value(|it| (words.get().customers().sheet.behaviour)(it));
    if n < CHARTED {
        return view! {
            <Section title=move || words.get().customers().sheet.plot>
                {(n > 0).then(|| view! { <p>{said}</p> })}
                <p class="quiet">{move || (words.get().customers().sheet.plot_too_few)(count(n))}</p>
            </Section>
        }
        .into_any();
    }
    let drawn = Signal::derive(move || {
        let words = words.get();
        workbench.with_untracked(|ledger| dots.with_value(|dots| chart_dots(ledger, dots, words)))
    });
    let plot_about = move || {
        let words = words.get();
        let days = |it: Option<i64>| words.format.days(it.unwrap_or_default());
        let (least, most) = dots.with_value(|it| (it.iter().map(|it| it.days_late).min(), it.iter().map(|it| it.days_late).max()));
        (words.customers().sheet.plot_about)(count(n), &days(least), &days(most), &days(Some(whole_days(mean))))
    };
    let reference = Signal::derive(move || {
        let words = words.get();
        Some(ChartLine { y: mean, label: (words.customers().sheet.plot_mean)(&words.format.days_late(whole_days(mean))) })
    });
    let figures = move || {
        let words = words.get();
        let it = &words.customers().sheet;
        let rows = workbench.with_untracked(|ledger| {
            dots.with_value(|dots| {
                dots.iter()
                    .map(|dot| {
                        let on = if dot.state == PaidOrOpen::Paid { words.format.short_date(dot.on) } else { it.still_open.to_owned() };
                        view! {
                            <tr>
                                <th scope="row">{item_name(ledger, dot.item, words)}</th>
                                <td class="num">{words.format.short_date(dot.due_on)}</td>
                                <td class="num">{on}</td>
                                <td class="num">{words.format.days(dot.days_late)}</td>
                                <td class="num">{words.format.amount_minor(dot.amount, dot.currency)}</td>
                            </tr>
                        }
                    })
                    .collect_view()
            })
        });
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">{it.document}</th>
                        <th scope="col" class="num">
                            {it.due}
                        </th>
                        <th scope="col" class="num">
                            {it.settled}
                        </th>
                        <th scope="col" class="num">
                            {it.late}
                        </th>
                        <th scope="col" class="num">
                            {it.amount}
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <Section
            title=move || words.get().customers().sheet.plot
            aside=move || {
                view! {
                    <span class="legend">
                        <span>
                            <svg class="chart" aria-hidden="true">
                                <circle class="dot" cx="6" cy="6" r="3.5" />
                            </svg>
                            {move || words.get().customers().sheet.plot_paid}
                        </span>
                        <span>
                            <svg class="chart" aria-hidden="true">
                                <circle class="ring" cx="6" cy="6" r="4.5" />
                            </svg>
                            {move || words.get().customers().sheet.plot_open}
                        </span>
                    </span>
                }
            }
        >
            <figure class="plot">
                <DotPlot
                    title=move || words.get().customers().sheet.plot
                    about=plot_about
                    dots=drawn
                    reference
                    axis=move |value: f64| words.get().format.days_late(whole_days(value))
                />
                <figcaption class="legend">{move || words.get().customers().sheet.plot_order}</figcaption>
            </figure>
            <p>{said}</p>
            <Figures>{figures}</Figures>
        </Section>
    }
    .into_any()
}
