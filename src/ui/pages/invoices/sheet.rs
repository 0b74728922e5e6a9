//! The sheet of one document or payment: what is left of it, what settled it, what its lateness costs and why, what happened.

use super::acting::{Acting, agree_due_date, due_dialog, payment_dialog};
use super::claims::{AskedFor, claims_dialog, claims_section};
use super::deeds::{Asked, buttons, deed_dialog, holds};
use super::details::{Form, Said, details, details_dialog};
use super::doubt::{Asked as Doubting, doubt, doubt_dialog, standing as doubt_standing};
use super::history::history;
use super::lines::lines;
use super::look::{CouldSettle, Look, Named, ProposalLine};
use super::original::original;
use super::settled::settled;
use super::time_bar::time_bar;
use crate::basis::id::ThingId;
use crate::basis::money::Money;
use crate::dunning::PartClaim;
use crate::journal::Deed;
use crate::law::{LateInterest, NoInterest, NotCharged, RateBasis};
use crate::ledger::{Command, CustomerKind, DueBasis};
use crate::ui::app::Announcer;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Age, Amount, Button, ButtonLook, Callout, Chip, Explanation, Icon, LinkButton, Reasons, SideSheet, Source, Tone, UndoLine, unless_same,
};
use crate::ui::preferences::use_words;
use crate::ui::route::{InvoicesAsked, Route, Show as Shown};
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The sheet beside the table; nothing to look at closes it. `on_close` gives the address without a selection.
pub(super) fn item_side(look: Signal<Option<Look>>, on_close: Callback<()>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let paying = RwSignal::new(false);
    let dating = RwSignal::new(false);
    let asked = RwSignal::new(None);
    let form = RwSignal::new(None);
    let claiming = RwSignal::new(None);
    let doubting = RwSignal::new(None);
    let there = Memo::new(move |_| look.with(Option::is_some));
    let shown = Memo::new(move |_| look.with(|it| it.as_ref().map(|look| look.named.id)));
    // What was done to another document is no business of this one.
    Effect::new(move |before: Option<Option<ThingId>>| {
        let now = shown.get();
        if before.is_some_and(|before| before != now) {
            acting.done.set(None);
        }
        now
    });
    let subtitle = move || {
        look.get().map(|look| {
            let words = words.get();
            let said = if look.named.kind.is_document() { words.invoices().sheet.issued } else { words.invoices().sheet.received };
            let day = said(&words.format.short_date(look.named.on));
            let href = navigator.href(Route::Customer { customer: look.customer });
            view! {
                <a href=href>{look.customer_name.clone()}</a>
                ", "
                {day}
            }
        })
    };
    // The buttons stay while a payment changes the figures, and with them the focus that a closing form gives back.
    let next = move || look.with(|look| look.as_ref().map(|look| (look.customer, !look.is_credit() && look.sheet.open > 0)));
    let next = Memo::new(move |_| next());
    let footer = move || {
        let Some((customer, is_owed)) = next.get() else { return ().into_any() };
        if !is_owed {
            return view! { <AllOfCustomer customer /> }.into_any();
        }
        view! {
            <Button look=ButtonLook::Primary refused=acting.refused() on_press=move || paying.set(true)>
                {move || words.get().invoices().sheet.receive}
            </Button>
            <Button refused=acting.refused() on_press=move || dating.set(true)>
                {move || words.get().invoices().sheet.change_due}
            </Button>
            <LinkButton look=ButtonLook::Quiet href=navigator.href(Route::Letter { customer })>
                {move || words.get().invoices().sheet.letter}
            </LinkButton>
        }
        .into_any()
    };
    view! {
        <Show when=move || there.get()>
            <SideSheet
                title=move || look.get().map(|look| look.named.text(words.get())).unwrap_or_default()
                subtitle=subtitle
                on_close
                footer=footer
            >
                {move || {
                    acting
                        .done
                        .get()
                        .map(|(said, _)| view! { <UndoLine done=said on_undo=move || acting.take_back() /> })
                }}
                {inside(look, (asked, claiming), form, doubting, acting)}
            </SideSheet>
        </Show>
        {payment_dialog(paying, look, acting)}
        {due_dialog(dating, look, acting)}
        {deed_dialog(asked, look, acting)}
        {details_dialog(form, look, acting)}
        {claims_dialog(claiming, look, acting)}
        {doubt_dialog(doubting, look, acting)}
    }
}

/// The two dialogs of deeds: on the document, and on what is claimed.
type Dialogs = (RwSignal<Option<Asked>>, RwSignal<Option<AskedFor>>);

/// Each part is drawn again only when what it shows changes.
fn inside(
    look: Signal<Option<Look>>,
    (asked, claiming): Dialogs,
    form: RwSignal<Option<Form>>,
    doubting: RwSignal<Option<Doubting>>,
    acting: Acting,
) -> impl IntoView {
    let words = use_words();
    let as_of = acting.workbench.as_of();
    let with = move |draw: fn(&Look, NaiveDate, &'static Words) -> AnyView| {
        move || look.with(|look| look.as_ref().map(|look| draw(look, as_of.get(), words.get())))
    };
    let changing = move || {
        look.with(|look| {
            let (look, words) = (look.as_ref()?, words.get());
            Some(view! {
                {holds(look, words, asked, acting)}
                {proposals(look, words, acting)}
                {cost(look, as_of.get(), words, acting)}
                {claims_section(look, words, claiming, acting)}
            })
        })
    };
    view! {
        {with(|look, as_of, words| {
            view! {
                {standing(look, as_of, words)}
                {sums(look, words)}
                {known(look, words)}
                {over_the_limit(look, words)}
            }
            .into_any()
        })}
        {unless_same(
            move || look.with(|look| look.as_ref().and_then(|look| look.time_bar.clone())),
            move |bar| time_bar(bar, as_of.get(), words.get()),
        )}
        {changing}
        {with(|look, _, words| parts(look, words).into_any())}
        {settled(look, acting)}
        {move || look.with(|look| look.as_ref().map(|look| could_settle(look, words.get(), acting)))}
        {unless_same(
            move || look.with(|look| look.as_ref().and_then(Said::of)),
            move |said| details(said, words.get(), form, acting),
        )}
        {with(|look, _, words| lines(look, words).into_any())}
        {unless_same(
            move || look.with(|look| look.as_ref().map(Asked::of).unwrap_or_default()),
            move |can| buttons(can, words.get(), asked, acting),
        )}
        {unless_same(
            move || look.with(|look| look.as_ref().and_then(doubt_standing)),
            move |standing| doubt(standing, words.get(), doubting, acting),
        )}
        {history(look)}
        {unless_same(
            move || {
                look.with(|look| {
                    let look = look.as_ref()?;
                    let stated = look.details.as_ref().map(|details| details.original.clone()).unwrap_or_default();
                    Some((look.named.id, stated, look.line))
                })
            },
            move |of| of.as_ref().and_then(|(document, stated, line)| original(*document, stated, *line, words.get(), acting.workbench)),
        )}
    }
}

/// How late, and in which state.
fn standing(look: &Look, as_of: NaiveDate, words: &'static Words) -> impl IntoView + use<> {
    let days = look.days_past_due(as_of);
    let states = &words.invoices().states;
    let state = if look.retention {
        Some((states.retention, Tone::Held))
    } else if look.sheet.open == 0 {
        Some((states.settled, Tone::Plain))
    } else if look.is_credit() && !look.named.kind.is_document() {
        Some((states.unapplied, Tone::Doubt))
    } else if !look.proposals.is_empty() {
        Some((states.proposed, Tone::Held))
    } else if look.due_basis == DueBasis::Assumed && look.named.kind.is_document() && !look.is_credit() {
        Some((states.assumed, Tone::Doubt))
    } else {
        None
    };
    let due = look.sheet.due_on().filter(|_| !look.is_credit()).map(|due_on| {
        let said = (words.invoices().sheet.due)(&words.format.short_date(due_on), due_on < as_of);
        view! { <span class="push small soft">{said}</span> }
    });
    let label = (!look.label.is_empty()).then(|| view! { <p class="small soft">{look.label.clone()}</p> });
    view! {
        <div class="row">
            {days.map(|days| view! { <Age days /> })}
            {state.map(|(state, tone)| view! { <Chip tone>{state}</Chip> })}
            {due}
        </div>
        {label.map(|label| view! { <div>{label}</div> })}
    }
}

/// The whole, what is settled, what is left.
fn sums(look: &Look, words: &'static Words) -> impl IntoView + use<> {
    let sheet = &words.invoices().sheet;
    let money = !look.named.kind.is_document() && look.is_credit();
    let names = if money { [sheet.received_sum, sheet.allocated, sheet.rest] } else { [sheet.total, sheet.settled, sheet.open] };
    let sign = |minor: i64| if money { look.money(minor.saturating_neg()) } else { look.money(minor) };
    let [total, settled, open] = [sign(look.amount), look.money(look.sheet.settled_minor()), sign(look.sheet.open)];
    let [total_name, settled_name, open_name] = names;
    view! {
        <dl class="pairs">
            <dt>{total_name}</dt>
            <dd class="amount"><Amount money=total /></dd>
            <dt>{settled_name}</dt>
            <dd class="amount"><Amount money=settled /></dd>
            <dt class="total">{open_name}</dt>
            <dd class="amount total"><Amount money=open /></dd>
        </dl>
    }
}

/// Says that it falls due later than the law allows, with the text.
fn over_the_limit(look: &Look, words: &'static Words) -> impl IntoView + use<> {
    let says = &words.terms_forms().over;
    look.over.clone().map(|over| {
        let said = (says.of_one)(&words.format.full_date(over.due_on), &words.format.full_date(over.allowed_on));
        let note = if over.unless_end_of_month {
            Some(says.unless.to_owned())
        } else {
            over.becomes_on.map(|day| (says.becomes)(&words.format.full_date(day)))
        };
        let text = words.explain().source(&over.article.citation, &words.format.short_date(over.article.read_on), over.article.status);
        view! {
            <Callout tone=Tone::Doubt>
                <p class="small">{said} " " {note}</p>
                <p class="small soft">{text}</p>
            </Callout>
        }
    })
}

/// What is known of a payment beside its amount, and with whom a document is.
fn known(look: &Look, words: &'static Words) -> impl IntoView + use<> {
    let (says, format) = (&words.receipts().known, words.format);
    let mut said = Vec::new();
    if let Some(known) = &look.known {
        let payer = (!known.payer.is_empty()).then(|| (says.payer)(&known.payer));
        let charges = known.charges.map(|sum| (says.charges)(&format.amount(sum)));
        let received = known.received.map(|sum| (says.received)(&format.amount(sum)));
        let bank_on = known.bank_on.map(|day| (says.bank_on)(&format.full_date(day)));
        said.extend([payer, charges, received, bank_on].into_iter().flatten());
    }
    said.extend(look.exchange.iter().filter_map(|(document, result)| {
        let (worth, gain) = match (&result.worth, result.gain) {
            (Ok((worth, _)), Some(gain)) => (format.amount(*worth), gain),
            (Err(unknown), _) => {
                return Some((says.no_rate)([unknown.one.code(), unknown.of.code(), &format.short_date(unknown.on)]));
            }
            _ => return None,
        };
        let is_loss = gain.amount().is_sign_negative();
        let sum = format.amount(Money::new(gain.amount().abs(), gain.currency()));
        let told = if is_loss { says.loss } else { says.gain };
        Some(told([&sum, &document.text(words), &format.amount(result.received), &worth]))
    }));
    let assigned = look.assigned.as_ref().map(|assigned| {
        let told = (words.receipts().assigned)(&assigned.factor.name, &format.full_date(assigned.from), &assigned.factor.iban);
        view! { <Callout tone=Tone::Held>{told}</Callout> }
    });
    let each = said.into_iter().map(|said| view! { <p class="small soft">{said}</p> }).collect_view();
    view! {
        {assigned}
        {each}
    }
}

/// Several due dates.
fn parts(look: &Look, words: &'static Words) -> Option<impl IntoView + use<>> {
    (look.sheet.parts.len() > 1).then(|| {
        let rows = look
            .sheet
            .parts
            .iter()
            .map(|part| {
                let day = part.due_on.map_or(words.invoices().no_due_date.to_owned(), |due_on| words.format.short_date(due_on));
                view! {
                    <tr>
                        <th scope="row">{day}</th>
                        <td class="num"><Amount money=look.money(part.amount) /></td>
                        <td class="num"><Amount money=look.money(part.open) /></td>
                    </tr>
                }
            })
            .collect_view();
        view! {
            <section>
                <h3>{words.invoices().sheet.parts}</h3>
                <table class="note-table">
                    <thead>
                        <tr>
                            <th scope="col">{words.invoices().heads.due}</th>
                            <th scope="col" class="num">{words.invoices().heads.amount}</th>
                            <th scope="col" class="num">{words.invoices().heads.open}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </section>
        }
    })
}

pub(super) fn address(named: &Named) -> String {
    let show = if named.kind.is_document() { Shown::All } else { Shown::Money };
    use_navigator().href(Route::Invoices(InvoicesAsked { selected: Some(named.id), show, ..Default::default() }))
}

/// Matches that are proposed, with their reason and the button that does them.
fn proposals(look: &Look, words: &'static Words, acting: Acting) -> Option<impl IntoView + use<>> {
    (!look.proposals.is_empty()).then(|| {
        let sheet = &words.invoices().sheet;
        let each = look.proposals.iter().cloned().map(|it| {
            let ProposalLine { credit, debits, amount, reason } = it;
            let money = look.money(amount);
            let sum = words.format.amount(money);
            let currency = look.currency;
            let (credit_id, said) = (credit.id, (words.invoices().done.allocated)(&sum));
            let names = debits
                .iter()
                .map(|(debit, amount)| {
                    view! {
                        <li class="row">
                            <a href=address(debit)>{debit.text(words)}</a>
                            <span class="push amount"><Amount money=look.money(*amount) /></span>
                        </li>
                    }
                })
                .collect_view();
            let allocate = move || {
                let pairs = debits.iter().map(|(debit, amount)| (credit_id, debit.id, Money::from_minor(*amount, currency))).collect();
                acting.allocate(pairs, said.clone());
            };
            view! {
                <div class="callout" data-state="held">
                    <crate::ui::parts::Glyph icon=Icon::Landmark />
                    <div class="stack">
                        <p>
                            <a href=address(&credit)>{credit.text(words)}</a>
                            ", "
                            {words.format.date(credit.on)}
                            ", "
                            <strong>{sum}</strong>
                            " "
                            <span class="quiet">{format!("({})", sheet.proposed)}</span>
                        </p>
                        <ul class="small">{names}</ul>
                        <p class="small soft">{(sheet.reason)(reason)}</p>
                    </div>
                    <Button refused=acting.refused() on_press=allocate>{sheet.allocate}</Button>
                </div>
            }
        });
        let each = each.collect_view();
        view! { <section><h3>{sheet.proposals}</h3>{each}</section> }
    })
}

/// What its lateness costs by law, or why it costs nothing and what to do.
fn cost(look: &Look, as_of: NaiveDate, words: &'static Words, acting: Acting) -> Option<impl IntoView + use<>> {
    let claim = look.claim.clone()?;
    let sheet = &words.invoices().sheet;
    let title = (sheet.interest)(&words.format.full_date(as_of));
    let total = claim.interest();
    let principal_first = claim.principal_first;
    let refused = claim.parts.iter().find_map(|part| part.interest.as_ref().err().cloned());
    let several = claim.parts.len() > 1;
    let n_parts = claim.parts.len();
    let blocks = claim
        .parts
        .iter()
        .enumerate()
        .filter_map(|(at, part)| {
            let interest = part.interest.as_ref().ok()?;
            let also = claim.compensation.as_ref().ok().filter(|_| at + 1 == n_parts);
            let explanation = interest_explained(interest, also, words);
            let head = (several || part.place.1 > 1).then(|| part_head(part, words));
            Some(view! {
                {head.map(|head| view! { <h4 class="small">{head}</h4> })}
                <Reasons explanation=Signal::stored(explanation) />
            })
        })
        .collect_view();
    let copied = copy_text(&claim.parts, claim.compensation.as_ref().ok(), words);
    Some(view! {
        <section>
            <div class="row">
                <h3>{title}</h3>
                {total.map(|total| view! { <strong class="push amount"><Amount money=total /></strong> })}
            </div>
            {refused.map(|reason| why_not(&reason, look, words, acting))}
            {blocks}
            {principal_first.map(|sum| view! { <p class="small soft">{(words.claims().principal_first)(&words.format.amount(sum))}</p> })}
            {total.map(|_| view! { <div class="row"><CopyButton text=copied /></div> })}
        </section>
    })
}

fn part_head(part: &PartClaim, words: &'static Words) -> String {
    (words.invoices().sheet.part)(part.place.0, part.place.1, &words.format.date(part.due_on))
}

/// The working of late interest, as every page may show it.
fn interest_explained(interest: &LateInterest, also: Option<&(Money, crate::law::Source)>, words: &'static Words) -> Explanation {
    let (sheet, format) = (&words.invoices().sheet, words.format);
    let bases: std::collections::BTreeSet<String> = interest.periods.iter().map(|period| format.amount(period.base)).collect();
    let with_base = bases.len() > 1;
    let keep = |cells: [String; 5]| -> Vec<String> {
        cells.into_iter().enumerate().filter(|(place, _)| *place != 1 || with_base).map(|(_, cell)| cell).collect()
    };
    let same_year = interest.periods.first().zip(interest.periods.last()).is_some_and(|(first, last)| {
        use chrono::Datelike;
        first.from.year() == last.to.year()
    });
    let day = |day: NaiveDate| if same_year { format.day_month(day) } else { format.short_date(day) };
    let rows = interest
        .periods
        .iter()
        .map(|period| {
            keep([
                (sheet.period)(&day(period.from), &day(period.to)),
                format.amount(period.base),
                format.number(i64::from(period.days)),
                format.per_cent(period.rate, 2),
                format.amount(Money::new(period.exact, interest.total.currency()).rounded()),
            ])
        })
        .collect();
    let total = keep([
        sheet.sum.to_owned(),
        String::new(),
        format.number(i64::from(interest.days())),
        String::new(),
        format.amount(interest.total),
    ]);
    let mut notes: Vec<String> = Vec::new();
    let day_more = interest.per_day.map(|sum| (sheet.per_day)(&format.amount(sum)));
    let fixed = also.map(|(sum, _)| (sheet.also)(&format.amount(*sum)));
    let together: Vec<String> = fixed.into_iter().chain(day_more).collect();
    if !together.is_empty() {
        notes.push(together.join(" "));
    }
    let (mut rates, mut points) = (Vec::new(), 0);
    for period in &interest.periods {
        if let RateBasis::Statutory { reference: Some(reference), margin_points } = period.basis {
            points = margin_points;
            let rate = format.per_cent(reference, 2);
            if !rates.contains(&rate) {
                rates.push(rate);
            }
        }
    }
    if !rates.is_empty() {
        notes.push((sheet.rate)(&format.list(&rates), points));
    }
    let mut sources = vec![source(interest.rule, words)];
    for period in &interest.periods {
        sources.push(source(&period.source, words));
    }
    if let Some((_, of)) = also {
        sources.push(source(of, words));
    }
    sources.dedup();
    let mut seen = std::collections::BTreeSet::new();
    sources.retain(|it| seen.insert(it.text.clone()));
    Explanation { formula: sheet.formula.to_owned(), heads: keep(sheet.heads.map(str::to_owned)), rows, total: Some(total), notes, sources }
}

fn source(source: &crate::law::Source, words: &'static Words) -> Source {
    Source { text: words.explain().source(&source.citation, &words.format.short_date(source.read_on), source.status), href: None }
}

fn copy_text(parts: &[PartClaim], also: Option<&(Money, crate::law::Source)>, words: &'static Words) -> String {
    let mut lines = Vec::new();
    for part in parts {
        let Ok(interest) = &part.interest else { continue };
        let explanation = interest_explained(interest, also, words);
        lines.push(part_head(part, words));
        lines.push(explanation.formula);
        lines.extend([explanation.heads].into_iter().chain(explanation.rows).chain(explanation.total).map(|row| row.join("\t")));
        lines.extend(explanation.notes);
        lines.extend(explanation.sources.into_iter().map(|source| source.text));
    }
    lines.join("\n")
}

#[component]
fn CopyButton(text: String) -> impl IntoView {
    let words = use_words();
    let announcer = use_context::<Announcer>();
    let copy = move || {
        let promise = window().navigator().clipboard().write_text(&text);
        leptos::task::spawn_local(async move {
            match wasm_bindgen_futures::JsFuture::from(promise).await {
                Ok(_) => {
                    if let Some(announcer) = announcer {
                        announcer.say(words.get_untracked().invoices().sheet.copied);
                    }
                }
                Err(refused) => leptos::logging::warn!("copying was refused: {refused:?}"),
            }
        });
    };
    view! { <Button icon=Icon::Copy on_press=copy>{move || words.get().invoices().sheet.copy}</Button> }
}

/// Why there is no interest, and what the person can say to change that.
fn why_not(reason: &NoInterest, look: &Look, words: &'static Words, acting: Acting) -> impl IntoView + use<> {
    let sheet = &words.invoices().sheet;
    let said = (words.explain().no_interest)(reason);
    let act = match reason {
        NoInterest::NotCharged(NotCharged::UnknownKind) => {
            let kinds = [CustomerKind::Business, CustomerKind::Consumer, CustomerKind::PublicBody];
            let (customer, name) = (look.customer, look.customer_name.clone());
            let buttons = kinds
                .into_iter()
                .zip(sheet.who)
                .map(|(kind, answer)| {
                    let said = (words.invoices().done.kind)(&name, (words.explain().kind)(kind));
                    let set = move || {
                        let command = Command::SetCustomerKind { customers: vec![customer], kind };
                        acting.send(command, Deed::SetCustomerKind, said.clone());
                    };
                    view! { <Button refused=acting.refused() on_press=set>{answer}</Button> }
                })
                .collect_view();
            view! {
                <p class="small">{sheet.who_is}</p>
                <div class="row">{buttons}</div>
            }
            .into_any()
        }
        NoInterest::NotCharged(NotCharged::AssumedDueDate) => match look.sheet.due_on() {
            Some(due_on) => {
                let look = look.clone();
                let confirm = move || agree_due_date(acting, &look, due_on, words);
                let answer = (sheet.confirm)(&words.format.short_date(due_on));
                view! { <div class="row"><Button refused=acting.refused() on_press=confirm>{answer}</Button></div> }.into_any()
            }
            None => ().into_any(),
        },
        NoInterest::MissingRate(_) => {
            let href = use_navigator().href(Route::Settings);
            view! { <div class="row"><LinkButton href>{words.overview().alert.state_rate}</LinkButton></div> }.into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <Callout tone=Tone::Doubt>{said}</Callout>
        {act}
    }
}

/// Open documents to which the rest of a credit can be allocated.
fn could_settle(look: &Look, words: &'static Words, acting: Acting) -> Option<impl IntoView + use<>> {
    (look.is_credit() && look.sheet.open < 0).then(|| {
        let sheet = &words.invoices().sheet;
        let credit = look.named.id;
        let rows = look
            .could_settle
            .iter()
            .map(|CouldSettle { document, open, amount }| {
                let money = look.money(*amount);
                let said = (words.invoices().done.allocated)(&words.format.amount(money));
                let debit = document.id;
                let allocate = move || acting.allocate(vec![(credit, debit, money)], said.clone());
                view! {
                    <tr>
                        <th scope="row"><a href=address(document)>{document.text(words)}</a></th>
                        <td class="num"><Amount money=look.money(*open) /></td>
                        <td class="pick"><Button refused=acting.refused() on_press=allocate>{sheet.allocate}</Button></td>
                    </tr>
                }
            })
            .collect::<Vec<_>>();
        let inside = if rows.is_empty() {
            view! { <p class="small soft">{sheet.nothing_to_settle}</p> }.into_any()
        } else {
            view! { <table class="note-table"><tbody>{rows}</tbody></table> }.into_any()
        };
        view! { <section><h3>{sheet.could_settle}</h3>{inside}</section> }
    })
}

#[component]
fn AllOfCustomer(customer: ThingId) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let asked = InvoicesAsked { customer: Some(customer), show: Shown::All, ..Default::default() };
    view! { <LinkButton href=navigator.href(Route::Invoices(asked))>{move || words.get().invoices().sheet.all_of_customer}</LinkButton> }
}
