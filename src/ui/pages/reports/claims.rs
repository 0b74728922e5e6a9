//! Claims of a period: asked for, paid, given up, between what was open before and what is left.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::money::{Currency, Money};
use crate::insight::{ClaimsMoved, Period, claims_report};
use crate::ledger::ClaimKind;
use crate::output::report_books::book_of;
use crate::output::report_tables::claims_table;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, SaveTable, Saved, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use leptos::prelude::*;

/// What was asked for, paid and given up, by kind and by customer.
#[component]
pub(super) fn ClaimsSection(period: Memo<Period>, currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let report = workbench.view(move |ledger, _| claims_report(ledger, period.get()));
    let names = workbench.view(move |ledger, _| {
        let of = |row: &crate::insight::ClaimsRow| {
            let name = ledger.customer(row.customer).details.name.clone();
            (ledger.customer_id(row.customer), name, row.both())
        };
        report.with(|it| it.rows.iter().filter(|row| row.currency == currency).map(of).collect::<Vec<_>>())
    });
    let save = move |words: &'static Words| {
        let on = period.get_untracked().last;
        let table = workbench.with_untracked(|ledger| report.with_untracked(|it| claims_table(ledger, it, words)));
        Some(Saved { name: (words.claims().file_name)(&on.to_string()), on, book: book_of(words.claims().section, table) })
    };
    let amount = move |minor: i64| {
        if minor == 0 {
            view! { <span class="quiet">"·"</span> }.into_any()
        } else {
            view! { <Amount money=Money::from_minor(minor, currency) /> }.into_any()
        }
    };
    let cells = move |of: ClaimsMoved| {
        view! {
            <td class="num opt-1">{amount(of.opening)}</td>
            <td class="num">{amount(of.moved.asked)}</td>
            <td class="num opt-1">{amount(of.moved.paid)}</td>
            <td class="num opt-1">{amount(of.moved.waived)}</td>
            <td class="num" data-cell="much">{amount(of.closing)}</td>
        }
    };
    let heads = move |first: &'static str| {
        let [_, opening, asked, paid, waived, closing] = words.get().claims().report_heads;
        view! {
            <thead>
                <tr>
                    <th scope="col">{first}</th>
                    <th scope="col" class="num opt-1">{opening}</th>
                    <th scope="col" class="num">{asked}</th>
                    <th scope="col" class="num opt-1">{paid}</th>
                    <th scope="col" class="num opt-1">{waived}</th>
                    <th scope="col" class="num">{closing}</th>
                </tr>
            </thead>
        }
    };
    let tables = move || {
        let words = words.get();
        let it = words.claims();
        let total = report.with(|report| report.totals.iter().find(|(of, ..)| *of == currency).copied());
        let Some((_, interest, compensation)) = total else { return view! { <p class="soft">{it.none}</p> }.into_any() };
        let both = interest.plus(compensation);
        let customers = names
            .get()
            .into_iter()
            .map(|(customer, name, of)| {
                view! {
                    <tr>
                        <th scope="row" class="clip" data-cell="who"><a href=navigator.href(Route::Customer { customer })>{name}</a></th>
                        {cells(of)}
                    </tr>
                }
            })
            .collect_view();
        view! {
            <div class="table as-cards">
                <table aria-label=it.by_kind>
                    {heads(it.kind_head)}
                    <tbody>
                        <tr><th scope="row" data-cell="who">{(it.kind)(ClaimKind::LateInterest)}</th>{cells(interest)}</tr>
                        <tr><th scope="row" data-cell="who">{(it.kind)(ClaimKind::FixedCompensation)}</th>{cells(compensation)}</tr>
                    </tbody>
                    <tfoot><tr><th scope="row" data-cell="who">{words.frame().parts.total}</th>{cells(both)}</tr></tfoot>
                </table>
            </div>
            <div class="table as-cards below">
                <table aria-label=it.by_customer>
                    {heads(it.report_heads[0])}
                    <tbody>{customers}</tbody>
                </table>
            </div>
        }
        .into_any()
    };
    view! {
        <Section
            title=move || words.get().claims().section
            aside=move || view! { <SaveTable what=move || words.get().claims().section make=save /> }
        >
            <p class="small soft">{move || words.get().claims().beside}</p>
            <div class="below">{tables}</div>
        </Section>
    }
}
