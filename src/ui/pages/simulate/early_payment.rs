//! A discount for early payment: what it would cost and bring, customer by customer, on the firm's own last twelve months.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::insight::{EarlyPayment, EarlyPaymentOffer, EarlyPaymentRow, RatePoint, SHORT_OF_MONEY_DAYS, WouldTake, early_payment};
use crate::ledger::Ledger;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Curve, CurveMark, Explanation, Figures, Glyph, Icon, Reasons, Section, Slider, WholeAmount, Why};
use crate::ui::preferences::use_words;
use crate::ui::route::{EarlyAsked, Route, SimulateAsked};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use crate::words::format::NOTHING;
use leptos::prelude::*;

fn tenths(value: u16) -> f64 {
    f64::from(value) / 10.0
}

/// What is tried, as the view takes it. Customers that an address names and the ledger does not know are left out.
fn offer(ledger: &Ledger, asked: &EarlyAsked) -> EarlyPaymentOffer {
    EarlyPaymentOffer {
        percent: tenths(asked.rate),
        days: asked.days,
        own_cost_percent: tenths(asked.own_cost),
        customer_cost_percent: tenths(asked.customer_cost),
        said: asked.said.iter().filter_map(|(id, answer)| Some((ledger.customer_of(*id)?, *answer))).collect(),
    }
}

/// What an early-payment discount would cost and bring.
#[component]
pub(super) fn EarlyPaymentSimulation(asked: Memo<SimulateAsked>, currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let early = Memo::new(move |_| asked.with(|it| it.early.clone()));
    let found = workbench.view(move |ledger, as_of| early.with(|it| early_payment(ledger, as_of, currency, &offer(ledger, it))));
    view! {
        <Show
            when=move || found.with(|it| it.invoiced > 0)
            fallback=move || view! { <p class="soft below">{move || words.get().simulate().early.nothing}</p> }
        >
            <div class="sim">
                <Knobs asked />
                <section class="outcome" aria-live="polite">
                    <Outcome found early />
                    <RateCurve found early />
                </section>
            </div>
            <Customers found asked />
        </Show>
    }
}

/// The four quantities that are tried.
#[component]
fn Knobs(asked: Memo<SimulateAsked>) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let change = move |by: fn(&mut EarlyAsked, u16), to: u16| {
        let mut asked = asked.get_untracked();
        by(&mut asked.early, to);
        navigator.replace(Route::Simulate(asked));
    };
    let per_cent = move |value: u16| (words.get().simulate().per_cent)(tenths(value));
    let a_year = move |value: u16| (words.get().simulate().per_cent_a_year)(tenths(value));
    let days = move |value: u16| words.get().format.days(i64::from(value));
    let early = move || asked.with(|it| it.early.clone());
    let (most_rate, most_days, most_cost) = EarlyAsked::MOST;
    view! {
        <section class="knobs" aria-label=move || words.get().simulate().early.knobs>
            <h2>{move || words.get().simulate().early.knobs}</h2>
            <Slider
                label=move || words.get().simulate().early.rate
                said=move || per_cent(early().rate)
                value=Signal::derive(move || early().rate)
                range=(0, most_rate)
                ends=Signal::derive(move || (per_cent(0), per_cent(most_rate)))
                on_move=move |to| change(|it, to| it.rate = to, to)
            />
            <Slider
                label=move || words.get().simulate().early.within
                said=move || days(early().days)
                value=Signal::derive(move || early().days)
                range=(0, most_days)
                ends=Signal::derive(move || (days(0), days(most_days)))
                on_move=move |to| change(|it, to| it.days = to, to)
            />
            <Slider
                label=move || words.get().simulate().early.own_cost
                said=move || a_year(early().own_cost)
                value=Signal::derive(move || early().own_cost)
                range=(0, most_cost)
                ends=Signal::derive(move || (per_cent(0), per_cent(most_cost)))
                on_move=move |to| change(|it, to| it.own_cost = to, to)
            />
            <Slider
                label=move || words.get().simulate().early.customer_cost
                said=move || a_year(early().customer_cost)
                value=Signal::derive(move || early().customer_cost)
                range=(0, most_cost)
                ends=Signal::derive(move || (per_cent(0), per_cent(most_cost)))
                on_move=move |to| change(|it, to| it.customer_cost = to, to)
                help=Signal::derive(move || Some(words.get().simulate().early.customer_cost_help.to_owned()))
            />
        </section>
    }
}

/// A figure in the sentence, which can be asked why.
fn asked_why(said: String, (title, formula): (&'static str, &'static str), rows: Vec<Vec<String>>, total: Vec<String>) -> AnyView {
    let explanation = Explanation { formula: formula.to_owned(), rows, total: Some(total), ..Explanation::default() };
    let reasons = move || {
        let explanation = explanation.clone();
        view! { <Reasons explanation=Signal::stored(explanation) /> }
    };
    view! {
        <Why title=title reasons=reasons>
            <strong>{said}</strong>
        </Why>
    }
    .into_any()
}

/// The result in a sentence, and whether it is worth it.
#[component]
fn Outcome(found: Memo<EarlyPayment>, early: Memo<EarlyAsked>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let terms = move |found: &EarlyPayment, of: fn(&EarlyPaymentRow) -> i64, words: &'static Words| {
        workbench.with_untracked(|ledger| {
            let rows = found.rows.iter().filter(|row| of(row) != 0);
            rows.map(|row| {
                let amount = words.format.whole_amount(Money::from_minor(of(row), found.currency));
                vec![ledger.customer(row.customer).details.name.clone(), amount]
            })
            .collect::<Vec<_>>()
        })
    };
    move || {
        let words = words.get();
        let it = &words.simulate().early;
        let asked = early.get();
        found.with(|found| {
            let whole = |minor: i64| words.format.whole_amount(Money::from_minor(minor, found.currency));
            if found.cost == 0 {
                return view! { <p class="sentence">{it.nobody}</p> }.into_any();
            }
            let (Some((simple, compounded)), Some(break_even), Some(gained)) =
                (found.yearly_percent, found.break_even_percent, found.days_gained)
            else {
                return view! { <p class="sentence">{(it.only_free_riders)(&whole(found.cost))}</p> }.into_any();
            };
            let per_cent = words.simulate().per_cent;
            let [before, cost, forward, rate] = it.sentence;
            let total = |minor: i64| vec![it.takers.to_owned(), whole(minor)];
            let cost_why = asked_why(
                format!("{}{}", whole(found.cost), it.a_year),
                it.why_cost,
                terms(found, |row| row.cost, words),
                total(found.cost),
            );
            let forward_why = asked_why(
                whole(found.brought_forward),
                it.why_forward,
                terms(found, |row| row.brought_forward, words),
                total(found.brought_forward),
            );
            let rate_rows = vec![
                vec![it.rate.to_owned(), per_cent(tenths(asked.rate))],
                vec![it.heads[6].to_owned(), words.format.days(gained.round() as i64)],
                vec![it.curve_heads[2].to_owned(), per_cent(compounded)],
            ];
            let rate_why = asked_why(per_cent(simple), it.why_rate, rate_rows, vec![it.curve_heads[1].to_owned(), per_cent(simple)]);
            let offered = (it.offer)(&per_cent(tenths(asked.rate)), asked.days);
            let verdict =
                if simple > tenths(asked.own_cost) { (it.too_dear)(&per_cent(break_even)) } else { (it.worth_it)(&per_cent(break_even)) };
            let mark = if simple > tenths(asked.own_cost) { Icon::TriangleAlert } else { Icon::Check };
            let moved = found.days_to_pay.map(|(now, then)| {
                let days = |value: f64| words.format.days(value.round() as i64);
                (it.days_to_pay)(&days(now), &days(then))
            });
            view! {
                <p class="sentence">
                    {before} <strong>{offered}</strong> {cost} {cost_why} {forward} {forward_why} {rate} {rate_why}
                    {(it.against)(&per_cent(tenths(asked.own_cost)))}
                </p>
                <p class="verdict">
                    <Glyph icon=mark />
                    <span>
                        <strong>{verdict}</strong>
                        " "
                        {(found.cost_free_riders > 0).then(|| format!("{} ", (it.free_riders)(&whole(found.cost_free_riders))))}
                        {(it.if_all)(&whole(found.cost_if_all))}
                    </span>
                </p>
                {moved.map(|moved| view! { <p class="small soft">{moved}</p> })}
            }
            .into_any()
        })
    }
}

/// What the discount costs a year, by its rate, beside own money.
#[component]
fn RateCurve(found: Memo<EarlyPayment>, early: Memo<EarlyAsked>) -> impl IntoView {
    let words = use_words();
    let per_cent = move |value: f64| (words.get().simulate().per_cent)(value);
    let whole_per_cent = move |value: f64| words.get().format.per_cent(rust_decimal::Decimal::try_from(value).unwrap_or_default(), 0);
    let points = Signal::derive(move || {
        found.with(|found| found.curve.iter().map(|it| (it.percent, it.simple, per_cent(it.percent))).collect::<Vec<_>>())
    });
    let own = move || tenths(early.get().own_cost);
    let marks = Signal::derive(move || {
        found.with(|found| {
            let asked = tenths(early.get().rate);
            let even = found.break_even_percent.zip(found.curve.last()).filter(|(even, last)| *even <= last.percent);
            let even = even.map(|(x, _)| CurveMark { x, y: own(), label: per_cent(x), asked: false });
            let here = found.yearly_percent.map(|(y, _)| CurveMark { x: asked, y, label: per_cent(y), asked: true });
            even.into_iter().chain(here).collect::<Vec<_>>()
        })
    });
    let about = move || {
        let Some(((simple, _), even)) = found.with(|it| it.yearly_percent.zip(it.break_even_percent)) else { return String::new() };
        let it = &words.get().simulate().early;
        format!("{} {}. {}", per_cent(tenths(early.get().rate)), per_cent(simple), (it.worth_it)(&per_cent(even)))
    };
    let caption = move || {
        found.with(|found| {
            let (gained, (_, compounded)) = found.days_gained.zip(found.yearly_percent)?;
            let words = words.get();
            Some((words.simulate().early.caption)(&words.format.days(gained.round() as i64), &per_cent(compounded)))
        })
    };
    let row = move |point: RatePoint| {
        let words = words.get();
        let [cheaper, dearer] = words.simulate().early.cheaper_dearer;
        let beside = if point.simple > own() { dearer } else { cheaper };
        let currency = found.with(|it| it.currency);
        view! {
            <tr>
                <th scope="row">{per_cent(point.percent)}</th>
                <td class="num">{per_cent(point.simple)}</td>
                <td class="num">{per_cent(point.compounded)}</td>
                <td class="num">{beside}</td>
                <td class="num">
                    <WholeAmount money=Money::from_minor(point.cost, currency) />
                </td>
            </tr>
        }
    };
    let heads = move || {
        let heads = words.get().simulate().early.curve_heads;
        heads
            .into_iter()
            .enumerate()
            .map(|(at, it)| view! { <th scope="col" class=if at == 0 { "" } else { "num" }>{it}</th> })
            .collect_view()
    };
    view! {
        <Show when=move || found.with(|it| it.curve.len() > 2 && it.yearly_percent.is_some())>
            <figure class="plot">
                <Curve
                    title=move || words.get().simulate().early.chart
                    about=about
                    points
                    level=Signal::derive(move || (own(), format!("{} {}", words.get().simulate().early.own_line, per_cent(own()))))
                    marks
                    axis=move |value| whole_per_cent(value)
                />
                <figcaption>{caption}</figcaption>
            </figure>
            <Figures>
                <table>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{move || found.with(|it| it.curve.iter().skip(1).map(|it| row(*it)).collect_view())}</tbody>
                </table>
            </Figures>
        </Show>
    }
}

/// Who would take it, and why; each answer can be turned.
#[component]
fn Customers(found: Memo<EarlyPayment>, asked: Memo<SimulateAsked>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let turn = move |customer: ThingId, now: WouldTake| {
        let mut asked = asked.get_untracked();
        asked.early.said.retain(|(id, _)| *id != customer);
        asked.early.said.push((customer, now != WouldTake::Yes));
        // In the order in which an address holds them.
        asked.early.said.sort_by_key(|(_, answer)| !*answer);
        navigator.replace(Route::Simulate(asked));
    };
    let row = move |row: EarlyPaymentRow, currency: Currency| {
        let (id, name) =
            workbench.with_untracked(|ledger| (ledger.customer_id(row.customer), ledger.customer(row.customer).details.name.clone()));
        let words = words.get();
        let it = &words.simulate().early;
        let whole = move |minor: i64| {
            if minor == 0 {
                view! { <span class="quiet">{NOTHING}</span> }.into_any()
            } else {
                view! { <WholeAmount money=Money::from_minor(minor, currency) /> }.into_any()
            }
        };
        let delay = row.days_to_pay.map_or_else(|| NOTHING.to_owned(), |days| words.format.days_short(days.round() as i64));
        let answer = row.would_take;
        view! {
            <tr data-state=(answer != WouldTake::Yes).then_some("settled")>
                <th scope="row" data-cell="who">
                    <a href=navigator.href(Route::Customer { customer: id })>{name.clone()}</a>
                </th>
                <td class="num opt-2">{whole(row.invoiced)}</td>
                <td class="num opt-1">{delay}</td>
                <td data-cell="late">
                    <button class="button quiet" type="button" aria-label=format!("{}, {}", (it.would_take)(answer), (it.turn)(&name)) on:click=move |_| turn(id, answer)>
                        {(it.would_take)(answer)}
                    </button>
                </td>
                <td class="opt-3 soft">{(it.reason)(&row.reason)}</td>
                <td class="num" data-cell="much">{whole(row.cost)}</td>
                <td class="num opt-1">{whole(row.brought_forward)}</td>
            </tr>
        }
    };
    let heads = move || {
        let [who, invoiced, delay, take, why, cost, forward] = words.get().simulate().early.heads;
        view! {
            <th scope="col">{who}</th>
            <th scope="col" class="num opt-2">{invoiced}</th>
            <th scope="col" class="num opt-1">{delay}</th>
            <th scope="col">{take}</th>
            <th scope="col" class="opt-3">{why}</th>
            <th scope="col" class="num">{cost}</th>
            <th scope="col" class="num opt-1">{forward}</th>
        }
    };
    let foot = move || {
        found.with(|found| {
            let amount = |minor: i64| view! { <WholeAmount money=Money::from_minor(minor, found.currency) /> };
            view! {
                <tr>
                    <th scope="row" data-cell="who">{words.get().simulate().early.takers}</th>
                    <td class="num opt-2">{amount(found.invoiced_takers)}</td>
                    <td class="opt-1"></td>
                    <td></td>
                    <td class="opt-3"></td>
                    <td class="num" data-cell="much">{amount(found.cost)}</td>
                    <td class="num opt-1">{amount(found.brought_forward)}</td>
                </tr>
            }
        })
    };
    let aside = move || {
        let words = words.get();
        found.with(|it| (words.simulate().early.twelve_months)(&words.format.short_date(it.from), &words.format.short_date(it.to)))
    };
    view! {
        <Section title=move || words.get().simulate().early.customers aside>
            <div class="table as-cards">
                <table>
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>
                        {move || found.with(|it| it.rows.iter().map(|one| row(one.clone(), it.currency)).collect_view())}
                    </tbody>
                    <tfoot>{foot}</tfoot>
                </table>
            </div>
            <p class="small quiet below">{move || (words.get().simulate().early.conventions)(SHORT_OF_MONEY_DAYS.round() as i64)}</p>
        </Section>
    }
}
