//! Table: a window of rows over a list of any length. One tab stop; arrows, j and k inside; rows become cards where there is little room.

use super::icon::{Glyph, Icon};
use super::rows_window::{RowsWindow, visible_rows};
use super::side_sheet::focus_on;
use crate::ui::actions::Action;
use crate::ui::keyboard::use_action;
use crate::ui::preferences::use_words;
use crate::ui::route::Direction;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// What a cell keeps of itself where rows become cards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardCell {
    /// The name, first line.
    Who,
    /// The amount, first line at the end.
    Much,
    /// The lateness, second line.
    Late,
    /// What to do, second line at the end.
    Do,
    /// A line of its own.
    More,
}

impl CardCell {
    fn name(self) -> &'static str {
        match self {
            Self::Who => "who",
            Self::Much => "much",
            Self::Late => "late",
            Self::Do => "do",
            Self::More => "more",
        }
    }
}

/// A column.
#[derive(Clone)]
pub struct Column {
    /// Its head.
    pub head: TextProp,
    /// Figures: aligned at the end.
    pub number: bool,
    /// When room is short: 4 leaves first, then 3, 2 and 1; 0 stays.
    pub leaves: u8,
    /// What it keeps in a card; none: a card does without.
    pub card: Option<CardCell>,
    /// Seen in cards only.
    pub only_card: bool,
    /// Names the row: one column at least.
    pub names_row: bool,
    /// Takes the room that is left, and is cut with an ellipsis.
    pub wide: bool,
    /// Pressing its head sorts.
    pub sorts: bool,
    /// Its width where that is fixed, as CSS: `7rem`. Without one the column is as wide as `wide` columns leave it.
    pub width: Option<&'static str>,
}

impl Column {
    /// A column of words that stays, sorts, and is in no card.
    #[must_use]
    pub fn new(head: impl Into<TextProp>) -> Self {
        Self {
            head: head.into(),
            number: false,
            leaves: 0,
            card: None,
            only_card: false,
            names_row: false,
            wide: false,
            sorts: true,
            width: None,
        }
    }

    /// Figures, aligned at the end.
    #[must_use]
    pub fn number(self) -> Self {
        Self { number: true, ..self }
    }

    /// Leaves when room is short: 4 first, then 3, 2 and 1.
    #[must_use]
    pub fn leaves(self, rank: u8) -> Self {
        Self { leaves: rank, ..self }
    }

    /// What it keeps in a card.
    #[must_use]
    pub fn card(self, cell: CardCell) -> Self {
        Self { card: Some(cell), ..self }
    }

    /// In cards only.
    #[must_use]
    pub fn only_card(self) -> Self {
        Self { only_card: true, sorts: false, ..self }
    }

    /// Names the row.
    #[must_use]
    pub fn names_row(self) -> Self {
        Self { names_row: true, ..self }
    }

    /// Takes the room that is left.
    #[must_use]
    pub fn wide(self) -> Self {
        Self { wide: true, ..self }
    }

    /// Its head does not sort.
    #[must_use]
    pub fn unsorted(self) -> Self {
        Self { sorts: false, ..self }
    }

    /// A fixed width, as CSS.
    #[must_use]
    pub fn width(self, width: &'static str) -> Self {
        Self { width: Some(width), ..self }
    }

    fn class(&self) -> String {
        let mut class = String::new();
        for (wanted, name) in [
            (self.number, "num"),
            (self.wide, "clip"),
            (self.leaves == 1, "opt-1"),
            (self.leaves == 2, "opt-2"),
            (self.leaves == 3, "opt-3"),
            (self.leaves == 4, "opt-4"),
            (self.only_card, "only-card"),
        ] {
            if wanted {
                class.push_str(name);
                class.push(' ');
            }
        }
        class
    }
}

/// A row as it is drawn.
pub struct RowView {
    /// One cell a column, in order.
    pub cells: Vec<AnyView>,
    /// Its state, for `data-state`: `settled` is quiet.
    pub state: Option<&'static str>,
}

impl From<Vec<AnyView>> for RowView {
    fn from(cells: Vec<AnyView>) -> Self {
        Self { cells, state: None }
    }
}

/// A table over any number of rows, of which only those in sight are drawn.
///
/// Budget: 100,000 rows scroll at the screen's pace, since a redraw is about sixty rows whatever the length. `row` is called for rows in sight
/// only, and again whenever a signal that it reads changes; it must be quick (an index into a sorted list). Of these rows only those are
/// drawn again that show something else: after a payment, one.
#[component]
pub fn VirtualTable<Row>(
    /// What the rows are, for who cannot see them.
    #[prop(into)]
    caption: TextProp,
    /// The columns.
    columns: Vec<Column>,
    /// How many rows there are.
    #[prop(into)]
    len: Signal<usize>,
    /// What the row at a place shows, from 0 in the order shown.
    row: impl Fn(usize) -> Row + Send + Sync + 'static,
    /// Draws a row; again only when what it shows is something else.
    draw: impl Fn(&Row) -> RowView + Send + Sync + 'static,
    /// The row that is open beside.
    #[prop(optional, into)]
    selected: Signal<Option<usize>>,
    /// A row was opened: Enter, or a press.
    #[prop(into)]
    on_open: Callback<usize>,
    /// Focus reached a row.
    #[prop(optional, into)]
    on_reach: Option<Callback<usize>>,
    /// A row was ticked: Space or x.
    #[prop(optional, into)]
    on_tick: Option<Callback<usize>>,
    /// By which column, and which way.
    #[prop(optional, into)]
    sort: Signal<Option<(usize, Direction)>>,
    /// Another order was asked for: the column, by its place.
    #[prop(optional, into)]
    on_sort: Option<Callback<usize>>,
    /// The cells of the total beneath, one a column.
    #[prop(optional, into)]
    foot: Option<Callback<(), Vec<AnyView>>>,
    /// On the page's ground instead of a sheet.
    #[prop(optional)]
    plain: bool,
) -> impl IntoView
where
    Row: PartialEq + Send + Sync + 'static,
{
    let words = use_words();
    let columns: Arc<[Column]> = columns.into();
    let (row, draw) = (Arc::new(row), Arc::new(draw));
    let body = NodeRef::<html::Tbody>::new();
    let wrapper = NodeRef::<html::Div>::new();
    let seen = RwSignal::new((1.0_f64, 0.0_f64, 0.0_f64)); // Row height; first and last pixel in sight.
    let active = RwSignal::new(0_usize);
    let window_of_rows = Memo::new(move |_| {
        let (height, from, to) = seen.get();
        let len = len.get();
        // Before anything is measured, as many rows as a tall screen shows.
        if height <= 1.0 { RowsWindow { rows: 0..len.min(40), before: 0.0, after: 0.0 } } else { visible_rows(len, height, from, to) }
    });

    // Asked for in the next frame, when the table may have left the page: another list was chosen.
    let measure = move || {
        if let Some(body) = body.try_get_untracked().flatten()
            && let Some(now) =
                measured(&body, window_of_rows.with_untracked(|it| it.rows.len()), window_of_rows.with_untracked(|it| it.before))
            && seen.get_untracked() != now
        {
            seen.set(now);
        }
    };
    on_any_scroll(measure);
    let resized = window_event_listener(leptos::ev::resize, move |_| measure());
    on_cleanup(move || resized.remove());
    Effect::new(move |_| {
        if body.get().is_some() {
            let rows = len.get();
            if active.get_untracked() >= rows {
                active.set(rows.saturating_sub(1));
            }
            request_animation_frame(measure);
        }
    });
    Effect::new(move |_| {
        if let Some(place) = selected.get() {
            active.set(place);
        }
    });

    let go_to = move |place: usize| {
        let rows = len.get_untracked();
        if rows == 0 {
            return;
        }
        let place = place.min(rows.saturating_sub(1));
        active.set(place);
        if let (Some(body), Some(wrapper)) = (body.get_untracked(), wrapper.get_untracked()) {
            reveal(&body, &wrapper, place, seen.get_untracked().0);
            measure();
            request_animation_frame(move || focus_on(row_element(&body, place)));
        }
    };
    let page = move || {
        let (height, from, to) = seen.get_untracked();
        rows_on_screen(height, to - from)
    };
    // A first j from outside the list enters it where it was left.
    let in_list = move || {
        let here = document().active_element();
        body.get_untracked().is_some_and(|body| body.contains(here.as_deref()))
    };
    let step =
        move |by: isize| if in_list() { go_to(active.get_untracked().saturating_add_signed(by)) } else { go_to(active.get_untracked()) };
    use_action(Action::NextRow, move || step(1));
    use_action(Action::PreviousRow, move || step(-1));
    use_action(Action::FirstRow, move || go_to(0));
    use_action(Action::LastRow, move || go_to(usize::MAX));
    use_action(Action::PageDown, move || go_to(active.get_untracked().saturating_add(page())));
    use_action(Action::PageUp, move || go_to(active.get_untracked().saturating_sub(page())));
    use_action(Action::OpenRow, move || on_open.run(active.get_untracked()));
    if let Some(tick) = on_tick {
        use_action(Action::TickRow, move || tick.run(active.get_untracked()));
    }

    let heads = columns.iter().enumerate().map(|(place, column)| head_cell(place, column, sort, on_sort)).collect_view();
    let widths = columns.iter().map(|it| view! { <col class=it.class() style:width=it.width.unwrap_or("auto") /> }).collect_view();
    let foot_columns = Arc::clone(&columns);
    let foot = foot.map(move |cells| {
        view! {
            <tfoot role="rowgroup">
                <tr role="row" aria-rowindex=move || (len.get() + 2).to_string()>
                    {move || {
                        cells
                            .run(())
                            .into_iter()
                            .zip(foot_columns.iter())
                            .map(|(cell, column)| {
                                view! { <td role="gridcell" class=column.class() data-cell=column.card.map(CardCell::name)>{cell}</td> }
                            })
                            .collect_view()
                    }}
                </tr>
            </tfoot>
        }
    });
    let drawn = move |place: usize| {
        let (row, draw) = (Arc::clone(&row), Arc::clone(&draw));
        let shown = Memo::new(move |_| row(place));
        let columns = Arc::clone(&columns);
        let state = RwSignal::new(None::<&'static str>);
        view! {
            <tr
                role="row"
                data-row=place.to_string()
                data-state=move || state.get()
                aria-rowindex=(place + 2).to_string()
                aria-selected=move || if selected.get() == Some(place) { "true" } else { "false" }
                tabindex=move || if active.get() == place { "0" } else { "-1" }
                on:focusin=move |_| {
                    active.set(place);
                    if let Some(reach) = on_reach {
                        reach.run(place);
                    }
                }
                on:click=move |event| {
                    if !on_a_control(&event) {
                        on_open.run(place);
                    }
                }
            >
                {move || {
                    let view = shown.with(|row| draw(row));
                    if state.get_untracked() != view.state {
                        state.set(view.state);
                    }
                    view.cells.into_iter().zip(columns.iter()).map(|(cell, column)| body_cell(column, cell)).collect_view()
                }}
            </tr>
        }
    };

    view! {
        <div class=if plain { "table virtual as-cards plain" } else { "table virtual as-cards" } node_ref=wrapper>
            <table role="grid" aria-rowcount=move || (len.get() + 1).to_string() aria-label=move || caption.get()>
                <colgroup>{widths}</colgroup>
                <thead role="rowgroup">
                    <tr role="row" aria-rowindex="1">{heads}</tr>
                </thead>
                <tbody role="rowgroup" node_ref=body>
                    <Spacer height=Signal::derive(move || window_of_rows.with(|it| it.before)) />
                    <For each=move || window_of_rows.with(|it| it.rows.clone()) key=|place| *place children=drawn />
                    <Spacer height=Signal::derive(move || window_of_rows.with(|it| it.after)) />
                    {move || {
                        (len.get() == 0)
                            .then(|| {
                                view! {
                                    <tr role="row">
                                        <td role="gridcell" class="quiet" data-cell="more">
                                            {move || words.get().frame().parts.no_rows}
                                        </td>
                                    </tr>
                                }
                            })
                    }}
                </tbody>
                {foot}
            </table>
        </div>
    }
}

/// Room for rows that are not drawn.
#[component]
fn Spacer(
    /// In pixels.
    height: Signal<f64>,
) -> impl IntoView {
    view! {
        <tr class="spacer" aria-hidden="true" hidden=move || height.get() < 0.5>
            <td style:height=move || format!("{:.0}px", height.get())></td>
        </tr>
    }
}

fn head_cell(place: usize, column: &Column, sort: Signal<Option<(usize, Direction)>>, on_sort: Option<Callback<usize>>) -> AnyView {
    let head = column.head.clone();
    let sorted = move || sort.get().filter(|(it, _)| *it == place).map(|(_, direction)| direction);
    let label = move || head.get();
    let inside = match on_sort.filter(|_| column.sorts) {
        Some(on_sort) => view! {
            <button type="button" on:click=move |_| on_sort.run(place)>
                {label}
                {move || {
                    sorted()
                        .map(|it| view! { <Glyph icon=if it == Direction::Up { Icon::ChevronUp } else { Icon::ChevronDown } /> })
                }}
            </button>
        }
        .into_any(),
        None => label.into_any(),
    };
    let aria = move || {
        sorted().map(|it| match it {
            Direction::Up => "ascending",
            Direction::Down => "descending",
        })
    };
    view! { <th role="columnheader" scope="col" class=column.class() aria-sort=aria>{inside}</th> }.into_any()
}

fn body_cell(column: &Column, cell: AnyView) -> AnyView {
    let card = column.card.map(CardCell::name);
    if column.names_row {
        view! { <th role="rowheader" scope="row" class=column.class() data-cell=card>{cell}</th> }.into_any()
    } else {
        view! { <td role="gridcell" class=column.class() data-cell=card>{cell}</td> }.into_any()
    }
}

/// Whether a press fell on something inside the row that has a will of its own.
fn on_a_control(event: &leptos::ev::MouseEvent) -> bool {
    let element = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
    element.is_some_and(|it| it.closest("a, button, input, select, label, dialog").is_ok_and(|it| it.is_some()))
}

fn row_element(body: &web_sys::HtmlElement, place: usize) -> Option<web_sys::Element> {
    body.query_selector(&format!("[data-row='{place}']")).ok().flatten()
}

/// Row height, and the first and last pixel of the rows that are in sight; none while nothing is laid out.
fn measured(body: &web_sys::HtmlElement, drawn: usize, before: f64) -> Option<(f64, f64, f64)> {
    let rows = body.query_selector_all("[data-row]").ok()?;
    let first = rows.get(0)?.dyn_into::<web_sys::Element>().ok()?.get_bounding_client_rect();
    let last = rows.get(rows.length().checked_sub(1)?)?.dyn_into::<web_sys::Element>().ok()?.get_bounding_client_rect();
    let height = (last.bottom() - first.top()) / f64::from(rows.length()).max(1.0);
    if height < 1.0 || drawn == 0 {
        return None;
    }
    let top = first.top() - before;
    let screen = window().inner_height().ok()?.as_f64()?;
    // Rounded, so that scrolling by less than a row redraws nothing.
    let pixel = |it: f64| ((it - top) / height).floor() * height;
    Some(((height * 16.0).round() / 16.0, pixel(0.0), pixel(screen) + height))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a screen holds a few dozen rows")]
fn rows_on_screen(height: f64, pixels: f64) -> usize {
    ((pixels / height.max(1.0)).floor().clamp(4.0, 200.0) as usize).saturating_sub(3)
}

/// Scrolls whatever scrolls around the table until a row is in sight, under the head and above the foot.
fn reveal(body: &web_sys::HtmlElement, wrapper: &web_sys::HtmlElement, place: usize, height: f64) {
    #[expect(clippy::cast_precision_loss, reason = "a list has far fewer rows than 2^52")]
    let top = body.get_bounding_client_rect().top() + place as f64 * height;
    let head = wrapper.query_selector("thead").ok().flatten().map_or(0.0, |it| it.get_bounding_client_rect().height());
    let screen = window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default();
    let Some(scroller) = scroller_of(wrapper) else { return };
    let whole_page = document().scrolling_element().is_some_and(|it| it == scroller);
    let frame = scroller.get_bounding_client_rect();
    let (start, end) = if whole_page { (56.0, screen - 64.0) } else { (frame.top().max(0.0), frame.bottom().min(screen)) };
    let (start, end) = (start + head + 4.0, end - height - 8.0);
    let by = if top < start {
        top - start
    } else if top + height > end {
        top + height - end
    } else {
        return;
    };
    #[expect(clippy::cast_possible_truncation, reason = "a scroll position is far below 2^31")]
    scroller.set_scroll_top(scroller.scroll_top().saturating_add(by.round() as i32));
}

fn scroller_of(element: &web_sys::Element) -> Option<web_sys::Element> {
    let mut above = element.parent_element();
    while let Some(it) = above {
        let scrolls = window()
            .get_computed_style(&it)
            .ok()
            .flatten()
            .and_then(|style| style.get_property_value("overflow-y").ok())
            .is_some_and(|overflow| overflow == "auto" || overflow == "scroll");
        if scrolls && it.scroll_height() > it.client_height() {
            return Some(it);
        }
        above = it.parent_element();
    }
    document().scrolling_element()
}

/// Calls `act` when anything on the page scrolls. Scrolling does not bubble, so the window listens on the way down.
fn on_any_scroll(act: impl Fn() + 'static) {
    let closure = Closure::<dyn Fn()>::new(act);
    let function = closure.as_ref().unchecked_ref::<js_sys::Function>().clone();
    if window().add_event_listener_with_callback_and_bool("scroll", &function, true).is_err() {
        return;
    }
    let kept = StoredValue::new_local((closure, function));
    on_cleanup(move || {
        let _gone = kept.try_with_value(|(_, function)| window().remove_event_listener_with_callback_and_bool("scroll", function, true));
    });
}
