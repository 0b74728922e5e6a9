//! The line from fifteen days before the due date to ninety after, with a stop for each step: moved by pointer and by arrow keys.
//! The table beneath says the same, with fields.
#![expect(unreachable_pub, reason = "what the component macro writes is wider than the component")]

use super::{Desk, icon_of, name_of_step};
use crate::dunning::{day_of_step, place_step};
use crate::ledger::ScenarioStep;
use crate::ui::parts::{Glyph, Icon};
use crate::ui::preferences::use_words;
use leptos::ev::{KeyboardEvent, PointerEvent};
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The first and the last day drawn.
const FIRST: i32 = -15;
const LAST: i32 = 90;
/// Pixels by which a pointer may shake without moving anything.
const SHAKE: i32 = 4;

/// Where a day stands, in per cent of the line; what is beyond stands at its end.
fn place_of(day: i32) -> f64 {
    f64::from(day.clamp(FIRST, LAST) - FIRST) * 100.0 / f64::from(LAST - FIRST)
}

/// The day at a place of the line.
fn day_at(x: f64, from: f64, width: f64) -> i32 {
    let share = if width > 0.0 { (x - from) / width } else { 0.0 };
    #[expect(clippy::cast_possible_truncation, reason = "a day of the line")]
    let day = (f64::from(FIRST) + share.clamp(0.0, 1.0) * f64::from(LAST - FIRST)).round() as i32;
    day
}

/// What is being dragged: the step, where the pointer came down, whether it has moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Dragged {
    at: usize,
    x: i32,
    moved: bool,
}

#[component]
pub(super) fn Line(desk: Desk) -> impl IntoView {
    let words = use_words();
    let sheet = Memo::new(move |_| desk.sheet());
    let track = NodeRef::<html::Div>::new();
    let dragged = RwSignal::new(None::<Dragged>);
    let steps = Memo::new(move |_| sheet.with(|sheet| sheet.as_ref().map_or(0, |sheet| sheet.steps.len())));
    let drag = move |event: PointerEvent| {
        let Some(now) = dragged.get_untracked() else { return };
        if !now.moved && (event.client_x() - now.x).abs() < SHAKE {
            return;
        }
        let Some(track) = track.get_untracked() else { return };
        let bounds = track.get_bounding_client_rect();
        let day = day_at(f64::from(event.client_x()), bounds.left(), bounds.width());
        dragged.set(Some(Dragged { moved: true, ..now }));
        if untrack(|| sheet.with(|sheet| sheet.as_ref().and_then(|sheet| day_of_step(sheet, now.at)))) != Some(day) {
            desk.change(|sheet| place_step(sheet, now.at, day));
        }
    };
    let ticks = move || {
        let words = words.get();
        let mark = |(day, anchor, class): (i32, &'static str, &'static str)| {
            let said = if day == 0 { words.scenarios().due.to_owned() } else { (words.scenarios().day)(i64::from(day)) };
            view! { <text class=class x=format!("{:.2}%", place_of(day)) y="25" text-anchor=anchor>{said}</text> }
        };
        [(-15, "start", "axis wide"), (0, "middle", "axis"), (30, "middle", "axis"), (60, "middle", "axis"), (90, "end", "axis wide")]
            .map(mark)
            .collect_view()
    };
    let band = |(step, from, to): (&'static str, i32, i32)| {
        let (x, width) = (place_of(from), place_of(to) - place_of(from));
        view! { <rect data-step=step x=format!("{x:.2}%") width=format!("{width:.2}%") y="0.5" height="7" /> }
    };
    let due = format!("{:.2}%", place_of(0));
    view! {
        <div
            class="step-line"
            role="group"
            aria-label=move || words.get().scenarios().line
            node_ref=track
            on:pointermove=drag
            on:pointerup=move |_| {
                // A press without a move opens the step; the click that follows a move does not.
                if dragged.get_untracked().is_some_and(|it| !it.moved) {
                    dragged.set(None);
                }
            }
            on:pointercancel=move |_| dragged.set(None)
        >
            <svg class="chart" height="28" aria-hidden="true">
                {[("0", FIRST, 0), ("1", 0, 30), ("2", 30, 60), ("3", 60, LAST)].map(band).collect_view()}
                <line class="due" x1=due.clone() x2=due y1="-34" y2="10" />
                {ticks}
            </svg>
            {move || (0..steps.get()).map(|at| view! { <Stop desk at sheet dragged /> }).collect_view()}
        </div>
        <p class="note soft">{move || words.get().scenarios().line_help}</p>
    }
}

/// One step on the line.
#[component]
fn Stop(desk: Desk, at: usize, sheet: Memo<Option<crate::ledger::ScenarioSheet>>, dragged: RwSignal<Option<Dragged>>) -> impl IntoView {
    let words = use_words();
    let own = Memo::new(move |_| {
        sheet.with(|sheet| sheet.as_ref().and_then(|sheet| sheet.days().nth(at).map(|(step, day)| (step.clone(), day))))
    });
    let name = move || own.with(|own| own.as_ref().map(|(step, _)| name_of_step(words.get(), step)).unwrap_or_default());
    let label = move || {
        let words = words.get();
        let it = words.scenarios();
        let said =
            |(step, day): &(ScenarioStep, i32)| (it.stop)(&name_of_step(words, step), &(it.day)(i64::from(*day)), (it.way)(step.channel));
        own.with(|own| own.as_ref().map(said).unwrap_or_default())
    };
    let start = move || format!("{:.2}%", own.with(|own| own.as_ref().map_or(0.0, |(_, day)| place_of(*day))));
    let icon = move || own.with(|own| own.as_ref().map_or(Icon::Mail, |(step, _)| icon_of(step)));
    let by_keys = move |event: KeyboardEvent| {
        // A key begins anew, whatever a pointer left behind.
        dragged.set(None);
        let by = match event.key().as_str() {
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        let by = if event.shift_key() { by * 7 } else { by };
        if let Some(day) = own.with_untracked(|own| own.as_ref().map(|(_, day)| *day)) {
            desk.change(|sheet| place_step(sheet, at, day + by));
        }
    };
    let begin = move |event: PointerEvent| {
        if let Some(target) = event.current_target().and_then(|it| it.dyn_into::<web_sys::Element>().ok()) {
            let _held = target.set_pointer_capture(event.pointer_id());
        }
        dragged.set(Some(Dragged { at, x: event.client_x(), moved: false }));
    };
    let open = move |_| {
        let moved = dragged.get_untracked().is_some_and(|it| it.moved);
        dragged.set(None);
        if !moved {
            desk.step.set(Some(at));
        }
    };
    view! {
        <button
            type="button"
            class=if at % 2 == 1 { "step-stop high" } else { "step-stop" }
            style:inset-inline-start=start
            aria-label=label
            aria-current=move || (desk.step.get() == Some(at)).then_some("true")
            on:keydown=by_keys
            on:pointerdown=begin
            on:click=open
        >
            <span class="t" aria-hidden="true">{name}</span>
            <span class="dotted">{move || view! { <Glyph icon=icon() /> }}</span>
        </button>
    }
}
