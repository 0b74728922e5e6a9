//! What lateness costs on this document, as it was asked for, paid and given up: the lines, and one dialog for each deed.

use super::acting::Acting;
use super::look::{ClaimLine, Claimable, Look};
use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money, minor_decimals};
use crate::journal::Deed;
use crate::ledger::{AskedClaim, ClaimKind, Command};
use crate::ui::parts::{Amount, Button, ButtonLook, Dialog, Entry, FieldKind};
use crate::ui::preferences::use_words;
use crate::ui::wrong::fault_line;
use crate::words::Words;
use crate::words::deeds::Form;
use crate::words::typed::parsed_amount;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AskedFor {
    /// Note what is computed as asked for.
    Ask,
    /// A payment of one.
    Pay(ThingId),
    /// One is given up.
    Waive(ThingId),
}

impl AskedFor {
    fn form(self, words: &'static Words) -> &'static Form {
        match self {
            Self::Ask => &words.claims().ask,
            Self::Pay(_) => &words.claims().pay,
            Self::Waive(_) => &words.claims().waive,
        }
    }
}

/// The lines, and the button that notes what is computed.
pub(super) fn claims_section(
    look: &Look,
    words: &'static Words,
    asked: RwSignal<Option<AskedFor>>,
    acting: Acting,
) -> Option<impl IntoView + use<>> {
    let can_ask = look.claimable.iter().any(|it| it.to_ask.to_minor().is_some_and(|minor| minor > 0));
    if look.claims.is_empty() && !can_ask {
        return None;
    }
    let it = words.claims();
    let lines = look
        .claims
        .iter()
        .map(|line| {
            let ClaimLine { id, kind, on, up_to, currency, sums } = *line;
            let amount = move |minor: i64| view! { <Amount money=Money::from_minor(minor, currency) /> };
            let up_to = up_to.map(|day| words.format.short_date(day));
            let said = (it.asked_on)(&words.format.short_date(on), up_to.as_deref());
            let acts = (sums.open() > 0).then(|| {
                view! {
                    <div class="row">
                        <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || asked.set(Some(AskedFor::Pay(id)))>
                            {it.pay.open}
                        </Button>
                        <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || asked.set(Some(AskedFor::Waive(id)))>
                            {it.waive.open}
                        </Button>
                    </div>
                }
            });
            let row = |name: &'static str, minor: i64| {
                (minor != 0).then(|| {
                    view! {
                        <dt>{name}</dt>
                        <dd class="amount">{amount(minor)}</dd>
                    }
                })
            };
            let [_, asked_for, paid, waived, left] = it.heads;
            view! {
                <div>
                    <p><strong>{(it.kind)(kind)}</strong>", " <span class="small soft">{said}</span></p>
                    <dl class="pairs">
                        {row(asked_for, sums.asked)}
                        {row(paid, sums.paid)}
                        {row(waived, sums.waived)}
                        <dt class="total">{left}</dt>
                        <dd class="amount total">{amount(sums.open())}</dd>
                    </dl>
                    {acts}
                </div>
            }
        })
        .collect_view();
    let ask = can_ask.then(|| {
        view! {
            <div class="row">
                <Button refused=acting.refused() on_press=move || asked.set(Some(AskedFor::Ask))>{it.ask.open}</Button>
            </div>
        }
    });
    Some(view! {
        <section>
            <h3>{it.section}</h3>
            <p class="small soft">{it.beside}</p>
            <div class="stack">{lines}</div>
            {ask}
        </section>
    })
}

/// Asks for the day and the sums, and notes them.
pub(super) fn claims_dialog(asked: RwSignal<Option<AskedFor>>, look: Signal<Option<Look>>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let (on, text, fault, tried) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(None), RwSignal::new(false));
    // Interest or the one amount, then the fixed sum.
    let sums = [RwSignal::new(String::new()), RwSignal::new(String::new())];
    let today = acting.workbench.today();
    let claimable = move |kind: ClaimKind| -> Option<Claimable> {
        look.with(|it| it.as_ref().and_then(|it| it.claimable.iter().find(|of| of.kind == kind).cloned()))
    };
    let line = move |id: ThingId| look.with(|it| it.as_ref().and_then(|it| it.claims.iter().find(|line| line.id == id).copied()));
    Effect::new(move |_| {
        let Some(asked) = asked.get() else { return };
        let format = words.get_untracked().format;
        let written = |money: Money| match money.to_minor() {
            Some(minor) if minor > 0 => format.decimal(money.amount(), minor_decimals(money.currency())),
            _ => String::new(),
        };
        fault.set(None);
        tried.set(false);
        on.set(today.get_untracked().to_string());
        text.set(String::new());
        let [first, second] = untrack(|| match asked {
            AskedFor::Ask => ClaimKind::ALL.map(|kind| claimable(kind).map(|it| written(it.to_ask)).unwrap_or_default()),
            AskedFor::Pay(id) | AskedFor::Waive(id) => {
                let open = line(id).map(|it| written(Money::from_minor(it.sums.open(), it.currency))).unwrap_or_default();
                [open, String::new()]
            }
        });
        sums[0].set(first);
        sums[1].set(second);
    });
    let day = move || on.get().parse::<NaiveDate>().ok();
    let day_wrong = Signal::derive(move || {
        let deeds = words.get().deeds();
        match day() {
            None => tried.get().then(|| deeds.bad_day.to_owned()),
            Some(day) => (day > today.get()).then(|| deeds.day_ahead.to_owned()),
        }
    });
    let currency_of = move |place: usize| -> Option<Currency> {
        match asked.get()? {
            AskedFor::Ask => claimable(*ClaimKind::ALL.get(place)?).map(|it| it.to_ask.currency()),
            AskedFor::Pay(id) | AskedFor::Waive(id) => line(id).map(|it| it.currency),
        }
    };
    let sum = move |place: usize| -> Option<Money> {
        let typed = sums.get(place)?.get();
        parsed_amount(&typed, currency_of(place)?).filter(|it| it.to_minor().is_some_and(|minor| minor > 0))
    };
    let sum_wrong = move |place: usize| {
        Signal::derive(move || {
            let blank = sums.get(place).is_none_or(|it| it.with(|it| it.trim().is_empty()));
            let may_be_blank = asked.get() == Some(AskedFor::Ask);
            (tried.get() && sum(place).is_none() && !(blank && may_be_blank)).then(|| words.get().claims().bad_amount.to_owned())
        })
    };
    let wrongs = [sum_wrong(0), sum_wrong(1)];
    let name = move || look.with(|it| it.as_ref().map(|look| look.named.short(words.get())).unwrap_or_default());
    let form = move || asked.get().map(|it| it.form(words.get()));
    let does = move || {
        tried.set(true);
        let Some((which, look)) = asked.get_untracked().zip(look.get_untracked()) else { return };
        let (Some(on), None, None) = (untrack(day), day_wrong.get_untracked(), wrongs[0].get_untracked()) else { return };
        let (command, deed) = match which {
            AskedFor::Ask => {
                if wrongs[1].get_untracked().is_some() {
                    return;
                }
                let each = ClaimKind::ALL.into_iter().enumerate().filter_map(|(place, kind)| {
                    let amount = untrack(|| sum(place))?;
                    let law = untrack(|| claimable(kind))?.law;
                    let up_to = (kind == ClaimKind::LateInterest).then_some(on);
                    Some(AskedClaim { document: look.named.id, kind, amount, up_to, law })
                });
                (Command::AskClaims { asked: each.collect(), on }, Deed::AskClaims)
            }
            AskedFor::Pay(id) => {
                let Some(amount) = untrack(|| sum(0)) else { return };
                (Command::NoteClaimPaid { paid: vec![(id, amount)], on, reference: text.get_untracked() }, Deed::NoteClaimPaid)
            }
            AskedFor::Waive(id) => {
                let Some(amount) = untrack(|| sum(0)) else { return };
                (Command::WaiveClaim { waived: vec![(id, amount)], on, reason: text.get_untracked() }, Deed::WaiveClaim)
            }
        };
        let said = which.form(words.get_untracked()).done.to_owned();
        acting.send_form(command, deed, said, fault, move || asked.set(None));
    };
    let amounts = move |which: AskedFor| {
        let entry = move |place: usize, label: fn(&'static Words) -> &'static str, help: Signal<Option<String>>| {
            let value = sums.get(place).copied().unwrap_or(sums[0]);
            let wrong = wrongs.get(place).copied().unwrap_or(wrongs[0]);
            view! {
                <Entry
                    label=move || label(words.get())
                    kind=FieldKind::Amount
                    value=value
                    on_input=move |it| value.set(it)
                    wrong
                    help
                />
            }
        };
        match which {
            AskedFor::Ask => {
                let interest_help = Signal::derive(move || {
                    let (words, it) = (words.get(), claimable(ClaimKind::LateInterest)?);
                    Some((words.claims().interest_help)(&words.format.amount(it.total), &words.format.amount(it.before)))
                });
                let interest =
                    untrack(|| claimable(ClaimKind::LateInterest)).map(|_| entry(0, |words| words.claims().interest, interest_help));
                let fixed = untrack(|| claimable(ClaimKind::FixedCompensation)).filter(|it| !it.to_ask.amount().is_zero());
                let fixed = fixed.map(|_| entry(1, |words| words.claims().compensation, Signal::stored(None)));
                view! { {interest} {fixed} }.into_any()
            }
            AskedFor::Pay(id) | AskedFor::Waive(id) => {
                let help = Signal::derive(move || {
                    let (words, it) = (words.get(), line(id)?);
                    Some((words.claims().open_help)(&words.format.amount(Money::from_minor(it.sums.open(), it.currency))))
                });
                let label =
                    move || if matches!(which, AskedFor::Pay(_)) { words.get().claims().reference } else { words.get().claims().reason };
                view! {
                    {entry(0, |words| words.claims().amount, help)}
                    <Entry label value=text on_input=move |it| text.set(it) />
                }
                .into_any()
            }
        }
    };
    view! {
        <Dialog
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move |()| asked.set(None)
            title=move || form().map(|form| (form.title)(&name())).unwrap_or_default()
            footer=move || {
                view! {
                    <Button look=ButtonLook::Quiet on_press=move || asked.set(None)>{move || words.get().frame().parts.cancel}</Button>
                    <Button look=ButtonLook::Primary on_press=does>{move || form().map(|form| form.enter)}</Button>
                }
            }
        >
            <div class="stack">
                <p class="small soft">{move || form().map(|form| form.help)}</p>
                <Entry
                    label=move || words.get().claims().on
                    kind=FieldKind::Date
                    value=on
                    on_input=move |it| on.set(it)
                    wrong=day_wrong
                />
                {move || asked.get().map(amounts)}
                {fault_line(fault)}
            </div>
        </Dialog>
    }
}
