//! What should I do now? The day's actions, one card a customer, with the words ready.

pub(crate) mod day;
pub(crate) mod drafts;
pub(crate) mod hand_over;
mod message;
mod note;
mod outbox;
pub(crate) mod sentences;
pub(crate) mod sheet;
mod why;

use super::today::sentences::{channel_icon, count};
use crate::basis::id::{BatchId, ThingId};
use crate::dunning::{CardRow, DayRows, DecideRow, DoneRow, DoneWhat, HeldRow};
use crate::ledger::Channel;
use crate::ui::actions::Action;
use crate::ui::keyboard::use_action;
use crate::ui::later::{LaterPiece, Piece};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Act, ActList, Amount, Button, Chip, EmptyState, Figure, Glyph, Icon, LinkButton, PageBody, Reasons, Section, Strip, Tone as Meant,
    UndoLine, Why, focus_on,
};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route};
use crate::ui::workbench::{Fault, Progress, use_workbench};
use crate::words::Words;
use day::use_day;
use drafts::use_drafts;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// How many cards are drawn at once.
const A_SCREENFUL: usize = 50;

/// What should I do now? The day's actions, one card a customer, with the words ready.
#[component]
pub fn TodayPage() -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let rows = use_day();
    let selected = Memo::new(move |_| match navigator.route().get() {
        Route::Today { selected } => selected,
        _ => None,
    });
    let open = open_card(rows, selected);
    let shown = RwSignal::new(A_SCREENFUL);
    let reached = RwSignal::new(None::<ThingId>);
    let list = NodeRef::<html::Div>::new();

    // The card that letters act on: the open one, else the one reached by keys, else the first.
    let current = Memo::new(move |_| {
        let wanted = open.with(|open| open.as_ref().map(|row| row.key)).or_else(|| reached.get());
        rows.with(|rows| {
            wanted.filter(|key| rows.cards.iter().any(|row| row.key == *key)).or_else(|| rows.cards.first().map(|row| row.key))
        })
    });
    let step = move |by: isize| {
        let from = open.with_untracked(|open| open.as_ref().map(|row| row.key)).or_else(|| reached.get_untracked());
        let Some(to) = rows.with_untracked(|rows| rows.neighbour(from, by).map(|row| row.key)) else { return };
        reached.set(Some(to));
        let place = rows.with_untracked(|rows| rows.cards.iter().position(|row| row.key == to)).unwrap_or_default();
        if place >= shown.get_untracked() {
            shown.set(place + A_SCREENFUL);
        }
        if open.with_untracked(Option::is_some) {
            navigator.replace(Route::Today { selected: Some(to) });
        } else {
            request_animation_frame(move || focus_card(list, place));
        }
    };
    use_action(Action::NextRow, move || step(1));
    use_action(Action::PreviousRow, move || step(-1));
    use_action(Action::FirstRow, move || step(isize::MIN));
    use_action(Action::LastRow, move || step(isize::MAX));

    let answer = move || {
        let words = words.get();
        rows.with(|rows| {
            if rows.cards.is_empty() {
                return words.today().list.nobody.into_any();
            }
            let sums: Vec<String> = rows.at_stake.iter().map(|sum| words.format.amount(*sum)).collect();
            view! {
                {(words.today().list.to_chase)(count(rows.customers))}
                " "
                <strong class="num">{words.format.list(&sums)}</strong>
                " "
                {words.today().list.at_stake}
            }
            .into_any()
        })
    };
    let is_empty = Memo::new(move |_| rows.with(|rows| rows.is_empty_ledger));
    let is_open = Memo::new(move |_| open.with(Option::is_some));
    let cards = Memo::new(move |_| rows.with(|rows| rows.cards.len()));

    view! {
        <PageBody name="today" title=move || words.get().frame().nav.today answer=move || view! { {answer} }>
            <Show when=move || !is_empty.get() fallback=move || view! { <NoData /> }>
                <DayStrip rows />
                <div node_ref=list>
                    <Show when=move || { cards.get() > 0 } fallback=move || view! { <NothingToDo rows /> }>
                        <Section
                            title=move || words.get().today().list.title
                            aside=move || {
                                view! {
                                    {move || words.get().today().list.sorted_by}
                                    " "
                                    <Why
                                        title=move || words.get().today().list.title
                                        reasons=move || {
                                            let explanation = Signal::derive(move || rows.with(|rows| why::order(words.get(), &rows.cards)));
                                            view! { <Reasons explanation /> }
                                        }
                                    >
                                        {move || words.get().today().list.sort}
                                    </Why>
                                }
                            }
                        >
                            <ActList>
                                {move || {
                                    let words = words.get();
                                    rows.with(|rows| {
                                        rows.cards.iter().take(shown.get()).map(|row| card(words, row, current, selected)).collect_view()
                                    })
                                }}
                            </ActList>
                            {move || {
                                let rest = cards.get().saturating_sub(shown.get());
                                (rest > 0)
                                    .then(|| {
                                        let more = rest.min(A_SCREENFUL);
                                        view! {
                                            <p class="row">
                                                <Button on_press=move || {
                                                    shown.update(|it| *it += A_SCREENFUL)
                                                }>{move || (words.get().today().list.more)(count(more))}</Button>
                                            </p>
                                        }
                                    })
                            }}
                        </Section>
                    </Show>
                </div>
                <HeldSection rows />
                <DecideSection rows />
                <DoneSection rows />
            </Show>
        </PageBody>
        <Show when=move || is_open.get()>
            <LaterPiece piece=Piece::Reminder { open, rows } />
        </Show>
    }
}

/// The card of the address, as it was when it was opened: what changes meanwhile is said, not slipped in.
fn open_card(rows: Memo<DayRows>, selected: Memo<Option<ThingId>>) -> RwSignal<Option<CardRow>> {
    let workbench = use_workbench();
    let open = RwSignal::new(None::<CardRow>);
    Effect::new(move |_| {
        let wanted = selected.get();
        let found = rows.with(|rows| wanted.and_then(|thing| rows.card(thing).cloned()));
        let answers = |row: &CardRow| {
            wanted
                .is_some_and(|thing| row.key == thing || row.customer == thing || row.documents.iter().any(|document| document.id == thing))
        };
        let stays = open.with_untracked(|open| {
            open.as_ref().is_some_and(|row| answers(row) && workbench.with_untracked(|ledger| row.holds_in(ledger)))
        });
        if !stays {
            open.set(found);
        }
    });
    open
}

fn focus_card(list: NodeRef<html::Div>, place: usize) {
    let found = list.try_get_untracked().flatten().and_then(|list| list.query_selector_all("a[data-row]").ok());
    let card = found.and_then(|cards| cards.get(u32::try_from(place).unwrap_or_default()));
    focus_on(card.and_then(|card| card.dyn_into().ok()));
}

fn card(words: &'static Words, row: &CardRow, current: Memo<Option<ThingId>>, selected: Memo<Option<ThingId>>) -> impl IntoView + use<> {
    let navigator = use_navigator();
    let key = row.key;
    let href = move || navigator.href(Route::Today { selected: Some(key) });
    let is_current = Signal::derive(move || current.get() == Some(key));
    let is_barred = row.card.documents.iter().any(|document| document.barred.is_some());
    let step = sentences::step_name(words, &row.card.step, &row.card.step_name, row.card.tone);
    let why = sentences::why_now(words, &row.card);
    let by = Some(row.card.who.as_str()).filter(|who| !who.is_empty()).map(words.chase().by);
    // A step is named after its way where that says it all: a call.
    let way = Some((words.today().channel)(row.card.channel)).filter(|way| way.to_lowercase() != step.to_lowercase());
    let icon = channel_icon(row.card.channel);
    let last = row.card.last_done.map(|last| (words.today().list.last)(last.channel, &words.format.day_month(last.on)));
    let sum = row.card.at_stake;
    let (name, reason) = (row.name.clone(), sentences::reason(words, row));
    let whose = format!(" {}", row.name);
    let kind = is_barred.then_some((words.explain().kind)(row.kind));
    let days = Signal::stored(row.card.oldest_days_late.max(0));
    view! {
        <Act
            name
            href
            days
            current=is_current
            chips=move || kind.map(|kind| view! { <Chip>{kind}</Chip> })
            sum=move || view! { <Amount money=sum /> }
            reason
            meta=move || {
                let (last, step, why, by) = (last.clone(), step.clone(), why.clone(), by.clone());
                view! {
                    <span>
                        <Glyph icon />
                        {step}
                        {way.map(|way| format!(", {way}"))}
                    </span>
                    <span class="quiet">{why}</span>
                    {by.map(|by| view! { <span class="quiet">{by}</span> })}
                    {last.map(|last| view! { <span class="quiet">{last}</span> })}
                }
            }
        >
            <a
                class=move || if is_current.get() { "button primary" } else { "button" }
                href=href
                aria-current=move || (selected.get() == Some(key)).then_some("true")
            >
                {words.today().list.review}
                <span class="visually-hidden">{whose}</span>
            </a>
        </Act>
    }
}

/// What is to do, what is held, what is done, how old the bank data is.
#[component]
fn DayStrip(rows: Memo<DayRows>) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let ways = move || {
        let words = words.get();
        let of = |channel: Channel| rows.with(|rows| rows.cards.iter().filter(|row| row.card.channel == channel).count());
        let ways: Vec<String> = Channel::ALL
            .into_iter()
            .map(|channel| (channel, of(channel)))
            .filter(|(_, found)| *found > 0)
            .map(|(channel, found)| (words.today().list.ways)(channel, count(found)))
            .collect();
        ways.join(", ")
    };
    let workbench = use_workbench();
    let bank = Memo::new(move |_| rows.with(|rows| rows.bank));
    let done = Memo::new(move |_| rows.with(|rows| count(rows.done.len())));
    let done_more = move || {
        let list = &words.get().today().list;
        if done.get() == 0 { list.done_nothing } else { list.done_undo }
    };
    let bank_more = move || {
        let words = words.get();
        let age = bank.get().open_days.map(|days| (words.today().list.bank_age)(i64::from(days)));
        view! {
            {age}
            {bank
                .get()
                .is_stale
                .then(|| {
                    view! {
                        {bank.get().open_days.map(|_| " · ")}
                        <a href=navigator.href(Route::Import)>{words.today().list.bank_import}</a>
                    }
                })}
        }
    };
    view! {
        <Strip small=true>
            <Figure name=move || words.get().today().list.to_do more=move || view! { {ways} }>
                {move || (words.get().today().list.customers)(rows.with(|rows| count(rows.customers)))}
            </Figure>
            <Figure name=move || words.get().today().list.held more=move || view! { {move || words.get().today().list.held_aside} }>
                {move || (words.get().today().list.customers)(rows.with(|rows| count(rows.held.len())))}
            </Figure>
            <Figure
                name=move || words.get().today().list.done
                more=move || view! { {done_more} }
            >
                {move || (words.get().today().list.done_count)(done.get())}
            </Figure>
            <Figure
                name=move || words.get().today().list.bank
                more=move || view! { {bank_more} }
            >
                {move || {
                    let words = words.get();
                    bank.get().known_up_to.map_or_else(|| words.today().list.bank_unknown.to_owned(), |day| words.format.date_from(day, workbench.as_of().get()))
                }}
            </Figure>
        </Strip>
    }
}

#[component]
fn NoData() -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    view! {
        <EmptyState title=move || words.get().today().list.no_data>
            <p>{move || words.get().today().list.no_data_help}</p>
            <LinkButton href=move || navigator.href(Route::Import) icon=Icon::Upload>
                {move || words.get().today().list.import}
            </LinkButton>
        </EmptyState>
    }
}

#[component]
fn NothingToDo(rows: Memo<DayRows>) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let next = move || {
        let words = words.get();
        let list = &words.today().list;
        let next_on = rows.with(|rows| rows.next_on);
        next_on.map_or_else(|| list.nothing_more.to_owned(), |day| (list.nothing_next)(&words.format.long_date(day)))
    };
    view! {
        <EmptyState title=move || words.get().today().list.nothing>
            <p>{next}</p>
            <LinkButton href=move || navigator.href(Route::Invoices(InvoicesAsked::default()))>
                {move || words.get().today().list.see_invoices}
            </LinkButton>
        </EmptyState>
    }
}

/// A link to all about one customer.
fn to_customer(words: &'static Words, customer: ThingId) -> impl IntoView {
    let navigator = use_navigator();
    view! { <LinkButton href=move || navigator.href(Route::Customer { customer })>{words.today().list.see_customer}</LinkButton> }
}

#[component]
fn HeldSection(rows: Memo<DayRows>) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let held = move |words: &'static Words, row: &HeldRow| {
        let customer = row.customer;
        let chip = sentences::held_chip(words, &row.held.reason);
        let sum = row.held.late;
        view! {
            <Act
                name=row.name.clone()
                href=move || navigator.href(Route::Customer { customer })
                days=Signal::stored(row.held.oldest_days_late)
                held=true
                chips=move || view! { <Chip tone=Meant::Held icon=Icon::Pause>{chip}</Chip> }
                sum=move || view! { <Amount money=sum /> }
                reason=sentences::held(words, &row.held.reason, &row.by)
            >
                {to_customer(words, customer)}
            </Act>
        }
    };
    let any = Memo::new(move |_| rows.with(|rows| !rows.held.is_empty()));
    view! {
        <Show when=move || any.get()>
            <Section title=move || words.get().today().list.held aside=move || view! { {move || words.get().today().list.held_aside} }>
                <ActList>
                    {move || {
                        let words = words.get();
                        rows.with(|rows| rows.held.iter().take(A_SCREENFUL).map(|row| held(words, row)).collect_view())
                    }}
                </ActList>
            </Section>
        </Show>
    }
}

#[component]
fn DecideSection(rows: Memo<DayRows>) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let decide = move |words: &'static Words, row: &DecideRow| {
        let customer = row.customer;
        let sum = row.to_decide.late;
        view! {
            <Act
                name=row.name.clone()
                href=move || navigator.href(Route::Customer { customer })
                days=Signal::stored(row.oldest_days_late)
                sum=move || view! { <Amount money=sum /> }
                reason=(words.today().list.to_decide_reason)(&words.format.full_date(row.to_decide.since))
            >
                {to_customer(words, customer)}
            </Act>
        }
    };
    let any = Memo::new(move |_| rows.with(|rows| !rows.to_decide.is_empty()));
    view! {
        <Show when=move || any.get()>
            <Section title=move || words.get().today().list.to_decide aside=move || view! { {move || words.get().today().list.to_decide_aside} }>
                <ActList>
                    {move || {
                        let words = words.get();
                        rows.with(|rows| rows.to_decide.iter().take(A_SCREENFUL).map(|row| decide(words, row)).collect_view())
                    }}
                </ActList>
            </Section>
        </Show>
    }
}

#[component]
fn DoneSection(rows: Memo<DayRows>) -> impl IntoView {
    let words = use_words();
    let drafts = use_drafts();
    let workbench = use_workbench();
    let undo = move |batch: BatchId| {
        leptos::task::spawn_local(async move {
            let undone = match workbench.undo_plan(batch) {
                Ok(plan) => workbench.undo(plan, Progress::new()).await.err(),
                Err(refused) => Some(Fault::NotUndone(refused)),
            };
            if let Some(fault) = undone {
                workbench.fault().set(Some(fault));
            }
        });
    };
    let line = move |words: &'static Words, row: &DoneRow| {
        let list = &words.today().list;
        let (said, batch) = match &row.done.what {
            DoneWhat::Sent { reminder, channel, tone } => ((list.sent)(&row.name, *tone, *channel), Some(reminder.batch)),
            DoneWhat::Skipped { reason } => ((list.skipped)(&row.name, reason), drafts.skips(row.customer, reason).last().copied()),
        };
        match batch.filter(|_| workbench.may_write()) {
            Some(batch) => view! { <UndoLine done=said on_undo=move || undo(batch) /> }.into_any(),
            None => view! { <p class="undo-line"><span>{said}</span></p> }.into_any(),
        }
    };
    let any = Memo::new(move |_| rows.with(|rows| !rows.done.is_empty()));
    view! {
        <Show when=move || any.get()>
            <Section title=move || words.get().today().list.done>
                {move || {
                    let words = words.get();
                    rows.with(|rows| rows.done.iter().rev().map(|row| line(words, row)).collect_view())
                }}
            </Section>
        </Show>
    }
}
