//! What a document bills, line by line, where a person wants it said: their sum stands beside what the document comes to without tax.

use super::lines::{Line, Lines};
use crate::basis::money::{Currency, Money};
use crate::ledger::DocumentLine;
use crate::ui::parts::{Button, ButtonLook, Callout, Entry, FieldKind, Icon, IconButton, Tone};
use crate::ui::preferences::use_words;
use crate::words::typed::{parsed_amount, parsed_decimal};
use leptos::prelude::*;
use rust_decimal::Decimal;

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct ItemLines {
    lines: Lines,
    currency: RwSignal<Currency>,
    pub(super) tried: RwSignal<bool>,
}

impl ItemLines {
    pub(super) fn new(currency: RwSignal<Currency>) -> Self {
        Self { lines: Lines::new(), currency, tried: RwSignal::new(false) }
    }

    fn line(self, line: Line) -> Option<DocumentLine> {
        let quantity = line.second.get();
        let quantity = if quantity.trim().is_empty() { None } else { Some(parsed_decimal(&quantity)?) };
        let net = parsed_amount(&line.third.get(), self.currency.get())?;
        Some(DocumentLine { label: line.first.get().trim().to_owned(), quantity, net, percent: None })
    }

    /// All of them; `None` while one is not complete.
    pub(super) fn get(self) -> Option<Vec<DocumentLine>> {
        self.lines.get().into_iter().map(|line| self.line(line)).collect()
    }

    fn sum(self) -> Option<Money> {
        let lines = self.get().filter(|lines| !lines.is_empty())?;
        let sum = lines.iter().try_fold(Decimal::ZERO, |sum, line| sum.checked_add(line.net.amount()))?;
        Some(Money::new(sum, self.currency.get()))
    }
}

/// The fields, folded away; `net` is what the document comes to without tax, where that is said.
pub(super) fn item_fields(items: ItemLines, net: Signal<Option<Money>>) -> impl IntoView {
    let words = use_words();
    let sum = move || {
        let words = words.get();
        let sum = items.sum()?;
        let differs = net.get().filter(|net| *net != sum);
        let text = words.format.amount(sum);
        Some(match differs {
            Some(net) => {
                let said = (words.document_form().lines_differ)(&text, &words.format.amount(net));
                view! { <Callout tone=Tone::Doubt>{said}</Callout> }.into_any()
            }
            None => view! { <p class="small soft">{(words.document_form().lines_sum)(&text)}</p> }.into_any(),
        })
    };
    view! {
        <details class="figures">
            <summary>{move || words.get().document_form().lines_add}</summary>
            <div class="stack more-fields">
                <For each=move || items.lines.get() key=|line| line.key let:line>
                    {item_line(items, line)}
                </For>
                <div class="row">
                    <Button look=ButtonLook::Quiet icon=Icon::Plus on_press=move || items.lines.add("", "", "")>
                        {move || words.get().document_form().add_line}
                    </Button>
                </div>
                <div role="status">{sum}</div>
            </div>
        </details>
    }
}

fn item_line(items: ItemLines, line: Line) -> impl IntoView {
    let words = use_words();
    let place = move || items.lines.place(line.key);
    let wrong = move |is_wrong: bool| (items.tried.get() && is_wrong).then(|| words.get().customers().form.amount_wrong.to_owned());
    let quantity_wrong = Signal::derive(move || {
        let text = line.second.get();
        wrong(!text.trim().is_empty() && parsed_decimal(&text).is_none())
    });
    let net_wrong = Signal::derive(move || wrong(parsed_amount(&line.third.get(), items.currency.get()).is_none()));
    view! {
        <div class="form-line">
            <Entry
                label=move || (words.get().document_form().line_label)(place())
                value=line.first
                on_input=move |text| line.first.set(text)
            />
            <Entry
                label=move || (words.get().document_form().line_quantity)(place())
                kind=FieldKind::Amount
                value=line.second
                on_input=move |text| line.second.set(text)
                wrong=quantity_wrong
            />
            <Entry
                label=move || (words.get().document_form().line_net)(place())
                kind=FieldKind::Amount
                value=line.third
                on_input=move |text| line.third.set(text)
                wrong=net_wrong
            />
            <IconButton
                icon=Icon::Trash2
                label=move || (words.get().document_form().remove)(place())
                on_press=move || items.lines.remove(line.key)
            />
        </div>
    }
}
