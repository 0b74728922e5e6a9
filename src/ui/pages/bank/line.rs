//! The line under hand: what the bank says, what it seems to be with the reasons, and the yes or the no.

use super::Acting;
use super::by_hand::by_hand;
use crate::basis::money::Money;
use crate::insight::{Choice, Proposed, marked, sign_of};
use crate::ledger::{BankLineIdx, BankLineRow, Evidence, ExplainedBy, Ledger, Lesson, LineExplanation, LineMeaning, Meaning, NotCustomers};
use crate::ui::parts::{Amount, Button, ButtonLook, Check, Checks, Glyph, Icon, SelectField, Tone};
use crate::ui::preferences::use_words;
use crate::words::Words;
use leptos::prelude::*;

/// The line under hand.
pub(super) fn pick(acting: Acting) -> impl IntoView {
    let words = use_words();
    let inside = move || {
        let line = acting.line()?;
        let words = words.get();
        let proposal = acting.proposal();
        let chosen = acting.reading.get();
        acting.workbench.with(|ledger| {
            let row = ledger.bank_line(line)?;
            let explained = row.explained.is_some();
            let n = proposal.as_ref().map_or(0, |it| it.choices.len());
            let choice = proposal.as_ref().and_then(|it| it.choices.get(chosen % n.max(1)));
            let head = head(ledger, &row, choice, acting, words);
            let body = if explained {
                said(ledger, line, acting, words).into_any()
            } else {
                let offers = proposal
                    .as_ref()
                    .map(|it| it.choices.iter().enumerate().map(|(at, choice)| offer(ledger, choice, it.surety, at, at == chosen % n.max(1), acting, words)).collect_view());
                let nothing = (n == 0).then(|| view! { <p class="soft">{if acting.matches.ready.get() { words.bank().nothing_fits } else { words.bank().looking }}</p> });
                let sums = choice.map(|choice| sums(ledger, &row, choice, words));
                let has_offers = n > 0;
                view! {
                    {has_offers.then(|| view! { <fieldset><legend class="visually-hidden">{words.bank().readings}</legend>{offers}</fieldset> })}
                    {nothing}
                    {sums}
                    {buttons(acting, has_offers, n > 1, words)}
                    {by_hand(acting, line)}
                    {not_customers(&row, acting, words)}
                }
                .into_any()
            };
            Some(view! { {head} {body} })
        })
    };
    view! {
        <section class="picked" data-open=move || acting.open.get().then_some("true") aria-labelledby="pick-title">
            {inside}
        </section>
    }
}

fn head(ledger: &Ledger, row: &BankLineRow<'_>, choice: Option<&Choice>, acting: Acting, words: &'static Words) -> impl IntoView + use<> {
    let says = words.bank();
    let amount = Money::from_minor(row.amount.saturating_abs(), row.currency);
    let title = (says.title)(row.kind, &words.format.amount(amount), row.amount > 0);
    let account = ledger.statement(row.statement).map(|it| words.format.account(&it.account)).unwrap_or_default();
    let when = (says.when)(&words.format.full_date(row.booked_on), &account);
    let written: Vec<String> = choice.map(|choice| choice.evidence.iter().filter_map(written).collect()).unwrap_or_default();
    let written: Vec<&str> = written.iter().map(String::as_str).collect();
    let pieces = marked(row.label, &written)
        .into_iter()
        .map(|(text, is_known)| if is_known { view! { <mark>{text}</mark> }.into_any() } else { text.into_any() });
    let pieces = pieces.collect_view();
    let other = (says.other_side)(row.counterparty, &words.format.account(row.counterparty_account));
    let has_other = !other.is_empty();
    view! {
        <header class="row">
            <div>
                <h2 id="pick-title">{title}</h2>
                <span class="soft small">{when}</span>
            </div>
            <button class="button quiet icon-only push only-narrow" type="button" aria-label=says.close on:click=move |_| acting.open.set(false)>
                <Glyph icon=Icon::X />
            </button>
        </header>
        <p class="raw">{pieces}</p>
        {has_other.then(|| view! { <p class="small soft">{other}</p> })}
    }
}

/// What stands on the line and was recognised.
fn written<D, C>(reason: &Evidence<D, C>) -> Option<String> {
    match reason {
        Evidence::Number { written, .. }
        | Evidence::NumberNearly { written, .. }
        | Evidence::NumberRange { written, .. }
        | Evidence::EndToEnd { written, .. }
        | Evidence::Name { written, .. }
        | Evidence::CustomerKey { written, .. }
        | Evidence::LumpSum { written, .. }
        | Evidence::Wording { written } => Some(written.clone()),
        Evidence::LearnedWords { words, .. } => Some(words.clone()),
        _ => None,
    }
}

fn offer(
    ledger: &Ledger,
    choice: &Choice,
    surety: crate::insight::Surety,
    at: usize,
    is_chosen: bool,
    acting: Acting,
    words: &'static Words,
) -> impl IntoView + use<> {
    let title = (words.bank().reading)(ledger, choice);
    let points = (i64::from(choice.confidence) + 5) / 10;
    let how_sure = (words.bank().confidence)((words.matching().surety)(surety), points);
    let reasons: Vec<(Tone, String)> = choice
        .evidence
        .iter()
        .map(|reason| {
            let tone = match reason {
                Evidence::Twins { .. } | Evidence::OldestFirst | Evidence::Charges { stated: false, .. } | Evidence::PartPayment { .. } => {
                    Tone::Doubt
                }
                _ => Tone::Plain,
            };
            (tone, (words.matching().reason)(ledger, reason))
        })
        .collect();
    let reasons = reasons.into_iter().map(|(tone, said)| view! { <Check tone>{said}</Check> }).collect_view();
    view! {
        <div class="offer" data-state=is_chosen.then_some("chosen")>
            <label>
                <input type="radio" name="reading" prop:checked=is_chosen on:change=move |_| acting.reading.set(at) />
                <strong>{title}</strong>
            </label>
            <span class="soft small nowrap">{how_sure}</span>
            <Checks>{reasons}</Checks>
        </div>
    }
}

fn sums(ledger: &Ledger, row: &BankLineRow<'_>, choice: &Choice, words: &'static Words) -> Option<impl IntoView + use<>> {
    let Proposed::Money { parts, fees } = &choice.proposed else { return None };
    let says = words.bank();
    let money = |minor: i64| Money::from_minor(minor, row.currency);
    let number = |item| {
        let number = ledger.number(item);
        if number.is_empty() { words.reminder().sheet.unnumbered.to_owned() } else { number.to_owned() }
    };
    let mut rows: Vec<(String, Money)> =
        vec![((if row.amount > 0 { says.received } else { says.paid_out }).to_owned(), money(row.amount.saturating_abs()))];
    rows.extend(fees.map(|fees| (says.fees.to_owned(), money(fees))));
    let mut left = row.amount.saturating_abs().saturating_add(fees.unwrap_or_default());
    for part in parts {
        for (item, minor) in &part.settles {
            rows.push(((says.settles)(&number(*item)), money(*minor)));
            left = left.saturating_sub(*minor);
        }
        rows.extend(part.netted.iter().map(|(note, _, minor)| ((says.netted)(&number(*note)), money(*minor))));
        rows.extend(part.rest.iter().map(|(item, minor, _)| ((says.given_up)(&number(*item)), money(*minor))));
    }
    let left = money(left);
    let rows = rows.into_iter().map(|(name, money)| view! { <dt>{name}</dt><dd class="amount"><Amount money /></dd> }).collect_view();
    Some(view! {
        <dl class="pairs">
            {rows}
            <dt class="total">{says.left}</dt>
            <dd class="amount total"><Amount money=left /></dd>
        </dl>
    })
}

fn buttons(acting: Acting, has_offers: bool, has_others: bool, words: &'static Words) -> impl IntoView + use<> {
    let says = words.bank();
    let refused = acting.refused();
    view! {
        <div class="row">
            {has_offers
                .then(|| {
                    view! {
                        <Button look=ButtonLook::Primary key_cap="A" refused on_press=move || acting.accept(words)>{says.accept}</Button>
                        <Button key_cap="R" refused on_press=move || acting.reject(words)>{says.reject}</Button>
                    }
                })}
            {has_others
                .then(|| {
                    view! {
                        <Button look=ButtonLook::Quiet key_cap="V" on_press=move || acting.reading.update(|at| *at = at.wrapping_add(1))>
                            {says.next_reading}
                        </Button>
                    }
                })}
            <Button icon=Icon::Search key_cap="O" on_press=move || acting.by_hand.update(|it| *it = !*it)>{says.by_hand}</Button>
        </div>
    }
}

/// What an explained line is, why, and who said so.
fn said(ledger: &Ledger, line: BankLineIdx, acting: Acting, words: &'static Words) -> Option<impl IntoView + use<>> {
    let explained = ledger.bank_line(line)?.explained.and_then(|idx| ledger.explanation(idx))?;
    let title = match &explained.meaning {
        Meaning::Money { items, .. } => (words.bank().explained_by)(ledger, items),
        Meaning::NotCustomers { reason } => (words.matching().not_customers)(*reason).to_owned(),
    };
    let by = (words.matching().by)(explained.by);
    let reasons: Vec<String> = explained.evidence.iter().map(|reason| (words.matching().reason)(ledger, reason)).collect();
    let reasons = reasons.into_iter().map(|said| view! { <Check>{said}</Check> }).collect_view();
    Some(view! {
        <div class="offer" data-state="chosen">
            <strong>{title}</strong>
            <span class="soft small">{by}</span>
            <Checks>{reasons}</Checks>
        </div>
        <div class="row">
            <Button refused=acting.refused() on_press=move || acting.reopen(line, words)>{words.bank().reopen}</Button>
        </div>
    })
}

/// It is no customer's: what it is instead, which is learned of who stands on the other side.
fn not_customers(row: &BankLineRow<'_>, acting: Acting, words: &'static Words) -> impl IntoView + use<> {
    let says = words.bank();
    let reason = RwSignal::new(if row.amount > 0 { NotCustomers::Other } else { NotCustomers::Supplier });
    let sign = sign_of(row);
    let (line, taught) = (row.idx, sign.clone());
    let explain = move || {
        let Some(id) = acting.workbench.with_untracked(|ledger| ledger.bank_line_id(line)) else { return };
        let reason = reason.get_untracked();
        let learn = taught.clone().map(|sign| (sign, Lesson::Nobody(reason))).into_iter().collect();
        let (meaning, evidence) = (LineMeaning::NotCustomers(reason), vec![Evidence::ByHand]);
        let explanation = LineExplanation { line: id, meaning, confidence: None, evidence, learn };
        acting.explain(vec![explanation], ExplainedBy::ByHand, (words.bank().done)(1));
    };
    let options = NotCustomers::ALL.into_iter().map(|it| (it, (words.matching().not_customers)(it).to_owned())).collect::<Vec<_>>();
    let learns = sign.map(|sign| (says.learns)(sign.text()));
    view! {
        <details class="figures">
            <summary>{says.not_customers}</summary>
            <div class="stack">
                <SelectField label=says.not_customers options=Signal::stored(options) value=reason on_choose=move |it| reason.set(it) />
                {learns.map(|said| view! { <p class="small quiet">{said}</p> })}
                <div class="row"><Button refused=acting.refused() on_press=explain>{says.not_customers_do}</Button></div>
            </div>
        </details>
    }
}
