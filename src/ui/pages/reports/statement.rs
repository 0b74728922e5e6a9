//! A customer's statement of account, once one is asked for.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::money::Money;
use crate::insight::{Period, Statement, StatementAccount, StatementLine, statement};
use crate::ledger::Ledger;
use crate::output::report_books::book_of;
use crate::output::report_tables::statement_table;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, ButtonLook, LinkButton, SaveTable, Saved, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, ReportsAsked, Route, Show as Shown};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use leptos::prelude::*;

/// A statement with what is drawn of its items.
#[derive(Debug, Clone, PartialEq)]
struct Look {
    name: String,
    /// What each line is called and where it leads, account by account.
    items: Vec<Vec<(String, Route)>>,
    statement: Statement,
}

/// What a line is called: its number, else what it is.
fn called(ledger: &Ledger, line: &StatementLine, words: &Words) -> (String, Route) {
    let item = ledger.item(line.item);
    let kind = (words.invoices().kind)(item.kind);
    let name = if item.number.is_empty() { kind.to_owned() } else { format!("{kind} {}", item.number) };
    let show = if item.kind.is_document() { Shown::All } else { Shown::Money };
    (name, Route::Invoices(InvoicesAsked { selected: Some(ledger.item_id(line.item)), show, ..Default::default() }))
}

/// The statement of the customer in the address; nothing where there is none.
#[component]
pub(super) fn StatementSection(asked: Memo<ReportsAsked>, period: Memo<Period>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let look = workbench.view(move |ledger, _| {
        let words = words.get();
        let customer = ledger.customer_of(asked.get().customer?)?;
        let statement = statement(ledger, customer, period.get());
        let items =
            statement.accounts.iter().map(|account| account.lines.iter().map(|line| called(ledger, line, words)).collect()).collect();
        Some(Look { name: ledger.customer(customer).details.name.clone(), items, statement })
    });
    let save = move |words: &'static Words| {
        look.with_untracked(|look| {
            let Look { statement, name, .. } = look.as_ref()?;
            let table = workbench.with_untracked(|ledger| statement_table(ledger, statement, words));
            let on = statement.period.last;
            let book = book_of(&(words.reports().statement.title)(name), table);
            Some(Saved { name: (words.reports().file.names[3])(&on.to_string()), on, book })
        })
    };
    let title = move || look.with(|look| look.as_ref().map(|look| (words.get().reports().statement.title)(&look.name)).unwrap_or_default());
    let span = move || {
        let (words, period) = (words.get(), period.get());
        (words.reports().movements.span)(&words.format.full_date(period.first), &words.format.full_date(period.last))
    };
    let accounts = move || {
        let look = look.get()?;
        if look.statement.accounts.is_empty() {
            return Some(view! { <p class="soft">{words.get().reports().statement.none}</p> }.into_any());
        }
        let name = look.name;
        let accounts = look.statement.accounts.into_iter().zip(look.items);
        Some(accounts.map(|(account, items)| view! { <Account account items name=name.clone() /> }).collect_view().into_any())
    };
    view! {
        <Show when=move || look.with(Option::is_some)>
            <Section
                title
                aside=move || {
                    view! {
                        <span class="only-wide">{span}</span>
                        <SaveTable what=title make=save />
                        <LinkButton
                            look=ButtonLook::Quiet
                            href=move || navigator.href(Route::Reports(ReportsAsked { customer: None, ..asked.get() }))
                        >
                            {move || words.get().reports().statement.close}
                        </LinkButton>
                    }
                }
            >
                {accounts}
            </Section>
        </Show>
    }
}

/// Its lines in one currency.
#[component]
fn Account(account: StatementAccount, items: Vec<(String, Route)>, name: String) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let StatementAccount { currency, opening, lines, closing, overdue, unapplied } = account;
    let money = move |minor: i64| Money::from_minor(minor, currency);
    let said = move |minor: i64| words.get().format.amount(money(minor));
    let rows = lines
        .into_iter()
        .zip(items)
        .map(|(line, (name, route))| {
            view! {
                <tr>
                    <td class="nowrap" data-cell="late">{move || words.get().format.short_date(line.on)}</td>
                    <th scope="row" class="clip" data-cell="who"><a href=move || navigator.href(route.clone())>{name}</a></th>
                    <td class="nowrap opt-1 soft">{move || line.due_on.map(|day| words.get().format.short_date(day))}</td>
                    <td class="num" data-cell="much"><Amount money=money(line.amount) /></td>
                    <td class="num" data-cell="do"><Amount money=money(line.balance) /></td>
                </tr>
            }
        })
        .collect_view();
    let edge = move |what: fn(&'static Words) -> &'static str, minor: i64| {
        view! {
            <tr>
                <td></td>
                <th scope="row" data-cell="who">{move || what(words.get())}</th>
                <td class="opt-1"></td>
                <td></td>
                <td class="num" data-cell="much"><Amount money=money(minor) /></td>
            </tr>
        }
    };
    let heads = move || {
        let [on, document, due, movement, balance] = words.get().reports().statement.heads;
        view! {
            <tr>
                <th scope="col">{on}</th>
                <th scope="col">{document}</th>
                <th scope="col" class="opt-1">{due}</th>
                <th scope="col" class="num">{movement}</th>
                <th scope="col" class="num">{balance}</th>
            </tr>
        }
    };
    view! {
        <div class="table as-cards below">
            <table aria-label=move || format!("{} {}", (words.get().reports().statement.title)(&name), currency.code())>
                <thead>{heads}</thead>
                <tbody>{edge(|words| words.reports().statement.opening, opening)} {rows}</tbody>
                <tfoot>{edge(|words| words.reports().statement.closing, closing)}</tfoot>
            </table>
        </div>
        <p class="small soft below">
            {move || (overdue > 0).then(|| (words.get().reports().statement.overdue)(&said(overdue)))}
            " "
            {move || (unapplied > 0).then(|| (words.get().reports().statement.unapplied)(&said(unapplied)))}
        </p>
    }
}
