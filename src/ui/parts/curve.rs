//! A curve over a quantity, with points named on it and a level to compare with.

use super::charts::{BASE, HIGH, LEFT, Plot, ROOM, axis_name, grid, per_cent, ticks};
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A point named on the curve.
#[derive(Debug, Clone, PartialEq)]
pub struct CurveMark {
    /// Along the axis, in its unit.
    pub x: f64,
    /// Its height.
    pub y: f64,
    /// What it is.
    pub label: String,
    /// True for what is asked about, false for what it is compared with.
    pub asked: bool,
}

/// The right end of the drawing, as a share.
const RIGHT: f64 = 0.94;

/// A curve that begins at nought, with a dashed level and marks.
#[component]
pub fn Curve(
    /// What it shows.
    #[prop(into)]
    title: TextProp,
    /// Its figures in a sentence.
    #[prop(into)]
    about: TextProp,
    /// Its points, rising along the axis; each with its name under the axis, empty for none.
    #[prop(into)]
    points: Signal<Vec<(f64, f64, String)>>,
    /// The level to compare with, and what it is.
    #[prop(into)]
    level: Signal<(f64, String)>,
    /// Points named on it.
    #[prop(into)]
    marks: Signal<Vec<CurveMark>>,
    /// Writes a height of the axis.
    #[prop(into)]
    axis: Callback<f64, String>,
) -> impl IntoView {
    let body = move || {
        let points = points.get();
        let (level_at, level_name) = level.get();
        let most = points.iter().map(|(_, y, _)| *y).fold(level_at, f64::max);
        let top = ticks(most).last().copied().unwrap_or(1.0).max(most).max(f64::MIN_POSITIVE);
        let end = points.last().map_or(1.0, |(x, ..)| x.max(f64::MIN_POSITIVE));
        let across = move |x: f64| LEFT + (RIGHT - LEFT) * (x / end).clamp(0.0, 1.0);
        let y = move |value: f64| BASE - ROOM * (value.max(0.0) / top);
        let path = points.iter().map(|(x, value, _)| format!("{:.2},{:.1}", across(*x) * 100.0, y(*value))).collect::<Vec<_>>().join(" ");
        let names = points
            .iter()
            .enumerate()
            .filter(|(_, (.., name))| !name.is_empty())
            .map(|(place, (x, _, name))| axis_name(across(*x), name.clone(), place % 2 == 1))
            .collect_view();
        let level_y = format!("{:.1}", y(level_at));
        let marked = marks
            .get()
            .into_iter()
            .map(|mark| {
                let (x, dot_y) = (across(mark.x), y(mark.y));
                // Named to the left, where the curve is lower; near the left edge, to the right.
                let (beside, anchor) = if x > 0.24 { (x - 0.015, "end") } else { (x + 0.02, "start") };
                let above = if mark.asked { -8.0 } else { -9.0 };
                let dot = if mark.asked { "dot accent" } else { "dot" };
                view! {
                    {(!mark.asked)
                        .then(|| view! { <line class="grid" x1=per_cent(x) x2=per_cent(x) y1=format!("{dot_y:.1}") y2=format!("{BASE:.1}") /> })}
                    <circle class=dot cx=per_cent(x) cy=format!("{dot_y:.1}") r=if mark.asked { "5" } else { "3.5" } />
                    <text class="say" x=per_cent(beside) y=format!("{:.1}", (dot_y + above).max(12.0)) text-anchor=anchor>{mark.label}</text>
                }
            })
            .collect_view();
        view! {
            {grid(most, top, axis)}
            <line class="line reference" x1=per_cent(LEFT) x2=per_cent(RIGHT) y1=level_y.clone() y2=level_y />
            <text x=per_cent(RIGHT) y=format!("{:.1}", y(level_at) + 16.0) text-anchor="end">{level_name}</text>
            <svg x="0" y="0" width="100%" height=HIGH viewBox="0 0 100 190" preserveAspectRatio="none" overflow="visible">
                <polyline class="line accent" points=path />
            </svg>
            {names}
            {marked}
        }
    };
    view! { <Plot title about>{body}</Plot> }
}
