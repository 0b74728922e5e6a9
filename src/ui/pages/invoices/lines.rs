//! What the document bills, line by line, with their sum beside what it states.

use super::look::Look;
use crate::ui::parts::{Amount, Callout, Tone};
use crate::words::Words;
use leptos::prelude::*;

/// Lines shown at once.
const MOST_SHOWN: usize = 40;

/// The section; nothing where nobody said any.
pub(super) fn lines(look: &Look, words: &'static Words) -> Option<impl IntoView + use<>> {
    let seen = look.lines.as_ref()?;
    let says = words.document_form();
    let [label, quantity, net] = says.line_heads;
    let number = |value: rust_decimal::Decimal| words.format.decimal(value.normalize(), value.normalize().scale());
    let rows = seen.lines.iter().take(MOST_SHOWN).map(|line| {
        let percent = line.percent.map(|rate| words.format.per_cent(rate.normalize(), rate.normalize().scale()));
        view! {
            <tr>
                <th scope="row">
                    {line.label.clone()}
                    {percent.map(|rate| view! { <span class="note small quiet">{(says.line_tax)(&rate)}</span> })}
                </th>
                <td class="num">{line.quantity.map(number)}</td>
                <td class="num"><Amount money=line.net /></td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let hidden = seen.lines.len().saturating_sub(MOST_SHOWN);
    let more = (hidden > 0).then(|| (says.more_lines)(i64::try_from(hidden).unwrap_or(i64::MAX)));
    let differs = seen.differs.map(|stated| (says.lines_differ)(&words.format.amount(seen.sum), &words.format.amount(stated)));
    let sum = seen.sum;
    Some(view! {
        <section>
            <h3>{says.lines}</h3>
            <table class="note-table">
                <thead>
                    <tr>
                        <th scope="col">{label}</th>
                        <th scope="col" class="num">{quantity}</th>
                        <th scope="col" class="num">{net}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row" colspan="2">{says.lines_total}</th>
                        <td class="num"><Amount money=sum /></td>
                    </tr>
                </tfoot>
            </table>
            {more.map(|said| view! { <p class="small soft">{said}</p> })}
            {differs.map(|said| view! { <Callout tone=Tone::Doubt>{said}</Callout> })}
        </section>
    })
}
