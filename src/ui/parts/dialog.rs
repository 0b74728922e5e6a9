//! Dialog: the browser's own, which keeps focus inside and gives it back. Enter in a field presses its primary button. For what cannot be undone, or needs several answers at once.

use super::fresh_id;
use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::text_prop::TextProp;
use wasm_bindgen::JsCast;

/// Covers the page until it is answered. Its children exist only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open.
    #[prop(into)]
    open: Signal<bool>,
    /// It asks to be closed: Escape, or a press beside it.
    #[prop(into)]
    on_close: Callback<()>,
    /// A question, most often.
    #[prop(into)]
    title: TextProp,
    /// The buttons, the primary one last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// What is asked.
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let heading = fresh_id("dialog");
    let labelled = heading.clone();
    let title = StoredValue::new(title);
    let footer = StoredValue::new(footer);
    let children = StoredValue::new(children);
    show_as_asked(node, open);
    view! {
        <dialog
            class="dialog"
            node_ref=node
            aria-labelledby=labelled
            on:close=move |_| {
                if open.get_untracked() {
                    on_close.run(());
                }
            }
            on:click=move |event| {
                if event.target() == event.current_target() {
                    on_close.run(());
                }
            }
            on:keydown=move |event| {
                if event.key() == "Enter" && !event.is_composing() && in_a_line_of_text(&event) && press_primary(node) {
                    event.prevent_default();
                }
            }
        >
            <Show when=move || open.get()>
                <header>
                    <h2 id=heading.clone()>{move || title.with_value(TextProp::get)}</h2>
                </header>
                <div class="body">{children.with_value(|it| it())}</div>
                {footer.get_value().map(|it| view! { <footer>{move || it.run()}</footer> })}
            </Show>
        </dialog>
    }
}

fn in_a_line_of_text(event: &ev::KeyboardEvent) -> bool {
    let field = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlInputElement>().ok());
    field.is_some_and(|it| !matches!(it.type_().as_str(), "checkbox" | "radio" | "file" | "button"))
}

/// Enter in a field answers the question, as in any form. A button that refuses says why, as when it is pressed.
fn press_primary(node: NodeRef<html::Dialog>) -> bool {
    let primary = node.get_untracked().and_then(|it| it.query_selector("footer .primary").ok().flatten());
    let primary = primary.and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
    if let Some(button) = &primary {
        button.click();
    }
    primary.is_some()
}

/// Opens and closes a `<dialog>` as a signal says.
pub(crate) fn show_as_asked(node: NodeRef<html::Dialog>, open: Signal<bool>) {
    Effect::new(move |_| {
        let Some(dialog) = node.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => {
                if let Err(refused) = dialog.show_modal() {
                    leptos::logging::warn!("a dialog did not open: {refused:?}");
                }
            }
            (false, true) => dialog.close(),
            _ => {}
        }
    });
}
