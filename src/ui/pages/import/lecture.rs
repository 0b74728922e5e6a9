//! How the file is read: format, encoding, separator, signs, period; correctable for a list; and what it holds.

use crate::exchange::list::{Certainty, DateOrder, DecimalSign, Finding, ListKind, Separator, Wishes};
use crate::exchange::reading::{Extent, Reading};
use crate::ui::imports::{Draft, Imports, Look};
use crate::ui::parts::{Button, ButtonLook, Callout, Check, Checks, Figure, Icon, Section, SelectField, Strip, TickField, Tone};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use leptos::prelude::*;

/// How the file is read.
#[component]
pub fn Lecture(
    /// The desk.
    imports: Imports,
    /// The file on it.
    draft: Memo<Option<Draft>>,
) -> impl IntoView {
    let words = use_words();
    let other = RwSignal::new(false);
    let is_list = Memo::new(move |_| draft.with(|it| it.as_ref().is_some_and(|it| it.mapping.is_some())));
    let strip = move || draft.with(|it| it.as_ref().map(|it| figures(words.get(), it)));
    let remembered = move || draft.with(|it| it.as_ref().is_some_and(|it| it.remembered)).then(|| words.get().import().remembered);
    view! {
        <Section title=move || words.get().import().read_title aside=move || view! { {remembered} }>
            {strip}
            {move || {
                let error = draft.with(|it| it.as_ref().and_then(|it| it.trouble.clone()))?;
                let trouble = crate::ui::wrong::unread(words.get(), &error);
                Some(view! { <Callout tone=Tone::Alarm><strong>{trouble.what}</strong>" "{trouble.advice}</Callout> })
            }}
            <Show when=move || is_list.get()>
                <div class="row">
                    <Button look=ButtonLook::Quiet icon=Icon::Pencil on_press=move || other.update(|it| *it = !*it)>
                        {move || words.get().import().read_otherwise}
                    </Button>
                </div>
                <Show when=move || other.get()>
                    <Otherwise imports draft />
                </Show>
            </Show>
        </Section>
        <Extents imports draft />
    }
}

fn evidence<T>(words: &'static Words, finding: &Finding<T>) -> String {
    let says = words.import();
    match finding.certainty {
        Certainty::Sure => (says.proofs)(i64::from(finding.proofs)),
        Certainty::Unneeded => says.unneeded.to_owned(),
        Certainty::Ambiguous => says.ambiguous.to_owned(),
    }
}

fn figures(words: &'static Words, draft: &Draft) -> AnyView {
    let says = words.import();
    let format = words.format;
    let reading = draft.reading.as_deref();
    let period =
        reading.and_then(|reading| reading.period).map(|(from, to)| (says.from_to)(&format.short_date(from), &format.short_date(to)));
    let lines = reading.map(|reading| format.number(i64::from(reading.lines)));
    let figure = |name: &'static str, value: String, more: String| {
        view! { <Figure name=name more=move || view! { {more.clone()} }>{value}</Figure> }.into_any()
    };
    let cells: Vec<AnyView> = match (&draft.file.look, &draft.mapping) {
        (Look::List { encoding, sketch }, Some(mapping)) => {
            let width = i64::try_from(sketch.columns.len()).unwrap_or(i64::MAX);
            let written = match sketch.sheets.get(sketch.sheet as usize) {
                Some(sheet) => {
                    let count = i64::try_from(sketch.sheets.len()).unwrap_or(i64::MAX);
                    vec![
                        figure(says.workbook_sheet, sheet.clone(), (says.of_sheets)(count)),
                        figure(says.lines, format.number(i64::from(sketch.lines)), String::new()),
                    ]
                }
                None => vec![
                    figure(
                        says.separator,
                        (says.separator_name)(mapping.dialect.separator).to_owned(),
                        (says.separator_proof)(i64::from(sketch.separator.proofs), width),
                    ),
                    figure(says.encoding, encoding.clone(), String::new()),
                ],
            };
            let dialect = [
                figure(says.decimals, (says.decimals_name)(mapping.dialect.decimals).to_owned(), evidence(words, &sketch.decimals)),
                figure(says.dates, (says.dates_name)(mapping.dialect.dates).to_owned(), evidence(words, &sketch.dates)),
            ];
            written.into_iter().chain(dialect).collect()
        }
        (Look::EInvoice, _) => reading.map(|reading| invoice_figures(words, reading)).unwrap_or_default(),
        (Look::Cards { encoding }, _) => vec![
            figure(says.format, "vCard".to_owned(), String::new()),
            figure(says.encoding, encoding.clone(), String::new()),
            figure(says.lines, lines.clone().unwrap_or_default(), String::new()),
        ],
        (Look::Statement, _) => vec![
            figure(says.format, reading.map(|it| (words.bank_import().format)(it.format).to_owned()).unwrap_or_default(), String::new()),
            figure(says.period, period.unwrap_or_default(), String::new()),
            figure(says.lines, lines.unwrap_or_default(), String::new()),
        ],
        (Look::Fec { encoding } | Look::List { encoding, .. }, _) => vec![
            figure(says.format, if draft.mapping.is_some() { says.list.to_owned() } else { "FEC".to_owned() }, String::new()),
            figure(says.encoding, encoding.clone(), String::new()),
            figure(says.period, period.unwrap_or_default(), String::new()),
            figure(says.lines, lines.unwrap_or_default(), String::new()),
        ],
    };
    view! { <div class="read"><Strip small=true>{cells}</Strip></div> }.into_any()
}

/// Of an e-invoice: who, which, how much, when.
fn invoice_figures(words: &'static Words, reading: &Reading) -> Vec<AnyView> {
    let says = words.import();
    let format = words.format;
    let figure = |name: &'static str, value: String, more: String| {
        view! { <Figure name=name more=move || view! { {more.clone()} }>{value}</Figure> }.into_any()
    };
    let customer = reading.customers.first();
    let documents = || reading.items.iter().filter(|item| item.kind.is_document());
    let Some(first) = documents().next() else { return Vec::new() };
    let whole = documents().map(|item| item.amount_minor).fold(0, i64::saturating_add);
    let due: Vec<String> = documents().filter_map(|item| item.due_on).map(|due| format.short_date(due)).collect();
    let issued = (says.e_invoice.issued_on)(&format.short_date(first.on));
    vec![
        figure(
            says.customer,
            customer.map(|it| it.name.clone()).unwrap_or_default(),
            customer.and_then(|it| it.legal_id.clone()).unwrap_or_default(),
        ),
        figure(says.e_invoice.number, first.number.clone(), issued),
        figure(says.amount, format.amount_minor(whole, first.currency), (says.e_invoice.syntax)(reading.format).to_owned()),
        figure(says.e_invoice.due, if due.is_empty() { says.e_invoice.due_by_terms.to_owned() } else { due.join(", ") }, String::new()),
    ]
}

/// The dialect, as the person says.
#[component]
fn Otherwise(imports: Imports, draft: Memo<Option<Draft>>) -> impl IntoView {
    let words = use_words();
    let mapping = Signal::derive(move || draft.with(|it| it.as_ref().and_then(|it| it.mapping.clone())));
    let separators = Signal::derive(move || {
        Separator::ALL.into_iter().map(|it| (Some(it), (words.get().import().separator_name)(it).to_owned())).collect::<Vec<_>>()
    });
    let sheets = Signal::derive(move || {
        let names = draft.with(|it| match it.as_ref().map(|it| &it.file.look) {
            Some(Look::List { sketch, .. }) => sketch.sheets.clone(),
            _ => Vec::new(),
        });
        (0_u32..).zip(names).map(|(at, name)| (Some(at), name)).collect::<Vec<_>>()
    });
    let sheet = Signal::derive(move || draft.with(|it| it.as_ref().and_then(|it| it.file.sheet())));
    let signs = Signal::derive(move || {
        [DecimalSign::Comma, DecimalSign::Point].map(|it| (Some(it), (words.get().import().decimals_name)(it).to_owned())).to_vec()
    });
    let orders = Signal::derive(move || {
        [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst]
            .map(|it| (Some(it), (words.get().import().dates_name)(it).to_owned()))
            .to_vec()
    });
    let kinds = Signal::derive(move || {
        let all = [ListKind::Documents, ListKind::OpenItems, ListKind::Payments, ListKind::Customers, ListKind::AgedBalance];
        let all = all.into_iter().chain([ListKind::Entries, ListKind::Interactions, ListKind::CreditReports]);
        all.map(|it| (Some(it), (words.get().import().kind_name)(it).to_owned())).collect::<Vec<_>>()
    });
    let has_header = Signal::derive(move || mapping.with(|it| it.as_ref().is_some_and(|it| it.dialect.header.is_some())));
    let change = move |change: &dyn Fn(&mut crate::exchange::list::Mapping)| {
        if let Some(mut mapping) = mapping.get_untracked() {
            change(&mut mapping);
            imports.map(mapping);
        }
    };
    let choose_sign = move |sign: Option<DecimalSign>| {
        if let Some(sign) = sign {
            change(&|mapping| mapping.dialect.decimals = sign);
        }
    };
    let choose_order = move |order: Option<DateOrder>| {
        if let Some(order) = order {
            change(&|mapping| mapping.dialect.dates = order);
        }
    };
    let choose_kind = move |kind: Option<ListKind>| {
        if let Some(kind) = kind {
            change(&|mapping| mapping.kind = kind);
        }
    };
    view! {
        <div class="fields">
            <Show
                when=move || sheets.with(Vec::is_empty)
                fallback=move || {
                    view! {
                        <SelectField
                            label=move || words.get().import().workbook_sheet
                            options=sheets
                            value=sheet
                            // Another sheet has titles of its own.
                            on_choose=move |sheet| imports.look_again(Wishes { sheet, ..Wishes::default() })
                        />
                    }
                }
            >
                <SelectField
                    label=move || words.get().import().separator
                    options=separators
                    value=Signal::derive(move || mapping.with(|it| it.as_ref().map(|it| it.dialect.separator)))
                    on_choose=move |separator| {
                        imports.look_again(Wishes { separator, has_header: Some(has_header.get_untracked()), sheet: None })
                    }
                />
            </Show>
            <SelectField
                label=move || words.get().import().decimals
                options=signs
                value=Signal::derive(move || mapping.with(|it| it.as_ref().map(|it| it.dialect.decimals)))
                on_choose=choose_sign
            />
            <SelectField
                label=move || words.get().import().dates
                options=orders
                value=Signal::derive(move || mapping.with(|it| it.as_ref().map(|it| it.dialect.dates)))
                on_choose=choose_order
            />
            <SelectField
                label=move || words.get().import().kind
                options=kinds
                value=Signal::derive(move || mapping.with(|it| it.as_ref().map(|it| it.kind)))
                on_choose=choose_kind
            />
            <TickField
                ticked=has_header
                on_tick=move |ticked| {
                    let separator = mapping.with_untracked(|it| it.as_ref().map(|it| it.dialect.separator));
                    imports.look_again(Wishes { separator, has_header: Some(ticked), sheet: sheet.get_untracked() });
                }
            >
                {move || words.get().import().has_header}
            </TickField>
        </div>
    }
}

/// Stock or flow: asked where there is something that could be gone, and the file does not tell.
#[component]
fn Extents(imports: Imports, draft: Memo<Option<Draft>>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let asked = Memo::new(move |_| {
        let of_list = draft.with(|it| it.as_ref().is_some_and(|it| it.mapping.is_some() && it.reading.is_some()));
        of_list && workbench.with(|ledger| ledger.n_items() > 0)
    });
    let chosen = Memo::new(move |_| {
        draft.with(|it| {
            let draft = it.as_ref()?;
            draft.answers.extent.or_else(|| draft.reading.as_ref().map(|reading| reading.extent))
        })
    });
    let offer =
        move |extent: Extent, title: fn(&Words) -> &'static str, word: fn(&Words) -> &'static str, means: fn(&Words) -> &'static str| {
            let here = move || chosen.get() == Some(extent);
            view! {
                <div class="offer" data-state=move || here().then_some("chosen")>
                    <label>
                        <input
                            type="radio"
                            name="extent"
                            prop:checked=here
                            on:change=move |_| imports.answer(move |answers| answers.extent = Some(extent))
                        />
                        <strong>{move || title(words.get())}</strong>
                    </label>
                    <span class="soft small">{move || word(words.get())}</span>
                    <Checks>
                        <Check>{move || means(words.get())}</Check>
                    </Checks>
                </div>
            }
        };
    view! {
        <Show when=move || asked.get()>
            <Section title=move || words.get().import().extent_title>
                <fieldset class="pair">
                    <legend class="visually-hidden">{move || words.get().import().extent_title}</legend>
                    {offer(Extent::Stock, |w| w.import().stock, |w| w.import().stock_word, |w| w.import().stock_means)}
                    {offer(Extent::Flow, |w| w.import().flow, |w| w.import().flow_word, |w| w.import().flow_means)}
                </fieldset>
            </Section>
        </Show>
    }
}
