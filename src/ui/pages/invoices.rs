//! What about this document? The table of all, and a sheet of one.

mod acting;
mod claims;
mod deeds;
mod details;
mod doubt;
mod history;
mod lines;
mod look;
mod mentions;
mod original;
mod settled;
mod sheet;
mod time_bar;

use crate::basis::money::Money;
use crate::insight::{
    AgeClass, AgedBalanceSettings, Grouping, ItemGroup, ItemScope, ItemTotals, OpenItems, OpenItemsRequest, OpenRow, Proposal,
    SortDirection, SortKey, open_items, proposals, proposals_of,
};
use crate::ledger::{DueBasis, ItemIdx, ItemKind, Ledger};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Age, Amount, Button, ButtonLook, CardCell, Chip, Column, Dialog, EmptyState, FilterChip, Icon, LinkButton, PageBody, RowView, Segments,
    TickField, Tone, VirtualTable,
};
use crate::ui::preferences::use_words;
use crate::ui::rates::use_rates;
use crate::ui::route::{Direction, InvoiceColumn, InvoicesAsked, Route, Show as Shown};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use acting::Acting;
use chrono::NaiveDate;
use leptos::prelude::*;
use look::Look;
use sheet::item_side;
use std::collections::BTreeSet;

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Number,
    Customer,
    Issued,
    Due,
    Late,
    State,
    Amount,
    Card,
    Open,
}

/// The columns that a person may leave out.
const OPTIONAL: [Cell; 5] = [Cell::Issued, Cell::Due, Cell::Late, Cell::State, Cell::Amount];

/// What a line of the table is, by its place among groups or rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum At {
    Group(usize),
    Row(usize),
}

/// What a line of the table shows.
#[derive(Debug, Clone, PartialEq)]
enum Line {
    Group(ItemGroup, String),
    Row(Box<RowShown>),
    Nothing,
}

/// A document, as its line shows it.
#[derive(Debug, Clone, PartialEq)]
struct RowShown {
    number: String,
    customer: String,
    kind: ItemKind,
    on: NaiveDate,
    due_on: Option<NaiveDate>,
    late: Option<i64>,
    amount: Money,
    open: Money,
    is_settled: bool,
    is_money: bool,
    is_retention: bool,
    is_assumed: bool,
    is_proposed: bool,
    is_disputed: bool,
}

impl RowShown {
    fn of(ledger: &Ledger, as_of: NaiveDate, row: &OpenRow, is_proposed: bool, is_disputed: bool) -> Self {
        let item = ledger.item(row.item);
        let is_money = !item.kind.is_document() && item.amount < 0;
        Self {
            number: item.number.to_owned(),
            customer: ledger.customer(item.customer).details.name.clone(),
            kind: item.kind,
            on: item.on,
            due_on: row.due_on,
            late: row.days_past_due(as_of),
            amount: Money::from_minor(signed(item.amount, is_money), item.currency),
            open: Money::from_minor(signed(row.open, is_money), item.currency),
            is_settled: row.open == 0,
            is_money,
            is_retention: item.retention,
            is_assumed: item.due_basis == DueBasis::Assumed,
            is_proposed,
            is_disputed,
        }
    }
}

/// The rows with the heads of their groups among them.
#[derive(Debug, Clone, PartialEq)]
struct Listed {
    items: OpenItems,
    lines: Vec<At>,
}

impl Listed {
    fn of(items: OpenItems, grouped: bool) -> Self {
        let mut lines = Vec::with_capacity(items.rows.len());
        for (at, group) in items.groups.iter().enumerate() {
            if grouped {
                lines.push(At::Group(at));
            }
            lines.extend((group.first..group.first.saturating_add(group.n)).map(At::Row));
        }
        Self { items, lines }
    }

    fn line(&self, place: usize) -> Option<Drawn<'_>> {
        match self.lines.get(place)? {
            At::Group(at) => self.items.groups.get(*at).map(Drawn::Group),
            At::Row(at) => self.items.rows.get(*at).map(Drawn::Row),
        }
    }

    fn item(&self, place: usize) -> Option<ItemIdx> {
        match self.line(place)? {
            Drawn::Row(row) => Some(row.item),
            Drawn::Group(_) => None,
        }
    }

    fn place_of(&self, item: ItemIdx) -> Option<usize> {
        (0..self.lines.len()).find(|place| self.item(*place) == Some(item))
    }
}

enum Drawn<'a> {
    Group(&'a ItemGroup),
    Row(&'a OpenRow),
}

fn request(ledger: &Ledger, asked: &InvoicesAsked, grouping: Grouping) -> OpenItemsRequest {
    let usual = if asked.show == Shown::Money { InvoiceColumn::Issued } else { InvoiceColumn::Late };
    let (column, direction) = asked.sort.unwrap_or((usual, Direction::Down));
    OpenItemsRequest {
        scope: match asked.show {
            Shown::Open => ItemScope::Open,
            Shown::Overdue => ItemScope::Overdue,
            Shown::All => ItemScope::All,
            Shown::Money => ItemScope::Money,
        },
        customer: asked.customer.and_then(|id| ledger.customer_of(id)),
        currency: None,
        class: asked.age.map(|step| match usize::from(step).checked_sub(1) {
            None => AgeClass::NotDue,
            Some(bucket) => AgeClass::Bucket(bucket),
        }),
        ageing: AgedBalanceSettings::by_due_date(),
        text: asked.find.clone(),
        sort: match column {
            InvoiceColumn::Number => SortKey::Number,
            InvoiceColumn::Customer => SortKey::Customer,
            InvoiceColumn::Issued => SortKey::Issued,
            InvoiceColumn::Due => SortKey::Due,
            InvoiceColumn::Late => SortKey::DaysLate,
            InvoiceColumn::Open => SortKey::Open,
        },
        direction: match direction {
            Direction::Up => SortDirection::Ascending,
            Direction::Down => SortDirection::Descending,
        },
        grouping,
    }
}

/// What takes part in them.
fn in_proposals(proposals: Vec<Proposal>) -> impl Iterator<Item = ItemIdx> {
    proposals.into_iter().flat_map(|it| it.debits.into_iter().map(|(debit, _)| debit).chain([it.credit]))
}

fn sums(totals: &[ItemTotals], words: &'static Words, of: impl Fn(&ItemTotals) -> i64) -> String {
    let said: Vec<String> = totals.iter().filter(|it| of(it) != 0).map(|it| words.format.amount_minor(of(it), it.currency)).collect();
    words.format.list(&said)
}

/// What about this document? The table of all, and a sheet of one.
#[component]
pub fn InvoicesPage() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let route = navigator.route();
    let as_of = workbench.as_of();
    let asked = Memo::new(move |before: Option<&InvoicesAsked>| match route.get() {
        Route::Invoices(asked) => asked,
        _ => before.cloned().unwrap_or_default(),
    });
    // The list does not change when another line is opened beside it.
    let filter = Memo::new(move |_| InvoicesAsked { selected: None, ..asked.get() });
    let grouping = RwSignal::new(Grouping::Together);
    let columns = RwSignal::new(vec![Cell::Issued, Cell::Due, Cell::Late, Cell::State]);
    let choosing = RwSignal::new(false);
    let money_shown = Memo::new(move |_| filter.with(|it| it.show == Shown::Money));

    let listed = workbench.mended_view(
        move || (filter.get(), grouping.get()),
        |ledger, as_of, (filter, grouping)| {
            Listed::of(open_items(ledger, as_of, &request(ledger, filter, *grouping)), *grouping != Grouping::Together)
        },
        |before, ledger, as_of, (filter, grouping), touched| {
            let items = before.items.mended(ledger, as_of, &request(ledger, filter, *grouping), touched)?;
            Some(Listed::of(items, *grouping != Grouping::Together))
        },
    );
    let everything = workbench.view(move |ledger, as_of| {
        let scope = if money_shown.get() { Shown::Money } else { Shown::Open };
        // Most often the list is just that.
        if filter.with(|it| it.show == scope && it.age.is_none() && it.find.is_empty()) {
            return listed.with(|listed| listed.items.totals.clone());
        }
        let asked = InvoicesAsked { customer: filter.with(|it| it.customer), show: scope, ..Default::default() };
        open_items(ledger, as_of, &request(ledger, &asked, Grouping::Together)).totals
    });
    let proposed = workbench.mended_view(
        || (),
        |ledger, as_of, ()| in_proposals(proposals(ledger, as_of)).collect::<BTreeSet<ItemIdx>>(),
        |before, ledger, as_of, (), touched| {
            let others = before.iter().copied().filter(|item| !touched.contains(&ledger.item(*item).customer));
            Some(others.chain(in_proposals(proposals_of(ledger, as_of, touched))).collect())
        },
    );
    let disputed = workbench.view(|ledger, as_of| {
        let counting = ledger.disputes().map(|(_, dispute)| dispute).filter(|dispute| dispute.counts_on(as_of));
        counting.map(|dispute| dispute.document).collect::<BTreeSet<ItemIdx>>()
    });
    let no_items = workbench.view(|ledger, _| ledger.n_items() == 0);
    let customer_name = workbench.view(move |ledger, _| {
        let customer = filter.with(|it| it.customer).and_then(|id| ledger.customer_of(id))?;
        Some(ledger.customer(customer).details.name.clone())
    });
    let selected_item = workbench.view(move |ledger, _| asked.with(|it| it.selected).and_then(|id| ledger.item_of(id)));
    let selected = Memo::new(move |_| selected_item.get().and_then(|item| listed.with(|it| it.place_of(item))));
    let rates = use_rates();
    let look = workbench.view(move |ledger, as_of| {
        let id = asked.with(|it| it.selected)?;
        rates.with(|rates| Look::at(ledger, as_of, rates, id))
    });
    let acting = Acting::new(workbench);

    let change = move |with: &dyn Fn(&mut InvoicesAsked)| {
        let mut asked = asked.get_untracked();
        with(&mut asked);
        navigator.replace(Route::Invoices(asked));
    };
    let open = move |place: usize| {
        let item = listed.with_untracked(|it| it.item(place));
        if let Some(item) = item {
            let id = workbench.with_untracked(|ledger| ledger.item_id(item));
            let (had, mut next) = (asked.with_untracked(|it| it.selected.is_some()), asked.get_untracked());
            next.selected = Some(id);
            if had {
                navigator.replace(Route::Invoices(next))
            } else {
                navigator.go(Route::Invoices(next))
            }
            return;
        }
        // The head of a customer's group shows that customer alone.
        let customer = listed.with_untracked(|it| match it.line(place) {
            Some(Drawn::Group(group)) => group.customer,
            _ => None,
        });
        if let Some(customer) = customer {
            let id = workbench.with_untracked(|ledger| ledger.customer_id(customer));
            navigator.go(Route::Invoices(InvoicesAsked { customer: Some(id), ..filter.get_untracked() }));
        }
    };

    let answer = move || {
        let words = words.get();
        let it = words.invoices();
        everything.with(|totals| {
            let n: i64 = totals.iter().map(|it| i64::from(it.n)).sum();
            let n_late: i64 = totals.iter().map(|it| i64::from(it.n_late)).sum();
            if money_shown.get() {
                let rest = sums(totals, words, |it| it.open.saturating_neg());
                return if rest.is_empty() { ().into_any() } else { (it.unapplied_answer)(n, &rest).into_any() };
            }
            if n == 0 {
                return it.nothing_open.into_any();
            }
            let open = (it.open_answer)(n, &sums(totals, words, |it| it.open));
            if n_late == 0 {
                return view! { {open} {it.none_late} }.into_any();
            }
            view! {
                {open}
                {(it.late_answer)(n_late)}
                <strong>{sums(totals, words, |it| it.overdue)}</strong>
                "."
            }
            .into_any()
        })
    };

    let tools = move || {
        view! {
            <div class="chips tools" role="toolbar" aria-label=move || words.get().invoices().tools>
                <Segments
                    label=move || words.get().invoices().which
                    options=Signal::derive(move || {
                        let it = words.get().invoices();
                        [(Shown::Open, it.show_open), (Shown::Overdue, it.show_overdue), (Shown::All, it.show_all), (Shown::Money, it.show_money)]
                            .map(|(show, name)| (show, name.to_owned()))
                            .to_vec()
                    })
                    value=Signal::derive(move || filter.with(|it| it.show))
                    on_choose=move |show| {
                        change(&|it| {
                            it.show = show;
                            it.age = None;
                        });
                    }
                />
                <input
                    class="input find-words"
                    type="search"
                    autocomplete="off"
                    aria-label=move || words.get().invoices().find
                    placeholder=move || words.get().invoices().find
                    prop:value=move || filter.with(|it| it.find.clone())
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        change(&|it| it.find.clone_from(&typed));
                    }
                />
                <select
                    class="select"
                    aria-label=move || words.get().invoices().group_by
                    on:change=move |event| grouping.set(grouping_at(&event_target_value(&event)))
                >
                    {move || {
                        let it = words.get().invoices();
                        [it.group_none, it.group_customer, it.group_age, it.group_month]
                            .into_iter()
                            .enumerate()
                            .map(|(place, name)| {
                                let place = place.to_string();
                                let here = grouping.with_untracked(|it| *it == grouping_at(&place));
                                view! { <option value=place selected=here>{name}</option> }
                            })
                            .collect_view()
                    }}
                </select>
                <button class="chip only-wide" type="button" aria-haspopup="dialog" on:click=move |_| choosing.set(true)>
                    <crate::ui::parts::Glyph icon=Icon::Columns3 />
                    {move || words.get().invoices().columns}
                </button>
                {move || {
                    customer_name
                        .get()
                        .map(|name| {
                            view! {
                                <FilterChip pressed=true on_press=move || change(&|it| it.customer = None)>
                                    {move || (words.get().invoices().of_customer)(&name)}
                                </FilterChip>
                            }
                        })
                }}
                {move || {
                    filter
                        .with(|it| it.age)
                        .map(|step| {
                            view! {
                                <FilterChip pressed=true on_press=move || change(&|it| it.age = None)>
                                    {move || words.get().invoices().ages.get(usize::from(step)).copied()}
                                </FilterChip>
                            }
                        })
                }}
            </div>
        }
    };

    let shown_cells = Memo::new(move |_| {
        let chosen = columns.get();
        let money = money_shown.get();
        [Cell::Number, Cell::Customer, Cell::Issued, Cell::Due, Cell::Late, Cell::State, Cell::Amount, Cell::Card, Cell::Open]
            .into_iter()
            .filter(|cell| match cell {
                Cell::Due | Cell::Late if money => false,
                Cell::Amount if money => true,
                cell => !OPTIONAL.contains(cell) || chosen.contains(cell),
            })
            .collect::<Vec<_>>()
    });

    let table = move || {
        let cells = shown_cells.get();
        let money = money_shown.get();
        let heads = cells.iter().map(|cell| column(*cell, words, money)).collect::<Vec<_>>();
        let sort = {
            let cells = cells.clone();
            Signal::derive(move || {
                let usual = if money { InvoiceColumn::Issued } else { InvoiceColumn::Late };
                let (by, direction) = filter.with(|it| it.sort).unwrap_or((usual, Direction::Down));
                cells.iter().position(|cell| sorts_by(*cell) == Some(by)).map(|place| (place, direction))
            })
        };
        let on_sort = {
            let cells = cells.clone();
            move |place: usize| {
                let Some(by) = cells.get(place).copied().and_then(sorts_by) else { return };
                let now = sort.get_untracked();
                let direction = match now {
                    Some((here, direction)) if here == place => direction.turned(),
                    _ if matches!(by, InvoiceColumn::Late | InvoiceColumn::Open) => Direction::Down,
                    _ => Direction::Up,
                };
                change(&|it| it.sort = Some((by, direction)));
            }
        };
        let row_cells = cells.clone();
        let row = move |place: usize| {
            // Names and numbers are the ledger's own.
            workbench.with(|ledger| {
                listed.with(|listed| match listed.line(place) {
                    Some(Drawn::Row(row)) => {
                        let (is_proposed, is_disputed) =
                            (proposed.with(|it| it.contains(&row.item)), disputed.with(|it| it.contains(&row.item)));
                        Line::Row(Box::new(RowShown::of(ledger, as_of.get(), row, is_proposed, is_disputed)))
                    }
                    Some(Drawn::Group(group)) => Line::Group(group.clone(), group_name(ledger, group, words.get())),
                    None => Line::Nothing,
                })
            })
        };
        let draw = move |line: &Line| match line {
            Line::Row(row) => drawn_row(row, &row_cells, words.get()),
            Line::Group(group, name) => drawn_group(group, name, &row_cells, words.get()),
            Line::Nothing => RowView::from(row_cells.iter().map(|_| ().into_any()).collect::<Vec<_>>()),
        };
        let foot_cells = cells;
        let foot = move |()| {
            let words = words.get();
            listed.with(|listed| {
                let totals = &listed.items.totals;
                foot_cells
                    .iter()
                    .map(|cell| match cell {
                        Cell::Customer => words.frame().parts.total.into_any(),
                        Cell::Number => (words.invoices().documents)(totals.iter().map(|it| i64::from(it.n)).sum()).into_any(),
                        Cell::Amount => sums(totals, words, |it| signed(it.amount, money)).into_any(),
                        Cell::Open => match totals.as_slice() {
                            [only] => view! { <Amount money=Money::from_minor(signed(only.open, money), only.currency) /> }.into_any(),
                            several => sums(several, words, |it| signed(it.open, money)).into_any(),
                        },
                        _ => ().into_any(),
                    })
                    .collect::<Vec<_>>()
            })
        };
        view! {
            <VirtualTable
                caption=move || {
                    let words = words.get();
                    (words.invoices().caption)(&words.format.full_date(as_of.get()))
                }
                columns=heads
                len=Signal::derive(move || listed.with(|it| it.lines.len()))
                row
                draw
                selected
                on_open=open
                sort
                on_sort
                foot
            />
        }
    };

    let empty = move || {
        view! {
            <EmptyState title=move || words.get().invoices().empty_title>
                <p>{move || words.get().invoices().empty}</p>
                <LinkButton look=ButtonLook::Primary icon=Icon::Upload href=move || navigator.href(Route::Import)>
                    {move || words.get().invoices().empty_act}
                </LinkButton>
            </EmptyState>
        }
    };
    let nothing_fits = Memo::new(move |_| listed.with(|it| it.lines.is_empty()));

    view! {
        <PageBody name="invoices" title=move || words.get().frame().nav.invoices answer=answer>
            <Show when=move || !no_items.get() fallback=empty>
                {tools()}
                <div class="below-tools">{table}</div>
                <Show when=move || nothing_fits.get()>
                    <p class="row small soft below-tools">
                        {move || words.get().invoices().none_fits}
                        <Button look=ButtonLook::Quiet on_press=move || navigator.replace(Route::Invoices(InvoicesAsked { show: Shown::All, ..Default::default() }))>
                            {move || words.get().invoices().all_filters_off}
                        </Button>
                    </p>
                </Show>
            </Show>
        </PageBody>
        {item_side(look.into(), Callback::new(move |()| change(&|it| it.selected = None)), acting)}
        <Dialog
            open=choosing
            on_close=move |()| choosing.set(false)
            title=move || words.get().invoices().columns
            footer=move || view! { <Button on_press=move || choosing.set(false)>{move || words.get().frame().parts.close}</Button> }
        >
            <div class="stack">
                {OPTIONAL
                    .map(|cell| {
                        view! {
                            <TickField
                                ticked=Signal::derive(move || columns.with(|it| it.contains(&cell)))
                                on_tick=move |ticked| {
                                    columns
                                        .update(|it| {
                                            it.retain(|other| *other != cell);
                                            if ticked {
                                                it.push(cell);
                                            }
                                        });
                                }
                            >
                                {move || head(cell, words.get(), money_shown.get())}
                            </TickField>
                        }
                    })
                    .collect_view()}
            </div>
        </Dialog>
    }
}

fn grouping_at(place: &str) -> Grouping {
    match place {
        "1" => Grouping::Customer,
        "2" => Grouping::Class,
        "3" => Grouping::DueMonth,
        _ => Grouping::Together,
    }
}

/// Money received is drawn as what it is, not as what it does to a balance.
fn signed(minor: i64, money: bool) -> i64 {
    if money { minor.saturating_neg() } else { minor }
}

fn sorts_by(cell: Cell) -> Option<InvoiceColumn> {
    Some(match cell {
        Cell::Number => InvoiceColumn::Number,
        Cell::Customer => InvoiceColumn::Customer,
        Cell::Issued => InvoiceColumn::Issued,
        Cell::Due => InvoiceColumn::Due,
        Cell::Late => InvoiceColumn::Late,
        Cell::Open => InvoiceColumn::Open,
        Cell::State | Cell::Amount | Cell::Card => return None,
    })
}

fn head(cell: Cell, words: &'static Words, money: bool) -> &'static str {
    let heads = &words.invoices().heads;
    match cell {
        Cell::Number if money => heads.reference,
        Cell::Number | Cell::Card => heads.number,
        Cell::Customer => heads.customer,
        Cell::Issued if money => heads.received,
        Cell::Issued => heads.issued,
        Cell::Due => heads.due,
        Cell::Late => heads.late,
        Cell::State => heads.state,
        Cell::Amount => heads.amount,
        Cell::Open if money => heads.rest,
        Cell::Open => heads.open,
    }
}

fn column(cell: Cell, words: Signal<&'static Words>, money: bool) -> Column {
    let column = Column::new(move || head(cell, words.get(), money));
    let column = if sorts_by(cell).is_none() { column.unsorted() } else { column };
    match cell {
        Cell::Number => column.names_row().width("8.5rem"),
        Cell::Customer => column.wide().card(CardCell::Who),
        Cell::Issued => column.number().leaves(3).width("6.75rem"),
        Cell::Due => column.number().leaves(1).width("6.75rem"),
        Cell::Late => column.card(CardCell::Late).width("6.5rem"),
        Cell::State => column.leaves(2).width("9.5rem"),
        Cell::Amount => column.number().leaves(3).width("7.5rem"),
        Cell::Card => column.only_card().card(CardCell::Do),
        Cell::Open => column.number().card(CardCell::Much).width("8rem"),
    }
}

fn drawn_row(row: &RowShown, cells: &[Cell], words: &'static Words) -> RowView {
    let number = || if row.number.is_empty() { (words.invoices().kind)(row.kind).to_owned() } else { row.number.clone() };
    let state = || -> Option<(&'static str, Tone)> {
        let states = &words.invoices().states;
        Some(if row.is_settled {
            (states.settled, Tone::Plain)
        } else if row.is_retention {
            (states.retention, Tone::Held)
        } else if row.is_disputed {
            (words.deeds().held.chips[0], Tone::Held)
        } else if row.is_proposed {
            (states.proposed, Tone::Held)
        } else if row.is_money {
            (states.unapplied, Tone::Doubt)
        } else if row.kind != ItemKind::Invoice {
            ((words.invoices().kind)(row.kind), Tone::Plain)
        } else if row.is_assumed {
            (states.assumed, Tone::Doubt)
        } else {
            return None;
        })
    };
    let cells = cells
        .iter()
        .map(|cell| match cell {
            Cell::Number | Cell::Card => number().into_any(),
            Cell::Customer => row.customer.clone().into_any(),
            Cell::Issued => words.format.short_date(row.on).into_any(),
            Cell::Due => row.due_on.map(|due_on| words.format.short_date(due_on)).into_any(),
            Cell::Late => row.late.map(|days| view! { <Age days /> }).into_any(),
            Cell::State => match state() {
                Some((said, _)) if row.is_settled => view! { <span class="small quiet">{said}</span> }.into_any(),
                Some((said, tone)) => view! { <Chip tone>{said}</Chip> }.into_any(),
                None => ().into_any(),
            },
            Cell::Amount => view! { <Amount money=row.amount /> }.into_any(),
            Cell::Open => view! { <Amount money=row.open /> }.into_any(),
        })
        .collect();
    RowView { cells, state: row.is_settled.then_some("settled") }
}

fn group_name(ledger: &Ledger, group: &ItemGroup, words: &'static Words) -> String {
    let it = words.invoices();
    match (group.customer, group.class, group.month) {
        (Some(customer), _, _) => ledger.customer(customer).details.name.clone(),
        (_, Some(AgeClass::NotDue), _) => it.ages.first().copied().unwrap_or_default().to_owned(),
        (_, Some(AgeClass::Bucket(at)), _) => it.ages.get(at.saturating_add(1)).copied().unwrap_or_default().to_owned(),
        (_, Some(AgeClass::Credit), _) => it.credits.to_owned(),
        (_, Some(AgeClass::Unapplied), _) => it.unapplied.to_owned(),
        (_, _, Some(month)) => words.format.month_year(month),
        (None, None, None) => it.no_due_date.to_owned(),
    }
}

fn drawn_group(group: &ItemGroup, name: &str, cells: &[Cell], words: &'static Words) -> RowView {
    let n = group.totals.iter().map(|it| i64::from(it.n)).sum();
    let cells = cells
        .iter()
        .map(|cell| match cell {
            Cell::Customer => (words.invoices().group)(name, n).into_any(),
            Cell::Open => match group.totals.as_slice() {
                [only] => view! { <Amount money=Money::from_minor(only.open, only.currency) /> }.into_any(),
                several => sums(several, words, |it| it.open).into_any(),
            },
            _ => ().into_any(),
        })
        .collect();
    RowView { cells, state: Some("group") }
}
