//! Can I trust them, and what have we said? The list, and the sheet of one.

mod acting;
mod belonging;
mod claims;
mod credit;
mod documents;
mod forms;
mod history;
mod insolvency;
mod interaction_form;
mod look;
mod merging;
mod paying;
mod sheet;
mod terms_form;

use crate::basis::id::ThingId;
use crate::basis::money::{Currency, Money};
use crate::insight::{
    AgedBalanceSettings, CustomerOrder, CustomerRow, CustomersRequest, PaymentBehaviour, SortDirection, Trend, customer_list,
    customer_totals, customers_shown,
};
use crate::ledger::{AgreedTerms, CustomerKind, DueBasis, Ledger};
use crate::ui::navigation::use_navigator;
use crate::ui::parts::{
    Age, Amount, Button, ButtonLook, CardCell, Chip, Column, EmptyState, FilterChip, Glyph, Icon, LinkButton, PageBody, Reasons, RowView,
    Segments, StackedBar, Tone, UndoLine, VirtualTable, Why,
};
use crate::ui::preferences::use_words;
use crate::ui::receipt_form::receipt_dialog;
use crate::ui::route::{CustomerColumn, CustomersAsked, Direction, Route};
use crate::ui::workbench::use_workbench;
use crate::words::Words;
use crate::words::customers::whole_days;
use crate::words::terms::terms;
use acting::{Acting, Asked};
use chrono::NaiveDate;
use leptos::prelude::*;
use look::{Look, mean_explained};
use sheet::{beside, whole_page};
use std::collections::BTreeSet;

/// What the columns show, in order.
const SORTS: [Option<CustomerColumn>; 11] = [
    None,
    Some(CustomerColumn::Name),
    None,
    Some(CustomerColumn::Late),
    Some(CustomerColumn::Delay),
    None,
    None,
    None,
    None,
    Some(CustomerColumn::Overdue),
    Some(CustomerColumn::Open),
];

const KINDS: [CustomerKind; 4] = [CustomerKind::Business, CustomerKind::PublicBody, CustomerKind::Consumer, CustomerKind::Unknown];

/// Can I trust them, and what have we said? The list, and the sheet of one.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let workbench = use_workbench();
    let route = use_navigator().route();
    let acting = Acting::new(workbench);
    let whole = Memo::new(move |_| matches!(route.get(), Route::Customer { .. }));
    let asked_for = Memo::new(move |_| match route.get() {
        Route::Customer { customer } => Some(customer),
        Route::Customers(asked) => asked.selected,
        _ => None,
    });
    let look = workbench.view(move |ledger, as_of| asked_for.get().and_then(|id| Look::at(ledger, as_of, id)));
    view! {
        {move || if whole.get() { whole_page(look, acting).into_any() } else { list(look, acting).into_any() }}
        {forms::dialog(acting)}
        {receipt_dialog(
            workbench,
            acting.receiving.into(),
            Callback::new(move |()| acting.receiving.set(None)),
            Callback::new(move |done| acting.done.set(Some(done))),
        )}
    }
}

fn request(asked: &CustomersAsked, owing: bool, kind: Option<CustomerKind>) -> CustomersRequest {
    let (column, direction) = asked.sort.unwrap_or((CustomerColumn::Overdue, Direction::Down));
    CustomersRequest {
        find: asked.find.clone(),
        owing,
        kind,
        order: match column {
            CustomerColumn::Name => CustomerOrder::Name,
            CustomerColumn::Open => CustomerOrder::Open,
            CustomerColumn::Overdue => CustomerOrder::Overdue,
            CustomerColumn::Late => CustomerOrder::Late,
            CustomerColumn::Delay => CustomerOrder::Delay,
        },
        direction: match direction {
            Direction::Up => SortDirection::Ascending,
            Direction::Down => SortDirection::Descending,
        },
    }
}

/// The list, with the sheet of one beside it.
fn list(look: Memo<Option<Look>>, acting: Acting) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let navigator = use_navigator();
    let route = navigator.route();
    let as_of = workbench.as_of();
    let asked = Memo::new(move |before: Option<&CustomersAsked>| match route.get() {
        Route::Customers(asked) => asked,
        _ => before.cloned().unwrap_or_default(),
    });
    // The list does not change when another line is opened beside it.
    let filter = Memo::new(move |_| CustomersAsked { selected: None, ..asked.get() });
    let owing_only = RwSignal::new(true);
    let kind = RwSignal::new(None::<CustomerKind>);
    let ticked = RwSignal::new(BTreeSet::<ThingId>::new());

    let rows = workbench.view(|ledger, as_of| customer_list(ledger, as_of, &AgedBalanceSettings::by_due_date()));
    let totals = Memo::new(move |_| rows.with(|rows| customer_totals(rows)));
    // Where nobody owes, a list of those who do says nothing.
    let owing = Memo::new(move |_| owing_only.get() && totals.with(|it| it.n_owing > 0));
    let shown = workbench.view(move |ledger, _| {
        let request = filter.with(|filter| request(filter, owing.get(), kind.get()));
        rows.with(|rows| customers_shown(ledger, rows, &request))
    });
    let shown_totals =
        Memo::new(move |_| rows.with(|rows| shown.with(|shown| customer_totals(shown.iter().filter_map(|place| rows.get(*place))))));
    let by_kind = workbench.view(|ledger, as_of| KINDS.map(|kind| ledger.customers_on(as_of).filter(|(_, it)| it.kind == kind).count()));
    let row_at = move |place: usize| {
        let place = shown.with_untracked(|it| it.get(place).copied())?;
        rows.with_untracked(|it| it.get(place).map(|row| row.customer))
    };
    let id_at = move |place: usize| row_at(place).map(|customer| workbench.with_untracked(|ledger| ledger.customer_id(customer)));
    let selected = workbench.view(move |ledger, _| {
        let customer = asked.with(|it| it.selected).and_then(|id| ledger.customer_of(id))?;
        rows.with(|rows| shown.with(|shown| shown.iter().position(|place| rows.get(*place).is_some_and(|it| it.customer == customer))))
    });

    let change = move |with: &dyn Fn(&mut CustomersAsked)| {
        let mut asked = asked.get_untracked();
        with(&mut asked);
        navigator.replace(Route::Customers(asked));
    };
    let open = move |place: usize| {
        let Some(id) = id_at(place) else { return };
        let (had, mut next) = (asked.with_untracked(|it| it.selected.is_some()), asked.get_untracked());
        next.selected = Some(id);
        if had { navigator.replace(Route::Customers(next)) } else { navigator.go(Route::Customers(next)) }
    };
    let tick = move |id: ThingId| {
        ticked.update(|it| {
            if !it.remove(&id) {
                it.insert(id);
            }
        });
    };
    let everyone = move || {
        owing_only.set(false);
        kind.set(None);
        change(&|it| it.find.clear());
    };

    let answer = move || {
        let words = words.get();
        let it = words.customers();
        totals.with(|totals| {
            let n = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
            if totals.n == 0 {
                return ().into_any();
            }
            if totals.n_owing == 0 {
                return (it.nobody_owes)(n(totals.n)).into_any();
            }
            let sums: Vec<String> = totals
                .amounts
                .iter()
                .filter(|(_, open, _)| *open != 0)
                .map(|(currency, open, _)| words.format.whole_amount(Money::from_minor(*open, *currency)))
                .collect();
            let lengthening =
                (totals.n_lengthening > 0).then(|| view! { " " <strong>{(it.lengthening)(n(totals.n_lengthening))}</strong> });
            view! {
                {(it.answer)(n(totals.n), n(totals.n_owing), &words.format.list(&sums))}
                {lengthening}
            }
            .into_any()
        })
    };

    let tools = move || {
        view! {
            <div class="chips tools" role="toolbar" aria-label=move || words.get().customers().tools>
                <Segments
                    label=move || words.get().customers().which
                    options=Signal::derive(move || {
                        let it = words.get().customers();
                        vec![(true, it.owing.to_owned()), (false, it.all.to_owned())]
                    })
                    value=owing
                    on_choose=move |it| owing_only.set(it)
                />
                <input
                    class="input find-words"
                    type="search"
                    autocomplete="off"
                    aria-label=move || words.get().customers().find
                    placeholder=move || words.get().customers().find
                    prop:value=move || filter.with(|it| it.find.clone())
                    on:input=move |event| {
                        let typed = event_target_value(&event);
                        change(&|it| it.find.clone_from(&typed));
                    }
                />
                {move || {
                    KINDS
                        .into_iter()
                        .zip(by_kind.get())
                        .filter(|(_, n)| *n > 0)
                        .map(|(this, n)| {
                            view! {
                                <FilterChip
                                    pressed=Signal::derive(move || kind.get() == Some(this))
                                    on_press=move || kind.update(|it| *it = if *it == Some(this) { None } else { Some(this) })
                                >
                                    {move || (words.get().customers().kind_count)(this, i64::try_from(n).unwrap_or(i64::MAX))}
                                </FilterChip>
                            }
                        })
                        .collect_view()
                }}
            </div>
        }
    };

    let bulk = move || {
        let n = ticked.with(BTreeSet::len);
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        let chosen = move || ticked.with_untracked(|it| it.iter().copied().collect::<Vec<_>>());
        (n > 0).then(|| {
            view! {
                <div class="row bulk" role="group" aria-label=move || (words.get().customers().ticked)(n)>
                    <strong role="status">{move || (words.get().customers().ticked)(n)}</strong>
                    <Button refused=acting.refused() on_press=move || acting.ask(Asked::Kind(chosen()))>
                        {move || words.get().customers().set_kind}
                    </Button>
                    <Button refused=acting.refused() on_press=move || acting.ask(Asked::Terms(chosen()))>
                        {move || words.get().customers().set_terms}
                    </Button>
                    <Button refused=acting.refused() on_press=move || acting.ask(Asked::Segment(chosen()))>
                        {move || words.get().belonging().set_segment}
                    </Button>
                    <Button refused=acting.refused() on_press=move || acting.ask(Asked::Responsible(chosen()))>
                        {move || words.get().belonging().set_responsible}
                    </Button>
                    <Button
                        look=ButtonLook::Quiet
                        on_press=move || {
                            let all = shown.with_untracked(|it| (0..it.len()).filter_map(id_at).collect());
                            ticked.set(all);
                        }
                    >
                        {move || words.get().customers().tick_all}
                    </Button>
                    <Button look=ButtonLook::Quiet on_press=move || ticked.set(BTreeSet::new())>
                        {move || words.get().customers().untick}
                    </Button>
                </div>
            }
        })
    };

    let sort = Signal::derive(move || {
        let (by, direction) = filter.with(|it| it.sort).unwrap_or((CustomerColumn::Overdue, Direction::Down));
        SORTS.iter().position(|it| *it == Some(by)).map(|place| (place, direction))
    });
    let on_sort = move |place: usize| {
        let Some(by) = SORTS.get(place).copied().flatten() else { return };
        let direction = match sort.get_untracked() {
            Some((here, direction)) if here == place => direction.turned(),
            _ if by == CustomerColumn::Name => Direction::Up,
            _ => Direction::Down,
        };
        change(&|it| it.sort = Some((by, direction)));
    };
    let row = move |place: usize| {
        let row = shown.with(|shown| rows.with(|rows| shown.get(place).and_then(|place| rows.get(*place)).cloned()))?;
        Some(workbench.with(|ledger| RowShown::of(ledger, as_of.get(), row)))
    };
    let draw = move |row: &Option<RowShown>| match row {
        Some(row) => drawn(row, words.get(), ticked, tick),
        None => RowView::from(SORTS.iter().map(|_| ().into_any()).collect::<Vec<_>>()),
    };
    let foot = move |()| {
        let words = words.get();
        shown_totals.with(|totals| {
            let sums = |of: &dyn Fn(&(Currency, i64, i64)) -> i64| match totals.amounts.as_slice() {
                [only] => view! { <Amount money=Money::from_minor(of(only), only.0) /> }.into_any(),
                several => {
                    let said: Vec<String> = several.iter().map(|it| words.format.amount_minor(of(it), it.0)).collect();
                    words.format.list(&said).into_any()
                }
            };
            SORTS
                .iter()
                .map(|column| match column {
                    Some(CustomerColumn::Name) => (words.customers().count)(i64::try_from(totals.n).unwrap_or(i64::MAX)).into_any(),
                    Some(CustomerColumn::Overdue) => sums(&|it| it.2),
                    Some(CustomerColumn::Open) => sums(&|it| it.1),
                    _ => ().into_any(),
                })
                .collect::<Vec<_>>()
        })
    };
    let columns = move || {
        vec![
            Column::new(move || words.get().customers().col_pick).unsorted().width("3.75rem"),
            Column::new(move || words.get().customers().col_name).names_row().wide().card(CardCell::Who),
            Column::new(move || words.get().customers().col_ages).unsorted().leaves(2).width("6rem"),
            Column::new(move || words.get().customers().col_late).card(CardCell::Late).width("6.5rem"),
            Column::new(move || words.get().customers().col_delay).leaves(2).width("11.5rem"),
            Column::new(move || words.get().customers().col_kind).unsorted().leaves(3).width("7.5rem"),
            Column::new(move || words.get().customers().col_terms).unsorted().leaves(4).width("11rem"),
            Column::new(move || words.get().customers().col_terms).only_card().card(CardCell::Do),
            Column::new(move || words.get().customers().col_exposure).unsorted().number().leaves(4).width("7rem"),
            Column::new(move || words.get().customers().col_overdue).number().leaves(1).width("7rem"),
            Column::new(move || words.get().customers().col_open).number().card(CardCell::Much).width("7rem"),
        ]
    };

    let nobody = Memo::new(move |_| totals.with(|it| it.n == 0));
    let nothing_fits = Memo::new(move |_| shown.with(Vec::is_empty));
    let is_open = Memo::new(move |_| look.with(Option::is_some));
    let close = Callback::new(move |()| change(&|it| it.selected = None));
    view! {
        <PageBody
            name="customers"
            title=move || words.get().customers().title
            answer=answer
            acts=move || {
                view! {
                    <Button icon=Icon::UserPlus refused=acting.refused() on_press=move || acting.ask(Asked::New)>
                        {move || words.get().customers().add}
                    </Button>
                }
            }
        >
            {undo_line(acting)}
            {move || {
                if nobody.get() {
                    return view! {
                        <EmptyState title=move || words.get().customers().empty_title>
                            <p>{move || words.get().customers().empty}</p>
                            <LinkButton look=ButtonLook::Primary icon=Icon::Upload href=move || navigator.href(Route::Import)>
                                {move || words.get().customers().empty_import}
                            </LinkButton>
                        </EmptyState>
                    }
                        .into_any();
                }
                view! {
                    {tools()}
                    {bulk}
                    {move || {
                        if nothing_fits.get() {
                            return view! {
                                <EmptyState title=move || words.get().customers().nothing_fits>
                                    <Button on_press=everyone>{move || words.get().customers().show_all}</Button>
                                </EmptyState>
                            }
                                .into_any();
                        }
                        view! {
                            <div class="below-tools">
                                <VirtualTable
                                    caption=move || {
                                        let words = words.get();
                                        (words.customers().caption)(&words.format.full_date(as_of.get()))
                                    }
                                    columns=columns()
                                    len=Signal::derive(move || shown.with(Vec::len))
                                    row
                                    draw
                                    selected
                                    on_open=open
                                    on_tick=move |place: usize| {
                                        if let Some(id) = id_at(place) {
                                            tick(id);
                                        }
                                    }
                                    sort
                                    on_sort
                                    foot
                                />
                            </div>
                            <p class="small quiet">{move || words.get().customers().delay_note}</p>
                        }
                            .into_any()
                    }}
                }
                    .into_any()
            }}
        </PageBody>
        {move || is_open.get().then(|| beside(look, acting, close))}
    }
}

/// What was done last, and the way back.
fn undo_line(acting: Acting) -> impl IntoView {
    move || acting.done.get().map(|(said, _)| view! { <UndoLine done=said on_undo=move || acting.take_back() /> })
}

/// What a line of the table shows.
#[derive(Debug, Clone, PartialEq)]
struct RowShown {
    as_of: NaiveDate,
    row: CustomerRow,
    id: ThingId,
    name: String,
    kind: CustomerKind,
    agreed: AgreedTerms,
}

impl RowShown {
    fn of(ledger: &Ledger, as_of: NaiveDate, row: CustomerRow) -> Self {
        let customer = ledger.customer(row.customer);
        let (id, name, kind) = (ledger.customer_id(row.customer), customer.details.name.clone(), customer.kind);
        Self { as_of, id, name, kind, agreed: ledger.terms_for(row.customer, as_of), row }
    }
}

/// One line of the table.
fn drawn(shown: &RowShown, words: &'static Words, ticked: RwSignal<BTreeSet<ThingId>>, tick: impl Fn(ThingId) + Copy + 'static) -> RowView {
    let it = words.customers();
    let RowShown { as_of, row, id, name, kind, agreed } = shown.clone();
    let terms_said = terms(words.language, agreed.terms);
    let money = |minor: i64| row.currency.map(|currency| Money::from_minor(minor, currency));
    let amount = |minor: i64| match money(minor).filter(|_| minor != 0) {
        Some(money) => view! { <Amount money /> }.into_any(),
        None => "·".into_any(),
    };
    let label = (it.tick_one)(&name);
    let pick = view! {
        <input
            class="tick"
            type="checkbox"
            tabindex="-1"
            aria-label=label
            prop:checked=move || ticked.with(|it| it.contains(&id))
            on:change=move |_| tick(id)
        />
    };
    let late = match row.oldest_days_late(as_of) {
        Some(days) => view! { <Age days /> }.into_any(),
        None => view! { <span class="quiet small">{it.none_late}</span> }.into_any(),
    };
    let assumed = (agreed.basis == DueBasis::Assumed).then(|| view! { " " <span class="quiet small">{it.assumed}</span> });
    let kind = match kind {
        CustomerKind::Unknown => view! { <Chip tone=Tone::Doubt>{(it.kind)(CustomerKind::Unknown)}</Chip> }.into_any(),
        kind => (it.kind)(kind).into_any(),
    };
    let settled = row.aged.total() == 0 && row.n_open == 0;
    RowView {
        cells: vec![
            pick.into_any(),
            name.clone().into_any(),
            row.aged.shares().map(|shares| view! { <StackedBar shares=Signal::stored(shares) /> }).into_any(),
            late,
            delay(&row.behaviour, name, words),
            kind,
            view! { {terms_said.clone()} {assumed} }.into_any(),
            terms_said.into_any(),
            amount(row.exposure),
            amount(row.aged.overdue()),
            amount(row.aged.total()),
        ],
        state: settled.then_some("settled"),
    }
}

/// How late it pays on average, and where that goes.
fn delay(behaviour: &PaymentBehaviour, name: String, words: &'static Words) -> AnyView {
    let Some(mean) = behaviour.mean_days_late_with_open else {
        return view! { <span class="quiet small">{words.customers().never_paid}</span> }.into_any();
    };
    let explained = mean_explained(behaviour, words);
    let n = behaviour.n_paid.saturating_add(behaviour.n_open_late);
    view! {
        <span class="delay">
            <span class="num">
                <Why
                    title=(words.customers().sheet.why_mean)(&name)
                    reasons=move || {
                        let explained = explained.clone();
                        view! { <Reasons explanation=Signal::stored(explained) /> }
                    }
                >
                    {words.format.days_short(whole_days(mean))}
                </Why>
            </span>
            {way(behaviour.trend, words)}
            <span class="visually-hidden">{(words.customers().sheet.mean_more)(i64::try_from(n).unwrap_or(i64::MAX), "")}</span>
        </span>
    }
    .into_any()
}

/// A trend: which way, in a word.
fn way(trend: Trend, words: &'static Words) -> impl IntoView {
    let (icon, name) = match trend {
        Trend::Lengthening => (Icon::TrendingUp, "up"),
        Trend::Steady => (Icon::ArrowRight, "flat"),
        Trend::Shortening => (Icon::TrendingDown, "down"),
        Trend::TooFew => (Icon::CircleDashed, "flat"),
    };
    view! { <span class="way small" data-way=name><Glyph icon />{(words.customers().trend)(trend)}</span> }
}
