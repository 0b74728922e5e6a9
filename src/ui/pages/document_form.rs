//! The form of an invoice, a credit note or a deposit invoice: amounts, due dates, what it settles, what is held back. What cannot be is
//! said while it is typed, by the ledger's own decision.

mod details;
mod due;
mod item_lines;
mod lines;
mod settling;
mod tax;

use crate::basis::id::{BatchId, ThingId};
use crate::basis::money::{Currency, Money, currencies, minor_decimals};
use crate::journal::Deed;
use crate::ledger::{Billed, Command, DocumentDetails, DocumentKind, HeldBack, Ledger, NewDocument, a_year_later, not_held_back, share_of};
use crate::ui::parts::{Button, ButtonLook, Callout, Entry, FieldKind, Segments, SelectField, TickField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, Workbench};
use crate::ui::wrong::fault_line;
use crate::words::typed::{parsed_amount, parsed_per_cent};
use chrono::NaiveDate;
pub(super) use details::details_form;
use due::{DueFields, due_fields};
use item_lines::{ItemLines, item_fields};
use leptos::prelude::*;
pub(super) use lines::{Line, Lines};
use settling::{Settling, settling_fields};
use tax::{TaxFields, tax_fields};

/// What a form begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Begin {
    /// Whose document.
    pub(super) customer: ThingId,
    /// What it is.
    pub(super) kind: DocumentKind,
    /// How much, with tax.
    pub(super) amount: Option<Money>,
    /// What for.
    pub(super) label: String,
    /// The customer's order.
    pub(super) order_reference: String,
    /// The order that it bills, and which stage or period.
    pub(super) bills: Option<(ThingId, Option<u32>)>,
    /// For a credit note: the invoice that it lowers.
    pub(super) lowers: Option<ThingId>,
}

impl Begin {
    /// A document of a customer.
    pub(super) fn of(customer: ThingId, kind: DocumentKind) -> Self {
        Self { customer, kind, amount: None, label: String::new(), order_reference: String::new(), bills: None, lowers: None }
    }
}

/// Where a form sends what was entered, and what closes it.
#[derive(Clone, Copy)]
pub(super) struct Desk {
    /// Writes.
    pub(super) workbench: Workbench,
    /// Closes the form.
    pub(super) close: Callback<()>,
    /// What was done, in words, with its batch.
    pub(super) done: Callback<(String, BatchId)>,
    /// Why it was not taken.
    pub(super) fault: RwSignal<Option<Fault>>,
}

impl Desk {
    pub(super) fn new(workbench: Workbench, close: Callback<()>, done: Callback<(String, BatchId)>) -> Self {
        Self { workbench, close, done, fault: RwSignal::new(None) }
    }

    /// Sends a command. Once it is durable the form closes and `said` is shown; why it was not taken stands in the form.
    pub(super) fn send(self, command: Command, deed: Deed, said: String) {
        leptos::task::spawn_local(async move {
            match self.workbench.write(&command, deed).await {
                Ok(batch) => {
                    self.close.run(());
                    self.done.run((said, batch));
                }
                Err(fault) => self.fault.set(Some(fault)),
            }
        });
    }

    /// Why nothing can be entered now.
    pub(super) fn refused(self) -> Signal<Option<String>> {
        let words = use_words();
        Signal::derive(move || (!self.workbench.may_write()).then(|| words.get().customers().not_now.to_owned()))
    }
}

/// Leave, or do it.
pub(super) fn buttons(desk: Desk, act: impl Fn() -> &'static str + Send + Sync + 'static, on_press: impl Fn() + 'static) -> impl IntoView {
    let words = use_words();
    view! {
        <div class="row">
            <Button look=ButtonLook::Quiet on_press=move || desk.close.run(())>
                {move || words.get().frame().parts.cancel}
            </Button>
            <Button look=ButtonLook::Primary refused=desk.refused() on_press>
                {act}
            </Button>
        </div>
    }
}

/// The name of a customer; empty where there is none.
pub(super) fn name_of(ledger: &Ledger, customer: ThingId) -> String {
    ledger.customer_of(customer).map(|idx| ledger.customer(idx).details.name.clone()).unwrap_or_default()
}

/// The title of a form for what is entered.
pub(super) fn title(kind: DocumentKind, name: &str, words: &'static crate::words::Words) -> String {
    (words.document_form().titles[place_of(kind)])(name)
}

const KINDS: [DocumentKind; 3] = [DocumentKind::Invoice, DocumentKind::CreditNote, DocumentKind::Deposit];

fn place_of(kind: DocumentKind) -> usize {
    KINDS.iter().position(|it| *it == kind).unwrap_or_default()
}

/// The currency of a customer's account; of the amount where the form begins with one.
fn first_currency(ledger: &Ledger, begin: &Begin) -> Currency {
    let known = || {
        let idx = ledger.customer_of(begin.customer)?;
        Some(ledger.balance(*ledger.customer(idx).balances.first()?).currency)
    };
    begin.amount.map(Money::currency).or_else(known).unwrap_or(Currency::EUR)
}

/// What is typed in the form, apart from amounts and days.
#[derive(Clone, Copy)]
struct Said {
    label: RwSignal<String>,
    order_reference: RwSignal<String>,
    buyer_reference: RwSignal<String>,
    payment_reference: RwSignal<String>,
    guarantee: RwSignal<String>,
    self_billed: RwSignal<bool>,
    title_retained: RwSignal<bool>,
}

/// Asks for the document.
pub(super) fn document_form(begin: Begin, desk: Desk) -> impl IntoView {
    let words = use_words();
    let workbench = desk.workbench;
    let today = workbench.today().get_untracked();
    let customer = begin.customer;
    let kind = RwSignal::new(begin.kind);
    let number = RwSignal::new(String::new());
    let issued_on = RwSignal::new(today.to_string());
    let currency = RwSignal::new(workbench.with_untracked(|ledger| first_currency(ledger, &begin)));
    let said = Said {
        label: RwSignal::new(begin.label.clone()),
        order_reference: RwSignal::new(begin.order_reference.clone()),
        buyer_reference: RwSignal::new(String::new()),
        payment_reference: RwSignal::new(String::new()),
        guarantee: RwSignal::new(String::new()),
        self_billed: RwSignal::new(false),
        title_retained: RwSignal::new(false),
    };
    let held = RwSignal::new(false);
    let (held_percent, held_amount) = (RwSignal::new("5".to_owned()), RwSignal::new(String::new()));
    let released_on = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let issued = Memo::new(move |_| issued_on.get().parse::<NaiveDate>().ok());
    let tax = TaxFields::new(begin.amount, currency, words);
    let total = tax.total();
    let items = ItemLines::new(currency);
    let is_invoice = Memo::new(move |_| kind.get() == DocumentKind::Invoice);
    let is_credit = Memo::new(move |_| kind.get() == DocumentKind::CreditNote);
    let percent = Memo::new(move |_| parsed_per_cent(&held_percent.get()));
    // A day of release that was not typed is a year after the document.
    let release = Memo::new(move |_| {
        let typed = released_on.get();
        if typed.is_empty() { None } else { typed.parse::<NaiveDate>().ok() }
    });
    let held_back = Memo::new(move |_| {
        let asked = held.get() && is_invoice.get();
        // An amount that was typed goes before a rate.
        let by_amount = held_amount.with(|it| !it.trim().is_empty());
        let amount = if by_amount {
            asked.then(|| parsed_amount(&held_amount.get(), currency.get())).flatten().filter(|it| it.amount().is_sign_positive())
        } else {
            asked.then(|| total.get().zip(percent.get())).flatten().and_then(|(total, percent)| share_of(total, percent))
        };
        amount.map(|amount| HeldBack { amount, released_on: release.get() })
    });
    let to_share = Memo::new(move |_| total.get().map(|total| not_held_back(total, held_back.get())));
    let due = DueFields::new(customer, issued, to_share.into(), workbench);
    let settling = Settling::new(&begin, currency.into(), total.into(), desk.workbench);
    let bills = begin.bills;
    let draft = Memo::new(move |_| {
        let total = total.get()?;
        let issued_on = issued.get()?;
        let number = number.get();
        if number.trim().is_empty() || held.get() && is_invoice.get() && held_back.get().is_none() {
            return None;
        }
        let kind = kind.get();
        let text = |signal: RwSignal<String>| signal.get().trim().to_owned();
        let details = DocumentDetails {
            net: tax.net(),
            taxes: tax.parts()?,
            order_reference: text(said.order_reference),
            buyer_reference: text(said.buyer_reference),
            payment_reference: text(said.payment_reference),
            guarantee: text(said.guarantee),
            self_billed: said.self_billed.get(),
            title_retained: said.title_retained.get(),
            ..DocumentDetails::default()
        };
        Some(NewDocument {
            due: due.due()?,
            label: text(said.label),
            lines: items.get()?,
            details,
            held_back: held_back.get(),
            settles: if is_credit.get() { settling.lowered()? } else { Vec::new() },
            deposits: if is_invoice.get() { settling.deposits() } else { Vec::new() },
            bills: bills
                .filter(|_| kind != DocumentKind::CreditNote)
                .map(|(order, part)| Billed { order, amount: total, part })
                .into_iter()
                .collect(),
            ..NewDocument::new(customer, kind, &number, issued_on, total)
        })
    });
    // The ledger decides on every keystroke: nothing is sent that it would not take.
    let refusal = Memo::new(move |_| {
        let new = draft.get()?;
        workbench.with(|ledger| ledger.decide(&Command::EnterDocument(Box::new(new))).err())
    });
    let wrong = move |is_wrong: bool, sentence: &'static str| (tried.get() && is_wrong).then(|| sentence.to_owned());
    let number_wrong = Signal::derive(move || wrong(number.with(|it| it.trim().is_empty()), words.get().customers().form.number_missing));
    let issued_wrong = Signal::derive(move || wrong(issued.get().is_none(), words.get().customers().form.date_missing));
    let enter = move || {
        tried.set(true);
        tax.tried.set(true);
        items.tried.set(true);
        due.tried.set(true);
        let (Some(new), None) = (draft.get_untracked(), refusal.get_untracked()) else { return };
        let said = (words.get_untracked().document_form().entered[place_of(new.kind)])(&new.number);
        desk.send(Command::EnterDocument(Box::new(new)), Deed::IssueDocument, said);
    };
    let billed = bills.and_then(|(order, _)| {
        workbench.with_untracked(|ledger| ledger.order_of(order).and_then(|idx| ledger.order(idx)).map(|order| order.number.clone()))
    });
    let law = move || Some(words.get().document_form().held_law.to_owned());
    let held_says = move || {
        let words = words.get();
        let held = held_back.get()?;
        let day = held.released_on.map(|day| words.format.full_date(day));
        Some((words.document_form().held_says)(&words.format.amount(held.amount), day.as_deref()))
    };
    let hold = move |ticked: bool| {
        held.set(ticked);
        if ticked && released_on.with_untracked(String::is_empty) {
            released_on.set(issued.get_untracked().map(a_year_later).map(|day| day.to_string()).unwrap_or_default());
        }
    };
    view! {
        <div class="stack document-form">
            <Segments
                label=move || words.get().customers().form.document_kind
                options=Signal::derive(move || KINDS.map(|kind| (kind, (words.get().invoices().kind)(kind.into()).to_owned())).to_vec())
                value=kind
                on_choose=move |it| kind.set(it)
            />
            {billed.map(|order| view! { <p class="small soft">{move || (words.get().document_form().bills)(&order)}</p> })}
            <div class="fields">
                <Entry
                    label=move || words.get().customers().form.number
                    value=number
                    on_input=move |text| number.set(text)
                    wrong=number_wrong
                />
                <Entry
                    label=move || words.get().customers().form.issued_on
                    kind=FieldKind::Date
                    value=issued_on
                    on_input=move |text| issued_on.set(text)
                    wrong=issued_wrong
                />
                <Entry label=move || words.get().document_form().label value=said.label on_input=move |text| said.label.set(text) />
                <SelectField
                    label=move || words.get().document_form().currency
                    options=Signal::stored(currencies().map(|it| (it, it.code().to_owned())).collect::<Vec<_>>())
                    value=currency
                    on_choose=move |it| currency.set(it)
                />
            </div>
            {tax_fields(tax, true)}
            <Show when=move || !is_credit.get()>{due_fields(due)}</Show>
            {settling_fields(settling, is_invoice, is_credit)}
            <Show when=move || is_invoice.get()>
                <div class="stack">
                    <TickField ticked=held on_tick=hold>{move || words.get().document_form().held_back}</TickField>
                    <Show when=move || held.get()>
                        <div class="fields">
                            <Entry
                                label=move || words.get().document_form().held_percent
                                kind=FieldKind::Amount
                                value=held_percent
                                on_input=move |text| held_percent.set(text)
                                wrong=Signal::derive(move || percent.get().is_none().then(|| words.get().document_form().rate_wrong.to_owned()))
                                help=Signal::derive(law)
                            />
                            <Entry
                                label=move || words.get().document_form().held_amount
                                kind=FieldKind::Amount
                                value=held_amount
                                on_input=move |text| held_amount.set(text)
                                wrong=Signal::derive(move || {
                                    let typed = held_amount.with(|it| !it.trim().is_empty());
                                    (typed && held_back.get().is_none()).then(|| words.get().customers().form.amount_wrong.to_owned())
                                })
                                help=Signal::derive(move || Some(words.get().document_form().held_amount_help.to_owned()))
                            />
                            <Entry
                                label=move || words.get().document_form().released_on
                                kind=FieldKind::Date
                                value=released_on
                                on_input=move |text| released_on.set(text)
                            />
                        </div>
                        <p class="small soft">{held_says}</p>
                    </Show>
                </div>
            </Show>
            {item_fields(items, Signal::derive(move || tax.net()))}
            {more_fields(said)}
            {move || {
                refusal.get().map(|refusal| view! { <Callout tone=Tone::Doubt>{(words.get().faults().refusal)(&refusal)}</Callout> })
            }}
            {fault_line(desk.fault)}
            {buttons(desk, move || words.get().document_form().enter, enter)}
        </div>
    }
}

/// What is rarely said, folded away.
fn more_fields(said: Said) -> impl IntoView {
    let words = use_words();
    view! {
        <details class="figures">
            <summary>{move || words.get().document_form().more}</summary>
            <div class="stack more-fields">
                <div class="fields">
                    <Entry
                        label=move || words.get().document_form().order_reference
                        value=said.order_reference
                        on_input=move |text| said.order_reference.set(text)
                    />
                    <Entry
                        label=move || words.get().document_form().buyer_reference
                        value=said.buyer_reference
                        on_input=move |text| said.buyer_reference.set(text)
                    />
                    <Entry
                        label=move || words.get().document_form().payment_reference
                        value=said.payment_reference
                        on_input=move |text| said.payment_reference.set(text)
                    />
                    <Entry
                        label=move || words.get().document_form().guarantee
                        value=said.guarantee
                        on_input=move |text| said.guarantee.set(text)
                    />
                </div>
                <TickField ticked=said.title_retained on_tick=move |it| said.title_retained.set(it)>
                    {move || words.get().document_form().title_retained}
                </TickField>
                <TickField ticked=said.self_billed on_tick=move |it| said.self_billed.set(it)>
                    {move || words.get().document_form().self_billed}
                </TickField>
            </div>
        </details>
    }
}

/// An amount as it stands in a field.
pub(super) fn written(words: &'static crate::words::Words, money: Money) -> String {
    words.format.decimal(money.amount(), minor_decimals(money.currency()))
}

/// A positive amount that was typed.
pub(super) fn positive(text: &str, currency: Currency) -> Option<Money> {
    parsed_amount(text, currency).filter(|it| it.amount().is_sign_positive() && !it.amount().is_zero())
}
