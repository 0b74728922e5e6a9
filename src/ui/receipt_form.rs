//! The form of money that came in: how much, what it settles in which order and why, what it leaves and what becomes of that.
//!
//! What is proposed comes from `insight::receipt_proposal`; the person may change each sum. One command enters all of it.

use crate::basis::id::{BatchId, ThingId};
use crate::basis::money::{Currency, Money, currencies};
use crate::insight::{CashOver, ReceiptAsked, RestChoice, RestSays, cash_over, receipt_proposal, rest_of};
use crate::journal::Deed;
use crate::law::{DiscountCase, DiscountVat, DiscountVerdict, ShareReason, Source};
use crate::ledger::{Command, DisputeReason, Means, PaymentDetails, Receipt, Rest};
use crate::ui::parts::{Button, ButtonLook, Callout, Dialog, Entry, FieldKind, SelectField, TickField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, Workbench};
use crate::ui::wrong;
use crate::words::Words;
use crate::words::typed::parsed_amount;
use chrono::NaiveDate;
use leptos::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the form is opened on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptOf {
    /// Whose debts.
    pub customer: ThingId,
    /// Named in the title: the customer, or the document.
    pub name: String,
    /// In which currency.
    pub currency: Currency,
    /// The document that the payer is taken to name, with what is open of it.
    pub document: Option<(ThingId, Money)>,
}

/// One document, as the form shows it.
#[derive(Debug, Clone, PartialEq)]
struct Line {
    id: ThingId,
    name: String,
    due_on: NaiveDate,
    open: i64,
    /// What is proposed, or typed.
    amount: i64,
    reason: Option<ShareReason>,
    rest: Option<RestSays>,
    cash: Option<CashOver>,
}

/// Documents shown at once.
const MOST_SHOWN: usize = 60;

#[derive(Clone, Copy)]
struct Fields {
    workbench: Workbench,
    of: Signal<Option<ReceiptOf>>,
    on: RwSignal<String>,
    amount: RwSignal<String>,
    reference: RwSignal<String>,
    means: RwSignal<Means>,
    allocates: RwSignal<bool>,
    named: RwSignal<BTreeSet<ThingId>>,
    typed: RwSignal<BTreeMap<ThingId, String>>,
    chosen: RwSignal<BTreeMap<ThingId, RestChoice>>,
    numbers: RwSignal<BTreeMap<ThingId, String>>,
    keeps: RwSignal<bool>,
    payer: RwSignal<String>,
    charges: RwSignal<String>,
    bank_on: RwSignal<String>,
    received: RwSignal<String>,
    received_in: RwSignal<Option<Currency>>,
    tried: RwSignal<bool>,
    fault: RwSignal<Option<Fault>>,
}

impl Fields {
    fn new(workbench: Workbench, of: Signal<Option<ReceiptOf>>) -> Self {
        let text = || RwSignal::new(String::new());
        Self {
            workbench,
            of,
            on: text(),
            amount: text(),
            reference: text(),
            means: RwSignal::new(Means::Unsaid),
            allocates: RwSignal::new(true),
            named: RwSignal::new(BTreeSet::new()),
            typed: RwSignal::new(BTreeMap::new()),
            chosen: RwSignal::new(BTreeMap::new()),
            numbers: RwSignal::new(BTreeMap::new()),
            keeps: RwSignal::new(false),
            payer: text(),
            charges: text(),
            bank_on: text(),
            received: text(),
            received_in: RwSignal::new(None),
            tried: RwSignal::new(false),
            fault: RwSignal::new(None),
        }
    }

    /// As a person would most often leave them.
    fn begin(self, of: &ReceiptOf, words: &'static Words) {
        for field in [self.amount, self.reference, self.payer, self.charges, self.bank_on, self.received] {
            field.set(String::new());
        }
        self.on.set(self.workbench.today().get_untracked().to_string());
        self.means.set(Means::Unsaid);
        self.allocates.set(true);
        self.keeps.set(false);
        self.received_in.set(None);
        self.typed.set(BTreeMap::new());
        self.chosen.set(BTreeMap::new());
        self.numbers.set(BTreeMap::new());
        self.named.set(of.document.iter().map(|(id, _)| *id).collect());
        if let Some((_, open)) = of.document {
            self.amount.set(words.format.decimal(open.amount(), crate::basis::money::minor_decimals(open.currency())));
        }
        self.tried.set(false);
        self.fault.set(None);
    }

    fn currency(self) -> Currency {
        self.of.with(|of| of.as_ref().map_or(Currency::EUR, |of| of.currency))
    }

    fn day(self) -> Option<NaiveDate> {
        self.on.get().parse().ok()
    }

    fn positive(text: &str, currency: Currency) -> Option<Money> {
        parsed_amount(text, currency).filter(|it| it.to_minor().is_some_and(|minor| minor > 0))
    }

    fn kept_by_bank(self) -> Option<Money> {
        Self::positive(&self.charges.get(), self.currency())
    }

    /// What counts against the debts: what arrived and what the banks kept.
    fn counts(self) -> Option<Money> {
        let came = Self::positive(&self.amount.get(), self.currency())?;
        self.kept_by_bank().map_or(Some(came), |kept| came.plus(kept).ok())
    }

    fn received_money(self) -> Option<Money> {
        Self::positive(&self.received.get(), self.received_in.get()?)
    }

    /// The documents, with what each gets; the text of the order; how many are not shown.
    fn lines(self) -> (Vec<Line>, Option<&'static Source>, usize) {
        let (Some(of), Some(on)) = (self.of.get(), self.day()) else { return (Vec::new(), None, 0) };
        let counts = self.counts().and_then(Money::to_minor).unwrap_or_default();
        let (named, typed, by_cash) = (self.named.get(), self.typed.get(), self.means.get() == Means::Cash);
        self.workbench.with(|ledger| {
            let Some(customer) = ledger.customer_of(of.customer) else { return (Vec::new(), None, 0) };
            let indicated = named.iter().filter_map(|id| ledger.item_of(*id)).collect();
            let proposal = receipt_proposal(ledger, &ReceiptAsked { customer, currency: of.currency, on, amount: counts, indicated });
            let is_typed = !typed.is_empty();
            let mut lines: Vec<Line> = proposal
                .lines
                .into_iter()
                .map(|line| {
                    let id = ledger.item_id(line.item);
                    let by_hand = typed.get(&id).and_then(|text| parsed_amount(text, of.currency)).and_then(Money::to_minor);
                    let amount = by_hand.unwrap_or(if typed.contains_key(&id) { 0 } else { line.amount });
                    let item = ledger.item(line.item);
                    Line {
                        id,
                        name: item.number.to_owned(),
                        due_on: line.due_on,
                        open: line.open,
                        amount,
                        reason: line.reason.filter(|_| by_hand.is_none()),
                        rest: if is_typed { rest_of(ledger, line.item, line.open, on, amount).filter(|_| amount > 0) } else { line.rest },
                        cash: by_cash.then(|| cash_over(ledger, line.item, amount)).flatten(),
                    }
                })
                .collect();
            let hidden = lines.len().saturating_sub(MOST_SHOWN);
            // What gets a share is never out of sight.
            lines.sort_by_key(|line| line.amount <= 0 && !named.contains(&line.id));
            lines.truncate(MOST_SHOWN);
            (lines, Some(proposal.source), hidden)
        })
    }

    fn choice(self, line: &Line) -> RestChoice {
        let proposed = line.rest.as_ref().map_or(RestChoice::StaysOwed, |rest| rest.proposed);
        self.chosen.with(|chosen| chosen.get(&line.id).copied()).unwrap_or(proposed)
    }

    /// What is over, negative where more is given than came.
    fn over(self, lines: &[Line]) -> i64 {
        let counts = self.counts().and_then(Money::to_minor).unwrap_or_default();
        counts.saturating_sub(lines.iter().map(|line| line.amount).fold(0, i64::saturating_add))
    }

    /// The surplus, where it is within the rule for small differences and everything that is open is settled.
    fn small_surplus(self, lines: &[Line]) -> Option<Money> {
        let (over, currency) = (self.over(lines), self.currency());
        let most = self.workbench.with(|ledger| ledger.small_difference(currency));
        let settles = lines.iter().any(|line| line.amount > 0);
        (self.allocates.get() && settles && 0 < over && over <= most).then(|| Money::from_minor(over, currency))
    }

    fn command(self, lines: &[Line]) -> Option<Command> {
        let of = self.of.get()?;
        let (on, amount, currency) = (self.day()?, self.counts()?, of.currency);
        let money = |minor| Money::from_minor(minor, currency);
        let settled: Vec<&Line> = lines.iter().filter(|line| line.amount > 0 && self.allocates.get()).collect();
        let rest = settled.iter().filter_map(|line| {
            let rest = money(line.rest.as_ref()?.amount);
            let becomes = match self.choice(line) {
                RestChoice::StaysOwed => return None,
                RestChoice::Discount => Rest::Discount,
                RestChoice::CreditNote => {
                    Rest::CreditNote { number: self.numbers.with(|numbers| numbers.get(&line.id).cloned()).unwrap_or_default() }
                }
                RestChoice::GivenUp => Rest::GivenUp,
                RestChoice::Disputed => Rest::Disputed(DisputeReason::Price),
            };
            Some((line.id, rest, becomes))
        });
        let details = PaymentDetails {
            payer: self.payer.get().trim().to_owned(),
            charges: self.kept_by_bank(),
            received: self.received_money(),
            bank_on: self.bank_on.get().parse().ok(),
        };
        Some(Command::Receive(Box::new(Receipt {
            customer: of.customer,
            on,
            amount,
            means: self.means.get(),
            reference: self.reference.get(),
            details,
            settles: settled.iter().map(|line| (line.id, money(line.amount))).collect(),
            rest: rest.collect(),
            keeps_surplus: self.keeps.get() && self.small_surplus(lines).is_some(),
        })))
    }

    /// Whether a credit note is chosen that has no number.
    fn lacks_number(self, lines: &[Line]) -> bool {
        let lacks = |line: &Line| {
            let wants = line.amount > 0 && line.rest.is_some() && self.choice(line) == RestChoice::CreditNote;
            wants && self.numbers.with(|numbers| numbers.get(&line.id).is_none_or(|number| number.trim().is_empty()))
        };
        self.allocates.get() && lines.iter().any(lacks)
    }
}

/// The dialog, open while there is something to open it on. `done` is told what was entered, in words.
pub fn receipt_dialog(
    workbench: Workbench,
    of: Signal<Option<ReceiptOf>>,
    close: Callback<()>,
    done: Callback<(String, BatchId)>,
) -> impl IntoView {
    let words = use_words();
    let fields = Fields::new(workbench, of);
    Effect::new(move |_| {
        if let Some(of) = of.get() {
            fields.begin(&of, words.get_untracked());
        }
    });
    // A form that closes is not drawn once more for the books as it left them.
    let found = Memo::new(move |before| match before {
        Some(before) if of.with(Option::is_none) => Clone::clone(before),
        _ => fields.lines(),
    });
    let bad_day = Signal::derive(move || {
        let form = &words.get().invoices().payment;
        match fields.day() {
            None => fields.tried.get().then(|| form.bad_day.to_owned()),
            Some(day) => (day > workbench.today().get()).then(|| form.day_ahead.to_owned()),
        }
    });
    let bad_amount = Signal::derive(move || {
        (fields.tried.get() && fields.counts().is_none()).then(|| words.get().invoices().payment.bad_amount.to_owned())
    });
    let enter = move || {
        fields.tried.set(true);
        let lines = found.with_untracked(|(lines, ..)| lines.clone());
        if bad_day.get_untracked().is_some() || untrack(|| fields.lacks_number(&lines)) {
            return;
        }
        let Some(command) = untrack(|| fields.command(&lines)) else { return };
        let words = words.get_untracked();
        let sum = untrack(|| fields.counts()).map(|sum| words.format.amount(sum)).unwrap_or_default();
        let n = if fields.allocates.get_untracked() { lines.iter().filter(|line| line.amount > 0).count() } else { 0 };
        let said = (words.receipts().done)(&sum, i64::try_from(n).unwrap_or_default());
        leptos::task::spawn_local(async move {
            match workbench.write(&command, Deed::ReceivePayment).await {
                Ok(batch) => {
                    done.run((said, batch));
                    close.run(());
                }
                Err(why) => fields.fault.set(Some(why)),
            }
        });
    };
    view! {
        <Dialog
            open=Signal::derive(move || of.with(Option::is_some))
            on_close=move |()| close.run(())
            title=move || of.with(|of| of.as_ref().map(|of| (words.get().receipts().title)(&of.name)).unwrap_or_default())
            footer=move || {
                view! {
                    <Button look=ButtonLook::Quiet on_press=move || close.run(())>{move || words.get().frame().parts.cancel}</Button>
                    <Button look=ButtonLook::Primary on_press=enter>{move || words.get().invoices().payment.enter}</Button>
                }
            }
        >
            <div class="stack">
                {first_fields(fields, words, bad_day, bad_amount)}
                <TickField ticked=fields.allocates on_tick=move |it| fields.allocates.set(it)>
                    {move || words.get().receipts().allocates}
                </TickField>
                <Show when=move || fields.allocates.get()>{documents(fields, found, words)}</Show>
                {more_fields(fields, words)}
                {wrong::fault_line(fields.fault)}
            </div>
        </Dialog>
    }
}

fn first_fields(
    fields: Fields,
    words: Signal<&'static Words>,
    bad_day: Signal<Option<String>>,
    bad_amount: Signal<Option<String>>,
) -> impl IntoView {
    let form = move || &words.get().invoices().payment;
    let help = Signal::derive(move || {
        let sum = fields.counts()?;
        fields.kept_by_bank().map(|_| (words.get().receipts().charges_help)(&words.get().format.amount(sum)))
    });
    view! {
        <div class="fields">
            <Entry label=move || form().on kind=FieldKind::Date value=fields.on on_input=move |it| fields.on.set(it) wrong=bad_day />
            <Entry
                label=move || words.get().format.pair(form().amount, fields.currency().code())
                kind=FieldKind::Amount
                value=fields.amount
                on_input=move |it| fields.amount.set(it)
                wrong=bad_amount
                help
            />
            <SelectField
                label=move || words.get().deeds().means
                options=Signal::derive(move || words.get().deeds().means_options())
                value=fields.means
                on_choose=move |it| fields.means.set(it)
            />
            <Entry label=move || form().reference value=fields.reference on_input=move |it| fields.reference.set(it) />
        </div>
    }
}

fn more_fields(fields: Fields, words: Signal<&'static Words>) -> impl IntoView {
    let says = move || words.get().receipts();
    let options = Signal::derive(move || {
        let own = fields.currency();
        let others = currencies().filter(|it| *it != own && crate::basis::money::minor_decimals(*it) > 0 || it.code() == "JPY");
        let all = others.map(|it| (Some(it), it.code().to_owned()));
        std::iter::once((None, says().same_currency.to_owned())).chain(all).collect::<Vec<_>>()
    });
    let by_rate = Signal::derive(move || {
        let (words, received, on) = (words.get(), fields.received_money()?, fields.day()?);
        let into = fields.currency();
        let rate = fields.workbench.with(|ledger| ledger.exchange_rate(received.currency(), into, on).cloned());
        let said = rate.and_then(|rate| {
            let worth = words.format.amount(rate.convert(received, into)?);
            let per = words.format.decimal(rate.worth, rate.worth.scale());
            let (sum, day) = (words.format.amount(received), words.format.short_date(rate.on));
            Some((words.receipts().by_rate)([&sum, &worth, rate.one.code(), &format!("{per} {}", rate.of.code()), &day, &rate.source]))
        });
        Some(said.unwrap_or_else(|| words.receipts().no_rate.to_owned()))
    });
    view! {
        <details>
            <summary>{move || says().details}</summary>
            <div class="fields">
                <Entry
                    label=move || says().payer
                    value=fields.payer
                    on_input=move |it| fields.payer.set(it)
                    help=Signal::derive(move || Some(says().payer_help.to_owned()))
                />
                <Entry
                    label=move || says().charges
                    kind=FieldKind::Amount
                    value=fields.charges
                    on_input=move |it| fields.charges.set(it)
                />
                <Show when=move || matches!(fields.means.get(), Means::Cheque | Means::Bill)>
                    <Entry
                        label=move || says().bank_on
                        kind=FieldKind::Date
                        value=fields.bank_on
                        on_input=move |it| fields.bank_on.set(it)
                    />
                </Show>
                <SelectField
                    label=move || says().received_in
                    options
                    value=fields.received_in
                    on_choose=move |it| fields.received_in.set(it)
                />
                <Show when=move || fields.received_in.get().is_some()>
                    <Entry
                        label=move || says().received
                        kind=FieldKind::Amount
                        value=fields.received
                        on_input=move |it| fields.received.set(it)
                        help=by_rate
                    />
                </Show>
            </div>
        </details>
    }
}

type Found = Memo<(Vec<Line>, Option<&'static Source>, usize)>;

/// The documents with their sums, what is left of each, and what is over.
fn documents(fields: Fields, found: Found, words: Signal<&'static Words>) -> impl IntoView {
    let says = move || words.get().receipts();
    let ids = Memo::new(move |_| found.with(|(lines, ..)| lines.iter().map(|line| line.id).collect::<Vec<_>>()));
    let of_id = move |id: ThingId| found.with(|(lines, ..)| lines.iter().find(|line| line.id == id).cloned());
    let rests = Memo::new(move |_| {
        found.with(|(lines, ..)| lines.iter().filter(|line| line.rest.is_some() || line.cash.is_some()).map(|it| it.id).collect::<Vec<_>>())
    });
    let order = move || {
        let (words, source) = (words.get(), found.with(|(_, source, _)| *source)?);
        Some((words.receipts().order)(&words.explain().source(&source.citation, &words.format.short_date(source.read_on), source.status)))
    };
    let standing = move || {
        let words = words.get();
        let over = found.with(|(lines, ..)| fields.over(lines));
        let sum = words.format.amount_minor(over.saturating_abs(), fields.currency());
        match over {
            0 => view! { <p class="small soft">{words.receipts().none_left}</p> }.into_any(),
            1.. => view! { <p class="small soft">{(words.receipts().left)(&sum)}</p> }.into_any(),
            _ => view! { <p class="wrong">{(words.receipts().too_much)(&sum)}</p> }.into_any(),
        }
    };
    let surplus = Memo::new(move |_| found.with(|(lines, ..)| fields.small_surplus(lines)));
    view! {
        <Show
            when=move || ids.with(|ids| !ids.is_empty())
            fallback=move || view! { <p class="soft">{says().nothing_open}</p> }
        >
            <table class="note-table">
                <thead>
                    <tr>
                        {move || {
                            let [named, document, open, settled] = says().heads;
                            view! {
                                <th scope="col">{named}</th>
                                <th scope="col">{document}</th>
                                <th scope="col" class="num">{open}</th>
                                <th scope="col" class="num">{settled}</th>
                            }
                        }}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || ids.get() key=|id| *id children=move |id| row(id, of_id, fields, words) />
                </tbody>
            </table>
            <p class="small soft">{order}</p>
            {move || {
                let hidden = found.with(|(.., hidden)| *hidden);
                (hidden > 0).then(|| view! { <p class="small soft">{(says().more_documents)(i64::try_from(hidden).unwrap_or_default())}</p> })
            }}
        </Show>
        <div role="status">{standing}</div>
        <Show when=move || surplus.get().is_some()>
            <TickField ticked=fields.keeps on_tick=move |it| fields.keeps.set(it)>
                {move || surplus.get().map(|sum| (says().keep_surplus)(&words.get().format.amount(sum)))}
            </TickField>
        </Show>
        <For each=move || rests.get() key=|id| *id children=move |id| rest(id, of_id, fields, words) />
    }
}

fn row(
    id: ThingId,
    of_id: impl Fn(ThingId) -> Option<Line> + Copy + Send + Sync + 'static,
    fields: Fields,
    words: Signal<&'static Words>,
) -> impl IntoView {
    let name = move || of_id(id).map(|line| line.name).unwrap_or_default();
    let small = move || {
        let (words, line) = (words.get(), of_id(id)?);
        let due = (words.receipts().due)(&words.format.short_date(line.due_on));
        Some(match line.reason {
            Some(reason) => format!("{due}, {}", (words.receipts().reason)(reason)),
            None => due,
        })
    };
    let open = move || of_id(id).map(|line| words.get().format.amount_minor(line.open, fields.currency()));
    let stands = Signal::derive(move || {
        let typed = fields.typed.with(|typed| typed.get(&id).cloned());
        typed.unwrap_or_else(|| {
            let minor = of_id(id).map_or(0, |line| line.amount);
            let money = Money::from_minor(minor, fields.currency());
            if minor == 0 { String::new() } else { words.get().format.decimal(money.amount(), money.amount().scale()) }
        })
    });
    let is_named = move || fields.named.with(|named| named.contains(&id));
    view! {
        <tr>
            <td>
                <input
                    class="tick"
                    type="checkbox"
                    aria-label=move || (words.get().receipts().named)(&name())
                    prop:checked=is_named
                    on:change=move |event| {
                        let yes = event_target_checked(&event);
                        fields.named.update(|named| {
                            if yes { named.insert(id) } else { named.remove(&id) };
                        });
                    }
                />
            </td>
            <th scope="row">
                {name}
                <span class="note small soft">{small}</span>
            </th>
            <td class="num">{open}</td>
            <td class="num">
                <input
                    class="input amount"
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    size="10"
                    aria-label=move || (words.get().receipts().settled)(&name())
                    prop:value=stands
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        fields.typed.update(|typed| {
                            typed.insert(id, text);
                        });
                    }
                />
            </td>
        </tr>
    }
}

fn rest(
    id: ThingId,
    of_id: impl Fn(ThingId) -> Option<Line> + Copy + Send + Sync + 'static,
    fields: Fields,
    words: Signal<&'static Words>,
) -> impl IntoView {
    let name = move || of_id(id).map(|line| line.name).unwrap_or_default();
    let choice = Signal::derive(move || of_id(id).map_or(RestChoice::StaysOwed, |line| fields.choice(&line)));
    let label = move || {
        let sum = of_id(id).and_then(|line| line.rest).map_or(0, |rest| rest.amount);
        (words.get().receipts().rest)(&name(), &words.get().format.amount_minor(sum, fields.currency()))
    };
    let verdict = move || {
        let rest = of_id(id)?.rest?;
        let words = words.get();
        let said = match &rest.verdict {
            Some(verdict) => verdict_said(verdict, words),
            None if rest.is_small => vec![words.receipts().small.to_owned()],
            None => Vec::new(),
        };
        let late = rest.verdict.as_ref().is_some_and(|verdict| matches!(verdict.case, DiscountCase::Late { .. }));
        let tone = if late { Tone::Doubt } else { Tone::Plain };
        (!said.is_empty()).then(|| view! { <Callout tone>{said.join(" ")}</Callout> })
    };
    let cash = move || {
        let (words, line) = (words.get(), of_id(id)?);
        let over = line.cash?;
        let article = over.cap.article;
        let text = words.explain().source(&article.citation, &words.format.short_date(article.read_on), article.status);
        let said = (words.receipts().cash)([&line.name, &words.format.amount(over.sum), &words.format.whole_amount(over.cap.most), &text]);
        Some(view! { <Callout tone=Tone::Alarm>{said}</Callout> })
    };
    let has_rest = move || of_id(id).is_some_and(|line| line.rest.is_some());
    let number_wrong = Signal::derive(move || {
        let missing = fields.numbers.with(|numbers| numbers.get(&id).is_none_or(|number| number.trim().is_empty()));
        (fields.tried.get() && missing).then(|| words.get().receipts().credit_number_missing.to_owned())
    });
    view! {
        <div class="stack">
            {cash}
            <Show when=has_rest>
                <SelectField
                    label
                    options=Signal::derive(move || {
                        RestChoice::ALL.into_iter().map(|it| (it, (words.get().receipts().rest_choice)(it).to_owned())).collect::<Vec<_>>()
                    })
                    value=choice
                    on_choose=move |it| fields.chosen.update(|chosen| { chosen.insert(id, it); })
                />
                {verdict}
                <Show when=move || choice.get() == RestChoice::CreditNote>
                    <Entry
                        label=move || (words.get().receipts().credit_number)(&name())
                        value=Signal::derive(move || fields.numbers.with(|numbers| numbers.get(&id).cloned().unwrap_or_default()))
                        on_input=move |it| fields.numbers.update(|numbers| { numbers.insert(id, it); })
                        wrong=number_wrong
                    />
                </Show>
            </Show>
        </div>
    }
}

/// What a payment made of a discount, in sentences.
fn verdict_said(verdict: &DiscountVerdict, words: &'static Words) -> Vec<String> {
    let (says, format) = (&words.receipts().discount, words.format);
    let (discount, short, last) = (format.amount(verdict.discount), format.amount(verdict.short), format.full_date(verdict.last_day));
    let text = words.explain().source(&verdict.source.citation, &format.short_date(verdict.source.read_on), verdict.source.status);
    let (first, is_taken) = match verdict.case {
        DiscountCase::NotTaken => return Vec::new(),
        DiscountCase::Taken { days_late, .. } => ((says.taken)(&discount, &last, days_late), true),
        DiscountCase::TakenInPart => ((says.in_part)(&short, &discount), true),
        DiscountCase::Late { days_late } => ((says.late)(&discount, &last, days_late, &short), false),
        DiscountCase::PartPayment { missing } => ((says.part_payment)(&format.amount(missing), &discount, &last), false),
    };
    let mut said = vec![first];
    if is_taken {
        said.push(match (verdict.vat, verdict.credit_note) {
            (DiscountVat::CreditNote, Some((net, tax))) => (says.credit_note)(&format.amount(net), &format.amount(tax), &text),
            (DiscountVat::CreditNote, None) => (says.credit_note_unknown)(&text),
            (DiscountVat::Unchanged, _) => (says.unchanged)(&text),
            (DiscountVat::OnDiscounted, _) => (says.on_discounted)(&text),
        });
    }
    if verdict.receipt_unknown {
        said.push(says.receipt_unknown.to_owned());
    }
    said
}
