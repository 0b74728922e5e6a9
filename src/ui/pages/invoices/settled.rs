//! What settled a document, or what money settles: each with who said so and why, and the way to take it apart.

use super::acting::Acting;
use super::look::{Look, SettledLine};
use super::sheet::address;
use crate::basis::money::{Currency, Money};
use crate::journal::Deed;
use crate::ledger::{Command, CustomerIdx, Evidence, ExplainedBy, ItemIdx};
use crate::ui::parts::{Amount, Button, ButtonLook, Explanation, Grows, Reasons, Why, each_unless_same};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// What settled it, or what it settles.
pub(super) fn settled(look: Signal<Option<Look>>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let lines = move || {
        look.with(|look| {
            let Some(look) = look else { return Vec::new() };
            look.settled.iter().map(|line| (look.currency, line.clone())).collect()
        })
    };
    let line = move |(currency, line): &(Currency, SettledLine)| {
        let SettledLine { with, allocation, amount, from, basis, why, by } = line;
        let (words, money) = (words.get(), Money::from_minor(*amount, *currency));
        let sheet = &words.invoices().sheet;
        let detach = allocation.map(|allocation| {
            let end = move || {
                let on = acting.workbench.today().get_untracked();
                let said = words.invoices().done.detached.to_owned();
                acting.send(Command::EndAllocation { allocation, on }, Deed::EndAllocation, said);
            };
            view! { <Button look=ButtonLook::Quiet refused=acting.refused() on_press=end>{sheet.detach}</Button> }
        });
        let why = by.map(|by| because(by, why, &with.text(words), acting, words));
        view! {
            <tr>
                <th scope="row">
                    <a href=address(with)>{with.text(words)}</a>
                    <div class="small quiet">{words.format.date(*from)} ", " {(sheet.basis)(*basis)}</div>
                </th>
                <td class="num"><Amount money /></td>
                <td class="pick">{why} {detach}</td>
            </tr>
        }
    };
    let title = Memo::new(move |_| look.with(|look| look.as_ref().filter(|look| !look.settled.is_empty()).map(Look::is_credit)));
    move || {
        title.get().map(|is_credit| {
            let title = move || {
                let sheet = &words.get().invoices().sheet;
                if is_credit { sheet.settles } else { sheet.settled_by }
            };
            view! {
                <section>
                    <h3>{title}</h3>
                    <table class="note-table"><tbody>{each_unless_same(lines, Grows::AtItsEnd, line)}</tbody></table>
                </section>
            }
        })
    }
}

/// Why the bank's line is said to settle it, asked for by a press.
fn because(
    by: ExplainedBy,
    why: &[Evidence<ItemIdx, CustomerIdx>],
    with: &str,
    acting: Acting,
    words: &'static Words,
) -> impl IntoView + use<> {
    let rows = acting
        .workbench
        .with_untracked(|ledger| why.iter().map(|reason| vec![(words.matching().reason)(ledger, reason)]).collect::<Vec<_>>());
    let explanation = Explanation { formula: (words.matching().by)(by).to_owned(), rows, ..Explanation::default() };
    let title = with.to_owned();
    view! {
        <Why
            title=title
            reasons=move || {
                let explanation = explanation.clone();
                view! { <Reasons explanation=Signal::stored(explanation) /> }
            }
        >
            {words.bank().why}
        </Why>
    }
}
