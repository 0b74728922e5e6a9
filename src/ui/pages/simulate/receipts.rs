//! What may come in, week by week; what past forecasts were worth; and each open invoice with its reasons.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::money::{Currency, Money};
use crate::insight::{
    BackTest, DisputesKnown, ExpectedReceipts, ExpectedWeek, FEWEST_SETTLED, Forecast, Score, back_test, expected_receipts, forecasts,
    past_documents,
};
use crate::ledger::Ledger;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Callout, ChartRange, Figures, RangeChart, Section, Tone, WholeAmount};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route, Show as Which};
use crate::ui::workbench::use_workbench;
use crate::words::format::NOTHING;
use chrono::{Days, NaiveDate};
use leptos::prelude::*;
use rust_decimal::Decimal;

/// Weeks of the chart.
const WEEKS: u32 = 8;
/// Documents that are listed.
const LISTED: usize = 50;
/// Past forecasts are judged over this many days.
const JUDGED_DAYS: u64 = 365;
/// Learned anew after so many days of the past.
const EVERY_DAYS: u64 = 14;
/// From this share of what is open in one hand on, the range is said to be too narrow.
const IN_ONE_HAND: f64 = 0.2;

/// An open document with its expectation, and what is open of it.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    forecast: Forecast,
    number: String,
    customer: String,
    open: i64,
    route: Route,
}

/// The largest open documents in `currency`, and how many there are.
fn lines(ledger: &Ledger, as_of: NaiveDate, currency: Currency) -> (Vec<Line>, usize) {
    let open = ledger.open_on(as_of);
    let said = forecasts(ledger, as_of, DisputesKnown::Counted);
    let mut lines: Vec<Line> = said
        .forecasts
        .into_iter()
        .filter(|forecast| ledger.item(forecast.document).currency == currency)
        .map(|forecast| Line {
            number: ledger.number(forecast.document).to_owned(),
            customer: ledger.customer(forecast.customer).details.name.clone(),
            open: open.get(forecast.document.idx()).copied().unwrap_or_default(),
            route: Route::Invoices(InvoicesAsked {
                selected: Some(ledger.item_id(forecast.document)),
                show: Which::All,
                ..InvoicesAsked::default()
            }),
            forecast,
        })
        .collect();
    let n = lines.len();
    lines.sort_by(|a, b| b.open.cmp(&a.open).then(a.forecast.document.cmp(&b.forecast.document)));
    lines.truncate(LISTED);
    (lines, n)
}

fn judged(ledger: &Ledger, as_of: NaiveDate) -> Option<BackTest> {
    let from = as_of.checked_sub_days(Days::new(JUDGED_DAYS)).unwrap_or(as_of);
    back_test(&past_documents(ledger, as_of), from, as_of, EVERY_DAYS, DisputesKnown::Counted)
}

/// What may come in, week by week.
#[component]
pub(super) fn ReceiptsForecast(currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let expected = workbench.view(move |ledger, as_of| expected_receipts(ledger, as_of, currency, WEEKS));
    let n_settled = workbench.view(|ledger, as_of| past_documents(ledger, as_of).iter().filter(|it| it.settled_on.is_some()).count());
    move || match expected.get() {
        None => {
            view! { <Callout tone=Tone::Plain>{(words.get().forecast().too_short)(n_settled.get(), FEWEST_SETTLED)}</Callout> }.into_any()
        }
        Some(expected) => view! {
            <Weeks expected />
            <Judged />
            <Documents currency />
        }
        .into_any(),
    }
}

/// The answer in a sentence, the weeks as a chart and as a table.
#[component]
fn Weeks(expected: ExpectedReceipts) -> impl IntoView {
    let words = use_words();
    let currency = expected.currency;
    let expected = StoredValue::new(expected);
    let amount = move |minor: i64| words.get().format.whole_amount(Money::from_minor(minor, currency));
    let sentence = move || {
        let words = words.get();
        expected.with_value(|it| {
            let by = it.weeks.last().map(|week| words.format.date(week.to)).unwrap_or_default();
            let (mean, low, high) = it.together;
            (words.simulate().receipts.sentence)(&by, &amount(mean), &amount(low), &amount(high))
        })
    };
    let rest = move || {
        let n = expected.with_value(|it| i64::try_from(it.n).unwrap_or(i64::MAX));
        (words.get().simulate().receipts.rest)(&amount(expected.with_value(|it| it.later)), n)
    };
    let one_customer = move || {
        let (largest, open) = expected.with_value(|it| (it.largest_customer, it.open));
        let words = words.get();
        (open > 0 && largest as f64 > IN_ONE_HAND * open as f64)
            .then(|| (words.simulate().receipts.one_customer)(&words.format.share(largest, open)))
    };
    let ranges = Signal::derive(move || {
        let words = words.get();
        let units = |minor: i64| Money::from_minor(minor, currency).amount().try_into().unwrap_or(0.0_f64);
        let range = |week: &ExpectedWeek| ChartRange {
            name: words.format.day_month(week.from),
            low: units(week.low),
            middle: units(week.expected),
            high: units(week.high),
            said: words.format.rough_amount(Money::from_minor(week.expected, currency)),
        };
        expected.with_value(|it| it.weeks.iter().map(range).collect::<Vec<_>>())
    });
    let axis = move |value: f64| {
        let money = Money::new(Decimal::try_from(value).unwrap_or_default(), currency);
        words.get().format.rough_amount(money)
    };
    let row = move |name: String, (mean, low, high): (i64, i64, i64)| {
        let cell = move |minor: i64| view! { <td class="num"><WholeAmount money=Money::from_minor(minor, currency) /></td> };
        view! {
            <tr>
                <th scope="row">{name}</th>
                {cell(mean)}
                {cell(low)}
                {cell(high)}
            </tr>
        }
    };
    let table = move || {
        let words = words.get();
        let [week, mean, low, high] = words.simulate().receipts.heads;
        let rows = expected.with_value(|it| {
            let rows = it
                .weeks
                .iter()
                .map(|it| row((words.simulate().receipts.week)(&words.format.date(it.from)), (it.expected, it.low, it.high)));
            rows.collect_view()
        });
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">{week}</th>
                        <th scope="col" class="num">{mean}</th>
                        <th scope="col" class="num">{low}</th>
                        <th scope="col" class="num">{high}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>{row(words.simulate().receipts.together.to_owned(), expected.with_value(|it| it.together))}</tfoot>
            </table>
        }
    };
    view! {
        <section class="outcome below">
            <p class="sentence">{sentence}</p>
            <p class="small soft">{rest}" "{one_customer}</p>
            <figure class="plot">
                <RangeChart title=move || words.get().simulate().receipts.chart about=sentence ranges axis />
                <figcaption>{move || words.get().simulate().receipts.caption}</figcaption>
            </figure>
            <Figures>{table}</Figures>
        </section>
    }
}

/// What past forecasts were worth, beside the plain ways.
#[component]
fn Judged() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let test = workbench.view(judged);
    let aside = move || {
        let words = words.get();
        test.get().map(|it| {
            let n = i64::try_from(it.n).unwrap_or(i64::MAX);
            (words.simulate().receipts.judged_aside)(n, &words.format.short_date(it.from), &words.format.short_date(it.to))
        })
    };
    let share = move |value: f64| words.get().format.per_cent(Decimal::try_from(value * 100.0).unwrap_or_default(), 0);
    let row = move |name: &'static str, score: Score, told: Option<f64>| {
        let days = words.get().format.decimal(Decimal::try_from(score.mean_error_days).unwrap_or_default(), 1);
        view! {
            <tr>
                <th scope="row" data-cell="who">{name}</th>
                <td class="num" data-cell="much">{(words.get().simulate().receipts.days)(&days)}</td>
                <td class="num" data-cell="do">{told.map_or_else(|| NOTHING.to_owned(), share)}</td>
            </tr>
        }
    };
    let body = move || {
        let it = &words.get().simulate().receipts;
        let Some(test) = test.get() else { return view! { <p class="soft">{it.not_judged}</p> }.into_any() };
        let [way, error, told] = it.judged_heads;
        let [ours, customer, firm, due] = it.ways;
        view! {
            <div class="table as-cards">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{way}</th>
                            <th scope="col" class="num">{error}</th>
                            <th scope="col" class="num">{told}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {row(ours, test.ours, test.ours.late_told_apart)}
                        {row(customer, test.customer_mean, test.customer_mean.late_told_apart)}
                        {row(firm, test.firm_mean, test.firm_mean.late_told_apart)}
                        {row(due, test.due_date, None)}
                    </tbody>
                </table>
            </div>
            <p class="small quiet below">{(it.judged_note)(&share(test.within_range))}</p>
        }
        .into_any()
    };
    view! { <Section title=move || words.get().simulate().receipts.judged aside>{body}</Section> }
}

/// Each of the largest open invoices, with its reasons.
#[component]
fn Documents(currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let listed = workbench.view(move |ledger, as_of| lines(ledger, as_of, currency));
    let aside = move || {
        let (shown, all) = listed.with(|(lines, n)| (lines.len(), *n));
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        (words.get().simulate().receipts.documents_aside)(number(shown), number(all))
    };
    let row = move |line: &Line| {
        let words = words.get();
        let forecast = &line.forecast;
        let why = forecast.reasons.iter().map(words.forecast().reason).collect::<Vec<_>>().join(" · ");
        let late = words.format.per_cent(Decimal::try_from(forecast.p_late * 100.0).unwrap_or_default(), 0);
        view! {
            <tr>
                <th scope="row" data-cell="who">
                    <a href=navigator.href(line.route.clone())>{line.number.clone()}</a>
                    " "
                    <span class="soft">{line.customer.clone()}</span>
                </th>
                <td class="num" data-cell="much">
                    <WholeAmount money=Money::from_minor(line.open, currency) />
                </td>
                <td class="num opt-2">{words.format.short_date(forecast.due_on)}</td>
                <td class="num" data-cell="late">{words.format.short_date(forecast.p50)}</td>
                <td class="num opt-1">{words.format.short_date(forecast.p90)}</td>
                <td class="num opt-1">{late}</td>
                <td class="opt-3 soft small">{why}</td>
            </tr>
        }
    };
    let heads = move || {
        let words = words.get();
        let [invoice, due, half, nine, late, why] = words.simulate().receipts.documents_heads;
        view! {
            <th scope="col">{invoice}</th>
            <th scope="col" class="num">{words.overview().heads.owed}</th>
            <th scope="col" class="num opt-2">{due}</th>
            <th scope="col" class="num">{half}</th>
            <th scope="col" class="num opt-1">{nine}</th>
            <th scope="col" class="num opt-1">{late}</th>
            <th scope="col" class="opt-3">{why}</th>
        }
    };
    view! {
        <Section title=move || words.get().simulate().receipts.documents aside>
            <div class="table as-cards">
                <table>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{move || listed.with(|(lines, _)| lines.iter().map(row).collect_view())}</tbody>
                </table>
            </div>
        </Section>
    }
}
