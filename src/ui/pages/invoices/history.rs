//! What happened to a document or to money, latest first.

use super::look::{Happened, Look};
use crate::basis::money::{Currency, Money};
use crate::ledger::{Channel, ItemKind, Tone as Voice};
use crate::ui::parts::{Grows, Icon, Moment, Timeline, Tone, each_unless_same};
use crate::ui::preferences::use_words;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The section.
pub(super) fn history(look: Signal<Option<Look>>) -> impl IntoView {
    let words = use_words();
    let all = move || {
        look.with(|look| {
            let Some(look) = look else { return Vec::new() };
            look.happened.iter().map(|(on, what)| (*on, what.clone(), look.named.kind, look.currency)).collect()
        })
    };
    let moment = move |(on, what, kind, currency): &(NaiveDate, Happened, ItemKind, Currency)| {
        let words = words.get();
        let sheet = &words.invoices().sheet;
        let when = words.format.date(*on);
        let (icon, tone, said, quoted) = match what {
            Happened::Issued => {
                let icon = if kind.is_document() { Icon::ReceiptText } else { Icon::Banknote };
                (icon, Tone::Plain, (sheet.was_issued)((words.invoices().kind)(*kind)), None)
            }
            Happened::FellDue => (Icon::Clock, Tone::Plain, sheet.fell_due.to_owned(), None),
            Happened::Settled(amount, by) => {
                let sum = words.format.amount(Money::from_minor(*amount, *currency));
                (Icon::Banknote, Tone::Plain, (sheet.was_settled)(&sum, &by.text(words)), None)
            }
            Happened::Reminded(tone, channel, subject) => {
                let icon = match (tone, channel) {
                    (Voice::Formal, _) => Icon::Stamp,
                    (_, Channel::Call) => Icon::Phone,
                    (_, Channel::Mail) => Icon::Mail,
                    (_, Channel::Letter | Channel::RegisteredLetter) => Icon::FileText,
                    (_, Channel::Sms) => Icon::MessageSquareText,
                    (_, Channel::Portal) => Icon::Landmark,
                };
                (icon, Tone::Plain, (sheet.reminded)(*tone, *channel), Some(subject.clone()))
            }
            Happened::Skipped(reason) => (Icon::CircleOff, Tone::Plain, sheet.skipped.to_owned(), Some(reason.clone())),
            Happened::PutOff(until) => (Icon::Clock, Tone::Plain, (sheet.put_off)(&words.format.full_date(*until)), None),
            Happened::HandedOver(to) => (Icon::Users, Tone::Plain, (sheet.handed_over)(to), None),
            Happened::ChaseStarted => (Icon::Send, Tone::Plain, sheet.chase_started.to_owned(), None),
        };
        let quoted = quoted.filter(|it| !it.is_empty()).map(|it| words.format.quoted(&it));
        view! { <Moment when icon tone said=quoted>{said}</Moment> }
    };
    view! {
        <section>
            <h3>{move || words.get().invoices().sheet.history}</h3>
            <Timeline>{each_unless_same(all, Grows::AtItsStart, moment)}</Timeline>
        </section>
    }
}
