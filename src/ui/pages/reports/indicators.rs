//! The indicators: each with its definition, its reason and its change, and all months as a curve and as a table.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::targets::{target_cell, target_dialog, target_of};
use super::why;
use crate::basis::money::Currency;
use crate::insight::{Indicator, Indicators, SERIES_MONTHS, change_in_a_month, indicators_by_month};
use crate::output::report_books::book_of;
use crate::output::report_tables::indicators_table;
use crate::ui::parts::{ChartPoint, Figures, LineChart, LineLook, Reasons, SaveTable, Saved, Section, SelectField, Why};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use crate::words::format::NOTHING;
use crate::words::reports::{axis, change, figure, shown};
use leptos::prelude::*;

/// A curve wants that many points.
const FEWEST_POINTS: usize = 3;

/// The indicators of one currency.
#[component]
pub(super) fn IndicatorsSection(currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let series = workbench.view(move |ledger, as_of| indicators_by_month(ledger, as_of, currency, SERIES_MONTHS));
    let save = move |words: &'static Words| {
        let on = workbench.as_of().get_untracked();
        let table = series.with_untracked(|series| indicators_table(series, currency, words));
        Some(Saved { name: (words.reports().file.names[0])(&on.to_string()), on, book: book_of(words.reports().indicators.title, table) })
    };
    let asked = RwSignal::new(None::<Indicator>);
    let rows = move || Indicator::ALL.map(|which| view! { <IndicatorRow which series currency asked /> }).collect_view();
    view! {
        <Section
            title=move || words.get().reports().indicators.title
            aside=move || {
                view! {
                    <span class="only-wide">{move || words.get().reports().indicators.aside}</span>
                    <SaveTable what=move || words.get().reports().indicators.title make=save />
                }
            }
        >
            <div class="table as-cards">
                <table class="kpi">
                    <thead>
                        <tr>
                            {move || {
                                let [name, definition, before, now, change] = words.get().reports().indicators.heads;
                                view! {
                                    <th scope="col">{name}</th>
                                    <th scope="col" class="opt-2">{definition}</th>
                                    <th scope="col" class="num opt-1">{before}</th>
                                    <th scope="col" class="num">{now}</th>
                                    <th scope="col" class="num">{change}</th>
                                    <th scope="col" class="num">{words.get().habits().target}</th>
                                }
                            }}
                        </tr>
                    </thead>
                    <tbody>{rows()}</tbody>
                </table>
            </div>
            <p class="small quiet below">
                {move || words.get().reports().indicators.missing}
                {move || (series.with(Vec::len) == 1).then(|| format!(" {}", words.get().reports().indicators.one_month))}
            </p>
            <Curve series />
            {target_dialog(asked)}
        </Section>
    }
}

/// One indicator.
#[component]
fn IndicatorRow(
    which: Indicator,
    series: Memo<Vec<Indicators>>,
    currency: Currency,
    /// The figure whose target is being set.
    asked: RwSignal<Option<Indicator>>,
) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let name = move || (words.get().reports().indicators.name)(which);
    let said = move |value: Option<f64>| value.map(|value| figure(words.get().format, which.unit(), value));
    let now = move || said(series.with(|series| series.last().and_then(|of| of.figure(which))));
    let before = move || said(series.with(|series| series.iter().rev().nth(1).and_then(|of| of.figure(which))));
    let by = move || {
        let by = series.with(|series| change_in_a_month(series, which));
        by.map_or_else(|| NOTHING.to_owned(), |by| change(words.get().format, which.unit(), by))
    };
    let reasons = move || {
        let explanation = series.with_untracked(|series| {
            let words = words.get();
            series.last().map(|of| workbench.with_untracked(|ledger| why::indicator(ledger, of, which, currency, words)))
        });
        view! { <Reasons explanation=Signal::stored(explanation.unwrap_or_default()) /> }
    };
    view! {
        <tr>
            <th scope="row" data-cell="who">{name}</th>
            <td class="opt-2 soft">{move || (words.get().reports().indicators.definition)(which)}</td>
            <td class="num opt-1 soft">{move || before().unwrap_or_else(|| NOTHING.to_owned())}</td>
            <td class="num" data-cell="much">
                {move || match now() {
                    Some(now) => view! { <Why title=name reasons=reasons>{now}</Why> }.into_any(),
                    None => view! { <span class="quiet">{NOTHING}</span> }.into_any(),
                }}
            </td>
            <td class="num" data-cell="do">{by}</td>
            <td class="num" data-cell="late">{target_cell(which, series, asked)}</td>
        </tr>
    }
}

/// One indicator as a curve, and all of them as a table.
#[component]
fn Curve(series: Memo<Vec<Indicators>>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let which = RwSignal::new(Indicator::CountBackDays);
    let points = move |indicator: Indicator| {
        let wanted = which.get();
        series.with(|series| {
            series
                .iter()
                .filter(|of| of.figure(wanted).is_some())
                .map(|of| ChartPoint {
                    name: words.get().format.short_month(of.on).to_owned(),
                    y: shown(indicator.unit(), of.figure(indicator).unwrap_or_default()),
                })
                .collect::<Vec<_>>()
        })
    };
    let name = move |which| (words.get().reports().indicators.name)(which).to_owned();
    let lines = Signal::derive(move || {
        let which = which.get();
        let mut lines = vec![(LineLook::Accent, name(which), points(which))];
        if let Some(target) = target_of(workbench, which) {
            let line = points(which).into_iter().map(|point| ChartPoint { y: shown(which.unit(), target), ..point }).collect();
            lines.insert(0, (LineLook::Reference, words.get().habits().target.to_owned(), line));
        }
        // What it would be at best is the measure of the days of sales.
        if which == Indicator::CountBackDays
            && series.with(|series| series.iter().all(|of| of.best_days().is_some() || of.count_back.is_none()))
        {
            lines.insert(0, (LineLook::Reference, name(Indicator::BestDays), points(Indicator::BestDays)));
        }
        lines
    });
    let several = Memo::new(move |_| series.with(Vec::len) > 1);
    let enough = Memo::new(move |_| points(which.get()).len() >= FEWEST_POINTS);
    let about = move || {
        let (words, which) = (words.get(), which.get());
        let ends = series.with(|series| {
            let mut values = series.iter().filter_map(|of| of.figure(which));
            let first = values.next();
            first.map(|first| (first, values.next_back().unwrap_or(first)))
        });
        let said = |value| figure(words.format, which.unit(), value);
        ends.map(|(first, last)| (words.reports().indicators.from_to)(&said(first), &said(last))).unwrap_or_default()
    };
    let table = move || {
        let words = words.get();
        let months = series.with(|series| {
            series.iter().map(|of| view! { <th scope="col" class="num">{words.format.short_month(of.on)}</th> }).collect_view()
        });
        let rows = Indicator::ALL
            .map(|which| {
                let cells = series.with(|series| {
                    series
                        .iter()
                        .map(|of| {
                            let said = of.figure(which).map_or_else(|| NOTHING.to_owned(), |it| figure(words.format, which.unit(), it));
                            view! { <td class="num">{said}</td> }
                        })
                        .collect_view()
                });
                view! {
                    <tr>
                        <th scope="row">{(words.reports().indicators.name)(which)}</th>
                        {cells}
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.reports().indicators.heads[0]}</th>
                        {months}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <Show when=move || several.get()>
            <div class="fields curve">
                <SelectField
                    label=move || words.get().reports().indicators.curve
                    options=Signal::derive(move || {
                        Indicator::ALL.map(|it| (it, (words.get().reports().indicators.name)(it).to_owned())).to_vec()
                    })
                    value=which
                    on_choose=move |it| which.set(it)
                />
            </div>
            <Show
                when=move || enough.get()
                fallback=move || view! { <p class="small soft">{move || words.get().reports().indicators.no_curve}</p> }
            >
                <figure class="plot">
                    <LineChart
                        title=move || name(which.get())
                        about
                        lines
                        axis=move |height: f64| axis(words.get().format, which.get().unit(), height)
                    />
                </figure>
            </Show>
            <Figures summary=Signal::derive(move || Some(words.get().reports().indicators.all_months.to_owned()))>{table}</Figures>
        </Show>
    }
}
