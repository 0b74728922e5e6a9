//! The body of a page and its sections. A page answers its question in one sentence beside its title.

use leptos::prelude::*;
use leptos::text_prop::TextProp;

/// `<main>` with the title, the answer and the page's actions. A [`super::SideSheet`] stands after it, not inside.
#[component]
pub fn PageBody(
    /// The page's name for style sheets: `today`, `invoices`…
    name: &'static str,
    /// The title; focus comes here when the page changes.
    #[prop(into)]
    title: TextProp,
    /// The page's question answered in one sentence.
    #[prop(optional, into)]
    answer: ViewFn,
    /// Buttons at the end of the head.
    #[prop(optional, into)]
    acts: Option<ViewFn>,
    /// Above the title: the way back.
    #[prop(optional, into)]
    trail: ViewFn,
    /// The rest.
    children: Children,
) -> impl IntoView {
    view! {
        <main class="main" id="main" tabindex="-1">
            <div class=format!("page {name}")>
                {move || trail.run()}
                <div class="page-head">
                    <h1 id="page-title" tabindex="-1">
                        {move || title.get()}
                    </h1>
                    <p class="answer">{move || answer.run()}</p>
                    {acts.map(|acts| view! { <div class="acts">{move || acts.run()}</div> })}
                </div>
                {children()}
            </div>
        </main>
    }
}

/// A part of a page, with a title.
#[component]
pub fn Section(
    /// The title.
    #[prop(into)]
    title: TextProp,
    /// At the end of the head, quiet.
    #[prop(optional, into)]
    aside: Option<ViewFn>,
    /// The rest.
    children: Children,
) -> impl IntoView {
    let id = super::fresh_id("section");
    let labelled = id.clone();
    view! {
        <section class="section" aria-labelledby=labelled>
            <header>
                <h2 id=id>{move || title.get()}</h2>
                {aside.map(|aside| view! { <span class="aside">{move || aside.run()}</span> })}
            </header>
            {children()}
        </section>
    }
}
