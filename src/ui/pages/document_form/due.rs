//! When it falls due: by the terms, on a day, or in several parts that make what is not held back.

use super::lines::{Line, Lines};
use super::{positive, written};
use crate::basis::id::ThingId;
use crate::basis::money::Money;
use crate::ledger::{Due, Instalment, left_to_share, monthly_parts};
use crate::ui::parts::{Button, ButtonLook, Entry, FieldKind, Icon, IconButton, Segments};
use crate::ui::preferences::use_words;
use crate::ui::workbench::Workbench;
use crate::words::terms::terms;
use chrono::NaiveDate;
use leptos::prelude::*;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    Terms,
    Day,
    Parts,
}

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct DueFields {
    by: RwSignal<By>,
    due_on: RwSignal<String>,
    parts: Lines,
    customer: ThingId,
    issued: Memo<Option<NaiveDate>>,
    whole: Signal<Option<Money>>,
    workbench: Workbench,
    pub(super) tried: RwSignal<bool>,
}

impl DueFields {
    pub(super) fn new(customer: ThingId, issued: Memo<Option<NaiveDate>>, whole: Signal<Option<Money>>, workbench: Workbench) -> Self {
        let (by, due_on, tried) = (RwSignal::new(By::Terms), RwSignal::new(String::new()), RwSignal::new(false));
        Self { by, due_on, parts: Lines::new(), customer, issued, whole, workbench, tried }
    }

    /// The day that the terms give.
    fn by_terms(self) -> Option<(crate::ledger::Terms, NaiveDate)> {
        let issued = self.issued.get()?;
        let terms = self.workbench.with(|ledger| ledger.customer_of(self.customer).map(|idx| ledger.terms_for(idx, issued).terms))?;
        Some((terms, terms.due_on(issued)))
    }

    fn instalment(self, line: Line) -> Option<Instalment> {
        let due_on = line.first.get().parse::<NaiveDate>().ok()?;
        Some(Instalment { due_on, amount: positive(&line.second.get(), self.whole.get()?.currency())? })
    }

    /// `None` while it is not complete.
    pub(super) fn due(self) -> Option<Due> {
        match self.by.get() {
            By::Terms => Some(Due::ByTerms),
            By::Day => self.due_on.get().parse::<NaiveDate>().ok().map(Due::On),
            By::Parts => {
                let parts: Option<Vec<_>> = self.parts.get().into_iter().map(|line| self.instalment(line)).collect();
                parts.filter(|parts| !parts.is_empty()).map(Due::Instalments)
            }
        }
    }
}

pub(super) fn due_fields(due: DueFields) -> impl IntoView {
    let words = use_words();
    let choose = move |by: By| {
        due.by.set(by);
        if by == By::Parts && due.parts.is_empty() {
            share(due, 2, words.get_untracked());
        }
    };
    let due_wrong = Signal::derive(move || {
        let form = &words.get().customers().form;
        match (due.issued.get(), due.due_on.get().parse::<NaiveDate>().ok()) {
            (_, None) => due.tried.get().then(|| form.date_missing.to_owned()),
            (Some(issued), Some(day)) => (day < issued).then(|| form.due_too_early.to_owned()),
            (None, Some(_)) => None,
        }
    });
    let by_terms_say = move || {
        let words = words.get();
        let (agreed, day) = due.by_terms()?;
        Some((words.customers().form.due_terms_say)(&terms(words.language, agreed), &words.format.full_date(day)))
    };
    view! {
        <Segments
            label=move || words.get().customers().form.due_by
            options=Signal::derive(move || {
                let form = &words.get().customers().form;
                vec![
                    (By::Terms, form.due_by_terms.to_owned()),
                    (By::Day, form.due_on_day.to_owned()),
                    (By::Parts, words.get().document_form().due_in_parts.to_owned()),
                ]
            })
            value=due.by
            on_choose=choose
        />
        {move || match due.by.get() {
            By::Terms => view! { <p class="soft">{by_terms_say}</p> }.into_any(),
            By::Day => {
                view! {
                    <div class="fields">
                        <Entry
                            label=move || words.get().customers().form.due_on
                            kind=FieldKind::Date
                            value=due.due_on
                            on_input=move |text| due.due_on.set(text)
                            wrong=due_wrong
                        />
                    </div>
                }
                    .into_any()
            }
            By::Parts => part_fields(due).into_any(),
        }}
    }
}

fn share(due: DueFields, n: u32, words: &'static crate::words::Words) {
    let (Some(whole), Some((_, first))) = (due.whole.get_untracked(), untrack(|| due.by_terms())) else {
        due.parts.add("", "", "");
        return;
    };
    due.parts.clear();
    for part in monthly_parts(first, whole, n) {
        due.parts.add(&part.due_on.to_string(), &written(words, part.amount), "");
    }
}

fn part_fields(due: DueFields) -> impl IntoView {
    let words = use_words();
    let left = move || {
        let words = words.get();
        let typed: Vec<Money> = due.parts.get().into_iter().filter_map(|line| due.instalment(line)).map(|part| part.amount).collect();
        let left = left_to_share(due.whole.get()?, &typed)?;
        let n = i64::try_from(typed.len()).unwrap_or(i64::MAX);
        Some(if left.amount().is_zero() {
            (words.document_form().shared)(n)
        } else {
            (words.document_form().to_share)(&words.format.amount(left))
        })
    };
    view! {
        <div class="stack">
            <For each=move || due.parts.get() key=|line| line.key let:line>
                {part_line(due, line)}
            </For>
            <div class="row">
                <Button look=ButtonLook::Quiet icon=Icon::Plus on_press=move || due.parts.add("", "", "")>
                    {move || words.get().document_form().add_part}
                </Button>
                {[2_u32, 3, 4]
                    .map(|n| {
                        view! {
                            <Button look=ButtonLook::Quiet on_press=move || share(due, n, words.get_untracked())>
                                {move || (words.get().document_form().in_equal_parts)(i64::from(n))}
                            </Button>
                        }
                    })
                    .collect_view()}
            </div>
            <p class="small soft">{left}</p>
        </div>
    }
}

fn part_line(due: DueFields, line: Line) -> impl IntoView {
    let words = use_words();
    let place = move || due.parts.place(line.key);
    let day_wrong = Signal::derive(move || {
        let missing = line.first.get().parse::<NaiveDate>().is_err();
        (due.tried.get() && missing).then(|| words.get().customers().form.date_missing.to_owned())
    });
    let amount_wrong = Signal::derive(move || {
        let currency = due.whole.get().map_or(crate::basis::money::Currency::EUR, Money::currency);
        let missing = positive(&line.second.get(), currency).is_none();
        (due.tried.get() && missing).then(|| words.get().customers().form.amount_wrong.to_owned())
    });
    view! {
        <div class="form-line">
            <Entry
                label=move || (words.get().document_form().part_day)(place())
                kind=FieldKind::Date
                value=line.first
                on_input=move |text| line.first.set(text)
                wrong=day_wrong
            />
            <Entry
                label=move || (words.get().document_form().part_amount)(place())
                kind=FieldKind::Amount
                value=line.second
                on_input=move |text| line.second.set(text)
                wrong=amount_wrong
            />
            <Show when=move || { due.parts.len() > 1 }>
                <IconButton
                    icon=Icon::Trash2
                    label=move || (words.get().document_form().remove)(place())
                    on_press=move || due.parts.remove(line.key)
                />
            </Show>
        </div>
    }
}
