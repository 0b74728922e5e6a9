//! What can be collected by direct debit: chosen, saved as a file for the bank, and noted so that it is not asked twice.

use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::insight::{Collectables, NotCollected, collectables};
use crate::journal::Deed;
use crate::law::direct_debit::{NOTICE, NOTICE_DAYS};
use crate::law::{collection_day, earliest_collection};
use crate::ledger::{AskedDebit, DebitSequence, DebitWish, ItemIdx, MandateIdx, PayingWish};
use crate::output::debit_file::{ToCollect, creditor, debit_file};
use crate::output::pain008::Version;
use crate::ui::download;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Amount, Button, ButtonLook, Callout, EmptyState, Entry, FieldKind, LinkButton, PageBody, Section, SelectField, TickField, Tone,
    UndoLine,
};
use crate::ui::preferences::use_words;
use crate::ui::route::{CustomersAsked, Route};
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong::fault_line;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::BTreeSet;

/// A row as it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Row {
    id: ThingId,
    document: ItemIdx,
    mandate: MandateIdx,
    mandate_id: ThingId,
    number: String,
    customer: String,
    reference: String,
    due_on: NaiveDate,
    open: Money,
    sequence: DebitSequence,
}

/// A debit that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Asked {
    id: ThingId,
    number: String,
    customer: String,
    collect_on: NaiveDate,
    amount: Money,
    row: ToCollect,
    asked_on: NaiveDate,
}

/// What can be collected, what cannot, what was asked for.
#[component]
pub fn DebitsPage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let today = workbench.today();
    let day = RwSignal::new(earliest_collection(today.get_untracked()).to_string());
    let version = RwSignal::new(Version::V02);
    let without = RwSignal::new(BTreeSet::<ThingId>::new());
    let done = RwSignal::new(None::<(String, crate::basis::id::BatchId)>);
    let fault = RwSignal::new(None::<Fault>);
    let not_saved = RwSignal::new(false);
    let collect_on = Memo::new(move |before: Option<&NaiveDate>| {
        day.get().parse().ok().or(before.copied()).unwrap_or_else(|| earliest_collection(today.get()))
    });
    let wrong = Signal::derive(move || {
        let (words, on) = (words.get(), collect_on.get());
        let said = |day: NaiveDate| words.format.full_date(day);
        let earliest = earliest_collection(today.get());
        if on < earliest {
            Some((words.paying().collect_early)(&said(earliest)))
        } else {
            (collection_day(on) != on).then(|| (words.paying().collect_closed)(&said(collection_day(on))))
        }
    });
    let found = workbench.view(move |ledger, as_of| {
        let Collectables { rows, left_out } = collectables(ledger, as_of, collect_on.get());
        let rows: Vec<Row> = rows
            .into_iter()
            .filter_map(|row| {
                let mandate = ledger.mandate(row.mandate)?;
                Some(Row {
                    id: ledger.item_id(row.document),
                    document: row.document,
                    mandate: row.mandate,
                    mandate_id: ledger.mandate_id(mandate),
                    number: ledger.number(row.document).to_owned(),
                    customer: ledger.customer(row.customer).details.name.clone(),
                    reference: mandate.terms.reference.clone(),
                    due_on: row.due_on,
                    open: row.open,
                    sequence: row.sequence,
                })
            })
            .collect();
        let left_out: Vec<(String, String, NotCollected)> = left_out
            .into_iter()
            .filter(|(_, why)| !matches!(why, NotCollected::NotDue | NotCollected::Asked { .. }))
            .map(|(item, why)| (ledger.number(item).to_owned(), ledger.customer(ledger.item(item).customer).details.name.clone(), why))
            .collect();
        let mut asked: Vec<Asked> = ledger
            .debits()
            .filter(|(_, debit)| debit.counts_on(as_of))
            .map(|(_, debit)| Asked {
                id: ledger.debit_id(debit),
                number: ledger.number(debit.document).to_owned(),
                customer: ledger.customer(ledger.item(debit.document).customer).details.name.clone(),
                collect_on: debit.collect_on,
                amount: Money::from_minor(debit.amount, Currency::EUR),
                row: ToCollect { document: debit.document, mandate: debit.mandate, cents: debit.amount, sequence: debit.sequence },
                asked_on: debit.asked_on,
            })
            .collect();
        asked.reverse();
        (rows, left_out, asked)
    });
    let may_collect = workbench.view(|ledger, _| creditor(ledger).is_some());
    let chosen = move || {
        let without = without.get();
        found.with(|(rows, ..)| rows.iter().filter(|row| !without.contains(&row.id)).cloned().collect::<Vec<_>>())
    };
    let total = move || {
        let cents = chosen().iter().fold(0_i64, |sum, row| sum.saturating_add(row.open.to_minor().unwrap_or_default()));
        Money::from_minor(cents, Currency::EUR)
    };
    let save = move |rows: &[ToCollect], asked_on: NaiveDate, on: NaiveDate| {
        let file = workbench.with_untracked(|ledger| debit_file(ledger, version.get_untracked(), (asked_on, on), rows));
        let name = format!("{}-{on}.xml", version.get_untracked().name());
        file.is_some_and(|file| download::save(&name, "application/xml", file.as_bytes()).is_ok())
    };
    let ask = move || {
        let rows = untrack(chosen);
        let (asked_on, on) = (today.get_untracked(), collect_on.get_untracked());
        let debits =
            rows.iter().map(|row| AskedDebit { document: row.id, mandate: row.mandate_id, amount: row.open, sequence: row.sequence });
        let command = PayingWish::Debit(DebitWish::Ask { debits: debits.collect(), asked_on, collect_on: on }).into();
        let files: Vec<ToCollect> = rows
            .iter()
            .filter_map(|row| {
                Some(ToCollect { document: row.document, mandate: row.mandate, cents: row.open.to_minor()?, sequence: row.sequence })
            })
            .collect();
        let words = words.get_untracked();
        let n = i64::try_from(rows.len()).unwrap_or(i64::MAX);
        let said = (words.paying().asked)(n, &words.format.amount(untrack(total)));
        leptos::task::spawn_local(async move {
            // What the ledger refuses leaves no file.
            match workbench.write(&command, Deed::AskDebits).await {
                Ok(batch) => {
                    fault.set(None);
                    not_saved.set(!save(&files, asked_on, on));
                    done.set(Some((said, batch)));
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let refused = Signal::derive(move || {
        let words = words.get();
        if !workbench.may_write() {
            return Some(words.customers().not_now.to_owned());
        }
        if !may_collect.get() {
            return Some(words.paying().lacking.to_owned());
        }
        wrong.get().or_else(|| chosen().is_empty().then(|| words.paying().nothing.to_owned()))
    });
    let versions = Signal::derive(|| Version::ALL.map(|it| (it, it.name().to_owned())).to_vec());
    let table = move || {
        let words = words.get();
        let it = words.paying();
        let rows = found
            .with(|(rows, ..)| rows.clone())
            .into_iter()
            .map(|row| {
                let id = row.id;
                let number = row.number.clone();
                let label = (it.take)(&number);
                view! {
                    <tr>
                        <th scope="row" data-cell="who">
                            <TickField
                                ticked=Signal::derive(move || without.with(|all| !all.contains(&id)))
                                on_tick=move |yes| {
                                    without
                                        .update(|all| {
                                            if yes {
                                                all.remove(&id);
                                            } else {
                                                all.insert(id);
                                            }
                                        })
                                }
                            >
                                <span class="visually-hidden">{label}</span>
                                <span aria-hidden="true">{number}</span>
                            </TickField>
                        </th>
                        <td data-cell="more">{row.customer}</td>
                        <td class="num" data-cell="late">{words.format.short_date(row.due_on)}</td>
                        <td class="opt-1">{row.reference}</td>
                        <td class="opt-1">{(it.sequence)(row.sequence)}</td>
                        <td class="num" data-cell="much"><Amount money=row.open /></td>
                    </tr>
                }
            })
            .collect_view();
        let [document, customer, due, mandate, place, amount] = it.heads;
        view! {
            <div class="table as-cards below">
                <table aria-label=it.debits>
                    <thead>
                        <tr>
                            <th scope="col">{document}</th>
                            <th scope="col">{customer}</th>
                            <th scope="col" class="num">{due}</th>
                            <th scope="col" class="opt-1">{mandate}</th>
                            <th scope="col" class="opt-1">{place}</th>
                            <th scope="col" class="num">{amount}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        }
    };
    let left_out = move || {
        let words = words.get();
        let it = words.paying();
        let rows = found.with(|(_, left_out, _)| left_out.clone());
        (!rows.is_empty()).then(|| {
            let day = move |day: NaiveDate| words.format.short_date(day);
            let rows = rows
                .into_iter()
                .map(|(number, customer, why)| view! { <li class="small">{number} ", " {customer} ", " {(it.why)(why, &day)}</li> })
                .collect_view();
            view! { <Section title=move || it.left_out><ul class="plain-rows">{rows}</ul></Section> }
        })
    };
    let asked = move || {
        let words = words.get();
        let it = words.paying();
        let rows = found.with(|(_, _, asked)| asked.clone());
        if rows.is_empty() {
            return view! { <p class="soft">{it.none_under_way}</p> }.into_any();
        }
        let all = rows.clone();
        let rows = rows
            .into_iter()
            .map(|asked| {
                let (debit, number) = (asked.id, asked.number.clone());
                let give_up = move || {
                    let on = today.get_untracked();
                    let said = (it.given_up)(&number);
                    let wish = DebitWish::GiveUp { debit, on, reason: it.given_up_reason.to_owned() };
                    workbench.send_then(PayingWish::Debit(wish).into(), Deed::GiveUpDebit, move |batch| done.set(Some((said, batch))));
                };
                let same: Vec<ToCollect> = all
                    .iter()
                    .filter(|other| (other.asked_on, other.collect_on) == (asked.asked_on, asked.collect_on))
                    .map(|other| other.row)
                    .rev()
                    .collect();
                let (asked_on, on) = (asked.asked_on, asked.collect_on);
                let again = move || not_saved.set(!save(&same, asked_on, on));
                view! {
                    <tr>
                        <th scope="row">{asked.number.clone()} <span class="note small soft">{asked.customer}</span></th>
                        <td class="num">{words.format.short_date(asked.collect_on)}</td>
                        <td class="num"><Amount money=asked.amount /></td>
                        <td>
                            <div class="row">
                                <Button look=ButtonLook::Quiet on_press=again>{it.again}</Button>
                                <Button look=ButtonLook::Quiet on_press=give_up>{it.give_up}</Button>
                            </div>
                        </td>
                    </tr>
                }
            })
            .collect_view();
        view! { <table class="note-table"><tbody>{rows}</tbody></table> }.into_any()
    };
    let nothing = move || {
        view! {
            <EmptyState title=move || words.get().paying().debits>
                <p>{move || words.get().paying().nothing}</p>
                <LinkButton href=move || navigator.href(Route::Customers(CustomersAsked::default()))>
                    {move || words.get().customers().title}
                </LinkButton>
            </EmptyState>
        }
    };
    let take_back = move || {
        if let Some((_, batch)) = done.get_untracked() {
            workbench.undo_then(batch, move |_| done.set(None));
        }
    };
    let lacking = move || {
        (!may_collect.get()).then(|| {
            let act = move || {
                view! { <LinkButton href=move || navigator.href(Route::Settings)>{move || words.get().frame().nav.settings}</LinkButton> }
            };
            view! { <Callout tone=Tone::Doubt act>{move || words.get().paying().lacking}</Callout> }
        })
    };
    let notice = move || {
        let words = words.get();
        let read = words.explain().source(&NOTICE.citation, &words.format.short_date(NOTICE.read_on), NOTICE.status);
        format!("{} {read}", (words.paying().notice)(i64::from(NOTICE_DAYS)))
    };
    view! {
        <PageBody
            name="debits"
            title=move || words.get().paying().debits
            answer=move || words.get().paying().debits_answer
            trail=move || {
                view! {
                    <nav class="small">
                        <a class="soft" href=move || navigator.href(Route::Customers(CustomersAsked::default()))>
                            {move || words.get().customers().title}
                        </a>
                    </nav>
                }
            }
        >
            {move || done.get().map(|(said, _)| view! { <UndoLine done=said on_undo=take_back /> })}
            {lacking}
            <div class="fields">
                <Entry
                    label=move || words.get().paying().collect_on
                    kind=FieldKind::Date
                    value=day
                    on_input=move |it| day.set(it)
                    wrong
                    help=Signal::derive(move || {
                        let words = words.get();
                        Some((words.paying().collect_help)(&words.format.full_date(earliest_collection(today.get()))))
                    })
                />
                <SelectField label=move || words.get().paying().version options=versions value=version on_choose=move |it| version.set(it) />
            </div>
            <Show when=move || found.with(|(rows, ..)| !rows.is_empty()) fallback=nothing>
                {table}
                <p class="small soft">{notice}</p>
                {fault_line(fault)}
                <div class="row">
                    <Button look=ButtonLook::Primary refused on_press=ask>
                        {move || {
                            let words = words.get();
                            (words.paying().ask)(i64::try_from(chosen().len()).unwrap_or(i64::MAX), &words.format.amount(total()))
                        }}
                    </Button>
                </div>
            </Show>
            {move || not_saved.get().then(|| view! { <Callout tone=Tone::Alarm>{words.get().paying().not_saved}</Callout> })}
            {left_out}
            <Section title=move || words.get().paying().under_way>{asked}</Section>
        </PageBody>
    }
}
