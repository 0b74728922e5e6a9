//! The file that a document came from: its name, and the file itself to be saved as it was dropped.

use crate::basis::id::ThingId;
use crate::ui::originals::Origin;
use crate::ui::parts::{Button, ButtonLook, Callout, Icon, Tone};
use crate::ui::workbench::Workbench;
use crate::ui::{download, wrong};
use crate::words::Words;
use leptos::prelude::*;

/// The section on a document, the name of a file that it states itself, and its line there; of what was entered by hand there is none.
pub(super) fn original(
    document: ThingId,
    stated: &str,
    line: Option<u32>,
    words: &'static Words,
    workbench: Workbench,
) -> Option<impl IntoView + use<>> {
    let Origin { name, hash } = workbench.origin_of(document, stated)?;
    let line = line.map(|line| (words.invoices().sheet.line)(&words.format.number(i64::from(line))));
    // Not known until storage has answered.
    let kept = RwSignal::new(workbench.knows_original(hash).then_some(true));
    let fault = RwSignal::new(None::<String>);
    if kept.get_untracked().is_none() {
        leptos::task::spawn_local(async move {
            match workbench.has_original(hash).await {
                Ok(found) => {
                    let _ = kept.try_set(Some(found));
                }
                Err(why) => {
                    let _ = fault.try_set(Some(wrong::said(words, &why)));
                }
            }
        });
    }
    let saved_as = StoredValue::new(name.clone());
    let save = move || {
        leptos::task::spawn_local(async move {
            let name = saved_as.get_value();
            // In an archive it had a folder of its own.
            let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
            let said = match workbench.original(hash).await {
                Ok(Some(bytes)) => match download::save(name, "application/octet-stream", &bytes) {
                    Ok(()) => None,
                    Err(_) => Some(words.tables().not_saved.to_owned()),
                },
                Ok(None) => {
                    kept.set(Some(false));
                    None
                }
                Err(why) => Some(wrong::said(words, &why)),
            };
            fault.set(said);
        });
    };
    Some(view! {
        <section>
            <h3>{words.originals().title}</h3>
            <p class="small original-name">{name}{line.map(|line| view! { <span class="quiet">{format!(" · {line}")}</span> })}</p>
            {move || match kept.get() {
                Some(true) => {
                    view! {
                        <div class="row">
                            <Button look=ButtonLook::Quiet icon=Icon::Download on_press=save>{words.originals().save}</Button>
                        </div>
                    }
                        .into_any()
                }
                Some(false) => view! { <p class="small soft">{words.originals().not_kept}</p> }.into_any(),
                None => ().into_any(),
            }}
            {move || fault.get().map(|why| view! { <Callout tone=Tone::Alarm>{why}</Callout> })}
        </section>
    })
}
