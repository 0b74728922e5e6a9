//! What others say of the customer's credit: source by source, with the day.

use super::look::Look;
use crate::ui::parts::{Amount, Callout, Section, Tone};
use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// The section; nothing where nobody said anything.
pub(super) fn credit_section(look: &Look) -> Option<impl IntoView + use<>> {
    let words = use_words();
    if look.credit.is_empty() {
        return None;
    }
    let rows = StoredValue::new(look.credit.clone());
    let text = |text: &str| if text.is_empty() { view! { <span class="quiet">"·"</span> }.into_any() } else { text.to_owned().into_any() };
    let lines = move || {
        let words = words.get();
        let it = words.credit();
        rows.with_value(|rows| {
            rows.iter()
                .map(|seen| {
                    let report = &seen.report;
                    let source = if report.source.is_empty() { it.no_source.to_owned() } else { report.source.clone() };
                    let limit = match report.limit {
                        Some(money) => view! { <Amount money /> }.into_any(),
                        None => text(""),
                    };
                    view! {
                        <tr>
                            <th scope="row">{source}</th>
                            <td class="nowrap">{words.format.short_date(report.on)}</td>
                            <td class="num">{text(&report.score)}</td>
                            <td>{text(&report.grade)}</td>
                            <td class="num">{limit}</td>
                        </tr>
                    }
                })
                .collect_view()
        })
    };
    let beyond = move || {
        let words = words.get();
        let over = rows.with_value(|rows| rows.iter().find_map(|seen| Some((seen.report.source.clone(), seen.beyond?))));
        over.map(|(source, over)| {
            let said = (words.credit().beyond)(&words.format.amount(over));
            let said = if source.is_empty() { said } else { words.format.pair(&source, &said) };
            view! { <Callout tone=Tone::Doubt>{said}</Callout> }
        })
    };
    Some(view! {
        <Section title=move || words.get().credit().title>
            <div class="scroll" tabindex="0" role="region" aria-label=move || words.get().credit().title>
                <table class="note-table">
                    <thead>
                        <tr>
                            {move || {
                                let [source, on, score, grade, limit] = words.get().credit().heads;
                                view! {
                                    <th scope="col">{source}</th>
                                    <th scope="col">{on}</th>
                                    <th scope="col" class="num">{score}</th>
                                    <th scope="col">{grade}</th>
                                    <th scope="col" class="num">{limit}</th>
                                }
                            }}
                        </tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {beyond}
            <p class="small quiet">{move || words.get().credit().aside}</p>
        </Section>
    })
}
