//! Action card: who, how much, how late, why, what to do. One line between two, none around.

use super::age::Age;
use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// A list of action cards.
#[component]
pub fn ActList(
    /// The cards.
    children: Children,
) -> impl IntoView {
    view! { <ul class="acts-list">{children()}</ul> }
}

/// One thing to do for one customer.
#[component]
pub fn Act(
    /// Who.
    #[prop(into)]
    name: TextProp,
    /// Opens it.
    #[prop(into)]
    href: TextProp,
    /// Days late of the oldest; none is not shown.
    #[prop(optional, into)]
    days: Option<Signal<i64>>,
    /// It is the current one: drawn raised, its button is the page's primary.
    #[prop(optional, into)]
    current: Signal<bool>,
    /// Put aside: nothing leaves while the doubt lasts.
    #[prop(optional, into)]
    held: Signal<bool>,
    /// It has been dealt with and is on its way out.
    #[prop(optional, into)]
    leaving: Signal<bool>,
    /// States in words.
    #[prop(optional, into)]
    chips: ViewFn,
    /// How much is at stake.
    #[prop(into)]
    sum: ViewFn,
    /// Why this one, as facts with dates.
    #[prop(into)]
    reason: TextProp,
    /// What is proposed, and what was last said.
    #[prop(optional, into)]
    meta: ViewFn,
    /// The button.
    children: Children,
) -> impl IntoView {
    let state = move || {
        if leaving.get() { Some("leaving") } else { held.get().then_some("held") }
    };
    view! {
        <li class="act" aria-current=move || current.get().then_some("true") data-state=state>
            <div class="head">
                <a class="name" data-row="" href=move || href.get()>{move || name.get()}</a>
                {days.map(|days| view! { <Age days /> })}
                {move || chips.run()}
            </div>
            <div class="sum">{move || sum.run()}</div>
            <p class="reason">{move || reason.get()}</p>
            <div class="meta">{move || meta.run()}</div>
            <div class="do">{children()}</div>
        </li>
    }
}
