//! What each column becomes, with the cells of one line as they are written and as they are understood.

use crate::exchange::list::{Column, Mapping, Role, Understood, understood};
use crate::ui::imports::{Draft, Imports, Look};
use crate::ui::parts::{Chip, Section, Tone};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// What a person may choose for a column, in the order in which it is looked for.
const ROLES: [Role; 64] = [
    Role::Ignore,
    Role::DocumentNumber,
    Role::CustomerName,
    Role::CustomerCode,
    Role::IssuedOn,
    Role::DueOn,
    Role::Gross,
    Role::Open,
    Role::Paid,
    Role::PaidOn,
    Role::Net,
    Role::Tax,
    Role::Amount,
    Role::Debit,
    Role::Credit,
    Role::Side,
    Role::Currency,
    Role::Kind,
    Role::Status,
    Role::SettledNumber,
    Role::PaymentReference,
    Role::Allocated,
    Role::Discount,
    Role::Charges,
    Role::Interest,
    Role::Reverses,
    Role::CancelledOn,
    Role::Terms,
    Role::EndOfMonth,
    Role::Order,
    Role::Disputed,
    Role::SentBy,
    Role::Label,
    Role::ContactName,
    Role::FirstName,
    Role::LastName,
    Role::JobTitle,
    Role::Way,
    Role::Notes,
    Role::Score,
    Role::Grade,
    Role::CreditLimit,
    Role::Source,
    Role::Email,
    Role::Phone,
    Role::Address,
    Role::PostalCode,
    Role::City,
    Role::Country,
    Role::LegalId,
    Role::Account,
    Role::Journal,
    Role::Lettering,
    Role::LineDetail,
    Role::Quantity,
    Role::UnitPrice,
    Role::NotDue,
    Role::Late { from: 1 },
    Role::Late { from: 31 },
    Role::Late { from: 61 },
    Role::Late { from: 91 },
    Role::Late { from: 121 },
    Role::Late { from: 181 },
    Role::Total,
];

/// The table of columns.
#[component]
pub fn Columns(
    /// The desk.
    imports: Imports,
    /// The file on it.
    draft: Memo<Option<Draft>>,
) -> impl IntoView {
    let words = use_words();
    let at = RwSignal::new(0_usize);
    let shown_line = move || {
        draft.with(|it| match it.as_ref().map(|it| &it.file.look) {
            Some(Look::List { sketch, .. }) => sketch.rows.get(at.get()).map(|row| i64::from(row.line)),
            _ => None,
        })
    };
    let next = move |_| {
        let rows = draft.with_untracked(|it| match it.as_ref().map(|it| &it.file.look) {
            Some(Look::List { sketch, .. }) => sketch.rows.len(),
            _ => 0,
        });
        at.update(|at| *at = if *at + 1 < rows { *at + 1 } else { 0 });
    };
    let aside = move || {
        view! {
            {move || shown_line().map(|line| (words.get().import().line_shown)(line))}
            ", "
            <button class="why" type="button" on:click=next>{move || words.get().import().next_line}</button>
        }
    };
    let rows = move || {
        let words = words.get();
        draft.with(|it| {
            let draft = it.as_ref()?;
            let (Look::List { sketch, .. }, Some(mapping)) = (&draft.file.look, &draft.mapping) else { return None };
            let cells = sketch.rows.get(at.get()).map(|row| row.cells.clone()).unwrap_or_default();
            let rows = sketch
                .columns
                .iter()
                .enumerate()
                .map(|(idx, column)| row(words, imports, mapping, idx, column, cells.get(idx).map(String::as_str).unwrap_or_default()));
            Some(rows.collect_view())
        })
    };
    view! {
        <Section title=move || words.get().import().columns_title aside>
            <div class="table as-cards">
                <table class="map">
                    <thead>
                        <tr>
                            <th scope="col">{move || words.get().import().in_file}</th>
                            <th scope="col">{move || words.get().import().becomes}</th>
                            <th scope="col" class="opt-1">{move || words.get().import().written}</th>
                            <th scope="col" class="opt-2">{move || words.get().import().understood}</th>
                            <th scope="col" class="opt-3">{move || words.get().import().remark}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </Section>
    }
}

fn row(words: &'static Words, imports: Imports, mapping: &Mapping, idx: usize, column: &Column, cell: &str) -> impl IntoView + use<> {
    let says = words.import();
    let role = mapping.columns.get(idx).copied().unwrap_or(Role::Ignore);
    let title =
        if column.header.is_empty() { (says.column_number)(i64::try_from(idx + 1).unwrap_or(i64::MAX)) } else { column.header.clone() };
    let roles: Vec<Role> = if ROLES.contains(&role) { ROLES.to_vec() } else { std::iter::once(role).chain(ROLES).collect() };
    let options = roles
        .iter()
        .enumerate()
        .map(|(place, it)| view! { <option value=place.to_string() selected=*it == role>{(says.role)(*it)}</option> })
        .collect_view();
    let choose = {
        let (mapping, roles) = (mapping.clone(), roles.clone());
        move |event| {
            let chosen = event_target_value(&event).parse::<usize>().ok().and_then(|place| roles.get(place).copied());
            if let Some(chosen) = chosen {
                let mut mapping = mapping.clone();
                mapping.columns.resize(mapping.columns.len().max(idx + 1), Role::Ignore);
                if let Some(slot) = mapping.columns.get_mut(idx) {
                    *slot = chosen;
                }
                imports.map(mapping);
            }
        }
    };
    let understood = match understood(mapping, role, cell) {
        Understood::Nothing => view! { <span class="quiet">{crate::words::format::NOTHING}</span> }.into_any(),
        Understood::Text(text) => text.into_any(),
        Understood::Amount(money) => words.format.amount(money).into_any(),
        Understood::Day(day) => words.format.full_date(day).into_any(),
        Understood::Unreadable => view! { <Chip tone=Tone::Alarm>{says.unreadable}</Chip> }.into_any(),
    };
    let remarks: Vec<String> = column.remarks.iter().map(says.remark_says).collect();
    view! {
        <tr data-state=(role == Role::Ignore).then_some("settled")>
            <th scope="row" data-cell="who">{title.clone()}</th>
            <td data-cell="more" class="sel">
                <select class="select" aria-label=(says.column_becomes)(&title) on:change=choose>{options}</select>
            </td>
            <td class="opt-1" data-cell="much"><span class="raw-value">{cell.to_owned()}</span></td>
            <td class="opt-2">{understood}</td>
            <td class="opt-3 soft small">{remarks.join(", ")}</td>
        </tr>
    }
}
