//! What is to be invoiced, month by month: each day with what falls on it.

use super::Acting;
use crate::insight::{ToInvoice, ToInvoiceReason, ToInvoiceRow, calendar_month};
use crate::ui::parts::Section;
use crate::ui::preferences::use_words;
use crate::words::Words;
use chrono::{Datelike, NaiveDate};
use leptos::prelude::*;

/// The months that have something, each as a grid of weeks; what has no day stands in the list alone.
pub(super) fn calendar(listed: Memo<ToInvoice>, acting: Acting) -> impl IntoView {
    let words = use_words();
    view! {
        {move || {
            let words = words.get();
            listed.with(|listed| listed.months().into_iter().map(|first| month(first, listed, words, acting)).collect_view())
        }}
    }
}

fn month(first: NaiveDate, listed: &ToInvoice, words: &'static Words, acting: Acting) -> impl IntoView + use<> {
    let weeks = calendar_month(first);
    let heads = weeks
        .get(1)
        .map(|week| week.iter().flatten().map(|day| view! { <th scope="col">{words.format.weekday(*day)}</th> }).collect_view())
        .unwrap_or_default();
    let rows = weeks
        .into_iter()
        .map(|week| {
            let cells = week
                .into_iter()
                .map(|day| match day {
                    None => view! { <td class="outside"></td> }.into_any(),
                    Some(day) => {
                        let its = listed.rows.iter().filter(|row| row.on == Some(day)).map(|row| entry(row, words, acting)).collect_view();
                        view! {
                            <td>
                                <span class="day small quiet">{words.format.number(i64::from(day.day()))}</span>
                                {its}
                            </td>
                        }
                        .into_any()
                    }
                })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    let title = words.format.month_year(first);
    let label = title.clone();
    view! {
        <Section title=title>
            <div class="calendar-scroll" role="region" tabindex="0" aria-label=label>
                <table class="calendar">
                    <thead>
                        <tr>{heads}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Section>
    }
}

fn entry(row: &ToInvoiceRow, words: &'static Words, acting: Acting) -> impl IntoView + use<> {
    let name = acting.workbench.with_untracked(|ledger| ledger.customer(row.customer).details.name.clone());
    let (why, amount) = ((words.to_invoice().reason)(row.reason), words.format.amount(row.amount));
    let state = if row.reason == ToInvoiceReason::Retention {
        Some("held")
    } else {
        row.days_late(acting.workbench.as_of().get_untracked()).map(|_| "alarm")
    };
    let row = row.clone();
    view! {
        <button class="calendar-entry" type="button" data-state=state title=why on:click=move |_| acting.open(&row)>
            <span class="name">{name}</span>
            <span class="amount">{amount}</span>
        </button>
    }
}
