//! Rules for payments: up to how much a difference is given up, and what one currency is worth in another.

use crate::basis::money::{Currency, currencies, minor_decimals};
use crate::journal::Deed;
use crate::ledger::{Command, ExchangeRate};
use crate::ui::parts::{Button, Entry, FieldKind, Section, SelectField};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use crate::words::typed::{parsed_amount, parsed_per_cent};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Up to how much a difference is given up.
#[component]
pub fn SmallDifferences() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let currency = workbench.with_untracked(|ledger| ledger.balances().first().map_or(Currency::EUR, |balance| balance.currency));
    let held = Memo::new(move |_| workbench.with(|ledger| ledger.small_difference(currency)));
    let (text, fault, kept) = (RwSignal::new(String::new()), RwSignal::new(None::<Fault>), RwSignal::new(false));
    Effect::new(move |_| {
        let money = crate::basis::money::Money::from_minor(held.get(), currency);
        text.set(words.get_untracked().format.decimal(money.amount(), minor_decimals(currency)));
    });
    let sum = move || parsed_amount(&text.get(), currency);
    let wrong = Signal::derive(move || sum().is_none().then(|| words.get().deeds().bad_amount.to_owned()));
    let keep = move || {
        kept.set(false);
        let Some(up_to) = untrack(sum) else { return };
        leptos::task::spawn_local(async move {
            match workbench.write(&Command::AgreeSmallDifferences { up_to }, Deed::AgreeSmallDifferences).await {
                Ok(_) => {
                    fault.set(None);
                    kept.set(true);
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let says = move || &words.get().receipts().rules;
    view! {
        <Section title=move || says().title aside=move || view! { {move || says().aside} }>
            <div class="fields">
                <Entry
                    label=move || words.get().format.pair(says().small, currency.code())
                    kind=FieldKind::Amount
                    value=text
                    on_input=move |it| text.set(it)
                    help=Signal::derive(move || Some(says().small_help.to_owned()))
                    wrong
                />
            </div>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button on_press=keep>{move || says().keep}</Button>
                <span class="small soft" role="status">{move || kept.get().then(|| says().kept)}</span>
            </div>
        </Section>
    }
}

/// Rates shown, the latest first.
const MOST_SHOWN: usize = 8;

/// What one currency is worth in another, by day and source.
#[component]
pub fn ExchangeRates() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let known = Memo::new(move |_| workbench.with(|ledger| ledger.exchange_rates().to_vec()));
    let (one, of) = (RwSignal::new(Currency::USD), RwSignal::new(Currency::EUR));
    let (worth, on, source) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    on.set(workbench.today().get_untracked().to_string());
    let (tried, fault) = (RwSignal::new(false), RwSignal::new(None::<Fault>));
    let options = Signal::stored(currencies().map(|it| (it, it.code().to_owned())).collect::<Vec<_>>());
    let day = move || on.get().parse::<NaiveDate>().ok();
    let rate = move || parsed_per_cent(&worth.get()).filter(|it| it.is_sign_positive() && !it.is_zero());
    let says = move || &words.get().receipts().rules;
    let wrong = move |is_wrong: bool, says: &'static str| (tried.get() && is_wrong).then(|| says.to_owned());
    let worth_wrong = Signal::derive(move || wrong(rate().is_none(), says().bad_worth));
    let day_wrong = Signal::derive(move || wrong(day().is_none(), words.get().deeds().bad_day));
    let source_wrong = Signal::derive(move || wrong(source.with(|it| it.trim().is_empty()), says().no_source));
    let keep = move || {
        tried.set(true);
        let (Some(worth_now), Some(on)) = (untrack(rate), untrack(day)) else { return };
        if source_wrong.get_untracked().is_some() {
            return;
        }
        let (one, of, source) = (one.get_untracked(), of.get_untracked(), source.get_untracked());
        let command = Command::StateExchangeRate(ExchangeRate { one, worth: worth_now, of, on, source });
        leptos::task::spawn_local(async move {
            match workbench.write(&command, Deed::StateExchangeRate).await {
                Ok(_) => {
                    fault.set(None);
                    tried.set(false);
                    worth.set(String::new());
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let lines = move || {
        let words = words.get();
        let mut all = known.get();
        all.sort_by_key(|rate| std::cmp::Reverse(rate.on));
        let each = all.into_iter().take(MOST_SHOWN).map(|rate| {
            let worth = rate.worth.normalize();
            let worth = words.format.decimal(worth, worth.scale());
            let said = (words.receipts().rules.rate)([rate.one.code(), &worth, rate.of.code(), &words.format.short_date(rate.on)]);
            view! { <li>{said}" "<span class="soft">{rate.source}</span></li> }
        });
        each.collect_view()
    };
    view! {
        <Section title=move || says().rates aside=move || view! { {move || says().rates_aside} }>
            <Show
                when=move || known.with(|known| !known.is_empty())
                fallback=move || view! { <p class="soft">{move || says().no_rates}</p> }
            >
                <ul class="small">{lines}</ul>
            </Show>
            <div class="fields">
                <SelectField label=move || says().one options value=one on_choose=move |it| one.set(it) />
                <Entry
                    label=move || says().worth
                    kind=FieldKind::Amount
                    value=worth
                    on_input=move |it| worth.set(it)
                    wrong=worth_wrong
                />
                <SelectField label=move || says().of options value=of on_choose=move |it| of.set(it) />
                <Entry label=move || says().on kind=FieldKind::Date value=on on_input=move |it| on.set(it) wrong=day_wrong />
                <Entry label=move || says().source value=source on_input=move |it| source.set(it) wrong=source_wrong />
            </div>
            {wrong::fault_line(fault)}
            <div class="row">
                <Button on_press=keep>{move || says().keep_rate}</Button>
            </div>
        </Section>
    }
}
