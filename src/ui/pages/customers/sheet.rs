//! The sheet of one customer: beside the list in short, and as a page of its own.

use super::acting::{Acting, Asked};
use super::belonging::{belonging_section, contacts_section};
use super::claims::claims_section;
use super::credit::credit_section;
use super::documents::{plot, statement};
use super::history::chronology;
use super::insolvency::insolvency_section;
use super::interaction_form::note_button;
use super::look::{Look, aged_parts, balance_explained, mean_explained, movements};
use super::merging::{became_line, merging_section};
use super::paying::paying_section;
use crate::basis::money::Money;
use crate::insight::CustomerAccount;
use crate::ledger::{CustomerKind, DueBasis};
use crate::ui::conditions_fields::conditions_said;
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    AgedBar, Amount, Button, ButtonLook, Callout, Chip, EmptyState, Figure, Figures, Icon, LinkButton, PageBody, Reasons, Section,
    Segments, SideSheet, Strip, Tone, WholeAmount, Why,
};
use crate::ui::preferences::use_words;
use crate::ui::receipt_form::ReceiptOf;
use crate::ui::route::{ClausesAsked, CustomersAsked, InvoicesAsked, ReportsAsked, Route, Show as Which};
use crate::words::Words;
use crate::words::customers::whole_days;
use crate::words::terms::terms;
use leptos::prelude::*;

pub(super) fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Country, kind, terms in a sentence.
fn about(look: &Look, words: &Words) -> String {
    let kind = match look.kind {
        CustomerKind::Unknown => words.format.pair(words.customers().col_kind, (words.customers().kind)(CustomerKind::Unknown)),
        kind => (words.customers().kind)(kind).to_owned(),
    };
    let parts = [look.details.country.clone(), kind, terms(words.language, look.sheet.terms.terms)];
    (words.customers().sheet.about)(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>())
}

/// The page of one customer.
pub(super) fn whole_page(look: Memo<Option<Look>>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    let name = move || look.with(|it| it.as_ref().map(|it| it.details.name.clone()));
    let back = move || navigator.href(Route::Customers(CustomersAsked::default()));
    view! {
            <PageBody
                name="customer"
                title=move || name().unwrap_or_else(|| words.get().customers().gone.to_owned())
                answer=move || look.get().map(|look| about(&look, words.get()))
                trail=move || {
                    view! {
                        <nav class="small" aria-label=move || words.get().customers().sheet.trail>
                            <a class="soft" href=back>
                                {move || words.get().customers().title}
                            </a>
                        </nav>
                    }
                }
                acts=move || {
                    look.get()
                        .map(|look| {
                            let id = look.id;
                            view! {
                                <Button icon=Icon::Plus refused=acting.refused() on_press=move || acting.ask(Asked::Invoice(id))>
                                    {move || words.get().customers().sheet.new_invoice}
                                </Button>
                                {receive_button(&look, acting)}
                            {statement_link(&look)}
                                {letter_link(&look)}
                            }
                        })
                }
            >
                {super::undo_line(acting)}
                {move || {
                    let Some(look) = look.get() else {
                        return view! {
                            <EmptyState title=move || words.get().customers().gone>
                                <p>{move || words.get().customers().gone_advice}</p>
                                <LinkButton href=back>{move || words.get().customers().show_all}</LinkButton>
                            </EmptyState>
                        }
                            .into_any();
                    };
                    view! {
                        {became_line(&look)}
                        {strip(&look)}
                        <div class="two wide-first cols">
                            <div>
                                {plot(&look)}
                                {statement(&look)}
                                {ages(&look)}
                                {account_movements(&look)}
                            </div>
                            <div>
                                {terms_section(&look, acting)}
                                {paying_section(&look, acting)}
                                {kind_section(&look, acting)}
                                {contact(&look, acting)}
                                {contacts_section(&look, acting)}
                                {belonging_section(&look, acting)}
                                {merging_section(&look, acting)}
                                {credit_section(&look)}
                                {claims_section(&look, acting.workbench)}
    {insolvency_section(&look, acting)}
                                <Section title=move || words.get().customers().sheet.chronology>
                                    {note_button(look.id, acting)}
                                    {chronology(&look, acting.workbench)}
                                </Section>
                            </div>
                        </div>
                    }
                        .into_any()
                }}
            </PageBody>
        }
}

/// The sheet beside the list.
pub(super) fn beside(look: Memo<Option<Look>>, acting: Acting, on_close: Callback<()>) -> impl IntoView {
    let words = use_words();
    let navigator = use_navigator();
    view! {
            <SideSheet
                title=move || look.with(|it| it.as_ref().map(|it| it.details.name.clone()).unwrap_or_default())
                subtitle=move || look.get().map(|look| about(&look, words.get()))
                on_close
                footer=move || {
                    look.get()
                        .map(|look| {
                            let customer = look.id;
                            view! {
                                {letter_link(&look)}
                                <LinkButton href=move || {
                                    navigator.href(Route::Customer { customer })
                                }>{move || words.get().customers().sheet.open_page}</LinkButton>
                            }
                        })
                }
            >
                {move || {
                    look.get()
                        .map(|look| {
                            view! {
                                <div class="stack">
                                    {became_line(&look)}
                                    {strip(&look)}
                                    {ages(&look)}
                                    {account_movements(&look)}
                                    {plot(&look)}
                                    {terms_section(&look, acting)}
                                {paying_section(&look, acting)}
                                    {kind_section(&look, acting)}
                                    {contact(&look, acting)}
                                    {contacts_section(&look, acting)}
                                    {belonging_section(&look, acting)}
                                    {merging_section(&look, acting)}
                                    {credit_section(&look)}
                                {claims_section(&look, acting.workbench)}
    {insolvency_section(&look, acting)}
                                    <Section title=move || words.get().customers().sheet.chronology>
                                        {note_button(look.id, acting)}
                                        {chronology(&look, acting.workbench)}
                                    </Section>
                                </div>
                            }
                        })
                }}
            </SideSheet>
        }
}

/// Opens the form of a payment.
fn receive_button(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let of = ReceiptOf { customer: look.id, name: look.details.name.clone(), currency: look.currency(), document: None };
    view! {
        <Button refused=acting.refused() on_press=move || acting.receiving.set(Some(of.clone()))>
            {move || words.get().receipts().open}
        </Button>
    }
}

/// Leads to the statement of account.
fn statement_link(look: &Look) -> impl IntoView + use<> {
    let words = use_words();
    let navigator = use_navigator();
    let asked = ReportsAsked { customer: Some(look.id), ..ReportsAsked::default() };
    view! { <LinkButton href=move || navigator.href(Route::Reports(asked))>{move || words.get().reports().statement.link}</LinkButton> }
}

/// Leads to the letter, where something is late and may be asked for.
fn letter_link(look: &Look) -> impl IntoView + use<> {
    let words = use_words();
    let navigator = use_navigator();
    let customer = look.id;
    let may_ask = look.proceedings.is_empty() && look.sheet.accounts.iter().any(|account| account.n_late > 0);
    may_ask.then(|| {
        view! {
            <LinkButton look=ButtonLook::Primary href=move || navigator.href(Route::Letter { customer })>
                {move || words.get().customers().sheet.letter}
            </LinkButton>
        }
    })
}

fn strip(look: &Look) -> impl IntoView + use<> {
    let words = use_words();
    let (name, as_of) = (StoredValue::new(look.details.name.clone()), look.as_of);
    let figures = look
        .sheet
        .accounts
        .iter()
        .map(|account| {
            let account = StoredValue::new(account.clone());
            let (currency, overdue) = account.with_value(|it| (it.currency, it.aged.overdue()));
            let (total, n_open) = account.with_value(|it| (it.aged.total(), it.n_open));
            let late = account.with_value(|it| it.oldest_late_on.zip(it.oldest_days_late(as_of)));
            view! {
                <Figure
                    name=move || words.get().customers().sheet.outstanding
                    more=move || {
                        let words = words.get();
                        let late = words.format.whole_amount(Money::from_minor(overdue, currency));
                        (words.customers().sheet.outstanding_more)(&late, i64::from(n_open))
                    }
                >
                    <Why
                        title=move || name.with_value(|name| (words.get().customers().sheet.why_outstanding)(name))
                        reasons=move || {
                            let explanation = Signal::derive(move || account.with_value(|it| balance_explained(it, words.get())));
                            view! { <Reasons explanation /> }
                        }
                    >
                        <WholeAmount money=Money::from_minor(total, currency) />
                    </Why>
                </Figure>
                <Figure
                    name=move || words.get().customers().sheet.oldest
                    more=move || {
                        let words = words.get();
                        match late {
                            Some((day, _)) => (words.customers().sheet.oldest_more)(&words.format.date(day)),
                            None => words.customers().sheet.no_late.to_owned(),
                        }
                    }
                >
                    {move || late.map_or("·".to_owned(), |(_, days)| words.get().format.days(days))}
                </Figure>
            }
        })
        .collect_view();
    let exposures = look
        .exposure
        .iter()
        .map(|(currency, exposure)| {
            let [total, open, orders] =
                [exposure.total(), exposure.outstanding, exposure.orders].map(|minor| Money::from_minor(minor, *currency));
            view! {
                <Figure
                    name=move || words.get().to_invoice().exposure_name
                    more=move || {
                        let words = words.get();
                        let [open, orders] = [open, orders].map(|money| words.format.whole_amount(money));
                        (words.to_invoice().exposure)(&open, &orders)
                    }
                >
                    <WholeAmount money=total />
                </Figure>
            }
        })
        .collect_view();
    let behaviour = StoredValue::new(look.sheet.behaviour.clone());
    let mean = behaviour.with_value(|it| it.mean_days_late_with_open);
    view! {
        <Strip small=true>
            {figures}
            {exposures}
            <Figure
                name=move || words.get().customers().sheet.mean
                more=move || {
                    let words = words.get();
                    let it = words.customers();
                    behaviour
                        .with_value(|behaviour| {
                            let n = count(behaviour.n_paid.saturating_add(behaviour.n_open_late));
                            if n == 0 { it.sheet.mean_none.to_owned() } else { (it.sheet.mean_more)(n, (it.trend)(behaviour.trend)) }
                        })
                }
            >
                {mean
                    .map(|mean| {
                        view! {
                            <Why
                                title=move || name.with_value(|name| (words.get().customers().sheet.why_mean)(name))
                                reasons=move || {
                                    let explanation = Signal::derive(move || behaviour.with_value(|it| mean_explained(it, words.get())));
                                    view! { <Reasons explanation /> }
                                }
                            >
                                {move || words.get().format.days(whole_days(mean))}
                            </Why>
                        }
                    })}
                {mean.is_none().then_some("·")}
            </Figure>
        </Strip>
    }
}

fn ages(look: &Look) -> impl IntoView + use<> {
    let navigator = use_navigator();
    let words = use_words();
    let customer = look.id;
    let (name, as_of) = (StoredValue::new(look.details.name.clone()), look.as_of);
    look.sheet
        .accounts
        .iter()
        .filter(|account| account.aged.debts() > 0)
        .map(|account| {
            let account = StoredValue::new(account.clone());
            let href = move |step| {
                navigator.href(Route::Invoices(InvoicesAsked { age: Some(step), customer: Some(customer), ..Default::default() }))
            };
            let parts = Signal::derive(move || account.with_value(|it| aged_parts(it, words.get(), href)));
            view! {
                <Section title=move || words.get().customers().sheet.ages>
                    <figure class="plot">
                        <AgedBar
                            title=move || {
                                let words = words.get();
                                name.with_value(|name| (words.customers().sheet.ages_title)(name, &words.format.full_date(as_of)))
                            }
                            parts
                        />
                    </figure>
                    <Figures>{move || ages_table(account, words.get(), href)}</Figures>
                </Section>
            }
        })
        .collect_view()
}

fn ages_table(account: StoredValue<CustomerAccount>, words: &'static Words, href: impl Fn(u8) -> String) -> impl IntoView {
    let it = &words.customers().sheet;
    let rows = account.with_value(|account| {
        let steps = aged_parts(account, words, href).into_iter().map(|part| (part.name, part.href, part.amount));
        let rest = [(it.credits, account.aged.credits), (it.unapplied, account.aged.unapplied)]
            .into_iter()
            .filter(|(_, amount)| *amount != 0)
            .map(|(name, amount)| (name.to_owned(), None, words.format.amount_minor(amount, account.currency)));
        steps.chain(rest).collect::<Vec<_>>()
    });
    let total = account.with_value(|account| words.format.amount_minor(account.aged.total(), account.currency));
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col">{it.age}</th>
                    <th scope="col" class="num">
                        {it.amount}
                    </th>
                </tr>
            </thead>
            <tbody>
                {rows
                    .into_iter()
                    .map(|(name, href, amount)| {
                        let name = match href {
                            Some(href) => view! { <a href=href>{name}</a> }.into_any(),
                            None => name.into_any(),
                        };
                        view! {
                            <tr>
                                <th scope="row">{name}</th>
                                <td class="num">{amount}</td>
                            </tr>
                        }
                    })
                    .collect_view()}
            </tbody>
            <tfoot>
                <tr>
                    <th scope="row">{it.balance}</th>
                    <td class="num">{total}</td>
                </tr>
            </tfoot>
        </table>
    }
}

/// Movements by kind, adding up to what is owed.
fn account_movements(look: &Look) -> impl IntoView + use<> {
    let words = use_words();
    let customer = look.id;
    let navigator = use_navigator();
    let accounts = StoredValue::new(look.sheet.accounts.clone());
    view! {
        <Section title=move || words.get().customers().sheet.movements>
            {move || {
                let words = words.get();
                let it = &words.customers().sheet;
                accounts
                    .with_value(|accounts| {
                        if accounts.is_empty() {
                            return view! { <p class="quiet">{it.no_account}</p> }.into_any();
                        }
                        accounts
                            .iter()
                            .map(|account| {
                                let lines = movements(account, words)
                                    .into_iter()
                                    .map(|(name, money)| {
                                        view! {
                                            <dt>{name}</dt>
                                            <dd class="amount">
                                                <Amount money />
                                            </dd>
                                        }
                                    })
                                    .collect_view();
                                let n = account.proposals.len();
                                let proposed = (n > 0).then(|| view! { <p class="small soft">{(it.proposals)(count(n))}</p> });
                                view! {
                                    <dl class="pairs movements">
                                        {lines} <dt class="total">{it.balance}</dt> <dd class="amount total">
                                            <Amount money=Money::from_minor(account.aged.total(), account.currency) />
                                        </dd>
                                    </dl>
                                    {proposed}
                                }
                            })
                            .collect_view()
                            .into_any()
                    })
            }}
            <p class="small">
                <a href=move || {
                    navigator.href(Route::Invoices(InvoicesAsked { customer: Some(customer), show: Which::All, ..Default::default() }))
                }>{move || words.get().customers().sheet.invoices}</a>
            </p>
        </Section>
    }
}

/// The terms, where they come from, and how to confirm them.
fn terms_section(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let navigator = use_navigator();
    let (id, agreed, source) = (look.id, look.sheet.terms, look.sheet.terms_source);
    let assumed = agreed.basis == DueBasis::Assumed;
    let conditions = StoredValue::new(look.conditions.clone());
    view! {
        <Section title=move || words.get().customers().sheet.terms>
            <div class="stack">
                <p>
                    <strong>{move || terms(words.get().language, agreed.terms)}</strong>
                    " "
                    {assumed.then(|| view! { <Chip tone=Tone::Doubt>{move || words.get().customers().assumed}</Chip> })}
                </p>
                <p class="soft">{move || (words.get().customers().sheet.terms_source)(source, agreed.basis)}</p>
                {assumed.then(|| view! { <Callout tone=Tone::Doubt>{move || words.get().customers().sheet.terms_assumed}</Callout> })}
                {move || conditions.with_value(|conditions| conditions_said(conditions, words.get()))}
                <div class="row">
                    <Button refused=acting.refused() on_press=move || acting.ask(Asked::Terms(vec![id]))>
                        {move || {
                            let it = &words.get().customers().sheet;
                            if assumed { it.confirm_terms } else { it.change_terms }
                        }}
                    </Button>
                    <Button look=ButtonLook::Quiet refused=acting.refused() on_press=move || acting.ask(Asked::Conditions(vec![id]))>
                        {move || words.get().terms_forms().conditions.change}
                    </Button>
                    <LinkButton look=ButtonLook::Quiet href=move || {
                        navigator.href(Route::Clauses(ClausesAsked { customer: Some(id), ..ClausesAsked::default() }))
                    }>{move || words.get().clauses().link}</LinkButton>
                </div>
            </div>
        </Section>
    }
}

/// What it is to the law, and what follows.
fn kind_section(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let (id, kind) = (look.id, look.kind);
    let options = Signal::derive(move || {
        super::KINDS.into_iter().map(|kind| (kind, (words.get().customers().kind)(kind).to_owned())).collect::<Vec<_>>()
    });
    view! {
        <Section title=move || words.get().customers().sheet.kind>
            <div class="stack">
                {move || {
                    if acting.refused().get().is_some() {
                        return view! { <p>{(words.get().customers().kind)(kind)}</p> }.into_any();
                    }
                    view! {
                        <Segments
                            label=move || words.get().customers().sheet.kind
                            options
                            value=Signal::stored(kind)
                            on_choose=move |kind| {
                                let it = words.get_untracked().customers();
                                acting.set_kind(vec![id], kind, (it.done.kind)(1, (it.kind)(kind)));
                            }
                        />
                    }
                        .into_any()
                }}
                <p class="soft">{move || (words.get().customers().kind_follows)(kind)}</p>
            </div>
        </Section>
    }
}

/// Where to write and call.
fn contact(look: &Look, acting: Acting) -> impl IntoView + use<> {
    let words = use_words();
    let id = look.id;
    let details = look.details.clone();
    let key = look.key.clone();
    let (as_of, days) = (look.as_of, look.sheet_days);
    let read = move || {
        let words = words.get();
        days.map(|(read, stale)| (words.watch().sheet_days)(&words.format.date(read), &words.format.date(stale), stale <= as_of))
    };
    let fields = move || {
        let it = words.get().customers();
        let mut known = vec![
            (it.form.contact, details.contact.clone()),
            (it.form.email, details.email.clone()),
            (it.form.phone, details.phone.clone()),
            (it.form.address, details.address.clone()),
            (it.form.country, details.country.clone()),
            (it.form.language, details.language.clone()),
            (it.form.legal_id, details.legal_id.clone()),
        ];
        if key != details.name {
            known.push((it.sheet.key, key.clone()));
        }
        known
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| {
                view! {
                    <dt>{name}</dt>
                    <dd class="as-written">{value}</dd>
                }
            })
            .collect_view()
    };
    view! {
        <Section title=move || words.get().customers().sheet.contact>
            <dl class="pairs">{fields}</dl>
            <p class="small soft">{read}</p>
            <div class="row">
                <Button icon=Icon::Pencil refused=acting.refused() on_press=move || acting.ask(Asked::Details(id))>
                    {move || words.get().customers().sheet.edit}
                </Button>
            </div>
        </Section>
    }
}
