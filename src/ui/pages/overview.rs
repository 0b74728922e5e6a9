//! Where does my money stand? Expected, received, late; the aged balance; who is latest; what to look at.

mod aged;
mod alerts;
mod why;

use crate::basis::money::{Currency, Money};
use crate::insight::{
    AgedBalanceSettings, CurrencyOverview, DaysSalesOutstandingOn, Figure as Asked, Indicator, days_sales_outstanding_by_month, overview,
};
use crate::ledger::Ledger;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Age, Amount, ButtonLook, ChartPoint, EmptyState, Figure, Figures, Icon, LineChart, LineLook, LinkButton, PageBody, Reasons, Section,
    Segments, Strip, WholeAmount, Why, soon,
};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::workbench::use_workbench;
use aged::Aged;
use alerts::Alerts;
use chrono::NaiveDate;
use leptos::prelude::*;
use rust_decimal::prelude::ToPrimitive;

/// Months of the trend.
const MONTHS: u32 = 12;
/// A chart wants that many points.
const FEWEST_POINTS: usize = 3;

/// A customer with late money as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct LateLine {
    name: String,
    route: Route,
    days: i64,
    overdue: i64,
}

fn latest(ledger: &Ledger, as_of: NaiveDate, of: &CurrencyOverview) -> Vec<LateLine> {
    of.latest
        .iter()
        .map(|late| LateLine {
            name: ledger.customer(late.customer).details.name.clone(),
            route: Route::Customer { customer: ledger.customer_id(late.customer) },
            days: late.oldest_days_late(as_of),
            overdue: late.overdue,
        })
        .collect()
}

/// Where does my money stand? Expected, received, late; the aged balance; who is latest; what to look at.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let as_of = workbench.as_of();
    let whole = workbench.view(|ledger, as_of| overview(ledger, as_of, &AgedBalanceSettings::by_due_date()));
    let chosen = RwSignal::new(None::<Currency>);
    let of = Memo::new(move |_| {
        let chosen = chosen.get();
        whole.with(|it| it.currencies.iter().find(|of| Some(of.currency) == chosen).or(it.currencies.first()).cloned())
    });
    let currencies = Memo::new(move |_| whole.with(|it| it.currencies.iter().map(|of| of.currency).collect::<Vec<_>>()));
    let empty = Memo::new(move |_| whole.with(|it| it.n_customers == 0));

    let answer = move || {
        let (words, Some(of)) = (words.get(), of.get()) else { return ().into_any() };
        let it = words.overview();
        let amount = |minor: i64| words.format.amount_minor(minor, of.currency);
        if of.aged.documents() == 0 {
            return it.nothing_owed.into_any();
        }
        let owed = amount(of.aged.documents());
        if of.overdue == 0 {
            return view! { {it.owed} <strong>{owed}</strong> {it.none_late} }.into_any();
        }
        view! {
            {it.owed}
            <strong>{owed}</strong>
            {it.late}
            <strong>{amount(of.overdue)}</strong>
            {words.frame().parts.late}
            "."
        }
        .into_any()
    };
    let choice = move || {
        (currencies.with(Vec::len) > 1).then(|| {
            view! {
                <Segments
                    label=move || words.get().overview().currency
                    options=Signal::derive(move || currencies.get().into_iter().map(|it| (Some(it), it.code().to_owned())).collect())
                    value=Signal::derive(move || of.with(|of| of.as_ref().map(|of| of.currency)))
                    on_choose=move |currency| chosen.set(currency)
                />
            }
        })
    };
    let nothing = move || {
        view! {
            <EmptyState title=move || words.get().overview().empty_title>
                <p>{move || words.get().overview().empty}</p>
                <LinkButton look=ButtonLook::Primary icon=Icon::Upload href=move || navigator.href(Route::Import)>
                    {move || words.get().invoices().empty_act}
                </LinkButton>
            </EmptyState>
        }
    };
    view! {
        <PageBody name="overview" title=move || words.get().frame().nav.overview answer=answer acts=choice>
            <Show when=move || !empty.get() fallback=nothing>
                {move || of.get().map(|of| view! { <Figures4 of as_of=as_of.get() /> })}
                {move || of.get().map(|of| view! { <Aged of /> })}
                {soon(move || {
                    view! {
                        {move || of.get().map(|of| view! { <Trend currency=of.currency /> })}
                        <div class="two">
                            {move || of.get().map(|of| view! { <Latest of /> })}
                            <Alerts />
                        </div>
                    }
                })}
            </Show>
        </PageBody>
    }
}

/// The four figures, each of which can be asked why.
#[component]
fn Figures4(of: CurrencyOverview, as_of: NaiveDate) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let of = StoredValue::new(of);
    let currency = of.with_value(|it| it.currency);
    let money = move |minor: i64| Money::from_minor(minor, currency);
    let asked = move |which: Asked| {
        move || {
            let explanation = workbench.with_untracked(|ledger| why::figure(ledger, as_of, which, currency, words.get()));
            view! { <Reasons explanation=Signal::stored(explanation) /> }
        }
    };
    let whole = move |minor: i64| words.get().format.whole_amount(money(minor));
    let month = move || words.get().format.month(as_of);
    let expected_more = move || {
        let of = of.get_value();
        let late = (of.due_this_month_late > 0).then(|| whole(of.due_this_month_late));
        (of.due_this_month_open > 0).then(|| (words.get().overview().expected_more)(&whole(of.due_this_month_open), late.as_deref()))
    };
    let received_more = move || {
        let (of, words) = (of.get_value(), words.get());
        let share = (of.due_this_month > 0).then(|| words.format.share(of.received_this_month, of.due_this_month));
        (words.overview().received_more)(share.as_deref(), i64::from(of.n_received_this_month))
    };
    let overdue_more = move || {
        let (of, words) = (of.get_value(), words.get());
        let change = of.overdue_change();
        let sign = if change > 0 { "+" } else { "" };
        let change = format!("{sign}{}", words.format.whole_amount(money(change)));
        (words.overview().overdue_more)(&words.format.share(of.overdue, of.aged.debts()), &change)
    };
    let delay = move || {
        let (of, words) = (of.get_value(), words.get());
        match of.days_sales_outstanding {
            Some(found) => {
                let days = found.whole_days();
                view! {
                    <Why title=move || words.overview().delay reasons=asked(Asked::DaysSalesOutstanding)>
                        {words.format.number(days)}
                        <span class="currency">{format!("\u{202f}{}", (words.overview().days)(days))}</span>
                    </Why>
                }
                .into_any()
            }
            None => view! { <span class="quiet">"·"</span> }.into_any(),
        }
    };
    let delay_more = move || {
        let (of, words) = (of.get_value(), words.get());
        let target = workbench
            .with(|ledger| ledger.target(Indicator::CountBackDays))
            .map(|days| format!(" {}.", words.format.pair(words.habits().target, &words.format.days(days.to_i64().unwrap_or_default()))));
        let more = match (&of.days_sales_outstanding, &of.best_possible_days_sales_outstanding) {
            (Some(_), Some(best)) => (words.overview().delay_more)(&words.format.days(best.whole_days())),
            (Some(_), None) => String::new(),
            (None, _) => words.overview().no_delay.to_owned(),
        };
        format!("{more}{}", target.unwrap_or_default())
    };
    let (due, received, overdue) = of.with_value(|it| (it.due_this_month, it.received_this_month, it.overdue));
    view! {
        <Strip>
            <Figure name=move || (words.get().overview().expected)(month()) more=expected_more>
                <Why
                    title=move || (words.get().overview().expected)(month())
                    reasons=move || {
                        let explanation = of.with_value(|of| why::expected(of, as_of, words.get()));
                        view! { <Reasons explanation=Signal::stored(explanation) /> }
                    }
                >
                    <WholeAmount money=money(due) />
                </Why>
            </Figure>
            <Figure name=move || (words.get().overview().received)(month()) more=received_more>
                <Why title=move || (words.get().overview().received)(month()) reasons=asked(Asked::ReceivedThisMonth)>
                    <WholeAmount money=money(received) />
                </Why>
            </Figure>
            <Figure name=move || words.get().overview().overdue more=overdue_more>
                <Why title=move || words.get().overview().overdue reasons=asked(Asked::Overdue)>
                    <WholeAmount money=money(overdue) />
                </Why>
            </Figure>
            <Figure name=move || words.get().overview().delay more=delay_more>{delay}</Figure>
        </Strip>
    }
}

/// Days of sales, month by month. No chart for fewer than three months.
#[component]
fn Trend(currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let months = workbench.view(move |ledger, as_of| {
        let months = days_sales_outstanding_by_month(ledger, as_of, currency, MONTHS);
        months.into_iter().skip_while(|month| month.actual.is_none()).collect::<Vec<_>>()
    });
    let enough = Memo::new(move |_| months.with(|it| it.iter().filter(|month| month.actual.is_some()).count() >= FEWEST_POINTS));
    let line = move |days: fn(&DaysSalesOutstandingOn) -> f64| {
        months.with(|it| {
            it.iter().map(|month| ChartPoint { name: words.get().format.short_month(month.on).to_owned(), y: days(month) }).collect()
        })
    };
    let lines = Signal::derive(move || {
        let [actual, best] = words.get().overview().trend_lines;
        let actual_line = line(|month| month.actual.as_ref().map_or(0.0, |it| it.days));
        let best_line = line(|month| month.best.as_ref().map_or(0.0, |it| it.days));
        vec![(LineLook::Reference, best.to_owned(), best_line), (LineLook::Accent, actual.to_owned(), actual_line)]
    });
    let about = move || {
        let words = words.get();
        let ends = months.with(|it| {
            let days = |month: Option<&DaysSalesOutstandingOn>| month.and_then(|it| it.actual.as_ref()).map(|it| it.whole_days());
            days(it.first()).zip(days(it.last()))
        });
        ends.map(|(first, last)| (words.overview().trend_about)(first, last)).unwrap_or_default()
    };
    let table = move || {
        let words = words.get();
        let days = |of: Option<i64>| of.map_or_else(|| "·".to_owned(), |days| words.format.number(days));
        let rows = months.with(|it| {
            it.iter()
                .rev()
                .map(|month| {
                    view! {
                        <tr>
                            <th scope="row">{words.format.month_year(month.on)}</th>
                            <td class="num">{days(month.actual.as_ref().map(|it| it.whole_days()))}</td>
                            <td class="num">{days(month.best.as_ref().map(|it| it.whole_days()))}</td>
                        </tr>
                    }
                })
                .collect_view()
        });
        let [actual, best] = words.overview().trend_lines;
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.overview().heads.month}</th>
                        <th scope="col" class="num">{actual}</th>
                        <th scope="col" class="num">{best}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        }
    };
    view! {
        <Show when=move || enough.get()>
            <Section
                title=move || words.get().overview().trend
                aside=move || (words.get().overview().trend_span)(i64::try_from(months.with(Vec::len)).unwrap_or_default())
            >
                <figure class="plot">
                    <LineChart
                        title=move || words.get().overview().trend
                        about
                        lines
                        axis=move |days: f64| words.get().format.days_late(rounded(days))
                    />
                </figure>
                <Figures>{table}</Figures>
            </Section>
        </Show>
    }
}

#[expect(clippy::cast_possible_truncation, reason = "days of an axis")]
fn rounded(days: f64) -> i64 {
    (days.round() as i64).max(1)
}

/// The customers that hold most late money.
#[component]
fn Latest(of: CurrencyOverview) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let currency = of.currency;
    let (sum, overdue) = (of.overdue_of_latest(), of.overdue);
    let n = i64::try_from(of.latest.len()).unwrap_or_default();
    let lines = workbench.view(move |ledger, as_of| latest(ledger, as_of, &of));
    let money = move |minor: i64| Money::from_minor(minor, currency);
    let aside = move || {
        let words = words.get();
        (n > 0).then(|| (words.overview().latest_aside)(n, &words.format.share(sum, overdue)))
    };
    view! {
        <Section title=move || words.get().overview().latest aside>
            {move || {
                let words = words.get();
                let heads = &words.overview().heads;
                let lines = lines.get();
                if lines.is_empty() {
                    return view! { <p class="soft">{words.overview().nobody_late}</p> }.into_any();
                }
                let rows = lines
                    .into_iter()
                    .map(|LateLine { name, route, days, overdue }| {
                        view! {
                            <tr>
                                <th scope="row" class="clip"><a href=navigator.href(route)>{name}</a></th>
                                <td><Age days /></td>
                                <td class="num"><Amount money=money(overdue) /></td>
                            </tr>
                        }
                    })
                    .collect_view();
                view! {
                    <div class="table plain">
                        <table>
                            <thead>
                                <tr>
                                    <th scope="col">{heads.customer}</th>
                                    <th scope="col">{heads.since}</th>
                                    <th scope="col" class="num">{heads.overdue}</th>
                                </tr>
                            </thead>
                            <tbody>{rows}</tbody>
                            <tfoot>
                                <tr>
                                    <th scope="row">{words.overview().together}</th>
                                    <td></td>
                                    <td class="num"><Amount money=money(sum) /></td>
                                </tr>
                            </tfoot>
                        </table>
                    </div>
                }
                .into_any()
            }}
        </Section>
    }
}
