//! What a figure is to be: shown beside it, set in a form of one field.

use crate::insight::{Indicator, Indicators, Unit};
use crate::journal::Deed;
use crate::ledger::PracticeWish;
use crate::ui::parts::{Button, ButtonLook, Chip, Dialog, Entry, FieldKind, Tone};
use crate::ui::preferences::use_words;
use crate::ui::workbench::{Fault, Workbench, use_workbench};
use crate::ui::wrong::fault_line;
use crate::words::reports::{figure, shown, unshown};
use crate::words::typed::parsed_per_cent;
use leptos::prelude::*;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// The target of a figure as a number of its own unit.
pub(super) fn target_of(workbench: Workbench, which: Indicator) -> Option<f64> {
    workbench.with(|ledger| ledger.target(which)).and_then(|target| target.to_f64())
}

/// The cell: the target, whether it is met, and the way to set it.
pub(super) fn target_cell(which: Indicator, series: Memo<Vec<Indicators>>, asked: RwSignal<Option<Indicator>>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let target = Memo::new(move |_| workbench.with(|ledger| ledger.target(which)).and_then(|target| target.to_f64()));
    let now = move || series.with(|series| series.last().and_then(|of| of.figure(which)));
    let refused = Signal::derive(move || (!workbench.may_write()).then(|| words.get().customers().not_now.to_owned()));
    let said = move || match target.get() {
        Some(value) => figure(words.get().format, which.unit(), value),
        None => format!("{}…", words.get().habits().target),
    };
    let state = move || {
        let (target, now) = target.get().zip(now())?;
        let met = if which.is_better_high() { now >= target } else { now <= target };
        let says = words.get().habits();
        Some(if met {
            view! { <Chip>{says.met}</Chip> }
        } else {
            view! { <Chip tone=Tone::Doubt>{says.missed}</Chip> }
        })
    };
    let name = move || (words.get().reports().indicators.name)(which);
    view! {
        {state}
        " "
        <Button look=ButtonLook::Quiet refused on_press=move || asked.set(Some(which))>
            <span class="visually-hidden">{move || (words.get().habits().set_target)(name())} " "</span>
            {said}
        </Button>
    }
}

/// Asks for a target.
pub(super) fn target_dialog(asked: RwSignal<Option<Indicator>>) -> impl IntoView {
    let words = use_words();
    let workbench = use_workbench();
    let (text, fault) = (RwSignal::new(String::new()), RwSignal::new(None::<Fault>));
    Effect::new(move |_| {
        let Some(which) = asked.get() else { return };
        fault.set(None);
        let known = workbench.with_untracked(|ledger| ledger.target(which)).and_then(|target| target.to_f64());
        let number = known.and_then(|value| Decimal::try_from(shown(which.unit(), value)).ok()).map(|it| it.round_dp(2).normalize());
        text.set(number.map(|it| words.get_untracked().format.decimal(it, it.scale())).unwrap_or_default());
    });
    let typed = move || text.with(|text| if text.trim().is_empty() { Some(None) } else { parsed_per_cent(text).map(Some) });
    let wrong = Signal::derive(move || {
        let fits = typed().is_some_and(|typed| typed.is_none_or(|it| !it.is_sign_negative()));
        (!fits).then(|| words.get().habits().target_wrong.to_owned())
    });
    let keep = move || {
        let (Some(which), Some(typed), None) = (asked.get_untracked(), untrack(typed), wrong.get_untracked()) else { return };
        let target = typed.map(|typed| unshown(which.unit(), typed));
        leptos::task::spawn_local(async move {
            match workbench.write(&PracticeWish::Aim { indicator: which, target }.into(), Deed::SayTarget).await {
                Ok(_) => asked.set(None),
                Err(why) => fault.set(Some(why)),
            }
        });
    };
    let label = move || {
        let says = words.get().habits();
        match asked.get().map(Indicator::unit) {
            Some(Unit::Share) => says.target_share,
            Some(Unit::Index) => says.target_index,
            _ => says.target_days,
        }
    };
    let title =
        move || asked.get().map(|it| (words.get().habits().target_title)((words.get().reports().indicators.name)(it))).unwrap_or_default();
    view! {
        <Dialog open=Signal::derive(move || asked.with(Option::is_some)) on_close=move |()| asked.set(None) title>
            <div class="stack">
                <Entry
                    label
                    kind=FieldKind::Amount
                    value=text
                    on_input=move |it| text.set(it)
                    wrong
                    help=Signal::derive(move || Some(words.get().habits().target_help.to_owned()))
                />
                {fault_line(fault)}
                <div class="row">
                    <Button look=ButtonLook::Primary on_press=keep>{move || words.get().habits().keep}</Button>
                    <Button on_press=move || asked.set(None)>{move || words.get().frame().parts.cancel}</Button>
                </div>
            </div>
        </Dialog>
    }
}
