//! What can be done to an item beside paying it: the buttons, one dialog that asks what each needs, and what holds reminders back.

use super::acting::Acting;
use super::look::{Hold, Look};
use crate::basis::id::ThingId;
use crate::basis::money::{Money, minor_decimals};
use crate::insight::PromiseState;
use crate::journal::Deed;
use crate::law::debit_return;
use crate::ledger::{Command, DisputeOutcome, DisputeReason, Factor, ItemKind, Means, MoneyKind};
use crate::ui::parts::{Button, ButtonLook, Callout, Dialog, Entry, FieldKind, SelectField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::wrong::fault_line;
use crate::words::Words;
use crate::words::deeds::{Form, PromiseSays};
use crate::words::typed::parsed_amount;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Dispute,
    CloseDispute(ThingId),
    Promise,
    Discount,
    WriteOff,
    SetOff,
    Refund,
    TakeBack,
    Recover,
    AcceptBill,
    ReturnBill,
    Assign,
    EndAssignment(ThingId),
}

impl Asked {
    /// What can be done to what is looked at.
    pub(super) fn of(look: &Look) -> Vec<Self> {
        let disputed = look.holds.iter().any(|hold| matches!(hold, Hold::Dispute { closed: None, .. }));
        match look.named.kind {
            ItemKind::WriteOff if look.is_credit() => vec![Self::Recover],
            ItemKind::Bill => {
                let back = look.settled.iter().any(|line| line.with.kind == ItemKind::SetOff);
                if back { Vec::new() } else { vec![Self::ReturnBill] }
            }
            ItemKind::Payment if look.sheet.open < 0 => vec![Self::TakeBack, Self::Refund],
            ItemKind::Payment => vec![Self::TakeBack],
            _ if look.is_credit() && look.sheet.open < 0 => vec![Self::Refund],
            kind if kind.is_document() && look.sheet.open > 0 => {
                let dispute = (!disputed).then_some(Self::Dispute);
                let factor = look.assigned.as_ref().map_or(Self::Assign, |assigned| Self::EndAssignment(assigned.id));
                let rest = [Self::Promise, Self::Discount, Self::WriteOff, Self::SetOff, Self::AcceptBill, factor];
                dispute.into_iter().chain(rest).collect()
            }
            _ => Vec::new(),
        }
    }

    fn form(self, words: &'static Words) -> &'static Form {
        let (words, receipts) = (words.deeds(), words.receipts());
        match self {
            Self::AcceptBill => &receipts.bill,
            Self::ReturnBill => &receipts.bill_back,
            Self::Assign => &receipts.assign,
            Self::EndAssignment(_) => &receipts.unassign,
            Self::Dispute => &words.dispute,
            Self::CloseDispute(_) => &words.close_dispute,
            Self::Promise => &words.promise,
            Self::Discount => &words.discount,
            Self::WriteOff => &words.write_off,
            Self::SetOff => &words.set_off,
            Self::Refund => &words.refund,
            Self::TakeBack => &words.take_back,
            Self::Recover => &words.recover,
        }
    }

    fn money_kind(self) -> Option<(MoneyKind, Deed)> {
        match self {
            Self::Discount => Some((MoneyKind::Discount, Deed::Discount)),
            Self::WriteOff => Some((MoneyKind::WriteOff, Deed::WriteOff)),
            Self::SetOff => Some((MoneyKind::SetOff, Deed::SetOff)),
            Self::Refund => Some((MoneyKind::Refund, Deed::Refund)),
            _ => None,
        }
    }

    fn has_amount(self) -> bool {
        !matches!(self, Self::CloseDispute(_) | Self::TakeBack | Self::ReturnBill | Self::Assign | Self::EndAssignment(_))
    }

    fn has_means(self) -> bool {
        matches!(self, Self::Refund | Self::Recover)
    }

    fn has_note(self) -> bool {
        matches!(self, Self::Dispute | Self::Promise)
    }

    fn has_reference(self) -> bool {
        !self.has_note() && !matches!(self, Self::CloseDispute(_) | Self::EndAssignment(_))
    }
}

/// The buttons.
pub(super) fn buttons(
    can: &[Asked],
    words: &'static Words,
    asked: RwSignal<Option<Asked>>,
    acting: Acting,
) -> Option<impl IntoView + use<>> {
    (!can.is_empty()).then(|| {
        let each = can
            .iter()
            .copied()
            .map(|it| {
                view! {
                    <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || asked.set(Some(it))>
                        {it.form(words).open}
                    </Button>
                }
            })
            .collect_view();
        view! {
            <section>
                <h3>{words.deeds().section}</h3>
                <div class="row">{each}</div>
            </section>
        }
    })
}

/// Disputes and promises: what holds, what became of it, and its end.
pub(super) fn holds(look: &Look, words: &'static Words, asked: RwSignal<Option<Asked>>, acting: Acting) -> impl IntoView + use<> {
    look.holds.iter().map(|hold| said(hold, look, words, asked, acting).into_any()).collect_view()
}

fn said(hold: &Hold, look: &Look, words: &'static Words, asked: RwSignal<Option<Asked>>, acting: Acting) -> impl IntoView + use<> {
    let (deeds, format) = (words.deeds(), words.format);
    let quoted = |note: &str| {
        let quoted = (!note.is_empty()).then(|| format.quoted(note))?;
        Some(view! { <p class="small soft">{quoted}</p> })
    };
    match hold {
        Hold::Dispute { id, from, closed: None, amount, reason, note } => {
            let part = amount.map(|minor| format.amount(look.money(minor)));
            let id = *id;
            let disputed = (deeds.in_dispute)((deeds.reason)(*reason), &format.full_date(*from), part.as_deref());
            let quoted = quoted(note);
            view! {
                <Callout tone=Tone::Held>
                    {disputed}
                    {quoted}
                </Callout>
                <div class="row">
                    <Button refused=acting.refused() on_press=move || asked.set(Some(Asked::CloseDispute(id)))>
                        {deeds.close_dispute.open}
                    </Button>
                </div>
            }
            .into_any()
        }
        Hold::Dispute { closed: Some((on, outcome)), note, .. } => view! {
            <div>
                <p class="small soft">{(deeds.dispute_closed)((deeds.ended)(*outcome), &format.full_date(*on))}</p>
                {quoted(note)}
            </div>
        }
        .into_any(),
        Hold::Promise { id, due_on, amount, state, note } => {
            let (tone, says) = match state {
                PromiseState::Waiting => (Tone::Held, PromiseSays::Waiting),
                PromiseState::Kept => (Tone::Plain, PromiseSays::Kept),
                PromiseState::Broken => (Tone::Alarm, PromiseSays::Broken),
                PromiseState::Ended => return ().into_any(),
            };
            let promise = *id;
            let end = (*state == PromiseState::Waiting).then(|| {
                let end = move || {
                    let on = acting.workbench.today().get_untracked();
                    acting.send(Command::EndPromise { promise, on }, Deed::EndPromise, deeds.promise_ended.to_owned());
                };
                view! {
                    <div class="row">
                        <Button refused=acting.refused() on_press=end>{deeds.end_promise}</Button>
                    </div>
                }
            });
            let quoted = quoted(note);
            let promised = (deeds.promised)(&format.amount(look.money(*amount)), &format.full_date(*due_on), says);
            view! {
                <Callout tone>
                    {promised}
                    {quoted}
                </Callout>
                {end}
            }
            .into_any()
        }
    }
}

/// What stands in the fields.
#[derive(Clone, Copy)]
struct Fields {
    on: RwSignal<String>,
    by: RwSignal<String>,
    amount: RwSignal<String>,
    text: RwSignal<String>,
    iban: RwSignal<String>,
    means: RwSignal<Means>,
    reason: RwSignal<DisputeReason>,
    outcome: RwSignal<DisputeOutcome>,
    /// The button was pressed: what is missing is said now.
    tried: RwSignal<bool>,
}

impl Fields {
    fn new() -> Self {
        Self {
            on: RwSignal::new(String::new()),
            by: RwSignal::new(String::new()),
            amount: RwSignal::new(String::new()),
            text: RwSignal::new(String::new()),
            iban: RwSignal::new(String::new()),
            means: RwSignal::new(Means::Unsaid),
            reason: RwSignal::new(DisputeReason::Quality),
            outcome: RwSignal::new(DisputeOutcome::Granted),
            tried: RwSignal::new(false),
        }
    }

    /// As a person would most often leave them.
    fn begin(self, asked: Asked, look: &Look, today: NaiveDate, words: &'static Words) {
        let open = look.money(if asked == Asked::Recover { look.amount } else { look.sheet.open }.saturating_abs());
        let text = words.format.decimal(open.amount(), minor_decimals(look.currency));
        self.on.set(today.to_string());
        self.by.set(String::new());
        self.amount.set(if asked == Asked::Dispute { String::new() } else { text });
        self.text.set(String::new());
        self.iban.set(String::new());
        self.means.set(Means::Unsaid);
        self.reason.set(DisputeReason::Quality);
        self.outcome.set(DisputeOutcome::Granted);
        self.tried.set(false);
    }

    fn day(self) -> Option<NaiveDate> {
        self.on.get().parse().ok()
    }

    fn last_day(self) -> Option<NaiveDate> {
        self.by.get().parse().ok()
    }

    /// The amount, positive; for a dispute nothing means the whole.
    fn sum(self, look: &Look) -> Option<Money> {
        parsed_amount(&self.amount.get(), look.currency).filter(|it| it.to_minor().is_some_and(|minor| minor > 0))
    }

    /// The command that the fields stand for, where they are complete.
    fn command(self, asked: Asked, look: &Look) -> Option<(Command, Deed)> {
        let (item, customer, text) = (look.named.id, look.customer, self.text.get());
        let on = self.day()?;
        let whole = asked == Asked::Dispute && self.amount.with(|it| it.trim().is_empty());
        let amount = if asked.has_amount() && !whole { Some(self.sum(look)?) } else { None };
        if let Some((kind, deed)) = asked.money_kind() {
            let (amount, means) = (amount?, self.means.get());
            let settles = vec![(item, amount)];
            let command = Command::BookMoney { customer, kind, booked_on: on, amount, means, reference: text, settles, rest: Vec::new() };
            return Some((command, deed));
        }
        Some(match asked {
            Asked::Dispute => {
                (Command::OpenDispute { document: item, on, amount, reason: self.reason.get(), note: text }, Deed::OpenDispute)
            }
            Asked::CloseDispute(dispute) => (Command::CloseDispute { dispute, on, outcome: self.outcome.get() }, Deed::CloseDispute),
            Asked::Promise => {
                let (due_on, documents) = (self.last_day()?, vec![item]);
                (Command::NotePromise { customer, on, due_on, amount: amount?, documents, note: text }, Deed::NotePromise)
            }
            Asked::AcceptBill => {
                let (number, due_on, documents) = (text, self.last_day()?, vec![(item, amount?)]);
                (Command::AcceptBill { customer, number, on, due_on, documents }, Deed::AcceptBill)
            }
            Asked::ReturnBill => (Command::ReturnBill { bill: item, on, reference: text }, Deed::ReturnBill),
            Asked::Assign => {
                let factor = Factor { name: text.trim().to_owned(), iban: self.iban.get().trim().to_owned() };
                (Command::AssignDocuments { documents: vec![item], factor, on }, Deed::AssignDocuments)
            }
            Asked::EndAssignment(assignment) => (Command::EndAssignment { assignment, on }, Deed::EndAssignment),
            Asked::TakeBack => (Command::TakeBack { payment: item, on, reference: text }, Deed::TakeBack),
            Asked::Recover => {
                let means = self.means.get();
                let command = Command::RecoverWrittenOff { write_off: item, received_on: on, amount: amount?, means, reference: text };
                (command, Deed::RecoverWrittenOff)
            }
            Asked::Discount | Asked::WriteOff | Asked::SetOff | Asked::Refund => return None,
        })
    }
}

/// Asks what the deed needs, and does it.
pub(super) fn deed_dialog(asked: RwSignal<Option<Asked>>, look: Signal<Option<Look>>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let fields = Fields::new();
    let fault = RwSignal::new(None);
    let today = acting.workbench.today();
    Effect::new(move |_| {
        if let Some((asked, look)) = asked.get().zip(look.get_untracked()) {
            fault.set(None);
            fields.begin(asked, &look, today.get_untracked(), words.get_untracked());
        }
    });
    let name = move || look.with(|it| it.as_ref().map(|look| look.named.short(words.get())).unwrap_or_default());
    let form = move || asked.get().map(|asked| asked.form(words.get()));
    let does = move || {
        fields.tried.set(true);
        let Some((asked_now, look)) = asked.get_untracked().zip(look.get_untracked()) else { return };
        let Some((command, deed)) = untrack(|| fields.command(asked_now, &look)) else { return };
        if day_wrong(fields, today, words).get_untracked().is_some() {
            return;
        }
        let said = asked_now.form(words.get_untracked()).done.to_owned();
        acting.send_form(command, deed, said, fault, move || asked.set(None));
    };
    view! {
        <Dialog
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move |()| asked.set(None)
            title=move || form().map(|form| (form.title)(&name())).unwrap_or_default()
            footer=move || {
                view! {
                    <Button look=ButtonLook::Quiet on_press=move || asked.set(None)>{move || words.get().frame().parts.cancel}</Button>
                    <Button look=ButtonLook::Primary on_press=does>{move || form().map(|form| form.enter)}</Button>
                }
            }
        >
            <div class="stack">
                <p class="small soft">{move || form().map(|form| form.help)}</p>
                {move || asked.get().map(|it| inside(it, fields, look, today, words).into_any())}
                {fault_line(fault)}
            </div>
        </Dialog>
    }
}

/// A deed is of a day that has come.
fn day_wrong(fields: Fields, today: Signal<NaiveDate>, words: Signal<&'static Words>) -> Signal<Option<String>> {
    Signal::derive(move || {
        let deeds = words.get().deeds();
        match fields.day() {
            None => fields.tried.get().then(|| deeds.bad_day.to_owned()),
            Some(day) => (day > today.get()).then(|| deeds.day_ahead.to_owned()),
        }
    })
}

fn inside(
    asked: Asked,
    fields: Fields,
    look: Signal<Option<Look>>,
    today: Signal<NaiveDate>,
    words: Signal<&'static Words>,
) -> impl IntoView {
    let wrong_day = day_wrong(fields, today, words);
    let wrong_last = Signal::derive(move || {
        let deeds = words.get().deeds();
        match fields.last_day() {
            None => fields.tried.get().then(|| deeds.bad_day.to_owned()),
            Some(last) => fields.day().is_some_and(|day| last < day).then(|| deeds.day_behind.to_owned()),
        }
    });
    let wrong_amount = Signal::derive(move || {
        let may_be_empty = asked == Asked::Dispute && fields.amount.with(|it| it.trim().is_empty());
        let missing = look.with(|look| look.as_ref().is_some_and(|look| fields.sum(look).is_none()));
        (fields.tried.get() && missing && !may_be_empty).then(|| words.get().deeds().bad_amount.to_owned())
    });
    let help = Signal::derive(move || {
        let words = words.get();
        let look = look.get()?;
        let open = words.format.amount(look.money(look.sheet.open.saturating_abs()));
        match asked {
            Asked::Recover => None,
            Asked::Dispute => Some((words.deeds().disputed_help)(&open)),
            _ => Some((words.deeds().open_help)(&open)),
        }
    });
    let amount_label = move || if asked == Asked::Dispute { words.get().deeds().disputed } else { words.get().deeds().amount };
    let text_label = move || {
        let words = words.get();
        match asked {
            Asked::AcceptBill => words.receipts().bill_number,
            Asked::Assign => words.receipts().factor,
            _ if asked.has_note() => words.deeds().note,
            _ => words.deeds().reference,
        }
    };
    let last_label = move || if asked == Asked::AcceptBill { words.get().receipts().bill_due } else { words.get().deeds().promised_by };
    // Until when the bank may take a direct debit back.
    let returns = move || {
        let (words, look, day) = (words.get(), look.get()?, fields.day()?);
        (asked == Asked::TakeBack && look.means == Means::DirectDebit).then(|| {
            let (when, source) = debit_return(look.named.on, day);
            let text = words.explain().source(&source.citation, &words.format.short_date(source.read_on), source.status);
            view! { <p class="small soft">{(words.receipts().debit)(when, &text)}</p> }
        })
    };
    view! {
        <Entry
            label=move || words.get().deeds().on
            kind=FieldKind::Date
            value=fields.on
            on_input=move |it| fields.on.set(it)
            wrong=wrong_day
        />
        {(asked == Asked::Dispute)
            .then(|| {
                view! {
                    <SelectField
                        label=move || words.get().deeds().about
                        options=Signal::derive(move || words.get().deeds().reason_options())
                        value=fields.reason
                        on_choose=move |it| fields.reason.set(it)
                    />
                }
            })}
        {matches!(asked, Asked::CloseDispute(_))
            .then(|| {
                view! {
                    <SelectField
                        label=move || words.get().deeds().outcome
                        options=Signal::derive(move || words.get().deeds().outcome_options())
                        value=fields.outcome
                        on_choose=move |it| fields.outcome.set(it)
                    />
                }
            })}
        {asked
            .has_amount()
            .then(|| {
                view! {
                    <Entry
                        label=amount_label
                        kind=FieldKind::Amount
                        value=fields.amount
                        on_input=move |it| fields.amount.set(it)
                        wrong=wrong_amount
                        help
                    />
                }
            })}
        {returns}
        {matches!(asked, Asked::Promise | Asked::AcceptBill)
            .then(|| {
                view! {
                    <Entry
                        label=last_label
                        kind=FieldKind::Date
                        value=fields.by
                        on_input=move |it| fields.by.set(it)
                        wrong=wrong_last
                    />
                }
            })}
        {asked
            .has_means()
            .then(|| {
                view! {
                    <SelectField
                        label=move || words.get().deeds().means
                        options=Signal::derive(move || words.get().deeds().means_options())
                        value=fields.means
                        on_choose=move |it| fields.means.set(it)
                    />
                }
            })}
        {(asked.has_note() || asked.has_reference())
            .then(|| view! { <Entry label=text_label value=fields.text on_input=move |it| fields.text.set(it) /> })}
        {(asked == Asked::Assign)
            .then(|| {
                view! {
                    <Entry label=move || words.get().receipts().factor_iban value=fields.iban on_input=move |it| fields.iban.set(it) />
                }
            })}
    }
}
