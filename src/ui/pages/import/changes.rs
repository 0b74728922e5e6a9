//! What would change: document by document where it matters, in sums beside it; and the yes.

use super::statement;
use crate::exchange::plan::{ChangedField, Gone, Preview, preview};
use crate::exchange::reading::Extent;
use crate::ledger::{CustomerKind, ItemIdx};
use crate::ui::imports::{Draft, Imports, Stage, lines_left_out};
use crate::ui::parts::{Amount, Button, ButtonLook, EmptyState, Entry, FieldKind, Figures, Glyph, Icon, Section, Segments};
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// How many new documents are shown: enough to see that they are read well.
const FIRST: usize = 12;
/// How many rows of another group are shown.
const SHOWN: usize = 40;

/// What would change, and the yes.
#[component]
pub fn Changes(
    /// The desk.
    imports: Imports,
    /// The file on it.
    draft: Memo<Option<Draft>>,
) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let plan = Memo::new(move |_| draft.with(|it| it.as_ref().and_then(|it| it.plan.clone())));
    let shown = Memo::new(move |_| {
        let planned = plan.get()?;
        Some(workbench.with(|ledger| preview(ledger, &planned.plan, FIRST)))
    });
    let brings = Memo::new(move |_| {
        plan.with(|it| it.as_ref().is_some_and(|it| !it.plan.events.is_empty() || !it.plan.differences.gone.is_empty()))
    });
    let is_statement = Memo::new(move |_| {
        draft.with(|it| it.as_ref().and_then(|it| it.reading.as_ref()).is_some_and(|reading| reading.format.is_statement()))
    });
    let no_gone = Memo::new(move |_| shown.with(|it| it.as_ref().is_none_or(|it| it.gone.is_empty())));
    view! {
        <Show when=move || plan.with(Option::is_some) && !brings.get()>
            <NothingNew imports plan />
            <Show when=move || is_statement.get()>
                <statement::Statements imports draft />
            </Show>
        </Show>
        <Show when=move || brings.get() && is_statement.get()>
            <div class="change">
                <Section title=move || words.get().import().changes_title>
                    <div class="two wide-first">
                        <statement::Statements imports draft />
                        <div class="stack">
                            <statement::Accounts draft />
                            <Yes imports draft plan />
                        </div>
                    </div>
                </Section>
            </div>
        </Show>
        <Show when=move || brings.get() && !is_statement.get()>
            <div class="change">
                <Section title=move || words.get().import().changes_title>
                    <div class="two wide-first">
                        <div class="stack">
                            <Show when=move || !no_gone.get()>
                                <GoneAll imports draft shown />
                            </Show>
                            {move || shown.with(|it| it.as_ref().map(|it| rows(words.get(), it, plan, imports, draft)))}
                            {move || shown.with(|it| it.as_ref().map(|it| years(words.get(), it)))}
                        </div>
                        <div class="stack">
                            {move || plan.with(|it| it.as_ref().map(|it| counts(words.get(), &it.plan.differences)))}
                            {move || shown.with(|it| it.as_ref().map(|it| owed(words.get(), it)))}
                            <Kinds imports draft plan />
                            {move || {
                                let count = shown.with(|it| it.as_ref().map_or(0, |it| i64::from(it.without_due_date)));
                                let terms = workbench
                                    .with(|ledger| ledger.company_terms().last().copied().unwrap_or(crate::ledger::DEFAULT_TERMS));
                                let words = words.get();
                                (count > 0)
                                    .then(|| {
                                        let said = crate::words::terms::terms(words.language, terms.terms);
                                        view! { <p class="small soft">{(words.import().assumed)(count, &said)}</p> }
                                    })
                            }}
                            <Yes imports draft plan />
                        </div>
                    </div>
                </Section>
            </div>
        </Show>
    }
}

type Planned = Memo<Option<crate::ui::imports::Planned>>;

#[component]
fn NothingNew(imports: Imports, plan: Planned) -> impl IntoView {
    let words = use_words();
    // A file that is older than the books says so above, and brings nothing for that reason.
    let older = move || plan.with(|it| it.as_ref().is_some_and(|it| !it.plan.notes.is_empty()));
    let of_statement = move || {
        let words = words.get();
        let known = plan.with(|it| it.as_ref().map(|it| it.plan.differences.bank_lines.same).filter(|known| *known > 0));
        known.map_or(words.import().nothing_new_means.to_owned(), |known| (words.bank_import().nothing_new)(i64::from(known)))
    };
    view! {
        <EmptyState title=move || words.get().import().nothing_new>
            {move || (!older()).then(|| view! { <p>{of_statement()}</p> })}
            <div class="row">
                <Button look=ButtonLook::Primary on_press=move || imports.set_aside()>{move || words.get().import().nothing_new_close}</Button>
            </div>
        </EmptyState>
    }
}

fn rows(words: &'static Words, shown: &Preview, plan: Planned, imports: Imports, draft: Memo<Option<Draft>>) -> AnyView {
    let says = words.import();
    let group = |icon: Icon, text: String| {
        view! { <tr class="group-row"><th colspan="4" scope="rowgroup" data-cell="more"><Glyph icon />" "{text}</th></tr> }.into_any()
    };
    let more = |shown: usize, all: usize| {
        let rest = all.saturating_sub(shown);
        (rest > 0)
            .then(|| view! { <tr><td colspan="4" class="soft small" data-cell="more">{(says.and_more)(whole(rest))}</td></tr> }.into_any())
    };
    let mut body: Vec<AnyView> = Vec::new();
    let new = plan.with(|it| it.as_ref().map_or(0, |it| it.plan.differences.documents.new as usize));
    if new > 0 {
        body.push(group(Icon::Plus, (says.new_documents)(whole(new))));
        for document in &shown.new_documents {
            let due = document.due_on.map_or_else(|| says.due_by_terms.to_owned(), |day| (says.due)(&words.format.short_date(day)));
            body.push(
                view! {
                    <tr>
                        <th scope="row" data-cell="who">{document.number.clone()}</th>
                        <td class="opt-1 soft">{document.customer.clone()}</td>
                        <td data-cell="late"><ins>{due}</ins></td>
                        <td class="num" data-cell="much"><Amount money=document.amount /></td>
                    </tr>
                }
                .into_any(),
            );
        }
        body.extend(more(shown.new_documents.len(), new));
    }
    if !shown.changed.is_empty() {
        body.push(group(Icon::Pencil, (says.changed)(whole(shown.changed.len()))));
        for changed in shown.changed.iter().take(SHOWN) {
            let day = |day: NaiveDate| words.format.short_date(day);
            let (field, much) = match &changed.field {
                ChangedField::Due { before, after } => {
                    (view! { <del>{day(*before)}</del>" → "<ins>{day(*after)}</ins> }.into_any(), ().into_any())
                }
                ChangedField::Open { before, after } => (
                    view! { <del>{words.format.amount(*before)}</del>" → "<ins>{words.format.amount(*after)}</ins> }.into_any(),
                    view! { <Amount money=*after /> }.into_any(),
                ),
                ChangedField::Details => (view! { <ins>{says.details}</ins> }.into_any(), ().into_any()),
                ChangedField::Sheet => (view! { <ins>{says.sheet}</ins> }.into_any(), ().into_any()),
            };
            body.push(
                view! {
                    <tr>
                        <th scope="row" data-cell="who">{changed.number.clone()}</th>
                        <td class="opt-1 soft">{changed.customer.clone()}</td>
                        <td data-cell="late">{field}</td>
                        <td class="num" data-cell="much">{much}</td>
                    </tr>
                }
                .into_any(),
            );
        }
        body.extend(more(shown.changed.len().min(SHOWN), shown.changed.len()));
    }
    if !shown.gone.is_empty() {
        body.push(group(Icon::CircleQuestionMark, (says.gone)(whole(shown.gone.len()))));
        for gone in shown.gone.iter().take(SHOWN) {
            let item = gone.item;
            let paid = move || draft.with(|it| it.as_ref().is_some_and(|it| matches!(it.answers.gone.get(&item), Some(Gone::Paid(_)))));
            let today = use_workbench().today();
            let choose = move |event| {
                let answer =
                    if event_target_value(&event) == "paid" { Gone::Paid(day_of(draft, today.get_untracked())) } else { Gone::Left };
                imports.answer(move |answers| {
                    answers.gone.insert(item, answer);
                });
            };
            body.push(
                view! {
                    <tr>
                        <th scope="row" data-cell="who">{gone.number.clone()}</th>
                        <td class="opt-1 soft">{gone.customer.clone()}</td>
                        <td data-cell="more">
                            <select class="select" aria-label=gone.number.clone() on:change=choose>
                                <option value="left" selected=move || !paid()>{says.gone_left}</option>
                                <option value="paid" selected=paid>{says.gone_paid}</option>
                            </select>
                        </td>
                        <td class="num" data-cell="much"><Amount money=gone.open /></td>
                    </tr>
                }
                .into_any(),
            );
        }
        body.extend(more(shown.gone.len().min(SHOWN), shown.gone.len()));
    }
    if body.is_empty() {
        return ().into_any();
    }
    view! {
        <div class="table as-cards">
            <table>
                <thead>
                    <tr>
                        <th scope="col">{says.document}</th>
                        <th scope="col" class="opt-1">{says.customer}</th>
                        <th scope="col">{says.before_after}</th>
                        <th scope="col" class="num">{says.amount}</th>
                    </tr>
                </thead>
                <tbody>{body}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The day on which what is gone was paid: that of an earlier answer, else today.
fn day_of(draft: Memo<Option<Draft>>, today: NaiveDate) -> NaiveDate {
    draft
        .with_untracked(|it| it.as_ref()?.answers.gone.values().find_map(|gone| if let Gone::Paid(day) = gone { Some(*day) } else { None }))
        .unwrap_or(today)
}

/// One answer for all that is gone.
#[component]
fn GoneAll(imports: Imports, draft: Memo<Option<Draft>>, shown: Memo<Option<Preview>>) -> impl IntoView {
    let words = use_words();
    let today = use_workbench().today();
    let items = move || -> Vec<ItemIdx> {
        shown.with_untracked(|it| it.as_ref().map(|it| it.gone.iter().map(|gone| gone.item).collect()).unwrap_or_default())
    };
    let all_paid = Signal::derive(move || {
        let items = shown.with(|it| it.as_ref().map_or(0, |it| it.gone.len()));
        draft.with(|it| it.as_ref().map_or(0, |it| it.answers.gone.values().filter(|it| matches!(it, Gone::Paid(_))).count())) >= items
    });
    let options = Signal::derive(move || {
        let says = words.get().import();
        vec![(false, says.gone_left.to_owned()), (true, says.gone_paid.to_owned())]
    });
    let set = move |answer: Gone| {
        let items = items();
        imports.answer(move |answers| answers.gone = items.into_iter().map(|item| (item, answer)).collect());
    };
    let day = Signal::derive(move || {
        draft.track();
        day_of(draft, today.get()).to_string()
    });
    view! {
        <div class="row">
            <span class="small soft">{move || words.get().import().gone_all}</span>
            <Segments
                label=move || words.get().import().gone_all
                options
                value=all_paid
                on_choose=move |paid: bool| set(if paid { Gone::Paid(day_of(draft, today.get_untracked())) } else { Gone::Left })
            />
            <Show when=move || all_paid.get()>
                <Entry
                    label=move || words.get().import().gone_paid_on
                    kind=FieldKind::Date
                    value=day
                    on_input=move |text: String| {
                        if let Ok(day) = text.parse::<NaiveDate>() {
                            set(Gone::Paid(day));
                        }
                    }
                />
            </Show>
        </div>
    }
}

fn counts(words: &'static Words, it: &crate::exchange::plan::Differences) -> impl IntoView + use<> {
    let says = words.import();
    let number = |count: u32| words.format.number(i64::from(count));
    let sum = |of: fn(&crate::exchange::plan::Counts) -> u32| {
        [&it.customers, &it.documents, &it.money, &it.interactions, &it.credit_reports].into_iter().map(of).sum::<u32>()
    };
    let mut pairs = vec![
        (says.new_customers, it.customers.new),
        (says.new_documents_count, it.documents.new),
        (says.new_money, it.money.new),
        (says.new_allocations, it.allocations.new),
        (says.known, sum(|counts| counts.same)),
        (says.changed_count, sum(|counts| counts.changed)),
    ];
    if it.interactions.new > 0 {
        pairs.insert(4, (says.new_interactions, it.interactions.new));
    }
    if it.credit_reports.new > 0 {
        pairs.insert(4, (says.new_credit_reports, it.credit_reports.new));
    }
    let pairs = pairs.into_iter().map(|(name, count)| view! { <dt>{name}</dt><dd>{number(count)}</dd> });
    view! { <dl class="pairs changes">{pairs.collect_view()}</dl> }
}

fn owed(words: &'static Words, shown: &Preview) -> impl IntoView + use<> {
    let says = words.import();
    shown
        .owed
        .iter()
        .map(|owed| {
            view! {
                <dl class="pairs changes">
                    <dt>{says.owed_now}</dt>
                    <dd class="amount"><Amount money=owed.before /></dd>
                    <dt>{says.owed_documents}</dt>
                    <dd class="amount"><Amount money=owed.documents /></dd>
                    <dt>{says.owed_money}</dt>
                    <dd class="amount"><Amount money=owed.money /></dd>
                    <dt class="total">{says.owed_after}</dt>
                    <dd class="amount total"><Amount money=owed.after /></dd>
                </dl>
            }
        })
        .collect_view()
}

fn years(words: &'static Words, shown: &Preview) -> Option<impl IntoView + use<>> {
    let says = words.import();
    let heads =
        says.year_heads.iter().enumerate().map(|(at, head)| view! { <th scope="col" class=if at == 0 { "" } else { "num" }>{*head}</th> });
    let rows = shown.years.iter().map(|year| {
        let cells = [year.invoiced, year.credited, year.paid, year.other];
        view! {
            <tr>
                <th scope="row">{year.year}</th>
                {cells.map(|money| view! { <td class="num"><Amount money /></td> }).into_iter().collect_view()}
            </tr>
        }
    });
    let (heads, rows) = (heads.collect_view(), rows.collect_view());
    (!shown.years.is_empty()).then(|| {
        view! {
            <Figures summary=Signal::derive(move || Some(says.by_year.to_owned()))>
                <table>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </Figures>
        }
    })
}

/// Who the new customers are to the law, in bulk.
#[component]
fn Kinds(imports: Imports, draft: Memo<Option<Draft>>, plan: Planned) -> impl IntoView {
    let words = use_words();
    let options = Signal::derive(move || {
        let says = words.get().import();
        vec![
            (CustomerKind::Business, says.kind_business.to_owned()),
            (CustomerKind::Unknown, says.kind_unknown.to_owned()),
            (CustomerKind::Consumer, says.kind_consumer.to_owned()),
        ]
    });
    let kind = Signal::derive(move || draft.with(|it| it.as_ref().map(|it| it.answers.kind).unwrap_or_default()));
    let new = Memo::new(move |_| plan.with(|it| it.as_ref().is_some_and(|it| it.plan.differences.customers.new > 0)));
    view! {
        <Show when=move || new.get()>
            <div class="field">
                <span class="label">{move || words.get().import().kind_title}</span>
                <Segments
                    label=move || words.get().import().kind_title
                    options
                    value=kind
                    on_choose=move |kind| imports.answer(move |answers| answers.kind = kind)
                />
                <span class="help">{move || words.get().import().kind_why}</span>
            </div>
        </Show>
    }
}

/// The yes and the no.
#[component]
fn Yes(imports: Imports, draft: Memo<Option<Draft>>, plan: Planned) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let refused = Signal::derive(move || {
        let words = words.get();
        let unsaid = draft.with(|it| {
            it.as_ref().is_some_and(|it| {
                it.answers.extent.is_none() && it.reading.as_ref().is_some_and(|reading| reading.extent == Extent::Unsaid)
            })
        });
        if !workbench.may_write() {
            let fault =
                if workbench.as_of().get() == workbench.today().get() { words.faults().read_only } else { words.faults().in_the_past };
            return Some(fault.to_owned());
        }
        if unsaid && workbench.with(|ledger| ledger.n_items() > 0) {
            return Some(words.import().extent_first.to_owned());
        }
        None
    });
    let label = move || {
        let says = words.get().import();
        let (out, is_statement) = draft.with(|it| {
            it.as_ref()
                .and_then(|it| it.reading.as_ref())
                .map_or((0, false), |reading| (lines_left_out(reading), reading.format.is_statement()))
        });
        if is_statement {
            let says = words.get().bank_import();
            let new = plan.with(|it| it.as_ref().map_or(0, |it| i64::from(it.plan.differences.bank_lines.new)));
            return if new == 0 { says.apply_balance.to_owned() } else { (says.apply)(new) };
        }
        let count = plan.with(|it| it.as_ref().map_or(0, |it| whole(it.plan.events.len())));
        if out > 0 { (says.apply_readable)(count, i64::from(out)) } else { (says.apply)(count) }
    };
    view! {
        <Show when=move || imports.stage.get() == Stage::Waiting>
            <div class="row">
                <Button look=ButtonLook::Primary refused on_press=move || imports.apply()>{label}</Button>
                <Button on_press=move || imports.set_aside()>{move || words.get().import().set_aside}</Button>
            </div>
        </Show>
        {move || refused.get().map(|why| view! { <p class="small soft">{why}</p> })}
        <p class="small quiet">{move || words.get().import().one_batch}</p>
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
