//! What can be done with an open reminder: print, draft, copy, mark as sent, leave its step out.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::drafts::{Drafts, use_drafts};
use super::hand_over::{copy_letter, save_draft, text_of};
use crate::basis::id::ThingId;
use crate::dunning::{CardRow, DayRows, Letter, Prepared, prepare, recheck};
use crate::journal::Deed;
use crate::ledger::Command;
use crate::ui::app::Announcer;
use crate::ui::matches::{Matches, use_matches};
use crate::ui::navigation::{Navigator, use_navigator};
use crate::ui::parts::{Button, ButtonLook, Dialog, Entry, FieldKind};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use crate::ui::workbench::{Fault, Workbench, use_workbench};
use crate::ui::wrong;
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The open reminder and what can be done with it.
#[derive(Clone, Copy)]
pub(crate) struct Outbox {
    matches: Matches,
    pub(crate) open: RwSignal<Option<CardRow>>,
    pub(crate) prepared: Memo<Option<Prepared>>,
    rows: Memo<DayRows>,
    words: Signal<&'static Words>,
    workbench: Workbench,
    navigator: Navigator,
    drafts: Drafts,
    announcer: Option<Announcer>,
    /// The question about the bank.
    bank: RwSignal<bool>,
    /// The question why a step is left out.
    skip: RwSignal<bool>,
    busy: RwSignal<bool>,
}

impl Outbox {
    pub(crate) fn new(open: RwSignal<Option<CardRow>>, rows: Memo<DayRows>) -> Self {
        let workbench = use_workbench();
        let drafts = use_drafts();
        let matches = use_matches();
        let prepared = Memo::new(move |_| {
            let (as_of, settings) = (workbench.as_of().get(), matches.day_settings());
            open.with(|open| {
                let row = open.as_ref()?;
                let choices = drafts.of(row.key);
                workbench.with(|ledger| drafts.with_rates(|rates| prepare(ledger, rates, row, &choices, as_of, &settings)))
            })
        });
        Self {
            matches,
            open,
            prepared,
            rows,
            words: use_words(),
            workbench,
            navigator: use_navigator(),
            drafts,
            announcer: use_context::<Announcer>(),
            bank: RwSignal::new(false),
            skip: RwSignal::new(false),
            busy: RwSignal::new(false),
        }
    }

    pub(super) fn say(self, text: String) {
        if let Some(announcer) = self.announcer {
            announcer.say(text);
        }
    }

    fn letter(self) -> Option<Letter> {
        self.prepared.with_untracked(|prepared| prepared.as_ref()?.letter.clone().ok())
    }

    fn key(self) -> Option<ThingId> {
        self.open.with_untracked(|open| open.as_ref().map(|row| row.key))
    }

    /// What is said or done where there is no letter; `None` for a card with one. Reactive.
    pub(super) fn note(self) -> Option<(String, String)> {
        let words = self.words.get();
        self.open.with(|open| self.workbench.with(|ledger| super::note::note_of(ledger, open.as_ref()?, words)))
    }

    /// Why the words may not leave; `None` where they may. Reactive.
    pub(crate) fn refused_to_leave(self) -> Option<String> {
        if self.note().is_some() {
            return None;
        }
        let sheet = &self.words.get().reminder().sheet;
        self.prepared.with(|prepared| {
            let prepared = prepared.as_ref()?;
            match &prepared.letter {
                Err(reason) => Some(super::sentences::no_letter(self.words.get(), reason)),
                Ok(_) => prepared.is_unconfirmed.then(|| sheet.refused_unsure.to_owned()),
            }
        })
    }

    /// Why it may not be marked as sent; `None` where it may. Reactive.
    pub(crate) fn refused_to_send(self) -> Option<String> {
        let sheet = &self.words.get().reminder().sheet;
        if !self.workbench.may_write() {
            return Some(sheet.refused_read_only.to_owned());
        }
        let stopped = if self.note().is_some() { Prepared::is_held_by_a_check } else { Prepared::is_stopped };
        let is_stopped = self.prepared.with(|prepared| prepared.as_ref().is_none_or(stopped));
        self.refused_to_leave().or_else(|| is_stopped.then(|| sheet.refused_check.to_owned()))
    }

    /// Why its step may not be left out; `None` where it may. Reactive.
    pub(crate) fn refused_to_skip(self) -> Option<String> {
        (!self.workbench.may_write()).then(|| self.words.get().reminder().sheet.refused_read_only.to_owned())
    }

    pub(crate) fn show_letter(self) {
        if let Some(key) = self.key().filter(|_| untrack(|| self.refused_to_leave().is_none() && self.note().is_none())) {
            self.navigator.go(Route::Letter { customer: key });
        }
    }

    pub(crate) fn copy_words(self) {
        let Some(letter) = self.letter().filter(|_| untrack(|| self.refused_to_leave().is_none() && self.note().is_none())) else { return };
        leptos::task::spawn_local(async move {
            let said = &self.words.get_untracked().today().said;
            let text = if copy_letter(&letter).await { said.copied } else { said.not_copied };
            self.say(text.to_owned());
        });
    }

    pub(crate) fn make_draft(self) {
        let Some(letter) = self.letter().filter(|_| untrack(|| self.refused_to_leave().is_none() && self.note().is_none())) else { return };
        leptos::task::spawn_local(async move {
            match save_draft(self.workbench, &letter).await {
                Ok(Some(name)) => self.say((self.words.get_untracked().today().said.drafted)(&name)),
                Ok(None) => {} // The browser says by itself that it saves nothing.
                Err(why) => self.say(wrong::not_made(self.words.get_untracked(), &why)),
            }
        });
    }

    /// Marks it as sent; with stale bank data asks first, once for the day.
    pub(crate) fn mark_sent(self) {
        if self.busy.get_untracked() || untrack(|| self.refused_to_send()).is_some() {
            return;
        }
        let is_stale = self.rows.with_untracked(|rows| rows.bank.is_stale);
        let day = self.workbench.as_of().get_untracked();
        let said = self.drafts.bank_said_on(day);
        if is_stale && said.is_none() {
            self.bank.set(true);
        } else {
            self.send(None);
        }
    }

    /// Notes up to when the bank was looked at, if that is new, and that the reminder was sent.
    fn send(self, looked_up_to: Option<NaiveDate>) {
        let Some(row) = self.open.get_untracked() else { return };
        let Some(prepared) = self.prepared.get_untracked() else { return };
        let letter = prepared.letter.as_ref().ok().map(|letter| (letter.subject.clone(), text_of(letter)));
        let Some((subject, body)) = untrack(|| self.note()).or(letter) else { return };
        let day = self.workbench.as_of().get_untracked();
        let card = prepared.card.clone();
        let settings = untrack(|| self.matches.day_settings());
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let sent = async {
                if let Some(up_to) = looked_up_to {
                    self.workbench.write(&Command::CheckBank { up_to }, Deed::CheckBank).await?;
                    self.drafts.say_bank(day, up_to);
                }
                // What another tab did since the card was drawn stops it here, and the sheet says what.
                let still = self.workbench.with_untracked(|ledger| row.holds_in(ledger) && recheck(&card, ledger, day, &settings).is_ok());
                if !still {
                    return Err(Fault::Outdated);
                }
                let said = self.drafts.bank_said_on(day);
                let command = self.workbench.with_untracked(|ledger| Command::MarkSent {
                    customer: row.customer,
                    sent_on: day,
                    channel: card.channel,
                    tone: card.tone,
                    documents: card.finishes(ledger),
                    subject,
                    body,
                    bank_checked_up_to: said.or_else(|| ledger.bank_checked_up_to()),
                });
                let next = self.next_after(row.key);
                self.workbench.write(&command, Deed::MarkSent).await?;
                Ok(next)
            };
            let outcome = sent.await;
            self.busy.set(false);
            match outcome {
                Ok(next) => {
                    self.drafts.forget(row.key);
                    self.go_on(next, &row, |words, name, next| (words.today().said.sent)(name, next));
                }
                Err(fault) => self.workbench.fault().set(Some(fault)),
            }
        });
    }

    fn leave_out(self, reason: String) {
        let Some(row) = self.open.get_untracked() else { return };
        let Some(prepared) = self.prepared.get_untracked() else { return };
        let day = self.workbench.as_of().get_untracked();
        let command = self.workbench.with_untracked(|ledger| Command::SkipStep {
            customer: row.customer,
            on: day,
            documents: prepared.card.finishes(ledger),
            reason: reason.clone(),
        });
        let next = self.next_after(row.key);
        self.workbench.send_then(command, Deed::SkipStep, move |batch| {
            self.drafts.skipped_by(row.customer, reason.trim().to_owned(), batch);
            self.drafts.forget(row.key);
            self.go_on(next, &row, |words, name, next| (words.today().said.skipped)(name, next));
        });
    }

    fn next_after(self, key: ThingId) -> Option<ThingId> {
        self.rows.with_untracked(|rows| rows.after(key))
    }

    /// Opens the next card, or closes the sheet where there is none.
    fn go_on(self, next: Option<ThingId>, done: &CardRow, said: fn(&Words, &str, Option<&str>) -> String) {
        let next = next.filter(|next| self.rows.with_untracked(|rows| rows.card(*next).is_some()));
        let name = next.and_then(|next| self.rows.with_untracked(|rows| rows.card(next).map(|row| row.name.clone())));
        self.say(said(self.words.get_untracked(), &done.name, name.as_deref()));
        self.open.set(next.and_then(|next| self.rows.with_untracked(|rows| rows.card(next).cloned())));
        self.navigator.replace(Route::Today { selected: next });
    }

    /// Takes the card as it is now; closes the sheet where it is gone.
    pub(crate) fn take_anew(self) {
        let Some(row) = self.open.get_untracked() else { return };
        let now = self.rows.with_untracked(|rows| rows.card(row.key).or_else(|| rows.card(row.customer)).cloned());
        if now.is_none() {
            self.say((self.words.get_untracked().today().said.gone)(&row.name));
            self.navigator.replace(Route::Today { selected: None });
        }
        self.open.set(now);
    }

    /// Sends commands about the customer or its documents, then takes the card as it became.
    pub(crate) fn settle(self, commands: Vec<Command>, deed: Deed) {
        leptos::task::spawn_local(async move {
            for command in commands {
                if let Err(fault) = self.workbench.write(&command, deed).await {
                    self.workbench.fault().set(Some(fault));
                    break;
                }
            }
            self.take_anew();
        });
    }

    pub(crate) fn ask_skip(self) {
        if untrack(|| self.refused_to_skip()).is_none() && self.open.with_untracked(Option::is_some) {
            self.skip.set(true);
        }
    }
}

/// The two questions that sending and leaving out may ask.
#[component]
pub(super) fn Questions(outbox: Outbox) -> impl IntoView {
    let words = use_words();
    let reason = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let skip = move || {
        let given = reason.get_untracked();
        if given.trim().is_empty() {
            tried.set(true);
            return;
        }
        outbox.skip.set(false);
        reason.set(String::new());
        tried.set(false);
        outbox.leave_out(given);
    };
    let today = outbox.workbench.today();
    let looked = RwSignal::new(today.get_untracked().to_string());
    let looked_day = move || looked.with(|text| text.parse::<NaiveDate>().ok()).filter(|day| *day <= today.get());
    let send = move || {
        if let Some(up_to) = untrack(looked_day) {
            outbox.bank.set(false);
            outbox.send(Some(up_to));
        }
    };
    view! {
        <Dialog
            open=outbox.bank
            on_close=move |()| outbox.bank.set(false)
            title=move || words.get().reminder().sheet.bank_title
            footer=move || {
                view! {
                    <Button on_press=move || outbox.bank.set(false)>{move || words.get().reminder().sheet.cancel}</Button>
                    <Button look=ButtonLook::Primary on_press=send>
                        {move || words.get().reminder().sheet.bank_do}
                    </Button>
                }
            }
        >
            <div class="stack">
                <p>{move || words.get().reminder().sheet.bank_help}</p>
                <Entry
                    label=move || words.get().reminder().sheet.bank_day
                    kind=FieldKind::Date
                    value=looked
                    on_input=move |text| looked.set(text)
                    wrong=Signal::derive(move || looked_day().is_none().then(|| words.get().reminder().sheet.bank_wrong.to_owned()))
                />
            </div>
        </Dialog>
        <Dialog
            open=outbox.skip
            on_close=move |()| outbox.skip.set(false)
            title=move || {
                let name = outbox.open.with(|open| open.as_ref().map(|row| row.name.clone())).unwrap_or_default();
                (words.get().reminder().sheet.skip_title)(&name)
            }
            footer=move || {
                view! {
                    <Button on_press=move || outbox.skip.set(false)>{move || words.get().reminder().sheet.cancel}</Button>
                    <Button look=ButtonLook::Primary on_press=skip>
                        {move || words.get().reminder().sheet.skip}
                    </Button>
                }
            }
        >
            <div class="stack">
                <p>{move || words.get().reminder().sheet.skip_help}</p>
                <Entry
                    label=move || words.get().reminder().sheet.skip_reason
                    value=reason
                    on_input=move |text| reason.set(text)
                    help=Signal::derive(move || Some(words.get().reminder().sheet.skip_empty.to_owned()))
                    wrong=Signal::derive(move || {
                        (tried.get() && reason.with(|it| it.trim().is_empty())).then(|| words.get().reminder().sheet.skip_empty.to_owned())
                    })
                />
            </div>
        </Dialog>
    }
}
