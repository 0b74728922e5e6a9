//! The sheet of one card: what was checked, what is claimed, the words, and what can be done.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::drafts::use_drafts;
use super::message::Message;
use super::note::Note;
use super::outbox::{Outbox, Questions};
use super::sentences::{self, count};
use super::why;
use crate::dunning::{
    CardRow, Check as Looked, CheckState, Checked, Claimed, DayRows, DueDateConfirmation, Letter, LetterRequest, Prepared,
    confirm_due_dates, due_date_confirmation, letter,
};
use crate::journal::Deed;
use crate::ledger::{Channel, Command, CustomerKind, DueBasis};
use crate::ui::actions::Action;
use crate::ui::keyboard::use_action;
use crate::ui::matches::use_matches;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Age, Amount, Button, ButtonLook, Callout, Check, Checks, Icon, IconButton, Reasons, SideSheet, TickField, Tone as Meant, Why,
};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use crate::words::terms::terms;
use leptos::prelude::*;

/// The sheet of the open card.
#[component]
pub(crate) fn CardSheet(open: RwSignal<Option<CardRow>>, rows: Memo<DayRows>) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let outbox = Outbox::new(open, rows);
    let has_note = Memo::new(move |_| outbox.note().is_some());
    use_action(Action::MarkSent, move || outbox.mark_sent());
    use_action(Action::PrintLetter, move || outbox.show_letter());
    use_action(Action::CopyWords, move || outbox.copy_words());
    use_action(Action::MailDraft, move || outbox.make_draft());
    use_action(Action::SkipStep, move || outbox.ask_skip());
    let title = move || {
        let words = words.get();
        open.with(|open| {
            open.as_ref().map(|row| sentences::step_name(words, &row.card.step, &row.card.step_name, row.card.tone)).unwrap_or_default()
        })
    };
    let subtitle = move || {
        let words = words.get();
        open.with(|open| {
            open.as_ref().map(|row| match row.contact.as_str() {
                "" => row.name.clone(),
                contact => (words.reminder().sheet.attention)(&row.name, contact),
            })
        })
    };
    view! {
        <SideSheet
            title
            subtitle=move || view! { {subtitle} }
            on_close=move |()| navigator.go(Route::Today { selected: None })
            footer=move || view! { <Foot outbox /> }
        >
            <Looks outbox />
            <Claims outbox />
            <Show when=move || has_note.get() fallback=move || view! { <Unsure outbox /> <Message outbox /> }>
                <Note outbox />
            </Show>
        </SideSheet>
        <Questions outbox />
    }
}

/// What was looked at, each with the way to mend it.
#[component]
fn Looks(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let line = move |row: &CardRow, prepared: &Prepared, looked: &Looked| {
        let words = words.get();
        let (tone, state) = sentences::state(words, looked.state);
        let said = sentences::check(words, row, looked);
        let mend = match (&looked.what, looked.state) {
            (_, CheckState::Ok) => None,
            (Checked::Kind(CustomerKind::Unknown), _) => Some(view! { <KindChoice outbox /> }.into_any()),
            (Checked::DueDates { .. }, _) => confirmation(words, outbox, prepared),
            (Checked::Amounts { changed: Some(_), .. }, _) => {
                Some(view! { <Button on_press=move || outbox.take_anew()>{words.reminder().sheet.take_anew}</Button> }.into_any())
            }
            _ => None,
        };
        view! {
            <Check tone>
                <span class="visually-hidden">{format!("{state}, ")}</span>
                {said}
                {mend.map(|mend| view! { <span class="mend">{mend}</span> })}
            </Check>
        }
    };
    view! {
        <section aria-label=move || words.get().reminder().sheet.checked>
            <h3>{move || words.get().reminder().sheet.checked}</h3>
            <Checks>
                {move || {
                    outbox
                        .open
                        .with(|open| {
                            outbox
                                .prepared
                                .with(|prepared| {
                                    let (row, prepared) = (open.as_ref()?, prepared.as_ref()?);
                                    Some(prepared.checks.iter().map(|looked| line(row, prepared, looked)).collect_view())
                                })
                        })
                }}
            </Checks>
        </section>
    }
}

/// Who the customer is, asked where it is missing.
#[component]
fn KindChoice(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let choose = move |kind: CustomerKind| {
        if let Some(customer) = outbox.open.with_untracked(|open| open.as_ref().map(|row| row.customer)) {
            outbox.settle(vec![Command::SetCustomerKind { customers: vec![customer], kind }], Deed::SetCustomerKind);
        }
    };
    view! {
        <span class="soft">{move || words.get().reminder().sheet.it_is}</span>
        {[CustomerKind::Business, CustomerKind::Consumer, CustomerKind::PublicBody]
            .map(|kind| {
                view! {
                    <Button refused=Signal::derive(move || outbox.refused_to_skip()) on_press=move || choose(kind)>
                        {move || (words.get().reminder().sheet.kind)(kind)}
                    </Button>
                }
            })
            .collect_view()}
    }
}

/// The way to confirm assumed due dates.
fn confirmation(words: &'static Words, outbox: Outbox, prepared: &Prepared) -> Option<AnyView> {
    let workbench = use_workbench();
    let customer = prepared.card.customer;
    let items: Vec<_> = prepared.card.documents.iter().map(|document| document.late.item).collect();
    let how = workbench.with_untracked(|ledger| due_date_confirmation(ledger, customer, &items))?;
    let sheet = &words.reminder().sheet;
    let (label, deed) = match how {
        DueDateConfirmation::Terms(rule) => ((sheet.confirm_terms)(&terms(words.language, rule)), Deed::AgreeTerms),
        DueDateConfirmation::EachDate => ((sheet.confirm_dates)(count(items.len())), Deed::AgreeDueDate),
    };
    let confirm = move || {
        let commands = workbench.with_untracked(|ledger| confirm_due_dates(ledger, customer, &items));
        outbox.settle(commands, deed);
    };
    Some(view! { <Button refused=Signal::derive(move || outbox.refused_to_skip()) on_press=confirm>{label}</Button> }.into_any())
}

/// What is claimed: documents, interest, fixed sums, total.
#[component]
fn Claims(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let drafts = use_drafts();
    let navigator = use_navigator();
    let documents = move || {
        let words = words.get();
        let sheet = &words.reminder().sheet;
        outbox.open.with(|open| {
            let row = open.as_ref()?;
            let left_out = drafts.of(row.key).left_out;
            let key = row.key;
            let line = |document: &crate::dunning::CardDocument| {
                let late = document.late;
                let number = sentences::number(words, row, late.item);
                let id = row.document(late.item).map(|named| named.id);
                let ticked = id.is_some_and(|id| !left_out.contains(&id));
                let tick = move |event| {
                    let keep = event_target_checked(&event);
                    if let Some(id) = id {
                        drafts.change(key, |choices| {
                            if keep {
                                choices.left_out.remove(&id)
                            } else {
                                choices.left_out.insert(id)
                            };
                        });
                    }
                };
                let asked = InvoicesAsked { selected: id, ..InvoicesAsked::default() };
                view! {
                    <tr>
                        <td>
                            <input
                                class="tick"
                                type="checkbox"
                                prop:checked=ticked
                                aria-label=(sheet.claim_one)(&number)
                                on:change=tick
                            />
                        </td>
                        <td>
                            <a href=move || navigator.href(Route::Invoices(asked.clone()))>{number.clone()}</a>
                            {(late.due_basis == DueBasis::Assumed).then(|| view! { <span class="note quiet">{sheet.assumed}</span> })}
                        </td>
                        <td><Age days=Signal::stored(late.days_late) /></td>
                        <td class="amount"><Amount money=late.open /></td>
                    </tr>
                }
            };
            Some(row.card.documents.iter().map(line).collect_view())
        })
    };
    let sums = move || {
        let words = words.get();
        outbox.prepared.with(|prepared| {
            let letter = prepared.as_ref()?.letter.as_ref().ok()?;
            Some(accessory_rows(words, outbox, letter))
        })
    };
    let total = move || {
        let money = outbox.prepared.with(|prepared| Some(prepared.as_ref()?.letter.as_ref().ok()?.total))?;
        Some(view! { <Amount money /> })
    };
    let not_charged = move || {
        let words = words.get();
        outbox.prepared.with(|prepared| {
            let letter = prepared.as_ref()?.letter.as_ref().ok()?;
            let mut said: Vec<String> = letter.not_charged.iter().map(|(_, reason)| (words.explain().no_interest)(reason)).collect();
            said.dedup();
            (!said.is_empty())
                .then(|| view! { <p class="note soft">{format!("{} {}", words.reminder().sheet.not_charged, said.join(" "))}</p> })
        })
    };
    let left_out = move || {
        let words = words.get();
        outbox.open.with(|open| {
            let row = open.as_ref().filter(|row| !row.card.not_included.is_empty())?;
            let line = |document: &crate::dunning::NotIncluded| {
                let (number, why) = (sentences::number(words, row, document.late.item), sentences::not_included(words, &document.reason));
                let (days, open) = (document.late.days_late, document.late.open);
                view! {
                    <tr>
                        <td>{number}<span class="note quiet">{why}</span></td>
                        <td><Age days=Signal::stored(days) /></td>
                        <td class="amount"><Amount money=open /></td>
                    </tr>
                }
            };
            let sheet = &words.reminder().sheet;
            Some(view! {
                <details class="figures">
                    <summary>{(sheet.left_out)(count(row.card.not_included.len()))}</summary>
                    <table class="note-table">
                        <thead class="visually-hidden">
                            <tr>
                                <th scope="col">{sheet.document}</th>
                                <th scope="col">{sheet.late}</th>
                                <th scope="col">{sheet.open}</th>
                            </tr>
                        </thead>
                        <tbody>{row.card.not_included.iter().map(line).collect_view()}</tbody>
                    </table>
                </details>
            })
        })
    };
    view! {
        <section aria-label=move || words.get().reminder().sheet.claimed>
            <h3>{move || words.get().reminder().sheet.claimed}</h3>
            <table class="note-table">
                <thead class="visually-hidden">
                    <tr>
                        <th scope="col">{move || words.get().reminder().sheet.claim}</th>
                        <th scope="col">{move || words.get().reminder().sheet.document}</th>
                        <th scope="col">{move || words.get().reminder().sheet.late}</th>
                        <th scope="col">{move || words.get().reminder().sheet.open}</th>
                    </tr>
                </thead>
                <tbody>{documents} {sums}</tbody>
                <tfoot>
                    <tr>
                        <td></td>
                        <th scope="row" colspan="2">
                            {move || words.get().reminder().sheet.total}
                        </th>
                        <td class="amount">{total}</td>
                    </tr>
                </tfoot>
            </table>
            {not_charged}
            {left_out}
        </section>
    }
}

/// Interest and fixed sums, each with its reason.
fn accessory_rows(words: &'static Words, outbox: Outbox, letter: &Letter) -> Option<impl IntoView + use<>> {
    let sums = letter.accessories.as_ref()?;
    let sheet = &words.reminder().sheet;
    let aside = (sums.claimed == Claimed::ForInformation).then_some(sheet.for_information);
    let name = letter.recipient.name.clone();
    let row = move |label: String, money, title: String, reasons: fn(&Words, &Letter) -> Option<crate::ui::parts::Explanation>| {
        view! {
            <tr>
                <td></td>
                <td colspan="2">
                    {label}
                    {aside.map(|aside| view! { <span class="note quiet">{aside}</span> })}
                </td>
                <td class="amount">
                    <Why
                        title
                        reasons=move || {
                            let explanation = Signal::derive(move || in_page_language(words, outbox, reasons).unwrap_or_default());
                            view! { <Reasons explanation /> }
                        }
                    >
                        <Amount money />
                    </Why>
                </td>
            </tr>
        }
    };
    let interest = row(sheet.interest.to_owned(), sums.interest, (sheet.why_interest)(&name), |words, letter| {
        Some(why::interest(words, letter, letter.accessories.as_ref()?))
    });
    let compensation = sums.compensation_each.map(|each| {
        let label = (sheet.compensation)(count(sums.compensated), &words.format.amount(each));
        row(label, sums.compensation, (sheet.why_compensation)(&name), |words, letter| {
            Some(why::compensation(words, letter, letter.accessories.as_ref()?))
        })
    });
    let off = (!sums.settled.amount().is_zero()).then(|| {
        let money = crate::basis::money::Money::new(-sums.settled.amount(), sums.settled.currency());
        view! {
            <tr>
                <td></td>
                <td colspan="2">
                    {words.letter().settled_before}
                    {aside.map(|aside| view! { <span class="note quiet">{aside}</span> })}
                </td>
                <td class="amount">
                    <Amount money />
                </td>
            </tr>
        }
    });
    Some(view! { {interest} {compensation} {off} })
}

/// An answer about the letter in the language of the page, whatever the letter's.
fn in_page_language(
    words: &'static Words,
    outbox: Outbox,
    reasons: fn(&Words, &Letter) -> Option<crate::ui::parts::Explanation>,
) -> Option<crate::ui::parts::Explanation> {
    let workbench = use_workbench();
    let drafts = use_drafts();
    let settings = untrack(|| use_matches().day_settings());
    let as_of = workbench.as_of().get_untracked();
    outbox.prepared.with(|prepared| {
        let request = LetterRequest { language: Some(words.language), ..LetterRequest::of(&prepared.as_ref()?.card) };
        let made = workbench.with_untracked(|ledger| drafts.with_rates(|rates| letter(ledger, rates, &request, as_of, &settings)));
        reasons(words, &made.ok()?)
    })
}

/// Figures that the person confirms before they leave.
#[component]
fn Unsure(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let drafts = use_drafts();
    let unsure = Memo::new(move |_| {
        outbox.prepared.with(|prepared| {
            prepared
                .as_ref()
                .and_then(|prepared| prepared.letter.as_ref().ok())
                .map(|letter| letter.needs_confirmation.clone())
                .unwrap_or_default()
        })
    });
    let ticked = Signal::derive(move || outbox.prepared.with(|prepared| prepared.as_ref().is_some_and(|it| !it.is_unconfirmed)));
    let tick = move |ticked: bool| {
        if let Some(key) = outbox.open.with_untracked(|open| open.as_ref().map(|row| row.key)) {
            let confirmed = if ticked { unsure.get_untracked() } else { Vec::new() };
            drafts.change(key, |choices| choices.confirmed = confirmed);
        }
    };
    view! {
        <Show when=move || unsure.with(|unsure| !unsure.is_empty())>
            <section aria-label=move || words.get().reminder().sheet.unsure>
                <h3>{move || words.get().reminder().sheet.unsure}</h3>
                <Checks>
                    {move || {
                        let words = words.get();
                        unsure
                            .get()
                            .iter()
                            .map(|unsure| why::unsure(words, unsure))
                            .map(|said| view! { <Check tone=Meant::Doubt>{said}</Check> })
                            .collect_view()
                    }}
                </Checks>
                <TickField ticked on_tick=tick>
                    {move || words.get().reminder().sheet.unsure_tick}
                </TickField>
            </section>
        </Show>
    }
}

/// What can be done: the way's own first.
#[component]
fn Foot(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let by_mail = Memo::new(move |_| {
        outbox.prepared.with(|prepared| prepared.as_ref().is_some_and(|prepared| prepared.card.channel == Channel::Mail))
    });
    let to_leave = Signal::derive(move || outbox.refused_to_leave());
    let to_send = Signal::derive(move || outbox.refused_to_send());
    let first = move || {
        if by_mail.get() {
            view! {
                <Button look=ButtonLook::Primary icon=Icon::Mail refused=to_leave key_cap="M" on_press=move || outbox.make_draft()>
                    {move || words.get().reminder().sheet.mail}
                </Button>
            }
            .into_any()
        } else {
            view! {
                <Button look=ButtonLook::Primary icon=Icon::Printer refused=to_leave key_cap="L" on_press=move || outbox.show_letter()>
                    {move || words.get().reminder().sheet.print}
                </Button>
            }
            .into_any()
        }
    };
    let has_note = Memo::new(move |_| outbox.note().is_some());
    view! {
        <Show when=move || !has_note.get()>{first}</Show>
        <Button refused=to_send key_cap="S" on_press=move || outbox.mark_sent()>
            {move || {
                let words = words.get();
                if has_note.get() { words.scenarios().note_done } else { words.reminder().sheet.sent }
            }}
        </Button>
        <IconButton icon=Icon::CircleOff label=move || words.get().reminder().sheet.skip on_press=move || outbox.ask_skip() />
    }
}

/// Why there is no letter, where there is none.
pub(super) fn no_letter(words: &'static Words, outbox: Outbox) -> Option<impl IntoView> {
    outbox.prepared.with(|prepared| {
        let reason = prepared.as_ref()?.letter.as_ref().err()?;
        let said = sentences::no_letter(words, reason);
        Some(view! { <Callout tone=Meant::Doubt>{said}</Callout> })
    })
}
