//! The turnover that makes up for a loss.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use crate::basis::money::{Currency, Money};
use crate::insight::{TradeMargin, own_margin, turnover_to_make_up};
use crate::ui::parts::{Callout, Entry, Explanation, FieldKind, Reasons, SelectField, Tone, Why};
use crate::ui::preferences::use_words;
use crate::words::typed::parsed_amount;
use leptos::prelude::*;
use rust_decimal::Decimal;

/// What a loss takes in sales.
#[component]
pub(super) fn LossSimulation(currency: Currency) -> impl IntoView {
    let words = use_words();
    let lost = RwSignal::new(String::new());
    let trade = RwSignal::new(Some(TradeMargin::Usual));
    let (turnover, expenses) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let amount = move |typed: RwSignal<String>| typed.with(|text| parsed_amount(text, currency)).filter(|it| it.amount() >= Decimal::ZERO);
    let wrong = move |typed: RwSignal<String>| {
        Signal::derive(move || {
            let said = typed.with(|text| !text.trim().is_empty());
            (said && amount(typed).is_none()).then(|| words.get().simulate().loss.not_an_amount.to_owned())
        })
    };
    let margin = Memo::new(move |_| match trade.get() {
        Some(trade) => Some(trade.percent()),
        None => own_margin(amount(turnover)?.amount(), amount(expenses)?.amount()),
    });
    let field = move |typed: RwSignal<String>, label: fn(&'static crate::words::Words) -> &'static str, help: Signal<Option<String>>| {
        view! {
            <Entry
                label=move || label(words.get())
                kind=FieldKind::Amount
                value=typed
                on_input=move |text| typed.set(text)
                wrong=wrong(typed)
                help=help
            />
        }
    };
    let none = Signal::stored(None);
    let help = Signal::derive(move || Some(words.get().simulate().loss.amount_help.to_owned()));
    let margins = Signal::derive(move || {
        let it = &words.get().simulate().loss;
        let mut options: Vec<(Option<TradeMargin>, String)> =
            TradeMargin::ALL.iter().map(|trade| (Some(*trade), (it.trade)(*trade))).collect();
        options.push((None, it.own.to_owned()));
        options
    });
    let outcome = move || {
        let words = words.get();
        let it = &words.simulate().loss;
        let (Some(lost), Some(margin)) = (amount(lost), margin.get()) else {
            return view! { <p class="soft">{it.assumption}</p> }.into_any();
        };
        let said = words.format.whole_amount(lost);
        match turnover_to_make_up(lost.amount(), margin) {
            None => view! { <Callout tone=Tone::Alarm>{it.never}</Callout> }.into_any(),
            Some(sales) => {
                let sales = words.format.whole_amount(Money::new(sales, currency));
                let margin = words.format.per_cent(margin, 1);
                let [before, after] = (it.sentence)(&said, &margin);
                let explanation = Explanation {
                    formula: it.formula.to_owned(),
                    rows: vec![vec![it.amount.to_owned(), said.clone()], vec![it.margin.to_owned(), margin]],
                    notes: vec![it.assumption.to_owned()],
                    ..Explanation::default()
                };
                view! {
                    <p class="sentence">
                        {before}
                        <Why
                            title=it.tab
                            reasons=move || {
                                let explanation = explanation.clone();
                                view! { <Reasons explanation=Signal::stored(explanation) /> }
                            }
                        >
                            <strong>{sales}</strong>
                        </Why>
                        {after}
                    </p>
                    <p class="small quiet">{it.assumption}</p>
                }
                .into_any()
            }
        }
    };
    view! {
        <div class="sim">
            <section class="knobs" aria-label=move || words.get().simulate().loss.knobs>
                <h2>{move || words.get().simulate().loss.knobs}</h2>
                {field(lost, |words| words.simulate().loss.amount, help)}
                <SelectField
                    label=move || words.get().simulate().loss.margin
                    options=margins
                    value=trade
                    on_choose=move |chosen| trade.set(chosen)
                />
                <Show when=move || trade.get().is_none()>
                    {field(turnover, |words| words.simulate().loss.turnover, none)}
                    {field(expenses, |words| words.simulate().loss.expenses, none)}
                </Show>
            </section>
            <section class="outcome" aria-live="polite">{outcome}</section>
        </div>
    }
}
