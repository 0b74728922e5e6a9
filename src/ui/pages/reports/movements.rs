//! Movements of a period: by kind, between two balances, and by customer.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::money::{Currency, Money};
use crate::insight::{MovementRow, MovementSums, Movements, Period, PeriodChoice, movements_of_period};
use crate::ledger::{Ledger, Movement};
use crate::output::report_books::book_of;
use crate::output::report_tables::movements_table;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, Button, ButtonLook, Callout, SaveTable, Saved, Section, SelectField, Tone, WholeAmount};
use crate::ui::preferences::use_words;
use crate::ui::route::{ReportsAsked, Route};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use leptos::prelude::*;

/// Customers shown at first, and when more are asked for; a file has all of them.
const FEW: usize = 10;
const MANY: usize = 500;

/// A customer as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    name: String,
    route: Route,
    sums: MovementSums,
}

/// The customers shown, and the others: how many, and their accounts together.
type Lines = (Vec<Line>, Option<(usize, MovementSums)>);

fn lines(ledger: &Ledger, movements: &Movements, asked: ReportsAsked, currency: Currency, most: usize) -> Lines {
    let (rows, others) = movements.largest(currency, most);
    let line = |MovementRow { customer, sums, .. }: MovementRow| Line {
        name: ledger.customer(customer).details.name.clone(),
        route: Route::Reports(ReportsAsked { customer: Some(ledger.customer_id(customer)), ..asked }),
        sums,
    };
    (rows.into_iter().map(line).collect(), others)
}

/// What moved the accounts between two evenings.
#[component]
pub(super) fn MovementsSection(asked: Memo<ReportsAsked>, period: Memo<Period>, currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let most = RwSignal::new(FEW);
    let movements = workbench.view(move |ledger, _| movements_of_period(ledger, period.get()));
    let total = Memo::new(move |_| movements.with(|it| it.total(currency).map(|total| total.sums)));
    let shown = workbench.view(move |ledger, _| movements.with(|it| lines(ledger, it, asked.get(), currency, most.get())));
    let save = move |words: &'static Words| {
        let on = period.get_untracked().last;
        let table = workbench.with_untracked(|ledger| movements.with_untracked(|it| movements_table(ledger, it, words)));
        Some(Saved { name: (words.reports().file.names[2])(&on.to_string()), on, book: book_of(words.reports().movements.title, table) })
    };
    let span = move || {
        let (words, period) = (words.get(), period.get());
        (words.reports().movements.span)(&words.format.full_date(period.first), &words.format.full_date(period.last))
    };
    let amount = move |minor: i64| view! { <Amount money=Money::from_minor(minor, currency) /> };
    let whole = move |minor: i64| {
        if minor == 0 {
            view! { <span class="quiet">"·"</span> }.into_any()
        } else {
            view! { <WholeAmount money=Money::from_minor(minor, currency) /> }.into_any()
        }
    };

    let by_kind = move || {
        let words = words.get();
        let it = &words.reports().movements;
        let Some(sums) = total.get() else { return view! { <p class="soft">{it.none}</p> }.into_any() };
        let period = period.get();
        let before = period.eve().unwrap_or(period.first);
        let rows = Movement::ALL
            .into_iter()
            .filter(|movement| sums.of(*movement) != 0)
            .map(|movement| {
                view! {
                    <tr>
                        <th scope="row" data-cell="who">{(words.customers().sheet.movement)(movement)}</th>
                        <td class="num" data-cell="much">{amount(sums.of(movement))}</td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <div class="table as-cards ties">
                <table aria-label=it.by_kind>
                    <tbody>
                        <tr>
                            <th scope="row" data-cell="who">{(it.opening)(&words.format.date(before))}</th>
                            <td class="num" data-cell="much">{amount(sums.opening)}</td>
                        </tr>
                        {rows}
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" data-cell="who">{(it.closing)(&words.format.date(period.last))}</th>
                            <td class="num" data-cell="much">{amount(sums.closing)}</td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        }
        .into_any()
    };
    let cells = move |sums: MovementSums| {
        view! {
            <td class="num opt-1">{whole(sums.opening)}</td>
            <td class="num opt-1">{whole(sums.of(Movement::Invoiced))}</td>
            <td class="num opt-2">{whole(sums.of(Movement::Credited))}</td>
            <td class="num opt-1">{whole(sums.of(Movement::Paid))}</td>
            <td class="num opt-2">{whole(sums.otherwise_moved())}</td>
            <td class="num" data-cell="much">{whole(sums.closing)}</td>
        }
    };
    let by_customer = move || {
        let words = words.get();
        let it = &words.reports().movements;
        let sums = total.get()?;
        let (lines, others) = shown.get();
        let [customer, opening, invoiced, credited, paid, other, closing] = it.heads;
        let rows = lines
            .into_iter()
            .map(|Line { name, route, sums }| {
                view! {
                    <tr>
                        <th scope="row" class="clip" data-cell="who"><a href=navigator.href(route)>{name}</a></th>
                        {cells(sums)}
                    </tr>
                }
            })
            .collect_view();
        let others = others.map(|(n, sums)| {
            view! {
                <tr class="soft">
                    <th scope="row" data-cell="who">{(it.others)(i64::try_from(n).unwrap_or(i64::MAX))}</th>
                    {cells(sums)}
                </tr>
            }
        });
        Some(view! {
            <div class="table as-cards">
                <table aria-label=it.by_customer>
                    <thead>
                        <tr>
                            <th scope="col">{customer}</th>
                            <th scope="col" class="num opt-1">{opening}</th>
                            <th scope="col" class="num opt-1">{invoiced}</th>
                            <th scope="col" class="num opt-2">{credited}</th>
                            <th scope="col" class="num opt-1">{paid}</th>
                            <th scope="col" class="num opt-2">{other}</th>
                            <th scope="col" class="num">{closing}</th>
                        </tr>
                    </thead>
                    <tbody>{rows} {others}</tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" data-cell="who">{words.frame().parts.total}</th>
                            {cells(sums)}
                        </tr>
                    </tfoot>
                </table>
            </div>
        })
    };
    view! {
        <Section
            title=move || words.get().reports().movements.title
            aside=move || {
                view! {
                    <span class="only-wide">{span}</span>
                    <SaveTable what=move || words.get().reports().movements.title make=save />
                }
            }
        >
            <div class="fields">
                <SelectField
                    label=move || words.get().reports().movements.period
                    options=Signal::derive(move || {
                        PeriodChoice::ALL.map(|it| (it, (words.get().reports().movements.choice)(it).to_owned())).to_vec()
                    })
                    value=Signal::derive(move || asked.get().period)
                    on_choose=move |period| navigator.replace(Route::Reports(ReportsAsked { period, ..asked.get_untracked() }))
                />
            </div>
            <Show when=move || !movements.with(Movements::ties)>
                <Callout tone=Tone::Alarm>{move || words.get().reports().not_tied}</Callout>
            </Show>
            <div class="below">{by_kind}</div>
            <div class="below">{by_customer}</div>
            <Show when=move || total.get().is_some()>
                <p class="small quiet below">
                    {move || words.get().reports().movements.opens}
                    " "
                    <Show when=move || shown.with(|(_, others)| others.is_some()) && most.get() == FEW>
                        <Button look=ButtonLook::Quiet on_press=move || most.set(MANY)>
                            {move || words.get().reports().movements.show_more}
                        </Button>
                    </Show>
                </p>
            </Show>
        </Section>
    }
}
