//! The forms of an order: what is agreed and how it is billed, what is delivered, what is cancelled.

use super::super::document_form::{Desk, Line, Lines, buttons, positive, written};
use super::order_name;
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, currencies};
use crate::journal::Deed;
use crate::ledger::{Billing, Command, NewOrder, Stage};
use crate::ui::parts::{Button, ButtonLook, Callout, Entry, FieldKind, Icon, IconButton, Segments, SelectField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::wrong::fault_line;
use chrono::NaiveDate;
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    OnDelivery,
    Stages,
    Recurring,
}

const HOWS: [How; 3] = [How::OnDelivery, How::Stages, How::Recurring];

fn day_of(text: RwSignal<String>) -> Option<NaiveDate> {
    text.get().parse().ok()
}

/// Asks for an order.
pub(super) fn order_form(desk: Desk) -> impl IntoView {
    let words = use_words();
    let workbench = desk.workbench;
    let today = workbench.today().get_untracked();
    let customers = workbench.with_untracked(|ledger| {
        let mut all: Vec<(Option<ThingId>, String)> = ledger
            .customers_on(chrono::NaiveDate::MAX)
            .map(|(idx, customer)| (Some(ledger.customer_id(idx)), customer.details.name.clone()))
            .collect();
        all.sort_by_key(|(_, name)| name.to_lowercase());
        all
    });
    let customer = RwSignal::new(customers.first().and_then(|(id, _)| *id));
    let customers = Signal::stored(customers);
    let number = RwSignal::new(String::new());
    let agreed_on = RwSignal::new(today.to_string());
    let currency = RwSignal::new(Currency::EUR);
    let amount = RwSignal::new(String::new());
    let label = RwSignal::new(String::new());
    let how = RwSignal::new(How::OnDelivery);
    let months = RwSignal::new("1".to_owned());
    let first_on = RwSignal::new(today.to_string());
    let until = RwSignal::new(String::new());
    let stages = Lines::new();
    let tried = RwSignal::new(false);
    let money = Memo::new(move |_| positive(&amount.get(), currency.get()));
    let n_months = Memo::new(move |_| months.get().trim().parse::<u16>().ok().filter(|n| *n > 0 && *n <= 120));
    let billing = move || {
        Some(match how.get() {
            How::OnDelivery => Billing::OnDelivery,
            How::Stages => {
                let stage = |line: Line| {
                    let (on, amount) = (day_of(line.first)?, positive(&line.second.get(), currency.get())?);
                    Some(Stage { on, amount, label: line.third.get().trim().to_owned() })
                };
                Billing::Stages(stages.get().into_iter().map(stage).collect::<Option<Vec<_>>>()?)
            }
            How::Recurring => {
                let last = until.get();
                let until = if last.is_empty() { None } else { Some(last.parse().ok()?) };
                Billing::Recurring { months: n_months.get()?, first_on: day_of(first_on)?, until }
            }
        })
    };
    let draft = Memo::new(move |_| {
        let order = NewOrder {
            customer: customer.get()?,
            number: number.get(),
            agreed_on: day_of(agreed_on)?,
            amount: money.get()?,
            label: label.get(),
            billing: billing()?,
        };
        Some(Command::AgreeOrder(Box::new(order)))
    });
    let refusal = Memo::new(move |_| {
        let command = draft.get()?;
        workbench.with(|ledger| ledger.decide(&command).err())
    });
    let enter = move || {
        tried.set(true);
        let (Some(command), None) = (draft.get_untracked(), refusal.get_untracked()) else { return };
        let name = [number, label].map(|it| it.get_untracked().trim().to_owned()).into_iter().find(|it| !it.is_empty()).unwrap_or_default();
        desk.send(command, Deed::AgreeOrder, (words.get_untracked().to_invoice().form.entered)(&name));
    };
    let wrong = move |is_wrong: bool, sentence: &'static str| (tried.get() && is_wrong).then(|| sentence.to_owned());
    let amount_wrong = Signal::derive(move || wrong(money.get().is_none(), words.get().customers().form.amount_wrong));
    let day_wrong =
        move |text: RwSignal<String>| Signal::derive(move || wrong(day_of(text).is_none(), words.get().customers().form.date_missing));
    let customer_wrong =
        Signal::derive(move || customer.get().is_none().then(|| words.get().to_invoice().form.customer_missing.to_owned()));
    let choose = move |it: How| {
        how.set(it);
        if it == How::Stages && stages.is_empty() {
            for _ in 0..2 {
                stages.add(&today.to_string(), "", "");
            }
        }
    };
    let means = move || {
        let place = HOWS.iter().position(|it| *it == how.get()).unwrap_or_default();
        words.get().to_invoice().form.means[place]
    };
    let amount_label = move || {
        let form = &words.get().to_invoice().form;
        let name = if how.get() == How::Recurring { form.amount_of_period } else { form.amount };
        words.get().format.pair(name, currency.get().code())
    };
    view! {
        <div class="stack document-form">
            <div class="fields">
                <SelectField
                    label=move || words.get().to_invoice().form.customer
                    options=customers
                    value=customer
                    on_choose=move |it| customer.set(it)
                    wrong=customer_wrong
                />
                <Entry label=move || words.get().to_invoice().form.number value=number on_input=move |text| number.set(text) />
                <Entry
                    label=move || words.get().to_invoice().form.agreed_on
                    kind=FieldKind::Date
                    value=agreed_on
                    on_input=move |text| agreed_on.set(text)
                    wrong=day_wrong(agreed_on)
                />
                <Entry label=move || words.get().to_invoice().form.label value=label on_input=move |text| label.set(text) />
                <Entry
                    label=amount_label
                    kind=FieldKind::Amount
                    value=amount
                    on_input=move |text| amount.set(text)
                    wrong=amount_wrong
                />
                <SelectField
                    label=move || words.get().document_form().currency
                    options=Signal::stored(currencies().map(|it| (it, it.code().to_owned())).collect::<Vec<_>>())
                    value=currency
                    on_choose=move |it| currency.set(it)
                />
            </div>
            <Segments
                label=move || words.get().to_invoice().form.billing
                options=Signal::derive(move || {
                    HOWS.into_iter().zip(words.get().to_invoice().form.billings).map(|(it, said)| (it, said.to_owned())).collect::<Vec<_>>()
                })
                value=how
                on_choose=choose
            />
            <p class="small soft">{means}</p>
            <Show when=move || how.get() == How::Recurring>
                <div class="fields">
                    <Entry
                        label=move || words.get().to_invoice().form.months
                        kind=FieldKind::Number
                        value=months
                        on_input=move |text| months.set(text)
                        wrong=Signal::derive(move || n_months.get().is_none().then(|| words.get().to_invoice().form.months_wrong.to_owned()))
                    />
                    <Entry
                        label=move || words.get().to_invoice().form.first_on
                        kind=FieldKind::Date
                        value=first_on
                        on_input=move |text| first_on.set(text)
                        wrong=day_wrong(first_on)
                    />
                    <Entry
                        label=move || words.get().to_invoice().form.until
                        kind=FieldKind::Date
                        value=until
                        on_input=move |text| until.set(text)
                        help=Signal::derive(move || Some(words.get().to_invoice().form.until_help.to_owned()))
                    />
                </div>
            </Show>
            <Show when=move || how.get() == How::Stages>
                <div class="stack">
                    <For each=move || stages.get() key=|line| line.key let:line>
                        {stage_line(stages, line)}
                    </For>
                    <div class="row">
                        <Button look=ButtonLook::Quiet icon=Icon::Plus on_press=move || stages.add("", "", "")>
                            {move || words.get().to_invoice().form.add_stage}
                        </Button>
                    </div>
                </div>
            </Show>
            {move || {
                refusal.get().map(|refusal| view! { <Callout tone=Tone::Doubt>{(words.get().faults().refusal)(&refusal)}</Callout> })
            }}
            {fault_line(desk.fault)}
            {buttons(desk, move || words.get().to_invoice().form.enter, enter)}
        </div>
    }
}

fn stage_line(stages: Lines, line: Line) -> impl IntoView {
    let words = use_words();
    let place = move || stages.place(line.key);
    view! {
        <div class="form-line">
            <Entry
                label=move || (words.get().to_invoice().form.stage_day)(place())
                kind=FieldKind::Date
                value=line.first
                on_input=move |text| line.first.set(text)
            />
            <Entry
                label=move || (words.get().to_invoice().form.stage_amount)(place())
                kind=FieldKind::Amount
                value=line.second
                on_input=move |text| line.second.set(text)
            />
            <Entry
                label=move || (words.get().to_invoice().form.stage_label)(place())
                value=line.third
                on_input=move |text| line.third.set(text)
            />
            <Show when=move || { stages.len() > 1 }>
                <IconButton
                    icon=Icon::Trash2
                    label=move || (words.get().document_form().remove)(place())
                    on_press=move || stages.remove(line.key)
                />
            </Show>
        </div>
    }
}

/// Asks for a delivery: all that is left, today, unless the person says otherwise.
pub(super) fn deliver_form(order: ThingId, desk: Desk) -> impl IntoView {
    let words = use_words();
    let workbench = desk.workbench;
    let today = workbench.today().get_untracked();
    let left = workbench.with_untracked(|ledger| ledger.order_of(order).and_then(|idx| ledger.order(idx)).map(|order| order.undelivered()));
    let currency = left.map_or(Currency::EUR, crate::basis::money::Money::currency);
    let on = RwSignal::new(today.to_string());
    let amount = RwSignal::new(left.map(|left| written(words.get_untracked(), left)).unwrap_or_default());
    let draft = Memo::new(move |_| Some(Command::DeliverOrder { order, on: day_of(on)?, amount: positive(&amount.get(), currency)? }));
    let refusal = Memo::new(move |_| {
        let command = draft.get()?;
        workbench.with(|ledger| ledger.decide(&command).err())
    });
    let enter = move || {
        let (Some(command), None) = (draft.get_untracked(), refusal.get_untracked()) else { return };
        let words = words.get_untracked();
        let name = workbench.with_untracked(|ledger| order_name(ledger, order, words));
        desk.send(command, Deed::DeliverOrder, (words.to_invoice().form.delivered)(&name));
    };
    view! {
        <div class="stack">
            <div class="fields">
                <Entry
                    label=move || words.get().to_invoice().form.delivered_on
                    kind=FieldKind::Date
                    value=on
                    on_input=move |text| on.set(text)
                    wrong=Signal::derive(move || day_of(on).is_none().then(|| words.get().customers().form.date_missing.to_owned()))
                />
                <Entry
                    label=move || words.get().to_invoice().form.delivered_amount
                    kind=FieldKind::Amount
                    value=amount
                    on_input=move |text| amount.set(text)
                    wrong=Signal::derive(move || {
                        positive(&amount.get(), currency).is_none().then(|| words.get().customers().form.amount_wrong.to_owned())
                    })
                />
            </div>
            {move || {
                refusal.get().map(|refusal| view! { <Callout tone=Tone::Doubt>{(words.get().faults().refusal)(&refusal)}</Callout> })
            }}
            {fault_line(desk.fault)}
            {buttons(desk, move || words.get().to_invoice().form.deliver, enter)}
        </div>
    }
}

/// Asks from when the rest of an order no longer counts.
pub(super) fn cancel_form(order: ThingId, desk: Desk) -> impl IntoView {
    let words = use_words();
    let workbench = desk.workbench;
    let on = RwSignal::new(workbench.today().get_untracked().to_string());
    let draft = Memo::new(move |_| Some(Command::CancelOrder { order, on: day_of(on)? }));
    let refusal = Memo::new(move |_| {
        let command = draft.get()?;
        workbench.with(|ledger| ledger.decide(&command).err())
    });
    let enter = move || {
        let (Some(command), None) = (draft.get_untracked(), refusal.get_untracked()) else { return };
        let words = words.get_untracked();
        let name = workbench.with_untracked(|ledger| order_name(ledger, order, words));
        desk.send(command, Deed::CancelOrder, (words.to_invoice().form.cancelled)(&name));
    };
    view! {
        <div class="stack">
            <div class="fields">
                <Entry
                    label=move || words.get().to_invoice().form.cancelled_on
                    kind=FieldKind::Date
                    value=on
                    on_input=move |text| on.set(text)
                    wrong=Signal::derive(move || day_of(on).is_none().then(|| words.get().customers().form.date_missing.to_owned()))
                />
            </div>
            <p class="small soft">{move || words.get().to_invoice().form.cancel_help}</p>
            {move || {
                refusal.get().map(|refusal| view! { <Callout tone=Tone::Doubt>{(words.get().faults().refusal)(&refusal)}</Callout> })
            }}
            {fault_line(desk.fault)}
            {buttons(desk, move || words.get().to_invoice().form.cancel, enter)}
        </div>
    }
}
