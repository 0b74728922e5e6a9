//! What the sheet does to the books: one command at a time, said in words, with a way back.

use super::look::{Look, beyond_the_law};
use crate::basis::id::{BatchId, ThingId};
use crate::basis::money::Money;
use crate::journal::Deed;
use crate::ledger::{AllocationBasis, Command, Event};
use crate::ui::parts::{Button, ButtonLook, Dialog, Entry, FieldKind};
use crate::ui::preferences::use_words;
use crate::ui::receipt_form::{ReceiptOf, receipt_dialog};
use crate::ui::workbench::{Fault, Progress, Workbench};
use chrono::NaiveDate;
use leptos::prelude::*;

/// Sends commands and keeps what was last done in words.
#[derive(Clone, Copy)]
pub(super) struct Acting {
    pub(super) workbench: Workbench,
    pub(super) done: RwSignal<Option<(String, BatchId)>>,
}

impl Acting {
    pub(super) fn new(workbench: Workbench) -> Self {
        Self { workbench, done: RwSignal::new(None) }
    }

    /// Sends a command; `said` is shown once it is durable.
    pub(super) fn send(self, command: Command, deed: Deed, said: String) {
        self.workbench.send_then(command, deed, move |batch| self.done.set(Some((said, batch))));
    }

    /// Sends what a form asks for. Once it is durable the form closes and `said` is shown; why it was not taken stands in the form.
    pub(super) fn send_form(
        self,
        command: Command,
        deed: Deed,
        said: String,
        fault: RwSignal<Option<Fault>>,
        close: impl FnOnce() + 'static,
    ) {
        leptos::task::spawn_local(async move {
            match self.workbench.write(&command, deed).await {
                Ok(batch) => {
                    self.done.set(Some((said, batch)));
                    close();
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    }

    /// Allocates `amount` (minor units, positive) of each pair, as one batch.
    pub(super) fn allocate(self, pairs: Vec<(ThingId, ThingId, Money)>, said: String) {
        let allocated = |(credit, debit, amount): (ThingId, ThingId, Money)| Event::Allocated {
            credit: credit.into(),
            debit: debit.into(),
            amount,
            basis: AllocationBasis::ByHand,
        };
        self.send(Command::Import { events: pairs.into_iter().map(allocated).collect() }, Deed::Allocate, said);
    }

    /// Takes the last thing back.
    pub(super) fn take_back(self) {
        let Some((_, batch)) = self.done.get_untracked() else { return };
        let workbench = self.workbench;
        match workbench.undo_plan(batch) {
            Ok(plan) => leptos::task::spawn_local(async move {
                match workbench.undo(plan, Progress::new()).await {
                    Ok(_) => self.done.set(None),
                    Err(fault) => workbench.fault().set(Some(fault)),
                }
            }),
            Err(refusal) => workbench.fault().set(Some(Fault::NotUndone(refusal))),
        }
    }

    /// Why nothing can be entered now.
    pub(super) fn refused(self) -> Signal<Option<String>> {
        let words = use_words();
        Signal::derive(move || (!self.workbench.may_write()).then(|| words.get().invoices().sheet.not_now.to_owned()))
    }
}

/// Asks for a payment, the document named by the payer.
pub(super) fn payment_dialog(open: RwSignal<bool>, look: Signal<Option<Look>>, acting: Acting) -> impl IntoView {
    let of = Signal::derive(move || {
        open.get().then(|| look.get_untracked()).flatten().map(|look| ReceiptOf {
            customer: look.customer,
            name: look.customer_name.clone(),
            currency: look.currency,
            document: Some((look.named.id, look.money(look.open_now.max(0)))),
        })
    });
    receipt_dialog(acting.workbench, of, Callback::new(move |()| open.set(false)), Callback::new(move |done| acting.done.set(Some(done))))
}

/// Asks for another due date.
pub(super) fn due_dialog(open: RwSignal<bool>, look: Signal<Option<Look>>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let on = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get()
            && let Some(look) = look.get_untracked()
        {
            on.set(look.sheet.due_on().unwrap_or(look.named.on).to_string());
            asked.set(false);
        }
    });
    let day = move || on.get().parse::<NaiveDate>().ok();
    let wrong = Signal::derive(move || {
        let words = words.get();
        let before = day().zip(look.get()).is_some_and(|(day, look)| day < look.named.on);
        match day() {
            None => asked.get().then(|| words.invoices().payment.bad_day.to_owned()),
            Some(_) => before.then(|| words.invoices().due.before.to_owned()),
        }
    });
    // A date beyond the law is the person's to keep: said, not refused.
    let help = Signal::derive(move || {
        let words = words.get();
        let over = day().zip(look.get()).and_then(|(day, look)| acting.workbench.with(|ledger| beyond_the_law(ledger, look.named.id, day)));
        Some(match over {
            Some((last, text)) => (words.invoices().due.over)(&words.format.full_date(last), &text),
            None => words.invoices().due.help.to_owned(),
        })
    });
    let change = move || {
        asked.set(true);
        let (Some(day), None, Some(look)) = (day(), wrong.get_untracked(), look.get_untracked()) else { return };
        agree_due_date(acting, &look, day, words.get_untracked());
        open.set(false);
    };
    let name = move || look.get().map(|look| look.named.short(words.get())).unwrap_or_default();
    view! {
        <Dialog
            open
            on_close=move |()| open.set(false)
            title=move || (words.get().invoices().due.title)(&name())
            footer=move || {
                view! {
                    <Button look=ButtonLook::Quiet on_press=move || open.set(false)>{move || words.get().frame().parts.cancel}</Button>
                    <Button look=ButtonLook::Primary on_press=change>{move || words.get().invoices().due.change}</Button>
                }
            }
        >
            <Entry label=move || words.get().invoices().due.on kind=FieldKind::Date value=on on_input=move |it| on.set(it) wrong help />
        </Dialog>
    }
}

/// The due date becomes `day`, and counts as confirmed.
pub(super) fn agree_due_date(acting: Acting, look: &Look, day: NaiveDate, words: &'static crate::words::Words) {
    let said = (words.invoices().done.due)(&words.format.full_date(day));
    acting.send(Command::AgreeDueDate { document: look.named.id, due_on: day }, Deed::AgreeDueDate, said);
}
