//! The aged balance: its bar, its figures, and its customers.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::{FEWEST_POINTS, why};
use crate::basis::money::{Currency, Money};
use crate::insight::{AgedAmounts, AgedBalanceSettings, AgedOthers, AgedRow, CurrencyOverview, Figure as Asked, aged_balance};
use crate::ledger::Ledger;
use crate::output::report_books::aged_book;
use crate::ui::app::front_of;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Age, AgedBar, AgedPart, Figures, Reasons, SaveTable, Saved, Section, StackedBar, Why};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Page, Route};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Customers of the table before the others are put together.
const MOST_CUSTOMERS: usize = 8;

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

fn by_customer(ledger: &Ledger, as_of: NaiveDate, currency: Currency) -> ByCustomer {
    let aged = aged_balance(ledger, as_of, &AgedBalanceSettings::by_due_date());
    let (rows, others) = aged.largest(currency, MOST_CUSTOMERS);
    let lines = rows
        .into_iter()
        .map(|row| AgedLine {
            name: ledger.customer(row.customer).details.name.clone(),
            href: Some(Route::Customer { customer: ledger.customer_id(row.customer) }),
            days_late: row.oldest_days_late(as_of),
            row,
        })
        .collect();
    ByCustomer { lines, others, with_credits: aged.total(currency).is_some_and(|total| total.amounts.credits != 0) }
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
pub(super) fn Aged(of: CurrencyOverview) -> impl IntoView {
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
            .zip(words.invoices().ages)
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
                <Why title=move || words.get().overview().aged reasons>
                    {move || amount(outstanding)}
                </Why>
                {move || (words.get().overview().net)(&amount(unapplied.saturating_neg()))}
            }
        })
    };
    let figures = move || {
        let (words, amounts) = (words.get(), amounts.get_value());
        let debts = amounts.debts();
        let rows = steps(&amounts)
            .into_iter()
            .zip(words.invoices().ages)
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
                        <th scope="col">{words.overview().heads.age}</th>
                        <th scope="col" class="num">{words.overview().heads.owed}</th>
                        <th scope="col" class="num">{words.overview().heads.share}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{words.frame().parts.total}</th>
                        <td class="num">{amount(debts)}</td>
                        <td class="num">{words.format.share(debts, debts)}</td>
                    </tr>
                </tfoot>
            </table>
        }
    };
    let save = move |words: &'static Words| {
        let on = as_of.get_untracked();
        let book = workbench.with_untracked(|ledger| aged_book(ledger, on, words));
        Some(Saved { name: (words.tables().aged_name)(&on.to_string()), on, book })
    };
    let plot = drawn.then(|| {
        view! {
            <figure class="plot">
                <AgedBar
                    title=move || {
                        let words = words.get();
                        (words.overview().aged_on)(&words.format.full_date(as_of.get()))
                    }
                    parts
                />
                <figcaption class="legend"><span>{move || words.get().overview().opens}</span></figcaption>
            </figure>
            <Figures summary=Signal::derive(move || Some(words.get().overview().show_five.to_owned()))>{figures}</Figures>
        }
    });
    view! {
        <Section title=move || words.get().overview().aged aside>
            {plot}
            <div class="below">
                <div class="table as-cards">{move || aged_table(&by_customer.get(), &amounts.get_value(), currency, words.get())}</div>
                <div class="row">
                    <SaveTable what=move || words.get().overview().aged make=save />
                </div>
            </div>
        </Section>
    }
}

/// When room is short the older columns leave first, as in the mock.
const LEAVES: [&str; 5] = ["num opt-1", "num opt-1", "num opt-1", "num opt-3", "num opt-3"];

fn aged_table(by: &ByCustomer, total: &AgedAmounts, currency: Currency, words: &'static Words) -> impl IntoView + use<> {
    let navigator = use_navigator();
    let it = words.overview();
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
        words.invoices().ages.into_iter().zip(LEAVES).map(|(name, class)| view! { <th scope="col" class=class>{name}</th> }).collect_view();
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
                    <th scope="row" data-cell="who">{words.frame().parts.total}</th>
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
