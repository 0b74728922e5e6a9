//! Amounts: figures, and their currency quiet beside them.

use crate::basis::money::Money;
use crate::ui::preferences::use_format;
use crate::words::format::AmountParts;
use leptos::prelude::*;

/// An amount with its cents.
#[component]
pub fn Amount(
    /// How much.
    #[prop(into)]
    money: Signal<Money>,
) -> impl IntoView {
    let format = use_format();
    move || drawn(format.get().amount_parts(money.get()))
}

/// An amount in whole units: large figures, grids and charts.
#[component]
pub fn WholeAmount(
    /// How much.
    #[prop(into)]
    money: Signal<Money>,
) -> impl IntoView {
    let format = use_format();
    move || drawn(format.get().whole_amount_parts(money.get()))
}

fn drawn(parts: AmountParts) -> impl IntoView {
    let AmountParts { sign, before, figures, after } = parts;
    let quiet = |text: String| (!text.is_empty()).then(|| view! { <span class="currency">{text}</span> });
    (sign, quiet(before), figures, quiet(after))
}
