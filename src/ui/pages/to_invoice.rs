//! What must be invoiced, so that nothing is billed late? The list, the calendar, and the orders it comes from.

mod calendar;
mod order_form;
mod orders;

use super::document_form::{Begin, Desk, document_form, name_of, title};
use crate::basis::id::{BatchId, ThingId};
use crate::insight::{Ahead, ToInvoice, ToInvoiceReason, ToInvoiceRow, to_invoice};
use crate::ledger::{Billing, DocumentKind, Ledger};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Amount, Button, ButtonLook, CardCell, Chip, Column, Dialog, EmptyState, Icon, PageBody, RowView, SaveCalendar, Segments, Tone,
    UndoLine, VirtualTable,
};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route, Show as Shown};
use crate::ui::workbench::{Fault, Progress, Workbench, use_workbench};
use crate::words::Words;
use calendar::calendar;
use chrono::NaiveDate;
use leptos::prelude::*;
use order_form::{cancel_form, deliver_form, order_form};
use orders::orders;

/// The form that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asked {
    Invoice(Begin),
    Order,
    Deliver(ThingId),
    Cancel(ThingId),
}

/// What a row, a form and the orders share.
#[derive(Clone, Copy)]
struct Acting {
    workbench: Workbench,
    asked: RwSignal<Option<Asked>>,
    done: RwSignal<Option<(String, BatchId)>>,
    go: Callback<ThingId>,
}

impl Acting {
    fn desk(self) -> Desk {
        let Self { workbench, asked, done, .. } = self;
        Desk::new(workbench, Callback::new(move |()| asked.set(None)), Callback::new(move |it| done.set(Some(it))))
    }

    /// One key: the invoice is prepared, or the retention opened.
    fn open(self, row: &ToInvoiceRow) {
        let prepared = self.workbench.with_untracked(|ledger| prepared(ledger, row));
        match prepared {
            Prepared::Invoice(begin) => self.asked.set(Some(Asked::Invoice(begin))),
            Prepared::Retention(item) => self.go.run(item),
        }
    }

    fn take_back(self) {
        let Some((_, batch)) = self.done.get_untracked() else { return };
        let workbench = self.workbench;
        match workbench.undo_plan(batch) {
            Ok(plan) => leptos::task::spawn_local(async move {
                match workbench.undo(plan, Progress::new()).await {
                    Ok(_) => self.done.set(None),
                    Err(fault) => workbench.fault().set(Some(fault)),
                }
            }),
            Err(refusal) => workbench.fault().set(Some(Fault::NotUndone(refusal))),
        }
    }
}

enum Prepared {
    Invoice(Begin),
    Retention(ThingId),
}

fn prepared(ledger: &Ledger, row: &ToInvoiceRow) -> Prepared {
    if let (ToInvoiceReason::Retention, Some(item)) = (row.reason, row.item) {
        return Prepared::Retention(ledger.item_id(item));
    }
    let order = row.order.and_then(|idx| ledger.order(idx));
    let part = match row.reason {
        ToInvoiceReason::Period { part } | ToInvoiceReason::Stage { part } => Some(part),
        _ => None,
    };
    Prepared::Invoice(Begin {
        amount: Some(row.amount),
        label: what_for(ledger, row),
        order_reference: order.map(|order| order.number.clone()).unwrap_or_default(),
        bills: order.map(|order| (ledger.order_id(order), part)),
        ..Begin::of(ledger.customer_id(row.customer), DocumentKind::Invoice)
    })
}

/// What a row is for: its stage, its order, or what the books call it.
fn what_for(ledger: &Ledger, row: &ToInvoiceRow) -> String {
    let Some(order) = row.order.and_then(|idx| ledger.order(idx)) else {
        return row.item.map(|idx| ledger.label(idx)).unwrap_or_default().to_owned();
    };
    let stage = match (&order.billing, row.reason) {
        (Billing::Stages(stages), ToInvoiceReason::Stage { part }) => stages.get(part as usize).map(|stage| stage.label.as_str()),
        _ => None,
    };
    match stage.filter(|stage| !stage.is_empty()) {
        Some(stage) if order.label.is_empty() => stage.to_owned(),
        Some(stage) => format!("{}, {stage}", order.label),
        None => order.label.clone(),
    }
}

/// What must be invoiced, so that nothing is billed late?
#[component]
pub fn ToInvoicePage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let as_of = workbench.as_of();
    let ahead = RwSignal::new(Ahead::Quarter);
    let as_calendar = RwSignal::new(false);
    let go = Callback::new(move |item: ThingId| {
        navigator.go(Route::Invoices(InvoicesAsked { selected: Some(item), show: Shown::All, ..Default::default() }));
    });
    let acting = Acting { workbench, asked: RwSignal::new(None), done: RwSignal::new(None), go };
    let listed = Memo::new(move |_| {
        let day = as_of.get();
        let until = ahead.get().until(day);
        workbench.with(|ledger| to_invoice(ledger, day, until))
    });
    let no_orders = workbench.view(|ledger, _| ledger.orders().next().is_none());
    // Not even in the longest time ahead: else the person looks further.
    let nothing = workbench.view(|ledger, day| to_invoice(ledger, day, Ahead::Year.until(day)).rows.is_empty());
    let refused = Signal::derive(move || (!workbench.may_write()).then(|| words.get().customers().not_now.to_owned()));
    let answer = move || {
        let words = words.get();
        listed.with(|listed| {
            if listed.rows.is_empty() {
                return words.to_invoice().answer_none.to_owned();
            }
            let sums: Vec<String> = listed.totals.iter().map(|(currency, it)| words.format.amount_minor(it.amount, *currency)).collect();
            let (n, late) = listed.totals.values().fold((0, 0), |(n, late), it| (n + i64::from(it.n), late + i64::from(it.n_late)));
            (words.to_invoice().answer)(n, &words.format.list(&sums), late)
        })
    };
    let acts = move || {
        view! {
            <SaveCalendar />
            <Button look=ButtonLook::Primary icon=Icon::Plus refused on_press=move || acting.asked.set(Some(Asked::Order))>
                {move || words.get().to_invoice().new_order}
            </Button>
        }
    };
    let tools = move || {
        view! {
            <div class="tools">
                <Segments
                    label=move || words.get().to_invoice().ahead
                    options=Signal::derive(move || {
                        Ahead::ALL.into_iter().zip(words.get().to_invoice().aheads).map(|(it, said)| (it, said.to_owned())).collect()
                    })
                    value=ahead
                    on_choose=move |it| ahead.set(it)
                />
                <Segments
                    label=move || words.get().to_invoice().shown_as
                    options=Signal::derive(move || {
                        let [list, calendar] = words.get().to_invoice().shapes.map(str::to_owned);
                        vec![(false, list), (true, calendar)]
                    })
                    value=as_calendar
                    on_choose=move |it| as_calendar.set(it)
                />
                <span class="small quiet only-wide">{move || words.get().to_invoice().key_help}</span>
            </div>
        }
    };
    let list = move || {
        let rows = table(listed, ahead.into(), acting);
        view! { <div class="below-tools">{rows}</div> }
    };
    let empty = move || {
        view! {
            <EmptyState title=move || words.get().to_invoice().empty_title>
                <p>{move || words.get().to_invoice().empty}</p>
            </EmptyState>
        }
    };
    view! {
        <PageBody name="to-invoice" title=move || words.get().frame().nav.to_invoice answer acts>
            {move || {
                acting.done.get().map(|(said, _)| view! { <UndoLine done=said on_undo=move || acting.take_back() /> })
            }}
            <Show when=move || !nothing.get() || !no_orders.get() fallback=empty>
                {tools()}
                {move || if as_calendar.get() { calendar(listed, acting).into_any() } else { list().into_any() }}
                {orders(acting)}
            </Show>
        </PageBody>
        {dialog(acting)}
    }
}

fn dialog(acting: Acting) -> impl IntoView {
    let words = use_words();
    let title = move || {
        let words = words.get();
        let form = &words.to_invoice().form;
        acting.workbench.with(|ledger| {
            let number = |id: ThingId| order_name(ledger, id, words);
            match acting.asked.get() {
                Some(Asked::Invoice(begin)) => title(begin.kind, &name_of(ledger, begin.customer), words),
                Some(Asked::Order) => form.title.to_owned(),
                Some(Asked::Deliver(id)) => (form.deliver_title)(&number(id)),
                Some(Asked::Cancel(id)) => (form.cancel_title)(&number(id)),
                None => String::new(),
            }
        })
    };
    view! {
        <Dialog
            open=Signal::derive(move || acting.asked.with(Option::is_some))
            on_close=move |()| acting.asked.set(None)
            title
        >
            {move || match acting.asked.get() {
                Some(Asked::Invoice(begin)) => document_form(begin, acting.desk()).into_any(),
                Some(Asked::Order) => order_form(acting.desk()).into_any(),
                Some(Asked::Deliver(order)) => deliver_form(order, acting.desk()).into_any(),
                Some(Asked::Cancel(order)) => cancel_form(order, acting.desk()).into_any(),
                None => ().into_any(),
            }}
        </Dialog>
    }
}

/// Its number, or what it is for and its day where it has none.
fn order_name(ledger: &Ledger, id: ThingId, words: &'static Words) -> String {
    let order = ledger.order_of(id).and_then(|idx| ledger.order(idx));
    order.map(|order| short_name(&order.number, &order.label, order.agreed_on, words)).unwrap_or_default()
}

fn short_name(number: &str, label: &str, agreed_on: NaiveDate, words: &'static Words) -> String {
    match (number.is_empty(), label.is_empty()) {
        (false, _) => number.to_owned(),
        (true, false) => label.to_owned(),
        (true, true) => words.format.short_date(agreed_on),
    }
}

/// What a line of the table shows.
#[derive(Debug, Clone, PartialEq, Eq)]
struct RowShown {
    as_of: NaiveDate,
    row: ToInvoiceRow,
    customer: String,
    what: String,
}

fn table(listed: Memo<ToInvoice>, ahead: Signal<Ahead>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let as_of = acting.workbench.as_of();
    let columns = vec![
        Column::new(move || words.get().to_invoice().heads.on).unsorted().card(CardCell::Late).width("11rem"),
        Column::new(move || words.get().to_invoice().heads.customer).unsorted().names_row().wide().card(CardCell::Who),
        Column::new(move || words.get().to_invoice().heads.reason).unsorted().card(CardCell::Do).width("12rem"),
        Column::new(move || words.get().to_invoice().heads.what).unsorted().wide().leaves(2),
        Column::new(move || words.get().to_invoice().heads.amount).unsorted().number().card(CardCell::Much).width("9rem"),
    ];
    let row = move |place: usize| {
        let row = listed.with(|listed| listed.rows.get(place).cloned())?;
        let (customer, what) = acting.workbench.with(|ledger| (ledger.customer(row.customer).details.name.clone(), what_for(ledger, &row)));
        Some(RowShown { as_of: as_of.get(), row, customer, what })
    };
    let draw = move |shown: &Option<RowShown>| {
        let Some(RowShown { as_of, row, customer, what }) = shown else {
            return RowView::from((0..5).map(|_| ().into_any()).collect::<Vec<_>>());
        };
        let words = words.get();
        let reason = (words.to_invoice().reason)(row.reason);
        let reason = match row.reason {
            ToInvoiceReason::Retention => view! { <Chip tone=Tone::Held>{reason}</Chip> }.into_any(),
            _ => reason.into_any(),
        };
        RowView::from(vec![
            when(row, *as_of, words).into_any(),
            customer.clone().into_any(),
            reason,
            what.clone().into_any(),
            view! { <Amount money=row.amount /> }.into_any(),
        ])
    };
    let open = move |place: usize| {
        if let Some(row) = listed.with_untracked(|listed| listed.rows.get(place).cloned()) {
            acting.open(&row);
        }
    };
    let caption = move || {
        let last = ahead.get().until(as_of.get());
        (words.get().to_invoice().caption)(&words.get().format.full_date(last))
    };
    view! { <VirtualTable caption columns len=Signal::derive(move || listed.with(|it| it.rows.len())) row draw on_open=open /> }
}

/// The day of a row, and how late it is.
fn when(row: &ToInvoiceRow, as_of: NaiveDate, words: &'static Words) -> impl IntoView + use<> {
    let it = words.to_invoice();
    let day = row.on.map_or(it.no_day.to_owned(), |on| words.format.short_date(on));
    let late = row.days_late(as_of).filter(|_| row.reason != ToInvoiceReason::Retention);
    view! {
        <span class="nowrap">{day}</span>
        {late.map(|days| view! { " " <Chip tone=Tone::Alarm>{(it.late)(days)}</Chip> })}
    }
}
