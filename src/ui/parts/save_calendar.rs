//! A button that saves a calendar file, and says what is in it.

use super::button::{Button, ButtonLook};
use super::icon::Icon;
use crate::dunning::DaySettings;
use crate::output::calendar::calendar;
use crate::output::calendar_entries::calendar_entries;
use crate::ui::download;
use crate::ui::preferences::use_words;
use crate::ui::workbench::use_workbench;
use leptos::prelude::*;

/// Saves due dates, promises, reminders, things to invoice and debits as a calendar.
#[component]
pub fn SaveCalendar() -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let said = RwSignal::new(None::<String>);
    let save = move || {
        let (words, on) = (words.get_untracked(), workbench.as_of().get_untracked());
        let it = words.calendar();
        let entries = workbench.with_untracked(|ledger| calendar_entries(ledger, on, &DaySettings::default(), words));
        let text = calendar(it.name, on, &entries);
        let name = format!("{}.ics", (it.file_name)(&on.to_string()));
        let done = download::save(&name, "text/calendar", text.as_bytes()).is_ok();
        let n = i64::try_from(entries.len()).unwrap_or(i64::MAX);
        said.set(Some(if done { (it.saved)(n) } else { it.not_saved.to_owned() }));
    };
    view! {
        <span class="row" title=move || words.get().calendar().holds>
            <span class="small soft" role="status">
                {move || said.get()}
            </span>
            <Button look=ButtonLook::Quiet icon=Icon::CalendarPlus on_press=save>
                {move || words.get().calendar().save}
            </Button>
        </span>
    }
}
