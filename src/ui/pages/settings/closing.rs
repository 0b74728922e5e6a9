//! Closing of the books: no document and no money dated in a closed period enters or leaves them until it is opened again.

use crate::journal::Deed;
use crate::ledger::Command;
use crate::ui::parts::{Button, Entry, FieldKind, Section};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, use_workbench};
use crate::ui::wrong;
use chrono::NaiveDate;
use leptos::prelude::*;

/// Which days are closed, to close more, to open them again.
#[component]
pub fn Closing() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let closed = Memo::new(move |_| workbench.with(crate::ledger::Ledger::closed_up_to));
    let (up_to, reopen_to, reason) = (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let fault = RwSignal::new(None::<Fault>);
    let day = move || up_to.get().parse::<NaiveDate>().ok();
    let day_wrong = Signal::derive(move || {
        let says = &words.get().settings().closing;
        let ahead = day().is_some_and(|day| day > workbench.today().get());
        ahead.then(|| says.day_ahead.to_owned())
    });
    let send = move |command: Command, deed: Deed| {
        leptos::task::spawn_local(async move {
            match workbench.write(&command, deed).await {
                Ok(_) => {
                    fault.set(None);
                    for field in [up_to, reopen_to, reason] {
                        field.set(String::new());
                    }
                }
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let close = move || {
        if let (Some(up_to), None) = (untrack(day), day_wrong.get_untracked()) {
            send(Command::ClosePeriod { up_to }, Deed::ClosePeriod);
        }
    };
    let reopen = move || {
        let up_to = reopen_to.get_untracked().parse::<NaiveDate>().ok();
        send(Command::ReopenPeriod { up_to, reason: reason.get_untracked() }, Deed::ReopenPeriod);
    };
    let standing = move || {
        let words = words.get();
        (words.settings().closing.standing)(closed.get().map(|day| words.format.full_date(day)).as_deref())
    };
    view! {
        <Section title=move || words.get().settings().closing.title aside=move || view! { {move || words.get().settings().closing.aside} }>
            <p role="status">{standing}</p>
            <div class="fields">
                <Entry
                    label=move || words.get().settings().closing.up_to
                    kind=FieldKind::Date
                    value=up_to
                    on_input=move |it| up_to.set(it)
                    wrong=day_wrong
                />
            </div>
            <div class="row">
                <Button on_press=close>{move || words.get().settings().closing.close}</Button>
            </div>
            <Show when=move || closed.get().is_some()>
                <div class="fields">
                    <Entry
                        label=move || words.get().settings().closing.reopen_to
                        kind=FieldKind::Date
                        value=reopen_to
                        on_input=move |it| reopen_to.set(it)
                        help=Signal::derive(move || Some(words.get().settings().closing.reopen_help.to_owned()))
                    />
                    <Entry label=move || words.get().settings().closing.reason value=reason on_input=move |it| reason.set(it) />
                </div>
                <div class="row">
                    <Button on_press=reopen>{move || words.get().settings().closing.reopen}</Button>
                </div>
            </Show>
            {wrong::fault_line(fault)}
        </Section>
    }
}
