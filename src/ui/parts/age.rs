//! Lateness: four pips that fill, then the days in words. Shape first, colour second. And the grade of a risk.

use crate::ui::preferences::use_words;
use leptos::prelude::*;

/// The step of lateness, of five: 0 not late, 1 up to 30 days, 2 up to 60, 3 up to 90, 4 more.
#[must_use]
pub fn age_step(days_late: i64) -> u8 {
    match days_late {
        ..=0 => 0,
        1..=30 => 1,
        31..=60 => 2,
        61..=90 => 3,
        91.. => 4,
    }
}

/// How late, in pips and words.
#[component]
pub fn Age(
    /// Days past due; nought on the due date, negative before.
    #[prop(into)]
    days: Signal<i64>,
) -> impl IntoView {
    let words = use_words();
    view! {
        <span class="age" data-step=move || age_step(days.get()).to_string()>
            {move || words.get().format.days_late(days.get())}
            {move || (days.get() > 0).then(|| view! { <span class="visually-hidden">{move || words.get().frame().parts.late}</span> })}
        </span>
    }
}

/// A grade of risk, A to E. The word that says what it means stands beside it.
#[component]
pub fn Grade(
    /// A to E.
    #[prop(into)]
    letter: Signal<char>,
    /// Large, at the head of a page.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    view! {
        <span class=if large { "grade large" } else { "grade" } data-grade=move || letter.get().to_string()>
            {move || letter.get()}
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::age_step;

    #[test]
    fn the_steps_of_lateness_end_on_30_60_and_90_days() {
        let days = [i64::MIN, -1, 0, 1, 30, 31, 60, 61, 90, 91, i64::MAX];
        assert_eq!(days.map(age_step), [0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4]);
    }
}
