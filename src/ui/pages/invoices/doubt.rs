//! Doubt and impairment of a document: what stands, and one dialog for each of the three deeds.

use super::acting::Acting;
use super::look::Look;
use crate::basis::money::{Currency, Money, minor_decimals};
use crate::journal::Deed;
use crate::ledger::{BookWish, ItemIdx, Ledger};
use crate::ui::parts::{Button, ButtonLook, Dialog, Entry, FieldKind};
use crate::ui::preferences::use_words;
use crate::ui::wrong::fault_line;
use crate::words::Words;
use crate::words::typed::parsed_amount;
use chrono::NaiveDate;
use leptos::prelude::*;

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    Doubt,
    End,
    Impair,
}

/// What stands on the day shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Doubted {
    /// Since when, and why.
    pub(super) since: Option<(NaiveDate, String)>,
    /// Expected to be lost, without tax.
    pub(super) impaired: i64,
}

impl Doubted {
    pub(super) fn at(ledger: &Ledger, as_of: NaiveDate, idx: ItemIdx) -> Self {
        let doubt = ledger.doubts().iter().find(|doubt| doubt.document == idx && doubt.counts_on(as_of));
        Self { since: doubt.map(|doubt| (doubt.from, doubt.reason.clone())), impaired: ledger.impaired_on(idx, as_of) }
    }
}

/// What stands of a debt, and in which currency; of what was paid without a doubt nothing does.
pub(super) fn standing(look: &Look) -> Option<(Doubted, Currency)> {
    let standing = look.doubted.clone();
    let is_debt = look.named.kind.is_document() && look.amount > 0 && (look.sheet.open > 0 || standing != Doubted::default());
    is_debt.then_some((standing, look.currency))
}

/// What stands, and the buttons.
pub(super) fn doubt(
    standing: &Option<(Doubted, Currency)>,
    words: &'static Words,
    asked: RwSignal<Option<Asked>>,
    acting: Acting,
) -> Option<impl IntoView + use<>> {
    let it = &words.accounting().doubt;
    standing.as_ref().map(|(standing, currency)| {
        let since = standing.since.as_ref().map(|(day, reason)| {
            let quoted = (!reason.is_empty()).then(|| words.format.quoted(reason));
            view! { <p>{(it.since)(&words.format.full_date(*day))} " " <span class="soft">{quoted}</span></p> }
        });
        let impaired = (standing.impaired > 0)
            .then(|| view! { <p>{(it.impaired)(&words.format.amount(Money::from_minor(standing.impaired, *currency)))}</p> });
        let first = if standing.since.is_some() { (Asked::End, it.end) } else { (Asked::Doubt, it.doubt) };
        let each = [first, (Asked::Impair, it.impair)]
            .map(|(what, says)| {
                view! {
                    <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || asked.set(Some(what))>
                        {says}
                    </Button>
                }
            })
            .collect_view();
        view! {
            <section>
                <h3>{it.title}</h3>
                {since}
                {impaired}
                <div class="row">{each}</div>
            </section>
        }
    })
}

/// Asks what the deed needs, and does it.
pub(super) fn doubt_dialog(asked: RwSignal<Option<Asked>>, look: Signal<Option<Look>>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let (on, amount, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, fault) = (RwSignal::new(false), RwSignal::new(None));
    let today = acting.workbench.today();
    Effect::new(move |_| {
        if let Some((what, look)) = asked.get().zip(look.get_untracked()) {
            let impaired = look.doubted.impaired;
            let held = words.get_untracked().format.decimal(look.money(impaired).amount(), minor_decimals(look.currency));
            on.set(today.get_untracked().to_string());
            amount.set(if what == Asked::Impair && impaired > 0 { held } else { String::new() });
            reason.set(String::new());
            tried.set(false);
            fault.set(None);
        }
    });
    let day = move || on.get().parse::<NaiveDate>().ok();
    let sum = move |look: &Look| parsed_amount(&amount.get(), look.currency).filter(|it| it.to_minor().is_some_and(|minor| minor >= 0));
    let day_wrong = Signal::derive(move || match day() {
        None => tried.get().then(|| words.get().deeds().bad_day.to_owned()),
        Some(day) => (day > today.get()).then(|| words.get().deeds().day_ahead.to_owned()),
    });
    let amount_wrong = Signal::derive(move || {
        let missing = look.with(|look| look.as_ref().is_some_and(|look| sum(look).is_none()));
        (tried.get() && missing).then(|| words.get().deeds().bad_amount.to_owned())
    });
    let place = |what: Asked| match what {
        Asked::Doubt => 0,
        Asked::End => 1,
        Asked::Impair => 2,
    };
    let of = move |texts: fn(&crate::words::accounting::DoubtWords) -> [&'static str; 3]| {
        asked.get().and_then(|what| texts(&words.get().accounting().doubt).get(place(what)).copied()).unwrap_or_default()
    };
    let does = move || {
        tried.set(true);
        let Some((what, look)) = asked.get_untracked().zip(look.get_untracked()) else { return };
        let Some(on) = untrack(day).filter(|_| day_wrong.get_untracked().is_none()) else { return };
        let (document, reason) = (look.named.id, reason.get_untracked());
        let (wish, deed) = match what {
            Asked::Doubt => (BookWish::Doubt { document, on, reason }, Deed::Doubt),
            Asked::End => (BookWish::EndDoubt { document, on }, Deed::EndDoubt),
            Asked::Impair => {
                let Some(amount): Option<Money> = untrack(|| sum(&look)) else { return };
                (BookWish::Impair { document, on, amount, reason }, Deed::Impair)
            }
        };
        let said = untrack(|| of(|it| it.done)).to_owned();
        acting.send_form(wish.into(), deed, said, fault, move || asked.set(None));
    };
    view! {
        <Dialog
            open=Signal::derive(move || asked.with(Option::is_some))
            on_close=move |()| asked.set(None)
            title=move || of(|it| it.titles)
            footer=move || {
                view! {
                    <Button look=ButtonLook::Quiet on_press=move || asked.set(None)>{move || words.get().frame().parts.cancel}</Button>
                    <Button look=ButtonLook::Primary on_press=does>{move || of(|it| [it.doubt, it.end, it.impair])}</Button>
                }
            }
        >
            <div class="stack">
                <p class="small soft">{move || of(|it| it.means)}</p>
                <Entry
                    label=move || words.get().accounting().doubt.on
                    kind=FieldKind::Date
                    value=on
                    on_input=move |it| on.set(it)
                    wrong=day_wrong
                />
                <Show when=move || asked.get() == Some(Asked::Impair)>
                    <Entry
                        label=move || {
                            let code = look.with(|look| look.as_ref().map_or("", |look| look.currency.code()));
                            (words.get().accounting().doubt.amount)(code)
                        }
                        kind=FieldKind::Amount
                        value=amount
                        on_input=move |it| amount.set(it)
                        wrong=amount_wrong
                        help=Signal::derive(move || Some(words.get().accounting().doubt.amount_help.to_owned()))
                    />
                </Show>
                <Show when=move || matches!(asked.get(), Some(Asked::Doubt | Asked::Impair))>
                    <Entry label=move || words.get().accounting().doubt.reason value=reason on_input=move |it| reason.set(it) />
                </Show>
                {fault_line(fault)}
            </div>
        </Dialog>
    }
}
