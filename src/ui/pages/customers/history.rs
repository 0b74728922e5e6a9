//! What happened with a customer: documents, money, reminders with their words.

use super::look::{Look, item_name};
use crate::basis::money::Money;
use crate::insight::{ChronicleEntry, Happening};
use crate::ledger::{Channel, InteractionWay, ItemIdx, Ledger};
use crate::ui::parts::{Amount, Button, ButtonLook, Icon, Moment, Timeline};
use crate::ui::preferences::use_words;
use crate::ui::workbench::Workbench;
use crate::words::Words;
use leptos::prelude::*;

/// How much of a chronology is shown at first.
const FIRST: usize = 30;

/// The chronology, newest first; all of it once asked for.
pub(super) fn chronology(look: &Look, workbench: Workbench) -> impl IntoView + use<> {
    let words = use_words();
    let entries = look.sheet.chronology.clone();
    let n = entries.len();
    let all = RwSignal::new(n <= FIRST);
    if n == 0 {
        return view! { <p class="quiet">{move || words.get().customers().sheet.nothing_happened}</p> }.into_any();
    }
    let entries = StoredValue::new(entries);
    view! {
        <Timeline>
            {move || {
                let words = words.get();
                let shown = if all.get() { n } else { FIRST };
                workbench
                    .with_untracked(|ledger| {
                        entries.with_value(|it| it.iter().take(shown).map(|entry| moment(ledger, entry, words)).collect_view())
                    })
            }}
        </Timeline>
        {move || {
            (!all.get())
                .then(|| {
                    let rest = i64::try_from(n.saturating_sub(FIRST)).unwrap_or(i64::MAX);
                    view! {
                        <Button look=ButtonLook::Quiet on_press=move || all.set(true)>
                            {move || (words.get().customers().sheet.earlier)(rest)}
                        </Button>
                    }
                })
        }}
    }
    .into_any()
}

fn moment(ledger: &Ledger, entry: &ChronicleEntry, words: &'static Words) -> AnyView {
    let it = &words.customers().sheet;
    let when = words.format.date(entry.on);
    match &entry.what {
        Happening::Document(item) => booked(ledger, *item, when, Icon::ReceiptText, words),
        Happening::Money(item) => booked(ledger, *item, when, Icon::Banknote, words),
        Happening::Reminder(place) => {
            let Some(reminder) = ledger.reminders().get(*place) else { return ().into_any() };
            let icon = match reminder.channel {
                Channel::Mail => Icon::Mail,
                Channel::Letter => Icon::FileText,
                Channel::RegisteredLetter => Icon::Stamp,
                Channel::Call => Icon::Phone,
                Channel::Sms => Icon::MessageSquareText,
                Channel::Portal => Icon::Landmark,
            };
            let numbers: Vec<&str> =
                reminder.documents.iter().map(|(item, _)| ledger.number(*item)).filter(|number| !number.is_empty()).collect();
            let said = (it.reminder)(reminder.channel, reminder.tone, &words.format.list(&numbers));
            let (subject, body) = (reminder.subject.clone(), reminder.body.clone());
            view! {
                <Moment when icon>
                    {said}
                    <details class="sent-words">
                        <summary>{it.words_sent}</summary>
                        <p>
                            <strong>{subject}</strong>
                        </p>
                        <p class="as-written">{body}</p>
                    </details>
                </Moment>
            }
            .into_any()
        }
        Happening::Skipped(item, _, reason) => {
            let said = (it.skipped)(&item_name(ledger, *item, words));
            view! { <Moment when icon=Icon::CircleOff said=reason.clone()>{said}</Moment> }.into_any()
        }
        Happening::Interaction(place) => {
            let Some(noted) = ledger.interactions().get(*place) else { return ().into_any() };
            let icon = match noted.way {
                InteractionWay::Call => Icon::Phone,
                InteractionWay::Mail => Icon::Mail,
                InteractionWay::Letter => Icon::FileText,
                InteractionWay::Meeting => Icon::Users,
                InteractionWay::Message | InteractionWay::Other => Icon::MessageSquareText,
            };
            let said = (words.interactions().noted)(noted.way);
            view! { <Moment when icon said=noted.text.clone()>{said}</Moment> }.into_any()
        }
        Happening::PutOff(item, until) => {
            let said = (it.put_off)(&item_name(ledger, *item, words), &words.format.full_date(*until));
            view! { <Moment when icon=Icon::Clock>{said}</Moment> }.into_any()
        }
        Happening::HandedOver(item, to) => {
            let said = (it.handed_over)(&item_name(ledger, *item, words), to);
            view! { <Moment when icon=Icon::Users>{said}</Moment> }.into_any()
        }
        Happening::ChaseStarted(item, _) => {
            let said = (it.chase_started)(&item_name(ledger, *item, words));
            view! { <Moment when icon=Icon::Route>{said}</Moment> }.into_any()
        }
    }
}

fn booked(ledger: &Ledger, item: ItemIdx, when: String, icon: Icon, words: &'static Words) -> AnyView {
    let (name, item) = (item_name(ledger, item, words), ledger.item(item));
    let money = Money::from_minor(item.amount, item.currency);
    view! {
        <Moment when icon>
            {name}
            ", "
            <span class="num">
                <Amount money />
            </span>
        </Moment>
    }
    .into_any()
}
