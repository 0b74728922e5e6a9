//! The orders: what is agreed, delivered, invoiced, and what is left.

use super::{Acting, Asked, short_name};
use crate::basis::id::ThingId;
use crate::basis::money::Money;
use crate::ledger::{Billing, Ledger};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{Amount, Button, ButtonLook, Chip, Section, Tone};
use crate::ui::preferences::use_words;
use crate::ui::route::Route;
use chrono::NaiveDate;
use leptos::prelude::*;

/// An order as it is drawn.
#[derive(Debug, Clone, PartialEq)]
struct OrderLine {
    id: ThingId,
    customer: ThingId,
    customer_name: String,
    number: String,
    label: String,
    agreed_on: NaiveDate,
    stages: Option<usize>,
    months: Option<i64>,
    amount: Money,
    delivered: Option<Money>,
    billed: Money,
    open: Money,
    cancelled_on: Option<NaiveDate>,
    may_deliver: bool,
}

/// Those with something left first, then the newest.
fn lines(ledger: &Ledger, as_of: NaiveDate) -> Vec<OrderLine> {
    let its = ledger.orders().filter(|(_, order)| order.agreed_on <= as_of);
    let mut all: Vec<OrderLine> = its
        .map(|(_, order)| {
            let delivers = order.billing == Billing::OnDelivery;
            let delivered = order.delivered(as_of);
            OrderLine {
                id: ledger.order_id(order),
                customer: ledger.customer_id(order.customer),
                customer_name: ledger.customer(order.customer).details.name.clone(),
                number: order.number.clone(),
                label: order.label.clone(),
                agreed_on: order.agreed_on,
                stages: if let Billing::Stages(stages) = &order.billing { Some(stages.len()) } else { None },
                months: if let Billing::Recurring { months, .. } = &order.billing { Some(i64::from(*months)) } else { None },
                amount: order.money(order.amount),
                delivered: delivers.then(|| order.money(delivered)),
                billed: order.money(order.billed(ledger, as_of)),
                open: order.money(order.open(ledger, as_of)),
                cancelled_on: order.cancelled_on.filter(|on| *on <= as_of),
                may_deliver: delivers && delivered < order.amount && order.cancelled_on.is_none(),
            }
        })
        .collect();
    all.sort_by_key(|line| (line.open.amount().is_zero(), std::cmp::Reverse(line.agreed_on)));
    all
}

/// The table of orders.
pub(super) fn orders(acting: Acting) -> impl IntoView {
    let words = use_words();
    let lines = acting.workbench.view(lines);
    let head = move |read: fn(&crate::words::to_invoice::OrderHeads) -> &'static str| move || read(&words.get().to_invoice().order_heads);
    view! {
        <Section title=move || words.get().to_invoice().orders>
            <Show
                when=move || lines.with(|it| !it.is_empty())
                fallback=move || view! { <p class="soft">{move || words.get().to_invoice().no_orders}</p> }
            >
                <div class="calendar-scroll" role="region" tabindex="0" aria-label=move || words.get().to_invoice().orders>
                    <table class="note-table orders">
                        <thead>
                            <tr>
                                <th scope="col">{head(|it| it.number)}</th>
                                <th scope="col">{head(|it| it.customer)}</th>
                                <th scope="col">{head(|it| it.agreed)}</th>
                                <th scope="col">{head(|it| it.billing)}</th>
                                <th scope="col" class="num">{head(|it| it.amount)}</th>
                                <th scope="col" class="num">{head(|it| it.delivered)}</th>
                                <th scope="col" class="num">{head(|it| it.billed)}</th>
                                <th scope="col" class="num">{head(|it| it.open)}</th>
                                <td></td>
                            </tr>
                        </thead>
                        <tbody>{move || lines.get().into_iter().map(|line| drawn(line, acting)).collect_view()}</tbody>
                    </table>
                </div>
            </Show>
        </Section>
    }
}

fn drawn(line: OrderLine, acting: Acting) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let refused = Signal::derive(move || (!acting.workbench.may_write()).then(|| words.get().customers().not_now.to_owned()));
    let (id, customer) = (line.id, line.customer);
    let (stages, months, agreed_on) = (line.stages, line.months, line.agreed_on);
    let (number, label) = (line.number.clone(), line.label.clone());
    let name = move || short_name(&number, &label, agreed_on, words.get());
    let (is_done, cancelled_on) = (line.open.amount().is_zero() && line.months.is_none(), line.cancelled_on);
    let state = move || {
        let words = words.get();
        match cancelled_on {
            Some(day) => {
                Some(view! { <Chip tone=Tone::Held>{(words.to_invoice().cancelled)(&words.format.short_date(day))}</Chip> }.into_any())
            }
            None if is_done => Some(view! { <span class="small quiet">{words.to_invoice().done}</span> }.into_any()),
            None => None,
        }
    };
    view! {
        <tr>
            <th scope="row">
                {name}
                <div class="small quiet">{(!line.number.is_empty()).then(|| line.label.clone())}</div>
            </th>
            <td>
                <a href=move || navigator.href(Route::Customer { customer })>{line.customer_name.clone()}</a>
            </td>
            <td class="nowrap">{move || words.get().format.short_date(agreed_on)}</td>
            <td>{move || (words.get().to_invoice().billing)(stages, months)}</td>
            <td class="num"><Amount money=line.amount /></td>
            <td class="num">{line.delivered.map(|money| view! { <Amount money /> })}</td>
            <td class="num"><Amount money=line.billed /></td>
            <td class="num"><Amount money=line.open /></td>
            <td class="row">
                {state}
                {line
                    .may_deliver
                    .then(|| {
                        view! {
                            <Button refused on_press=move || acting.asked.set(Some(Asked::Deliver(id)))>
                                {move || words.get().to_invoice().deliver}
                            </Button>
                        }
                    })}
                {(!is_done && cancelled_on.is_none())
                    .then(|| {
                        view! {
                            <Button look=ButtonLook::Quiet refused on_press=move || acting.asked.set(Some(Asked::Cancel(id)))>
                                {move || words.get().to_invoice().cancel}
                            </Button>
                        }
                    })}
            </td>
        </tr>
    }
}
