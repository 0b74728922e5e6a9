//! How much: with tax, or without it and the tax of each rate, which make the whole.

use super::lines::{Line, Lines};
use super::{positive, written};
use crate::basis::money::{Currency, Money};
use crate::ledger::{TaxPart, tax_on, total_of};
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Icon, IconButton, Segments};
use crate::ui::preferences::use_words;
use crate::words::Words;
use crate::words::typed::{parsed_amount, parsed_per_cent};
use leptos::prelude::*;

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct TaxFields {
    by_rate: RwSignal<bool>,
    amount: RwSignal<String>,
    lines: Lines,
    currency: RwSignal<Currency>,
    pub(super) tried: RwSignal<bool>,
}

impl TaxFields {
    pub(super) fn new(amount: Option<Money>, currency: RwSignal<Currency>, words: Signal<&'static Words>) -> Self {
        let text = amount.map(|amount| written(words.get_untracked(), amount)).unwrap_or_default();
        Self { by_rate: RwSignal::new(false), amount: RwSignal::new(text), lines: Lines::new(), currency, tried: RwSignal::new(false) }
    }

    /// Fields that hold the tax of a document, by rate where it is known so.
    pub(super) fn of(taxes: &[TaxPart], currency: Currency, words: &'static Words) -> Self {
        let fields = Self {
            by_rate: RwSignal::new(!taxes.is_empty()),
            amount: RwSignal::default(),
            lines: Lines::new(),
            currency: RwSignal::new(currency),
            tried: RwSignal::new(false),
        };
        for part in taxes {
            fields.lines.add(&part.percent.normalize().to_string(), &written(words, part.base), &written(words, part.tax));
        }
        fields
    }

    /// Whether the tax is said by rate.
    pub(super) fn is_by_rate(self) -> bool {
        self.by_rate.get()
    }

    /// The tax of a line: as typed, or as its rate makes it.
    fn tax(self, line: Line) -> Option<Money> {
        let typed = line.third.get();
        if typed.trim().is_empty() {
            let base = positive(&line.second.get(), self.currency.get())?;
            return tax_on(base, parsed_per_cent(&line.first.get())?);
        }
        parsed_amount(&typed, self.currency.get())
    }

    fn part(self, line: Line) -> Option<TaxPart> {
        let percent = parsed_per_cent(&line.first.get()).filter(|it| !it.is_sign_negative())?;
        Some(TaxPart { percent, base: positive(&line.second.get(), self.currency.get())?, tax: self.tax(line)? })
    }

    /// Tax by rate; empty where only the whole is said, `None` while a line is not complete.
    pub(super) fn parts(self) -> Option<Vec<TaxPart>> {
        if self.by_rate.get() { self.lines.get().into_iter().map(|line| self.part(line)).collect() } else { Some(Vec::new()) }
    }

    /// Without tax, where tax is said.
    pub(super) fn net(self) -> Option<Money> {
        let parts = self.parts().filter(|parts| !parts.is_empty())?;
        total_of(self.currency.get(), &parts).map(|(net, ..)| net)
    }

    /// With tax, where tax is said by rate and each line is complete.
    pub(super) fn by_rate_total(self) -> Option<Money> {
        let parts = self.parts().filter(|parts| !parts.is_empty())?;
        total_of(self.currency.get(), &parts).map(|(.., total)| total)
    }

    /// With tax.
    pub(super) fn total(self) -> Memo<Option<Money>> {
        Memo::new(move |_| {
            if self.by_rate.get() {
                return self.by_rate_total();
            }
            positive(&self.amount.get(), self.currency.get())
        })
    }
}

pub(super) fn tax_fields(tax: TaxFields, with_amount: bool) -> impl IntoView {
    let words = use_words();
    let choose = move |by_rate: bool| {
        tax.by_rate.set(by_rate);
        if by_rate && tax.lines.is_empty() {
            tax.lines.add("", "", "");
        }
    };
    let amount_wrong = Signal::derive(move || {
        let wrong = positive(&tax.amount.get(), tax.currency.get()).is_none();
        (tax.tried.get() && wrong).then(|| words.get().customers().form.amount_wrong.to_owned())
    });
    let sums = move || {
        let words = words.get();
        let (net, taxes, total) = total_of(tax.currency.get(), &tax.parts()?)?;
        let [net, taxes, total] = [net, taxes, total].map(|money| words.format.amount(money));
        Some((words.document_form().sums)(&net, &taxes, &total))
    };
    view! {
        <Segments
            label=move || words.get().document_form().amount_by
            options=Signal::derive(move || {
                let [with, by_rate] = words.get().document_form().amount_ways.map(str::to_owned);
                vec![(false, with), (true, by_rate)]
            })
            value=tax.by_rate
            on_choose=choose
        />
        <Show
            when=move || tax.by_rate.get()
            fallback=move || {
                // Afterwards the whole stands; only its tax is said.
                if !with_amount {
                    return ().into_any();
                }
                view! {
                    <div class="fields">
                        <Entry
                            label=move || words.get().format.pair(words.get().customers().form.amount, tax.currency.get().code())
                            kind=FieldKind::Amount
                            value=tax.amount
                            on_input=move |text| tax.amount.set(text)
                            wrong=amount_wrong
                        />
                    </div>
                }
                .into_any()
            }
        >
            <div class="stack">
                <For each=move || tax.lines.get() key=|line| line.key let:line>
                    {tax_line(tax, line)}
                </For>
                <div class="row">
                    <Button look=ButtonLook::Quiet icon=Icon::Plus on_press=move || tax.lines.add("", "", "")>
                        {move || words.get().document_form().add_rate}
                    </Button>
                    <span class="push small soft">{sums}</span>
                </div>
            </div>
        </Show>
    }
}

fn tax_line(tax: TaxFields, line: Line) -> impl IntoView {
    let words = use_words();
    let place = move || tax.lines.place(line.key);
    let rate_wrong = Signal::derive(move || {
        let wrong = parsed_per_cent(&line.first.get()).is_none_or(|it| it.is_sign_negative());
        (tax.tried.get() && wrong).then(|| words.get().document_form().rate_wrong.to_owned())
    });
    let base_wrong = Signal::derive(move || {
        let wrong = positive(&line.second.get(), tax.currency.get()).is_none();
        (tax.tried.get() && wrong).then(|| words.get().customers().form.amount_wrong.to_owned())
    });
    // What was not typed is reckoned, and stands in the field.
    let shown_tax = Signal::derive(move || {
        let typed = line.third.get();
        if typed.is_empty() { tax.tax(line).map(|money| written(words.get(), money)).unwrap_or_default() } else { typed }
    });
    let tax_wrong =
        Signal::derive(move || (tax.tried.get() && tax.tax(line).is_none()).then(|| words.get().customers().form.amount_wrong.to_owned()));
    view! {
        <div class="form-line">
            <Entry
                label=move || (words.get().document_form().rate)(place())
                kind=FieldKind::Amount
                value=line.first
                on_input=move |text| line.first.set(text)
                wrong=rate_wrong
            />
            <Entry
                label=move || (words.get().document_form().base)(place())
                kind=FieldKind::Amount
                value=line.second
                on_input=move |text| line.second.set(text)
                wrong=base_wrong
            />
            <Entry
                label=move || (words.get().document_form().tax)(place())
                kind=FieldKind::Amount
                value=shown_tax
                on_input=move |text| line.third.set(text)
                wrong=tax_wrong
            />
            <Show when=move || { tax.lines.len() > 1 }>
                <IconButton
                    icon=Icon::Trash2
                    label=move || (words.get().document_form().remove)(place())
                    on_press=move || tax.lines.remove(line.key)
                />
            </Show>
        </div>
    }
}
