//! Charts: SVG drawn in per cent, so that text never scales. Each says its figures in words; a table stands behind each.
//!
//! Shares and heights are statistics of what views return, in `f64`; every figure that is read comes as text from the formatter.

use super::fresh_id;
use crate::ui::preferences::use_format;
use crate::words::Format;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// The hatching of what is disputed. Once in the page; charts refer to it.
#[component]
pub fn HatchPattern() -> impl IntoView {
    view! {
        <svg class="visually-hidden" width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <line class="hatch-line" x1="0" y1="0" x2="0" y2="6" />
                </pattern>
            </defs>
        </svg>
    }
}

/// A step of lateness in an aged bar.
#[derive(Debug, Clone, PartialEq)]
pub struct AgedPart {
    /// 0 (not due) to 4 (over 90 days).
    pub step: u8,
    /// What the step is called.
    pub name: String,
    /// Its amount in full.
    pub amount: String,
    /// The same, short enough to stand in the bar.
    pub rough: String,
    /// Its share of the whole, 0 to 1.
    pub share: f64,
    /// The part of it that is disputed, as a share of the whole.
    pub disputed: f64,
    /// Opens its lines.
    pub href: Option<String>,
}

/// The aged balance as one bar; each step opens its lines.
#[component]
pub fn AgedBar(
    /// What it shows, and of which day.
    #[prop(into)]
    title: TextProp,
    /// The steps, from not due to oldest.
    #[prop(into)]
    parts: Signal<Vec<AgedPart>>,
) -> impl IntoView {
    let (heading, about) = (fresh_id("chart"), fresh_id("chart-figures"));
    let labelled = format!("{heading} {about}");
    let format = use_format();
    let said = move || parts.with(|it| it.iter().map(|part| format.get().pair(&part.name, &part.amount)).collect::<Vec<_>>().join(", "));
    view! {
        <svg class="chart" role="group" aria-labelledby=labelled height="66">
            <title id=heading>{move || title.get()}</title>
            <desc id=about>{said}</desc>
            {move || {
                let mut from = 0.0_f64;
                let parts = parts.get();
                let last = parts.iter().rposition(|it| it.share >= 0.055);
                parts
                    .into_iter()
                    .enumerate()
                    .map(|(place, part)| {
                        let start = from;
                        from += part.share;
                        aged_part(part, start, Some(place) == last, format.get())
                    })
                    .collect_view()
            }}
        </svg>
    }
}

fn aged_part(part: AgedPart, start: f64, last: bool, format: Format) -> AnyView {
    let step = part.step.to_string();
    let middle = per_cent(start + part.share / 2.0);
    let bar = view! { <rect data-step=step.clone() x=per_cent(start) width=per_cent(part.share) y="0.5" height="43" /> };
    let bar = match part.href {
        Some(href) => view! { <g><a href=href aria-label=format.pair(&part.name, &part.amount)>{bar}</a></g> }.into_any(),
        None => bar.into_any(),
    };
    let rough = (part.share >= 0.07).then(|| {
        view! { <text data-on=step x=middle.clone() y="26.5" text-anchor="middle" aria-hidden="true">{part.rough}</text> }
    });
    let name = (part.share >= 0.055).then(|| {
        let (x, anchor) = if last && start + part.share > 0.999 && start > 0.0 { ("100%".to_owned(), "end") } else { (middle, "middle") };
        view! { <text class=if part.share < 0.13 { "wide" } else { "" } x=x y="60" text-anchor=anchor aria-hidden="true">{part.name}</text> }
    });
    let hatch = (part.disputed > 0.0)
        .then(|| view! { <rect class="hatched" x=per_cent(start) width=per_cent(part.disputed.min(part.share)) y="1" height="42" pointer-events="none" /> });
    view! {
        {bar}
        {rough}
        {name}
        {hatch}
    }
    .into_any()
}

/// The same in one line of a table: shares by step, from 0 to 4. The columns beside it say the figures.
#[component]
pub fn StackedBar(
    /// The shares of the five steps, together 1.
    #[prop(into)]
    shares: Signal<[f64; 5]>,
) -> impl IntoView {
    view! {
        <svg class="chart mini" height="10" aria-hidden="true">
            {move || {
                let mut from = 0.0_f64;
                (0..)
                    .zip(shares.get())
                    .map(|(step, share): (u8, f64)| {
                        let start = from;
                        from += share;
                        (share > 0.0)
                            .then(|| {
                                view! { <rect data-step=step.to_string() x=per_cent(start) width=per_cent(share) y="0.5" height="9" /> }
                            })
                    })
                    .collect_view()
            }}
        </svg>
    }
}

/// How much of a limit is used.
#[component]
pub fn UseBar(
    /// In words: how much of how much.
    #[prop(into)]
    label: TextProp,
    /// The share used; above 1 the rest is drawn as too much.
    #[prop(into)]
    share: Signal<f64>,
) -> impl IntoView {
    let whole = move || share.get().max(1.0);
    view! {
        <svg class="use" role="img" aria-label=move || label.get()>
            <rect class="track" x="0.5" y="0.5" width="99.5%" height="9" />
            <rect class="used" x="0.5" y="0.5" width=move || per_cent(share.get().clamp(0.0, 1.0) / whole()) height="9" />
            {move || {
                (share.get() > 1.0)
                    .then(|| view! { <rect class="over" x=per_cent(1.0 / whole()) y="0.5" width=per_cent(1.0 - 1.0 / whole()) height="9" /> })
            }}
        </svg>
    }
}

/// A dot: one document.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartDot {
    /// Its place along the axis, 0 to 1.
    pub x: f64,
    /// Its height, in the unit of the axis; below nought is drawn on the base.
    pub y: f64,
    /// Not over yet: a ring.
    pub open: bool,
    /// What it is, for who rests on it.
    pub label: String,
}

/// A dashed line to compare with.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartLine {
    /// Its height.
    pub y: f64,
    /// What it is.
    pub label: String,
}

/// A point along an axis of names.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPoint {
    /// Under the axis.
    pub name: String,
    /// Its height.
    pub y: f64,
}

/// How a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineLook {
    /// What was.
    Past,
    /// What is asked about, or forecast.
    Accent,
    /// What it is compared with: dashed.
    Reference,
}

/// A middle and its range: eight times out of ten.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartRange {
    /// Under the axis.
    pub name: String,
    /// The low end.
    pub low: f64,
    /// The middle.
    pub middle: f64,
    /// The high end.
    pub high: f64,
    /// The middle in figures, above it.
    pub said: String,
}

/// Room above the base, in pixels, and where the base lies.
pub(super) const ROOM: f64 = 140.0;
pub(super) const BASE: f64 = 166.0;
pub(super) const HIGH: &str = "190";
pub(super) const LEFT: f64 = 0.10;

/// One dot a document: how late each was.
#[component]
pub fn DotPlot(
    /// What it shows.
    #[prop(into)]
    title: TextProp,
    /// Its figures in a sentence.
    #[prop(into)]
    about: TextProp,
    /// The dots.
    #[prop(into)]
    dots: Signal<Vec<ChartDot>>,
    /// To compare with.
    #[prop(optional, into)]
    reference: MaybeProp<ChartLine>,
    /// Writes a height of the axis.
    #[prop(into)]
    axis: Callback<f64, String>,
) -> impl IntoView {
    let body = move || {
        let dots = dots.get();
        let most = dots.iter().map(|it| it.y).chain(reference.get().map(|it| it.y)).fold(0.0, f64::max);
        let top = ticks(most).last().copied().unwrap_or(1.0).max(most);
        let y = move |value: f64| BASE - ROOM * (value.max(0.0) / top);
        let line = reference.get().map(|it| {
            let at = format!("{:.1}", y(it.y));
            view! {
                <line class="line reference" x1="8%" x2="92%" y1=at.clone() y2=at />
                <text x="100%" text-anchor="end" y=format!("{:.1}", y(it.y) - 4.0)>{it.label}</text>
            }
        });
        let drawn = dots
            .into_iter()
            .map(|it| {
                let radius = if it.open { "4.5" } else { "3.5" };
                view! {
                    <circle class=if it.open { "ring" } else { "dot" } cx=per_cent(0.08 + it.x.clamp(0.0, 1.0) * 0.84) cy=format!("{:.1}", y(it.y)) r=radius>
                        <title>{it.label}</title>
                    </circle>
                }
            })
            .collect_view();
        view! {
            {grid(most, top, axis)}
            {line}
            {drawn}
        }
    };
    view! { <Plot title about>{body}</Plot> }
}

/// Lines over an axis of names: months.
#[component]
pub fn LineChart(
    /// What it shows.
    #[prop(into)]
    title: TextProp,
    /// Its figures in a sentence.
    #[prop(into)]
    about: TextProp,
    /// The lines: how each is meant, its name, its points. All have the same names of points.
    #[prop(into)]
    lines: Signal<Vec<(LineLook, String, Vec<ChartPoint>)>>,
    /// Writes a height of the axis.
    #[prop(into)]
    axis: Callback<f64, String>,
) -> impl IntoView {
    let body = move || {
        let lines = lines.get();
        let most = lines.iter().flat_map(|(_, _, points)| points.iter().map(|it| it.y)).fold(0.0, f64::max);
        let top = ticks(most).last().copied().unwrap_or(1.0).max(most);
        let y = move |value: f64| BASE - ROOM * (value.max(0.0) / top);
        let names = lines
            .first()
            .map(|(_, _, points)| {
                let count = points.len();
                points
                    .iter()
                    .enumerate()
                    .map(|(place, it)| {
                        axis_name(across(place, count), it.name.clone(), (count.saturating_sub(place + 1)) % 2 == 1 && count > 6)
                    })
                    .collect_view()
            })
            .unwrap_or_default();
        // A line's name stands above the line where it is the highest there, else below, so that no name crosses another line; above it
        // too where it lies on the base, whose names stand below.
        let highest = lines.iter().filter_map(|(_, _, points)| points.get(points.len() / 5)).map(|it| it.y).fold(0.0, f64::max);
        let drawn = lines
            .into_iter()
            .map(|(look, name, points)| {
                let count = points.len();
                let path = points
                    .iter()
                    .enumerate()
                    .map(|(place, it)| format!("{:.2},{:.1}", across(place, count) * 100.0, y(it.y)))
                    .collect::<Vec<_>>()
                    .join(" ");
                let class = match look {
                    LineLook::Past => "line",
                    LineLook::Accent => "line accent",
                    LineLook::Reference => "line reference",
                };
                let end = points.last().map(|it| {
                    let said = axis.run(it.y);
                    view! {
                        {(look != LineLook::Reference)
                            .then(|| {
                                let dot = if look == LineLook::Accent { "dot accent" } else { "dot" };
                                view! { <circle class=dot cx=per_cent(across(count.saturating_sub(1), count)) cy=format!("{:.1}", y(it.y)) r="4" /> }
                            })}
                        <text class=if look == LineLook::Reference { "" } else { "say" } x="89.6%" y=format!("{:.1}", y(it.y) + 4.0)>{said}</text>
                    }
                });
                let label = points.get(count / 5).map(|it| {
                    let fits_below = y(it.y) + 20.0 < BASE - 6.0;
                    let beside = if it.y < highest && fits_below { 20.0 } else { -12.0 };
                    view! { <text class="wide" x=per_cent(across(count / 5, count)) y=format!("{:.1}", y(it.y) + beside)>{name}</text> }
                });
                view! {
                    <svg x="0" y="0" width="100%" height=HIGH viewBox="0 0 100 190" preserveAspectRatio="none" overflow="visible">
                        <polyline class=class points=path />
                    </svg>
                    {end}
                    {label}
                }
            })
            .collect_view();
        view! {
            {grid(most, top, axis)}
            {names}
            {drawn}
        }
    };
    view! { <Plot title about>{body}</Plot> }
}

/// Ranges side by side: what is expected week by week.
#[component]
pub fn RangeChart(
    /// What it shows.
    #[prop(into)]
    title: TextProp,
    /// Its figures in a sentence.
    #[prop(into)]
    about: TextProp,
    /// The ranges, in order.
    #[prop(into)]
    ranges: Signal<Vec<ChartRange>>,
    /// Writes a height of the axis.
    #[prop(into)]
    axis: Callback<f64, String>,
) -> impl IntoView {
    let body = move || {
        let ranges = ranges.get();
        let most = ranges.iter().map(|it| it.high.max(it.middle)).fold(0.0, f64::max);
        let top = ticks(most).last().copied().unwrap_or(1.0).max(most);
        let y = move |value: f64| BASE - ROOM * (value.max(0.0) / top);
        let count = ranges.len().max(1);
        let width = (1.0 - LEFT) / count_of(count);
        let drawn = ranges
            .into_iter()
            .enumerate()
            .map(|(place, it)| {
                let start = LEFT + width * count_of(place);
                let (x1, x2, centre) = (per_cent(start), per_cent(start + width), start + width / 2.0);
                let (low, middle, high) = (y(it.low), y(it.middle), y(it.high));
                let level = |class: &'static str, at: f64| {
                    let at = format!("{at:.1}");
                    view! { <line class=class x1=x1.clone() x2=x2.clone() y1=at.clone() y2=at /> }
                };
                view! {
                    <rect class="range" x=x1.clone() width=per_cent(width) y=format!("{high:.1}") height=format!("{:.1}", (low - high).max(0.0)) />
                    {level("range-edge", high)}
                    {level("range-edge", low)}
                    {level("middle", middle)}
                    <text class="say" x=per_cent(centre) y=format!("{:.1}", middle - 6.0) text-anchor="middle">{it.said}</text>
                    {axis_name(centre, it.name, place % 2 == 1 && count > 4)}
                }
            })
            .collect_view();
        view! {
            {grid(most, top, axis)}
            {drawn}
        }
    };
    view! { <Plot title about>{body}</Plot> }
}

/// A figure with its title and its figures in words.
#[component]
pub(super) fn Plot(
    /// What it shows.
    title: TextProp,
    /// Its figures in a sentence.
    about: TextProp,
    /// The drawing.
    children: Children,
) -> impl IntoView {
    let (heading, note) = (fresh_id("chart"), fresh_id("chart-figures"));
    let labelled = format!("{heading} {note}");
    view! {
        <svg class="chart" role="img" aria-labelledby=labelled height=HIGH>
            <title id=heading>{move || title.get()}</title>
            <desc id=note>{move || about.get()}</desc>
            {children()}
        </svg>
    }
}

pub(super) fn grid(most: f64, top: f64, axis: Callback<f64, String>) -> impl IntoView {
    let lines = ticks(most)
        .into_iter()
        .map(|value| {
            let at = BASE - ROOM * (value / top);
            let y = format!("{at:.1}");
            view! {
                <line class="grid" x1="0" x2="100%" y1=y.clone() y2=y />
                <text class="axis" x="0" y=format!("{:.1}", at - 4.0)>{axis.run(value)}</text>
            }
        })
        .collect_view();
    let base = format!("{BASE:.1}");
    view! {
        <line class="base" x1="0" x2="100%" y1=base.clone() y2=base />
        {lines}
    }
}

pub(super) fn axis_name(x: f64, name: String, leaves: bool) -> impl IntoView {
    view! { <text class=if leaves { "axis wide" } else { "axis" } x=per_cent(x) y="183" text-anchor="middle">{name}</text> }
}

pub(super) fn per_cent(share: f64) -> String {
    format!("{:.2}%", share * 100.0)
}

#[expect(clippy::cast_precision_loss, reason = "a chart has a few dozen points")]
fn count_of(count: usize) -> f64 {
    count as f64
}

/// Where a point lies, from the left of the drawing to where the last words begin.
fn across(place: usize, count: usize) -> f64 {
    if count < 2 { LEFT } else { LEFT + (0.88 - LEFT) * count_of(place) / count_of(count - 1) }
}

/// The heights of the lines of a grid: round numbers, from one to four of them, the last at or just under `most`.
pub(super) fn ticks(most: f64) -> Vec<f64> {
    if !most.is_finite() || most <= 0.0 {
        return Vec::new();
    }
    let power = 10.0_f64.powf((most / 4.0).log10().floor());
    let step = [1.0, 2.0, 2.5, 5.0, 10.0].into_iter().map(|it| it * power).find(|step| most / step < 5.0).unwrap_or(most);
    (1..=4).map(|it| f64::from(it) * step).filter(|it| *it <= most * 1.000_001).collect()
}

#[cfg(test)]
mod tests {
    use super::ticks;

    #[test]
    fn a_grid_has_one_to_four_round_lines_none_above_the_highest_point() {
        for most in [0.5, 1.0, 9.9, 51.0, 192.0, 19_600.0, 1e7] {
            let lines = ticks(most);
            assert!((1..=4).contains(&lines.len()), "{most}: {lines:?}");
            assert!(lines.iter().all(|it| *it <= most * 1.01), "{most}: {lines:?}");
        }
        assert_eq!(ticks(192.0), [50.0, 100.0, 150.0]);
        assert!(ticks(0.0).is_empty());
        assert!(ticks(f64::NAN).is_empty());
    }
}
