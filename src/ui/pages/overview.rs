//! Where does my money stand? Expected, received, late; the aged balance; who is latest; what to look at.

mod why;

use crate::basis::money::{Currency, Money};
use crate::dunning::{BankData, DaySettings, bank_data};
use crate::insight::{
    AgedAmounts, AgedBalanceSettings, AgedOthers, AgedRow, CurrencyOverview, DaysSalesOutstandingOn, Figure as Asked, LooseEnds,
    aged_balance, days_sales_outstanding_by_month, loose_ends, overview,
};
use crate::ledger::Ledger;
use crate::ui::app::front_of;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Age, AgedBar, AgedPart, Amount, ButtonLook, ChartPoint, Check, Checks, EmptyState, Figure, Figures, Icon, LineChart, LineLook,
    LinkButton, PageBody, Reasons, Section, Segments, StackedBar, Strip, Tone, WholeAmount, Why,
};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Page, Route, Show as Shown};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Customers of the table before the others are put together.
const MOST_CUSTOMERS: usize = 8;
/// Months of the trend.
const MONTHS: u32 = 12;
/// A chart wants that many points.
const FEWEST_POINTS: usize = 3;

/// A customer of the aged balance as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct AgedLine {
    name: String,
    href: Option<Route>,
    days_late: Option<i64>,
    row: AgedRow,
}

/// The aged balance by customer: the largest, and the others together.
#[derive(Debug, Clone, Default, PartialEq)]
struct ByCustomer {
    lines: Vec<AgedLine>,
    others: Option<AgedOthers>,
    with_credits: bool,
}

/// A customer with late money as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct LateLine {
    name: String,
    route: Route,
    days: i64,
    overdue: i64,
}

fn by_customer(ledger: &Ledger, as_of: NaiveDate, currency: Currency) -> ByCustomer {
    let aged = aged_balance(ledger, as_of, &AgedBalanceSettings::by_due_date());
    let (rows, others) = aged.largest(currency, MOST_CUSTOMERS);
    let lines = rows
        .into_iter()
        .map(|row| AgedLine {
            name: ledger.customer(row.customer).details.name.clone(),
            href: Some(Route::Customer { customer: ledger.customer_id(row.customer) }),
            days_late: row.oldest_late_on.map(|day| (as_of - day).num_days()),
            row,
        })
        .collect();
    ByCustomer { lines, others, with_credits: aged.total(currency).is_some_and(|total| total.amounts.credits != 0) }
}

fn latest(ledger: &Ledger, as_of: NaiveDate, of: &CurrencyOverview) -> Vec<LateLine> {
    of.latest
        .iter()
        .map(|late| LateLine {
            name: ledger.customer(late.customer).details.name.clone(),
            route: Route::Customer { customer: ledger.customer_id(late.customer) },
            days: (as_of - late.oldest_due_on).num_days(),
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
        let it = &words.overview;
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
            {words.frame.parts.late}
            "."
        }
        .into_any()
    };
    let choice = move || {
        (currencies.with(Vec::len) > 1).then(|| {
            view! {
                <Segments
                    label=move || words.get().overview.currency
                    options=Signal::derive(move || currencies.get().into_iter().map(|it| (Some(it), it.code().to_owned())).collect())
                    value=Signal::derive(move || of.with(|of| of.as_ref().map(|of| of.currency)))
                    on_choose=move |currency| chosen.set(currency)
                />
            }
        })
    };
    let nothing = move || {
        view! {
            <EmptyState title=move || words.get().overview.empty_title>
                <p>{move || words.get().overview.empty}</p>
                <LinkButton look=ButtonLook::Primary icon=Icon::Upload href=move || navigator.href(Route::Import)>
                    {move || words.get().invoices.empty_act}
                </LinkButton>
            </EmptyState>
        }
    };
    view! {
        <PageBody name="overview" title=move || words.get().frame.nav.overview answer=answer acts=choice>
            <Show when=move || !empty.get() fallback=nothing>
                {move || of.get().map(|of| view! { <Figures4 of as_of=as_of.get() /> })}
                {move || of.get().map(|of| view! { <Aged of /> })}
                {move || of.get().map(|of| view! { <Trend currency=of.currency /> })}
                <div class="two">
                    {move || of.get().map(|of| view! { <Latest of /> })}
                    <Alerts />
                </div>
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
        (of.due_this_month_open > 0).then(|| (words.get().overview.expected_more)(&whole(of.due_this_month_open), late.as_deref()))
    };
    let received_more = move || {
        let (of, words) = (of.get_value(), words.get());
        let share = (of.due_this_month > 0).then(|| words.format.share(of.received_this_month, of.due_this_month));
        (words.overview.received_more)(share.as_deref(), i64::from(of.n_received_this_month))
    };
    let overdue_more = move || {
        let (of, words) = (of.get_value(), words.get());
        let change = of.overdue_change();
        let sign = if change > 0 { "+" } else { "" };
        let change = format!("{sign}{}", words.format.whole_amount(money(change)));
        (words.overview.overdue_more)(&words.format.share(of.overdue, of.aged.debts()), &change)
    };
    let delay = move || {
        let (of, words) = (of.get_value(), words.get());
        match of.days_sales_outstanding {
            Some(found) => {
                let days = found.whole_days();
                view! {
                    <Why title=move || words.overview.delay reasons=asked(Asked::DaysSalesOutstanding)>
                        {words.format.number(days)}
                        <span class="currency">{format!("\u{202f}{}", (words.overview.days)(days))}</span>
                    </Why>
                }
                .into_any()
            }
            None => view! { <span class="quiet">"·"</span> }.into_any(),
        }
    };
    let delay_more = move || {
        let (of, words) = (of.get_value(), words.get());
        match (&of.days_sales_outstanding, &of.best_possible_days_sales_outstanding) {
            (Some(_), Some(best)) => (words.overview.delay_more)(&words.format.days(best.whole_days())),
            (Some(_), None) => String::new(),
            (None, _) => words.overview.no_delay.to_owned(),
        }
    };
    let (due, received, overdue) = of.with_value(|it| (it.due_this_month, it.received_this_month, it.overdue));
    view! {
        <Strip>
            <Figure name=move || (words.get().overview.expected)(month()) more=expected_more>
                <Why
                    title=move || (words.get().overview.expected)(month())
                    reasons=move || {
                        let explanation = of.with_value(|of| why::expected(of, as_of, words.get()));
                        view! { <Reasons explanation=Signal::stored(explanation) /> }
                    }
                >
                    <WholeAmount money=money(due) />
                </Why>
            </Figure>
            <Figure name=move || (words.get().overview.received)(month()) more=received_more>
                <Why title=move || (words.get().overview.received)(month()) reasons=asked(Asked::ReceivedThisMonth)>
                    <WholeAmount money=money(received) />
                </Why>
            </Figure>
            <Figure name=move || words.get().overview.overdue more=overdue_more>
                <Why title=move || words.get().overview.overdue reasons=asked(Asked::Overdue)>
                    <WholeAmount money=money(overdue) />
                </Why>
            </Figure>
            <Figure name=move || words.get().overview.delay more=delay_more>{delay}</Figure>
        </Strip>
    }
}

/// The five steps of lateness of a sum.
fn steps(amounts: &AgedAmounts) -> [i64; 5] {
    let mut steps = [0; 5];
    for (step, minor) in steps.iter_mut().zip(std::iter::once(&amounts.not_due).chain(&amounts.buckets)) {
        *step = *minor;
    }
    steps
}

fn shares(amounts: &AgedAmounts) -> [f64; 5] {
    amounts.shares().unwrap_or_default()
}

/// The aged balance: a bar whose steps open their invoices, its figures, and the customers.
#[component]
fn Aged(of: CurrencyOverview) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let as_of = workbench.as_of();
    let currency = of.currency;
    let by_customer = workbench.view(move |ledger, as_of| by_customer(ledger, as_of, currency));
    let amounts = StoredValue::new(of.aged.clone());
    let drawn = usize::try_from(of.n_open).unwrap_or_default() >= FEWEST_POINTS;
    let amount = move |minor: i64| words.get().format.amount_minor(minor, currency);
    let parts = Signal::derive(move || {
        let words = words.get();
        let amounts = amounts.get_value();
        steps(&amounts)
            .into_iter()
            .zip(shares(&amounts))
            .zip(words.invoices.ages)
            .zip(0_u8..)
            .map(|(((minor, share), name), step)| {
                let money = Money::from_minor(minor, currency);
                let asked = InvoicesAsked { age: Some(step), ..Default::default() };
                AgedPart {
                    step,
                    name: name.to_owned(),
                    amount: words.format.amount(money),
                    rough: words.format.rough_amount(money),
                    share,
                    disputed: 0.0,
                    href: (minor != 0).then(|| navigator.href(Route::Invoices(asked))),
                }
            })
            .collect::<Vec<_>>()
    });
    let (unapplied, outstanding) = (of.aged.unapplied, of.outstanding);
    let aside = move || {
        (unapplied != 0).then(|| {
            let reasons = move || {
                let day = as_of.get_untracked();
                let explanation = workbench.with_untracked(|ledger| why::figure(ledger, day, Asked::Outstanding, currency, words.get()));
                view! { <Reasons explanation=Signal::stored(explanation) /> }
            };
            view! {
                <Why title=move || words.get().overview.aged reasons>
                    {move || amount(outstanding)}
                </Why>
                {move || (words.get().overview.net)(&amount(unapplied.saturating_neg()))}
            }
        })
    };
    let figures = move || {
        let (words, amounts) = (words.get(), amounts.get_value());
        let debts = amounts.debts();
        let rows = steps(&amounts)
            .into_iter()
            .zip(words.invoices.ages)
            .map(|(minor, name)| {
                view! {
                    <tr>
                        <th scope="row">{name}</th>
                        <td class="num">{amount(minor)}</td>
                        <td class="num">{words.format.share(minor, debts)}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.overview.heads.age}</th>
                        <th scope="col" class="num">{words.overview.heads.owed}</th>
                        <th scope="col" class="num">{words.overview.heads.share}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{words.frame.parts.total}</th>
                        <td class="num">{amount(debts)}</td>
                        <td class="num">{words.format.share(debts, debts)}</td>
                    </tr>
                </tfoot>
            </table>
        }
    };
    let plot = drawn.then(|| {
        view! {
            <figure class="plot">
                <AgedBar
                    title=move || {
                        let words = words.get();
                        (words.overview.aged_on)(&words.format.full_date(as_of.get()))
                    }
                    parts
                />
                <figcaption class="legend"><span>{move || words.get().overview.opens}</span></figcaption>
            </figure>
            <Figures summary=Signal::derive(move || Some(words.get().overview.show_five.to_owned()))>{figures}</Figures>
        }
    });
    view! {
        <Section title=move || words.get().overview.aged aside>
            {plot}
            <div class="below">
                <div class="table as-cards">{move || aged_table(&by_customer.get(), &amounts.get_value(), currency, words.get())}</div>
            </div>
        </Section>
    }
}

/// When room is short the older columns leave first, as in the mock.
const LEAVES: [&str; 5] = ["num opt-1", "num opt-1", "num opt-1", "num opt-3", "num opt-3"];

fn aged_table(by: &ByCustomer, total: &AgedAmounts, currency: Currency, words: &'static Words) -> impl IntoView + use<> {
    let navigator = use_navigator();
    let it = &words.overview;
    let with_credits = by.with_credits;
    let whole = move |minor: i64| {
        let parts = words.format.whole_amount_parts(Money::from_minor(minor, currency));
        format!("{}{}", parts.sign, parts.figures)
    };
    let cell = move |class: &'static str, minor: i64| {
        if minor == 0 {
            view! { <td class=class><span class="quiet">"·"</span></td> }.into_any()
        } else {
            view! { <td class=class>{whole(minor)}</td> }.into_any()
        }
    };
    let columns = move |amounts: &AgedAmounts| {
        let ages = steps(amounts).into_iter().zip(LEAVES).map(|(minor, class)| cell(class, minor)).collect_view();
        let credits = with_credits.then(|| cell("num opt-3", amounts.credits));
        view! {
            {ages}
            {credits}
        }
    };
    let rows = by
        .lines
        .iter()
        .map(|line| {
            let name = match &line.href {
                Some(route) => view! { <a href=navigator.href(route.clone())>{line.name.clone()}</a> }.into_any(),
                None => line.name.clone().into_any(),
            };
            let late = line.row.amounts.overdue();
            view! {
                <tr>
                    <th scope="row" data-cell="who">{name}</th>
                    <td class="opt-2"><StackedBar shares=Signal::stored(shares(&line.row.amounts)) /></td>
                    {columns(&line.row.amounts)}
                    <td data-cell="late" class="only-card">{line.days_late.map(|days| view! { <Age days /> })}</td>
                    <td data-cell="do" class="only-card">
                        {(late > 0).then(|| (it.of_it_late)(&words.format.whole_amount(Money::from_minor(late, currency))))}
                    </td>
                    <td class="num" data-cell="much">{whole(line.row.amounts.documents())}</td>
                </tr>
            }
        })
        .collect_view();
    let others = by.others.as_ref().map(|others| {
        view! {
            <tr>
                <th scope="row" data-cell="who">
                    <a href=navigator.href(front_of(Page::Customers))>{(it.others)(i64::from(others.n_customers))}</a>
                </th>
                <td class="opt-2"><StackedBar shares=Signal::stored(shares(&others.amounts)) /></td>
                {columns(&others.amounts)}
                <td data-cell="late" class="only-card"></td>
                <td data-cell="do" class="only-card"></td>
                <td class="num" data-cell="much">{whole(others.amounts.documents())}</td>
            </tr>
        }
    });
    let heads =
        words.invoices.ages.into_iter().zip(LEAVES).map(|(name, class)| view! { <th scope="col" class=class>{name}</th> }).collect_view();
    let debts = total.debts();
    let share = steps(total)
        .into_iter()
        .zip(LEAVES)
        .map(|(minor, class)| view! { <td class=class>{words.format.share(minor, debts)}</td> })
        .collect_view();
    view! {
        <table>
            <caption class="visually-hidden">{it.by_customer}</caption>
            <thead>
                <tr>
                    <th scope="col">{it.heads.customer}</th>
                    <th scope="col" class="opt-2 mini-head"><span class="visually-hidden">{it.heads.spread}</span></th>
                    {heads}
                    {with_credits.then(|| view! { <th scope="col" class="num opt-3">{it.heads.credits}</th> })}
                    <th class="only-card"></th>
                    <th class="only-card"></th>
                    <th scope="col" class="num" aria-sort="descending">{it.heads.owed}</th>
                </tr>
            </thead>
            <tbody>
                {rows}
                {others}
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row" data-cell="who">{words.frame.parts.total}</th>
                    <td class="opt-2"></td>
                    {columns(total)}
                    <td class="only-card"></td>
                    <td class="only-card"></td>
                    <td class="num" data-cell="much">{whole(total.documents())}</td>
                </tr>
                <tr>
                    <th scope="row" data-cell="who">{it.share}</th>
                    <td class="opt-2"></td>
                    {share}
                    {with_credits.then(|| view! { <td class="num opt-3"></td> })}
                    <td class="only-card"></td>
                    <td class="only-card"></td>
                    <td class="num"></td>
                </tr>
            </tfoot>
        </table>
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
        let [actual, best] = words.get().overview.trend_lines;
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
        ends.map(|(first, last)| (words.overview.trend_about)(first, last)).unwrap_or_default()
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
        let [actual, best] = words.overview.trend_lines;
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words.overview.heads.month}</th>
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
                title=move || words.get().overview.trend
                aside=move || (words.get().overview.trend_span)(i64::try_from(months.with(Vec::len)).unwrap_or_default())
            >
                <figure class="plot">
                    <LineChart
                        title=move || words.get().overview.trend
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
        (n > 0).then(|| (words.overview.latest_aside)(n, &words.format.share(sum, overdue)))
    };
    view! {
        <Section title=move || words.get().overview.latest aside>
            {move || {
                let words = words.get();
                let heads = &words.overview.heads;
                let lines = lines.get();
                if lines.is_empty() {
                    return view! { <p class="soft">{words.overview.nobody_late}</p> }.into_any();
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
                                    <th scope="row">{words.overview.together}</th>
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

/// What makes the figures less sure than they look, each with the page where it is mended.
#[component]
fn Alerts() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let found = workbench
        .view(|ledger, as_of| (loose_ends(ledger, as_of), bank_data(ledger, as_of, &DaySettings::default()), ledger.anomalies().len()));
    let alerts = move || found.with(|(ends, bank, n_anomalies)| alerts(ends, bank, *n_anomalies, words.get()));
    view! {
        <Section title=move || words.get().overview.alerts>
            {move || {
                let found = alerts();
                if found.is_empty() {
                    return view! { <p class="soft">{words.get().overview.no_alert}</p> }.into_any();
                }
                let each = found
                    .into_iter()
                    .map(|Alert { tone, icon, said, act, route }| {
                        view! {
                            <Check tone icon>
                                {said}
                                " "
                                <a href=navigator.href(route)>{act}</a>
                            </Check>
                        }
                    })
                    .collect_view();
                view! { <div class="alerts-list"><Checks>{each}</Checks></div> }.into_any()
            }}
        </Section>
    }
}

struct Alert {
    tone: Tone,
    icon: Icon,
    said: String,
    act: &'static str,
    route: Route,
}

fn alerts(ends: &LooseEnds, bank: &BankData, n_anomalies: usize, words: &'static Words) -> Vec<Alert> {
    let it = &words.overview.alert;
    let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let money = || Route::Invoices(InvoicesAsked { show: Shown::Money, ..Default::default() });
    let mut found = Vec::new();
    if n_anomalies > 0 {
        found.push(Alert {
            tone: Tone::Alarm,
            icon: Icon::OctagonAlert,
            said: (it.anomalies)(n(n_anomalies)),
            act: it.see_history,
            route: Route::Settings,
        });
    }
    if bank.is_stale {
        let said = match bank.known_up_to.zip(bank.open_days) {
            Some((day, days)) => (it.stale)(&words.format.date(day), &(words.overview.open_days)(i64::from(days))),
            None => it.no_bank.to_owned(),
        };
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Landmark, said, act: it.import, route: Route::Import });
    }
    if ends.n_proposals > 0 {
        found.push(Alert {
            tone: Tone::Doubt,
            icon: Icon::Handshake,
            said: (it.proposals)(n(ends.n_proposals)),
            act: it.see_money,
            route: money(),
        });
    }
    if !ends.unapplied.is_empty() {
        let sums: Vec<String> = ends.unapplied.iter().map(|sum| words.format.amount_minor(sum.rest, sum.currency)).collect();
        let count = ends.unapplied.iter().map(|sum| i64::from(sum.n)).sum();
        let said = (it.unapplied)(count, &words.format.list(&sums));
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Banknote, said, act: it.see_money, route: money() });
    }
    if ends.n_assumed > 0 {
        let said = (it.assumed)(i64::from(ends.n_assumed));
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Clock, said, act: it.set_terms, route: Route::Settings });
    }
    if ends.n_unknown_kind > 0 {
        let said = (it.unknown)(i64::from(ends.n_unknown_kind));
        found.push(Alert { tone: Tone::Doubt, icon: Icon::Users, said, act: it.set_kinds, route: front_of(Page::Customers) });
    }
    found
}
