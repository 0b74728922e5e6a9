//! Side sheet: one thing beside the list it came from. Where there is little room it covers the page and keeps focus inside.

use super::fresh_id;
use super::icon::{Glyph, Icon};
use crate::ui::actions::Action;
use crate::ui::keyboard::use_action;
use crate::ui::preferences::use_words;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use wasm_bindgen::JsCast;

/// What can take focus.
const FOCUSABLE: &str =
    "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), summary, [tabindex='0']";

/// One thing, beside the page. Stands after [`super::PageBody`]. Escape closes it and gives focus back to where it was.
#[component]
pub fn SideSheet(
    /// What it is.
    #[prop(into)]
    title: TextProp,
    /// Beneath the title.
    #[prop(optional, into)]
    subtitle: Option<ViewFn>,
    /// It asks to be closed.
    #[prop(into)]
    on_close: Callback<()>,
    /// What can be done, at its foot.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// Printed with the page.
    #[prop(optional)]
    printable: bool,
    /// What there is to know.
    children: Children,
) -> impl IntoView {
    let words = use_words();
    let node = NodeRef::<html::Aside>::new();
    let heading = fresh_id("sheet");
    let labelled = heading.clone();
    let target = heading.clone();
    let came_from = StoredValue::new_local(document().active_element().filter(|it| it.tag_name() != "BODY" && it.id() != "page-title"));
    let covers = RwSignal::new(covers_the_page());
    let handle = window_event_listener(leptos::ev::resize, move |_| covers.set(covers_the_page()));
    use_action(Action::Back, move || on_close.run(()));

    Effect::new(move |_| {
        // Opened by a person, not by the address alone: focus follows.
        if node.get().is_some() && came_from.with_value(Option::is_some) {
            focus_on(document().get_element_by_id(&target));
        }
    });
    on_cleanup(move || {
        handle.remove();
        let back = came_from.try_with_value(Clone::clone).flatten();
        request_animation_frame(move || {
            let nobody = document().active_element().is_none_or(|it| it.tag_name() == "BODY");
            if nobody {
                focus_on(back.filter(|it| it.is_connected()));
            }
        });
    });

    // Where it covers the page, Tab turns round inside.
    let keep_inside = move |event: leptos::ev::KeyboardEvent| {
        if event.key() != "Tab" || !covers.get_untracked() {
            return;
        }
        let Some(sheet) = node.get_untracked() else { return };
        let Ok(inside) = sheet.query_selector_all(FOCUSABLE) else { return };
        let (first, last) = (inside.get(0), inside.get(inside.length().saturating_sub(1)));
        let here = document().active_element().map(JsCast::unchecked_into::<web_sys::Node>);
        let wrapped = if event.shift_key() && here == first {
            last
        } else if !event.shift_key() && here == last {
            first
        } else {
            return;
        };
        event.prevent_default();
        focus_on(wrapped.and_then(|it| it.dyn_into().ok()));
    };

    view! {
        <aside
            class=if printable { "side printable" } else { "side" }
            node_ref=node
            aria-labelledby=labelled
            role=move || covers.get().then_some("dialog")
            aria-modal=move || covers.get().then_some("true")
            on:keydown=keep_inside
        >
            <header>
                <div>
                    <h2 id=heading tabindex="-1">
                        {move || title.get()}
                    </h2>
                    {subtitle.map(|it| view! { <p>{move || it.run()}</p> })}
                </div>
                <button
                    class="button quiet icon-only"
                    type="button"
                    aria-label=move || words.get().frame().parts.close_sheet
                    title=move || words.get().frame().parts.close_sheet
                    on:click=move |_| on_close.run(())
                >
                    <Glyph icon=Icon::X />
                </button>
            </header>
            <div class="body">{children()}</div>
            {footer.map(|it| view! { <footer>{move || it.run()}</footer> })}
        </aside>
    }
}

/// As in `style/base.css`: under 48rem a sheet covers the page.
fn covers_the_page() -> bool {
    window().match_media("(width < 48rem)").ok().flatten().is_some_and(|it| it.matches())
}

/// Gives focus to an element, if it is there and takes it.
pub(crate) fn focus_on(element: Option<web_sys::Element>) {
    if let Some(element) = element.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok())
        && let Err(refused) = element.focus()
    {
        leptos::logging::warn!("focus was refused: {refused:?}");
    }
}
