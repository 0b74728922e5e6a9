//! A call: its purpose, the figures at hand, what to say, and one key for each answer. What is answered is noted at once.

use super::today::day::use_day;
use crate::basis::money::{Currency, Money};
use crate::dunning::{Answer, Answered, CallGuide, CardRow, answer_commands, call_guide};
use crate::journal::Deed;
use crate::ledger::{Command, Contact, DisputeReason};
use crate::ui::actions::Action;
use crate::ui::app::Announcer;
use crate::ui::keyboard::use_action;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Age, Amount, Button, ButtonLook, EmptyState, Entry, FieldKind, Icon, LinkButton, PageBody, SelectField, focus_on};
use crate::ui::preferences::{Preferences, use_words};
use crate::ui::route::{InvoicesAsked, Route};
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong::fault_line;
use crate::words::Words;
use crate::words::call::CallFacts;
use crate::words::typed::parsed_amount;
use chrono::{Days, NaiveDate};
use leptos::ev;
use leptos::prelude::*;

/// What is typed of the open answer.
#[derive(Clone, Copy)]
struct Typed {
    amount: RwSignal<String>,
    day: RwSignal<String>,
    document: RwSignal<usize>,
    reason: RwSignal<DisputeReason>,
    name: RwSignal<String>,
    phone: RwSignal<String>,
    email: RwSignal<String>,
    note: RwSignal<String>,
    tried: RwSignal<bool>,
}

impl Typed {
    fn new() -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            amount: text(),
            day: text(),
            document: RwSignal::new(0),
            reason: RwSignal::new(DisputeReason::Quality),
            name: text(),
            phone: text(),
            email: text(),
            note: text(),
            tried: RwSignal::new(false),
        }
    }

    /// Proposes what an answer usually is.
    fn propose(self, answer: Answer, guide: &CallGuide, today: NaiveDate, words: &Words) {
        let amount = if answer == Answer::Promise { words.format.decimal(guide.to_ask.amount(), 2) } else { String::new() };
        self.amount.set(amount);
        self.day.set(today.checked_add_days(Days::new(answer.days())).unwrap_or(today).to_string());
        self.document.set(0);
        self.tried.set(false);
    }
}

/// A call to the customer of a card.
#[component]
pub fn CallPage() -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let workbench = use_workbench();
    let preferences = use_context::<Preferences>();
    let day = use_day();
    let announcer = use_context::<Announcer>();
    let typed = Typed::new();
    let chosen = RwSignal::new(None::<Answer>);
    let fault = RwSignal::new(None::<Fault>);
    let busy = RwSignal::new(false);
    let seen = Memo::new(move |_| {
        let Route::Call { customer: key } = navigator.route().get() else { return None };
        let as_of = workbench.as_of().get();
        let row = day.with(|rows| rows.card(key).cloned())?;
        workbench.with(|ledger| call_guide(ledger, &row, as_of)).map(|guide| (row, guide))
    });
    let back = move || {
        let selected = match navigator.route().get() {
            Route::Call { customer } => Some(customer),
            _ => None,
        };
        Route::Today { selected }
    };
    use_action(Action::Back, move || navigator.go(untrack(back)));
    let choose = move |answer: Answer| {
        let Some((_, guide)) = seen.get_untracked() else { return };
        fault.set(None);
        typed.propose(answer, &guide, workbench.today().get_untracked(), words.get_untracked());
        chosen.set(Some(answer));
        // The first field of what opened.
        request_animation_frame(|| {
            focus_on(document().query_selector(".answers .then :is(input, select, textarea)").ok().flatten());
        });
    };
    // One digit, one answer. They stand beside the answers and mean nothing elsewhere, so they are not in the table of keys.
    let handle = window_event_listener(ev::keydown, move |event| {
        let typing = event.target().and_then(|it| wasm_bindgen::JsCast::dyn_into::<web_sys::Element>(it).ok());
        let typing = typing.is_some_and(|it| it.matches("input, textarea, select, [contenteditable]").unwrap_or_default());
        let held = event.ctrl_key() || event.alt_key() || event.meta_key();
        if typing || held || event.default_prevented() || preferences.is_some_and(|it| !it.single_keys.get_untracked()) {
            return;
        }
        let place = event.key().parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
        if let Some(answer) = place.and_then(|place| Answer::ALL.get(place)) {
            event.prevent_default();
            choose(*answer);
        }
    });
    on_cleanup(move || handle.remove());
    let record = move || {
        let (Some(answer), Some((row, guide))) = (chosen.get_untracked(), seen.get_untracked()) else { return };
        typed.tried.set(true);
        let today = workbench.today().get_untracked();
        if busy.get_untracked() || wrong(words.get_untracked(), answer, &guide, typed, today).is_some() {
            return;
        }
        let answered = Answered {
            answer,
            on: today,
            day: typed.day.get_untracked().parse().ok(),
            amount: parsed_amount(&typed.amount.get_untracked(), guide.to_ask.currency()).filter(|_| answer.has_amount()),
            document: guide.lines.get(typed.document.get_untracked()).map(|(id, ..)| *id),
            reason: typed.reason.get_untracked(),
            contact: Contact {
                name: typed.name.get_untracked(),
                phone: typed.phone.get_untracked(),
                email: typed.email.get_untracked(),
                ..Contact::default()
            },
            note: typed.note.get_untracked(),
        };
        let commands = workbench.with_untracked(|ledger| answer_commands(ledger, &row, &answered, words.get_untracked().call()));
        busy.set(true);
        leptos::task::spawn_local(async move {
            let mut outcome = Ok(());
            for command in &commands {
                if let Err(why) = workbench.write(command, deed_of(command)).await {
                    outcome = Err(why);
                    break;
                }
            }
            let _ = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    if let Some(announcer) = announcer {
                        announcer.say((words.get_untracked().call().done)(answer).to_owned());
                    }
                    navigator.go(Route::Today { selected: None });
                }
                Err(why) => {
                    let _ = fault.try_set(Some(why));
                }
            }
        });
    };
    let has_guide = Memo::new(move |_| seen.with(Option::is_some));
    let name = move || seen.with(|seen| seen.as_ref().map(|(row, _)| row.name.clone())).unwrap_or_default();
    view! {
        <Show
            when=move || has_guide.get()
            fallback=move || {
                view! {
                    <PageBody name="no-call" title=move || words.get().call().page>
                        <EmptyState title=move || words.get().call().nothing>
                            <p>{move || words.get().call().nothing_help}</p>
                            <LinkButton href=move || navigator.href(Route::Today { selected: None }) icon=Icon::ChevronLeft>
                                {move || words.get().frame().nav.today}
                            </LinkButton>
                        </EmptyState>
                    </PageBody>
                }
            }
        >
            <PageBody name="call" title=move || (words.get().call().title)(&name())>
                <div class="stack call">
                    <p class="row">
                        <LinkButton href=move || navigator.href(back()) look=ButtonLook::Quiet icon=Icon::ChevronLeft>
                            {move || words.get().call().back}
                        </LinkButton>
                    </p>
                    {move || seen.with(|seen| seen.as_ref().map(|(row, guide)| said(words.get(), row, guide)))}
                    <section aria-label=move || words.get().call().answers>
                        <div class="row">
                            <h2>{move || words.get().call().answers}</h2>
                            <span class="push small quiet">{move || words.get().call().one_key}</span>
                        </div>
                        <ul class="answers">
                            {Answer::ALL
                                .into_iter()
                                .zip(1..)
                                .map(|(answer, key)| {
                                    let is_open = move || chosen.get() == Some(answer);
                                    view! {
                                        <li aria-current=move || is_open().then_some("true")>
                                            <button
                                                type="button"
                                                aria-expanded=move || if is_open() { "true" } else { "false" }
                                                on:click=move |_| choose(answer)
                                            >
                                                <kbd>{key}</kbd>
                                                <span>{move || (words.get().call().they_say)(answer)}</span>
                                                <span class="becomes">{move || (words.get().call().becomes)(answer)}</span>
                                                <span class="back">
                                                    {move || {
                                                        let words = words.get();
                                                        seen.with(|seen| {
                                                            seen.as_ref()
                                                                .map(|(row, guide)| with_facts(words, row, guide, |facts| (words.call().reply)(answer, facts)))
                                                        })
                                                    }}
                                                </span>
                                            </button>
                                            <Show when=is_open>
                                                <Then answer seen typed fault record=Callback::new(move |()| record()) />
                                            </Show>
                                        </li>
                                    }
                                })
                                .collect_view()}
                        </ul>
                    </section>
                    <section aria-label=move || words.get().call().closing>
                        <h2>{move || words.get().call().closing}</h2>
                        <p>{move || words.get().call().closing_line}</p>
                    </section>
                </div>
            </PageBody>
        </Show>
    }
}

fn deed_of(command: &Command) -> Deed {
    match command {
        Command::NotePromise { .. } => Deed::NotePromise,
        Command::OpenDispute { .. } => Deed::OpenDispute,
        Command::DescribeContacts { .. } => Deed::DescribeContacts,
        Command::MarkSent { .. } => Deed::MarkSent,
        Command::Chase(_) => Deed::PutOffStep,
        _ => Deed::NoteExchange,
    }
}

fn with_facts<T>(words: &Words, row: &CardRow, guide: &CallGuide, say: impl Fn(&CallFacts<'_>) -> T) -> T {
    let format = words.format;
    let sum = format.amount(guide.to_ask);
    let oldest = row.card.documents.first().map(|document| format.full_date(document.late.due_on)).unwrap_or_default();
    let only = match guide.lines.as_slice() {
        [(_, number, ..)] if !number.is_empty() => Some(number.as_str()),
        _ => None,
    };
    let disputed = guide.disputed.map(|money| format.amount(money));
    let broken = guide.broken.map(|(money, day)| (format.amount(money), format.full_date(day)));
    let bank = guide.bank_up_to.map(|day| format.full_date(day));
    say(&CallFacts {
        contact: &guide.contact,
        caller: &guide.caller.0,
        firm: &guide.caller.1,
        sum: &sum,
        count: guide.lines.len(),
        only,
        oldest_due: &oldest,
        disputed: disputed.as_deref(),
        broken: broken.as_ref().map(|(sum, day)| (sum.as_str(), day.as_str())),
        reminded: guide.reminders.0 > 0,
        bank: bank.as_deref(),
    })
}

/// Purpose, figures, what to say.
fn said(words: &'static Words, row: &CardRow, guide: &CallGuide) -> impl IntoView + use<> {
    let it = words.call();
    let navigator = use_navigator();
    let format = words.format;
    let whom = match (guide.contact.as_str(), guide.phone.as_str()) {
        ("", "") => view! { {it.no_phone} }.into_any(),
        (contact, "") => view! { {format!("{contact}, {}", it.no_phone)} }.into_any(),
        (contact, phone) => {
            let call = format!("tel:{}", phone.chars().filter(|letter| letter.is_ascii_digit() || *letter == '+').collect::<String>());
            let contact = if contact.is_empty() { String::new() } else { format!("{contact}, ") };
            view! { {contact} <a class="nowrap" href=call>{phone.to_owned()}</a> }.into_any()
        }
    };
    let rows: Vec<_> = guide
        .lines
        .iter()
        .map(|(id, number, days, open)| {
            let asked = InvoicesAsked { selected: Some(*id), ..InvoicesAsked::default() };
            let number = if number.is_empty() { words.reminder().sheet.unnumbered.to_owned() } else { number.clone() };
            let (days, open) = (*days, *open);
            view! {
                <tr>
                    <td>
                        <a href=move || navigator.href(Route::Invoices(asked.clone()))>{number}</a>
                    </td>
                    <td>
                        <Age days=days />
                    </td>
                    <td class="amount">
                        <Amount money=open />
                    </td>
                </tr>
            }
        })
        .collect();
    let disputed = guide.disputed.map(|money| {
        let less = Money::new(-money.amount(), money.currency());
        view! {
            <tr>
                <td colspan="2">{it.in_dispute}</td>
                <td class="amount">
                    <Amount money=less />
                </td>
            </tr>
        }
    });
    let usual = guide.usual_days.map(|days| (it.usual)(days, &format.days(days)));
    let promises = guide.promises.map(|(kept, of)| (it.promises)(kept, of));
    let reminders = guide.reminders.1.map(|day| (it.reminders)(guide.reminders.0, &format.full_date(day)));
    let habits: Vec<String> = usual.into_iter().chain(promises).chain(reminders).collect();
    let (purpose, opening) = with_facts(words, row, guide, |facts| ((it.purpose)(facts), (it.opening_lines)(facts)));
    view! {
        <p>{whom}</p>
        <p>
            <strong>{purpose}</strong>
        </p>
        <section aria-label=it.at_hand>
            <h2>{it.at_hand}</h2>
            <table class="note-table">
                <tbody>{rows} {disputed}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">
                            {it.to_ask}
                        </th>
                        <td class="amount">
                            <Amount money=guide.to_ask />
                        </td>
                    </tr>
                </tfoot>
            </table>
            {(!habits.is_empty()).then(|| view! { <p class="small soft">{habits.join(" ")}</p> })}
        </section>
        <section aria-label=it.opening>
            <div class="row">
                <h2>{it.opening}</h2>
                <span class="push small quiet">{it.then_listen}</span>
            </div>
            <div class="message">
                <div class="text">{opening.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}</div>
            </div>
        </section>
        <section aria-label=it.questions>
            <h2>{it.questions}</h2>
            <ul>{it.question_lines.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
        </section>
    }
}

/// What is wrong with what is typed for an answer; `None` where nothing is.
fn wrong(words: &'static Words, answer: Answer, guide: &CallGuide, typed: Typed, today: NaiveDate) -> Option<String> {
    amount_wrong(words, answer, guide, typed)
        .or_else(|| day_wrong(words, answer, typed, today))
        .or_else(|| contact_wrong(words, answer, typed))
}

fn most(answer: Answer, guide: &CallGuide, typed: Typed) -> Money {
    match answer {
        Answer::NotSatisfied => guide.lines.get(typed.document.get()).map_or(guide.to_ask, |(.., open)| *open),
        _ => guide.to_ask,
    }
}

fn amount_wrong(words: &'static Words, answer: Answer, guide: &CallGuide, typed: Typed) -> Option<String> {
    let text = typed.amount.get();
    if !answer.has_amount() || answer == Answer::NotSatisfied && text.trim().is_empty() {
        return None;
    }
    let most = most(answer, guide, typed);
    let currency: Currency = most.currency();
    let fits = parsed_amount(&text, currency)
        .is_some_and(|money| money.amount() > Money::zero(currency).amount() && money.amount() <= most.amount());
    (!fits).then(|| (words.call().bad_amount)(&words.format.amount(most)))
}

fn day_wrong(words: &'static Words, answer: Answer, typed: Typed, today: NaiveDate) -> Option<String> {
    let day = typed.day.get().parse::<NaiveDate>().ok();
    (answer.has_day() && day.is_none_or(|day| day <= today)).then(|| words.call().bad_day.to_owned())
}

fn contact_wrong(words: &'static Words, answer: Answer, typed: Typed) -> Option<String> {
    let is_empty = |text: RwSignal<String>| text.with(|it| it.trim().is_empty());
    let lacks = is_empty(typed.name) || is_empty(typed.phone) && is_empty(typed.email);
    (answer == Answer::WrongPerson && lacks).then(|| words.call().bad_contact.to_owned())
}

/// What an answer asks for, and its button.
#[component]
fn Then(
    answer: Answer,
    seen: Memo<Option<(CardRow, CallGuide)>>,
    typed: Typed,
    fault: RwSignal<Option<Fault>>,
    record: Callback<()>,
) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let said_wrong = move |check: fn(&'static Words, Answer, &CallGuide, Typed) -> Option<String>| {
        Signal::derive(move || {
            let words = words.get();
            typed.tried.get().then(|| seen.with(|seen| seen.as_ref().and_then(|(_, guide)| check(words, answer, guide, typed)))).flatten()
        })
    };
    let day_says =
        Signal::derive(move || typed.tried.get().then(|| day_wrong(words.get(), answer, typed, workbench.today().get())).flatten());
    let amount_help = Signal::derive(move || {
        let words = words.get();
        if answer == Answer::NotSatisfied {
            return Some(words.call().whole.to_owned());
        }
        seen.with(|seen| seen.as_ref().map(|(_, guide)| (words.call().at_most)(&words.format.amount(guide.to_ask))))
    });
    let documents = Signal::derive(move || {
        let words = words.get();
        seen.with(|seen| {
            let guide = seen.as_ref().map(|(_, guide)| guide);
            let named = |(at, line): (usize, &(_, String, i64, Money))| (at, format!("{}, {}", line.1, words.format.amount(line.3)));
            guide.map(|guide| guide.lines.iter().enumerate().map(named).collect::<Vec<_>>()).unwrap_or_default()
        })
    });
    let reasons =
        Signal::derive(move || DisputeReason::ALL.map(|reason| (reason, (words.get().deeds().reason)(reason).to_owned())).to_vec());
    let refused = Signal::derive(move || (!workbench.may_write()).then(|| words.get().call().read_only.to_owned()));
    let is_dispute = answer == Answer::NotSatisfied;
    let is_contact = answer == Answer::WrongPerson;
    view! {
        <div class="then">
            {is_dispute
                .then(|| {
                    view! {
                        <div class="two-fields">
                            <SelectField
                                label=move || words.get().call().document
                                options=documents
                                value=typed.document
                                on_choose=move |it| typed.document.set(it)
                            />
                            <SelectField
                                label=move || words.get().call().reason
                                options=reasons
                                value=typed.reason
                                on_choose=move |it| typed.reason.set(it)
                            />
                        </div>
                    }
                })}
            <div class="two-fields">
                {answer
                    .has_amount()
                    .then(|| {
                        view! {
                            <Entry
                                label=move || words.get().call().amount
                                kind=FieldKind::Amount
                                value=typed.amount
                                on_input=move |it| typed.amount.set(it)
                                help=amount_help
                                wrong=said_wrong(amount_wrong)
                            />
                        }
                    })}
                {answer
                    .has_day()
                    .then(|| {
                        view! {
                            <Entry
                                label=move || (words.get().call().day)(answer)
                                kind=FieldKind::Date
                                value=typed.day
                                on_input=move |it| typed.day.set(it)
                                wrong=day_says
                            />
                        }
                    })}
            </div>
            {is_contact
                .then(|| {
                    view! {
                        <Entry
                            label=move || words.get().call().name
                            value=typed.name
                            on_input=move |it| typed.name.set(it)
                            wrong=said_wrong(|words, answer, _, typed| contact_wrong(words, answer, typed))
                        />
                        <div class="two-fields">
                            <Entry label=move || words.get().call().phone value=typed.phone on_input=move |it| typed.phone.set(it) />
                            <Entry label=move || words.get().call().email value=typed.email on_input=move |it| typed.email.set(it) />
                        </div>
                    }
                })}
            {(!is_contact)
                .then(|| {
                    view! {
                        <Entry
                            label=move || words.get().call().note
                            kind=FieldKind::Lines
                            value=typed.note
                            on_input=move |it| typed.note.set(it)
                            help=Signal::derive(move || Some(words.get().call().note_help.to_owned()))
                        />
                    }
                })} {fault_line(fault)} <p class="row">
                <Button look=ButtonLook::Primary refused=refused on_press=move || record.run(())>
                    {move || (words.get().call().record)(answer)}
                </Button>
            </p>
        </div>
    }
}
