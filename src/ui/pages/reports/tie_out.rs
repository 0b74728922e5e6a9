//! Tie-out: the balance of the accounts as typed, the difference, and what could explain it. Nothing is stored.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::money::{Currency, Money};
use crate::insight::{FamilySum, TieOut, tie_out};
use crate::ledger::{ItemIdx, Ledger};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, Entry, FieldKind, Section};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route, Show as Shown};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use crate::words::typed::parsed_amount;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Items shown of each kind of reason; the others are counted.
const MOST_ITEMS: usize = 12;

/// An item as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    on: NaiveDate,
    name: String,
    customer: String,
    route: Route,
    amount: i64,
    why: &'static str,
}

fn line(ledger: &Ledger, idx: ItemIdx, amount: i64, why: &'static str, words: &Words) -> Line {
    let item = ledger.item(idx);
    let kind = (words.invoices().kind)(item.kind);
    let show = if item.kind.is_document() { Shown::All } else { Shown::Money };
    Line {
        on: item.on,
        name: if item.number.is_empty() { kind.to_owned() } else { format!("{kind} {}", item.number) },
        customer: ledger.customer(item.customer).details.name.clone(),
        route: Route::Invoices(InvoicesAsked { selected: Some(ledger.item_id(idx)), show, ..Default::default() }),
        amount,
        why,
    }
}

/// A reason with its first items, and how many others there are.
type Reason = (String, Vec<Line>, usize);

fn reasons(ledger: &Ledger, found: &TieOut, words: &'static Words) -> Vec<Reason> {
    let it = &words.reports().tie_out;
    let amount = |minor: i64| words.format.amount_minor(minor, found.currency);
    let n = |len: usize| i64::try_from(len).unwrap_or(i64::MAX);
    let whole = |idx: ItemIdx| ledger.item(idx).amount;
    let mut reasons = Vec::new();
    let mut add = |title: String, items: Vec<Line>| {
        let others = items.len().saturating_sub(MOST_ITEMS);
        reasons.push((title, items.into_iter().take(MOST_ITEMS).collect(), others));
    };
    for FamilySum { family, balance, explains } in &found.families {
        let said = (it.family)(family.code(), &amount(*balance));
        add(if *explains { format!("{said} {}", it.family_explains) } else { said }, Vec::new());
    }
    if !found.fitting.is_empty() {
        let items = found.fitting.iter().map(|of| line(ledger, of.item, whole(of.item), (it.fit)(of.fit), words)).collect();
        add((it.fitting)(n(found.fitting.len())), items);
    }
    if !found.near.is_empty() {
        add((it.near)(n(found.near.len())), found.near.iter().map(|idx| line(ledger, *idx, whole(*idx), "", words)).collect());
    }
    if !found.unapplied.is_empty() {
        let items = found.unapplied.iter().map(|(idx, rest)| line(ledger, *idx, *rest, "", words)).collect();
        add((it.unapplied)(n(found.unapplied.len()), &amount(found.unapplied_sum())), items);
    }
    if found.n_anomalies > 0 {
        add((it.anomalies)(n(found.n_anomalies)), Vec::new());
    }
    reasons
}

/// The form and what it finds.
#[component]
pub(super) fn TieOutSection(currency: Currency) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let day = RwSignal::new(workbench.as_of().get_untracked().to_string());
    let balance = RwSignal::new(String::new());
    let on = Memo::new(move |_| day.get().parse::<NaiveDate>().ok());
    let theirs = Memo::new(move |_| balance.with(|typed| parsed_amount(typed, currency).and_then(Money::to_minor)));
    let day_wrong = Signal::derive(move || on.get().is_none().then(|| words.get().reports().tie_out.no_day.to_owned()));
    let wrong = Signal::derive(move || {
        let nothing_typed = balance.with(|typed| typed.trim().is_empty());
        (!nothing_typed && theirs.get().is_none()).then(|| words.get().reports().tie_out.no_amount.to_owned())
    });
    let found = workbench.view(move |ledger, _| {
        let found = tie_out(ledger, on.get()?, currency, theirs.get()?);
        let reasons = reasons(ledger, &found, words.get());
        Some((found, reasons))
    });
    let result = move || {
        let (found, reasons) = found.get()?;
        let words = words.get();
        let it = &words.reports().tie_out;
        let [theirs, ours, difference] = it.lines;
        let money = |minor: i64| Money::from_minor(minor, currency);
        let same = found.ties();
        let sums = view! {
            <div class="table as-cards ties below">
                <table aria-label=it.title>
                    <tbody>
                        <tr>
                            <th scope="row" data-cell="who">{theirs}</th>
                            <td class="num" data-cell="much"><Amount money=money(found.theirs) /></td>
                        </tr>
                        <tr>
                            <th scope="row" data-cell="who">{ours}</th>
                            <td class="num" data-cell="much"><Amount money=money(found.ours) /></td>
                        </tr>
                    </tbody>
                    <tfoot>
                        <tr>
                            <th scope="row" data-cell="who">{difference}</th>
                            <td class="num" data-cell="much"><Amount money=money(found.difference) /></td>
                        </tr>
                    </tfoot>
                </table>
            </div>
        };
        let explained = match (same, reasons.is_empty()) {
            (true, _) => view! { <p class="below" role="status">{it.same}</p> }.into_any(),
            (false, true) => view! { <p class="below" role="status">{it.nothing}</p> }.into_any(),
            (false, false) => view! {
                <h3 class="below">{it.could_be}</h3>
                {reasons.into_iter().map(|reason| view! { <ReasonItems reason currency /> }).collect_view()}
            }
            .into_any(),
        };
        Some(view! { {sums} {explained} })
    };
    view! {
        <Section title=move || words.get().reports().tie_out.title>
            <p class="small soft">{move || words.get().reports().tie_out.intro}</p>
            <div class="fields below">
                <Entry label=move || words.get().reports().tie_out.day kind=FieldKind::Date value=day on_input=move |it| day.set(it) wrong=day_wrong />
                <Entry
                    label=move || (words.get().reports().tie_out.balance)(currency.code())
                    kind=FieldKind::Amount
                    value=balance
                    on_input=move |it| balance.set(it)
                    wrong
                />
            </div>
            {result}
        </Section>
    }
}

/// One reason with its items.
#[component]
fn ReasonItems(reason: Reason, currency: Currency) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let (title, items, others) = reason;
    let named = title.clone();
    let table = (!items.is_empty()).then(|| {
        let words = words.get_untracked();
        let it = &words.reports().tie_out;
        let [on, document, customer, amount, why] = it.heads;
        let says_why = items.iter().any(|line| !line.why.is_empty());
        let rows = items
            .into_iter()
            .map(|line| {
                let route = line.route;
                view! {
                    <tr>
                        <td class="nowrap" data-cell="late">{words.format.short_date(line.on)}</td>
                        <th scope="row" data-cell="who"><a href=navigator.href(route)>{line.name}</a></th>
                        <td class="clip" data-cell="do">{line.customer}</td>
                        <td class="num" data-cell="much"><Amount money=Money::from_minor(line.amount, currency) /></td>
                        {says_why.then(|| view! { <td class="soft" data-cell="more">{line.why}</td> })}
                    </tr>
                }
            })
            .collect_view();
        view! {
            <div class="table as-cards plain">
                <table aria-label=named>
                    <thead>
                        <tr>
                            <th scope="col">{on}</th>
                            <th scope="col">{document}</th>
                            <th scope="col">{customer}</th>
                            <th scope="col" class="num">{amount}</th>
                            {says_why.then(|| view! { <th scope="col">{why}</th> })}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {(others > 0).then(|| view! { <p class="small quiet">{(it.others)(i64::try_from(others).unwrap_or(i64::MAX))}</p> })}
        }
    });
    view! {
        <p class="below">{title}</p>
        {table}
    }
}
